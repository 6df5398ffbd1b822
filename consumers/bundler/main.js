// Runs the bundle against a mock, after a look at what the bundle still imports.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { createMockGraph } from '@cutover/mock-graph';

const out = new URL('./out/', import.meta.url);
for (const name of await readdir(out)) {
  const code = await readFile(new URL(name, out), 'utf8');
  const imports = [...code.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"'`\s]+)["']/g)].map(
    ([, found]) => found ?? '',
  );
  assert.deepEqual(
    imports.filter((found) => !found.startsWith('./')),
    [],
    `${name} imports only its own parts`,
  );
}

const { addPilot } = await import(new URL('app.js', out).href);
const tenantFile = JSON.parse(await readFile(new URL('../tenant.json', import.meta.url), 'utf8'));
const mock = createMockGraph({ tenantFile });
assert.equal(await addPilot(mock.fetch, 'ada@contoso.com'), 'cloud');
console.log('ok');
