import { describe, expect, test, vi } from 'vitest';
import { directoryCycle } from '../../src/tenant/on-premises/cycle.ts';
import { findObject } from '../../src/tenant/on-premises/objects.ts';
import { documentedRules } from '../../src/tenant/rules.ts';
import { notFound, ServiceError } from '../../src/tenant/service-error.ts';
import { contoso } from '../support/contoso.ts';
import { expectError, setUp } from '../support/harness.ts';
import { cloud, World } from '../support/on-premises-world.ts';

describe('SY-01: a cycle', () => {
  test('brings users, groups and contacts with their members, changes them, and takes them away', () => {
    const world = new World().installed();
    const ada = world.user('ada@contoso.com', { displayName: 'Ada', attributes: { department: 'Sales' } });
    const vendor = world.run('addOnPremisesObject', {
      kind: 'contact',
      forest: 'contoso.com',
      displayName: 'Vendor',
      mail: 'v@elsewhere.example',
    });
    const staff = world.run('addOnPremisesObject', {
      kind: 'group',
      forest: 'contoso.com',
      displayName: 'Staff',
      members: [ada.id, vendor.id],
    });
    expect(world.cloudUser('ada@contoso.com')).toBeUndefined();
    world.advance({ milliseconds: 30 * 60_000 - 1 });
    expect(world.cloudUser('ada@contoso.com')).toBeUndefined();
    world.advance({ milliseconds: 1 });
    expect(world.cloudUser('ada@contoso.com')).toMatchObject({
      displayName: 'Ada',
      department: 'Sales',
      mailNickname: 'ada',
      accountEnabled: true,
      onPremisesSyncEnabled: true,
      onPremisesSamAccountName: 'ada',
      onPremisesDomainName: 'contoso.com',
      onPremisesUserPrincipalName: 'ada@contoso.com',
      onPremisesLastSyncDateTime: '2026-01-05T08:30:00Z',
    });
    expect(world.cloudGroup('Staff')?.counts).toEqual({ user: 1, group: 0, contact: 1 });
    expect([world.activities('Add user'), world.activities('Add group'), world.activities('Add contact')]).toEqual([
      1, 1, 1,
    ]);

    world.change(ada, { attributes: { department: null }, displayName: 'Ada L' });
    world.run('changeOnPremisesMembership', { groupId: staff.id, add: [], remove: [vendor.id] });
    world.cycle();
    expect(world.cloudUser('ada@contoso.com')).toMatchObject({ displayName: 'Ada L', department: null });
    expect(world.cloudGroup('Staff')?.counts).toEqual({ user: 1, group: 0, contact: 0 });
    expect(world.activities('Update user')).toBe(1);

    for (const { id } of [ada, vendor, staff]) world.run('deleteOnPremisesObject', { object: id });
    expect(world.synced()).toEqual(['ada@contoso.com']);
    world.cycle();
    expect(world.synced()).toEqual([]);
    expect(world.cloudGroup('Staff')).toBeUndefined();
    expect(world.tenant.view().tables.contacts.size).toBe(0);
    expect([
      world.activities('Delete user'),
      world.activities('Delete group'),
      world.activities('Delete contact'),
    ]).toEqual([1, 1, 1]);
    expect(world.queue()).toEqual([]);
  });

  test('exports nothing that is as it should be', () => {
    const harness = setUp();
    const before = harness.tenant.view().tables;
    harness.tenant.run('runDirectoryCycle', { full: true });
    const { tables } = harness.tenant.view();
    expect([...tables.audits.range()]).toEqual([...before.audits.range()]);
    expect([...tables.users.range()]).toEqual([...before.users.range()]);
    expect([...tables.members.range()]).toEqual([...before.members.range()]);
    expect([...tables.groups.range()]).toEqual([...before.groups.range()]);
  });

  test('lets somebody have a name that another gives up in the same cycle', () => {
    const world = new World().installed();
    const ada = world.user('ada@contoso.com');
    const bob = world.user('bob@contoso.com');
    const gone = world.user('gone@contoso.com');
    world.cycle();
    world.run('deleteOnPremisesObject', { object: gone.id });
    world.change(bob, { userPrincipalName: 'gone@contoso.com' });
    world.change(ada, { userPrincipalName: 'bob@contoso.com' });
    world.cycle();
    expect(world.synced()).toEqual(['bob@contoso.com', 'gone@contoso.com']);
    expect(world.problems()).toEqual([]);
    expect(world.queue()).toEqual([]);
  });

  test('quarantines a name that another user has, until it is free', async () => {
    const world = new World().installed();
    const admin = world.user('admin@contoso.com');
    await world.features({ blockSoftMatchEnabled: true });
    world.cycle();
    expect(world.codes(admin)).toEqual(['userPrincipalNameConflict']);
    expect(world.synced()).toHaveLength(1);
    expect(world.synced()[0]).toMatch(/^admin\d{4}@.*\.onmicrosoft\.com$/);
    await world.harness.done('DELETE', '/users/admin@contoso.com');
    world.advance('PT30M');
    expect(world.synced()).toEqual(['admin@contoso.com']);
    expect(world.problems()).toEqual([]);
    expect(world.queue()).toEqual([]);
    world.change(admin, { userPrincipalName: 'adm@contoso.com' });
    world.cycle();
    expect(world.synced()).toEqual(['adm@contoso.com']);
    expect(world.problems()).toEqual([]);
  });

  test('leaves no problems behind when the synchronizer that reported them is removed', async () => {
    const world = new World().installed();
    await world.features({ blockSoftMatchEnabled: true });
    const admin = world.user('admin@contoso.com');
    world.cycle();
    expect(world.codes(admin)).toEqual(['userPrincipalNameConflict']);
    world.run('addConnectServer', { name: 'two' });
    world.run('deleteSynchronizer', { name: 'two' });
    expect(world.codes(admin)).toEqual(['userPrincipalNameConflict']);
    world.run('deleteSynchronizer', { name: 'one' });
    expect(world.problems()).toEqual([]);
  });

  test('that is refused by the tenant is a defect that names the effect, never the answer to a request', () => {
    const world = new World().installed();
    world.user('ada@contoso.com');
    const refused = vi.spyOn(directoryCycle, 'carryOut').mockImplementation(() => {
      throw notFound('some-id');
    });
    try {
      const settle = () => world.advance('PT40M');
      expect(settle).toThrow(/'directoryCycle' that was due at 2026-01-05T08:30:00Z.*some-id/);
      expect(settle).not.toThrow(ServiceError);
    } finally {
      refused.mockRestore();
    }
  });

  test('does not export one whose name is taken when quarantine is off', async () => {
    const world = new World().installed();
    await world.features({ blockSoftMatchEnabled: true, quarantineUponUpnConflictEnabled: false });
    const admin = world.user('admin@contoso.com');
    world.cycle();
    expect(world.synced()).toEqual([]);
    expect(world.codes(admin)).toEqual(['userPrincipalNameConflict']);
  });

  test('leaves out an address that another object has, or the object with quarantine off', async () => {
    const world = new World().installed();
    world.user('ada@contoso.com', { proxyAddresses: ['SMTP:team@contoso.com'] });
    const bob = world.user('bob@contoso.com', { proxyAddresses: ['SMTP:bob@contoso.com', 'smtp:team@contoso.com'] });
    world.cycle();
    expect(
      world
        .codes(bob)
        .concat(world.codes())
        .filter((code) => code === 'proxyAddressConflict'),
    ).not.toEqual([]);
    const addresses = world.synced().flatMap((name) => world.cloudUser(name)?.proxyAddresses ?? []);
    expect(addresses.filter((address) => /team/.test(address))).toHaveLength(1);
    await world.features({ quarantineUponProxyAddressesConflictEnabled: false });
    world.user('cyd@contoso.com', { proxyAddresses: ['SMTP:team@contoso.com'] });
    world.cycle();
    expect(world.cloudUser('cyd@contoso.com')).toBeUndefined();
  });

  test('exports no deletion when there are more than the tenant allows, and says so', async () => {
    const world = new World().installed();
    const users = [1, 2, 3].map((number) => world.user(`u${number}@contoso.com`));
    world.cycle();
    const settings = `/directory/onPremisesSynchronization/${world.tenant.tenantId}`;
    const threshold = (alertThreshold: number) =>
      world.harness.done('PATCH', settings, {
        configuration: {
          accidentalDeletionPrevention: { synchronizationPreventionType: 'enabledForCount', alertThreshold },
        },
      });
    await threshold(2);
    for (const { id } of users) world.run('deleteOnPremisesObject', { object: id });
    world.user('new@contoso.com');
    world.cycle();
    expect(world.synced()).toEqual(['new@contoso.com', 'u1@contoso.com', 'u2@contoso.com', 'u3@contoso.com']);
    expect(world.tenant.view().tables.synchronizers.get('one')?.deletionsPrevented).toBe(3);
    await threshold(3);
    world.advance('PT30M');
    expect(world.synced()).toEqual(['new@contoso.com']);
    expect(world.tenant.view().tables.synchronizers.get('one')?.deletionsPrevented).toBe(0);
  });
});

