import { ODataError, unsupportedOption } from './errors.ts';
import type { OptionName, Query } from './query.ts';

/** `served`: the operation reads it. `ignored`: Graph takes it without effect; the row says where that is known from. */
export type Treatment = 'served' | { readonly ignored: string };

/** The options one operation takes. What has no row is refused. */
export interface AllowedOptions {
  readonly options: Readonly<Partial<Record<OptionName, Treatment>>>;
  /** Options that are not OData's, by exact name: `@id` of a `$ref` DELETE. */
  readonly custom?: Readonly<Record<string, Treatment>>;
  /** The largest `$top`; 999 for the directory, 1,000 for sign-ins (facts 7.6). */
  readonly maximumTop?: number;
}

/** The row for `$count` on a directory list that came without the header. */
export const COUNT_IGNORED: Treatment = {
  ignored: 'Graph answers ?$count=true without ConsistencyLevel: eventual as if it were not there (facts 7.6)',
};

const DIRECTORY_MAXIMUM_TOP = 999;

/**
 * Refuses what the operation does not list, so that nothing a client sends goes unread.
 * @returns the names of the options sent that Graph ignores, for the request log.
 * @throws ODataError that names the option and what is supported.
 */
export function checkOptions(query: Query, allowed: AllowedOptions): readonly string[] {
  const ignored: string[] = [];
  const check = (name: string, treatment: Treatment | undefined) => {
    if (treatment === undefined) throw refusal(name, allowed);
    if (treatment !== 'served') ignored.push(name);
  };
  for (const name of Object.keys(query.raw) as OptionName[]) check(name, allowed.options[name]);
  const custom = new Map(Object.entries(allowed.custom ?? {}));
  for (const { name } of query.unknown) check(name, custom.get(name));
  if (query.top !== undefined && allowed.options.$top === 'served') checkTop(query.top, allowed);
  return ignored;
}

function checkTop(top: number, { maximumTop = DIRECTORY_MAXIMUM_TOP }: AllowedOptions): void {
  if (top >= 1 && top <= maximumTop) return;
  // Graph's own words, as seen (facts 7.2).
  const message = `Invalid page size specified: '${top}'. Must be between 1 and ${maximumTop} inclusive.`;
  throw new ODataError('Request_UnsupportedQuery', message);
}

function refusal(name: string, { options, custom = {} }: AllowedOptions): ODataError {
  const supported = [...Object.entries(options), ...Object.entries(custom)]
    .filter(([, treatment]) => treatment === 'served')
    .map(([option]) => option);
  const list = supported.length === 0 ? 'no query options' : supported.join(', ');
  return unsupportedOption(`The query option '${name}' is not supported by this operation. Supported: ${list}.`);
}
