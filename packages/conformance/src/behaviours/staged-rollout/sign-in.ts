/** Who is affected, and where a sign-in goes. */
import { rolloutFindings } from '@cutover/contract/findings';
import { atOnce, type Behaviour, by, type Feature, hours, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import {
  attach,
  makeCloudUser,
  makeGroup,
  makePolicy,
  outcome,
  patchPolicy,
  person,
  policiesPath,
  refused,
  rollout,
  signInAt,
  userNamed,
} from './vocabulary.ts';

const hashSync = 'passwordHashSync';
const passThrough = 'passthroughAuthentication';
const seamless = 'seamlessSso';
const day = hours(24);

const cloudOnly = situation({
  title: 'a cloud-only member stays with federation while a synced member of the same group moves',
  needs: { delegated: true, syncedUsers: 1, features: [hashSync] },
  arrange: async (target) => {
    const { federated } = await target.domains();
    const [synced] = await target.syncedUsers(1);
    const domain = synced?.upn.split('@')[1] ?? federated[0] ?? '';
    return { synced: person(synced ? [synced] : [], 0), cloud: await makeCloudUser(target, 'cloud only', domain) };
  },
  act: async (target, { synced, cloud }) => {
    await rollout(target, hashSync, [synced, cloud]);
    return {};
  },
}).assert(
  atOnce(async (target, { synced, cloud }) => {
    await signInAt(target, [synced], 'cloud', 'synced');
    await signInAt(target, [cloud], 'federation', 'made in the cloud');
  }),
  by(day, async (target, { cloud }) => signInAt(target, [cloud], 'federation', 'made in the cloud, a day later')),
);

const managedDomain = situation({
  title: 'in a managed domain only pass-through rollout changes how the password is checked',
  needs: { delegated: true, signIn: true, features: [hashSync, passThrough] },
  tenant: {
    users: [
      { userPrincipalName: 'hash@managed.example', synced: true, password: 'Correct-Horse-7' },
      { userPrincipalName: 'agent@managed.example', synced: true, password: 'Correct-Horse-7' },
      { userPrincipalName: 'cloud@managed.example', password: 'Correct-Horse-7' },
    ],
    onPremises: { activeAgents: 1 },
  },
  arrange: async (target) => {
    const users = [];
    for (const name of ['hash', 'agent', 'cloud']) users.push(await userNamed(target, `${name}@managed.example`));
    const before = [];
    for (const { upn } of users) before.push((await target.control.explain({ upn })).method ?? '');
    return { users, before };
  },
  act: async (target, { users }) => {
    await rollout(target, hashSync, [person(users, 0), person(users, 2)]);
    const policyId = await makePolicy(target, passThrough);
    await attach(target, policyId, await makeGroup(target, 'agents', [person(users, 1).id, person(users, 2).id]));
    return {};
  },
}).assert(
  atOnce(async (target, { users, before }) => {
    same(before, [hashSync, hashSync, 'cloudPassword'], 'How passwords were checked before');
    const after = [];
    for (const { upn } of users) after.push((await target.control.explain({ upn })).method);
    same(after, [hashSync, passThrough, 'cloudPassword'], 'How passwords are checked afterwards');
    await signInAt(target, users, 'cloud', 'the domain is managed');
  }),
);

/** Whether seamless single sign-on is offered, and where the user signs in. */
const offered = async (target: Target, upn: string) => {
  const { kind, desktopSso } = await target.realm(upn);
  return [kind, desktopSso];
};

const managedSeamless = situation({
  title: "in a managed domain the tenant's seamless SSO stays as it is, whatever rollout its users are in",
  needs: { delegated: true, signIn: true, features: [hashSync, seamless] },
  tenant: {
    users: ['none', 'hash', 'seamless', 'both'].map((name) => ({
      userPrincipalName: `${name}@managed.example`,
      synced: true,
      password: 'Correct-Horse-7',
    })),
    onPremises: { seamlessSsoEnabled: true },
  },
  arrange: async (target) => {
    const users = [];
    for (const name of ['none', 'hash', 'seamless', 'both'])
      users.push(await userNamed(target, `${name}@managed.example`));
    return { users };
  },
  act: async (target, { users }) => {
    await rollout(target, hashSync, [person(users, 1), person(users, 3)]);
    await rollout(target, seamless, [person(users, 2), person(users, 3)]);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => {
    for (const { upn } of users) same(await offered(target, upn), ['cloud', true], `What ${upn} is offered`);
  }),
);

const federatedSeamless = situation({
  title: "the tenant's seamless SSO does not reach users of a federated domain who are not in its rollout",
  needs: { delegated: true, signIn: true, syncedUsers: 2, features: [hashSync, seamless] },
  tenant: { onPremises: { seamlessSsoEnabled: true } },
  arrange: async (target) => ({ users: await target.syncedUsers(2) }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    await rollout(target, seamless, [person(users, 0)]);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => {
    same(await offered(target, person(users, 0).upn), ['cloud', true], 'What a user enrolled in both is offered');
    same(await offered(target, person(users, 1).upn), ['cloud', false], 'What a user enrolled in hash sync is offered');
  }),
);

const seamlessAlone = situation({
  title: 'seamless SSO alone has no effect, and neither method brings it along',
  needs: { delegated: true, syncedUsers: 2, features: [hashSync, seamless] },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    return { alone: person(users, 0), other: person(users, 1) };
  },
  act: async (target, { alone, other }) => {
    await rollout(target, seamless, [alone]);
    await rollout(target, hashSync, [other]);
    return {};
  },
}).assert(
  atOnce(async (target, { alone, other }) => {
    same(await offered(target, alone.upn), ['federation', false], 'The user enrolled in seamless SSO only');
    same(await offered(target, other.upn), ['cloud', false], 'The user enrolled in password hash sync only');
  }),
  by(day, async (target, { alone }) =>
    same(await offered(target, alone.upn), ['federation', false], 'The user enrolled in seamless SSO only, later'),
  ),
);

const seamlessWith = (method: Feature, name: string) =>
  situation({
    title: `seamless SSO applies to users who are also enrolled in ${name}`,
    needs: { delegated: true, syncedUsers: 1, features: [method, seamless] },
    arrange: async (target) => ({ users: await target.syncedUsers(1) }),
    act: async (target, { users }) => {
      await rollout(target, method, users);
      await rollout(target, seamless, users);
      return {};
    },
  }).assert(
    atOnce(async (target, { users }) =>
      same(await offered(target, person(users, 0).upn), ['cloud', true], 'The user enrolled in both'),
    ),
  );

const supportedPair = (method: Feature, name: string) =>
  situation({
    title: `${name} and seamless SSO can both be enabled`,
    needs: { delegated: true, features: [method, seamless] },
    arrange: async (target) => ({ methodId: await makePolicy(target, method) }),
    act: async (target) => {
      const body = { displayName: target.name('pair'), feature: seamless, isEnabled: true };
      return { status: (await target.graph.request({ method: 'POST', path: policiesPath, body })).status };
    },
  }).assert(atOnce(async (_target, { status }) => same(status, 201, 'Status of creating the second one enabled')));

const three = [hashSync, passThrough, seamless] as const;
/** Two policies enabled, one not there. */
const twoOf = async (target: Target, missing: Feature) => {
  for (const feature of three) if (feature !== missing) await makePolicy(target, feature);
};

const thirdRefused = (missing: Feature) =>
  situation({
    title: `the write that would leave all three enabled is refused when ${missing} is the third`,
    certainty: 'open',
    needs: { delegated: true, features: three },
    arrange: async (target) => {
      await twoOf(target, missing);
      return { displayName: target.name('third') };
    },
    act: async (target, { displayName }) => {
      const create = (isEnabled: boolean) =>
        target.graph.request({
          method: 'POST',
          path: policiesPath,
          body: { displayName, feature: missing, isEnabled },
        });
      const enabled = outcome(await create(true));
      const disabled = await create(false);
      const id = String((disabled.body as { id?: unknown } | undefined)?.id ?? '');
      return {
        enabled,
        disabled: disabled.status,
        turnedOn: outcome(await patchPolicy(target, id, { isEnabled: true })),
      };
    },
  }).assert(
    atOnce(async (target, { enabled, disabled, turnedOn }) => {
      refused(enabled, 'creating the third one enabled');
      same(disabled, 201, 'Status of creating the third one disabled');
      refused(turnedOn, 'turning the third one on');
      const policies = (await target.graph.request({ method: 'GET', path: policiesPath })).body as {
        value: { feature: string; isEnabled: boolean }[];
      };
      same(
        policies.value
          .filter(({ isEnabled }) => isEnabled)
          .map(({ feature }) => feature)
          .sort(),
        three.filter((feature) => feature !== missing).sort(),
        'Features that are enabled',
      );
    }),
  );

const threeLenient = situation({
  title: 'under the lenient rules all three can be enabled, which is a finding',
  certainty: 'open',
  needs: { delegated: true, features: three, rules: 'lenient' },
  arrange: async (target) => {
    await twoOf(target, seamless);
    return { displayName: target.name('third') };
  },
  act: async (target, { displayName }) => {
    const body = { displayName, feature: seamless, isEnabled: true };
    return { status: (await target.graph.request({ method: 'POST', path: policiesPath, body })).status };
  },
}).assert(
  atOnce(async (_target, { status }) => {
    same(status, 201, 'Status of enabling the third one');
    const found = (enabledFeatures: readonly string[]) =>
      rolloutFindings({ enabledFeatures }).map(({ behaviour, code }) => `${behaviour} ${code}`);
    same(found(three), ['SR-14 allThreeFeatures'], 'Findings of all three');
    same(found([hashSync, seamless]), [], 'Findings of a supported pair');
    same(found([passThrough, seamless]), [], 'Findings of the other supported pair');
  }),
);

const bothMethods = situation({
  title: 'a user enrolled in both methods uses pass-through',
  certainty: 'open',
  needs: { delegated: true, signIn: true, syncedUsers: 3, features: [hashSync, passThrough] },
  tenant: { onPremises: { activeAgents: 1 } },
  arrange: async (target) => ({ users: await target.syncedUsers(3) }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, [person(users, 0), person(users, 2)]);
    await rollout(target, passThrough, [person(users, 1), person(users, 2)]);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => {
    const methods = [];
    for (const { upn } of users) methods.push((await target.control.explain({ upn })).method);
    same(methods, [hashSync, passThrough, passThrough], 'Methods of one, of the other, and of both');
  }),
);

const hinted = situation({
  title: 'a hint that names a federated domain goes to its federation server, any other is ignored',
  needs: { delegated: true, syncedUsers: 1, features: [hashSync] },
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    const { managed } = await target.domains();
    const { upn } = person(users, 0);
    const before = (await target.realm(upn)).redirect ?? '';
    return { upn, users, before, federated: upn.split('@')[1] ?? '', managed: managed[0] ?? 'managed.invalid' };
  },
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    return {};
  },
}).assert(
  atOnce(async (target, { upn, before, federated, managed }) => {
    same((await target.realm(upn)).kind, 'cloud', 'Where the user goes without a hint');
    for (const name of ['domain_hint', 'whr'] as const) {
      const { kind, redirect } = await target.realm(upn, { name, domain: federated });
      same(kind, 'federation', `Where ${name} of the federated domain leads`);
      const host = (address: string) => (URL.canParse(address) ? new URL(address).host : address);
      same(host(redirect ?? ''), host(before), `The server to which ${name} leads`);
      same(
        (await target.realm(upn, { name, domain: managed })).kind,
        'cloud',
        `Where ${name} of a managed domain leads`,
      );
      const unknown = { name, domain: 'unknown-to-the-tenant.invalid' };
      same((await target.realm(upn, unknown)).kind, 'cloud', `Where ${name} of an unknown domain leads`);
    }
  }),
);

