import * as z from 'zod/mini';
import { call, text } from '../call.ts';

const record = { name: text, type: z.enum(['TXT', 'MX', 'CNAME', 'SRV']), value: text };

export const dnsCalls = [
  call('GET /dns-records', ({ tenant }) => ({ records: tenant.dns.records() })),
  call('POST /dns-records', ({ tenant, body }) => tenant.dns.publish(body), {
    body: z.strictObject({ ...record, ttl: z.optional(z.number()) }),
  }),
  call('DELETE /dns-records', ({ tenant, query }) => tenant.dns.withdraw(query), { query: z.strictObject(record) }),
];
