import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { esmOnly, folderOf, isBuilt, manifestOf, namedFiles, published } from '../lib/packages.ts';
import { pnpm, root, run } from '../lib/run.ts';
import type { Checks } from '../lib/steps.ts';

const folder = join(root, '.cache', 'packed');

/** Where a package's tarball is, once packed. */
export const tarballOf = (name: string): string => join(folder, `cutover-${name}-${manifestOf(name).version}.tgz`);

/** Packs what we publish, and looks at the tarballs as users get them. */
export async function checkPacked(checks: Checks): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of published) {
    if (!isBuilt(name)) {
      checks.skip(`pack ${name}`, 'it is not built');
      continue;
    }
    const { code, output } = await pnpm(['pack', '--pack-destination', folder], { cwd: folderOf(name) });
    checks.check(
      `pack ${name}`,
      code === 0 && readdirSync(folder).some((file) => tarballOf(name).endsWith(file)),
      output,
    );
    if (code === 0) await checkTarball(checks, name);
  }
}

async function checkTarball(checks: Checks, name: string): Promise<void> {
  const tarball = tarballOf(name);
  const listed = await run('tar', ['-tzf', tarball]);
  const files = new Set(listed.stdout.split(/\r?\n/).map((file) => file.replace(/^package\//, './')));
  const wanted = ['./package.json', './README.md', './LICENSE', ...namedFiles(manifestOf(name))];
  const missing = wanted.filter((file) => !files.has(file));
  checks.check(`${name}: the tarball has all that it names`, missing.length === 0, `Missing: ${missing.join(', ')}`);
  const strange = [...files].filter(
    (file) => file && !/^\.\/(package\.json|README\.md|LICENSE|(dist|examples)\/.+)$/.test(file),
  );
  checks.check(`${name}: the tarball has nothing else`, strange.length === 0, strange.join('\n'));

  const publint = await run('publint', ['run', tarball, '--strict']);
  checks.check(`${name}: publint`, publint.code === 0, publint.output);

  // No tool of ours resolves as Node 10 did; two entries are ESM only, as their peers are.
  const esm = esmOnly[name] ?? [];
  const exclude = esm.length > 0 ? ['--exclude-entrypoints', ...esm] : [];
  const attw = await run('attw', [tarball, '--profile', 'node16', '--no-emoji', ...exclude]);
  checks.check(`${name}: types resolve for ESM, CommonJS and bundlers`, attw.code === 0, attw.output);
  if (esm.length > 0) {
    const only = await run('attw', [tarball, '--profile', 'esm-only', '--no-emoji', '--entrypoints', ...esm]);
    checks.check(`${name}: types of ${esm.join(', ')} resolve for ESM and bundlers`, only.code === 0, only.output);
  }
}
