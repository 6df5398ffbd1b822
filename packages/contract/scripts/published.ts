/** Microsoft's published descriptions, read into the one form in which ours is compared with them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject, methods, objectAt, type Version, versions } from './description.ts';

export interface PropertyShape {
  /** `string`, `int32`, `dateTime`, the short name of a type, `collection(…)`; undefined where the source does not say. */
  readonly type: string | undefined;
  /** Undefined where it has no meaning (collections) or the source does not say. */
  readonly nullable: boolean | undefined;
}

export interface TypeShape {
  /** Inherited ones and relationships included. */
  readonly properties: ReadonlyMap<string, PropertyShape>;
  /** Of an enumeration, in order. */
  readonly members?: readonly string[];
}

export interface Published {
  readonly version: Version;
  readonly form: 'openapi' | 'csdl';
  readonly source: string;
  /** By short name: `featureRolloutPolicy`. */
  readonly types: ReadonlyMap<string, TypeShape>;
  /** `GET /users/{}`; absent where the source has no paths. */
  readonly operations?: ReadonlySet<string>;
}

const shortName = (name: string): string => name.slice(name.lastIndexOf('/') + 1).replace(/^microsoft\.graph\./, '');
const formats: Readonly<Record<string, string>> = { 'date-time': 'dateTime', uuid: 'guid' };
const edmTypes: Readonly<Record<string, string>> = {
  'Edm.DateTimeOffset': 'dateTime',
  'Edm.TimeOfDay': 'time',
  'Edm.Binary': 'base64url',
};

const isNull = (schema: Json): boolean =>
  isObject(schema) && (schema['type'] === 'null' || (schema['nullable'] === true && !schema['properties']));

/** A property of an OpenAPI document, 3.0 or 3.1. */
export function propertyShape(schema: JsonObject): PropertyShape {
  if (schema['x-type-unknown']) return { type: undefined, nullable: undefined };
  const alternatives = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(alternatives)) {
    const named = alternatives.filter((member) => !isNull(member)).map((member) => propertyShape(objectAt(member, '')));
    return { type: named.map(({ type }) => type).join(' | '), nullable: named.length < alternatives.length };
  }
  if (typeof schema['$ref'] === 'string')
    return { type: shortName(schema['$ref']), nullable: schema['nullable'] === true };
  const types = Array.isArray(schema['type']) ? schema['type'] : [schema['type'] ?? 'object'];
  const nullable = schema['nullable'] === true || types.includes('null');
  const type = String(types.find((candidate) => candidate !== 'null'));
  if (type === 'array') {
    const items = propertyShape(objectAt(schema['items'], 'items'));
    return { type: items.type && `collection(${items.type})`, nullable: undefined };
  }
  const format = schema['format'];
  return { type: typeof format === 'string' ? (formats[format] ?? format) : type, nullable };
}

/** Properties of an OpenAPI schema with those of its bases; annotations (`@odata.type`) are left out. */
export function typeShape(schemas: JsonObject, schema: JsonObject): TypeShape {
  const properties = new Map<string, PropertyShape>();
  const dropped = schema['x-dropped-navigation-properties'];
  for (const base of Array.isArray(schema['allOf']) ? schema['allOf'] : []) {
    const part = objectAt(base, 'allOf');
    const reference = part['$ref'];
    const target = typeof reference === 'string' ? schemas[reference.slice(reference.lastIndexOf('/') + 1)] : part;
    for (const [name, property] of typeShape(schemas, objectAt(target, String(reference))).properties)
      properties.set(name, property);
  }
  if (isObject(dropped)) for (const [name, type] of Object.entries(dropped)) properties.set(name, edmShape(type, true));
  for (const [name, property] of Object.entries(objectAt(schema['properties'] ?? {}, 'properties')))
    if (!name.startsWith('@')) properties.set(name, propertyShape(objectAt(property, name)));
  return Array.isArray(schema['enum']) ? { properties, members: schema['enum'].map(String) } : { properties };
}

/** `GET /domains/{}/verify`: parameters without names, actions without their namespace. */
export const operationKey = (method: string, path: string): string =>
  `${method.toUpperCase()} ${path
    .replaceAll(/\{[^}]*\}/g, '{}')
    .replaceAll('/microsoft.graph.', '/')
    .replace(/\/$/, '')}`;

