import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMockGraph, type MockGraphOptions } from '../../src/mock.ts';
import type { MockTenant } from '../../src/mock-tenant.ts';
import { timings } from '../../src/tenant/timings.ts';
import { contoso } from '../support/contoso.ts';
import { Harness, setUp } from '../support/harness.ts';
import { type Deed, deed, perform, rollout } from '../support/scenario.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const tenantFile = { ...contoso, policies: rollout };
const fresh = (options: MockGraphOptions = {}): Harness =>
  new Harness(createMockGraph({ validateAnswers: true, tenantFile, ...options }));

/** Something done, then a time that passes, cut into parts. */
interface Stage {
  readonly deeds: readonly Deed[];
  readonly parts: readonly number[];
}

const part = fc.oneof(
  fc.constantFrom(0, 1, 2 * minute - 1, 2 * minute, 30 * minute, hour, day - 1, day, day + 1),
  fc.nat(2 * day),
);
const stage: fc.Arbitrary<Stage> = fc.record({
  deeds: fc.array(deed, { minLength: 1, maxLength: 4 }),
  parts: fc.array(part, { minLength: 1, maxLength: 5 }),
});
const stages = fc.array(stage, { minLength: 1, maxLength: 8 });
const mode = fc.constantFrom('maximum' as const, 'sampled' as const, 'zero' as const);

const sum = (parts: readonly number[]): number => parts.reduce((total, next) => total + next, 0);

function live(tenant: MockTenant, all: readonly Stage[], inParts: boolean): void {
  for (const { deeds, parts } of all) {
    for (const each of deeds) perform(tenant, each);
    for (const milliseconds of inParts ? parts : [sum(parts)]) tenant.clock.advance({ milliseconds });
  }
}

describe('time passes the same way however it is moved:', () => {
  test('the clock advanced in one step or in many gives the same state', () => {
    fc.assert(
      fc.property(stages, mode, (all, timing) => {
        const once = fresh({ timings: timing }).tenant;
        const often = fresh({ timings: timing }).tenant;
        live(once, all, false);
        live(often, all, true);
        expect(often.hash()).toBe(once.hash());
        expect(often.now()).toBe(once.now());
      }),
      { numRuns: 60 },
    );
  });

  test('reads in between, of Graph and of realm discovery, never change the state', async () => {
    const reads: readonly (readonly [string, string])[] = [
      ['GET', '/v1.0/users'],
      ['GET', '/v1.0/policies/featureRolloutPolicies?$expand=appliesTo'],
      ['GET', '/v1.0/auditLogs/directoryAudits?$top=3'],
      ['GET', '/getuserrealm.srf?login=ada@contoso.com'],
      ['GET', '/common/userrealm/bob@contoso.com?api-version=2.1'],
      ['GET', '/_mock/explain/sign-in?upn=cyd@contoso.com'],
      ['GET', '/_mock/pending'],
      ['GET', '/_mock/state'],
      ['GET', '/v1.0/nonsense'],
    ];
    await fc.assert(
      fc.asyncProperty(stages, fc.array(fc.nat(reads.length - 1), { maxLength: 6 }), async (all, chosen) => {
        const silent = fresh();
        const asked = fresh();
        for (const { deeds, parts } of all) {
          for (const each of deeds) {
            perform(silent.tenant, each);
            perform(asked.tenant, each);
          }
          for (const milliseconds of parts) {
            silent.tenant.clock.advance({ milliseconds });
            asked.tenant.clock.advance({ milliseconds });
            for (const index of chosen) {
              const [method, url] = reads[index] ?? ['GET', '/'];
              await asked.send(method, url);
            }
          }
        }
        expect(asked.tenant.hash()).toBe(silent.tenant.hash());
        expect(asked.tenant.journal.position).toBe(silent.tenant.journal.position);
      }),
      { numRuns: 25 },
    );
  });

  test('a tenant that comes back to a snapshot goes on as the one that never left', () => {
    fc.assert(
      fc.property(stages, stages, stages, mode, (before, detour, after, timing) => {
        const straight = fresh({ timings: timing }).tenant;
        live(straight, before, true);
        const there = straight.snapshot();
        const hash = straight.hash();
        live(straight, after, true);

        const detoured = fresh({ timings: timing }).tenant;
        live(detoured, before, true);
        const snapshot = detoured.snapshot();
        live(detoured, detour, true);
        detoured.restore(snapshot);
        expect(detoured.hash()).toBe(hash);
        expect(detoured.now()).toBe(there.at);
        live(detoured, after, true);
        expect(detoured.hash()).toBe(straight.hash());

        // A snapshot that has been restored and left behind is still what it was.
        detoured.restore(snapshot);
        expect(detoured.hash()).toBe(hash);
      }),
      { numRuns: 40 },
    );
  });

  test('the journal replayed gives the same state, from the start and up to any position', () => {
    fc.assert(
      fc.property(stages, mode, fc.nat(), (all, timing, choice) => {
        const { tenant } = fresh({ timings: timing });
        const hashes = new Map<number, string>([[0, tenant.hash()]]);
        for (const { deeds, parts } of all) {
          for (const each of deeds) perform(tenant, each);
          for (const milliseconds of parts) tenant.clock.advance({ milliseconds });
          // After a clock move nothing is due that has not been carried out, unless delays are zero.
          if (timing !== 'zero') hashes.set(tenant.journal.position, tenant.hash());
        }
        expect(tenant.journal.replay().hash).toBe(tenant.hash());
        const positions = [...hashes.keys()];
        const position = positions[choice % positions.length] ?? 0;
        expect(tenant.journal.replay(position).hash).toBe(hashes.get(position));
      }),
      { numRuns: 40 },
    );
  });
});

