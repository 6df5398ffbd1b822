import { ClientSecretCredential, DeviceCodeCredential } from '@azure/identity';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { administrator, automation, company, console, mia, tenantId } from './support/company.ts';
import { type Server, serve, thrownBy } from './support/server.ts';

const scope = 'https://graph.microsoft.com/.default';

afterEach(() => {
  vi.useRealTimers();
});

/** What Graph answers to a caller with a token. */
async function statusWith(server: Server, token: string, path = '/v1.0/users'): Promise<number> {
  const { status } = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return status;
}

const tokenRequests = (server: Server): number =>
  server.tenant.requestLog.entries().filter(({ url }) => url.includes('/oauth2/v2.0/token')).length;

describe('HR-04: an application signs in with @azure/identity', () => {
  test.each(['', '/t/contoso'])('with a secret, below "%s"', async (prefix) => {
    await using server = await serve();
    const { token, expiresOnTimestamp } = await server.application(undefined, prefix).getToken(scope);
    expect(expiresOnTimestamp - Date.now()).toBeGreaterThan(3_500_000);
    expect(await statusWith(server, token, `${prefix}/v1.0/users`)).toBe(200);
    expect(await statusWith(server, token, `${prefix}/v1.0/policies/featureRolloutPolicies`)).toBe(403);
  });

  test('where the tenant is named by a domain', async () => {
    await using server = await serve();
    const credential = new ClientSecretCredential('contoso.com', automation.appId, 'Correct-Secret-1', server.at());
    expect(await statusWith(server, (await credential.getToken(scope)).token)).toBe(200);
  });

  test('and keeps its token until shortly before it ends', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    await using server = await serve();
    const credential = server.application();
    const first = await credential.getToken(scope);
    vi.setSystemTime(Date.now() + 50 * 60_000);
    expect((await credential.getToken(scope)).token).toBe(first.token);
    vi.setSystemTime(Date.now() + 20 * 60_000);
    expect(await statusWith(server, first.token)).toBe(401);
    const second = await credential.getToken(scope);
    expect(second.token).not.toBe(first.token);
    expect(await statusWith(server, second.token)).toBe(200);
    expect(tokenRequests(server)).toBe(2);
  });

  test.each([
    ['a wrong secret', tenantId, automation.appId, 'invalid_client', 'AADSTS7000215: '],
    ['an unknown application', tenantId, tenantId, 'unauthorized_client', 'AADSTS700016: '],
    ['a public application', tenantId, console.appId, 'invalid_client', 'AADSTS700025: '],
    // It learns of the tenant from the configuration, whose answer it does not show.
    ['an unknown tenant', automation.appId, automation.appId, 'endpoints_resolution_error', ''],
  ])('is told of %s', async (_what, tenant, application, error, code) => {
    await using server = await serve();
    const credential = new ClientSecretCredential(tenant, application, 'wrong', server.at());
    const thrown = await thrownBy(credential.getToken(scope));
    expect(thrown).toMatchObject({
      name: code === '' ? 'CredentialUnavailableError' : 'AuthenticationRequiredError',
      message: expect.stringContaining(code),
    });
    expect((thrown as Error).message.startsWith(`${error}: `)).toBe(true);
  });
});

describe('HR-04: a person signs in with a device code and @azure/identity', () => {
  test('and stays signed in', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    await using server = await serve();
    const credential = server.person(administrator);
    const record = await credential.authenticate(scope);
    expect(record).toMatchObject({ tenantId, username: 'root@fabrikam.com', authority: server.host });
    const first = await credential.getToken(scope);
    expect(await statusWith(server, first.token, '/v1.0/policies/featureRolloutPolicies')).toBe(200);
    vi.setSystemTime(Date.now() + 70 * 60_000);
    const second = await credential.getToken(scope);
    expect(second.token).not.toBe(first.token);
    expect(await statusWith(server, second.token, '/v1.0/policies/featureRolloutPolicies')).toBe(200);
    const codes = server.tenant.requestLog.entries().filter(({ url }) => url.includes('/devicecode'));
    expect(codes).toHaveLength(1);
  });

  test('and waits until the person is there', async () => {
    await using server = await serve();
    const told: string[] = [];
    const credential = new DeviceCodeCredential({
      tenantId,
      clientId: console.appId,
      ...server.at(),
      userPromptCallback: ({ userCode, verificationUri, message }) => {
        told.push(verificationUri, message.includes(userCode) ? 'a code' : message);
        setTimeout(() => server.tenant.approveDeviceCode(userCode, mia), 300);
      },
    });
    const { token } = await credential.getToken(scope);
    expect(await statusWith(server, token)).toBe(200);
    expect(told).toEqual([`${server.url}/devicelogin`, 'a code']);
    expect(tokenRequests(server)).toBe(2);
  });

  test('or declines', async () => {
    await using server = await serve();
    const credential = new DeviceCodeCredential({
      tenantId,
      clientId: console.appId,
      ...server.at(),
      userPromptCallback: ({ userCode }) => server.tenant.declineDeviceCode(userCode),
    });
    expect(await thrownBy(credential.getToken(scope))).toMatchObject({
      name: 'AuthenticationRequiredError',
      message: 'post_request_failed: authorization_declined',
    });
  });

  test('and is asked again once the account is disabled', async () => {
    await using server = await serve();
    let codes = 0;
    const credential = new DeviceCodeCredential({
      tenantId,
      clientId: console.appId,
      ...server.at(),
      userPromptCallback: ({ userCode }) => {
        codes += 1;
        if (codes === 1) server.tenant.approveDeviceCode(userCode, mia);
        else server.tenant.declineDeviceCode(userCode);
      },
    });
    await credential.authenticate(scope);
    const { token } = await server.application().getToken(scope);
    const answer = await fetch(`${server.url}/v1.0/users/${mia.userPrincipalName}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"accountEnabled":false}',
    });
    expect(answer.status).toBe(204);
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    expect(await thrownBy(credential.getToken(scope, { claims }))).toMatchObject({
      message: expect.stringContaining('authorization_declined'),
    });
    expect(codes).toBe(2);
  });
});

test('HR-04: what is signed in below a prefix is refused by another tenant', async () => {
  await using server = await serve({ tenantFile: { ...company, tenant: { displayName: 'Company' } } });
  const other = server.mock.tenant('other');
  const credential = new ClientSecretCredential(
    other.tenantId,
    automation.appId,
    'Correct-Secret-1',
    server.at('/t/other'),
  );
  const { token } = await credential.getToken(scope);
  expect(await statusWith(server, token, '/t/other/v1.0/users')).toBe(200);
  expect(await statusWith(server, token, '/t/contoso/v1.0/users')).toBe(401);
});
