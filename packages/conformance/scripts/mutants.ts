/**
 * Breaks the mock in each declared way, in a copy of its own, and runs the suite on it. Exit 1 unless every mutant turns
 * its behaviour red and no unrelated one.
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { createMockGraph } from '@cutover/mock-graph';
import { choose } from '../src/behaviours/index.ts';
import { type Mutant, mutants } from '../src/mutants/index.ts';
import { run } from '../src/runner.ts';
import { mockSite } from '../src/targets/mock.ts';

interface Judgement {
  readonly verdict: 'bit' | 'survived' | 'did not apply' | 'hit unrelated';
  readonly notes: readonly string[];
}

const mock = fileURLToPath(new URL('../../mock-graph/', import.meta.url));
const { chosen } = choose([]);

/** The suite's failures on the mock in a folder, by behaviour. */
async function failures(folder: string): Promise<ReadonlyMap<string, string>> {
  const entry = pathToFileURL(join(folder, 'src/index.ts')).href;
  const { createMockGraph: create } = (await import(entry)) as { createMockGraph: typeof createMockGraph };
  await using graph = create({ auth: 'enforced', validateAnswers: true });
  const site = mockSite({ send: (request) => graph.handle(request), origin: 'http://localhost' });
  const results = await run(site, chosen);
  return new Map(
    results
      .filter(({ outcome }) => outcome === 'failed')
      .reverse()
      .map(({ behaviour, name, reason = '' }) => [behaviour, `${name} ${reason}`]),
  );
}

/** A copy of the mock that shares the workspace's packages. */
async function copyOfMock(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cutover-mutant-'));
  await cp(join(mock, 'src'), join(folder, 'src'), { recursive: true });
  await cp(join(mock, 'package.json'), join(folder, 'package.json'));
  await symlink(join(mock, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

async function judge(mutant: Mutant): Promise<Judgement> {
  const folder = await copyOfMock();
  try {
    const path = join(folder, 'src', mutant.file);
    const source = await readFile(path, 'utf8').catch(() => '');
    const count = source.split(mutant.find).length - 1;
    if (count !== 1) return { verdict: 'did not apply', notes: [`${mutant.file} has the text ${count} times`] };
    await writeFile(
      path,
      source.replace(mutant.find, () => mutant.replace),
    );
    const red = await failures(folder);
    const unrelated = [...red.keys()].filter((id) => id !== mutant.bites && !mutant.related.includes(id));
    if (!red.has(mutant.bites)) return { verdict: 'survived', notes: [...red.values()] };
    if (unrelated.length > 0) return { verdict: 'hit unrelated', notes: unrelated.map((id) => red.get(id) ?? id) };
    return { verdict: 'bit', notes: [[...red.keys()].sort().join(', ')] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A verdict from a thread of its own, so that two can be found at once and nothing of a mutant stays behind. */
const inThread = (index: number): Promise<Judgement> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: index });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

function tell({ bites, name }: Mutant, { verdict, notes }: Judgement): void {
  console.log(`${verdict.padEnd(13)} ${bites}  ${name}`);
  for (const note of notes) console.log(`${' '.repeat(14)}${verdict === 'bit' ? 'red: ' : ''}${note}`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } });
  const healthy = await failures(mock);
  if (healthy.size > 0) {
    console.error(
      `The suite fails without any mutant:\n${[...healthy.values()].map((text) => `  ${text}`).join('\n')}`,
    );
    return 1;
  }
  const wanted = values.only.map((id) => id.toUpperCase());
  const tried = [...mutants.keys()].filter((index) => {
    const { bites = '' } = mutants[index] ?? {};
    return wanted.length === 0 || wanted.includes(bites);
  });
  const waiting = [...tried];
  const found = new Map<number, Judgement>();
  let told = 0;
  const work = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      found.set(index, await inThread(index));
      // In the order of the list, whichever is ready first.
      for (let next = tried[told]; next !== undefined; next = tried[told]) {
        const judgement = found.get(next);
        const mutant = mutants[next];
        if (!judgement || !mutant) break;
        tell(mutant, judgement);
        told++;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
  const good = [...found.values()].filter(({ verdict }) => verdict === 'bit').length;
  console.log(`${good} of ${tried.length} mutants bit`);
  return good === tried.length ? 0 : 1;
}

if (isMainThread) process.exitCode = await main();
else {
  const mutant = mutants[workerData as number];
  if (mutant) parentPort?.postMessage(await judge(mutant));
}
