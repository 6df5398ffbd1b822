import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/gate/digest.ts';
import { Harness, newMock } from '../support/harness.ts';
import {
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

const client_id = publicApplication.appId;
const refresh = (text: string): Form => ({ grant_type: 'refresh_token', client_id, refresh_token: text });
const poll = (text: string): Form => ({ grant_type: 'device_code', client_id, device_code: text });
const asked = { client_id, scope: `${graph}/.default openid offline_access` };

/** Two tenants that begin with the same file, and so with one key of digests. */
function alike(): { harness: Harness; places: readonly [string, string] } {
  const harness = new Harness(newMock({ tenantFile: { ...world, tenant: undefined } }));
  const [one, two] = [harness.mock.tenant(), harness.mock.tenant('adatum')];
  expect(two.view().facts.secretKey).toBe(one.view().facts.secretKey);
  return { harness, places: [`t/contoso/${one.tenantId}`, `t/adatum/${two.tenantId}`] };
}

describe('HR-03: refresh tokens and device codes follow from nothing', () => {
  test('the same sign-in gives another one in each tenant, each mock, and after a reset', async () => {
    const { harness, places } = alike();
    const again = signInWorld();
    const sources: readonly (readonly [Harness, string])[] = [
      [harness, places[0]],
      [harness, places[1]],
      [signInWorld(), 'contoso.com'],
      [again, 'contoso.com'],
      [again, 'contoso.com'],
    ];
    const found = new Set<string>();
    for (const [source, place] of sources) {
      found.add(textOf(await token(source, forms.password, { place }), 'refresh_token'));
      const started = await post(source, 'devicecode', asked, { place });
      found.add(textOf(started, 'device_code')).add(textOf(started, 'user_code'));
      source.tenant.reset();
    }
    expect(found.size).toBe(3 * sources.length);
  });

  test('one of a tenant is none of another that began alike, nor of its own tenant after a reset', async () => {
    const { harness, places } = alike();
    const text = textOf(await token(harness, forms.password, { place: places[0] }), 'refresh_token');
    const code = textOf(await post(harness, 'devicecode', asked, { place: places[0] }), 'device_code');
    const [one, two] = [harness.mock.tenant(), harness.mock.tenant('adatum')];
    expect(two.credentialDigest(text)).not.toBe(one.credentialDigest(text));
    await token(harness, forms.password, { place: places[1] });
    expectRefusal(await token(harness, refresh(text), { place: places[1] }), 70000, 'invalid_grant');
    expectRefusal(await token(harness, poll(code), { place: places[1] }), 70000, 'bad_verification_code');
    harness.tenant.reset();
    await token(harness, { ...forms.password, username: 'root@fabrikam.com', password: 'Correct-Horse-9' });
    await post(harness, 'devicecode', asked);
    expectRefusal(await token(harness, refresh(text), { place: places[0] }), 70000, 'invalid_grant');
    expectRefusal(await token(harness, poll(code), { place: places[0] }), 70000, 'bad_verification_code');
  });

  test('nothing that a journal tells is a token, with or without the key', async () => {
    const harness = signInWorld();
    await token(harness, forms.password);
    await post(harness, 'devicecode', asked);
    const { secretKey } = harness.tenant.view().facts;
    const exported = JSON.stringify(harness.tenant.journal.export());
    const told = new Set(exported.match(/[\w-]{20,}/g));
    for (let sequence = 0; sequence < 50; sequence++)
      for (const kind of ['refreshToken', 'deviceCode']) told.add(digestOf(secretKey, `${kind}/${sequence}`));
    for (const text of told)
      for (const prefix of ['', '1.', '2.']) expect(harness.tenant.hasCredential(`${prefix}${text}`)).toBe(false);
  });
});

describe('HR-03: where the path names no tenant', () => {
  /** The usual tenant, which has no user of wingtip.com, beside one that has. */
  function beside(more: object = {}): { harness: Harness; home: string } {
    const harness = signInWorld({ auth: 'enforced' });
    const file = {
      version: 1,
      domains: [{ id: 'wingtip.com', isDefault: true }],
      users: [{ userPrincipalName: 'zoe@wingtip.com', password: 'Correct-Horse-3' }],
      applications: [publicApplication],
      ...more,
    };
    return { harness, home: harness.mock.load(file, 'wingtip').tenantId };
  }
  const zoe = { username: 'zoe@wingtip.com', password: 'Correct-Horse-3' };
  const page = async (harness: Harness, code: string, person: { username: string; password: string }) =>
    harness.mock.handle({
      method: 'POST',
      url: `${service}/devicelogin`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code, ...person }).toString(),
    });

  test.each(['organizations', 'common'])('a refresh token is of the tenant that gave it, at /%s', async (place) => {
    const { harness, home } = beside();
    const given = await token(harness, { ...forms.password, ...zoe }, { place: 'organizations' });
    const answer = await token(harness, refresh(textOf(given, 'refresh_token')), { place });
    expect(claimsOf(answer)).toMatchObject({ upn: 'zoe@wingtip.com', tid: home });
  });

  test('a device code may be begun at the tenant, and asked for without it', async () => {
    const { harness, home } = beside();
    const started = await post(harness, 'devicecode', asked, { place: home });
    harness.mock.tenant('wingtip').approveDeviceCode(textOf(started, 'user_code'), {
      userPrincipalName: zoe.username,
      password: zoe.password,
    });
    const answer = await token(harness, poll(textOf(started, 'device_code')), { place: 'common' });
    expect(claimsOf(answer)).toMatchObject({ upn: 'zoe@wingtip.com', tid: home });
  });

  test.each(['page', 'control'])('a user of any tenant signs in with a device code (%s)', async (way) => {
    const { harness, home } = beside();
    const started = await post(harness, 'devicecode', asked, { place: 'organizations' });
    const userCode = textOf(started, 'user_code');
    const done =
      way === 'page'
        ? await page(harness, userCode, zoe)
        : await harness.control('POST', '/device-code', { userCode, upn: zoe.username, password: zoe.password });
    expect(done.status).toBe(200);
    const answer = await token(harness, poll(textOf(started, 'device_code')), { place: 'organizations' });
    expect(claimsOf(answer)).toMatchObject({ upn: 'zoe@wingtip.com', tid: home });
    expectRefusal(
      await token(harness, poll(textOf(started, 'device_code')), { place: 'organizations' }),
      54005,
      'invalid_grant',
    );
    const next = await token(harness, refresh(textOf(answer, 'refresh_token')), { place: 'common' });
    expect(claimsOf(next)).toMatchObject({ tid: home });
  });

  test('one that was begun at a tenant is for its users alone', async () => {
    const { harness } = beside();
    const started = await post(harness, 'devicecode', asked);
    const refused = await page(harness, textOf(started, 'user_code'), zoe);
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('AADSTS50034');
  });

  test("the application has to be registered in the user's tenant too", async () => {
    const { harness } = beside({ applications: [] });
    const started = await post(harness, 'devicecode', asked, { place: 'common' });
    const refused = await page(harness, textOf(started, 'user_code'), zoe);
    expect(refused.body).toContain('AADSTS700016');
  });
});

