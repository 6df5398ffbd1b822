import { expect, test } from 'vitest';
import { jsonReport, junitReport, resultLines, summaryLine } from '../src/report.ts';
import type { Result } from '../src/report-types.ts';
import { parseXml } from './support/xml.ts';

const base = { certainty: 'doc', milliseconds: 1_250 } as const;
const results: readonly Result[] = [
  {
    ...base,
    behaviour: 'SR-01',
    name: 'SR-01.1',
    title: 'a <policy> & "its" life',
    outcome: 'passed',
    measured: 42_000,
  },
  {
    ...base,
    behaviour: 'SR-01',
    name: 'SR-01.2',
    title: 'beta',
    outcome: 'failed',
    reason: 'found "<a>" & \u0007 more',
  },
  {
    ...base,
    behaviour: 'SR-06',
    name: 'SR-06.1',
    title: 'many',
    outcome: 'skipped',
    reason: 'It needs 201 users.',
    certainty: 'open',
  },
  {
    ...base,
    behaviour: 'SR-07',
    name: 'SR-07.1',
    title: 'later',
    outcome: 'deferred',
    reason: 'due later',
    until: '2026-01-06T08:00:00.000Z',
  },
];
const facts = { target: 'live', startedAt: '2026-01-05T08:00:00.000Z', domain: 'contoso.com' } as const;

test('JUnit parses, by behaviour, with counts that add up', () => {
  const document = parseXml(junitReport(facts, results));
  expect(document.attributes).toMatchObject({ tests: '4', failures: '1', skipped: '2' });
  expect(document.children.map(({ attributes }) => attributes['name'])).toEqual(['SR-01', 'SR-06', 'SR-07']);
  const [rollout, limits, edits] = document.children;
  expect(rollout?.attributes).toMatchObject({ tests: '2', failures: '1', skipped: '0', time: '2.500' });
  const [passed, failed] = rollout?.children ?? [];
  expect(passed?.attributes['name']).toBe('SR-01.1 a <policy> & "its" life');
  expect(passed?.children.map(({ name }) => name)).toEqual(['properties']);
  expect(failed?.children[1]).toMatchObject({ name: 'failure', text: 'found "<a>" &  more' });
  expect(limits?.children[0]?.children[1]).toMatchObject({
    name: 'skipped',
    attributes: { message: 'It needs 201 users.' },
  });
  expect(edits?.children[0]?.children[1]?.attributes['message']).toBe('deferred: due later');
});

test('JSON holds every result by behaviour, with a version and counts', () => {
  const report = JSON.parse(jsonReport(facts, results)) as Record<string, unknown>;
  expect(report).toMatchObject({
    version: 1,
    ...facts,
    summary: { passed: 1, failed: 1, skipped: 1, deferred: 1 },
  });
  expect(report['behaviours']).toEqual({
    'SR-01': [results[0], results[1]],
    'SR-06': [results[2]],
    'SR-07': [results[3]],
  });
});

test('the terminal shows what was measured, why something did not run, and what is open', () => {
  const [passed = '', failed = '', skipped = '', deferred = ''] = results.map(resultLines);
  expect(passed).toBe('✓ SR-01.1 a <policy> & "its" life — seen after 42.0 s');
  expect(failed).toContain('found "<a>" &');
  expect(skipped).toBe('– SR-06.1 many [open]\n    It needs 201 users.');
  expect(deferred).toContain('until 2026-01-06T08:00:00.000Z');
  expect(summaryLine(results)).toBe('1 passed, 1 failed, 1 skipped, 1 deferred; 3 behaviours');
});

test('a run without results is a report without cases', () => {
  expect(parseXml(junitReport(facts, [])).children).toEqual([]);
  expect(summaryLine([])).toBe('0 passed, 0 failed, 0 skipped, 0 deferred; 0 behaviours');
});
