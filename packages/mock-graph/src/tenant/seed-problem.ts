import { ServiceError } from './service-error.ts';

/** Something that a tenant cannot begin with, with its place in the file. */
export interface SeedProblem {
  readonly path: string;
  readonly message: string;
}

/** What a tenant cannot begin with, all of it. */
export class SeedError extends Error {
  readonly problems: readonly SeedProblem[];

  constructor(problems: readonly SeedProblem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
    this.name = 'SeedError';
    this.problems = problems;
  }
}

/** Carries out a part of a seed. What an operation refuses becomes a problem of that part, and the other parts go on. */
export function placed(problems: SeedProblem[], path: string, make: () => unknown): void {
  try {
    make();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    problems.push({ path, message: error.message });
  }
}
