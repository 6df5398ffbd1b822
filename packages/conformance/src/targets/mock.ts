import { createClient } from '@cutover/sdk';
import { remoteMockTime } from '@cutover/sdk/testing';
import { type Behaviour, type Case, caseName, type Needs, type TenantParts } from '../behaviour.ts';
import { holderOf } from '../permissions.ts';
import type {
  Control,
  GraphAnswer,
  GraphRequest,
  Holder,
  LoginRequest,
  OpenTarget,
  Person,
  SignInAttempt,
  SignInResult,
  Target,
} from '../target.ts';
import { everyPage } from './pages.ts';
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
} from './wire.ts';

/** What the mock's tenant holds for every case. */
const federatedDomains = ['federated.example', 'partner.example'] as const;
const managedDomain = 'managed.example';

/** The password of every synced user of the mock's tenant. */
export const mockPassword = 'Correct-Horse-7';

/** What a tenant of the mock begins with for a case. */
function tenantFile(needs: Needs, parts: TenantParts = {}): object {
  const federated = (id: string) => ({
    id,
    authenticationType: 'Federated',
    federation: {
      displayName: `Federation of ${id}`,
      issuerUri: `urn:${id}`,
      passiveSignInUri: `https://sts.${id}/adfs/ls/`,
    },
  });
  const synced = needs.syncedUsers ?? 0;
  return {
    version: 1,
    ...(parts.tenant ? { tenant: parts.tenant } : {}),
    ...(needs.rules || parts.rules ? { rules: parts.rules ?? needs.rules } : {}),
    domains: [...federatedDomains.map(federated), { id: managedDomain }, ...(parts.domains ?? [])],
    users: [
      ...(synced > 0
        ? [{ count: synced, prefix: 'synced', domain: federatedDomains[0], synced: true, password: mockPassword }]
        : []),
      ...(parts.users ?? []),
    ],
    contacts: [
      ...Array.from({ length: needs.contacts ?? 0 }, (_, index) => ({ displayName: `Contact ${index + 1}` })),
      ...(parts.contacts ?? []),
    ],
    groups: parts.groups ?? [],
    ...(parts.applications ? { applications: parts.applications } : {}),
    policies: parts.policies ?? [],
    ...(parts.timings ? { timings: parts.timings } : {}),
    ...(parts.onPremises ? { onPremises: parts.onPremises } : {}),
  };
}

export interface MockConnection {
  readonly send: Send;
  /** `http://localhost`, without path. */
  readonly origin: string;
  /** Key of the control surface, where it asks for one. */
  readonly controlKey?: string;
}

/** Speaks to a tenant of a mock through the wire only: what a test in another process could do. */
class MockTarget implements Target, Control {
  readonly kind = 'mock';
  readonly graph = { request: (request: GraphRequest): Promise<GraphAnswer> => this.#request(request) };
  readonly login: Target['login'];
  readonly #connection: MockConnection;
  readonly #base: string;
  readonly #principal: Holder;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(connection: MockConnection, base: string, principal: Holder) {
    this.#connection = connection;
    this.#base = base;
    this.#principal = principal;
    const request = async (sent: LoginRequest): Promise<GraphAnswer> =>
      graphAnswer(await connection.send(loginRequest(base, sent)));
    this.login = { address: base, request };
  }

  get control(): Control {
    return this;
  }

  async #request(request: GraphRequest): Promise<GraphAnswer> {
    const wire = graphRequest(this.#base, request);
    const { as = this.#principal } = request;
    const authorization = as === 'nobody' ? {} : { authorization: `Bearer ${await this.#tokenOf(as)}` };
    return graphAnswer(await this.#connection.send({ ...wire, headers: { ...wire.headers, ...authorization } }));
  }

  async #tokenOf(principal: Holder | { readonly token: (own: string) => string }): Promise<string> {
    return 'token' in principal ? principal.token(await this.#token(this.#principal)) : this.#token(principal);
  }

  #token(principal: Holder): Promise<string> {
    const key = JSON.stringify(principal);
    const known = this.#tokens.get(key);
    if (known) return known;
    const token = this.#mint(principal);
    this.#tokens.set(key, token);
    return token;
  }

  async #mint(principal: object, base = this.#base): Promise<string> {
    return ((await this.call('POST', '/tokens', principal, base)) as { accessToken: string }).accessToken;
  }

  async mint(token: Parameters<Control['mint']>[0]): Promise<string> {
    if ('lifetime' in token) return this.#mint({ ...this.#principal, ...token });
    const elsewhere = `${this.#base}-elsewhere`;
    const foreign = await this.#mint(this.#principal, elsewhere);
    await this.call('DELETE', '/', undefined, elsewhere);
    return foreign;
  }

