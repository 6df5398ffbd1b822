import type { OnPremisesDirectorySynchronizationFeature } from '@cutover/contract/types';
import type { Assumption } from './assumptions.ts';
import { chanceFor, guidFor } from './ids.ts';
import type {
  AgentLoad,
  AgentRecord,
  ApplicationRecord,
  AuditRecord,
  AuthenticationHistory,
  Connector,
  ConnectorGroup,
  ContactRecord,
  ConversionRecord,
  ConversionRun,
  CredentialEnd,
  DeviceCode,
  DomainRecord,
  Effect,
  Enrolment,
  FederationFarm,
  FederationRecord,
  FederationSignIn,
  ForestRecord,
  GroupRecord,
  LockoutRecord,
  MemberKind,
  Membership,
  OnPremisesObject,
  PasswordFileLine,
  PolicyRecord,
  PublishedResource,
  PublishingAgentGroup,
  RefreshToken,
  SignInLoad,
  SignInRecord,
  SynchronizationProblem,
  SynchronizerRecord,
  UpdaterConfiguration,
  UserRecord,
} from './records.ts';
import { documentedRules, type Rules } from './rules.ts';
import { type ReadonlyTable, Table } from './table.ts';
import { defaultTimings, delayOf, type TimingChoice, type TimingName } from './timings.ts';

/** Version of this layout of state; a checkpoint of another version is migrated or refused. */
export const stateVersion = 3;

/** Facts that are one per tenant. */
export interface Facts {
  readonly tenantId: string;
  readonly displayName: string;
  /** Seed of ids and chance. */
  readonly seed: string;
  /** What digests of passwords are keyed with; stays with the state that holds them. */
  readonly secretKey: string;
  readonly createdAt: number;
  readonly rules: Rules;
  readonly timings: TimingChoice;
  readonly synchronizationFeatures: OnPremisesDirectorySynchronizationFeature;
  readonly alertThreshold: number;
  readonly preventionType: string;
  /** The attribute that every synchronization server uses as source anchor; null before the first is installed (UP-08). */
  readonly sourceAnchorAttribute: string | null;
  /** The cloud that the tenant is in: limits and hosts differ. */
  readonly cloud: CloudName;
  /** A licence of Microsoft Entra ID P1 or P2: the sign-in log can be read, and lockout has values of the tenant's own. */
  readonly isPremium: boolean;
  readonly smartLockout: SmartLockout;
  /** Every managed domain's synchronized users sign in with pass-through (PT-07). */
  readonly tenantPassThrough: boolean;
  readonly seamlessSsoEnabled: boolean;
}

export type CloudName = 'global' | 'usgov' | 'usgovdod' | 'china';

/** Values of the tenant's own; what is absent is as in its cloud (PT-09). */
export interface SmartLockout {
  readonly threshold?: number;
  /** Seconds. */
  readonly duration?: number;
}

