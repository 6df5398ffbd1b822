import { describe, expect, test } from 'vitest';
import {
  absentId,
  type CallOptions,
  expectError,
  type Harness,
  idOf,
  idsOf,
  setUp,
  valuesOf,
} from '../support/harness.ts';

const root = '/onPremisesPublishingProfiles';
const agentPath = `${root}/authentication/agents`;
const groupPath = `${root}/authentication/agentGroups`;
const resourcePath = `${root}/provisioning/publishedResources`;
const proxy = `${root}/applicationProxy`;

const address = (path: string): { '@odata.id': string } => ({ '@odata.id': `https://graph.microsoft.com/beta${path}` });

/** Calls of beta, which alone has publishing profiles. */
const beta = (harness: Harness) => ({
  call: (method: string, path: string, body?: unknown, options: CallOptions = {}) =>
    harness.call(method, path, body, { version: 'beta', ...options }),
  done: (method: string, path: string, body?: unknown) => harness.done(method, path, body, { version: 'beta' }),
});

const world = (more: object = {}) => ({
  version: 1,
  domains: [{ id: 'contoso.com' }],
  onPremises: { activeAgents: 2 },
  ...more,
});
const start = (more: object = {}) => {
  const harness = setUp({ tenantFile: world(more) });
  return { harness, ...beta(harness) };
};

const titleOf = (item: Readonly<Record<string, unknown>>): unknown => item['displayName'] ?? item['name'];

describe('PT-01: agents', () => {
  test('are listed and read, with what the wire has of them and nothing more', async () => {
    const { call } = start();
    const agents = valuesOf(await call('GET', agentPath));
    expect(agents).toHaveLength(2);
    expect(Object.keys(agents[0] ?? {}).sort()).toEqual([
      'externalIp',
      'id',
      'machineName',
      'status',
      'supportedPublishingTypes',
    ]);
    expect(agents[0]).toMatchObject({ status: 'active', supportedPublishingTypes: ['authentication'] });
    const { body } = await call('GET', `${agentPath}/${agents[0]?.id}`);
    expect(body).toMatchObject({ ...agents[0] });
    expect(body['@odata.context']).toBe(
      'https://graph.microsoft.com/beta/$metadata#onPremisesPublishingProfiles/agents/$entity',
    );
  });

  test('PT-12: one that is installed only is not listed, nor read', async () => {
    const { harness, call } = start();
    const before = idsOf(await call('GET', agentPath));
    const installed = harness.tenant.run('installAgent', { machineName: 'new.contoso.com' });
    expect(idsOf(await call('GET', agentPath))).toEqual(before);
    expectError(await call('GET', `${agentPath}/${installed.id}`), 404, 'Request_ResourceNotFound', /does not exist/);
  });

  test('PT-03: one that is silent is inactive, and is gone after ten days', async () => {
    const { harness, call } = start();
    const [id = ''] = idsOf(await call('GET', agentPath));
    harness.tenant.run('changeAgent', { agent: id, changes: { isRunning: false } });
    expect((await call('GET', `${agentPath}/${id}`)).body['status']).toBe('active');
    harness.advance('PT11M');
    expect((await call('GET', `${agentPath}/${id}`)).body['status']).toBe('inactive');
    harness.advance('P10D');
    expect((await call('GET', `${agentPath}/${id}`)).status).toBe(404);
    expect(idsOf(await call('GET', agentPath))).toHaveLength(1);
  });

  test('cannot be made, changed or deleted through Graph', async () => {
    const { call } = start();
    const [id = ''] = idsOf(await call('GET', agentPath));
    for (const [method, path] of [
      ['POST', agentPath],
      ['PATCH', `${agentPath}/${id}`],
      ['DELETE', `${agentPath}/${id}`],
    ] as const)
      expectError(await call(method, path, {}), 501, 'NotImplemented', /it serves GET/);
  });

  test('come page by page, and with the properties asked for', async () => {
    const { call, harness } = start({ onPremises: { activeAgents: 5 } });
    const first = await call('GET', `${agentPath}?$top=2&$select=machineName&$expand=agentGroups`);
    expect(Object.keys(valuesOf(first)[0] ?? {})).toEqual(['machineName', 'agentGroups']);
    const second = await harness.send('GET', first.body['@odata.nextLink'] ?? '');
    expect(valuesOf(second)).toHaveLength(2);
    const names = [...valuesOf(first), ...valuesOf(second)].map((agent) => agent['machineName']);
    expect(new Set(names).size).toBe(4);
  });
});

