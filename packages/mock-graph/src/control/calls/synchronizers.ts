import * as z from 'zod/mini';
import { call, flag, text } from '../call.ts';

const containers = z.array(text);
const optionalFlag = z.optional(flag);
const server = {
  mode: z.optional(z.enum(['active', 'staging'])),
  forests: z.optional(z.array(z.strictObject({ forest: text, containers: z.optional(containers) }))),
  version: z.optional(text),
  signInMethod: z.optional(z.enum(['passwordHashSync', 'passThrough', 'adfs', 'pingFederate', 'notConfigured'])),
  passwordHashSync: optionalFlag,
  passwordWriteback: optionalFlag,
  userNameAttribute: z.optional(text),
  joinRule: z.optional(z.enum(['once', 'mail', 'masterAccount'])),
};

const number = z.optional(z.number().check(z.int(), z.minimum(0)));

export const synchronizerCalls = [
  call('GET /on-premises/synchronizers', ({ tenant }) => ({ synchronizers: tenant.onPremises.synchronizers() })),
  call('GET /on-premises/synchronizers/{name}', ({ tenant, path }) => tenant.onPremises.synchronizer(path.name)),
  call('DELETE /on-premises/synchronizers/{name}', ({ tenant, path }) =>
    tenant.onPremises.deleteSynchronizer(path.name),
  ),
  call('POST /on-premises/servers', ({ tenant, body }) => tenant.onPremises.addServer(body), {
    body: z.strictObject({
      name: text,
      installation: z.optional(z.enum(['express', 'custom'])),
      sourceAnchorAttribute: z.optional(text),
      ...server,
    }),
  }),
  call(
    'PATCH /on-premises/servers/{name}',
    ({ tenant, path, body }) => tenant.onPremises.changeServer(path.name, body),
    {
      body: z.strictObject({ ...server, running: optionalFlag }),
    },
  ),
  call('POST /on-premises/cloud-sync', ({ tenant, body }) => tenant.onPremises.addCloudSync(body), {
    body: z.strictObject({
      name: text,
      forest: text,
      containers: z.optional(containers),
      agents: z.array(text),
      passwordHashSync: optionalFlag,
      passwordWriteback: optionalFlag,
    }),
  }),
  call(
    'PATCH /on-premises/cloud-sync/{name}',
    ({ tenant, path, body }) => tenant.onPremises.changeCloudSync(path.name, body),
    {
      body: z.strictObject({
        containers: z.optional(z.nullable(containers)),
        agents: z.optional(z.array(z.strictObject({ name: text, running: flag }))),
        passwordHashSync: optionalFlag,
        passwordWriteback: optionalFlag,
      }),
    },
  ),
  call('POST /on-premises/cycle', ({ tenant, body }) => tenant.onPremises.runCycle(body), {
    body: z.strictObject({ synchronizer: z.optional(text), full: optionalFlag }),
  }),
  call('POST /on-premises/password-sync', ({ tenant, body }) => tenant.onPremises.runFullPasswordSync(body), {
    body: z.strictObject({ synchronizer: z.optional(text) }),
  }),
  call('GET /on-premises/problems', ({ tenant }) => ({ problems: tenant.onPremises.problems() })),
  call(
    'POST /on-premises/facts',
    ({ tenant, body }) => {
      tenant.onPremises.set(body);
      return body;
    },
    {
      body: z.strictObject({
        activeAgents: number,
        tenantPassThrough: optionalFlag,
        seamlessSsoEnabled: optionalFlag,
      }),
    },
  ),
];
