/** What is known of agents before anybody signs in: findings over given facts. */
import { type AgentFacts, agentHosts, agentSizing, passThroughFindings } from '@cutover/contract/findings';
import { atOnce, situation } from '../../behaviour.ts';
import { same } from '../../claim.ts';
import { finding } from '../domains/finding.ts';

const named = (count: number, more: Partial<AgentFacts> = {}): readonly AgentFacts[] =>
  Array.from({ length: count }, (_, index) => ({ machineName: `agent-${index + 1}`, ...more }));
const one = (more: Partial<AgentFacts>): readonly AgentFacts[] => [{ machineName: 'agent-0', ...more }, ...named(3)];

const counts = finding('fewer than three agents and more than forty are findings', passThroughFindings, [
  [{}, []],
  [{ agents: named(3) }, []],
  [{ agents: named(2) }, ['PT-02 tooFewAgents']],
  [
    { agents: [...named(2), { machineName: 'agent-3', status: 'inactive' }] },
    ['PT-02 tooFewAgents', 'PT-03 inactiveAgents'],
  ],
  [{ agents: named(35) }, []],
  [{ agents: named(40) }, ['PT-02 nearAgentLimit']],
  [{ agents: named(41) }, ['PT-02 tooManyAgents']],
]);

const clones = finding('two machines with the same identifier are a finding', passThroughFindings, [
  [{ agents: [...named(3), { machineName: 'a', machineId: 'S-1' }, { machineName: 'b', machineId: 'S-2' }] }, []],
  [
    { agents: [...named(3), { machineName: 'a', machineId: 'S-1' }, { machineName: 'b', machineId: 's-1' }] },
    ['PT-02 clonedMachine'],
  ],
]);

const sizes = finding('a peak that the agents cannot take is a finding', passThroughFindings, [
  [{ agents: named(4), peakSignInsPerSecond: 900 }, []],
  [{ agents: named(3), peakSignInsPerSecond: 900 }, ['PT-05 noSpareAgent']],
  [{ agents: named(3), peakSignInsPerSecond: 1_000 }, ['PT-05 nearlyOverloaded']],
  [{ agents: named(3), peakSignInsPerSecond: 1_201 }, ['PT-05 overloaded']],
  [{ agents: named(40), peakSignInsPerSecond: 12_000 }, ['PT-02 nearAgentLimit', 'PT-05 noSpareAgent']],
  [{ agents: named(3), peakSignInsPerSecond: 12_001 }, ['PT-05 peakBeyondLimit']],
  [{ agents: named(3), peakSignInsPerSecond: 1_201, measuredCapacity: 1_000 }, []],
  [{ agents: one({ cores: 2, memoryInGigabytes: 16 }) }, ['PT-05 smallServer']],
  [{ agents: one({ cores: 4, memoryInGigabytes: 16 }) }, []],
]);

const sizing = situation({
  title: 'the size of requests and of the agents that a peak needs follows from the documented numbers',
  arrange: async () => ({ signInsPerSecond: 1_000, activeAgents: 3, registeredAgents: 5 }),
  act: async (_target, facts) => {
    const { capacity, neededAgents, requestBytes, responseBytes } = agentSizing(facts);
    return { capacity: { ...capacity }, neededAgents, requestBytes, responseBytes };
  },
}).assert(
  atOnce(async (_target, { capacity, neededAgents, requestBytes, responseBytes }) => {
    same([capacity, neededAgents], [{ least: 900, most: 1_200 }, 4], 'The capacity, and the agents that are needed');
    same([requestBytes, responseBytes], [512 + 5 * 1_024, 1_024], 'Bytes of a request and of a response');
  }),
);

const lockout = (threshold: number, duration: number) => [{ forest: 'corp.example', threshold, duration }];

const lockouts = finding(
  'unless the cloud locks before and for longer than Active Directory, that is a finding',
  passThroughFindings,
  [
    [{ onPremisesLockouts: lockout(20, 30) }, []],
    [{ onPremisesLockouts: lockout(0, 1_800) }, []],
    [{ onPremisesLockouts: lockout(10, 30) }, ['PT-09 lockoutThreshold']],
    [{ onPremisesLockouts: lockout(5, 30) }, ['PT-09 lockoutThreshold']],
    [{ onPremisesLockouts: lockout(20, 60) }, ['PT-09 lockoutDuration']],
    [{ onPremisesLockouts: lockout(5, 1_800) }, ['PT-09 lockoutThreshold', 'PT-09 lockoutDuration']],
    [{ onPremisesLockouts: lockout(5, 1_800), smartLockout: { threshold: 2, duration: 3_600 } }, []],
    [{ cloud: 'usgov', onPremisesLockouts: lockout(6, 30) }, []],
    [{ cloud: 'usgov', onPremisesLockouts: lockout(3, 30) }, ['PT-09 lockoutThreshold']],
  ],
);

