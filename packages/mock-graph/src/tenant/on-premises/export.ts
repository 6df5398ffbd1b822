/** Export: one metaverse object as the tenant has it, through the writes that the cloud's own calls use (SY-01, SY-05). */
import { sourceAnchorProblems } from '@cutover/contract/rules';
import { recordAudit } from '../audit.ts';
import { authorityOf, typeAsked } from '../authentication.ts';
import { onPremisesActor } from '../command.ts';
import { indexNames } from '../domain-references.ts';
import { securityIdentifierFor } from '../ids.ts';
import { dropMember, groupsOf } from '../membership.ts';
import { domainOf, localPartOf, principalKey } from '../names.ts';
import type {
  AuditChange,
  ContactRecord,
  GroupRecord,
  OnPremisesObject,
  SynchronizationProblem,
  SynchronizerRecord,
  UserRecord,
} from '../records.ts';
import { quarantineNumbers } from '../rules.ts';
import type { Draft, View } from '../state.ts';
import { formatTime } from '../time.ts';
import { putUser, recordAccountState } from '../users.ts';
import { domainOfContainer, inScope } from './forests.ts';
import { joined, joinRuleOf, objectsWithAddress } from './metaverse.ts';
import {
  anchorChangeOf,
  cloudName,
  firstNickname,
  isNameHeld,
  nameSynchronized,
  nameTaken,
  signInNameOf,
} from './names.ts';
import { accountNameOf, addressesOf, displayNameOf, groupIdsOf, memberIdsOf, setKnownAnchor } from './objects.ts';
import { scheduleHash } from './passwords.ts';
import { anchorOf, isTextAnchor, knownAnchor, objectOfAnchor, userOfObject } from './source-anchor.ts';

/** What has become of a metaverse object: as it should be, waiting for something, or in the way of a name that another has. */
export type Exported = 'done' | 'waiting' | 'conflict';

/** One synchronizer's export in one cycle. */
export interface Exporting {
  readonly draft: Draft;
  readonly synchronizer: SynchronizerRecord;
  /** What the cloud knew those by that have gone, where objects can be joined. */
  readonly lost: ReadonlySet<string>;
  /** Objects that have come to the cloud, whose memberships follow. */
  readonly arrived: Set<string>;
  /** Groups that have come, whose members follow. */
  readonly newGroups: Set<string>;
  /** Names that are taken are quarantined now rather than tried again. */
  readonly last: boolean;
  /** By object, then by code: the problems that are found. */
  readonly problems: Map<string, Map<string, SynchronizationProblem>>;
}

export function report(
  { draft, synchronizer, problems }: Exporting,
  object: OnPremisesObject,
  problem: Omit<SynchronizationProblem, 'synchronizer' | 'since'>,
): void {
  const since = draft.tables.synchronizationProblems.get(`${object.id}|${problem.code}`)?.since ?? draft.at;
  const found = problems.get(object.id) ?? new Map<string, SynchronizationProblem>();
  problems.set(object.id, found.set(problem.code, { ...problem, synchronizer: synchronizer.name, since }));
}

