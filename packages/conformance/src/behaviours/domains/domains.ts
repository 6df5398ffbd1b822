/** Domains as objects: added, changed, one of them the default, limits, both kinds side by side. */
import { atOnce, type Behaviour, by, hours, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import { person, rollout, signInAt, userNamed } from '../staged-rollout/vocabulary.ts';
import { attempt } from './outside.ts';
import {
  addDomain,
  answered,
  call,
  deleteDomain,
  domainRights,
  federate,
  makeManaged,
  makeOwnRoot,
  plain,
  readDomain,
  refusedAs,
  shownOf,
  tryDelete,
  tryDomain,
  tryFederate,
  tryUpdate,
  typeShown,
} from './vocabulary.ts';

const password = 'Correct-Horse-7';

/** A domain as it is before anybody has proved anything. */
const fresh = (id: string) => ({
  id,
  authenticationType: 'Managed',
  isVerified: false,
  isRoot: false,
  isDefault: false,
  isInitial: false,
  isAdminManaged: true,
  supportedServices: [],
  state: null,
});
const namesOfFresh = Object.keys(fresh(''));
const chosen = (body: object) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => namesOfFresh.includes(name)));

const created = (version: 'v1.0' | 'beta') =>
  situation({
    title: `a domain is created unverified, managed and no root in ${version}, and can be read, listed and deleted`,
    needs: { delegated: true },
    arrange: async (target) => ({ id: target.domainName(`new${version.slice(0, 2)}`.toLowerCase()) }),
    act: async (target, { id }) => {
      const answer = await call(target, 'POST', '/domains', { id }, version);
      const read = await call(target, 'GET', `/domains/${id}`, undefined, version);
      const listed = (await everyPage(target.graph.request, '/domains')).filter((domain) => domain['id'] === id);
      const gone = await call(target, 'DELETE', `/domains/${id}`, undefined, version);
      const after = answered(await call(target, 'GET', `/domains/${id}`, undefined, version));
      return {
        statuses: [answer.status, read.status, gone.status],
        created: plain(answer.body),
        read: plain(read.body),
        listed: listed.length,
        after,
      };
    },
  }).assert(
    atOnce(async (_target, facts) => {
      same(facts.statuses, [201, 200, 204], 'Statuses of create, read and delete');
      same(chosen(facts.created), fresh(facts.id), 'The domain as created');
      same(chosen(facts.read), fresh(facts.id), 'The domain as read');
      same(facts.listed, 1, 'How often the list has it');
      refusedAs(facts.after, { status: 404, code: 'Request_ResourceNotFound' }, 'reading it after its deletion');
      same('manufacturer' in facts.created, version === 'v1.0', `Whether ${version} shows a manufacturer`);
    }),
  );

const notAsFederated = situation({
  title: 'creating a domain as federated is refused and leaves nothing',
  needs: { delegated: true },
  arrange: async (target) => ({ id: target.domainName('federated') }),
  act: async (target, { id }) => ({ refusal: await tryDomain(target, id, { authenticationType: 'Federated' }) }),
}).assert(
  atOnce(async (target, { id, refusal }) => {
    refusedAs(refusal, { message: 'Creation of federated domain is not allowed.' }, 'creating a federated domain');
    same((await call(target, 'GET', `/domains/${id}`)).status, 404, 'Status of reading it');
  }),
);

const badNames = situation({
  title: 'what is no name of DNS, an international name, a trailing dot and a single label are refused',
  certainty: 'open',
  needs: { delegated: true },
  arrange: async (target) => {
    const good = target.domainName('bad');
    const label = good.split('.')[0] ?? '';
    return {
      names: [label, `${good}.`, `${label}..example`, `${label}_.example`, `${label}ü.example`, `${label} x.example`],
    };
  },
  act: async (target, { names }) => {
    const refusals = [];
    for (const name of names) refusals.push(await tryDomain(target, name));
    return { refusals };
  },
}).assert(
  atOnce(async (_target, { names, refusals }) => {
    names.forEach((name, index) => {
      const refusal = refusals[index];
      claim(refusal !== undefined, `There is no answer for '${name}'.`);
      refusedAs(refusal, {}, `creating '${name}'`);
    });
  }),
);

