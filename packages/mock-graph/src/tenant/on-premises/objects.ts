/** Objects of Active Directory and their indexes. */
import { guidPattern, localPartOf, principalKey } from '../names.ts';
import type { MemberKind, OnPremisesObject } from '../records.ts';
import { longestAccountName } from '../rules.ts';
import { badRequest } from '../service-error.ts';
import type { Draft, View } from '../state.ts';
import { domainOfContainer } from './forests.ts';
import { noteChange, noteMembership } from './schedule.ts';
import { knownAnchor, objectOfAnchor } from './source-anchor.ts';

const defaultAccountName = (object: Pick<OnPremisesObject, 'userPrincipalName' | 'kind'>): string | undefined =>
  object.kind === 'user' && object.userPrincipalName !== undefined
    ? localPartOf(object.userPrincipalName).slice(0, longestAccountName)
    : undefined;

export const accountNameOf = (object: OnPremisesObject): string | undefined =>
  object.samAccountName ?? defaultAccountName(object);

export const displayNameOf = (object: OnPremisesObject): string =>
  object.displayName ??
  (object.userPrincipalName === undefined ? undefined : localPartOf(object.userPrincipalName)) ??
  object.samAccountName ??
  object.id;

/** Every mail address of an object, in lower case. */
export const addressesOf = (object: Pick<OnPremisesObject, 'mail' | 'proxyAddresses'>): ReadonlySet<string> => {
  const addresses = new Set<string>();
  if (object.mail) addresses.add(object.mail.toLowerCase());
  for (const address of object.proxyAddresses ?? [])
    if (/^smtp:/i.test(address)) addresses.add(address.slice('smtp:'.length).toLowerCase());
  return addresses;
};

const asList = (held: string | readonly string[] | undefined): readonly string[] =>
  held === undefined ? [] : typeof held === 'string' ? [held] : held;

/** Objects of any forest with a user principal name. */
export const objectsNamed = (view: View, userPrincipalName: string): readonly OnPremisesObject[] =>
  asList(view.tables.onPremisesByName.get(principalKey(userPrincipalName))).flatMap(
    (id) => view.tables.onPremisesObjects.get(id) ?? [],
  );

function indexName(draft: Draft, name: string | undefined, id: string, wanted: boolean): void {
  if (name === undefined) return;
  const key = principalKey(name);
  const others = asList(draft.tables.onPremisesByName.get(key)).filter((other) => other !== id);
  const all = wanted ? [...others, id] : others;
  const [first] = all;
  if (first === undefined) draft.write('onPremisesByName').delete(key);
  else draft.write('onPremisesByName').set(key, all.length === 1 ? first : all);
}

const accountKey = (object: OnPremisesObject): string | undefined =>
  object.samAccountName === undefined
    ? undefined
    : `${domainOfContainer(object.container)}|${object.samAccountName.toLowerCase()}`;

/** Moves an entry of an index from the keys of before to those of now. */
function move(
  before: Iterable<string>,
  after: Iterable<string>,
  { remove, add }: { readonly remove: (key: string) => void; readonly add: (key: string) => void },
): void {
  const now = new Set(after);
  const old = new Set(before);
  for (const key of old) if (!now.has(key)) remove(key);
  for (const key of now) if (!old.has(key)) add(key);
}

const only = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

/** Brings the indexes from what an object was to what it is. */
function index(draft: Draft, before: OnPremisesObject | undefined, after: OnPremisesObject | undefined): void {
  const id = (after ?? before)?.id ?? '';
  if (before?.userPrincipalName !== after?.userPrincipalName) {
    indexName(draft, before?.userPrincipalName, id, false);
    indexName(draft, after?.userPrincipalName, id, true);
  }
  indexAttributes(draft, before, after);
}

/** Most users have nothing but a name. */
const hasIndexedAttributes = (object: OnPremisesObject | undefined): boolean =>
  object !== undefined &&
  (object.mail ?? object.proxyAddresses ?? object.sourceAnchor ?? object.samAccountName ?? object.masterAccount) !==
    undefined;

