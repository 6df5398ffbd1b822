/** A large tenant, the conversion of a large domain, and a synchronization cycle. */
import { createMockGraph, type MockTenant } from '@cutover/mock-graph';
import { listen } from '@cutover/mock-graph/express';
import { createClient } from '@cutover/sdk';
import { mockTime } from '@cutover/sdk/testing';
import { collect, compare, type Row, shown, table } from './measure.ts';

const federation = {
  issuerUri: 'http://sts.contoso.com/adfs/services/trust',
  passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
};
const file = (count: number, hashSynced = true) => ({
  version: 1,
  domains: [{ id: 'contoso.com', authenticationType: 'Federated', federation }],
  users: { count, domain: 'contoso.com', synced: true, password: 'Correct-Horse-1', hashSynced },
});
const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};
const seconds = (value: number): string => `${value.toFixed(1)} s`;
const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;

async function million(): Promise<Row[]> {
  const count = 1_000_000;
  collect();
  const before = process.memoryUsage().heapUsed;
  const begun = process.cpuUsage();
  const mock = createMockGraph({ tenantFile: file(count) });
  const loaded = cpuSeconds(begun);
  collect();
  const heap = process.memoryUsage().heapUsed - before;
  const large = mock.tenant();
  const small = createMockGraph({ tenantFile: file(1_000) }).tenant();
  const properties = Object.keys([...large.view().tables.users.prefix('00')][0]?.[1] ?? {}).length;
  const names = (tenant: MockTenant, step: number): string[] => {
    const found: string[] = [];
    let index = 0;
    for (const [, user] of tenant.view().tables.users.range())
      if (index++ % step === 0) found.push(user.userPrincipalName ?? '');
    return found;
  };
  const each = 20_000;
  const [few, many] = await compare(
    [[small, names(small, 1)] as const, [large, names(large, count / 1_000)] as const].map(([tenant, some]) => ({
      name: 'decision',
      round: () => {
        for (let time = 0; time < each; time++) tenant.explain({ userPrincipalName: some[time % some.length] ?? '' });
        return each;
      },
    })),
    7,
  );
  const flat = few && many ? many.median / few.median : Number.NaN;
  return [
    {
      what: `1,000,000 synced users (${properties} properties kept each, with their accounts on-premises and the indexes of names and anchors): heap after gc`,
      figure: `${mebibytes(heap)} (${(heap / count).toFixed(0)} B a user)`,
      aim: '≤ 1 GiB',
      met: heap <= 1024 ** 3,
    },
    { what: '1,000,000 users: load', figure: `${seconds(loaded)} of CPU`, aim: 'measured', met: true },
    {
      what: 'a sign-in decision: 1,000,000 users against 1,000',
      figure: few && many ? `${shown(many)} against ${shown(few)}, ratio ${flat.toFixed(2)}` : 'not measured',
      aim: 'flat (ratio ≤ 2)',
      met: flat <= 2,
    },
  ];
}

/** SkipUserConversion false: every user without a synced hash gets a temporary password. */
function conversionInMock(): Row[] {
  const count = 100_000;
  const tenant = createMockGraph({ tenantFile: file(count, false) }).tenant();
  const begun = process.cpuUsage();
  tenant.run('convertDomainToStandard', {
    domainId: 'contoso.com',
    skipUserConversion: false,
    passwordFile: 'passwords.csv',
  });
  tenant.clock.advance({ days: 1 });
  const took = cpuSeconds(begun);
  const lines = tenant.view().tables.passwordFileLines.size;
  return [
    {
      what: `a domain of 100,000 users converted in the mock, SkipUserConversion false (${lines} temporary passwords)`,
      figure: `${seconds(took)} of CPU`,
      aim: '≤ 5 s',
      met: took <= 5 && lines === count,
    },
  ];
}

function cycle(): Row[] {
  const count = 100_000;
  const changes = 1_000;
  const tenant = createMockGraph({ tenantFile: file(count) }).tenant();
  const objects = [...tenant.view().tables.onPremisesObjects.range()]
    .filter((_, index) => index % (count / changes) === 0)
    .map(([id]) => id);
  const figures: number[] = [];
  for (let round = 0; round < 7; round++) {
    for (const object of objects)
      tenant.run('changeOnPremisesObject', { object, changes: { displayName: `Name ${round}` } });
    collect();
    const begun = process.cpuUsage();
    tenant.run('runDirectoryCycle', {});
    figures.push(cpuSeconds(begun) * 1_000);
  }
  const sorted = figures.sort((left, right) => left - right);
  const middle = sorted[3] ?? Number.NaN;
  const shownName = [...tenant.view().tables.users.range()].filter(([, user]) => user.displayName === 'Name 6').length;
  return [
    {
      what: `a synchronization cycle of 100,000 users with 1,000 changes (${shownName} arrived)`,
      figure: `${middle.toFixed(0)} ms of CPU (${sorted[0]?.toFixed(0)}–${sorted.at(-1)?.toFixed(0)})`,
      aim: '≤ 200 ms',
      met: middle <= 200 && shownName === changes,
    },
  ];
}

/** The same through the SDK over HTTP: how many calls, against the least that Graph allows. */
async function conversionOverHttp(): Promise<Row[]> {
  const count = 100_000;
  const mock = createMockGraph({ tenantFile: file(count, false) });
  await using server = await listen(mock, { port: 0 });
  let calls = 0;
  const client = createClient({
    credential: () => 'bench',
    baseUrl: server.url,
    time: mockTime(mock.clock),
    fetch: (url, init) => {
      calls += 1;
      return fetch(url, init);
    },
  });
  let passwords = 0;
  const begun = process.cpuUsage();
  await client.domains.convertToManaged('contoso.com', {
    skipUserConversion: false,
    onPassword: () => {
      passwords += 1;
    },
  });
  const took = cpuSeconds(begun);
  // One PATCH, pages of 999 users, and batches of 20 resets.
  const least = 1 + Math.ceil(count / 999) + Math.ceil(count / 20);
  return [
    {
      what: `the same through the SDK over HTTP (${passwords} temporary passwords)`,
      figure: `${calls} requests, ${(calls / least).toFixed(3)} × the least possible with $batch (${least}); ${seconds(took)} of CPU, client and server`,
      aim: 'measured',
      met: passwords === count,
    },
  ];
}

console.log(
  table('Conversion', [...cycle(), ...conversionInMock(), ...(await conversionOverHttp()), ...(await million())]),
);
