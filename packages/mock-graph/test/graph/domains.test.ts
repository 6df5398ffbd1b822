import { describe, expect, test } from 'vitest';
import { Draft } from '../../src/tenant/state.ts';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import {
  type Answer,
  type Body,
  expectError,
  Harness,
  newMock,
  notFoundMessage,
  setUp,
  valuesOf,
} from '../support/harness.ts';

const certificate = await signingCertificate();
const trust = (issuerUri: string) => ({
  issuerUri,
  passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
  preferredAuthenticationProtocol: 'wsFed',
  signingCertificate: certificate.text,
});

const proofOf = async (harness: Harness, domain: string): Promise<string> => {
  const records = valuesOf(await harness.done('GET', `/domains/${domain}/verificationDnsRecords`));
  const text = records.find(({ recordType }) => recordType === 'Txt')?.['text'];
  if (typeof text !== 'string') throw new Error('There is no text to publish.');
  return text;
};

const publish = async (harness: Harness, domain: string): Promise<void> => {
  harness.tenant.run('publishDnsRecord', { name: domain, type: 'TXT', value: await proofOf(harness, domain) });
};

const add = (harness: Harness, id: string): Promise<Answer> => harness.done('POST', '/domains', { id });
const addVerified = async (harness: Harness, id: string): Promise<void> => {
  await add(harness, id);
  await publish(harness, id);
  await harness.done('POST', `/domains/${id}/verify`);
};
const domain = async (harness: Harness, id: string): Promise<Body> =>
  (await harness.done('GET', `/domains/${id}`)).body;

const activities = async (harness: Harness): Promise<unknown[]> =>
  valuesOf(await harness.done('GET', '/auditLogs/directoryAudits'))
    .map((event) => event['activityDisplayName'])
    .toReversed();

/** Asks for something, and holds that a refusal changes nothing. */
async function refused(harness: Harness, method: string, path: string, body?: unknown): Promise<Answer> {
  const before = harness.tenant.hash();
  const answer = await harness.call(method, path, body);
  expect(answer.status, `${method} ${path}: ${answer.text ?? ''}`).toBeGreaterThanOrEqual(400);
  expect(harness.tenant.hash(), 'a refusal changes nothing').toBe(before);
  return answer;
}

const badRequest = 'Request_BadRequest';
const versions = ['v1.0', 'beta'] as const;

describe('a domain is added (DM-01)', () => {
  test.each(versions)('DM-01: in %s it comes unverified, managed, and no root', async (version) => {
    const harness = setUp();
    const made = await harness.call('POST', '/domains', { id: 'Northwind.com' }, { version });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      '@odata.context': `https://graph.microsoft.com/${version}/$metadata#domains/$entity`,
      id: 'northwind.com',
      authenticationType: 'Managed',
      availabilityStatus: null,
      isAdminManaged: true,
      isDefault: false,
      isInitial: false,
      isRoot: false,
      isVerified: false,
      passwordNotificationWindowInDays: null,
      passwordValidityPeriodInDays: null,
      state: null,
      supportedServices: [],
    });
    // Only one of the two versions has these.
    expect('manufacturer' in made.body && 'model' in made.body).toBe(version === 'v1.0');
    expect(await activities(harness)).toEqual(['Add unverified domain']);
  });

  test('DM-01: as federated it is refused with the seen text', async () => {
    const harness = setUp();
    const body = { id: 'northwind.com', authenticationType: 'Federated' };
    const text = 'Creation of federated domain is not allowed.';
    expectError(await refused(harness, 'POST', '/domains', body), 400, badRequest, text);
  });

  test('DM-01: a second one of the name is refused, whatever the case of its letters', async () => {
    const harness = setUp();
    const answer = await refused(harness, 'POST', '/domains', { id: 'CONTOSO.com' });
    expectError(answer, 400, badRequest, 'Another object with the same value for property id already exists.');
    expect(answer.body.error?.details).toMatchObject([{ code: 'ObjectConflict', target: 'id' }]);
    expect(answer.headers['x-mock-assumption']).toBe('DM-01');
  });

  test.each([
    ['a dot at the end', 'northwind.com.'],
    ['a single label', 'northwind'],
    ['letters beyond ASCII', 'nördwind.example'],
    ['an underscore', 'north_wind.com'],
    ['a space', 'north wind.com'],
    ['a hyphen at the start of a label', '-north.com'],
    ['a hyphen at the end of a label', 'north-.com'],
    ['an empty label', 'north..com'],
    ['a label of 64 characters', `${'a'.repeat(64)}.com`],
    ['254 characters', `${'a.'.repeat(125)}comm`],
    ['digits for a top-level domain', 'north.123'],
    ['an address', '192.168.0.1'],
    ['a wildcard', '*.northwind.com'],
    ['a URL', 'https://northwind.com'],
    ['an e-mail address', 'ada@northwind.com'],
    ['nothing', ''],
    ['a name that the service gives', 'northwind.onmicrosoft.com'],
  ])('DM-01: %s is no name of a domain', async (_what, id) => {
    const harness = setUp();
    const answer = await refused(harness, 'POST', '/domains', { id });
    expectError(answer, 400, badRequest, /^Invalid value specified for property 'id' of resource 'Domain'/);
    expect(answer.body.error?.details).toMatchObject([{ code: 'InvalidValue', target: 'id' }]);
  });

  test('DM-01: an international name is taken in its ASCII form, and names of 63 and 253 characters are taken', async () => {
    const harness = setUp();
    const long = `${`${'a'.repeat(61)}.`.repeat(4)}`.slice(0, 253 - 4).replace(/\.$/, 'a');
    for (const id of ['xn--nrdwind-90a.example', `${'a'.repeat(63)}.com`, `${long}.com`]) {
      expect(id.length).toBeLessThanOrEqual(253);
      expect((await add(harness, id)).body.id).toBe(id);
    }
  });

  test.each<[string, unknown, RegExp]>([
    ['no id', {}, /'id'/],
    ['an id that is no text', { id: 7 }, /'id'/],
    ['what is read-only', { id: 'northwind.com', isVerified: true }, /'isVerified'/],
    ['what does not exist', { id: 'northwind.com', verified: true }, /'verified'/],
    ['a type that there is not', { id: 'northwind.com', authenticationType: 'Cloud' }, /'authenticationType'/],
  ])('DM-01: a body with %s is refused', async (_what, body, message) => {
    const harness = setUp();
    expectError(await refused(harness, 'POST', '/domains', body), 400, badRequest, message);
  });

  test('DM-01: a domain that is not there is not found', async () => {
    const harness = setUp();
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/verify'],
      ['POST', '/promote'],
      ['POST', '/forceDelete'],
      ['GET', '/rootDomain'],
      ['GET', '/domainNameReferences'],
      ['GET', '/verificationDnsRecords'],
      ['GET', '/serviceConfigurationRecords'],
      ['GET', '/federationConfiguration'],
    ] as const) {
      const answer = await refused(harness, method, `/domains/absent.com${path}`);
      expectError(answer, 404, 'Request_ResourceNotFound', notFoundMessage('absent.com'));
    }
  });
});

