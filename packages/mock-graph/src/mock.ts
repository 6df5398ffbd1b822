import { randomUUID } from 'node:crypto';
import { type ClockMode, readClockMode } from './clock.ts';
import { answerControl, isControlPath } from './control/control.ts';
import { builtFrom, readTenantFile, type TenantFile, tenantSeed } from './control/tenant-file.ts';
import { readTime } from './duration.ts';
import { bearerTokenOf } from './gate/authentication.ts';
import { tenantIdOf } from './gate/principal.ts';
import { Tokens } from './gate/tokens.ts';
import { errorAnswer } from './graph/answer.ts';
import { asVersion } from './graph/route-tree.ts';
import { answerGraph } from './graph/service.ts';
import { type Address, readAddress } from './graph/url.ts';
import { answerLogin, plainRefusal } from './login/login.ts';
import { isDomainOf } from './login/site.ts';
import type { PlainAnswer, PlainRequest } from './message.ts';
import { MockTenant } from './mock-tenant.ts';
import { type BodyRead, readTextBody, readWebBody } from './read-body.ts';
import { guidFor } from './tenant/ids.ts';
import { type RuleProfile, type Rules, ruleProfiles } from './tenant/rules.ts';
import { begunAs, canBeginAs } from './tenant/seed.ts';
import { ServiceError } from './tenant/service-error.ts';
import type { State } from './tenant/state.ts';
import type { TimingChoice } from './tenant/timings.ts';

export interface MockGraphOptions {
  /** `open` (default): any bearer token has full rights, none at all is 401. `enforced`: tokens of the mock and the permission table. */
  readonly auth?: 'open' | 'enforced';
  /**
   * Whose clock the lifetimes of tokens run on: the machine's (default), as clients that keep tokens have it, or the
   * tenant's, where a token that is over is answered with a claims challenge.
   */
  readonly tokenClock?: 'machine' | 'tenant';
  /** `frozen` (default): time stands until it is moved. `real`: it runs from the start. `scaled`: it runs `factor` times as fast. */
  readonly clock?: ClockMode;
  /** When the clock starts: ISO 8601 or milliseconds; default 2026-01-05T08:00:00Z, or the tenant file's. */
  readonly start?: string | number;
  /** What ids and chance are derived from; the same seed gives the same ids. */
  readonly seed?: string;
  readonly rules?: RuleProfile | Partial<Rules>;
  readonly timings?: TimingChoice['mode'] | TimingChoice;
  /** What each tenant begins with: a parsed tenant file. */
  readonly tenantFile?: unknown;
  /** Holds every answer against the description; one that differs becomes a 500 that says how. For tests of the mock. */
  readonly validateAnswers?: boolean;
  /** Tenants that may be made on first use, which is one from this machine or with the control key; default 1,000. */
  readonly maximumTenants?: number;
  /** Bytes of request log a tenant keeps; default 1 MiB. */
  readonly requestLogBytes?: number;
  /** Whether links of a request without scheme are https. */
  readonly secure?: boolean;
  /** Key that the control surface asks for in `x-mock-key`; needed when the server is bound beyond loopback, and never empty. */
  readonly controlKey?: string;
}

const defaultStart = Date.parse('2026-01-05T08:00:00Z');
const defaultName = 'contoso';
/** An id can belong to one tenant only, not to all that begin alike. */
const withoutId = (file: TenantFile): TenantFile => ({ ...file, tenant: { ...file.tenant, id: undefined } });

/** A file with the names of one domain, and of those below it, as names of another. */
function inDomain<Value>(value: Value, domain: { readonly from: string; readonly to: string }): Value {
  if (typeof value === 'string') {
    const named = new RegExp(`(?<![a-z0-9_-])${domain.from.replaceAll('.', '\\.')}(?![a-z0-9._-])`, 'gi');
    return value.replaceAll(named, domain.to) as Value;
  }
  if (Array.isArray(value)) return value.map((item) => inDomain(item, domain)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    // A password may read like a name, and is none.
    Object.entries(value).map(([key, item]) => [key, /password$|^secrets$/i.test(key) ? item : inDomain(item, domain)]),
  ) as Value;
}

