/**
 * Writes an OData filter: strings are quoted and escaped, dates become ISO 8601, numbers and booleans stay.
 *
 *     filter`displayName eq ${name} and createdDateTime ge ${new Date(0)}`
 */
export function filter(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | boolean | Date | null)[]
): string {
  return texts.reduce((whole, text, i) => whole + literal(values[i - 1] ?? null) + text);
}

/** The value as it is written in an OData filter. */
export function literal(value: string | number | boolean | Date | null): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
