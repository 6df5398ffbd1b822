import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { AuthorizationError, BadRequestError, GraphError, isGraphError, type TokenRequest } from '../src/index.ts';
import { failureOf, graph, json, noContent, policyId, refusal, serviceOf, settle } from './support/service.ts';
import { VirtualTime } from './support/virtual-time.ts';

const domains = () => json({ value: [{ id: 'contoso.com' }] });
const user = {
  accountEnabled: true,
  displayName: 'Ada',
  mailNickname: 'ada',
  userPrincipalName: 'ada@contoso.com',
  passwordProfile: { password: 'SECRET-PASSWORD' },
};

describe('A refusal is one real error', () => {
  const denied = (headers?: Record<string, string>) =>
    refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.', headers);

  test('with class, code and a stack that begins with its name', async () => {
    const { client } = serviceOf(() => denied());
    const error = await failureOf(client.domains.list());
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toBeInstanceOf(AuthorizationError);
    expect(error).toMatchObject({ name: 'AuthorizationError', status: 403, code: 'Authorization_RequestDenied' });
    expect((error as Error).stack).toMatch(/^AuthorizationError: 403 Authorization_RequestDenied: Insufficient/);
  });

  test('with the ids of the headers, or of the body where there are none', async () => {
    const fromHeader = await failureOf(serviceOf(() => denied()).client.domains.list());
    expect(fromHeader).toMatchObject({ requestId: 'request-id-in-header', clientRequestId: 'client-id-inside' });
    const { client } = serviceOf((_, attempt) => {
      const answer = denied();
      answer.headers.delete('request-id');
      if (attempt > 1) answer.headers.set('client-request-id', 'client-id-in-header');
      return answer;
    });
    const fromBody = await failureOf(client.domains.list());
    expect(fromBody).toMatchObject({ requestId: 'request-id-inside', clientRequestId: 'client-id-inside' });
    expect((fromBody as Error).message).toContain('request-id request-id-inside');
    const mixed = await failureOf(client.domains.list());
    expect(mixed).toMatchObject({ requestId: 'request-id-inside', clientRequestId: 'client-id-in-header' });
  });

  test('whose message says what, where, and what the operation needs', async () => {
    const { client } = serviceOf(() => denied());
    const error = (await failureOf(client.stagedRollout.policies.delete(policyId))) as AuthorizationError;
    expect(error.message).toContain(
      `(deleteFeatureRolloutPolicy DELETE /policies/featureRolloutPolicies/${policyId}, request-id request-id-in-header)`,
    );
    expect(error.explanation).toContain('Policy.ReadWrite.HybridAuthentication');
    expect(error.message).toContain(error.explanation);
  });

  test('that keeps the details of properties', async () => {
    const details = [{ code: 'PropertyConflict', target: 'isEnabled', message: 'conflict' }];
    const { client } = serviceOf(() => refusal(400, 'Request_BadRequest', 'Bad property', {}, { details }));
    const error = (await failureOf(client.domains.list())) as BadRequestError;
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error.details).toEqual(details);
    expect(error.message).toContain('[isEnabled: conflict]');
  });

  test('in which no token and no password can be found', async () => {
    const { client } = serviceOf(() => refusal(400, 'Request_BadRequest', 'No.'));
    const error = (await failureOf(client.directory.users.create(user))) as GraphError;
    const everything = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + error.stack;
    expect(everything).not.toContain('SECRET');
    expect(Object.keys(error)).not.toContain('request');
    expect(error.request).toMatchObject({ method: 'POST', url: `${graph}/v1.0/users` });
    expect(error.response).toMatchObject({ status: 400 });
  });

  test('that is known to a guard, by another copy of the package too', async () => {
    const { client } = serviceOf(() => denied());
    const error = await failureOf(client.domains.list());
    expect(isGraphError(error)).toBe(true);
    expect(isGraphError(error, 'AuthorizationError')).toBe(true);
    expect(isGraphError(error, 'NotFoundError')).toBe(false);
    const foreign = Object.assign(new Error('from another copy'), {
      name: 'NotFoundError',
      [Symbol.for('@cutover/sdk/GraphError')]: true,
    });
    expect(isGraphError(foreign, 'NotFoundError')).toBe(true);
    expect(isGraphError(new Error('any'))).toBe(false);
  });
});

