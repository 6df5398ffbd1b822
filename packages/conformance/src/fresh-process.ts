/** Assertions in a process of their own, which gets the facts and the address of the tenant and nothing else. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Case } from './behaviour.ts';
import { choose } from './behaviours/index.ts';
import { NotAsDescribed } from './claim.ts';
import { assertInTime, type Envelope } from './runner.ts';
import { mockTenantAt } from './targets/mock.ts';
import { sendByFetch } from './targets/wire.ts';

/** Name of the command that makes the assertions; it is not for people. */
export const assertCommand = 'assert-facts';

/** What the other process reads from its standard input. */
export interface Message {
  readonly envelope: Envelope;
  readonly address: string;
  readonly controlKey?: string;
}

/** Hands facts to a new process and waits for its verdict. Rejects when the assertions fail. */
export function assertInFreshProcess(message: Message): Promise<void> {
  const here = fileURLToPath(import.meta.url);
  // From sources the process needs the same condition as this one; built, the command line is one file.
  const built = !here.endsWith('.ts');
  const script = fileURLToPath(new URL(built ? './cli.js' : './cli.ts', import.meta.url));
  const flags = built ? [] : ['--conditions=cutover-source', '--disable-warning=ExperimentalWarning'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, script, assertCommand], { stdio: ['pipe', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else if (code === 1) reject(new NotAsDescribed(errors.trim()));
      else reject(new Error(`The process that asserts ended with ${code}: ${errors.trim()}`));
    });
    child.stdin.end(JSON.stringify(message));
  });
}

/** The other end. Throws a NotAsDescribed when the assertions fail. */
export async function assertFacts(text: string): Promise<void> {
  const { envelope, address, controlKey } = JSON.parse(text) as Message;
  const [one] = choose([envelope.name]).chosen;
  if (!one) throw new Error(`There is no case ${envelope.name}.`);
  const connection = { send: sendByFetch, ...(controlKey === undefined ? {} : { controlKey }) };
  const asserted = one.behaviour.cases[one.index] as Case;
  await assertInTime(asserted, mockTenantAt(connection, address, one.behaviour, asserted), envelope);
}
