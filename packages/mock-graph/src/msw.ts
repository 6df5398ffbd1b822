import { type HttpHandler, http } from 'msw';
import { serviceHosts } from './clouds.ts';
import type { MockGraph } from './mock.ts';
import { readWebBody } from './read-body.ts';

/** One pattern for all: MSW tries its handlers one by one. */
const hosts = new RegExp(`^https://(${serviceHosts.join('|').replaceAll('.', '\\.')})(:443)?(/|$)`, 'i');

/**
 * Handlers for `setupServer(...mockGraphHandlers(mock))` of MSW: every request to Microsoft Graph or the sign-in service, in
 * any of Microsoft's clouds, is answered by the mock, the control surface at `/_mock` included. All clouds lead to the same
 * tenants.
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