export interface Tables {
  readonly users: Table<UserRecord>;
  /** User principal name in lower case, domain first: `contoso.com|ada` → id. So the users of a domain stand together. */
  readonly usersByName: Table<string>;
  readonly usersByImmutableId: Table<string>;
  readonly groups: Table<GroupRecord>;
  readonly contacts: Table<ContactRecord>;
  readonly domains: Table<DomainRecord>;
  /** `domain|object` → kind: objects other than by their user principal name that use a domain's name, as in mail addresses. */
  readonly domainReferences: Table<MemberKind | 'application'>;
  readonly applications: Table<ApplicationRecord>;
  /** Domain → its trust in a federation server. */
  readonly federations: Table<FederationRecord>;
  /** Domain → changes of authentication that are not in effect for everybody, or matter still. */
  readonly authentications: Table<AuthenticationHistory>;
  /** Domain → what has become of its users since it is managed. */
  readonly conversions: Table<ConversionRecord>;
  /** `domain|user`: users of a managed domain that were converted. */
  readonly convertedUsers: Table<true>;
  /** Domain → the run that converts its users now. */
  readonly conversionRuns: Table<ConversionRun>;
  /** Name → domain of the run that made it. */
  readonly passwordFiles: Table<string>;
  /** `file|sequence`. */
  readonly passwordFileLines: Table<PasswordFileLine>;
  /** `user|operation` → when a password was reset, in milliseconds. */
  readonly passwordOperations: Table<number>;
  readonly federationFarms: Table<FederationFarm>;
  /** By ordered sequence. */
  readonly federationSignIns: Table<FederationSignIn>;
  /** `name|type|value` in lower case → the value as given, seconds to live: public DNS, as far as the tenant's domains are concerned. */
  readonly dnsRecords: Table<{ readonly value: string; readonly ttl: number }>;
  /** `group|member`. */
  readonly members: Table<Membership>;
  /** `member|group`. */
  readonly memberOf: Table<true>;
  /** `group|user`: owners. */
  readonly owners: Table<true>;
  readonly policies: Table<PolicyRecord>;
  readonly policiesByFeature: Table<string>;
  /** `policy|group`. */
  readonly policyGroups: Table<true>;
  /** `group|policy`. */
  readonly groupPolicies: Table<true>;
  /** `feature|user`. */
  readonly enrolments: Table<Enrolment>;
  /** By ordered sequence. */
  readonly audits: Table<AuditRecord>;
  /** By due time and sequence. */
  readonly effects: Table<Effect>;
  readonly forests: Table<ForestRecord>;
  /** objectGUID → object of Active Directory. */
  readonly onPremisesObjects: Table<OnPremisesObject>;
  /** User principal name as in `usersByName` → objectGUID; several when forests share a name. */
  readonly onPremisesByName: Table<string | readonly string[]>;
  /** Source anchor → objectGUID, where the one is not the other in base64. */
  readonly onPremisesByAnchor: Table<string>;
  /** `address|object`: mail addresses in lower case. */
  readonly onPremisesByAddress: Table<true>;
  /** `domain|account name` → objectGUID: account names that are not the default. */
  readonly onPremisesByAccountName: Table<string>;
  /** `account|object`: accounts of resource forests by the account that they stand for. */
  readonly onPremisesByMasterAccount: Table<true>;
  /** `group|member` on-premises. */
  readonly onPremisesMembers: Table<true>;
  /** `member|group` on-premises. */
  readonly onPremisesMemberOf: Table<true>;
  /** Name in lower case → Connect server or cloud sync configuration. */
  readonly synchronizers: Table<SynchronizerRecord>;
  /** `synchronizer|object` → the object as it was read last; null for one that was not there. What is not yet in the cloud. */
  readonly synchronizationQueue: Table<OnPremisesObject | null>;
  /** `synchronizer|group|member`: memberships to compare with the cloud. */
  readonly membershipQueue: Table<true>;
  /** Source anchor → id of a group or contact in the cloud. */
  readonly synchronizedObjects: Table<string>;
  /** `object|code`. */
  readonly synchronizationProblems: Table<SynchronizationProblem>;
  /** Objects whose password hash waits until it can be sent. */
  readonly waitingHashes: Table<true>;
  /** Pass-through agents, on their servers (PT-01). */
  readonly agents: Table<AgentRecord>;
  readonly agentLoads: Table<AgentLoad>;
  /** `type|id`: groups of agents of a publishing type. */
  readonly agentGroups: Table<PublishingAgentGroup>;
  /** `agent|group`. */
  readonly agentMemberOf: Table<true>;
  /** `type|id`. */
  readonly publishedResources: Table<PublishedResource>;
  /** `resource|group`. */
  readonly publishedResourceGroups: Table<true>;
  /** `group|resource`. */
  readonly agentGroupResources: Table<true>;
  readonly connectors: Table<Connector>;
  readonly connectorGroups: Table<ConnectorGroup>;
  /** Application → its group of connectors. */
  readonly applicationConnectorGroups: Table<string>;
  /** Publishing type → how its agents are updated. */
  readonly updaterConfigurations: Table<UpdaterConfiguration>;
  /** `user|familiar` or `user|unfamiliar`: wrong passwords (PT-09). */
  readonly lockouts: Table<LockoutRecord>;
  /** By ordered time and sequence. */
  readonly signIns: Table<SignInRecord>;
  /** `user|key`: what of the log is about a user. */
  readonly signInsByUser: Table<true>;
  /** Sign-ins that come by themselves over a time. */
  readonly signInLoads: Table<SignInLoad>;
  /** Application id → registration. */
  readonly applicationsByAppId: Table<string>;
  /** `principal|template`: directory roles (GP-05). */
  readonly roleAssignments: Table<true>;
  /** By the digest of the token. */
  readonly refreshTokens: Table<RefreshToken>;
  /** By the digest of the code. */
  readonly deviceCodes: Table<DeviceCode>;
  /** Digest of the code that a person types → digest of the device code. */
  readonly userCodes: Table<string>;
  /** `end|digest`: refresh tokens and device codes in the order in which they end. */
  readonly credentialEnds: Table<CredentialEnd>;
}