describe('SY-02, SY-10: several forests', () => {
  const forests = (world: World, joinRule: 'once' | 'mail' | 'masterAccount'): World => {
    world.run('addForest', { name: 'contoso.com' });
    world.run('addForest', { name: 'fabrikam.com' });
    world.run('addConnectServer', { name: 'one', joinRule });
    world.cycle();
    return world;
  };

  test('that share nobody feed one tenant', () => {
    const world = forests(new World(), 'once');
    world.user('ada@contoso.com');
    world.user('bob@fabrikam.com', { forest: 'fabrikam.com' });
    world.cycle();
    expect(world.synced()).toEqual(['ada@contoso.com', 'bob@fabrikam.com']);
  });

  test('in a full mesh: a user who is a contact elsewhere is one user, and its groups are those of both', () => {
    const world = forests(new World(), 'mail');
    const contact = world.run('addOnPremisesObject', {
      kind: 'contact',
      forest: 'fabrikam.com',
      displayName: 'Ada',
      mail: 'ada@contoso.com',
    });
    world.run('addOnPremisesObject', {
      kind: 'group',
      forest: 'fabrikam.com',
      displayName: 'Partners',
      members: [contact.id],
    });
    world.cycle();
    expect(world.tenant.view().tables.contacts.size).toBe(1);
    expect(world.cloudGroup('Partners')?.counts).toEqual({ user: 0, group: 0, contact: 1 });
    const ada = world.user('ada@contoso.com', { mail: 'ada@contoso.com' });
    world.cycle();
    expect(world.synced()).toEqual(['ada@contoso.com']);
    expect(world.tenant.view().tables.contacts.size).toBe(0);
    expect(world.cloudGroup('Partners')?.counts).toEqual({ user: 1, group: 0, contact: 0 });
    // Without the user the contact is one again.
    world.run('deleteOnPremisesObject', { object: ada.id });
    world.cycle();
    expect(world.synced()).toEqual([]);
    expect(world.cloudGroup('Partners')?.counts).toEqual({ user: 0, group: 0, contact: 1 });
    world.run('deleteOnPremisesObject', { object: contact.id });
    world.cycle();
    expect(world.tenant.view().tables.contacts.size).toBe(0);
  });

  test('of which one holds resources: the disabled account and its master are one user, whose password is the master’s', () => {
    const world = forests(new World(), 'masterAccount');
    const master = world.user('ada@contoso.com', { password: world.tenant.digest('Correct-Horse-1') });
    const resource = world.user('ada.mailbox@fabrikam.com', {
      forest: 'fabrikam.com',
      enabled: false,
      masterAccount: master.id,
      mail: 'ada@fabrikam.com',
      password: world.tenant.digest('Correct-Horse-2'),
    });
    world.cycle();
    world.advance('PT2M');
    expect(world.synced()).toEqual(['ada@contoso.com']);
    expect(world.cloudUser('ada@contoso.com')).toMatchObject({ mail: 'ada@fabrikam.com', accountEnabled: true });
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-2')).toBe('failure 50126');
    // What becomes of the other password says nothing.
    world.run('changeOnPremisesPassword', {
      userPrincipalName: resource.id,
      password: world.tenant.digest('New-Horse-1'),
    });
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    world.run('deleteOnPremisesObject', { object: resource.id });
    world.cycle();
    expect(world.cloudUser('ada@contoso.com')?.mail).toBeNull();
  });

  test('are led by the account that is enabled, then by the forest that stands first', () => {
    for (const order of [
      ['contoso.com', 'fabrikam.com'],
      ['fabrikam.com', 'contoso.com'],
    ]) {
      const world = new World();
      for (const name of order) world.run('addForest', { name });
      world.run('addConnectServer', { name: 'one', joinRule: 'mail', forests: order.map((forest) => ({ forest })) });
      const mail = 'ada@elsewhere.example';
      const [first = '', second = ''] = order;
      const leading = world.user(`ada@${first}`, { forest: first, mail });
      world.user(`ada@${second}`, { forest: second, mail });
      world.cycle();
      expect(world.synced()).toEqual([`ada@${first}`]);
      world.change(leading, { enabled: false });
      world.cycle();
      expect(world.synced()).toEqual([`ada@${second}`]);
      expect(world.cloudUser(`ada@${second}`)?.accountEnabled).toBe(true);
    }
  });

  test('take a user out of a group whose member was the contact that has gone', () => {
    const world = forests(new World(), 'mail');
    const mail = 'ada@contoso.com';
    world.user(mail, { mail });
    const contact = world.run('addOnPremisesObject', {
      kind: 'contact',
      forest: 'fabrikam.com',
      displayName: 'Ada',
      mail,
    });
    world.run('addOnPremisesObject', {
      kind: 'group',
      forest: 'fabrikam.com',
      displayName: 'Partners',
      members: [contact.id],
    });
    world.cycle();
    expect(world.cloudGroup('Partners')?.counts.user).toBe(1);
    world.run('deleteOnPremisesObject', { object: contact.id });
    world.cycle();
    expect(world.synced()).toEqual([mail]);
    expect(world.cloudGroup('Partners')?.counts.user).toBe(0);
  });

  test('keep the user who came first by the account of the resource forest', () => {
    const world = forests(new World(), 'masterAccount');
    const masterId = '11111111-2222-4333-8444-555555555555';
    world.user('ada@fabrikam.com', { forest: 'fabrikam.com', enabled: false, masterAccount: masterId });
    world.cycle();
    const before = world.cloudUser('ada@fabrikam.com');
    expect(before?.accountEnabled).toBe(false);
    world.user('ada@contoso.com', { id: masterId });
    world.cycle();
    expect(world.synced()).toEqual(['ada@contoso.com']);
    expect(world.cloudUser('ada@contoso.com')).toMatchObject({ id: before?.id, accountEnabled: true });
    expect(world.problems()).toEqual([]);
  });

  /** A disabled account that came first, and an enabled one of another forest that has joined it and leads. */
  const joinedPair = (world: World, joinRule: 'mail' | 'masterAccount') => {
    const master = '11111111-2222-4333-8444-555555555555';
    const mail = 'ada@contoso.com';
    const first = world.user('ada@fabrikam.com', {
      forest: 'fabrikam.com',
      enabled: false,
      ...(joinRule === 'mail' ? { mail } : { masterAccount: master }),
    });
    world.cycle();
    const leader = world.user('ada@contoso.com', joinRule === 'mail' ? { mail } : { id: master });
    world.cycle();
    expect(world.synced()).toEqual(['ada@contoso.com']);
    return { first, leader };
  };

  test.each(['mail', 'masterAccount'] as const)('joined by %s are one deletion when both have gone', (joinRule) => {
    const world = forests(new World(), joinRule);
    const { first, leader } = joinedPair(world, joinRule);
    for (const { id } of [leader, first]) world.run('deleteOnPremisesObject', { object: id });
    world.advance('PT40M');
    expect(world.synced()).toEqual([]);
    expect(world.activities('Delete user')).toBe(1);
    expect(world.queue()).toEqual([]);
    world.advance('PT40M');
  });

  test('count once among the deletions that are prevented, however many objects were joined', async () => {
    const world = forests(new World(), 'mail');
    const { first, leader } = joinedPair(world, 'mail');
    await world.harness.done('PATCH', `/directory/onPremisesSynchronization/${world.tenant.tenantId}`, {
      configuration: {
        accidentalDeletionPrevention: { synchronizationPreventionType: 'enabledForCount', alertThreshold: 1 },
      },
    });
    for (const { id } of [leader, first]) world.run('deleteOnPremisesObject', { object: id });
    world.cycle();
    expect(world.synced()).toEqual([]);
  });

  test.each(['mail', 'masterAccount'] as const)(
    'joined by %s stay the same cloud user when the one that leads has gone',
    (joinRule) => {
      const world = forests(new World(), joinRule);
      const { leader } = joinedPair(world, joinRule);
      const before = world.cloudUser('ada@contoso.com');
      world.run('deleteOnPremisesObject', { object: leader.id });
      world.cycle();
      expect(world.synced()).toEqual(['ada@fabrikam.com']);
      expect(world.cloudUser('ada@fabrikam.com')).toMatchObject({ id: before?.id, accountEnabled: false });
      world.run('runDirectoryCycle', { full: true });
      expect(world.cloudUser('ada@fabrikam.com')?.id).toBe(before?.id);
      expect(world.activities('Delete user')).toBe(0);
    },
  );

  test('that are joined no more do not take the cloud user of the one that stays', () => {
    const world = forests(new World(), 'mail');
    const { first, leader } = joinedPair(world, 'mail');
    const before = world.cloudUser('ada@contoso.com')?.id;
    world.change(first, { mail: 'other@contoso.com' });
    world.cycle();
    world.run('deleteOnPremisesObject', { object: leader.id });
    world.cycle();
    expect([...world.tenant.view().tables.users.range()].map(([id]) => id)).toContain(before);
  });

  test('of three that were joined, the last keeps the cloud user of the first', () => {
    const world = forests(new World(), 'masterAccount');
    const { first, leader } = joinedPair(world, 'masterAccount');
    const before = world.cloudUser('ada@contoso.com')?.id;
    const third = world.user('ada.second@fabrikam.com', {
      forest: 'fabrikam.com',
      masterAccount: leader.id,
      id: '00000000-2222-4333-8444-555555555555',
    });
    world.change(leader, { enabled: false });
    world.cycle();
    expect(world.synced()).toEqual(['ada.second@fabrikam.com']);
    for (const { id } of [first, third]) {
      world.run('deleteOnPremisesObject', { object: id });
      world.cycle();
    }
    expect(world.synced()).toEqual(['ada@contoso.com']);
    expect(world.cloudUser('ada@contoso.com')?.id).toBe(before);
    expect(findObject(world.tenant.view(), before ?? '')?.id).toBe(leader.id);
  });

  test.each(['group', 'contact'] as const)('keep the cloud %s when another object joins it and leads', (kind) => {
    const world = forests(new World(), 'mail');
    const shared = { kind, displayName: 'Shared', mail: 'shared@contoso.com' } as const;
    const [ada, bob] = [world.user('ada@contoso.com'), world.user('bob@fabrikam.com', { forest: 'fabrikam.com' })];
    const members = (id: string) => (kind === 'group' ? { members: [id] } : {});
    const ids = () => {
      const { groups, contacts } = world.tenant.view().tables;
      return [...(kind === 'group' ? groups : contacts).range()].map(([id]) => id);
    };
    world.run('addOnPremisesObject', { ...shared, forest: 'fabrikam.com', ...members(bob.id) });
    world.cycle();
    const before = ids();
    expect(before).toHaveLength(1);
    const leader = world.run('addOnPremisesObject', { ...shared, forest: 'contoso.com', ...members(ada.id) });
    world.cycle();
    expect(ids()).toEqual(before);
    const inCloud = () => world.cloudGroup('Shared')?.counts.user;
    // Its members are those of both.
    if (kind === 'group') expect(inCloud()).toBe(2);
    world.run('runDirectoryCycle', { full: true });
    if (kind === 'group') expect(inCloud()).toBe(2);
    world.run('deleteOnPremisesObject', { object: leader.id });
    world.cycle();
    expect(ids()).toEqual(before);
    if (kind === 'group') expect(inCloud()).toBe(1);
  });

  test('give a user who moves between them the same cloud user only where the anchor moves along', () => {
    for (const sourceAnchorAttribute of ['objectGUID', 'ms-DS-ConsistencyGuid', 'employeeId']) {
      const world = new World();
      world.run('addForest', { name: 'contoso.com', upnSuffixes: ['shared.contoso.com'] });
      world.run('addForest', { name: 'fabrikam.com', upnSuffixes: ['shared.contoso.com'] });
      world.run('addConnectServer', { name: 'one', sourceAnchorAttribute });
      const ada = world.user('ada@shared.contoso.com', { attributes: { employeeId: 'E1' } });
      const staff = world.run('addOnPremisesObject', {
        kind: 'group',
        forest: 'contoso.com',
        displayName: 'Staff',
        members: [ada.id],
      });
      world.cycle();
      const [name = ''] = world.synced();
      const before = world.cloudUser(name)?.id;
      const after = world.run('moveOnPremisesObject', { object: ada.id, forest: 'fabrikam.com' });
      expect(after.id).not.toBe(ada.id);
      world.cycle();
      expect(world.synced()).toEqual([name]);
      expect(world.cloudUser(name)?.id === before).toBe(sourceAnchorAttribute !== 'objectGUID');
      expect(world.cloudGroup('Staff')?.counts.user).toBe(1);
      expect(world.problems()).toEqual([]);
      void staff;
    }
  });
});

