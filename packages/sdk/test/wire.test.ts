import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { failureOf } from './support/service.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const clientOf = (baseUrl: string) => createClient({ credential: () => 'SECRET-TOKEN', baseUrl, retry: { delay: 1 } });

const answer = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};
const user = { accountEnabled: true, displayName: 'Ada', mailNickname: 'ada', userPrincipalName: 'ada@contoso.com' };

test('A cut connection is tried again by a read, and is an error for a create', async () => {
  const methods: (string | undefined)[] = [];
  const cutFirst = (request: IncomingMessage, response: ServerResponse) => {
    methods.push(request.method);
    if (methods.length === 1) request.socket.destroy();
    else answer(response, 200, { value: [] });
  };
  await clientOf(await serve(cutFirst)).domains.list();
  expect(methods).toEqual(['GET', 'GET']);
  methods.length = 0;
  const error = await failureOf(clientOf(await serve(cutFirst)).directory.users.create(user));
  expect(error).toMatchObject({ name: 'TransportError', code: 'NoAnswer', attempts: 1 });
  expect(methods).toEqual(['POST']);
});

test('A connection that is cut within the body counts as cut, not as bad JSON', async () => {
  let requests = 0;
  const baseUrl = await serve((_, response) => {
    requests++;
    if (requests > 1) return answer(response, 200, { value: [{ id: 'contoso.com' }] });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"value":[', () => response.destroy());
  });
  expect((await clientOf(baseUrl).domains.list()).items).toEqual([{ id: 'contoso.com' }]);
  expect(requests).toBe(2);
});

test('A redirect is not followed: no request arrives at the other host', async () => {
  const landed: (string | undefined)[] = [];
  const elsewhere = await serve((request, response) => {
    landed.push(request.headers.authorization);
    answer(response, 200, { value: [] });
  });
  const baseUrl = await serve((_, response) => {
    response.writeHead(302, { location: `${elsewhere}/v1.0/domains` });
    response.end();
  });
  const error = await failureOf(clientOf(baseUrl).domains.list());
  expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'Redirected' });
  expect(landed).toEqual([]);
});

test('An address with a path keeps it, in calls, links and references', async () => {
  const seen: { url: string | undefined; body: string }[] = [];
  const baseUrl = await serve((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      seen.push({ url: request.url, body });
      response.writeHead(204).end();
    });
  });
  const id = '11111111-1111-4111-8111-111111111111';
  await clientOf(`${baseUrl}/t/contoso/`).directory.members.add(id, id);
  expect(seen).toEqual([
    {
      url: `/t/contoso/v1.0/groups/${id}/members/$ref`,
      body: JSON.stringify({ '@odata.id': `${baseUrl}/t/contoso/v1.0/directoryObjects/${id}` }),
    },
  ]);
});

test('An address where nobody listens is an error that names it', async () => {
  const error = await failureOf(clientOf('http://127.0.0.1:1').domains.list());
  expect(error).toMatchObject({ name: 'TransportError', attempts: 5 });
  expect((error as Error).message).toContain('http://127.0.0.1:1');
});

test('Realm discovery gets no token', async () => {
  const tokens: (string | undefined)[] = [];
  const baseUrl = await serve((request, response) => {
    tokens.push(request.headers.authorization);
    answer(response, 200, { IfExistsResult: 0, Credentials: { PrefCredential: 1 } });
  });
  expect((await clientOf(baseUrl).signIn.realm('ada@contoso.com')).kind).toBe('cloud');
  expect(tokens).toEqual([undefined]);
});
