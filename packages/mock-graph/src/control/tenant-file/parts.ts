/** Parts of a tenant file, and what can be said of the others when some are broken. */
import type * as z from 'zod/mini';
import type { Problem } from '../problems.ts';
import { type TenantFile, tenantFileVersion } from './format.ts';

/** Parts of a file that are judged by themselves: a member such as `users`, or one of the on-premises part, such as `onPremises.servers`. */
export type Part = string;

const partAt = ([first, second]: readonly PropertyKey[]): Part | undefined =>
  first === 'onPremises' && second !== undefined ? `onPremises.${String(second)}` : first?.toString();

/** Lists to whose members nothing else refers, so that one that is broken can be left out and the others judged. */
const standAlone: ReadonlySet<Part> = new Set([
  'onPremises.servers',
  'onPremises.cloudSync',
  'onPremises.farms',
  'dns',
]);

/** Parts in which problems stand, as far as others could stumble over them. */
export const partsAt = (problems: readonly Problem[]): ReadonlySet<Part> =>
  new Set(
    problems.map(({ path }) => /^(onPremises\.)?\w*/.exec(path)?.[0] ?? '').filter((part) => !standAlone.has(part)),
  );

type References = readonly (readonly [part: Part, to: readonly Part[]])[];

/** Parts that cannot be held against another that is broken. */
const references: References = [
  ['users', ['domains']],
  ['groups', ['users', 'contacts']],
  ['policies', ['groups', 'rules']],
];

/** Parts that cannot be built without another; in an order in which each comes after what it needs. */
const foundations: References = [
  ['onPremises.forests', ['onPremises']],
  ['users', ['domains', 'onPremises.forests']],
  ['groups', ['users', 'contacts', 'onPremises.forests']],
  ['policies', ['groups', 'rules']],
  ['contacts', ['onPremises.forests']],
  ['onPremises.servers', ['onPremises.forests']],
  ['onPremises.cloudSync', ['onPremises.forests']],
  ['onPremises.objects', ['users', 'groups', 'contacts', 'onPremises.forests']],
];

function withDependents(broken: ReadonlySet<Part>, all: References): ReadonlySet<Part> {
  const spread = new Set(broken);
  for (const [part, others] of all) if (others.some((other) => spread.has(other))) spread.add(part);
  return spread;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A file without these parts. */
function without(file: Readonly<Record<string, unknown>>, parts: ReadonlySet<Part>): TenantFile {
  const sound = (value: Readonly<Record<string, unknown>>, base: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !parts.has(`${base}${name}`)));
  const { onPremises, ...rest } = sound(file, '');
  return {
    ...rest,
    ...(isObject(onPremises) ? { onPremises: sound(onPremises, 'onPremises.') } : {}),
    version: tenantFileVersion,
  };
}

export interface SoundPart {
  readonly file: TenantFile;
  readonly broken: ReadonlySet<Part>;
  /** A problem of this part with its place in the whole file. */
  readonly place: (problem: Problem) => Problem;
}

/** What can be checked further of a file with problems. */
export function soundPart(value: unknown, issues: readonly z.core.$ZodIssue[]): SoundPart {
  const broken = new Set<Part>();
  const leftOut = new Map<Part, Set<number>>();
  for (const { path, code } of issues) {
    const part = partAt(path);
    // What is not known is in nobody's way.
    if (part === undefined || (part === 'onPremises' && code === 'unrecognized_keys')) continue;
    const index = path[part.split('.').length];
    if (!standAlone.has(part) || typeof index !== 'number') broken.add(part);
    else leftOut.set(part, (leftOut.get(part) ?? new Set()).add(index));
  }
  const kept = new Map<Part, readonly number[]>();
  const thinned = (part: Part, list: unknown): unknown => {
    const gone = leftOut.get(part);
    if (!gone || !Array.isArray(list)) return list;
    const left = [...list.keys()].filter((index) => !gone.has(index));
    kept.set(part, left);
    return left.map((index) => list[index] as unknown);
  };
  const thin = (given: Readonly<Record<string, unknown>>, base: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(given).map(([name, child]) => [
        name,
        name === 'onPremises' && isObject(child) ? thin(child, 'onPremises.') : thinned(`${base}${name}`, child),
      ]),
    );
  const all = withDependents(broken, references);
  return {
    file: without(isObject(value) ? thin(value, '') : {}, all),
    broken: all,
    place: ({ path, message }) => ({
      path: path.replace(/^([\w.]+)\[(\d+)\]/, (whole, part: Part, index: string) => {
        const first = kept.get(part)?.[Number(index)];
        return first === undefined ? whole : `${part}[${first}]`;
      }),
      message,
    }),
  };
}

/** The part of a file that can be built when these are broken: all that it needs is there. */
export function buildablePart(file: TenantFile, broken: ReadonlySet<Part>): TenantFile {
  const missing = withDependents(broken, foundations);
  // Forests that are not given are made of the users.
  const ownForests = file.onPremises?.forests !== undefined || !missing.has('users');
  return without(
    { ...file },
    ownForests ? missing : withDependents(new Set([...missing, 'onPremises.forests']), foundations),
  );
}