describe('SY-03: a staging server', () => {
  test('reads everything, writes nothing, and has what is missing when it becomes active', () => {
    const world = new World().installed();
    world.run('addConnectServer', { name: 'standby', mode: 'staging' });
    world.cycle('standby');
    const ada = world.user('ada@contoso.com');
    const bob = world.user('bob@contoso.com');
    world.cycle('standby');
    expect(world.synced()).toEqual([]);
    expect(world.queue('standby')).toHaveLength(2);
    world.cycle('one');
    world.cycle('standby');
    // What the active server has written needs nothing of the other.
    expect(world.queue('standby')).toEqual([]);
    world.run('changeConnectServer', { name: 'one', changes: { running: false } });
    world.run('deleteOnPremisesObject', { object: ada.id });
    world.change(bob, { displayName: 'Bob' });
    world.advance('P1D');
    expect(world.synced()).toEqual(['ada@contoso.com', 'bob@contoso.com']);
    world.run('changeConnectServer', { name: 'one', changes: { mode: 'staging' } });
    world.run('changeConnectServer', { name: 'standby', changes: { mode: 'active' } });
    world.advance('PT30M');
    expect(world.synced()).toEqual(['bob@contoso.com']);
    expect(world.cloudUser('bob@contoso.com')?.displayName).toBe('Bob');
    expect(world.queue('standby')).toEqual([]);
  });
});

