/** What the service does not answer and a person should know before a change. */
import {
  alternateIdFindings,
  conversionFindings,
  federationFindings,
  installationFindings,
  passThroughFindings,
  passwordSyncFindings,
  rolloutFindings,
  seamlessSsoFindings,
  sourceAnchorFindings,
  suffixStates,
  topologyFindings,
} from '@cutover/contract/findings';
import * as z from 'zod/mini';
import { ControlError, call, flag, text } from '../call.ts';
import { conversionFacts } from '../facts/conversion.ts';
import { federationFacts } from '../facts/federation.ts';
import { passThroughFacts, seamlessSsoFacts } from '../facts/pass-through.ts';
import { rolloutFacts } from '../facts/rollout.ts';
import {
  allSuffixes,
  alternateIdFacts,
  installationFacts,
  passwordSyncFacts,
  sourceAnchorHolders,
  tenantDomains,
  topologyFacts,
} from '../facts/synchronization.ts';

const optionalFlag = z.optional(flag);
const texts = z.optional(z.array(text));
const size = z.optional(z.number().check(z.minimum(0)));

/** What only people know of a rollout. */
const rollout = z.strictObject({
  nonPersistentVdi: optionalFlag,
  windowsHelloTrust: z.optional(z.enum(['key', 'certificate', 'cloud'])),
  smartCards: optionalFlag,
  multiFactorServer: z.optional(z.enum(['onPremises', 'thirdParty'])),
  signInBySamAccountName: optionalFlag,
  federationOnlyFeatures: texts,
  autopilotWindowsVersion: z.optional(text),
  mixedForDays: size,
  legacyClients: texts,
});

const conversion = z.strictObject({
  operator: z.optional(text),
  cloudOnlyAdministrators: texts,
  skipUserConversion: optionalFlag,
  federationSaved: optionalFlag,
  federationServerRunning: optionalFlag,
  /** Null: the domain is converted with Graph, which reaches no AD FS. */
  adFs: z.optional(z.nullable(z.strictObject({ remote: flag, contextSet: optionalFlag }))),
  synchronizeUpnForManagedUsersEnabled: optionalFlag,
  passThroughEnabled: optionalFlag,
  signInAfterwards: z.optional(z.enum(['passwordHashSync', 'passthroughAuthentication'])),
});
const ofDomain = z.strictObject({ domain: text });

const federation = z.strictObject({
  farm: z.optional(
    z.union([
      z.strictObject({
        kind: z.literal('new'),
        serviceName: text,
        federationServers: size,
        webApplicationProxies: size,
        certificateNames: texts,
      }),
      z.strictObject({ kind: z.literal('existing'), trust: optionalFlag }),
    ]),
  ),
  passThroughSince: z.optional(text),
  federationServerShutDown: z.optional(text),
});

const scopes = z.array(z.strictObject({ forest: text, containers: texts, without: texts }));
const topology = z.strictObject({
  tenants: texts,
  forests: z.optional(
    z.array(z.strictObject({ name: text, galSync: z.optional(z.enum(['none', 'identityManager', 'connect'])) })),
  ),
  servers: z.optional(
    z.array(
      z.strictObject({
        name: text,
        tenants: z.array(text),
        mode: z.enum(['active', 'staging']),
        running: optionalFlag,
        scopes,
      }),
    ),
  ),
  cloudSync: z.optional(
    z.array(
      z.strictObject({
        name: text,
        tenant: text,
        scopes,
        agentsRunning: size,
        filter: z.optional(z.enum(['organizationalUnit', 'group', 'attribute'])),
        largestGroup: size,
      }),
    ),
  ),
});

const installation = z.strictObject({
  settings: z.enum(['express', 'custom']),
  forests: size,
  tenants: size,
  sourceAnchorAttribute: z.optional(text),
  userNameAttribute: z.optional(text),
  signInMethod: z.optional(
    z.enum([
      'passwordHashSync',
      'passthroughAuthentication',
      'federationWithAdFs',
      'federationWithPingFederate',
      'notConfigured',
    ]),
  ),
  suffixes: texts,
});

