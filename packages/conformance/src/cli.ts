#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { main } from './command.ts';

const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => {
    // Once is enough: removing what was made is not cut short.
    if (!controller.signal.aborted) process.stderr.write('Stopping: removing what was made.\n');
    controller.abort();
  });
process.exitCode = await main(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
  signal: controller.signal,
  readInput: () => text(process.stdin),
});
