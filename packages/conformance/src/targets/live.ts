import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type TokenCredential } from '@cutover/sdk';
import type { Case, Needs } from '../behaviour.ts';
import type { LedgerEntry, Made } from '../ledger.ts';
import { type Claims, unauthorised } from '../permissions.ts';
import type { Control, GraphAnswer, GraphRequest, LoginRequest, OpenTarget, Person, Target } from '../target.ts';
import { domainPrefix, kindOfPath, type Permit, permit, permitLogin, standIn } from './guard.ts';
import { everyPage } from './pages.ts';
import { Interrupted, OutOfReach, Refused } from './refusals.ts';
import type { Site } from './site.ts';
import {
  fetchOver,
  graphAnswer,
  graphRequest,
  loginRequest,
  parsed,
  readRealm,
  realmRequest,
  type Send,
  sendByFetch,
  type WireAnswer,
  type WireRequest,
} from './wire.ts';

export interface LiveOptions {
  /** A credential of `@azure/identity`, or anything with its `getToken`. */
  readonly credential: TokenCredential;
  /** Verified domains of the tenants that may be touched. Any other tenant is refused before anything is written. */
  readonly allowedDomains: readonly string[];
  /** Default `https://graph.microsoft.com`. */
  readonly baseUrl?: string;
  /** Default `https://login.microsoftonline.com`, or `baseUrl` where that is given. */
  readonly loginUrl?: string;
  /** Default `https://graph.microsoft.com/.default`. */
  readonly scope?: string;
  /** Names of all that is made begin with it, and so do the names of the synced users that are set aside. */
  readonly prefix?: string;
  /** Writes that a run may send, clean-up apart. Default 1,000. */
  readonly writeBudget?: number;
  /** Nothing is written; what would be is listed. */
  readonly dryRun?: boolean;
  /** What earlier runs have left for this one: it is not swept. */
  readonly kept?: readonly LedgerEntry[];
  readonly signal?: AbortSignal;
  readonly send?: Send;
}

export const defaultPrefix = 'cutover-conformance-';

/** A tenant that was found to be allowed. */
export interface LiveSite extends Site {
  readonly tenantId: string;
  /** The domain by which the tenant was recognised. */
  readonly domain: string;
  /** Goes on with what an earlier run has left. */
  resume(entry: LedgerEntry): OpenTarget;
  /** Removes what crashed runs have left, by name. Gives what was, or in a dry run would be, removed. */
  sweep(): Promise<readonly string[]>;
}

/** How a call is sent. */
interface Sending {
  /** Also when the run was told to stop, and beyond the budget. */
  readonly cleaning?: boolean;
  /** Default `itself`: the principal of the credential. */
  readonly as?: 'itself' | 'nobody' | { readonly token: (own: string) => string };
}

/** Speaks to the service: one call at a time, patient when throttled, within a budget of writes. */
class Session {
  readonly base: string;
  readonly login: string;
  readonly dryRun: boolean;
  readonly #options: LiveOptions;
  readonly #send: Send;
  readonly #scope: string;
  #token: { readonly token: string; readonly expiresOnTimestamp: number } | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #writes = 0;

  constructor(options: LiveOptions) {
    const trimmed = (url: string) => url.replace(/\/+$/, '');
    this.#options = options;
    this.base = trimmed(options.baseUrl ?? 'https://graph.microsoft.com');
    this.login = trimmed(options.loginUrl ?? options.baseUrl ?? 'https://login.microsoftonline.com');
    this.dryRun = options.dryRun ?? false;
    this.#send = options.send ?? sendByFetch;
    this.#scope = options.scope ?? 'https://graph.microsoft.com/.default';
  }

  async token(): Promise<string> {
    if (!this.#token || this.#token.expiresOnTimestamp < Date.now() + 120_000) {
      const given = await this.#options.credential.getToken(this.#scope);
      if (!given) throw new Refused('The credential gave no token.');
      this.#token = given;
    }
    return this.#token.token;
  }

