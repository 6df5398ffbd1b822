import type { ErrorDetail, GraphErrorFields } from './errors.ts';
import {
  AuthenticationError,
  AuthorizationError,
  BadRequestError,
  ConflictError,
  FailedDependencyError,
  type GraphError,
  NotFoundError,
  ServiceError,
  ThrottledError,
} from './errors.ts';
import { shownOf } from './redact.ts';

/** Headers by lower-case name. */
export interface HeaderTable extends Iterable<readonly [string, string]> {
  get(name: string): string | null | undefined;
}

/** An answer of the service, whole. */
export interface Exchange {
  readonly status: number;
  readonly headers: HeaderTable;
  readonly text: string;
}

/** What an error says of the call besides the answer. */
export type FailureContext = Pick<
  GraphErrorFields,
  'operation' | 'path' | 'attempts' | 'requestId' | 'clientRequestId' | 'request' | 'explanation'
>;

type Json = { readonly [name: string]: unknown };
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const classes: Record<number, typeof GraphError> = {
  401: AuthenticationError,
  403: AuthorizationError,
  404: NotFoundError,
  409: ConflictError,
  424: FailedDependencyError,
  429: ThrottledError,
};

const advice: Record<number, string> = {
  401: 'Check the credential, its tenant and cloud.',
  404: 'Check the id; what is new may not be visible yet.',
  429: 'Lower `concurrency` or call later.',
};

/** The error of an answer that is no success; `now` is for a Retry-After that is a date. */
export function errorOf(exchange: Exchange, context: FailureContext, now: number): GraphError {
  const { status, text, headers } = exchange;
  const body = parse(text);
  const error: Json = isObject(body) && isObject(body['error']) ? body['error'] : {};
  const inner = innermost(error);
  const message = textOf(error['message']) ?? 'No reason given.';
  const details = [error['details']].flat().filter(isObject) as ErrorDetail[];
  const collides = details.some(({ code }) => code === 'ObjectConflict') || /already exist/i.test(message);
  const kind =
    status === 400 && collides ? ConflictError : (classes[status] ?? (status < 500 ? BadRequestError : ServiceError));
  return new kind({
    ...context,
    status,
    code: textOf(error['code']) ?? `Http${status}`,
    message,
    innerCode: textOf(inner['code']),
    details,
    requestId: headers.get('request-id') ?? textOf(inner['request-id']) ?? context.requestId,
    clientRequestId: headers.get('client-request-id') ?? textOf(inner['client-request-id']) ?? context.clientRequestId,
    date: dateOf(headers.get('date')),
    retryable: status === 408 || status === 429 || (status >= 500 && status !== 501),
    retryAfter: retryAfterOf(exchange, now),
    advice: advice[status],
    response: { status, headers: shownOf(headers), body: text },
  });
}

/** The shortest wait asked for, in milliseconds: seconds, or a date measured by the service's own clock. */
function retryAfterOf({ headers }: Exchange, now: number): number | undefined {
  const value = headers.get('retry-after') ?? '';
  if (/^\s*\d/.test(value)) return Number.parseFloat(value) * 1000;
  const until = dateOf(value)?.getTime();
  return until && Math.max(0, until - (dateOf(headers.get('date'))?.getTime() ?? now));
}

/** All properties of `innerError` and of those within it; inner ones win. */
function innermost(error: Json): Json {
  const inner = error['innerError'] ?? error['innererror'];
  return isObject(inner) ? { ...inner, ...innermost(inner) } : {};
}

function dateOf(text: string | null | undefined): Date | undefined {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The text as JSON; undefined where it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
