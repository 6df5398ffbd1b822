import type { DirectoryRecord } from '../../tenant/membership.ts';
import type { ReadonlyTable } from '../../tenant/table.ts';
import type { ListItem, ListSource, Shown } from '../rows.ts';

/** The first key after another one. */
export const following = (key: string | undefined): string | undefined =>
  key === undefined ? undefined : `${key}\u0000`;

/** A table as a list in key order. */
export function tableList(table: ReadonlyTable<object>, entity: string, index?: ListSource['index']): ListSource {
  return {
    *after(position): IterableIterator<ListItem> {
      for (const [key, item] of table.range(following(position))) yield { position: key, entity, item };
    },
    ...(index ? { index } : {}),
  };
}

const entityNames = { user: 'user', group: 'group', contact: 'orgContact' } as const;

export const shownObject = (object: DirectoryRecord): Shown => ({
  entity: entityNames[object.kind],
  item: object.record,
});
