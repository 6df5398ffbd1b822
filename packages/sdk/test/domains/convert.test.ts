import { describe, expect, test, vi } from 'vitest';
import {
  type Conversion,
  type ConvertToManagedOptions,
  type GraphError,
  isGraphError,
  type LogEntry,
  type MadePassword,
  type User,
} from '../../src/index.ts';
import { passwordFile } from '../../src/node.ts';
import { base64Of, certificate, otherCertificate } from '../support/certificates.ts';
import { contoso, syncedPassword, trust, upnOf } from '../support/mock.ts';
import { failureOf, json, noContent, serviceOf } from '../support/service.ts';

const hour = 3_600_000;
const typeOf = async ({ client }: ReturnType<typeof contoso>) =>
  (await client.domains.get('contoso.com')).authenticationType;

describe('Converting to managed', () => {
  test('CV-02: with skipUserConversion true only the domain changes, and passwords stay', async () => {
    const world = contoso();
    const { client, tenant, calls, onPassword, handed } = world;
    const result = await client.domains.convertToManaged('contoso.com', { skipUserConversion: true, onPassword });
    expect(result).toMatchObject({ domain: 'contoso.com', phase: 'done', changed: true, users: { converted: 0 } });
    expect(handed).toEqual([]);
    expect(calls.filter((call) => !call.startsWith('GET'))).toEqual(['PATCH /domains/contoso.com']);
    tenant.clock.advance({ hours: 3 });
    expect(world.signIn(upnOf('hash', 1), syncedPassword)).toBe('success');
  });

  test('CV-03: with skipUserConversion false users without a synced password get one, handed over before it is set', async () => {
    const events: string[] = [];
    const world = contoso({
      hook: (send, { url, init }) => {
        if (url.endsWith('$batch') && `${init.body}`.includes('resetPassword')) events.push('asked');
        return send();
      },
    });
    const { client, tenant } = world;
    const result = await client.domains.convertToManaged('contoso.com', {
      skipUserConversion: false,
      onPassword: async (made) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        events.push(made.upn);
        world.onPassword(made);
      },
    });
    expect(events.slice(0, 3).sort()).toEqual([upnOf('none', 1), upnOf('none', 2), upnOf('none', 3)]);
    expect(events.slice(3)).toEqual(['asked']);
    expect(result.users).toEqual({ total: 5, converted: 3, skipped: 2, failed: [] });
    tenant.clock.advance({ hours: 3 });
    expect(world.signIn(upnOf('none', 1), world.lastOf(upnOf('none', 1)))).toBe('passwordChangeNeeded');
    expect(world.signIn(upnOf('hash', 1), syncedPassword)).toBe('success');
    expect(new Set(world.handed.map(({ password }) => password)).size).toBe(3);
    for (const { password } of world.handed)
      expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[A-Za-z0-9]{16}$/);
  });

  test('CV-03: who is converted can be everyone, or chosen', async () => {
    const all = contoso();
    const { users } = await all.client.domains.convertToManaged('contoso.com', {
      ...{ skipUserConversion: false, who: 'all', onPassword: all.onPassword },
    });
    expect(users).toMatchObject({ total: 5, converted: 5, skipped: 0 });
    const some = contoso();
    const seen: User[] = [];
    await some.client.domains.convertToManaged('contoso.com', {
      skipUserConversion: false,
      who: (user) => {
        seen.push(user);
        return user.userPrincipalName === upnOf('hash', 2);
      },
      onPassword: some.onPassword,
    });
    expect(some.handed.map(({ upn }) => upn)).toEqual([upnOf('hash', 2)]);
    expect(seen[0]).toMatchObject({ onPremisesSyncEnabled: true, accountEnabled: true });
  });

  test('CV-04: a second run converts who is left, and nobody again', async () => {
    const world = contoso();
    const { client, onPassword, handed } = world;
    const options = { skipUserConversion: false, onPassword } as const;
    await client.domains.convertToManaged('contoso.com', options);
    const second = await client.domains.convertToManaged('contoso.com', options);
    expect(second).toMatchObject({ changed: false, users: { total: 5, converted: 0, skipped: 5 } });
    expect(handed).toHaveLength(3);
  });

  test('CV-01: users are not touched before Graph shows the domain as managed, three times in a row', async () => {
    const shown = ['Federated', 'Managed', 'Federated', 'Managed', 'Managed', 'Managed'];
    const seen: string[] = [];
    let changed = false;
    const world = contoso({
      withoutHash: 1,
      hook: async (send, { url, init }) => {
        const answer = await send();
        if (init.method === 'PATCH') changed = true;
        if (`${init.body}`.includes('resetPassword')) seen.push('reset');
        if (!changed || !url.endsWith('/domains/contoso.com') || init.method !== 'GET') return answer;
        const authenticationType = shown.shift() ?? 'Managed';
        seen.push(authenticationType);
        return json({ ...((await answer.json()) as object), authenticationType });
      },
    });
    await world.client.domains.convertToManaged('contoso.com', {
      skipUserConversion: false,
      onPassword: world.onPassword,
    });
    expect(seen).toEqual(['Federated', 'Managed', 'Federated', 'Managed', 'Managed', 'Managed', 'reset']);
  });

  test('CV-04: resets whose answer was lost are asked for again with the same passwords', async () => {
    let lost = 0;
    const world = contoso({
      hook: async (send, { init }) => {
        const answer = await send();
        if (!`${init.body}`.includes('resetPassword') || ++lost > 1) return answer;
        throw new TypeError('fetch failed');
      },
    });
    const { client, onPassword, handed } = world;
    const { users } = await client.domains.convertToManaged('contoso.com', { skipUserConversion: false, onPassword });
    expect([lost, users.converted, handed.length]).toEqual([2, 3, 3]);
    world.tenant.clock.advance({ hours: 3 });
    for (const { upn, password } of handed) expect(world.signIn(upn, password)).toBe('passwordChangeNeeded');
  });

  test('CV-02, CV-03: what was left for later is done by a second run', async () => {
    const world = contoso();
    const { client, onPassword, handed } = world;
    await client.domains.convertToManaged('contoso.com', { skipUserConversion: true });
    await client.domains.convertToManaged('contoso.com', { skipUserConversion: false, onPassword });
    expect(handed).toHaveLength(3);
  });

  test('CV-09: what was not saved before is in the result, with a warning; what was saved is compared', async () => {
    const unsaved = await contoso().client.domains.convertToManaged('contoso.com', { skipUserConversion: true });
    expect(unsaved.warnings).toEqual([expect.stringContaining('was not saved before')]);
    expect(unsaved.saved?.configuration).toMatchObject(trust);
    const { client } = contoso();
    const saved = await client.domains.saveFederation('contoso.com');
    const result = await client.domains.convertToManaged('contoso.com', { skipUserConversion: true, saved });
    expect(result.warnings).toEqual([]);
    const other = contoso();
    const old = { ...saved, configuration: { ...saved.configuration, displayName: 'Old' } };
    const changed = await other.client.domains.convertToManaged('contoso.com', {
      skipUserConversion: true,
      saved: old,
    });
    expect(changed.warnings).toEqual([expect.stringContaining('is not what contoso.com was federated with last')]);
  });

  test('DM-03: subdomains that follow the domain are named, since their users are left', async () => {
    const world = contoso();
    await world.client.domains.create('eu.contoso.com');
    const { warnings } = await world.client.domains.convertToManaged('contoso.com', {
      skipUserConversion: false,
      onPassword: world.onPassword,
    });
    expect(warnings).toContainEqual(expect.stringContaining("convertToManaged('eu.contoso.com'"));
    const sub = await world.client.domains.convertToManaged('eu.contoso.com', {
      skipUserConversion: false,
      onPassword: world.onPassword,
    });
    expect(sub).toMatchObject({ changed: false, users: { total: 0 } });
  });

  test('CV-01: it can wait until named users sign in at the cloud', async () => {
    const { client, tenant } = contoso();
    const start = tenant.clock.now();
    const phases: string[] = [];
    const operation = client.domains.convertToManaged('contoso.com', {
      skipUserConversion: true,
      waitUntilInEffectFor: [upnOf('hash', 1), upnOf('hash', 2)],
    });
    operation.onProgress(({ phase, inEffect }) => {
      phases.push(phase);
      if (phase === 'inEffect') expect(inEffect?.users).toHaveLength(2);
    });
    await operation;
    expect([...new Set(phases)]).toEqual(['checking', 'converting', 'waiting', 'inEffect', 'done']);
    expect(tenant.clock.now() - start).toBeGreaterThanOrEqual(2 * hour);
    expect(tenant.clock.now() - start).toBeLessThan(2.2 * hour);
    expect(await client.signIn.realm(upnOf('hash', 1))).toMatchObject({ kind: 'cloud' });
  });

  test.for([
    ['without saying whether users are converted', {}, 'skipUserConversion'],
    ['without a taker of passwords', { skipUserConversion: false }, 'say where they go'],
    [
      'with two takers',
      { skipUserConversion: false, onPassword: () => {}, passwordFile: passwordFile('made.csv') },
      'not both',
    ],
    [
      'with a path for a file',
      { skipUserConversion: false, passwordFile: 'made.csv' },
      'passwordFile(path) of @cutover/sdk/node',
    ],
    ['with who and skipUserConversion', { skipUserConversion: true, who: 'all' }, 'has no meaning'],
    ['with who that is none', { skipUserConversion: false, who: 'some', onPassword: () => {} }, '`who` must be'],
    ['with something else saved', { skipUserConversion: true, saved: { domain: 'x' } }, 'no saved federation'],
    [
      'with what was saved of another domain',
      { skipUserConversion: true, saved: { kind: 'savedFederation', version: 1, domain: 'a.com', configuration: {} } },
      'saved of "a.com"',
    ],
    [
      'with what a newer version saved',
      {
        skipUserConversion: true,
        saved: { kind: 'savedFederation', version: 2, domain: 'contoso.com', configuration: {} },
      },
      'version 2',
    ],
  ] as const)('%s is refused before the first call', async ([, options, reason]) => {
    const { client, seen } = serviceOf(() => json({}));
    const error = await failureOf(
      client.domains.convertToManaged('contoso.com', options as unknown as ConvertToManagedOptions),
    );
    expect(error).toMatchObject({ name: 'RequestRefusedError' });
    expect((error as Error).message).toContain(reason);
    expect(seen).toEqual([]);
  });

  test('A password is in no log, no progress, no text and no error', async () => {
    const lines: LogEntry[] = [];
    const shown: unknown[] = [];
    const passwords: string[] = [];
    const onPassword = ({ password }: MadePassword) => void passwords.push(password);
    for (const answer of [undefined, 500, 400] as const) {
      const { client } = contoso({
        client: { log: (entry) => void lines.push(entry), retry: { attempts: 1 } },
        hook: async (send, { init }) => {
          const done = await send();
          return answer && `${init.body}`.includes('resetPassword')
            ? new Response(init.body as string, { status: answer, headers: { 'content-type': 'text/html' } })
            : done;
        },
      });
      const operation = client.domains.convertToManaged('contoso.com', { skipUserConversion: false, onPassword });
      operation.onProgress((progress) => shown.push(progress, operation.serialize()));
      try {
        shown.push(await operation);
      } catch (error) {
        if (!isGraphError(error)) throw error;
        // What a service answers is shown as it came; this one answers the request.
        shown.push({ ...error, text: error.stack, message: error.message }, operation.serialize());
      }
    }
    expect(passwords).toHaveLength(9);
    const everything = JSON.stringify([lines, shown]);
    expect(everything.length).toBeGreaterThan(10_000);
    for (const password of passwords) expect(everything).not.toContain(password);
  });
});

