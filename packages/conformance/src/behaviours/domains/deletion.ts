/** Domains that go: what uses their names, and deletion by force. */
import { atOnce, type Behaviour, by, hours, type Json, justBefore, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import { deleteObject, groupNamed, userNamed } from '../staged-rollout/vocabulary.ts';
import { attempt } from './outside.ts';
import {
  type Answered,
  answered,
  call,
  deleteDomain,
  domainRights,
  federate,
  makeOwnRoot,
  makeUserIn,
  readDomain,
  refusedAs,
  tryDelete,
  userShown,
} from './vocabulary.ts';

const domain = 'doomed.example';
const password = 'Correct-Horse-7';

/** A domain whose name a user, a group and an application have. */
const used = {
  domains: [{ id: domain }],
  users: [
    { userPrincipalName: `named@${domain}`, password },
    { userPrincipalName: 'mailed@managed.example', mail: `mailed@${domain}`, password },
    // With it there is a forest.
    { userPrincipalName: 'synced@managed.example', synced: true },
  ],
  onPremises: { objects: [{ kind: 'group', forest: 'managed.example', displayName: 'Post', mail: `post@${domain}` }] },
  applications: [{ displayName: 'Portal', identifierUris: [`https://${domain}/portal`] }],
};

const references = async (target: Target, path = ''): Promise<readonly string[]> =>
  (await everyPage(target.graph.request, `/domains/${domain}/domainNameReferences${path}`))
    .map(({ id }) => String(id))
    .sort();

const tryForce = async (
  target: Target,
  name: string,
  body: object = {},
  version: 'v1.0' | 'beta' = 'v1.0',
): Promise<Answered> => answered(await call(target, 'POST', `/domains/${name}/forceDelete`, body, version));

const refusedWhileUsed = situation({
  title: 'a domain whose name a user bears cannot be deleted; without the user it can',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const own = await makeOwnRoot(target, 'used');
    return { own, user: await makeUserIn(target, 'bearer', own) };
  },
  act: async (target, { own, user }) => {
    const listed = (await everyPage(target.graph.request, `/domains/${own}/domainNameReferences`)).map(({ id }) =>
      String(id),
    );
    const refusal = await tryDelete(target, own);
    await readDomain(target, own);
    await deleteObject(target, `/users/${user.id}`);
    return { listed, refusal };
  },
}).assert(
  atOnce(async (target, { own, user, listed, refusal }) => {
    same(listed, [user.id], 'What uses the name');
    refusedAs(refusal, {}, 'deleting a domain that is used');
    same((await tryDelete(target, own)).status, 204, 'Status of deleting it once nobody uses it');
    refusedAs(
      answered(await call(target, 'GET', `/domains/${own}`)),
      { status: 404, code: 'Request_ResourceNotFound' },
      'reading it afterwards',
    );
  }),
);

/** The group of the file is on-premises; a cycle brings it to the cloud. */
const withGroup = async (target: Target) => {
  await target.control.runDirectoryCycle();
  return {};
};

const allKinds = situation({
  title: 'users, groups and applications that use the name are listed, all together and by kind',
  needs: { delegated: true },
  tenant: used,
  arrange: async (target) => ({
    ...(await withGroup(target)),
    users: [
      (await userNamed(target, `named@${domain}`)).id,
      (await userNamed(target, 'mailed@managed.example')).id,
    ].sort(),
    group: await groupNamed(target, 'Post'),
  }),
  act: async (target) => ({
    all: (await references(target)) as Json[],
    onlyUsers: (await references(target, '/microsoft.graph.user')) as Json[],
    onlyGroups: (await references(target, '/microsoft.graph.group')) as Json[],
    types: (await everyPage(target.graph.request, `/domains/${domain}/domainNameReferences`))
      .map((one) => String(one['@odata.type']))
      .sort(),
  }),
}).assert(
  atOnce(async (_target, { users, group, all, onlyUsers, onlyGroups, types }) => {
    same(
      types,
      ['#microsoft.graph.application', '#microsoft.graph.group', '#microsoft.graph.user', '#microsoft.graph.user'],
      'Types of what uses the name',
    );
    same(
      [...users, group].filter((id) => !all.includes(id)),
      [],
      'What the list leaves out',
    );
    same(onlyUsers, users, 'The users');
    same(onlyGroups, [group], 'The groups');
  }),
);

const eachHolds = (what: string, parts: Partial<typeof used>) =>
  situation({
    title: `${what} alone keeps a domain from being deleted`,
    needs: { delegated: true },
    tenant: { domains: used.domains, ...parts },
    arrange: withGroup,
    act: async (target) => ({ refusal: await tryDelete(target, domain) }),
  }).assert(
    atOnce(async (target, { refusal }) => {
      refusedAs(refusal, {}, `deleting a domain that ${what} uses`);
      await readDomain(target, domain);
    }),
  );

