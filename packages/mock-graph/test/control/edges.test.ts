import { describe, expect, test, vi } from 'vitest';
import { createMockGraph } from '../../src/index.ts';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import { setUp } from '../support/harness.ts';

const call = { method: 'GET', url: '/v1.0/users?$top=1' };

describe('tenants and their ids', () => {
  test('the id in a tenant file belongs to the default tenant, and its tokens stay there', async () => {
    const id = '11111111-2222-4333-8444-555555555555';
    await using mock = createMockGraph({ auth: 'enforced', tenantFile: { ...contoso, tenant: { id } } });
    expect(mock.tenant().tenantId).toBe(id);
    expect(mock.tenant('other').tenantId).not.toBe(id);
    const { token } = await mock.tenant().token({ kind: 'delegated', permissions: ['User.Read.All'] });
    const headers = { host: 'localhost', authorization: `Bearer ${token}` };
    expect((await mock.handle({ ...call, headers })).status).toBe(200);
    expect((await mock.handle({ ...call, url: `/t/other${call.url}`, headers })).status).toBe(401);
  });
});

describe('the clock', () => {
  test('a move that is refused leaves the mode as it was', async () => {
    const harness = setUp();
    expect((await harness.control('POST', '/clock', { mode: 'real', advance: 'P99999999D' })).status).toBe(400);
    expect((await harness.control('GET', '/clock')).body['mode']).toBe('frozen');
  });

  test('a time without a zone is refused, since it would depend on the machine', async () => {
    const harness = setUp();
    expect((await harness.control('POST', '/clock', { set: '2026-02-01T00:00:00' })).status).toBe(400);
    expect(() => createMockGraph({ start: '2026-02-01' })).toThrow(RangeError);
    expect(() => createMockGraph({ start: 0.5 })).toThrow(RangeError);
  });

  test('a delay is whole milliseconds', () => {
    const timings = { mode: 'maximum', values: { membershipEdit: 1000.5 } };
    expect(() => createMockGraph({ tenantFile: { version: 1, timings } })).toThrow('timings.values.membershipEdit');
  });
});

describe('the journal', () => {
  test('with no delays a replay to the last position is the state that is there', () => {
    const { tenant } = setUp({
      timings: 'zero',
      tenantFile: { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] },
    });
    const [groupId = ''] =
      [...tenant.view().tables.groups.range()].find(([, group]) => group.displayName === 'Pilot') ?? [];
    const [userId = ''] =
      [...tenant.view().tables.users.range()].find(([id]) => !tenant.view().tables.members.has(`${groupId}|${id}`)) ??
      [];
    tenant.run('addGroupMember', { groupId, memberId: userId });
    expect(tenant.journal.replay(tenant.journal.position).hash).toBe(tenant.hash());
  });
});

describe('cloud-only members of a rollout group', () => {
  test('SR-12: they keep the password policies that they can write', async () => {
    const file = {
      version: 1,
      users: [{ userPrincipalName: 'ada@contoso.onmicrosoft.com', password: 'Correct-Horse-1' }],
      groups: [{ displayName: 'Pilot', members: ['ada@contoso.onmicrosoft.com'] }],
      policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }],
    };
    const harness = setUp({ tenantFile: file });
    const { status } = await harness.call('PATCH', '/users/ada@contoso.onmicrosoft.com', {
      passwordPolicies: 'disablePasswordExpiration',
    });
    expect(status).toBe(204);
    harness.tenant.clock.advance({ days: 365 });
    expect(
      harness.tenant.signIn({ userPrincipalName: 'ada@contoso.onmicrosoft.com', password: 'Correct-Horse-1' }).result,
    ).toBe('success');
  });
});

