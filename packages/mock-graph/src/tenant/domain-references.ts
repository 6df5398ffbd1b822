/** Objects that use the name of a domain (DM-07), and how they are renamed when it goes (DM-08). */
import { directoryObject } from './membership.ts';
import { domainOf, principalKey } from './names.ts';
import type { ApplicationRecord, GroupRecord, UserRecord } from './records.ts';
import { badRequest, ServiceError } from './service-error.ts';
import type { Draft, View } from './state.ts';
import { following } from './table.ts';

/** An object with the entity that it is shown as. */
export interface Reference {
  readonly id: string;
  readonly entity: 'user' | 'group' | 'application';
  readonly item: object;
  /** Where it stands among the references. */
  readonly position: string;
}

const hostOfUri = (uri: string): string => (/^[a-z][a-z0-9+.-]*:\/\/([^/?#:]+)/i.exec(uri)?.[1] ?? '').toLowerCase();
const addressOf = (proxyAddress: string): string => proxyAddress.slice(proxyAddress.indexOf(':') + 1);

/** Domains that an object uses other than in its user principal name. */
export function domainsIn(record: {
  readonly mail?: string | null;
  readonly proxyAddresses?: readonly string[];
  readonly userPrincipalName?: string | null;
}): Set<string> {
  const domains = new Set<string>();
  if (record.mail) domains.add(domainOf(record.mail));
  for (const address of record.proxyAddresses ?? []) domains.add(domainOf(addressOf(address)));
  domains.delete(domainOf(record.userPrincipalName ?? ''));
  return domains;
}

type Referring = Parameters<typeof domainsIn>[0] & { readonly id: string };

/** Keeps the index of names that an object uses beside its user principal name. */
export function indexNames(
  draft: Draft,
  kind: 'user' | 'group',
  before: Referring | undefined,
  after: Referring | undefined,
): void {
  // Most objects have no address at all: nothing is made for them.
  if (!(before?.mail || before?.proxyAddresses?.length || after?.mail || after?.proxyAddresses?.length)) return;
  const id = (after ?? before)?.id ?? '';
  const old = before ? domainsIn(before) : new Set<string>();
  const now = after ? domainsIn(after) : new Set<string>();
  for (const domain of old) if (!now.has(domain)) draft.write('domainReferences').delete(`${domain}|${id}`);
  for (const domain of now) if (!old.has(domain)) draft.write('domainReferences').set(`${domain}|${id}`, kind);
}

const allKinds: ReadonlySet<Reference['entity']> = new Set(['user', 'group', 'application']);

/** Objects that use the domain's name: users by their names, then all others by id; after a position, or from the start. */
export function* referencesTo(
  view: View,
  domainId: string,
  kinds: ReadonlySet<Reference['entity']> = allKinds,
  after?: string,
): IterableIterator<Reference> {
  const prefix = `${domainId}|`;
  const end = `${domainId}}`;
  const [part, last] = after === undefined ? [undefined, ''] : [after.slice(0, 2), after.slice(2)];
  if (part !== 'o:' && kinds.has('user'))
    for (const [key, id] of view.tables.usersByName.range(part === 'u:' ? following(prefix + last) : prefix, end)) {
      const item = view.tables.users.get(id);
      if (item) yield { id, entity: 'user', item, position: `u:${key.slice(prefix.length)}` };
    }
  for (const [key, kind] of view.tables.domainReferences.range(
    part === 'o:' ? following(prefix + last) : prefix,
    end,
  )) {
    const id = key.slice(prefix.length);
    const position = `o:${id}`;
    if (kind === 'application') {
      const item = view.tables.applications.get(id);
      if (item && kinds.has('application')) yield { id, entity: 'application', item, position };
      continue;
    }
    const object = directoryObject(view, id);
    if (object && object.kind !== 'contact' && kinds.has(object.kind))
      yield { id, entity: object.kind, item: object.record, position };
  }
}

export const hasReferences = (view: View, domainId: string): boolean => !referencesTo(view, domainId).next().done;

/** DM-08: what a forced deletion does not do. */
export function refuseForcedDeletion(view: View, domainId: string): void {
  const { forceDeleteLimit } = view.facts.rules;
  let count = 0;
  for (const { entity, item } of referencesTo(view, domainId)) {
    count += 1;
    if (count > forceDeleteLimit)
      throw badRequest(
        `More than ${forceDeleteLimit} objects use the domain '${domainId}'. Rename some of them before deleting it by force.`,
        { assumption: 'DM-08' },
      );
    if (entity === 'application' && (item as ApplicationRecord).signInAudience !== 'AzureADMyOrg')
      throw new ServiceError(
        400,
        'Request_BadRequest',
        `The multitenant application '${(item as ApplicationRecord).displayName}' uses the domain '${domainId}'. Change its identifier URIs before deleting the domain by force.`,
        { assumption: 'DM-08' },
      );
  }
}

/** What renaming needs of the users' part, given to avoid a circle of imports. */
export interface Renaming {
  readonly putUser: (user: UserRecord) => void;
  readonly putGroup: (group: GroupRecord) => void;
  /** Replaces the domain of a name; unlike addresses, names are unique. */
  readonly freeName: (user: UserRecord) => string;
}

/** Gives everything that uses a domain's name that of the initial domain (DM-08). */
export function renameReferences(
  draft: Draft,
  domainId: string,
  initialId: string,
  disableUserAccounts: boolean,
  { putUser, putGroup, freeName }: Renaming,
): void {
  const renamed = (address: string): string =>
    domainOf(address) === domainId ? `${address.slice(0, address.lastIndexOf('@') + 1)}${initialId}` : address;
  const seen = new Set<string>();
  for (const { id, entity, item } of [...referencesTo(draft, domainId)]) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (entity === 'user') {
      const user = item as UserRecord;
      const named = domainOf(user.userPrincipalName ?? '') === domainId;
      putUser({
        ...user,
        ...(named ? { userPrincipalName: freeName(user) } : {}),
        ...(named && disableUserAccounts ? { accountEnabled: false } : {}),
        ...(user.mail ? { mail: renamed(user.mail) } : {}),
        ...(user.proxyAddresses ? { proxyAddresses: user.proxyAddresses.map(renamed) } : {}),
      });
    } else if (entity === 'group') {
      const group = item as GroupRecord;
      putGroup({
        ...group,
        ...(group.mail ? { mail: renamed(group.mail) } : {}),
        ...(group.proxyAddresses ? { proxyAddresses: group.proxyAddresses.map(renamed) } : {}),
      });
    } else {
      const application = item as ApplicationRecord;
      const identifierUris = application.identifierUris.map((uri) =>
        hostOfUri(uri) === domainId ? uri.replace(/:\/\/[^/?#:]+/, `://${initialId}`) : uri,
      );
      draft.write('applications').set(id, { ...application, identifierUris });
      draft.write('domainReferences').delete(`${domainId}|${id}`);
      draft.write('domainReferences').set(`${initialId}|${id}`, 'application');
    }
  }
}

/** A name in another domain that nobody has: digits are put to it until it is free. */
export function freeNameIn(view: View, localPart: string, domainId: string): string {
  for (let number = 0; ; number++) {
    const name = `${localPart}${number === 0 ? '' : number}@${domainId}`;
    if (!view.tables.usersByName.has(principalKey(name))) return name;
  }
}

export const applicationDomains = (application: ApplicationRecord): Set<string> =>
  new Set(application.identifierUris.map(hostOfUri).filter((host) => host !== ''));
