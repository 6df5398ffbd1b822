/** Which tokens are taken, and what their permissions and roles allow, by area and for reading and writing. */
import { setTimeout as wait } from 'node:timers/promises';
import { atOnce, type Behaviour, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { GraphRequest, Holder, Principal, Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import { agentGroupsPath, agentsPath } from '../pass-through/vocabulary.ts';
import { outcome, policiesPath } from '../staged-rollout/vocabulary.ts';
import { applications, claimsOf, sameByName, service, serviceForm, textOf, tokens } from './vocabulary.ts';

const requests = {
  'rollout read': () => ({ method: 'GET', path: policiesPath }),
  'rollout write': (target) => ({
    method: 'POST',
    path: policiesPath,
    body: { displayName: target.name('by another'), feature: 'seamlessSso', isEnabled: false },
  }),
  'domains read': () => ({ method: 'GET', path: '/domains' }),
  'domains write': (target) => ({ method: 'POST', path: '/domains', body: { id: target.domainName('another') } }),
  'agents read': () => ({ method: 'GET', path: agentsPath, version: 'beta' }),
  'agents write': (target) => ({
    method: 'POST',
    path: agentGroupsPath,
    version: 'beta',
    body: { displayName: target.name('by another') },
  }),
} satisfies Readonly<Record<string, (target: Target) => GraphRequest>>;
type Operation = keyof typeof requests;
const operations = Object.keys(requests) as readonly Operation[];

const each = <Value>(value: (operation: Operation) => Value): Record<Operation, Value> =>
  Object.fromEntries(operations.map((operation) => [operation, value(operation)])) as Record<Operation, Value>;

/** Status and code of each operation for a principal; without a code where there is none. */
async function answers(
  target: Target,
  principal: (operation: Operation) => Principal,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const operation of operations) {
    const as = principal(operation);
    const { status, code } = outcome(await target.graph.request({ ...requests[operation](target), as }));
    found[operation] = `${status} ${code}`.trim();
  }
  return found;
}

/** Whether there is what a write would make. */
async function isThere(target: Target, operation: Operation): Promise<boolean> {
  const { path, version, body = {} }: GraphRequest = requests[operation](target);
  const { id, displayName } = body as { readonly id?: string; readonly displayName?: string };
  const objects = await everyPage(target.graph.request, path, version);
  return objects.some((one) => one['id'] === id || (displayName !== undefined && one['displayName'] === displayName));
}

const done = (operation: Operation): string => (operation.endsWith('read') ? '200' : '201');
const denied = '403 Authorization_RequestDenied';
const notTaken = '401 InvalidAuthenticationToken';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Ways to spoil a token. */
const spoiled: Readonly<Record<string, (token: string) => string>> = {
  'a text that is none': () => 'garbled',
  'parts that are none': () => 'a.b.c',
  'an identity without a signature': (token) => {
    const [, payload = ''] = token.split('.');
    return `${encode({ typ: 'JWT', alg: 'none' })}.${payload}.`;
  },
  'other claims under the old signature': (token) => {
    const [header = '', , signature = ''] = token.split('.');
    return `${header}.${encode({ ...claimsOf(token), scp: 'Directory.ReadWrite.All Domain.ReadWrite.All' })}.${signature}`;
  },
  'another signature': (token) => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    return `${header}.${payload}.${[...signature].reverse().join('')}`;
  },
};

const withoutToken = situation({
  title: 'a caller without a token is refused with 401, and told where there is one',
  arrange: async () => ({}),
  act: async (target) => {
    const { headers } = await target.graph.request({ method: 'GET', path: '/domains', as: 'nobody' });
    return { found: await answers(target, () => 'nobody'), challenge: headers['www-authenticate'] ?? '' };
  },
}).assert(
  atOnce(async (_target, { found, challenge }) => {
    sameByName(
      found,
      each(() => notTaken),
      'Without a token',
    );
    claim(/^Bearer .*authorization_uri="[^"]+"/.test(challenge), `The challenge is '${challenge}'.`);
  }),
);

const withSpoiledToken = (what: string, spoil: (token: string) => string) =>
  situation({
    title: `${what} is refused with 401`,
    arrange: async () => ({}),
    act: async (target) => ({ found: await answers(target, () => ({ token: spoil })) }),
  }).assert(
    atOnce(async (_target, { found }) =>
      sameByName(
        found,
        each(() => notTaken),
        `With ${what}`,
      ),
    ),
  );

const expired = situation({
  title: 'a token that has expired is refused with 401, and was taken before',
  needs: { principals: true },
  arrange: async () => ({}),
  act: async (target) => {
    const token = await target.control.mint({ lifetime: 2 });
    const as = { token: () => token };
    const { status } = await target.graph.request({ method: 'GET', path: '/domains', as });
    await wait(2_050);
    return { before: status, found: await answers(target, () => as) };
  },
}).assert(
  atOnce(async (_target, { before, found }) => {
    same(before, 200, 'Status while the token was good');
    sameByName(
      found,
      each(() => notTaken),
      'With a token that has expired',
    );
  }),
);

const foreign = situation({
  title: 'a token that another tenant has given is refused with 401',
  needs: { principals: true },
  arrange: async () => ({}),
  act: async (target) => {
    const token = await target.control.mint({ elsewhere: true });
    return { found: await answers(target, () => ({ token: () => token })) };
  },
}).assert(
  atOnce(async (_target, { found }) =>
    sameByName(
      found,
      each(() => notTaken),
      'With a token of elsewhere',
    ),
  ),
);

