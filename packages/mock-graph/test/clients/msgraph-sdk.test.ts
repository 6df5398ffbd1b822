import { HttpMethod, type Parsable, type ParsableFactory, RequestInformation } from '@microsoft/kiota-abstractions';
import { AzureIdentityAuthenticationProvider } from '@microsoft/kiota-authentication-azure';
import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import {
  createDirectoryObjectCollectionResponseFromDiscriminatorValue,
  createDomainFromDiscriminatorValue,
  createFeatureRolloutPolicyFromDiscriminatorValue,
  createGroupCollectionResponseFromDiscriminatorValue,
  createUserCollectionResponseFromDiscriminatorValue,
  type Domain,
  type FeatureRolloutPolicy,
  type GroupCollectionResponse,
  type ReferenceCreate,
  StagedFeatureNameObject,
  serializeDomain,
  serializeFeatureRolloutPolicy,
  serializeReferenceCreate,
  type User,
} from '@microsoft/msgraph-sdk/models/index.js';
import {
  createODataErrorFromDiscriminatorValue,
  type ODataError,
} from '@microsoft/msgraph-sdk/models/oDataErrors/index.js';
import '@microsoft/msgraph-sdk-directory';
import '@microsoft/msgraph-sdk-users';
import { BatchRequestContent, type PageCollection, PageIterator } from '@microsoft/msgraph-sdk-core';
import { describe, expect, test } from 'vitest';
import { administrator, company } from './support/company.ts';
import { type Server, serve, thrownBy } from './support/server.ts';

const errors = { XXX: createODataErrorFromDiscriminatorValue as ParsableFactory<Parsable> };

interface Access {
  readonly prefix?: string;
  readonly as?: 'application' | 'administrator';
  readonly scopes?: string[];
}

/** The client, and its adapter for what has no package of its own. */
function clientOf(server: Server, { prefix = '', as = 'application', scopes = [] }: Access = {}) {
  const credential = as === 'application' ? server.application(undefined, prefix) : server.person(administrator);
  const provider = new AzureIdentityAuthenticationProvider(credential, scopes, undefined, new Set([server.hostname]));
  const adapter = new GraphRequestAdapter(provider);
  adapter.baseUrl = `${server.url}${prefix}/v1.0`;
  return { client: createGraphServiceClient(adapter), adapter };
}

function requestOf(adapter: GraphRequestAdapter, method: HttpMethod, path: string): RequestInformation {
  return new RequestInformation(method, `{+baseurl}${path}`, { baseurl: adapter.baseUrl });
}

const names = company.users.map(({ userPrincipalName }) => userPrincipalName).sort();

describe('GP-02: lists through msgraph-sdk', () => {
  test.each(['', '/t/contoso'])('a PageIterator goes through all pages, below "%s"', async (prefix) => {
    await using server = await serve();
    const { client, adapter } = clientOf(server, { prefix });
    const first = await client.users.get({ queryParameters: { select: ['id', 'userPrincipalName'], top: 4 } });
    const found: User[] = [];
    const pages = new PageIterator<User>(
      adapter,
      // Its types are less strict than ours: what may be absent may be null too.
      first as PageCollection<User>,
      (user) => found.push(user) > 0,
      createUserCollectionResponseFromDiscriminatorValue,
      errors,
    );
    await pages.iterate();
    expect(found.map(({ userPrincipalName }) => userPrincipalName).sort()).toEqual(names);
    expect(found.filter(({ displayName }) => displayName != null)).toEqual([]);
    const asked = server.tenant.requestLog.entries().filter(({ url }) => url.includes('/users'));
    expect(asked).toHaveLength(Math.ceil(names.length / 4));
  });

  test('a user is read, changed and read again', async () => {
    await using server = await serve();
    const { client } = clientOf(server);
    const mia = client.users.byUserId('mia@fabrikam.com');
    expect(await mia.get()).toMatchObject({ displayName: 'Mia', businessPhones: [] });
    expect(await mia.patch({ displayName: 'Mia Moss', accountEnabled: false })).toBeUndefined();
    const select = ['displayName', 'accountEnabled', 'createdDateTime'] as const;
    const changed = await mia.get({ queryParameters: { select: [...select] } });
    expect(changed).toMatchObject({ displayName: 'Mia Moss', accountEnabled: false });
    expect(changed?.createdDateTime).toBeInstanceOf(Date);
  });

  test('members are of the type that they say', async () => {
    await using server = await serve();
    const { adapter } = clientOf(server);
    const list = requestOf(adapter, HttpMethod.GET, '/groups{?%24filter}');
    list.queryParameters['%24filter'] = "displayName eq 'WithContact'";
    const groups = await adapter.send<GroupCollectionResponse>(
      list,
      createGroupCollectionResponseFromDiscriminatorValue,
      errors,
    );
    const id = groups?.value?.[0]?.id;
    const members = await adapter.send(
      requestOf(adapter, HttpMethod.GET, `/groups/${id}/members`),
      createDirectoryObjectCollectionResponseFromDiscriminatorValue,
      errors,
    );
    expect(members).toMatchObject({
      value: expect.arrayContaining([
        expect.objectContaining({ odataType: '#microsoft.graph.user', userPrincipalName: 'dan@contoso.com' }),
        expect.objectContaining({ odataType: '#microsoft.graph.orgContact', displayName: 'Vendor' }),
      ]),
    });
  });
});

