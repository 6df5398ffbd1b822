import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { type Call, calls, type StepResult, type User } from '../src/index.ts';
import { groupServiceOf } from './support/group-service.ts';
import { failureOf, groupId, json, memberId, serviceOf } from './support/service.ts';

interface SentStep {
  readonly id: string;
  readonly url: string;
  readonly dependsOn?: readonly string[];
}
const stepsOf = (body: unknown): readonly SentStep[] => (body as { requests: readonly SentStep[] }).requests;

test('Steps are sent with addresses below the version, and each has its own typed result', async () => {
  const { client, seen } = serviceOf(
    ({ body }) =>
      json({
        responses: [
          {
            id: '1',
            status: 404,
            headers: { 'request-id': 'r-1' },
            body: { error: { code: 'Request_ResourceNotFound', message: 'x' } },
          },
          {
            id: '0',
            status: 200,
            headers: { 'Content-Type': 'application/json' },
            body: { id: 'u', displayName: 'Ada' },
          },
          { id: '2', status: 204, body: null },
        ].filter(() => body !== undefined),
      }),
    { baseUrl: 'http://127.0.0.1:8080/t/contoso' },
  );
  const [user, missing, added] = await client.batch([
    calls.directory.users.get('ada@contoso.com', { select: ['id'] }),
    calls.directory.users.get('nobody@contoso.com'),
    calls.directory.members.add(groupId, memberId(1)),
  ]);
  expectTypeOf(user).toEqualTypeOf<StepResult<User>>();
  expect(user).toMatchObject({ ok: true, status: 200, value: { displayName: 'Ada' } });
  expect(missing).toMatchObject({
    ok: false,
    status: 404,
    error: { name: 'NotFoundError', requestId: 'r-1', operation: 'getUser' },
  });
  expect(added).toEqual({ ok: true, status: 204, value: undefined });
  expect(seen[0]?.url).toBe('http://127.0.0.1:8080/t/contoso/v1.0/$batch');
  expect(seen[0]?.body).toMatchObject({
    requests: [
      {
        id: '0',
        method: 'GET',
        url: '/users/ada%40contoso.com?$select=id',
        headers: { prefer: 'include-unknown-enum-members' },
      },
      { id: '1' },
      {
        id: '2',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: { '@odata.id': `http://127.0.0.1:8080/t/contoso/v1.0/directoryObjects/${memberId(1)}` },
      },
    ],
  });
});

test('Only throttled steps are sent again, after the longest wait asked for', async () => {
  const group = groupServiceOf({
    throttle: ({ url }) => (url.includes(memberId(2)) ? 1 : 0),
    members: new Set([memberId(1), memberId(2)]),
  });
  const { client, time } = serviceOf(group.handler, { random: () => 0 });
  const results = await client.batch([1, 2, 3].map((n) => calls.directory.members.remove(groupId, memberId(n))));
  expect(results.map(({ ok, status }) => [ok, status])).toEqual([
    [true, 204],
    [true, 204],
    [false, 404],
  ]);
  expect(group.batches.map((steps) => steps.map(({ id }) => id))).toEqual([['0', '1', '2'], ['1']]);
  expect(time.sleeps).toEqual([10_000]);
});

test('A step that is throttled to the end keeps its error', async () => {
  const group = groupServiceOf({ throttle: () => 99, members: new Set([memberId(1)]) });
  const { client } = serviceOf(group.handler);
  const [result] = await client.batch([calls.directory.members.remove(groupId, memberId(1))]);
  expect(result).toMatchObject({
    ok: false,
    status: 429,
    error: { name: 'ThrottledError', attempts: 5, retryAfter: 10_000 },
  });
});

