/** How on-premises names become names in the cloud (UP-01, UP-04, UP-07), and which changes do not show there (CV-07). */
import { recordAudit } from '../audit.ts';
import { authorityOf, typeAsked } from '../authentication.ts';
import { systemActor } from '../command.ts';
import { initialDomain } from '../domain-lookup.ts';
import { domainOf, localPartOf, principalKey, principalNamePattern } from '../names.ts';
import type { OnPremisesObject, SynchronizationProblem, SynchronizerRecord, UserRecord } from '../records.ts';
import type { Draft, View } from '../state.ts';
import { putUser } from '../users.ts';
import { onPremisesAccountOf } from './accounts.ts';
import { inScope } from './forests.ts';
import { accountNameOf } from './objects.ts';
import { isActive, noteChange, synchronizersOf } from './schedule.ts';
import { anchorOf, attributeOf, userOfObject } from './source-anchor.ts';

const illegalInNickname = /[^A-Za-z0-9'._\-!#^~]/g;

const localPart = (address: string | undefined): string | undefined =>
  address?.includes('@') ? localPartOf(address) : undefined;

/** The synchronizer that gives an object to the cloud: an active one where there is one. */
export const synchronizerOf = (view: View, object: OnPremisesObject): SynchronizerRecord | undefined => {
  const all = synchronizersOf(view).filter(({ scopes }) => inScope(scopes, object));
  return all.find(isActive) ?? all[0];
};

const userNameAttributeOf = (synchronizer: SynchronizerRecord | undefined): string =>
  synchronizer?.kind === 'connect' ? synchronizer.userNameAttribute : 'userPrincipalName';

/** What on-premises stands for the name in the cloud: the user principal name, or the alternate id (UP-04). */
export const signInNameOf = (
  object: OnPremisesObject,
  synchronizer: SynchronizerRecord | undefined,
): string | undefined => attributeOf(object, userNameAttributeOf(synchronizer));

/** The mail nickname that an object has when it first comes to the cloud. */
export function firstNickname(object: OnPremisesObject, signInName: string | undefined): string {
  const smtp = (object.proxyAddresses ?? []).filter((address) => /^smtp:/i.test(address));
  const primary = smtp.find((address) => address.startsWith('SMTP:'));
  const secondary = smtp.find((address) => !address.startsWith('SMTP:'));
  const mailbox = (address: string | undefined) => localPart(address?.slice('smtp:'.length));
  return (
    object.mailNickname ??
    mailbox(primary) ??
    localPart(object.mail) ??
    localPart(signInName) ??
    mailbox(secondary) ??
    accountNameOf(object) ??
    object.id
  );
}

/** `signInName` as the cloud takes it: itself where its suffix is verified, else the nickname in the initial domain (UP-01). */
export function cloudName(view: View, signInName: string | undefined, nickname: string): string {
  if (
    signInName !== undefined &&
    principalNamePattern.test(signInName) &&
    view.tables.domains.get(domainOf(signInName))?.isVerified
  )
    return signInName;
  return `${nickname.replace(illegalInNickname, '') || 'user'}@${initialDomain(view).id}`;
}

/** The user principal name that the cloud would give an object now (UP-01). */
export function cloudNameFor(view: View, object: OnPremisesObject): string {
  const signInName = signInNameOf(object, synchronizerOf(view, object));
  const nickname = object.mailNickname ?? userOfObject(view, object)?.mailNickname ?? firstNickname(object, signInName);
  return cloudName(view, signInName, nickname);
}

/** The on-premises name that a user's name in the cloud was last made of. */
export const nameSynchronized = (user: UserRecord): string | undefined =>
  user.alternateId ?? user.onPremisesUserPrincipalName ?? undefined;

export type AnchorChange = 'apply' | 'hold' | 'refuse';

/** What becomes of another source anchor: it shows in a federated domain, waits while one is temporarily managed, and is refused else (CV-07, UP-05). */
export function anchorChangeOf(view: View, user: UserRecord): AnchorChange {
  const domain = view.tables.domains.get(domainOf(user.userPrincipalName ?? ''));
  if (!domain) return 'refuse';
  const authority = authorityOf(view, domain);
  if (typeAsked(authority) === 'Federated') return 'apply';
  const temporary =
    view.tables.conversions.has(authority.id) && !view.tables.convertedUsers.has(`${authority.id}|${user.id}`);
  return temporary ? 'hold' : 'refuse';
}

/** Whether the name of a user in a managed domain stays as it is whatever becomes of the one on-premises (CV-07). */
export function isNameHeld(view: View, user: UserRecord): boolean {
  if (view.facts.synchronizationFeatures.synchronizeUpnForManagedUsersEnabled) return false;
  const domain = view.tables.domains.get(domainOf(user.userPrincipalName ?? ''));
  return domain !== undefined && typeAsked(authorityOf(view, domain)) === 'Managed';
}

/** Whether a change on-premises does not show on a user now, since the user's domain is managed (CV-07). */
export function isHeldBack(view: View, user: UserRecord): boolean {
  const account = onPremisesAccountOf(view, user);
  if (!account) return false;
  const anchor = anchorOf(view, account);
  const anchorWaits =
    anchor !== undefined && anchor !== user.onPremisesImmutableId && anchorChangeOf(view, user) === 'hold';
  const name = signInNameOf(account, synchronizerOf(view, account));
  return anchorWaits || (name !== undefined && name !== nameSynchronized(user) && isNameHeld(view, user));
}

/** What a user says who cannot have a name yet. */
export const nameTaken = (name: string): Omit<SynchronizationProblem, 'synchronizer' | 'since'> => ({
  behaviour: 'SY-01',
  code: 'userPrincipalNameConflict',
  text: `'${name}' is the name of another user of the tenant. Rename one of the two.`,
});

/** Tells the synchronizer of an object whose name is taken, which tries again with every cycle. */
function waitForName(draft: Draft, object: OnPremisesObject, name: string): void {
  const synchronizer = synchronizerOf(draft, object);
  if (!synchronizer) return;
  const problem = nameTaken(name);
  const key = `${object.id}|${problem.code}`;
  const since = draft.tables.synchronizationProblems.get(key)?.since ?? draft.at;
  draft.write('synchronizationProblems').set(key, { ...problem, synchronizer: synchronizer.name, since });
  noteChange(draft, object, object);
}

/** Gives synchronized users the names that follow from a domain that was verified or has gone (UP-07). */
export function recalculateNames(draft: Draft, domainId: string): void {
  const objects = new Map<string, OnPremisesObject>();
  for (const [, held] of draft.tables.onPremisesByName.prefix(`${domainId}|`))
    for (const id of typeof held === 'string' ? [held] : held) {
      const object = draft.tables.onPremisesObjects.get(id);
      if (object) objects.set(id, object);
    }
  // Other attributes have no index by their suffix.
  if (synchronizersOf(draft).some((each) => userNameAttributeOf(each) !== 'userPrincipalName'))
    for (const [id, object] of draft.tables.onPremisesObjects.range())
      if (domainOf(signInNameOf(object, synchronizerOf(draft, object)) ?? '') === domainId) objects.set(id, object);
  for (const object of objects.values()) {
    const user = object.kind === 'user' ? userOfObject(draft, object) : undefined;
    if (!user || onPremisesAccountOf(draft, user)?.id !== object.id) continue;
    // A change that the cloud has not seen is for the next cycle.
    if (signInNameOf(object, synchronizerOf(draft, object)) !== nameSynchronized(user)) continue;
    const userPrincipalName = cloudNameFor(draft, object);
    const holder = draft.tables.usersByName.get(principalKey(userPrincipalName));
    if (userPrincipalName === user.userPrincipalName) continue;
    if (holder !== undefined && holder !== user.id) {
      waitForName(draft, object, userPrincipalName);
      continue;
    }
    putUser(draft, { ...user, userPrincipalName });
    recordAudit(draft, systemActor, {
      activity: 'Update user',
      category: 'UserManagement',
      service: 'Core Directory',
      operation: 'Update',
      targets: [
        {
          type: 'User',
          id: user.id,
          displayName: user.displayName,
          userPrincipalName,
          modified: [{ name: 'userPrincipalName', old: user.userPrincipalName, new: userPrincipalName }],
        },
      ],
    });
  }
}
