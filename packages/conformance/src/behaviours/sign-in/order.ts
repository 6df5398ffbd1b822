/** What decides where a user signs in, step by step, and which of two neighbours comes first. */
import { atOnce, type Behaviour, hours, situation, within } from '../../behaviour.ts';
import { same } from '../../claim.ts';
import type { Hint, SignInAttempt, Target } from '../../target.ts';
import { addDomain } from '../domains/vocabulary.ts';
import { person, rollout, signInAt, userNamed } from '../staged-rollout/vocabulary.ts';
import {
  ada,
  cloudUser,
  cyd,
  fay,
  federated,
  federatedUser,
  managed,
  password,
  read,
  textOf,
  user,
} from './vocabulary.ts';

const hashSync = 'passwordHashSync';
const passThrough = 'passthroughAuthentication';

/** Where a user signs in and how the password is checked there. */
async function decided(target: Target, attempt: SignInAttempt): Promise<string> {
  const { route, method } = await target.control.explain(attempt);
  return `${route} ${method ?? 'none'}`;
}

const federation = 'federation federation';
const hintFor = (domain: string): Hint => ({ name: 'domain_hint', domain });

/** The host to which a name is sent with a hint; where there is no redirect, what it is instead. */
async function sentTo(target: Target, upn: string, hint?: Hint): Promise<string> {
  const { kind, redirect } = await target.realm(upn, hint);
  return redirect === undefined ? kind : new URL(redirect).hostname;
}

/** Of what kind the domain of a name is, whether anybody bears the name or not. */
const namespaceOf = async (target: Target, upn: string): Promise<string> =>
  textOf(await read(target, `/getuserrealm.srf?login=${encodeURIComponent(upn)}&json=1`), 'NameSpaceType');

const hintBeforeUnknown = situation({
  title: '1 before 2: a hint that names a federated domain counts for a user of a domain that is unknown',
  certainty: 'open',
  needs: { federatedDomains: 1 },
  arrange: async (target) => {
    const domain = (await target.domains()).federated[0] ?? '';
    return { domain, upn: `someone@${target.domainName('unknown')}` };
  },
  act: async () => ({}),
}).assert(
  atOnce(async (target, { domain, upn }) => {
    const itself = await sentTo(target, `someone@${domain}`);
    same(await namespaceOf(target, upn), 'Unknown', 'The namespace of the user');
    same(await sentTo(target, upn, hintFor(domain)), itself, `Where the user is sent with the hint ${domain}`);
  }),
);

const hintBeforeManaged = situation({
  title: '1 before 3: a hint that names a federated domain counts for a user of a managed domain',
  certainty: 'open',
  needs: { federatedDomains: 1 },
  arrange: async (target) => {
    const { federated: others, managed: own } = await target.domains();
    return { domain: others[0] ?? '', upn: `someone@${own[0]}` };
  },
  act: async () => ({}),
}).assert(
  atOnce(async (target, { domain, upn }) => {
    const itself = await sentTo(target, `someone@${domain}`);
    same(await sentTo(target, upn, hintFor(domain)), itself, `Where the user is sent with the hint ${domain}`);
    same((await target.realm(upn)).redirect, undefined, 'Where the user is sent without a hint');
  }),
);

