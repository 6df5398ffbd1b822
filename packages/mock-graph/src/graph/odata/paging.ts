import { badOption, type ODataError } from './errors.ts';
import { fingerprint } from './fingerprint.ts';
import type { Query } from './query.ts';

/** Where a list goes on: whatever the caller needs to find the next item. */
export type Position = string | number | boolean | null | readonly Position[];

const VERSION = 1;
/** No position needs more; without a limit, lists nested in each other could exhaust the stack. */
const LONGEST = 4096;

/**
 * What a token belongs to: the list (`scope`, such as the path) and every option but the token itself. The order of the
 * options, and whether they were written with `$`, makes no difference.
 */
export function listFingerprint(query: Query, scope: string): string {
  const pairs = otherOptions(query).map((pair) => JSON.stringify(pair));
  return fingerprint(JSON.stringify([scope, ...pairs.sort()]));
}

/** The opaque `$skiptoken` for a position in a list: all state is in it, and nothing that a URI template would read. */
export function encodeSkipToken(position: Position, list: string): string {
  const state = { v: VERSION, p: position, l: list };
  const json = JSON.stringify({ ...state, c: fingerprint(JSON.stringify(state)) });
  const ascii = json.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return btoa(ascii).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The position in a token of ours.
 * @throws ODataError when the token was changed, or belongs to another list or other options.
 */
export function decodeSkipToken(token: string, list: string): Position {
  const state = read(token);
  if (state === undefined)
    throw refusal('it is not one that a nextLink of this server held; use the link as it was given');
  // What reads well must also write back to the same token, check sum included: nothing in it was changed.
  if (encodeSkipToken(state.position, state.list) !== token)
    throw refusal('it was changed; use the nextLink as it was given');
  if (state.list !== list) throw refusal('it belongs to another list or other options; keep all of the nextLink');
  return state.position;
}

/** The query string of a `nextLink`: all that was sent, with the new token. Holds no `{` or `}`. */
export function nextLinkQuery(query: Query, token: string): string {
  return [...otherOptions(query), ['$skiptoken', token] as const]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function otherOptions(query: Query): readonly (readonly [string, string])[] {
  const known = Object.entries(query.raw).filter(([name]) => name !== '$skiptoken');
  return [...known, ...query.unknown.map(({ name, value }) => [name, value] as const)];
}

function read(token: string): { readonly position: Position; readonly list: string } | undefined {
  if (token.length > LONGEST || !/^[\w-]+$/.test(token)) return undefined;
  let state: unknown;
  try {
    state = JSON.parse(atob(token.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
  if (typeof state !== 'object' || state === null || !('v' in state && 'p' in state && 'l' in state)) return undefined;
  if (state.v !== VERSION || typeof state.l !== 'string' || !isPosition(state.p)) return undefined;
  return { position: state.p, list: state.l };
}

function isPosition(value: unknown): value is Position {
  if (Array.isArray(value)) return value.every(isPosition);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** `$` and `,` stay as they are, as in the links that Graph gives. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%24', '$').replaceAll('%2C', ',');
}

function refusal(why: string): ODataError {
  return badOption('$skiptoken', why);
}
