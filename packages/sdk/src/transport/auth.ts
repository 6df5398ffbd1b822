import { AuthenticationError } from './errors.ts';
import { abortable, type Time } from './time.ts';

/** A token as credentials give it. */
export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

/** What a credential is told. */
export interface TokenRequest {
  /** Claims to be in the token, as JSON: the answer to a challenge of the service. */
  readonly claims?: string;
  readonly enableCae?: boolean;
}

/** The part of a credential that is used; every credential of `@azure/identity` has it. */
export interface TokenCredential {
  getToken(scopes: string | string[], options?: TokenRequest): Promise<AccessToken | null>;
}

/** A credential, or a function that returns a token; the function is called for every request. */
export type Credential = TokenCredential | ((request: TokenRequest) => string | Promise<string>);

/** Gives the token for each request and keeps it until it is near its end. */
export interface Authenticator {
  token(signal: AbortSignal): Promise<string>;
  /** A token other than the refused one, with the claims asked for; undefined when there is none to be had. */
  renew(refused: string, claims: string | undefined, signal: AbortSignal): Promise<string | undefined>;
  /** The token last given. */
  readonly last: string | undefined;
}

/** Time before its end at which a token is no longer used, in milliseconds. */
const margin = 120_000;

/** An authenticator; concurrent calls share one request for a token. */
export function createAuthenticator(credential: Credential, scope: string, time: Time): Authenticator {
  let kept: AccessToken | undefined;
  let pending: Promise<AccessToken> | undefined;

  const noToken = (reason: string, cause?: unknown) =>
    new AuthenticationError({
      code: 'NoToken',
      message: `The credential gave no token for ${scope}: ${reason}`,
      cause,
    });

  const fetchToken = async (claims: string | undefined): Promise<AccessToken> => {
    const request: TokenRequest = { enableCae: true, ...(claims !== undefined && { claims }) };
    let token: AccessToken | null;
    try {
      token =
        typeof credential === 'function'
          ? { token: await credential(request), expiresOnTimestamp: 0 }
          : await credential.getToken(scope, request);
    } catch (cause) {
      throw noToken(cause instanceof Error ? cause.message : String(cause), cause);
    }
    if (!token?.token) throw noToken('it returned none.');
    kept = token;
    return token;
  };

  const request = (claims?: string): Promise<AccessToken> => {
    pending = fetchToken(claims).finally(() => {
      pending = undefined;
    });
    return pending;
  };

  return {
    async token(signal) {
      if (kept && kept.expiresOnTimestamp - margin > time.now()) return kept.token;
      return (await abortable(pending ?? request(), signal)).token;
    },
    async renew(refused, claims, signal) {
      if (claims === undefined && kept && kept.token !== refused) return kept.token;
      kept = undefined;
      const { token } = await abortable(claims === undefined ? (pending ?? request()) : request(claims), signal);
      return token === refused ? undefined : token;
    },
    get last() {
      return kept?.token;
    },
  };
}

/** The claims that a 401 asks for, as JSON; undefined when it asks for none. */
export function claimsOf(challenge: string | null | undefined): string | undefined {
  const encoded = /\bclaims="([^"]+)"/i.exec(challenge ?? '')?.[1] ?? '';
  try {
    return atob(encoded.replace(/-/g, '+').replace(/_/g, '/')) || undefined;
  } catch {
    return undefined;
  }
}
