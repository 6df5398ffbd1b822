import { ODataError } from './errors.ts';

const RUN = /(?:%[0-9a-f]{2})+/gi;

/**
 * Decodes a part of a query string: `+` is a space, `%XX` runs are UTF-8. `offset` is where the part starts in the whole.
 * @throws ODataError that says where the escape is broken.
 */
export function decodePart(text: string, offset: number): string {
  if (/\p{Surrogate}/u.test(text)) throw broken('half a character', offset + text.search(/\p{Surrogate}/u));
  if (!text.includes('%')) return text.replaceAll('+', ' ');
  const bare = text.search(/%(?![0-9a-f]{2})/i);
  if (bare >= 0) throw broken(`the escape '${text.slice(bare, bare + 3)}'`, offset + bare);
  return text.replaceAll('+', ' ').replace(RUN, (run, at: number) => {
    try {
      return decodeURIComponent(run);
    } catch {
      throw broken(`'${run}', which is not UTF-8`, offset + at);
    }
  });
}

function broken(what: string, position: number): ODataError {
  const advice = 'a percent sign itself is written %25';
  return new ODataError('BadRequest', `The query string has ${what} at position ${position}; ${advice}.`, position);
}
