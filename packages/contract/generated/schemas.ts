// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import * as z from 'zod/mini';

const textOrNull = z.optional(z.nullable(z.string()));
const flagOrNull = z.optional(z.nullable(z.boolean()));
const numberOrNull = z.optional(z.nullable(z.number()));
const texts = z.optional(z.array(z.string()));
const text = z.optional(z.string());
const flag = z.optional(z.boolean());
export const keyValueSchema = z.looseObject({ key: textOrNull, value: textOrNull });
export const appIdentitySchema = z.looseObject({ appId: textOrNull, displayName: textOrNull, servicePrincipalId: textOrNull, servicePrincipalName: textOrNull });
export const userIdentitySchema = z.looseObject({ id: textOrNull, displayName: textOrNull, ipAddress: textOrNull, userPrincipalName: textOrNull });
export const auditActivityInitiatorSchema = z.looseObject({ app: z.optional(z.nullable(appIdentitySchema)), user: z.optional(z.nullable(userIdentitySchema)) });
export const operationResultSchema = z.string();
export const groupTypeSchema = z.string();
export const modifiedPropertySchema = z.looseObject({ displayName: textOrNull, newValue: textOrNull, oldValue: textOrNull });
export const targetResourceSchema = z.looseObject({ displayName: textOrNull, groupType: z.optional(z.nullable(groupTypeSchema)), id: textOrNull, modifiedProperties: z.optional(z.array(modifiedPropertySchema)), type: textOrNull, userPrincipalName: textOrNull });
export const directoryAuditSchema = z.looseObject({ '@odata.context': text, id: text, activityDateTime: text, activityDisplayName: text, additionalDetails: z.optional(z.array(keyValueSchema)), category: text, correlationId: textOrNull, initiatedBy: z.optional(auditActivityInitiatorSchema), loggedByService: textOrNull, operationType: textOrNull, result: z.optional(z.nullable(operationResultSchema)), resultReason: textOrNull, targetResources: z.optional(z.array(targetResourceSchema)) });
export const directoryAuditCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(directoryAuditSchema) });
export const onPremisesExtensionAttributesSchema = z.looseObject({ extensionAttribute1: textOrNull, extensionAttribute2: textOrNull, extensionAttribute3: textOrNull, extensionAttribute4: textOrNull, extensionAttribute5: textOrNull, extensionAttribute6: textOrNull, extensionAttribute7: textOrNull, extensionAttribute8: textOrNull, extensionAttribute9: textOrNull, extensionAttribute10: textOrNull, extensionAttribute11: textOrNull, extensionAttribute12: textOrNull, extensionAttribute13: textOrNull, extensionAttribute14: textOrNull, extensionAttribute15: textOrNull });
export const onPremisesProvisioningErrorSchema = z.looseObject({ category: textOrNull, occurredDateTime: textOrNull, propertyCausingError: textOrNull, value: textOrNull });
export const passwordProfileSchema = z.looseObject({ forceChangePasswordNextSignIn: flagOrNull, forceChangePasswordNextSignInWithMfa: flagOrNull, password: textOrNull });
export const userSchema = z.looseObject({ '@odata.type': text, id: text, deletedDateTime: textOrNull, '@odata.context': text, businessPhones: texts, displayName: textOrNull, givenName: textOrNull, jobTitle: textOrNull, mail: textOrNull, mobilePhone: textOrNull, officeLocation: textOrNull, preferredLanguage: textOrNull, surname: textOrNull, userPrincipalName: textOrNull, accountEnabled: flagOrNull, city: textOrNull, companyName: textOrNull, country: textOrNull, createdDateTime: textOrNull, department: textOrNull, employeeId: textOrNull, lastPasswordChangeDateTime: textOrNull, mailNickname: textOrNull, onPremisesDistinguishedName: textOrNull, onPremisesDomainName: textOrNull, onPremisesExtensionAttributes: z.optional(z.nullable(onPremisesExtensionAttributesSchema)), onPremisesImmutableId: textOrNull, onPremisesLastSyncDateTime: textOrNull, onPremisesProvisioningErrors: z.optional(z.array(onPremisesProvisioningErrorSchema)), onPremisesSamAccountName: textOrNull, onPremisesSecurityIdentifier: textOrNull, onPremisesSyncEnabled: flagOrNull, onPremisesUserPrincipalName: textOrNull, passwordPolicies: textOrNull, passwordProfile: z.optional(z.nullable(passwordProfileSchema)), postalCode: textOrNull, proxyAddresses: texts, securityIdentifier: textOrNull, signInSessionsValidFromDateTime: textOrNull, state: textOrNull, streetAddress: textOrNull, usageLocation: textOrNull, userType: textOrNull });
export const userCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(userSchema) });
export const groupSchema = z.looseObject({ '@odata.type': text, id: text, deletedDateTime: textOrNull, '@odata.context': text, classification: textOrNull, createdDateTime: textOrNull, creationOptions: texts, description: textOrNull, displayName: textOrNull, expirationDateTime: textOrNull, groupTypes: texts, isAssignableToRole: flagOrNull, mail: textOrNull, mailEnabled: flagOrNull, mailNickname: textOrNull, membershipRule: textOrNull, membershipRuleProcessingState: textOrNull, onPremisesDomainName: textOrNull, onPremisesLastSyncDateTime: textOrNull, onPremisesNetBiosName: textOrNull, onPremisesProvisioningErrors: z.optional(z.array(onPremisesProvisioningErrorSchema)), onPremisesSamAccountName: textOrNull, onPremisesSecurityIdentifier: textOrNull, onPremisesSyncEnabled: flagOrNull, preferredDataLocation: textOrNull, preferredLanguage: textOrNull, proxyAddresses: texts, renewedDateTime: textOrNull, resourceBehaviorOptions: texts, resourceProvisioningOptions: texts, securityEnabled: flagOrNull, securityIdentifier: textOrNull, theme: textOrNull, visibility: textOrNull });
export const groupCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(groupSchema) });
export const physicalOfficeAddressSchema = z.looseObject({ city: textOrNull, countryOrRegion: textOrNull, officeLocation: textOrNull, postalCode: textOrNull, state: textOrNull, street: textOrNull });
export const phoneTypeSchema = z.string();
export const phoneSchema = z.looseObject({ language: textOrNull, number: textOrNull, region: textOrNull, type: z.optional(z.nullable(phoneTypeSchema)) });
export const orgContactSchema = z.looseObject({ '@odata.type': text, id: text, deletedDateTime: textOrNull, addresses: z.optional(z.array(physicalOfficeAddressSchema)), companyName: textOrNull, department: textOrNull, displayName: textOrNull, givenName: textOrNull, jobTitle: textOrNull, mail: textOrNull, mailNickname: textOrNull, onPremisesLastSyncDateTime: textOrNull, onPremisesSyncEnabled: flagOrNull, phones: z.optional(z.array(phoneSchema)), proxyAddresses: texts, surname: textOrNull });
export const directoryObjectCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(z.looseObject({ ...userSchema.shape, ...groupSchema.shape, ...orgContactSchema.shape })) });
export const orgContactCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(orgContactSchema) });
export const domainStateSchema = z.looseObject({ lastActionDateTime: textOrNull, operation: textOrNull, status: textOrNull });
export const domainSchema = z.looseObject({ '@odata.context': text, authenticationType: text, availabilityStatus: textOrNull, id: text, isAdminManaged: flag, isDefault: flag, isInitial: flag, isRoot: flag, isVerified: flag, manufacturer: textOrNull, model: textOrNull, passwordNotificationWindowInDays: numberOrNull, passwordValidityPeriodInDays: numberOrNull, rootDomain: z.optional(z.nullable(z.lazy((): z.ZodMiniType => domainSchema))), state: z.optional(z.nullable(domainStateSchema)), supportedServices: texts });
export const domainCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(domainSchema) });
export const booleanAnswerSchema = z.looseObject({ '@odata.context': text, value: flag });
export const applicationSchema = z.looseObject({ '@odata.type': text, id: text, deletedDateTime: textOrNull, appId: textOrNull, displayName: textOrNull, identifierUris: texts, signInAudience: textOrNull });
export const domainNameReferenceCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(z.looseObject({ ...userSchema.shape, ...groupSchema.shape, ...applicationSchema.shape })) });
export const domainDnsCnameRecordSchema = z.looseObject({ id: text, isOptional: flag, label: text, recordType: textOrNull, supportedService: text, ttl: z.optional(z.number()), '@odata.type': text, canonicalName: textOrNull });
export const domainDnsMxRecordSchema = z.looseObject({ id: text, isOptional: flag, label: text, recordType: textOrNull, supportedService: text, ttl: z.optional(z.number()), '@odata.type': text, mailExchange: text, preference: numberOrNull });
export const domainDnsSrvRecordSchema = z.looseObject({ id: text, isOptional: flag, label: text, recordType: textOrNull, supportedService: text, ttl: z.optional(z.number()), '@odata.type': text, nameTarget: textOrNull, port: numberOrNull, priority: numberOrNull, protocol: textOrNull, service: textOrNull, weight: numberOrNull });
export const domainDnsTxtRecordSchema = z.looseObject({ id: text, isOptional: flag, label: text, recordType: textOrNull, supportedService: text, ttl: z.optional(z.number()), '@odata.type': text, text: text });
export const domainDnsUnavailableRecordSchema = z.looseObject({ id: text, isOptional: flag, label: text, recordType: textOrNull, supportedService: text, ttl: z.optional(z.number()), '@odata.type': text, description: textOrNull });
export const domainDnsRecordCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(z.looseObject({ ...domainDnsCnameRecordSchema.shape, ...domainDnsMxRecordSchema.shape, ...domainDnsSrvRecordSchema.shape, ...domainDnsTxtRecordSchema.shape, ...domainDnsUnavailableRecordSchema.shape })) });
export const federatedIdpMfaBehaviorSchema = z.string();
export const authenticationProtocolSchema = z.string();
export const promptLoginBehaviorSchema = z.string();
export const signingCertificateUpdateStatusSchema = z.looseObject({ certificateUpdateResult: textOrNull, lastRunDateTime: textOrNull });
export const internalDomainFederationSchema = z.looseObject({ '@odata.context': text, '@odata.type': text, activeSignInUri: textOrNull, defaultInteractiveAuthenticationMethod: textOrNull, displayName: textOrNull, federatedIdpMfaBehavior: z.optional(z.nullable(federatedIdpMfaBehaviorSchema)), id: text, isSignedAuthenticationRequestRequired: flagOrNull, issuerUri: textOrNull, metadataExchangeUri: textOrNull, nextSigningCertificate: textOrNull, openIdConnectDiscoveryEndpoint: textOrNull, passiveSignInUri: textOrNull, passwordChangeUri: textOrNull, passwordResetUri: textOrNull, preferredAuthenticationProtocol: z.optional(z.nullable(authenticationProtocolSchema)), promptLoginBehavior: z.optional(z.nullable(promptLoginBehaviorSchema)), signingCertificate: textOrNull, signingCertificateUpdateStatus: z.optional(z.nullable(signingCertificateUpdateStatusSchema)), signOutUri: textOrNull });
export const internalDomainFederationCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(internalDomainFederationSchema) });
export const passwordResetResponseSchema = z.looseObject({ '@odata.context': text, newPassword: textOrNull });
export const longRunningOperationStatusSchema = z.string();
export const longRunningOperationSchema = z.looseObject({ '@odata.context': text, createdDateTime: textOrNull, id: text, lastActionDateTime: textOrNull, resourceLocation: textOrNull, status: z.optional(z.nullable(longRunningOperationStatusSchema)), statusDetail: textOrNull });
export const updateWindowSchema = z.looseObject({ updateWindowStartTime: textOrNull, updateWindowEndTime: textOrNull });
export const hybridAgentUpdaterConfigurationSchema = z.looseObject({ allowUpdateConfigurationOverride: flag, deferUpdateDateTime: textOrNull, updateWindow: z.optional(z.nullable(updateWindowSchema)) });
export const agentStatusSchema = z.string();
export const onPremisesPublishingTypeSchema = z.string();
export const publishedResourceSchema = z.looseObject({ '@odata.context': text, id: text, displayName: textOrNull, publishingType: z.optional(onPremisesPublishingTypeSchema), resourceName: textOrNull, agentGroups: z.optional(z.array(z.lazy((): z.ZodMiniType => onPremisesAgentGroupSchema))) });
export const onPremisesAgentGroupSchema = z.looseObject({ '@odata.context': text, id: text, displayName: text, isDefault: flag, publishingType: z.optional(onPremisesPublishingTypeSchema), agents: z.optional(z.array(z.lazy((): z.ZodMiniType => onPremisesAgentSchema))), publishedResources: z.optional(z.array(publishedResourceSchema)) });
export const onPremisesAgentSchema = z.looseObject({ '@odata.context': text, id: text, externalIp: text, machineName: text, status: z.optional(agentStatusSchema), supportedPublishingTypes: z.optional(z.array(onPremisesPublishingTypeSchema)), agentGroups: z.optional(z.array(onPremisesAgentGroupSchema)) });
export const connectorStatusSchema = z.string();
export const connectorSchema = z.looseObject({ '@odata.context': text, id: text, externalIp: text, machineName: text, status: z.optional(connectorStatusSchema), version: text });
export const connectorGroupTypeSchema = z.string();
export const connectorGroupRegionSchema = z.string();
export const connectorGroupSchema = z.looseObject({ '@odata.context': text, id: text, connectorGroupType: z.optional(connectorGroupTypeSchema), isDefault: flag, name: text, region: z.optional(z.nullable(connectorGroupRegionSchema)) });
export const onPremisesPublishingProfileSchema = z.looseObject({ '@odata.context': text, id: text, hybridAgentUpdaterConfiguration: z.optional(z.nullable(hybridAgentUpdaterConfigurationSchema)), isDefaultAccessEnabled: flagOrNull, isEnabled: flagOrNull, agents: z.optional(z.array(onPremisesAgentSchema)), agentGroups: z.optional(z.array(onPremisesAgentGroupSchema)), publishedResources: z.optional(z.array(publishedResourceSchema)), connectors: z.optional(z.array(connectorSchema)), connectorGroups: z.optional(z.array(connectorGroupSchema)) });
export const onPremisesAgentCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(onPremisesAgentSchema) });
export const onPremisesAgentGroupCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(onPremisesAgentGroupSchema) });
export const publishedResourceCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(publishedResourceSchema) });
export const connectorCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(connectorSchema) });
export const connectorGroupCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(connectorGroupSchema) });
export const applicationCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(applicationSchema) });
export const privateAccessSensorSchema = z.looseObject({ id: text });
export const privateAccessSensorCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(privateAccessSensorSchema) });
export const ipApplicationSegmentSchema = z.looseObject({ id: text });
export const ipApplicationSegmentCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(ipApplicationSegmentSchema) });
export const conditionalAccessStatusSchema = z.string();
export const incomingTokenTypeSchema = z.string();
export const tokenIssuerTypeSchema = z.string();
export const riskLevelSchema = z.string();
export const riskStateSchema = z.string();
export const signInIdentifierTypeSchema = z.string();
export const signInUserTypeSchema = z.string();
export const signInStatusSchema = z.looseObject({ errorCode: numberOrNull, failureReason: textOrNull, additionalDetails: textOrNull });
export const deviceDetailSchema = z.looseObject({ deviceId: textOrNull, displayName: textOrNull, operatingSystem: textOrNull, browser: textOrNull, isCompliant: flagOrNull, isManaged: flagOrNull, trustType: textOrNull });
export const signInLocationSchema = z.looseObject({ city: textOrNull, state: textOrNull, countryOrRegion: textOrNull });
export const authenticationDetailSchema = z.looseObject({ authenticationStepDateTime: textOrNull, authenticationMethod: textOrNull, authenticationMethodDetail: textOrNull, succeeded: flagOrNull, authenticationStepResultDetail: textOrNull, authenticationStepRequirement: textOrNull });
export const signInSchema = z.looseObject({ '@odata.context': text, id: text, createdDateTime: text, userDisplayName: textOrNull, userPrincipalName: textOrNull, userId: text, appId: textOrNull, appDisplayName: textOrNull, ipAddress: textOrNull, clientAppUsed: textOrNull, userAgent: textOrNull, correlationId: textOrNull, conditionalAccessStatus: z.optional(z.nullable(conditionalAccessStatusSchema)), originalRequestId: textOrNull, incomingTokenType: z.optional(z.nullable(incomingTokenTypeSchema)), isInteractive: flagOrNull, homeTenantId: textOrNull, homeTenantName: textOrNull, tokenIssuerName: textOrNull, tokenIssuerType: z.optional(z.nullable(tokenIssuerTypeSchema)), riskLevelAggregated: z.optional(z.nullable(riskLevelSchema)), riskLevelDuringSignIn: z.optional(z.nullable(riskLevelSchema)), riskState: z.optional(z.nullable(riskStateSchema)), riskEventTypes_v2: texts, resourceDisplayName: textOrNull, resourceId: textOrNull, resourceTenantId: textOrNull, authenticationMethodsUsed: texts, authenticationRequirement: textOrNull, signInIdentifier: textOrNull, signInIdentifierType: z.optional(z.nullable(signInIdentifierTypeSchema)), signInEventTypes: texts, servicePrincipalId: textOrNull, servicePrincipalName: textOrNull, userType: z.optional(z.nullable(signInUserTypeSchema)), status: z.optional(z.nullable(signInStatusSchema)), deviceDetail: z.optional(z.nullable(deviceDetailSchema)), location: z.optional(z.nullable(signInLocationSchema)), authenticationDetails: z.optional(z.array(authenticationDetailSchema)), authenticationProcessingDetails: z.optional(z.array(keyValueSchema)) });
export const signInCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(signInSchema) });
export const stagedFeatureNameSchema = z.string();
export const directoryObjectSchema = z.looseObject({ '@odata.type': text, id: text, deletedDateTime: textOrNull });
export const featureRolloutPolicySchema = z.looseObject({ '@odata.context': text, id: text, displayName: text, description: textOrNull, feature: z.optional(stagedFeatureNameSchema), isEnabled: flag, isAppliedToOrganization: flag, appliesTo: z.optional(z.array(directoryObjectSchema)) });
export const featureRolloutPolicyCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(featureRolloutPolicySchema) });
export const onPremisesDirectorySynchronizationDeletionPreventionTypeSchema = z.string();
export const onPremisesAccidentalDeletionPreventionSchema = z.looseObject({ alertThreshold: numberOrNull, synchronizationPreventionType: z.optional(z.nullable(onPremisesDirectorySynchronizationDeletionPreventionTypeSchema)) });
export const onPremisesDirectorySynchronizationConfigurationSchema = z.looseObject({ accidentalDeletionPrevention: z.optional(z.nullable(onPremisesAccidentalDeletionPreventionSchema)) });
export const onPremisesDirectorySynchronizationFeatureSchema = z.looseObject({ allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: flagOrNull, blockCloudObjectTakeoverThroughHardMatchEnabled: flagOrNull, blockSoftMatchEnabled: flagOrNull, bypassDirSyncOverridesEnabled: flagOrNull, cloudPasswordPolicyForPasswordSyncedUsersEnabled: flagOrNull, concurrentCredentialUpdateEnabled: flagOrNull, concurrentOrgIdProvisioningEnabled: flagOrNull, deviceWritebackEnabled: flagOrNull, directoryExtensionsEnabled: flagOrNull, fopeConflictResolutionEnabled: flagOrNull, groupWriteBackEnabled: flagOrNull, passwordSyncEnabled: flagOrNull, passwordWritebackEnabled: flagOrNull, quarantineUponProxyAddressesConflictEnabled: flagOrNull, quarantineUponUpnConflictEnabled: flagOrNull, softMatchOnUpnEnabled: flagOrNull, synchronizeUpnForManagedUsersEnabled: flagOrNull, unifiedGroupWritebackEnabled: flagOrNull, userForcePasswordChangeOnLogonEnabled: flagOrNull, userWritebackEnabled: flagOrNull });
export const onPremisesDirectorySynchronizationSchema = z.looseObject({ '@odata.context': text, id: text, configuration: z.optional(z.nullable(onPremisesDirectorySynchronizationConfigurationSchema)), features: z.optional(onPremisesDirectorySynchronizationFeatureSchema) });
export const onPremisesDirectorySynchronizationCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(onPremisesDirectorySynchronizationSchema) });

