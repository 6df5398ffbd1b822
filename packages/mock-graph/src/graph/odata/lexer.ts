import { invalidFilter } from './errors.ts';
import { type Instant, parseInstant } from './instant.ts';

export type Token = { readonly at: number; readonly end: number } & (
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'guid'; readonly value: string }
  | { readonly kind: 'dateTime'; readonly value: Instant; readonly text: string }
  | { readonly kind: '(' | ')' | ',' | '/' | ':' | 'end' }
);

// Dots are for type casts, `$` for `$count`: read here, refused with a word of their own by the validator.
const NAME = /\$?[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy;
const guidText = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const GUID = new RegExp(guidText, 'iy');
const wholeGuid = new RegExp(`^${guidText}$`, 'i');
const DATE_TIME = /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?/iy;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy;
const WORD = /[\p{L}\p{N}_.:+-]*/uy;
const SPACE = /[ \t\r\n]*/y;

export const isGuid = (text: string): boolean => wholeGuid.test(text);

/**
 * Splits a decoded `$filter` into tokens; the last one has kind `end`.
 * @throws ODataError with the position of what cannot be read.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += matchAt(SPACE, text, at)?.length ?? 0;
    if (at >= text.length) break;
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', at: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  const sign = text.charAt(at);
  switch (sign) {
    case '(':
    case ')':
    case ',':
    case '/':
    case ':':
      return { kind: sign, at, end: at + 1 };
    case "'":
      return stringAt(text, at);
  }
  // A GUID may start with a letter, so it is tried before names.
  const guid = wordAt(GUID, text, at);
  if (guid !== undefined) return { kind: 'guid', value: guid, at, end: at + guid.length };
  const name = matchAt(NAME, text, at);
  if (name !== undefined) return { kind: 'name', text: name, at, end: at + name.length };
  const moment = wordAt(DATE_TIME, text, at);
  if (moment !== undefined) return dateTimeAt(moment, at);
  const number = wordAt(NUMBER, text, at);
  if (number !== undefined) return { kind: 'number', value: Number(number), at, end: at + number.length };
  const word = matchAt(WORD, text, at);
  const shown = word || String.fromCodePoint(text.codePointAt(at) ?? 0);
  throw invalidFilter(`'${shown}' is not OData; text values stand in single quotes`, at);
}

function stringAt(text: string, at: number): Token {
  let value = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf("'", from);
    if (quote < 0)
      throw invalidFilter("the text that starts here has no closing quote; a quote in it is written ''", at);
    value += text.slice(from, quote);
    if (text.charAt(quote + 1) !== "'") return { kind: 'string', value, at, end: quote + 1 };
    value += "'";
    from = quote + 2;
  }
}

function dateTimeAt(text: string, at: number): Token {
  const value = parseInstant(text);
  if (value !== undefined) return { kind: 'dateTime', value, text, at, end: at + text.length };
  const hint = /T[\d:.]+$/i.test(text)
    ? 'it needs its offset, Z or %2Bhh:mm (a bare + means a space)'
    : 'no such moment';
  throw invalidFilter(`'${text}' is not a date-time: ${hint}`, at);
}

/** A match that is a whole word: `12abc` is neither a number nor a name. */
function wordAt(pattern: RegExp, text: string, at: number): string | undefined {
  const found = matchAt(pattern, text, at);
  return found !== undefined && found === matchAt(WORD, text, at) ? found : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
