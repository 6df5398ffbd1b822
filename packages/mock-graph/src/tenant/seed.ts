import type { OnPremisesDirectorySynchronizationFeature, StagedFeatureName } from '@cutover/contract/types';
import { authorityOf } from './authentication.ts';
import { systemActor } from './command.ts';
import { assignRole } from './directory-roles.ts';
import { dnsOperations, type PublishedRecord } from './dns.ts';
import { verifiedParent } from './domain-lookup.ts';
import { applicationDomains, indexNames } from './domain-references.ts';
import { federationRecord, scheduleRollover } from './federation.ts';
import { type FarmInput, federationFarmOperations } from './federation-farms.ts';
import { guidFor, securityIdentifierFor } from './ids.ts';
import { isMember, putMember } from './membership.ts';
import { domainOf, localPartOf, principalKey } from './names.ts';
import { plainAttributes } from './on-premises/export.ts';
import { domainOfContainer } from './on-premises/forests.ts';
import { withValues } from './on-premises/object-operations.ts';
import {
  accountNameOf,
  indexAttributes,
  objectOfCloudId,
  putOnPremisesMember,
  storeObject,
} from './on-premises/objects.ts';
import { addForests, addSynchronizers, placeOf, type SeedAccount, type SeedOnPremises } from './on-premises/seed.ts';
import { anchorOfGuid, guidOfAnchor, objectOfAnchor } from './on-premises/source-anchor.ts';
import {
  type AgentChange,
  type AgentInput,
  addWorkingAgent,
  agentOperations,
  workWith,
} from './pass-through/agents.ts';
import { addPublishing, type SeedPublishing } from './publishing.ts';
import type {
  ApplicationRecord,
  ApplicationSecret,
  CertificateFacts,
  CloudPassword,
  DomainRecord,
  GroupRecord,
  OnPremisesObject,
  UserRecord,
} from './records.ts';
import { neverExpires, type Rules } from './rules.ts';
import { setUpEveryForest } from './seamless-sso.ts';
import { placed, SeedError, type SeedProblem } from './seed-problem.ts';
import { Draft, emptyState, type Facts, type State } from './state.ts';
import type { Table } from './table.ts';
import { formatTime } from './time.ts';
import type { TimingChoice } from './timings.ts';

/** What a tenant begins with: checked, names resolved, secrets replaced. */
export interface TenantSeed {
  readonly tenantId?: string;
  readonly displayName?: string;
  readonly createdAt: number;
  readonly seed: string;
  readonly rules?: Rules;
  readonly timings?: TimingChoice;
  readonly domains: readonly SeedDomain[];
  readonly users: readonly (SeedUser | SeedPopulation)[];
  readonly contacts: readonly { readonly id?: string; readonly displayName: string; readonly mail?: string }[];
  readonly groups: readonly SeedGroup[];
  readonly policies: readonly SeedPolicy[];
  readonly synchronizationFeatures?: OnPremisesDirectorySynchronizationFeature;
  readonly onPremises?: SeedOnPremises;
  readonly farms?: readonly FarmInput[];
  readonly dnsRecords?: readonly PublishedRecord[];
  readonly applications?: readonly SeedApplication[];
  readonly publishing?: SeedPublishing;
  readonly agents?: readonly SeedAgent[];
  /** So many agents more that work. */
  readonly activeAgents?: number;
  readonly facts?: Partial<
    Pick<Facts, 'cloud' | 'isPremium' | 'smartLockout' | 'tenantPassThrough' | 'seamlessSsoEnabled'>
  >;
}

/** A pass-through agent: registered, unless it is said to be installed only. */
export type SeedAgent = AgentInput & AgentChange & { readonly isRegistered?: boolean };

export interface SeedDomain {
  readonly id: string;
  readonly authenticationType: 'Managed' | 'Federated';
  readonly isVerified: boolean;
  readonly isDefault: boolean;
  readonly isInitial: boolean;
  readonly passwordValidityPeriodInDays?: number;
  /** Stands by itself although it is a subdomain of another (DM-03). */
  readonly independent?: boolean;
  readonly federation?: SeedFederation;
}

