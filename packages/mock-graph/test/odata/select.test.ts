import { expect, test } from 'vitest';
import { compileProjection } from '../../src/graph/odata/select.ts';
import { caught } from './support/caught.ts';
import { USER } from './support/models.ts';

const ada = { secret: 1, accountEnabled: true, displayName: 'Ada', id: '1', passwordProfile: {} };

test('without $select the default properties come, in the order of the model, null where the item has none', () => {
  const shown = compileProjection(USER)(ada);
  expect(Object.keys(shown)).toEqual(['id', 'displayName', 'userPrincipalName', 'jobTitle', 'businessPhones']);
  expect(shown).toEqual({ id: '1', displayName: 'Ada', userPrincipalName: null, jobTitle: null, businessPhones: [] });
});

test('with $select only what is asked comes, without id, in the order of the model', () => {
  const shown = compileProjection(USER, ['accountEnabled', 'displayName'])(ada);
  expect(Object.entries(shown)).toEqual([
    ['displayName', 'Ada'],
    ['accountEnabled', true],
  ]);
});

test('two answers do not share an empty list', () => {
  const project = compileProjection(USER, ['businessPhones']);
  expect(project({}).businessPhones).not.toBe(project({}).businessPhones);
});

test.each(['x', 'DisplayName', 'constructor', 'x/y'])(
  'an unknown property %s is refused in the words of Graph',
  (name) => {
    const error = caught(() => compileProjection(USER, ['id', name]));
    expect(error).toMatchObject({ status: 400, code: 'BadRequest' });
    expect(error.message).toBe(`Could not find a property named '${name}' on type 'microsoft.graph.user'.`);
  },
);

test('a relationship and a part of a property are refused with advice', () => {
  expect(caught(() => compileProjection(USER, ['memberOf'])).message).toMatch(/comes with \$expand/);
  expect(caught(() => compileProjection(USER, ['passwordProfile/x'])).message).toMatch(/'passwordProfile' can/);
});