const hintedElsewhere = situation({
  title: 'a hint that names another federated domain of the tenant leads to the server of that domain',
  needs: { delegated: true, syncedUsers: 1, federatedDomains: 2, features: [hashSync] },
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    const { federated } = await target.domains();
    const own = person(users, 0).upn.split('@')[1] ?? '';
    const other = federated.find((domain) => domain !== own) ?? '';
    const expected = (await target.realm(`nobody@${other}`)).redirect ?? '';
    return { users, other, expected };
  },
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    return {};
  },
}).assert(
  atOnce(async (target, { users, other, expected }) => {
    const { kind, redirect = '' } = await target.realm(person(users, 0).upn, { name: 'domain_hint', domain: other });
    same(kind, 'federation', 'Where the hint leads');
    same(new URL(redirect).host, new URL(expected).host, 'The server to which the hint leads');
  }),
);

const legacyClients = ['pop3', 'smtp', 'exchangeBasic', 'outlook2010', 'wsTrust', 'imap', 'activeSync'] as const;

const legacy = situation({
  title: 'legacy clients of a rollout user fall back to federation, browsers and modern clients do not',
  needs: { delegated: true, signIn: true, syncedUsers: 1, features: [hashSync] },
  arrange: async (target) => ({ users: await target.syncedUsers(1) }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    const routes: Record<string, string> = {};
    for (const client of [...legacyClients, 'browser', 'modern'])
      routes[client] = (await target.control.explain({ upn: person(users, 0).upn, client })).route;
    const outcomeOfPop = (await target.control.signIn({ upn: person(users, 0).upn, client: 'pop3' })).result ?? '';
    return { routes, outcomeOfPop };
  },
}).assert(
  atOnce(async (_target, { routes, outcomeOfPop }) => {
    const expected = Object.fromEntries(legacyClients.map((client) => [client, 'federation']));
    same(routes, { ...expected, browser: 'cloud', modern: 'cloud' }, 'Where each client goes');
    same(outcomeOfPop, 'federated', 'What becomes of a sign-in by POP3');
    const [finding, ...others] = rolloutFindings({ legacyClients: ['pop3', 'outlook2010'] });
    same([finding?.behaviour, finding?.code, others.length], ['SR-16', 'legacyClients', 0], 'The finding');
    claim(finding?.text.includes('pop3, outlook2010') === true, 'The finding does not name the clients.');
    same(rolloutFindings({ legacyClients: [] }), [], 'Findings without legacy clients');
  }),
);

