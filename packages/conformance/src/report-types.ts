import type { Certainty } from './behaviour.ts';

export type OutcomeKind = 'passed' | 'failed' | 'skipped' | 'deferred';

/** What became of one case. */
export interface Result {
  /** Id of the row: `SR-07`. */
  readonly behaviour: string;
  /** `SR-07.2`. */
  readonly name: string;
  readonly title: string;
  readonly certainty: Certainty;
  readonly outcome: OutcomeKind;
  /** Why it failed, was skipped or was deferred. */
  readonly reason?: string;
  /** When a deferred assertion is due: ISO 8601. */
  readonly until?: string;
  /** Wall time of the case. */
  readonly milliseconds: number;
  /** On a live target: milliseconds from the act until the last assertion first held. */
  readonly measured?: number;
  /** Of a dry run: the writes that would be sent. */
  readonly plan?: readonly string[];
  /** What could not be removed again, or what is wrong with the target. */
  readonly problem?: string;
}
