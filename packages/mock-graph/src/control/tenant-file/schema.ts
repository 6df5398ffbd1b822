/** The format of tenant files as a schema. */

import { roleTemplates } from '@cutover/contract/rules';
import * as z from 'zod/mini';
import { isDuration } from '../../duration.ts';
import {
  domainNamePattern,
  domainNameProblem,
  guidPattern,
  mailAddressPattern,
  onPremisesNamePattern,
  principalNamePattern,
  proxyAddressPattern,
} from '../../tenant/names.ts';
import { hoursOfWeek } from '../../tenant/on-premises/accounts.ts';
import { plainAttributes } from '../../tenant/on-premises/export.ts';
import { directoryAttributes } from '../../tenant/on-premises/object-operations.ts';
import { ruleProfiles } from '../../tenant/rules.ts';
import { defaultSynchronizationFeatures } from '../../tenant/state.ts';
import { timings } from '../../tenant/timings.ts';
import { trustSettings } from '../trust-settings.ts';
import { type TenantFile, tenantFileVersion } from './format.ts';

const text = z.string().check(z.minLength(1));
const texts = z.optional(z.array(text));
const flag = z.optional(z.boolean());
const domainName = z.string().check(
  z.regex(domainNamePattern, {
    error: ({ input }) => `must be the name of a domain: ${domainNameProblem(String(input)) ?? 'it is none'}`,
  }),
);
const principalText = 'must be a user principal name such as ada@contoso.com';
const principalName = z.string().check(z.regex(principalNamePattern, principalText));
const onPremisesName = z.string().check(z.regex(onPremisesNamePattern, principalText));
const guid = z.string().check(z.regex(guidPattern, 'must be a GUID'));
const timeText = 'must be a time in UTC such as 2026-01-05T08:00:00Z';
const time = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/, { error: timeText, abort: true }),
  z.refine((value) => Number.isFinite(Date.parse(value)), timeText),
);
const count = z.number().check(z.int(), z.minimum(1), z.maximum(2_000_000));
const number = z.optional(z.number().check(z.int(), z.minimum(0)));

const roles = z.optional(
  z.array(z.enum(Object.keys(roleTemplates) as [string, ...string[]], 'must be the name of a directory role')),
);

const domainSchema = z.strictObject({
  id: domainName,
  authenticationType: z.optional(z.enum(['Managed', 'Federated'])),
  isVerified: flag,
  isDefault: flag,
  isInitial: flag,
  independent: flag,
  passwordValidityPeriodInDays: z.optional(z.number().check(z.int(), z.minimum(1))),
  federation: z.optional(z.strictObject(trustSettings)),
});

const address = z.string().check(z.regex(mailAddressPattern, 'must be a mail address'));
const proxyAddress = z
  .string()
  .check(z.regex(proxyAddressPattern, 'must be a proxy address such as smtp:ada@contoso.com'));

/** As in `TenantFileAttributes`. */
const attributes = {
  displayName: z.optional(text),
  mail: z.optional(address),
  mailNickname: z.optional(text),
  proxyAddresses: z.optional(z.array(proxyAddress)),
  ...(Object.fromEntries(plainAttributes.map((name) => [name, z.optional(text)])) as Record<
    (typeof plainAttributes)[number],
    z.ZodMiniOptional<typeof text>
  >),
};

/** What the cloud shows stands beside the user's name, not among these. */
const hiddenAttributes = directoryAttributes.filter((name) => !(plainAttributes as readonly string[]).includes(name));

/** As in `TenantFileAccount`. */
const account = {
  container: z.optional(text),
  locked: flag,
  accountExpiresAt: z.optional(time),
  passwordExpiresAt: z.optional(time),
  mustChangePassword: flag,
  logonHours: z.optional(z.array(z.number().check(z.int(), z.minimum(0), z.maximum(hoursOfWeek - 1)))),
  attributes: z.optional(
    z.strictObject(
      Object.fromEntries(hiddenAttributes.map((name) => [name, z.optional(text)])),
    ) as unknown as z.ZodMiniType<Record<string, string>>,
  ),
};
const accountSchema = z.optional(z.strictObject({ forest: z.optional(text), ...account }));

const userSchema = z.strictObject({
  id: z.optional(guid),
  userPrincipalName: principalName,
  ...attributes,
  accountEnabled: flag,
  synced: flag,
  immutableId: z.optional(text),
  onPremisesUserPrincipalName: z.optional(onPremisesName),
  passwordPolicies: z.optional(text),
  password: z.optional(text),
  roles,
  /** False: the hash has not reached the cloud. */
  hashSynced: flag,
  onPremises: accountSchema,
});

