import * as z from 'zod/mini';
import { call, flag, text } from '../call.ts';

const optional = z.optional(flag);
const number = z.optional(z.number());
const network = z.optional(
  z.strictObject({ port443: optional, port80: optional, port8080: optional, tlsInspection: optional }),
);
const common = { version: z.optional(text), network, capacity: number };
const administrator = z.strictObject({ administrator: text });

export const passThroughCalls = [
  call('GET /on-premises/agents', ({ tenant }) => ({ agents: tenant.passThrough.agents() })),
  call('GET /on-premises/agents/{agent}', ({ tenant, path }) => tenant.passThrough.agent(path.agent)),
  call('POST /on-premises/agents', ({ tenant, body }) => tenant.passThrough.install(body), {
    body: z.strictObject({
      machineName: text,
      machineId: z.optional(text),
      externalIp: z.optional(text),
      server: z.optional(
        z.strictObject({
          windows: z.optional(text),
          isCore: optional,
          forest: z.optional(z.nullable(text)),
          isTierZero: optional,
          isInPerimeterNetwork: optional,
          tls12: optional,
          connectServer: z.optional(text),
        }),
      ),
      ...common,
    }),
  }),
  call(
    'POST /on-premises/agents/{agent}/register',
    ({ tenant, path, body }) => tenant.passThrough.register(path.agent, body.administrator),
    { body: administrator },
  ),
  call('PATCH /on-premises/agents/{agent}', ({ tenant, path, body }) => tenant.passThrough.change(path.agent, body), {
    body: z.strictObject({ isRunning: optional, reachesDomainControllers: optional, lossRate: number, ...common }),
  }),
  call('POST /on-premises/agents/{agent}/report', ({ tenant, path }) => tenant.passThrough.report(path.agent)),
  call('DELETE /on-premises/agents/{agent}', ({ tenant, path }) => tenant.passThrough.uninstall(path.agent)),
  call('GET /sign-in-loads', ({ tenant }) => ({ loads: tenant.passThrough.loads() })),
  call('POST /sign-in-loads', ({ tenant, body }) => tenant.passThrough.startLoad(body), {
    body: z.strictObject({
      domain: text,
      count: z.number(),
      duration: text,
      curve: z.optional(z.array(z.number())),
      wrongPasswords: number,
      sampling: number,
    }),
  }),
  call('GET /sign-in-loads/{id}', ({ tenant, path }) => tenant.passThrough.load(path.id)),
  call('DELETE /sign-in-loads/{id}', ({ tenant, path }) => tenant.passThrough.deleteLoad(path.id)),
];

export const seamlessSsoCalls = [
  call('GET /on-premises/seamless-sso', ({ tenant }) => ({ forests: tenant.seamlessSso.forests() })),
  call(
    'POST /on-premises/seamless-sso/{forest}',
    ({ tenant, path, body }) => tenant.seamlessSso.enable(path.forest, body.administrator),
    { body: administrator },
  ),
  call(
    'POST /on-premises/seamless-sso/{forest}/roll-key',
    ({ tenant, path, body }) => tenant.seamlessSso.rollKey(path.forest, body.administrator),
    { body: administrator },
  ),
  call('DELETE /on-premises/seamless-sso/{forest}', ({ tenant, path }) => tenant.seamlessSso.disable(path.forest)),
];
