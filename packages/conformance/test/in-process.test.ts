import { createMockGraph } from '@cutover/mock-graph';
import { afterAll, describe, expect, test } from 'vitest';
import { caseName } from '../src/behaviour.ts';
import { behaviours } from '../src/behaviours/index.ts';
import { run } from '../src/runner.ts';
import { mockSite } from '../src/targets/mock.ts';

const mock = createMockGraph({ auth: 'enforced', validateAnswers: true });
const site = mockSite({ send: (request) => mock.handle(request), origin: 'http://localhost' });
afterAll(() => mock[Symbol.asyncDispose]());

for (const behaviour of behaviours) {
  describe(`${behaviour.id} ${behaviour.title}`, () => {
    behaviour.cases.forEach((one, index) => {
      test(`${caseName(behaviour, index)} ${one.title}`, async () => {
        const [result] = await run(site, [{ behaviour, index }]);
        expect(result?.reason).toBeUndefined();
        expect(result?.outcome).toBe('passed');
      });
    });
  });
}

test('every case has a tenant of its own, which is gone afterwards', () => {
  expect(mock.tenantNames()).toEqual(['contoso']);
});
