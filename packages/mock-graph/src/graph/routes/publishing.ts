import {
  agentGroupsOfType,
  agentsOfGroup,
  agentsOfType,
  applicationsOfGroup,
  connectorGroupsOfType,
  connectorsOfGroup,
  connectorsOfType,
  groupsOfAgent,
  groupsOfResource,
  type PublishingProfile,
  type PublishingType,
  publishingProfile,
  requireAgentGroup,
  requireAgentOfType,
  requireConnector,
  requireConnectorGroup,
  requirePublishingType,
  requireResource,
  resourcesOfGroup,
  resourcesOfType,
} from '../../tenant/publishing.ts';
import type { AgentRecord, PublishedResource, PublishingAgentGroup } from '../../tenant/records.ts';
import type { View } from '../../tenant/state.ts';
import { formatTime } from '../../tenant/time.ts';
import { parseInstant } from '../odata/instant.ts';
import type { PublishedTarget } from '../reference.ts';
import { type ReadInput, type Row, type Rows, type Shown, type WriteInput, write } from '../rows.ts';
import { millisecondsOf, shortList } from './lists.ts';

interface OnWire {
  readonly id: string;
}

const typeOf = ({ parameters }: Pick<ReadInput, 'parameters'>): PublishingType =>
  requirePublishingType(parameters['publishingType'] ?? '');

/** What the wire shows of an agent; the rest is known on-premises. */
const shownAgent = ({ id, machineName, externalIp, stage }: AgentRecord): OnWire => ({
  id,
  ...{ machineName, externalIp, status: stage, supportedPublishingTypes: ['authentication'] },
});

function* shownAgents(agents: Iterable<AgentRecord>): IterableIterator<OnWire> {
  for (const agent of agents) yield shownAgent(agent);
}

function* all(entity: string, items: Iterable<OnWire>): IterableIterator<Shown> {
  for (const item of items) yield { entity, item };
}

/** The type of a group or a resource stands in it. */
const typeIn = ({ publishingType }: PublishingAgentGroup | PublishedResource): PublishingType =>
  requirePublishingType(publishingType);

const profileParts = {
  agents: (view: View, item: object) =>
    all('onPremisesAgent', shownAgents(agentsOfType(view, (item as PublishingProfile).id))),
  agentGroups: (view: View, item: object) =>
    all('onPremisesAgentGroup', agentGroupsOfType(view, (item as PublishingProfile).id)),
  publishedResources: (view: View, item: object) =>
    all('publishedResource', resourcesOfType(view, (item as PublishingProfile).id)),
  connectors: (view: View, item: object) => all('connector', connectorsOfType(view, (item as PublishingProfile).id)),
  connectorGroups: (view: View, item: object) =>
    all('connectorGroup', connectorGroupsOfType(view, (item as PublishingProfile).id)),
};

const agentParts = {
  agentGroups: (view: View, item: object) =>
    all('onPremisesAgentGroup', groupsOfAgent(view, 'authentication', (item as OnWire).id)),
};

const groupParts = {
  agents: (view: View, item: object) => {
    const group = item as PublishingAgentGroup;
    return all('onPremisesAgent', shownAgents(agentsOfGroup(view, typeIn(group), group)));
  },
  publishedResources: (view: View, item: object) => {
    const group = item as PublishingAgentGroup;
    return all('publishedResource', resourcesOfGroup(view, typeIn(group), group.id));
  },
};

const resourceParts = {
  agentGroups: (view: View, item: object) => {
    const resource = item as PublishedResource;
    return all('onPremisesAgentGroup', groupsOfResource(view, typeIn(resource), resource.id));
  },
};

/** A list of what a publishing type has. */
const listed = (
  entity: string,
  read: (view: View, type: PublishingType) => Iterable<OnWire>,
  expand: Extract<Row, { kind: 'list' }>['expand'] = {},
): Row => ({
  kind: 'list',
  list: (input) => shortList(read(input.view, typeOf(input)), entity),
  expand,
});

/** One object that a publishing type has, by the id in the path. */
const one = (
  entity: string,
  parameter: string,
  read: (view: View, type: PublishingType, id: string) => OnWire,
  expand: Extract<Row, { kind: 'entity' }>['expand'] = {},
): Row => ({
  kind: 'entity',
  read: (input) => ({ entity, item: read(input.view, typeOf(input), input.parameters[parameter] ?? '') }),
  expand,
});

const inGroup =
  <Part>(read: (view: View, groupId: string) => Iterable<Part>) =>
  ({ view, parameters, ...input }: ReadInput): Iterable<Part> =>
    read(view, requireConnectorGroup(view, typeOf({ parameters, ...input }), parameters['connectorGroupId'] ?? '').id);

/** The id that a reference names, which has to be of the type that the path names. */
const referred = ({ parameters, body, reference }: WriteInput, name: PublishedTarget['name']): string =>
  reference(body['@odata.id'], { publishingType: parameters['publishingType'] ?? 'applicationProxy', name });

