import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../lib/run.ts';
import type { Checks } from '../lib/steps.ts';

/** A check that is one command: it passed if the command ended with 0. */
export const command =
  (name: string, program: string, ...args: readonly string[]) =>
  async (checks: Checks): Promise<void> => {
    const { code, output } = await run(program, args);
    checks.check(name, code === 0, output);
  };

/** Microsoft's descriptions and examples, which lie beside the repository on machines that have them. */
const reference = join(root, '..', 'shared', 'reference');

/** A script of the contract that compares with `../shared/reference`, where that is. */
export const againstReference =
  (name: string, script: string, folder: string) =>
  async (checks: Checks): Promise<void> => {
    const path = join(reference, folder);
    if (!existsSync(path)) return checks.skip(name, '../shared/reference is not on this machine');
    await command(name, 'node', '--conditions=cutover-source', `packages/contract/scripts/${script}`, path)(checks);
  };

const forbiddenInTenant = [
  'Date',
  'Intl',
  'crypto',
  'process',
  'console',
  'fetch',
  'performance',
  'setTimeout',
  'Buffer',
];

interface BiomeReport {
  readonly diagnostics: readonly { readonly category: string; readonly message: string }[];
}

/** Formatter and linter, and a proof that clocks and I/O are noticed in the tenant. */
export async function checkStyle(checks: Checks): Promise<void> {
  const { code, output } = await run('biome', ['check', '--max-diagnostics=50', '--error-on-warnings', '.']);
  checks.check('formatter and linter', code === 0, output);

  const folder = mkdtempSync(join(tmpdir(), 'cutover-style-'));
  try {
    const tenant = join(folder, 'packages/mock-graph/src/tenant');
    mkdirSync(tenant, { recursive: true });
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    writeFileSync(
      join(tenant, 'bad.ts'),
      forbiddenInTenant.map((name) => `export const a${name} = ${name};\n`).join(''),
    );
    const report = await run('biome', ['lint', '--vcs-enabled=false', '--reporter=json', 'packages'], { cwd: folder });
    const { diagnostics } = JSON.parse(report.stdout) as BiomeReport;
    const missed = forbiddenInTenant.filter(
      (name) =>
        !diagnostics.some(
          ({ category, message }) => /noRestrictedGlobals/.test(category) && message.includes(` ${name}.`),
        ),
    );
    checks.check(
      'the linter notices clocks and I/O in tenant/',
      missed.length === 0,
      `It missed ${missed.join(', ')}.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
