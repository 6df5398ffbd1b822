/** Pass-through agents on their servers, and what the service knows of them (PT-01 to PT-03, PT-11, PT-12). */
import { highestAgentCount, leastAgentVersion } from '@cutover/contract/rules';
import type { Context } from '../command.ts';
import { rolesOf } from '../directory-roles.ts';
import { schedule } from '../effects.ts';
import { chanceFor } from '../ids.ts';
import { addressPattern, guidPattern } from '../names.ts';
import { requireForest } from '../on-premises/forests.ts';
import type { AgentNetwork, AgentRecord, AgentServer, AgentStage, Effect } from '../records.ts';
import { longestMachineName } from '../rules.ts';
import { absent, badRequest } from '../service-error.ts';
import type { Draft, View } from '../state.ts';
import { requireUser } from '../users.ts';
import { leaveAllGroups } from './agent-groups.ts';

type Stage = AgentStage | 'gone';
export type AgentEvent = 'install' | 'register' | 'fallSilent' | 'isHeard' | 'isRemoved';

/** What may follow from an event in a stage; an event that a stage lacks cannot happen in it. */
export const agentLifeCycle = {
  gone: { install: 'installed' },
  installed: { register: 'active', isRemoved: 'gone' },
  active: { isHeard: 'active', fallSilent: 'inactive', isRemoved: 'gone' },
  inactive: { isHeard: 'active', isRemoved: 'gone' },
} as const satisfies Readonly<Record<Stage, Readonly<Partial<Record<AgentEvent, Stage>>>>>;

function stageAfter(agent: AgentRecord, event: AgentEvent): AgentStage {
  const next = (agentLifeCycle[agent.stage] as Readonly<Partial<Record<AgentEvent, Stage>>>)[event];
  if (next === undefined || next === 'gone')
    throw badRequest(`The agent on ${agent.machineName} is ${agent.stage}: '${event}' cannot happen to it.`);
  return next;
}

/** Whether the service knows of it: installing alone does not make it known (PT-12). */
export const isRegistered = (agent: AgentRecord): boolean => agent.stage !== 'installed';

/** Whether it takes requests: its connection to the service stands. */
export const isConnected = (agent: AgentRecord): boolean =>
  isRegistered(agent) && agent.isRunning && agent.network.port443 && !agent.network.tlsInspection;

/** Whether the service hears of it: also by the status that it reports over 8080 while 443 is closed (PT-03). */
const isHeard = (agent: AgentRecord): boolean =>
  isConnected(agent) || (isRegistered(agent) && agent.isRunning && !agent.network.port443 && agent.network.port8080);

/** Agents that the service knows, in order of id. */
export function* registeredAgents(view: View): IterableIterator<AgentRecord> {
  for (const [, agent] of view.tables.agents.range()) if (isRegistered(agent)) yield agent;
}

/** How many agents the service knows. */
export function registeredCount(view: View): number {
  let count = 0;
  for (const _ of registeredAgents(view)) count += 1;
  return count;
}

/** Agents that take requests, in order of id. */
export const connectedAgents = (view: View): AgentRecord[] =>
  [...view.tables.agents.range()].flatMap(([, agent]) => (isConnected(agent) ? [agent] : []));

/** An agent by its id, or by the name of the machine that it is installed on. */
export function findAgent(view: View, key: string): AgentRecord | undefined {
  const known = guidPattern.test(key) ? view.tables.agents.get(key.toLowerCase()) : undefined;
  if (known) return known;
  for (const [, agent] of view.tables.agents.range()) if (isInstalledOn(agent, key)) return agent;
  return undefined;
}

export function requireAgent(view: View, key: string): AgentRecord {
  const agent = findAgent(view, key);
  if (agent) return agent;
  const known = [...view.tables.agents.range()].map(([, { machineName }]) => machineName);
  throw absent(
    `There is no pass-through agent '${key}'. ${known.length === 0 ? 'Install one first.' : `There are: ${known.join(', ')}.`} One that the service has forgotten is installed and registered anew.`,
  );
}

/** An agent that was uninstalled leaves its machine free for another, though the cloud shows it for a time. */
const isInstalledOn = (agent: AgentRecord, machine: string): boolean =>
  !agent.isUninstalled && agent.machineName.toLowerCase() === machine.toLowerCase();

const put = (draft: Draft, agent: AgentRecord): void => {
  draft.write('agents').set(agent.id, agent);
};

function remove(draft: Draft, agent: AgentRecord): void {
  draft.write('agents').delete(agent.id);
  draft.write('agentLoads').delete(agent.id);
  leaveAllGroups(draft, agent.id);
}

