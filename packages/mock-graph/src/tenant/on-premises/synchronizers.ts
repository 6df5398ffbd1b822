/** Connect servers and cloud sync configurations (SY-02 to SY-09, CV-16, UP-08). */
import { isNonRoutable, nameAttributes } from '@cutover/contract/rules';
import type { Actor, Context } from '../command.ts';
import { addWorkingAgent, connectedAgents, workWith } from '../pass-through/agents.ts';
import { switchPassThrough } from '../pass-through/switch.ts';
import type {
  CloudSyncConfiguration,
  ConnectServer,
  ForestScope,
  SignInMethod,
  SynchronizerRecord,
} from '../records.ts';
import { setUpEveryForest, switchSeamlessSso } from '../seamless-sso.ts';
import { badRequest } from '../service-error.ts';
import type { Draft, View } from '../state.ts';
import { namesOf, runCycle } from './cycle.ts';
import { checkedScopes, requireForest, suffixesOf } from './forests.ts';
import { directoryAttributes } from './object-operations.ts';
import { releaseHashes, scheduleFullPasswordSync } from './passwords.ts';
import { isActive, putSynchronizer, scheduleCycle, synchronizerKey, synchronizersOf } from './schedule.ts';

const namePattern = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$/;

function checkedName(view: View, name: string): string {
  if (!namePattern.test(name))
    throw badRequest(`'${name}' is no name for a synchronizer: write up to 63 letters, digits, spaces, dots, hyphens.`);
  if (view.tables.synchronizers.has(synchronizerKey(name)))
    throw badRequest(`There is a synchronizer '${name}' already. Give this one another name.`);
  return name;
}

export function requireSynchronizer(view: View, name: string): SynchronizerRecord {
  const synchronizer = view.tables.synchronizers.get(synchronizerKey(name));
  if (!synchronizer) {
    const known = synchronizersOf(view).map((each) => each.name);
    throw badRequest(
      `There is no synchronizer '${name}'. ${known.length === 0 ? 'Add one first.' : `There are: ${known.join(', ')}.`}`,
    );
  }
  return synchronizer;
}

function requireConnect(view: View, name: string): ConnectServer {
  const server = requireSynchronizer(view, name);
  if (server.kind !== 'connect') throw badRequest(`'${name}' is a cloud sync configuration, not a Connect server.`);
  return server;
}

function requireCloudSync(view: View, name: string): CloudSyncConfiguration {
  const configuration = requireSynchronizer(view, name);
  if (configuration.kind !== 'cloudSync')
    throw badRequest(`'${name}' is a Connect server, not a cloud sync configuration.`);
  return configuration;
}

const defaultAnchorAttribute = 'objectGUID';

/** The source-anchor attribute of a tenant is that of its first installation; another one is refused (UP-08). */
function takeAnchorAttribute(draft: Draft, wanted: string | undefined): void {
  const stored = draft.facts.sourceAnchorAttribute;
  if (stored === null) {
    const attribute = wanted ?? defaultAnchorAttribute;
    if (nameAttributes.includes(attribute))
      throw badRequest(
        `${attribute} is a name, which changes, so it cannot be the source anchor (UP-05). Use ${defaultAnchorAttribute}.`,
      );
    if (attribute !== defaultAnchorAttribute && !directoryAttributes.includes(attribute))
      throw badRequest(
        `'${attribute}' is no attribute that can be the source anchor. Use ${defaultAnchorAttribute} or one of ${directoryAttributes.join(', ')}.`,
      );
    draft.setFacts({ sourceAnchorAttribute: attribute });
    return;
  }
  if (wanted === undefined || wanted === stored) return;
  draft.assume('UP-08');
  throw badRequest(
    `The tenant uses ${stored} as source anchor since the first installation, so '${wanted}' is refused. Install with ${stored}.`,
    {
      assumption: 'UP-08',
    },
  );
}

const emptySynchronizer = {
  scopesRead: [],
  fullCycle: true,
  fullPasswordSync: false,
  lastCycleAt: null,
  nextCycleAt: null,
  deletionsPrevented: 0,
} as const;

/**
 * What an installation or a change turns on and off in the tenant. It never changes a domain (SY-08, CV-11). Pass-through is
 * turned on and off by the method that is chosen on any server, also one in staging (PT-10).
 */
function applySignIn(draft: Draft, actor: Actor, before: ConnectServer | undefined, after: ConnectServer): void {
  const became = isActive(after) && !(before && isActive(before));
  const isChosen = before ? before.signInMethod !== after.signInMethod : after.signInMethod !== 'notConfigured';
  if (became || isChosen) {
    const passesThrough = after.signInMethod === 'passThrough';
    if (passesThrough) installAgent(draft, after);
    switchPassThrough(draft, actor, passesThrough);
  }
  if (isActive(after)) applyHashSync(draft, became ? undefined : before, after);
}

