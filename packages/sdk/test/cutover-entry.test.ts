import { expect, test } from 'vitest';
import { rolloutFindings } from '../src/cutover.ts';

test('Findings of a rollout come from an entry of their own', () => {
  expect(rolloutFindings({})).toEqual([]);
  expect(rolloutFindings({ smartCards: true })).toMatchObject([{ behaviour: 'SR-29', code: 'smartCards' }]);
});
