/** A small read in process: through `mock.fetch` and through MSW, each against the same without a mock behind it. */

import { createMockGraph } from '@cutover/mock-graph';
import { mockGraphHandlers } from '@cutover/mock-graph/msw';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { compare, type Row, shown, table } from './measure.ts';

const each = 2_000;
const mock = createMockGraph({
  tenantFile: { version: 1, users: [{ userPrincipalName: 'ada@contoso.onmicrosoft.com' }] },
});
const url = 'https://graph.microsoft.com/v1.0/users/ada@contoso.onmicrosoft.com';
const init = { headers: { authorization: 'Bearer x' } };
const sample = await mock.fetch(url, init);
// The baselines answer the same: same bytes, same headers.
const headers = Object.fromEntries(sample.headers);
const text = await sample.text();

const repeat = (read: () => Promise<Response>) => async (): Promise<number> => {
  for (let time = 0; time < each; time++) await (await read()).text();
  return each;
};

const constant = setupServer(http.all(/.*/, () => new HttpResponse(text, { headers })));
const whole = setupServer(...mockGraphHandlers(mock));
const through = (server: ReturnType<typeof setupServer>) => async (): Promise<number> => {
  server.listen();
  try {
    return await repeat(() => fetch(url, init))();
  } finally {
    server.close();
  }
};

const measured = await compare(
  [
    { name: 'a replaced fetch', round: repeat(async () => new Response(text, { headers })) },
    { name: 'mock.fetch', round: repeat(() => mock.fetch(url, init)) },
    { name: 'MSW, constant handler', round: through(constant) },
    { name: 'MSW, the mock', round: through(whole) },
  ],
  7,
);
const [replaced, direct, mswConstant, mswMock] = measured;
const rows: Row[] = [];
if (replaced && direct)
  rows.push({
    what: '`mock.fetch`, one user, against a replaced fetch',
    figure: `${shown(direct)} against ${shown(replaced)}`,
    aim: '≤ 100 µs',
    met: direct.median <= 100,
  });
if (mswConstant && mswMock) {
  const more = mswMock.median - mswConstant.median;
  rows.push({
    what: 'MSW with the mock against MSW with one constant handler',
    figure: `${shown(mswMock)} against ${shown(mswConstant)}: ${more.toFixed(0)} µs more`,
    aim: '≤ 100 µs more',
    met: more <= 100,
  });
}
console.log(table('In process', rows));
