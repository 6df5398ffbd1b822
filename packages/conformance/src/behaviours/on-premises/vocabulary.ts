/** The on-premises side as cases act on it, and what Graph shows of what it has brought. */
import type { Finding } from '@cutover/contract/findings';
import type { Json } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';

const side = '/on-premises';
const segment = encodeURIComponent;

/** The forest of most cases. Its own name is routable; suffixes are added as a case needs them. */
export const corp = 'corp.example';
/** A managed domain that every tenant of the mock has verified. */
export const managed = 'managed.example';
/** A federated one. */
export const federated = 'federated.example';
/** The Connect server of most cases. */
export const server = 'connect';

/** What stands on-premises and is known by its objectGUID. */
export type Thing = Readonly<Record<string, Json>> & { readonly id: string };

export const addForest = async (target: Target, name: string, more: object = {}): Promise<void> => {
  await target.control.ask('POST', `${side}/forests`, { name, ...more });
};

export const changeForest = async (target: Target, name: string, change: object): Promise<void> => {
  await target.control.ask('PATCH', `${side}/forests/${segment(name)}`, change);
};

/** Installs a Connect server. */
export const addServer = async (target: Target, more: object = {}): Promise<void> => {
  await target.control.ask('POST', `${side}/servers`, { name: server, ...more });
};

export const changeServer = async (target: Target, change: object, name = server): Promise<void> => {
  await target.control.ask('PATCH', `${side}/servers/${segment(name)}`, change);
};

export const addCloudSync = async (target: Target, configuration: object): Promise<void> => {
  await target.control.ask('POST', `${side}/cloud-sync`, configuration);
};

export const changeCloudSync = async (target: Target, name: string, change: object): Promise<void> => {
  await target.control.ask('PATCH', `${side}/cloud-sync/${segment(name)}`, change);
};

export const synchronizer = async (target: Target, name = server): Promise<Readonly<Record<string, Json>>> =>
  (await target.control.ask('GET', `${side}/synchronizers/${segment(name)}`)) as Thing;

export const removeSynchronizer = async (target: Target, name = server): Promise<void> => {
  await target.control.ask('DELETE', `${side}/synchronizers/${segment(name)}`);
};

/** A forest with the suffixes of the tenant's domains, read by one Connect server that has nothing left to do. */
export async function synchronized(target: Target, more: object = {}, suffixes: readonly string[] = []): Promise<void> {
  await addForest(target, corp, { upnSuffixes: [managed, federated, ...suffixes] });
  await addServer(target, more);
  await cycle(target);
}

/** A directory cycle now: of all synchronizers that run, or of one. */
export const cycle = async (target: Target, name?: string): Promise<void> => {
  await target.control.ask('POST', `${side}/cycle`, name === undefined ? {} : { synchronizer: name });
};

export const fullPasswordSync = async (target: Target): Promise<void> => {
  await target.control.ask('POST', `${side}/password-sync`, {});
};

const add = async (target: Target, object: object): Promise<string> =>
  ((await target.control.ask('POST', `${side}/objects`, { forest: corp, ...object })) as Thing).id;

/** Adds a user; gives the objectGUID. */
export const addUser = (target: Target, userPrincipalName: string, more: object = {}): Promise<string> =>
  add(target, { kind: 'user', userPrincipalName, ...more });

/** Adds a user who has an account name only. */
export const addAccount = (target: Target, samAccountName: string, more: object = {}): Promise<string> =>
  add(target, { kind: 'user', samAccountName, ...more });

export const addGroup = (target: Target, displayName: string, more: object = {}): Promise<string> =>
  add(target, { kind: 'group', displayName, ...more });

export const addContact = (target: Target, displayName: string, more: object = {}): Promise<string> =>
  add(target, { kind: 'contact', displayName, ...more });

export const change = async (target: Target, object: string, changes: object): Promise<void> => {
  await target.control.ask('PATCH', `${side}/objects/${segment(object)}`, changes);
};

export const remove = async (target: Target, object: string): Promise<void> => {
  await target.control.ask('DELETE', `${side}/objects/${segment(object)}`);
};

/** Moves an object within its forest. */
export const moveTo = async (target: Target, object: string, container: string): Promise<void> => {
  await target.control.ask('POST', `${side}/objects/${segment(object)}/move`, { container });
};

export const changeMembers = async (
  target: Target,
  group: string,
  change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
): Promise<void> => {
  await target.control.ask('POST', `${side}/objects/${segment(group)}/members`, change);
};

/** objectGUIDs of everything that stands on-premises. */
export async function objectsOnPremises(target: Target): Promise<readonly string[]> {
  const { objects } = (await target.control.ask('GET', `${side}/objects`)) as { objects: readonly Thing[] };
  return objects.map(({ id }) => id);
}

/** Codes of the problems that synchronization has with an object, in order. */
export async function problemsOf(target: Target, object: string): Promise<readonly string[]> {
  const { problems } = (await target.control.ask('GET', `${side}/problems`)) as {
    problems: readonly { object: string; behaviour: string; code: string }[];
  };
  return problems
    .filter((problem) => problem.object === object)
    .map(({ behaviour, code }) => `${behaviour} ${code}`)
    .sort();
}

