/** The on-premises side as far as staged rollout needs it: passwords, memberships of synced groups, and the cycles. */
import type { OperationInputs } from '@cutover/contract/operations';
import type { OnPremisesDirectorySynchronization, Secret } from '@cutover/contract/types';
import { recordAudit } from './audit.ts';
import { type Context, onPremisesActor } from './command.ts';
import { schedule } from './effects.ts';
import { synchronizeMember } from './groups.ts';
import { requireGroup, requireObject } from './membership.ts';
import type { UserRecord } from './records.ts';
import { badRequest, notFound } from './service-error.ts';
import type { Draft, View } from './state.ts';
import { formatTime } from './time.ts';
import { putUser, requireUser } from './users.ts';

function requireSynced(view: View, userPrincipalName: string): UserRecord {
  const user = requireUser(view, userPrincipalName);
  if (!user.onPremisesSyncEnabled) throw badRequest(`'${userPrincipalName}' is not synchronized from on-premises.`);
  return user;
}

/** The hash of the on-premises password reaches the cloud (SR-22). */
export const passwordSync = {
  carryOut(draft: Draft, { userId }: { readonly userId: string }): void {
    const user = draft.tables.users.get(userId);
    const account = draft.tables.onPremisesAccounts.get(userId);
    if (!user || account?.passwordDigest === undefined || account.passwordSetAt === undefined) return;
    // PH-04: with the policy feature off every hash sync writes DisablePasswordExpiration; with it on the value is cleared.
    const expires = draft.facts.synchronizationFeatures.cloudPasswordPolicyForPasswordSyncedUsersEnabled === true;
    putUser(draft, {
      ...user,
      passwordPolicies: expires ? null : 'DisablePasswordExpiration',
      lastPasswordChangeDateTime: formatTime(account.passwordSetAt),
      cloudPassword: { digest: account.passwordDigest, setAt: account.passwordSetAt, origin: 'synced' },
    });
  },
  isLive: (view: View, { userId }: { readonly userId: string }): boolean =>
    view.tables.users.has(userId) && view.tables.onPremisesAccounts.has(userId),
};

/** A directory cycle: what has changed on-premises reaches the cloud (SR-25). */
function runCycle(draft: Draft): void {
  for (const [key, wanted] of [...draft.tables.onPremisesMembership.range()]) {
    const [groupId = '', memberId = ''] = key.split('|');
    draft.write('onPremisesMembership').delete(key);
    synchronizeMember(draft, onPremisesActor, groupId, memberId, wanted);
  }
  draft.setFacts({ lastCycleAt: draft.at });
}

export const directoryCycle = {
  carryOut: (draft: Draft): void => {
    // A cycle on demand may have left nothing to do.
    if (draft.tables.onPremisesMembership.size > 0) runCycle(draft);
  },
  isLive: (view: View): boolean => view.tables.onPremisesMembership.size > 0,
};

/** Cycles run at fixed intervals from the tenant's beginning; one is queued only when there is something to carry. */
function scheduleCycle(draft: Draft): void {
  for (const [, effect] of draft.tables.effects.range()) if (effect.kind === 'directoryCycle') return;
  const period = draft.delay('directorySync');
  const since = draft.at - draft.facts.createdAt;
  schedule(draft, { kind: 'directoryCycle', due: draft.facts.createdAt + (Math.floor(since / period) + 1) * period });
}

function setOnPremisesPassword(draft: Draft, user: UserRecord, password: Secret): void {
  draft.write('onPremisesAccounts').set(user.id, {
    userPrincipalName:
      draft.tables.onPremisesAccounts.get(user.id)?.userPrincipalName ??
      user.onPremisesUserPrincipalName ??
      user.userPrincipalName ??
      '',
    passwordDigest: password.digest,
    passwordSetAt: draft.at,
  });
  if (draft.facts.synchronizationFeatures.passwordSyncEnabled) {
    schedule(draft, { kind: 'passwordSync', due: draft.at + draft.delay('passwordSync'), userId: user.id });
  }
}

