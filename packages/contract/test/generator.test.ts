import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { forAllVersions, forVersion, type JsonObject, listOperations, objectAt } from '../scripts/description.ts';
import { entityModels } from '../scripts/entities.ts';
import { descriptorTable, descriptorTables, operationTable, permissionTable } from '../scripts/operations.ts';
import { wireTypes } from '../scripts/types.ts';
import { validatorModules } from '../scripts/validators.ts';
import { zodSchemas } from '../scripts/zod.ts';
import { type BriefDescriptor, descriptorsOf } from '../src/descriptor.ts';
import type { Validator } from '../src/validator.ts';

/** Two kinds of things: lamps everywhere, and wires in beta only. */
const tiny = parse(`
info: { title: Tiny }
x-path-aliases: { /old/lamps: { to: /lamps, versions: [beta] } }
x-descriptor-table: { actions: ["/lamps/{lampId}/dim"] }
paths:
  /lamps:
    get:
      operationId: listLamps
      x-permissions: { delegated: [[Lamp.Read]], application: [], roles: [] }
      x-page: { default: 5, maximum: 10 }
      responses:
        "200": { description: Lamps., content: { application/json: { schema: { $ref: "#/components/schemas/lampCollection" } } } }
    post:
      operationId: createLamp
      x-permissions: { delegated: [[Lamp.Write, Directory.Write]], application: [[Lamp.Write]], roles: [Electrician] }
      x-also-success: [200]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/lampCreate" } } } }
      responses:
        "201": { description: Made., content: { application/json: { schema: { $ref: "#/components/schemas/lamp" } } } }
  /lamps/{lampId}:
    parameters: [{ name: lampId, in: path, required: true, schema: { type: string, format: uuid } }]
    delete:
      operationId: deleteLamp
      x-permissions: { delegated: [], application: [], roles: [] }
      x-repeat: { kind: verify, operation: listLamps, when: lacks, parameter: lampId }
      responses: { "204": { description: Gone. } }
  /lamps/{lampId}/dim:
    parameters: [{ name: lampId, in: path, required: true, schema: { type: string, format: uuid } }]
    post:
      operationId: dimLamp
      x-permissions: { delegated: [[Lamp.Write]], application: [], roles: [] }
      x-permissions-when:
        - { property: colour, effect: needed, delegated: [[Paint.All]], application: [] }
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/lampDimRequest" } } } }
      responses:
        "200": { description: Dimmed., x-versions: [beta], content: { application/json: { schema: { $ref: "#/components/schemas/dimAnswer" } } } }
        "204": { description: Dimmed., x-versions: [v1.0] }
  /things:
    get:
      operationId: listThings
      x-permissions: { delegated: [], application: [], roles: [] }
      responses:
        "200": { description: Things., content: { application/json: { schema: { $ref: "#/components/schemas/thingCollection" } } } }
  /lamps/{lampId}/$ref:
    parameters: [{ name: lampId, in: path, required: true, schema: { type: string, format: uuid } }]
    post:
      operationId: addLampWire
      x-permissions: { delegated: [], application: [], roles: [] }
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/referenceCreate" } } } }
      responses: { "204": { description: Added. } }
  /wires/{wireId}:
    x-versions: [beta]
    parameters: [{ name: wireId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getWire
      x-permissions: { delegated: [[Wire.Read]], application: [], roles: [] }
      responses:
        "200": { description: A wire., content: { application/json: { schema: { $ref: "#/components/schemas/wire" } } } }
components:
  schemas:
    thing:
      type: object
      required: [id]
      properties:
        id: { type: string }
        removed: { type: [string, "null"], format: date-time, x-select-only: true }
    lamp:
      type: object
      x-entity: lamp
      required: [id, colour, watts]
      unevaluatedProperties: false
      allOf: [{ $ref: "#/components/schemas/thing" }]
      properties:
        colour: { $ref: "#/components/schemas/colour" }
        watts: { type: integer, x-versions: [beta] }
        notes: { type: [string, "null"], x-filter: [eq] }
        above: { anyOf: [{ $ref: "#/components/schemas/lamp" }, { type: "null" }], x-navigation: true }
    bulb:
      type: object
      x-entity: bulb
      required: [id]
      unevaluatedProperties: false
      allOf: [{ $ref: "#/components/schemas/thing" }]
      properties: { socket: { type: string } }
    thingCollection:
      type: object
      required: [value]
      properties:
        value:
          type: array
          items: { anyOf: [{ $ref: "#/components/schemas/lamp" }, { $ref: "#/components/schemas/bulb" }] }
    lampDimRequest:
      type: object
      additionalProperties: false
      properties:
        colour:
          x-case-insensitive: true
          anyOf: [{ $ref: "#/components/schemas/colour" }, { type: "null" }]
    dimAnswer:
      type: object
      properties:
        value: { type: boolean }
        code: { type: string, x-secret: true }
    referenceCreate: { type: object, required: ["@odata.id"], properties: { "@odata.id": { type: string } } }
    lampCollection:
      type: object
      required: [value]
      properties: { value: { type: array, items: { $ref: "#/components/schemas/lamp" } } }
    lampCreate:
      type: object
      required: [colour]
      additionalProperties: false
      properties:
        colour: { $ref: "#/components/schemas/colour", x-case-insensitive: true }
        pin: { type: string, x-secret: true, writeOnly: true }
    errorAnswer: { type: object, required: [error], properties: { error: { type: object } } }
    wire: { type: object, x-versions: [beta], x-entity: wire, properties: { id: { type: string } } }
    colour:
      type: string
      enum: [red, unknownFutureValue, infrared, ultraviolet]
      x-enum-sentinel: unknownFutureValue
      x-enum-versions: { ultraviolet: [v1.0] }
`) as JsonObject;

