import { describe, expect, test } from 'vitest';
import { controlCalls } from '../../src/control/control.ts';
import { RequestLog } from '../../src/journal/request-log.ts';
import { assumptions } from '../../src/tenant/assumptions.ts';
import { engineVersion } from '../../src/tenant/command.ts';
import { stateVersion } from '../../src/tenant/state.ts';
import { contoso } from '../support/contoso.ts';
import { type Answer, Harness, newMock, setUp, valuesOf } from '../support/harness.ts';

const error = (answer: Answer): string => String(answer.body['error']);
const rollout = { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] };

describe('health, clock and reset', () => {
  test('health names engine, tenant and how it authenticates', async () => {
    const harness = setUp();
    expect((await harness.control('GET', '/health')).body).toEqual({
      status: 'ok',
      engine: engineVersion,
      tenants: 1,
      tenant: 'contoso',
      tenantId: harness.tenant.tenantId,
      auth: 'open',
    });
  });

  test('the clock is read, advanced by text or by parts, and set', async () => {
    const harness = setUp();
    const clock = async (body?: object) => (await harness.control(body ? 'POST' : 'GET', '/clock', body)).body;
    expect(await clock()).toEqual({ now: '2026-01-05T08:00:00.000Z', mode: 'frozen' });
    expect(await clock({ advance: 'PT24H' })).toEqual({ now: '2026-01-06T08:00:00.000Z', mode: 'frozen' });
    expect(await clock({ advance: { days: 1, minutes: 30 } })).toMatchObject({ now: '2026-01-07T08:30:00.000Z' });
    expect(await clock({ set: '2026-02-01T00:00:00Z' })).toMatchObject({ now: '2026-02-01T00:00:00.000Z' });
    expect((await harness.call('GET', '/users')).headers['x-mock-clock']).toBe('frozen');
  });

  test('a body is JSON whatever its content type says, since that is what curl sends', async () => {
    const { mock } = setUp();
    const answer = await mock.handle({
      method: 'POST',
      url: '/_mock/clock',
      headers: { host: 'localhost:4010', 'content-type': 'application/x-www-form-urlencoded' },
      body: '{"advance":"PT24H"}',
    });
    expect(answer).toMatchObject({ status: 200, body: '{"now":"2026-01-06T08:00:00.000Z","mode":"frozen"}' });
  });

  test('the clock can be let run and stopped again', async () => {
    const harness = setUp();
    expect((await harness.control('POST', '/clock', { mode: 'real' })).body['mode']).toBe('real');
    const first = harness.tenant.now();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(harness.tenant.now()).toBeGreaterThanOrEqual(first + 20);
    expect((await harness.call('GET', '/users')).headers['x-mock-clock']).toBe('real');
    expect((await harness.control('POST', '/clock', { mode: 'frozen' })).body['mode']).toBe('frozen');
    const stopped = harness.tenant.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(harness.tenant.now()).toBe(stopped);
  });

  test.each<[string, object, RegExp]>([
    [
      'backwards',
      { set: '2026-01-01T00:00:00Z' },
      /^The clock is at 2026-01-05T08:00:00\.000Z and is not moved backwards to 2026-01-01T00:00:00\.000Z\. Restore a snapshot or reset instead\.$/,
    ],
    ['backwards by parts', { advance: { hours: -1 } }, /not moved backwards/],
    ['backwards by text', { advance: '-PT1H' }, /^'-PT1H' is not a duration/],
    ['by months', { advance: 'P1M' }, /is not a duration/],
    ['by nothing that is a duration', { advance: 'tomorrow' }, /is not a duration/],
    ['to no time', { set: 'noon' }, /^'noon' is not a time/],
    ['both ways', { advance: 'PT1H', set: '2026-02-01T00:00:00Z' }, /^Either advance the clock or set it/],
    ['not at all', {}, /^Say what to do with the clock/],
    ['in an unknown way', { rewind: 'PT1H' }, /rewind/],
    ['to an unknown mode', { mode: 'fast' }, /mode/],
  ])('is not moved %s, and nothing changes', async (_what, body, message) => {
    const harness = setUp();
    const hash = harness.tenant.hash();
    const answer = await harness.control('POST', '/clock', body);
    expect(answer.status).toBe(400);
    expect(error(answer)).toMatch(message);
    expect((await harness.control('GET', '/clock')).body).toEqual({ now: '2026-01-05T08:00:00.000Z', mode: 'frozen' });
    expect(harness.tenant.hash()).toBe(hash);
  });

  test('reset goes back to the tenant file, also to one that was loaded, and clears the logs', async () => {
    const harness = setUp();
    const start = harness.tenant.hash();
    const firstRequestId = (await harness.call('GET', '/me')).headers['request-id'];
    await harness.policy('passwordHashSync', ['Pilot']);
    harness.advance('P3D');
    expect((await harness.control('POST', '/reset')).body).toEqual({ now: '2026-01-05T08:00:00.000Z', mode: 'frozen' });
    expect(harness.tenant.hash()).toBe(start);
    expect((await harness.control('GET', '/requests')).body['requests']).toEqual([]);
    expect((await harness.control('GET', '/unserved')).body['unserved']).toEqual({});
    expect((await harness.call('GET', '/me')).headers['request-id']).toBe(firstRequestId);

    const loaded = await harness.control('POST', '/tenant-file', rollout);
    expect(loaded.body).toEqual({
      tenant: 'contoso',
      tenantId: harness.tenant.tenantId,
      users: 9,
      groups: 9,
      domains: 4,
      policies: 1,
    });
    const hash = harness.tenant.hash();
    await harness.done('DELETE', '/users/ada@contoso.com');
    await harness.control('POST', '/reset');
    expect(harness.tenant.hash()).toBe(hash);
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
  });
});