  /** A call of the control surface. Throws when it refuses. */
  async call(method: Parameters<Control['ask']>[0], path: string, body?: object, base = this.#base): Promise<unknown> {
    const { send, controlKey } = this.#connection;
    const answer = await send({
      method,
      url: `${base}/_mock${path}`,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(controlKey ? { 'x-mock-key': controlKey } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (answer.status !== 200) throw new Error(`${method} /_mock${path} answered ${answer.status}: ${answer.body}`);
    return parsed(answer);
  }

  ask(method: Parameters<Control['ask']>[0], path: string, body?: object): Promise<unknown> {
    return this.call(method, path, body);
  }

  async realm(upn: string, hint?: Parameters<Target['realm']>[1]): ReturnType<Target['realm']> {
    return readRealm(await this.#connection.send(realmRequest(this.#base, upn, hint)));
  }

  async sdk({ rewrite }: Parameters<Target['sdk']>[0] = {}): ReturnType<Target['sdk']> {
    const { send } = this.#connection;
    return createClient({
      credential: () => this.#token(this.#principal),
      baseUrl: this.#base,
      fetch: fetchOver(send, rewrite),
      time: await remoteMockTime(this.#base, { fetch: fetchOver(send) }),
    });
  }

  name(what: string): string {
    return `conformance ${what}`;
  }

  domainName(what: string, parent = 'example'): string {
    return `conformance-${what}.${parent}`;
  }

  async domains(): ReturnType<Target['domains']> {
    return { federated: federatedDomains, managed: [managedDomain], roots: [managedDomain] };
  }

  async syncedUsers(count: number): Promise<readonly Person[]> {
    const filter = `startsWith(userPrincipalName,'synced')`;
    const users = await everyPage(this.graph.request, `/users?$filter=${filter}&$select=id,userPrincipalName&$top=999`);
    return users
      .map((user) => ({ id: String(user['id']), upn: String(user['userPrincipalName']) }))
      .sort((left, right) => (left.id < right.id ? -1 : 1))
      .slice(0, count);
  }

  async contacts(count: number): Promise<readonly string[]> {
    return (await everyPage(this.graph.request, '/contacts?$top=999')).map(({ id }) => String(id)).slice(0, count);
  }

  async now(): Promise<number> {
    return Date.parse(((await this.call('GET', '/clock')) as { now: string }).now);
  }

  async pass(by: number): Promise<void> {
    await this.call('POST', '/clock', { advance: { milliseconds: by } });
  }

  async explain({ upn, client, domainHint, device }: SignInAttempt): Promise<SignInResult> {
    const query = new URLSearchParams({
      upn,
      ...(client ? { client } : {}),
      ...(domainHint ? { domainHint } : {}),
      ...(device ? { join: device.join } : {}),
      ...(device?.windows ? { windows: device.windows } : {}),
    });
    return (await this.call('GET', `/explain/sign-in?${query}`)) as SignInResult;
  }

  async signIn(attempt: SignInAttempt): Promise<SignInResult> {
    return (await this.call('POST', '/sign-in', attempt)) as SignInResult;
  }

  async setPassword(upn: string, password: string, origin: 'onPremises' | 'cloud'): Promise<void> {
    await this.call('POST', '/on-premises/password', { upn, password, origin });
  }

  async changeSyncedGroup(groupId: string, change: object): Promise<void> {
    await this.call('POST', '/on-premises/membership', { groupId, ...change });
  }

  async runDirectoryCycle(): Promise<void> {
    await this.call('POST', '/on-premises/cycle', {});
  }

  async set(facts: object): Promise<void> {
    await this.call('POST', '/on-premises/facts', facts);
  }
}

function opened(connection: MockConnection, base: string, behaviour: Behaviour, one: Case, owned: boolean): OpenTarget {
  const target = new MockTarget(connection, base, holderOf(behaviour, one));
  return {
    target,
    now: () => target.now(),
    moveTo: async (at) => {
      await target.call('POST', '/clock', { set: new Date(at).toISOString() });
    },
    address: base,
    close: async () => {
      if (!owned) return undefined;
      // A tenant is a fold over its journal: whatever a case did, replaying it must end in the same state.
      const { same } = (await target.call('POST', '/journal/replay', {})) as { same: boolean };
      await target.call('DELETE', '/');
      return same ? undefined : "Replaying the tenant's journal ends in another state than the case left.";
    },
  };
}

/** A mock: reached in process or over HTTP, every case in a fresh tenant, permissions enforced. */
export function mockSite(connection: MockConnection): Site {
  // Two runs may share one mock.
  const run = Math.random().toString(36).slice(2, 8);
  return {
    kind: 'mock',
    obstacle: async () => undefined,
    open: async (behaviour: Behaviour, one: Case) => {
      const name = caseName(behaviour, behaviour.cases.indexOf(one)).toLowerCase().replace('.', '-');
      const base = `${connection.origin}/t/conformance-${run}-${name}`;
      const open = opened(connection, base, behaviour, one, true);
      await (open.target as MockTarget).call('POST', '/tenant-file', tenantFile(one.needs, one.tenant));
      return open;
    },
    close: async () => undefined,
  };
}

/** A tenant that another process has prepared; nothing of it is removed. */
export const mockTenantAt = (
  connection: Omit<MockConnection, 'origin'>,
  base: string,
  behaviour: Behaviour,
  one: Case,
): OpenTarget => opened({ ...connection, origin: new URL(base).origin }, base, behaviour, one, false);