const federatedList = situation({
  title: 'what uses the name of a federated domain is not told',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const own = await makeOwnRoot(target, 'silent');
    await federate(target, own);
    return { own };
  },
  act: async (target, { own }) => ({
    refusal: answered(await call(target, 'GET', `/domains/${own}/domainNameReferences`)),
  }),
}).assert(
  atOnce(async (_target, { refusal }) =>
    refusedAs(
      refusal,
      { code: 'Request_UnsupportedQuery', message: 'This API is not supported for federated domains.' },
      'asking for the references of a federated domain',
    ),
  ),
);

const unused = situation({
  title: 'a domain that nothing uses is deleted, federated or not',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const federated = await makeOwnRoot(target, 'free1');
    await federate(target, federated);
    return { domains: [federated, await makeOwnRoot(target, 'free2')] };
  },
  act: async (target, { domains }) => {
    for (const own of domains) await deleteDomain(target, own);
    return {};
  },
}).assert(
  atOnce(async (target, { domains }) => {
    for (const own of domains)
      same((await call(target, 'GET', `/domains/${own}`)).status, 404, `Status of reading ${own}`);
  }),
);

/** What Graph shows of the state of a domain, without its time. */
const stateShown = async (target: Target, name: string): Promise<Json> => {
  const state = (await readDomain(target, name))['state'];
  if (state === null || typeof state !== 'object') return null;
  const { operation = null, status = null } = state as { operation?: string; status?: string };
  return { operation, status };
};

const forced = (disable: boolean | undefined) =>
  situation({
    title: `forceDelete renames what uses the name to the initial domain${disable === false ? ' and leaves users enabled when told so' : ' and disables the renamed users'}, within a day`,
    needs: { delegated: true, signIn: true },
    tenant: used,
    arrange: async (target) => ({
      ...(await withGroup(target)),
      user: await userNamed(target, `named@${domain}`),
      mailed: await userNamed(target, 'mailed@managed.example'),
      group: await groupNamed(target, 'Post'),
      initial: String((await everyPage(target.graph.request, '/domains')).find((one) => one['isInitial'])?.['id']),
    }),
    act: async (target) => ({
      answer: await tryForce(target, domain, disable === undefined ? {} : { disableUserAccounts: disable }),
    }),
  }).assert(
    atOnce(async (target, { answer, user }) => {
      same(answer.status, 204, 'Status of forceDelete');
      same(await stateShown(target, domain), { operation: 'ForceDelete', status: 'InProgress' }, 'The state at once');
      same(await userShown(target, user.id, ['userPrincipalName']), [user.upn], 'The name at once');
    }),
    justBefore(hours(24), async (target, { user }) => {
      same(await stateShown(target, domain), { operation: 'ForceDelete', status: 'InProgress' }, 'The state before');
      same(await userShown(target, user.id, ['userPrincipalName']), [user.upn], 'The name before');
    }),
    by(hours(24), async (target, { user, mailed, group, initial }) => {
      same((await call(target, 'GET', `/domains/${domain}`)).status, 404, 'Status of reading the domain');
      same(
        await userShown(target, user.id, ['userPrincipalName', 'accountEnabled']),
        [`named@${initial}`, disable === false],
        'Name and state of the renamed user',
      );
      same(
        await userShown(target, mailed.id, ['userPrincipalName', 'mail', 'accountEnabled']),
        ['mailed@managed.example', `mailed@${initial}`, true],
        'A user of another domain with an address in this one',
      );
      const { body } = await call(target, 'GET', `/groups/${group}?$select=mail`);
      same((body as { mail?: string }).mail, `post@${initial}`, 'The address of the group');
      const now = (await everyPage(target.graph.request, `/domains/${initial}/domainNameReferences`)).map(
        ({ id }) => id,
      );
      for (const id of [user.id, mailed.id, group])
        claim(now.includes(id), `${id} is not among what uses the name of the initial domain.`);
      same(
        await attempt(target, { upn: `named@${initial}`, password }),
        disable === false ? 'cloud cloudPassword success' : 'cloud cloudPassword failure 50057',
        'The sign-in of the renamed user',
      );
    }),
  );

const forcedOwn = situation({
  title: 'a domain that is deleted by force is on its way at once and gone within a day, its user renamed',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const own = await makeOwnRoot(target, 'forced');
    const initial = (await everyPage(target.graph.request, '/domains')).find((one) => one['isInitial'] === true);
    return { own, user: await makeUserIn(target, 'resident', own), initial: String(initial?.['id']) };
  },
  act: async (target, { own }) => ({ answer: await tryForce(target, own) }),
}).assert(
  within(hours(24), {
    before: async (target, { own, answer }) => {
      same(answer.status, 204, 'Status of forceDelete');
      same(await stateShown(target, own), { operation: 'ForceDelete', status: 'InProgress' }, 'The state');
    },
    after: async (target, { own, user, initial }) => {
      same((await call(target, 'GET', `/domains/${own}`)).status, 404, 'Status of reading the domain');
      const [name] = await userShown(target, user.id, ['userPrincipalName']);
      claim(String(name).endsWith(`@${initial}`), `The user is now ${String(name)}.`);
    },
  }),
);

