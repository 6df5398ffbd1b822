/** Where a request came to at the sign-in service, and which tenant it means. */
import type { Address } from '../graph/url.ts';
import type { PlainAnswer, PlainRequest } from '../message.ts';
import type { MockTenant } from '../mock-tenant.ts';
import { verifiedDomain } from '../tenant/domain-lookup.ts';
import { domainOf, guidPattern } from '../tenant/names.ts';
import { SignInError } from './sign-in-error.ts';

export interface LoginRequest {
  readonly request: PlainRequest;
  readonly address: Address;
  /** Address of the service as the caller knows it, with the prefix of a tenant, without a slash at its end. */
  readonly base: string;
  /** The tenant of the path prefix, or the default one. */
  readonly tenant: MockTenant;
  /** The path prefix names the tenant. */
  readonly isNamed: boolean;
  /** The tenant of an id or a verified domain; undefined where the mock has none. */
  find(name: string): MockTenant | undefined;
  /** All tenants of the mock. */
  tenants(): Iterable<MockTenant>;
}

/** Words in the place of a tenant that stand for several. */
const shared: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers']);

/** What the first segment of a path says. */
export interface Authority {
  readonly tenant: MockTenant;
  /** As it was given. */
  readonly segment: string;
  readonly isShared: boolean;
}

export const isDomainOf = (tenant: MockTenant, name: string): boolean =>
  verifiedDomain(tenant.view(), name.toLowerCase()) !== undefined;

/** The tenant that a path names. Throws a SignInError (90002) for one that the mock does not have. */
export function authorityOf(login: LoginRequest, segment: string): Authority {
  const name = segment.toLowerCase();
  if (shared.has(name)) return { tenant: login.tenant, segment: name, isShared: true };
  const own = login.tenant.tenantId === name || isDomainOf(login.tenant, name) ? login.tenant : undefined;
  const tenant = own ?? (login.isNamed ? undefined : login.find(name));
  if (tenant) return { tenant, segment: name, isShared: false };
  const what = guidPattern.test(name) ? 'id' : 'verified domain';
  throw new SignInError(
    90002,
    `Tenant '${segment}' was not found: no tenant ${login.isNamed ? 'at this address' : 'of the mock'} has this ${what}. The one here has the id ${login.tenant.tenantId}.`,
  );
}

/** The tenant that answers for a user where the path names none. */
export const tenantOfUser = (login: LoginRequest, userPrincipalName: string): MockTenant =>
  login.isNamed ? login.tenant : (login.find(domainOf(userPrincipalName)) ?? login.tenant);

/** The tenant that gave a refresh token or a device code, where the path names none. */
export function tenantOfCredential(login: LoginRequest, text: string): MockTenant {
  if (!login.isNamed) for (const tenant of login.tenants()) if (tenant.hasCredential(text)) return tenant;
  return login.tenant;
}

/** Answers without a store that a browser or a proxy could keep. */
export const answerJson = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): PlainAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});
