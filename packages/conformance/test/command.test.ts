import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockGraph } from '@cutover/mock-graph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../src/command.ts';
import { serveOnLoopback } from '../src/targets/serve.ts';
import { parseXml } from './support/xml.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-conformance-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ran(arguments_: readonly string[], environment: Record<string, string> = {}, input = '') {
  const out: string[] = [];
  const error: string[] = [];
  const code = await main(arguments_, {
    out: (line) => out.push(line),
    error: (line) => error.push(line),
    environment,
    signal: new AbortController().signal,
    readInput: async () => input,
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

test('a run on the mock in process ends with 0 and a summary, and writes reports', async () => {
  const json = join(folder, 'report.json');
  const junit = join(folder, 'report.xml');
  const { code, out } = await ran(['run', '--only', 'SR-03', '--report', `json=${json}`, '--report', `junit=${junit}`]);
  expect(out).toContain('2 passed, 0 failed, 0 skipped, 0 deferred; 1 behaviour');
  expect(code).toBe(0);
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ target: 'mock', summary: { passed: 2 } });
  expect(parseXml(await readFile(junit, 'utf8')).attributes['tests']).toBe('2');
});

test('a behaviour that fails ends with 1', async () => {
  // A server that answers as a mock does and then nothing of what was asked.
  const server = createServer((_request, response) => void response.end('{}'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const { code, out } = await ran(['run', '--only', 'SR-03.1', '--base-url', `http://127.0.0.1:${port}`]);
  server.close();
  expect(out).toContain('✗ SR-03.1');
  expect(code).toBe(1);
});

test.each([
  [['run', '--only', 'SR-99'], 'No behaviour is named SR-99'],
  [['run', '--target', 'cloud'], 'cloud'],
  [['run', '--sideways'], 'unknown option'],
  [['run', '--base-url', 'ftp://example.com'], 'Give an http or https address'],
  [['run', '--report', 'html=x'], 'Write json=path or junit=path'],
  [['run', '--write-budget', 'many'], 'Give a whole number'],
  [['run', '--in-process', '--base-url', 'http://127.0.0.1:9'], 'Either --in-process or --base-url'],
  [['run', '--dry-run'], '--dry-run is for a live target'],
  [['frobnicate'], 'unknown command'],
])('%j is not understood and ends with 2', async (arguments_, message) => {
  const { code, error } = await ran(arguments_);
  expect(error).toContain(message);
  expect(code).toBe(2);
});

test('a live run without an allowed tenant or a credential is refused and ends with 3', async () => {
  const withoutTenant = await ran(['run', '--target', 'live'], { CUTOVER_ACCESS_TOKEN: 'token' });
  expect(withoutTenant).toMatchObject({ code: 3 });
  expect(withoutTenant.error).toContain('--tenant-domain');
  const withoutCredential = await ran(['run', '--target', 'live', '--tenant-domain', 'contoso.com']);
  expect(withoutCredential).toMatchObject({ code: 3 });
  expect(withoutCredential.error).toContain('There is no credential');
  const module = join(folder, 'credential.mjs');
  await writeFile(module, 'export default { token: 1 };\n');
  const bad = await ran(['run', '--target', 'live', '--tenant-domain', 'contoso.com', '--credential-module', module]);
  expect(bad).toMatchObject({ code: 3 });
  expect(bad.error).toContain('no getToken');
});

test('a ledger that cannot be read ends with 5', async () => {
  const path = join(folder, 'ledger.json');
  await writeFile(path, '{"version":7}');
  const arguments_ = ['run', '--target', 'live', '--tenant-domain', 'contoso.com', '--ledger', path];
  const { code, error } = await ran(arguments_, { CUTOVER_ACCESS_TOKEN: 'token' });
  expect(error).toContain('cannot be read');
  expect(code).toBe(5);
});

test('help ends with 0 and tells the exit codes; list names behaviours and cases', async () => {
  const help = await ran(['run', '--help']);
  expect(help.code).toBe(0);
  expect(help.out).toContain('3  refused');
  const list = await ran(['list', '--only', 'SR-3*']);
  expect(list.code).toBe(0);
  expect(list.out).toContain('SR-32 A permanent mix');
  expect(list.out).toContain('SR-33.2');
});

test('the command that asserts facts says what does not hold, and ends with 1', async () => {
  const facts = { found: [['SR-29 smartCards']] };
  const envelope = { name: 'SR-32.1', facts, actedAt: Date.parse('2026-01-05T08:00:00Z') };
  const message = JSON.stringify({ envelope, address: 'http://127.0.0.1:9/t/nowhere' });
  // There is no mock at the address, so the assertion cannot be made at all.
  expect((await ran(['assert-facts'], {}, message)).code).toBe(5);
});

test('a mock that cannot be reached is no behaviour that failed: the command says so and ends with 3', async () => {
  const { code, error } = await ran(['run', '--target', 'mock', '--base-url', 'http://127.0.0.1:1', '--only', 'SR-07']);
  expect(code).toBe(3);
  expect(error).toContain('No mock of Microsoft Graph is served at http://127.0.0.1:1');
});

test('a mock that takes any token is refused: the suite is of permissions too', async () => {
  const mock = createMockGraph({ auth: 'open' });
  const served = await serveOnLoopback((request) => mock.handle(request));
  const { code, error } = await ran(['run', '--base-url', served.origin, '--only', 'SR-03']);
  await served.close();
  expect(code).toBe(3);
  expect(error).toContain('--auth enforced');
});
