import type { OperationDescriptor } from '@cutover/contract/types';
import { type GraphError, isGraphError } from './errors.ts';

/** How failures of a passing kind are met. */
export interface RetryOptions {
  /** How often a request is sent at most, the first time included. Default 5; 1 never repeats. */
  readonly attempts?: number;
  /** The first wait in milliseconds; each further one doubles. Default 500. */
  readonly delay?: number;
  /** The longest such wait in milliseconds; a `Retry-After` may be longer. Default 30,000. */
  readonly maxDelay?: number;
}

/** The defaults of {@link RetryOptions}. */
export const defaultRetry: Required<RetryOptions> = { attempts: 5, delay: 500, maxDelay: 30_000 };

/** What to do about a failure: `repeat` it, `verify` whether it happened all the same, or `fail`. */
export type Verdict = 'repeat' | 'verify' | 'fail';

/**
 * Judges a failure. Throttling is proof that nothing happened, so it is safe to repeat anything; after a lost
 * connection or a 5xx only what may happen twice is repeated.
 */
export function judge(error: GraphError, { method, repeat }: OperationDescriptor): Verdict {
  if (!error.retryable) return 'fail';
  if (isThrottling(error) || repeat === 'safe' || repeat === 'idempotent' || method === 'DELETE') return 'repeat';
  return repeat === 'verify' ? 'verify' : 'fail';
}

/** Whether the service refused before doing anything: 429, or 503 with a Retry-After. */
export function isThrottling(error: GraphError): boolean {
  return error.status === 429 || (error.status === 503 && error.retryAfter !== undefined);
}

/** Milliseconds to wait after attempt number `attempt`; what the service asks for is the least, and jitter goes on top. */
export function delayAfter(
  attempt: number,
  error: GraphError,
  options: Required<RetryOptions>,
  random: () => number,
): number {
  const least = Math.max(error.retryAfter ?? 0, Math.min(options.maxDelay, options.delay * 2 ** (attempt - 1)));
  return Math.ceil(least * (1 + random() / 4));
}

/** Whether the refusal of a repeated call shows that an earlier attempt, whose answer was lost, took effect. */
export function showsThatItHappened(error: GraphError, { method, didItHappen: check }: OperationDescriptor): boolean {
  if (isGraphError(error, 'NotFoundError')) return method === 'DELETE';
  return isGraphError(error, 'ConflictError') && check?.when === 'contains';
}
