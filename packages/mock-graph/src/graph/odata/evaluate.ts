import { compareInstants, parseInstant } from './instant.ts';
import type { Comparator, Expression, Literal, MatchFunction, Path } from './tree.ts';
import type { ValidFilter } from './validate.ts';

/** OData's logic has three values: null is what a comparison that cannot be made answers with. */
type Answer = boolean | null;
type Test = (item: unknown, frame: Frame | undefined) => Answer;
/** The elements that the lambdas around are at, innermost first. */
interface Frame {
  readonly variable: string;
  readonly element: unknown;
  readonly outer: Frame | undefined;
}

/**
 * Compiles a validated filter once; the predicate then says whether an item passes. Text is compared without regard to
 * case, as the directory does. An absent property is null; a filter whose answer is null lets nothing pass.
 */
export function compileFilter(filter: ValidFilter): (item: object) => boolean {
  const test = compile(filter.tree);
  return (item) => test(item, undefined) === true;
}

/** Needs no model: the validator has seen to it that each literal is of its property's type. */
function compile(node: Expression): Test {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const terms = node.terms.map((term) => compile(term));
      return chain(terms, node.kind === 'or');
    }
    case 'not': {
      const operand = compile(node.operand);
      return (item, frame) => {
        const answer = operand(item, frame);
        return answer === null ? null : !answer;
      };
    }
    case 'compare': {
      const read = reader(node.path);
      const compare = comparison(node.operator, node.value);
      return (item, frame) => compare(read(item, frame));
    }
    case 'in': {
      const read = reader(node.path);
      const tests = node.values.map((value) => comparison('eq', value));
      return (item, frame) => {
        const value = read(item, frame);
        return tests.some((equals) => equals(value));
      };
    }
    case 'match': {
      const read = reader(node.path);
      const wanted = node.value.kind === 'string' ? fold(node.value.value) : '';
      const matches = MATCHES[node.function];
      return (item, frame) => {
        const value = read(item, frame);
        return typeof value === 'string' ? matches(fold(value), wanted) : null;
      };
    }
    case 'lambda': {
      const read = reader(node.path);
      const any = node.quantifier === 'any';
      if (node.body === undefined) return (item, frame) => elements(read(item, frame)).length > 0;
      const { variable, expression } = node.body;
      const test = compile(expression);
      return (item, outer) => {
        const holds = (element: unknown) => test(item, { variable, element, outer }) === true;
        const list = elements(read(item, outer));
        return any ? list.some(holds) : list.every(holds);
      };
    }
  }
}

/** `decisive` ends the chain: true in an `or`, false in an `and`. Without it, one null makes the whole null. */
function chain(terms: readonly Test[], decisive: boolean): Test {
  return (item, frame) => {
    let answer: Answer = !decisive;
    for (const term of terms) {
      const part = term(item, frame);
      if (part === decisive) return decisive;
      if (part === null) answer = null;
    }
    return answer;
  };
}

function reader(path: Path): (item: unknown, frame: Frame | undefined) => unknown {
  const { variable } = path;
  const names = path.segments.map((segment) => segment.name);
  const [only] = names;
  if (variable === undefined && names.length === 1 && only !== undefined) return (item) => property(item, only);
  return (item, frame) => {
    let value = variable === undefined ? item : element(frame, variable);
    for (const name of names) value = property(value, name);
    return value;
  };
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  return (value as Readonly<Record<string, unknown>>)[name] ?? null;
}

function element(frame: Frame | undefined, variable: string): unknown {
  let here = frame;
  while (here !== undefined && here.variable !== variable) here = here.outer;
  return here?.element ?? null;
}

function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** OData: null equals null and nothing else; every order that involves null is false. */
function comparison(operator: Comparator, literal: Literal): (value: unknown) => boolean {
  if (literal.kind === 'null') {
    if (operator === 'eq') return (value) => value === null;
    if (operator === 'ne') return (value) => value !== null;
    return () => false;
  }
  const order = ordering(literal);
  const accepts = ACCEPTS[operator];
  const ofNull = operator === 'ne';
  return (value) => {
    const sign = value === null ? undefined : order(value);
    return sign === undefined ? ofNull : accepts(sign);
  };
}

/** How a value stands to the literal (negative: before it); undefined when the value is of another type. */
function ordering(literal: Exclude<Literal, { kind: 'null' }>): (value: unknown) => number | undefined {
  if (literal.kind === 'dateTime') {
    const wanted = literal.value;
    return (value) => {
      const instant = typeof value === 'string' ? parseInstant(value) : undefined;
      return instant === undefined ? undefined : compareInstants(instant, wanted);
    };
  }
  const raw = literal.value;
  if (typeof raw === 'string') {
    const wanted = fold(raw);
    return (value) => (typeof value === 'string' ? sign(fold(value), wanted) : undefined);
  }
  return (value) => (typeof value === typeof raw ? sign(Number(value), Number(raw)) : undefined);
}

function sign<T extends string | number>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Not the locale's lower case: the same everywhere. */
function fold(text: string): string {
  return text.toLowerCase();
}

const ACCEPTS: Readonly<Record<Comparator, (sign: number) => boolean>> = {
  eq: (sign) => sign === 0,
  ne: (sign) => sign !== 0,
  gt: (sign) => sign > 0,
  ge: (sign) => sign >= 0,
  lt: (sign) => sign < 0,
  le: (sign) => sign <= 0,
};

const MATCHES: Readonly<Record<MatchFunction, (text: string, wanted: string) => boolean>> = {
  startsWith: (text, wanted) => text.startsWith(wanted),
  endsWith: (text, wanted) => text.endsWith(wanted),
  contains: (text, wanted) => text.includes(wanted),
};
