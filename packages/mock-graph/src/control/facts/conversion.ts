import type { ConversionFacts } from '@cutover/contract/findings';
import { authorityOf, inheritorsOf } from '../../tenant/authentication.ts';
import { requireDomain } from '../../tenant/domain-lookup.ts';
import { farmOf, isAvailable } from '../../tenant/federation-farms.ts';
import type { View } from '../../tenant/state.ts';

/** What the tenant itself knows before a domain is converted to managed. Throws a ServiceError for a domain that there is not. */
export function conversionFacts(view: View, name: string): ConversionFacts {
  const { tables, facts } = view;
  const domain = authorityOf(view, requireDomain(view, name));
  const inheritingDomains = [...inheritorsOf(view, domain.id)].map(({ id }) => id);
  let users = 0;
  let usersWithoutHash = 0;
  for (const id of [domain.id, ...inheritingDomains])
    for (const [, userId] of tables.usersByName.prefix(`${id}|`)) {
      users += 1;
      if (tables.users.get(userId)?.cloudPassword === undefined) usersWithoutHash += 1;
    }
  const trust = tables.federations.get(domain.id);
  const farm = trust && farmOf(view, trust);
  return {
    domain: domain.id,
    inheritingDomains,
    users,
    usersWithoutHash,
    ...(farm ? { federationServerRunning: isAvailable(farm) } : {}),
    ...(farm?.product === 'adfs' ? { adFs: { remote: farm.remote, contextSet: farm.contextSet } } : {}),
    synchronizeUpnForManagedUsersEnabled: facts.synchronizationFeatures.synchronizeUpnForManagedUsersEnabled === true,
    passThroughEnabled: facts.tenantPassThrough,
  };
}
