import * as z from 'zod/mini';
import { call, flag, text } from '../call.ts';

const names = z.optional(z.array(text));
const lockout = z.strictObject({ threshold: z.number(), duration: text, resetAfter: text });

export const forestCalls = [
  call('GET /on-premises/forests', ({ tenant }) => ({ forests: tenant.onPremises.forests() })),
  call('POST /on-premises/forests', ({ tenant, body }) => tenant.onPremises.addForest(body), {
    body: z.strictObject({ name: text, domains: names, upnSuffixes: names, lockout: z.optional(lockout) }),
  }),
  call('GET /on-premises/forests/{name}', ({ tenant, path }) => tenant.onPremises.forest(path.name)),
  call(
    'PATCH /on-premises/forests/{name}',
    ({ tenant, path, body }) => tenant.onPremises.changeForest(path.name, body),
    {
      body: z.strictObject({
        addDomains: names,
        addUpnSuffixes: names,
        removeUpnSuffixes: names,
        lockout: z.optional(z.nullable(lockout)),
        domainControllersDown: z.optional(flag),
      }),
    },
  ),
  call('DELETE /on-premises/forests/{name}', ({ tenant, path }) => tenant.onPremises.deleteForest(path.name)),
  call('GET /on-premises/suffixes', ({ tenant }) => ({ suffixes: tenant.onPremises.suffixes() })),
];
