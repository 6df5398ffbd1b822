import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startMock } from '../lib/mock-server.ts';
import { folderOf, isBuilt, manifestOf } from '../lib/packages.ts';
import { root, run } from '../lib/run.ts';
import type { Checks } from '../lib/steps.ts';

interface Report {
  readonly summary: Readonly<Record<'passed' | 'failed' | 'skipped' | 'deferred', number>>;
}

/** The built suite against the built mock, which runs in a process of its own, as a stranger would use both. */
export async function conformanceOverHttp(checks: Checks): Promise<void> {
  if (!isBuilt('mock-graph')) return checks.skip('conformance', 'mock-graph is not built');
  const mock = await startMock(['--port', '0', '--auth', 'enforced', '--validate-answers']);
  try {
    await conformance(checks, 'http', '--base-url', mock.url);
  } finally {
    await mock.stop();
  }
}

/** The built suite with the mock in the same process. */
export const conformanceInProcess = (checks: Checks): Promise<void> =>
  conformance(checks, 'in-process', '--in-process');

/** One behaviour whose assertions are made by another process than its act: nothing but JSON connects the two. */
export const conformanceInFreshProcess = (checks: Checks): Promise<void> =>
  conformance(checks, 'fresh-process', '--in-process', '--fresh-process', '--only', 'SR-07');

async function conformance(checks: Checks, name: string, ...args: readonly string[]): Promise<void> {
  if (!isBuilt('conformance')) return checks.skip('conformance', 'it is not built');
  const file = join(root, '.cache', `conformance-${name}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(file, { force: true });
  const program = join(folderOf('conformance'), manifestOf('conformance').bin?.['cutover-conformance'] ?? '');
  const { code, output } = await run(process.execPath, [
    program,
    'run',
    '--target',
    'mock',
    '--report',
    `json=${file}`,
    ...args,
  ]);
  const summary = readSummary(file);
  if (!summary) return checks.check('the suite runs to its end', false, output);
  const { passed, failed, skipped, deferred } = summary;
  checks.add({ passed, failed: Math.max(failed, code === 0 ? 0 : 1), skipped: skipped + deferred }, output);
  if (passed === 0) checks.check('there are behaviours', false, output);
}

function readSummary(file: string): Report['summary'] | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Report).summary;
  } catch {
    return undefined;
  }
}
