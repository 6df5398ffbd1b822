/** Accounts of Active Directory as those who check passwords see them. */
import type { OnPremisesObject, UserRecord } from '../records.ts';
import type { View } from '../state.ts';
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

/** Why Active Directory refuses an account whose password is right; undefined when it does not. */
export function accountProblem(view: View, account: OnPremisesObject): string | undefined {
  if (account.enabled === false) return 'it is disabled';
  if (account.locked) return 'it is locked out';
  if (account.accountExpiresAt !== undefined && account.accountExpiresAt <= view.at) return 'it has expired';
  if (account.passwordExpiresAt !== undefined && account.passwordExpiresAt <= view.at)
    return 'its password has expired';
  if (account.mustChangePassword) return 'its password must be changed first';
  const hourOfWeek = Math.floor((view.at + daysBeforeThursday * day) / hour) % hoursOfWeek;
  if (account.logonHours && !account.logonHours.includes(hourOfWeek)) return 'this is not one of its logon hours';
  return undefined;
}
