import { describe, expect, test } from 'vitest';
import { address, expectError, host, idOf, reference, setUp, valuesOf } from '../support/harness.ts';

const minimal = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const group = { displayName: 'Made', mailEnabled: false, mailNickname: 'made', securityEnabled: true };
const user = {
  accountEnabled: true,
  displayName: 'New',
  mailNickname: 'new',
  userPrincipalName: 'new@fabrikam.com',
  passwordProfile: { password: 'Initial-Pass-1' },
};

describe('the headers of an answer', () => {
  test('with content: type, OData version, ids, diagnostics, units, transport security', async () => {
    const harness = setUp();
    const { status, headers } = await harness.call('GET', '/users');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': minimal,
      'odata-version': '4.0',
      'cache-control': 'no-cache',
      'strict-transport-security': 'max-age=31536000',
      'x-ms-resource-unit': '1',
      vary: 'Accept-Encoding',
      // The date is the tenant's.
      date: 'Mon, 05 Jan 2026 08:00:00 GMT',
    });
    expect(headers['request-id']).toMatch(guid);
    expect(Object.keys(JSON.parse(headers['x-ms-ags-diagnostic'] ?? '{}').ServerInfo)).toEqual([
      'DataCenter',
      'Slice',
      'Ring',
      'ScaleUnit',
      'RoleInstance',
    ]);
    harness.advance('P1D');
    expect((await harness.call('GET', '/users')).headers['date']).toBe('Tue, 06 Jan 2026 08:00:00 GMT');
  });

  test('without content: neither type nor OData version, and no body', async () => {
    const harness = setUp();
    const answer = await harness.join('Empty', 'ada@contoso.com');
    expect(answer.status).toBe(204);
    expect(answer.text).toBeUndefined();
    expect(Object.keys(answer.headers)).not.toEqual(expect.arrayContaining(['content-type']));
    expect(answer.headers['odata-version']).toBeUndefined();
    expect(answer.headers['content-type']).toBeUndefined();
    expect(answer.headers['request-id']).toMatch(guid);
  });

  test('of a made user and group: a Location of the older form', async () => {
    const harness = setUp();
    const place = `${host}/v2/${harness.tenant.tenantId}/directoryObjects`;
    const madeGroup = await harness.call('POST', '/groups', group);
    expect(madeGroup.status).toBe(201);
    expect(madeGroup.headers['location']).toBe(`${place}/${idOf(madeGroup)}/Microsoft.DirectoryServices.Group`);
    const madeUser = await harness.call('POST', '/users', user);
    expect(madeUser.headers['location']).toBe(`${place}/${idOf(madeUser)}/Microsoft.DirectoryServices.User`);
  });

  test('client-request-id is the one that was sent, else the request-id; in errors too', async () => {
    const harness = setUp();
    const sent = await harness.call('GET', '/users', undefined, { headers: { 'client-request-id': 'mine-1' } });
    expect(sent.headers['client-request-id']).toBe('mine-1');
    const silent = await harness.call('GET', '/users');
    expect(silent.headers['client-request-id']).toBe(silent.headers['request-id']);
    expect(silent.headers['request-id']).not.toBe(sent.headers['request-id']);
    const refused = await harness.call('GET', '/users/nobody', undefined, {
      headers: { 'client-request-id': 'mine-2' },
    });
    expect(refused.body.error?.innerError).toEqual({
      date: '2026-01-05T08:00:00',
      'request-id': refused.headers['request-id'],
      'client-request-id': 'mine-2',
    });
  });

  test('a list of members costs three units', async () => {
    const harness = setUp();
    const { headers } = await harness.call('GET', `/groups/${harness.groupId('Pilot')}/members`);
    expect(headers['x-ms-resource-unit']).toBe('3');
  });
});

