/** State: snapshots, tenants, due edits, sign-in decisions, at different sizes in one run. */
import { createMockGraph, type MockTenant } from '@cutover/mock-graph';
import { collect, compare, type Row, shown, table } from './measure.ts';

const systemActor = { kind: 'system', id: 'system' };
const federation = {
  issuerUri: 'http://sts.contoso.com/adfs/services/trust',
  passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
};
const file = (users: number, rollout = 0) => ({
  version: 1,
  rules: 'lenient',
  domains: [{ id: 'contoso.com', authenticationType: 'Federated', federation }],
  users: { count: users, domain: 'contoso.com', synced: true },
  groups: [{ displayName: 'Pilot', members: rollout > 0 ? [{ count: rollout, domain: 'contoso.com' }] : [] }],
  policies: [{ feature: 'passwordHashSync', groups: [] }],
});
const objects = [50, 50_000];

async function snapshots(): Promise<Row[]> {
  const tenants = objects.map((size) => createMockGraph({ tenantFile: file(size) }).tenant());
  const each = 10_000;
  const kept: unknown[] = [];
  const contenders = (what: string, act: (tenant: MockTenant, index: number) => unknown) =>
    tenants.map((tenant, index) => ({
      name: `${what} at ${objects[index]}`,
      round: () => {
        kept.length = 0;
        for (let time = 0; time < each; time++) kept.push(act(tenant, time));
        return each;
      },
    }));
  const named = (tenant: MockTenant): string => [...tenant.view().tables.users.range()][0]?.[0] ?? '';
  const ids = new Map(tenants.map((tenant) => [tenant, named(tenant)]));
  const base = new Map(tenants.map((tenant) => [tenant, tenant.snapshot()]));
  const restore = (tenant: MockTenant): void => tenant.restore(base.get(tenant) ?? tenant.snapshot());
  const rows: Row[] = [];
  for (const [what, act] of [
    ['snapshot, all kept', (tenant: MockTenant) => tenant.snapshot()],
    ['restore', restore],
    [
      'first read after restore',
      (tenant: MockTenant) => {
        restore(tenant);
        return tenant.view().tables.users.get(ids.get(tenant) ?? '');
      },
    ],
    [
      'first write after snapshot',
      (tenant: MockTenant, time: number) => {
        const snapshot = tenant.snapshot();
        tenant.run('updateUser', { userId: ids.get(tenant) ?? '', body: { accountEnabled: time % 2 === 0 } });
        return snapshot;
      },
    ],
  ] as const) {
    const [small, large] = await compare(contenders(what, act), 5);
    for (const tenant of tenants) restore(tenant);
    if (!small || !large) continue;
    const flat = large.median / small.median;
    rows.push({
      what: `${what}: 50,000 objects against 50`,
      figure: `${shown(large)} against ${shown(small)}, ratio ${flat.toFixed(2)}`,
      aim: 'flat (ratio ≤ 2), snapshot < 1 ms',
      met: flat <= 2 && large.median < 1_000,
    });
  }
  const mocks = objects.map((size) => createMockGraph({ tenantFile: file(size) }));
  // The first tenant of a mock has built what the file says; one per test shares it.
  const made = await compare(
    mocks.map((mock, index) => ({
      name: `tenant made and dropped at ${objects[index]}`,
      round: () => {
        for (let time = 0; time < each; time++) {
          mock.tenant('one');
          mock.drop('one');
        }
        return each;
      },
    })),
    5,
  );
  const [small, large] = made;
  if (small && large) {
    const flat = large.median / small.median;
    rows.push({
      what: 'tenant made and dropped: 50,000 objects against 50',
      figure: `${shown(large)} against ${shown(small)}, ratio ${flat.toFixed(2)}`,
      aim: 'flat (ratio ≤ 2)',
      met: flat <= 2,
    });
  }
  return rows;
}

