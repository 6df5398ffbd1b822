/** Realm discovery, as anyone may ask for it. */
import { atOnce, type Behaviour, situation } from '../../behaviour.ts';
import { claim, oneOf, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { federationOf } from '../domains/vocabulary.ts';
import { makeCloudUser, person, rollout } from '../staged-rollout/vocabulary.ts';
import { ask, type Body, partOf, read, some, textOf } from './vocabulary.ts';

const segment = encodeURIComponent;

/** Names of a cloud, and of it as an audience. */
const clouds = [
  ['microsoftonline.com', 'urn:federation:MicrosoftOnline'],
  ['microsoftonline.us', 'urn:federation:MicrosoftOnline'],
  ['partner.microsoftonline.cn', 'urn:federation:partner.microsoftonline.cn'],
] as const;

/** Everything that discovery says of a name. */
async function discover(target: Target, name: string) {
  const page = await read(target, `/getuserrealm.srf?login=${segment(name)}&json=1`);
  const one = await read(target, `/common/userrealm/${segment(name)}?api-version=1.0`);
  const two = await read(target, `/common/userrealm/${segment(name)}?api-version=2.0`);
  const json = { username: name, isOtherIdpSupported: true };
  const credential = await ask(target, { method: 'POST', path: '/common/GetCredentialType', json });
  return { page, one, two, credential };
}
type Discovery = Awaited<ReturnType<typeof discover>>;

/** Whether the name exists, what is asked for, and of what kind its domain is. */
const numbersOf = ({ credential }: Discovery) => [
  credential['IfExistsResult'] ?? null,
  partOf(credential, 'Credentials')['PrefCredential'] ?? null,
  partOf(credential, 'EstsProperties')['DomainType'] ?? null,
];

/** Claims that a name is one of a managed domain, with a page of the service's own. */
function isManaged({ page, one, two, credential }: Discovery, name: string): void {
  const domain = name.slice(name.indexOf('@') + 1);
  same(
    some(page, ['State', 'UserState', 'Login', 'NameSpaceType', 'DomainName']),
    { State: 4, UserState: 1, Login: name, NameSpaceType: 'Managed', DomainName: domain },
    'getuserrealm.srf',
  );
  same([page['AuthURL'], page['FederationGlobalVersion']], [undefined, undefined], 'What it says of a federation');
  oneOf([page['CloudInstanceName'], page['CloudInstanceIssuerUri']], clouds, 'The cloud in getuserrealm.srf');
  same(
    some(one, ['ver', 'account_type', 'domain_name', 'federation_protocol', 'federation_active_auth_url']),
    {
      ver: '1.0',
      account_type: 'Managed',
      domain_name: domain,
      federation_protocol: null,
      federation_active_auth_url: null,
    },
    'userrealm 1.0',
  );
  oneOf([one['cloud_instance_name'], one['cloud_audience_urn']], clouds, 'The cloud in userrealm 1.0');
  same(
    some(two, ['NameSpaceType', 'Login', 'DomainName', 'federation_protocol', 'AuthURL']),
    { NameSpaceType: 'Managed', Login: name, DomainName: domain, federation_protocol: null, AuthURL: null },
    'userrealm 2.0',
  );
  const { FederationRedirectUrl } = partOf(credential, 'Credentials') as { FederationRedirectUrl?: string };
  claim(!FederationRedirectUrl, `GetCredentialType redirects to ${FederationRedirectUrl}.`);
}

const managedUser = situation({
  title: 'a managed user has a page of the service, a name there that nobody bears does not exist',
  needs: { delegated: true },
  arrange: async (target) => {
    const domain = (await target.domains()).managed[0] ?? '';
    return { upn: (await makeCloudUser(target, 'managed', domain)).upn };
  },
  act: async (_target, { upn }) => ({ nobody: `nobody-at-all-${upn}` }),
}).assert(
  atOnce(async (target, { upn, nobody }) => {
    const found = await discover(target, upn);
    isManaged(found, upn);
    same(numbersOf(found), [0, 1, 3], 'IfExistsResult, PrefCredential and DomainType');
    same(partOf(found.credential, 'Credentials')['HasPassword'], true, 'HasPassword');
    const other = await discover(target, nobody);
    isManaged(other, nobody);
    same(numbersOf(other), [1, 1, 3], 'The same of a name that nobody bears');
  }),
);

/** Claims that an address is the page of a federation server for a user. */
function leadsTo(address: string, page: string, name: string, what: string): void {
  const { origin, pathname, searchParams } = new URL(address);
  const parameters = (names: readonly string[]) => names.map((each) => searchParams.get(each));
  same(`${origin}${pathname}`, page, `The page in ${what}`);
  same(parameters(['username', 'wa']), [name, 'wsignin1.0'], `User and action in ${what}`);
  oneOf(
    searchParams.get('wtrealm'),
    clouds.map(([, audience]) => audience),
    `The audience in ${what}`,
  );
}

const federatedUser = situation({
  title: 'a federated user is told the addresses of the federation server in every form',
  needs: { delegated: true, syncedUsers: 1 },
  arrange: async (target) => {
    const { upn } = person(await target.syncedUsers(1), 0);
    const trust = await federationOf(target, upn.slice(upn.indexOf('@') + 1));
    return { upn, passive: textOf(trust, 'passiveSignInUri'), active: trust['activeSignInUri'] ?? '' };
  },
  act: async () => ({}),
}).assert(
  atOnce(async (target, { upn, passive, active }) => {
    const found = await discover(target, upn);
    const domain = upn.slice(upn.indexOf('@') + 1);
    same(
      some(found.page, ['State', 'UserState', 'Login', 'NameSpaceType', 'DomainName', 'FederationGlobalVersion']),
      {
        State: 3,
        UserState: 2,
        Login: upn,
        NameSpaceType: 'Federated',
        DomainName: domain,
        FederationGlobalVersion: -1,
      },
      'getuserrealm.srf',
    );
    leadsTo(textOf(found.page, 'AuthURL'), passive, upn, 'getuserrealm.srf');
    same(
      some(found.one, ['ver', 'account_type', 'domain_name', 'federation_protocol']),
      { ver: '1.0', account_type: 'Federated', domain_name: domain, federation_protocol: 'WSTrust' },
      'userrealm 1.0',
    );
    const address = textOf(found.one, 'federation_active_auth_url');
    if (active !== '') same(address, active, 'The address for WS-Trust');
    same(found.two['NameSpaceType'], 'Federated', 'NameSpaceType of userrealm 2.0');
    leadsTo(textOf(found.two, 'AuthURL'), passive, upn, 'userrealm 2.0');
    same(numbersOf(found), [0, 4, 4], 'IfExistsResult, PrefCredential and DomainType');
    const redirect = textOf(partOf(found.credential, 'Credentials'), 'FederationRedirectUrl');
    leadsTo(redirect, passive, upn, 'GetCredentialType');
  }),
);

const unknownUser = situation({
  title: 'a user of a domain that no tenant has is unknown',
  arrange: async (target) => ({ upn: `someone@${target.domainName('unknown')}` }),
  act: async () => ({}),
}).assert(
  atOnce(async (target, { upn }) => {
    const found = await discover(target, upn);
    same(
      some(found.page, ['State', 'UserState', 'NameSpaceType', 'AuthURL']),
      { State: 4, UserState: 1, NameSpaceType: 'Unknown', AuthURL: null },
      'getuserrealm.srf',
    );
    same([found.one['account_type'], found.two['NameSpaceType']], ['Unknown', 'Unknown'], 'userrealm 1.0 and 2.0');
    same(numbersOf(found), [1, 1, 1], 'IfExistsResult, PrefCredential and DomainType');
  }),
);

const personalAccount = situation({
  title: 'a personal account is one of a federated domain of its own',
  arrange: async () => ({ upn: 'someone@outlook.com' }),
  act: async () => ({}),
}).assert(
  atOnce(async (target, { upn }) => {
    const found = await discover(target, upn);
    same([found.one['account_type'], found.one['domain_name']], ['Federated', 'live.com'], 'userrealm 1.0');
    same(numbersOf(found), [5, 6, 2], 'IfExistsResult, PrefCredential and DomainType');
  }),
);

/** Names and values of the elements of a document that has one level of them. */
const elementsOf = (document: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...document.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name = '', value = '']) => [name, value]));

