import { createMockGraph } from '@cutover/mock-graph';
import { mockGraphHandlers } from '@cutover/mock-graph/msw';
import { type Cloud, createClient } from '@cutover/sdk';
import { expect, test } from 'vitest';

/** The SDK and the mock do not know each other: each has its table of clouds, and here they are held against each other. */
const audiences = {
  global: 'urn:federation:MicrosoftOnline',
  usgov: 'urn:federation:MicrosoftOnline',
  usgovdod: 'urn:federation:MicrosoftOnline',
  china: 'urn:federation:partner.microsoftonline.cn',
} satisfies Record<Cloud, string>;

test.each(Object.entries(audiences) as [Cloud, string][])(
  'A client of the cloud %s reaches the mock through MSW',
  async (cloud, audience) => {
    await using mock = createMockGraph({
      tenantFile: {
        version: 1,
        domains: [
          {
            id: 'contoso.com',
            authenticationType: 'Federated',
            federation: {
              issuerUri: 'http://sts.contoso.com/adfs/services/trust',
              passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
            },
          },
        ],
        users: [{ userPrincipalName: 'ada@contoso.com', synced: true }],
      },
    });
    const hosts: string[] = [];
    const [handler] = mockGraphHandlers(mock);
    const client = createClient({
      credential: () => 'any',
      cloud,
      fetch: async (url, init) => {
        hosts.push(new URL(url).host);
        const result = await handler?.run({ request: new Request(url, init), requestId: String(hosts.length) });
        if (!result?.response) throw new Error(`MSW lets ${url} pass to the network.`);
        return result.response as Response;
      },
    });
    const ada = await client.directory.users.get('ada@contoso.com');
    expect(ada.userPrincipalName).toBe('ada@contoso.com');
    const { kind, federationRedirectUrl = '' } = await client.signIn.realm('ada@contoso.com');
    expect(kind).toBe('federation');
    expect(new URL(federationRedirectUrl).searchParams.get('wtrealm')).toBe(audience);
    expect(new Set(hosts).size).toBe(2);
  },
);
