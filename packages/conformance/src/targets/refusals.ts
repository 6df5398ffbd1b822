/** A target does not let a case go on; it is skipped, with the reason. */
export class OutOfReach extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OutOfReach';
  }
}

/** The run was told to stop. */
export class Interrupted extends Error {
  constructor() {
    super('The run was interrupted.');
    this.name = 'Interrupted';
  }
}

/** The target is not one that the suite may touch. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}
