/** Tenant files: read, checked, and made into what a tenant begins with. */
import * as z from 'zod/mini';
import { permissionWarnings } from '../gate/permissions.ts';
import { buildState, type TenantSeed } from '../tenant/seed.ts';
import { SeedError } from '../tenant/seed-problem.ts';
import type { State } from '../tenant/state.ts';
import { knownInstead, type Problem, problemsOf } from './problems.ts';
import { contradictions } from './tenant-file/checks.ts';
import { type TenantFile, tenantFileVersion } from './tenant-file/format.ts';
import { buildablePart, type Part, partsAt, soundPart } from './tenant-file/parts.ts';
import { tenantFileSchema } from './tenant-file/schema.ts';
import { tenantSeed } from './tenant-file/seed.ts';

export type { TenantFile } from './tenant-file/format.ts';
export { tenantSeed };

/** `path`: where in the file, such as `groups[2].members[0]`. */
export type TenantFileProblem = Problem;

/** A tenant file that cannot be loaded. Lists every problem; nothing has been loaded. */
export class TenantFileError extends Error {
  readonly problems: readonly TenantFileProblem[];

  /** `known`: what is known where something else stands. */
  constructor(problems: readonly TenantFileProblem[], known: readonly string[] = []) {
    const found = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    const lines = [...problems.map(({ path, message }) => `${path || '(the file)'}: ${message}`), ...known];
    super([`The tenant file has ${found}; nothing was loaded.`, ...lines].join('\n  '));
    this.name = 'TenantFileError';
    this.problems = problems;
  }
}

/** Reads a parsed file. Throws a TenantFileError that names every problem with its place. */
export function readTenantFile(value: unknown): TenantFile {
  const version =
    typeof value === 'object' && value !== null && 'version' in value
      ? (value as { version: unknown }).version
      : undefined;
  if (typeof version === 'number' && version > tenantFileVersion) {
    throw new TenantFileError([
      {
        path: 'version',
        message: `is ${version}; this release reads version ${tenantFileVersion}. Use a newer release of the mock`,
      },
    ]);
  }
  const result = z.safeParse(tenantFileSchema, value, { reportInput: true });
  if (result.success) {
    const problems = contradictions(result.data);
    if (problems.length > 0) throw new TenantFileError([...problems, ...refusals(result.data, partsAt(problems))]);
    return result.data;
  }
  const { issues } = result.error;
  const { file, broken, place } = soundPart(value, issues);
  const problems = contradictions(file, broken);
  throw new TenantFileError(
    [...problemsOf(issues), ...[...problems, ...refusals(file, new Set([...broken, ...partsAt(problems)]))].map(place)],
    knownInstead(tenantFileSchema, issues),
  );
}

/** What a file that can be loaded says to no effect: permissions for which nothing asks. */
export const tenantFileWarnings = ({ applications = [] }: TenantFile): readonly TenantFileProblem[] =>
  applications.flatMap((application, index) =>
    (['applicationPermissions', 'delegatedPermissions'] as const).flatMap((member) =>
      (application[member] ?? []).flatMap((name, place) =>
        permissionWarnings([name]).map((message) => ({ path: `applications[${index}].${member}[${place}]`, message })),
      ),
    ),
  );

/** What operations of the tenant refuse of the parts that can be built. */
function refusals(file: TenantFile, broken: ReadonlySet<Part>): readonly Problem[] {
  try {
    buildState(tenantSeed(buildablePart(file, broken), { name: 'contoso', seed: '', createdAt: 0 }));
    return [];
  } catch (error) {
    if (error instanceof SeedError) return error.problems;
    throw error;
  }
}

/** The state that a tenant begins with. What operations of the tenant refuse becomes a TenantFileError that names all of it. */
export function builtFrom(seed: TenantSeed): State {
  try {
    return buildState(seed);
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    throw new TenantFileError(error.problems);
  }
}

/** The format as JSON Schema, for editors and other languages. */
export const tenantFileJsonSchema = (): object => z.toJSONSchema(tenantFileSchema);