describe('HR-03: what has ended', () => {
  test('is told apart for as long as logs are kept, and then dropped, two for each that comes', async () => {
    const harness = signInWorld();
    const sizes = () => {
      const { refreshTokens, deviceCodes, userCodes, credentialEnds } = harness.tenant.view().tables;
      return [refreshTokens.size, deviceCodes.size, userCodes.size, credentialEnds.size];
    };
    const first = textOf(await token(harness, forms.password), 'refresh_token');
    for (let count = 1; count < 4; count++) await token(harness, forms.password);
    for (let count = 0; count < 4; count++) await post(harness, 'devicecode', asked);
    expect(sizes()).toEqual([4, 4, 4, 8]);
    harness.advance({ days: 100 });
    expectRefusal(await token(harness, refresh(first)), 700082, 'invalid_grant');
    expectRefusal(await token(harness, refresh(first)), 700082, 'invalid_grant');
    harness.advance({ days: 50 });
    for (let count = 0; count < 2; count++) await post(harness, 'devicecode', asked);
    // Codes end sooner than tokens, and so go first.
    expect(sizes()).toEqual([4, 2, 2, 6]);
    for (let count = 0; count < 2; count++) await post(harness, 'devicecode', asked);
    expect(sizes()).toEqual([0, 4, 4, 4]);
  });
});

