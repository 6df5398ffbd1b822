/** Pass-through agents, their servers and the sign-ins that go through them. */
import type { Json } from '../../behaviour.ts';
import { claim } from '../../claim.ts';
import type { SignInAttempt, Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import { call, done } from '../domains/vocabulary.ts';
import { managed } from '../on-premises/vocabulary.ts';
import { ada, password, user } from '../sign-in/vocabulary.ts';
import { text } from '../staged-rollout/vocabulary.ts';

export { ada, password, user } from '../sign-in/vocabulary.ts';

export const profile = '/onPremisesPublishingProfiles/authentication';
export const agentsPath = `${profile}/agents`;
export const agentGroupsPath = `${profile}/agentGroups`;

export const wrong = 'Wrong-Horse-7';

/** Signs in with the agents that the administrator has set up. */
export const administrator = `root@${managed}`;

const administratorOfCloud = {
  userPrincipalName: administrator,
  password,
  roles: ['Hybrid Identity Administrator'],
};

/** A tenant that passes through for its managed domains, with one user and an administrator. */
export const tenantWith = (onPremises: object, more: { readonly users?: readonly object[] } & object = {}) => ({
  ...more,
  users: [user('ada'), administratorOfCloud, ...(more.users ?? [])],
  onPremises: { tenantPassThrough: true, ...onPremises },
});

export const machines = (count: number): readonly { readonly machineName: string }[] =>
  Array.from({ length: count }, (_, index) => ({ machineName: `agent-${index + 1}` }));

/** An agent as Graph shows it. */
export type ShownAgent = {
  readonly id: string;
  readonly machineName: string;
  readonly status: string;
};

/** Agents that Graph lists, in order of their machines' names. */
export const agentsShown = async (target: Target): Promise<readonly ShownAgent[]> =>
  (await everyPage(target.graph.request, agentsPath, 'beta'))
    .map(({ id, machineName, status }) => ({
      id: String(id),
      machineName: String(machineName),
      status: String(status),
    }))
    .sort((left, right) => (left.machineName < right.machineName ? -1 : 1));

/** Machine and status of every agent that Graph lists. */
export const statuses = async (target: Target): Promise<readonly string[]> =>
  (await agentsShown(target)).map(({ machineName, status }) => `${machineName} ${status}`);

const side = '/on-premises';
const segment = encodeURIComponent;

/** What an agent has done so far. */
export type Load = {
  readonly answered: number;
  readonly lost: number;
  readonly timedOut: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
};

/** An agent on its server. */
export type Agent = { readonly id: string; readonly machineName: string; readonly load: Load } & Readonly<
  Record<string, Json>
>;

export const agents = async (target: Target): Promise<readonly Agent[]> =>
  ((await target.control.ask('GET', `${side}/agents`)) as { agents: readonly Agent[] }).agents;

export const agent = async (target: Target, machineName: string): Promise<Agent> =>
  (await target.control.ask('GET', `${side}/agents/${segment(machineName)}`)) as Agent;

/** Puts an agent onto a server: the first of two steps. */
export const install = async (target: Target, machineName: string, more: object = {}): Promise<void> => {
  await target.control.ask('POST', `${side}/agents`, { machineName, ...more });
};

/** The second step. */
export const register = async (target: Target, machineName: string, by = administrator): Promise<void> => {
  await target.control.ask('POST', `${side}/agents/${segment(machineName)}/register`, { administrator: by });
};

export const changeAgent = async (target: Target, machineName: string, change: object): Promise<void> => {
  await target.control.ask('PATCH', `${side}/agents/${segment(machineName)}`, change);
};

export const stop = (target: Target, machineName: string): Promise<void> =>
  changeAgent(target, machineName, { isRunning: false });

export const start = (target: Target, machineName: string): Promise<void> =>
  changeAgent(target, machineName, { isRunning: true });

export const uninstall = async (target: Target, machineName: string): Promise<void> => {
  await target.control.ask('DELETE', `${side}/agents/${segment(machineName)}`);
};

/** Sign-ins by users of a domain that come by themselves while the clock moves. */
export async function startLoad(target: Target, load: object): Promise<string> {
  return ((await target.control.ask('POST', '/sign-in-loads', load)) as { id: string }).id;
}

/** What has come of a load so far: sign-ins by code, and milliseconds that the longest one waited at an agent. */
export const loadOf = async (target: Target, id: string) =>
  (await target.control.ask('GET', `/sign-in-loads/${id}`)) as {
    readonly done: number;
    readonly outcomes: Readonly<Record<string, number>>;
    readonly longestWait: number;
  };

/** What becomes of a sign-in: the code of a failure, else the result. */
export async function attempt(target: Target, attempted: SignInAttempt): Promise<string> {
  const { result = '', code } = await target.control.signIn(attempted);
  return code === undefined ? result : String(code);
}

/** What becomes of a sign-in with the right password. */
export const signIn = (target: Target, upn = ada): Promise<string> => attempt(target, { upn, password });

/** How the cloud checks the password of a user, and where; a federated one is sent away. */
export async function methodOf(target: Target, upn: string): Promise<string> {
  const { route, method } = await target.control.explain({ upn });
  return `${route} ${method ?? 'none'}`;
}

/** So many sign-ins with a wrong password each, different ones; gives what became of them. */
export async function fail(target: Target, upn: string, count: number, more: object = {}): Promise<readonly string[]> {
  const results: string[] = [];
  for (let number = 1; number <= count; number++)
    results.push(await attempt(target, { upn, password: `${wrong}-${number}`, ...more }));
  return results;
}

/** Makes a group of agents. Gives its id. */
export async function makeAgentGroup(target: Target, what: string): Promise<string> {
  const body = { displayName: target.name(what) };
  return text(await done(call(target, 'POST', agentGroupsPath, body, 'beta'), 201, 'Making a group of agents'), 'id');
}

/** An object as Graph shows it in beta, with what is expanded. */
export const read = async (target: Target, path: string, what: string): Promise<Readonly<Record<string, Json>>> =>
  (await done(call(target, 'GET', path, undefined, 'beta'), 200, `Reading ${what}`)).body as Readonly<
    Record<string, Json>
  >;

/** One member of each item of a list, in order. */
export function each(list: unknown, name: string): readonly string[] {
  claim(Array.isArray(list), `What should be a list is ${JSON.stringify(list)}.`);
  return (list as Readonly<Record<string, unknown>>[]).map((item) => String(item[name])).sort();
}