const populationSchema = z.strictObject({
  count,
  prefix: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^[A-Za-z][A-Za-z0-9._-]*$/,
          'must be letters, digits, dots, hyphens and underscores, starting with a letter',
        ),
      ),
  ),
  domain: domainName,
  ...attributes,
  synced: flag,
  password: z.optional(text),
  hashSynced: flag,
  onPremises: accountSchema,
});

const memberSchema = z.union([
  principalName,
  z.strictObject({ group: text }),
  z.strictObject({ contact: text }),
  z.strictObject({
    count,
    prefix: z.optional(text),
    domain: domainName,
    offset: number,
  }),
]);

const groupSchema = z.strictObject({
  id: z.optional(guid),
  displayName: text,
  mailNickname: z.optional(text),
  groupTypes: z.optional(z.array(z.enum(['Unified', 'DynamicMembership']))),
  membershipRule: z.optional(text),
  synced: flag,
  members: z.optional(z.array(memberSchema)),
});

const ruleProfile = z.enum(Object.keys(ruleProfiles) as [keyof typeof ruleProfiles]);
const ruleValues = z.strictObject({
  firstAddLimit: number,
  firstAddOverLimit: z.optional(z.enum(['refuse', 'accept'])),
  groupsPerFeature: number,
  groupSizeLimit: number,
  allThreeFeatures: z.optional(z.enum(['refuse', 'accept'])),
  organizationWideRollout: z.optional(z.enum(['refuse', 'store'])),
  extraSignIn: flag,
  domainLimit: number,
  forceDeleteLimit: number,
  temporaryPasswords: z.optional(z.enum(['withoutSyncedPassword', 'every'])),
  missingCertificate: z.optional(z.enum(['refuse', 'trap'])),
  federationLogSize: number,
  cloudSyncGroupLimit: number,
  linkChangesPerRequest: number,
  agentLimit: number,
  lockoutThreshold: number,
  lockoutThresholdUsGovernment: number,
  lockoutGrowth: number,
  wrongPasswordsRemembered: number,
});

const applicationSchema = z.strictObject({
  id: z.optional(guid),
  appId: z.optional(guid),
  displayName: text,
  identifierUris: texts,
  signInAudience: z.optional(
    z.enum(['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount']),
  ),
  secrets: z.optional(z.array(z.strictObject({ value: text, endsAt: z.optional(time) }))),
  applicationPermissions: texts,
  delegatedPermissions: texts,
  publicClient: flag,
  roles,
});

const serverSchema = z.strictObject({
  name: text,
  mode: z.optional(z.enum(['active', 'staging'])),
  forests: z.optional(z.array(z.strictObject({ forest: text, containers: texts }))),
  version: z.optional(text),
  installation: z.optional(z.enum(['express', 'custom'])),
  signInMethod: z.optional(z.enum(['passwordHashSync', 'passThrough', 'adfs', 'pingFederate', 'notConfigured'])),
  passwordHashSync: flag,
  passwordWriteback: flag,
  sourceAnchorAttribute: z.optional(text),
  userNameAttribute: z.optional(text),
  joinRule: z.optional(z.enum(['once', 'mail', 'masterAccount'])),
});

const objectSchema = z.strictObject({
  kind: z.enum(['user', 'group', 'contact']),
  forest: text,
  id: z.optional(guid),
  userPrincipalName: z.optional(onPremisesName),
  samAccountName: z.optional(text),
  enabled: flag,
  masterAccount: z.optional(text),
  password: z.optional(text),
  members: texts,
  ...attributes,
  ...account,
});

const farmSchema = z.strictObject({
  name: text,
  product: z.enum(['adfs', 'pingFederate', 'other']),
  serviceName: domainName,
  members: z.optional(
    z.array(z.strictObject({ name: text, role: z.enum(['federationServer', 'proxy']), healthy: flag })),
  ),
  remote: flag,
  trusts: z.optional(z.array(domainName)),
  signingCertificate: z.optional(text),
});

const features = Object.fromEntries(Object.keys(defaultSynchronizationFeatures).map((name) => [name, flag])) as Record<
  keyof typeof defaultSynchronizationFeatures,
  typeof flag
>;

/** A duration such as `PT30M`. */
const length = z.string().check(z.refine(isDuration, 'must be a duration such as PT30M or P1D'));

const forestSchema = z.strictObject({
  name: text,
  domains: texts,
  upnSuffixes: texts,
  lockout: z.optional(z.strictObject({ threshold: z.number(), duration: length, resetAfter: length })),
  seamlessSso: z.optional(z.union([z.boolean(), z.strictObject({ keyRolledAt: time })])),
  domainControllersDown: flag,
});

const decimal = z.optional(z.number());