  /** Sends a call, after all that were sent before it. */
  call(request: WireRequest, how: Sending = {}): Promise<WireAnswer> {
    const result = this.#last.then(() => this.#carryOut(request, how));
    this.#last = result.catch(() => {});
    return result;
  }

  async #carryOut(request: WireRequest, { cleaning = false, as = 'itself' }: Sending): Promise<WireAnswer> {
    if (!cleaning && this.#options.signal?.aborted) throw new Interrupted();
    if (request.method !== 'GET' && as !== 'nobody' && !cleaning) {
      const budget = this.#options.writeBudget ?? 1_000;
      if (this.#writes >= budget) throw new OutOfReach(`The budget of ${budget} writes is spent.`);
      this.#writes++;
    }
    for (let attempt = 1; ; attempt++) {
      const token = as === 'nobody' ? undefined : await this.token();
      const authorization =
        token === undefined ? {} : { authorization: `Bearer ${typeof as === 'object' ? as.token(token) : token}` };
      const answer = await this.#send({ ...request, headers: { ...request.headers, ...authorization } });
      if ((answer.status !== 429 && answer.status !== 503) || attempt === 8) return answer;
      // The service says when to come back, and is taken at its word.
      const asked = Number(answer.headers['retry-after'] ?? '10');
      const seconds = Number.isFinite(asked) ? Math.max(asked, 1) : 10;
      const signal = cleaning ? undefined : this.#options.signal;
      await wait(seconds * 1_000, undefined, signal ? { signal } : {}).catch(() => {
        throw new Interrupted();
      });
    }
  }

  readonly read = async (request: GraphRequest): Promise<GraphAnswer> =>
    graphAnswer(await this.call(graphRequest(this.base, request)));
}

function claimsOf(token: string): Claims | undefined {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
  } catch {
    return undefined;
  }
}

const pathOf = (base: string, url: string): string => url.slice(base.length).replace(/^\/(v1\.0|beta)/, '');

