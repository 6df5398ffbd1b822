import { parentsOf } from './names.ts';
import type { DomainRecord } from './records.ts';
import { notFound } from './service-error.ts';
import type { View } from './state.ts';

/** The verified domain of a name, if the tenant has it. */
export function verifiedDomain(view: View, name: string): DomainRecord | undefined {
  const domain = view.tables.domains.get(name.toLowerCase());
  return domain?.isVerified ? domain : undefined;
}

export function requireDomain(view: View, id: string): DomainRecord {
  const domain = view.tables.domains.get(id.toLowerCase());
  if (!domain) throw notFound(id);
  return domain;
}

export function initialDomain(view: View): DomainRecord {
  for (const [, domain] of view.tables.domains.range()) if (domain.isInitial) return domain;
  throw new Error('The tenant has no initial domain.');
}

/** The nearest verified domain above a name (DM-03). */
export function verifiedParent(view: View, name: string): DomainRecord | undefined {
  for (const parent of parentsOf(name)) {
    const domain = verifiedDomain(view, parent);
    if (domain) return domain;
  }
  return undefined;
}
