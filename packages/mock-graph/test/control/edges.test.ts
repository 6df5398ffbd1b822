import { describe, expect, test } from 'vitest';
import { createMockGraph } from '../../src/index.ts';
import { contoso } from '../support/contoso.ts';
import { setUp } from '../support/harness.ts';

const call = { method: 'GET', url: '/v1.0/users?$top=1' };

describe('tenants and their ids', () => {
  test('the id in a tenant file belongs to the default tenant, and its tokens stay there', async () => {
    const id = '11111111-2222-4333-8444-555555555555';
    await using mock = createMockGraph({ auth: 'enforced', tenantFile: { ...contoso, tenant: { id } } });
    expect(mock.tenant().tenantId).toBe(id);
    expect(mock.tenant('other').tenantId).not.toBe(id);
    const { token } = mock.tenant().token({ kind: 'delegated', permissions: ['User.Read.All'] });
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
});
