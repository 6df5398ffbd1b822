import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { listen, mockGraphHandler } from '../../src/express.ts';
import { isLoopback } from '../../src/loopback.ts';
import { newMock } from '../support/harness.ts';

const key = 'a key of the control surface';
/** An address of this machine that is not loopback. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

describe('the control surface beyond loopback', () => {
  test('asks for its key, whatever the host', async () => {
    const mock = newMock({ controlKey: key });
    const status = async (given: string | undefined, more: object = {}) =>
      (
        await mock.handle({
          method: 'GET',
          url: '/_mock/health',
          headers: { host: 'mock.example:4010', ...(given === undefined ? {} : { 'x-mock-key': given }) },
          ...more,
        })
      ).status;
    expect(await status(key)).toBe(200);
    expect(await status(key, { isRemote: true })).toBe(200);
    for (const wrong of [undefined, '', 'x', key.slice(1), `${key}x`, key.toUpperCase()])
      expect(await status(wrong)).toBe(401);
  });

  test('without a key does not answer another machine, also where its host says that it is this one', async () => {
    const mock = newMock();
    const status = async (isRemote: boolean) =>
      (await mock.handle({ method: 'GET', url: '/_mock/health', headers: { host: 'localhost:4010' }, isRemote }))
        .status;
    expect(await status(false)).toBe(200);
    expect(await status(true)).toBe(403);
  });

  test.skipIf(outside === undefined)('so does one that was put into a server of its user', async () => {
    const server = createServer(mockGraphHandler(newMock()));
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    const { port } = server.address() as AddressInfo;
    const status = async (host: string, path: string) =>
      (
        await fetch(`http://${host}:${port}${path}`, {
          headers: { host: `localhost:${port}`, authorization: 'Bearer x' },
        })
      ).status;
    try {
      expect(await status('127.0.0.1', '/_mock/health')).toBe(200);
      expect(await status(outside ?? '', '/_mock/health')).toBe(403);
      expect(await status(outside ?? '', '/v1.0/users')).toBe(200);
    } finally {
      server.close();
    }
  });

  test.skipIf(outside === undefined)('so it does where the other side has cut the connection', async () => {
    const mock = newMock();
    const server = createServer(mockGraphHandler(mock));
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    const { port } = server.address() as AddressInfo;
    const text = '{"advance":"PT1H"}';
    const bodies = [
      { body: Buffer.from(text), encoding: 'identity' },
      // Takes longer to read.
      { body: gzipSync(text), encoding: 'gzip' },
    ];
    const before = mock.clock.now();
    try {
      for (const { body, encoding } of [...bodies, ...bodies, ...bodies])
        await new Promise<void>((resolve) => {
          const socket = connect(port, outside ?? '', () => {
            socket.write(
              `POST /_mock/clock HTTP/1.1\r\nhost: localhost\r\ncontent-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`,
            );
            socket.write(body, () => socket.resetAndDestroy());
          });
          socket.on('error', () => {});
          socket.on('close', () => setTimeout(resolve, 20));
        });
      expect(mock.clock.now()).toBe(before);
    } finally {
      server.close();
    }
  });

  test('without a key does not answer what a proxy on this machine passes on from another', async () => {
    await using server = await listen(newMock());
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/_mock/health`, { headers })).status;
    for (const here of ['127.0.0.1', '::1', '127.0.0.1, ::1', '::ffff:127.0.0.1'])
      expect(await status({ 'x-forwarded-for': here })).toBe(200);
    expect(await status({ forwarded: 'for="[::1]:4711";proto=https' })).toBe(200);
    expect(await status({ 'x-real-ip': '127.0.0.1' })).toBe(200);
    expect(await status({ 'x-real-ip': '203.0.113.9' })).toBe(403);
    for (const elsewhere of ['203.0.113.9', '127.0.0.1, 203.0.113.9', '2001:db8::1', 'unknown'])
      expect(await status({ 'x-forwarded-for': elsewhere })).toBe(403);
    for (const elsewhere of [
      'for=203.0.113.9',
      'proto=https;for="[2001:db8::1]:4711"',
      'for=127.0.0.1, for=203.0.113.9',
      'for = 203.0.113.9',
      'for=" 203.0.113.9"',
    ])
      expect(await status({ forwarded: elsewhere })).toBe(403);
  });

  test('without a key is not served there at all', async () => {
    for (const host of ['0.0.0.0', '::', ...(outside === undefined ? [] : [outside])])
      await expect(listen(newMock(), { host })).rejects.toThrow(/control key/);
  });

  test('an empty key is refused where the mock is made', () => {
    for (const controlKey of ['', ' ']) expect(() => newMock({ controlKey })).toThrow(/control key is empty/);
  });

  test.each([
    ['localhost', true],
    ['localhost:4010', true],
    ['127.0.0.1', true],
    ['127.9.8.7:80', true],
    ['::1', true],
    ['[::1]', true],
    ['[::1]:4010', true],
    ['::ffff:127.0.0.1', true],
    ['[::ffff:127.0.0.1]:4010', true],
    ['', false],
    ['0.0.0.0', false],
    ['::', false],
    ['10.0.0.1', false],
    ['::1:4010', false],
    ['localhost.example', false],
    ['127.0.0.1.example', false],
    ['localhost:4010.example', false],
    ['::ffff:10.0.0.1', false],
  ])('%j is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  test('a request of another machine makes no tenant, whatever it asks for', async () => {
    const mock = newMock({ controlKey: key });
    const get = (url: string, more: object = {}) =>
      mock.handle({ method: 'GET', url, headers: { authorization: 'Bearer x' }, isRemote: true, ...more });
    for (const path of ['v1.0/users', 'common/discovery/keys', 'devicelogin', '_mock/health'])
      expect((await get(`/t/fabrikam/${path}`)).status).toBe(path.startsWith('_mock') ? 401 : 404);
    expect((await get('/t/fabrikam/v1.0/users')).body).toContain('makes none');
    expect(mock.tenantNames()).toEqual(['contoso']);
    expect((await get('/t/contoso/v1.0/users')).status).toBe(200);
    expect((await get('/t/fabrikam/_mock/health', { headers: { 'x-mock-key': key } })).status).toBe(200);
    expect((await get('/t/Fabrikam/v1.0/users')).status).toBe(200);
    expect((await get('/t/wingtip/v1.0/users', { isRemote: false })).status).toBe(200);
  });

  test('its key is in no log', async () => {
    const mock = newMock({ controlKey: key });
    await using server = await listen(mock);
    const headers = { 'x-mock-key': key, authorization: 'Bearer x' };
    const get = async (path: string) => (await fetch(`${server.url}${path}`, { headers })).text();
    await get('/v1.0/users');
    const kept = [await get('/_mock/requests'), await get('/_mock/journal'), await get('/_mock/health')].join('\n');
    expect(kept).not.toContain(key);
    expect(kept).toContain('/v1.0/users');
  });
});