describe('A user who cannot be converted', () => {
  const users = ['a', 'b', 'c'].map((name) => ({
    ...{ id: `id-${name}`, userPrincipalName: `${name}@contoso.com`, lastPasswordChangeDateTime: null },
  }));
  type Step = { readonly id: string; readonly url: string };
  const serviceWith = (
    reset: (url: string) => object,
    operation: (url: string) => object = () => ({ status: 200, body: { status: 'succeeded' } }),
  ) =>
    serviceOf(({ url, body }) => {
      if (url.includes('/users?')) return json({ value: users, '@odata.count': 3 });
      if (url.endsWith('/domains')) return json({ value: [] });
      if (!url.endsWith('$batch')) return json({ id: 'contoso.com', authenticationType: 'Managed' });
      const { requests } = body as { requests: Step[] };
      return json({
        responses: requests.map(({ id, url: step }) => ({
          id,
          ...(step.includes('/operations/') ? operation(step) : reset(step)),
        })),
      });
    });
  const begun = (url: string) => ({
    status: 202,
    headers: { Location: `https://graph.microsoft.com/v1.0${url.replace(/methods.*/, 'operations/op-1')}` },
  });
  const forbidden = { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'no' } } };
  const convert = (client: ReturnType<typeof serviceWith>['client'], more: Partial<ConvertToManagedOptions> = {}) =>
    client.domains.convertToManaged('contoso.com', { skipUserConversion: false, onPassword: () => {}, ...more });

  test('is named with the reason, and the others are converted', async () => {
    const { client } = serviceWith((url) => (url.includes('id-b') ? forbidden : begun(url)));
    const result = await convert(client);
    expect(result.users).toMatchObject({
      total: 3,
      converted: 2,
      skipped: 0,
      failed: [{ upn: 'b@contoso.com', error: { status: 403 } }],
    });
  });

  test('CV-03: whose reset the service has taken and then not done, is named too', async () => {
    let looks = 0;
    const { client } = serviceWith(begun, (url) => ({
      status: 200,
      body: url.includes('id-c')
        ? { status: 'failed', statusDetail: 'The policy of the directory forbids it.' }
        : { status: ++looks > 4 ? 'succeeded' : 'running' },
    }));
    const { users: became } = await convert(client);
    expect(became).toMatchObject({ converted: 2, failed: [{ upn: 'c@contoso.com' }] });
    expect(became.failed[0]?.error.message).toContain('The policy of the directory forbids it.');
  });

  test('is no failure of its own when nobody may be: then it ends at once', async () => {
    const { client, seen } = serviceWith(() => forbidden);
    expect(await failureOf(convert(client))).toMatchObject({ name: 'AuthorizationError' });
    expect(seen.filter(({ url }) => url.endsWith('$batch'))).toHaveLength(1);
  });

  test('but for throttling is gone on with later, and not counted as failed', async () => {
    const { client } = serviceWith(() => ({
      status: 429,
      headers: { 'Retry-After': '1' },
      body: { error: { code: 'TooManyRequests' } },
    }));
    const operation = convert(client);
    expect(await failureOf(operation)).toMatchObject({ name: 'ThrottledError' });
    expect(JSON.parse(operation.serialize())).toMatchObject({ underWay: ['id-a', 'id-b', 'id-c'], converted: [] });
  });

  test('is not guessed at where the service does not tell the date of the password', async () => {
    const { client } = serviceOf(({ url }) =>
      url.includes('/users?')
        ? json({ value: [{ id: 'id-a', userPrincipalName: 'a@contoso.com' }] })
        : url.endsWith('/domains')
          ? json({ value: [] })
          : json({ id: 'contoso.com', authenticationType: 'Managed' }),
    );
    expect(await failureOf(convert(client))).toMatchObject({ code: 'NoPasswordDate' });
  });

  test('Users are asked for by an advanced query', async () => {
    const { client, seen } = serviceWith(begun);
    await convert(client);
    const [asked] = seen.filter(({ url }) => url.includes('/users?'));
    expect(decodeURIComponent(asked?.url ?? '')).toContain("$filter=endsWith(userPrincipalName,'@contoso.com')");
    expect(asked?.url).toContain('$count=true');
    expect(asked?.headers.get('consistencylevel')).toBe('eventual');
  });

  test('A reset of which the service does not tell how it ended is a warning', async () => {
    const plain = serviceOf(({ url, body }) => {
      if (url.includes('/users?')) return json({ value: users });
      if (url.endsWith('/domains')) return json({ value: [] });
      if (!url.endsWith('$batch')) return json({ id: 'contoso.com', authenticationType: 'Managed' });
      const { requests } = body as { requests: Step[] };
      return json({ responses: requests.map(({ id }) => ({ id, status: 202 })) });
    });
    const result = await convert(plain.client);
    expect(result.users).toMatchObject({ total: 3, converted: 3 });
    expect(result.warnings).toEqual([expect.stringContaining('did not tell whether they ended well')]);
  });
});