describe('a domain is verified (DM-02)', () => {
  test.each(versions)('DM-02: %s gives a text and a mail exchange as proofs, the same each time', async (version) => {
    const harness = setUp();
    const path = '/domains/unverified.com/verificationDnsRecords';
    const answer = await harness.done('GET', path, undefined, { version });
    const [mx, txt] = [...valuesOf(answer)].sort((left, right) =>
      String(left['recordType']) < String(right['recordType']) ? -1 : 1,
    );
    expect(txt).toMatchObject({
      '@odata.type': '#microsoft.graph.domainDnsTxtRecord',
      isOptional: false,
      label: 'unverified.com',
      recordType: 'Txt',
      supportedService: 'Email',
      text: expect.stringMatching(/^MS=ms\d{8}$/),
      ttl: 3600,
    });
    expect(mx).toMatchObject({
      '@odata.type': '#microsoft.graph.domainDnsMxRecord',
      recordType: 'Mx',
      mailExchange: expect.stringMatching(/^ms\d{8}\./),
      preference: expect.any(Number),
    });
    expect((await harness.done('GET', path, undefined, { version })).text).toBe(answer.text);
  });

  test('DM-02: it fails while the record is not in DNS, and while a wrong one is', async () => {
    const harness = setUp();
    const verify = () => refused(harness, 'POST', '/domains/unverified.com/verify');
    expectError(await verify(), 400, badRequest, /^Domain verification failed with the following error: /);
    harness.tenant.run('publishDnsRecord', { name: 'unverified.com', type: 'TXT', value: 'MS=ms00000000' });
    expectError(await verify(), 400, badRequest, /^Domain verification failed/);
    // The proof of one name does not stand for another.
    const proof = await proofOf(harness, 'unverified.com');
    harness.tenant.run('publishDnsRecord', { name: 'www.unverified.com', type: 'TXT', value: proof });
    const answer = await verify();
    expectError(answer, 400, badRequest, /^Domain verification failed/);
    expect(answer.headers['x-mock-assumption']).toBe('DM-02');
  });

  test.each(versions)('DM-02: in %s it succeeds with the text, and a second time it is refused', async (version) => {
    const harness = setUp();
    await publish(harness, 'unverified.com');
    const verified = await harness.call('POST', '/domains/unverified.com/verify', undefined, { version });
    expect(verified.status).toBe(200);
    expect(verified.body).toMatchObject({
      id: 'unverified.com',
      isVerified: true,
      isRoot: true,
      authenticationType: 'Managed',
      availabilityStatus: 'AvailableImmediately',
    });
    // The status is told in this answer alone.
    expect(await domain(harness, 'unverified.com')).toMatchObject({ isVerified: true, availabilityStatus: null });
    const again = await refused(harness, 'POST', '/domains/unverified.com/verify');
    expectError(again, 400, badRequest, 'Domain is already verified.');
    expect(await activities(harness)).toEqual(['Verify domain']);
  });

  test('DM-02: the mail exchange alone is proof enough, and a record that was withdrawn is none', async () => {
    const harness = setUp();
    const records = valuesOf(await harness.done('GET', '/domains/unverified.com/verificationDnsRecords'));
    const exchange = String(records.find(({ recordType }) => recordType === 'Mx')?.['mailExchange']);
    const record = { name: 'unverified.com', type: 'MX', value: exchange } as const;
    harness.tenant.run('publishDnsRecord', record);
    harness.tenant.run('withdrawDnsRecord', record);
    await refused(harness, 'POST', '/domains/unverified.com/verify');
    harness.tenant.run('publishDnsRecord', record);
    await harness.done('POST', '/domains/unverified.com/verify');
  });

  test('DM-02: a root verifies the unverified subdomains below it, and nothing beside it', async () => {
    const harness = setUp();
    for (const id of ['emea.unverified.com', 'x.emea.unverified.com', 'notunverified.com']) await add(harness, id);
    await publish(harness, 'unverified.com');
    await harness.done('POST', '/domains/unverified.com/verify');
    for (const id of ['emea.unverified.com', 'x.emea.unverified.com'])
      expect(await domain(harness, id)).toMatchObject({ isVerified: true, isRoot: false });
    expect(await domain(harness, 'notunverified.com')).toMatchObject({ isVerified: false });
  });

  test('DM-02: a name that another tenant of the server has verified is refused until it is gone there', async () => {
    const mock = newMock();
    const here = new Harness(mock);
    const prefix = '/t/fabrikam';
    const there = (method: string, path: string, body?: unknown) => here.call(method, path, body, { prefix });
    expect((await there('POST', '/domains', { id: 'northwind.com' })).status).toBe(201);
    const records = valuesOf(await there('GET', '/domains/northwind.com/verificationDnsRecords'));
    const value = String(records.find(({ recordType }) => recordType === 'Txt')?.['text']);
    mock.tenant('fabrikam').run('publishDnsRecord', { name: 'northwind.com', type: 'TXT', value });
    expect((await there('POST', '/domains/northwind.com/verify')).status).toBe(200);

    await add(here, 'northwind.com');
    await publish(here, 'northwind.com');
    const answer = await refused(here, 'POST', '/domains/northwind.com/verify');
    expectError(answer, 400, badRequest, /^Domain verification failed .*another tenant/);
    // A subdomain of it can be verified here all the same.
    await addVerified(here, 'emea.northwind.com');
    expect((await there('DELETE', '/domains/northwind.com')).status).toBe(204);
    await here.done('POST', '/domains/northwind.com/verify');
  });
});

