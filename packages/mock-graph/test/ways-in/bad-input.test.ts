import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expressApp } from '../../src/express.ts';
import { bodyLimit } from '../../src/message.ts';
import type { MockGraph } from '../../src/mock.ts';
import { drainLimit } from '../../src/read-body.ts';
import { type Listening, listen } from '../../src/server.ts';
import { newMock } from '../support/harness.ts';
import { overNetwork, type Received, type Way, ways } from './support/ways.ts';

let mock: MockGraph;
let server: Listening;
let way: Way;
let before: string;

beforeEach(async () => {
  mock = newMock();
  server = await listen(mock);
  way = overNetwork(server.url);
  before = mock.tenant().hash();
});

/** Whatever came in: the state is as it was, and the process answers. */
afterEach(async () => {
  expect((await way.send('GET', '/_mock/health')).status).toBe(200);
  expect(mock.tenant().hash()).toBe(before);
  await server.close();
});

const json = { authorization: 'Bearer any', 'content-type': 'application/json' };
const group = JSON.stringify({ displayName: 'G', mailNickname: 'g', mailEnabled: false, securityEnabled: true });
const errorOf = ({ text }: Received): { code: string; message: string } =>
  (JSON.parse(text) as { error: { code: string; message: string } }).error;

describe('Bodies', () => {
  test.each([
    ['broken off', '{"displayName":', 'Unable to read JSON'],
    ['no object', '[]', 'must be a JSON object'],
    ['empty', '', 'has no body'],
    [
      'of a wrong type',
      '{"displayName":7,"mailNickname":"g","mailEnabled":false,"securityEnabled":true}',
      'displayName',
    ],
    ['with an unknown member', `${group.slice(0, -1)},"nonsense":1}`, "'nonsense' does not exist"],
  ])('JSON that is %s is refused with 400', async (_what, body, message) => {
    const answer = await way.send('POST', '/v1.0/groups', { headers: json, body });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain(message);
  });

  test('a content type that is not JSON is refused with 415', async () => {
    const answer = await way.send('POST', '/v1.0/groups', {
      headers: { ...json, 'content-type': 'text/plain;charset=UTF-8' },
      body: group,
    });
    expect(answer.status).toBe(415);
  });

  test('a content encoding that is not known is refused with 415', async () => {
    const answer = await way.send('POST', '/v1.0/groups', {
      headers: { ...json, 'content-encoding': 'zip' },
      body: group,
    });
    expect(answer).toMatchObject({ status: 415, headers: { 'request-id': expect.any(String) } });
    expect(errorOf(answer).message).toBe(
      "The content encoding 'zip' is not supported. Send gzip, br, deflate or none.",
    );
  });

  test('bytes that are not what the content encoding says are refused with 400', async () => {
    const answer = await way.send('POST', '/v1.0/groups', {
      headers: { ...json, 'content-encoding': 'gzip' },
      body: group,
    });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain('is not gzip');
  });

  test('four megabytes that were forty before compression are refused with 413', async () => {
    const answer = await way.send('POST', '/v1.0/groups', {
      headers: { ...json, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(10 * bodyLimit, ' ')),
    });
    expect(answer.status).toBe(413);
  });

  test.each(Object.entries(ways))(
    'a body over the limit is refused with 413 by way of %s, in a batch too',
    async (_name, open) => {
      await using other = await open();
      const body = `{"displayName":"${'x'.repeat(bodyLimit)}"}`;
      for (const path of ['/v1.0/groups', '/v1.0/$batch']) {
        const answer = await other.send('POST', path, { headers: json, body });
        expect(answer.status).toBe(413);
        expect(errorOf(answer).message).toBe('The request body is larger than 4194304 bytes. Send less at once.');
      }
      expect((await other.send('POST', '/_mock/tenant-file', { body })).status).toBe(413);
      expect((await other.send('GET', '/_mock/health')).status).toBe(200);
    },
  );

  test.each(['declared', 'chunked'])(
    'a %s body over the limit is refused while it streams, and its connection goes on',
    async (kind) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const { port } = server;
      const size = 3 * bodyLimit;
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const first = request({
        port,
        agent,
        method: 'POST',
        path: '/v1.0/groups',
        headers: { ...json, ...(kind === 'declared' ? { 'content-length': size } : {}) },
      });
      const answered = once(first, 'response') as Promise<[IncomingMessage]>;
      let sent = 0;
      for (; sent <= bodyLimit; sent += chunk.length) first.write(chunk);
      const [answer] = await answered;
      for (; sent < size; sent += chunk.length) first.write(chunk);
      first.end();
      const socket = first.socket?.localPort;
      expect(answer.statusCode).toBe(413);
      await answer.toArray();
      const second = request({ port, agent, path: '/_mock/health' }).end();
      const [health] = (await once(second, 'response')) as [IncomingMessage];
      expect(health.statusCode).toBe(200);
      expect(second.socket?.localPort).toBe(socket);
      agent.destroy();
    },
  );

  test('a client that sends without end is cut off', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const cut = new Promise<number>((resolve) => {
      let sent = 0;
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = (): void => {
        if (socket.destroyed) return;
        sent += chunk.length;
        socket.write(Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]), () =>
          setImmediate(more),
        );
      };
      socket.on('error', () => {});
      socket.once('close', () => resolve(sent));
      socket.resume();
      socket.write(
        'POST /v1.0/groups HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer any\r\ntransfer-encoding: chunked\r\n\r\n',
        more,
      );
    });
    expect(await cut).toBeLessThan(2 * drainLimit);
  });

  test('a client that goes away in the middle of a body leaves nothing behind', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      'POST /v1.0/groups HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer any\r\ncontent-length: 100\r\n\r\n{"disp',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await once(socket, 'close');
  });

  test('what is no HTTP is refused with 400 and says so as JSON', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET /v1.0/users/æ HTTP/1.1\r\nhost: localhost\r\n\r\n');
    const text = Buffer.concat(await socket.toArray()).toString();
    expect(text).toMatch(
      /^HTTP\/1.1 400 Bad Request\r\n[^{]*\{"error":\{"code":"BadRequest","message":"The request cannot be read/,
    );
  });
});

