import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { atOnce, type Case, situation } from '../src/behaviour.ts';
import { addDomain, federate, makeOwnRoot, makeUserIn } from '../src/behaviours/domains/vocabulary.ts';
import { choose, behaviours as suite } from '../src/behaviours/index.ts';
import { makeAgentGroup } from '../src/behaviours/pass-through/vocabulary.ts';
import { makeGroup, makePolicy } from '../src/behaviours/staged-rollout/vocabulary.ts';
import { claim } from '../src/claim.ts';
import { permissionsOf } from '../src/permissions.ts';
import type { Result } from '../src/report-types.ts';
import { run } from '../src/runner.ts';
import type { Target } from '../src/target.ts';
import { liveSite } from '../src/targets/live.ts';
import { Refused } from '../src/targets/refusals.ts';
import { sendByFetch } from '../src/targets/wire.ts';
import { command, type Server, startServer } from './support/processes.ts';

/** What the tenant of a stranger holds before and must hold after. */
const untouched = {
  groups: ['Everybody'],
  policies: [] as string[],
  users: 7,
  domains: ['contoso.onmicrosoft.com', 'first.stranger.example', 'second.stranger.example', 'stranger.example'],
  agentGroups: ['Default'],
};
const holdings = async (server: Server) => ({
  groups: await server.names('/groups'),
  policies: await server.names('/policies/featureRolloutPolicies'),
  users: (await server.names('/users')).length,
  domains: await server.names('/domains'),
  agentGroups: await server.names('/onPremisesPublishingProfiles/authentication/agentGroups', 'beta'),
});

let server: Server;
let folder: string;
beforeEach(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'cutover-live-'));
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const options = async (more: object = {}) => ({
  baseUrl: server.origin,
  allowedDomains: ['stranger.example'],
  credential: { getToken: async () => ({ token: await server.token(), expiresOnTimestamp: Date.now() + 3_600_000 }) },
  ...more,
});
const quick = { tolerance: 0, interval: 10 };
const own = (one: Case) => [
  { behaviour: { id: 'SR-01', title: '', certainty: 'doc' as const, cases: [one] }, index: 0 },
];
const flags = () => ['--target', 'live', '--base-url', server.origin, '--tenant-domain', 'stranger.example'];
const environment = async () => ({ CUTOVER_ACCESS_TOKEN: await server.token() });

