import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isLoopback } from './loopback.ts';
import type { PlainAnswer } from './message.ts';
import type { MockGraph } from './mock.ts';
import { type NodeBodyRead, readNodeBody } from './read-body.ts';

/** What frameworks add to a request of Node. */
interface MountedRequest extends IncomingMessage {
  /** The path that the handler is mounted at. */
  readonly baseUrl?: string;
  /** A body that was parsed before it came here. */
  readonly body?: unknown;
}

/**
 * A handler for `app.use(handler)` of Express, or for a server of Node itself. It answers every request that it gets and
 * never calls `next`. Put it before body parsers: one that ran takes away what the service would say of a bad body.
 */
export function mockGraphHandler(mock: MockGraph): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void answer(mock, request, response);
  };
}

async function answer(mock: MockGraph, request: MountedRequest, response: ServerResponse): Promise<void> {
  try {
    // Before the body is read: a connection that has gone by then tells no address.
    const isRemote = cameFromElsewhere(request);
    const read = request.body === undefined ? await readNodeBody(request) : { body: textOf(request.body) };
    if (!read) return;
    const { drained, ...body }: NodeBodyRead = read;
    write(
      response,
      await mock.handle({
        method: request.method ?? 'GET',
        url: request.url ?? '/',
        // Only `set-cookie` is ever a list, and requests have none.
        headers: request.headers as Readonly<Record<string, string | undefined>>,
        secure: 'encrypted' in request.socket,
        isRemote,
        mountPath: request.baseUrl ?? '',
        ...body,
      }),
      drained,
    );
  } catch (error) {
    fail(response, error);
  }
}

/** Every hop that a proxy on this machine names, `for=` of `Forwarded` among them. */
function hopsOf({ 'x-forwarded-for': list, 'x-real-ip': first, forwarded }: IncomingMessage['headers']): string[] {
  if (list === undefined && first === undefined && forwarded === undefined) return [];
  const named = (forwarded ?? '').matchAll(/\bfor\s*=\s*"?\s*([^\s",;]*)/gi);
  return [...String(list ?? '').split(','), String(first ?? ''), ...Array.from(named, ([, hop = '']) => hop)];
}

/** Whether a request is of another machine: by its connection, or by what a proxy says that it has passed. */
function cameFromElsewhere({ socket, headers }: IncomingMessage): boolean {
  // A connection that the other side has cut tells only where it came in. A pipe never has an address, and is on this machine.
  const { remoteAddress, localAddress, destroyed } = socket;
  const address = remoteAddress ?? localAddress;
  if (address === undefined ? destroyed : !isLoopback(address)) return true;
  return hopsOf(headers).some((hop) => hop.trim() !== '' && !isLoopback(hop.trim()));
}

function write(response: ServerResponse, { status, headers, body }: PlainAnswer, drained?: Promise<void>): void {
  if (response.destroyed) return;
  if (body !== undefined) {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    // As text it goes out with the headers in one piece.
    if (!drained) response.end(body);
    else {
      response.write(body);
      void drained.then(() => response.end());
    }
  } else if (status === 204 || 'content-length' in headers) {
    response.writeHead(status, headers).end();
  } else {
    response.writeHead(status, { ...headers, 'content-length': 0 }).end();
  }
}

/** A defect of ours: said in the form of the service, without a stack. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = `The mock failed: ${error instanceof Error ? error.message : String(error)}. This is a defect of the mock; please report it with the request.`;
  const headers = { 'content-type': 'application/json', 'x-mock-reason': 'defect' };
  write(response, { status: 500, headers, body: JSON.stringify({ error: { code: 'InternalServerError', message } }) });
}

const textOf = (body: unknown): string =>
  typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body);

export interface ListenOptions {
  /** Default 0: any that is free. */
  readonly port?: number;
  /** Default 127.0.0.1. Beyond loopback the mock needs a `controlKey`. */
  readonly host?: string;
  /** `true` makes a certificate for localhost and Microsoft's hosts; or give your own, as PEM. */
  readonly https?: boolean | { readonly cert: string; readonly key: string };
}

/** A mock that serves over HTTP. */
export interface Listening {
  /** `http://127.0.0.1:4010`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** With `https`: the certificate as PEM, for clients to trust. */
  readonly certificate?: string;
  /** Stops listening; what is being answered is answered, up to half a second. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/**
 * Serves a mock on a port of this machine. Rejects with an Error that says what to do when the port is in use or the host
 * is not this machine's, and when the host is beyond loopback and the mock has no `controlKey`.
 */
export async function listen(mock: MockGraph, options: ListenOptions = {}): Promise<Listening> {
  const { port = 0, https = false } = options;
  const host = options.host?.replace(/^\[(.*)\]$/, '$1') ?? '127.0.0.1';
  if (!isLoopback(host) && !mock.controlKey) {
    throw new Error(
      `The host '${host}' can be reached from other machines, and whoever reaches the control surface owns the mock. Give it a control key (controlKey; --control-key on the command line), or listen on 127.0.0.1.`,
    );
  }
  const { server, certificate } = await create(mockGraphHandler(mock), https);
  // Clients keep connections; one that closes while a request is on its way is a test that fails now and then.
  server.keepAliveTimeout = 60_000;
  server.on('clientError', refuseUnreadable);
  await start(server, port, host);
  const bound = (server.address() as AddressInfo).port;
  const shown = everywhere[host] ?? host;
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= stop(server);
    return closed;
  };
  return {
    url: `${https ? 'https' : 'http'}://${shown.includes(':') ? `[${shown}]` : shown}:${bound}`,
    port: bound,
    ...(certificate === undefined ? {} : { certificate }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What is no HTTP never becomes a request; the answer is written by hand, in the form of the service. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const message = `The request cannot be read as HTTP: ${error.message}. Paths are sent in ASCII, all else percent-encoded.`;
  const body = JSON.stringify({ error: { code: 'BadRequest', message } });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

async function create(
  handler: RequestListener,
  https: NonNullable<ListenOptions['https']>,
): Promise<{ readonly server: Server; readonly certificate?: string }> {
  if (!https) return { server: createServer(handler) };
  const [secure, { cert, key }] = await Promise.all([
    import('node:https'),
    https === true ? import('./https.ts').then(({ makeCertificate }) => makeCertificate()) : https,
  ]);
  return { server: secure.createServer({ cert, key }, handler), certificate: cert };
}

const start = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(explain(error, port, host), { cause: error }));
    });
    server.listen(port, host, resolve);
  });

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use. Choose another, or 0 for any that is free.`;
    case 'EACCES':
      return `Port ${port} needs rights that this process does not have. Choose one above 1023, or 0 for any that is free.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `'${host}' is not an address of this machine. Use 127.0.0.1, or one that the machine has.`;
    default:
      return `The mock cannot listen on port ${port} of ${host}: ${error.message}.`;
  }
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), 500);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
