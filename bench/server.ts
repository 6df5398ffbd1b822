/** CPU of the server for a request over HTTP, against Express 5 and node:http that answer the same bytes; and start-up. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { median, type Row, table } from './measure.ts';

const rounds = 9;
const parallel = 8;
const script = fileURLToPath(new URL('./servers.ts', import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: parallel });

interface Server {
  readonly port: number;
  readonly process: ChildProcess;
  readonly facts: { readonly users: readonly string[]; readonly group: string; readonly policy: string } | undefined;
}

const message = <Answer>(child: ChildProcess, has: (value: unknown) => boolean): Promise<Answer> =>
  new Promise((resolve) => {
    const receive = (value: unknown): void => {
      if (!has(value)) return;
      child.off('message', receive);
      resolve(value as Answer);
    };
    child.on('message', receive);
  });
const property = (name: string) => (value: unknown) => typeof value === 'object' && value !== null && name in value;

async function start(kind: string, payload = '{}'): Promise<Server> {
  const child = fork(script, [kind, payload], { execArgv: process.execArgv.filter((flag) => flag !== '--expose-gc') });
  const facts = kind === 'mock' ? message<NonNullable<Server['facts']>>(child, property('users')) : undefined;
  const { port } = await message<{ port: number }>(child, property('port'));
  return { port, process: child, facts: await facts };
}

async function cpu(server: Server): Promise<number> {
  const answer = message<{ cpu: number }>(server.process, property('cpu'));
  server.process.send('cpu');
  return (await answer).cpu;
}

async function reset(server: Server): Promise<void> {
  const answer = message(server.process, (value) => value === 'done');
  server.process.send('reset');
  await answer;
}

const send = (port: number, method: string, path: string, body?: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: 'Bearer x',
      ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
    };
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

interface Work {
  readonly method: string;
  readonly path: string;
  readonly body?: (index: number) => string;
}

async function round(server: Server, work: Work, times: number): Promise<number> {
  await reset(server);
  const before = await cpu(server);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < times) {
      const body = work.body?.(next);
      next += 1;
      const { status } = await send(server.port, work.method, work.path, body);
      if (status >= 400) throw new Error(`${work.method} ${work.path} answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return ((await cpu(server)) - before) / times;
}

async function against(what: string, mock: Server, work: Work, times: number, aim: number | undefined): Promise<Row> {
  const { text } = work.method === 'GET' ? await send(mock.port, work.method, work.path) : { text: '{}' };
  const servers = [mock, await start('express', text), await start('http', text)];
  const figures: number[][] = servers.map(() => []);
  for (let turn = -1; turn < rounds; turn++) {
    for (const [index, server] of servers.entries()) {
      const figure = await round(server, work, times);
      if (turn >= 0) figures[index]?.push(figure);
    }
  }
  for (const server of servers.slice(1)) server.process.kill();
  const [ours = 0, express = 0, http = 0] = figures.map(median);
  const pairs = (figures[0] ?? []).map((figure, index) => figure / (figures[1]?.[index] ?? 1));
  const times1 = median(pairs);
  return {
    what,
    figure: `${ours.toFixed(0)} µs; Express ${express.toFixed(0)} µs, node:http ${http.toFixed(0)} µs; ratio to Express ${times1.toFixed(2)}`,
    aim: aim === undefined ? '(no aim)' : `≤ ${aim} × Express`,
    met: aim === undefined || times1 <= aim,
  };
}

/** Milliseconds from the start of a process to its first answer, of the mock's command and of bare Express, in turns. */
async function startUp(): Promise<Row> {
  const cli = fileURLToPath(new URL('../packages/mock-graph/dist/cli.js', import.meta.url));
  const bare = fileURLToPath(new URL('./bare-express.mjs', import.meta.url));
  const once = async (file: string, args: readonly string[]): Promise<number> => {
    const began = performance.now();
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) => {
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const match = /"url":"([^"]+)"/.exec(text);
        if (match?.[1]) resolve(match[1]);
      });
    });
    await send(Number(new URL(url).port), 'GET', '/_mock/health');
    const took = performance.now() - began;
    child.kill();
    return took;
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < 15; turn++) {
    ours.push(await once(cli, ['serve', '--port', '0']));
    theirs.push(await once(bare, []));
  }
  const more = median(ours) - median(theirs);
  return {
    what: 'process start to first answer (median of 15)',
    figure: `${median(ours).toFixed(0)} ms; bare Express ${median(theirs).toFixed(0)} ms: ${more.toFixed(0)} ms more`,
    aim: '≤ 100 ms more',
    met: more <= 100,
  };
}

const mock = await start('mock');
const { users = [], group = '', policy = '' } = mock.facts ?? {};
const twenty = (index: number): string =>
  JSON.stringify({
    'members@odata.bind': users
      .slice(20 * index, 20 * index + 20)
      .map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
  });
const rows = [
  await against(
    'GET a policy with `$expand`',
    mock,
    { method: 'GET', path: `/v1.0/policies/featureRolloutPolicies/${policy}?$expand=appliesTo` },
    2_000,
    1.25,
  ),
  await against('GET 100 users', mock, { method: 'GET', path: '/v1.0/users?$top=100' }, 1_500, 1.25),
  await against(
    'PATCH of 20 members',
    mock,
    { method: 'PATCH', path: `/v1.0/groups/${group}`, body: twenty },
    1_500,
    undefined,
  ),
  await startUp(),
];
mock.process.kill();
agent.destroy();
console.log(table('Server', rows));
