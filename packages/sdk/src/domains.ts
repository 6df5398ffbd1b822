import type {
  Domain,
  DomainDnsRecord,
  DomainUpdate,
  Group,
  InternalDomainFederationCreate,
  User,
} from '@cutover/contract/types';
import type {
  Conversion,
  ConvertToFederatedOptions,
  ConvertToManagedOptions,
  ConvertUserOptions,
  DomainOperationOptions,
  UserConversion,
} from './conversion.ts';
import type { DomainReference, domainCalls } from './domains/calls.ts';
import type { Federation, SavedFederation, SaveFederationOptions } from './federation.ts';
import type { InEffect, InEffectOptions } from './in-effect.ts';
import type { Ensured } from './staged-rollout.ts';
import type { Call, CallOptions } from './transport/call.ts';
import { LongOperation } from './transport/long-operation.ts';
import { loaded, onDemandDomains } from './transport/on-demand.ts';
import { type Collection, List } from './transport/paging.ts';
import type { ReadOptions, Transport } from './transport/transport.ts';

/** A domain as an `ensure…` verb leaves it. */
export interface EnsuredDomain extends Ensured {
  readonly domain: Domain;
}

/** How a verification waits for DNS. Times are milliseconds. */
export interface DnsWait {
  /** The first wait between two attempts; it doubles up to `maxInterval`. Default 1 minute. */
  readonly interval?: number;
  /** The longest wait between two attempts. Default 15 minutes. */
  readonly maxInterval?: number;
  /** For the whole wait. Default 72 hours. */
  readonly timeout?: number;
}

/** Options of `verify`. */
export interface VerifyOptions extends DomainOperationOptions {
  /** Whether to try again until a record is seen in DNS. Default: one attempt. */
  readonly waitForDns?: boolean | DnsWait;
  /** Takes the domain from an unmanaged tenant that has it. */
  readonly forceTakeover?: boolean;
}

/** How far a verification has got. */
export interface Verification {
  readonly domain: string;
  /** Records of which one has to be in the DNS zone of the domain. */
  readonly records: readonly DomainDnsRecord[];
  readonly attempts: number;
  /** Why the last attempt failed, in the words of the service. */
  readonly reason?: string;
  /** Milliseconds since it began. */
  readonly elapsed: number;
}

/** Options of `forceDelete`. Times are milliseconds. */
export interface ForceDeleteOptions extends DomainOperationOptions {
  /** Whether users that are renamed are disabled. Default true, as the service has it. */
  readonly disableUserAccounts?: boolean;
  /** The first wait between two looks; it doubles up to `maxInterval`. Default 30 seconds. */
  readonly interval?: number;
  /** The longest wait between two looks. Default 10 minutes. */
  readonly maxInterval?: number;
  /** For the whole wait. Default 25 hours (DM-08). */
  readonly timeout?: number;
}

/** How far a forced deletion has got. */
export interface Deletion {
  readonly domain: string;
  /** `asked`: the service was asked. `underWay`: the domain shows it. `gone`: it is not found any more. */
  readonly state: 'notAsked' | 'asked' | 'underWay' | 'gone';
  /** How often each state of the domain was seen. */
  readonly observations: Readonly<Record<string, number>>;
  /** Milliseconds since it began. */
  readonly elapsed: number;
}

/** What to wait for after a conversion. Times are milliseconds. */
export interface DomainInEffectOptions
  extends Pick<
    InEffectOptions,
    'expect' | 'delay' | 'consecutive' | 'interval' | 'maxInterval' | 'confirmInterval' | 'timeout' | 'signal'
  > {
  /** Users of the domain to ask about. The delay is one for each user (CV-01), so name several. */
  readonly upns: readonly string[];
}

/** The long operations of domains, by name. */
export interface DomainOperations {
  /**
   * Verifies a domain by its DNS records (DM-02): once, or with `waitForDns` again and again until a record is seen.
   * @throws BadRequestError when no record is found, or the domain is verified already
   * @throws TimeoutError when DNS does not show a record in time
   */
  verify(domain: string, options?: VerifyOptions): LongOperation<Domain, Verification>;