/** Settings of a trust; what is left out is null. */
export type SeedFederation = Omit<Parameters<typeof federationRecord>[1], 'issuerUri' | 'passiveSignInUri'> & {
  readonly issuerUri: string;
  readonly passiveSignInUri: string;
  readonly certificate?: CertificateFacts;
};

export interface SeedUser {
  readonly id?: string;
  readonly userPrincipalName: string;
  readonly displayName?: string;
  readonly accountEnabled?: boolean;
  readonly synced: boolean;
  readonly immutableId?: string;
  readonly onPremisesUserPrincipalName?: string;
  readonly passwordPolicies?: string;
  readonly password?: CloudPassword;
  readonly onPremisesPasswordDigest?: string;
  readonly onPremises?: SeedAccount;
  /** Of a user who is not synchronized; the others have those of their account. */
  readonly cloud?: SeedAttributes;
  /** Names of directory roles. */
  readonly roles?: readonly string[];
}

export type SeedAttributes = Pick<SeedAccount, 'mail' | 'mailNickname' | 'proxyAddresses' | 'attributes'>;

export interface SeedApplication {
  readonly id?: string;
  readonly appId?: string;
  readonly displayName: string;
  readonly identifierUris: readonly string[];
  readonly signInAudience: string;
  readonly secrets?: readonly ApplicationSecret[];
  readonly applicationPermissions?: readonly string[];
  readonly delegatedPermissions?: readonly string[];
  readonly publicClient?: boolean;
  /** Names of directory roles. */
  readonly roles?: readonly string[];
}

/** Users that differ by a number only, which stands in their names and where a text has `{n}`. */
export interface SeedPopulation extends Pick<SeedUser, 'displayName' | 'synced' | 'password' | 'onPremises' | 'cloud'> {
  readonly count: number;
  readonly prefix: string;
  readonly domain: string;
}

export interface SeedGroup {
  readonly id?: string;
  readonly displayName: string;
  readonly mailNickname?: string;
  readonly groupTypes: readonly ('Unified' | 'DynamicMembership')[];
  readonly membershipRule?: string;
  readonly synced: boolean;
  readonly members: readonly SeedMember[];
}

export type SeedMember =
  | { readonly kind: 'user'; readonly userPrincipalName: string }
  | { readonly kind: 'group' | 'contact'; readonly displayName: string }
  /** Users `offset + 1` to `offset + count` of a population. */
  | {
      readonly kind: 'population';
      readonly prefix: string;
      readonly domain: string;
      readonly offset: number;
      readonly count: number;
    };

export interface SeedPolicy {
  readonly feature: StagedFeatureName;
  readonly displayName: string;
  readonly isEnabled: boolean;
  readonly groups: readonly string[];
}

/** `ada.0001`-like names: the number is padded so that names sort as numbers do. */
export const populationName = (prefix: string, number: number, domain: string): string =>
  `${prefix}${populationNumber(number)}@${domain}`;

const populationNumber = (number: number): string => String(number).padStart(5, '0');

/** A value with the number of a user in the place of each `{n}`. */
function numbered<Value>(value: Value, number: number): Value {
  if (typeof value === 'string') return value.replaceAll('{n}', populationNumber(number)) as Value;
  if (Array.isArray(value)) return value.map((item) => numbered(item, number)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, numbered(item, number)])) as Value;
}

/** Names in a file are read without regard to case. */
const nameKey = (kind: 'group' | 'contact', name: string): string => `${kind}/${name.toLowerCase()}`;

const isPopulation = (user: SeedUser | SeedPopulation): user is SeedPopulation => 'count' in user;

/**
 * The state that a tenant begins with. What the seed says is in effect already: nothing is pending, nothing is audited.
 * Throws a SeedError that names every part that an operation refuses.
 */
