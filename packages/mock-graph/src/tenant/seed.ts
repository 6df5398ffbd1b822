import type { OnPremisesDirectorySynchronizationFeature, StagedFeatureName } from '@cutover/contract/types';
import { domainOf } from './domains.ts';
import { guidFor, securityIdentifierFor } from './ids.ts';
import { isMember, putMember } from './membership.ts';
import type { CloudPassword, DomainRecord, FederationSettings, GroupRecord, UserRecord } from './records.ts';
import type { Rules } from './rules.ts';
import { Draft, emptyState, type Facts, type State } from './state.ts';
import { formatTime } from './time.ts';
import type { TimingChoice } from './timings.ts';
import { putUser } from './users.ts';

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
  readonly facts?: Partial<Pick<Facts, 'activeAgents' | 'tenantPassThrough' | 'seamlessSsoEnabled'>>;
}

export interface SeedDomain {
  readonly id: string;
  readonly authenticationType: 'Managed' | 'Federated';
  readonly isVerified: boolean;
  readonly isDefault: boolean;
  readonly isInitial: boolean;
  readonly passwordValidityPeriodInDays?: number;
  readonly federation?: FederationSettings;
}

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
}

/** Users that differ by a number only. */
export interface SeedPopulation {
  readonly count: number;
  readonly prefix: string;
  readonly domain: string;
  readonly synced: boolean;
  readonly password?: CloudPassword;
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
  `${prefix}${String(number).padStart(5, '0')}@${domain}`;

/** Names in a file are read without regard to case. */
const nameKey = (kind: 'group' | 'contact', name: string): string => `${kind}/${name.toLowerCase()}`;

const isPopulation = (user: SeedUser | SeedPopulation): user is SeedPopulation => 'count' in user;

/** The state that a tenant begins with. What the seed says is in effect already: nothing is pending, nothing is audited. */
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
  for (const domain of seed.domains) draft.write('domains').set(domain.id.toLowerCase(), domainRecord(domain));
  for (const user of seed.users) {
    if (!isPopulation(user)) addUser(draft, user);
    else {
      const { count, prefix, domain, ...shared } = user;
      for (let number = 1; number <= count; number++)
        addUser(draft, { ...shared, userPrincipalName: populationName(prefix, number, domain) });
    }
  }
  const byName = new Map<string, string>();
  for (const contact of seed.contacts) {
    const id = contact.id?.toLowerCase() ?? guidFor(seed.seed, `contact/${contact.displayName}`);
    byName.set(nameKey('contact', contact.displayName), id);
    draft
      .write('contacts')
      .set(id, { id, displayName: contact.displayName, mail: contact.mail ?? null, onPremisesSyncEnabled: true });
  }
  for (const group of seed.groups) byName.set(nameKey('group', group.displayName), addGroup(draft, group));
  for (const group of seed.groups) {
    const groupId = byName.get(nameKey('group', group.displayName)) ?? '';
    for (const member of group.members) {
      if ('displayName' in member)
        putMember(draft, groupId, byName.get(nameKey(member.kind, member.displayName)) ?? '', member.kind);
      else
        for (const name of userNames(member)) {
          const userId = draft.tables.usersByName.get(name.toLowerCase()) ?? '';
          // Ranges of a population may overlap.
          if (!isMember(draft, groupId, userId)) putMember(draft, groupId, userId, 'user');
        }
    }
  }
  for (const policy of seed.policies) addPolicy(draft, policy, byName);
  return draft.commit();
}

/**
 * The same beginning for another tenant: its own identity, and its own initial domain in the place of `initialDomain.from`.
 * Costs the same at any size.
 */
export function begunAs(
  state: State,
  identity: {
    readonly tenantId: string;
    readonly seed: string;
    readonly createdAt: number;
    readonly initialDomain?: { readonly from: string; readonly to: string };
  },
): State {
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

const domainRecord = (domain: SeedDomain): DomainRecord => ({
  id: domain.id.toLowerCase(),
  authenticationType: domain.authenticationType,
  availabilityStatus: null,
  isAdminManaged: true,
  isDefault: domain.isDefault,
  isInitial: domain.isInitial,
  isRoot: domain.isVerified,
  isVerified: domain.isVerified,
  supportedServices: domain.isInitial || domain.isDefault ? ['Email', 'OfficeCommunicationsOnline'] : [],
  passwordValidityPeriodInDays: domain.passwordValidityPeriodInDays ?? (domain.isInitial ? 2_147_483_647 : null),
  passwordNotificationWindowInDays: domain.isInitial ? 14 : null,
  state: null,
  ...(domain.federation ? { federation: domain.federation } : {}),
});

function addUser(draft: Draft, user: SeedUser): void {
  const { userPrincipalName } = user;
  const id = user.id?.toLowerCase() ?? guidFor(draft.facts.seed, `user/${userPrincipalName.toLowerCase()}`);
  const nickname = userPrincipalName.slice(0, userPrincipalName.lastIndexOf('@'));
  const created = formatTime(draft.facts.createdAt);
  const onPremisesName = user.onPremisesUserPrincipalName ?? userPrincipalName;
  const record: UserRecord = {
    id,
    userPrincipalName,
    displayName: user.displayName ?? nickname,
    mailNickname: nickname,
    accountEnabled: user.accountEnabled ?? true,
    userType: 'Member',
    createdDateTime: created,
    securityIdentifier: securityIdentifierFor(id),
    ...(user.passwordPolicies ? { passwordPolicies: user.passwordPolicies } : {}),
    ...(user.synced
      ? {
          onPremisesSyncEnabled: true,
          onPremisesLastSyncDateTime: created,
          onPremisesImmutableId: user.immutableId ?? `${id.replaceAll('-', '').slice(0, 22)}==`,
          onPremisesUserPrincipalName: onPremisesName,
          onPremisesDomainName: domainOf(onPremisesName),
          onPremisesSamAccountName: nickname.slice(0, 20),
        }
      : user.immutableId
        ? { onPremisesImmutableId: user.immutableId }
        : {}),
    ...(user.password
      ? { cloudPassword: user.password, lastPasswordChangeDateTime: formatTime(user.password.setAt) }
      : {}),
  };
  putUser(draft, record);
  if (user.synced) {
    const digest = user.onPremisesPasswordDigest ?? user.password?.digest;
    draft.write('onPremisesAccounts').set(id, {
      userPrincipalName: onPremisesName,
      ...(digest === undefined
        ? {}
        : { passwordDigest: digest, passwordSetAt: user.password?.setAt ?? draft.facts.createdAt }),
    });
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
    ...(group.synced ? { onPremisesSyncEnabled: true, onPremisesLastSyncDateTime: created } : {}),
    counts: { user: 0, group: 0, contact: 0 },
  };
  draft.write('groups').set(id, record);
  return id;
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
