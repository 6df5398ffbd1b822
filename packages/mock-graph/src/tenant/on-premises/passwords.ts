/** Passwords on-premises, and how their hashes reach the cloud (PH-01 to PH-06, SR-22). */
import type { Secret } from '@cutover/contract/types';
import { schedule } from '../effects.ts';
import type { Effect, OnPremisesObject, SynchronizerRecord, UserRecord } from '../records.ts';
import { badRequest } from '../service-error.ts';
import type { Draft, View } from '../state.ts';
import { formatTime } from '../time.ts';
import { putUser } from '../users.ts';
import { onPremisesAccountOf } from './accounts.ts';
import { inScope } from './forests.ts';
import { joined } from './metaverse.ts';
import { storeObject } from './objects.ts';
import { isActive, isRunning, putSynchronizer, synchronizerKey, synchronizersOf } from './schedule.ts';
import { userOfObject } from './source-anchor.ts';

/** Whether hashes that a synchronizer reads are meant for the cloud, whether it runs or not. */
const sendsHashes = (view: View, synchronizer: SynchronizerRecord): boolean =>
  view.facts.synchronizationFeatures.passwordSyncEnabled === true &&
  isActive(synchronizer) &&
  synchronizer.passwordHashSync;

/** The synchronizer that can send an object's hash now. */
const senderOf = (view: View, object: OnPremisesObject): SynchronizerRecord | undefined =>
  synchronizersOf(view).find((each) => sendsHashes(view, each) && isRunning(each) && inScope(each.scopes, object));

/** The user whose password an account's is: of objects that are joined, only the leading one has a say. */
function userOfAccount(
  view: View,
  synchronizer: SynchronizerRecord,
  account: OnPremisesObject,
): UserRecord | undefined {
  if (account.kind !== 'user') return undefined;
  for (const member of joined(view, synchronizer, account)) {
    const user = userOfObject(view, member);
    if (user) return onPremisesAccountOf(view, user)?.id === account.id ? user : undefined;
  }
  return undefined;
}

/** The hash of the on-premises password overwrites what the cloud had (PH-01). */
function sendHash(draft: Draft, user: UserRecord, account: OnPremisesObject): void {
  if (account.passwordDigest === undefined) return;
  const features = draft.facts.synchronizationFeatures;
  const setAt = account.passwordSetAt ?? draft.facts.createdAt;
  const before = user.cloudPassword;
  const isKnown = before?.digest === account.passwordDigest && before.setAt === setAt && before.origin === 'synced';
  // A new user whose password must be changed always comes so; later that is so only with the feature for it.
  const mustChange =
    account.mustChangePassword === true &&
    (features.userForcePasswordChangeOnLogonEnabled === true || (isKnown ? before.mustChange === true : !before));
  putUser(draft, {
    ...user,
    // PH-04: with the policy feature off every hash sync writes DisablePasswordExpiration; with it on the value is cleared.
    passwordPolicies:
      features.cloudPasswordPolicyForPasswordSyncedUsersEnabled === true ? null : 'DisablePasswordExpiration',
    lastPasswordChangeDateTime: formatTime(setAt),
    cloudPassword: {
      digest: account.passwordDigest,
      setAt,
      origin: 'synced',
      ...(mustChange ? { mustChange } : {}),
    },
  });
}

/** Sends an account's hash after the delay of hash synchronization, or lets it wait while nothing sends any (PH-06). */
export function scheduleHash(draft: Draft, objectId: string): void {
  if (synchronizersOf(draft).some((each) => sendsHashes(draft, each)))
    schedule(draft, { kind: 'passwordSync', objectId, due: draft.at + draft.delay('passwordSync') });
  else draft.write('waitingHashes').set(objectId, true);
}

type PasswordSync = Extract<Effect, { kind: 'passwordSync' }>;

/** A hash that was changed on-premises reaches the cloud (SR-22). */
export const passwordSync = {
  carryOut(draft: Draft, { objectId }: PasswordSync): void {
    const account = draft.tables.onPremisesObjects.get(objectId);
    if (!account) return;
    const sender = senderOf(draft, account);
    if (!sender) {
      draft.write('waitingHashes').set(objectId, true);
      return;
    }
    const user = userOfAccount(draft, sender, account);
    if (user) sendHash(draft, user, account);
  },
  isLive(view: View, { objectId }: PasswordSync): boolean {
    const account = view.tables.onPremisesObjects.get(objectId);
    return (
      account !== undefined &&
      synchronizersOf(view).some((each) => sendsHashes(view, each) && userOfAccount(view, each, account) !== undefined)
    );
  },
};

