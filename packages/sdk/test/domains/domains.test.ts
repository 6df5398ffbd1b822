import { describe, expect, test } from 'vitest';
import { calls, type GraphError } from '../../src/index.ts';
import { contoso, upnOf } from '../support/mock.ts';
import { failureOf, json, noContent, refusal, serviceOf } from '../support/service.ts';
import { VirtualTime } from '../support/virtual-time.ts';

const hour = 3_600_000;
type World = ReturnType<typeof contoso>;

const proofOf = async ({ client }: World, domain: string): Promise<string> => {
  const records = await client.domains.verificationRecords(domain).toArray();
  return records.map((record) => ('text' in record ? `${record.text}` : '')).find(Boolean) ?? '';
};
const publish = async (world: World, name: string): Promise<void> => {
  const value = await proofOf(world, name);
  world.tenant.run('publishDnsRecord', { name, type: 'TXT', value });
};

test('DM-01, DM-02: A domain is added, verified by its record, made the default and deleted', async () => {
  const world = contoso();
  const { domains } = world.client;
  expect(await domains.create('New.example.org')).toMatchObject({ id: 'new.example.org', isVerified: false });
  expect(await failureOf(domains.create('new.example.org'))).toMatchObject({ name: 'ConflictError' });
  expect(await failureOf(domains.verify('new.example.org'))).toMatchObject({ name: 'BadRequestError' });
  await publish(world, 'new.example.org');
  expect(await domains.verify('new.example.org')).toMatchObject({ isVerified: true });
  const again = await failureOf(domains.verify('new.example.org'));
  expect((again as Error).message).toContain('already verified');
  await domains.setDefault('new.example.org');
  expect(await domains.get('new.example.org')).toMatchObject({ isDefault: true });
  await domains.setDefault('contoso.onmicrosoft.com');
  await domains.delete('new.example.org');
  expect(await failureOf(domains.get('new.example.org'))).toMatchObject({ name: 'NotFoundError' });
});

test('Each verb that ensures does nothing where it is so already', async () => {
  const world = contoso();
  const { domains } = world.client;
  const name = 'new.example.org';
  expect(await domains.ensureDomain(name)).toMatchObject({ changed: true, domain: { id: name } });
  expect(await domains.ensureDomain(name)).toMatchObject({ changed: false, domain: { id: name } });
  expect(await failureOf(domains.ensureVerified(name))).toMatchObject({ name: 'BadRequestError' });
  await publish(world, name);
  expect(await domains.ensureVerified(name)).toMatchObject({ changed: true, domain: { isVerified: true } });
  expect(await domains.ensureVerified(name)).toMatchObject({ changed: false });
  expect(await domains.ensureDefault(name)).toMatchObject({ changed: true, domain: { isDefault: true } });
  expect(await domains.ensureDefault(name)).toMatchObject({ changed: false });
  expect(await domains.ensureManaged('contoso.com')).toMatchObject({
    changed: true,
    domain: { authenticationType: 'Managed' },
  });
  expect(await domains.ensureManaged('contoso.com')).toMatchObject({ changed: false });
  await domains.setDefault('contoso.onmicrosoft.com');
  expect(await domains.ensureDeleted(name)).toEqual({ changed: true });
  expect(await domains.ensureDeleted(name)).toEqual({ changed: false });
});

test('DM-03, DM-04, DM-07: roots, promotion, references and records are read', async () => {
  const world = contoso();
  const { domains } = world.client;
  await domains.create('eu.fabrikam.com');
  expect(await domains.rootDomain('eu.fabrikam.com')).toMatchObject({ id: 'fabrikam.com' });
  expect(await domains.promote('eu.fabrikam.com')).toBe(true);
  expect(await domains.get('eu.fabrikam.com')).toMatchObject({ isRoot: true });
  expect(await domains.references('fabrikam.com').toArray()).toMatchObject([{ userPrincipalName: 'mia@fabrikam.com' }]);
  expect(await domains.referencingUsers('fabrikam.com').toArray()).toMatchObject([
    { userPrincipalName: 'mia@fabrikam.com' },
  ]);
  expect((await domains.referencingGroups('fabrikam.com')).items).toEqual([]);
  expect(await failureOf(domains.references('contoso.com'))).toMatchObject({ name: 'BadRequestError' });
  expect(await failureOf(domains.delete('fabrikam.com'))).toMatchObject({ name: 'BadRequestError' });
  expect((await domains.serviceRecords('contoso.onmicrosoft.com')).items.length).toBeGreaterThan(0);
});

