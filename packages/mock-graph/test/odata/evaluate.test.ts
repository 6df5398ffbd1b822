import { describe, expect, test } from 'vitest';
import { compileFilter } from '../../src/graph/odata/evaluate.ts';
import { indexable } from '../../src/graph/odata/indexable.ts';
import type { EntityModel } from '../../src/graph/odata/model.ts';
import { parseFilter } from '../../src/graph/odata/parser.ts';
import { validateFilter } from '../../src/graph/odata/validate.ts';
import { AUDIT, EVERYTHING, GROUP, THING, USER } from './support/models.ts';

const passes = (text: string, model: EntityModel, item: object) =>
  compileFilter(validateFilter(parseFilter(text), model))(item);
const later = (text: string, item: object) => compileFilter(validateFilter(parseFilter(text), THING, EVERYTHING))(item);

describe('a filter', () => {
  test('compares text without regard to case', () => {
    const user = { displayName: 'Ängström', userPrincipalName: 'Ada@Contoso.com' };
    expect(passes("userPrincipalName eq 'ADA@contoso.COM'", USER, user)).toBe(true);
    expect(passes("startswith(displayName,'ÄNG')", USER, user)).toBe(true);
    expect(passes("userPrincipalName ge 'ADA' and userPrincipalName le 'adb'", USER, user)).toBe(true);
    expect(passes("userPrincipalName eq 'ada'", USER, user)).toBe(false);
  });

  test('compares moments, not their texts', () => {
    const audit = { activityDateTime: '2026-01-01T00:00:00.1234567Z' };
    expect(passes('activityDateTime eq 2026-01-01T02:00:00.1234567+02:00', AUDIT, audit)).toBe(true);
    expect(passes('activityDateTime le 2026-01-01T00:00:00.1234566Z', AUDIT, audit)).toBe(false);
    expect(passes('activityDateTime ge 2026-01-01T00:00:00.1234568Z', AUDIT, audit)).toBe(false);
    expect(passes('activityDateTime ge 2026-01-01', AUDIT, audit)).toBe(true);
    expect(
      passes('activityDateTime ge 2026-01-01T00:00:00Z and activityDateTime le 2026-01-02T00:00:00Z', AUDIT, audit),
    ).toBe(true);
  });

  test('asks the elements of a collection', () => {
    const has = (groupTypes: unknown) => passes("groupTypes/any(c:c eq 'Unified')", GROUP, { groupTypes });
    expect([has(['Unified', 'DynamicMembership']), has(['DynamicMembership']), has([]), has(null)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    const text =
      "targetResources/any(tr:tr/userPrincipalName eq 'x') and activityDisplayName eq 'Add user to feature rollout'";
    const activityDisplayName = 'Add user to feature rollout';
    expect(passes(text, AUDIT, { activityDisplayName, targetResources: [{}, { userPrincipalName: 'X' }] })).toBe(true);
    expect(passes(text, AUDIT, { activityDisplayName, targetResources: [{ id: 'x' }] })).toBe(false);
    expect(passes(text, AUDIT, { targetResources: [{ userPrincipalName: 'x' }] })).toBe(false);
  });

  test('needs the whole condition of any to hold for one element', () => {
    const text = "targetResources/any(t:t/id eq '1' and t/displayName eq 'a')";
    expect(passes(text, AUDIT, { targetResources: [{ id: '1' }, { displayName: 'a' }] })).toBe(false);
    expect(passes(text, AUDIT, { targetResources: [{ id: '1', displayName: 'a' }] })).toBe(true);
  });

  test('finds nothing at absent, null or inherited properties', () => {
    for (const item of [{}, { accountEnabled: null }, Object.create({ toString: 1 })]) {
      expect(passes('accountEnabled eq false', USER, item)).toBe(false);
    }
    expect(passes("initiatedBy/user/id eq 'x'", AUDIT, { initiatedBy: { user: null } })).toBe(false);
    expect(passes("initiatedBy/user/id eq 'x'", AUDIT, { initiatedBy: { user: { id: 'x' } } })).toBe(true);
  });
});

test('nulls follow OData: equal to null alone, never in an order, and not(null) is no yes', () => {
  expect(later('name eq null', {})).toBe(true);
  expect(later("name ne 'a'", {})).toBe(true);
  expect(later('size le 1', {})).toBe(false);
  expect(later("not(contains(name,'a'))", {})).toBe(false);
  expect(later("not(contains(name,'a')) or flag eq null", {})).toBe(true);
  expect(later("not(contains(name,'a') and flag eq true)", {})).toBe(true);
  expect(later("name in ('a',null)", {})).toBe(true);
  expect(later("tags/all(t:t eq 'a')", {})).toBe(true);
});

describe('for an index', () => {
  const find = (text: string, ...properties: string[]) => indexable(parseFilter(text), properties);
  const upn = { property: 'userPrincipalName', value: 'x' };

  test('an equality that the whole filter implies is found', () => {
    expect(find("userPrincipalName eq 'x'", 'userPrincipalName')).toEqual(upn);
    expect(find("accountEnabled eq true and (userPrincipalName eq 'x' and id eq 'y')", 'userPrincipalName')).toEqual(
      upn,
    );
    expect(find("userPrincipalName in ('x')", 'userPrincipalName')).toEqual(upn);
    expect(find("userPrincipalName eq 'x' and id eq 'y'", 'id', 'userPrincipalName')?.property).toBe('id');
    expect(
      find(
        "userPrincipalName eq 'x' and id eq 'a' or id eq 'b' and userPrincipalName eq 'X'",
        'id',
        'userPrincipalName',
      ),
    ).toEqual(upn);
    expect(find("initiatedBy/user/id eq 'x'", 'initiatedBy/user/id')?.value).toBe('x');
  });

  test('one that only a part implies is not', () => {
    expect(find("userPrincipalName eq 'x' or accountEnabled eq true", 'userPrincipalName')).toBeUndefined();
    expect(find("id eq 'a' or id eq 'a' or id eq 'b'", 'id')).toBeUndefined();
    expect(find("not(userPrincipalName eq 'x')", 'userPrincipalName')).toBeUndefined();
    expect(find("userPrincipalName ge 'x'", 'userPrincipalName')).toBeUndefined();
    expect(find('userPrincipalName eq null', 'userPrincipalName')).toBeUndefined();
    expect(find("a/any(userPrincipalName:userPrincipalName eq 'x')", 'userPrincipalName')).toBeUndefined();
    expect(find("userPrincipalName in ('x','y')", 'userPrincipalName')).toBeUndefined();
  });
});