describe('subdomains (DM-03, DM-04)', () => {
  test('DM-03: one added below a verified root is verified, no root, and inherits its authentication', async () => {
    const harness = setUp();
    const federated = await add(harness, 'emea.contoso.com');
    expect(federated.body).toMatchObject({ isVerified: true, isRoot: false, authenticationType: 'Federated' });
    const managed = await add(harness, 'a.b.fabrikam.com');
    expect(managed.body).toMatchObject({ isVerified: true, isRoot: false, authenticationType: 'Managed' });
    expect(await activities(harness)).toEqual(['Add verified domain', 'Add verified domain']);
    expect((await harness.done('GET', '/domains/a.b.fabrikam.com/rootDomain')).body.id).toBe('fabrikam.com');
    expect(
      (await harness.done('GET', '/domains/emea.contoso.com?$expand=rootDomain')).body['rootDomain'],
    ).toMatchObject({
      id: 'contoso.com',
    });
  });

  test('DM-03: what inherits follows its root, to managed and back to federated', async () => {
    const harness = setUp();
    await add(harness, 'emea.contoso.com');
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    expect(await domain(harness, 'emea.contoso.com')).toMatchObject({ authenticationType: 'Managed' });
    await harness.done('POST', '/domains/contoso.com/federationConfiguration', trust('urn:contoso'));
    expect(await domain(harness, 'emea.contoso.com')).toMatchObject({ authenticationType: 'Federated' });
  });

  test('DM-03: it cannot change its own authentication', async () => {
    const harness = setUp();
    await add(harness, 'emea.contoso.com');
    await add(harness, 'emea.fabrikam.com');
    const text = /^Unable to change the authentication type of this domain because it is a subdomain\. /;
    const managed = await refused(harness, 'PATCH', '/domains/emea.contoso.com', { authenticationType: 'Managed' });
    expectError(managed, 400, badRequest, text);
    const federation = await refused(
      harness,
      'POST',
      '/domains/emea.fabrikam.com/federationConfiguration',
      trust('urn:e'),
    );
    expectError(federation, 400, badRequest, text);
    const patched = await refused(harness, 'PATCH', '/domains/emea.fabrikam.com', { authenticationType: 'Federated' });
    expectError(patched, 400, badRequest, text);
    const [{ id = '' } = {}] = valuesOf(await harness.done('GET', '/domains/contoso.com/federationConfiguration'));
    const path = `/domains/emea.contoso.com/federationConfiguration/${id}`;
    expectError(await refused(harness, 'DELETE', path), 400, badRequest, text);
    expectError(await refused(harness, 'PATCH', path, { displayName: 'x' }), 400, badRequest, text);
  });

  test('DM-03: a managed one cannot be added below a federated root', async () => {
    const harness = setUp();
    const body = { id: 'emea.contoso.com', authenticationType: 'Managed' };
    const text = 'One or more properties contains invalid values.';
    expectError(await refused(harness, 'POST', '/domains', body), 400, badRequest, text);
    await harness.done('POST', '/domains', { id: 'emea.fabrikam.com', authenticationType: 'Managed' });
  });

  test('DM-03: one verified before its root stays independent', async () => {
    const harness = setUp();
    await addVerified(harness, 'emea.northwind.com');
    await harness.done('POST', '/domains/emea.northwind.com/federationConfiguration', trust('urn:emea'));
    await addVerified(harness, 'northwind.com');
    expect(await domain(harness, 'emea.northwind.com')).toMatchObject({
      isRoot: true,
      authenticationType: 'Federated',
    });
    expect(await domain(harness, 'northwind.com')).toMatchObject({ isRoot: true, authenticationType: 'Managed' });
    await harness.done('PATCH', '/domains/emea.northwind.com', { authenticationType: 'Managed' });
    expect((await harness.done('GET', '/domains/emea.northwind.com/rootDomain')).body.id).toBe('emea.northwind.com');
    // What is added below it follows it, and not the name above.
    await harness.done('POST', '/domains/northwind.com/federationConfiguration', trust('urn:northwind'));
    expect((await add(harness, 'x.emea.northwind.com')).body).toMatchObject({ authenticationType: 'Managed' });
  });

  test.each(versions)('DM-04: in %s a promoted one is a root with its own authentication', async (version) => {
    const harness = setUp();
    await add(harness, 'emea.fabrikam.com');
    const answer = await harness.call('POST', '/domains/emea.fabrikam.com/promote', undefined, { version });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      '@odata.context': `https://graph.microsoft.com/${version}/$metadata#Edm.Boolean`,
      value: true,
    });
    expect(answer.headers['x-mock-assumption']).toBe('DM-04');
    expect(await domain(harness, 'emea.fabrikam.com')).toMatchObject({ isRoot: true });
    await harness.done('POST', '/domains/emea.fabrikam.com/federationConfiguration', trust('urn:emea'));
    expect(await domain(harness, 'fabrikam.com')).toMatchObject({ authenticationType: 'Managed' });
    expect(await activities(harness)).toContain('Promote sub domain to root domain');
  });

  test('DM-04: an unverified one and a federated one with users are refused with the documented texts', async () => {
    const harness = setUp({
      tenantFile: {
        ...contoso,
        domains: [...contoso.domains, { id: 'emea.contoso.com' }],
        users: [...contoso.users, { userPrincipalName: 'eve@emea.contoso.com', synced: true }],
      },
    });
    const unverified = await refused(harness, 'POST', '/domains/unverified.com/promote');
    expectError(
      unverified,
      400,
      badRequest,
      "Unverified domains can't be promoted. Verify the domain before promotion.",
    );
    const used = await refused(harness, 'POST', '/domains/emea.contoso.com/promote');
    expectError(
      used,
      400,
      badRequest,
      "Promoting a subdomain with user references isn't allowed. Migrate the users to the current root domain before promotion of the subdomain.",
    );
    expectError(
      await refused(harness, 'POST', '/domains/fabrikam.com/promote'),
      400,
      badRequest,
      /root domain already/,
    );
    // A managed one may have users.
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    await harness.done('POST', '/domains/emea.contoso.com/promote');
  });

  test('DM-04: a federated one without users keeps its federation, under assumption', async () => {
    const harness = setUp();
    await add(harness, 'emea.contoso.com');
    await harness.done('POST', '/domains/emea.contoso.com/promote');
    expect(await domain(harness, 'emea.contoso.com')).toMatchObject({ isRoot: true, authenticationType: 'Federated' });
    await harness.done('PATCH', '/domains/emea.contoso.com', { authenticationType: 'Managed' });
    expect(await domain(harness, 'contoso.com')).toMatchObject({ authenticationType: 'Federated' });
  });

  test('DM-04: the default domain is promoted as any other subdomain', async () => {
    const harness = setUp();
    await add(harness, 'emea.fabrikam.com');
    await harness.done('PATCH', '/domains/emea.fabrikam.com', { isDefault: true });
    expect((await harness.done('POST', '/domains/emea.fabrikam.com/promote')).body['value']).toBe(true);
    expect(await domain(harness, 'emea.fabrikam.com')).toMatchObject({ isRoot: true, isDefault: true });
  });
});

