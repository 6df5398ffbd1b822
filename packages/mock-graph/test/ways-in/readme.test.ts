import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { controlCalls } from '../../src/control/control.ts';
import { setUp } from '../support/harness.ts';
import { packageFolder } from './support/ways.ts';

const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
const [, surface = ''] = readme.split('## The control surface');

test('the README names every call of the control surface, and no other', () => {
  const named = [...surface.matchAll(/`((?:GET|POST|PATCH|DELETE) \/[^`?]*)(?:\?[^`]*)?`/g)].map(([, call]) => call);
  expect([...new Set(named)].sort()).toEqual([...controlCalls].sort());
});

describe('the commands of the README', () => {
  const harness = setUp();
  const commands = [...surface.matchAll(/^curl .*$/gm)].map(([command]) => command);

  test('are there', () => {
    expect(commands.length).toBeGreaterThan(15);
  });

  // In order: one goes on from what the one before has done.
  test.each(commands)('%s', async (command) => {
    const words = command.match(/'[^']*'|\S+/g)?.map((word) => word.replace(/^'(.*)'$/, '$1')) ?? [];
    const option = (name: string): string | undefined => words[words.indexOf(name) + 1 || words.length];
    const body = option('-d');
    const url = words.find((word) => word.startsWith('localhost:4010/')) ?? '';
    const accept = option('-H')?.replace('accept: ', '');
    const answer = await harness.mock.handle({
      method: option('-X') ?? (body === undefined ? 'GET' : 'POST'),
      url: `http://${url}`,
      headers: { host: 'localhost:4010', ...(accept ? { accept } : {}) },
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status, answer.body).toBe(200);
  });
});