/** What the mock finds about something of the tenant, as it stands: behaviour and code of each finding. */
export async function explained(target: Target, what: string): Promise<readonly string[]> {
  const { findings } = (await target.control.ask('GET', `/explain/${what}`)) as { findings: readonly Finding[] };
  return findings.map(({ behaviour, code }) => `${behaviour} ${code}`);
}

/** Each on-premises suffix with its state in the tenant, and whether it can be in public DNS at all. */
export async function suffixes(target: Target): Promise<Readonly<Record<string, string>>> {
  const found = (await target.control.ask('GET', `${side}/suffixes`)) as {
    suffixes: readonly { suffix: string; state: string; routable: boolean }[];
  };
  return Object.fromEntries(
    found.suffixes.map(({ suffix, state, routable }) => [suffix, routable ? state : `${state}, never`]),
  );
}

/** Where the bytes of a GUID's text stand in its binary form, which has its first three parts reversed. */
const byteOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** The base64 form of an objectGUID, by which the cloud knows the object. */
export function anchorOf(id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.from(byteOrder.map((place) => bytes[place] ?? 0)).toString('base64');
}

/** What the cases look at; Graph shows most of it only to those who ask. */
const properties = [
  'accountEnabled',
  'department',
  'displayName',
  'id',
  'mail',
  'mailNickname',
  'onPremisesDomainName',
  'onPremisesImmutableId',
  'onPremisesSamAccountName',
  'onPremisesSyncEnabled',
  'onPremisesUserPrincipalName',
  'passwordPolicies',
  'userPrincipalName',
];

export type CloudUser = { readonly id: string; readonly userPrincipalName: string } & Readonly<Record<string, unknown>>;

const users = async (target: Target, filter: string): Promise<readonly CloudUser[]> =>
  (await everyPage(
    target.graph.request,
    `/users?$filter=${segment(filter)}&$select=${properties.join(',')}&$top=999`,
  )) as unknown as CloudUser[];

/** The user whom the cloud knows by an anchor, if there is one. */
export async function userByAnchor(target: Target, anchor: string): Promise<CloudUser | undefined> {
  const found = await users(target, `onPremisesImmutableId eq '${anchor.replaceAll("'", "''")}'`);
  claim(found.length <= 1, `${found.length} users have the source anchor '${anchor}'.`);
  return found[0];
}

/** The user of an on-premises object, if there is one. */
export const userOf = (target: Target, object: string): Promise<CloudUser | undefined> =>
  userByAnchor(target, anchorOf(object));

/** What the users of these objects are called in the cloud; '' for those who are not there. */
export async function namesOf(target: Target, objects: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const object of objects) names.push((await userOf(target, object))?.userPrincipalName ?? '');
  return names;
}

/** Names of all users that synchronization has brought, in order. */
export const synchronizedNames = async (target: Target): Promise<readonly string[]> =>
  (await users(target, 'onPremisesSyncEnabled eq true')).map((user) => user.userPrincipalName).sort();

/** Some properties of the user of an on-premises object. */
export async function shown(target: Target, object: string, names: readonly string[]): Promise<readonly unknown[]> {
  const user = await userOf(target, object);
  return names.map((name) => user?.[name] ?? null);
}

/** Groups of a display name: id and properties. */
export async function groupsNamed(target: Target, displayName: string): Promise<readonly Record<string, unknown>[]> {
  const filter = segment(`displayName eq '${displayName}'`);
  const select = 'id,displayName,description,mail,onPremisesSyncEnabled';
  return everyPage(target.graph.request, `/groups?$filter=${filter}&$select=${select}`);
}

/** Display names of the members of a group, in order. */
export async function memberNames(target: Target, displayName: string): Promise<readonly string[]> {
  const [group] = await groupsNamed(target, displayName);
  if (!group) return [];
  const path = `/groups/${String(group['id'])}/members?$select=displayName&$top=999`;
  return (await everyPage(target.graph.request, path)).map((member) => String(member['displayName'])).sort();
}

/** Display names of all contacts, in order. */
export const contactNames = async (target: Target): Promise<readonly string[]> =>
  (await everyPage(target.graph.request, '/contacts?$select=displayName&$top=999'))
    .map((contact) => String(contact['displayName']))
    .sort();

/** The name of the domain that the tenant was born with. */
export async function initialDomain(target: Target): Promise<string> {
  const domains = await everyPage(target.graph.request, '/domains');
  const found = domains.find((domain) => domain['isInitial'] === true);
  if (!found) throw new Error('The tenant has no initial domain.');
  return String(found['id']);
}

/** The settings of directory synchronization are for a global administrator only. */
export const globalAdministrator = {
  kind: 'delegated',
  permissions: ['OnPremDirectorySynchronization.ReadWrite.All'],
  roles: ['Global Administrator'],
} as const;

const settingsPath = '/directory/onPremisesSynchronization';

/** Changes the tenant's settings for synchronization, which are for a global administrator. */
export async function changeSettings(target: Target, body: object): Promise<string> {
  const as = globalAdministrator;
  const listed = await target.graph.request({ method: 'GET', path: settingsPath, as });
  const id = String((listed.body as { value: { id: unknown }[] }).value[0]?.id);
  const { status } = await target.graph.request({ method: 'PATCH', path: `${settingsPath}/${id}`, body, as });
  same(status, 204, 'Status of changing the settings of synchronization');
  return id;
}
