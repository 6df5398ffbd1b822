/** The audit trail of a rollout. */
import { atOnce, type Behaviour, by, hours, type Json, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Person, Target } from '../../target.ts';
import {
  addMember,
  attach,
  auditEvents,
  deletePolicy,
  detach,
  knownEvents,
  makeGroup,
  makePolicy,
  newEvents,
  patchPolicy,
  person,
  removeMember,
  rollout,
  turn,
} from './vocabulary.ts';

const feature = 'passwordHashSync';
const day = hours(24);

type Event = Record<string, unknown>;
type Resource = {
  displayName?: unknown;
  userPrincipalName?: unknown;
  type?: unknown;
  modifiedProperties?: { displayName?: unknown; oldValue?: unknown; newValue?: unknown }[];
};

const resourceOf = (event: Event | undefined): Resource =>
  ((event?.['targetResources'] as Resource[] | undefined) ?? [])[0] ?? {};
/** Millisecond of an event; the service writes seven decimals. */
const timeOf = (event: Event | undefined): number =>
  Date.parse(String(event?.['activityDateTime']).replace(/(\.\d{3})\d*Z$/, '$1Z'));

const entering = 'Add user to feature rollout';
const leaving = 'Remove user from feature rollout';
const known = (target: Target, people: readonly Person[]) => knownEvents(target, [entering, leaving], people);

/** What the service says of an event apart from its subject. */
const kindOf = (event: Event | undefined): Json[] =>
  ['category', 'loggedByService', 'result'].map((name) => String(event?.[name]));

const policyEvents = situation({
  title: 'creating, updating, enabling and deleting a policy is logged under the documented names',
  needs: { delegated: true, features: [feature] },
  arrange: async (target) => ({ policyId: await makePolicy(target, feature, false) }),
  act: async (target, { policyId }) => {
    await patchPolicy(target, policyId, { description: 'described' });
    await turn(target, policyId, true);
    await turn(target, policyId, false);
    await deletePolicy(target, policyId);
    return {};
  },
}).assert(
  atOnce(async (target, { policyId }) => {
    for (const [activity, count] of [
      ['Create rollout policy for feature', 1],
      ['Update rollout policy of feature', 3],
      ['Delete rollout policy of feature', 1],
    ] as const) {
      const events = await auditEvents(target, activity, policyId);
      same(events.length, count, `Events '${activity}'`);
      for (const event of events) {
        same(kindOf(event), ['Authentication', 'Application Proxy', 'success'], `An event '${activity}'`);
        claim(
          (event['initiatedBy'] as { user?: unknown } | undefined)?.user !== undefined,
          `An event '${activity}' names no user who did it.`,
        );
      }
    }
    const [created] = await auditEvents(target, 'Create rollout policy for feature', policyId);
    const modified = resourceOf(created).modifiedProperties ?? [];
    claim(
      modified.some(({ newValue }) => String(newValue).includes(feature)),
      `The creation's modified properties do not name the feature: ${JSON.stringify(modified)}.`,
    );
  }),
);

const groupEvents = situation({
  title: 'adding and removing a group is logged with the name of the group, as the workbook reads it',
  needs: { delegated: true, features: [feature] },
  arrange: async (target) => ({
    policyId: await makePolicy(target, feature),
    groupId: await makeGroup(target, 'audited'),
    displayName: target.name('audited'),
  }),
  act: async (target, { policyId, groupId }) => {
    await attach(target, policyId, groupId);
    await detach(target, policyId, groupId);
    return {};
  },
}).assert(
  atOnce(async (target, { groupId, displayName }) => {
    for (const activity of ['Add a group to feature rollout', 'Remove a group from feature rollout']) {
      const events = await auditEvents(target, activity, groupId);
      same(events.length, 1, `Events '${activity}'`);
      same(kindOf(events[0]), ['Authentication', 'Application Proxy', 'success'], `The event '${activity}'`);
      same(resourceOf(events[0]).displayName, displayName, 'The first target resource');
      same(resourceOf(events[0]).type, 'Group', 'Its type');
      claim(
        (resourceOf(events[0]).modifiedProperties ?? []).length > 0,
        `The event '${activity}' has no modified property.`,
      );
    }
  }),
);