describe('the body of an answer', () => {
  test('a user has exactly the eleven default properties, when read, listed and made', async () => {
    const harness = setUp();
    const eleven = [
      'businessPhones',
      'displayName',
      'givenName',
      'id',
      'jobTitle',
      'mail',
      'mobilePhone',
      'officeLocation',
      'preferredLanguage',
      'surname',
      'userPrincipalName',
    ];
    const made = await harness.call('POST', '/users', user);
    expect(Object.keys(made.body).sort()).toEqual(['@odata.context', ...eleven]);
    expect(made.body['@odata.context']).toBe(`${host}/v1.0/$metadata#users/$entity`);
    const read = await harness.call('GET', `/users/${idOf(made)}`);
    expect(read.body).toEqual(made.body);
    expect(read.body['businessPhones']).toEqual([]);
    const [first] = valuesOf(await harness.call('GET', '/users'));
    expect(Object.keys(first ?? {}).sort()).toEqual(eleven);
  });

  test('a group has all of its properties, as the captured one, options included', async () => {
    const harness = setUp();
    const made = await harness.call('POST', '/groups', { ...group, description: 'Why' });
    const { '@odata.context': context, id, securityIdentifier, ...rest } = made.body;
    expect(context).toBe(`${host}/v1.0/$metadata#groups/$entity`);
    expect(id).toMatch(guid);
    expect(securityIdentifier).toMatch(/^S-1-12-1-\d+-\d+-\d+-\d+$/);
    expect(rest).toEqual({
      classification: null,
      createdDateTime: '2026-01-05T08:00:00Z',
      creationOptions: [],
      description: 'Why',
      displayName: 'Made',
      expirationDateTime: null,
      groupTypes: [],
      isAssignableToRole: null,
      mail: null,
      mailEnabled: false,
      mailNickname: 'made',
      membershipRule: null,
      membershipRuleProcessingState: null,
      onPremisesDomainName: null,
      onPremisesLastSyncDateTime: null,
      onPremisesNetBiosName: null,
      onPremisesProvisioningErrors: [],
      onPremisesSamAccountName: null,
      onPremisesSecurityIdentifier: null,
      onPremisesSyncEnabled: null,
      preferredDataLocation: null,
      preferredLanguage: null,
      proxyAddresses: [],
      renewedDateTime: '2026-01-05T08:00:00Z',
      resourceBehaviorOptions: [],
      resourceProvisioningOptions: [],
      securityEnabled: true,
      theme: null,
      visibility: null,
      // The captured one shows it too; the description keeps it for $select.
      ...('deletedDateTime' in rest ? { deletedDateTime: null } : {}),
    });
    expect((await harness.call('GET', `/groups/${idOf(made)}`)).body).toEqual(made.body);
  });

  test('members say what they are first, then show the default properties of their kind', async () => {
    const harness = setUp();
    await harness.done('POST', `/groups/${harness.groupId('Outer')}/members/$ref`, reference(harness.contactId()));
    const answer = await harness.call('GET', `/groups/${harness.groupId('Outer')}/members`);
    expect(answer.body['@odata.context']).toBe(`${host}/v1.0/$metadata#directoryObjects`);
    const members = valuesOf(answer);
    expect(members.map((member) => Object.keys(member)[0])).toEqual(['@odata.type', '@odata.type', '@odata.type']);
    expect(members.map((member) => member['@odata.type']).sort()).toEqual([
      '#microsoft.graph.group',
      '#microsoft.graph.orgContact',
      '#microsoft.graph.user',
    ]);
    const ofKind = (kind: string) => members.find((member) => member['@odata.type'] === `#microsoft.graph.${kind}`);
    expect(Object.keys(ofKind('user') ?? {})).toHaveLength(12);
    expect(ofKind('group')).toMatchObject({ displayName: 'Second', creationOptions: [] });
    expect(ofKind('orgContact')).toMatchObject({ displayName: 'Vendor' });
  });

  test('a directory object says what it is; users, groups and policies do not', async () => {
    const harness = setUp();
    const id = harness.userId('ada@contoso.com');
    const object = await harness.call('GET', `/directoryObjects/${id}`);
    expect(Object.keys(object.body).slice(0, 2)).toEqual(['@odata.context', '@odata.type']);
    expect(object.body).toMatchObject({
      '@odata.context': `${host}/v1.0/$metadata#directoryObjects/$entity`,
      '@odata.type': '#microsoft.graph.user',
      id,
    });
    expect((await harness.call('GET', `/users/${id}`)).body['@odata.type']).toBeUndefined();
    expect((await harness.call('GET', `/groups/${harness.groupId('Pilot')}`)).body['@odata.type']).toBeUndefined();
  });

  test('the initial domain and a fresh one differ as the recordings show', async () => {
    const harness = setUp();
    expect((await harness.call('GET', '/domains/contoso.onmicrosoft.com')).body).toMatchObject({
      isInitial: true,
      isDefault: true,
      isRoot: true,
      passwordValidityPeriodInDays: 2_147_483_647,
      passwordNotificationWindowInDays: 14,
    });
    const fresh = await harness.call('GET', '/domains/unverified.com');
    expect(fresh.body).toMatchObject({
      isVerified: false,
      isRoot: false,
      passwordValidityPeriodInDays: null,
      passwordNotificationWindowInDays: null,
      supportedServices: [],
      state: null,
    });
    // Two properties are of v1.0 alone; what the wire does not show stays inside.
    expect(fresh.body).toMatchObject({ manufacturer: null, model: null });
    const beta = await harness.call('GET', '/domains/unverified.com', undefined, { version: 'beta' });
    expect(Object.keys(beta.body)).not.toContain('manufacturer');
    expect(Object.keys(fresh.body)).not.toContain('inheritsFrom');
  });

  test('metadata=none leaves context and types out, and keeps the next link', async () => {
    const harness = setUp();
    const headers = { accept: 'application/json;odata.metadata=none' };
    const list = await harness.call('GET', `/groups/${harness.groupId('Pilot')}/members?$top=1`, undefined, {
      headers,
    });
    expect(list.headers['content-type']).toContain('odata.metadata=none');
    expect(list.text).not.toContain('@odata.context');
    expect(list.text).not.toContain('@odata.type');
    expect(list.body['@odata.nextLink']).toMatch(/^https:/);
    const one = await harness.call('GET', '/users/ada@contoso.com', undefined, { headers });
    expect(one.body['@odata.context']).toBeUndefined();
  });

  test('the password of an account is never shown', async () => {
    const harness = setUp();
    const shown = await harness.call('GET', '/users/mia@fabrikam.com?$select=passwordProfile,id');
    expect(shown.body['passwordProfile']).toBeNull();
  });
});

