// A program of ECMAScript modules: the SDK over HTTP against a mock that is part of an Express application.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createMockGraph } from '@cutover/mock-graph';
import { createClient } from '@cutover/sdk';

const tenantFile = JSON.parse(await readFile(new URL('../tenant.json', import.meta.url), 'utf8'));
const mock = createMockGraph({ tenantFile });
const client = createClient({
  credential: { getToken: async () => ({ token: 'any', expiresOnTimestamp: Date.now() + 3_600_000 }) },
  fetch: mock.fetch,
});

const [policy] = await client.stagedRollout.policies.list({ expand: ['appliesTo'] }).toArray();
assert.ok(policy);
for await (const group of client.directory.groups.list()) await client.stagedRollout.ensureGroup(policy.id, group.id);
assert.equal((await client.signIn.realm('ada@contoso.com')).kind, 'cloud');

await client.stagedRollout.ensureDisabled('passwordHashSync');
mock.clock.advance('PT24H');
assert.equal((await client.signIn.realm('ada@contoso.com')).kind, 'federation');
console.log('ok');
