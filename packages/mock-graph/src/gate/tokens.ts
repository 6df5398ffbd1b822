/** Tokens: real JWTs, signed with a key of the process and verified before a request is looked at (HR-03). */
import { hash, randomUUID } from 'node:crypto';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { nameOfTemplate } from '../tenant/directory-roles.ts';
import { type Principal, templatesOf } from './principal.ts';

/** Seconds that an access token is good. */
export const tokenLifetime = 3_600;

/** Who a token is about. */
export interface TokenSubject {
  readonly kind: Principal['kind'];
  readonly objectId: string;
  readonly applicationId: string;
  readonly applicationName: string;
  /** Of the user, or of the application. */
  readonly displayName: string;
  readonly userPrincipalName?: string;
  readonly permissions: readonly string[];
  /** Names of directory roles. */
  readonly roles: readonly string[];
  /** How the application showed who it is: not at all, or with a secret. */
  readonly clientSecret?: boolean;
  /** Can answer a claims challenge. */
  readonly answersChallenges?: boolean;
}

export interface TokenFrame {
  readonly issuer: string;
  readonly audience: string;
  readonly tenantId: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** Seconds. */
  readonly lifetime: number;
}

/** A pairwise name of a user for an application, as `sub` is. */
const pairwise = (applicationId: string, objectId: string): string =>
  hash('sha256', `${applicationId}/${objectId}`, 'base64url');

/** Claims that every token has. `uti`, a GUID in base64url, makes each one of its own, also within a second. */
const commonClaims = ({ audience, issuer, tenantId, now, lifetime }: TokenFrame, { objectId }: TokenSubject) => ({
  aud: audience,
  iss: issuer,
  iat: now,
  nbf: now,
  exp: now + lifetime,
  uti: Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url'),
  tid: tenantId,
  oid: objectId,
});

/** Claims of an access token of the form that Graph takes (version 1.0). Throws a ServiceError for a role that there is not. */
export function accessClaims(frame: TokenFrame, subject: TokenSubject): JWTPayload {
  const { objectId, applicationId, permissions, userPrincipalName, clientSecret = false } = subject;
  return {
    ...commonClaims(frame, subject),
    appid: applicationId,
    appidacr: clientSecret ? '1' : '0',
    app_displayname: subject.applicationName,
    ...(subject.kind === 'delegated'
      ? {
          idtyp: 'user',
          sub: pairwise(applicationId, objectId),
          scp: permissions.join(' '),
          name: subject.displayName,
          ...(userPrincipalName === undefined ? {} : { upn: userPrincipalName, unique_name: userPrincipalName }),
        }
      : { idtyp: 'app', sub: objectId, roles: permissions }),
    wids: templatesOf(subject.roles),
    ...(subject.answersChallenges ? { xms_cc: ['CP1'] } : {}),
    ver: '1.0',
  };
}

/** Claims of the token that tells an application who has signed in (version 2.0). */
export function idClaims(frame: TokenFrame, subject: TokenSubject): JWTPayload {
  const { objectId, applicationId, displayName, userPrincipalName } = subject;
  return {
    ...commonClaims(frame, subject),
    sub: pairwise(applicationId, objectId),
    name: displayName,
    ...(userPrincipalName === undefined ? {} : { preferred_username: userPrincipalName }),
    ver: '2.0',
  };
}

/** What was read of a token whose signature is right. */
export interface VerifiedToken {
  readonly principal: Principal;
  readonly issuer: string;
  readonly audience: string;
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly expiresOn: number;
}

/** Why a token was not taken: it is none, or its signature is not ours. */
export type UnverifiedToken = 'unreadable' | 'badSignature';

interface Keys {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly keyId: string;
  readonly published: JWK;
}

const algorithm = 'RS256';
/** Making one takes a good part of a second, which many mocks in one process should not take each. */
let keysOfProcess: Promise<Keys> | undefined;

let joseOfProcess: Promise<typeof import('jose')> | undefined;

