import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentLifeCycle } from '../../src/tenant/pass-through/agents.ts';
import { type Harness, setUp } from '../support/harness.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const silence = 10 * minute;
const removal = 10 * day;
const certificate = 180 * day;
const renewal = 30 * day;
const names = ['one', 'two', 'three'] as const;
type Name = (typeof names)[number];

/** An agent told once more, plainly, with nothing of the code under test. */
interface Plain {
  running: boolean;
  https: boolean;
  status: boolean;
  heardLast: number;
  ends: number;
  uninstalled: boolean;
}

class Model {
  now: number;
  readonly agents = new Map<Name, Plain>();
  /** Agents that were taken off their machines: in the list until they are forgotten. */
  readonly gone: Plain[] = [];

  constructor(now: number) {
    this.now = now;
  }

  connected = (agent: Plain): boolean => agent.running && agent.https;
  heard = (agent: Plain): boolean => agent.running && (agent.https || agent.status);

  stage(agent: Plain): 'active' | 'inactive' | 'gone' {
    if (this.heard(agent)) return 'active';
    const silent = this.now - agent.heardLast;
    return silent >= removal ? 'gone' : silent >= silence ? 'inactive' : 'active';
  }

  /** Lets time go by: certificates are renewed by those who can, a month before they end. */
  advance(milliseconds: number): void {
    this.now += milliseconds;
    for (const agent of this.agents.values())
      while (this.connected(agent) && agent.ends - renewal <= this.now) agent.ends += certificate - renewal;
    this.sweep();
  }

  sweep(): void {
    for (const [name, agent] of this.agents) if (this.stage(agent) === 'gone') this.agents.delete(name);
    this.gone.splice(0, this.gone.length, ...this.gone.filter((agent) => this.stage(agent) !== 'gone'));
  }

  change(name: Name, edit: (agent: Plain) => void): void {
    const agent = this.agents.get(name);
    if (!agent) return;
    const [heard, connected] = [this.heard(agent), this.connected(agent)];
    edit(agent);
    if (heard && !this.heard(agent)) agent.heardLast = this.now;
    if (this.connected(agent) && !connected) {
      if (agent.ends <= this.now) this.agents.delete(name);
      else if (agent.ends - renewal <= this.now) agent.ends = this.now + certificate;
    }
  }
}

type Step =
  | { readonly kind: 'add' | 'stop' | 'start' | 'report' | 'uninstall'; readonly name: Name }
  | { readonly kind: 'https' | 'status'; readonly name: Name; readonly open: boolean }
  | { readonly kind: 'wait'; readonly milliseconds: number };

const name = fc.constantFrom(...names);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('stop' as const, 'start' as const), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('add' as const, 'report' as const), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('uninstall' as const), name }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('https' as const, 'status' as const), name, open: fc.boolean() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(0, 1, silence - 1, silence, day, removal - silence, removal - 1, removal, 60 * day),
    }),
  },
);

function carryOut({ tenant }: Harness, model: Model, given: Step): void {
  const { passThrough } = tenant;
  if (given.kind === 'wait') {
    tenant.clock.advance({ milliseconds: given.milliseconds });
    model.advance(given.milliseconds);
    return;
  }
  const known = model.agents.get(given.name);
  if (given.kind === 'add') {
    const add = () => {
      passThrough.install({ machineName: given.name });
      passThrough.register(given.name, 'root@contoso.com');
    };
    if (known) {
      expect(add).toThrow('one on a server');
      return;
    }
    add();
    const heardLast = model.now;
    const ends = model.now + certificate;
    model.agents.set(given.name, { running: true, https: true, status: true, heardLast, ends, uninstalled: false });
    return;
  }
  if (!known) {
    expect(() => passThrough.report(given.name)).toThrow('no pass-through agent');
    return;
  }
  switch (given.kind) {
    case 'stop':
    case 'start': {
      const isRunning = given.kind === 'start';
      passThrough.change(given.name, { isRunning });
      model.change(given.name, (agent) => {
        agent.running = isRunning;
      });
      return;
    }
    case 'https':
      passThrough.change(given.name, { network: { port443: given.open } });
      model.change(given.name, (agent) => {
        agent.https = given.open;
      });
      return;
    case 'status':
      passThrough.change(given.name, { network: { port8080: given.open } });
      model.change(given.name, (agent) => {
        agent.status = given.open;
      });
      return;
    case 'report':
      passThrough.report(given.name);
      if (!model.heard(known)) known.heardLast = model.now;
      return;
    case 'uninstall':
      passThrough.uninstall(given.name);
      model.change(given.name, (agent) => {
        agent.running = false;
      });
      model.agents.delete(given.name);
      model.gone.push(known);
      model.sweep();
  }
}

function compare({ tenant }: Harness, model: Model): void {
  const shown = tenant.passThrough.agents();
  const there = shown
    .filter((agent) => !agent.isUninstalled)
    .map(({ machineName, stage, isConnected, certificateEndsAt }) => [
      machineName,
      stage,
      isConnected,
      Date.parse(certificateEndsAt ?? ''),
    ]);
  const expected = [...model.agents].map(([machine, agent]) => [
    machine,
    model.stage(agent),
    model.connected(agent),
    agent.ends,
  ]);
  expect(there.sort()).toEqual(expected.sort());
  expect(
    shown
      .filter((agent) => agent.isUninstalled)
      .map(({ stage }) => stage)
      .sort(),
  ).toEqual(model.gone.map((agent) => model.stage(agent)).sort());
}

describe('PT-02, PT-03, PT-12: the life of agents', () => {
  test('whatever happens to them and when, each is where the plain model says', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const harness = setUp({
          tenantFile: {
            version: 1,
            domains: [{ id: 'contoso.com' }],
            users: [{ userPrincipalName: 'root@contoso.com', roles: ['Hybrid Identity Administrator'] }],
          },
        });
        const model = new Model(harness.tenant.now());
        for (const machine of names) carryOut(harness, model, { kind: 'add', name: machine });
        for (const given of steps) {
          carryOut(harness, model, given);
          compare(harness, model);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('every stage of the table can be reached, and each of its events leads to a stage of it', () => {
    const stages = Object.keys(agentLifeCycle);
    const reached = new Set(['gone']);
    for (let round = 0; round < stages.length; round++)
      for (const from of [...reached])
        for (const to of Object.values(agentLifeCycle[from as keyof typeof agentLifeCycle])) reached.add(to);
    expect([...reached].sort()).toEqual(stages.sort());
  });
});
