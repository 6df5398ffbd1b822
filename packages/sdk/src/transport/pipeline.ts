import { claimsOf } from './auth.ts';
import type { Call, CallOptions } from './call.ts';
import { type Exchange, errorOf, type FailureContext, type HeaderTable } from './classify.ts';
import { type GraphError, RequestRefusedError, TimeoutError, TransportError } from './errors.ts';
import { explain } from './explain.ts';
import { onDemand } from './on-demand.ts';
import { readAnswer } from './read.ts';
import { redactUrl, shownOf } from './redact.ts';
import { buildRequest, type OutgoingRequest, requireSameOrigin } from './request.ts';
import { delayAfter, isThrottling, judge, showsThatItHappened } from './retry.ts';
import type { Attempt, Fetch, Settings } from './settings.ts';
import { abortable, setAlarm, wait } from './time.ts';

/** A successful answer: the value and what came with it. */
export interface Answer<T> {
  readonly value: T;
  /** HTTP status; undefined when a later read showed that the call had happened. */
  readonly status: number | undefined;
  readonly headers: HeaderTable;
}

/** Sends a call and gives its answer; a next link, if given, takes the place of the call's own address. */
export type Send = <T>(call: Call<T>, options?: CallOptions, nextLink?: string) => Promise<Answer<T>>;

/** One call under way. */
interface Course {
  readonly call: Call<unknown>;
  readonly request: OutgoingRequest;
  readonly clientRequestId: string;
  readonly signal: AbortSignal;
  /** Milliseconds that it may still wait between attempts. */
  patience: number;
  attempts: number;
  lastError: GraphError | undefined;
}

/** A failed attempt, with what a fresh token needs: kept beside the error, so that no error holds a token. */
interface Failure {
  readonly error: GraphError;
  readonly token?: string | undefined;
  readonly challenge?: string | null | undefined;
}

const verified: Answer<undefined> = { value: undefined, status: undefined, headers: new Map() };

/**
 * The way of one call: build the request → loop [room in the limiter → token → hooks → fetch → classify] → read and
 * check. Everything that waits can be aborted; one controller and one alarm serve the whole call.
 */
