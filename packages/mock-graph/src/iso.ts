/** Times as they are shown: ISO 8601 in UTC, of milliseconds since 1970. */
export const iso = (at: number): string => new Date(at).toISOString();

/** The same of a time that may not be there. */
export const isoOrNull = (at: number | null | undefined): string | null => (at == null ? null : iso(at));
