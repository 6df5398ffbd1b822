import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { Harness, newMock } from '../support/harness.ts';
import {
  automation,
  claimsOf,
  expectRefusal,
  type Form,
  forms,
  graph,
  mia,
  post,
  publicApplication,
  service,
  signInWorld,
  textOf,
  token,
  world,
} from './support/world.ts';

const tenantId = world.tenant.id;

describe('HR-03: client credentials', () => {
  test('give a token that Graph takes, with the permissions and roles of the application', async () => {
    const harness = signInWorld({ auth: 'enforced' });
    const answer = await token(harness, forms.application);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(answer.body).toEqual({
      token_type: 'Bearer',
      expires_in: 3_600,
      ext_expires_in: 3_600,
      access_token: expect.any(String),
    });
    const claims = claimsOf(answer);
    expect(claims).toMatchObject({
      aud: graph,
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      appid: automation.appId,
      app_displayname: 'Automation',
      idtyp: 'app',
      roles: ['User.Read.All'],
      wids: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'],
      ver: '1.0',
    });
    expect(Math.abs((claims.iat ?? 0) - Date.now() / 1_000)).toBeLessThan(10);
    const access = { token: textOf(answer, 'access_token') };
    expect((await harness.call('GET', '/users', undefined, access)).status).toBe(200);
    expect((await harness.call('GET', '/groups', undefined, access)).status).toBe(403);
  });

  test('its signature can be verified with the published keys', async () => {
    const harness = signInWorld();
    const place = `${service}/${tenantId}`;
    const { body: configuration } = await harness.send(
      'GET',
      `${place}/v2.0/.well-known/openid-configuration`,
      undefined,
      { token: '' },
    );
    const { text = '' } = await harness.send('GET', String(configuration['jwks_uri']), undefined, { token: '' });
    const answer = await token(harness, forms.password);
    const keys = createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
    const access = await jwtVerify(textOf(answer, 'access_token'), keys, { audience: graph });
    expect(access.protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    await jwtVerify(textOf(answer, 'id_token'), keys, {
      audience: publicApplication.appId,
      issuer: String(configuration['issuer']),
    });
  });

  test('the header and the body name one client', async () => {
    const harness = signInWorld();
    const { client_secret: _secret, ...form } = forms.application;
    const named = (id: string) => ({ authorization: `Basic ${Buffer.from(`${id}:right-secret`).toString('base64')}` });
    const refused = await token(harness, form, { headers: named(publicApplication.appId) });
    expectRefusal(refused, 90013, 'invalid_request');
    expect((await token(harness, form, { headers: named(automation.appId.toUpperCase()) })).status).toBe(200);
  });

  test('the client may show its secret in the header', async () => {
    const harness = signInWorld();
    const { client_secret: _secret, client_id: _id, ...form } = forms.application;
    const basic = Buffer.from(`${automation.appId}:right-secret`).toString('base64');
    const headers = { authorization: `Basic ${basic}` };
    expect((await token(harness, form, { headers })).status).toBe(200);
    expectRefusal(await token(harness, forms.application, { headers }), 90013, 'invalid_request');
    // Both halves are form-encoded before they are joined (RFC 6749, 2.3.1).
    const encoded = Buffer.from(`${automation.appId}:right%2Dsecret`).toString('base64');
    expect((await token(harness, form, { headers: { authorization: `Basic ${encoded}` } })).status).toBe(200);
  });

  test.each(['raw&secret', 'of-100%-chance'])(
    'a secret in the header that is not encoded is read as it stands: %s',
    async (value) => {
      const application = { ...automation, secrets: [{ value }] };
      const harness = signInWorld({ tenantFile: { ...world, applications: [application] } });
      const { client_secret: _secret, client_id: _id, ...form } = forms.application;
      const basic = Buffer.from(`${automation.appId}:${value}`).toString('base64');
      expect((await token(harness, form, { headers: { authorization: `Basic ${basic}` } })).status).toBe(200);
    },
  );

  test('the sign-in stands in the log, also one that fails', async () => {
    const harness = signInWorld();
    await token(harness, forms.application);
    await token(harness, { ...forms.application, client_secret: 'wrong' });
    const entries = [...harness.tenant.view().tables.signIns.range()].map(([, entry]) => entry);
    expect(entries.map(({ kind, code, application }) => ({ kind, code, applicationId: application?.id }))).toEqual([
      { kind: 'servicePrincipal', code: 0, applicationId: automation.appId },
      { kind: 'servicePrincipal', code: 7000215, applicationId: automation.appId },
    ]);
  });

  const changed = (change: Form): Form => ({ ...forms.application, ...change });
  test.each<[string, Form, number, string, number?]>([
    ['a wrong secret', changed({ client_secret: 'wrong' }), 7000215, 'invalid_client', 401],
    ['a secret that has ended', changed({ client_secret: 'ended-secret' }), 7000222, 'invalid_client', 401],
    ['no secret', changed({ client_secret: undefined }), 7000218, 'invalid_client', 401],
    ['a public client', changed({ client_id: publicApplication.appId }), 700025, 'invalid_client', 401],
    [
      'a public client without a secret',
      changed({ client_id: publicApplication.appId, client_secret: undefined }),
      7000218,
      'invalid_client',
      401,
    ],
    ['an assertion', changed({ client_assertion: 'x' }), 700027, 'invalid_client', 401],
    ['the type of one alone', changed({ client_assertion_type: 'urn:x' }), 700027, 'invalid_client', 401],
    [
      'an application that is not registered',
      changed({ client_id: '00000000-0000-4000-8000-000000000000' }),
      700016,
      'unauthorized_client',
    ],
    ['no application', changed({ client_id: undefined }), 900144, 'invalid_request'],
    ['no grant type', changed({ grant_type: undefined }), 900144, 'invalid_request'],
    ['an unknown grant type', changed({ grant_type: 'implicit' }), 70003, 'unsupported_grant_type'],
    ['a name of every object as grant type', changed({ grant_type: 'toString' }), 70003, 'unsupported_grant_type'],
    ['no scope', changed({ scope: undefined }), 900144, 'invalid_request'],
    ['a single permission', changed({ scope: `${graph}/User.Read.All` }), 70011, 'invalid_scope'],
    ['a resource without permission', changed({ scope: graph }), 70011, 'invalid_scope'],
    ['two resources', changed({ scope: `${graph}/.default api://automation/.default` }), 70011, 'invalid_scope'],
    ['another resource', changed({ scope: 'https://vault.azure.net/.default' }), 500011, 'invalid_resource'],
    ['a parameter that is not known', changed({ colour: 'blue' }), 90013, 'invalid_request'],
    ['a parameter of another grant', changed({ username: 'mia@fabrikam.com' }), 90013, 'invalid_request'],
    ['claims that are no JSON', changed({ claims: '{' }), 90013, 'invalid_request'],
  ])('refuse %s', async (_what, form, code, error, status) => {
    const harness = signInWorld();
    const answer = await token(harness, form);
    expectRefusal(answer, code, error, status);
    expect(answer.text).not.toContain('right-secret');
  });

  test.each([
    ['common', 50059],
    ['organizations', 50059],
    ['11111111-2222-4333-8444-555555555555', 90002],
    ['nowhere.example', 90002],
    ['unverified.com', 90002],
  ])('refuse the place %s', async (place, code) => {
    expectRefusal(await token(signInWorld(), forms.application, { place }), code, 'invalid_request');
  });

  test.each([tenantId, tenantId.toUpperCase(), 'contoso.com', 'Fabrikam.COM', 'contoso.onmicrosoft.com'])(
    'take the tenant as %s',
    async (place) => {
      expect((await token(signInWorld(), forms.application, { place })).status).toBe(200);
    },
  );

  test('a body that is no form has no grant type', async () => {
    const headers = { 'content-type': 'application/json' };
    expectRefusal(await token(signInWorld(), forms.application, { headers }), 900144, 'invalid_request');
  });

  test('what clients say of themselves is taken, and a capability comes into the token', async () => {
    const harness = signInWorld();
    const form = {
      ...forms.application,
      claims: '{"access_token":{"xms_cc":{"values":["CP1"]},"nbf":{"essential":true,"value":"1"}}}',
      'x-client-SKU': 'msal.js.node',
      'x-client-VER': '7.2.1',
      'x-client-current-telemetry': '5|1,0,,,|,',
      'x-ms-lib-capability': 'retry-after, h429',
      client_info: '1',
    };
    const answer = await token(harness, form, { place: 'contoso.com' });
    expect(claimsOf(answer)['xms_cc']).toEqual(['CP1']);
    expect(claimsOf(await token(harness, forms.application))).not.toHaveProperty('xms_cc');
  });

  test('another resource of the tenant has tokens of its own, which Graph refuses', async () => {
    const harness = signInWorld({ auth: 'enforced' });
    const answer = await token(harness, { ...forms.application, scope: 'api://automation/.default' });
    expect(claimsOf(answer)).toMatchObject({ aud: 'api://automation', roles: [] });
    const refused = await harness.call('GET', '/users', undefined, { token: textOf(answer, 'access_token') });
    expect(refused.body.error?.message).toBe('Access token validation failure. Invalid audience.');
  });
});

describe('HR-03: the password of a user', () => {
  test('gives access, identity and refresh tokens', async () => {
    const harness = signInWorld({ auth: 'enforced' });
    const answer = await token(harness, { ...forms.password, client_info: '1', nonce: 'n-1' });
    expect(Object.keys(answer.body).sort()).toEqual([
      'access_token',
      'client_info',
      'expires_in',
      'ext_expires_in',
      'id_token',
      'refresh_token',
      'scope',
      'token_type',
    ]);
    const userId = harness.userId('mia@fabrikam.com');
    expect(claimsOf(answer)).toMatchObject({
      oid: userId,
      upn: 'mia@fabrikam.com',
      unique_name: 'mia@fabrikam.com',
      name: 'Mia',
      idtyp: 'user',
      scp: 'User.Read.All Policy.ReadWrite.HybridAuthentication Directory.ReadWrite.All openid profile',
      wids: [],
    });
    expect(claimsOf(answer, 'id_token')).toMatchObject({
      aud: publicApplication.appId,
      iss: `${service}/${tenantId}/v2.0`,
      oid: userId,
      preferred_username: 'mia@fabrikam.com',
      nonce: 'n-1',
      ver: '2.0',
    });
    expect(JSON.parse(Buffer.from(textOf(answer, 'client_info'), 'base64url').toString())).toEqual({
      uid: userId,
      utid: tenantId,
    });
    const access = { token: textOf(answer, 'access_token') };
    expect((await harness.call('GET', '/users', undefined, access)).status).toBe(200);
    // An identity token is signed with the same key, and is for the application alone.
    const identity = { token: textOf(answer, 'id_token') };
    expect((await harness.call('GET', '/users', undefined, identity)).status).toBe(401);
  });

  test('GP-05: the roles that the tenant has assigned come into the token', async () => {
    const harness = signInWorld({ auth: 'enforced' });
    const policies = async (form: Form) => {
      const answer = await token(harness, form);
      const access = { token: textOf(answer, 'access_token') };
      return (await harness.call('GET', '/policies/featureRolloutPolicies', undefined, access)).status;
    };
    expect(await policies(forms.password)).toBe(403);
    const root = { username: 'root@fabrikam.com', password: 'Correct-Horse-9' };
    expect(await policies({ ...forms.password, ...root })).toBe(200);
  });

  test('`sub` is the same for a user and an application each time, and another for another application', async () => {
    const harness = signInWorld();
    const sub = async (form: Form) => claimsOf(await token(harness, { ...forms.password, ...form })).sub;
    const here = await sub({});
    const elsewhere = await sub({ client_id: automation.appId, client_secret: 'right-secret' });
    expect(await sub({})).toBe(here);
    expect(new Set([here, elsewhere, harness.userId('mia@fabrikam.com')]).size).toBe(3);
  });

  test('nothing is given that was not asked for', async () => {
    const answer = await token(signInWorld(), { ...forms.password, scope: 'User.Read.All' });
    expect(Object.keys(answer.body).sort()).toEqual([
      'access_token',
      'expires_in',
      'ext_expires_in',
      'scope',
      'token_type',
    ]);
  });

  test('the answer names the scopes in the form in which they were asked', async () => {
    const harness = signInWorld();
    const scope = async (asked: string) => textOf(await token(harness, { ...forms.password, scope: asked }), 'scope');
    expect((await scope(`${graph}/user.read.all openid`)).split(' ')).toEqual([
      `${graph}/User.Read.All`,
      `${graph}/Policy.ReadWrite.HybridAuthentication`,
      `${graph}/Directory.ReadWrite.All`,
      'openid',
    ]);
    expect(await scope(`${graph}/.default`)).toContain(`${graph}/.default`);
    expect(await scope('User.Read.All')).toMatch(/^User\.Read\.All /);
  });

  test.each<[string, Form, number, string, number?]>([
    ['a wrong password', { password: 'Wrong-Horse-7' }, 50126, 'invalid_grant'],
    ['nobody', { username: 'nobody@fabrikam.com' }, 50034, 'invalid_grant'],
    ['no password', { password: undefined }, 900144, 'invalid_request'],
    ['an empty password', { password: '' }, 900144, 'invalid_request'],
    ['no name', { username: undefined }, 900144, 'invalid_request'],
    ['an over-long password', { password: 'x'.repeat(257) }, 50126, 'invalid_grant'],
    ['a permission without consent', { scope: 'Mail.Read' }, 65001, 'invalid_grant'],
    ['two kinds of scopes', { scope: `${graph}/.default ${graph}/User.Read.All` }, 70011, 'invalid_scope'],
    ['a secret of a public client', { client_secret: 'x' }, 700025, 'invalid_client', 401],
    ['no secret of another', { client_id: automation.appId }, 7000218, 'invalid_client', 401],
    ['a federated user whose hash the cloud has', { username: 'ada@contoso.com' }, 50126, 'invalid_grant'],
    [
      'a federated user with the right password',
      { username: 'ada@contoso.com', password: 'Correct-Horse-1' },
      50126,
      'invalid_grant',
    ],
    [
      'a federated user whose hash the cloud has not',
      { username: 'nohash@contoso.com', password: 'Correct-Horse-5' },
      50056,
      'invalid_grant',
    ],
  ])('refuses %s', async (_what, change, code, error, status) => {
    const harness = signInWorld();
    const answer = await token(harness, { ...forms.password, ...change });
    expectRefusal(answer, code, error, status);
    for (const secret of ['Correct-Horse', 'Wrong-Horse', 'xxxxx']) expect(answer.text).not.toContain(secret);
  });

  test('an account that is disabled is refused with 50057, and every attempt is in the log', async () => {
    const harness = signInWorld();
    await harness.done('PATCH', `/users/${harness.userId('mia@fabrikam.com')}`, { accountEnabled: false });
    expectRefusal(await token(harness, forms.password), 50057, 'invalid_grant');
    expectRefusal(await token(harness, { ...forms.password, username: 'ada@contoso.com' }), 50126, 'invalid_grant');
    const codes = [...harness.tenant.view().tables.signIns.range()].map(([, { code }]) => code);
    expect(codes).toEqual([50057, 50126]);
  });

  test('HR-05: an attempt with an over-long password is one like any other, once the client is known', async () => {
    const harness = signInWorld();
    const attempts = () => [...harness.tenant.view().tables.signIns.range()].map(([, { code }]) => code);
    const overLong = { ...forms.password, password: 'x'.repeat(300) };
    expectRefusal(await token(harness, { ...overLong, client_secret: 'x' }), 700025, 'invalid_client', 401);
    expect(attempts()).toEqual([]);
    expectRefusal(await token(harness, overLong), 50126, 'invalid_grant');
    expect(attempts()).toEqual([50126]);
  });

  test('a name that a federated domain does not have is unknown', async () => {
    const harness = signInWorld();
    const nobody = { ...forms.password, username: 'nobody@contoso.com' };
    expectRefusal(await token(harness, nobody), 50034, 'invalid_grant');
  });

  test('a user in staged rollout signs in at the cloud', async () => {
    const tenantFile = { ...world, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] };
    const harness = signInWorld({ tenantFile });
    const ada = { ...forms.password, username: 'ada@contoso.com', password: 'Correct-Horse-1' };
    expect((await token(harness, ada)).status).toBe(200);
  });

  test('PT-09: wrong passwords lock the account', async () => {
    const harness = signInWorld();
    const wrong = (number: number) => token(harness, { ...forms.password, password: `Wrong-Horse-${number}` });
    for (let number = 0; number < 10; number++) await wrong(number);
    expectRefusal(await token(harness, forms.password), 50053, 'invalid_grant');
    harness.advance({ minutes: 1 });
    expect((await token(harness, forms.password)).status).toBe(200);
  });

  test('goes to /organizations, and not to /common', async () => {
    const harness = signInWorld();
    expect((await token(harness, forms.password, { place: 'organizations' })).status).toBe(200);
    for (const place of ['common', 'consumers'])
      expectRefusal(await token(harness, forms.password, { place }), 9001023, 'invalid_request');
  });
});

