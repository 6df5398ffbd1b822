/** Codes that Graph's directory answers with when a query cannot be read or served (facts 7.2). */
export type ODataErrorCode = 'BadRequest' | 'Request_BadRequest' | 'Request_UnsupportedQuery' | 'ExpandNotSupported';

/**
 * A query that cannot be read or is not served. The message is for a person; `position` is the 0-based offset in the
 * decoded text of the option at fault (of the raw query string for broken percent-encoding).
 */
export class ODataError extends Error {
  readonly status: number;
  readonly code: ODataErrorCode;
  readonly position?: number;

  constructor(code: ODataErrorCode, message: string, position?: number, status = 400) {
    super(message);
    this.name = 'ODataError';
    this.status = status;
    this.code = code;
    if (position !== undefined) this.position = position;
  }
}

/** The `$filter` text breaks the grammar, or names what does not exist. Graph's prefix, then our words. */
export function invalidFilter(what: string, position: number): ODataError {
  return new ODataError('BadRequest', `Invalid filter clause: ${what} (position ${position})`, position);
}

/** The `$filter` is correct OData, and not served. */
export function unsupportedFilter(what: string, position: number): ODataError {
  return new ODataError(
    'Request_UnsupportedQuery',
    `Unsupported filter clause: ${what} (position ${position})`,
    position,
  );
}

/** Any other option that cannot be read. */
export function badOption(option: string, what: string, position?: number): ODataError {
  const where = position === undefined ? '' : ` (position ${position})`;
  return new ODataError('BadRequest', `Invalid query option '${option}': ${what}${where}`, position);
}

/** Any other option, or use of one, that is correct OData and not served. */
export function unsupportedOption(what: string, position?: number): ODataError {
  const where = position === undefined ? '' : ` (position ${position})`;
  return new ODataError('Request_UnsupportedQuery', `${what}${where}`, position);
}
