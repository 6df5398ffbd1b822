/** Tenant files: read, checked, and made into what a tenant begins with. */
import * as z from 'zod/mini';
import { SeedProblem } from '../tenant/seed-problem.ts';
import { type Problem, problemsOf } from './problems.ts';
import { contradictions } from './tenant-file/checks.ts';
import { type TenantFile, tenantFileVersion } from './tenant-file/format.ts';
import { tenantFileSchema } from './tenant-file/schema.ts';

export type { TenantFile } from './tenant-file/format.ts';
export { tenantSeed } from './tenant-file/seed.ts';

/** `path`: where in the file, such as `groups[2].members[0]`. */
export type TenantFileProblem = Problem;

/** A tenant file that cannot be loaded. Lists every problem; nothing has been loaded. */
export class TenantFileError extends Error {
  readonly problems: readonly TenantFileProblem[];

  constructor(problems: readonly TenantFileProblem[]) {
    super(
      `The tenant file has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}; nothing was loaded.\n${problems.map(({ path, message }) => `  ${path || '(the file)'}: ${message}`).join('\n')}`,
    );
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
  if (!result.success) {
    const { issues } = result.error;
    const broken = brokenParts(issues);
    throw new TenantFileError([
      ...issues.flatMap((issue) => problemsOf(issue)),
      ...contradictions(soundPart(value, broken), broken),
    ]);
  }
  const problems = contradictions(result.data);
  if (problems.length > 0) throw new TenantFileError(problems);
  return result.data;
}

/** The parts of a file that have problems, and those that refer to one. */
function brokenParts(issues: readonly z.core.$ZodIssue[]): ReadonlySet<PropertyKey> {
  const broken = new Set(issues.map((issue) => issue.path[0]).filter((part) => part !== undefined));
  const refersTo = [
    ['users', ['domains']],
    ['groups', ['users', 'contacts']],
    ['policies', ['groups', 'rules']],
  ] as const;
  for (const [part, others] of refersTo) if (others.some((other) => broken.has(other))) broken.add(part);
  return broken;
}

/** What can be checked further of a file with problems. */
function soundPart(value: unknown, broken: ReadonlySet<PropertyKey>): TenantFile {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { version: tenantFileVersion };
  return {
    ...(Object.fromEntries(Object.entries(value).filter(([part]) => !broken.has(part))) as unknown as TenantFile),
    version: tenantFileVersion,
  };
}

/** Builds what a file begins a tenant with. What an operation of the tenant refuses becomes a TenantFileError. */
export function builtFrom<Built>(build: () => Built): Built {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof SeedProblem)) throw error;
    throw new TenantFileError([{ path: error.path, message: error.message }]);
  }
}

/** The format as JSON Schema, for editors and other languages. */
export const tenantFileJsonSchema = (): object => z.toJSONSchema(tenantFileSchema);
