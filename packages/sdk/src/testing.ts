import { type Fetch, RequestRefusedError, realTime, type Time } from './index.ts';

/** The clock of a mock, as `mock.clock` of `@cutover/mock-graph` has it. */
export interface MockClock {
  /** The present moment of the mock, in milliseconds since 1970. */
  now(): number;
  /** Moves the clock forward. */
  advance(by: { readonly milliseconds: number }): unknown;
  /** How many times as fast as the machine's a scaled clock runs; undefined for one that is frozen or real. */
  readonly factor?: number | undefined;
  /** Asks for the present moment where `now` only remembers it. */
  ask?(): Promise<unknown>;
}

/** Milliseconds that a wait on a scaled clock lasts before it looks whether somebody has moved the clock. */
const longestLook = 1_000;

/**
 * The `time` of a client that moves the clock of a mock instead of waiting: waits, `Retry-After` and rollout delays end
 * at once, in the order in which they are due. A scaled clock gets there by itself and is not moved: waits on it take
 * their time divided by its factor.
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

  const moveTo = (due: number, signal?: AbortSignal): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const settle = (then: () => void) => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', abort);
        then();
      };
      const abort = () => settle(() => reject(signal?.reason));
      const sleeper = { due, wake: () => settle(resolve), fail: (reason: unknown) => settle(() => reject(reason)) };
      signal?.addEventListener('abort', abort, { once: true });
      sleepers.add(sleeper);
      if (!moving) void move();
    });

  return {
    now: () => clock.now(),
    sleep: async (milliseconds, signal) => {
      const due = clock.now() + milliseconds;
      while (clock.factor && clock.now() < due) {
        await realTime.sleep(Math.min((due - clock.now()) / clock.factor, longestLook), signal);
        await clock.ask?.();
      }
      await moveTo(due, signal);
    },
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
 * said, in any answer to the client, and on a scaled clock what has passed since; so it follows when others move the clock.
 * @throws RequestRefusedError when there is no control surface at that address
 */
export async function remoteMockTime(baseUrl: string, options: RemoteMockTimeOptions = {}): Promise<Time> {
  const { fetch: send = (url, init) => fetch(url, init), headers } = options;
  const address = `${baseUrl.replace(/\/+$/, '')}/_mock/clock`;
  let told = 0;
  let toldAt = 0;
  let factor: number | undefined;
  const tell = (now: number, rate: unknown): void => {
    told = now;
    toldAt = realTime.now();
    factor = Number(rate) || undefined;
  };
  const now = (): number => told + Math.max(0, Math.floor((realTime.now() - toldAt) * (factor ?? 0)));
  const ask = async (init: RequestInit): Promise<void> => {
    const response = await send(address, init);
    const text = await response.text();
    const clock = response.ok ? clockIn(text) : {};
    const moment = Date.parse(`${clock.now}`);
    if (Number.isNaN(moment))
      throw new RequestRefusedError({
        code: 'NoMockClock',
        message: `${address} answered ${response.status}: ${text.slice(0, 200)}. Is a mock of Microsoft Graph served there?`,
      });
    tell(moment, clock.factor);
  };
  const look = (): Promise<void> => ask({ ...(headers && { headers }) });
  await look();
  const time = mockTime({
    now,
    ask: look,
    get factor() {
      return factor;
    },
    advance: async ({ milliseconds }) => {
      const body = JSON.stringify({ advance: `PT${milliseconds / 1000}S` });
      await ask({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
    },
  });
  return {
    ...time,
    // Answers may arrive late and tell whole seconds, so they only move it forward.
    hear: (headers) => {
      const mode = headers.get('x-mock-clock');
      if (mode) tell(Math.max(now(), Date.parse(headers.get('date') ?? '') || 0), mode.split(':')[1]);
    },
  };
}

function clockIn(text: string): { readonly now?: unknown; readonly factor?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