describe('delays are run as the tenant is told:', () => {
  const delays = (seed: string): number[] => {
    const { tenant } = fresh({ timings: 'sampled', seed });
    const now = tenant.now();
    perform(tenant, { kind: 'join', user: 'cyd@contoso.com', group: 'Pilot' });
    perform(tenant, { kind: 'join', user: 'dan@contoso.com', group: 'Pilot' });
    perform(tenant, { kind: 'leave', user: 'ada@contoso.com', group: 'Pilot' });
    perform(tenant, { kind: 'password', user: 'bob@contoso.com', password: 'New-Horse-1' });
    return tenant.pending().map((effect) => {
      const bound = effect.kind === 'passwordSync' ? timings.passwordSync.bound : timings.membershipEdit.bound;
      expect(effect.due - now).toBeGreaterThan(0);
      expect(effect.due - now).toBeLessThanOrEqual(bound);
      return effect.due - now;
    });
  };

  test('sampled ones lie above zero and within the bound, are whole seconds, and are the same for the same seed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), (seed) => {
        const first = delays(seed);
        expect(first).toHaveLength(7);
        expect(first.every((delay) => delay % 1_000 === 0)).toBe(true);
        expect(delays(seed)).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  test('sampled ones differ between edits and between seeds, and use the whole range', () => {
    const all = Array.from({ length: 60 }, (_, index) => delays(`seed ${index}`)).flat();
    expect(new Set(all).size).toBeGreaterThan(all.length * 0.8);
    expect(all.some((delay) => delay > 20 * hour)).toBe(true);
    expect(all.some((delay) => delay > 2 * minute && delay < 4 * hour)).toBe(true);
  });

  test('with zero timings an edit is in effect at once, without moving the clock', async () => {
    const harness = setUp({ timings: 'zero' });
    await harness.policy('passwordHashSync', ['Pilot']);
    expect(harness.route('cyd@contoso.com')).toBe('federation');
    await harness.join('Pilot', 'cyd@contoso.com');
    expect(harness.route('cyd@contoso.com')).toBe('cloud passwordHashSync');
    await harness.leave('Pilot', 'cyd@contoso.com');
    expect(harness.route('cyd@contoso.com')).toBe('federation');
    expect(harness.tenant.pending()).toEqual([]);
  });

  test('a single delay can be set beside the mode, and the others keep theirs', async () => {
    const harness = setUp({ timings: { mode: 'maximum', values: { membershipEdit: 5_000 } } });
    await harness.policy('passwordHashSync', ['Pilot']);
    await harness.join('Pilot', 'cyd@contoso.com');
    harness.tenant.onPremises.changePassword('bob@contoso.com', 'New-Horse-1');
    const now = harness.tenant.now();
    expect(harness.tenant.pending().map(({ kind, due }) => [kind, due - now])).toEqual([
      ['rolloutEdit', 5_000],
      ['passwordSync', 2 * minute],
    ]);
  });

  test('what happens later bears the time at which it was due, however late the clock is looked at', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot']);
    await harness.join('Pilot', 'cyd@contoso.com');
    harness.advance('P3D');
    const added =
      (
        await harness.call(
          'GET',
          "/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Add user to feature rollout'",
        )
      ).body.value ?? [];
    expect(added).toHaveLength(3);
    expect(added[0]?.['activityDateTime']).toBe('2026-01-06T08:00:00.0000000Z');
  });
});
