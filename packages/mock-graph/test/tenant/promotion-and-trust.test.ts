import { describe, expect, test } from 'vitest';
import { ServiceError } from '../../src/tenant/service-error.ts';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import { expectError, type Harness, setUp, valuesOf } from '../support/harness.ts';

const password = 'Correct-Horse-1';

/** A federated root, its farm with a trust for it, and a subdomain that inherits. */
async function federatedRoot(): Promise<Harness> {
  const harness = setUp();
  harness.tenant.run('addFederationFarm', {
    name: 'AD FS',
    product: 'adfs',
    serviceName: 'sts.contoso.com',
    existing: true,
    trusts: ['contoso.com'],
  });
  await harness.done('POST', '/domains', { id: 'eu.contoso.com' });
  return harness;
}

const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof ServiceError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('DM-04: a federated subdomain that is promoted', () => {
  test('keeps a trust that its farm honours, and is federated on its own', async () => {
    const harness = await federatedRoot();
    await harness.done('POST', '/domains/eu.contoso.com/promote');
    await harness.done('POST', '/users', {
      accountEnabled: true,
      displayName: 'Eva',
      mailNickname: 'eva',
      userPrincipalName: 'eva@eu.contoso.com',
      onPremisesImmutableId: 'ZXZh',
    });
    expect(harness.tenant.signIn({ userPrincipalName: 'eva@eu.contoso.com' }).result).toBe('federated');
    await harness.done('PATCH', '/domains/eu.contoso.com', { authenticationType: 'Managed' });
    expect((await harness.call('GET', '/domains/contoso.com')).body['authenticationType']).toBe('Federated');
  });

  test('takes the search for a new certificate along (FD-09), and may repeat its issuer (FD-03)', async () => {
    const harness = await federatedRoot();
    const [root] = valuesOf(await harness.call('GET', '/domains/contoso.com/federationConfiguration'));
    const { text } = await signingCertificate();
    await harness.done('PATCH', `/domains/contoso.com/federationConfiguration/${root?.id}`, {
      signingCertificate: text,
    });
    await harness.done('POST', '/domains/eu.contoso.com/promote');
    const searches = () => harness.tenant.pending().filter(({ kind }) => kind === 'certificateRollover').length;
    expect(searches()).toBe(2);
    const [own] = valuesOf(await harness.call('GET', '/domains/eu.contoso.com/federationConfiguration'));
    expect(own?.id).not.toBe(root?.id);
    for (let time = 0; time < 3; time++)
      await harness.done('PATCH', `/domains/eu.contoso.com/federationConfiguration/${own?.id}`, {
        issuerUri: own?.['issuerUri'],
        signingCertificate: text,
      });
    expect(searches()).toBe(2);
  });

  test('is refused while users stand in it or in what follows it', async () => {
    const harness = await federatedRoot();
    await harness.done('POST', '/domains', { id: 'west.eu.contoso.com' });
    await harness.done('POST', '/users', {
      accountEnabled: true,
      displayName: 'Wes',
      mailNickname: 'wes',
      userPrincipalName: 'wes@west.eu.contoso.com',
      onPremisesImmutableId: 'd2Vz',
    });
    expectError(
      await harness.call('POST', '/domains/eu.contoso.com/promote'),
      400,
      'Request_BadRequest',
      /Promoting a subdomain with user references isn't allowed/,
    );
  });
});

describe('DM-02: a name that another tenant of the server has verified', () => {
  test('is refused below a verified root, and is not swept along with one', async () => {
    const harness = setUp({ tenantFile: { version: 1, domains: [] } });
    const other = harness.mock.tenant('other');
    harness.mock.load({ version: 1, domains: [{ id: 'eu.fabrikam.com' }] }, 'other');
    expect(other.view().tables.domains.get('eu.fabrikam.com')?.isVerified).toBe(true);
    await harness.done('POST', '/domains', { id: 'fabrikam.com' });
    await harness.done('POST', '/domains', { id: 'eu.fabrikam.com' });
    await harness.done('POST', '/domains', { id: 'us.fabrikam.com' });
    const records = valuesOf(await harness.call('GET', '/domains/fabrikam.com/verificationDnsRecords'));
    const value = String(records.find((record) => 'text' in record)?.['text']);
    harness.tenant.run('publishDnsRecord', { name: 'fabrikam.com', type: 'TXT', value });
    await harness.done('POST', '/domains/fabrikam.com/verify');
    const verified = async (id: string) => (await harness.call('GET', `/domains/${id}`)).body['isVerified'];
    expect([await verified('us.fabrikam.com'), await verified('eu.fabrikam.com')]).toEqual([true, false]);
    await harness.done('DELETE', '/domains/eu.fabrikam.com');
    expectError(
      await harness.call('POST', '/domains', { id: 'eu.fabrikam.com' }),
      400,
      'Request_BadRequest',
      /is verified in another tenant/,
    );
  });
});

