/**
 * What on-premises agents and connectors publish, by publishing type (PT-01). The agents of pass-through authentication are
 * of the type `authentication`; of other types there are no agents here.
 */
import type { OperationInputs } from '@cutover/contract/operations';
import { guidFor } from './ids.ts';
import { alreadyReferenced } from './membership.ts';
import { groupIdsOf, joinGroup, leaveGroup } from './pass-through/agent-groups.ts';
import { isRegistered, registeredAgents } from './pass-through/agents.ts';
import type {
  AgentRecord,
  ApplicationRecord,
  Connector,
  ConnectorGroup,
  PublishedResource,
  PublishingAgentGroup,
  UpdaterConfiguration,
} from './records.ts';
import { placed, type SeedProblem } from './seed-problem.ts';
import { badRequest, notFound, ServiceError } from './service-error.ts';
import type { Draft, View } from './state.ts';

/** As the service spells them, the sixth too; pages name another, `adAdministration`, which the service does not have. */
const publishingTypes = [
  'applicationProxy',
  'exchangeOnline',
  'authentication',
  'provisioning',
  'intunePfx',
  'oflineDomainJoin',
  'privateAccess',
] as const;
export type PublishingType = (typeof publishingTypes)[number];

/** The type of a path, which is read without regard to case. */
export function requirePublishingType(text: string): PublishingType {
  const type = publishingTypes.find((name) => name.toLowerCase() === text.toLowerCase());
  if (type) return type;
  const { status, code, message } = notFound(text);
  throw new ServiceError(status, code, `${message} Publishing types: ${publishingTypes.join(', ')}.`, {
    assumption: 'PT-01',
  });
}

export interface PublishingProfile {
  readonly id: PublishingType;
  readonly hybridAgentUpdaterConfiguration: UpdaterConfiguration | null;
  readonly isDefaultAccessEnabled: boolean | null;
  readonly isEnabled: boolean | null;
}

export const publishingProfile = (view: View, type: PublishingType): PublishingProfile => ({
  id: type,
  hybridAgentUpdaterConfiguration: view.tables.updaterConfigurations.get(type) ?? null,
  isDefaultAccessEnabled: null,
  isEnabled: null,
});

/** Agents of a type, in order of id. */
export function* agentsOfType(view: View, type: PublishingType): IterableIterator<AgentRecord> {
  if (type === 'authentication') yield* registeredAgents(view);
}

export function requireAgentOfType(view: View, type: PublishingType, id: string): AgentRecord {
  const agent = type === 'authentication' ? view.tables.agents.get(id) : undefined;
  if (!agent || !isRegistered(agent)) throw notFound(id);
  return agent;
}

const under = (key: string): string => `${key}|`;

/** The second parts of the keys that begin with a first one. */
function* linked(
  table: { prefix(prefix: string): Iterable<readonly [string, unknown]> },
  first: string,
): IterableIterator<string> {
  for (const [key] of table.prefix(under(first))) yield key.slice(first.length + 1);
}

export function* agentGroupsOfType(view: View, type: PublishingType): IterableIterator<PublishingAgentGroup> {
  for (const [, group] of view.tables.agentGroups.prefix(under(type))) yield group;
}

export function requireAgentGroup(view: View, type: PublishingType, id: string): PublishingAgentGroup {
  const group = view.tables.agentGroups.get(under(type) + id);
  if (!group) throw notFound(id);
  return group;
}

/** An agent that is in no other group is in the default one, without being linked to it. */
export function groupsOfAgent(view: View, type: PublishingType, agentId: string): PublishingAgentGroup[] {
  const ids = groupIdsOf(view, agentId);
  if (ids.length > 0) return ids.map((id) => requireAgentGroup(view, type, id));
  return [...agentGroupsOfType(view, type)].filter(({ isDefault }) => isDefault);
}

export function* agentsOfGroup(
  view: View,
  type: PublishingType,
  { id: groupId, isDefault }: PublishingAgentGroup,
): IterableIterator<AgentRecord> {
  for (const agent of agentsOfType(view, type)) {
    const ids = groupIdsOf(view, agent.id);
    if (ids.length === 0 ? isDefault : ids.includes(groupId)) yield agent;
  }
}