/** Choosing pass-through puts an agent on the server itself; one that is active is needed (PT-10). */
function installAgent(draft: Draft, { name }: ConnectServer): void {
  const stands = [...draft.tables.agents.range()].some(
    ([, agent]) => agent.server.connectServer === name && !agent.isUninstalled,
  );
  if (!stands) addWorkingAgent(draft, { machineName: name.replaceAll(' ', '-'), server: { connectServer: name } });
  if (connectedAgents(draft).length === 0)
    throw badRequest(
      `Enabling pass-through on ${name} failed: the agent on it is not running, and no other is active. Start one first (PT-10).`,
    );
}

/** Turning hash synchronization on sends every hash once (PH-01); nobody sends any once it is off everywhere. */
function applyHashSync(draft: Draft, before: SynchronizerRecord | undefined, after: SynchronizerRecord): void {
  if (after.passwordHashSync === before?.passwordHashSync) return;
  const passwordSyncEnabled = synchronizersOf(draft).some((each) => isActive(each) && each.passwordHashSync);
  if (passwordSyncEnabled !== draft.facts.synchronizationFeatures.passwordSyncEnabled)
    draft.setFacts({ synchronizationFeatures: { ...draft.facts.synchronizationFeatures, passwordSyncEnabled } });
  if (after.passwordHashSync) scheduleFullPasswordSync(draft, after.name);
}

/** What follows when a synchronizer has been added or changed. */
function settleChange(draft: Draft, name: string): void {
  scheduleCycle(draft, name);
  releaseHashes(draft);
}

/** Express settings fit one forest whose suffixes can be verified (SY-09). */
function refuseExpress(view: View, input: NewConnectServer): void {
  const no = (what: string) => badRequest(`Express settings ${what}. Install with installation: 'custom'.`);
  if (input.forests && input.forests.length !== 1) throw no('take exactly one forest');
  const [scope] = input.forests ?? [];
  if (scope?.containers) throw no('take the whole forest');
  if (input.sourceAnchorAttribute !== undefined && input.sourceAnchorAttribute !== defaultAnchorAttribute)
    throw no(`use ${defaultAnchorAttribute} as source anchor`);
  if (input.userNameAttribute !== undefined && input.userNameAttribute !== 'userPrincipalName')
    throw no('use userPrincipalName as user name');
  if (input.signInMethod !== undefined && input.signInMethod !== 'passwordHashSync')
    throw no('use password hash synchronization');
  if (input.joinRule !== undefined && input.joinRule !== 'once') throw no('take users that are there once');
  const forest = requireForest(view, scope?.forest ?? '');
  const nonRoutable = suffixesOf(forest).filter(isNonRoutable);
  if (nonRoutable.length > 0)
    throw no(
      `need suffixes that can be verified, and ${nonRoutable.join(', ')} cannot: users would get names of the initial domain`,
    );
}

export interface NewConnectServer {
  readonly name: string;
  /** Default `active`. */
  readonly mode?: 'active' | 'staging';
  /** Default: every forest as a whole. */
  readonly forests?: readonly ForestScope[];
  /** Default `custom`. */
  readonly installation?: 'express' | 'custom';
  readonly version?: string;
  /** Default `passwordHashSync`. */
  readonly signInMethod?: SignInMethod;
  /** Beside another sign-in method; default: on with that method, else off. */
  readonly passwordHashSync?: boolean;
  /** Default false, as an optional feature is. */
  readonly passwordWriteback?: boolean;
  readonly sourceAnchorAttribute?: string;
  /** Default `userPrincipalName`. */
  readonly userNameAttribute?: string;
  /** Default `once`. */
  readonly joinRule?: ConnectServer['joinRule'];
}

export type ConnectServerChange = Partial<Omit<NewConnectServer, 'name' | 'installation' | 'sourceAnchorAttribute'>> & {
  readonly running?: boolean;
};

/** A version of the years in which the tool was renamed and after. */
const defaultVersion = '2.5.3.0';

function checkUserNameAttribute(attribute: string | undefined): void {
  if (attribute === undefined || attribute === 'userPrincipalName' || attribute === 'mail') return;
  if (!directoryAttributes.includes(attribute))
    throw badRequest(
      `'${attribute}' cannot give the user name. Use userPrincipalName, mail or one of ${directoryAttributes.join(', ')}.`,
    );
}