/** Loaded when first needed, and asked for once: the loader of modules looks it up anew each time, which takes a while. */
function jose(): Promise<typeof import('jose')> {
  joseOfProcess ??= import('jose');
  return joseOfProcess;
}

async function makeKeys(): Promise<Keys> {
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await jose();
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { modulusLength: 2_048 });
  const jwk = await exportJWK(publicKey);
  const keyId = await calculateJwkThumbprint(jwk);
  return { privateKey, publicKey, keyId, published: { ...jwk, use: 'sig', alg: algorithm, kid: keyId } };
}

function keys(): Promise<Keys> {
  keysOfProcess ??= makeKeys();
  return keysOfProcess;
}

/** The public key, as `jwks_uri` publishes it. */
export const publishedKeys = async (): Promise<{ readonly keys: readonly JWK[] }> => ({
  keys: [(await keys()).published],
});

export async function sign(claims: JWTPayload): Promise<string> {
  const { CompactSign } = await jose();
  const { privateKey, keyId } = await keys();
  // Not as a SignJWT, which copies the claims in depth first: nobody else holds these.
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ typ: 'JWT', alg: algorithm, kid: keyId })
    .sign(privateKey);
}

const jwtForm = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const rememberedTokens = 1_000;

/** Reads tokens, and remembers what they were found to be: a signature costs more than all the rest of a small read. */
export class Tokens {
  readonly #known = new Map<string, VerifiedToken | UnverifiedToken>();

  /** Verifies a token that is not known yet; gives nothing to wait for where nothing has to be verified. */
  verify(token: string): Promise<void> | undefined {
    const known = this.#known.get(token);
    if (known === undefined) return jwtForm.test(token) ? this.#verify(token) : undefined;
    // The newest again: one that is about to be read is not the next to be dropped.
    this.#known.delete(token);
    this.#known.set(token, known);
    return undefined;
  }

  /** What a token is; only one that was verified is known. */
  read(token: string): VerifiedToken | UnverifiedToken {
    return this.#known.get(token) ?? 'unreadable';
  }

  async #verify(token: string): Promise<void> {
    const found = await readToken(token);
    if (this.#known.size >= rememberedTokens)
      for (const [oldest] of this.#known) {
        this.#known.delete(oldest);
        break;
      }
    this.#known.set(token, found);
  }
}

async function readToken(token: string): Promise<VerifiedToken | UnverifiedToken> {
  const { compactVerify, decodeJwt, decodeProtectedHeader } = await jose();
  try {
    decodeProtectedHeader(token);
    decodeJwt(token);
  } catch {
    return 'unreadable';
  }
  // Without a key nothing was ever signed.
  if (!keysOfProcess) return 'badSignature';
  try {
    const { publicKey } = await keys();
    await compactVerify(token, publicKey, { algorithms: [algorithm] });
  } catch {
    return 'badSignature';
  }
  return verifiedToken(decodeJwt(token));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

function verifiedToken(claims: JWTPayload): VerifiedToken {
  const { iss, aud, nbf = 0, exp = 0 } = claims;
  const application = claims['idtyp'] === 'app';
  const userPrincipalName = textOf(claims['upn']);
  const permissions = application
    ? textsOf(claims['roles'])
    : textOf(claims['scp'])
        .split(' ')
        .filter((name) => name !== '');
  return {
    issuer: textOf(iss),
    audience: textOf(aud),
    notBefore: nbf,
    expiresOn: exp,
    principal: {
      kind: application ? 'application' : 'delegated',
      tenantId: textOf(claims['tid']),
      objectId: textOf(claims['oid']),
      applicationId: textOf(claims['appid']),
      displayName: textOf(claims[application ? 'app_displayname' : 'name']),
      ...(userPrincipalName === '' ? {} : { userPrincipalName }),
      permissions: new Set(permissions),
      roles: new Set(textsOf(claims['wids']).flatMap((id) => nameOfTemplate.get(id) ?? [])),
    },
  };
}
