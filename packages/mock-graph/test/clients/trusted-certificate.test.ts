import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { listen } from '../../src/express.ts';
import { newMock } from '../support/harness.ts';
import { automation, company, tenantId } from './support/company.ts';
import { thrownBy } from './support/server.ts';

const script = fileURLToPath(new URL('./support/every-client.mjs', import.meta.url));
const run = promisify(execFile);

test('HR-04: NODE_EXTRA_CA_CERTS is enough for every client', async () => {
  const mock = newMock({ tenantFile: company, auth: 'enforced' });
  await using server = await listen(mock, { https: true });
  const folder = mkdtempSync(join(tmpdir(), 'mock-graph-'));
  try {
    const trusted = join(folder, 'certificate.pem');
    writeFileSync(trusted, server.certificate ?? '');
    const input = {
      url: server.url.replace('127.0.0.1', 'localhost'),
      tenantId,
      clientId: automation.appId,
      clientSecret: 'Correct-Secret-1',
    };
    const start = (env: NodeJS.ProcessEnv) => run(process.execPath, [script, JSON.stringify(input)], { env });
    const { stdout } = await start({ ...process.env, NODE_EXTRA_CA_CERTS: trusted });
    const count = company.users.length;
    expect(stdout.trim().split('\n')).toEqual([
      `@azure/identity: ${count}`,
      `@azure/msal-node: ${count}`,
      `@microsoft/microsoft-graph-client: ${count}`,
      `@microsoft/msgraph-sdk: ${count}`,
    ]);
    expect(await thrownBy(start({ ...process.env, NODE_EXTRA_CA_CERTS: '' }))).toMatchObject({ code: 1, stdout: '' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
