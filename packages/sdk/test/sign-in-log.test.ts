import { createMockGraph } from '@cutover/mock-graph';
import { expect, test } from 'vitest';
import { type BetaSignIn, calls, createClient, type SignInEntry } from '../src/index.ts';
import { trust } from './support/mock.ts';
import { passThrough, password } from './support/pass-through.ts';
import { failureOf, json, refusal, serviceOf } from './support/service.ts';

const entry = (more: Partial<BetaSignIn> = {}): BetaSignIn => ({
  id: '1',
  createdDateTime: '2026-11-20T08:00:00Z',
  userId: '3eeb4f3c-fd8b-4412-976f-ca437f4e3643',
  ...more,
});
const detailed = (authenticationMethodDetail: string | null): Partial<BetaSignIn> => ({
  authenticationDetails: [{ authenticationMethod: 'Password', authenticationMethodDetail }],
});

/** What the client makes of one entry. */
async function decoded(
  more: Partial<BetaSignIn>,
): Promise<Pick<SignInEntry, 'method' | 'viaStagedRollout' | 'agentId'>> {
  const { client } = serviceOf(() => json({ value: [entry(more)] }));
  const [first] = await client.signIns.list().toArray();
  return { method: first?.method, viaStagedRollout: first?.viaStagedRollout, agentId: first?.agentId };
}

test('HR-05: each entry tells the method, whether by staged rollout, and the agent that was asked', async () => {
  const agentId = '289caac4-ba67-48bd-be74-a4876dc139c6';
  for (const [detail, method, viaStagedRollout, agent] of [
    ['Password Hash Sync', 'passwordHashSync', false, undefined],
    ['Password Hash Sync via Staged Rollout', 'passwordHashSync', true, undefined],
    ['Pass-through Authentication', 'passthroughAuthentication', false, undefined],
    [`Pass-through Authentication; PTA AgentId: ${agentId}`, 'passthroughAuthentication', false, agentId],
    [
      `Pass-through Authentication via Staged Rollout; PTA AgentId: ${agentId}`,
      'passthroughAuthentication',
      true,
      agentId,
    ],
    [
      `Pass-through Authentication; PTA AgentId: ${agentId} via Staged Rollout`,
      'passthroughAuthentication',
      true,
      agentId,
    ],
    ['Seamless SSO', 'seamlessSso', false, undefined],
    ['Seamless SSO via Staged Rollout', 'seamlessSso', true, undefined],
    ['Password in the cloud', 'cloudPassword', false, undefined],
    ['AD FS', 'federation', false, undefined],
    ['Federated Authentication', 'federation', false, undefined],
  ] as const)
    expect(await decoded(detailed(detail)), detail).toEqual({ method, viaStagedRollout, agentId: agent });
});

test('HR-05: what an entry does not tell is undefined; a federation server is told by its token', async () => {
  const nothing = { method: undefined, viaStagedRollout: undefined, agentId: undefined };
  expect(await decoded({})).toEqual(nothing);
  expect(await decoded(detailed(null))).toEqual(nothing);
  expect(await decoded(detailed('Previously satisfied'))).toEqual(nothing);
  expect(await decoded({ tokenIssuerType: 'AzureAD' })).toEqual(nothing);
  expect(await decoded({ tokenIssuerType: 'ADFederationServices' })).toEqual({
    ...nothing,
    method: 'federation',
    viaStagedRollout: false,
  });
  // A second factor may come before the password in the list.
  const steps = [{ authenticationMethodDetail: '+1 555' }, { authenticationMethodDetail: 'Password Hash Sync' }];
  expect(await decoded({ authenticationDetails: steps })).toMatchObject({ method: 'passwordHashSync' });
});

test('HR-05, PT-01: the log of a mock tells who was asked', async () => {
  const { tenant, client } = passThrough();
  tenant.signIn({ userPrincipalName: 'Ada@contoso.com', password });
  tenant.signIn({ userPrincipalName: 'ada@contoso.com', password: 'Wrong-Horse-1' });
  tenant.signIn({ userPrincipalName: 'cloud@contoso.com', password });
  const agents = (await client.ptaAgents.list().toArray()).map(({ id }) => id);
  const [wrong, right] = await client.signIns.list({ user: 'ADA@contoso.com' }).toArray();
  expect(right).toMatchObject({
    method: 'passthroughAuthentication',
    viaStagedRollout: false,
    status: { errorCode: 0 },
  });
  expect(agents).toContain(right?.agentId);
  expect(wrong).toMatchObject({ method: 'passthroughAuthentication', status: { errorCode: 50126 } });
  expect(await client.signIns.list({ user: 'cloud@contoso.com' }).toArray()).toMatchObject([
    { method: 'cloudPassword' },
  ]);
  expect(await client.signIns.get(right?.id ?? '')).toMatchObject({ ...right });
  expect(await client.signIns.list({ errorCode: 50126 }).toArray()).toEqual([wrong]);
  expect(await client.signIns.list({ user: right?.userId ?? '' }).toArray()).toHaveLength(2);
});