/** A server as it is installed, checked; the tenant takes its source-anchor attribute (UP-08). */
export function newConnectServer(draft: Draft, input: NewConnectServer): ConnectServer {
  const name = checkedName(draft, input.name);
  const all = [...draft.tables.forests.range()].map(([forest]) => ({ forest }));
  const forests = input.forests ?? all;
  if (forests.length === 0)
    throw badRequest(
      'A Connect server reads at least one forest. Add one first, and name it or leave forests out for all.',
    );
  if (input.installation === 'express') refuseExpress(draft, { ...input, forests });
  checkUserNameAttribute(input.userNameAttribute);
  takeAnchorAttribute(draft, input.sourceAnchorAttribute);
  const signInMethod = input.signInMethod ?? 'passwordHashSync';
  return {
    ...emptySynchronizer,
    kind: 'connect',
    name,
    mode: input.mode ?? 'active',
    running: true,
    installation: input.installation ?? 'custom',
    version: input.version ?? defaultVersion,
    scopes: checkedScopes(draft, forests),
    signInMethod,
    passwordHashSync: checkedHashSync(signInMethod, input.passwordHashSync ?? signInMethod === 'passwordHashSync'),
    passwordWriteback: input.passwordWriteback ?? false,
    userNameAttribute: input.userNameAttribute ?? 'userPrincipalName',
    joinRule: input.joinRule ?? 'once',
  };
}

export interface NewCloudSync {
  readonly name: string;
  readonly forest: string;
  /** Default: the whole forest. */
  readonly containers?: readonly string[];
  readonly agents: readonly string[];
  /** Default true. */
  readonly passwordHashSync?: boolean;
  /** Default false. */
  readonly passwordWriteback?: boolean;
}

/** A configuration as it is made, checked. */
export function newCloudSync(draft: Draft, input: NewCloudSync): CloudSyncConfiguration {
  const { forest, containers, agents } = input;
  const name = checkedName(draft, input.name);
  takeAnchorAttribute(draft, undefined);
  return {
    ...emptySynchronizer,
    kind: 'cloudSync',
    name,
    scopes: checkedScopes(draft, [{ forest, ...(containers ? { containers } : {}) }]),
    passwordHashSync: input.passwordHashSync ?? true,
    passwordWriteback: input.passwordWriteback ?? false,
    agents: checkedAgents(agents.map((agent) => ({ name: agent, running: true }))),
  };
}

