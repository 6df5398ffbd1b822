/** The form that all findings have, and what several kinds of them use. */

/**
 * `error`: what is asked is refused, not supported, or takes something away from users; a procedure stops.
 * `warning`: it works, and somebody should know.
 */
export type Severity = 'error' | 'warning';

/** Something to know, with what to do about it. */
export interface Finding {
  readonly severity: Severity;
  /** Row of the behaviour catalogue. */
  readonly behaviour: string;
  /** Stable name of the finding. */
  readonly code: string;
  readonly text: string;
  readonly whatToDo: string;
}

/** Names of domains and attributes are the same in any case. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What stands behind the last `@` of a user principal name. */
export const suffixOf = (name: string): string => name.slice(name.lastIndexOf('@') + 1);

const timeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds of a time given as a fact. @throws TypeError for one that says no certain moment. */
export function momentOf(time: string, fact: string): number {
  const moment = timeForm.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(moment))
    throw new TypeError(`The fact '${fact}' is '${time}'. Write a time with its zone, such as 2026-01-31T12:00:00Z.`);
  return moment;
}
