/** The log of sign-ins: what leaves an entry, who may read it, and what its two versions tell. */
import { atOnce, type Behaviour, type Json, situation } from '../../behaviour.ts';
import { claim, oneOf, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { outcome, rollout, userNamed } from '../staged-rollout/vocabulary.ts';
import {
  ada,
  applications,
  cloudUser,
  codeOf,
  cyd,
  detailOf,
  type Entry,
  fay,
  federated,
  federatedUser,
  graphScope,
  managed,
  password,
  passwordForm,
  program,
  refusal,
  service,
  serviceForm,
  signIns,
  textOf,
  tokens,
  user,
} from './vocabulary.ts';

const needs = { signIn: true } as const;
const [hashSync, passThrough] = ['passwordHashSync', 'passthroughAuthentication'] as const;
const gil = `gil@${federated}`;

/** User name and code of entries, oldest first. */
const attempts = (entries: readonly Entry[]): readonly string[] =>
  entries.map((entry) => `${entry['userPrincipalName']} ${codeOf(entry)}`).reverse();

const oneEach = situation({
  title: 'each attempt at the cloud, good or bad, leaves one entry, with the user name in lower case',
  needs,
  tenant: { users: [user('ada'), cloudUser] },
  arrange: async (target) => ({ before: (await signIns(target, 'v1.0')).length }),
  act: async (target) => {
    await target.control.signIn({ upn: 'Ada@Managed.Example', password });
    await target.control.signIn({ upn: 'ADA@managed.example', password: 'Wrong-Horse-7' });
    await target.control.signIn({ upn: `Nobody@${managed}`, password });
    await target.control.signIn({ upn: cyd, password });
    // Who only looks at the page has not tried anything.
    await target.control.explain({ upn: ada });
    await target.realm(ada);
    return {};
  },
}).assert(
  atOnce(async (target, { before }) => {
    const expected = [`${ada} 0`, `${ada} 50126`, `nobody@${managed} 50034`, `${cyd} 0`];
    for (const version of ['v1.0', 'beta'] as const)
      same([before, ...attempts(await signIns(target, version))], [0, ...expected], `Entries in ${version}`);
    const [first] = await signIns(target, 'v1.0', '?$top=1');
    claim(first !== undefined, 'A page of one has no entry.');
    const answer = await target.graph.request({ method: 'GET', path: `/auditLogs/signIns/${first['id']}` });
    same((answer.body as Entry)['userPrincipalName'], cyd, 'The entry by its id');
  }),
);

const notAtCloud = situation({
  title: 'who is refused by the federation server was not at the cloud; who comes from there has one entry',
  certainty: 'open',
  needs,
  tenant: { users: [federatedUser] },
  arrange: async () => ({}),
  act: async (target) => {
    await target.control.signIn({ upn: fay, password: 'Wrong-Horse-7' });
    const before = attempts(await signIns(target, 'beta'));
    await target.control.signIn({ upn: fay, password });
    return { before };
  },
}).assert(
  atOnce(async (target, { before }) => {
    same(before, [], 'Entries after the refusal');
    same(attempts(await signIns(target, 'beta')), [`${fay} 0`], 'Entries after the sign-in');
  }),
);

const ofTokens = situation({
  title: 'the token endpoint leaves one entry for each attempt too, of the kind that it is',
  needs,
  tenant: { applications, users: [user('ada')] },
  arrange: async () => ({}),
  act: async (target) => {
    const answer = await tokens(target, passwordForm(ada, { scope: `${graphScope} offline_access` }));
    await refusal(target, passwordForm(ada, { password: 'Wrong-Horse-7' }));
    const refresh = {
      grant_type: 'refresh_token',
      client_id: program.appId,
      refresh_token: textOf(answer, 'refresh_token'),
    };
    await tokens(target, refresh);
    await tokens(target, serviceForm);
    await refusal(target, { ...serviceForm, client_secret: 'Wrong-Secret-1' });
    return {};
  },
}).assert(
  atOnce(async (target) => {
    const found: Record<string, readonly string[]> = {};
    for (const kind of ['interactiveUser', 'nonInteractiveUser', 'servicePrincipal']) {
      const filter = encodeURIComponent(`signInEventTypes/any(t:t eq '${kind}')`);
      found[kind] = (await signIns(target, 'beta', `?$filter=${filter}`))
        .map((entry) => `${entry['appId']} ${codeOf(entry)}`)
        .reverse();
    }
    same(
      found,
      {
        interactiveUser: [`${program.appId} 0`, `${program.appId} 50126`],
        nonInteractiveUser: [`${program.appId} 0`],
        servicePrincipal: [`${service.appId} 0`, `${service.appId} 7000215`],
      },
      'Application and code of entries, by kind',
    );
    const shown = (await signIns(target, 'beta')).length;
    same(shown, 2, 'Entries that beta shows when nothing else is asked for: the interactive ones');
  }),
);

const withoutLicence = situation({
  title: 'a tenant without a premium licence is refused with 403, in both versions',
  needs,
  tenant: { tenant: { isPremium: false }, users: [user('ada')] },
  arrange: async (target) => {
    await target.control.signIn({ upn: ada, password });
    return {};
  },
  act: async (target) => {
    const look = async (version: 'v1.0' | 'beta', path: string) =>
      outcome(await target.graph.request({ method: 'GET', path, version }));
    return {
      answers: [await look('v1.0', '/auditLogs/signIns'), await look('beta', '/auditLogs/signIns')],
      audit: (await look('v1.0', '/auditLogs/directoryAudits')).status,
    };
  },
}).assert(
  atOnce(async (_target, { answers, audit }) => {
    const refused = { status: 403, code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' };
    same(answers, [refused, refused], 'Answers of v1.0 and beta');
    same(audit, 200, 'Status of the audit log, which needs no licence');
  }),
);

/** Where the password of each sign-in was checked, as beta tells it, oldest first. */
const details = async (target: Target): Promise<readonly string[]> =>
  (await signIns(target, 'beta')).map((entry) => `${entry['userPrincipalName']}: ${detailOf(entry)}`).reverse();

const methods = situation({
  title: 'beta tells where the password was checked, and by which agent',
  needs: { ...needs, onPremises: true },
  tenant: {
    users: [user('ada'), cloudUser],
    onPremises: { seamlessSsoEnabled: true, agents: [{ machineName: 'agent-1' }] },
  },
  arrange: async () => ({}),
  act: async (target) => {
    await target.control.signIn({ upn: ada, password });
    await target.control.signIn({ upn: cyd, password });
    await target.control.signIn({ upn: ada, device: { join: 'domain' } });
    await target.control.set({ tenantPassThrough: true });
    return { agent: (await target.control.signIn({ upn: ada, password })).agentId ?? '' };
  },
}).assert(
  atOnce(async (target, { agent }) => {
    claim(agent !== '', 'No agent was asked.');
    same(
      await details(target),
      [
        `${ada}: Password Hash Sync`,
        `${cyd}: Password in the cloud`,
        `${ada}: Seamless SSO`,
        `${ada}: Pass-through Authentication; PTA AgentId: ${agent}`,
      ],
      'The methods',
    );
  }),
);

const viaRollout = (feature: typeof hashSync | typeof passThrough, name: string) =>
  situation({
    title: `beta tells that ${feature} came about by staged rollout, and only for who is in it`,
    needs: { ...needs, delegated: true, onPremises: true, features: [feature] },
    tenant: {
      users: [user('ada'), { userPrincipalName: gil, synced: true, password }],
      onPremises: { tenantPassThrough: feature === passThrough, agents: [{ machineName: 'agent-1' }] },
    },
    arrange: async (target) => ({ users: [await userNamed(target, gil)] }),
    act: async (target, { users }) => {
      await rollout(target, feature, users);
      await target.control.signIn({ upn: gil, password });
      await target.control.signIn({ upn: ada, password });
      return {};
    },
  }).assert(
    atOnce(async (target) =>
      same(
        (await details(target)).map((detail) => detail.split(';')[0]),
        [`${gil}: ${name} via Staged Rollout`, `${ada}: ${name}`],
        'The methods of a user in rollout, and of one in a managed domain',
      ),
    ),
  );

/** What tells an entry from another of the same kind, whoever signs in. */
const ofItsOwn = ['id', 'createdDateTime', 'correlationId', 'userDisplayName', 'userPrincipalName', 'userId'];
const rest = (entry: Entry): Json =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => !ofItsOwn.includes(name))) as Json;

