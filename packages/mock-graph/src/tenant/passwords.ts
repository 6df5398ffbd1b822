/** Passwords that the cloud sets: by reset, or by the conversion of a user. */
import type { Secret } from '@cutover/contract/types';
import { recordAudit } from './audit.ts';
import type { Actor, Context } from './command.ts';
import { guidFor } from './ids.ts';
import { writeBackPassword } from './on-premises/passwords.ts';
import type { UserRecord } from './records.ts';
import { badRequest, denied, notFound } from './service-error.ts';
import type { Draft } from './state.ts';
import { formatTime } from './time.ts';
import { cloudPassword, isFederated, markConverted, putUser, requireUser } from './users.ts';

/** The method of every user that is a password. */
export const passwordMethodId = '28c10230-6103-485e-b985-444c60001490';

const upper = 'BCDFGHJKLMNPQRSTVWXZ';
const lower = 'abdefghijkmnpqrstuvwxyz';

/** A password that follows from the tenant's key and a number; it is made again rather than kept. */
export function madePassword(digest: (text: string) => string, sequence: number): string {
  const bytes = digest(`password/${sequence}`);
  const at = (index: number): number => Number.parseInt(bytes.slice(2 * index, 2 * index + 2), 16);
  const pick = (letters: string, index: number): string => letters.charAt(at(index) % letters.length);
  return `${pick(upper, 0)}${[1, 2, 3].map((index) => pick(lower, index)).join('')}${[4, 5, 6, 7].map((index) => at(index) % 10).join('')}${[8, 9, 10, 11].map((index) => pick(lower, index)).join('')}`;
}

/** Gives the user a password that has to be changed at the next sign-in. */
function setPassword(draft: Draft, user: UserRecord, digest: string): UserRecord {
  const changed: UserRecord = {
    ...user,
    cloudPassword: { digest, setAt: draft.at, origin: 'cloud', mustChange: true },
    lastPasswordChangeDateTime: formatTime(draft.at),
  };
  putUser(draft, changed);
  return changed;
}

/** A temporary password in the place of federation (CV-03). */
export function giveTemporaryPassword(draft: Draft, actor: Actor, user: UserRecord, secret?: Secret): number {
  const sequence = draft.nextSequence();
  const digest = secret
    ? cloudPassword(draft.at, secret, true).digest
    : draft.digest(madePassword((text) => draft.digest(text), sequence));
  setPassword(draft, user, digest);
  recordAudit(draft, actor, {
    activity: 'Convert federated user to managed',
    category: 'UserManagement',
    service: 'Core Directory',
    operation: 'Update',
    targets: [{ type: 'User', id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName }],
  });
  return sequence;
}

export interface PasswordReset {
  /** Of the operation that can be followed. */
  readonly id: string;
  readonly userId: string;
  /** Only of a password that the service made. Nothing keeps it. */
  readonly newPassword?: string;
}

export const passwordOperations = {
  /** CV-03: refused in a federated domain; a synchronized user's password has to be given. */
  resetUserPassword(
    draft: Draft,
    {
      userId,
      methodId,
      body,
    }: { readonly userId: string; readonly methodId: string; readonly body?: { readonly newPassword?: Secret | null } },
    { actor }: Context,
  ): PasswordReset {
    const user = requireUser(draft, userId);
    if (methodId.toLowerCase() !== passwordMethodId) throw notFound(methodId);
    if (isFederated(draft, user)) throw denied();
    const secret = body?.newPassword ?? undefined;
    if (user.onPremisesSyncEnabled && !secret)
      throw badRequest(
        "A value is required for property 'newPassword': the password of a synchronized user is not made by the service.",
      );
    const sequence = draft.nextSequence();
    const made = secret ? undefined : madePassword((text) => draft.digest(text), sequence);
    const digest = secret ? cloudPassword(draft.at, secret, true).digest : draft.digest(made ?? '');
    setPassword(draft, user, digest);
    if (secret) writeBackPassword(draft, user, secret);
    markConverted(draft, user);
    const id = guidFor(draft.facts.seed, `passwordOperation/${sequence}`);
    draft.write('passwordOperations').set(`${user.id}|${id}`, draft.at);
    recordAudit(draft, actor, {
      activity: 'Reset password',
      category: 'UserManagement',
      service: 'Core Directory',
      operation: 'Update',
      targets: [
        { type: 'User', id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName },
      ],
    });
    return { id, userId: user.id, ...(made === undefined ? {} : { newPassword: made }) };
  },
};
