import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express from 'express';
import type { MockGraph } from './mock.ts';
import { mockGraphHandler } from './server.ts';

export { type Listening, type ListenOptions, listen, mockGraphHandler } from './server.ts';

type Handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * An Express 5 application that is the mock and nothing else, for `createServer(app)` or `app.use`. To put the mock into an
 * application of yours, use `app.use(mockGraphHandler(mock))`, at a path if you like; to serve it, `listen(mock)`.
 */
export function expressApp(mock: MockGraph): RequestListener {
  const handler = mockGraphHandler(mock);
  const app = express().disable('x-powered-by').disable('etag').use(handler) as Handle;
  // Express passes over its handlers when it cannot parse an address, and would answer with a page of its own.
  return (request, response) => app(request, response, () => handler(request, response));
}
