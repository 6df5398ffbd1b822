import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  type PageCollection,
  PageIterator,
} from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import type { Domain, FeatureRolloutPolicy, Group, SignIn, User } from '@microsoft/microsoft-graph-types';
import { describe, expect, test } from 'vitest';
import { administrator, company, console } from './support/company.ts';
import { type Server, serve, thrownBy } from './support/server.ts';

interface Access {
  readonly prefix?: string;
  readonly as?: 'application' | 'administrator';
  /** Hosts that may see the token. */
  readonly hosts?: readonly string[];
}

function clientOf(server: Server, { prefix = '', as = 'application', hosts = [server.hostname] }: Access = {}): Client {
  const credential = as === 'application' ? server.application(undefined, prefix) : server.person(administrator);
  const scopes = ['https://graph.microsoft.com/.default'];
  return Client.initWithMiddleware({
    authProvider: new TokenCredentialAuthenticationProvider(credential, { scopes }),
    baseUrl: `${server.url}${prefix}/`,
    customHosts: new Set(hosts),
  });
}

const names = company.users.map(({ userPrincipalName }) => userPrincipalName).sort();

describe('GP-02: lists through microsoft-graph-client', () => {
  test.each(['', '/t/contoso'])('a PageIterator goes through all pages, below "%s"', async (prefix) => {
    await using server = await serve();
    const client = clientOf(server, { prefix });
    const first: PageCollection = await client.api('/users').select(['id', 'userPrincipalName']).top(4).get();
    const found: User[] = [];
    await new PageIterator(client, first, (user: User) => found.push(user) > 0).iterate();
    expect(found.map(({ userPrincipalName }) => userPrincipalName).sort()).toEqual(names);
    // What was chosen on the first page holds on the others.
    expect(new Set(found.flatMap((user) => Object.keys(user)))).toEqual(new Set(['id', 'userPrincipalName']));
    const pages = server.tenant.requestLog.entries().filter(({ url }) => url.includes('/users'));
    expect(pages).toHaveLength(Math.ceil(names.length / 4));
  });

  test('a filter is understood as the client writes it', async () => {
    await using server = await serve();
    const client = clientOf(server);
    const { value }: { value: User[] } = await client
      .api('/users')
      .filter("startswith(displayName,'A') or userPrincipalName eq 'mia@fabrikam.com'")
      .get();
    expect(value.map(({ displayName }) => displayName).sort()).toEqual(['Ada', 'Mia']);
  });
});

test('SR-04, SR-05: a group is put into staged rollout through microsoft-graph-client', async () => {
  await using server = await serve();
  const client = clientOf(server, { as: 'administrator' });
  const { value: groups }: { value: Group[] } = await client.api('/groups').filter("displayName eq 'Pilot'").get();
  const [pilot] = groups;
  const policies = '/policies/featureRolloutPolicies';
  const policy: FeatureRolloutPolicy = await client.api(policies).post({
    displayName: 'Password hash sync',
    feature: 'passwordHashSync',
    isEnabled: true,
    isAppliedToOrganization: false,
  });
  const appliesTo = `${policies}/${policy.id}/appliesTo`;
  const address = `${server.url}/v1.0/directoryObjects/${pilot?.id}`;

  const realm = async () => {
    const answer = await fetch(`${server.url}/common/userrealm/ada@contoso.com?api-version=2.1`);
    return ((await answer.json()) as { NameSpaceType: string }).NameSpaceType;
  };
  expect(await realm()).toBe('Federated');
  // It answers without a body, of which the client makes nothing.
  expect(await client.api(`${appliesTo}/$ref`).post({ '@odata.id': address })).toBeUndefined();
  const { value: applied } = await client.api(appliesTo).get();
  expect(applied).toMatchObject([{ '@odata.type': '#microsoft.graph.group', id: pilot?.id, displayName: 'Pilot' }]);
  const expanded: FeatureRolloutPolicy = await client.api(`${policies}/${policy.id}`).expand('appliesTo').get();
  expect(expanded).toMatchObject({ feature: 'passwordHashSync', appliesTo: [{ id: pilot?.id }] });

  expect(await realm()).toBe('Managed');
  await client.api(`${appliesTo}/${pilot?.id}/$ref`).delete();
  await client.api(`${policies}/${policy.id}`).patch({ isEnabled: false });
  await client.api(`${policies}/${policy.id}`).delete();
  expect(await client.api(policies).get()).toMatchObject({ value: [] });
});

