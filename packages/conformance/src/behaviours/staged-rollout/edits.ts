/** What changes with a delay: members of groups in rollout, groups that leave, the policy itself. */
import { atOnce, type Behaviour, by, hours, justBefore, minutes, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Person, Target } from '../../target.ts';
import {
  addMember,
  attach,
  auditEvents,
  deleteObject,
  deletePolicy,
  detach,
  groupNamed,
  groupsOf,
  knownEvents,
  makeGroup,
  makePolicy,
  membersOf,
  newEvents,
  person,
  removeMember,
  rollout,
  signInAt,
  turn,
} from './vocabulary.ts';

const feature = 'passwordHashSync';
const day = hours(24);
const ids = (people: readonly Person[]): string[] => people.map(({ id }) => id);
const withUsers = (count: number) => ({ delegated: true, syncedUsers: count, features: [feature] }) as const;

/** A policy in effect for one user, and one more user who is not in its group. */
const oneInOneOut = async (target: Target) => {
  const users = await target.syncedUsers(2);
  const member = person(users, 0);
  return { member, outsider: person(users, 1), ...(await rollout(target, feature, [member])) };
};

const added = situation({
  title: 'a user added to a group in rollout moves after the delay, not before, while Graph shows the edit at once',
  needs: withUsers(2),
  arrange: oneInOneOut,
  act: async (target, { groupId, outsider }) => {
    await addMember(target, groupId, outsider.id);
    return {};
  },
}).assert(
  atOnce(async (target, { groupId, outsider, member }) => {
    claim((await membersOf(target, groupId)).includes(outsider.id), 'Graph does not show the new member.');
    await signInAt(target, [member], 'cloud', 'already in rollout');
  }),
  within(day, {
    before: async (target, { outsider }) => signInAt(target, [outsider], 'federation', 'the edit is not due'),
    after: async (target, { outsider, member }) =>
      signInAt(target, [outsider, member], 'cloud', 'a day after the edit'),
  }),
);

const removed = situation({
  title:
    'a user removed from a group in rollout returns after the delay, not before, while Graph shows the edit at once',
  needs: withUsers(2),
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    return { leaver: person(users, 0), stayer: person(users, 1), ...(await rollout(target, feature, users)) };
  },
  act: async (target, { groupId, leaver }) => {
    await removeMember(target, groupId, leaver.id);
    return {};
  },
}).assert(
  atOnce(async (target, { groupId, stayer }) =>
    same(await membersOf(target, groupId), [stayer.id], 'Members that Graph shows'),
  ),
  within(day, {
    before: async (target, { leaver }) => signInAt(target, [leaver], 'cloud', 'the edit is not due'),
    after: async (target, { leaver, stayer }) => {
      await signInAt(target, [leaver], 'federation', 'a day after the edit');
      await signInAt(target, [stayer], 'cloud', 'still a member');
    },
  }),
);

const addUndone = situation({
  title: 'an addition that is undone before it is due has no effect',
  certainty: 'open',
  needs: withUsers(2),
  arrange: oneInOneOut,
  act: async (target, { groupId, outsider }) => {
    await addMember(target, groupId, outsider.id);
    await removeMember(target, groupId, outsider.id);
    return {};
  },
}).assert(
  justBefore(day, async (target, { outsider }) => signInAt(target, [outsider], 'federation', 'no edit is due')),
  by(day, async (target, { outsider }) => signInAt(target, [outsider], 'federation', 'the addition was undone')),
);

const removalUndone = situation({
  title: 'a removal that is undone before it is due has no effect',
  certainty: 'open',
  needs: { ...withUsers(1), clock: true },
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    return { users, ...(await rollout(target, feature, users)) };
  },
  act: async (target, { groupId, users }) => {
    await removeMember(target, groupId, person(users, 0).id);
    await target.control.pass(hours(23));
    await addMember(target, groupId, person(users, 0).id);
    return {};
  },
}).assert(
  by(hours(1), async (target, { users }) => signInAt(target, users, 'cloud', 'the removal was undone in time')),
  by(hours(48), async (target, { users }) => signInAt(target, users, 'cloud', 'nothing is left to be done')),
);