/** Keeps the indexes beside that of names. */
export function indexAttributes(
  draft: Draft,
  before: OnPremisesObject | undefined,
  after: OnPremisesObject | undefined,
): void {
  const id = (after ?? before)?.id ?? '';
  if (!hasIndexedAttributes(before) && !hasIndexedAttributes(after)) return;
  move(only(before?.sourceAnchor), only(after?.sourceAnchor), {
    remove: (key) => {
      // One that leads in its place may go by it already.
      if (draft.tables.onPremisesByAnchor.get(key) === id) draft.write('onPremisesByAnchor').delete(key);
    },
    add: (key) => draft.write('onPremisesByAnchor').set(key, id),
  });
  move(before ? addressesOf(before) : [], after ? addressesOf(after) : [], {
    remove: (key) => draft.write('onPremisesByAddress').delete(`${key}|${id}`),
    add: (key) => draft.write('onPremisesByAddress').set(`${key}|${id}`, true),
  });
  move(only(before && accountKey(before)), only(after && accountKey(after)), {
    remove: (key) => draft.write('onPremisesByAccountName').delete(key),
    add: (key) => draft.write('onPremisesByAccountName').set(key, id),
  });
  move(only(before?.masterAccount), only(after?.masterAccount), {
    remove: (key) => draft.write('onPremisesByMasterAccount').delete(`${key}|${id}`),
    add: (key) => draft.write('onPremisesByMasterAccount').set(`${key}|${id}`, true),
  });
}

/** Writes an object with its indexes, without telling the synchronizers: for what they know already. */
export function storeObject(draft: Draft, object: OnPremisesObject): void {
  index(draft, draft.tables.onPremisesObjects.get(object.id), object);
  draft.write('onPremisesObjects').set(object.id, object);
}

/** Writes an object that has changed on-premises. */
export function putObject(draft: Draft, object: OnPremisesObject): void {
  const before = draft.tables.onPremisesObjects.get(object.id);
  storeObject(draft, object);
  noteChange(draft, before, object);
}

/** Removes an object that was deleted on-premises, with its memberships. */
export function removeObject(draft: Draft, object: OnPremisesObject): void {
  for (const groupId of groupIdsOf(draft, object.id)) {
    const group = draft.tables.onPremisesObjects.get(groupId);
    if (group) changeMember(draft, group, object, false);
  }
  for (const memberId of memberIdsOf(draft, object.id)) putOnPremisesMember(draft, object.id, memberId, false);
  index(draft, object, undefined);
  // One that leads again is found by its anchor even where that is its own objectGUID.
  const anchor = knownAnchor(object);
  if (draft.tables.onPremisesByAnchor.get(anchor) === object.id) draft.write('onPremisesByAnchor').delete(anchor);
  draft.write('onPremisesObjects').delete(object.id);
  draft.write('waitingHashes').delete(object.id);
  noteChange(draft, object, undefined);
}

/** Writes a membership without telling the synchronizers. */
export function putOnPremisesMember(draft: Draft, groupId: string, memberId: string, wanted: boolean): void {
  if (wanted) {
    draft.write('onPremisesMembers').set(`${groupId}|${memberId}`, true);
    draft.write('onPremisesMemberOf').set(`${memberId}|${groupId}`, true);
  } else {
    draft.write('onPremisesMembers').delete(`${groupId}|${memberId}`);
    draft.write('onPremisesMemberOf').delete(`${memberId}|${groupId}`);
  }
}

const secondHalves = (keys: Iterable<[string, unknown]>, length: number): string[] =>
  [...keys].map(([key]) => key.slice(length));

export const memberIdsOf = (view: View, groupId: string): string[] =>
  secondHalves(view.tables.onPremisesMembers.prefix(`${groupId}|`), groupId.length + 1);

export const groupIdsOf = (view: View, memberId: string): string[] =>
  secondHalves(view.tables.onPremisesMemberOf.prefix(`${memberId}|`), memberId.length + 1);

