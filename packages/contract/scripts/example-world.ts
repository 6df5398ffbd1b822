/**
 * The tenant in which a documented exchange is replayed. Documented ids, names and placeholders stand for seeded objects of
 * the type that the operation takes there.
 */
import { createMockGraph, type MockTenant } from '../../mock-graph/src/index.ts';
import type { OperationId } from '../generated/operations.ts';
import { isObject, type Json, type JsonObject } from './description.ts';
import type { Exchange } from './exchanges.ts';

const id = (kind: number, number = 0): string => `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const userId = (number: number): string => id(1, number);
/** The group that paths name; one that no policy has; one that the policy has. */
const [group, freeGroup, attachedGroup] = [id(2, 1), id(2, 2), id(2, 3)];
const contact = id(3, 1);
const tenantId = id(4, 1);
const absent = id(9, 9);
/** A group of agents that a resource is assigned to, one that has nothing, and the resource. */
const [agentGroup, freeAgentGroup, publishedResource] = [id(5, 1), id(5, 2), id(5, 3)];
/** A connector, the group that it is in, one that is empty, and an application. */
const [connector, connectorGroup, freeConnectorGroup, application] = [id(6, 1), id(6, 2), id(6, 3), id(6, 4)];
/** Domains in the states that operations need: federated, managed, unverified, below another; nothing uses their names. */
const [federated, otherFederated, managed, unverified, subdomain] = [
  'fabrikam.com',
  'wingtiptoys.com',
  'tailspintoys.com',
  'adatum.com',
  'sub.contoso.com',
];
/** Of a made-up federation server; documented certificates are cut short. */
const certificate = [
  'MIIBejCCASGgAwIBAgIUE1dpzJ8uUVGYH0qZiYeBH4yTBeMwCgYIKoZIzj0EAwIwEjEQMA4GA1UEAwwHc2lnbmluZzAgFw0yNjEx',
  'MjEwOTQyMTVaGA8yMTI2MTAyODA5NDIxNVowEjEQMA4GA1UEAwwHc2lnbmluZzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHzh',
  'BDwaSqX1hGdzP4f2JnHOOvRotSByBQjyE1V1eS2GhPZckHOYsYXG8EUerETz0aeObnIaFaTr4/MFy93zZCmjUzBRMB0GA1UdDgQW',
  'BBRJausZK4F5U7hcS2veTimlhH7zeTAfBgNVHSMEGDAWgBRJausZK4F5U7hcS2veTimlhH7zeTAPBgNVHRMBAf8EBTADAQH/MAoG',
  'CCqGSM49BAMCA0cAMEQCICVCpxXv8jukoXZMpB64H3mKSnQwWH1zEVX4kpZyP/t7AiAZrlfK+4XcFUVQSM8rFz8mmBFQ38JNWeyr',
  'puANpPn8uw==',
].join('');
const links = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `https://graph.microsoft.com/v1.0/users/${userId(from + index)}`);
const user = {
  accountEnabled: true,
  displayName: 'Ada',
  mailNickname: 'ada',
  passwordProfile: { password: 'Pa55word!' },
};
const unified = {
  displayName: 'A',
  groupTypes: ['Unified'],
  mailEnabled: true,
  mailNickname: 'a',
  securityEnabled: false,
};

