/** A tenant file as a tenant takes it: defaults filled in, secrets as digests, times in milliseconds, certificates read. */
import type { Secret } from '@cutover/contract/types';
import { readTime } from '../../duration.ts';
import { readCertificate, readCertificates } from '../../gate/certificate.ts';
import { secretOf } from '../../gate/digest.ts';
import { lockoutOf } from '../../outside/on-premises.ts';
import { hostOf } from '../../tenant/federation-farms.ts';
import { plainAttributes } from '../../tenant/on-premises/export.ts';
import type { NewObject } from '../../tenant/on-premises/object-operations.ts';
import type { CertificateFacts, CloudPassword } from '../../tenant/records.ts';
import { rulesOf } from '../../tenant/rules.ts';
import type { SeedAttributes, SeedMember, SeedUser, TenantSeed } from '../../tenant/seed.ts';
import { secretKeyFor } from '../../tenant/state.ts';
import { defaultPrefix, isPopulation, usersOf } from './checks.ts';
import type {
  TenantFile,
  TenantFileAccount,
  TenantFileAttributes,
  TenantFileDomain,
  TenantFileFarm,
  TenantFileObject,
  TenantFilePublishing,
} from './format.ts';

/** What is undefined is left out, as in the JSON that a file is. */
type Defined<Value> = { [Name in keyof Value]: Exclude<Value[Name], undefined> };
const defined = <Value extends object>(value: Value): Defined<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<Value>;

const lowerCase = (names: readonly string[] | undefined): string[] => (names ?? []).map((name) => name.toLowerCase());

type Keep = (password: string) => Secret;

/** An id as the tenant keeps it. */
const withId = <Item extends { readonly id?: string | undefined }>({ id, ...item }: Item) => ({
  ...defined(item),
  ...(id === undefined ? {} : { id: id.toLowerCase() }),
});

const publishingOf = ({
  agentGroups = [],
  publishedResources = [],
  connectorGroups = [],
  connectors = [],
}: TenantFilePublishing = {}) => ({
  agentGroups: agentGroups.map(withId),
  publishedResources: publishedResources.map(withId),
  connectorGroups: connectorGroups.map(withId),
  connectors: connectors.map((connector) => ({
    ...{ externalIp: '203.0.113.1', status: 'active' as const, version: '1.5.4523.0' },
    ...withId(connector),
  })),
});

export function tenantSeed(
  file: TenantFile,
  tenant: { readonly name: string; readonly seed: string; readonly createdAt: number },
): TenantSeed {
  const { onPremises = {} } = file;
  const keep: Keep = (password) => secretOf(secretKeyFor(tenant.seed), password);
  const { activeAgents, tenantPassThrough, seamlessSsoEnabled } = onPremises;
  const { cloud, isPremium, smartLockout } = file.tenant ?? {};
  return {
    ...tenant,
    ...(file.tenant?.id ? { tenantId: file.tenant.id.toLowerCase() } : {}),
    ...(file.tenant?.displayName ? { displayName: file.tenant.displayName } : {}),
    ...(file.rules ? { rules: rulesOf(file.rules) } : {}),
    ...(file.timings
      ? { timings: { mode: file.timings.mode, values: (file.timings.values ?? {}) as Record<string, number> } }
      : {}),
    domains: domainsOf(file.domains ?? [], `${tenant.name}.onmicrosoft.com`),
    users: peopleOf(file, keep, tenant.createdAt),
    contacts: (file.contacts ?? []) as TenantSeed['contacts'],
    groups: groupsOf(file),
    policies: (file.policies ?? []).map((policy) => ({
      feature: policy.feature,
      displayName: policy.displayName ?? `Rollout of ${policy.feature}`,
      isEnabled: policy.isEnabled ?? true,
      groups: policy.groups ?? [],
    })),
    applications: (file.applications ?? []).map(
      ({ identifierUris = [], signInAudience = 'AzureADMyOrg', secrets = [], ...application }) => ({
        ...defined(application),
        identifierUris,
        signInAudience,
        secrets: secrets.map(({ value, endsAt }) => ({
          digest: keep(value).digest,
          ...(endsAt === undefined ? {} : { endsAt: Date.parse(endsAt) }),
        })),
      }),
    ),
    publishing: publishingOf(file.publishing),
    synchronizationFeatures: { passwordSyncEnabled: true, ...defined(onPremises.features ?? {}) },
    onPremises: onPremisesOf(file, keep),
    farms: (onPremises.farms ?? []).map((farm) => farmOf(farm, file.domains ?? [])),
    dnsRecords: (file.dns ?? []).map(defined),
    ...defined({ activeAgents }),
    agents: (onPremises.agents ?? []).map(({ server, network, ...agent }) => ({
      ...defined(agent),
      ...(server ? { server: defined(server) } : {}),
      ...(network ? { network: defined(network) } : {}),
    })),
    facts: defined({
      cloud,
      isPremium,
      smartLockout: smartLockout && defined(smartLockout),
      tenantPassThrough,
      seamlessSsoEnabled,
    }),
  };
}

