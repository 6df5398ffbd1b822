/** Findings about pass-through authentication: its agents, their servers and their load, and the lockouts on both sides. */
import { type Finding, type Severity, sameName } from './findings-form.ts';
import {
  agentCapacity,
  agentRemovalDays,
  agentsNeeded,
  type CloudName,
  highestAgentCount,
  isOlderVersion,
  leastAgentVersion,
  recommendedAgentCount,
  requestBytes,
  requestParts,
  responseBytes,
  usualLockoutDuration,
  usualLockoutThreshold,
} from './rules.ts';

/** Registered agents from which a tenant counts as near its limit. Ours: the sources name the limit alone. */
export const nearAgentLimit = 36;

/** First version of Windows Server that takes an agent (PT-11). */
export const firstWindowsServer = 2016;

/** The server for which the capacity of an agent is documented (PT-05). */
export const documentedServer = { cores: 4, memoryInGigabytes: 16 } as const;

/** How many times the cloud's threshold the one on-premises should be, at least (PT-09). */
export const lockoutFactor = 2;

/** What agents reach outbound in the global cloud (PT-11). */
export const agentHosts: readonly { readonly host: string; readonly port: 443 | 80; readonly purpose: string }[] = [
  { host: '*.msappproxy.net', port: 443, purpose: 'the service' },
  { host: '*.servicebus.windows.net', port: 443, purpose: 'the queue of sign-in requests' },
  { host: 'login.windows.net', port: 443, purpose: 'registration' },
  { host: 'login.microsoftonline.com', port: 443, purpose: 'registration' },
  ...[
    'crl3.digicert.com',
    'crl4.digicert.com',
    'ocsp.digicert.com',
    'www.d-trust.net',
    'root-c3-ca2-2009.ocsp.d-trust.net',
    'crl.microsoft.com',
    'oneocsp.microsoft.com',
    'ocsp.msocsp.com',
  ].map((host) => ({ host, port: 80, purpose: 'the validity of certificates' }) as const),
];

/** Needed as well where a proxy lets requests out, by its own name: a pattern may not be accepted (PT-11). */
export const agentHostOfProxy = 'autologon.microsoftazuread-sso.com';

/** The server that an agent is on. What is left out is unknown. */
export interface AgentServerFacts {
  readonly machineName: string;
  /** Of the agent, such as `1.5.2482.0`. Microsoft Graph does not show it. */
  readonly version?: string;
  /** What tells machines apart, such as the machine SID; a clone has that of its original. */
  readonly machineId?: string;
  /** Such as `2022` or `2012 R2`. */
  readonly windowsServer?: string;
  readonly serverCore?: boolean;
  /** DNS name of the forest that it belongs to; null for a server that is joined to no domain. */
  readonly forest?: string | null;
  /** Whether it is protected as domain controllers are. */
  readonly tierZero?: boolean;
  readonly perimeterNetwork?: boolean;
  readonly tls12?: boolean;
  /** Ports that are open outbound. */
  readonly openPorts?: readonly number[];
  /** What the firewall or proxy lets out by name: `login.windows.net`, `*.msappproxy.net`, `crl3.digicert.com:80`. */
  readonly allowedHosts?: readonly string[];
  /** Whether requests leave through an HTTP proxy. */
  readonly behindProxy?: boolean;
  /** Whether something on the way opens the TLS connections. */
  readonly tlsInspection?: boolean;
  /** Whether Microsoft Entra Connect runs on it too. */
  readonly connectServer?: boolean;
  readonly cores?: number;
  readonly memoryInGigabytes?: number;
}

export interface AgentFacts extends AgentServerFacts {
  /** As the service sees it; absent for one that is planned, which counts as active. */
  readonly status?: 'active' | 'inactive' | 'notRegistered';
}

/** The most sign-ins a second, authentications a second and agents that can be meant. Ours: it keeps the arithmetic finite. */
const highestStatedNumber = 1_000_000;

