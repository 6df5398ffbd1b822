import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { behaviours, choose } from '../src/behaviours/index.ts';
import { mutants } from '../src/mutants/index.ts';

const rows = (area: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${area}-${String(index + 1).padStart(2, '0')}`);

test('the suite has every row of its areas, once and in order', () => {
  expect(behaviours.map(({ id }) => id)).toEqual([
    ...rows('SR', 33),
    ...rows('DM', 10),
    ...rows('FD', 12),
    ...rows('CV', 16),
    ...rows('UP', 8),
    ...rows('SY', 10),
    ...rows('PH', 7),
    ...rows('PT', 13),
    ...rows('SS', 4),
    ...rows('HR', 5),
    'GP-05',
    'GP-09',
  ]);
});

test('titles tell cases apart', () => {
  for (const { cases } of behaviours) expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
});

test('every case asserts something that holds from some time on', () => {
  for (const { id, cases } of behaviours)
    for (const one of cases) expect(one.assert.filter(({ bound }) => bound === 'by').length, id).toBeGreaterThan(0);
});

test('assertions come in order of time', () => {
  for (const { id, cases } of behaviours)
    for (const { assert, title } of cases) {
      const bounds = assert.filter(({ bound }) => bound === 'by').map(({ at }) => at);
      expect(bounds, `${id} ${title}`).toEqual([...bounds].sort((a, b) => a - b));
    }
});

test.each([
  [['SR-07'], 'SR-07'],
  [['sr-07'], 'SR-07'],
  [['SR-1*'], 'SR-10,SR-11,SR-12,SR-13,SR-14,SR-15,SR-16,SR-17,SR-18,SR-19'],
])('the patterns %j name %s', (patterns, ids) => {
  const { chosen, unknown } = choose(patterns);
  expect([...new Set(chosen.map(({ behaviour }) => behaviour.id))].join(',')).toBe(ids);
  expect(unknown).toEqual([]);
});

test('a pattern can name one case, and one that names nothing is said', () => {
  expect(choose(['SR-07.2']).chosen.map(({ index }) => index)).toEqual([1]);
  expect(choose(['SR-07.99', 'XX-*', 'SR-01']).unknown).toEqual(['SR-07.99', 'XX-*']);
});

test.each(mutants)('the mutant "$name" applies to the mock exactly once', async ({ file, find }) => {
  const source = await readFile(new URL(`../../mock-graph/src/${file}`, import.meta.url), 'utf8');
  expect(source.split(find).length - 1).toBe(1);
});

test('mutants are many, and name behaviours that there are', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(14);
  const ids = new Set(behaviours.map(({ id }) => id));
  for (const { bites, related } of mutants) for (const id of [bites, ...related]) expect(ids).toContain(id);
});
