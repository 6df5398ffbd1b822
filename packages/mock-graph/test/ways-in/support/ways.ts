import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { setupServer } from 'msw/node';
import { expressApp, listen, mockGraphHandler } from '../../../src/express.ts';
import { mockGraphHandlers } from '../../../src/msw.ts';
import { contoso } from '../../support/contoso.ts';
import { newMock } from '../../support/harness.ts';

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** A mock that can be reached in one way. */
export interface Way extends AsyncDisposable {
  /** What links in answers begin with. */
  readonly base: string;
  /** Sends a request as it stands, by path or by an address that begins with `base`. */
  send(method: string, path: string, sent?: Sent): Promise<Received>;
}

export const cliFile = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
export const packageFolder = fileURLToPath(new URL('../../..', import.meta.url));

const service = 'https://graph.microsoft.com';
const nothing = async (): Promise<void> => {};

async function received(response: Response): Promise<Received> {
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

/** Over a network, with a path that no URL parser has touched. */
export function overNetwork(base: string, certificate?: string, close: () => Promise<void> = nothing): Way {
  const { protocol, hostname, port } = new URL(base);
  return {
    base,
    send: (method, path, { headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const outgoing = (protocol === 'https:' ? secureRequest : plainRequest)(
          {
            method,
            hostname: hostname.replace(/^\[|\]$/g, ''),
            port,
            path: path.startsWith(base) ? path.slice(base.length) : path,
            headers: {
              ...headers,
              ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
            } as OutgoingHttpHeaders,
            agent: false,
            ca: certificate,
          },
          (answer) => {
            let text = '';
            answer.setEncoding('utf8').on('data', (chunk: string) => {
              text += chunk;
            });
            answer.once('end', () =>
              resolve({ status: answer.statusCode ?? 0, headers: answer.headers as Received['headers'], text }),
            );
          },
        );
        outgoing.once('error', reject);
        outgoing.end(body);
      }),
    [Symbol.asyncDispose]: close,
  };
}

export interface Command extends Way {
  readonly process: ChildProcess;
  readonly ready: {
    readonly url: string;
    readonly token: string;
    readonly certificate?: string;
    readonly [name: string]: unknown;
  };
}

/** `mock-graph serve` as a process of its own. */
export async function startCommand(...args: readonly string[]): Promise<Command> {
  const folder = mkdtempSync(join(tmpdir(), 'mock-graph-'));
  const tenantFile = join(folder, 'contoso.json');
  writeFileSync(tenantFile, JSON.stringify(contoso));
  const child = spawn(
    process.execPath,
    ['--conditions=cutover-source', cliFile, 'serve', '--port', '0', '--tenant-file', tenantFile, ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`The command ended with ${code}: ${text}`)));
  });
  const ready = JSON.parse(line) as Command['ready'];
  const certificate = ready.certificate === undefined ? undefined : readFileSync(ready.certificate, 'utf8');
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...overNetwork(ready.url, certificate, close), process: child, ready };
}

/** Every way in, by name. */
export const ways: Readonly<Record<string, () => Promise<Way>>> = {
  handle: async () => {
    const mock = newMock();
    return {
      base: service,
      send: async (method, path, { headers = {}, body } = {}) => {
        const answer = await mock.handle({
          method,
          url: path.startsWith('/') ? `${service}${path}` : path,
          headers,
          body: body === undefined ? undefined : Buffer.from(body).toString(),
        });
        return { status: answer.status, headers: answer.headers, text: answer.body ?? '' };
      },
      [Symbol.asyncDispose]: nothing,
    };
  },
  fetch: async () => {
    const mock = newMock();
    return {
      base: service,
      send: async (method, path, { headers = {}, body } = {}) =>
        received(await mock.fetch(path, { method, headers, body: body ?? null })),
      [Symbol.asyncDispose]: nothing,
    };
  },
  'server over http': async () => {
    const listening = await listen(newMock());
    return overNetwork(listening.url, undefined, listening.close);
  },
  'server over https': async () => {
    const listening = await listen(newMock(), { https: true });
    return overNetwork(listening.url, listening.certificate, listening.close);
  },
  'an Express application': async () => overNetwork(...(await served(expressApp(newMock())))),
  'mounted in an Express application': async () => {
    const app = express().use('/mock/graph', mockGraphHandler(newMock()));
    const [base, certificate, close] = await served(app);
    const way = overNetwork(`${base}/mock/graph`, certificate, close);
    return {
      ...way,
      send: (method, path, sent) =>
        way.send(method, `/mock/graph${path.startsWith(way.base) ? path.slice(way.base.length) : path}`, sent),
    };
  },
  MSW: async () => {
    const server = setupServer(...mockGraphHandlers(newMock()));
    server.listen();
    return {
      base: service,
      send: async (method, path, { headers = {}, body } = {}) =>
        received(
          await fetch(path.startsWith('/') ? `${service}${path}` : path, { method, headers, body: body ?? null }),
        ),
      [Symbol.asyncDispose]: async () => server.close(),
    };
  },
  'a command': () => startCommand('--validate-answers'),
};

async function served(app: Parameters<typeof createServer>[1]): Promise<[string, undefined, () => Promise<void>]> {
  const server = createServer(app ?? (() => {}));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
  };
  return [`http://127.0.0.1:${(server.address() as AddressInfo).port}`, undefined, close];
}
