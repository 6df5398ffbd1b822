import type { OperationId } from '@cutover/contract/operations';
import type { View } from '../tenant/state.ts';
import type { InputOf, TenantOperation } from '../tenant/tenant.ts';

/** An object with the entity that it is shown as. */
export interface Shown {
  readonly entity: string;
  readonly item: object;
}

export interface ListItem extends Shown {
  /** Where the item stands in the list's order; a page goes on after it. */
  readonly position: string;
}

/** A list, read lazily in a stable order. */
export interface ListSource {
  /** Items after a position, or from the start. */
  readonly after: (position: string | undefined) => Iterable<ListItem>;
  /** Unique properties by which an item can be found without reading the list. */
  readonly index?: Readonly<Record<string, (value: string) => ListItem | undefined>>;
  /** The orders that `$orderby` can ask for, by property. */
  readonly orders?: Readonly<Record<string, Readonly<Record<'asc' | 'desc', ListSource['after']>>>>;
}

export interface ReadInput {
  readonly view: View;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface WriteInput {
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The object id that an `@odata.id` names. */
  readonly reference: (text: unknown) => string;
}

/** One operation of the description, wired to the tenant. */
export type Row =
  | {
      readonly kind: 'entity';
      readonly set?: string;
      readonly read: (input: ReadInput) => Shown;
      readonly expand?: Expansions;
    }
  | {
      readonly kind: 'list';
      readonly set?: string;
      readonly list: (input: ReadInput) => ListSource;
      readonly expand?: Expansions;
      readonly typed?: boolean;
    }
  | {
      readonly kind: 'write';
      readonly operation: TenantOperation;
      readonly input: (input: WriteInput) => unknown;
      /** What is answered with 201; without it the answer is 204. */
      readonly created?: { readonly entity: string; readonly location?: string };
    };

export type Expansions = Readonly<Record<string, (view: View, item: object) => Iterable<Shown>>>;

export type Rows = { readonly [Id in OperationId]: Row };

/** A write whose input is the path parameters and the body, unless `input` says otherwise. */
export function write<Operation extends TenantOperation>(
  operation: Operation,
  more: { input?: (input: WriteInput) => InputOf<Operation>; created?: { entity: string; location?: string } } = {},
): Row {
  const { input, created } = more;
  return {
    kind: 'write',
    operation,
    input: input ?? (({ parameters, body }) => ({ ...parameters, body })),
    ...(created ? { created } : {}),
  };
}