describe('PT-01: publishing types', () => {
  test('are read without regard to case, and one that there is not is not found', async () => {
    const { call } = start();
    expect(idsOf(await call('GET', `${root}/AUTHENTICATION/agents`))).toHaveLength(2);
    expect((await call('GET', `${root}('authentication')/agents`)).status).toBe(200);
    for (const type of ['adAdministration', 'offlineDomainJoin', 'unknownFutureValue']) {
      const answer = await call('GET', `${root}/${type}/agents`);
      expectError(answer, 404, 'Request_ResourceNotFound', new RegExp(`'${type}'.*oflineDomainJoin`));
      expect(answer.headers['x-mock-assumption']).toBe('PT-01');
    }
    expect(valuesOf(await call('GET', `${root}/oflineDomainJoin/agents`))).toEqual([]);
  });

  test('v1.0 has none: it says that the segment is not there', async () => {
    const { call } = start();
    for (const path of [agentPath, `${root}/authentication`])
      expectError(
        await call('GET', path, undefined, { version: 'v1.0' }),
        400,
        'BadRequest',
        "Resource not found for the segment 'onPremisesPublishingProfiles'.",
      );
  });

  test('a type that came later is hidden from who does not ask for it', async () => {
    const { call, done } = start();
    const { body } = await done('POST', `${root}/privateAccess/agentGroups`, { displayName: 'Later' });
    const path = `${root}/privateAccess/agentGroups/${body.id}`;
    expect((await call('GET', path)).body['publishingType']).toBe('unknownFutureValue');
    const asked = await call('GET', path, undefined, { headers: { prefer: 'include-unknown-enum-members' } });
    expect(asked.body['publishingType']).toBe('privateAccess');
  });

  test('a profile comes with several of its parts, whole, and with no others', async () => {
    const { call } = start({ onPremises: { activeAgents: 30 } });
    const { body } = await call('GET', `${root}/authentication?$expand=publishedResources,agents,agentGroups`);
    expect(body).toMatchObject({ id: 'authentication', hybridAgentUpdaterConfiguration: null, publishedResources: [] });
    expect(body['agents']).toHaveLength(30);
    expect(body['agentGroups']).toEqual([expect.objectContaining({ displayName: 'Default', isDefault: true })]);
    expect((await call('GET', `${root}/authentication`)).body).not.toHaveProperty('agents');
    expectError(
      await call('GET', `${root}/authentication?$expand=agents,owners`),
      400,
      'ExpandNotSupported',
      /'owners'.*can expand agents, agentGroups/,
    );
  });

  test('the directory goes on to expand one relationship only', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot']);
    expectError(
      await harness.call('GET', '/policies/featureRolloutPolicies?$expand=appliesTo,appliesTo'),
      400,
      'Request_UnsupportedQuery',
      /Only one relationship/,
    );
  });

  test('hybridAuthenticationPolicy, of which nothing is documented, is not served', async () => {
    const { call } = start();
    const answer = await call('GET', '/policies/hybridAuthenticationPolicy');
    expectError(answer, 501, 'NotImplemented', /does not serve GET \/beta\/policies\/hybridAuthenticationPolicy/);
  });
});