describe('the suite as a stranger', () => {
  test('tries what can be tried, says why for the rest, measures, and leaves the tenant as it was', async () => {
    const report = join(folder, 'report.json');
    const arguments_ = ['run', ...flags(), '--tolerance', '0', '--report', `json=${report}`];
    const { code, out, error } = await command(arguments_, await environment());
    expect(error).toBe('');
    expect(out).toContain(' 0 failed,');
    expect(code).toBe(0);
    const { behaviours, summary } = JSON.parse(await readFile(report, 'utf8')) as {
      behaviours: Record<string, Result[]>;
      summary: Record<string, number>;
    };
    expect(summary['passed']).toBeGreaterThan(35);
    expect(Object.keys(behaviours)).toHaveLength(suite.length);
    const results = Object.values(behaviours).flat();
    expect(results.find(({ name }) => name === 'SR-05.1')).toMatchObject({ outcome: 'passed' });
    expect(results.find(({ name }) => name === 'SR-05.1')?.measured).toBeLessThan(5_000);
    expect(results.find(({ name }) => name === 'SR-07.1')).toMatchObject({ outcome: 'deferred' });
    expect(Date.parse(results.find(({ name }) => name === 'SR-07.1')?.until ?? '')).toBeGreaterThan(Date.now());
    expect(results.find(({ name }) => name === 'SR-22.1')?.reason).toContain('only a mock can play');
    // Without a token anyone can call.
    expect(results.find(({ name }) => name === 'SR-24.5')).toMatchObject({ outcome: 'passed' });
    expect(results.filter(({ outcome, reason }) => outcome === 'skipped' && !reason)).toEqual([]);
    expect(await holdings(server)).toEqual(untouched);
  });

  test('skips what needs a delegated token when there is none', async () => {
    const permissions = ['Directory.ReadWrite.All', 'Domain.Read.All'];
    const application = await server.token({ kind: 'application', permissions });
    const { code, out } = await command(['run', ...flags()], { CUTOVER_ACCESS_TOKEN: application });
    expect(out).toContain('It needs a delegated token');
    expect(out).toMatch(/\d+ passed, 0 failed, \d+ skipped, 0 deferred/);
    expect(code).toBe(0);
  });

  test('skips what the token does not permit, naming what it lacks', async () => {
    const permissions = ['Policy.ReadWrite.HybridAuthentication', 'Domain.Read.All', 'User.Read.All'];
    const token = await server.token({ kind: 'delegated', permissions, roles: ['Hybrid Identity Administrator'] });
    const { out } = await command(['run', '--only', 'SR-01', ...flags()], { CUTOVER_ACCESS_TOKEN: token });
    expect(out).toContain('The token lacks Directory.ReadWrite.All, User.ReadWrite.All, Group.ReadWrite.All.');
  });

  test('skips what needs a role that the token does not name', async () => {
    const needed = choose(['HR-05.9']).chosen.flatMap(({ behaviour }) => permissionsOf(behaviour));
    const permissions = [...needed, 'Domain.Read.All'];
    const token = await server.token({ kind: 'delegated', permissions, roles: ['Hybrid Identity Administrator'] });
    const { out } = await command(['run', '--only', 'HR-05.9', ...flags()], { CUTOVER_ACCESS_TOKEN: token });
    expect(out).toContain('It needs a delegated token with the role Reports Reader');
  });

  test('tries with the token of an application what is for one, and what any caller sees', async () => {
    const permissions = ['Directory.ReadWrite.All', 'Domain.Read.All'];
    const application = await server.token({ kind: 'application', permissions });
    const arguments_ = ['run', '--only', 'GP-05', '--only', 'HR-*', ...flags()];
    const { out, code } = await command(arguments_, { CUTOVER_ACCESS_TOKEN: application });
    for (const name of ['GP-05.1', 'GP-05.6', 'GP-05.16', 'HR-01.3', 'HR-02.1', 'HR-03.3', 'HR-04.1'])
      expect(out).toContain(`✓ ${name} `);
    for (const name of ['GP-05.10', 'HR-01.1', 'HR-03.1', 'HR-04.4', 'HR-05.1']) expect(out).toContain(`– ${name} `);
    expect(out).toContain(' 0 failed,');
    expect(code).toBe(0);
    expect(await holdings(server)).toEqual(untouched);
  });

  test('leaves a policy alone that it has not made', async () => {
    const body = { displayName: 'Production', feature: 'passwordHashSync', isEnabled: true };
    await fetch(`${server.origin}/v1.0/policies/featureRolloutPolicies`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await server.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const results = await run(await liveSite(await options()), choose(['SR-20.1', 'SR-03.2']).chosen, quick);
    expect(results.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(['SR-03.2 passed', 'SR-20.1 skipped']);
    expect(results[1]?.reason).toContain("a policy for passwordHashSync, 'Production'");
    expect((await holdings(server)).policies).toEqual(['Production']);
  });

  test('takes a credential from a module', async () => {
    const module = join(folder, 'credential.mjs');
    const token = JSON.stringify(await server.token());
    await writeFile(
      module,
      `export default { getToken: async () => ({ token: ${token}, expiresOnTimestamp: Date.now() + 3600000 }) };\n`,
    );
    const { code } = await command(['run', '--only', 'SR-03', ...flags(), '--credential-module', module]);
    expect(code).toBe(0);
  });
});

describe('a tenant that is not allowed', () => {
  test('is refused before anything is written', async () => {
    const sent: string[] = [];
    const send = async (request: Parameters<typeof sendByFetch>[0]) => {
      sent.push(request.method);
      return sendByFetch(request);
    };
    const site = liveSite(await options({ allowedDomains: ['contoso.com'], send }));
    await expect(site).rejects.toThrow(Refused);
    await expect(site).rejects.toThrow('contoso.com. Nothing was written.');
    expect(new Set(sent)).toEqual(new Set(['GET']));
    const arguments_ = ['run', ...flags().slice(0, -1), 'contoso.com'];
    expect(await command(arguments_, await environment())).toMatchObject({ code: 3 });
  });

  test('is not let in by a domain that is not verified', async () => {
    await server.control('POST', '/tenant-file', {
      version: 1,
      domains: [{ id: 'stranger.example', isVerified: false }],
    });
    await expect(liveSite(await options())).rejects.toThrow(Refused);
  });
});

describe('what may be written', () => {
  test('ends with the budget, and clean-up goes on beyond it', async () => {
    const results = await run(
      await liveSite(await options({ writeBudget: 4 })),
      choose(['SR-08.1', 'SR-04.1']).chosen,
      quick,
    );
    expect(results.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      'skipped The budget of 4 writes is spent.',
      'skipped The budget of 4 writes is spent.',
    ]);
    expect(await holdings(server)).toEqual(untouched);
  });

  test('is nothing in a dry run, which lists what would be', async () => {
    const before = await server.control('GET', '/state');
    const { code, out } = await command(
      ['run', ...flags(), '--dry-run', '--only', 'SR-0*', '--only', 'DM-03'],
      await environment(),
    );
    expect(code).toBe(0);
    expect(out).toMatch(
      /would send POST \/policies\/featureRolloutPolicies cutover-conformance-r[0-9a-z]{8} passwordHashSync/,
    );
    expect(out).toMatch(/would send POST \/groups cutover-conformance-/);
    expect(out).toMatch(/would send POST \/domains cutover-conformance-r[0-9a-z]{8}-root\.stranger\.example/);
    expect(out).toMatch(/would send POST \/domains\/cutover-[^ ]+-root\.stranger\.example\/federationConfiguration/);
    expect(out).toContain('0 passed, 0 failed');
    expect(await server.control('GET', '/state')).toEqual(before);
  });

  test.each<[string, (target: Target, everybody: string) => Promise<unknown>]>([
    ['an object that is not ours', (target, id) => target.graph.request({ method: 'DELETE', path: `/groups/${id}` })],
    [
      'a member of a group that is not ours',
      (target, id) => target.graph.request({ method: 'POST', path: `/groups/${id}/members/$ref`, body: {} }),
    ],
    [
      'an object under a name that is not ours',
      (target) => target.graph.request({ method: 'POST', path: '/groups', body: { displayName: 'Finance' } }),
    ],
    ['another kind of object', (target) => target.graph.request({ method: 'POST', path: '/applications', body: {} })],
    [
      'a domain that is not ours',
      (target) => target.graph.request({ method: 'DELETE', path: '/domains/second.stranger.example' }),
    ],
    [
      'how the users of a domain that is not ours sign in',
      (target) => {
        const body = { authenticationType: 'Managed' };
        return target.graph.request({ method: 'PATCH', path: '/domains/first.stranger.example', body });
      },
    ],
    [
      'a domain under a name that is not ours',
      (target) => target.graph.request({ method: 'POST', path: '/domains', body: { id: 'new.stranger.example' } }),
    ],
    ['a batch', (target) => target.graph.request({ method: 'POST', path: '/$batch', body: { requests: [] } })],
    ['anything by way of the SDK', async (target, id) => (await target.sdk()).directory.groups.delete(id)],
  ])('is not %s', async (_what, write) => {
    const before = await server.control('GET', '/state');
    const answer = await fetch(`${server.origin}/v1.0/groups`, {
      headers: { authorization: `Bearer ${await server.token()}` },
    });
    const { value } = (await answer.json()) as { value: { id: string }[] };
    const rude = situation({
      title: 'rude',
      arrange: async () => ({}),
      act: async (target) => {
        await write(target, value[0]?.id ?? '');
        return {};
      },
    }).assert(atOnce(async () => {}));
    const [result] = await run(await liveSite(await options()), own(rude), quick);
    expect(result?.outcome).toBe('failed');
    expect(result?.reason).toMatch(/was not sent/);
    expect(await server.control('GET', '/state')).toEqual(before);
  });
});

describe('clean-up', () => {
  test('comes after a failure', async () => {
    const failing = situation({
      title: 'failing',
      needs: { delegated: true },
      arrange: async (target) => ({ groupId: await makeGroup(target, 'left over') }),
      act: async (target) => ({
        policyId: await makePolicy(target, 'seamlessSso'),
        agentGroupId: await makeAgentGroup(target, 'agents'),
      }),
    }).assert(atOnce(async () => claim(false, 'as planned')));
    const [result] = await run(await liveSite(await options()), own(failing), quick);
    expect(result).toMatchObject({ outcome: 'failed', reason: 'as planned' });
    expect(await holdings(server)).toEqual(untouched);
  });

  test('takes domains after their users, and what stands below before what stands above', async () => {
    const failing = situation({
      title: 'failing',
      needs: { delegated: true, rootDomains: 1 },
      arrange: async (target) => {
        const root = await makeOwnRoot(target, 'above');
        const below = await addDomain(target, target.domainName('below', root));
        await makeUserIn(target, 'tenant', below);
        await federate(target, root);
        const doomed = await makeOwnRoot(target, 'doomed');
        await target.graph.request({ method: 'POST', path: `/domains/${doomed}/forceDelete`, body: {} });
        return { root };
      },
      act: async () => ({}),
    }).assert(atOnce(async () => claim(false, 'as planned')));
    const [result] = await run(await liveSite(await options()), own(failing), quick);
    expect(result).toMatchObject({ outcome: 'failed', reason: 'as planned' });
    expect(result?.problem).toBeUndefined();
    const { domains, ...rest } = await holdings(server);
    // What is being deleted by force needs no further hand.
    expect(domains.filter((name) => !untouched.domains.includes(name))).toEqual([
      expect.stringMatching(/^cutover-conformance-r[0-9a-z]{8}-doomed\.stranger\.example$/),
    ]);
    expect({ ...rest, domains: untouched.domains }).toEqual(untouched);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('comes after %s, and the command ends with 4', async (signal) => {
    let stopped = false;
    const { code, out, error } = await command(['run', ...flags()], await environment(), (text, child) => {
      if (!stopped && text.includes('SR-04.1')) stopped = child.kill(signal);
    });
    expect(stopped).toBe(true);
    expect(error).toContain('Stopping: removing what was made.');
    expect(out).not.toContain('SR-33.1');
    expect(code).toBe(4);
    expect(await holdings(server)).toEqual(untouched);
  });

  test('sweep removes what a crashed run has left, and nothing else', async () => {
    const crashed = situation({
      title: 'crashed',
      needs: { delegated: true },
      arrange: async (target) => ({ groupId: await makeGroup(target, 'left over') }),
      act: async (target) => {
        const policyId = await makePolicy(target, 'seamlessSso');
        const root = await makeOwnRoot(target, 'left');
        await federate(target, root);
        await addDomain(target, target.domainName('below', root));
        await makeAgentGroup(target, 'left over agents');
        return { policyId };
      },
    }).assert(atOnce(async () => {}));
    const site = await liveSite(await options());
    await run(
      { ...site, open: async (...of) => ({ ...(await site.open(...of)), close: async () => undefined }) },
      own(crashed),
      quick,
    );
    expect((await holdings(server)).groups).toHaveLength(2);
    expect((await holdings(server)).domains).toHaveLength(6);
    const wouldBe = await command(['sweep', ...flags().slice(2), '--dry-run'], await environment());
    expect(wouldBe.out).toContain('5 objects would be removed');
    expect((await holdings(server)).groups).toHaveLength(2);
    const swept = await command(['sweep', ...flags().slice(2)], await environment());
    expect(swept).toMatchObject({ code: 0 });
    expect(swept.out).toContain('5 objects removed in stranger.example');
    expect(await holdings(server)).toEqual(untouched);
  });
});

describe('a busy service', () => {
  test('is taken at its word when it says when to come back', async () => {
    await server[Symbol.asyncDispose]();
    server = await startServer({ THROTTLE_EVERY: '20' });
    const begun = Date.now();
    const site = await liveSite({
      ...(await options()),
      credential: {
        getToken: async () => ({ token: await server.token(), expiresOnTimestamp: Date.now() + 3_600_000 }),
      },
    });
    const results = await run(site, choose(['SR-01.1', 'SR-03.1']).chosen, quick);
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
    expect(Date.now() - begun).toBeGreaterThan(900);
  });

  test('is asked one thing at a time', async () => {
    let under = 0;
    let most = 0;
    const send = async (request: Parameters<typeof sendByFetch>[0]) => {
      most = Math.max(most, ++under);
      const answer = await sendByFetch(request);
      under--;
      return answer;
    };
    const crowd = situation({
      title: 'crowd',
      arrange: async () => ({}),
      act: async (target) => {
        await Promise.all([1, 2, 3, 4].map(() => target.graph.request({ method: 'GET', path: '/domains' })));
        return {};
      },
    }).assert(atOnce(async () => {}));
    await run(await liveSite(await options({ send })), own(crowd), quick);
    expect(most).toBe(1);
  });
});

describe('a ledger', () => {
  test('keeps what is due later, with its objects, and a later run asserts it and removes them', async () => {
    const path = join(folder, 'ledger.json');
    const night = (only: string) => ['run', ...flags(), '--only', only, '--tolerance', '0', '--ledger', path];
    const arguments_ = night('SR-05.3');
    const first = await command(arguments_, await environment());
    expect(first.out).toContain('… SR-05.3');
    expect(first).toMatchObject({ code: 0 });
    expect((await holdings(server)).policies).toHaveLength(1);
    const ledger = JSON.parse(await readFile(path, 'utf8')) as { entries: { until: string; objects: unknown[] }[] };
    expect(ledger.entries).toHaveLength(1);
    expect(ledger.entries[0]?.objects).toHaveLength(2);

    const tooSoon = await command(arguments_, await environment());
    expect(tooSoon.out).toContain('0 passed, 0 failed, 0 skipped, 0 deferred');
    const swept = await command(['sweep', ...flags().slice(2), '--ledger', path], await environment());
    expect(swept.out).toContain('0 objects removed');

    // The next night, as far as the ledger is concerned.
    const due = { ...ledger, entries: ledger.entries.map((entry) => ({ ...entry, until: '2026-01-01T00:00:00Z' })) };
    await writeFile(path, JSON.stringify(due));
    const later = await command(night('SR-29'), await environment());
    expect(later.out).toContain('✓ SR-05.3');
    expect(later).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ entries: [] });
    expect(await holdings(server)).toEqual(untouched);
  });
});