describe('the default and the initial domain (DM-05), and updates (DM-06)', () => {
  const flags = async (harness: Harness, flag: string): Promise<unknown[]> =>
    valuesOf(await harness.done('GET', '/domains'))
      .filter((each) => each[flag] === true)
      .map(({ id }) => id);

  test('DM-05: there is exactly one of each, and another default takes the place of the one before', async () => {
    const harness = setUp();
    expect(await flags(harness, 'isInitial')).toEqual(['contoso.onmicrosoft.com']);
    expect(await flags(harness, 'isDefault')).toEqual(['contoso.onmicrosoft.com']);
    await harness.done('PATCH', '/domains/fabrikam.com', { isDefault: true });
    expect(await flags(harness, 'isDefault')).toEqual(['fabrikam.com']);
    expect(await flags(harness, 'isInitial')).toEqual(['contoso.onmicrosoft.com']);
    expect(await activities(harness)).toEqual(['Update domain']);
  });

  test('DM-05: a federated one cannot be the default, nor the flag be cleared', async () => {
    const harness = setUp();
    const federated = await refused(harness, 'PATCH', '/domains/contoso.com', { isDefault: true });
    expectError(federated, 400, badRequest, /federated domain cannot be the default/);
    expect(federated.headers['x-mock-assumption']).toBe('DM-05');
    const cleared = await refused(harness, 'PATCH', '/domains/contoso.onmicrosoft.com', { isDefault: false });
    expectError(cleared, 400, badRequest, /default domain/);
  });

  test('DM-05: neither can be deleted, by force or without', async () => {
    const harness = setUp();
    await harness.done('PATCH', '/domains/fabrikam.com', { isDefault: true });
    for (const [id, word] of [
      ['fabrikam.com', /default domain/],
      ['contoso.onmicrosoft.com', /initial domain/],
    ] as const) {
      expectError(await refused(harness, 'DELETE', `/domains/${id}`), 400, badRequest, word);
      expectError(await refused(harness, 'POST', `/domains/${id}/forceDelete`), 400, badRequest, word);
    }
  });

  test('DM-06: an unverified one cannot be updated', async () => {
    const harness = setUp();
    for (const body of [{ isDefault: true }, { supportedServices: ['Email'] }, { passwordValidityPeriodInDays: 30 }]) {
      const answer = await refused(harness, 'PATCH', '/domains/unverified.com', body);
      expectError(answer, 400, badRequest, /^Only verified domains can be updated\./);
      expect(answer.headers['x-mock-assumption']).toBe('DM-06');
    }
  });

  test.each(versions)('DM-06: in %s a verified one takes what is writable, and says so in the log', async (version) => {
    const harness = setUp();
    const body = {
      supportedServices: ['Email', 'OfficeCommunicationsOnline'],
      passwordValidityPeriodInDays: 2_147_483_647,
      passwordNotificationWindowInDays: 7,
    };
    const answer = await harness.call('PATCH', '/domains/fabrikam.com', body, { version });
    expect([answer.status, answer.text ?? '']).toEqual([204, '']);
    expect(await domain(harness, 'fabrikam.com')).toMatchObject(body);
    expect((await activities(harness)).sort()).toEqual(['Set password policy', 'Update domain']);
  });

  test.each<[string, unknown, RegExp]>([
    ['a service that cannot be added', { supportedServices: ['Sharepoint'] }, /Sharepoint/],
    ['what is read-only', { isVerified: true }, /'isVerified'/],
    ['another id', { id: 'other.com' }, /'id'/],
    ['a number of days below zero', { passwordValidityPeriodInDays: -1 }, /'passwordValidityPeriodInDays'/],
    ['null for a type', { authenticationType: null }, /'authenticationType'/],
  ])('DM-06: %s is refused', async (_what, body, message) => {
    const harness = setUp();
    expectError(await refused(harness, 'PATCH', '/domains/fabrikam.com', body), 400, badRequest, message);
  });

  test('FD-06: making a domain federated by its type alone is refused with the seen text', async () => {
    const harness = setUp();
    const answer = await refused(harness, 'PATCH', '/domains/fabrikam.com', { authenticationType: 'Federated' });
    expectError(
      answer,
      400,
      badRequest,
      'Changing authenticationType from Managed to Federated is currently not supported.',
    );
    // With the configuration in the same body the service fails, as it was seen to.
    const body = { authenticationType: 'Federated', federationConfiguration: [trust('urn:fabrikam')] };
    const failed = await refused(harness, 'PATCH', '/domains/fabrikam.com', body);
    expect(failed.status).toBe(500);
  });
});

