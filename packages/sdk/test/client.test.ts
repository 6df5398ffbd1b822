import type { TokenCredential } from '@azure/core-auth';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { type ClientOptions, type Credential, calls, createClient, filter, type LogEntry } from '../src/index.ts';
import { responseValidator } from '../src/validate.ts';
import { failureOf, graph, json, memberId, noContent, policyId, refusal, serviceOf } from './support/service.ts';

test('Credentials of @azure/identity fit', () => {
  expectTypeOf<TokenCredential>().toExtend<Credential>();
});

describe('Options', () => {
  test('of a cloud set where calls go and what the token is for', async () => {
    const expected = {
      global: 'https://graph.microsoft.com',
      usgov: 'https://graph.microsoft.us',
      usgovdod: 'https://dod-graph.microsoft.us',
      china: 'https://microsoftgraph.chinacloudapi.cn',
    };
    for (const [cloud, host] of Object.entries(expected) as [keyof typeof expected, string][]) {
      const scopes: unknown[] = [];
      const getToken = async (scope: string | string[]) => {
        scopes.push(scope);
        return { token: 'x', expiresOnTimestamp: Number.POSITIVE_INFINITY };
      };
      const { client, seen } = serviceOf(() => json({ value: [] }), { cloud, credential: { getToken } });
      await client.domains.list();
      expect(seen[0]?.url).toBe(`${host}/v1.0/domains`);
      expect(scopes).toEqual([`${host}/.default`]);
    }
  });

  test('that are unknown or cannot be meant are refused by name', () => {
    const credential = () => 'x';
    const bad: [string, object][] = [
      ['credential', {}],
      ['credential', { credential: 'token' }],
      ['cloud', { credential, cloud: 'mars' }],
      ['version', { credential, version: 'v2' }],
      ['timeout', { credential, timeout: Number.NaN }],
      ['concurrency', { credential, concurrency: 0 }],
      ['retry', { credential, retry: { attempts: 0 } }],
      ['baseUrl', { credential, baseUrl: 'graph.microsoft.com' }],
      ['baseUrl', { credential, baseUrl: 'https://user:secret@host/' }],
      ['loginUrl', { credential, loginUrl: 'ftp://x' }],
      ['retries', { credential, retries: 3 }],
    ];
    for (const [name, options] of bad)
      expect(() => createClient(options as ClientOptions)).toThrow(new RegExp(`^InvalidOption: \`${name}\` must be`));
  });
});

describe('A request', () => {
  test('can be seen without being sent', () => {
    const { client, seen } = serviceOf(noContent);
    expect(client.preview(calls.stagedRollout.policies.update(policyId, { isEnabled: true }))).toMatchObject({
      method: 'PATCH',
      url: `${graph}/v1.0/policies/featureRolloutPolicies/${policyId}`,
      body: '{"isEnabled":true}',
    });
    expect(seen).toEqual([]);
  });

  test('stays below its resource whatever is given as a name, and keeps it whole', () => {
    const { client } = serviceOf(noContent);
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('..', '.', 'a/b', 'a?b', '%2e%2e', 'ä@contoso.com')),
        (name) => {
          const call = calls.directory.users.get(name);
          if (name.trim() === '' || name === '.' || name === '..') {
            expect(() => client.preview(call)).toThrow('InvalidId');
            return;
          }
          const { pathname, search } = new URL(client.preview(call).url);
          expect(pathname.startsWith('/v1.0/users/')).toBe(true);
          expect(decodeURIComponent(pathname.slice('/v1.0/users/'.length))).toBe(name);
          expect(search).toBe('');
        },
      ),
    );
  });

  test('with a lone surrogate in a name is refused like any impossible id', () => {
    expect(() => serviceOf(noContent).client.preview(calls.directory.users.get('\ud800'))).toThrow('InvalidId');
  });

  test('carries every query option whole', () => {
    const { client } = serviceOf(noContent);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (text, top) => {
        const { url } = client.preview(calls.directory.users.list({ filter: text, top, select: ['id', 'mail'] }));
        const query = new URL(url).searchParams;
        expect(query.get('$filter')).toBe(text);
        expect(query.get('$top')).toBe(`${top}`);
        expect(query.get('$select')).toBe('id,mail');
      }),
    );
  });
});

