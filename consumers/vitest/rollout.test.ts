// A test suite of somebody else: a tenant for each test, and MSW for code that calls graph.microsoft.com itself.
import { createMockGraph } from '@cutover/mock-graph';
import { mockGraphHandlers } from '@cutover/mock-graph/msw';
import { mockGraphTest } from '@cutover/mock-graph/vitest';
import { createClient } from '@cutover/sdk';
import { setupServer } from 'msw/node';
import { expect, test as plainTest } from 'vitest';
import tenantFile from '../tenant.json' with { type: 'json' };

const test = mockGraphTest({ tenantFile });

test('a user added to an attached group moves after the delay, not before', async ({ tenant }) => {
  const client = createClient({ credential: () => tenant.token(), baseUrl: tenant.baseUrl, fetch: tenant.fetch });
  const [policy] = await client.stagedRollout.policies.list().toArray();
  const [group] = await client.directory.groups.list().toArray();
  const users = await client.directory.users.list().toArray();
  const grace = users.find(({ userPrincipalName }) => userPrincipalName === 'grace@contoso.com');
  if (!policy || !group || !grace) throw new Error('The tenant file has a policy, a group and a user.');
  await client.stagedRollout.addGroup(policy.id, group.id);
  await client.directory.members.add(group.id, grace.id);
  tenant.clock.advance({ hours: 23 });
  expect((await client.signIn.realm('grace@contoso.com')).kind).toBe('federation');
  tenant.clock.advance({ hours: 1 });
  expect((await client.signIn.realm('grace@contoso.com')).kind).toBe('cloud');
});

plainTest('code that calls graph.microsoft.com is answered by the mock', async () => {
  await using mock = createMockGraph({ tenantFile });
  const server = setupServer(...mockGraphHandlers(mock));
  server.listen();
  try {
    const client = createClient({ credential: () => 'any' });
    expect((await client.domains.list()).items.map(({ id }) => id)).toContain('contoso.com');
  } finally {
    server.close();
  }
});
