import type { DomainRecord } from './records.ts';
import { notFound } from './service-error.ts';
import type { View } from './state.ts';

export const domainOf = (userPrincipalName: string): string =>
  userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1).toLowerCase();

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

/** How a domain's users sign in now: what is in effect, which follows what was asked for. */
export const typeInEffect = (domain: DomainRecord): 'Managed' | 'Federated' =>
  domain.authenticationType === 'Federated' ? 'Federated' : 'Managed';

/** True for a name that cannot exist in public DNS: a single label, or a suffix reserved for private use (UP-03). */
export function isNonRoutable(name: string): boolean {
  const labels = name.toLowerCase().split('.');
  return (
    labels.length < 2 ||
    ['local', 'internal', 'lan', 'corp', 'home', 'test', 'localhost', 'invalid'].includes(labels.at(-1) ?? '')
  );
}
