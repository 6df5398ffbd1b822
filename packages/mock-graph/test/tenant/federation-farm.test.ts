import { describe, expect, test } from 'vitest';
import { readCertificate } from '../../src/gate/certificate.ts';
import type { CertificateFacts } from '../../src/tenant/records.ts';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import { type Body, type Harness, idOf, setUp, valuesOf } from '../support/harness.ts';

const factsOf = async (from: string, to: string): Promise<CertificateFacts> => {
  const facts = readCertificate((await signingCertificate(from, to)).text);
  if (!facts) throw new Error('The certificate cannot be read.');
  return facts;
};
const present = await factsOf('2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z');
const newer = await factsOf('2026-05-01T00:00:00Z', '2027-06-01T00:00:00Z');

const addFarm = (harness: Harness, more: object = {}) =>
  harness.tenant.run('addFederationFarm', {
    name: 'Contoso',
    product: 'adfs',
    serviceName: 'sts.contoso.com',
    existing: true,
    trusts: ['contoso.com'],
    certificate: present,
    ...more,
  });
const change = (harness: Harness, more: object) =>
  harness.tenant.run('changeFederationFarm', { name: 'contoso', ...more });
const code = (harness: Harness, userPrincipalName: string, password?: string, more: object = {}): string => {
  const outcome = harness.tenant.signIn({
    userPrincipalName,
    ...(password === undefined ? {} : { password }),
    ...more,
  });
  return outcome.code === undefined ? outcome.result : `${outcome.result} ${outcome.code}`;
};
const reasons = (harness: Harness, userPrincipalName: string, password: string): string[] =>
  harness.tenant.signIn({ userPrincipalName, password }).because.map(({ behaviour }) => behaviour);
const log = (harness: Harness) => [...harness.tenant.view().tables.federationSignIns.range()].map(([, entry]) => entry);
const unchanged = (harness: Harness, act: () => unknown, message: RegExp): void => {
  const before = harness.tenant.hash();
  expect(act).toThrow(message);
  expect(harness.tenant.hash(), 'a refusal changes nothing').toBe(before);
};

describe('FD-08: a federation server that fails', () => {
  test('sign-in fails until a member is back; realm discovery still says Federated', async () => {
    const harness = setUp();
    addFarm(harness, {
      members: [
        { name: 'sts1', role: 'federationServer', healthy: true },
        { name: 'sts2', role: 'federationServer', healthy: true },
        { name: 'wap1', role: 'proxy', healthy: true },
      ],
    });
    const realm = async (): Promise<unknown> =>
      (await harness.send('GET', 'https://login.microsoftonline.com/common/userrealm/ada@contoso.com?api-version=1.0'))
        .body['account_type'];
    change(harness, { members: [{ name: 'sts1', healthy: false }] });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    change(harness, { members: [{ name: 'sts2', healthy: false }] });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
    expect(reasons(harness, 'ada@contoso.com', 'Correct-Horse-1')).toEqual(['FD-08']);
    expect([harness.route('ada@contoso.com'), await realm()]).toEqual(['federation', 'Federated']);
    change(harness, { members: [{ name: 'sts1', healthy: true }] });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    // Without a proxy nobody comes in from outside.
    change(harness, { members: [{ name: 'wap1', healthy: false }] });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
    unchanged(harness, () => change(harness, { members: [{ name: 'sts9', healthy: true }] }), /no member 'sts9'/);
  });

  test('users in rollout are unaffected, and a conversion helps once it is in effect', async () => {
    const harness = setUp({
      tenantFile: { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] },
    });
    addFarm(harness);
    change(harness, { healthy: false });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    expect(code(harness, 'cyd@contoso.com', 'Correct-Horse-3')).toBe('failure');
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    expect(code(harness, 'cyd@contoso.com', 'Correct-Horse-3')).toBe('failure');
    harness.advance('PT2H');
    expect(code(harness, 'cyd@contoso.com', 'Correct-Horse-3')).toBe('success');
  });
});

