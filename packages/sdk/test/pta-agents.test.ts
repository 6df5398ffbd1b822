import { describe, expect, test } from 'vitest';
import { calls, RequestRefusedError } from '../src/index.ts';
import { passThrough } from './support/pass-through.ts';
import { failureOf, json, noContent, refusal, serviceOf } from './support/service.ts';

const agentId = '44444444-4444-4444-8444-444444444444';
const groupId = '55555555-5555-4555-8555-555555555555';
const known = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ machineName: `agent-${index + 1}`, version: '1.5.2482.0' }));

test('PT-01: agents are listed with their groups, in beta, whatever the version of the client', async () => {
  const { client, sent } = passThrough();
  const agents = await client.ptaAgents.list({ expand: ['agentGroups'] }).toArray();
  expect(agents.map(({ machineName }) => machineName).sort()).toEqual(['agent-1', 'agent-2', 'agent-3']);
  expect(agents[0]).toMatchObject({ status: 'active', agentGroups: [{ isDefault: true }] });
  expect(sent).toEqual(['GET /beta/onPremisesPublishingProfiles/authentication/agents?$expand=agentGroups']);
  expect(await client.ptaAgents.get(agents[0]?.id ?? '')).toMatchObject({ id: agents[0]?.id });
  expect(await failureOf(client.ptaAgents.get(agentId))).toMatchObject({ name: 'NotFoundError' });
  expect(await failureOf(client.ptaAgents.list({ version: 'v1.0' }))).toMatchObject({ code: 'VersionNotServed' });
  expect(await failureOf(client.ptaAgents.get('agent-1'))).toMatchObject({ code: 'InvalidId' });
});

test('PT-01: a group is made, renamed, filled, emptied and deleted', async () => {
  const { client } = passThrough();
  const { groups } = client.ptaAgents;
  const [agent] = await client.ptaAgents.list().toArray();
  const id = agent?.id ?? '';
  const made = await groups.create('Branch');
  expect(made).toMatchObject({ displayName: 'Branch', isDefault: false });
  await groups.rename(made.id, 'Branch office');
  await groups.addAgent(made.id, id);
  expect(await groups.get(made.id, { expand: ['agents'] })).toMatchObject({
    displayName: 'Branch office',
    agents: [{ id }],
  });
  expect((await groups.list().toArray()).map(({ displayName }) => displayName).sort()).toEqual([
    'Branch office',
    'Default',
  ]);
  await groups.removeAgent(made.id, id);
  expect(await groups.get(made.id, { expand: ['agents'] })).toMatchObject({ agents: [] });
  await groups.delete(made.id);
  expect(await failureOf(groups.get(made.id))).toMatchObject({ name: 'NotFoundError' });
});

test('PT-01: the group that an agent is put into is named by its address in beta, below the base address', async () => {
  const { client, seen } = serviceOf(() => noContent(), { baseUrl: 'https://mock.test/t/directoryObjects/x' });
  await client.ptaAgents.groups.addAgent(groupId, agentId);
  const base = 'https://mock.test/t/directoryObjects/x/beta/onPremisesPublishingProfiles/authentication';
  expect(seen).toMatchObject([
    { url: `${base}/agents/${agentId}/agentGroups/$ref`, body: { '@odata.id': `${base}/agentGroups/${groupId}` } },
  ]);
  expect(await failureOf(client.ptaAgents.groups.addAgent('Branch', agentId))).toMatchObject({ code: 'InvalidId' });
  expect(seen).toHaveLength(1);
});

test('PT-01: a renaming whose answer was lost is looked up in beta before it is repeated', async () => {
  let displayName = 'Branch';
  const { client, seen } = serviceOf(({ method }) => {
    if (method !== 'PATCH')
      return json({ id: groupId, displayName, isDefault: false, publishingType: 'authentication' });
    displayName = 'Branch office';
    throw new TypeError('fetch failed');
  });
  await client.ptaAgents.groups.rename(groupId, 'Branch office');
  expect(seen.map(({ method, url }) => `${method} ${new URL(url).pathname.split('/')[1]}`)).toEqual([
    'PATCH beta',
    'GET beta',
  ]);
});

