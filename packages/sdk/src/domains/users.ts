import type { User } from '@cutover/contract/types';
import { directoryCalls } from '../directory.ts';
import { filter } from '../transport/filter.ts';
import type { Page } from '../transport/paging.ts';
import { listOf, type Transport } from '../transport/transport.ts';

/** Users a page: the most that the service gives. */
const top = 999;

/** The users of a domain, subdomains not counted, page by page as they are needed; `count` tells how many there are. */
export function usersOf(
  transport: Transport,
  domain: string,
  select: readonly string[],
  signal: AbortSignal,
): AsyncIterable<Page<User>> {
  const condition = filter`endsWith(userPrincipalName,${`@${domain}`})`;
  const query = { select, top, filter: condition, count: true, consistency: 'eventual' } as const;
  return listOf(transport, directoryCalls.users.list(query), { signal }).pages();
}
