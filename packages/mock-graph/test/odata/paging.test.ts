import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeSkipToken,
  encodeSkipToken,
  listFingerprint,
  nextLinkQuery,
  type Position,
} from '../../src/graph/odata/paging.ts';
import { parseQuery } from '../../src/graph/odata/query.ts';
import { caught } from './support/caught.ts';

const { position } = fc.letrec<{ position: Position }>((tie) => ({
  position: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('position'), { maxLength: 3 }),
  ),
}));
const list = listFingerprint(parseQuery('$top=5'), '/users');

test('a position comes out of its token as it went in, and no sign of the token needs an escape', () => {
  fc.assert(
    fc.property(position, (where) => {
      const token = encodeSkipToken(where, list);
      expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeSkipToken(token, list)).toEqual(where);
    }),
  );
});

test('a token with any one sign changed, added or left out is refused', () => {
  const sign = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_{}=%');
  fc.assert(
    fc.property(
      position,
      fc.nat(),
      sign,
      fc.constantFrom(0, 1),
      fc.constantFrom(0, 1),
      (where, at, other, cut, put) => {
        const token = encodeSkipToken(where, list);
        const index = at % token.length;
        const changed = token.slice(0, index) + (put === 1 ? other : '') + token.slice(index + cut);
        fc.pre(changed !== token);
        const error = caught(() => decodeSkipToken(changed, list));
        expect(error).toMatchObject({ status: 400, code: 'BadRequest' });
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each(['', 'X%27abc%27', 'bnVsbA', 'e30', 'W10', '{}', 'a'.repeat(100_000), btoa('['.repeat(30_000))])(
  'a foreign token is refused',
  (token) => {
    const error = caught(() => decodeSkipToken(token, list));
    expect(error.message).toMatch(/^Invalid query option '\$skiptoken': it is not one/);
  },
);

test('a changed token says so', () => {
  const json = atob(encodeSkipToken('b', list)).replace('"b"', '"c"');
  const forged = btoa(json).replaceAll('=', '');
  expect(caught(() => decodeSkipToken(forged, list)).message).toMatch(/it was changed/);
});

test('a token belongs to its list and its options, however these are written', () => {
  const of = (search: string, scope = '/users') => listFingerprint(parseQuery(search), scope);
  const token = encodeSkipToken('b', of("$filter=startsWith(displayName,'a')&$top=5"));
  for (const same of [
    "top=5&$filter=startsWith(displayName,'a')",
    "$top=5&%24filter=startsWith(displayName%2C'a')&$skiptoken=x",
  ]) {
    expect(decodeSkipToken(token, of(same))).toBe('b');
  }
  for (const other of [
    '$top=5',
    "$top=6&$filter=startsWith(displayName,'a')",
    "$top=5&$filter=startsWith(displayName,'a')&x=1",
  ]) {
    expect(caught(() => decodeSkipToken(token, of(other))).message).toMatch(/belongs to another list or other options/);
  }
  expect(() => decodeSkipToken(token, of("$top=5&$filter=startsWith(displayName,'a')", '/groups'))).toThrow(
    /another list/,
  );
});

test('a next link holds everything that was sent, and no braces', () => {
  const search = "$filter=displayName eq '{a}%26b+%2B'&top=5&$select=id,displayName&$skiptoken=old&x=1";
  const next = nextLinkQuery(parseQuery(search), 'new');
  expect(next).toBe("$filter=displayName%20eq%20'%7Ba%7D%26b%20%2B'&$top=5&$select=id,displayName&x=1&$skiptoken=new");
  const again = parseQuery(next);
  expect(again).toEqual({
    ...parseQuery(search),
    skiptoken: 'new',
    raw: { ...parseQuery(search).raw, $skiptoken: 'new' },
  });
});
