import type { CredentialType, Realm } from './sign-in.ts';
import { signInCalls } from './sign-in-calls.ts';
import type { CallOptions } from './transport/call.ts';
import { type Transport, valueFrom } from './transport/transport.ts';

/** `Credentials.PrefCredential` of a user who is sent to a federation server. */
const federationFirst = 4;
/** `IfExistsResult` of a user who does not exist. */
const nobody = 1;
/** `EstsProperties.DomainType` of a consumer domain. */
const consumer = 2;

/** Reads the answer of realm discovery (HR-01). */
export function realmOf(upn: string, raw: CredentialType): Realm {
  const { Credentials: credentials = {}, EstsProperties: properties = {}, IfExistsResult: exists } = raw;
  const redirect = credentials.FederationRedirectUrl;
  const federated = Boolean(redirect) || credentials.PrefCredential === federationFirst;
  const unknown = exists === nobody || properties.DomainType === consumer;
  return {
    // The redirect decides, not the type of the domain: a user in staged rollout has the one without the other.
    kind: federated ? 'federation' : unknown ? 'unknown' : 'cloud',
    domain: upn.slice(upn.lastIndexOf('@') + 1).toLowerCase(),
    ...(redirect && { federationRedirectUrl: redirect }),
    ...(typeof properties.DesktopSsoEnabled === 'boolean' && { desktopSso: properties.DesktopSsoEnabled }),
    raw,
  };
}

/** Asks how a user's sign-in begins. */
export async function askRealm(transport: Transport, upn: string, options?: CallOptions): Promise<Realm> {
  return realmOf(upn, await valueFrom(transport, signInCalls.realm(upn), options));
}
