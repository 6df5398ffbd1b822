import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { impurities } from '../support/purity.ts';

const folder = new URL('../../src/tenant/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('the tenant knows no clock, no chance, no locale and no world outside', () => {
  test('there are files to scan, among them those that the design names', () => {
    expect(files).toEqual(
      expect.arrayContaining(['tenant.ts', 'state.ts', 'table.ts', 'effects.ts', 'timings.ts', 'sign-in.ts']),
    );
  });

  test.each(files)('%s', (name) => {
    expect(impurities(readFileSync(new URL(name, folder), 'utf8'), name)).toEqual([]);
  });
});

test('the rules that the tenant shares with the findings are as pure, and import nothing', () => {
  const source = readFileSync(new URL('../../../contract/src/rules.ts', import.meta.url), 'utf8');
  expect(impurities(source)).toEqual([]);
  expect(source).not.toMatch(/^import /m);
});

describe('the scan finds', () => {
  test.each([
    ['a new Date', 'const at = new Date();', 'Date'],
    ['Date.now', 'const at = Date.now();', 'Date'],
    ['a Date passed on', 'createClock(Date);', 'Date'],
    ['a Date in shorthand', 'createClock({ Date });', 'Date'],
    ['a Date inside a template', `const text = \`at \${Date.now()}\`;`, 'Date'],
    ['performance', 'performance.now();', 'performance'],
    ['a timer', 'setTimeout(() => {}, 1);', 'setTimeout'],
    ['an interval', 'const start = setInterval;', 'setInterval'],
    ['Math.random', 'const chance = Math.random();', 'Math.random'],
    ['Math.random by key', "const chance = Math['random']();", 'Math.random'],
    ['random taken out of Math', 'const { random } = Math;', 'Math.random'],
    ['crypto', 'crypto.randomUUID();', 'crypto'],
    ['process', 'const zone = process.env.TZ;', 'process'],
    ['fetch', "await fetch('/');", 'fetch'],
    ['console', "console.log('here');", 'console'],
    ['toLocaleString', 'const text = (1).toLocaleString();', 'toLocaleString'],
    ['toLocaleLowerCase', "'A'.toLocaleLowerCase();", 'toLocaleLowerCase'],
    ['localeCompare', 'names.sort((a, b) => a.localeCompare(b));', 'localeCompare'],
    ['localeCompare with a question mark', 'a?.localeCompare(b);', 'localeCompare'],
    ['Intl', 'new Intl.Collator();', 'Intl'],
    ['the way round by globalThis', "globalThis['Date'].now();", 'globalThis'],
    ['a Node module', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['a Node module without its prefix', "import fs from 'fs';", 'imports fs'],
    ['a module of another folder', "import { answer } from '../graph/answer.ts';", 'imports ../graph/answer.ts'],
    ['types of another folder', "import type { Clock } from '../clock.ts';", 'imports ../clock.ts'],
    ['another package', "import * as z from 'zod/mini';", 'imports zod/mini'],
    ['a re-export of another folder', "export * from '../clock.ts';", 'imports ../clock.ts'],
    [
      'values of the contract',
      "import { operations } from '@cutover/contract/operations';",
      'imports more than types from @cutover/contract/operations',
    ],
    [
      'values of the contract beside types',
      "import { type User, operations } from '@cutover/contract/types';",
      'imports more than types from @cutover/contract/types',
    ],
    ['import for its effects', "import 'node:process';", 'imports node:process'],
    ['import()', "const { hash } = await import('./ids.ts');", 'import()'],
    ['import.meta', 'const here = import.meta.url;', 'import.meta'],
    ['require', "const fs = require('fs');", 'require'],
    ['the world in the type of an import', "let at: import('../clock.ts').Clock;", 'imports ../clock.ts'],
  ])('%s', (_what, source, found) => {
    expect(impurities(source)).toContain(`1: ${found}`);
  });

  test('the line on which it stands', () => {
    expect(impurities('// Date\n\nconst at = 1;\nconst now = Date.now();\n')).toEqual(['4: Date']);
  });
});

describe('the scan passes', () => {
  test.each([
    ['a comment', '// Date.now() would be wrong here\n/* Math.random() */ const a = 1;'],
    ['a text', "const text = 'no Date, no Math.random(), no process';"],
    ['a template', `const text = \`fetch \${name} with Date\`;`],
    ['a regular expression', 'const pattern = /Date|performance\\.now\\(\\)|console/;'],
    ['a member of that name', 'const at = audit.Date; const run = options.process;'],
    ['a key of that name', 'const row = { Date: 1, process: 2 };'],
    ['a member taken under another name', 'const { Date: written } = row;'],
    ['a method of that name', 'class Row { fetch() {} }'],
    ['other parts of Math', 'const low = Math.floor(1.5) + Math.imul(2, 3);'],
    ['locale-free case', "const name = 'A'.toLowerCase();"],
    ['modules of its folder', "import { day } from './time.ts';\nexport { hour } from './time.ts';"],
    ['the ordered map', "import BTree from 'sorted-btree';"],
    ['types of the contract', "import type { User } from '@cutover/contract/types';"],
    ['types of the contract one by one', "import { type User } from '@cutover/contract/types';"],
  ])('%s', (_what, source) => {
    expect(impurities(source)).toEqual([]);
  });
});
