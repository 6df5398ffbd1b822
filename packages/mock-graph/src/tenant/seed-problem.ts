import { ServiceError } from './service-error.ts';

/** Something that a tenant cannot begin with, with its place in the file. */
export class SeedProblem extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'SeedProblem';
    this.path = path;
  }
}

/** Carries out a part of a seed; what an operation refuses becomes a problem of that part. */
export function placed<Made>(path: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (error instanceof ServiceError) throw new SeedProblem(path, error.message);
    throw error;
  }
}
