import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readTenantFile, TenantFileError, tenantFileJsonSchema } from '../../src/control/tenant-file.ts';
import { createMockGraph } from '../../src/mock.ts';
import { automation, expectRefusal, forms, signInWorld, token, world } from '../login/support/world.ts';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import { setUp, valuesOf } from '../support/harness.ts';

const federation = { issuerUri: 'urn:x', passiveSignInUri: 'https://sts.contoso.com/adfs/ls/' };
const ada = 'ada@contoso.com';
const domains = [{ id: 'contoso.com' }];

function problemsOf(file: unknown): { path: string; message: string }[] {
  try {
    readTenantFile(file);
  } catch (error) {
    if (error instanceof TenantFileError) return [...error.problems];
    throw error;
  }
  return [];
}
const at = (file: unknown): string[] => problemsOf(file).map(({ path, message }) => `${path}: ${message}`);

describe('a bad tenant file', () => {
  test.each<[string, object, string[]]>([
    ['an unknown member', { nonsense: 1 }, ['nonsense: is not known']],
    [
      'an unknown member deep inside',
      { domains: [{ id: 'a.com', federation: { ...federation, x: 1 }, authenticationType: 'Federated' }] },
      ['domains[0].federation.x: is not known'],
    ],
    ['a wrong type', { users: [{ userPrincipalName: ada, synced: 'yes' }] }, ['users[0].synced: must be boolean']],
    [
      'a name that is none',
      { users: [{ userPrincipalName: 'ada' }] },
      ['users[0].userPrincipalName: must be a user principal name such as ada@contoso.com'],
    ],
    ['an id that is no GUID', { groups: [{ displayName: 'G', id: 'x' }] }, ['groups[0].id: must be a GUID']],
    ...(
      [
        ['a b.com', 'use labels of letters, digits and hyphens, 63 at most each, 253 in all'],
        ['a_b.com', 'use labels of letters, digits and hyphens, 63 at most each, 253 in all'],
        ['contoso.com.', 'leave out the dot at its end'],
        ['bücher.example', 'write an international name in its ASCII form (xn--…)'],
        ['contoso', 'a single label cannot be verified in public DNS'],
      ] as const
    ).map(([id, what]): [string, object, string[]] => [
      `the domain ${id}`,
      { domains: [{ id }] },
      [`domains[0].id: must be the name of a domain: ${what}`],
    ]),
    ['a time of another form', { start: 'tomorrow' }, ['start: must be a time in UTC such as 2026-01-05T08:00:00Z']],
    [
      'a time that no calendar has',
      { start: '2026-13-45T08:00:00Z' },
      ['start: must be a time in UTC such as 2026-01-05T08:00:00Z'],
    ],
    ['rules that are not known', { rules: 'strict' }, ['rules: must be "documented" or "lenient" or "2026-05"']],
    [
      'a feature that is not known',
      { policies: [{ feature: 'x' }] },
      [
        'policies[0].feature: must be "passthroughAuthentication" or "seamlessSso" or "passwordHashSync" or "emailAsAlternateId" or "certificateBasedAuthentication" or "multiFactorAuthentication"',
      ],
    ],
    [
      'a federated domain without its server',
      { domains: [{ id: 'a.com', authenticationType: 'Federated' }] },
      ['domains[0].federation: is missing: a federated domain needs issuerUri and passiveSignInUri'],
    ],
    [
      'a managed domain with one',
      { domains: [{ id: 'a.com', federation }] },
      ['domains[0].federation: stands on a domain that is not Federated'],
    ],
    [
      'a federated default domain',
      { domains: [{ id: 'a.com', authenticationType: 'Federated', federation, isDefault: true }] },
      ['domains[0].authenticationType: must be Managed for the default and the initial domain'],
    ],
    [
      'two default domains',
      {
        domains: [
          { id: 'a.com', isDefault: true },
          { id: 'b.com', isDefault: true },
        ],
      },
      ['domains[1].isDefault: is already set at domains[0]'],
    ],
    [
      'a domain twice',
      { domains: [{ id: 'a.com' }, { id: 'A.com' }] },
      ["domains[1].id: the domain 'A.com' is already used at domains[0].id"],
    ],
    [
      'a user twice',
      { domains, users: [{ userPrincipalName: ada }, { userPrincipalName: 'ADA@contoso.com' }] },
      ["users[1].userPrincipalName: the name 'ADA@contoso.com' is already used at users[0].userPrincipalName"],
    ],
    [
      'a user of a domain that is not there',
      { domains: [{ id: 'a.com' }], users: [{ userPrincipalName: ada }] },
      ["users[0].userPrincipalName: the domain 'contoso.com' is not among domains"],
    ],
    [
      'a user of such a domain, and a population, in a file without domains',
      { users: [{ userPrincipalName: ada }, { count: 2, domain: 'contoso.com' }] },
      [
        "users[0].userPrincipalName: the domain 'contoso.com' is not among domains",
        "users[1].domain: the domain 'contoso.com' is not among domains",
      ],
    ],
    [
      'a member that is not there',
      {
        groups: [{ displayName: 'G', members: [ada, { group: 'H' }, { contact: 'C' }, { count: 2, domain: 'a.com' }] }],
      },
      [
        "groups[0].members[0]: there is no user 'ada@contoso.com'",
        "groups[0].members[1].group: there is no group 'H'",
        "groups[0].members[2].contact: there is no contact 'C'",
        "groups[0].members[3]: there is no population 'user@a.com' among users",
      ],
    ],
    [
      'more members than a population has',
      {
        domains: [{ id: 'a.com' }],
        users: { count: 5, domain: 'a.com' },
        groups: [{ displayName: 'G', members: [{ count: 3, offset: 3, domain: 'a.com' }] }],
      },
      ['groups[0].members[0].count: asks for users up to 6 of a population of 5'],
    ],
    [
      'a dynamic group without a rule',
      { groups: [{ displayName: 'G', groupTypes: ['DynamicMembership'] }] },
      ['groups[0].membershipRule: is missing: a dynamic group needs a rule'],
    ],
    [
      'a policy of a group that is not there',
      { policies: [{ feature: 'seamlessSso', groups: ['G'] }] },
      ["policies[0].groups[0]: there is no group 'G'"],
    ],
    [
      'two policies of a feature',
      { policies: [{ feature: 'seamlessSso' }, { feature: 'seamlessSso' }] },
      ["policies[1].feature: the feature 'seamlessSso' is already used at policies[0].feature"],
    ],
    [
      'a hash of a user who is not synced',
      { domains, users: [{ userPrincipalName: ada, hashSynced: true }] },
      ['users[0].hashSynced: needs synced: true'],
    ],
    ['an empty population', { users: { count: 0, domain: 'a.com' } }, ['users.count: must be at least 1']],
    [
      'two domains with one issuer',
      {
        domains: ['a.com', 'b.com'].map((id) => ({ id, authenticationType: 'Federated', federation })),
      },
      ["domains[1].federation.issuerUri: the issuer 'urn:x' is already used at domains[0].federation.issuerUri"],
    ],
    [
      'a subdomain of another type than the domain from which it inherits',
      {
        domains: [
          { id: 'a.com', authenticationType: 'Federated', federation },
          { id: 'b.a.com', authenticationType: 'Managed' },
        ],
      },
      [
        'domains[1].authenticationType: must be Federated, as that of a.com, from which it inherits; or the domain is independent: true',
      ],
    ],
    [
      'a default domain that inherits federation',
      {
        domains: [
          { id: 'a.com', authenticationType: 'Federated', federation },
          { id: 'b.a.com', isDefault: true },
        ],
      },
      ['domains[1].authenticationType: must be Managed for the default and the initial domain'],
    ],
    [
      'an independent domain that stands below no other',
      { domains: [{ id: 'a.com', independent: true }] },
      ['domains[0].independent: stands on a domain that is no subdomain of another'],
    ],
    [
      'certificates that are none',
      {
        domains: [
          {
            id: 'a.com',
            authenticationType: 'Federated',
            federation: {
              ...federation,
              signingCertificate: '-----BEGIN CERTIFICATE-----',
              nextSigningCertificate: 'AAAA',
            },
          },
        ],
        onPremises: {
          farms: [{ name: 'sts', product: 'adfs', serviceName: 'sts.a.com', signingCertificate: '%' }],
        },
      },
      [
        'domains[0].federation.signingCertificate: must be without armour: leave out the lines that begin with -----',
        'domains[0].federation.nextSigningCertificate: must be one X.509 certificate in DER form as base64, with nothing after it',
        'onPremises.farms[0].signingCertificate: must be base64',
      ],
    ],
    [
      'more domains than a tenant can have',
      { domains: Array.from({ length: 5_000 }, (_, index) => ({ id: `d${index}.com` })) },
      ['domains: count 5001, a federated one as two; a tenant has at most 5000'],
    ],
    [
      'a source anchor twice',
      {
        domains: [{ id: 'a.com' }],
        users: ['a@a.com', 'b@a.com'].map((userPrincipalName) => ({ userPrincipalName, immutableId: 'Y2FybA==' })),
      },
      ["users[1].immutableId: 'Y2FybA==' is already used at users[0].immutableId"],
    ],
    [
      'groups that staged rollout refuses',
      {
        contacts: [{ displayName: 'C' }],
        groups: [
          { displayName: 'D', groupTypes: ['DynamicMembership'], membershipRule: 'true' },
          { displayName: 'U', groupTypes: ['Unified'] },
          { displayName: 'W', members: [{ contact: 'C' }] },
        ],
        policies: [{ feature: 'seamlessSso', groups: ['D', 'U', 'W', 'w'] }],
      },
      [
        "policies[0].groups[0]: 'D' is no assigned security group, which staged rollout needs (SR-09)",
        "policies[0].groups[1]: 'U' is no assigned security group, which staged rollout needs (SR-09)",
        "policies[0].groups[2]: 'W' has a contact, with which no group can be in staged rollout (SR-10)",
        "policies[0].groups[3]: the group 'w' is already used at policies[0].groups[2]",
        "policies[0].groups[3]: 'w' has a contact, with which no group can be in staged rollout (SR-10)",
      ],
    ],
    [
      'more groups than a feature can have',
      {
        groups: Array.from({ length: 11 }, (_, index) => ({ displayName: `G${index}` })),
        policies: [{ feature: 'seamlessSso', groups: Array.from({ length: 11 }, (_, index) => `G${index}`) }],
      },
      ['policies[0].groups: must be at most 10 (SR-08)'],
    ],
    [
      'all three features',
      {
        policies: ['passwordHashSync', 'passthroughAuthentication', 'seamlessSso'].map((feature) => ({ feature })),
      },
      ['policies: must not enable passwordHashSync, passthroughAuthentication, seamlessSso together (SR-14)'],
    ],
    [
      'accounts that no forest can hold',
      {
        domains: ['a.com', 'c.com', 's.com'].map((id) => ({ id })),
        onPremises: { forests: [{ name: 'a.com', upnSuffixes: ['s.com'] }, { name: 'b.com' }] },
        users: [
          { userPrincipalName: 'a@c.com', synced: true },
          { userPrincipalName: 'b@a.com', synced: true, onPremises: { forest: 'no.com' } },
          { userPrincipalName: 'c@a.com', synced: true, onPremises: { forest: 'b.com' } },
          { userPrincipalName: 'd@s.com', synced: true, onPremises: { container: 's.com/Staff' } },
          { userPrincipalName: 'e@a.com', onPremises: { locked: true } },
          { userPrincipalName: 'f@a.com', synced: true, onPremisesUserPrincipalName: 'b@a.com' },
          { userPrincipalName: 'g@a.com', synced: true, onPremisesUserPrincipalName: 'B@a.com' },
        ],
      },
      [
        'users[4].onPremises: needs synced: true',
        "users[0]: no forest of onPremises.forests has the suffix 'c.com' of its name",
        "users[1].onPremises.forest: there is no forest 'no.com' among onPremises.forests",
        "users[2]: the forest b.com does not have the suffix 'a.com' of its name",
        'users[3].onPremises.container: must begin with a domain of a.com: a.com',
        "users[6]: the name on-premises 'a.com: B@a.com' is already used at users[5]",
      ],
    ],
    [
      'an attribute that the directory does not have',
      { users: [{ userPrincipalName: ada, synced: true, onPremises: { attributes: { shoeSize: '9' } } }] },
      ['users[0].onPremises.attributes.shoeSize: is not known'],
    ],
  ])('%s is named with its place', (_what, file, expected) => {
    expect(at({ version: 1, ...file })).toEqual(expected);
  });

  test('every problem is told at once', () => {
    const file = {
      version: 1,
      domains: [{ id: 'not a name' }, { id: 'b.com', isVerified: 'no' }],
      users: [{ userPrincipalName: ada, x: 1, y: 2 }],
      groups: [{}],
    };
    expect(
      problemsOf(file)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['domains[0].id', 'domains[1].isVerified', 'groups[0].displayName', 'users[0].x', 'users[0].y']);
  });

  test('what is known instead is told once for each kind of place, of the form that comes nearest', () => {
    const told = (file: object): string[] => {
      try {
        readTenantFile({ version: 1, ...file });
      } catch (error) {
        if (error instanceof TenantFileError) return error.message.split('\n  ').filter((line) => /^Known/.test(line));
        throw error;
      }
      return [];
    };
    const contacts = ['A', 'B'].map((displayName) => ({ displayName, colour: 1 }));
    expect(told({ contacts, timings: { mode: 'zero', speed: 2 } })).toEqual([
      'Known in timings: mode, values.',
      'Known in contacts[0]: id, displayName, mail.',
    ]);
    expect(told({ nonsense: 1 })).toEqual([expect.stringMatching(/^Known: \$schema, version, tenant, .*, dns\.$/)]);
    expect(told({ rules: { values: { domainLimits: 2 } } })).toEqual([
      expect.stringMatching(/^Known in rules\.values: .*domainLimit,/),
    ]);
    expect(told({ timings: { mode: 'zero', values: { passwordSyncs: 1 } } })).toEqual([
      expect.stringMatching(/^Known in timings\.values: .*passwordSync,/),
    ]);
    // Not known to a population, which this is not.
    expect(told({ users: [{ userPrincipalName: 'ada' }] })).toEqual([]);
  });

  test.each([[[]], [null], ['file'], [1], [undefined]])('%j is no file', (file) => {
    expect(problemsOf(file)).toHaveLength(1);
  });

  test('a version is needed, and a newer one is refused with both named', () => {
    expect(at({})).toEqual([expect.stringMatching(/^version: /)]);
    expect(at({ version: 2, whatever: true })).toEqual([
      'version: is 2; this release reads version 1. Use a newer release of the mock',
    ]);
  });

  test('loads nothing: over the control surface the tenant stays as it was', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot']);
    const hash = harness.tenant.hash();
    const refused = await harness.control('POST', '/tenant-file', {
      version: 1,
      users: [{ userPrincipalName: 'x' }, { userPrincipalName: ada, z: 1 }],
    });
    expect(refused.status).toBe(400);
    expect(refused.body['problems']).toEqual([
      { path: 'users[0].userPrincipalName', message: 'must be a user principal name such as ada@contoso.com' },
      { path: 'users[1].z', message: 'is not known' },
    ]);
    expect(refused.body['error']).toContain('2 problems; nothing was loaded');
    expect(harness.tenant.hash()).toBe(hash);
    expect(harness.route(ada)).toBe('cloud passwordHashSync');
    expect(() => createMockGraph({ tenantFile: { version: 1, x: 1 } })).toThrow(TenantFileError);
  });
});

