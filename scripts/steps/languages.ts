import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { startMock } from '../lib/mock-server.ts';
import { folderOf, isBuilt } from '../lib/packages.ts';
import { run } from '../lib/run.ts';
import type { Checks } from '../lib/steps.ts';

/** What a script needs on the machine; the first runs it. */
const programs: Readonly<Record<string, readonly [string, ...string[]]>> = {
  '.py': ['python3'],
  '.sh': ['sh', 'curl'],
};

/** The examples in other languages: each sees a user move, in a mock of its own. */
export async function otherLanguages(checks: Checks): Promise<void> {
  if (!isBuilt('mock-graph')) return checks.skip('examples', 'mock-graph is not built');
  const folder = join(folderOf('mock-graph'), 'examples');
  for (const file of readdirSync(folder)) {
    const [program, ...others] = programs[extname(file)] ?? [];
    if (!program) continue;
    const missing = await firstMissing([program, ...others]);
    if (missing) {
      checks.skip(file, `${missing} is not on this machine`);
      continue;
    }
    const mock = await startMock(['--port', '0', '--tenant-file', join(folder, 'contoso.json')]);
    try {
      const { code, output } = await run(program, [join(folder, file), mock.url]);
      checks.check(`${file} sees a user move`, code === 0 && /before: Federated\s+after: Managed/.test(output), output);
    } finally {
      await mock.stop();
    }
  }
}

async function firstMissing(names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const { code } = await run(name, name === 'sh' ? ['-c', ':'] : ['--version']);
    if (code !== 0) return name;
  }
  return undefined;
}
