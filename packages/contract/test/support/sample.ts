import { isObject, type Json, type JsonObject, objectAt, resolve } from '../../scripts/description.ts';

/** How a sample is made: `full` has every property, `least` the required ones, `nulls` every null that may be. */
export type SampleKind = 'full' | 'least' | 'nulls';

const texts: Readonly<Record<string, string>> = {
  'date-time': '2026-01-05T08:00:00Z',
  uuid: '00000000-0000-4000-8000-000000000001',
};
/** The only pattern of an answer is that of a time of day. */
const ofPattern = '08:00:00.0000000';

/** A value that a schema describes. A type within itself has only what is required. */
export function sampleOf(
  document: JsonObject,
  schema: Json | undefined,
  wanted: SampleKind,
  within: readonly string[] = [],
): Json {
  const reference = isObject(schema) && typeof schema['$ref'] === 'string' ? schema['$ref'] : undefined;
  const kind = reference !== undefined && within.includes(reference) ? 'least' : wanted;
  const around = reference === undefined ? within : [...within, reference];
  const target = resolve(document, schema);
  const alternatives = target['anyOf'];
  if (Array.isArray(alternatives)) {
    const isNull = (member: Json): boolean => isObject(member) && member['type'] === 'null';
    if (kind === 'nulls' && alternatives.some(isNull)) return null;
    return sampleOf(
      document,
      alternatives.find((member) => !isNull(member)),
      kind,
      around,
    );
  }
  const types = [target['type']].flat();
  if (kind === 'nulls' && types.includes('null')) return null;
  if (Array.isArray(target['enum'])) return target['enum'][0] ?? null;
  switch (types.find((type) => type !== 'null')) {
    case 'array':
      return [sampleOf(document, target['items'], kind, around)];
    case 'boolean':
      return true;
    case 'integer':
      return 7;
    case 'string':
      return texts[String(target['format'])] ?? (target['pattern'] === undefined ? 'text' : ofPattern);
    default:
      return objectSample(document, target, kind, around);
  }
}

function objectSample(
  document: JsonObject,
  schema: JsonObject,
  kind: SampleKind,
  within: readonly string[],
): JsonObject {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const sample: JsonObject = {};
  for (const base of Array.isArray(schema['allOf']) ? schema['allOf'] : [])
    Object.assign(sample, sampleOf(document, base, kind, within));
  for (const [name, property] of Object.entries(objectAt(schema['properties'] ?? {}, 'properties')))
    if (kind !== 'least' || required.includes(name)) sample[name] = sampleOf(document, property, kind, within);
  return sample;
}