describe('addresses', () => {
  test('segments, sets and versions are read without regard to case', async () => {
    const harness = setUp();
    const id = harness.groupId('Pilot');
    expect((await harness.send('GET', `/V1.0/GROUPS/${id.toUpperCase()}/Members`)).status).toBe(200);
    expect((await harness.send('GET', '/Beta/Policies/FeatureRolloutPolicies')).status).toBe(200);
    expect(
      (await harness.send('DELETE', `/v1.0/groups/${id}/Members/${harness.userId('ada@contoso.com')}/$REF`)).status,
    ).toBe(204);
  });

  test('keys may stand in parentheses, with quotes or without, and names may be encoded', async () => {
    const harness = setUp();
    const group = harness.groupId('Pilot');
    const policy = await harness.policy('seamlessSso');
    for (const path of [
      `/groups('${group}')`,
      `/groups(${group})/members`,
      "/users('ada@contoso.com')",
      '/users/ada%40contoso.com',
      '/users(%27ada%40contoso.com%27)',
      `/policies/featureRolloutPolicies('${policy}')/appliesTo`,
      '/users/ADA@CONTOSO.COM',
      '/users//ada@contoso.com',
      '/users/ada@contoso.com/',
    ])
      expect((await harness.call('GET', path)).status, path).toBe(200);
  });

  test('a name with an apostrophe is doubled in parentheses', async () => {
    const harness = setUp();
    await harness.done('POST', '/users', { ...user, userPrincipalName: "o'neil@fabrikam.com" });
    expect((await harness.call('GET', "/users('o''neil@fabrikam.com')")).body['displayName']).toBe('New');
    expect((await harness.call('GET', "/users/o'neil@fabrikam.com")).body['displayName']).toBe('New');
  });

  test('a reference can be removed by path and by @id in the query', async () => {
    const harness = setUp();
    const group = harness.groupId('Pilot');
    const [ada, bob] = [harness.userId('ada@contoso.com'), harness.userId('bob@contoso.com')];
    expect((await harness.call('DELETE', `/groups/${group}/members/$ref?@id=${address(ada)}`)).status).toBe(204);
    expect(
      (await harness.call('DELETE', `/groups/${group}/members/$ref?%40id=${encodeURIComponent(address(bob))}`)).status,
    ).toBe(204);
    expect(valuesOf(await harness.call('GET', `/groups/${group}/members`))).toEqual([]);
    expectError(
      await harness.call('DELETE', `/groups/${group}/members/$ref`),
      400,
      'Request_BadRequest',
      'Name the reference to remove: DELETE …/{id}/$ref, or DELETE …/$ref?@id={address of the object}.',
    );
    expect((await harness.call('DELETE', `/groups/${group}/members/$ref?@id=${address(ada)}&x=1`)).status).toBe(400);
  });

  test('a rollout target can be removed by @id too', async () => {
    const harness = setUp();
    const policy = await harness.policy('passwordHashSync', ['Pilot']);
    const id = encodeURIComponent(address(harness.groupId('Pilot')));
    expect(
      (await harness.call('DELETE', `/policies/featureRolloutPolicies/${policy}/appliesTo/$ref?%40id=${id}`)).status,
    ).toBe(204);
  });

  test('@odata.id may name a user, a group or a directory object, at Graph or here, in any accepted form', async () => {
    const harness = setUp();
    const group = harness.groupId('Empty');
    const id = harness.userId('ada@contoso.com');
    for (const form of [
      `${host}/v1.0/directoryObjects/${id}`,
      `${host}/beta/users/${id}`,
      `${host}/v1.0/users('${id}')`,
      `${host}/V1.0/DirectoryObjects/${id.toUpperCase()}`,
      `https://graph.microsoft.us/v1.0/directoryObjects/${id}`,
      `${host}/v2/${harness.tenant.tenantId}/directoryObjects/${id}/Microsoft.DirectoryServices.User`,
      `http://localhost:4010/t/contoso/v1.0/users/${id}`,
    ]) {
      const url = form.startsWith('http://localhost') ? `http://localhost:4010/t/contoso/v1.0` : `${host}/v1.0`;
      const added = await harness.send('POST', `${url}/groups/${group}/members/$ref`, { '@odata.id': form });
      expect([form, added.status]).toEqual([form, 204]);
      await harness.leave('Empty', 'ada@contoso.com');
    }
  });

  test.each([
    [
      'another host',
      (id: string) => `https://evil.example/v1.0/directoryObjects/${id}`,
      /^@odata\.id names the host 'evil\.example', which is neither/,
    ],
    ['no host', (id: string) => `/v1.0/directoryObjects/${id}`, /is not an absolute address/],
    ['no version', (id: string) => `${host}/directoryObjects/${id}`, /names no version of Microsoft Graph/],
    ['no set of directory objects', (id: string) => `${host}/v1.0/domains/${id}`, /names no set of directory objects/],
    [
      'an id that is no GUID',
      () => `${host}/v1.0/users/ada@contoso.com`,
      "Invalid object identifier 'ada@contoso.com'.",
    ],
    ['a broken escape', () => `${host}/v1.0/users/%zz`, /broken percent-encoding/],
  ])('@odata.id with %s is refused', async (_what, form, message) => {
    const harness = setUp();
    const hash = harness.tenant.hash();
    const body = { '@odata.id': form(harness.userId('ada@contoso.com')) };
    expectError(
      await harness.call('POST', `/groups/${harness.groupId('Empty')}/members/$ref`, body),
      400,
      'Request_BadRequest',
      message,
    );
    expect(harness.tenant.hash()).toBe(hash);
  });

  test('an id that is no GUID is refused where one is needed, before anything is looked up', async () => {
    const harness = setUp();
    for (const [method, path] of [
      ['GET', '/groups/pilot'],
      ['GET', '/groups/pilot/members'],
      ['DELETE', `/groups/${harness.groupId('Pilot')}/members/ada/$ref`],
      ['GET', '/policies/featureRolloutPolicies/x'],
      ['GET', '/directoryObjects/x'],
    ] as const) {
      const bad = path.includes('ada')
        ? 'ada'
        : (path.split('/').find((part) => part === 'pilot' || part === 'x') ?? '');
      expectError(await harness.call(method, path), 400, 'Request_BadRequest', `Invalid object identifier '${bad}'.`);
    }
  });

  test('links are absolute, of the host that was asked, with the tenant that was asked', async () => {
    const harness = setUp();
    const { body } = await harness.send('GET', 'http://127.0.0.1:4010/t/contoso/beta/users?$top=1');
    expect(body['@odata.context']).toBe('http://127.0.0.1:4010/t/contoso/beta/$metadata#users');
    expect(body['@odata.nextLink']).toMatch(
      /^http:\/\/127\.0\.0\.1:4010\/t\/contoso\/beta\/users\?\$top=1&\$skiptoken=/,
    );
    expect(body['@odata.nextLink']).not.toMatch(/[{}]/);
  });
});
