import { expect } from 'vitest';
import type { Harness } from './harness.ts';

type Asked = readonly [method: string, path: string, body?: object];

/** Asks the control surface for what it has to refuse: with this message, and with nothing changed. */
export async function expectRefusal(
  harness: Harness,
  [method, path, body]: Asked,
  message: string | RegExp,
  status = 400,
): Promise<void> {
  const before = harness.tenant.hash();
  const answer = await harness.control(method, path, body);
  expect({ status: answer.status, error: answer.body['error'] }, `${method} ${path}`).toEqual({
    status,
    error: typeof message === 'string' ? message : expect.stringMatching(message),
  });
  expect(harness.tenant.hash(), `${method} ${path}`).toBe(before);
}

/** Asks the control surface, and fails unless it answers; gives the body. */
export async function asked(harness: Harness, ...[method, path, body]: Asked): Promise<Record<string, unknown>> {
  const answer = await harness.control(method, path, body);
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(200);
  return answer.body;
}
