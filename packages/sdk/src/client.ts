import type { GraphVersion } from '@cutover/contract/types';
import { type Audit, auditOf } from './audit.ts';
import { type Directory, directoryOf } from './directory.ts';
import { type Domains, domainsOf } from './domains.ts';
import { type PtaAgents, ptaAgentsOf } from './pta-agents.ts';
import { type SignIn, signInOf } from './sign-in.ts';
import { type SignIns, signInsOf } from './sign-in-log.ts';
import { type StagedRollout, stagedRolloutOf } from './staged-rollout.ts';
import { type Credential, createAuthenticator } from './transport/auth.ts';
import type { SendBatch } from './transport/batch.ts';
import type { Call, CallOptions } from './transport/call.ts';
import { RequestRefusedError } from './transport/errors.ts';
import { createLimiter } from './transport/limiter.ts';
import type { Log } from './transport/log.ts';
import { onDemand } from './transport/on-demand.ts';
import { createPipeline } from './transport/pipeline.ts';
import { buildRequest, type OutgoingRequest } from './transport/request.ts';
import { defaultRetry, type RetryOptions } from './transport/retry.ts';
import type { Fetch, Hooks, ResponseValidator, Settings } from './transport/settings.ts';
import { realTime, type Time } from './transport/time.ts';
import { type Transport, valueFrom } from './transport/transport.ts';

/** Microsoft's clouds: `[Microsoft Graph, sign-in service]`. */
const clouds = {
  global: ['https://graph.microsoft.com', 'https://login.microsoftonline.com'],
  usgov: ['https://graph.microsoft.us', 'https://login.microsoftonline.us'],
  usgovdod: ['https://dod-graph.microsoft.us', 'https://login.microsoftonline.us'],
  china: ['https://microsoftgraph.chinacloudapi.cn', 'https://login.chinacloudapi.cn'],
} as const;

/** A national cloud; it sets where calls go and what the token is for. */
export type Cloud = keyof typeof clouds;

/** Options of {@link createClient}. */
export interface ClientOptions {
  /** A credential of `@azure/identity`, or anything with its `getToken`, or a function that returns a token. */
  readonly credential: Credential;
  /** Default `global`. */
  readonly cloud?: Cloud;
  /** Address of another Microsoft Graph, such as a mock; may be plain http and have a path, `http://127.0.0.1:8080/t/contoso`. */
  readonly baseUrl?: string;
  /** Address of the sign-in service. Default: that of the cloud, or `baseUrl` where that is given. */
  readonly loginUrl?: string;
  /** What the token is asked for. Default: `/.default` of the cloud's Microsoft Graph. */
  readonly scope?: string;
  /** Default `v1.0`. */
  readonly version?: GraphVersion;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: Fetch;
  /** Default: the wall clock. `@cutover/sdk/testing` has one that moves the clock of a mock. */
  readonly time?: Time;
  /** A number from 0 up to 1, for jitter. Default `Math.random`. */
  readonly random?: () => number;
  readonly retry?: RetryOptions;
  /**
   * Milliseconds for a whole call, with all attempts and waits. Default 180,000; none where `time` has no `alarm`, since its
   * `sleep` may make time pass.
   */
  readonly timeout?: number;
  /** How many requests are under way at once at most. Default 8. */
  readonly concurrency?: number;
  readonly hooks?: Hooks;
  readonly log?: Log;
  /** Sent as `User-Agent`, where the platform allows it. */
  readonly userAgent?: string;
  /** Checks every answer; `responseValidator()` of `@cutover/sdk/validate` makes one. Default: only the outline is checked. */
  readonly validate?: ResponseValidator;
}