export function* resourcesOfType(view: View, type: PublishingType): IterableIterator<PublishedResource> {
  for (const [, resource] of view.tables.publishedResources.prefix(under(type))) yield resource;
}

export function requireResource(view: View, type: PublishingType, id: string): PublishedResource {
  const resource = view.tables.publishedResources.get(under(type) + id);
  if (!resource) throw notFound(id);
  return resource;
}

export const groupsOfResource = (view: View, type: PublishingType, resourceId: string): PublishingAgentGroup[] =>
  [...linked(view.tables.publishedResourceGroups, resourceId)].map((id) => requireAgentGroup(view, type, id));

export const resourcesOfGroup = (view: View, type: PublishingType, groupId: string): PublishedResource[] =>
  [...linked(view.tables.agentGroupResources, groupId)].map((id) => requireResource(view, type, id));

/** Connectors belong to application proxy alone. */
const hasConnectors = (type: PublishingType): boolean => type === 'applicationProxy';

export function* connectorsOfType(view: View, type: PublishingType): IterableIterator<Connector> {
  if (hasConnectors(type)) for (const [, connector] of view.tables.connectors.range()) yield connector;
}

export function requireConnector(view: View, type: PublishingType, id: string): Connector {
  const connector = hasConnectors(type) ? view.tables.connectors.get(id) : undefined;
  if (!connector) throw notFound(id);
  return connector;
}

export function* connectorGroupsOfType(view: View, type: PublishingType): IterableIterator<ConnectorGroup> {
  if (hasConnectors(type)) for (const [, group] of view.tables.connectorGroups.range()) yield group;
}

export function requireConnectorGroup(view: View, type: PublishingType, id: string): ConnectorGroup {
  const group = hasConnectors(type) ? view.tables.connectorGroups.get(id) : undefined;
  if (!group) throw notFound(id);
  return group;
}

export function* connectorsOfGroup(view: View, groupId: string): IterableIterator<Connector> {
  for (const [, connector] of view.tables.connectors.range())
    if (connector.connectorGroupId === groupId) yield connector;
}

export function* applicationsOfGroup(view: View, groupId: string): IterableIterator<ApplicationRecord> {
  for (const [id, group] of view.tables.applicationConnectorGroups.range()) {
    const application = group === groupId ? view.tables.applications.get(id) : undefined;
    if (application) yield application;
  }
}

const isEmpty = (view: View, groupId: string): boolean =>
  connectorsOfGroup(view, groupId).next().done === true && applicationsOfGroup(view, groupId).next().done === true;

/** A refusal that the documentation asks for without saying how it looks. */
const refused = (message: string): ServiceError => badRequest(message, { assumption: 'PT-01' });

/** `7:05:00` as the service writes it. */
function timeOfDay(text: string): string {
  const [clock = '', fraction = ''] = text.split('.');
  return `${clock.padStart(8, '0')}.${fraction.slice(0, 7).padEnd(7, '0')}`;
}

type Window = NonNullable<UpdaterConfiguration['updateWindow']>;

function mergedWindow(before: Window | null, change: Partial<Window> | null | undefined): Window | null {
  if (change === null) return null;
  if (change === undefined) return before;
  const merged = { updateWindowStartTime: null, updateWindowEndTime: null, ...before, ...change };
  const { updateWindowStartTime: start, updateWindowEndTime: end } = merged;
  return {
    updateWindowStartTime: start === null ? null : timeOfDay(start),
    updateWindowEndTime: end === null ? null : timeOfDay(end),
  };
}

function putGroup(draft: Draft, type: PublishingType, group: PublishingAgentGroup): void {
  draft.write('agentGroups').set(under(type) + group.id, group);
}

function assign(draft: Draft, resourceId: string, groupId: string): void {
  draft.write('publishedResourceGroups').set(under(resourceId) + groupId, true);
  draft.write('agentGroupResources').set(under(groupId) + resourceId, true);
}

function unassign(draft: Draft, resourceId: string, groupId: string): void {
  draft.write('publishedResourceGroups').delete(under(resourceId) + groupId);
  draft.write('agentGroupResources').delete(under(groupId) + resourceId);
}

type In<Operation extends keyof OperationInputs> = OperationInputs[Operation];

