import type { OperationInputs } from '@cutover/contract/operations';
import { recordAudit } from './audit.ts';
import type { Actor, Context } from './command.ts';
import { indexNames } from './domain-references.ts';
import { securityIdentifierFor } from './ids.ts';
import {
  alreadyReferenced,
  type DirectoryRecord,
  directoryObject,
  dropMember,
  isMember,
  putMember,
  requireGroup,
  requireObject,
} from './membership.ts';
import type { GroupRecord } from './records.ts';
import { badRequest, conflict, denied, invalidValue, notFound } from './service-error.ts';
import { groupDeleted, membershipEdited } from './staged-rollout.ts';
import type { Draft } from './state.ts';
import { formatTime } from './time.ts';

/** References of a request body that the surface has turned into object ids. */
export interface Links {
  readonly members?: readonly string[];
  readonly owners?: readonly string[];
}

const isUnified = (group: Pick<GroupRecord, 'groupTypes'>): boolean => group.groupTypes.includes('Unified');
const isDynamic = (group: Pick<GroupRecord, 'groupTypes'>): boolean => group.groupTypes.includes('DynamicMembership');

const target = (group: GroupRecord) => ({ type: 'Group' as const, id: group.id, displayName: group.displayName });
const audit = (
  draft: Draft,
  actor: Actor,
  activity: string,
  operation: 'Add' | 'Update' | 'Delete',
  group: GroupRecord,
): void =>
  recordAudit(draft, actor, {
    activity,
    category: 'GroupManagement',
    service: 'Core Directory',
    operation,
    targets: [target(group)],
  });

function checkKind(
  group: Pick<GroupRecord, 'groupTypes' | 'mailEnabled' | 'securityEnabled' | 'membershipRule'>,
): void {
  if (isUnified(group) !== group.mailEnabled) {
    throw badRequest(
      "Only Microsoft 365 groups are mail-enabled here: set mailEnabled to true exactly when groupTypes has 'Unified'.",
    );
  }
  if (!isUnified(group) && !group.securityEnabled)
    throw badRequest('A group that is not a Microsoft 365 group must have securityEnabled set to true.');
  if (isDynamic(group) && !group.membershipRule)
    throw badRequest("A value is required for property 'membershipRule' of a group with dynamic membership.");
}

function checkNickname(nickname: string): void {
  if (!/^[\x21-\x7e]+$/.test(nickname) || /[@()\\[\]";:<>, ]/.test(nickname))
    throw invalidValue('mailNickname', 'Group');
}

/** Nicknames are unique among Microsoft 365 groups. */
function refuseTakenNickname(draft: Draft, group: Pick<GroupRecord, 'id' | 'groupTypes' | 'mailNickname'>): void {
  if (!isUnified(group)) return;
  const nickname = group.mailNickname?.toLowerCase();
  for (const [id, other] of draft.tables.groups.range())
    if (id !== group.id && isUnified(other) && other.mailNickname?.toLowerCase() === nickname)
      throw conflict('mailNickname');
}

/** All checks of a new member; nothing is changed. */
function checkMember(draft: Draft, group: GroupRecord, memberId: string): DirectoryRecord {
  if (isDynamic(group)) throw denied();
  if (group.onPremisesSyncEnabled) {
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  }
  const member = requireObject(draft, memberId);
  if (isUnified(group) && member.kind !== 'user')
    throw badRequest('Only users can be members of a Microsoft 365 group.');
  if (member.kind === 'group' && (isUnified(member.record) || member.record.id === group.id)) {
    throw badRequest('This group cannot be a member of a security group.');
  }
  if (isMember(draft, group.id, memberId)) throw alreadyReferenced('members');
  return member;
}

/** Puts a checked member in, with the rollout edit that follows from it. */
function join(draft: Draft, actor: Actor, group: GroupRecord, member: DirectoryRecord): void {
  const { kind, record } = member;
  putMember(draft, group.id, record.id, kind);
  if (kind === 'user') membershipEdited(draft, group.id, record.id);
  memberAudit(draft, actor, true, group, member);
}

/** Takes a member out, with the rollout edit that follows from it. */
export function leave(draft: Draft, actor: Actor, group: GroupRecord, member: DirectoryRecord): void {
  dropMember(draft, group.id, member.record.id);
  if (member.kind === 'user') membershipEdited(draft, group.id, member.record.id);
  memberAudit(draft, actor, false, group, member);
}

function memberAudit(
  draft: Draft,
  actor: Actor,
  added: boolean,
  group: GroupRecord,
  { kind, record }: DirectoryRecord,
): void {
  const names = [
    { name: 'Group.ObjectID', ...(added ? { new: group.id } : { old: group.id }) },
    { name: 'Group.DisplayName', ...(added ? { new: group.displayName } : { old: group.displayName }) },
  ];
  recordAudit(draft, actor, {
    activity: added ? 'Add member to group' : 'Remove member from group',
    category: 'GroupManagement',
    service: 'Core Directory',
    operation: added ? 'Assign' : 'Unassign',
    targets: [
      {
        type: kind === 'user' ? 'User' : kind === 'group' ? 'Group' : 'Other',
        id: record.id,
        displayName: record.displayName ?? null,
        userPrincipalName: 'userPrincipalName' in record ? record.userPrincipalName : null,
        modified: names,
      },
      target(group),
    ],
  });
}

/** A membership that directory synchronization carries over: no check of who masters the group (SR-25). */
export function synchronizeMember(
  draft: Draft,
  actor: Actor,
  groupId: string,
  memberId: string,
  wanted: boolean,
): void {
  const group = draft.tables.groups.get(groupId);
  const member = directoryObject(draft, memberId);
  if (!group || !member || isMember(draft, groupId, memberId) === wanted) return;
  if (wanted) join(draft, actor, group, member);
  else leave(draft, actor, group, member);
}

function refuseRepeated(ids: readonly string[], property: string): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id))
      throw badRequest(
        `Object '[${id}]' referenced from '[${property}]' can only be present once as an add/remove change.`,
      );
    seen.add(id);
  }
}

