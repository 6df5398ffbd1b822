/** What the tables of a tenant hold. */
import type {
  Domain,
  FeatureRolloutPolicy,
  Group,
  InternalDomainFederation,
  OrgContact,
  User,
} from '@cutover/contract/types';
import type { Actor } from './command.ts';

/** A password that the cloud can check. */
export interface CloudPassword {
  /** Keyed digest in hexadecimal. */
  readonly digest: string;
  /** When it was set, in milliseconds; for a synced one, when it was set on-premises. */
  readonly setAt: number;
  readonly origin: 'cloud' | 'synced';
  readonly mustChange?: boolean;
}

/** A user: the properties of the wire (absent means null), and what the wire does not show. */
export type UserRecord = Omit<User, '@odata.context' | '@odata.type' | 'passwordProfile'> & {
  readonly cloudPassword?: CloudPassword;
  /** The on-premises name that the user principal name was last made of, where it is not `onPremisesUserPrincipalName` (UP-04). */
  readonly alternateId?: string;
};
export type GroupRecord = Omit<Group, '@odata.context' | '@odata.type'> & {
  readonly counts: MemberCounts;
  /** What directory synchronization knows it by. */
  readonly sourceAnchor?: string;
};
export type ContactRecord = Omit<OrgContact, '@odata.type'> & { readonly sourceAnchor?: string };

export interface MemberCounts {
  readonly user: number;
  readonly group: number;
  readonly contact: number;
}

export type MemberKind = keyof MemberCounts;

export interface Membership {
  readonly kind: MemberKind;
  /** Joined while the group was full for rollout (SR-11). */
  readonly surplus?: boolean;
}

export type PolicyRecord = Omit<FeatureRolloutPolicy, '@odata.context' | 'appliesTo'> & {
  /** How often it has been turned on; effects of an earlier time are void. */
  readonly activation: number;
};

/** A user and a feature: what the service has taken up, and what sign-in follows (they differ only under SR-27). */
export interface Enrolment {
  readonly enrolled: boolean;
  readonly followed: boolean;
  readonly since: number;
  readonly userPrincipalName: string;
}

/** A domain: the properties of the wire, and what the wire does not show. */
export type DomainRecord = Omit<Domain, '@odata.context' | 'rootDomain' | 'supportedServices'> & {
  readonly supportedServices: readonly string[];
  /** The root with which it shares verification and authentication (DM-03); absent for one that stands by itself. */
  readonly inheritsFrom?: string;
};

