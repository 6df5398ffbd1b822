import * as z from 'zod/mini';
import { addressPattern } from '../../tenant/names.ts';
import { clients } from '../../tenant/sign-in.ts';
import { call, flag, queryFlag, text } from '../call.ts';
import { decisionBody, outcomeBody } from '../sign-in-body.ts';
import { signInMap } from '../sign-in-map.ts';

const windows = z.string().check(z.regex(/^\d\d(\d\d|H[12])$/i, 'must be a Windows version such as 1809 or 22H2'));
const join = z.enum(['domain', 'hybrid', 'entra', 'none']);
const attempt = {
  upn: text,
  client: z.optional(z.enum(clients)),
  domainHint: z.optional(text),
};

export const signInCalls = [
  call(
    'GET /explain/sign-in',
    ({ tenant, query: { upn, windows: version, join: joined, ...rest } }) => {
      const device =
        version === undefined && joined === undefined
          ? {}
          : { device: { join: joined ?? 'hybrid', ...(version === undefined ? {} : { windows: version }) } };
      return decisionBody(tenant, tenant.explain({ userPrincipalName: upn, ...rest, ...device }));
    },
    { query: z.strictObject({ ...attempt, windows: z.optional(windows), join: z.optional(join) }) },
  ),
  call(
    'POST /sign-in',
    ({ tenant, body: { upn, ...rest } }) => outcomeBody(tenant, tenant.signIn({ userPrincipalName: upn, ...rest })),
    {
      body: z.strictObject({
        ...attempt,
        password: z.optional(text),
        device: z.optional(
          z.strictObject({
            join,
            windows: z.optional(windows),
            corporateNetwork: z.optional(flag),
            intranetZone: z.optional(flag),
          }),
        ),
        place: z.optional(z.enum(['familiar', 'unfamiliar'])),
        ipAddress: z.optional(z.string().check(z.regex(addressPattern, 'must be an IP address'))),
        application: z.optional(z.strictObject({ id: text, displayName: text })),
        interactive: z.optional(flag),
      }),
    },
  ),
  call('GET /sign-in-map', ({ tenant, query }) => signInMap(tenant.view(), query.list === 'true'), {
    query: z.strictObject({ list: z.optional(queryFlag) }),
  }),
];
