import { badOption, unsupportedOption } from './errors.ts';

/** A relationship to expand; `at` is its offset in the decoded option. */
export interface ExpandItem {
  readonly path: string;
  readonly at: number;
}

export interface OrderItem {
  readonly path: string;
  readonly direction: 'asc' | 'desc';
  readonly at: number;
}

const PATH = /^[\p{L}_][\p{L}\p{N}_]*(?:\/[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** `$select`: names between commas, each once, in the order sent. */
export function readSelect(text: string): readonly string[] {
  const names = parts(text).map(({ text: name, at }) => {
    if (name === '') throw badOption('$select', 'a property name is missing', at);
    if (!PATH.test(name)) throw badOption('$select', `'${name}' is not the name of a property`, at);
    return name;
  });
  return [...new Set(names)];
}

/** `$expand`: relationships between commas. Options in parentheses are OData that Graph's directory does not take (facts 7.6). */
export function readExpand(text: string): readonly ExpandItem[] {
  return parts(text).map(({ text: path, at }) => {
    if (path === '') throw badOption('$expand', 'the name of a relationship is missing', at);
    const open = path.indexOf('(');
    const name = (open < 0 ? path : path.slice(0, open)).trimEnd();
    if (open >= 0 && path.endsWith(')') && PATH.test(name)) {
      throw unsupportedOption(
        `Options inside $expand are not supported: expand '${name}' without parentheses`,
        at + open,
      );
    }
    if (!PATH.test(path)) throw badOption('$expand', `'${path}' is not the name of a relationship`, at);
    return { path, at };
  });
}

/** `$orderby`: properties between commas, each with `asc` (the default) or `desc`. */
export function readOrderBy(text: string): readonly OrderItem[] {
  return parts(text).map(({ text: item, at }) => {
    const [path = '', direction = 'asc', ...more] = item.split(/\s+/);
    if (path === '') throw badOption('$orderby', 'the name of a property is missing', at);
    const word = direction.toLowerCase();
    if (!PATH.test(path) || more.length > 0 || (word !== 'asc' && word !== 'desc')) {
      throw badOption('$orderby', `'${item}' is not a property with 'asc' or 'desc' after it`, at);
    }
    return { path, direction: word, at };
  });
}

export function readInteger(option: string, text: string): number {
  const value = /^\s*-?\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
  if (value === undefined) throw badOption(option, `'${text}' is not a whole number`, 0);
  return value;
}

export function readBoolean(option: string, text: string): boolean {
  const word = text.trim().toLowerCase();
  if (word !== 'true' && word !== 'false') throw badOption(option, `'${text}' is neither true nor false`, 0);
  return word === 'true';
}

/** Splits at the commas outside parentheses and quotes; trims, and says where each part starts. */
function parts(text: string): readonly { readonly text: string; readonly at: number }[] {
  const found: { text: string; at: number }[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === "'") quoted = !quoted;
    else if (!quoted && sign === '(') depth += 1;
    else if (!quoted && sign === ')') depth -= 1;
    const cut = at === text.length || (sign === ',' && depth <= 0 && !quoted);
    if (!cut) continue;
    const part = text.slice(start, at);
    found.push({ text: part.trim(), at: start + part.length - part.trimStart().length });
    start = at + 1;
  }
  return found;
}