const token = (windows: string, join: 'hybrid' | 'entra' = 'hybrid') =>
  ({ client: 'primaryRefreshToken', device: { join, windows } }) as const;
const password = 'Correct-Horse-7';

const refreshTokens = situation({
  title: 'a primary refresh token comes from the federation server before Windows 10 1903, from the cloud since',
  needs: { delegated: true, signIn: true, syncedUsers: 1, features: [hashSync] },
  arrange: async (target) => ({ users: await target.syncedUsers(1) }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    const routes: Record<string, string> = {};
    for (const join of ['hybrid', 'entra'] as const)
      for (const windows of ['1709', '1809', '1903', '1909', '20H2', '22H2'])
        routes[`${join} ${windows}`] = (
          await target.control.explain({ upn: person(users, 0).upn, ...token(windows, join) })
        ).route;
    return { routes };
  },
}).assert(
  atOnce(async (_target, { routes }) => {
    const expected = Object.fromEntries(
      ['hybrid', 'entra'].flatMap((join) =>
        ['1709', '1809', '1903', '1909', '20H2', '22H2'].map((windows) => [
          `${join} ${windows}`,
          windows < '1903' ? 'federation' : 'cloud',
        ]),
      ),
    );
    same(routes, expected, 'Where the token comes from');
  }),
);

