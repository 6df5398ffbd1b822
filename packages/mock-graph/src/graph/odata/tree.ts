import type { Instant } from './instant.ts';

/** `at` is everywhere the 0-based offset in the decoded filter text. */
export type Literal =
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'guid'; readonly value: string; readonly at: number }
  | { readonly kind: 'dateTime'; readonly value: Instant; readonly text: string; readonly at: number };

/**
 * A property path. Inside a lambda, `variable` says that the path starts at the lambda's element; `segments` is empty
 * when the element itself is meant (`c:c eq 'Unified'`).
 */
export interface Path {
  readonly variable?: string;
  readonly segments: readonly Segment[];
  readonly at: number;
}

export interface Segment {
  readonly name: string;
  readonly at: number;
}

export type Comparator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type MatchFunction = 'startsWith' | 'endsWith' | 'contains';

/** A `$filter` as read. `and` and `or` hold all terms of one chain, so that a long chain is no deep tree. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Expression[]; readonly at: number }
  | { readonly kind: 'not'; readonly operand: Expression; readonly at: number }
  | Comparison
  | Membership
  | Match
  | Lambda;

export interface Comparison {
  readonly kind: 'compare';
  readonly operator: Comparator;
  readonly path: Path;
  readonly value: Literal;
  /** Where the operator stands. */
  readonly at: number;
}

export interface Membership {
  readonly kind: 'in';
  readonly path: Path;
  readonly values: readonly Literal[];
  readonly at: number;
}

export interface Match {
  readonly kind: 'match';
  readonly function: MatchFunction;
  readonly path: Path;
  readonly value: Literal;
  readonly at: number;
}

/** `any` without a body (`x/any()`) asks whether the collection has elements. */
export interface Lambda {
  readonly kind: 'lambda';
  readonly quantifier: 'any' | 'all';
  readonly path: Path;
  readonly body?: { readonly variable: string; readonly expression: Expression };
  readonly at: number;
}

/** The path as it was written. */
export function pathText(path: Path): string {
  const names = path.segments.map((segment) => segment.name);
  return (path.variable === undefined ? names : [path.variable, ...names]).join('/');
}