describe('FD-09: certificates roll over', () => {
  /** A domain whose certificate ends on 1 June, with a farm behind it. */
  async function federated(): Promise<{ harness: Harness; read: () => Promise<Body> }> {
    const harness = setUp();
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    addFarm(harness, { trusts: [] });
    harness.tenant.run('convertDomainToFederated', { domainId: 'contoso.com', farm: 'Contoso' });
    const path = '/domains/contoso.com/federationConfiguration';
    const read = async (): Promise<Body> => {
      const [first] = valuesOf(await harness.done('GET', path));
      return (await harness.done('GET', `${path}/${first?.id ?? ''}`)).body;
    };
    return { harness, read };
  }

  test('thirty days before the end a new one is looked for, then daily, until it is found', async () => {
    const { harness, read } = await federated();
    harness.tenant.clock.set('2026-05-01T23:59:59.999Z');
    expect((await read())['signingCertificateUpdateStatus']).toBeNull();
    harness.advance({ milliseconds: 1 });
    expect((await read())['signingCertificateUpdateStatus']).toEqual({
      certificateUpdateResult: 'noNewCertificateFound',
      lastRunDateTime: '2026-05-02T00:00:00Z',
    });
    change(harness, { certificate: newer });
    harness.advance({ milliseconds: 86_400_000 - 1 });
    expect((await read())['signingCertificate']).toBe(present.text);
    harness.advance({ milliseconds: 1 });
    expect(await read()).toMatchObject({
      signingCertificate: newer.text,
      signingCertificateUpdateStatus: { certificateUpdateResult: 'success', lastRunDateTime: '2026-05-03T00:00:00Z' },
    });
    // The next look is thirty days before the end of the new one.
    expect(harness.tenant.pending().map(({ kind, due }) => [kind, new Date(due).toISOString()])).toEqual([
      ['certificateRollover', '2027-05-02T00:00:00.000Z'],
    ]);
  });

  test('a server that is down cannot be asked, and one that is back is asked again', async () => {
    const { harness, read } = await federated();
    change(harness, { certificate: newer, healthy: false });
    harness.tenant.clock.set('2026-05-02T00:00:00Z');
    expect((await read())['signingCertificateUpdateStatus']).toMatchObject({
      certificateUpdateResult: 'couldNotAccessRemoteHost',
    });
    change(harness, { healthy: true });
    harness.advance('P1D');
    expect((await read())['signingCertificate']).toBe(newer.text);
  });

  test('a certificate that was changed by hand, or a domain that is managed, ends the search', async () => {
    const { harness, read } = await federated();
    harness.tenant.clock.set('2026-05-02T00:00:00Z');
    const { id } = await read();
    await harness.done('PATCH', `/domains/contoso.com/federationConfiguration/${id ?? ''}`, {
      signingCertificate: newer.text,
    });
    harness.advance('P2D');
    expect((await read())['signingCertificateUpdateStatus']).toMatchObject({ lastRunDateTime: '2026-05-02T00:00:00Z' });
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    harness.advance('P1D');
    expect(harness.tenant.pending().filter(({ kind }) => kind === 'certificateRollover')).toEqual([]);
  });
});

