import type { OperationDescription } from '@cutover/contract/operation';
import { operations } from '@cutover/contract/operations';
import { roleTemplates } from '@cutover/contract/rules';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PrincipalRequest } from '../../src/gate/principal.ts';
import { type Answer, absentId, address, expectError, Harness, newMock, reference, setUp } from '../support/harness.ts';

const denied = 'Insufficient privileges to complete the operation.';
const hybrid = 'Hybrid Identity Administrator';
const policies = '/policies/featureRolloutPolicies';

describe('who calls (401)', () => {
  test.each<['open' | 'enforced', string, string | undefined, string]>([
    ['open', 'no token', undefined, 'Access token is empty.'],
    ['open', 'an empty header', '', 'Access token is empty.'],
    ['open', 'Bearer and nothing', 'Bearer ', 'Access token is empty.'],
    [
      'open',
      'another scheme',
      'Basic YTpi',
      "The authorization scheme 'Basic' is not supported. Send 'Bearer' and an access token.",
    ],
    ['enforced', 'no token', undefined, 'Access token is empty.'],
    [
      'enforced',
      'a token that was not made here',
      'Bearer test',
      'CompactToken parsing failed with error code: 80049217',
    ],
    [
      'enforced',
      'a token of another issuer',
      `Bearer ${['{"alg":"none"}', '{"tid":"x"}', ''].map((part) => btoa(part)).join('.')}`,
      'CompactToken parsing failed with error code: 80049217',
    ],
  ])('%s: %s', async (auth, _what, authorization, message) => {
    const harness = setUp({ auth });
    const answer = await harness.call('GET', '/users', undefined, { token: '', headers: { authorization } });
    expectError(answer, 401, 'InvalidAuthenticationToken', message);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer /);
  });

  test('an expired token', async () => {
    const harness = setUp({ auth: 'enforced' });
    const token = await harness.token({ kind: 'application', permissions: ['User.Read.All'], lifetime: -1 });
    expectError(
      await harness.call('GET', '/users', undefined, { token }),
      401,
      'InvalidAuthenticationToken',
      'Lifetime validation failed, the token is expired.',
    );
  });

  test('a token whose claims were changed', async () => {
    const harness = setUp({ auth: 'enforced' });
    const [header = '', claims = '', signature = ''] = (await harness.token({ kind: 'application' })).split('.');
    const more = { ...JSON.parse(atob(claims)), roles: ['Directory.ReadWrite.All'] };
    const token = [header, btoa(JSON.stringify(more)).replaceAll('=', ''), signature].join('.');
    expect((await harness.call('GET', '/users', undefined, { token })).status).toBe(401);
  });

  test('a token of another tenant of the same mock', async () => {
    const mock = newMock({ auth: 'enforced' });
    const harness = new Harness(mock);
    const { token } = await mock.tenant('fabrikam').token({ kind: 'application', permissions: ['User.Read.All'] });
    expectError(
      await harness.call('GET', '/users', undefined, { token, prefix: '/t/contoso' }),
      401,
      'InvalidAuthenticationToken',
      'Access token validation failure. Invalid tenant.',
    );
    expect((await harness.call('GET', '/users', undefined, { token, prefix: '/t/fabrikam' })).status).toBe(200);
    // Without a prefix the token says which tenant is meant.
    expect((await harness.call('GET', '/users', undefined, { token })).status).toBe(200);
  });

  test('open: any token has every right, also one that was minted with none', async () => {
    const harness = setUp();
    expect((await harness.call('GET', '/users', undefined, { token: 'any-text' })).status).toBe(200);
    expect(
      (await harness.call('GET', policies, undefined, { token: await harness.token({ kind: 'application' }) })).status,
    ).toBe(200);
  });

  test('a role that does not exist cannot be minted', async () => {
    await expect(setUp().token({ kind: 'delegated', roles: ['Emperor'] })).rejects.toThrow(
      /^Unknown directory role 'Emperor'\. Known: Global Administrator, /,
    );
  });
});

