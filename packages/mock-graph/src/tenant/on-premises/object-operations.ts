/** What administrators and users of Active Directory do: objects, memberships, passwords. */

import type { Secret } from '@cutover/contract/types';
import { guidFor } from '../ids.ts';
import { domainOf, guidPattern, mailAddressPattern, onPremisesNamePattern, proxyAddressPattern } from '../names.ts';
import type { ForestRecord, MemberKind, OnPremisesObject } from '../records.ts';
import { extensionAttributeCount, longestAccountName } from '../rules.ts';
import { badRequest } from '../service-error.ts';
import type { Draft, View } from '../state.ts';
import { findUser } from '../users.ts';
import { hoursOfWeek } from './accounts.ts';
import { plainAttributes } from './export.ts';
import { checkedContainer, defaultContainer, domainOfContainer, requireForest, suffixesOf } from './forests.ts';
import {
  accountNameOf,
  changeMember,
  displayNameOf,
  findObject,
  groupIdsOf,
  memberIdsOf,
  objectOfAccountName,
  objectsNamed,
  putObject,
  putOnPremisesMember,
  removeObject,
  requireOnPremisesObject,
} from './objects.ts';
import { requireAccount, scheduleHash, setOnPremisesPassword, writebackTarget } from './passwords.ts';
import { noteMembership } from './schedule.ts';
import { anchorOf, userOfObject } from './source-anchor.ts';

const extensionAttributes = Array.from(
  { length: extensionAttributeCount },
  (_, index) => `extensionAttribute${index + 1}`,
);

/** Attributes of Active Directory that an object can have beside those of its own fields. */
export const directoryAttributes: readonly string[] = [
  ...plainAttributes,
  'description',
  'employeeNumber',
  'ms-DS-ConsistencyGuid',
  ...extensionAttributes,
];

/** What can be said of an object. `null` takes a value away. */
export interface ObjectValues {
  readonly userPrincipalName?: string | null;
  readonly samAccountName?: string | null;
  readonly displayName?: string | null;
  readonly mail?: string | null;
  readonly mailNickname?: string | null;
  readonly proxyAddresses?: readonly string[] | null;
  /** By name; `null` takes one away, and those not named stay. */
  readonly attributes?: Readonly<Record<string, string | null>>;
  readonly enabled?: boolean;
  readonly locked?: boolean;
  /** Milliseconds. */
  readonly accountExpiresAt?: number | null;
  /** Milliseconds. */
  readonly passwordExpiresAt?: number | null;
  readonly mustChangePassword?: boolean;
  readonly logonHours?: readonly number[] | null;
  /** objectGUID, or another key, of the account that a disabled account of a resource forest stands for. */
  readonly masterAccount?: string | null;
}

const onlyUsers = [
  'userPrincipalName',
  'enabled',
  'locked',
  'accountExpiresAt',
  'passwordExpiresAt',
  'mustChangePassword',
  'logonHours',
  'masterAccount',
] as const satisfies readonly (keyof ObjectValues)[];

