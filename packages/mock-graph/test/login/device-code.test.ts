import { describe, expect, test, vi } from 'vitest';
import type { Harness } from '../support/harness.ts';
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

const asked = { client_id: publicApplication.appId, scope: `${graph}/.default openid offline_access` };

const start = async (harness: Harness, place?: string) => {
  const answer = await post(harness, 'devicecode', asked, place === undefined ? {} : { place });
  expect(answer.status).toBe(200);
  return { answer, userCode: textOf(answer, 'user_code'), deviceCode: textOf(answer, 'device_code') };
};
const poll = (harness: Harness, deviceCode: string, change: Form = {}) =>
  token(harness, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: publicApplication.appId,
    device_code: deviceCode,
    ...change,
  });
/** The page, as a browser has it. */
const page = async (harness: Harness, form: Record<string, string>, path = '/devicelogin') => {
  const { status, body = '' } = await harness.mock.handle({
    method: 'POST',
    url: `${service}${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  return { status, body };
};

describe('HR-03: device code', () => {
  test('a person signs in with it, and the program that waits is given tokens, once', async () => {
    const harness = signInWorld({ auth: 'enforced' });
    const { answer, userCode, deviceCode } = await start(harness);
    expect(answer.body).toEqual({
      user_code: expect.stringMatching(/^[A-Z2-9]{9}$/),
      device_code: expect.any(String),
      verification_uri: `${service}/devicelogin`,
      expires_in: 900,
      interval: 5,
      message: expect.stringContaining(userCode),
    });
    expectRefusal(await poll(harness, deviceCode), 70016, 'authorization_pending');
    // With a hyphen, a dash, and spaces, as people type it or a program pastes it.
    const typed = ` ${userCode.slice(0, 3)}-${userCode.slice(3, 6)}–${userCode.slice(6)} `.toLowerCase();
    expect((await page(harness, { code: typed, ...mia })).status).toBe(200);
    const given = await poll(harness, deviceCode);
    expect(given.status).toBe(200);
    expect(claimsOf(given)).toMatchObject({ upn: 'mia@fabrikam.com', appid: publicApplication.appId });
    expect(textOf(given, 'refresh_token')).not.toBe('');
    const access = { token: textOf(given, 'access_token') };
    expect((await harness.call('GET', '/users', undefined, access)).status).toBe(200);
    expectRefusal(await poll(harness, deviceCode), 54005, 'invalid_grant');
    expect((await page(harness, { code: userCode, ...mia })).status).toBe(400);
  });

  test('the page is a form, which names the tenant and runs nothing', async () => {
    const harness = signInWorld();
    const shown = await harness.mock.handle({ method: 'GET', url: `${service}/devicelogin?code="><b>`, headers: {} });
    expect(shown.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(shown.body).toContain('<h1>Contoso</h1>');
    expect(shown.body).toContain('&quot;&gt;&lt;b&gt;');
    expect(shown.body).not.toContain('<b>');
  });

  test.each<[string, Record<string, string>, string]>([
    ['a wrong password: the password', { password: 'Wrong-Horse-7' }, 'password'],
    ['no user name: the user name', { username: '' }, 'username'],
    ['nobody: the user name', { username: 'nobody@fabrikam.com' }, 'username'],
    ['another code: the code', { code: 'AAAAAAAAA' }, 'code'],
  ])('the cursor stands where the person goes on after %s', async (_what, change, field) => {
    const harness = signInWorld();
    const { userCode } = await start(harness);
    const { body } = await page(harness, { code: userCode, ...mia, ...change });
    expect(body).toContain('role="alert"');
    expect(body.match(/autofocus/g)).toHaveLength(1);
    expect(body).toMatch(new RegExp(`<input name="${field}"[^>]* autofocus`));
  });

  test('spaces around a user name are not of it', async () => {
    const harness = signInWorld();
    const { userCode } = await start(harness);
    expect((await page(harness, { code: userCode, ...mia, username: ` ${mia.username} ` })).status).toBe(200);
  });

  test('the page refuses by name what it does not know, in form and address, and no value is told', async () => {
    const harness = signInWorld();
    const { userCode, deviceCode } = await start(harness);
    const form = { code: userCode, ...mia };
    const answers = [
      await page(harness, { ...form, passwort: 'Correct-Horse-7' }),
      await page(harness, form, '/devicelogin?passwort=Correct-Horse-7'),
      await harness.mock.handle({
        method: 'GET',
        url: `${service}/devicelogin?passwort=Correct-Horse-7`,
        headers: {},
      }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(400);
      expect(body).toContain('passwort');
      expect(body).not.toContain('Horse');
    }
    expectRefusal(await poll(harness, deviceCode), 70016, 'authorization_pending');
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['a wrong password', { password: 'Wrong-Horse-7' }, /AADSTS50126/],
    ['no password', { password: '' }, /AADSTS50126/],
    ['nobody', { username: 'nobody@fabrikam.com' }, /AADSTS50034/],
    ['another code', { code: 'AAAAAAAAA' }, /AADSTS70018/],
  ])('the page tells of %s, and the program goes on waiting', async (_what, change, told) => {
    const harness = signInWorld();
    const { userCode, deviceCode } = await start(harness);
    const answer = await page(harness, { code: userCode, ...mia, ...change });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatch(told);
    expect(answer.body).not.toContain('Horse');
    expectRefusal(await poll(harness, deviceCode), 70016, 'authorization_pending');
  });

  test('a form that is too long is refused as at the token endpoint', async () => {
    const { status, body } = await page(signInWorld(), { code: 'A'.repeat(32 * 1_024) });
    expect(status).toBe(413);
    expect(body).toContain('AADSTS90013');
  });

  test('a federated user signs in at the federation server, as in a browser', async () => {
    const harness = signInWorld();
    const { userCode, deviceCode } = await start(harness);
    const ada = { username: 'ada@contoso.com', password: 'Correct-Horse-1' };
    expect((await page(harness, { code: userCode, ...ada })).status).toBe(200);
    expect(claimsOf(await poll(harness, deviceCode))).toMatchObject({ upn: 'ada@contoso.com' });
  });

  test('a person declines', async () => {
    const harness = signInWorld();
    const { userCode, deviceCode } = await start(harness);
    expect((await page(harness, { code: userCode, decline: '1' })).status).toBe(200);
    expectRefusal(await poll(harness, deviceCode), 70018, 'authorization_declined');
  });

  test('the code ends after 15 minutes, to the second, for the person and for the program', async () => {
    const harness = signInWorld();
    const { userCode, deviceCode } = await start(harness);
    harness.advance({ minutes: 14, seconds: 59 });
    expectRefusal(await poll(harness, deviceCode), 70016, 'authorization_pending');
    harness.advance({ seconds: 1 });
    expect((await page(harness, { code: userCode, ...mia })).status).toBe(400);
    expectRefusal(await poll(harness, deviceCode), 70019, 'expired_token');
  });

  test('a program that asks sooner than after the interval is told to slow down', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const harness = signInWorld();
      const { deviceCode } = await start(harness);
      expectRefusal(await poll(harness, deviceCode), 70016, 'authorization_pending');
      vi.advanceTimersByTime(3_000);
      expectRefusal(await poll(harness, deviceCode), 70016, 'slow_down');
      vi.advanceTimersByTime(5_000);
      expectRefusal(await poll(harness, deviceCode), 70016, 'authorization_pending');
    } finally {
      vi.useRealTimers();
    }
  });

  test('a code is of one application, and an account that was disabled meanwhile gets no token', async () => {
    const harness = signInWorld();
    const { userCode, deviceCode } = await start(harness);
    await page(harness, { code: userCode, ...mia });
    const stolen = { client_id: automation.appId, client_secret: 'right-secret' };
    const unknown = await poll(harness, deviceCode, stolen);
    expectRefusal(unknown, 70000, 'bad_verification_code');
    expect(unknown.headers['x-mock-assumption']).toBe('HR-03');
    expectRefusal(await poll(harness, '2.made-up'), 70000, 'bad_verification_code');
    await harness.done('PATCH', `/users/${harness.userId('mia@fabrikam.com')}`, { accountEnabled: false });
    expectRefusal(await poll(harness, deviceCode), 50057, 'invalid_grant');
  });

  test('a test does what the person does with a call of the control surface', async () => {
    const harness = signInWorld();
    const first = await start(harness, 'common');
    const approve = (userCode: string, password: string) =>
      harness.control('POST', '/device-code', { userCode, upn: 'mia@fabrikam.com', password });
    const wrong = await approve(first.userCode, 'Wrong-Horse-7');
    expect(wrong.status).toBe(400);
    expect(wrong.text).toMatch(/AADSTS50126/);
    expect((await approve(first.userCode, 'Correct-Horse-7')).body).toEqual({
      userCode: first.userCode,
      result: 'approved',
    });
    expect((await poll(harness, first.deviceCode)).status).toBe(200);
    const second = await start(harness);
    const both = { userCode: second.userCode, decline: true, upn: mia.username, password: mia.password };
    expect((await harness.control('POST', '/device-code', both)).status).toBe(400);
    expectRefusal(await poll(harness, second.deviceCode), 70016, 'authorization_pending');
    await harness.control('POST', '/device-code', { userCode: second.userCode, decline: true });
    expectRefusal(await poll(harness, second.deviceCode), 70018, 'authorization_declined');
    expect((await harness.control('POST', '/device-code', { userCode: 'X' })).status).toBe(400);
  });

  test('the interval can be set, and the codes of a tenant with a prefix have their page there', async () => {
    const tenantFile = {
      ...world,
      tenant: undefined,
      timings: { mode: 'maximum', values: { deviceCodePolling: 1_000 } },
    };
    const harness = signInWorld({ tenantFile });
    const fabrikam = harness.mock.tenant('fabrikam');
    for (const place of [`t/fabrikam/${fabrikam.tenantId}`, fabrikam.tenantId]) {
      const { answer, userCode } = await start(harness, place);
      expect(answer.body).toMatchObject({ interval: 1, verification_uri: `${service}/t/fabrikam/devicelogin` });
      expect((await page(harness, { code: userCode, ...mia }, '/t/fabrikam/devicelogin')).status).toBe(200);
    }
  });

  test.each<[string, Form, number, string]>([
    ['no application', { client_id: undefined }, 900144, 'invalid_request'],
    ['no scope', { scope: undefined }, 900144, 'invalid_request'],
    ['an application that is not registered', { client_id: 'x' }, 700016, 'unauthorized_client'],
    ['a permission without consent', { scope: 'Mail.Read' }, 65001, 'invalid_grant'],
    ['a parameter that is not known', { username: 'x' }, 90013, 'invalid_request'],
  ])('is not begun with %s', async (_what, change, code, error) => {
    expectRefusal(await post(signInWorld(), 'devicecode', { ...asked, ...change }), code, error);
  });
});

test('a code and its token are in no journal', async () => {
  const harness = signInWorld();
  const { deviceCode, userCode } = await start(harness);
  const waiting = JSON.stringify(harness.tenant.journal.export());
  expect(waiting).not.toContain(userCode);
  await page(harness, { code: userCode, ...mia });
  await poll(harness, deviceCode);
  await token(harness, forms.password);
  const kept = JSON.stringify([harness.tenant.journal.export(), harness.tenant.requestLog.entries()]);
  for (const code of [deviceCode, userCode]) expect(kept).not.toContain(code);
  expect(kept).not.toContain('Horse');
});
