import { badOption } from './errors.ts';
import {
  type ExpandItem,
  type OrderItem,
  readBoolean,
  readExpand,
  readInteger,
  readOrderBy,
  readSelect,
} from './option-values.ts';
import { decodePart } from './percent.ts';

export const OPTION_NAMES = [
  '$filter',
  '$select',
  '$expand',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  '$search',
  '$skiptoken',
] as const;
export type OptionName = (typeof OPTION_NAMES)[number];

/** A query string, read. What is absent was not sent. */
export interface Query {
  /** The decoded text of each option sent, `$filter` and the others under their full names. */
  readonly raw: Readonly<Partial<Record<OptionName, string>>>;
  /** What is none of the options above, in the order sent. */
  readonly unknown: readonly { readonly name: string; readonly value: string }[];
  readonly filter?: string;
  readonly select?: readonly string[];
  readonly expand?: readonly ExpandItem[];
  readonly orderby?: readonly OrderItem[];
  /** Whole, not yet held against the operation's limits: `checkOptions` does that. */
  readonly top?: number;
  readonly skip?: number;
  readonly count?: boolean;
  readonly search?: string;
  readonly skiptoken?: string;
}

const KNOWN: ReadonlyMap<string, OptionName> = new Map(
  OPTION_NAMES.flatMap((name) => [
    [name, name],
    [name.slice(1), name],
  ]),
);

/**
 * Reads a raw query string (what follows `?`, or nothing). Options are known with and without `$` and in any case, as
 * Graph takes them; that an operation serves them is for `checkOptions` to say.
 * @throws ODataError for broken percent-encoding, an option sent twice, or a value that cannot be read.
 */
export function parseQuery(search: string): Query {
  const raw: Partial<Record<OptionName, string>> = {};
  const unknown: { name: string; value: string }[] = [];
  let at = search.startsWith('?') ? 1 : 0;
  while (at < search.length) {
    const ampersand = search.indexOf('&', at);
    const end = ampersand < 0 ? search.length : ampersand;
    const equals = search.indexOf('=', at);
    const nameEnd = equals < 0 || equals > end ? end : equals;
    if (end > at) {
      const name = decodePart(search.slice(at, nameEnd), at);
      const value = decodePart(search.slice(nameEnd + 1, end), nameEnd + 1);
      const option = KNOWN.get(name.toLowerCase());
      if (option === undefined) unknown.push({ name, value });
      else if (raw[option] !== undefined) throw badOption(option, 'it is given twice; send it once', at);
      else raw[option] = value;
    }
    at = end + 1;
  }
  return { raw, unknown, ...values(raw) };
}

type Values = Omit<Query, 'raw' | 'unknown'>;

function values(raw: Query['raw']): Values {
  const { $filter, $select, $expand, $orderby, $top, $skip, $count, $search, $skiptoken } = raw;
  return {
    ...($filter !== undefined && { filter: $filter }),
    ...($select !== undefined && { select: readSelect($select) }),
    ...($expand !== undefined && { expand: readExpand($expand) }),
    ...($orderby !== undefined && { orderby: readOrderBy($orderby) }),
    ...($top !== undefined && { top: readInteger('$top', $top) }),
    ...($skip !== undefined && { skip: readInteger('$skip', $skip) }),
    ...($count !== undefined && { count: readBoolean('$count', $count) }),
    ...($search !== undefined && { search: $search }),
    ...($skiptoken !== undefined && { skiptoken: $skiptoken }),
  };
}