/** How long before its end a certificate is renewed: never more than half of its time. */
const renewalOf = (draft: Draft): number =>
  Math.min(draft.delay('agentCertificateRenewal'), Math.floor(draft.delay('agentCertificate') / 2));

/** Gives a registered agent a certificate, and looks after its renewal. */
function certify(draft: Draft, agent: AgentRecord): AgentRecord {
  const until = draft.at + draft.delay('agentCertificate');
  schedule(draft, { kind: 'agentCertificate', agentId: agent.id, until, due: until - renewalOf(draft) });
  return { ...agent, certificateEndsAt: until };
}

/** The agent is heard: active from now on. With a certificate that has ended it is not known any more (PT-03). */
function hear(draft: Draft, agent: AgentRecord): AgentRecord | undefined {
  const ends = agent.certificateEndsAt ?? draft.at;
  if (isConnected(agent) && ends <= draft.at) {
    remove(draft, agent);
    return undefined;
  }
  const { silentSince: _, ...rest } = agent;
  const heard: AgentRecord = { ...rest, stage: stageAfter(agent, 'isHeard') };
  return isConnected(heard) && ends - renewalOf(draft) <= draft.at ? certify(draft, heard) : heard;
}

/** From now on nothing is heard of the agent: it turns inactive, and is forgotten in the end (PT-03). */
function lose(draft: Draft, agent: AgentRecord): AgentRecord {
  const { id: agentId } = agent;
  schedule(draft, { kind: 'agentSilence', agentId, since: draft.at, due: draft.at + draft.delay('agentSilence') });
  schedule(draft, { kind: 'agentRemoval', agentId, since: draft.at, due: draft.at + draft.delay('agentRemoval') });
  return { ...agent, silentSince: draft.at };
}

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/** The agent, if it has been silent since the effect was scheduled. One that was heard in the same moment has the effect twice. */
const stillSilent = (view: View, { agentId, since }: { readonly agentId: string; readonly since: number }) => {
  const agent = view.tables.agents.get(agentId);
  return agent?.silentSince === since ? agent : undefined;
};

/** A silent agent is shown as inactive (PT-03). */
export const agentSilence = {
  carryOut(draft: Draft, effect: EffectOf<'agentSilence'>): void {
    const agent = stillSilent(draft, effect);
    if (agent?.stage === 'active') put(draft, { ...agent, stage: stageAfter(agent, 'fallSilent') });
  },
  isLive: (view: View, effect: EffectOf<'agentSilence'>): boolean => stillSilent(view, effect)?.stage === 'active',
};

/** A silent agent is forgotten (PT-03). */
export const agentRemoval = {
  carryOut(draft: Draft, effect: EffectOf<'agentRemoval'>): void {
    const agent = stillSilent(draft, effect);
    if (agent) remove(draft, agent);
  },
  isLive: (view: View, effect: EffectOf<'agentRemoval'>): boolean => stillSilent(view, effect) !== undefined,
};

/** The agent renews its certificate before it ends, if it can reach the service then; else when it can again. */
export const agentCertificate = {
  carryOut(draft: Draft, effect: EffectOf<'agentCertificate'>): void {
    const agent = draft.tables.agents.get(effect.agentId);
    if (agent && agentCertificate.isLive(draft, effect) && isConnected(agent)) put(draft, certify(draft, agent));
  },
  isLive: (view: View, { agentId, until }: EffectOf<'agentCertificate'>): boolean =>
    view.tables.agents.get(agentId)?.certificateEndsAt === until,
};

export interface AgentInput {
  readonly machineName: string;
  /** Identifier of the machine; by default one of its own. A clone has that of another (PT-02). */
  readonly machineId?: string;
  readonly externalIp?: string;
  readonly version?: string;
  readonly server?: Partial<AgentServer>;
  readonly network?: Partial<AgentNetwork>;
  /** Authentications a second. */
  readonly capacity?: number;
}

export interface AgentChange {
  readonly isRunning?: boolean;
  readonly network?: Partial<AgentNetwork>;
  readonly reachesDomainControllers?: boolean;
  readonly lossRate?: number;
  readonly capacity?: number;
  readonly version?: string;
}

const newServer: AgentServer = {
  windows: '2022',
  isCore: false,
  forest: null,
  isTierZero: true,
  isInPerimeterNetwork: false,
  tls12: true,
};
/** Nothing is in the way of an agent. */
export const openNetwork: AgentNetwork = { port443: true, port80: true, port8080: true, tlsInspection: false };

