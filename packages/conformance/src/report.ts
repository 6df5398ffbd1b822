/** Reports of a run, by behaviour. */
import type { OutcomeKind, Result } from './report-types.ts';

const kinds: readonly OutcomeKind[] = ['passed', 'failed', 'skipped', 'deferred'];

/** How many cases had which outcome; every kind is there, zeros too. */
export const countOutcomes = (results: readonly Result[]): Readonly<Record<OutcomeKind, number>> =>
  Object.fromEntries(kinds.map((kind) => [kind, results.filter(({ outcome }) => outcome === kind).length])) as Record<
    OutcomeKind,
    number
  >;

const marks: Readonly<Record<OutcomeKind, string>> = { passed: '✓', failed: '✗', skipped: '–', deferred: '…' };

const lengthOf = (milliseconds: number): string => {
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return milliseconds < 7_200_000
    ? `${(milliseconds / 60_000).toFixed(1)} min`
    : `${(milliseconds / 3_600_000).toFixed(1)} h`;
};

/** One case on one line, and what is to be said of it below. */
export function resultLines(result: Result): string {
  const { outcome, name, title, certainty, reason, until, measured, plan = [], problem } = result;
  const time = measured === undefined ? '' : ` — seen after ${lengthOf(measured)}`;
  const open = certainty === 'doc' ? '' : ` [${certainty}]`;
  const lines = [`${marks[outcome]} ${name} ${title}${open}${time}`];
  if (until !== undefined) lines.push(`    until ${until}`);
  if (outcome !== 'passed' && reason !== undefined) lines.push(`    ${reason}`);
  if (problem !== undefined && problem !== reason) lines.push(`    ${problem}`);
  for (const write of plan) lines.push(`      would send ${write}`);
  return lines.join('\n');
}

/** `12 passed, 0 failed, 3 skipped, 1 deferred; 9 behaviours`. */
export function summaryLine(results: readonly Result[]): string {
  const counts = countOutcomes(results);
  const behaviours = new Set(results.map(({ behaviour }) => behaviour)).size;
  return `${kinds.map((kind) => `${counts[kind]} ${kind}`).join(', ')}; ${behaviours} behaviour${behaviours === 1 ? '' : 's'}`;
}

/** About a run as a whole. */
export interface RunFacts {
  readonly target: 'mock' | 'live';
  /** ISO 8601. */
  readonly startedAt: string;
  /** How the tenant was recognised; only of a live one. */
  readonly domain?: string;
}

/** The report as JSON: versioned, by behaviour. */
export function jsonReport(facts: RunFacts, results: readonly Result[]): string {
  const byBehaviour: Record<string, Result[]> = {};
  for (const result of results) {
    byBehaviour[result.behaviour] ??= [];
    byBehaviour[result.behaviour]?.push(result);
  }
  return `${JSON.stringify({ version: 1, ...facts, summary: countOutcomes(results), behaviours: byBehaviour }, null, 2)}\n`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const seconds = (results: readonly Result[]): string =>
  (results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1_000).toFixed(3);

/** The report as JUnit XML: a suite for each behaviour, a test case for each case; what is deferred counts as skipped. */
export function junitReport({ target, startedAt }: RunFacts, results: readonly Result[]): string {
  const suites = [...new Set(results.map(({ behaviour }) => behaviour))].map((behaviour) => {
    const own = results.filter((result) => result.behaviour === behaviour);
    const counts = countOutcomes(own);
    const cases = own.map((result) => {
      const { name, title, outcome, milliseconds, certainty, reason = '', until, measured } = result;
      const properties = [
        `<property name="certainty" value="${certainty}"/>`,
        ...(measured === undefined ? [] : [`<property name="measured" value="${measured}"/>`]),
        ...(until === undefined ? [] : [`<property name="until" value="${escaped(until)}"/>`]),
      ].join('');
      const verdict =
        outcome === 'passed'
          ? ''
          : outcome === 'failed'
            ? `<failure message="${escaped(reason)}">${escaped(reason)}</failure>`
            : `<skipped message="${escaped(outcome === 'deferred' ? `deferred: ${reason}` : reason)}"/>`;
      return `    <testcase classname="${behaviour}" name="${escaped(`${name} ${title}`)}" time="${(milliseconds / 1_000).toFixed(3)}"><properties>${properties}</properties>${verdict}</testcase>`;
    });
    return [
      `  <testsuite name="${behaviour}" tests="${own.length}" failures="${counts.failed}" errors="0" skipped="${counts.skipped + counts.deferred}" time="${seconds(own)}" timestamp="${escaped(startedAt)}">`,
      ...cases,
      '  </testsuite>',
    ].join('\n');
  });
  const counts = countOutcomes(results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cutover-conformance ${target}" tests="${results.length}" failures="${counts.failed}" skipped="${counts.skipped + counts.deferred}" time="${seconds(results)}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}