describe('SR-24: what a rollout call needs', () => {
  let harness: Harness;
  let policy: string;
  beforeEach(async () => {
    harness = new Harness(newMock({ auth: 'enforced' }));
    const token = await harness.token({
      kind: 'delegated',
      permissions: ['Policy.ReadWrite.HybridAuthentication', 'Directory.ReadWrite.All'],
      roles: [hybrid],
    });
    const made = await harness.call(
      'POST',
      policies,
      { displayName: 'x', feature: 'seamlessSso', isEnabled: false },
      { token },
    );
    policy = made.body.id ?? '';
  });

  const create = () => ['POST', policies, { displayName: 'y', feature: 'passwordHashSync', isEnabled: false }] as const;
  const calls = (): (readonly [string, string, object?])[] => [
    ['GET', `${policies}/${policy}`],
    ['PATCH', `${policies}/${policy}`, { displayName: 'z' }],
    ['GET', `${policies}/${policy}/appliesTo`],
    ['POST', `${policies}/${policy}/appliesTo/$ref`, reference(harness.groupId('Pilot'))],
    ['DELETE', `${policies}/${policy}/appliesTo/${harness.groupId('Pilot')}/$ref`],
    ['DELETE', `${policies}/${policy}`],
  ];
  const status = async ([method, path, body]: readonly [string, string, object?], principal: PrincipalRequest) =>
    (await harness.call(method, path, body, { token: await harness.token(principal) })).status;
  const delegated = (...permissions: string[]): PrincipalRequest => ({
    kind: 'delegated',
    permissions,
    roles: [hybrid],
  });

  test('the list can be read with the permission to read', async () => {
    const list = ['GET', policies] as const;
    for (const permission of [
      'Policy.Read.HybridAuthentication',
      'Policy.ReadWrite.HybridAuthentication',
      'Directory.ReadWrite.All',
    ])
      expect(await status(list, delegated(permission))).toBe(200);
    expect(await status(list, delegated('Policy.Read.All'))).toBe(403);
    // It is listed for the collection only.
    expect(await status(['GET', `${policies}/${policy}`], delegated('Policy.Read.HybridAuthentication'))).toBe(403);
  });

  test('all others need the permission to write, and making one needs the directory too', async () => {
    expect(await status(create(), delegated('Policy.ReadWrite.HybridAuthentication'))).toBe(403);
    expect(await status(create(), delegated('Directory.ReadWrite.All'))).toBe(403);
    expect(await status(create(), delegated('Policy.ReadWrite.HybridAuthentication', 'Directory.ReadWrite.All'))).toBe(
      201,
    );
    for (const call of calls()) {
      expect(await status(call, delegated('Policy.ReadWrite.FeatureRollout'))).toBe(403);
      expect(await status(call, delegated('Policy.ReadWrite.HybridAuthentication'))).toBeLessThan(300);
    }
  });

  test('the role is needed beside the permission; the global administrator has it', async () => {
    const permissions = ['Policy.ReadWrite.HybridAuthentication', 'Directory.ReadWrite.All'];
    for (const roles of [[], ['User Administrator'], ['Global Reader']])
      expect(await status(['GET', policies], { kind: 'delegated', permissions, roles })).toBe(403);
    expect(await status(['GET', policies], { kind: 'delegated', permissions, roles: ['Global Administrator'] })).toBe(
      200,
    );
  });

  test('application permissions are not supported, whatever they are', async () => {
    const permissions = [
      'Policy.ReadWrite.HybridAuthentication',
      'Policy.Read.HybridAuthentication',
      'Directory.ReadWrite.All',
    ];
    for (const [method, path, body] of [['GET', policies] as const, create(), ...calls()]) {
      const token = await harness.token({ kind: 'application', permissions, roles: ['Global Administrator'] });
      const answer = await harness.call(method, path, body, { token });
      expectError(answer, 403, 'Authorization_RequestDenied', denied);
      expect(answer.headers['x-mock-assumption']).toBe('SR-24');
    }
  });

  test('who may not call learns nothing of the body or of what exists', async () => {
    const token = await harness.token({ kind: 'delegated', roles: [hybrid] });
    const hash = harness.tenant.hash();
    for (const [method, path, text] of [
      ['POST', policies, '{'],
      ['PATCH', `${policies}/${absentId}`, '{"nonsense":1}'],
      ['DELETE', `${policies}/${absentId}`, undefined],
    ] as const)
      expectError(
        await harness.call(method, path, undefined, { token, ...(text ? { text } : {}) }),
        403,
        'Authorization_RequestDenied',
        denied,
      );
    expect(harness.tenant.hash()).toBe(hash);
  });
});