describe('a domain is deleted (DM-07, DM-08)', () => {
  /** What uses the name of a domain other than in a user principal name. */
  function withNames(harness: Harness, audience = 'AzureADMyOrg'): void {
    const { tenant } = harness;
    const draft = new Draft(tenant.snapshot().state, tenant.now());
    const application = {
      id: '00000000-0000-4000-8000-0000000000a1',
      appId: '00000000-0000-4000-8000-0000000000a2',
      displayName: 'Portal',
      identifierUris: ['api://fabrikam.com/portal'],
      signInAudience: audience,
      servicePrincipalId: '00000000-0000-4000-8000-0000000000a3',
      secrets: [],
      applicationPermissions: [],
      delegatedPermissions: [],
      publicClient: false,
    };
    draft.write('applications').set(application.id, application);
    draft.write('domainReferences').set(`fabrikam.com|${application.id}`, 'application');
    tenant.load(draft.commit(), tenant.now());
  }

  /** A group with an address, as synchronization brings it. */
  const withMailGroup = (harness: Harness): void => {
    harness.tenant.run('addOnPremisesObject', {
      kind: 'group',
      forest: 'contoso.com',
      displayName: 'Mail',
      mail: 'mail@fabrikam.com',
    });
    harness.tenant.onPremises.runCycle();
  };

  const references = async (harness: Harness, cast = ''): Promise<string[]> =>
    valuesOf(await harness.done('GET', `/domains/fabrikam.com/domainNameReferences${cast}`)).map((each) =>
      String(each['displayName']),
    );

  test('DM-07: it is refused while users use the name, and done when none does', async () => {
    const harness = setUp();
    const answer = await refused(harness, 'DELETE', '/domains/fabrikam.com');
    expectError(answer, 400, badRequest, /domainNameReferences/);
    expect(answer.headers['x-mock-assumption']).toBe('DM-07');
    await harness.done('PATCH', '/users/mia@fabrikam.com', { userPrincipalName: 'mia@contoso.onmicrosoft.com' });
    harness.tenant.run('deleteOnPremisesObject', { object: 'nat@fabrikam.com' });
    harness.tenant.onPremises.runCycle();
    const gone = await harness.call('DELETE', '/domains/fabrikam.com');
    expect([gone.status, gone.text ?? '']).toEqual([204, '']);
    expectError(
      await harness.call('GET', '/domains/fabrikam.com'),
      404,
      'Request_ResourceNotFound',
      notFoundMessage('fabrikam.com'),
    );
    expect(await activities(harness)).toContain('Remove verified domain');
  });

  test('DM-07: an unverified one goes, and says so', async () => {
    const harness = setUp();
    await harness.done('DELETE', '/domains/unverified.com');
    expect(await activities(harness)).toEqual(['Remove unverified domain']);
  });

  test.each(versions)('DM-07: %s lists users, groups and applications, by kind where it is asked', async (version) => {
    const harness = setUp();
    withNames(harness);
    withMailGroup(harness);
    const answer = await harness.call('GET', '/domains/fabrikam.com/domainNameReferences', undefined, { version });
    expect(answer.status).toBe(200);
    expect(new Set(valuesOf(answer).map((each) => each['@odata.type']))).toEqual(
      new Set(['#microsoft.graph.user', '#microsoft.graph.group', '#microsoft.graph.application']),
    );
    expect((await references(harness)).sort()).toEqual(['Mail', 'Mia', 'Nat', 'Portal']);
    expect((await references(harness, '/microsoft.graph.user')).sort()).toEqual(['Mia', 'Nat']);
    expect(await references(harness, '/microsoft.graph.group')).toEqual(['Mail']);
  });

  test('DM-07: mail and proxy addresses count, and each object stands once', async () => {
    const harness = setUp();
    harness.tenant.run('changeOnPremisesObject', {
      object: 'ada@contoso.com',
      changes: { mail: 'ada@fabrikam.com', proxyAddresses: ['SMTP:ada@fabrikam.com', 'smtp:a@fabrikam.com'] },
    });
    harness.tenant.onPremises.runCycle();
    expect((await references(harness)).sort()).toEqual(['Ada', 'Mia', 'Nat']);
  });

  test('DM-07: the references of a federated domain are refused with the seen text', async () => {
    const harness = setUp();
    const answer = await refused(harness, 'GET', '/domains/contoso.com/domainNameReferences');
    expectError(answer, 400, 'Request_UnsupportedQuery', 'This API is not supported for federated domains.');
  });

  test.each([
    ['v1.0', 204],
    ['beta', 200],
  ] as const)('DM-08: in %s a forced deletion answers %i and takes its time', async (version, status) => {
    const harness = setUp();
    withNames(harness);
    withMailGroup(harness);
    const [mia, nat, mail] = [
      harness.userId('mia@fabrikam.com'),
      harness.userId('nat@fabrikam.com'),
      harness.groupId('Mail'),
    ];
    const answer = await harness.call('POST', '/domains/fabrikam.com/forceDelete', undefined, { version });
    expect([answer.status, answer.text ?? '']).toEqual([status, '']);
    expect(answer.headers['x-mock-assumption']).toBe('DM-08');
    expect((await domain(harness, 'fabrikam.com'))['state']).toEqual({
      operation: 'ForceDelete',
      status: 'InProgress',
      lastActionDateTime: '2026-01-05T08:00:00Z',
    });
    // Nothing else is done to it meanwhile.
    await refused(harness, 'POST', '/domains/fabrikam.com/forceDelete');
    await refused(harness, 'DELETE', '/domains/fabrikam.com');
    await refused(harness, 'PATCH', '/domains/fabrikam.com', { isDefault: true });
    harness.advance({ milliseconds: 86_400_000 - 1 });
    await domain(harness, 'fabrikam.com');
    harness.advance({ milliseconds: 1 });
    expect((await harness.call('GET', '/domains/fabrikam.com')).status).toBe(404);
    const user = async (id: string) =>
      (await harness.done('GET', `/users/${id}?$select=userPrincipalName,accountEnabled`)).body;
    expect(await user(mia)).toMatchObject({ userPrincipalName: 'mia@contoso.onmicrosoft.com', accountEnabled: false });
    expect(await user(nat)).toMatchObject({ userPrincipalName: 'nat@contoso.onmicrosoft.com', accountEnabled: false });
    expect((await harness.done('GET', `/groups/${mail}`)).body).toMatchObject({ mail: 'mail@contoso.onmicrosoft.com' });
    const [application] = [...harness.tenant.view().tables.applications.range()].map(([, each]) => each);
    expect(application?.identifierUris).toEqual(['api://contoso.onmicrosoft.com/portal']);
    // What was renamed uses the initial domain from now on, and no longer the one that is gone.
    const listed = valuesOf(await harness.done('GET', '/domains/contoso.onmicrosoft.com/domainNameReferences'));
    expect(listed.map((each) => String(each['displayName'])).sort()).toEqual(['Mail', 'Mia', 'Nat', 'Portal']);
    // Verified again, it is the name on-premises of the one user alone (UP-07).
    await addVerified(harness, 'fabrikam.com');
    expect(await references(harness)).toEqual(['Nat']);
  });

  test('DM-08: users are not disabled when that is asked for', async () => {
    const harness = setUp();
    const mia = harness.userId('mia@fabrikam.com');
    await harness.done('POST', '/domains/fabrikam.com/forceDelete', { disableUserAccounts: false });
    harness.advance('P1D');
    const { body } = await harness.done('GET', `/users/${mia}?$select=userPrincipalName,accountEnabled`);
    expect(body).toMatchObject({ userPrincipalName: 'mia@contoso.onmicrosoft.com', accountEnabled: true });
  });

  test('DM-08: a name that is taken in the initial domain does not stop it', async () => {
    const harness = setUp();
    const [mia, ada] = [harness.userId('mia@fabrikam.com'), 'mia@contoso.onmicrosoft.com'];
    await harness.done('POST', '/users', {
      accountEnabled: true,
      displayName: 'Other Mia',
      mailNickname: 'mia',
      userPrincipalName: ada,
      passwordProfile: { password: 'Initial-Pass-1' },
    });
    await harness.done('POST', '/domains/fabrikam.com/forceDelete');
    harness.advance('P1D');
    const { body } = await harness.done('GET', `/users/${mia}`);
    expect(body['userPrincipalName']).toMatch(/^mia.+@contoso\.onmicrosoft\.com$/);
  });

  test('DM-08: federated, unverified, too many objects and a multitenant application are refused', async () => {
    const harness = setUp({ rules: { forceDeleteLimit: 2 } });
    const force = (id: string) => refused(harness, 'POST', `/domains/${id}/forceDelete`);
    expectError(await force('contoso.com'), 400, badRequest, /federated/);
    await force('unverified.com');
    withMailGroup(harness);
    expectError(await force('fabrikam.com'), 400, badRequest, /More than 2 objects/);

    const other = setUp();
    withNames(other, 'AzureADMultipleOrgs');
    const answer = await refused(other, 'POST', '/domains/fabrikam.com/forceDelete');
    expectError(answer, 400, badRequest, /multitenant/);
  });

  test('DM-08: exactly as many objects as the limit are renamed', async () => {
    const harness = setUp({ rules: { forceDeleteLimit: 2 } });
    await harness.done('POST', '/domains/fabrikam.com/forceDelete');
    harness.advance('P1D');
    expect((await harness.call('GET', '/domains/fabrikam.com')).status).toBe(404);
  });

  test('DM-08: what would be refused when it is due has failed, and says so', async () => {
    const harness = setUp({ rules: { forceDeleteLimit: 2 } });
    await harness.done('POST', '/domains/fabrikam.com/forceDelete');
    withMailGroup(harness);
    harness.advance('P1D');
    expect((await domain(harness, 'fabrikam.com'))['state']).toMatchObject({
      operation: 'ForceDelete',
      status: 'Failed',
    });
    expect((await harness.call('GET', '/users/mia@fabrikam.com')).status).toBe(200);
  });
});

