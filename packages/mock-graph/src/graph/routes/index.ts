import type { Rows } from '../rows.ts';
import { auditRows } from './audit.ts';
import { directoryRows } from './directory.ts';
import { domainRows } from './domains.ts';
import { publishingRows } from './publishing.ts';
import { signInRows } from './sign-ins.ts';
import { stagedRolloutRows } from './staged-rollout.ts';
import { synchronizationRows } from './synchronization.ts';

/** A row for every operation of the description; the type says so. */
export const rows: Rows = {
  ...stagedRolloutRows,
  ...directoryRows,
  ...domainRows,
  ...auditRows,
  ...synchronizationRows,
  ...publishingRows,
  ...signInRows,
};
