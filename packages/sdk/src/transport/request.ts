import type { GraphVersion } from '@cutover/contract/types';
import type { Call, QueryOptions } from './call.ts';
import { RequestRefusedError } from './errors.ts';

/** Where calls go. */
export interface Site {
  /** Address of Microsoft Graph without version and trailing slash; may have a path. */
  readonly graph: string;
  /** Address of the sign-in service without trailing slash; may have a path. */
  readonly login: string;
  readonly version: GraphVersion;
}

/** A request as data: what would be sent, without the token. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** Headers by lower-case name. */
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** Path and query below the version, as `$batch` wants it. */
  readonly path: string;
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Parameters that are always GUIDs; others may be names. */
const guidParameter = /^(policy|directoryObject|group|member|contact|agent|agentGroup)Id$/;

/** Makes the request of a call, without sending anything. @throws RequestRefusedError for ids that cannot be meant. */
export function buildRequest<T>(call: Call<T>, site: Site, version: GraphVersion | undefined): OutgoingRequest {
  const { descriptor, query = {} } = call;
  const chosen = version ?? call.version ?? site.version;
  const login = call.service === 'login';
  if (!login && !descriptor.versions.includes(chosen))
    throw new RequestRefusedError({
      code: 'VersionNotServed',
      message: `${descriptor.id} is not in ${chosen}, only in ${descriptor.versions.join(' and ')}.`,
    });
  const base = login ? site.login : `${site.graph}/${chosen}`;
  const path =
    descriptor.path.replace(/\{(\w+)\}/g, (_, name: string) => segment(descriptor.id, name, call.parameters?.[name])) +
    queryText(query);
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(!login && { prefer: 'include-unknown-enum-members' }),
    ...(query.consistency && { consistencylevel: query.consistency }),
  };
  const link = (id: string) => `${base}/directoryObjects/${segment(descriptor.id, 'directoryObjectId', id)}`;
  const body = typeof call.body === 'function' ? call.body(link) : call.body;
  const request = { method: descriptor.method, url: base + path, headers, path };
  if (body === undefined) return request;
  headers['content-type'] = 'application/json';
  return { ...request, body: JSON.stringify(body) };
}

/** The id, if it can be one of an object. @throws RequestRefusedError */
export function requireObjectId(id: string): string {
  return segment(undefined, 'directoryObjectId', id);
}

function segment(operation: string | undefined, name: string, value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  // A path with . or .. as a segment would reach another resource; half a character cannot be encoded.
  if (/^(\s*|\.{1,2})$|\p{Cs}/u.test(text) || (guidParameter.test(name) && !guid.test(text)))
    throw new RequestRefusedError({
      code: 'InvalidId',
      operation,
      message: `${name} is ${JSON.stringify(value)}, which is no ${guidParameter.test(name) ? 'GUID' : 'id'}. Nothing was sent.`,
    });
  return encodeURIComponent(text);
}

/** Query options in the order in which they are sent. */
const options = ['select', 'expand', 'filter', 'orderBy', 'search', 'top', 'count'] as const;

function queryText(query: QueryOptions): string {
  const given = options.filter((name) => query[name] !== undefined && query[name] !== false);
  const texts = given.map((name) => `$${name.toLowerCase()}=${encodeValue(String(query[name]))}`);
  return texts.length > 0 ? `?${texts.join('&')}` : '';
}

/** Encodes a value but leaves readable what is allowed in a query. */
function encodeValue(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A|2F)/g, decodeURIComponent);
}

/** The address of a next page, if it has the origin of `base`. @throws RequestRefusedError with code `ForeignOrigin`. */
export function requireSameOrigin(address: string, base: string): string {
  const { origin } = new URL(base);
  const resolved = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (resolved?.origin === origin) return /^https?:/i.test(address) ? address : resolved.href;
  throw new RequestRefusedError({
    code: 'ForeignOrigin',
    message: `The next link leads to ${resolved?.origin}, not to ${origin}. It was not followed.`,
  });
}
