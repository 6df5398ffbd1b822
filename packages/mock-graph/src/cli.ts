#!/usr/bin/env node
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError, InvalidArgumentError, Option, program } from 'commander';
import { type ClockMode, readClockMode } from './clock.ts';
import type { TenantFile } from './control/tenant-file.ts';
import { placeOfJsonError } from './json-place.ts';
import type { MockGraph, MockGraphOptions } from './mock.ts';
import type { Listening } from './server.ts';
import type { RuleProfile } from './tenant/rules.ts';
import type { TimingChoice } from './tenant/timings.ts';

/** Something that the user can put right: said without a stack, exit code 1. Wrong usage is 2, as commander tells it. */
class Refusal extends Error {}

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly https?: boolean;
  readonly httpsCert?: string;
  readonly httpsKey?: string;
  readonly certificateFile?: string;
  readonly tenantFile?: string;
  readonly clock: ClockMode | number;
  readonly rules?: RuleProfile;
  readonly timings?: TimingChoice['mode'];
  readonly seed?: string;
  readonly auth: 'open' | 'enforced';
  readonly tokenClock: 'machine' | 'tenant';
  readonly controlKey?: string;
  readonly validateAnswers?: boolean;
  readonly readyJson?: boolean;
}

const ruleNames = ['documented', 'lenient', '2026-05'] satisfies RuleProfile[];
const timingModes = ['maximum', 'zero', 'sampled'] satisfies TimingChoice['mode'][];
/** Seconds: a token of the ready line outlives any run of tests. */
const tokenLifetime = 30 * 24 * 60 * 60;

// From Node 22 on, what was compiled once is kept for the next start.
nodeModule.enableCompileCache?.();

