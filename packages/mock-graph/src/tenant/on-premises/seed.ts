/** The on-premises side that a tenant begins with. */
import type { FederationRecord, OnPremisesObject, SignInMethod, SynchronizerRecord } from '../records.ts';
import { placed, type SeedProblem } from '../seed-problem.ts';
import type { Draft, View } from '../state.ts';
import { defaultContainer, forestOperations, type NewForest, suffixesOf } from './forests.ts';
import { type NewObject, type ObjectValues, objectOperations } from './object-operations.ts';
import { putSynchronizer } from './schedule.ts';
import { type NewCloudSync, type NewConnectServer, newCloudSync, newConnectServer } from './synchronizers.ts';

/** What a tenant file says of the on-premises side; what it leaves out follows from the synchronized users. */
export interface SeedOnPremises {
  /** Default: one forest that has every suffix of a synchronized user as a domain. */
  readonly forests?: readonly NewForest[];
  /** Default: one active Connect server that reads every forest. An empty list: none. */
  readonly servers?: readonly NewConnectServer[];
  readonly cloudSync?: readonly NewCloudSync[];
  /** Objects that the cloud does not have yet. */
  readonly objects?: readonly NewObject[];
}

/** The account of a synchronized user, as far as it differs from what its name says. */
export type SeedAccount = Pick<
  ObjectValues,
  | 'mail'
  | 'mailNickname'
  | 'proxyAddresses'
  | 'attributes'
  | 'enabled'
  | 'locked'
  | 'accountExpiresAt'
  | 'passwordExpiresAt'
  | 'mustChangePassword'
  | 'logonHours'
> & { readonly forest?: string; readonly container?: string };

/** Writes the forests; without any given, one for the suffixes of all synchronized users. */
export function addForests(
  draft: Draft,
  seed: SeedOnPremises | undefined,
  suffixes: ReadonlySet<string>,
  problems: SeedProblem[],
): void {
  const given = seed?.forests;
  const [root] = suffixes;
  const implicit = root === undefined ? [] : [{ name: root, domains: [...suffixes] }];
  for (const [index, forest] of (given ?? implicit).entries())
    placed(problems, given ? `onPremises.forests[${index}]` : 'users', () => forestOperations.addForest(draft, forest));
}

/** Where an account stands: in the forest that has its suffix, in the domain of that name if there is one. */
export function placeOf(
  view: View,
  suffix: string,
  account: SeedAccount = {},
): Pick<OnPremisesObject, 'forest' | 'container'> {
  const forests = [...view.tables.forests.range()].map(([, forest]) => forest);
  const forest =
    account.forest === undefined
      ? (forests.find((each) => suffixesOf(each).includes(suffix)) ?? forests[0])
      : view.tables.forests.get(account.forest.toLowerCase());
  if (!forest) throw new Error(`No forest has the suffix '${suffix}' of a synchronized user.`);
  const domain = forest.domains.includes(suffix) ? suffix : forest.name;
  return { forest: forest.name, container: account.container ?? defaultContainer(domain) };
}

/** The sign-in method that a server without one given has. */
function usualMethod(view: View): SignInMethod {
  if (view.facts.tenantPassThrough) return 'passThrough';
  const [federation]: FederationRecord[] = [...view.tables.federations.range()].map(([, each]) => each);
  if (federation) return 'adfs';
  return view.facts.synchronizationFeatures.passwordSyncEnabled ? 'passwordHashSync' : 'notConfigured';
}

/**
 * Writes the synchronizers, which have read what there is, and then the objects that they have not. After a problem of a
 * forest nothing is said of what reads it, nor of objects, which may name accounts that found no place.
 */
export function addSynchronizers(draft: Draft, seed: SeedOnPremises = {}, problems: SeedProblem[]): void {
  const { forests: known } = draft.tables;
  const refused = new Set(seed.forests?.map(({ name }) => name.toLowerCase()).filter((name) => !known.has(name)));
  const canBeJudged = (scopes: readonly { readonly forest: string }[] | undefined): boolean =>
    scopes ? !scopes.some(({ forest }) => refused.has(forest.toLowerCase())) : known.size > 0 || refused.size === 0;
  const hasAccounts = problems.length === 0;
  if (draft.facts.synchronizationFeatures.passwordWritebackEnabled)
    problems.push({
      path: 'onPremises.features.passwordWritebackEnabled',
      message:
        'Graph has the switch, and nothing uses it. Write passwordWriteback: true for the server or cloud sync that writes back.',
    });
  const settled = (synchronizer: SynchronizerRecord): void =>
    putSynchronizer(draft, { ...synchronizer, scopesRead: synchronizer.scopes, fullCycle: false });
  const usual: NewConnectServer = {
    name: 'connect',
    signInMethod: usualMethod(draft),
    passwordHashSync: draft.facts.synchronizationFeatures.passwordSyncEnabled === true,
  };
  for (const [index, server] of (seed.servers ?? (known.size === 0 ? [] : [usual])).entries())
    if (canBeJudged(server.forests))
      placed(problems, `onPremises.servers[${index}]`, () => settled(newConnectServer(draft, server)));
  for (const [index, configuration] of (seed.cloudSync ?? []).entries())
    if (canBeJudged([configuration]))
      placed(problems, `onPremises.cloudSync[${index}]`, () => settled(newCloudSync(draft, configuration)));
  if (!hasAccounts) return;
  for (const [index, object] of (seed.objects ?? []).entries())
    placed(problems, `onPremises.objects[${index}]`, () => objectOperations.addOnPremisesObject(draft, object));
}
