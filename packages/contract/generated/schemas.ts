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
export const passwordProfileSchema = z.looseObject({ forceChangePasswordNextSignIn: flagOrNull, forceChangePasswordNextSignInWithMfa: flagOrNull, password: textOrNull });
export const userSchema = z.looseObject({ '@odata.type': text, id: text, deletedDateTime: textOrNull, '@odata.context': text, businessPhones: texts, displayName: textOrNull, givenName: textOrNull, jobTitle: textOrNull, mail: textOrNull, mobilePhone: textOrNull, officeLocation: textOrNull, preferredLanguage: textOrNull, surname: textOrNull, userPrincipalName: textOrNull, accountEnabled: flagOrNull, city: textOrNull, companyName: textOrNull, country: textOrNull, createdDateTime: textOrNull, department: textOrNull, employeeId: textOrNull, lastPasswordChangeDateTime: textOrNull, mailNickname: textOrNull, onPremisesDistinguishedName: textOrNull, onPremisesDomainName: textOrNull, onPremisesImmutableId: textOrNull, onPremisesLastSyncDateTime: textOrNull, onPremisesSamAccountName: textOrNull, onPremisesSecurityIdentifier: textOrNull, onPremisesSyncEnabled: flagOrNull, onPremisesUserPrincipalName: textOrNull, passwordPolicies: textOrNull, passwordProfile: z.optional(z.nullable(passwordProfileSchema)), postalCode: textOrNull, proxyAddresses: texts, securityIdentifier: textOrNull, signInSessionsValidFromDateTime: textOrNull, state: textOrNull, streetAddress: textOrNull, usageLocation: textOrNull, userType: textOrNull });
export const userCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(userSchema) });
export const onPremisesProvisioningErrorSchema = z.looseObject({ category: textOrNull, occurredDateTime: textOrNull, propertyCausingError: textOrNull, value: textOrNull });
export const groupSchema = z.looseObject({ '@odata.type': text, id: text, deletedDateTime: textOrNull, '@odata.context': text, classification: textOrNull, createdDateTime: textOrNull, creationOptions: texts, description: textOrNull, displayName: textOrNull, expirationDateTime: textOrNull, groupTypes: texts, isAssignableToRole: flagOrNull, mail: textOrNull, mailEnabled: flagOrNull, mailNickname: textOrNull, membershipRule: textOrNull, membershipRuleProcessingState: textOrNull, onPremisesDomainName: textOrNull, onPremisesLastSyncDateTime: textOrNull, onPremisesNetBiosName: textOrNull, onPremisesProvisioningErrors: z.optional(z.array(onPremisesProvisioningErrorSchema)), onPremisesSamAccountName: textOrNull, onPremisesSecurityIdentifier: textOrNull, onPremisesSyncEnabled: flagOrNull, preferredDataLocation: textOrNull, preferredLanguage: textOrNull, proxyAddresses: texts, renewedDateTime: textOrNull, resourceBehaviorOptions: texts, resourceProvisioningOptions: texts, securityEnabled: flagOrNull, securityIdentifier: textOrNull, theme: textOrNull, visibility: textOrNull });
export const groupCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(groupSchema) });
export const physicalOfficeAddressSchema = z.looseObject({ city: textOrNull, countryOrRegion: textOrNull, officeLocation: textOrNull, postalCode: textOrNull, state: textOrNull, street: textOrNull });
export const phoneTypeSchema = z.string();
export const phoneSchema = z.looseObject({ language: textOrNull, number: textOrNull, region: textOrNull, type: z.optional(z.nullable(phoneTypeSchema)) });
export const orgContactSchema = z.looseObject({ '@odata.type': text, id: text, deletedDateTime: textOrNull, addresses: z.optional(z.array(physicalOfficeAddressSchema)), companyName: textOrNull, department: textOrNull, displayName: textOrNull, givenName: textOrNull, jobTitle: textOrNull, mail: textOrNull, mailNickname: textOrNull, onPremisesLastSyncDateTime: textOrNull, onPremisesSyncEnabled: flagOrNull, phones: z.optional(z.array(phoneSchema)), proxyAddresses: texts, surname: textOrNull });
export const directoryObjectCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(z.looseObject({ ...userSchema.shape, ...groupSchema.shape, ...orgContactSchema.shape })) });
export const orgContactCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(orgContactSchema) });
export const domainStateSchema = z.looseObject({ lastActionDateTime: textOrNull, operation: textOrNull, status: textOrNull });
export const domainSchema = z.looseObject({ '@odata.context': text, authenticationType: text, availabilityStatus: textOrNull, id: text, isAdminManaged: flag, isDefault: flag, isInitial: flag, isRoot: flag, isVerified: flag, passwordNotificationWindowInDays: numberOrNull, passwordValidityPeriodInDays: numberOrNull, state: z.optional(z.nullable(domainStateSchema)), supportedServices: texts });
export const domainCollectionSchema = z.looseObject({ '@odata.nextLink': text, value: z.array(domainSchema) });
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
  getDomain: domainSchema,
  listFeatureRolloutPolicies: featureRolloutPolicyCollectionSchema,
  createFeatureRolloutPolicy: featureRolloutPolicySchema,
  getFeatureRolloutPolicy: featureRolloutPolicySchema,
  listFeatureRolloutPolicyAppliesTo: directoryObjectCollectionSchema,
  listOnPremisesSynchronization: onPremisesDirectorySynchronizationCollectionSchema,
  getOnPremisesSynchronization: onPremisesDirectorySynchronizationSchema,
};
