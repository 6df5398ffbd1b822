import { describe, expect, test } from 'vitest';
import { expectError, type Harness, setUp } from '../support/harness.ts';

const signIn = (harness: Harness, interactive?: boolean) =>
  harness.tenant.signIn({
    userPrincipalName: 'ada@contoso.com',
    password: 'Correct-Horse-1',
    ...(interactive === undefined ? {} : { interactive }),
  });

describe('SR-27: under the rules of 2026-05 the path changes with the sign-in after the next interactive one', () => {
  test('for a user who has entered rollout', async () => {
    const harness = setUp({ rules: '2026-05' });
    await harness.policy('passwordHashSync', ['Pilot']);
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(signIn(harness)).toMatchObject({ result: 'success', decision: { route: 'federation' } });
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect(signIn(harness).result).toBe('success');
    // Each user for himself.
    expect(harness.route('bob@contoso.com')).toBe('federation');
  });

  test('for a user who has left it, and for all when the policy is turned off', async () => {
    const harness = setUp({ rules: '2026-05' });
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    signIn(harness);
    await harness.leave('Pilot', 'ada@contoso.com');
    harness.advance('PT24H');
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    signIn(harness);
    expect(harness.route('ada@contoso.com')).toBe('federation');
    await harness.join('Pilot', 'ada@contoso.com');
    harness.advance('PT24H');
    signIn(harness);
    await harness.turn(id, false);
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    signIn(harness);
    expect(harness.route('ada@contoso.com')).toBe('federation');
  });

  test('for users of a load, each with the first sign-in of their own', async () => {
    const harness = setUp({ rules: '2026-05' });
    await harness.policy('passwordHashSync', ['Pilot']);
    const enrolled = [...harness.tenant.view().tables.enrolments.range()].length;
    expect(enrolled).toBeGreaterThan(0);
    const before = harness.tenant.snapshot();
    const load = { domain: 'contoso.com', count: 2_000, duration: 'PT1H', curve: [1] };
    const run = (steps: number) => {
      const { id } = harness.tenant.passThrough.startLoad(load);
      for (let step = 0; step < steps; step++) harness.advance({ seconds: 3_600 / steps });
      return harness.tenant.passThrough.load(id).outcomes;
    };
    const outcomes = run(1);
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect(outcomes['0']).toBeGreaterThan(100);
    // What was known of later ways is not known of the time before.
    harness.tenant.restore(before);
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(run(60)).toEqual(outcomes);
  });

  test('not with one that is not interactive, nor with a legacy client', async () => {
    const harness = setUp({ rules: '2026-05' });
    await harness.policy('passwordHashSync', ['Pilot']);
    signIn(harness, false);
    harness.tenant.signIn({ userPrincipalName: 'ada@contoso.com', client: 'pop3' });
    harness.tenant.signIn({ userPrincipalName: 'ada@contoso.com', client: 'primaryRefreshToken' });
    expect(harness.route('ada@contoso.com')).toBe('federation');
    harness.tenant.signIn({ userPrincipalName: 'ada@contoso.com', client: 'modern' });
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('who leaves before signing in again never notices', async () => {
    const harness = setUp({ rules: '2026-05' });
    await harness.policy('passwordHashSync', ['Pilot']);
    await harness.leave('Pilot', 'ada@contoso.com');
    harness.advance('PT24H');
    signIn(harness);
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(harness.tenant.view().tables.enrolments.has(`passwordHashSync|${harness.userId('ada@contoso.com')}`)).toBe(
      false,
    );
  });

  test('the audit trail tells when the service took the user up, not when sign-in followed', async () => {
    const harness = setUp({ rules: '2026-05' });
    await harness.policy('passwordHashSync', ['Pilot']);
    const events = await harness.call(
      'GET',
      "/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Add user to feature rollout'",
    );
    expect(events.body.value).toHaveLength(2);
  });

  test('by default no extra sign-in is needed', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot']);
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('SR-21 counts from when sign-in follows', async () => {
    const harness = setUp({ rules: '2026-05' });
    await harness.policy('passwordHashSync', ['Pilot']);
    const body = { passwordPolicies: 'None' };
    expect((await harness.call('PATCH', '/users/ada@contoso.com', body)).status).toBe(204);
    signIn(harness);
    expectError(
      await harness.call('PATCH', '/users/ada@contoso.com', body),
      400,
      'Request_BadRequest',
      /staged rollout/,
    );
  });
});
