/** What the tables of a tenant hold. */
import type { Domain, FeatureRolloutPolicy, Group, OrgContact, User } from '@cutover/contract/types';
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
};
export type GroupRecord = Omit<Group, '@odata.context' | '@odata.type'> & { readonly counts: MemberCounts };
export type ContactRecord = Omit<OrgContact, '@odata.type'>;

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

export interface FederationSettings {
  readonly displayName?: string;
  readonly issuerUri: string;
  readonly passiveSignInUri: string;
  readonly activeSignInUri?: string;
  readonly metadataExchangeUri?: string;
}

export type DomainRecord = Omit<Domain, '@odata.context'> & { readonly federation?: FederationSettings };

/** The side of a synced user that stands on-premises. */
export interface OnPremisesAccount {
  readonly userPrincipalName: string;
  readonly passwordDigest?: string;
  readonly passwordSetAt?: number;
}

/** Something that happens later. It looks at the state when it is due rather than carrying a decision made earlier. */
export type Effect = { readonly due: number } & (
  | { readonly kind: 'rolloutEdit'; readonly policyId: string; readonly activation: number; readonly userId: string }
  | { readonly kind: 'passwordSync'; readonly userId: string }
  | { readonly kind: 'directoryCycle' }
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
