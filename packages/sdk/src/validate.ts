import { answers } from '@cutover/contract/schemas';
import type { ResponseValidator } from './transport/settings.ts';

/**
 * Makes the `validate` option of a client: checks every answer against the description of the service. What is unknown
 * to the description, properties and members of enumerations, is let through and kept.
 */
export function responseValidator(): ResponseValidator {
  return (operation, value) => {
    const checked = answers[operation]?.safeParse(value);
    return checked?.error?.issues.map(
      ({ path, message }) => `${path.map(String).join('.') || 'the answer'}: ${message}`,
    );
  };
}
