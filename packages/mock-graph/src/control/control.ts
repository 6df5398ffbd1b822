import { type RolloutFacts, rolloutFindings } from '@cutover/contract/findings';
import * as z from 'zod/mini';
import type { Duration } from '../duration.ts';
import { readJsonObject } from '../graph/body.ts';
import { type Address, decodeSegment, isServiceHost } from '../graph/url.ts';
import type { PlainAnswer, PlainRequest } from '../message.ts';
import { type MockTenant, replayExport, type Snapshot } from '../mock-tenant.ts';
import { assumptions } from '../tenant/assumptions.ts';
import { engineVersion } from '../tenant/command.ts';
import { ServiceError } from '../tenant/service-error.ts';
import { clients, type Decision } from '../tenant/sign-in.ts';
import { timings } from '../tenant/timings.ts';
import { rolloutFacts } from './rollout-facts.ts';
import { signInMap } from './sign-in-map.ts';
import { TenantFileError } from './tenant-file.ts';

export const isControlPath = (path: string): boolean => /^\/_mock(\/|$)/i.test(path);

/** The mock as its control surface sees it. */
export interface MockAccess {
  /** Key that callers have to show; undefined on loopback. */
  readonly controlKey: string | undefined;
  tenant(name?: string): MockTenant;
  tenantNames(): string[];
  drop(name: string): boolean;
  load(file: unknown, name?: string): MockTenant;
}

/** A refusal of the control surface: what, and what to do. */
class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Call {
  readonly mock: MockAccess;
  readonly tenant: MockTenant;
  readonly body: Record<string, unknown>;
  readonly query: URLSearchParams;
}

type Handler = (call: Call) => unknown;

const text = z.string().check(z.minLength(1));
const device = z.strictObject({
  join: z.enum(['hybrid', 'entra', 'none']),
  windows: z.optional(
    z.string().check(z.regex(/^\d\d(\d\d|H[12])$/i, 'must be a Windows version such as 1809 or 22H2')),
  ),
});
const signInSchema = z.strictObject({
  upn: text,
  password: z.optional(text),
  client: z.optional(z.enum(clients)),
  domainHint: z.optional(text),
  device: z.optional(device),
  interactive: z.optional(z.boolean()),
});
const clockSchema = z.strictObject({
  advance: z.optional(
    z.union([
      text,
      z.strictObject({
        days: z.optional(z.number()),
        hours: z.optional(z.number()),
        minutes: z.optional(z.number()),
        seconds: z.optional(z.number()),
        milliseconds: z.optional(z.number()),
      }),
    ]),
  ),
  set: z.optional(text),
  mode: z.optional(z.enum(['frozen', 'real'])),
});
const tokenSchema = z.strictObject({
  kind: z.enum(['delegated', 'application']),
  permissions: z.optional(z.array(text)),
  roles: z.optional(z.array(text)),
  displayName: z.optional(text),
  userPrincipalName: z.optional(text),
  objectId: z.optional(text),
  lifetime: z.optional(z.number().check(z.int(), z.minimum(1))),
});

/** What only people know of a rollout. */
const rolloutFactsSchema = z.strictObject({
  nonPersistentVdi: z.optional(z.boolean()),
  windowsHelloTrust: z.optional(z.enum(['key', 'certificate', 'cloud'])),
  smartCards: z.optional(z.boolean()),
  multiFactorServer: z.optional(z.enum(['onPremises', 'thirdParty'])),
  signInBySamAccountName: z.optional(z.boolean()),
  federationOnlyFeatures: z.optional(z.array(text)),
  autopilotWindowsVersion: z.optional(text),
  mixedForDays: z.optional(z.number().check(z.minimum(0))),
  legacyClients: z.optional(z.array(text)),
});

function read<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = z.safeParse(schema, body);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) =>
      `${issue.path.join('.') || 'the body'}: ${issue.message || issue.code}${'keys' in issue ? ` (${issue.keys.join(', ')})` : ''}${'values' in issue ? ` (${issue.values.join(', ')})` : ''}`,
  );
  throw new ControlError(400, `The body is not as expected: ${problems.join('; ')}.`);
}