const hintBeforeRollout = situation({
  title: '1 before 5: a hint that names the federated domain counts for a user in rollout',
  needs: { delegated: true, syncedUsers: 1, features: [hashSync] },
  arrange: async (target) => ({ users: await target.syncedUsers(1) }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => {
    const { upn } = person(users, 0);
    await signInAt(target, users, 'cloud', 'without a hint');
    for (const name of ['domain_hint', 'whr'] as const) {
      const hint = { name, domain: upn.slice(upn.indexOf('@') + 1) };
      same((await target.realm(upn, hint)).kind, 'federation', `Where ${upn} signs in with ${name}`);
    }
  }),
);

const idleHints = situation({
  title: '1: a hint that names a managed domain, or none of the tenant, is ignored at every step',
  needs: { signIn: true, delegated: true, features: [hashSync] },
  tenant: { users: [user('ada'), federatedUser, { userPrincipalName: `gil@${federated}`, synced: true, password }] },
  arrange: async (target) => {
    await rollout(target, hashSync, [await userNamed(target, `gil@${federated}`)]);
    return { upns: [ada, fay, `gil@${federated}`, 'someone@nowhere.example'] };
  },
  act: async () => ({}),
}).assert(
  atOnce(async (target, { upns }) => {
    const expected = [`cloud ${hashSync}`, federation, `cloud ${hashSync}`, 'unknown none'];
    for (const domainHint of [undefined, managed, 'nowhere.example', 'not a domain']) {
      const found: string[] = [];
      for (const upn of upns) found.push(await decided(target, { upn, ...(domainHint ? { domainHint } : {}) }));
      same(found, expected, `Of ${upns.join(', ')} with the hint ${domainHint ?? 'left out'}`);
    }
  }),
);

const unknown = situation({
  title: '2: a domain that the tenant does not have is unknown',
  arrange: async (target) => ({ upn: `someone@${target.domainName('unknown')}` }),
  act: async () => ({}),
}).assert(
  atOnce(async (target, { upn }) => same(await namespaceOf(target, upn), 'Unknown', `The namespace of ${upn}`)),
);

const unverifiedBeforeManaged = situation({
  title: '2 before 3: a domain that is not verified is unknown, although it is shown as managed',
  needs: { delegated: true },
  arrange: async (target) => ({ domain: target.domainName('unverified') }),
  act: async (target, { domain }) => ({ domain: await addDomain(target, domain) }),
}).assert(
  atOnce(async (target, { domain }) =>
    same(await namespaceOf(target, `someone@${domain}`), 'Unknown', `The namespace of users of ${domain}`),
  ),
);

const managedDomain = situation({
  title: "3: in a managed domain the tenant's switch or the user's rollout makes it pass-through, else hash or cloud",
  needs: { signIn: true, onPremises: true, delegated: true, features: [hashSync, passThrough] },
  tenant: { users: [user('ada'), user('bea'), user('dan'), cloudUser], onPremises: { activeAgents: 1 } },
  arrange: async (target) => {
    await rollout(target, passThrough, [await userNamed(target, `bea@${managed}`)]);
    await rollout(target, hashSync, [await userNamed(target, `dan@${managed}`)]);
    return { upns: [ada, `bea@${managed}`, `dan@${managed}`, cyd] };
  },
  act: async (target, { upns }) => {
    const look = async () => {
      const found: string[] = [];
      for (const upn of upns) found.push(await decided(target, { upn }));
      return found;
    };
    const off = await look();
    await target.control.set({ tenantPassThrough: true });
    return { off, on: await look() };
  },
}).assert(
  atOnce(async (_target, { off, on }) => {
    const [hash, agent, cloud] = [`cloud ${hashSync}`, `cloud ${passThrough}`, 'cloud cloudPassword'];
    same(off, [hash, agent, hash, cloud], 'Nothing, pass-through rollout, hash rollout and of the cloud; switch off');
    same(on, [agent, agent, agent, cloud], 'Nothing, pass-through rollout, hash rollout and of the cloud; switch on');
  }),
);

const inEffect = situation({
  title: '3: the type that is in effect decides, not the one that a domain was asked to have',
  needs: { delegated: true, signIn: true },
  tenant: { users: [federatedUser] },
  arrange: async (target) => ({ before: await decided(target, { upn: fay }) }),
  act: async (target) => {
    await target.control.ask('POST', `/domains/${federated}/set-authentication`, { authentication: 'Managed' });
    return {};
  },
}).assert(
  within(hours(2), {
    before: async (target, { before }) => {
      same(before, federation, 'Where the user signed in before');
      same(await decided(target, { upn: fay }), federation, 'Where the user signs in while the change is under way');
    },
    after: async (target) =>
      same(await decided(target, { upn: fay }), `cloud ${hashSync}`, 'Where the user signs in two hours later'),
  }),
);

const exceptions: readonly Omit<SignInAttempt, 'upn'>[] = [
  { client: 'pop3' },
  { client: 'smtp' },
  { client: 'exchangeBasic' },
  { client: 'outlook2010' },
  { client: 'wsTrust' },
  { client: 'primaryRefreshToken', device: { join: 'hybrid', windows: '1809' } },
];

const managedBeforeExceptions = situation({
  title: '3 before 4: legacy clients, WS-Trust and old devices of a managed domain go to no federation server',
  needs: { signIn: true },
  tenant: { users: [user('ada')] },
  arrange: async () => ({}),
  act: async () => ({}),
}).assert(
  atOnce(async (target) => {
    for (const attempt of exceptions)
      same(await decided(target, { upn: ada, ...attempt }), `cloud ${hashSync}`, `With ${attempt.client}`);
  }),
);

const exceptionsBeforeRollout = situation({
  title: '4 before 5: legacy clients, WS-Trust and old devices of a user in rollout go to the federation server',
  needs: { delegated: true, signIn: true, features: [hashSync] },
  tenant: { users: [federatedUser] },
  arrange: async (target) => ({ users: [await userNamed(target, fay)] }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    return {};
  },
}).assert(
  atOnce(async (target) => {
    for (const attempt of exceptions)
      same(await decided(target, { upn: fay, ...attempt }), federation, `With ${attempt.client}`);
    const others: readonly Omit<SignInAttempt, 'upn'>[] = [
      { client: 'browser' },
      { client: 'modern' },
      { client: 'primaryRefreshToken', device: { join: 'hybrid', windows: '1903' } },
    ];
    for (const attempt of others)
      same(await decided(target, { upn: fay, ...attempt }), `cloud ${hashSync}`, `With ${attempt.client}`);
  }),
);

const byEnrolledMethod = (feature: typeof hashSync | typeof passThrough) =>
  situation({
    title: `5: a synchronized user who is enrolled in ${feature} signs in at the cloud by it`,
    needs: { delegated: true, signIn: true, features: [feature] },
    tenant: { users: [federatedUser], onPremises: { activeAgents: 1 } },
    arrange: async (target) => ({ users: [await userNamed(target, fay)] }),
    act: async (target, { users }) => {
      await rollout(target, feature, users);
      return {};
    },
  }).assert(
    atOnce(async (target) => same(await decided(target, { upn: fay }), `cloud ${feature}`, 'Where the user signs in')),
  );

const rolloutBeforeFederation = situation({
  title: '5 before 6: of the users of a federated domain those in rollout sign in at the cloud',
  needs: { delegated: true, syncedUsers: 2, features: [hashSync] },
  arrange: async (target) => ({ users: await target.syncedUsers(2) }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, [person(users, 0)]);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => {
    await signInAt(target, [person(users, 0)], 'cloud', 'in rollout');
    await signInAt(target, [person(users, 1)], 'federation', 'not in rollout');
  }),
);

const otherwise = situation({
  title: '6: otherwise users of a federated domain go to its federation server, also those whom nobody knows',
  needs: { federatedDomains: 1 },
  arrange: async (target) => ({ domain: (await target.domains()).federated[0] ?? '' }),
  act: async () => ({}),
}).assert(
  atOnce(async (target, { domain }) => {
    const { kind, redirect } = await target.realm(`nobody-at-all@${domain}`);
    same(
      [kind, redirect !== undefined],
      ['federation', true],
      'Where the user signs in, and whether there is a redirect',
    );
  }),
);

export const orderBehaviours: readonly Behaviour[] = [
  {
    id: 'HR-02',
    title: 'Hint, unknown domain, managed domain, exceptions, rollout, federation: the first that applies decides.',
    certainty: 'doc',
    permissions: ['Domain.ReadWrite.All'],
    roles: ['Domain Name Administrator'],
    cases: [
      hintBeforeUnknown,
      hintBeforeManaged,
      hintBeforeRollout,
      idleHints,
      unknown,
      unverifiedBeforeManaged,
      managedDomain,
      inEffect,
      managedBeforeExceptions,
      exceptionsBeforeRollout,
      byEnrolledMethod(hashSync),
      byEnrolledMethod(passThrough),
      rolloutBeforeFederation,
      otherwise,
    ],
  },
];
