import { descriptors } from '@cutover/contract/descriptors';
import type {
  DirectoryObject,
  FeatureRolloutPolicy,
  FeatureRolloutPolicyCreate,
  FeatureRolloutPolicyUpdate,
  StagedFeatureName,
} from '@cutover/contract/types';
import { entities, entityCalls } from './entities.ts';
import { type InEffect, type InEffectOptions, waitOf } from './in-effect.ts';
import { type Call, type CallOptions, callOf, type QueryOptions } from './transport/call.ts';
import type { LongOperation } from './transport/long-operation.ts';
import { loaded, onDemand } from './transport/on-demand.ts';
import type { Collection, List } from './transport/paging.ts';
import { listOf, type ReadOptions, type Transport, valueFrom } from './transport/transport.ts';

/** What an `ensure…` verb found: whether anything had to be changed. */
export interface Ensured {
  readonly changed: boolean;
}

/** A policy as {@link StagedRollout.ensurePolicy} leaves it. */
export interface EnsuredPolicy extends Ensured {
  readonly policy: FeatureRolloutPolicy;
}

/** Calls of staged rollout, to send or to batch. */
export const stagedRolloutCalls = {
  policies: entityCalls<FeatureRolloutPolicy, FeatureRolloutPolicyCreate, FeatureRolloutPolicyUpdate>(
    'policyId',
    descriptors.listFeatureRolloutPolicies,
    descriptors.getFeatureRolloutPolicy,
    descriptors.createFeatureRolloutPolicy,
    descriptors.updateFeatureRolloutPolicy,
    descriptors.deleteFeatureRolloutPolicy,
  ),
  listGroups: (policyId: string, query?: QueryOptions): Call<Collection<DirectoryObject>> =>
    callOf<Collection<DirectoryObject>>(descriptors.listFeatureRolloutPolicyAppliesTo, {
      parameters: { policyId },
      query,
    }),
  addGroup: (policyId: string, groupId: string): Call<unknown> =>
    callOf<unknown>(descriptors.addFeatureRolloutPolicyAppliesTo, {
      parameters: { policyId },
      body: (link) => ({ '@odata.id': link(groupId) }),
    }),
  removeGroup: (policyId: string, groupId: string): Call<undefined> =>
    callOf<undefined>(descriptors.removeFeatureRolloutPolicyAppliesTo, {
      parameters: { policyId, directoryObjectId: groupId },
    }),
};

/** Rollout policies (SR-01). They need a signed-in user: application permissions are not supported (SR-24). */
export interface RolloutPolicies {
  /** All policies; `expand: ['appliesTo']` adds their groups (SR-01). */
  list(options?: ReadOptions): List<FeatureRolloutPolicy>;

  /** One policy (SR-01). @throws NotFoundError */
  get(policyId: string, options?: ReadOptions): Promise<FeatureRolloutPolicy>;

  /** Makes a policy (SR-01); one for each feature (SR-03). @throws BadRequestError, ConflictError */
  create(policy: FeatureRolloutPolicyCreate, options?: CallOptions): Promise<FeatureRolloutPolicy>;

  /** Changes a policy; its feature cannot change (SR-01). Turning it off returns its users to federation (SR-19). */
  update(policyId: string, changes: FeatureRolloutPolicyUpdate, options?: CallOptions): Promise<void>;

  /** Deletes a policy, which must be turned off before (SR-20). @throws BadRequestError, NotFoundError */
  delete(policyId: string, options?: CallOptions): Promise<void>;
}

/** Staged rollout: users sign in with a cloud method, group by group, while their domain stays federated. */
export interface StagedRollout {
  readonly policies: RolloutPolicies;

  /** The groups of a policy (SR-04). */
  listGroups(policyId: string, options?: ReadOptions): List<DirectoryObject>;

