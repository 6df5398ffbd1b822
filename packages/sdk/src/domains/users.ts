import type { User } from '@cutover/contract/types';
import { directoryCalls } from '../directory.ts';
import { isGraphError } from '../transport/errors.ts';
import { filter } from '../transport/filter.ts';
import type { Page } from '../transport/paging.ts';
import { listOf, type Transport } from '../transport/transport.ts';
import { isInDomain } from './names.ts';

/** Users a page: the most that the service gives. */
const top = 999;

/**
 * The users of a domain, subdomains not counted, page by page as they are needed. Asks for them by an advanced query; where
 * the service does not serve that, reads all users and leaves the others out (`count` is not known then).
 */
export async function* usersOf(
  transport: Transport,
  domain: string,
  select: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Page<User>, void, undefined> {
  const condition = filter`endsWith(userPrincipalName,${`@${domain}`})`;
  const asked = { filter: condition, count: true, consistency: 'eventual' } as const;
  let begun = false;
  try {
    for await (const page of listOf(transport, directoryCalls.users.list({ select, top, ...asked }), {
      signal,
    }).pages()) {
      begun = true;
      yield page;
    }
    return;
  } catch (error) {
    if (begun || !isGraphError(error, 'BadRequestError') || error.code !== 'Request_UnsupportedQuery') throw error;
  }
  for await (const page of listOf(transport, directoryCalls.users.list({ select, top }), { signal }).pages())
    yield { ...page, items: page.items.filter(({ userPrincipalName }) => isInDomain(userPrincipalName ?? '', domain)) };
}