describe('Going on with a conversion', () => {
  test('needs the function again that chooses, and text of a conversion', async () => {
    const { client, onPassword } = contoso();
    const { domains } = client;
    const operation = domains.convertToManaged('contoso.com', {
      skipUserConversion: false,
      who: () => true,
      onPassword,
    });
    const text = operation.serialize();
    expect(await failureOf(domains.resume('convertToManaged', text, { onPassword }))).toMatchObject({
      code: 'InvalidOption',
    });
    expect(await failureOf(domains.resume('convertToManaged', text))).toMatchObject({ code: 'InvalidOption' });
    expect(await domains.resume('convertToManaged', text, { onPassword, who: () => true })).toMatchObject({
      users: { converted: 5 },
    });
    for (const wrong of ['', 'null', '{}', text.replace('"version":1', '"version":2')])
      expect(await failureOf(domains.resume('convertToManaged', wrong, { onPassword }))).toMatchObject({
        code: 'InvalidState',
      });
    expect(await failureOf(domains.resume('convertToFederated', text))).toMatchObject({ code: 'InvalidState' });
    expect(await failureOf(domains.resume('waitUntilInEffect', text))).toMatchObject({ code: 'InvalidState' });
  });

  test('CV-04: gives nobody another password who has one, also where everyone is converted', async () => {
    const { client, onPassword, handed } = contoso({ withoutHash: 43 });
    const first = client.domains.convertToManaged('contoso.com', { skipUserConversion: false, who: 'all', onPassword });
    first.onProgress(({ users }) => users.converted === 20 && first.abort('enough'));
    expect(await failureOf(first)).toBe('enough');
    const second = await client.domains.resume('convertToManaged', first.serialize(), { onPassword });
    expect(second.users).toEqual({ total: 45, converted: 45, skipped: 0, failed: [] });
    expect(handed).toHaveLength(45);
    expect(new Set(handed.map(({ upn }) => upn)).size).toBe(45);
  });

  test('keeps who is chosen by name, and what was saved', async () => {
    const { client, onPassword, handed } = contoso();
    const first = client.domains.convertToManaged('contoso.com', { skipUserConversion: false, who: 'all', onPassword });
    first.onProgress(({ phase }) => phase === 'waiting' && first.abort('enough'));
    expect(await failureOf(first)).toBe('enough');
    const second = await client.domains.resume('convertToManaged', first.serialize(), { onPassword });
    expect(second).toMatchObject({ changed: true, saved: { configuration: trust }, users: { converted: 5 } });
    expect(handed).toHaveLength(5);
  });
});

