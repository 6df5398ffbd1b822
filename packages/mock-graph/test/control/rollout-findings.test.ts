import { describe, expect, test } from 'vitest';
import { contoso } from '../support/contoso.ts';
import { setUp } from '../support/harness.ts';

const rollout = {
  ...contoso,
  // The service refuses all three together; a file has them only where the rules accept them.
  rules: 'lenient',
  policies: [
    { feature: 'passwordHashSync', groups: ['Pilot'] },
    { feature: 'passthroughAuthentication' },
    { feature: 'seamlessSso' },
  ],
};
const codes = (body: Record<string, unknown>): unknown[] =>
  (body['findings'] as { code: string }[]).map(({ code }) => code);

describe('findings of a rollout', () => {
  test('SR-14, SR-32: the tenant tells that all three features are on, and since when users are mixed', async () => {
    const harness = setUp({ tenantFile: rollout });
    expect(codes((await harness.control('GET', '/explain/rollout')).body)).toEqual(['allThreeFeatures']);
    harness.tenant.clock.advance({ days: 91 });
    expect(codes((await harness.control('GET', '/explain/rollout')).body)).toEqual([
      'allThreeFeatures',
      'permanentMix',
    ]);
  });

  test('SR-29: what only people know is said with the question', async () => {
    const harness = setUp();
    const { body } = await harness.control('POST', '/explain/rollout', {
      smartCards: true,
      autopilotWindowsVersion: '1903',
    });
    expect(codes(body)).toEqual(['smartCards', 'autopilotVersion']);
    expect((await harness.control('POST', '/explain/rollout', { smartcards: true })).status).toBe(400);
  });
});