export type TableName = keyof Tables;

export interface State {
  readonly tables: Tables;
  readonly facts: Facts;
  /** Ids and keys given out so far. */
  readonly sequence: number;
}

export const tableNames: readonly TableName[] = [
  'users',
  'usersByName',
  'usersByImmutableId',
  'groups',
  'contacts',
  'domains',
  'domainReferences',
  'federations',
  'authentications',
  'conversions',
  'convertedUsers',
  'conversionRuns',
  'passwordFiles',
  'passwordFileLines',
  'passwordOperations',
  'federationFarms',
  'federationSignIns',
  'applications',
  'dnsRecords',
  'members',
  'memberOf',
  'owners',
  'policies',
  'policiesByFeature',
  'policyGroups',
  'groupPolicies',
  'enrolments',
  'audits',
  'effects',
  'forests',
  'onPremisesObjects',
  'onPremisesByName',
  'onPremisesByAnchor',
  'onPremisesByAddress',
  'onPremisesByAccountName',
  'onPremisesByMasterAccount',
  'onPremisesMembers',
  'onPremisesMemberOf',
  'synchronizers',
  'synchronizationQueue',
  'membershipQueue',
  'synchronizedObjects',
  'synchronizationProblems',
  'waitingHashes',
  'agents',
  'agentLoads',
  'agentGroups',
  'agentMemberOf',
  'publishedResources',
  'publishedResourceGroups',
  'agentGroupResources',
  'connectors',
  'connectorGroups',
  'applicationConnectorGroups',
  'updaterConfigurations',
  'lockouts',
  'signIns',
  'signInsByUser',
  'signInLoads',
  'applicationsByAppId',
  'roleAssignments',
  'refreshTokens',
  'deviceCodes',
  'userCodes',
  'credentialEnds',
];

const newTables = (): Tables =>
  Object.fromEntries(tableNames.map((name) => [name, new Table<never>()])) as unknown as Tables;

/** The synchronization features that are on in a fresh tenant. */
export const defaultSynchronizationFeatures: OnPremisesDirectorySynchronizationFeature = {
  allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: false,
  blockCloudObjectTakeoverThroughHardMatchEnabled: false,
  blockSoftMatchEnabled: false,
  bypassDirSyncOverridesEnabled: false,
  cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
  concurrentCredentialUpdateEnabled: false,
  concurrentOrgIdProvisioningEnabled: false,
  deviceWritebackEnabled: false,
  directoryExtensionsEnabled: false,
  fopeConflictResolutionEnabled: false,
  groupWriteBackEnabled: false,
  passwordSyncEnabled: false,
  passwordWritebackEnabled: false,
  quarantineUponProxyAddressesConflictEnabled: true,
  quarantineUponUpnConflictEnabled: true,
  softMatchOnUpnEnabled: true,
  synchronizeUpnForManagedUsersEnabled: true,
  unifiedGroupWritebackEnabled: false,
  userForcePasswordChangeOnLogonEnabled: false,
  userWritebackEnabled: false,
};