/** Hashes that have waited go on their way, now that they can be sent. */
export function releaseHashes(draft: Draft): void {
  for (const synchronizer of synchronizersOf(draft)) {
    if (!synchronizer.fullPasswordSync || !sendsHashes(draft, synchronizer) || !isRunning(synchronizer)) continue;
    putSynchronizer(draft, { ...synchronizer, fullPasswordSync: false });
    scheduleFullPasswordSync(draft, synchronizer.name);
  }
  for (const [objectId] of [...draft.tables.waitingHashes.range()]) {
    const account = draft.tables.onPremisesObjects.get(objectId);
    if (account && !senderOf(draft, account)) continue;
    draft.write('waitingHashes').delete(objectId);
    if (account) scheduleHash(draft, objectId);
  }
}

/** Sends all hashes that a synchronizer reads, after the delay of hash synchronization (PH-01). */
export function scheduleFullPasswordSync(draft: Draft, name: string): void {
  schedule(draft, {
    kind: 'fullPasswordSync',
    synchronizer: synchronizerKey(name),
    due: draft.at + draft.delay('passwordSync'),
  });
}

type FullPasswordSync = Extract<Effect, { kind: 'fullPasswordSync' }>;

/** The initial run and the full password synchronization: every hash again (PH-01). */
export const fullPasswordSync = {
  carryOut(draft: Draft, effect: FullPasswordSync): void {
    const synchronizer = draft.tables.synchronizers.get(effect.synchronizer);
    if (!synchronizer) return;
    if (!fullPasswordSync.isLive(draft, effect)) {
      putSynchronizer(draft, { ...synchronizer, fullPasswordSync: true });
      return;
    }
    for (const [id, object] of draft.tables.onPremisesObjects.range()) {
      if (object.passwordDigest === undefined || !inScope(synchronizer.scopes, object)) continue;
      const user = userOfAccount(draft, synchronizer, object);
      if (!user) continue;
      sendHash(draft, user, object);
      if (draft.tables.waitingHashes.has(id)) draft.write('waitingHashes').delete(id);
    }
  },
  isLive(view: View, effect: FullPasswordSync): boolean {
    const synchronizer = view.tables.synchronizers.get(effect.synchronizer);
    return synchronizer !== undefined && sendsHashes(view, synchronizer) && isRunning(synchronizer);
  },
};

/** Sets the password of an account; its hash follows (SR-22). */
export function setOnPremisesPassword(
  draft: Draft,
  account: OnPremisesObject,
  password: Secret,
  mustChange = false,
): void {
  const { mustChangePassword: _flag, passwordExpiresAt: _end, ...kept } = account;
  storeObject(draft, {
    ...kept,
    passwordDigest: password.digest,
    passwordSetAt: draft.at,
    ...(mustChange ? { mustChangePassword: true } : {}),
  });
  scheduleHash(draft, account.id);
}

/**
 * The account to which a password that was set in the cloud is written back; undefined when nothing writes it back. The
 * switch is that of the synchronizer: `passwordWritebackEnabled` of Graph is not in use.
 */
export function writebackTarget(view: View, user: UserRecord): OnPremisesObject | undefined {
  const account = onPremisesAccountOf(view, user);
  const writer =
    account &&
    synchronizersOf(view).find(
      (each) => each.passwordWriteback && isActive(each) && isRunning(each) && inScope(each.scopes, account),
    );
  return writer && account;
}

/** Writes a password that was set in the cloud back on-premises where writeback is on. */
export function writeBackPassword(draft: Draft, user: UserRecord, password: Secret): void {
  const account = writebackTarget(draft, user);
  if (account) setOnPremisesPassword(draft, account, password);
}

/** The account of a synchronized user, or an account by its own name. */
export function requireAccount(view: View, user: UserRecord): OnPremisesObject {
  const account = onPremisesAccountOf(view, user);
  if (!account) throw badRequest(`'${user.userPrincipalName}' is not synchronized from on-premises.`);
  return account;
}
