import { afterAll, describe, expect, test } from 'vitest';
import { followLinks, rollOut } from './support/scenario.ts';
import { type Way, ways } from './support/ways.ts';

describe.each(Object.entries(ways))('By way of %s', (_name, open) => {
  let opened: Promise<Way> | undefined;
  const shared = (): Promise<Way> => {
    opened ??= open();
    return opened;
  };
  afterAll(async () => (await opened)?.[Symbol.asyncDispose]());

  test('a user added to a group in rollout moves after the delay, not before (SR-07)', async () => {
    await using way = await open();
    await rollOut(way);
  });

  test('links lead back the way they came, with the prefix of the tenant', async () => {
    await using way = await open();
    await followLinks(way, '');
    await followLinks(way, '/t/fabrikam');
  });

  test('HEAD is GET without the body', async () => {
    await using way = await open();
    const headers = { authorization: 'Bearer any' };
    const got = await way.send('GET', '/v1.0/domains', { headers });
    const head = await way.send('HEAD', '/v1.0/domains', { headers });
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(got.text)));
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
  });

  test.each([
    ['/v1.0/users/%2e%2e/groups', 200, ''],
    ['/v1.0/users/../groups/./', 200, ''],
    ['/beta/%2E./v1.0/groups', 200, ''],
    ['/t/fabrikam/v1.0\\groups', 200, ''],
    ['/..%2e/v1.0/groups', 404, 'The mock has nothing at GET /..%2e/v1.0/groups'],
    ['/v1.0/groups/..%2f..%2f_mock', 400, "Invalid object identifier '../../_mock'"],
    ['/v1.0/users/%E0%A4%A', 400, "'%E0%A4%A' has a broken percent-encoding"],
    ['/%E0%A4%A', 400, "'%E0%A4%A' has a broken percent-encoding"],
    ['/_mock/%E0%A4%A', 400, "'/%E0%A4%A' has a broken percent-encoding"],
    ['/t/%E0%A4%A/v1.0/users', 400, "'%E0%A4%A' is not a tenant name"],
    ['/t/..%2fcontoso/v1.0/users', 400, "'../contoso' is not a tenant name"],
    ['/t/a%2Fb/v1.0/users', 400, "'a/b' is not a tenant name"],
    ['/t/a%00/_mock/health', 400, 'is not a tenant name'],
    [`/v1.0/users?$filter=displayName%20eq%20'Ada'`, 200, ''],
    ['/v1.0/users?$filter=displayName%20eq%20%27Ada%27', 200, ''],
    ['/v1.0/users?$nonsense=1', 400, '$nonsense'],
    ['/v1.0/users?%24top=x', 400, "'x'"],
    ['/v1.0/users?$filter=%E0%A4%A', 400, "the escape '%A' at position 14"],
    ['//v1.0//groups', 200, ''],
  ])('GET %s is answered with %d', async (path, status, message) => {
    const way = await shared();
    const answer = await way.send('GET', path, { headers: { authorization: 'Bearer any' } });
    expect({ status: answer.status, text: answer.text }).toEqual({ status, text: expect.stringContaining(message) });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect((await way.send('GET', '/_mock/health')).status).toBe(200);
  });
});
