import { createMockGraph } from '@cutover/mock-graph';
import { type ClientOptions, createClient } from '../../src/index.ts';
import { mockTime } from '../../src/testing.ts';

export const password = 'Correct-Horse-1';

/** A mock whose users sign in by pass-through over so many agents, with a client of the default version. */
export function passThrough({
  activeAgents = 3,
  premium = true,
  client: options = {},
}: {
  activeAgents?: number;
  premium?: boolean;
  client?: Partial<ClientOptions>;
} = {}) {
  const mock = createMockGraph({
    validateAnswers: true,
    tenantFile: {
      version: 1,
      tenant: { isPremium: premium },
      domains: [{ id: 'contoso.com' }],
      users: [
        { userPrincipalName: 'Ada@contoso.com', synced: true, password },
        { userPrincipalName: 'ben@contoso.com', synced: true, password },
        { userPrincipalName: 'cloud@contoso.com', password },
      ],
      onPremises: { activeAgents, tenantPassThrough: true },
    },
  });
  const tenant = mock.tenant();
  const sent: string[] = [];
  const client = createClient({
    credential: () => 'any',
    baseUrl: 'http://mock.test',
    random: () => 0.5,
    time: mockTime(tenant.clock),
    fetch: (url, init) => {
      sent.push(`${init.method} ${decodeURIComponent(url.replace('http://mock.test', ''))}`);
      return mock.fetch(url, init);
    },
    ...options,
  });
  return { tenant, client, sent };
}
