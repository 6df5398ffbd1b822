/** Tables of operations: all that the mock needs, the small part that the SDK ships, and the permissions. */
import { isDeepStrictEqual } from 'node:util';
import { type BriefDescriptor, descriptorsOf } from '../src/descriptor.ts';
import {
  isObject,
  type Json,
  type JsonObject,
  listOperations,
  nonNull,
  type Operation,
  objectAt,
  resolve,
  versions,
} from './description.ts';

const text = (value: unknown): string => JSON.stringify(value, null, 2);
const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
const alternatives = (value: Json | undefined): string[][] => (Array.isArray(value) ? value.map(strings) : []);

const successStatuses = (operation: Operation): number[] => [
  ...Object.keys(objectAt(operation.definition['responses'], operation.id)).flatMap((status) =>
    /^2/.test(status) ? [Number(status)] : [],
  ),
  ...strings(operation.definition['x-also-success']).map(Number),
];

export function answerSchema(operation: Operation): Json | undefined {
  const answers = objectAt(operation.definition['responses'], operation.id);
  const success = Object.entries(answers).find(([status]) => /^2/.test(status))?.[1];
  const content = isObject(success) ? success['content'] : undefined;
  const json = isObject(content) ? content['application/json'] : undefined;
  return isObject(json) ? json['schema'] : undefined;
}

export function requestSchema(operation: Operation): Json | undefined {
  const body = operation.definition['requestBody'];
  const content = isObject(body) ? body['content'] : undefined;
  const json = isObject(content) ? content['application/json'] : undefined;
  return isObject(json) ? json['schema'] : undefined;
}

const schemaName = (schema: Json | undefined): string | undefined =>
  isObject(schema) && typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;

/**
 * What a body is called where it is refused: the entity that it writes, which its schema is named after. A reference is
 * called after the relationship, which the operation is named after.
 */
function bodyEntity(operation: Operation): string | undefined {
  const name = schemaName(requestSchema(operation));
  if (name === undefined) return undefined;
  const entity =
    name === 'referenceCreate' ? operation.id.replace(/^add/, '') : name.replace(/(Create|Update|Request)$/, '');
  return entity.charAt(0).toLowerCase() + entity.slice(1);
}

function isCollection(description: JsonObject, operation: Operation): boolean {
  const schema = answerSchema(operation);
  if (!isObject(schema)) return false;
  const properties = resolve(description, schema)['properties'];
  return isObject(properties) && isObject(properties['value']) && properties['value']['type'] === 'array';
}

/** The status of success that each version documents. */
const statusByVersion = (operation: Operation): Record<string, number> =>
  Object.fromEntries(
    operation.versions.flatMap((version) => {
      const answers = Object.entries(objectAt(operation.definition['responses'], operation.id));
      const found = answers.find(([status, answer]) => {
        const only = isObject(answer) ? answer['x-versions'] : undefined;
        return /^2/.test(status) && (!Array.isArray(only) || only.includes(version));
      });
      return found ? [[version, Number(found[0])]] : [];
    }),
  );

/** The entity answered, or that of the items. Objects of several kinds go by the name of what they have in common. */
function answeredEntity(description: JsonObject, operation: Operation): string | undefined {
  const answer = answerSchema(operation);
  if (!answer) return undefined;
  const properties = resolve(description, answer)['properties'];
  const value = isObject(properties) ? properties['value'] : undefined;
  const shown = (isObject(value) ? value['items'] : undefined) ?? answer;
  const kinds = isObject(shown) && Array.isArray(shown['anyOf']) ? shown['anyOf'] : undefined;
  if (!kinds) return schemaName(shown);
  const bases = kinds.map((kind) => [resolve(description, kind)['allOf'] ?? []].flat().map(schemaName));
  return bases[0]?.find((name) => bases.every((names) => names.includes(name)));
}

function repeat(operation: Operation): { repeat: string; didItHappen?: JsonObject } {
  if (operation.method === 'get') return { repeat: 'safe' };
  const declared = operation.definition['x-repeat'];
  if (!isObject(declared))
    return { repeat: operation.method === 'put' || operation.method === 'delete' ? 'idempotent' : 'never' };
  const { kind, ...rest } = declared;
  return kind === 'verify' ? { repeat: 'verify', didItHappen: rest } : { repeat: String(kind) };
}

const descriptor = (description: JsonObject, operation: Operation) => ({
  id: operation.id,
  method: operation.method.toUpperCase(),
  path: operation.path,
  versions: operation.versions,
  success: successStatuses(operation),
  ...repeat(operation),
  ...(isCollection(description, operation) ? { collection: true } : {}),
});

/** Names of the tables of descriptors beside the one that every program loads. */
export const descriptorTables = (description: JsonObject): string[] =>
  Object.keys(objectAt(description['x-descriptor-table'] ?? {}, 'x-descriptor-table'));

