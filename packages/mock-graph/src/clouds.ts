/** One of Microsoft's clouds, as clients see it. */
export interface Cloud {
  /** Host of Microsoft Graph. */
  readonly graph: string;
  /** Host of the sign-in service. */
  readonly login: string;
  /** Host that access tokens of version 1.0 name as their issuer. */
  readonly issuer: string;
  /** How realm discovery names the cloud. */
  readonly instance: string;
  /** Who a federation server issues its tokens to. */
  readonly audience: string;
}

const global = {
  graph: 'graph.microsoft.com',
  login: 'login.microsoftonline.com',
  issuer: 'sts.windows.net',
  instance: 'microsoftonline.com',
  audience: 'urn:federation:MicrosoftOnline',
};
const usGovernment = { ...global, login: 'login.microsoftonline.us', instance: 'microsoftonline.us' };

/** Application id of Microsoft Graph, which names it as an audience too. */
export const graphApplicationId = '00000003-0000-0000-c000-000000000000';

/** Microsoft's clouds, by the names that clients give them. A tenant of the mock is reached through each. */
export const clouds = {
  global,
  usgov: { ...usGovernment, graph: 'graph.microsoft.us' },
  usgovdod: { ...usGovernment, graph: 'dod-graph.microsoft.us' },
  china: {
    graph: 'microsoftgraph.chinacloudapi.cn',
    login: 'login.chinacloudapi.cn',
    issuer: 'sts.chinacloudapi.cn',
    instance: 'partner.microsoftonline.cn',
    audience: 'urn:federation:partner.microsoftonline.cn',
  },
} as const satisfies Readonly<Record<string, Cloud>>;

const graphHosts: ReadonlySet<string> = new Set(Object.values(clouds).map(({ graph }) => graph));
const byHost: ReadonlyMap<string, Cloud> = new Map(
  // Of two clouds with one sign-in host the first counts there.
  Object.values<Cloud>(clouds)
    .reverse()
    .flatMap((cloud) => [
      [cloud.graph, cloud],
      [cloud.login, cloud],
    ]),
);

/** Hosts that the mock stands in for, each once. */
export const serviceHosts: readonly string[] = [...byHost.keys()];

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '');

/** Whether a host, with or without a port, is one that the mock stands in for. A request for one is https, however it came here. */
export const isServiceHost = (host: string): boolean => byHost.has(nameOf(host));

/** Whether a host is Microsoft Graph in one of the clouds. */
export const isGraphHost = (host: string): boolean => graphHosts.has(host.toLowerCase());

/** The cloud that a host belongs to; of any other host, such as localhost, the global one. */
export const cloudOf = (host: string): Cloud => byHost.get(nameOf(host)) ?? clouds.global;

/** Where the sign-in service is for an address of Graph (`base`, without a version): that of the cloud, or the same origin. */
export const loginAuthority = (host: string, base: string): string =>
  graphHosts.has(nameOf(host)) ? base.replace(/^[a-z]+:\/\/[^/]*/i, `https://${cloudOf(host).login}`) : base;

/** Whether a host is a sign-in service in one of the clouds. */
export const isLoginHost = (host: string): boolean => byHost.get(nameOf(host))?.login === nameOf(host);

/** Who issues the access tokens of a tenant. */
export const tokenIssuer = (cloud: keyof typeof clouds, tenantId: string): string =>
  `https://${clouds[cloud].issuer}/${tenantId}/`;

/** Host of a resource as scopes and audiences name it, without a port; the text itself where it is no address. */
const hostOfResource = (resource: string): string => nameOf(/^https?:\/\/([^/]+)\/?$/i.exec(resource)?.[1] ?? resource);

/**
 * The audience of tokens for a resource where that is Graph; undefined for any other resource. `own` is Graph of the
 * cloud that is meant where the name does not tell.
 */
export function graphAudience(resource: string, own: string): string | undefined {
  const named = hostOfResource(resource);
  if (named === graphApplicationId) return own;
  return graphHosts.has(named) ? `https://${named}` : undefined;
}

/** Whether a resource is named by the host that was asked, as clients make it of their base address. */
export const isOwnOrigin = (resource: string, host: string): boolean =>
  !isServiceHost(host) && hostOfResource(resource) === nameOf(host);

/**
 * Whether an audience is the Graph that was asked at a host: of that host's cloud; where the host is none of Microsoft's,
 * that of any cloud. The host itself is no audience: who asks may write there what they like, and so name another
 * resource.
 */
export function isGraphAudience(audience: string, host: string): boolean {
  const named = hostOfResource(audience);
  const asked = nameOf(host);
  if (named === graphApplicationId) return true;
  return graphHosts.has(asked) ? named === asked : graphHosts.has(named);
}
