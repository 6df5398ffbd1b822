import { describe, expect, test } from 'vitest';
import { type Client, type GraphError, isGraphError } from '../../src/index.ts';
import { passwordFile, saveFederationTo } from '../../src/node.ts';
import { contoso, trust, upnOf } from '../support/mock.ts';
import { failureOf, json, serviceOf } from '../support/service.ts';

/** Verbs as JavaScript sees them: anything may be given. */
type Loose = Readonly<Record<string, (...given: readonly unknown[]) => PromiseLike<unknown>>>;

/** What a verb refuses, with nothing sent. */
async function refusalOf(ask: (domains: Loose, federation: Loose) => PromiseLike<unknown>): Promise<GraphError> {
  const { client, seen } = serviceOf(() => json({}));
  const domains = client.domains as unknown as Loose;
  const error = await failureOf(ask(domains, client.domains.federation as unknown as Loose));
  expect(seen).toEqual([]);
  if (!isGraphError(error)) throw error;
  expect(error.name).toBe('RequestRefusedError');
  expect(error.message).toContain('Nothing was sent');
  return error;
}

const onPassword = () => {};
const domain = 'contoso.com';
const saved = { kind: 'savedFederation', version: 1, domain, configuration: trust };

describe('An option that is unknown is refused, with those that there are', () => {
  test.for([
    ['verify', [domain, { waitForDNS: true }], 'waitForDNS', 'waitForDns'],
    ['verify', [domain, { waitForDns: { intervall: 1 } }], 'intervall', 'interval, maxInterval, timeout'],
    ['forceDelete', [domain, { disableUserAccount: false }], 'disableUserAccount', 'disableUserAccounts'],
    ['convertToManaged', [domain, { skipUserConversion: true, passwordfile: 'x' }], 'passwordfile', 'passwordFile'],
    ['convertToManaged', [domain, { skipUserConversion: true, timeout: 1 }], 'timeout', 'waitUntilInEffectFor'],
    ['convertToFederated', [domain, trust, { waitFor: [] }], 'waitFor', 'signal, waitUntilInEffectFor'],
    ['convertUser', [`a@${domain}`, { onPassword, password: 'x' }], 'password', 'newPassword'],
    ['waitUntilInEffect', [domain, { upns: [`a@${domain}`], expect: 'cloud', upn: 'x' }], 'upn', 'upns'],
    ['saveFederation', [domain, { file: 'x.json' }], 'file', 'to'],
    ['ensureVerified', [domain, { forceTakeover: true }], 'forceTakeover', 'waitForDns'],
  ] as const)('%s %j', async ([verb, given, name, known]) => {
    const { code, message } = await refusalOf((domains) => domains[verb]?.(...given) ?? Promise.resolve());
    expect(code).toBe('InvalidOption');
    expect(message).toContain(`\`${name}\` is no option of `);
    expect(message).toContain(verb);
    expect(message).toMatch(new RegExp(`It takes .*${known}`));
  });
});

