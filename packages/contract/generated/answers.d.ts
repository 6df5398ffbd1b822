// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import type { Validator } from '../src/validator.ts';

/** Compiled validators by `operation id/version/full or selected`. */
export const validators: Readonly<Record<string, Validator>>;
