import { expect, test } from 'vitest';
import { type RolloutFacts, rolloutFindings } from '../src/findings.ts';

const found = (facts: RolloutFacts) => rolloutFindings(facts).map(({ severity, code }) => `${severity} ${code}`);

test('SR-11, SR-14: what the service does not take is an error, what depends on who is enrolled a warning', () => {
  expect(found({ groups: [{ displayName: 'All', users: 50_001 }] })).toEqual(['error groupTooLarge']);
  expect(found({ groups: [{ displayName: 'All', users: 50_000 }] })).toEqual([]);
  const enabledFeatures = ['passwordHashSync', 'passthroughAuthentication', 'seamlessSso'];
  expect(found({ enabledFeatures })).toEqual(['error allThreeFeatures']);
  expect(found({ smartCards: true, legacyClients: ['pop3'] })).toEqual(['warning legacyClients', 'warning smartCards']);
});
