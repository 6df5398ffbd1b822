import type { Secret } from '@cutover/contract/types';
import type { Actor } from '../tenant/command.ts';
import type { View } from '../tenant/state.ts';
import type { InputOf, OutputOf, TenantOperation } from '../tenant/tenant.ts';

/** A tenant as what happens outside of Graph acts on it. */
export interface Acting {
  run<Operation extends TenantOperation>(
    operation: Operation,
    input: InputOf<Operation>,
    actor?: Actor,
  ): OutputOf<Operation>;
  view(): View;
  digest(secret: string): Secret;
}

/** A digest of a text under the tenant's own key. */
export type TextDigest = (text: string) => string;