describe('snapshots', () => {
  test('are taken, come back to as often as wanted, and deleted', async () => {
    const harness = setUp();
    const { id } = (await harness.control('POST', '/snapshots')).body;
    expect(id).toBe('s1');
    const hash = harness.tenant.hash();
    for (let round = 0; round < 3; round++) {
      await harness.policy('passwordHashSync', ['Pilot']);
      harness.advance('P1D');
      expect((await harness.control('POST', '/restore', { id })).body['now']).toBe('2026-01-05T08:00:00.000Z');
      expect(harness.tenant.hash()).toBe(hash);
    }
    expect((await harness.control('POST', '/snapshots')).body.id).toBe('s2');
    expect((await harness.control('DELETE', '/snapshots?id=s1')).body['deleted']).toBe(true);
    expect((await harness.control('DELETE', '/snapshots?id=s1')).status).toBe(404);
    const gone = await harness.control('POST', '/restore', { id: 's1' });
    expect([gone.status, error(gone)]).toEqual([
      400,
      "There is no snapshot 's1' of this tenant. Take one with POST /_mock/snapshots.",
    ]);
    expect((await harness.control('POST', '/restore', {})).status).toBe(400);
  });

  test('are a hundred at most', async () => {
    const harness = setUp();
    for (let count = 0; count < 100; count++) await harness.control('POST', '/snapshots');
    expect((await harness.control('POST', '/snapshots')).status).toBe(409);
    await harness.control('DELETE', '/snapshots?id=s7');
    expect((await harness.control('POST', '/snapshots')).body.id).toBe('s101');
  });
});

