import { describe, expect, test } from 'vitest';
import { accountNamed, accountProblem, onPremisesAccountOf } from '../../src/tenant/on-premises/accounts.ts';
import { anchorOfGuid } from '../../src/tenant/on-premises/source-anchor.ts';
import { buildState, type TenantSeed } from '../../src/tenant/seed.ts';
import { Tenant } from '../../src/tenant/tenant.ts';
import { World } from '../support/on-premises-world.ts';

describe('PH-02: what Active Directory itself says of an account', () => {
  test.each([
    [{ enabled: false }, 'it is disabled'],
    [{ locked: true }, 'it is locked out'],
    // The clock of the test stands at Monday 2026-01-05, 08:00.
    [{ accountExpiresAt: Date.UTC(2026, 0, 5, 8) }, 'it has expired'],
    [{ accountExpiresAt: Date.UTC(2026, 0, 5, 8) + 1 }, undefined],
    [{ passwordExpiresAt: Date.UTC(2026, 0, 5, 8) }, 'its password has expired'],
    [{ mustChangePassword: true }, 'its password must be changed first'],
    [{ logonHours: [24 + 8] }, undefined],
    [{ logonHours: [24 + 7, 24 + 9] }, 'this is not one of its logon hours'],
    [{ logonHours: null }, undefined],
  ])('%j: %s', (values, problem) => {
    const world = new World().installed();
    world.user('ada@contoso.com', values);
    const view = world.tenant.view();
    const account = accountNamed(view, 'ADA@contoso.com');
    expect(account && accountProblem(view, account)?.text).toBe(problem);
  });

  test('whose name several forests have is the enabled one', () => {
    const world = new World();
    for (const name of ['contoso.com', 'fabrikam.com']) world.run('addForest', { name, upnSuffixes: ['shared.com'] });
    const first = world.user('ada@shared.com');
    const second = world.user('ada@shared.com', { forest: 'fabrikam.com' });
    world.change(first, { enabled: false });
    expect(accountNamed(world.tenant.view(), 'ada@shared.com')?.id).toBe(second.id);
    expect(() => world.run('deleteOnPremisesObject', { object: 'ada@shared.com' })).toThrow(
      'Name one by its objectGUID',
    );
    world.run('deleteOnPremisesObject', { object: second.id });
    expect(accountNamed(world.tenant.view(), 'ada@shared.com')?.id).toBe(first.id);
  });
});

describe('a seed', () => {
  const seed: TenantSeed = {
    seed: 'test',
    createdAt: Date.UTC(2026, 0, 5, 8),
    domains: [
      { id: 'x.onmicrosoft.com', authenticationType: 'Managed', isVerified: true, isDefault: true, isInitial: true },
      { id: 'contoso.com', authenticationType: 'Managed', isVerified: true, isDefault: false, isInitial: false },
    ],
    users: [
      { userPrincipalName: 'ada@contoso.com', synced: true, immutableId: 'MyAnchor1' },
      {
        userPrincipalName: 'bob@contoso.com',
        synced: true,
        immutableId: anchorOfGuid('00112233-4455-6677-8899-aabbccddeeff'),
      },
      {
        userPrincipalName: 'cyd@contoso.com',
        displayName: 'Cyd',
        synced: true,
        onPremises: {
          container: 'contoso.com/Staff',
          mail: 'cyd@contoso.com',
          attributes: { department: 'Sales' },
          enabled: false,
        },
      },
      { count: 3, prefix: 'p', domain: 'contoso.com', synced: true },
    ],
    contacts: [],
    groups: [
      {
        displayName: 'Staff',
        groupTypes: [],
        synced: true,
        members: [{ kind: 'user', userPrincipalName: 'ada@contoso.com' }],
      },
    ],
    policies: [],
    onPremises: {
      forests: [{ name: 'contoso.com', domains: ['contoso.com'], upnSuffixes: [] }],
      servers: [{ name: 'one' }, { name: 'standby', mode: 'staging' }],
      objects: [{ kind: 'user', forest: 'contoso.com', userPrincipalName: 'new@contoso.com' }],
    },
  };

  test('has forests, servers, accounts that are in the cloud and objects that are not yet', () => {
    const tenant = new Tenant(buildState(seed), seed.createdAt);
    const view = tenant.view(seed.createdAt);
    const account = (name: string) => {
      const id = view.tables.usersByName.get(`contoso.com|${name}`) ?? '';
      const user = view.tables.users.get(id);
      return user && onPremisesAccountOf(view, user);
    };
    expect(account('ada')).toMatchObject({ sourceAnchor: 'MyAnchor1', userPrincipalName: 'ada@contoso.com' });
    expect(account('bob')?.id).toBe('00112233-4455-6677-8899-aabbccddeeff');
    expect(account('cyd')).toMatchObject({ container: 'contoso.com/Staff', enabled: false, displayName: 'Cyd' });
    expect(account('p00003')?.userPrincipalName).toBe('p00003@contoso.com');
    expect(view.tables.onPremisesMembers.size).toBe(1);
    const names = (at: number) =>
      [...tenant.view(at).tables.users.range()].map(([, { userPrincipalName }]) => userPrincipalName).sort();
    expect(names(seed.createdAt)).not.toContain('new@contoso.com');
    expect(names(seed.createdAt + 1_800_000)).toContain('new@contoso.com');
    // What the cloud had was as it should be.
    expect(tenant.view(seed.createdAt + 1_800_000).tables.audits.size).toBe(1);
    tenant.handle({
      position: 1,
      at: seed.createdAt + 1_800_000,
      operation: 'runDirectoryCycle',
      input: { full: true },
      actor: { kind: 'system', id: 'system' },
      engine: '0.1.0',
    });
    expect(
      [...tenant.view(seed.createdAt + 1_800_000).tables.audits.range()].map(([, { event }]) => event.activity),
    ).toEqual(['Add user']);
  });
});