/** The first value among the objects of a metaverse object, in order of precedence. */
function firstOf<Value>(
  members: readonly OnPremisesObject[],
  read: (object: OnPremisesObject) => Value | undefined,
): Value | undefined {
  for (const member of members) {
    const value = read(member);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Attributes that go to a user as they are. */
export const plainAttributes = [
  'city',
  'companyName',
  'country',
  'department',
  'employeeId',
  'givenName',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'postalCode',
  'preferredLanguage',
  'state',
  'streetAddress',
  'surname',
] as const satisfies readonly (keyof UserRecord)[];

type UserValues = { -readonly [Name in keyof UserRecord]?: UserRecord[Name] };

const same = (left: unknown, right: unknown): boolean =>
  (left ?? null) === (right ?? null) ||
  (Array.isArray(left) &&
    Array.isArray(right) &&
    left.length === right.length &&
    left.every((each, index) => each === right[index])) ||
  // An empty list says what none says.
  (Array.isArray(left) && left.length === 0 && (right ?? null) === null);

/** The values that differ from those of a record. */
const changesOf = <Values extends object>(before: object, values: Values): AuditChange[] =>
  Object.entries(values)
    .filter(([name, value]) => !same(value, (before as Record<string, unknown>)[name]))
    .map(([name, value]) => ({ name, old: (before as Record<string, unknown>)[name], new: value }));

/** The addresses of an object that no other object of the tenant has; the others are problems (SY-01: quarantine). */
function freeAddresses(exporting: Exporting, members: readonly OnPremisesObject[]): readonly string[] | undefined {
  const { draft, synchronizer } = exporting;
  const own = new Set(members.map(({ id }) => id));
  const all = firstOf(members, ({ proxyAddresses }) => proxyAddresses) ?? [];
  const leader = members[0];
  const taken = all.filter((address) => {
    const [plain] = addressesOf({ proxyAddresses: [address] });
    return (
      plain !== undefined &&
      objectsWithAddress(draft, plain).some((other) => {
        if (own.has(other.id) || !inScope(synchronizer.scopes, other)) return false;
        const holder = cloudRecordOf(draft, synchronizer, other)?.record;
        return holder?.proxyAddresses?.some((held) => held.toLowerCase() === address.toLowerCase()) === true;
      })
    );
  });
  if (taken.length === 0 || !leader) return all;
  report(exporting, leader, {
    behaviour: 'SY-01',
    code: 'proxyAddressConflict',
    text: `Another object has ${taken.join(', ')}. Take ${taken.length === 1 ? 'it' : 'them'} from one of the two.`,
  });
  return draft.facts.synchronizationFeatures.quarantineUponProxyAddressesConflictEnabled
    ? all.filter((address) => !taken.includes(address))
    : undefined;
}

export type CloudRecord =
  | { readonly kind: 'user'; readonly record: UserRecord }
  | { readonly kind: 'group'; readonly record: GroupRecord }
  | { readonly kind: 'contact'; readonly record: ContactRecord };

/** The cloud object of an object's own anchor, whatever it is joined with. */
export function cloudObjectOf(view: View, object: OnPremisesObject): CloudRecord | undefined {
  const record = userOfUser(view, object);
  if (record || object.kind === 'user') return record && { kind: 'user', record };
  const id = view.tables.synchronizedObjects.get(knownAnchor(object)) ?? '';
  const group = view.tables.groups.get(id);
  if (group) return { kind: 'group', record: group };
  const contact = view.tables.contacts.get(id);
  return contact && { kind: 'contact', record: contact };
}

/** The cloud object of the metaverse object to which an object belongs. */
export function cloudRecordOf(
  view: View,
  synchronizer: SynchronizerRecord,
  object: OnPremisesObject,
): CloudRecord | undefined {
  const members = joined(view, synchronizer, object);
  const kind = members[0]?.kind;
  for (const member of members) {
    const found = cloudObjectOf(view, member);
    if (found?.kind === kind) return found;
  }
  return undefined;
}

interface Match {
  readonly user?: UserRecord;
  /** The user is one of the cloud that is taken over. */
  readonly matched?: boolean;
}

/** A user of the cloud for an object that has none yet: by source anchor, then by name (SY-05). */
function matchUser(exporting: Exporting, leader: OnPremisesObject, anchor: string, name: string): Match | 'waiting' {
  const { draft } = exporting;
  const features = draft.facts.synchronizationFeatures;
  const holder = draft.tables.users.get(draft.tables.usersByImmutableId.get(anchor) ?? '');
  if (holder?.onPremisesSyncEnabled) {
    const owner = objectOfAnchor(draft, anchor);
    if (!owner || owner.id === leader.id) return { user: holder };
    report(exporting, leader, {
      behaviour: 'UP-05',
      code: 'anchorNotUnique',
      text: `The source anchor '${anchor}' is that of '${holder.userPrincipalName}' already. Give one of the two another value.`,
    });
    return 'waiting';
  }
  if (holder) {
    if (!features.blockCloudObjectTakeoverThroughHardMatchEnabled) return { user: holder, matched: true };
    report(exporting, leader, {
      behaviour: 'SY-05',
      code: 'hardMatchBlocked',
      text: `'${holder.userPrincipalName}' of the cloud has the source anchor '${anchor}', and blockCloudObjectTakeoverThroughHardMatchEnabled keeps it from being taken over. Turn it off, or give the cloud user another onPremisesImmutableId.`,
    });
    return 'waiting';
  }
  const named = draft.tables.users.get(draft.tables.usersByName.get(principalKey(name)) ?? '');
  if (named && !named.onPremisesSyncEnabled && !named.onPremisesImmutableId && maySoftMatch(draft, name))
    return { user: named, matched: true };
  return {};
}

/** Whether a cloud user is recognized by its user principal name: not in a federated domain (SY-05). */
function maySoftMatch(view: View, name: string): boolean {
  const { softMatchOnUpnEnabled, blockSoftMatchEnabled } = view.facts.synchronizationFeatures;
  const domain = view.tables.domains.get(domainOf(name));
  return (
    softMatchOnUpnEnabled === true &&
    blockSoftMatchEnabled !== true &&
    domain !== undefined &&
    typeAsked(authorityOf(view, domain)) === 'Managed'
  );
}

const userTarget = (user: UserRecord, modified: readonly AuditChange[] = []) => ({
  type: 'User' as const,
  id: user.id,
  displayName: user.displayName,
  userPrincipalName: user.userPrincipalName,
  modified,
});

/** The name that a new user has while the one it should have is taken. */
function quarantinedName(draft: Draft, signInName: string | undefined, nickname: string): string {
  const prefix = signInName?.includes('@') ? localPartOf(signInName) : nickname;
  const { first, count } = quarantineNumbers;
  for (let number = first + (draft.nextSequence() % count); ; number++) {
    const name = cloudName(draft, undefined, `${prefix}${number}`);
    if (!draft.tables.usersByName.has(principalKey(name))) return name;
  }
}

const userOfUser = (view: View, object: OnPremisesObject): UserRecord | undefined =>
  object.kind === 'user' ? userOfObject(view, object) : undefined;

/** The object that leads. What a metaverse object is known by stays when another one joins it and leads from then on. */
function leaderOf(draft: Draft, members: readonly OnPremisesObject[]): OnPremisesObject | undefined {
  const [leader] = members;
  const known = members.find(
    (member) => member.kind === leader?.kind && cloudObjectOf(draft, member)?.kind === member.kind,
  );
  return leader && known ? setKnownAnchor(draft, leader, knownAnchor(known)) : leader;
}

/** Sends the hash of an account that leads a user of the cloud from now on: its password is the user's (PH-01, SY-10). */
function sendHashOfNewLeader({ draft, synchronizer, lost }: Exporting, members: readonly OnPremisesObject[]): void {
  const [leader] = members;
  const known = members.find((member) => userOfUser(draft, member));
  if (leader?.kind !== 'user' || !known || joinRuleOf(synchronizer) === 'once') return;
  const anchor = knownAnchor(known);
  const indexed = draft.tables.onPremisesByAnchor.get(anchor);
  const before = indexed ?? (lost.has(anchor) ? undefined : objectOfAnchor(draft, anchor)?.id);
  if (before === leader.id) return;
  draft.write('onPremisesByAnchor').set(anchor, leader.id);
  if (leader.passwordDigest !== undefined) scheduleHash(draft, leader.id);
}

export function exportUser(exporting: Exporting, members: readonly OnPremisesObject[]): Exported {
  const { draft, synchronizer, last } = exporting;
  sendHashOfNewLeader(exporting, members);
  let leader = leaderOf(draft, members);
  if (!leader) return 'done';
  const known = userOfUser(draft, leader);
  const attribute = draft.facts.sourceAnchorAttribute ?? 'objectGUID';
  const anchor = anchorOf(draft, leader);
  const found =
    isTextAnchor(attribute) && (anchor === undefined || leader.sourceAnchor !== anchor)
      ? sourceAnchorProblems(anchor)
      : [];
  for (const { code, text, whatToDo } of found)
    report(exporting, leader, { behaviour: 'UP-05', code, text: `${attribute}: ${text} ${whatToDo}` });
  if (found.length > 0 || anchor === undefined) return 'waiting';

  const signInName = signInNameOf(leader, synchronizer);
  const given = firstOf(members, ({ mailNickname }) => mailNickname);
  const merged: OnPremisesObject = {
    ...leader,
    ...optional(
      'mail',
      firstOf(members, ({ mail }) => mail),
    ),
    ...optional(
      'proxyAddresses',
      firstOf(members, ({ proxyAddresses }) => proxyAddresses),
    ),
    ...optional('mailNickname', given),
  };
  const firstNick = firstNickname(merged, signInName);
  const match = known ? { user: known } : matchUser(exporting, leader, anchor, cloudName(draft, signInName, firstNick));
  if (match === 'waiting') return 'waiting';
  const { user: before, matched = false } = match;
  const proxyAddresses = freeAddresses(exporting, members);
  if (!proxyAddresses) return 'waiting';
  let outcome: Exported = 'done';

  const nickname = given ?? (matched ? undefined : before?.mailNickname) ?? firstNick;
  // A user whose name was taken waits for it under another one.
  const wasTaken = members.some(({ id }) =>
    draft.tables.synchronizationProblems.has(`${id}|userPrincipalNameConflict`),
  );
  const isRenamed = before === undefined || matched || wasTaken || nameSynchronized(before) !== signInName;
  let userPrincipalName = before?.userPrincipalName ?? '';
  let nameSeen = isRenamed;
  if (before && !matched && isRenamed && !wasTaken && isNameHeld(draft, before)) {
    nameSeen = false;
    outcome = 'waiting';
  } else if (isRenamed) {
    const wanted = cloudName(draft, signInName, nickname);
    const holder = draft.tables.usersByName.get(principalKey(wanted));
    if (holder === undefined || holder === before?.id) userPrincipalName = wanted;
    else {
      if (!last) return 'conflict';
      outcome = 'waiting';
      nameSeen = before === undefined;
      report(exporting, leader, nameTaken(wanted));
      if (!before) {
        if (!draft.facts.synchronizationFeatures.quarantineUponUpnConflictEnabled) return 'waiting';
        userPrincipalName = quarantinedName(draft, signInName, nickname);
      }
    }
  }

  let onPremisesImmutableId = before && !matched ? (before.onPremisesImmutableId ?? anchor) : anchor;
  if (onPremisesImmutableId !== anchor && before) {
    const change = anchorChangeOf(draft, before);
    const taken = draft.tables.usersByImmutableId.get(anchor);
    if (taken !== undefined && taken !== before.id) {
      outcome = 'waiting';
      report(exporting, leader, {
        behaviour: 'UP-05',
        code: 'anchorNotUnique',
        text: `The source anchor '${anchor}' is that of '${draft.tables.users.get(taken)?.userPrincipalName}' already. Give one of the two another value.`,
      });
    } else if (change === 'apply') onPremisesImmutableId = anchor;
    else {
      outcome = 'waiting';
      if (change === 'refuse')
        report(exporting, leader, {
          behaviour: 'UP-05',
          code: 'anchorChanged',
          text: `The source anchor was '${onPremisesImmutableId}' and is now '${anchor}'; it has to stay the same for the object's life. Put the old value back.`,
        });
    }
  }

  const values: UserValues = {
    userPrincipalName,
    displayName: firstOf(members, ({ displayName }) => displayName) ?? displayNameOf(leader),
    mail: merged.mail ?? null,
    mailNickname: nickname,
    proxyAddresses: [...proxyAddresses],
    accountEnabled: leader.enabled !== false,
    onPremisesSyncEnabled: true,
    onPremisesImmutableId,
    onPremisesDomainName: domainOfContainer(leader.container),
    onPremisesSamAccountName: accountNameOf(leader) ?? null,
    ...Object.fromEntries(
      plainAttributes.map((name) => [name, firstOf(members, ({ attributes }) => attributes?.[name]) ?? null]),
    ),
  };
  if (nameSeen) {
    values.onPremisesUserPrincipalName = leader.userPrincipalName ?? null;
    if (signInName !== leader.userPrincipalName && signInName !== undefined) values.alternateId = signInName;
  }
  // A cloud user that is taken over keeps what nobody masters on-premises yet.
  const written = matched
    ? Object.fromEntries(
        Object.entries(values).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
      )
    : values;
  if (onPremisesImmutableId === anchor) leader = setKnownAnchor(draft, leader, anchor);
  writeUser(exporting, before, written);
  if (!before || matched) {
    for (const member of members) exporting.arrived.add(member.id);
    if (leader.passwordDigest !== undefined) scheduleHash(draft, leader.id);
  }
  return outcome;
}

/** A property that is left out when it has no value. */
const optional = <Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };

function writeUser({ draft }: Exporting, before: UserRecord | undefined, values: UserValues): void {
  const audit = (activity: string, operation: 'Add' | 'Update', user: UserRecord, modified?: AuditChange[]): void =>
    recordAudit(draft, onPremisesActor, {
      activity,
      category: 'UserManagement',
      service: 'Core Directory',
      operation,
      targets: [userTarget(user, modified)],
    });
  const now = formatTime(draft.at);
  if (before) {
    const changes = changesOf(before, values);
    const alternate =
      'alternateId' in values || !('onPremisesUserPrincipalName' in values) || before.alternateId === undefined;
    if (changes.length === 0 && alternate) return;
    const { alternateId: _alternateId, ...kept } = before;
    const user = {
      ...('onPremisesUserPrincipalName' in values ? kept : before),
      ...Object.fromEntries(changes.map(({ name, new: value }) => [name, value])),
      ...optional('alternateId', values.alternateId),
      onPremisesLastSyncDateTime: now,
    } as UserRecord;
    putUser(draft, user);
    recordAccountState(draft, onPremisesActor, before, user);
    audit(
      'Update user',
      'Update',
      user,
      changes.filter(({ name }) => name !== 'alternateId'),
    );
    return;
  }
  const id = draft.newId();
  const user = {
    id,
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
    userType: 'Member',
    businessPhones: [],
    createdDateTime: now,
    onPremisesLastSyncDateTime: now,
    securityIdentifier: securityIdentifierFor(id),
  } as unknown as UserRecord;
  putUser(draft, user);
  audit('Add user', 'Add', user);
}

/** Groups that cloud sync takes have at most this many members (SY-06). */
export function exportGroup(exporting: Exporting, members: readonly OnPremisesObject[]): Exported {
  const { draft, synchronizer } = exporting;
  const leader = leaderOf(draft, members);
  if (!leader) return 'done';
  const limit = draft.facts.rules.cloudSyncGroupLimit;
  if (synchronizer.kind === 'cloudSync' && memberIdsOf(draft, leader.id).length > limit) {
    report(exporting, leader, {
      behaviour: 'SY-06',
      code: 'groupTooLarge',
      text: `The group has more than ${limit} members, which cloud sync does not take. Make it smaller, or synchronize it with Connect.`,
    });
    return 'waiting';
  }
  const proxyAddresses = freeAddresses(exporting, members);
  if (!proxyAddresses) return 'waiting';
  const anchor = knownAnchor(leader);
  const displayName = firstOf(members, (each) => each.displayName) ?? displayNameOf(leader);
  const mail = firstOf(members, (each) => each.mail);
  const before = draft.tables.groups.get(draft.tables.synchronizedObjects.get(anchor) ?? '');
  const nickname = firstOf(members, (each) => each.mailNickname);
  const values = {
    displayName,
    mail: mail ?? null,
    mailEnabled: mail !== undefined,
    mailNickname: nickname ?? before?.mailNickname ?? nicknameOf(displayName),
    proxyAddresses: [...proxyAddresses],
    description: leader.attributes?.['description'] ?? null,
    onPremisesSamAccountName: accountNameOf(leader) ?? null,
    onPremisesDomainName: domainOfContainer(leader.container),
  };
  const now = formatTime(draft.at);
  const changes = before ? changesOf(before, values) : [];
  if (before && changes.length === 0) return 'done';
  const id = before?.id ?? draft.newId();
  const group: GroupRecord = {
    ...(before ?? {
      groupTypes: [],
      membershipRule: null,
      membershipRuleProcessingState: null,
      createdDateTime: now,
      renewedDateTime: now,
      securityEnabled: true,
      securityIdentifier: securityIdentifierFor(id),
      counts: { user: 0, group: 0, contact: 0 },
    }),
    ...values,
    id,
    onPremisesSyncEnabled: true,
    onPremisesLastSyncDateTime: now,
    sourceAnchor: anchor,
  };
  indexNames(draft, 'group', before, group);
  draft.write('groups').set(id, group);
  draft.write('synchronizedObjects').set(anchor, id);
  recordAudit(draft, onPremisesActor, {
    activity: before ? 'Update group' : 'Add group',
    category: 'GroupManagement',
    service: 'Core Directory',
    operation: before ? 'Update' : 'Add',
    targets: [{ type: 'Group', id, displayName, modified: changes }],
  });
  if (!before)
    for (const { id: member } of members) {
      exporting.newGroups.add(member);
      exporting.arrived.add(member);
    }
  return 'done';
}

const nicknameOf = (displayName: string): string => displayName.replace(/[^A-Za-z0-9.-]/g, '');

export function exportContact(exporting: Exporting, members: readonly OnPremisesObject[]): Exported {
  const { draft } = exporting;
  const leader = leaderOf(draft, members);
  if (!leader) return 'done';
  const proxyAddresses = freeAddresses(exporting, members);
  if (!proxyAddresses) return 'waiting';
  const anchor = knownAnchor(leader);
  const before = draft.tables.contacts.get(draft.tables.synchronizedObjects.get(anchor) ?? '');
  const values = {
    displayName: firstOf(members, (each) => each.displayName) ?? displayNameOf(leader),
    mail: firstOf(members, (each) => each.mail) ?? null,
    proxyAddresses: [...proxyAddresses],
    mailNickname: firstOf(members, (each) => each.mailNickname) ?? before?.mailNickname ?? null,
  };
  const changes = before ? changesOf(before, values) : [];
  if (before && changes.length === 0) return 'done';
  const id = before?.id ?? draft.newId();
  draft.write('contacts').set(id, {
    ...before,
    ...values,
    id,
    onPremisesSyncEnabled: true,
    onPremisesLastSyncDateTime: formatTime(draft.at),
    sourceAnchor: anchor,
  });
  draft.write('synchronizedObjects').set(anchor, id);
  recordAudit(draft, onPremisesActor, {
    activity: before ? 'Update contact' : 'Add contact',
    category: 'DirectoryManagement',
    service: 'Core Directory',
    operation: before ? 'Update' : 'Add',
    targets: [{ type: 'Other', id, displayName: values.displayName, modified: changes }],
  });
  if (!before) exporting.arrived.add(leader.id);
  return 'done';
}

/** Removes a contact from the tenant; there is no call that does. */
export function deleteContact(draft: Draft, contact: ContactRecord): void {
  for (const groupId of [...groupsOf(draft, contact.id)]) dropMember(draft, groupId, contact.id);
  draft.write('contacts').delete(contact.id);
  if (contact.sourceAnchor !== undefined) draft.write('synchronizedObjects').delete(contact.sourceAnchor);
  recordAudit(draft, onPremisesActor, {
    activity: 'Delete contact',
    category: 'DirectoryManagement',
    service: 'Core Directory',
    operation: 'Delete',
    targets: [{ type: 'Other', id: contact.id, displayName: contact.displayName ?? null }],
  });
}

/** Groups on-premises to which the objects that have just come belong. */
export const groupsOfArrived = (view: View, arrived: ReadonlySet<string>): [group: string, member: string][] =>
  [...arrived].flatMap((memberId) =>
    groupIdsOf(view, memberId).map((groupId): [string, string] => [groupId, memberId]),
  );
