import type { Report } from '../transport/long-operation.ts';
import type { Transport } from '../transport/transport.ts';

/** The text of an operation: what was asked for and, once it has begun, how far it has got. */
export interface OperationState<Options> {
  readonly kind: string;
  readonly version: 1;
  /** What was asked for; `subject` is the domain, or the user. */
  readonly options: Options & { readonly subject: string };
}

/** An operation under way. */
export interface Run<State, Progress> {
  readonly transport: Transport;
  readonly state: State;
  readonly signal: AbortSignal;
  readonly report: Report<Progress>;
}
