import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.ts';
import type { Checks } from '../lib/steps.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** All tests of vitest, each counted. */
export async function unitTests(checks: Checks): Promise<void> {
  const file = join(root, '.cache', 'unit.json');
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  // They take a minute; the time is for machines that do much else.
  const { code, output } = await run('vitest', ['run', ...reporters], { timeout: 900_000 });
  const report = readReport(file);
  if (!report) return checks.check('vitest', false, output);
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
  // A file that cannot be loaded has no tests to fail; an error outside any test fails the run alone.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = numFailedTests + broken.length;
  checks.add({ passed, failed: Math.max(failed, code === 0 ? 0 : 1), skipped: numPendingTests + numTodoTests }, output);
  if (passed === 0) checks.check('there are tests', false, output);
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
