import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { compare, type DriftReason, judge } from '../scripts/compare.ts';
import { type Json, type JsonObject, readDescription } from '../scripts/description.ts';
import { readReasons } from '../scripts/drift.ts';
import { loadPublished, readPublished } from '../scripts/published.ts';
import { contract, hasReference, orWhy, reference } from './support/paths.ts';

const ours = parse(`
info: { title: Ours }
paths:
  /lamps/{lampId}/parts/$ref: { post: { operationId: addPart } }
  /lamps/{lampId}/light: { post: { operationId: light } }
components:
  schemas:
    lamp:
      properties:
        "@odata.context": { type: string }
        id: { type: string }
        made: { type: [string, "null"], format: date-time }
        watts: { type: [integer, "null"], format: int32 }
        colour: { anyOf: [{ $ref: "#/components/schemas/colour" }, { type: "null" }] }
        parts: { type: array, items: { $ref: "#/components/schemas/part" } }
        dropped: { type: array, items: { $ref: "#/components/schemas/part" } }
        performedBy: { type: string }
    lampCreate: { properties: { watts: { type: integer, format: int32 }, parts@odata.bind: { type: array, items: { type: string } } } }
    part: { properties: { name: { type: [string, "null"] } } }
    colour: { type: string, enum: [red, green] }
    lampCollection: { properties: { value: { type: array, items: { $ref: "#/components/schemas/lamp" } } } }
`) as JsonObject;

const openapi = (changes: string = ''): Json =>
  parse(`
openapi: 3.0.1
info: { version: v1.0, title: Theirs }
servers: [{ url: https://graph.microsoft.com/v1.0 }]
paths:
  /lamps/{lamp-id}/parts/$ref: { post: {} }
  /lamps/{lamp-id}/microsoft.graph.light: { post: {} }
components:
  schemas:
    microsoft.graph.entity: { properties: { id: { type: string }, "@odata.type": { type: string } } }
    microsoft.graph.part: { properties: { name: { type: string, nullable: true } } }
    microsoft.graph.colour: { type: string, enum: [red, green] }
    microsoft.graph.lamp:
      allOf:
        - $ref: "#/components/schemas/microsoft.graph.entity"
        - x-dropped-navigation-properties: { dropped: Collection(microsoft.graph.part) }
          properties:
            made: { type: string, format: date-time, nullable: true, pattern: x }
            watts: { type: number, format: int32, nullable: true }
            colour: { anyOf: [{ $ref: "#/components/schemas/microsoft.graph.colour" }, { type: object, nullable: true }] }
            parts: { type: array, items: { $ref: "#/components/schemas/microsoft.graph.part" } }
            performedBy: { x-type-unknown: true }
            weight: { type: integer, format: int32 }
${changes}`) as Json;

const csdl: Json = {
  'v1.0': {
    types: {
      'microsoft.graph.entity': { kind: 'EntityType', properties: { id: { type: 'Edm.String', nullable: false } } },
      'microsoft.graph.part': { properties: { name: { type: 'Edm.String', nullable: true } } },
      'microsoft.graph.colour': { kind: 'EnumType', members: ['red', 'green'] },
      'microsoft.graph.lamp': {
        base: 'microsoft.graph.entity',
        properties: {
          made: { type: 'Edm.DateTimeOffset', nullable: true },
          watts: { type: 'Edm.Int32', nullable: true },
          colour: { type: 'microsoft.graph.colour', nullable: true },
          dropped: { type: 'Collection(microsoft.graph.part)', nullable: true },
          performedBy: { type: null },
        },
        navigationProperties: { parts: { type: 'Collection(microsoft.graph.part)' } },
      },
    },
  },
};

const published = (value: Json) => {
  const [one] = readPublished(value, 'test');
  if (!one) throw new Error('nothing was read');
  return one;
};
const found = (description: JsonObject, theirs: Json): string[] =>
  compare(description, published(theirs)).differences.map(({ kind, where }) => `${kind} ${where}`);

/** Ours with a text of the YAML replaced. */
const changed = (from: string, to: string): JsonObject => {
  const text = JSON.stringify(ours);
  if (!text.includes(from)) throw new Error(`${from} is not in ${text}`);
  return JSON.parse(text.replace(from, to)) as JsonObject;
};

