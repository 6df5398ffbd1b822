import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../src/graph/odata/parser.ts';
import { caught } from './support/caught.ts';
import { bare, print } from './support/print.ts';

const again = (text: string) => print(parseFilter(text));

describe('the parser reads', () => {
  test.each([
    ["displayName eq 'x' or startswith(displayName,'x')", "displayName eq 'x' or startsWith(displayName,'x')"],
    ["groupTypes/any(c:c eq 'Unified')", "groupTypes/any(c:c eq 'Unified')"],
    ["groupTypes/any( c : c eq 'Unified' )", "groupTypes/any(c:c eq 'Unified')"],
    ['assignedLicenses/any(u:u/skuId eq cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46)', undefined],
    ["identities/any(c:c/issuerAssignedId eq 'j@y.com' and c/issuer eq 'contoso.com')", undefined],
    ["NOT(startsWith(displayName, 'A'))", "not startsWith(displayName,'A')"],
    ["displayName in ('a','b', 'c')", "displayName in ('a', 'b', 'c')"],
    ['signInActivity/lastSignInDateTime le 2019-06-01T00:00:00Z', undefined],
    ['activityDateTime ge 2026-01-01 and activityDateTime le 2026-01-02T03:04:05.6789+02:00', undefined],
    ['size ge -12 and size le 12 and flag eq true and x ne null', undefined],
    ['assignedLicenses/$count ne 0', undefined],
    ["a/all(x:x/b/any(y:y eq 'c' and x/d eq 1))", undefined],
    ['assignedLicenses/any()', undefined],
    ["  (  (a   eq 'x')  )  ", "a eq 'x'"],
    ["displayName eq 'O''Brien'", undefined],
  ])('%s', (text, printed) => {
    expect(again(text)).toBe(printed ?? text);
  });

  test('and before or, and parentheses before both', () => {
    const kinds = (text: string) => {
      const tree = parseFilter(text);
      return tree.kind === 'and' || tree.kind === 'or' ? [tree.kind, ...tree.terms.map((term) => term.kind)] : [];
    };
    expect(kinds('a eq 1 or b eq 2 and c eq 3')).toEqual(['or', 'compare', 'and']);
    expect(kinds('(a eq 1 or b eq 2) and c eq 3')).toEqual(['and', 'or', 'compare']);
    expect(kinds('not(a eq 1) and c eq 3')).toEqual(['and', 'not', 'compare']);
  });

  test('operators, functions and words in any case, names of properties as they are', () => {
    expect(bare(parseFilter("STARTSWITH(displayName,'a') AND Flag EQ True"))).toEqual(
      bare(parseFilter("startsWith(displayName,'a') and Flag eq true")),
    );
    expect(again('DisplayName eq 1')).toBe('DisplayName eq 1');
  });

  test('a chain of ten thousand terms', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `id eq '${index}'`).join(' or ');
    expect(parseFilter(text)).toMatchObject({ kind: 'or', terms: { length: 10_000 } });
  });

  test('where operators, values and lambdas stand', () => {
    expect(parseFilter("a eq 'x' and b/any(c:c le 3)")).toMatchObject({
      terms: [
        { at: 2, value: { at: 5 } },
        { at: 15, body: { expression: { at: 23, path: { at: 21 }, value: { at: 26 } } } },
      ],
    });
  });
});

describe('the parser refuses, with the position,', () => {
  test.each([
    ['nothing at all', '', 0, /expected a condition/],
    ['a missing value', 'displayName eq', 14, /expected a value.*found the end/],
    ['an unknown operator', "displayName like 'x'", 12, /expected an operator.*found 'like'/],
    ['a property alone', 'accountEnabled', 14, /expected an operator/],
    ['a value on the left', "'x' eq displayName", 0, /found a text/],
    ['a property on the right', 'displayName eq mail', 15, /expected a value/],
    ['an open parenthesis', "(a eq 'x'", 9, /expected '\)'/],
    ['a closing one too many', "a eq 'x')", 8, /expected 'and', 'or' or the end/],
    ['a text without its closing quote', "a eq 'x", 5, /no closing quote/],
    ['double quotes', 'a eq "x"', 5, /single quotes/],
    ['a number with letters', 'a eq 12abc', 5, /'12abc' is not OData/],
    ['a date-time without offset', 'a ge 2026-01-01T00:00:00', 5, /needs its offset/],
    ['a plus sign that became a space', 'a ge 2026-01-01T00:00:00 01:00', 5, /bare \+ means a space/],
    ['a day that does not exist', 'a ge 2026-02-29T00:00:00Z', 5, /no such moment/],
    ['an unknown function', "tolower(a) eq 'x'", 0, /no function 'tolower'; known: startsWith, endsWith, contains/],
    ['a function compared', "startswith(a,'x') eq true", 18, /write it alone/],
    ['a function with one argument', 'startswith(a)', 12, /expected ','/],
    ['reversed arguments', "contains('m',a)", 9, /expected a property/],
    ['a space in a path', "a /b eq 'x'", 2, /no spaces/],
    ['not before a bare comparison', "not a eq 'x'", 3, /write parentheses after 'not'/],
    ['an empty list', 'a in ()', 6, /expected a value/],
    ['any without a collection', 'any(x:x eq 1)', 0, /stands after a collection/],
    ['all without a condition', 'a/all()', 6, /expected a variable name/],
    ['a variable used twice', 'a/any(x:x/b/any(x:x eq 1))', 16, /already in use/],
    ['two conditions without a word between', "a eq 'x' b eq 'y'", 9, /expected 'and', 'or' or the end, found 'b'/],
    ['old literals', "a eq guid'00000000-0000-0000-0000-000000000000'", 5, /expected a value.*found 'guid'/],
    ['signs of no meaning', 'a eq 😀', 5, /'😀' is not OData/],
  ])('%s', (_, text, position, message) => {
    const error = caught(() => parseFilter(text));
    expect(error).toMatchObject({ status: 400, code: 'BadRequest', position });
    expect(error.message).toMatch(/^Invalid filter clause: /);
    expect(error.message).toMatch(message);
  });

  test('nesting that would exhaust the stack', () => {
    const error = caught(() => parseFilter('('.repeat(100_000)));
    expect(error.message).toMatch(/more than 100/);
    expect(caught(() => parseFilter('not '.repeat(100_000))).message).toMatch(/more than 100/);
  });
});