test('Calls of domains go in batches with others', async () => {
  const { client } = contoso();
  const [domain, trust, missing] = await client.batch([
    calls.domains.get('contoso.com'),
    calls.domains.federation.list('contoso.com'),
    calls.domains.get('missing.example.org'),
  ]);
  expect(domain).toMatchObject({ ok: true, value: { id: 'contoso.com' } });
  expect(trust).toMatchObject({ ok: true, value: { value: [{ displayName: 'Contoso' }] } });
  expect(missing).toMatchObject({ ok: false, status: 404 });
});

test('A change of the type that is refused says which permission it needs beside the usual one', async () => {
  const token = (scp: string) => `x.${Buffer.from(JSON.stringify({ scp })).toString('base64url')}.x`;
  const { client } = serviceOf(() => refusal(403, 'Authorization_RequestDenied', 'no'), {
    credential: () => token('Domain.ReadWrite.All'),
  });
  const error = (await failureOf(
    client.domains.update('contoso.com', { authenticationType: 'Managed' }),
  )) as GraphError;
  expect(error.explanation).toContain(
    'To change authenticationType it also needs Domain-InternalFederation.ReadWrite.All',
  );
  expect(error.explanation).not.toContain('The permission is there');
});

test('FD-07: a change whose answer was lost is not repeated when a look shows that it happened', async () => {
  let type = 'Federated';
  const { client, seen } = serviceOf(({ method }) => {
    if (method !== 'PATCH') return json({ id: 'contoso.com', authenticationType: type });
    type = 'Managed';
    throw new TypeError('fetch failed');
  });
  await client.domains.update('contoso.com', { authenticationType: 'Managed' });
  expect(seen.map(({ method }) => method)).toEqual(['PATCH', 'GET']);
});

