import { type Cloud, cloudOf, clouds } from '../clouds.ts';
import { assumptionHeader, httpDate } from '../graph/answer.ts';
import { readJsonObject } from '../graph/body.ts';
import { parseQuery } from '../graph/odata/query.ts';
import { type Address, decodeSegment } from '../graph/url.ts';
import type { PlainAnswer, PlainRequest } from '../message.ts';
import type { MockTenant } from '../mock-tenant.ts';
import type { Assumption } from '../tenant/assumptions.ts';
import { ServiceError } from '../tenant/service-error.ts';
import { type Decision, decideSignIn } from '../tenant/sign-in.ts';

/** Realm discovery as the sign-in host of a cloud answers it (HR-01): where a user's password would be asked for. */
export function answerLogin(tenant: MockTenant, request: PlainRequest, address: Address, at: number): PlainAnswer {
  const headers = {
    date: httpDate(at),
    'cache-control': 'no-store',
    'x-ms-request-id': tenant.nextRequestId(),
    'x-mock-clock': tenant.clockMode,
  };
  const cloud = cloudOf(address.host);
  const ofCloud: readonly Assumption[] = cloud === clouds.global ? [] : ['HR-01'];
  const json = (status: number, body: object, decision?: Decision): PlainAnswer => ({
    status,
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      ...(decision ? assumptionHeader([...decision.assumptions, ...ofCloud]) : {}),
    },
    body: JSON.stringify(body),
  });
  try {
    const segments = address.path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeSegment);
    const [first = '', second = '', third = ''] = segments.map((segment) => segment.toLowerCase());
    if (request.method === 'GET' && segments.length === 1 && first === 'getuserrealm.srf') {
      const options = queryOf(address, ['login', 'json', 'xml']);
      if (options['xml'] === '1')
        throw new ServiceError(501, 'NotImplemented', 'The mock gives this answer as JSON only. Leave xml out.');
      const decision = decide(tenant, at, required(options, 'login'));
      return json(200, realmPage(tenant, cloud, options['login'] ?? '', decision), decision);
    }
    if (request.method === 'GET' && segments.length === 3 && second === 'userrealm') {
      const options = queryOf(address, ['api-version']);
      const name = segments[2] ?? '';
      const decision = decide(tenant, at, name);
      const version = options['api-version'] ?? '1.0';
      if (version === '1.0') return json(200, realmOne(cloud, decision), decision);
      if (version === '2.0' || version === '2.1') return json(200, realmTwo(tenant, cloud, name, decision), decision);
      throw new ServiceError(400, 'BadRequest', `api-version '${version}' is not known. Use 1.0, 2.0 or 2.1.`);
    }
    if (request.method === 'POST' && segments.length === 2 && second === 'getcredentialtype') {
      const body = readJsonObject(request);
      const name = body['username'];
      if (typeof name !== 'string' || name === '')
        throw new ServiceError(400, 'BadRequest', "The body needs a 'username'.");
      const hint = hintOf(body['originalRequest']);
      const decision = decideSignIn(tenant.view(at), {
        userPrincipalName: name,
        ...(hint === undefined ? {} : { domainHint: hint }),
      });
      return json(200, credentialType(tenant, cloud, name, decision), decision);
    }
    tenant.countUnserved(`${request.method} ${address.path}`);
    const served =
      'GET /common/userrealm/{upn}?api-version=…, GET /getuserrealm.srf?login=…, POST /common/GetCredentialType';
    const hint =
      third === '' && /^v\d/.test(first)
        ? ` '${first}' is not a version of Graph that the mock serves: use v1.0 or beta.`
        : '';
    throw new ServiceError(
      404,
      'NotFound',
      `The mock has nothing at ${request.method} ${address.path}.${hint} Graph is at /v1.0 and /beta, the control surface at /_mock, sign-in at ${served}.`,
    );
  } catch (error) {
    if (error instanceof ServiceError)
      return json(error.status, { error: error.code, error_description: error.message });
    const message = error instanceof Error ? error.message : String(error);
    return json('status' in Object(error) ? 400 : 500, { error: 'server_error', error_description: message });
  }
}

function queryOf(address: Address, known: readonly string[]): Record<string, string> {
  const query = parseQuery(address.query);
  const result: Record<string, string> = {};
  for (const { name, value } of query.unknown) {
    if (!known.includes(name.toLowerCase()))
      throw new ServiceError(
        400,
        'BadRequest',
        `The query option '${name}' is not known here. Known: ${known.join(', ')}.`,
      );
    result[name.toLowerCase()] = value;
  }
  return result;
}

function required(options: Readonly<Record<string, string>>, name: string): string {
  const value = options[name];
  if (!value) throw new ServiceError(400, 'BadRequest', `The query option '${name}' is needed.`);
  return value;
}

