import type { OperationInputs } from '@cutover/contract/operations';
import type { StagedFeatureName } from '@cutover/contract/types';
import { recordAudit } from './audit.ts';
import { type Actor, type Context, systemActor } from './command.ts';
import { schedule } from './effects.ts';
import { alreadyReferenced, directoryObject, directUsers } from './membership.ts';
import type { AuditChange, Effect, Enrolment, PolicyRecord } from './records.ts';
import { badRequest, notFound, ServiceError } from './service-error.ts';
import type { Draft, View } from './state.ts';

const rolloutFeatures = [
  'passthroughAuthentication',
  'seamlessSso',
  'passwordHashSync',
  'emailAsAlternateId',
  'certificateBasedAuthentication',
  'multiFactorAuthentication',
] as const;
const exclusiveFeatures: readonly string[] = ['passwordHashSync', 'passthroughAuthentication', 'seamlessSso'];

export function requirePolicy(view: View, id: string): PolicyRecord {
  const policy = view.tables.policies.get(id);
  if (!policy) throw notFound(id);
  return policy;
}

export const policyOf = (view: View, feature: StagedFeatureName): PolicyRecord | undefined => {
  const id = view.tables.policiesByFeature.get(feature);
  return id === undefined ? undefined : view.tables.policies.get(id);
};

/** Ids of the groups of a policy, in id order. */
export function* groupsOfPolicy(view: View, policyId: string): IterableIterator<string> {
  for (const [key] of view.tables.policyGroups.prefix(`${policyId}|`)) yield key.slice(policyId.length + 1);
}

export const enrolmentOf = (view: View, feature: StagedFeatureName, userId: string): Enrolment | undefined =>
  view.tables.enrolments.get(`${feature}|${userId}`);

/** Whether sign-in treats the user as enrolled in the feature now. */
export const isEnrolled = (view: View, feature: StagedFeatureName, userId: string): boolean =>
  enrolmentOf(view, feature, userId)?.followed === true;

/** Whether Graph shows the user as a direct member of a group of the policy: what was asked for, not yet what is in effect. */
export function isAskedFor(view: View, policyId: string, userId: string): boolean {
  for (const groupId of groupsOfPolicy(view, policyId)) {
    const membership = view.tables.members.get(`${groupId}|${userId}`);
    if (membership && !membership.surplus) return true;
  }
  return false;
}

/** Whether Graph shows the user in an enabled policy that moves the password check to the cloud. */
export const isAskedForRollout = (view: View, userId: string): boolean =>
  (['passwordHashSync', 'passthroughAuthentication'] as const).some((feature) => {
    const policy = policyOf(view, feature);
    return policy?.isEnabled === true && isAskedFor(view, policy.id, userId);
  });

function refuseOrganizationWide(draft: Draft, wanted: boolean | undefined): void {
  if (!wanted || draft.facts.rules.organizationWideRollout === 'store') return;
  throw badRequest(
    "Property 'isAppliedToOrganization' cannot be true: rollout to the whole organization is not supported.",
    { assumption: 'SR-33' },
  );
}

function refuseAllThree(draft: Draft, feature: StagedFeatureName): void {
  if (draft.facts.rules.allThreeFeatures === 'accept' || !exclusiveFeatures.includes(feature)) return;
  const others = exclusiveFeatures.filter((other) => other !== feature);
  if (others.every((other) => policyOf(draft, other)?.isEnabled)) {
    throw badRequest(
      'Password hash sync, pass-through authentication and seamless single sign-on cannot all be enabled for staged rollout.',
      { assumption: 'SR-14' },
    );
  }
}

function putPolicy(draft: Draft, policy: PolicyRecord): void {
  draft.write('policies').set(policy.id, policy);
  draft.write('policiesByFeature').set(policy.feature, policy.id);
}

/** Names as the service logs them. */
const policyActivities = {
  Create: 'Create rollout policy for feature',
  Update: 'Update rollout policy of feature',
  Delete: 'Delete rollout policy of feature',
} as const;

const policyAudit = (
  draft: Draft,
  actor: Actor,
  verb: 'Create' | 'Update' | 'Delete',
  policy: PolicyRecord,
  modified: readonly AuditChange[],
): void =>
  recordAudit(draft, actor, {
    activity: policyActivities[verb],
    category: 'Authentication',
    service: 'Application Proxy',
    operation: verb === 'Create' ? 'Add' : verb,
    targets: [{ type: 'Policy', id: policy.id, displayName: policy.displayName, modified }],
  });

