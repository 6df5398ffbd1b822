import * as z from 'zod/mini';
import { permissionWarnings } from '../../gate/permissions.ts';
import { iso } from '../../iso.ts';
import type { MockTenant } from '../../mock-tenant.ts';
import { engineVersion } from '../../tenant/command.ts';
import { call, text } from '../call.ts';
import { type TenantFile, tenantFileWarnings } from '../tenant-file.ts';
import { clockBody } from './clock.ts';

/** Seconds; about a hundred years. */
const longestLifetime = 3_155_760_000;

const principal = z.strictObject({
  kind: z.enum(['delegated', 'application']),
  permissions: z.optional(z.array(text)),
  roles: z.optional(z.array(text)),
  displayName: z.optional(text),
  userPrincipalName: z.optional(text),
  objectId: z.optional(text),
  lifetime: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(longestLifetime))),
});

export const tenantCalls = [
  call('GET /health', ({ mock, tenant }) => ({
    status: 'ok',
    engine: engineVersion,
    tenants: mock.tenantNames().length,
    tenant: tenant.name,
    tenantId: tenant.tenantId,
    auth: tenant.auth,
  })),
  call('POST /reset', ({ tenant }) => {
    tenant.reset();
    return clockBody(tenant);
  }),
  call(
    'POST /tenant-file',
    ({ mock, tenant, body }) => {
      const loaded = mock.load(body, tenant.name);
      const { tables } = loaded.view();
      const warnings = tenantFileWarnings(body as unknown as TenantFile);
      return {
        tenant: loaded.name,
        tenantId: loaded.tenantId,
        users: tables.users.size,
        groups: tables.groups.size,
        domains: tables.domains.size,
        policies: tables.policies.size,
        ...(warnings.length === 0 ? {} : { warnings }),
      };
    },
    // The file has a reader of its own, which says all that is wrong with it.
    { body: z.record(z.string(), z.unknown()) },
  ),
  call('DELETE /', ({ mock, tenant }) => ({ dropped: mock.drop(tenant.name) })),
  call(
    'POST /tokens',
    async ({ tenant, body }) => {
      // The table of roles refuses those that it does not have.
      const { token, expiresOn } = await tenant.token(body as Parameters<MockTenant['token']>[0]);
      const warnings = permissionWarnings(body.permissions ?? []);
      return {
        accessToken: token,
        expiresOn: iso(expiresOn * 1_000),
        tenantId: tenant.tenantId,
        ...(warnings.length === 0 ? {} : { warnings }),
      };
    },
    { body: principal },
  ),
  call('GET /state', ({ tenant }) => {
    const { tables } = tenant.view();
    return {
      hash: tenant.hash(),
      sizes: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.size])),
    };
  }),
];
