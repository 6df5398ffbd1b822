import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTenantFile, tenantFileJsonSchema } from '../../src/control/tenant-file.ts';
import { setUp } from '../support/harness.ts';
import { carryOut, commandsOf, example, expectedOf } from './support/commands.ts';
import { packageFolder } from './support/ways.ts';

const guide = (name: string): string => readFileSync(join(packageFolder, '../../docs/guides', name), 'utf8');
const tenantFileGuide = guide('tenant-file.md');

describe('the commands of the guides work on the example', () => {
  const parts = ['tenant-file.md', 'who-synchronizes.md', 'pass-through.md', 'signing-in-to-the-mock.md'].flatMap(
    (name) =>
      guide(name)
        .split(/^#+ /m)
        .map((part) => ({ name, part: part.split('\n')[0] ?? '', commands: commandsOf(part) }))
        .filter(({ commands }) => commands.length > 0),
  );

  test('are there', () => {
    expect(parts.flatMap(({ commands }) => commands).length).toBeGreaterThan(15);
  });

  test.each(parts)('$name: $part', async ({ commands }) => {
    const { mock } = setUp({ tenantFile: example });
    for (const command of commands) {
      const { status, body } = await carryOut(mock, command);
      const expected = expectedOf(command);
      expect(String(status), `${command}: ${body}`).toMatch(expected.status);
      expect(body, command).toContain(expected.word);
    }
  });
});

describe('the guide to the tenant file', () => {
  test('shows the example as it is, which has no problem', () => {
    const [, shown = ''] = /^```json\n([^`]*)```$/m.exec(tenantFileGuide) ?? [];
    expect(JSON.parse(shown)).toEqual(example);
    expect(() => readTenantFile(JSON.parse(shown))).not.toThrow();
  });

  test('tells of every member of the format, and of no other', () => {
    expect(toldOf(tenantFileGuide)).toEqual(membersOf(tenantFileJsonSchema() as Schema));
  });
});

interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

type Members = Record<string, string[]>;

/** What other pages list by name, or a row of its own part does. */
const elsewhere = /(^|\.)(values|features|attributes)$/;
const file = 'The file';

/** The members of each part of the format by its path; of the forms of a union, those of all. */
function membersOf(schema: Schema, path = '', into: Members = {}): Members {
  for (const form of schema.anyOf ?? []) membersOf(form, path, into);
  if (schema.items) membersOf(schema.items, path, into);
  if (schema.properties && !elsewhere.test(path)) {
    const names = Object.keys(schema.properties);
    into[path || file] = [...new Set([...(into[path || file] ?? []), ...names])].sort();
    for (const [name, value] of Object.entries(schema.properties))
      membersOf(value, path === '' ? name : `${path}.${name}`, into);
  }
  return into;
}

/** The members in the first column of the tables, by the headings above them. */
function toldOf(page: string): Members {
  const told: Members = {};
  for (const part of page.split(/^##+ /m)) {
    const heading = (part.split('\n')[0] ?? '').replaceAll('`', '');
    const rows = part.match(/^\| `.*$/gm) ?? [];
    const names = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    if (names.length > 0) told[heading] = names.sort();
  }
  return told;
}