describe('A value of the wrong kind is refused, with what to give', () => {
  const managed = { skipUserConversion: false, onPassword };
  test.for([
    ['saveFederation', [domain, { to: 'x.json' }], 'must be made by saveFederationTo(path) of @cutover/sdk/node'],
    ['saveFederation', [domain, { to: passwordFile('x.csv') }], 'must be made by saveFederationTo(path)'],
    ['saveFederation', [domain, 'x.json'], 'The options of saveFederation must be an object, and are a string'],
    ['saveFederation', [domain, null], 'The options of saveFederation must be an object, and are null'],
    ['saveFederation', [domain, { timeout: '5 s' }], '`timeout` must be milliseconds'],
    ['convertToFederated', [domain, 'fed.json'], 'what readFederation(path) of @cutover/sdk/node reads from a file'],
    ['convertToFederated', [domain], 'must be an object'],
    ['convertToFederated', [domain, null], 'must be an object'],
    ['convertToFederated', [domain, [trust]], 'must be an object'],
    ['convertToFederated', [domain, trust, { waitUntilInEffectFor: upnOf('hash', 1) }], 'list of user principal names'],
    ['convertToFederated', [domain, trust, { waitUntilInEffectFor: ['a@b.example'] }], 'a@b.example is not in contoso'],
    ['convertToManaged', [domain], '`skipUserConversion` must be true, which leaves users as they are, or false'],
    ['convertToManaged', [domain, null], 'The options of convertToManaged must be an object'],
    ['convertToManaged', [domain, true], 'The options of convertToManaged must be an object, and are a boolean'],
    ['convertToManaged', [domain, { skipUserConversion: 'yes' }], '`skipUserConversion` must be true'],
    ['convertToManaged', [domain, { skipUserConversion: true, saved: 'x.json' }], 'or readFederation(path)'],
    ['convertToManaged', [domain, { skipUserConversion: true, saved: '' }], 'or readFederation(path)'],
    ['convertToManaged', [domain, { ...managed, signal: 'x' }], '`signal` must be an AbortSignal; it is a string'],
    ['convertToManaged', [domain, { ...managed, onPassword: 'x' }], '`onPassword` must be a function'],
    ['convertToManaged', [domain, { ...managed, who: 'function' }], '`who` must be all'],
    ['convertToManaged', [domain, { ...managed, waitUntilInEffectFor: ['nobody'] }], 'no user principal name'],
    [
      'convertToManaged',
      [domain, { skipUserConversion: false, passwordFile: saveFederationTo('x.csv') }],
      'must be made by passwordFile(path) of @cutover/sdk/node',
    ],
    ['convertUser', [`a@${domain}`, { newPassword: 5 }], '`newPassword` must be a password as text; it is a number'],
    ['convertUser', [`a@${domain}`, { newPassword: '' }], '`newPassword` must be a password as text; it is empty'],
    ['convertUser', [{ upn: `a@${domain}` }], 'A user is named by text'],
    ['verify', [domain, { waitForDns: 5 }], '`waitForDns` must be true, false or an object'],
    ['verify', [domain, { waitForDns: { interval: 0 } }], 'waitForDns of verify: `interval` must be milliseconds'],
    ['verify', [domain, { waitForDns: { timeout: Number.POSITIVE_INFINITY } }], '`timeout` must be milliseconds'],
    ['verify', [domain, { forceTakeover: 'no' }], '`forceTakeover` must be true or false'],
    ['ensureVerified', [domain, { waitForDns: 'yes' }], '`waitForDns` must be true'],
    ['forceDelete', [domain, { disableUserAccounts: 'no' }], '`disableUserAccounts` must be true or false'],
    ['forceDelete', [domain, { timeout: -1 }], '`timeout` must be milliseconds, more than 0'],
    ['waitUntilInEffect', [{ domain, upns: [], expect: 'cloud' }], 'a domain is named by text, such as contoso.com'],
    ['waitUntilInEffect', [domain], '`upns` must be a list of user principal names; it is missing'],
    ['waitUntilInEffect', [domain, { upns: 'a@contoso.com', expect: 'cloud' }], '`upns` must be a list'],
    [
      'waitUntilInEffect',
      [domain, { upns: [`a@${domain}`], expect: 'managed' }],
      '`expect` must be cloud or federation',
    ],
    ['waitUntilInEffect', [domain, { upns: [`a@${domain}`], expect: 'cloud', interval: 0 }], '`interval` must be'],
  ] as const)('%s %j', async ([verb, given, reason]) => {
    const { message } = await refusalOf((domains) => domains[verb]?.(...given) ?? Promise.resolve());
    expect(message).toContain(reason);
  });

  test.for([undefined, null, 5, {}, ['contoso.com']])('a domain that is %j', async (name) => {
    const options: Readonly<Record<string, readonly unknown[]>> = {
      convertToManaged: [{ skipUserConversion: true }],
      convertToFederated: [trust],
      waitUntilInEffect: [{ upns: [`a@${domain}`], expect: 'cloud' }],
    };
    for (const verb of ['get', 'saveFederation', 'verify', 'forceDelete', 'ensureManaged', ...Object.keys(options)]) {
      const error = await refusalOf((domains) => domains[verb]?.(name, ...(options[verb] ?? [])) ?? Promise.resolve());
      expect(error).toMatchObject({ code: 'InvalidDomainName' });
      expect(error.message).toContain('a domain is named by text, such as contoso.com');
    }
  });

  test('settings that are none, for every verb that takes them', async () => {
    for (const verb of ['create', 'update', 'ensure'])
      for (const settings of ['fed.json', undefined, null])
        expect(
          (await refusalOf((_, federation) => federation[verb]?.(domain, settings) ?? Promise.resolve())).message,
        ).toContain('must be an object');
  });

  test('earlier files of passwords that are no list', () => {
    for (const [given, reason] of [
      [{ after: 'first.csv' }, '`after` must be a list of paths of password files; it is a string'],
      [{ before: [] }, '`before` is no option of passwordFile. It takes after'],
    ] as const)
      expect(() => passwordFile('x.csv', given as object)).toThrow(reason);
  });

  test('and no value is shown, which may be a secret', async () => {
    const { message } = await refusalOf(
      (domains) => domains['convertUser']?.(`a@${domain}`, { newPassword: ['Secret-1'] }) ?? Promise.resolve(),
    );
    expect(message).not.toContain('Secret');
  });
});