describe('Throttling', () => {
  const throttled = (retryAfter: string, headers: Record<string, string> = {}) =>
    refusal(429, 'TooManyRequests', 'slow down', { 'retry-after': retryAfter, ...headers });

  test('is waited for at least as long as asked, with jitter on top', async () => {
    for (const random of [0, 0.999]) {
      const { client, seen, time } = serviceOf((_, attempt) => (attempt === 1 ? throttled('2') : domains()), {
        random: () => random,
      });
      await client.domains.list();
      expect(seen).toHaveLength(2);
      expect(time.sleeps).toHaveLength(1);
      expect(time.sleeps[0]).toBeGreaterThanOrEqual(2000);
      expect(time.sleeps[0]).toBeLessThanOrEqual(2500);
    }
  });

  test('may name a date, measured by the clock of the service', async () => {
    const { client, time } = serviceOf(
      (_, attempt) =>
        attempt === 1
          ? throttled('Fri, 20 Nov 2026 00:00:03 GMT', { date: 'Fri, 20 Nov 2026 00:00:00 GMT' })
          : domains(),
      { random: () => 0, time: new VirtualTime({ start: 0 }) },
    );
    await client.domains.list();
    expect(time.sleeps).toEqual([3000]);
  });

  test('is answered by repeating a POST and a PATCH too, since nothing happened', async () => {
    const post = serviceOf((_, attempt) => (attempt === 1 ? throttled('2') : json({ id: 'x' }, 201)));
    await post.client.directory.users.create(user);
    expect(post.seen.map(({ method }) => method)).toEqual(['POST', 'POST']);
    const patch = serviceOf((_, attempt) => (attempt === 1 ? throttled('2') : noContent()));
    await patch.client.stagedRollout.policies.update(policyId, { isEnabled: true });
    expect(patch.seen.map(({ method }) => method)).toEqual(['PATCH', 'PATCH']);
  });

  test('by 503 counts as such only with a Retry-After', async () => {
    const unavailable = (headers?: Record<string, string>) => refusal(503, 'ServiceUnavailable', 'oops', headers);
    const told = serviceOf((_, attempt) => (attempt === 1 ? unavailable({ 'retry-after': '1' }) : json({}, 201)));
    await told.client.directory.users.create(user);
    expect(told.seen).toHaveLength(2);
    const untold = serviceOf(() => unavailable());
    expect(await failureOf(untold.client.directory.users.create(user))).toMatchObject({ name: 'ServiceError' });
    expect(untold.seen).toHaveLength(1);
    const read = serviceOf((_, attempt) => (attempt === 1 ? unavailable() : domains()));
    await read.client.domains.list();
    expect(read.seen).toHaveLength(2);
  });

  test('that outlasts all attempts is an error with their number and the wait asked for', async () => {
    const { client, seen } = serviceOf(() => throttled('7'));
    const error = await failureOf(client.domains.list());
    expect(error).toMatchObject({ name: 'ThrottledError', attempts: 5, retryAfter: 7000, retryable: true });
    expect(seen).toHaveLength(5);
  });

  test('for longer than the call may take fails at once instead of waiting in vain', async () => {
    const { client, seen, time } = serviceOf(() => throttled('600'));
    expect(await failureOf(client.domains.list())).toMatchObject({ retryAfter: 600_000 });
    expect(seen).toHaveLength(1);
    expect(time.sleeps).toEqual([]);
  });
});