export function buildState(seed: TenantSeed): State {
  const draft = new Draft(
    emptyState({
      seed: seed.seed,
      createdAt: seed.createdAt,
      ...(seed.tenantId ? { tenantId: seed.tenantId } : {}),
      ...(seed.displayName ? { displayName: seed.displayName } : {}),
    }),
    seed.createdAt,
  );
  draft.setFacts({
    ...(seed.rules ? { rules: seed.rules } : {}),
    ...(seed.timings ? { timings: seed.timings } : {}),
    synchronizationFeatures: { ...draft.facts.synchronizationFeatures, ...seed.synchronizationFeatures },
    ...seed.facts,
  });
  addDomains(draft, seed.domains);
  const problems: SeedProblem[] = [];
  addForests(draft, seed.onPremises, suffixesNeeded(seed), problems);
  const withoutSso = (seed.onPremises?.forests ?? []).filter(({ seamlessSso }) => seamlessSso === false);
  setUpEveryForest(draft, new Set(withoutSso.map(({ name }) => name.toLowerCase())));
  // Without their forests, accounts have no place.
  if (problems.length === 0) addDirectory(draft, seed);
  addSynchronizers(draft, seed.onPremises, problems);
  for (const application of seed.applications ?? []) addApplication(draft, application);
  addPublishing(draft, seed.publishing, problems);
  const context = { actor: systemActor };
  for (const [index, farm] of (seed.farms ?? []).entries())
    placed(problems, `onPremises.farms[${index}]`, () =>
      federationFarmOperations.addFederationFarm(draft, farm, context),
    );
  for (const [index, agent] of (seed.agents ?? []).entries())
    placed(problems, `onPremises.agents[${index}]`, () => addAgent(draft, agent));
  if (seed.activeAgents !== undefined) {
    const { activeAgents } = seed;
    placed(problems, 'onPremises.activeAgents', () => workWith(draft, activeAgents));
  }
  for (const [index, record] of (seed.dnsRecords ?? []).entries())
    placed(problems, `dns[${index}]`, () => dnsOperations.publishDnsRecord(draft, record));
  if (problems.length > 0) throw new SeedError(problems);
  return draft.commit();
}

function addAgent(draft: Draft, seed: SeedAgent): void {
  const { isRegistered = true, isRunning, reachesDomainControllers, lossRate, ...input } = seed;
  const { id: agent } = isRegistered ? addWorkingAgent(draft, input) : agentOperations.installAgent(draft, input);
  const changes = {
    ...(isRunning === undefined ? {} : { isRunning }),
    ...(reachesDomainControllers === undefined ? {} : { reachesDomainControllers }),
    ...(lossRate === undefined ? {} : { lossRate }),
  };
  if (Object.keys(changes).length > 0) agentOperations.changeAgent(draft, { agent, changes }, { actor: systemActor });
}

/** Users, contacts, and groups with their members and policies. */
function addDirectory(draft: Draft, seed: TenantSeed): void {
  addUsers(draft, seed);
  const byName = new Map<string, string>();
  for (const contact of seed.contacts) {
    const id = contact.id?.toLowerCase() ?? guidFor(seed.seed, `contact/${contact.displayName}`);
    byName.set(nameKey('contact', contact.displayName), id);
    const { displayName, mail } = contact;
    const sourceAnchor = addOnPremises(draft, 'contact', id, displayName, mail);
    draft.write('contacts').set(id, { id, displayName, mail: mail ?? null, onPremisesSyncEnabled: true, sourceAnchor });
  }
  for (const group of seed.groups) byName.set(nameKey('group', group.displayName), addGroup(draft, group));
  for (const group of seed.groups) {
    const groupId = byName.get(nameKey('group', group.displayName)) ?? '';
    for (const member of group.members) {
      if ('displayName' in member)
        putMember(draft, groupId, byName.get(nameKey(member.kind, member.displayName)) ?? '', member.kind);
      else
        for (const name of userNames(member)) {
          const userId = draft.tables.usersByName.get(principalKey(name)) ?? '';
          // Ranges of a population may overlap.
          if (!isMember(draft, groupId, userId)) putMember(draft, groupId, userId, 'user');
        }
    }
  }
  addOnPremisesMembers(draft);
  for (const policy of seed.policies) addPolicy(draft, policy, byName);
}