describe('Options of an operation that is gone on with', () => {
  const textOf = ({ domains }: Client) =>
    domains.convertToManaged('contoso.com', { skipUserConversion: true, waitUntilInEffectFor: [] }).serialize();

  test('are refused where the text holds them otherwise, and taken where it holds them so', async () => {
    const { client } = contoso();
    const domains = client.domains as unknown as Loose;
    const text = textOf(client);
    const other = await failureOf(
      domains['resume']?.('convertToManaged', text, { skipUserConversion: false }) ?? Promise.resolve(),
    );
    expect(other).toMatchObject({ code: 'InvalidOption' });
    expect((other as Error).message).toContain('`skipUserConversion` is in the text');
    expect(await domains['resume']?.('convertToManaged', text, { skipUserConversion: true })).toMatchObject({
      phase: 'done',
    });
  });

  test('are checked also where only the text holds them, and an operation that is none is named', async () => {
    const { client, seen } = serviceOf(() => json({}));
    const domains = client.domains as unknown as Loose;
    const text = textOf(client).replace('waitUntilInEffectFor', 'waitFor');
    for (const [operation, reason] of [
      ['convertToManaged', '`waitFor` is no option of convertToManaged'],
      ['toString', 'There is no operation `toString`, but verify, '],
    ] as const) {
      const error = await failureOf(domains['resume']?.(operation, text) ?? Promise.resolve());
      expect(error).toMatchObject({ code: 'InvalidOption' });
      expect((error as Error).message).toContain(reason);
    }
    expect(seen).toEqual([]);
  });

  test('A text of another version or operation is refused with both named', async () => {
    const { client, seen } = serviceOf(() => json({}));
    const wait = client.domains.waitUntilInEffect(domain, { upns: [`a@${domain}`], expect: 'cloud' }).serialize();
    const newer = (text: string) => text.replace('"version":1', '"version":2');
    const managed = client.domains.convertToManaged(domain, { skipUserConversion: true }).serialize();
    for (const [operation, text, reason] of [
      ['convertToManaged', newer(managed), 'is of version 2; this package reads version 1'],
      ['waitUntilInEffect', newer(wait), 'is of version 2; this package reads version 1'],
      ['convertToFederated', managed, 'is of a convertToManaged, not of a convertToFederated'],
      ['waitUntilInEffect', managed, 'is of a convertToManaged, not of a waitUntilInEffect'],
      ['verify', '{}', 'is no serialised verify'],
    ] as const) {
      const error = await failureOf(client.domains.resume(operation, text));
      expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'InvalidState' });
      expect((error as Error).message).toContain(reason);
    }
    expect(seen).toEqual([]);
  });

  test('A signal ends it, also one that has ended before', async () => {
    const { client } = contoso();
    const begin = (signal: AbortSignal) =>
      client.domains.convertToManaged('contoso.com', { skipUserConversion: true, signal });
    expect(await failureOf(begin(AbortSignal.abort('before')))).toBe('before');
    const controller = new AbortController();
    const operation = begin(controller.signal);
    operation.onProgress(({ phase }) => phase === 'waiting' && controller.abort('enough'));
    expect(await failureOf(operation)).toBe('enough');
    const again = new AbortController();
    const resumed = client.domains.resume('convertToManaged', operation.serialize(), { signal: again.signal });
    resumed.onProgress(({ phase }) => phase === 'waiting' && again.abort('again'));
    expect(await failureOf(resumed)).toBe('again');
  });
});

test('What was saved by name is taken with all options that there are', async () => {
  const { client } = contoso();
  const result = await client.domains.convertToManaged('contoso.com', {
    ...{ skipUserConversion: false, onPassword, who: () => false, saved: { ...saved, savedAt: '' } as never },
    ...{ waitUntilInEffectFor: [upnOf('hash', 1)], signal: new AbortController().signal },
  });
  expect(result).toMatchObject({ phase: 'done', users: { converted: 0, skipped: 5 } });
});
