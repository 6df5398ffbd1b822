/** A company for the mock, as people write it. */
import type { OnPremisesDirectorySynchronizationFeature } from '@cutover/contract/types';
import type { RuleChoice } from '../../tenant/rules.ts';
import type { CloudName } from '../../tenant/state.ts';
import type { TimingChoice, TimingName } from '../../tenant/timings.ts';

/** Version of the format that this release reads and writes. */
export const tenantFileVersion = 1;

/** A company for the mock: what a tenant begins with. */
export interface TenantFile {
  readonly $schema?: string | undefined;
  readonly version: 1;
  readonly tenant?: TenantFileTenant | undefined;
  /** When the clock starts, in UTC, such as `2026-01-05T08:00:00Z`. */
  readonly start?: string | undefined;
  /** A profile by name, or one with single values of its own. */
  readonly rules?: RuleChoice | undefined;
  /** How delays run; single ones in milliseconds. */
  readonly timings?:
    | {
        readonly mode: TimingChoice['mode'];
        readonly values?: Readonly<Partial<Record<TimingName, number>>> | undefined;
      }
    | undefined;
  readonly domains?: readonly TenantFileDomain[] | undefined;
  readonly users?: TenantFilePopulation | readonly (TenantFileUser | TenantFilePopulation)[] | undefined;
  readonly contacts?:
    | readonly { readonly id?: string | undefined; readonly displayName: string; readonly mail?: string | undefined }[]
    | undefined;
  readonly groups?: readonly TenantFileGroup[] | undefined;
  readonly policies?: readonly TenantFilePolicy[] | undefined;
  readonly applications?: readonly TenantFileApplication[] | undefined;
  /** What agents and connectors publish, beside the default groups (PT-01). */
  readonly publishing?: TenantFilePublishing | undefined;
  readonly onPremises?: TenantFileOnPremises | undefined;
  /** What is published in public DNS. */
  readonly dns?: readonly TenantFileDnsRecord[] | undefined;
}

/** The tenant itself. */
export interface TenantFileTenant {
  readonly id?: string | undefined;
  readonly displayName?: string | undefined;
  /** Default `global`. Limits differ by cloud (PT-09). */
  readonly cloud?: CloudName | undefined;
  /** A licence of Microsoft Entra ID P1 or P2, without which the sign-in log is not given out; default true (HR-05). */
  readonly isPremium?: boolean | undefined;
  /** Values of the tenant's own for smart lockout; `duration` in seconds (PT-09). */
  readonly smartLockout?:
    | { readonly threshold?: number | undefined; readonly duration?: number | undefined }
    | undefined;
}

export interface TenantFileDomain {
  readonly id: string;
  /** Default `Managed`; a subdomain of a verified domain has its type unless it is independent. */
  readonly authenticationType?: 'Managed' | 'Federated' | undefined;
  /** Default true. */
  readonly isVerified?: boolean | undefined;
  readonly isDefault?: boolean | undefined;
  readonly isInitial?: boolean | undefined;
  /** Of a subdomain: it was verified by itself, and is a root (DM-03). */
  readonly independent?: boolean | undefined;
  readonly passwordValidityPeriodInDays?: number | undefined;
  /** Needed for a federated domain that inherits from none. */
  readonly federation?: TenantFileFederation | undefined;
}

/** The trust in a federation server. What is left out is null, but for the protocol: `wsFed`. */
export interface TenantFileFederation {
  readonly displayName?: string | null | undefined;
  /** Unique in the tenant. */
  readonly issuerUri: string;
  readonly passiveSignInUri: string;
  readonly activeSignInUri?: string | null | undefined;
  readonly metadataExchangeUri?: string | null | undefined;
  readonly signOutUri?: string | null | undefined;
  readonly passwordResetUri?: string | null | undefined;
  readonly preferredAuthenticationProtocol?: 'wsFed' | 'saml' | null | undefined;
  readonly promptLoginBehavior?:
    | 'translateToFreshPasswordAuthentication'
    | 'nativeSupport'
    | 'disabled'
    | null
    | undefined;
  readonly federatedIdpMfaBehavior?:
    | 'acceptIfMfaDoneByFederatedIdp'
    | 'enforceMfaByFederatedIdp'
    | 'rejectMfaByFederatedIdp'
    | null
    | undefined;
  readonly isSignedAuthenticationRequestRequired?: boolean | null | undefined;
  /** An X.509 certificate in DER form as base64, without armour. */
  readonly signingCertificate?: string | null | undefined;
  readonly nextSigningCertificate?: string | null | undefined;
}

