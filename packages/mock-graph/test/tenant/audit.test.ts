import { describe, expect, test } from 'vitest';
import { type Body, type Harness, idOf, setUp, valuesOf } from '../support/harness.ts';

const path = '/auditLogs/directoryAudits';

interface Event extends Body {
  readonly activityDisplayName: string;
  readonly activityDateTime: string;
  readonly loggedByService: string;
  readonly category: string;
  readonly operationType: string;
  readonly result: string;
  readonly initiatedBy: { readonly user: Body | null; readonly app: Body | null };
  readonly targetResources: readonly (Body & {
    readonly modifiedProperties: readonly { displayName: string; oldValue: string | null; newValue: string | null }[];
  })[];
}

/** Oldest first. */
const events = async (harness: Harness, query = ''): Promise<Event[]> =>
  (valuesOf(await harness.call('GET', `${path}${query}`)) as Event[]).toReversed();

describe('SR-23: what rollout logs', () => {
  test('each act under its documented name, service and kind, in order', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    await harness.turn(id, false);
    await harness.detach(id, harness.groupId('Pilot'));
    await harness.done('DELETE', `/policies/featureRolloutPolicies/${id}`);
    const told = (await events(harness)).map((event) => [
      event.activityDisplayName,
      event.loggedByService,
      event.category,
      event.operationType,
    ]);
    expect(told).toEqual([
      ['Create rollout policy for feature', 'Application Proxy', 'Authentication', 'Add'],
      ['Add a group to feature rollout', 'Application Proxy', 'Authentication', 'Assign'],
      ['Add user to feature rollout', 'Hybrid Authentication', 'Authentication', 'Assign'],
      ['Add user to feature rollout', 'Hybrid Authentication', 'Authentication', 'Assign'],
      ['Update rollout policy of feature', 'Application Proxy', 'Authentication', 'Update'],
      ['Remove user from feature rollout', 'Hybrid Authentication', 'Authentication', 'Unassign'],
      ['Remove user from feature rollout', 'Hybrid Authentication', 'Authentication', 'Unassign'],
      ['Remove a group from feature rollout', 'Application Proxy', 'Authentication', 'Unassign'],
      ['Delete rollout policy of feature', 'Application Proxy', 'Authentication', 'Delete'],
    ]);
  });

  test('the fields that the workbook reads: group name, result, user name, values as JSON text', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot']);
    const [created, group, user] = await events(harness);
    expect(group?.targetResources[0]).toMatchObject({
      type: 'Group',
      id: harness.groupId('Pilot'),
      displayName: 'Pilot',
      groupType: 'azureAD',
      modifiedProperties: [{ displayName: 'Feature', oldValue: null, newValue: '"passwordHashSync"' }],
    });
    expect(user?.targetResources[0]).toMatchObject({
      type: 'User',
      userPrincipalName: expect.stringMatching(/^(ada|bob)@contoso\.com$/),
      modifiedProperties: [{ displayName: 'Feature', oldValue: null, newValue: '"passwordHashSync"' }],
    });
    expect(created?.targetResources[0]?.modifiedProperties).toEqual([
      { displayName: 'Feature', oldValue: null, newValue: '"passwordHashSync"' },
      { displayName: 'IsEnabled', oldValue: null, newValue: 'true' },
    ]);
    expect(new Set([created, group, user].map((event) => event?.result))).toEqual(new Set(['success']));
  });

  test('enabling a policy that exists is an update, with the value before and after', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', [], false);
    await harness.turn(id, true);
    const [, update] = await events(harness);
    expect(update?.activityDisplayName).toBe('Update rollout policy of feature');
    expect(update?.targetResources[0]?.modifiedProperties).toEqual([
      { displayName: 'isEnabled', oldValue: 'false', newValue: 'true' },
    ]);
  });

  test('a user who moves later is logged at the time of moving, by the service itself', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Empty']);
    harness.advance('PT1H');
    await harness.join('Empty', 'cyd@contoso.com');
    const moved = `?$filter=activityDisplayName eq 'Add user to feature rollout'`;
    expect(await events(harness, moved)).toEqual([]);
    harness.advance('P7D');
    const [event, ...others] = await events(harness, moved);
    expect(others).toEqual([]);
    expect(event?.activityDateTime).toBe('2026-01-06T09:00:00.0000000Z');
    expect(event?.initiatedBy).toMatchObject({ user: null, app: { displayName: 'Microsoft Entra' } });
  });

  test('who did it: a user with name, or an application', async () => {
    const harness = setUp({ auth: 'enforced' });
    const administrator = await harness.token({
      kind: 'delegated',
      permissions: ['Policy.ReadWrite.HybridAuthentication', 'Directory.ReadWrite.All'],
      roles: ['Hybrid Identity Administrator', 'User Administrator'],
      displayName: 'Root',
      userPrincipalName: 'root@contoso.com',
    });
    const application = await harness.token({
      kind: 'application',
      permissions: ['Directory.ReadWrite.All', 'AuditLog.Read.All'],
      displayName: 'Robot',
    });
    await harness.done(
      'POST',
      '/policies/featureRolloutPolicies',
      { displayName: 'x', feature: 'seamlessSso', isEnabled: true },
      { token: administrator },
    );
    await harness.done('DELETE', `/groups/${harness.groupId('Empty')}`, undefined, { token: application });
    const listed = valuesOf(await harness.call('GET', path, undefined, { token: application })) as Event[];
    const [deleted, created] = listed;
    expect(created?.initiatedBy).toMatchObject({
      app: null,
      user: { displayName: 'Root', userPrincipalName: 'root@contoso.com' },
    });
    expect(deleted?.initiatedBy).toMatchObject({ user: null, app: { displayName: 'Robot' } });
  });

  test('a refusal and a read log nothing', async () => {
    const harness = setUp();
    await harness.call('POST', '/policies/featureRolloutPolicies', { displayName: 'x' });
    await harness.call('DELETE', '/users/nobody@contoso.com');
    await harness.call('GET', '/users');
    expect(await events(harness)).toEqual([]);
  });
});