const firstMembers = situation({
  title: 'the first members of a group are logged at once, one event each, as the workbook reads it',
  certainty: 'open',
  needs: { delegated: true, syncedUsers: 3, features: [feature] },
  arrange: async (target) => {
    const users = await target.syncedUsers(3);
    return { users, past: await known(target, users) };
  },
  act: async (target, { users }) => {
    await rollout(target, feature, users);
    return {};
  },
}).assert(
  atOnce(async (target, { users, past }) => {
    for (const user of users) {
      const events = await newEvents(target, entering, user, past);
      same(events.length, 1, `Events of the enrolment of ${user.upn}`);
      same(kindOf(events[0]), ['Authentication', 'Hybrid Authentication', 'success'], 'The event');
      const { userPrincipalName, type, modifiedProperties = [] } = resourceOf(events[0]);
      same([userPrincipalName, type], [user.upn, 'User'], 'The first target resource');
      const [property] = modifiedProperties;
      const value = JSON.parse(String(property?.newValue)) as unknown;
      claim(
        JSON.stringify(value).includes(feature),
        `newValue is ${String(property?.newValue)}, not the feature as JSON text.`,
      );
      same(property?.oldValue, null, 'oldValue of an enrolment');
      same((await newEvents(target, leaving, user, past)).length, 0, 'Events of a withdrawal');
    }
  }),
  by(day, async (target, { users, past }) => {
    for (const user of users)
      same((await newEvents(target, entering, user, past)).length, 1, 'Events of the enrolment a day later');
  }),
);

const effectTime = situation({
  title: 'a user is logged as enrolled or withdrawn when it takes effect, not when it is asked for',
  certainty: 'open',
  needs: { delegated: true, clock: true, syncedUsers: 2, features: [feature] },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    const leaver = person(users, 0);
    const { groupId } = await rollout(target, feature, [leaver]);
    return { leaver, newcomer: person(users, 1), groupId, past: await known(target, users) };
  },
  act: async (target, { groupId, leaver, newcomer }) => {
    const asked = await target.control.now();
    await addMember(target, groupId, newcomer.id);
    await removeMember(target, groupId, leaver.id);
    return { asked };
  },
}).assert(
  within(day, {
    before: async (target, { newcomer, leaver, past }) => {
      same(
        (await newEvents(target, entering, newcomer, past)).length,
        0,
        'Events of the enrolment before it takes effect',
      );
      same(
        (await newEvents(target, leaving, leaver, past)).length,
        0,
        'Events of the withdrawal before it takes effect',
      );
    },
    after: async (target, { newcomer, leaver, asked, past }) => {
      const [entered, ...more] = await newEvents(target, entering, newcomer, past);
      const [left, ...others] = await newEvents(target, leaving, leaver, past);
      same([more.length, others.length], [0, 0], 'Further events');
      same([timeOf(entered), timeOf(left)], [asked + day, asked + day], 'Times of the events');
      same(kindOf(left), ['Authentication', 'Hybrid Authentication', 'success'], 'The event of the withdrawal');
      same(resourceOf(left).userPrincipalName, leaver.upn, 'Who was withdrawn');
      const [property] = resourceOf(left).modifiedProperties ?? [];
      claim(
        String(property?.oldValue).includes(feature),
        `oldValue of the withdrawal is ${String(property?.oldValue)}.`,
      );
    },
  }),
);

const turnedOff = situation({
  title: 'turning the policy off is one update and one withdrawal per user, at once',
  certainty: 'open',
  needs: { delegated: true, syncedUsers: 2, features: [feature] },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    const { policyId } = await rollout(target, feature, users);
    return { users, policyId, past: await known(target, users) };
  },
  act: async (target, { policyId }) => {
    await turn(target, policyId, false);
    return {};
  },
}).assert(
  atOnce(async (target, { users, policyId, past }) => {
    for (const user of users)
      same((await newEvents(target, leaving, user, past)).length, 1, 'Events of the withdrawal');
    same((await auditEvents(target, 'Update rollout policy of feature', policyId)).length, 1, 'Events of the update');
  }),
);

const bySdk = situation({
  title: "the SDK finds a user's enrolment by activity and name",
  needs: { delegated: true, syncedUsers: 1, features: [feature] },
  arrange: async (target) => ({ users: await target.syncedUsers(1) }),
  act: async (target, { users }) => {
    await rollout(target, feature, users);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => {
    const client = await target.sdk();
    const { upn } = person(users, 0);
    const found: string[] = [];
    for await (const event of client.audit.list({ activity: 'Add user to feature rollout', targetUpn: upn }))
      found.push(String(event.activityDisplayName));
    // Earlier runs may have left events of the same user.
    claim(found.length >= 1, `The SDK finds no event for ${upn}.`);
    claim(
      found.every((name) => name === 'Add user to feature rollout'),
      `The SDK finds ${found.join(', ')}.`,
    );
  }),
);

export const auditBehaviours: readonly Behaviour[] = [
  {
    id: 'SR-23',
    title: 'Rollout is logged under the documented names, one event per user when it takes effect.',
    certainty: 'doc',
    permissions: ['AuditLog.Read.All'],
    cases: [policyEvents, groupEvents, firstMembers, effectTime, turnedOff, bySdk],
  },
];