const twice = situation({
  title: 'a second domain of the same name is refused, in any case',
  certainty: 'open',
  needs: { delegated: true },
  arrange: async (target) => ({ id: await addDomain(target, target.domainName('twice')) }),
  act: async (target, { id }) => ({
    again: await tryDomain(target, id),
    capitals: await tryDomain(target, id.replace('twice', 'TWICE')),
  }),
}).assert(
  atOnce(async (_target, { again, capitals }) => {
    refusedAs(again, { detail: 'ObjectConflict id' }, 'creating it again');
    refusedAs(capitals, { detail: 'ObjectConflict id' }, 'creating it again in capitals');
  }),
);

const exactlyOne = situation({
  title: 'a tenant has exactly one default and one initial domain',
  needs: { delegated: true },
  arrange: async () => ({}),
  act: async (target) => {
    const domains = await everyPage(target.graph.request, '/domains');
    const named = (property: string) => domains.filter((one) => one[property] === true);
    return {
      defaults: named('isDefault').map((one) => String(one['authenticationType'])),
      initial: named('isInitial').map((one) => String(one['id'])),
    };
  },
}).assert(
  atOnce(async (_target, { defaults, initial }) => {
    same(defaults, ['Managed'], 'Types of the default domains');
    same(initial.length, 1, 'How many initial domains there are');
    claim(
      /\.onmicrosoft\.(com|us|de|cn)$|\.partner\.onmschina\.cn$/.test(initial[0] ?? ''),
      `The initial domain is ${initial[0]}.`,
    );
  }),
);

/** Makes a case one that changes which domain is the default: never in a tenant that others use. */
const ownTenant = { domains: [{ id: 'other.example' }] };

const defaultsOf = async (target: Target): Promise<readonly string[]> =>
  (await everyPage(target.graph.request, '/domains')).flatMap((one) =>
    one['isDefault'] === true ? [String(one['id'])] : [],
  );

const anotherDefault = situation({
  title: 'making another domain the default takes it from the one before; only a managed, verified one can be it',
  needs: { delegated: true },
  tenant: { domains: [...ownTenant.domains, { id: 'unverified.example', isVerified: false }] },
  arrange: async (target) => ({ before: await defaultsOf(target) }),
  act: async (target, { before }) => ({
    federated: await tryUpdate(target, 'federated.example', { isDefault: true }),
    unverified: await tryUpdate(target, 'unverified.example', { isDefault: true }),
    cleared: await tryUpdate(target, before[0] ?? '', { isDefault: false }),
    unchanged: await defaultsOf(target),
    accepted: await tryUpdate(target, 'other.example', { isDefault: true }),
  }),
}).assert(
  atOnce(async (target, { before, federated, unverified, cleared, unchanged, accepted }) => {
    refusedAs(federated, {}, 'making a federated domain the default');
    refusedAs(unverified, {}, 'making an unverified domain the default');
    refusedAs(cleared, {}, 'leaving the tenant without a default');
    same(unchanged, before, 'Default domains after the refusals');
    same(accepted.status, 204, 'Status of making a managed domain the default');
    same(await defaultsOf(target), ['other.example'], 'Default domains afterwards');
  }),
);

const staysManaged = situation({
  title: 'the default domain cannot be federated, nor a root whose subdomain is the default',
  certainty: 'open',
  needs: { delegated: true },
  tenant: { domains: [...ownTenant.domains, { id: 'below.other.example' }] },
  arrange: async (target) => {
    await call(target, 'PATCH', '/domains/below.other.example', { isDefault: true });
    return { before: await defaultsOf(target) };
  },
  act: async (target) => ({ root: await tryFederate(target, 'other.example') }),
}).assert(
  atOnce(async (target, { before, root }) => {
    same(before, ['below.other.example'], 'The default domain');
    refusedAs(root, {}, 'federating the root of the default domain');
    same(await typeShown(target, 'other.example'), 'Managed', 'The type of the root');
  }),
);

const notDeleted = situation({
  title: 'neither the default nor the initial domain can be deleted, by force or not',
  certainty: 'open',
  needs: { delegated: true },
  tenant: ownTenant,
  arrange: async (target) => {
    await call(target, 'PATCH', '/domains/other.example', { isDefault: true });
    const initial = (await everyPage(target.graph.request, '/domains')).find((one) => one['isInitial'] === true);
    return { domains: ['other.example', String(initial?.['id'])] };
  },
  act: async (target, { domains }) => {
    const refusals = [];
    for (const domain of domains) {
      refusals.push(await tryDelete(target, domain));
      refusals.push(answered(await call(target, 'POST', `/domains/${domain}/forceDelete`, {})));
    }
    return { refusals };
  },
}).assert(
  atOnce(async (target, { domains, refusals }) => {
    for (const refusal of refusals) refusedAs(refusal, {}, 'deleting the default or the initial domain');
    for (const domain of domains) await readDomain(target, domain);
  }),
);