const passwordSync = z.strictObject({ leakedCredentialReports: optionalFlag, domainServices: optionalFlag });
/** What only people know of the load. */
const passThrough = z.strictObject({ peakSignInsPerSecond: size, measuredCapacity: size });
const ofAttribute = z.strictObject({ attribute: z.optional(text) });

/** Facts with what follows from them. A fact in a form that findings cannot read is refused. */
function explained<Facts>(facts: Facts, findings: (facts: Facts) => readonly unknown[]) {
  try {
    return { facts, findings: findings(facts) };
  } catch (error) {
    if (error instanceof TypeError) throw new ControlError(400, error.message);
    throw error;
  }
}

export const explainCalls = [
  call('GET /explain/rollout', ({ tenant }) => explained(rolloutFacts(tenant.view()), rolloutFindings)),
  call(
    'POST /explain/rollout',
    ({ tenant, body }) => explained({ ...rolloutFacts(tenant.view()), ...body }, rolloutFindings),
    { body: rollout },
  ),
  call(
    'GET /explain/conversion',
    ({ tenant, query }) => explained(conversionFacts(tenant.view(), query.domain), conversionFindings),
    { query: ofDomain },
  ),
  call(
    'POST /explain/conversion',
    ({ tenant, query, body: { adFs, ...further } }) => {
      const { adFs: reached, ...known } = conversionFacts(tenant.view(), query.domain);
      const server = adFs === undefined ? reached : (adFs ?? undefined);
      return explained({ ...known, ...(server ? { adFs: server } : {}), ...further }, conversionFindings);
    },
    { query: ofDomain, body: conversion },
  ),
  call('GET /explain/federation', ({ tenant }) => explained(federationFacts(tenant.view()), federationFindings)),
  call(
    'POST /explain/federation',
    ({ tenant, body }) => explained({ ...federationFacts(tenant.view()), ...body }, federationFindings),
    { body: federation },
  ),
  call('GET /explain/topology', ({ tenant }) => explained(topologyFacts(tenant.view(), tenant.name), topologyFindings)),
  call(
    'POST /explain/topology',
    ({ tenant, body }) => explained({ ...topologyFacts(tenant.view(), tenant.name), ...body }, topologyFindings),
    { body: topology },
  ),
  call(
    'POST /explain/installation',
    ({ tenant, body }) => explained({ ...installationFacts(tenant.view()), ...body }, installationFindings),
    { body: installation },
  ),
  call('GET /explain/password-sync', ({ tenant }) => explained(passwordSyncFacts(tenant.view()), passwordSyncFindings)),
  call(
    'POST /explain/password-sync',
    ({ tenant, body }) => explained({ ...passwordSyncFacts(tenant.view()), ...body }, passwordSyncFindings),
    { body: passwordSync },
  ),
  call('GET /explain/pass-through', ({ tenant }) => explained(passThroughFacts(tenant.view()), passThroughFindings)),
  call(
    'POST /explain/pass-through',
    ({ tenant, body }) => explained({ ...passThroughFacts(tenant.view()), ...body }, passThroughFindings),
    { body: passThrough },
  ),
  call('GET /explain/seamless-sso', ({ tenant }) => explained(seamlessSsoFacts(tenant.view()), seamlessSsoFindings)),
  call('GET /explain/suffixes', ({ tenant }) => {
    const view = tenant.view();
    return { suffixes: suffixStates(allSuffixes(view), tenantDomains(view)) };
  }),
  call(
    'GET /explain/alternate-id',
    ({ tenant, query }) => explained(alternateIdFacts(tenant.view(), query.attribute), alternateIdFindings),
    { query: ofAttribute },
  ),
  call(
    'GET /explain/source-anchors',
    ({ tenant, query }) => {
      const view = tenant.view();
      const attribute = query.attribute ?? view.facts.sourceAnchorAttribute ?? 'objectGUID';
      return { attribute, findings: sourceAnchorFindings(sourceAnchorHolders(view, attribute), attribute) };
    },
    { query: ofAttribute },
  ),
];
