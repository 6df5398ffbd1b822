import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { controlCalls } from '../../src/control/control.ts';
import { packageFolder } from './support/ways.ts';

test('the README names every path of the control surface', () => {
  const [, table = ''] = readFileSync(join(packageFolder, 'README.md'), 'utf8').split('## The control surface');
  for (const call of controlCalls) {
    const path = call.split(' ')[1]?.split('/').at(-1) ?? '';
    expect(table, call).toMatch(new RegExp(`/${path}[\`?]`));
  }
});
