import type { OperationId } from '@cutover/contract/operations';
import type { View } from '../tenant/state.ts';
import type { InputOf, OutputOf, TenantOperation } from '../tenant/tenant.ts';
import type { Period } from './odata/indexable.ts';
import type { Served } from './odata/validate.ts';
import type { ReferenceTarget } from './reference.ts';

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

/** What a filter as a whole says of everything that passes it. */
export interface FilterFacts {
  /** The value that a property has, in lower case. */
  readonly equal: (property: string) => string | undefined;
  readonly period: (property: string) => Period;
  /** Whether the filter speaks of a property. */
  readonly mentions: (property: string) => boolean;
}

/** A list, read lazily in a stable order. */
export interface ListSource {
  /** Items after a position, or from the start. */
  readonly after: (position: string | undefined) => Iterable<ListItem>;
  /** Unique properties by which an item can be found without reading the list. */
  readonly index?: Readonly<Record<string, (value: string) => ListItem | undefined>>;
  /** The orders that `$orderby` can ask for, by property. */
  readonly orders?: Readonly<Record<string, Readonly<Record<'asc' | 'desc', ListSource['after']>>>>;
  /** The part of the list that holds all that can pass a filter, where the list can find it without being read. */
  readonly narrowed?: (filter: FilterFacts) => ListSource;
  /** What a request is shown whose filter does not say otherwise. */
  readonly shows?: (item: object) => boolean;
  /** How many items are looked at for one page; then the page ends, short or even empty, with a next link. */
  readonly examined?: number;
  /** How much of the filter language is served, where it is not that of the directory. */
  readonly served?: Served;
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
  /** The object id that an `@odata.id` names; of a directory object by default. */
  readonly reference: (text: unknown, target?: ReferenceTarget) => string;
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
