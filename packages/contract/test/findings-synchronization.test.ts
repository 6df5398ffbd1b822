import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type InstallationFacts,
  installationFindings,
  type PasswordSyncFacts,
  passwordSyncFindings,
  type SynchronizedScope,
  scopesMeet,
  type TopologyFacts,
  topologyFindings,
} from '../src/findings.ts';

type Server = NonNullable<TopologyFacts['servers']>[number];
type CloudSync = NonNullable<TopologyFacts['cloudSync']>[number];

const whole = (forest: string): SynchronizedScope => ({ forest });
const part = (...containers: string[]): SynchronizedScope => ({ forest: 'contoso.com', containers });
const server = (name: string, more: Partial<Server> = {}): Server => ({
  name,
  tenants: ['contoso'],
  mode: 'active',
  scopes: [whole('contoso.com')],
  ...more,
});
const standby = (name: string, more: Partial<Server> = {}) => server(name, { mode: 'staging', ...more });
const cloud = (name: string, more: Partial<CloudSync> = {}): CloudSync => ({
  name,
  tenant: 'contoso',
  scopes: [whole('fabrikam.com')],
  agentsRunning: 2,
  ...more,
});
const list = (findings: readonly { severity: string; behaviour: string; code: string }[]) =>
  findings.map(({ severity, behaviour, code }) => `${severity} ${behaviour} ${code}`);
const found = (facts: TopologyFacts) => list(topologyFindings(facts));

describe('topology', () => {
  test('SY-02, SY-03, SY-04, SY-06, SY-10: supported topologies give no finding', () => {
    const forests = [{ name: 'contoso.com' }, { name: 'fabrikam.com', galSync: 'identityManager' as const }];
    const both = { scopes: forests.map(({ name }) => whole(name)) };
    for (const facts of [
      {},
      { servers: [server('one'), standby('two')] },
      { tenants: ['Contoso'], forests, servers: [server('one', both), standby('two', both)] },
      { forests, servers: [server('one'), standby('two')], cloudSync: [cloud('fabrikam')] },
      { tenants: ['contoso'], cloudSync: [cloud('fabrikam')] },
      {
        tenants: ['contoso', 'fabrikam'],
        servers: [
          server('one', { scopes: [part('contoso.com/Staff')] }),
          standby('two', { scopes: [part('contoso.com/Staff')] }),
          server('three', { tenants: ['fabrikam'], scopes: [part('contoso.com/Sales', 'emea.contoso.com')] }),
          standby('four', { tenants: ['fabrikam'], scopes: [part('contoso.com/Sales')] }),
        ],
      },
    ])
      expect(found(facts), JSON.stringify(facts)).toEqual([]);
  });

  test('SY-02: a forest that nothing active reaches', () => {
    const forests = [{ name: 'contoso.com' }, { name: 'Fabrikam.com' }];
    const servers = [server('one'), standby('two', { scopes: [whole('contoso.com'), whole('fabrikam.com')] })];
    expect(found({ forests, servers })).toEqual(['warning SY-02 forestNotReached']);
    expect(found({ forests, servers, cloudSync: [cloud('acquired')] })).toEqual([]);
  });

  test('SY-03: a tenant without a running standby, and one whose active server is stopped', () => {
    expect(found({ servers: [server('one')] })).toEqual(['warning SY-03 noStandbyServer']);
    expect(found({ servers: [server('one'), standby('two', { running: false })] })).toEqual([
      'warning SY-03 noStandbyServer',
    ]);
    const [finding, ...others] = topologyFindings({ servers: [server('one', { running: false }), standby('two')] });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', behaviour: 'SY-03', code: 'activeServerStopped' });
    expect(finding?.whatToDo).toContain('two');
    const [alone] = topologyFindings({ servers: [server('one', { running: false })] });
    expect(alone?.whatToDo).toBe('Start it.');
  });

  test('SY-04: two active servers on one tenant, unless one of them is stopped, are an error', () => {
    const spare = standby('three');
    expect(found({ servers: [server('one'), server('two', { tenants: ['CONTOSO'] }), spare] })).toEqual([
      'error SY-04 secondActiveServer',
    ]);
    expect(found({ servers: [server('one'), server('two', { running: false }), spare] })).toEqual([
      'warning SY-04 secondActiveServer',
    ]);
  });

  test('SY-04: a server feeds one tenant, and each tenant is fed', () => {
    const both = { tenants: ['contoso', 'fabrikam'] };
    expect(
      found({
        servers: [
          server('one'),
          server('three', { tenants: ['fabrikam'], scopes: [whole('fabrikam.com')] }),
          standby('two', both),
        ],
      }),
    ).toEqual(['error SY-04 severalTenants']);
    expect(
      found({ servers: [server('one', both), standby('two'), standby('three', { tenants: ['fabrikam'] })] }),
    ).toEqual(['error SY-04 severalTenants']);
    expect(found({ tenants: ['contoso', 'fabrikam'], servers: [server('one'), standby('two')] })).toEqual([
      'warning SY-04 tenantNotFed',
    ]);
  });

  test('SY-04: scopes of two tenants that meet', () => {
    const overlap = (ours: SynchronizedScope, theirs: SynchronizedScope) =>
      topologyFindings({
        servers: [
          server('one', { scopes: [ours] }),
          standby('two', { scopes: [ours] }),
          server('three', { tenants: ['fabrikam'], scopes: [theirs] }),
          standby('four', { tenants: ['fabrikam'], scopes: [theirs] }),
        ],
      });
    expect(list(overlap(whole('contoso.com'), whole('Contoso.com')))).toEqual(['error SY-04 overlappingScopes']);
    expect(overlap(part('contoso.com'), part('contoso.com/Staff/Sales'))[0]?.text).toContain('contoso.com/staff/sales');
    expect(overlap(part('contoso.com/Staff'), part('contoso.com/Staffing'))).toEqual([]);
    expect(overlap(whole('contoso.com'), whole('fabrikam.com'))).toEqual([]);
  });

  test('SY-06: Cloud sync runs beside Connect sync on other objects, and not on the same ones', () => {
    const servers = [server('one', { scopes: [part('contoso.com/Staff')] }), standby('two')];
    const beside = (...containers: string[]) =>
      found({ servers, cloudSync: [cloud('c', { scopes: [part(...containers)] })] });
    expect(beside('contoso.com/Sales')).toEqual([]);
    expect(beside('contoso.com/Sales', 'contoso.com/Staff')).toEqual(['error SY-06 cloudSyncOverlap']);
    expect(found({ cloudSync: [cloud('a'), cloud('b')] })).toEqual(['error SY-06 cloudSyncOverlap']);
    const several = server('one', { tenants: ['other', 'contoso'], scopes: [whole('fabrikam.com')] });
    expect(
      found({ servers: [several, standby('two'), standby('three', { tenants: ['other'] })], cloudSync: [cloud('a')] }),
    ).toEqual(['error SY-04 severalTenants', 'error SY-06 cloudSyncOverlap']);
    expect(found({ cloudSync: [cloud('a'), cloud('b', { tenant: 'other' })] })).toEqual([
      'error SY-04 overlappingScopes',
    ]);
  });

  test('SY-06: one agent gives no high availability, none no synchronization', () => {
    expect(found({ cloudSync: [cloud('a', { agentsRunning: 1 })] })).toEqual(['warning SY-06 singleAgent']);
    expect(found({ cloudSync: [cloud('a', { agentsRunning: 0 })] })).toEqual(['error SY-06 noAgent']);
  });

  test('SY-06: groups of up to 50,000 members, large ones by organizational unit alone', () => {
    const group = (largestGroup: number, filter?: CloudSync['filter']) =>
      found({ cloudSync: [cloud('a', { largestGroup, ...(filter && { filter }) })] });
    expect(group(50_000, 'organizationalUnit')).toEqual([]);
    expect(group(50_001, 'organizationalUnit')).toEqual(['error SY-06 cloudSyncGroupTooLarge']);
    expect(group(50_000)).toEqual([]);
    expect(group(1_500, 'group')).toEqual(['warning SY-06 largeGroupFilter']);
    expect(group(1_499, 'attribute')).toEqual([]);
  });

  test('SY-10: Connect does no GALSync', () => {
    const facts = (galSync: 'none' | 'connect') => ({
      forests: [{ name: 'contoso.com', galSync }],
      servers: [server('one'), standby('two')],
    });
    expect(found(facts('connect'))).toEqual(['error SY-10 galSyncByConnect']);
    expect(found(facts('none'))).toEqual([]);
  });
});

