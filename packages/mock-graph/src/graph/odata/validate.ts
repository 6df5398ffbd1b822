import { invalidFilter, unsupportedFilter } from './errors.ts';
import { isGuid } from './lexer.ts';
import { type EntityModel, type FilterOperator, type PropertyModel, typeName } from './model.ts';
import { resolvePath, type Scope } from './resolve.ts';
import { type Expression, type Lambda, type Literal, type Path, pathText } from './tree.ts';

/** How much of the language is served, whatever a property declares. */
export interface Served {
  readonly operators: ReadonlySet<FilterOperator>;
  /** `one`: a single `any` with a condition. `many`: several, nested, `all`, and `any()` without a condition. */
  readonly lambdas: 'one' | 'many';
  /** Whether a property may be compared with `null`: in Graph that needs an advanced query (facts 4.1). */
  readonly nullLiteral: boolean;
}

/** What is served now; the rest of the grammar is read, and refused with its position. */
export const SERVED: Served = {
  operators: new Set<FilterOperator>(['eq', 'ge', 'le', 'startsWith', 'any']),
  lambdas: 'one',
  nullLiteral: false,
};

/** What is served to a request that asks for an advanced query: `ConsistencyLevel: eventual` and `$count=true` (GP-02). */
export const SERVED_ADVANCED: Served = { ...SERVED, operators: new Set([...SERVED.operators, 'endsWith']) };

/** What is served to a request for a log: also `ne`, which is documented for it (facts 5.4). */
export const SERVED_LOG: Served = { ...SERVED, operators: new Set([...SERVED.operators, 'ne']) };

/** A filter that stands for what an entity supports; only {@link validateFilter} makes one. */
export interface ValidFilter {
  readonly tree: Expression;
  readonly model: EntityModel;
  readonly [VALID]: true;
}
const VALID: unique symbol = Symbol('valid filter');

/**
 * Checks a filter against what the entity's properties declare and this mock serves.
 * @throws ODataError with the position and with what is supported there.
 */
export function validateFilter(tree: Expression, model: EntityModel, served: Served = SERVED): ValidFilter {
  new Validator(model, served).check(tree, {}, false);
  return { tree, model, [VALID]: true };
}

class Validator {
  readonly #model: EntityModel;
  readonly #served: Served;
  #lambdas = 0;

  constructor(model: EntityModel, served: Served) {
    this.#model = model;
    this.#served = served;
  }

  check(node: Expression, scope: Scope, negated: boolean): void {
    switch (node.kind) {
      case 'and':
      case 'or':
        for (const term of node.terms) this.check(term, scope, negated);
        return;
      case 'not':
        if (!this.#served.operators.has('not')) {
          throw unsupportedFilter(`'not' is not served; ${this.#languageText()}`, node.at);
        }
        this.check(node.operand, scope, true);
        return;
      case 'compare': {
        const property = this.#operator(node.path, scope, node.operator, node.at, negated);
        this.#literal(node.path, property, node.value, node.operator === 'eq' || node.operator === 'ne');
        return;
      }
      case 'in': {
        const property = this.#operator(node.path, scope, 'in', node.at, negated);
        for (const value of node.values) this.#literal(node.path, property, value, true);
        return;
      }
      case 'match': {
        const property = this.#operator(node.path, scope, node.function, node.at, negated);
        if (property.type !== 'string') {
          throw invalidFilter(
            `${node.function} is for text, and '${pathText(node.path)}' is ${KINDS[property.type]}`,
            node.path.at,
          );
        }
        this.#literal(node.path, property, node.value, false);
        return;
      }
      case 'lambda':
        this.#lambda(node, scope, negated);
    }
  }