describe('A failing service', () => {
  const broken = () => refusal(500, 'InternalServerError', 'oops');

  test('is asked again by a read', async () => {
    const { client, seen } = serviceOf((_, attempt) => (attempt < 3 ? broken() : domains()));
    expect((await client.domains.list()).items).toEqual([{ id: 'contoso.com' }]);
    expect(seen).toHaveLength(3);
  });

  test('is not asked again to create something', async () => {
    const { client, seen } = serviceOf(broken);
    expect(await failureOf(client.directory.users.create(user))).toMatchObject({ name: 'ServiceError', attempts: 1 });
    expect(seen).toHaveLength(1);
  });

  test('that did change a policy is believed after a look', async () => {
    const { client, seen } = serviceOf(({ method }) => (method === 'PATCH' ? broken() : json({ isEnabled: true })));
    await client.stagedRollout.policies.update(policyId, { isEnabled: true });
    expect(seen.map(({ method }) => method)).toEqual(['PATCH', 'GET']);
  });

  test('that did not change a policy is asked again after a look', async () => {
    const { client, seen } = serviceOf(({ method }, attempt) =>
      method === 'GET' ? json({ isEnabled: false }) : attempt === 1 ? broken() : noContent(),
    );
    await client.stagedRollout.policies.update(policyId, { isEnabled: true });
    expect(seen.map(({ method }) => method)).toEqual(['PATCH', 'GET', 'PATCH']);
  });

  test('that did delete something says 404 to the repetition, which is success', async () => {
    const { client } = serviceOf((_, attempt) =>
      attempt === 1 ? broken() : refusal(404, 'Request_ResourceNotFound', 'gone'),
    );
    await client.stagedRollout.policies.delete(policyId);
    const never = serviceOf(() => refusal(404, 'Request_ResourceNotFound', 'gone'));
    expect(await failureOf(never.client.stagedRollout.policies.delete(policyId))).toMatchObject({
      name: 'NotFoundError',
    });
  });

  test('that does not offer something (501) is not asked again', async () => {
    const { client, seen } = serviceOf(() => refusal(501, 'NotImplemented', 'no'));
    expect(await failureOf(client.domains.list())).toMatchObject({ name: 'ServiceError', retryable: false });
    expect(seen).toHaveLength(1);
  });
});

describe('An abort', () => {
  test('wakes a call that waits to repeat, at once and with its reason', async () => {
    const time = new VirtualTime({ manual: true });
    const { client, seen } = serviceOf(() => refusal(429, 'TooManyRequests', 'slow', { 'retry-after': '5' }), { time });
    const controller = new AbortController();
    const failure = failureOf(client.domains.get('contoso.com', { signal: controller.signal }));
    await settle();
    expect(time.sleeps).toHaveLength(1);
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await failure).toBe(reason);
    expect(seen).toHaveLength(1);
    expect(time.pending).toBe(0);
  });

  test('reaches a call whose clock, credential, fetch or place in the queue does not hear of it', async () => {
    const never = () => new Promise<never>(() => {});
    const deaf = [
      serviceOf(never),
      serviceOf(domains, { credential: never }),
      serviceOf(() => refusal(429, 'TooManyRequests', 'slow'), {
        time: Object.assign(new VirtualTime({ manual: true }), { sleep: never }),
      }),
    ];
    for (const { client } of deaf) {
      const controller = new AbortController();
      const failure = failureOf(client.domains.get('contoso.com', { signal: controller.signal }));
      await settle();
      controller.abort('enough');
      expect(await failure).toBe('enough');
    }
    const { client } = serviceOf(never, { concurrency: 1 });
    const first = new AbortController();
    const second = new AbortController();
    const failures = [first, second].map(({ signal }) => failureOf(client.domains.get('contoso.com', { signal })));
    await settle();
    second.abort('second');
    expect(await failures[1]).toBe('second');
    first.abort('first');
    expect(await failures[0]).toBe('first');
  });

  test('before the call sends nothing', async () => {
    const { client, seen } = serviceOf(domains);
    expect(await failureOf(client.domains.get('x.com', { signal: AbortSignal.abort('no') }))).toBe('no');
    expect(seen).toEqual([]);
  });
});

