import * as z from 'zod/mini';
import { digestOf } from '../gate/digest.ts';
import { domainOf } from '../tenant/domains.ts';
import type { CloudPassword } from '../tenant/records.ts';
import { type RuleProfile, ruleProfiles } from '../tenant/rules.ts';
import { populationName, type SeedMember, type TenantSeed } from '../tenant/seed.ts';
import { secretKeyFor } from '../tenant/state.ts';
import { type TimingChoice, type TimingName, timings } from '../tenant/timings.ts';

/** Version of the format that this release reads and writes. */
export const tenantFileVersion = 1;

const text = z.string().check(z.minLength(1));
const domainName = z
  .string()
  .check(
    z.regex(
      /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i,
      'must be a DNS name',
    ),
  );
const principalName = z
  .string()
  .check(z.regex(/^[A-Za-z0-9'._\-!#^~]+@[^@\s]+$/, 'must be a user principal name such as ada@contoso.com'));
const guid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID'));
const timeText = 'must be a time in UTC such as 2026-01-05T08:00:00Z';
const time = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/, { error: timeText, abort: true }),
  z.refine((value) => Number.isFinite(Date.parse(value)), timeText),
);
const count = z.number().check(z.int(), z.minimum(1), z.maximum(2_000_000));
const address = z.string().check(z.regex(/^https?:\/\/\S+$/i, 'must be an absolute http or https address'));

const domainSchema = z.strictObject({
  id: domainName,
  authenticationType: z.optional(z.enum(['Managed', 'Federated'])),
  isVerified: z.optional(z.boolean()),
  isDefault: z.optional(z.boolean()),
  isInitial: z.optional(z.boolean()),
  passwordValidityPeriodInDays: z.optional(z.number().check(z.int(), z.minimum(1))),
  federation: z.optional(
    z.strictObject({
      displayName: z.optional(text),
      issuerUri: text,
      passiveSignInUri: address,
      activeSignInUri: z.optional(address),
      metadataExchangeUri: z.optional(address),
    }),
  ),
});

const userSchema = z.strictObject({
  id: z.optional(guid),
  userPrincipalName: principalName,
  displayName: z.optional(text),
  accountEnabled: z.optional(z.boolean()),
  synced: z.optional(z.boolean()),
  immutableId: z.optional(text),
  onPremisesUserPrincipalName: z.optional(principalName),
  passwordPolicies: z.optional(text),
  password: z.optional(text),
  /** False: the hash has not reached the cloud. */
  hashSynced: z.optional(z.boolean()),
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
  synced: z.optional(z.boolean()),
  password: z.optional(text),
  hashSynced: z.optional(z.boolean()),
});

const memberSchema = z.union([
  principalName,
  z.strictObject({ group: text }),
  z.strictObject({ contact: text }),
  z.strictObject({
    count,
    prefix: z.optional(text),
    domain: domainName,
    offset: z.optional(z.number().check(z.int(), z.minimum(0))),
  }),
]);

const groupSchema = z.strictObject({
  id: z.optional(guid),
  displayName: text,
  mailNickname: z.optional(text),
  groupTypes: z.optional(z.array(z.enum(['Unified', 'DynamicMembership']))),
  membershipRule: z.optional(text),
  synced: z.optional(z.boolean()),
  members: z.optional(z.array(memberSchema)),
});

const featureFlag = z.optional(z.boolean());

/** The interface below is what users see; its type keeps the two from drifting apart. */
export const tenantFileSchema: z.ZodMiniType<TenantFile> = z.strictObject({
  $schema: z.optional(z.string()),
  version: z.literal(tenantFileVersion),
  tenant: z.optional(z.strictObject({ id: z.optional(guid), displayName: z.optional(text) })),
  start: z.optional(time),
  rules: z.optional(z.enum(Object.keys(ruleProfiles) as [keyof typeof ruleProfiles])),
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
        isEnabled: z.optional(z.boolean()),
        groups: z.optional(z.array(text)),
      }),
    ),
  ),
  onPremises: z.optional(
    z.strictObject({
      activeAgents: z.optional(z.number().check(z.int(), z.minimum(0))),
      tenantPassThrough: featureFlag,
      seamlessSsoEnabled: featureFlag,
      features: z.optional(
        z.strictObject({
          passwordSyncEnabled: featureFlag,
          passwordWritebackEnabled: featureFlag,
          cloudPasswordPolicyForPasswordSyncedUsersEnabled: featureFlag,
          synchronizeUpnForManagedUsersEnabled: featureFlag,
        }),
      ),
    }),
  ),
});