export interface PassThroughFacts {
  /** Default `global`. */
  readonly cloud?: CloudName;
  /** All agents of the tenant. */
  readonly agents?: readonly AgentFacts[];
  /** DNS names of the forests whose users sign in by pass-through. */
  readonly forests?: readonly string[];
  /** Sign-ins a second when most users sign in; 0 to 1,000,000. */
  readonly peakSignInsPerSecond?: number;
  /** Authentications a second of one agent, measured on your servers; 1 to 1,000,000. Default: 300 to 400, as documented. */
  readonly measuredCapacity?: number;
  /** The tenant's own values of smart lockout; what is absent is as usual in the cloud. */
  readonly smartLockout?: {
    readonly threshold?: number;
    /** Seconds. */
    readonly duration?: number;
  };
  /** What locks accounts on-premises. */
  readonly onPremisesLockouts?: readonly {
    readonly forest: string;
    /** Wrong passwords; 0 for never. */
    readonly threshold: number;
    /** Seconds; 0 for until an administrator unlocks the account. */
    readonly duration: number;
  }[];
}

/** Authentications a second: at least, and at most. */
export interface CapacityRange {
  readonly least: number;
  readonly most: number;
}

/** `yes`: also if every agent is as slow as documented; `perhaps`: if they are as fast as documented; `no`: not even then. */
export type Enough = 'yes' | 'perhaps' | 'no';

/** What a peak asks of agents (PT-05). */
export interface AgentSizing {
  readonly signInsPerSecond: number;
  readonly activeAgents: number;
  readonly registeredAgents: number;
  readonly perAgent: CapacityRange;
  readonly capacity: CapacityRange;
  /** When one agent fails. */
  readonly capacityWithoutOne: CapacityRange;
  readonly enough: Enough;
  readonly enoughWithoutOne: Enough;
  /** Agents that take the peak. */
  readonly neededAgents: number;
  /** One more than needed, and three at least (PT-02). */
  readonly recommendedAgents: number;
  /** Of one sign-in, without what the network adds. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Of all agents together at the peak, without what the network adds. */
  readonly bitsPerSecond: { readonly toAgents: number; readonly fromAgents: number };
  /** The above as sentences. */
  readonly arithmetic: readonly string[];
}

function requireFact(isFine: boolean, fact: string, value: unknown, wanted: string): void {
  if (!isFine) throw new TypeError(`The fact '${fact}' is ${value}. Give ${wanted}.`);
}

function requireNumber(fact: string, value: number | undefined, least: number, wanted: string): void {
  const isFine = value === undefined || (value >= least && value <= highestStatedNumber);
  requireFact(isFine, fact, value, `${least} to ${highestStatedNumber} ${wanted}`);
}

function requireAgents(fact: string, value: number, least: number): void {
  requireNumber(fact, value, least, 'agents');
  requireFact(Number.isInteger(value), fact, value, 'a whole number of agents');
}

function requireRates(nameOfPeak: string, peak: number | undefined, measuredCapacity: number | undefined): void {
  requireNumber(nameOfPeak, peak, 0, 'sign-ins a second');
  requireNumber('measuredCapacity', measuredCapacity, 1, 'authentications a second');
}

/** Year of a version of Windows Server; NaN where the text has none. */
const yearOf = (windowsServer: string): number => Number(/^\d{4}(?=$|\s)/.exec(windowsServer)?.[0]);

/** Refuses facts that cannot be meant, whether or not there are findings about them. @throws TypeError */
export function checkPassThroughFacts({ peakSignInsPerSecond, measuredCapacity, agents }: PassThroughFacts): void {
  requireRates('peakSignInsPerSecond', peakSignInsPerSecond, measuredCapacity);
  for (const { machineName, version = '1.0', windowsServer = '2016' } of agents ?? []) {
    requireFact(/^\d+(\.\d+){1,3}$/.test(version), `version of ${machineName}`, `'${version}'`, 'one like 1.5.193.0');
    requireFact(
      yearOf(windowsServer) > 0,
      `windowsServer of ${machineName}`,
      `'${windowsServer}'`,
      'its year, such as 2022',
    );
  }
}

/** Whether the version of an agent is known and no longer supported in its cloud (PT-11). */
export const isAgentOutdated = ({ version }: AgentServerFacts, cloud: CloudName = 'global'): boolean =>
  version !== undefined && isOlderVersion(version, leastAgentVersion[cloud]);

const bitRate = (bits: number): string =>
  bits < 1_000_000 ? `${(bits / 1_000).toFixed(1)} kbit/s` : `${(bits / 1_000_000).toFixed(1)} Mbit/s`;

const rangeText = ({ least, most }: CapacityRange): string => (least === most ? `${least}` : `${least} to ${most}`);