const oneOfTwo = situation({
  title: 'leaving one of two groups changes nothing',
  needs: withUsers(1),
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    const { policyId, groupId } = await rollout(target, feature, users);
    const otherId = await makeGroup(target, 'other', ids(users));
    await attach(target, policyId, otherId);
    return { users, groupId };
  },
  act: async (target, { groupId, users }) => {
    await removeMember(target, groupId, person(users, 0).id);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => signInAt(target, users, 'cloud', 'still in the other group')),
  by(day, async (target, { users }) => signInAt(target, users, 'cloud', 'still in the other group, a day later')),
);

const readWhenDue = situation({
  title: 'membership is read when the edit is due: a user who has changed groups meanwhile moves with the first edit',
  certainty: 'open',
  needs: { ...withUsers(2), clock: true },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    const { policyId, groupId } = await rollout(target, feature, [person(users, 0)]);
    const otherId = await makeGroup(target, 'other');
    await attach(target, policyId, otherId);
    return { mover: person(users, 1), groupId, otherId };
  },
  act: async (target, { groupId, otherId, mover }) => {
    await addMember(target, groupId, mover.id);
    await target.control.pass(hours(12));
    await removeMember(target, groupId, mover.id);
    await addMember(target, otherId, mover.id);
    return {};
  },
}).assert(
  justBefore(hours(12), async (target, { mover }) => signInAt(target, [mover], 'federation', 'no edit is due')),
  by(hours(12), async (target, { mover }) => signInAt(target, [mover], 'cloud', 'the first edit is due')),
  by(hours(36), async (target, { mover }) => signInAt(target, [mover], 'cloud', 'all edits are over')),
);

const ownDueTimes = situation({
  title: 'each edit has a due time of its own',
  certainty: 'open',
  needs: { ...withUsers(3), clock: true },
  arrange: async (target) => {
    const users = await target.syncedUsers(3);
    const { groupId } = await rollout(target, feature, [person(users, 0)]);
    return { early: person(users, 1), late: person(users, 2), groupId };
  },
  act: async (target, { groupId, early, late }) => {
    await addMember(target, groupId, early.id);
    await target.control.pass(hours(6));
    await addMember(target, groupId, late.id);
    return {};
  },
}).assert(
  justBefore(hours(18), async (target, { early }) => signInAt(target, [early], 'federation', 'its edit is not due')),
  by(hours(18), async (target, { early }) => signInAt(target, [early], 'cloud', 'its edit is due')),
  justBefore(day, async (target, { late }) => signInAt(target, [late], 'federation', 'its edit is not due')),
  by(day, async (target, { late }) => signInAt(target, [late], 'cloud', 'its edit is due')),
);

const groupDeleted = situation({
  title: 'deleting a group counts as removing its users',
  needs: withUsers(2),
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    const { policyId, groupId } = await rollout(target, feature, users);
    const otherId = await makeGroup(target, 'other', [person(users, 1).id]);
    await attach(target, policyId, otherId);
    return { leaver: person(users, 0), stayer: person(users, 1), policyId, groupId, otherId };
  },
  act: async (target, { groupId }) => {
    await deleteObject(target, `/groups/${groupId}`);
    return {};
  },
}).assert(
  atOnce(async (target, { policyId, otherId }) =>
    same(await groupsOf(target, policyId), [otherId], 'Groups that Graph shows'),
  ),
  within(day, {
    before: async (target, { leaver, stayer }) => signInAt(target, [leaver, stayer], 'cloud', 'the edit is not due'),
    after: async (target, { leaver, stayer }) => {
      await signInAt(target, [leaver], 'federation', 'a day after its group was deleted');
      await signInAt(target, [stayer], 'cloud', 'in another group too');
    },
  }),
);

