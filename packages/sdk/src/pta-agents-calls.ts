import { descriptors } from '@cutover/contract/descriptors/publishing';
import type {
  HybridAgentUpdaterConfigurationUpdate,
  OnPremisesAgent,
  OnPremisesAgentGroup,
  OnPremisesPublishingProfile,
} from '@cutover/contract/types';
import { type Call, callOf, type QueryOptions } from './transport/call.ts';
import type { Collection } from './transport/paging.ts';

/** The publishing type of pass-through authentication. */
const publishingType = 'authentication';
const profile = `onPremisesPublishingProfiles/${publishingType}`;

/** Other versions have no agents. */
const at = (more: Readonly<Record<string, string>> = {}) => ({
  version: 'beta' as const,
  parameters: { publishingType, ...more },
});

/** Calls of pass-through agents, to send, or to batch with `version: 'beta'`. */
export const agentCalls = {
  list: (query?: QueryOptions): Call<Collection<OnPremisesAgent>> =>
    callOf<Collection<OnPremisesAgent>>(descriptors.listOnPremisesAgents, { ...at(), query }),
  get: (agentId: string, query?: QueryOptions): Call<OnPremisesAgent> =>
    callOf<OnPremisesAgent>(descriptors.getOnPremisesAgent, { ...at({ agentId }), query }),
  groups: {
    list: (query?: QueryOptions): Call<Collection<OnPremisesAgentGroup>> =>
      callOf<Collection<OnPremisesAgentGroup>>(descriptors.listOnPremisesAgentGroups, { ...at(), query }),
    get: (agentGroupId: string, query?: QueryOptions): Call<OnPremisesAgentGroup> =>
      callOf<OnPremisesAgentGroup>(descriptors.getOnPremisesAgentGroup, { ...at({ agentGroupId }), query }),
    create: (displayName: string): Call<OnPremisesAgentGroup> =>
      callOf<OnPremisesAgentGroup>(descriptors.createOnPremisesAgentGroup, { ...at(), body: { displayName } }),
    rename: (agentGroupId: string, displayName: string): Call<undefined> =>
      callOf<undefined>(descriptors.updateOnPremisesAgentGroup, { ...at({ agentGroupId }), body: { displayName } }),
    delete: (agentGroupId: string): Call<undefined> =>
      callOf<undefined>(descriptors.deleteOnPremisesAgentGroup, at({ agentGroupId })),
    addAgent: (agentGroupId: string, agentId: string): Call<unknown> =>
      callOf<unknown>(descriptors.addOnPremisesAgentAgentGroups, {
        ...at({ agentId }),
        body: (link) => ({
          '@odata.id': link(agentGroupId).replace(/directoryObjects(?=\/[^/]+$)/, `${profile}/agentGroups`),
        }),
      }),
    removeAgent: (agentGroupId: string, agentId: string): Call<undefined> =>
      callOf<undefined>(descriptors.removeOnPremisesAgentAgentGroups, at({ agentId, agentGroupId })),
  },
  updater: {
    /** The configuration as a part of the profile. */
    get: (): Call<OnPremisesPublishingProfile> =>
      callOf<OnPremisesPublishingProfile>(descriptors.getOnPremisesPublishingProfile, at()),
    update: (changes: HybridAgentUpdaterConfigurationUpdate): Call<undefined> =>
      callOf<undefined>(descriptors.updateHybridAgentUpdaterConfiguration, { ...at(), body: changes }),
  },
};