/** The moment until which updates wait, in UTC whatever zone it came in. */
function inUtc(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { deferUpdateDateTime: moment } = body;
  const instant = typeof moment === 'string' ? parseInstant(moment) : undefined;
  return instant ? { ...body, deferUpdateDateTime: formatTime(millisecondsOf(instant)) } : body;
}

const made = (entity: string) => (item: object) => ({ shown: { entity, item } });

export const publishingRows = {
  getOnPremisesPublishingProfile: {
    kind: 'entity',
    read: (input) => ({ entity: 'onPremisesPublishingProfile', item: publishingProfile(input.view, typeOf(input)) }),
    expand: profileParts,
  },
  updateHybridAgentUpdaterConfiguration: write('updateHybridAgentUpdaterConfiguration', {
    input: ({ parameters, body }) => ({ publishingType: parameters['publishingType'] ?? '', body: inUtc(body) }),
  }),
  listOnPremisesAgents: listed('onPremisesAgent', (view, type) => shownAgents(agentsOfType(view, type)), agentParts),
  getOnPremisesAgent: one(
    'onPremisesAgent',
    'agentId',
    (view, type, id) => shownAgent(requireAgentOfType(view, type, id)),
    agentParts,
  ),
  addOnPremisesAgentAgentGroups: write('addOnPremisesAgentAgentGroups', {
    input: (input) => ({
      publishingType: input.parameters['publishingType'] ?? '',
      agentId: input.parameters['agentId'] ?? '',
      groupId: referred(input, 'agentGroups'),
    }),
  }),
  removeOnPremisesAgentAgentGroups: write('removeOnPremisesAgentAgentGroups'),
  listOnPremisesAgentGroups: listed('onPremisesAgentGroup', agentGroupsOfType, groupParts),
  createOnPremisesAgentGroup: write('createOnPremisesAgentGroup', { answer: made('onPremisesAgentGroup') }),
  getOnPremisesAgentGroup: one('onPremisesAgentGroup', 'agentGroupId', requireAgentGroup, groupParts),
  updateOnPremisesAgentGroup: write('updateOnPremisesAgentGroup'),
  deleteOnPremisesAgentGroup: write('deleteOnPremisesAgentGroup'),
  listPublishedResources: listed('publishedResource', resourcesOfType, resourceParts),
  createPublishedResource: write('createPublishedResource', { answer: made('publishedResource') }),
  getPublishedResource: one('publishedResource', 'publishedResourceId', requireResource, resourceParts),
  updatePublishedResource: write('updatePublishedResource'),
  deletePublishedResource: write('deletePublishedResource'),
  addPublishedResourceAgentGroups: write('addPublishedResourceAgentGroups', {
    input: (input) => ({
      publishingType: input.parameters['publishingType'] ?? '',
      publishedResourceId: input.parameters['publishedResourceId'] ?? '',
      groupId: referred(input, 'agentGroups'),
    }),
  }),
  removePublishedResourceAgentGroups: write('removePublishedResourceAgentGroups'),
  listConnectors: listed('connector', connectorsOfType),
  getConnector: one('connector', 'connectorId', requireConnector),
  listConnectorMemberOf: {
    kind: 'list',
    list: (input) => {
      const type = typeOf(input);
      const { connectorGroupId } = requireConnector(input.view, type, input.parameters['connectorId'] ?? '');
      return shortList([requireConnectorGroup(input.view, type, connectorGroupId)], 'connectorGroup');
    },
  },
  addConnectorMemberOf: write('addConnectorMemberOf', {
    input: (input) => ({
      publishingType: input.parameters['publishingType'] ?? '',
      connectorId: input.parameters['connectorId'] ?? '',
      groupId: referred(input, 'connectorGroups'),
    }),
    answer: made('connectorGroup'),
  }),
  listConnectorGroups: listed('connectorGroup', connectorGroupsOfType),
  createConnectorGroup: write('createConnectorGroup', { answer: made('connectorGroup') }),
  getConnectorGroup: one('connectorGroup', 'connectorGroupId', requireConnectorGroup),
  updateConnectorGroup: write('updateConnectorGroup', { answer: made('connectorGroup') }),
  deleteConnectorGroup: write('deleteConnectorGroup'),
  listConnectorGroupMembers: {
    kind: 'list',
    list: (input) => shortList(inGroup(connectorsOfGroup)(input), 'connector'),
  },
  addConnectorGroupMembers: write('addConnectorGroupMembers', {
    input: (input) => ({
      publishingType: input.parameters['publishingType'] ?? '',
      connectorId: referred(input, 'connectors'),
      groupId: input.parameters['connectorGroupId'] ?? '',
    }),
  }),
  listConnectorGroupApplications: {
    kind: 'list',
    list: (input) => shortList(inGroup(applicationsOfGroup)(input), 'application'),
  },
  listPrivateAccessSensors: listed('privateAccessSensor', () => []),
  listApplicationSegments: listed('ipApplicationSegment', () => []),
  setApplicationConnectorGroup: write('setApplicationConnectorGroup', {
    input: (input) => ({
      applicationId: input.parameters['applicationId'] ?? '',
      groupId: referred(input, 'connectorGroups'),
    }),
  }),
} satisfies Partial<Rows>;