const schema = (version: 'v1.0' | 'beta', name: string): JsonObject =>
  objectAt(objectAt(objectAt(forVersion(tiny, version)['components'], '')['schemas'], '')[name], name);

/** The value behind `export const <name> = …` of generated text. */
function table(text: string, name: string): Record<string, Record<string, unknown>> {
  const [, json = ''] = new RegExp(`export const ${name}[^=]*= [^{]*(\\{[\\s\\S]*?\\n\\})`).exec(text) ?? [];
  return JSON.parse(json) as Record<string, Record<string, unknown>>;
}

async function compiled(name: string): Promise<Record<string, Validator>> {
  const text = (await validatorModules(tiny)).get(name) ?? '';
  const module = (await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)) as {
    validators: Record<string, Validator>;
  };
  return module.validators;
}

describe('a version of the description', () => {
  it('lacks paths, schemas, properties, required names and enumeration members of other versions', () => {
    expect(Object.keys(objectAt(forVersion(tiny, 'v1.0')['paths'], ''))).not.toContain('/wires/{wireId}');
    expect(Object.keys(objectAt(schema('v1.0', 'lamp')['properties'], ''))).toEqual(['colour', 'notes', 'above']);
    expect(schema('v1.0', 'lamp')['required']).toEqual(['id', 'colour']);
    expect(schema('beta', 'lamp')['required']).toEqual(['id', 'colour', 'watts']);
    expect(schema('beta', 'colour')['enum']).toEqual(['red', 'unknownFutureValue', 'infrared']);
    expect(() => schema('v1.0', 'wire')).toThrow(/wire/);
  });

  it('has aliases where they are served, with operation ids of their own', () => {
    const paths = objectAt(forVersion(tiny, 'beta')['paths'], '');
    expect(Object.keys(paths)).toContain('/old/lamps/{lampId}');
    expect(objectAt(paths['/old/lamps'], '')['get']).toMatchObject({ operationId: 'listLampsByAlias' });
    expect(Object.keys(objectAt(forVersion(tiny, 'v1.0')['paths'], ''))).not.toContain('/old/lamps');
  });
});

