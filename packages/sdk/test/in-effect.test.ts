import { expect, test } from 'vitest';
import { createClient, type InEffect, type InEffectOptions } from '../src/index.ts';
import { failureOf, groupId, type Handler, json, policyId, refusal, serviceOf } from './support/service.ts';
import { VirtualTime } from './support/virtual-time.ts';

const hour = 3_600_000;
const upn = 'ada@contoso.com';

/** A tenant whose user moves at `moves` (milliseconds after the start), if Graph shows the membership. */
function tenantOf(
  options: {
    time?: VirtualTime;
    moves?: number;
    member?: boolean;
    enabled?: boolean;
    realm?: Handler;
    graph?: Handler;
  } = {},
) {
  const { time = new VirtualTime(), moves = 24 * hour, member = true, enabled = true } = options;
  const start = time.now();
  const policy = { id: policyId, feature: 'passwordHashSync', isEnabled: enabled, appliesTo: [{ id: groupId }] };
  const cloud = { IfExistsResult: 0, Credentials: { PrefCredential: 1 } };
  const federation = { IfExistsResult: 0, Credentials: { PrefCredential: 4, FederationRedirectUrl: 'https://sts/' } };
  const handler: Handler = (request, attempt) => {
    if (request.url.includes('GetCredentialType'))
      return options.realm?.(request, attempt) ?? json(time.now() - start >= moves ? cloud : federation);
    if (options.graph) return options.graph(request, attempt);
    if (request.url.includes('/members'))
      return json({ value: member ? [{ id: 'x', userPrincipalName: 'Ada@contoso.com' }] : [] });
    return json(request.url.includes(policyId) ? policy : { value: [policy] });
  };
  const service = serviceOf(handler, { time });
  return {
    ...service,
    wait: (more: Partial<InEffectOptions> = {}) =>
      service.client.stagedRollout.waitUntilInEffect({ upn, expect: 'cloud', ...more }),
  };
}

test('An edit is in effect when seen so three times in a row, not when Graph shows it (SR-07)', async () => {
  const { wait, time } = tenantOf();
  const start = time.now();
  const states: string[] = [];
  const operation = wait();
  operation.onProgress(({ users }) => states.push(users[0]?.state ?? ''));
  const result = await operation;
  expect(result).toMatchObject({
    allInEffect: true,
    users: [{ upn, state: 'seenInEffect', askedAt: new Date(start) }],
  });
  expect(result.users[0]?.observations['cloud']).toBe(3);
  expect(result.users[0]?.observations['federation']).toBeGreaterThan(3);
  expect(new Set(states)).toEqual(new Set(['asked', 'seenInEffect']));
  expect(time.now() - start).toBeGreaterThanOrEqual(24 * hour);
  expect(time.now() - start).toBeLessThan(24.1 * hour);
});

test('The service is asked at a limited rate: at most every five minutes once a while has passed', async () => {
  const { wait, seen } = tenantOf();
  await wait();
  expect(seen.length).toBeLessThan(24 * 12 + 30);
});

test('A good answer between bad ones does not count', async () => {
  let asked = 0;
  const { wait } = tenantOf({
    realm: () => json({ Credentials: { PrefCredential: ++asked === 2 || asked > 4 ? 1 : 4 } }),
  });
  expect((await wait()).users[0]?.observations).toEqual({ federation: 3, cloud: 4 });
});

test('A user who still goes to federation when the delay has passed needs one more sign-in (SR-27)', async () => {
  const { wait } = tenantOf({ moves: Number.POSITIVE_INFINITY });
  const result = await wait({ policyId });
  expect(result).toMatchObject({ allInEffect: false, users: [{ state: 'needsOneMoreSignIn' }] });
  expect(result.elapsed).toBeGreaterThanOrEqual(24 * hour);
});

test('To wait for what nobody asked for fails early and says what is missing', async () => {
  for (const tenant of [tenantOf({ member: false }), tenantOf({ enabled: false })]) {
    const error = await failureOf(tenant.wait());
    expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'NotAsked' });
    expect((error as Error).message).toContain('direct member of a group in an enabled rollout policy');
  }
  const still = await failureOf(tenantOf().wait({ expect: 'federation' }));
  expect((still as Error).message).toContain('still shows');
});

