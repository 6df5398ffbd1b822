/** The audit trail of users, groups and synchronization. */
import { atOnce, type Behaviour, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { call, done } from '../domains/vocabulary.ts';
import { addMember, auditEvents, makeCloudUser, makeGroup, removeMember } from '../staged-rollout/vocabulary.ts';
import {
  addGroup,
  addUser,
  change,
  changeMembers,
  changeSettings,
  cycle,
  groupsNamed,
  managed,
  memberNames,
  remove,
  synchronized,
  userOf,
} from './vocabulary.ts';

type Event = Record<string, unknown>;
type Resource = {
  readonly displayName?: unknown;
  readonly type?: unknown;
  readonly userPrincipalName?: unknown;
  readonly modifiedProperties?: readonly { readonly displayName?: unknown; readonly newValue?: unknown }[];
};

const resourceOf = (event: Event | undefined): Resource =>
  ((event?.['targetResources'] as Resource[] | undefined) ?? [])[0] ?? {};

/** The events of an activity about an object, which there must be. Each says what it is and whether a person did it. */
async function logged(
  target: Target,
  activity: string,
  id: string,
  category: string,
  by: 'user' | 'app',
): Promise<readonly Event[]> {
  const events = await auditEvents(target, activity, id);
  claim(events.length > 0, `There is no event '${activity}' about ${id}.`);
  for (const event of events) {
    same(
      ['category', 'loggedByService', 'result'].map((name) => event[name]),
      [category, 'Core Directory', 'success'],
      `An event '${activity}'`,
    );
    const initiator = (event['initiatedBy'] ?? {}) as { readonly user?: unknown; readonly app?: unknown };
    claim((initiator[by] ?? null) !== null, `An event '${activity}' names no ${by} that did it.`);
  }
  return events;
}

const ofUsers = 'UserManagement';
const ofGroups = 'GroupManagement';

const users = situation({
  title: 'what is done to a user is logged: added, changed, disabled, enabled, password set, deleted',
  needs: { delegated: true },
  arrange: async (target) => {
    const [domain] = (await target.domains()).managed;
    if (domain === undefined) throw new Error('The tenant has no managed domain.');
    return { domain };
  },
  act: async (target, { domain }) => {
    const user = await makeCloudUser(target, 'logged', domain);
    const password = `Pw-${user.upn.slice(0, 6)}-8r`;
    for (const body of [
      { department: 'Engines' },
      { accountEnabled: false },
      { accountEnabled: true },
      { passwordProfile: { password, forceChangePasswordNextSignIn: false } },
      { passwordProfile: { forceChangePasswordNextSignIn: true } },
    ])
      await done(call(target, 'PATCH', `/users/${user.id}`, body), 204, 'Changing the user');
    await done(call(target, 'DELETE', `/users/${user.id}`), 204, 'Deleting the user');
    return { user };
  },
}).assert(
  atOnce(async (target, { user }) => {
    for (const activity of [
      'Add user',
      'Update user',
      'Disable account',
      'Enable account',
      'Reset password',
      'Set force change user password',
      'Delete user',
    ]) {
      const [event] = await logged(target, activity, user.id, ofUsers, 'user');
      same(resourceOf(event).type, 'User', `Type of the first target of '${activity}'`);
      claim(!JSON.stringify(event).includes('-8r'), `An event '${activity}' tells the password.`);
    }
    const [added] = await logged(target, 'Add user', user.id, ofUsers, 'user');
    same(resourceOf(added).userPrincipalName, user.upn, 'The name of the user who was added');
  }),
);

const refusedWrites = situation({
  title: 'a write that is refused leaves no event',
  needs: { delegated: true },
  arrange: async (target) => {
    const [domain] = (await target.domains()).managed;
    if (domain === undefined) throw new Error('The tenant has no managed domain.');
    return { user: await makeCloudUser(target, 'refused', domain) };
  },
  act: async (target, { user }) => {
    const body = { onPremisesImmutableId: 'with_underscore' };
    return { status: (await call(target, 'PATCH', `/users/${user.id}`, body)).status };
  },
}).assert(
  atOnce(async (target, { user, status }) => {
    same(status, 400, 'Status of a write that breaks a rule');
    await logged(target, 'Add user', user.id, ofUsers, 'user');
    same((await auditEvents(target, 'Update user', user.id)).length, 0, 'Events of the update');
  }),
);

const groups = situation({
  title: 'what is done to a group is logged: added, changed, a member added and removed, deleted',
  needs: { delegated: true },
  arrange: async (target) => {
    const [domain] = (await target.domains()).managed;
    if (domain === undefined) throw new Error('The tenant has no managed domain.');
    return { user: await makeCloudUser(target, 'member', domain) };
  },
  act: async (target, { user }) => {
    const group = await makeGroup(target, 'logged');
    const body = { description: 'Logged' };
    await done(call(target, 'PATCH', `/groups/${group}`, body), 204, 'Changing the group');
    await addMember(target, group, user.id);
    await removeMember(target, group, user.id);
    await done(call(target, 'DELETE', `/groups/${group}`), 204, 'Deleting the group');
    return { group };
  },
}).assert(
  atOnce(async (target, { group, user }) => {
    for (const activity of ['Add group', 'Update group', 'Delete group'])
      await logged(target, activity, group, ofGroups, 'user');
    for (const activity of ['Add member to group', 'Remove member from group']) {
      await logged(target, activity, group, ofGroups, 'user');
      const [event] = await logged(target, activity, user.id, ofGroups, 'user');
      same(
        [resourceOf(event).type, resourceOf(event).userPrincipalName],
        ['User', user.upn],
        `The first target of '${activity}'`,
      );
    }
  }),
);

/** Claims that synchronization is told from others by what its events say. */
async function bySynchronization(target: Target, activity: string, id: string, category: string): Promise<void> {
  for (const event of await logged(target, activity, id, category, 'app')) {
    const client = (resourceOf(event).modifiedProperties ?? []).find(
      ({ displayName }) => displayName === 'Action Client Name',
    );
    same(client?.newValue, '"DirectorySync"', `Action Client Name of an event '${activity}'`);
  }
}

const synchronization = situation({
  title: 'what a cycle writes is logged under the same names, as done by synchronization',
  needs: { delegated: true, onPremises: true },
  arrange: async (target) => {
    await synchronized(target);
    return {};
  },
  act: async (target) => {
    const user = await addUser(target, `ada@${managed}`, { displayName: 'Ada' });
    const group = await addGroup(target, 'Staff', { members: [user] });
    await cycle(target);
    const ids = [String((await userOf(target, user))?.id), String((await groupsNamed(target, 'Staff'))[0]?.['id'])];
    const members = await memberNames(target, 'Staff');
    await change(target, user, { enabled: false, attributes: { department: 'Engines' } });
    await change(target, group, { displayName: 'All staff' });
    await changeMembers(target, group, { remove: [user] });
    await cycle(target);
    // A cycle that has nothing to write logs nothing.
    await cycle(target);
    await remove(target, user);
    await remove(target, group);
    await cycle(target);
    return { ids, members };
  },
}).assert(
  atOnce(async (target, { ids: [user = '', group = ''], members }) => {
    same(members, ['Ada'], 'Members of the group at first');
    for (const activity of ['Add user', 'Update user', 'Disable account', 'Delete user']) {
      await bySynchronization(target, activity, user, ofUsers);
      same((await auditEvents(target, activity, user)).length, 1, `Events '${activity}'`);
    }
    for (const activity of [
      'Add group',
      'Update group',
      'Add member to group',
      'Remove member from group',
      'Delete group',
    ]) {
      await bySynchronization(target, activity, group, ofGroups);
      same((await auditEvents(target, activity, group)).length, 1, `Events '${activity}'`);
    }
    const [event] = await auditEvents(target, 'Update user', user);
    same(
      (resourceOf(event).modifiedProperties ?? []).map(({ displayName, newValue }) => [displayName, newValue]),
      [
        ['accountEnabled', 'false'],
        ['department', '"Engines"'],
        ['Action Client Name', '"DirectorySync"'],
      ],
      'What the update says has changed',
    );
  }),
);

const settings = situation({
  title: 'changed settings of synchronization are logged: features, and the threshold of deletions',
  needs: { delegated: true, principals: true },
  arrange: async () => ({}),
  act: async (target) => {
    const prevention = { synchronizationPreventionType: 'enabledForCount', alertThreshold: 7 };
    const tenantId = await changeSettings(target, { features: { blockSoftMatchEnabled: true } });
    await changeSettings(target, { configuration: { accidentalDeletionPrevention: prevention } });
    // What says nothing new leaves no event.
    await changeSettings(target, {
      features: { blockSoftMatchEnabled: true },
      configuration: { accidentalDeletionPrevention: prevention },
    });
    return { tenantId };
  },
}).assert(
  atOnce(async (target, { tenantId }) => {
    for (const [activity, property] of [
      ['Set DirSync feature', 'blockSoftMatchEnabled'],
      ['Set accidental deletion threshold', 'alertThreshold'],
    ] as const) {
      const events = await logged(target, activity, tenantId, 'DirectoryManagement', 'user');
      same(events.length, 1, `Events '${activity}'`);
      const changed = (resourceOf(events[0]).modifiedProperties ?? []).map(({ displayName }) => displayName);
      same(changed, [property], `What '${activity}' says has changed`);
    }
  }),
);

export const auditBehaviours: readonly Behaviour[] = [
  {
    id: 'GP-09',
    title: 'Writes log their documented activities.',
    certainty: 'doc',
    permissions: ['AuditLog.Read.All'],
    roles: ['User Administrator'],
    cases: [users, refusedWrites, groups, synchronization, settings],
  },
];
