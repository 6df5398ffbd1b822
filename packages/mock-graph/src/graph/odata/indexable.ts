import { compareInstants, type Instant } from './instant.ts';
import { type Expression, pathText } from './tree.ts';

/** An equality that every item which passes the filter satisfies; text without regard to case, as filters compare it. */
export interface Equality {
  /** A property of the item, with slashes when nested. */
  readonly property: string;
  readonly value: string | number | boolean;
}

/**
 * The equalities implied by the whole filter, so that a caller can look items up in an index and then apply the filter to
 * what it finds: `userPrincipalName eq 'x' and accountEnabled eq true` implies both.
 */
export function impliedEqualities(node: Expression): readonly Equality[] {
  switch (node.kind) {
    case 'compare':
      return node.operator === 'eq' ? equality(node.path, [node.value]) : [];
    case 'in':
      return equality(node.path, node.values);
    case 'and':
      return node.terms.flatMap(impliedEqualities);
    case 'or': {
      // What every branch implies.
      const [first = [], ...others] = node.terms.map(impliedEqualities);
      return first.filter((one) => others.every((branch) => branch.some((other) => same(one, other))));
    }
    default:
      return [];
  }
}

/** The first implied equality on one of the properties, in the order of preference given. */
export function indexable(node: Expression, properties: readonly string[]): Equality | undefined {
  const implied = impliedEqualities(node);
  for (const property of properties) {
    const found = implied.find((one) => one.property === property);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Moments between which a property of every item that passes lies, both included; absent where the filter sets no bound. */
export interface Period {
  readonly from?: Instant;
  readonly to?: Instant;
}

/** The period that the whole filter implies for a property. */
export function impliedPeriod(node: Expression, property: string): Period {
  switch (node.kind) {
    case 'compare': {
      const { operator, path, value } = node;
      if (value.kind !== 'dateTime' || path.variable !== undefined || pathText(path) !== property) return {};
      const isFrom = operator === 'eq' || operator === 'ge' || operator === 'gt';
      const isTo = operator === 'eq' || operator === 'le' || operator === 'lt';
      return { ...(isFrom ? { from: value.value } : {}), ...(isTo ? { to: value.value } : {}) };
    }
    case 'and':
      return node.terms
        .map((term) => impliedPeriod(term, property))
        .reduce((left, right) => period(latest(left.from, right.from), earliest(left.to, right.to)));
    case 'or':
      // What every branch allows; a branch without a bound takes the bound away.
      return node.terms
        .map((term) => impliedPeriod(term, property))
        .reduce((left, right) =>
          period(
            left.from && right.from && earliest(left.from, right.from),
            left.to && right.to && latest(left.to, right.to),
          ),
        );
    default:
      return {};
  }
}

/** Whether a filter speaks of a property of the item at all. */
export function mentions(node: Expression, property: string): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.terms.some((term) => mentions(term, property));
    case 'not':
      return mentions(node.operand, property);
    default:
      return node.path.variable === undefined && node.path.segments[0]?.name === property;
  }
}

const period = (from: Instant | undefined, to: Instant | undefined): Period => ({
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
});
const latest = (left: Instant | undefined, right: Instant | undefined): Instant | undefined =>
  left && right ? (compareInstants(left, right) > 0 ? left : right) : (left ?? right);
const earliest = (left: Instant | undefined, right: Instant | undefined): Instant | undefined =>
  left && right ? (compareInstants(left, right) < 0 ? left : right) : (left ?? right);

type Compared = Extract<Expression, { kind: 'in' }>;

function equality(path: Compared['path'], values: Compared['values']): readonly Equality[] {
  const [only, ...others] = values;
  if (path.variable !== undefined || only === undefined || others.length > 0) return [];
  if (only.kind === 'null' || only.kind === 'dateTime') return [];
  return [{ property: pathText(path), value: only.value }];
}

function same(a: Equality, b: Equality): boolean {
  return a.property === b.property && folded(a.value) === folded(b.value);
}

function folded(value: Equality['value']): Equality['value'] {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