test('DM-06: a verified domain is changed through msgraph-sdk, and no other', async () => {
  await using server = await serve();
  const { adapter } = clientOf(server);
  const passwordNotificationWindowInDays = 20;
  const change = (name: string) => {
    const request = requestOf(adapter, HttpMethod.PATCH, `/domains/${name}`);
    request.setContentFromParsable(adapter, 'application/json', { passwordNotificationWindowInDays }, serializeDomain);
    return adapter.sendNoResponseContent(request, errors);
  };
  await change('fabrikam.com');
  const domain = await adapter.send<Domain>(
    requestOf(adapter, HttpMethod.GET, '/domains/fabrikam.com'),
    createDomainFromDiscriminatorValue,
    errors,
  );
  expect(domain).toMatchObject({
    id: 'fabrikam.com',
    authenticationType: 'Managed',
    isVerified: true,
    passwordNotificationWindowInDays,
  });
  expect(await thrownBy(change('unverified.com'))).toMatchObject({ responseStatusCode: 400 });
});

test('SR-04: a group is put into staged rollout through msgraph-sdk', async () => {
  await using server = await serve();
  const { adapter } = clientOf(server, { as: 'administrator', scopes: ['https://graph.microsoft.com/.default'] });
  const policies = '/policies/featureRolloutPolicies';
  const create = requestOf(adapter, HttpMethod.POST, policies);
  const wanted: FeatureRolloutPolicy = {
    displayName: 'Password hash sync',
    feature: StagedFeatureNameObject.PasswordHashSync,
    isEnabled: true,
    isAppliedToOrganization: false,
  };
  create.setContentFromParsable(adapter, 'application/json', wanted, serializeFeatureRolloutPolicy);
  const policy = await adapter.send<FeatureRolloutPolicy>(
    create,
    createFeatureRolloutPolicyFromDiscriminatorValue,
    errors,
  );
  expect(policy).toMatchObject({ feature: 'passwordHashSync', isEnabled: true });

  const pilot = [...server.tenant.view().tables.groups.range()].find(([, { displayName }]) => displayName === 'Pilot');
  const reference: ReferenceCreate = { odataId: `${server.url}/v1.0/directoryObjects/${pilot?.[0]}` };
  const attach = requestOf(adapter, HttpMethod.POST, `${policies}/${policy?.id}/appliesTo/$ref`);
  attach.setContentFromParsable(adapter, 'application/json', reference, serializeReferenceCreate);
  await adapter.sendNoResponseContent(attach, errors);
  const applied = await adapter.send(
    requestOf(adapter, HttpMethod.GET, `${policies}/${policy?.id}/appliesTo`),
    createDirectoryObjectCollectionResponseFromDiscriminatorValue,
    errors,
  );
  // As a group, with what groups have.
  expect(applied).toMatchObject({ value: [{ id: pilot?.[0], displayName: 'Pilot', securityEnabled: true }] });

  // The form that the client generates for members: the object is named in the query.
  const detach = requestOf(adapter, HttpMethod.DELETE, `${policies}/${policy?.id}/appliesTo/$ref{?%40id}`);
  detach.queryParameters['%40id'] = reference.odataId ?? undefined;
  await adapter.sendNoResponseContent(detach, errors);
});

