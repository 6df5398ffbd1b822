/** What is wrong with JSON that somebody wrote, with its place. */
import * as z from 'zod/mini';

export interface Problem {
  /** Where, such as `groups[2].members[0]`. */
  readonly path: string;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
type Schema = z.ZodMiniType;

const pathText = (path: Path): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');

/** An issue that is no union's, at its whole path. */
interface Leaf {
  readonly issue: Issue;
  readonly path: Path;
}

/** The issues behind one; of a union, those of the form that came nearest. */
function leavesOf(issue: Issue, base: Path = []): readonly Leaf[] {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((inner) => inner.path.length));
  const nearest =
    [...issue.errors].sort((left, right) => depth(right) - depth(left) || left.length - right.length)[0] ?? [];
  return nearest.flatMap((inner) => leavesOf(inner, path));
}

/** The problems behind issues. */
export const problemsOf = (issues: readonly Issue[]): Problem[] =>
  issues
    .flatMap((issue) => leavesOf(issue))
    .flatMap(({ issue, path }) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: pathText([...path, key]), message: 'is not known' }))
        : [{ path: pathText(path), message: describe(issue) }],
    );

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

/** Members that can stand at a place of what is described; of a union, those of all its forms. */
export function namesAt(schema: Schema, path: Path = []): readonly string[] {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable)
    return namesAt(schema.def.innerType as Schema, path);
  if (schema instanceof z.ZodMiniUnion)
    return [...new Set(schema.def.options.flatMap((one) => namesAt(one as Schema, path)))];
  const [first, ...rest] = path;
  if (schema instanceof z.ZodMiniArray) return namesAt(schema.def.element as Schema, rest);
  if (schema instanceof z.ZodMiniRecord && schema.def.keyType instanceof z.ZodMiniEnum)
    return first === undefined ? schema.def.keyType.options.map(String) : namesAt(schema.def.valueType as Schema, rest);
  if (!(schema instanceof z.ZodMiniObject)) return [];
  if (first === undefined) return Object.keys(schema.def.shape);
  const inner = (schema.def.shape as Readonly<Record<PropertyKey, Schema>>)[first];
  return inner ? namesAt(inner, rest) : [];
}

/** What is known where something else stands, such as `Known in device: join, windows.`; the same names once, at the first place. */
export function knownInstead(schema: Schema, issues: readonly Issue[]): readonly string[] {
  const places = new Map<string, string>();
  for (const { issue, path } of issues.flatMap((each) => leavesOf(each))) {
    if (issue.code !== 'unrecognized_keys') continue;
    const names = namesAt(schema, path).join(', ');
    if (!places.has(names)) places.set(names, pathText(path));
  }
  return [...places].map(([names, place]) => `Known${place && ` in ${place}`}: ${names}.`);
}