describe('HR-03: refresh tokens', () => {
  const refresh = (text: string): Form => ({
    grant_type: 'refresh_token',
    client_id: publicApplication.appId,
    refresh_token: text,
    scope: 'User.Read.All openid offline_access',
  });
  const signedIn = async (harness: Harness) => textOf(await token(harness, forms.password), 'refresh_token');

  test('without scopes of its own it stands for those of the sign-in', async () => {
    const harness = signInWorld();
    const given = async (scope: string) => {
      const form = { ...forms.password, client_id: automation.appId, client_secret: 'right-secret', scope };
      const first = await token(harness, form);
      const { scope: _, ...again } = {
        ...refresh(textOf(first, 'refresh_token')),
        ...form,
        grant_type: 'refresh_token',
      };
      const { username: _name, password: _password, ...sent } = again;
      return { first, next: await token(harness, sent) };
    };
    const graphToken = await given(`${graph}/User.Read.All openid offline_access`);
    expect(textOf(graphToken.next, 'scope')).toBe(textOf(graphToken.first, 'scope'));
    expect(claimsOf(graphToken.next, 'id_token').oid).toBe(harness.userId('mia@fabrikam.com'));
    const own = await given('api://automation/read offline_access');
    expect(claimsOf(own.next).aud).toBe('api://automation');
  });

  test('neither it nor a device code is taken at /consumers', async () => {
    const harness = signInWorld();
    const consumers = { place: 'consumers' };
    const first = await signedIn(harness);
    expectRefusal(await token(harness, refresh(first), consumers), 90002, 'invalid_request');
    const code = { grant_type: 'device_code', client_id: publicApplication.appId, device_code: '2.x' };
    expectRefusal(await token(harness, code, consumers), 90002, 'invalid_request');
  });

  test('one gives another, and stays good beside it', async () => {
    const harness = signInWorld();
    const first = await signedIn(harness);
    const answer = await token(harness, refresh(first));
    expect(answer.status).toBe(200);
    const second = textOf(answer, 'refresh_token');
    expect(second).not.toBe(first);
    for (const text of [first, second]) expect((await token(harness, refresh(text))).status).toBe(200);
    expect(claimsOf(answer)).toMatchObject({ upn: 'mia@fabrikam.com' });
    const kinds = [...harness.tenant.view().tables.signIns.range()].map(([, { kind }]) => kind);
    expect(kinds.slice(0, 2)).toEqual(['interactiveUser', 'nonInteractiveUser']);
  });

  test('ends after 90 days, to the second', async () => {
    const harness = signInWorld();
    const text = await signedIn(harness);
    harness.advance({ days: 89, hours: 23, minutes: 59, seconds: 59 });
    expect((await token(harness, refresh(text))).status).toBe(200);
    harness.advance({ seconds: 1 });
    expectRefusal(await token(harness, refresh(text)), 700082, 'invalid_grant');
  });

  test.each<[string, number, (harness: Harness) => Promise<unknown>]>([
    [
      'another password, at the same moment',
      50173,
      (harness) =>
        harness.done('PATCH', `/users/${harness.userId('mia@fabrikam.com')}`, {
          passwordProfile: { password: 'Another-Horse-7', forceChangePasswordNextSignIn: false },
        }),
    ],
    [
      'an account that is disabled',
      50057,
      (harness) => harness.done('PATCH', `/users/${harness.userId('mia@fabrikam.com')}`, { accountEnabled: false }),
    ],
    ['a user who is gone', 50034, (harness) => harness.done('DELETE', '/users/mia@fabrikam.com')],
  ])('is refused after %s', async (_what, code, change) => {
    const harness = signInWorld();
    const text = await signedIn(harness);
    await change(harness);
    expectRefusal(await token(harness, refresh(text)), code, 'invalid_grant');
  });

  test('is of one application', async () => {
    const harness = signInWorld();
    const stolen = { ...refresh(await signedIn(harness)), client_id: automation.appId, client_secret: 'right-secret' };
    expectRefusal(await token(harness, stolen), 70000, 'invalid_grant');
    expectRefusal(await token(harness, refresh('1.made-up')), 70000, 'invalid_grant');
  });
});

