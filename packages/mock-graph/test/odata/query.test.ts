import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AllowedOptions, COUNT_IGNORED, checkOptions } from '../../src/graph/odata/check-options.ts';
import { ODataError } from '../../src/graph/odata/errors.ts';
import { checkExpand } from '../../src/graph/odata/expand.ts';
import type { EntityModel } from '../../src/graph/odata/model.ts';
import { parseQuery } from '../../src/graph/odata/query.ts';
import { caught } from './support/caught.ts';
import { USER } from './support/models.ts';

describe('a query string is read:', () => {
  test('nothing, and nothing between ampersands', () => {
    expect(parseQuery('')).toEqual({ raw: {}, unknown: [] });
    expect(parseQuery('?&&')).toEqual({ raw: {}, unknown: [] });
    expect(parseQuery('?&$top=1')).toMatchObject({ top: 1 });
  });

  test('escapes and plus signs, in names and values', () => {
    expect(parseQuery('%24filter=displayName+eq+%27a%2Bb%27&$select=id%2cdisplayName')).toMatchObject({
      filter: "displayName eq 'a+b'",
      select: ['id', 'displayName'],
    });
    expect(parseQuery("$filter=displayName eq 'ö%C3%B6%F0%9F%98%80'").filter).toBe("displayName eq 'öö😀'");
    expect(parseQuery('$filter=a eq b=c').filter).toBe('a eq b=c');
  });

  test('options without $ and in any case', () => {
    expect(parseQuery('FILTER=x&top=5&$SkipToken=abc&OrderBy=a desc, b')).toMatchObject({
      filter: 'x',
      top: 5,
      skiptoken: 'abc',
      orderby: [
        { path: 'a', direction: 'desc', at: 0 },
        { path: 'b', direction: 'asc', at: 8 },
      ],
      raw: { $filter: 'x', $orderby: 'a desc, b' },
    });
  });

  test('every option', () => {
    const query = parseQuery('$expand=memberOf, owners&$count=TRUE&$search="a"&$skip=3&api=1&$select=a, b,a');
    expect(query).toMatchObject({
      expand: [
        { path: 'memberOf', at: 0 },
        { path: 'owners', at: 10 },
      ],
      count: true,
      search: '"a"',
      skip: 3,
      select: ['a', 'b'],
      unknown: [{ name: 'api', value: '1' }],
    });
  });
});