function checkNumbers({ lossRate, capacity }: AgentChange): void {
  if (lossRate !== undefined && !(lossRate >= 0 && lossRate <= 1))
    throw badRequest(`The loss rate is a share from 0 to 1, not ${lossRate}.`);
  if (capacity !== undefined && !(capacity > 0 && Number.isFinite(capacity)))
    throw badRequest(`The capacity is authentications a second, above 0, not ${capacity}.`);
}

function checkedVersion(version: string): string {
  if (!/^\d{1,5}(\.\d{1,5}){1,3}$/.test(version))
    throw badRequest(`'${version}' is no version of an agent. Write it like ${leastAgentVersion.global}.`);
  return version;
}

/** Why a server cannot be where the agent is registered from: it does not reach the service, or is another's copy. */
function registrationProblem(draft: Draft, agent: AgentRecord): string | undefined {
  if (!agent.server.tls12) return 'TLS 1.2 is off on the server. Turn it on (PT-11).';
  if (!agent.network.port443) return 'the server has no outbound connection to port 443. Open it (PT-11).';
  if (agent.network.tlsInspection)
    return 'a device on the way opens the TLS connection. Except the hosts of the service from inspection (PT-11).';
  for (const other of registeredAgents(draft))
    if (other.machineId === agent.machineId && !other.isUninstalled)
      return `${other.machineName} has the same machine identifier: one is a clone of the other, which is not supported. Install the server anew (PT-02).`;
  const count = registeredCount(draft);
  return count >= draft.facts.rules.agentLimit
    ? `the tenant has ${count} agents, which is the limit. Uninstall one, and wait until the service has forgotten it (PT-02).`
    : undefined;
}

const registrars = ['Global Administrator', 'Hybrid Identity Administrator'];

function registered(draft: Draft, agent: AgentRecord): AgentRecord {
  return certify(draft, {
    ...agent,
    stage: stageAfter(agent, 'register'),
    isRunning: true,
    registeredAt: draft.at,
  });
}

export function newAgent(draft: Draft, input: AgentInput): AgentRecord {
  const name = input.machineName.trim();
  if (name === '' || name.length > longestMachineName || /[\s|]/.test(name))
    throw badRequest(`'${input.machineName}' is not the name of a machine.`);
  for (const [, other] of draft.tables.agents.range())
    if (isInstalledOn(other, name))
      throw badRequest(`An agent is installed on ${other.machineName} already: there is one on a server (PT-11).`);
  checkNumbers(input);
  const { windows } = input.server ?? {};
  if (windows !== undefined && !/^20\d\d( R2)?$/.test(windows))
    throw badRequest(`'${windows}' is no version of Windows Server. Write the year, such as 2022 or 2012 R2.`);
  const { externalIp } = input;
  if (externalIp !== undefined && !addressPattern.test(externalIp))
    throw badRequest(`'${externalIp}' is no IP address, such as 203.0.113.7 or 2001:db8::7.`);
  const { forest = null, ...server } = input.server ?? {};
  const [first] = draft.tables.forests.first() ?? [];
  const id = draft.newId();
  return {
    id,
    machineName: name,
    machineId: input.machineId ?? id,
    externalIp: input.externalIp ?? `203.0.113.${Math.floor(chanceFor(draft.facts.seed, `address/${id}`) * 254) + 1}`,
    version: checkedVersion(input.version ?? leastAgentVersion.usgov),
    server: {
      ...newServer,
      forest: input.server?.forest === undefined ? (first ?? null) : forest && requireForest(draft, forest).name,
      ...server,
    },
    stage: 'installed',
    isRunning: false,
    network: { ...openNetwork, ...input.network },
    reachesDomainControllers: true,
    lossRate: 0,
    ...(input.capacity === undefined ? {} : { capacity: input.capacity }),
  };
}

/** Puts an agent that works onto a server: of a tenant file, or of an installation of Connect (PT-10). */
export function addWorkingAgent(draft: Draft, input: AgentInput): AgentRecord {
  const agent = newAgent(draft, input);
  const problem = registrationProblem(draft, agent);
  if (problem !== undefined)
    throw badRequest(`The agent on ${agent.machineName} cannot be registered: ${problem}`, { assumption: 'PT-02' });
  const working = registered(draft, agent);
  put(draft, working);
  return working;
}

