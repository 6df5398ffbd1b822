import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Table } from '../../src/tenant/table.ts';

/** What is done to the tables; a number chooses one of the copies that there are. */
type Step =
  | { readonly kind: 'set'; readonly copy: number; readonly key: string; readonly value: number }
  | { readonly kind: 'delete'; readonly copy: number; readonly key: string }
  | { readonly kind: 'setMany' | 'deleteMany'; readonly copy: number; readonly from: number; readonly count: number }
  | { readonly kind: 'snapshot'; readonly copy: number }
  | { readonly kind: 'look'; readonly copy: number; readonly low: string; readonly high: string };

const numbered = (number: number): string => `k${String(number).padStart(4, '0')}`;
/** Short keys that often meet, with separators as the tenant's keys have them; and the numbered ones of the bulk steps. */
const key = fc.oneof(
  fc.nat(1_500).map(numbered),
  fc.string({ unit: fc.constantFrom('a', 'b', '|', 'é', '￿', 'A'), maxLength: 4 }),
);
const copy = fc.nat();
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), copy, key, value: fc.nat(99) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), copy, key }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('setMany' as const, 'deleteMany' as const),
      copy,
      from: fc.nat(1_200),
      count: fc.integer({ min: 1, max: 400 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('snapshot' as const), copy }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const), copy, low: key, high: key }) },
);

type Entry = [string, number];
const compare = (left: Entry, right: Entry): number => (left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0);
const sorted = (model: ReadonlyMap<string, number>): Entry[] => [...model].sort(compare);

/** Everything that can be read of a table, held against the Map. */
function look(table: Table<number>, model: ReadonlyMap<string, number>, low: string, high: string): void {
  const all = sorted(model);
  const prefix = low.slice(0, 2);
  const read: readonly (readonly [string, readonly Entry[], readonly Entry[]])[] = [
    ['all', [...table.range()], all],
    ['range', [...table.range(low, high)], all.filter(([key]) => key >= low && key < high)],
    ['range from', [...table.range(low)], all.filter(([key]) => key >= low)],
    ['prefix', [...table.prefix(prefix)], all.filter(([key]) => key.startsWith(prefix))],
    ['reversed', [...table.reversed()], all.toReversed()],
    ['reversed before', [...table.reversed(high)], all.filter(([key]) => key < high).toReversed()],
  ];
  // As text: far quicker than a deep comparison of two thousand entries.
  for (const [what, actual, expected] of read)
    if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual, what).toEqual(expected);
  expect([table.size, table.get(low), table.has(high)]).toEqual([model.size, model.get(low), model.has(high)]);
  expect(table.first()).toEqual(all[0]);
}

test('a table is a Map in key order, and its copies never touch each other', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }), (steps) => {
      // Copies are kept to the end, and written to again and again, whichever was made of which.
      const copies: { readonly table: Table<number>; readonly model: Map<string, number> }[] = [
        { table: new Table<number>(), model: new Map() },
      ];
      for (const each of steps) {
        const chosen = copies[each.copy % copies.length];
        if (!chosen) continue;
        const { table, model } = chosen;
        switch (each.kind) {
          case 'set':
            table.set(each.key, each.value);
            model.set(each.key, each.value);
            break;
          case 'delete':
            expect(table.delete(each.key)).toBe(model.delete(each.key));
            break;
          case 'setMany':
            for (let number = each.from; number < each.from + each.count; number++) {
              table.set(numbered(number), number);
              model.set(numbered(number), number);
            }
            break;
          case 'deleteMany':
            for (let number = each.from; number < each.from + each.count; number++)
              if (table.delete(numbered(number)) !== model.delete(numbered(number)))
                expect.fail(`${numbered(number)} was there in one and not in the other`);
            break;
          case 'snapshot':
            copies.push({ table: table.snapshot(), model: new Map(model) });
            break;
          case 'look':
            look(table, model, each.low, each.high);
        }
      }
      for (const { table, model } of copies) look(table, model, 'a', 'k0700');
    }),
    { numRuns: 50 },
  );
});

test('a value that is undefined or false is still an entry', () => {
  const table = new Table<boolean | undefined>();
  table.set('a', undefined);
  table.set('b', false);
  expect(table.size).toBe(2);
  expect(table.has('a')).toBe(true);
  expect([...table.range()]).toEqual([
    ['a', undefined],
    ['b', false],
  ]);
});
