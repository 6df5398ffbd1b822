import type { OnPremisesDirectorySynchronizationFeature } from '@cutover/contract/types';
import type { Assumption } from './assumptions.ts';
import { chanceFor, guidFor } from './ids.ts';
import type {
  AuditRecord,
  ContactRecord,
  DomainRecord,
  Effect,
  Enrolment,
  GroupRecord,
  Membership,
  OnPremisesAccount,
  PolicyRecord,
  UserRecord,
} from './records.ts';
import { documentedRules, type Rules } from './rules.ts';
import { type ReadonlyTable, Table } from './table.ts';
import { defaultTimings, delayOf, type TimingChoice, type TimingName } from './timings.ts';

/** Version of this layout of state; a checkpoint of another version is migrated or refused. */
export const stateVersion = 1;

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
  readonly lastCycleAt: number | null;
  /** Pass-through agents that are active; registered ones follow with their own life cycle. */
  readonly activeAgents: number;
  readonly tenantPassThrough: boolean;
  readonly seamlessSsoEnabled: boolean;
}

export interface Tables {
  readonly users: Table<UserRecord>;
  /** User principal name in lower case → id. */
  readonly usersByName: Table<string>;
  readonly usersByImmutableId: Table<string>;
  readonly groups: Table<GroupRecord>;
  readonly contacts: Table<ContactRecord>;
  readonly domains: Table<DomainRecord>;
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
  /** User id → account. */
  readonly onPremisesAccounts: Table<OnPremisesAccount>;
  /** `group|member` → wanted, a change that the next directory cycle carries to the cloud. */
  readonly onPremisesMembership: Table<boolean>;
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
  'onPremisesAccounts',
  'onPremisesMembership',
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
      lastCycleAt: null,
      activeAgents: 0,
      tenantPassThrough: false,
      seamlessSsoEnabled: false,
    },
  };
}

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

  constructor(state: State, at: number) {
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

  /** Records that what is done here rests on an assumption. */
  assume(row: Assumption): void {
    this.assumed.add(row);
  }

  setFacts(change: Partial<Facts>): void {
    this.facts = { ...this.facts, ...change };
  }
}