/** What was sent, where a source of a refusal does not show it. `id` in a path: the parameter of the operation. */
const sent: Readonly<Record<string, { body?: Json; parameters?: Record<string, string> }>> = {
  'seen/members-ref-duplicate': { body: { '@odata.id': links(1, 1)[0] ?? '' } },
  'seen/members-ref-unknown-object': { body: { '@odata.id': `https://graph.microsoft.com/v1.0/users/${absent}` } },
  'seen/members-remove-not-member': { parameters: { memberId: userId(20) } },
  'seen/members-remove-not-member-2': { parameters: { memberId: userId(20) } },
  'seen/owners-quota': { body: { 'owners@odata.bind': links(1, 1) } },
  'seen/create-group-21-links': {
    body: { ...unified, 'members@odata.bind': links(1, 20), 'owners@odata.bind': links(21, 1) },
  },
  'seen/create-group-same-member-twice': {
    body: { ...unified, 'members@odata.bind': [...links(1, 1), ...links(1, 1)] },
  },
  'seen/create-group-duplicate-binding': {
    body: { ...unified, 'owners@odata.bind': [...links(1, 1), ...links(1, 1)] },
  },
  'seen/create-user-duplicate-upn': { body: { ...user, userPrincipalName: 'user1@contoso.com' } },
  'seen/create-group-duplicate-mailnickname': { body: { ...unified, mailNickname: 'unified' } },
  'seen/group-invalid-property': { body: { ...unified, classification: 'none of the tenant' } },
  'seen/create-user-invalid-mailnickname': {
    body: { ...user, mailNickname: 'a b', userPrincipalName: 'a@contoso.com' },
  },
  'seen/create-user-unverified-domain': { body: { ...user, userPrincipalName: 'a@elsewhere.example' } },
  'seen/create-user-federated-no-immutableid': { body: { ...user, userPrincipalName: 'a@fabrikam.com' } },
  'seen/create-user-federated-no-immutableid-2019': { body: { ...user, userPrincipalName: 'a@fabrikam.com' } },
  'seen/patch-synced-user': { parameters: { userId: userId(30) }, body: { jobTitle: 'x' } },
  'seen/patch-formerly-synced-user': { parameters: { userId: userId(30) }, body: { jobTitle: 'x' } },
  'seen/create-group-headers': { body: unified },
  'seen/object-quota': { body: unified },
  'seen/batch-21': {
    body: { requests: Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/users' })) },
  },
  'seen/create-dynamic-group-with-members': {
    body: {
      ...unified,
      groupTypes: ['Unified', 'DynamicMembership'],
      membershipRule: 'user.department -eq "x"',
      'members@odata.bind': links(1, 1),
    },
  },
  'swimlane.microsoft_graph_identity_directory_domains_post_domain': { body: { id: 'litware.com' } },
  'v1.0.domain-post-domains': { body: { id: 'litware.com' } },
  'beta.domain-post-domains': { body: { id: 'litware.com' } },
  'observed.federationconfiguration-post-invalid-issuer': { body: { issuerUri: 'contoso.com/adfs' } },
  'observed.federationconfiguration-patch-duplicate-issuer': { body: { issuerUri: `http://${otherFederated}/adfs` } },
  'observed.federationconfiguration-post-already-set': {
    parameters: { domainId: federated },
    body: { issuerUri: 'http://contoso.com/adfs', signingCertificate: certificate },
  },
  'observed.federationconfiguration-list-managed-domain': { parameters: { domainId: managed } },
  'observed.federationconfiguration-denied': { body: { displayName: 'Contoso' } },
  'observed.domainnamereferences-federated': { parameters: { domainId: federated } },
  'observed.domain-patch-managed-to-federated': { parameters: { domainId: managed } },
  'seen/domain-managed-to-federated-patch': {
    parameters: { domainId: managed },
    body: { authenticationType: 'Federated' },
  },
  'beta.connectorgroup-update': { body: { name: 'a group', region: 'eur' } },
  'swimlane.update_user': { body: { jobTitle: 'x' } },
  'rollout.batch-remove-groups': {
    body: {
      requests: [{ id: 'a', method: 'DELETE', url: 'directory/featureRolloutPolicies/{id}/appliesTo/{id}/$ref' }],
    },
  },
};

const features = [
  'passthroughAuthentication',
  'seamlessSso',
  'passwordHashSync',
  'emailAsAlternateId',
  'certificateBasedAuthentication',
];
/** What may stand where an id stands and is none. */
const operators = ['$count', 'delta'];
const domainPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** The domain of the world that an operation changes; one that only reads takes the one that the path names. */
const domainFor: Readonly<Partial<Record<OperationId, string>>> = {
  deleteDomain: managed,
  forceDeleteDomain: managed,
  verifyDomain: unverified,
  promoteDomain: subdomain,
  createFederationConfiguration: managed,
  listFederationConfiguration: federated,
  getFederationConfiguration: federated,
  updateFederationConfiguration: federated,
  deleteFederationConfiguration: federated,
};

/** Operations that change a group of connectors take one that is empty. */
const takesEmptyGroup: readonly OperationId[] = [
  'updateConnectorGroup',
  'deleteConnectorGroup',
  'addConnectorGroupMembers',
];

/** What a reference leads to, where it is not a user. */
const referenceFor: Readonly<Partial<Record<OperationId, string>>> = {
  addFeatureRolloutPolicyAppliesTo: `directoryObjects/${freeGroup}`,
  addOnPremisesAgentAgentGroups: `onPremisesPublishingProfiles/authentication/agentGroups/${freeAgentGroup}`,
  addPublishedResourceAgentGroups: `onPremisesPublishingProfiles/authentication/agentGroups/${freeAgentGroup}`,
  addConnectorMemberOf: `onPremisesPublishingProfiles/applicationProxy/connectorGroups/${freeConnectorGroup}`,
  addConnectorGroupMembers: `onPremisesPublishingProfiles/applicationProxy/connectors/${connector}`,
  setApplicationConnectorGroup: `onPremisesPublishingProfiles/applicationProxy/connectorGroups/${connectorGroup}`,
};

/** Domain names that an exchange names, in its path or as the domain of a user. */
function domainsOf({ path, body }: Exchange): Set<string> {
  const names = new Set<string>();
  const named = /^\/domains\/([^/?]+)/.exec(path)?.[1];
  if (named && domainPattern.test(named)) names.add(named);
  const principal = isObject(body) ? body['userPrincipalName'] : undefined;
  const domain = typeof principal === 'string' ? principal.split('@')[1] : undefined;
  if (domain && domainPattern.test(domain)) names.add(domain);
  return names;
}

/** The feature that the exchange is about, so that a read finds the policy that the page shows. */
function featureOf({ body, response }: Exchange): string {
  const shown = [response, body].map((value) => (isObject(value) ? value['feature'] : undefined));
  return shown.map(String).find((name) => features.includes(name)) ?? 'passwordHashSync';
}

function tenantFile(exchange: Exchange, operation: OperationId | undefined): object {
  const known = ['contoso.com', federated, otherFederated, managed, unverified, subdomain];
  const other = [...domainsOf(exchange)].filter((name) => !known.includes(name));
  const federation = (name: string) => ({
    id: name,
    authenticationType: 'Federated',
    federation: { issuerUri: `http://${name}/adfs`, passiveSignInUri: `https://sts.${name}/adfs/ls` },
  });
  const policy = {
    feature: featureOf(exchange),
    isEnabled: operation !== 'deleteFeatureRolloutPolicy',
    groups: ['attached'],
  };
  return {
    version: 1,
    tenant: { id: tenantId, isPremium: exchange.id !== 'seen/signins-no-premium' },
    domains: [
      { id: 'contoso.com', isDefault: true },
      federation(federated),
      federation(otherFederated),
      { id: managed },
      { id: unverified, isVerified: false },
      { id: subdomain },
      ...other.filter((name) => name !== 'contoso.onmicrosoft.com').map((name) => ({ id: name })),
    ],
    users: [
      ...Array.from({ length: 29 }, (_, index) => ({
        id: userId(index + 1),
        userPrincipalName: `user${index + 1}@contoso.com`,
      })),
      { id: userId(30), userPrincipalName: 'synced@fabrikam.com', synced: true },
    ],
    contacts: [{ id: contact, displayName: 'contact', mail: 'contact@elsewhere.example' }],
    groups: [
      { id: group, displayName: 'a group', members: ['user1@contoso.com', { contact: 'contact' }, { group: 'free' }] },
      { id: freeGroup, displayName: 'free' },
      { id: attachedGroup, displayName: 'attached', members: ['user2@contoso.com'] },
      { id: id(2, 4), displayName: 'unified', mailNickname: 'unified', groupTypes: ['Unified'] },
    ],
    policies: operation === 'createFeatureRolloutPolicy' ? [] : [policy],
    applications: [{ id: application, displayName: 'an application' }],
    onPremises: { activeAgents: 1 },
    publishing: {
      agentGroups: [
        { id: agentGroup, publishingType: 'authentication', displayName: 'a group of agents' },
        { id: freeAgentGroup, publishingType: 'authentication', displayName: 'free' },
      ],
      publishedResources: [
        {
          id: publishedResource,
          publishingType: 'authentication',
          displayName: 'a resource',
          agentGroups: ['a group of agents'],
        },
      ],
      connectorGroups: [
        { id: connectorGroup, name: 'a group' },
        { id: freeConnectorGroup, name: 'free' },
      ],
      connectors: [{ id: connector, machineName: 'a.contoso.com', connectorGroup: 'a group' }],
    },
  };
}

export interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly mockReason: string | undefined;
}

