/** Sign-ins one by one, a virtual day of them, and a long sign-in log. */
import { createMockGraph, type MockGraph, type MockTenant } from '@cutover/mock-graph';
import { generateKeyPair, SignJWT } from 'jose';
import { collect, compare, type Row, ratio, shown, table } from './measure.ts';

const password = 'Correct-Horse-1';
const application = { appId: '00000000-0000-4000-8000-00000000cafe', secret: 'A-secret-of-the-bench-1' };
const file = (count: number, onPremises: object) => ({
  version: 1,
  domains: [{ id: 'contoso.com' }],
  users: { count, domain: 'contoso.com', synced: true, password },
  applications: [
    {
      displayName: 'Bench',
      appId: application.appId,
      secrets: [{ value: application.secret }],
      applicationPermissions: ['AuditLog.Read.All'],
      delegatedPermissions: ['User.Read'],
    },
  ],
  onPremises,
});
const passThrough = { tenantPassThrough: true, agents: [1, 2, 3].map((n) => ({ machineName: `agent-${n}` })) };

const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

async function post(mock: MockGraph, url: string, type: string, body: string): Promise<string> {
  const { status, body: text = '' } = await mock.handle({
    method: 'POST',
    url,
    headers: { host: 'login.microsoftonline.com', 'content-type': type },
    body,
  });
  if (status !== 200) throw new Error(`${url} answered ${status}: ${text}`);
  return text;
}

/** How many JWTs an answer holds: as many were signed. */
const signaturesIn = (answer: string): number =>
  Object.values(JSON.parse(answer) as object).filter(
    (value) => typeof value === 'string' && /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(value),
  ).length;

async function oneByOne(): Promise<Row[]> {
  const mock = createMockGraph({ tenantFile: file(1_000, {}) });
  const tenant = mock.tenant();
  const name = (number: number): string => `user${String((number % 1_000) + 1).padStart(5, '0')}@contoso.com`;
  const token = (parameters: Record<string, string>) =>
    post(
      mock,
      `/${tenant.tenantId}/oauth2/v2.0/token`,
      'application/x-www-form-urlencoded',
      new URLSearchParams({
        client_id: application.appId,
        client_secret: application.secret,
        ...parameters,
      }).toString(),
    );
  const withPassword = (scope: string) => (number: number) =>
    token({ grant_type: 'password', scope, username: name(number), password });
  const grants = [
    {
      what: 'client credentials',
      once: () => token({ grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' }),
    },
    { what: 'a password', once: withPassword('https://graph.microsoft.com/User.Read') },
    {
      what: 'a password, with a refresh token and an ID token',
      once: withPassword('https://graph.microsoft.com/User.Read openid offline_access'),
    },
  ];
  const { privateKey } = await generateKeyPair('RS256');
  const claims = { aud: 'https://graph.microsoft.com', tid: tenant.tenantId, roles: ['AuditLog.Read.All'], ver: '1.0' };
  const each = 300;
  const times = (once: (number: number) => Promise<unknown>) => async () => {
    for (let number = 0; number < each; number++) await once(number);
    return each;
  };
  const [bare, signIn, ...tokens] = await compare([
    {
      name: 'jose',
      round: times(() =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'bench' })
          .setIssuedAt()
          .setExpirationTime('1h')
          .sign(privateKey),
      ),
    },
    {
      name: 'sign-in',
      round: times((number) =>
        post(mock, '/_mock/sign-in', 'application/json', JSON.stringify({ upn: name(number), password })),
      ),
    },
    ...grants.map(({ what, once }) => ({ name: what, round: times(once) })),
  ]);
  if (!bare || !signIn) throw new Error('Nothing was measured.');
  const second = (measured: typeof bare): string => `${Math.round(1e6 / measured.median)} a second`;
  const rows: Row[] = [];
  for (const [index, { what, once }] of grants.entries()) {
    const measured = tokens[index];
    if (!measured) throw new Error(`Nothing was measured of ${what}.`);
    const signatures = signaturesIn(await once(0));
    const share = signatures / ratio(measured, bare);
    rows.push({
      what: `a token for ${what} through the token endpoint (JWTs signed: ${signatures}), against signing as many with jose alone`,
      figure: `${shown(measured)}, ${second(measured)}; signing one alone ${shown(bare)}: ${share.toFixed(2)} of the rate of signing`,
      aim: '≥ 0.7',
      met: share >= 0.7,
    });
  }
  return [
    {
      what: 'sign-in with a password through `POST /_mock/sign-in`, in process',
      figure: `${shown(signIn)}, ${second(signIn)}`,
      aim: 'measured',
      met: true,
    },
    ...rows,
  ];
}