describe('the tables', () => {
  it('say of an operation its versions, success, repetition and page', () => {
    expect(listOperations(tiny).map(({ id, versions }) => [id, versions.join()])).toEqual([
      ['listLamps', 'v1.0,beta'],
      ['createLamp', 'v1.0,beta'],
      ['deleteLamp', 'v1.0,beta'],
      ['dimLamp', 'v1.0,beta'],
      ['listThings', 'v1.0,beta'],
      ['addLampWire', 'v1.0,beta'],
      ['getWire', 'beta'],
    ]);
    const brief = table(descriptorTable(tiny), 'descriptors');
    expect(brief['listLamps']).toEqual({ path: '/lamps', collection: true });
    expect(brief['getWire']).toEqual({ path: '/wires/{wireId}', versions: ['beta'] });
    const descriptors = descriptorsOf(brief as Record<string, BriefDescriptor>);
    expect(descriptors['listLamps']).toMatchObject({ repeat: 'safe', collection: true, success: [200] });
    expect(descriptors['createLamp']).toMatchObject({ repeat: 'never', success: [201, 200] });
    expect(descriptors['deleteLamp']).toMatchObject({
      repeat: 'verify',
      didItHappen: { operation: 'listLamps', when: 'lacks', parameter: 'lampId' },
    });
    const operations = table(operationTable(tiny), 'operations');
    expect(operations['listLamps']).toMatchObject({ entity: 'lamp', page: { default: 5, maximum: 10 } });
    expect(operations['deleteLamp']).toMatchObject({ pathParameters: [{ name: 'lampId', guid: true }] });
    expect(table(permissionTable(tiny), 'permissions')['createLamp']).toEqual({
      delegated: [['Lamp.Write', 'Directory.Write']],
      application: [['Lamp.Write']],
      roles: ['Electrician'],
    });
  });

  it('know the spelling of members that only one version has, and what is secret', () => {
    const { shape } = table(operationTable(tiny), 'operations')['createLamp'] ?? {};
    expect(shape).toMatchObject({
      properties: { colour: { values: { ultraviolet: 'ultraviolet' } }, pin: { name: 'pin', secret: true } },
    });
  });

  it('know the spelling of members of an enumeration that may be null', () => {
    const { shape } = table(operationTable(tiny), 'operations')['dimLamp'] ?? {};
    expect(shape).toMatchObject({ properties: { colour: { values: { infrared: 'infrared' } } } });
  });

  it('put an area with a table of its own there and nowhere else', () => {
    expect(descriptorTables(tiny)).toEqual(['actions']);
    const own = table(descriptorTable(tiny, 'actions'), 'descriptors');
    expect(Object.keys(own)).toEqual(['dimLamp']);
    const others = Object.keys(table(descriptorTable(tiny), 'descriptors'));
    expect([...Object.keys(own), ...others].sort()).toEqual(
      listOperations(tiny)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('say what each version answers, whether a body is needed and what it is called', () => {
    const { dimLamp, createLamp, addLampWire, deleteLamp } = table(operationTable(tiny), 'operations');
    expect(dimLamp).toMatchObject({ status: { 'v1.0': 204, beta: 200 }, bodyRequired: false, bodyEntity: 'lampDim' });
    expect(createLamp).toMatchObject({ status: { 'v1.0': 201, beta: 201 }, bodyEntity: 'lamp' });
    expect(createLamp).not.toHaveProperty('bodyRequired');
    expect(addLampWire).toMatchObject({ bodyEntity: 'lampWire' });
    expect(deleteLamp).not.toHaveProperty('bodyEntity');
    expect(table(operationTable(tiny), 'operations')['getWire']).toMatchObject({ status: { beta: 200 } });
  });

  it('say what depends on the body, and what of an answer is secret', () => {
    const when = [{ property: 'colour', effect: 'needed', delegated: [['Paint.All']], application: [] }];
    expect(table(permissionTable(tiny), 'permissions')['dimLamp']).toMatchObject({ when });
    const { dimLamp, createLamp } = table(operationTable(tiny), 'operations');
    expect(dimLamp).toMatchObject({ permissions: { when }, answerSecrets: ['code'] });
    expect(createLamp).not.toHaveProperty('answerSecrets');
  });

  it('tell a collection from a value on its own, and call mixed objects after what they have in common', () => {
    const operations = table(operationTable(tiny), 'operations');
    expect(operations['dimLamp']).not.toHaveProperty('collection');
    expect(operations['listThings']).toMatchObject({ collection: true, entity: 'thing' });
  });

  it('have input types for operations of beta alone', () => {
    expect(operationTable(tiny)).toContain('getWire: { readonly wireId: string };');
    expect(operationTable(tiny)).toContain('"to": "/lamps"');
  });
});

it('models hide members after the sentinel and properties that only $select gives', () => {
  const text = entityModels(tiny);
  const [v1 = '', beta = ''] = text.split("'v1.0':")[1]?.split('beta:') ?? [];
  expect(v1).toMatch(/"removed": \{\s+"type": "dateTime",\s+"default": false/);
  expect(v1).toMatch(/"hiddenMembers": \[\s+"infrared",\s+"ultraviolet"\s+\]/);
  expect(v1).not.toContain('watts');
  expect(beta).toMatch(/"hiddenMembers": \[\s+"infrared"\s+\]/);
  expect(beta).toMatch(/"watts": \{\s+"type": "integer"/);
});

it('types are open on the wire, and without the secret after the gate', async () => {
  const wire = await wireTypes(forVersion(tiny, 'v1.0'), 'wire');
  expect(wire).toMatch(/colour: "red" \| "unknownFutureValue" \| "infrared" \| "ultraviolet" \| \(string & \{\}\);/);
  expect(wire).toMatch(/pin\?: string/);
  const input = await wireTypes(forAllVersions(tiny), 'input');
  expect(input).toMatch(/colour: "red" \| "unknownFutureValue" \| "infrared" \| "ultraviolet";/);
  expect(input).toMatch(/pin\?: Secret/);
  expect(input).toContain('wire: {');
});

describe('validators', () => {
  it('of bodies hold each version to its own members', async () => {
    const validators = await compiled('requests.js');
    expect(validators['createLamp/v1.0/requests']?.({ colour: 'ultraviolet', pin: 'x' })).toBe(true);
    expect(validators['createLamp/beta/requests']?.({ colour: 'ultraviolet' })).toBe(false);
    expect(validators['createLamp/v1.0/requests']?.({ colour: 'red', watts: 1 })).toBe(false);
  });

  it('of answers take annotations and inherited properties, and drop what is required for a selection', async () => {
    const validators = await compiled('answers.js');
    const lamp = { '@odata.type': '#x.lamp', id: 'a', colour: 'red', removed: null };
    expect(validators['createLamp/v1.0/full']?.(lamp)).toBe(true);
    expect(validators['createLamp/v1.0/full']?.({ ...lamp, watts: 1 })).toBe(false);
    expect(validators['createLamp/beta/full']?.({ ...lamp, watts: 1 })).toBe(true);
    expect(validators['listLamps/v1.0/full']?.({ value: [{ colour: 'red' }] })).toBe(false);
    expect(validators['listLamps/v1.0/selected']?.({ value: [{ colour: 'red' }] })).toBe(true);
    expect(validators['getWire/v1.0/full']).toBeUndefined();
  });
});

it('zod schemas may lead back to themselves', () => {
  const text = zodSchemas(forAllVersions(tiny));
  expect(text).toContain('above: z.optional(z.nullable(z.lazy((): z.ZodMiniType => lampSchema)))');
});

it('zod schemas are there for operations of every version, with open enumerations', () => {
  const text = zodSchemas(forAllVersions(tiny));
  expect(text).toContain('getWire: wireSchema');
  expect(text).toContain('export const colourSchema = z.string();');
  expect(text).toContain('watts: z.optional(z.number())');
});
