import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { folderOf } from './packages.ts';
import { start } from './run.ts';

/** A mock in a process of its own. */
export interface MockServer {
  readonly url: string;
  readonly pid: number;
  /** A token that may do everything. */
  readonly token: string;
  /** Settles when the process has ended, with its exit code. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** Starts `mock-graph serve` as it is built. Rejects with what it said if it ends before it is ready, or takes 30 seconds. */
export function startMock(args: readonly string[]): Promise<MockServer> {
  const child = start(process.execPath, [
    join(folderOf('mock-graph'), 'dist', 'cli.js'),
    'serve',
    '--ready-json',
    ...args,
  ]);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number>((resolve) => {
    child.on('close', (code) => resolve(code ?? 1));
  });
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The mock was not ready after 30 seconds.\n${said}`));
    }, 30_000);
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    lines.on('line', (line) => {
      said += `${line}\n`;
      if (!line.startsWith('{')) return;
      clearTimeout(timer);
      const { url, pid, token } = JSON.parse(line) as Pick<MockServer, 'url' | 'pid' | 'token'>;
      resolve({ url, pid, token, ended, stop });
    });
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`The mock ended with ${code} before it was ready.\n${said}`));
    });
    child.on('error', reject);
  });
}
