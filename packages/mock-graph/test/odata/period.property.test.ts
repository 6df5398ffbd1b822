import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFilter } from '../../src/graph/odata/evaluate.ts';
import { impliedPeriod, mentions } from '../../src/graph/odata/indexable.ts';
import { compareInstants, parseInstant } from '../../src/graph/odata/instant.ts';
import type { EntityModel } from '../../src/graph/odata/model.ts';
import { parseFilter } from '../../src/graph/odata/parser.ts';
import { validateFilter } from '../../src/graph/odata/validate.ts';
import { entriesBetween } from '../../src/graph/routes/lists.ts';
import { Table } from '../../src/tenant/table.ts';

const model: EntityModel = {
  name: 'entry',
  properties: {
    at: { type: 'dateTime', filter: ['eq', 'ge', 'le'] },
    seen: { type: 'dateTime', filter: ['eq', 'ge', 'le'] },
    name: { type: 'string', filter: ['eq'] },
  },
};
const dayOf = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`;
const day = fc.integer({ min: 1, max: 9 });

const comparison = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('eq', 'ge', 'le'), day).map(([by, on]) => `at ${by} ${dayOf(on)}`) },
  fc.tuple(fc.constantFrom('eq', 'ge', 'le'), day).map(([by, on]) => `seen ${by} ${dayOf(on)}`),
  fc.constantFrom("name eq 'a'", "name eq 'b'"),
);
const filter: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([by, terms]) => `(${terms.join(` ${by} `)})`),
  ),
})).node;

describe('the period that a filter implies', () => {
  test('has everything that passes', () => {
    fc.assert(
      fc.property(filter, day, day, fc.constantFrom('a', 'b'), (text, at, seen, name) => {
        const tree = parseFilter(text);
        const item = { at: dayOf(at), seen: dayOf(seen), name };
        if (!compileFilter(validateFilter(tree, model))(item)) return;
        const { from, to } = impliedPeriod(tree, 'at');
        const moment = parseInstant(item.at);
        if (!moment) throw new Error('The day is no moment.');
        if (from) expect(compareInstants(from, moment)).toBeLessThanOrEqual(0);
        if (to) expect(compareInstants(moment, to)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('is as short as bounds that all hold make it', () => {
    const period = (text: string) => impliedPeriod(parseFilter(text), 'at');
    expect(period(`at ge ${dayOf(2)} and name eq 'a' and at le ${dayOf(5)} and at ge ${dayOf(3)}`)).toEqual({
      from: parseInstant(dayOf(3)),
      to: parseInstant(dayOf(5)),
    });
    expect(period(`at eq ${dayOf(2)} or at eq ${dayOf(4)}`)).toEqual({
      from: parseInstant(dayOf(2)),
      to: parseInstant(dayOf(4)),
    });
    expect(period(`at ge ${dayOf(2)} or name eq 'a'`)).toEqual({});
    expect(period(`seen ge ${dayOf(2)}`)).toEqual({});
  });

  test('a filter mentions the properties of the item, not those of a lambda', () => {
    const says = (text: string, property: string) => mentions(parseFilter(text), property);
    expect(says("(a eq 1 or b eq 2) and c/d eq 'x'", 'c')).toBe(true);
    expect(says("kinds/any(k:k eq 'x')", 'kinds')).toBe(true);
    expect(says("kinds/any(k:k/name eq 'x')", 'name')).toBe(false);
    expect(says('a eq 1', 'b')).toBe(false);
  });
});

test('a part of a table is what a reading of all of it would give, from both ends and from any position', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'b', '0', '1'), minLength: 1, maxLength: 3 });
  const bound = fc.option(key, { nil: undefined });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.constantFrom('', 'p|', 'q|'), key).map(([prefix, rest]) => prefix + rest)),
      fc.constantFrom('', 'p|', 'q|'),
      bound,
      bound,
      bound,
      fc.constantFrom('asc' as const, 'desc' as const),
      (keys, prefix, from, to, position, order) => {
        const table = new Table<number>();
        for (const [index, each] of keys.entries()) table.set(each, index);
        const wanted = keys
          .filter((each) => each.startsWith(prefix))
          .map((each) => each.slice(prefix.length))
          .filter((each) => (from === undefined || each >= from) && (to === undefined || each < to))
          .filter((each) => position === undefined || (order === 'asc' ? each > position : each < position))
          .sort((left, right) => (left < right === (order === 'asc') ? -1 : 1));
        const range = { prefix, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
        const found = [...entriesBetween(table, range, order, position)];
        expect(found.map(([each]) => each)).toEqual(wanted);
        expect(found.map(([, value]) => value)).toEqual(wanted.map((each) => keys.indexOf(prefix + each)));
      },
    ),
  );
});
