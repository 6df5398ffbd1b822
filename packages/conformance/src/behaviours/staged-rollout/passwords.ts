/** Passwords of enrolled users: how long they are good, and when a new one is. */
import { atOnce, type Behaviour, by, days, hours, justBefore, minutes, situation } from '../../behaviour.ts';
import { same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { outcome, person, refused, rollout, turn, userNamed } from './vocabulary.ts';

const hashSync = 'passwordHashSync';
const original = 'Correct-Horse-7';
const renewed = 'Battery-Staple-8';

const attempt = async (target: Target, upn: string, password: string): Promise<string> => {
  const { result = '', code } = await target.control.signIn({ upn, password });
  return code === undefined ? result : `${result} ${code}`;
};

const simulated = { delegated: true, signIn: true, onPremises: true, features: [hashSync] } as const;

const neverExpires = situation({
  title: 'while enrolled in password hash sync no cloud password expires, whatever domain and tenant say',
  needs: simulated,
  tenant: {
    domains: [{ id: 'short.example', passwordValidityPeriodInDays: 10 }],
    users: [
      { userPrincipalName: 'enrolled@federated.example', synced: true, password: original },
      { userPrincipalName: 'strict@short.example', synced: true, password: original },
      { userPrincipalName: 'free@short.example', synced: true, password: original },
    ],
  },
  arrange: async (target) => ({
    users: [await userNamed(target, 'enrolled@federated.example'), await userNamed(target, 'strict@short.example')],
    free: 'free@short.example',
  }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    return {};
  },
}).assert(
  justBefore(days(10), async (target, { free }) =>
    same(await attempt(target, free, original), 'success', 'Before the period of the domain is over'),
  ),
  by(days(10), async (target, { users, free }) => {
    same(await attempt(target, free, original), 'failure 50055', 'A user of the domain who is not enrolled');
    for (const { upn } of users) same(await attempt(target, upn, original), 'success', `${upn} after ten days`);
  }),
  by(days(1_000), async (target, { users }) => {
    for (const { upn } of users) same(await attempt(target, upn, original), 'success', `${upn} after 1,000 days`);
  }),
);

/** The settings of directory synchronization are for a global administrator only. */
const globalAdministrator = {
  kind: 'delegated',
  permissions: ['OnPremDirectorySynchronization.ReadWrite.All'],
  roles: ['Global Administrator'],
} as const;

const ninetyDays = situation({
  title: 'with cloudPasswordPolicyForPasswordSyncedUsersEnabled it expires 90 days after it was set on-premises',
  needs: { ...simulated, principals: true, syncedUsers: 1 },
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    await rollout(target, hashSync, users);
    const path = '/directory/onPremisesSynchronization';
    const listed = await target.graph.request({ method: 'GET', path, as: globalAdministrator });
    const id = String((listed.body as { value: { id: unknown }[] }).value[0]?.id);
    const features = { cloudPasswordPolicyForPasswordSyncedUsersEnabled: true };
    const patched = await target.graph.request({
      method: 'PATCH',
      path: `${path}/${id}`,
      body: { features },
      as: globalAdministrator,
    });
    return { users, patched: patched.status };
  },
  act: async (target, { users }) => {
    // The hash arrives later than the password is set; the period counts from when it was set.
    await target.control.setPassword(person(users, 0).upn, renewed, 'onPremises');
    return {};
  },
}).assert(
  by(minutes(2), async (target, { users, patched }) => {
    same(patched, 204, 'Status of switching the policy on');
    same(await attempt(target, person(users, 0).upn, renewed), 'success', 'The new password after two minutes');
  }),
  justBefore(days(90), async (target, { users }) =>
    same(await attempt(target, person(users, 0).upn, renewed), 'success', 'The password just before 90 days'),
  ),
  by(days(90), async (target, { users }) =>
    same(await attempt(target, person(users, 0).upn, renewed), 'failure 50055', 'The password after 90 days'),
  ),
);

