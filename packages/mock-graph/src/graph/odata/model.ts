/** What a property lets a `$filter` do with it. Which of them this mock serves is decided in `validate.ts`. */
export type FilterOperator =
  | 'eq'
  | 'ne'
  | 'gt'
  | 'ge'
  | 'lt'
  | 'le'
  | 'in'
  | 'startsWith'
  | 'endsWith'
  | 'contains'
  | 'not'
  | 'any';

/** One property. For a nested path such as `initiatedBy/user/id`, `filter` stands on the leaf. */
export interface PropertyModel {
  readonly type: 'string' | 'boolean' | 'integer' | 'dateTime' | 'guid' | 'complex' | 'collection';
  readonly filter?: readonly FilterOperator[];
  /** `false`: returned only when `$select` names it. */
  readonly default?: boolean;
  readonly properties?: Readonly<Record<string, PropertyModel>>;
  readonly items?: PropertyModel;
}

/**
 * A relationship. `expand`: true for those of the directory, of which a request includes one, and up to twenty items;
 * `whole` for those that are included together and with all items.
 */
export interface Relationship {
  readonly entity: string;
  readonly expand?: boolean | 'whole';
}

/** One entity type. The order of `properties` is the order of the answer. */
export interface EntityModel {
  readonly name: string;
  readonly properties: Readonly<Record<string, PropertyModel>>;
  readonly navigation?: Readonly<Record<string, Relationship>>;
}

/** The type's full name as Graph prints it: `microsoft.graph.user`. */
export function typeName(model: EntityModel): string {
  return model.name.includes('.') ? model.name : `microsoft.graph.${model.name}`;
}
