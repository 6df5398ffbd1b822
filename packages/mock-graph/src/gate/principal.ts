import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../tenant/command.ts';
import { guidFor } from '../tenant/ids.ts';
import { ServiceError } from '../tenant/service-error.ts';

/** Who calls, and what it may do. */
export interface Principal {
  readonly kind: 'delegated' | 'application';
  readonly tenantId: string;
  /** Object id of the user, or of the service principal. */
  readonly objectId: string;
  readonly applicationId: string;
  readonly displayName: string;
  readonly userPrincipalName?: string;
  readonly permissions: ReadonlySet<string>;
  /** Names of directory roles. */
  readonly roles: ReadonlySet<string>;
  /** Every permission and role: the caller of a mock that checks none. */
  readonly unrestricted?: boolean;
}

/** What a token is made from. */
export interface PrincipalRequest {
  readonly kind: 'delegated' | 'application';
  readonly permissions?: readonly string[];
  readonly roles?: readonly string[];
  readonly displayName?: string;
  readonly userPrincipalName?: string;
  readonly objectId?: string;
  /** Seconds that it stays good; default an hour. */
  readonly lifetime?: number;
}

/** Template ids of the roles that operations name; a token carries these in `wids`. */
export const roleTemplates: Readonly<Record<string, string>> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Hybrid Identity Administrator': '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Domain Name Administrator': '8329153b-31d0-4727-b945-745eb3bc5f31',
  'Directory Readers': '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'External Identity Provider Administrator': 'be2f45a1-457d-42af-a067-6ec1fa63bc45',
};
const roleNames = new Map(Object.entries(roleTemplates).map(([name, id]) => [id, name]));

export const actorOf = (principal: Principal): Actor =>
  principal.kind === 'delegated'
    ? {
        kind: 'user',
        id: principal.objectId,
        displayName: principal.displayName,
        ...(principal.userPrincipalName ? { userPrincipalName: principal.userPrincipalName } : {}),
      }
    : { kind: 'application', id: principal.applicationId, displayName: principal.displayName };

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const refused = (message: string): ServiceError => new ServiceError(401, 'InvalidAuthenticationToken', message);

const rememberedTokens = 1_000;

/** Makes tokens and reads them back. Lifetimes are on wall time (seconds), since clients cache tokens by their own clock. */
export class Tokens {
  readonly #key: Buffer;
  readonly #wallClock: () => number;
  readonly #anyone = new Map<string, Principal>();
  /** What tokens were found to be; a signature costs more than all the rest of a small read. */
  readonly #known = new Map<string, { readonly principal: Principal; readonly expiresOn: number } | undefined>();

