import { describe, expect, test } from 'vitest';
import { agentLifeCycle } from '../../src/tenant/pass-through/agents.ts';
import { ServiceError } from '../../src/tenant/service-error.ts';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp } from '../support/harness.ts';

const start = Date.parse('2026-01-05T08:00:00Z');

/** A managed domain of synchronized users, whose passwords Active Directory checks. */
const company = (onPremises: object = {}, more: object = {}) => ({
  tenantFile: {
    ...contoso,
    ...more,
    domains: [{ id: 'contoso.com' }, { id: 'fabrikam.com' }],
    users: [
      ...contoso.users,
      { userPrincipalName: 'root@fabrikam.com', password: 'Correct-Horse-9', roles: ['Hybrid Identity Administrator'] },
    ],
    onPremises: { tenantPassThrough: true, ...onPremises },
  },
});
const agentNames = (count: number) => Array.from({ length: count }, (_, index) => `agent-${index + 1}`);
const outcome = (harness: Harness, name = 'ada', password = 'Correct-Horse-1') => {
  const { result, code } = harness.tenant.signIn({ userPrincipalName: `${name}@contoso.com`, password });
  return code === undefined ? result : code;
};
const stages = ({ tenant }: Harness) =>
  Object.fromEntries(tenant.passThrough.agents().map(({ machineName, stage }) => [machineName, stage]));

describe('PT-12: installing and registering are two steps', () => {
  test('only a registered agent is known and asked', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    passThrough.install({ machineName: 'server-1' });
    expect(stages(harness)).toEqual({ 'server-1': 'installed' });
    expect(outcome(harness)).toBe(80001);
    expect(passThrough.register('server-1', 'root@fabrikam.com')).toMatchObject({ stage: 'active', isConnected: true });
    expect(outcome(harness)).toBe('success');
  });

  test('registering takes an administrator with the role', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    passThrough.install({ machineName: 'server-1' });
    expect(() => passThrough.register('server-1', 'mia@fabrikam.com')).toThrow('Hybrid Identity Administrator');
    expect(() => passThrough.register('server-1', 'nobody@fabrikam.com')).toThrow('does not exist');
    expect(() => passThrough.change('server-1', { isRunning: true })).toThrow('not registered');
    harness.tenant.run('updateUser', { userId: 'root@fabrikam.com', body: { accountEnabled: false } });
    expect(() => passThrough.register('server-1', 'root@fabrikam.com')).toThrow('disabled');
    expect(stages(harness)).toEqual({ 'server-1': 'installed' });
  });
});