const suffixes = situation({
  title:
    'with a suffix on-premises that cannot be routed or is not verified, any version goes to the federation server',
  needs: { delegated: true, signIn: true, features: [hashSync] },
  tenant: {
    domains: [{ id: 'unverified.example', isVerified: false }],
    users: ['local@corp.local', 'other@unverified.example', 'good@federated.example'].map((name) => ({
      userPrincipalName: `${name.split('@')[0]}@federated.example`,
      onPremisesUserPrincipalName: name,
      synced: true,
      password,
    })),
  },
  arrange: async (target) => {
    const users = [];
    for (const name of ['local', 'other', 'good']) users.push(await userNamed(target, `${name}@federated.example`));
    return { users };
  },
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    const routes: string[] = [];
    for (const { upn } of users) {
      const { route: old } = await target.control.explain({ upn, ...token('1809') });
      const { route: recent } = await target.control.explain({ upn, ...token('22H2') });
      routes.push(`${old} ${recent}`);
    }
    return { routes };
  },
}).assert(
  atOnce(async (target, { users, routes }) => {
    same(
      routes,
      ['federation federation', 'federation federation', 'federation cloud'],
      'Old and recent Windows with a non-routable, an unverified and a good suffix',
    );
    await signInAt(target, users, 'cloud', 'in a browser');
  }),
);

