import { RequestRefusedError } from './transport/errors.ts';
import { literal } from './transport/filter.ts';

/** The value of an option in an OData filter. @throws RequestRefusedError for a Date that is no moment */
export function optionLiteral(name: string, value: string | number | Date): string {
  try {
    return literal(value);
  } catch {
    // Nothing else has no literal.
    throw new RequestRefusedError({ code: 'InvalidOption', message: `\`${name}\` must be a Date that is a moment.` });
  }
}
