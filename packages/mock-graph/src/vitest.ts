import { createHash } from 'node:crypto';
import { test as vitestTest } from 'vitest';
import { administrator } from './gate/permissions.ts';
import type { PrincipalRequest } from './gate/principal.ts';
import { createMockGraph, type MockGraph, type MockGraphOptions } from './mock.ts';
import type { MockTenant, TenantClock } from './mock-tenant.ts';
import type { OnPremises } from './outside/on-premises.ts';

/** A tenant that belongs to one test. */
export interface TestTenant {
  /** Derived from the test's file and name, so that ids are the same in each run. */
  readonly name: string;
  /** Base address for clients, without a version: `https://graph.microsoft.com/t/{name}`. */
  readonly baseUrl: string;
  /** `fetch` to this tenant, without a network; an address without `/t/{name}` gets it. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: TenantClock;
  readonly onPremises: OnPremises;
  /** An access token; without a principal, one that may do everything. */
  token(principal?: PrincipalRequest): Promise<string>;
  /** All else that can be done to the tenant in code: explain a sign-in, snapshot, journal, request log. */
  readonly inside: MockTenant;
}

export interface MockGraphFixtures {
  /** The mock of this worker, which holds a tenant for each test. */
  mock: MockGraph;
  tenant: TestTenant;
}

export interface MockGraphTestOptions extends MockGraphOptions {
  /** After each test, repeats the tenant's journal and fails the test when another state comes out. For tests of the mock. */
  readonly replay?: boolean;
}

/**
 * Vitest's `test` with a mock: `mock` is made once in a worker, `tenant` anew for each test that asks for it. A test that
 * fails tells the tenant's seed, its clock and the last ten requests, on stderr and in `task.meta.mockGraph`.
 */
export function mockGraphTest(options: MockGraphTestOptions = {}) {
  const { replay = false, ...mockOptions } = options;
  return vitestTest.extend<{ $worker: Pick<MockGraphFixtures, 'mock'>; $test: Pick<MockGraphFixtures, 'tenant'> }>({
    mock: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
      async ({}, use) => {
        await using mock = createMockGraph(mockOptions);
        await use(mock);
      },
      { scope: 'worker' },
    ],
    tenant: async ({ mock, task, onTestFailed }, use) => {
      const tenant = mock.tenant(freeName(mock, `${task.file.name} ${task.fullTestName ?? task.name}`));
      onTestFailed(() => {
        const failure = describeTenant(tenant);
        Object.assign(task.meta, { mockGraph: failure });
        console.error(failureText(failure));
      });
      try {
        await use(testTenant(mock, tenant));
        if (replay) compareReplay(tenant);
      } finally {
        mock.drop(tenant.name);
      }
    },
  });
}

/** `mockGraphTest()` with its defaults: a tenant with one domain and nobody in it. */
export const test = mockGraphTest();

function freeName(mock: MockGraph, from: string): string {
  const digest = createHash('sha256').update(from).digest('hex').slice(0, 12);
  const taken = new Set(mock.tenantNames());
  // Repeats and retries of a test have its name.
  for (let number = 0; ; number++) {
    const name = number === 0 ? `test-${digest}` : `test-${digest}-${number}`;
    if (!taken.has(name)) return name;
  }
}

function testTenant(mock: MockGraph, tenant: MockTenant): TestTenant {
  const prefix = `/t/${tenant.name}`;
  return {
    name: tenant.name,
    baseUrl: `https://graph.microsoft.com${prefix}`,
    fetch: (input, init) => {
      const isRequest = input instanceof Request;
      const address = new URL(isRequest ? input.url : input, 'https://graph.microsoft.com');
      if (!/^\/t\//i.test(address.pathname)) address.pathname = `${prefix}${address.pathname}`;
      return mock.fetch(isRequest ? new Request(address, input) : address, init);
    },
    clock: tenant.clock,
    onPremises: tenant.onPremises,
    token: async (principal = administrator()) => (await tenant.token(principal)).token,
    inside: tenant,
  };
}

/** What is told of a tenant whose test has failed. */
export interface FailedTenant {
  readonly tenant: string;
  readonly seed: string;
  /** ISO 8601. */
  readonly now: string;
  readonly clockMode: string;
  /** The last ten, oldest first: `2026-01-05T08:00:00.000Z GET /v1.0/users 200`. */
  readonly requests: readonly string[];
}

const describeTenant = (tenant: MockTenant): FailedTenant => ({
  tenant: tenant.name,
  seed: tenant.seed,
  now: new Date(tenant.now()).toISOString(),
  clockMode: tenant.clockMode,
  requests: tenant.requestLog
    .entries()
    .slice(-10)
    .map(
      ({ at, method, url, status, reason }) =>
        `${new Date(at).toISOString()} ${method} ${url} ${status}${reason ? ` (${reason})` : ''}`,
    ),
});

const failureText = ({ tenant, seed, now, clockMode, requests }: FailedTenant): string =>
  [
    `[mock-graph] Tenant ${tenant}, seed ${seed}, clock ${clockMode} at ${now}.`,
    requests.length === 0 ? 'It had no requests.' : 'Its last requests:',
    ...requests.map((request) => `  ${request}`),
  ].join('\n');

function compareReplay(tenant: MockTenant): void {
  // A clock that runs would make something happen between the two.
  tenant.clock.freeze();
  const hash = tenant.hash();
  const replayed = tenant.journal.replay();
  if (replayed.hash !== hash)
    throw new Error(
      `[mock-graph] The journal of tenant ${tenant.name}, repeated, gives ${replayed.hash} and the tenant is ${hash}. This is a defect of the mock.`,
    );
}
