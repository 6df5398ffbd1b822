/** The SDK: size of each entry, import, CPU of a call over bare fetch, and what a user's file costs to type-check. */
import { execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createClient } from '@cutover/sdk';
import { build } from 'esbuild';
import { compare, median, type Row, shown, table } from './measure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a program that imports `code` ships, minified; chunks that are loaded on demand apart. */
async function size(code: string): Promise<{ first: number; onDemand: number }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    splitting: true,
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const outputs = Object.entries(metafile.outputs);
  const entry = outputs.find(([, output]) => output.entryPoint !== undefined)?.[0] ?? '';
  const reached = new Set<string>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const { path, kind } of metafile.outputs[name]?.imports ?? []) if (kind === 'import-statement') reach(path);
  };
  reach(entry);
  const bytes = (wanted: boolean): number =>
    outputFiles
      .filter((file) => outputs.some(([name]) => file.path.endsWith(name) && reached.has(name) === wanted))
      .reduce((sum, file) => sum + gzipSync(file.contents, { level: 9 }).length, 0);
  return { first: bytes(true), onDemand: bytes(false) };
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

async function sizes(): Promise<Row[]> {
  const core = await size("export { createClient } from '@cutover/sdk';");
  const validated = await size(
    "export { createClient } from '@cutover/sdk'; export { responseValidator } from '@cutover/sdk/validate';",
  );
  return [
    {
      what: 'core, minified and gzipped',
      figure: `${kilobytes(core.first)} (and ${kilobytes(core.onDemand)} loaded when first needed)`,
      aim: '≤ 9 KB',
      met: core.first <= 9 * 1024,
    },
    {
      what: 'core with validation',
      figure: kilobytes(validated.first),
      aim: '≤ 16 KB',
      met: validated.first <= 16 * 1024,
    },
  ];
}

/** Milliseconds of `import()` in a fresh process. */
function imports(): Row[] {
  const once = (specifier: string): number => {
    const code = `const began = performance.now(); await import('${specifier}'); console.log(performance.now() - began);`;
    return Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' }));
  };
  const figures = { core: [] as number[], validate: [] as number[] };
  for (let turn = 0; turn < 11; turn++) {
    figures.core.push(once('@cutover/sdk'));
    figures.validate.push(once('@cutover/sdk/validate'));
  }
  const core = median(figures.core);
  const validate = median(figures.validate);
  return [
    {
      what: 'import of the core (wall time, median of 11)',
      figure: `${core.toFixed(1)} ms`,
      aim: '≤ 15 ms',
      met: core <= 15,
    },
    { what: 'import of validation', figure: `${validate.toFixed(1)} ms`, aim: '≤ 25 ms', met: validate <= 25 },
  ];
}

async function calls(): Promise<Row[]> {
  const domain = {
    id: 'contoso.com',
    authenticationType: 'Managed',
    isAdminManaged: true,
    isDefault: true,
    isInitial: false,
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email'],
  };
  const payload = JSON.stringify({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#domains',
    value: [domain, domain, domain],
  });
  const child = fork(fileURLToPath(new URL('./servers.ts', import.meta.url)), ['http', payload], { execArgv: [] });
  const port = await new Promise<number>((resolve) =>
    child.on('message', (message: { port?: number }) => message.port && resolve(message.port)),
  );
  const base = `http://127.0.0.1:${port}`;
  const client = createClient({ credential: () => 'token', baseUrl: base });
  const each = 1_000;
  const parallel = 50;
  const repeat = (call: () => Promise<unknown>) => async (): Promise<number> => {
    for (let time = 0; time < each; time += parallel) await Promise.all(Array.from({ length: parallel }, call));
    return each;
  };
  const [bare, ours] = await compare(
    [
      {
        name: 'fetch',
        round: repeat(
          async () =>
            (
              (await (await fetch(`${base}/v1.0/domains`, { headers: { authorization: 'Bearer token' } })).json()) as {
                value: unknown[];
              }
            ).value,
        ),
      },
      { name: 'sdk', round: repeat(async () => (await client.domains.list()).items) },
    ],
    11,
  );
  child.kill();
  if (!bare || !ours) return [];
  const more = ours.median - bare.median;
  return [
    {
      what: 'CPU of a call, 50 in flight, over bare fetch',
      figure: `${shown(ours)} against ${shown(bare)}: ${more.toFixed(0)} µs more`,
      aim: '≤ 110 µs more',
      met: more <= 110,
    },
  ];
}

const programs = {
  bare: `interface Domain { id: string; authenticationType?: string | null }
export async function list(): Promise<string[]> {
  const response = await fetch('https://graph.microsoft.com/v1.0/domains');
  return ((await response.json()) as { value: Domain[] }).value.map((domain) => domain.id);
}`,
  ours: `import { createClient } from '@cutover/sdk';
export async function list(): Promise<string[]> {
  const client = createClient({ credential: () => 'token' });
  return (await client.domains.list()).items.map((domain) => domain.id);
}`,
};

function typeCheck(): Row[] {
  const folder = mkdtempSync(`${root}/bench/.typecheck-`);
  try {
    const options = {
      target: 'es2022',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    };
    const check = (name: keyof typeof programs): { seconds: number; memory: number } => {
      writeFileSync(`${folder}/${name}.ts`, programs[name]);
      writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: options, files: [`${name}.ts`] }));
      const text = execFileSync(
        process.execPath,
        [`${root}/node_modules/typescript/bin/tsc`, '-p', folder, '--extendedDiagnostics'],
        { encoding: 'utf8' },
      );
      return {
        seconds: Number(/Total time:\s+([\d.]+)s/.exec(text)?.[1]),
        memory: Number(/Memory used:\s+(\d+)K/.exec(text)?.[1]) / 1024,
      };
    };
    const bare: ReturnType<typeof check>[] = [];
    const ours: ReturnType<typeof check>[] = [];
    for (let turn = 0; turn < 5; turn++) {
      bare.push(check('bare'));
      ours.push(check('ours'));
    }
    const seconds = median(ours.map((run) => run.seconds));
    const memory = median(ours.map((run) => run.memory));
    const text = (runs: typeof ours): string =>
      `${median(runs.map((run) => run.seconds)).toFixed(2)} s, ${median(runs.map((run) => run.memory)).toFixed(0)} MiB`;
    return [
      {
        what: "type-check of a user's file (TypeScript 6.0.3, median of 5)",
        figure: `${text(ours)}; the same with bare fetch ${text(bare)}`,
        aim: '≤ 1.6 s, ≤ 105 MiB',
        met: seconds <= 1.6 && memory <= 105,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

console.log(table('SDK', [...(await sizes()), ...imports(), ...(await calls()), ...typeCheck()]));
