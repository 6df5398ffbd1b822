import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readExampleReasons, replay } from '../scripts/examples.ts';
import {
  type Exchange,
  messageForm,
  readExchanges,
  refusalDifferences,
  shapeDifferences,
} from '../scripts/exchanges.ts';
import { hasReference, orWhy, reference } from './support/paths.ts';

describe('the shape of an answer', () => {
  it.each([
    ['nothing where ours has more', { a: 1 }, { a: 2, b: 3 }, []],
    ['nothing where one is null', { a: null, b: 'x' }, { a: 1, b: null }, []],
    ['a missing key', { a: { b: 1 } }, { a: {} }, ['a.b is missing']],
    ['another type', { a: 'x' }, { a: 1 }, ['a is number, documented string']],
    ['keys that some item has', { value: [{ a: 1 }, { b: 2 }] }, { value: [{ a: 1 }] }, ['value[].b is missing']],
    ['an answer without items', { value: [{ a: 1 }] }, { value: [] }, ['value is empty']],
    [
      'another context, whatever host and id',
      { '@odata.context': "https://graph.microsoft.com/v1.0/$metadata#groups('{id}')/members" },
      { '@odata.context': 'http://127.0.0.1/v1.0/$metadata#users' },
      ['@odata.context is users, documented groups/members'],
    ],
  ])('finds %s', (_what, documented, ours, differences) => {
    expect(shapeDifferences(documented, ours)).toEqual(differences);
  });

  it('compares refusals by code and by the form of the message', () => {
    const documented = { code: 'A', message: "Resource '{id}' is not there." };
    expect(
      refusalDifferences(documented, {
        code: 'A',
        message: "Resource '00000001-0000-4000-8000-000000000001' is not there",
      }),
    ).toEqual([]);
    expect(refusalDifferences(documented, { code: 'B', message: 'Gone.' })).toEqual([
      "error.code is 'B', documented 'A'",
      "error.message is 'Gone', documented 'Resource '…' is not there'",
    ]);
    expect(messageForm('  a   <id> b. ')).toBe('a … b');
  });
});

describe('a replay', () => {
  const exchange: Exchange = {
    id: 'made-up',
    version: 'v1.0',
    method: 'POST',
    path: '/policies/featureRolloutPolicies/{id}/appliesTo/$ref',
    headers: {},
    body: { '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/{groupId}' },
    status: 204,
    response: null,
  };

  it('puts seeded objects in the place of ids', async () => {
    expect(await replay(exchange, [])).toMatchObject({ notServed: false, differences: [] });
  });

  it('says what differs, with the reason if there is one', async () => {
    const reason = { ids: 'made-', differs: 'status is 204', reason: 'Made up.' };
    expect(await replay({ ...exchange, status: 201 }, [reason])).toMatchObject({
      differences: [{ text: 'status is 204, documented 201', reason }],
    });
  });

  it('tells what is not served', async () => {
    expect(await replay({ ...exchange, path: '/me/drive' }, [])).toMatchObject({ notServed: true });
  });
});

it.skipIf(!hasReference)(`documented exchanges differ in nothing without a reason${orWhy}`, async () => {
  const { exchanges } = readExchanges(join(reference, 'examples'));
  const reasons = readExampleReasons();
  const used = new Set<unknown>();
  let replayed = 0;
  for (const exchange of exchanges) {
    const { notServed, differences } = await replay(exchange, reasons);
    if (!notServed) replayed++;
    for (const { text, reason } of differences) {
      expect(reason, `${exchange.id}: ${text}`).toBeDefined();
      used.add(reason);
    }
  }
  expect(replayed).toBeGreaterThan(150);
  expect(reasons.filter((reason) => !used.has(reason))).toEqual([]);
});
