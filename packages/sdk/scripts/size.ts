/**
 * Bundles and minifies each entry as an application would, prints its size, and fails when one is over its budget.
 * What is loaded only when first used (batches, waits, ensure verbs, domains, agents, the texts that explain a 403) is listed
 * as `later`.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const client = "export { createClient, isGraphError } from './index.ts';";
/**
 * Bytes after gzip that are let through. The aim of the core is about 9 KB; all exports have `calls`, with the descriptions of
 * every call, validation has the description of every answer, and the findings are mostly texts.
 */
const budgets = [
  { use: 'core', code: client, budget: 9_300 },
  { use: 'core, all exports', code: "export * from './index.ts';", budget: 13_800 },
  { use: 'with validation', code: `${client} export * from './validate.ts';`, budget: 18_300 },
  { use: 'with testing', code: `${client} export * from './testing.ts';`, budget: 10_250 },
  { use: 'cutover alone', code: "export * from './cutover.ts';", budget: 12_850 },
] as const;

const folder = fileURLToPath(new URL('../src/', import.meta.url));
let over = false;
console.log(['use'.padEnd(20), ...['min', 'gzip', 'budget', 'later'].map((name) => name.padStart(8))].join(' '));
for (const { use, code, budget } of budgets) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    legalComments: 'none',
    write: false,
    outdir: 'out',
  });
  const outputs = Object.entries(metafile.outputs);
  const entry = outputs.find(([, output]) => output.entryPoint === '<stdin>')?.[0] ?? '';
  const atOnce = new Set([entry]);
  for (const path of atOnce)
    for (const imported of metafile.outputs[path]?.imports ?? [])
      if (imported.kind === 'import-statement') atOnce.add(imported.path);
  const sizes = { min: 0, gzip: 0, later: 0 };
  for (const { path, contents } of outputFiles) {
    const known = outputs.map(([name]) => name).find((name) => path.endsWith(name)) ?? '';
    if (atOnce.has(known)) {
      sizes.min += contents.length;
      sizes.gzip += gzipSync(contents, { level: 9 }).length;
    } else sizes.later += gzipSync(contents, { level: 9 }).length;
  }
  const numbers = [sizes.min, sizes.gzip, budget, sizes.later].map((size) => String(size).padStart(8));
  console.log([use.padEnd(20), ...numbers, sizes.gzip > budget ? 'OVER BUDGET' : ''].join(' '));
  over ||= sizes.gzip > budget;
}
process.exitCode = over ? 1 : 0;