describe('A timeout', () => {
  test('ends a call that hangs, by the clock of the client', async () => {
    const time = new VirtualTime({ manual: true });
    const { client } = serviceOf(() => new Promise<never>(() => {}), { time });
    const failure = failureOf(client.domains.get('contoso.com', { timeout: 5000 }));
    await settle();
    time.advance(4999);
    await settle();
    time.advance(1);
    expect(await failure).toMatchObject({ name: 'TimeoutError', operation: 'getDomain', attempts: 1 });
    expect(time.pending).toBe(0);
  });

  test('leaves no alarm behind when the call ends in time', async () => {
    const { client, time } = serviceOf(domains);
    await client.domains.list();
    expect(time.pending).toBe(0);
  });
});

describe('A token', () => {
  const credentialOf = (tokens: readonly string[], lifetime = 3_600_000, time = new VirtualTime()) => {
    const requests: (TokenRequest & { scope: string | readonly string[] })[] = [];
    const getToken = async (scope: string | string[], options?: TokenRequest) => {
      requests.push({ scope, ...options });
      const token = tokens[Math.min(requests.length, tokens.length) - 1] ?? '';
      return { token, expiresOnTimestamp: time.now() + lifetime };
    };
    return { requests, credential: { getToken } };
  };
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
  const challenge = (encoded: string) =>
    refusal(401, 'InvalidAuthenticationToken', 'CAE', {
      'www-authenticate': `Bearer realm="", authorization_uri="https://login", error="insufficient_claims", claims="${encoded}"`,
    });

  test('that lacks claims (CAE) is exchanged for one that has them, once', async () => {
    const { credential, requests } = credentialOf(['OLD', 'NEW']);
    const { client, seen } = serviceOf(
      ({ headers }) => (headers.get('authorization') === 'Bearer NEW' ? domains() : challenge(btoa(claims))),
      { credential },
    );
    await client.domains.list();
    expect(requests).toEqual([
      { scope: 'https://graph.microsoft.com/.default', enableCae: true },
      { scope: 'https://graph.microsoft.com/.default', enableCae: true, claims },
    ]);
    expect(seen).toHaveLength(2);
    const endless = credentialOf(['A', 'B', 'C', 'D']);
    const refused = serviceOf(() => challenge(btoa(claims)), { credential: endless.credential });
    expect(await failureOf(refused.client.domains.list())).toMatchObject({ name: 'AuthenticationError' });
    expect(endless.requests).toHaveLength(2);
  });

  test('that is refused is renewed once, also for a POST, and then it is an error', async () => {
    const { credential, requests } = credentialOf(['OLD', 'NEW']);
    const { client, seen } = serviceOf(
      ({ headers }) =>
        headers.get('authorization') === 'Bearer NEW'
          ? json({ id: 'x' }, 201)
          : refusal(401, 'InvalidAuthenticationToken', 'expired'),
      { credential },
    );
    await client.directory.users.create(user);
    expect(requests).toHaveLength(2);
    expect(seen).toHaveLength(2);
    const same = serviceOf(() => refusal(401, 'InvalidAuthenticationToken', 'expired'));
    expect(await failureOf(same.client.domains.list())).toMatchObject({
      name: 'AuthenticationError',
      code: 'InvalidAuthenticationToken',
    });
    expect(same.seen).toHaveLength(1);
  });

  test('is kept until shortly before its end, and asked for once by calls at the same time', async () => {
    const time = new VirtualTime();
    const { credential, requests } = credentialOf(['ONE', 'TWO'], 3_600_000, time);
    const { client, seen } = serviceOf(domains, { credential, time });
    await Promise.all([client.domains.list(), client.domains.list()]);
    expect(requests).toHaveLength(1);
    time.advance(3_500_000);
    await client.domains.list();
    expect(requests).toHaveLength(2);
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer ONE', 'Bearer ONE', 'Bearer TWO']);
  });

  test('that cannot be had is an error that says why, and nothing is sent', async () => {
    const missing = serviceOf(domains, { credential: { getToken: async () => null } });
    expect(await failureOf(missing.client.domains.list())).toMatchObject({ name: 'AuthenticationError' });
    const failing = serviceOf(domains, { credential: () => Promise.reject(new Error('signed out')) });
    const error = (await failureOf(failing.client.domains.list())) as GraphError;
    expect(error.message).toContain('signed out');
    expect(failing.seen).toEqual([]);
  });

  test('does not follow a next link to another origin', async () => {
    const { client, seen } = serviceOf(() =>
      json({ value: [{ id: 'a' }], '@odata.nextLink': 'https://graph.microsoft.com.evil.example/v1.0/users' }),
    );
    const error = await failureOf(client.directory.users.list().toArray());
    expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'ForeignOrigin' });
    expect(seen).toHaveLength(1);
  });

  test('does not follow a redirect', async () => {
    const { client, seen } = serviceOf(
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example/domains?secret=1' } }),
    );
    const error = (await failureOf(client.domains.list())) as GraphError;
    expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'Redirected', status: 302 });
    expect(error.message).toContain('https://evil.example/domains?secret=REDACTED');
    expect(seen).toHaveLength(1);
  });
});