describe('limits and a mix (DM-09, DM-10)', () => {
  test('DM-09: a federated domain counts as two, those that inherit too', async () => {
    // The initial one and fabrikam.com count one each, unverified.com one, contoso.com two.
    const harness = setUp({ rules: { domainLimit: 6 } });
    await add(harness, 'one.com');
    const answer = await refused(harness, 'POST', '/domains', { id: 'two.com' });
    expectError(answer, 403, 'Directory_QuotaExceeded', /6 domains/);
    expect(answer.headers['x-mock-assumption']).toBe('DM-09');
    // To become managed makes room, to become federated takes it.
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    await add(harness, 'two.com');
    const body = trust('urn:contoso');
    const federated = await refused(harness, 'POST', '/domains/contoso.com/federationConfiguration', body);
    expect(federated.body.error?.code).toBe('Directory_QuotaExceeded');
    await harness.done('DELETE', '/domains/two.com');
    await harness.done('POST', '/domains/contoso.com/federationConfiguration', body);
    await harness.done('DELETE', '/domains/one.com');
    expect((await refused(harness, 'POST', '/domains', { id: 'sub.contoso.com' })).status).toBe(403);
  });

  test('DM-10: managed and federated users sign in side by side, and hashes come for federated ones', async () => {
    const harness = setUp();
    expect([harness.route('ada@contoso.com'), harness.route('nat@fabrikam.com')]).toEqual([
      'federation',
      'cloud passwordHashSync',
    ]);
    const before = (await harness.done('GET', '/users/ada@contoso.com')).body['lastPasswordChangeDateTime'];
    harness.advance('PT1M');
    harness.tenant.onPremises.changePassword('ada@contoso.com', 'New-Horse-1');
    harness.advance('PT2M');
    const after = (await harness.done('GET', '/users/ada@contoso.com?$select=lastPasswordChangeDateTime')).body;
    expect(after['lastPasswordChangeDateTime']).toBe('2026-01-05T08:01:00Z');
    expect(after['lastPasswordChangeDateTime']).not.toBe(before);
  });
});

