/** What a schema cannot say of a tenant file: names used twice, references to what is not there, what the service refuses. */

import { certificateProblem } from '../../outside/certificate.ts';
import { domainNameProblem, domainOf, parentsOf } from '../../tenant/names.ts';
import { domainOfContainer } from '../../tenant/on-premises/forests.ts';
import { type Rules, rulesOf } from '../../tenant/rules.ts';
import { populationName } from '../../tenant/seed.ts';
import type { Problem } from '../problems.ts';
import type {
  TenantFile,
  TenantFileAccount,
  TenantFileDomain,
  TenantFileGroup,
  TenantFilePopulation,
  TenantFileUser,
} from './format.ts';

export const defaultPrefix = 'user';

export const usersOf = (file: TenantFile): readonly (TenantFileUser | TenantFilePopulation)[] =>
  file.users === undefined ? [] : 'count' in file.users ? [file.users] : file.users;

export const isPopulation = (user: TenantFileUser | TenantFilePopulation): user is TenantFilePopulation =>
  'count' in user;

/** Where a user stands in the file. */
const userPath = (file: TenantFile, index: number): string => (Array.isArray(file.users) ? `users[${index}]` : 'users');

/** Names that are there once only, with the place where each was first used. */
class Names {
  readonly #report: Report;
  readonly #seen = new Map<string, string>();

  constructor(report: Report) {
    this.#report = report;
  }

  add(name: string | undefined, path: string, what: string): void {
    if (name === undefined) return;
    const first = this.#seen.get(name.toLowerCase());
    if (first !== undefined) this.#report(path, `${what} '${name}' is already used at ${first}`);
    else this.#seen.set(name.toLowerCase(), path);
  }

  has(name: string): boolean {
    return this.#seen.has(name.toLowerCase());
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.#seen[Symbol.iterator]();
  }
}

type Report = (path: string, message: string) => void;

/** `without`: parts of the file that were left out, since they have problems themselves. */
export function contradictions(file: TenantFile, without: ReadonlySet<PropertyKey> = new Set()): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, message) => {
    problems.push({ path, message });
  };
  const rules: Rules = rulesOf(file.rules);
  const ids = new Names(report);
  checkDomains(file, rules, report);
  const isUser = checkUsers(file, ids, report);
  const contacts = new Names(report);
  file.contacts?.forEach((contact, index) => {
    contacts.add(contact.displayName, `contacts[${index}].displayName`, 'the name');
    ids.add(contact.id, `contacts[${index}].id`, 'the id');
  });
  const groups = checkGroups(file, ids, isUser, contacts, report);
  checkPolicies(file, rules, groups, report);
  const appIds = new Names(report);
  file.applications?.forEach((application, index) => {
    ids.add(application.id, `applications[${index}].id`, 'the id');
    appIds.add(application.appId, `applications[${index}].appId`, 'the application id');
  });
  if (!without.has('onPremises') && !without.has('onPremises.forests')) checkAccounts(file, report);
  checkFarms(file, report);
  return problems;
}

const isVerified = (domain: TenantFileDomain): boolean => domain.isVerified !== false;

/** The domain of the file whose authentication a domain has: itself, or the verified one above it (DM-03). */
function rootOf(domains: ReadonlyMap<string, TenantFileDomain>, domain: TenantFileDomain): TenantFileDomain {
  if (domain.federation || domain.independent || !isVerified(domain)) return domain;
  for (const name of parentsOf(domain.id.toLowerCase())) {
    const parent = domains.get(name);
    if (parent && isVerified(parent)) return rootOf(domains, parent);
  }
  return domain;
}

