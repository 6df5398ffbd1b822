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

/** An application that is registered in the tenant: the names of domains that it uses (DM-07), and what it may do (GP-05). */
export interface ApplicationRecord {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly identifierUris: readonly string[];
  readonly signInAudience: string;
  /** Of the application's account in the tenant, which is the subject of its tokens. */
  readonly servicePrincipalId: string;
  readonly secrets: readonly ApplicationSecret[];
  /** Permissions that an administrator has consented to: of the application by itself, and on behalf of users. */
  readonly applicationPermissions: readonly string[];
  readonly delegatedPermissions: readonly string[];
  /** Signs users in without a secret: a program on their machine. */
  readonly publicClient: boolean;
}

export interface ApplicationSecret {
  readonly digest: string;
  /** Milliseconds; absent for one that does not end. */
  readonly endsAt?: number;
}

/** A refresh token, by the digest of its text (HR-03). */
export interface RefreshToken {
  readonly userId: string;
  readonly applicationId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly endsAt: number;
  /** Of the passwords that were good then: what the cloud held, and what was typed. Any other in the cloud makes the token void. */
  readonly passwordDigests: readonly string[];
}

/** A device code, by the digest of its text (HR-03). */
export interface DeviceCode {
  /** Of the code that a person types. */
  readonly userCodeDigest: string;
  readonly applicationId: string;
  /** What the program wants to get at; absent: Microsoft Graph. */
  readonly resource?: NamedApplication;
  readonly scopes: readonly string[];
  readonly endsAt: number;
  /** The user who has signed in with the code; absent while it waits. */
  readonly userId?: string;
  /** Of the password that was typed. */
  readonly passwordDigest?: string;
  readonly stage: 'waiting' | 'approved' | 'declined' | 'redeemed';
  /** Begun where the path names no tenant: users of every tenant may sign in with it. */
  readonly isShared?: true;
  /** Of the user, where it is not the tenant that holds the code. */
  readonly tenantId?: string;
}

/** When a refresh token or a device code ends, by which it is dropped. */
export interface CredentialEnd {
  readonly at: number;
  readonly table: 'refreshTokens' | 'deviceCodes';
  readonly digest: string;
}

/** Life cycle of a pass-through agent (PT-03, PT-12). One that is removed has no record. */
export type AgentStage = 'installed' | 'active' | 'inactive';

/** A server on which a pass-through agent is installed, and the agent (PT-01). */
export interface AgentRecord {
  readonly id: string;
  readonly machineName: string;
  /** Identifier of the machine: two agents with the same one are clones (PT-02). */
  readonly machineId: string;
  readonly externalIp: string;
  readonly version: string;
  readonly server: AgentServer;
  readonly stage: AgentStage;
  readonly isRunning: boolean;
  readonly isUninstalled?: true;
  readonly network: AgentNetwork;
  /** Reaches the domain controllers of the users. */
  readonly reachesDomainControllers: boolean;
  /** Share of requests that it takes and loses, 0 to 1 (PT-04). */
  readonly lossRate: number;
  /** Authentications a second; absent for what the service documents (PT-05). */
  readonly capacity?: number;
  /** When the service heard of it last, in milliseconds; undefined while it is heard all the time. */
  readonly silentSince?: number;
  /** Milliseconds; absent before registration. */
  readonly registeredAt?: number;
  /** End of the certificate that the service gave it, in milliseconds. */
  readonly certificateEndsAt?: number;
}

/** What the installation of an agent needs of its server (PT-11). */
export interface AgentServer {
  readonly windows: string;
  readonly isCore: boolean;
  /** The forest that the server belongs to; null for one that is in no domain. */
  readonly forest: string | null;
  readonly isTierZero: boolean;
  readonly isInPerimeterNetwork: boolean;
  readonly tls12: boolean;
  /** Connect runs on it too (PT-10). */
  readonly connectServer?: string;
}

/** Outbound connections of an agent (PT-03, PT-11). */
export interface AgentNetwork {
  readonly port443: boolean;
  readonly port80: boolean;
  readonly port8080: boolean;
  readonly tlsInspection: boolean;
}

/** What an agent has done, and until when it is busy (PT-05). */
export interface AgentLoad {
  /** Microseconds since 1970: when it has answered all that waits at it. */
  readonly busyUntil: number;
  readonly answered: number;
  readonly lost: number;
  readonly timedOut: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
}

/** Wrong passwords of a user from familiar, or from unfamiliar, places (PT-09). */
export interface LockoutRecord {
  readonly failures: number;
  /** How often in a row the account was locked without a success between. */
  readonly lockouts: number;
  /** Milliseconds; the account is locked up to then. */
  readonly lockedUntil?: number;
  /** Digests of the last wrong passwords, which are not counted again where the cloud holds a hash. */
  readonly recent: readonly string[];
}