  /**
   * Renames what uses the domain's name to the initial domain, and deletes the domain; takes up to 24 hours and ends when the
   * domain is not found any more (DM-08).
   * @throws BadRequestError for a domain that is federated, default or initial, or has too many references
   * @throws ServiceError with code `ForceDeleteFailed` when the domain shows that it failed, with what stands in the way
   */
  forceDelete(domain: string, options?: ForceDeleteOptions): LongOperation<Deletion, Deletion>;

  /**
   * Makes a federated domain managed, and with `skipUserConversion: false` gives users a temporary password (CV-01 to CV-04).
   * Composed of calls to Graph; may be interrupted anywhere and run again, and comes to the same end (CV-13).
   * @throws RequestRefusedError for options that cannot work; nothing was sent then
   */
  convertToManaged(domain: string, options: ConvertToManagedOptions): LongOperation<Conversion, Conversion>;

  /**
   * Makes a managed domain federated, with a configuration or with what `saveFederation` gave (CV-09). A domain that is
   * federated in this way already is a success.
   * @throws RequestRefusedError with code `FederatedOtherwise` when the domain has another configuration
   */
  convertToFederated(
    domain: string,
    configuration: InternalDomainFederationCreate | SavedFederation,
    options?: ConvertToFederatedOptions,
  ): LongOperation<Conversion, Conversion>;

  /**
   * Gives one user of a managed domain a password, to be changed at the next sign-in (CV-05).
   * @throws RequestRefusedError with code `DomainFederated` while the user's domain is federated
   */
  convertUser(upn: string, options: ConvertUserOptions): LongOperation<UserConversion, UserConversion>;

  /**
   * Waits until users of a converted domain sign in accordingly, or until the time for it is over (CV-01). What Graph shows
   * and what sign-in does are told apart.
   * @throws RequestRefusedError when Graph does not show the domain so, a user is unknown or not in the domain
   * @throws TimeoutError
   */
  waitUntilInEffect(domain: string, options: DomainInEffectOptions): LongOperation<InEffect, InEffect>;
}

/** What to go on with, beside the text: functions and files are not in it. */
export type ResumeOptions<Name extends keyof DomainOperations> = Name extends 'convertToManaged'
  ? Pick<ConvertToManagedOptions, 'signal' | 'passwordFile' | 'onPassword' | 'who'>
  : Name extends 'convertUser'
    ? Pick<ConvertUserOptions, 'signal' | 'passwordFile' | 'onPassword' | 'newPassword'>
    : DomainOperationOptions;

/** Domains of the tenant. Names are refused before anything is sent when they cannot be those of a domain. */
export interface Domains extends DomainOperations {
  readonly federation: Federation;

  /** All domains of the tenant. */
  list(options?: ReadOptions): List<Domain>;

  /** One domain. @throws NotFoundError */
  get(domain: string, options?: ReadOptions): Promise<Domain>;

  /** Adds a domain, unverified unless its root is verified (DM-01, DM-03). @throws ConflictError when the tenant has it */
  create(domain: string, options?: CallOptions): Promise<Domain>;

  /** Changes a verified domain (DM-06). @throws BadRequestError */
  update(domain: string, changes: DomainUpdate, options?: CallOptions): Promise<void>;

  /** Deletes a domain that nothing uses (DM-05, DM-07). @throws BadRequestError, NotFoundError */
  delete(domain: string, options?: CallOptions): Promise<void>;

  /** Makes a verified subdomain a root; true when it is one (DM-04). @throws BadRequestError */
  promote(domain: string, options?: CallOptions): Promise<boolean>;

  /** Makes a managed domain the default for new users (DM-05). @throws BadRequestError */
  setDefault(domain: string, options?: CallOptions): Promise<void>;

  /** The root of a domain, which may be the domain itself (DM-03). @throws NotFoundError */
  rootDomain(domain: string, options?: CallOptions): Promise<Domain>;

  /** What uses the domain's name (DM-07). @throws BadRequestError for a federated domain */
  references(domain: string, options?: ReadOptions): List<DomainReference>;

  /** Users that use the domain's name (DM-07). */
  referencingUsers(domain: string, options?: ReadOptions): List<User>;

  /** Groups that use the domain's name (DM-07). */
  referencingGroups(domain: string, options?: ReadOptions): List<Group>;

  /** DNS records of which one proves that the domain is yours (DM-02). */
  verificationRecords(domain: string, options?: ReadOptions): List<DomainDnsRecord>;