describe('HR-05: the log names the resource that a token is for', () => {
  const scope = 'api://automation/things.read openid offline_access';
  const client_id = publicApplication.appId;
  const resources = async (harness: Harness) => {
    const { body } = await harness.call(
      'GET',
      "/auditLogs/signIns?$filter=signInEventTypes/any(t:t ne 'managedIdentity')",
      undefined,
      {
        version: 'beta',
      },
    );
    return body.value?.map((entry) => [entry['resourceDisplayName'], entry['resourceId']]);
  };
  const own = ['Automation', automation.appId];

  test('of every grant', async () => {
    const harness = signInWorld();
    await token(harness, { ...forms.application, scope: 'api://automation/.default' });
    harness.advance({ minutes: 1 });
    const first = await token(harness, { ...forms.password, scope });
    harness.advance({ minutes: 1 });
    await token(harness, { grant_type: 'refresh_token', client_id, refresh_token: textOf(first, 'refresh_token') });
    harness.advance({ minutes: 1 });
    const started = await post(harness, 'devicecode', { client_id, scope });
    harness.tenant.approveDeviceCode(textOf(started, 'user_code'), {
      userPrincipalName: mia.username,
      password: mia.password,
    });
    harness.advance({ minutes: 1 });
    await token(harness, forms.application);
    const graphItself = ['Microsoft Graph', '00000003-0000-0000-c000-000000000000'];
    expect(await resources(harness)).toEqual([graphItself, own, own, own, own]);
  });

  test('a refresh that is refused for its scopes has not succeeded there', async () => {
    const harness = signInWorld();
    const first = await token(harness, forms.password);
    const form = { grant_type: 'refresh_token', client_id, refresh_token: textOf(first, 'refresh_token') };
    expectRefusal(await token(harness, { ...form, scope: `${graph}/Mail.Read` }), 65001, 'invalid_grant');
    expect(await resources(harness)).toHaveLength(1);
  });
});