const tenantName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A stateful Microsoft Graph in this process. Dispose of it when done (`await using`). */
export class MockGraph {
  readonly options: MockGraphOptions;
  readonly #file: TenantFile;
  readonly #fileOfOthers: TenantFile;
  readonly #tenants = new Map<string, MockTenant>();
  readonly #built = new WeakMap<TenantFile, State>();
  readonly #tokens = new Tokens();
  #checker: ((key: string, answer: PlainAnswer) => string | undefined) | undefined;

  constructor(options: MockGraphOptions = {}) {
    if (options.controlKey?.trim() === '')
      throw new RangeError('The control key is empty, which everybody would have. Give one with characters, or none.');
    this.options = options;
    this.#file = readTenantFile(options.tenantFile ?? { version: 1 });
    this.#fileOfOthers = this.#file.tenant?.id === undefined ? this.#file : withoutId(this.#file);
    this.tenant();
  }

  /** The tenant of a name, made on first use. Throws a ServiceError for a name that is not a plain DNS label. */
  tenant(name = defaultName): MockTenant {
    const key = name.toLowerCase();
    const known = this.#tenants.get(key);
    if (known) return known;
    if (!tenantName.test(key)) {
      throw new ServiceError(
        400,
        'BadRequest',
        `'${name}' is not a tenant name. Use letters, digits and hyphens, at most 63, starting with a letter or digit.`,
      );
    }
    const limit = this.options.maximumTenants ?? 1_000;
    if (this.#tenants.size >= limit) {
      throw new ServiceError(
        503,
        'ServiceUnavailable',
        `The mock has ${limit} tenants, which is its limit. Drop some with DELETE /t/{name}/_mock, or raise the limit.`,
      );
    }
    const { state, startAt } = this.#initialState(key, key === defaultName ? this.#file : this.#fileOfOthers);
    const tenant = new MockTenant({
      name: key,
      auth: this.options.auth ?? 'open',
      tokens: this.#tokens,
      tokenClock: this.options.tokenClock ?? 'machine',
      state,
      startAt,
      clockMode: readClockMode(this.options.clock ?? 'frozen'),
      ...(this.options.requestLogBytes === undefined ? {} : { requestLogBytes: this.options.requestLogBytes }),
      checkAnswer: (kind, answer) => this.#checker?.(kind, answer),
      verifiedElsewhere: (domain) => this.#verifiedBeside(key, domain),
    });
    this.#tenants.set(key, tenant);
    return tenant;
  }

  /** Names, that of a domain and those below it, that tenants beside this one have verified. */
  #verifiedBeside(name: string, domain: string): readonly string[] {
    const wanted = domain.toLowerCase();
    const found = new Set<string>();
    for (const [other, tenant] of this.#tenants)
      if (other !== name)
        for (const [id, { isVerified }] of tenant.view().tables.domains.range())
          if (isVerified && (id === wanted || id.endsWith(`.${wanted}`))) found.add(id);
    return [...found].sort();
  }