/**
 * How many agents a peak needs, and what they send and receive (PT-05). Every registered agent makes each request larger,
 * active or not.
 * @throws TypeError for numbers that cannot be meant
 */
export function agentSizing(facts: {
  readonly signInsPerSecond: number;
  readonly activeAgents: number;
  /** Default: those that are active. */
  readonly registeredAgents?: number;
  readonly measuredCapacity?: number;
}): AgentSizing {
  const { signInsPerSecond: peak, activeAgents, registeredAgents = activeAgents, measuredCapacity } = facts;
  requireRates('signInsPerSecond', peak, measuredCapacity);
  requireAgents('activeAgents', activeAgents, 0);
  requireAgents('registeredAgents', registeredAgents, activeAgents);
  const perAgent = measuredCapacity === undefined ? agentCapacity : { least: measuredCapacity, most: measuredCapacity };
  const times = (count: number): CapacityRange => ({ least: count * perAgent.least, most: count * perAgent.most });
  const judged = ({ least, most }: CapacityRange): Enough => (peak <= least ? 'yes' : peak <= most ? 'perhaps' : 'no');
  const remaining = Math.max(0, activeAgents - 1);
  const [capacity, capacityWithoutOne] = [times(activeAgents), times(remaining)];
  const neededAgents = agentsNeeded(peak, perAgent.least);
  const recommendedAgents = Math.max(neededAgents + 1, recommendedAgentCount);
  const request = requestBytes(registeredAgents);
  const bitsPerSecond = { toAgents: peak * request * 8, fromAgents: peak * responseBytes * 8 };
  return {
    signInsPerSecond: peak,
    activeAgents,
    registeredAgents,
    perAgent,
    capacity,
    capacityWithoutOne,
    enough: judged(capacity),
    enoughWithoutOne: judged(capacityWithoutOne),
    neededAgents,
    recommendedAgents,
    requestBytes: request,
    responseBytes,
    bitsPerSecond,
    arithmetic: [
      `${peak} sign-ins a second / ${perAgent.least} an agent: ${neededAgents} needed, ${neededAgents + 1} with one to spare, ${recommendedAgents} recommended.`,
      `${activeAgents} active × ${rangeText(perAgent)} = ${rangeText(capacity)} a second; without one, ${remaining} × ${rangeText(perAgent)} = ${rangeText(capacityWithoutOne)}.`,
      `To the agents ${requestParts.own} + ${requestParts.eachAgent} × ${registeredAgents} registered = ${request} bytes a request, × ${peak} a second = ${bitRate(bitsPerSecond.toAgents)}; from them ${responseBytes} bytes × ${peak} = ${bitRate(bitsPerSecond.fromAgents)}.`,
    ],
  };
}

/** Agents by status; one that is planned counts as active. */
function byStatus(agents: readonly AgentFacts[]) {
  const of = (wanted: AgentFacts['status']) => agents.filter(({ status = 'active' }) => status === wanted);
  const [active, inactive] = [of('active'), of('inactive')];
  return { active, inactive, unregistered: of('notRegistered'), registered: active.length + inactive.length };
}

/** What a stated peak asks of the agents (PT-05); undefined without either. @throws TypeError as `agentSizing` */
export function passThroughSizing({
  agents,
  peakSignInsPerSecond,
  measuredCapacity,
}: PassThroughFacts): AgentSizing | undefined {
  if (!agents || peakSignInsPerSecond === undefined) return undefined;
  const { active, registered } = byStatus(agents);
  return agentSizing({
    signInsPerSecond: peakSignInsPerSecond,
    activeAgents: active.length,
    registeredAgents: registered,
    ...(measuredCapacity !== undefined && { measuredCapacity }),
  });
}

type Find = (behaviour: string, code: string, text: string, whatToDo: string, severity?: Severity) => void;

const namesOf = (agents: readonly AgentFacts[]): string => agents.map(({ machineName }) => machineName).join(', ');