describe('PT-02, PT-11: what is refused at registration', () => {
  const refusals: readonly [string, object, string][] = [
    ['a clone', { machineId: 'machine-1' }, 'clone'],
    ['no TLS 1.2', { server: { tls12: false } }, 'TLS 1.2'],
    ['port 443 closed', { network: { port443: false } }, 'port 443'],
    ['TLS inspection', { network: { tlsInspection: true } }, 'inspection'],
  ];
  test.each(refusals)('%s', (_, more, text) => {
    const harness = setUp(company({ agents: [{ machineName: 'server-1', machineId: 'machine-1' }] }));
    const { passThrough } = harness.tenant;
    passThrough.install({ machineName: 'server-2', ...more });
    expect(() => passThrough.register('server-2', 'root@fabrikam.com')).toThrow(text);
    expect(stages(harness)).toEqual({ 'server-1': 'active', 'server-2': 'installed' });
  });

  test('the 41st agent, until the service has forgotten another', () => {
    const harness = setUp(company({ activeAgents: 40 }));
    const { passThrough } = harness.tenant;
    passThrough.install({ machineName: 'server-41' });
    const register = () => passThrough.register('server-41', 'root@fabrikam.com');
    expect(register).toThrow('40 agents, which is the limit');
    passThrough.uninstall('agent-1');
    expect(register).toThrow('40 agents, which is the limit');
    harness.advance('P10D');
    expect(register().stage).toBe('active');
    expect(() => setUp(company({ activeAgents: 41 }))).toThrow('activeAgents');
  });

  test('a second agent on a server, a name that is none, numbers that are none', () => {
    const { passThrough } = setUp(company({ agents: [{ machineName: 'server-1' }] })).tenant;
    expect(() => passThrough.install({ machineName: 'SERVER-1' })).toThrow('one on a server');
    expect(() => passThrough.install({ machineName: 'two words' })).toThrow('not the name of a machine');
    expect(() => passThrough.install({ machineName: 'x', version: 'newest' })).toThrow('no version');
    expect(() => passThrough.install({ machineName: 'x', capacity: 0 })).toThrow('above 0');
    expect(() => passThrough.install({ machineName: 'x', server: { windows: 'newest' } })).toThrow(
      'no version of Windows',
    );
    for (const externalIp of ['zzz', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.4.'])
      expect(() => passThrough.install({ machineName: 'x', externalIp })).toThrow('no IP address');
    for (const [number, externalIp] of ['203.0.113.7', '2001:db8::7', '::1'].entries())
      expect(passThrough.install({ machineName: `ip-${number}`, externalIp }).externalIp).toBe(externalIp);
    expect(() => passThrough.change('server-1', { lossRate: 1.5 })).toThrow('share from 0 to 1');
    expect(() => passThrough.report('server-9')).toThrow("no pass-through agent 'server-9'");
    expect(() => passThrough.stop('server-9')).toThrow(ServiceError);
    passThrough.uninstall('server-1');
    expect(passThrough.install({ machineName: 'server-1' }).stage).toBe('installed');
  });
});

describe('PT-03: an agent that is not heard', () => {
  test('turns inactive, and is forgotten after ten days to the millisecond', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    const { passThrough } = harness.tenant;
    harness.advance('PT1H');
    passThrough.stop('agent-1');
    harness.advance({ milliseconds: 10 * 60_000 - 1 });
    expect(stages(harness)).toEqual({ 'agent-1': 'active' });
    harness.advance({ milliseconds: 1 });
    expect(stages(harness)).toEqual({ 'agent-1': 'inactive' });
    harness.advance({ milliseconds: 10 * 24 * 3_600_000 - 10 * 60_000 - 1 });
    expect(stages(harness)).toEqual({ 'agent-1': 'inactive' });
    harness.advance({ milliseconds: 1 });
    expect(stages(harness)).toEqual({});
  });

  test('is active at once when it is back, and its time begins anew when it falls silent again', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    const { passThrough } = harness.tenant;
    passThrough.stop('agent-1');
    harness.advance('P9D');
    passThrough.resume('agent-1');
    expect(stages(harness)).toEqual({ 'agent-1': 'active' });
    passThrough.stop('agent-1');
    harness.advance('P9D');
    expect(stages(harness)).toEqual({ 'agent-1': 'inactive' });
    harness.advance('P1D');
    expect(stages(harness)).toEqual({});
  });

  test('a report keeps it for another ten days', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    const { passThrough } = harness.tenant;
    passThrough.stop('agent-1');
    harness.advance('P9D');
    expect(passThrough.report('agent-1')?.stage).toBe('active');
    harness.advance('PT10M');
    expect(stages(harness)).toEqual({ 'agent-1': 'inactive' });
    harness.advance({ milliseconds: 10 * 24 * 3_600_000 - 10 * 60_000 - 1 });
    expect(stages(harness)).toEqual({ 'agent-1': 'inactive' });
    harness.advance({ milliseconds: 1 });
    expect(stages(harness)).toEqual({});
  });

  test('one that is uninstalled reports nothing, and leaves when its ten days are over', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    const { passThrough } = harness.tenant;
    const { id } = passThrough.agent('agent-1');
    passThrough.uninstall(id);
    expect(() => passThrough.report(id)).toThrow('is uninstalled, so the service takes no report of it');
    harness.advance('P10D');
    expect(stages(harness)).toEqual({});
  });

  test('reports over 8080 while 443 is closed: it is shown as active, and takes no request', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    const { passThrough } = harness.tenant;
    passThrough.change('agent-1', { network: { port443: false } });
    harness.advance('P20D');
    expect(stages(harness)).toEqual({ 'agent-1': 'active' });
    expect(outcome(harness)).toBe(80001);
    passThrough.change('agent-1', { network: { port8080: false } });
    harness.advance('PT10M');
    expect(stages(harness)).toEqual({ 'agent-1': 'inactive' });
    passThrough.change('agent-1', { network: { port443: true } });
    expect(outcome(harness)).toBe('success');
  });

  test('renews its certificate in time; with one that has ended it is forgotten', () => {
    const harness = setUp(company({ activeAgents: 2 }));
    const { passThrough } = harness.tenant;
    const ends = (name: string) => passThrough.agent(name).certificateEndsAt;
    const first = ends('agent-1');
    expect(Date.parse(first ?? '')).toBe(start + 180 * 24 * 3_600_000);
    // Heard over 8080 only, the second cannot renew.
    passThrough.change('agent-2', { network: { port443: false } });
    harness.advance('P150D');
    expect(Date.parse(ends('agent-1') ?? '')).toBe(start + 330 * 24 * 3_600_000);
    expect(ends('agent-2')).toBe(first);
    harness.advance('P30D');
    expect(passThrough.change('agent-2', { network: { port443: true } })).toBeUndefined();
    expect(stages(harness)).toEqual({ 'agent-1': 'active' });
  });

  test('renews at once what was due while it was away', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    const { passThrough } = harness.tenant;
    harness.advance('P145D');
    passThrough.stop('agent-1');
    harness.advance('P8D');
    const agent = passThrough.resume('agent-1');
    expect(Date.parse(agent?.certificateEndsAt ?? '')).toBe(harness.tenant.now() + 180 * 24 * 3_600_000);
  });

  test.each([1, 30, 60])('a certificate of %i days, however short, is renewed in time', (days) => {
    const harness = setUp(
      company(
        { activeAgents: 1 },
        { timings: { mode: 'maximum', values: { agentCertificate: days * 24 * 3_600_000 } } },
      ),
    );
    harness.advance('P100D');
    const { stage, certificateEndsAt } = harness.tenant.passThrough.agent('agent-1');
    expect(stage).toBe('active');
    expect(Date.parse(certificateEndsAt ?? '')).toBeGreaterThan(harness.tenant.now());
  });

  test('the table of its life has no way out of being gone but an installation', () => {
    expect(Object.keys(agentLifeCycle.gone)).toEqual(['install']);
    expect(Object.keys(agentLifeCycle.installed)).not.toContain('isHeard');
  });
});

