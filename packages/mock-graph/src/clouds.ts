/** One of Microsoft's clouds, as clients see it. */
export interface Cloud {
  /** Host of Microsoft Graph. */
  readonly graph: string;
  /** Host of the sign-in service. */
  readonly login: string;
  /** How realm discovery names the cloud. */
  readonly instance: string;
  /** Who a federation server issues its tokens to. */
  readonly audience: string;
}

const global = {
  graph: 'graph.microsoft.com',
  login: 'login.microsoftonline.com',
  instance: 'microsoftonline.com',
  audience: 'urn:federation:MicrosoftOnline',
};
const usGovernment = { ...global, login: 'login.microsoftonline.us', instance: 'microsoftonline.us' };

/** Microsoft's clouds, by the names that clients give them. A tenant of the mock is reached through each. */
export const clouds = {
  global,
  usgov: { ...usGovernment, graph: 'graph.microsoft.us' },
  usgovdod: { ...usGovernment, graph: 'dod-graph.microsoft.us' },
  china: {
    graph: 'microsoftgraph.chinacloudapi.cn',
    login: 'login.chinacloudapi.cn',
    instance: 'partner.microsoftonline.cn',
    audience: 'urn:federation:partner.microsoftonline.cn',
  },
} as const satisfies Readonly<Record<string, Cloud>>;

const graphHosts: ReadonlySet<string> = new Set(Object.values(clouds).map(({ graph }) => graph));
const byHost: ReadonlyMap<string, Cloud> = new Map(
  Object.values<Cloud>(clouds).flatMap((cloud) => [
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
