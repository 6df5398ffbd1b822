/** Pass-through agents: loaded together when the first of it is used. */
import type { HybridAgentUpdaterConfigurationUpdate } from '@cutover/contract/types';
import { anyObject, flag, orNull, requireKinds, text } from './option-kinds.ts';
import type { PtaAgents } from './pta-agents.ts';
import { agentCalls } from './pta-agents-calls.ts';
import { agentHealth } from './pta-agents-health.ts';
import type { Call, CallOptions } from './transport/call.ts';
import { type Transport, valueFrom } from './transport/transport.ts';

/** @public Not used from here: it keeps the core in one piece, as in the other files that are loaded on demand. */
export { createClient } from './client.ts';
export { agentCalls };

/** The methods of {@link PtaAgents} that answer with a promise. */
type AgentVerbs = Pick<PtaAgents, 'get' | 'health' | 'updater'> & {
  readonly groups: Omit<PtaAgents['groups'], 'list'>;
};

const nameKinds = { displayName: text };
const updaterKinds = {
  '@odata.type': text,
  allowUpdateConfigurationOverride: flag,
  deferUpdateDateTime: orNull(text),
  updateWindow: orNull(anyObject),
};
const windowKinds = { '@odata.type': text, updateWindowStartTime: orNull(text), updateWindowEndTime: orNull(text) };

function requireName(displayName: string): string {
  requireKinds({ displayName: displayName ?? null }, nameKinds);
  return displayName;
}

function requireUpdate(changes: HybridAgentUpdaterConfigurationUpdate): HybridAgentUpdaterConfigurationUpdate {
  requireKinds({ changes: changes ?? null }, { changes: anyObject });
  requireKinds(changes, updaterKinds);
  requireKinds(changes.updateWindow ?? {}, windowKinds, 'updateWindow.');
  return changes;
}

/** What the methods do. */
export function agentVerbsOf(transport: Transport, cloud: string): AgentVerbs {
  const value = <T>(call: Call<T>, options?: CallOptions) => valueFrom(transport, call, options);
  const { groups, updater } = agentCalls;
  return {
    get: (agentId, options) => value(agentCalls.get(agentId, options), options),
    health: (options) => agentHealth(transport, cloud, options),
    groups: {
      get: (groupId, options) => value(groups.get(groupId, options), options),
      create: (displayName, options) => value(groups.create(requireName(displayName)), options),
      rename: (groupId, displayName, options) => value(groups.rename(groupId, requireName(displayName)), options),
      delete: (groupId, options) => value(groups.delete(groupId), options),
      async addAgent(groupId, agentId, options) {
        await value(groups.addAgent(groupId, agentId), options);
      },
      removeAgent: (groupId, agentId, options) => value(groups.removeAgent(groupId, agentId), options),
    },
    updater: {
      get: async (options) => (await value(updater.get(), options)).hybridAgentUpdaterConfiguration ?? undefined,
      update: (changes, options) => value(updater.update(requireUpdate(changes)), options),
    },
  };
}
