import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const contract = join(import.meta.dirname, '..', '..');
/** Microsoft's descriptions and examples, kept beside the repository and no part of it. */
export const reference = join(contract, '..', '..', '..', 'shared', 'reference');
export const hasReference = existsSync(reference);
/** For the name of a test that needs it. */
export const orWhy = hasReference ? '' : ` (skipped: ${reference} is not there)`;
