/** Realm discovery (HR-01): where a user's password would be asked for, as the sign-in host of a cloud answers it. */
import { type Cloud, cloudOf, clouds } from '../clouds.ts';
import { assumptionHeader } from '../graph/answer.ts';
import { readJsonObject } from '../graph/body.ts';
import { parseQuery } from '../graph/odata/query.ts';
import type { Address } from '../graph/url.ts';
import type { PlainAnswer } from '../message.ts';
import type { MockTenant } from '../mock-tenant.ts';
import type { Assumption } from '../tenant/assumptions.ts';
import { authenticationInEffect } from '../tenant/authentication.ts';
import { domainOf } from '../tenant/names.ts';
import { ServiceError } from '../tenant/service-error.ts';
import { type Decision, decideSignIn } from '../tenant/sign-in.ts';
import { isEnrolled } from '../tenant/staged-rollout.ts';
import type { View } from '../tenant/state.ts';
import { escaped } from './markup.ts';
import { answerJson, type LoginRequest, tenantOfUser } from './site.ts';

/** Domains of personal accounts, which no tenant can have. */
const consumerDomains: ReadonlySet<string> = new Set([
  'hotmail.com',
  'live.com',
  'msn.com',
  'outlook.com',
  'passport.com',
]);

interface Discovery {
  readonly tenant: MockTenant;
  readonly view: View;
  readonly cloud: Cloud;
  /** As it was sent: a user principal name, or a domain alone. */
  readonly name: string;
  readonly decision: Decision;
  readonly isConsumer: boolean;
}

function discover(login: LoginRequest, at: number, name: string, domainHint?: string): Discovery {
  const tenant = tenantOfUser(login, name);
  const view = tenant.view(at);
  const decision = decideSignIn(view, {
    userPrincipalName: name.includes('@') ? name : `nobody@${name}`,
    ...(domainHint === undefined ? {} : { domainHint }),
  });
  const isConsumer = decision.route === 'unknown' && consumerDomains.has(domainOf(name));
  return { tenant, view, cloud: cloudOf(login.address.host), name, decision, isConsumer };
}

const answer = ({ cloud, decision }: Discovery, body: object): PlainAnswer =>
  answerJson(200, body, assumptionsOf(cloud, decision));

const assumptionsOf = (cloud: Cloud, { assumptions }: Decision): Record<string, string> => {
  const ofCloud: readonly Assumption[] = cloud === clouds.global ? [] : ['HR-01'];
  return assumptionHeader([...assumptions, ...ofCloud]);
};

/** `GET /getuserrealm.srf` */
export function answerRealmPage(login: LoginRequest, at: number): PlainAnswer {
  const options = queryOf(login.address, ['login', 'json', 'xml']);
  const found = discover(login, at, required(options, 'login'));
  const body = realmPage(found);
  return options['xml'] === '1'
    ? {
        status: 200,
        headers: { 'content-type': 'text/xml; charset=utf-8', ...assumptionsOf(found.cloud, found.decision) },
        body: realmXml(body, isFederated(found)),
      }
    : answer(found, body);
}

/** `GET /common/userrealm/{upn}` */
export function answerUserRealm(login: LoginRequest, at: number, name: string): PlainAnswer {
  const version = queryOf(login.address, ['api-version'])['api-version'] ?? '1.0';
  const found = discover(login, at, name);
  if (version === '1.0') return answer(found, realmOne(found));
  if (version === '2.0' || version === '2.1') return answer(found, realmTwo(found));
  throw new ServiceError(400, 'BadRequest', `api-version '${version}' is not known. Use 1.0, 2.0 or 2.1.`);
}

