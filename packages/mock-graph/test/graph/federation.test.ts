import { describe, expect, test } from 'vitest';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import {
  type Answer,
  absentId,
  type Body,
  expectError,
  type Harness,
  idOf,
  notFoundMessage,
  setUp,
  valuesOf,
} from '../support/harness.ts';

const first = await signingCertificate();
const second = await signingCertificate('2026-06-01T00:00:00Z', '2027-06-01T00:00:00Z');
const expired = await signingCertificate('2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z');

const badRequest = 'Request_BadRequest';
const versions = ['v1.0', 'beta'] as const;
const path = '/domains/fabrikam.com/federationConfiguration';
const trust = {
  displayName: 'Fabrikam',
  issuerUri: 'http://sts.fabrikam.com/adfs/services/trust',
  passiveSignInUri: 'https://sts.fabrikam.com/adfs/ls/',
  preferredAuthenticationProtocol: 'wsFed',
  signingCertificate: first.text,
};
/** Of the domain that the tenant has federated from the start. */
const issuerOfContoso = 'http://sts.contoso.com/adfs/services/trust';

async function refused(harness: Harness, method: string, to: string, body?: unknown): Promise<Answer> {
  const before = harness.tenant.hash();
  const answer = await harness.call(method, to, body);
  expect(answer.status, `${method} ${to}: ${answer.text ?? ''}`).toBeGreaterThanOrEqual(400);
  expect(harness.tenant.hash(), 'a refusal changes nothing').toBe(before);
  return answer;
}

const create = (harness: Harness, body: object = trust): Promise<Answer> => harness.done('POST', path, body);
const read = async (harness: Harness): Promise<Body> => {
  const [configuration] = valuesOf(await harness.done('GET', path));
  if (!configuration) throw new Error('There is no configuration.');
  return configuration;
};
const typeOf = async (harness: Harness, id = 'fabrikam.com'): Promise<unknown> =>
  (await harness.done('GET', `/domains/${id}`)).body['authenticationType'];
const activities = async (harness: Harness): Promise<unknown[]> =>
  valuesOf(await harness.done('GET', '/auditLogs/directoryAudits'))
    .map((event) => event['activityDisplayName'])
    .toReversed();

describe('a configuration is made (FD-01, FD-02)', () => {
  test.each(versions)('FD-01: in %s it makes the domain federated and shows what was given', async (version) => {
    const harness = setUp();
    const made = await harness.call('POST', path, trust, { version });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...trust,
      '@odata.context': expect.stringMatching(/federationConfiguration\/\$entity$/),
      '@odata.type': '#microsoft.graph.internalDomainFederation',
      isSignedAuthenticationRequestRequired: false,
      federatedIdpMfaBehavior: null,
      nextSigningCertificate: null,
      signingCertificateUpdateStatus: null,
    });
    expect(idOf(made)).toMatch(/^[0-9a-f]{8}-/);
    expect(await typeOf(harness)).toBe('Federated');
    expect((await activities(harness)).sort()).toEqual([
      'Set domain authentication',
      'Set federation settings on domain',
    ]);
    const listed = await harness.done('GET', path, undefined, { version });
    expect(valuesOf(listed)).toEqual([expect.objectContaining({ ...trust, id: made.body.id })]);
    const single = await harness.done('GET', `${path}/${idOf(made)}`, undefined, { version });
    expect(single.body).toMatchObject({
      ...trust,
      id: made.body.id,
      '@odata.type': '#microsoft.graph.internalDomainFederation',
    });
  });

  test('FD-01: the initial, the default and an unverified domain are refused', async () => {
    const harness = setUp();
    await harness.done('PATCH', '/domains/fabrikam.com', { isDefault: true });
    for (const [id, message] of [
      ['fabrikam.com', /default domain/],
      ['contoso.onmicrosoft.com', /initial domain/],
      ['unverified.com', /not verified/],
    ] as const) {
      const answer = await refused(harness, 'POST', `/domains/${id}/federationConfiguration`, trust);
      expectError(answer, 400, badRequest, message);
      expect(answer.headers['x-mock-assumption']).toBe('FD-01');
    }
  });

  test('FD-01: a root whose subdomain is the default is refused, since that one would become federated', async () => {
    const harness = setUp();
    await harness.done('POST', '/domains', { id: 'emea.fabrikam.com' });
    await harness.done('PATCH', '/domains/emea.fabrikam.com', { isDefault: true });
    expectError(await refused(harness, 'POST', path, trust), 400, badRequest, /emea\.fabrikam\.com/);
  });

  test('FD-02: a second one is refused with the seen text', async () => {
    const harness = setUp();
    await create(harness);
    const again = await refused(harness, 'POST', path, { ...trust, issuerUri: 'urn:other' });
    expectError(again, 400, badRequest, 'Domain already has Federation Configuration set.');
  });

  test.each(versions)('FD-02: in %s a domain without one is not found, rather than empty', async (version) => {
    const harness = setUp();
    const answer = await harness.call('GET', path, undefined, { version });
    expectError(answer, 404, 'Request_ResourceNotFound', notFoundMessage('federationConfiguration'));
    await create(harness);
    for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
      const other = await refused(harness, method, `${path}/${absentId}`, method === 'PATCH' ? {} : undefined);
      expectError(other, 404, 'Request_ResourceNotFound', notFoundMessage(absentId));
    }
  });

  test('FD-02: options of lists are refused', async () => {
    const harness = setUp();
    await create(harness);
    for (const option of ['$top=1', '$filter=displayName eq %27x%27', '$expand=x'])
      expect((await refused(harness, 'GET', `${path}?${option}`)).status).toBe(400);
  });
});