const removedEvents = (target: Target, { id }: Person) => auditEvents(target, 'Remove user from feature rollout', id);

const userDeleted = situation({
  title: 'deleting a user counts as removing: the service withdraws the user when the edit is due',
  // A synced user would be back with the next cycle.
  needs: { ...withUsers(2), onPremises: true },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    const leaver = person(users, 0);
    return { leaver, stayer: person(users, 1), ...(await rollout(target, feature, users)) };
  },
  act: async (target, { leaver }) => {
    await deleteObject(target, `/users/${leaver.id}`);
    return {};
  },
}).assert(
  atOnce(async (target, { groupId, stayer }) =>
    same(await membersOf(target, groupId), [stayer.id], 'Members that Graph shows'),
  ),
  within(day, {
    before: async (target, { leaver }) =>
      same((await removedEvents(target, leaver)).length, 0, 'Events of the withdrawal'),
    after: async (target, { leaver, stayer }) => {
      same((await removedEvents(target, leaver)).length, 1, 'Events of the withdrawal a day later');
      await signInAt(target, [stayer], 'cloud', 'the other user is still there');
    },
  }),
);

const sdkWaits = situation({
  title: 'the SDK tells asked from in effect, and sees the effect after the delay',
  needs: { ...withUsers(2), clock: true },
  arrange: oneInOneOut,
  act: async (target, { groupId, outsider, policyId }) => {
    const client = await target.sdk();
    const begun = await target.control.now();
    await client.directory.members.add(groupId, outsider.id);
    const states: string[] = [];
    const operation = client.stagedRollout.waitUntilInEffect({ upn: outsider.upn, expect: 'cloud', policyId });
    const result = await operation;
    for (const user of result.users) states.push(user.state);
    const seenAt = result.users[0]?.seenAt?.getTime() ?? 0;
    return {
      states,
      allInEffect: result.allInEffect,
      took: seenAt - begun,
      observations: Object.keys(result.observations),
    };
  },
}).assert(
  atOnce(async (target, { states, allInEffect, took, observations, outsider }) => {
    same(states, ['seenInEffect'], 'What became of the wait');
    same(allInEffect, true, 'Whether all is in effect');
    claim(took >= day && took < day + hours(1), `The SDK saw the effect after ${took} milliseconds.`);
    claim(
      observations.some((seen) => seen.includes('federation')),
      `The SDK saw ${observations.join(', ')}; federation is not among it.`,
    );
    await signInAt(target, [outsider], 'cloud', 'the SDK says so');
  }),
);

const turnedOff = situation({
  title: 'turning the policy off returns its users to federation at once, and so they stay',
  needs: withUsers(2),
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    return { users, ...(await rollout(target, feature, users)) };
  },
  act: async (target, { policyId }) => {
    await turn(target, policyId, false);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => signInAt(target, users, 'federation', 'the policy was turned off')),
  by(day, async (target, { users }) => signInAt(target, users, 'federation', 'the policy was turned off a day ago')),
);

const deleted = situation({
  title: 'deleting the policy returns its users to federation at once',
  certainty: 'open',
  needs: withUsers(1),
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    return { users, ...(await rollout(target, feature, users)) };
  },
  act: async (target, { policyId }) => {
    await turn(target, policyId, false);
    return { status: (await deletePolicy(target, policyId)).status };
  },
}).assert(
  atOnce(async (target, { users, status }) => {
    same(status, 204, 'Status of the deletion');
    await signInAt(target, users, 'federation', 'the policy was deleted');
  }),
  by(day, async (target, { users }) => signInAt(target, users, 'federation', 'the policy was deleted a day ago')),
);