/** A company for the mock: what a tenant begins with. */
export interface TenantFile {
  readonly $schema?: string | undefined;
  readonly version: 1;
  readonly tenant?: { readonly id?: string | undefined; readonly displayName?: string | undefined } | undefined;
  /** When the clock starts, in UTC, such as `2026-01-05T08:00:00Z`. */
  readonly start?: string | undefined;
  readonly rules?: RuleProfile | undefined;
  /** How delays run; single ones in milliseconds. */
  readonly timings?:
    | {
        readonly mode: TimingChoice['mode'];
        readonly values?: Readonly<Partial<Record<TimingName, number>>> | undefined;
      }
    | undefined;
  readonly domains?: readonly TenantFileDomain[] | undefined;
  readonly users?: TenantFilePopulation | readonly (TenantFileUser | TenantFilePopulation)[] | undefined;
  readonly contacts?:
    | readonly { readonly id?: string | undefined; readonly displayName: string; readonly mail?: string | undefined }[]
    | undefined;
  readonly groups?: readonly TenantFileGroup[] | undefined;
  readonly policies?: readonly TenantFilePolicy[] | undefined;
  readonly onPremises?: TenantFileOnPremises | undefined;
}

export interface TenantFileDomain {
  readonly id: string;
  /** Default `Managed`. */
  readonly authenticationType?: 'Managed' | 'Federated' | undefined;
  /** Default true. */
  readonly isVerified?: boolean | undefined;
  readonly isDefault?: boolean | undefined;
  readonly isInitial?: boolean | undefined;
  readonly passwordValidityPeriodInDays?: number | undefined;
  /** Needed for a federated domain. */
  readonly federation?:
    | {
        readonly displayName?: string | undefined;
        readonly issuerUri: string;
        readonly passiveSignInUri: string;
        readonly activeSignInUri?: string | undefined;
        readonly metadataExchangeUri?: string | undefined;
      }
    | undefined;
}

export interface TenantFileUser {
  readonly id?: string | undefined;
  readonly userPrincipalName: string;
  readonly displayName?: string | undefined;
  readonly accountEnabled?: boolean | undefined;
  /** Made by directory synchronization; default false. */
  readonly synced?: boolean | undefined;
  readonly immutableId?: string | undefined;
  readonly onPremisesUserPrincipalName?: string | undefined;
  readonly passwordPolicies?: string | undefined;
  readonly password?: string | undefined;
  /** False: the hash has not reached the cloud. */
  readonly hashSynced?: boolean | undefined;
}

/** Users that differ by a number: `user00001@contoso.com` and on. */
export interface TenantFilePopulation {
  readonly count: number;
  /** Default `user`. */
  readonly prefix?: string | undefined;
  readonly domain: string;
  readonly synced?: boolean | undefined;
  readonly password?: string | undefined;
  readonly hashSynced?: boolean | undefined;
}

/** A user by name, a group or contact by display name, or a part of a population. */
export type TenantFileMember =
  | string
  | { readonly group: string }
  | { readonly contact: string }
  | {
      readonly count: number;
      readonly prefix?: string | undefined;
      readonly domain: string;
      readonly offset?: number | undefined;
    };

export interface TenantFileGroup {
  readonly id?: string | undefined;
  readonly displayName: string;
  readonly mailNickname?: string | undefined;
  readonly groupTypes?: readonly ('Unified' | 'DynamicMembership')[] | undefined;
  readonly membershipRule?: string | undefined;
  readonly synced?: boolean | undefined;
  readonly members?: readonly TenantFileMember[] | undefined;
}

export interface TenantFilePolicy {
  readonly feature:
    | 'passthroughAuthentication'
    | 'seamlessSso'
    | 'passwordHashSync'
    | 'emailAsAlternateId'
    | 'certificateBasedAuthentication'
    | 'multiFactorAuthentication';
  readonly displayName?: string | undefined;
  /** Default true. */
  readonly isEnabled?: boolean | undefined;
  /** Display names of groups. */
  readonly groups?: readonly string[] | undefined;
}

export interface TenantFileOnPremises {
  /** Pass-through agents that are active. */
  readonly activeAgents?: number | undefined;
  readonly tenantPassThrough?: boolean | undefined;
  readonly seamlessSsoEnabled?: boolean | undefined;
  readonly features?:
    | {
        readonly passwordSyncEnabled?: boolean | undefined;
        readonly passwordWritebackEnabled?: boolean | undefined;
        readonly cloudPasswordPolicyForPasswordSyncedUsersEnabled?: boolean | undefined;
        readonly synchronizeUpnForManagedUsersEnabled?: boolean | undefined;
      }
    | undefined;
}

