/** Types of the wire under the names of the service. v1.0 where it has them, unless a name says otherwise. */
import type { components as betaComponents } from '../generated/beta.ts';
import type { components } from '../generated/v1.0.ts';

type Schemas = components['schemas'];
type BetaSchemas = betaComponents['schemas'];

export type {
  ConditionalPermissions,
  DidItHappen,
  GraphVersion,
  OperationDescriptor,
  OperationPermissions,
} from './descriptor.ts';
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
export type Application = Schemas['application'];
export type Domain = Schemas['domain'];
export type DomainCreate = Schemas['domainCreate'];
export type DomainUpdate = Schemas['domainUpdate'];
export type DomainDnsCnameRecord = Schemas['domainDnsCnameRecord'];
export type DomainDnsMxRecord = Schemas['domainDnsMxRecord'];
export type DomainDnsSrvRecord = Schemas['domainDnsSrvRecord'];
export type DomainDnsTxtRecord = Schemas['domainDnsTxtRecord'];
export type DomainDnsUnavailableRecord = Schemas['domainDnsUnavailableRecord'];
export type DomainDnsRecord = Schemas['domainDnsRecordCollection']['value'][number];
export type InternalDomainFederation = Schemas['internalDomainFederation'];
export type InternalDomainFederationCreate = Schemas['internalDomainFederationCreate'];
export type InternalDomainFederationUpdate = Schemas['internalDomainFederationUpdate'];
export type SigningCertificateUpdateStatus = Schemas['signingCertificateUpdateStatus'];
export type PasswordResetResponse = Schemas['passwordResetResponse'];
export type LongRunningOperation = Schemas['longRunningOperation'];
export type DirectoryAudit = Schemas['directoryAudit'];
export type OnPremisesDirectorySynchronization = Schemas['onPremisesDirectorySynchronization'];
export type OnPremisesDirectorySynchronizationUpdate = Schemas['onPremisesDirectorySynchronizationUpdate'];
export type OnPremisesDirectorySynchronizationFeature = Schemas['onPremisesDirectorySynchronizationFeature'];
export type SignIn = Schemas['signIn'];
export type BetaSignIn = BetaSchemas['signIn'];
export type OnPremisesPublishingProfile = BetaSchemas['onPremisesPublishingProfile'];
export type OnPremisesAgent = BetaSchemas['onPremisesAgent'];
export type OnPremisesAgentGroup = BetaSchemas['onPremisesAgentGroup'];
export type HybridAgentUpdaterConfiguration = BetaSchemas['hybridAgentUpdaterConfiguration'];
export type HybridAgentUpdaterConfigurationUpdate = BetaSchemas['hybridAgentUpdaterConfigurationUpdate'];
export type ErrorAnswer = Schemas['errorAnswer'];