describe('journal', () => {
  const act = async (harness: Harness): Promise<void> => {
    const id = await harness.policy('passwordHashSync', ['Pilot', 'Second']);
    await harness.join('Pilot', 'dan@contoso.com');
    harness.tenant.onPremises.changePassword('ada@contoso.com', 'New-Horse-1');
    harness.tenant.onPremises.changeMembership(harness.groupId('Synced'), { add: ['cyd@contoso.com'] });
    await harness.call('DELETE', `/policies/featureRolloutPolicies/${id}`);
    harness.advance('PT12H');
    await harness.detach(id, harness.groupId('Second'));
    harness.advance('PT12H');
  };

  test('is read whole or after a position', async () => {
    const harness = setUp();
    await act(harness);
    const whole = (await harness.control('GET', '/journal')).body;
    expect(whole['position']).toBe(10);
    expect((whole['commands'] as { operation: string }[]).map((command) => command.operation)).toEqual([
      'createFeatureRolloutPolicy',
      'addFeatureRolloutPolicyAppliesTo',
      'addFeatureRolloutPolicyAppliesTo',
      'updateGroup',
      'changeOnPremisesPassword',
      'changeOnPremisesMembership',
      'deleteFeatureRolloutPolicy',
      'moveClock',
      'removeFeatureRolloutPolicyAppliesTo',
      'moveClock',
    ]);
    expect((await harness.control('GET', '/journal?after=8')).body['commands']).toHaveLength(
      (whole['position'] as number) - 8,
    );
    expect((await harness.control('GET', '/journal?after=x')).status).toBe(400);
  });

  test('exported and replayed into a new mock it gives the same state, which goes on alike', async () => {
    const first = setUp();
    await act(first);
    const exported = await first.control('GET', '/journal/export');
    const second = setUp({ tenantFile: { version: 1 } });
    const replayed = await second.control('POST', '/journal/replay', exported.body);
    expect(replayed.body).toEqual({ hash: first.tenant.hash(), at: '2026-01-06T08:00:00.000Z' });
    expect(second.tenant.hash()).toBe(first.tenant.hash());
    for (const harness of [first, second]) {
      await harness.leave('Pilot', 'ada@contoso.com');
      harness.advance('P2D');
    }
    expect(second.tenant.hash()).toBe(first.tenant.hash());
    expect(valuesOf(await second.call('GET', '/auditLogs/directoryAudits'))).toEqual(
      valuesOf(await first.call('GET', '/auditLogs/directoryAudits')),
    );
  });

  test('replayed in place it tells that the state is the same, or what it was at a position', async () => {
    const harness = setUp();
    const before = harness.tenant.hash();
    await act(harness);
    expect((await harness.control('POST', '/journal/replay', {})).body).toMatchObject({
      same: true,
      hash: harness.tenant.hash(),
    });
    expect((await harness.control('POST', '/journal/replay', { position: 0 })).body).toEqual({
      hash: before,
      at: '2026-01-05T08:00:00.000Z',
      position: 0,
    });
    const hash = harness.tenant.hash();
    expect((await harness.control('POST', '/journal/replay', { position: 4 })).status).toBe(200);
    // It looks back, and does not go back.
    expect(harness.tenant.hash()).toBe(hash);
    expect((await harness.control('POST', '/journal/replay', { position: 99 })).status).toBe(400);
  });

  test('of another engine is refused with both versions named, and nothing changes', async () => {
    const harness = setUp();
    await act(harness);
    const exported = (await harness.control('GET', '/journal/export')).body;
    const hash = harness.tenant.hash();
    const refused = await harness.control('POST', '/journal/replay', { ...exported, engine: '0.0.9' });
    expect(refused.status).toBe(400);
    expect(error(refused)).toContain('written by engine 0.0.9');
    expect(error(refused)).toContain(`this is engine ${engineVersion}`);
    const start = exported['start'] as object;
    const other = await harness.control('POST', '/journal/replay', { ...exported, start: { ...start, version: 7 } });
    expect(other.status).toBe(400);
    expect(error(other)).toContain(`version 7; this engine reads version ${stateVersion}`);
    const newer = await harness.control('POST', '/journal/replay', { ...exported, version: 2 });
    expect([newer.status, error(newer)]).toEqual([
      400,
      'The journal has version 2; this release reads version 1. Use a newer release of the mock.',
    ]);
    expect(harness.tenant.hash()).toBe(hash);
  });

  test.each<[string, (exported: Record<string, unknown>) => unknown]>([
    ['commands that are no list', (exported) => ({ ...exported, commands: 5 })],
    ['a command that is no object', (exported) => ({ ...exported, commands: [null] })],
    [
      'an operation that nobody knows',
      (exported) => ({
        ...exported,
        commands: [
          {
            position: 1,
            at: 1_767_600_000_000,
            operation: 'x',
            input: {},
            actor: { kind: 'system', id: 'x' },
            engine: engineVersion,
          },
        ],
      }),
    ],
    ['no start', ({ start: _start, ...exported }) => exported],
    ['a start that is empty', (exported) => ({ ...exported, start: {} })],
    [
      'a time before its start',
      (exported) => ({
        ...exported,
        commands: [
          {
            position: 1,
            at: 1,
            operation: 'moveClock',
            input: {},
            actor: { kind: 'system', id: 'x' },
            engine: engineVersion,
          },
        ],
      }),
    ],
  ])('with %s is refused, and nothing changes', async (_what, change) => {
    const harness = setUp();
    await act(harness);
    const exported = (await harness.control('GET', '/journal/export')).body;
    const hash = harness.tenant.hash();
    const refused = await harness.control('POST', '/journal/replay', change({ ...exported }));
    expect(refused.status).toBe(400);
    expect(error(refused)).not.toMatch(/undefined|not iterable|Cannot/);
    expect(harness.tenant.hash()).toBe(hash);
  });
});

