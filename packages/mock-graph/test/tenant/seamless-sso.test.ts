import { describe, expect, test } from 'vitest';
import type { Device } from '../../src/tenant/sign-in.ts';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp } from '../support/harness.ts';

const company = (onPremises: object = {}) => ({
  tenantFile: { ...contoso, onPremises: { seamlessSsoEnabled: true, ...onPremises } },
});
const nat = 'nat@fabrikam.com';
const signIn = ({ tenant }: Harness, device: Device = { join: 'domain' }, name = nat) =>
  tenant.signIn({ userPrincipalName: name, device });

describe('SS-01: seamless single sign-on', () => {
  test('is off by default', () => {
    const harness = setUp();
    expect(signIn(harness).result).toBe('passwordNeeded');
    expect(harness.tenant.seamlessSso.forests()).toEqual([{ forest: 'contoso.com', keyRolledAt: null }]);
  });

  test('takes the switch of the tenant and the computer account of the forest', () => {
    const harness = setUp();
    const { seamlessSso, onPremises } = harness.tenant;
    seamlessSso.enable('contoso.com', 'ada@contoso.com');
    expect(signIn(harness).result).toBe('passwordNeeded');
    onPremises.set({ seamlessSsoEnabled: true });
    expect(signIn(harness)).toMatchObject({ result: 'success', bySeamlessSso: true });
    seamlessSso.disable('contoso.com');
    expect(signIn(harness).result).toBe('passwordNeeded');
  });

  test("a forest is set up by its own administrator, and another's users have nothing of it", () => {
    const forests = [
      { name: 'contoso.com', domains: ['fabrikam.com'], upnSuffixes: ['contoso.local'] },
      { name: 'other.example' },
    ];
    const harness = setUp({ tenantFile: { ...contoso, onPremises: { forests } } });
    const { seamlessSso } = harness.tenant;
    expect(() => seamlessSso.enable('other.example', 'ada@contoso.com')).toThrow('no account of other.example');
    expect(() => seamlessSso.enable('nowhere.example', 'ada@contoso.com')).toThrow("no forest 'nowhere.example'");
    expect(() => seamlessSso.rollKey('contoso.com', 'ada@contoso.com')).toThrow('Enable it for the forest first');
    harness.tenant.onPremises.changeObject('bob@contoso.com', { enabled: false });
    expect(() => seamlessSso.enable('contoso.com', 'bob@contoso.com')).toThrow('disabled');
    seamlessSso.enable('contoso.com', 'ada@contoso.com');
    expect(() => seamlessSso.enable('contoso.com', 'ada@contoso.com')).toThrow('already');
  });

  test('where a tenant file says nothing of forests the switch sets all up; one that is named otherwise is left out', () => {
    const forests = (more: object) => [
      { name: 'contoso.com', domains: ['fabrikam.com', 'contoso.local'] },
      { name: 'other.example', ...more },
    ];
    const set = (more: object) =>
      setUp(company({ forests: forests(more) }))
        .tenant.seamlessSso.forests()
        .filter(({ keyRolledAt }) => keyRolledAt !== null)
        .map(({ forest }) => forest);
    expect(set({})).toEqual(['contoso.com', 'other.example']);
    expect(set({ seamlessSso: false })).toEqual(['contoso.com']);
    expect(set({ seamlessSso: true })).toEqual(['other.example']);
    expect(set({ seamlessSso: { keyRolledAt: '2025-12-01T00:00:00Z' } })).toEqual(['other.example']);
  });

  test('works with hash synchronization and with pass-through, not for federated users nor for those of the cloud', () => {
    const harness = setUp(company({ activeAgents: 1 }));
    expect(signIn(harness).result).toBe('success');
    harness.tenant.onPremises.set({ tenantPassThrough: true });
    expect(signIn(harness).result).toBe('success');
    expect(signIn(harness, { join: 'domain' }, 'ada@contoso.com').result).toBe('federated');
    expect(signIn(harness, { join: 'domain' }, 'mia@fabrikam.com').result).toBe('passwordNeeded');
  });
});

