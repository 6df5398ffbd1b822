import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validators } from '../generated/answers.js';
import { answers } from '../generated/schemas.ts';
import { forVersion, type Json, listOperations, readDescription, versions } from '../scripts/description.ts';
import { answerSchema } from '../scripts/operations.ts';
import { contract } from './support/paths.ts';
import { type SampleKind, sampleOf } from './support/sample.ts';

const description = readDescription(join(contract, 'openapi'));
const kinds: readonly SampleKind[] = ['full', 'least', 'nulls'];

const samples = versions.flatMap((version) =>
  listOperations(description).flatMap((operation) => {
    const schema = answerSchema(operation);
    if (!schema || !operation.versions.includes(version)) return [];
    const document = forVersion(description, version);
    return kinds.map((kind) => ({ id: operation.id, version, kind, sample: sampleOf(document, schema, kind) }));
  }),
);

describe('what the compiled validators accept, the zod schemas accept', () => {
  it.each(samples)('$id $version $kind', ({ id, version, sample }) => {
    const validate = validators[`${id}/${version}/full`];
    expect(validate?.(sample), JSON.stringify(validate?.errors)).toBe(true);
    expect(answers[id]?.safeParse(sample).error?.issues ?? []).toEqual([]);
  });

  it('is more than nothing: neither accepts a text in the place of an object', () => {
    for (const { id, version } of samples) {
      expect(validators[`${id}/${version}/full`]?.('text'), id).toBe(false);
      expect(answers[id]?.safeParse('text').success, id).toBe(false);
    }
  });

  it('lets zod alone pass what the service may add: properties and enumeration members', () => {
    const policy: Json = {
      id: '1',
      displayName: 'a',
      description: null,
      feature: 'ofTomorrow',
      isEnabled: true,
      isAppliedToOrganization: false,
      added: 1,
    };
    expect(validators['getFeatureRolloutPolicy/v1.0/full']?.(policy)).toBe(false);
    expect(answers['getFeatureRolloutPolicy']?.safeParse(policy).data).toEqual(policy);
  });
});
