import type {
  InternalDomainFederation,
  InternalDomainFederationCreate,
  InternalDomainFederationUpdate,
} from '@cutover/contract/types';
import type { Ensured } from './staged-rollout.ts';
import type { CallOptions } from './transport/call.ts';

/**
 * All that is needed to make a domain federated again, as JSON: made by `client.domains.saveFederation`, taken by
 * `client.domains.convertToFederated`. Holds public certificates and addresses, no secret.
 */
export interface SavedFederation {
  readonly kind: 'savedFederation';
  readonly version: 1;
  readonly domain: string;
  /** When, ISO 8601. */
  readonly savedAt: string;
  /** User principal name or application of the token that read it, as far as the token says. */
  readonly savedBy?: string;
  /**
   * What stands in the way of converting back with it, as of `savedAt`: a setting that sign-in needs is missing, or the signing
   * certificate is not valid or ends within 30 days. None where nothing does.
   */
  readonly warnings?: readonly string[];
  readonly configuration: InternalDomainFederationCreate;
}

/** Where a saved federation goes; `saveFederationTo(path)` of `@cutover/sdk/node` is one. */
export interface FederationFile {
  /** Called before the first call to the service; refuses what cannot be written. */
  open(): Promise<void>;
  /** Resolves when the text is kept for good. */
  write(text: string): Promise<void>;
  /** Called at the end, whatever happened. */
  close(): Promise<void>;
}

/** Options of `saveFederation`. */
export interface SaveFederationOptions extends CallOptions {
  readonly to?: FederationFile;
}

/** A configuration as {@link Federation.ensure} leaves it. */
export interface EnsuredFederation extends Ensured {
  readonly federation: InternalDomainFederation;
}

/**
 * The trust of a domain in its federation server (FD-01 to FD-05); a domain has one at most.
 *
 * What is written is checked before the first call: the certificate is a public X.509 certificate, one, valid now (PEM and
 * base64 of DER are both taken); addresses are absolute and https; the issuer is an absolute URI that no other domain of the
 * tenant has, for which the other domains' issuers are read.
 */
export interface Federation {
  /** The configuration of the domain. @throws NotFoundError when it has none (FD-02) */
  get(domain: string, options?: CallOptions): Promise<InternalDomainFederation>;

  /**
   * Sets up the trust, which makes the domain federated (FD-01). `issuerUri`, `passiveSignInUri`, `signingCertificate` and
   * `preferredAuthenticationProtocol` are needed for sign-in to work, and are asked for. Where the answer is lost or is a 5xx,
   * a look at the domain decides whether it happened (FD-04).
   * @throws RequestRefusedError for what cannot work; nothing was sent then
   * @throws BadRequestError for a domain that is default, initial, unverified or federated already (FD-01, FD-02)
   * @throws ServiceError with code `FederationUnreadable` when the domain is left federated without a readable configuration
   */
  create(
    domain: string,
    configuration: InternalDomainFederationCreate,
    options?: CallOptions,
  ): Promise<InternalDomainFederation>;

  /** Changes what is named (FD-05). @throws RequestRefusedError, NotFoundError, ConflictError */
  update(domain: string, changes: InternalDomainFederationUpdate, options?: CallOptions): Promise<void>;

  /** Removes the trust, which makes the domain managed (FD-07). @throws NotFoundError when it has none */
  delete(domain: string, options?: CallOptions): Promise<void>;

  /** Sees to it that the domain is federated with these settings: makes the trust or changes what differs. */
  ensure(
    domain: string,
    configuration: InternalDomainFederationCreate,
    options?: CallOptions,
  ): Promise<EnsuredFederation>;
}
