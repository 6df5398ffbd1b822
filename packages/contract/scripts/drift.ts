/**
 * `npm run contract:drift -- <file, folder or https address> …` compares our description with Microsoft's published ones
 * (OpenAPI, or the digest of a CSDL). Ends with 1 on a difference without a reason in drift-reasons.yaml, and on a reason
 * that nothing needs any more.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compare, type Difference, type DriftReason, differenceKinds, judge } from './compare.ts';
import { readDescription } from './description.ts';
import { loadPublished, type Published } from './published.ts';

const root = join(import.meta.dirname, '..');

/** The reasons on file. Throws when one says nothing or names a kind that there is not. */
export function readReasons(file = join(root, 'drift-reasons.yaml')): DriftReason[] {
  const reasons = (parse(readFileSync(file, 'utf8')) ?? []) as DriftReason[];
  for (const { where, kind, reason } of reasons) {
    if (!where || !reason || !differenceKinds.includes(kind))
      throw new Error(`${file}: '${where}' needs a reason and one of the kinds ${differenceKinds.join(', ')}.`);
  }
  return reasons;
}

const line = ({ version, form, where, kind, ours, theirs }: Difference): string =>
  `  ${version.padEnd(4)} ${form.padEnd(7)} ${kind.padEnd(11)} ${where}: ours ${ours}; theirs ${theirs}`;

function main(published: readonly Published[]): boolean {
  const description = readDescription(join(root, 'openapi'));
  const differences: Difference[] = [];
  for (const one of published) {
    const { differences: found, onlyTheirs, compared } = compare(description, one);
    differences.push(...found);
    console.log(
      `\n${one.version} ${one.form} · ${one.source}\n${compared.schemas} schemas, ${compared.properties} properties, ${compared.operations} operations compared; ${found.length} differ.`,
    );
    const rest = [...onlyTheirs].map(([name, properties]) => `  ${name}: ${properties.join(', ')}`);
    if (rest.length > 0) console.log(`Not described by us:\n${rest.join('\n')}`);
  }
  const { unexplained, explained, stale } = judge(differences, readReasons(), published);
  const section = (title: string, lines: readonly string[]): void => {
    if (lines.length > 0) console.log(`\n${title}\n${lines.join('\n')}`);
  };
  const onlyOurs = (difference: Difference): boolean => ['operation', 'schema', 'property'].includes(difference.kind);
  section(
    'Different, with a reason:',
    [...new Set(explained.map(({ reason }) => reason))].map((reason) => {
      const places = explained.flatMap(({ difference: { version, form }, reason: other }) =>
        other === reason ? [`${version} ${form}`] : [],
      );
      return `  ${reason.kind} ${reason.where} (${places.join(', ')})\n      ${reason.reason}`;
    }),
  );
  section('DIFFERS:', unexplained.filter((difference) => !onlyOurs(difference)).map(line));
  section('ONLY OURS:', unexplained.filter(onlyOurs).map(line));
  section(
    'REASONS THAT NOTHING NEEDS (remove them from drift-reasons.yaml):',
    stale.map(({ where, kind }) => `  ${kind} ${where}`),
  );
  console.log(
    `\n${published.length} descriptions: ${explained.length} differences with a reason, ${unexplained.length} without, ${stale.length} stale reasons.`,
  );
  return unexplained.length === 0 && stale.length === 0;
}

if (import.meta.main) {
  const places = process.argv.slice(2);
  if (places.length === 0) {
    console.error('Usage: npm run contract:drift -- <file, folder or https address> …');
    process.exit(2);
  }
  try {
    process.exitCode = main((await Promise.all(places.map(loadPublished))).flat()) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
