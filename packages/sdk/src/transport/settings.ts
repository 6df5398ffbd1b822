import type { Authenticator } from './auth.ts';
import type { Limiter } from './limiter.ts';
import type { Log } from './log.ts';
import type { Site } from './request.ts';
import type { RetryOptions } from './retry.ts';
import type { Time } from './time.ts';

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** An attempt as hooks see it: no token. */
export interface Attempt {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  /** Headers by lower-case name; a hook may add some. The token is added after the hooks. */
  readonly headers: Record<string, string>;
  /** Number of the attempt, from 1. */
  readonly attempt: number;
}

/** Functions called around each attempt, for tracing and headers of your own. */
export interface Hooks {
  /** Before an attempt is sent. */
  beforeAttempt?(attempt: Attempt): void | Promise<void>;
  /** After an answer has arrived whole, or with the error when it got lost; not when the call was aborted. */
  afterAttempt?(
    attempt: Attempt,
    outcome: { readonly status?: number; readonly error?: unknown },
  ): void | Promise<void>;
}

/**
 * Checks an answer: returns what is wrong with it, or nothing. `@cutover/sdk/validate` makes one from the description
 * of the service.
 */
export type ResponseValidator = (operation: string, value: unknown) => readonly string[] | undefined;

/** What a pipeline works with. */
export interface Settings {
  readonly site: Site;
  readonly authenticator: Authenticator;
  readonly fetch: Fetch;
  readonly time: Time;
  readonly random: () => number;
  readonly retry: Required<RetryOptions>;
  /** Milliseconds for a whole call; infinite where nothing ends it. */
  readonly timeout: number;
  readonly limiter: Limiter;
  readonly hooks: Hooks;
  readonly log: Log | undefined;
  readonly userAgent: string | undefined;
  readonly validate: ResponseValidator | undefined;
}