const groupRemoved = situation({
  title: 'removing a group counts as an edit: its users return after the delay, not before',
  certainty: 'open',
  needs: withUsers(2),
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    const { policyId, groupId } = await rollout(target, feature, users);
    const otherId = await makeGroup(target, 'other', [person(users, 1).id]);
    await attach(target, policyId, otherId);
    return { leaver: person(users, 0), stayer: person(users, 1), policyId, groupId };
  },
  act: async (target, { policyId, groupId }) => {
    await detach(target, policyId, groupId);
    return {};
  },
}).assert(
  within(day, {
    before: async (target, { leaver, stayer }) => signInAt(target, [leaver, stayer], 'cloud', 'the edit is not due'),
    after: async (target, { leaver, stayer }) => {
      await signInAt(target, [leaver], 'federation', 'a day after its group was removed');
      await signInAt(target, [stayer], 'cloud', 'in another group too');
    },
  }),
);

const pendingDropped = situation({
  title: 'turning the policy off drops what is pending; turning it on again moves all members at once',
  certainty: 'open',
  needs: { ...withUsers(2), clock: true },
  arrange: oneInOneOut,
  act: async (target, { policyId, groupId, outsider, member }) => {
    await addMember(target, groupId, outsider.id);
    await target.control.pass(hours(6));
    await turn(target, policyId, false);
    await target.control.pass(hours(18));
    await signInAt(target, [outsider, member], 'federation', 'the policy is off, though the edit would be due');
    await removeMember(target, groupId, member.id);
    await turn(target, policyId, true);
    return {};
  },
}).assert(
  atOnce(async (target, { outsider, member }) => {
    await signInAt(target, [outsider], 'cloud', 'a member when the policy was turned on');
    await signInAt(target, [member], 'federation', 'no member when the policy was turned on');
  }),
  by(day, async (target, { outsider, member }) => {
    await signInAt(target, [outsider], 'cloud', 'a day later');
    await signInAt(target, [member], 'federation', 'a day later');
  }),
);

const syncedGroup = { displayName: 'Synced', synced: true };
const inSyncedGroup = async (target: Target) => {
  const users = await target.syncedUsers(2);
  const groupId = await groupNamed(target, syncedGroup.displayName);
  const policyId = await makePolicy(target, feature);
  await target.control.changeSyncedGroup(groupId, { add: [person(users, 0).id] });
  await target.control.runDirectoryCycle();
  await attach(target, policyId, groupId);
  return { member: person(users, 0), newcomer: person(users, 1), groupId };
};
const synced = { ...withUsers(2), onPremises: true } as const;

const scheduledCycle = situation({
  title: 'a member added on-premises shows after the next scheduled cycle and moves a day after that',
  needs: synced,
  tenant: { groups: [syncedGroup] },
  arrange: inSyncedGroup,
  act: async (target, { groupId, newcomer, member }) => {
    await target.control.changeSyncedGroup(groupId, { add: [newcomer.id], remove: [member.id] });
    return {};
  },
}).assert(
  justBefore(minutes(30), async (target, { groupId, member }) =>
    same(await membersOf(target, groupId), [member.id], 'Members before the cycle'),
  ),
  by(minutes(30), async (target, { groupId, newcomer }) =>
    same(await membersOf(target, groupId), [newcomer.id], 'Members after the cycle'),
  ),
  justBefore(hours(24.5), async (target, { newcomer, member }) => {
    await signInAt(target, [newcomer], 'federation', 'its edit is a day after the cycle');
    await signInAt(target, [member], 'cloud', 'its edit is a day after the cycle');
  }),
  by(hours(24.5), async (target, { newcomer, member }) => {
    await signInAt(target, [newcomer], 'cloud', 'a day after the cycle');
    await signInAt(target, [member], 'federation', 'a day after the cycle');
  }),
);

