import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireAnswer, WireRequest } from './wire.ts';

/** Puts a mock that lives in this process on a port of 127.0.0.1, so that another process can reach it. */
export async function serveOnLoopback(
  answer: (request: WireRequest) => Promise<WireAnswer>,
  port = 0,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = Buffer.concat(chunks).toString();
    const { method = 'GET', url = '/' } = request;
    const found = await answer({ method, url, headers, ...(body === '' ? {} : { body }) });
    response.writeHead(found.status, found.headers).end(found.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
