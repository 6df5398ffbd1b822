import { alreadyMember, ensureMember, ensureNotMember, notMember } from './ensure-member.ts';
import {
  type FailedMember,
  type ManyMembersOptions,
  type Members,
  type MembersChanged,
  memberCalls,
} from './members.ts';
import { type StepResult, stepsPerBatch } from './transport/batch.ts';
import type { Call, CallOptions } from './transport/call.ts';
import { type GraphError, isGraphError } from './transport/errors.ts';
import { requireObjectId } from './transport/request.ts';
import type { Transport } from './transport/transport.ts';

/** The most members that the service takes in one PATCH. */
const membersPerPatch = 20;

/** Some members and the call that changes them all; `single` makes the call for one of them. */
interface Piece {
  readonly ids: readonly string[];
  readonly call: Call<undefined>;
  readonly single?: (id: string) => Call<undefined>;
}

/** The methods of membership that are made of several calls. */
export const memberVerbsOf = (transport: Transport, members: Members) =>
  ({
    ensureMember: (...given) => ensureMember(members, ...given),
    ensureNotMember: (...given) => ensureNotMember(members, ...given),
    addMany: (...given) => addMany(transport, ...given),
    removeMany: (...given) => removeMany(transport, ...given),
  }) satisfies Partial<Members>;

/** Adds members, and one by one where a PATCH of several fails. */
function addMany(
  transport: Transport,
  groupId: string,
  memberIds: readonly string[],
  options: ManyMembersOptions = {},
): Promise<MembersChanged> {
  const ids = requireIds(groupId, memberIds);
  const single = (id: string) => memberCalls.add(groupId, id);
  const pieces = chunksOf(ids, membersPerPatch).map((some) => ({
    ids: some,
    call: memberCalls.addUpTo20(groupId, some),
    single,
  }));
  return change(transport, pieces, ids.length, groupId, alreadyMember, options);
}

/** Removes members. */
function removeMany(
  transport: Transport,
  groupId: string,
  memberIds: readonly string[],
  options: ManyMembersOptions = {},
): Promise<MembersChanged> {
  const ids = requireIds(groupId, memberIds);
  const pieces = ids.map((id) => ({ ids: [id], call: memberCalls.remove(groupId, id) }));
  return change(transport, pieces, ids.length, groupId, notMember, options);
}

async function change(
  transport: Transport,
  pieces: readonly Piece[],
  total: number,
  groupId: string,
  isSo: (error: GraphError) => boolean,
  options: ManyMembersOptions,
): Promise<MembersChanged> {
  const changed: string[] = [];
  const unchanged: string[] = [];
  const failed: FailedMember[] = [];
  const carryOut = async (batch: readonly Piece[]): Promise<void> => {
    const results = await send(
      transport,
      batch.map(({ call }) => call),
      options,
    );
    const oneByOne: Piece[] = [];
    for (const [i, { ids, single }] of batch.entries()) {
      const result = results[i];
      if (!result || result.ok) changed.push(...ids);
      else if (ids.length === 1 && isSo(result.error)) unchanged.push(...ids);
      else if (single && ids.length > 1 && !isHopeless(result.error, groupId))
        oneByOne.push(...ids.map((id) => ({ ids: [id], call: single(id) })));
      else failed.push(...ids.map((id) => ({ id, error: result.error })));
    }
    for (const some of chunksOf(oneByOne, stepsPerBatch)) await carryOut(some);
  };
  for (const batch of chunksOf(pieces, stepsPerBatch)) {
    await carryOut(batch);
    options.onProgress?.({ changed: [...changed], unchanged: [...unchanged], failed: [...failed], total });
  }
  return { changed, unchanged, failed, total };
}

/** Sends the calls together; where the whole request fails, each of them has that failure. */
async function send(
  transport: Transport,
  calls: readonly Call<undefined>[],
  options: CallOptions,
): Promise<readonly StepResult<undefined>[]> {
  try {
    return await transport.batch(calls, options);
  } catch (error) {
    if (!isGraphError(error) || isGraphError(error, 'RequestRefusedError')) throw error;
    return calls.map(() => ({ ok: false, status: error.status, error }));
  }
}

/** The different ids, if all can be ids. @throws RequestRefusedError */
function requireIds(groupId: string, memberIds: readonly string[]): string[] {
  for (const id of [groupId, ...memberIds]) requireObjectId(id);
  return [...new Set(memberIds)];
}

/** Whether adding one by one would fail in the same way: no token, no group, or throttled to the end. */
function isHopeless(error: GraphError, groupId: string): boolean {
  return (
    isGraphError(error, 'AuthenticationError') ||
    isGraphError(error, 'ThrottledError') ||
    (isGraphError(error, 'NotFoundError') && error.message.includes(`'${groupId}'`))
  );
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let i = 0; i < items.length; i += size) chunks.push(items.slice(i, i + size));
  return chunks;
}