describe('GP-09: what the directory logs', () => {
  test('users, groups, members and synchronization settings under their documented names', async () => {
    const harness = setUp();
    const made = await harness.done('POST', '/groups', {
      displayName: 'G',
      mailEnabled: false,
      mailNickname: 'g',
      securityEnabled: true,
    });
    await harness.done('PATCH', `/groups/${idOf(made)}`, { description: 'changed' });
    await harness.join('G', 'ada@contoso.com');
    await harness.leave('G', 'ada@contoso.com');
    await harness.done('DELETE', `/groups/${idOf(made)}`);
    const user = { accountEnabled: true, displayName: 'U', mailNickname: 'u', userPrincipalName: 'u@fabrikam.com' };
    await harness.done('POST', '/users', { ...user, passwordProfile: { password: 'Initial-Pass-1' } });
    await harness.done('PATCH', '/users/u@fabrikam.com', { jobTitle: 'Clerk' });
    await harness.done('PATCH', '/users/u@fabrikam.com', { passwordProfile: { password: 'Second-Pass-2' } });
    await harness.done('DELETE', '/users/u@fabrikam.com');
    await harness.done('PATCH', `/directory/onPremisesSynchronization/${harness.tenant.tenantId}`, {
      features: { blockSoftMatchEnabled: true },
    });
    const told = await events(harness);
    expect(told.map((event) => [event.activityDisplayName, event.category])).toEqual([
      ['Add group', 'GroupManagement'],
      ['Update group', 'GroupManagement'],
      ['Add member to group', 'GroupManagement'],
      ['Remove member from group', 'GroupManagement'],
      ['Delete group', 'GroupManagement'],
      ['Add user', 'UserManagement'],
      ['Update user', 'UserManagement'],
      ['Reset password', 'UserManagement'],
      ['Delete user', 'UserManagement'],
      ['Set DirSync feature', 'DirectoryManagement'],
    ]);
    expect(new Set(told.map((event) => event.loggedByService))).toEqual(new Set(['Core Directory']));
    expect(told[2]?.targetResources.map((target) => target['type'])).toEqual(['User', 'Group']);
  });

  test('is read newest first or oldest first, by page, by id and by filter', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot']);
    harness.advance('PT1H');
    await harness.join('Pilot', 'cyd@contoso.com');
    const newest = valuesOf(await harness.call('GET', path));
    const oldest = valuesOf(await harness.call('GET', `${path}?$orderby=activityDateTime asc`));
    expect(oldest).toEqual(newest.toReversed());
    expect(valuesOf(await harness.call('GET', `${path}?$orderby=activityDateTime desc`))).toEqual(newest);
    const first = await harness.call('GET', `${path}?$top=2`);
    const second = await harness.send('GET', first.body['@odata.nextLink'] ?? '');
    expect([...valuesOf(first), ...valuesOf(second)]).toEqual(newest.slice(0, 4));
    const one = await harness.call('GET', `${path}/${newest[1]?.id ?? ''}`);
    expect(one.body).toMatchObject({ ...newest[1] });
    expect((await harness.call('GET', `${path}/Directory_wrong_XXXXX_1`)).status).toBe(404);
    const found = async (filter: string) =>
      valuesOf(await harness.call('GET', `${path}?$filter=${encodeURIComponent(filter)}`)).length;
    expect(await found('activityDateTime ge 2026-01-05T09:00:00Z')).toBe(1);
    expect(
      await found(
        "targetResources/any(t:t/userPrincipalName eq 'ada@contoso.com') and activityDisplayName eq 'Add user to feature rollout'",
      ),
    ).toBe(1);
    expect(await found("loggedByService eq 'Hybrid Authentication'")).toBe(2);
    expect(await found("startswith(activityDisplayName,'Add')")).toBe(4);
  });
});