function refuseTooMany(draft: Draft, links: number): void {
  const limit = draft.facts.rules.linkChangesPerRequest;
  if (links > limit) throw badRequest(`A resource cannot contain more than ${limit} link changes`);
}

export const groupOperations = {
  /** GP-08. */
  createGroup(
    draft: Draft,
    { body, links }: { body: OperationInputs['createGroup']['body']; links: Links },
    { actor }: Context,
  ): GroupRecord {
    const members = links.members ?? [];
    const owners = links.owners ?? [];
    refuseRepeated(members, 'members');
    refuseRepeated(owners, 'owners');
    const implicitOwner =
      actor.kind === 'user' && owners.length === 0 && draft.tables.users.has(actor.id) ? [actor.id] : [];
    refuseTooMany(draft, members.length + owners.length + implicitOwner.length);
    checkNickname(body.mailNickname);
    const groupTypes = body.groupTypes ?? [];
    const id = draft.newId();
    const created = formatTime(draft.at);
    const group: GroupRecord = {
      id,
      displayName: body.displayName,
      description: body.description ?? null,
      groupTypes,
      mailEnabled: body.mailEnabled,
      mailNickname: body.mailNickname,
      securityEnabled: body.securityEnabled,
      membershipRule: body.membershipRule ?? null,
      membershipRuleProcessingState:
        body.membershipRuleProcessingState ?? (groupTypes.includes('DynamicMembership') ? 'On' : null),
      isAssignableToRole: body.isAssignableToRole ?? null,
      visibility: body.visibility ?? (groupTypes.includes('Unified') ? 'Public' : null),
      createdDateTime: created,
      renewedDateTime: created,
      securityIdentifier: securityIdentifierFor(id),
      counts: { user: 0, group: 0, contact: 0 },
    };
    checkKind(group);
    refuseTakenNickname(draft, group);
    draft.write('groups').set(id, group);
    audit(draft, actor, 'Add group', 'Add', group);
    for (const ownerId of [...owners, ...implicitOwner]) {
      const owner = requireObject(draft, ownerId);
      if (owner.kind !== 'user') throw badRequest('Only users can own a group here.');
      draft.write('owners').set(`${id}|${ownerId}`, true);
    }
    for (const memberId of members) join(draft, actor, group, checkMember(draft, group, memberId));
    return requireGroup(draft, id);
  },

  /** GP-08: all members of one request are added, or none. */
  updateGroup(
    draft: Draft,
    { groupId, body, links }: { groupId: string; body: OperationInputs['updateGroup']['body']; links: Links },
    { actor }: Context,
  ): void {
    const before = requireGroup(draft, groupId);
    const { 'members@odata.bind': _members, '@odata.type': _type, ...properties } = body;
    const members = links.members ?? [];
    refuseTooMany(draft, members.length);
    refuseRepeated(members, 'members');
    if (Object.keys(properties).length > 0) {
      if (before.onPremisesSyncEnabled) {
        throw badRequest(
          'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
        );
      }
      if (properties.mailNickname !== undefined) checkNickname(properties.mailNickname);
      const after = { ...before, ...properties } as GroupRecord;
      checkKind(after);
      refuseTakenNickname(draft, after);
      draft.write('groups').set(groupId, after);
      audit(draft, actor, 'Update group', 'Update', after);
    }
    for (const memberId of members) {
      const group = requireGroup(draft, groupId);
      join(draft, actor, group, checkMember(draft, group, memberId));
    }
  },

  /** SR-07: deleting a group counts as its users leaving it. */
  deleteGroup(draft: Draft, { groupId }: OperationInputs['deleteGroup'], { actor }: Context): void {
    const group = requireGroup(draft, groupId);
    groupDeleted(draft, groupId);
    for (const [key] of [...draft.tables.members.prefix(`${groupId}|`)]) {
      draft.write('members').delete(key);
      draft.write('memberOf').delete(`${key.slice(groupId.length + 1)}|${groupId}`);
    }
    for (const [key] of [...draft.tables.memberOf.prefix(`${groupId}|`)])
      dropMember(draft, key.slice(groupId.length + 1), groupId);
    for (const [key] of [...draft.tables.owners.prefix(`${groupId}|`)]) draft.write('owners').delete(key);
    indexNames(draft, 'group', group, undefined);
    draft.write('groups').delete(groupId);
    audit(draft, actor, 'Delete group', 'Delete', group);
  },

  /** SR-07. */
  addGroupMember(draft: Draft, { groupId, memberId }: { groupId: string; memberId: string }, { actor }: Context): void {
    const group = requireGroup(draft, groupId);
    join(draft, actor, group, checkMember(draft, group, memberId));
  },

  /** SR-07. */
  removeGroupMember(
    draft: Draft,
    { groupId, memberId }: OperationInputs['removeGroupMember'],
    { actor }: Context,
  ): void {
    const group = requireGroup(draft, groupId);
    if (isDynamic(group)) throw denied();
    if (group.onPremisesSyncEnabled) {
      throw badRequest(
        'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
      );
    }
    if (!isMember(draft, groupId, memberId)) throw notFound(memberId);
    leave(draft, actor, group, requireObject(draft, memberId));
  },
};