/** The key of digests in a state that is built from a seed. */
export const secretKeyFor = (seed: string): string => `cutover/${seed}`;

export function emptyState(identity: {
  tenantId?: string;
  displayName?: string;
  seed: string;
  createdAt: number;
  cloud?: CloudName;
  isPremium?: boolean;
  smartLockout?: SmartLockout;
}): State {
  return {
    tables: newTables(),
    sequence: 0,
    facts: {
      tenantId: identity.tenantId ?? guidFor(identity.seed, 'tenant'),
      displayName: identity.displayName ?? 'Contoso',
      seed: identity.seed,
      secretKey: secretKeyFor(identity.seed),
      createdAt: identity.createdAt,
      rules: documentedRules,
      timings: defaultTimings,
      synchronizationFeatures: defaultSynchronizationFeatures,
      alertThreshold: 500,
      preventionType: 'enabledForCount',
      sourceAnchorAttribute: null,
      cloud: identity.cloud ?? 'global',
      isPremium: identity.isPremium ?? true,
      smartLockout: identity.smartLockout ?? {},
      tenantPassThrough: false,
      seamlessSsoEnabled: false,
    },
  };
}

/** A keyed digest in hexadecimal. */
export type Digest = (key: string, text: string) => string;

const noDigest: Digest = () => {
  throw new Error('This tenant was made without a digest, and cannot make passwords.');
};

/** What can be read of a tenant at a moment. */
export interface View {
  readonly tables: {
    readonly [Name in TableName]: Tables[Name] extends Table<infer Value> ? ReadonlyTable<Value> : never;
  };
  readonly facts: Facts;
  /** The moment, in milliseconds. */
  readonly at: number;
}

/** A state in the making: reads see its own writes; `commit` gives the new state, and dropping it changes nothing. */
export class Draft implements View {
  /** The moment at which what is written happens; effects of one settlement each have their own. */
  at: number;
  readonly tables: Tables;
  readonly assumed = new Set<Assumption>();
  facts: Facts;
  sequence: number;
  readonly #owned = new Set<TableName>();
  readonly #writable: { -readonly [Name in TableName]: Tables[Name] };

  /** Digest of a text under a key, in hexadecimal; given from outside, since a tenant has no cryptography. */
  readonly #digest: Digest;

  constructor(state: State, at: number, digest: Digest = noDigest) {
    this.#digest = digest;
    this.at = at;
    this.#writable = { ...state.tables };
    this.tables = this.#writable;
    this.facts = state.facts;
    this.sequence = state.sequence;
  }

  /** The table for writing; the first call for a name makes the copy. */
  write<Name extends TableName>(name: Name): Tables[Name] {
    if (!this.#owned.has(name)) {
      this.#owned.add(name);
      this.#writable[name] = this.#writable[name].snapshot() as Tables[Name];
    }
    return this.#writable[name];
  }

  commit(): State {
    return { tables: { ...this.#writable }, facts: this.facts, sequence: this.sequence };
  }

  /** The next number of the tenant: orders events and effects, and seeds ids. */
  nextSequence(): number {
    return this.sequence++;
  }

  newId(): string {
    return guidFor(this.facts.seed, `object/${this.nextSequence()}`);
  }

  /** A delay in milliseconds, as the tenant runs its timings. */
  delay(name: TimingName): number {
    return delayOf(this.facts.timings, name, () => chanceFor(this.facts.seed, `delay/${this.sequence}`));
  }

  /** A keyed digest of this tenant: of a password, or to make one from. */
  digest(text: string): string {
    return this.#digest(this.facts.secretKey, text);
  }

  /** Records that what is done here rests on an assumption. */
  assume(row: Assumption): void {
    this.assumed.add(row);
  }

  setFacts(change: Partial<Facts>): void {
    this.facts = { ...this.facts, ...change };
  }
}