describe('Converting back', () => {
  test('CV-09: restores the federation from what was saved, as JSON, with the same timing', async () => {
    const world = contoso();
    const { client, tenant } = world;
    const saved = JSON.parse(JSON.stringify(await client.domains.saveFederation('contoso.com')));
    expect(saved).toMatchObject({
      kind: 'savedFederation',
      version: 1,
      domain: 'contoso.com',
      savedAt: '2026-01-05T08:00:00.000Z',
    });
    expect(saved.configuration).not.toHaveProperty('id');
    await client.domains.convertToManaged('contoso.com', { skipUserConversion: true, saved });
    tenant.clock.advance({ hours: 3 });
    const result: Conversion = await client.domains.convertToFederated('contoso.com', saved, {
      waitUntilInEffectFor: [upnOf('hash', 1)],
    });
    expect(result).toMatchObject({ phase: 'done', changed: true, warnings: [], federation: trust });
    expect(await typeOf(world)).toBe('Federated');
    expect(await client.signIn.realm(upnOf('hash', 1))).toMatchObject({ kind: 'federation' });
  });

  test('CV-13: to what it is already is a success, to something else is refused with what differs', async () => {
    const { client, calls } = contoso();
    expect(await client.domains.convertToFederated('contoso.com', trust)).toMatchObject({ changed: false });
    expect(calls.every((call) => call.startsWith('GET'))).toBe(true);
    const error = (await failureOf(
      client.domains.convertToFederated('contoso.com', {
        ...trust,
        displayName: 'Other',
        signingCertificate: otherCertificate,
      }),
    )) as GraphError;
    expect(error).toMatchObject({ code: 'FederatedOtherwise' });
    expect(error.message).toContain('displayName, signingCertificate');
  });

  test('FD-03: with the issuer of another domain is refused before anything is changed', async () => {
    const { client, calls } = contoso();
    const error = (await failureOf(client.domains.convertToFederated('fabrikam.com', trust))) as GraphError;
    expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'InvalidFederation' });
    expect(error.message).toContain('is that of contoso.com');
    expect(calls).not.toContain('POST /domains/fabrikam.com/federationConfiguration');
  });

  test('FD-04: warns of a certificate that ends soon', async () => {
    const { client, tenant } = contoso({ federated: false });
    tenant.clock.set('2030-12-20T00:00:00Z');
    const { warnings } = await client.domains.convertToFederated('fabrikam.com', {
      ...trust,
      signingCertificate: otherCertificate,
    });
    expect(warnings).toEqual([expect.stringContaining('ends at 2031-01-01')]);
    expect(base64Of(certificate)).not.toBe(base64Of(otherCertificate));
  });

  describe('CV-09: What is saved but would be refused later is a warning, where it is saved and where it is lost', () => {
    /** A mock at a time, whose federation is shown with changes. */
    const worldAt = (now: string, changes: object = {}) => {
      const world = contoso({
        hook: async (send, { url }) => {
          const answer = await send();
          if (!url.endsWith('/federationConfiguration') || !answer.ok) return answer;
          const { value } = (await answer.json()) as { value: object[] };
          return json({ value: value.map((found) => ({ ...found, ...changes })) });
        },
      });
      world.tenant.clock.set(now);
      return world;
    };

    test.for([
      ['no certificate', '2026-11-21T00:00:00Z', { signingCertificate: null }, 'signingCertificate is missing'],
      ['no protocol', '2026-11-21T00:00:00Z', { preferredAuthenticationProtocol: null }, 'Protocol is missing: wsFed'],
      ['one that expired', '2060-02-01T00:00:00Z', {}, 'signingCertificate expired at 2060-01-01T00:00:00.000Z'],
      [
        'one that is not valid yet',
        '2026-11-21T00:00:00Z',
        { signingCertificate: btoa(atob(base64Of(certificate)).replace('200101000000Z', '300101000000Z')) },
        'signingCertificate is not valid before 2030-01-01T00:00:00.000Z',
      ],
      ['one that ends soon', '2059-12-10T00:00:00Z', {}, 'The signing certificate ends at 2060-01-01T00:00:00.000Z'],
    ] as const)('%s', async ([, now, changes, reason]) => {
      const { domains } = worldAt(now, changes).client;
      const saved = await domains.saveFederation('contoso.com');
      expect(saved.warnings).toEqual([expect.stringContaining(reason)]);
      const first = await domains.convertToManaged('contoso.com', { skipUserConversion: true, saved });
      expect(first.warnings).toEqual(saved.warnings);
      // It is managed now, and what was saved before is all that there is.
      const again = await domains.convertToManaged('contoso.com', { skipUserConversion: true, saved });
      expect(again).toMatchObject({ changed: false, warnings: saved.warnings });
      const unsaved = await worldAt(now, changes).client.domains.convertToManaged('contoso.com', {
        skipUserConversion: true,
      });
      expect(unsaved.warnings).toEqual([expect.stringContaining('was not saved before'), ...(saved.warnings ?? [])]);
    });

    test('and nothing is, where all is well for 30 days', async () => {
      const saved = await worldAt('2059-12-01T00:00:00Z').client.domains.saveFederation('contoso.com');
      expect(saved).not.toHaveProperty('warnings');
    });
  });

  test('FD-02: A domain without a federation has none to save, and is told from one whose federation is not shown', async () => {
    const { client } = contoso();
    const error = (await failureOf(client.domains.saveFederation('fabrikam.com'))) as GraphError;
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'NotFederated', status: 404 });
    expect(error.message).toContain('fabrikam.com is managed: it has no federation to save');
    expect(error.message).toContain('readFederation(path)');
    const unknown = (await failureOf(client.domains.saveFederation('missing.example'))) as GraphError;
    expect(unknown).toMatchObject({ name: 'NotFoundError', operation: 'getDomain' });
    const { client: other } = serviceOf(({ url }) =>
      url.endsWith('/federationConfiguration')
        ? json({ value: [] })
        : json({ id: 'contoso.com', authenticationType: 'Federated' }),
    );
    const unreadable = (await failureOf(other.domains.saveFederation('contoso.com'))) as GraphError;
    expect(unreadable).toMatchObject({ name: 'NotFoundError', code: 'FederationUnreadable' });
    expect(unreadable.message).toContain('Do not convert it before');
  });

  test('By whom it was saved is told as far as the token does', async () => {
    const claims = Buffer.from(JSON.stringify({ upn: 'admin@contoso.com' })).toString('base64url');
    const { client } = serviceOf(() => json({ value: [{ id: 'x', ...trust }] }), { credential: () => `x.${claims}.x` });
    expect(await client.domains.saveFederation('contoso.com')).toMatchObject({ savedBy: 'admin@contoso.com' });
  });
});

