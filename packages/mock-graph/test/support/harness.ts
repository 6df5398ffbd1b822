import { afterEach, expect } from 'vitest';
import type { Duration } from '../../src/duration.ts';
import { digestOf } from '../../src/gate/digest.ts';
import type { PrincipalRequest } from '../../src/gate/principal.ts';
import type { PlainAnswer } from '../../src/message.ts';
import { createMockGraph, type MockGraph, type MockGraphOptions } from '../../src/mock.ts';
import { type JournalExport, type MockTenant, replayExport, stateHash } from '../../src/mock-tenant.ts';
import type { Decision, SignInRequest } from '../../src/tenant/sign-in.ts';
import { Tenant } from '../../src/tenant/tenant.ts';
import { findUser } from '../../src/tenant/users.ts';
import { contoso } from './contoso.ts';

/** What a test reads of an answer's JSON. */
export interface Body {
  readonly [name: string]: unknown;
  readonly id?: string;
  readonly value?: readonly Body[];
  readonly '@odata.nextLink'?: string;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly details?: readonly { readonly code: string; readonly target?: string; readonly message?: string }[];
    readonly innerError?: Readonly<Record<string, string>>;
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** The body as it came, if there was one. */
  readonly text: string | undefined;
}

export interface SendOptions {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Instead of `Bearer test`; an empty text sends no authorization. */
  readonly token?: string;
  /** Sent as it stands, in place of a JSON body. */
  readonly text?: string;
}

export interface CallOptions extends SendOptions {
  /** Default `v1.0`. */
  readonly version?: 'v1.0' | 'beta';
  /** Path prefix of a tenant, such as `/t/fabrikam`. */
  readonly prefix?: string;
}

export const host = 'https://graph.microsoft.com';

const live = new Set<MockGraph>();

/**
 * After every test the journal of each tenant is replayed and has to give the state that the tenant has: in memory, and
 * from JSON as another process would do it.
 */
afterEach(() => {
  const mocks = [...live];
  live.clear();
  for (const mock of mocks) for (const name of mock.tenantNames()) expectReplay(mock.tenant(name));
});

export function expectReplay(tenant: MockTenant): void {
  const hash = tenant.hash();
  expect(tenant.journal.replay().hash, `replay of tenant ${tenant.name}`).toBe(hash);
  const exported = JSON.parse(JSON.stringify(tenant.journal.export())) as JournalExport;
  const replayed = replayExport(exported);
  // An export ends with its last command; what has fallen due since is carried out before the states are compared.
  const elsewhere = new Tenant(replayed.state, replayed.at, digestOf);
  elsewhere.settle(tenant.now());
  expect(stateHash(elsewhere.state), `replay of the export of tenant ${tenant.name}`).toBe(hash);
}

/** A mock that holds its answers against the description, and whose journals are replayed when the test is over. */
export function newMock(options: MockGraphOptions = {}): MockGraph {
  const mock = createMockGraph({ validateAnswers: true, tenantFile: contoso, ...options });
  live.add(mock);
  return mock;
}

/** A mock with what tests ask of it most. */
export class Harness {
  readonly mock: MockGraph;

  constructor(mock: MockGraph) {
    this.mock = mock;
  }

  get tenant(): MockTenant {
    return this.mock.tenant();
  }

  /** Any request, by absolute address or by path on graph.microsoft.com. */
  async send(method: string, url: string, body?: unknown, options: SendOptions = {}): Promise<Answer> {
    const { token = 'test', text } = options;
    const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await this.mock.handle({
      method,
      url: url.startsWith('/') ? `${host}${url}` : url,
      headers: {
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      body: payload,
    });
    return read(answer);
  }

  /** A call of Graph, by path below the version. */
  call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    return this.send(method, `${options.prefix ?? ''}/${options.version ?? 'v1.0'}${path}`, body, options);
  }

  /** As `call`, and fails unless the answer is a success. */
  async done(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const answer = await this.call(method, path, body, options);
    expect(answer.status, `${method} ${path}: ${answer.text ?? ''}`).toBeLessThan(300);
    return answer;
  }

  /** A call of the control surface, by path below `/_mock`. */
  control(method: string, path: string, body?: unknown, options: SendOptions & { prefix?: string } = {}) {
    return this.send(method, `${options.prefix ?? ''}/_mock${path}`, body, { token: '', ...options });
  }

