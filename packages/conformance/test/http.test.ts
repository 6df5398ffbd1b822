import { createMockGraph } from '@cutover/mock-graph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Case, caseName } from '../src/behaviour.ts';
import { behaviours, choose } from '../src/behaviours/index.ts';
import { assertInFreshProcess } from '../src/fresh-process.ts';
import { run } from '../src/runner.ts';
import { mockSite } from '../src/targets/mock.ts';
import { serveOnLoopback } from '../src/targets/serve.ts';
import { sendByFetch } from '../src/targets/wire.ts';
import { type Server, startServer } from './support/processes.ts';

describe('a mock in another process', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  for (const behaviour of behaviours) {
    test(`${behaviour.id} over HTTP`, async () => {
      // Populations of 50,000 are tried in process only.
      const small = (one: Case) => !JSON.stringify(one.tenant ?? {}).includes('50001');
      const chosen = behaviour.cases.flatMap((one, index) => (small(one) ? [{ behaviour, index }] : []));
      const results = await run(mockSite({ send: sendByFetch, origin: server.origin }), chosen);
      const wrong = results.filter(({ outcome }) => outcome !== 'passed');
      expect(wrong.map(({ name, reason }) => `${name} ${reason}`)).toEqual([]);
    });
  }

  test('nothing is left in the mock', async () => {
    expect(await server.control('GET', '/health')).toMatchObject({ tenants: 1 });
  });
});

describe('assertions in a process of their own', () => {
  const patterns = [
    'SR-04.1',
    'SR-07.1',
    'SR-15.1',
    'SR-21.2',
    'SR-23.4',
    'DM-08.1',
    'FD-01.1',
    'CV-01.1',
    'CV-03.1',
    'UP-07.2',
    'SY-01.1',
    'PH-06.1',
    'HR-03.19',
    'GP-05.16',
    'PT-03.1',
    'SS-01.2',
  ];
  test.each(patterns)('%s passes on facts and an address alone', async (pattern) => {
    const mock = createMockGraph({ auth: 'enforced', validateAnswers: true });
    const served = await serveOnLoopback((request) => mock.handle(request));
    const site = mockSite({ send: (request) => mock.handle(request), origin: served.origin });
    const { chosen } = choose([pattern]);
    const results = await run(site, chosen, {
      assertElsewhere: (envelope, address) => assertInFreshProcess({ envelope, address }),
    });
    await served.close();
    expect(results.map(({ name, outcome, reason }) => `${name} ${outcome} ${reason ?? ''}`)).toEqual([
      `${caseName(chosen[0]?.behaviour ?? { id: '', title: '', certainty: 'doc', cases: [] }, chosen[0]?.index ?? 0)} passed `,
    ]);
  });

  test('facts that do not hold fail the case with what the other process saw', async () => {
    const mock = createMockGraph({ auth: 'enforced' });
    const served = await serveOnLoopback((request) => mock.handle(request));
    const site = mockSite({ send: (request) => mock.handle(request), origin: served.origin });
    const [result] = await run(site, choose(['SR-33.1']).chosen, {
      assertElsewhere: ({ facts, ...envelope }, address) =>
        assertInFreshProcess({
          envelope: { ...envelope, facts: { ...facts, created: { status: 201, code: '' } } },
          address,
        }),
    });
    await served.close();
    expect(result).toMatchObject({ outcome: 'failed' });
    expect(result?.reason).toContain('Status of creating a policy for the whole organization');
  });
});
