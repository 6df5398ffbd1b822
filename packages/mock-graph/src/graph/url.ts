import { isServiceHost } from '../clouds.ts';
import { badRequest } from '../tenant/service-error.ts';

/** Where a request came to: enough to build absolute links. */
export interface Address {
  /** `https://graph.microsoft.com`, without path. Empty when the request named no host. */
  readonly origin: string;
  readonly host: string;
  /** Raw path, still percent-encoded, starting with `/`. */
  readonly path: string;
  /** Raw query without `?`. */
  readonly query: string;
}

const dotSegment = /\\|(^|\/)(\.|%2e){1,2}(\/|$)/i;

/** Takes out `.` and `..` as a URL parser does: clients that have one send what is left, and others must not differ. */
function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  const segments = path.replaceAll('\\', '/').split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const dots = segment.replaceAll(/%2e/gi, '.');
    if (dots === '..') kept.pop();
    else if (dots !== '.') kept.push(segment);
    if ((dots === '..' || dots === '.') && index === segments.length - 1) kept.push('');
  }
  return `/${kept.join('/')}`;
}

/** Splits an address without decoding anything, so that all ways in see the same. */
export function readAddress(
  url: string,
  headers: Readonly<Record<string, string | undefined>>,
  secure: boolean,
): Address {
  let rest = url;
  let origin = '';
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url);
  if (scheme) {
    origin = `${scheme[1]?.toLowerCase()}://${scheme[2]?.toLowerCase()}`;
    rest = url.slice(scheme[0].length);
  } else {
    const forwarded = headers['x-forwarded-proto']?.split(',')[0]?.trim();
    const host = headers['x-forwarded-host']?.split(',')[0]?.trim() ?? headers['host'];
    if (host) origin = `${forwarded ?? (secure || isServiceHost(host) ? 'https' : 'http')}://${host.toLowerCase()}`;
  }
  const fragment = rest.indexOf('#');
  if (fragment >= 0) rest = rest.slice(0, fragment);
  const question = rest.indexOf('?');
  const given = question < 0 ? rest : rest.slice(0, question);
  const path = given.startsWith('/') ? given : `/${given}`;
  return {
    origin,
    host: origin.slice(origin.indexOf('://') + 3),
    path: dotSegment.test(path) ? withoutDotSegments(path) : path,
    query: question < 0 ? '' : rest.slice(question + 1),
  };
}

/** A path segment, decoded; a broken escape is refused with the place where it stands. */
export function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest(`The path segment '${segment}' has a broken percent-encoding. Encode a percent sign as %25.`);
  }
}

/** Segments of a path, decoded, with keys in parentheses made segments of their own: `users('a')` is `users`, `a`. */
export function readSegments(path: string): string[] {
  const segments: string[] = [];
  for (const raw of path.split('/')) {
    if (raw === '') continue;
    const segment = decodeSegment(raw);
    const key = /^([^(]+)\((.*)\)$/.exec(segment);
    const inner = key?.[2];
    if (key?.[1] === undefined || inner === undefined) {
      segments.push(segment);
      continue;
    }
    segments.push(key[1]);
    if (inner !== '')
      segments.push(
        inner.startsWith("'") && inner.endsWith("'") && inner.length > 1
          ? inner.slice(1, -1).replaceAll("''", "'")
          : inner,
      );
  }
  return segments;
}