describe('SY-03: a server that has never read an object', () => {
  test('does not take it away', () => {
    const world = new World().installed();
    const ada = world.user('ada@contoso.com');
    world.cycle();
    world.run('changeConnectServer', { name: 'one', changes: { running: false } });
    world.run('addConnectServer', { name: 'new' });
    world.run('deleteOnPremisesObject', { object: ada.id });
    world.advance('P1D');
    expect(world.synced()).toEqual(['ada@contoso.com']);
  });
});

describe('SY-04: scopes', () => {
  test('leave out what stands elsewhere; what moves out is deleted, what moves in is added', () => {
    const world = new World();
    world.run('addForest', { name: 'contoso.com', domains: ['emea.contoso.com'], upnSuffixes: ['fabrikam.com'] });
    world.run('addConnectServer', {
      name: 'one',
      forests: [{ forest: 'contoso.com', containers: ['contoso.com/Staff'] }],
    });
    const inside = world.user('in@contoso.com', { container: 'contoso.com/Staff/East' });
    const outside = world.user('out@contoso.com', { container: 'contoso.com/StaffOffice' });
    world.user('emea@contoso.com', { container: 'emea.contoso.com/Staff' });
    world.cycle();
    expect(world.synced()).toEqual(['in@contoso.com']);
    world.run('moveOnPremisesObject', { object: inside.id, container: 'contoso.com/Left' });
    world.run('moveOnPremisesObject', { object: outside.id, container: 'contoso.com/staff' });
    world.cycle();
    expect(world.synced()).toEqual(['out@contoso.com']);
    world.run('changeConnectServer', {
      name: 'one',
      changes: { forests: [{ forest: 'contoso.com', containers: ['emea.contoso.com'] }] },
    });
    world.cycle();
    expect(world.synced()).toEqual(['emea@contoso.com']);
  });

  test('of two active servers are each exported', () => {
    const world = new World().installed();
    world.run('addForest', { name: 'other.com', upnSuffixes: ['fabrikam.com'] });
    world.run('addConnectServer', { name: 'two', forests: [{ forest: 'other.com' }] });
    world.user('ada@contoso.com');
    world.user('bob@fabrikam.com', { forest: 'other.com' });
    world.advance('PT30M');
    expect(world.synced()).toEqual(['ada@contoso.com', 'bob@fabrikam.com']);
    // A full cycle of one does not take away what the other brought.
    world.run('runDirectoryCycle', { synchronizer: 'one', full: true });
    expect(world.synced()).toEqual(['ada@contoso.com', 'bob@fabrikam.com']);
  });
});

