import type { OperationId } from '@cutover/contract/operations';
import type { View } from '../tenant/state.ts';
import type { InputOf, OutputOf, TenantOperation } from '../tenant/tenant.ts';

/** An object with the entity that it is shown as. */
export interface Shown {
  readonly entity: string;
  readonly item: object;
  /** The service says what it is although it stands alone. */
  readonly typed?: true;
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
  /** Empty where the request had none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Names, that of a domain and those below it, that other tenants of this server have verified (DM-02). */
  readonly verifiedElsewhere: (domain: string) => readonly string[];
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
      /** What the answer carries; its status is that of the description. */
      readonly answer?: (output: unknown, context: AnswerTo) => WriteAnswer;
    };

/** Where the answer goes. */
export interface AnswerTo {
  readonly tenantId: string;
  /** Absolute address of the version root. */
  readonly base: string;
}

/** What the answer to a write carries: an object, a plain value, an address, or nothing. */
export interface WriteAnswer {
  readonly shown?: Shown;
  readonly value?: { readonly type: string; readonly value: boolean };
  readonly location?: string;
}

/** What a relationship leads to: one object, or several. */
export type Expansions = Readonly<Record<string, (view: View, item: object) => Shown | Iterable<Shown>>>;

export type Rows = { readonly [Id in OperationId]: Row };

type Answer<Operation extends TenantOperation> = (output: OutputOf<Operation>, context: AnswerTo) => WriteAnswer;

/** A write whose input is the path parameters and the body, unless `input` says otherwise. */
export function write<Operation extends TenantOperation>(
  operation: Operation,
  more: { input?: (input: WriteInput) => InputOf<Operation>; answer?: Answer<Operation> } = {},
): Row {
  const { input, answer } = more;
  return {
    kind: 'write',
    operation,
    input: input ?? (({ parameters, body }) => ({ ...parameters, body })),
    ...(answer ? { answer: answer as NonNullable<Extract<Row, { kind: 'write' }>['answer']> } : {}),
  };
}

/** The object made. `resource` is its name in the address that the directory gives it. */
export const created =
  (entity: string, resource?: string) =>
  (item: { readonly id: string } | object, { tenantId }: AnswerTo): WriteAnswer => ({
    shown: { entity, item },
    ...(resource && 'id' in item
      ? {
          location: `https://graph.microsoft.com/v2/${tenantId}/directoryObjects/${item.id}/Microsoft.DirectoryServices.${resource}`,
        }
      : {}),
  });
