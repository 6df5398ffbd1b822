/** Reads our description files and gives one OpenAPI document per version of the service. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export type Version = 'v1.0' | 'beta';
export const versions: readonly Version[] = ['v1.0', 'beta'];
export const methods = ['get', 'post', 'patch', 'put', 'delete'] as const;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function objectAt(value: Json | undefined, where: string): JsonObject {
  if (!isObject(value)) throw new Error(`${where}: an object was expected`);
  return value;
}

/** All description files of a folder, merged; a name that two files define is an error. */
export function readDescription(folder: string): JsonObject {
  const merged: JsonObject = { paths: {}, components: {}, 'x-path-aliases': {}, 'x-descriptor-table': {} };
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yaml')) continue;
    const document = objectAt(parse(readFileSync(join(folder, file), 'utf8'), { merge: true }), file);
    if (document['info']) merged['info'] = document['info'];
    mergeNamed(merged, 'paths', document['paths'], file);
    mergeNamed(merged, 'x-path-aliases', document['x-path-aliases'], file);
    const table = document['x-descriptor-table'];
    if (typeof table === 'string')
      mergeNamed(merged, 'x-descriptor-table', { [table]: Object.keys(objectAt(document['paths'], file)) }, file);
    for (const [kind, members] of Object.entries(objectAt(document['components'] ?? {}, file))) {
      mergeNamed(objectAt(merged['components'], 'components'), kind, members, file);
    }
  }
  return merged;
}

function mergeNamed(target: JsonObject, key: string, source: Json | undefined, file: string): void {
  target[key] ??= {};
  const into = objectAt(target[key], key);
  for (const [name, value] of Object.entries(objectAt(source ?? {}, `${file} ${key}`))) {
    if (name in into) throw new Error(`${file}: ${key} ${name} is defined twice`);
    into[name] = value;
  }
}

/** The description as one version of the service has it: paths, properties and enum members of other versions left out. */
export function forVersion(description: JsonObject, version: Version): JsonObject {
  const isElsewhere = (value: Json): boolean =>
    isObject(value) && Array.isArray(value['x-versions']) && !value['x-versions'].includes(version);
  const prune = (value: Json): Json => {
    if (Array.isArray(value)) return value.filter((item) => !isElsewhere(item)).map(prune);
    if (!isObject(value)) return value;
    const result: JsonObject = {};
    for (const [key, child] of Object.entries(value)) if (!isElsewhere(child)) result[key] = prune(child);
    const { properties, required } = value;
    if (isObject(properties) && Array.isArray(required))
      result['required'] = required.filter((name) => !isElsewhere(properties[String(name)] ?? null));
    const restricted = result['x-enum-versions'];
    if (isObject(restricted) && Array.isArray(result['enum'])) {
      result['enum'] = result['enum'].filter((member) => {
        const only = restricted[String(member)];
        return !Array.isArray(only) || only.includes(version);
      });
    }
    return result;
  };
  const pruned = objectAt(prune(description), 'description');
  const info = objectAt(pruned['info'], 'info');
  return {
    openapi: '3.1.0',
    info: { ...info, version },
    servers: [{ url: `https://graph.microsoft.com/${version}` }],
    paths: { ...objectAt(pruned['paths'], 'paths'), ...aliasPaths(pruned, version) },
    components: pruned['components'] ?? {},
  };
}

/** The description with everything that any version has: for what is not made per version. */
export function forAllVersions(description: JsonObject): JsonObject {
  const { 'x-path-aliases': _aliases, 'x-descriptor-table': _tables, ...document } = description;
  return { openapi: '3.1.0', ...document };
}

/** Paths that answer under a second address, with operation ids of their own. */
function aliasPaths(description: JsonObject, version: Version): JsonObject {
  const result: JsonObject = {};
  for (const [alias, value] of Object.entries(objectAt(description['x-path-aliases'] ?? {}, 'x-path-aliases'))) {
    const { to, versions: served } = objectAt(value, alias);
    if (!Array.isArray(served) || !served.includes(version)) continue;
    for (const [path, item] of Object.entries(objectAt(description['paths'], 'paths'))) {
      if (path !== to && !path.startsWith(`${String(to)}/`)) continue;
      const copy: JsonObject = { ...objectAt(item, path) };
      for (const method of methods) {
        const operation = copy[method];
        if (isObject(operation))
          copy[method] = { ...operation, operationId: `${String(operation['operationId'])}ByAlias` };
      }
      result[alias + path.slice(String(to).length)] = copy;
    }
  }
  return result;
}

/** The schema behind a `$ref` of the same document. */
export function resolve(document: JsonObject, value: Json | undefined): JsonObject {
  let current = objectAt(value, 'schema');
  for (let depth = 0; typeof current['$ref'] === 'string'; depth++) {
    if (depth > 10) throw new Error(`${String(current['$ref'])}: references in a circle`);
    let target: Json = document;
    for (const part of current['$ref'].slice(2).split('/')) target = objectAt(target, part)[part] ?? null;
    const { $ref: _reference, ...siblings } = current;
    current = { ...objectAt(target, String(current['$ref'])), ...siblings };
  }
  return current;
}

/** A schema that may be null, without the null. */
export function nonNull(document: JsonObject, value: Json | undefined): JsonObject {
  const resolved = resolve(document, value);
  if (!Array.isArray(resolved['anyOf'])) return resolved;
  const members = resolved['anyOf'].filter((member) => isObject(member) && member['type'] !== 'null');
  return members.length === 1 ? { ...resolve(document, members[0]), ...resolved } : resolved;
}

export interface Operation {
  readonly id: string;
  readonly method: (typeof methods)[number];
  readonly path: string;
  readonly versions: readonly Version[];
  readonly definition: JsonObject;
  readonly parameters: readonly JsonObject[];
  /** The table of descriptors that it stands in; undefined for the one that every program loads. */
  readonly table: string | undefined;
}

/** Every operation of the description, aliases left out, in the order in which they stand. */
export function listOperations(description: JsonObject): Operation[] {
  const operations: Operation[] = [];
  const tables = Object.entries(objectAt(description['x-descriptor-table'] ?? {}, 'x-descriptor-table'));
  for (const [path, item] of Object.entries(objectAt(description['paths'], 'paths'))) {
    const definitions = objectAt(item, path);
    for (const method of methods) {
      const definition = definitions[method];
      if (!isObject(definition)) continue;
      const parameters = [definitions['parameters'], definition['parameters']].flatMap((list) =>
        Array.isArray(list) ? list.map((parameter) => resolve(description, parameter)) : [],
      );
      const served = definition['x-versions'] ?? definitions['x-versions'];
      operations.push({
        id: String(definition['operationId']),
        method,
        path,
        versions: Array.isArray(served) ? versions.filter((version) => served.includes(version)) : versions,
        definition,
        parameters,
        table: tables.find(([, paths]) => Array.isArray(paths) && paths.includes(path))?.[0],
      });
    }
  }
  return operations;
}
