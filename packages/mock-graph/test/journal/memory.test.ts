import { describe, expect, test } from 'vitest';
import { type Mark, MemoryJournal } from '../../src/journal/memory.ts';
import { type Command, engineVersion, systemActor } from '../../src/tenant/command.ts';
import { emptyState } from '../../src/tenant/state.ts';
import { setUp } from '../support/harness.ts';

const command = (position: number): Command => ({
  position,
  at: position * 10,
  operation: 'moveClock',
  input: {},
  actor: systemActor,
  engine: engineVersion,
});
const state = emptyState({ seed: 'x', createdAt: 0 });
const start: Mark = { position: 0, at: 0, state };

/** A journal of that many commands; the state before each has its position as sequence. */
function journalOf(count: number): MemoryJournal {
  const journal = new MemoryJournal(start);
  for (let position = 1; position <= count; position++)
    journal.append(command(position), { ...state, sequence: position - 1 });
  return journal;
}

describe('the journal in memory', () => {
  test('keeps a mark every 1,000 commands, with the state before the next one', () => {
    const journal = journalOf(3_500);
    expect(journal.markBefore(2_999)).toMatchObject({ position: 2_000, at: 20_010, state: { sequence: 2_000 } });
    expect(journal.markBefore(3_000)).toMatchObject({ position: 3_000 });
    expect(journal.markBefore(999)).toMatchObject({ position: 0 });
    expect(journal.position).toBe(3_500);
  });

  test('keeps the newest 10,000 commands, and a state from which they can be repeated', () => {
    for (const count of [9_999, 10_000, 10_001, 11_000, 11_001, 12_345, 25_000]) {
      const journal = journalOf(count);
      const { position } = journal.oldest;
      const kept = journal.after(position);
      expect(kept.length).toBe(count - position);
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(count, 10_000));
      // No more than a mark's distance beyond that.
      expect(kept.length).toBeLessThan(10_000 + 1_001);
      expect(kept[0]?.position).toBe(position + 1);
      expect(kept.at(-1)?.position).toBe(count);
    }
  });

  test('forgets what is older: no mark is found for it', () => {
    const journal = journalOf(12_500);
    expect(journal.oldest.position).toBe(2_000);
    expect(journal.markBefore(1_999)).toBeUndefined();
    expect(journal.markBefore(2_000)?.position).toBe(2_000);
    expect(journal.after(12_498).map(({ position }) => position)).toEqual([12_499, 12_500]);
    expect(journal.after(12_500)).toEqual([]);
  });

  test('takes back the last command only', () => {
    const journal = journalOf(3);
    const [, second, third] = journal.after(0);
    if (second) journal.withdraw(second);
    expect(journal.position).toBe(3);
    if (third) journal.withdraw(third);
    expect(journal.position).toBe(2);
  });

  test('takes commands in order only', () => {
    const journal = journalOf(3);
    expect(() => journal.append(command(5), state)).toThrow('Command 5 does not follow 3.');
    expect(() => journal.append(command(3), state)).toThrow('Command 3 does not follow 3.');
  });
});

describe('the journal of a tenant', () => {
  test('replays to any position that is kept, and refuses one that is not with the oldest reachable time', async () => {
    const harness = setUp();
    const { tenant } = harness;
    for (let step = 0; step < 11_500; step++) tenant.clock.advance({ seconds: 1 });
    const hash = tenant.hash();
    await harness.policy('passwordHashSync', ['Pilot']);
    expect(tenant.journal.position).toBe(11_502);
    expect(tenant.journal.replay(11_500).hash).toBe(hash);
    expect(tenant.journal.replay(1_000)).toMatchObject({ position: 1_000 });
    // The mark at 1,000 holds the state up to the time of the next command.
    expect(() => tenant.journal.replay(999)).toThrow(
      'Position 999 cannot be reached. Kept: 1000 (2026-01-05T08:16:41.000Z) to 11502.',
    );
    expect(() => tenant.journal.replay(11_503)).toThrow(RangeError);
    const refused = await harness.control('POST', '/journal/replay', { position: 5 });
    expect(refused.status).toBe(400);
    expect(refused.body['error']).toContain('Kept: 1000 (2026-01-05T08:16:41.000Z)');
  });

  test('holds a refused command too, which takes a position and changes nothing', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync');
    const hash = harness.tenant.hash();
    expect((await harness.call('DELETE', `/policies/featureRolloutPolicies/${id}`)).status).toBe(400);
    expect(harness.tenant.journal.position).toBe(2);
    expect(harness.tenant.hash()).toBe(hash);
  });

  test('does not hold what the gate refuses, nor reads', async () => {
    const harness = setUp({ auth: 'enforced' });
    await harness.call('GET', '/users');
    await harness.call('DELETE', '/users/ada@contoso.com');
    await harness.call('DELETE', '/users/ada@contoso.com', undefined, {
      token: await harness.token({ kind: 'application' }),
    });
    await harness.control('GET', '/state');
    expect(harness.tenant.journal.position).toBe(0);
  });
});
