import { describe, expect, test } from 'vitest';
import { cloud, World } from '../support/on-premises-world.ts';
import {
  automation,
  claimsOf,
  expectRefusal,
  type Form,
  forms,
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
const root = { ...forms.password, username: 'root@fabrikam.com', password: 'Correct-Horse-9' };

describe('HR-03: a refresh token ends with the password that it was given for', () => {
  test.each([
    ['changed and changed back', ['Correct-Horse-10', 'Correct-Horse-9']],
    ['set anew to the same', ['Correct-Horse-9']],
  ])('also where that is %s', async (_what, passwords) => {
    const harness = signInWorld();
    const text = textOf(await token(harness, root), 'refresh_token');
    expect((await token(harness, refresh(text))).status).toBe(200);
    for (const password of passwords) {
      harness.advance({ minutes: 1 });
      await harness.done('PATCH', `/users/${harness.userId('root@fabrikam.com')}`, {
        passwordProfile: { password, forceChangePasswordNextSignIn: false },
      });
    }
    expectRefusal(await token(harness, refresh(text)), 50173, 'invalid_grant');
    const next = textOf(await token(harness, root), 'refresh_token');
    expect((await token(harness, refresh(next))).status).toBe(200);
  });
});

test('HR-03: the hash of the password that was typed, which the cloud learns later, ends no sign-in', async () => {
  const harness = signInWorld({
    tenantFile: { ...world, onPremises: { activeAgents: 1, tenantPassThrough: true } },
  });
  harness.tenant.onPremises.changePassword('nat@fabrikam.com', 'Newer-Horse-8');
  const nat = { ...forms.password, username: 'nat@fabrikam.com', password: 'Newer-Horse-8' };
  const first = textOf(await token(harness, nat), 'refresh_token');
  harness.advance('PT10M');
  const next = textOf(await token(harness, refresh(first)), 'refresh_token');
  harness.tenant.onPremises.changePassword('nat@fabrikam.com', 'Newest-Horse-8');
  for (const text of [first, next]) expect((await token(harness, refresh(text))).status).toBe(200);
  harness.advance('PT10M');
  for (const text of [first, next]) expectRefusal(await token(harness, refresh(text)), 50173, 'invalid_grant');
});

test('FD-12: a device code is signed in with by whom the token of the federation server names, not by who has the typed name', async () => {
  const world = new World({ ...cloud, applications: [publicApplication] }).installed({ userNameAttribute: 'mail' });
  const account = (name: string, mail: string, password: string) =>
    world.user(`${name}@federated.com`, {
      mail: `${mail}@federated.com`,
      displayName: name,
      password: world.tenant.digest(password),
    });
  account('ada', 'bea', 'Ada-Horse-11');
  account('cyd', 'ada', 'Cyd-Horse-22');
  world.cycle();
  const place = { place: 'federated.com' };
  const started = await post(world.harness, 'devicecode', { client_id, scope: 'openid User.Read.All' }, place);
  const person = { userPrincipalName: 'ada@federated.com', password: 'Ada-Horse-11' };
  world.tenant.approveDeviceCode(textOf(started, 'user_code'), person);
  const device_code = textOf(started, 'device_code');
  const answer = await token(world.harness, { grant_type: 'device_code', client_id, device_code }, place);
  expect(claimsOf(answer)).toMatchObject({ upn: 'bea@federated.com', name: 'ada' });
  const signIns = [...world.tenant.view().tables.signIns.range()].map(([, { userId }]) => userId);
  expect(signIns).toEqual([world.cloudUser('bea@federated.com')?.id]);
});

describe('bad input at the sign-in service', () => {
  test.each(['%0d%0ax-evil:1', '%C4%80', '%00', 'x'.repeat(129), 'a%20b'])(
    'a client-request-id that is none is refused, and is in no header: %s',
    async (id) => {
      const harness = signInWorld();
      const answer = await harness.send(
        'POST',
        `${service}/contoso.com/oauth2/v2.0/token?client-request-id=${id}`,
        {},
        { token: '' },
      );
      expectRefusal(answer, 900144, 'invalid_request');
      for (const text of [`client-request-id=${id}`]) {
        const inForm = await harness.send('POST', `${service}/contoso.com/oauth2/v2.0/token`, undefined, {
          token: '',
          text,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
        expectRefusal(inForm, 90013, 'invalid_request');
        for (const each of [answer, inForm]) expect(each.headers).not.toHaveProperty('client-request-id');
      }
    },
  );

  test('a form is bounded, since what it holds is kept', async () => {
    const harness = signInWorld();
    const long = 'x'.repeat(32 * 1_024);
    for (const form of [
      { ...root, username: `${long}@fabrikam.com` },
      { ...root, password: long },
    ])
      expectRefusal(await token(harness, form), 90013, 'invalid_request', 413);
    const scope = 'User.Read.All '.repeat(10_000);
    expectRefusal(await post(harness, 'devicecode', { client_id, scope }), 90013, 'invalid_request', 413);
    expect(harness.tenant.journal.position).toBe(0);
    expect(
      (await token(harness, { ...forms.application, claims: JSON.stringify({ long: 'x'.repeat(8_192) }) })).status,
    ).toBe(200);
  });

  test('OAuth paths that are not served are refused in the form of the service', async () => {
    const harness = signInWorld();
    const send = (method: string, path: string) =>
      harness.send(method, `${service}/contoso.com/${path}`, undefined, { token: '' });
    for (const path of ['oauth2/v1.0/token', 'oauth2/v2.0/nothing', 'oauth2'])
      expectRefusal(await send('POST', path), 90013, 'invalid_request', 404);
    expectRefusal(await send('GET', 'oauth2/v2.0/token'), 90013, 'invalid_request', 405);
    expectRefusal(
      await post(harness, 'devicecode', { client_id, scope: 'openid' }, { place: 'consumers' }),
      90002,
      'invalid_request',
    );
    const text = `${new URLSearchParams(forms.application).toString()}&__proto__=x`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const strange = await harness.send('POST', `${service}/contoso.com/oauth2/v2.0/token`, undefined, {
      token: '',
      text,
      headers,
    });
    expectRefusal(strange, 90013, 'invalid_request');
  });

  test('a tenant that cannot be is refused as a client of OAuth reads it, at Graph as one of Graph does', async () => {
    const harness = signInWorld();
    const at = (path: string) => harness.send('POST', `https://localhost/t/bad_name${path}`, undefined, { token: '' });
    const { status, body } = await at('/common/oauth2/v2.0/token');
    expect(status).toBe(400);
    expect(body).toEqual({ error: expect.any(String), error_description: expect.stringContaining('bad_name') });
    expect((await at('/v1.0/users')).body['error']).toMatchObject({ message: expect.stringContaining('bad_name') });
  });

  test('a credential in an address is in no log', async () => {
    const harness = signInWorld();
    await harness.send('POST', `${service}/contoso.com/oauth2/v2.0/token?client_secret=Ab1&Zz9~q=`, undefined, {
      token: '',
    });
    await harness.call('GET', '/users?access_token=eyJ9.e30.x&$top=5');
    const kept = JSON.stringify(harness.tenant.requestLog.entries());
    for (const secret of ['Ab1', 'Zz9', 'eyJ9']) expect(kept).not.toContain(secret);
    expect(kept).toContain('client_secret=…&…');
    expect(kept).toContain('access_token=…&$top=5');
  });

  test('a token is not asked to live beyond what a time can be', async () => {
    const harness = signInWorld();
    const mint = (lifetime: number) => harness.control('POST', '/tokens', { kind: 'application', lifetime });
    expect((await mint(9e15)).body['error']).toMatch(/lifetime/);
    expect((await mint(3_155_760_000)).status).toBe(200);
  });
});

test('GP-05: a token that is known is taken, also while others push the oldest out', async () => {
  const harness = signInWorld({ auth: 'enforced' });
  let made = 0;
  const use = async (text: string) => (await harness.call('GET', '/users', undefined, { token: text })).status;
  for (let steps = 0; steps < 20; steps++) {
    const good = await harness.token({
      kind: 'application',
      permissions: ['User.Read.All'],
      displayName: automation.displayName,
    });
    await use(good);
    for (let count = 0; count < 999; count++) await use(`a.b${made++}.c`);
    const other = use(`a.b${made++}.c`);
    for (let step = 0; step < steps; step++) await undefined;
    expect(await use(good)).toBe(200);
    await other;
  }
});
