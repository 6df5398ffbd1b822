/** Marks errors of this package, also those of another copy of it. */
const brand: unique symbol = Symbol.for('@cutover/sdk/GraphError');

/** One entry of the service's `details`: which property is meant and what is wrong with it. */
export interface ErrorDetail {
  readonly code?: string;
  readonly target?: string;
  readonly message?: string;
}

/** The request as an error shows it: headers from an allow-list, no body, no token. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer as an error shows it. */
export interface ShownResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text. */
  readonly body: string;
}

/** What is known about a failure. */
export interface GraphErrorFields {
  /** What happened, as a sentence. */
  readonly message: string;
  readonly code: string;
  readonly status?: number | undefined;
  readonly innerCode?: string | undefined;
  readonly details?: readonly ErrorDetail[];
  readonly requestId?: string | undefined;
  readonly clientRequestId?: string | undefined;
  readonly date?: Date | undefined;
  readonly operation?: string | undefined;
  /** Path below the version. */
  readonly path?: string;
  readonly attempts?: number;
  readonly retryable?: boolean;
  readonly retryAfter?: number | undefined;
  readonly explanation?: string | undefined;
  /** What to do about it, as a sentence. */
  readonly advice?: string | undefined;
  readonly request?: ShownRequest | undefined;
  readonly response?: ShownResponse | undefined;
  readonly cause?: unknown;
}

/**
 * The root of all errors of this package. Raised itself never: each case has a class of its own, named in `name`.
 * Aborting is no error of ours: an aborted call rejects with the reason of its signal.
 */
export class GraphError extends Error {
  /** HTTP status of the answer; undefined where there was none. */
  declare readonly status: number | undefined;
  /** The service's error code, for example `Request_ResourceNotFound`; ours where the service gave none. */
  declare readonly code: string;
  /** The innermost code of the service's `innerError`. */
  declare readonly innerCode: string | undefined;
  /** The service's `details`: properties and what is wrong with them. */
  declare readonly details: readonly ErrorDetail[];
  /** The service's id of the request: what its support asks for. */
  declare readonly requestId: string | undefined;
  /** Our id of the call, the same for all its attempts. */
  declare readonly clientRequestId: string | undefined;
  /** When the service answered, by its clock. */
  declare readonly date: Date | undefined;
  /** Operation id, for example `createFeatureRolloutPolicy`. */
  declare readonly operation: string | undefined;
  /** How often the request was sent; 0 when it was refused before. */
  declare readonly attempts: number;
  /** True when the failure is of a passing kind. Whether repeating is safe depends on the operation. */
  declare readonly retryable: boolean;
  /** The shortest wait that the service asks for, in milliseconds; undefined when it names none. */
  declare readonly retryAfter: number | undefined;
  /** For a 403: what the operation needs and what the token holds. */
  declare readonly explanation: string | undefined;
  /** What was sent. Not enumerable. */
  declare readonly request: ShownRequest | undefined;
  /** What came back. Not enumerable. */
  declare readonly response: ShownResponse | undefined;

  constructor({ message, path, advice, request, response, cause, ...fields }: GraphErrorFields) {
    const { status, code, details = [], operation, requestId, explanation } = fields;
    const where =
      [operation, request?.method, path].filter(Boolean).join(' ') + (requestId ? `, request-id ${requestId}` : '');
    const whats = details.map(({ target, code: what, message: why }) => `[${target}: ${why ?? what}]`);
    super(
      [status, `${code}:`, message, ...whats, where && `(${where})`, explanation, advice].filter(Boolean).join(' '),
      cause === undefined ? {} : { cause },
    );
    Object.assign(this, { details, attempts: 0, retryable: false }, fields);
    Object.defineProperties(this, {
      request: { value: request },
      response: { value: response },
      [brand]: { value: true },
    });
  }

  /** All but request and response, for logs. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return { ...(this as object), name, message };
  }
}

/**
 * Raised when the service does not accept the token (401) or the credential gives none: after a claims challenge was
 * answered and a fresh token tried.
 */
export class AuthenticationError extends GraphError {
  declare name: 'AuthenticationError';
}

/**
 * Raised when the token is good but does not allow the operation (403). `explanation` compares what the operation needs
 * with what the token holds (SR-24).
 */
export class AuthorizationError extends GraphError {
  declare name: 'AuthorizationError';
}

/** Raised when the object does not exist, or is not yet visible to the answering replica (404). */
export class NotFoundError extends GraphError {
  declare name: 'NotFoundError';
}

/** Raised when the call collides with what is there: 409, and 400 for a key in use or a reference that already exists. */
export class ConflictError extends GraphError {
  declare name: 'ConflictError';
}

/** Raised when the service refuses the request as it is (400 and other 4xx); `details` name the properties. */
export class BadRequestError extends GraphError {
  declare name: 'BadRequestError';
}

/** Raised for a step of a batch that was not carried out because a step it depends on failed (424). */
export class FailedDependencyError extends GraphError {
  declare name: 'FailedDependencyError';
}

/** Raised when the service still throttles after all attempts, or asks for a longer wait than the call may take (429). */
export class ThrottledError extends GraphError {
  declare name: 'ThrottledError';
}

/** Raised when the service fails (5xx) and repeating did not help or is not safe; 501 means that it is not served. */
export class ServiceError extends GraphError {
  declare name: 'ServiceError';
}

/** Raised when no whole answer arrived: name not resolved, connection refused or cut. `cause` is what fetch threw. */
export class TransportError extends GraphError {
  declare name: 'TransportError';
}

/** Raised when a call or a wait takes longer than its `timeout`. `cause` is the last failure, if any. */
export class TimeoutError extends GraphError {
  declare name: 'TimeoutError';
}

/** Raised when a success is not what the operation answers: a web page, cut JSON, a value of another shape. */
export class ResponseShapeError extends GraphError {
  declare name: 'ResponseShapeError';
}

/**
 * Raised for what is refused here: an impossible id or option, before anything is sent; a link or redirect to
 * another origin, which is not followed (code `ForeignOrigin`).
 */
export class RequestRefusedError extends GraphError {
  declare name: 'RequestRefusedError';
}

const classes = {
  GraphError,
  AuthenticationError,
  AuthorizationError,
  NotFoundError,
  ConflictError,
  BadRequestError,
  FailedDependencyError,
  ThrottledError,
  ServiceError,
  TransportError,
  TimeoutError,
  ResponseShapeError,
  RequestRefusedError,
};
// On the prototypes, so that stacks begin with these names, and minifying does not change them.
for (const [name, kind] of Object.entries(classes)) (kind.prototype as Error).name = name;

/** The errors by name, for {@link isGraphError}. */
export type GraphErrors = { [Name in keyof typeof classes]: InstanceType<(typeof classes)[Name]> };

/** Whether the value is an error of this package, of the named class if one is given; sees those of another copy too. */
export function isGraphError<Name extends keyof GraphErrors = 'GraphError'>(
  value: unknown,
  name: Name | 'GraphError' = 'GraphError',
): value is GraphErrors[Name] {
  return value instanceof Error && brand in value && (name === 'GraphError' || value.name === name);
}