function groupAudit(draft: Draft, actor: Actor, added: boolean, policy: PolicyRecord, groupId: string): void {
  recordAudit(draft, actor, {
    activity: added ? 'Add a group to feature rollout' : 'Remove a group from feature rollout',
    category: 'Authentication',
    service: 'Application Proxy',
    operation: added ? 'Assign' : 'Unassign',
    targets: [
      {
        type: 'Group',
        id: groupId,
        displayName: draft.tables.groups.get(groupId)?.displayName ?? null,
        modified: [added ? { name: 'Feature', new: policy.feature } : { name: 'Feature', old: policy.feature }],
      },
    ],
  });
}

/** Brings what the service has taken up in line with what was asked for one user, now (SR-05, SR-07, SR-27). */
function takeUp(draft: Draft, policy: PolicyRecord, userId: string, asked: boolean): void {
  const key = `${policy.feature}|${userId}`;
  const before = draft.tables.enrolments.get(key);
  if ((before?.enrolled ?? false) === asked) return;
  const userPrincipalName = draft.tables.users.get(userId)?.userPrincipalName ?? before?.userPrincipalName ?? '';
  // Nobody signs in any more as a user who is gone.
  const signsIn = draft.facts.rules.extraSignIn && draft.tables.users.has(userId);
  const followed = signsIn ? (before?.followed ?? false) : asked;
  if (asked || followed) {
    draft.write('enrolments').set(key, { enrolled: asked, followed, since: draft.at, userPrincipalName });
  } else {
    draft.write('enrolments').delete(key);
  }
  draft.assume('SR-23');
  recordAudit(draft, systemActor, {
    activity: asked ? 'Add user to feature rollout' : 'Remove user from feature rollout',
    category: 'Authentication',
    service: 'Hybrid Authentication',
    operation: asked ? 'Assign' : 'Unassign',
    targets: [
      {
        type: 'User',
        id: userId,
        userPrincipalName,
        modified: [asked ? { name: 'Feature', new: policy.feature } : { name: 'Feature', old: policy.feature }],
      },
    ],
  });
}

function scheduleEdit(draft: Draft, policy: PolicyRecord, userId: string): void {
  schedule(draft, {
    kind: 'rolloutEdit',
    due: draft.at + draft.delay('membershipEdit'),
    policyId: policy.id,
    activation: policy.activation,
    userId,
  });
}

/** A group enters an enabled policy: its first users move at once, the rest as edits (SR-05, SR-06, SR-26). */
function firstAdd(draft: Draft, policy: PolicyRecord, groupId: string): void {
  const limit = draft.facts.rules.firstAddLimit;
  let count = 0;
  for (const userId of [...directUsers(draft, groupId)]) {
    count += 1;
    if (count > limit) {
      scheduleEdit(draft, policy, userId);
    } else if (policy.feature === 'emailAsAlternateId') {
      const due = draft.at + draft.delay('emailAlternateIdGroup');
      schedule(draft, { kind: 'rolloutEdit', due, policyId: policy.id, activation: policy.activation, userId });
    } else {
      takeUp(draft, policy, userId, isAskedFor(draft, policy.id, userId));
    }
  }
}

/** Turning on treats each group as first added; turning off drops what is pending and withdraws all at once (SR-19). */
function switchPolicy(draft: Draft, policy: PolicyRecord, on: boolean): PolicyRecord {
  const changed: PolicyRecord = { ...policy, isEnabled: on, activation: policy.activation + (on ? 1 : 0) };
  putPolicy(draft, changed);
  if (on) {
    for (const groupId of [...groupsOfPolicy(draft, policy.id)]) firstAdd(draft, changed, groupId);
  } else {
    draft.assume('SR-19');
    const prefix = `${policy.feature}|`;
    for (const [key] of [...draft.tables.enrolments.prefix(prefix)])
      takeUp(draft, changed, key.slice(prefix.length), false);
  }
  return changed;
}

/** A user joined or left a group: an edit of every enabled policy that the group is in (SR-07). */
export function membershipEdited(draft: Draft, groupId: string, userId: string): void {
  for (const [key] of draft.tables.groupPolicies.prefix(`${groupId}|`)) {
    const policy = draft.tables.policies.get(key.slice(groupId.length + 1));
    if (!policy?.isEnabled) continue;
    draft.assume('SR-07');
    scheduleEdit(draft, policy, userId);
  }
}

