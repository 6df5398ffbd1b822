import type { BetaSignIn } from '@cutover/contract/types';
import { onDemand } from './transport/on-demand.ts';
import { List } from './transport/paging.ts';
import { type ReadOptions, type Transport, valueFrom } from './transport/transport.ts';

/** How a sign-in came about. */
export type SignInEventType = 'interactiveUser' | 'nonInteractiveUser' | 'servicePrincipal' | 'managedIdentity';

/** What checked the password, or stood in for it. */
export type SignInMethod =
  | 'passwordHashSync'
  | 'passthroughAuthentication'
  | 'seamlessSso'
  | 'federation'
  | 'cloudPassword';

/** Which sign-ins are wanted; all conditions must hold. Values are quoted and escaped. */
export interface SignInFilter {
  /** User principal name, in any case, or object id. */
  readonly user?: string;
  /** The earliest moment, included. */
  readonly from?: Date;
  /** The latest moment, included. */
  readonly to?: Date;
  /** AADSTS code, such as 50126; 0 for successes. */
  readonly errorCode?: number;
  /** Application (client) id or display name. */
  readonly application?: string;
  /** Any of these. Default: interactive ones alone, as the service has it. In beta only. */
  readonly eventTypes?: readonly SignInEventType[];
}

/** An entry of the sign-in log, and what it says of the password (HR-05). Properties of beta are absent in v1.0. */
export interface SignInEntry extends BetaSignIn {
  /** Undefined where the entry does not tell: v1.0 never does, nor does an entry in which no password was checked. */
  readonly method: SignInMethod | undefined;
  /** Whether staged rollout had it checked in the cloud while the domain is federated; undefined where `method` is. */
  readonly viaStagedRollout: boolean | undefined;
  /** Id of the pass-through agent that was asked. */
  readonly agentId: string | undefined;
}

/**
 * The sign-in log (HR-05). Read from beta whatever the client's version, since v1.0 does not show where a password was checked;
 * `version: 'v1.0'` reads that one, without methods. A tenant without Microsoft Entra ID P1 or P2 answers 403
 * (AuthorizationError with an explanation). Entries may come minutes after the sign-in.
 */
export interface SignIns {
  /**
   * Sign-ins, newest first: those that meet all conditions given, and `filter` if there is one.
   * @throws AuthorizationError
   * @throws RequestRefusedError for conditions that cannot be meant; nothing was sent then
   */
  list(options?: ReadOptions & SignInFilter): List<SignInEntry>;

  /** One sign-in. @throws NotFoundError, AuthorizationError */
  get(signInId: string, options?: ReadOptions): Promise<SignInEntry>;
}

/** The sign-in log for a client. */
export const signInsOf = (transport: Transport): SignIns => {
  const list = async (options: ReadOptions & SignInFilter = {}) => {
    const { requireSignInOptions, signInLogCalls } = await onDemand();
    return signInLogCalls.list(requireSignInOptions(options));
  };
  return {
    list: (options) => new List(transport.send, () => list(options), options),
    get: async (id, options) => valueFrom(transport, (await onDemand()).signInLogCalls.get(id, options), options),
  };
};