const afterCutOver = situation({
  title: 'once the domain is managed, devices that depend on the federation server fail',
  certainty: 'open',
  needs: { signIn: true },
  tenant: {
    users: ['local@corp.local', 'good@managed.example'].map((name) => ({
      userPrincipalName: `${name.split('@')[0]}@managed.example`,
      onPremisesUserPrincipalName: name,
      synced: true,
      password,
    })),
  },
  arrange: async () => ({ local: 'local@managed.example', good: 'good@managed.example' }),
  act: async (target, { local, good }) => {
    const results: Record<string, string> = {};
    for (const [name, upn, windows] of [
      ['local, 22H2', local, '22H2'],
      ['local, 1809', local, '1809'],
      ['good, 1809', good, '1809'],
      ['good, 1903', good, '1903'],
    ] as const)
      results[name] = (await target.control.signIn({ upn, password, ...token(windows) })).result ?? '';
    const browser = (await target.control.signIn({ upn: local, password })).result ?? '';
    return { results, browser };
  },
}).assert(
  atOnce(async (_target, { results, browser }) => {
    same(
      results,
      { 'local, 22H2': 'failure', 'local, 1809': 'failure', 'good, 1809': 'failure', 'good, 1903': 'success' },
      'Sign-ins of devices after the cut-over',
    );
    same(browser, 'success', 'The sign-in of the same user in a browser');
  }),
);

const domainUnchanged = situation({
  title: 'the domain stays Federated whatever rollout does, and users outside rollout stay with federation',
  needs: { delegated: true, syncedUsers: 2, features: [hashSync] },
  arrange: async (target) => {
    const users = await target.syncedUsers(2);
    return { member: person(users, 0), outsider: person(users, 1), domain: person(users, 0).upn.split('@')[1] ?? '' };
  },
  act: async (target, { member, domain }) => {
    const seen: string[] = [];
    const look = async () => {
      const { body } = await target.graph.request({ method: 'GET', path: `/domains/${domain}` });
      seen.push(String((body as { authenticationType?: unknown }).authenticationType));
    };
    await look();
    const { policyId } = await rollout(target, hashSync, [member]);
    await look();
    await patchPolicy(target, policyId, { isEnabled: false });
    await look();
    await patchPolicy(target, policyId, { isEnabled: true });
    await look();
    return { seen };
  },
}).assert(
  atOnce(async (target, { seen, outsider, member }) => {
    same(seen, Array(4).fill('Federated'), 'authenticationType before, with rollout, with it off, with it on again');
    await signInAt(target, [outsider], 'federation', 'not in rollout');
    await signInAt(target, [member], 'cloud', 'in rollout');
  }),
  by(day, async (target, { domain, outsider }) => {
    const { body } = await target.graph.request({ method: 'GET', path: `/domains/${domain}` });
    same((body as { authenticationType?: unknown }).authenticationType, 'Federated', 'authenticationType a day later');
    await signInAt(target, [outsider], 'federation', 'not in rollout, a day later');
  }),
);

const withoutHash = situation({
  title: 'an enrolled user without a synced hash gets the cloud page and fails with 50056 until a hash arrives',
  certainty: 'open',
  needs: { delegated: true, signIn: true, onPremises: true, features: [hashSync] },
  tenant: {
    users: [
      { userPrincipalName: 'hashless@federated.example', synced: true, hashSynced: false, password },
      { userPrincipalName: 'never@federated.example', synced: true },
    ],
  },
  arrange: async (target) => ({
    users: [await userNamed(target, 'hashless@federated.example'), await userNamed(target, 'never@federated.example')],
  }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    const results: string[] = [];
    for (const { upn } of users) {
      const { result = '', code = 0, route } = await target.control.signIn({ upn, password });
      results.push(`${route} ${result} ${code}`);
    }
    await target.control.setPassword(person(users, 0).upn, 'Battery-Staple-8', 'onPremises');
    return { results };
  },
}).assert(
  atOnce(async (target, { users, results }) => {
    same(results, ['cloud failure 50056', 'cloud failure 50056'], 'Sign-ins with the right password');
    await signInAt(target, users, 'cloud', 'there is no fall-back to federation');
  }),
  by(hours(1), async (target, { users }) => {
    const { result } = await target.control.signIn({ upn: person(users, 0).upn, password: 'Battery-Staple-8' });
    same(result, 'success', 'The sign-in once a hash has been synchronized');
  }),
);

