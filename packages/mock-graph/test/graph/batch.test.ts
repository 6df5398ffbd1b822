import { describe, expect, test } from 'vitest';
import { type Answer, absentId, expectError, type Harness, reference, setUp } from '../support/harness.ts';

interface Response {
  readonly id: string | number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: {
    readonly [name: string]: unknown;
    readonly error?: { readonly code: string; readonly message: string };
  };
}

const batch = (harness: Harness, requests: unknown, more: object = {}): Promise<Answer> =>
  harness.call('POST', '/$batch', { requests, ...more });
const responses = (answer: Answer): Response[] => answer.body['responses'] as Response[];
const get = (id: string | number, url = '/domains') => ({ id, method: 'GET', url });
const json = { 'Content-Type': 'application/json' };

describe('$batch (GP-03)', () => {
  test('carries out up to twenty, each with its own status, headers and body', async () => {
    const harness = setUp();
    const answer = await batch(
      harness,
      Array.from({ length: 20 }, (_, index) => get(`${index}`)),
    );
    expect(answer.status).toBe(200);
    expect(responses(answer).map((response) => response.status)).toEqual(new Array(20).fill(200));
    expect(responses(answer)[0]?.headers['Content-Type']).toContain('application/json');
    expect(responses(answer)[0]?.body?.['@odata.context']).toBe('https://graph.microsoft.com/v1.0/$metadata#domains');
  });

  test('refuses twenty-one in the words of the service, with nothing carried out', async () => {
    const harness = setUp();
    const answer = await batch(
      harness,
      Array.from({ length: 21 }, (_, index) => get(`${index}`)),
    );
    expectError(answer, 400, 'MaximumValueExceeded', 'Number of batch request steps exceeds the maximum value of 20.');
  });

  test('gives ids back as they came, numbers as numbers', async () => {
    const harness = setUp();
    const answer = await batch(harness, [get(1), get('two'), { ...get(3), dependsOn: ['1'] }]);
    expect(responses(answer).map((response) => response.id)).toEqual([1, 'two', 3]);
  });

  test('reads options whose dollar sign is encoded, and addresses with and without the first slash', async () => {
    const harness = setUp();
    const answer = await batch(harness, [get('1', '/users?%24top=1'), get('2', 'users?$top=1')]);
    for (const response of responses(answer)) {
      expect(response.status).toBe(200);
      expect(response.body?.['value']).toHaveLength(1);
      expect(response.body?.['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?\$top=1&/);
    }
  });

  test('writes in order, at one moment, and reads what was written before', async () => {
    const harness = setUp();
    const group = harness.groupId('Empty');
    const ada = harness.userId('ada@contoso.com');
    const answer = await batch(harness, [
      { id: 'add', method: 'POST', url: `/groups/${group}/members/$ref`, headers: json, body: reference(ada) },
      get('list', `/groups/${group}/members`),
      { id: 'remove', method: 'DELETE', url: `/groups/${group}/members/${ada}/$ref` },
    ]);
    const [added, listed, removed] = responses(answer);
    expect(added).toEqual({ id: 'add', status: 204, headers: {} });
    expect(listed?.body?.['value']).toHaveLength(1);
    expect(removed?.status).toBe(204);
    expect(harness.tenant.journal.entries().map((command) => command.operation)).toEqual([
      'addGroupMember',
      'removeGroupMember',
    ]);
    expect(new Set(harness.tenant.journal.entries().map((command) => command.at)).size).toBe(1);
  });

  test('what fails takes its dependants with it, and nothing else', async () => {
    const harness = setUp();
    const answer = await batch(harness, [
      get('gone', `/groups/${absentId}`),
      { ...get('after'), dependsOn: ['gone'] },
      { ...get('afterAfter'), dependsOn: ['after'] },
      get('free'),
      { ...get('afterFree'), dependsOn: ['free'] },
    ]);
    expect(responses(answer).map(({ id, status }) => [id, status])).toEqual([
      ['gone', 404],
      ['after', 424],
      ['afterAfter', 424],
      ['free', 200],
      ['afterFree', 200],
    ]);
    expect(responses(answer)[1]?.body?.error).toMatchObject({
      code: 'FailedDependency',
      message: "The request depends on request 'gone', which failed.",
    });
  });

  test('hands a made object back with its Location, and its headers to each request alone', async () => {
    const harness = setUp();
    await harness.policy('certificateBasedAuthentication');
    const body = { displayName: 'G', mailEnabled: false, mailNickname: 'g', securityEnabled: true };
    const answer = await batch(harness, [
      {
        id: '1',
        method: 'post',
        url: '/groups',
        headers: { 'content-type': 'application/json;odata.metadata=none' },
        body,
      },
      { ...get('2', '/policies/featureRolloutPolicies'), headers: { Prefer: 'include-unknown-enum-members' } },
      get('3', '/policies/featureRolloutPolicies'),
      { ...get('4', '/users?$top=1'), headers: { Accept: 'application/json;odata.metadata=none' } },
    ]);
    const [made, preferred, plain, bare] = responses(answer);
    expect(made?.headers['Location']).toContain('/directoryObjects/');
    const feature = (response: Response | undefined) => {
      const [first] = (response?.body?.['value'] ?? []) as { feature: string }[];
      return first?.feature;
    };
    expect([feature(preferred), feature(plain)]).toEqual(['certificateBasedAuthentication', 'unknownFutureValue']);
    expect(bare?.body?.['@odata.context']).toBeUndefined();
  });

  test.each<[string, unknown, RegExp]>([
    ['another batch inside', [get('1', '/$batch')], /is itself a batch/],
    ['another batch inside, encoded', [get('1', '/%24batch')], /is itself a batch/],
    ['another batch inside, hidden', [get('1', '/%24b%61tch')], /is itself a batch/],
    ['the same id twice', [get('1'), get('1')], /the id '1' is used twice/],
    ['the same id as number and text', [get(1), get('1')], /the id '1' is used twice/],
    [
      'a dependency that does not exist',
      [{ ...get('1'), dependsOn: ['0'] }],
      /depends on '0', which does not come before it/,
    ],
    ['a dependency on itself', [{ ...get('1'), dependsOn: ['1'] }], /does not come before it/],
    ['dependsOn that is no list', [{ ...get('1'), dependsOn: '0' }], /dependsOn/],
    ['no id', [{ method: 'GET', url: '/users' }], /request 1 has no id/],
    ['no method', [{ id: '1', url: '/users' }], /needs a method and a url/],
    ['an absolute address', [get('1', 'https://graph.microsoft.com/v1.0/users')], /must be relative/],
    ['a body without content type', [{ ...get('1'), method: 'POST', body: {} }], /needs a Content-Type header/],
    ['headers that are a list', [{ ...get('1'), headers: [] }], /headers of request '1'/],
    ['a request that is no object', ['GET /users'], /request 1 is not an object/],
    ['requests that are no list', { '1': get('1') }, /must have a list 'requests'/],
  ])('refuses %s, with nothing carried out', async (_what, requests, message) => {
    const harness = setUp();
    const hash = harness.tenant.hash();
    // A write before the request at fault must not have happened either.
    const write = { id: 'w', method: 'DELETE', url: `/users/${harness.userId('dan@contoso.com')}` };
    const answer = await batch(harness, Array.isArray(requests) ? [write, ...requests] : requests);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.code).toBe('BadRequest');
    expect(answer.body.error?.message.replace(/request 2/, 'request 1')).toMatch(message);
    expect(harness.tenant.hash()).toBe(hash);
  });

  test('refuses what the body has beside its requests, options in the query, and other methods', async () => {
    const harness = setUp();
    expect((await batch(harness, [get('1')], { atomicity: true })).status).toBe(400);
    expect((await harness.call('POST', '/$batch?$top=1', { requests: [get('1')] })).status).toBe(400);
    expect((await harness.call('GET', '/$batch')).status).toBe(405);
    expect((await harness.call('POST', '/$batch', { requests: [get('1')] }, { token: '' })).status).toBe(401);
  });

  test('checks the permissions of each request', async () => {
    const harness = setUp({ auth: 'enforced' });
    const token = await harness.token({ kind: 'application', permissions: ['Domain.Read.All'] });
    const answer = await harness.call('POST', '/$batch', { requests: [get('1'), get('2', '/users')] }, { token });
    expect(responses(answer).map((response) => response.status)).toEqual([200, 403]);
  });

  test('says on which assumption the answer to a request rests', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    const answer = await batch(harness, [{ id: '1', method: 'DELETE', url: `/policies/featureRolloutPolicies/${id}` }]);
    expect(responses(answer)[0]?.headers['x-mock-assumption']).toBe('SR-20');
  });

  test('an empty one is answered emptily', async () => {
    const harness = setUp();
    expect(responses(await batch(harness, []))).toEqual([]);
  });
});
