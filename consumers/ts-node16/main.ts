// A strict TypeScript program that checks the declarations of its dependencies as well.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { TokenCredential } from '@azure/core-auth';
import { createMockGraph, type MockGraph } from '@cutover/mock-graph';
import {
  type Client,
  createClient,
  type FeatureRolloutPolicy,
  type Group,
  isGraphError,
  type Realm,
} from '@cutover/sdk';
import { mockTime } from '@cutover/sdk/testing';

const tenantFile: unknown = JSON.parse(await readFile(new URL('../../tenant.json', import.meta.url), 'utf8'));
// A credential of @azure/identity is one of ours.
const credential: TokenCredential = {
  getToken: async () => ({ token: 'any', expiresOnTimestamp: Date.now() + 3_600_000 }),
};

await using mock: MockGraph = createMockGraph({ tenantFile });
const client: Client = createClient({ credential, fetch: mock.fetch, time: mockTime(mock.clock) });

const policies: FeatureRolloutPolicy[] = await client.stagedRollout.policies.list().toArray();
const groups: Group[] = await client.directory.groups.list().toArray();
const [policy] = policies;
const [group] = groups;
assert.ok(policy && group);
// Enumerations are open: known members are suggested, unknown ones are let through.
const feature: FeatureRolloutPolicy['feature'] = 'passwordHashSync';
const unknown: FeatureRolloutPolicy['feature'] = 'somethingOfNextYear';
assert.equal(policy.feature, feature);
assert.notEqual(policy.feature, unknown);

await client.stagedRollout.addGroup(policy.id, group.id);
const grace = (await client.directory.users.list().toArray()).find(
  (user) => user.userPrincipalName === 'grace@contoso.com',
);
assert.ok(grace);
await client.directory.members.add(group.id, grace.id);
// The wait takes a day of the mock's time, and none of ours.
const wait = await client.stagedRollout.waitUntilInEffect({
  upn: 'grace@contoso.com',
  expect: 'cloud',
  policyId: policy.id,
});
assert.ok(wait.allInEffect);
const realm: Realm = await client.signIn.realm('grace@contoso.com');
assert.equal(realm.kind, 'cloud');

try {
  await client.directory.groups.get(policy.id);
  assert.fail('a policy is no group');
} catch (error) {
  assert.ok(isGraphError(error, 'NotFoundError'));
  const { status, requestId }: { readonly status: number | undefined; readonly requestId: string | undefined } = error;
  assert.equal(status, 404);
  assert.ok(requestId);
}
console.log('ok');