/** What a user of the cloud or on-premises has beside a name. In a population `{n}` stands for the number. */
export interface TenantFileAttributes {
  readonly displayName?: string | undefined;
  readonly mail?: string | undefined;
  readonly mailNickname?: string | undefined;
  /** `SMTP:` before the primary address, `smtp:` before others. */
  readonly proxyAddresses?: readonly string[] | undefined;
  readonly city?: string | undefined;
  readonly companyName?: string | undefined;
  readonly country?: string | undefined;
  readonly department?: string | undefined;
  readonly employeeId?: string | undefined;
  readonly givenName?: string | undefined;
  readonly jobTitle?: string | undefined;
  readonly mobilePhone?: string | undefined;
  readonly officeLocation?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly preferredLanguage?: string | undefined;
  readonly state?: string | undefined;
  readonly streetAddress?: string | undefined;
  readonly surname?: string | undefined;
}

/** The account of a synchronized user. */
export interface TenantFileAccount {
  /** Default: the forest that has the suffix of its name. */
  readonly forest?: string | undefined;
  /** Canonical name of where it stands, such as `contoso.com/Staff`. */
  readonly container?: string | undefined;
  readonly locked?: boolean | undefined;
  readonly accountExpiresAt?: string | undefined;
  readonly passwordExpiresAt?: string | undefined;
  readonly mustChangePassword?: boolean | undefined;
  /** Hours of the week in UTC, 0 for Sunday from midnight. */
  readonly logonHours?: readonly number[] | undefined;
  /** Attributes of the directory that the cloud does not show, such as `employeeNumber`. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

export interface TenantFileUser extends TenantFileAttributes {
  readonly id?: string | undefined;
  readonly userPrincipalName: string;
  /** Of a synchronized user: the account too. */
  readonly accountEnabled?: boolean | undefined;
  /** Made by directory synchronization; default false. */
  readonly synced?: boolean | undefined;
  readonly immutableId?: string | undefined;
  readonly onPremisesUserPrincipalName?: string | undefined;
  readonly passwordPolicies?: string | undefined;
  readonly password?: string | undefined;
  /** Names of directory roles, such as `Hybrid Identity Administrator`. */
  readonly roles?: readonly string[] | undefined;
  /** False: the hash has not reached the cloud. */
  readonly hashSynced?: boolean | undefined;
  readonly onPremises?: TenantFileAccount | undefined;
}

/** Users that differ by a number: `user00001@contoso.com` and on. Texts may have it too, as `{n}`. */
export interface TenantFilePopulation extends TenantFileAttributes {
  readonly count: number;
  /** Default `user`. */
  readonly prefix?: string | undefined;
  readonly domain: string;
  readonly synced?: boolean | undefined;
  readonly password?: string | undefined;
  readonly hashSynced?: boolean | undefined;
  readonly onPremises?: TenantFileAccount | undefined;
}

/** A user by name, a group or contact by display name, or a part of a population. */
export type TenantFileMember =
  | string
  | { readonly group: string }
  | { readonly contact: string }
  | {
      readonly count: number;
      readonly prefix?: string | undefined;
      readonly domain: string;
      readonly offset?: number | undefined;
    };

export interface TenantFileGroup {
  readonly id?: string | undefined;
  readonly displayName: string;
  readonly mailNickname?: string | undefined;
  readonly groupTypes?: readonly ('Unified' | 'DynamicMembership')[] | undefined;
  readonly membershipRule?: string | undefined;
  readonly synced?: boolean | undefined;
  readonly members?: readonly TenantFileMember[] | undefined;
}

export interface TenantFilePolicy {
  readonly feature:
    | 'passthroughAuthentication'
    | 'seamlessSso'
    | 'passwordHashSync'
    | 'emailAsAlternateId'
    | 'certificateBasedAuthentication'
    | 'multiFactorAuthentication';
  readonly displayName?: string | undefined;
  /** Default true. */
  readonly isEnabled?: boolean | undefined;
  /** Display names of groups. */
  readonly groups?: readonly string[] | undefined;
}

