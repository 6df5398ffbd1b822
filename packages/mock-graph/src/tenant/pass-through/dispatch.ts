/** How a password reaches Active Directory: one agent at random, which answers in its turn (PT-04 to PT-06, PT-13). */
import { agentCapacity, requestBytes, responseBytes } from '@cutover/contract/rules';
import type { Assumption } from '../assumptions.ts';
import { chanceFor } from '../ids.ts';
import { answersFor, checkAtDomainController } from '../on-premises/accounts.ts';
import type { AgentLoad, AgentRecord, OnPremisesObject } from '../records.ts';
import type { Draft, View } from '../state.ts';
import { microseconds, second } from '../time.ts';
import { connectedAgents, registeredCount } from './agents.ts';

export interface AgentAnswer {
  /** AADSTS code; 0 when the password is right and the account good. */
  readonly code: number;
  readonly text: string;
  readonly behaviour: string;
  readonly assumption?: Assumption;
  /** The agent that took the request. */
  readonly agentId?: string;
  /** How long the request waited for its turn, in milliseconds. */
  readonly waited: number;
}

/** An agent with what it has done, counted on as requests come. */
interface AgentAtWork {
  readonly agent: AgentRecord;
  busyUntil: number;
  answered: number;
  lost: number;
  timedOut: number;
  bytesReceived: number;
  bytesSent: number;
}

const idle: AgentLoad = { busyUntil: 0, answered: 0, lost: 0, timedOut: 0, bytesReceived: 0, bytesSent: 0 };

/** What an agent has done so far. */
export const loadOf = (view: View, agentId: string): AgentLoad => view.tables.agentLoads.get(agentId) ?? idle;

/** The agents that take requests now with what waits at each, read for one sign-in or for many. */
export interface AgentQueues {
  readonly agents: readonly AgentAtWork[];
  readonly requestBytes: number;
  /** Microseconds that a request may take. */
  readonly timeout: number;
  /** Hears how long each request waited that came into a queue, in milliseconds; one that is lost never does. */
  readonly onWait?: (waited: number) => void;
}

export function readQueues(draft: Draft, onWait?: AgentQueues['onWait']): AgentQueues {
  return {
    agents: connectedAgents(draft).map((agent) => ({ agent, ...loadOf(draft, agent.id) })),
    requestBytes: requestBytes(registeredCount(draft)),
    timeout: draft.delay('agentAnswer') * microseconds,
    ...(onWait && { onWait }),
  };
}

/** For a sign-in that asks no agent. */
export const noQueues: AgentQueues = { agents: [], requestBytes: 0, timeout: 0 };

/** Writes down what the agents have done. */
export function writeQueues(draft: Draft, queues: AgentQueues): void {
  for (const { agent, ...load } of queues.agents) draft.write('agentLoads').set(agent.id, load);
}

/** Numbers in [0, 1). A request takes three: which agent, whether it loses the request, how fast it is. */
export type Random = () => number;

/** Chance of a single sign-in, from its cause. */
export function randomFor(draft: Draft, cause: string): Random {
  let drawn = 0;
  return () => chanceFor(draft.facts.seed, `${cause}/${drawn++}`);
}

/**
 * Asks one of the agents, at random, whether a password is right at a moment (microseconds). If that one fails, nobody
 * else is asked (PT-04).
 */
export function askAgent(
  draft: Draft,
  queues: AgentQueues,
  random: Random,
  moment: number,
  account: OnPremisesObject | undefined,
  digest: string,
): AgentAnswer {
  const chosen = queues.agents[Math.floor(random() * queues.agents.length)];
  if (!chosen) return { code: 80001, behaviour: 'PT-08', text: 'No pass-through agent takes the request.', waited: 0 };
  const { agent } = chosen;
  const answer = (code: number, behaviour: string, text: string, waited = 0, assumption?: Assumption): AgentAnswer => ({
    code,
    behaviour,
    text,
    agentId: agent.id,
    waited,
    ...(assumption === undefined ? {} : { assumption }),
  });
  chosen.bytesReceived += queues.requestBytes;
  if (random() < agent.lossRate) {
    chosen.lost += 1;
    return answer(80002, 'PT-04', `The agent on ${agent.machineName} took the request and lost it.`);
  }
  const { least, most } = agentCapacity;
  const work = Math.round((second * microseconds) / (agent.capacity ?? least + random() * (most - least)));
  const begins = Math.max(moment, chosen.busyUntil);
  const waited = (begins - moment) / microseconds;
  queues.onWait?.(waited);
  if (begins + work - moment > queues.timeout) {
    chosen.timedOut += 1;
    return answer(
      80002,
      'PT-05',
      `The agent on ${agent.machineName} has too much to do to answer in time; its queue empties as the tenant's clock moves.`,
      waited,
      'PT-05',
    );
  }
  chosen.busyUntil = begins + work;
  chosen.answered += 1;
  chosen.bytesSent += responseBytes;
  if (!agent.reachesDomainControllers || (account && !answersFor(draft, account)))
    return answer(80007, 'PT-13', `The agent on ${agent.machineName} reaches no domain controller.`, waited, 'PT-13');
  if (!account) return answer(50126, 'PT-06', 'Active Directory has no such account.', waited);
  const problem = checkAtDomainController(draft, account, digest);
  return problem
    ? answer(
        problem.code,
        'PT-06',
        `Active Directory refuses the account: ${problem.text}.`,
        waited,
        problem.isOpen ? 'PT-06' : undefined,
      )
    : answer(0, 'PT-04', `The agent on ${agent.machineName} found the password right.`, waited);
}