describe('permissions for which no operation asks', () => {
  const applications = [
    {
      displayName: 'A',
      applicationPermissions: ['User.Read.All'],
      delegatedPermissions: ['Mail.Read', 'Domain.Read.All'],
    },
    { displayName: 'B', applicationPermissions: ['domain.read.all'] },
  ];
  const warnings = [
    {
      path: 'applications[0].delegatedPermissions[0]',
      message: "No operation of the mock asks for the permission 'Mail.Read'.",
    },
    {
      path: 'applications[1].applicationPermissions[0]',
      message: "No operation of the mock asks for the permission 'domain.read.all'.",
    },
  ];

  test('are warnings, with which the file is loaded', async () => {
    const harness = setUp();
    const loaded = await harness.control('POST', '/tenant-file', { version: 1, applications });
    expect(loaded.status).toBe(200);
    expect(loaded.body['warnings']).toEqual(warnings);
    expect(harness.tenant.view().tables.applications.size).toBe(2);
    const without = await harness.control('POST', '/tenant-file', { version: 1, applications: [] });
    expect(without.body).not.toHaveProperty('warnings');
  });
});

test('a public client that has a secret too signs in by itself with it, and for a person without one', async () => {
  const both = { ...automation, publicClient: true };
  const harness = signInWorld({ tenantFile: { ...world, applications: [both] } });
  expect((await token(harness, forms.application)).status).toBe(200);
  expect((await token(harness, { ...forms.password, client_id: both.appId })).status).toBe(200);
  expectRefusal(await token(harness, { ...forms.application, client_secret: 'x' }), 7000215, 'invalid_client', 401);
});