/** An agent or a resource, and the group that the reference names. */
export interface AgentGroupReference {
  readonly publishingType: string;
  readonly groupId: string;
}

export interface ConnectorMove {
  readonly publishingType: string;
  readonly connectorId: string;
  readonly groupId: string;
}

function moveConnector(draft: Draft, { publishingType, connectorId, groupId }: ConnectorMove): ConnectorGroup {
  const type = requirePublishingType(publishingType);
  const connector = requireConnector(draft, type, connectorId);
  const group = requireConnectorGroup(draft, type, groupId);
  if (connector.connectorGroupId === group.id) throw alreadyReferenced('members');
  draft.write('connectors').set(connector.id, { ...connector, connectorGroupId: group.id });
  return group;
}

export const publishingOperations = {
  /** PT-01: what is not named stays. */
  updateHybridAgentUpdaterConfiguration(
    draft: Draft,
    { publishingType, body }: In<'updateHybridAgentUpdaterConfiguration'>,
  ): void {
    const type = requirePublishingType(publishingType);
    const before = draft.tables.updaterConfigurations.get(type);
    const { allowUpdateConfigurationOverride, deferUpdateDateTime, updateWindow } = body;
    draft.write('updaterConfigurations').set(type, {
      allowUpdateConfigurationOverride:
        allowUpdateConfigurationOverride ?? before?.allowUpdateConfigurationOverride ?? false,
      deferUpdateDateTime:
        deferUpdateDateTime === undefined ? (before?.deferUpdateDateTime ?? null) : deferUpdateDateTime,
      updateWindow: mergedWindow(before?.updateWindow ?? null, updateWindow),
    });
  },

  /** PT-01: an agent may be in several groups. */
  addOnPremisesAgentAgentGroups(draft: Draft, input: AgentGroupReference & { readonly agentId: string }): void {
    const type = requirePublishingType(input.publishingType);
    const { id: agentId } = requireAgentOfType(draft, type, input.agentId);
    const group = requireAgentGroup(draft, type, input.groupId);
    const before = groupsOfAgent(draft, type, agentId);
    if (before.some(({ id }) => id === group.id)) throw alreadyReferenced('agentGroups');
    draft.assume('PT-01');
    for (const { id } of [...before, group]) joinGroup(draft, agentId, id);
  },

  /** PT-01: an agent that is in no other group is in the default one. */
  removeOnPremisesAgentAgentGroups(draft: Draft, input: In<'removeOnPremisesAgentAgentGroups'>): void {
    const type = requirePublishingType(input.publishingType);
    const { id: agentId, machineName } = requireAgentOfType(draft, type, input.agentId);
    const group = requireAgentGroup(draft, type, input.agentGroupId);
    const before = groupsOfAgent(draft, type, agentId);
    if (!before.some(({ id }) => id === group.id)) throw notFound(group.id);
    if (group.isDefault && before.length === 1)
      throw refused(
        `The agent on ${machineName} is in no other group than the default one. Add it to another group first.`,
      );
    draft.assume('PT-01');
    leaveGroup(draft, agentId, group.id);
  },

  createOnPremisesAgentGroup(
    draft: Draft,
    { publishingType, body }: In<'createOnPremisesAgentGroup'>,
  ): PublishingAgentGroup {
    const type = requirePublishingType(publishingType);
    const group = { id: draft.newId(), displayName: body.displayName, publishingType: type, isDefault: false };
    putGroup(draft, type, group);
    return group;
  },

  updateOnPremisesAgentGroup(
    draft: Draft,
    { publishingType, agentGroupId, body }: In<'updateOnPremisesAgentGroup'>,
  ): void {
    const type = requirePublishingType(publishingType);
    const group = requireAgentGroup(draft, type, agentGroupId);
    putGroup(draft, type, { ...group, displayName: body.displayName ?? group.displayName });
  },

  /** PT-01: its agents stay, in the default group where they have no other. */
  deleteOnPremisesAgentGroup(draft: Draft, { publishingType, agentGroupId }: In<'deleteOnPremisesAgentGroup'>): void {
    const type = requirePublishingType(publishingType);
    const group = requireAgentGroup(draft, type, agentGroupId);
    if (group.isDefault) throw refused(`The default group of ${type} cannot be deleted.`);
    draft.assume('PT-01');
    for (const agent of agentsOfGroup(draft, type, group)) leaveGroup(draft, agent.id, group.id);
    for (const id of [...linked(draft.tables.agentGroupResources, group.id)]) unassign(draft, id, group.id);
    draft.write('agentGroups').delete(under(type) + group.id);
  },

  createPublishedResource(draft: Draft, { publishingType, body }: In<'createPublishedResource'>): PublishedResource {
    const type = requirePublishingType(publishingType);
    const { displayName = null, resourceName = null } = body;
    const resource = { id: draft.newId(), displayName, resourceName, publishingType: type };
    draft.write('publishedResources').set(under(type) + resource.id, resource);
    return resource;
  },

  updatePublishedResource(
    draft: Draft,
    { publishingType, publishedResourceId, body }: In<'updatePublishedResource'>,
  ): void {
    const type = requirePublishingType(publishingType);
    const resource = requireResource(draft, type, publishedResourceId);
    const { displayName = resource.displayName, resourceName = resource.resourceName } = body;
    draft.write('publishedResources').set(under(type) + resource.id, { ...resource, displayName, resourceName });
  },

  deletePublishedResource(draft: Draft, { publishingType, publishedResourceId }: In<'deletePublishedResource'>): void {
    const type = requirePublishingType(publishingType);
    const { id } = requireResource(draft, type, publishedResourceId);
    for (const groupId of [...linked(draft.tables.publishedResourceGroups, id)]) unassign(draft, id, groupId);
    draft.write('publishedResources').delete(under(type) + id);
  },

  addPublishedResourceAgentGroups(
    draft: Draft,
    input: AgentGroupReference & { readonly publishedResourceId: string },
  ): void {
    const type = requirePublishingType(input.publishingType);
    const { id } = requireResource(draft, type, input.publishedResourceId);
    const { id: groupId } = requireAgentGroup(draft, type, input.groupId);
    if (draft.tables.publishedResourceGroups.has(under(id) + groupId)) throw alreadyReferenced('agentGroups');
    draft.assume('PT-01');
    assign(draft, id, groupId);
  },

  removePublishedResourceAgentGroups(draft: Draft, input: In<'removePublishedResourceAgentGroups'>): void {
    const type = requirePublishingType(input.publishingType);
    const { id } = requireResource(draft, type, input.publishedResourceId);
    const { id: groupId } = requireAgentGroup(draft, type, input.agentGroupId);
    if (!draft.tables.publishedResourceGroups.has(under(id) + groupId)) throw notFound(groupId);
    unassign(draft, id, groupId);
  },

  addConnectorMemberOf: moveConnector,

  addConnectorGroupMembers(draft: Draft, input: ConnectorMove): void {
    moveConnector(draft, input);
  },

  createConnectorGroup(draft: Draft, { publishingType, body }: In<'createConnectorGroup'>): ConnectorGroup {
    const type = requirePublishingType(publishingType);
    if (!hasConnectors(type)) throw refused(`Groups of connectors are of applicationProxy, not of ${type}.`);
    if (body.isDefault)
      throw refused("A second default group of connectors cannot be made. Leave 'isDefault' out, or send false.");
    const group: ConnectorGroup = {
      id: draft.newId(),
      name: body.name,
      connectorGroupType: 'applicationProxy',
      isDefault: false,
      region: body.region ?? null,
    };
    draft.write('connectorGroups').set(group.id, group);
    return group;
  },

  updateConnectorGroup(
    draft: Draft,
    { publishingType, connectorGroupId, body }: In<'updateConnectorGroup'>,
  ): ConnectorGroup {
    const type = requirePublishingType(publishingType);
    const before = requireConnectorGroup(draft, type, connectorGroupId);
    const { name = before.name, region = before.region } = body;
    if (region !== before.region && !isEmpty(draft, before.id))
      throw refused(
        `The region of '${before.name}' can change only while it has no connectors and no applications. Move them to another group first.`,
      );
    const group = { ...before, name, region };
    draft.write('connectorGroups').set(group.id, group);
    return group;
  },

  deleteConnectorGroup(draft: Draft, { publishingType, connectorGroupId }: In<'deleteConnectorGroup'>): void {
    const type = requirePublishingType(publishingType);
    const group = requireConnectorGroup(draft, type, connectorGroupId);
    if (group.isDefault) throw refused('The default group of connectors cannot be deleted.');
    if (!isEmpty(draft, group.id))
      throw refused(`'${group.name}' has connectors or applications. Move them to another group before it is deleted.`);
    draft.write('connectorGroups').delete(group.id);
  },

  setApplicationConnectorGroup(
    draft: Draft,
    input: { readonly applicationId: string; readonly groupId: string },
  ): void {
    const application = draft.tables.applications.get(input.applicationId);
    if (!application) throw notFound(input.applicationId);
    const group = requireConnectorGroup(draft, 'applicationProxy', input.groupId);
    draft.write('applicationConnectorGroups').set(application.id, group.id);
  },
};

