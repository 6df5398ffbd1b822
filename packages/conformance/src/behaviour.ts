import type { Target } from './target.ts';

/** What JSON can carry. Facts go from one part of a behaviour to the next as JSON, perhaps a night later in another process. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Facts = { readonly [name: string]: Json };

/** How sure the catalogue is of a row: documented, seen in a real answer, or open. */
export type Certainty = 'doc' | 'seen' | 'open';

export type RuleProfile = 'documented' | 'lenient' | '2026-05';

/** A feature of staged rollout that has at most one policy in a tenant. */
export type Feature =
  | 'passwordHashSync'
  | 'passthroughAuthentication'
  | 'seamlessSso'
  | 'emailAsAlternateId'
  | 'certificateBasedAuthentication'
  | 'multiFactorAuthentication';

/** What a case needs of the place where it is tried. What a target cannot give makes the case skipped, with the reason. */
export interface Needs {
  /** A token of a signed-in user, with the permissions and roles of the behaviour. */
  readonly delegated?: true;
  /** A token of an application that acts by itself, with these permissions, instead. */
  readonly application?: readonly string[];
  /** Tokens for other principals than the one that runs the suite. */
  readonly principals?: true;
  /** A clock that can be moved while the case acts. */
  readonly clock?: true;
  /** The on-premises side: passwords, synced groups, directory cycles, agents. */
  readonly onPremises?: true;
  /** Public DNS in which records can be published for the domains that a case adds. */
  readonly dns?: true;
  /** Sign-ins with a password, a legacy client or a device, as only the mock's control surface shows them. */
  readonly signIn?: true;
  /** Users that directory synchronization has made in a federated domain. */
  readonly syncedUsers?: number;
  /** Contacts of the organization. */
  readonly contacts?: number;
  /** Federated domains; default 1 when synced users are needed. */
  readonly federatedDomains?: number;
  /** Verified managed roots with a name of the tenant's own, below which the case adds domains. */
  readonly rootDomains?: number;
  /** Features whose policy the case makes: a tenant has one of each. */
  readonly features?: readonly Feature[];
  /** A dated or lenient set of rules, which a real tenant does not offer. */
  readonly rules?: RuleProfile;
}

/** Contents of the mock's tenant beyond the usual, in the format of tenant files. Lists are added to the usual ones. */
export interface TenantParts {
  /** The tenant itself: its cloud, its own values of smart lockout. */
  readonly tenant?: object;
  readonly domains?: readonly object[];
  readonly users?: readonly object[];
  readonly contacts?: readonly object[];
  readonly groups?: readonly object[];
  readonly applications?: readonly object[];
  readonly policies?: readonly object[];
  readonly onPremises?: object;
  /** Delays other than the longest. */
  readonly timings?: object;
  /** Single rules other than those of the profile. */
  readonly rules?: object;
}

export const seconds = (count: number): number => count * 1_000;
export const minutes = (count: number): number => seconds(60 * count);
export const hours = (count: number): number => minutes(60 * count);
export const days = (count: number): number => hours(24 * count);

export type Check<F> = (target: Target, facts: F) => Promise<void>;

/** Something that is checked at a time, counted in milliseconds from the end of `act`. */
export interface Step<F> {
  readonly at: number;
  /**
   * `by`: holds from then on at the latest. `before`: holds until then, where everything takes as long as it may; a real
   * service may be quicker, so only the mock is asked.
   */
  readonly bound: 'by' | 'before';
  readonly check: Check<F>;
}

/** `check` holds `at` that time and after it. */
export const by = <F>(at: number, check: Check<F>): Step<F> => ({ at, bound: 'by', check });

/** `check` holds as soon as the act is over. */
export const atOnce = <F>(check: Check<F>): Step<F> => by(0, check);

/** `check` holds until one second before `at`, where delays are as long as documented. */
export const justBefore = <F>(at: number, check: Check<F>): Step<F> => ({
  at: at - seconds(1),
  bound: 'before',
  check,
});

/** A change that takes `delay`: `before` holds at first and until just before, `after` from then on. */
export const within = <F>(delay: number, checks: { before: Check<F>; after: Check<F> }): readonly Step<F>[] => [
  { at: 0, bound: 'before', check: checks.before },
  justBefore(delay, checks.before),
  by(delay, checks.after),
];

/** One situation in which a behaviour shows. The three parts share nothing but facts. */
export interface Case {
  /** A sentence. */
  readonly title: string;
  readonly needs: Needs;
  readonly certainty?: Certainty;
  readonly tenant?: TenantParts;
  arrange(target: Target): Promise<Facts>;
  act(target: Target, facts: Facts): Promise<Facts>;
  /** Steps in order of time. */
  readonly assert: readonly Step<Facts>[];
}

/** The first two parts of a case: `act` sees what `arrange` found. The assertions see both. */
export interface CaseParts<Arranged extends Facts, Acted extends Facts> {
  readonly title: string;
  readonly needs?: Needs;
  readonly certainty?: Certainty;
  readonly tenant?: TenantParts;
  readonly arrange: (target: Target) => Promise<Arranged>;
  readonly act: (target: Target, facts: Arranged) => Promise<Acted>;
}

/** A case whose assertions are still to be written. */
export interface Situation<F> {
  /** Steps in order of time. `within` gives several. */
  assert(...steps: readonly (Step<F> | readonly Step<F>[])[]): Case;
}

/**
 * What is prepared and done; `.assert(…)` says what follows from it. The types of the three parts are checked against each
 * other here and forgotten: what the runner passes on is JSON.
 */
export const situation = <Arranged extends Facts, Acted extends Facts>(
  parts: CaseParts<Arranged, Acted>,
): Situation<Arranged & Acted> => ({
  assert: (...steps) => ({ needs: {}, ...parts, assert: steps.flat() }) as unknown as Case,
});

/** A row of the catalogue, tested. */
export interface Behaviour {
  /** Id of the row, such as `SR-07`. */
  readonly id: string;
  /** The row in one sentence. */
  readonly title: string;
  readonly certainty: Certainty;
  /** Delegated permissions that every case of it needs, in addition to those of all behaviours. */
  readonly permissions?: readonly string[];
  /** Directory roles, likewise. */
  readonly roles?: readonly string[];
  readonly cases: readonly Case[];
}

/** Names a case: `SR-07.2` is the second case of SR-07. */
export const caseName = (behaviour: Behaviour, index: number): string => `${behaviour.id}.${index + 1}`;

/** The longest time after the act at which something is asserted, in milliseconds. */
export const duration = ({ assert }: Case): number =>
  assert.reduce((longest, step) => (step.bound === 'by' ? Math.max(longest, step.at) : longest), 0);