describe('PT-04: any agent at random, and no other after it', () => {
  test('every agent gets some; who gets which follows from the seed', () => {
    const run = (seed: string) => {
      const harness = setUp({ ...company({ activeAgents: 3 }), seed });
      const taken = Array.from(
        { length: 300 },
        () => harness.tenant.signIn({ userPrincipalName: 'ada@contoso.com', password: 'Correct-Horse-1' }).agentId,
      );
      return { taken, loads: harness.tenant.passThrough.agents().map(({ load }) => load.answered) };
    };
    const { taken, loads } = run('one');
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(300);
    // Of 300 fair throws of three, fewer than 60 for one comes once in a billion.
    expect(Math.min(...loads)).toBeGreaterThan(60);
    expect(run('one').taken).toEqual(taken);
    expect(run('two').taken).not.toEqual(taken);
  });

  test('a request that an agent loses is lost (80002), though others are there', () => {
    const harness = setUp(company({ activeAgents: 2 }));
    harness.tenant.passThrough.change('agent-1', { lossRate: 1 });
    const codes = Array.from({ length: 100 }, () => outcome(harness));
    expect(new Set(codes)).toEqual(new Set([80002, 'success']));
    const lost = codes.filter((code) => code === 80002).length;
    expect(harness.tenant.passThrough.agent('agent-1').load).toMatchObject({ lost, answered: 0 });
    expect(harness.tenant.passThrough.agent('agent-2').load).toMatchObject({ lost: 0, answered: 100 - lost });
  });
});

describe('PT-05: an agent has a capacity', () => {
  test('requests wait for their turn, and beyond what the service waits end with 80002', () => {
    const harness = setUp(company({ agents: [{ machineName: 'slow', capacity: 2 }] }));
    const signIn = () => harness.tenant.signIn({ userPrincipalName: 'ada@contoso.com', password: 'Correct-Horse-1' });
    const waits = Array.from({ length: 60 }, () => signIn().waited ?? 0);
    expect(waits.slice(0, 4)).toEqual([0, 500, 1_000, 1_500]);
    expect(signIn()).toMatchObject({ result: 'failure', code: 80002, assumptions: ['PT-05'] });
    harness.advance('PT1S');
    // Two have been answered meanwhile.
    expect([signIn().waited, signIn().waited]).toEqual([29_000, 29_500]);
    expect(signIn().code).toBe(80002);
    expect(harness.tenant.passThrough.agent('slow').load).toMatchObject({
      ...{ answered: 62, timedOut: 2 },
      ...{ bytesReceived: 64 * (512 + 1_024), bytesSent: 62 * 1_024 },
    });
  });

  test('without a capacity of its own it answers 300 to 400 a second', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    let last = 0;
    for (let count = 0; count < 1_000; count++)
      last = harness.tenant.signIn({ userPrincipalName: 'ada@contoso.com', password: 'Correct-Horse-1' }).waited ?? 0;
    expect(1_000 / (last / 1_000)).toBeGreaterThan(300);
    expect(1_000 / (last / 1_000)).toBeLessThan(401);
  });

  test('a request carries 512 bytes and 1,024 for each registered agent, an answer 1,024', () => {
    const harness = setUp(company({ activeAgents: 2 }));
    const { passThrough } = harness.tenant;
    passThrough.install({ machineName: 'installed-only' });
    passThrough.stop('agent-2');
    outcome(harness);
    expect(passThrough.agent('agent-1').load).toMatchObject({ bytesReceived: 512 + 2 * 1_024, bytesSent: 1_024 });
  });
});

