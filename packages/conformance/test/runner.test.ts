import { createMockGraph } from '@cutover/mock-graph';
import { expect, test } from 'vitest';
import { atOnce, type Behaviour, type Case, hours, justBefore, situation, within } from '../src/behaviour.ts';
import { claim, same } from '../src/claim.ts';
import { run } from '../src/runner.ts';
import type { OpenTarget } from '../src/target.ts';
import { mockSite } from '../src/targets/mock.ts';
import type { Site } from '../src/targets/site.ts';

const mock = createMockGraph({ auth: 'enforced' });
const site = mockSite({ send: (request) => mock.handle(request), origin: 'http://localhost' });
const behaviour = (...cases: Case[]): Behaviour => ({ id: 'SR-07', title: 'A row.', certainty: 'doc', cases });
const tried = async (one: Case, at: Site = site) => {
  const [result] = await run(at, [{ behaviour: behaviour(one), index: 0 }]);
  if (!result) throw new Error('There is no result.');
  return result;
};

test('assertions see what was arranged and what was done, as JSON carries it', async () => {
  const result = await tried(
    situation({
      title: 'facts',
      arrange: async () => ({ first: 1, list: [{ a: null }] }),
      act: async (_target, { first }) => ({ second: first + 1 }),
    }).assert(atOnce(async (_target, facts) => same(facts, { first: 1, list: [{ a: null }], second: 2 }, 'Facts'))),
  );
  expect(result).toMatchObject({ outcome: 'passed', behaviour: 'SR-07', name: 'SR-07.1' });
});

test('what JSON does not carry is not handed on', async () => {
  const arrange = async () => ({ when: undefined as unknown as string });
  const result = await tried(
    situation({ title: 'lost', arrange, act: async () => ({}) }).assert(atOnce(async () => {})),
  );
  expect(result.outcome).toBe('failed');
  expect(result.reason).toContain("hands on 'when', which JSON does not carry");
});

test('steps are made at their times, counted from the end of the act', async () => {
  const times: number[] = [];
  let acted = 0;
  const look = async (target: { control: { now(): Promise<number> } }) => {
    times.push((await target.control.now()) - acted);
  };
  const result = await tried(
    situation({
      title: 'times',
      arrange: async () => ({}),
      act: async (target) => {
        await target.control.pass(hours(5));
        acted = await target.control.now();
        return {};
      },
    }).assert(within(hours(2), { before: look, after: look }), justBefore(hours(3), look)),
  );
  expect(result.outcome).toBe('passed');
  expect(times).toEqual([0, hours(2) - 1_000, hours(2), hours(3) - 1_000]);
});

test('a claim that does not hold fails the case and says what was seen', async () => {
  const result = await tried(
    situation({ title: 'wrong', arrange: async () => ({}), act: async () => ({}) }).assert(
      atOnce(async (target) =>
        same((await target.realm('nobody@managed.example')).kind, 'cloud', 'Where nobody signs in'),
      ),
    ),
  );
  expect(result).toMatchObject({
    outcome: 'failed',
    reason: 'Where nobody signs in: expected "cloud", found "unknown".',
  });
});

test('an error is a failure too, named as what it is', async () => {
  const result = await tried(
    situation({
      title: 'broken',
      arrange: async () => {
        throw new TypeError('no such thing');
      },
      act: async () => ({}),
    }).assert(atOnce(async () => claim(true, ''))),
  );
  expect(result).toMatchObject({ outcome: 'failed', reason: 'TypeError: no such thing' });
});

test('a tenant whose journal does not replay to its state fails the case', async () => {
  const forgetful: Site = {
    ...site,
    open: async (of, one): Promise<OpenTarget> => {
      const open = await site.open(of, one);
      const name = mock.tenantNames().at(-1) ?? '';
      const { journal } = mock.tenant(name);
      const replay = journal.replay.bind(journal);
      journal.replay = (position) => ({ ...replay(position), hash: 'another' });
      return open;
    },
  };
  const healthy = situation({ title: 'fine', arrange: async () => ({}), act: async () => ({}) }).assert(
    atOnce(async () => {}),
  );
  const result = await tried(healthy, forgetful);
  expect(result).toMatchObject({ outcome: 'failed' });
  expect(result.reason).toContain("Replaying the tenant's journal");
  expect((await tried(healthy)).outcome).toBe('passed');
});

test('a tenant is dropped after a failure too', async () => {
  await tried(
    situation({ title: 'wrong', arrange: async () => ({}), act: async () => ({}) }).assert(
      atOnce(async () => claim(false, 'no')),
    ),
  );
  expect(mock.tenantNames()).toEqual(['contoso']);
});

test('an answer that is not as described fails the case', async () => {
  const strict = createMockGraph({ auth: 'enforced', validateAnswers: true });
  const lying = mockSite({
    origin: 'http://localhost',
    send: async (request) => {
      const answer = await strict.handle(request);
      return request.url.includes('/domains') ? { ...answer, status: 500, body: '{}' } : answer;
    },
  });
  const result = await tried(
    situation({ title: 'read', arrange: async () => ({}), act: async () => ({}) }).assert(
      atOnce(async (target) => {
        const { status } = await target.graph.request({ method: 'GET', path: '/domains' });
        same(status, 200, 'Status of listing domains');
      }),
    ),
    lying,
  );
  expect(result.reason).toBe('Status of listing domains: expected 200, found 500.');
});
