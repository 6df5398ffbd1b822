/** Compiled validators (ajv standalone): request bodies, and answers whole or with a selection of properties. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import {
  forVersion,
  isObject,
  type Json,
  type JsonObject,
  listOperations,
  objectAt,
  resolve,
  versions,
} from './description.ts';
import { answerSchema, requestSchema } from './operations.ts';

const annotations = { '^@(odata|microsoft\\.graph)\\.': {} };

/**
 * Answers may carry annotations; `selected` drops what is required, for answers to a request with $select. Inheritance
 * is flattened: a closed object with one list of properties compiles to a fraction of the code.
 */
function forAnswers(document: JsonObject, value: Json, selected: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => forAnswers(document, item, selected));
  if (!isObject(value)) return value;
  const result: JsonObject = {};
  for (const [key, child] of Object.entries(value)) result[key] = forAnswers(document, child, selected);
  if (Array.isArray(result['allOf'])) {
    const bases = result['allOf'].map((base) =>
      objectAt(forAnswers(document, resolve(document, base), selected), 'allOf'),
    );
    result['properties'] = Object.assign(
      {},
      ...bases.map((base) => base['properties'] ?? {}),
      result['properties'] ?? {},
    );
    delete result['allOf'];
    delete result['unevaluatedProperties'];
    result['additionalProperties'] = false;
  }
  if (result['x-entity']) {
    result['patternProperties'] = annotations;
    if (selected) delete result['required'];
  }
  return result;
}

/** The schema with all that it refers to, as text: equal for two versions when nothing differs between them. */
function closure(document: JsonObject, schema: Json): string {
  const seen = new Set<string>();
  const parts: string[] = [];
  const visit = (value: Json): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isObject(value)) return;
    if (typeof value['$ref'] === 'string' && !seen.has(value['$ref'])) {
      seen.add(value['$ref']);
      const target = resolve(document, { $ref: value['$ref'] });
      parts.push(JSON.stringify(target));
      visit(target);
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(schema);
  return JSON.stringify(schema) + parts.join();
}

/** Enumerations without regard to case are normalised before they are validated, so the plain enumeration holds. */
export async function validatorModules(description: JsonObject): Promise<Map<string, string>> {
  const result = new Map<string, string>();
  for (const kind of ['requests', 'answers'] as const) {
    const ajv = new Ajv2020({
      strict: false,
      allErrors: kind === 'requests',
      code: { source: true, esm: true },
      inlineRefs: false,
    });
    addFormats.default(ajv);
    const compiled: Record<string, string> = {};
    const byKey: Record<string, string> = {};
    const byClosure = new Map<string, string>();
    const add = (key: string, base: string, text: string, schema: JsonObject): void => {
      const known = byClosure.get(text);
      if (known !== undefined) {
        byKey[key] = known;
        return;
      }
      const name = `v${Object.keys(compiled).length}`;
      ajv.addSchema({
        $id: key,
        ...(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', `"$ref":"${base}#`)) as JsonObject),
      });
      compiled[name] = key;
      byKey[key] = name;
      byClosure.set(text, name);
    };
    for (const version of versions) {
      const document = forVersion(description, version);
      for (const variant of kind === 'requests' ? ['requests'] : ['full', 'selected']) {
        const components =
          kind === 'requests'
            ? (document['components'] ?? {})
            : forAnswers(document, document['components'] ?? {}, variant === 'selected');
        const base = `cutover:${version}:${variant}`;
        ajv.addSchema({ $id: base, components });
        const own: JsonObject = { components };
        for (const operation of listOperations(description)) {
          const schema = kind === 'requests' ? requestSchema(operation) : answerSchema(operation);
          if (!schema || !operation.versions.includes(version)) continue;
          add(`${operation.id}/${version}/${variant}`, base, closure(own, schema), objectAt(schema, operation.id));
        }
        if (variant === 'full') {
          const schema = { $ref: '#/components/schemas/errorAnswer' };
          add(`error/${version}/full`, base, closure(own, schema), schema);
        }
      }
    }
    const code = standaloneCode.default(ajv, compiled);
    const table = Object.entries(byKey).map(([key, name]) => `  ${JSON.stringify(key)}: ${name},`);
    const module = `${code}\nexport const validators = {\n${table.join('\n')}\n};\n`;
    result.set(`${kind}.js`, await bundle(module));
    result.set(
      `${kind}.d.ts`,
      `import type { Validator } from '../src/validator.ts';

/** Compiled validators by \`operation id/version/${kind === 'requests' ? 'requests' : 'full or selected'}\`. */
export const validators: Readonly<Record<string, Validator>>;
`,
    );
  }
  return result;
}

/** The compiled code asks for small helpers of ajv with \`require\`; they are put into the file. */
async function bundle(module: string): Promise<string> {
  const output = await build({
    stdin: { contents: module, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    treeShaking: true,
    minify: true,
    write: false,
    legalComments: 'none',
  });
  // Only the table is wanted, not the single functions that the compiler also exports.
  const text = output.outputFiles[0]?.text ?? '';
  const name = /([\w$]+) as validators/.exec(text)?.[1];
  if (!name) throw new Error('The compiled validators do not export their table.');
  return `${text.replace(/export\s*\{[^}]*\};?\s*$/, `export{${name} as validators};`)}\n`;
}
