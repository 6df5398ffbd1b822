import { describe, expect, test } from 'vitest';
import {
  type Answer,
  type CallOptions,
  expectError,
  type Harness,
  idsOf,
  setUp,
  valuesOf,
} from '../support/harness.ts';

const path = '/auditLogs/signIns';

const tenantFile = {
  version: 1,
  domains: [
    {
      id: 'contoso.com',
      authenticationType: 'Federated',
      federation: { issuerUri: 'http://sts.contoso.com/adfs', passiveSignInUri: 'https://sts.contoso.com/adfs/ls/' },
    },
    { id: 'fabrikam.com' },
  ],
  users: [
    { userPrincipalName: 'Ada@contoso.com', displayName: 'Ada', synced: true, password: 'Correct-Horse-1' },
    { userPrincipalName: 'bob@contoso.com', displayName: 'Bob', synced: true, password: 'Correct-Horse-2' },
    { userPrincipalName: 'mia@fabrikam.com', displayName: 'Mia', password: 'Correct-Horse-7' },
    { userPrincipalName: 'nat@fabrikam.com', displayName: 'Nat', synced: true, password: 'Correct-Horse-8' },
  ],
  groups: [{ displayName: 'Pilot', members: ['ada@contoso.com'] }],
  onPremises: {
    activeAgents: 1,
    farms: [
      {
        name: 'sts',
        product: 'adfs',
        serviceName: 'sts.contoso.com',
        members: [{ name: 'sts1', role: 'federationServer' }],
      },
    ],
  },
};

const start = (more: object = {}): Harness => setUp({ tenantFile: { ...tenantFile, ...more } });

interface Entry {
  readonly [name: string]: unknown;
  readonly id: string;
  readonly userPrincipalName: string | null;
  readonly status: { readonly errorCode: number; readonly failureReason: string | null };
  readonly authenticationDetails: readonly {
    readonly authenticationMethodDetail: string;
    readonly succeeded: boolean;
  }[];
}

const get = (harness: Harness, query = '', options: CallOptions = {}): Promise<Answer> =>
  harness.call('GET', `${path}${query}`, undefined, { version: 'beta', ...options });
const entries = async (harness: Harness, query = '', options: CallOptions = {}): Promise<Entry[]> => {
  const answer = await get(harness, query, options);
  expect(answer.status, answer.text).toBe(200);
  return valuesOf(answer) as unknown as Entry[];
};
const names = (list: readonly Entry[]): unknown[] => list.map(({ userPrincipalName }) => userPrincipalName);

const signIn = (harness: Harness, userPrincipalName: string, password: string, more: object = {}) =>
  harness.tenant.signIn({ userPrincipalName, password, ...more });

