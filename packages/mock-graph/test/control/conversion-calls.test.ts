import { describe, expect, test } from 'vitest';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp } from '../support/harness.ts';
import { asked, expectRefusal } from '../support/refusals.ts';

const withFarm = (farm: object = {}): Harness =>
  setUp({
    tenantFile: {
      ...contoso,
      onPremises: { farms: [{ name: 'sts', product: 'adfs', serviceName: 'sts.contoso.com', ...farm }] },
    },
  });
const domain = '/domains/contoso.com';
const conversion = `${domain}/conversion`;

describe('the retired cmdlets', () => {
  test('CV-03, CV-04: users are converted one after the other, and the file has their temporary passwords', async () => {
    const harness = withFarm();
    const answered = await asked(harness, 'POST', `${domain}/convert-to-standard`, {
      skipUserConversion: false,
      passwordFile: 'passwords.txt',
    });
    expect(answered).toMatchObject({ domainId: 'contoso.com', asked: 'Managed', running: true, converted: 0 });
    harness.advance('PT2H');
    expect(await asked(harness, 'GET', conversion)).toMatchObject({ running: false, converted: 7, withoutPassword: 0 });
    const file = await asked(harness, 'GET', '/password-files/passwords.txt');
    const lines = file['lines'] as { userPrincipalName: string; password: string }[];
    expect(lines.map(({ userPrincipalName }) => userPrincipalName)).toEqual(['carl@contoso.com', 'nohash@contoso.com']);
    const [carl] = lines;
    const signIn = await asked(harness, 'POST', '/sign-in', { upn: carl?.userPrincipalName, password: carl?.password });
    expect(signIn).toMatchObject({ result: 'passwordChangeNeeded', route: 'cloud' });

    const text = await harness.control('GET', '/password-files/passwords.txt', undefined, {
      headers: { accept: 'text/json' },
    });
    expect(text.headers['content-type']).toContain('application/json');
    const { body, headers } = await harness.mock.handle({
      method: 'GET',
      url: '/_mock/password-files/passwords.txt',
      headers: { host: 'localhost', accept: 'text/plain' },
    });
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toBe(lines.map(({ userPrincipalName, password }) => `${userPrincipalName}\t${password}\n`).join(''));
    expect(await asked(harness, 'GET', '/password-files')).toEqual({
      files: [{ name: 'passwords.txt', domain: 'contoso.com' }],
    });
    await expectRefusal(harness, ['GET', '/password-files/no'], /^There is no password file 'no'/, 404);
    await expectRefusal(
      harness,
      ['POST', `${domain}/convert-to-standard`, { skipUserConversion: false, passwordFile: 'passwords.txt' }],
      /exists already/,
    );
  });

  test('CV-02, CV-13: users are skipped; a run is interrupted and ends', async () => {
    const harness = withFarm();
    const skipped = { skipUserConversion: true, passwordFile: 'empty' };
    expect(await asked(harness, 'POST', `${domain}/convert-to-standard`, skipped)).toMatchObject({ running: false });
    expect((await asked(harness, 'GET', '/password-files/empty'))['lines']).toEqual([]);
    await asked(harness, 'POST', `${domain}/convert-to-standard`, { skipUserConversion: false, passwordFile: 'two' });
    harness.advance({ milliseconds: 250 });
    expect(await asked(harness, 'POST', `${domain}/interrupt-conversion`)).toEqual({ interrupted: true });
    expect(await asked(harness, 'GET', conversion)).toMatchObject({ running: false, converted: 2 });
    expect(await asked(harness, 'POST', `${domain}/interrupt-conversion`)).toEqual({ interrupted: false });
    await expectRefusal(harness, ['POST', '/domains/no.com/interrupt-conversion'], /no\.com/, 404);
    await expectRefusal(harness, ['GET', '/domains/no.com/conversion'], /no\.com/, 404);
    await expectRefusal(harness, ['POST', `${domain}/convert-to-standard`, {}], /skipUserConversion is missing/);
  });

  test('CV-09, CV-15: converting back sets the trust on both sides', async () => {
    const { text } = await signingCertificate();
    const harness = withFarm({ signingCertificate: text });
    const trusts = async () => (await asked(harness, 'GET', '/on-premises/farms/sts'))['trusts'];
    expect(await trusts()).toEqual(['contoso.com']);
    await asked(harness, 'POST', `${domain}/convert-to-standard`, { skipUserConversion: true, passwordFile: 'one' });
    expect(await trusts()).toEqual([]);
    await asked(harness, 'POST', `${domain}/convert-to-federated`, { farm: 'sts', supportMultipleDomain: true });
    expect(await trusts()).toEqual(['contoso.com']);
    const { body } = await harness.call('GET', '/domains/contoso.com/federationConfiguration');
    expect(body.value).toMatchObject([
      { issuerUri: 'http://contoso.com/adfs/services/trust', signingCertificate: text },
    ]);
    await expectRefusal(
      harness,
      ['POST', '/domains/fabrikam.com/convert-to-federated', { farm: 'no' }],
      /^There is no federation farm 'no'/,
    );
  });

  test('CV-06, FD-04: the cloud side alone is set, with a certificate that is read at the gate', async () => {
    const harness = withFarm({ members: [{ name: 'fs1', role: 'federationServer', healthy: false }] });
    await expectRefusal(
      harness,
      ['POST', `${domain}/convert-to-standard`, { skipUserConversion: true, passwordFile: 'x' }],
      /cannot be reached/,
    );
    const set = `${domain}/set-authentication`;
    expect(await asked(harness, 'POST', set, { authentication: 'Managed' })).toMatchObject({ asked: 'Managed' });
    const { text, pem } = await signingCertificate();
    const federation = {
      issuerUri: 'urn:contoso',
      passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
      signOutUri: null,
    };
    const to = (signingCertificate?: string) => ({
      authentication: 'Federated',
      federation: { ...federation, ...(signingCertificate ? { signingCertificate } : {}) },
    });
    await expectRefusal(harness, ['POST', set, to(pem)], /^signingCertificate must be without armour/);
    await expectRefusal(harness, ['POST', set, to()], /signing certificate/);
    const next = { ...to(text), federation: { ...to(text).federation, nextSigningCertificate: 'AAAA' } };
    await expectRefusal(harness, ['POST', set, next], /^nextSigningCertificate must be one X.509/);
    await expectRefusal(harness, ['POST', set, { authentication: 'Managed', federation }], /Leave them out/);
    expect(await asked(harness, 'POST', set, to(text))).toMatchObject({ asked: 'Federated' });
  });

  test('CV-05: one user is converted, and the password is told that was made', async () => {
    const harness = withFarm();
    const convert = '/users/nohash@contoso.com/convert';
    await expectRefusal(harness, ['POST', convert], /is in a federated domain/);
    await asked(harness, 'POST', `${domain}/set-authentication`, { authentication: 'Managed' });
    harness.advance('PT2H');
    const { temporaryPassword, userId } = await asked(harness, 'POST', convert);
    expect(userId).toBe(harness.userId('nohash@contoso.com'));
    const signIn = (password: unknown) => asked(harness, 'POST', '/sign-in', { upn: 'nohash@contoso.com', password });
    expect(await signIn(temporaryPassword)).toMatchObject({ result: 'passwordChangeNeeded' });
    expect(await asked(harness, 'POST', convert, { newPassword: 'My-Own-Horse-1' })).toEqual({ userId });
    expect(await signIn(temporaryPassword)).toMatchObject({ code: 50126 });
    expect(await signIn('My-Own-Horse-1')).toMatchObject({ result: 'passwordChangeNeeded' });
    expect(JSON.stringify(harness.tenant.journal.export())).not.toContain(temporaryPassword);
    await expectRefusal(harness, ['POST', '/users/who@contoso.com/convert'], /who@contoso.com/, 404);
  });
});