function detach(draft: Draft, policy: PolicyRecord, groupId: string): void {
  draft.write('policyGroups').delete(`${policy.id}|${groupId}`);
  draft.write('groupPolicies').delete(`${groupId}|${policy.id}`);
  if (!policy.isEnabled) return;
  for (const userId of directUsers(draft, groupId)) scheduleEdit(draft, policy, userId);
}

/** A group is about to be deleted: it leaves all its policies, with its users' edits (SR-07). Call while it has its members. */
export function groupDeleted(draft: Draft, groupId: string): void {
  for (const [key] of [...draft.tables.groupPolicies.prefix(`${groupId}|`)]) {
    const policy = draft.tables.policies.get(key.slice(groupId.length + 1));
    if (policy) detach(draft, policy, groupId);
  }
}

/** An interactive sign-in: the next one follows what the service has taken up (SR-27). True where it goes another way then. */
export function interactiveSignIn(draft: Draft, userId: string): boolean {
  let follows = false;
  for (const feature of rolloutFeatures) {
    const key = `${feature}|${userId}`;
    const enrolment = draft.tables.enrolments.get(key);
    if (!enrolment || enrolment.enrolled === enrolment.followed) continue;
    if (enrolment.enrolled) draft.write('enrolments').set(key, { ...enrolment, followed: true });
    else draft.write('enrolments').delete(key);
    follows = true;
  }
  return follows;
}

