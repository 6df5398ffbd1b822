/** What tells clients where things are, and by which keys tokens are verified. */
import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { atOnce, type Behaviour, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import {
  ada,
  applications,
  ask,
  type Body,
  claimsOf,
  graphScope,
  managed,
  partOf,
  passwordForm,
  pathAt,
  program,
  read,
  serviceForm,
  textOf,
  tokens,
  user,
} from './vocabulary.ts';

const configuration = (target: Target, tenant: string): Promise<Body> =>
  read(target, `/${tenant}/v2.0/.well-known/openid-configuration`);

/** Endpoints that clients take from the configuration. */
const endpoints = ['authorization_endpoint', 'token_endpoint', 'device_authorization_endpoint', 'jwks_uri'] as const;

const sameOrigin = situation({
  title: 'the configuration of a tenant has its issuer and endpoints at the authority that was asked',
  arrange: async (target) => ({ tenant: (await target.domains()).managed[0] ?? '' }),
  act: async (target, { tenant }) => ({ document: await configuration(target, tenant) }),
}).assert(
  atOnce(async (target, { tenant, document }) => {
    for (const name of endpoints) pathAt(target, textOf(document, name), name);
    const issuer = textOf(document, 'issuer');
    const [, tenantId = ''] = /^\/([0-9a-f-]{36})\/v2\.0$/.exec(pathAt(target, issuer, 'issuer')) ?? [];
    claim(tenantId !== '', `The issuer ${issuer} does not name the tenant by its id.`);
    same(textOf(await configuration(target, tenantId), 'issuer'), issuer, `The issuer for the id instead of ${tenant}`);
    const algorithms = document['id_token_signing_alg_values_supported'];
    claim(
      Array.isArray(algorithms) && algorithms.includes('RS256'),
      `Tokens are signed ${JSON.stringify(algorithms)}.`,
    );
  }),
);

const sharedAuthorities = situation({
  title: 'the configuration of /common and /organizations has a place for the tenant in its issuer',
  arrange: async () => ({ authorities: ['common', 'organizations'] }),
  act: async () => ({}),
}).assert(
  atOnce(async (target, { authorities }) => {
    for (const authority of authorities) {
      const document = await configuration(target, authority);
      const path = pathAt(target, textOf(document, 'issuer'), `The issuer of /${authority}`);
      same(path, '/{tenantid}/v2.0', `The issuer of /${authority}`);
      same(
        pathAt(target, textOf(document, 'token_endpoint'), 'The token endpoint'),
        `/${authority}/oauth2/v2.0/token`,
        `The token endpoint of /${authority}`,
      );
    }
  }),
);

type Key = JsonWebKey & { readonly kid: string };

/** The keys that a configuration leads to. */
async function keysOf(target: Target, document: Body): Promise<readonly Key[]> {
  const { keys } = await read(target, pathAt(target, textOf(document, 'jwks_uri'), 'jwks_uri'));
  claim(Array.isArray(keys) && keys.length > 0, `There are no keys: ${JSON.stringify(keys)}`);
  return keys as unknown as readonly Key[];
}

const keys = situation({
  title: 'the keys are public ones for RSA signatures, each with an id of its own',
  arrange: async (target) => ({ tenant: (await target.domains()).managed[0] ?? '' }),
  act: async () => ({}),
}).assert(
  atOnce(async (target, { tenant }) => {
    const found = await keysOf(target, await configuration(target, tenant));
    for (const { kty, n, e, d } of found)
      same([kty, typeof n, typeof e, d], ['RSA', 'string', 'string', undefined], 'Type and parts of a key');
    same(new Set(found.map(({ kid }) => kid)).size, found.length, 'Ids of keys');
  }),
);

/** Whether one of the keys has made the signature of a token. */
function isSignedBy(published: readonly Key[], token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string; kid: string };
  const key = published.find((one) => one.kid === kid);
  if (alg !== 'RS256' || !key) return false;
  const signed = Buffer.from(`${header}.${payload}`);
  return verify('sha256', signed, createPublicKey({ key, format: 'jwk' }), Buffer.from(signature, 'base64url'));
}

/** The same token with other claims and its old signature. */
function forged(token: string, change: object): string {
  const [header = '', , signature = ''] = token.split('.');
  const payload = Buffer.from(JSON.stringify({ ...claimsOf(token), ...change })).toString('base64url');
  return [header, payload, signature].join('.');
}

const verified = situation({
  title: 'the published keys verify every token of the endpoint, and none that was changed',
  needs: { signIn: true },
  tenant: { applications, users: [user('ada')] },
  arrange: async () => ({}),
  act: async (target) => {
    const ofUser = await tokens(target, passwordForm(ada, { scope: `${graphScope} openid` }));
    const ofService = await tokens(target, serviceForm);
    return {
      access: textOf(ofUser, 'access_token'),
      identity: textOf(ofUser, 'id_token'),
      service: textOf(ofService, 'access_token'),
    };
  },
}).assert(
  atOnce(async (target, { access, identity, service }) => {
    const document = await configuration(target, managed);
    const published = await keysOf(target, document);
    const of = (tokensOf: readonly string[]) => tokensOf.map((token) => isSignedBy(published, token));
    same(
      of([access, identity, service]),
      [true, true, true],
      'Whether tokens of user, identity and service are signed',
    );
    same(
      of([forged(access, { oid: 'another' }), forged(identity, { aud: 'another' })]),
      [false, false],
      'Whether changed ones are',
    );
    const issuer = textOf(document, 'issuer');
    same([claimsOf(identity)['iss'], claimsOf(identity)['aud']], [issuer, program.appId], 'Issuer and audience');
    const [, tenantId] = pathAt(target, issuer, 'issuer').split('/');
    same(
      [access, identity, service].map((token) => claimsOf(token)['tid'] ?? null),
      [tenantId, tenantId, tenantId],
      'The tenant of each token',
    );
  }),
);

const discovery = (target: Target, host: string, status: number): Promise<Body> => {
  const endpoint = encodeURIComponent(`https://${host}/common/oauth2/v2.0/authorize`);
  const path = `/common/discovery/instance?api-version=1.1&authorization_endpoint=${endpoint}`;
  return ask(target, { method: 'GET', path }, status);
};

const instances = situation({
  title: "instance discovery knows Microsoft's sign-in services with their other names, and no other host",
  arrange: async () => ({}),
  act: async (target) => ({
    known: await discovery(target, 'login.microsoftonline.com', 200),
    other: await discovery(target, 'login.nowhere.example', 400),
  }),
}).assert(
  atOnce(async (_target, { known, other }) => {
    const place = textOf(known, 'tenant_discovery_endpoint');
    claim(place.endsWith('/.well-known/openid-configuration'), `The place of the configuration is ${place}.`);
    const networks = (known['metadata'] ?? []) as readonly Body[];
    const own = networks.find(({ aliases }) => Array.isArray(aliases) && aliases.includes('login.microsoftonline.com'));
    claim(own !== undefined, `login.microsoftonline.com is not among ${JSON.stringify(networks)}.`);
    same(
      [own['preferred_network'], own['preferred_cache']],
      ['login.microsoftonline.com', 'login.windows.net'],
      'Its network and cache',
    );
    same([other['error'], partOf({ other }, 'other')['error_codes']], ['invalid_instance', [50049]], 'Another host');
  }),
);

export const metadataBehaviours: readonly Behaviour[] = [
  {
    id: 'HR-04',
    title: 'OpenID configuration, keys and instance discovery let clients use the service unmodified.',
    certainty: 'seen',
    cases: [sameOrigin, sharedAuthorities, keys, verified, instances],
  },
];