test('HR-05: users of a rollout are told from those of the federation server and of the domain', async () => {
  const mock = createMockGraph({
    validateAnswers: true,
    tenantFile: {
      version: 1,
      domains: [{ id: 'contoso.com', authenticationType: 'Federated', federation: trust }],
      users: [
        { userPrincipalName: 'ada@contoso.com', synced: true, password },
        { userPrincipalName: 'ben@contoso.com', synced: true, password },
      ],
      groups: [{ displayName: 'Pilot', members: ['ada@contoso.com'] }],
      policies: [{ feature: 'passthroughAuthentication', displayName: 'Pass-through', groups: ['Pilot'] }],
      onPremises: { activeAgents: 1 },
    },
  });
  const tenant = mock.tenant();
  const client = createClient({ credential: () => 'any', baseUrl: 'http://mock.test', fetch: mock.fetch });
  for (const userPrincipalName of ['ada@contoso.com', 'ben@contoso.com'])
    tenant.signIn({ userPrincipalName, password });
  const [agent] = await client.ptaAgents.list().toArray();
  expect(await client.signIns.list({ user: 'ada@contoso.com' }).toArray()).toMatchObject([
    { method: 'passthroughAuthentication', viaStagedRollout: true, agentId: agent?.id },
  ]);
  const federated = await client.signIns.list({ user: 'ben@contoso.com' }).toArray();
  for (const entry of federated) expect(entry).toMatchObject({ method: 'federation', viaStagedRollout: false });
  expect(federated).toHaveLength(1);
});

test('HR-05: v1.0 tells no method, and says so by leaving it undefined', async () => {
  const { tenant, client } = passThrough();
  tenant.signIn({ userPrincipalName: 'ada@contoso.com', password });
  const [seen] = await client.signIns.list({ version: 'v1.0' }).toArray();
  expect(seen).toMatchObject({ userPrincipalName: 'ada@contoso.com', method: undefined, viaStagedRollout: undefined });
  expect(seen).not.toHaveProperty('authenticationDetails');
});

test('HR-05: conditions become one filter, with values quoted', async () => {
  const { client, seen } = serviceOf(() => json({ value: [] }));
  await client.signIns.list({
    user: "O'Hara@Contoso.com",
    from: new Date('2026-11-20T00:00:00Z'),
    to: new Date('2026-11-21T00:00:00Z'),
    errorCode: 0,
    application: 'Payroll',
    eventTypes: ['interactiveUser', 'nonInteractiveUser'],
    filter: "ipAddress eq '203.0.113.1' or ipAddress eq '203.0.113.2'",
    top: 50,
  });
  const query = new URL(seen[0]?.url ?? '').searchParams;
  expect(query.get('$filter')).toBe(
    "(ipAddress eq '203.0.113.1' or ipAddress eq '203.0.113.2') and userPrincipalName eq 'o''hara@contoso.com'" +
      ' and createdDateTime ge 2026-11-20T00:00:00.000Z and createdDateTime le 2026-11-21T00:00:00.000Z' +
      " and status/errorCode eq 0 and appDisplayName eq 'Payroll'" +
      " and signInEventTypes/any(t:t eq 'interactiveUser' or t eq 'nonInteractiveUser')",
  );
  expect([...query.keys()]).toEqual(['$filter', '$top']);
  expect(seen[0]?.url).toContain('/beta/auditLogs/signIns?');
  await client.signIns.list({ application: '44444444-4444-4444-8444-444444444444', eventTypes: [] });
  expect(new URL(seen[1]?.url ?? '').searchParams.get('$filter')).toBe(
    "appId eq '44444444-4444-4444-8444-444444444444'",
  );
  await client.signIns.list();
  expect(new URL(seen[2]?.url ?? '').search).toBe('');
});

test('HR-05: conditions that cannot be meant are refused before anything is sent', async () => {
  const { client, seen } = serviceOf(() => json({ value: [] }));
  for (const [options, said] of [
    [{ from: new Date(Number.NaN) }, '`from` must be a Date that is a moment'],
    [{ to: '2026-11-20' }, '`to` must be a Date'],
    [{ from: null }, '`from` must be a Date'],
    [{ from: new Date(2), to: new Date(1) }, '`from` must not be after `to`'],
    [{ user: '' }, '`user` must be a text that is not empty'],
    [{ user: 5 }, '`user` must be a text'],
    [{ application: {} }, '`application` must be a text'],
    [{ errorCode: Number.NaN }, '`errorCode` must be a whole number'],
    [{ errorCode: '50126' }, '`errorCode` must be a whole number'],
    [{ eventTypes: 'interactiveUser' }, '`eventTypes` must be a list'],
    [{ errorcode: 80001 }, '`errorcode` is no option. There are select'],
    [{ top: '5' }, '`top` must be a whole number'],
    [{ eventTypes: ['interactive'] }, 'one of interactiveUser, nonInteractiveUser, servicePrincipal, managedIdentity'],
  ] as const) {
    const error = await failureOf(client.signIns.list(options as object));
    expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'InvalidOption' });
    expect((error as Error).message).toContain(said);
    expect((error as Error).message).toContain('Nothing was sent.');
  }
  expect(seen).toEqual([]);
  await client.signIns.list({ user: undefined, from: undefined } as object);
  await client.signIns.list({ from: new Date(1), to: new Date(1) });
  expect(seen).toHaveLength(2);
});