export const stagedRolloutOperations = {
  /** SR-01, SR-03, SR-14, SR-33. */
  createFeatureRolloutPolicy(
    draft: Draft,
    { body }: OperationInputs['createFeatureRolloutPolicy'],
    { actor }: Context,
  ): PolicyRecord {
    if (body.feature === 'unknownFutureValue')
      throw badRequest("Invalid value specified for property 'feature' of resource 'FeatureRolloutPolicy'.");
    refuseOrganizationWide(draft, body.isAppliedToOrganization);
    if (policyOf(draft, body.feature)) {
      const message = `A feature rollout policy for the feature '${body.feature}' already exists.`;
      throw badRequest(message, {
        details: [{ code: 'ObjectConflict', message, target: 'feature' }],
        assumption: 'SR-03',
      });
    }
    if (body.isEnabled) refuseAllThree(draft, body.feature);
    const policy: PolicyRecord = {
      id: draft.newId(),
      displayName: body.displayName,
      description: body.description ?? null,
      feature: body.feature,
      isEnabled: body.isEnabled,
      isAppliedToOrganization: body.isAppliedToOrganization ?? false,
      activation: body.isEnabled ? 1 : 0,
    };
    putPolicy(draft, policy);
    policyAudit(draft, actor, 'Create', policy, [
      { name: 'Feature', new: policy.feature },
      { name: 'IsEnabled', new: policy.isEnabled },
    ]);
    return policy;
  },

  /** SR-01, SR-14, SR-19, SR-33. */
  updateFeatureRolloutPolicy(
    draft: Draft,
    { policyId, body }: OperationInputs['updateFeatureRolloutPolicy'],
    { actor }: Context,
  ): void {
    const before = requirePolicy(draft, policyId);
    refuseOrganizationWide(draft, body.isAppliedToOrganization);
    if (body.feature !== undefined && body.feature !== before.feature) {
      throw badRequest("Property 'feature' cannot be changed after the policy has been created.", {
        assumption: 'SR-01',
      });
    }
    const turnedOn = body.isEnabled === true && !before.isEnabled;
    if (turnedOn) refuseAllThree(draft, before.feature);
    let after: PolicyRecord = {
      ...before,
      displayName: body.displayName ?? before.displayName,
      description: body.description === undefined ? before.description : body.description,
      isAppliedToOrganization: body.isAppliedToOrganization ?? before.isAppliedToOrganization,
    };
    putPolicy(draft, after);
    const names = ['displayName', 'description', 'isAppliedToOrganization', 'isEnabled'] as const;
    policyAudit(
      draft,
      actor,
      'Update',
      after,
      names.flatMap((name) =>
        body[name] === undefined || body[name] === before[name] ? [] : [{ name, old: before[name], new: body[name] }],
      ),
    );
    if (body.isEnabled !== undefined && body.isEnabled !== before.isEnabled)
      after = switchPolicy(draft, after, body.isEnabled);
  },

  /** SR-01, SR-20. */
  deleteFeatureRolloutPolicy(
    draft: Draft,
    { policyId }: OperationInputs['deleteFeatureRolloutPolicy'],
    { actor }: Context,
  ): void {
    const policy = requirePolicy(draft, policyId);
    if (policy.isEnabled) {
      throw badRequest('The feature rollout policy is enabled. Set isEnabled to false before deleting it.', {
        assumption: 'SR-20',
      });
    }
    for (const groupId of [...groupsOfPolicy(draft, policyId)]) detach(draft, policy, groupId);
    draft.write('policies').delete(policyId);
    draft.write('policiesByFeature').delete(policy.feature);
    policyAudit(draft, actor, 'Delete', policy, [{ name: 'Feature', old: policy.feature }]);
  },

  /** SR-04, SR-05, SR-06, SR-08, SR-09, SR-10, SR-11. */
  addFeatureRolloutPolicyAppliesTo(
    draft: Draft,
    { policyId, directoryObjectId }: { policyId: string; directoryObjectId: string },
    { actor }: Context,
  ): void {
    const policy = requirePolicy(draft, policyId);
    const target = directoryObject(draft, directoryObjectId);
    if (!target)
      throw new ServiceError(400, 'Request_BadRequest', notFound(directoryObjectId).message, { assumption: 'SR-09' });
    if (target.kind !== 'group')
      throw badRequest('Only a security group can be added to a feature rollout policy.', { assumption: 'SR-09' });
    const group = target.record;
    if (group.groupTypes.includes('DynamicMembership'))
      throw badRequest('A group with dynamic membership cannot be added to a feature rollout policy.', {
        assumption: 'SR-09',
      });
    if (group.groupTypes.includes('Unified') || !group.securityEnabled)
      throw badRequest('Only a security group can be added to a feature rollout policy.', { assumption: 'SR-09' });
    if (draft.tables.policyGroups.has(`${policyId}|${group.id}`)) throw alreadyReferenced('appliesTo');
    const { rules } = draft.facts;
    if ([...groupsOfPolicy(draft, policyId)].length >= rules.groupsPerFeature) {
      throw badRequest(`A feature rollout policy can apply to at most ${rules.groupsPerFeature} groups.`, {
        assumption: 'SR-08',
      });
    }
    if (group.counts.contact > 0)
      throw badRequest('A group with contacts cannot be added to a feature rollout policy.', { assumption: 'SR-10' });
    if (group.counts.user > rules.firstAddLimit && rules.firstAddOverLimit === 'refuse') {
      throw badRequest(
        `A group with more than ${rules.firstAddLimit} users cannot be added to a feature rollout policy.`,
        { assumption: 'SR-06' },
      );
    }
    if (group.counts.user > rules.groupSizeLimit) {
      throw badRequest(
        `A group with more than ${rules.groupSizeLimit} users cannot be added to a feature rollout policy.`,
        { assumption: 'SR-11' },
      );
    }
    if (group.counts.group > 0) draft.assume('SR-09');
    draft.write('policyGroups').set(`${policyId}|${group.id}`, true);
    draft.write('groupPolicies').set(`${group.id}|${policyId}`, true);
    groupAudit(draft, actor, true, policy, group.id);
    if (policy.isEnabled) firstAdd(draft, policy, group.id);
    else draft.assume('SR-05');
  },

  /** SR-04, SR-19. */
  removeFeatureRolloutPolicyAppliesTo(
    draft: Draft,
    { policyId, directoryObjectId }: OperationInputs['removeFeatureRolloutPolicyAppliesTo'],
    { actor }: Context,
  ): void {
    const policy = requirePolicy(draft, policyId);
    if (!draft.tables.policyGroups.has(`${policyId}|${directoryObjectId}`)) throw notFound(directoryObjectId);
    draft.assume('SR-19');
    groupAudit(draft, actor, false, policy, directoryObjectId);
    detach(draft, policy, directoryObjectId);
  },
};

type RolloutEdit = Extract<Effect, { kind: 'rolloutEdit' }>;

/** The policy for which an edit was made, while it has been on ever since. */
function livePolicy(view: View, effect: RolloutEdit): PolicyRecord | undefined {
  const policy = view.tables.policies.get(effect.policyId);
  return policy?.isEnabled && policy.activation === effect.activation ? policy : undefined;
}

export const rolloutEdit = {
  carryOut(draft: Draft, effect: RolloutEdit): void {
    const policy = livePolicy(draft, effect);
    if (policy) takeUp(draft, policy, effect.userId, isAskedFor(draft, policy.id, effect.userId));
  },
  isLive: (view: View, effect: RolloutEdit): boolean => livePolicy(view, effect) !== undefined,
};