describe('the federation server', () => {
  test('FD-08: a farm that a domain is federated with is not removed: signing in would come back', async () => {
    const harness = await federatedRoot();
    harness.tenant.run('changeFederationFarm', { name: 'AD FS', healthy: false });
    expect(refusalOf(() => harness.tenant.run('removeFederationFarm', { name: 'AD FS' }))).toMatch(
      /'contoso.com' is federated with AD FS/,
    );
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    harness.tenant.run('removeFederationFarm', { name: 'AD FS' });
  });

  test('FD-10: what can be no farm is refused', () => {
    const { tenant } = setUp();
    const farm = { name: 'F', product: 'other' as const, serviceName: 'sts.example.com', existing: true };
    expect(refusalOf(() => tenant.run('addFederationFarm', { ...farm, serviceName: 'https://sts.x.com' }))).toMatch(
      /not the host name/,
    );
    expect(refusalOf(() => tenant.run('addFederationFarm', { ...farm, members: [] }))).toMatch(/at least/);
    expect(refusalOf(() => tenant.run('addFederationFarm', { ...farm, trusts: ['a b'] }))).toMatch(/among trusts/);
  });

  test('CV-15: the cmdlet changes nothing on a server that is not AD FS, up or down', () => {
    for (const healthy of [true, false]) {
      const { tenant } = setUp();
      tenant.run('addFederationFarm', {
        name: 'Ping',
        product: 'pingFederate',
        serviceName: 'sts.contoso.com',
        existing: true,
        trusts: ['contoso.com'],
      });
      tenant.run('changeFederationFarm', { name: 'Ping', healthy });
      tenant.run('convertDomainToStandard', {
        domainId: 'contoso.com',
        skipUserConversion: true,
        passwordFile: 'empty.csv',
      });
      expect(tenant.view().tables.federationFarms.get('ping')?.trusts).toEqual(['contoso.com']);
    }
    const { tenant } = setUp();
    tenant.run('addFederationFarm', {
      name: 'Ping',
      product: 'pingFederate',
      serviceName: 'sts.x.com',
      existing: true,
    });
    expect(refusalOf(() => tenant.run('convertDomainToFederated', { domainId: 'fabrikam.com', farm: 'Ping' }))).toMatch(
      /not AD FS/,
    );
  });
});

test('CV-02: a password file has a name of its own, so that none shows the lines of another', () => {
  const { tenant } = setUp();
  const convert = (passwordFile: string) => () =>
    tenant.run('convertDomainToStandard', { domainId: 'contoso.com', skipUserConversion: true, passwordFile });
  expect(refusalOf(convert('a|b'))).toMatch(/cannot contain/);
});

test('CV-01: wishes of one moment leave one state behind', async () => {
  const harness = setUp();
  const [trust] = valuesOf(await harness.call('GET', '/domains/contoso.com/federationConfiguration'));
  const { text } = await signingCertificate();
  for (let time = 0; time < 20; time++) {
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    await harness.done('POST', '/domains/contoso.com/federationConfiguration', {
      issuerUri: trust?.['issuerUri'],
      passiveSignInUri: trust?.['passiveSignInUri'],
      preferredAuthenticationProtocol: 'wsFed',
      signingCertificate: text,
    });
  }
  expect(harness.tenant.view().tables.authentications.get('contoso.com')?.states).toHaveLength(2);
  expect(harness.route('ada@contoso.com')).toBe('federation');
  harness.advance('PT3H');
  expect(harness.route('ada@contoso.com')).toBe('federation');
});

test('DM-08, GP-09: a forced deletion logs what becomes of each user', async () => {
  const harness = setUp({ tenantFile: contoso });
  await harness.done('POST', '/domains/fabrikam.com/forceDelete', { disableUserAccounts: true });
  harness.advance('PT24H');
  const events = valuesOf(await harness.call('GET', '/auditLogs/directoryAudits?$top=100'));
  const count = (activity: string) => events.filter((event) => event['activityDisplayName'] === activity).length;
  expect([count('Update user'), count('Disable account'), count('Remove verified domain')]).toEqual([2, 2, 1]);
});

test('deleting a user takes along what is kept of resets and conversions', async () => {
  const harness = setUp();
  await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
  const method = '28c10230-6103-485e-b985-444c60001490';
  await harness.done('POST', `/users/ada@contoso.com/authentication/methods/${method}/resetPassword`, {
    newPassword: password,
  });
  const { tables } = harness.tenant.view();
  expect([tables.passwordOperations.size, tables.convertedUsers.size]).toEqual([1, 1]);
  await harness.done('DELETE', '/users/ada@contoso.com');
  const { tables: after } = harness.tenant.view();
  expect([after.passwordOperations.size, after.convertedUsers.size]).toEqual([0, 0]);
});