  #lambda(node: Lambda, scope: Scope, negated: boolean): void {
    const collection = resolvePath(this.#model, scope, node.path);
    if (collection.type !== 'collection' || collection.items === undefined) {
      throw invalidFilter(`'${pathText(node.path)}' is no collection, so '${node.quantifier}' cannot ask it`, node.at);
    }
    this.#declared(node.path, collection, 'any', node.at, negated);
    this.#lambdas += 1;
    if (this.#served.lambdas === 'one') {
      if (node.quantifier === 'all') throw unsupportedFilter("'all' is not served; 'any' is", node.at);
      if (node.body === undefined) throw unsupportedFilter("'any' needs a condition here: any(x:x eq 'a')", node.at);
      if (this.#lambdas > 1) throw unsupportedFilter("only one 'any' in a filter is served", node.at);
    }
    if (node.body === undefined) return;
    this.check(node.body.expression, { ...scope, [node.body.variable]: collection.items }, negated);
  }

  #operator(path: Path, scope: Scope, operator: FilterOperator, at: number, negated: boolean): PropertyModel {
    const property = resolvePath(this.#model, scope, path);
    if (property.type === 'collection') {
      throw unsupportedFilter(`'${pathText(path)}' is a collection: ask it with any(x:…)`, path.at);
    }
    if (property.type === 'complex') {
      const inside = Object.keys(property.properties ?? {}).join(', ');
      throw unsupportedFilter(`'${pathText(path)}' has parts, name one of them: ${inside}`, path.at);
    }
    this.#declared(path, property, operator, at, negated);
    return property;
  }

  #declared(path: Path, property: PropertyModel, operator: FilterOperator, at: number, negated: boolean): void {
    const supported = (property.filter ?? []).filter((declared) => this.#served.operators.has(declared));
    const missing = [operator, ...(negated ? (['not'] as const) : [])].find((needed) => !supported.includes(needed));
    if (missing === undefined) return;
    const on = `'${pathText(path)}' of ${typeName(this.#model)}`;
    if (supported.length === 0) throw unsupportedFilter(`no filter can use ${on}`, path.at);
    throw unsupportedFilter(`'${missing}' is not supported on ${on}; supported there: ${supported.join(', ')}`, at);
  }

  #literal(path: Path, property: PropertyModel, value: Literal, mayBeNull: boolean): void {
    if (value.kind === 'null') {
      if (!mayBeNull) throw invalidFilter('null has no order and no text; compare it with eq or ne', value.at);
      if (this.#served.nullLiteral) return;
      throw unsupportedFilter('comparing with null is not served (Graph wants an advanced query for it)', value.at);
    }
    if (fits(property.type, value)) return;
    const wanted = WANTED[property.type] ?? '';
    throw invalidFilter(`'${pathText(path)}' is ${KINDS[property.type]}, so it is compared with ${wanted}`, value.at);
  }

  #languageText(): string {
    return `served are and, or, ${[...this.#served.operators].join(', ')}`;
  }
}

function fits(type: PropertyModel['type'], value: Literal): boolean {
  switch (value.kind) {
    case 'string':
      // Quoted GUIDs pass for GUID properties: an assumption, as clients write both.
      return type === 'string' || (type === 'guid' && isGuid(value.value));
    case 'boolean':
      return type === 'boolean';
    case 'number':
      return type === 'integer' && Number.isSafeInteger(value.value);
    case 'guid':
      return type === 'guid';
    case 'dateTime':
      return type === 'dateTime';
    case 'null':
      return true;
  }
}

const KINDS: Readonly<Record<PropertyModel['type'], string>> = {
  string: 'text',
  boolean: 'a Boolean',
  integer: 'a whole number',
  dateTime: 'a date-time',
  guid: 'a GUID',
  complex: 'a type with parts',
  collection: 'a collection',
};
const WANTED: Readonly<Partial<Record<PropertyModel['type'], string>>> = {
  string: "text in single quotes ('x')",
  boolean: 'true or false, without quotes',
  integer: 'a whole number, without quotes',
  dateTime: 'a date-time without quotes (2026-01-31T12:00:00Z)',
  guid: 'a GUID (8-4-4-4-12 hexadecimal digits)',
};