describe('users of domains (UP-03, UP-06, UP-07)', () => {
  const user = (userPrincipalName: string, more: object = {}) => ({
    accountEnabled: true,
    displayName: 'New',
    mailNickname: 'new',
    userPrincipalName,
    passwordProfile: { password: 'Initial-Pass-1' },
    ...more,
  });

  test('UP-06: a user of a federated domain needs a source anchor, one of an unverified or absent domain is refused', async () => {
    const harness = setUp();
    const bare = await refused(harness, 'POST', '/users', user('new@contoso.com'));
    expectError(bare, 400, badRequest, 'SourceAnchor is a required property for creation of a federated user.');
    await harness.done('POST', '/users', user('new@contoso.com', { onPremisesImmutableId: 'bmV3' }));
    for (const name of ['new@unverified.com', 'new@absent.com']) {
      const answer = await refused(harness, 'POST', '/users', user(name, { onPremisesImmutableId: 'b3RoZXI=' }));
      expectError(answer, 400, badRequest, /^The domain portion of the userPrincipalName property is invalid\./);
    }
    // A subdomain that inherits federation is federated.
    await add(harness, 'emea.contoso.com');
    await refused(harness, 'POST', '/users', user('two@emea.contoso.com'));
  });

  test('UP-03: a suffix that public DNS does not have is never verified, whatever is published', async () => {
    const harness = setUp();
    for (const id of ['contoso.local', 'corp.contoso.internal']) {
      await add(harness, id);
      await publish(harness, id);
      const answer = await refused(harness, 'POST', `/domains/${id}/verify`);
      expectError(answer, 400, badRequest, /^Domain verification failed/);
    }
    await refused(harness, 'POST', '/domains', { id: 'intranet' });
  });

  test('UP-07: users get their on-premises name when its suffix is verified, and the initial one when it goes', async () => {
    const harness = setUp();
    harness.tenant.run('addOnPremisesObject', {
      kind: 'user',
      forest: 'contoso.com',
      userPrincipalName: 'zoe@contoso.com',
      password: harness.tenant.digest('Correct-Horse-9'),
    });
    harness.tenant.run('changeForest', { name: 'contoso.com', addUpnSuffixes: ['unverified.com'] });
    harness.tenant.run('changeOnPremisesObject', {
      object: 'zoe@contoso.com',
      changes: { userPrincipalName: 'zoe@unverified.com', mailNickname: 'zz' },
    });
    harness.tenant.onPremises.runCycle();
    const id = harness.userId('zz@contoso.onmicrosoft.com');
    await publish(harness, 'unverified.com');
    await harness.done('POST', '/domains/unverified.com/verify');
    const name = async () => (await harness.done('GET', `/users/${id}`)).body['userPrincipalName'];
    expect(await name()).toBe('zoe@unverified.com');
    await harness.done('POST', '/domains/unverified.com/forceDelete', { disableUserAccounts: false });
    harness.advance('P1D');
    expect(await name()).toMatch(/@contoso\.onmicrosoft\.com$/);
  });
});