  constructor(key: Buffer, wallClock: () => number) {
    this.#key = key;
    this.#wallClock = wallClock;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }

  mint(
    tenantId: string,
    seed: string,
    request: PrincipalRequest,
  ): { readonly token: string; readonly expiresOn: number } {
    const unknown = (request.roles ?? []).filter((role) => !(role in roleTemplates));
    if (unknown.length > 0) {
      throw new ServiceError(
        400,
        'BadRequest',
        `Unknown directory role '${unknown.join("', '")}'. Known: ${Object.keys(roleTemplates).join(', ')}.`,
      );
    }
    const now = this.#wallClock();
    const expiresOn = now + (request.lifetime ?? 3_600);
    const displayName =
      request.displayName ?? (request.kind === 'delegated' ? 'Mock administrator' : 'Mock application');
    const objectId =
      request.objectId ?? guidFor(seed, `principal/${request.kind}/${displayName}/${request.userPrincipalName ?? ''}`);
    const claims = {
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      oid: objectId,
      appid: guidFor(seed, `application/${displayName}`),
      app_displayname: request.kind === 'application' ? displayName : 'Mock client',
      iat: now,
      nbf: now,
      exp: expiresOn,
      ...(request.kind === 'delegated'
        ? {
            scp: (request.permissions ?? []).join(' '),
            name: displayName,
            ...(request.userPrincipalName
              ? { upn: request.userPrincipalName, unique_name: request.userPrincipalName }
              : {}),
            wids: (request.roles ?? []).map((role) => roleTemplates[role]),
          }
        : {
            roles: request.permissions ?? [],
            idtyp: 'app',
            wids: (request.roles ?? []).map((role) => roleTemplates[role]),
          }),
    };
    const text = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
    return { token: `${text}.${this.#sign(text)}`, expiresOn };
  }

  /** The principal of a token made here; undefined when it was not. Throws a ServiceError for an expired one. */
  read(token: string): Principal | undefined {
    if (!this.#known.has(token)) {
      if (this.#known.size >= rememberedTokens) this.#known.clear();
      this.#known.set(token, this.#verify(token));
    }
    const known = this.#known.get(token);
    if (known && known.expiresOn <= this.#wallClock())
      throw refused('Lifetime validation failed, the token is expired.');
    return known?.principal;
  }

  /** Whoever calls a tenant that checks nothing. */
  anyone(tenantId: string, seed: string): Principal {
    const known = this.#anyone.get(seed);
    if (known) return known;
    const principal: Principal = {
      kind: 'delegated',
      tenantId,
      objectId: guidFor(seed, 'principal/open'),
      applicationId: guidFor(seed, 'application/open'),
      displayName: 'Open access',
      permissions: new Set(),
      roles: new Set(),
      unrestricted: true,
    };
    if (this.#anyone.size >= rememberedTokens) this.#anyone.clear();
    this.#anyone.set(seed, principal);
    return principal;
  }

  #verify(token: string): { readonly principal: Principal; readonly expiresOn: number } | undefined {
    const end = token.lastIndexOf('.');
    const given = Buffer.from(token.slice(end + 1));
    const expected = Buffer.from(this.#sign(token.slice(0, Math.max(end, 0))));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      tid: string;
      oid: string;
      appid: string;
      exp: number;
      scp?: string;
      roles?: string[];
      wids?: string[];
      name?: string;
      upn?: string;
      app_displayname?: string;
    };
    const application = claims.scp === undefined;
    const principal: Principal = {
      kind: application ? 'application' : 'delegated',
      tenantId: claims.tid,
      objectId: claims.oid,
      applicationId: claims.appid,
      displayName: (application ? claims.app_displayname : claims.name) ?? '',
      ...(claims.upn ? { userPrincipalName: claims.upn } : {}),
      permissions: new Set(
        application ? (claims.roles ?? []) : (claims.scp ?? '').split(' ').filter((name) => name !== ''),
      ),
      roles: new Set((claims.wids ?? []).flatMap((id) => roleNames.get(id) ?? [])),
    };
    return { principal, expiresOn: claims.exp };
  }
}

/** The `tid` claim of a token of any issuer, unverified; it selects the tenant, never the rights. */
export function tenantIdOf(token: string): string | undefined {
  const [, payload] = token.split('.');
  if (!payload) return undefined;
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { tid?: unknown } | null;
    return typeof claims?.tid === 'string' ? claims.tid : undefined;
  } catch {
    return undefined;
  }
}

export function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') throw refused('Access token is empty.');
  const [scheme = '', token = ''] = authorization.trim().split(/\s+/);
  if (scheme.toLowerCase() !== 'bearer')
    throw refused(`The authorization scheme '${scheme}' is not supported. Send 'Bearer' and an access token.`);
  if (token === '') throw refused('Access token is empty.');
  return token;
}

/** Who calls: by a token made here, or, where nothing is enforced, by any token with full rights. */
export function authenticate(
  tokens: Tokens,
  authorization: string | undefined,
  auth: 'open' | 'enforced',
  tenantId: string,
  seed: string,
): Principal {
  const token = bearerToken(authorization);
  const known = tokens.read(token);
  if (auth === 'enforced') {
    if (!known) throw refused('CompactToken parsing failed with error code: 80049217');
    if (known.tenantId !== tenantId) throw refused('Access token validation failure. Invalid tenant.');
    return known;
  }
  return known ? { ...known, unrestricted: true } : tokens.anyone(tenantId, seed);
}