export interface TenantFileProblem {
  /** Where in the file, such as `groups[2].members[0]`. */
  readonly path: string;
  readonly message: string;
}

/** A tenant file that cannot be loaded. Lists every problem; nothing has been loaded. */
export class TenantFileError extends Error {
  readonly problems: readonly TenantFileProblem[];

  constructor(problems: readonly TenantFileProblem[]) {
    super(
      `The tenant file has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}; nothing was loaded.\n${problems.map(({ path, message }) => `  ${path || '(the file)'}: ${message}`).join('\n')}`,
    );
    this.name = 'TenantFileError';
    this.problems = problems;
  }
}

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');

type Issue = z.core.$ZodIssue;

/** The problems behind an issue; of a union, those of the form that came nearest. */
function problemsOf(issue: Issue, base: readonly PropertyKey[] = []): TenantFileProblem[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((inner) => inner.path.length));
    const nearest =
      [...issue.errors].sort((left, right) => depth(right) - depth(left) || left.length - right.length)[0] ?? [];
    return nearest.flatMap((inner) => problemsOf(inner, path));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathText([...path, key]), message: 'is not known' }));
  return [{ path: pathText(path), message: describe(issue) }];
}

function describe(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `is missing (${issue.expected})` : `must be ${issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    default:
      return issue.message || `is not valid (${issue.code})`;
  }
}

const defaultPrefix = 'user';
const usersOf = (file: TenantFile) =>
  file.users === undefined ? [] : Array.isArray(file.users) ? file.users : [file.users];
type FileUser = ReturnType<typeof usersOf>[number];
const isPopulation = (user: FileUser): user is z.infer<typeof populationSchema> => 'count' in user;

/** Reads a parsed file. Throws a TenantFileError that names every problem with its place. */
export function readTenantFile(value: unknown): TenantFile {
  const version =
    typeof value === 'object' && value !== null && 'version' in value
      ? (value as { version: unknown }).version
      : undefined;
  if (typeof version === 'number' && version > tenantFileVersion) {
    throw new TenantFileError([
      {
        path: 'version',
        message: `is ${version}; this release reads version ${tenantFileVersion}. Use a newer release of the mock`,
      },
    ]);
  }
  const result = z.safeParse(tenantFileSchema, value, { reportInput: true });
  if (!result.success) {
    const problems = result.error.issues.flatMap((issue) => problemsOf(issue));
    throw new TenantFileError([...problems, ...contradictions(soundPart(value, result.error.issues))]);
  }
  const problems = contradictions(result.data);
  if (problems.length > 0) throw new TenantFileError(problems);
  return result.data;
}

/** What can be checked further of a file with problems: the parts without any that refer to no part with some. */
function soundPart(value: unknown, issues: readonly Issue[]): TenantFile {
  const broken = new Set(issues.map((issue) => issue.path[0]).filter((part) => part !== undefined));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { version: tenantFileVersion };
  const refersTo = [
    ['users', ['domains']],
    ['groups', ['users', 'contacts']],
    ['policies', ['groups']],
  ] as const;
  for (const [part, others] of refersTo) if (others.some((other) => broken.has(other))) broken.add(part);
  return {
    ...(Object.fromEntries(Object.entries(value).filter(([part]) => !broken.has(part))) as unknown as TenantFile),
    version: tenantFileVersion,
  };
}

/** What a schema cannot say: names used twice, and references to what is not there. */
function contradictions(file: TenantFile): TenantFileProblem[] {
  const problems: TenantFileProblem[] = [];
  const report = (path: string, message: string): void => {
    problems.push({ path, message });
  };
  const unique = (seen: Map<string, string>, key: string | undefined, path: string, what: string): void => {
    if (key === undefined) return;
    const first = seen.get(key.toLowerCase());
    if (first !== undefined) report(path, `${what} '${key}' is already used at ${first}`);
    else seen.set(key.toLowerCase(), path);
  };

  const domains = new Map<string, string>();
  const ids = new Map<string, string>();
  file.domains?.forEach((domain, index) => {
    const path = `domains[${index}]`;
    unique(domains, domain.id, `${path}.id`, 'the domain');
    if (domain.authenticationType === 'Federated' && !domain.federation)
      report(`${path}.federation`, 'is missing: a federated domain needs issuerUri and passiveSignInUri');
    if (domain.federation && domain.authenticationType !== 'Federated')
      report(`${path}.federation`, 'stands on a domain that is not Federated');
    if (domain.authenticationType === 'Federated' && (domain.isDefault || domain.isInitial))
      report(`${path}.authenticationType`, 'must be Managed for the default and the initial domain');
    if (
      domain.isVerified === false &&
      (domain.authenticationType === 'Federated' || domain.isDefault || domain.isInitial)
    )
      report(`${path}.isVerified`, 'must be true for a federated, default or initial domain');
  });
  for (const flag of ['isDefault', 'isInitial'] as const) {
    const marked = (file.domains ?? []).flatMap((domain, index) => (domain[flag] ? [index] : []));
    for (const index of marked.slice(1)) report(`domains[${index}].${flag}`, `is already set at domains[${marked[0]}]`);
  }

  const known = new Set([...domains.keys()]);
  const checkDomain = (name: string, path: string): void => {
    if (file.domains && !known.has(name.toLowerCase()) && !name.toLowerCase().endsWith('.onmicrosoft.com'))
      report(path, `the domain '${name}' is not among domains`);
  };
  const names = new Map<string, string>();
  const populations = new Map<string, number>();
  usersOf(file).forEach((user, index) => {
    const path = Array.isArray(file.users) ? `users[${index}]` : 'users';
    if (isPopulation(user)) {
      checkDomain(user.domain, `${path}.domain`);
      const key = `${user.prefix ?? defaultPrefix}@${user.domain}`.toLowerCase();
      if (populations.has(key)) report(path, `a population '${key}' is already there; give it another prefix`);
      populations.set(key, user.count);
      return;
    }
    unique(names, user.userPrincipalName, `${path}.userPrincipalName`, 'the name');
    unique(ids, user.id, `${path}.id`, 'the id');
    checkDomain(domainOf(user.userPrincipalName), `${path}.userPrincipalName`);
    if (user.hashSynced !== undefined && !user.synced) report(`${path}.hashSynced`, 'needs synced: true');
  });
  const inPopulation = (name: string): boolean => {
    const domain = domainOf(name);
    return [...populations].some(([key, size]) => {
      const prefix = key.slice(0, key.lastIndexOf('@'));
      if (!key.endsWith(`@${domain}`) || !name.toLowerCase().startsWith(prefix)) return false;
      const number = Number(name.slice(prefix.length, name.lastIndexOf('@')));
      return (
        Number.isInteger(number) &&
        number >= 1 &&
        number <= size &&
        populationName(prefix, number, domain).toLowerCase() === name.toLowerCase()
      );
    });
  };
  for (const [name, path] of names)
    if (inPopulation(name)) report(path, `the name '${name}' is also made by a population`);

  const contacts = new Map<string, string>();
  file.contacts?.forEach((contact, index) => {
    unique(contacts, contact.displayName, `contacts[${index}].displayName`, 'the name');
    unique(ids, contact.id, `contacts[${index}].id`, 'the id');
  });
  const groups = new Map<string, string>();
  file.groups?.forEach((group, index) => {
    unique(groups, group.displayName, `groups[${index}].displayName`, 'the name');
    unique(ids, group.id, `groups[${index}].id`, 'the id');
  });
  file.groups?.forEach((group, index) => {
    if (group.groupTypes?.includes('DynamicMembership') && !group.membershipRule)
      report(`groups[${index}].membershipRule`, 'is missing: a dynamic group needs a rule');
    const members = new Map<string, string>();
    group.members?.forEach((member, place) => {
      const path = `groups[${index}].members[${place}]`;
      if (typeof member === 'string') {
        if (!names.has(member.toLowerCase()) && !inPopulation(member)) report(path, `there is no user '${member}'`);
        unique(members, member, path, 'the member');
      } else if ('group' in member) {
        if (!groups.has(member.group.toLowerCase())) report(`${path}.group`, `there is no group '${member.group}'`);
        unique(members, `group/${member.group}`, path, 'the member');
      } else if ('contact' in member) {
        if (!contacts.has(member.contact.toLowerCase()))
          report(`${path}.contact`, `there is no contact '${member.contact}'`);
        unique(members, `contact/${member.contact}`, path, 'the member');
      } else {
        const key = `${member.prefix ?? defaultPrefix}@${member.domain}`.toLowerCase();
        const size = populations.get(key);
        if (size === undefined) report(path, `there is no population '${key}' among users`);
        else if ((member.offset ?? 0) + member.count > size)
          report(
            `${path}.count`,
            `asks for users up to ${(member.offset ?? 0) + member.count} of a population of ${size}`,
          );
      }
    });
  });
  const features = new Map<string, string>();
  file.policies?.forEach((policy, index) => {
    unique(features, policy.feature, `policies[${index}].feature`, 'the feature');
    policy.groups?.forEach((name, place) => {
      if (!groups.has(name.toLowerCase())) report(`policies[${index}].groups[${place}]`, `there is no group '${name}'`);
    });
  });
  return problems;
}

/** A tenant file as the tenant takes it: defaults filled in, passwords as digests under the key of the tenant's seed. */
export function tenantSeed(
  file: TenantFile,
  tenant: { readonly name: string; readonly seed: string; readonly createdAt: number },
): TenantSeed {
  const { seed, createdAt } = tenant;
  const cloudPassword = (password: string | undefined, synced: boolean): CloudPassword | undefined =>
    password === undefined
      ? undefined
      : {
          digest: digestOf(secretKeyFor(seed), password),
          setAt: createdAt,
          origin: synced ? 'synced' : 'cloud',
        };
  const initialName = `${tenant.name}.onmicrosoft.com`;
  const given = file.domains ?? [];
  const initial = given.some((domain) => domain.isInitial) ? [] : [{ id: initialName, isInitial: true }];
  const domains = [...initial, ...given].map((domain) => ({
    authenticationType: 'Managed' as const,
    isVerified: true,
    isDefault: false,
    isInitial: false,
    ...domain,
  }));
  if (!domains.some((domain) => domain.isDefault)) {
    const first = domains.find((domain) => domain.isInitial);
    if (first) first.isDefault = true;
  }
  return {
    ...tenant,
    ...(file.tenant?.id ? { tenantId: file.tenant.id.toLowerCase() } : {}),
    ...(file.tenant?.displayName ? { displayName: file.tenant.displayName } : {}),
    ...(file.rules ? { rules: ruleProfiles[file.rules] } : {}),
    ...(file.timings
      ? { timings: { mode: file.timings.mode, values: (file.timings.values ?? {}) as Record<string, number> } }
      : {}),
    domains: domains as TenantSeed['domains'],
    users: usersOf(file).map((user) => {
      const synced = user.synced ?? false;
      const { password: plain, hashSynced = true, ...rest } = user;
      const password = cloudPassword(plain, synced);
      const digests = {
        ...(password && (!synced || hashSynced) ? { password } : {}),
        ...(password && synced && !hashSynced ? { onPremisesPasswordDigest: password.digest } : {}),
      };
      return isPopulation(user)
        ? {
            count: user.count,
            prefix: user.prefix ?? defaultPrefix,
            domain: user.domain.toLowerCase(),
            synced,
            ...(digests.password ? { password: digests.password } : {}),
          }
        : ({ ...rest, synced, ...digests } as TenantSeed['users'][number]);
    }),
    contacts: (file.contacts ?? []) as TenantSeed['contacts'],
    groups: (file.groups ?? []).map((group) => ({
      ...(group as Omit<typeof group, 'members' | 'groupTypes' | 'synced'>),
      groupTypes: group.groupTypes ?? [],
      synced: group.synced ?? false,
      members: (group.members ?? []).map(
        (member): SeedMember =>
          typeof member === 'string'
            ? { kind: 'user', userPrincipalName: member }
            : 'group' in member
              ? { kind: 'group', displayName: member.group }
              : 'contact' in member
                ? { kind: 'contact', displayName: member.contact }
                : {
                    kind: 'population',
                    prefix: member.prefix ?? defaultPrefix,
                    domain: member.domain.toLowerCase(),
                    offset: member.offset ?? 0,
                    count: member.count,
                  },
      ),
    })) as TenantSeed['groups'],
    policies: (file.policies ?? []).map((policy) => ({
      feature: policy.feature,
      displayName: policy.displayName ?? `Rollout of ${policy.feature}`,
      isEnabled: policy.isEnabled ?? true,
      groups: policy.groups ?? [],
    })),
    synchronizationFeatures: { passwordSyncEnabled: true, ...file.onPremises?.features } as NonNullable<
      TenantSeed['synchronizationFeatures']
    >,
    facts: {
      ...(file.onPremises?.activeAgents === undefined ? {} : { activeAgents: file.onPremises.activeAgents }),
      ...(file.onPremises?.tenantPassThrough === undefined
        ? {}
        : { tenantPassThrough: file.onPremises.tenantPassThrough }),
      ...(file.onPremises?.seamlessSsoEnabled === undefined
        ? {}
        : { seamlessSsoEnabled: file.onPremises.seamlessSsoEnabled }),
    },
  };
}

/** The format as JSON Schema, for editors and other languages. */
export const tenantFileJsonSchema = (): object => z.toJSONSchema(tenantFileSchema);
