import type { Members } from './members.ts';
import type { Ensured } from './staged-rollout.ts';
import type { CallOptions } from './transport/call.ts';
import { type GraphError, isGraphError } from './transport/errors.ts';

/** Adds the member, unless it is one already. */
export function ensureMember(
  members: Members,
  groupId: string,
  memberId: string,
  options?: CallOptions,
): Promise<Ensured> {
  return ensured(members.add(groupId, memberId, options), alreadyMember);
}

/** Removes the member, unless it is none. */
export function ensureNotMember(
  members: Members,
  groupId: string,
  memberId: string,
  options?: CallOptions,
): Promise<Ensured> {
  return ensured(members.remove(groupId, memberId, options), notMember);
}

async function ensured(change: Promise<void>, isSo: (error: GraphError) => boolean): Promise<Ensured> {
  try {
    await change;
    return { changed: true };
  } catch (error) {
    if (isGraphError(error) && isSo(error)) return { changed: false };
    throw error;
  }
}

/** Whether the refusal says that the object is a member already. */
export const alreadyMember = (error: GraphError): boolean =>
  isGraphError(error, 'ConflictError') && /already exist/i.test(error.message);
/** Whether the refusal says that the object is no member: 404, or this 400 when a replica lags behind. */
export const notMember = (error: GraphError): boolean =>
  isGraphError(error, 'NotFoundError') || /references do not exist/i.test(error.message);