describe('every operation, kind of token and role (GP-05)', () => {
  const rows: readonly OperationDescription[] = Object.values(operations);
  const bodies: Readonly<Record<string, object>> = {
    createUser: {
      accountEnabled: true,
      displayName: 'N',
      mailNickname: 'n',
      userPrincipalName: 'n@fabrikam.com',
      passwordProfile: { password: 'Initial-Pass-1' },
    },
    createGroup: { displayName: 'G', mailEnabled: false, mailNickname: 'g', securityEnabled: true },
    createFeatureRolloutPolicy: { displayName: 'P', feature: 'seamlessSso', isEnabled: false },
    addFeatureRolloutPolicyAppliesTo: reference(absentId),
    addGroupMember: reference(absentId),
  };

  const send = async (harness: Harness, row: OperationDescription, principal: PrincipalRequest): Promise<Answer> => {
    const values: Readonly<Record<string, string>> = {
      userId: 'mia@fabrikam.com',
      domainId: 'contoso.com',
      synchronizationId: harness.tenant.tenantId,
      publishingType: 'authentication',
    };
    const path = row.path.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? absentId);
    return harness.call(row.method, path, row.body ? (bodies[row.id] ?? {}) : undefined, {
      token: await harness.token(principal),
      version: row.status['v1.0'] === undefined ? 'beta' : 'v1.0',
    });
  };

  test.each(rows.map((row) => [row.id, row] as const))('%s', async (_id, row) => {
    const harness = setUp({ auth: 'enforced' });
    const everyOther = [
      ...new Set(rows.flatMap(({ permissions }) => [...permissions.delegated, ...permissions.application].flat())),
    ];
    for (const kind of ['delegated', 'application'] as const) {
      const [role] = row.permissions.roles;
      const roles = kind === 'delegated' && role !== undefined ? [role] : [];
      const alternatives = row.permissions[kind];
      // All permissions of the service that are no part of any alternative.
      const useless = everyOther.filter((name) => !alternatives.flat().includes(name));
      const refused = await send(harness, row, { kind, permissions: useless, roles });
      expectError(refused, 403, 'Authorization_RequestDenied', denied);
      for (const alternative of alternatives) {
        expect([alternative, (await send(harness, row, { kind, permissions: alternative, roles })).status]).not.toEqual(
          [alternative, 403],
        );
        expect((await send(harness, row, { kind, permissions: alternative, roles })).status).not.toBe(401);
        if (alternative.length > 1)
          expect((await send(harness, row, { kind, permissions: alternative.slice(1), roles })).status).toBe(403);
        if (kind === 'delegated' && role !== undefined)
          expect(
            (await send(harness, row, { kind, permissions: alternative, roles: ['Directory Readers'] })).status,
          ).toBe(403);
      }
    }
  });

  test('every role that an operation names can be given', () => {
    const named = rows.flatMap(({ permissions }) => permissions.roles);
    expect([...new Set(named)].filter((role) => !(role in roleTemplates))).toEqual([]);
  });

  test('adding members alone needs less than changing a group', async () => {
    const harness = setUp({ auth: 'enforced' });
    const token = await harness.token({ kind: 'application', permissions: ['GroupMember.ReadWrite.All'] });
    const path = `/groups/${harness.groupId('Empty')}`;
    const bind = { 'members@odata.bind': [address(harness.userId('ada@contoso.com'))] };
    expect((await harness.call('PATCH', path, { ...bind, description: 'x' }, { token })).status).toBe(403);
    expect((await harness.call('PATCH', path, { description: 'x' }, { token })).status).toBe(403);
    expect((await harness.call('PATCH', path, bind, { token })).status).toBe(204);
  });

  test('changing the type of a domain needs the permission for its federation beside that for domains', async () => {
    const harness = setUp({ auth: 'enforced' });
    const status = async (kind: PrincipalRequest['kind'], ...permissions: string[]): Promise<number> => {
      const token = await harness.token({ kind, permissions, roles: ['Domain Name Administrator'] });
      const body = { authenticationType: 'Managed' };
      return (await harness.call('PATCH', '/domains/contoso.com', body, { token })).status;
    };
    const [domains, federation] = ['Domain.ReadWrite.All', 'Domain-InternalFederation.ReadWrite.All'];
    for (const kind of ['delegated', 'application'] as const) {
      expect(await status(kind, domains)).toBe(403);
      expect(await status(kind, federation)).toBe(403);
      expect(await status(kind, domains, federation)).toBe(204);
    }
    expect(await status('delegated', domains, 'Directory.AccessAsUser.All')).toBe(204);
    expect(await status('application', domains, 'Directory.AccessAsUser.All')).toBe(403);
  });

  test('the caller owns the group that it makes, when it is a user of the tenant', async () => {
    const harness = setUp({ auth: 'enforced' });
    const objectId = harness.userId('mia@fabrikam.com');
    const token = await harness.token({ kind: 'delegated', permissions: ['Group.ReadWrite.All'], objectId });
    const made = await harness.call('POST', '/groups', bodies['createGroup'], { token });
    expect([...harness.tenant.view().tables.owners.range()]).toEqual([[`${made.body.id ?? ''}|${objectId}`, true]]);
    // Then the owner counts among the twenty links.
    const members = Array.from({ length: 20 }, () => address(absentId));
    const links = await harness.call(
      'POST',
      '/groups',
      {
        ...bodies['createGroup'],
        'members@odata.bind': members.map((member, index) => member.replace('dead', `de${index + 10}`)),
      },
      { token },
    );
    expectError(links, 400, 'Request_BadRequest', 'A resource cannot contain more than 20 link changes');
  });

  test('tokens have the claims that clients read', async () => {
    const harness = setUp();
    const token = await harness.token({
      kind: 'delegated',
      permissions: ['User.Read.All', 'Group.Read.All'],
      roles: [hybrid],
      displayName: 'Root',
      userPrincipalName: 'root@contoso.com',
    });
    const parts = token.split('.');
    expect(parts).toHaveLength(3);
    const claims = JSON.parse(atob((parts[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
    expect(claims).toMatchObject({
      tid: harness.tenant.tenantId,
      upn: 'root@contoso.com',
      unique_name: 'root@contoso.com',
      scp: 'User.Read.All Group.Read.All',
      wids: ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2'],
      app_displayname: 'Mock client',
    });
    expect(claims.exp - claims.iat).toBe(3_600);
  });
});
