import { descriptors } from '@cutover/contract/descriptors';
import { descriptors as domains } from '@cutover/contract/descriptors/domains';
import { descriptors as publishing } from '@cutover/contract/descriptors/publishing';
import type { OperationDescriptor } from '@cutover/contract/types';
import { type Call, callOf } from './call.ts';
import { isGraphError } from './errors.ts';
import type { OutgoingRequest } from './request.ts';

type Read = (call: Call<unknown>, nextLink?: string) => Promise<unknown>;
type Json = { readonly [name: string]: unknown };

/** Whether a write whose answer was lost took effect, by the read that its descriptor names. */
export async function didItHappen(call: Call<unknown>, request: OutgoingRequest, read: Read): Promise<boolean> {
  const check = call.descriptor.didItHappen;
  const table: Readonly<Record<string, OperationDescriptor>> = { ...descriptors, ...domains, ...publishing };
  const operation = check && table[check.operation];
  if (!check || !operation) return false;
  const body: Json = request.body === undefined ? {} : JSON.parse(request.body);
  const parameters = call.parameters ?? {};
  const names = Object.keys(body).filter((name) => !name.includes('@'));
  const reading = callOf<unknown>(operation, {
    parameters,
    version: call.version,
    ...(check.when === 'body' && names.length > 0 && { query: { select: names } }),
  });
  try {
    if (check.when === 'notFound' || check.when === 'body') {
      const found = (await read(reading)) as Json;
      return (
        check.when === 'body' &&
        names.length === Object.keys(body).length &&
        names.every((name) => JSON.stringify(found[name]) === JSON.stringify(body[name]))
      );
    }
    const wanted =
      check.parameter === undefined ? `${body['@odata.id']}`.split('/').at(-1) : parameters[check.parameter];
    let link: string | undefined;
    do {
      const page = (await read(reading, link)) as { value: Json[]; '@odata.nextLink'?: string };
      if (page.value.some((item) => item['id'] === wanted)) return check.when === 'contains';
      link = page['@odata.nextLink'];
    } while (link);
    return check.when === 'lacks';
  } catch (error) {
    if (isGraphError(error, 'NotFoundError')) return check.when === 'notFound' || check.when === 'lacks';
    throw error;
  }
}