/** Access to one tenant. Made by {@link createClient}. */
export interface Client {
  readonly stagedRollout: StagedRollout;
  readonly directory: Directory;
  readonly domains: Domains;
  readonly ptaAgents: PtaAgents;
  readonly audit: Audit;
  readonly signIn: SignIn;
  readonly signIns: SignIns;
  /** Sends one call made by `calls`. */
  send<T>(call: Call<T>, options?: CallOptions): Promise<T>;
  /**
   * Sends calls together, 20 in a request, and tells what became of each; rejects only when a whole request fails.
   * Throttled steps are repeated, others not. A step may name earlier ones that must succeed first:
   * `{ call, dependsOn: [0] }`.
   */
  readonly batch: SendBatch;
  /** The request that a call would send, without its token. Sends nothing. @throws RequestRefusedError */
  preview<T>(call: Call<T>, options?: Pick<CallOptions, 'version'>): OutgoingRequest;
}

/**
 * Makes a client. Nothing is sent until it is used.
 * @throws RequestRefusedError for options that are unknown or cannot be meant
 */
export function createClient(options: ClientOptions): Client {
  const {
    credential,
    cloud = 'global',
    baseUrl,
    loginUrl,
    scope,
    version = 'v1.0',
    fetch: fetcher = (url, init) => fetch(url, init),
    time = realTime,
    random = Math.random,
    retry,
    timeout = time.alarm ? 180_000 : Number.POSITIVE_INFINITY,
    concurrency = 8,
    hooks = {},
    log,
    userAgent,
    validate,
    ...unknown
  } = options;
  const retries = { ...defaultRetry, ...retry };
  const hosts = clouds[cloud];
  for (const [name, fine, wanted] of [
    [
      'credential',
      typeof credential === 'function' || typeof credential?.getToken === 'function',
      'a TokenCredential or a function that returns a token',
    ],
    ['cloud', hosts, Object.keys(clouds).join(' or ')],
    ['version', /^(v1\.0|beta)$/.test(version), 'v1.0 or beta'],
    ['timeout', timeout > 0, 'milliseconds'],
    ['concurrency', concurrency >= 1, '1 or more'],
    [
      'retry',
      retries.attempts >= 1 && retries.delay >= 0 && retries.maxDelay >= 0,
      'attempts of 1 or more, delays of 0 or more',
    ],
    ...Object.keys(unknown).map((name) => [name, false, 'left out'] as const),
  ] as const)
    if (!fine) refuse(name, wanted);
  const graph = baseUrl === undefined ? hosts[0] : addressOf('baseUrl', baseUrl);
  const login = loginUrl === undefined ? (baseUrl === undefined ? hosts[1] : graph) : addressOf('loginUrl', loginUrl);
  const settings: Settings = {
    site: { graph, login, version },
    authenticator: createAuthenticator(credential, scope ?? `${hosts[0]}/.default`, time),
    fetch: fetcher,
    limiter: createLimiter(concurrency),
    retry: retries,
    ...{ time, random, timeout, hooks, log, userAgent, validate },
  };
  const send = createPipeline(settings);
  const transport: Transport = {
    settings,
    send,
    batch: async (steps, callOptions) => {
      const { sendBatch } = await onDemand();
      return sendBatch(transport, steps, callOptions);
    },
  };
  return {
    stagedRollout: stagedRolloutOf(transport),
    directory: directoryOf(transport),
    domains: domainsOf(transport),
    ptaAgents: ptaAgentsOf(transport, cloud),
    audit: auditOf(transport),
    signIn: signInOf(transport),
    signIns: signInsOf(transport),
    send: (call, callOptions) => valueFrom(transport, call, callOptions),
    batch: transport.batch,
    preview: (call, callOptions) => buildRequest(call, settings.site, callOptions?.version),
  };
}

function addressOf(name: string, text: string): string {
  const url = URL.canParse(text) && new URL(text);
  return url && /^https?:$/.test(url.protocol) && !(url.username || url.password || url.search || url.hash)
    ? url.href.replace(/\/+$/, '')
    : refuse(name, 'an http(s) address without user, query and fragment');
}

function refuse(name: string, wanted: string): never {
  throw new RequestRefusedError({ code: 'InvalidOption', message: `\`${name}\` must be ${wanted}.` });
}
