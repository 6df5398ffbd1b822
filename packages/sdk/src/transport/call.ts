import type { GraphVersion, OperationDescriptor } from '@cutover/contract/types';
import type { HeaderTable } from './classify.ts';

declare const result: unique symbol;

/** OData options of a read. Values are sent encoded; names of properties are sent as given. */
export interface QueryOptions {
  /** Properties to answer; without it the service's default ones. */
  readonly select?: readonly string[];
  /** Relationships to answer inline. */
  readonly expand?: readonly string[];
  /** An OData filter; write values into it with {@link filter}, which quotes them. */
  readonly filter?: string;
  readonly orderBy?: string;
  readonly search?: string;
  /** Items a page. */
  readonly top?: number;
  /** Asks for the total number of items, `count` of the first page. */
  readonly count?: boolean;
  /** `eventual` sends the header that advanced queries need. */
  readonly consistency?: 'eventual';
}

/** What every call takes. */
export interface CallOptions {
  /** Aborts the call, also while it waits; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole call, with all attempts and waits; then it rejects with a {@link TimeoutError}. */
  readonly timeout?: number;
  /** Version of Microsoft Graph for this call. */
  readonly version?: GraphVersion;
}

/** Makes the address of a directory object, for references in bodies. */
export type Link = (id: string) => string;

/**
 * One call as data: made by a function of {@link calls}, sent by `client.send` or, with others, by `client.batch`.
 * `T` is what it answers.
 */
export interface Call<T> {
  readonly descriptor: OperationDescriptor;
  /** Path parameters by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: QueryOptions | undefined;
  /** The body to send as JSON; a function where the body holds addresses of objects. */
  readonly body?: object | ((link: Link) => object);
  /** The version that it is meant for, unless the options of the sending name one. */
  readonly version?: GraphVersion | undefined;
  /** `login`: sent to the sign-in service instead of Microsoft Graph, without a token. */
  readonly service?: 'login';
  /** Makes the described answer of what came, where the service answers in several forms, or part of it in a header. */
  readonly read?: (value: unknown, headers: HeaderTable) => unknown;
  readonly [result]?: T;
}

/** What a call answers. */
export type ResultOf<C> = C extends Call<infer T> ? T : never;

/** A call of the operation. */
export function callOf<T>(
  descriptor: OperationDescriptor,
  rest: Omit<Call<T>, 'descriptor' | typeof result> = {},
): Call<T> {
  return { descriptor, ...rest };
}