describe('PT-01: groups of agents', () => {
  const inGroup = async ({ call }: ReturnType<typeof start>, groupId: string): Promise<unknown[]> => {
    const { body } = await call('GET', `${groupPath}/${groupId}?$expand=agents,publishedResources`);
    return (body['agents'] as { id: string }[]).map(({ id }) => id);
  };

  test('each type has a default group, which has every fresh agent', async () => {
    const it = start();
    const agents = idsOf(await it.call('GET', agentPath));
    const [group] = valuesOf(await it.call('GET', groupPath));
    expect(group).toMatchObject({ displayName: 'Default', isDefault: true, publishingType: 'authentication' });
    expect(await inGroup(it, group?.id ?? '')).toEqual(agents);
    const [other] = valuesOf(await it.call('GET', `${root}/provisioning/agentGroups`));
    expect(other).toMatchObject({ isDefault: true, publishingType: 'provisioning' });
    expect(other?.id).not.toBe(group?.id);
    expect((await it.call('GET', `${root}/provisioning/agentGroups/${group?.id}`)).status).toBe(404);
  });

  test('are made, renamed and deleted; the default one can be renamed and not deleted', async () => {
    const { call, done } = start();
    const [first = ''] = idsOf(await call('GET', groupPath));
    const made = await done('POST', groupPath, { displayName: 'North' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ displayName: 'North', isDefault: false, publishingType: 'authentication' });
    expect((await done('PATCH', `${groupPath}/${idOf(made)}`, { displayName: 'South' })).status).toBe(204);
    await done('PATCH', `${groupPath}/${first}`, { displayName: 'Everybody' });
    const groups = valuesOf(await call('GET', groupPath));
    expect(groups.map(titleOf).sort()).toEqual(['Everybody', 'South']);
    expect(groups.filter((group) => group['isDefault']).map(titleOf)).toEqual(['Everybody']);
    expect(groups.map(({ id }) => id)).toEqual(groups.map(({ id }) => id).sort());
    const refused = await call('DELETE', `${groupPath}/${first}`);
    expectError(refused, 400, 'Request_BadRequest', /default group/);
    expect(refused.headers['x-mock-assumption']).toBe('PT-01');
    expect((await done('DELETE', `${groupPath}/${idOf(made)}`)).status).toBe(204);
    expect((await call('GET', `${groupPath}/${idOf(made)}`)).status).toBe(404);
    expect((await call('DELETE', `${groupPath}/${idOf(made)}`)).status).toBe(404);
  });

  test.each([
    ['{}', {}],
    ['an empty name', { displayName: '' }],
    ['isDefault', { displayName: 'A', isDefault: true }],
    ['a publishing type', { displayName: 'A', publishingType: 'provisioning' }],
  ])('%s makes none', async (_what, body) => {
    const { call } = start();
    expect((await call('POST', groupPath, body)).status).toBe(400);
  });

  test('an agent may be in several, and is back in the default one when it is in no other', async () => {
    const it = start();
    const { call, done } = it;
    const [agent = '', other = ''] = idsOf(await call('GET', agentPath));
    const [first = ''] = idsOf(await call('GET', groupPath));
    const north = idOf(await done('POST', groupPath, { displayName: 'North' }));
    const links = `${agentPath}/${agent}/agentGroups`;
    const added = await done('POST', `${links}/$ref`, address(`${groupPath}/${north}/`));
    expect([added.status, added.headers['x-mock-assumption']]).toEqual([204, 'PT-01']);
    expect(await inGroup(it, north)).toEqual([agent]);
    expect(await inGroup(it, first)).toEqual([agent, other]);
    expectError(
      await call('POST', `${links}/$ref`, address(`${groupPath}/${north}`)),
      400,
      'Request_BadRequest',
      /already exist.*'agentGroups'/,
    );
    await done('DELETE', `${links}/${first}/$ref`);
    expect(await inGroup(it, first)).toEqual([other]);
    const { body } = await call('GET', `${agentPath}/${agent}?$expand=agentGroups`);
    expect((body['agentGroups'] as object[]).map((group) => titleOf({ ...group }))).toEqual(['North']);
    expect((await call('DELETE', `${links}/${first}/$ref`)).status).toBe(404);
    // The other documented form of removing a reference.
    const named = encodeURIComponent(`https://graph.microsoft.com/beta${groupPath}/${north}`);
    expect((await done('DELETE', `${links}/$ref?@id=${named}`)).status).toBe(204);
    expect(await inGroup(it, first)).toEqual([agent, other]);
    expectError(await call('DELETE', `${links}/${first}/$ref`), 400, 'Request_BadRequest', /in no other group/);
  });

  test('agents of a group that is deleted stay', async () => {
    const it = start();
    const [agent = ''] = idsOf(await it.call('GET', agentPath));
    const [first = ''] = idsOf(await it.call('GET', groupPath));
    const north = idOf(await it.done('POST', groupPath, { displayName: 'North' }));
    await it.done('POST', `${agentPath}/${agent}/agentGroups/$ref`, address(`${groupPath}/${north}`));
    await it.done('DELETE', `${agentPath}/${agent}/agentGroups/${first}/$ref`);
    await it.done('DELETE', `${groupPath}/${north}`);
    expect(await inGroup(it, first)).toContain(agent);
  });

  test('PT-03: an agent that is forgotten leaves its groups', async () => {
    const it = start();
    const { tenant } = it.harness;
    const [agent = ''] = idsOf(await it.call('GET', agentPath));
    const north = idOf(await it.done('POST', groupPath, { displayName: 'North' }));
    await it.done('POST', `${agentPath}/${agent}/agentGroups/$ref`, address(`${groupPath}/${north}`));
    expect(tenant.view().tables.agentMemberOf.size).toBe(2);
    tenant.passThrough.uninstall(agent);
    tenant.clock.advance('P10D');
    expect(tenant.view().tables.agentMemberOf.size).toBe(0);
    expect(await inGroup(it, north)).toEqual([]);
  });

  test.each([
    ['a path alone', `${groupPath}/${absentId}`, 400],
    ['another host', `https://elsewhere.example/beta${groupPath}/${absentId}`, 400],
    ['a directory object', `https://graph.microsoft.com/beta/directoryObjects/${absentId}`, 400],
    ['another part of the profile', `https://graph.microsoft.com/beta${agentPath}/${absentId}`, 400],
    ['no GUID', `https://graph.microsoft.com/beta${groupPath}/north`, 400],
    ['a group that is not there', `https://graph.microsoft.com/beta${groupPath}/${absentId}`, 404],
    [
      'the form with parentheses',
      `https://graph.microsoft.com/beta/onPremisesPublishingProfiles('authentication')/agentGroups('${absentId}')`,
      404,
    ],
  ])('a reference that names %s is refused', async (_what, text, status) => {
    const { call } = start();
    const [agent = ''] = idsOf(await call('GET', agentPath));
    expect((await call('POST', `${agentPath}/${agent}/agentGroups/$ref`, { '@odata.id': text })).status).toBe(status);
  });

  test.each([
    ['another type', 'provisioning'],
    ['an unknown type', 'adAdministration'],
  ])('a group that is named below %s is not found, to add and to remove', async (_what, type) => {
    const it = start();
    const [agent = ''] = idsOf(await it.call('GET', agentPath));
    const north = idOf(await it.done('POST', groupPath, { displayName: 'North' }));
    const links = `${agentPath}/${agent}/agentGroups`;
    const elsewhere = `${root}/${type}/agentGroups/${north}`;
    expectError(
      await it.call('POST', `${links}/$ref`, address(elsewhere)),
      404,
      'Request_ResourceNotFound',
      new RegExp(north),
    );
    expect(await inGroup(it, north)).toEqual([]);
    await it.done('POST', `${links}/$ref`, address(`${root}/AUTHENTICATION/agentGroups/${north}`));
    const named = encodeURIComponent(`https://graph.microsoft.com/beta${elsewhere}`);
    expect((await it.call('DELETE', `${links}/$ref?@id=${named}`)).status).toBe(404);
    expect(await inGroup(it, north)).toEqual([agent]);
  });
});