/** Problems that only show when the file is built. */
function refusedAt(file: object): string[] {
  try {
    createMockGraph({ tenantFile: { version: 1, ...file } });
  } catch (error) {
    if (error instanceof TenantFileError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe('what the tenant itself refuses', () => {
  const forests = [{ name: 'contoso.com' }];
  test.each<[string, object, RegExp]>([
    [
      'a forest whose domain another has',
      { onPremises: { forests: [...forests, { name: 'b.com', domains: ['contoso.com'] }] } },
      /^onPremises\.forests\[1\]: The domain contoso\.com belongs/,
    ],
    [
      'a server for no forest',
      { onPremises: { forests, servers: [{ name: 'one', forests: [{ forest: 'no.com' }] }] } },
      /^onPremises\.servers\[0\]: There is no forest 'no\.com'/,
    ],
    [
      'express settings that do not fit',
      { onPremises: { forests, servers: [{ name: 'one', installation: 'express', signInMethod: 'adfs' }] } },
      /^onPremises\.servers\[0\]: Express settings/,
    ],
    [
      'two servers of one name',
      { onPremises: { forests, servers: [{ name: 'one' }, { name: 'ONE', mode: 'staging' }] } },
      /^onPremises\.servers\[1\]: There is a synchronizer 'ONE' already/,
    ],
    [
      'cloud sync without agents',
      { onPremises: { forests, cloudSync: [{ name: 'light', forest: 'contoso.com', agents: [] }] } },
      /^onPremises\.cloudSync\[0\]: Cloud sync needs at least one agent/,
    ],
    [
      'an object of a foreign suffix',
      { onPremises: { forests, objects: [{ kind: 'user', forest: 'contoso.com', userPrincipalName: 'a@b.com' }] } },
      /^onPremises\.objects\[0\]: The forest contoso\.com has no suffix 'b\.com'/,
    ],
    [
      'two farms with one service name',
      { onPremises: { farms: ['a', 'b'].map((name) => ({ name, product: 'other', serviceName: 'sts.a.com' })) } },
      /^onPremises\.farms\[1\]: The service name 'sts\.a\.com' belongs to the farm 'a'/,
    ],
    [
      'a DNS record of no name',
      { dns: [{ name: 'a..com', type: 'TXT', value: 'x' }] },
      /^dns\[0\]: 'a\.\.com' is not a name of DNS/,
    ],
  ])('%s is named with its place', (_what, file, message) => {
    expect(refusedAt(file)).toEqual([expect.stringMatching(message)]);
  });
});

describe('the on-premises part', () => {
  const found = (file: object): string[] => refusedAt(file).map((problem) => problem.slice(0, problem.indexOf(':')));

  test('is told all that operations refuse of it, each with its place', () => {
    const onPremises = {
      forests: [{ name: 'contoso.com' }],
      servers: [
        { name: 'one', forests: [{ forest: 'no.com' }] },
        { name: 'two', userNameAttribute: 'shoeSize' },
        { name: 'three' },
      ],
      cloudSync: [{ name: 'light', forest: 'contoso.com', agents: [] }],
      objects: [
        { kind: 'user', forest: 'contoso.com', userPrincipalName: 'a@b.com' },
        { kind: 'group', forest: 'contoso.com', displayName: 'G', password: 'x' },
        { kind: 'contact', forest: 'contoso.com', displayName: 'C' },
      ],
      farms: [
        { name: 'a', product: 'other', serviceName: 'sts.a.com' },
        { name: 'A', product: 'other', serviceName: 'sts.b.com' },
      ],
    };
    expect(found({ onPremises, dns: [{ name: 'a.com', type: 'MX', value: '?' }] })).toEqual([
      'onPremises.servers[0]',
      'onPremises.servers[1]',
      'onPremises.cloudSync[0]',
      'onPremises.objects[0]',
      'onPremises.objects[1]',
      'onPremises.farms[1]',
      'dns[0]',
    ]);
  });

  test('is told form and meaning at once, with the places of the whole file', () => {
    const onPremises = {
      nonsense: 1,
      activeAgents: -1,
      forests: [{ name: 'contoso.com' }, { name: 'a b' }],
      servers: [{ name: 5 }, { name: 'one', installation: 'express', signInMethod: 'adfs', forests: [] }],
      farms: [
        { name: 'x', product: 'abacus', serviceName: 'sts.x.com' },
        { name: 'y', product: 'other', serviceName: 'sts.y.com', signingCertificate: '%' },
        { name: 'Y', product: 'other', serviceName: 'sts.z.com' },
      ],
    };
    expect(found({ onPremises, groups: [{}], dns: [7, { name: 'a..b', type: 'TXT', value: 'x' }] }).sort()).toEqual([
      'dns[0]',
      'dns[1]',
      'groups[0].displayName',
      'onPremises.activeAgents',
      'onPremises.farms[0].product',
      'onPremises.farms[1].signingCertificate',
      'onPremises.farms[2]',
      'onPremises.forests[1]',
      'onPremises.nonsense',
      'onPremises.servers[0].name',
      'onPremises.servers[1]',
    ]);
  });

  test('problems elsewhere do not hide those of it', () => {
    const users = [{ userPrincipalName: 'x' }];
    const servers = [{ name: 'one', userNameAttribute: 'shoeSize' }];
    const forests = [{ name: 'contoso.com' }];
    expect(found({ users, onPremises: { forests, servers } })).toEqual([
      'users[0].userPrincipalName',
      'onPremises.servers[0]',
    ]);
    // Without forests of its own, a file has those of its users.
    expect(found({ users, onPremises: { servers: [{ name: 'one' }] } })).toEqual(['users[0].userPrincipalName']);
    const domains = [{ id: 'a.com' }, { id: 'a.com' }];
    expect(found({ domains, onPremises: { forests, servers } })).toEqual(['domains[1].id', 'onPremises.servers[0]']);
  });

  test.each([
    ['a forest', { forests: [{ name: 'a b' }] }, 'onPremises.forests[0]'],
    [
      'a duration',
      { forests: [{ name: 'contoso.com', lockout: { threshold: 5, duration: 'x', resetAfter: 'PT1M' } }] },
      'onPremises.forests[0].lockout.duration',
    ],
    ['the form of a forest', { forests: [{ name: 7 }] }, 'onPremises.forests[0].name'],
  ])('what rests on %s that is wrong is not told beside it', (_what, { forests }, place) => {
    const { name } = forests[0] ?? {};
    const onPremises = {
      forests,
      servers: [{ name: 'one', forests: [{ forest: String(name) }] }, { name: 'two' }],
      cloudSync: [{ name: 'light', forest: String(name), agents: ['a'] }],
      objects: [{ kind: 'group', forest: String(name), displayName: 'G', members: [ada] }],
    };
    const users = [{ userPrincipalName: ada, synced: true, onPremises: { forest: String(name) } }];
    const isGiven = typeof name === 'string';
    expect(
      found({ domains, onPremises, users: isGiven ? [] : users, groups: [{ displayName: 'G', synced: true }] }),
    ).toEqual([place]);
  });

  test('what it names of forests where there are none is refused, not passed over', () => {
    expect(
      found({
        onPremises: {
          servers: [{ name: 'one' }],
          cloudSync: [{ name: 'light', forest: 'no.com', agents: ['a'] }],
          objects: [{ kind: 'contact', forest: 'no.com', displayName: 'C' }],
        },
      }),
    ).toEqual(['onPremises.servers[0]', 'onPremises.cloudSync[0]', 'onPremises.objects[0]']);
  });

  test('users whose suffix is no name are told at their place', () => {
    const user = { userPrincipalName: ada, synced: true, onPremisesUserPrincipalName: 'ada@a..b' };
    expect(found({ domains, users: [user] })).toEqual(['users']);
    expect(found({ domains, users: [{ ...user, onPremisesUserPrincipalName: 'ada@a|b' }] })).toEqual([
      'users[0].onPremisesUserPrincipalName',
    ]);
    // Active Directory takes other letters than the cloud.
    expect(found({ domains, users: [{ ...user, onPremisesUserPrincipalName: 'adä+1@contoso.local' }] })).toEqual([]);
  });
});

describe('a tenant file', () => {
  test('DM-07, FD-02: has whole trusts, subdomains that inherit and such that do not, and applications', async () => {
    const { text } = await signingCertificate();
    const trust = {
      ...federation,
      activeSignInUri: 'https://sts.contoso.com/adfs/services/trust/2005/usernamemixed',
      signOutUri: null,
      preferredAuthenticationProtocol: 'saml',
      promptLoginBehavior: 'nativeSupport',
      federatedIdpMfaBehavior: 'rejectMfaByFederatedIdp',
      isSignedAuthenticationRequestRequired: true,
      signingCertificate: text,
    };
    const harness = setUp({
      tenantFile: {
        version: 1,
        domains: [
          { id: 'contoso.com', authenticationType: 'Federated', federation: trust },
          { id: 'sub.contoso.com' },
          { id: 'own.contoso.com', independent: true },
          { id: 'plain.com' },
        ],
        applications: [{ displayName: 'Portal', identifierUris: ['https://plain.com/portal'] }],
      },
    });
    const { body } = await harness.call('GET', '/domains/contoso.com/federationConfiguration');
    expect(body.value).toMatchObject([trust]);
    const type = async (id: string) => (await harness.call('GET', `/domains/${id}`)).body['authenticationType'];
    expect(await type('sub.contoso.com')).toBe('Federated');
    expect(await type('own.contoso.com')).toBe('Managed');
    const references = valuesOf(await harness.call('GET', '/domains/plain.com/domainNameReferences'));
    expect(references.map((reference) => reference['displayName'])).toEqual(['Portal']);
    expect((await harness.call('DELETE', '/domains/plain.com')).status).toBe(400);
  });

  test('gives users and populations attributes, with the number where a text has {n}', async () => {
    const harness = setUp({
      tenantFile: {
        version: 1,
        domains: [{ id: 'contoso.com' }],
        users: [
          { userPrincipalName: ada, department: 'Sales', mail: ada, proxyAddresses: [`SMTP:${ada}`] },
          {
            count: 3,
            domain: 'contoso.com',
            synced: true,
            displayName: 'Number {n}',
            mail: 'user{n}@contoso.com',
            employeeId: 'E{n}',
            onPremises: { container: 'contoso.com/Staff' },
          },
        ],
        onPremises: { forests: [{ name: 'contoso.com' }] },
      },
    });
    const select = '$select=displayName,mail,department,employeeId,proxyAddresses';
    const read = async (name: string) => (await harness.call('GET', `/users/${name}?${select}`)).body;
    expect(await read(ada)).toMatchObject({ department: 'Sales', mail: ada, proxyAddresses: [`SMTP:${ada}`] });
    expect(await read('user00002@contoso.com')).toMatchObject({
      displayName: 'Number 00002',
      mail: 'user00002@contoso.com',
      employeeId: 'E00002',
    });
    expect(harness.tenant.onPremises.object('user00003@contoso.com')).toMatchObject({
      container: 'contoso.com/Staff',
      displayName: 'Number 00003',
      attributes: { employeeId: 'E00003' },
    });
    // What the cloud has is what on-premises says: a cycle that reads everything changes nothing.
    const before = JSON.stringify([...harness.tenant.view().tables.users.range()]);
    harness.tenant.onPremises.runCycle({ full: true });
    expect(JSON.stringify([...harness.tenant.view().tables.users.range()])).toBe(before);
  });

  test('has an on-premises side: forests, servers, cloud sync, objects, farms, and public DNS', async () => {
    const harness = setUp({
      tenantFile: {
        version: 1,
        domains: [{ id: 'contoso.com', authenticationType: 'Federated', federation }, { id: 'fabrikam.com' }],
        users: [
          {
            userPrincipalName: ada,
            synced: true,
            password: 'Correct-Horse-1',
            onPremises: { locked: true, accountExpiresAt: '2026-06-01T00:00:00Z', attributes: { employeeNumber: '7' } },
          },
        ],
        onPremises: {
          forests: [{ name: 'Contoso.com', domains: ['east.contoso.com'] }, { name: 'fabrikam.com' }],
          servers: [
            { name: 'one', forests: [{ forest: 'contoso.com' }], signInMethod: 'adfs', passwordHashSync: true },
          ],
          cloudSync: [{ name: 'light', forest: 'fabrikam.com', agents: ['agent'] }],
          objects: [
            {
              kind: 'user',
              forest: 'fabrikam.com',
              userPrincipalName: 'new@fabrikam.com',
              password: 'New-Horse-1',
              jobTitle: 'Clerk',
            },
            { kind: 'group', forest: 'fabrikam.com', displayName: 'Clerks', members: ['new@fabrikam.com'] },
          ],
          farms: [{ name: 'sts', product: 'adfs', serviceName: 'sts.contoso.com' }],
          features: { softMatchOnUpnEnabled: false },
        },
        dns: [{ name: 'fabrikam.com', type: 'TXT', value: 'v=spf1 -all' }],
      },
    });
    const { onPremises, dns } = harness.tenant;
    expect(onPremises.forests().map(({ name, domains }) => [name, domains])).toEqual([
      ['contoso.com', ['contoso.com', 'east.contoso.com']],
      ['fabrikam.com', ['fabrikam.com']],
    ]);
    expect(onPremises.object(ada)).toMatchObject({
      locked: true,
      accountExpiresAt: '2026-06-01T00:00:00.000Z',
      attributes: { employeeNumber: '7' },
    });
    expect(onPremises.farm('sts')).toMatchObject({ trusts: ['contoso.com'], isAvailable: true });
    expect(dns.records()).toHaveLength(1);
    expect(harness.tenant.view().facts.synchronizationFeatures.softMatchOnUpnEnabled).toBe(false);
    harness.advance('PT4M');
    const clerk = await harness.call('GET', '/users/new@fabrikam.com?$select=jobTitle');
    expect(clerk.body['jobTitle']).toBe('Clerk');
    expect(harness.tenant.signIn({ userPrincipalName: 'new@fabrikam.com', password: 'New-Horse-1' }).result).toBe(
      'success',
    );
    expect(harness.tenant.signIn({ userPrincipalName: ada, password: 'Correct-Horse-1' })).toMatchObject({
      result: 'failure',
      because: [{ text: expect.stringContaining('locked') }],
    });
  });

  test('without an on-premises part has one forest for its synchronized users, and one active server', () => {
    const { onPremises } = setUp().tenant;
    expect(onPremises.forests()).toMatchObject([{ domains: ['contoso.com', 'contoso.local', 'fabrikam.com'] }]);
    expect(onPremises.synchronizers()).toMatchObject([{ name: 'connect', mode: 'active', passwordHashSync: true }]);
    expect(onPremises.problems()).toEqual([]);
  });

  test('DM-03: an independent subdomain may have another type than the domain above it', () => {
    const domains = [
      { id: 'a.com', authenticationType: 'Federated', federation },
      { id: 'b.a.com', authenticationType: 'Managed', independent: true },
    ];
    expect(problemsOf({ version: 1, domains })).toEqual([]);
  });

  test('DM-09: a federated domain counts as two', () => {
    const domains = Array.from({ length: 2_500 }, (_, index) => ({
      id: `d${index}.com`,
      authenticationType: 'Federated',
      federation: { ...federation, issuerUri: `urn:${index}` },
    }));
    expect(problemsOf({ version: 1, domains: domains.slice(1) })).toEqual([]);
    expect(at({ version: 1, domains })).toEqual([
      'domains: count 5001, a federated one as two; a tenant has at most 5000',
    ]);
  });

  test('can have what only its rules accept', () => {
    const policies = ['passwordHashSync', 'passthroughAuthentication', 'seamlessSso'].map((feature) => ({ feature }));
    expect(problemsOf({ version: 1, rules: 'lenient', policies })).toEqual([]);
  });

  test('can name single rules, over those of a profile', () => {
    const policies = ['passwordHashSync', 'passthroughAuthentication', 'seamlessSso'].map((feature) => ({ feature }));
    const values = { domainLimit: 2, temporaryPasswords: 'every' };
    expect(problemsOf({ version: 1, rules: { profile: 'lenient', values }, policies })).toEqual([]);
    const domains = ['a.com', 'b.com', 'c.com'].map((id) => ({ id }));
    expect(at({ version: 1, rules: { values }, domains })).toEqual([
      'domains: count 4, a federated one as two; a tenant has at most 2',
    ]);
    expect(at({ version: 1, rules: { values: { domainLimits: 2 } } })).toEqual([
      'rules.values.domainLimits: is not known',
    ]);
    const { tenant } = setUp({ tenantFile: { version: 1, rules: { profile: 'lenient', values } } });
    expect(tenant.view().facts.rules).toMatchObject({ ...values, allThreeFeatures: 'accept' });
  });

  test('refers to groups and contacts without regard to case', async () => {
    const harness = setUp({
      tenantFile: {
        ...contoso,
        groups: [
          { displayName: 'Pilot', members: [ada] },
          { displayName: 'Outer', members: [{ group: 'pilot' }, { contact: 'VENDOR' }] },
        ],
        policies: [{ feature: 'passwordHashSync', groups: ['PILOT'] }],
      },
    });
    expect(harness.route(ada)).toBe('cloud passwordHashSync');
    const members = valuesOf(await harness.call('GET', `/groups/${harness.groupId('Outer')}/members`));
    expect(members.map((member) => member['displayName']).sort()).toEqual(['Pilot', 'Vendor']);
  });

  test('makes populations, in whole or in part members of groups, each user once', async () => {
    const harness = setUp({
      tenantFile: {
        version: 1,
        domains: [{ id: 'contoso.com', authenticationType: 'Federated', federation }],
        users: [
          { count: 30, domain: 'contoso.com', synced: true, password: 'Correct-Horse-1' },
          { count: 5, domain: 'contoso.com', prefix: 'clerk', synced: true },
          { userPrincipalName: 'root@contoso.com' },
        ],
        groups: [
          {
            displayName: 'Some',
            members: [
              'user00011@contoso.com',
              { count: 10, offset: 5, domain: 'contoso.com' },
              { count: 4, offset: 13, domain: 'contoso.com' },
              { count: 5, prefix: 'Clerk', domain: 'contoso.com' },
            ],
          },
        ],
      },
    });
    expect(valuesOf(await harness.call('GET', '/users'))).toHaveLength(36);
    const id = harness.groupId('Some');
    const names = valuesOf(await harness.call('GET', `/groups/${id}/members`)).map((member) =>
      String(member['userPrincipalName']),
    );
    expect(names).toHaveLength(12 + 5);
    expect(names).toContain('user00006@contoso.com');
    expect(names).not.toContain('user00005@contoso.com');
    expect(harness.tenant.view().tables.groups.get(id)?.counts.user).toBe(17);
    await harness.policy('passwordHashSync', ['Some']);
    // 17 of 35; those of the second population have no hash.
    expect((await harness.control('GET', '/sign-in-map')).body['counts']).toEqual({
      'cloud passwordHashSync': 17,
      federation: 19,
    });
  });

  test('gives the same ids for the same seed, others for another, and its own where it says so', () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const file = {
      ...contoso,
      users: [...contoso.users, { userPrincipalName: 'own@contoso.com', id: id.toUpperCase() }],
    };
    const ids = (seed: string) => {
      const harness = setUp({ tenantFile: file, seed });
      return [
        harness.userId(ada),
        harness.groupId('Pilot'),
        harness.tenant.tenantId,
        harness.userId('own@contoso.com'),
      ];
    };
    expect(ids('one')).toEqual(ids('one'));
    expect(
      ids('one')
        .slice(0, 3)
        .filter((each) => ids('two').includes(each)),
    ).toEqual([]);
    expect(ids('two')[3]).toBe(id);
  });

  test('says when the tenant begins, by which rules and with which delays', () => {
    const harness = setUp({
      tenantFile: {
        ...contoso,
        start: '2026-05-01T00:00:00Z',
        rules: 'lenient',
        timings: { mode: 'zero', values: { passwordSync: 5 } },
        tenant: { id: '11111111-2222-4333-8444-555555555555', displayName: 'Mine' },
      },
    });
    expect(new Date(harness.tenant.now()).toISOString()).toBe('2026-05-01T00:00:00.000Z');
    expect(harness.tenant.view().facts).toMatchObject({
      tenantId: '11111111-2222-4333-8444-555555555555',
      displayName: 'Mine',
      rules: { allThreeFeatures: 'accept' },
      timings: { mode: 'zero', values: { passwordSync: 5 } },
    });
  });

  test('has its initial domain when it names none, and that is the default', () => {
    const { tenant } = setUp({ tenantFile: { version: 1 } });
    expect(
      [...tenant.view().tables.domains.range()].map(([id, domain]) => [id, domain.isInitial, domain.isDefault]),
    ).toEqual([['contoso.onmicrosoft.com', true, true]]);
  });
});

describe('the published schema of the tenant file', () => {
  // The package that has ajv is the contract; the mock itself ships without it.
  const ajv = createRequire(import.meta.url)('../../../contract/node_modules/ajv/dist/2020.js') as {
    default: new (options: object) => { compile(schema: object): (value: unknown) => boolean };
  };
  const accepts = new ajv.default({ strict: false }).compile(tenantFileJsonSchema());

  test.each<[string, unknown]>([
    ['the smallest file', { version: 1 }],
    ['the tests’ own', contoso],
    ['a population', { version: 1, domains, users: { count: 50_000, domain: 'contoso.com', synced: true } }],
    [
      'populations and users',
      { version: 1, domains, users: [{ count: 5, domain: 'contoso.com', prefix: 'x' }, { userPrincipalName: ada }] },
    ],
    [
      'all that there is',
      {
        $schema: './tenant-file.schema.json',
        version: 1,
        start: '2026-01-01T00:00:00Z',
        rules: '2026-05',
        timings: { mode: 'sampled', values: { membershipEdit: 5 } },
        policies: [{ feature: 'seamlessSso', isEnabled: false, displayName: 'x' }],
        onPremises: { activeAgents: 2, features: { passwordSyncEnabled: false } },
      },
    ],
  ])('accepts %s, as the reader does', (_what, file) => {
    expect(problemsOf(file)).toEqual([]);
    expect(accepts(file)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['no version', {}],
    ['another version', { version: 2 }],
    ['an unknown member', { version: 1, x: 1 }],
    ['an unknown member of a user', { version: 1, users: [{ userPrincipalName: ada, x: 1 }] }],
    ['a wrong type', { version: 1, users: [{ userPrincipalName: ada, synced: 'yes' }] }],
    ['a name that is none', { version: 1, users: [{ userPrincipalName: 'x' }] }],
    ['an unknown feature', { version: 1, policies: [{ feature: 'x' }] }],
    ['an unknown timing', { version: 1, timings: { mode: 'zero', values: { x: 1 } } }],
    ['a negative count', { version: 1, users: { count: -1, domain: 'contoso.com' } }],
    ['a list', []],
  ])('refuses %s, as the reader does', (_what, file) => {
    expect(problemsOf(file)).not.toEqual([]);
    expect(accepts(file)).toBe(false);
  });
});

test('problems of form do not hide those between the parts that are sound', () => {
  const file = {
    version: 1,
    extra: 1,
    domains: [{ id: 'a.example' }, { id: 'a.example' }],
    users: [{ userPrincipalName: 'x@nowhere.example' }],
    groups: [{ displayName: 'Pilot', members: 7 }],
    policies: [{ feature: 'passwordHashSync', groups: ['Nobody'] }],
  };
  const problems = (): unknown => {
    try {
      readTenantFile(file);
      return undefined;
    } catch (error) {
      return error instanceof TenantFileError ? error.problems.map(({ path }) => path) : error;
    }
  };
  expect(problems()).toEqual(['groups[0].members', 'extra', 'domains[1].id', 'users[0].userPrincipalName']);
});