describe('HR-05: an entry', () => {
  test('tells in beta where the password was checked, and that staged rollout had it checked there', async () => {
    const harness = start();
    signIn(harness, 'mia@fabrikam.com', 'Correct-Horse-7');
    signIn(harness, 'nat@fabrikam.com', 'Correct-Horse-8');
    await harness.policy('passwordHashSync', ['Pilot']);
    signIn(harness, 'Ada@contoso.com', 'Correct-Horse-1');
    const details = (await entries(harness)).map(({ authenticationDetails }) => authenticationDetails);
    expect(details.map(([step]) => step?.authenticationMethodDetail)).toEqual([
      'Password Hash Sync via Staged Rollout',
      'Password Hash Sync',
      'Password in the cloud',
    ]);
    expect(details.every(([step]) => step?.succeeded)).toBe(true);
  });

  test('names the agent that was asked', async () => {
    const harness = start();
    await harness.policy('passthroughAuthentication', ['Pilot']);
    signIn(harness, 'ada@contoso.com', 'wrong');
    const [entry] = await entries(harness);
    const [asked] = [...harness.tenant.view().tables.agents.range()].map(([, record]) => record);
    expect(entry?.authenticationDetails).toMatchObject([
      {
        authenticationMethod: 'Password',
        authenticationMethodDetail: `Pass-through Authentication via Staged Rollout; PTA AgentId: ${asked?.id}`,
        succeeded: false,
      },
    ]);
    expect(entry?.['authenticationMethodsUsed']).toEqual(['PTA']);
    const processing = [{ key: 'PTA Agent', value: asked?.machineName }];
    expect(entry?.['authenticationProcessingDetails']).toEqual(processing);
    // The entry is kept longer than a silent agent.
    for (const { id } of harness.tenant.passThrough.agents()) harness.tenant.passThrough.uninstall(id);
    harness.advance('P11D');
    expect(harness.tenant.passThrough.agents()).toEqual([]);
    expect((await entries(harness))[0]?.['authenticationProcessingDetails']).toEqual(processing);
  });

  test('of a federated sign-in names the issuer of the token', async () => {
    const harness = start();
    signIn(harness, 'bob@contoso.com', 'Correct-Horse-2');
    const [entry] = await entries(harness);
    expect(entry).toMatchObject({
      tokenIssuerType: 'ADFederationServices',
      tokenIssuerName: 'sts',
      incomingTokenType: 'saml11',
      authenticationDetails: [{ authenticationMethodDetail: 'AD FS' }],
    });
  });

  test('has the name in lower case, the code with its reason, and the same in both versions but for what beta has more', async () => {
    const harness = start();
    signIn(harness, 'Mia@Fabrikam.com', 'wrong', { ipAddress: '203.0.113.9' });
    const [entry] = await entries(harness);
    const [old] = await entries(harness, '', { version: 'v1.0' });
    expect(entry).toMatchObject({
      userPrincipalName: 'mia@fabrikam.com',
      userDisplayName: 'Mia',
      userId: harness.userId('mia@fabrikam.com'),
      ipAddress: '203.0.113.9',
      clientAppUsed: 'Browser',
      isInteractive: true,
      tokenIssuerType: 'AzureAD',
      signInEventTypes: ['interactiveUser'],
      status: { errorCode: 50126, failureReason: expect.stringMatching(/wrong/) },
    });
    const more = [
      'authenticationDetails',
      'authenticationMethodsUsed',
      'authenticationProcessingDetails',
      'tokenIssuerType',
    ];
    for (const name of [...more, 'tokenIssuerName', 'signInEventTypes', 'incomingTokenType']) {
      expect(entry).toHaveProperty(name);
      expect(old).not.toHaveProperty(name);
    }
    expect(entry).toMatchObject({ ...old });
  });

  test('of a name that nobody has is there too; its user is nobody', async () => {
    const harness = start();
    signIn(harness, 'none@fabrikam.com', 'x');
    expect(await entries(harness)).toMatchObject([
      {
        userPrincipalName: 'none@fabrikam.com',
        userId: '00000000-0000-0000-0000-000000000000',
        status: { errorCode: 50034 },
      },
    ]);
    signIn(harness, 'mia@fabrikam.com', 'Correct-Horse-7');
    const found = await entries(harness, "?$filter=userId eq '00000000-0000-0000-0000-000000000000'");
    expect(names(found)).toEqual(['none@fabrikam.com']);
  });

  test('is read by its id, and by no other', async () => {
    const harness = start();
    signIn(harness, 'mia@fabrikam.com', 'wrong');
    const [entry] = await entries(harness);
    const id = entry?.id ?? '';
    for (const version of ['v1.0', 'beta'] as const) {
      const { body } = await harness.call('GET', `${path}/${id.toUpperCase()}`, undefined, { version });
      expect(body).toMatchObject({ id, status: { errorCode: 50126 } });
      expect(body['@odata.context']).toBe(`https://graph.microsoft.com/${version}/$metadata#auditLogs/signIns/$entity`);
    }
    const other = `${id.slice(0, 15)}${id[15] === 'a' ? 'b' : 'a'}${id.slice(16)}`;
    for (const wrong of [other, 'x', '00000000-0000-7000-8000-000000000000'])
      expectError(await get(harness, `/${wrong}`), 404, 'Request_ResourceNotFound', /does not exist/);
  });
});

describe('HR-05: who may read the log', () => {
  test('403 without a premium licence, for the list and for one entry, in both versions', async () => {
    const harness = start({ tenant: { isPremium: false } });
    signIn(harness, 'mia@fabrikam.com', 'Correct-Horse-7');
    for (const version of ['v1.0', 'beta'] as const)
      for (const rest of ['', '/x', "?$filter=userPrincipalName eq 'mia@fabrikam.com'"])
        expectError(
          await get(harness, rest, { version }),
          403,
          'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
          /premium license/,
        );
  });

  test('GP-05: AuditLog.Read.All, and a role for a person', async () => {
    const harness = setUp({ tenantFile, auth: 'enforced' });
    const status = async (kind: 'delegated' | 'application', permission: string, roles: string[] = []) =>
      (await get(harness, '', { token: await harness.token({ kind, permissions: [permission], roles }) })).status;
    expect(await status('application', 'AuditLog.Read.All')).toBe(200);
    expect(await status('application', 'Directory.Read.All')).toBe(403);
    expect(await status('delegated', 'AuditLog.Read.All', ['Reports Reader'])).toBe(200);
    expect(await status('delegated', 'AuditLog.Read.All')).toBe(403);
  });
});