test('SR-21: settings of directory synchronization through msgraph-sdk', async () => {
  await using server = await serve();
  const { client } = clientOf(server, { as: 'administrator' });
  const found = await client.directory.onPremisesSynchronization.get();
  const id = found?.value?.[0]?.id ?? '';
  const synchronization = client.directory.onPremisesSynchronization.byOnPremisesDirectorySynchronizationId(id);
  expect(await synchronization.get()).toMatchObject({ id, features: { passwordSyncEnabled: true } });
  // The role may read it, and no more.
  const thrown = await thrownBy(synchronization.patch({ features: { passwordWritebackEnabled: true } }));
  expect(thrown).toMatchObject({ responseStatusCode: 403, errorEscaped: { code: 'Authorization_RequestDenied' } });
});

describe('GP-01: errors through msgraph-sdk', () => {
  test('have code, message, request id and date', async () => {
    await using server = await serve();
    const { client } = clientOf(server);
    const thrown = (await thrownBy(client.users.byUserId('nobody@fabrikam.com').get())) as ODataError;
    expect(thrown).toMatchObject({
      responseStatusCode: 404,
      errorEscaped: {
        code: 'Request_ResourceNotFound',
        message: expect.stringContaining("'nobody@fabrikam.com' does not exist"),
        innerError: {
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          clientRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          date: new Date('2026-01-05T08:00:00'),
        },
      },
    });
    // It sends no id of its own.
    expect(thrown.errorEscaped?.innerError?.clientRequestId).toBe(thrown.errorEscaped?.innerError?.requestId);
  });

  test('say that a permission is missing', async () => {
    await using server = await serve();
    const { client } = clientOf(server);
    const thrown = await thrownBy(client.directory.onPremisesSynchronization.get());
    expect(thrown).toMatchObject({
      responseStatusCode: 403,
      errorEscaped: { code: 'Authorization_RequestDenied' },
    });
  });
});

test('GP-03: a batch through msgraph-sdk', async () => {
  await using server = await serve();
  const { client, adapter } = clientOf(server);
  const batch = new BatchRequestContent(adapter, errors);
  const select = { queryParameters: { select: ['displayName' as const], top: 1 } };
  const first = batch.addBatchRequest(client.users.toGetRequestInformation(select));
  const second = batch.addBatchRequest(client.users.byUserId('nobody@fabrikam.com').toGetRequestInformation());
  const third = batch.addBatchRequest(client.users.byUserId('mia@fabrikam.com').toGetRequestInformation());
  third.dependsOn = [second.id];
  second.dependsOn = [first.id];
  const answer = await batch.postAsync();
  const statuses = await answer?.getResponsesStatusCodes();
  expect([first, second, third].map(({ id }) => statuses?.get(id))).toEqual([200, 404, 424]);
});

test('GP-03: a write in a batch of msgraph-sdk is refused, since the client leaves its headers out', async () => {
  await using server = await serve();
  const { client, adapter } = clientOf(server);
  const batch = new BatchRequestContent(adapter, errors);
  batch.addBatchRequest(client.users.byUserId('mia@fabrikam.com').toPatchRequestInformation({ displayName: 'Other' }));
  expect(await thrownBy(batch.postAsync())).toMatchObject({
    responseStatusCode: 400,
    errorEscaped: { code: 'BadRequest', message: expect.stringContaining('needs a Content-Type header') },
  });
});

describe('HR-03: tokens of msgraph-sdk', () => {
  test('one that is over on the clock of the tenant is replaced after a challenge', async () => {
    await using server = await serve({ tokenClock: 'tenant' });
    const { client } = clientOf(server);
    await client.users.get();
    server.tenant.clock.advance({ hours: 2 });
    expect((await client.users.get())?.value).not.toHaveLength(0);
    const asked = server.tenant.requestLog.entries();
    const users = asked.filter(({ url }) => url.includes('/v1.0/users')).map(({ status }) => status);
    expect(users).toEqual([200, 401, 200]);
    expect(asked.filter(({ url }) => url.includes('/oauth2/v2.0/token'))).toHaveLength(2);
  });

  test('stay away from a host that is not listed', async () => {
    await using server = await serve();
    const provider = new AzureIdentityAuthenticationProvider(
      server.application(),
      [],
      undefined,
      new Set(['graph.microsoft.com']),
    );
    const adapter = new GraphRequestAdapter(provider);
    adapter.baseUrl = `${server.url}/v1.0`;
    const thrown = await thrownBy(createGraphServiceClient(adapter).users.get());
    expect(thrown).toMatchObject({ responseStatusCode: 401, errorEscaped: { code: 'InvalidAuthenticationToken' } });
  });
});