const statuses = situation({
  title: 'forceDelete answers 204 in v1.0 and 200 in beta, each without a body',
  needs: { delegated: true },
  tenant: { domains: [{ id: 'first.example' }, { id: 'second.example' }] },
  arrange: async () => ({}),
  act: async (target) => {
    const first = await call(target, 'POST', '/domains/first.example/forceDelete', {}, 'v1.0');
    const second = await call(target, 'POST', '/domains/second.example/forceDelete', {}, 'beta');
    return { statuses: [first.status, second.status], bodies: [first.body ?? null, second.body ?? null] as Json[] };
  },
}).assert(
  within(hours(24), {
    before: async (target, { statuses: seen, bodies }) => {
      same(seen, [204, 200], 'Statuses');
      same(bodies, [null, null], 'Bodies');
      for (const name of ['first.example', 'second.example']) await readDomain(target, name);
    },
    after: async (target) => {
      for (const name of ['first.example', 'second.example'])
        same((await call(target, 'GET', `/domains/${name}`)).status, 404, `Status of reading ${name}`);
    },
  }),
);

const refusals = situation({
  title: 'forceDelete is refused for a federated and for the default domain',
  needs: { delegated: true },
  tenant: { domains: [{ id: 'usual.example' }] },
  arrange: async (target) => {
    await call(target, 'PATCH', '/domains/usual.example', { isDefault: true });
    return { names: ['federated.example', 'usual.example'] };
  },
  act: async (target, { names }) => {
    const seen = [];
    for (const name of names) seen.push(await tryForce(target, name));
    return { seen };
  },
}).assert(
  atOnce(async (target, { names, seen }) => {
    for (const refusal of seen) refusedAs(refusal, {}, 'deleting it by force');
    for (const name of names) same(await stateShown(target, name), null, `The state of ${name}`);
  }),
);

const limit = (count: number) =>
  situation({
    title: `forceDelete ${count > 1_000 ? 'is refused' : 'is accepted'} when ${count} objects use the name`,
    needs: { delegated: true },
    tenant: { domains: [{ id: domain }], users: [{ count, prefix: 'many', domain }] },
    arrange: async () => ({}),
    act: async (target) => ({ answer: await tryForce(target, domain) }),
  }).assert(
    atOnce(async (target, { answer }) => {
      if (count > 1_000) refusedAs(answer, {}, 'deleting it by force');
      else same(answer.status, 204, 'Status of forceDelete');
      same(
        await stateShown(target, domain),
        count > 1_000 ? null : { operation: 'ForceDelete', status: 'InProgress' },
        'The state',
      );
    }),
    by(hours(24), async (target) =>
      same(
        (await call(target, 'GET', `/domains/${domain}`)).status,
        count > 1_000 ? 200 : 404,
        'Status of reading it a day later',
      ),
    ),
  );

const multitenant = situation({
  title: 'forceDelete is refused while a multitenant application uses the name',
  needs: { delegated: true },
  tenant: {
    domains: [{ id: domain }],
    applications: [
      { displayName: 'Shared', identifierUris: [`https://${domain}/shared`], signInAudience: 'AzureADMultipleOrgs' },
    ],
  },
  arrange: async () => ({}),
  act: async (target) => ({ refusal: await tryForce(target, domain) }),
}).assert(
  atOnce(async (target, { refusal }) => {
    refusedAs(refusal, {}, 'deleting it by force');
    same(await stateShown(target, domain), null, 'The state');
  }),
);

export const deletionBehaviours: readonly Behaviour[] = [
  {
    id: 'DM-07',
    title: 'A domain is not deleted while users, groups or applications use its name; domainNameReferences lists them.',
    certainty: 'doc',
    ...domainRights,
    cases: [
      refusedWhileUsed,
      allKinds,
      eachHolds('a user', { users: used.users.slice(0, 1) }),
      eachHolds('an address of a user', { users: used.users.slice(1, 2) }),
      eachHolds('a group', { users: used.users.slice(2), onPremises: used.onPremises }),
      eachHolds('an application', { applications: used.applications }),
      federatedList,
      unused,
    ],
  },
  {
    id: 'DM-08',
    title: 'forceDelete renames to the initial domain, disables renamed users, takes up to a day, and has limits.',
    certainty: 'doc',
    ...domainRights,
    cases: [forced(undefined), forced(false), forcedOwn, statuses, refusals, limit(1_000), limit(1_001), multitenant],
  },
];