test('PT-01: the time of updates is read and changed; none is set at first', async () => {
  const { client } = passThrough();
  const { updater } = client.ptaAgents;
  expect(await updater.get()).toBeUndefined();
  await updater.update({ updateWindow: { updateWindowStartTime: '02:00:00', updateWindowEndTime: '05:00:00' } });
  expect(await updater.get()).toMatchObject({
    updateWindow: { updateWindowStartTime: expect.stringMatching(/^02:00/) },
  });
});

test('PT-01: names and changes that cannot be meant are refused before anything is sent', async () => {
  const { client, sent } = passThrough();
  const { groups, updater } = client.ptaAgents;
  for (const name of [undefined, null, '', ' ', 5]) {
    expect(await failureOf(groups.create(name as string))).toMatchObject({ code: 'InvalidOption' });
    expect(await failureOf(groups.rename(groupId, name as string))).toMatchObject({ code: 'InvalidOption' });
  }
  for (const [changes, said] of [
    [undefined, '`changes` must be an object'],
    [{ allowUpdateConfigurationOverride: 'yes' }, '`allowUpdateConfigurationOverride` must be true or false'],
    [{ deferUpdateDateTime: Number.NaN }, '`deferUpdateDateTime` must be a text'],
    [{ updateWindow: '02:00:00' }, '`updateWindow` must be an object, or null'],
    [{ updateWindow: { updateWindowStartTime: 2 } }, '`updateWindow.updateWindowStartTime` must be a text'],
    [{ updateWindow: { start: '02:00:00' } }, '`updateWindow.start` is no option'],
  ] as const) {
    const error = await failureOf(updater.update(changes as object));
    expect(error).toBeInstanceOf(RequestRefusedError);
    expect((error as Error).message).toContain(said);
  }
  expect(sent).toEqual([]);
});

test('Calls of agents go by themselves, and in a batch of beta', async () => {
  const { client } = passThrough();
  expect((await client.send(calls.ptaAgents.list())).value).toHaveLength(3);
  expect(client.preview(calls.ptaAgents.get(agentId)).url).toContain('/beta/');
  const steps = [calls.ptaAgents.list(), calls.ptaAgents.groups.list()] as const;
  expect(await client.batch(steps, { version: 'beta' })).toMatchObject([
    { ok: true, value: { value: { length: 3 } } },
    { ok: true, value: { value: [{ isDefault: true }] } },
  ]);
  expect(await failureOf(client.batch(steps))).toMatchObject({ code: 'VersionNotServed' });
});

test('PT-01: application permissions are refused with what is needed', async () => {
  const token = `x.${Buffer.from(JSON.stringify({ roles: ['Directory.ReadWrite.All'] })).toString('base64url')}.x`;
  const { client } = serviceOf(() => refusal(403, 'Authorization_RequestDenied', 'no'), { credential: () => token });
  const error = await failureOf(client.ptaAgents.list());
  expect(error).toMatchObject({ name: 'AuthorizationError' });
  expect((error as Error).message).toContain('Policy.Read.HybridAuthentication');
  expect((error as Error).message).toContain('cannot be called with application permissions');
});