/** What a documented path leads to, and the values that stand in its place of parameters. */
export type FindRoute = (
  version: Exchange['version'],
  method: string,
  segments: readonly string[],
) => { operation: OperationId; parameters: Readonly<Record<string, string>> } | undefined;

/** A tenant made for one exchange. */
export class World {
  readonly #graph;
  readonly #tenant: MockTenant;
  readonly #exchange: Exchange;
  readonly #findRoute: FindRoute;

  constructor(exchange: Exchange, findRoute: FindRoute) {
    const [path = ''] = exchange.path.split('?');
    const operation = findRoute(exchange.version, exchange.method, segmentsOf(path))?.operation;
    this.#graph = createMockGraph({ validateAnswers: true, tenantFile: tenantFile(exchange, operation) });
    this.#tenant = this.#graph.tenant();
    this.#exchange = exchange;
    this.#findRoute = findRoute;
  }

  async #call(
    method: string,
    path: string,
    body: Json,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const answer = await this.#graph.handle({
      method,
      url: `https://graph.microsoft.com/${this.#exchange.version}${path}`,
      headers: { 'content-type': 'application/json', ...headers, authorization: 'Bearer example' },
      body: body === null ? undefined : JSON.stringify(body),
    });
    return {
      status: answer.status,
      body: answer.body === undefined ? null : (JSON.parse(answer.body) as Json),
      mockReason: answer.headers['x-mock-reason'],
    };
  }

  /** The seeded object that a parameter of a path stands for. */
  async #parameter(name: string, documented: string, operation: OperationId): Promise<string> {
    const given = sent[this.#exchange.id]?.parameters?.[name];
    if (given !== undefined) return given;
    switch (name) {
      case 'policyId':
        return this.#firstId('/policies/featureRolloutPolicies');
      case 'auditId':
        return this.#firstId('/auditLogs/directoryAudits');
      case 'signInId':
        return this.#firstId('/auditLogs/signIns');
      case 'publishingType':
        return /connector/i.test(operation) ? 'applicationProxy' : 'authentication';
      case 'agentId':
        return this.#firstId('/onPremisesPublishingProfiles/authentication/agents');
      case 'agentGroupId':
        return agentGroup;
      case 'publishedResourceId':
        return publishedResource;
      case 'connectorId':
        return connector;
      case 'connectorGroupId':
        return takesEmptyGroup.includes(operation) ? freeConnectorGroup : connectorGroup;
      case 'applicationId':
        return application;
      case 'directoryObjectId':
        return operation === 'getDirectoryObject' ? userId(1) : attachedGroup;
      case 'groupId':
        return group;
      case 'contactId':
        return contact;
      case 'synchronizationId':
        return this.#tenant.tenantId;
      case 'domainId':
        return domainFor[operation] ?? (domainPattern.test(documented) ? documented : 'contoso.com');
      case 'federationId':
        return this.#firstId(`/domains/${federated}/federationConfiguration`);
      default:
        return userId(1);
    }
  }

  async #firstId(path: string): Promise<string> {
    const { body } = await this.#call('GET', path, null);
    const [first] = isObject(body) && Array.isArray(body['value']) ? body['value'] : [];
    return isObject(first) ? String(first['id']) : absent;
  }

  /** A documented path with seeded objects in the place of its parameters. */
  async #path(method: string, documented: string): Promise<string> {
    const question = documented.indexOf('?');
    const segments = segmentsOf(question < 0 ? documented : documented.slice(0, question));
    const route = this.#findRoute(this.#exchange.version, method, segments);
    const values = Object.entries(route?.parameters ?? {});
    const mapped: string[] = [];
    for (const segment of segments) {
      const [next] = values;
      const isParameter = next?.[1] === segment && !operators.includes(segment);
      if (isParameter) values.shift();
      const value =
        isParameter && route
          ? await this.#parameter(next[0], segment, route.operation)
          : segment.replace(/^\{.*\}$/, absent);
      mapped.push(encodeURIComponent(value).replaceAll('%24', '$'));
    }
    return `/${mapped.join('/')}${question < 0 ? '' : documented.slice(question)}`;
  }

  /** A documented body with seeded objects in the place of references, and steps of a batch with mapped paths. */
  async #body(documented: Json, operation: OperationId | undefined): Promise<Json> {
    if (!isObject(documented)) return documented;
    const body: JsonObject = { ...documented };
    if ('@odata.id' in body) {
      const target = (operation && referenceFor[operation]) ?? `directoryObjects/${userId(5)}`;
      body['@odata.id'] = `https://graph.microsoft.com/${this.#exchange.version}/${target}`;
    }
    for (const name of ['signingCertificate', 'nextSigningCertificate']) if (name in body) body[name] = certificate;
    let from = 6;
    for (const name of ['members@odata.bind', 'owners@odata.bind']) {
      const list = body[name];
      if (!Array.isArray(list)) continue;
      body[name] = links(from, list.length);
      from += list.length;
    }
    if (Array.isArray(body['requests'])) {
      body['requests'] = await Promise.all(
        body['requests'].filter(isObject).map(async (step) => {
          const [method, url] = [String(step['method']), String(step['url'])];
          const inner = this.#findRoute(this.#exchange.version, method, segmentsOf(url.split('?')[0] ?? ''));
          return {
            ...step,
            url: await this.#path(method, url),
            ...(step['body'] === undefined ? {} : { body: await this.#body(step['body'], inner?.operation) }),
          };
        }),
      );
    }
    return body;
  }

  /** Lists of what only happens need something to have happened. */
  async #prepare(operation: OperationId | undefined): Promise<void> {
    if (operation === 'listDirectoryAudits' || operation === 'getDirectoryAudit')
      await this.#call('PATCH', `/users/${userId(3)}`, { jobTitle: 'x' });
    if (operation === 'listSignIns' || operation === 'getSignIn') this.#signIn();
    if (/Agent(Group|s)/.test(operation ?? '')) {
      const agents = '/onPremisesPublishingProfiles/authentication/agents';
      await this.#call('POST', `${agents}/${await this.#firstId(agents)}/agentGroups/$ref`, {
        '@odata.id': `https://graph.microsoft.com/beta/onPremisesPublishingProfiles/authentication/agentGroups/${agentGroup}`,
      });
    }
    if (operation === 'listConnectorGroupApplications')
      await this.#call('PUT', `/applications/${application}/connectorGroup/$ref`, {
        '@odata.id': `https://graph.microsoft.com/beta/${referenceFor.setApplicationConnectorGroup ?? ''}`,
      });
    if (operation === 'verifyDomain') {
      const { body } = await this.#call('GET', `/domains/${unverified}/verificationDnsRecords`, null);
      const records = isObject(body) && Array.isArray(body['value']) ? body['value'].filter(isObject) : [];
      for (const { label, text } of records)
        if (typeof text === 'string')
          this.#tenant.run('publishDnsRecord', { name: String(label), type: 'TXT', value: text });
    }
  }

  /** More sign-ins than documented pages have, to the application that the answer shows. */
  #signIn(): void {
    const { response } = this.#exchange;
    const [shown = response] = isObject(response) && Array.isArray(response['value']) ? response['value'] : [];
    const displayName = isObject(shown) ? String(shown['appDisplayName']) : 'Graph';
    for (let count = 0; count < 11; count++)
      this.#tenant.signIn({
        userPrincipalName: 'user1@contoso.com',
        password: 'a password',
        application: { id: application, displayName },
      });
  }

  /** Sends the exchange's request with seeded objects in it. */
  async replay(): Promise<Reply> {
    const { id: name, method, path, headers, body } = this.#exchange;
    const operation = this.#findRoute(this.#exchange.version, method, segmentsOf(path.split('?')[0] ?? ''))?.operation;
    const given = sent[name]?.body;
    const isBatch = isObject(given ?? null) && 'requests' in (given as JsonObject);
    const mapped = given !== undefined && !isBatch ? given : await this.#body(given ?? body, operation);
    await this.#prepare(operation);
    const { 'content-length': _length, 'content-type': _type, ...others } = headers;
    return this.#call(method, await this.#path(method, path), mapped, others);
  }
}

export const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');