/** An application that is registered in the tenant. */
export interface TenantFileApplication {
  readonly id?: string | undefined;
  readonly appId?: string | undefined;
  readonly displayName: string;
  readonly identifierUris?: readonly string[] | undefined;
  /** Default `AzureADMyOrg`. */
  readonly signInAudience?:
    | 'AzureADMyOrg'
    | 'AzureADMultipleOrgs'
    | 'AzureADandPersonalMicrosoftAccount'
    | 'PersonalMicrosoftAccount'
    | undefined;
  /** What the application shows when it signs in; kept as digests. */
  readonly secrets?:
    | readonly {
        readonly value: string;
        /** ISO 8601; absent for one that does not end. */
        readonly endsAt?: string | undefined;
      }[]
    | undefined;
  /** Permissions of Graph that the application has by itself. */
  readonly applicationPermissions?: readonly string[] | undefined;
  /** Permissions of Graph that it has on behalf of the users who sign in. */
  readonly delegatedPermissions?: readonly string[] | undefined;
  /** Signs users in without a secret: a program on their machine. Default false. */
  readonly publicClient?: boolean | undefined;
  /** Names of directory roles. */
  readonly roles?: readonly string[] | undefined;
}

export interface TenantFilePublishing {
  readonly agentGroups?:
    | readonly { readonly id?: string | undefined; readonly publishingType: string; readonly displayName: string }[]
    | undefined;
  readonly publishedResources?:
    | readonly {
        readonly id?: string | undefined;
        readonly publishingType: string;
        readonly displayName?: string | undefined;
        readonly resourceName?: string | undefined;
        /** Names of groups of agents of the same type. */
        readonly agentGroups?: readonly string[] | undefined;
      }[]
    | undefined;
  readonly connectorGroups?:
    | readonly {
        readonly id?: string | undefined;
        readonly name: string;
        readonly region?: 'nam' | 'eur' | 'aus' | 'asia' | 'ind' | undefined;
      }[]
    | undefined;
  readonly connectors?:
    | readonly {
        readonly id?: string | undefined;
        readonly machineName: string;
        /** Default: an address of documentation. */
        readonly externalIp?: string | undefined;
        /** Default `active`. */
        readonly status?: 'active' | 'inactive' | undefined;
        readonly version?: string | undefined;
        /** Name of its group; default: the default group. */
        readonly connectorGroup?: string | undefined;
      }[]
    | undefined;
}

export interface TenantFileDnsRecord {
  readonly name: string;
  readonly type: 'TXT' | 'MX' | 'CNAME' | 'SRV';
  readonly value: string;
  /** Seconds; default an hour. */
  readonly ttl?: number | undefined;
}

export interface TenantFileOnPremises {
  /** Pass-through agents on their servers. */
  readonly agents?: readonly TenantFileAgent[] | undefined;
  /** So many agents altogether work: those above, and further ones. */
  readonly activeAgents?: number | undefined;
  readonly tenantPassThrough?: boolean | undefined;
  readonly seamlessSsoEnabled?: boolean | undefined;
  readonly features?:
    | { readonly [Name in keyof OnPremisesDirectorySynchronizationFeature]?: boolean | undefined }
    | undefined;
  /** Default: one forest that has every suffix of a synchronized user as a domain. */
  readonly forests?: readonly TenantFileForest[] | undefined;
  /** Default: one active server that reads every forest. An empty list: none. */
  readonly servers?: readonly TenantFileServer[] | undefined;
  readonly cloudSync?: readonly TenantFileCloudSync[] | undefined;
  /** Objects that the cloud does not have yet. */
  readonly objects?: readonly TenantFileObject[] | undefined;
  readonly farms?: readonly TenantFileFarm[] | undefined;
}

export interface TenantFileForest {
  /** DNS name of its root domain. */
  readonly name: string;
  /** Further domains. */
  readonly domains?: readonly string[] | undefined;
  /** Suffixes of user principal names beside those names. */
  readonly upnSuffixes?: readonly string[] | undefined;
  /** Its own account lockout: wrong passwords, and durations such as `PT30M`; default none (PT-09). */
  readonly lockout?: { readonly threshold: number; readonly duration: string; readonly resetAfter: string } | undefined;
  /** Seamless single sign-on is set up in it. Default: in every forest where the tenant's switch is on and no forest is named so (SS-01). */
  readonly seamlessSso?: boolean | { readonly keyRolledAt: string } | undefined;
  readonly domainControllersDown?: boolean | undefined;
}

