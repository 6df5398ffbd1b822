import type { Client } from '@cutover/sdk';
import type { Made } from './ledger.ts';

/** Who a token is about, and what it permits. */
export interface Holder {
  readonly kind: 'delegated' | 'application';
  readonly permissions: readonly string[];
  readonly roles?: readonly string[];
}

/** On whose behalf a request is sent; `token`: with this text as its token, made of that of the principal that runs the suite. */
export type Principal = 'nobody' | Holder | { readonly token: (own: string) => string };

/** A call of Graph as it goes over the wire. */
export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path and query without the version: `/users?$top=5`. */
  readonly path: string;
  /** Default `v1.0`. */
  readonly version?: 'v1.0' | 'beta';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Default: the principal that runs the suite. */
  readonly as?: Principal;
}

/** What came back: statuses and codes are what is tested, so nothing is interpreted. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

/** A call of the sign-in service as it goes over the wire, without a token. */
export interface LoginRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query below the address of the service: `/common/GetCredentialType`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Parameters of a form. */
  readonly form?: Readonly<Record<string, string>>;
  /** A body as JSON. */
  readonly json?: object;
}

/** A user of the tenant. */
export type Person = { readonly id: string; readonly upn: string };

/** An id that no object has: what is asked of it is refused. */
export const noSuchId = '00000000-1111-4222-8333-444444444444';

/** Where a sign-in begins, as realm discovery tells anyone who asks. */
export interface Realm {
  readonly kind: 'cloud' | 'federation' | 'unknown';
  /** Where the browser is sent; only for `federation`. */
  readonly redirect?: string;
  /** Whether seamless single sign-on is offered. */
  readonly desktopSso: boolean;
}

/** `domain_hint` (OpenID Connect) or `whr` (WS-Federation, SAML) of the request that opened the sign-in page. */
export interface Hint {
  readonly name: 'domain_hint' | 'whr';
  readonly domain: string;
}

/** A sign-in as only a control surface can play it. */
export interface SignInAttempt {
  readonly upn: string;
  readonly password?: string;
  readonly client?: string;
  readonly domainHint?: string;
  readonly device?: {
    /** `domain`: of Active Directory only; `hybrid`: of both. */
    readonly join: 'domain' | 'hybrid' | 'entra' | 'none';
    readonly windows?: string;
    /** Default true, as for `intranetZone`. Only of a sign-in that is carried out. */
    readonly corporateNetwork?: boolean;
    readonly intranetZone?: boolean;
  };
  /** Where it comes from, as far as smart lockout tells places apart; default `familiar`. */
  readonly place?: 'familiar' | 'unfamiliar';
  readonly interactive?: boolean;
}

export interface SignInResult {
  readonly route: 'unknown' | 'cloud' | 'federation';
  readonly method: string | null;
  readonly seamlessSso: boolean;
  /** Set when it cannot succeed, whatever the password. Only of one that is explained. */
  readonly failure?: number;
  /** Only of a sign-in that was carried out. */
  readonly result?: string;
  readonly code?: number;
  /** Id of the pass-through agent that was asked. */
  readonly agentId?: string;
  /** How long the request waited at the agent, in milliseconds. */
  readonly waited?: number;
  /** The user came in by a Kerberos ticket, without a password. */
  readonly bySeamlessSso?: boolean;
}

/** What a mock offers beside Graph. A live target has none of it. */
export interface Control {
  /** Moves the clock forward, in milliseconds. */
  pass(by: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): Promise<number>;
  /** Where a sign-in would go. Changes nothing. */
  explain(attempt: SignInAttempt): Promise<SignInResult>;
  /** A sign-in with a password. */
  signIn(attempt: SignInAttempt): Promise<SignInResult>;
  /** A password set on-premises, or in the cloud with writeback. */
  setPassword(upn: string, password: string, origin: 'onPremises' | 'cloud'): Promise<void>;
  /** Members of a synced group changed on-premises. */
  changeSyncedGroup(groupId: string, change: { add?: readonly string[]; remove?: readonly string[] }): Promise<void>;
  /** A token of the principal that runs the suite, good for so many seconds, or one that another tenant has given it. */
  mint(token: { readonly lifetime: number } | { readonly elsewhere: true }): Promise<string>;
  /** A directory cycle on demand. */
  runDirectoryCycle(): Promise<void>;
  /**
   * Any call of the control surface, by path below `/_mock`: what has no word of its own here, such as
   * `ask('POST', '/dns-records', …)`. Throws what it refuses.
   */
  ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /** Facts of the on-premises side and tenant-wide switches. */
  set(facts: {
    readonly activeAgents?: number;
    readonly tenantPassThrough?: boolean;
    readonly seamlessSsoEnabled?: boolean;
  }): Promise<void>;
}

export interface SdkOptions {
  /** Changes answers before the SDK reads them. */
  readonly rewrite?: (request: { readonly method: string; readonly url: string }, answer: Response) => Response;
}

/** The tenant in which a case is tried, as behaviours see it. */
export interface Target {
  readonly kind: 'mock' | 'live';
  readonly graph: { request(request: GraphRequest): Promise<GraphAnswer> };
  /** The sign-in service. A run on a real tenant uses no secret there, nor any application that exists. */
  readonly login: {
    /** Without a slash at its end. */
    readonly address: string;
    request(request: LoginRequest): Promise<GraphAnswer>;
  };
  /** Realm discovery; needs no token. */
  realm(upn: string, hint?: Hint): Promise<Realm>;
  /** A client of the SDK for the same tenant and principal. */
  sdk(options?: SdkOptions): Promise<Client>;
  /** A display name for something that is made: prefix and run id first, so that it can be found and removed. */
  name(what: string): string;
  /**
   * A name for a domain that is made: prefix and run id first, so that it can be found and removed. With `parent` it stands
   * below that domain, else where no tenant has verified anything. `what`: a few letters and digits.
   */
  domainName(what: string, parent?: string): string;
  /** Domains of the tenant that no run has made. Federated ones come in no particular order. */
  domains(): Promise<{
    readonly federated: readonly string[];
    readonly managed: readonly string[];
    /** Verified managed roots with a name of the tenant's own: what is added below one of them is verified by it. */
    readonly roots: readonly string[];
  }>;
  /** Users made by directory synchronization in a federated domain, in order of id. */
  syncedUsers(count: number): Promise<readonly Person[]>;
  /** Ids of contacts of the organization. */
  contacts(count: number): Promise<readonly string[]>;
  /** Throws where there is no control surface; a case says what it needs of it. */
  readonly control: Control;
}

/** A target that is in use for one case. */
export interface OpenTarget {
  readonly target: Target;
  /** Milliseconds since 1970, on the clock that the tenant's delays follow. */
  now(): Promise<number>;
  /** Moves the clock to a time; undefined where time cannot be moved. */
  readonly moveTo: ((at: number) => Promise<void>) | undefined;
  /** What another process needs to go on with the case; undefined where it cannot. */
  readonly address: string | undefined;
  /** Writes that were, or in a dry run would have been, sent. */
  readonly writes?: () => readonly string[];
  /** What was made so far and can be removed. */
  readonly objects?: () => readonly Made[];
  /** Removes what was made, unless it is kept for a later run. Gives what is wrong with the target itself, if anything. */
  close(options?: { readonly keep?: boolean }): Promise<string | undefined>;
}
