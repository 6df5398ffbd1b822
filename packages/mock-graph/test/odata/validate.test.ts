import { describe, expect, test } from 'vitest';
import type { EntityModel } from '../../src/graph/odata/model.ts';
import { parseFilter } from '../../src/graph/odata/parser.ts';
import { validateFilter } from '../../src/graph/odata/validate.ts';
import { caught } from './support/caught.ts';
import { ALL_OPERATORS, AUDIT, EVERYTHING, GROUP, THING, USER } from './support/models.ts';

const refusal = (text: string, model: EntityModel) => caught(() => validateFilter(parseFilter(text), model));

describe('the validator lets pass', () => {
  test.each<[string, EntityModel]>([
    ["displayName eq 'x' or startswith(displayName,'x')", USER],
    ["userPrincipalName ge 'a' and userPrincipalName le 'b' and accountEnabled eq true", USER],
    ['employeeNumber ge 12 and createdDateTime le 2026-01-01', USER],
    ['assignedLicenses/any(u:u/skuId eq cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46)', USER],
    ["assignedLicenses/any(u:u/skuId eq 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46')", USER],
    ["groupTypes/any(c:c eq 'Unified')", GROUP],
    ["targetResources/any(tr:tr/userPrincipalName eq 'x') and activityDisplayName eq 'Add user'", AUDIT],
    ['activityDateTime ge 2026-01-01T00:00:00Z and activityDateTime le 2026-01-02T00:00:00Z', AUDIT],
    ["initiatedBy/user/id eq 'x'", AUDIT],
  ])('%s', (text, model) => {
    const tree = parseFilter(text);
    expect(validateFilter(tree, model)).toMatchObject({ tree, model });
  });
});

describe('the validator refuses as not served, with position and what is,', () => {
  test.each<[string, EntityModel, number, RegExp]>([
    [
      "displayName ne 'x'",
      USER,
      12,
      /'ne' is not supported on 'displayName' of microsoft\.graph\.user.*: eq, ge, le, startsWith/,
    ],
    ["displayName gt 'x'", USER, 12, /'gt' is not supported/],
    ["displayName lt 'x'", USER, 12, /'lt' is not supported/],
    ["displayName in ('x')", USER, 12, /'in' is not supported/],
    ["id eq 'a' or endsWith(displayName,'x')", USER, 13, /'endsWith' is not supported/],
    ["contains(displayName,'x')", USER, 0, /'contains' is not supported/],
    ["not(displayName eq 'x')", USER, 0, /'not' is not served; served are and, or, eq/],
    ["startsWith(id,'x')", USER, 0, /'startsWith' is not supported on 'id'.*: eq \(/],
    ["jobTitle eq 'x'", USER, 0, /no filter can use 'jobTitle'/],
    ['id eq null', USER, 6, /null is not served/],
    ["businessPhones eq 'x'", USER, 0, /is a collection: ask it with any/],
    ['passwordProfile eq true', USER, 0, /name one of them: forceChangePasswordNextSignIn/],
    ["businessPhones/any(p:p eq '1')", USER, 0, /no filter can use 'businessPhones'/],
    ["memberOf/any(m:m/id eq 'x')", USER, 0, /relationship/],
    ['assignedLicenses/$count eq 0', USER, 17, /'\$count' is not served/],
    ["microsoft.graph.user/id eq 'x'", USER, 0, /type casts/],
    ["groupTypes/all(c:c eq 'Unified')", GROUP, 11, /'all' is not served/],
    ['groupTypes/any()', GROUP, 11, /needs a condition/],
    ["groupTypes/any(c:c ge 'U')", GROUP, 19, /supported there: eq, startsWith/],
    ["groupTypes/any(c:c eq 'a') or groupTypes/any(d:d eq 'b')", GROUP, 41, /only one 'any'/],
    ["targetResources/id eq 'x'", AUDIT, 16, /asked with any/],
  ])('%s', (text, model, position, message) => {
    const error = refusal(text, model);
    expect(error).toMatchObject({ status: 400, code: 'Request_UnsupportedQuery', position });
    expect(error.message).toMatch(message);
  });
});

describe('the validator refuses as wrong, with the position,', () => {
  test.each<[string, EntityModel, number, RegExp]>([
    ["nope eq 'x'", USER, 0, /Could not find a property named 'nope' on type 'microsoft\.graph\.user'/],
    ["displayname eq 'x'", USER, 0, /named 'displayname'/],
    ["constructor eq 'x'", USER, 0, /named 'constructor'/],
    [
      "initiatedBy/nope/id eq 'x'",
      AUDIT,
      12,
      /named 'nope' on type 'microsoft\.graph\.directoryAudit', in 'initiatedBy/,
    ],
    ["targetResources/any(t:t/nope eq 'x')", AUDIT, 24, /named 'nope'/],
    ["id/nope eq 'x'", USER, 3, /named 'nope'/],
    ["accountEnabled eq 'true'", USER, 18, /is a Boolean, so it is compared with true or false, without quotes/],
    ['displayName eq true', USER, 15, /text in single quotes/],
    ['id eq cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', USER, 6, /text in single quotes/],
    ["createdDateTime ge '2026-01-01T00:00:00Z'", USER, 19, /a date-time without quotes/],
    ['employeeNumber eq 1.5', USER, 18, /a whole number/],
    ['employeeNumber eq 90071992547409930', USER, 18, /a whole number/],
    ["assignedLicenses/any(u:u/skuId eq 'x')", USER, 34, /a GUID/],
    ['startsWith(displayName,12)', USER, 23, /text in single quotes/],
    ["displayName/any(x:x eq 'a')", USER, 12, /is no collection/],
  ])('%s', (text, model, position, message) => {
    const error = refusal(text, model);
    expect(error).toMatchObject({ status: 400, code: 'BadRequest', position });
    expect(error.message).toMatch(message);
  });

  test('a function for text on another type, and null where there is an order', () => {
    const check = (text: string) => caught(() => validateFilter(parseFilter(text), THING, EVERYTHING));
    expect(check("contains(size,'1')")).toMatchObject({ code: 'BadRequest', position: 9 });
    expect(check('size ge null')).toMatchObject({ code: 'BadRequest', position: 8 });
    expect(check('startsWith(name,null)')).toMatchObject({ code: 'BadRequest', position: 16 });
  });
});

test('what is served can grow without a change to the language', () => {
  const text = "not(name in ('a',null)) and parts/all(p:p/tags/any())";
  expect(validateFilter(parseFilter(text), THING, EVERYTHING).tree.kind).toBe('and');
  const withoutNot: EntityModel = {
    name: 'thing',
    properties: { name: { type: 'string', filter: ALL_OPERATORS.filter((operator) => operator !== 'not') } },
  };
  const error = caught(() => validateFilter(parseFilter("not(name eq 'a')"), withoutNot, EVERYTHING));
  expect(error.message).toMatch(/'not' is not supported on 'name'/);
});
