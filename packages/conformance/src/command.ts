import { writeFile } from 'node:fs/promises';
import { createMockGraph } from '@cutover/mock-graph';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { caseName, duration } from './behaviour.ts';
import { behaviours, type Chosen, choose } from './behaviours/index.ts';
import { NotAsDescribed } from './claim.ts';
import { findCredential } from './credential.ts';
import { exitCodes, exitCodesHelp } from './exit-codes.ts';
import { assertCommand, assertFacts, assertInFreshProcess } from './fresh-process.ts';
import { type Ledger, type LedgerEntry, readLedger, writeLedger } from './ledger.ts';
import { jsonReport, junitReport, type RunFacts, resultLines, summaryLine } from './report.ts';
import type { Result } from './report-types.ts';
import { type RunOptions, run, settle } from './runner.ts';
import { defaultPrefix, type LiveOptions, type LiveSite, liveSite } from './targets/live.ts';
import { mockSite } from './targets/mock.ts';
import { Refused } from './targets/refusals.ts';
import { serveOnLoopback } from './targets/serve.ts';
import type { Site } from './targets/site.ts';
import { sendByFetch } from './targets/wire.ts';

class UsageError extends Error {}

interface LiveFlags {
  readonly baseUrl?: string;
  readonly loginUrl?: string;
  readonly scope?: string;
  readonly tenantDomain: readonly string[];
  readonly prefix: string;
  readonly writeBudget: number;
  readonly dryRun: boolean;
  readonly credentialModule?: string;
  readonly ledger?: string;
}

interface RunFlags extends LiveFlags {
  readonly target: 'mock' | 'live';
  readonly only: readonly string[];
  readonly inProcess: boolean;
  readonly freshProcess: boolean;
  readonly controlKey?: string;
  readonly report: readonly { readonly form: 'json' | 'junit'; readonly path: string }[];
  readonly patience: number;
  readonly tolerance: number;
  readonly interval: number;
}

const collect =
  <Value>(read: (text: string) => Value) =>
  (text: string, before: readonly Value[]): readonly Value[] => [...before, read(text)];
