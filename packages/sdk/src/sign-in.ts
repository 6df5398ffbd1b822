import type { CallOptions } from './transport/call.ts';
import { onDemand } from './transport/on-demand.ts';
import type { Transport } from './transport/transport.ts';

/** How a user's sign-in begins. */
export interface Realm {
  /** `cloud`: the tenant's own page; `federation`: sent on to the federation server; `unknown`: no such domain or user. */
  readonly kind: 'cloud' | 'federation' | 'unknown';
  /** The domain part of the user principal name. */
  readonly domain: string;
  /** Where the user is sent; only for `federation`. */
  readonly federationRedirectUrl?: string;
  /** Whether seamless single sign-on is offered; undefined where the service does not say. */
  readonly desktopSso?: boolean;
  /** The answer as it came. */
  readonly raw: CredentialType;
}

/** The parts that are read of an answer of realm discovery. */
export interface CredentialType {
  readonly IfExistsResult?: number;
  readonly Credentials?: { readonly PrefCredential?: number; readonly FederationRedirectUrl?: string | null };
  readonly EstsProperties?: { readonly DomainType?: number; readonly DesktopSsoEnabled?: boolean | null };
  readonly [property: string]: unknown;
}

/** How users sign in, as the sign-in service answers anyone who asks; no token is sent. */
export interface SignIn {
  /** How the user's sign-in begins now (HR-01). @throws RequestRefusedError when `upn` is no user principal name. */
  realm(upn: string, options?: CallOptions): Promise<Realm>;
}

/** Realm discovery for a client. */
export const signInOf = (transport: Transport): SignIn => ({
  realm: async (...given) => (await onDemand()).askRealm(transport, ...given),
});
