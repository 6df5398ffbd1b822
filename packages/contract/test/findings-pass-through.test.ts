import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgentFacts,
  agentHosts,
  agentSizing,
  checkPassThroughFacts,
  isAgentOutdated,
  type PassThroughFacts,
  passThroughFindings,
  passThroughSizing,
} from '../src/findings.ts';
import { isOlderVersion } from '../src/rules.ts';

const found = (facts: PassThroughFacts) =>
  passThroughFindings(facts).map(({ severity, behaviour, code }) => `${severity} ${behaviour} ${code}`);
const textOf = (facts: PassThroughFacts): string =>
  passThroughFindings(facts)
    .map(({ text, whatToDo }) => `${text} ${whatToDo}`)
    .join(' ');
const agents = (count: number, rest: Omit<AgentFacts, 'machineName'> = {}, prefix = 'pta'): AgentFacts[] =>
  Array.from({ length: count }, (_, index) => ({ machineName: `${prefix}-${index + 1}`, ...rest }));
/** Three that work, of which the first is on a server as given. */
const withServer = (server: Omit<AgentFacts, 'machineName'>, rest: Omit<PassThroughFacts, 'agents'> = {}) =>
  found({ ...rest, agents: [...agents(1, server), ...agents(2, {}, 'other')] });

test('What is not known gives no finding', () => {
  expect(found({})).toEqual([]);
  expect(found({ agents: agents(3), forests: ['contoso.com'], smartLockout: { threshold: 5 } })).toEqual([]);
});

describe('how many agents', () => {
  test('PT-02: fewer than three that are active', () => {
    expect(found({ agents: agents(3) })).toEqual([]);
    expect(found({ agents: agents(2) })).toEqual(['warning PT-02 tooFewAgents']);
    expect(textOf({ agents: agents(1) })).toContain('1 of the recommended 3 agents is active (pta-1)');
  });

  test('PT-08: none that is active, whether or not some are registered', () => {
    expect(found({ agents: [] })).toEqual(['error PT-08 noActiveAgent']);
    expect(found({ agents: agents(3, { status: 'inactive' }) })).toEqual(['error PT-08 noActiveAgent']);
    expect(textOf({ agents: agents(3, { status: 'inactive' }) })).toContain('All 3 agents are inactive');
  });

  test('PT-02: near forty, and more than forty', () => {
    expect(found({ agents: agents(35) })).toEqual([]);
    expect(found({ agents: agents(36) })).toEqual(['warning PT-02 nearAgentLimit']);
    expect(found({ agents: agents(40) })).toEqual(['warning PT-02 nearAgentLimit']);
    expect(found({ agents: agents(41) })).toEqual(['error PT-02 tooManyAgents']);
    expect(found({ agents: [...agents(35), ...agents(5, { status: 'notRegistered' }, 'new')] })).toEqual([
      'warning PT-12 agentNotRegistered',
    ]);
  });

  test('PT-03: inactive ones are named, and when they are forgotten', () => {
    const facts = { agents: [...agents(3), ...agents(1, { status: 'inactive' }, 'silent')] };
    expect(found(facts)).toEqual(['warning PT-03 inactiveAgents']);
    expect(textOf(facts)).toMatch(/1 of 4 registered agents is inactive: silent-1\..*10 days/);
  });

  test('PT-02: machines with one identifier are clones; one machine named twice is none', () => {
    const clones = [
      { machineName: 'pta-1', machineId: 'S-1-5-21-1' },
      { machineName: 'pta-2', machineId: 's-1-5-21-1' },
    ];
    expect(found({ agents: [...clones, ...agents(1, { machineId: 'S-1-5-21-3' }, 'other')] })).toEqual([
      'error PT-02 clonedMachine',
    ]);
    const twice = [
      { machineName: 'pta-1', machineId: 'a' },
      { machineName: 'PTA-1', machineId: 'a', status: 'inactive' as const },
    ];
    expect(found({ agents: [...twice, ...agents(2, {}, 'other')] })).toEqual(['warning PT-03 inactiveAgents']);
  });

  test('PT-10: the only active agent is on the Connect server', () => {
    const connect = agents(1, { connectServer: true }, 'connect');
    expect(found({ agents: connect })).toEqual([
      'warning PT-02 tooFewAgents',
      'warning PT-10 onlyAgentOnConnectServer',
    ]);
    expect(found({ agents: [...connect, ...agents(2)] })).toEqual([]);
    expect(found({ agents: [...connect, ...agents(2, { status: 'inactive' })] })).toContain(
      'warning PT-10 onlyAgentOnConnectServer',
    );
    expect(found({ agents: agents(1, { connectServer: false }) })).toEqual(['warning PT-02 tooFewAgents']);
  });
});

