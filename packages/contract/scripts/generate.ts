/**
 * Writes everything that is generated from our OpenAPI description. `--check` writes nothing and fails when a file on
 * disk is not what the description gives.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forAllVersions, forVersion, readDescription, versions } from './description.ts';
import { entityModels } from './entities.ts';
import { descriptorTable, descriptorTables, operationTable, permissionTable } from './operations.ts';
import { wireTypes } from './types.ts';
import { validatorModules } from './validators.ts';
import { zodSchemas } from './zod.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const header = '// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.\n';

const description = readDescription(join(root, 'openapi'));
const files = new Map<string, string>();
for (const version of versions) {
  const document = forVersion(description, version);
  files.set(`openapi.${version}.json`, `${JSON.stringify(document, null, 2)}\n`);
  files.set(`${version}.ts`, header + (await wireTypes(document, 'wire')));
}
files.set('inputs.ts', header + (await wireTypes(forAllVersions(description), 'input')));
files.set('operations.ts', header + operationTable(description));
files.set('descriptors.ts', header + descriptorTable(description));
for (const table of descriptorTables(description))
  files.set(`descriptors-${table}.ts`, header + descriptorTable(description, table));
files.set('permissions.ts', header + permissionTable(description));
files.set('entities.ts', header + entityModels(description));
files.set('schemas.ts', header + zodSchemas(forAllVersions(description)));
for (const [name, text] of await validatorModules(description)) files.set(name, header + text);

const folder = join(root, 'generated');
mkdirSync(folder, { recursive: true });
const leftOver = readdirSync(folder).filter((name) => !files.has(name));
if (process.argv.includes('--check')) {
  const read = (name: string): string | undefined => {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch {
      return undefined;
    }
  };
  const stale = [...files].filter(([name, text]) => read(name) !== text).map(([name]) => name);
  stale.push(...leftOver);
  if (stale.length > 0) {
    console.error(
      `Generated files are not current: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`,
    );
    process.exit(1);
  }
  console.log(`${files.size} generated files are current.`);
} else {
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  for (const name of leftOver) rmSync(join(folder, name));
  console.log(`${files.size} files written to packages/contract/generated.`);
}
