import { createMockGraph, type MockGraphOptions } from '@cutover/mock-graph';
import { type ClientOptions, createClient, type Fetch, type MadePassword } from '../../src/index.ts';
import { mockTime } from '../../src/testing.ts';
import { base64Of, certificate } from './certificates.ts';

/** Settings of the trust that the tenant begins with. */
export const trust = {
  displayName: 'Contoso',
  issuerUri: 'http://sts.contoso.com/adfs/services/trust',
  passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
  preferredAuthenticationProtocol: 'wsFed',
  signingCertificate: base64Of(certificate),
} as const;

/** The password of the users who have one. */
export const syncedPassword = 'Correct-Horse-1';

/**
 * A mock with a federated domain: `withHash` of its users have a synced password and `withoutHash` have none, as have the
 * users of its subdomain. `hook` may act on each request before it is sent, or in its place.
 */
export function contoso({
  withHash = 2,
  withoutHash = 3,
  federated = true,
  client: options = {},
  hook = (send) => send(),
  ...mockOptions
}: {
  withHash?: number;
  withoutHash?: number;
  federated?: boolean;
  client?: Partial<ClientOptions>;
  hook?: (send: () => Promise<Response>, request: { url: string; init: RequestInit }) => Promise<Response>;
} & Pick<MockGraphOptions, 'rules'> = {}) {
  const mock = createMockGraph({
    ...mockOptions,
    validateAnswers: true,
    tenantFile: {
      version: 1,
      domains: [
        federated ? { id: 'contoso.com', authenticationType: 'Federated', federation: trust } : { id: 'contoso.com' },
        { id: 'fabrikam.com' },
      ],
      users: [
        { count: withHash, prefix: 'hash', domain: 'contoso.com', synced: true, password: syncedPassword },
        { count: withoutHash, prefix: 'none', domain: 'contoso.com', synced: true },
        { userPrincipalName: 'mia@fabrikam.com' },
      ].filter((user) => user.count !== 0),
    },
  });
  const tenant = mock.tenant();
  const calls: string[] = [];
  const fetch: Fetch = (url, init) => {
    const { pathname } = new URL(url);
    calls.push(`${init.method} ${decodeURIComponent(pathname.replace(/^\/(v1\.0|beta)/, ''))}`);
    return hook(() => mock.fetch(url, init), { url, init });
  };
  const time = mockTime(tenant.clock);
  const client = createClient({
    ...{ credential: () => 'any', baseUrl: 'http://mock.test', random: () => 0.5, fetch, time },
    ...options,
  });
  const handed: MadePassword[] = [];
  return {
    ...{ mock, tenant, client, calls, handed },
    onPassword: (made: MadePassword): void => {
      handed.push(made);
    },
    /** What comes of a sign-in at the cloud with a password. */
    signIn: (userPrincipalName: string, password: string) => tenant.signIn({ userPrincipalName, password }).result,
    /** The password that was handed over last for a user. */
    lastOf: (upn: string): string => handed.findLast((made) => made.upn === upn)?.password ?? '',
  };
}

export const upnOf = (prefix: 'hash' | 'none', number: number): string =>
  `${prefix}${String(number).padStart(5, '0')}@contoso.com`;