describe('requests, pending effects, state and sign-in', () => {
  test('the request log holds reads, refusals and discovery, no bodies, and no control calls', async () => {
    const harness = setUp();
    await harness.call('GET', '/users?$top=1');
    await harness.call('POST', '/policies/featureRolloutPolicies', { displayName: 'secret name' });
    await harness.send('GET', '/getuserrealm.srf?login=ada@contoso.com');
    await harness.call('GET', '/me');
    const { requests } = (await harness.control('GET', '/requests')).body as unknown as {
      requests: { method: string; status: number; at: string; url: string; reason?: string }[];
    };
    expect(requests.map(({ method, status, reason }) => [method, status, reason])).toEqual([
      ['GET', 200, undefined],
      ['POST', 400, undefined],
      ['GET', 200, undefined],
      ['GET', 501, 'path-not-served'],
    ]);
    expect(requests[0]).toMatchObject({
      at: '2026-01-05T08:00:00.000Z',
      url: expect.stringContaining('/users?$top=1'),
    });
    expect(JSON.stringify(requests)).not.toContain('secret name');
  });

  test('the request log is bounded by bytes, the newest kept', async () => {
    const harness = setUp({ requestLogBytes: 5_000 });
    for (let count = 0; count < 400; count++) await harness.call('GET', `/me?${count}`);
    const entries = harness.tenant.requestLog.entries();
    expect(entries.length).toBeLessThan(5_000 / 120);
    expect(entries.length).toBeGreaterThan(10);
    expect(entries.at(-1)?.url).toContain('/me?399');
    const log = new RequestLog(2_000);
    const huge = 'x'.repeat(50_000);
    for (const url of ['/a', huge, '/b']) log.add({ at: 0, method: 'GET', url, status: 200, requestId: '' });
    expect(log.entries().map(({ url }) => url)).toEqual(['/b']);
  });

  test('pending effects are told with their time, soonest first, until they have happened', async () => {
    const harness = setUp({ tenantFile: rollout });
    await harness.join('Pilot', 'cyd@contoso.com');
    await harness.control('POST', '/on-premises/password', { upn: 'ada@contoso.com', password: 'New-Horse-1' });
    const pending = async () =>
      (await harness.control('GET', '/pending')).body['effects'] as { kind: string; due: string }[];
    expect((await pending()).map(({ kind, due }) => [kind, due])).toEqual([
      ['passwordSync', '2026-01-05T08:02:00.000Z'],
      ['rolloutEdit', '2026-01-06T08:00:00.000Z'],
    ]);
    await harness.control('POST', '/clock', { advance: 'PT2M' });
    expect(await pending()).toHaveLength(1);
    await harness.control('POST', '/clock', { advance: 'P1D' });
    expect(await pending()).toEqual([]);
  });

  test('explain says where a user signs in, why, and what is about to change', async () => {
    const harness = setUp({ tenantFile: rollout });
    await harness.leave('Pilot', 'ada@contoso.com');
    const { body } = await harness.control('GET', '/explain/sign-in?upn=ada@contoso.com');
    expect(body).toMatchObject({
      route: 'cloud',
      method: 'passwordHashSync',
      domain: 'contoso.com',
      viaStagedRollout: true,
      because: [{ behaviour: 'HR-02' }, { behaviour: 'SR-05' }],
      pending: [{ kind: 'rolloutEdit', due: '2026-01-06T08:00:00.000Z' }],
    });
    const ask = async (query: string) => (await harness.control('GET', `/explain/sign-in?${query}`)).body;
    expect(await ask('upn=ada@contoso.com&domainHint=contoso.com')).toMatchObject({ route: 'federation' });
    expect(await ask('upn=ada@contoso.com&client=pop3')).toMatchObject({ route: 'federation' });
    expect(await ask('upn=ada@contoso.com&client=primaryRefreshToken&windows=1809')).toMatchObject({
      route: 'federation',
    });
    expect(await ask('upn=ada@contoso.com&client=primaryRefreshToken&windows=22H2&join=entra')).toMatchObject({
      route: 'cloud',
    });
    expect(await ask('upn=who@nowhere.example')).toMatchObject({
      route: 'unknown',
      method: null,
      domain: null,
      pending: [],
    });
    for (const query of ['', 'upn=', 'upn=a@b.c&x=1', 'upn=a@b.c&client=telnet', 'upn=a@b.c&join=loose'])
      expect((await harness.control('GET', `/explain/sign-in?${query}`)).status, query).toBe(400);
  });

  test('the map tells who signs in how, in numbers or by name', async () => {
    const harness = setUp({ tenantFile: rollout });
    const { body } = await harness.control('GET', '/sign-in-map');
    expect(body).toEqual({ counts: { 'cloud cloudPassword': 1, 'cloud passwordHashSync': 3, federation: 5 } });
    const { users } = (await harness.control('GET', '/sign-in-map?list=true')).body as unknown as {
      users: Record<string, string>;
    };
    expect(users['ada@contoso.com']).toBe('cloud passwordHashSync');
    expect(Object.keys(users)).toHaveLength(9);
  });

  test('state gives the hash and how much there is', async () => {
    const harness = setUp();
    expect((await harness.control('GET', '/state')).body).toMatchObject({
      hash: harness.tenant.hash(),
      sizes: { users: 9, groups: 9, contacts: 1, domains: 4, policies: 0, effects: 0 },
    });
  });

  test('a sign-in is carried out, with its outcome and its reasons', async () => {
    const harness = setUp({ tenantFile: rollout });
    const signIn = async (body: object) => (await harness.control('POST', '/sign-in', body)).body;
    expect(await signIn({ upn: 'ada@contoso.com', password: 'Correct-Horse-1' })).toMatchObject({
      result: 'success',
      route: 'cloud',
      method: 'passwordHashSync',
    });
    expect(await signIn({ upn: 'ada@contoso.com', password: 'wrong' })).toMatchObject({
      result: 'failure',
      code: 50126,
    });
    expect(await signIn({ upn: 'cyd@contoso.com' })).toMatchObject({ result: 'federated' });
    expect(
      await signIn({
        upn: 'ada@contoso.com',
        client: 'modern',
        device: { join: 'hybrid', windows: '22H2' },
      }),
    ).toMatchObject({ route: 'cloud' });
    for (const body of [{}, { upn: 5 }, { upn: 'a@b.c', x: 1 }, { upn: 'a@b.c', device: { join: 'x' } }])
      expect((await harness.control('POST', '/sign-in', body)).status).toBe(400);
  });

  test('PT-08: what the decision says already is said once, with one code', async () => {
    const harness = setUp({
      tenantFile: {
        version: 1,
        domains: [{ id: 'contoso.com' }],
        users: [{ userPrincipalName: 'ada@contoso.com', synced: true, password: 'Correct-Horse-1' }],
        onPremises: { tenantPassThrough: true, activeAgents: 0 },
      },
    });
    const { body } = await harness.control('POST', '/sign-in', { upn: 'ada@contoso.com', password: 'Correct-Horse-1' });
    expect(body).toMatchObject({ code: 80001, because: [{ behaviour: 'HR-02' }, { behaviour: 'PT-08' }] });
    expect(body).not.toHaveProperty('failure');
  });
});

