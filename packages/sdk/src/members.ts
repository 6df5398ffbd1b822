import { descriptors } from '@cutover/contract/descriptors';
import type { Group, OrgContact, User } from '@cutover/contract/types';
import type { Ensured } from './staged-rollout.ts';
import { type Call, type CallOptions, callOf, type QueryOptions } from './transport/call.ts';
import type { GraphError } from './transport/errors.ts';
import { loaded, onDemand } from './transport/on-demand.ts';
import type { Collection, List } from './transport/paging.ts';
import { listOf, type ReadOptions, type Transport, valueFrom } from './transport/transport.ts';

/** A member of a group. */
export type Member = User | Group | OrgContact;

/** A member that could not be added or removed, and why. */
export interface FailedMember {
  readonly id: string;
  readonly error: GraphError;
}

/** How far a change of many members has got, or what became of it. */
export interface MembersChanged {
  /** Ids whose membership was changed. */
  readonly changed: readonly string[];
  /** Ids that already were as wanted. */
  readonly unchanged: readonly string[];
  /** Ids that could not be changed. */
  readonly failed: readonly FailedMember[];
  /** Number of different ids given. */
  readonly total: number;
}

/** Options of a change of many members. */
export interface ManyMembersOptions extends CallOptions {
  /** Called after each request with what is done so far. */
  readonly onProgress?: (progress: MembersChanged) => void;
}

/** Calls of group membership, to send or to batch. */
export const memberCalls = {
  list: (groupId: string, query?: QueryOptions): Call<Collection<Member>> =>
    callOf<Collection<Member>>(descriptors.listGroupMembers, { parameters: { groupId }, query }),
  add: (groupId: string, memberId: string): Call<undefined> =>
    callOf<undefined>(descriptors.addGroupMember, {
      parameters: { groupId },
      body: (link) => ({ '@odata.id': link(memberId) }),
    }),
  /** Adds up to 20 members, all or none. */
  addUpTo20: (groupId: string, memberIds: readonly string[]): Call<undefined> =>
    callOf<undefined>(descriptors.updateGroup, {
      parameters: { groupId },
      body: (link) => ({ 'members@odata.bind': memberIds.map(link) }),
    }),
  remove: (groupId: string, memberId: string): Call<undefined> =>
    callOf<undefined>(descriptors.removeGroupMember, { parameters: { groupId, memberId } }),
};

/** The direct members of groups. */
export interface Members {
  /** The direct members of a group. */
  list(groupId: string, options?: ReadOptions): List<Member>;

  /** Adds a member. @throws ConflictError when it is one already; NotFoundError */
  add(groupId: string, memberId: string, options?: CallOptions): Promise<void>;

  /** Removes a member. @throws NotFoundError when it is none */
  remove(groupId: string, memberId: string, options?: CallOptions): Promise<void>;

  /** Sees to it that the object is a member. */
  ensureMember(groupId: string, memberId: string, options?: CallOptions): Promise<Ensured>;

  /** Sees to it that the object is no member; a group or object that does not exist has none and is none. */
  ensureNotMember(groupId: string, memberId: string, options?: CallOptions): Promise<Ensured>;

  /**
   * Adds many members: 20 in a PATCH, 20 PATCHes in a batch. A PATCH is all or nothing, so where one fails its members
   * are added one by one: the good ones go in, the others are named with their error. Being a member already is no
   * failure. Rejects only when aborted, or for ids that are none (before anything is sent).
   */
  addMany(groupId: string, memberIds: readonly string[], options?: ManyMembersOptions): Promise<MembersChanged>;

  /** Removes many members, 20 in a batch. Being no member is no failure. Rejects as {@link addMany} does. */
  removeMany(groupId: string, memberIds: readonly string[], options?: ManyMembersOptions): Promise<MembersChanged>;
}

/** The members of groups, for a client. */
export function membersOf(transport: Transport): Members {
  const members: Members = {
    list: (groupId, options) => listOf(transport, memberCalls.list(groupId, options), options),
    add: (groupId, memberId, options) => valueFrom(transport, memberCalls.add(groupId, memberId), options),
    remove: (groupId, memberId, options) => valueFrom(transport, memberCalls.remove(groupId, memberId), options),
    ...loaded(
      async () => (await onDemand()).memberVerbsOf(transport, members),
      'ensureMember',
      'ensureNotMember',
      'addMany',
      'removeMany',
    ),
  };
  return members;
}
