/** The token endpoint (HR-03): client credentials, password, refresh token, device code. */
import { idClaims, sign, type TokenSubject, tokenLifetime } from '../gate/tokens.ts';
import type { PlainAnswer, PlainRequest } from '../message.ts';
import type { MockTenant } from '../mock-tenant.ts';
import { applicationOf, type ClientProof, proofCode } from '../tenant/app-registrations.ts';
import { deviceCodeState, pollingInterval } from '../tenant/device-codes.ts';
import { rolesOf } from '../tenant/directory-roles.ts';
import type { ApplicationRecord } from '../tenant/records.ts';
import { checkParameters, type Form, type Grant, grants, parametersOf, readForm, required } from './form.ts';
import { idIssuer } from './metadata.ts';
import { type AskedScopes, grantedScopes, readOwnScopes, readScopes, resourceOfLog, scopesOfAnswer } from './scopes.ts';
import { notRegistered, SignInError } from './sign-in-error.ts';
import { type Authority, answerJson, type LoginRequest, tenantOfCredential, tenantOfUser } from './site.ts';

export async function answerToken(login: LoginRequest, authority: Authority): Promise<PlainAnswer> {
  const form = withBasicCredentials(readForm(login.request, login.address.query), login.request);
  const grantType = required(form, 'grant_type');
  const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  if (!grant)
    throw new SignInError(
      70003,
      `The grant type '${grantType}' is not supported. Supported: ${Object.keys(grants).join(', ')}.`,
    );
  checkParameters(form, `the grant '${grant}'`, ['grant_type', ...parametersOf[grant]]);
  checkPlace(grant, authority);
  const tenant = authority.isShared ? tenantMeant(grant, login, form) : authority.tenant;
  const application = registered(tenant, required(form, 'client_id'));
  const asked: Asked = { login, tenant, form, at: tenant.now(), application };
  if ((form['client_assertion'] ?? form['client_assertion_type']) !== undefined) throw new SignInError(700027);
  const body = await grantHandlers[grant](asked);
  return answerJson(200, body);
}

/** The tenant of a request whose path names none: that of the user, or the one that gave what is presented. */
function tenantMeant(grant: Grant, login: LoginRequest, form: Form): MockTenant {
  switch (grant) {
    case 'password':
      return tenantOfUser(login, required(form, 'username'));
    case 'refresh_token':
    case 'device_code':
      return tenantOfCredential(login, required(form, grant));
    default:
      return login.tenant;
  }
}

interface Asked {
  readonly login: LoginRequest;
  readonly tenant: MockTenant;
  readonly form: Form;
  /** Tenant time in milliseconds. */
  readonly at: number;
  readonly application: ApplicationRecord;
}

/** The application that a form names. Throws a SignInError (700016) for one that is not registered. */
export function registered(tenant: MockTenant, clientId: string): ApplicationRecord {
  const application = applicationOf(tenant.view(), clientId);
  if (application) return application;
  throw notRegistered(tenant.view().facts.displayName, clientId);
}

/** Half of Basic credentials, which is form-encoded by itself (RFC 6749, 2.3.1); as it stands where it is not. */
function formDecoded(half: string): string {
  try {
    return decodeURIComponent(half.replaceAll('+', ' '));
  } catch {
    return half;
  }
}

