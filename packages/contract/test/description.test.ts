import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { forVersion, isObject, type Json, listOperations, readDescription, versions } from '../scripts/description.ts';
import { contract, hasReference, orWhy, reference } from './support/paths.ts';

const description = readDescription(join(contract, 'openapi'));
const operations = listOperations(description);
const behaviours = join(reference, '..', 'behaviours.md');

/** Every object of a document with its place. */
function* objects(value: Json, at = ''): IterableIterator<{ at: string; object: Record<string, Json> }> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* objects(item, `${at}/${index}`);
  if (!isObject(value)) return;
  yield { at, object: value };
  for (const [key, child] of Object.entries(value)) yield* objects(child, `${at}/${key}`);
}

describe('the description', () => {
  it.each(versions)('is valid OpenAPI 3.1 in %s', async (version) => {
    const document = forVersion(description, version);
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(document['openapi']).toBe('3.1.0');
  });

  it.each(versions)('refers to nothing that is not there in %s', (version) => {
    const document = forVersion(description, version);
    for (const { at, object } of objects(document)) {
      if (typeof object['$ref'] !== 'string') continue;
      let target: Json = document;
      for (const part of object['$ref'].slice(2).split('/')) target = isObject(target) ? (target[part] ?? null) : null;
      expect(target, `${at} refers to ${object['$ref']}`).not.toBeNull();
    }
  });

  it('uses no word in a schema that nothing reads, such as half a sentence that YAML split at a comma', () => {
    const words =
      /^(\$ref|type|format|enum|items|properties|required|allOf|anyOf|additionalProperties|unevaluatedProperties|description|readOnly|writeOnly|minimum|maximum|minLength|maxLength|maxItems|uniqueItems|pattern|x-(case-insensitive|entity|enum-sentinel|enum-versions|filter|item-filter|navigation|open-enum|secret|select-only|versions))$/;
    const schemas = forVersion(description, 'v1.0')['components'] ?? null;
    for (const { at, object } of objects(schemas)) {
      const isSchema = /^\/schemas\/[^/]+(\/(properties\/[^/]+|items|(anyOf|allOf)\/\d+))*$/.test(at);
      if (!isSchema) continue;
      for (const key of Object.keys(object)) expect(key, `a key of ${at}`).toMatch(words);
    }
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s has a summary, permissions, and behaviours or the reason why none',
    (_id, { definition }) => {
      expect(definition['summary']).toMatch(/^[A-Z].*\.$/);
      const permissions = definition['x-permissions'];
      expect(isObject(permissions) && Object.keys(permissions)).toEqual(['delegated', 'application', 'roles']);
      const held = definition['x-behaviours'];
      if (held === undefined) expect(definition['x-no-behaviour']).toMatch(/\.$/);
      else {
        expect(definition['x-no-behaviour']).toBeUndefined();
        expect(held).toEqual(expect.arrayContaining([expect.stringMatching(/^[A-Z]{2}-\d\d$/)]));
      }
    },
  );

  it('uses no extension that the README does not explain', () => {
    const readme = readFileSync(join(contract, 'README.md'), 'utf8');
    const used = new Set<string>();
    for (const { object } of objects(description))
      for (const key of Object.keys(object)) if (key.startsWith('x-')) used.add(key);
    expect([...used].filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('checks a lost write by an operation that there is', () => {
    const ids = operations.map(({ id }) => id);
    for (const { id, method, definition } of operations) {
      const repeat = definition['x-repeat'];
      if (method === 'get') expect(repeat, id).toBeUndefined();
      else
        expect(isObject(repeat) && (repeat['kind'] === 'never' || ids.includes(String(repeat['operation']))), id).toBe(
          true,
        );
    }
  });

  it.skipIf(!existsSync(behaviours))('names behaviours that the catalogue has', () => {
    const catalogue = readFileSync(behaviours, 'utf8');
    for (const { id, definition } of operations)
      for (const behaviour of [definition['x-behaviours'] ?? []].flat())
        expect(catalogue, `${id} names ${String(behaviour)}`).toContain(String(behaviour));
  });

  it.skipIf(!hasReference)(`repeats no sentence of Microsoft's description${orWhy}`, () => {
    const sentences = (value: Json): Set<string> => {
      const found = new Set<string>();
      for (const { object } of objects(value)) {
        for (const key of ['description', 'summary']) {
          const text = object[key];
          if (typeof text !== 'string') continue;
          for (const sentence of [text, ...text.split(/(?<=[.;:])\s+/)]) found.add(plain(sentence));
        }
      }
      found.delete('');
      return found;
    };
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, ' ')
        .trim();
    const theirs = new Set<string>();
    for (const version of versions) {
      const text = readFileSync(join(reference, `graph-openapi-${version}.json`), 'utf8');
      for (const sentence of sentences(JSON.parse(text) as Json)) theirs.add(sentence);
    }
    expect(theirs.size).toBeGreaterThan(500);
    expect([...sentences(description)].filter((sentence) => theirs.has(sentence))).toEqual([]);
  });
});

it('what is generated is current', () => {
  const run = () =>
    execFileSync(process.execPath, [join(contract, 'scripts/generate.ts'), '--check'], { encoding: 'utf8' });
  expect(run()).toMatch(/generated files are current/);
});
