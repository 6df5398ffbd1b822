import type { TokenAccess } from '../gate/authentication.ts';
import type { Exchange } from '../journal/request-log.ts';
import type { PlainAnswer, PlainRequest } from '../message.ts';
import type { Actor } from '../tenant/command.ts';
import type { View } from '../tenant/state.ts';
import type { Handled, TenantOperation } from '../tenant/tenant.ts';
import type { Digester } from './body.ts';
import type { Version } from './route-tree.ts';
import type { Address } from './url.ts';

/** The tenant as the surface sees it. */
export interface TenantAccess extends TokenAccess {
  readonly clockMode: string;
  readonly digest: Digester;
  nextRequestId(): string;
  view(at: number): View;
  /** Journals, settles and carries out. Throws a ServiceError for a refusal. */
  execute(operation: TenantOperation, input: unknown, actor: Actor, at: number): Handled;
  /** Checks an answer against the description, where that is asked for; returns what is wrong with it. */
  checkAnswer(key: string, answer: PlainAnswer): string | undefined;
  /** Names, that of a domain and those below it, that other tenants of the server have verified (DM-02). */
  verifiedElsewhere(domain: string): readonly string[];
  countUnserved(path: string): void;
  /** Remembers an exchange, a step of a batch too. */
  log(exchange: Exchange): void;
}

/** One call of Graph below `/{version}`, whether it came alone or in a batch. */
export interface GraphCall {
  readonly request: PlainRequest;
  readonly address: Address;
  readonly version: Version;
  /** Raw path below the version. */
  readonly path: string;
  /** Absolute address of the version root. */
  readonly base: string;
  readonly at: number;
}