export const synchronizerOperations = {
  /** SY-01, SY-03, SY-09, UP-08: installs a Connect server. A second active one is possible, and a finding (SY-04). */
  addConnectServer(draft: Draft, input: NewConnectServer, { actor }: Context): ConnectServer {
    const server = newConnectServer(draft, input);
    putSynchronizer(draft, server);
    applySignIn(draft, actor, undefined, server);
    settleChange(draft, server.name);
    return requireConnect(draft, server.name);
  },

  /** SY-03, CV-16, PH-06: changes a Connect server. Other scopes or rules make its next cycle a full one. */
  changeConnectServer(
    draft: Draft,
    input: { readonly name: string; readonly changes: ConnectServerChange },
    { actor }: Context,
  ): ConnectServer {
    const before = requireConnect(draft, input.name);
    const { forests, ...changes } = input.changes;
    checkUserNameAttribute(changes.userNameAttribute);
    if (forests?.length === 0)
      throw badRequest('A Connect server reads at least one forest. Delete the server if it is not needed.');
    const method = changes.signInMethod ?? before.signInMethod;
    const turnedOn = changes.signInMethod === 'passwordHashSync' && before.signInMethod !== 'passwordHashSync';
    const scopes = forests ? checkedScopes(draft, forests) : before.scopes;
    const after: ConnectServer = {
      ...before,
      ...changes,
      scopes,
      passwordHashSync: checkedHashSync(method, changes.passwordHashSync ?? (turnedOn || before.passwordHashSync)),
    };
    const isAnew =
      forests !== undefined ||
      after.joinRule !== before.joinRule ||
      after.userNameAttribute !== before.userNameAttribute;
    putSynchronizer(draft, { ...after, fullCycle: before.fullCycle || isAnew });
    applySignIn(draft, actor, before, after);
    settleChange(draft, before.name);
    return requireConnect(draft, before.name);
  },

  /** SY-06: a cloud sync configuration for one forest. */
  addCloudSync(draft: Draft, input: NewCloudSync): CloudSyncConfiguration {
    const configuration = newCloudSync(draft, input);
    putSynchronizer(draft, configuration);
    applyHashSync(draft, undefined, configuration);
    settleChange(draft, configuration.name);
    return requireCloudSync(draft, configuration.name);
  },

  /** SY-06: another filter, other agents, or agents that stop and start. */
  changeCloudSync(
    draft: Draft,
    input: {
      readonly name: string;
      readonly changes: {
        readonly containers?: readonly string[] | null;
        readonly agents?: CloudSyncConfiguration['agents'];
        readonly passwordHashSync?: boolean;
        readonly passwordWriteback?: boolean;
      };
    },
  ): CloudSyncConfiguration {
    const before = requireCloudSync(draft, input.name);
    const { containers, agents, passwordHashSync = before.passwordHashSync } = input.changes;
    const [scope] = before.scopes;
    const scopes =
      containers === undefined || !scope
        ? before.scopes
        : checkedScopes(draft, [{ forest: scope.forest, ...(containers === null ? {} : { containers }) }]);
    const after: CloudSyncConfiguration = {
      ...before,
      scopes,
      passwordHashSync,
      passwordWriteback: input.changes.passwordWriteback ?? before.passwordWriteback,
      agents: agents ? checkedAgents(agents) : before.agents,
      fullCycle: before.fullCycle || containers !== undefined,
    };
    putSynchronizer(draft, after);
    applyHashSync(draft, before, after);
    settleChange(draft, before.name);
    return requireCloudSync(draft, before.name);
  },

  /** Removes a server or configuration. What it has brought to the cloud stays, for a rebuilt one to match (SY-05). */
  deleteSynchronizer(draft: Draft, input: { readonly name: string }): void {
    const { name } = requireSynchronizer(draft, input.name);
    const key = synchronizerKey(name);
    draft.write('synchronizers').delete(key);
    for (const table of ['synchronizationQueue', 'membershipQueue'] as const)
      for (const [entry] of [...draft.tables[table].prefix(`${key}|`)]) draft.write(table).delete(entry);
    for (const [entry, problem] of [...draft.tables.synchronizationProblems.range()])
      if (problem.synchronizer === name) draft.write('synchronizationProblems').delete(entry);
  },

  /** A cycle on demand: of one synchronizer, or of all that run. `full` reads everything. */
  runDirectoryCycle(draft: Draft, input: { readonly synchronizer?: string; readonly full?: boolean }): void {
    const names =
      input.synchronizer === undefined
        ? namesOf(draft)
        : [synchronizerKey(requireSynchronizer(draft, input.synchronizer).name)];
    for (const name of names) {
      const synchronizer = draft.tables.synchronizers.get(name);
      if (input.full && synchronizer) putSynchronizer(draft, { ...synchronizer, fullCycle: true });
      runCycle(draft, name);
    }
  },

  /** PH-01: every hash is sent again, by one synchronizer or by all that send any. */
  runFullPasswordSync(draft: Draft, input: { readonly synchronizer?: string }): void {
    if (!draft.facts.synchronizationFeatures.passwordSyncEnabled)
      throw badRequest('Password hash synchronization is off in the tenant. Turn it on for a synchronizer first.');
    const chosen =
      input.synchronizer === undefined ? synchronizersOf(draft) : [requireSynchronizer(draft, input.synchronizer)];
    const senders = chosen.filter((each) => each.passwordHashSync && isActive(each));
    if (senders.length === 0)
      throw badRequest('No active synchronizer sends password hashes. Turn passwordHashSync on for one first.');
    for (const { name } of senders) scheduleFullPasswordSync(draft, name);
  },

  /** Facts of the on-premises side that sign-in looks at. */
  setSignInFacts(
    draft: Draft,
    input: {
      readonly activeAgents?: number;
      readonly tenantPassThrough?: boolean;
      readonly seamlessSsoEnabled?: boolean;
    },
    { actor }: Context,
  ): void {
    const { activeAgents, tenantPassThrough, seamlessSsoEnabled } = input;
    if (activeAgents !== undefined) workWith(draft, activeAgents);
    if (seamlessSsoEnabled !== undefined) {
      switchSeamlessSso(draft, actor, seamlessSsoEnabled);
      setUpEveryForest(draft);
    }
    if (tenantPassThrough === undefined) return;
    switchPassThrough(draft, actor, tenantPassThrough);
    // The server that holds the sign-in method says the same (CV-16).
    for (const server of synchronizersOf(draft)) {
      if (server.kind !== 'connect' || !isActive(server)) continue;
      if (tenantPassThrough) putSynchronizer(draft, { ...server, signInMethod: 'passThrough' });
      else if (server.signInMethod === 'passThrough')
        putSynchronizer(draft, { ...server, signInMethod: 'notConfigured' });
    }
  },
};

function checkedHashSync(method: SignInMethod, wanted: boolean): boolean {
  if (method === 'passwordHashSync' && !wanted)
    throw badRequest(
      'With the sign-in method passwordHashSync, passwordHashSync cannot be off. Choose another sign-in method first.',
    );
  return wanted;
}

function checkedAgents(agents: CloudSyncConfiguration['agents']): CloudSyncConfiguration['agents'] {
  if (agents.length === 0) throw badRequest('Cloud sync needs at least one agent. Name one.');
  const names = agents.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw badRequest(`There are two agents '${twice}'. Give each its own name.`);
  return agents.map(({ name, running }) => ({ name, running }));
}
