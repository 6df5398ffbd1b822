import { describe, expect, test } from 'vitest';
import type { Harness } from '../support/harness.ts';
import { expectRefusal, service, signInWorld, world } from './support/world.ts';

const tenantId = world.tenant.id;
const get = (harness: Harness, url: string) => harness.send('GET', url, undefined, { token: '' });
const configuration = '/v2.0/.well-known/openid-configuration';

describe('HR-04: OpenID configuration', () => {
  test.each([
    ['https://login.microsoftonline.com', '', 'graph.microsoft.com', 'microsoftonline.com'],
    ['https://login.microsoftonline.us', '', 'graph.microsoft.us', 'microsoftonline.us'],
    ['https://login.chinacloudapi.cn', '', 'microsoftgraph.chinacloudapi.cn', 'partner.microsoftonline.cn'],
    ['https://localhost:4010', '/t/contoso', 'graph.microsoft.com', 'microsoftonline.com'],
  ])('at %s%s its issuer and endpoints are of the origin that was asked', async (origin, prefix, graph, instance) => {
    const { body, headers } = await get(signInWorld(), `${origin}${prefix}/contoso.com${configuration}`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const place = `${origin}${prefix}/contoso.com`;
    expect(body).toMatchObject({
      issuer: `${origin}${prefix}/${tenantId}/v2.0`,
      token_endpoint: `${place}/oauth2/v2.0/token`,
      authorization_endpoint: `${place}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${place}/oauth2/v2.0/devicecode`,
      jwks_uri: `${place}/discovery/v2.0/keys`,
      cloud_instance_name: instance,
      msgraph_host: graph,
    });
    const keys = await get(signInWorld(), String(body['jwks_uri']));
    expect(keys.body['keys']).toEqual([
      {
        kty: 'RSA',
        use: 'sig',
        alg: 'RS256',
        kid: expect.stringMatching(/^[\w-]{43}$/),
        n: expect.any(String),
        e: 'AQAB',
      },
    ]);
  });

  test('of /common and /organizations has a place for the tenant', async () => {
    const harness = signInWorld();
    for (const place of ['common', 'organizations'])
      expect((await get(harness, `${service}/${place}${configuration}`)).body).toMatchObject({
        issuer: `${service}/{tenantid}/v2.0`,
        token_endpoint: `${service}/${place}/oauth2/v2.0/token`,
      });
  });

  test('of version 1.0 has an issuer without a version, of the same origin', async () => {
    const { body } = await get(signInWorld(), `${service}/${tenantId}/.well-known/openid-configuration`);
    expect(body).toMatchObject({
      issuer: `${service}/${tenantId}/`,
      jwks_uri: `${service}/${tenantId}/discovery/keys`,
    });
  });

  test.each(['consumers', 'nowhere.example', '11111111-2222-4333-8444-555555555555'])(
    'there is none of %s',
    async (place) => {
      expectRefusal(await get(signInWorld(), `${service}/${place}${configuration}`), 90002, 'invalid_request');
    },
  );
});

describe('HR-04: instance discovery', () => {
  const discovery = (endpoint: string, origin = service) =>
    `${origin}/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(endpoint)}`;

  test.each([
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.us',
    'https://login.chinacloudapi.cn',
    'https://localhost:4010',
  ])('knows %s', async (host) => {
    const { body } = await get(
      signInWorld(),
      discovery(`${host}/contoso.com/oauth2/v2.0/authorize`, 'https://localhost:4010'),
    );
    expect(body).toMatchObject({
      'api-version': '1.1',
      tenant_discovery_endpoint: `${host}/contoso.com/v2.0/.well-known/openid-configuration`,
    });
    const aliases = (body['metadata'] as { aliases: string[] }[]).flatMap((entry) => entry.aliases);
    expect(aliases).toContain(host.slice('https://'.length));
    expect(new Set(aliases).size).toBe(aliases.length);
  });

  test('knows no other, and no plain http', async () => {
    for (const endpoint of ['https://evil.example/common/x', 'http://login.microsoftonline.com/common/x', 'x'])
      expectRefusal(await get(signInWorld(), discovery(endpoint)), 50049, 'invalid_instance');
    expectRefusal(await get(signInWorld(), `${service}/common/discovery/instance`), 900144, 'invalid_request');
  });
});

test.each([
  ['GET', 'v2.0/authorize', 'unsupported_response_type', /device code/],
  ['GET', 'authorize', 'unsupported_response_type', /device code/],
  ['POST', 'token', 'invalid_request', /Ask \/\{tenant\}\/oauth2\/v2\.0\/token/],
  ['GET', 'v2.0/logout', 'invalid_request', /no session/],
])('%s /oauth2/%s is refused with what there is instead, and counted', async (method, path, error, hint) => {
  const harness = signInWorld();
  const answer = await harness.send(method, `${service}/common/oauth2/${path}`, undefined, { token: '' });
  expectRefusal(answer, 90013, error, 501);
  expect(answer.body['error_description']).toMatch(hint);
  expect(answer.headers['x-mock-reason']).toBe('path-not-served');
  expect([...harness.tenant.unserved()]).toEqual([[`${method} /common/oauth2/${path}`, 1]]);
});
