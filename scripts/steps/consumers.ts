import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { manifestOf, published } from '../lib/packages.ts';
import { pnpm, root, run } from '../lib/run.ts';
import type { Checks } from '../lib/steps.ts';
import { tarballOf } from './packed.ts';

interface Project {
  readonly scripts?: Readonly<Record<string, string>>;
  /** Whether it runs on each Node that our packages support; default true. */
  readonly cutover?: { readonly anyNode?: boolean };
}

interface Runtime {
  readonly version: string;
  readonly path: string;
}

/** Compiles and runs the projects of `consumers` with the packed packages, in a folder where nothing else can be found. */
export async function checkConsumers(checks: Checks): Promise<void> {
  const missing = published.filter((name) => !existsSync(tarballOf(name)));
  if (missing.length > 0) return checks.skip('consumer projects', `${missing.join(', ')} could not be packed`);
  const folder = mkdtempSync(join(tmpdir(), 'cutover-consumers-'));
  cpSync(join(root, 'consumers'), folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|out)$/.test(path),
  });
  const projects = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), workspaceOf(projects));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const install = await pnpm(['install', '--prefer-offline', '--no-frozen-lockfile'], { cwd: folder });
  checks.check('consumers install the tarballs', install.code === 0, install.output);
  if (install.code !== 0) return;

  const machine = await machineNode();
  for (const name of projects) {
    const cwd = join(folder, name);
    const project = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as Project;
    if (project.scripts?.['compile']) {
      const { code, output } = await run(process.execPath, ['--run', 'compile'], { cwd });
      checks.check(`${name} compiles`, code === 0, output);
      if (code !== 0) continue;
    }
    const pinned = await run(process.execPath, ['--run', 'start'], { cwd });
    checks.check(`${name} runs on Node ${process.versions.node}`, pinned.code === 0, pinned.output);
    if (!machine || project.cutover?.anyNode === false) continue;
    const { code, output } = await run(process.execPath, ['--run', 'start'], { cwd, env: { PATH: machine.path } });
    checks.check(`${name} runs on Node ${machine.version}`, code === 0, output);
  }
  if (checks.counts.failed === 0) rmSync(folder, { recursive: true, force: true });
  else checks.note(`The projects are kept in ${folder}.`);
}

/** A workspace in which our packages are the tarballs, and tools have the versions that we have. */
function workspaceOf(projects: readonly string[]): string {
  const ours = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  return [
    'packages:',
    ...projects.map((name) => `  - ${name}`),
    'overrides:',
    ...published.map((name) => `  '${manifestOf(name).name}': 'file:${tarballOf(name).replaceAll('\\', '/')}'`),
    ours.slice(ours.search(/^allowBuilds:/m)),
  ].join('\n');
}

/** The Node of the machine, where that is another one than the pinned and new enough for our packages. */
async function machineNode(): Promise<Runtime | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const path = folders.join(delimiter);
  const found = await run('node', ['--version'], { env: { PATH: path } });
  const version = found.stdout.trim().replace(/^v/, '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = found.code === 0 && (major > 20 || (major === 20 && minor >= 19));
  return supported && version !== process.versions.node ? { version, path } : undefined;
}