describe('An answer that is none', () => {
  test('but a web page is a typed error', async () => {
    const page = () => new Response('<html>Sign in to the Wi-Fi</html>', { headers: { 'content-type': 'text/html' } });
    const read = serviceOf(page);
    const error = await failureOf(read.client.domains.list());
    expect(error).toMatchObject({ name: 'ResponseShapeError', code: 'NotJson', status: 200, attempts: 1 });
    const write = serviceOf(page);
    expect(await failureOf(write.client.stagedRollout.policies.delete(policyId))).toMatchObject({ code: 'NotJson' });
  });

  test('but cut JSON is a typed error', async () => {
    const { client } = serviceOf(() => new Response('{"value":[', { headers: { 'content-type': 'application/json' } }));
    const error = await failureOf(client.domains.list());
    expect(error).toMatchObject({ name: 'ResponseShapeError', code: 'BrokenJson' });
    expect((error as GraphError).cause).toBeInstanceOf(SyntaxError);
  });

  test('but JSON of another shape, or nothing, is a typed error', async () => {
    for (const [body, code] of [
      ['{"values":[]}', 'UnexpectedShape'],
      ['[]', 'UnexpectedShape'],
      ['null', 'UnexpectedShape'],
      ['', 'EmptyAnswer'],
    ] as const) {
      const { client } = serviceOf(() => new Response(body, { headers: { 'content-type': 'application/json' } }));
      expect(await failureOf(client.domains.list())).toMatchObject({ name: 'ResponseShapeError', code });
    }
  });

  test('to a refused call still has its status', async () => {
    const { client } = serviceOf(
      () => new Response('<html>Bad gateway</html>', { status: 404, headers: { 'content-type': 'text/html' } }),
    );
    expect(await failureOf(client.domains.list())).toMatchObject({ name: 'NotFoundError', code: 'Http404' });
  });
});

test('Unknown members of enumerations and unknown properties are kept, and asked for', async () => {
  const policy = { id: policyId, displayName: 'x', feature: 'quantumAuthentication', isEnabled: true, brandNew: 7 };
  const { client, seen } = serviceOf(() => json({ value: [policy] }));
  expect((await client.stagedRollout.policies.list()).items).toEqual([policy]);
  expect(seen[0]?.headers.get('prefer')).toBe('include-unknown-enum-members');
});

test('One id names a call in all its attempts, another one the next call', async () => {
  const { client, seen } = serviceOf((_, attempt) => (attempt === 1 ? refusal(500, 'X', 'x') : domains()));
  await client.domains.list();
  await client.domains.list();
  const ids = seen.map(({ headers }) => headers.get('client-request-id'));
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('An answer without content is success', async () => {
  const { client } = serviceOf(noContent);
  expect(await client.stagedRollout.policies.update(policyId, { isEnabled: true })).toBeUndefined();
});
