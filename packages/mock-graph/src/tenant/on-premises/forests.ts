/** Forests of Active Directory, and where their objects stand (SY-01, UP-02). */
import { isNonRoutable } from '@cutover/contract/rules';
import { isHostName } from '../names.ts';
import type { ForestRecord, ForestScope, OnPremisesObject } from '../records.ts';
import { badRequest } from '../service-error.ts';
import type { Draft, View } from '../state.ts';

/** A DNS name as Active Directory takes it: a single label and private suffixes too (UP-03). */
export function checkedDnsName(name: string, what: string): string {
  if (!isHostName(name))
    throw badRequest(
      `'${name}' cannot be ${what}: write labels of letters, digits, hyphens and underscores with dots between.`,
    );
  return name.toLowerCase();
}

export function requireForest(view: View, name: string): ForestRecord {
  const forest = view.tables.forests.get(name.toLowerCase());
  if (!forest) {
    const known = [...view.tables.forests.range()].map(([key]) => key);
    throw badRequest(
      `There is no forest '${name}'. ${known.length === 0 ? 'Add it first.' : `There are: ${known.join(', ')}.`}`,
    );
  }
  return forest;
}

/** All suffixes that user principal names of a forest can have. */
export const suffixesOf = (forest: ForestRecord): readonly string[] => [
  ...new Set([...forest.domains, ...forest.upnSuffixes]),
];

/** The domain in which a canonical name lies. */
export const domainOfContainer = (container: string): string => {
  const slash = container.indexOf('/');
  return slash < 0 ? container : container.slice(0, slash);
};

/** A canonical name whose domain belongs to the forest, in the form in which it is kept. */
export function checkedContainer(forest: ForestRecord, container: string): string {
  const [domain = '', ...units] = container.replace(/\/+$/, '').split('/');
  if (!forest.domains.includes(domain.toLowerCase()))
    throw badRequest(
      `'${container}' does not stand in the forest ${forest.name}: begin with one of its domains (${forest.domains.join(', ')}).`,
    );
  if (units.some((unit) => unit.trim() === '' || unit.includes('|')))
    throw badRequest(`'${container}' is no canonical name: write domain/unit/unit, such as ${forest.name}/Staff.`);
  return [domain.toLowerCase(), ...units].join('/');
}

/** Where new objects stand by default. */
export const defaultContainer = (domain: string): string => `${domain}/Users`;

export function isWithin(container: string, outer: string): boolean {
  const inner = container.toLowerCase();
  const limit = outer.toLowerCase();
  return inner === limit || inner.startsWith(`${limit}/`);
}

export const inScope = (
  scopes: readonly ForestScope[],
  { forest, container }: Pick<OnPremisesObject, 'forest' | 'container'>,
): boolean =>
  scopes.some(
    (scope) =>
      scope.forest === forest && (!scope.containers || scope.containers.some((outer) => isWithin(container, outer))),
  );

/** Scopes as they are kept: forests that exist, containers that lie in them. */
export const checkedScopes = (view: View, scopes: readonly ForestScope[]): readonly ForestScope[] =>
  scopes.map(({ forest: name, containers }) => {
    const forest = requireForest(view, name);
    if (!containers) return { forest: forest.name };
    if (containers.length === 0)
      throw badRequest(
        `The scope of ${forest.name} has no containers. Leave them out for the whole forest, or name some.`,
      );
    return { forest: forest.name, containers: containers.map((container) => checkedContainer(forest, container)) };
  });

export interface SuffixState {
  readonly suffix: string;
  readonly forest: string;
  readonly state: 'Verified' | 'Not verified' | 'Not added';
  /** False for a suffix that can never be verified (UP-03). */
  readonly routable: boolean;
}

/** Every on-premises suffix with its state in the tenant (UP-02). */
export function* suffixStates(view: View): IterableIterator<SuffixState> {
  for (const [, forest] of view.tables.forests.range())
    for (const suffix of suffixesOf(forest)) {
      const domain = view.tables.domains.get(suffix);
      const state = domain === undefined ? 'Not added' : domain.isVerified ? 'Verified' : 'Not verified';
      yield { suffix, forest: forest.name, state, routable: !isNonRoutable(suffix) };
    }
}

/** What stands under no other forest's name yet. */
function refuseTakenDomains(view: View, domains: readonly string[], self: string): void {
  for (const [, forest] of view.tables.forests.range())
    for (const domain of domains)
      if (forest.name !== self && forest.domains.includes(domain))
        throw badRequest(
          `The domain ${domain} belongs to the forest ${forest.name} already. Give this one another name.`,
        );
}

export interface NewForest {
  readonly name: string;
  readonly domains?: readonly string[];
  readonly upnSuffixes?: readonly string[];
  readonly lockout?: ForestLockout;
  /** Of a tenant file: seamless single sign-on is set up, now unless it says when. */
  readonly seamlessSso?: false | { readonly keyRolledAt?: number };
  readonly domainControllersDown?: boolean;
}

