import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { controlCalls } from '../../src/control/control.ts';
import { setUp } from '../support/harness.ts';
import { carryOut, commandsOf, example, expectedOf } from './support/commands.ts';
import { packageFolder } from './support/ways.ts';

const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
const [, surface = ''] = readme.split('## The control surface');

test('the README names every call of the control surface, and no other', () => {
  const named = [...surface.matchAll(/`((?:GET|POST|PATCH|DELETE) \/[^`?]*)(?:\?[^`]*)?`/g)].map(([, call]) => call);
  expect([...new Set(named)].sort()).toEqual([...controlCalls].sort());
});

describe('the walks of the README work on the example', () => {
  const walks = (surface.match(/^```sh\n[^`]*```$/gm) ?? []).map(commandsOf);

  test('are there', () => {
    expect(walks.flat().length).toBeGreaterThan(20);
  });

  test.each(walks.map((commands) => ({ begins: commands[0], commands })))('$begins', async ({ commands }) => {
    const { mock } = setUp({ tenantFile: example });
    for (const command of commands) {
      const { status, body } = await carryOut(mock, command);
      const expected = expectedOf(command);
      expect(String(status), `${command}: ${body}`).toMatch(expected.status);
      expect(body, command).toContain(expected.word);
    }
  });
});