function checkDomains(file: TenantFile, rules: Rules, report: Report): void {
  const given = file.domains ?? [];
  const byName = new Map(given.map((domain) => [domain.id.toLowerCase(), domain]));
  const names = new Names(report);
  const issuers = new Names(report);
  let weight = given.some(({ isInitial }) => isInitial) ? 0 : 1;
  given.forEach((domain, index) => {
    const path = `domains[${index}]`;
    names.add(domain.id, `${path}.id`, 'the domain');
    const root = rootOf(byName, domain);
    const asked = domain.authenticationType;
    const type = root.authenticationType ?? 'Managed';
    weight += type === 'Federated' ? 2 : 1;
    if (root !== domain) {
      if (asked !== undefined && asked !== type)
        report(
          `${path}.authenticationType`,
          `must be ${type}, as that of ${root.id}, from which it inherits; or the domain is independent: true`,
        );
    } else if (asked === 'Federated' && !domain.federation)
      report(`${path}.federation`, 'is missing: a federated domain needs issuerUri and passiveSignInUri');
    if (domain.independent && ![...parentsOf(domain.id.toLowerCase())].some((parent) => byName.has(parent)))
      report(`${path}.independent`, 'stands on a domain that is no subdomain of another');
    if (domain.federation && asked !== 'Federated')
      report(`${path}.federation`, 'stands on a domain that is not Federated');
    if (type === 'Federated' && (domain.isDefault || domain.isInitial))
      report(`${path}.authenticationType`, 'must be Managed for the default and the initial domain');
    if (!isVerified(domain) && (asked === 'Federated' || domain.isDefault || domain.isInitial))
      report(`${path}.isVerified`, 'must be true for a federated, default or initial domain');
    issuers.add(domain.federation?.issuerUri, `${path}.federation.issuerUri`, 'the issuer');
    for (const name of ['signingCertificate', 'nextSigningCertificate'] as const) {
      const certificate = domain.federation?.[name];
      const problem = certificate ? certificateProblem(certificate) : undefined;
      if (problem !== undefined) report(`${path}.federation.${name}`, problem);
    }
  });
  for (const flag of ['isDefault', 'isInitial'] as const) {
    const marked = given.flatMap((domain, index) => (domain[flag] ? [index] : []));
    for (const index of marked.slice(1)) report(`domains[${index}].${flag}`, `is already set at domains[${marked[0]}]`);
  }
  if (weight > rules.domainLimit)
    report('domains', `count ${weight}, a federated one as two; a tenant has at most ${rules.domainLimit}`);
}

/** Tells whether a name is that of a user of the file, and how large populations are. */
interface Users {
  has(userPrincipalName: string): boolean;
  sizeOf(population: string): number | undefined;
}

