import { type ClientOptions, createClient, type Fetch } from '../../src/index.ts';
import { VirtualTime } from './virtual-time.ts';

/** A request as the service saw it. */
export interface Seen {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export type Handler = (request: Seen, attempt: number) => Response | Promise<Response>;

export const graph = 'https://graph.microsoft.com';
export const groupId = '11111111-1111-4111-8111-111111111111';
export const policyId = '22222222-2222-4222-8222-222222222222';
export const memberId = (n: number): string => `33333333-3333-4333-8333-${n.toString(16).padStart(12, '0')}`;

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'request-id': 'request-id-in-header', ...headers },
  });
}

export const noContent = (): Response => new Response(null, { status: 204 });

export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
  more: object = {},
): Response {
  const innerError = {
    date: '2026-11-20T00:00:00',
    'request-id': 'request-id-inside',
    'client-request-id': 'client-id-inside',
  };
  return json({ error: { code, message, ...more, innerError } }, status, headers);
}

/** A client of a service that answers by `handler`, with everything it saw and a virtual clock. */
export function serviceOf(handler: Handler, options: Partial<ClientOptions> & { readonly time?: VirtualTime } = {}) {
  const seen: Seen[] = [];
  const fetch: Fetch = async (url, init) => {
    const request: Seen = {
      url,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    seen.push(request);
    return handler(request, seen.length);
  };
  const time = options.time ?? new VirtualTime();
  const client = createClient({ credential: () => 'SECRET-TOKEN', fetch, random: () => 0.5, ...options, time });
  return { client, seen, time };
}

/** What the promise rejects with. */
export async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}

/** Lets everything that is ready to run do so. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
