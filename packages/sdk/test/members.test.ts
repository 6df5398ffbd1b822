import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MembersChanged } from '../src/index.ts';
import { groupServiceOf } from './support/group-service.ts';
import { failureOf, groupId, json, memberId, noContent, refusal, serviceOf } from './support/service.ts';

const idsOf = (count: number, from = 0) => Array.from({ length: count }, (_, n) => memberId(from + n));

test('Many members are added 20 in a PATCH and 20 PATCHes in a batch, with progress', async () => {
  const group = groupServiceOf();
  const { client } = serviceOf(group.handler);
  const progress: number[] = [];
  const result = await client.directory.members.addMany(groupId, idsOf(901), {
    onProgress: ({ changed, total }) => progress.push(changed.length / total),
  });
  expect(result.changed).toHaveLength(901);
  expect(group.members.size).toBe(901);
  expect(group.batches.map((steps) => steps.length)).toEqual([20, 20, 6]);
  expect(group.batches[0]?.[0]).toMatchObject({ method: 'PATCH', url: `/groups/${groupId}` });
  expect(progress.at(-1)).toBe(1);
  expect(progress).toHaveLength(3);
});

test('A bad member is named with its error, and those that came with it go in', async () => {
  const bad = new Set([memberId(3), memberId(47)]);
  const group = groupServiceOf({ bad, members: new Set([memberId(5)]) });
  const { client } = serviceOf(group.handler);
  const result = await client.directory.members.addMany(groupId, idsOf(60));
  expect(result.failed.map(({ id }) => id)).toEqual([...bad]);
  expect(result.failed[0]?.error).toMatchObject({
    name: 'NotFoundError',
    requestId: expect.stringContaining('request-of'),
  });
  expect(result.unchanged).toEqual([memberId(5)]);
  expect(result.changed).toHaveLength(57);
  expect(group.members.size).toBe(58);
});

test('Whatever is wrong with whichever members, each id is reported once and the good ones are in', async () => {
  const idNumbers = fc.uniqueArray(fc.nat(120), { maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(idNumbers, idNumbers, idNumbers, fc.nat(2), async (wanted, there, broken, throttles) => {
      const bad = new Set(broken.map(memberId));
      const members = new Set(there.map(memberId).filter((id) => !bad.has(id)));
      const group = groupServiceOf({ bad, members: new Set(members), throttle: () => throttles });
      const { client } = serviceOf(group.handler);
      const ids = wanted.map(memberId);
      const result: MembersChanged = await client.directory.members.addMany(groupId, [...ids, ...ids]);
      const failed = result.failed.map(({ id }) => id);
      expect([...result.changed, ...result.unchanged, ...failed].sort()).toEqual([...ids].sort());
      expect(new Set(failed)).toEqual(new Set(ids.filter((id) => bad.has(id))));
      expect(new Set(result.unchanged)).toEqual(new Set(ids.filter((id) => members.has(id))));
      expect(group.members).toEqual(new Set([...members, ...ids.filter((id) => !bad.has(id))]));
      expect(group.batches.every((steps) => steps.length <= 20)).toBe(true);
      const bound = group.batches.flat().map(({ body }) => body?.['members@odata.bind'] ?? []);
      expect(bound.every((some) => some.length <= 20)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('Many members are removed, and who was none is no failure', async () => {
  const group = groupServiceOf({ members: new Set(idsOf(30)) });
  const { client } = serviceOf(group.handler);
  const result = await client.directory.members.removeMany(groupId, idsOf(40));
  expect(result.changed).toHaveLength(30);
  expect(result.unchanged).toHaveLength(10);
  expect(group.members.size).toBe(0);
});

test('Without the right to add, members are not tried one by one in vain for a group that does not exist', async () => {
  const missing = serviceOf(({ body }) => {
    const { requests } = body as { requests: { id: string }[] };
    const error = { code: 'Request_ResourceNotFound', message: `Resource '${groupId}' does not exist.` };
    return json({ responses: requests.map(({ id }) => ({ id, status: 404, body: { error } })) });
  });
  const result = await missing.client.directory.members.addMany(groupId, idsOf(40));
  expect(result.failed).toHaveLength(40);
  expect(missing.seen).toHaveLength(1);
});

test('A batch that fails as a whole fails each of its members, and the others are still tried', async () => {
  const group = groupServiceOf();
  const { client } = serviceOf((request, attempt) =>
    attempt === 1 ? refusal(401, 'InvalidAuthenticationToken', 'expired') : group.handler(request, attempt),
  );
  const result = await client.directory.members.addMany(groupId, idsOf(500));
  expect(result.failed).toHaveLength(400);
  expect(result.failed[0]?.error).toMatchObject({ name: 'AuthenticationError' });
  expect(result.changed).toHaveLength(100);
});

test('A bad id is refused before anything is sent', async () => {
  const { client, seen } = serviceOf(noContent);
  for (const bad of ['', '..', 'not-a-guid', `${memberId(1)}/x`]) {
    const failure = failureOf(client.directory.members.addMany(groupId, [...idsOf(500), bad]));
    expect(await failure).toMatchObject({ name: 'RequestRefusedError', code: 'InvalidId' });
  }
  expect(seen).toEqual([]);
});

test('An abort ends it with its reason', async () => {
  const controller = new AbortController();
  const group = groupServiceOf();
  const { client } = serviceOf(group.handler);
  const failure = failureOf(
    client.directory.members.addMany(groupId, idsOf(900), {
      signal: controller.signal,
      onProgress: () => controller.abort('enough'),
    }),
  );
  expect(await failure).toBe('enough');
  expect(group.members.size).toBe(400);
});

test('To ensure a membership counts what is so already as success', async () => {
  const added = serviceOf(noContent);
  expect(await added.client.directory.members.ensureMember(groupId, memberId(1))).toEqual({ changed: true });
  const there = serviceOf(() =>
    refusal(400, 'Request_BadRequest', 'One or more added object references already exist'),
  );
  expect(await there.client.directory.members.ensureMember(groupId, memberId(1))).toEqual({ changed: false });
  const gone = serviceOf(() => refusal(404, 'Request_ResourceNotFound', 'Resource does not exist'));
  expect(await gone.client.directory.members.ensureNotMember(groupId, memberId(1))).toEqual({ changed: false });
  const denied = serviceOf(() => refusal(403, 'Authorization_RequestDenied', 'no'));
  expect(await failureOf(denied.client.directory.members.ensureMember(groupId, memberId(1)))).toMatchObject({
    status: 403,
  });
});