  /** Names of the tenants that there are. */
  tenantNames(): string[] {
    return [...this.#tenants.keys()];
  }

  /** Forgets a tenant; the next use makes it anew. */
  drop(name: string): boolean {
    return this.#tenants.delete(name.toLowerCase());
  }

  /** Replaces what a tenant begins with, and begins. Throws a TenantFileError that lists every problem; nothing is loaded then. */
  load(file: unknown, name?: string): MockTenant {
    const read = readTenantFile(file);
    const tenant = this.tenant(name);
    const { state, startAt } = this.#initialState(tenant.name, read);
    tenant.load(state, startAt);
    return tenant;
  }

  /** What a tenant of that name begins with. The objects of a file are built once; all tenants that can begin with them as they are share them. */
  #initialState(name: string, file: TenantFile): { state: State; startAt: number } {
    const { start, clock } = this.options;
    const fallback = clock === 'real' ? Date.now() : defaultStart;
    const startAt =
      start === undefined ? (file.start === undefined ? fallback : readTime(file.start)) : readTime(start);
    const built = this.#built.get(file) ?? this.#build(file, defaultName, startAt);
    this.#built.set(file, built);
    const seed = this.#seedOf(name);
    const tenantId = file.tenant?.id?.toLowerCase() ?? guidFor(seed, 'tenant');
    const ownDomain = name !== defaultName && !file.domains?.some((domain) => domain.isInitial);
    const initialDomain = { from: `${defaultName}.onmicrosoft.com`, to: `${name}.onmicrosoft.com` };
    const identity = { seed, tenantId, createdAt: startAt, ...(ownDomain ? { initialDomain } : {}) };
    if (canBeginAs(built, identity)) return { state: begunAs(built, identity), startAt };
    const own = ownDomain ? inDomain(file, initialDomain) : file;
    return { state: begunAs(this.#build(own, name, startAt), { seed, tenantId, createdAt: startAt }), startAt };
  }

  #seedOf(name: string): string {
    return `${this.options.seed ?? 'cutover'}/${name}`;
  }

  #build(file: TenantFile, name: string, createdAt: number): State {
    const { rules, timings } = this.options;
    const chosenRules =
      typeof rules === 'string' ? ruleProfiles[rules] : rules && { ...ruleProfiles.documented, ...rules };
    const chosenTimings = typeof timings === 'string' ? { mode: timings, values: {} } : timings;
    const seed = {
      ...tenantSeed(file, { name, seed: this.#seedOf(name), createdAt }),
      ...(chosenRules ? { rules: chosenRules } : {}),
      ...(chosenTimings ? { timings: chosenTimings } : {}),
    };
    return builtFrom(seed);
  }

  get controlKey(): string | undefined {
    return this.options.controlKey;
  }

  /** The default tenant's clock. */
  get clock(): MockTenant['clock'] {
    return this.tenant().clock;
  }

  /** Answers a request. Never throws and never rejects: what goes wrong is an answer. */
  async handle(request: PlainRequest): Promise<PlainAnswer> {
    if (this.options.validateAnswers && !this.#checker) {
      const { answerChecker } = await import('./gate/answer-checker.ts');
      this.#checker = answerChecker();
    }
    const token = bearerTokenOf(request.headers['authorization']);
    if (token !== undefined) await this.#tokens.verify(token);
    const method = request.method.toUpperCase();
    if (method !== 'HEAD') return this.#answer(request, method);
    const { body = '', headers, ...answer } = await this.#answer(request, 'GET');
    return { ...answer, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } };
  }

  #answer(request: PlainRequest, method: string): PlainAnswer | Promise<PlainAnswer> {
    try {
      const refused = request.body === undefined ? undefined : readTextBody(request.body);
      return this.#dispatch({ ...request, method, ...refused });
    } catch (error) {
      const requestId = randomUUID();
      const context = {
        at: Date.now(),
        requestId,
        clientRequestId: request.headers['client-request-id'] ?? requestId,
        clockMode: 'none',
        resourceUnits: 1,
        bare: false,
        authority: '',
      };
      return errorAnswer(context, error);
    }
  }

