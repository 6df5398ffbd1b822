// A CommonJS program: the SDK against a mock in this process, and the mock as a part of an Express application.
const assert = require('node:assert/strict');
const { createClient, isGraphError } = require('@cutover/sdk');
const { mockTime } = require('@cutover/sdk/testing');
const { responseValidator } = require('@cutover/sdk/validate');
const { createMockGraph } = require('@cutover/mock-graph');
const express = require('@cutover/mock-graph/express');
const tenantFile = require('../tenant.json');

async function main() {
  const mock = createMockGraph({ tenantFile });
  const client = createClient({
    credential: () => 'any',
    fetch: mock.fetch,
    time: mockTime(mock.clock),
    validate: responseValidator(),
  });
  const realm = async (/** @type {string} */ upn) => (await client.signIn.realm(upn)).kind;

  const [policy] = await client.stagedRollout.policies.list().toArray();
  const [group] = await client.directory.groups.list().toArray();
  const users = await client.directory.users.list().toArray();
  const grace = users.find((user) => user.userPrincipalName === 'grace@contoso.com');
  assert.ok(policy && group && grace);
  assert.equal(await realm('ada@contoso.com'), 'federation');
  await client.stagedRollout.addGroup(policy.id, group.id);
  assert.equal(await realm('ada@contoso.com'), 'cloud');

  await client.directory.members.add(group.id, grace.id);
  assert.equal(await realm('grace@contoso.com'), 'federation');
  mock.clock.advance({ hours: 24 });
  assert.equal(await realm('grace@contoso.com'), 'cloud');

  await assert.rejects(client.stagedRollout.policies.get(grace.id), (error) => isGraphError(error, 'NotFoundError'));
  assert.ok(Object.values(express).some((value) => typeof value === 'function'));
  console.log('ok');
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