describe('Compressed bodies', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('%s is read', async (encoding, compress) => {
    const snapshot = mock.tenant().snapshot();
    const answer = await way.send('POST', '/v1.0/groups', {
      headers: { ...json, 'content-encoding': encoding },
      body: compress(`\uFEFF${group}`),
    });
    expect(answer.status, answer.text).toBe(201);
    mock.tenant().restore(snapshot);
  });
});

describe('The control surface', () => {
  const refuses = async (headers: Readonly<Record<string, string>>, method = 'GET'): Promise<void> => {
    const answer = await way.send(method, '/_mock/clock', {
      headers,
      ...(method === 'POST' ? { body: '{"advance":"P1D"}' } : {}),
    });
    expect(answer.status, answer.text).toBe(403);
    expect(answer.text).toContain('The control surface');
  };

  test('refuses a foreign host, named by whatever header', async () => {
    await refuses({ host: 'evil.example' });
    await refuses({ host: 'evil.example', 'x-forwarded-host': 'localhost' });
    await refuses({ 'x-forwarded-host': 'evil.example' });
    await refuses({ host: 'localhost.evil.example' });
  });

  test('refuses web pages of other origins', async () => {
    await refuses({ origin: 'https://evil.example' }, 'POST');
    await refuses({ origin: 'null' }, 'POST');
    await refuses({ 'sec-fetch-site': 'cross-site' });
    await refuses({ origin: `http://localhost:${server.port + 1}` }, 'POST');
  });

  test('refuses to move the clock backwards, and says what to do', async () => {
    for (const body of [
      '{"set":"2020-01-01T00:00:00Z"}',
      '{"advance":"-PT1H"}',
      '{"advance":{"hours":-1}}',
      '{"advance":"P1M"}',
    ]) {
      const answer = await way.send('POST', '/_mock/clock', { body });
      expect(answer.status, answer.text).toBe(400);
      expect(answer.text).toMatch(/Restore a snapshot or reset instead|Write ISO 8601|not moved backwards/);
    }
  });

  test('asks for its key where there is one', async () => {
    await using guarded = await listen(newMock({ controlKey: 'secret' }), { host: '0.0.0.0' });
    const other = overNetwork(guarded.url);
    expect((await other.send('GET', '/_mock/health')).status).toBe(401);
    expect(
      (await other.send('GET', '/_mock/health', { headers: { 'x-mock-key': 'secret', host: 'mock.internal' } })).status,
    ).toBe(200);
  });
});

describe('Servers', () => {
  test('a port in use is refused with what to do', async () => {
    await expect(listen(mock, { port: server.port })).rejects.toThrow(
      `Port ${server.port} of 127.0.0.1 is in use. Choose another, or 0 for any that is free.`,
    );
  });

  test('a host beyond loopback is refused without a control key', async () => {
    await expect(listen(mock, { host: '0.0.0.0' })).rejects.toThrow(/control key/);
    await expect(listen(mock, { host: '::' })).rejects.toThrow(/control key/);
  });

  test("a host that is not this machine's is refused", async () => {
    await expect(listen(newMock({ controlKey: 'k' }), { host: '192.0.2.1' })).rejects.toThrow(
      /is not an address of this machine/,
    );
  });

  test('an address that Express cannot parse is not answered with a page of Express', async () => {
    const app = createServer(expressApp(mock)).listen(0, '127.0.0.1');
    await once(app, 'listening');
    const socket = connect((app.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET http://[ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    const text = Buffer.concat(await socket.toArray()).toString();
    expect(text).toMatch(/\r\ncontent-type: application\/json/);
    expect(text).not.toMatch(/<html|text\/html/i);
    app.close();
  });

  test('closing twice is closing once', async () => {
    const other = await listen(newMock());
    await Promise.all([other.close(), other.close()]);
    await expect(overNetwork(other.url).send('GET', '/_mock/health')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('Tenants', () => {
  test('a thousand may be made on first use, the next is refused with what to do, and dropping one helps', async () => {
    const health = (number: number) =>
      mock.handle({ method: 'GET', url: `/t/tenant-${number}/_mock/health`, headers: {} });
    for (let number = 1; number < 1_000; number++) expect((await health(number)).status).toBe(200);
    const refused = await way.send('GET', '/t/one-more/v1.0/users', { headers: json });
    expect(refused.status).toBe(503);
    expect(errorOf(refused).message).toContain('DELETE /t/{name}/_mock');
    expect((await way.send('DELETE', '/t/tenant-7/_mock')).text).toBe('{"dropped":true}');
    expect((await way.send('GET', '/t/one-more/v1.0/users', { headers: json })).status).toBe(200);
    for (const name of mock.tenantNames().slice(1)) mock.drop(name);
  });
});
