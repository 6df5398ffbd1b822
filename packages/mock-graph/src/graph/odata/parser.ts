import { invalidFilter, type ODataError } from './errors.ts';
import { type Token, tokenize } from './lexer.ts';
import type { Comparator, Expression, Lambda, Literal, MatchFunction, Path, Segment } from './tree.ts';

const COMPARATORS: ReadonlyMap<string, Comparator> = new Map(
  (['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const).map((name) => [name, name]),
);
const FUNCTIONS: ReadonlyMap<string, MatchFunction> = new Map([
  ['startswith', 'startsWith'],
  ['endswith', 'endsWith'],
  ['contains', 'contains'],
]);

/** Parentheses, `not` and lambdas in each other; deeper ones are refused before they exhaust the stack. */
const DEEPEST = 100;

/**
 * Reads a decoded `$filter` into a tree: the whole boolean grammar, served or not. Operators, functions and the words
 * true, false and null are read in any case, as the documentation writes them in several; names of properties are kept.
 * @throws ODataError with the position of what cannot be read.
 */
export function parseFilter(text: string): Expression {
  return new Parser(tokenize(text)).parse();
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #variables: string[] = [];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Expression {
    const expression = this.#chain('or');
    if (this.#token.kind !== 'end') throw this.#expected("'and', 'or' or the end");
    return expression;
  }

  #chain(kind: 'or' | 'and'): Expression {
    const at = this.#token.at;
    const term = () => (kind === 'or' ? this.#chain('and') : this.#term());
    const first = term();
    if (this.#word !== kind) return first;
    const terms = [first];
    while (this.#word === kind) {
      this.#advance();
      terms.push(term());
    }
    return { kind, terms, at };
  }

  #term(): Expression {
    const token = this.#token;
    if (token.kind === '(') {
      this.#advance();
      const inner = this.#deeper(() => this.#chain('or'));
      this.#take(')');
      this.#refuseComparator('compare a property with a value, without parentheses around it');
      return inner;
    }
    if (token.kind !== 'name') throw this.#expected("a condition such as displayName eq 'x'");
    const word = token.text.toLowerCase();
    if (word === 'not') {
      this.#advance();
      const enclosed = this.#token.kind === '(';
      const operand = this.#deeper(() => this.#term());
      // `not` binds tighter than a comparison: `not a eq b` would mean `(not a) eq b`, which nobody wants.
      if (!enclosed && (operand.kind === 'compare' || operand.kind === 'in')) {
        throw invalidFilter("write parentheses after 'not': not(a eq b)", token.end);
      }
      return { kind: 'not', operand, at: token.at };
    }
    if (this.#peek(1).kind === '(') return this.#call(token.text, token.at);
    return this.#condition();
  }

  #call(name: string, at: number): Expression {
    if (/^(any|all)$/i.test(name)) {
      throw invalidFilter(`'${name}' stands after a collection: groupTypes/${name}(…)`, at);
    }
    const known = FUNCTIONS.get(name.toLowerCase());
    if (known === undefined) {
      throw invalidFilter(`there is no function '${name}'; known: ${[...FUNCTIONS.values()].join(', ')}`, at);
    }
    this.#advance();
    this.#take('(');
    const path = this.#path();
    this.#take(',');
    const value = this.#literal();
    this.#take(')');
    this.#refuseComparator(`${known} is a condition by itself, write it alone`);
    return { kind: 'match', function: known, path, value, at };
  }

  #condition(): Expression {
    const path = this.#path();
    const last = path.segments.at(-1)?.name.toLowerCase();
    if (this.#token.kind === '(' && (last === 'any' || last === 'all')) return this.#lambda(path, last);
    const token = this.#token;
    const operator = COMPARATORS.get(this.#word ?? '');
    if (operator !== undefined) {
      this.#advance();
      return { kind: 'compare', operator, path, value: this.#literal(), at: token.at };
    }
    if (this.#word === 'in') {
      this.#advance();
      return { kind: 'in', path, values: this.#list(), at: token.at };
    }
    throw this.#expected('an operator (eq, ne, gt, ge, lt, le, in)');
  }

  #lambda(written: Path, quantifier: 'any' | 'all'): Lambda {
    const segments = written.segments.slice(0, -1);
    const at = written.segments.at(-1)?.at ?? written.at;
    const path: Path = { ...written, segments };
    this.#take('(');
    if (quantifier === 'any' && this.#token.kind === ')') {
      this.#advance();
      return { kind: 'lambda', quantifier, path, at };
    }
    const variable = this.#name('a variable name');
    if (this.#variables.includes(variable.name)) {
      throw invalidFilter(`the variable '${variable.name}' is already in use`, variable.at);
    }
    this.#take(':');
    this.#variables.push(variable.name);
    const expression = this.#deeper(() => this.#chain('or'));
    this.#variables.pop();
    this.#take(')');
    this.#refuseComparator(`${quantifier} is a condition by itself, write it alone`);
    return { kind: 'lambda', quantifier, path, body: { variable: variable.name, expression }, at };
  }

  /** No spaces around the slashes, as OData has it. */
  #path(): Path {
    const first = this.#name('a property');
    const segments = [first];
    while (this.#token.kind === '/') {
      const slash = this.#advance();
      if (slash.at !== this.#peek(-2).end || slash.end !== this.#token.at) {
        throw invalidFilter('a path has no spaces in it', slash.at);
      }
      segments.push(this.#name('a property'));
    }
    if (!this.#variables.includes(first.name)) return { segments, at: first.at };
    return { variable: first.name, segments: segments.slice(1), at: first.at };
  }

  #name(what: string): Segment {
    const token = this.#token;
    if (token.kind !== 'name' || ['true', 'false', 'null', 'not'].includes(token.text.toLowerCase())) {
      throw this.#expected(what);
    }
    this.#advance();
    return { name: token.text, at: token.at };
  }

  #list(): readonly Literal[] {
    this.#take('(');
    const values = [this.#literal()];
    while (this.#token.kind === ',') {
      this.#advance();
      values.push(this.#literal());
    }
    this.#take(')');
    return values;
  }

  #literal(): Literal {
    const token = this.#token;
    const { at } = token;
    switch (token.kind) {
      case 'string':
      case 'guid':
        this.#advance();
        return { kind: token.kind, value: token.value, at };
      case 'number':
        this.#advance();
        return { kind: 'number', value: token.value, at };
      case 'dateTime':
        this.#advance();
        return { kind: 'dateTime', value: token.value, text: token.text, at };
    }
    const word = this.#word;
    if (word !== 'true' && word !== 'false' && word !== 'null') {
      throw this.#expected('a value (text in single quotes, a number, true, false, null, a GUID or a date-time)');
    }
    this.#advance();
    return word === 'null' ? { kind: 'null', at } : { kind: 'boolean', value: word === 'true', at };
  }

  #deeper<T>(parse: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST) {
      throw invalidFilter(`more than ${DEEPEST} parentheses, nots and lambdas in each other`, this.#token.at);
    }
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  #refuseComparator(advice: string): void {
    if (COMPARATORS.has(this.#word ?? '') || this.#word === 'in') {
      throw invalidFilter(`nothing can be compared here: ${advice}`, this.#token.at);
    }
  }

  #take(kind: Token['kind']): void {
    if (this.#token.kind !== kind) throw this.#expected(`'${kind}'`);
    this.#advance();
  }

  #expected(what: string): ODataError {
    const token = this.#token;
    const found = token.kind === 'name' ? `'${token.text}'` : (FOUND[token.kind] ?? `'${token.kind}'`);
    return invalidFilter(`expected ${what}, found ${found}`, token.at);
  }

  /** The current token as a word of the language, in lower case; undefined when it is no name. */
  get #word(): string | undefined {
    const token = this.#token;
    return token.kind === 'name' ? token.text.toLowerCase() : undefined;
  }

  get #token(): Token {
    return this.#peek(0);
  }

  #peek(ahead: number): Token {
    return this.#tokens[this.#next + ahead] ?? END;
  }

  #advance(): Token {
    const token = this.#token;
    this.#next += 1;
    return token;
  }
}

const END: Token = { kind: 'end', at: 0, end: 0 };
const FOUND: Readonly<Partial<Record<Token['kind'], string>>> = {
  end: 'the end',
  string: 'a text',
  number: 'a number',
  guid: 'a GUID',
  dateTime: 'a date-time',
};