/** One case on a live tenant. Whatever a behaviour asks for goes through the guard. */
class LiveTarget implements Target {
  readonly kind = 'live';
  readonly graph = { request: (request: GraphRequest): Promise<GraphAnswer> => this.#request(request) };
  readonly login: Target['login'];
  readonly made: Made[];
  readonly sent: string[] = [];
  readonly #session: Session;
  readonly #site: Surroundings;

  constructor(session: Session, site: Surroundings, made: readonly Made[] = []) {
    this.#session = session;
    this.#site = site;
    this.made = [...made];
    const request = async (asked: LoginRequest): Promise<GraphAnswer> => {
      permitLogin(asked);
      return graphAnswer(await session.call(loginRequest(session.login, asked), { as: 'nobody' }));
    };
    this.login = { address: session.login, request };
  }

  get control(): Control {
    throw new OutOfReach('A real tenant has no control surface.');
  }

  async #request({ as, ...request }: GraphRequest): Promise<GraphAnswer> {
    if (typeof as === 'object' && 'kind' in as) throw new OutOfReach('The run has one principal only.');
    return graphAnswer(await this.#guarded(graphRequest(this.#session.base, request), as));
  }

  async #guarded(request: WireRequest, as: Sending['as'] = 'itself'): Promise<WireAnswer> {
    const path = pathOf(this.#session.base, request.url);
    if (!request.url.startsWith(`${this.#session.base}/`)) throw new Refused(`${request.url} is not Microsoft Graph.`);
    if (request.method === 'GET')
      return standIn(request, path, this.made, this.#session.dryRun) ?? this.#session.call(request, { as });
    const permitted: Permit = permit(request, path, {
      made: this.made,
      mayUpdate: this.#site.users.map(({ id }) => id),
      namePrefix: this.#site.namePrefix,
    });
    this.sent.push(`${request.method} ${path.split('?')[0]}${permitted.note}`);
    const answer = this.#session.dryRun
      ? standIn(request, path, this.made, true)
      : await this.#session.call(request, { as });
    if (!answer) throw new Refused(`A dry run cannot answer ${request.method} ${path}.`);
    this.#remember(request, path, answer);
    return answer;
  }

  /** Keeps account of what there is to be removed. */
  #remember(request: WireRequest, path: string, answer: WireAnswer): void {
    const kind = kindOfPath(path);
    if (request.method === 'POST' && answer.status === 201 && kind && kind.id === undefined) {
      const { id, displayName = id } = parsed(answer) as { id: string; displayName?: string };
      this.made.push({ kind: kind.kind, id, name: displayName });
    }
    if (request.method === 'DELETE' && answer.status === 204 && kind?.id !== undefined && kind.whole) {
      const at = this.made.findIndex(({ id }) => id === kind.id);
      if (at >= 0) this.made.splice(at, 1);
    }
  }

  async realm(upn: string, hint?: Parameters<Target['realm']>[1]): ReturnType<Target['realm']> {
    return readRealm(await this.#session.call(realmRequest(this.#session.login, upn, hint), { as: 'nobody' }));
  }

  async sdk({ rewrite }: Parameters<Target['sdk']>[0] = {}): ReturnType<Target['sdk']> {
    return createClient({
      credential: () => this.#session.token(),
      baseUrl: this.#session.base,
      loginUrl: this.#session.login,
      concurrency: 1,
      // The session is the patient one; what it refuses is not to be tried again.
      retry: { attempts: 1 },
      fetch: fetchOver((request) => this.#guarded(request), rewrite),
    });
  }

  name(what: string): string {
    return `${this.#site.namePrefix}${what}`;
  }

  domainName(what: string, parent = 'example.com'): string {
    return `${domainPrefix(this.#site.namePrefix)}${what}.${parent}`;
  }

  async domains(): ReturnType<Target['domains']> {
    return this.#site.domains;
  }

  async syncedUsers(count: number): Promise<readonly Person[]> {
    return this.#site.users.slice(0, count);
  }

  async contacts(count: number): Promise<readonly string[]> {
    return this.#site.contacts.slice(0, count);
  }
}

/** What is read of a domain. */
interface Domain {
  readonly state?: { readonly operation?: string; readonly status?: string } | null;
}

/** What was found in the tenant before the first case. */
interface Surroundings {
  readonly namePrefix: string;
  readonly domains: Awaited<ReturnType<Target['domains']>>;
  readonly users: readonly Person[];
  readonly contacts: readonly string[];
}

const removalOrder = { policy: 0, group: 1, user: 2, domain: 3, agentGroup: 4 } as const;
const agentGroupsPath = '/onPremisesPublishingProfiles/authentication/agentGroups';
const labels = (name: string): number => name.split('.').length;

/** Where objects of a kind are. */
const placeOf: Readonly<Record<Made['kind'], Pick<GraphRequest, 'path' | 'version'>>> = {
  policy: { path: '/policies/featureRolloutPolicies' },
  group: { path: '/groups' },
  user: { path: '/users' },
  domain: { path: '/domains' },
  agentGroup: { path: agentGroupsPath, version: 'beta' },
};

/** What has to be so before an object can be deleted. Where it is so already, or does not apply, the service refuses. */
const beforeRemoval: Readonly<Partial<Record<Made['kind'], object>>> = {
  policy: { isEnabled: false },
  domain: { authenticationType: 'Managed' },
};

/**
 * Removes objects: policies first, since they hold on to groups, and domains last, whose names users bear, those below
 * others before them. Gives what could not be removed.
 */
async function remove(session: Session, made: readonly Made[]): Promise<string | undefined> {
  const problems: string[] = [];
  const clean = (request: GraphRequest) => session.call(graphRequest(session.base, request), { cleaning: true });
  const inOrder = [...made].sort(
    (a, b) =>
      removalOrder[a.kind] - removalOrder[b.kind] || (a.kind === 'domain' ? labels(b.name) - labels(a.name) : 0),
  );
  for (const { kind, id, name } of inOrder) {
    const { path: set, ...version } = placeOf[kind];
    const path = `${set}/${id}`;
    try {
      const body = beforeRemoval[kind];
      if (body) await clean({ method: 'PATCH', path, body });
      const { status } = await clean({ method: 'DELETE', path, ...version });
      if (status === 204 || status === 404) continue;
      // A domain that is being deleted by force is on its way.
      const left = kind === 'domain' ? (parsed(await clean({ method: 'GET', path })) as Domain | undefined) : undefined;
      if (left?.state?.operation !== 'ForceDelete' || left.state.status === 'Failed')
        problems.push(`${kind} '${name}' (${id}): ${status}`);
    } catch (error) {
      problems.push(`${kind} '${name}' (${id}): ${error instanceof Error ? error.message : error}`);
    }
  }
  return problems.length === 0 ? undefined : `Could not be removed: ${problems.join('; ')}. Use 'sweep'.`;
}

const plainPrefix = /^[A-Za-z][A-Za-z0-9-]{3,40}-$/;

/**
 * Opens a tenant for the suite: checks that it is allowed and looks around. Nothing is written.
 * @throws Refused when the tenant has none of the allowed domains, or the credential gives no token
 */
export async function liveSite(options: LiveOptions): Promise<LiveSite> {
  const { prefix = defaultPrefix, kept = [] } = options;
  if (!plainPrefix.test(prefix))
    throw new Refused(
      `'${prefix}' cannot be a prefix. Take letters, digits and hyphens, at least five in all, with a hyphen at the end.`,
    );
  if (options.allowedDomains.length === 0)
    throw new Refused('No tenant is allowed. Name a verified domain of the one that may be touched.');
  const session = new Session(options);
  const claims = claimsOf(await session.token());
  const domains = (await everyPage(session.read, '/domains')).filter((domain) => domain['isVerified'] === true);
  const verified = domains.map(({ id }) => String(id).toLowerCase());
  const allowed = options.allowedDomains.map((name) => name.toLowerCase());
  const domain = allowed.find((name) => verified.includes(name));
  if (domain === undefined)
    throw new Refused(
      `The tenant has the verified domains ${verified.join(', ')}; allowed is ${options.allowedDomains.join(', ')}. Nothing was written.`,
    );
  const ownName = new RegExp(`^${prefix}r[0-9a-z]{8} `);
  const ownDomain = new RegExp(`^${prefix}r[0-9a-z]{8}-`, 'i');
  const others = domains.filter(({ id }) => !ownDomain.test(String(id)));
  const ofType = (type: string) =>
    others.filter((one) => one['authenticationType'] === type).map(({ id }) => String(id));
  const isRoot = (name: string) => others.some(({ id, isRoot: root }) => id === name && root === true);
  const found = {
    federated: ofType('Federated'),
    managed: ofType('Managed'),
    // Nothing can be added below a name that the service gives.
    roots: ofType('Managed').filter(
      (name) => isRoot(name) && allowed.includes(name.toLowerCase()) && !name.endsWith('.onmicrosoft.com'),
    ),
  };
  const begins = (property: string) => encodeURIComponent(`startsWith(${property},'${prefix}')`);
  const users = (
    await everyPage(
      session.read,
      `/users?$filter=${begins('userPrincipalName')}&$select=id,userPrincipalName,onPremisesSyncEnabled&$top=999`,
    )
  )
    .filter((user) => user['onPremisesSyncEnabled'] === true)
    .map((user) => ({ id: String(user['id']), upn: String(user['userPrincipalName']) }))
    .filter(({ upn }) => found.federated.includes(upn.slice(upn.lastIndexOf('@') + 1).toLowerCase()))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  const contacts = await everyPage(session.read, `/contacts?$filter=${begins('displayName')}&$top=999`).catch(() => []);
  const run = `r${Math.random().toString(36).slice(2).padEnd(8, '0').slice(0, 8)}`;
  const site: Surroundings = {
    namePrefix: `${prefix}${run} `,
    domains: found,
    users,
    contacts: contacts.map(({ id }) => String(id)),
  };
  const keptIds = new Set(kept.flatMap(({ objects }) => objects.map(({ id }) => id)));

  const opened = (target: LiveTarget): OpenTarget => ({
    target,
    now: async () => Date.now(),
    moveTo: undefined,
    address: undefined,
    objects: () => target.made,
    writes: () => target.sent,
    close: async ({ keep = false } = {}) => {
      if (!keep && !session.dryRun) return remove(session, target.made);
      for (const { id } of target.made) keptIds.add(id);
      return undefined;
    },
  });

  return {
    kind: 'live',
    tenantId: claims?.tid ?? domain,
    domain,
    obstacle: async (behaviour, one) =>
      impossible(one) ??
      unauthorised(behaviour, one, claims) ??
      lacking(one.needs, site, prefix) ??
      (await occupied(session, one.needs)),
    open: async () => opened(new LiveTarget(session, site)),
    resume: (entry) => opened(new LiveTarget(session, site, entry.objects)),
    sweep: async () => {
      const left: Made[] = [];
      const take = (kind: Made['kind'], found: readonly Record<string, unknown>[]) => {
        for (const one of found) {
          const [name, own] =
            kind === 'domain' ? [String(one['id']), ownDomain] : [String(one['displayName']), ownName];
          // A synced user is never ours, whatever its name.
          if (!own.test(name) || one['onPremisesSyncEnabled'] === true || keptIds.has(String(one['id']))) continue;
          left.push({ kind, id: String(one['id']), name });
        }
      };
      const look = async (kind: Made['kind'], path: string) => take(kind, await everyPage(session.read, path));
      await look('policy', '/policies/featureRolloutPolicies');
      await look('group', `/groups?$filter=${begins('displayName')}&$top=999`);
      const properties = 'id,displayName,onPremisesSyncEnabled';
      await look('user', `/users?$filter=${begins('displayName')}&$select=${properties}&$top=999`);
      await look('domain', '/domains');
      // Where a token may not read them it has made none.
      take('agentGroup', await everyPage(session.read, agentGroupsPath, 'beta').catch(() => []));
      if (!session.dryRun) {
        const problem = await remove(session, left);
        if (problem) throw new Error(problem);
      }
      return left.map(({ kind, name, id }) => `${kind} ${name} (${id})`);
    },
    close: async () => undefined,
  };
}

/** What no real tenant offers. */
function impossible({ needs, tenant }: Case): string | undefined {
  if (needs.onPremises) return 'It needs the on-premises side, which only a mock can play.';
  if (needs.dns) return 'It needs public DNS that the run can write.';
  if (needs.signIn)
    return 'It needs sign-ins with a password, a legacy client or a device, which only a mock can play.';
  if (needs.clock) return 'It needs a clock that can be moved.';
  if (needs.principals) return 'It needs tokens of other principals.';
  if (needs.rules === 'lenient' || needs.rules === '2026-05') return `It needs the rules '${needs.rules}' of the mock.`;
  return tenant === undefined ? undefined : 'It needs a tenant that is made for it.';
}

function lacking(needs: Needs, site: Surroundings, prefix: string): string | undefined {
  const count = (wanted: number | undefined, there: number, what: string) =>
    wanted !== undefined && there < wanted ? `It needs ${wanted} ${what}; there are ${there}.` : undefined;
  return (
    count(
      needs.syncedUsers,
      site.users.length,
      `synced users of a federated domain whose name begins with '${prefix}'`,
    ) ??
    count(needs.contacts, site.contacts.length, `contacts whose name begins with '${prefix}'`) ??
    count(needs.federatedDomains, site.domains.federated.length, 'federated domains') ??
    count(needs.rootDomains, site.domains.roots.length, 'managed root domains among those that are allowed')
  );
}

/** A tenant has one policy for each feature; one that is there already is not ours to touch. */
async function occupied(session: Session, { features = [] }: Needs): Promise<string | undefined> {
  if (features.length === 0) return undefined;
  const headers = { prefer: 'include-unknown-enum-members' };
  const answer = await session.read({ method: 'GET', path: '/policies/featureRolloutPolicies', headers });
  const { value = [] } = (answer.body ?? {}) as { value?: { feature: string; displayName: string }[] };
  const taken = value.find(({ feature }) => (features as readonly string[]).includes(feature));
  return taken && `The tenant has a policy for ${taken.feature}, '${taken.displayName}', that this case has not made.`;
}
