import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

const windows = process.platform === 'win32';
const bin = join(root, 'node_modules', '.bin');
const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
const minute = 60_000;

export interface RunOptions {
  /** Default: the repository. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended; default four minutes. */
  readonly timeout?: number;
}

export interface Finished {
  /** 0 when all is well; 1 also for a command that could not start or was ended. */
  readonly code: number;
  readonly stdout: string;
  /** Both streams, in the order in which they came. */
  readonly output: string;
}

/** Starts a command with the repository's tools, and so the pinned Node, first on the path. */
export function start(command: string, args: readonly string[], options: RunOptions = {}): ChildProcess {
  const quoted =
    windows && command !== process.execPath
      ? args.map((arg) => (/[\s&|<>^"]/.test(arg) ? `"${arg.replaceAll('"', '\\"')}"` : arg))
      : args;
  return spawn(command, quoted, {
    cwd: options.cwd ?? root,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Tools are .cmd files there.
    shell: windows && command !== process.execPath,
  });
}

/** Runs a command to its end. Never rejects. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { timeout = 4 * minute } = options;
  return new Promise((resolve) => {
    const child = start(command, args, options);
    let stdout = '';
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const finish = (code: number, note = ''): void => {
      clearTimeout(timer);
      resolve({ code, stdout, output: `${output.trimEnd()}${note && `\n${note}`}` });
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      finish(1, `${command} was ended: it took more than ${timeout / 1_000} seconds.`);
    }, timeout);
    child.on('error', (error) => finish(1, `${command} could not be started: ${error.message}`));
    child.on('close', (code, signal) => finish(code ?? 1, signal ? `${command} was ended by ${signal}.` : ''));
  });
}

/** Runs pnpm: the one that started us, else the version that the root scripts name. */
export async function pnpm(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const found = await run('pnpm', ['--version']);
  return found.code === 0 ? run('pnpm', args, options) : run('npx', ['--yes', 'pnpm@12.21.0', ...args], options);
}
