import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { passwordFile, readFederation, readPasswordFile, saveFederationTo } from '../src/node.ts';
import { contoso, trust, upnOf } from './support/mock.ts';
import { failureOf, json } from './support/service.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});
const at = (name: string) => join(folder, name);
const convert = ({ client }: ReturnType<typeof contoso>, file: ReturnType<typeof passwordFile>) =>
  client.domains.convertToManaged('contoso.com', { skipUserConversion: false, passwordFile: file });

test('CV-03: Passwords go to a file of its owner alone, a line for each, and are marked when they are set', async () => {
  const world = contoso();
  await convert(world, passwordFile(at('made.csv')));
  expect((await stat(at('made.csv'))).mode & 0o777).toBe(0o600);
  const [header, ...lines] = (await readFile(at('made.csv'), 'utf8')).trimEnd().split('\n');
  expect(header).toBe('userPrincipalName,password,state');
  expect(lines.sort()).toEqual(
    [1, 2, 3].map((number) =>
      expect.stringMatching(new RegExp(`^"${upnOf('none', number)}","[A-Za-z0-9]{16}",applied$`)),
    ),
  );
  world.tenant.clock.advance({ hours: 3 });
  for (const { upn, password } of await readPasswordFile(at('made.csv')))
    expect(world.signIn(upn, password)).toBe('passwordChangeNeeded');
});

test('CV-04: A file that exists is refused before the first call, and stays as it was', async () => {
  await writeFile(at('made.csv'), 'mine');
  const world = contoso();
  const error = await failureOf(convert(world, passwordFile(at('made.csv'))));
  expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'FileExists' });
  const skipped = world.client.domains.convertToManaged('contoso.com', {
    skipUserConversion: true,
    passwordFile: passwordFile(at('made.csv')),
  });
  expect(await failureOf(skipped)).toMatchObject({ code: 'FileExists' });
  const alone = world.client.domains.convertUser(upnOf('none', 1), { passwordFile: passwordFile(at('made.csv')) });
  expect(await failureOf(alone)).toMatchObject({ code: 'FileExists' });
  expect(world.calls).toEqual([]);
  expect(await readFile(at('made.csv'), 'utf8')).toBe('mine');
});

test('CV-04: A file that cannot be written is refused before the first call', async () => {
  const world = contoso();
  for (const path of [at('no/such/folder/made.csv'), at('')]) {
    const error = await failureOf(convert(world, passwordFile(path)));
    expect(error).toMatchObject({ name: 'RequestRefusedError' });
    expect((error as Error).message).toContain('Nothing was sent');
  }
  expect(world.calls).toEqual([]);
});

test('CV-02: A run that makes no password leaves no file, and reading one says so', async () => {
  const world = contoso({ withoutHash: 0 });
  await convert(world, passwordFile(at('made.csv')));
  expect(await readdir(folder)).toEqual([]);
  const failing = contoso({ hook: async () => json({ error: { code: 'Authorization_RequestDenied' } }, 403) });
  expect(await failureOf(convert(failing, passwordFile(at('made.csv'))))).toMatchObject({ status: 403 });
  expect(await readdir(folder)).toEqual([]);
  const error = await failureOf(readPasswordFile(at('made.csv')));
  expect(error).toMatchObject({ code: 'FileNotReadable' });
  expect((error as Error).message).toContain('A run that made no password leaves no file');
});

test('CV-13: A file that was cut off before its first line has no lines', async () => {
  for (const text of ['', 'userPrincipalName,pass', 'userPrincipalName,password,state\n']) {
    await writeFile(at('cut.csv'), text);
    expect(await readPasswordFile(at('cut.csv'))).toEqual([]);
  }
});

test.for([
  ['all', 5],
  ['withoutSyncedPassword', 3],
] as const)(
  'CV-04: A run after another one leaves who is done, and gives others a password that counts (%s)',
  async ([who, left]) => {
    let lose = false;
    const world = contoso({
      withoutHash: 23,
      client: { retry: { attempts: 1 } },
      hook: async (send, { init }) => {
        const answer = await send();
        if (!lose || !`${init.body}`.includes('resetPassword')) return answer;
        throw new TypeError('fetch failed');
      },
    });
    const all = { skipUserConversion: false, who } as const;
    const first = world.client.domains.convertToManaged('contoso.com', {
      ...all,
      passwordFile: passwordFile(at('1.csv')),
    });
    first.onProgress(({ users }) => {
      lose = users.converted === 20;
    });
    expect(await failureOf(first)).toMatchObject({ name: 'TransportError' });
    lose = false;
    const before = await readPasswordFile(at('1.csv'));
    expect(before.filter(({ state }) => state === 'applied')).toHaveLength(20);
    expect(before.filter(({ state }) => state === 'pending')).toHaveLength(left);
    const after = passwordFile(at('2.csv'), { after: [at('1.csv')] });
    const { users } = await world.client.domains.convertToManaged('contoso.com', { ...all, passwordFile: after });
    expect(users).toMatchObject({ total: 25, converted: left, skipped: 25 - left });
    world.tenant.clock.advance({ hours: 3 });
    const last = new Map(
      [...before, ...(await readPasswordFile(at('2.csv')))].map(({ upn, password }) => [upn, password]),
    );
    expect(last.size).toBe(20 + left);
    for (const [upn, password] of last)
      expect([upn, world.signIn(upn, password)]).toEqual([upn, 'passwordChangeNeeded']);
  },
);