/** Credentials of the client in the header count as in the body. */
function withBasicCredentials(form: Form, { headers }: PlainRequest): Form {
  const basic = /^basic\s+(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (basic === undefined) return form;
  if (form['client_secret'] !== undefined)
    throw new SignInError(90013, 'The client secret is in the header and in the body. Send it once.');
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(/:(.*)/s).map(formDecoded);
  if (form['client_id'] !== undefined && form['client_id'].toLowerCase() !== id.toLowerCase())
    throw new SignInError(90013, 'The header names another client than client_id of the body. Name one.');
  return { ...form, client_id: id, client_secret: secret };
}

/** Some grants need to know the tenant. */
function checkPlace(grant: Grant, { isShared, segment }: Authority): void {
  if (!isShared) return;
  if (grant === 'client_credentials')
    throw new SignInError(
      50059,
      `An application that signs in by itself names its tenant: /{tenant}/oauth2/v2.0/token, not /${segment}.`,
    );
  if (grant === 'password' && segment !== 'organizations') throw new SignInError(9001023);
  refuseConsumers(segment);
}

function refuseConsumers(segment: string): void {
  if (segment === 'consumers') throw new SignInError(90002, 'The mock has no personal accounts, hence no /consumers.');
}

/** What an application proves itself with, as it may be kept. */
const proofOf = ({ tenant, form }: Asked, byItself: boolean): ClientProof => {
  const secret = form['client_secret'];
  return { byItself, ...(secret === undefined ? {} : { secret: tenant.digest(secret) }) };
};

function checkProof(asked: Asked): void {
  const code = proofCode(asked.tenant.view(), asked.application, proofOf(asked, false));
  if (code !== 0) throw new SignInError(code);
}

type Handler = (asked: Asked) => Promise<object>;

const grantHandlers: Readonly<Record<Grant, Handler>> = {
  async client_credentials(asked) {
    const { tenant, form, application, login } = asked;
    const scopes = readOwnScopes(tenant.view(), login.address.host, required(form, 'scope'));
    const { secret } = proofOf(asked, true);
    const answersChallenges = answersClaims(form);
    const code = tenant.run('signInApplication', {
      appId: application.appId,
      ...(secret ? { secret } : {}),
      ...resourceOfLog(scopes),
    });
    if (code !== 0) throw new SignInError(code);
    const { servicePrincipalId, appId, displayName } = application;
    const access = await tenant.accessToken(
      {
        kind: 'application',
        objectId: servicePrincipalId,
        applicationId: appId,
        applicationName: displayName,
        displayName,
        permissions: scopes.isGraph ? application.applicationPermissions : [],
        roles: rolesOf(tenant.view(), servicePrincipalId),
        clientSecret: true,
        answersChallenges,
      },
      { audience: scopes.audience, at: asked.at },
    );
    return tokenBody(access);
  },

  async password(asked) {
    const { tenant, form, application } = asked;
    const userPrincipalName = required(form, 'username');
    const password = required(form, 'password');
    const scope = required(form, 'scope');
    checkProof(asked);
    const scopes = scopesOf(asked, scope);
    const granted = grantedScopes(application, scopes);
    const typed = tenant.digest(password);
    const { result, code, decision } = tenant.run('signInWithPasswordGrant', {
      userPrincipalName,
      password: typed,
      application: { id: application.appId, displayName: application.displayName, ...resourceOfLog(scopes) },
    });
    if (result !== 'success' || decision.userId === undefined) throw new SignInError(code ?? 50126);
    return userTokens(asked, decision.userId, { scopes, granted, passwordDigests: [typed.digest] });
  },

  async refresh_token(asked) {
    const { tenant, form, application } = asked;
    const digest = tenant.credentialDigest(required(form, 'refresh_token'));
    checkProof(asked);
    const before = tenant.view().tables.refreshTokens.get(digest);
    const scopes = scopesOf(asked, form['scope'] ?? (before?.scopes ?? []).join(' '));
    const granted = grantedScopes(application, scopes);
    const redeemed = { digest, appId: application.appId, ...resourceOfLog(scopes) };
    const { code, userId } = tenant.run('redeemRefreshToken', redeemed);
    if (code !== 0 || userId === undefined) throw new SignInError(code);
    const { passwordDigests = [] } = before ?? {};
    return userTokens(asked, userId, { scopes, granted, passwordDigests, isOffline: true });
  },

  async device_code(asked) {
    const { tenant, form, application } = asked;
    const digest = tenant.credentialDigest(required(form, 'device_code'));
    checkProof(asked);
    const { code, record } = deviceCodeState(tenant.view(), digest, application.appId);
    if (code === 70000)
      throw new SignInError(code, 'This is no device code that the application was given here.', {
        error: 'bad_verification_code',
        isAssumed: true,
      });
    if (code === 70016 && asksTooOften(tenant, digest))
      throw new SignInError(70016, 'The code was asked for too soon after the last time. Wait longer.', {
        error: 'slow_down',
      });
    if (code !== 0 || record?.userId === undefined) throw new SignInError(code);
    const home = record.tenantId === undefined ? asked : askedAt(asked, record.tenantId);
    const user = home.tenant.view().tables.users.get(record.userId);
    if (!user) throw new SignInError(50034);
    if (user.accountEnabled === false) throw new SignInError(50057);
    const scopes = scopesOf(home, form['scope'] ?? record.scopes.join(' '));
    const granted = grantedScopes(home.application, scopes);
    tenant.run('redeemDeviceCode', { digest });
    const passwordDigests = record.passwordDigest === undefined ? [] : [record.passwordDigest];
    return userTokens(home, user.id, { scopes, granted, passwordDigests });
  },
};

/** The same request at the tenant of the user who has signed in. */
function askedAt(asked: Asked, tenantId: string): Asked {
  const tenant = asked.login.find(tenantId);
  if (!tenant) throw new SignInError(90002, `The tenant ${tenantId} of the user is no longer there.`);
  const application = registered(tenant, asked.application.appId);
  const moved: Asked = { ...asked, tenant, application, at: tenant.now() };
  checkProof(moved);
  return moved;
}

const scopesOf = ({ tenant, login }: Asked, text: string): AskedScopes =>
  readScopes(tenant.view(), login.address.host, text);

/** The last question for each code, by the machine's clock: clients wait by it. */
const questions = new WeakMap<MockTenant, Map<string, number>>();
const rememberedQuestions = 1_000;
/** Milliseconds by which the timer of a client may be early. */
const timerSlack = 1_000;

function asksTooOften(tenant: MockTenant, digest: string): boolean {
  const known = questions.get(tenant) ?? new Map<string, number>();
  questions.set(tenant, known);
  const now = Date.now();
  const last = known.get(digest);
  if (known.size >= rememberedQuestions) known.clear();
  known.set(digest, now);
  return last !== undefined && now - last < pollingInterval(tenant.view()) * 1_000 - timerSlack;
}

/** Whether a claims request says that the client can answer challenges. Throws a SignInError for one that is no JSON. */
function answersClaims(form: Form): boolean {
  const text = form['claims'];
  if (text === undefined || text === '') return false;
  let claims: { readonly access_token?: { readonly xms_cc?: { readonly values?: unknown } } };
  try {
    claims = JSON.parse(text) as typeof claims;
  } catch {
    throw new SignInError(90013, "The parameter 'claims' is not JSON.");
  }
  const values = claims?.access_token?.xms_cc?.values;
  return Array.isArray(values) && values.some((value) => typeof value === 'string' && value.toLowerCase() === 'cp1');
}

const tokenBody = (accessToken: string) => ({
  token_type: 'Bearer',
  expires_in: tokenLifetime,
  ext_expires_in: tokenLifetime,
  access_token: accessToken,
});

interface Given {
  readonly scopes: AskedScopes;
  readonly granted: readonly string[];
  /** Of what was typed, now or at the sign-in that goes on. */
  readonly passwordDigests: readonly string[];
  /** With a refresh token; default as the scopes say. */
  readonly isOffline?: boolean;
}

/** What a user who has signed in is given. */
async function userTokens(
  { login, tenant, form, at, application }: Asked,
  userId: string,
  { scopes, granted, passwordDigests, isOffline = scopes.openId.has('offline_access') }: Given,
): Promise<object> {
  const view = tenant.view();
  const user = view.tables.users.get(userId);
  const { appId, displayName } = application;
  const subject: TokenSubject = {
    kind: 'delegated',
    objectId: userId,
    applicationId: appId,
    applicationName: displayName,
    displayName: user?.displayName ?? '',
    userPrincipalName: user?.userPrincipalName ?? '',
    permissions: granted,
    roles: rolesOf(view, userId),
    clientSecret: form['client_secret'] !== undefined,
    answersChallenges: answersClaims(form),
  };
  const refreshToken = isOffline
    ? tenant.giveRefreshToken({ userId, appId, scopes: [...scopes.openId, ...scopes.given], passwordDigests })
    : undefined;
  const access = await tenant.accessToken(subject, { audience: scopes.audience, at });
  const nonce = form['nonce'];
  const idToken = scopes.openId.has('openid')
    ? await sign({
        ...idClaims(
          {
            issuer: idIssuer(login, tenant.tenantId),
            audience: appId,
            tenantId: tenant.tenantId,
            now: tenant.tokenTime(at),
            lifetime: tokenLifetime,
          },
          subject,
        ),
        ...(nonce === undefined ? {} : { nonce }),
      })
    : undefined;
  return {
    ...tokenBody(access),
    scope: scopesOfAnswer(scopes, granted),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...(idToken === undefined ? {} : { id_token: idToken }),
    ...(form['client_info'] === '1'
      ? { client_info: Buffer.from(JSON.stringify({ uid: userId, utid: tenant.tenantId })).toString('base64url') }
      : {}),
  };
}

/** The start of a device code (`/devicecode`). */
export function answerDeviceCode(login: LoginRequest, { tenant, segment, isShared }: Authority): PlainAnswer {
  refuseConsumers(segment);
  const form = readForm(login.request, login.address.query);
  checkParameters(form, '/devicecode', parametersOf.start);
  const application = registered(tenant, required(form, 'client_id'));
  const scopes = readScopes(tenant.view(), login.address.host, required(form, 'scope'));
  answersClaims(form);
  grantedScopes(application, scopes);
  const { deviceCode, userCode, expiresIn, interval } = tenant.startDeviceCode({
    appId: application.appId,
    scopes: [...scopes.openId, ...scopes.given],
    ...resourceOfLog(scopes),
    isShared: isShared && !login.isNamed,
  });
  const page = `${login.base}${login.tenant === tenant ? '' : `/t/${tenant.name}`}/devicelogin`;
  return answerJson(200, {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: page,
    expires_in: expiresIn,
    interval,
    message: `To sign in, open ${page} in a browser and enter the code ${userCode}.`,
  });
}