describe('A filter', () => {
  test('quotes values so that none can end its string', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = filter`displayName eq ${text}`.slice('displayName eq '.length);
        expect(quoted.slice(1, -1).replaceAll("''", '').includes("'")).toBe(false);
        expect(quoted.slice(1, -1).replaceAll("''", "'")).toBe(text);
      }),
    );
    expect(filter`a eq ${null} and b ge ${new Date(0)} and c eq ${true}`).toBe(
      'a eq null and b ge 1970-01-01T00:00:00.000Z and c eq true',
    );
  });

  test('of the audit log is made of its conditions', async () => {
    const { client, seen } = serviceOf(() => json({ value: [] }));
    await client.audit.list({
      activity: 'Add user to feature rollout',
      targetUpn: "o'neil@contoso.com",
      from: new Date(0),
      filter: 'a eq 1',
      top: 5,
    });
    const query = new URL(seen[0]?.url ?? '').searchParams;
    expect(query.get('$filter')).toBe(
      "(a eq 1) and activityDisplayName eq 'Add user to feature rollout' and activityDateTime ge 1970-01-01T00:00:00.000Z and targetResources/any(t:t/userPrincipalName eq 'o''neil@contoso.com')",
    );
    expect(query.get('$top')).toBe('5');
  });
});

describe('A realm', () => {
  const realmOf = async (answer: object, options: Partial<ClientOptions> = {}) => {
    const { time: _, ...rest } = options;
    const { client, seen } = serviceOf(() => json(answer), rest);
    return { realm: await client.signIn.realm('Ada@Contoso.com'), seen };
  };

  test('is told by where the user is sent, not by the type of the domain (HR-01)', async () => {
    const federated = { PrefCredential: 4, FederationRedirectUrl: 'https://sts.contoso.com/adfs' };
    expect(
      (await realmOf({ IfExistsResult: 0, Credentials: federated, EstsProperties: { DomainType: 4 } })).realm,
    ).toMatchObject({
      kind: 'federation',
      domain: 'contoso.com',
      federationRedirectUrl: 'https://sts.contoso.com/adfs',
    });
    const enrolled = {
      IfExistsResult: 0,
      Credentials: { PrefCredential: 1 },
      EstsProperties: { DomainType: 4, DesktopSsoEnabled: true },
    };
    expect((await realmOf(enrolled)).realm).toMatchObject({ kind: 'cloud', desktopSso: true });
    expect((await realmOf({ IfExistsResult: 1, Credentials: { PrefCredential: 1 } })).realm.kind).toBe('unknown');
    expect((await realmOf({ IfExistsResult: 5, EstsProperties: { DomainType: 2 } })).realm.kind).toBe('unknown');
  });

  test('is asked at the sign-in service of the cloud, of the mock, or where told, never with a token', async () => {
    const urls = await Promise.all(
      [
        {},
        { cloud: 'usgov' as const },
        { baseUrl: 'http://localhost:1/t/x' },
        { loginUrl: 'https://login.example/' },
      ].map(async (options) => {
        const { seen } = await realmOf({}, options);
        expect(seen[0]?.headers.get('authorization')).toBeNull();
        return seen[0]?.url;
      }),
    );
    expect(urls).toEqual([
      'https://login.microsoftonline.com/common/GetCredentialType',
      'https://login.microsoftonline.us/common/GetCredentialType',
      'http://localhost:1/t/x/common/GetCredentialType',
      'https://login.example/common/GetCredentialType',
    ]);
  });
});

test('Logs and hooks see no token, no body and no personal query, and hooks can add headers', async () => {
  const entries: LogEntry[] = [];
  const attempts: unknown[] = [];
  const { client, seen } = serviceOf(
    (_, attempt) => (attempt === 1 ? refusal(503, 'X', 'x') : json({ value: [] }, 200, { 'set-cookie': 'SECRET' })),
    {
      log: (entry) => entries.push(entry),
      hooks: {
        beforeAttempt: ({ headers, ...rest }) => {
          attempts.push({ headers: { ...headers }, ...rest });
          headers['traceparent'] = '00-trace';
        },
        afterAttempt: (_, { status }) => void attempts.push(status),
      },
    },
  );
  await client.directory.users.list({ filter: "mail eq 'SECRET-MAIL'", select: ['id'] });
  expect(entries.map(({ event, status }) => [event, status])).toEqual([
    ['answered', 503],
    ['waiting', undefined],
    ['answered', 200],
  ]);
  expect(JSON.stringify(entries)).not.toContain('SECRET');
  expect(entries[0]?.request?.url).toBe(`${graph}/v1.0/users?$select=id&$filter=REDACTED`);
  expect(JSON.stringify(attempts)).not.toContain('TOKEN');
  expect(attempts).toHaveLength(4);
  expect(seen[1]?.headers.get('traceparent')).toBe('00-trace');
  expect(seen[1]?.headers.get('authorization')).toBe('Bearer SECRET-TOKEN');
});

