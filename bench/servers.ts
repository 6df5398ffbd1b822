/** One server of a comparison, in a process of its own: `mock`, `express` or `http`. Answers `cpu` with the time it used. */
import { createServer } from 'node:http';

const [, , kind = 'mock', payload = '{}'] = process.argv;
const federation = {
  issuerUri: 'http://sts.contoso.com/adfs/services/trust',
  passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
};
const tenantFile = {
  version: 1,
  domains: [{ id: 'contoso.com', authenticationType: 'Federated', federation }],
  users: { count: 60_000, domain: 'contoso.com', synced: true },
  groups: [{ displayName: 'Pilot' }, { displayName: 'Wave', members: [{ count: 150, domain: 'contoso.com' }] }],
  policies: [{ feature: 'passwordHashSync', groups: ['Wave'] }],
};

async function start(): Promise<number> {
  if (kind === 'mock') {
    const { createMockGraph } = await import('@cutover/mock-graph');
    const { listen } = await import('@cutover/mock-graph/express');
    const mock = createMockGraph({ tenantFile });
    process.on('message', (message) => {
      if (message !== 'reset') return;
      mock.tenant().reset();
      process.send?.('done');
    });
    const { tables } = mock.tenant().view();
    process.send?.({
      users: [...tables.users.range()].map(([id]) => id),
      group: [...tables.groups.range()].find(([, group]) => group.displayName === 'Pilot')?.[0],
      policy: [...tables.policies.range()][0]?.[0],
    });
    return (await listen(mock, { port: 0 })).port;
  }
  process.on('message', (message) => {
    if (message === 'reset') process.send?.('done');
  });
  const value = JSON.parse(payload) as unknown;
  const { default: express } = await import('express');
  const server =
    kind === 'express'
      ? express()
          .disable('etag')
          .disable('x-powered-by')
          .use(express.json())
          .use((request, response) => {
            if (request.method === 'PATCH') response.status(204).end();
            else response.json(value);
          })
      : (_: unknown, response: import('node:http').ServerResponse) => {
          response.setHeader('content-type', 'application/json').end(payload);
        };
  const listening = createServer(server as never);
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  return (listening.address() as { port: number }).port;
}

const port = await start();
process.on('message', (message) => {
  if (message !== 'cpu') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system });
});
process.send?.({ port });
