import type { AgentServerFacts, AgentSizing, Finding } from '@cutover/contract/findings';
import type {
  HybridAgentUpdaterConfiguration,
  HybridAgentUpdaterConfigurationUpdate,
  OnPremisesAgent,
  OnPremisesAgentGroup,
} from '@cutover/contract/types';
import type { agentCalls } from './pta-agents-calls.ts';
import type { Call, CallOptions } from './transport/call.ts';
import { loaded, onDemandAgents } from './transport/on-demand.ts';
import { type Collection, List } from './transport/paging.ts';
import type { ReadOptions, Transport } from './transport/transport.ts';

/** What health is judged by, beside what the service shows. */
export interface AgentHealthOptions extends CallOptions {
  /**
   * Sign-ins a second when most users sign in, such as on Monday morning; 0 to 1,000,000. Without it, whether agents are enough
   * is not told.
   */
  readonly peakSignInsPerSecond?: number;
  /** Authentications a second of one agent, measured on your servers; 1 to 1,000,000. Default: 300 to 400, as documented (PT-05). */
  readonly measuredCapacity?: number;
  /**
   * What you know of the servers, which Microsoft Graph does not show: versions, clones, ports and so on (PT-10, PT-11). Found
   * by machine name, with or without its domain; one that the service does not list gives a finding (PT-12).
   */
  readonly servers?: readonly AgentServerFacts[];
  /** DNS names of the forests whose users sign in by pass-through. */
  readonly forests?: readonly string[];
}

/** An agent as its health was judged. */
export interface HealthOfAgent {
  readonly id: string;
  readonly machineName: string;
  /** As the service shows it: `active` or `inactive`. */
  readonly status: string;
  /** As stated in `servers`; undefined when unknown. */
  readonly version: string | undefined;
}

/** Whether the agents are healthy, and enough. */
export interface AgentHealth {
  /** `good`: nothing is found; `atRisk`: it works, with something to do; `bad`: users cannot sign in, or it is not supported. */
  readonly verdict: 'good' | 'atRisk' | 'bad';
  /** How many there are and, for a stated peak and while any is active, whether they are enough, with the arithmetic. */
  readonly summary: string;
  /** What was found, with what to do about it, worst first. */
  readonly advice: readonly string[];
  /** What could not be judged, and what to state for it. */
  readonly unknown: readonly string[];
  readonly active: number;
  readonly inactive: number;
  /** Fewer than three are active (PT-02). */
  readonly belowThree: boolean;
  /** 36 or more of the 40 that a tenant can have are registered (PT-02). */
  readonly nearForty: boolean;
  /** Machines whose stated version is not supported in the client's cloud (PT-11). */
  readonly outdated: readonly string[];
  /** The stated peak against the agents, with and without one of them (PT-05). */
  readonly capacity: AgentSizing | undefined;
  readonly agents: readonly HealthOfAgent[];
  /** The advice as data. */
  readonly findings: readonly Finding[];
}

/** Groups of agents, one of which is the default one. */
export interface AgentGroups {
  /** All groups; `expand: ['agents']` adds their agents. */
  list(options?: ReadOptions): List<OnPremisesAgentGroup>;

  /** One group. @throws NotFoundError */
  get(groupId: string, options?: ReadOptions): Promise<OnPremisesAgentGroup>;

  /** Makes a group. */
  create(displayName: string, options?: CallOptions): Promise<OnPremisesAgentGroup>;

  /** Renames a group. @throws NotFoundError */
  rename(groupId: string, displayName: string, options?: CallOptions): Promise<void>;

  /** Deletes a group other than the default one. @throws BadRequestError, NotFoundError */
  delete(groupId: string, options?: CallOptions): Promise<void>;

  /** Puts an agent into a group. @throws NotFoundError, ConflictError */
  addAgent(groupId: string, agentId: string, options?: CallOptions): Promise<void>;

  /** Takes an agent out of a group. @throws NotFoundError */
  removeAgent(groupId: string, agentId: string, options?: CallOptions): Promise<void>;
}

/** When agents are updated: at once, not before a moment, or within a daily window; the first of these that is set decides. */
export interface AgentUpdater {
  /** The configuration; undefined when none is set, so that agents are updated at once. */
  get(options?: CallOptions): Promise<HybridAgentUpdaterConfiguration | undefined>;

  /** Changes what is named. Times of the window are those of each server's own zone. @throws BadRequestError */
  update(changes: HybridAgentUpdaterConfigurationUpdate, options?: CallOptions): Promise<void>;
}

/**
 * The agents of pass-through authentication (PT-01). Beta of Microsoft Graph alone has them, which is used whatever the client's
 * version; application permissions are not supported. Agents are made and removed on their servers: there is no call for it.
 */
export interface PtaAgents {
  readonly groups: AgentGroups;
  readonly updater: AgentUpdater;

  /** Agents that are registered and not silent for 10 days (PT-03); `expand: ['agentGroups']` adds their groups. */
  list(options?: ReadOptions): List<OnPremisesAgent>;

  /** One agent. @throws NotFoundError */
  get(agentId: string, options?: ReadOptions): Promise<OnPremisesAgent>;

  /**
   * Whether the agents are healthy and, for a stated peak, enough (PT-02, PT-03, PT-05, PT-08, PT-10 to PT-12).
   * @throws RequestRefusedError for options that cannot be meant; nothing was sent then
   */
  health(options?: AgentHealthOptions): Promise<AgentHealth>;
}

/** Pass-through agents for a client; `cloud` decides which versions are supported. */
export function ptaAgentsOf(transport: Transport, cloud: string): PtaAgents {
  const verbs = async () => (await onDemandAgents()).agentVerbsOf(transport, cloud);
  const list = <T>(make: (calls: typeof agentCalls) => Call<Collection<T>>, options?: CallOptions) =>
    new List(transport.send, async () => make((await onDemandAgents()).agentCalls), options);
  return {
    ...loaded(verbs, 'get', 'health'),
    list: (options) => list((calls) => calls.list(options), options),
    groups: {
      ...loaded(async () => (await verbs()).groups, 'get', 'create', 'rename', 'delete', 'addAgent', 'removeAgent'),
      list: (options) => list((calls) => calls.groups.list(options), options),
    },
    updater: loaded(async () => (await verbs()).updater, 'get', 'update'),
  };
}