describe('comparison with a published description', () => {
  it('finds nothing between equal ones, whatever form they are published in', () => {
    expect(found(ours, openapi())).toEqual([]);
    expect(found(ours, csdl)).toEqual([]);
  });

  it('lists what only they have, which is no difference', () => {
    expect([...compare(ours, published(openapi())).onlyTheirs]).toEqual([['lamp', ['weight']]]);
  });

  it.each([
    ['type lamp.watts', '"format":"int32"', '"format":"int64"'],
    ['nullability lamp.made', '["string","null"]', '"string"'],
    ['nullability lamp.colour', ',{"type":"null"}]', ']'],
    ['property lamp.mode', '"made"', '"mode"'],
    ['members colour', '["red","green"]', '["red","blue"]'],
    ['member order colour', '["red","green"]', '["green","red"]'],
    [
      'type lamp.parts',
      '"parts":{"type":"array","items":{"$ref":"#/components/schemas/part"}}',
      '"parts":{"type":"string"}',
    ],
    ['property lampCreate.bits@odata.bind', 'parts@odata.bind', 'bits@odata.bind'],
    ['schema shade', '"part":{', '"shade":{},"part":{'],
    ['operation POST /lamps/{}/dim', '/light', '/dim'],
  ])('finds: %s', (difference, from, to) => {
    expect(found(changed(from, to), openapi())).toEqual([difference]);
  });

  it('refuses what does not say its version, and reads nothing from other files', () => {
    expect(() => readPublished({ openapi: '3.0.1', info: { title: 'x' } }, 'x.json')).toThrow(/which version of Graph/);
    expect(readPublished([1, 2], 'x.json')).toEqual([]);
  });
});

describe('a description at an address', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is fetched over https, as JSON or YAML', async () => {
    const answers: Record<string, Response> = {
      'https://example.test/a.json': new Response(JSON.stringify(csdl)),
      'https://example.test/b.yaml': new Response(
        'openapi: 3.0.1\ninfo: { version: beta, title: x }\npaths: {}\ncomponents: { schemas: {} }',
      ),
    };
    vi.stubGlobal('fetch', async (url: string) => answers[url] ?? new Response('no', { status: 404 }));
    expect(await loadPublished('https://example.test/a.json')).toMatchObject([{ version: 'v1.0', form: 'csdl' }]);
    expect(await loadPublished('https://example.test/b.yaml')).toMatchObject([{ version: 'beta', form: 'openapi' }]);
    await expect(loadPublished('https://example.test/c')).rejects.toThrow('https://example.test/c answered 404.');
    await expect(loadPublished('http://example.test/a.json')).rejects.toThrow(/only https/);
  });
});

describe('reasons', () => {
  const { differences } = compare(changed('"made"', '"mode"'), published(openapi()));
  const reason: DriftReason = { where: 'lamp.mode', kind: 'property', reason: 'Ours.' };

  it('explain a difference of their place, kind, version and form', () => {
    expect(judge(differences, [reason], [published(openapi())])).toMatchObject({ unexplained: [], stale: [] });
    for (const other of [{ kind: 'type' }, { where: 'lamp.made' }, { versions: ['beta'] }, { forms: ['csdl'] }])
      expect(judge(differences, [{ ...reason, ...other } as DriftReason], [published(openapi())]).unexplained).toEqual(
        differences,
      );
  });

  it('that nothing needs are stale, unless what would need them was not compared', () => {
    const stale = (more: Partial<DriftReason>, value: Json = openapi()) =>
      judge([], [{ ...reason, ...more }], [published(value)]).stale.length;
    expect(stale({})).toBe(1);
    expect(stale({ versions: ['beta'] })).toBe(0);
    expect(stale({ forms: ['csdl'] })).toBe(0);
    expect(stale({ kind: 'operation' }, csdl)).toBe(0);
  });
});

it.skipIf(!hasReference)(`ours differs from Microsoft's in nothing without a reason${orWhy}`, async () => {
  const all = await loadPublished(reference);
  expect(all.map(({ version, form }) => `${version} ${form}`).sort()).toEqual([
    'beta csdl',
    'beta openapi',
    'v1.0 csdl',
    'v1.0 openapi',
  ]);
  const description = readDescription(join(contract, 'openapi'));
  const comparisons = all.map((one) => compare(description, one));
  for (const { compared } of comparisons) expect(compared.properties).toBeGreaterThan(200);
  const { unexplained, stale } = judge(
    comparisons.flatMap(({ differences }) => differences),
    readReasons(),
    all,
  );
  expect({ unexplained, stale }).toEqual({ unexplained: [], stale: [] });
});
