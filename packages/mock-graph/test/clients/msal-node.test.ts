import {
  type AccountInfo,
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
} from '@azure/msal-node';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { administrator, automation, console, mia, tenantId } from './support/company.ts';
import { type Server, serve, thrownBy } from './support/server.ts';

const scopes = ['User.Read.All'];

afterEach(() => {
  vi.useRealTimers();
});

const at = ({ url, host }: Server, place = `/${tenantId}`) => ({
  authority: `${url}${place}`,
  knownAuthorities: [host],
});

const application = (server: Server, clientSecret = 'Correct-Secret-1') =>
  new ConfidentialClientApplication({ auth: { clientId: automation.appId, clientSecret, ...at(server) } });

const desktop = (server: Server, place?: string) =>
  new PublicClientApplication({ auth: { clientId: console.appId, ...at(server, place) } });

const signIn = (client: PublicClientApplication, { userPrincipalName: username, password } = mia) =>
  client.acquireTokenByUsernamePassword({ scopes, username, password });

function accountOf(result: { readonly account: AccountInfo | null } | null): AccountInfo {
  if (!result?.account) throw new Error('Nobody has signed in.');
  return result.account;
}

/** An error of MSAL as a program looks at it. The service names it as the client has, by which support would find it. */
const seen = (thrown: unknown) => {
  if (!(thrown instanceof ServerError) && !(thrown instanceof InteractionRequiredAuthError)) throw thrown;
  const { name, errorCode, errorNo, subError, errorMessage, correlationId } = thrown;
  expect(errorMessage).toContain(`Correlation ID: ${correlationId}`);
  return { name, errorCode, errorNo, subError, says: /AADSTS\d+/.exec(errorMessage)?.[0] };
};

describe('HR-04: an application signs in with MSAL', () => {
  test('with a secret, once an hour', async () => {
    await using server = await serve();
    const client = application(server);
    const request = { scopes: ['https://graph.microsoft.com/.default'] };
    const first = await client.acquireTokenByClientCredential(request);
    expect(first).toMatchObject({ tokenType: 'Bearer', fromCache: false, scopes: request.scopes, account: null });
    const second = await client.acquireTokenByClientCredential(request);
    expect(second).toMatchObject({ accessToken: first?.accessToken, fromCache: true });
  });

  test('is told of a wrong secret, and of a scope that is not for it', async () => {
    await using server = await serve();
    const everything = { scopes: ['https://graph.microsoft.com/.default'] };
    const wrong = await thrownBy(application(server, 'wrong').acquireTokenByClientCredential(everything));
    expect(seen(wrong)).toEqual({
      name: 'ServerError',
      errorCode: 'invalid_client',
      errorNo: 7000215,
      subError: '',
      says: 'AADSTS7000215',
    });
    const single = { scopes: ['https://graph.microsoft.com/User.Read.All'] };
    const narrow = await thrownBy(application(server).acquireTokenByClientCredential(single));
    expect(seen(narrow)).toMatchObject({ errorCode: 'invalid_scope', errorNo: 70011 });
  });
});

