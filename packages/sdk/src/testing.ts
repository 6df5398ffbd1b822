import { type Fetch, RequestRefusedError, realTime, type Time } from './index.ts';

/** The clock of a mock, as `mock.clock` of `@cutover/mock-graph` has it. */
export interface MockClock {
  /** The present moment of the mock, in milliseconds since 1970. */
  now(): number;
  /** Moves the clock forward. */
  advance(by: { readonly milliseconds: number }): unknown;
}

/**
 * The `time` of a client that moves the clock of a mock instead of waiting: waits, `Retry-After` and rollout delays end
 * at once, in the order in which they are due.
 */
export function mockTime(clock: MockClock): Time {
  const sleepers = new Set<{
    readonly due: number;
    readonly wake: () => void;
    readonly fail: (reason: unknown) => void;
  }>();
  let moving = false;

  /** Moves to the earliest sleeper, again and again; whoever is woken first has the time to go to sleep again. */
  const move = async (): Promise<void> => {
    moving = true;
    try {
      for (;;) {
        await realTime.sleep(0);
        const [first] = [...sleepers].sort((a, b) => a.due - b.due);
        if (!first) break;
        const milliseconds = first.due - clock.now();
        if (milliseconds > 0) await clock.advance({ milliseconds });
        if (sleepers.delete(first)) first.wake();
      }
    } catch (reason) {
      for (const { fail } of sleepers) fail(reason);
      sleepers.clear();
    } finally {
      moving = false;
    }
  };

  return {
    now: () => clock.now(),
    sleep: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const settle = (then: () => void) => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
          then();
        };
        const abort = () => settle(() => reject(signal?.reason));
        const sleeper = {
          due: clock.now() + milliseconds,
          wake: () => settle(resolve),
          fail: (reason: unknown) => settle(() => reject(reason)),
        };
        signal?.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
        if (!moving) void move();
      }),
    // Nobody waits for the timeout of a call: it must not move the clock.
    alarm: realTime.alarm,
  };
}

/** Options of {@link remoteMockTime}. */
export interface RemoteMockTimeOptions {
  readonly fetch?: Fetch;
  /** Headers for the control surface, such as its key. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * {@link mockTime} for a mock that is reached over HTTP: `baseUrl` is the one of the client. `now()` is what the mock last
 * said, in any answer to the client; so it follows when others move the clock.
 * @throws RequestRefusedError when there is no control surface at that address
 */
export async function remoteMockTime(baseUrl: string, options: RemoteMockTimeOptions = {}): Promise<Time> {
  const { fetch: send = (url, init) => fetch(url, init), headers } = options;
  const address = `${baseUrl.replace(/\/+$/, '')}/_mock/clock`;
  const ask = async (init: RequestInit): Promise<number> => {
    const response = await send(address, init);
    const text = await response.text();
    const now = response.ok ? Date.parse(nowIn(text)) : Number.NaN;
    if (Number.isNaN(now))
      throw new RequestRefusedError({
        code: 'NoMockClock',
        message: `${address} answered ${response.status}: ${text.slice(0, 200)}. Is a mock of Microsoft Graph served there?`,
      });
    return now;
  };
  let now = await ask({ ...(headers && { headers }) });
  const time = mockTime({
    now: () => now,
    advance: async ({ milliseconds }) => {
      const body = JSON.stringify({ advance: `PT${milliseconds / 1000}S` });
      now = await ask({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
    },
  });
  return {
    ...time,
    // Answers may arrive late and tell whole seconds, so they only move it forward.
    hear: (headers) => {
      if (headers.get('x-mock-clock')) now = Math.max(now, Date.parse(headers.get('date') ?? '') || now);
    },
  };
}

function nowIn(text: string): string {
  try {
    const { now } = JSON.parse(text) as { readonly now?: unknown };
    return typeof now === 'string' ? now : '';
  } catch {
    return '';
  }
}
