/** Pass-through agents on their servers as a test acts on them, and loads of sign-ins (PT-01 to PT-13). */
import { type Duration, milliseconds } from '../duration.ts';
import { iso, isoOrNull } from '../iso.ts';
import { onPremisesActor } from '../tenant/command.ts';
import {
  type AgentChange,
  type AgentInput,
  connectedAgents,
  isConnected,
  openNetwork,
  requireAgent,
} from '../tenant/pass-through/agents.ts';
import { loadOf } from '../tenant/pass-through/dispatch.ts';
import { type LoadInput, requireLoad } from '../tenant/pass-through/load.ts';
import type { AgentLoad, AgentRecord, SignInLoad } from '../tenant/records.ts';
import type { View } from '../tenant/state.ts';
import type { InputOf, OutputOf, TenantOperation } from '../tenant/tenant.ts';
import type { Acting } from './acting.ts';

/** An agent as it is shown: times in ISO 8601, what it has done beside it. */
export interface ShownAgent
  extends Omit<AgentRecord, 'silentSince' | 'registeredAt' | 'certificateEndsAt' | 'isUninstalled'> {
  /** Takes requests now. */
  readonly isConnected: boolean;
  readonly isUninstalled: boolean;
  readonly silentSince: string | null;
  readonly registeredAt: string | null;
  readonly certificateEndsAt: string | null;
  readonly load: Omit<AgentLoad, 'busyUntil'>;
}

function shownAgent(view: View, agent: AgentRecord): ShownAgent {
  const { silentSince, registeredAt, certificateEndsAt, isUninstalled = false, ...rest } = agent;
  const { busyUntil: _, ...load } = loadOf(view, agent.id);
  return {
    ...rest,
    isConnected: isConnected(agent),
    isUninstalled,
    silentSince: isoOrNull(silentSince),
    registeredAt: isoOrNull(registeredAt),
    certificateEndsAt: isoOrNull(certificateEndsAt),
    load,
  };
}

/** A load as it is shown: times in ISO 8601. */
export interface ShownLoad extends Omit<SignInLoad, 'from' | 'until' | 'waits'> {
  readonly from: string;
  readonly until: string;
  /** How many waited up to so many milliseconds at an agent; what an agent lost never waited. */
  readonly waits: readonly { readonly upTo: number; readonly count: number }[];
}

const shownLoad = ({ from, until, waits, ...load }: SignInLoad): ShownLoad => ({
  ...load,
  from: iso(from),
  until: iso(until),
  waits: waits.flatMap((count, index) => (count === 0 ? [] : [{ upTo: 2 ** index, count }])),
});

/** A load to start: how many sign-ins by users of a domain, over how long. */
export type LoadToStart = Omit<LoadInput, 'duration'> & { readonly duration: Duration };

/**
 * Pass-through agents, named by id or by the name of their machine. Every method throws a ServiceError for what cannot be,
 * with nothing changed.
 */
export class PassThrough {
  readonly #tenant: Acting;

  constructor(tenant: Acting) {
    this.#tenant = tenant;
  }

  #run<Operation extends TenantOperation>(operation: Operation, input: InputOf<Operation>): OutputOf<Operation> {
    return this.#tenant.run(operation, input, onPremisesActor);
  }

  /** Agents with those that are installed only, in order of id. */
  agents(): ShownAgent[] {
    const view = this.#tenant.view();
    return [...view.tables.agents.range()].map(([, agent]) => shownAgent(view, agent));
  }

  agent(agent: string): ShownAgent {
    const view = this.#tenant.view();
    return shownAgent(view, requireAgent(view, agent));
  }

  /** How many take requests now. */
  get connected(): number {
    return connectedAgents(this.#tenant.view()).length;
  }

  /** The first of two steps; the cloud sees nothing of it (PT-12). */
  install(agent: AgentInput): ShownAgent {
    return this.agent(this.#run('installAgent', agent).id);
  }

  /** The second step, with the name of an administrator (PT-12). */
  register(agent: string, administrator: string): ShownAgent {
    return this.agent(this.#run('registerAgent', { agent, administrator }).id);
  }

  /** Changes an agent; undefined when the service has forgotten it with that (PT-03). */
  change(agent: string, changes: AgentChange): ShownAgent | undefined {
    const after = this.#run('changeAgent', { agent, changes });
    return after && this.agent(after.id);
  }

  /** The service of the agent ends: it is not heard any more. */
  stop(agent: string): void {
    this.change(agent, { isRunning: false });
  }

  /** The service of the agent runs again, with its connections. */
  resume(agent: string): ShownAgent | undefined {
    return this.change(agent, { isRunning: true, network: openNetwork, reachesDomainControllers: true });
  }

  /** The agent runs and is heard, and reaches no domain controller (PT-13). */
  partition(agent: string): void {
    this.change(agent, { reachesDomainControllers: false });
  }

  /** The service hears of the agent at this moment (PT-03). */
  report(agent: string): ShownAgent | undefined {
    const after = this.#run('reportAgent', { agent });
    return after && this.agent(after.id);
  }

  uninstall(agent: string): void {
    this.#run('uninstallAgent', { agent });
  }

  /** Sign-ins of a domain's users that come as the clock moves (PT-05). Throws a RangeError for a bad duration. */
  startLoad({ duration, ...load }: LoadToStart): ShownLoad {
    return shownLoad(this.#run('startSignInLoad', { ...load, duration: milliseconds(duration) }));
  }

  /** Ends a load that runs, and removes one that has ended; gives it as it was left. */
  deleteLoad(id: string): ShownLoad {
    return shownLoad(this.#run('deleteSignInLoad', { id }));
  }

  /** What has come of a load up to now. */
  load(id: string): ShownLoad {
    return shownLoad(requireLoad(this.#tenant.view(), id));
  }

  loads(): ShownLoad[] {
    return [...this.#tenant.view().tables.signInLoads.range()].map(([, load]) => shownLoad(load));
  }
}