  userId(userPrincipalName: string): string {
    const id = findUser(this.tenant.view(), userPrincipalName)?.id;
    if (id === undefined) throw new Error(`There is no user ${userPrincipalName}.`);
    return id;
  }

  groupId(displayName: string): string {
    for (const [id, group] of this.tenant.view().tables.groups.range())
      if (group.displayName === displayName) return id;
    throw new Error(`There is no group ${displayName}.`);
  }

  contactId(): string {
    const [first] = this.tenant.view().tables.contacts.range();
    if (!first) throw new Error('There is no contact.');
    return first[0];
  }

  /** Makes a policy and adds groups to it, by name; gives its id. */
  async policy(feature: string, groups: readonly string[] = [], isEnabled = true): Promise<string> {
    const made = await this.done('POST', '/policies/featureRolloutPolicies', {
      displayName: feature,
      feature,
      isEnabled,
    });
    const id = idOf(made);
    for (const group of groups) await this.attach(id, this.groupId(group));
    return id;
  }

  attach(policyId: string, objectId: string): Promise<Answer> {
    return this.done('POST', `/policies/featureRolloutPolicies/${policyId}/appliesTo/$ref`, reference(objectId));
  }

  detach(policyId: string, objectId: string): Promise<Answer> {
    return this.done('DELETE', `/policies/featureRolloutPolicies/${policyId}/appliesTo/${objectId}/$ref`);
  }

  join(group: string, ...userPrincipalNames: readonly string[]): Promise<Answer> {
    return this.done('PATCH', `/groups/${this.groupId(group)}`, {
      'members@odata.bind': userPrincipalNames.map((name) => address(this.userId(name))),
    });
  }

  leave(group: string, userPrincipalName: string): Promise<Answer> {
    return this.done('DELETE', `/groups/${this.groupId(group)}/members/${this.userId(userPrincipalName)}/$ref`);
  }

  turn(policyId: string, isEnabled: boolean): Promise<Answer> {
    return this.done('PATCH', `/policies/featureRolloutPolicies/${policyId}`, { isEnabled });
  }

  advance(duration: Duration): void {
    this.tenant.clock.advance(duration);
  }

  decide(userPrincipalName: string, more: Omit<SignInRequest, 'userPrincipalName'> = {}): Decision {
    return this.tenant.explain({ userPrincipalName, ...more });
  }

  /** `cloud passwordHashSync`, `federation`: where a user signs in with a browser. */
  route(userPrincipalName: string): string {
    const { route, method } = this.decide(userPrincipalName);
    return method === undefined || method === route ? route : `${route} ${method}`;
  }

  /** A token for a principal, where permissions are enforced. */
  async token(request: PrincipalRequest): Promise<string> {
    return (await this.tenant.token(request)).token;
  }
}

/** A fresh mock of the default tenant file (or another). */
export const setUp = (options: MockGraphOptions = {}): Harness => new Harness(newMock(options));

function read(answer: PlainAnswer): Answer {
  const body = answer.body === undefined || answer.body === '' ? {} : (JSON.parse(answer.body) as Body);
  return { status: answer.status, headers: answer.headers, body, text: answer.body };
}

export function idOf({ body, status, text }: Answer): string {
  if (typeof body.id !== 'string') throw new Error(`The answer (${status}) has no id: ${text ?? ''}`);
  return body.id;
}

export const valuesOf = ({ body, text }: Answer): readonly Body[] => {
  if (!body.value) throw new Error(`The answer has no value: ${text ?? ''}`);
  return body.value;
};

export const idsOf = (answer: Answer): string[] => valuesOf(answer).map((item) => item.id ?? '');

export const address = (id: string): string => `${host}/v1.0/directoryObjects/${id}`;
export const reference = (id: string): { '@odata.id': string } => ({ '@odata.id': address(id) });

/** Holds an answer against status, code and message of an error. */
export function expectError(answer: Answer, status: number, code: string, message: string | RegExp): void {
  expect({ status: answer.status, code: answer.body.error?.code, message: answer.body.error?.message }).toEqual({
    status,
    code,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
}

export const absentId = '00000000-0000-4000-8000-00000000dead';
export const notFoundMessage = (id: string): string =>
  `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
