import {
  type AgentFacts,
  type AgentServerFacts,
  type AgentSizing,
  checkPassThroughFacts,
  isAgentOutdated,
  nearAgentLimit,
  type PassThroughFacts,
  passThroughFindings,
  passThroughSizing,
} from '@cutover/contract/findings';
import type { OnPremisesAgent } from '@cutover/contract/types';
import {
  anyObject,
  arrayOf,
  count,
  flag,
  type Kind,
  orNull,
  positive,
  refuseOption,
  requireKinds,
  text,
} from './option-kinds.ts';
import type { AgentHealth, AgentHealthOptions } from './pta-agents.ts';
import { agentCalls } from './pta-agents-calls.ts';
import { listOf, type Transport } from './transport/transport.ts';

/** How large they may be the facts know. */
const number: Kind = { accepts: Number.isFinite, wanted: 'a number' };

const optionKinds = {
  peakSignInsPerSecond: number,
  measuredCapacity: number,
  servers: arrayOf(anyObject),
  forests: arrayOf(text),
};

const serverKinds: { readonly [Name in keyof AgentServerFacts]-?: Kind } = {
  ...{ machineName: text, version: text, machineId: text, windowsServer: text, forest: orNull(text) },
  ...{ serverCore: flag, tierZero: flag, perimeterNetwork: flag, connectServer: flag },
  ...{ tls12: flag, behindProxy: flag, tlsInspection: flag },
  ...{ openPorts: arrayOf(count), allowedHosts: arrayOf(text), cores: positive, memoryInGigabytes: positive },
};

/** What is judged beside the agents that the service lists. @throws RequestRefusedError */
function statedFacts(cloud: string, { signal, timeout, version, ...stated }: AgentHealthOptions) {
  requireKinds(stated, optionKinds);
  const { peakSignInsPerSecond, measuredCapacity, servers = [], forests } = stated;
  for (const [index, server] of servers.entries()) {
    if (server.machineName === undefined) refuseOption(`\`servers[${index}]\` needs a machineName.`);
    requireKinds(server, serverKinds, `servers[${index}].`);
    if (servers.findIndex((other) => sameName(other.machineName, server.machineName)) < index)
      refuseOption(`\`servers[${index}]\` is the second with the machineName '${server.machineName}'.`);
  }
  const facts = {
    cloud: cloud as NonNullable<PassThroughFacts['cloud']>,
    ...(peakSignInsPerSecond !== undefined && { peakSignInsPerSecond }),
    ...(measuredCapacity !== undefined && { measuredCapacity }),
    ...(forests && { forests }),
  } satisfies PassThroughFacts;
  try {
    checkPassThroughFacts({ ...facts, agents: servers });
  } catch (error) {
    if (error instanceof TypeError) refuseOption(error.message);
    throw error;
  }
  return { facts, servers };
}

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether two names mean one machine, of which one lacks its domain. */
function isShortFor(one: string, other: string): boolean {
  const [ours, theirs] = [one.toLowerCase(), other.toLowerCase()];
  return ours.startsWith(`${theirs}.`) || theirs.startsWith(`${ours}.`);
}

/** The service prints `active`, and `Active` in examples. */
const isActive = ({ status }: OnPremisesAgent): boolean => status.toLowerCase() === 'active';

/** Agents that are listed, with what is known of their servers, and servers of which the service lists no agent. */
function withServers(listed: readonly OnPremisesAgent[], servers: readonly AgentServerFacts[]) {
  const known = new Map<OnPremisesAgent, AgentServerFacts>();
  const notRegistered: AgentFacts[] = [];
  for (const server of servers) {
    // Where an agent was installed anew, the one before is still listed for a time.
    const exact = listed.filter(({ machineName }) => sameName(machineName, server.machineName));
    const similar = listed.filter(
      ({ machineName }) =>
        isShortFor(machineName, server.machineName) &&
        !servers.some((other) => sameName(other.machineName, machineName)),
    );
    const there = [...exact, ...similar].filter((agent) => !known.has(agent));
    const agent = there.find(isActive) ?? there[0];
    if (agent) known.set(agent, server);
    else notRegistered.push({ ...server, status: 'notRegistered' });
  }
  const facts: AgentFacts[] = listed.map((agent) => ({
    ...known.get(agent),
    machineName: agent.machineName,
    status: isActive(agent) ? 'active' : 'inactive',
  }));
  return { known, facts: [...facts, ...notRegistered] };
}

const withoutOne = { yes: 'also', perhaps: 'but not for sure', no: 'but not' } as const;

function summaryOf(active: number, registered: number, sizing: AgentSizing | undefined): string {
  const count = `${active} of ${registered} registered agents active.`;
  // That no agent is active says all: whether none is enough is no question.
  if (!sizing || active === 0) return count;
  const { enough, enoughWithoutOne, signInsPerSecond, arithmetic } = sizing;
  const load = `for ${signInsPerSecond} sign-ins a second`;
  const verdict =
    enough === 'no'
      ? `Not enough ${load}.`
      : enough === 'perhaps'
        ? `Enough ${load} only if every agent is as fast as documented.`
        : `Enough ${load}, ${withoutOne[enoughWithoutOne]} without one of them.`;
  return [count, verdict, ...arithmetic].join(' ');
}

/** Reads the agents and judges them. */
export async function agentHealth(
  transport: Transport,
  cloud: string,
  options: AgentHealthOptions = {},
): Promise<AgentHealth> {
  const { facts: stated, servers } = statedFacts(cloud, options);
  const listed = await listOf(transport, agentCalls.list(), options).toArray();
  const { known, facts: agents } = withServers(listed, servers);
  const facts = { ...stated, agents };
  const capacity = passThroughSizing(facts);
  const findings = [...passThroughFindings(facts)].sort(
    (one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'),
  );
  const active = listed.filter(isActive).length;
  const judged = listed.map((agent) => ({
    id: agent.id,
    machineName: agent.machineName,
    status: agent.status,
    version: known.get(agent)?.version,
  }));
  const withoutVersion = judged.filter((agent) => agent.version === undefined).map((agent) => agent.machineName);
  const has = (code: string): boolean => findings.some((finding) => finding.code === code);
  return {
    verdict: findings.some(({ severity }) => severity === 'error') ? 'bad' : findings.length > 0 ? 'atRisk' : 'good',
    summary: summaryOf(active, listed.length, capacity),
    advice: findings.map(({ text, whatToDo }) => `${text} ${whatToDo}`),
    unknown: [
      ...(withoutVersion.length > 0
        ? [`The version of ${withoutVersion.join(', ')}: Microsoft Graph does not show it. Name it in \`servers\`.`]
        : []),
      ...(capacity ? [] : ['Whether they are enough: name `peakSignInsPerSecond`.']),
    ],
    active,
    inactive: listed.length - active,
    belowThree: has('tooFewAgents') || has('noActiveAgent'),
    nearForty: listed.length >= nearAgentLimit,
    outdated: agents.filter((agent) => isAgentOutdated(agent, facts.cloud)).map(({ machineName }) => machineName),
    capacity,
    agents: judged,
    findings,
  };
}