const agents = situation({
  title: 'pass-through rollout works with tenant-wide pass-through off, needs an active agent, and does not fall back',
  certainty: 'open',
  needs: { delegated: true, signIn: true, onPremises: true, syncedUsers: 1, features: [passThrough] },
  tenant: { onPremises: { activeAgents: 1, tenantPassThrough: false } },
  arrange: async (target) => ({ users: await target.syncedUsers(1) }),
  act: async (target, { users }) => {
    await rollout(target, passThrough, users);
    const { upn } = person(users, 0);
    const results: string[] = [];
    const attempt = async () => {
      const { route, method, result = '', code = 0 } = await target.control.signIn({ upn, password });
      results.push(`${route} ${method} ${result} ${code}`);
    };
    await attempt();
    await target.control.set({ activeAgents: 0 });
    await attempt();
    const realmWithout = (await target.realm(upn)).kind;
    await target.control.set({ activeAgents: 1 });
    await attempt();
    return { results, realmWithout };
  },
}).assert(
  atOnce(async (_target, { results, realmWithout }) => {
    same(
      results,
      [
        'cloud passthroughAuthentication success 0',
        'cloud passthroughAuthentication failure 80001',
        'cloud passthroughAuthentication success 0',
      ],
      'Sign-ins with one agent, with none, and with one again',
    );
    same(realmWithout, 'cloud', 'Where the user is sent while there is no agent');
  }),
);

export const signInBehaviours: readonly Behaviour[] = [
  {
    id: 'SR-12',
    title: 'Only synced users of federated domains change; in a managed domain only pass-through rollout matters.',
    certainty: 'doc',
    roles: ['User Administrator'],
    cases: [cloudOnly, managedDomain, managedSeamless],
  },
  {
    id: 'SR-13',
    title: 'Seamless SSO applies only to users who are also enrolled in a password method.',
    certainty: 'doc',
    cases: [
      seamlessAlone,
      seamlessWith(hashSync, 'password hash sync'),
      seamlessWith(passThrough, 'pass-through'),
      federatedSeamless,
    ],
  },
  {
    id: 'SR-14',
    title: 'Seamless SSO goes with either method; all three are not supported.',
    certainty: 'doc',
    cases: [
      supportedPair(hashSync, 'password hash sync'),
      supportedPair(passThrough, 'pass-through'),
      ...three.map(thirdRefused),
      threeLenient,
      bothMethods,
    ],
  },
  {
    id: 'SR-15',
    title: 'A hint that names a federated domain of the tenant goes to that domain, for rollout users too.',
    certainty: 'doc',
    cases: [hinted, hintedElsewhere],
  },
  {
    id: 'SR-16',
    title: 'Legacy authentication falls back to federation.',
    certainty: 'doc',
    cases: [legacy],
  },
  {
    id: 'SR-17',
    title: 'Where a primary refresh token comes from depends on the Windows version and the suffix on-premises.',
    certainty: 'doc',
    cases: [refreshTokens, suffixes, afterCutOver],
  },
  {
    id: 'SR-18',
    title: "Staged rollout never changes the domain's authenticationType.",
    certainty: 'doc',
    permissions: ['Domain.Read.All'],
    cases: [domainUnchanged],
  },
  {
    id: 'SR-30',
    title: 'An enrolled user without a synced hash fails and does not fall back to federation.',
    certainty: 'open',
    cases: [withoutHash],
  },
  {
    id: 'SR-31',
    title: 'Pass-through rollout needs an active agent, not the tenant-wide switch.',
    certainty: 'open',
    cases: [agents],
  },
];