interface Identity {
  readonly tenantId: string;
  readonly seed: string;
  readonly createdAt: number;
  readonly initialDomain?: { readonly from: string; readonly to: string };
}

/** Whether another tenant can share the beginning: nothing in it bears the name of the initial domain, and nothing is due at a time that was counted from another moment. */
export function canBeginAs({ tables, facts }: State, { createdAt, initialDomain }: Identity): boolean {
  if (createdAt !== facts.createdAt && tables.effects.first()) return false;
  if (!initialDomain) return true;
  const { from } = initialDomain;
  const isNamed = (name: string): boolean => name === from || name.endsWith(`.${from}`);
  for (const [id] of tables.domains.range()) if (id !== from && isNamed(id)) return false;
  for (const [, { trusts }] of tables.federationFarms.range()) if (trusts.some(isNamed)) return false;
  for (const [key] of tables.dnsRecords.range()) if (isNamed(key.slice(0, key.indexOf('|')))) return false;
  for (const [, { domains, upnSuffixes }] of tables.forests.range())
    if ([...domains, ...upnSuffixes].some(isNamed)) return false;
  return [tables.usersByName, tables.domainReferences, tables.onPremisesByName].every(
    (table) => table.prefix(`${from}|`).next().done,
  );
}

/**
 * The same beginning for another tenant, if it `canBeginAs` that one: its own identity, and its own initial domain in the place of `initialDomain.from`.
 * Costs the same at any size.
 */
export function begunAs(state: State, identity: Identity): State {
  const { initialDomain, ...facts } = identity;
  const draft = new Draft(state, identity.createdAt);
  draft.setFacts(facts);
  const domain = initialDomain && draft.tables.domains.get(initialDomain.from);
  if (domain) {
    draft.write('domains').delete(initialDomain.from);
    draft.write('domains').set(initialDomain.to, { ...domain, id: initialDomain.to });
  }
  return draft.commit();
}

function* userNames(member: Extract<SeedMember, { kind: 'user' | 'population' }>): IterableIterator<string> {
  if (member.kind === 'user') yield member.userPrincipalName;
  else
    for (let number = member.offset + 1; number <= member.offset + member.count; number++)
      yield populationName(member.prefix, number, member.domain);
}

/** What a tenant file leaves out of a trust that works. */
const usualTrust = { preferredAuthenticationProtocol: 'wsFed' } as const;

function addDomains(draft: Draft, domains: readonly SeedDomain[]): void {
  const byLength = [...domains].sort((left, right) => left.id.length - right.id.length);
  // Roots come before what stands below them, so that a subdomain finds the root from which it inherits (DM-03).
  for (const domain of byLength) {
    const record = domainRecord(draft, domain);
    draft.write('domains').set(record.id, record);
    if (!domain.federation) continue;
    const { certificate, ...settings } = domain.federation;
    const id = guidFor(draft.facts.seed, `federation/${record.id}`);
    const trust = federationRecord(id, { ...usualTrust, ...settings }, certificate);
    draft.write('federations').set(record.id, trust);
    scheduleRollover(draft, record.id, trust);
  }
}

function domainRecord(draft: Draft, domain: SeedDomain): DomainRecord {
  const id = domain.id.toLowerCase();
  const own = domain.federation !== undefined || domain.independent === true;
  const parent = verifiedParent(draft, id);
  const root = own || !domain.isVerified ? undefined : parent && authorityOf(draft, parent);
  return {
    id,
    authenticationType: root ? root.authenticationType : domain.authenticationType,
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: domain.isDefault,
    isInitial: domain.isInitial,
    isRoot: domain.isVerified && !root,
    isVerified: domain.isVerified,
    manufacturer: null,
    model: null,
    supportedServices: domain.isInitial || domain.isDefault ? ['Email', 'OfficeCommunicationsOnline'] : [],
    passwordValidityPeriodInDays: domain.passwordValidityPeriodInDays ?? (domain.isInitial ? neverExpires : null),
    passwordNotificationWindowInDays: domain.isInitial ? 14 : null,
    state: null,
    ...(root ? { inheritsFrom: root.id } : {}),
  };
}