describe('tenants', () => {
  test('a second one has its own place, and without a prefix its id or domain names it', async () => {
    const mock = newMock({ tenantFile: { ...world, tenant: undefined } });
    const harness = new Harness(mock);
    const fabrikam = mock.tenant('fabrikam');
    const prefixed = await token(harness, forms.application, { place: `t/fabrikam/${fabrikam.tenantId}` });
    expect(claimsOf(prefixed)).toMatchObject({ tid: fabrikam.tenantId });
    const named = await token(harness, forms.application, { place: fabrikam.tenantId });
    expect(claimsOf(named)).toMatchObject({ tid: fabrikam.tenantId });
    const byDomain = await token(harness, forms.application, { place: 'fabrikam.onmicrosoft.com' });
    expect(claimsOf(byDomain)).toMatchObject({ tid: fabrikam.tenantId });
    // Below a prefix no other tenant is meant.
    expectRefusal(
      await token(harness, forms.application, { place: `t/fabrikam/${mock.tenant().tenantId}` }),
      90002,
      'invalid_request',
    );
  });

  test('the token names the tenant of the request that it is used for', async () => {
    const mock = newMock({ tenantFile: { ...world, tenant: undefined }, auth: 'enforced' });
    const harness = new Harness(mock);
    const answer = await token(harness, forms.application, { place: mock.tenant('fabrikam').tenantId });
    const access = { token: textOf(answer, 'access_token') };
    expect((await harness.call('GET', '/users', undefined, access)).status).toBe(200);
    expect((await harness.call('GET', '/users', undefined, { ...access, prefix: '/t/contoso' })).status).toBe(401);
  });
});

test('no secret is in the journal, in the request log, or in an answer of the control surface', async () => {
  const harness = signInWorld();
  const answer = await token(harness, forms.password);
  await token(harness, forms.application);
  await token(harness, { ...forms.password, password: 'Wrong-Horse-7' });
  await post(harness, 'token?client_secret=in-the-address', forms.application);
  const refreshed = textOf(answer, 'refresh_token');
  await token(harness, { grant_type: 'refresh_token', client_id: publicApplication.appId, refresh_token: refreshed });
  const kept = [
    JSON.stringify(harness.tenant.journal.export()),
    JSON.stringify(harness.tenant.requestLog.entries()),
    JSON.stringify([...harness.tenant.view().tables.refreshTokens.range()]),
    (await harness.control('GET', '/requests')).text ?? '',
    (await harness.control('GET', '/journal')).text ?? '',
  ].join('\n');
  for (const secret of ['Correct-Horse', 'Wrong-Horse', 'right-secret', 'in-the-address', refreshed])
    expect(kept).not.toContain(secret);
});