describe('HR-03: a refresh token and the hash of its user', () => {
  test('the first hash that is synchronized voids none, another one does', async () => {
    const tenantFile = {
      version: 1,
      domains: [{ id: 'fabrikam.com', isDefault: true }],
      users: [{ userPrincipalName: mia.username, synced: true, password: mia.password, hashSynced: false }],
      applications: [publicApplication],
      onPremises: {
        tenantPassThrough: true,
        activeAgents: 1,
        servers: [{ name: 'connect', signInMethod: 'passThrough', passwordHashSync: false }],
      },
    };
    const harness = new Harness(newMock({ tenantFile }));
    const place = 'fabrikam.com';
    const hash = () =>
      [...harness.tenant.view().tables.users.range()].find(([, user]) => user.userPrincipalName === mia.username)?.[1]
        .cloudPassword?.digest;
    const text = textOf(await token(harness, forms.password, { place }), 'refresh_token');
    expect(hash()).toBeUndefined();
    await harness.control('PATCH', '/on-premises/servers/connect', { passwordHashSync: true });
    harness.advance({ hours: 2 });
    expect(hash()).toBeDefined();
    const answer = await token(harness, refresh(text), { place });
    expect(answer.status).toBe(200);
    await harness.done('PATCH', `/users/${harness.userId(mia.username)}`, {
      passwordProfile: { password: 'Another-Horse-7', forceChangePasswordNextSignIn: false },
    });
    const later = refresh(textOf(answer, 'refresh_token'));
    expectRefusal(await token(harness, later, { place }), 50173, 'invalid_grant');
  });
});

describe('GP-05: a token for another resource is none for Graph', () => {
  const api = { displayName: 'Api', identifierUris: ['https://api.example', 'https://graph.microsoft.com'] };
  const tenantFile = { ...world, applications: [...world.applications, api] };
  const wanted = (resource: string): Form => ({
    ...forms.password,
    scope: `${resource}/Mail.Read ${resource}/Directory.ReadWrite.All`,
  });

  test('whatever host is asked, with permissions that nobody consented to', async () => {
    const harness = signInWorld({ auth: 'enforced', tenantFile });
    for (const origin of [service, 'https://api.example', 'https://graph.microsoft.us']) {
      const answer = await token(harness, wanted('https://api.example'), { origin });
      expect(claimsOf(answer)).toMatchObject({ aud: 'https://api.example' });
      const access = { token: textOf(answer, 'access_token') };
      for (const host of ['https://graph.microsoft.com', 'https://api.example', 'http://localhost:4010'])
        expect((await harness.send('GET', `${host}/v1.0/users`, undefined, access)).status).toBe(401);
      const forwarded = { ...access, headers: { 'x-forwarded-host': 'api.example', host: 'localhost' } };
      expect((await harness.send('GET', `http://localhost/v1.0/users`, undefined, forwarded)).status).toBe(401);
    }
  });

  test('a resource that takes the name of Graph does not get around consent', async () => {
    const harness = signInWorld({ auth: 'enforced', tenantFile });
    for (const origin of [service, 'https://graph.microsoft.us', 'http://localhost:4010'])
      for (const resource of [graph, `${graph}:443`, '00000003-0000-0000-c000-000000000000'])
        expectRefusal(await token(harness, wanted(resource), { origin }), 65001, 'invalid_grant');
  });

  test('Graph by its own address is Graph, and the answer keeps the name that was asked for', async () => {
    const harness = signInWorld({ auth: 'enforced', tenantFile });
    const origin = 'http://localhost:4010';
    const scope = `${origin}/User.Read.All`;
    const answer = await token(harness, { ...forms.password, scope }, { origin });
    expect(claimsOf(answer)).toMatchObject({ aud: graph });
    expect(textOf(answer, 'scope')).toContain(scope);
    const access = { token: textOf(answer, 'access_token') };
    expect((await harness.send('GET', `${origin}/v1.0/users`, undefined, access)).status).toBe(200);
    expectRefusal(await token(harness, wanted(origin), { origin }), 65001, 'invalid_grant');
    const elsewhere = { ...forms.password, scope: 'https://elsewhere.example/User.Read.All' };
    expectRefusal(await token(harness, elsewhere, { origin }), 500011, 'invalid_resource');
  });
});