describe('HR-05: the list', () => {
  /** Mia and Nat in turn, a minute apart, every third with a wrong password. */
  const filled = (count: number): Harness => {
    const harness = start();
    for (let number = 0; number < count; number++) {
      const [name, password] = number % 2 === 0 ? ['mia', 'Correct-Horse-7'] : ['nat', 'Correct-Horse-8'];
      signIn(harness, `${name}@fabrikam.com`, number % 3 === 0 ? 'wrong' : password, { place: 'unfamiliar' });
      harness.advance('PT1M');
    }
    return harness;
  };
  const pages = async (harness: Harness, query: string): Promise<Entry[][]> => {
    const found: Entry[][] = [];
    let answer = await get(harness, query);
    for (;;) {
      expect(answer.status, answer.text).toBe(200);
      found.push(valuesOf(answer) as unknown as Entry[]);
      const next = answer.body['@odata.nextLink'];
      if (next === undefined) return found;
      answer = await harness.send('GET', next);
    }
  };

  test('is newest first, oldest first on demand, and pages give each entry once', async () => {
    const harness = filled(7);
    const all = await entries(harness);
    expect(all.map(({ createdDateTime }) => createdDateTime)).toEqual(
      all
        .map(({ createdDateTime }) => createdDateTime)
        .toSorted()
        .toReversed(),
    );
    for (const [query, expected] of [
      ['?$top=3', all],
      ['?$top=3&$orderby=createdDateTime', all.toReversed()],
      ['?$top=2&$orderby=createdDateTime desc', all],
    ] as const) {
      const found = (await pages(harness, query)).flat();
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }
    expect((await get(harness, '?$top=1001')).status).toBe(400);
    expect((await get(harness, '?$orderby=userId')).status).toBe(400);
  });

  test('what comes between two pages moves nothing', async () => {
    const harness = filled(6);
    const all = (await entries(harness)).map(({ id }) => id);
    const first = await get(harness, '?$top=3');
    signIn(harness, 'mia@fabrikam.com', 'Correct-Horse-7');
    const second = await harness.send('GET', first.body['@odata.nextLink'] ?? '');
    expect([...idsOf(first), ...idsOf(second)]).toEqual(all);
  });

  test('the next link keeps the filter', async () => {
    const harness = filled(8);
    const filter = "$filter=startsWith(userPrincipalName,'mia')";
    const first = await get(harness, `?${filter}&$top=2`);
    expect(decodeURIComponent(first.body['@odata.nextLink'] ?? '')).toContain(filter);
    const found = (await pages(harness, `?${filter}&$top=2`)).flat();
    expect(names(found)).toEqual(Array.from({ length: 4 }, () => 'mia@fabrikam.com'));
  });

  test('each documented filter finds what the list has, whichever way it goes', async () => {
    const harness = filled(9);
    const all = await entries(harness);
    const [newest] = all;
    const at = (index: number): string => String(all[index]?.['createdDateTime']);
    const filters: Readonly<Record<string, (entry: Entry) => boolean>> = {
      [`userId eq '${harness.userId('mia@fabrikam.com')}'`]: (entry) => entry.userPrincipalName === 'mia@fabrikam.com',
      "userPrincipalName eq 'NAT@fabrikam.com'": (entry) => entry.userPrincipalName === 'nat@fabrikam.com',
      "userPrincipalName eq 'none@fabrikam.com'": () => false,
      "startsWith(userDisplayName,'na')": (entry) => entry.userPrincipalName === 'nat@fabrikam.com',
      'status/errorCode eq 50126': (entry) => entry.status.errorCode === 50126,
      "status/errorCode eq 0 and userPrincipalName eq 'mia@fabrikam.com'": (entry) =>
        entry.status.errorCode === 0 && entry.userPrincipalName === 'mia@fabrikam.com',
      "userPrincipalName eq 'mia@fabrikam.com' or userPrincipalName eq 'nat@fabrikam.com'": () => true,
      [`createdDateTime ge ${at(3)}`]: (entry) => String(entry['createdDateTime']) >= at(3),
      [`createdDateTime le ${at(3)}`]: (entry) => String(entry['createdDateTime']) <= at(3),
      [`createdDateTime eq ${at(3)}`]: (entry) => String(entry['createdDateTime']) === at(3),
      [`createdDateTime ge ${at(6)} and createdDateTime le ${at(2)} and status/errorCode eq 0`]: (entry) =>
        String(entry['createdDateTime']) >= at(6) &&
        String(entry['createdDateTime']) <= at(2) &&
        entry.status.errorCode === 0,
      [`createdDateTime le ${at(7)} or createdDateTime ge ${at(1)}`]: (entry) =>
        String(entry['createdDateTime']) <= at(7) || String(entry['createdDateTime']) >= at(1),
      [`id eq '${newest?.id}'`]: (entry) => entry.id === newest?.id,
      [`correlationId eq '${String(newest?.['correlationId'])}'`]: (entry) => entry.id === newest?.id,
      "clientAppUsed eq 'Browser'": () => true,
      "riskState eq 'none' and conditionalAccessStatus eq 'notApplied'": () => true,
      "tokenIssuerName eq ''": () => true,
    };
    for (const [filter, passes] of Object.entries(filters)) {
      const wanted = all.filter(passes).map(({ id }) => id);
      for (const order of ['desc', 'asc']) {
        const found = (
          await pages(harness, `?$top=2&$orderby=createdDateTime ${order}&$filter=${encodeURIComponent(filter)}`)
        ).flat();
        const ids = found.map(({ id }) => id);
        expect(order === 'desc' ? ids : ids.toReversed(), `${filter} ${order}`).toEqual(wanted);
      }
    }
  });

  test.each([
    ['authenticationDetails/any(d:d/succeeded eq true)', /authenticationDetails/],
    ["tokenIssuerType eq 'AzureAD'", /tokenIssuerType/],
    ['createdDateTime gt 2026-01-01T00:00:00Z', /'gt' is not supported/],
    ["userId ne 'x'", /'ne' is not supported/],
  ])('a filter that is not documented is refused: %s', async (filter, message) => {
    expectError(await get(start(), `?$filter=${filter}`), 400, 'Request_UnsupportedQuery', message);
  });

  test('v1.0 cannot filter on what it does not have', async () => {
    const answer = await get(start(), "?$filter=signInEventTypes/any(t:t eq 'interactiveUser')", { version: 'v1.0' });
    expectError(answer, 400, 'BadRequest', /Could not find a property named 'signInEventTypes'/);
  });

  test('beta shows interactive sign-ins unless the filter asks for others; v1.0 shows no others', async () => {
    const harness = start();
    signIn(harness, 'mia@fabrikam.com', 'Correct-Horse-7');
    signIn(harness, 'nat@fabrikam.com', 'Correct-Horse-8', { interactive: false });
    expect(names(await entries(harness))).toEqual(['mia@fabrikam.com']);
    expect(names(await entries(harness, "?$filter=userPrincipalName eq 'nat@fabrikam.com'"))).toEqual([]);
    const asked = (kinds: string) => `?$filter=signInEventTypes/any(t:${kinds})`;
    expect(names(await entries(harness, asked("t eq 'nonInteractiveUser'")))).toEqual(['nat@fabrikam.com']);
    expect(names(await entries(harness, asked("t ne 'interactiveUser'")))).toEqual(['nat@fabrikam.com']);
    expect(names(await entries(harness, asked("t eq 'interactiveUser' or t eq 'nonInteractiveUser'")))).toHaveLength(2);
    expect(names(await entries(harness, '', { version: 'v1.0' }))).toEqual(['mia@fabrikam.com']);
  });

  test('a user is found by a name of before, and by the id whatever the name', async () => {
    const harness = start();
    signIn(harness, 'mia@fabrikam.com', 'Correct-Horse-7');
    await harness.done('PATCH', '/users/mia@fabrikam.com', { userPrincipalName: 'maria@fabrikam.com' });
    signIn(harness, 'maria@fabrikam.com', 'Correct-Horse-7');
    const found = async (filter: string) => names(await entries(harness, `?$filter=${filter}`));
    expect(await found("userPrincipalName eq 'mia@fabrikam.com'")).toEqual(['mia@fabrikam.com']);
    expect(await found("userPrincipalName eq 'maria@fabrikam.com'")).toEqual(['maria@fabrikam.com']);
    expect(await found(`userId eq '${harness.userId('maria@fabrikam.com')}'`)).toHaveLength(2);
  });

  test('a filter that finds little in much ends its pages early, with a link, and finds all in the end', async () => {
    const harness = start();
    for (let number = 0; number < 5_200; number++)
      signIn(harness, 'mia@fabrikam.com', 'Correct-Horse-7', { interactive: number < 2 });
    signIn(harness, 'none@fabrikam.com', 'x');
    const found = await pages(harness, '?$filter=status/errorCode eq 0');
    expect(found.map(({ length }) => length)).toEqual([0, 2]);
    expect((await pages(harness, '')).flat()).toHaveLength(3);
    expect(await pages(harness, "?$filter=userPrincipalName eq 'none@fabrikam.com'")).toHaveLength(1);
  });
});