/** `domain_hint` or `whr` of the authorization request that the page was opened with. */
function hintOf(originalRequest: unknown): string | undefined {
  if (typeof originalRequest !== 'string' || originalRequest === '') return undefined;
  const query = originalRequest.slice(originalRequest.indexOf('?') + 1);
  const hint = parseQuery(query).unknown.find(({ name }) => name === 'domain_hint' || name === 'whr');
  return hint?.value;
}

const decide = (tenant: MockTenant, at: number, name: string): Decision =>
  decideSignIn(tenant.view(at), { userPrincipalName: name.includes('@') ? name : `nobody@${name}` });

/** The address of the federation server's page, as the service redirects to it. */
function federationRedirect({ audience }: Cloud, decision: Decision, name: string): string {
  const page = decision.federation?.passiveSignInUri ?? `https://sts.${decision.domain?.id ?? 'unknown'}/adfs/ls/`;
  const separator = page.includes('?') ? '&' : '?';
  return `${page}${separator}username=${encodeURIComponent(name)}&wa=wsignin1.0&wtrealm=${audience.replaceAll(':', '%3a')}&wctx=`;
}

const domainName = (decision: Decision): string =>
  decision.userPrincipalName.slice(decision.userPrincipalName.lastIndexOf('@') + 1);

function realmPage(tenant: MockTenant, cloud: Cloud, login: string, decision: Decision): object {
  const federated = decision.route === 'federation';
  if (decision.route === 'unknown') return { State: 4, UserState: 1, Login: login, NameSpaceType: 'Unknown' };
  return {
    State: federated ? 3 : 4,
    UserState: federated ? 2 : 1,
    Login: login,
    NameSpaceType: federated ? 'Federated' : 'Managed',
    DomainName: domainName(decision),
    ...(federated ? { FederationGlobalVersion: -1, AuthURL: federationRedirect(cloud, decision, login) } : {}),
    FederationBrandName: decision.federation?.displayName ?? tenant.view().facts.displayName,
    CloudInstanceName: cloud.instance,
    CloudInstanceIssuerUri: cloud.audience,
  };
}

function realmOne(cloud: Cloud, decision: Decision): object {
  const federated = decision.route === 'federation';
  const { federation } = decision;
  return {
    ver: '1.0',
    account_type: decision.route === 'unknown' ? 'Unknown' : federated ? 'Federated' : 'Managed',
    domain_name: domainName(decision),
    ...(federated
      ? {
          federation_protocol: 'WSTrust',
          federation_metadata_url:
            federation?.metadataExchangeUri ?? `https://sts.${decision.domain?.id}/adfs/services/trust/mex`,
          federation_active_auth_url:
            federation?.activeSignInUri ?? `https://sts.${decision.domain?.id}/adfs/services/trust/2005/usernamemixed`,
        }
      : {}),
    cloud_instance_name: cloud.instance,
    cloud_audience_urn: cloud.audience,
  };
}

function realmTwo(tenant: MockTenant, cloud: Cloud, login: string, decision: Decision): object {
  const federated = decision.route === 'federation';
  return {
    NameSpaceType: decision.route === 'unknown' ? 'Unknown' : federated ? 'Federated' : 'Managed',
    Login: login,
    DomainName: domainName(decision),
    FederationBrandName: decision.federation?.displayName ?? tenant.view().facts.displayName,
    TenantBrandingInfo: null,
    cloud_instance_name: cloud.instance,
    ...(federated ? { federation_protocol: 'WsFed', AuthURL: federationRedirect(cloud, decision, login) } : {}),
  };
}

function credentialType(tenant: MockTenant, cloud: Cloud, name: string, decision: Decision): object {
  const federated = decision.route === 'federation';
  const unknown = decision.route === 'unknown' || (decision.userId === undefined && !federated);
  return {
    Username: name,
    Display: name,
    IfExistsResult: unknown ? 1 : 0,
    IsUnmanaged: false,
    ThrottleStatus: 0,
    Credentials: {
      PrefCredential: federated ? 4 : 1,
      HasPassword: true,
      RemoteNgcParams: null,
      FidoParams: null,
      SasParams: null,
      CertAuthParams: null,
      GoogleParams: null,
      FacebookParams: null,
      ...(federated ? { FederationRedirectUrl: federationRedirect(cloud, decision, name) } : {}),
    },
    EstsProperties: {
      UserTenantBranding: null,
      DomainType: decision.route === 'unknown' ? 1 : federated ? 4 : 3,
      ...(decision.seamlessSso ? { DesktopSsoEnabled: true } : {}),
    },
    FlowToken: tenant.nextRequestId(),
    IsSignupDisallowed: true,
    apiCanary: tenant.nextRequestId(),
  };
}
