import type { OperationDescription } from '@cutover/contract/operation';
import { operations } from '@cutover/contract/operations';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMockGraph } from '../../src/mock.ts';
import { contoso } from '../support/contoso.ts';
import { absentId, expectReplay, Harness, reference } from '../support/harness.ts';

const harness = new Harness(
  createMockGraph({
    validateAnswers: true,
    tenantFile: { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] },
  }),
);
const start = harness.tenant.snapshot();
const startHash = harness.tenant.hash();
const policy = harness.tenant.view().tables.policiesByFeature.get('passwordHashSync') ?? '';
const known = [
  harness.userId('ada@contoso.com'),
  harness.groupId('Pilot'),
  harness.groupId('Empty'),
  harness.contactId(),
  absentId,
  'ada@contoso.com',
];

const word = fc.constantFrom(
  ...[
    'users',
    'groups',
    'contacts',
    'domains',
    'members',
    'appliesTo',
    '$ref',
    '$batch',
    '$count',
    'policies',
    'featureRolloutPolicies',
  ],
  ...[
    'directoryObjects',
    'auditLogs',
    'directoryAudits',
    'directory',
    'onPremisesSynchronization',
    'me',
    '__proto__',
    'constructor',
  ],
  ...[
    "users('ada@contoso.com')",
    'groups()',
    "groups('",
    '%zz',
    '%00',
    '%2F',
    '..',
    '.',
    '',
    '💥',
    'microsoft.graph.user',
  ],
  ...known,
);
const path = fc.oneof(
  { weight: 3, arbitrary: fc.array(word, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '/users',
      '/groups',
      '/policies/featureRolloutPolicies',
      '/auditLogs/directoryAudits',
      '/$batch',
      '/domains/contoso.com',
      `/policies/featureRolloutPolicies/${policy}`,
      `/policies/featureRolloutPolicies/${policy}/appliesTo/$ref`,
      `/policies/featureRolloutPolicies/${absentId}/appliesTo/$ref`,
      `/policies/featureRolloutPolicies/${policy}/appliesTo/${known[1] ?? ''}/$ref`,
      `/groups/${absentId}/members/$ref`,
      `/directory/onPremisesSynchronization/${harness.tenant.tenantId}`,
      `/groups/${known[1] ?? ''}/members`,
      `/groups/${known[1] ?? ''}/members/$ref`,
      `/groups/${known[2] ?? ''}`,
      `/users/${known[0] ?? ''}`,
      `/groups/${known[1] ?? ''}/members/${known[0] ?? ''}/$ref`,
    ),
  },
);
const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom(
            '$filter',
            '$select',
            '$expand',
            '$top',
            '$skiptoken',
            '$count',
            '$orderby',
            '$skip',
            'filter',
            '%24top',
            '@id',
            'x',
            '',
          ),
          fc.oneof(
            fc.constantFrom(
              "displayName eq 'x'",
              'id',
              'appliesTo',
              '1',
              '-1',
              '9e9',
              'true',
              "startswith(displayName,'",
              '((((',
              'a/b/c',
              '%',
              '%C3%28',
              "groupTypes/any(c:c eq 'x')",
              'null',
              "''",
            ),
            fc.string({ unit: 'binary', maxLength: 12 }),
          ),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `?${text}`) },
);
const name = fc.constantFrom(
  'displayName',
  'feature',
  'isEnabled',
  'members@odata.bind',
  '@odata.id',
  'requests',
  'groupTypes',
  'mailNickname',
  'passwordProfile',
  '__proto__',
  'id',
  'x',
  'DisplayName',
  'onPremisesImmutableId',
  'passwordPolicies',
  'userPrincipalName',
);
const value = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    true,
    'x',
    '',
    0,
    -1,
    [],
    {},
    [null],
    ['x'],
    'passwordHashSync',
    reference(known[0] ?? ''),
    [reference(known[0] ?? '')['@odata.id']],
    { password: 5 },
    'x'.repeat(3_000),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const body = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: fc.dictionary(name, value, { maxKeys: 5 }).map((object) => JSON.stringify(object)) },
  { weight: 2, arbitrary: fc.constantFrom(...known.slice(0, 5)).map((id) => JSON.stringify(reference(id))) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.record(
          {
            id: fc.oneof(fc.nat(3), fc.constantFrom('a', '', null)),
            method: fc.constantFrom('GET', 'DELETE', 'POST', 'X', 1),
            url: fc.oneof(path, fc.constantFrom('', null, 'users')),
            headers: fc.constantFrom(undefined, {}, { 'content-type': 'application/json' }, 5),
            body: value,
            dependsOn: fc.constantFrom([], ['1'], 5, [null]),
          },
          { requiredKeys: [] },
        ),
        { maxLength: 4 },
      )
      .map((requests) => JSON.stringify({ requests })),
  },
);
const headers = fc.dictionary(
  fc.constantFrom(
    'content-type',
    'accept',
    'prefer',
    'client-request-id',
    'authorization',
    'consistencylevel',
    'x-forwarded-proto',
    'x-forwarded-host',
  ),
  fc.constantFrom(
    'application/json',
    'text/plain',
    'Bearer x',
    'Bearer a.b.c',
    'Bearer',
    '',
    'odata.metadata=none',
    'include-unknown-enum-members',
    'https,http',
    'eventual',
  ),
  { maxKeys: 3 },
);