describe('PT-05: the load', () => {
  const load = (peakSignInsPerSecond: number, count: number, more: PassThroughFacts = {}) =>
    found({ agents: agents(count), peakSignInsPerSecond, ...more });

  test('is compared with what the agents take, and with what they take without one', () => {
    expect(load(600, 3)).toEqual([]);
    expect(load(601, 3)).toEqual(['warning PT-05 noSpareAgent']);
    expect(load(900, 3)).toEqual(['warning PT-05 noSpareAgent']);
    expect(load(901, 3)).toEqual(['warning PT-05 nearlyOverloaded']);
    expect(load(1200, 3)).toEqual(['warning PT-05 nearlyOverloaded']);
    expect(load(1201, 3)).toEqual(['error PT-05 overloaded']);
  });

  test('counts only agents that are active, and a measured capacity in place of the documented one', () => {
    const some = [...agents(3), ...agents(3, { status: 'inactive' }, 'silent')];
    expect(found({ agents: some, peakSignInsPerSecond: 1201 })).toContain('error PT-05 overloaded');
    expect(load(1201, 3, { measuredCapacity: 1000 })).toEqual([]);
    expect(load(1201, 3, { measuredCapacity: 400 })).toEqual(['error PT-05 overloaded']);
  });

  test('that no tenant can carry is said once, and none beside the lack of any agent', () => {
    expect(load(12_001, 3)).toEqual(['error PT-05 peakBeyondLimit']);
    expect(load(12_000, 3)).toEqual(['error PT-05 overloaded']);
    expect(textOf({ agents: agents(3), peakSignInsPerSecond: 12_000 })).toContain('Have 40 active agents');
    expect(load(11_700, 35)).toEqual(['warning PT-05 nearlyOverloaded']);
    expect(load(100, 0)).toEqual(['error PT-08 noActiveAgent']);
  });

  test('of exactly forty agents is taken by forty, with none to spare', () => {
    const facts = { agents: agents(40), peakSignInsPerSecond: 12_000 };
    expect(passThroughSizing(facts)).toMatchObject({ enough: 'yes', neededAgents: 40, recommendedAgents: 41 });
    expect(found(facts)).toEqual(['warning PT-02 nearAgentLimit', 'warning PT-05 noSpareAgent']);
    expect(textOf(facts)).toContain(
      'There cannot be more agents (12000 / 300: 40): take faster servers and measure them.',
    );
  });

  test('is explained with the numbers that a finding rests on, and in the sizing with the whole arithmetic', () => {
    const facts = { agents: agents(3), peakSignInsPerSecond: 1_000 };
    expect(textOf(facts)).toContain('The active agents take 900 to 1200 sign-ins a second: 1000 only if each');
    expect(textOf(facts)).toContain('Have 5 active agents (1000 / 300: 4); 3 are active.');
    expect(textOf({ ...facts, peakSignInsPerSecond: 900 })).toContain(
      'take 900 to 1200 sign-ins a second, and without one of them 600 to 800, which is less than 900. Have 4',
    );
    expect(textOf({ ...facts, peakSignInsPerSecond: 700 })).toContain('which may be less than 700.');
    expect(passThroughSizing(facts)?.arithmetic).toEqual([
      '1000 sign-ins a second / 300 an agent: 4 needed, 5 with one to spare, 5 recommended.',
      '3 active × 300 to 400 = 900 to 1200 a second; without one, 2 × 300 to 400 = 600 to 800.',
      'To the agents 512 + 1024 × 3 registered = 3584 bytes a request, × 1000 a second = 28.7 Mbit/s; from them 1024 bytes × 1000 = 8.2 Mbit/s.',
    ]);
    expect(passThroughSizing({ agents: agents(3) })).toBeUndefined();
    expect(passThroughSizing({ peakSignInsPerSecond: 1 })).toBeUndefined();
    const mixed = [...agents(2), ...agents(1, { status: 'inactive' }), ...agents(1, { status: 'notRegistered' })];
    expect(passThroughSizing({ agents: mixed, peakSignInsPerSecond: 1 })).toMatchObject({
      ...{ activeAgents: 2, registeredAgents: 3 },
    });
  });

  test('makes requests that grow with every registered agent, active or not', () => {
    expect(agentSizing({ signInsPerSecond: 100, activeAgents: 3 })).toMatchObject({
      requestBytes: 3_584,
      responseBytes: 1_024,
      bitsPerSecond: { toAgents: 2_867_200, fromAgents: 819_200 },
      neededAgents: 1,
      recommendedAgents: 3,
      enough: 'yes',
      enoughWithoutOne: 'yes',
    });
    expect(agentSizing({ signInsPerSecond: 100, activeAgents: 3, registeredAgents: 40 }).requestBytes).toBe(41_472);
  });

  test('is never answered with more when there are fewer agents or more sign-ins', () => {
    const rank = { no: 0, perhaps: 1, yes: 2 } as const;
    const count = fc.integer({ min: 0, max: 39 });
    const peak = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(count, peak, peak, (activeAgents, signInsPerSecond, more) => {
        const sizing = agentSizing({ signInsPerSecond, activeAgents });
        const fewer = agentSizing({ signInsPerSecond, activeAgents: Math.max(0, activeAgents - 1) });
        const busier = agentSizing({ signInsPerSecond: signInsPerSecond + more, activeAgents });
        expect(sizing.enoughWithoutOne).toBe(fewer.enough);
        expect(rank[fewer.enough]).toBeLessThanOrEqual(rank[sizing.enough]);
        expect(rank[busier.enough]).toBeLessThanOrEqual(rank[sizing.enough]);
        // What is recommended takes the peak, also without one of them.
        const { recommendedAgents, neededAgents } = sizing;
        expect(agentSizing({ signInsPerSecond, activeAgents: recommendedAgents }).enoughWithoutOne).toBe('yes');
        if (neededAgents > 0)
          expect(agentSizing({ signInsPerSecond, activeAgents: neededAgents - 1 }).enough).not.toBe('yes');
      }),
    );
  });

  test('is refused where the numbers cannot be meant', () => {
    for (const wrong of [
      { signInsPerSecond: -1, activeAgents: 3 },
      { signInsPerSecond: Number.NaN, activeAgents: 3 },
      { signInsPerSecond: 1, activeAgents: 1.5 },
      { signInsPerSecond: 1, activeAgents: 3, registeredAgents: 2 },
      { signInsPerSecond: 1, activeAgents: 1e9 },
      { signInsPerSecond: 1, activeAgents: 3, measuredCapacity: 0 },
      { signInsPerSecond: 1, activeAgents: 3, measuredCapacity: 5e-324 },
      { signInsPerSecond: 1e308, activeAgents: 3 },
    ])
      expect(() => agentSizing(wrong)).toThrow(TypeError);
    // Each by the name that the caller gave, also where there are no agents to size.
    for (const [facts, said] of [
      [{ peakSignInsPerSecond: -1 }, "'peakSignInsPerSecond' is -1. Give 0 to 1000000 sign-ins a second."],
      [{ peakSignInsPerSecond: 1e308 }, "'peakSignInsPerSecond' is 1e+308. Give 0 to 1000000"],
      [{ measuredCapacity: 5e-324 }, "'measuredCapacity' is 5e-324. Give 1 to 1000000 authentications a second."],
    ] as const) {
      expect(() => checkPassThroughFacts(facts)).toThrow(said);
      expect(() => passThroughFindings(facts)).toThrow(said);
    }
  });

  test('is more than documented for a smaller server, unless it was measured', () => {
    expect(withServer({ cores: 2 })).toEqual(['warning PT-05 smallServer']);
    expect(withServer({ memoryInGigabytes: 8 })).toEqual(['warning PT-05 smallServer']);
    expect(withServer({ cores: 4, memoryInGigabytes: 16 })).toEqual([]);
    expect(withServer({ cores: 2 }, { measuredCapacity: 150 })).toEqual([]);
  });
});