test('What a spreadsheet would take for a formula is text, and is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ upn: fc.string(), password: fc.string({ unit: 'grapheme' }) }), {
        minLength: 1,
        maxLength: 5,
      }),
      async (made) => {
        const lines = made.filter(({ upn, password }) => !/[\n\r]/.test(upn + password));
        const file = passwordFile(at('any.csv'));
        await file.open();
        await file.write(lines);
        await file.close();
        try {
          expect((await readPasswordFile(at('any.csv'))).map(({ upn, password }) => ({ upn, password }))).toEqual(
            lines,
          );
        } finally {
          await rm(at('any.csv'));
        }
      },
    ),
    { numRuns: 50 },
  );
  const file = passwordFile(at('made.csv'));
  await file.open();
  await file.write([{ upn: '=cmd|x@contoso.com', password: '-1+"2"' }]);
  await file.close();
  expect(await readFile(at('made.csv'), 'utf8')).toContain(`"'=cmd|x@contoso.com","'-1+""2""",pending`);
});

test('A file that was cut off in the middle of a line has the lines before it; another file is refused', async () => {
  await writeFile(at('cut.csv'), 'userPrincipalName,password,state\n"a@b.c","x",applied\n"d@e.f","y"');
  expect(await readPasswordFile(at('cut.csv'))).toEqual([{ upn: 'a@b.c', password: 'x', state: 'applied' }]);
  await writeFile(at('other.csv'), 'name,phone\na,1\n');
  await writeFile(at('mixed.csv'), 'userPrincipalName,password,state\n"a@b.c","x",done\n');
  for (const [name, text] of [
    ['other.csv', 'line 1'],
    ['mixed.csv', 'line 2'],
    ['none.csv', 'cannot be read'],
  ] as const) {
    const error = await failureOf(convert(contoso(), passwordFile(at('made.csv'), { after: [at(name)] })));
    expect(error).toMatchObject({ name: 'RequestRefusedError' });
    expect((error as Error).message).toContain(text);
  }
  expect(await readdir(folder)).not.toContain('made.csv');
});

test('CV-09: A federation is saved to a file and read for converting back', async () => {
  const { client, calls } = contoso();
  const path = at('contoso.federation.json');
  const saved = await client.domains.saveFederation('contoso.com', { to: saveFederationTo(path) });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFederation(path)).toEqual(saved);
  await client.domains.convertToManaged('contoso.com', { skipUserConversion: true, saved });
  expect(await client.domains.convertToFederated('contoso.com', await readFederation(path))).toMatchObject({
    federation: trust,
  });
  const before = calls.length;
  const exists = await failureOf(client.domains.saveFederation('contoso.com', { to: saveFederationTo(path) }));
  expect(exists).toMatchObject({ code: 'FileExists' });
  expect((exists as Error).message).toContain('look at it with readFederation(path)');
  expect((exists as Error).message).not.toContain('each run');
  expect(calls).toHaveLength(before);
  expect(
    await failureOf(client.domains.saveFederation('fabrikam.com', { to: saveFederationTo(at('f.json')) })),
  ).toMatchObject({
    name: 'NotFoundError',
  });
  expect(await readdir(folder)).toEqual(['contoso.federation.json']);
  await writeFile(at('no.json'), '{');
  expect(await failureOf(readFederation(at('no.json')))).toMatchObject({ code: 'NotJson' });
});

test.for([
  [
    'of another version',
    { kind: 'savedFederation', version: 99, configuration: {} },
    'in version 99; this package reads version 1',
  ],
  ['of something else', { kind: 'other', version: 1, configuration: {} }, 'no saved federation'],
  ['without a configuration', { kind: 'savedFederation', version: 1 }, 'has no configuration'],
  ['that holds a list', [], 'no saved federation'],
  ['that holds nothing', null, 'no saved federation'],
] as const)('CV-09: A file %s is refused where it is read', async ([, content, reason]) => {
  await writeFile(at('fed.json'), JSON.stringify(content));
  const error = await failureOf(readFederation(at('fed.json')));
  expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'InvalidSavedFederation' });
  expect((error as Error).message).toContain(at('fed.json'));
  expect((error as Error).message).toContain(reason);
});
