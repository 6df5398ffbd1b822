import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceFor, guidFor, securityIdentifierFor } from '../../src/tenant/ids.ts';
import { day, formatTime, orderedKey } from '../../src/tenant/time.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  test('have the form of a version 4 GUID, and the same cause gives the same one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (seed, cause) => {
        expect(guidFor(seed, cause)).toMatch(guid);
        expect(guidFor(seed, cause)).toBe(guidFor(seed, cause));
      }),
      { numRuns: 100 },
    );
  });

  test('differ for 200,000 causes of one tenant, as a whole and in each half', () => {
    const ids = new Set<string>();
    const firstHalves = new Set<string>();
    const lastHalves = new Set<string>();
    for (let number = 0; number < 200_000; number++) {
      const id = guidFor('cutover/contoso', `object/${number}`);
      ids.add(id);
      // Where the parts were not independent, sixty bits would collide long before all of them.
      firstHalves.add(id.slice(0, 18));
      lastHalves.add(id.slice(19));
    }
    expect(ids.size).toBe(200_000);
    expect(firstHalves.size).toBe(200_000);
    expect(lastHalves.size).toBe(200_000);
  });

  test('differ between tenants, kinds of cause and neighbouring names', () => {
    const ids = new Set<string>();
    for (const seed of ['cutover/contoso', 'cutover/fabrikam', 'cutover/contosp'])
      for (const kind of ['object', 'request', 'audit', 'user', 'group'])
        for (let number = 0; number < 2_000; number++) ids.add(guidFor(seed, `${kind}/${number}`));
    expect(ids.size).toBe(3 * 5 * 2_000);
  });

  test('chance lies in [0, 1) and is spread evenly', () => {
    const buckets = new Array<number>(10).fill(0);
    for (let number = 0; number < 20_000; number++) {
      const chance = chanceFor('seed', `delay/${number}`);
      const bucket = Math.floor(chance * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(buckets).toHaveLength(10);
    for (const count of buckets) expect(Math.abs(count - 2_000)).toBeLessThan(250);
  });

  test('the security identifier is the one that the documentation shows for its id', () => {
    expect(securityIdentifierFor('21d05557-b7b6-418f-86fa-a3118d751be4')).toBe(
      'S-1-12-1-567301463-1099937718-295959174-3827004813',
    );
  });
});

describe('times', () => {
  const earliest = Date.parse('0000-01-01T00:00:00Z');
  const latest = Date.parse('9999-12-31T23:59:59.999Z');
  const expected = (time: number): string => new Date(time).toISOString();

  test('are written as Date writes them, from year 0 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: earliest, max: latest }), (time) => {
        const text = expected(time);
        expect(formatTime(time)).toBe(`${text.slice(0, 19)}Z`);
        expect(formatTime(time, 3)).toBe(text);
        expect(formatTime(time, 7)).toBe(`${text.slice(0, 23)}0000Z`);
      }),
      { numRuns: 1_500 },
    );
  });

  test('are right on each day around every turn of month and year that could be special', () => {
    for (const year of [1600, 1900, 1970, 1999, 2000, 2023, 2024, 2026, 2028, 2100, 2400]) {
      const first = Date.parse(`${year}-01-01T00:00:00Z`);
      for (let offset = -2; offset < 368; offset++) {
        for (const time of [first + offset * day, first + offset * day - 1])
          if (formatTime(time, 3) !== expected(time)) expect(formatTime(time, 3)).toBe(expected(time));
      }
    }
  });

  test('keys sort as their numbers do', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999_999_999), fc.nat(9_999_999_999_999), (left, right) => {
        expect(orderedKey(left) < orderedKey(right)).toBe(left < right);
      }),
    );
  });
});