describe('PT-11: prerequisites', () => {
  test('the version, which depends on the cloud', () => {
    expect(withServer({ version: '1.5.193.0' })).toEqual([]);
    expect(withServer({ version: '1.5.192.9' })).toEqual(['error PT-11 agentVersion']);
    expect(withServer({ version: '1.5.1741.9' }, { cloud: 'usgov' })).toEqual(['error PT-11 agentVersion']);
    expect(withServer({ version: '1.5.1742.0' }, { cloud: 'usgovdod' })).toEqual([]);
    expect(withServer({ version: '1.5.193.0' }, { cloud: 'china' })).toEqual([]);
    expect(() => withServer({ version: 'latest' })).toThrow(/pta-1.*'latest'/);
    const old = { machineName: 'pta-1', version: '1.5.193.0' };
    expect([isAgentOutdated(old), isAgentOutdated(old, 'usgov')]).toEqual([false, true]);
    expect(isAgentOutdated({ machineName: 'pta-1' }, 'usgov')).toBe(false);
  });

  test('versions are compared part by part, as numbers', () => {
    const part = fc.integer({ min: 0, max: 3_000 });
    const parts = fc.array(part, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const padded = (list: number[]) => [...list, 0, 0, 0].slice(0, 4);
        const [a, b] = [padded(one), padded(other)];
        const order = a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
        expect(isOlderVersion(one.join('.'), other.join('.'))).toBe(order < 0);
      }),
    );
    expect(isOlderVersion('1.5.193', '1.5.193.0')).toBe(false);
    expect(isOlderVersion('1.5.1742.0', '1.5.193.0')).toBe(false);
  });

  test('Windows Server 2016 or later, with the desktop', () => {
    expect(withServer({ windowsServer: '2016' })).toEqual([]);
    expect(withServer({ windowsServer: '2012 R2' })).toEqual(['error PT-11 windowsVersion']);
    expect(withServer({ serverCore: true })).toEqual(['error PT-11 serverCore']);
    expect(() => withServer({ windowsServer: '10' })).toThrow(/windowsServer of pta-1/);
  });

  test("joined to the users' forest, protected, and not in a perimeter network", () => {
    expect(withServer({ forest: null })).toEqual(['error PT-11 notDomainJoined']);
    expect(withServer({ forest: 'Corp.contoso.com' }, { forests: ['corp.contoso.com'] })).toEqual([]);
    expect(withServer({ forest: 'other.example' }, { forests: ['corp.contoso.com'] })).toEqual([
      'error PT-11 otherForest',
    ]);
    expect(withServer({ forest: 'other.example' })).toEqual([]);
    expect(withServer({ tierZero: false })).toEqual(['warning PT-11 notTierZero']);
    expect(withServer({ perimeterNetwork: true })).toEqual(['error PT-11 perimeterNetwork']);
  });

  test('TLS 1.2, not opened on the way, and the ports', () => {
    expect(withServer({ tls12: false })).toEqual(['error PT-11 tls12Off']);
    expect(withServer({ tlsInspection: true })).toEqual(['error PT-11 tlsInspection']);
    expect(withServer({ openPorts: [80, 443, 8_080] })).toEqual([]);
    expect(withServer({ openPorts: [80, 443] })).toEqual(['warning PT-11 port8080Closed']);
    expect(withServer({ openPorts: [8_080] })).toEqual(['error PT-11 port443Closed', 'error PT-11 port80Closed']);
    expect(withServer({ tls12: true, tlsInspection: false, tierZero: true, serverCore: false })).toEqual([]);
  });

  test('the named hosts, by themselves or by a pattern', () => {
    const all = agentHosts.map(({ host }) => host);
    expect(withServer({ allowedHosts: all })).toEqual([]);
    expect(withServer({ allowedHosts: ['*'] })).toEqual([]);
    for (const { host, port } of agentHosts) {
      const rest = all.filter((other) => other !== host);
      const facts = { agents: [...agents(1, { allowedHosts: rest }), ...agents(2, {}, 'other')] };
      expect(found(facts), host).toEqual(['error PT-11 hostsNotAllowed']);
      expect(textOf(facts)).toContain(`cannot reach ${host}:${port} (`);
      expect(withServer({ allowedHosts: [...rest, `${host.toUpperCase()}:${port}`] }), host).toEqual([]);
      expect(withServer({ allowedHosts: [...rest, `${host}:8443`] }), host).toEqual(['error PT-11 hostsNotAllowed']);
    }
    const grouped = [...all.filter((host) => !host.endsWith('digicert.com')), '*.digicert.com'];
    expect(withServer({ allowedHosts: grouped })).toEqual([]);
    const alike = [...all.filter((host) => host !== 'crl.microsoft.com'), '*.soft.com'];
    expect(withServer({ allowedHosts: alike })).toEqual(['error PT-11 hostsNotAllowed']);
    // One host of the service's does not stand for them all.
    const one = [...all.filter((host) => host !== '*.msappproxy.net'), 'a.msappproxy.net'];
    expect(withServer({ allowedHosts: one })).toEqual(['error PT-11 hostsNotAllowed']);
  });

  test('behind a proxy one more, by its own name; other clouds are said not to be checked', () => {
    const all = agentHosts.map(({ host }) => host);
    const byPattern = [...all, '*.microsoftazuread-sso.com'];
    expect(withServer({ allowedHosts: byPattern, behindProxy: true })).toEqual(['error PT-11 proxyHostNotAllowed']);
    const byName = [...all, 'autologon.microsoftazuread-sso.com'];
    expect(withServer({ allowedHosts: byName, behindProxy: true })).toEqual([]);
    expect(withServer({ allowedHosts: [] }, { cloud: 'usgov' })).toEqual(['warning PT-11 hostsNotChecked']);
  });
});

