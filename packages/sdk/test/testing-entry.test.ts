import { describe, expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { mockTime, remoteMockTime } from '../src/testing.ts';
import { failureOf, groupId, json, policyId, refusal } from './support/service.ts';

function clockOf() {
  let now = Date.UTC(2026, 0, 1);
  const moves: number[] = [];
  return {
    moves,
    now: () => now,
    advance: async ({ milliseconds }: { milliseconds: number }) => {
      moves.push(milliseconds);
      now += milliseconds;
    },
  };
}

test('Waits move the clock of the mock, in the order in which they are due', async () => {
  const clock = clockOf();
  const time = mockTime(clock);
  const woken: [string, number][] = [];
  const start = clock.now();
  const sleep = (name: string, milliseconds: number) =>
    time.sleep(milliseconds).then(() => woken.push([name, clock.now() - start]));
  await Promise.all([sleep('long', 10_000), sleep('short', 2_000), sleep('same', 10_000)]);
  expect(woken).toEqual([
    ['short', 2_000],
    ['long', 10_000],
    ['same', 10_000],
  ]);
  expect(clock.moves).toEqual([2_000, 8_000]);
});

test('A wait that is aborted does not move the clock', async () => {
  const clock = clockOf();
  const controller = new AbortController();
  const failure = failureOf(mockTime(clock).sleep(1000, controller.signal));
  controller.abort('no');
  expect(await failure).toBe('no');
  expect(clock.moves).toEqual([]);
});

test('A clock that cannot be moved fails all who wait for it', async () => {
  const time = mockTime({ now: () => 0, advance: () => Promise.reject(new Error('stuck')) });
  const failures = await Promise.all([failureOf(time.sleep(1)), failureOf(time.sleep(2))]);
  expect(failures).toEqual([new Error('stuck'), new Error('stuck')]);
});

test('Retry-After ends without waiting, and the timeout of a call does not move the clock', async () => {
  const clock = clockOf();
  let requests = 0;
  const client = createClient({
    credential: () => 'x',
    time: mockTime(clock),
    random: () => 0,
    fetch: async () =>
      ++requests === 1 ? refusal(429, 'TooManyRequests', 'x', { 'retry-after': '60' }) : json({ value: [] }),
  });
  await client.domains.list();
  expect(clock.moves).toEqual([60_000]);
});

test('Over HTTP the clock is read once and moved by its control surface', async () => {
  const requests: [string | undefined, string, unknown][] = [];
  let now = Date.UTC(2026, 0, 1);
  const fetch = async (url: string, init: RequestInit) => {
    requests.push([init.method, url, init.body]);
    if (init.method === 'POST') now += 5_000;
    return json({ now: new Date(now).toISOString(), mode: 'frozen' });
  };
  const time = await remoteMockTime('http://127.0.0.1:8080/t/contoso/', { fetch });
  const start = time.now();
  await time.sleep(5_000);
  expect(time.now() - start).toBe(5_000);
  expect(requests).toEqual([
    [undefined, 'http://127.0.0.1:8080/t/contoso/_mock/clock', undefined],
    ['POST', 'http://127.0.0.1:8080/t/contoso/_mock/clock', '{"advance":"PT5S"}'],
  ]);
  const elsewhere = async () => new Response('<html>', { status: 404 });
  expect(await failureOf(remoteMockTime('http://127.0.0.1:8080', { fetch: elsewhere }))).toMatchObject({
    code: 'NoMockClock',
  });
});

test.for([20, 30])('Over HTTP the clock is followed when somebody else moves it by %i hours', async (hours) => {
  const hour = 3_600_000;
  let now = Date.UTC(2026, 0, 1);
  let enrolledAt = Number.POSITIVE_INFINITY;
  const fetch = async (url: string, init: RequestInit) => {
    const headers = { 'x-mock-clock': 'frozen', date: new Date(now).toUTCString() };
    if (url.endsWith('/_mock/clock')) {
      const [, seconds = '0'] = /PT([\d.]+)S/.exec(`${init.body}`) ?? [];
      now += Number(seconds) * 1000;
      return json({ now: new Date(now).toISOString(), mode: 'frozen' });
    }
    if (url.includes('GetCredentialType'))
      return json({ Credentials: { PrefCredential: now - enrolledAt >= 24 * hour ? 1 : 4 } }, 200, headers);
    if (url.includes('/members')) return json({ value: [{ userPrincipalName: 'ada@contoso.com' }] }, 200, headers);
    const policy = { id: policyId, feature: 'passwordHashSync', isEnabled: true, appliesTo: [{ id: groupId }] };
    return json({ value: [policy] }, 200, headers);
  };
  const baseUrl = 'http://127.0.0.1:8080';
  const client = createClient({
    credential: () => 'x',
    baseUrl,
    fetch,
    time: await remoteMockTime(baseUrl, { fetch }),
  });
  now += hours * hour;
  enrolledAt = now;
  const { users, elapsed } = await client.stagedRollout.waitUntilInEffect({ upn: 'ada@contoso.com', expect: 'cloud' });
  expect(users).toMatchObject([{ state: 'seenInEffect', askedAt: new Date(enrolledAt) }]);
  expect(elapsed).toBeLessThan(25 * hour);
});

/** A clock that runs `factor` times as fast as the machine's, as that of a mock does, until it is stopped. */
function scaledClock(rate: number) {
  let factor: number | undefined = rate;
  let from = Date.UTC(2026, 0, 1);
  let at = performance.now();
  const moves: number[] = [];
  const now = () => from + Math.floor((performance.now() - at) * (factor ?? 0));
  const set = (time: number) => {
    from = time;
    at = performance.now();
  };
  return {
    moves,
    now,
    set,
    get factor() {
      return factor;
    },
    run: (rate: number | undefined) => {
      set(now());
      factor = rate;
    },
    advance: ({ milliseconds }: { milliseconds: number }) => {
      moves.push(milliseconds);
      set(now() + milliseconds);
    },
  };
}

describe('A scaled clock', () => {
  const hour = 3_600_000;

  test('is waited for, each wait in its own time, and not moved', async () => {
    const clock = scaledClock(36_000);
    const time = mockTime(clock);
    const start = clock.now();
    const began = performance.now();
    const woken: string[] = [];
    const sleep = (name: string, milliseconds: number) =>
      time.sleep(milliseconds).then(() => {
        expect(clock.now() - start).toBeGreaterThanOrEqual(milliseconds);
        woken.push(name);
      });
    await Promise.all([sleep('long', 3 * hour), sleep('short', hour)]);
    expect(woken).toEqual(['short', 'long']);
    expect(performance.now() - began).toBeGreaterThanOrEqual(299);
    expect(clock.moves).toEqual([]);
  });

  test('that somebody moves ends the wait, and one that is stopped is moved', async () => {
    const clock = scaledClock(1);
    const sleeping = mockTime(clock).sleep(24 * hour);
    clock.set(clock.now() + 24 * hour);
    await sleeping;
    expect(clock.moves).toEqual([]);
    const again = mockTime(clock).sleep(24 * hour);
    clock.run(undefined);
    await again;
    expect(clock.moves).toHaveLength(1);
  });

  test('lets an aborted wait go at once', async () => {
    const clock = scaledClock(1);
    const controller = new AbortController();
    const failure = failureOf(mockTime(clock).sleep(24 * hour, controller.signal));
    controller.abort('no');
    expect(await failure).toBe('no');
  });

  test('over HTTP is learned from its control surface and from each answer', async () => {
    const clock = scaledClock(36_000);
    const methods: (string | undefined)[] = [];
    const fetch = async (_url: string, init: RequestInit) => {
      methods.push(init.method);
      return json({ now: new Date(clock.now()).toISOString(), mode: 'scaled', factor: clock.factor });
    };
    const time = await remoteMockTime('http://127.0.0.1:8080', { fetch });
    const start = time.now();
    await time.sleep(hour);
    expect(time.now() - start).toBeGreaterThanOrEqual(hour);
    // The two look at the machine's clock at moments a few milliseconds apart.
    expect(Math.abs(time.now() - clock.now())).toBeLessThan(20 * 36_000);
    expect(new Set(methods)).toEqual(new Set([undefined]));

    const hear = (mode: string) =>
      time.hear?.(new Headers({ 'x-mock-clock': mode, date: new Date(clock.now()).toUTCString() }));
    clock.set(clock.now() + 24 * hour);
    clock.run(undefined);
    hear('frozen');
    expect(clock.now() - time.now()).toBeLessThan(1_000);
    const stopped = time.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(time.now()).toBe(stopped);
    clock.run(3_600);
    hear('scaled:3600');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(time.now()).toBeGreaterThan(stopped + 10_000);
  });
});