test('PT-02: pass-through agents are read through microsoft-graph-client, in beta alone', async () => {
  await using server = await serve();
  const client = clientOf(server, { as: 'administrator' });
  const path = '/onPremisesPublishingProfiles/authentication/agents';
  const { value } = await client.api(path).version('beta').get();
  expect(value).toMatchObject([{ machineName: 'pta1', status: 'active' }]);
  expect(await thrownBy(client.api(path).get())).toMatchObject({ statusCode: 400, code: 'BadRequest' });
});

test('HR-05: who signs in finds it in the log, through microsoft-graph-client', async () => {
  await using server = await serve();
  const client = clientOf(server, { as: 'administrator' });
  const { value }: { value: SignIn[] } = await client
    .api('/auditLogs/signIns')
    .filter("userPrincipalName eq 'root@fabrikam.com'")
    .get();
  expect(value).toMatchObject([{ appId: console.appId, appDisplayName: 'Console', status: { errorCode: 0 } }]);
});

describe('GP-01: errors through microsoft-graph-client', () => {
  test('have code, message, request id and date', async () => {
    await using server = await serve();
    const thrown = await thrownBy(clientOf(server).api('/users/nobody@fabrikam.com').get());
    expect(thrown).toBeInstanceOf(GraphError);
    expect(thrown).toMatchObject({
      statusCode: 404,
      code: 'Request_ResourceNotFound',
      message: expect.stringContaining("'nobody@fabrikam.com' does not exist"),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // Of the tenant's clock.
      date: new Date('2026-01-05T08:00:00'),
    });
    const { headers, requestId, body } = thrown as GraphError;
    expect(headers?.get('request-id')).toBe(requestId);
    // It sends an id of its own, which comes back.
    expect(JSON.parse(String(body)).innerError['client-request-id']).toBe(headers?.get('client-request-id'));
  });

  test('say that a permission is missing', async () => {
    await using server = await serve();
    const thrown = await thrownBy(clientOf(server).api('/policies/featureRolloutPolicies').get());
    expect(thrown).toMatchObject({ statusCode: 403, code: 'Authorization_RequestDenied' });
  });

  test('say that the token was left out where the host is listed with its port', async () => {
    await using server = await serve();
    const thrown = await thrownBy(
      clientOf(server, { hosts: [server.host] })
        .api('/users')
        .get(),
    );
    expect(thrown).toMatchObject({
      statusCode: 401,
      code: 'InvalidAuthenticationToken',
      message: 'Access token is empty.',
    });
  });

  test('hold back what the service would refuse to change', async () => {
    await using server = await serve();
    const thrown = await thrownBy(clientOf(server).api('/domains/contoso.onmicrosoft.com').delete());
    expect(thrown).toMatchObject({ statusCode: 400, code: 'Request_BadRequest' });
  });
});

test('GP-03: a batch through microsoft-graph-client', async () => {
  await using server = await serve();
  const client = clientOf(server);
  const headers = { 'Content-Type': 'application/json' };
  // The client keeps the path; the version is that of the batch.
  const request = (path: string, method = 'GET', body?: object) =>
    new Request(`${server.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const content = new BatchRequestContent([
    { id: '1', request: request('/users/mia@fabrikam.com?$select=displayName') },
    {
      id: '2',
      request: request('/groups', 'POST', {
        displayName: 'Wave 1',
        mailEnabled: false,
        mailNickname: 'wave1',
        securityEnabled: true,
      }),
    },
    { id: '3', request: request('/domains/fabrikam.com', 'PATCH', { passwordNotificationWindowInDays: 20 }) },
    { id: '4', request: request('/users/nobody@fabrikam.com') },
  ]);
  const responses = new BatchResponseContent(await client.api('/$batch').post(await content.getContent()));
  const of = async (id: string) => {
    const response = responses.getResponseById(id);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  expect(await of('1')).toMatchObject({ status: 200, body: { displayName: 'Mia' } });
  expect(await of('2')).toMatchObject({ status: 201, body: { displayName: 'Wave 1' } });
  expect(await of('3')).toEqual({ status: 204, body: undefined });
  expect(await of('4')).toMatchObject({ status: 404, body: { error: { code: 'Request_ResourceNotFound' } } });
  const domain: Domain = await client.api('/domains/fabrikam.com').get();
  expect(domain.passwordNotificationWindowInDays).toBe(20);

  const chain = new BatchRequestContent([
    { id: 'a', request: request('/users/nobody@fabrikam.com') },
    { id: 'b', request: request('/users/mia@fabrikam.com'), dependsOn: ['a'] },
  ]);
  const failed = new BatchResponseContent(await client.api('/$batch').post(await chain.getContent()));
  expect([failed.getResponseById('a').status, failed.getResponseById('b').status]).toEqual([404, 424]);
});
