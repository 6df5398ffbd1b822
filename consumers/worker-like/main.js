// Runs the worker in a realm that has the globals of workers and nothing else; `fetch` there leads to a mock here.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import { createMockGraph } from '@cutover/mock-graph';

const tenantFile = JSON.parse(await readFile(new URL('../tenant.json', import.meta.url), 'utf8'));
const mock = createMockGraph({ tenantFile });
const web = {
  AbortController,
  AbortSignal,
  Headers,
  Request,
  Response,
  URL,
  URLSearchParams,
  TextEncoder,
  TextDecoder,
  crypto,
  setTimeout,
  clearTimeout,
};
/** @type {Record<string, any>} */
const self = { ...web, fetch: mock.fetch };
self.self = self;
runInContext(await readFile(new URL('./out/worker.js', import.meta.url), 'utf8'), createContext(self));
assert.equal(await self.answer, 'ada@contoso.com federation, grace@contoso.com federation, nobody 404');
console.log('ok');