function change(draft: Draft, before: AgentRecord, changed: AgentRecord): AgentRecord | undefined {
  const was = isHeard(before);
  const is = isHeard(changed);
  // Also one that was heard over 8080 only has to show its certificate when it connects.
  const connects = isConnected(changed) && !isConnected(before);
  const after = is ? (was && !connects ? changed : hear(draft, changed)) : was ? lose(draft, changed) : changed;
  if (after) put(draft, after);
  return after;
}

export const agentOperations = {
  /** PT-12: the first of two steps. Nothing of it can be seen in the cloud. */
  installAgent(draft: Draft, input: AgentInput): AgentRecord {
    const agent = newAgent(draft, input);
    put(draft, agent);
    return agent;
  },

  /** PT-02, PT-11, PT-12: the second step, with the credentials of an administrator. */
  registerAgent(draft: Draft, input: { readonly agent: string; readonly administrator: string }): AgentRecord {
    const agent = requireAgent(draft, input.agent);
    if (isRegistered(agent)) throw badRequest(`The agent on ${agent.machineName} is registered already.`);
    const administrator = requireUser(draft, input.administrator);
    if (administrator.accountEnabled === false)
      throw badRequest(`${input.administrator} is disabled, and cannot register an agent.`);
    if (!rolesOf(draft, administrator.id).some((role) => registrars.includes(role)))
      throw badRequest(
        `${input.administrator} cannot register an agent: that takes the role ${registrars.join(' or ')} (PT-12).`,
      );
    const problem = registrationProblem(draft, agent);
    if (problem !== undefined) {
      draft.assume('PT-02');
      throw badRequest(`The agent on ${agent.machineName} cannot be registered: ${problem}`, { assumption: 'PT-02' });
    }
    const active = registered(draft, agent);
    put(draft, active);
    return active;
  },

  /** Stops, partitions, repairs, slows or updates an agent (PT-03, PT-04, PT-05). Undefined: the service has forgotten it. */
  changeAgent(
    draft: Draft,
    input: { readonly agent: string; readonly changes: AgentChange },
    _context: Context,
  ): AgentRecord | undefined {
    const before = requireAgent(draft, input.agent);
    const { network, version, ...changes } = input.changes;
    checkNumbers(changes);
    if (before.isUninstalled)
      throw badRequest(`The agent on ${before.machineName} is uninstalled. Install and register another.`);
    if (changes.isRunning === true && !isRegistered(before))
      throw badRequest(`The agent on ${before.machineName} is not registered, so it cannot run. Register it first.`);
    return change(draft, before, {
      ...before,
      ...changes,
      network: { ...before.network, ...network },
      ...(version === undefined ? {} : { version: checkedVersion(version) }),
    });
  },

  /** A status report of an agent from outside: the service has heard of it at this moment (PT-03). */
  reportAgent(draft: Draft, input: { readonly agent: string }): AgentRecord | undefined {
    const agent = requireAgent(draft, input.agent);
    if (!isRegistered(agent) || agent.isUninstalled)
      throw badRequest(
        `The agent on ${agent.machineName} is ${agent.isUninstalled ? 'uninstalled' : 'not registered'}, so the service takes no report of it.`,
      );
    if (isHeard(agent)) return agent;
    const heard = hear(draft, agent);
    const silent = heard && lose(draft, heard);
    if (silent) put(draft, silent);
    return silent;
  },

  /** Takes the agent off its server; the service forgets it as it forgets a silent one (PT-03). */
  uninstallAgent(draft: Draft, input: { readonly agent: string }): void {
    const agent = requireAgent(draft, input.agent);
    if (!isRegistered(agent)) {
      remove(draft, agent);
      return;
    }
    change(draft, agent, { ...agent, isRunning: false, isUninstalled: true });
  },
};

/** Lets exactly so many agents work: stops some, starts stopped ones, adds further ones. */
export function workWith(draft: Draft, count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > highestAgentCount)
    throw badRequest(`The number of active agents is whole, from 0 to ${highestAgentCount}, not ${count}.`);
  const all = [...registeredAgents(draft)].filter((agent) => !agent.isUninstalled);
  const working = all.filter(isConnected);
  for (const agent of working.slice(count)) change(draft, agent, { ...agent, isRunning: false });
  let missing = count - working.length;
  for (const agent of all.filter((each) => !isConnected(each))) {
    if (missing <= 0) break;
    if (change(draft, agent, { ...agent, isRunning: true, network: openNetwork })) missing -= 1;
  }
  for (let number = 1; missing > 0; number += 1) {
    const machineName = `agent-${number}`;
    if ([...draft.tables.agents.range()].some(([, agent]) => agent.machineName === machineName)) continue;
    addWorkingAgent(draft, { machineName });
    missing -= 1;
  }
}
