/** Builds the packages that we publish, and checks what came out. `node scripts/build.ts [package …]` */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, folderOf, manifestOf, namedFiles, published } from './lib/packages.ts';
import { root, run } from './lib/run.ts';
import { Checks, describe } from './lib/steps.ts';

/** Builds packages in order, each from an empty `dist`. */
export async function build(checks: Checks, names: readonly string[] = published): Promise<void> {
  const tsconfig = writeTsconfig();
  for (const name of names) {
    const folder = folderOf(name);
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    const { code, output } = await run('tsup', ['--tsconfig', tsconfig], { cwd: folder });
    checks.check(`build ${name}`, code === 0, output);
    copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    if (code === 0) checkBuilt(checks, name);
  }
}

/**
 * Types of the contract, which is private, have to be copied into published declarations. tsup does that for modules that
 * are found by path and not by the name of a package; hence a path for each entry of the contract.
 */
function writeTsconfig(): string {
  const folder = join(root, '.cache');
  const paths: Record<string, string[]> = {};
  for (const [entry, target] of Object.entries(manifestOf('contract').exports)) {
    const file = typeof target === 'string' ? target : (target as { readonly types?: string }).types;
    if (file && /\.ts$/.test(file)) paths[`@cutover/contract${entry.slice(1)}`] = [join(folderOf('contract'), file)];
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'tsconfig.build.json');
  writeFileSync(
    file,
    JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions: { paths }, files: [] }),
  );
  return file;
}

function checkBuilt(checks: Checks, name: string): void {
  const folder = folderOf(name);
  const manifest = manifestOf(name);
  const missing = namedFiles(manifest).filter((file) => !existsSync(join(folder, file)));
  checks.check(`${name}: every file that exports and bin name is there`, missing.length === 0, missing.join('\n'));

  const mentions = filesBelow(join(folder, 'dist')).filter(
    (file) => /\.[cm]?[jt]s$/.test(file) && readFileSync(file, 'utf8').includes('@cutover/contract'),
  );
  checks.check(
    `${name}: nothing published mentions the private package @cutover/contract`,
    mentions.length === 0,
    mentions.map((file) => relative(root, file)).join('\n'),
  );

  for (const file of Object.values(manifest.bin ?? {})) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    chmodSync(path, 0o755);
    checks.check(
      `${name}: ${file} begins with #!/usr/bin/env node`,
      /^#!\/usr\/bin\/env node\r?\n/.test(readFileSync(path, 'utf8')),
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const checks = new Checks();
  await build(checks, process.argv.length > 2 ? process.argv.slice(2) : published);
  if (checks.text) console.log(checks.text);
  console.log(describe(checks.counts));
  process.exitCode = checks.counts.failed > 0 ? 1 : 0;
}
