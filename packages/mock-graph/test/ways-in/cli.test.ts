import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cliFile, packageFolder, startCommand } from './support/ways.ts';

const folder = mkdtempSync(join(tmpdir(), 'mock-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (program: string, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: 20_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
const command = (...args: readonly string[]): Promise<Ended> =>
  run(process.execPath, '--conditions=cutover-source', cliFile, ...args);

describe('mock-graph serve', () => {
  test('says that it is ready as one line of JSON, frozen at the moment of its start', async () => {
    const began = Date.now();
    await using serving = await startCommand();
    const { ready } = serving;
    expect(ready).toMatchObject({ ready: true, tenant: 'contoso', auth: 'open', clock: { mode: 'frozen' } });
    expect(ready['pid']).toBe(serving.process.pid);
    expect(ready.url).toBe(`http://127.0.0.1:${ready['port']}`);
    const { now } = ready['clock'] as { now: string };
    expect(Date.parse(now)).toBeGreaterThanOrEqual(began);
    const clock = await serving.send('GET', '/_mock/clock');
    expect(JSON.parse(clock.text)).toEqual({ now, mode: 'frozen' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s, with connections open', async (signal) => {
    await using serving = await startCommand();
    const kept = await fetch(`${serving.ready.url}/_mock/health`);
    await kept.text();
    const ended = new Promise((resolve) => serving.process.once('exit', resolve));
    serving.process.kill(signal);
    expect(await ended).toBe(0);
  });

  test('with --https writes the certificate that clients trust, and takes it away again', async () => {
    await using serving = await startCommand('--https');
    const { certificate = '' } = serving.ready;
    expect(serving.ready.url).toMatch(/^https:/);
    expect((await serving.send('GET', '/_mock/health')).status).toBe(200);
    const script = `fetch('${serving.ready.url.replace('127.0.0.1', 'localhost')}/v1.0/users?$top=1', { headers: { authorization: 'Bearer x' } }).then(async (r) => console.log((await r.json())['@odata.nextLink']))`;
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate };
    const linked = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['-e', script], { env }, (_error, stdout, stderr) => resolve(stdout + stderr));
    });
    expect(linked).toMatch(/^https:\/\/localhost:\d+\/v1.0\/users\?/);
    await serving[Symbol.asyncDispose]();
    expect(existsSync(certificate)).toBe(false);
  });

  test('with --auth enforced takes its own token and no other', async () => {
    await using serving = await startCommand('--auth', 'enforced');
    const status = async (token: string): Promise<number> =>
      (await serving.send('GET', '/v1.0/users', { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await status('any')).toBe(401);
    expect(await status(serving.ready.token)).toBe(200);
  });

  test('takes clock, rules, timings and seed', async () => {
    await using serving = await startCommand(
      ...['--clock', '2030-01-01T00:00:00Z', '--rules', 'lenient', '--timings', 'zero', '--seed', 'other'],
    );
    expect(serving.ready['clock']).toEqual({ mode: 'frozen', now: '2030-01-01T00:00:00.000Z' });
    await using again = await startCommand('--clock', 'real', '--seed', 'other');
    expect(again.ready['clock']).toMatchObject({ mode: 'real' });
    expect(again.ready['tenantId']).toBe(serving.ready['tenantId']);
  });

  test('with --clock scaled:3600 an hour passes in a second', async () => {
    await using serving = await startCommand('--clock', 'scaled:3600');
    expect(serving.ready['clock']).toMatchObject({ mode: 'scaled', factor: 3_600 });
    const now = async (): Promise<number> => {
      const clock = JSON.parse((await serving.send('GET', '/_mock/clock')).text) as { now: string; factor: number };
      expect(clock.factor).toBe(3_600);
      return Date.parse(clock.now);
    };
    const first = await now();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await now()).toBeGreaterThanOrEqual(first + 90 * 3_600);
  });

  test('a port in use ends it with 1 and what to do', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const ended = await command('serve', '--port', String(port));
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `mock-graph: Port ${port} of 127.0.0.1 is in use. Choose another, or 0 for any that is free.\n`,
    });
    server.close();
  });

  test('a host beyond loopback without a key ends it with 1', async () => {
    expect(await command('serve', '--host', '0.0.0.0')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--control-key'),
    });
  });

  test('an empty control key ends it with 1', async () => {
    expect(await command('serve', '--host', '0.0.0.0', '--control-key', '')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The control key is empty'),
    });
  });

  test.each([
    ['an unknown option', ['serve', '--nonsense'], "unknown option '--nonsense'"],
    ['a port that is none', ['serve', '--port', '70000'], 'A port is a number from 0 to 65535.'],
    ['a clock that is none', ['serve', '--clock', 'noon'], "'noon' is no clock mode"],
    ['a factor that is none', ['serve', '--clock', 'scaled:0'], "'0' is no factor"],
    ['a time that is none', ['serve', '--clock', '2026-02-30T25:00:00Z'], 'a time such as 2026-01-31T08:00:00Z'],
    ['a profile that is none', ['serve', '--rules', 'strict'], 'documented, lenient, 2026-05'],
    ['an unknown command', ['start'], "unknown command 'start'"],
    ['no command', [], 'Usage: mock-graph'],
  ])('%s ends it with 2', async (_what, args, message) => {
    const ended = await command(...args);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
  });

  test.each([
    ['is not there', join(folder, 'nowhere.json'), 'cannot be read: there is no such file.'],
    ['is a folder', folder, 'cannot be read: it is a folder.'],
    [
      'is not JSON',
      file('comma.json', '{\n  "version": 1,\n  "users": [1,]\n}'),
      'is not JSON: see line 3, column 15.',
    ],
    ['is broken off', file('end.json', '{"version": 1, "users": [\n'), 'is not JSON: see line 2, column 1.'],
    ['goes on after its end', file('more.json', '{"version": 1}}'), 'is not JSON: see line 1, column 15.'],
  ])('a tenant file that %s ends it with 1 and the place', async (_what, path, message) => {
    expect(await command('serve', '--tenant-file', path)).toEqual({
      code: 1,
      stdout: '',
      stderr: `mock-graph: ${path} ${message}\n`,
    });
  });
});