/** The suffixes of what is synchronized, in the order of the file. */
function suffixesNeeded(seed: TenantSeed): ReadonlySet<string> {
  const suffixes = new Set<string>();
  for (const user of seed.users)
    if (user.synced)
      suffixes.add(
        isPopulation(user) ? user.domain : domainOf(user.onPremisesUserPrincipalName ?? user.userPrincipalName),
      );
  const isNeeded = seed.contacts.length > 0 || seed.groups.some(({ synced }) => synced);
  if (suffixes.size === 0 && isNeeded)
    suffixes.add(seed.domains.find(({ isInitial }) => !isInitial)?.id ?? 'corp.local');
  return suffixes;
}

function* singleUsers(seed: TenantSeed): IterableIterator<SeedUser> {
  for (const user of seed.users) {
    if (!isPopulation(user)) {
      yield user;
      continue;
    }
    const { count, prefix, domain, synced, password, ...patterns } = user;
    const shared = { synced, ...(password ? { password } : {}) };
    const isPlain = Object.keys(patterns).length === 0;
    for (let number = 1; number <= count; number++)
      yield {
        userPrincipalName: populationName(prefix, number, domain),
        ...shared,
        ...(isPlain ? {} : numbered(patterns, number)),
      };
  }
}

/** Writes entries in key order, which is faster than any other and packs the table. */
function fill<Value>(table: Table<Value>, entries: ReadonlyMap<string, Value>): void {
  for (const key of [...entries.keys()].sort()) table.set(key, entries.get(key) as Value);
}

/** Texts that many users have are kept once. */
function sharing(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first === undefined) known.set(text, text);
    return first ?? text;
  };
}

/** Users with their accounts on-premises. */
function addUsers(draft: Draft, seed: TenantSeed): void {
  const users = new Map<string, UserRecord>();
  const names = new Map<string, string>();
  const anchors = new Map<string, string>();
  const objects = new Map<string, OnPremisesObject>();
  const objectNames = new Map<string, string | readonly string[]>();
  const share = sharing();
  const created = formatTime(draft.facts.createdAt);
  const places = new Map<string, ReturnType<typeof placeOf>>();
  const attribute = seed.onPremises?.servers?.[0]?.sourceAnchorAttribute;
  for (const user of singleUsers(seed)) {
    const { userPrincipalName } = user;
    const id = user.id?.toLowerCase() ?? guidFor(draft.facts.seed, `user/${userPrincipalName.toLowerCase()}`);
    const name = principalKey(userPrincipalName);
    let object: OnPremisesObject | undefined;
    let anchor = user.immutableId;
    if (user.synced) {
      const onPremisesName = user.onPremisesUserPrincipalName ?? userPrincipalName;
      const suffix = share(domainOf(onPremisesName));
      const usual = places.get(suffix) ?? placeOf(draft, suffix);
      places.set(suffix, usual);
      anchor ??= user.onPremises?.attributes?.[attribute ?? ''] ?? undefined;
      object = account(draft, user, user.onPremises ? placeOf(draft, suffix, user.onPremises) : usual, anchor);
      anchor ??= anchorOfGuid(object.id);
      objects.set(object.id, object);
      const key = onPremisesName === userPrincipalName ? name : principalKey(onPremisesName);
      const held = objectNames.get(key);
      objectNames.set(key, held === undefined ? object.id : [...(typeof held === 'string' ? [held] : held), object.id]);
      indexAttributes(draft, undefined, object);
    }
    const record = userRecord(user, id, created, object, anchor, share);
    indexNames(draft, 'user', undefined, record);
    for (const role of user.roles ?? []) assignRole(draft, id, role);
    users.set(id, record);
    names.set(name, id);
    if (anchor !== undefined) anchors.set(anchor, id);
  }
  fill(draft.write('users'), users);
  fill(draft.write('usersByName'), names);
  fill(draft.write('usersByImmutableId'), anchors);
  fill(draft.write('onPremisesObjects'), objects);
  fill(draft.write('onPremisesByName'), objectNames);
}