/** What the SDK ships: one small object per operation of a table, without what `descriptorsOf` puts back. */
export function descriptorTable(description: JsonObject, name?: string): string {
  const brief = ({ id, ...whole }: ReturnType<typeof descriptor>) => {
    let rest: Record<string, unknown> = whole;
    for (const name of ['method', 'versions', 'success', 'repeat']) {
      const { [name]: _, ...shorter } = rest;
      const again = descriptorsOf({ [id]: shorter as unknown as BriefDescriptor })[id];
      if (isDeepStrictEqual(again, { id, ...whole })) rest = shorter;
    }
    return [id, rest] as const;
  };
  const table = listOperations(description)
    .filter((operation) => operation.table === name)
    .map((operation) => brief(descriptor(description, operation)));
  return `import { descriptorsOf } from '../src/descriptor.ts';

export const descriptors = /* @__PURE__ */ descriptorsOf(${text(Object.fromEntries(table))});
`;
}

const permissionsOf = (operation: Operation) => {
  const declared = objectAt(operation.definition['x-permissions'], `${operation.id} x-permissions`);
  return {
    delegated: alternatives(declared['delegated']),
    application: alternatives(declared['application']),
    roles: strings(declared['roles']),
    ...(operation.definition['x-permissions-when'] ? { when: operation.definition['x-permissions-when'] } : {}),
  };
};

export function permissionTable(description: JsonObject): string {
  const table = Object.fromEntries(
    listOperations(description).map((operation) => [operation.id, permissionsOf(operation)]),
  );
  return `import type { OperationPermissions } from '../src/descriptor.ts';

export const permissions: Readonly<Record<string, OperationPermissions>> = ${text(table)};
`;
}

/** Names of a request body by their lower-case form, since the service reads them without regard to case. */
interface Shape {
  properties: Record<string, { name: string; values?: Record<string, string>; secret?: true; shape?: Shape }>;
}

function shapeOf(description: JsonObject, schema: Json | undefined): Shape | undefined {
  const resolved = resolve(description, schema);
  if (!isObject(resolved['properties'])) return undefined;
  const shape: Shape = { properties: {} };
  for (const [name, property] of Object.entries(resolved['properties'])) {
    const target = nonNull(description, property);
    const nested = isObject(target['properties']) ? shapeOf(description, target) : undefined;
    shape.properties[name.toLowerCase()] = {
      name,
      ...(target['x-case-insensitive'] && Array.isArray(target['enum'])
        ? { values: Object.fromEntries(target['enum'].map((member) => [String(member).toLowerCase(), String(member)])) }
        : {}),
      ...(target['x-secret'] ? { secret: true as const } : {}),
      ...(nested ? { shape: nested } : {}),
    };
  }
  return shape;
}

/** Properties of an answer that are shown to the caller and nobody else. */
function answerSecrets(description: JsonObject, operation: Operation): { answerSecrets?: string[] } {
  const answer = answerSchema(operation);
  const properties = answer ? resolve(description, answer)['properties'] : undefined;
  const names = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) =>
    isObject(property) && property['x-secret'] ? [name] : [],
  );
  return names.length > 0 ? { answerSecrets: names } : {};
}

/** What the mock needs of each operation, and the types of their inputs. */
export function operationTable(description: JsonObject): string {
  const list = listOperations(description);
  const rows = list.map((operation) => {
    const body = requestSchema(operation);
    const page = operation.definition['x-page'];
    return {
      ...descriptor(description, operation),
      status: statusByVersion(operation),
      permissions: permissionsOf(operation),
      behaviours: strings(operation.definition['x-behaviours']),
      pathParameters: operation.parameters
        .filter((parameter) => parameter['in'] === 'path')
        .map((parameter) => ({
          name: String(parameter['name']),
          ...(objectAt(parameter['schema'], operation.id)['format'] === 'uuid' ? { guid: true } : {}),
        })),
      query: operation.parameters
        .filter((parameter) => parameter['in'] === 'query')
        .map((parameter) => String(parameter['name'])),
      ...(body
        ? {
            body: true,
            ...(objectAt(operation.definition['requestBody'], operation.id)['required'] ? {} : { bodyRequired: false }),
            bodyEntity: bodyEntity(operation),
            shape: shapeOf(description, body),
          }
        : {}),
      entity: answeredEntity(description, operation),
      ...answerSecrets(description, operation),
      page: isObject(page) ? page : { default: 100, maximum: 999 },
      resourceUnits: Number(operation.definition['x-resource-units'] ?? 1),
    };
  });
  const aliases = Object.entries(objectAt(description['x-path-aliases'] ?? {}, 'x-path-aliases')).map(
    ([path, value]) => ({ path, ...objectAt(value, path) }),
  );
  const inputs = list
    .map((operation) => {
      const members = operation.parameters
        .filter((parameter) => parameter['in'] === 'path')
        .map((parameter) => `readonly ${String(parameter['name'])}: string`);
      const body = schemaName(requestSchema(operation));
      if (body) members.push(`readonly body: components['schemas']['${body}']`);
      return `  ${operation.id}: { ${members.join('; ')} };`;
    })
    .join('\n');
  return `import type { components } from './inputs.ts';
import type { OperationDescription } from '../src/operation.ts';

/** What an operation takes, after the gate. */
export interface OperationInputs {
${inputs}
}

export type OperationId = keyof OperationInputs;

export const operations: { readonly [Id in OperationId]: OperationDescription } = ${text(Object.fromEntries(rows.map((row) => [row.id, row])))};

/** Second addresses of the same operations. */
export const pathAliases: readonly { readonly path: string; readonly to: string; readonly versions: readonly ('v1.0' | 'beta')[] }[] = ${text(aliases)};

export const graphVersions = ${text(versions)} as const;
`;
}