/** A forest's own account lockout: wrong passwords, and milliseconds (PT-09). */
export type ForestLockout = NonNullable<ForestRecord['lockout']>;

function checkLockout({ threshold, duration, resetAfter }: ForestLockout): void {
  if (!Number.isInteger(threshold) || threshold < 1)
    throw badRequest(`The lockout threshold of a forest is whole and 1 at least, not ${threshold}.`);
  if (!(duration > 0 && resetAfter > 0))
    throw badRequest('The duration of a lockout, and the time after which the count begins anew, are above 0.');
}

export const forestOperations = {
  /** SY-01: a forest with its root domain, further domains and UPN suffixes. */
  addForest(draft: Draft, input: NewForest): ForestRecord {
    const { name, domains = [], upnSuffixes = [], lockout, seamlessSso, domainControllersDown } = input;
    if (lockout) checkLockout(lockout);
    const root = checkedDnsName(name, 'the name of a forest');
    if (draft.tables.forests.has(root)) throw badRequest(`The forest ${root} is there already.`);
    const forest: ForestRecord = {
      name: root,
      domains: [...new Set([root, ...domains.map((domain) => checkedDnsName(domain, 'the name of a domain'))])],
      upnSuffixes: [...new Set(upnSuffixes.map((suffix) => checkedDnsName(suffix, 'a UPN suffix')))],
      ...(lockout ? { lockout } : {}),
      ...(seamlessSso ? { seamlessSso: { keyRolledAt: seamlessSso.keyRolledAt ?? draft.at } } : {}),
      ...(domainControllersDown ? { domainControllersDown } : {}),
    };
    refuseTakenDomains(draft, forest.domains, root);
    draft.write('forests').set(root, forest);
    return forest;
  },

  /** UP-02: domains and UPN suffixes of a forest change; PT-09: its lockout; PT-13: its domain controllers go down or come back. */
  changeForest(
    draft: Draft,
    input: {
      readonly name: string;
      readonly addDomains?: readonly string[];
      readonly addUpnSuffixes?: readonly string[];
      readonly removeUpnSuffixes?: readonly string[];
      /** Null: none. */
      readonly lockout?: ForestLockout | null;
      readonly domainControllersDown?: boolean;
    },
  ): ForestRecord {
    const { lockout, domainControllersDown, ...before } = requireForest(draft, input.name);
    if (input.lockout) checkLockout(input.lockout);
    const lockoutAfter = input.lockout === undefined ? lockout : input.lockout;
    const removed = new Set(input.removeUpnSuffixes?.map((suffix) => suffix.toLowerCase()));
    for (const suffix of removed) {
      if (!before.upnSuffixes.includes(suffix))
        throw badRequest(`The forest ${before.name} has no added suffix '${suffix}'.`);
      for (const [, held] of draft.tables.onPremisesByName.prefix(`${suffix}|`))
        for (const id of typeof held === 'string' ? [held] : held)
          if (draft.tables.onPremisesObjects.get(id)?.forest === before.name)
            throw badRequest(
              `Users of the forest ${before.name} have the suffix '${suffix}'. Give them another first.`,
            );
    }
    const forest: ForestRecord = {
      ...before,
      domains: [
        ...new Set([
          ...before.domains,
          ...(input.addDomains ?? []).map((domain) => checkedDnsName(domain, 'the name of a domain')),
        ]),
      ],
      upnSuffixes: [
        ...new Set([
          ...before.upnSuffixes.filter((suffix) => !removed.has(suffix)),
          ...(input.addUpnSuffixes ?? []).map((suffix) => checkedDnsName(suffix, 'a UPN suffix')),
        ]),
      ],
      ...(lockoutAfter ? { lockout: lockoutAfter } : {}),
      ...((input.domainControllersDown ?? domainControllersDown) ? { domainControllersDown: true } : {}),
    };
    refuseTakenDomains(draft, forest.domains, forest.name);
    draft.write('forests').set(forest.name, forest);
    return forest;
  },

  /** Removes a forest that holds nothing and is read by nobody. */
  deleteForest(draft: Draft, { name }: { readonly name: string }): void {
    const forest = requireForest(draft, name);
    for (const [, { name: reader, scopes }] of draft.tables.synchronizers.range())
      if (scopes.some((scope) => scope.forest === forest.name))
        throw badRequest(`The forest ${forest.name} is in the scope of '${reader}'. Take it out first.`);
    for (const [, object] of draft.tables.onPremisesObjects.range())
      if (object.forest === forest.name)
        throw badRequest(
          `The forest ${forest.name} still holds objects, such as '${object.userPrincipalName ?? object.displayName ?? object.id}'. Delete or move them first.`,
        );
    draft.write('forests').delete(forest.name);
  },
};