/** A pass-through agent (PT-01). What is left out is as it should be. */
export interface TenantFileAgent {
  readonly machineName: string;
  /** Two with the same one are clones. */
  readonly machineId?: string | undefined;
  readonly externalIp?: string | undefined;
  readonly version?: string | undefined;
  /** Default true; one that is installed only is not known to the cloud (PT-12). */
  readonly isRegistered?: boolean | undefined;
  readonly isRunning?: boolean | undefined;
  readonly reachesDomainControllers?: boolean | undefined;
  /** Share of requests that it takes and loses, 0 to 1. */
  readonly lossRate?: number | undefined;
  /** Authentications a second; default 300 to 400 (PT-05). */
  readonly capacity?: number | undefined;
  readonly server?:
    | {
        readonly windows?: string | undefined;
        readonly isCore?: boolean | undefined;
        readonly forest?: string | null | undefined;
        readonly isTierZero?: boolean | undefined;
        readonly isInPerimeterNetwork?: boolean | undefined;
        readonly tls12?: boolean | undefined;
        /** Name of the Connect server that runs on it too (PT-10). */
        readonly connectServer?: string | undefined;
      }
    | undefined;
  readonly network?:
    | {
        readonly port443?: boolean | undefined;
        readonly port80?: boolean | undefined;
        readonly port8080?: boolean | undefined;
        readonly tlsInspection?: boolean | undefined;
      }
    | undefined;
}

/** A Connect server. */
export interface TenantFileServer {
  readonly name: string;
  /** Default `active`. */
  readonly mode?: 'active' | 'staging' | undefined;
  /** What it reads; default every forest. */
  readonly forests?:
    | readonly { readonly forest: string; readonly containers?: readonly string[] | undefined }[]
    | undefined;
  readonly version?: string | undefined;
  readonly installation?: 'express' | 'custom' | undefined;
  /** Default `passwordHashSync`. */
  readonly signInMethod?: 'passwordHashSync' | 'passThrough' | 'adfs' | 'pingFederate' | 'notConfigured' | undefined;
  readonly passwordHashSync?: boolean | undefined;
  /** Passwords set in the cloud are written back on-premises. Default false. */
  readonly passwordWriteback?: boolean | undefined;
  readonly sourceAnchorAttribute?: string | undefined;
  readonly userNameAttribute?: string | undefined;
  readonly joinRule?: 'once' | 'mail' | 'masterAccount' | undefined;
}

export interface TenantFileCloudSync {
  readonly name: string;
  readonly forest: string;
  readonly containers?: readonly string[] | undefined;
  readonly agents: readonly string[];
  readonly passwordHashSync?: boolean | undefined;
  /** Passwords set in the cloud are written back on-premises. Default false. */
  readonly passwordWriteback?: boolean | undefined;
}

/** A user, group or contact on-premises; the cloud has it after the next cycle. */
export interface TenantFileObject extends TenantFileAttributes, Omit<TenantFileAccount, 'forest'> {
  readonly kind: 'user' | 'group' | 'contact';
  readonly forest: string;
  /** objectGUID. */
  readonly id?: string | undefined;
  readonly userPrincipalName?: string | undefined;
  readonly samAccountName?: string | undefined;
  readonly enabled?: boolean | undefined;
  /** The account of another forest that a disabled one stands for. */
  readonly masterAccount?: string | undefined;
  readonly password?: string | undefined;
  /** Of a group: user principal names or objectGUIDs. */
  readonly members?: readonly string[] | undefined;
}

/** A farm that signs federated users in. */
export interface TenantFileFarm {
  readonly name: string;
  readonly product: 'adfs' | 'pingFederate' | 'other';
  /** Host of its addresses, such as `sts.contoso.com`. */
  readonly serviceName: string;
  /** Default: one federation server that is healthy. */
  readonly members?:
    | readonly {
        readonly name: string;
        readonly role: 'federationServer' | 'proxy';
        readonly healthy?: boolean | undefined;
      }[]
    | undefined;
  readonly remote?: boolean | undefined;
  /** Domains for which it has a trust; default: those whose addresses lead to it. */
  readonly trusts?: readonly string[] | undefined;
  readonly signingCertificate?: string | undefined;
}