const journalSchema = z.strictObject({
  version: z.literal(1),
  engine: text,
  start: z.looseObject({
    version: z.number(),
    at: z.number(),
    facts: z.looseObject({}),
    sequence: z.number(),
    tables: z.record(z.string(), z.array(z.tuple([z.string(), z.unknown()]))),
  }),
  commands: z.array(
    z.looseObject({
      position: z.number(),
      at: z.number(),
      operation: text,
      actor: z.looseObject({ kind: text, id: text }),
      engine: text,
    }),
  ),
});

/** An exported journal replayed. What goes wrong is a refusal: nothing has been loaded yet. */
function replayBody(body: Record<string, unknown>): ReturnType<typeof replayExport> {
  const journal = read(journalSchema, body) as unknown as Parameters<typeof replayExport>[0];
  try {
    return replayExport(journal);
  } catch (error) {
    throw new ControlError(
      400,
      `The journal cannot be replayed. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const iso = (at: number): string => new Date(at).toISOString();

const clockOf = ({ tenant }: Call) => ({ now: iso(tenant.now()), mode: tenant.clock.mode });

const decisionBody = ({ domain, ...decision }: Decision) => ({
  ...decision,
  domain: domain?.id ?? null,
  method: decision.method ?? null,
});

const signInRequest = ({ upn, ...rest }: z.infer<typeof signInSchema>) => ({
  userPrincipalName: upn,
  ...(rest as Omit<Parameters<MockTenant['signIn']>[0], 'userPrincipalName'>),
});

/** Snapshots that were taken over HTTP; a name is enough to come back to one. */
const snapshots = new WeakMap<MockTenant, Map<string, Snapshot>>();
const snapshotLimit = 100;

/** Every call of the control surface, by method and path below `/_mock`. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET /health': ({ mock, tenant }) => ({
    status: 'ok',
    engine: engineVersion,
    tenants: mock.tenantNames().length,
    tenant: tenant.name,
    tenantId: tenant.tenantId,
    auth: tenant.auth,
  }),
  'GET /clock': clockOf,
  'POST /clock': (call) => {
    const change = read(clockSchema, call.body);
    if (change.advance === undefined && change.set === undefined && change.mode === undefined)
      throw new ControlError(
        400,
        'Say what to do with the clock: {"advance":"PT24H"}, {"set":"2026-01-31T08:00:00Z"} or {"mode":"frozen"}.',
      );
    if (change.advance !== undefined && change.set !== undefined)
      throw new ControlError(400, 'Either advance the clock or set it.');
    // The move comes first: where it is refused, the mode stays too.
    if (change.set !== undefined) call.tenant.clock.set(change.set);
    if (change.advance !== undefined) call.tenant.clock.advance(change.advance as Duration);
    if (change.mode === 'frozen') call.tenant.clock.freeze();
    if (change.mode === 'real') call.tenant.clock.release();
    return clockOf(call);
  },
  'POST /reset': (call) => {
    call.tenant.reset();
    return clockOf(call);
  },
  'POST /tenant-file': ({ mock, tenant, body }) => {
    const loaded = mock.load(body, tenant.name);
    const { tables } = loaded.view();
    return {
      tenant: loaded.name,
      tenantId: loaded.tenantId,
      users: tables.users.size,
      groups: tables.groups.size,
      domains: tables.domains.size,
      policies: tables.policies.size,
    };
  },
  'DELETE /': ({ mock, tenant }) => ({ dropped: mock.drop(tenant.name) }),
  'POST /snapshots': ({ tenant }) => {
    const kept = snapshots.get(tenant) ?? new Map<string, Snapshot>();
    if (kept.size >= snapshotLimit)
      throw new ControlError(
        409,
        `There are ${snapshotLimit} snapshots. Delete one with DELETE /_mock/snapshots?id=….`,
      );
    snapshots.set(tenant, kept);
    const id = `s${[...kept.keys()].reduce((highest, key) => Math.max(highest, Number(key.slice(1))), 0) + 1}`;
    kept.set(id, tenant.snapshot());
    return { id };
  },
  'DELETE /snapshots': ({ tenant, query }) => ({
    deleted: snapshots.get(tenant)?.delete(query.get('id') ?? '') ?? false,
  }),
  'POST /restore': (call) => {
    const { id } = read(z.strictObject({ id: text }), call.body);
    const snapshot = snapshots.get(call.tenant)?.get(id);
    if (!snapshot)
      throw new ControlError(404, `There is no snapshot '${id}' of this tenant. Take one with POST /_mock/snapshots.`);
    call.tenant.restore(snapshot);
    return clockOf(call);
  },
  'GET /journal': ({ tenant, query }) => {
    const after = query.get('after');
    if (after !== null && !/^\d+$/.test(after)) throw new ControlError(400, `after='${after}' is not a position.`);
    return {
      position: tenant.journal.position,
      commands: tenant.journal.entries(after === null ? undefined : Number(after)),
    };
  },
  'GET /journal/export': ({ tenant }) => tenant.journal.export(),
  'POST /journal/replay': ({ tenant, body }) => {
    if (Object.keys(body).length === 0) {
      const { state: _state, ...replayed } = tenant.journal.replay();
      return { ...replayed, at: iso(replayed.at), same: replayed.hash === tenant.hash() };
    }
    if (!('commands' in body)) {
      const { position } = read(z.strictObject({ position: z.number().check(z.int(), z.minimum(0)) }), body);
      const { state: _state, ...replayed } = tenant.journal.replay(position);
      return { ...replayed, at: iso(replayed.at) };
    }
    const { state, at, hash } = replayBody(body);
    tenant.load(state, at);
    return { hash, at: iso(at) };
  },
  'GET /requests': ({ tenant }) => ({
    requests: tenant.requestLog.entries().map((entry) => ({ ...entry, at: iso(entry.at) })),
  }),
  'GET /unserved': ({ tenant }) => ({ unserved: Object.fromEntries(tenant.unserved()) }),
  'GET /pending': ({ tenant }) => ({
    now: iso(tenant.now()),
    effects: tenant.pending().map((effect) => ({ ...effect, due: iso(effect.due) })),
  }),
  'POST /tokens': ({ tenant, body }) => {
    const { token, expiresOn } = tenant.token(read(tokenSchema, body) as Parameters<MockTenant['token']>[0]);
    return { accessToken: token, expiresOn: iso(expiresOn * 1_000), tenantId: tenant.tenantId };
  },
  'GET /state': ({ tenant }) => {
    const { tables } = tenant.view();
    return {
      hash: tenant.hash(),
      sizes: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.size])),
    };
  },
  'GET /explain/sign-in': ({ tenant, query }) => {
    const known = ['upn', 'client', 'domainHint', 'windows', 'join'];
    for (const name of query.keys())
      if (!known.includes(name))
        throw new ControlError(400, `The query option '${name}' is not known here. Known: ${known.join(', ')}.`);
    const input = read(signInSchema, {
      upn: query.get('upn') ?? undefined,
      client: query.get('client') ?? undefined,
      domainHint: query.get('domainHint') ?? undefined,
      ...(query.has('windows') || query.has('join')
        ? { device: { join: query.get('join') ?? 'hybrid', windows: query.get('windows') ?? undefined } }
        : {}),
    });
    const decision = tenant.explain(signInRequest(input));
    const changes = tenant.pending().filter((effect) => 'userId' in effect && effect.userId === decision.userId);
    return { ...decisionBody(decision), pending: changes.map((effect) => ({ ...effect, due: iso(effect.due) })) };
  },
  'GET /explain/rollout': ({ tenant }) => {
    const facts = rolloutFacts(tenant.view());
    return { facts, findings: rolloutFindings(facts) };
  },
  'POST /explain/rollout': ({ tenant, body }) => {
    const facts = { ...rolloutFacts(tenant.view()), ...(read(rolloutFactsSchema, body) as RolloutFacts) };
    return { facts, findings: rolloutFindings(facts) };
  },
  'GET /sign-in-map': ({ tenant, query }) => signInMap(tenant.view(), query.get('list') === 'true'),
  'POST /sign-in': ({ tenant, body }) => {
    const { decision, ...outcome } = tenant.signIn(signInRequest(read(signInSchema, body)));
    return { ...outcome, ...decisionBody(decision) };
  },
  'POST /on-premises/password': ({ tenant, body }) => {
    const { upn, password, origin } = read(
      z.strictObject({ upn: text, password: text, origin: z.optional(z.enum(['onPremises', 'cloud'])) }),
      body,
    );
    if (origin === 'cloud') tenant.onPremises.changePasswordWithWriteback(upn, password);
    else tenant.onPremises.changePassword(upn, password);
    return {};
  },
  'POST /on-premises/membership': ({ tenant, body }) => {
    const { groupId, add, remove } = read(
      z.strictObject({ groupId: text, add: z.optional(z.array(text)), remove: z.optional(z.array(text)) }),
      body,
    );
    tenant.onPremises.changeMembership(groupId, { ...(add ? { add } : {}), ...(remove ? { remove } : {}) });
    return {};
  },
  'POST /on-premises/cycle': ({ tenant }) => {
    tenant.onPremises.runCycle();
    return {};
  },
  'POST /on-premises/facts': ({ tenant, body }) => {
    const facts = read(
      z.strictObject({
        activeAgents: z.optional(z.number().check(z.int(), z.minimum(0))),
        tenantPassThrough: z.optional(z.boolean()),
        seamlessSsoEnabled: z.optional(z.boolean()),
      }),
      body,
    );
    tenant.onPremises.set(facts as Parameters<MockTenant['onPremises']['set']>[0]);
    return facts;
  },
  'GET /assumptions': () => assumptions,
  'GET /timings': () => timings,
};

/** The calls of the control surface, for documentation. */
export const controlCalls: readonly string[] = Object.keys(handlers);

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Refuses what a web page could send: a page on another site reaches loopback with its own Origin, or with a Host that
 * was made to resolve here. Beyond loopback a key is needed.
 */
function guard(mock: MockAccess, request: PlainRequest, address: Address): void {
  const { origin } = request.headers;
  const key = mock.controlKey;
  if (key !== undefined) {
    if (request.headers['x-mock-key'] !== key)
      throw new ControlError(401, "The control surface needs its key in the header 'x-mock-key'.");
  } else {
    // A page may send x-forwarded-host with what it likes, but not Host.
    for (const host of [address.host, request.headers['host'] ?? '']) {
      if (host === '' || loopback.test(host) || isServiceHost(host)) continue;
      throw new ControlError(
        403,
        `The control surface does not answer to the host '${host}'. Address it as localhost or 127.0.0.1, or start the mock with a control key.`,
      );
    }
  }
  if (origin !== undefined && origin !== 'null' && origin.replace(/^https?:\/\//i, '') !== address.host) {
    throw new ControlError(403, `The control surface refuses requests of the web page at '${origin}'.`);
  }
  if (origin === 'null' || request.headers['sec-fetch-site'] === 'cross-site')
    throw new ControlError(403, 'The control surface refuses requests of other web pages.');
}

export function answerControl(
  mock: MockAccess,
  request: PlainRequest,
  address: Address,
  name: string | undefined,
): PlainAnswer {
  const answer = (status: number, body: unknown): PlainAnswer => ({
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  });
  try {
    guard(mock, request, address);
    const path = decodeSegment(address.path.replace(/^\/_mock/i, '').replace(/\/+$/, '')) || '/';
    const handler = handlers[`${request.method} ${path}`];
    if (!handler) {
      const others = controlCalls.filter((call) => call.endsWith(` ${path}`));
      const known = others.length > 0 ? others : controlCalls;
      throw new ControlError(
        404,
        `The control surface has no ${request.method} /_mock${path === '/' ? '' : path}. It has ${known.join(', ')}.`,
      );
    }
    // `curl -d` names its text a form; here it is always JSON, and other pages are kept out by their Origin.
    const body = request.body || request.bodyRefused ? readJsonObject({ ...request, headers: {} }) : {};
    return answer(200, handler({ mock, tenant: mock.tenant(name), body, query: new URLSearchParams(address.query) }));
  } catch (error) {
    if (error instanceof TenantFileError) return answer(400, { error: error.message, problems: error.problems });
    const status =
      error instanceof ControlError || error instanceof ServiceError
        ? error.status
        : error instanceof RangeError
          ? 400
          : 500;
    return answer(status, { error: error instanceof Error ? error.message : String(error) });
  }
}