describe('Health', () => {
  test('PT-02, PT-05: three known agents that carry the peak are good, with the arithmetic', async () => {
    const { client, sent } = passThrough();
    const health = await client.ptaAgents.health({ peakSignInsPerSecond: 500, servers: known(3) });
    expect(health).toMatchObject({
      verdict: 'good',
      ...{ active: 3, inactive: 0, belowThree: false, nearForty: false, outdated: [] },
      ...{ advice: [], unknown: [], findings: [] },
      capacity: { neededAgents: 2, recommendedAgents: 3, enough: 'yes', enoughWithoutOne: 'yes' },
    });
    expect(health.summary).toBe(
      '3 of 3 registered agents active. Enough for 500 sign-ins a second, also without one of them. ' +
        '500 sign-ins a second / 300 an agent: 2 needed, 3 with one to spare, 3 recommended. ' +
        '3 active × 300 to 400 = 900 to 1200 a second; without one, 2 × 300 to 400 = 600 to 800. ' +
        'To the agents 512 + 1024 × 3 registered = 3584 bytes a request, × 500 a second = 14.3 Mbit/s; ' +
        'from them 1024 bytes × 500 = 4.1 Mbit/s.',
    );
    expect(health.agents).toContainEqual(
      expect.objectContaining({ machineName: 'agent-1', status: 'active', version: '1.5.2482.0' }),
    );
    expect(sent).toEqual(['GET /beta/onPremisesPublishingProfiles/authentication/agents']);
  });

  test('PT-05: the peak is judged with and without one agent', async () => {
    const { client } = passThrough();
    const at = async (peakSignInsPerSecond: number) =>
      client.ptaAgents.health({ peakSignInsPerSecond, servers: known(3) });
    expect(await at(900)).toMatchObject({ verdict: 'atRisk', findings: [{ code: 'noSpareAgent' }] });
    expect(await at(1_100)).toMatchObject({ verdict: 'atRisk', findings: [{ code: 'nearlyOverloaded' }] });
    const overloaded = await at(1_300);
    expect(overloaded).toMatchObject({ verdict: 'bad', capacity: { enough: 'no' } });
    expect(overloaded.summary).toContain('Not enough for 1300 sign-ins a second.');
    // The arithmetic stands in the summary, once.
    expect(overloaded.advice).toEqual([
      'The active agents take 900 to 1200 sign-ins a second, not 1300: requests wait and time out (80002). Have 6 active agents (1300 / 300: 5); 3 are active.',
    ]);
    const measured = { peakSignInsPerSecond: 1_300, measuredCapacity: 700, servers: known(3) };
    expect(await client.ptaAgents.health(measured)).toMatchObject({ verdict: 'good' });
  });

  test('What is not stated is said to be unknown', async () => {
    const { client } = passThrough();
    const health = await client.ptaAgents.health();
    expect(health).toMatchObject({ verdict: 'good', capacity: undefined, summary: '3 of 3 registered agents active.' });
    expect(health.unknown).toEqual([
      expect.stringMatching(/^The version of agent-\d, agent-\d, agent-\d: Microsoft Graph does not show it\./),
      expect.stringContaining('peakSignInsPerSecond'),
    ]);
    const { unknown } = await client.ptaAgents.health({ peakSignInsPerSecond: 1, servers: known(2) });
    expect(unknown).toEqual([expect.stringMatching(/^The version of agent-3: /)]);
  });

  test('PT-03, PT-08: an outage is seen, agent by agent, until the service forgets them', async () => {
    const { client, tenant } = passThrough();
    const look = () => client.ptaAgents.health({ peakSignInsPerSecond: 100, servers: known(3) });
    tenant.passThrough.change('agent-1', { isRunning: false });
    tenant.clock.advance('PT1H');
    const one = await look();
    expect(one).toMatchObject({ verdict: 'atRisk', active: 2, inactive: 1, belowThree: true });
    expect(one.findings.map(({ code }) => code)).toEqual(['tooFewAgents', 'inactiveAgents']);
    tenant.passThrough.change('agent-2', { isRunning: false });
    tenant.passThrough.change('agent-3', { isRunning: false });
    tenant.clock.advance('PT1H');
    const none = await look();
    expect(none).toMatchObject({ verdict: 'bad', active: 0, inactive: 3, belowThree: true });
    expect(none.advice[0]).toContain('All 3 agents are inactive');
    tenant.clock.advance('P10D');
    const gone = await look();
    expect(gone).toMatchObject({ active: 0, inactive: 0, agents: [], summary: '0 of 0 registered agents active.' });
    const ofNone = await client.ptaAgents.health({ peakSignInsPerSecond: 0 });
    expect(ofNone).toMatchObject({ verdict: 'bad', summary: '0 of 0 registered agents active.' });
    // Worst first, and those that the service does not know any more are named.
    expect(gone.findings.map(({ code }) => code)).toEqual(['noActiveAgent', 'agentNotRegistered']);
    expect(gone.advice[1]).toContain('agent-1, agent-2, agent-3');
  });

  test('PT-02: near forty', async () => {
    const { client } = passThrough({ activeAgents: 36 });
    expect(await client.ptaAgents.health()).toMatchObject({ nearForty: true, findings: [{ code: 'nearAgentLimit' }] });
  });

  test('PT-10, PT-11: what is stated of servers is judged, by the cloud of the client', async () => {
    const { client } = passThrough({ activeAgents: 1 });
    const servers = [{ machineName: 'agent-1', version: '1.5.193.0', connectServer: true, openPorts: [443] }];
    expect((await client.ptaAgents.health({ servers })).findings.map(({ code }) => code)).toEqual([
      'port80Closed',
      'tooFewAgents',
      'onlyAgentOnConnectServer',
      'port8080Closed',
    ]);
    const government = passThrough({ client: { cloud: 'usgov' } }).client;
    expect(await government.ptaAgents.health({ servers })).toMatchObject({ verdict: 'bad', outdated: ['agent-1'] });
  });

  test('Servers are found with or without the domain of their name; of two agents of one name, the active one is meant', async () => {
    const agent = (id: string, machineName: string, status: string) => ({
      ...{ id, machineName, status },
      ...{ externalIp: '203.0.113.1', supportedPublishingTypes: ['authentication'] },
    });
    const { client } = serviceOf(() =>
      json({
        value: [
          agent('3', 'pta-10', 'active'),
          agent('1', 'pta-1.contoso.com', 'inactive'),
          agent('2', 'pta-1.contoso.com', 'Active'),
        ],
      }),
    );
    const health = await client.ptaAgents.health({
      servers: [
        { machineName: 'PTA-1', version: '1.5.2482.0' },
        { machineName: 'pta-10.contoso.com', version: '1.5.1.0' },
      ],
    });
    expect(health).toMatchObject({ active: 2, inactive: 1, outdated: ['pta-10'] });
    expect(health.agents.map(({ version }) => version)).toEqual(['1.5.1.0', undefined, '1.5.2482.0']);
    expect(health.findings.map(({ code }) => code)).not.toContain('agentNotRegistered');
  });

  test('PT-11: a server is the one of its whole name before one that is called alike', async () => {
    const agent = (id: string, machineName: string) => ({
      ...{ id: agentId.replace(/4$/, id), machineName, status: 'active' },
      ...{ externalIp: '203.0.113.1', supportedPublishingTypes: ['authentication'] },
    });
    const { client } = serviceOf(() => json({ value: [agent('1', 'pta'), agent('2', 'pta.branch.contoso.com')] }));
    const servers = [
      { machineName: 'pta.branch.contoso.com', version: '1.5.10.0' },
      { machineName: 'PTA', version: '1.5.2482.0' },
    ];
    for (const stated of [servers, [...servers].reverse()]) {
      const { agents, outdated } = await client.ptaAgents.health({ servers: stated });
      expect(agents.map(({ version }) => version)).toEqual(['1.5.2482.0', '1.5.10.0']);
      expect(outdated).toEqual(['pta.branch.contoso.com']);
    }
  });

  test('PT-11: of an agent that was installed anew the server is the one that works, and no two servers are one', async () => {
    const agent = (id: string, machineName: string, status: string) => ({
      ...{ id: agentId.replace(/4$/, id), machineName, status },
      ...{ externalIp: '203.0.113.1', supportedPublishingTypes: ['authentication'] },
    });
    const anew = serviceOf(() =>
      json({ value: [agent('1', 'pta', 'inactive'), agent('2', 'pta.contoso.com', 'active')] }),
    );
    const { agents } = await anew.client.ptaAgents.health({ servers: [{ machineName: 'pta', version: '1.5.10.0' }] });
    expect(agents.map(({ version }) => version)).toEqual([undefined, '1.5.10.0']);
    const alone = serviceOf(() => json({ value: [agent('1', 'pta.contoso.com', 'active')] }));
    const servers = [
      { machineName: 'pta', version: '1.5.10.0' },
      { machineName: 'pta.contoso', version: '1.5.2482.0' },
    ];
    const health = await alone.client.ptaAgents.health({ servers });
    expect(health.outdated).toEqual(['pta.contoso.com']);
    expect(health.findings.map(({ code }) => code)).toContain('agentNotRegistered');
  });

  test('Options that cannot be meant are refused before anything is sent', async () => {
    const { client, sent } = passThrough();
    for (const [options, said] of [
      [{ peakSignInsPerSecond: -1 }, "'peakSignInsPerSecond' is -1. Give 0 to 1000000 sign-ins a second."],
      [{ peakSignInsPerSecond: 1e308 }, "'peakSignInsPerSecond' is 1e+308."],
      [{ measuredCapacity: 0 }, "'measuredCapacity' is 0. Give 1 to 1000000 authentications a second."],
      [{ measuredCapacity: 5e-324 }, "'measuredCapacity' is 5e-324."],
      [{ servers: [{ machineName: 'agent-1', version: 'newest' }] }, "'newest'"],
      [{ servers: [{ name: 'agent-1' }] }, 'machineName'],
      [{ servers: [{ machineName: 'agent-1' }, { machineName: 'AGENT-1' }] }, "second with the machineName 'AGENT-1'"],
      [{ servers: 'agent-1' }, 'servers'],
      [{ servers: null }, '`servers` must be a list'],
      [{ servers: [null] }, '`servers` must be a list'],
      [{ servers: [{ machineName: 'agent-1', openPorts: 443 }] }, '`servers[0].openPorts` must be a list'],
      [{ servers: [{ machineName: 'agent-1', allowedHosts: '*' }] }, '`servers[0].allowedHosts` must be a list'],
      [{ servers: [{ machineName: 'agent-1', serverCore: 'no' }] }, '`servers[0].serverCore` must be true or false'],
      [{ servers: [{ machineName: 'agent-1', port: 443 }] }, '`servers[0].port` is no option'],
      [{ peakSignInsPerSecond: '100' }, '`peakSignInsPerSecond` must be a number'],
      [{ measuredCapacity: Number.NaN }, '`measuredCapacity` must be a number'],
      [{ forests: 'contoso.com' }, '`forests` must be a list'],
      [{ forests: null }, '`forests` must be a list'],
      [{ peak: 100 }, '`peak` is no option'],
    ] as const) {
      const error = await failureOf(client.ptaAgents.health(options as object));
      expect(error).toBeInstanceOf(RequestRefusedError);
      expect((error as Error).message).toContain(said);
    }
    expect(sent).toEqual([]);
  });
});

test('PT-05: an agent that is inactive has no share in the capacity, and makes requests larger all the same', async () => {
  const { client, tenant } = passThrough({ activeAgents: 4 });
  tenant.passThrough.stop('agent-4');
  tenant.clock.advance('PT1H');
  const health = await client.ptaAgents.health({ peakSignInsPerSecond: 900 });
  expect(health.capacity).toMatchObject({ activeAgents: 3, registeredAgents: 4, requestBytes: 512 + 4 * 1_024 });
  expect(health.summary).toContain('Enough for 900 sign-ins a second, but not without one of them.');
  expect((await client.ptaAgents.health({ peakSignInsPerSecond: 700 })).summary).toContain('but not for sure without');
});