const updated = situation({
  title: 'a verified domain is updated; an unverified one is not',
  needs: { delegated: true },
  arrange: async (target) => ({
    verified: await makeOwnRoot(target, 'verified'),
    unverified: await addDomain(target, target.domainName('unverified')),
  }),
  act: async (target, { verified, unverified }) => {
    const change = { passwordValidityPeriodInDays: 30, passwordNotificationWindowInDays: 7 };
    return {
      accepted: await tryUpdate(target, verified, change),
      refused: await tryUpdate(target, unverified, change),
    };
  },
}).assert(
  atOnce(async (target, { verified, unverified, accepted, refused }) => {
    const names = ['passwordValidityPeriodInDays', 'passwordNotificationWindowInDays'];
    same(accepted.status, 204, 'Status of updating a verified domain');
    same(await shownOf(target, verified, names), [30, 7], 'What was written');
    refusedAs(refused, {}, 'updating an unverified domain');
    same(await shownOf(target, unverified, names), [null, null], 'What an unverified domain shows');
  }),
);

const services = situation({
  title: 'of the services of a domain only some can be added and removed',
  needs: { delegated: true },
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'services') }),
  act: async (target, { domain }) => ({
    added: await tryUpdate(target, domain, { supportedServices: ['Email', 'Yammer'] }),
    fixed: await tryUpdate(target, domain, { supportedServices: ['Email', 'Yammer', 'Sharepoint'] }),
    shown: await shownOf(target, domain, ['supportedServices']),
    removed: await tryUpdate(target, domain, { supportedServices: ['Email'] }),
  }),
}).assert(
  atOnce(async (target, { domain, added, fixed, shown, removed }) => {
    same([added.status, removed.status], [204, 204], 'Statuses of adding and removing');
    refusedAs(fixed, {}, 'adding a service that cannot be added');
    same(shown, [['Email', 'Yammer']], 'The services after the refusal');
    same(await shownOf(target, domain, ['supportedServices']), [['Email']], 'The services in the end');
  }),
);

const readOnly = situation({
  title: 'what the service keeps of a domain cannot be written',
  certainty: 'open',
  needs: { delegated: true },
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'fixed') }),
  act: async (target, { domain }) => ({
    isVerified: await tryUpdate(target, domain, { isVerified: false }),
    isRoot: await tryUpdate(target, domain, { isRoot: false }),
  }),
}).assert(
  atOnce(async (target, { domain, isVerified, isRoot }) => {
    refusedAs(isVerified, {}, 'writing isVerified');
    refusedAs(isRoot, {}, 'writing isRoot');
    same(await shownOf(target, domain, ['isVerified', 'isRoot']), [true, true], 'The domain afterwards');
  }),
);

/** A tenant that can take `left` more managed domains: the usual ones weigh six, two of them being federated. */
const almostFull = (left: number) => ({
  domains: Array.from({ length: 5_000 - 6 - left }, (_, index) => ({ id: `d${index}.example` })),
});
const full = { status: 403, code: 'Directory_QuotaExceeded' } as const;

const limit = situation({
  title: 'a tenant takes 5,000 domains when all are managed, a federated one counting as two',
  certainty: 'open',
  needs: { delegated: true },
  tenant: almostFull(1),
  arrange: async (target) => ({ one: target.domainName('one'), other: target.domainName('other') }),
  act: async (target, { one, other }) => ({
    last: await tryDomain(target, one),
    beyond: await tryDomain(target, other),
    federated: await tryFederate(target, 'd0.example'),
  }),
}).assert(
  atOnce(async (target, { other, last, beyond, federated }) => {
    same(last.status, 201, 'Status of adding the last domain');
    refusedAs(beyond, full, 'adding one more');
    refusedAs(federated, full, 'federating one of them');
    same((await call(target, 'GET', `/domains/${other}`)).status, 404, 'Status of reading what was refused');
    same(await typeShown(target, 'd0.example'), 'Managed', 'The type of what was not federated');
  }),
);

