import type { ShownRequest } from './errors.ts';

/** A line of the log. Urls show no personal data in their query, headers are from an allow-list, bodies never appear. */
export interface LogEntry {
  /** `answered` and `failed` end an attempt; `waiting` comes before the next one; `warning` is for a person. */
  readonly event: 'answered' | 'failed' | 'waiting' | 'warning';
  readonly operation: string;
  /** Path below the version. */
  readonly path?: string;
  /** How often the request has been sent. */
  readonly attempts?: number;
  readonly clientRequestId?: string;
  readonly request?: ShownRequest;
  readonly status?: number;
  /** Headers of the answer that may be shown, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the attempt took, or how long the wait will be. */
  readonly milliseconds?: number;
  readonly message?: string;
}

/** Receives the log. */
export type Log = (entry: LogEntry) => void;
