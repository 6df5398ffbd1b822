import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ODataError } from '../../src/graph/odata/errors.ts';
import { compileFilter } from '../../src/graph/odata/evaluate.ts';
import { impliedEqualities } from '../../src/graph/odata/indexable.ts';
import { tokenize } from '../../src/graph/odata/lexer.ts';
import { parseFilter } from '../../src/graph/odata/parser.ts';
import { validateFilter } from '../../src/graph/odata/validate.ts';
import { equalities, thing, tree } from './support/arbitraries.ts';
import { EVERYTHING, THING } from './support/models.ts';
import { naive } from './support/naive.ts';
import { bare, print } from './support/print.ts';

describe('any filter', () => {
  test('printed to text and read again is the same tree', () => {
    fc.assert(
      fc.property(tree(), (written) => {
        expect(bare(parseFilter(print(written)))).toEqual(bare(written));
      }),
      { numRuns: 1_000 },
    );
  });

  test('lets the same items pass as an evaluator written apart', () => {
    let passed = 0;
    let refused = 0;
    fc.assert(
      fc.property(tree(), fc.array(thing, { minLength: 1, maxLength: 5 }), (written, items) => {
        const passes = compileFilter(validateFilter(written, THING, EVERYTHING));
        for (const item of items) {
          const expected = naive(written, item) === 2;
          expect(passes(item)).toBe(expected);
          if (expected) passed += 1;
          else refused += 1;
        }
      }),
      { numRuns: 2_000 },
    );
    // Both answers came often: the agreement is not one of silence.
    expect(Math.min(passed, refused)).toBeGreaterThan(500);
  });

  test('implies its extracted equalities for every item that passes', () => {
    const folded = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
    let checked = 0;
    fc.assert(
      fc.property(equalities(), fc.array(thing, { minLength: 1, maxLength: 10 }), (written, items) => {
        const passes = compileFilter(validateFilter(written, THING, EVERYTHING));
        for (const { property, value } of impliedEqualities(written)) {
          for (const item of items.filter(passes)) {
            const found = property.split('/').reduce<unknown>((here, name) => Object(here)[name], item);
            expect(folded(found)).toBe(folded(value));
            checked += 1;
          }
        }
      }),
      { numRuns: 2_000 },
    );
    expect(checked).toBeGreaterThan(200);
  });
});

describe('any text', () => {
  // Pieces of the language in random order come further than random characters.
  const pieces = fc.constantFrom(
    ...[
      "'",
      "''",
      '(',
      ')',
      ',',
      '/',
      ':',
      ' ',
      '\t',
      'and',
      'or',
      'not',
      'eq',
      'in',
      'any',
      'all',
      'x',
      'null',
      'true',
    ],
    ...['startswith', '2026-01-01', 'T00:00:00Z', '12', '-', '.', '$count', 'é', '😀', '\ud800', '%', 'displayName eq'],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 25 }).map((list) => list.join('')),
    fc.array(pieces, { maxLength: 25 }).map((list) => list.join(' ')),
  );
  const onlyODataErrors = (read: () => unknown, written: string) => {
    try {
      read();
    } catch (error) {
      expect(error).toBeInstanceOf(ODataError);
      const { position } = error as ODataError;
      expect(position).toBeGreaterThanOrEqual(0);
      expect(position).toBeLessThanOrEqual(written.length);
    }
  };

  test('is tokens that follow each other, or an ODataError at a position in it', () => {
    fc.assert(
      fc.property(text, (written) => {
        onlyODataErrors(() => {
          let last = 0;
          for (const token of tokenize(written)) {
            expect(token.at).toBeGreaterThanOrEqual(last);
            expect(token.end).toBeGreaterThanOrEqual(token.at);
            last = token.end;
          }
          expect(last).toBe(written.length);
        }, written);
      }),
      { numRuns: 3_000 },
    );
  });

  test('is a filter, or an ODataError at a position in it', () => {
    fc.assert(
      fc.property(text, (written) => {
        onlyODataErrors(() => validateFilter(parseFilter(written), THING), written);
      }),
      { numRuns: 3_000 },
    );
  });

  test('put into a filter as a quoted value comes out as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const read = parseFilter(`name eq '${value.replaceAll("'", "''")}'`);
        expect(read).toMatchObject({ kind: 'compare', value: { kind: 'string', value } });
      }),
    );
  });
});
