/** Lists users with each client as an application would, and prints how many it was given, one line for each. */
import { ClientSecretCredential } from '@azure/identity';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { AzureIdentityAuthenticationProvider } from '@microsoft/kiota-authentication-azure';
import { Client } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import '@microsoft/msgraph-sdk-users';

const { url, tenantId, clientId, clientSecret } = JSON.parse(process.argv[2] ?? '');
const { host, hostname } = new URL(url);
const scopes = ['https://graph.microsoft.com/.default'];
const options = { authorityHost: url, disableInstanceDiscovery: true };
const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, options);

async function listWith(token) {
  const answer = await fetch(`${url}/v1.0/users`, { headers: { authorization: `Bearer ${token}` } });
  return answer.json();
}

const clients = {
  '@azure/identity': async () => listWith((await credential.getToken(scopes)).token),
  '@azure/msal-node': async () => {
    const auth = { clientId, clientSecret, authority: `${url}/${tenantId}`, knownAuthorities: [host] };
    const client = new ConfidentialClientApplication({ auth });
    return listWith((await client.acquireTokenByClientCredential({ scopes })).accessToken);
  },
  '@microsoft/microsoft-graph-client': () =>
    Client.initWithMiddleware({
      authProvider: new TokenCredentialAuthenticationProvider(credential, { scopes }),
      baseUrl: url,
      customHosts: new Set([hostname]),
    })
      .api('/users')
      .get(),
  '@microsoft/msgraph-sdk': () => {
    const provider = new AzureIdentityAuthenticationProvider(credential, [], undefined, new Set([hostname]));
    const adapter = new GraphRequestAdapter(provider);
    adapter.baseUrl = `${url}/v1.0`;
    return createGraphServiceClient(adapter).users.get();
  },
};

for (const [name, list] of Object.entries(clients)) console.log(`${name}: ${(await list()).value.length}`);
