import type { IncomingMessage } from 'node:http';
import { type BodyRefusal, bodyLimit, type PlainRequest } from './message.ts';

/** The part of a request that reading its body gives. */
export type BodyRead = Pick<PlainRequest, 'body' | 'bodyRefused'>;

/**
 * Bytes of a refused body that are taken from a connection and dropped, so that it can be used again; a client that
 * sends more than this is cut off.
 */
export const drainLimit = 16 * bodyLimit;

const none: BodyRead = {};

const refused = (status: BodyRefusal['status'], code: string, message: string): BodyRead => ({
  bodyRefused: { status, code, message },
});
const tooLarge = (): BodyRead =>
  refused(413, 'RequestEntityTooLarge', `The request body is larger than ${bodyLimit} bytes. Send less at once.`);

const encodings: ReadonlySet<string> = new Set(['', 'identity', 'gzip', 'x-gzip', 'br', 'deflate']);

function encodingOf(header: string | undefined): { readonly encoding: string; readonly refusal?: BodyRead } {
  const encoding = header?.trim().toLowerCase() ?? '';
  if (encodings.has(encoding)) return { encoding };
  const message = `The content encoding '${encoding}' is not supported. Send gzip, br, deflate or none.`;
  return { encoding, refusal: refused(415, 'UnsupportedMediaType', message) };
}

/** A body of a request to a server of Node. */
export interface NodeBodyRead extends BodyRead {
  /** Settles when what is left of a refused body has come in. Ending the connection before loses the answer. */
  readonly drained?: Promise<void>;
}

/** The body of a request to a server of Node; undefined when the client went away before all was there. */
export function readNodeBody(request: IncomingMessage): Promise<NodeBodyRead | undefined> {
  const { headers } = request;
  const length = headers['content-length'];
  if (length === '0' || (length === undefined && headers['transfer-encoding'] === undefined))
    return Promise.resolve(none);
  const { encoding, refusal } = encodingOf(headers['content-encoding']);
  if (refusal || Number(length) > bodyLimit) {
    return Promise.resolve({ ...(refusal ?? tooLarge()), drained: drain(request, 0) });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= bodyLimit) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      request.off('data', take);
      resolve({ ...tooLarge(), drained: drain(request, bytes) });
    };
    request.on('data', take);
    request.once('end', () => resolve(decoded(Buffer.concat(chunks), encoding)));
    request.once('error', () => resolve(undefined));
    request.once('close', () => resolve(undefined));
  });
}

/** Takes what is left of a body and drops it. */
function drain(request: IncomingMessage, before: number): Promise<void> {
  let bytes = before;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > drainLimit) request.destroy();
  });
  request.on('error', () => {});
  return new Promise((resolve) => {
    request.once('end', resolve);
    request.once('close', resolve);
  });
}

/** The body of a `Request` or `Response`, read up to the limit. */
export async function readWebBody(
  source: { readonly body: ReadableStream<Uint8Array> | null },
  contentEncoding: string | null | undefined,
): Promise<BodyRead> {
  if (!source.body) return none;
  const { encoding, refusal } = encodingOf(contentEncoding ?? undefined);
  const reader = source.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !refusal && !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > bodyLimit) break;
    chunks.push(part.value);
  }
  if (!refusal && bytes <= bodyLimit) return decoded(Buffer.concat(chunks), encoding);
  await reader.cancel();
  return refusal ?? tooLarge();
}

/** A body that is there as text, against the limit. */
export const readTextBody = (body: string): BodyRead =>
  // No character takes more than three bytes, so that most texts need not be measured.
  body.length * 3 > bodyLimit && Buffer.byteLength(body) > bodyLimit ? { ...tooLarge(), body: undefined } : { body };

type Decompress = (
  bytes: Buffer,
  options: { readonly maxOutputLength: number },
  done: (error: Error | null, result: Buffer) => void,
) => void;

async function decoded(bytes: Buffer, encoding: string): Promise<BodyRead> {
  if (bytes.length === 0) return none;
  if (encoding === '' || encoding === 'identity') return { body: textOf(bytes) };
  const { brotliDecompress, gunzip, inflate } = await import('node:zlib');
  const decompress: Decompress = encoding === 'br' ? brotliDecompress : encoding === 'deflate' ? inflate : gunzip;
  return new Promise((resolve) => {
    decompress(bytes, { maxOutputLength: bodyLimit }, (error, result) => {
      if (!error) resolve({ body: textOf(result) });
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') resolve(tooLarge());
      else resolve(refused(400, 'BadRequest', `The request body is not ${encoding}, as its content-encoding says.`));
    });
  });
}

/** UTF-8 without the mark that some editors put in front, as `text()` of fetch gives it. */
const textOf = (bytes: Buffer): string => {
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
};