describe('tokens and the on-premises side', () => {
  test('a principal is minted over HTTP, and good for what it was given', async () => {
    const harness = setUp({ auth: 'enforced' });
    const minted = await harness.control('POST', '/tokens', {
      kind: 'application',
      permissions: ['User.Read.All'],
      lifetime: 60,
    });
    expect(minted.body['tenantId']).toBe(harness.tenant.tenantId);
    const token = String(minted.body['accessToken']);
    expect(Date.parse(String(minted.body['expiresOn'])) - Date.now()).toBeLessThanOrEqual(60_000);
    expect((await harness.call('GET', '/users', undefined, { token })).status).toBe(200);
    expect((await harness.call('GET', '/groups', undefined, { token })).status).toBe(403);
    for (const body of [
      {},
      { kind: 'x' },
      { kind: 'delegated', roles: ['Emperor'] },
      { kind: 'delegated', permissions: 'User.Read.All' },
      { kind: 'delegated', lifetime: 0 },
    ])
      expect((await harness.control('POST', '/tokens', body)).status).toBe(400);
  });

  test('passwords, memberships, cycles and facts', async () => {
    const harness = setUp({ tenantFile: rollout });
    const group = harness.groupId('Synced');
    const post = async (path: string, body: object) =>
      (await harness.control('POST', `/on-premises${path}`, body)).status;
    expect(await post('/password', { upn: 'ada@contoso.com', password: 'New-Horse-1' })).toBe(200);
    harness.tenant.onPremises.changeServer('connect', { passwordWriteback: true });
    expect(await post('/password', { upn: 'ada@contoso.com', password: 'New-Horse-2', origin: 'cloud' })).toBe(200);
    expect(
      await post('/membership', { groupId: group, add: ['ada@contoso.com', harness.userId('cyd@contoso.com')] }),
    ).toBe(200);
    expect(await post('/cycle', {})).toBe(200);
    expect(valuesOf(await harness.call('GET', `/groups/${group}/members`))).toHaveLength(3);
    expect(await post('/facts', { activeAgents: 2, tenantPassThrough: true })).toBe(200);
    expect(harness.route('nat@fabrikam.com')).toBe('cloud passthroughAuthentication');
    expect(await post('/password', { upn: 'mia@fabrikam.com', password: 'x' })).toBe(400);
    expect(await post('/password', { upn: 'who@contoso.com', password: 'x' })).toBe(400);
    expect(await post('/password', { upn: 'ada@contoso.com' })).toBe(400);
    expect(await post('/membership', { groupId: harness.groupId('Pilot'), add: ['ada@contoso.com'] })).toBe(400);
    expect(await post('/membership', { groupId: group, add: ['who@contoso.com'] })).toBe(400);
    expect(await post('/facts', { activeAgents: -1 })).toBe(400);
    expect(await post('/facts', { agents: 1 })).toBe(400);
  });

  test('assumptions and timings are told', async () => {
    const harness = setUp();
    expect((await harness.control('GET', '/assumptions')).body).toEqual(assumptions);
    expect((await harness.control('GET', '/timings')).body['membershipEdit']).toMatchObject({
      bound: 86_400_000,
      source: 'SR-07',
    });
  });

  test('every call of the control surface has been made in these tests’ forms, and others are told what there is', async () => {
    const harness = setUp();
    const answer = await harness.control('GET', '/nonsense');
    expect(answer.status).toBe(404);
    for (const call of controlCalls) expect(error(answer)).toContain(call);
    const method = await harness.control('PUT', '/clock');
    expect([method.status, error(method)]).toEqual([
      404,
      'The control surface has no PUT /_mock/clock. It has GET /clock, POST /clock.',
    ]);
    expect((await harness.control('GET', '/Health/')).status).toBe(404);
    expect((await harness.send('GET', '/_MOCK/health')).status).toBe(200);
    for (const text of ['{', '[]', '"x"'])
      expect((await harness.control('POST', '/clock', undefined, { text })).status).toBe(400);
  });
});

