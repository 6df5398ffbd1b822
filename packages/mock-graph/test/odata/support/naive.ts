import type { Expression, Literal, Path } from '../../../src/graph/odata/tree.ts';

/**
 * An evaluator written from the OData text alone, as plainly as possible and with nothing of the real one: numbers stand
 * for truth (0 false, 1 null, 2 true), so that `and` is the least and `or` the greatest; moments go through `Date`.
 */
export function naive(node: Expression, item: unknown, variables: Record<string, unknown> = {}): number {
  switch (node.kind) {
    case 'and':
      return Math.min(...node.terms.map((term) => naive(term, item, variables)));
    case 'or':
      return Math.max(...node.terms.map((term) => naive(term, item, variables)));
    case 'not':
      return 2 - naive(node.operand, item, variables);
    case 'compare':
      return compare(node.operator, plain(valueAt(node.path, item, variables)), constant(node.value)) ? 2 : 0;
    case 'in': {
      const value = plain(valueAt(node.path, item, variables));
      return node.values.filter((one) => compare('eq', value, constant(one))).length > 0 ? 2 : 0;
    }
    case 'match': {
      const value = valueAt(node.path, item, variables);
      if (value == null) return 1;
      const text = String(value).toLowerCase();
      const wanted = String(constant(node.value)).toLowerCase();
      if (node.function === 'startsWith') return text.slice(0, wanted.length) === wanted ? 2 : 0;
      if (node.function === 'endsWith') return wanted === '' || text.slice(-wanted.length) === wanted ? 2 : 0;
      return text.split(wanted).length > 1 || wanted === '' ? 2 : 0;
    }
    case 'lambda': {
      const list = (valueAt(node.path, item, variables) ?? []) as unknown[];
      const { body } = node;
      if (body === undefined) return list.length > 0 ? 2 : 0;
      let holding = 0;
      for (const element of list) {
        if (naive(body.expression, item, { ...variables, [body.variable]: element }) === 2) holding += 1;
      }
      return (node.quantifier === 'any' ? holding > 0 : holding === list.length) ? 2 : 0;
    }
  }
}

function valueAt(path: Path, item: unknown, variables: Record<string, unknown>): unknown {
  let value = path.variable === undefined ? item : variables[path.variable];
  for (const { name } of path.segments) value = value == null ? null : (value as Record<string, unknown>)[name];
  return value;
}

const MOMENT = /^\d{4}-\d\d-\d\d(T|$)/;
function plain(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  return MOMENT.test(value) ? new Date(value).getTime() : value.toLowerCase();
}

function constant(literal: Literal): unknown {
  if (literal.kind === 'null') return null;
  return plain(literal.kind === 'dateTime' ? literal.text : literal.value);
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  const [a, b] = [left as number, right as number];
  if (operator === 'gt') return a > b;
  if (operator === 'ge') return a >= b;
  return operator === 'lt' ? a < b : a <= b;
}