function federationOf<Settings extends object>(
  given: Settings,
): Settings & { readonly certificate?: CertificateFacts } {
  const { body, certificate } = readCertificates(given);
  return { ...body, ...(certificate ? { certificate } : {}) };
}

function domainsOf(given: readonly TenantFileDomain[], initialName: string): TenantSeed['domains'] {
  const initial = given.some((domain) => domain.isInitial) ? [] : [{ id: initialName, isInitial: true }];
  const hasDefault = given.some((domain) => domain.isDefault);
  return [...initial, ...given].map((domain: TenantFileDomain) => {
    const { federation, ...rest } = domain;
    return {
      authenticationType: 'Managed' as const,
      isVerified: true,
      isInitial: false,
      ...defined(rest),
      isDefault: domain.isDefault ?? (!hasDefault && domain.isInitial === true),
      ...(federation ? { federation: federationOf(defined(federation)) } : {}),
    };
  });
}

function attributesOf(given: TenantFileAttributes): SeedAttributes {
  const { mail, mailNickname, proxyAddresses } = given;
  const plain = defined(Object.fromEntries(plainAttributes.map((name) => [name, given[name]])));
  return {
    ...defined({ mail, mailNickname, proxyAddresses }),
    ...(Object.keys(plain).length === 0 ? {} : { attributes: plain as Record<string, string> }),
  };
}

/** The attributes of an account: those that the cloud shows, and those that it does not. */
function accountOf(given: TenantFileAttributes, account: Omit<TenantFileAccount, 'forest'> = {}) {
  const { attributes, accountExpiresAt, passwordExpiresAt, ...rest } = account;
  const shown = attributesOf(given);
  const all = { ...shown.attributes, ...attributes };
  return {
    ...shown,
    ...defined(rest),
    ...(Object.keys(all).length === 0 ? {} : { attributes: all }),
    ...(accountExpiresAt === undefined ? {} : { accountExpiresAt: Date.parse(accountExpiresAt) }),
    ...(passwordExpiresAt === undefined ? {} : { passwordExpiresAt: Date.parse(passwordExpiresAt) }),
  };
}

const ifAny = <Name extends string, Value extends object>(name: Name, value: Value): { [Key in Name]?: Value } =>
  (Object.keys(value).length === 0 ? {} : { [name]: value }) as { [Key in Name]?: Value };

function peopleOf(file: TenantFile, keep: Keep, createdAt: number): TenantSeed['users'] {
  return usersOf(file).map((user) => {
    const { synced = false, password: plain, hashSynced = true, displayName } = user;
    const digest = plain === undefined ? undefined : keep(plain).digest;
    const password: CloudPassword | undefined =
      digest === undefined || (synced && !hashSynced)
        ? undefined
        : { digest, setAt: createdAt, origin: synced ? 'synced' : 'cloud' };
    const shared = {
      synced,
      ...(displayName === undefined ? {} : { displayName }),
      ...(password ? { password } : {}),
      ...(digest !== undefined && !password ? { onPremisesPasswordDigest: digest } : {}),
      ...(synced ? ifAny('onPremises', accountOf(user, user.onPremises)) : ifAny('cloud', attributesOf(user))),
    };
    if (isPopulation(user))
      return { ...shared, count: user.count, prefix: user.prefix ?? defaultPrefix, domain: user.domain.toLowerCase() };
    const { id, userPrincipalName, accountEnabled, immutableId, onPremisesUserPrincipalName, passwordPolicies } = user;
    const named = { id, userPrincipalName, accountEnabled, immutableId, onPremisesUserPrincipalName, passwordPolicies };
    return { ...shared, ...defined({ ...named, roles: user.roles }) } satisfies SeedUser;
  });
}

