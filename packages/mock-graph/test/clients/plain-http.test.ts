import { AzureIdentityAuthenticationProvider } from '@microsoft/kiota-authentication-azure';
import { Client } from '@microsoft/microsoft-graph-client';
import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import '@microsoft/msgraph-sdk-users';
import { expect, test } from 'vitest';
import { listen } from '../../src/express.ts';
import { newMock } from '../support/harness.ts';
import { company } from './support/company.ts';
import { thrownBy } from './support/server.ts';

const serve = async () => {
  const mock = newMock({ tenantFile: company, auth: 'enforced' });
  const getToken = async () => {
    const { token, expiresOn } = await mock.tenant().token({ kind: 'application', permissions: ['User.Read.All'] });
    return { token, expiresOnTimestamp: expiresOn * 1_000 };
  };
  const listening = await listen(mock);
  return { url: listening.url, getToken, [Symbol.asyncDispose]: listening[Symbol.asyncDispose] };
};

test('HR-04: msgraph-sdk sends tokens of the mock over plain http', async () => {
  await using server = await serve();
  const provider = new AzureIdentityAuthenticationProvider(server, [], undefined, new Set(['127.0.0.1']));
  const adapter = new GraphRequestAdapter(provider);
  adapter.baseUrl = `${server.url}/v1.0`;
  const users = await createGraphServiceClient(adapter).users.get();
  expect(users?.value).toHaveLength(company.users.length);
});

test('HR-04: microsoft-graph-client leaves them out, which is why the mock serves https', async () => {
  await using server = await serve();
  const client = Client.init({
    authProvider: async (done) => done(null, (await server.getToken()).token),
    baseUrl: `${server.url}/`,
    customHosts: new Set(['127.0.0.1']),
  });
  expect(await thrownBy(client.api('/users').get())).toMatchObject({
    statusCode: 401,
    code: 'InvalidAuthenticationToken',
    message: 'Access token is empty.',
  });
});
