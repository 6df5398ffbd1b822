import type { DirectoryRecord } from '../../tenant/membership.ts';
import { following as after, type ReadonlyTable } from '../../tenant/table.ts';
import type { Instant } from '../odata/instant.ts';
import type { ListItem, ListSource, Shown } from '../rows.ts';

/** The first key after another one. */
export const following = (key: string | undefined): string | undefined => (key === undefined ? undefined : after(key));

/** A table as a list in key order. */
export function tableList(table: ReadonlyTable<object>, entity: string, index?: ListSource['index']): ListSource {
  return {
    *after(position): IterableIterator<ListItem> {
      for (const [key, item] of table.range(following(position))) yield { position: key, entity, item };
    },
    ...(index ? { index } : {}),
  };
}

/** A list that is small and in order of id. */
export const shortList = (items: Iterable<{ readonly id: string }>, entity: string): ListSource => ({
  *after(position): IterableIterator<ListItem> {
    for (const item of items)
      if (position === undefined || item.id > position) yield { position: item.id, entity, item };
  },
});

/** A part of a table: keys that begin with `prefix`, and behind it are not below `from` and below `to`. */
export interface KeyRange {
  readonly prefix?: string;
  readonly from?: string;
  readonly to?: string;
}

const higher = (left: string, right: string | undefined): string =>
  right !== undefined && right > left ? right : left;
const lower = (left: string | undefined, right: string | undefined): string | undefined =>
  left === undefined || (right !== undefined && right < left) ? right : left;

/** The first key after all that begin with a prefix. */
const afterPrefix = (prefix: string): string | undefined =>
  prefix === '' ? undefined : prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

/** Entries of a part of a table from a position on, without the prefix: what is before and behind is not touched. */
export function* entriesBetween<Value>(
  table: ReadonlyTable<Value>,
  { prefix = '', from = '', to }: KeyRange,
  order: 'asc' | 'desc',
  position: string | undefined,
): IterableIterator<[string, Value]> {
  const end = to === undefined ? afterPrefix(prefix) : prefix + to;
  if (order === 'asc') {
    const start = prefix + higher(from, following(position));
    for (const [key, value] of table.range(start, end)) yield [key.slice(prefix.length), value];
    return;
  }
  const start = prefix + from;
  for (const [key, value] of table.reversed(lower(end, position === undefined ? undefined : prefix + position))) {
    if (key < start) return;
    yield [key.slice(prefix.length), value];
  }
}

/** Milliseconds of a moment, rounded down. No moment before 1970 is any different here. */
export const millisecondsOf = ({ seconds, picoseconds }: Instant): number =>
  Math.max(0, seconds * 1_000 + Math.floor(picoseconds / 1e9));

const entityNames = { user: 'user', group: 'group', contact: 'orgContact' } as const;

export const shownObject = (object: DirectoryRecord): Shown => ({
  entity: entityNames[object.kind],
  item: object.record,
});