describe('issuers (FD-03)', () => {
  const invalid = "Invalid value specified for property 'issuerUri' of resource 'InternalDomainFederation'.";

  test.each([
    ['no text', 7],
    ['nothing', ''],
    ['null', null],
    ['a name', 'sts.fabrikam.com'],
    ['a path', '/adfs/services/trust'],
    ['a host without a scheme', '//sts.fabrikam.com/adfs'],
    ['a space in it', 'http://sts.fabrikam.com/adfs services'],
    ['a scheme alone', 'http:'],
  ])('FD-03: %s is refused, when made and when changed', async (_what, issuerUri) => {
    const harness = setUp();
    const made = await refused(harness, 'POST', path, { ...trust, issuerUri });
    expectError(
      made,
      400,
      badRequest,
      /^Invalid value specified for property 'issuerUri' of resource 'InternalDomainFederation'/,
    );
    const id = idOf(await create(harness));
    const changed = await refused(harness, 'PATCH', `${path}/${id}`, { issuerUri });
    expectError(changed, 400, badRequest, /^Invalid value specified for property 'issuerUri'/);
  });

  test('FD-03: a relative one is refused with the seen text, and none at all too', async () => {
    const harness = setUp();
    const answer = await refused(harness, 'POST', path, { ...trust, issuerUri: 'adfs' });
    expectError(answer, 400, badRequest, invalid);
    expect(answer.body.error?.details).toMatchObject([{ target: 'issuerUri' }]);
    const { issuerUri: _issuer, ...without } = trust;
    expectError(await refused(harness, 'POST', path, without), 400, badRequest, /'issuerUri'/);
  });

  test('FD-03: plain http and a name of its own scheme are taken', async () => {
    for (const issuerUri of [
      'http://sts.fabrikam.com/adfs/services/trust',
      'urn:fabrikam:sts',
      'https://idp.example/x',
    ]) {
      const made = await create(setUp(), { ...trust, issuerUri });
      expect(made.body['issuerUri']).toBe(issuerUri);
    }
  });

  test('FD-03: one that another domain of the tenant has is a conflict, when made and when changed', async () => {
    const harness = setUp();
    const conflict = async (method: string, to: string, body: object): Promise<void> => {
      const answer = await refused(harness, method, to, body);
      expect([answer.status, answer.body.error?.code]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue']);
      expect(answer.body.error?.details).toMatchObject([{ target: 'issuerUri' }]);
    };
    await conflict('POST', path, { ...trust, issuerUri: issuerOfContoso });
    const id = idOf(await create(harness));
    await conflict('PATCH', `${path}/${id}`, { issuerUri: issuerOfContoso });
    // Its own stays possible.
    await harness.done('PATCH', `${path}/${id}`, { issuerUri: trust.issuerUri });
  });

  test('FD-03: it is free again once the domain is managed', async () => {
    const harness = setUp();
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    await create(harness, { ...trust, issuerUri: issuerOfContoso });
  });
});

describe('certificates (FD-04)', () => {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const bare = (pem: string): string => pem.replaceAll(/-----[^-]+-----|\s/g, '');
  const bad: readonly (readonly [string, unknown])[] = [
    ['text', 'not a certificate'],
    ['base64 of something else', Buffer.from('not a certificate').toString('base64')],
    ['nothing', ''],
    ['a certificate in armour', first.pem],
    ['a private key', bare(first.privateKey)],
    ['one that is cut off', first.text.slice(0, 200)],
    [
      'one with its private key behind it',
      Buffer.concat([bytes(first.text), bytes(bare(first.privateKey))]).toString('base64'),
    ],
    ['one in armour, in base64 again', Buffer.from(first.pem).toString('base64')],
    ['base64 of the URL kind', first.text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')],
  ];

  test.each(bad.filter(([, text]) => text !== first.text))('FD-04: %s is no certificate', async (_what, text) => {
    const harness = setUp();
    const message = /^Invalid value specified for property 'signingCertificate' of resource 'InternalDomainFederation'/;
    const made = await refused(harness, 'POST', path, { ...trust, signingCertificate: text });
    expectError(made, 400, badRequest, message);
    expect(made.headers['x-mock-assumption']).toBe('FD-04');
    const id = idOf(await create(harness));
    expectError(
      await refused(harness, 'PATCH', `${path}/${id}`, { signingCertificate: text }),
      400,
      badRequest,
      message,
    );
    const next = await refused(harness, 'PATCH', `${path}/${id}`, { nextSigningCertificate: text });
    expectError(next, 400, badRequest, /'nextSigningCertificate'/);
    expectError(
      await refused(setUp(), 'POST', path, { ...trust, nextSigningCertificate: text }),
      400,
      badRequest,
      /'nextSigningCertificate'/,
    );
  });

  test('FD-04: none is refused, and null cannot take the place of one', async () => {
    const harness = setUp();
    const { signingCertificate: _certificate, ...without } = trust;
    for (const body of [without, { ...trust, signingCertificate: null }])
      expectError(await refused(harness, 'POST', path, body), 400, badRequest, /'signingCertificate'/);
    const id = idOf(await create(harness));
    expectError(
      await refused(harness, 'PATCH', `${path}/${id}`, { signingCertificate: null }),
      400,
      badRequest,
      /'signingCertificate'/,
    );
  });

  test.each([
    ['in armour', `${first.privateKey}${first.pem}`],
    ['as base64', bare(first.privateKey)],
  ])('FD-04: a private key %s that is sent in the place of a certificate is not kept', async (_what, text) => {
    const harness = setUp();
    const id = idOf(await create(harness));
    for (const name of ['signingCertificate', 'nextSigningCertificate']) {
      await refused(harness, 'POST', path, { ...trust, [name]: text });
      await refused(harness, 'PATCH', `${path}/${id}`, { [name]: text });
    }
    const kept = JSON.stringify([harness.tenant.journal.export(), harness.tenant.requestLog.entries()]);
    expect(kept).toContain('updateFederationConfiguration');
    expect(kept).not.toContain(bare(first.privateKey).slice(0, 40));
    expect(kept).not.toContain('PRIVATE KEY');
  });

  test('FD-04: white space around is dropped, and one whose time is over is taken', async () => {
    const harness = setUp();
    const lines = first.text.replaceAll(/(.{64})/g, '$1\r\n');
    expect((await create(harness, { ...trust, signingCertificate: lines })).body['signingCertificate']).toBe(
      first.text,
    );
    const { id } = await read(harness);
    await harness.done('PATCH', `${path}/${id ?? ''}`, {
      signingCertificate: expired.text,
      nextSigningCertificate: second.text.replaceAll(/(.{64})/g, '$1\r\n'),
    });
    expect(await read(harness)).toMatchObject({
      signingCertificate: expired.text,
      nextSigningCertificate: second.text,
    });
  });

  test('FD-04: as a trap, none answers 500, yet the domain is federated, cannot be read or mended, but deleted or set managed', async () => {
    const { signingCertificate: _certificate, ...without } = trust;
    const harness = setUp({ rules: { missingCertificate: 'trap' } });
    const answer = await harness.call('POST', path, without);
    expect([answer.status, answer.body.error?.code]).toEqual([500, 'InternalServerError']);
    expect(await typeOf(harness)).toBe('Federated');
    expect((await harness.call('GET', path)).status).toBeGreaterThanOrEqual(400);
    expect(
      (await harness.call('PATCH', '/domains/fabrikam.com', { authenticationType: 'Managed' })).status,
    ).toBeGreaterThanOrEqual(400);
    expect(await typeOf(harness)).toBe('Federated');
    harness.tenant.run('setDomainAuthentication', { domainId: 'fabrikam.com', authentication: 'Managed' });
    expect(await typeOf(harness)).toBe('Managed');
    expect((await harness.call('GET', path)).status).toBe(404);
    await create(harness);
  });
});

describe('a configuration is changed (FD-05)', () => {
  test.each(versions)('FD-05: %s answers 204 with nothing, and what is not named stays', async (version) => {
    const harness = setUp();
    const id = idOf(await create(harness));
    const change = {
      displayName: 'Other',
      activeSignInUri: 'https://sts.fabrikam.com/adfs/services/trust/2005/usernamemixed',
      federatedIdpMfaBehavior: 'enforceMfaByFederatedIdp',
      promptLoginBehavior: 'nativeSupport',
      signOutUri: 'https://sts.fabrikam.com/adfs/ls/',
      isSignedAuthenticationRequestRequired: true,
    };
    const answer = await harness.call('PATCH', `${path}/${id}`, change, { version });
    expect([answer.status, answer.text ?? '']).toEqual([204, '']);
    expect(await read(harness)).toMatchObject({ ...trust, ...change, id });
    expect((await activities(harness)).slice(-1)).toEqual(['Set federation settings on domain']);
    // To federate once more was not asked for.
    expect((await activities(harness)).filter((name) => name === 'Set domain authentication')).toHaveLength(1);
  });

  test('FD-05: the behaviour for multi-factor authentication does not return to null', async () => {
    const harness = setUp();
    const id = idOf(await create(harness));
    await harness.done('PATCH', `${path}/${id}`, { federatedIdpMfaBehavior: null });
    await harness.done('PATCH', `${path}/${id}`, { federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp' });
    const answer = await refused(harness, 'PATCH', `${path}/${id}`, { federatedIdpMfaBehavior: null });
    expectError(answer, 400, badRequest, /federatedIdpMfaBehavior/);
  });

  test.each<[string, object, RegExp]>([
    ['a relative address', { passiveSignInUri: '/adfs/ls/' }, /'passiveSignInUri'/],
    ['an address without a host', { activeSignInUri: 'https://' }, /'activeSignInUri'/],
    ['a scheme that no browser follows', { signOutUri: 'ftp://sts.fabrikam.com/' }, /'signOutUri'/],
    ['a protocol that there is not', { preferredAuthenticationProtocol: 'oidc' }, /'preferredAuthenticationProtocol'/],
    ['a sentinel', { promptLoginBehavior: 'unknownFutureValue' }, /'promptLoginBehavior'/],
    ['what is read-only', { signingCertificateUpdateStatus: {} }, /'signingCertificateUpdateStatus'/],
    ['what does not exist', { supportsMfa: true }, /'supportsMfa'/],
  ])('FD-05: %s is refused, when made and when changed', async (_what, change, message) => {
    const harness = setUp();
    expectError(await refused(harness, 'POST', path, { ...trust, ...change }), 400, badRequest, message);
    const id = idOf(await create(harness));
    expectError(await refused(harness, 'PATCH', `${path}/${id}`, change), 400, badRequest, message);
  });
});

describe('back to managed (FD-07)', () => {
  test.each(versions)('FD-07: in %s the type of the domain removes the configuration', async (version) => {
    const harness = setUp();
    await create(harness);
    const answer = await harness.call('PATCH', '/domains/fabrikam.com', { authenticationType: 'Managed' }, { version });
    expect([answer.status, answer.text ?? '']).toEqual([204, '']);
    expect(await typeOf(harness)).toBe('Managed');
    expect((await harness.call('GET', path)).status).toBe(404);
  });

  test.each(versions)('FD-07: in %s so does deleting the configuration, by assumption', async (version) => {
    const harness = setUp();
    const id = idOf(await create(harness));
    const answer = await harness.call('DELETE', `${path}/${id}`, undefined, { version });
    expect([answer.status, answer.text ?? '', answer.headers['x-mock-assumption']]).toEqual([204, '', 'FD-07']);
    expect(await typeOf(harness)).toBe('Managed');
    expect((await harness.call('GET', path)).status).toBe(404);
    // Asked for once, logged once.
    expect((await activities(harness)).filter((name) => name === 'Set domain authentication')).toHaveLength(2);
  });

  test('FD-07: what is managed already stays so, and nothing is logged', async () => {
    const harness = setUp();
    await harness.done('PATCH', '/domains/fabrikam.com', { authenticationType: 'Managed' });
    expect(await activities(harness)).toEqual([]);
  });

  test('CV-09: with the saved values the configuration comes back, under another id', async () => {
    const harness = setUp();
    const made = await create(harness);
    await harness.done('PATCH', '/domains/fabrikam.com', { authenticationType: 'Managed' });
    const again = await create(harness);
    expect(again.body).toMatchObject(trust);
    expect(again.body.id).not.toBe(made.body.id);
    expect(await typeOf(harness)).toBe('Federated');
  });
});

describe('GP-09: what federation logs', () => {
  test('the settings that were changed, and the issuer of the domain', async () => {
    const harness = setUp();
    await create(harness);
    const events = valuesOf(await harness.done('GET', '/auditLogs/directoryAudits'));
    const event = (name: string) => events.find((each) => each['activityDisplayName'] === name);
    const target = (name: string) => (event(name)?.['targetResources'] as Body[] | undefined)?.[0];
    expect(event('Set federation settings on domain')).toMatchObject({
      category: 'DirectoryManagement',
      loggedByService: 'Core Directory',
      operationType: 'Update',
    });
    expect(target('Set federation settings on domain')).toMatchObject({
      displayName: 'fabrikam.com',
      modifiedProperties: expect.arrayContaining([
        expect.objectContaining({
          displayName: 'issuerUri',
          oldValue: null,
          newValue: JSON.stringify(trust.issuerUri),
        }),
      ]),
    });
    expect(target('Set domain authentication')).toMatchObject({
      displayName: 'fabrikam.com',
      modifiedProperties: expect.arrayContaining([
        { displayName: 'LiveType', oldValue: '["Managed"]', newValue: '["Federated"]' },
        { displayName: 'IssuerUri', oldValue: '[]', newValue: JSON.stringify([trust.issuerUri]) },
      ]),
    });
  });

  test('nothing of a certificate but its text is shown or logged', async () => {
    const harness = setUp();
    await create(harness);
    expect(Object.keys(await read(harness))).not.toContain('certificate');
    const log = await harness.done('GET', '/auditLogs/directoryAudits');
    expect(log.text).not.toContain('thumbprint');
  });
});

describe('a subdomain shows the configuration of its root (DM-03)', () => {
  test('and loses it with the root', async () => {
    const harness = setUp({ tenantFile: contoso });
    await harness.done('POST', '/domains', { id: 'emea.contoso.com' });
    const list = '/domains/emea.contoso.com/federationConfiguration';
    expect(valuesOf(await harness.done('GET', list))).toMatchObject([{ issuerUri: issuerOfContoso }]);
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    expect((await harness.call('GET', list)).status).toBe(404);
  });
});
