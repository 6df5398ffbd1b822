import fc from 'fast-check';
import { parseInstant } from '../../../src/graph/odata/instant.ts';
import type { Comparator, Expression, Literal, Path } from '../../../src/graph/odata/tree.ts';

const at = 0;
const COMPARATORS: readonly Comparator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const FUNCTIONS = ['startsWith', 'endsWith', 'contains'] as const;

/** Few values, so that items and filters meet. */
const TEXTS = ['', 'a', 'A', 'b', 'ab', 'Ab', "it's", 'ö', 'a b'] as const;
const MOMENTS = [
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
  '2025-12-31T23:59:59.999Z',
  '2026-02-28T12:30Z',
] as const;
const GUIDS = ['cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', '00000000-0000-0000-0000-00000000000A'] as const;

const text = fc.constantFrom(...TEXTS);
const key = fc.constantFrom(...GUIDS);
const size = fc.integer({ min: -2, max: 2 });

const dateTime = (written: string): Literal => {
  const value = parseInstant(written);
  if (value === undefined) throw new Error(`${written} is no moment`);
  return { kind: 'dateTime', value, text: written, at };
};
const LITERALS = {
  name: text.map((value): Literal => ({ kind: 'string', value, at })),
  flag: fc.boolean().map((value): Literal => ({ kind: 'boolean', value, at })),
  size: size.map((value): Literal => ({ kind: 'number', value, at })),
  made: fc.constantFrom(...MOMENTS).map(dateTime),
  key: key.map((value): Literal => ({ kind: 'guid', value, at })),
};
const NULL: Literal = { kind: 'null', at };

const segment = (name: string) => ({ name, at });
const path = (variable: string | undefined, ...names: string[]): Path => ({
  ...(variable !== undefined && { variable }),
  segments: names.map(segment),
  at,
});

/** A path of the entity THING, or of the lambda variables in scope, with literals of its type. */
type Leaf = { readonly path: Path; readonly literal: fc.Arbitrary<Literal>; readonly text: boolean };
type Scope = { readonly parts: readonly string[]; readonly tags: readonly string[] };

function leaves({ parts, tags }: Scope): readonly Leaf[] {
  const texts = [path(undefined, 'name'), path(undefined, 'owner', 'name')];
  for (const variable of parts) texts.push(path(variable, 'name'));
  for (const variable of tags) texts.push(path(variable));
  const others = (['flag', 'size', 'made', 'key'] as const).map(
    (name): Leaf => ({ path: path(undefined, name), literal: LITERALS[name], text: false }),
  );
  return [...texts.map((one): Leaf => ({ path: one, literal: LITERALS.name, text: true })), ...others];
}

function condition(scope: Scope): fc.Arbitrary<Expression> {
  return fc.constantFrom(...leaves(scope)).chain(({ path: of, literal, text: isText }) => {
    const orNull = fc.oneof({ weight: 5, arbitrary: literal }, { weight: 1, arbitrary: fc.constant(NULL) });
    const equality = fc
      .tuple(fc.constantFrom('eq' as const, 'ne' as const), orNull)
      .map(([operator, value]): Expression => ({ kind: 'compare', operator, path: of, value, at }));
    const order = fc
      .tuple(fc.constantFrom(...COMPARATORS), literal)
      .map(([operator, value]): Expression => ({ kind: 'compare', operator, path: of, value, at }));
    const among = fc
      .array(orNull, { minLength: 1, maxLength: 3 })
      .map((values): Expression => ({ kind: 'in', path: of, values, at }));
    const match = fc
      .tuple(fc.constantFrom(...FUNCTIONS), literal)
      .map(([name, value]): Expression => ({ kind: 'match', function: name, path: of, value, at }));
    return isText ? fc.oneof(equality, order, among, match) : fc.oneof(equality, order, among);
  });
}

/** A filter on THING, of the whole grammar. */
export function tree(depth = 3, scope: Scope = { parts: [], tags: [] }): fc.Arbitrary<Expression> {
  if (depth === 0) return condition(scope);
  const inner = tree(depth - 1, scope);
  const chain = fc
    .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(inner, { minLength: 2, maxLength: 3 }))
    .map(([kind, terms]): Expression => ({ kind, terms, at }));
  const not = inner.map((operand): Expression => ({ kind: 'not', operand, at }));
  return fc.oneof(condition(scope), chain, not, lambda(depth, scope));
}

function lambda(depth: number, scope: Scope): fc.Arbitrary<Expression> {
  const variable = `x${depth}`;
  const quantifier = fc.constantFrom('any' as const, 'all' as const);
  const over = (of: Path, within: Scope) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.constant<Expression>({ kind: 'lambda', quantifier: 'any', path: of, at }) },
      {
        weight: 6,
        arbitrary: fc.tuple(quantifier, tree(depth - 1, within)).map(([which, expression]): Expression => {
          return { kind: 'lambda', quantifier: which, path: of, body: { variable, expression }, at };
        }),
      },
    );
  const withTag: Scope = { ...scope, tags: [...scope.tags, variable] };
  const withPart: Scope = { ...scope, parts: [...scope.parts, variable] };
  return fc.oneof(
    over(path(undefined, 'tags'), withTag),
    over(path(undefined, 'parts'), withPart),
    ...scope.parts.map((part) => over(path(part, 'tags'), withTag)),
  );
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4, nil: null });
const tags = fc.array(text, { maxLength: 3 });
/** An item of THING, whose properties may each be null or absent. */
export const thing: fc.Arbitrary<object> = fc.record(
  {
    name: maybe(text),
    flag: maybe(fc.boolean()),
    size: maybe(size),
    made: maybe(fc.constantFrom(...MOMENTS)),
    key: maybe(key),
    owner: maybe(fc.record({ name: maybe(text) }, { requiredKeys: [] })),
    tags,
    parts: maybe(fc.array(fc.record({ name: maybe(text), tags }, { requiredKeys: [] }), { maxLength: 3 })),
  },
  { requiredKeys: [] },
);

/** A filter of few equalities in chains, so that some are implied by the whole and some only seem to be. */
export function equalities(depth = 3): fc.Arbitrary<Expression> {
  const equal = (name: 'name' | 'size', values: fc.Arbitrary<Literal>) =>
    values.map((value): Expression => ({ kind: 'compare', operator: 'eq', path: path(undefined, name), value, at }));
  const text = fc.constantFrom('a', 'A', 'b').map((value): Literal => ({ kind: 'string', value, at }));
  const leaf = fc.oneof(equal('name', text), equal('size', fc.constant({ kind: 'number', value: 1, at })));
  if (depth === 0) return leaf;
  const inner = equalities(depth - 1);
  const chain = fc
    .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(inner, { minLength: 2, maxLength: 3 }))
    .map(([kind, terms]): Expression => ({ kind, terms, at }));
  return fc.oneof(leaf, chain, tree(1));
}
