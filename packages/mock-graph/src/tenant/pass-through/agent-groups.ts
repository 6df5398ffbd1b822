/** Which groups agents were put into (PT-01); an agent that is in none of them is in the default one of its type. */
import type { Draft, View } from '../state.ts';

const keyOf = (agentId: string, groupId: string): string => `${agentId}|${groupId}`;

/** Ids of the groups, in order. */
export const groupIdsOf = (view: View, agentId: string): string[] =>
  Array.from(view.tables.agentMemberOf.prefix(keyOf(agentId, '')), ([key]) => key.slice(agentId.length + 1));

export function joinGroup(draft: Draft, agentId: string, groupId: string): void {
  draft.write('agentMemberOf').set(keyOf(agentId, groupId), true);
}

export function leaveGroup(draft: Draft, agentId: string, groupId: string): void {
  draft.write('agentMemberOf').delete(keyOf(agentId, groupId));
}

/** For an agent that the service forgets. */
export function leaveAllGroups(draft: Draft, agentId: string): void {
  for (const groupId of groupIdsOf(draft, agentId)) leaveGroup(draft, agentId, groupId);
}
