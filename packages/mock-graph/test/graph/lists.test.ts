import { describe, expect, test } from 'vitest';
import { expectError, type Harness, host, idsOf, setUp, valuesOf } from '../support/harness.ts';

const population = (count: number) => ({
  version: 1,
  domains: [{ id: 'fabrikam.com' }],
  users: { count, domain: 'fabrikam.com' },
  groups: [{ displayName: 'All', members: [{ count, domain: 'fabrikam.com' }] }],
});

async function allPages(harness: Harness, path: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  let pages = 0;
  for (let next: string | undefined = `${host}/v1.0${path}`; next !== undefined; pages++) {
    const answer = await harness.send('GET', next);
    expect(answer.status).toBe(200);
    ids.push(...idsOf(answer));
    next = answer.body['@odata.nextLink'];
  }
  return { ids, pages };
}

describe('paging', () => {
  test('a page has 100 items by default, up to 999 on demand, and pages together give each item once', async () => {
    const harness = setUp({ tenantFile: population(1_050) });
    const group = harness.groupId('All');
    for (const path of ['/users', `/groups/${group}/members`]) {
      expect(valuesOf(await harness.call('GET', path))).toHaveLength(100);
      expect(await allPages(harness, path)).toMatchObject({ pages: 11 });
      const { ids, pages } = await allPages(harness, `${path}?$top=999`);
      expect(pages).toBe(2);
      expect(new Set(ids).size).toBe(1_050);
    }
  });

  test('the last page has no next link, nor has a page that is just full', async () => {
    const harness = setUp({ tenantFile: population(6) });
    expect(await allPages(harness, '/users?$top=3')).toMatchObject({ pages: 2 });
    expect(await allPages(harness, '/users?$top=6')).toMatchObject({ pages: 1 });
    expect(await allPages(harness, '/users?$top=4')).toMatchObject({ pages: 2 });
  });

  test('the next link keeps all that was asked', async () => {
    const harness = setUp();
    const first = await harness.call('GET', "/users?$select=displayName&$top=1&$filter=startswith(displayName,'c')");
    const second = await harness.send('GET', first.body['@odata.nextLink'] ?? '');
    expect([...valuesOf(first), ...valuesOf(second)].flatMap((item) => Object.values(item)).sort()).toEqual([
      'Carl',
      'Cyd',
    ]);
    expect(Object.keys(valuesOf(second)[0] ?? {})).toEqual(['displayName']);
    expect(second.body['@odata.nextLink']).toBeUndefined();
  });

  test('what is added or removed between pages moves nothing else', async () => {
    const harness = setUp({ tenantFile: population(9) });
    const all = idsOf(await harness.call('GET', '/users'));
    const first = await harness.call('GET', '/users?$top=3');
    await harness.done('DELETE', `/users/${all[1] ?? ''}`);
    await harness.done('DELETE', `/users/${all[4] ?? ''}`);
    const { ids } = await allPages(harness, (first.body['@odata.nextLink'] ?? '').replace(`${host}/v1.0`, ''));
    expect(ids).toEqual(all.slice(3).filter((id) => id !== all[4]));
  });

  test.each([
    ['changed', (link: string) => link.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'))],
    ['cut', (link: string) => link.slice(0, -3)],
    ['made up', (link: string) => link.replace(/skiptoken=.*/, 'skiptoken=X%2744537074%27')],
    ['used for another list', (link: string) => link.replace('/users', '/groups')],
    ['used with other options', (link: string) => link.replace('$top=1', '$top=2')],
    ['used with a filter', (link: string) => `${link}&$filter=displayName eq 'Ada'`],
  ])('a token that was %s is refused', async (_what, change) => {
    const harness = setUp();
    const { body } = await harness.call('GET', '/users?$top=1');
    expectError(
      await harness.send('GET', change(body['@odata.nextLink'] ?? '')),
      400,
      'BadRequest',
      /^Invalid query option '\$skiptoken'/,
    );
  });

  test.each(['0', '1000', '-1'])('$top=%s is refused in the words of the service', async (top) => {
    const harness = setUp();
    expectError(
      await harness.call('GET', `/users?$top=${top}`),
      400,
      'Request_UnsupportedQuery',
      `Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`,
    );
  });

  test('audits take 1,000', async () => {
    const harness = setUp();
    expect((await harness.call('GET', '/auditLogs/directoryAudits?$top=1000')).status).toBe(200);
    expect((await harness.call('GET', '/auditLogs/directoryAudits?$top=1001')).status).toBe(400);
  });
});

describe('$filter, $select, $expand and $count', () => {
  const found = async (harness: Harness, path: string) =>
    valuesOf(await harness.call('GET', path))
      .map((item) => item['displayName'])
      .sort();

  test.each([
    ["/users?$filter=userPrincipalName eq 'ADA@contoso.com'", ['Ada']],
    ["/users?$filter=userPrincipalName eq 'ada@contoso.com' and displayName eq 'Bob'", []],
    ["/users?$filter=userPrincipalName eq 'ada@contoso.com' or displayName eq 'Bob'", ['Ada', 'Bob']],
    ["/users?$filter=startswith(userPrincipalName,'m') or startsWith(displayName,'n')", ['Mia', 'Nat', 'nohash']],
    ["/users?$filter=displayName ge 'Cyd' and displayName le 'dan'", ['Cyd', 'Dan']],
    ['/users?$filter=onPremisesSyncEnabled eq true and accountEnabled eq false', []],
    ["/users?$filter=onPremisesImmutableId eq 'Y2FybA=='", ['Carl']],
    ["/groups?$filter=groupTypes/any(c:c eq 'Unified')", ['Unified']],
    ['/groups?$filter=securityEnabled eq false', ['Unified']],
    ["/groups?$filter=displayName eq 'pilot'", ['Pilot']],
    ['/groups?filter=mailNickname%20eq%20%27Pilot%27', ['Pilot']],
    ["/contacts?$filter=startswith(mail,'vendor@')", ['Vendor']],
  ])('%s', async (path, expected) => {
    expect(await found(setUp(), path)).toEqual(expected);
  });

  test('a user is found by the anchor and by the name as the index has them after a change', async () => {
    const harness = setUp();
    await harness.done('PATCH', '/users/mia@fabrikam.com', {
      userPrincipalName: 'maria@fabrikam.com',
      onPremisesImmutableId: 'bWlh',
    });
    expect(await found(harness, "/users?$filter=onPremisesImmutableId eq 'bWlh'")).toEqual(['Mia']);
    expect(await found(harness, "/users?$filter=userPrincipalName eq 'maria@fabrikam.com'")).toEqual(['Mia']);
    expect(await found(harness, "/users?$filter=userPrincipalName eq 'mia@fabrikam.com'")).toEqual([]);
    await harness.done('PATCH', '/users/maria@fabrikam.com', { onPremisesImmutableId: null });
    expect(await found(harness, "/users?$filter=onPremisesImmutableId eq 'bWlh'")).toEqual([]);
  });

  test.each([
    ['a broken clause', '/users?$filter=displayName eq', 'BadRequest', /^Invalid filter clause: .*\(position \d+\)$/],
    [
      'an operator that needs an advanced query',
      "/users?$filter=displayName ne 'Ada'",
      'Request_UnsupportedQuery',
      /^Unsupported filter clause: .*\(position \d+\)$/,
    ],
    ['not', "/users?$filter=not(displayName eq 'Ada')", 'Request_UnsupportedQuery', /'not' is not served/],
    ['endsWith', "/users?$filter=endsWith(mail,'x')", 'Request_UnsupportedQuery', /position/],
    [
      'a property that no filter can use',
      "/users?$filter=mobilePhone eq 'x'",
      'Request_UnsupportedQuery',
      /no filter can use 'mobilePhone'/,
    ],
    ['a property that does not exist', "/users?$filter=nonsense eq 'x'", 'BadRequest', /nonsense/],
    ['a comparison with null', '/users?$filter=displayName eq null', 'Request_UnsupportedQuery', /null/],
    ['the wrong type', '/users?$filter=accountEnabled eq 1', 'BadRequest', /accountEnabled/],
    [
      'a selected property that does not exist',
      '/users?$select=nonsense',
      'BadRequest',
      "Could not find a property named 'nonsense' on type 'microsoft.graph.user'.",
    ],
    [
      'a selected member property that no kind has',
      '/groups/{group}/members?$select=nonsense',
      'BadRequest',
      "Could not find a property named 'nonsense' on type 'microsoft.graph.directoryObject'.",
    ],
    [
      '$expand where it is not served',
      '/users?$expand=memberOf',
      'Request_UnsupportedQuery',
      /^The query option '\$expand' is not supported by this operation\. Supported: /,
    ],
    [
      '$expand of another relationship',
      '/policies/featureRolloutPolicies?$expand=owners',
      'ExpandNotSupported',
      /^Expand is not allowed for property 'owners' according to the entity schema\./,
    ],
    [
      '$expand of two',
      '/policies/featureRolloutPolicies?$expand=appliesTo,owners',
      'Request_UnsupportedQuery',
      /Only one relationship/,
    ],
    [
      'options inside $expand',
      '/policies/featureRolloutPolicies?$expand=appliesTo($select=id)',
      'Request_UnsupportedQuery',
      /Options inside \$expand/,
    ],
    [
      '$skip',
      '/users?$skip=5',
      'Request_UnsupportedQuery',
      /^The query option '\$skip' is not supported by this operation\. Supported: /,
    ],
    ['$search', '/users?$search="displayName:a"', 'Request_UnsupportedQuery', /\$search/],
    ['$orderby where no order is served', '/users?$orderby=displayName', 'Request_UnsupportedQuery', /\$orderby/],
    [
      'an order of audits that is not served',
      '/auditLogs/directoryAudits?$orderby=category',
      'Request_UnsupportedQuery',
      /\$orderby by 'category'/,
    ],
    ['an option that nobody knows', '/users?$nonsense=1', 'Request_UnsupportedQuery', /\$nonsense/],
    ['a parameter that nobody knows', '/users?api-version=1', 'Request_UnsupportedQuery', /api-version/],
    ['an option given twice', '/users?$top=1&top=2', 'BadRequest', /given twice/],
    ['a page size that is no number', '/users?$top=ten', 'BadRequest', /not a whole number/],
    [
      'a broken escape in the query',
      '/users?$filter=%zz',
      'BadRequest',
      /^The query string has the escape '%zz' at position 8/,
    ],
    ['options on one object that are of lists', '/users/ada@contoso.com?$top=1', 'Request_UnsupportedQuery', /\$top/],
  ])('%s is refused', async (_what, path, code, message) => {
    const harness = setUp();
    expectError(await harness.call('GET', path.replace('{group}', harness.groupId('Pilot'))), 400, code, message);
  });

  test('options on a write are refused, and nothing is written', async () => {
    const harness = setUp();
    const hash = harness.tenant.hash();
    const body = { displayName: 'x', feature: 'seamlessSso', isEnabled: true };
    for (const query of ['?$select=id', '?x=1'])
      expectError(
        await harness.call('POST', `/policies/featureRolloutPolicies${query}`, body),
        400,
        'Request_UnsupportedQuery',
        /not supported/,
      );
    expect(harness.tenant.hash()).toBe(hash);
  });

  test('a broken escape in the path is refused with the segment', async () => {
    const harness = setUp();
    expectError(
      await harness.call('GET', '/users/%zz'),
      400,
      'Request_BadRequest',
      /'%zz' has a broken percent-encoding/,
    );
  });

  test('$select gives what is asked, in the context too, and no id unless asked', async () => {
    const harness = setUp();
    const one = await harness.call('GET', '/users/ada@contoso.com?$select=onPremisesSyncEnabled,displayName');
    expect(one.body).toEqual({
      '@odata.context': `${host}/v1.0/$metadata#users(onPremisesSyncEnabled,displayName)/$entity`,
      displayName: 'Ada',
      onPremisesSyncEnabled: true,
    });
    const list = await harness.call('GET', '/groups?$select=id,displayName&$top=1');
    expect(list.body['@odata.context']).toBe(`${host}/v1.0/$metadata#groups(id,displayName)`);
  });

  test('$select over a list of kinds leaves out what a kind does not have', async () => {
    const harness = setUp();
    const members = valuesOf(
      await harness.call('GET', `/groups/${harness.groupId('Outer')}/members?$select=id,userPrincipalName`),
    );
    expect(members.map((member) => Object.keys(member).length).sort()).toEqual([2, 3]);
  });

  test('$expand includes at most twenty, without a next link', async () => {
    const groups = Array.from({ length: 25 }, (_, index) => ({ displayName: `G${index}` }));
    const harness = setUp({ tenantFile: { version: 1, groups }, rules: { groupsPerFeature: 30 } });
    const id = await harness.policy(
      'seamlessSso',
      groups.map((group) => group.displayName),
    );
    const expanded = await harness.call('GET', `/policies/featureRolloutPolicies/${id}?$expand=appliesTo`);
    expect(expanded.body['appliesTo']).toHaveLength(20);
    expect(expanded.body['@odata.context']).toBe(
      `${host}/v1.0/$metadata#policies/featureRolloutPolicies(appliesTo())/$entity`,
    );
    expect(expanded.text).not.toContain('nextLink');
    expect((await allPages(harness, `/policies/featureRolloutPolicies/${id}/appliesTo?$top=10`)).ids).toHaveLength(25);
  });

  test('$count without the header for advanced queries is taken without effect', async () => {
    const harness = setUp();
    const { status, body } = await harness.call('GET', '/users?$count=true');
    expect(status).toBe(200);
    expect(body['@odata.count']).toBeUndefined();
  });

  test('$count with the header counts all that the filter accepts, on the first page only', async () => {
    const harness = setUp();
    const read = async (query: string) =>
      (await harness.call('GET', `/users?${query}`, undefined, { headers: { consistencylevel: 'eventual' } })).body;
    const everyone = (await allPages(harness, '/users?$top=5')).ids.length;
    expect((await read('$count=true'))['@odata.count']).toBe(everyone);
    expect((await read("$count=true&$top=1&$filter=startswith(displayName,'zz')"))['@odata.count']).toBe(0);
    const first = await read('$count=true&$top=1');
    expect(first['@odata.count']).toBe(everyone);
    const next = String(first['@odata.nextLink']).split('?')[1] ?? '';
    expect((await read(next))['@odata.count']).toBeUndefined();
    expect((await read('$count=false'))['@odata.count']).toBeUndefined();
  });

  test('endsWith on the user principal name is for advanced queries, on every page', async () => {
    const harness = setUp();
    const filter = "$filter=endsWith(userPrincipalName,'@fabrikam.com')&$select=userPrincipalName";
    const plain = await harness.call('GET', `/users?${filter}`);
    expectError(plain, 400, 'Request_UnsupportedQuery', /'endsWith' is not supported/);
    const read = (query: string) =>
      harness.call('GET', `/users?${query}`, undefined, { headers: { consistencylevel: 'eventual' } });
    expectError(await read(filter), 400, 'Request_UnsupportedQuery', /'endsWith' is not supported/);
    const first = await read(`${filter}&$count=true&$top=1`);
    expect(first.body).toMatchObject({ '@odata.count': 2, value: [{}] });
    const next = await read(String(first.body['@odata.nextLink']).split('?')[1] ?? '');
    const names = [first, next].flatMap((answer) => valuesOf(answer).map((user) => user['userPrincipalName']));
    expect(names.sort()).toEqual(['mia@fabrikam.com', 'nat@fabrikam.com']);
  });
});