function account(
  draft: Draft,
  user: SeedUser,
  place: Pick<OnPremisesObject, 'forest' | 'container'>,
  anchor: string | undefined,
): OnPremisesObject {
  const userPrincipalName = user.onPremisesUserPrincipalName ?? user.userPrincipalName;
  const known = anchor === undefined ? undefined : guidOfAnchor(anchor);
  const id = known ?? guidFor(draft.facts.seed, `on-premises/user/${user.userPrincipalName.toLowerCase()}`);
  const { password, onPremisesPasswordDigest: digest = password?.digest } = user;
  const displayName = user.displayName ?? localPartOf(user.userPrincipalName);
  const setAt = password?.setAt ?? draft.facts.createdAt;
  const object: OnPremisesObject = {
    id,
    kind: 'user',
    forest: place.forest,
    container: place.container,
    userPrincipalName,
    ...(displayName === localPartOf(userPrincipalName) ? {} : { displayName }),
    ...(user.accountEnabled === false ? { enabled: false } : {}),
    ...(digest === undefined ? {} : { passwordDigest: digest }),
    ...(digest === undefined || setAt === draft.facts.createdAt ? {} : { passwordSetAt: setAt }),
    ...(anchor === undefined || known !== undefined ? {} : { sourceAnchor: anchor }),
  };
  return user.onPremises ? withValues(draft, object, user.onPremises) : object;
}

function userRecord(
  user: SeedUser,
  id: string,
  created: string,
  object: OnPremisesObject | undefined,
  anchor: string | undefined,
  share: (text: string) => string,
): UserRecord {
  const { userPrincipalName, password } = user;
  const nickname = localPartOf(userPrincipalName);
  const { mail, mailNickname, proxyAddresses, attributes = {} }: SeedAttributes = object ?? user.cloud ?? {};
  const shown = Object.entries(attributes).filter(([name]) => (plainAttributes as readonly string[]).includes(name));
  return {
    id,
    userPrincipalName,
    displayName: user.displayName ?? nickname,
    mailNickname: mailNickname ?? nickname,
    accountEnabled: object ? object.enabled !== false : (user.accountEnabled ?? true),
    userType: 'Member',
    createdDateTime: created,
    securityIdentifier: securityIdentifierFor(id),
    ...(user.passwordPolicies ? { passwordPolicies: user.passwordPolicies } : {}),
    ...(object
      ? {
          onPremisesSyncEnabled: true,
          onPremisesLastSyncDateTime: created,
          onPremisesUserPrincipalName: object.userPrincipalName ?? null,
          onPremisesDomainName: share(domainOfContainer(object.container)),
          onPremisesSamAccountName: accountNameOf(object) === nickname ? nickname : (accountNameOf(object) ?? null),
        }
      : {}),
    ...(anchor === undefined ? {} : { onPremisesImmutableId: anchor }),
    ...(mail ? { mail } : {}),
    ...(proxyAddresses ? { proxyAddresses: [...proxyAddresses] } : {}),
    ...(shown.length === 0 ? {} : Object.fromEntries(shown)),
    ...(password ? { cloudPassword: password, lastPasswordChangeDateTime: share(formatTime(password.setAt)) } : {}),
  };
}

/** The group or contact on-premises that one of the cloud comes from; its source anchor. */
function addOnPremises(
  draft: Draft,
  kind: 'group' | 'contact',
  cloudId: string,
  displayName: string,
  mail?: string,
): string {
  const id = guidFor(draft.facts.seed, `on-premises/${kind}/${displayName}`);
  storeObject(draft, { id, kind, ...placeOf(draft, ''), displayName, ...(mail === undefined ? {} : { mail }) });
  const anchor = anchorOfGuid(id);
  draft.write('synchronizedObjects').set(anchor, cloudId);
  return anchor;
}

