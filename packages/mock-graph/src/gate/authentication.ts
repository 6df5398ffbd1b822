/** Who calls: what a bearer token has to be before a service looks at the request (GP-05). */
import { ServiceError } from '../tenant/service-error.ts';
import { anyone, type Principal } from './principal.ts';
import type { Tokens, UnverifiedToken } from './tokens.ts';

/** A 401. `claims`: what the next token has to have, for a client that can ask for it. */
export class TokenRefusal extends ServiceError {
  readonly claims: string | undefined;

  constructor(message: string, claims?: string) {
    super(401, 'InvalidAuthenticationToken', message);
    this.claims = claims;
  }
}

/** What a tenant asks of tokens. */
export interface TokenAccess {
  readonly tenantId: string;
  readonly seed: string;
  readonly auth: 'open' | 'enforced';
  readonly tokens: Tokens;
  /** Whose clock the lifetimes of tokens run on. */
  readonly tokenClock: 'machine' | 'tenant';
  readonly tokenIssuer: string;
}

/** What the request itself says. */
export interface TokenUse {
  readonly authorization: string | undefined;
  /** Tenant time in milliseconds. */
  readonly at: number;
  /** Whether an audience is the service that was asked. */
  isAudience(audience: string): boolean;
}

/** The token of an `authorization` header; undefined where there is none that is one bearer token and no more. */
export const bearerTokenOf = (authorization: string | undefined): string | undefined =>
  /^bearer\s+(\S+)$/i.exec((authorization ?? '').trim())?.[1];

function bearerToken(authorization: string | undefined): string {
  const [scheme = '', ...rest] = (authorization ?? '').trim().split(/\s+/);
  if (scheme !== '' && scheme.toLowerCase() !== 'bearer')
    throw new TokenRefusal(`The authorization scheme '${scheme}' is not supported. Send 'Bearer' and an access token.`);
  if (rest.length > 1)
    throw new TokenRefusal("The authorization header holds more than 'Bearer' and one access token.");
  const token = bearerTokenOf(authorization);
  if (token === undefined) throw new TokenRefusal('Access token is empty.');
  return token;
}

const refusals: Readonly<Record<UnverifiedToken, string>> = {
  unreadable: 'CompactToken parsing failed with error code: 80049217',
  badSignature: 'Access token validation failure. Invalid signature.',
};

/** What a token has to be newer than, in the form of a claims request. */
const newerThan = (seconds: number): string =>
  Buffer.from(JSON.stringify({ access_token: { nbf: { essential: true, value: String(seconds) } } })).toString(
    'base64',
  );

/**
 * Who calls: by a token of this tenant, or, where nothing is enforced, by any token with full rights. A token that was
 * made here is held to its lifetime in either case. Throws a TokenRefusal.
 */
export function authenticate(access: TokenAccess, use: TokenUse): Principal {
  const known = access.tokens.read(bearerToken(use.authorization));
  const enforced = access.auth === 'enforced';
  if (typeof known === 'string') {
    if (enforced) throw new TokenRefusal(refusals[known]);
    return anyone(access.tenantId, access.seed);
  }
  const { principal, notBefore, expiresOn } = known;
  if (enforced) {
    // In the order in which one explains the next: a token of another tenant has another issuer too.
    if (principal.tenantId !== access.tenantId)
      throw new TokenRefusal('Access token validation failure. Invalid tenant.');
    if (!use.isAudience(known.audience)) throw new TokenRefusal('Access token validation failure. Invalid audience.');
    if (known.issuer !== access.tokenIssuer) throw new TokenRefusal('Access token validation failure. Invalid issuer.');
  }
  const onTenantTime = access.tokenClock === 'tenant';
  const now = Math.floor((onTenantTime ? use.at : Date.now()) / 1_000);
  // A client that keeps tokens by its own clock learns only from a challenge that this one is over.
  const claims = onTenantTime ? newerThan(now) : undefined;
  if (expiresOn <= now) throw new TokenRefusal('Lifetime validation failed, the token is expired.', claims);
  if (notBefore > now) throw new TokenRefusal('Access token has expired or is not yet valid.', claims);
  return enforced ? principal : { ...principal, unrestricted: true };
}