describe('a query string is refused:', () => {
  test.each([
    ['a broken escape', '$top=1&$filter=%zz', 15, /'%zz' at position 15/],
    ['an escape cut short', '$filter=a%2', 9, /position 9/],
    ['a broken escape in a name', '%=1', 0, /position 0/],
    ['bytes that are no UTF-8', '$filter=ab%C3%28', 10, /not UTF-8/],
    ['half a character', '$filter=a\ud800', 9, /half a character/],
    ['an option twice', '$filter=a&filter=b', 10, /'\$filter': it is given twice/],
    ['a page size that is no number', '$top=ten', 0, /'ten' is not a whole number/],
    ['a page size with a fraction', '$top=1.5', 0, /not a whole number/],
    ['a count that is neither', '$count=1', 0, /neither true nor false/],
    ['an empty select', '$select=', 0, /name is missing/],
    ['a comma at the end of select', '$select=id,', 3, /name is missing/],
    ['a select of everything', '$select=*', 0, /'\*' is not the name/],
    ['a third word in orderby', '$orderby=a, b desc nulls', 3, /'b desc nulls'/],
    ['a direction that is none', '$orderby=a up', 0, /asc/],
    ['an open parenthesis in expand', '$expand=memberOf($select=id', 0, /is not the name/],
  ])('%s', (_, text, position, message) => {
    const error = caught(() => parseQuery(text));
    expect(error).toMatchObject({ status: 400, code: 'BadRequest', position });
    expect(error.message).toMatch(message);
  });

  test('options inside $expand, at their parenthesis', () => {
    const error = caught(() => parseQuery('$expand=owners,memberOf($select=id,displayName;$top=3)'));
    expect(error).toMatchObject({ code: 'Request_UnsupportedQuery', position: 15 });
    expect(error.message).toContain("expand 'memberOf' without parentheses");
  });

  test('never with anything but an ODataError', () => {
    const piece = fc.constantFrom(
      '$',
      'filter',
      'expand',
      'top',
      '=',
      '&',
      '%',
      '%41',
      '%C3',
      '+',
      ',',
      '(',
      ')',
      "'",
      '\udc00',
      '1',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 20 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, (search) => {
        try {
          parseQuery(search);
        } catch (error) {
          expect(error).toBeInstanceOf(ODataError);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

test('whatever a client encodes is what is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (filter, other) => {
      const query = parseQuery(
        new URLSearchParams([
          ['$filter', filter],
          ['x-other', other],
        ]).toString(),
      );
      expect(query.filter).toBe(filter);
      expect(query.unknown).toEqual([{ name: 'x-other', value: other }]);
      expect(parseQuery(`$filter=${encodeURIComponent(filter)}`).filter).toBe(filter);
    }),
  );
});

describe('an operation takes', () => {
  const allowed: AllowedOptions = {
    options: { $filter: 'served', $top: 'served', $count: COUNT_IGNORED },
    custom: { '@id': 'served' },
  };

  test('what it lists, and says what Graph ignores', () => {
    expect(checkOptions(parseQuery('$filter=a&top=999&%40id=x'), allowed)).toEqual([]);
    expect(checkOptions(parseQuery('$count=true'), allowed)).toEqual(['$count']);
  });

  test.each(['$search="x"', '$select=id', 'skip=1', '$format=json', '$foo=1', 'foo=1', 'constructor=1', '=1', '@ID=1'])(
    'nothing else, such as %s',
    (search) => {
      const error = caught(() => checkOptions(parseQuery(search), allowed));
      expect(error).toMatchObject({ status: 400, code: 'Request_UnsupportedQuery' });
      expect(error.message).toMatch(/is not supported by this operation\. Supported: \$filter, \$top, @id\.$/);
    },
  );

  test('pages within its limits, in the words of Graph', () => {
    const top = (value: string, maximumTop?: number) =>
      caught(() =>
        checkOptions(parseQuery(`$top=${value}`), maximumTop === undefined ? allowed : { ...allowed, maximumTop }),
      );
    expect(top('1000')).toMatchObject({ status: 400, code: 'Request_UnsupportedQuery' });
    expect(top('1000').message).toBe("Invalid page size specified: '1000'. Must be between 1 and 999 inclusive.");
    expect(top('0').message).toBe("Invalid page size specified: '0'. Must be between 1 and 999 inclusive.");
    expect(top('-1').message).toMatch(/'-1'/);
    expect(top('1001', 1000).message).toMatch(/between 1 and 1000 inclusive/);
  });

  test('one relationship that can be expanded, or several that come whole', () => {
    const expand = (text: string) => checkExpand(USER, parseQuery(text).expand);
    expect(expand('')).toEqual([]);
    expect(expand('$expand=memberOf')).toEqual(['memberOf']);
    expect(caught(() => expand('$expand=owners'))).toMatchObject({ code: 'ExpandNotSupported', position: 0 });
    expect(caught(() => expand('$expand=constructor')).message).toMatch(/microsoft\.graph\.user can expand memberOf\./);
    expect(caught(() => expand('$expand=memberOf,owners'))).toMatchObject({
      code: 'Request_UnsupportedQuery',
      position: 9,
    });
    const profile: EntityModel = {
      name: 'profile',
      properties: {},
      navigation: {
        agents: { entity: 'agent', expand: 'whole' },
        groups: { entity: 'group', expand: 'whole' },
        sensors: { entity: 'sensor' },
      },
    };
    const parts = (text: string) => checkExpand(profile, parseQuery(text).expand);
    expect(parts('$expand=agents,groups,agents')).toEqual(['agents', 'groups']);
    expect(caught(() => parts('$expand=agents,sensors'))).toMatchObject({ code: 'ExpandNotSupported', position: 7 });
  });
});