function checkUsers(file: TenantFile, ids: Names, report: Report): Users {
  const domains = new Set(file.domains?.map(({ id }) => id.toLowerCase()));
  const checkDomain = (name: string, path: string): void => {
    const problem = domainNameProblem(name);
    if (problem !== undefined) report(path, `'${name}' is not the name of a domain: ${problem}`);
    else if (!domains.has(name.toLowerCase()) && !name.toLowerCase().endsWith('.onmicrosoft.com'))
      report(path, `the domain '${name}' is not among domains`);
  };
  const names = new Names(report);
  const anchors = new Map<string, string>();
  const populations = new Map<string, number>();
  usersOf(file).forEach((user, index) => {
    const path = userPath(file, index);
    if (user.onPremises && !user.synced) report(`${path}.onPremises`, 'needs synced: true');
    if (isPopulation(user)) {
      checkDomain(user.domain, `${path}.domain`);
      const key = `${user.prefix ?? defaultPrefix}@${user.domain}`.toLowerCase();
      if (populations.has(key)) report(path, `a population '${key}' is already there; give it another prefix`);
      populations.set(key, user.count);
      return;
    }
    names.add(user.userPrincipalName, `${path}.userPrincipalName`, 'the name');
    ids.add(user.id, `${path}.id`, 'the id');
    checkDomain(domainOf(user.userPrincipalName), `${path}.userPrincipalName`);
    if (user.hashSynced !== undefined && !user.synced) report(`${path}.hashSynced`, 'needs synced: true');
    if (user.onPremisesUserPrincipalName !== undefined && !user.synced)
      report(`${path}.onPremisesUserPrincipalName`, 'needs synced: true');
    if (user.immutableId !== undefined) {
      const first = anchors.get(user.immutableId);
      if (first === undefined) anchors.set(user.immutableId, `${path}.immutableId`);
      else report(`${path}.immutableId`, `'${user.immutableId}' is already used at ${first}`);
    }
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
  return { has: (name) => names.has(name) || inPopulation(name), sizeOf: (key) => populations.get(key) };
}

function checkGroups(
  file: TenantFile,
  ids: Names,
  users: Users,
  contacts: Names,
  report: Report,
): ReadonlyMap<string, TenantFileGroup> {
  const groups = new Names(report);
  file.groups?.forEach((group, index) => {
    groups.add(group.displayName, `groups[${index}].displayName`, 'the name');
    ids.add(group.id, `groups[${index}].id`, 'the id');
  });
  file.groups?.forEach((group, index) => {
    if (group.groupTypes?.includes('DynamicMembership') && !group.membershipRule)
      report(`groups[${index}].membershipRule`, 'is missing: a dynamic group needs a rule');
    const members = new Names(report);
    group.members?.forEach((member, place) => {
      const path = `groups[${index}].members[${place}]`;
      if (typeof member === 'string') {
        if (!users.has(member)) report(path, `there is no user '${member}'`);
        members.add(member, path, 'the member');
      } else if ('group' in member) {
        if (!groups.has(member.group)) report(`${path}.group`, `there is no group '${member.group}'`);
        members.add(`group/${member.group}`, path, 'the member');
      } else if ('contact' in member) {
        if (!contacts.has(member.contact)) report(`${path}.contact`, `there is no contact '${member.contact}'`);
        members.add(`contact/${member.contact}`, path, 'the member');
      } else {
        const key = `${member.prefix ?? defaultPrefix}@${member.domain}`.toLowerCase();
        const size = users.sizeOf(key);
        const last = (member.offset ?? 0) + member.count;
        if (size === undefined) report(path, `there is no population '${key}' among users`);
        else if (last > size) report(`${path}.count`, `asks for users up to ${last} of a population of ${size}`);
      }
    });
  });
  return new Map(file.groups?.map((group) => [group.displayName.toLowerCase(), group]));
}

const exclusive = ['passwordHashSync', 'passthroughAuthentication', 'seamlessSso'] as const;

function checkPolicies(
  file: TenantFile,
  rules: Rules,
  groups: ReadonlyMap<string, TenantFileGroup>,
  report: Report,
): void {
  const features = new Names(report);
  file.policies?.forEach((policy, index) => {
    features.add(policy.feature, `policies[${index}].feature`, 'the feature');
    const attached = new Names(report);
    policy.groups?.forEach((name, place) => {
      const path = `policies[${index}].groups[${place}]`;
      attached.add(name, path, 'the group');
      const group = groups.get(name.toLowerCase());
      if (!group) report(path, `there is no group '${name}'`);
      else if (group.groupTypes && group.groupTypes.length > 0)
        report(path, `'${name}' is no assigned security group, which staged rollout needs (SR-09)`);
      else if (group.members?.some((member) => typeof member === 'object' && 'contact' in member))
        report(path, `'${name}' has a contact, with which no group can be in staged rollout (SR-10)`);
    });
    if ((policy.groups?.length ?? 0) > rules.groupsPerFeature)
      report(`policies[${index}].groups`, `must be at most ${rules.groupsPerFeature} (SR-08)`);
  });
  const enabled = new Set(file.policies?.flatMap(({ feature, isEnabled }) => (isEnabled === false ? [] : [feature])));
  if (rules.allThreeFeatures === 'refuse' && exclusive.every((feature) => enabled.has(feature)))
    report('policies', `must not enable ${exclusive.join(', ')} together (SR-14)`);
}

/** Where accounts stand. Without forests in the file there is one that takes them all. */
function checkAccounts(file: TenantFile, report: Report): void {
  const given = file.onPremises?.forests;
  const forests = given?.map(({ name, domains = [], upnSuffixes = [] }) => {
    const all = [name, ...domains].map((domain) => domain.toLowerCase());
    return {
      name: name.toLowerCase(),
      domains: all,
      suffixes: [...all, ...upnSuffixes.map((each) => each.toLowerCase())],
    };
  });
  const names = new Names(report);
  usersOf(file).forEach((user, index) => {
    if (!user.synced) return;
    const path = userPath(file, index);
    const { forest: asked, container }: TenantFileAccount = user.onPremises ?? {};
    const name = isPopulation(user) ? undefined : (user.onPremisesUserPrincipalName ?? user.userPrincipalName);
    const suffix = isPopulation(user) ? user.domain.toLowerCase() : domainOf(name ?? '');
    if (!forests) {
      names.add(name, path, 'the name on-premises');
      if (asked !== undefined) report(`${path}.onPremises.forest`, 'needs the forest among onPremises.forests');
      if (container !== undefined) report(`${path}.onPremises.container`, 'needs its forest among onPremises.forests');
      return;
    }
    const forest =
      asked === undefined
        ? forests.find(({ suffixes }) => suffixes.includes(suffix))
        : forests.find((each) => each.name === asked.toLowerCase());
    if (!forest) {
      if (asked === undefined) report(path, `no forest of onPremises.forests has the suffix '${suffix}' of its name`);
      else report(`${path}.onPremises.forest`, `there is no forest '${asked}' among onPremises.forests`);
      return;
    }
    names.add(name === undefined ? undefined : `${forest.name}: ${name}`, path, 'the name on-premises');
    if (!forest.suffixes.includes(suffix))
      report(path, `the forest ${forest.name} does not have the suffix '${suffix}' of its name`);
    if (container !== undefined && !forest.domains.includes(domainOfContainer(container).toLowerCase()))
      report(
        `${path}.onPremises.container`,
        `must begin with a domain of ${forest.name}: ${forest.domains.join(', ')}`,
      );
  });
}

function checkFarms(file: TenantFile, report: Report): void {
  file.onPremises?.farms?.forEach(({ signingCertificate }, index) => {
    const problem = signingCertificate === undefined ? undefined : certificateProblem(signingCertificate);
    if (problem !== undefined) report(`onPremises.farms[${index}].signingCertificate`, problem);
  });
}
