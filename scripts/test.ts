/**
 * All that `npm test` checks, two steps at a time; the last line counts. `node scripts/test.ts [word …]` tries only the
 * steps whose name contains one of the words, and what these build on.
 */
import { build } from './build.ts';
import { carryOut, describe, type Step } from './lib/steps.ts';
import { conformanceInFreshProcess, conformanceInProcess, conformanceOverHttp } from './steps/conformance.ts';
import { checkConsumers } from './steps/consumers.ts';
import { checkImports } from './steps/imports.ts';
import { otherLanguages } from './steps/languages.ts';
import { checkPacked } from './steps/packed.ts';
import { againstReference, checkStyle, command } from './steps/sources.ts';
import { unitTests } from './steps/unit.ts';

const source = '--conditions=cutover-source';

const steps: readonly Step[] = [
  { name: 'build', work: build },
  { name: 'unit tests', work: unitTests },
  { name: 'types', work: command('tsc', 'tsc', '--noEmit', '-p', 'tsconfig.json') },
  { name: 'packages as packed', after: ['build'], work: checkPacked },
  { name: 'style', work: checkStyle },
  { name: 'import rule', work: checkImports },
  { name: 'consumer projects', after: ['packages as packed'], work: checkConsumers },
  { name: 'conformance over HTTP', after: ['build'], work: conformanceOverHttp },
  { name: 'conformance in process', after: ['build'], work: conformanceInProcess },
  { name: 'conformance, fresh process', after: ['build'], work: conformanceInFreshProcess },
  { name: 'other languages', after: ['build'], work: otherLanguages },
  {
    name: 'generated code',
    work: command('it is current', 'node', 'packages/contract/scripts/generate.ts', '--check'),
  },
  { name: 'generated page', work: command('it is current', 'node', source, 'docs/generate.ts', '--check') },
  {
    name: 'SkipUserConversion page',
    work: command('it is current', 'node', source, 'docs/skip-user-conversion.ts', '--check'),
  },
  {
    name: 'page of on-premises calls',
    work: command('it is current', 'node', source, 'docs/on-premises-calls.ts', '--check'),
  },
  {
    name: 'API reference',
    work: command('typedoc has no warnings', 'typedoc', '--emit', 'none', '--logLevel', 'Warn'),
  },
  { name: 'nothing unused', work: command('knip', 'knip') },
  { name: 'size of the SDK', work: command('each entry is within its budget', 'node', 'packages/sdk/scripts/size.ts') },
  { name: 'contract drift', work: againstReference('descriptions match', 'drift.ts', '.') },
  { name: 'contract examples', work: againstReference('documented exchanges match', 'examples.ts', 'examples') },
];

const words = process.argv.slice(2);
const chosen = new Set(steps.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word))));
for (const step of chosen) for (const other of steps) if (step.after?.includes(other.name)) chosen.add(other);

const began = performance.now();
const order = steps.filter((step) => chosen.has(step));
const sum = await carryOut(order, (text) => console.log(text));
console.log(`\n${((performance.now() - began) / 1_000).toFixed(0)} seconds`);
console.log(describe(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