describe('lists and records', () => {
  test.each(versions)('DM-01: %s lists the domains of the tenant', async (version) => {
    const harness = setUp();
    const answer = await harness.done('GET', '/domains?$select=id,authenticationType', undefined, { version });
    expect(valuesOf(answer)).toEqual([
      { id: 'contoso.com', authenticationType: 'Federated' },
      { id: 'contoso.onmicrosoft.com', authenticationType: 'Managed' },
      { id: 'fabrikam.com', authenticationType: 'Managed' },
      { id: 'unverified.com', authenticationType: 'Managed' },
    ]);
  });

  test.each(versions)('DM-02: %s names the records that the services of a domain need', async (version) => {
    const harness = setUp();
    const path = '/domains/fabrikam.com/serviceConfigurationRecords';
    expect(valuesOf(await harness.done('GET', path, undefined, { version }))).toEqual([]);
    await harness.done('PATCH', '/domains/fabrikam.com', { supportedServices: ['Email'] });
    const records = valuesOf(await harness.done('GET', path, undefined, { version }));
    expect(records.map((record) => [record['recordType'], record['supportedService']]).sort()).toEqual([
      ['CName', 'Email'],
      ['Mx', 'Email'],
      ['Txt', 'Email'],
    ]);
    expect(records.find(({ recordType }) => recordType === 'CName')).toMatchObject({
      '@odata.type': '#microsoft.graph.domainDnsCnameRecord',
      label: 'autodiscover.fabrikam.com',
    });
  });
});

describe('GP-09: who did it, to which domain', () => {
  test('the event of a conversion carries the live type and the issuer', async () => {
    const harness = setUp();
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    const [event] = valuesOf(await harness.done('GET', '/auditLogs/directoryAudits'));
    expect(event).toMatchObject({
      activityDisplayName: 'Set domain authentication',
      category: 'DirectoryManagement',
      loggedByService: 'Core Directory',
      operationType: 'Update',
      result: 'success',
    });
    const [target] = (event?.['targetResources'] ?? []) as Body[];
    expect(target?.['displayName']).toBe('contoso.com');
    const changes = (target?.['modifiedProperties'] ?? []) as {
      displayName: string;
      oldValue: string;
      newValue: string;
    }[];
    const change = (name: string) => changes.find(({ displayName }) => displayName === name);
    expect(change('LiveType')?.oldValue).toContain('Federated');
    expect(change('LiveType')?.newValue).toContain('Managed');
    expect(change('IssuerUri')?.oldValue).toContain('http://sts.contoso.com/adfs/services/trust');
  });
});
