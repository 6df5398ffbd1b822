import type { FeatureRolloutPolicy, FeatureRolloutPolicyCreate, StagedFeatureName } from '@cutover/contract/types';
import type { Ensured, EnsuredPolicy, StagedRollout } from './staged-rollout.ts';
import type { CallOptions } from './transport/call.ts';
import { isGraphError, NotFoundError, RequestRefusedError } from './transport/errors.ts';

/** The methods of staged rollout that are made of several calls. */
export const rolloutVerbsOf = (rollout: StagedRollout) =>
  ({
    enable: (feature, options) => turn(rollout, feature, true, options),
    disable: (feature, options) => turn(rollout, feature, false, options),
    ensureEnabled: (feature, options) => ensureSwitched(rollout, feature, true, options),
    ensureDisabled: (feature, options) => ensureSwitched(rollout, feature, false, options),
    ensurePolicy: (...given) => ensurePolicy(rollout, ...given),
    ensureGroup: (...given) => ensureGroup(rollout, ...given),
    ensureGroupRemoved: (...given) => ensureGroupRemoved(rollout, ...given),
    ensureDeleted: (...given) => ensureDeleted(rollout, ...given),
  }) satisfies Partial<StagedRollout>;

/** Turns a feature's policy on or off. */
async function turn(
  rollout: StagedRollout,
  feature: StagedFeatureName,
  isEnabled: boolean,
  options?: CallOptions,
): Promise<void> {
  const { id } = await policyOf(rollout, feature, options);
  await rollout.policies.update(id, { isEnabled }, options);
}

/** Turns a feature's policy on or off, unless it is so already. */
async function ensureSwitched(
  rollout: StagedRollout,
  feature: StagedFeatureName,
  isEnabled: boolean,
  options?: CallOptions,
): Promise<EnsuredPolicy> {
  const policy = await policyOf(rollout, feature, options);
  if (policy.isEnabled === isEnabled) return { changed: false, policy };
  await rollout.policies.update(policy.id, { isEnabled }, options);
  return { changed: true, policy: { ...policy, isEnabled } };
}

/** Makes the feature's policy, or changes what differs. */
async function ensurePolicy(
  rollout: StagedRollout,
  wanted: FeatureRolloutPolicyCreate,
  options?: CallOptions,
): Promise<EnsuredPolicy> {
  const found = await find(rollout, wanted.feature, options);
  if (!found) return { changed: true, policy: await rollout.policies.create(wanted, options) };
  const changes = Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        name !== 'feature' && value !== undefined && found[name as keyof FeatureRolloutPolicy] !== value,
    ),
  );
  if (Object.keys(changes).length === 0) return { changed: false, policy: found };
  await rollout.policies.update(found.id, changes, options);
  return { changed: true, policy: { ...found, ...changes } };
}

/** Adds the group; where the service says that it exists already, a look at the policy decides. */
async function ensureGroup(
  rollout: StagedRollout,
  policyId: string,
  groupId: string,
  options?: CallOptions,
): Promise<Ensured> {
  try {
    await rollout.addGroup(policyId, groupId, options);
    return { changed: true };
  } catch (error) {
    if (isGraphError(error, 'ConflictError') && (await hasGroup(rollout, policyId, groupId, options)))
      return { changed: false };
    throw error;
  }
}

/** Removes the group; where the service refuses, a look at the policy decides. */
async function ensureGroupRemoved(
  rollout: StagedRollout,
  policyId: string,
  groupId: string,
  options?: CallOptions,
): Promise<Ensured> {
  try {
    await rollout.removeGroup(policyId, groupId, options);
    return { changed: true };
  } catch (error) {
    const maybeAbsent = isGraphError(error, 'NotFoundError') || isGraphError(error, 'BadRequestError');
    if (maybeAbsent && !(await hasGroup(rollout, policyId, groupId, options))) return { changed: false };
    throw error;
  }
}

/** Turns the policy off and deletes it. */
async function ensureDeleted(rollout: StagedRollout, policyId: string, options?: CallOptions): Promise<Ensured> {
  try {
    const policy = await rollout.policies.get(policyId, options);
    if (policy.isEnabled) await rollout.policies.update(policyId, { isEnabled: false }, options);
    await rollout.policies.delete(policyId, options);
    return { changed: true };
  } catch (error) {
    if (isGraphError(error, 'NotFoundError')) return { changed: false };
    throw error;
  }
}

/** The policy of a feature. @throws NotFoundError when it has none; RequestRefusedError when it has several */
async function policyOf(
  rollout: StagedRollout,
  feature: StagedFeatureName,
  options?: CallOptions,
): Promise<FeatureRolloutPolicy> {
  const found = await find(rollout, feature, options);
  if (found) return found;
  throw new NotFoundError({
    code: 'NoPolicy',
    message: `There is no rollout policy for ${feature}.`,
    advice: 'Make one with ensurePolicy().',
  });
}

async function find(rollout: StagedRollout, feature: StagedFeatureName, options?: CallOptions) {
  const policies = await rollout.policies.list(options).toArray();
  const [found, second] = policies.filter((policy) => policy.feature === feature);
  if (found && second)
    throw new RequestRefusedError({
      code: 'SeveralPolicies',
      message: `${feature} has more than one policy (${found.id}, ${second.id}).`,
      advice: 'Say which one, with the functions that take a policy id.',
    });
  return found;
}

async function hasGroup(rollout: StagedRollout, policyId: string, groupId: string, options?: CallOptions) {
  try {
    for await (const { id } of rollout.listGroups(policyId, options)) if (id === groupId) return true;
  } catch (error) {
    if (!isGraphError(error, 'NotFoundError')) throw error;
  }
  return false;
}