describe('tenants that begin with one file', () => {
  test('share what it says and nothing that happens, and each has its own initial domain and passwords that work', async () => {
    await using mock = createMockGraph({
      tenantFile: {
        version: 1,
        domains: [{ id: 'contoso.com' }],
        users: [{ userPrincipalName: 'ada@contoso.com', password: 'Correct-Horse-1' }],
      },
    });
    const [zoe, yan] = [mock.tenant('zoe'), mock.tenant('yan')];
    expect(zoe.tenantId).not.toBe(yan.tenantId);
    expect([...zoe.view().tables.domains.range()].map(([id]) => id)).toEqual(['contoso.com', 'zoe.onmicrosoft.com']);
    const ada = { userPrincipalName: 'ada@contoso.com', password: 'Correct-Horse-1' };
    expect([zoe.signIn(ada).result, yan.signIn(ada).result]).toEqual(['success', 'success']);
    zoe.run('deleteUser', { userId: 'ada@contoso.com' });
    expect([zoe.signIn(ada).code, yan.signIn(ada).result]).toEqual([50034, 'success']);
    zoe.reset();
    expect(zoe.signIn(ada).result).toBe('success');
  });

  test('users in the initial domain are in that of each tenant, and their passwords work there', async () => {
    const password = 'Correct@contoso.onmicrosoft.com';
    await using mock = createMockGraph({
      tenantFile: {
        version: 1,
        users: [
          { userPrincipalName: 'admin@contoso.onmicrosoft.com', password },
          { userPrincipalName: 'eve@Contoso.onmicrosoft.com', synced: true },
        ],
        groups: [{ displayName: 'All', members: ['admin@contoso.onmicrosoft.com'] }],
      },
    });
    for (const name of ['contoso', 'zoe', 'yan']) {
      const tenant = mock.tenant(name);
      const { tables, facts } = tenant.view();
      const domain = `${name}.onmicrosoft.com`;
      expect([...tables.domains.range()].map(([id]) => id)).toEqual([domain]);
      expect([...tables.usersByName.range()].map(([key]) => key)).toEqual([`${domain}|admin`, `${domain}|eve`]);
      expect([...tables.onPremisesByName.range()].map(([key]) => key)).toEqual([`${domain}|eve`]);
      expect([...tables.members.range()]).toHaveLength(1);
      expect(tenant.signIn({ userPrincipalName: `admin@${domain}`, password }).result).toBe('success');
      expect(facts.secretKey).toContain(name);
    }
    expect(mock.tenant('zoe').signIn({ userPrincipalName: 'admin@contoso.onmicrosoft.com', password }).code).toBe(
      50034,
    );
  });

  test.each([
    [
      'an application',
      { applications: [{ displayName: 'A', identifierUris: ['https://contoso.onmicrosoft.com/app'] }] },
    ],
    [
      'a farm',
      {
        onPremises: {
          farms: [{ name: 'F', product: 'other', serviceName: 'sts.a.com', trusts: ['contoso.onmicrosoft.com'] }],
        },
      },
    ],
    ['a DNS record', { dns: [{ name: '_dmarc.contoso.onmicrosoft.com', type: 'TXT', value: 'x' }] }],
    ['a forest', { onPremises: { forests: [{ name: 'contoso.onmicrosoft.com' }] } }],
    ['a domain below it', { domains: [{ id: 'a.contoso.onmicrosoft.com' }] }],
  ])('%s with the name of the initial domain has that of the tenant', async (_what, part) => {
    await using mock = createMockGraph({ tenantFile: { version: 1, ...part } });
    const { tables } = mock.tenant('zoe').view();
    const text = JSON.stringify(Object.values(tables).map((table) => [...table.range()]));
    expect(text).toContain('zoe.onmicrosoft.com');
    expect(text.replaceAll('zoe.onmicrosoft.com', '')).not.toContain('contoso.onmicrosoft.com');
  });

  test('objects are shared as long as nothing stands in the initial domain and nothing is due', async () => {
    const users = [{ userPrincipalName: 'ada@contoso.com' }];
    await using mock = createMockGraph({ tenantFile: { version: 1, domains: [{ id: 'contoso.com' }], users } });
    const [[, zoe] = [], [, yan] = []] = ['zoe', 'yan'].map(
      (name) => mock.tenant(name).view().tables.users.first() ?? [],
    );
    expect(zoe).toBeDefined();
    expect(zoe).toBe(yan);
  });

  test('with a real clock, what is due in a later tenant is counted from its own beginning', async () => {
    const { text } = await signingCertificate('2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-05T08:00:00Z') });
    try {
      const federation = {
        issuerUri: 'urn:contoso',
        passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
        signingCertificate: text,
      };
      await using mock = createMockGraph({
        clock: 'real',
        tenantFile: { version: 1, domains: [{ id: 'contoso.com', authenticationType: 'Federated', federation }] },
      });
      for (const [name, time] of [
        ['contoso', '2026-01-05T08:00:00Z'],
        ['zoe', '2026-01-07T08:00:00Z'],
      ] as const) {
        vi.setSystemTime(time);
        const { start } = mock.tenant(name).journal.export();
        expect(start.facts.createdAt).toBe(Date.parse(time));
        expect(start.tables['effects']).toEqual([
          [expect.any(String), expect.objectContaining({ due: Date.parse(time) })],
        ]);
      }
    } finally {
      vi.useRealTimers();
    }
  });
});