describe('PT-01: published resources', () => {
  test('are published, renamed, assigned to groups and deleted', async () => {
    const { call, done } = start();
    const made = await done('POST', resourcePath, { displayName: 'Files', resourceName: 'domain1.contoso.com' });
    expect([made.status, made.body['publishingType']]).toEqual([201, 'provisioning']);
    const path = `${resourcePath}/${idOf(made)}`;
    expect((await done('PATCH', path, { displayName: 'Archive' })).status).toBe(204);
    const groups = `${root}/provisioning/agentGroups`;
    const group = idOf(await done('POST', groups, { displayName: 'North' }));
    expect((await done('POST', `${path}/agentGroups/$ref`, address(`${groups}/${group}`))).status).toBe(204);
    expect((await call('POST', `${path}/agentGroups/$ref`, address(`${groups}/${group}`))).status).toBe(400);
    expect((await call('GET', `${path}?$expand=agentGroups`)).body).toMatchObject({
      displayName: 'Archive',
      resourceName: 'domain1.contoso.com',
      agentGroups: [{ id: group, displayName: 'North' }],
    });
    const shown = await call('GET', `${groups}/${group}?$expand=publishedResources`);
    expect(shown.body['publishedResources']).toMatchObject([{ id: idOf(made) }]);
    expect(idsOf(await call('GET', resourcePath))).toEqual([idOf(made)]);
    expect(valuesOf(await call('GET', `${root}/authentication/publishedResources`))).toEqual([]);
    expect((await done('DELETE', `${path}/agentGroups/${group}/$ref`)).status).toBe(204);
    expect((await call('DELETE', `${path}/agentGroups/${group}/$ref`)).status).toBe(404);
    await done('POST', `${path}/agentGroups/$ref`, address(`${groups}/${group}`));
    expect((await done('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('GET', `${groups}/${group}?$expand=publishedResources`)).body['publishedResources']).toEqual([]);
  });

  test('a group that is deleted is taken from its resources', async () => {
    const { call, done } = start();
    const path = `${resourcePath}/${idOf(await done('POST', resourcePath, { displayName: 'Files' }))}`;
    const groups = `${root}/provisioning/agentGroups`;
    const group = idOf(await done('POST', groups, { displayName: 'North' }));
    await done('POST', `${path}/agentGroups/$ref`, address(`${groups}/${group}`));
    await done('DELETE', `${groups}/${group}`);
    expect((await call('GET', `${path}?$expand=agentGroups`)).body['agentGroups']).toEqual([]);
  });
});

test('PT-01: another tenant of the mock begins with the same default groups, and with what is in them', async () => {
  const publishing = {
    connectors: [{ machineName: 'a.contoso.com' }, { machineName: 'b.contoso.com', connectorGroup: 'Default' }],
    publishedResources: [{ publishingType: 'authentication', displayName: 'Files', agentGroups: ['Default'] }],
  };
  const { call } = start({ publishing });
  for (const prefix of ['', '/t/fabrikam']) {
    const ask = (path: string) => call('GET', path, undefined, { prefix });
    const [group] = valuesOf(await ask(`${proxy}/connectorGroups`));
    const connectors = idsOf(await ask(`${proxy}/connectors`));
    expect(connectors).toHaveLength(2);
    expect(idsOf(await ask(`${proxy}/connectorGroups/${group?.id}/members`)), prefix).toEqual(connectors);
    for (const id of connectors)
      expect(valuesOf(await ask(`${proxy}/connectors/${id}/memberOf`)), prefix).toEqual([group]);
    const resources = valuesOf(await ask(`${root}/authentication/publishedResources?$expand=agentGroups`));
    expect(resources, prefix).toMatchObject([{ displayName: 'Files', agentGroups: [{ isDefault: true }] }]);
    const groups = valuesOf(await ask(`${groupPath}?$expand=publishedResources`));
    expect(groups, prefix).toMatchObject([{ isDefault: true, publishedResources: [{ id: resources[0]?.id }] }]);
    expect(valuesOf(await ask(`${groupPath}?$expand=agents`))[0]?.['agents'], prefix).toHaveLength(2);
  }
});

describe('PT-01: when agents are updated', () => {
  const path = `${root}/authentication/hybridAgentUpdaterConfiguration`;
  const shown = async ({ call }: ReturnType<typeof start>) =>
    (await call('GET', `${root}/authentication`)).body['hybridAgentUpdaterConfiguration'];

  test('what is not named stays, and times are as the service writes them', async () => {
    const it = start();
    const window = { updateWindowStartTime: '7:05:00', updateWindowEndTime: '23:59:00' };
    expect((await it.done('PATCH', path, { updateWindow: window })).status).toBe(204);
    await it.done('PATCH', path, { deferUpdateDateTime: '2026-02-01T01:30:00+02:00' });
    await it.done('PATCH', path, { updateWindow: { updateWindowEndTime: '22:00:00.5' } });
    expect(await shown(it)).toEqual({
      allowUpdateConfigurationOverride: false,
      deferUpdateDateTime: '2026-01-31T23:30:00Z',
      updateWindow: { updateWindowStartTime: '07:05:00.0000000', updateWindowEndTime: '22:00:00.5000000' },
    });
    await it.done('PATCH', path, { updateWindow: null, allowUpdateConfigurationOverride: true });
    expect(await shown(it)).toMatchObject({ allowUpdateConfigurationOverride: true, updateWindow: null });
    expect((await it.call('GET', `${root}/provisioning`)).body['hybridAgentUpdaterConfiguration']).toBeNull();
  });

  test.each([
    { updateWindow: { updateWindowStartTime: '24:00:00' } },
    { updateWindow: { updateWindowStartTime: '07:05' } },
    { deferUpdateDateTime: '2018-08-20T12:00' },
    { deferUpdate: '2018-08-20T12:00:00Z' },
    { allowUpdateConfigurationOverride: null },
  ])('%j is refused', async (body) => {
    const { call } = start();
    expect((await call('PATCH', path, body)).status).toBe(400);
  });
});

describe('connectors and their groups', () => {
  const publishing = {
    connectorGroups: [{ name: 'North', region: 'eur' }],
    connectors: [
      { machineName: 'a.contoso.com', connectorGroup: 'North' },
      { machineName: 'b.contoso.com', status: 'inactive' },
    ],
  };
  const applications = [{ id: absentId, displayName: 'Portal' }];
  const begin = () => start({ publishing, applications });
  const groupNamed = async ({ call }: ReturnType<typeof start>, name: string): Promise<string> =>
    valuesOf(await call('GET', `${proxy}/connectorGroups`)).find((group) => group['name'] === name)?.id ?? '';
  const connectorOn = async ({ call }: ReturnType<typeof start>, machineName: string): Promise<string> =>
    valuesOf(await call('GET', `${proxy}/connectors`)).find((one) => one['machineName'] === machineName)?.id ?? '';

  test('are listed, each connector in one group', async () => {
    const it = begin();
    const [north, first] = [await groupNamed(it, 'North'), await groupNamed(it, 'Default')];
    expect((await it.call('GET', `${proxy}/connectorGroups/${north}`)).body).toMatchObject({
      name: 'North',
      region: 'eur',
      isDefault: false,
      connectorGroupType: 'applicationProxy',
    });
    const b = await connectorOn(it, 'b.contoso.com');
    expect((await it.call('GET', `${proxy}/connectors/${b}`)).body).toMatchObject({ status: 'inactive' });
    expect(idsOf(await it.call('GET', `${proxy}/connectors/${b}/memberOf`))).toEqual([first]);
    expect(idsOf(await it.call('GET', `${proxy}/connectorGroups/${first}/members`))).toEqual([b]);
    expect(valuesOf(await it.call('GET', `${root}/authentication/connectors`))).toEqual([]);
    expect((await it.call('GET', `${root}/authentication/connectors/${b}`)).status).toBe(404);
  });

  test('move from either side: 201 with the group, or 204', async () => {
    const it = begin();
    const north = await groupNamed(it, 'North');
    const first = await groupNamed(it, 'Default');
    const b = await connectorOn(it, 'b.contoso.com');
    const moved = await it.done(
      'POST',
      `${proxy}/connectors/${b}/memberOf/$ref`,
      address(`${proxy}/connectorGroups/${north}`),
    );
    expect([moved.status, moved.body['name']]).toEqual([201, 'North']);
    const back = await it.done(
      'POST',
      `${proxy}/connectorGroups/${first}/members/$ref`,
      address(`${proxy}/connectors/${b}`),
    );
    expect(back.status).toBe(204);
    expect(idsOf(await it.call('GET', `${proxy}/connectorGroups/${first}/members`))).toEqual([b]);
    const again = await it.call(
      'POST',
      `${proxy}/connectorGroups/${first}/members/$ref`,
      address(`${proxy}/connectors/${b}`),
    );
    expect(again.status).toBe(400);
  });

  test('a change answers 200 with the group; the region of one that is in use stays', async () => {
    const it = begin();
    const north = await groupNamed(it, 'North');
    const renamed = await it.done('PATCH', `${proxy}/connectorGroups/${north}`, { name: 'Far north', region: 'EUR' });
    expect([renamed.status, renamed.body['name'], renamed.body['region']]).toEqual([200, 'Far north', 'eur']);
    expectError(
      await it.call('PATCH', `${proxy}/connectorGroups/${north}`, { region: 'nam' }),
      400,
      'Request_BadRequest',
      /no connectors and no applications/,
    );
    const empty = idOf(await it.done('POST', `${proxy}/connectorGroups`, { name: 'South', isDefault: false }));
    expect((await it.done('PATCH', `${proxy}/connectorGroups/${empty}`, { region: 'asia' })).body['region']).toBe(
      'asia',
    );
  });

  test('a group goes only when it is empty, the default one never, and there is no second default one', async () => {
    const it = begin();
    const [north, first] = [await groupNamed(it, 'North'), await groupNamed(it, 'Default')];
    expectError(
      await it.call('DELETE', `${proxy}/connectorGroups/${north}`),
      400,
      'Request_BadRequest',
      /has connectors/,
    );
    expectError(await it.call('DELETE', `${proxy}/connectorGroups/${first}`), 400, 'Request_BadRequest', /default/);
    const a = await connectorOn(it, 'a.contoso.com');
    await it.done('POST', `${proxy}/connectors/${a}/memberOf/$ref`, address(`${proxy}/connectorGroups/${first}`));
    expect((await it.done('DELETE', `${proxy}/connectorGroups/${north}`)).status).toBe(204);
    expect((await it.call('POST', `${proxy}/connectorGroups`, { name: 'X', isDefault: true })).status).toBe(400);
    expect((await it.call('POST', `${root}/authentication/connectorGroups`, { name: 'X' })).status).toBe(400);
  });

  test('an application is put into a group, which then has it', async () => {
    const it = begin();
    const empty = idOf(await it.done('POST', `${proxy}/connectorGroups`, { name: 'South' }));
    // As the page of the call has it: no version, and the type in lower case.
    const link = {
      '@odata.id': `https://graph.microsoft.com/onPremisesPublishingProfiles/applicationproxy/connectorGroups/${empty}`,
    };
    expect((await it.done('PUT', `/applications/${absentId}/connectorGroup/$ref`, link)).status).toBe(204);
    const ofAgents = address(`${root}/authentication/connectorGroups/${empty}`);
    expect((await it.call('PUT', `/applications/${absentId}/connectorGroup/$ref`, ofAgents)).status).toBe(404);
    const listed = await it.call('GET', `${proxy}/connectorGroups/${empty}/applications`);
    expect(valuesOf(listed).map(titleOf)).toEqual(['Portal']);
    expect((await it.call('DELETE', `${proxy}/connectorGroups/${empty}`)).status).toBe(400);
    expect((await it.call('PATCH', `${proxy}/connectorGroups/${empty}`, { region: 'nam' })).status).toBe(400);
  });

  test('there are no sensors and no segments', async () => {
    const { call } = begin();
    expect(valuesOf(await call('GET', `${root}/privateAccess/sensors`))).toEqual([]);
    expect(valuesOf(await call('GET', `${proxy}/applicationSegments`))).toEqual([]);
  });
});

describe('GP-05: who may see and change what is published', () => {
  const enforced = async (permissions: readonly string[], kind: 'delegated' | 'application' = 'delegated') => {
    const harness = setUp({ tenantFile: world(), auth: 'enforced' });
    const token = await harness.token({ kind, permissions: [...permissions] });
    return (method: string, path: string, body?: unknown) =>
      harness.call(method, path, body, { version: 'beta', token });
  };

  test.each([
    ['GET', agentPath, ['Policy.Read.HybridAuthentication'], ['Policy.Read.All']],
    ['GET', `${root}/authentication`, ['Directory.ReadWrite.All'], ['Directory.Read.All']],
    ['GET', groupPath, ['Policy.Read.HybridAuthentication'], ['Directory.ReadWrite.All']],
    ['POST', groupPath, ['Policy.ReadWrite.HybridAuthentication'], ['Policy.Read.HybridAuthentication']],
    ['GET', resourcePath, ['OnPremisesPublishingProfiles.ReadWrite.All'], ['Directory.ReadWrite.All']],
    ['GET', `${proxy}/connectors`, ['Directory.ReadWrite.All'], ['Directory.Read.All']],
  ])('%s %s needs %j', async (method, path, enough, little) => {
    const body = method === 'POST' ? { displayName: 'North' } : undefined;
    expect((await (await enforced(enough))(method, path, body)).status).toBeLessThan(300);
    expect((await (await enforced(little))(method, path, body)).status).toBe(403);
    expect((await (await enforced(enough, 'application'))(method, path, body)).status).toBe(403);
  });

  test('an application by itself makes groups of connectors and reads segments', async () => {
    const directory = await enforced(['Directory.ReadWrite.All'], 'application');
    expect((await directory('POST', `${proxy}/connectorGroups`, { name: 'North' })).status).toBe(201);
    const publishing = await enforced(['OnPremisesPublishingProfiles.ReadWrite.All'], 'application');
    expect((await publishing('GET', `${proxy}/applicationSegments`)).status).toBe(200);
    expect((await publishing('GET', `${proxy}/sensors`)).status).toBe(403);
  });
});

test('what a tenant file publishes with a name or a type that is not there is a problem with its place', () => {
  const publishing = {
    agentGroups: [{ publishingType: 'adAdministration', displayName: 'A' }],
    connectors: [{ machineName: 'a', connectorGroup: 'none' }],
    publishedResources: [{ publishingType: 'provisioning', agentGroups: ['none'] }],
  };
  expect(() => setUp({ tenantFile: world({ publishing }) })).toThrow(
    /publishing\.agentGroups\[0\][\s\S]*publishing\.publishedResources\[0\][\s\S]*publishing\.connectors\[0\]/,
  );
});