  /** DNS records that the services of the domain need. */
  serviceRecords(domain: string, options?: ReadOptions): List<DomainDnsRecord>;

  /**
   * All that is needed to make the domain federated again (CV-09). `warnings` of it tell why that would be refused as it is.
   * @throws NotFoundError with code `NotFederated` when the domain is managed
   */
  saveFederation(domain: string, options?: SaveFederationOptions): Promise<SavedFederation>;

  /** Sees to it that the tenant has the domain, verified or not. */
  ensureDomain(domain: string, options?: CallOptions): Promise<EnsuredDomain>;

  /** Sees to it that the domain is verified; the errors are those of `verify`. */
  ensureVerified(domain: string, options?: CallOptions & Pick<VerifyOptions, 'waitForDns'>): Promise<EnsuredDomain>;

  /** Sees to it that Graph shows the domain as managed. Users are left as they are: see `convertToManaged`. */
  ensureManaged(domain: string, options?: CallOptions): Promise<EnsuredDomain>;

  /** Sees to it that the domain is the default one. */
  ensureDefault(domain: string, options?: CallOptions): Promise<EnsuredDomain>;

  /** Sees to it that the tenant does not have the domain; the errors are those of `delete`. */
  ensureDeleted(domain: string, options?: CallOptions): Promise<Ensured>;

  /**
   * Goes on with an operation that was serialised, perhaps by another process. Functions, files and passwords are not in the
   * text and are given again.
   * @throws RequestRefusedError for text of another operation
   */
  resume<Name extends keyof DomainOperations>(
    operation: Name,
    serialized: string,
    options?: ResumeOptions<Name>,
  ): ReturnType<DomainOperations[Name]>;
}

/** What must not be in the text of an operation, or cannot be: a password, and where passwords go. */
const unwritten = /^(signal|newPassword|passwordFile)$/;

/** Writes an option into the text of an operation; of a function, only that there was one. */
const written = (name: string, value: unknown): unknown =>
  unwritten.test(name) ? undefined : typeof value === 'function' ? 'function' : value;

/** Domains for a client. */
export function domainsOf(transport: Transport): Domains {
  const verbs = async () => (await onDemandDomains()).verbsOf(transport);
  const list = <T>(make: (calls: typeof domainCalls) => Call<Collection<T>>, options?: CallOptions) =>
    new List(transport.send, async () => make((await onDemandDomains()).domainCalls), options);
  const resume: Domains['resume'] = (operation, text, options) =>
    new LongOperation<unknown, unknown>(
      text,
      async (...running) => (await onDemandDomains()).carryOut(transport, operation, options, ...running),
      undefined,
    ) as unknown as ReturnType<DomainOperations[typeof operation]>;
  const begin =
    <Name extends keyof DomainOperations>(operation: Name) =>
    (subject: string, options?: object) =>
      resume(
        operation,
        JSON.stringify({ kind: operation, version: 1, options: { ...options, subject } }, written),
        options as ResumeOptions<Name>,
      );
  return {
    ...loaded(
      verbs,
      'get',
      'create',
      'update',
      'delete',
      'promote',
      'setDefault',
      'rootDomain',
      'saveFederation',
      'ensureDomain',
      'ensureVerified',
      'ensureManaged',
      'ensureDefault',
      'ensureDeleted',
    ),
    federation: loaded(async () => (await verbs()).federation, 'get', 'create', 'update', 'delete', 'ensure'),
    list: (options) => list((calls) => calls.list(options), options),
    references: (domain, options) => list((calls) => calls.references(domain, options), options),
    referencingUsers: (domain, options) => list((calls) => calls.referencingUsers(domain, options), options),
    referencingGroups: (domain, options) => list((calls) => calls.referencingGroups(domain, options), options),
    verificationRecords: (domain, options) => list((calls) => calls.verificationRecords(domain, options), options),
    serviceRecords: (domain, options) => list((calls) => calls.serviceRecords(domain, options), options),
    verify: begin('verify'),
    forceDelete: begin('forceDelete'),
    convertToManaged: begin('convertToManaged'),
    convertToFederated: (domain, configuration, options) =>
      begin('convertToFederated')(domain, { ...options, configuration }),
    convertUser: begin('convertUser'),
    waitUntilInEffect: begin('waitUntilInEffect'),
    resume,
  };
}