  #dispatch(request: PlainRequest): PlainAnswer | Promise<PlainAnswer> {
    const address = readAddress(request.url, request.headers, request.secure ?? this.options.secure ?? false);
    const prefixed = /^\/t\/([^/]*)(\/.*)?$/i.exec(address.path);
    const prefix = prefixed ? address.path.slice(0, address.path.length - (prefixed[2] ?? '').length) : '';
    const rest: Address = prefixed ? { ...address, path: prefixed[2] ?? '/' } : address;
    if (isControlPath(rest.path))
      return answerControl(this, request, rest, prefixed ? decode(prefixed[1] ?? '') : undefined);
    const [, segment = ''] = /^\/*([^/]*)/.exec(rest.path) ?? [];
    const version = asVersion(segment);
    let tenant: MockTenant;
    try {
      tenant = prefixed ? this.#tenantNamed(decode(prefixed[1] ?? ''), request) : this.#tenantOfToken(request);
    } catch (error) {
      if (version) throw error;
      return plainRefusal(error);
    }
    const at = tenant.now();
    if (version) {
      return answerGraph(tenant, {
        request,
        address: rest,
        version,
        path: rest.path.slice(rest.path.indexOf(segment) + segment.length),
        base: `${address.origin}${request.mountPath ?? ''}${prefix}/${version}`,
        at,
      });
    }
    return answerLogin(
      {
        request,
        address: rest,
        base: `${address.origin}${request.mountPath ?? ''}${prefix}`,
        tenant,
        isNamed: prefixed !== null,
        find: (name) => this.findTenant(name),
        tenants: () => this.#tenants.values(),
      },
      at,
    );
  }

  /** The tenant of a path prefix. Anybody on the network could fill the mock with tenants: only this machine makes one by its use. */
  #tenantNamed(name: string, { isRemote }: PlainRequest): MockTenant {
    if (!isRemote || this.#tenants.has(name.toLowerCase())) return this.tenant(name);
    throw new ServiceError(
      404,
      'NotFound',
      `The mock has no tenant '${name}', and a request of another machine makes none. Make it with a call of the control surface and its key, such as GET /t/${name}/_mock/health.`,
    );
  }

  /** The tenant of an id or of a verified domain; of several with one domain the default one, or the oldest. */
  findTenant(name: string): MockTenant | undefined {
    for (const tenant of this.#tenants.values())
      if (tenant.tenantId === name || isDomainOf(tenant, name)) return tenant;
    return undefined;
  }

  /** Without a path prefix the token's tenant is meant, if the mock has it; else the default. */
  #tenantOfToken(request: PlainRequest): MockTenant {
    const standard = this.tenant();
    if (this.#tenants.size === 1) return standard;
    const id = tenantIdOf(bearerTokenOf(request.headers['authorization']) ?? '');
    if (id === undefined || id === standard.tenantId) return standard;
    for (const tenant of this.#tenants.values()) if (tenant.tenantId === id) return tenant;
    return standard;
  }

  /** `fetch` against the mock, without a network. Relative addresses are taken as of https://graph.microsoft.com. */
  fetch: typeof globalThis.fetch = async (input, init) => {
    // A Request is only built when one is given: it costs more than the answer.
    const isRequest = input instanceof Request;
    const url = isRequest ? input.url : String(input);
    init?.signal?.throwIfAborted();
    const headers: Record<string, string> = {};
    for (const [name, value] of new Headers(init?.headers ?? (isRequest ? input.headers : undefined)))
      headers[name] = value;
    const body = init?.body ?? (isRequest ? input.body : undefined) ?? '';
    let read: BodyRead | undefined;
    if (typeof body !== 'string' || headers['content-encoding'] !== undefined) {
      const source = new Response(body);
      const type = source.headers.get('content-type');
      if (type !== null) headers['content-type'] ??= type;
      read = await readWebBody(source, headers['content-encoding']);
    } else if (body !== '') {
      // As fetch does it: a test must not pass here and fail at a server.
      headers['content-type'] ??= 'text/plain;charset=UTF-8';
      read = { body };
    }
    const answer = await this.handle({
      method: init?.method ?? (isRequest ? input.method : 'GET'),
      url: /^[a-z]+:/i.test(url) ? url : `https://graph.microsoft.com${url}`,
      headers,
      ...read,
    });
    return new Response(answer.body ?? null, { status: answer.status, headers: answer.headers });
  };

  async [Symbol.asyncDispose](): Promise<void> {
    this.#tenants.clear();
  }
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

export const createMockGraph = (options: MockGraphOptions = {}): MockGraph => new MockGraph(options);