function groupsOf(file: TenantFile): TenantSeed['groups'] {
  return (file.groups ?? []).map(({ members = [], groupTypes = [], synced = false, ...group }) => ({
    ...defined(group),
    groupTypes,
    synced,
    members: members.map((member): SeedMember => {
      if (typeof member === 'string') return { kind: 'user', userPrincipalName: member };
      if ('group' in member) return { kind: 'group', displayName: member.group };
      if ('contact' in member) return { kind: 'contact', displayName: member.contact };
      const { prefix = defaultPrefix, domain, offset = 0, count } = member;
      return { kind: 'population', prefix, domain: domain.toLowerCase(), offset, count };
    }),
  }));
}

function objectOf(object: TenantFileObject, keep: Keep): NewObject {
  const {
    kind,
    forest,
    id,
    userPrincipalName,
    samAccountName,
    displayName,
    enabled,
    masterAccount,
    password,
    members,
    container,
    locked,
    accountExpiresAt,
    passwordExpiresAt,
    mustChangePassword,
    logonHours,
    attributes,
    ...shown
  } = object;
  const account = {
    container,
    locked,
    accountExpiresAt,
    passwordExpiresAt,
    mustChangePassword,
    logonHours,
    attributes,
  };
  return {
    kind,
    forest,
    ...defined({ id, userPrincipalName, samAccountName, displayName, enabled, masterAccount, members }),
    ...accountOf(shown, account),
    ...(password === undefined ? {} : { password: keep(password) }),
  };
}

function onPremisesOf({ onPremises = {} }: TenantFile, keep: Keep): NonNullable<TenantSeed['onPremises']> {
  const { forests, servers, cloudSync = [], objects = [] } = onPremises;
  return {
    ...(forests
      ? {
          forests: forests.map(({ name, domains, upnSuffixes, lockout, seamlessSso, domainControllersDown }) => ({
            name,
            domains: lowerCase(domains),
            upnSuffixes: lowerCase(upnSuffixes),
            ...(lockout ? { lockout: lockoutOf(lockout) } : {}),
            ...(seamlessSso === undefined
              ? {}
              : {
                  seamlessSso:
                    typeof seamlessSso === 'boolean'
                      ? seamlessSso && {}
                      : { keyRolledAt: readTime(seamlessSso.keyRolledAt) },
                }),
            ...(domainControllersDown ? { domainControllersDown } : {}),
          })),
        }
      : {}),
    ...(servers
      ? {
          servers: servers.map(({ forests: scopes, ...server }) => ({
            ...defined(server),
            ...(scopes ? { forests: scopes.map(defined) } : {}),
          })),
        }
      : {}),
    cloudSync: cloudSync.map(defined),
    objects: objects.map((object) => objectOf(object, keep)),
  };
}

function farmOf(
  { members, trusts, signingCertificate, ...farm }: TenantFileFarm,
  domains: readonly TenantFileDomain[],
): NonNullable<TenantSeed['farms']>[number] {
  const certificate = readCertificate(signingCertificate);
  const leadsHere = ({ federation }: TenantFileDomain): boolean =>
    federation !== undefined && hostOf(federation.passiveSignInUri) === farm.serviceName.toLowerCase();
  return {
    ...defined(farm),
    existing: true,
    ...(members ? { members: members.map(({ healthy = true, ...member }) => ({ ...member, healthy })) } : {}),
    trusts: trusts ?? domains.filter(leadsHere).map(({ id }) => id),
    ...(certificate ? { certificate } : {}),
  };
}
