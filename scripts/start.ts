/**
 * What `npm start` does once all is installed: builds if need be, rehearses a rollout, a conversion and an outage against the mock, then keeps the mock
 * serving. `npm start -- <tenant file>` takes another company. Without a terminal, or with CI=true, it ends by itself.
 */
import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from './build.ts';
import { type MockServer, startMock } from './lib/mock-server.ts';
import { filesBelow, folderOf } from './lib/packages.ts';
import { root } from './lib/run.ts';
import { Checks } from './lib/steps.ts';

const terminal = process.stdin.isTTY && process.stdout.isTTY && process.env['CI'] !== 'true';
const needed = ['sdk', 'mock-graph'] as const;

/** Whether something that goes into a build is newer than it. */
function isStale(name: string): boolean {
  const time = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['src', 'tsup.config.ts', 'package.json'].map((part) => join(folderOf(name), part));
  const contract = ['src', 'generated'].map((part) => join(folderOf('contract'), part));
  const files = [...sources, ...contract].flatMap((path) => [path, ...filesBelow(path)]);
  return Math.max(...files.map(time)) > time(join(folderOf(name), 'dist', 'index.js'));
}

async function buildIfStale(): Promise<void> {
  const stale = needed.filter(isStale);
  if (stale.length === 0) return;
  console.log(`Building ${stale.join(' and ')} …`);
  const checks = new Checks();
  await build(checks, stale);
  if (checks.counts.failed > 0) throw new Error(`The build failed.\n${checks.text}`);
}

const progress = (text: string): void => {
  if (terminal) process.stdout.write(`\r\u001b[K${text}`);
};

async function main(): Promise<void> {
  await buildIfStale();
  const tenantFile = process.argv[2]
    ? resolve(process.env['INIT_CWD'] ?? '', process.argv[2])
    : join(root, 'rehearsal/contoso.tenant.json');
  const mock = await startMock(['--port', '0', '--tenant-file', tenantFile]);
  try {
    const { rehearse } = await import('../rehearsal/rehearse.ts');
    const { rehearseConversion } = await import('../rehearsal/convert.ts');
    const { rehearseOutage } = await import('../rehearsal/pass-through.ts');
    const stage = { say: (text: string) => console.log(text), progress };
    await rehearse(mock.url, mock.token, stage);
    await rehearseConversion(mock.url, mock.token, stage);
    await rehearseOutage(mock.url, mock.token, stage);
    console.log(terminal ? servesNow(mock) : howToServe(tenantFile));
    if (!terminal) return;
    // Ctrl-C reaches the mock as well, which then ends.
    process.on('SIGINT', () => undefined);
    await mock.ended;
  } finally {
    await mock.stop();
  }
}

const servesNow = ({ url, pid }: MockServer): string => `
The mock serves on this machine alone, at ${url}, until you press Ctrl-C here or say \`kill ${pid}\` elsewhere.
Any bearer token may do everything.

Three things to try in another terminal:
${whatToTry(url)}`;

const port = 4010;

/** For those who have no terminal here: this mock ends, so they start one of their own. */
const howToServe = (tenantFile: string): string => `
There is no terminal, so the mock ends here. To have one that stays, with the company as it was before the rehearsal:
  node ${relative(process.cwd(), join(folderOf('mock-graph'), 'dist/cli.js'))} serve --port ${port} --tenant-file ${relative(process.cwd(), tenantFile)}
It serves on this machine alone, at http://127.0.0.1:${port}, until Ctrl-C, or \`kill\` with the pid of its first line.

Three things to try then:
${whatToTry(`http://127.0.0.1:${port}`)}`;

const whatToTry = (url: string): string => `\
  who signs in how           curl ${url}/_mock/sign-in-map
  a call of Microsoft Graph  curl -H 'authorization: Bearer any' '${url}/v1.0/policies/featureRolloutPolicies?$expand=appliesTo'
  let a day pass             curl -X POST -d '{"advance":"PT24H"}' ${url}/_mock/clock`;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