test('A withdrawal is waited for in the same way (SR-19)', async () => {
  const { wait } = tenantOf({ enabled: false, moves: Number.POSITIVE_INFINITY });
  expect(await wait({ expect: 'federation' })).toMatchObject({ allInEffect: true });
});

test('Where Graph may not be read, sign-in alone decides, with a warning', async () => {
  const { wait } = tenantOf({ moves: hour, graph: () => refusal(403, 'Authorization_RequestDenied', 'no') });
  const result = await wait();
  expect(result.allInEffect).toBe(true);
  expect(result.observations['asked error 403']).toBeGreaterThan(3);
  expect(result.warnings).toEqual([expect.stringContaining('Most reads of Graph were refused (403)')]);
});

test('A name that realm discovery does not know ends the wait', async () => {
  const { wait } = tenantOf({ realm: () => json({ IfExistsResult: 1, Credentials: { PrefCredential: 1 } }) });
  expect(await failureOf(wait())).toMatchObject({ code: 'UnknownUser' });
  expect(await failureOf(tenantOf().wait({ upn: 'nobody' }))).toMatchObject({ code: 'InvalidUpn' });
});

test('A wait that takes too long ends with what was seen', async () => {
  const error = (await failureOf(tenantOf().wait({ timeout: hour }))) as Error;
  expect(error).toMatchObject({ name: 'TimeoutError' });
  expect(error.message).toMatch(/ada@contoso.com \(asked\).*federation \d+×/);
});

test('A wait can be watched, serialised and gone on with in another process', async () => {
  const time = new VirtualTime();
  const { client, wait } = tenantOf({ time });
  const first = wait();
  let rounds = 0;
  const seen: InEffect[] = [];
  for await (const progress of first) {
    seen.push(progress);
    if (++rounds === 10) break;
  }
  const text = first.serialize();
  first.abort('the process ends');
  expect(await failureOf(first)).toBe('the process ends');
  expect(text).not.toContain('SECRET');
  const second = client.stagedRollout.resumeWait(text);
  const result = await second;
  expect(result.allInEffect).toBe(true);
  expect(result.rounds).toBeGreaterThan(10);
  expect(result.users[0]?.askedAt).toEqual(seen[0]?.users[0]?.askedAt);
  for (const wrong of ['', 'null', '{}', '{"kind":"other","options":{}}', '{"version":2,"options":{}}'])
    expect(await failureOf(client.stagedRollout.resumeWait(wrong))).toMatchObject({ code: 'InvalidState' });
});

test('Aborting wakes it at once, whether by its own function or by a signal', async () => {
  const time = new VirtualTime({ manual: true });
  const controller = new AbortController();
  const operations = [tenantOf({ time }).wait(), tenantOf({ time }).wait({ signal: controller.signal })] as const;
  const failures = operations.map((operation) => failureOf(operation));
  await expect.poll(() => time.pending).toBe(2);
  operations[0].abort('one');
  controller.abort('two');
  expect(await Promise.all(failures)).toEqual(['one', 'two']);
  expect(time.pending).toBe(0);
});

test('Nothing is asked before the wait is awaited', () => {
  const { wait, seen } = tenantOf();
  wait();
  expect(seen).toEqual([]);
});

test('In real time on a clock that stands still it fails early and says so', async () => {
  const frozen = { 'x-mock-clock': 'frozen', date: 'Fri, 20 Nov 2026 00:00:00 GMT' };
  const policy = { id: policyId, feature: 'passwordHashSync', isEnabled: true, appliesTo: [{ id: groupId }] };
  const client = createClient({
    credential: () => 'x',
    fetch: async (url) => {
      if (url.includes('GetCredentialType')) return json({ Credentials: { PrefCredential: 4 } }, 200, frozen);
      return json({ value: url.includes('/members') ? [{ userPrincipalName: upn }] : [policy] });
    },
  });
  const wait = client.stagedRollout.waitUntilInEffect({ upn, expect: 'cloud', interval: 1 });
  const error = (await failureOf(wait)) as Error;
  expect(error).toMatchObject({ code: 'FrozenClock' });
  expect(error.message).toContain('@cutover/sdk/testing');
});
