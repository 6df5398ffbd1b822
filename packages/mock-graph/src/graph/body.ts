import type { BodyShape } from '@cutover/contract/operation';
import { type OperationId, operations } from '@cutover/contract/operations';
import { validators } from '@cutover/contract/requests';
import type { Secret } from '@cutover/contract/types';
import { placeOfJsonError } from '../json-place.ts';
import type { PlainRequest } from '../message.ts';
import { badRequest, ServiceError } from '../tenant/service-error.ts';
import { entityModel } from './entity-models.ts';
import type { Version } from './route-tree.ts';

/** Turns a secret into what may be kept of it. */
export type Digester = (secret: string) => Secret;

const unreadable = (why: string) =>
  new ServiceError(
    400,
    'BadRequest',
    `Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format. ${why}`,
  );

/** The body of a request as JSON object. */
export function readJsonObject({
  body,
  bodyRefused,
  headers: { 'content-type': contentType },
}: Pick<PlainRequest, 'body' | 'bodyRefused' | 'headers'>): Record<string, unknown> {
  if (bodyRefused) throw new ServiceError(bodyRefused.status, bodyRefused.code, bodyRefused.message);
  if (body === undefined || body === '') throw unreadable('The request has no body.');
  if (contentType !== undefined && !/^application\/(.+\+)?json\b/i.test(contentType.trim())) {
    throw new ServiceError(
      415,
      'UnsupportedMediaType',
      `The content type '${contentType}' is not supported. Send application/json.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw unreadable(`The body stops being JSON at ${placeOfJsonError(body)}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unreadable('The body must be a JSON object.');
  return value as Record<string, unknown>;
}

/** Refuses what is sent to an operation that takes no body; an empty object, which some clients send, is none. */
export function refuseBody(request: Parameters<typeof readJsonObject>[0]): void {
  if (!request.bodyRefused && (request.body ?? '') === '') return;
  if (Object.keys(readJsonObject(request)).length > 0)
    throw badRequest('This operation takes no body. Send none, or an empty object.');
}

/** Names and enumeration values in their own spelling: the service reads both without regard to case. */
function normalise(value: Record<string, unknown>, shape: BodyShape): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const known = shape.properties[key.toLowerCase()];
    if (!known) {
      result[key] = child;
      continue;
    }
    if (known.name in result) throw badRequest(`The property '${known.name}' is given twice. Send it once.`);
    if (known.shape && typeof child === 'object' && child !== null && !Array.isArray(child)) {
      result[known.name] = normalise(child as Record<string, unknown>, known.shape);
    } else {
      result[known.name] = typeof child === 'string' ? (known.values?.[child.toLowerCase()] ?? child) : child;
    }
  }
  return result;
}

/** Replaces secrets; runs after validation, since the schema speaks of the text. */
function withoutSecrets(value: Record<string, unknown>, shape: BodyShape, digest: Digester): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const known = shape.properties[key.toLowerCase()];
    if (known?.secret && typeof child === 'string') result[key] = digest(child);
    else if (known?.shape && typeof child === 'object' && child !== null)
      result[key] = withoutSecrets(child as Record<string, unknown>, known.shape, digest);
    else result[key] = child;
  }
  return result;
}

function refuse(
  operation: OperationId,
  version: Version,
  problems: (typeof validators)[string]['errors'],
): ServiceError {
  const [first] = problems ?? [];
  const name = (first?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const entity = operations[operation].entity ?? 'entity';
  if (first?.keyword === 'additionalProperties' || first?.keyword === 'unevaluatedProperties') {
    const property = String(first.params['additionalProperty'] ?? first.params['unevaluatedProperty']);
    const model = entityModel(version, entityOfBody(operation));
    if (name === '' && model && Object.hasOwn(model.properties, property)) {
      const message = `Property '${property}' is read-only and cannot be set.`;
      return badRequest(message, { details: [{ code: 'InvalidValue', message, target: property }] });
    }
    const where = name === '' ? '' : ` of '${name}'`;
    const message = `The property '${property}'${where} does not exist on type 'microsoft.graph.${entityOfBody(operation)}'. Make sure to only use property names that are defined by the type.`;
    return badRequest(message, { details: [{ code: 'InvalidValue', message, target: property }] });
  }
  if (first?.keyword === 'required') {
    const property = String(first.params['missingProperty']);
    const message = `A value is required for property '${property}' of resource '${capital(entityOfBody(operation))}'.`;
    return badRequest(message, { details: [{ code: 'InvalidValue', message, target: property }] });
  }
  const message = `Invalid value specified for property '${name || entity}' of resource '${capital(entityOfBody(operation))}': ${reasonOf(first)}.`;
  return badRequest(message, { details: [{ code: 'InvalidValue', message, target: name }] });
}

/** What the validator says, with the values that there are. */
function reasonOf(problem: NonNullable<(typeof validators)[string]['errors']>[number] | undefined): string {
  const values: unknown = problem?.params['allowedValues'];
  return Array.isArray(values) ? `must be one of ${values.join(', ')}` : (problem?.message ?? 'it is not valid');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the body is called where it is refused. */
const entityOfBody = (operation: OperationId): string => operations[operation].bodyEntity ?? 'entity';

/** The body of a call, in the spelling of the description, validated, without secrets. */
export function readBody(
  operation: OperationId,
  version: Version,
  raw: Record<string, unknown>,
  digest: Digester,
): Record<string, unknown> {
  const { shape } = operations[operation];
  if (!shape) return {};
  const body = normalise(raw, shape);
  const validate = validators[`${operation}/${version}/requests`];
  if (!validate) throw new Error(`No validator for ${operation} in ${version}: run \`npm run generate\`.`);
  if (!validate(body)) throw refuse(operation, version, validate.errors);
  return withoutSecrets(body, shape, digest);
}
