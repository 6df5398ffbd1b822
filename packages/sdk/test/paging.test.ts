import { expect, test } from 'vitest';
import { failureOf, graph, json, serviceOf } from './support/service.ts';

const link = (n: number) => `${graph}/v1.0/users?$top=2&$skiptoken=X%27${n}%27`;
const pages = (count: number) =>
  serviceOf(({ url }) => {
    const n = Number(/%27(\d+)%27/.exec(url)?.[1] ?? 0);
    const value = [{ id: `${n}a` }, { id: `${n}b` }];
    return json({
      value,
      ...(n === 0 && { '@odata.count': count * 2 }),
      ...(n + 1 < count && { '@odata.nextLink': link(n + 1) }),
    });
  });

test('Awaited, a list is its first page', async () => {
  const { client, seen } = pages(3);
  const page = await client.directory.users.list({ top: 2, count: true, consistency: 'eventual' });
  expect(page).toEqual({ items: [{ id: '0a' }, { id: '0b' }], count: 6, nextLink: link(1) });
  expect(seen).toHaveLength(1);
  expect(seen[0]?.url).toBe(`${graph}/v1.0/users?$top=2&$count=true`);
});

test('Iterated, a list is all its items; links are used as they came, with the headers of the first page', async () => {
  const { client, seen } = pages(3);
  const ids: (string | undefined)[] = [];
  for await (const user of client.directory.users.list({ consistency: 'eventual' })) ids.push(user.id);
  expect(ids).toEqual(['0a', '0b', '1a', '1b', '2a', '2b']);
  expect(seen.map(({ url }) => url)).toEqual([`${graph}/v1.0/users`, link(1), link(2)]);
  expect(seen.map(({ headers }) => headers.get('consistencylevel'))).toEqual(['eventual', 'eventual', 'eventual']);
});

test('No page is read before it is needed, and none for a list that is not used', async () => {
  const { client, seen } = pages(9);
  const list = client.directory.users.list();
  expect(seen).toHaveLength(0);
  expect(await list.toArray({ limit: 3 })).toHaveLength(3);
  expect(seen).toHaveLength(2);
  expect(await list.toArray({ limit: 0 })).toEqual([]);
  for await (const page of list.pages()) {
    expect(page.items).toHaveLength(2);
    break;
  }
  expect(seen).toHaveLength(3);
});

test('A page that names itself as the next one ends with an error', async () => {
  const { client } = serviceOf(() => json({ value: [], '@odata.nextLink': link(1) }));
  expect(await failureOf(client.directory.users.list().toArray())).toMatchObject({ code: 'EndlessList' });
});
