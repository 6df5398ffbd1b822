import * as z from 'zod/mini';
import { call, text } from '../call.ts';

const names = z.optional(z.array(text));

export const forestCalls = [
  call('GET /on-premises/forests', ({ tenant }) => ({ forests: tenant.onPremises.forests() })),
  call('POST /on-premises/forests', ({ tenant, body }) => tenant.onPremises.addForest(body), {
    body: z.strictObject({ name: text, domains: names, upnSuffixes: names }),
  }),
  call('GET /on-premises/forests/{name}', ({ tenant, path }) => tenant.onPremises.forest(path.name)),
  call(
    'PATCH /on-premises/forests/{name}',
    ({ tenant, path, body }) => tenant.onPremises.changeForest(path.name, body),
    {
      body: z.strictObject({ addDomains: names, addUpnSuffixes: names, removeUpnSuffixes: names }),
    },
  ),
  call('DELETE /on-premises/forests/{name}', ({ tenant, path }) => tenant.onPremises.deleteForest(path.name)),
  call('GET /on-premises/suffixes', ({ tenant }) => ({ suffixes: tenant.onPremises.suffixes() })),
];