const accountPattern = /^[^"/\\[\]:;|=,+*?<>@]{1,256}$/;

function checkValues(view: View, forest: ForestRecord, kind: MemberKind, self: string, values: ObjectValues): void {
  if (kind !== 'user')
    for (const name of onlyUsers)
      if (values[name] !== undefined) throw badRequest(`A ${kind} has no ${name}. Leave it out.`);
  const { userPrincipalName, samAccountName, mail, proxyAddresses, attributes, logonHours } = values;
  if (userPrincipalName) {
    if (!onPremisesNamePattern.test(userPrincipalName))
      throw badRequest(`'${userPrincipalName}' is no user principal name: write name@suffix.`);
    if (!suffixesOf(forest).includes(domainOf(userPrincipalName)))
      throw badRequest(
        `The forest ${forest.name} has no suffix '${domainOf(userPrincipalName)}'. Add it to the forest, or use one of ${suffixesOf(forest).join(', ')}.`,
      );
    for (const other of objectsNamed(view, userPrincipalName))
      if (other.forest === forest.name && other.id !== self)
        throw badRequest(`The forest ${forest.name} has a user '${userPrincipalName}' already, ${other.id}.`);
  }
  if (samAccountName) {
    if (kind === 'contact') throw badRequest('A contact has no samAccountName. Leave it out.');
    if (!accountPattern.test(samAccountName) || (kind === 'user' && samAccountName.length > longestAccountName))
      throw badRequest(
        `'${samAccountName}' is no account name: at most ${longestAccountName} characters, none of "/\\[]:;|=,+*?<>@.`,
      );
  }
  if (mail && !mailAddressPattern.test(mail)) throw badRequest(`'${mail}' is no mail address.`);
  for (const address of proxyAddresses ?? [])
    if (!proxyAddressPattern.test(address))
      throw badRequest(`'${address}' is no proxy address: write smtp:name@domain, or SMTP: for the primary one.`);
  if ((proxyAddresses ?? []).filter((address) => address.startsWith('SMTP:')).length > 1)
    throw badRequest('An object has one primary address at most. Write smtp: in lower case for the others.');
  for (const name of Object.keys(attributes ?? {}))
    if (!directoryAttributes.includes(name))
      throw badRequest(`There is no attribute '${name}'. There are: ${directoryAttributes.join(', ')}.`);
  for (const hour of logonHours ?? [])
    if (!Number.isInteger(hour) || hour < 0 || hour >= hoursOfWeek)
      throw badRequest(
        `${hour} is no hour of the week: write whole numbers from 0 (Sunday from midnight, UTC) to ${hoursOfWeek - 1}.`,
      );
}

/** Account names are unique in a domain, whether given or the default. */
function refuseTakenAccountName(view: View, object: OnPremisesObject): void {
  const name = accountNameOf(object);
  if (name === undefined) return;
  const holder = objectOfAccountName(view, domainOfContainer(object.container), name);
  if (holder && holder.id !== object.id)
    throw badRequest(
      `The domain ${domainOfContainer(object.container)} has the account name '${name}' already, ${holder.id}. Give a samAccountName.`,
    );
}

type Writable = { -readonly [Name in keyof OnPremisesObject]?: OnPremisesObject[Name] | undefined };

/** An object with other values; what takes its default is left away. */
export function withValues(view: View, object: OnPremisesObject, values: ObjectValues): OnPremisesObject {
  const after: Writable = { ...object };
  for (const name of [
    'userPrincipalName',
    'samAccountName',
    'displayName',
    'mail',
    'mailNickname',
    'proxyAddresses',
    'accountExpiresAt',
    'passwordExpiresAt',
    'logonHours',
  ] as const) {
    const value = values[name];
    if (value !== undefined) Object.assign(after, { [name]: value ?? undefined });
  }
  if (values.enabled !== undefined) after.enabled = values.enabled ? undefined : false;
  if (values.locked !== undefined) after.locked = values.locked ? true : undefined;
  if (values.mustChangePassword !== undefined) after.mustChangePassword = values.mustChangePassword ? true : undefined;
  if (values.masterAccount !== undefined)
    after.masterAccount = values.masterAccount === null ? undefined : accountId(view, values.masterAccount);
  if (values.attributes) {
    const merged = Object.entries({ ...object.attributes, ...values.attributes }).filter(([, value]) => value !== null);
    after.attributes = merged.length === 0 ? undefined : (Object.fromEntries(merged) as Record<string, string>);
  }
  return Object.fromEntries(
    Object.entries(after).filter(([, value]) => value !== undefined),
  ) as unknown as OnPremisesObject;
}

/** The account of another forest may come later, so a GUID is taken as it is. */
function accountId(view: View, key: string): string {
  const account = findObject(view, key);
  if (account) return account.id;
  if (guidPattern.test(key)) return key.toLowerCase();
  throw badRequest(`There is no account '${key}'. Name one that exists, or its objectGUID if it comes later.`);
}

export interface NewObject extends ObjectValues {
  readonly kind: MemberKind;
  readonly forest: string;
  /** objectGUID; by default one is made. */
  readonly id?: string;
  /** Canonical name; by default `Users` of the forest's root domain. */
  readonly container?: string;
  readonly password?: Secret;
  /** Of a group: objects by objectGUID, user principal name, or id of their cloud object. */
  readonly members?: readonly string[];
}

export const objectOperations = {
  /** SY-01: a user, group or contact on-premises. The cloud has it after the next cycle of a server that reads it. */
  addOnPremisesObject(draft: Draft, input: NewObject): OnPremisesObject {
    const { kind, forest: forestName, id: given, container, password, members = [], ...values } = input;
    const forest = requireForest(draft, forestName);
    if (given !== undefined && !guidPattern.test(given)) throw badRequest(`'${given}' is no objectGUID.`);
    const id = given?.toLowerCase() ?? guidFor(draft.facts.seed, `on-premises/${draft.nextSequence()}`);
    if (draft.tables.onPremisesObjects.has(id)) throw badRequest(`There is an on-premises object ${id} already.`);
    const place = container === undefined ? defaultContainer(forest.name) : checkedContainer(forest, container);
    checkValues(draft, forest, kind, id, values);
    if (kind === 'user' && !values.userPrincipalName && !values.samAccountName)
      throw badRequest('A user needs a userPrincipalName or a samAccountName.');
    if (kind !== 'user' && !values.displayName) throw badRequest(`A ${kind} needs a displayName.`);
    if (kind !== 'user' && password) throw badRequest(`A ${kind} has no password. Leave it out.`);
    if (kind !== 'group' && members.length > 0) throw badRequest(`A ${kind} has no members. Leave them out.`);
    const object = withValues(draft, { id, kind, forest: forest.name, container: place }, values);
    refuseTakenAccountName(draft, object);
    putObject(draft, password ? { ...object, passwordDigest: password.digest, passwordSetAt: draft.at } : object);
    for (const key of members) changeMember(draft, object, requireOnPremisesObject(draft, key), true);
    return object;
  },

  /** SY-01, CV-12, PH-02: other values of an object. A new name leaves display and account name as they were. */
  changeOnPremisesObject(
    draft: Draft,
    input: { readonly object: string; readonly changes: ObjectValues },
  ): OnPremisesObject {
    const before = requireOnPremisesObject(draft, input.object);
    const { changes } = input;
    checkValues(draft, requireForest(draft, before.forest), before.kind, before.id, changes);
    const full: OnPremisesObject =
      changes.userPrincipalName === undefined || before.kind !== 'user'
        ? before
        : {
            ...before,
            displayName: displayNameOf(before),
            samAccountName: accountNameOf(before) ?? before.id.slice(0, 8),
          };
    const after = withValues(draft, full, changes);
    if (changes.samAccountName !== undefined) refuseTakenAccountName(draft, after);
    putObject(draft, after);
    // The flag goes with the hash.
    if (changes.mustChangePassword !== undefined && after.passwordDigest !== undefined) scheduleHash(draft, after.id);
    return after;
  },

  /** SY-04: moves an object to another organizational unit, or to another forest, where it gets another objectGUID. */
  moveOnPremisesObject(
    draft: Draft,
    input: { readonly object: string; readonly forest?: string; readonly container?: string },
  ): OnPremisesObject {
    const before = requireOnPremisesObject(draft, input.object);
    const forest = requireForest(draft, input.forest ?? before.forest);
    const container =
      input.container === undefined ? defaultContainer(forest.name) : checkedContainer(forest, input.container);
    if (forest.name === before.forest) {
      const after = { ...before, container };
      refuseTakenAccountName(draft, after);
      putObject(draft, after);
      return after;
    }
    checkValues(draft, forest, before.kind, before.id, {
      ...(before.userPrincipalName === undefined ? {} : { userPrincipalName: before.userPrincipalName }),
    });
    const id = guidFor(draft.facts.seed, `on-premises/${draft.nextSequence()}`);
    const anchor = anchorOf(draft, before);
    const { sourceAnchor: _anchor, ...kept } = before;
    const isConsistent =
      draft.facts.sourceAnchorAttribute !== 'objectGUID' && before.kind === 'user' && anchor !== undefined;
    // A migration takes the attribute along that ties the object to the cloud, where there is one.
    const attributes =
      isConsistent && draft.facts.sourceAnchorAttribute === 'ms-DS-ConsistencyGuid'
        ? { attributes: { ...before.attributes, 'ms-DS-ConsistencyGuid': anchor } }
        : {};
    const after: OnPremisesObject = { ...kept, ...attributes, id, forest: forest.name, container };
    refuseTakenAccountName(draft, { ...after, id: before.id });
    const groups = groupIdsOf(draft, before.id);
    const members = memberIdsOf(draft, before.id);
    removeObject(draft, before);
    putObject(
      draft,
      isConsistent && before.sourceAnchor !== undefined ? { ...after, sourceAnchor: before.sourceAnchor } : after,
    );
    for (const groupId of groups) {
      const group = draft.tables.onPremisesObjects.get(groupId);
      if (group) changeMember(draft, group, after, true);
    }
    for (const memberId of members) {
      putOnPremisesMember(draft, id, memberId, true);
      noteMembership(draft, after, memberId);
    }
    return after;
  },

  /** Deletes an object; the cloud follows at the next cycle. */
  deleteOnPremisesObject(draft: Draft, input: { readonly object: string }): void {
    removeObject(draft, requireOnPremisesObject(draft, input.object));
  },

  /** SR-25: members of a group change on-premises; the cloud follows at the next cycle. Objects by any key. */
  changeOnPremisesMembership(
    draft: Draft,
    input: { readonly groupId: string; readonly add: readonly string[]; readonly remove: readonly string[] },
  ): void {
    const cloudGroup = draft.tables.groups.get(input.groupId.toLowerCase());
    if (cloudGroup && !cloudGroup.onPremisesSyncEnabled)
      throw badRequest(`Group '${cloudGroup.id}' is not synchronized from on-premises.`);
    const group = requireOnPremisesObject(draft, input.groupId, 'group');
    for (const key of input.add) {
      const member = requireOnPremisesObject(draft, key);
      if (member.id === group.id) throw badRequest('A group cannot be a member of itself.');
      changeMember(draft, group, member, true);
    }
    for (const key of input.remove) changeMember(draft, group, requireOnPremisesObject(draft, key), false);
  },

  /** SR-22, PH-01: a password set on-premises. `userPrincipalName`: of the user in the cloud, or of the account. */
  changeOnPremisesPassword(
    draft: Draft,
    input: { readonly userPrincipalName: string; readonly password: Secret; readonly mustChange?: boolean },
  ): void {
    setOnPremisesPassword(draft, accountFor(draft, input.userPrincipalName), input.password, input.mustChange);
  },

  /** SR-22: a password changed in the cloud by its user, written back on-premises. Refused where nothing writes it back. */
  changePasswordWithWriteback(
    draft: Draft,
    input: { readonly userPrincipalName: string; readonly password: Secret },
  ): void {
    draft.assume('SR-22');
    const account = accountFor(draft, input.userPrincipalName);
    const user = findUser(draft, input.userPrincipalName) ?? userOfObject(draft, account);
    const target = user && writebackTarget(draft, user);
    if (!target)
      throw badRequest(
        `'${input.userPrincipalName}' cannot change the password in the cloud: no active synchronizer that runs and reads the account writes passwords back. Turn passwordWriteback on for one.`,
      );
    setOnPremisesPassword(draft, target, input.password);
  },
};

/** The account that checks the password of a user of the cloud, or the account that has this name or id on-premises. */
function accountFor(view: View, key: string): OnPremisesObject {
  const user = findUser(view, key);
  const object = user?.onPremisesSyncEnabled ? requireAccount(view, user) : findObject(view, key);
  if (!object && user) return requireAccount(view, user);
  if (!object) throw badRequest(`There is no user '${key}', neither in the cloud nor on-premises.`);
  if (object.kind !== 'user') throw badRequest(`'${key}' is a ${object.kind}, which has no password.`);
  return object;
}
