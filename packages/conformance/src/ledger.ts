import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { Facts } from './behaviour.ts';

/** Version of the format of ledgers. */
export const ledgerVersion = 1;

const objectSchema = z.strictObject({
  kind: z.enum(['policy', 'group', 'user', 'domain', 'agentGroup']),
  id: z.string(),
  name: z.string(),
});
const entrySchema = z.strictObject({
  name: z.string().check(z.regex(/^[A-Z]{2}-\d{2}\.\d+$/)),
  facts: z.record(z.string(), z.unknown()),
  actedAt: z.number(),
  until: z.string(),
  objects: z.array(objectSchema),
});
const ledgerSchema = z.strictObject({
  version: z.literal(ledgerVersion),
  /** Id of the tenant: facts of one are nothing in another. */
  tenantId: z.string(),
  entries: z.array(entrySchema),
});

/** Something that a run has made in a real tenant. */
export interface Made {
  readonly kind: 'policy' | 'group' | 'user' | 'domain' | 'agentGroup';
  readonly id: string;
  readonly name: string;
}

/** An assertion that a later run makes. */
export interface LedgerEntry {
  readonly name: string;
  readonly facts: Facts;
  /** End of the act, in milliseconds. */
  readonly actedAt: number;
  /** When the last assertion is due: ISO 8601. */
  readonly until: string;
  /** What has to stay until then, and goes afterwards. */
  readonly objects: readonly Made[];
}

export interface Ledger {
  readonly tenantId: string;
  readonly entries: readonly LedgerEntry[];
}

/** Reads a ledger; an empty one when there is no such file. Throws for a file that is none, or is of another tenant. */
export async function readLedger(path: string, tenantId?: string): Promise<Ledger> {
  if (!existsSync(path)) return { tenantId: tenantId ?? '', entries: [] };
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`The ledger ${path} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const read = z.safeParse(ledgerSchema, value);
  if (!read.success)
    throw new Error(
      `The ledger ${path} cannot be read: ${read.error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`).join('; ')}`,
    );
  if (tenantId !== undefined && read.data.tenantId !== tenantId)
    throw new Error(`The ledger ${path} is of the tenant ${read.data.tenantId}, not of ${tenantId}.`);
  return read.data as Ledger;
}

/** Writes a ledger whole or not at all. */
export async function writeLedger(path: string, ledger: Ledger): Promise<void> {
  const temporary = `${path}.new`;
  await writeFile(temporary, `${JSON.stringify({ version: ledgerVersion, ...ledger }, null, 2)}\n`);
  await rename(temporary, path);
}