describe('mock-graph check', () => {
  const bad = file(
    'bad.json',
    JSON.stringify({
      version: 1,
      users: [{ userPrincipalName: 'nobody' }],
      groups: [{ displayName: 'A', colour: 1 }],
      x: 1,
    }),
  );

  test('says every problem with its path', async () => {
    const ended = await command('check', bad);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    for (const path of ['users[0].userPrincipalName', 'groups[0].colour', 'x'])
      expect(ended.stderr).toContain(`\n  ${path}: `);
    expect((await command('serve', '--tenant-file', bad)).stderr).toBe(ended.stderr);
  });

  test('says what is in a good one', async () => {
    const good = join(packageFolder, 'examples/contoso.json');
    expect(await command('check', good)).toEqual({
      code: 0,
      stdout: expect.stringContaining('25 users, 3 groups, 1 policy,'),
      stderr: '',
    });
  });

  test('warns of a permission for which nothing asks', async () => {
    const applications = [{ displayName: 'Automation', applicationPermissions: ['User.Read.All', 'User.Raed.All'] }];
    const path = file('permissions.json', JSON.stringify({ version: 1, applications }));
    expect(await command('check', path)).toEqual({
      code: 0,
      stdout: `${path} is good: 1 domain, 0 users, 0 groups, 0 policies, 1 application, 0 agents.\n`,
      stderr:
        "  warning: applications[0].applicationPermissions[1]: No operation of the mock asks for the permission 'User.Raed.All'.\n",
    });
  });

  test('schema prints the JSON schema', async () => {
    const { code, stdout } = await command('schema');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'object', properties: { version: { const: 1 } } });
  });
});

const has = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

describe('In other languages', () => {
  const examples = join(packageFolder, 'examples');
  test.skipIf(!has('curl', '--version')).each([['sh', 'rollout.sh']])('%s %s moves a user', async (program, script) => {
    await using serving = await startCommand('--tenant-file', join(examples, 'contoso.json'));
    const ended = await run(program, join(examples, script), serving.ready.url);
    expect(ended).toEqual({ code: 0, stdout: 'before: Federated\nafter: Managed\n', stderr: '' });
  });

  test.skipIf(!has('python3', '--version'))('python3 rollout.py moves a user', async () => {
    await using serving = await startCommand('--tenant-file', join(examples, 'contoso.json'));
    const ended = await run('python3', join(examples, 'rollout.py'), serving.ready.url);
    expect(ended).toEqual({ code: 0, stdout: 'before: Federated\nafter: Managed\n', stderr: '' });
  });
});
