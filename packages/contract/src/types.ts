/** Types of the wire under the names of the service. v1.0 unless a name says otherwise. */
import type { components } from '../generated/v1.0.ts';

type Schemas = components['schemas'];

export type { DidItHappen, GraphVersion, OperationDescriptor, OperationPermissions } from './descriptor.ts';
export type { Secret } from './secret.ts';

export type StagedFeatureName = Schemas['stagedFeatureName'];
export type FeatureRolloutPolicy = Schemas['featureRolloutPolicy'];
export type FeatureRolloutPolicyCreate = Schemas['featureRolloutPolicyCreate'];
export type FeatureRolloutPolicyUpdate = Schemas['featureRolloutPolicyUpdate'];
export type DirectoryObject = Schemas['directoryObject'];
export type OrgContact = Schemas['orgContact'];
export type User = Schemas['user'];
export type UserCreate = Schemas['userCreate'];
export type UserUpdate = Schemas['userUpdate'];
export type Group = Schemas['group'];
export type GroupCreate = Schemas['groupCreate'];
export type GroupUpdate = Schemas['groupUpdate'];
export type Domain = Schemas['domain'];
export type DirectoryAudit = Schemas['directoryAudit'];
export type OnPremisesDirectorySynchronization = Schemas['onPremisesDirectorySynchronization'];
export type OnPremisesDirectorySynchronizationUpdate = Schemas['onPremisesDirectorySynchronizationUpdate'];
export type OnPremisesDirectorySynchronizationFeature = Schemas['onPremisesDirectorySynchronizationFeature'];
export type ErrorAnswer = Schemas['errorAnswer'];