/** The members on-premises of the groups that come from there. */
function addOnPremisesMembers(draft: Draft): void {
  for (const [groupId, { sourceAnchor }] of draft.tables.groups.range()) {
    const group = sourceAnchor === undefined ? undefined : objectOfAnchor(draft, sourceAnchor);
    if (!group) continue;
    for (const [key] of draft.tables.members.prefix(`${groupId}|`)) {
      const member = objectOfCloudId(draft, key.slice(groupId.length + 1));
      if (member) putOnPremisesMember(draft, group.id, member.id, true);
    }
  }
}

function addGroup(draft: Draft, group: SeedGroup): string {
  const id = group.id?.toLowerCase() ?? guidFor(draft.facts.seed, `group/${group.displayName}`);
  const created = formatTime(draft.facts.createdAt);
  const unified = group.groupTypes.includes('Unified');
  const record: GroupRecord = {
    id,
    displayName: group.displayName,
    description: null,
    groupTypes: [...group.groupTypes],
    mailEnabled: unified,
    mailNickname: group.mailNickname ?? group.displayName.replace(/[^A-Za-z0-9.-]/g, ''),
    securityEnabled: !unified,
    membershipRule: group.membershipRule ?? null,
    membershipRuleProcessingState: group.groupTypes.includes('DynamicMembership') ? 'On' : null,
    createdDateTime: created,
    renewedDateTime: created,
    securityIdentifier: securityIdentifierFor(id),
    ...(group.synced
      ? {
          onPremisesSyncEnabled: true,
          onPremisesLastSyncDateTime: created,
          onPremisesDomainName: placeOf(draft, '').forest,
          sourceAnchor: addOnPremises(draft, 'group', id, group.displayName),
        }
      : {}),
    counts: { user: 0, group: 0, contact: 0 },
  };
  draft.write('groups').set(id, record);
  return id;
}

function addApplication(draft: Draft, application: SeedApplication): void {
  const { seed } = draft.facts;
  const id = application.id?.toLowerCase() ?? guidFor(seed, `application/${application.displayName}`);
  const appId = application.appId?.toLowerCase() ?? guidFor(seed, `application/${application.displayName}/app`);
  const record: ApplicationRecord = {
    id,
    appId,
    displayName: application.displayName,
    identifierUris: application.identifierUris,
    signInAudience: application.signInAudience,
    servicePrincipalId: guidFor(seed, `application/${application.displayName}/servicePrincipal`),
    secrets: application.secrets ?? [],
    applicationPermissions: application.applicationPermissions ?? [],
    delegatedPermissions: application.delegatedPermissions ?? [],
    publicClient: application.publicClient ?? false,
  };
  for (const role of application.roles ?? []) assignRole(draft, record.servicePrincipalId, role);
  draft.write('applications').set(id, record);
  draft.write('applicationsByAppId').set(appId, id);
  for (const domain of applicationDomains(record))
    draft.write('domainReferences').set(`${domain}|${id}`, 'application');
}

function addPolicy(draft: Draft, policy: SeedPolicy, byName: ReadonlyMap<string, string>): void {
  const id = guidFor(draft.facts.seed, `policy/${policy.feature}`);
  draft.write('policies').set(id, {
    id,
    displayName: policy.displayName,
    description: null,
    feature: policy.feature,
    isEnabled: policy.isEnabled,
    isAppliedToOrganization: false,
    activation: policy.isEnabled ? 1 : 0,
  });
  draft.write('policiesByFeature').set(policy.feature, id);
  for (const name of policy.groups) {
    const groupId = byName.get(nameKey('group', name)) ?? '';
    draft.write('policyGroups').set(`${id}|${groupId}`, true);
    draft.write('groupPolicies').set(`${groupId}|${id}`, true);
    if (!policy.isEnabled) continue;
    for (const [key, membership] of draft.tables.members.prefix(`${groupId}|`)) {
      if (membership.kind !== 'user' || membership.surplus) continue;
      const userId = key.slice(groupId.length + 1);
      const userPrincipalName = draft.tables.users.get(userId)?.userPrincipalName ?? '';
      draft
        .write('enrolments')
        .set(`${policy.feature}|${userId}`, { enrolled: true, followed: true, since: draft.at, userPrincipalName });
    }
  }
}