/** Findings about how many agents there are (PT-02, PT-03, PT-08, PT-10, PT-12). */
function countFindings(agents: readonly AgentFacts[], find: Find): void {
  const { active, inactive, unregistered, registered } = byStatus(agents);
  const [only] = active;
  if (!only)
    find(
      'PT-08',
      'noActiveAgent',
      `${registered === 0 ? 'The tenant has no agent' : `All ${registered} agents are inactive`}: sign-ins by pass-through fail (80001), and no synchronized hash stands in by itself.`,
      `${registered === 0 ? 'Install and register agents' : 'Start an agent'}, or choose password hash sync in Connect.`,
      'error',
    );
  else if (active.length < recommendedAgentCount)
    find(
      'PT-02',
      'tooFewAgents',
      `${active.length} of the recommended ${recommendedAgentCount} agents ${active.length === 1 ? 'is' : 'are'} active (${namesOf(active)}); with ${recommendedAgentCount}, one may fail while another is maintained.`,
      'Start those that are inactive, or install agents on further servers.',
    );
  if (only?.connectServer && active.length === 1)
    find(
      'PT-10',
      'onlyAgentOnConnectServer',
      `The only active agent is on ${only.machineName}, where Connect runs: when this server is down, nobody signs in by pass-through and the method cannot be changed there either.`,
      'Install agents on servers of their own.',
    );
  if (registered > highestAgentCount)
    find(
      'PT-02',
      'tooManyAgents',
      `${registered} agents are more than the ${highestAgentCount} that a tenant can have.`,
      'Take faster servers rather than more.',
      'error',
    );
  else if (registered >= nearAgentLimit)
    find(
      'PT-02',
      'nearAgentLimit',
      `${registered} of at most ${highestAgentCount} agents are registered, and each makes every sign-in request 1 KB larger.`,
      `Uninstall those that are not needed; the service forgets them after ${agentRemovalDays} days.`,
    );
  if (inactive.length > 0 && only)
    find(
      'PT-03',
      'inactiveAgents',
      `${inactive.length} of ${registered} registered agents ${inactive.length === 1 ? 'is' : 'are'} inactive: ${namesOf(inactive)}.`,
      `Start them; ${agentRemovalDays} days after it was last heard of, an agent is forgotten and has to be registered again.`,
    );
  if (unregistered.length > 0)
    find(
      'PT-12',
      'agentNotRegistered',
      `The service does not know the agents on ${namesOf(unregistered)}, and asks them nothing.`,
      'Register them with a Hybrid Identity Administrator: installing alone does not, and a long silence undoes it.',
    );
}

/** Findings about machines that are copies of one another (PT-02). */
function cloneFindings(agents: readonly AgentFacts[], find: Find): void {
  const machines = new Map<string, AgentFacts[]>();
  for (const agent of agents) {
    if (agent.machineId === undefined) continue;
    const key = agent.machineId.toLowerCase();
    machines.set(key, [...(machines.get(key) ?? []), agent]);
  }
  for (const same of machines.values())
    if (new Set(same.map(({ machineName }) => machineName.toLowerCase())).size > 1)
      find(
        'PT-02',
        'clonedMachine',
        `The servers ${namesOf(same)} have the same machine identifier, so they are clones of one; agents on cloned machines are not supported.`,
        'Set up each server anew, and install the agent there.',
        'error',
      );
}

/** Whether a list of what is let out has a host; `*.` stands for any number of labels. */
function isLetOut(host: string, port: number, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    const [name = '', only] = entry.toLowerCase().split(':');
    const covers = name === '*' || name === host || (name.startsWith('*.') && host.endsWith(name.slice(1)));
    return covers && (only === undefined || Number(only) === port);
  });
}