test('No more requests are under way than allowed, and all get their turn', async () => {
  let under = 0;
  let most = 0;
  const { client } = serviceOf(
    async () => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setImmediate(resolve));
      under--;
      return json({ value: [] });
    },
    { concurrency: 3 },
  );
  await Promise.all(Array.from({ length: 20 }, () => client.domains.list().then(({ items }) => items)));
  expect(most).toBe(3);
});

test('However long the throttling lasts, waits stay within the time of the call and are never shorter than asked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(120), { maxLength: 12 }),
      fc.integer({ min: 1, max: 200_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      async (waits, timeout, random) => {
        const { client, time, seen } = serviceOf(
          (_, attempt) => {
            const wait = waits[attempt - 1];
            return wait === undefined ? json({ value: [] }) : refusal(429, 'X', 'x', { 'retry-after': `${wait}` });
          },
          { timeout, random: () => random },
        );
        const start = time.now();
        const limited = { ...{ attempts: 5 } };
        await client.domains.list().then(
          () => {},
          (error: unknown) => expect(error).toMatchObject({ name: 'ThrottledError', attempts: seen.length }),
        );
        expect(seen.length).toBeLessThanOrEqual(limited.attempts);
        expect(time.now() - start).toBeLessThanOrEqual(timeout);
        for (const [i, slept] of time.sleeps.entries()) expect(slept).toBeGreaterThanOrEqual((waits[i] ?? 0) * 1000);
      },
    ),
  );
});

test('A 403 is explained by what the token holds', async () => {
  const tokenOf = (claims: object) => `x.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.x`;
  const explanationOf = async (claims: object) => {
    const denied = () => refusal(403, 'Authorization_RequestDenied', 'no');
    const { client } = serviceOf(denied, { credential: () => tokenOf(claims) });
    return ((await failureOf(client.stagedRollout.policies.delete(policyId))) as { explanation?: string }).explanation;
  };
  expect(await explanationOf({ scp: 'User.Read' })).toMatch(
    /needs Policy.ReadWrite.HybridAuthentication.*The token holds User.Read/,
  );
  expect(await explanationOf({ roles: ['Policy.ReadWrite.HybridAuthentication'], idtyp: 'app' })).toContain(
    'cannot be called with application permissions',
  );
  expect(await explanationOf({ scp: 'Policy.ReadWrite.HybridAuthentication' })).toContain('a role is missing');
});

test('Validation finds an answer of another shape and lets through what is new', async () => {
  const policy = { id: policyId, displayName: 'x', feature: 'quantum', isEnabled: true, brandNew: [1] };
  const good = serviceOf(() => json({ value: [policy] }), { validate: responseValidator() });
  expect((await good.client.stagedRollout.policies.list()).items).toEqual([policy]);
  const bad = serviceOf(() => json({ value: [{ ...policy, isEnabled: 'yes' }] }), { validate: responseValidator() });
  const error = (await failureOf(bad.client.stagedRollout.policies.list())) as Error;
  expect(error).toMatchObject({ name: 'ResponseShapeError', code: 'UnexpectedShape' });
  expect(error.message).toContain('value.0.isEnabled');
});

test('A version is refused where the service does not have it', async () => {
  const { client, seen } = serviceOf(() => json({ value: [] }));
  await client.domains.list({ version: 'beta' });
  expect(seen[0]?.url).toBe(`${graph}/beta/domains`);
  const call = { descriptor: { ...calls.domains.list().descriptor, versions: ['v1.0'] as const } };
  expect(await failureOf(client.send(call, { version: 'beta' }))).toMatchObject({ code: 'VersionNotServed' });
  expect(memberId(1)).toHaveLength(36);
});

test('Contacts and objects of any kind are read by id', async () => {
  const { client, seen } = serviceOf(({ url }) =>
    json(url.endsWith('/contacts') ? { value: [{ id: memberId(1) }] } : { id: memberId(1) }),
  );
  expect(await client.directory.contacts.list().toArray()).toEqual([{ id: memberId(1) }]);
  expect(await client.directory.contacts.get(memberId(1))).toEqual({ id: memberId(1) });
  expect(await client.directory.objects.get(memberId(1))).toEqual({ id: memberId(1) });
  expect(seen.map(({ url }) => url)).toEqual([
    `${graph}/v1.0/contacts`,
    `${graph}/v1.0/contacts/${memberId(1)}`,
    `${graph}/v1.0/directoryObjects/${memberId(1)}`,
  ]);
});
