import { describe, expect, test } from 'vitest';
import { expectError, setUp } from '../support/harness.ts';

const unreadable =
  /^Unable to read JSON request payload\. Please ensure Content-Type header is set and payload is of valid JSON format\./;
const groups = '/groups';

describe('a body that cannot be read', () => {
  test.each([
    ['malformed JSON', '{"displayName":'],
    ['a list', '[]'],
    ['a text', '"group"'],
    ['null', 'null'],
    ['a number', '1'],
    ['nothing', ''],
  ])('%s is refused', async (_what, text) => {
    const harness = setUp();
    expectError(await harness.call('POST', groups, undefined, { text }), 400, 'BadRequest', unreadable);
  });

  test.each([
    ['{"password":Sup3r-Secret-1}', 'line 1, column 13'],
    ['{"password":"Sup3r-Secret-1"x}', 'line 1, column 29'],
    ['{"a":[1,{"b":{}}],\n "password":\'Sup3r-Secret-1\'}', 'line 2, column 13'],
    ['{"password":"Sup3r-Secret-1"} {', 'line 1, column 31'],
    ['{"password":["Sup3r-Secret-1",]}', 'line 1, column 31'],
    ['{"password":"Sup3r-Secret-1', 'line 1, column 13'],
    ['{"Sup3r-Secret-1" 1}', 'line 1, column 19'],
    ['['.repeat(100_000), 'line 1, column 100001'],
  ])('the place of what is no JSON is told, and nothing of the text: %#', async (text, place) => {
    const harness = setUp();
    const answers = [
      await harness.call('POST', groups, undefined, { text }),
      await harness.control('POST', '/sign-in', undefined, { text }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(`stops being JSON at ${place}.`);
      expect(answer.text).not.toContain('Sup3r');
    }
  });

  test('a value that an enumeration does not have is refused with those that it has', async () => {
    const harness = setUp();
    const policy = { displayName: 'x', feature: 'telepathy', isEnabled: false };
    const answer = await harness.call('POST', '/policies/featureRolloutPolicies', policy);
    expectError(answer, 400, 'Request_BadRequest', /: must be one of passthroughAuthentication, seamlessSso, /);
  });

  test('a body is refused where an operation takes none, save an empty object', async () => {
    const harness = setUp();
    const hash = harness.tenant.hash();
    const message = 'This operation takes no body. Send none, or an empty object.';
    for (const [method, path] of [
      ['DELETE', '/domains/unverified.com'],
      ['GET', '/domains'],
    ] as const)
      expectError(await harness.call(method, path, { a: 1 }), 400, 'Request_BadRequest', message);
    expectError(
      await harness.call('DELETE', '/domains/unverified.com', undefined, { text: '{' }),
      400,
      'BadRequest',
      unreadable,
    );
    expect(harness.tenant.hash()).toBe(hash);
    expect((await harness.call('DELETE', '/domains/unverified.com', {})).status).toBe(204);
  });

  test('another content type is refused, and all JSON ones are taken', async () => {
    const harness = setUp();
    const text = '{"displayName":"G","mailEnabled":false,"mailNickname":"g","securityEnabled":true}';
    const send = (type: string) => harness.call('POST', groups, undefined, { text, headers: { 'content-type': type } });
    expectError(
      await send('text/plain'),
      415,
      'UnsupportedMediaType',
      "The content type 'text/plain' is not supported. Send application/json.",
    );
    expect((await send('application/x-www-form-urlencoded')).status).toBe(415);
    for (const type of ['application/json', 'Application/JSON; charset=utf-8', 'application/json;odata.metadata=none'])
      expect((await send(type)).status).toBe(201);
  });

  test('one that the way in did not hand over, such as one over four megabytes, is refused with its reason', async () => {
    const harness = setUp();
    for (const path of ['/v1.0/groups', '/v1.0/$batch']) {
      const { status } = await harness.mock.handle({
        method: 'POST',
        url: path,
        headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
        bodyRefused: { status: 413, code: 'RequestEntityTooLarge', message: 'Too large.' },
      });
      expect([path, status]).toEqual([path, 413]);
    }
  });

  test('names that every object has are no way into it', async () => {
    const harness = setUp();
    const hash = harness.tenant.hash();
    for (const text of [
      '{"__proto__":{"isEnabled":true},"displayName":"x","feature":"seamlessSso","isEnabled":false}',
      '{"constructor":1,"displayName":"x","feature":"seamlessSso","isEnabled":false}',
      '{"toString":1,"displayName":"x","feature":"seamlessSso","isEnabled":false}',
      '{"displayName":"x","feature":"constructor","isEnabled":false}',
    ]) {
      const answer = await harness.call('POST', '/policies/featureRolloutPolicies', undefined, { text });
      expect([text, answer.status]).toEqual([text, 400]);
    }
    for (const path of [
      '/users?$select=constructor',
      "/users?$filter=toString eq 'x'",
      '/__proto__',
      '/users/__proto__',
      '/constructor',
    ])
      expect((await harness.call('GET', path)).status, path).toBeLessThan(500);
    expect(harness.tenant.hash()).toBe(hash);
  });
});

describe('what the mock does not serve', () => {
  test('a path that Graph has: 501 with the nearest that is served, and it is counted', async () => {
    const harness = setUp();
    const answer = await harness.call('GET', '/users/ada@contoso.com/manager');
    expectError(
      answer,
      501,
      'NotImplemented',
      'The mock does not serve GET /v1.0/users/ada@contoso.com/manager. The nearest that is served is /v1.0/users/{id}.',
    );
    expect(answer.headers['x-mock-reason']).toBe('path-not-served');
    expectError(
      await harness.call('GET', '/me'),
      501,
      'NotImplemented',
      'The mock does not serve GET /v1.0/me. Nothing near it is served.',
    );
    await harness.call('GET', '/me');
    expect((await harness.control('GET', '/unserved')).body['unserved']).toEqual({
      'GET /v1.0/users/ada@contoso.com/manager': 1,
      'GET /v1.0/me': 2,
    });
  });

  test('a method: 501 with those that are served', async () => {
    const harness = setUp();
    const answer = await harness.call('PUT', '/users/ada@contoso.com', {});
    expectError(
      answer,
      501,
      'NotImplemented',
      'The mock does not serve PUT /v1.0/users/ada@contoso.com. On this path it serves GET, PATCH, DELETE. What happens outside of Graph, such as agents, synchronization and DNS, is done at /_mock.',
    );
    expect(answer.headers['x-mock-reason']).toBe('method-not-served');
  });

  test('a path that Graph does not have: 400 as the service says it', async () => {
    const harness = setUp();
    expectError(
      await harness.call('GET', '/nonsense/x'),
      400,
      'BadRequest',
      "Resource not found for the segment 'nonsense'.",
    );
    expectError(await harness.call('GET', ''), 400, 'BadRequest', 'Name a resource after the version.');
  });

  test('what v1.0 lacks is not there', async () => {
    const harness = setUp();
    expectError(
      await harness.call('GET', '/directory/featureRolloutPolicies'),
      400,
      'BadRequest',
      "Resource not found for the segment 'featureRolloutPolicies'.",
    );
    expect(
      (await harness.call('GET', '/directory/featureRolloutPolicies', undefined, { version: 'beta' })).status,
    ).toBe(200);
  });

  test('counts, deltas and casts are not taken for ids', async () => {
    const harness = setUp();
    const id = harness.groupId('Pilot');
    for (const path of [
      '/users/$count',
      '/groups/$count',
      '/users/delta',
      '/groups/delta()',
      `/groups/${id}/members/$count`,
      `/groups/${id}/members/microsoft.graph.user`,
    ]) {
      const answer = await harness.call('GET', path);
      expect([path, answer.status]).toEqual([path, 501]);
    }
  });

  test('another version, or none, is told where things are', async () => {
    const harness = setUp();
    for (const path of ['/v3.0/users', '/users', '/']) {
      const answer = await harness.send('GET', path);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('Graph is at /v1.0 and /beta');
    }
  });

  test('the 501 does not come before the 401', async () => {
    const harness = setUp();
    expect((await harness.call('GET', '/me', undefined, { token: '' })).status).toBe(401);
  });
});

test.each([
  ['/policies', '/v1.0/policies/featureRolloutPolicies'],
  ['/auditLogs/provisioning', '/v1.0/auditLogs/directoryAudits'],
  ['/users/ada@contoso.com/manager', '/v1.0/users/{id}'],
])('a call that is not served names one that is: %s', async (path, nearest) => {
  const harness = setUp();
  const { status, body, headers } = await harness.call('GET', path);
  expect(status).toBe(501);
  expect(headers['x-mock-reason']).toBe('path-not-served');
  expect(JSON.stringify(body)).toContain(`The nearest that is served is ${nearest}.`);
});
