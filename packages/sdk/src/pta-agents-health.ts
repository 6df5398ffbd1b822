import {
  type AgentFacts,
  type AgentServerFacts,
  type AgentSizing,
  agentSizing,
  type Finding,
  nearAgentLimit,
  type PassThroughFacts,
  passThroughFindings,
} from '@cutover/contract/findings';
import type { OnPremisesAgent } from '@cutover/contract/types';
import type { AgentHealth, AgentHealthOptions } from './pta-agents.ts';
import { agentCalls } from './pta-agents-calls.ts';
import { RequestRefusedError } from './transport/errors.ts';
import { listOf, type Transport } from './transport/transport.ts';

const refuse = (message: string): never => {
  throw new RequestRefusedError({ code: 'InvalidOption', message: `${message} Nothing was sent.` });
};

/** What is judged beside the agents that the service lists. @throws RequestRefusedError */
function statedFacts(cloud: string, options: AgentHealthOptions) {
  const {
    peakSignInsPerSecond,
    measuredCapacity,
    servers = [],
    forests,
    signal,
    timeout,
    version,
    ...unknown
  } = options;
  const [first] = Object.keys(unknown);
  if (first !== undefined) refuse(`\`${first}\` is no option of health.`);
  const isList = (list: unknown, isItem: (item: unknown) => boolean) => Array.isArray(list) && list.every(isItem);
  if (!isList(servers, (server) => typeof (server as AgentServerFacts | null)?.machineName === 'string'))
    refuse('`servers` must be a list of objects with a machineName.');
  if (forests && !isList(forests, (forest) => typeof forest === 'string')) refuse('`forests` must be a list of names.');
  const facts = {
    cloud: cloud as NonNullable<PassThroughFacts['cloud']>,
    ...(peakSignInsPerSecond !== undefined && { peakSignInsPerSecond }),
    ...(measuredCapacity !== undefined && { measuredCapacity }),
    ...(forests && { forests }),
  } satisfies PassThroughFacts;
  try {
    // What the facts refuse is refused before anything is sent.
    passThroughFindings({ ...facts, agents: servers });
    sizingOf(facts, 0, 0);
  } catch (error) {
    if (error instanceof TypeError) refuse(error.message);
    throw error;
  }
  return { facts, servers };
}

function sizingOf(facts: PassThroughFacts, activeAgents: number, registeredAgents: number): AgentSizing | undefined {
  const { peakSignInsPerSecond: signInsPerSecond, measuredCapacity } = facts;
  if (signInsPerSecond === undefined) return undefined;
  return agentSizing({
    ...{ signInsPerSecond, activeAgents, registeredAgents },
    ...(measuredCapacity !== undefined && { measuredCapacity }),
  });
}

/** Whether two names mean one machine: the same, or one of them without its domain. */
function sameMachine(one: string, other: string): boolean {
  const [ours, theirs] = [one.toLowerCase(), other.toLowerCase()];
  return ours === theirs || ours.startsWith(`${theirs}.`) || theirs.startsWith(`${ours}.`);
}

/** The service prints `active`, and `Active` in examples. */
const isActive = ({ status }: OnPremisesAgent): boolean => status.toLowerCase() === 'active';

/** Agents that are listed, with what is known of their servers, and servers of which the service lists no agent. */
function withServers(listed: readonly OnPremisesAgent[], servers: readonly AgentServerFacts[]) {
  const known = new Map<OnPremisesAgent, AgentServerFacts>();
  const notRegistered: AgentFacts[] = [];
  for (const server of servers) {
    // Where an agent was installed anew, the one before is still listed for a time.
    const there = listed.filter((agent) => sameMachine(agent.machineName, server.machineName));
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

function summaryOf(active: number, registered: number, sizing: AgentSizing | undefined): string {
  const count = `${active} of ${registered} registered agents active.`;
  if (!sizing) return count;
  const { enough, enoughWithoutOne, signInsPerSecond, arithmetic } = sizing;
  const load = `for ${signInsPerSecond} sign-ins a second`;
  const verdict =
    enough === 'no'
      ? `Not enough ${load}.`
      : enough === 'perhaps'
        ? `Enough ${load} only if every agent is as fast as documented.`
        : `Enough ${load}, ${enoughWithoutOne === 'yes' ? 'also' : 'but not for sure'} without one of them.`;
  return [count, verdict, ...arithmetic].join(' ');
}

/** Reads the agents and judges them. */
export async function agentHealth(
  transport: Transport,
  cloud: string,
  options: AgentHealthOptions = {},
): Promise<AgentHealth> {
  const { facts, servers } = statedFacts(cloud, options);
  const listed = await listOf(transport, agentCalls.list(), options).toArray();
  const { known, facts: agents } = withServers(listed, servers);
  const findings = [...passThroughFindings({ ...facts, agents })].sort(
    (one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'),
  );
  const active = listed.filter(isActive).length;
  const capacity = sizingOf(facts, active, listed.length);
  // The summary has it.
  const arithmetic = ` ${capacity?.arithmetic.join(' ')}`;
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
    advice: findings.map(({ text, whatToDo }: Finding) => `${text.replace(arithmetic, '')} ${whatToDo}`),
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
    outdated: agents
      .filter((agent) => passThroughFindings({ ...facts, agents: [agent] }).some(({ code }) => code === 'agentVersion'))
      .map(({ machineName }) => machineName),
    capacity,
    agents: judged,
    findings,
  };
}