describe('SS-04: who is asked for a password', () => {
  const devices: readonly [string, Device, string][] = [
    ['a device of the domain on the corporate network', { join: 'domain' }, 'success'],
    ['a hybrid device', { join: 'hybrid' }, 'success'],
    ['a device of no domain', { join: 'none' }, 'passwordNeeded'],
    ['a device of the cloud only', { join: 'entra' }, 'passwordNeeded'],
    ['a device at home', { join: 'domain', corporateNetwork: false }, 'passwordNeeded'],
    ['a browser without the intranet zone', { join: 'domain', intranetZone: false }, 'passwordNeeded'],
  ];
  test.each(devices)('%s', (_, device, result) => {
    expect(signIn(setUp(company()), device).result).toBe(result);
  });

  test('a forest whose domain controllers are down gives no tickets', () => {
    const harness = setUp(company());
    harness.tenant.onPremises.changeForest('contoso.com', { domainControllersDown: true });
    expect(signIn(harness).result).toBe('passwordNeeded');
  });

  test.each(['pop3', 'imap', 'smtp', 'activeSync', 'wsTrust'] as const)('%s has no tickets', (client) => {
    const { tenant } = setUp(company());
    expect(tenant.signIn({ userPrincipalName: nat, client }).result).toBe('passwordNeeded');
  });

  test.each([{ enabled: false }, { locked: true }, { accountExpiresAt: '2026-01-01T00:00:00Z' }, { logonHours: [0] }])(
    'Active Directory gives no ticket to an account with %j',
    (change) => {
      const harness = setUp(company());
      harness.tenant.onPremises.changeObject(nat, change);
      expect(signIn(harness).result).toBe('passwordNeeded');
    },
  );

  test('a primary refresh token comes first', () => {
    const harness = setUp(company());
    const decision = harness.decide(nat, { client: 'primaryRefreshToken', device: { join: 'hybrid' } });
    expect(decision.seamlessSso).toBe(false);
    expect(decision.because.map(({ behaviour }) => behaviour)).toContain('SS-04');
  });

  test('a disabled account does not get in', async () => {
    const harness = setUp(company());
    await harness.done('PATCH', `/users/${nat}`, { accountEnabled: false });
    expect(signIn(harness).result).toBe('passwordNeeded');
  });
});

describe('SS-02: the key', () => {
  test('has an age, and is rolled over', () => {
    const harness = setUp(company());
    const { seamlessSso } = harness.tenant;
    const first = seamlessSso.forest('contoso.com').keyRolledAt;
    harness.advance('P31D');
    expect(seamlessSso.forest('contoso.com').keyRolledAt).toBe(first);
    const rolled = seamlessSso.rollKey('contoso.com', 'ada@contoso.com').keyRolledAt;
    expect(rolled).toBe(new Date(harness.tenant.now()).toISOString());
  });
});

describe('GP-09: what the switches leave in the audit log', () => {
  test('desktop single sign-on and pass-through, on and off', async () => {
    const harness = setUp();
    const { onPremises, seamlessSso } = harness.tenant;
    seamlessSso.enable('contoso.com', 'ada@contoso.com');
    onPremises.set({ seamlessSsoEnabled: true });
    onPremises.set({ tenantPassThrough: true });
    onPremises.set({ tenantPassThrough: true });
    onPremises.set({ tenantPassThrough: false });
    onPremises.set({ seamlessSsoEnabled: false });
    seamlessSso.disable('contoso.com');
    const { body } = await harness.call('GET', '/auditLogs/directoryAudits');
    expect(
      body.value?.map((event) => [event['activityDisplayName'], event['loggedByService'], event['category']]),
    ).toEqual(
      [
        'Disable Desktop Sso for a specific domain',
        'Disable Desktop Sso',
        'Disable passthrough authentication',
        'Enable passthrough authentication',
        'Enable Desktop Sso',
        'Enable Desktop Sso for a specific domain',
      ].map((name) => [name, 'Application Proxy', 'DirectoryManagement']),
    );
  });
});
