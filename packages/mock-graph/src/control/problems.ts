/** What is wrong with JSON that somebody wrote, with its place. */
import type * as z from 'zod/mini';

export interface Problem {
  /** Where, such as `groups[2].members[0]`. */
  readonly path: string;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');

/** The problems behind an issue; of a union, those of the form that came nearest. */
export function problemsOf(issue: Issue, base: readonly PropertyKey[] = []): Problem[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((inner) => inner.path.length));
    const nearest =
      [...issue.errors].sort((left, right) => depth(right) - depth(left) || left.length - right.length)[0] ?? [];
    return nearest.flatMap((inner) => problemsOf(inner, path));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathText([...path, key]), message: 'is not known' }));
  return [{ path: pathText(path), message: describe(issue) }];
}

function describe(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `is missing (${issue.expected})` : `must be ${issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    default:
      return issue.message || `is not valid (${issue.code})`;
  }
}
