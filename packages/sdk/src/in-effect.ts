import { LongOperation } from './transport/long-operation.ts';
import { onDemand } from './transport/on-demand.ts';
import type { Transport } from './transport/transport.ts';

/** What to wait for. Times are milliseconds. */
export interface InEffectOptions {
  readonly upn?: string;
  readonly upns?: readonly string[];
  /** Where sign-in is to begin. */
  readonly expect: 'cloud' | 'federation';
  /** The policy that asks for it. Default: every policy for password hash sync or pass-through. */
  readonly policyId?: string;
  /** When it was asked for. Default: when Graph is first seen to show it. */
  readonly askedAt?: Date;
  /** How long an edit may take. Default 24 hours (SR-07). */
  readonly delay?: number;
  /** How many good answers in a row count as in effect, since replicas disagree. Default 3. */
  readonly consecutive?: number;
  /** The first wait between two rounds; it doubles up to `maxInterval`. Default 2 seconds. */
  readonly interval?: number;
  /** The longest wait between two rounds. Default 5 minutes. */
  readonly maxInterval?: number;
  /** The wait between two rounds that confirm an answer. Default 5 seconds. */
  readonly confirmInterval?: number;
  /** For the whole wait. Default: one hour more than `delay`. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** How far a change has got for one user. */
export interface UserInEffect {
  readonly upn: string;
  /**
   * `notAsked`: Graph does not show it. `asked`: Graph shows it, sign-in does not follow yet. `seenInEffect`: sign-in
   * was seen to follow, several times in a row. `needsOneMoreSignIn`: the delay has passed and sign-in still does not
   * follow; since 2026 the path changes with the user's next interactive sign-in (SR-27).
   */
  readonly state: 'notAsked' | 'asked' | 'seenInEffect' | 'needsOneMoreSignIn';
  /** When Graph was first seen to show it. */
  readonly askedAt?: Date;
  /** The first of the good answers in a row. */
  readonly seenAt?: Date;
  /** How often each answer was seen. */
  readonly observations: Readonly<Record<string, number>>;
}

/** How far a change has got. */
export interface InEffect {
  readonly users: readonly UserInEffect[];
  /** True when all users are `seenInEffect`. */
  readonly allInEffect: boolean;
  /** How often each answer was seen, of Graph (`asked …`) and of realm discovery, over all users. */
  readonly observations: Readonly<Record<string, number>>;
  /** What a person should know about these observations. */
  readonly warnings: readonly string[];
  /** Rounds of asking so far. */
  readonly rounds: number;
  /** Milliseconds since it began. */
  readonly elapsed: number;
}

/** A user in a {@link WaitState}; moments are milliseconds since 1970. */
export interface UserState {
  readonly upn: string;
  state: UserInEffect['state'];
  askedAt?: number;
  seenAt?: number;
  /** In a row: answers as expected; others, once the delay had passed; unknown; and reads of Graph that did not show it. */
  good: number;
  bad: number;
  unknown: number;
  notAsked: number;
  readonly observations: Record<string, number>;
}

/** A wait as JSON: what was asked for and, once it has begun, what was seen. */
export interface WaitState {
  readonly kind: 'stagedRolloutInEffect' | 'waitUntilInEffect';
  readonly version: 1;
  /** `subject` is the domain whose conversion is waited for; none for staged rollout. */
  readonly options: Omit<InEffectOptions, 'signal' | 'askedAt'> & {
    readonly askedAt?: string;
    readonly subject?: string;
  };
  startedAt?: number;
  rounds: number;
  users: UserState[];
  readonly asked: Record<string, number>;
}

/** A wait of staged rollout; it goes on from `serialized` where that is given. */
export function waitOf(
  transport: Transport,
  { signal, ...options }: Partial<InEffectOptions>,
  serialized?: string,
): LongOperation<InEffect, InEffect> {
  return new LongOperation<InEffect, InEffect>(
    serialized ?? JSON.stringify({ options }),
    async (state, running, report) => (await onDemand()).watchUntilInEffect(transport, state, running, report),
    signal,
  );
}