const blind = situation({
  title: 'v1.0 cannot tell federated from managed; beta tells by issuer and method',
  needs,
  tenant: { users: [federatedUser, user('ada')] },
  arrange: async () => ({}),
  act: async (target) => {
    for (const upn of [fay, ada]) await target.control.signIn({ upn, password });
    return {};
  },
}).assert(
  atOnce(async (target) => {
    const [atCloud = {}, atFederation = {}] = await signIns(target, 'v1.0');
    same([atFederation['userPrincipalName'], atCloud['userPrincipalName']], [fay, ada], 'Who signed in');
    same(rest(atFederation), rest(atCloud), 'All else that v1.0 tells of a federated sign-in and of a managed one');
    const [inBeta = {}] = await signIns(target, 'beta');
    for (const name of [
      'authenticationDetails',
      'authenticationMethodsUsed',
      'authenticationProcessingDetails',
      'tokenIssuerType',
      'signInEventTypes',
    ])
      same([name in atCloud, name in inBeta], [false, true], `Whether v1.0 and beta have ${name}`);
    same(
      (await signIns(target, 'beta')).map((entry) => [entry['tokenIssuerType'], detailOf(entry)]),
      [
        ['AzureAD', 'Password Hash Sync'],
        ['ADFederationServices', 'AD FS'],
      ],
      'Issuer and method in beta',
    );
  }),
);

