import { highestAgentCount, usualLockoutThreshold } from '@cutover/contract/rules';
import { day } from './time.ts';

/** What the service allows, as values with their source. A profile is a dated set of them. */
export interface Rules {
  /** Direct users that a group may have when it is first added; also how many of them move at once (SR-05, SR-06). */
  readonly firstAddLimit: number;
  /** A group over `firstAddLimit`: refused, or accepted with the rest following as edits (SR-06). */
  readonly firstAddOverLimit: 'refuse' | 'accept';
  /** Groups per feature (SR-08). */
  readonly groupsPerFeature: number;
  /** Direct users of a group that can be enrolled (SR-11). */
  readonly groupSizeLimit: number;
  /** Hash sync, pass-through and seamless SSO all enabled: refused, or accepted with a finding (SR-14). */
  readonly allThreeFeatures: 'refuse' | 'accept';
  /** `isAppliedToOrganization: true`: refused, or stored without effect (SR-33). */
  readonly organizationWideRollout: 'refuse' | 'store';
  /** Whether a user who has entered or left rollout first needs one more interactive sign-in (SR-27). */
  readonly extraSignIn: boolean;
  /** Domains of a tenant when all are managed; a federated one counts as two (DM-09). */
  readonly domainLimit: number;
  /** Objects that a forced deletion may rename (DM-08). */
  readonly forceDeleteLimit: number;
  /** Who gets a temporary password when the users of a domain are converted (CV-03). */
  readonly temporaryPasswords: 'withoutSyncedPassword' | 'every';
  /** A federation configuration without signing certificate: refused, or the seen trap of a 500 that leaves the domain federated (FD-04). */
  readonly missingCertificate: 'refuse' | 'trap';
  /** Entries that the federation server's sign-in log keeps (FD-11). */
  readonly federationLogSize: number;
  /** Members of a group that cloud sync takes (SY-06). */
  readonly cloudSyncGroupLimit: number;
  /** Link changes in one request (GP-08). */
  readonly linkChangesPerRequest: number;
  /** Pass-through agents of a tenant; an older page says 12 (PT-02). */
  readonly agentLimit: number;
  /** Wrong passwords after which an account is locked; the second is that of the clouds of the US Government (PT-09). */
  readonly lockoutThreshold: number;
  readonly lockoutThresholdUsGovernment: number;
  /** How many times as long as the one before a lockout lasts (PT-09). */
  readonly lockoutGrowth: number;
  /** Wrong passwords that are remembered, so as not to count them twice (PT-09). */
  readonly wrongPasswordsRemembered: number;
}

export const documentedRules: Rules = {
  firstAddLimit: 200,
  firstAddOverLimit: 'refuse',
  groupsPerFeature: 10,
  groupSizeLimit: 50_000,
  allThreeFeatures: 'refuse',
  organizationWideRollout: 'refuse',
  extraSignIn: false,
  domainLimit: 5_000,
  forceDeleteLimit: 1_000,
  temporaryPasswords: 'withoutSyncedPassword',
  missingCertificate: 'refuse',
  federationLogSize: 10_000,
  cloudSyncGroupLimit: 50_000,
  linkChangesPerRequest: 20,
  agentLimit: highestAgentCount,
  lockoutThreshold: usualLockoutThreshold.global,
  lockoutThresholdUsGovernment: usualLockoutThreshold.usgov,
  lockoutGrowth: 2,
  wrongPasswordsRemembered: 3,
};

/** Profiles by name. `documented` is the default; `lenient` accepts what only the documentation forbids; a date is the service of that month. */
export const ruleProfiles = {
  documented: documentedRules,
  lenient: {
    ...documentedRules,
    firstAddOverLimit: 'accept',
    allThreeFeatures: 'accept',
    organizationWideRollout: 'store',
  },
  '2026-05': { ...documentedRules, extraSignIn: true },
} as const satisfies Record<string, Rules>;

export type RuleProfile = keyof typeof ruleProfiles;

/** A profile by name, or one with single values of its own. */
export type RuleChoice =
  | RuleProfile
  | {
      readonly profile?: RuleProfile | undefined;
      readonly values: { readonly [Name in keyof Rules]?: Rules[Name] | undefined };
    };

export function rulesOf(choice: RuleChoice = 'documented'): Rules {
  if (typeof choice === 'string') return ruleProfiles[choice];
  const values = Object.fromEntries(Object.entries(choice.values).filter(([, value]) => value !== undefined));
  return { ...ruleProfiles[choice.profile ?? 'documented'], ...values };
}

/**
 * What one load of sign-ins may be: milliseconds, sign-ins, those of its busiest second, which is carried out at once, and parts
 * of its curve; and how many are kept, those that have ended among them.
 */
export const signInLoadLimits = {
  duration: 366 * day,
  count: 1_000_000_000,
  countInASecond: 100_000,
  parts: 10_000,
  kept: 100,
};

/** Characters of the name of a machine, as of any name in DNS (RFC 1035). */
export const longestMachineName = 255;

/** Of a DNS record, in seconds: usual, and longest (RFC 2181, section 8). */
export const usualTimeToLive = 3_600;
export const longestTimeToLive = 2_147_483_647;

/** Preference of the mail exchange that proves a domain: last of all, so that no mail goes there (DM-02). */
export const proofPreference = 32_767;

/** Numbers that stand behind the name of a user whose own is taken: four digits (SY-01). */
export const quarantineNumbers = { first: 1_000, count: 9_000 };

/** Characters of a user's samAccountName; a longer default is cut. */
export const longestAccountName = 20;

/** `extensionAttribute1` up to this one. */
export const extensionAttributeCount = 15;

/** `passwordValidityPeriodInDays` of a domain whose passwords never expire. */
export const neverExpires = 2_147_483_647;