describe('where scopes meet', () => {
  const unit = fc.constantFrom('A', 'b', 'C');
  const container = fc
    .tuple(fc.constantFrom('contoso.com', 'emea.contoso.com'), fc.array(unit, { maxLength: 3 }))
    .map(([domain, units]) => [domain, ...units].join('/'));
  const containers = fc.uniqueArray(container, { minLength: 1, maxLength: 3 });
  const scope: fc.Arbitrary<SynchronizedScope> = fc.record(
    { forest: fc.constantFrom('contoso.com', 'fabrikam.com'), containers, without: containers },
    { requiredKeys: ['forest'] },
  );
  /** Whether an object directly in a container is in a scope: an account of the rule by its meaning. */
  const takes = ({ forest, containers, without }: SynchronizedScope, place: string): boolean => {
    const isIn = (outer: string) => `${place}/`.toLowerCase().startsWith(`${outer}/`.toLowerCase());
    return forest === 'contoso.com' && (containers?.some(isIn) ?? true) && !without?.some(isIn);
  };

  test('SY-04: two whole forests meet in the forest, a part and a whole in the part', () => {
    expect(scopesMeet(whole('Contoso.com'), whole('contoso.com'))).toEqual(['forest contoso.com']);
    expect(scopesMeet(whole('contoso.com'), part('contoso.com/Staff/'))).toEqual(['contoso.com/staff']);
    const rest = { forest: 'contoso.com', without: ['contoso.com/Staff'] };
    expect(scopesMeet(rest, part('contoso.com/Staff', 'contoso.com/Staff/Sales'))).toEqual([]);
    expect(scopesMeet(rest, part('contoso.com'))).toEqual(['contoso.com']);
  });

  test('SY-04: overlap is symmetric', () => {
    fc.assert(
      fc.property(scope, scope, (one, other) => {
        expect(scopesMeet(one, other)).toEqual(scopesMeet(other, one));
      }),
    );
  });

  test('SY-04: scopes meet when some object is in both, and only then', () => {
    fc.assert(
      fc.property(scope, scope, container, (one, other, place) => {
        const shared = scopesMeet(one, other);
        if (takes(one, place) && takes(other, place)) expect(shared).not.toEqual([]);
        for (const name of shared)
          if (!name.startsWith('forest ') && one.forest === 'contoso.com')
            expect([takes(one, name), takes(other, name)]).toEqual([true, true]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('SY-04: a distinguished name is refused with the form to write', () => {
    expect(() => scopesMeet(part('OU=Staff,DC=contoso,DC=com'), part('contoso.com'))).toThrow(/contoso\.com\/Staff/);
  });
});

describe('installation', () => {
  const found = (facts: InstallationFacts) => list(installationFindings(facts));
  const express: InstallationFacts = {
    settings: 'express',
    forests: 1,
    tenants: 1,
    sourceAnchorAttribute: 'objectGuid',
    storedSourceAnchorAttribute: null,
    userNameAttribute: 'userPrincipalName',
    signInMethod: 'passwordHashSync',
    suffixes: ['contoso.com'],
  };

  test('SY-09: express settings go with one forest, one tenant and their defaults', () => {
    expect(found(express)).toEqual([]);
    expect(found({ settings: 'express' })).toEqual([]);
    for (const [change, code] of [
      [{ forests: 2 }, 'expressForests'],
      [{ forests: 0 }, 'expressForests'],
      [{ tenants: 2 }, 'expressTenants'],
      [{ sourceAnchorAttribute: 'employeeID' }, 'expressSourceAnchor'],
      [{ userNameAttribute: 'mail' }, 'expressUserName'],
      [{ signInMethod: 'passthroughAuthentication' }, 'expressSignInMethod'],
    ] as const) {
      expect(found({ ...express, ...change })).toEqual([`error SY-09 ${code}`]);
      expect(found({ ...express, ...change, settings: 'custom' })).toEqual([]);
    }
  });

  test('SY-09: a non-routable suffix warns and needs custom settings', () => {
    const suffixes = ['contoso.com', 'contoso.local'];
    expect(found({ ...express, suffixes })).toEqual(['warning SY-09 expressNonRoutableSuffix']);
    expect(found({ ...express, suffixes, settings: 'custom' })).toEqual([]);
  });

  test('UP-08: the stored source anchor is the only one, also for express settings that name none', () => {
    const stored = { storedSourceAnchorAttribute: 'employeeID' };
    expect(found({ settings: 'express', ...stored })).toEqual(['error UP-08 otherSourceAnchor']);
    expect(found({ settings: 'custom', sourceAnchorAttribute: 'objectGUID', ...stored })).toEqual([
      'error UP-08 otherSourceAnchor',
    ]);
    expect(found({ settings: 'custom', sourceAnchorAttribute: 'EmployeeId', ...stored })).toEqual([]);
    expect(found({ settings: 'custom', ...stored })).toEqual([]);
  });
});

describe('password hashes', () => {
  const found = (facts: PasswordSyncFacts) => list(passwordSyncFindings(facts));

  test('PH-05: exactly four versions of Connect have the defect', () => {
    for (const version of ['1.1.557.0', '1.1.558.0', '1.1.561.0', '1.1.614.0'])
      expect(found({ servers: [{ name: 'one', version }] })).toEqual(['error PH-05 defectiveVersion']);
    for (const version of ['1.1.553.0', '1.1.559.0', '1.1.647.0', '2.4.21.0'])
      expect(found({ servers: [{ name: 'one', version }] })).toEqual([]);
  });

  test('PH-06: a server that is down leaves the last passwords', () => {
    const [finding] = passwordSyncFindings({
      servers: [{ name: 'one', downSince: '2026-01-05T08:00:00Z' }, { name: 'two' }],
    });
    expect(finding).toMatchObject({
      severity: 'warning',
      behaviour: 'PH-06',
      code: 'serverDown',
      text: expect.stringContaining('2026-01-05T08:00:00Z'),
    });
  });

  test('PH-07: reports of leaked credentials and Domain Services need hashes', () => {
    const wanted = { leakedCredentialReports: true, domainServices: true };
    expect(found({ ...wanted, passwordHashSync: false })).toEqual([
      'warning PH-07 leakedCredentialReports',
      'warning PH-07 domainServices',
    ]);
    expect(found({ ...wanted, passwordHashSync: true })).toEqual([]);
    expect(found(wanted)).toEqual([]);
    expect(found({ passwordHashSync: false })).toEqual([]);
  });
});