function virtualDay(): Row[] {
  const count = 10_000_000;
  const tenant = createMockGraph({ tenantFile: file(20_000, passThrough) }).tenant();
  collect();
  const before = process.memoryUsage().heapUsed;
  const { id } = tenant.passThrough.startLoad({
    domain: 'contoso.com',
    count,
    duration: 'PT24H',
    wrongPasswords: 0.01,
    sampling: 1_000,
  });
  const position = tenant.journal.position;
  const begun = process.cpuUsage();
  tenant.clock.advance({ days: 1 });
  const took = cpuSeconds(begun);
  collect();
  const heap = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const load = tenant.passThrough.load(id);
  const entries = tenant.journal.position - position;
  const outcomes = Object.entries(load.outcomes).map(([code, number]) => `${code}: ${number}`);
  const shares = Object.values(load.byAgent).map((number) => `${((100 * number) / count).toFixed(1)} %`);
  return [
    {
      what: `a virtual day of 10,000,000 sign-ins over three agents (${outcomes.join(', ')}; longest wait ${load.longestWait.toFixed(0)} ms; shares ${shares.join(', ')}; ${entries} journal entry for the day; ${tenant.view().tables.signIns.size} log entries sampled)`,
      figure: `${took.toFixed(1)} s of CPU, ${heap.toFixed(0)} MiB above idle`,
      aim: '≤ 60 s, ≤ 200 MB',
      met: took <= 60 && heap <= 190 && load.done === count,
    },
  ];
}

/** Milliseconds of CPU for a page of the log, and the link to the next. */
async function page(mock: MockGraph, url: string): Promise<{ took: number; next: string | undefined; items: number }> {
  const begun = process.cpuUsage();
  const { status, body = '' } = await mock.handle({ method: 'GET', url, headers: { authorization: 'Bearer bench' } });
  const took = cpuSeconds(begun) * 1_000;
  if (status !== 200) throw new Error(`${url} answered ${status}: ${body}`);
  const read = JSON.parse(body) as { readonly '@odata.nextLink'?: string; readonly value: readonly unknown[] };
  return { took, next: read['@odata.nextLink'], items: read.value.length };
}

/** All pages: what the first and the last fifth cost each. */
async function walk(
  mock: MockGraph,
  first: string,
): Promise<{ early: number; late: number; items: number; pages: number }> {
  const costs: number[] = [];
  let items = 0;
  for (let url: string | undefined = first; url !== undefined; ) {
    const read = await page(mock, url);
    costs.push(read.took);
    items += read.items;
    url = read.next;
  }
  const fifth = Math.max(1, Math.floor(costs.length / 5));
  const middle = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { early: middle(costs.slice(0, fifth)), late: middle(costs.slice(-fifth)), items, pages: costs.length };
}

const fill = (tenant: MockTenant, count: number): void => {
  tenant.passThrough.startLoad({ domain: 'contoso.com', count, duration: 'PT24H', sampling: 1 });
  tenant.clock.advance({ days: 1 });
};

async function longLog(): Promise<Row[]> {
  const count = 1_000_000;
  const mock = createMockGraph({ tenantFile: file(5_000, {}) });
  fill(mock.tenant(), count);
  const base = 'https://graph.microsoft.com/beta/auditLogs/signIns';
  const someone = [...mock.tenant().view().tables.users.range()][0]?.[0] ?? '';
  const lists: readonly [string, string][] = [
    ['listed whole', base],
    ['filtered by user', `${base}?$top=10&$filter=${encodeURIComponent(`userId eq '${someone}'`)}`],
    [
      'filtered by time, the oldest hour',
      `${base}?$filter=${encodeURIComponent('createdDateTime le 2026-01-05T15:00:00Z')}`,
    ],
    ['filtered by error code, without an index', `${base}?$filter=${encodeURIComponent('status/errorCode eq 50126')}`],
  ];
  const rows: Row[] = [];
  for (const [what, url] of lists) {
    const { early, late, items, pages } = await walk(mock, url);
    rows.push({
      what: `sign-in log of 1,000,000 entries, ${what}: ${items} entries on ${pages} pages`,
      figure: `${early.toFixed(2)} ms of CPU a page in the first fifth, ${late.toFixed(2)} ms in the last`,
      aim: 'no growth per page (ratio ≤ 1.5)',
      met: late <= early * 1.5 + 0.2,
    });
  }
  return rows;
}

console.log(table('Sign-ins', [...(await oneByOne()), ...virtualDay(), ...(await longLog())]));
