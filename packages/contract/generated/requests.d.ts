// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import type { Validator } from '../src/validator.ts';

/** Compiled validators by `operation id/version/requests`. */
export const validators: Readonly<Record<string, Validator>>;