const whole = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
};
const address = (text: string): string => {
  if (!/^https?:\/\/[^/?#]+/.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('Give an http or https address.');
  return text.replace(/\/+$/, '');
};
const reportTo = (text: string): RunFlags['report'][number] => {
  const [, form, path] = /^(json|junit)=(.+)$/.exec(text) ?? [];
  if (!form || !path) throw new InvalidArgumentError('Write json=path or junit=path.');
  return { form: form as 'json' | 'junit', path };
};

/** Streams and environment of the command, so that tests can give their own. */
export interface Surroundings {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly readInput: () => Promise<string>;
}

/** Runs the command. Gives its exit code and never rejects. */
export async function main(arguments_: readonly string[], around: Surroundings): Promise<number> {
  let code: number = exitCodes.passed;
  const program = new Command('cutover-conformance')
    .description('Proves that the mock behaves as a real tenant does, and finds out when the real one changes.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => around.out(text.trimEnd()),
      writeErr: (text) => around.error(text.trimEnd()),
    })
    .addHelpText('after', `\n${exitCodesHelp}`);
  const live = (command: Command): Command =>
    command
      .option('--base-url <address>', 'Microsoft Graph, or a mock', address)
      .option('--login-url <address>', 'the sign-in service, for realm discovery', address)
      .option('--scope <scope>', 'what the token is asked for')
      .option(
        '--tenant-domain <domain>',
        'verified domain of a tenant that may be touched; repeatable',
        collect((text) => text),
        [],
      )
      .option('--prefix <prefix>', 'what all names begin with', defaultPrefix)
      .option('--write-budget <number>', 'writes that a live run may send', whole, 1_000)
      .option('--dry-run', 'write nothing, list what would be written', false)
      .option('--credential-module <file>', 'module whose default export is a TokenCredential')
      .option('--ledger <file>', 'where a live run keeps what is due later');

  live(program.command('run').description('tries behaviours on a target'))
    .addHelpText('after', `\n${exitCodesHelp}`)
    .addOption(new Option('--target <target>', 'where to try them').choices(['mock', 'live']).default('mock'))
    .option(
      '--only <pattern>',
      'SR-07, SR-07.2 or SR-1*; repeatable',
      collect((text) => text),
      [],
    )
    .option('--in-process', 'a mock in this process (the default without --base-url)', false)
    .option('--fresh-process', 'makes the assertions in a process of their own', false)
    .option('--control-key <key>', "key of the mock's control surface")
    .option('--report <form=path>', 'json=path or junit=path; repeatable', collect(reportTo), [])
    .option('--patience <seconds>', 'how long a live run waits; what takes longer is deferred', whole, 600)
    .option('--tolerance <seconds>', 'how much later than described a real service may be', whole, 120)
    .option('--interval <seconds>', 'time between two looks while waiting', whole, 5)
    .action(async (flags: RunFlags) => {
      code = await runCommand(flags, around);
    });
  program
    .command('list')
    .description('lists behaviours and their cases')
    .option(
      '--only <pattern>',
      'SR-07 or SR-1*; repeatable',
      collect((text) => text),
      [],
    )
    .action((flags: { only: readonly string[] }) => listCommand(chosenBy(flags.only), around));
  live(program.command('sweep').description('removes what crashed live runs have left, by prefix')).action(
    async (flags: LiveFlags) => {
      const site = await openLive(flags, around, await keptIn(flags.ledger));
      const removed = await site.sweep();
      for (const line of removed) around.out(`${flags.dryRun ? 'would remove' : 'removed'} ${line}`);
      around.out(`${removed.length} objects ${flags.dryRun ? 'would be removed' : 'removed'} in ${site.domain}`);
    },
  );
  program.command(assertCommand, { hidden: true }).action(async () => {
    await assertFacts(await around.readInput());
  });

  try {
    await program.parseAsync([...arguments_], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.passed : exitCodes.usage;
    around.error(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) return exitCodes.usage;
    if (error instanceof Refused) return exitCodes.refused;
    if (error instanceof NotAsDescribed) return exitCodes.failed;
    return around.signal.aborted ? exitCodes.interrupted : exitCodes.internal;
  }
}

function chosenBy(only: readonly string[]): readonly Chosen[] {
  const { chosen, unknown } = choose(only);
  if (unknown.length > 0)
    throw new UsageError(
      `No behaviour is named ${unknown.join(', ')}. There are ${behaviours[0]?.id} to ${behaviours.at(-1)?.id}; see 'list'.`,
    );
  return chosen;
}

function listCommand(chosen: readonly Chosen[], { out }: Surroundings): void {
  let last = '';
  for (const { behaviour, index } of chosen) {
    if (behaviour.id !== last) out(`${behaviour.id} ${behaviour.title} [${behaviour.certainty}]`);
    last = behaviour.id;
    const one = behaviour.cases[index];
    if (!one) continue;
    const needs = Object.entries(one.needs).map(([name, value]) => (value === true ? name : `${name}: ${value}`));
    const long = duration(one) === 0 ? '' : `, ${duration(one) / 3_600_000} h`;
    out(`  ${caseName(behaviour, index)} ${one.title} (${needs.join('; ') || 'needs nothing'}${long})`);
  }
}

async function keptIn(path: string | undefined): Promise<readonly LedgerEntry[]> {
  if (path === undefined) return [];
  return (await readLedger(path)).entries;
}

async function openLive(flags: LiveFlags, around: Surroundings, kept: readonly LedgerEntry[]): Promise<LiveSite> {
  if (flags.tenantDomain.length === 0)
    throw new Refused('No tenant is allowed. Name a verified domain of the one that may be touched: --tenant-domain.');
  const options: LiveOptions = {
    credential: await findCredential(flags.credentialModule, around.environment),
    allowedDomains: flags.tenantDomain,
    prefix: flags.prefix,
    writeBudget: flags.writeBudget,
    dryRun: flags.dryRun,
    kept,
    signal: around.signal,
    ...(flags.baseUrl === undefined ? {} : { baseUrl: flags.baseUrl }),
    ...(flags.loginUrl === undefined ? {} : { loginUrl: flags.loginUrl }),
    ...(flags.scope === undefined ? {} : { scope: flags.scope }),
  };
  return liveSite(options);
}

async function runCommand(flags: RunFlags, around: Surroundings): Promise<number> {
  const chosen = chosenBy(flags.only);
  const startedAt = new Date().toISOString();
  const options: RunOptions = {
    patience: flags.patience * 1_000,
    tolerance: flags.tolerance * 1_000,
    interval: flags.interval * 1_000,
    signal: around.signal,
    onResult: (result) => around.out(resultLines(result)),
  };
  const { facts, results } =
    flags.target === 'live'
      ? await runLive(flags, chosen, options, around)
      : { facts: { target: 'mock' } as const, results: await runMock(flags, chosen, options) };
  around.out(summaryLine(results));
  const about: RunFacts = { ...facts, startedAt };
  for (const { form, path } of flags.report)
    await writeFile(path, form === 'json' ? jsonReport(about, results) : junitReport(about, results));
  if (around.signal.aborted) {
    around.error('Interrupted; what was made has been removed.');
    return exitCodes.interrupted;
  }
  return results.some(({ outcome }) => outcome === 'failed') ? exitCodes.failed : exitCodes.passed;
}

/** A mock that cannot be reached is no behaviour that failed. */
async function requireMock(address: string): Promise<void> {
  try {
    const answer = await fetch(`${address.replace(/\/+$/, '')}/_mock/health`);
    // A control key that is missing or wrong is said by the first case.
    if (answer.status === 401) return;
    if (answer.status !== 200) throw new Error(`it answered ${answer.status}`);
    if (((await answer.json()) as { auth?: unknown }).auth === 'open')
      throw new Refused(
        `The mock at ${address} takes any token, so nothing can be said of permissions. Start it with \`mock-graph serve --auth enforced\`.`,
      );
  } catch (error) {
    if (error instanceof Refused) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Refused(
      `No mock of Microsoft Graph is served at ${address}: ${cause instanceof Error ? cause.message : String(cause)}. Start one with \`mock-graph serve --auth enforced\`.`,
    );
  }
}

async function runMock(flags: RunFlags, chosen: readonly Chosen[], options: RunOptions): Promise<readonly Result[]> {
  if (flags.inProcess && flags.baseUrl !== undefined)
    throw new UsageError('Either --in-process or --base-url: a mock is in this process or at an address.');
  if (flags.dryRun) throw new UsageError('--dry-run is for a live target.');
  const key = flags.controlKey === undefined ? {} : { controlKey: flags.controlKey };
  const fresh: Pick<RunOptions, 'assertElsewhere'> = flags.freshProcess
    ? { assertElsewhere: (envelope, at) => assertInFreshProcess({ envelope, address: at, ...key }) }
    : {};
  const on = (site: Site) => run(site, chosen, { ...options, ...fresh });
  if (flags.baseUrl !== undefined) {
    await requireMock(flags.baseUrl);
    return on(mockSite({ send: sendByFetch, origin: flags.baseUrl, ...key }));
  }
  await using mock = createMockGraph({ auth: 'enforced', validateAnswers: true });
  const send = (request: Parameters<typeof mock.handle>[0]) => mock.handle(request);
  if (!flags.freshProcess) return on(mockSite({ send, origin: 'http://localhost' }));
  const server = await serveOnLoopback(send);
  try {
    return await on(mockSite({ send, origin: server.origin }));
  } finally {
    await server.close();
  }
}

async function runLive(
  flags: RunFlags,
  chosen: readonly Chosen[],
  options: RunOptions,
  around: Surroundings,
): Promise<{ facts: Omit<RunFacts, 'startedAt'>; results: readonly Result[] }> {
  if (flags.inProcess || flags.freshProcess)
    throw new UsageError('--in-process and --fresh-process are for the mock target.');
  const kept = await keptIn(flags.ledger);
  const site = await openLive(flags, around, kept);
  const facts = { target: 'live', domain: site.domain } as const;
  if (flags.ledger === undefined || flags.dryRun)
    return { facts, results: await run(site, chosen, { ...options, dryRun: flags.dryRun }) };
  const path = flags.ledger;
  let ledger: Ledger = await readLedger(path, site.tenantId);
  const find = (name: string) => choose([name]).chosen[0];
  const settled = await settle(ledger.entries, site.resume, find, options);
  ledger = { ...ledger, entries: settled.left };
  await writeLedger(path, ledger);
  // What is under way already is not begun a second time.
  const waiting = new Set(settled.left.map(({ name }) => name));
  const rest = chosen.filter(({ behaviour, index }) => !waiting.has(caseName(behaviour, index)));
  const results = await run(site, rest, {
    ...options,
    keep: async (entry) => {
      ledger = { ...ledger, entries: [...ledger.entries, entry] };
      await writeLedger(path, ledger);
    },
  });
  return { facts, results: [...settled.results, ...results] };
}