/** Findings about what an agent needs of its server and network (PT-11). */
function serverFindings(agent: AgentFacts, { cloud = 'global', forests }: PassThroughFacts, find: Find): void {
  const { machineName, version, windowsServer, forest, openPorts, allowedHosts } = agent;
  const needs = (code: string, text: string, whatToDo: string, severity: Severity = 'error'): void =>
    find('PT-11', code, text, whatToDo, severity);
  if (isAgentOutdated(agent, cloud))
    needs(
      'agentVersion',
      `The agent on ${machineName} is version ${version}; ${cloud === 'global' ? '' : `in the cloud ${cloud} `}it takes ${leastAgentVersion[cloud]} or later.`,
      'Install the latest agent.',
    );
  if (windowsServer !== undefined && yearOf(windowsServer) < firstWindowsServer)
    needs(
      'windowsVersion',
      `${machineName} runs Windows Server ${windowsServer}; agents take ${firstWindowsServer} or later.`,
      'Move the agent to a server with a later version.',
    );
  if (agent.serverCore)
    needs(
      'serverCore',
      `${machineName} runs Server Core, on which agents are not supported.`,
      'Move the agent to a server with the desktop.',
    );
  if (forest === null)
    needs(
      'notDomainJoined',
      `${machineName} is joined to no domain, so that no domain controller checks passwords for it.`,
      "Join it to a domain of the users' forest.",
    );
  else if (forest !== undefined && forests && !forests.some((name) => sameName(name, forest)))
    needs(
      'otherForest',
      `${machineName} belongs to the forest ${forest}, and the users to ${forests.join(', ')}.`,
      "Install the agent on a server of the users' forest: any agent may be asked about any user.",
    );
  if (agent.tierZero === false)
    needs(
      'notTierZero',
      `${machineName} sees passwords in clear text and is not protected as a Tier 0 system.`,
      'Protect it as you do domain controllers.',
      'warning',
    );
  if (agent.perimeterNetwork)
    needs(
      'perimeterNetwork',
      `${machineName} is in a perimeter network, where agents are not supported.`,
      'Move the agent into the network of the domain controllers; it needs no inbound connection.',
    );
  if (agent.tls12 === false)
    needs('tls12Off', `TLS 1.2 is off on ${machineName}.`, 'Turn it on, and start the server anew.');
  if (agent.tlsInspection)
    needs(
      'tlsInspection',
      `The TLS connections of ${machineName} are opened on the way, which breaks those of the agent.`,
      'Except the hosts of the service from inspection.',
    );
  if (openPorts && !openPorts.includes(443))
    needs(
      'port443Closed',
      `${machineName} has no way out to port 443, over which all sign-ins go.`,
      'Open it outbound, for services that run as network service too.',
    );
  if (openPorts && !openPorts.includes(80))
    needs(
      'port80Closed',
      `${machineName} has no way out to port 80, over which it learns which certificates are revoked.`,
      'Open it outbound.',
    );
  if (openPorts && !openPorts.includes(8_080))
    needs(
      'port8080Closed',
      `${machineName} has no way out to port 8080, over which it would report its status while 443 is unavailable. This is optional.`,
      'Open it outbound if you want to see the agent then.',
      'warning',
    );
  if (!allowedHosts) return;
  if (cloud !== 'global') {
    needs(
      'hostsNotChecked',
      `What ${machineName} may reach was not checked: the hosts are known for the global cloud only, not for ${cloud}.`,
      "Compare with the documentation of the agent's cloud.",
      'warning',
    );
    return;
  }
  const missing = agentHosts.filter(({ host, port }) => !isLetOut(host, port, allowedHosts));
  if (missing.length > 0)
    needs(
      'hostsNotAllowed',
      `${machineName} cannot reach ${missing.map(({ host, port, purpose }) => `${host}:${port} (${purpose})`).join(', ')}.`,
      'Let these hosts through.',
    );
  if (agent.behindProxy && !allowedHosts.some((entry) => sameName(entry, agentHostOfProxy)))
    needs(
      'proxyHostNotAllowed',
      `The proxy of ${machineName} does not name ${agentHostOfProxy}; a pattern may not be accepted.`,
      'Let this host through by its own name.',
    );
}

