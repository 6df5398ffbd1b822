/** What tells clients where things are: OpenID configuration and instance discovery (HR-04). */
import { type Cloud, cloudOf, clouds } from '../clouds.ts';
import { SignInError } from './sign-in-error.ts';
import type { Authority, LoginRequest } from './site.ts';

/** Name of the tenant in an issuer: where the path stands for several, a place for the id. */
export const issuerTenant = ({ tenant, isShared }: Authority): string => (isShared ? '{tenantid}' : tenant.tenantId);

/** Who issues the tokens that tell applications of a user. Of the origin that was asked, which MSAL demands. */
export const idIssuer = (login: LoginRequest, tenantId: string): string => `${login.base}/${tenantId}/v2.0`;

/** The document of version 2.0, or of 1.0; its endpoints are the same, since the mock has those of 2.0 only. */
export function openIdConfiguration(login: LoginRequest, authority: Authority, version: '1.0' | '2.0'): object {
  const cloud: Cloud = cloudOf(login.address.host);
  const place = `${login.base}/${authority.segment}`;
  const issuer = `${login.base}/${issuerTenant(authority)}/`;
  return {
    token_endpoint: `${place}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    jwks_uri: `${place}/discovery/${version === '2.0' ? 'v2.0/' : ''}keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: version === '2.0' ? `${issuer}v2.0` : issuer,
    ...(version === '1.0' ? { microsoft_multi_refresh_token: true } : {}),
    request_uri_parameter_supported: false,
    authorization_endpoint: `${place}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${place}/oauth2/v2.0/devicecode`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'ver'],
    tenant_region_scope: null,
    cloud_instance_name: cloud.instance,
    cloud_graph_host_name: cloud.graph,
    msgraph_host: cloud.graph,
  };
}

/** The sign-in services that are known, each once. */
const knownClouds = [...new Map(Object.values<Cloud>(clouds).map((cloud) => [cloud.login, cloud])).values()];

/**
 * Says whether the host of an address is a sign-in service, and which others are the same. The host that was asked is one
 * too. Throws a SignInError (50049) for any other.
 */
export function instanceDiscovery(login: LoginRequest, endpoint: string): object {
  const parts = /^https:\/\/([^/?#]+)\/([^/?#]+)/i.exec(endpoint);
  const host = parts?.[1]?.toLowerCase() ?? '';
  const own = login.address.host;
  if (host !== own && !knownClouds.some(({ login: known }) => known === host))
    throw new SignInError(
      50049,
      `The instance '${endpoint}' is unknown or invalid. Known: ${[...new Set([own, ...knownClouds.map(({ login: known }) => known)])].join(', ')}, as https://{host}/{tenant}/….`,
    );
  const place = host === own ? login.base : `https://${host}`;
  const networks = knownClouds.map(({ login: known, instance }) => ({
    preferred_network: known,
    preferred_cache: known === 'login.microsoftonline.com' ? 'login.windows.net' : known,
    aliases: [
      ...new Set([known, `login.${instance}`, ...(known === 'login.microsoftonline.com' ? ['login.windows.net'] : [])]),
    ],
  }));
  const isKnown = networks.some(({ aliases }) => aliases.includes(own));
  return {
    tenant_discovery_endpoint: `${place}/${parts?.[2] ?? 'common'}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [...(isKnown ? [] : [{ preferred_network: own, preferred_cache: own, aliases: [own] }]), ...networks],
  };
}
