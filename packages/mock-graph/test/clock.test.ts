import { afterEach, describe, expect, test, vi } from 'vitest';
import { Clock, clockModeText, lastTime, readClockMode } from '../src/clock.ts';
import { createMockGraph } from '../src/mock.ts';
import { setUp } from './support/harness.ts';

const second = 1_000;
const hour = 3_600 * second;
const start = Date.parse('2026-01-05T08:00:00Z');

/** The machine's clock, moved by hand: everything else that waits goes on. */
function machine() {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2030-01-01T00:00:00Z') });
  return { pass: (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a clock mode', () => {
  test.each([
    ['frozen', 'frozen'],
    ['real', 'real'],
    ['scaled:3600', { mode: 'scaled', factor: 3600 }],
    ['scaled:.5', { mode: 'scaled', factor: 0.5 }],
    ['scaled:1e-7', { mode: 'scaled', factor: 1e-7 }],
    [{ mode: 'frozen' }, 'frozen'],
    [
      { mode: 'scaled', factor: 1_000_000 },
      { mode: 'scaled', factor: 1_000_000 },
    ],
  ])('%j is read, and its text is read as the same', (given, mode) => {
    expect(readClockMode(given)).toEqual(mode);
    expect(readClockMode(clockModeText(readClockMode(given)))).toEqual(mode);
  });

  test.each([
    ['fast', "'fast' is no clock mode"],
    ['', "'' is no clock mode"],
    ['scaled:', "'scaled:' is no clock mode"],
    ['scaled:-1', "'scaled:-1' is no clock mode"],
    ['scaled:0x10', "'scaled:0x10' is no clock mode"],
    ['scaled', 'needs a factor'],
    ['scaled:0', "'0' is no factor"],
    ['scaled:1000001', "'1000001' is no factor"],
    [{ mode: 'scaled' }, 'needs a factor'],
    [{ mode: 'scaled', factor: -1 }, "'-1' is no factor"],
    [{ mode: 'scaled', factor: Number.NaN }, "'NaN' is no factor"],
    [{ mode: 'scaled', factor: Number.POSITIVE_INFINITY }, "'Infinity' is no factor"],
    [{ mode: 'scaled', factor: '60' }, "'60' is no factor"],
    [{ mode: 'real', factor: 60 }, 'A real clock has no factor'],
    [{ mode: 'frozen', speed: 60 }, "has no 'speed'"],
    [{ factor: 60 }, 'no clock mode'],
    [60, 'no clock mode'],
    [null, 'no clock mode'],
    [undefined, 'no clock mode'],
  ])('%j is refused with what to say', (given, message) => {
    expect(() => readClockMode(given)).toThrow(RangeError);
    expect(() => readClockMode(given)).toThrow(message);
    expect(() => readClockMode(given)).toThrow(/frozen.*real.*scaled/);
  });
});

describe('a clock', () => {
  test.each<[string, Parameters<typeof readClockMode>[0], number]>([
    ['frozen stands', 'frozen', 0],
    ['real keeps pace', 'real', 90],
    ['scaled runs faster', 'scaled:60', 5_400],
    ['scaled runs slower, in whole milliseconds', 'scaled:0.25', 22],
  ])('that is %s', (_what, mode, passed) => {
    let wall = 5_000;
    const clock = new Clock(readClockMode(mode), start, () => wall);
    wall += 90;
    expect(clock.now() - start).toBe(passed);
  });

  test('stands while the machine is set back, and goes on from there', () => {
    let wall = 5_000;
    const clock = new Clock({ mode: 'scaled', factor: 10 }, start, () => wall);
    wall += 100;
    expect(clock.now() - start).toBe(1_000);
    wall -= 60;
    expect(clock.now() - start).toBe(1_000);
    wall += 61;
    expect(clock.now() - start).toBe(1_010);
  });

  test('goes no further than times can be shown', () => {
    let wall = 0;
    const clock = new Clock({ mode: 'scaled', factor: 1_000_000 }, start, () => wall);
    wall += 365 * 24 * hour;
    expect(clock.now()).toBe(lastTime);
  });
});

describe('a scaled tenant', () => {
  test('SR-07: what is on the way happens at its own time, without a move', async () => {
    const { pass } = machine();
    const harness = setUp({ clock: { mode: 'scaled', factor: 3_600 } });
    await harness.policy('passwordHashSync', ['Pilot']);
    await harness.join('Pilot', 'cyd@contoso.com');
    const [due] = harness.tenant.pending().map((effect) => effect.due);
    expect(due).toBe(start + 24 * hour);
    pass(24 * second - 1);
    expect(harness.route('cyd@contoso.com')).toBe('federation');
    pass(2 * second);
    expect(harness.route('cyd@contoso.com')).toBe('cloud passwordHashSync');
    harness.tenant.clock.freeze();
  });

  test('moves and sets as any other, from wherever it is', () => {
    const { pass } = machine();
    const { clock } = setUp({ clock: { mode: 'scaled', factor: 60 } }).tenant;
    pass(10 * second);
    clock.advance({ hours: 1 });
    pass(second);
    expect(clock.now() - start).toBe(hour + 11 * 60 * second);
    clock.set('2026-02-01T00:00:00Z');
    pass(second);
    expect(new Date(clock.now()).toISOString()).toBe('2026-02-01T00:01:00.000Z');
    clock.scale(1);
    pass(second);
    expect(new Date(clock.now()).toISOString()).toBe('2026-02-01T00:01:01.000Z');
    clock.freeze();
  });

  test('an advance is not refused because time has passed meanwhile', () => {
    let wall = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => wall++);
    try {
      const { clock } = setUp({ clock: { mode: 'scaled', factor: 1_000_000 } }).tenant;
      clock.advance({ milliseconds: 0 });
      clock.advance({ milliseconds: 1 });
      clock.freeze();
    } finally {
      vi.restoreAllMocks();
    }
  });

  test('snapshot, reset and another tenant file keep mode and factor', () => {
    const { pass } = machine();
    const { mock, tenant } = setUp({ clock: { mode: 'scaled', factor: 60 } });
    pass(second);
    tenant.clock.scale(3_600);
    const snapshot = tenant.snapshot();
    tenant.clock.freeze();
    pass(second);
    tenant.restore(snapshot);
    expect(tenant.clock).toMatchObject({ mode: 'scaled', factor: 3_600 });
    pass(second);
    expect(tenant.now()).toBe(start + 60 * second + hour);
    mock.load({ version: 1 }, tenant.name);
    expect(tenant.clockMode).toBe('scaled:3600');
    tenant.clock.release();
    tenant.reset();
    expect(tenant.clockMode).toBe('scaled:3600');
    pass(second);
    expect(tenant.now()).toBe(start + hour);
    tenant.clock.freeze();
  });

  test('is not the same as its neighbour', () => {
    const { pass } = machine();
    const { mock } = setUp({ clock: { mode: 'scaled', factor: 60 } });
    mock.tenant('fabrikam').clock.freeze();
    pass(second);
    expect(mock.tenant().now() - mock.tenant('fabrikam').now()).toBe(60 * second);
    mock.clock.freeze();
  });

  test('a factor that is none is refused, and the clock goes on as before', () => {
    const { clock } = setUp().tenant;
    for (const factor of [0, -1, Number.NaN, 1e7]) expect(() => clock.scale(factor)).toThrow(RangeError);
    expect(clock).toMatchObject({ mode: 'frozen', factor: undefined });
    expect(() => createMockGraph({ clock: { mode: 'scaled', factor: 0 } })).toThrow("'0' is no factor");
    expect(() => createMockGraph({ clock: 'fast' as 'real' })).toThrow("'fast' is no clock mode");
  });

  test('shows mode and factor on the control surface and in every answer', async () => {
    const { pass } = machine();
    const harness = setUp();
    const clock = async (body?: object) => (await harness.control(body ? 'POST' : 'GET', '/clock', body)).body;
    const now = new Date(start).toISOString();
    expect(await clock({ mode: 'scaled', factor: 3_600 })).toEqual({ now, mode: 'scaled', factor: 3_600 });
    pass(second);
    expect(await clock()).toEqual({ now: '2026-01-05T09:00:00.000Z', mode: 'scaled', factor: 3_600 });
    expect((await harness.call('GET', '/users')).headers['x-mock-clock']).toBe('scaled:3600');
    const moved = await clock({ advance: 'PT1H', mode: 'scaled', factor: 0.5 });
    expect(moved).toEqual({ now: '2026-01-05T10:00:00.000Z', mode: 'scaled', factor: 0.5 });
    for (const body of [
      { mode: 'scaled' },
      { factor: 60 },
      { mode: 'frozen', factor: 60 },
      { mode: 'fast' },
      { advance: 'PT1H', mode: 'scaled', factor: 0 },
    ])
      expect((await harness.control('POST', '/clock', body)).status, JSON.stringify(body)).toBe(400);
    expect(await clock()).toEqual(moved);
    expect(await clock({ mode: 'frozen' })).toEqual({ now: '2026-01-05T10:00:00.000Z', mode: 'frozen' });
  });

  test.each([10, 30, 50, 80])(
    'a journal is replayed to the moment at which it is compared, %i ms a look',
    async (step) => {
      const harness = setUp();
      await harness.policy('passwordHashSync', ['Pilot']);
      await harness.join('Pilot', 'cyd@contoso.com');
      let wall = Date.now();
      harness.tenant.clock.scale(1_000_000);
      // Each look at the machine's clock takes hours of the tenant's, so that the edit falls due between two of them.
      vi.spyOn(Date, 'now').mockImplementation(() => (wall += step));
      try {
        expect((await harness.control('POST', '/journal/replay', {})).body['same']).toBe(true);
        harness.tenant.clock.freeze();
      } finally {
        vi.restoreAllMocks();
      }
    },
  );
});
