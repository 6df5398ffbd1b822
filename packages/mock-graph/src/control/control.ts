import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { isServiceHost } from '../clouds.ts';
import { type Address, decodeSegment } from '../graph/url.ts';
import { isLoopback } from '../loopback.ts';
import type { PlainAnswer, PlainRequest } from '../message.ts';
import { ServiceError } from '../tenant/service-error.ts';
import { type ControlCall, ControlError, type MockAccess, TextAnswer } from './call.ts';
import { clockCalls } from './calls/clock.ts';
import { conversionCalls } from './calls/conversion.ts';
import { deviceCodeCalls } from './calls/device-code.ts';
import { dnsCalls } from './calls/dns.ts';
import { documentationCalls } from './calls/documentation.ts';
import { explainCalls } from './calls/explain.ts';
import { farmCalls } from './calls/farms.ts';
import { forestCalls } from './calls/forests.ts';
import { historyCalls } from './calls/history.ts';
import { objectCalls } from './calls/objects.ts';
import { passThroughCalls, seamlessSsoCalls } from './calls/pass-through.ts';
import { signInCalls } from './calls/sign-in.ts';
import { synchronizerCalls } from './calls/synchronizers.ts';
import { tenantCalls } from './calls/tenant.ts';
import { readControlBody } from './json-body.ts';
import { TenantFileError } from './tenant-file.ts';

export const isControlPath = (path: string): boolean => /^\/_mock(\/|$)/i.test(path);

/** Every call of the control surface. */
const calls: readonly ControlCall[] = [
  ...tenantCalls,
  ...clockCalls,
  ...historyCalls,
  ...signInCalls,
  ...deviceCodeCalls,
  ...explainCalls,
  ...conversionCalls,
  ...dnsCalls,
  ...forestCalls,
  ...objectCalls,
  ...synchronizerCalls,
  ...farmCalls,
  ...passThroughCalls,
  ...seamlessSsoCalls,
  ...documentationCalls,
];

/** The calls of the control surface, by method and path below `/_mock`, for documentation. */
export const controlCalls: readonly string[] = calls.map(({ name }) => name);

/** A call of the control surface with what it takes, as JSON Schema. */
export interface ControlCallDescription {
  /** Method and path below `/_mock`. */
  readonly name: string;
  readonly body: object;
  readonly query: object;
}

/** Every call of the control surface with what it takes, for documentation and other languages. */
export const describedControlCalls = (): ControlCallDescription[] =>
  calls.map(({ name, body, query }) => ({ name, body: z.toJSONSchema(body), query: z.toJSONSchema(query) }));

/** Compares in a time that tells nothing of where two texts differ. */
function isSame(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/**
 * Refuses what a web page could send: a page on another site reaches loopback with its own Origin, or with a Host that
 * was made to resolve here. Beyond loopback a key is needed.
 */
function guard(mock: MockAccess, request: PlainRequest, address: Address): void {
  const { origin } = request.headers;
  const key = mock.controlKey;
  if (key !== undefined) {
    if (!isSame(request.headers['x-mock-key'] ?? '', key))
      throw new ControlError(401, "The control surface needs its key in the header 'x-mock-key'.");
  } else {
    if (request.isRemote)
      throw new ControlError(
        403,
        'The control surface does not answer to other machines without a key: start the mock with a control key.',
      );
    // A page may send x-forwarded-host with what it likes, but not Host.
    for (const host of [address.host, request.headers['host'] ?? '']) {
      if (host === '' || isLoopback(host) || isServiceHost(host)) continue;
      throw new ControlError(
        403,
        `The control surface does not answer to the host '${host}'. Address it as localhost or 127.0.0.1, or start the mock with a control key.`,
      );
    }
  }
  if (origin !== undefined && origin !== 'null' && origin.replace(/^https?:\/\//i, '') !== address.host) {
    throw new ControlError(403, `The control surface refuses requests of the web page at '${origin}'.`);
  }
  if (origin === 'null' || request.headers['sec-fetch-site'] === 'cross-site')
    throw new ControlError(403, 'The control surface refuses requests of other web pages.');
}

/** The call that a request means. Throws a ControlError that names what there is. */
function find(method: string, path: string): { call: ControlCall; parameters: Readonly<Record<string, string>> } {
  for (const call of calls) {
    const parameters = call.match(method, path);
    if (parameters) return { call, parameters };
  }
  const others = calls.filter(({ name, match }) => match(name.split(' ')[0] ?? '', path)).map(({ name }) => name);
  // Of ninety calls those of the same part, if there are any.
  const [, part = ''] = path.split('/');
  const near = controlCalls.filter((name) => name.includes(` /${part}/`) || name.endsWith(` /${part}`));
  const known = [others, near, controlCalls].find((names) => names.length > 0) ?? [];
  throw new ControlError(
    404,
    `The control surface has no ${method} /_mock${path === '/' ? '' : decodeSegment(path)}. It has ${known.join(', ')}.`,
  );
}

const answer = (status: number, type: string, body: string): PlainAnswer => ({
  status,
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
  body,
});
const answerJson = (status: number, body: unknown): PlainAnswer =>
  answer(status, 'application/json', JSON.stringify(body));

function statusOf(error: unknown): number {
  if (error instanceof ControlError || error instanceof ServiceError) return error.status;
  return error instanceof RangeError ? 400 : 500;
}

export function answerControl(
  mock: MockAccess,
  request: PlainRequest,
  address: Address,
  name: string | undefined,
): PlainAnswer | Promise<PlainAnswer> {
  try {
    guard(mock, request, address);
    const path = address.path.replace(/^\/_mock/i, '').replace(/\/+$/, '') || '/';
    // A broken escape is refused with the place where it stands, whatever the call.
    decodeSegment(path);
    const { call, parameters } = find(request.method, path);
    // `curl -d` names its text a form; here it is always JSON, and other pages are kept out by their Origin.
    const body = readControlBody(request);
    const query = new URLSearchParams(address.query);
    const accept = request.headers['accept'];
    const given = call.answer({ mock, tenant: mock.tenant(name), body, query, accept }, parameters);
    return given instanceof Promise ? given.then(answerResult).catch(answerError) : answerResult(given);
  } catch (error) {
    return answerError(error);
  }
}

const answerResult = (given: unknown): PlainAnswer =>
  given instanceof TextAnswer ? answer(200, 'text/plain', given.text) : answerJson(200, given ?? {});

function answerError(error: unknown): PlainAnswer {
  if (error instanceof TenantFileError) return answerJson(400, { error: error.message, problems: error.problems });
  return answerJson(statusOf(error), { error: error instanceof Error ? error.message : String(error) });
}
