import { RequestRefusedError } from '../transport/errors.ts';

/** What is read of a certificate. Moments are milliseconds since 1970. */
export interface Certificate {
  /** DER as base64 without armour: what the service takes. */
  readonly base64: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** One value of DER. */
interface Value {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** From this long before its end a certificate is worth a warning: the service looks for another one then (FD-09). */
const soon = 30 * 24 * 3_600_000;

const sequence = 0x30;
const integer = 0x02;
const bitString = 0x03;
const utcTime = 0x17;
const generalizedTime = 0x18;
/** `[0]`, explicit: the version at the beginning of a certificate. */
const versionTag = 0xa0;

/**
 * Reads a public X.509 certificate, given as base64 of DER or as PEM, and holds it against the clock (FD-04).
 *
 * Reads the outline of DER by itself: browsers and workers have nothing that does, and the well-kept libraries for it are
 * twice as large as all else that this package loads on demand. The service reads the rest.
 * @throws RequestRefusedError that says what is wrong with it
 */
export function requireCertificate(property: string, text: string, now: number): Certificate {
  const refuse = (reason: string): never => {
    throw new RequestRefusedError({
      code: 'InvalidCertificate',
      message: 'This certificate cannot be used.',
      details: [{ target: property, code: 'InvalidCertificate', message: reason }],
      advice: 'Nothing was sent.',
    });
  };
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return refuse('holds a private key. Give the public certificate alone, and treat that key as disclosed.');
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)];
  const certificates = blocks.filter(([, label]) => /^(X509 |TRUSTED )?CERTIFICATE$/.test(label ?? ''));
  if (certificates.length > 1)
    return refuse(`holds ${certificates.length} certificates. Give the one that signs tokens, without its chain.`);
  const other = blocks.find((block) => !certificates.includes(block));
  if (other) return refuse(`holds a ${other[1]}, which is no certificate.`);
  const base64 = (certificates[0]?.[2] ?? text).replace(/\s/g, '');
  const bytes = bytesOf(base64);
  if (!bytes) return refuse('is not base64 of an X.509 certificate in DER form, nor PEM.');
  const validity = validityOf(bytes, refuse);
  const present = 'Take the one that signs tokens now from the metadata of the federation server.';
  if (validity.notAfter < now) return refuse(`expired at ${iso(validity.notAfter)}. ${present}`);
  if (validity.notBefore > now) return refuse(`is not valid before ${iso(validity.notBefore)}. ${present}`);
  return { base64, ...validity };
}

/** When a certificate ends, in words, if that is within 30 days. */
export const endingSoon = ({ notAfter }: Certificate, now: number): string | undefined =>
  notAfter - now < soon ? `The signing certificate ends at ${iso(notAfter)}.` : undefined;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

function bytesOf(base64: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The time for which a certificate is valid; `refuse` for what is none. */
function validityOf(bytes: Uint8Array, refuse: (reason: string) => never): Pick<Certificate, 'notBefore' | 'notAfter'> {
  const none = 'is not an X.509 certificate: its DER is cut or of another kind.';
  const outer = valueAt(bytes, 0, bytes.length);
  if (outer?.tag !== sequence) return refuse(none);
  const parts = partsOf(bytes, outer);
  if (parts?.[0]?.tag === integer)
    return refuse(
      'is a key or a key store (PKCS #1, #8 or #12), not a certificate. Export the public certificate alone, and treat a key that was in it as disclosed.',
    );
  if (outer.end < bytes.length)
    return valueAt(bytes, outer.end, bytes.length)?.tag === sequence
      ? refuse('holds several certificates one after the other. Give the one that signs tokens.')
      : refuse('goes on after the end of the certificate.');
  const [body, algorithm, signature, ...rest] = parts ?? [];
  const fields = body?.tag === sequence ? partsOf(bytes, body) : undefined;
  if (!fields || algorithm?.tag !== sequence || signature?.tag !== bitString || rest.length > 0) return refuse(none);
  if (fields[0]?.tag === versionTag) fields.shift();
  const [serial, signing, issuer, validity, subject, key] = fields;
  const sequences = [signing, issuer, validity, subject, key].every((field) => field?.tag === sequence);
  const times = validity && partsOf(bytes, validity)?.map((value) => timeOf(bytes, value));
  const [notBefore = Number.NaN, notAfter = Number.NaN] = times ?? [];
  if (serial?.tag !== integer || !sequences || Number.isNaN(notBefore + notAfter)) return refuse(none);
  return { notBefore, notAfter };
}

/** The value that begins at a position; undefined where it does not end before `limit`. */
function valueAt(bytes: Uint8Array, position: number, limit: number): Value | undefined {
  const tag = bytes[position];
  let length = bytes[position + 1];
  if (tag === undefined || length === undefined) return undefined;
  let start = position + 2;
  if (length >= 0x80) {
    const size = length & 0x7f;
    // Four bytes of length are more than any certificate has; none at all is not allowed in DER.
    if (size === 0 || size > 4 || start + size > limit) return undefined;
    length = 0;
    for (const byte of bytes.subarray(start, start + size)) length = length * 256 + byte;
    start += size;
  }
  return start + length > limit ? undefined : { tag, start, end: start + length };
}

/** The values inside of one; undefined where they do not fill it. */
function partsOf(bytes: Uint8Array, whole: Value): Value[] | undefined {
  const parts: Value[] = [];
  for (let position = whole.start; position < whole.end; ) {
    const part = valueAt(bytes, position, whole.end);
    if (!part) return undefined;
    parts.push(part);
    position = part.end;
  }
  return parts;
}

/** A moment; not a number for what is none. */
function timeOf(bytes: Uint8Array, { tag, start, end }: Value): number {
  const text = new TextDecoder().decode(bytes.subarray(start, end));
  const short = tag === utcTime;
  const found = (short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/).exec(
    text,
  );
  if (!found || (!short && tag !== generalizedTime)) return Number.NaN;
  const [year = 0, month = 0, ...rest] = found.slice(1).map(Number);
  const [day = 0, hour = 0, minute = 0, second = 0] = rest;
  // Two digits of a year mean 1950 to 2049.
  return Date.UTC(short ? year + (year < 50 ? 2000 : 1900) : year, month - 1, day, hour, minute, second);
}
