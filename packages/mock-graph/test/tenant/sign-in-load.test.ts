import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { stateHash } from '../../src/mock-tenant.ts';
import { readCheckpoint, writeCheckpoint } from '../../src/tenant/checkpoint.ts';
import { countBy } from '../../src/tenant/pass-through/load.ts';
import { signInLoadLimits } from '../../src/tenant/rules.ts';
import { Table } from '../../src/tenant/table.ts';
import { Tenant } from '../../src/tenant/tenant.ts';
import { contoso } from '../support/contoso.ts';
import { setUp } from '../support/harness.ts';

const company = (onPremises: object = {}) => ({
  tenantFile: {
    version: 1,
    domains: [{ id: 'contoso.com' }],
    users: { count: 50, domain: 'contoso.com', synced: true, password: 'Correct-Horse-9' },
    onPremises: { tenantPassThrough: true, activeAgents: 3, ...onPremises },
  },
});
const load = { domain: 'contoso.com', count: 2_000, duration: 'PT1H', curve: [1] };
const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('PT-04, PT-05: a load of sign-ins', () => {
  test('comes as the clock moves, in one entry of the journal, and all of it is counted', () => {
    const harness = setUp(company());
    const { passThrough, journal } = harness.tenant;
    const { id } = passThrough.startLoad({ ...load, wrongPasswords: 0.1, sampling: 100 });
    const position = journal.position;
    expect(passThrough.load(id).done).toBe(0);
    harness.advance('PT30M');
    expect(passThrough.load(id).done).toBe(1_000);
    harness.advance('PT30M');
    const done = passThrough.load(id);
    expect(done.done).toBe(2_000);
    expect(total(done.outcomes)).toBe(2_000);
    expect(total(done.byAgent)).toBe(2_000);
    expect(done.waits.reduce((sum, { count }) => sum + count, 0)).toBe(2_000);
    expect(done.outcomes['50126']).toBeGreaterThan(130);
    expect(done.outcomes['50126']).toBeLessThan(280);
    expect(passThrough.agents().map(({ id: agent, load: { answered } }) => [agent, answered])).toEqual(
      Object.entries(done.byAgent).sort(),
    );
    expect(journal.position).toBe(position + 2);
    expect(harness.tenant.view().tables.signIns.size).toBe(20);
  });

  test('an outage in its midst shows from its second on', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad(load);
    harness.advance('PT15M');
    for (const name of ['agent-1', 'agent-2', 'agent-3']) passThrough.stop(name);
    harness.advance('PT15M');
    for (const name of ['agent-1', 'agent-2', 'agent-3']) passThrough.resume(name);
    harness.advance('PT30M');
    expect(passThrough.load(id).outcomes).toEqual({ '0': 1_500, '80001': 500 });
  });

  test('more than the agents can answer waits, and in the end times out', () => {
    const harness = setUp(company({ activeAgents: 1, agents: [{ machineName: 'slow', capacity: 1 }] }));
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad({ ...load, count: 600, duration: 'PT1M' });
    harness.advance('PT1M');
    const { outcomes, longestWait } = passThrough.load(id);
    // A second each for a minute, and half a minute that may wait.
    expect(outcomes['0']).toBeGreaterThan(80);
    expect(outcomes['0']).toBeLessThan(92);
    expect(outcomes['80002']).toBe(600 - (outcomes['0'] ?? 0));
    expect(longestWait).toBeGreaterThan(28_000);
    expect(longestWait).toBeLessThanOrEqual(30_000);
  });

  test('the longest wait and the distribution of waits are those of all that has come, whatever the timeout', () => {
    const slow = company({ activeAgents: 1, agents: [{ machineName: 'slow', capacity: 1 }] });
    const harness = setUp({ ...slow, timings: { mode: 'maximum', values: { agentAnswer: 600_000 } } });
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad({ ...load, count: 220, duration: 'PT10M', curve: [10, 0, 0, 0, 1] });
    harness.advance('PT2M');
    const first = passThrough.load(id);
    expect(first.longestWait).toBeGreaterThan(70_000);
    harness.advance('PT8M');
    const { outcomes, longestWait, waits } = passThrough.load(id);
    expect(outcomes).toEqual({ '0': 220 });
    expect(longestWait).toBe(first.longestWait);
    expect(waits.at(-1)?.upTo).toBe(131_072);
    expect(waits.find(({ upTo }) => upTo === 32_768)?.count).toBeGreaterThan(20);
  });

  test('each user signs in about as often as another', () => {
    const harness = setUp(company());
    harness.tenant.passThrough.startLoad({ ...load, sampling: 1 });
    harness.advance('PT1H');
    const counts = new Map<string | undefined, number>();
    for (const [, { userId }] of harness.tenant.view().tables.signIns.range())
      counts.set(userId, (counts.get(userId) ?? 0) + 1);
    expect(counts.size).toBe(50);
    expect(Math.max(...counts.values())).toBeLessThan(80);
    expect(Math.min(...counts.values())).toBeGreaterThan(15);
  });

  test('CV-01: users follow a conversion in it, each at his own time', async () => {
    const harness = setUp({ tenantFile: contoso, timings: 'sampled' });
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad({ ...load, count: 400, duration: 'PT2H' });
    const dues = ['ada', 'bob', 'cyd', 'dan', 'carl', 'nohash', 'local'].map(
      (name) => harness.decide(`${name}@contoso.com`).next[0]?.due ?? harness.tenant.now(),
    );
    harness.tenant.clock.set(Math.min(...dues));
    const before = passThrough.load(id).outcomes;
    expect(Object.keys(before)).toEqual(['federated']);
    harness.tenant.clock.set(Math.max(...dues));
    const { federated = 0, ...others } = passThrough.load(id).outcomes;
    expect(federated).toBeGreaterThan(before['federated'] ?? 0);
    expect(total(others)).toBeGreaterThan(0);
  });

  test('PT-07: when pass-through is switched off in its midst no agent is asked any more', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad(load);
    harness.advance('PT30M');
    harness.tenant.onPremises.set({ tenantPassThrough: false });
    harness.advance('PT30M');
    const { outcomes, byAgent } = passThrough.load(id);
    expect([outcomes, total(byAgent)]).toEqual([{ '0': 2_000 }, 1_000]);
  });

  test('SR-07: who enters a rollout in its midst is checked in the cloud from then on', async () => {
    const timings = { mode: 'maximum', values: { membershipEdit: 30 * 60_000 } } as const;
    const harness = setUp({ tenantFile: { ...contoso, onPremises: { activeAgents: 1 } }, timings });
    await harness.policy('passthroughAuthentication', ['Empty']);
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad(load);
    await harness.join('Empty', 'ada@contoso.com');
    harness.advance('PT30M');
    expect(passThrough.load(id).outcomes).toEqual({ federated: 1_000 });
    harness.advance('PT30M');
    expect(passThrough.load(id).outcomes['0']).toBeGreaterThan(0);
  });

  test('PT-09: against a hash every wrong password in it is another, so that they lock accounts', () => {
    const harness = setUp(company({ tenantPassThrough: false }));
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad({ ...load, wrongPasswords: 1 });
    harness.advance('PT1H');
    expect(Object.keys(passThrough.load(id).outcomes).sort()).toEqual(['50053', '50126']);
  });

  test('PT-09: wrong passwords lock accounts in it as in any sign-in', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad({ ...load, wrongPasswords: 1 });
    harness.advance('PT1H');
    const { outcomes } = passThrough.load(id);
    expect(Object.keys(outcomes).sort()).toEqual(['50053', '50126']);
    expect(outcomes['50126']).toBe(total(passThrough.load(id).byAgent));
  });

  test('users of a hash, and federated ones, are counted too', () => {
    const harness = setUp({ tenantFile: contoso });
    const { passThrough } = harness.tenant;
    const federated = passThrough.startLoad(load);
    // Mia of the cloud, and Nat, who is synchronized.
    const managed = passThrough.startLoad({ ...load, domain: 'fabrikam.com' });
    harness.advance('PT1H');
    expect(passThrough.load(federated.id).outcomes).toEqual({ federated: 2_000 });
    expect(passThrough.load(managed.id).outcomes).toEqual({ '0': 2_000 });
  });

  test('PH-01: people type their password of Active Directory, which the cloud learns within minutes', () => {
    const harness = setUp(company({ tenantPassThrough: false }));
    const { passThrough, onPremises } = harness.tenant;
    for (const { userPrincipalName = '' } of onPremises.objects('contoso.com'))
      if (userPrincipalName.endsWith('@contoso.com')) onPremises.changePassword(userPrincipalName, 'Another-Horse-9');
    const { id } = passThrough.startLoad(load);
    harness.advance('PT1M');
    expect(Object.keys(passThrough.load(id).outcomes)).toEqual(['50126']);
    const { '50126': before } = passThrough.load(id).outcomes;
    harness.advance('PT10M');
    const late = passThrough.load(id).outcomes['50126'] ?? 0;
    expect(late).toBeLessThan((before ?? 0) * 4);
    harness.advance('PT49M');
    expect(passThrough.load(id).outcomes).toEqual({ '0': 2_000 - late, '50126': late });
  });

  test('PT-04: what an agent loses never waited', () => {
    const harness = setUp(company({ activeAgents: 1, agents: [{ machineName: 'lossy', lossRate: 1 }] }));
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad(load);
    harness.advance('PT1H');
    expect(passThrough.load(id)).toMatchObject({ outcomes: { '80002': 2_000 }, waits: [], longestWait: 0 });
    passThrough.change('lossy', { lossRate: 0.5 });
    const half = passThrough.startLoad(load);
    harness.advance('PT1H');
    const { outcomes, waits } = passThrough.load(half.id);
    expect(waits.reduce((sum, { count }) => sum + count, 0)).toBe(outcomes['0']);
  });

  test('can be ended; what has come is kept, until it is deleted again', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad(load);
    harness.advance('PT15M');
    expect(passThrough.deleteLoad(id)).toMatchObject({ done: 500, count: 500 });
    harness.advance('PT1H');
    expect(passThrough.load(id)).toMatchObject({ done: 500, outcomes: { '0': 500 } });
    expect(harness.tenant.pending((effect) => effect.kind === 'signInLoad')).toEqual([]);
    expect(passThrough.deleteLoad(id)).toMatchObject({ done: 500 });
    expect(passThrough.loads()).toEqual([]);
    expect(() => passThrough.load(id)).toThrow(`There is no load '${id}'`);
  });

  test('one that has come to its end by itself is removed at once', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    const { id } = passThrough.startLoad(load);
    harness.advance('PT1H');
    expect(passThrough.deleteLoad(id)).toMatchObject({ done: 2_000 });
    expect(passThrough.loads()).toEqual([]);
  });

  test('only so many are kept, running or not', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    for (let count = 0; count < signInLoadLimits.kept; count++)
      passThrough.startLoad({ ...load, count: 1, duration: 'PT1S' });
    harness.advance('PT1M');
    expect(() => passThrough.startLoad(load)).toThrow('100 loads, those that have ended among them');
    passThrough.deleteLoad(passThrough.loads()[0]?.id ?? '');
    passThrough.startLoad(load);
    expect(() => passThrough.startLoad(load)).toThrow('Delete some');
  });

  test('an account that is made anew is found again, also by another process that begins from a checkpoint', () => {
    const { tenant } = setUp(company());
    const { onPremises, passThrough } = tenant;
    const accounts = onPremises.objects().filter(({ kind }) => kind === 'user');
    for (const { id } of accounts) onPremises.deleteObject(id);
    const { id: loadId } = passThrough.startLoad(load);
    tenant.clock.advance('PT1M');
    const refused = passThrough.load(loadId).outcomes['50126'];
    for (const { id, forest, userPrincipalName = '' } of accounts)
      onPremises.addObject({ kind: 'user', id, forest, userPrincipalName, password: 'Correct-Horse-9' });
    const { state, at } = tenant.snapshot();
    const elsewhere = new Tenant(readCheckpoint(JSON.parse(JSON.stringify(writeCheckpoint(state, at)))), at);
    tenant.clock.advance('PT1H');
    expect(passThrough.load(loadId).outcomes).toEqual({ '0': 2_000 - (refused ?? 0), '50126': refused });
    expect(stateHash(elsewhere.view(tenant.now()) && elsewhere.state)).toBe(tenant.hash());
  });

  test('SY-10: an account that another stands for is asked while it is there and stood for, also when it comes later', () => {
    const { tenant } = setUp(company({ forests: [{ name: 'contoso.com' }, { name: 'account.example' }] }));
    const { onPremises, passThrough } = tenant;
    const masterOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const ids = onPremises.objects('contoso.com').flatMap(({ id, kind }) => (kind === 'user' ? [id] : []));
    const link = (isLinked: boolean) => {
      for (const [index, id] of ids.entries())
        onPremises.changeObject(id, { masterAccount: isLinked ? masterOf(index) : null });
    };
    const addMasters = () => {
      for (const index of ids.keys())
        onPremises.addObject({
          ...{ kind: 'user', forest: 'account.example', id: masterOf(index), mustChangePassword: true },
          ...{ userPrincipalName: `user${index}@account.example`, password: 'Correct-Horse-9' },
        });
    };
    addMasters();
    link(true);
    const { id: loadId } = passThrough.startLoad({ ...load, count: 3_600 });
    const afterFiveMinutes = () => {
      tenant.clock.advance('PT5M');
      return passThrough.load(loadId).outcomes;
    };
    expect(afterFiveMinutes()).toEqual({ '50144': 300 });
    link(false);
    expect(afterFiveMinutes()).toEqual({ '0': 300, '50144': 300 });
    for (const index of ids.keys()) onPremises.deleteObject(masterOf(index));
    link(true);
    expect(afterFiveMinutes()).toEqual({ '0': 600, '50144': 300 });
    addMasters();
    expect(afterFiveMinutes()).toEqual({ '0': 600, '50144': 600 });
  });

  test('the users of a domain are read once, also when agents fall silent in its midst', () => {
    const harness = setUp(company());
    const { passThrough } = harness.tenant;
    passThrough.startLoad(load);
    passThrough.stop('agent-1');
    const reads = vi.spyOn(Table.prototype, 'prefix');
    harness.advance('PT1H');
    expect(reads.mock.calls.filter(([prefix]) => prefix === 'contoso.com|')).toHaveLength(1);
    reads.mockRestore();
  });

  test('HR-02: those that come when every user has gone are counted as of nobody', () => {
    const harness = setUp(company());
    const { tenant } = harness;
    const { id } = tenant.passThrough.startLoad(load);
    harness.advance('PT30M');
    for (const [userId] of [...tenant.view().tables.users.range()]) tenant.run('deleteUser', { userId });
    harness.advance('PT30M');
    expect(tenant.passThrough.load(id).outcomes).toEqual({ '0': 1_000, '50034': 1_000 });
  });

  test('what cannot be is refused', () => {
    const { passThrough } = setUp(company()).tenant;
    const refusals: readonly [object, string][] = [
      [{ count: 0 }, 'from 1 to'],
      [{ count: 1_000_000_000, duration: 'PT1S' }, 'busiest second'],
      [{ count: 1_000_000, duration: 'PT1H', curve: [0, 1, ...Array(3_598).fill(0)] }, 'busiest second'],
      [{ duration: 'PT0S' }, 'one second'],
      [{ curve: [] }, 'curve'],
      [{ curve: [0, 0] }, 'curve'],
      [{ curve: [1, -1] }, 'curve'],
      [{ curve: [1e308, 1e308] }, 'finite sum'],
      [{ curve: Array(200_000).fill(1) }, 'up to 10000 weights'],
      [{ wrongPasswords: 2 }, 'share of wrong passwords'],
      [{ sampling: 1.5 }, 'Sampling'],
      [{ domain: 'nobody.example' }, "No user has a name of 'nobody.example'"],
    ];
    for (const [more, text] of refusals) expect(() => passThrough.startLoad({ ...load, ...more })).toThrow(text);
    expect(() => passThrough.load('none')).toThrow("no load 'none'");
    expect(passThrough.loads()).toEqual([]);
  });

  const moments = fc.array(fc.integer({ min: 1, max: 3_600_000 }), { maxLength: 12 });
  const shape = fc.record({
    count: fc.integer({ min: 1, max: 400 }),
    curve: fc
      .array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 })
      .filter((curve) => curve.some((weight) => weight > 0)),
    wrongPasswords: fc.constantFrom(0, 0.3),
    sampling: fc.constantFrom(0, 7),
  });

  /** Two domains whose forest locks accounts itself, so that sign-ins change them. */
  const locking = {
    tenantFile: {
      version: 1,
      domains: [{ id: 'contoso.com' }, { id: 'fabrikam.com' }],
      users: ['contoso.com', 'fabrikam.com'].map((domain) => ({
        ...{ count: 20, domain, synced: true, password: 'Correct-Horse-9', prefix: domain.slice(0, 3) },
      })),
      onPremises: {
        tenantPassThrough: true,
        activeAgents: 2,
        forests: [
          {
            name: 'contoso.com',
            domains: ['fabrikam.com'],
            lockout: { threshold: 2, duration: 'PT2M', resetAfter: 'PT2M' },
          },
        ],
      },
    },
  };

  test('one long move of the clock, many short ones, and the same again after a reset give the same state', () => {
    fc.assert(
      fc.property(shape, shape, moments, (first, second, stops) => {
        const { tenant } = setUp(locking);
        const run = (steps: readonly number[]) => {
          tenant.reset();
          tenant.passThrough.startLoad({ ...load, ...first });
          tenant.passThrough.startLoad({ ...load, ...second, domain: 'fabrikam.com' });
          const begin = tenant.now();
          for (const step of [...steps].sort((left, right) => left - right)) tenant.view(begin + step);
          tenant.clock.advance('PT1H');
          return stateHash(tenant.snapshot().state);
        };
        const hash = run([]);
        expect(run(stops)).toBe(hash);
        expect(tenant.journal.replay().hash).toBe(hash);
      }),
      { numRuns: 40 },
    );
  });

  test('accounts that were locked in one run are good again in the next', () => {
    const { tenant } = setUp(locking);
    const run = () => {
      const { id } = tenant.passThrough.startLoad({ ...load, count: 200, duration: 'PT10M' });
      tenant.clock.advance('PT10M');
      return tenant.passThrough.load(id).outcomes;
    };
    expect(run()).toEqual({ '0': 200 });
    for (const user of tenant.onPremises.objects())
      if (user.kind === 'user') tenant.onPremises.changeObject(user.id, { locked: true });
    expect(run()).toEqual({ '50053': 200 });
    tenant.reset();
    expect(run()).toEqual({ '0': 200 });
  });

  test('the count by a moment grows from nothing to all, and never falls', () => {
    fc.assert(
      fc.property(shape, moments, ({ count, curve }, stops) => {
        const span = { from: 1_000, until: 3_601_000, count, curve };
        const counts = [
          0,
          1_000,
          ...stops.sort((left, right) => left - right).map((stop) => stop + 1_000),
          3_601_000,
          9e9,
        ].map((moment) => countBy(span, moment));
        expect(counts).toEqual([...counts].sort((left, right) => left - right));
        expect([counts[0], counts.at(-1)]).toEqual([0, count]);
      }),
    );
  });
});