export function operationKeys(paths: JsonObject): Set<string> {
  const keys = new Set<string>();
  for (const [path, item] of Object.entries(paths))
    for (const method of methods) if (method in objectAt(item, path)) keys.add(operationKey(method, path));
  return keys;
}

function fromOpenApi(document: JsonObject, source: string): Published {
  const info = objectAt(document['info'], `${source} info`);
  const named = `${JSON.stringify(document['servers'] ?? '')} ${String(info['version'])} ${String(info['title'])}`;
  const version = versions.find((candidate) => named.includes(candidate));
  if (!version) throw new Error(`${source}: neither its servers nor its info say which version of Graph it describes.`);
  const schemas = objectAt(objectAt(document['components'], source)['schemas'], source);
  const types = new Map(
    Object.entries(schemas).flatMap(([name, schema]) =>
      name.startsWith('microsoft.graph.') ? [[shortName(name), typeShape(schemas, objectAt(schema, name))]] : [],
    ),
  );
  return { version, form: 'openapi', source, types, operations: operationKeys(objectAt(document['paths'], source)) };
}

function edmShape(type: Json | undefined, nullable: boolean): PropertyShape {
  if (typeof type !== 'string') return { type: undefined, nullable: undefined };
  const item = /^Collection\((.*)\)$/.exec(type)?.[1];
  if (item !== undefined) return { type: `collection(${edmShape(item, true).type})`, nullable: undefined };
  const plain = edmTypes[type] ?? type.replace(/^Edm\./, '');
  return { type: type.startsWith('Edm.') ? plain.charAt(0).toLowerCase() + plain.slice(1) : shortName(type), nullable };
}

function fromCsdl(version: Version, types: JsonObject, source: string): Published {
  const shape = (name: string): TypeShape => {
    const type = objectAt(types[name], name);
    const base = type['base'];
    const properties = new Map(typeof base === 'string' && base in types ? shape(base).properties : []);
    const dropped = objectAt(type['x-dropped-navigation-properties'] ?? {}, name);
    for (const [own, value] of Object.entries(dropped)) properties.set(own, edmShape(value, true));
    for (const kind of ['properties', 'navigationProperties']) {
      for (const [own, value] of Object.entries(objectAt(type[kind] ?? {}, name))) {
        const property = objectAt(value, own);
        properties.set(own, edmShape(property['type'], property['nullable'] !== false));
      }
    }
    return Array.isArray(type['members']) ? { properties, members: type['members'].map(String) } : { properties };
  };
  return {
    version,
    form: 'csdl',
    source,
    types: new Map(Object.keys(types).map((name) => [shortName(name), shape(name)])),
  };
}

/** What a parsed file describes; nothing when it is neither an OpenAPI document nor a CSDL digest. */
export function readPublished(value: Json, source: string): Published[] {
  if (!isObject(value)) return [];
  if (value['openapi']) return [fromOpenApi(value, source)];
  return versions.flatMap((version) => {
    const digest = value[version];
    return isObject(digest) && isObject(digest['types']) ? [fromCsdl(version, digest['types'], source)] : [];
  });
}

async function textOf(place: string): Promise<string> {
  if (!place.startsWith('https://')) return readFileSync(place, 'utf8');
  const answer = await fetch(place, { signal: AbortSignal.timeout(120_000) });
  if (!answer.ok) throw new Error(`${place} answered ${answer.status}.`);
  return answer.text();
}

const parseText = (text: string): Json => (text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text)) as Json;

/** Reads a file, an https address, or every description in a folder. */
export async function loadPublished(place: string): Promise<Published[]> {
  if (/^http:/i.test(place)) throw new Error(`${place}: only https addresses are read.`);
  const isFolder = !place.startsWith('https://') && statSync(place).isDirectory();
  const places = isFolder
    ? readdirSync(place)
        .filter((name) => /\.(json|ya?ml)$/.test(name))
        .sort()
        .map((name) => join(place, name))
    : [place];
  const published: Published[] = [];
  for (const one of places) published.push(...readPublished(parseText(await textOf(one)), one));
  if (published.length === 0) throw new Error(`${place} holds no OpenAPI description and no CSDL digest.`);
  return published;
}