describe('HR-04: a person signs in with MSAL', () => {
  test.each([`/${tenantId}`, '/fabrikam.com', '/organizations', `/t/contoso/${tenantId}`])(
    'with a password, at %s',
    async (place) => {
      await using server = await serve();
      const client = desktop(server, place);
      const result = await signIn(client);
      const account = accountOf(result);
      const userId = account.localAccountId;
      expect(account).toMatchObject({
        homeAccountId: `${userId}.${tenantId}`,
        environment: server.host,
        tenantId,
        username: 'mia@fabrikam.com',
        name: 'Mia',
      });
      expect(result?.idTokenClaims).toMatchObject({ aud: console.appId, oid: userId, tid: tenantId });
      // It asked for one, and was granted all that was consented to.
      expect(result?.scopes).toEqual(expect.arrayContaining([...scopes, ...console.delegatedPermissions]));
      const answer = await fetch(`${server.url}/v1.0/users/${userId}`, {
        headers: { authorization: `Bearer ${result?.accessToken}` },
      });
      expect(await answer.json()).toMatchObject({ userPrincipalName: 'mia@fabrikam.com' });
    },
  );

  test('with a device code', async () => {
    await using server = await serve();
    const client = desktop(server);
    const result = await client.acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ userCode }) => server.tenant.approveDeviceCode(userCode, administrator),
    });
    expect(accountOf(result)).toMatchObject({ username: 'root@fabrikam.com', name: 'Root' });
    expect(await client.getTokenCache().getAllAccounts()).toHaveLength(1);
  });

  test('and then silently, with the token while it lasts and the refresh token after that', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    await using server = await serve();
    const client = desktop(server);
    const first = await signIn(client);
    const account = accountOf(first);
    const second = await client.acquireTokenSilent({ account, scopes });
    expect(second).toMatchObject({ fromCache: true, accessToken: first?.accessToken });
    vi.setSystemTime(Date.now() + 61 * 60_000);
    const third = await client.acquireTokenSilent({ account, scopes });
    expect(third).toMatchObject({ fromCache: false, account: { username: 'mia@fabrikam.com' } });
    expect(third.accessToken).not.toBe(first?.accessToken);
    const forced = await client.acquireTokenSilent({ account, scopes, forceRefresh: true });
    expect(forced.fromCache).toBe(false);
  });

  test('and then silently in another program, which has the cache', async () => {
    await using server = await serve();
    const first = desktop(server);
    await signIn(first);
    const second = desktop(server);
    second.getTokenCache().deserialize(first.getTokenCache().serialize());
    const [account] = await second.getTokenCache().getAllAccounts();
    if (!account) throw new Error('The cache has no account.');
    const result = await second.acquireTokenSilent({ account, scopes, forceRefresh: true });
    expect(result).toMatchObject({ fromCache: false, account: { username: 'mia@fabrikam.com' } });
  });

  test('but not silently to what nobody has consented to', async () => {
    await using server = await serve();
    const client = desktop(server);
    const account = accountOf(await signIn(client));
    const thrown = await thrownBy(client.acquireTokenSilent({ account, scopes: ['Domain.ReadWrite.All'] }));
    expect(seen(thrown)).toEqual({
      name: 'InteractionRequiredAuthError',
      errorCode: 'invalid_grant',
      errorNo: 65001,
      subError: 'consent_required',
      says: 'AADSTS65001',
    });
  });

  test('nor silently once the refresh token was unused for ninety days', async () => {
    await using server = await serve();
    const client = desktop(server);
    const account = accountOf(await signIn(client));
    server.tenant.clock.advance({ days: 91 });
    const thrown = await thrownBy(client.acquireTokenSilent({ account, scopes, forceRefresh: true }));
    expect(seen(thrown)).toEqual({
      name: 'InteractionRequiredAuthError',
      errorCode: 'invalid_grant',
      errorNo: 700082,
      subError: 'bad_token',
      says: 'AADSTS700082',
    });
  });

  test.each([
    ['the password is wrong', mia.userPrincipalName, 'wrong', 50126],
    ['there is no such user', 'nobody@fabrikam.com', 'wrong', 50034, 'bad_token'],
    ['the account is disabled', 'gone@fabrikam.com', 'Correct-Horse-6', 50057],
    ['the domain is federated', 'ada@contoso.com', 'Correct-Horse-1', 50126],
  ] satisfies [string, string, string, number, string?][])(
    'and is refused where %s',
    async (_what, userPrincipalName, password, code, subError = '') => {
      await using server = await serve();
      const thrown = await thrownBy(signIn(desktop(server), { userPrincipalName, password }));
      expect(seen(thrown)).toEqual({
        name: subError === '' ? 'ServerError' : 'InteractionRequiredAuthError',
        errorCode: 'invalid_grant',
        errorNo: code,
        subError,
        says: `AADSTS${code}`,
      });
    },
  );

  test('and is locked out after ten wrong passwords, for a minute of the tenant', async () => {
    await using server = await serve();
    const client = desktop(server);
    for (let attempt = 0; attempt < 10; attempt += 1)
      await thrownBy(signIn(client, { ...mia, password: `wrong ${attempt}` }));
    expect(seen(await thrownBy(signIn(client)))).toMatchObject({ errorNo: 50053, says: 'AADSTS50053' });
    server.tenant.clock.advance({ minutes: 1 });
    expect(accountOf(await signIn(client)).username).toBe('mia@fabrikam.com');
  });
});