/** `POST /common/GetCredentialType` */
export function answerCredentialType(login: LoginRequest, at: number): PlainAnswer {
  const body = readJsonObject(login.request);
  const name = body['username'];
  if (typeof name !== 'string' || name === '')
    throw new ServiceError(400, 'BadRequest', "The body needs a 'username'.");
  const found = discover(login, at, name, hintOf(body['originalRequest']));
  return answer(found, credentialType(found));
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

/** The address of the federation server's page, as the service redirects to it. */
function federationRedirect({ cloud: { audience }, decision, name, isConsumer }: Discovery): string {
  const page = isConsumer
    ? 'https://login.live.com/login.srf'
    : (decision.federation?.passiveSignInUri ?? `https://sts.${decision.domain?.id ?? 'unknown'}/adfs/ls/`);
  const separator = page.includes('?') ? '&' : '?';
  return `${page}${separator}username=${encodeURIComponent(name)}&wa=wsignin1.0&wtrealm=${audience.replaceAll(':', '%3a')}&wctx=`;
}

/** Personal accounts have a federation server of their own. */
const isFederated = ({ decision, isConsumer }: Discovery): boolean => isConsumer || decision.route === 'federation';
const isUnknown = ({ decision, isConsumer }: Discovery): boolean => !isConsumer && decision.route === 'unknown';
const domainName = ({ decision, isConsumer }: Discovery): string =>
  isConsumer ? 'live.com' : domainOf(decision.userPrincipalName);
const brandName = ({ view, decision, isConsumer }: Discovery): string =>
  isConsumer ? 'Microsoft account' : (decision.federation?.displayName ?? view.facts.displayName);

function realmPage(found: Discovery): Readonly<Record<string, string | number>> {
  const { cloud, name } = found;
  if (isUnknown(found)) return { State: 4, UserState: 1, Login: name, NameSpaceType: 'Unknown' };
  const federated = isFederated(found);
  return {
    State: federated ? 3 : 4,
    UserState: federated ? 2 : 1,
    Login: name,
    NameSpaceType: federated ? 'Federated' : 'Managed',
    DomainName: domainName(found),
    ...(federated ? { FederationGlobalVersion: -1, AuthURL: federationRedirect(found) } : {}),
    FederationBrandName: brandName(found),
    CloudInstanceName: cloud.instance,
    CloudInstanceIssuerUri: cloud.audience,
  };
}

/** The same as XML, which says besides whether the name is federated. */
function realmXml(body: Readonly<Record<string, string | number>>, federated: boolean): string {
  const elements = Object.entries(body).flatMap(([name, value]) => [
    `<${name}>${escaped(String(value))}</${name}>`,
    ...(name === 'DomainName' ? [`<IsFederatedNS>${federated}</IsFederatedNS>`] : []),
  ]);
  return `<RealmInfo Success="true">${elements.join('')}</RealmInfo>`;
}

function realmOne(found: Discovery): object {
  const { cloud, decision, isConsumer } = found;
  const federated = isFederated(found);
  const server = isConsumer ? 'https://login.live.com' : `https://sts.${decision.domain?.id}/adfs/services/trust`;
  return {
    ver: '1.0',
    account_type: isUnknown(found) ? 'Unknown' : federated ? 'Federated' : 'Managed',
    domain_name: domainName(found),
    ...(federated
      ? {
          federation_protocol: 'WSTrust',
          federation_metadata_url: decision.federation?.metadataExchangeUri ?? `${server}/mex`,
          federation_active_auth_url:
            decision.federation?.activeSignInUri ??
            (isConsumer ? `${server}/rst2.srf` : `${server}/2005/usernamemixed`),
        }
      : {}),
    cloud_instance_name: cloud.instance,
    cloud_audience_urn: cloud.audience,
  };
}

function realmTwo(found: Discovery): object {
  const { cloud, name, isConsumer } = found;
  const federated = isFederated(found);
  return {
    NameSpaceType: isUnknown(found) ? 'Unknown' : federated ? 'Federated' : 'Managed',
    Login: name,
    ...(isUnknown(found) ? {} : { DomainName: domainName(found), FederationBrandName: brandName(found) }),
    TenantBrandingInfo: null,
    cloud_instance_name: cloud.instance,
    ...(isConsumer ? { ConsumerDomain: true } : {}),
    ...(federated ? { federation_protocol: 'WsFed', AuthURL: federationRedirect(found) } : {}),
  };
}

/** Whether a page offers seamless single sign-on: for the tenant's managed users, and for those who are enrolled (SS-03). */
function offersSeamlessSso({ view, decision }: Discovery): boolean {
  const { route, domain, userId, userPrincipalName, viaStagedRollout } = decision;
  if (route !== 'cloud' || !domain) return false;
  const subject = userId ?? userPrincipalName.toLowerCase();
  if (authenticationInEffect(view, domain, subject).type === 'Managed') return view.facts.seamlessSsoEnabled;
  return viaStagedRollout && isEnrolled(view, 'seamlessSso', subject);
}

/** IfExistsResult, PrefCredential and DomainType by what the name is. */
const kindsOfName = { managed: [0, 1, 3], federated: [0, 4, 4], consumer: [5, 6, 2], unknown: [1, 1, 1] } as const;

function kindOfName(found: Discovery): keyof typeof kindsOfName {
  if (found.isConsumer) return 'consumer';
  return isUnknown(found) ? 'unknown' : isFederated(found) ? 'federated' : 'managed';
}

function credentialType(found: Discovery): object {
  const { tenant, name, decision } = found;
  const kind = kindOfName(found);
  const [exists, credential, domainType] = kindsOfName[kind];
  return {
    Username: name,
    Display: name,
    IfExistsResult: kind === 'managed' && decision.userId === undefined ? 1 : exists,
    IsUnmanaged: false,
    ThrottleStatus: 0,
    Credentials: {
      PrefCredential: credential,
      HasPassword: true,
      RemoteNgcParams: null,
      FidoParams: null,
      SasParams: null,
      CertAuthParams: null,
      GoogleParams: null,
      FacebookParams: null,
      ...(kind === 'federated' ? { FederationRedirectUrl: federationRedirect(found) } : {}),
    },
    EstsProperties: {
      UserTenantBranding: null,
      DomainType: domainType,
      ...(offersSeamlessSso(found) ? { DesktopSsoEnabled: true } : {}),
    },
    FlowToken: tenant.nextRequestId(),
    IsSignupDisallowed: true,
    apiCanary: tenant.nextRequestId(),
  };
}