const asXml = situation({
  title: 'getuserrealm.srf says the same as XML, and there alone whether the name is federated',
  needs: { federatedDomains: 1 },
  arrange: async (target) => {
    const { federated, managed } = await target.domains();
    return { names: [`someone@${federated[0]}`, `someone@${managed[0]}`] };
  },
  act: async () => ({}),
}).assert(
  atOnce(async (target, { names }) => {
    for (const name of names) {
      const path = `/getuserrealm.srf?login=${segment(name)}`;
      const json: Body = await read(target, path);
      const { body } = await target.login.request({ method: 'GET', path: `${path}&xml=1` });
      claim(typeof body === 'string' && body.includes('<RealmInfo Success="true">'), `The document is ${String(body)}`);
      const xml = elementsOf(body);
      same(
        some(xml, ['State', 'UserState', 'Login', 'NameSpaceType', 'DomainName']),
        Object.fromEntries(
          ['State', 'UserState', 'Login', 'NameSpaceType', 'DomainName'].map((key) => [key, String(json[key])]),
        ),
        `The XML of ${name}`,
      );
      same(
        xml['IsFederatedNS']?.toLowerCase(),
        String(json['NameSpaceType'] === 'Federated'),
        `IsFederatedNS of ${name}`,
      );
      same(json['IsFederatedNS'], undefined, `IsFederatedNS of ${name} in JSON`);
    }
  }),
);

const enrolledUser = situation({
  title: "an enrolled user of a federated domain gets the tenant's own page, and no redirect",
  certainty: 'open',
  needs: { delegated: true, syncedUsers: 2, features: ['passwordHashSync'] },
  arrange: async (target) => ({ users: await target.syncedUsers(2) }),
  act: async (target, { users }) => {
    await rollout(target, 'passwordHashSync', [person(users, 0)]);
    return {};
  },
}).assert(
  atOnce(async (target, { users }) => {
    const { upn } = person(users, 0);
    const found = await discover(target, upn);
    isManaged(found, upn);
    same(numbersOf(found), [0, 1, 3], 'IfExistsResult, PrefCredential and DomainType');
    const other = await discover(target, person(users, 1).upn);
    same(other.page['NameSpaceType'], 'Federated', 'NameSpaceType of another user of the domain');
    same(numbersOf(other), [0, 4, 4], 'IfExistsResult, PrefCredential and DomainType of another user of the domain');
  }),
);

export const realmBehaviours: readonly Behaviour[] = [
  {
    id: 'HR-01',
    title: 'Realm discovery answers for a managed, a federated, an unknown and an enrolled user as captured.',
    certainty: 'seen',
    permissions: ['Domain.Read.All'],
    roles: ['Domain Name Administrator', 'User Administrator'],
    cases: [managedUser, federatedUser, unknownUser, personalAccount, asXml, enrolledUser],
  },
];
