// Imports every entry, as ESM and as CommonJS, and looks at what that did to the process and at whether the two get along.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** What an import could leave behind: globals, timers and sockets, listeners, variables of the environment. */
const traces = () => [
  // zod, which is bundled, shares its settings between copies of itself.
  ...Object.getOwnPropertyNames(globalThis).filter((name) => !name.startsWith('__zod_')),
  ...process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|TCP|UDP|Server/.test(name)),
  ...process.eventNames().map((name) => `${process.listenerCount(name)} listeners for ${String(name)}`),
  ...Object.entries(process.env).map(([name, value]) => `${name}=${value}`),
];

/** Entries for optional peers; the project `vitest` imports them. */
const elsewhere = ['./msw', './vitest'];
const before = new Set(traces());
/** @type {Record<string, { esm: any, cjs: any }>} */
const imported = {};
for (const name of ['@cutover/sdk', '@cutover/mock-graph', '@cutover/conformance']) {
  for (const entry of Object.keys(require(`${name}/package.json`).exports)) {
    if (/\.json$/.test(entry) || elsewhere.includes(entry)) continue;
    const specifier = name + entry.slice(1);
    imported[specifier] = { esm: await import(specifier), cjs: require(specifier) };
    const names = (/** @type {object} */ module) =>
      Object.keys(module)
        .filter((key) => key !== 'default' && key !== 'module.exports')
        .sort();
    assert.deepEqual(
      names(imported[specifier].cjs),
      names(imported[specifier].esm),
      `${specifier} has the same exports both ways`,
    );
    assert.ok(names(imported[specifier].esm).length > 0, `${specifier} exports something`);
  }
}
assert.deepEqual(
  traces().filter((trace) => !before.has(trace)),
  [],
  'importing changes nothing in the process',
);

// Two copies of the SDK in one process: an error of the one is known to the other.
const { esm, cjs } = imported['@cutover/sdk'] ?? assert.fail();
for (const [one, other] of [
  [esm, cjs],
  [cjs, esm],
]) {
  const error = new one.NotFoundError({ code: 'Request_ResourceNotFound', message: 'There is no such group.' });
  assert.equal(error instanceof other.NotFoundError, false, 'they are two copies');
  assert.ok(other.isGraphError(error) && other.isGraphError(error, 'NotFoundError'));
}
console.log('ok');