/** Schema of the successful answer by operation id; operations without a body are absent. */
export const answers: Readonly<Record<string, z.ZodMiniType>> = {
  listDirectoryAudits: directoryAuditCollectionSchema,
  getDirectoryAudit: directoryAuditSchema,
  listUsers: userCollectionSchema,
  createUser: userSchema,
  getUser: userSchema,
  listGroups: groupCollectionSchema,
  createGroup: groupSchema,
  getGroup: groupSchema,
  listGroupMembers: directoryObjectCollectionSchema,
  listContacts: orgContactCollectionSchema,
  getContact: orgContactSchema,
  getDirectoryObject: z.looseObject({ ...userSchema.shape, ...groupSchema.shape, ...orgContactSchema.shape }),
  listDomains: domainCollectionSchema,
  createDomain: domainSchema,
  getDomain: domainSchema,
  verifyDomain: domainSchema,
  promoteDomain: booleanAnswerSchema,
  getRootDomain: domainSchema,
  listDomainNameReferences: domainNameReferenceCollectionSchema,
  listDomainNameReferenceUsers: userCollectionSchema,
  listDomainNameReferenceGroups: groupCollectionSchema,
  listVerificationDnsRecords: domainDnsRecordCollectionSchema,
  listServiceConfigurationRecords: domainDnsRecordCollectionSchema,
  listFederationConfiguration: internalDomainFederationCollectionSchema,
  createFederationConfiguration: internalDomainFederationSchema,
  getFederationConfiguration: internalDomainFederationSchema,
  resetUserPassword: passwordResetResponseSchema,
  getPasswordOperation: longRunningOperationSchema,
  getOnPremisesPublishingProfile: onPremisesPublishingProfileSchema,
  listOnPremisesAgents: onPremisesAgentCollectionSchema,
  getOnPremisesAgent: onPremisesAgentSchema,
  listOnPremisesAgentGroups: onPremisesAgentGroupCollectionSchema,
  createOnPremisesAgentGroup: onPremisesAgentGroupSchema,
  getOnPremisesAgentGroup: onPremisesAgentGroupSchema,
  listPublishedResources: publishedResourceCollectionSchema,
  createPublishedResource: publishedResourceSchema,
  getPublishedResource: publishedResourceSchema,
  listConnectors: connectorCollectionSchema,
  getConnector: connectorSchema,
  listConnectorMemberOf: connectorGroupCollectionSchema,
  addConnectorMemberOf: connectorGroupSchema,
  listConnectorGroups: connectorGroupCollectionSchema,
  createConnectorGroup: connectorGroupSchema,
  getConnectorGroup: connectorGroupSchema,
  updateConnectorGroup: connectorGroupSchema,
  listConnectorGroupMembers: connectorCollectionSchema,
  listConnectorGroupApplications: applicationCollectionSchema,
  listPrivateAccessSensors: privateAccessSensorCollectionSchema,
  listApplicationSegments: ipApplicationSegmentCollectionSchema,
  listSignIns: signInCollectionSchema,
  getSignIn: signInSchema,
  listFeatureRolloutPolicies: featureRolloutPolicyCollectionSchema,
  createFeatureRolloutPolicy: featureRolloutPolicySchema,
  getFeatureRolloutPolicy: featureRolloutPolicySchema,
  listFeatureRolloutPolicyAppliesTo: directoryObjectCollectionSchema,
  listOnPremisesSynchronization: onPremisesDirectorySynchronizationCollectionSchema,
  getOnPremisesSynchronization: onPremisesDirectorySynchronizationSchema,
};