program
  .name('mock-graph')
  .description('A stateful mock of Microsoft Graph, with a clock that you move.')
  .version(
    (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version,
  )
  .exitOverride();

program
  .command('serve')
  .description('serve the mock over HTTP until it is stopped')
  .option('--port <number>', 'port; 0 takes any that is free', readPort, 4010)
  .option('--host <host>', 'address to listen on; beyond loopback --control-key is needed', '127.0.0.1')
  .option('--https', 'serve over TLS with a certificate made at the start')
  .option(
    '--certificate-file <file>',
    'where --https keeps that certificate, its key beside it, for the next start too',
  )
  .option('--https-cert <file>', 'with --https: a certificate of your own, PEM')
  .option('--https-key <file>', 'with --https: its private key, PEM')
  .option('--tenant-file <file>', 'what each tenant begins with; `mock-graph schema` prints its format')
  .option(
    '--clock <mode>',
    "frozen: stands at the tenant file's start, or else at the moment of the start, until it is moved; real: runs; scaled:3600: runs that many times as fast; or a time such as 2026-01-31T08:00:00Z to stand at",
    readClock,
    'frozen',
  )
  .addOption(
    new Option('--rules <profile>', "rules of the service (default: the tenant file's, or documented)").choices(
      ruleNames,
    ),
  )
  .addOption(
    new Option('--timings <mode>', "delays of the service (default: the tenant file's, or maximum)").choices(
      timingModes,
    ),
  )
  .option('--seed <text>', 'what ids and chance are derived from')
  .addOption(
    new Option(
      '--auth <mode>',
      'open: any bearer token may do everything; enforced: tokens of the mock and their permissions',
    )
      .choices(['open', 'enforced'])
      .default('open'),
  )
  .addOption(
    new Option(
      '--token-clock <clock>',
      "whose clock the lifetimes of tokens run on: the machine's, or the tenant's, with a claims challenge for an old one",
    )
      .choices(['machine', 'tenant'])
      .default('machine'),
  )
  .addOption(
    new Option('--control-key <key>', 'what the control surface asks for in the header x-mock-key').env(
      'MOCK_GRAPH_CONTROL_KEY',
    ),
  )
  .option('--validate-answers', 'hold every answer against the description')
  .option('--ready-json', 'say that it is ready as one line of JSON, as it does when the output is no terminal')
  .action(serve);

program
  .command('trust')
  .argument('[file]', 'where the certificate is kept; made there if there is none', 'mock-graph.pem')
  .description('print how each platform and client is told to trust the certificate of --https')
  .action(async (file: string) => {
    const { trustInstructions } = await import('./https.ts');
    await keep(file);
    console.log(trustInstructions(file));
  });

program
  .command('check')
  .argument('<tenant-file>')
  .description('say all that is wrong with a tenant file')
  .action(async (path: string) => {
    const [{ createMockGraph }, { tenantFileWarnings }] = await Promise.all([
      import('./mock.ts'),
      import('./control/tenant-file.ts'),
    ]);
    const tenantFile = readJson(path);
    const { tables } = createMockGraph({ tenantFile }).tenant().view();
    const counts = (
      [
        ['domain', 'domains'],
        ['user', 'users'],
        ['group', 'groups'],
        ['policy', 'policies'],
        ['application', 'applications'],
        ['agent', 'agents'],
      ] as const
    ).map(([one, many]) => `${tables[many].size} ${tables[many].size === 1 ? one : many}`);
    console.log(`${path} is good: ${counts.join(', ')}.`);
    // Without a problem it is what its type says.
    for (const warning of tenantFileWarnings(tenantFile as TenantFile))
      console.error(`  warning: ${warning.path}: ${warning.message}`);
  });

program
  .command('schema')
  .description('print the JSON schema of tenant files')
  .action(async () => {
    const { tenantFileJsonSchema } = await import('./control/tenant-file.ts');
    console.log(JSON.stringify(tenantFileJsonSchema(), undefined, 2));
  });

async function serve(options: ServeOptions): Promise<void> {
  const ownCertificate = readOwnCertificate(options);
  const tenantFile = options.tenantFile === undefined ? undefined : readJson(options.tenantFile);
  // Making the key of tokens takes longest, and goes on beside the rest. What fails shows where a token is asked for.
  void import('./gate/tokens.ts').then(({ publishedKeys }) => publishedKeys()).catch(() => undefined);
  const [{ createMockGraph }, { listen }] = await Promise.all([import('./mock.ts'), import('./server.ts')]);
  const mock = createMockGraph({
    ...mockOptions(options, tenantFile),
    ...(tenantFile === undefined ? {} : { tenantFile }),
  });
  const { certificateFile } = options;
  const kept = certificateFile === undefined ? undefined : await keep(certificateFile);
  const listening = await listen(mock, {
    port: options.port,
    host: options.host,
    https: ownCertificate ?? kept ?? options.https ?? false,
  });
  const certificate =
    certificateFile ??
    (listening.certificate === undefined || ownCertificate ? undefined : writeCertificate(listening.certificate));
  const stop = (): void => {
    if (certificate && certificateFile === undefined) rmSync(certificate, { force: true });
    void listening.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await tell(mock, listening, options, certificate);
}

function mockOptions(options: ServeOptions, tenantFile: unknown): MockGraphOptions {
  const { clock, rules, timings, seed, auth, tokenClock, controlKey, validateAnswers = false } = options;
  const fileHasStart = typeof tenantFile === 'object' && tenantFile !== null && 'start' in tenantFile;
  const start = typeof clock === 'number' ? clock : fileHasStart ? undefined : Date.now();
  return {
    auth,
    tokenClock,
    clock: typeof clock === 'number' ? 'frozen' : clock,
    validateAnswers,
    ...(start === undefined ? {} : { start }),
    ...(rules === undefined ? {} : { rules }),
    ...(timings === undefined ? {} : { timings }),
    ...(seed === undefined ? {} : { seed }),
    ...(controlKey === undefined ? {} : { controlKey }),
  };
}

/** The line that other programs wait for, or what a person wants to know first. */
async function tell(
  mock: MockGraph,
  { url, port }: Listening,
  { auth, readyJson = false }: ServeOptions,
  certificate: string | undefined,
): Promise<void> {
  const { administrator } = await import('./gate/permissions.ts');
  const tenant = mock.tenant();
  const { token } = await tenant.token({ ...administrator(), lifetime: tokenLifetime });
  const { name, tenantId } = tenant;
  const clock = { mode: tenant.clock.mode, factor: tenant.clock.factor, now: new Date(tenant.now()).toISOString() };
  if (readyJson || !process.stdout.isTTY) {
    console.log(
      JSON.stringify({
        ready: true,
        url,
        port,
        pid: process.pid,
        token,
        tenant: name,
        tenantId,
        clock,
        auth,
        certificate,
      }),
    );
    return;
  }
  const still = clock.mode === 'frozen' ? ', and stands still until you move it' : '';
  console.log(
    [
      `mock-graph is ready at ${url}/v1.0 (tenant ${name}, ${tenantId})`,
      `  clock        ${tenant.clockMode} at ${clock.now}${still}: POST ${url}/_mock/clock {"advance":"PT24H"}`,
      auth === 'open'
        ? '  access       open: any bearer token may do everything'
        : `  access       enforced; this token may do everything: ${token}`,
      ...(certificate
        ? [`  certificate  ${certificate} (for clients on Node: NODE_EXTRA_CA_CERTS=${certificate})`]
        : []),
      '  Ctrl-C ends it.',
    ].join('\n'),
  );
}

function readOwnCertificate({
  https,
  httpsCert,
  httpsKey,
  certificateFile,
}: ServeOptions): { cert: string; key: string } | undefined {
  if (certificateFile !== undefined && !https) throw new Refusal('--certificate-file needs --https.');
  if (httpsCert === undefined && httpsKey === undefined) return undefined;
  if (certificateFile !== undefined)
    throw new Refusal(
      'Give either --certificate-file, or a certificate of your own with --https-cert and --https-key.',
    );
  if (!https || httpsCert === undefined || httpsKey === undefined)
    throw new Refusal('Give --https, --https-cert and --https-key together.');
  return { cert: readText(httpsCert), key: readText(httpsKey) };
}

function writeCertificate(certificate: string): string {
  const path = join(tmpdir(), `mock-graph-${process.pid}.pem`);
  try {
    writeFileSync(path, certificate);
  } catch (error) {
    throw new Refusal(`The certificate cannot be written to ${path}: ${reasonOf(error)}.`);
  }
  return path;
}

/** The certificate of a file, made there if there is none. */
async function keep(file: string): Promise<{ readonly cert: string; readonly key: string }> {
  const { keptCertificate } = await import('./https.ts');
  try {
    return await keptCertificate(file);
  } catch (error) {
    throw new Refusal(`The certificate cannot be kept in ${file}: ${reasonOf(error)}.`);
  }
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return Number(text);
}

function readClock(text: string): ClockMode | number {
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  try {
    return readClockMode(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidArgumentError(
      `${error.message} On the command line: frozen, real, scaled:60 or a time such as 2026-01-31T08:00:00Z.`,
    );
  }
}

const reasonOf = (error: unknown): string =>
  ({ ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'access is denied' })[
    String((error as NodeJS.ErrnoException).code)
  ] ?? (error instanceof Error ? error.message : String(error));

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Refusal(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(`${path} is not JSON: see ${placeOfJsonError(text)}.`);
  }
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    console.error(`mock-graph: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