describe('many tenants', () => {
  test('live side by side, made on first use, each with its own data, clock and links', async () => {
    const harness = new Harness(newMock());
    const ids = new Set<string>();
    for (let number = 1; number <= 30; number++) {
      const prefix = `/t/tenant-${number}`;
      const body = { displayName: 'x', feature: 'seamlessSso', isEnabled: number % 2 === 0 };
      const made = await harness.call('POST', '/policies/featureRolloutPolicies', body, { prefix });
      expect(made.body['@odata.context']).toContain(`https://graph.microsoft.com${prefix}/v1.0/$metadata#`);
      await harness.control('POST', '/clock', { advance: { hours: number } }, { prefix });
      ids.add(harness.mock.tenant(`tenant-${number}`).tenantId);
    }
    expect(ids.size).toBe(30);
    expect(new Date(harness.mock.tenant('tenant-7').now()).toISOString()).toBe('2026-01-05T15:00:00.000Z');
    expect(valuesOf(await harness.call('GET', '/policies/featureRolloutPolicies'))).toEqual([]);
    const page = await harness.call('GET', '/users?$top=2', undefined, { prefix: '/T/Tenant-3' });
    expect(page.body['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/T\/Tenant-3\/v1\.0\/users\?/);
    expect(valuesOf(await harness.send('GET', page.body['@odata.nextLink'] ?? ''))).toHaveLength(2);
    expect(harness.mock.tenantNames()).toHaveLength(31);
  });

  test('two of them given the same acts differ in ids only', async () => {
    const harness = new Harness(newMock());
    const one = harness.mock.tenant('one');
    const two = harness.mock.tenant('two');
    expect(one.hash()).not.toBe(two.hash());
    expect(one.view().tables.users.size).toBe(two.view().tables.users.size);
  });

  test('one is dropped, and the next use makes it anew', async () => {
    const harness = new Harness(newMock());
    const body = { displayName: 'x', feature: 'seamlessSso', isEnabled: true };
    await harness.call('POST', '/policies/featureRolloutPolicies', body, { prefix: '/t/short' });
    expect((await harness.control('DELETE', '', undefined, { prefix: '/t/short' })).body).toEqual({ dropped: true });
    expect(harness.mock.tenantNames()).toEqual(['contoso']);
    expect(
      valuesOf(await harness.call('GET', '/policies/featureRolloutPolicies', undefined, { prefix: '/t/short' })),
    ).toEqual([]);
  });

  test.each(['a%2Fb', 'a%5Cb', 'A B', '-a', 'a_b', 'ä', 'x'.repeat(64), '', '%00', '__proto__'])(
    'the name %j is refused',
    async (name) => {
      const harness = new Harness(newMock());
      const answer = await harness.call('GET', '/users', undefined, { prefix: `/t/${name}` });
      expect([400, 404]).toContain(answer.status);
      expect(harness.mock.tenantNames()).toEqual(['contoso']);
    },
  );

  test('they are limited', async () => {
    const harness = new Harness(newMock({ maximumTenants: 3 }));
    for (const name of ['a', 'b'])
      expect((await harness.call('GET', '/users', undefined, { prefix: `/t/${name}` })).status).toBe(200);
    const refused = await harness.call('GET', '/users', undefined, { prefix: '/t/c' });
    expect(refused.status).toBe(503);
    expect(refused.body.error?.message).toContain('Drop some with DELETE /t/{name}/_mock');
  });
});

describe('the guard', () => {
  const ask = (harness: Harness, url: string, headers: Record<string, string> = {}) =>
    harness.send('GET', url, undefined, { token: '', headers });

  test.each([
    'http://localhost/_mock/health',
    'http://localhost:4010/_mock/health',
    'http://127.0.0.1:4010/_mock/health',
    'http://[::1]:4010/_mock/health',
    'https://graph.microsoft.com/_mock/health',
    'https://login.microsoftonline.com/_mock/health',
  ])('lets %s in', async (url) => {
    expect((await ask(setUp(), url)).status).toBe(200);
  });

  test.each([
    'http://evil.example/_mock/health',
    'http://localhost.evil.example/_mock/health',
    'http://127.0.0.1.evil.example:4010/_mock/health',
    'http://evilgraph.microsoft.com.example/_mock/health',
    'http://192.168.1.5:4010/_mock/health',
  ])('keeps %s out', async (url) => {
    const answer = await ask(setUp(), url);
    expect(answer.status).toBe(403);
    expect(error(answer)).toContain('does not answer to the host');
  });

  test('keeps out what a web page could send: a foreign origin, none to speak of, another site', async () => {
    const harness = setUp();
    const url = 'http://localhost:4010/_mock/reset';
    const hash = harness.tenant.hash();
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:9999' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect((await harness.send('POST', url, undefined, { token: '', headers })).status).toBe(403);
    expect(
      (await harness.send('POST', url, undefined, { token: '', headers: { origin: 'http://localhost:4010' } })).status,
    ).toBe(200);
    expect(harness.tenant.hash()).toBe(hash);
  });

  test('asks for the key where there is one, whatever the host', async () => {
    const harness = setUp({ controlKey: 'sesame' });
    for (const url of ['http://mock.internal:4010/_mock/health', 'http://localhost/_mock/health']) {
      expect((await ask(harness, url)).status).toBe(401);
      expect((await ask(harness, url, { 'x-mock-key': 'wrong' })).status).toBe(401);
      expect((await ask(harness, url, { 'x-mock-key': 'sesame' })).status).toBe(200);
    }
  });

  test('stands before everything: an unknown call, a bad body', async () => {
    const harness = setUp();
    expect((await ask(harness, 'http://evil.example/_mock/nonsense')).status).toBe(403);
    expect((await ask(harness, 'http://evil.example/t/new/_mock/health')).status).toBe(403);
    expect(harness.mock.tenantNames()).toEqual(['contoso']);
  });
});