describe('SY-05: users who are in the cloud already', () => {
  test('are matched by source anchor, unless that is blocked', async () => {
    for (const blocked of [false, true]) {
      const world = new World({
        ...cloud,
        users: [{ userPrincipalName: 'ada@contoso.com', immutableId: 'E1', password: 'Correct-Horse-1' }],
      });
      const before = world.cloudUser('ada@contoso.com')?.id;
      world.run('addForest', { name: 'contoso.com' });
      world.run('addConnectServer', { name: 'one', sourceAnchorAttribute: 'employeeId' });
      await world.features({ blockCloudObjectTakeoverThroughHardMatchEnabled: blocked });
      const ada = world.user('ada@contoso.com', { attributes: { employeeId: 'E1' } });
      world.cycle();
      expect(world.cloudUser('ada@contoso.com')).toMatchObject({ id: before });
      expect(world.cloudUser('ada@contoso.com')?.onPremisesSyncEnabled ?? false).toBe(!blocked);
      expect(world.codes(ada)).toEqual(blocked ? ['hardMatchBlocked'] : []);
    }
  });

  test.each([
    ['admin@contoso.com', {}, true],
    ['admin@contoso.com', { softMatchOnUpnEnabled: false }, false],
    ['admin@contoso.com', { blockSoftMatchEnabled: true }, false],
    ['admin@federated.com', {}, false],
  ])('are matched by name: %s with %j is %s', (name, features, matched) => {
    const world = new World({
      ...cloud,
      users: [{ userPrincipalName: name, password: 'Correct-Horse-1' }],
      onPremises: { features },
    }).installed();
    const before = world.cloudUser(name)?.id;
    world.user(name);
    world.cycle();
    expect(world.cloudUser(name)?.id).toBe(before);
    expect(world.cloudUser(name)?.onPremisesSyncEnabled ?? false).toBe(matched);
    expect(world.problems()).toHaveLength(matched ? 0 : 1);
  });

  test('are the same when a server is rebuilt', () => {
    const world = new World().installed();
    const ada = world.user('ada@contoso.com');
    const staff = world.run('addOnPremisesObject', {
      kind: 'group',
      forest: 'contoso.com',
      displayName: 'Staff',
      members: [ada.id],
    });
    world.cycle();
    const before = [world.cloudUser('ada@contoso.com')?.id, world.cloudGroup('Staff')?.id];
    world.run('deleteSynchronizer', { name: 'one' });
    world.run('changeOnPremisesMembership', { groupId: staff.id, add: [], remove: [ada.id] });
    world.change(ada, { displayName: 'Ada' });
    world.advance('P1D');
    world.run('addConnectServer', { name: 'rebuilt' });
    world.advance('PT30M');
    expect([world.cloudUser('ada@contoso.com')?.id, world.cloudGroup('Staff')?.id]).toEqual(before);
    expect(world.cloudUser('ada@contoso.com')?.displayName).toBe('Ada');
    expect(world.cloudGroup('Staff')?.counts.user).toBe(0);
  });
});