/** What rules need to know of a certificate; read at the gate, since a tenant parses none. */
export interface CertificateFacts {
  /** Base64 without armour. */
  readonly text: string;
  readonly thumbprint: string;
  /** Milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
}

/** The trust in a federation server (FD-02): the properties of the wire, and the facts of its certificates. */
export type FederationRecord = Omit<InternalDomainFederation, '@odata.context' | '@odata.type'> & {
  readonly certificate?: CertificateFacts;
  /** Made without a certificate: seen to be neither readable nor mendable through Graph (FD-04). */
  readonly unreadable?: true;
};

/** One way in which a domain's users were asked to sign in, and since when. Each user follows at a time of their own (CV-01). */
export interface AuthenticationState {
  readonly type: 'Managed' | 'Federated';
  /** When it was asked for, in milliseconds. */
  readonly at: number;
  /** Seeds each user's delay. */
  readonly sequence: number;
  /** The trust as it was last, once another state has followed. */
  readonly federation?: FederationRecord;
}

/** A domain of which not all users follow yet what was asked for, or whose federation still matters to some clients (CV-10). */
export interface AuthenticationHistory {
  /** In order; the first was in effect for everybody when the second was asked for. */
  readonly states: readonly AuthenticationState[];
}

/** A domain that was federated and is managed now, as far as its users are concerned (CV-02, CV-03). */
export interface ConversionRecord {
  /** When the domain became managed, in milliseconds. */
  readonly since: number;
}

/** A run that converts the users of a domain one after the other (CV-03). */
export interface ConversionRun {
  /** The file that gets the temporary passwords. */
  readonly passwordFile: string;
  /** Key of the last user that was done, in the index of names; undefined at first. */
  readonly after?: string;
  readonly sequence: number;
}

/** A farm that signs federated users in (FD-10). */
export interface FederationFarm {
  readonly name: string;
  readonly product: 'adfs' | 'pingFederate' | 'other';
  /** Host of its addresses, such as `sts.contoso.com`: how a configuration's addresses lead to it. */
  readonly serviceName: string;
  readonly members: readonly FarmMember[];
  /** The cmdlets run on another machine, and its context has or has not been set (CV-15). */
  readonly remote: boolean;
  readonly contextSet: boolean;
  /** Domains for which it has a trust. Graph never changes it (CV-15). */
  readonly trusts: readonly string[];
  /** The token-signing certificate that its metadata shows. */
  readonly certificate?: CertificateFacts;
}

export interface FarmMember {
  readonly name: string;
  readonly role: 'federationServer' | 'proxy';
  readonly healthy: boolean;
}

/** Why a sign-in came to a federation server (FD-11). */
export type Arrival =
  | 'federatedDomain'
  | 'domainHint'
  | 'legacyClient'
  | 'primaryRefreshToken'
  | 'editPending'
  | 'conversionPending'
  | 'activeSyncGrace';

/** An entry of the federation server's own sign-in log (FD-11). */
export interface FederationSignIn {
  readonly at: number;
  readonly userPrincipalName: string;
  readonly domainId: string;
  readonly client: string;
  readonly arrival: Arrival;
  /** The user is a member of a group in staged rollout. */
  readonly inRollout: boolean;
  /** Undefined when no password was tried. */
  readonly succeeded?: boolean;
}

/** An application, as far as it uses names of domains (DM-07). */
export interface ApplicationRecord {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly identifierUris: readonly string[];
  readonly signInAudience: string;
}

/** A line of a password file. The password itself follows from the tenant's key and `sequence`; it is not kept. */
export interface PasswordFileLine {
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly sequence: number;
}

/** A forest of Active Directory (SY-01). */
export interface ForestRecord {
  /** DNS name of its root domain. */
  readonly name: string;
  /** DNS names of its domains, the root first. */
  readonly domains: readonly string[];
  /** Suffixes of user principal names beside those names (UP-02). */
  readonly upnSuffixes: readonly string[];
}

/** An object of Active Directory. What is absent has its default, as new objects have it. */
export interface OnPremisesObject {
  /** objectGUID. */
  readonly id: string;
  readonly kind: MemberKind;
  readonly forest: string;
  /** Canonical name of the domain or organizational unit in which it stands: `corp.contoso.com/Sales/East`. */
  readonly container: string;
  /** Of users: unique in the forest. */
  readonly userPrincipalName?: string;
  /** Unique in the domain; by default the first 20 characters of the name before the `@`. */
  readonly samAccountName?: string;
  /** By default the name before the `@`. */
  readonly displayName?: string;
  readonly mail?: string;
  readonly mailNickname?: string;
  /** `SMTP:` before the primary address, `smtp:` before others. */
  readonly proxyAddresses?: readonly string[];
  /** Further attributes by name. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Present for an account that is disabled. */
  readonly enabled?: false;
  readonly locked?: true;
  /** Milliseconds. */
  readonly accountExpiresAt?: number;
  /** Milliseconds. */
  readonly passwordExpiresAt?: number;
  readonly mustChangePassword?: true;
  /** Hours of the week in UTC at which the user may sign in, 0 for Sunday from midnight; absent for all 168. */
  readonly logonHours?: readonly number[];
  readonly passwordDigest?: string;
  /** Milliseconds; absent for a password that is as old as the tenant. */
  readonly passwordSetAt?: number;
  /** What the cloud knows it by, where that is not its objectGUID in base64. */
  readonly sourceAnchor?: string;
  /** The account of another forest that a disabled account of a resource forest stands for (SY-10). */
  readonly masterAccount?: string;
}

/** What a synchronizer reads of a forest: all of it, or what stands in some domains and organizational units. */
export interface ForestScope {
  readonly forest: string;
  /** Canonical names. */
  readonly containers?: readonly string[];
}

interface Synchronizer {
  readonly name: string;
  readonly scopes: readonly ForestScope[];
  /** The scopes at its last cycle; empty before the first. */
  readonly scopesRead: readonly ForestScope[];
  /** Sends password hashes, as far as the tenant takes them. */
  readonly passwordHashSync: boolean;
  /** Its next cycle reads everything, not only changes. */
  readonly fullCycle: boolean;
  /** A full password synchronization waits until it can run. */
  readonly fullPasswordSync: boolean;
  /** Milliseconds; null before the first. */
  readonly lastCycleAt: number | null;
  /** When a cycle has been queued for, in milliseconds. */
  readonly nextCycleAt: number | null;
  /** Deletions that the last cycle did not export, since they were more than the tenant allows. */
  readonly deletionsPrevented: number;
}

export type SignInMethod = 'passwordHashSync' | 'passThrough' | 'adfs' | 'pingFederate' | 'notConfigured';

/** A server with Microsoft Entra Connect (SY-03). */
export interface ConnectServer extends Synchronizer {
  readonly kind: 'connect';
  readonly mode: 'active' | 'staging';
  readonly running: boolean;
  readonly installation: 'express' | 'custom';
  readonly version: string;
  /** CV-16. */
  readonly signInMethod: SignInMethod;
  /** The attribute that gives the sign-in name in the cloud (UP-04). */
  readonly userNameAttribute: string;
  /** How objects of several forests are recognized as one (SY-10). */
  readonly joinRule: 'once' | 'mail' | 'masterAccount';
}

/** A configuration of cloud sync (SY-06). */
export interface CloudSyncConfiguration extends Synchronizer {
  readonly kind: 'cloudSync';
  /** Several give high availability. */
  readonly agents: readonly { readonly name: string; readonly running: boolean }[];
}

export type SynchronizerRecord = ConnectServer | CloudSyncConfiguration;

/** Why an object, or a part of it, is not synchronized. */
export interface SynchronizationProblem {
  readonly behaviour: string;
  readonly code: string;
  readonly text: string;
  readonly synchronizer: string;
  readonly since: number;
}

/** Something that happens later. It looks at the state when it is due rather than carrying a decision made earlier. */
export type Effect = { readonly due: number } & (
  | { readonly kind: 'rolloutEdit'; readonly policyId: string; readonly activation: number; readonly userId: string }
  | { readonly kind: 'passwordSync'; readonly objectId: string }
  | { readonly kind: 'fullPasswordSync'; readonly synchronizer: string }
  | { readonly kind: 'directoryCycle'; readonly synchronizer: string }
  | { readonly kind: 'domainConversion'; readonly domainId: string; readonly sequence: number }
  | { readonly kind: 'activeSyncGrace'; readonly domainId: string; readonly sequence: number }
  | { readonly kind: 'userConversion'; readonly domainId: string; readonly sequence: number }
  | {
      readonly kind: 'forceDelete';
      readonly domainId: string;
      readonly disableUserAccounts: boolean;
      /** Who asked for it; the event names them. */
      readonly actor: Actor;
    }
  | {
      readonly kind: 'certificateRollover';
      readonly domainId: string;
      readonly federationId: string;
      /** End of the certificate for which a successor is sought, in milliseconds. */
      readonly until: number;
    }
);

export interface AuditEvent {
  readonly activity: string;
  readonly category: 'Authentication' | 'UserManagement' | 'GroupManagement' | 'DirectoryManagement';
  readonly service: 'Application Proxy' | 'Hybrid Authentication' | 'Core Directory';
  readonly operation: 'Add' | 'Update' | 'Delete' | 'Assign' | 'Unassign';
  readonly reason?: string;
  readonly targets: readonly AuditTarget[];
}

export interface AuditTarget {
  readonly type: 'User' | 'Group' | 'Policy' | 'Directory' | 'Other';
  readonly id?: string;
  readonly displayName?: string | null;
  readonly userPrincipalName?: string | null;
  readonly modified?: readonly AuditChange[];
}

/** Values are written as JSON text, which is what the workbooks that read these events expect. */
export interface AuditChange {
  readonly name: string;
  readonly old?: unknown;
  readonly new?: unknown;
}

/** An event as it is kept. What the wire shows beside it follows from it, and is made when it is read. */
export interface AuditRecord {
  /** When it happened, in milliseconds. */
  readonly at: number;
  readonly actor: Actor;
  readonly event: AuditEvent;
}