async function dueEdits(): Promise<Row[]> {
  const count = 50_000;
  const tenant = createMockGraph({ tenantFile: file(count, count) }).tenant();
  const groupId = [...tenant.view().tables.groups.range()][0]?.[0] ?? '';
  const policyId = [...tenant.view().tables.policies.range()][0]?.[0] ?? '';
  tenant.run('addFeatureRolloutPolicyAppliesTo', { policyId, directoryObjectId: groupId });
  const before = tenant.snapshot();
  const users = [...tenant.view().tables.users.range()].map(([, user]) => user);
  const [settled, bare] = await compare(
    [
      {
        name: 'settle',
        round: () => {
          tenant.restore(before);
          tenant.clock.advance({ hours: 24 });
          return 1;
        },
      },
      {
        name: 'bare loop',
        round: () => {
          const made = new Map<string, unknown>();
          for (const [index, user] of users.entries()) {
            // What an edit leaves: an enrolment, and an audit record with its target.
            made.set(`passwordHashSync|${user.id}`, {
              enrolled: true,
              followed: true,
              since: index,
              userPrincipalName: user.userPrincipalName,
            });
            made.set(String(index).padStart(12, '0'), {
              at: index,
              actor: systemActor,
              event: {
                activity: 'Add user to feature rollout',
                category: 'Authentication',
                service: 'Hybrid Authentication',
                operation: 'Assign',
                targets: [
                  {
                    type: 'User',
                    id: user.id,
                    userPrincipalName: user.userPrincipalName,
                    modified: [{ name: 'Feature', new: 'passwordHashSync' }],
                  },
                ],
              },
            });
          }
          return made.size > 0 ? 1 : 0;
        },
      },
    ],
    7,
  );
  if (!settled || !bare) return [];
  const times = settled.median / bare.median;
  const events = tenant.view().tables.audits.size;
  return [
    {
      what: `50,000 due edits settled, audit included (${events} events)`,
      figure: `${shown(settled)}, ${times.toFixed(1)} × a bare loop that puts as many objects into a Map (${shown(bare)})`,
      aim: '≤ 500 ms, ≤ 5 ×',
      met: settled.median <= 500_000 && times <= 5,
    },
  ];
}

async function decisions(): Promise<Row[]> {
  const sizes = [1_000, 100_000];
  const each = 20_000;
  const measured = await compare(
    sizes.map((size) => {
      const tenant = createMockGraph({ tenantFile: file(size) }).tenant();
      const names = [...tenant.view().tables.users.range()]
        .filter((_, index) => index % (size / 1_000) === 0)
        .map(([, user]) => user.userPrincipalName ?? '');
      return {
        name: `${size} users`,
        round: () => {
          for (let time = 0; time < each; time++)
            tenant.explain({ userPrincipalName: names[time % names.length] ?? '' });
          return each;
        },
      };
    }),
    7,
  );
  const [small, large] = measured;
  if (!small || !large) return [];
  const flat = large.median / small.median;
  return [
    {
      what: 'a sign-in decision: 100,000 users against 1,000',
      figure: `${shown(large)} against ${shown(small)}, ratio ${flat.toFixed(2)}`,
      aim: 'flat (ratio ≤ 2)',
      met: flat <= 2,
    },
  ];
}

async function growth(): Promise<Row[]> {
  const mock = createMockGraph({ tenantFile: file(1_000), requestLogBytes: 256 * 1024 });
  const request = async (): Promise<void> => {
    await mock.fetch('/v1.0/users?$top=5', { headers: { authorization: 'Bearer x' } });
  };
  for (let time = 0; time < 20_000; time++) await request();
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let time = 0; time < 100_000; time++) await request();
  collect();
  const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  return [
    {
      what: 'heap after 100,000 further requests',
      figure: `${grown >= 0 ? '+' : ''}${grown.toFixed(2)} MiB`,
      aim: 'no growth (< 1 MiB)',
      met: grown < 1,
    },
  ];
}

console.log(
  table('State', [...(await snapshots()), ...(await dueEdits()), ...(await decisions()), ...(await growth())]),
);