describe('PT-09: lockouts', () => {
  const lockout = (
    threshold: number,
    duration: number,
    smartLockout?: PassThroughFacts['smartLockout'],
    cloud?: PassThroughFacts['cloud'],
  ) =>
    found({
      onPremisesLockouts: [{ forest: 'contoso.com', threshold, duration }],
      ...(smartLockout && { smartLockout }),
      ...(cloud && { cloud }),
    });

  test("the cloud's threshold is lower, better by half or a third", () => {
    const long = { duration: 3_600 };
    expect(lockout(20, 1_800, long)).toEqual([]);
    expect(lockout(19, 1_800, long)).toEqual(['warning PT-09 lockoutThresholdNear']);
    expect(lockout(10, 1_800, long)).toEqual(['warning PT-09 lockoutThreshold']);
    expect(lockout(10, 1_800, { ...long, threshold: 5 })).toEqual([]);
    expect(lockout(6, 1_800, long, 'usgov')).toEqual([]);
    expect(lockout(3, 1_800, long, 'usgov')).toEqual(['warning PT-09 lockoutThreshold']);
  });

  test("the cloud's duration is longer", () => {
    expect(lockout(20, 59)).toEqual([]);
    expect(lockout(20, 60)).toEqual(['warning PT-09 lockoutDuration']);
    expect(lockout(20, 1_800, { duration: 1_801 })).toEqual([]);
    expect(lockout(20, 0, { duration: 1_801 })).toEqual(['warning PT-09 lockoutWithoutEnd']);
  });

  test('a forest that never locks is fine, each forest is looked at, and advice fits the cloud', () => {
    expect(lockout(0, 0)).toEqual([]);
    const facts: PassThroughFacts = {
      smartLockout: { duration: 3_600 },
      onPremisesLockouts: [
        { forest: 'a.example', threshold: 20, duration: 60 },
        { forest: 'b.example', threshold: 5, duration: 60 },
      ],
    };
    expect(textOf(facts)).toContain('b.example locks an account after 5 wrong passwords, the cloud after 10');
    expect(textOf(facts)).toContain('(20 or 30)');
    expect(textOf(facts)).not.toContain('a.example');
    expect(textOf(facts)).toContain('lower that of smart lockout');
    expect(textOf({ ...facts, cloud: 'china' })).not.toContain('lower that');
  });
});
