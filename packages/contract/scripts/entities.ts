/** Models of the entities: which properties there are, which come by default, what can be filtered. */
import {
  forVersion,
  isObject,
  type Json,
  type JsonObject,
  nonNull,
  objectAt,
  resolve,
  versions,
} from './description.ts';

type Model = { type: string; [key: string]: unknown };

function typeOf(schema: JsonObject): string {
  const types = Array.isArray(schema['type']) ? schema['type'].filter((type) => type !== 'null') : [schema['type']];
  const type = types[0];
  if (type === 'array') return 'collection';
  if (type === 'object' || schema['properties']) return 'complex';
  if (type === 'boolean' || type === 'integer') return type;
  if (type !== 'string') throw new Error(`The models of entities do not know the type '${JSON.stringify(type)}'.`);
  if (schema['format'] === 'date-time') return 'dateTime';
  if (schema['format'] === 'uuid') return 'guid';
  return 'string';
}

function property(document: JsonObject, schema: Json): Model {
  const resolved = nonNull(document, schema);
  const model: Model = { type: typeOf(resolved) };
  if (resolved['x-select-only'] || resolved['writeOnly']) model['default'] = false;
  if (resolved['x-filter']) model['filter'] = resolved['x-filter'];
  if (model.type === 'complex' && isObject(resolved['properties']))
    model['properties'] = properties(document, resolved);
  if (model.type === 'collection') {
    model['items'] = {
      ...property(document, resolved['items'] ?? {}),
      ...(resolved['x-item-filter'] ? { filter: resolved['x-item-filter'] } : {}),
    };
  }
  if (Array.isArray(resolved['enum']) && resolved['x-enum-sentinel']) {
    const sentinel = resolved['enum'].indexOf(resolved['x-enum-sentinel']);
    model['members'] = resolved['enum'];
    model['hiddenMembers'] = resolved['enum'].slice(sentinel + 1);
  }
  return model;
}

function properties(document: JsonObject, schema: JsonObject): Record<string, Model> {
  const result: Record<string, Model> = {};
  for (const base of Array.isArray(schema['allOf']) ? schema['allOf'] : [])
    Object.assign(result, properties(document, resolve(document, base)));
  for (const [name, child] of Object.entries(objectAt(schema['properties'] ?? {}, 'properties'))) {
    if (name.startsWith('@') || (isObject(child) && child['x-navigation'])) continue;
    result[name] = property(document, child);
  }
  return result;
}

export function entityModels(description: JsonObject): string {
  const models: Record<string, Record<string, unknown>> = {};
  for (const version of versions) {
    const document = forVersion(description, version);
    const schemas = objectAt(objectAt(document['components'], 'components')['schemas'], 'schemas');
    models[version] = {};
    for (const [name, schema] of Object.entries(schemas)) {
      if (!isObject(schema) || !schema['x-entity']) continue;
      models[version][name] = {
        name,
        properties: properties(document, schema),
        ...(schema['x-navigation'] ? { navigation: schema['x-navigation'] } : {}),
      };
    }
  }
  const [first, second] = versions.map((version) => JSON.stringify(models[version], null, 2));
  return `/** Entities by version and name. */
export const entities = {
  'v1.0': ${first},
  beta: ${second},
} as const;
`;
}