const onConnectServer = finding('the only agent on the Connect server is a finding', passThroughFindings, [
  [
    { agents: [{ machineName: 'sync-1', connectServer: true }] },
    ['PT-02 tooFewAgents', 'PT-10 onlyAgentOnConnectServer'],
  ],
  [{ agents: [{ machineName: 'other' }] }, ['PT-02 tooFewAgents']],
  [{ agents: [{ machineName: 'sync-1', connectServer: true }, ...named(2)] }, []],
]);

const notRegistered = finding('an agent that is not registered is a finding, and does not count', passThroughFindings, [
  [{ agents: [...named(3), { machineName: 'new', status: 'notRegistered' }] }, ['PT-12 agentNotRegistered']],
  [
    { agents: [...named(2), { machineName: 'new', status: 'notRegistered' }] },
    ['PT-02 tooFewAgents', 'PT-12 agentNotRegistered'],
  ],
]);

const noneActive = finding('without an active agent nobody signs in', passThroughFindings, [
  [{ agents: [] }, ['PT-08 noActiveAgent']],
  [{ agents: named(2, { status: 'inactive' }) }, ['PT-08 noActiveAgent']],
]);

const versions = finding('a version before the least one of its cloud is a finding', passThroughFindings, [
  [{ agents: one({ version: '1.5.193.0' }) }, []],
  [{ agents: one({ version: '1.5.192.9' }) }, ['PT-11 agentVersion']],
  [{ cloud: 'usgov', agents: one({ version: '1.5.1742.0' }) }, []],
  [{ cloud: 'usgov', agents: one({ version: '1.5.1741.0' }) }, ['PT-11 agentVersion']],
]);

const forests = ['corp.example'];
const servers = finding('each prerequisite that a server lacks is a finding', passThroughFindings, [
  [{ agents: one({ windowsServer: '2016' }) }, []],
  [{ agents: one({ windowsServer: '2012 R2' }) }, ['PT-11 windowsVersion']],
  [{ agents: one({ serverCore: true }) }, ['PT-11 serverCore']],
  [{ agents: one({ forest: null }) }, ['PT-11 notDomainJoined']],
  [{ forests, agents: one({ forest: 'corp.example' }) }, []],
  [{ forests, agents: one({ forest: 'other.example' }) }, ['PT-11 otherForest']],
  [{ agents: one({ tierZero: false }) }, ['PT-11 notTierZero']],
  [{ agents: one({ perimeterNetwork: true }) }, ['PT-11 perimeterNetwork']],
  [{ agents: one({ tls12: false }) }, ['PT-11 tls12Off']],
  [{ agents: one({ tlsInspection: true }) }, ['PT-11 tlsInspection']],
]);

const allHosts = agentHosts.map(({ host }) => host);
const networks = finding('ports that are closed and hosts that cannot be reached are findings', passThroughFindings, [
  [{ agents: one({ openPorts: [443, 80, 8_080] }) }, []],
  [{ agents: one({ openPorts: [80, 8_080] }) }, ['PT-11 port443Closed']],
  [{ agents: one({ openPorts: [443, 8_080] }) }, ['PT-11 port80Closed']],
  [{ agents: one({ openPorts: [443, 80] }) }, ['PT-11 port8080Closed']],
  [{ agents: one({ allowedHosts: allHosts }) }, []],
  [
    { agents: one({ allowedHosts: allHosts.filter((host) => host !== 'login.windows.net') }) },
    ['PT-11 hostsNotAllowed'],
  ],
  [{ agents: one({ allowedHosts: allHosts, behindProxy: true }) }, ['PT-11 proxyHostNotAllowed']],
]);

/** Cases over facts alone, by row. */
export const findingCases = {
  'PT-02': [counts, clones],
  'PT-05': [sizes, sizing],
  'PT-08': [noneActive],
  'PT-09': [lockouts],
  'PT-10': [onConnectServer],
  'PT-11': [versions, servers, networks],
  'PT-12': [notRegistered],
};