test('A dependant of a failed step fails with it, also when it would go in a later request', async () => {
  const { client, seen } = serviceOf(({ body }) =>
    json({
      responses: stepsOf(body).map(({ id, dependsOn }) =>
        id === '0' || dependsOn?.length
          ? {
              id,
              status: dependsOn?.length ? 424 : 403,
              body: {
                error: { code: dependsOn?.length ? 'FailedDependency' : 'Authorization_RequestDenied', message: 'no' },
              },
            }
          : { id, status: 204 },
      ),
    }),
  );
  const steps = Array.from({ length: 25 }, (_, n) => calls.directory.members.add(groupId, memberId(n)));
  const results = await client.batch([
    ...steps,
    { call: calls.directory.members.add(groupId, memberId(98)), dependsOn: [0] },
    { call: calls.directory.members.add(groupId, memberId(99)), dependsOn: [24] },
  ]);
  expect(results[25]).toMatchObject({ ok: false, status: 424, error: { name: 'FailedDependencyError' } });
  expect(results[0]).toMatchObject({
    ok: false,
    error: { explanation: expect.stringContaining('GroupMember.ReadWrite.All') },
  });
  expect(seen.map(({ body }) => stepsOf(body).length)).toEqual([20, 6]);
});

test('A dependant goes again together with a throttled step', async () => {
  let round = 0;
  const { client } = serviceOf(({ body }) => {
    round++;
    return json({
      responses: stepsOf(body).map(({ id }) =>
        round > 1
          ? { id, status: 204 }
          : id === '0'
            ? { id, status: 429, headers: { 'retry-after': '1' }, body: {} }
            : { id, status: 424, body: { error: { code: 'FailedDependency', message: 'x' } } },
      ),
    });
  });
  const results = await client.batch([
    calls.directory.members.add(groupId, memberId(1)),
    { call: calls.directory.members.add(groupId, memberId(2)), dependsOn: [0] },
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  expect(round).toBe(2);
});

test('A step of which the answer says nothing is an error, not a success', async () => {
  const { client } = serviceOf(() => json({ responses: [] }));
  const [result] = await client.batch([calls.domains.get('contoso.com')]);
  expect(result).toMatchObject({ ok: false, error: { name: 'ResponseShapeError', code: 'MissingStep' } });
});

test('A step names its own request id, of its headers or its body, before that of the whole answer', async () => {
  const innerError = { 'request-id': 'r-inside', 'client-request-id': 'c-inside' };
  const { client } = serviceOf(() =>
    json({
      responses: [
        { id: '0', status: 404, headers: { 'Request-Id': 'r-0' }, body: { error: { code: 'x', innerError } } },
        { id: '1', status: 404, body: { error: { code: 'x', innerError } } },
        { id: '2', status: 404, body: { error: { code: 'x' } } },
        { id: '3', status: 200, body: [] },
      ],
    }),
  );
  const results = await client.batch([1, 2, 3, 4].map((n) => calls.directory.contacts.get(memberId(n))));
  expect(results.map((result) => !result.ok && result.error.requestId)).toEqual([
    'r-0',
    'r-inside',
    'request-id-in-header',
    'request-id-in-header',
  ]);
  expect(results[1]).toMatchObject({ error: { clientRequestId: 'c-inside' } });
});

test('A step with the wrong shape is an error, and a step for another service or a later one is refused', async () => {
  const { client, seen } = serviceOf(() => json({ responses: [{ id: '0', status: 200, body: { values: [] } }] }));
  const [result] = await client.batch([calls.domains.list()]);
  expect(result).toMatchObject({ ok: false, status: 200, error: { name: 'ResponseShapeError' } });
  const sent = seen.length;
  expect(await failureOf(client.batch([calls.signIn.realm('a@b.c')]))).toMatchObject({ code: 'InvalidStep' });
  const call = calls.domains.list();
  expect(await failureOf(client.batch([{ call, dependsOn: [0] }]))).toMatchObject({ code: 'InvalidStep' });
  expect(seen).toHaveLength(sent);
});

test('Any number of steps is split at 20, none is lost, and results keep their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(90), fc.func(fc.nat(1)), async (count, throttles) => {
      const members = Array.from({ length: count }, (_, n) => memberId(n));
      const group = groupServiceOf({ members: new Set(members), throttle: ({ url }) => throttles(url) });
      const { client } = serviceOf(group.handler);
      const steps: Call<undefined>[] = members.map((id) => calls.directory.members.remove(groupId, id));
      const results = await client.batch(steps);
      expect(results).toHaveLength(count);
      expect(results.every(({ ok }) => ok)).toBe(true);
      expect(group.members.size).toBe(0);
      expect(group.batches.every((batch) => batch.length > 0 && batch.length <= 20)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
