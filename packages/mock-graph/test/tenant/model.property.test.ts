import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMockGraph } from '../../src/mock.ts';
import { absentId, address, expectReplay, Harness, idOf, idsOf, reference } from '../support/harness.ts';
import { type ModelFeature, type ModelRules, modelFeatures, RolloutModel } from '../support/rollout-model.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Numbers choose a user, a group slot or a pending edit, modulo how many there are. */
type Step =
  | { readonly kind: 'join'; readonly group: number; readonly users: readonly number[] }
  | { readonly kind: 'leave'; readonly group: number; readonly user: number }
  | { readonly kind: 'deleteUser'; readonly user: number }
  | { readonly kind: 'deleteGroup'; readonly group: number }
  | { readonly kind: 'createGroup'; readonly group: number; readonly users: readonly number[] }
  | { readonly kind: 'attach' | 'detach'; readonly feature: ModelFeature; readonly group: number }
  | { readonly kind: 'createPolicy' | 'switchPolicy'; readonly feature: ModelFeature; readonly on: boolean }
  | { readonly kind: 'deletePolicy'; readonly feature: ModelFeature }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'waitForEdit'; readonly edit: number; readonly offset: number };

const userCount = 12;
const groupCount = 4;
const user = fc.nat(userCount - 1);
const users = fc.uniqueArray(user, { maxLength: 5 });
const group = fc.nat(groupCount - 1);
const feature = fc.constantFrom(...modelFeatures);
const kind = <Kind extends string>(value: Kind) => fc.constant(value);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: kind('join'), group, users: fc.uniqueArray(user, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: kind('leave'), group, user }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('deleteUser'), user }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('deleteGroup'), group }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('createGroup'), group, users }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('attach'), feature, group }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('detach'), feature, group }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('createPolicy'), feature, on: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('switchPolicy'), feature, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('deletePolicy'), feature }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('wait'),
      milliseconds: fc.constantFrom(0, 1, hour, 12 * hour, day - 1, day, day + 1, 3 * day),
    }),
  },
  // Just before an edit is due, when it is, and just after.
  {
    weight: 5,
    arbitrary: fc.record({ kind: kind('waitForEdit'), edit: fc.nat(9), offset: fc.constantFrom(-1, 0, 1) }),
  },
);

const memberships = fc.array(users, { minLength: groupCount, maxLength: groupCount });

/** Eight synced users of the federated domain, two of the cloud in it, two synced ones of a managed domain. */
const world = (groups: readonly (readonly number[])[]) => {
  const name = (index: number): string => `u${index}@${index < 10 ? 'contoso.com' : 'fabrikam.com'}`;
  return {
    version: 1,
    domains: [
      {
        id: 'contoso.com',
        authenticationType: 'Federated',
        federation: { issuerUri: 'urn:contoso', passiveSignInUri: 'https://sts.contoso.com/adfs/ls/' },
      },
      { id: 'fabrikam.com' },
    ],
    users: Array.from({ length: userCount }, (_, index) => ({
      userPrincipalName: name(index),
      password: 'Correct-Horse-1',
      ...(index === 8 || index === 9 ? { immutableId: `anchor${index}` } : { synced: true }),
    })),
    groups: groups.map((members, index) => ({ displayName: `group ${index}`, members: members.map(name) })),
  };
};

