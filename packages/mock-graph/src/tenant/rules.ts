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
  /** Link changes in one request (GP-08). */
  readonly linkChangesPerRequest: number;
}

export const documentedRules: Rules = {
  firstAddLimit: 200,
  firstAddOverLimit: 'refuse',
  groupsPerFeature: 10,
  groupSizeLimit: 50_000,
  allThreeFeatures: 'refuse',
  organizationWideRollout: 'refuse',
  extraSignIn: false,
  linkChangesPerRequest: 20,
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