describe('what is about to change for a user', () => {
  test('CV-01: a conversion that the user has still to follow, with its time', async () => {
    const harness = withFarm();
    await asked(harness, 'POST', `${domain}/set-authentication`, { authentication: 'Managed' });
    const explained = await asked(harness, 'GET', '/explain/sign-in?upn=ada@contoso.com');
    expect(explained).toMatchObject({
      route: 'federation',
      arrival: 'conversionPending',
      next: [{ type: 'Managed', due: '2026-01-05T10:00:00.000Z' }],
      pending: [{ kind: 'domainConversion', due: '2026-01-05T10:00:00.000Z' }],
    });
    expect(await asked(harness, 'GET', '/explain/sign-in?upn=mia@fabrikam.com')).toMatchObject({
      next: [],
      pending: [],
    });
    expect(
      await asked(harness, 'POST', '/sign-in', { upn: 'ada@contoso.com', password: 'Correct-Horse-1' }),
    ).toMatchObject({
      next: [{ type: 'Managed' }],
      pending: [{ kind: 'domainConversion' }],
    });
    harness.advance('PT2H');
    expect(await asked(harness, 'GET', '/explain/sign-in?upn=ada@contoso.com')).toMatchObject({
      route: 'cloud',
      next: [],
    });
  });

  test('SR-22, SY-01: a password hash and a change on-premises that are on their way', async () => {
    const harness = setUp();
    await asked(harness, 'POST', '/on-premises/password', { upn: 'ada@contoso.com', password: 'New-Horse-1' });
    await asked(harness, 'PATCH', '/on-premises/objects/ada@contoso.com', { enabled: false });
    const kinds = async (upn: string) =>
      ((await asked(harness, 'GET', `/explain/sign-in?upn=${upn}`))['pending'] as { kind: string }[]).map(
        ({ kind }) => kind,
      );
    expect(await kinds('ada@contoso.com')).toEqual(['passwordSync', 'directoryCycle']);
    expect(await kinds('bob@contoso.com')).toEqual([]);
  });

  test('names the domain and the trust, and gives no record of either away', async () => {
    const harness = setUp();
    const explained = await asked(harness, 'GET', '/explain/sign-in?upn=ada@contoso.com');
    expect(explained).toMatchObject({
      domain: 'contoso.com',
      federation: 'http://sts.contoso.com/adfs/services/trust',
    });
    expect(JSON.stringify(explained)).not.toMatch(/passiveSignInUri|isVerified/);
  });
});