describe('FD-10: farms', () => {
  const members = [
    { name: 'sts1', role: 'federationServer', healthy: true },
    { name: 'wap1', role: 'proxy', healthy: true },
  ];

  test('a new AD FS farm needs a server, a proxy and a certificate for its name; an existing one and others do not', () => {
    const fresh = {
      existing: false,
      name: 'New',
      serviceName: 'fs.contoso.com',
      serviceCertificateNames: ['fs.contoso.com'],
      members,
    };
    for (const [lacking, message] of [
      [{ members: [] }, /a federation server, a Web Application Proxy/],
      [{ members: members.slice(0, 1) }, /a Web Application Proxy/],
      [{ serviceCertificateNames: ['other.contoso.com'] }, /a certificate for fs\.contoso\.com/],
      [{ serviceCertificateNames: ['*.fs.contoso.com'] }, /a certificate for fs\.contoso\.com/],
      [{ serviceCertificateNames: ['*.com'] }, /a certificate for fs\.contoso\.com/],
    ] as const) {
      const harness = setUp();
      unchanged(harness, () => addFarm(harness, { ...fresh, ...lacking }), message);
    }
    for (const enough of [
      fresh,
      { ...fresh, serviceCertificateNames: ['*.contoso.com'] },
      { existing: true },
      { product: 'pingFederate', existing: false },
    ])
      expect(addFarm(setUp(), enough).product).toBeDefined();
  });

  test('names and service names are unique; an unknown farm is named with those that are known', async () => {
    const harness = setUp();
    addFarm(harness);
    unchanged(harness, () => addFarm(harness, { name: 'CONTOSO', serviceName: 'x.contoso.com' }), /already/);
    unchanged(
      harness,
      () => addFarm(harness, { name: 'Other', serviceName: 'STS.contoso.com' }),
      /belongs to the farm 'Contoso'/,
    );
    unchanged(harness, () => harness.tenant.run('removeFederationFarm', { name: 'Absent' }), /Known: Contoso/);
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    harness.tenant.run('removeFederationFarm', { name: 'contoso' });
    addFarm(harness);
  });

  test.each(['adfs', 'pingFederate', 'other'] as const)('%s is configured as the others are', async (product) => {
    const harness = setUp();
    addFarm(harness, { product });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    change(harness, { healthy: false });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
  });

  test('several domains on one farm need issuers of their own', () => {
    const harness = setUp();
    addFarm(harness);
    const convert = (supportMultipleDomain: boolean) =>
      harness.tenant.run('convertDomainToFederated', {
        domainId: 'fabrikam.com',
        farm: 'Contoso',
        supportMultipleDomain,
      });
    unchanged(harness, () => convert(false), /supportMultipleDomain/);
    convert(true);
    expect(harness.tenant.view().tables.federationFarms.get('contoso')?.trusts).toEqual([
      'contoso.com',
      'fabrikam.com',
    ]);
  });
});

describe('FD-11: the log of the federation server', () => {
  test('it lists who comes and why, rollout users too', async () => {
    const harness = setUp({
      tenantFile: { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] },
    });
    addFarm(harness);
    code(harness, 'cyd@contoso.com', 'Correct-Horse-3');
    code(harness, 'cyd@contoso.com');
    code(harness, 'ada@contoso.com', 'Correct-Horse-1');
    code(harness, 'ada@contoso.com', 'Correct-Horse-1', { domainHint: 'contoso.com' });
    code(harness, 'ada@contoso.com', 'Wrong-Horse-1', { client: 'smtp' });
    code(harness, 'ada@contoso.com', 'Correct-Horse-1', {
      client: 'primaryRefreshToken',
      device: { join: 'hybrid', windows: '1809' },
    });
    await harness.join('Pilot', 'dan@contoso.com');
    code(harness, 'dan@contoso.com', 'Correct-Horse-4');
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    code(harness, 'cyd@contoso.com', 'Correct-Horse-3');
    expect(
      log(harness).map(({ userPrincipalName, arrival, inRollout, succeeded, client }) => [
        userPrincipalName.slice(0, 3),
        arrival,
        inRollout,
        succeeded,
        client,
      ]),
    ).toEqual([
      ['cyd', 'federatedDomain', false, true, 'browser'],
      ['cyd', 'federatedDomain', false, undefined, 'browser'],
      ['ada', 'domainHint', true, true, 'browser'],
      ['ada', 'legacyClient', true, false, 'smtp'],
      ['ada', 'primaryRefreshToken', true, true, 'primaryRefreshToken'],
      ['dan', 'editPending', true, true, 'browser'],
      ['cyd', 'conversionPending', false, true, 'browser'],
    ]);
  });

  test('a server that is down writes none, and the oldest make room', () => {
    const harness = setUp({ rules: { federationLogSize: 2 } });
    addFarm(harness);
    for (const name of ['ada', 'bob', 'cyd']) code(harness, `${name}@contoso.com`);
    change(harness, { healthy: false });
    code(harness, 'dan@contoso.com');
    expect(log(harness).map(({ userPrincipalName }) => userPrincipalName)).toEqual([
      'bob@contoso.com',
      'cyd@contoso.com',
    ]);
  });
});