describe('SY-06: cloud sync', () => {
  test('runs every two minutes while an agent runs, beside Connect', () => {
    const world = new World().installed({ forests: [{ forest: 'contoso.com', containers: ['contoso.com/Users'] }] });
    world.run('addCloudSync', {
      name: 'light',
      forest: 'contoso.com',
      containers: ['contoso.com/Branch'],
      agents: ['a', 'b'],
    });
    world.advance('PT2M');
    world.user('ada@contoso.com', { container: 'contoso.com/Branch' });
    world.advance({ milliseconds: 2 * 60_000 - 1 });
    expect(world.synced()).toEqual([]);
    world.advance({ milliseconds: 1 });
    expect(world.synced()).toEqual(['ada@contoso.com']);
    const agents = (a: boolean, b: boolean) =>
      world.run('changeCloudSync', {
        name: 'light',
        changes: {
          agents: [
            { name: 'a', running: a },
            { name: 'b', running: b },
          ],
        },
      });
    agents(false, true);
    world.user('bob@contoso.com', { container: 'contoso.com/Branch' });
    world.advance('PT2M');
    expect(world.synced()).toHaveLength(2);
    agents(false, false);
    world.user('cyd@contoso.com', { container: 'contoso.com/Branch' });
    world.advance('PT1H');
    expect(world.synced()).toHaveLength(2);
    agents(true, false);
    world.advance('PT2M');
    expect(world.synced()).toHaveLength(3);
  });

  test('takes no group that is too large, until it is smaller', () => {
    expect(documentedRules.cloudSyncGroupLimit).toBe(50_000);
    const world = new World(cloud, { rules: { cloudSyncGroupLimit: 1 } });
    world.run('addForest', { name: 'contoso.com' });
    world.run('addCloudSync', { name: 'light', forest: 'contoso.com', agents: ['a'] });
    const members = [world.user('ada@contoso.com').id, world.user('bob@contoso.com').id];
    const group = world.run('addOnPremisesObject', {
      kind: 'group',
      forest: 'contoso.com',
      displayName: 'Staff',
      members,
    });
    world.cycle('light');
    expect(world.cloudGroup('Staff')).toBeUndefined();
    expect(world.codes(group)).toEqual(['groupTooLarge']);
    world.run('changeOnPremisesMembership', { groupId: group.id, add: [], remove: members.slice(1) });
    world.advance('PT2M');
    expect(world.cloudGroup('Staff')?.counts.user).toBe(1);
    expect(world.problems()).toEqual([]);
  });
});