describe('GP-09: how long the logs are kept', () => {
  const events = async (harness: Harness, query = '') =>
    valuesOf(await harness.call('GET', `/auditLogs/directoryAudits${query}`));
  const rename = (harness: Harness, name: string) =>
    harness.done('PATCH', '/users/mia@fabrikam.com', { displayName: name });

  test('thirty days, to the second, in the list, by id and by filter', async () => {
    const harness = start();
    signIn(harness, 'mia@fabrikam.com', 'wrong');
    await rename(harness, 'A');
    const [entry] = await entries(harness);
    const [event] = await events(harness);
    harness.advance('P30D');
    expect(await entries(harness)).toHaveLength(1);
    expect(await events(harness)).toHaveLength(1);
    harness.advance('PT1S');
    for (const query of [
      '',
      '?$orderby=createdDateTime',
      "?$filter=userPrincipalName eq 'mia@fabrikam.com'",
      `?$filter=id eq '${entry?.id}'`,
    ])
      expect(await entries(harness, query), query).toEqual([]);
    expect((await get(harness, `/${entry?.id}`)).status).toBe(404);
    for (const query of ['', '?$orderby=activityDateTime', "?$filter=activityDisplayName eq 'Update user'"])
      expect(await events(harness, query), query).toEqual([]);
    expect((await harness.call('GET', `/auditLogs/directoryAudits/${event?.id}`)).status).toBe(404);
  });

  test('seven days without a premium licence', async () => {
    const harness = start({ tenant: { isPremium: false } });
    await rename(harness, 'A');
    harness.advance('P7D');
    expect(await events(harness)).toHaveLength(1);
    harness.advance('PT1S');
    expect(await events(harness)).toEqual([]);
  });

  test('what is not kept any more makes room when something comes', async () => {
    const harness = start();
    for (let number = 0; number < 6; number++) {
      signIn(harness, 'mia@fabrikam.com', 'Correct-Horse-7');
      await rename(harness, `A${number}`);
    }
    harness.advance('P31D');
    for (let number = 0; number < 3; number++) {
      signIn(harness, 'nat@fabrikam.com', 'Correct-Horse-8');
      await rename(harness, `B${number}`);
    }
    const { tables } = harness.tenant.view();
    expect([tables.signIns.size, tables.signInsByUser.size, tables.audits.size]).toEqual([3, 6, 3]);
    expect(await entries(harness)).toHaveLength(3);
    expect(await events(harness)).toHaveLength(3);
  });

  test('audit events of a period are found from both ends', async () => {
    const harness = start();
    for (let number = 0; number < 9; number++) {
      await rename(harness, `A${number}`);
      harness.advance('PT1H');
    }
    const all = await events(harness);
    const at = (index: number): string => String(all[index]?.['activityDateTime']);
    for (const order of ['desc', 'asc']) {
      const found = await events(
        harness,
        `?$orderby=activityDateTime ${order}&$filter=activityDateTime ge ${at(6)} and activityDateTime le ${at(2)}`,
      );
      const ids = found.map(({ id }) => id);
      expect(order === 'desc' ? ids : ids.toReversed()).toEqual(all.slice(2, 7).map(({ id }) => id));
    }
    expect(await events(harness, '?$filter=activityDateTime ge 2100-01-01')).toEqual([]);
    expect(await events(harness, '?$filter=activityDateTime le 1960-01-01')).toEqual([]);
  });
});
