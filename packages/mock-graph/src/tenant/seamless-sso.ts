/** Seamless single sign-on: a computer account in each forest, and a switch of the tenant (SS-01 to SS-04). */
import { recordAuthenticationSwitch } from './audit.ts';
import type { Actor, Context } from './command.ts';
import { requireForest } from './on-premises/forests.ts';
import { requireOnPremisesObject } from './on-premises/objects.ts';
import type { ForestRecord, OnPremisesObject } from './records.ts';
import { badRequest } from './service-error.ts';
import type { Draft, View } from './state.ts';

/** A device, as far as single sign-on is concerned. */
export interface SsoDevice {
  readonly join?: 'domain' | 'hybrid' | 'entra' | 'none';
  /** Reaches a domain controller of its forest; default true. */
  readonly corporateNetwork?: boolean;
  /** The address of the service is in the intranet zone of its browser; default true. */
  readonly intranetZone?: boolean;
}

/** Why a device cannot sign in without a prompt; undefined when it can (SS-04). */
export function deviceProblem(device: SsoDevice | undefined): string | undefined {
  const { join = 'domain', corporateNetwork = true, intranetZone = true } = device ?? {};
  if (join === 'none' || join === 'entra') return 'the device is not joined to a domain';
  if (!corporateNetwork) return 'the device is not on the corporate network';
  if (!intranetZone) return "the service's address is not in the intranet zone";
  return undefined;
}

/** Whether tickets for a user can be read: the forest of the account has the computer account, and answers (SS-01). */
export function hasComputerAccount(view: View, account: OnPremisesObject | undefined): boolean {
  const forest = account && view.tables.forests.get(account.forest);
  return forest?.seamlessSso !== undefined && forest.domainControllersDown !== true;
}

const putForest = (draft: Draft, forest: ForestRecord): void => {
  draft.write('forests').set(forest.name, forest);
};

/** Where the tenant's switch is on and no forest is set up, every forest is, but for those that are said not to be. */
export function setUpEveryForest(draft: Draft, without: ReadonlySet<string> = new Set()): void {
  const forests = [...draft.tables.forests.range()].map(([, forest]) => forest);
  if (!draft.facts.seamlessSsoEnabled || forests.some(({ seamlessSso }) => seamlessSso)) return;
  for (const forest of forests)
    if (!without.has(forest.name)) putForest(draft, { ...forest, seamlessSso: { keyRolledAt: draft.at } });
}

/** Turns the tenant's switch (GP-09). */
export function switchSeamlessSso(draft: Draft, actor: Actor, on: boolean): void {
  if (draft.facts.seamlessSsoEnabled === on) return;
  draft.setFacts({ seamlessSsoEnabled: on });
  recordAuthenticationSwitch(draft, actor, `${on ? 'Enable' : 'Disable'} Desktop Sso`);
}

/** An account of the forest itself, enabled: another forest's administrator cannot make the computer account. */
function checkAdministrator(view: View, forest: ForestRecord, administrator: string): void {
  const account = requireOnPremisesObject(view, administrator);
  if (account.kind !== 'user' || account.forest !== forest.name)
    throw badRequest(
      `${administrator} is no account of ${forest.name}: seamless single sign-on of a forest takes its own domain administrator (SS-01).`,
    );
  if (account.enabled === false) throw badRequest(`${administrator} is disabled in ${forest.name}.`);
}

export const seamlessSsoOperations = {
  /** SS-01: the computer account of one forest. */
  enableForestSso(
    draft: Draft,
    input: { readonly forest: string; readonly administrator: string },
    { actor }: Context,
  ): ForestRecord {
    const forest = requireForest(draft, input.forest);
    if (forest.seamlessSso) throw badRequest(`Seamless single sign-on is set up in ${forest.name} already.`);
    checkAdministrator(draft, forest, input.administrator);
    const enabled = { ...forest, seamlessSso: { keyRolledAt: draft.at } };
    putForest(draft, enabled);
    recordAuthenticationSwitch(draft, actor, 'Enable Desktop Sso for a specific domain', forest.name);
    return enabled;
  },

  disableForestSso(draft: Draft, input: { readonly forest: string }, { actor }: Context): ForestRecord {
    const { seamlessSso, ...forest } = requireForest(draft, input.forest);
    if (!seamlessSso) throw badRequest(`Seamless single sign-on is not set up in ${forest.name}.`);
    putForest(draft, forest);
    recordAuthenticationSwitch(draft, actor, 'Disable Desktop Sso for a specific domain', forest.name);
    return forest;
  },

  /** SS-02: another Kerberos key. A second roll-over at once would leave tickets that nobody can read. */
  rollForestSsoKey(
    draft: Draft,
    input: { readonly forest: string; readonly administrator: string },
    _context: Context,
  ): ForestRecord {
    const forest = requireForest(draft, input.forest);
    if (!forest.seamlessSso)
      throw badRequest(`Seamless single sign-on is not set up in ${forest.name}. Enable it for the forest first.`);
    checkAdministrator(draft, forest, input.administrator);
    const rolled = { ...forest, seamlessSso: { keyRolledAt: draft.at } };
    putForest(draft, rolled);
    return rolled;
  },
};