describe('SY-07: what is mastered on-premises', () => {
  test('cannot be written in the cloud', async () => {
    const world = new World().installed();
    world.user('ada@contoso.com');
    world.cycle();
    const answer = await world.harness.call('PATCH', '/users/ada@contoso.com', { department: 'Sales' });
    expectError(
      answer,
      400,
      'Request_BadRequest',
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  });
});

describe('SY-08, CV-11, CV-16: the sign-in method of Connect', () => {
  test('switches the features of the tenant and never a domain', () => {
    const world = new World().installed({ signInMethod: 'notConfigured' });
    const domains = () => [...world.tenant.view().tables.domains.range()].map(([, domain]) => domain);
    const before = domains();
    const facts = () => {
      const { tenantPassThrough, synchronizationFeatures } = world.tenant.view().facts;
      return [tenantPassThrough, synchronizationFeatures.passwordSyncEnabled];
    };
    const choose = (signInMethod: 'passwordHashSync' | 'passThrough' | 'adfs' | 'pingFederate' | 'notConfigured') => {
      world.run('changeConnectServer', { name: 'one', changes: { signInMethod } });
      return facts();
    };
    expect(facts()).toEqual([false, false]);
    expect(choose('passThrough')).toEqual([true, false]);
    expect(choose('passwordHashSync')).toEqual([false, true]);
    // Hash synchronization stays on beside another method until it is turned off.
    expect(choose('adfs')).toEqual([false, true]);
    world.run('changeConnectServer', { name: 'one', changes: { passwordHashSync: false } });
    expect(choose('pingFederate')).toEqual([false, false]);
    expect(choose('notConfigured')).toEqual([false, false]);
    expect(domains()).toEqual(before);
    choose('passwordHashSync');
    expect(() => world.run('changeConnectServer', { name: 'one', changes: { passwordHashSync: false } })).toThrow(
      'Choose another sign-in method',
    );
  });

  test('PT-10: turns pass-through on and off on a staging server too, with an agent on it', () => {
    const world = new World().installed({ signInMethod: 'notConfigured' });
    const isOn = () => world.tenant.view().facts.tenantPassThrough;
    const agents = () => [...world.tenant.view().tables.agents.range()].map(([, agent]) => agent.server.connectServer);
    world.run('addConnectServer', { name: 'standby', mode: 'staging', signInMethod: 'passThrough' });
    expect([isOn(), agents()]).toEqual([true, ['standby']]);
    world.run('changeConnectServer', { name: 'standby', changes: { signInMethod: 'passwordHashSync' } });
    expect([isOn(), agents()]).toEqual([false, ['standby']]);
    world.run('changeConnectServer', { name: 'one', changes: { signInMethod: 'passThrough' } });
    expect([isOn(), agents().sort()]).toEqual([true, ['one', 'standby']]);
    // Another method on the server in staging ends it for the tenant; a setting that stays the same says nothing.
    world.run('changeConnectServer', { name: 'standby', changes: { version: '2.5.0.0' } });
    expect(isOn()).toBe(true);
    world.run('changeConnectServer', { name: 'standby', changes: { signInMethod: 'notConfigured' } });
    expect(isOn()).toBe(false);
  });

  test('PT-10: needs an agent that is active', () => {
    const world = new World().installed({ signInMethod: 'passThrough' });
    world.run('changeConnectServer', { name: 'one', changes: { signInMethod: 'notConfigured' } });
    world.run('changeAgent', { agent: 'one', changes: { isRunning: false } });
    expect(() => world.run('changeConnectServer', { name: 'one', changes: { signInMethod: 'passThrough' } })).toThrow(
      'no other is active',
    );
    expect(world.tenant.view().facts.tenantPassThrough).toBe(false);
  });
});

describe('SY-09: express settings', () => {
  test('fit one forest with suffixes that can be verified', () => {
    const world = new World();
    world.run('addForest', { name: 'contoso.com' });
    world.run('addForest', { name: 'contoso.local' });
    const express = (more: object) => () =>
      world.run('addConnectServer', {
        name: 'one',
        installation: 'express',
        forests: [{ forest: 'contoso.com' }],
        ...more,
      });
    expect(express({ forests: undefined })).toThrow('take exactly one forest');
    expect(express({ forests: [{ forest: 'contoso.local' }] })).toThrow('contoso.local cannot');
    expect(express({ sourceAnchorAttribute: 'employeeId' })).toThrow('use objectGUID');
    expect(express({ userNameAttribute: 'mail' })).toThrow('use userPrincipalName');
    expect(express({ signInMethod: 'adfs' })).toThrow('use password hash synchronization');
    expect(express({})()).toMatchObject({ installation: 'express', passwordHashSync: true, joinRule: 'once' });
  });
});

describe('PH-02: the state of an account', () => {
  test('reaches the cloud with the directory cycle, expiry and lock-out never', () => {
    const world = new World().installed();
    const ada = world.user('ada@contoso.com', { password: world.tenant.digest('Correct-Horse-1') });
    world.cycle();
    world.advance('PT2M');
    world.change(ada, { accountExpiresAt: 0, passwordExpiresAt: 0, locked: true });
    world.cycle();
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    world.change(ada, { enabled: false });
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    world.cycle();
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('failure 50057');
  });
});

describe('Active Directory', () => {
  test('has unique names: of users in a forest, of accounts in a domain', () => {
    const world = new World().installed();
    world.user('ada@contoso.com');
    expect(() => world.user('Ada@contoso.com')).toThrow("has a user 'Ada@contoso.com' already");
    expect(() => world.user('ada@fabrikam.com')).toThrow("has the account name 'ada' already");
    world.user('ada@fabrikam.com', { samAccountName: 'ada2' });
    expect(() => world.user('x@contoso.com', { samAccountName: 'ADA2' })).toThrow('already');
    const long = 'a-name-of-more-than-20';
    world.user(`${long}@contoso.com`);
    expect(() => world.user(`${long}-characters@fabrikam.com`)).toThrow('already');
  });

  test.each([
    [{ kind: 'user', forest: 'nowhere.com', userPrincipalName: 'a@contoso.com' }, "no forest 'nowhere.com'"],
    [{ kind: 'user', forest: 'contoso.com' }, 'needs a userPrincipalName or a samAccountName'],
    [{ kind: 'user', forest: 'contoso.com', userPrincipalName: 'a' }, 'is no user principal name'],
    [{ kind: 'group', forest: 'contoso.com', displayName: 'G', enabled: true }, 'has no enabled'],
    [{ kind: 'contact', forest: 'contoso.com' }, 'needs a displayName'],
    [{ kind: 'contact', forest: 'contoso.com', displayName: 'C', members: ['x'] }, 'has no members'],
    [
      { kind: 'user', forest: 'contoso.com', userPrincipalName: 'a@contoso.com', container: 'fabrikam.com/Staff' },
      'does not stand in the forest',
    ],
    [
      { kind: 'user', forest: 'contoso.com', userPrincipalName: 'a@contoso.com', attributes: { shoeSize: '9' } },
      "no attribute 'shoeSize'",
    ],
    [
      { kind: 'user', forest: 'contoso.com', userPrincipalName: 'a@contoso.com', proxyAddresses: ['a@b.com'] },
      'is no proxy address',
    ],
    [
      { kind: 'user', forest: 'contoso.com', userPrincipalName: 'a@contoso.com', logonHours: [168] },
      'is no hour of the week',
    ],
    [
      { kind: 'user', forest: 'contoso.com', userPrincipalName: 'a@contoso.com', masterAccount: 'nobody' },
      "no account 'nobody'",
    ],
  ] as const)('refuses %j', (input, message) => {
    const world = new World().installed();
    expect(() => world.run('addOnPremisesObject', input as never)).toThrow(message);
  });

  test('stands behind the synchronized part of a tenant file without being named', () => {
    const { tenant } = setUp({ tenantFile: contoso });
    const { tables } = tenant.view();
    expect([...tables.forests.range()].map(([, { name, domains }]) => [name, domains])).toEqual([
      ['contoso.com', ['contoso.com', 'contoso.local', 'fabrikam.com']],
    ]);
    expect([...tables.synchronizers.range()].map(([, { name }]) => name)).toEqual(['connect']);
    for (const [, user] of tables.users.range())
      if (user.onPremisesSyncEnabled) expect(Buffer.from(user.onPremisesImmutableId ?? '', 'base64')).toHaveLength(16);
  });
});