describe('PT-06: the state of the account on-premises, each with its code', () => {
  const states: readonly [string, object, number][] = [
    ['disabled', { enabled: false }, 50057],
    ['locked', { locked: true }, 50053],
    ['expired', { accountExpiresAt: start }, 50057],
    ['expired password', { passwordExpiresAt: start }, 50144],
    ['must change its password', { mustChangePassword: true }, 50144],
    ['outside its logon hours', { logonHours: [0] }, 80012],
  ];
  test.each(states)('%s', (_, change, code) => {
    const harness = setUp(company({ activeAgents: 1 }));
    harness.tenant.onPremises.changeObject('ada@contoso.com', change);
    expect(outcome(harness)).toBe(code);
    // Only a lock is told without the password.
    expect(outcome(harness, 'ada', 'wrong')).toBe(code === 50053 ? 50053 : 50126);
  });

  test('at once, where password hash synchronization needs a cycle', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    harness.tenant.onPremises.changeObject('ada@contoso.com', { enabled: false });
    expect(outcome(harness)).toBe(50057);
    harness.tenant.onPremises.set({ tenantPassThrough: false });
    expect(outcome(harness)).toBe('success');
  });

  test('HR-03: an account that is disabled in the cloud alone is refused too, once the password is right', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    harness.tenant.run('updateUser', { userId: 'ada@contoso.com', body: { accountEnabled: false } });
    expect(outcome(harness, 'ada', 'wrong')).toBe(50126);
    expect(outcome(harness)).toBe(50057);
    expect(harness.tenant.passThrough.agent('agent-1').load.answered).toBe(2);
  });
});

describe('PT-07, PT-08, PT-13', () => {
  test('PT-07: the switch is for all managed domains, and for nobody who is federated or of the cloud only', () => {
    const tenantFile = { ...contoso, onPremises: { activeAgents: 1 } };
    const harness = setUp({ tenantFile });
    harness.tenant.onPremises.set({ tenantPassThrough: true });
    expect(harness.route('nat@fabrikam.com')).toBe('cloud passthroughAuthentication');
    expect(harness.route('mia@fabrikam.com')).toBe('cloud cloudPassword');
    expect(harness.route('ada@contoso.com')).toBe('federation');
  });

  test('PT-08: nothing takes over when all agents are down, until an administrator switches', () => {
    const harness = setUp(company({ activeAgents: 2 }));
    for (const name of agentNames(2)) harness.tenant.passThrough.stop(name);
    expect(outcome(harness)).toBe(80001);
    harness.advance('P5D');
    expect(outcome(harness)).toBe(80001);
    harness.tenant.onPremises.set({ tenantPassThrough: false });
    expect(outcome(harness)).toBe('success');
  });

  test('PT-13: with all domain controllers of a forest down, its users do not get in by pass-through', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    harness.tenant.onPremises.changeForest('contoso.com', { domainControllersDown: true });
    expect(outcome(harness)).toBe(80007);
    harness.tenant.onPremises.changeForest('contoso.com', { domainControllersDown: false });
    expect(outcome(harness)).toBe('success');
    harness.tenant.passThrough.partition('agent-1');
    expect(outcome(harness)).toBe(80007);
    harness.tenant.passThrough.resume('agent-1');
    expect(outcome(harness)).toBe('success');
  });

  test('PT-13: nor at the federation server, while synchronized hashes go on', async () => {
    const harness = setUp({ tenantFile: contoso });
    harness.tenant.onPremises.changeForest('contoso.com', { domainControllersDown: true });
    expect(harness.tenant.signIn({ userPrincipalName: 'cyd@contoso.com', password: 'Correct-Horse-3' })).toMatchObject({
      result: 'failure',
      because: [{ behaviour: 'PT-13' }],
    });
    expect(harness.tenant.signIn({ userPrincipalName: 'nat@fabrikam.com', password: 'Correct-Horse-8' }).result).toBe(
      'success',
    );
  });
});