  /**
   * Adds a group; its direct members, up to 200, move at once (SR-04, SR-05).
   * @throws BadRequestError for a group that is too large, dynamic or holds a contact, and for the eleventh (SR-06 to SR-10)
   */
  addGroup(policyId: string, groupId: string, options?: CallOptions): Promise<void>;

  /** Removes a group; its users return to federation within 24 hours (SR-04, SR-19). @throws NotFoundError */
  removeGroup(policyId: string, groupId: string, options?: CallOptions): Promise<void>;

  /** Turns a feature's policy on. @throws NotFoundError when the feature has no policy */
  enable(feature: StagedFeatureName, options?: CallOptions): Promise<void>;

  /** Turns a feature's policy off; its users return to federation at once (SR-19). @throws NotFoundError when it has none */
  disable(feature: StagedFeatureName, options?: CallOptions): Promise<void>;

  /** Sees to it that a feature's policy is on. @throws NotFoundError when the feature has no policy */
  ensureEnabled(feature: StagedFeatureName, options?: CallOptions): Promise<EnsuredPolicy>;

  /** Sees to it that a feature's policy is off (SR-19). @throws NotFoundError when the feature has no policy */
  ensureDisabled(feature: StagedFeatureName, options?: CallOptions): Promise<EnsuredPolicy>;

  /**
   * Sees to it that the feature has a policy with these properties: makes one or changes what differs. A property that
   * is not given is left as it is (SR-01, SR-03).
   */
  ensurePolicy(wanted: FeatureRolloutPolicyCreate, options?: CallOptions): Promise<EnsuredPolicy>;

  /** Sees to it that the group is in the policy; the errors are those of {@link addGroup}. */
  ensureGroup(policyId: string, groupId: string, options?: CallOptions): Promise<Ensured>;

  /** Sees to it that the group is not in the policy; a policy that does not exist has no groups (SR-19). */
  ensureGroupRemoved(policyId: string, groupId: string, options?: CallOptions): Promise<Ensured>;

  /** Sees to it that the policy does not exist: turns it off first (SR-20), then deletes it. */
  ensureDeleted(policyId: string, options?: CallOptions): Promise<Ensured>;

  /**
   * Waits until users sign in as asked, or until it is clear that they will not without one more sign-in (SR-05, SR-07,
   * SR-19, SR-27). Asks the sign-in service at a limited rate; what Graph shows and what sign-in does are told apart.
   * @throws RequestRefusedError when nobody has asked for it, the user is unknown, or the clock of a mock stands still
   * @throws TimeoutError
   */
  waitUntilInEffect(options: InEffectOptions): LongOperation<InEffect, InEffect>;

  /** Goes on with a wait that was serialised, perhaps by another process. @throws RequestRefusedError for other text */
  resumeWait(serialized: string, options?: Pick<CallOptions, 'signal'>): LongOperation<InEffect, InEffect>;
}

/** Staged rollout for a client. */
export function stagedRolloutOf(transport: Transport): StagedRollout {
  const rollout: StagedRollout = {
    policies: entities(transport, stagedRolloutCalls.policies),
    listGroups: (policyId, options) => listOf(transport, stagedRolloutCalls.listGroups(policyId, options), options),
    async addGroup(policyId, groupId, options) {
      await valueFrom(transport, stagedRolloutCalls.addGroup(policyId, groupId), options);
    },
    removeGroup: (policyId, groupId, options) =>
      valueFrom(transport, stagedRolloutCalls.removeGroup(policyId, groupId), options),
    ...loaded(
      async () => (await onDemand()).rolloutVerbsOf(rollout),
      'enable',
      'disable',
      'ensureEnabled',
      'ensureDisabled',
      'ensurePolicy',
      'ensureGroup',
      'ensureGroupRemoved',
      'ensureDeleted',
    ),
    waitUntilInEffect: (options) => waitOf(transport, options),
    resumeWait: (serialized, options = {}) => waitOf(transport, options, serialized),
  };
  return rollout;
}