describe('CV-05: One user', () => {
  test('is converted alone once the domain is managed, with a password that is made or given', async () => {
    const world = contoso();
    const { client, tenant, onPassword } = world;
    const refused = await failureOf(client.domains.convertUser(upnOf('none', 1), { onPassword }));
    expect(refused).toMatchObject({ name: 'RequestRefusedError', code: 'DomainFederated' });
    await client.domains.convertToManaged('contoso.com', { skipUserConversion: true });
    tenant.clock.advance({ hours: 3 });
    expect(await client.domains.convertUser(upnOf('none', 1), { onPassword })).toEqual({
      upn: upnOf('none', 1),
      phase: 'done',
    });
    expect(world.signIn(upnOf('none', 1), world.lastOf(upnOf('none', 1)))).toBe('passwordChangeNeeded');
    const operation = client.domains.convertUser(upnOf('none', 2), { newPassword: 'Given-Password-1' });
    await operation;
    expect(operation.serialize()).not.toContain('Given');
    expect(world.signIn(upnOf('none', 2), 'Given-Password-1')).toBe('passwordChangeNeeded');
    expect(world.handed).toHaveLength(1);
  });

  test('is refused without a taker, with two, and with no name', async () => {
    const { client, seen } = serviceOf(() => noContent());
    const onPassword = vi.fn();
    for (const [upn, options] of [
      ['a@contoso.com', {}],
      ['a@contoso.com', { newPassword: 'x', onPassword }],
      ['a@contoso.com', { newPassword: '' }],
      ['nobody', { onPassword }],
      ['a@contoso', { onPassword }],
    ] as const)
      expect(await failureOf(client.domains.convertUser(upn, options))).toMatchObject({ name: 'RequestRefusedError' });
    expect(seen).toEqual([]);
  });
});