/** What a tenant file adds to the default groups. */
export interface SeedPublishing {
  readonly agentGroups: readonly {
    readonly id?: string;
    readonly publishingType: string;
    readonly displayName: string;
  }[];
  readonly publishedResources: readonly {
    readonly id?: string;
    readonly publishingType: string;
    readonly displayName?: string;
    readonly resourceName?: string;
    /** Names of groups of agents of the type. */
    readonly agentGroups?: readonly string[];
  }[];
  readonly connectorGroups: readonly { readonly id?: string; readonly name: string; readonly region?: string }[];
  readonly connectors: readonly {
    readonly id?: string;
    readonly machineName: string;
    readonly externalIp: string;
    readonly status: Connector['status'];
    readonly version: string;
    /** Name of its group; without one it is in the default group. */
    readonly connectorGroup?: string;
  }[];
}

function named<Item extends { readonly id: string }>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
  name: string,
  what: string,
): string {
  for (const item of items) if (nameOf(item) === name) return item.id;
  throw badRequest(`There is no ${what} '${name}'.`);
}

/**
 * Puts in what a tenant begins with: the default groups, and what its file adds. Every problem is reported with its place.
 * The default groups are kept like all others, since tenants that begin alike share what names them, and not the seed of ids.
 */
export function addPublishing(draft: Draft, seed: Partial<SeedPublishing> = {}, problems: SeedProblem[]): void {
  const { agentGroups = [], publishedResources = [], connectorGroups = [], connectors = [] } = seed;
  for (const type of publishingTypes) {
    const id = guidFor(draft.facts.seed, `agentGroup/${type}`);
    putGroup(draft, type, { id, displayName: 'Default', publishingType: type, isDefault: true });
  }
  const connectorGroupType = 'applicationProxy';
  const first = { id: guidFor(draft.facts.seed, 'connectorGroup'), name: 'Default', region: null };
  draft.write('connectorGroups').set(first.id, { ...first, connectorGroupType, isDefault: true });
  for (const [index, { id = draft.newId(), publishingType, displayName }] of agentGroups.entries())
    placed(problems, `publishing.agentGroups[${index}]`, () => {
      const type = requirePublishingType(publishingType);
      putGroup(draft, type, { id, displayName, publishingType: type, isDefault: false });
    });
  for (const [index, resource] of publishedResources.entries())
    placed(problems, `publishing.publishedResources[${index}]`, () => {
      const type = requirePublishingType(resource.publishingType);
      const { id = draft.newId(), displayName = null, resourceName = null, agentGroups: names = [] } = resource;
      draft.write('publishedResources').set(under(type) + id, { id, displayName, resourceName, publishingType: type });
      for (const name of names)
        assign(
          draft,
          id,
          named(agentGroupsOfType(draft, type), (group) => group.displayName, name, 'group of agents'),
        );
    });
  for (const { id = draft.newId(), name, region = null } of connectorGroups)
    draft.write('connectorGroups').set(id, { id, name, connectorGroupType, isDefault: false, region });
  for (const [index, { id = draft.newId(), connectorGroup, ...connector }] of connectors.entries())
    placed(problems, `publishing.connectors[${index}]`, () => {
      const connectorGroupId =
        connectorGroup === undefined
          ? first.id
          : named(
              connectorGroupsOfType(draft, 'applicationProxy'),
              (group) => group.name,
              connectorGroup,
              'group of connectors',
            );
      draft.write('connectors').set(id, { id, ...connector, connectorGroupId });
    });
}
