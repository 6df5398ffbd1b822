/** The answers of the service as zod/mini schemas: loose objects and open enumerations, so that additions pass. */
import { isObject, type Json, type JsonObject, objectAt, resolve } from './description.ts';

export function zodSchemas(document: JsonObject): string {
  const schemas = objectAt(objectAt(document['components'], 'components')['schemas'], 'schemas');
  const wanted = new Set<string>();
  const lines = new Map<string, string>();

  const expression = (schema: Json | undefined): string => {
    if (!isObject(schema)) return 'z.unknown()';
    if (typeof schema['$ref'] === 'string') {
      const name = schema['$ref'].split('/').at(-1) ?? '';
      define(name);
      return `${name}Schema`;
    }
    if (Array.isArray(schema['anyOf'])) {
      const members = schema['anyOf'].filter((member) => !(isObject(member) && member['type'] === 'null'));
      const inner = members.length === 1 ? expression(members[0]) : `z.union([${members.map(expression).join(', ')}])`;
      return members.length < schema['anyOf'].length ? `z.nullable(${inner})` : inner;
    }
    const types = (Array.isArray(schema['type']) ? schema['type'] : [schema['type']]).map(String);
    const type = types.find((candidate) => candidate !== 'null');
    const inner =
      type === 'array'
        ? `z.array(${expression(schema['items'])})`
        : type === 'object'
          ? object(schema)
          : type === 'boolean'
            ? 'z.boolean()'
            : type === 'integer' || type === 'number'
              ? 'z.number()'
              : 'z.string()';
    return types.includes('null') ? `z.nullable(${inner})` : inner;
  };

  const members = (schema: JsonObject): Map<string, string> => {
    const result = new Map<string, string>();
    for (const base of Array.isArray(schema['allOf']) ? schema['allOf'] : []) {
      for (const [name, value] of members(resolve(document, base))) result.set(name, value);
    }
    for (const [name, child] of Object.entries(objectAt(schema['properties'] ?? {}, 'properties'))) {
      result.set(name, `z.optional(${expression(child)})`);
    }
    return result;
  };
  const object = (schema: JsonObject): string =>
    `z.looseObject({ ${[...members(schema)].map(([name, value]) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${value}`).join(', ')} })`;

  const define = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    const schema = objectAt(schemas[name], name);
    const text = name.endsWith('Collection') ? collection(schema) : expression(schema);
    lines.set(name, `export const ${name}Schema = ${text};`);
  };
  const collection = (schema: JsonObject): string => {
    const value = objectAt(objectAt(schema['properties'], 'properties')['value'], 'value');
    return `z.looseObject({ '@odata.nextLink': z.optional(z.string()), value: z.array(${expression(value['items'])}) })`;
  };

  const answers: string[] = [];
  for (const [path, item] of Object.entries(objectAt(document['paths'], 'paths'))) {
    for (const operation of Object.values(objectAt(item, path))) {
      if (!isObject(operation) || typeof operation['operationId'] !== 'string') continue;
      for (const [status, answer] of Object.entries(objectAt(operation['responses'], path))) {
        const content = isObject(answer) ? answer['content'] : undefined;
        const json = isObject(content) ? content['application/json'] : undefined;
        if (/^2/.test(status) && isObject(json))
          answers.push(`  ${operation['operationId']}: ${expression(json['schema'])},`);
      }
    }
  }
  return `import * as z from 'zod/mini';

${[...lines.values()].join('\n')}

/** Schema of the successful answer by operation id; operations without a body are absent. */
export const answers: Readonly<Record<string, z.ZodMiniType>> = {
${answers.join('\n')}
};
`;
}