export const onPremisesOperations = {
  /** SR-22: a password set on-premises. */
  changeOnPremisesPassword(
    draft: Draft,
    input: { readonly userPrincipalName: string; readonly password: Secret },
  ): void {
    setOnPremisesPassword(draft, requireSynced(draft, input.userPrincipalName), input.password);
  },

  /** SR-22: a password changed in the cloud by its user, written back on-premises. */
  changePasswordWithWriteback(
    draft: Draft,
    input: { readonly userPrincipalName: string; readonly password: Secret },
  ): void {
    draft.assume('SR-22');
    setOnPremisesPassword(draft, requireSynced(draft, input.userPrincipalName), input.password);
  },

  /** SR-25: members of a synced group change on-premises; the cloud follows at the next cycle. */
  changeOnPremisesMembership(
    draft: Draft,
    input: { readonly groupId: string; readonly add: readonly string[]; readonly remove: readonly string[] },
  ): void {
    const group = requireGroup(draft, input.groupId);
    if (!group.onPremisesSyncEnabled) throw badRequest(`Group '${group.id}' is not synchronized from on-premises.`);
    for (const [ids, wanted] of [
      [input.add, true],
      [input.remove, false],
    ] as const) {
      for (const id of ids) {
        requireObject(draft, id);
        draft.write('onPremisesMembership').set(`${group.id}|${id}`, wanted);
      }
    }
    if (draft.tables.onPremisesMembership.size > 0) scheduleCycle(draft);
  },

  /** A directory cycle on demand. */
  runDirectoryCycle(draft: Draft): void {
    runCycle(draft);
  },

  /** Facts of the on-premises side that sign-in looks at. */
  setSignInFacts(
    draft: Draft,
    input: {
      readonly activeAgents?: number;
      readonly tenantPassThrough?: boolean;
      readonly seamlessSsoEnabled?: boolean;
    },
  ): void {
    draft.setFacts(input);
  },

  /** SR-21. */
  updateOnPremisesSynchronization(
    draft: Draft,
    { synchronizationId, body }: OperationInputs['updateOnPremisesSynchronization'],
    { actor }: Context,
  ): void {
    if (synchronizationId.toLowerCase() !== draft.facts.tenantId) throw notFound(synchronizationId);
    const before = draft.facts.synchronizationFeatures;
    const { passwordWritebackEnabled } = body.features ?? {};
    if (passwordWritebackEnabled !== undefined && passwordWritebackEnabled !== before.passwordWritebackEnabled) {
      throw badRequest("Property 'passwordWritebackEnabled' is read-only and cannot be set.");
    }
    const prevention = body.configuration?.accidentalDeletionPrevention;
    draft.setFacts({
      synchronizationFeatures: { ...before, ...body.features },
      alertThreshold: prevention?.alertThreshold ?? draft.facts.alertThreshold,
      preventionType: prevention?.synchronizationPreventionType ?? draft.facts.preventionType,
    });
    const changed = Object.entries(body.features ?? {}).filter(
      ([name, value]) => before[name as keyof typeof before] !== value,
    );
    if (changed.length === 0) return;
    recordAudit(draft, actor, {
      activity: 'Set DirSync feature',
      category: 'DirectoryManagement',
      service: 'Core Directory',
      operation: 'Update',
      targets: [
        {
          type: 'Directory',
          id: draft.facts.tenantId,
          displayName: draft.facts.displayName,
          modified: changed.map(([name, value]) => ({ name, old: before[name as keyof typeof before], new: value })),
        },
      ],
    });
  },
};

/** The synchronization settings as one object; its id is the tenant's. */
export const synchronizationSettings = (view: View): Omit<OnPremisesDirectorySynchronization, '@odata.context'> => ({
  id: view.facts.tenantId,
  configuration: {
    accidentalDeletionPrevention: {
      synchronizationPreventionType: view.facts.preventionType as 'enabledForCount',
      alertThreshold: view.facts.alertThreshold,
    },
  },
  features: view.facts.synchronizationFeatures,
});
