import { typeAsked } from './authentication.ts';
import { ServiceError } from './service-error.ts';
import type { Draft } from './state.ts';

/** Refuses what would go beyond the tenant's domains (DM-09). `federations`: domains that become federated. */
export function refuseTooManyDomains(draft: Draft, federations: number, added = 0): void {
  let weight = added + federations;
  for (const [, domain] of draft.tables.domains.range()) weight += typeAsked(domain) === 'Federated' ? 2 : 1;
  if (weight <= draft.facts.rules.domainLimit) return;
  throw new ServiceError(
    403,
    'Directory_QuotaExceeded',
    `A tenant can have ${draft.facts.rules.domainLimit} domains when all are managed; a federated one counts as two.`,
    { assumption: 'DM-09' },
  );
}