const freed = situation({
  title: 'a full tenant takes a domain again when one becomes managed or goes',
  certainty: 'open',
  needs: { delegated: true },
  tenant: almostFull(0),
  arrange: async (target) => ({ names: [1, 2, 3].map((number) => target.domainName(`n${number}`)) }),
  act: async (target, { names: [first = '', second = '', third = ''] }) => {
    const refused = await tryDomain(target, first);
    await makeManaged(target, 'partner.example');
    const afterManaged = await tryDomain(target, first);
    const fullAgain = await tryDomain(target, second);
    await deleteDomain(target, 'd1.example');
    return { refused, statuses: [afterManaged.status, (await tryDomain(target, second)).status], fullAgain, third };
  },
}).assert(
  atOnce(async (target, { refused, statuses, fullAgain, third }) => {
    refusedAs(refused, full, 'adding to a full tenant');
    refusedAs(fullAgain, full, 'adding when it is full again');
    same(statuses, [201, 201], 'Statuses once there is room');
    refusedAs(await tryDomain(target, third), full, 'adding beyond');
  }),
);

const sideBySide = situation({
  title: 'managed and federated domains live side by side, each with its own way to sign in',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => ({
    plain: await makeOwnRoot(target, 'plain'),
    trusting: await makeOwnRoot(target, 'trusting'),
  }),
  act: async (target, { trusting }) => {
    await federate(target, trusting);
    return {};
  },
}).assert(
  within(hours(2), {
    before: async (target, { plain: managed }) =>
      same(await typeShown(target, managed), 'Managed', 'The type of the managed domain'),
    after: async (target, { plain: managed, trusting }) => {
      same([await typeShown(target, managed), await typeShown(target, trusting)], ['Managed', 'Federated'], 'Types');
      same((await target.realm(`somebody@${trusting}`)).kind, 'federation', 'Where the federated domain signs in');
      claim(
        (await target.realm(`somebody@${managed}`)).kind !== 'federation',
        'The managed domain is sent to a federation server.',
      );
    },
  }),
);

const oneWay = situation({
  title: 'the users of a federated domain all go to its server, hash or no hash, but for those in staged rollout',
  needs: { delegated: true, signIn: true, features: ['passwordHashSync'] },
  tenant: {
    users: [
      { userPrincipalName: 'hashed@federated.example', synced: true, password },
      { userPrincipalName: 'hashless@federated.example', synced: true, password, hashSynced: false },
      { userPrincipalName: 'cloud@federated.example', immutableId: 'Y2xvdWQ=', password },
      { userPrincipalName: 'enrolled@federated.example', synced: true, password },
      { userPrincipalName: 'synced@managed.example', synced: true, password },
      { userPrincipalName: 'cloud@managed.example', password },
    ],
  },
  arrange: async (target) => {
    const users = [];
    for (const name of ['hashed', 'hashless', 'cloud', 'enrolled'])
      users.push(await userNamed(target, `${name}@federated.example`));
    return { federated: users.slice(0, 3), enrolled: person(users, 3) };
  },
  act: async (target, { enrolled }) => {
    await rollout(target, 'passwordHashSync', [enrolled]);
    const results: string[] = [];
    for (const upn of [enrolled.upn, 'synced@managed.example', 'cloud@managed.example'])
      results.push(await attempt(target, { upn, password }));
    return { results };
  },
}).assert(
  atOnce(async (target, { federated, results }) => {
    await signInAt(target, federated, 'federation', 'the domain is federated');
    same(
      results,
      ['cloud passwordHashSync success', 'cloud passwordHashSync success', 'cloud cloudPassword success'],
      'Sign-ins of the enrolled user and of the managed domain',
    );
  }),
  by(hours(24), (target, { federated }) => signInAt(target, federated, 'federation', 'a day later')),
);

export const domainBehaviours: readonly Behaviour[] = [
  {
    id: 'DM-01',
    title: 'A domain is created unverified, managed and no root; creating one as federated is refused.',
    certainty: 'seen',
    ...domainRights,
    cases: [created('v1.0'), created('beta'), notAsFederated, badNames, twice],
  },
  {
    id: 'DM-05',
    title: 'One default and one initial domain; the default is managed; neither can be deleted.',
    certainty: 'doc',
    ...domainRights,
    cases: [exactlyOne, anotherDefault, staysManaged, notDeleted],
  },
  {
    id: 'DM-06',
    title: 'Only verified domains can be updated.',
    certainty: 'doc',
    ...domainRights,
    cases: [updated, services, readOnly],
  },
  {
    id: 'DM-09',
    title: '5,000 domains in a tenant when all are managed, 2,500 when all are federated.',
    certainty: 'doc',
    ...domainRights,
    cases: [limit, freed],
  },
  {
    id: 'DM-10',
    title:
      'Managed and federated domains live side by side; users of one domain cannot be mixed but by staged rollout.',
    certainty: 'doc',
    ...domainRights,
    cases: [sideBySide, oneWay],
  },
];