export function changeMember(draft: Draft, group: OnPremisesObject, member: OnPremisesObject, wanted: boolean): void {
  if (draft.tables.onPremisesMembers.has(`${group.id}|${member.id}`) === wanted) return;
  putOnPremisesMember(draft, group.id, member.id, wanted);
  noteMembership(draft, group, member.id);
}

/** The object that a cloud object comes from. */
export function objectOfCloudId(view: View, id: string): OnPremisesObject | undefined {
  const user = view.tables.users.get(id);
  if (user) return user.onPremisesSyncEnabled ? objectOfAnchor(view, user.onPremisesImmutableId ?? '') : undefined;
  const anchor = view.tables.groups.get(id)?.sourceAnchor ?? view.tables.contacts.get(id)?.sourceAnchor;
  return anchor === undefined ? undefined : objectOfAnchor(view, anchor);
}

/** An object by its objectGUID, the id of its cloud object, its user principal name there or here, or `domain\account name`. */
export function findObject(view: View, key: string): OnPremisesObject | undefined {
  if (guidPattern.test(key)) {
    const id = key.toLowerCase();
    return view.tables.onPremisesObjects.get(id) ?? objectOfCloudId(view, id);
  }
  const slash = key.indexOf('\\');
  if (slash > 0) return objectOfAccountName(view, key.slice(0, slash).toLowerCase(), key.slice(slash + 1));
  const named = objectsNamed(view, key);
  if (named.length > 1)
    throw badRequest(
      `Several forests have a user '${key}': ${named.map(({ forest, id }) => `${id} in ${forest}`).join(', ')}. Name one by its objectGUID.`,
    );
  const cloudId = view.tables.usersByName.get(principalKey(key));
  return named[0] ?? (cloudId === undefined ? undefined : objectOfCloudId(view, cloudId));
}

export function requireOnPremisesObject(view: View, key: string, kind?: MemberKind): OnPremisesObject {
  const object = findObject(view, key);
  if (!object) throw badRequest(`There is no on-premises object '${key}'.`);
  if (kind !== undefined && object.kind !== kind)
    throw badRequest(`The on-premises object '${key}' is a ${object.kind}, where a ${kind} is needed.`);
  return object;
}

/** The object with an account name in a domain, whether the name was given or is the default. */
export function objectOfAccountName(view: View, domain: string, accountName: string): OnPremisesObject | undefined {
  const name = accountName.toLowerCase();
  const given = view.tables.onPremisesByAccountName.get(`${domain}|${name}`);
  if (given !== undefined) return view.tables.onPremisesObjects.get(given);
  for (const [, forest] of view.tables.forests.range()) {
    if (!forest.domains.includes(domain)) continue;
    for (const suffix of new Set([...forest.domains, ...forest.upnSuffixes])) {
      const start = `${suffix}|${name}`;
      for (const [key, held] of view.tables.onPremisesByName.prefix(start)) {
        // Only a name that is cut can be the default of a longer one.
        if (key !== start && name.length < longestAccountName) break;
        for (const id of asList(held)) {
          const object = view.tables.onPremisesObjects.get(id);
          if (
            object?.samAccountName === undefined &&
            object !== undefined &&
            domainOfContainer(object.container) === domain &&
            accountNameOf(object)?.toLowerCase() === name
          )
            return object;
        }
      }
    }
  }
  return undefined;
}

/** Records what the cloud knows an object by from now on. */
export function setKnownAnchor(draft: Draft, object: OnPremisesObject, anchor: string): OnPremisesObject {
  if (knownAnchor(object) === anchor) {
    // Of several that are joined and go by the anchor, the one that leads is found by it.
    if (object.sourceAnchor !== undefined && draft.tables.onPremisesByAnchor.get(anchor) !== object.id)
      draft.write('onPremisesByAnchor').set(anchor, object.id);
    return object;
  }
  const after = { ...object, sourceAnchor: anchor };
  storeObject(draft, after);
  return after;
}