const agentSchema = z.strictObject({
  machineName: text,
  machineId: z.optional(text),
  externalIp: z.optional(text),
  version: z.optional(text),
  isRegistered: flag,
  isRunning: flag,
  reachesDomainControllers: flag,
  lossRate: decimal,
  capacity: decimal,
  server: z.optional(
    z.strictObject({
      windows: z.optional(text),
      isCore: flag,
      forest: z.optional(z.nullable(text)),
      isTierZero: flag,
      isInPerimeterNetwork: flag,
      tls12: flag,
      connectServer: z.optional(text),
    }),
  ),
  network: z.optional(z.strictObject({ port443: flag, port80: flag, port8080: flag, tlsInspection: flag })),
});

const onPremisesSchema = z.strictObject({
  agents: z.optional(z.array(agentSchema)),
  activeAgents: number,
  tenantPassThrough: flag,
  seamlessSsoEnabled: flag,
  features: z.optional(z.strictObject(features)),
  forests: z.optional(z.array(forestSchema)),
  servers: z.optional(z.array(serverSchema)),
  cloudSync: z.optional(
    z.array(
      z.strictObject({
        name: text,
        forest: text,
        containers: texts,
        agents: z.array(text),
        passwordHashSync: flag,
        passwordWriteback: flag,
      }),
    ),
  ),
  objects: z.optional(z.array(objectSchema)),
  farms: z.optional(z.array(farmSchema)),
});

/** The interface is what users see; its type keeps the two from drifting apart. */
export const tenantFileSchema: z.ZodMiniType<TenantFile> = z.strictObject({
  $schema: z.optional(z.string()),
  version: z.literal(tenantFileVersion),
  tenant: z.optional(
    z.strictObject({
      id: z.optional(guid),
      displayName: z.optional(text),
      cloud: z.optional(z.enum(['global', 'usgov', 'usgovdod', 'china'])),
      isPremium: flag,
      smartLockout: z.optional(
        z.strictObject({
          threshold: z.optional(z.number().check(z.int(), z.minimum(1))),
          duration: z.optional(z.number().check(z.minimum(1))),
        }),
      ),
    }),
  ),
  start: z.optional(time),
  rules: z.optional(z.union([ruleProfile, z.strictObject({ profile: z.optional(ruleProfile), values: ruleValues })])),
  timings: z.optional(
    z.strictObject({
      mode: z.enum(['maximum', 'zero', 'sampled']),
      /** Milliseconds by name. */
      values: z.optional(
        z.partialRecord(
          z.enum(Object.keys(timings) as [keyof typeof timings]),
          z.number().check(z.int(), z.minimum(0)),
        ),
      ),
    }),
  ),
  domains: z.optional(z.array(domainSchema)),
  users: z.optional(z.union([populationSchema, z.array(z.union([userSchema, populationSchema]))])),
  contacts: z.optional(z.array(z.strictObject({ id: z.optional(guid), displayName: text, mail: z.optional(text) }))),
  groups: z.optional(z.array(groupSchema)),
  policies: z.optional(
    z.array(
      z.strictObject({
        feature: z.enum([
          'passthroughAuthentication',
          'seamlessSso',
          'passwordHashSync',
          'emailAsAlternateId',
          'certificateBasedAuthentication',
          'multiFactorAuthentication',
        ]),
        displayName: z.optional(text),
        isEnabled: flag,
        groups: texts,
      }),
    ),
  ),
  applications: z.optional(z.array(applicationSchema)),
  publishing: z.optional(
    z.strictObject({
      agentGroups: z.optional(
        z.array(z.strictObject({ id: z.optional(guid), publishingType: text, displayName: text })),
      ),
      publishedResources: z.optional(
        z.array(
          z.strictObject({
            id: z.optional(guid),
            publishingType: text,
            displayName: z.optional(text),
            resourceName: z.optional(text),
            agentGroups: texts,
          }),
        ),
      ),
      connectorGroups: z.optional(
        z.array(
          z.strictObject({
            id: z.optional(guid),
            name: text,
            region: z.optional(z.enum(['nam', 'eur', 'aus', 'asia', 'ind'])),
          }),
        ),
      ),
      connectors: z.optional(
        z.array(
          z.strictObject({
            id: z.optional(guid),
            machineName: text,
            externalIp: z.optional(text),
            status: z.optional(z.enum(['active', 'inactive'])),
            version: z.optional(text),
            connectorGroup: z.optional(text),
          }),
        ),
      ),
    }),
  ),
  onPremises: z.optional(onPremisesSchema),
  dns: z.optional(
    z.array(z.strictObject({ name: text, type: z.enum(['TXT', 'MX', 'CNAME', 'SRV']), value: text, ttl: number })),
  ),
});