const cycleOnDemand = situation({
  title: 'after a cycle on demand only the delay of an edit remains',
  needs: synced,
  tenant: { groups: [syncedGroup] },
  arrange: inSyncedGroup,
  act: async (target, { groupId, newcomer }) => {
    await target.control.changeSyncedGroup(groupId, { add: [newcomer.id] });
    await target.control.runDirectoryCycle();
    return {};
  },
}).assert(
  atOnce(async (target, { groupId, newcomer }) =>
    claim((await membersOf(target, groupId)).includes(newcomer.id), 'Graph does not show the new member.'),
  ),
  within(day, {
    before: async (target, { newcomer }) => signInAt(target, [newcomer], 'federation', 'its edit is not due'),
    after: async (target, { newcomer }) => signInAt(target, [newcomer], 'cloud', 'a day after the cycle'),
  }),
);

const entering = 'Add user to feature rollout';

/** How often the service has said that a user is enrolled. */
const enrolments = async (target: Target, { id }: Person): Promise<number> =>
  (await auditEvents(target, entering, id)).length;

const alternateIdGroup = situation({
  title: 'a group that is new to email as alternate ID takes up to an hour',
  needs: { delegated: true, syncedUsers: 2, features: ['emailAsAlternateId'] },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    const past = await knownEvents(target, [entering], users);
    const policyId = await makePolicy(target, 'emailAsAlternateId');
    return { users, past, policyId, groupId: await makeGroup(target, 'alternate', ids(users)) };
  },
  act: async (target, { policyId, groupId }) => {
    await attach(target, policyId, groupId);
    return {};
  },
}).assert(
  within(hours(1), {
    before: async (target, { users, past }) => {
      for (const user of users)
        same((await newEvents(target, entering, user, past)).length, 0, 'Enrolments within the hour');
    },
    after: async (target, { users, past }) => {
      for (const user of users)
        same((await newEvents(target, entering, user, past)).length, 1, 'Enrolments after an hour');
      await signInAt(target, users, 'federation', 'an alternate ID moves no password check');
    },
  }),
);

const alternateIdMember = situation({
  title: 'a new member of a group of email as alternate ID takes up to 24 hours',
  needs: { delegated: true, clock: true, syncedUsers: 2, features: ['emailAsAlternateId'] },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    const { groupId } = await rollout(target, 'emailAsAlternateId', [person(users, 0)]);
    await target.control.pass(hours(2));
    return { newcomer: person(users, 1), groupId };
  },
  act: async (target, { groupId, newcomer }) => {
    await addMember(target, groupId, newcomer.id);
    return {};
  },
}).assert(
  within(day, {
    before: async (target, { newcomer }) => same(await enrolments(target, newcomer), 0, 'Enrolments within the day'),
    after: async (target, { newcomer }) => same(await enrolments(target, newcomer), 1, 'Enrolments after a day'),
  }),
);

const platformChange = { ...withUsers(1), signIn: true, rules: '2026-05' } as const;

const oneMoreToEnter = situation({
  title: 'a newly enrolled user needs one more interactive sign-in before the path changes',
  needs: platformChange,
  arrange: async (target) => ({ users: await target.syncedUsers(1) }),
  act: async (target, { users }) => {
    await rollout(target, feature, users);
    const { upn } = person(users, 0);
    const enrolled = await enrolments(target, person(users, 0));
    const first = (await target.realm(upn)).kind;
    await target.control.signIn({ upn, interactive: false });
    const afterSilent = (await target.realm(upn)).kind;
    const interactive = (await target.control.signIn({ upn })).route;
    return { enrolled, kinds: [first, afterSilent, interactive] };
  },
}).assert(
  atOnce(async (target, { users, enrolled, kinds }) => {
    same(enrolled, 1, 'Events of the enrolment');
    same(
      kinds,
      ['federation', 'federation', 'federation'],
      'Where the user signs in at first, after a silent sign-in, and at the interactive one',
    );
    await signInAt(target, users, 'cloud', 'one interactive sign-in has passed');
  }),
);

