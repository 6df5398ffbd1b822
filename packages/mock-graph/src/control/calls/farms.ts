import * as z from 'zod/mini';
import { call, flag, text } from '../call.ts';

const names = z.optional(z.array(text));
const certificate = { signingCertificate: z.optional(text) };

export const farmCalls = [
  call('GET /on-premises/farms', ({ tenant }) => ({ farms: tenant.onPremises.farms() })),
  call('POST /on-premises/farms', ({ tenant, body }) => tenant.onPremises.addFarm(body), {
    body: z.strictObject({
      name: text,
      product: z.enum(['adfs', 'pingFederate', 'other']),
      serviceName: text,
      existing: z.optional(flag),
      members: z.optional(
        z.array(z.strictObject({ name: text, role: z.enum(['federationServer', 'proxy']), healthy: flag })),
      ),
      serviceCertificateNames: names,
      remote: z.optional(flag),
      trusts: names,
      ...certificate,
    }),
  }),
  call('GET /on-premises/farms/{name}', ({ tenant, path }) => tenant.onPremises.farm(path.name)),
  call('PATCH /on-premises/farms/{name}', ({ tenant, path, body }) => tenant.onPremises.changeFarm(path.name, body), {
    body: z.strictObject({
      healthy: z.optional(flag),
      members: z.optional(z.array(z.strictObject({ name: text, healthy: flag }))),
      contextSet: z.optional(flag),
      trusts: names,
      ...certificate,
    }),
  }),
  call('DELETE /on-premises/farms/{name}', ({ tenant, path }) => tenant.onPremises.deleteFarm(path.name)),
  call(
    'GET /on-premises/federation-log',
    ({ tenant, query }) => ({ signIns: tenant.onPremises.federationLog(query.domain) }),
    { query: z.strictObject({ domain: z.optional(text) }) },
  ),
];
