import { roleTemplates } from '@cutover/contract/rules';
import type { Actor } from '../tenant/command.ts';
import { guidFor } from '../tenant/ids.ts';
import { ServiceError } from '../tenant/service-error.ts';

/** Who calls, and what it may do. */
export interface Principal {
  readonly kind: 'delegated' | 'application';
  readonly tenantId: string;
  /** Object id of the user, or of the service principal. */
  readonly objectId: string;
  readonly applicationId: string;
  readonly displayName: string;
  readonly userPrincipalName?: string;
  readonly permissions: ReadonlySet<string>;
  /** Names of directory roles. */
  readonly roles: ReadonlySet<string>;
  /** Every permission and role: the caller of a mock that checks none. */
  readonly unrestricted?: boolean;
}

/** What a token is made from. */
export interface PrincipalRequest {
  readonly kind: 'delegated' | 'application';
  readonly permissions?: readonly string[];
  /** Names of directory roles; by default those that the tenant has assigned to the user of that name. */
  readonly roles?: readonly string[];
  readonly displayName?: string;
  readonly userPrincipalName?: string;
  readonly objectId?: string;
  /** Seconds that it stays good; default an hour. */
  readonly lifetime?: number;
}

/** Whoever calls a tenant that checks nothing. The ids are found when something is logged, which reads are not. */
export const anyone = (tenantId: string, seed: string): Principal => ({
  kind: 'delegated',
  tenantId,
  get objectId() {
    return guidFor(seed, 'principal/open');
  },
  get applicationId() {
    return guidFor(seed, 'application/open');
  },
  displayName: 'Open access',
  permissions: new Set(),
  roles: new Set(),
  unrestricted: true,
});

/** Template ids of roles by name. Throws a ServiceError (400) that lists what is known. */
export function templatesOf(roles: readonly string[]): string[] {
  const unknown = roles.filter((role) => !Object.hasOwn(roleTemplates, role));
  if (unknown.length > 0)
    throw new ServiceError(
      400,
      'BadRequest',
      `Unknown directory role '${unknown.join("', '")}'. Known: ${Object.keys(roleTemplates).join(', ')}.`,
    );
  return roles.flatMap((role) => roleTemplates[role] ?? []);
}

export const actorOf = (principal: Principal): Actor =>
  principal.kind === 'delegated'
    ? {
        kind: 'user',
        id: principal.objectId,
        displayName: principal.displayName,
        ...(principal.userPrincipalName ? { userPrincipalName: principal.userPrincipalName } : {}),
      }
    : { kind: 'application', id: principal.applicationId, displayName: principal.displayName };

/** The `tid` claim of a token of any issuer, unverified; it selects the tenant, never the rights. */
export function tenantIdOf(token: string): string | undefined {
  const [, payload] = token.split('.');
  if (!payload) return undefined;
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { tid?: unknown } | null;
    return typeof claims?.tid === 'string' ? claims.tid : undefined;
  } catch {
    return undefined;
  }
}
