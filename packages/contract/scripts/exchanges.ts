/** Documented and recorded exchanges of the real service: how they are read, and how answers are compared with them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject, type Version, versions } from './description.ts';

export interface Exchange {
  readonly id: string;
  readonly version: Version;
  readonly method: string;
  /** Path and query after the version, with the documentation's placeholders. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
  /** Undefined where the source shows a request only. */
  readonly status: number | undefined;
  readonly response: Json;
}

export interface Exchanges {
  readonly exchanges: readonly Exchange[];
  /** Ids of answers without a request of their own, or for another service. */
  readonly withoutRequest: readonly string[];
}

const textRecord = (value: Json | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).map(([name, text]) => [name.toLowerCase(), String(text)]),
  );

function readExchange(entry: JsonObject): Exchange | undefined {
  const request = isObject(entry['request']) ? entry['request'] : entry;
  const response = entry['response'] ?? null;
  const recorded = request !== entry && isObject(response);
  const address = String(request['url'] ?? request['path'] ?? '').replace('https://graph.microsoft.com', '');
  if (typeof request['method'] !== 'string' || address === '' || /^https?:/.test(address)) return undefined;
  const [, first, rest] = /^\/?([^/]*)(\/.*)?$/s.exec(address) ?? [];
  const inPath = versions.find((version) => version === first);
  const status = recorded ? response['status'] : entry['status'];
  return {
    id: String(entry['id']),
    version: inPath ?? versions.find((version) => version === entry['version']) ?? 'v1.0',
    method: request['method'],
    path: inPath ? (rest ?? '/') : address,
    headers: textRecord(request['headers']),
    body: request['body'] ?? null,
    status: typeof status === 'number' ? status : undefined,
    response: recorded ? (response['body'] ?? null) : response,
  };
}

/** Every exchange in the JSON files of a folder: lists of entries, or an object with one. */
export function readExchanges(folder: string): Exchanges {
  const exchanges: Exchange[] = [];
  const withoutRequest: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const value = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json;
    const entries = isObject(value) ? Object.values(value).find(Array.isArray) : value;
    for (const entry of Array.isArray(entries) ? entries.filter(isObject) : []) {
      const exchange = readExchange(entry);
      if (exchange) exchanges.push(exchange);
      else withoutRequest.push(String(entry['id']));
    }
  }
  return { exchanges, withoutRequest };
}

const placeholder = /\{[^{}]*\}|<[^<>]*>|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** A message with ids and placeholders taken out: what is left is its form. */
export const messageForm = (text: string): string =>
  text.replaceAll(placeholder, '…').trim().replace(/\.$/, '').replaceAll(/\s+/g, ' ');

/** What `@odata.context` names, without host, version and ids. */
const contextForm = (text: string): string =>
  text
    .slice(text.indexOf('#') + 1)
    .replaceAll(/\('[^']*'\)/g, '')
    .replaceAll(placeholder, '…');

const kindOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** The items of a list as one object: a key that any of them has, with a value if any has one. */
function merged(items: readonly Json[]): JsonObject {
  const result: JsonObject = {};
  for (const item of items.filter(isObject))
    for (const [key, value] of Object.entries(item)) result[key] = result[key] ?? value;
  return result;
}

/**
 * What a documented answer shows and ours does not: missing keys, other JSON types, another context. Documentation leaves
 * out as it likes, so what only ours has is no difference; null fits any type.
 */
export function shapeDifferences(documented: Json, ours: Json | undefined, at = ''): string[] {
  if (ours === undefined) return [`${at || 'the body'} is missing`];
  if (documented === null || ours === null) return [];
  if (kindOf(documented) !== kindOf(ours))
    return [`${at || 'the body'} is ${kindOf(ours)}, documented ${kindOf(documented)}`];
  if (Array.isArray(documented) && Array.isArray(ours)) {
    const [first = null] = documented;
    const [ourFirst] = ours;
    if (documented.length === 0) return [];
    // An empty list inside an object is content; an answer without any item can not be compared.
    if (ourFirst === undefined) return at === 'value' ? [`${at} is empty`] : [];
    if (isObject(first)) return shapeDifferences(merged(documented), merged(ours), `${at}[]`);
    return shapeDifferences(first, ourFirst, `${at}[]`);
  }
  if (!isObject(documented) || !isObject(ours)) return [];
  const differences: string[] = [];
  for (const [key, value] of Object.entries(documented)) {
    const where = at === '' ? key : `${at}.${key}`;
    const own = ours[key];
    if (key === '@odata.context' && typeof value === 'string' && typeof own === 'string') {
      if (contextForm(value) !== contextForm(own))
        differences.push(`${where} is ${contextForm(own)}, documented ${contextForm(value)}`);
    } else differences.push(...shapeDifferences(value, own, where));
  }
  return differences;
}

/** As far as the source shows them: code and form of the message of a refusal. */
export function refusalDifferences(documented: JsonObject, ours: JsonObject): string[] {
  const differences: string[] = [];
  for (const [name, form] of [
    ['code', String],
    ['message', messageForm],
  ] as const) {
    const value = documented[name];
    if (typeof value !== 'string') continue;
    const own = form(String(ours[name]));
    if (form(value) !== own) differences.push(`error.${name} is '${own}', documented '${form(value)}'`);
  }
  return [...differences, ...shapeDifferences(documented, ours, 'error')];
}
