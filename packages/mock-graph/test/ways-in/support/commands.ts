import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainAnswer } from '../../../src/message.ts';
import type { MockGraph } from '../../../src/mock.ts';
import { packageFolder } from './ways.ts';

/** The company on which the commands of the documentation work. */
export const example: unknown = JSON.parse(readFileSync(join(packageFolder, 'examples/contoso.json'), 'utf8'));

/** The commands of a part of a page that speak to a mock, in order. */
export const commandsOf = (part: string): string[] =>
  [...part.matchAll(/^```sh\n([^`]*)```$/gm)].flatMap(([, block = '']) => block.match(/^curl .*$/gm) ?? []);

const comment = / +# (\S+)$/;

/** What a command's comment expects: a status, or a word of the answer; without one a success. */
export function expectedOf(command: string): { readonly status: RegExp; readonly word: string } {
  const [, said = ''] = comment.exec(command) ?? [];
  return /^\d{3}$/.test(said) ? { status: new RegExp(said), word: '' } : { status: /^2\d\d$/, word: said };
}

/** Does what a command says, as far as those of the documentation go: `-X`, `-H`, `-d`, `--cacert` and an address. */
export function carryOut(mock: MockGraph, command: string): Promise<PlainAnswer> {
  const words = (command.replace(comment, '').match(/'[^']*'|"[^"]*"|\S+/g) ?? [])
    .slice(1)
    .map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
  const headers: Record<string, string> = { host: 'localhost:4010' };
  let method: string | undefined;
  let body: string | undefined;
  let url: string | undefined;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-X') method = words.shift();
    else if (word === '-d') body = words.shift();
    else if (word === '-H') {
      const [name = '', value = ''] = (words.shift() ?? '').split(': ');
      headers[name] = value;
    } else if (word === '--cacert') words.shift();
    else if (word.startsWith('https://localhost:4010/')) url = word;
    else if (word.startsWith('localhost:4010/')) url = `http://${word}`;
    else throw new Error(`'${word}' is not understood in ${command}`);
  }
  if (url === undefined) throw new Error(`No address of the mock in ${command}`);
  // What curl calls a body that is not said to be something else.
  if (body !== undefined) headers['content-type'] ??= 'application/x-www-form-urlencoded';
  return mock.handle({
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    url,
    headers,
    ...(body === undefined ? {} : { body }),
  });
}
