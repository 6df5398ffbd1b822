import { applicationOperations } from './app-registrations.ts';
import type { Assumption } from './assumptions.ts';
import { activeSyncGrace, domainConversion } from './authentication.ts';
import { type Command, engineVersion } from './command.ts';
import { conversionOperations, userConversion } from './conversion.ts';
import { deviceCodeOperations } from './device-codes.ts';
import { dnsOperations } from './dns.ts';
import { domainOperations, forceDelete } from './domains.ts';
import type { EffectHandlers } from './effects.ts';
import { certificateRollover, federationOperations } from './federation.ts';
import { federationFarmOperations } from './federation-farms.ts';
import { groupOperations } from './groups.ts';
import { directoryCycle } from './on-premises/cycle.ts';
import { onPremisesOperations } from './on-premises/operations.ts';
import { fullPasswordSync, passwordSync } from './on-premises/passwords.ts';
import { agentCertificate, agentOperations, agentRemoval, agentSilence } from './pass-through/agents.ts';
import { loadOperations, signInLoad } from './pass-through/load.ts';
import { passwordOperations } from './passwords.ts';
import { publishingOperations } from './publishing.ts';
import type { Effect } from './records.ts';
import { refreshTokenOperations } from './refresh-tokens.ts';
import { seamlessSsoOperations } from './seamless-sso.ts';
import { ServiceError } from './service-error.ts';
import { signInOperations } from './sign-in.ts';
import { rolloutEdit, stagedRolloutOperations } from './staged-rollout.ts';
import { type Digest, Draft, type State, type View } from './state.ts';
import { formatTime, orderedKey } from './time.ts';
import { userOperations } from './users.ts';

/** Every operation that changes a tenant, by name. */
export const tenantOperations = {
  ...stagedRolloutOperations,
  ...userOperations,
  ...groupOperations,
  ...onPremisesOperations,
  ...domainOperations,
  ...federationOperations,
  ...federationFarmOperations,
  ...conversionOperations,
  ...passwordOperations,
  ...dnsOperations,
  ...agentOperations,
  ...loadOperations,
  ...seamlessSsoOperations,
  ...signInOperations,
  ...publishingOperations,
  ...applicationOperations,
  ...refreshTokenOperations,
  ...deviceCodeOperations,
  /** The clock has moved; what is due by now has been carried out before. */
  moveClock(): void {},
};

export type TenantOperations = typeof tenantOperations;
export type TenantOperation = keyof TenantOperations;
export type InputOf<Operation extends TenantOperation> =
  Parameters<TenantOperations[Operation]> extends [unknown, infer Input, ...unknown[]] ? Input : Record<never, never>;
export type OutputOf<Operation extends TenantOperation> = ReturnType<TenantOperations[Operation]>;

const effectHandlers: EffectHandlers = {
  rolloutEdit,
  passwordSync,
  fullPasswordSync,
  directoryCycle,
  domainConversion,
  activeSyncGrace,
  userConversion,
  forceDelete,
  certificateRollover,
  agentSilence,
  agentRemoval,
  agentCertificate,
  signInLoad,
};

function carryOut<Kind extends Effect['kind']>(draft: Draft, effect: Extract<Effect, { kind: Kind }>): void {
  effectHandlers[effect.kind as Kind].carryOut(draft, effect as never);
}

const isLive = (view: View, effect: Effect): boolean => effectHandlers[effect.kind].isLive(view, effect as never);

export interface Handled {
  readonly output: unknown;
  readonly assumed: readonly Assumption[];
}

/** What is true of one tenant: a fold over its commands. Synchronous, deterministic, without clock or I/O. */
export class Tenant {
  #state: State;
  #at: number;
  readonly #digest: Digest | undefined;

  /** `at`: the moment that the state has reached, in milliseconds. `digest`: how passwords are made and compared. */
  constructor(state: State, at: number, digest?: Digest) {
    this.#state = state;
    this.#at = at;
    this.#digest = digest;
  }

  get state(): State {
    return this.#state;
  }

  get at(): number {
    return this.#at;
  }

  /**
   * Carries a command out, after everything that is due by then. Throws a ServiceError for a refusal, with nothing
   * changed by the command.
   */
  handle(command: Command): Handled {
    if (command.engine !== engineVersion) {
      throw new Error(
        `Command ${command.position} was written by engine ${command.engine}; this is engine ${engineVersion}, which cannot replay it. Start from a checkpoint instead.`,
      );
    }
    this.settle(command.at);
    const operation = tenantOperations[command.operation as TenantOperation] as
      | ((draft: Draft, input: unknown, context: { actor: Command['actor'] }) => unknown)
      | undefined;
    if (!operation) throw new Error(`Command ${command.position} names the unknown operation '${command.operation}'.`);
    const draft = new Draft(this.#state, command.at, this.#digest);
    const output = operation(draft, command.input, { actor: command.actor });
    this.#state = draft.commit();
    return { output, assumed: [...draft.assumed] };
  }

  /** Carries out all effects that are due by `at`, each at its own time. Who asks, and in how many steps, makes no difference. */
  settle(at: number): void {
    if (at < this.#at)
      throw new Error(`A tenant's time does not run backwards: it is at ${this.#at} and was asked for ${at}.`);
    this.#at = at;
    const end = orderedKey(at + 1);
    let draft: Draft | undefined;
    for (;;) {
      const next = (draft ?? this.#state).tables.effects.first();
      if (!next || next[0] >= end) break;
      const [key, effect] = next;
      draft ??= new Draft(this.#state, effect.due, this.#digest);
      draft.at = effect.due;
      draft.write('effects').delete(key);
      try {
        carryOut(draft, effect);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        // A refusal answers whoever asked, and nobody asked for this: it is a defect, not the answer to the next request.
        throw new Error(
          `The effect '${effect.kind}' that was due at ${formatTime(effect.due)} was refused: ${error.message} This is a defect of the tenant; report it with the journal.`,
          { cause: error },
        );
      }
    }
    if (draft) this.#state = draft.commit();
  }

  /** The state for reading, as of `at`; settles first. */
  view(at: number): View {
    this.settle(at);
    return { tables: this.#state.tables, facts: this.#state.facts, at };
  }

  /** Effects that still mean something, soonest first; of those that `isWanted`, which is asked first, since it costs less. */
  *pending(at: number, isWanted: (effect: Effect) => boolean = () => true): IterableIterator<Effect> {
    const view = this.view(at);
    for (const [, effect] of this.#state.tables.effects.range())
      if (isWanted(effect) && isLive(view, effect)) yield effect;
  }
}
