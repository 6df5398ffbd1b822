/** Smart lockout: wrong passwords in the cloud lock an account there (PT-09). */
import type { LockoutRecord } from './records.ts';
import type { Draft, View } from './state.ts';
import { second } from './time.ts';

/** Where a sign-in comes from: each kind of place has a count of its own. */
export type Place = 'familiar' | 'unfamiliar';

const keyOf = (userId: string, place: Place): string => `${userId}|${place}`;

/** Wrong passwords after which an account is locked: the tenant's own value, else that of its cloud. */
export function lockoutThreshold({ facts: { smartLockout, cloud, rules } }: View): number {
  const isUsGovernment = cloud === 'usgov' || cloud === 'usgovdod';
  return smartLockout.threshold ?? (isUsGovernment ? rules.lockoutThresholdUsGovernment : rules.lockoutThreshold);
}

/** Up to when the account is locked, in milliseconds; undefined when it is not. */
export function lockedUntil(view: View, userId: string, place: Place): number | undefined {
  const until = view.tables.lockouts.get(keyOf(userId, place))?.lockedUntil;
  return until !== undefined && view.at < until ? until : undefined;
}

/** A lockout in milliseconds; `before` is how many came before it without a success. */
function durationOf(draft: Draft, before: number): number {
  const { smartLockout, rules } = draft.facts;
  const first = smartLockout.duration === undefined ? draft.delay('lockout') : smartLockout.duration * second;
  return Math.max(first, Math.min(first * rules.lockoutGrowth ** before, draft.delay('lockoutLongest')));
}

/**
 * Counts a wrong password, and locks the account at the threshold; the first failure after a lockout locks again. `digest`:
 * of the password where the cloud holds a hash, so that one of the last few is not counted again before a lockout.
 */
export function countFailure(draft: Draft, userId: string, place: Place, digest: string | undefined): void {
  const key = keyOf(userId, place);
  const before: LockoutRecord = draft.tables.lockouts.get(key) ?? { failures: 0, lockouts: 0, recent: [] };
  // After a lockout any failure counts: the first of them locks again.
  if (digest !== undefined && before.lockouts === 0 && before.recent.includes(digest)) return;
  const recent =
    digest === undefined
      ? before.recent
      : [digest, ...before.recent].slice(0, draft.facts.rules.wrongPasswordsRemembered);
  const failures = before.failures + 1;
  // After a lockout the count goes on, so that the first failure locks again.
  const locks = failures >= lockoutThreshold(draft);
  draft.write('lockouts').set(
    key,
    locks
      ? {
          failures,
          lockouts: before.lockouts + 1,
          lockedUntil: draft.at + durationOf(draft, before.lockouts),
          recent,
        }
      : { failures, lockouts: 0, recent },
  );
}

/** A right password, or the end of the user: the count begins anew. */
export function forgetFailures(
  draft: Draft,
  userId: string,
  places: readonly Place[] = ['familiar', 'unfamiliar'],
): void {
  for (const place of places) {
    const key = keyOf(userId, place);
    if (draft.tables.lockouts.has(key)) draft.write('lockouts').delete(key);
  }
}
