import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Clock, type ClockMode } from '../src/clock.ts';
import { createMockGraph } from '../src/mock.ts';
import type { Snapshot } from '../src/mock-tenant.ts';

const start = Date.parse('2026-01-05T08:00:00Z');

/** Factors that are exact in binary, so that the model needs no tolerance. */
const exactMode: fc.Arbitrary<ClockMode> = fc.oneof(
  fc.constantFrom<ClockMode>('frozen', 'real'),
  fc.constantFrom(2 ** -6, 0.5, 1, 1.5, 60, 3_600, 1_000_000).map((factor) => ({ mode: 'scaled' as const, factor })),
);
const rateOf = (mode: ClockMode): number => (mode === 'frozen' ? 0 : mode === 'real' ? 1 : mode.factor);

type Step =
  | { readonly kind: 'pass' | 'advance' | 'set' | 'back'; readonly by: number }
  | { readonly kind: 'run'; readonly mode: ClockMode }
  | { readonly kind: 'look' | 'snapshot' | 'restore' | 'reset' };
const amount = fc.oneof(fc.nat(3), fc.nat(5_000));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), by: amount }),
  fc.record({ kind: fc.constantFrom('advance' as const, 'set' as const), by: amount }),
  fc.record({ kind: fc.constant('back' as const), by: fc.integer({ min: 1, max: 1_000 }) }),
  fc.record({ kind: fc.constant('run' as const), mode: exactMode }),
  fc.record({ kind: fc.constantFrom('look' as const, 'snapshot' as const, 'restore' as const, 'reset' as const) }),
);

test('A tenant is where its modes and moves have brought it, and never goes back by itself', () => {
  fc.assert(
    fc.property(exactMode, fc.array(step, { maxLength: 40 }), (first, steps) => {
      let wall = 1_000_000;
      const machine = Date.now;
      Date.now = () => wall;
      try {
        const { clock, ...tenant } = tenantOf(first);
        // The model adds up what passes, a millisecond of the machine at a time; a change of the clock drops the fraction.
        let model: { time: number; mode: ClockMode } = { time: start, mode: first };
        let kept: { snapshot: Snapshot; model: typeof model } | undefined;
        const whole = () => ({ ...model, time: Math.floor(model.time) });
        let last = start;
        for (const one of steps) {
          if (one.kind === 'pass') {
            for (let passed = 0; passed < one.by; passed++) model.time += rateOf(model.mode);
            wall += one.by;
          } else if (one.kind === 'advance') {
            model = { ...model, time: whole().time + one.by };
            clock.advance({ milliseconds: one.by });
          } else if (one.kind === 'set') {
            model = { ...model, time: whole().time + one.by };
            clock.set(whole().time);
          } else if (one.kind === 'back') expect(() => clock.set(whole().time - one.by)).toThrow(RangeError);
          else if (one.kind === 'run') {
            model = { ...whole(), mode: one.mode };
            clock.run(one.mode);
          } else if (one.kind === 'snapshot') kept = { snapshot: tenant.snapshot(), model: whole() };
          else if (one.kind === 'restore' && kept) {
            tenant.restore(kept.snapshot);
            model = { ...kept.model };
            last = model.time;
          } else if (one.kind === 'reset') {
            tenant.reset();
            model = { time: start, mode: first };
            last = start;
          }
          const now = clock.now();
          expect(now).toBe(whole().time);
          expect(Number.isInteger(now)).toBe(true);
          expect(now).toBeGreaterThanOrEqual(last);
          expect([clock.mode, clock.factor ?? rateOf(model.mode)]).toEqual([
            typeof model.mode === 'string' ? model.mode : model.mode.mode,
            rateOf(model.mode),
          ]);
          last = now;
        }
      } finally {
        Date.now = machine;
      }
    }),
    { numRuns: 300 },
  );
});

function tenantOf(clock: ClockMode) {
  const tenant = createMockGraph({ clock, start }).tenant();
  return {
    clock: tenant.clock,
    snapshot: () => tenant.snapshot(),
    restore: (snapshot: Snapshot) => tenant.restore(snapshot),
    reset: () => tenant.reset(),
  };
}

test('Whatever the machine does, a clock of any factor tells whole milliseconds, forward, at its rate', () => {
  const factor = fc.double({ min: 1e-3, max: 1_000_000, noNaN: true });
  const jump = fc.oneof(
    fc.double({ min: 0, max: 10_000, noNaN: true }),
    fc.double({ min: -5_000, max: 0, noNaN: true }),
  );
  fc.assert(
    fc.property(factor, fc.array(jump, { minLength: 1, maxLength: 30 }), (factor, jumps) => {
      let wall = 0;
      let furthest = 0;
      const clock = new Clock({ mode: 'scaled', factor }, start, () => wall);
      let last = start;
      for (const by of jumps) {
        wall += by;
        furthest = Math.max(furthest, wall);
        const now = clock.now();
        expect(Number.isInteger(now)).toBe(true);
        expect(now).toBeGreaterThanOrEqual(last);
        expect(Math.abs(now - start - furthest * factor)).toBeLessThanOrEqual(1);
        last = now;
      }
    }),
  );
});
