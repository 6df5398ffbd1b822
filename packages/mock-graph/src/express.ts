import type { RequestListener, Server } from 'node:http';
import express from 'express';
import type { MockGraph } from './mock.ts';
import { mockGraphHandler } from './server.ts';

export { type Listening, type ListenOptions, listen, mockGraphHandler } from './server.ts';

/**
 * An Express 5 application that is the mock and nothing else. To put the mock into an application of yours, use
 * `app.use(mockGraphHandler(mock))`, at a path if you like; to serve it, `listen(mock)` needs no Express.
 */
export const expressApp = (mock: MockGraph): RequestListener & { listen(port: number, host: string): Server } =>
  express().disable('x-powered-by').disable('etag').use(mockGraphHandler(mock));
