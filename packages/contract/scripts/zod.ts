/** The answers of the service as zod/mini schemas: loose objects and open enumerations, so that additions pass. */
import { isObject, type Json, type JsonObject, objectAt, resolve } from './description.ts';

/** What many properties are: text of the schema and the name under which it is written once. Longer texts come first. */
const sharedTexts = new Map([
  ['z.optional(z.nullable(z.string()))', 'textOrNull'],
  ['z.optional(z.nullable(z.boolean()))', 'flagOrNull'],
  ['z.optional(z.nullable(z.number()))', 'numberOrNull'],
  ['z.optional(z.array(z.string()))', 'texts'],
  ['z.optional(z.string())', 'text'],
  ['z.optional(z.boolean())', 'flag'],
]);

export function zodSchemas(document: JsonObject): string {
  const schemas = objectAt(objectAt(document['components'], 'components')['schemas'], 'schemas');
  const wanted = new Set<string>();
  const lines = new Map<string, string>();
  const begun = new Set<string>();

  const expression = (schema: Json | undefined): string => {
    if (!isObject(schema)) return 'z.unknown()';
    if (typeof schema['$ref'] === 'string') {
      const name = schema['$ref'].split('/').at(-1) ?? '';
      // A type that leads back to itself is not there yet when its schema is made.
      if (begun.has(name)) return `z.lazy((): z.ZodMiniType => ${name}Schema)`;
      define(name);
      return `${name}Schema`;
    }
    if (Array.isArray(schema['anyOf'])) {
      const members = schema['anyOf'].filter((member) => !(isObject(member) && member['type'] === 'null'));
      const inner = members.length === 1 ? expression(members[0]) : anyOf(members);
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

  /**
   * Objects of several kinds: every property that a kind has is checked, unless the kinds disagree on it. `z.union` would
   * make it a quarter larger and could not say which property is wrong.
   */
  const anyOf = (kinds: readonly Json[]): string => {
    const types = new Map<string, Set<string>>();
    for (const kind of kinds)
      for (const [name, type] of members(resolve(document, kind)))
        types.set(name, (types.get(name) ?? new Set()).add(type));
    const disputed = [...types].filter(([, all]) => all.size > 1).map(([name]) => `${name}: z.unknown()`);
    return `z.looseObject({ ${[...kinds.map((kind) => `...${expression(kind)}.shape`), ...disputed].join(', ')} })`;
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
    begun.add(name);
    const text = name.endsWith('Collection') ? collection(schema) : expression(schema);
    begun.delete(name);
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
  const whole = [...lines.values(), ...answers].join('\n');
  const isRepeated = ([text]: [string, string]) => whole.split(text).length > 2;
  const shared = [...sharedTexts].filter(isRepeated);
  const shorten = (line: string): string =>
    shared.reduce((shorter, [text, name]) => shorter.replaceAll(text, name), line);
  return `import * as z from 'zod/mini';

${shared.map(([text, name]) => `const ${name} = ${text};`).join('\n')}
${[...lines.values()].map(shorten).join('\n')}

/** Schema of the successful answer by operation id; operations without a body are absent. */
export const answers: Readonly<Record<string, z.ZodMiniType>> = {
${answers.join('\n')}
};
`;
}