const otherResource = situation({
  title: 'a token for another resource of the tenant is refused with 401',
  needs: { signIn: true },
  tenant: { applications },
  arrange: async () => ({}),
  act: async (target) => {
    const scope = `${service.identifierUris[0]}/.default`;
    const token = textOf(await tokens(target, { ...serviceForm, scope }), 'access_token');
    return { audience: String(claimsOf(token)['aud']), found: await answers(target, () => ({ token: () => token })) };
  },
}).assert(
  atOnce(async (_target, { audience, found }) => {
    same(audience, service.identifierUris[0], 'The audience of the token');
    sameByName(
      found,
      each(() => notTaken),
      'With a token for something else',
    );
  }),
);

const roles = ['Hybrid Identity Administrator', 'Domain Name Administrator'];
const hybrid = ['Policy.ReadWrite.HybridAuthentication'];

/** The permissions that suffice for each operation and no more. */
const least: Readonly<Record<Operation, readonly string[]>> = {
  'rollout read': ['Policy.Read.HybridAuthentication'],
  'rollout write': [...hybrid, 'Directory.ReadWrite.All'],
  'domains read': ['Domain.Read.All'],
  'domains write': ['Domain.ReadWrite.All'],
  'agents read': ['Policy.Read.HybridAuthentication'],
  'agents write': hybrid,
};

const needs = { principals: true } as const;

const allowed = (title: string, principal: (operation: Operation) => Holder, expected: Record<Operation, string>) =>
  situation({
    title,
    ...(Object.values(expected).includes(denied) ? { certainty: 'open' as const } : {}),
    needs: { ...needs, features: ['seamlessSso'] },
    arrange: async () => ({}),
    act: async (target) => ({ found: await answers(target, principal) }),
  }).assert(
    atOnce(async (target, { found }) => {
      sameByName(found, expected, title);
      for (const operation of operations.filter((one) => one.endsWith('write')))
        same(
          await isThere(target, operation),
          expected[operation] === '201',
          `Whether there is the object of a ${operation}`,
        );
    }),
  );

const leastSuffices = allowed(
  'the least permission with the role suffices',
  (operation) => ({ kind: 'delegated', permissions: least[operation], roles }),
  each(done),
);

const withoutPermission = allowed(
  'without the permission every call is refused with 403, whatever the role',
  () => ({
    kind: 'delegated',
    permissions: ['User.ReadWrite.All', 'Group.ReadWrite.All', 'AuditLog.Read.All'],
    roles: ['Global Administrator'],
  }),
  each(() => denied),
);

const toRead = allowed(
  'with the permissions to read nothing is written',
  () => ({ kind: 'delegated', permissions: ['Policy.Read.HybridAuthentication', 'Domain.Read.All'], roles }),
  each((operation) => (operation.endsWith('read') ? done(operation) : denied)),
);

const ofApplication = allowed(
  'where only delegated permissions are documented an application is refused with 403, and allowed elsewhere',
  (operation) => ({ kind: 'application', permissions: least[operation], roles: ['Global Administrator'] }),
  each((operation) => (operation.startsWith('domains') ? done(operation) : denied)),
);

const withoutRole = allowed(
  'a user with the permission and without the role is refused with 403, where there is a role for it',
  (operation) => ({ kind: 'delegated', permissions: least[operation], roles: ['User Administrator'] }),
  each((operation) => (operation.startsWith('rollout') || operation === 'domains write' ? denied : done(operation))),
);

const otherAreasRole = allowed(
  'the role of one area is none for another; that of the global administrator is for all',
  (operation) => ({
    kind: 'delegated',
    permissions: least[operation],
    roles: operation.startsWith('domains') ? ['Hybrid Identity Administrator'] : ['Global Administrator'],
  }),
  each((operation) => (operation === 'domains write' ? denied : done(operation))),
);

const applicationItself = situation({
  title: 'an application reads domains, and neither rollout policies nor agents',
  certainty: 'open',
  needs: { application: ['Domain.Read.All', 'Directory.ReadWrite.All'] },
  arrange: async () => ({}),
  act: async (target) => {
    const look = async (operation: Operation) => (await target.graph.request(requests[operation](target))).status;
    return { found: [await look('domains read'), await look('rollout read'), await look('agents read')] };
  },
}).assert(
  atOnce(async (_target, { found }) => same(found, [200, 403, 403], 'Statuses of domains, policies and agents')),
);

export const accessBehaviours: readonly Behaviour[] = [
  {
    id: 'GP-05',
    title: 'Permissions and roles: 401 and 403 as documented, delegated and application.',
    certainty: 'doc',
    permissions: ['Domain.ReadWrite.All', 'Policy.Read.HybridAuthentication'],
    roles: ['Domain Name Administrator'],
    cases: [
      withoutToken,
      ...Object.entries(spoiled).map(([what, spoil]) => withSpoiledToken(what, spoil)),
      expired,
      foreign,
      otherResource,
      leastSuffices,
      withoutPermission,
      toRead,
      ofApplication,
      withoutRole,
      otherAreasRole,
      applicationItself,
    ],
  },
];