async function compare(
  rules: ModelRules,
  groups: readonly (readonly number[])[],
  steps: readonly Step[],
): Promise<void> {
  const mock = createMockGraph({
    validateAnswers: true,
    tenantFile: world(groups),
    rules: {
      firstAddLimit: rules.firstAddLimit,
      groupsPerFeature: rules.groupsPerFeature,
      ...(rules.lenient ? { firstAddOverLimit: 'accept', allThreeFeatures: 'accept' } : {}),
    },
    timings: { mode: 'maximum', values: { membershipEdit: rules.delay } },
  });
  const harness = new Harness(mock);
  const { tenant } = harness;
  tenant.seamlessSso.enable('contoso.com', 'u0@contoso.com');
  const model = new RolloutModel(tenant.now(), rules);
  const userIds = groupsAndUsers(harness, model);
  const groupIds = groups.map((_, index) => harness.groupId(`group ${index}`));
  groups.forEach((members, index) => {
    model.createGroup(
      groupIds[index] ?? '',
      members.map((member) => userIds[member] ?? ''),
    );
  });
  const policyIds = new Map<ModelFeature, string>();
  const policyPath = (of: ModelFeature): string => `/policies/featureRolloutPolicies/${policyIds.get(of) ?? absentId}`;

  const take = async (step: Step): Promise<{ status: number; expected: boolean } | undefined> => {
    const groupId = 'group' in step ? (groupIds[step.group] ?? '') : '';
    const userId = 'user' in step ? (userIds[step.user] ?? '') : '';
    const call = async (method: string, path: string, body?: unknown): Promise<number> =>
      (await harness.call(method, path, body)).status;
    switch (step.kind) {
      case 'join': {
        const ids = step.users.map((index) => userIds[index] ?? '');
        const status = await call('PATCH', `/groups/${groupId}`, { 'members@odata.bind': ids.map(address) });
        return { status, expected: model.join(groupId, ids) };
      }
      case 'leave':
        return {
          status: await call('DELETE', `/groups/${groupId}/members/${userId}/$ref`),
          expected: model.leave(groupId, userId),
        };
      case 'deleteUser':
        return { status: await call('DELETE', `/users/${userId}`), expected: model.deleteUser(userId) };
      case 'deleteGroup':
        return { status: await call('DELETE', `/groups/${groupId}`), expected: model.deleteGroup(groupId) };
      case 'createGroup': {
        // A slot is filled again when its group has gone.
        if (model.groups.has(groupId)) return undefined;
        const ids = step.users.map((index) => userIds[index] ?? '');
        const made = await harness.call('POST', '/groups', {
          displayName: `group ${step.group}`,
          mailEnabled: false,
          mailNickname: `group${step.group}`,
          securityEnabled: true,
          'members@odata.bind': ids.map(address),
        });
        const id = made.status === 201 ? idOf(made) : absentId;
        if (made.status === 201) groupIds[step.group] = id;
        return { status: made.status, expected: model.createGroup(id, ids) };
      }
      case 'attach':
        return {
          status: await call('POST', `${policyPath(step.feature)}/appliesTo/$ref`, reference(groupId)),
          expected: model.attach(step.feature, groupId),
        };
      case 'detach':
        return {
          status: await call('DELETE', `${policyPath(step.feature)}/appliesTo/${groupId}/$ref`),
          expected: model.detach(step.feature, groupId),
        };
      case 'createPolicy': {
        const made = await harness.call('POST', '/policies/featureRolloutPolicies', {
          displayName: step.feature,
          feature: step.feature,
          isEnabled: step.on,
        });
        if (made.status === 201) policyIds.set(step.feature, idOf(made));
        return { status: made.status, expected: model.createPolicy(step.feature, step.on) };
      }
      case 'switchPolicy':
        return {
          status: await call('PATCH', policyPath(step.feature), { isEnabled: step.on }),
          expected: model.switchPolicy(step.feature, step.on),
        };
      case 'deletePolicy':
        return { status: await call('DELETE', policyPath(step.feature)), expected: model.deletePolicy(step.feature) };
      case 'wait':
        tenant.clock.advance({ milliseconds: step.milliseconds });
        model.wait(step.milliseconds);
        return undefined;
      case 'waitForEdit': {
        const edit = model.pending[step.edit % Math.max(1, model.pending.length)];
        const milliseconds = edit ? Math.max(0, edit.due + step.offset - model.now) : 0;
        tenant.clock.advance({ milliseconds });
        model.wait(milliseconds);
        return undefined;
      }
    }
  };

  for (const [index, step] of steps.entries()) {
    const where = `step ${index}: ${JSON.stringify(step)}`;
    const outcome = await take(step);
    model.settle();
    if (outcome) expect(outcome.status < 300, `${where} answered ${outcome.status}`).toBe(outcome.expected);
    for (const modelUser of model.users.values()) {
      const expected = model.decide(modelUser);
      const { route, method, seamlessSso, userPrincipalName } = harness.decide(
        tenant.view().tables.users.get(modelUser.id)?.userPrincipalName ?? '',
      );
      const actual = { route, method, seamless: expected.seamless === undefined ? undefined : seamlessSso };
      expect(actual, `${userPrincipalName} after ${where}`).toEqual(expected);
    }
    // What is pending, to the millisecond.
    const pending = tenant.pending().map((effect) => [effect.due, 'userId' in effect ? effect.userId : '']);
    expect(pending.sort(), `pending after ${where}`).toEqual(model.pending.map(({ due, user }) => [due, user]).sort());
  }
  // Graph has shown every edit at once.
  for (const [id, members] of model.groups) {
    expect(idsOf(await harness.call('GET', `/groups/${id}/members`)).sort()).toEqual([...members].sort());
  }
  expectReplay(tenant);
}

function groupsAndUsers(harness: Harness, model: RolloutModel): string[] {
  return Array.from({ length: userCount }, (_, index) => {
    const federated = index < 10;
    const id = harness.userId(`u${index}@${federated ? 'contoso.com' : 'fabrikam.com'}`);
    model.users.set(id, { id, federated, synced: index !== 8 && index !== 9 });
    return id;
  });
}

const limits = { firstAddLimit: 3, groupsPerFeature: 3 };

describe('whatever is done to groups and policies, each user signs in as the plain model says', () => {
  test.each<[string, ModelRules, number]>([
    ['under the documented rules', { ...limits, lenient: false, delay: day }, 150],
    ['under the lenient rules', { ...limits, lenient: true, delay: day }, 120],
    ['when edits take no time', { ...limits, lenient: false, delay: 0 }, 40],
  ])('%s (SR-05, SR-06, SR-07, SR-08, SR-12, SR-13, SR-14, SR-19, SR-20)', async (_name, rules, numRuns) => {
    await fc.assert(
      fc.asyncProperty(
        memberships,
        fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
        // Most runs begin with a policy that is on, so that there is something to edit.
        fc.subarray([...modelFeatures]),
        async (groups, steps, on) => {
          const begin = on.flatMap((each): Step[] => [
            { kind: 'createPolicy', feature: each, on: true },
            { kind: 'attach', feature: each, group: 0 },
            { kind: 'attach', feature: each, group: 1 },
          ]);
          await compare(rules, groups, [...begin, ...steps]);
        },
      ),
      { numRuns },
    );
  });
});
