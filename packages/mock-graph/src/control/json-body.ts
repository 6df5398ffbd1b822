import { placeOfJsonError } from '../json-place.ts';
import type { PlainRequest } from '../message.ts';
import { ControlError } from './refusal.ts';

/** The body of a call, always JSON whatever its media type says; none is an empty object. */
export function readControlBody({
  body,
  bodyRefused,
}: Pick<PlainRequest, 'body' | 'bodyRefused'>): Record<string, unknown> {
  if (bodyRefused) throw new ControlError(bodyRefused.status, bodyRefused.message);
  if (body === undefined || body === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ControlError(400, `The body stops being JSON at ${placeOfJsonError(body)}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlError(400, 'The body must be a JSON object.');
  return value as Record<string, unknown>;
}
