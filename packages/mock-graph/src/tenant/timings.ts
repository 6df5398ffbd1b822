import { agentRemovalDays, usualLockoutDuration } from '@cutover/contract/rules';
import { day, hour, minute, second } from './time.ts';

export interface Timing {
  /** Longest documented delay in milliseconds. */
  readonly bound: number;
  readonly source: string;
  readonly certainty: 'doc' | 'open';
}

/** Every delay of the service, by name. Handlers ask for a name and never hold a number. */
export const timings = {
  membershipEdit: { bound: 24 * hour, source: 'SR-07', certainty: 'doc' },
  emailAlternateIdGroup: { bound: 1 * hour, source: 'SR-26', certainty: 'doc' },
  passwordSync: { bound: 2 * minute, source: 'SR-22', certainty: 'doc' },
  directorySync: { bound: 30 * minute, source: 'SR-25', certainty: 'open' },
  cloudSync: { bound: 2 * minute, source: 'SY-06', certainty: 'doc' },
  passwordExpiry: { bound: 90 * day, source: 'SR-21', certainty: 'doc' },
  domainConversion: { bound: 2 * hour, source: 'CV-01', certainty: 'doc' },
  /** For each user, one after the other. */
  userConversion: { bound: 100, source: 'CV-03', certainty: 'open' },
  activeSyncGrace: { bound: 12 * hour, source: 'CV-10', certainty: 'doc' },
  forceDelete: { bound: 24 * hour, source: 'DM-08', certainty: 'doc' },
  /** Before a signing certificate ends. */
  certificateRollover: { bound: 30 * day, source: 'FD-09', certainty: 'doc' },
  /** How often the service looks for a new certificate from then on. */
  certificateSearch: { bound: 1 * day, source: 'FD-09', certainty: 'doc' },
  /** From when an agent was heard last until it is shown as inactive. */
  agentSilence: { bound: 10 * minute, source: 'PT-03', certainty: 'open' },
  /** From when an agent was heard last. */
  agentRemoval: { bound: agentRemovalDays * day, source: 'PT-03', certainty: 'doc' },
  agentCertificate: { bound: 180 * day, source: 'PT-03', certainty: 'open' },
  /** Before an agent's certificate ends. */
  agentCertificateRenewal: { bound: 30 * day, source: 'PT-03', certainty: 'doc' },
  /** How long a request may wait at an agent. */
  agentAnswer: { bound: 30 * second, source: 'PT-05', certainty: 'open' },
  /** How long the first lockout lasts; the next ones last longer. */
  lockout: { bound: usualLockoutDuration * second, source: 'PT-09', certainty: 'doc' },
  lockoutLongest: { bound: 1 * day, source: 'PT-09', certainty: 'open' },
  refreshToken: { bound: 90 * day, source: 'HR-03', certainty: 'doc' },
  deviceCode: { bound: 15 * minute, source: 'HR-03', certainty: 'doc' },
  /** Between two questions of a program for its device code. */
  deviceCodePolling: { bound: 5 * second, source: 'HR-03', certainty: 'doc' },
  /** How long audit events and sign-ins are kept, with and without a premium licence. */
  logRetention: { bound: 30 * day, source: 'GP-09', certainty: 'doc' },
  logRetentionFree: { bound: 7 * day, source: 'GP-09', certainty: 'doc' },
} as const satisfies Record<string, Timing>;

export type TimingName = keyof typeof timings;

/** How a tenant runs its delays: at the bound, at once, or at a seeded moment between; single ones can be set (milliseconds). */
export interface TimingChoice {
  readonly mode: 'maximum' | 'zero' | 'sampled';
  readonly values: Readonly<Partial<Record<TimingName, number>>>;
}

export const defaultTimings: TimingChoice = { mode: 'maximum', values: {} };

/** Fixed periods: `zero` and `sampled` mean delays of propagation, not how long a password lasts or how often a cycle runs. */
const periods = [
  'passwordExpiry',
  'directorySync',
  'cloudSync',
  'certificateRollover',
  'certificateSearch',
  'agentRemoval',
  'agentCertificate',
  'agentCertificateRenewal',
  'agentAnswer',
  'lockout',
  'lockoutLongest',
  'logRetention',
  'logRetentionFree',
  'refreshToken',
  'deviceCode',
  'deviceCodePolling',
] as const satisfies readonly TimingName[];
const periodNames: ReadonlySet<TimingName> = new Set(periods);

/** A fixed period in milliseconds. */
export const periodOf = (choice: TimingChoice, name: (typeof periods)[number]): number =>
  delayOf(choice, name, () => 1);

/** The delay in milliseconds; `chance` in [0, 1) decides in sampled mode: whole seconds, at least one, where the bound allows. */
export function delayOf(choice: TimingChoice, name: TimingName, chance: () => number): number {
  const fixed = choice.values[name];
  // A period of nothing would come again and again at the same moment.
  if (fixed !== undefined) return periodNames.has(name) ? Math.max(second, fixed) : fixed;
  const { bound } = timings[name];
  if (choice.mode === 'maximum' || periodNames.has(name)) return bound;
  return choice.mode === 'zero'
    ? 0
    : Math.min(bound, Math.max(second, Math.ceil((chance() * bound) / second) * second));
}
