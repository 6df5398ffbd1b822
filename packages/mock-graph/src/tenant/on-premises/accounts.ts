/** Accounts of Active Directory as those who check passwords see them. */
import type { OnPremisesObject, UserRecord } from '../records.ts';
import type { Draft, View } from '../state.ts';
import { day, hour } from '../time.ts';
import { objectsNamed } from './objects.ts';
import { objectOfAnchor } from './source-anchor.ts';

export const hoursOfWeek = 168;
/** 1 January 1970 was a Thursday; the hours of a week are counted from Sunday. */
const daysBeforeThursday = 4;

/** The account that checks a synchronized user's password: that of the account forest where a resource forest stands for it (SY-10). */
export function onPremisesAccountOf(view: View, user: UserRecord): OnPremisesObject | undefined {
  if (!user.onPremisesSyncEnabled || !user.onPremisesImmutableId) return undefined;
  const object = objectOfAnchor(view, user.onPremisesImmutableId);
  return object?.kind === 'user' ? leadingAccount(view, object) : undefined;
}

/** The account that a disabled account of a resource forest stands for, else the account itself. */
export const leadingAccount = (view: View, object: OnPremisesObject): OnPremisesObject =>
  (object.masterAccount === undefined ? undefined : view.tables.onPremisesObjects.get(object.masterAccount)) ?? object;

/** The account that is signed in with a name on-premises. Where forests share the name, the first in order of objectGUID that is enabled. */
export function accountNamed(view: View, userPrincipalName: string): OnPremisesObject | undefined {
  const users = objectsNamed(view, userPrincipalName)
    .filter(({ kind }) => kind === 'user')
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  return users.find(({ enabled }) => enabled !== false) ?? users[0];
}

/** A refusal of Active Directory: the service's code for it (PT-06), and in words. */
export interface AccountProblem {
  readonly code: number;
  readonly text: string;
  /** The sources leave the code open. */
  readonly isOpen?: true;
}

/** Whether the account is locked, by hand or by the forest's own rule. */
function isLocked(view: View, account: OnPremisesObject): boolean {
  if (account.locked) return true;
  const lockout = view.tables.forests.get(account.forest)?.lockout;
  return account.lockedAt !== undefined && lockout !== undefined && view.at < account.lockedAt + lockout.duration;
}

/** Why Active Directory refuses an account whose password is right; undefined when it does not. */
export function accountProblem(view: View, account: OnPremisesObject): AccountProblem | undefined {
  const refuse = (code: number, text: string, ...open: true[]): AccountProblem => ({
    code,
    text,
    ...(open[0] ? { isOpen: true } : {}),
  });
  if (isLocked(view, account)) return refuse(50053, 'it is locked out', true);
  if (account.enabled === false) return refuse(50057, 'it is disabled');
  if (account.accountExpiresAt !== undefined && account.accountExpiresAt <= view.at)
    return refuse(50057, 'it has expired', true);
  if (account.passwordExpiresAt !== undefined && account.passwordExpiresAt <= view.at)
    return refuse(50144, 'its password has expired');
  if (account.mustChangePassword) return refuse(50144, 'its password must be changed first', true);
  const hourOfWeek = Math.floor((view.at + daysBeforeThursday * day) / hour) % hoursOfWeek;
  if (account.logonHours && !account.logonHours.includes(hourOfWeek))
    return refuse(80012, 'this is not one of its logon hours');
  return undefined;
}

/** The domain controllers of an account's forest answer (PT-13). */
export const answersFor = (view: View, account: OnPremisesObject): boolean =>
  view.tables.forests.get(account.forest)?.domainControllersDown !== true;

/** Writes what sign-ins leave on an account. Nothing of it is synchronized. */
const note = (draft: Draft, account: OnPremisesObject, change: Pick<OnPremisesObject, 'badPasswords' | 'lockedAt'>) => {
  const { badPasswords: _count, lockedAt: _at, ...rest } = account;
  draft.write('onPremisesObjects').set(account.id, { ...rest, ...change });
};

/**
 * A domain controller is asked whether a password is right; undefined when it is, and the account is good. Wrong ones are
 * counted by the forest's own rule (PT-09). A locked account is refused before its password is looked at.
 */
export function checkAtDomainController(
  draft: Draft,
  account: OnPremisesObject,
  digest: string,
): AccountProblem | undefined {
  const problem = accountProblem(draft, account);
  if (problem?.code === 50053) return problem;
  if (account.passwordDigest !== undefined && account.passwordDigest === digest) {
    if (!problem && (account.badPasswords || account.lockedAt !== undefined)) note(draft, account, {});
    return problem;
  }
  const lockout = draft.tables.forests.get(account.forest)?.lockout;
  if (lockout) {
    const { badPasswords } = account;
    const before = badPasswords && draft.at < badPasswords.last + lockout.resetAfter ? badPasswords.count : 0;
    const count = before + 1;
    note(
      draft,
      account,
      count >= lockout.threshold ? { lockedAt: draft.at } : { badPasswords: { count, last: draft.at } },
    );
  }
  return { code: 50126, text: 'its password is another' };
}
