/**
 * `npm run contract:examples -- <folder>` replays documented exchanges against a mock in this process and compares status
 * and shape. Ends with 1 on a difference without a reason in example-reasons.yaml, and on a reason that nothing needs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { routeTree } from '../../mock-graph/src/graph/route-tree.ts';
import { readSegments } from '../../mock-graph/src/graph/url.ts';
import { isObject } from './description.ts';
import { type FindRoute, type Reply, segmentsOf, World } from './example-world.ts';
import { type Exchange, readExchanges, refusalDifferences, shapeDifferences } from './exchanges.ts';

/** Why an answer may differ. `ids` and `differs` are regular expressions that have to match from the start. */
export interface ExampleReason {
  readonly ids?: string;
  readonly differs: string;
  readonly reason: string;
}

export const readExampleReasons = (file = join(import.meta.dirname, '..', 'example-reasons.yaml')): ExampleReason[] =>
  (parse(readFileSync(file, 'utf8')) ?? []) as ExampleReason[];

const findRoute: FindRoute = (version, method, segments) => {
  const found = routeTree(version).find(method, readSegments(segments.map(encodeURIComponent).join('/')));
  return found.kind === 'found' ? found.match : undefined;
};

const isNotServed = ({ status, mockReason }: Reply): boolean => status === 501 && mockReason !== undefined;

function differencesOf(exchange: Exchange, reply: Reply): string[] {
  const error = isObject(reply.body) ? reply.body['error'] : undefined;
  const said = isObject(error) ? ` (${String(error['code'])}: ${String(error['message'])})` : '';
  if (exchange.status === undefined) return reply.status < 400 ? [] : [`status is ${reply.status}${said}`];
  if (exchange.status !== reply.status) return [`status is ${reply.status}, documented ${exchange.status}${said}`];
  if (exchange.response === null) return [];
  const documented = isObject(exchange.response) ? exchange.response['error'] : undefined;
  return isObject(documented) && isObject(error)
    ? refusalDifferences(documented, error)
    : shapeDifferences(exchange.response, reply.body ?? undefined);
}

export interface Replay {
  readonly exchange: Exchange;
  readonly notServed: boolean;
  readonly differences: readonly { readonly text: string; readonly reason: ExampleReason | undefined }[];
}

/** Replays one exchange in a tenant of its own. */
export async function replay(exchange: Exchange, reasons: readonly ExampleReason[]): Promise<Replay> {
  const reply = await new World(exchange, findRoute).replay();
  if (isNotServed(reply)) return { exchange, notServed: true, differences: [] };
  const matches = (pattern: string | undefined, text: string): boolean =>
    pattern === undefined || new RegExp(`^(?:${pattern})`).test(text);
  const differences = differencesOf(exchange, reply).map((text) => ({
    text,
    reason: reasons.find(({ ids, differs }) => matches(ids, exchange.id) && matches(differs, text)),
  }));
  return { exchange, notServed: false, differences };
}

/** `GET /users/{}` of a documented request, for counting. */
const pathForm = ({ method, path }: Exchange): string =>
  `${method} /${segmentsOf(path.split('?')[0] ?? '')
    .map((segment) => (/^\{.*\}$|[0-9a-f]{8}-|^.+\.com$/i.test(segment) ? '{}' : segment))
    .join('/')}`;

async function main(folder: string): Promise<boolean> {
  const { exchanges, withoutRequest } = readExchanges(folder);
  const reasons = readExampleReasons();
  const replays: Replay[] = [];
  for (const exchange of exchanges) replays.push(await replay(exchange, reasons));
  const served = replays.filter(({ notServed }) => !notServed);
  const same = served.filter(({ differences }) => differences.length === 0);
  const withBody = same.filter(({ exchange }) => exchange.status !== undefined && exchange.response !== null);
  const unexplained = served.filter(({ differences }) => differences.some(({ reason }) => !reason));
  const used = new Map<ExampleReason, string[]>();
  for (const { exchange, differences } of served)
    for (const { text, reason } of differences)
      if (reason) used.set(reason, [...(used.get(reason) ?? []), `${exchange.id}: ${text}`]);
  const stale = reasons.filter((reason) => !used.has(reason));

  console.log('Different, with a reason:');
  for (const [{ reason }, texts] of used) {
    console.log(`  ${reason} (${texts.length})`);
    for (const text of texts) console.log(`      ${text}`);
  }
  const counts = new Map<string, number>();
  for (const { exchange, notServed } of replays)
    if (notServed) counts.set(pathForm(exchange), (counts.get(pathForm(exchange)) ?? 0) + 1);
  console.log('\nNot served (501):');
  for (const [path, count] of [...counts].sort()) console.log(`  ${String(count).padStart(3)} ${path}`);
  if (unexplained.length > 0) console.log('\nDIFFERS:');
  for (const { exchange, differences } of unexplained) {
    console.log(`  ${exchange.id} · ${exchange.method} /${exchange.version}${exchange.path}`);
    for (const { text, reason } of differences) if (!reason) console.log(`      ${text}`);
  }
  if (stale.length > 0) console.log('\nREASONS THAT NOTHING NEEDS (remove them from example-reasons.yaml):');
  for (const { ids = '', differs } of stale) console.log(`  ${ids} ${differs}`);
  console.log(
    `\nReplayed ${served.length}: same ${same.length} (${withBody.length} with a body, ${same.length - withBody.length} of which the source shows no body), different with a reason ${served.length - same.length - unexplained.length}, without ${unexplained.length}. Not served ${replays.length - served.length}. Without a request for Graph ${withoutRequest.length}. Stale reasons ${stale.length}.`,
  );
  return unexplained.length === 0 && stale.length === 0;
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('Usage: npm run contract:examples -- <folder>');
    process.exit(2);
  }
  process.exitCode = (await main(folder)) ? 0 : 1;
}