const methods = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'get', 'X', ''];

test('whatever is sent, the mock does not fail, and only a success changes the state', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...methods),
      fc.constantFrom('/v1.0', '/beta', '/V1.0', '', '/t/contoso/v1.0', '/v1.0//'),
      path,
      query,
      body,
      headers,
      async (method, version, suffix, search, text, more) => {
        harness.tenant.restore(start);
        const answer = await harness.send(method, `${version}${suffix}${search}`, undefined, {
          ...(text === undefined ? {} : { text }),
          headers: more,
        });
        expect(answer.status, answer.text).not.toBe(500);
        expect(answer.status).toBeGreaterThanOrEqual(200);
        if (answer.status >= 300) {
          expect(harness.tenant.hash()).toBe(startHash);
          expect(typeof answer.body.error === 'string' || typeof answer.body.error?.message === 'string').toBe(true);
        }
        expectReplay(harness.tenant);
      },
    ),
    { numRuns: 700 },
  );
});

/** Requests as a client makes them, with ids of the wrong kind, or of nothing, and one member of the body that is off. */
const rows: readonly OperationDescription[] = Object.values(operations);
const ids = [...known, policy, harness.tenant.tenantId, 'contoso.com', absentId];
const bodies: Readonly<Record<string, object>> = {
  createUser: {
    accountEnabled: true,
    displayName: 'N',
    mailNickname: 'n',
    userPrincipalName: 'n@fabrikam.com',
    passwordProfile: { password: 'Initial-Pass-1' },
  },
  updateUser: { jobTitle: 'Clerk' },
  createGroup: { displayName: 'G', mailEnabled: false, mailNickname: 'g', securityEnabled: true },
  updateGroup: { description: 'x' },
  createFeatureRolloutPolicy: { displayName: 'P', feature: 'seamlessSso', isEnabled: true },
  updateFeatureRolloutPolicy: { isEnabled: false },
  updateOnPremisesSynchronization: { features: { blockSoftMatchEnabled: true } },
};

test('a request that is nearly right is answered or refused, and a refusal changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...rows),
      fc.array(fc.constantFrom(...ids), { minLength: 3, maxLength: 3 }),
      fc.option(fc.tuple(name, value), { freq: 2, nil: undefined }),
      async (row, [first = '', second = '', target = ''], off) => {
        harness.tenant.restore(start);
        let used = 0;
        const path = row.path.replace(/\{\w+\}/g, () => (used++ === 0 ? first : second));
        const right = row.body ? (bodies[row.id] ?? reference(target)) : undefined;
        const sent = right && off ? { ...right, [off[0]]: off[1] } : right;
        const answer = await harness.call(row.method, path, sent);
        expect(answer.status, answer.text).not.toBe(500);
        if (answer.status >= 300) expect(harness.tenant.hash()).toBe(startHash);
        expectReplay(harness.tenant);
      },
    ),
    { numRuns: 400 },
  );
});

test('every operation with every kind of id in every place is answered or refused, and a refusal changes nothing', async () => {
  const places = ids.filter((id) => !id.includes('.'));
  for (const row of rows) {
    const parameters = row.path.match(/\{\w+\}/g)?.length ?? 0;
    const refers = row.body === true && !(row.id in bodies);
    for (const first of parameters > 0 ? places : ['']) {
      for (const second of parameters > 1 || refers ? places : ['']) {
        harness.tenant.restore(start);
        let used = 0;
        const path = row.path.replace(/\{\w+\}/g, () => (used++ === 0 ? first : second));
        const body = row.body ? (bodies[row.id] ?? reference(second)) : undefined;
        const answer = await harness.call(row.method, path, body);
        expect(answer.status, `${row.method} ${path}: ${answer.text ?? ''}`).not.toBe(500);
        if (answer.status >= 300 && row.method !== 'GET') expect(harness.tenant.hash()).toBe(startHash);
      }
    }
  }
});

test('nor does it fail with a tenant name, a control call or a host that is junk', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'DELETE'),
      fc.oneof(fc.webPath(), fc.string({ unit: 'binary', maxLength: 20 })),
      fc.constantFrom('/t/', '/_mock/', '/t/x/_mock/', '/', 'http://', '/common/', '/getuserrealm.srf'),
      body,
      async (method, tail, head, text) => {
        const answer = await harness.send(method, `${head}${tail}`, undefined, text === undefined ? {} : { text });
        expect(answer.status, answer.text).not.toBe(500);
        for (const tenant of harness.mock.tenantNames()) if (tenant !== 'contoso') harness.mock.drop(tenant);
      },
    ),
    { numRuns: 300 },
  );
});
