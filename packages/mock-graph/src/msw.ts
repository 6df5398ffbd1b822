import { type HttpHandler, http } from 'msw';
import type { MockGraph } from './mock.ts';
import { readWebBody } from './read-body.ts';

/** One pattern for all: MSW tries its handlers one by one. */
const hosts = /^https:\/\/(graph\.microsoft\.com|login\.microsoftonline\.com)(:443)?(\/|$)/i;

/**
 * Handlers for `setupServer(...mockGraphHandlers(mock))` of MSW: every request to `https://graph.microsoft.com` and
 * `https://login.microsoftonline.com` is answered by the mock, the control surface at `/_mock` included.
 */
export const mockGraphHandlers = (mock: MockGraph): HttpHandler[] => [
  http.all(hosts, async ({ request }) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of request.headers) headers[name] = value;
    const read = request.body ? await readWebBody(request, headers['content-encoding']) : undefined;
    const answer = await mock.handle({ method: request.method, url: request.url, headers, ...read });
    return new Response(answer.body ?? null, { status: answer.status, headers: answer.headers });
  }),
];