const notInV1 = situation({
  title: 'the method cannot be asked for in v1.0',
  needs: { delegated: true },
  arrange: async () => ({}),
  act: async (target) => {
    const look = async (version: 'v1.0' | 'beta') =>
      outcome(
        await target.graph.request({
          method: 'GET',
          path: '/auditLogs/signIns?$top=1&$select=id,authenticationDetails',
          version,
        }),
      );
    return { inV1: await look('v1.0'), inBeta: await look('beta') };
  },
}).assert(
  atOnce(async (_target, { inV1, inBeta }) => {
    const withoutPremium = { status: 403, code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' };
    oneOf(inBeta, [{ status: 200, code: '' }, withoutPremium], 'The answer of beta');
    if (inBeta.status === 200) same(inV1.status, 400, 'Status of v1.0');
  }),
);

const bySdk = situation({
  title: 'the SDK decodes method, agent and staged rollout',
  needs: { ...needs, delegated: true, onPremises: true, features: [hashSync] },
  tenant: {
    users: [user('ada'), cloudUser, federatedUser, { userPrincipalName: gil, synced: true, password }],
    onPremises: { tenantPassThrough: true, agents: [{ machineName: 'agent-1' }] },
  },
  arrange: async (target) => ({ users: [await userNamed(target, gil)] }),
  act: async (target, { users }) => {
    await rollout(target, hashSync, users);
    for (const upn of [gil, cyd, fay]) await target.control.signIn({ upn, password });
    return { agent: (await target.control.signIn({ upn: ada, password })).agentId ?? '' };
  },
}).assert(
  atOnce(async (target, { agent }) => {
    const client = await target.sdk();
    const found: Json[] = [];
    for await (const entry of client.signIns.list())
      found.push([
        entry.userPrincipalName ?? '',
        entry.method ?? '',
        entry.viaStagedRollout ?? false,
        entry.agentId ?? '',
      ]);
    same(
      found,
      [
        [ada, passThrough, false, agent],
        [fay, 'federation', false, ''],
        [cyd, 'cloudPassword', false, ''],
        [gil, hashSync, true, ''],
      ],
      'User, method, staged rollout and agent of entries, newest first',
    );
  }),
);

const readers = situation({
  title: 'the log is for a permission and a role that reads reports, and for applications with the permission',
  needs: { ...needs, principals: true },
  tenant: { users: [user('ada')] },
  arrange: async (target) => {
    await target.control.signIn({ upn: ada, password });
    return {};
  },
  act: async (target) => {
    const look = async (
      kind: 'delegated' | 'application',
      permissions: readonly string[],
      roles: readonly string[] = [],
    ) =>
      (await target.graph.request({ method: 'GET', path: '/auditLogs/signIns', as: { kind, permissions, roles } }))
        .status;
    const reads = ['AuditLog.Read.All'];
    return {
      permitted: [await look('delegated', reads, ['Reports Reader']), await look('application', reads)],
      refused: [
        await look('delegated', ['Directory.Read.All'], ['Reports Reader']),
        await look('delegated', reads, ['User Administrator']),
        await look('application', ['Directory.Read.All']),
      ],
    };
  },
}).assert(
  atOnce(async (_target, { permitted, refused }) => {
    same(permitted, [200, 200], 'A user with permission and role, and an application with the permission');
    same(refused, [403, 403, 403], 'Without the permission, without the role, and an application without it');
  }),
);

const byName = situation({
  title: 'the log is filtered by the name that was typed, whoever bears it, and by the id of the user',
  needs,
  tenant: { users: [user('ada'), cloudUser] },
  arrange: (target) => userNamed(target, ada),
  act: async (target) => {
    await target.control.signIn({ upn: 'Ada@Managed.Example', password });
    await target.control.signIn({ upn: cyd, password });
    await target.control.signIn({ upn: `Nobody@${managed}`, password });
    await target.control.signIn({ upn: ada, password: 'Wrong-Horse-7' });
    return {};
  },
}).assert(
  atOnce(async (target, { id }) => {
    const ofAda = [`${ada} 0`, `${ada} 50126`];
    for (const [filter, expected] of [
      [`userPrincipalName eq '${ada}'`, ofAda],
      [`userPrincipalName eq 'nobody@${managed}'`, [`nobody@${managed} 50034`]],
      [`userId eq '${id}'`, ofAda],
    ] as const)
      same(
        attempts(await signIns(target, 'beta', `?$filter=${encodeURIComponent(filter)}`)),
        expected,
        `Entries with ${filter}`,
      );
  }),
);

export const logBehaviours: readonly Behaviour[] = [
  {
    id: 'HR-05',
    title: 'Each attempt at the cloud gives one entry; beta alone tells how the password was checked.',
    certainty: 'doc',
    permissions: ['AuditLog.Read.All'],
    roles: ['Reports Reader'],
    cases: [
      oneEach,
      notAtCloud,
      ofTokens,
      withoutLicence,
      methods,
      viaRollout(hashSync, 'Password Hash Sync'),
      viaRollout(passThrough, 'Pass-through Authentication'),
      blind,
      notInV1,
      bySdk,
      readers,
      byName,
    ],
  },
];