/** Sign-ins that come by themselves over a time, and what became of them (PT-05). */
export interface SignInLoad {
  readonly id: string;
  /** Milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Users whose names begin so in the index of names. */
  readonly domain: string;
  /** How many sign-ins in all. */
  readonly count: number;
  /** Weights of equal parts of the time: how the sign-ins are spread. */
  readonly curve: readonly number[];
  /** Share of wrong passwords, 0 to 1. */
  readonly wrongPasswords: number;
  /** One in so many stands in the sign-in log; 0 for none. */
  readonly sampling: number;
  /** How many have come. */
  readonly done: number;
  /** AADSTS code (0: success) → how often. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** How many waited up to so many milliseconds at an agent, 1, 2, 4, …; those that an agent lost are not among them. */
  readonly waits: readonly number[];
  /** The longest wait, in milliseconds. */
  readonly longestWait: number;
  /** Agent → how many it took. */
  readonly byAgent: Readonly<Record<string, number>>;
}

/** What runs the publishing profiles beside the agents for authentication (PT-01). Keys begin with the publishing type. */
export interface PublishingAgentGroup {
  readonly id: string;
  readonly displayName: string;
  readonly publishingType: string;
  readonly isDefault: boolean;
}
export interface PublishedResource {
  readonly id: string;
  readonly displayName: string | null;
  readonly resourceName: string | null;
  readonly publishingType: string;
}
export interface Connector {
  readonly id: string;
  readonly machineName: string;
  readonly externalIp: string;
  readonly status: 'active' | 'inactive';
  readonly version: string;
  readonly connectorGroupId: string;
}
export interface ConnectorGroup {
  readonly id: string;
  readonly name: string;
  readonly connectorGroupType: string;
  readonly isDefault: boolean;
  readonly region: string | null;
}
export interface UpdaterConfiguration {
  readonly allowUpdateConfigurationOverride: boolean;
  readonly deferUpdateDateTime: string | null;
  readonly updateWindow: {
    readonly updateWindowStartTime: string | null;
    readonly updateWindowEndTime: string | null;
  } | null;
}

/** How a sign-in was made (HR-05). */
export type SignInKind = 'interactiveUser' | 'nonInteractiveUser' | 'servicePrincipal';

/** A program that signs in, or a resource that it signs in to: application id and name. */
export interface NamedApplication {
  readonly id: string;
  readonly displayName: string;
}

/** The program of a sign-in. */
export interface SignInApplication extends NamedApplication {
  /** What it wants to get at; absent: Microsoft Graph. */
  readonly resource?: NamedApplication;
}

/** An entry of the sign-in log. What the wire shows beside it follows from it, and is made when it is read (HR-05). */
export interface SignInRecord {
  readonly at: number;
  readonly kind: SignInKind;
  /** Absent where no user of the tenant, or no user at all, has the name. */
  readonly userId?: string;
  /** As it was typed, in lower case; absent for a service principal. */
  readonly userPrincipalName?: string;
  readonly displayName?: string;
  readonly application?: SignInApplication;
  readonly client: string;
  readonly ipAddress?: string;
  /** AADSTS code; 0 for a success. */
  readonly code: number;
  readonly method?: 'federation' | 'passthroughAuthentication' | 'passwordHashSync' | 'cloudPassword' | 'seamlessSso';
  readonly viaStagedRollout?: true;
  /** The pass-through agent that was asked. */
  readonly agentId?: string;
  /** Name of its machine at that time: the entry outlives the agent. */
  readonly agentName?: string;
  /** Name of the federation farm that issued the token. */
  readonly farm?: string;
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
  /** No domain controller of it answers (PT-13). */
  readonly domainControllersDown?: true;
  /** Its own account lockout; absent where it has none. Milliseconds (PT-09). */
  readonly lockout?: { readonly threshold: number; readonly duration: number; readonly resetAfter: number };
  /** The computer account of seamless single sign-on; absent where it is not set up (SS-01). */
  readonly seamlessSso?: { readonly keyRolledAt: number };
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
  /** Wrong passwords since the last right one, by the forest's own rule (PT-09). */
  readonly badPasswords?: { readonly count: number; readonly last: number };
  /** When the forest locked it, in milliseconds. */
  readonly lockedAt?: number;
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
  /** Writes passwords that are set in the cloud back on-premises. */
  readonly passwordWriteback: boolean;
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
  | { readonly kind: 'agentSilence' | 'agentRemoval'; readonly agentId: string; readonly since: number }
  | { readonly kind: 'agentCertificate'; readonly agentId: string; readonly until: number }
  | { readonly kind: 'signInLoad'; readonly loadId: string }
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