export function createPipeline(settings: Settings): Send {
  const { time, random, retry, log } = settings;

  const send: Send = async <T>(call: Call<T>, options: CallOptions = {}, nextLink?: string): Promise<Answer<T>> => {
    const { signal, timeout = settings.timeout } = options;
    if (signal?.aborted) throw signal.reason;
    const built = buildRequest(call, settings.site, options.version);
    const controller = new AbortController();
    const course: Course = {
      call,
      request: nextLink === undefined ? built : { ...built, url: requireSameOrigin(nextLink, built.url) },
      clientRequestId: crypto.randomUUID(),
      signal: controller.signal,
      patience: timeout,
      attempts: 0,
      lastError: undefined,
    };
    const forward = () => controller.abort(signal?.reason);
    signal?.addEventListener('abort', forward, { once: true });
    const callOff = Number.isFinite(timeout)
      ? setAlarm(time, timeout, () => controller.abort(timeoutOf(course, timeout)))
      : undefined;
    try {
      return (await attempts(course)) as Answer<T>;
    } finally {
      callOff?.();
      signal?.removeEventListener('abort', forward);
    }
  };

  /** Sends until there is an answer, or a failure that is not to be repeated. */
  const attempts = async (course: Course): Promise<Answer<unknown>> => {
    const { call, signal } = course;
    const { descriptor } = call;
    let perhapsDone = false;
    const renewed = new Set<string>();
    for (;;) {
      course.attempts++;
      const outcome = await attempt(course);
      if (!('error' in outcome)) return outcome;
      const { error, token, challenge } = outcome;
      course.lastError = error;
      if (perhapsDone && showsThatItHappened(error, descriptor)) return verified;
      if (error.status === 401 && token !== undefined) {
        const claims = claimsOf(challenge);
        // Once for a token that is merely refused, and once for claims.
        const kind = typeof claims;
        if (!renewed.has(kind)) {
          renewed.add(kind);
          if (await settings.authenticator.renew(token, claims, signal)) continue;
        }
      }
      const verdict = judge(error, descriptor);
      if (verdict === 'fail' || course.attempts >= retry.attempts) throw error;
      const delay = delayAfter(course.attempts, error, retry, random);
      if (delay > course.patience) throw error;
      course.patience -= delay;
      log?.({ ...contextOf(course), event: 'waiting', milliseconds: delay, message: error.message });
      await wait(time, delay, signal);
      perhapsDone ||= !isThrottling(error);
      if (verdict === 'verify') {
        const read = async (reading: Call<unknown>, link?: string) =>
          (await send(reading, { signal, timeout: course.patience }, link)).value;
        const happened = onDemand().then(({ didItHappen }) => didItHappen(call, course.request, read));
        const yes = await abortable(happened, signal).catch(() => {
          throw signal.aborted ? signal.reason : error;
        });
        if (yes) return verified;
      }
    }
  };

  /** Sends once. What the service refuses and what does not arrive is returned, all else thrown. */
  const attempt = async (course: Course): Promise<Answer<unknown> | Failure> => {
    const { call, request, signal } = course;
    const waiting = settings.limiter.enter(signal);
    if (waiting) await waiting;
    try {
      const headers: Record<string, string> = { ...request.headers, 'client-request-id': course.clientRequestId };
      if (settings.userAgent) headers['user-agent'] = settings.userAgent;
      const token = call.service === 'login' ? undefined : await settings.authenticator.token(signal);
      const outgoing: Attempt = {
        operation: call.descriptor.id,
        method: request.method,
        url: request.url,
        headers,
        attempt: course.attempts,
      };
      await settings.hooks.beforeAttempt?.(outgoing);
      if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
      const began = time.now();
      const exchange = await transmit(course, headers);
      const milliseconds = time.now() - began;
      if (exchange instanceof TransportError) {
        await settings.hooks.afterAttempt?.(outgoing, { error: exchange });
        log?.({ ...contextOf(course), event: 'failed', milliseconds, message: exchange.message });
        return { error: exchange };
      }
      const { status, headers: answered } = exchange;
      time.hear?.(answered);
      await settings.hooks.afterAttempt?.(outgoing, { status });
      log?.({ ...contextOf(course), event: 'answered', milliseconds, status, headers: shownOf(answered) });
      if (status >= 200 && status < 300) {
        const value = readAnswer(exchange, call, settings.validate, () => contextOf(course, headers));
        return { value, status, headers: answered };
      }
      const explanation = status === 403 ? await explain(call.descriptor.id, token, exchange.text) : undefined;
      const error = errorOf(exchange, { ...contextOf(course, headers), explanation }, time.now());
      return { error, token, challenge: answered.get('www-authenticate') };
    } finally {
      settings.limiter.leave();
    }
  };

  /** Fetches and reads the answer whole; what got lost on the way is returned as its error. */
  const transmit = async (course: Course, headers: Record<string, string>): Promise<Exchange | TransportError> => {
    const { request, signal } = course;
    const { method, body } = request;
    const init: RequestInit = { method, headers, redirect: 'manual', signal, ...(body !== undefined && { body }) };
    let response: Response;
    let text: string;
    try {
      [response, text] = await abortable(fetchWhole(settings.fetch, request.url, init), signal);
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      return new TransportError({
        ...contextOf(course, headers),
        ...{ code: 'NoAnswer', message: reasonOf(cause), retryable: true, cause },
        advice: adviceOf(course),
      });
    }
    const { status } = response;
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
      const location = response.headers.get('location');
      throw new RequestRefusedError({
        ...contextOf(course, headers),
        ...{ status, code: 'Redirected' },
        message: `The redirect to ${location && redactUrl(location)} was not followed.`,
        advice: adviceOf(course),
      });
    }
    return { status, headers: response.headers, text };
  };

  return send;
}

async function fetchWhole(send: Fetch, url: string, init: RequestInit): Promise<[Response, string]> {
  const response = await send(url, init);
  return [response, response.status === 204 ? '' : await response.text()];
}

function contextOf({ call, request, attempts, clientRequestId }: Course, headers: Record<string, string> = {}) {
  return {
    operation: call.descriptor.id,
    path: redactUrl(request.path),
    attempts,
    clientRequestId,
    request: { method: request.method, url: redactUrl(request.url), headers: shownOf(Object.entries(headers)) },
  } satisfies FailureContext;
}

function timeoutOf(course: Course, timeout: number): TimeoutError {
  return new TimeoutError({
    ...contextOf(course),
    ...{ code: 'Timeout', message: `It took longer than ${timeout} ms.`, retryable: true, cause: course.lastError },
    advice: adviceOf(course),
  });
}

/** What to do when there was no answer. */
function adviceOf({ call, request }: Course): string {
  return call.descriptor.repeat === 'never'
    ? 'It may have happened: look before you repeat it.'
    : `Check the network and the address ${new URL(request.url).origin}.`;
}

/** What fetch says, with the reason that it hides in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message
    ? `${error.message}, ${error.cause.message}`
    : error.message;
}