describe('FD-12: tokens of the federation server', () => {
  test('the source anchor and the name have to be those of a user, or sign-in fails with 90072', () => {
    const harness = setUp();
    addFarm(harness);
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    // The name on-premises is another now, and the cloud does not know it yet.
    harness.tenant.run('changeOnPremisesObject', {
      object: 'ada@contoso.com',
      changes: { userPrincipalName: 'ada.l@contoso.com' },
    });
    expect(code(harness, 'ada.l@contoso.com', 'Correct-Horse-1')).toBe('failure 90072');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
    harness.tenant.onPremises.runCycle();
    expect(code(harness, 'ada.l@contoso.com', 'Correct-Horse-1')).toBe('success');
    // An account of the same name with another anchor.
    harness.tenant.run('deleteOnPremisesObject', { object: 'bob@contoso.com' });
    harness.tenant.run('addOnPremisesObject', {
      kind: 'user',
      forest: 'contoso.com',
      userPrincipalName: 'bob@contoso.com',
      password: harness.tenant.digest('Correct-Horse-2'),
    });
    expect(code(harness, 'bob@contoso.com', 'Correct-Horse-2')).toBe('failure 90072');
  });

  test('a wrong password, an unknown name and a disabled account stay at the server', () => {
    const harness = setUp();
    addFarm(harness);
    expect(code(harness, 'ada@contoso.com', 'Wrong-Horse-1')).toBe('failure');
    expect(code(harness, 'nobody@contoso.com', 'Correct-Horse-1')).toBe('failure');
    expect(code(harness, 'carl@contoso.com', 'Correct-Horse-1')).toBe('failure');
    harness.tenant.run('changeOnPremisesObject', { object: 'ada@contoso.com', changes: { enabled: false } });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
  });
});

describe('a configuration made with Graph leads to the farm of its addresses', () => {
  test('FD-04: without a protocol a browser is not sent there, an older client is', async () => {
    const harness = setUp();
    addFarm(harness);
    const [first] = valuesOf(await harness.done('GET', '/domains/contoso.com/federationConfiguration'));
    const path = `/domains/contoso.com/federationConfiguration/${first?.id ?? ''}`;
    await harness.done('PATCH', path, { preferredAuthenticationProtocol: null });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1', { client: 'outlook2010' })).toBe('success');
    await harness.done('PATCH', path, { preferredAuthenticationProtocol: 'saml' });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });

  test('FD-10: one whose address names another host does not go through a farm that is down', async () => {
    const harness = setUp();
    addFarm(harness);
    change(harness, { healthy: false });
    const [first] = valuesOf(await harness.done('GET', '/domains/contoso.com/federationConfiguration'));
    await harness.done('PATCH', `/domains/contoso.com/federationConfiguration/${first?.id ?? ''}`, {
      passiveSignInUri: 'https://idp.contoso.com/sso',
    });
    expect(code(harness, 'ada@contoso.com')).toBe('federated');
    const made = await harness.done('POST', '/domains/fabrikam.com/federationConfiguration', {
      issuerUri: 'urn:fabrikam',
      passiveSignInUri: 'https://STS.contoso.com/adfs/ls/',
      preferredAuthenticationProtocol: 'wsFed',
      signingCertificate: present.text,
    });
    expect(idOf(made)).not.toBe('');
    harness.advance('PT2H');
    expect(code(harness, 'nat@fabrikam.com')).toBe('failure');
  });
});
