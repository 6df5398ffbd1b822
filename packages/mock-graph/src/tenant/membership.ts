import type { ContactRecord, GroupRecord, MemberCounts, MemberKind, UserRecord } from './records.ts';
import { badRequest, notFound } from './service-error.ts';
import type { Draft, View } from './state.ts';

/** Any object of the directory, with its kind. */
export type DirectoryRecord =
  | { readonly kind: 'user'; readonly record: UserRecord }
  | { readonly kind: 'group'; readonly record: GroupRecord }
  | { readonly kind: 'contact'; readonly record: ContactRecord };

export function directoryObject(view: View, id: string): DirectoryRecord | undefined {
  const user = view.tables.users.get(id);
  if (user) return { kind: 'user', record: user };
  const group = view.tables.groups.get(id);
  if (group) return { kind: 'group', record: group };
  const contact = view.tables.contacts.get(id);
  return contact && { kind: 'contact', record: contact };
}

export function requireObject(view: View, id: string): DirectoryRecord {
  const object = directoryObject(view, id);
  if (!object) throw notFound(id);
  return object;
}

export function requireGroup(view: View, id: string): GroupRecord {
  const group = view.tables.groups.get(id);
  if (!group) throw notFound(id);
  return group;
}

export const isMember = (view: View, groupId: string, memberId: string): boolean =>
  view.tables.members.has(`${groupId}|${memberId}`);

/** Ids of the direct members that are users, in id order. */
export function* directUsers(view: View, groupId: string): IterableIterator<string> {
  for (const [key, membership] of view.tables.members.prefix(`${groupId}|`)) {
    if (membership.kind === 'user') yield key.slice(groupId.length + 1);
  }
}

/** Ids of the groups of which an object is a direct member. */
export function* groupsOf(view: View, memberId: string): IterableIterator<string> {
  for (const [key] of view.tables.memberOf.prefix(`${memberId}|`)) yield key.slice(memberId.length + 1);
}

const counted = (counts: MemberCounts, kind: MemberKind, by: number): MemberCounts => ({
  ...counts,
  [kind]: counts[kind] + by,
});

/** Adds a member and keeps indexes and counts; the caller has checked that it may. */
export function putMember(draft: Draft, groupId: string, memberId: string, kind: MemberKind): void {
  const group = requireGroup(draft, groupId);
  const surplus = kind === 'user' && group.counts.user >= draft.facts.rules.groupSizeLimit;
  if (surplus) draft.assume('SR-11');
  draft.write('members').set(`${groupId}|${memberId}`, surplus ? { kind, surplus } : { kind });
  draft.write('memberOf').set(`${memberId}|${groupId}`, true);
  draft.write('groups').set(groupId, { ...group, counts: counted(group.counts, kind, 1) });
}

/** Removes a member and keeps indexes and counts. */
export function dropMember(draft: Draft, groupId: string, memberId: string): void {
  const membership = draft.tables.members.get(`${groupId}|${memberId}`);
  if (!membership) return;
  const group = requireGroup(draft, groupId);
  draft.write('members').delete(`${groupId}|${memberId}`);
  draft.write('memberOf').delete(`${memberId}|${groupId}`);
  draft.write('groups').set(groupId, { ...group, counts: counted(group.counts, membership.kind, -1) });
}

/** The seen text for a reference that is there already. */
export const alreadyReferenced = (property: string): ReturnType<typeof badRequest> =>
  badRequest(`One or more added object references already exist for the following modified properties: '${property}'.`);