const oneMoreToLeave = situation({
  title: 'a newly withdrawn user needs one more interactive sign-in before the path changes',
  needs: platformChange,
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    const { policyId } = await rollout(target, feature, users);
    await target.control.signIn({ upn: person(users, 0).upn });
    await signInAt(target, users, 'cloud', 'one interactive sign-in has passed');
    return { users, policyId };
  },
  act: async (target, { users, policyId }) => {
    await turn(target, policyId, false);
    const { upn } = person(users, 0);
    const withdrawn = (await removedEvents(target, person(users, 0))).length;
    const first = (await target.realm(upn)).kind;
    await target.control.signIn({ upn, password: 'Correct-Horse-7' });
    return { withdrawn, first };
  },
}).assert(
  atOnce(async (target, { users, withdrawn, first }) => {
    same(withdrawn, 1, 'Events of the withdrawal');
    same(first, 'cloud', 'Where the user signs in before the interactive sign-in');
    await signInAt(target, users, 'federation', 'one interactive sign-in has passed');
  }),
);

const offByDefault = situation({
  title: 'by default no further sign-in is needed',
  needs: { ...withUsers(1), rules: 'documented' },
  arrange: async (target) => ({ users: await target.syncedUsers(1) }),
  act: async (target, { users }) => ({ policyId: (await rollout(target, feature, users)).policyId }),
}).assert(
  atOnce(async (target, { users, policyId }) => {
    await signInAt(target, users, 'cloud', 'enrolled, and no sign-in since');
    await turn(target, policyId, false);
    await signInAt(target, users, 'federation', 'withdrawn, and no sign-in since');
  }),
);

const droppedForGood = situation({
  title: 'an edit that was dropped when the policy was turned off stays dropped when it is on again',
  certainty: 'open',
  needs: { ...withUsers(2), clock: true },
  arrange: oneInOneOut,
  act: async (target, { policyId, groupId, outsider }) => {
    await addMember(target, groupId, outsider.id);
    await turn(target, policyId, false);
    await turn(target, policyId, true);
    await target.control.pass(hours(6));
    await removeMember(target, groupId, outsider.id);
    return {};
  },
}).assert(
  // The first edit would be due after 18 hours, and would find that the user has left.
  within(day, {
    before: async (target, { outsider }) => signInAt(target, [outsider], 'cloud', 'the removal is not due'),
    after: async (target, { outsider }) => signInAt(target, [outsider], 'federation', 'the removal is due'),
  }),
);

export const editBehaviours: readonly Behaviour[] = [
  {
    id: 'SR-07',
    title: 'Edits of a group in rollout take effect within 24 hours, while Graph shows them at once.',
    certainty: 'doc',
    permissions: ['AuditLog.Read.All'],
    roles: ['User Administrator'],
    cases: [
      added,
      removed,
      addUndone,
      removalUndone,
      oneOfTwo,
      readWhenDue,
      ownDueTimes,
      groupDeleted,
      userDeleted,
      sdkWaits,
    ],
  },
  {
    id: 'SR-19',
    title: 'Turning the policy off or deleting it is immediate; removing a group counts as an edit.',
    certainty: 'doc',
    cases: [turnedOff, deleted, groupRemoved, pendingDropped, droppedForGood],
  },
  {
    id: 'SR-25',
    title: 'Membership of a synced group changes at the next directory cycle, and its delay adds.',
    certainty: 'doc',
    cases: [scheduledCycle, cycleOnDemand],
  },
  {
    id: 'SR-26',
    title: 'Email as alternate ID: a new group takes up to an hour, a new member up to 24 hours.',
    certainty: 'doc',
    permissions: ['AuditLog.Read.All'],
    cases: [alternateIdGroup, alternateIdMember],
  },
  {
    id: 'SR-27',
    title: 'Since the platform change of 2026 one more interactive sign-in is needed before the path changes.',
    certainty: 'doc',
    permissions: ['AuditLog.Read.All'],
    cases: [oneMoreToEnter, oneMoreToLeave, offByDefault],
  },
];
