import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, run } from '../lib/run.ts';
import type { Checks } from '../lib/steps.ts';

/** A file that breaks a rule: `[rule, file, what it imports]`. Each rule has at least one. */
const offences: readonly (readonly [rule: string, file: string, ...imports: readonly string[]])[] = [
  ['no-circular', 'packages/sdk/src/a.ts', "import './b.ts'"],
  ['no-circular', 'packages/sdk/src/later.ts', "import './core.ts'", "import './other.ts'"],
  ['no-unresolvable', 'packages/sdk/src/c.ts', "import './nowhere.ts'"],
  ['packages-by-name', 'packages/conformance/src/d.ts', "import '../../sdk/src/index.ts'"],
  ['packages-by-name', 'rehearsal/e.ts', "import '../packages/sdk/src/index.ts'"],
  ['tests-stay-outside', 'packages/sdk/src/f.ts', "import '../test/helper.ts'"],
  ['sdk-knows-no-mock', 'packages/sdk/src/g.ts', "import '../../mock-graph/src/index.ts'"],
  ['mock-knows-no-sdk', 'packages/mock-graph/src/mock.ts', "import '../../sdk/src/index.ts'"],
  ['contract-stands-alone', 'packages/contract/src/h.ts', "import type { one } from '../../sdk/src/index.ts'"],
  ['rules-import-nothing', 'packages/contract/src/rules.ts', "import './leaf.ts'"],
  ['sdk-runs-anywhere', 'packages/sdk/src/j.ts', "import 'node:crypto'"],
  ['sdk-has-no-dependencies', 'packages/sdk/src/k.ts', "import 'express'"],
  ['tenant-is-pure', 'packages/mock-graph/src/tenant/l.ts', "import type { one } from '../message.ts'"],
  ['tenant-is-pure', 'packages/mock-graph/src/tenant/m.ts', "import 'node:fs'"],
  ['tenant-is-pure', 'packages/mock-graph/src/tenant/n.ts', "import 'express'"],
  ['tenant-takes-types-of-contract', 'packages/mock-graph/src/tenant/o.ts', "import '@cutover/contract/types'"],
  ['journal-knows-commands-not-tenants', 'packages/mock-graph/src/journal/p.ts', "import '../graph/leaf.ts'"],
  ['journal-takes-types-of-tenant', 'packages/mock-graph/src/journal/q.ts', "import '../tenant/leaf.ts'"],
  ['gate-is-below-surfaces', 'packages/mock-graph/src/gate/r.ts', "import '../graph/leaf.ts'"],
  ['surfaces-are-below-mock', 'packages/mock-graph/src/login/s.ts', "import '../mock.ts'"],
  ['graph-is-below-mock-tenant', 'packages/mock-graph/src/graph/t.ts', "import type { one } from '../mock-tenant.ts'"],
  ['odata-stands-alone', 'packages/mock-graph/src/graph/odata/u.ts', "import '../leaf.ts'"],
  ['leaves-import-nothing', 'packages/mock-graph/src/message.ts', "import './graph/leaf.ts'"],
  ['nothing-imports-a-way-in', 'packages/mock-graph/src/login/v.ts', "import '../express.ts'"],
  ['express-in-its-ways-in', 'packages/mock-graph/src/login/w.ts', "import 'express'"],
  ['msw-in-its-way-in', 'packages/mock-graph/src/express.ts', "import 'msw'"],
  ['vitest-in-its-way-in', 'packages/mock-graph/src/msw.ts', "import 'vitest'"],
];

/** Files that break none. */
const fine: readonly (readonly [file: string, ...imports: readonly string[]])[] = [
  ['packages/sdk/src/b.ts', "import './a.ts'"],
  ['packages/sdk/src/core.ts', "import './transport/on-demand.ts'"],
  ['packages/sdk/src/transport/on-demand.ts', "export const later = () => import('../later.ts')"],
  ['packages/sdk/src/other.ts', "import './transport/on-demand.ts'", "import './later.ts'"],
  ['packages/sdk/src/index.ts', 'export const one = 1'],
  ['packages/sdk/test/helper.ts', "import '../src/index.ts'"],
  ['packages/contract/src/types.ts', 'export const one = 1'],
  ['packages/mock-graph/src/index.ts', "export type { one } from './tenant/leaf.ts'"],
  ['packages/mock-graph/src/mock-tenant.ts', "import './tenant/leaf.ts'", 'export const one = 1'],
  ['packages/mock-graph/src/graph/leaf.ts', "import '../tenant/leaf.ts'", "import '../gate/leaf.ts'"],
  ['packages/mock-graph/src/gate/leaf.ts', "import '../tenant/leaf.ts'"],
  [
    'packages/mock-graph/src/tenant/leaf.ts',
    "import type { one as _ } from '@cutover/contract/types'",
    'export const one = 1',
  ],
  ['packages/mock-graph/src/journal/leaf.ts', "import type { one } from '../tenant/leaf.ts'"],
  ['packages/mock-graph/src/cli.ts', "import 'express'", "import './express.ts'", "import './mock-tenant.ts'"],
];

interface Report {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const config = '.dependency-cruiser.cjs';

/** Holds the sources against the import rule, and the import rule against sources that break it. */
export async function checkImports(checks: Checks): Promise<void> {
  const folders = ['packages', 'bench', 'docs', 'rehearsal', 'scripts'];
  const { code, output } = await run('depcruise', ['--config', config, ...folders]);
  checks.check('imports run one way', code === 0, output);

  const folder = mkdtempSync(join(tmpdir(), 'cutover-imports-'));
  try {
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    for (const [, file, ...lines] of offences) write(file, `${lines.join(';\n')};\n`);
    for (const [file, ...lines] of fine) write(file, `${lines.join(';\n')};\n`);
    for (const name of ['express', 'msw', 'vitest']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      write(`node_modules/${name}/index.js`, '');
    }
    write(
      'packages/contract/package.json',
      '{ "name": "@cutover/contract", "exports": { "./types": "./src/types.ts" } }',
    );
    mkdirSync(join(folder, 'node_modules/@cutover'));
    symlinkSync(join(folder, 'packages/contract'), join(folder, 'node_modules/@cutover/contract'), 'junction');
    for (const file of ['tsconfig.json', 'tsconfig.base.json', config]) cpSync(join(root, file), join(folder, file));

    const report = await run('depcruise', ['--config', config, '--output-type', 'json', 'packages', 'rehearsal'], {
      cwd: folder,
    });
    const { violations } = (JSON.parse(report.stdout) as Report).summary;
    const has = (rule: string, file: string): boolean =>
      violations.some((violation) => violation.rule.name === rule && violation.from === file);
    for (const [rule, file, ...imports] of offences)
      checks.check(`rule '${rule}' notices ${file}: ${imports.join('; ')}`, has(rule, file), 'It did not.');
    for (const [file] of fine) {
      const found = violations.filter((violation) => violation.from === file).map(({ rule }) => rule.name);
      checks.check(`no rule minds ${file}`, found.length === 0, found.join(', '));
    }
    const known = createRequire(import.meta.url)(join(root, config)) as { forbidden: readonly { name: string }[] };
    const untried = known.forbidden.filter(({ name }) => !offences.some(([rule]) => rule === name));
    checks.check('each rule is tried', untried.length === 0, untried.map(({ name }) => name).join(', '));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