describe('DM-02: Verifying that waits for DNS', () => {
  test('tries again at a limited rate until the record is there, and says which record', async () => {
    const world = contoso();
    const { client, tenant, calls: sent } = world;
    await client.domains.create('new.example.org');
    const proof = await proofOf(world, 'new.example.org');
    const operation = client.domains.verify('new.example.org', { waitForDns: true });
    const start = tenant.clock.now();
    operation.onProgress(({ records, attempts, reason }) => {
      expect(records.map((record) => ('text' in record ? record.text : ''))).toContain(proof);
      if (attempts > 1) expect(reason).toContain('verification failed');
      if (attempts === 11) tenant.run('publishDnsRecord', { name: 'new.example.org', type: 'TXT', value: proof });
    });
    expect(await operation).toMatchObject({ isVerified: true });
    expect(sent.filter((call) => call.endsWith('/verify'))).toHaveLength(11);
    expect(tenant.clock.now() - start).toBeGreaterThan(hour);
    expect(operation.progress).toMatchObject({ domain: 'new.example.org', attempts: 11 });
  });

  test('ends after the time that it was given, with the records that are missing', async () => {
    const world = contoso();
    await world.client.domains.create('new.example.org');
    const proof = await proofOf(world, 'new.example.org');
    const error = (await failureOf(
      world.client.domains.ensureVerified('new.example.org', { waitForDns: { timeout: hour } }),
    )) as GraphError;
    expect(error).toMatchObject({ name: 'TimeoutError' });
    expect(error.message).toContain(proof);
  });

  test('is aborted, serialised and gone on with', async () => {
    const world = contoso();
    const { client } = world;
    await client.domains.create('new.example.org');
    const first = client.domains.verify('new.example.org', { waitForDns: { interval: 1_000 } });
    first.onProgress(({ attempts }) => attempts === 3 && first.abort('enough'));
    expect(await failureOf(first)).toBe('enough');
    await publish(world, 'new.example.org');
    expect(await client.domains.resume('verify', first.serialize())).toMatchObject({ isVerified: true });
    const signal = AbortSignal.abort('no');
    expect(await failureOf(client.domains.verify('new.example.org', { signal }))).toBe('no');
  });

  test('that was interrupted after it happened is a success', async () => {
    let happened = false;
    const world = contoso({
      hook: async (send, { url }) => {
        const answer = await send();
        if (!url.endsWith('/verify') || happened) return answer;
        happened = true;
        first.abort('The process ended.');
        return answer;
      },
    });
    await world.client.domains.create('new.example.org');
    await publish(world, 'new.example.org');
    const first = world.client.domains.verify('new.example.org');
    expect(await failureOf(first)).toBe('The process ended.');
    expect(await world.client.domains.resume('verify', first.serialize())).toMatchObject({ isVerified: true });
  });

  test('does not wait for what no record mends', async () => {
    for (const message of [
      'Domain is already verified.',
      "Domain verification failed with the following error: 'The domain is verified in another tenant'.",
    ]) {
      const { client, seen } = serviceOf(({ method }) =>
        method === 'GET' ? json({ value: [] }) : refusal(400, 'Request_BadRequest', message),
      );
      expect(await failureOf(client.domains.verify('contoso.com', { waitForDns: true }))).toMatchObject({
        status: 400,
      });
      expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
    }
  });

  test('sees by a look that it happened although the answer was lost', async () => {
    const { client, seen } = serviceOf(({ method }) => {
      if (method === 'GET') return json({ id: 'contoso.com', isVerified: true });
      throw new TypeError('fetch failed');
    });
    expect(await client.domains.verify('contoso.com')).toMatchObject({ isVerified: true });
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  test('gives up after some attempts that are answered by no word of DNS', async () => {
    const { client, seen } = serviceOf(({ method }) =>
      method === 'GET' ? json({ id: 'contoso.com', isVerified: false }) : refusal(500, 'InternalServerError', 'x'),
    );
    expect(await failureOf(client.domains.verify('contoso.com'))).toMatchObject({ status: 500 });
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(5);
  });
});

describe('DM-08: A forced deletion', () => {
  test('is awaited until the domain is gone, and what used its name has another', async () => {
    const { client, tenant } = contoso();
    const start = tenant.clock.now();
    const states: string[] = [];
    const operation = client.domains.forceDelete('fabrikam.com', { disableUserAccounts: false });
    operation.onProgress(({ state }) => states.push(state));
    const result = await operation;
    expect(result).toMatchObject({ domain: 'fabrikam.com', state: 'gone' });
    expect(result.observations['InProgress']).toBeGreaterThan(3);
    expect(result.observations['not found']).toBe(3);
    expect([...new Set(states)]).toEqual(['asked', 'underWay', 'gone']);
    expect(tenant.clock.now() - start).toBeGreaterThanOrEqual(24 * hour);
    expect(tenant.clock.now() - start).toBeLessThan(24.5 * hour);
    expect(
      await client.directory.users.get('mia@contoso.onmicrosoft.com', { select: ['accountEnabled'] }),
    ).toMatchObject({ accountEnabled: true });
  });

  test('is asked for once, also when it is gone on with or its answer was lost', async () => {
    let lose = true;
    const world = contoso({
      hook: async (send, { url }) => {
        const answer = await send();
        if (!url.endsWith('forceDelete') || !lose) return answer;
        lose = false;
        throw new TypeError('fetch failed');
      },
    });
    const first = world.client.domains.forceDelete('fabrikam.com');
    first.onProgress(({ state }) => state === 'underWay' && first.abort('enough'));
    expect(await failureOf(first)).toBe('enough');
    expect(await world.client.domains.resume('forceDelete', first.serialize())).toMatchObject({ state: 'gone' });
    expect(world.calls.filter((call) => call.endsWith('/forceDelete'))).toHaveLength(1);
  });

  test('that fails says what stands in the way', async () => {
    let asked = false;
    const { client } = serviceOf(({ method, url }) => {
      if (method === 'POST') {
        asked = true;
        return noContent();
      }
      if (url.includes('domainNameReferences')) return json({ value: [{ id: 'g', displayName: 'Sales' }] });
      const state = { operation: 'ForceDelete', status: 'Failed' };
      return json({ id: 'contoso.com', authenticationType: 'Managed', isDefault: true, ...(asked && { state }) });
    });
    const error = (await failureOf(client.domains.forceDelete('contoso.com'))) as GraphError;
    expect(error).toMatchObject({ name: 'ServiceError', code: 'ForceDeleteFailed' });
    expect(error.message).toContain('It is the default domain');
    expect(error.message).toContain('used, by Sales');
  });

  test('that failed before is asked for again', async () => {
    const seen: string[] = [];
    const failedAt = (time: string) => ({ operation: 'ForceDelete', status: 'Failed', lastActionDateTime: time });
    // The first looks after the request still show the old failure.
    const states = [
      failedAt('2026-01-01T00:00:00Z'),
      failedAt('2026-01-01T00:00:00Z'),
      { operation: 'ForceDelete', status: 'InProgress' },
    ];
    const { client } = serviceOf(({ method }) => {
      seen.push(method);
      if (method === 'POST') return noContent();
      const state = states.shift();
      return state ? json({ id: 'contoso.com', state }) : refusal(404, 'Request_ResourceNotFound', 'gone');
    });
    expect(await client.domains.forceDelete('contoso.com')).toMatchObject({ state: 'gone' });
    expect(seen).toEqual(['GET', 'POST', 'GET', 'GET', 'GET', 'GET', 'GET']);
  });

  test('is refused as the service refuses it, and of a domain that is not there', async () => {
    const { client } = contoso();
    expect(await failureOf(client.domains.forceDelete('contoso.com'))).toMatchObject({ name: 'BadRequestError' });
    expect(await failureOf(client.domains.forceDelete('missing.example.org'))).toMatchObject({ name: 'NotFoundError' });
    const error = await failureOf(client.domains.forceDelete('fabrikam.com', { timeout: hour }));
    expect(error).toMatchObject({ name: 'TimeoutError' });
    expect((error as Error).message).toMatch(/InProgress \d+×/);
  });
});

describe('CV-01: Waiting for a conversion to be in effect', () => {
  const upns = [upnOf('hash', 1), upnOf('hash', 2)];

  test('ends when sign-in follows, both ways, and can be gone on with', async () => {
    const { client, tenant } = contoso();
    await client.domains.ensureManaged('contoso.com');
    const start = tenant.clock.now();
    const first = client.domains.waitUntilInEffect('contoso.com', { upns, expect: 'cloud' });
    first.onProgress(({ rounds }) => rounds === 5 && first.abort('enough'));
    expect(await failureOf(first)).toBe('enough');
    const result = await client.domains.resume('waitUntilInEffect', first.serialize());
    expect(result).toMatchObject({ allInEffect: true, users: [{ state: 'seenInEffect' }, { state: 'seenInEffect' }] });
    expect(result.users[0]?.observations).toMatchObject({ cloud: 3 });
    expect(tenant.clock.now() - start).toBeGreaterThanOrEqual(2 * hour);
    expect(tenant.clock.now() - start).toBeLessThan(2.2 * hour);
  });

  test('is refused when Graph does not show the domain so, for users elsewhere, and for none', async () => {
    const { client } = contoso();
    const { domains } = client;
    const error = await failureOf(domains.waitUntilInEffect('contoso.com', { upns, expect: 'cloud' }));
    expect(error).toMatchObject({ code: 'NotAsked' });
    expect((error as Error).message).toContain('does not show contoso.com as Managed');
    for (const wrong of [['mia@fabrikam.com'], ['a@sub.contoso.com'], [], ['nobody']])
      expect(await failureOf(domains.waitUntilInEffect('contoso.com', { upns: wrong, expect: 'cloud' }))).toMatchObject(
        {
          name: 'RequestRefusedError',
        },
      );
  });

  test('waits for who is late until the time is over, and says what it saw', async () => {
    const time = new VirtualTime();
    const { client } = serviceOf(
      ({ url }) =>
        url.includes('GetCredentialType')
          ? json({ Credentials: { PrefCredential: 4 } })
          : json({ id: 'contoso.com', authenticationType: 'Managed' }),
      { time },
    );
    const start = time.now();
    const error = await failureOf(client.domains.waitUntilInEffect('contoso.com', { upns, expect: 'cloud' }));
    expect(error).toMatchObject({ name: 'TimeoutError' });
    expect((error as Error).message).toMatch(/federation \d+×/);
    expect(time.now() - start).toBeGreaterThan(2.5 * hour);
    expect(time.now() - start).toBeLessThanOrEqual(3 * hour);
  });
});
