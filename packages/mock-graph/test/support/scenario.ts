import fc from 'fast-check';
import type { MockTenant } from '../../src/mock-tenant.ts';
import { ServiceError } from '../../src/tenant/service-error.ts';
import { findUser } from '../../src/tenant/users.ts';

const userNames = ['ada', 'bob', 'cyd', 'dan', 'carl'].map((name) => `${name}@contoso.com`);
const groupNames = ['Pilot', 'Second', 'Everyone', 'Outer'];
const features = ['passwordHashSync', 'passthroughAuthentication', 'emailAsAlternateId'] as const;

/** Something that somebody does to the tenant of `contoso.ts`, whose policies are those of `rollout`. */
export type Deed =
  | { readonly kind: 'join' | 'leave'; readonly user: string; readonly group: string }
  | { readonly kind: 'attach' | 'detach'; readonly feature: (typeof features)[number]; readonly group: string }
  | { readonly kind: 'switch'; readonly feature: (typeof features)[number]; readonly on: boolean }
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'onPremisesJoin' | 'onPremisesLeave'; readonly user: string }
  | { readonly kind: 'cycle' }
  | { readonly kind: 'signIn'; readonly user: string };

const user = fc.constantFrom(...userNames);
const group = fc.constantFrom(...groupNames);
const feature = fc.constantFrom(...features);

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('join' as const, 'leave' as const), user, group }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('attach' as const, 'detach' as const), feature, group }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('switch' as const), feature, on: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('password' as const),
      user,
      password: fc.constantFrom('New-Horse-1', 'New-Horse-2'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('onPremisesJoin' as const, 'onPremisesLeave' as const), user }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cycle' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('signIn' as const), user }) },
);

/** Every feature has a policy; its id follows from its feature. */
export const rollout = features.map((name) => ({
  feature: name,
  isEnabled: name !== 'passthroughAuthentication',
  groups: ['Pilot', 'Synced'],
}));

/** Does a deed; one that the service refuses changes nothing. */
export function perform(tenant: MockTenant, done: Deed): void {
  const { tables } = tenant.view();
  const user = 'user' in done ? (findUser(tenant.view(), done.user)?.id ?? '') : '';
  const groupOf = (name: string): string =>
    [...tables.groups.range()].find(([, { displayName }]) => displayName === name)?.[0] ?? '';
  const group = 'group' in done ? groupOf(done.group) : '';
  const policy = 'feature' in done ? (tables.policiesByFeature.get(done.feature) ?? '') : '';
  const { onPremises } = tenant;
  const deeds: Readonly<Record<Deed['kind'], () => void>> = {
    join: () => tenant.run('addGroupMember', { groupId: group, memberId: user }),
    leave: () => tenant.run('removeGroupMember', { groupId: group, memberId: user }),
    attach: () => tenant.run('addFeatureRolloutPolicyAppliesTo', { policyId: policy, directoryObjectId: group }),
    detach: () => tenant.run('removeFeatureRolloutPolicyAppliesTo', { policyId: policy, directoryObjectId: group }),
    switch: () => {
      if (done.kind === 'switch')
        tenant.run('updateFeatureRolloutPolicy', { policyId: policy, body: { isEnabled: done.on } });
    },
    password: () => {
      if (done.kind === 'password') onPremises.changePassword(done.user, done.password);
    },
    onPremisesJoin: () => onPremises.changeMembership(groupOf('Synced'), { add: [user] }),
    onPremisesLeave: () => onPremises.changeMembership(groupOf('Synced'), { remove: [user] }),
    cycle: () => onPremises.runCycle(),
    signIn: () => {
      if (done.kind === 'signIn') tenant.signIn({ userPrincipalName: done.user, password: 'Correct-Horse-1' });
    },
  };
  try {
    deeds[done.kind]();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
  }
}
