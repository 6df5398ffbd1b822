import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { mockGraphTest } from '../../src/vitest.ts';
import { contoso } from '../support/contoso.ts';

const test = mockGraphTest({ tenantFile: contoso, validateAnswers: true, replay: true });
const names: string[] = [];

describe('The fixtures', () => {
  test('a test has a tenant of its own', async ({ tenant }) => {
    names.push(tenant.name);
    const headers = { authorization: `Bearer ${await tenant.token()}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ displayName: 'G', mailNickname: 'g', mailEnabled: false, securityEnabled: true });
    const made = await tenant.fetch('https://graph.microsoft.com/v1.0/groups', { method: 'POST', headers, body });
    expect(made.status).toBe(201);
    const list = await tenant.fetch(`${tenant.baseUrl}/v1.0/groups?$top=2`, { headers });
    const { value, '@odata.nextLink': next } = (await list.json()) as { value: unknown[]; '@odata.nextLink': string };
    expect(value).toHaveLength(2);
    expect(next).toContain(tenant.baseUrl);
    expect((await tenant.fetch(new Request(next, { headers }))).status).toBe(200);
    tenant.clock.advance({ hours: 24 });
    expect(tenant.inside.journal.position).toBe(2);
  });

  test('the next has another, as fresh', ({ tenant, mock }) => {
    expect(names).not.toContain(tenant.name);
    expect(tenant.inside.journal.position).toBe(0);
    expect(mock.tenantNames()).not.toContain(names[0]);
  });

  test('a test that fails tells seed, clock and the last ten requests', async () => {
    const script = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
    const config = fileURLToPath(new URL('./fixture/vitest.config.ts', import.meta.url));
    const child = spawn(
      process.execPath,
      [script, 'run', '--config', config, '--root', fileURLToPath(new URL('./fixture', import.meta.url))],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NO_COLOR: '1',
          VITEST: undefined,
          VITEST_POOL_ID: undefined,
          VITEST_WORKER_ID: undefined,
          VITEST_MODE: undefined,
          NODE_ENV: undefined,
        },
      },
    );
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code, text).toBe(1);
    expect(text).toMatch(
      /\[mock-graph\] Tenant test-[0-9a-f]{12}, seed fixture\/test-[0-9a-f]{12}, clock frozen at 2026-01-06T08:00:00.000Z\./,
    );
    const requests = [...text.matchAll(/ {2}2026-01-0\dT08:00:00.000Z GET (\S+) 200/g)].map(([, url]) => url);
    expect(requests).toHaveLength(10);
    expect(requests.at(-1)).toContain('/v1.0/users?$top=12');
  });
});