const policiesRefused = situation({
  title: 'writing passwordPolicies of an enrolled user is refused, and allowed once the user is withdrawn',
  certainty: 'open',
  needs: { delegated: true, syncedUsers: 2, features: [hashSync] },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    return {
      enrolled: person(users, 0),
      other: person(users, 1),
      ...(await rollout(target, hashSync, [person(users, 0)])),
    };
  },
  act: async (target, { enrolled, other, policyId }) => {
    const write = async (id: string) =>
      outcome(
        await target.graph.request({
          method: 'PATCH',
          path: `/users/${id}`,
          body: { passwordPolicies: 'DisablePasswordExpiration' },
        }),
      );
    const whileEnrolled = await write(enrolled.id);
    const notEnrolled = await write(other.id);
    await turn(target, policyId, false);
    return { whileEnrolled, notEnrolled, withdrawn: await write(enrolled.id) };
  },
}).assert(
  atOnce(async (_target, { whileEnrolled, notEnrolled, withdrawn }) => {
    refused(whileEnrolled, 'writing passwordPolicies of an enrolled user');
    same(notEnrolled.status, 204, 'Status of writing it for a user who is not enrolled');
    same(withdrawn.status, 204, 'Status of writing it once the user is withdrawn');
  }),
);

const onPremisesChange = situation({
  title: 'a password changed on-premises is valid in the cloud within two minutes',
  needs: { ...simulated, syncedUsers: 1 },
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    await rollout(target, hashSync, users);
    return { upn: person(users, 0).upn };
  },
  act: async (target, { upn }) => {
    await target.control.setPassword(upn, renewed, 'onPremises');
    return {};
  },
}).assert(
  justBefore(minutes(2), async (target, { upn }) => {
    same(await attempt(target, upn, renewed), 'failure 50126', 'The new password before the hash arrives');
    same(await attempt(target, upn, original), 'success', 'The old password until then');
  }),
  by(minutes(2), async (target, { upn }) => {
    same(await attempt(target, upn, renewed), 'success', 'The new password after two minutes');
    same(await attempt(target, upn, original), 'failure 50126', 'The old password after two minutes');
  }),
);

const cloudChange = situation({
  title: 'a password changed in the cloud goes on-premises, and its hash counts in the cloud within two minutes',
  certainty: 'open',
  needs: { ...simulated, syncedUsers: 2, features: [hashSync, 'passthroughAuthentication'] },
  tenant: { onPremises: { activeAgents: 1 } },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    await rollout(target, hashSync, [person(users, 0)]);
    await rollout(target, 'passthroughAuthentication', [person(users, 1)]);
    await target.control.ask('PATCH', '/on-premises/servers/connect', { passwordWriteback: true });
    return { cloud: person(users, 0).upn, onPremises: person(users, 1).upn };
  },
  act: async (target, { cloud, onPremises }) => {
    for (const upn of [cloud, onPremises]) await target.control.setPassword(upn, renewed, 'cloud');
    return {};
  },
}).assert(
  atOnce(async (target, { onPremises }) => {
    same(await attempt(target, onPremises, renewed), 'success', 'The new password, checked on-premises');
    same(await attempt(target, onPremises, original), 'failure 50126', 'The old password, checked on-premises');
  }),
  justBefore(minutes(2), async (target, { cloud }) => {
    same(await attempt(target, cloud, original), 'success', 'The old password in the cloud until the hash arrives');
    same(await attempt(target, cloud, renewed), 'failure 50126', 'The new password in the cloud until then');
  }),
  by(minutes(2), async (target, { cloud }) => {
    same(await attempt(target, cloud, renewed), 'success', 'The new password in the cloud');
    same(await attempt(target, cloud, original), 'failure 50126', 'The old password in the cloud');
  }),
  by(hours(1), async (target, { cloud }) =>
    same(await attempt(target, cloud, renewed), 'success', 'The new password in the cloud, an hour later'),
  ),
);

export const passwordBehaviours: readonly Behaviour[] = [
  {
    id: 'SR-21',
    title: 'While enrolled in password hash sync no cloud password expires, and passwordPolicies cannot be written.',
    certainty: 'doc',
    roles: ['User Administrator'],
    cases: [neverExpires, ninetyDays, policiesRefused],
  },
  {
    id: 'SR-22',
    title: 'A password change reaches the cloud within two minutes.',
    certainty: 'doc',
    cases: [onPremisesChange, cloudChange],
  },
];
