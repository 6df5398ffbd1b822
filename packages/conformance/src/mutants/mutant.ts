/** A way to break a rule of the mock. The suite has teeth when each turns its behaviour red, and only related ones. */
export interface Mutant {
  /** What is broken, in a few words. */
  readonly name: string;
  /** File below the mock's `src`. */
  readonly file: string;
  /** Text that the file has exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The behaviour that must turn red. */
  readonly bites: string;
  /** Behaviours that may turn red with it. */
  readonly related: readonly string[];
}