test('HR-05, SR-23: a call that is made by itself names the moment that is none', () => {
  const noMoment = new Date(Number.NaN);
  for (const [call, name] of [
    [() => calls.signIns.list({ from: noMoment }), 'from'],
    [() => calls.signIns.list({ to: noMoment }), 'to'],
    [() => calls.audit.list({ from: noMoment }), 'from'],
    [() => calls.audit.list({ to: noMoment }), 'to'],
  ] as const)
    expect(call).toThrow(
      expect.objectContaining({
        name: 'RequestRefusedError',
        code: 'InvalidOption',
        message: expect.stringContaining(`\`${name}\` must be a Date that is a moment`),
      }),
    );
});

test('SR-23: options of the audit log that cannot be meant are refused in the same way', async () => {
  const { client, seen } = serviceOf(() => json({ value: [] }));
  for (const [options, said] of [
    [{ activityy: 'Update user' }, '`activityy` is no option'],
    [{ from: new Date(Number.NaN) }, '`from` must be a Date that is a moment'],
    [{ from: new Date(2), to: new Date(1) }, '`from` must not be after `to`'],
    [{ targetId: '' }, '`targetId` must be a text'],
  ] as const)
    expect(await failureOf(client.audit.list(options as object))).toMatchObject({
      code: 'InvalidOption',
      message: expect.stringContaining(said),
    });
  expect(seen).toEqual([]);
  await client.audit.list({ activity: 'Update user', top: 5 });
  expect(seen).toHaveLength(1);
});

test('HR-05: the conditions of a time and of event types hold at a mock', async () => {
  const { tenant, client } = passThrough();
  tenant.signIn({ userPrincipalName: 'ada@contoso.com', password });
  tenant.clock.advance('PT1H');
  const from = new Date(tenant.clock.now());
  tenant.signIn({ userPrincipalName: 'ben@contoso.com', password });
  const names = async (options: Parameters<typeof client.signIns.list>[0]) =>
    (await client.signIns.list(options).toArray()).map(({ userPrincipalName }) => userPrincipalName);
  expect(await names({ from })).toEqual(['ben@contoso.com']);
  expect(await names({ to: new Date(from.getTime() - 1) })).toEqual(['ada@contoso.com']);
  expect(await names({ eventTypes: ['interactiveUser'] })).toEqual(['ben@contoso.com', 'ada@contoso.com']);
  expect(await names({ eventTypes: ['servicePrincipal'] })).toEqual([]);
});

test('HR-05: pages are followed and decoded, empty ones too; calls may go in a batch', async () => {
  const next = 'https://graph.microsoft.com/beta/auditLogs/signIns?$skiptoken=2';
  const { client } = serviceOf(({ url }) => {
    if (url.endsWith('$batch'))
      return json({ responses: [{ id: '0', status: 200, body: { value: [entry(detailed('Seamless SSO'))] } }] });
    return url.endsWith('=2')
      ? json({ value: [entry(detailed('Password Hash Sync'))] })
      : json({ value: [], '@odata.nextLink': next });
  });
  expect(await client.signIns.list().toArray()).toMatchObject([{ method: 'passwordHashSync' }]);
  const [step] = await client.batch([calls.signIns.list({ errorCode: 0 })], { version: 'beta' });
  expect(step).toMatchObject({ ok: true, value: { value: [{ method: 'seamlessSso' }] } });
});

test('HR-05: a tenant without a licence is told so, not asked for permissions', async () => {
  const { client } = passThrough({ premium: false });
  const error = await failureOf(client.signIns.list());
  expect(error).toMatchObject({ name: 'AuthorizationError', status: 403 });
  expect((error as Error).message).toContain(
    'listSignIns takes a tenant with a licence of Microsoft Entra ID P1 or P2',
  );
  expect((error as Error).message).not.toContain('AuditLog.Read.All');
  const [step] = await client.batch([calls.signIns.list()]);
  expect(step).toMatchObject({ ok: false, error: { explanation: expect.stringContaining('P1 or P2') } });
  const denied = serviceOf(() => refusal(403, 'Authorization_RequestDenied', 'no')).client;
  expect(((await failureOf(denied.signIns.list())) as Error).message).toContain('AuditLog.Read.All');
});

test('An answer that is no list of entries is refused as such', async () => {
  for (const body of [{ value: 'none' }, [], null]) {
    const { client } = serviceOf(() => json(body));
    expect(await failureOf(client.signIns.list())).toMatchObject({
      name: 'ResponseShapeError',
      code: 'UnexpectedShape',
    });
  }
  const { client } = serviceOf(() => json(null));
  expect(await failureOf(client.signIns.get('1'))).toMatchObject({ name: 'ResponseShapeError' });
});