/** Findings about the load (PT-05). */
function loadFindings(agents: readonly AgentFacts[], facts: PassThroughFacts, find: Find): void {
  for (const { machineName, cores, memoryInGigabytes } of agents)
    if (
      facts.measuredCapacity === undefined &&
      ((cores ?? documentedServer.cores) < documentedServer.cores ||
        (memoryInGigabytes ?? documentedServer.memoryInGigabytes) < documentedServer.memoryInGigabytes)
    )
      find(
        'PT-05',
        'smallServer',
        `${machineName} has less than ${documentedServer.cores} cores and ${documentedServer.memoryInGigabytes} GB, for which ${rangeText(agentCapacity)} authentications a second are documented.`,
        'Give it more, or measure what it does.',
      );
  const sizing = passThroughSizing(facts);
  if (!sizing) return;
  const { signInsPerSecond: peak, enough, enoughWithoutOne, neededAgents, activeAgents, perAgent } = sizing;
  const needed = `${peak} / ${perAgent.least}: ${neededAgents}`;
  const wanted = Math.min(sizing.recommendedAgents, highestAgentCount);
  const whatToDo = `Have ${wanted} active agents (${needed}); ${activeAgents} ${activeAgents === 1 ? 'is' : 'are'} active.`;
  const taken = `The active agents take ${rangeText(sizing.capacity)} sign-ins a second`;
  const faster = 'take faster servers and measure them';
  if (neededAgents > highestAgentCount)
    find(
      'PT-05',
      'peakBeyondLimit',
      `The peak asks for more agents than the ${highestAgentCount} that a tenant can have (${needed}).`,
      `To carry it, ${faster}, spread the peak, or let the cloud check synchronized hashes.`,
      'error',
    );
  // Without any agent, that there is none says it all.
  else if (activeAgents === 0) return;
  else if (enough === 'no')
    find('PT-05', 'overloaded', `${taken}, not ${peak}: requests wait and time out (80002).`, whatToDo, 'error');
  else if (enough === 'perhaps')
    find('PT-05', 'nearlyOverloaded', `${taken}: ${peak} only if each is as fast as documented.`, whatToDo);
  else if (enoughWithoutOne !== 'yes')
    find(
      'PT-05',
      'noSpareAgent',
      `${taken}, and without one of them ${rangeText(sizing.capacityWithoutOne)}, which ${enoughWithoutOne === 'no' ? 'is' : 'may be'} less than ${peak}.`,
      activeAgents < wanted ? whatToDo : `There cannot be more agents (${needed}): ${faster}.`,
    );
}

/** Findings about the two lockouts, of which the cloud's should come first (PT-09). */
function lockoutFindings(facts: PassThroughFacts, find: Find): void {
  const { cloud = 'global', smartLockout = {} } = facts;
  const { threshold = usualLockoutThreshold[cloud], duration = usualLockoutDuration } = smartLockout;
  // In one cloud smart lockout has no values of the tenant's own; elsewhere they take a licence.
  const settable = cloud !== 'china';
  const licence = 'which takes a licence of Microsoft Entra ID P1';
  for (const { forest, ...local } of facts.onPremisesLockouts ?? []) {
    // Where it never locks there is nothing that the cloud would have to come before.
    if (local.threshold === 0) continue;
    const wanted = threshold * lockoutFactor;
    const farApart = `two or three times the cloud's (${wanted} or ${threshold * 3})`;
    const raise = `Set the threshold of ${forest} to ${farApart}${settable ? `, or lower that of smart lockout, ${licence}` : ''}.`;
    if (local.threshold <= threshold)
      find(
        'PT-09',
        'lockoutThreshold',
        `${forest} locks an account after ${local.threshold} wrong passwords, the cloud after ${threshold}: attackers at the cloud lock users out on-premises.`,
        raise,
      );
    else if (local.threshold < wanted)
      find(
        'PT-09',
        'lockoutThresholdNear',
        `${forest} locks an account after ${local.threshold} wrong passwords, less than ${lockoutFactor} times the ${threshold} of the cloud; those that are tried on-premises count there alone.`,
        raise,
      );
    if (local.duration !== 0 && duration > local.duration) continue;
    find(
      'PT-09',
      local.duration === 0 ? 'lockoutWithoutEnd' : 'lockoutDuration',
      `${forest} locks an account ${local.duration === 0 ? 'until an administrator unlocks it' : `for ${local.duration} s`}, the cloud for ${duration} s: the cloud lets attempts through while the account is still locked on-premises.`,
      settable
        ? `${local.duration === 0 ? `Set a duration in ${forest}, and that of smart lockout to more` : `Set the duration of smart lockout to more than ${local.duration} s`}, ${licence}.`
        : `All tenants of this cloud have ${duration} s: keep the threshold of ${forest} at ${farApart}, so that the cloud locks first.`,
    );
  }
}

/**
 * Findings about pass-through authentication (PT-02, PT-03, PT-05, PT-08 to PT-12).
 * @throws TypeError for versions and numbers that cannot be meant
 */
export function passThroughFindings(facts: PassThroughFacts): readonly Finding[] {
  checkPassThroughFacts(facts);
  const findings: Finding[] = [];
  const find: Find = (behaviour, code, text, whatToDo, severity = 'warning') => {
    findings.push({ severity, behaviour, code, text, whatToDo });
  };
  const { agents } = facts;
  if (agents) {
    countFindings(agents, find);
    cloneFindings(agents, find);
    loadFindings(agents, facts, find);
    for (const agent of agents) serverFindings(agent, facts, find);
  }
  lockoutFindings(facts, find);
  return findings;
}
