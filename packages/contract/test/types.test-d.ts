/**
 * Held by `tsc`: our wire types beside Microsoft's type packages. Enumeration members, property names and nullability;
 * which properties are required or read-only those packages do not say.
 */
import type * as Microsoft from '@microsoft/microsoft-graph-types';
import type * as MicrosoftBeta from '@microsoft/microsoft-graph-types-beta';
import type { components as BetaComponents } from '../generated/beta.ts';
import type { components } from '../generated/v1.0.ts';

type Ours = components['schemas'];
type OursBeta = BetaComponents['schemas'];

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Expect<T extends true> = T;

/** The members of an open enumeration, without the part that leaves it open. */
type Members<T> = T extends string ? (string extends T ? never : T) : never;
/** Annotations such as `@odata.context` are declared by us only. */
type Names<T> = Exclude<keyof T, `@${string}`> & string;
type IsNull<T> = null extends T ? true : false;
/** Whether a collection can be null says nothing: the service answers with an empty one. */
type IsList<T> = NonNullable<T> extends readonly unknown[] ? true : false;

type NamesOnlyIn<A, B> = Exclude<Names<A>, keyof B>;
type OtherNullability<A, B> = {
  [Name in Names<A> & keyof B]: IsList<A[Name]> extends true
    ? never
    : Same<IsNull<A[Name]>, IsNull<B[Name]>> extends true
      ? never
      : Name;
}[Names<A> & keyof B];

/** `type.property` for every property of every pair for which the relation gives a name. */
type OnlyOurs<A, B> = { [Type in keyof A & keyof B & string]: `${Type}.${NamesOnlyIn<A[Type], B[Type]>}` }[keyof A &
  keyof B &
  string];
type NullableOtherwise<A, B> = {
  [Type in keyof A & keyof B & string]: `${Type}.${OtherNullability<A[Type], B[Type]>}`;
}[keyof A & keyof B & string];

interface Published {
  appIdentity: Microsoft.AppIdentity;
  application: Microsoft.Application;
  auditActivityInitiator: Microsoft.AuditActivityInitiator;
  deviceDetail: Microsoft.DeviceDetail;
  directoryAudit: Microsoft.DirectoryAudit;
  directoryObject: Microsoft.DirectoryObject;
  domain: Microsoft.Domain;
  domainDnsCnameRecord: Microsoft.DomainDnsCnameRecord;
  domainDnsMxRecord: Microsoft.DomainDnsMxRecord;
  domainDnsRecord: Microsoft.DomainDnsRecord;
  domainDnsSrvRecord: Microsoft.DomainDnsSrvRecord;
  domainDnsTxtRecord: Microsoft.DomainDnsTxtRecord;
  domainDnsUnavailableRecord: Microsoft.DomainDnsUnavailableRecord;
  domainState: Microsoft.DomainState;
  featureRolloutPolicy: Microsoft.FeatureRolloutPolicy;
  group: Microsoft.Group;
  internalDomainFederation: Microsoft.InternalDomainFederation;
  keyValue: Microsoft.KeyValue;
  longRunningOperation: Microsoft.LongRunningOperation;
  modifiedProperty: Microsoft.ModifiedProperty;
  onPremisesAccidentalDeletionPrevention: Microsoft.OnPremisesAccidentalDeletionPrevention;
  onPremisesDirectorySynchronization: Microsoft.OnPremisesDirectorySynchronization;
  onPremisesDirectorySynchronizationConfiguration: Microsoft.OnPremisesDirectorySynchronizationConfiguration;
  onPremisesDirectorySynchronizationFeature: Microsoft.OnPremisesDirectorySynchronizationFeature;
  onPremisesExtensionAttributes: Microsoft.OnPremisesExtensionAttributes;
  onPremisesProvisioningError: Microsoft.OnPremisesProvisioningError;
  orgContact: Microsoft.OrgContact;
  passwordProfile: Microsoft.PasswordProfile;
  passwordResetResponse: Microsoft.PasswordResetResponse;
  phone: Microsoft.Phone;
  physicalOfficeAddress: Microsoft.PhysicalOfficeAddress;
  signInLocation: Microsoft.SignInLocation;
  signInStatus: Microsoft.SignInStatus;
  signingCertificateUpdateStatus: Microsoft.SigningCertificateUpdateStatus;
  targetResource: Microsoft.TargetResource;
  user: Microsoft.User;
  userIdentity: Microsoft.UserIdentity;
}

interface PublishedBeta {
  appIdentity: MicrosoftBeta.AppIdentity;
  application: MicrosoftBeta.Application;
  auditActivityInitiator: MicrosoftBeta.AuditActivityInitiator;
  authenticationDetail: MicrosoftBeta.AuthenticationDetail;
  connector: MicrosoftBeta.Connector;
  connectorGroup: MicrosoftBeta.ConnectorGroup;
  deviceDetail: MicrosoftBeta.DeviceDetail;
  directoryAudit: MicrosoftBeta.DirectoryAudit;
  directoryObject: MicrosoftBeta.DirectoryObject;
  domain: MicrosoftBeta.Domain;
  domainDnsCnameRecord: MicrosoftBeta.DomainDnsCnameRecord;
  domainDnsMxRecord: MicrosoftBeta.DomainDnsMxRecord;
  domainDnsRecord: MicrosoftBeta.DomainDnsRecord;
  domainDnsSrvRecord: MicrosoftBeta.DomainDnsSrvRecord;
  domainDnsTxtRecord: MicrosoftBeta.DomainDnsTxtRecord;
  domainDnsUnavailableRecord: MicrosoftBeta.DomainDnsUnavailableRecord;
  domainState: MicrosoftBeta.DomainState;
  featureRolloutPolicy: MicrosoftBeta.FeatureRolloutPolicy;
  group: MicrosoftBeta.Group;
  hybridAgentUpdaterConfiguration: MicrosoftBeta.HybridAgentUpdaterConfiguration;
  internalDomainFederation: MicrosoftBeta.InternalDomainFederation;
  keyValue: MicrosoftBeta.KeyValue;
  longRunningOperation: MicrosoftBeta.LongRunningOperation;
  modifiedProperty: MicrosoftBeta.ModifiedProperty;
  onPremisesAccidentalDeletionPrevention: MicrosoftBeta.OnPremisesAccidentalDeletionPrevention;
  onPremisesAgent: MicrosoftBeta.OnPremisesAgent;
  onPremisesAgentGroup: MicrosoftBeta.OnPremisesAgentGroup;
  onPremisesDirectorySynchronization: MicrosoftBeta.OnPremisesDirectorySynchronization;
  onPremisesDirectorySynchronizationConfiguration: MicrosoftBeta.OnPremisesDirectorySynchronizationConfiguration;
  onPremisesDirectorySynchronizationFeature: MicrosoftBeta.OnPremisesDirectorySynchronizationFeature;
  onPremisesExtensionAttributes: MicrosoftBeta.OnPremisesExtensionAttributes;
  onPremisesProvisioningError: MicrosoftBeta.OnPremisesProvisioningError;
  onPremisesPublishingProfile: MicrosoftBeta.OnPremisesPublishingProfile;
  orgContact: MicrosoftBeta.OrgContact;
  passwordProfile: MicrosoftBeta.PasswordProfile;
  passwordResetResponse: MicrosoftBeta.PasswordResetResponse;
  phone: MicrosoftBeta.Phone;
  physicalOfficeAddress: MicrosoftBeta.PhysicalOfficeAddress;
  publishedResource: MicrosoftBeta.PublishedResource;
  signIn: MicrosoftBeta.SignIn;
  signInLocation: MicrosoftBeta.SignInLocation;
  signInStatus: MicrosoftBeta.SignInStatus;
  signingCertificateUpdateStatus: MicrosoftBeta.SigningCertificateUpdateStatus;
  targetResource: MicrosoftBeta.TargetResource;
  updateWindow: MicrosoftBeta.UpdateWindow;
  user: MicrosoftBeta.User;
  userIdentity: MicrosoftBeta.UserIdentity;
}

type KnownOnlyOurs =
  /** Recorded in every answer with a whole group, declared nowhere (drift-reasons.yaml). */
  | 'group.creationOptions'
  /** In the data model of August 2026; the packages are of April. */
  | 'onPremisesDirectorySynchronizationFeature.allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled';
/** In the v1.0 data model of August 2026; the package has them for beta only. */
type KnownOnlyOursInV1 = KnownOnlyOurs | 'group.resourceBehaviorOptions' | 'group.resourceProvisioningOptions';

type Enumerations<All> = Pick<
  All,
  keyof All &
    (
      | 'stagedFeatureName'
      | 'operationResult'
      | 'groupType'
      | 'phoneType'
      | 'federatedIdpMfaBehavior'
      | 'authenticationProtocol'
      | 'promptLoginBehavior'
      | 'longRunningOperationStatus'
      | 'onPremisesDirectorySynchronizationDeletionPreventionType'
    )
>;
type MembersOf<All> = { [Name in keyof Enumerations<All>]: Members<Enumerations<All>[Name]> };

export type Checks = [
  Expect<
    Same<
      MembersOf<Ours>,
      {
        stagedFeatureName: Microsoft.StagedFeatureName;
        operationResult: Microsoft.OperationResult;
        groupType: Microsoft.GroupType;
        phoneType: Microsoft.PhoneType;
        federatedIdpMfaBehavior: Microsoft.FederatedIdpMfaBehavior;
        authenticationProtocol: Microsoft.AuthenticationProtocol;
        promptLoginBehavior: Microsoft.PromptLoginBehavior;
        longRunningOperationStatus: Microsoft.LongRunningOperationStatus;
        onPremisesDirectorySynchronizationDeletionPreventionType: Microsoft.OnPremisesDirectorySynchronizationDeletionPreventionType;
      }
    >
  >,
  Expect<
    Same<
      MembersOf<OursBeta>,
      {
        stagedFeatureName: MicrosoftBeta.StagedFeatureName;
        operationResult: MicrosoftBeta.OperationResult;
        groupType: MicrosoftBeta.GroupType;
        phoneType: MicrosoftBeta.PhoneType;
        federatedIdpMfaBehavior: MicrosoftBeta.FederatedIdpMfaBehavior;
        authenticationProtocol: MicrosoftBeta.AuthenticationProtocol;
        promptLoginBehavior: MicrosoftBeta.PromptLoginBehavior;
        longRunningOperationStatus: MicrosoftBeta.LongRunningOperationStatus;
        onPremisesDirectorySynchronizationDeletionPreventionType: MicrosoftBeta.OnPremisesDirectorySynchronizationDeletionPreventionType;
      }
    >
  >,
  Expect<Same<OnlyOurs<Ours, Published>, KnownOnlyOursInV1>>,
  Expect<Same<OnlyOurs<OursBeta, PublishedBeta>, KnownOnlyOurs>>,
  Expect<Same<NullableOtherwise<Ours, Published>, never>>,
  // One form for both versions; in v1.0 it can be null (drift-reasons.yaml).
  Expect<Same<NullableOtherwise<OursBeta, PublishedBeta>, 'signIn.servicePrincipalId'>>,
  // The open part is there: a value of tomorrow is no type error.
  Expect<Same<'of tomorrow' extends Ours['stagedFeatureName'] ? true : false, true>>,
];

/** The checks can fail: each relation finds what differs. */
interface Left {
  '@odata.type': string;
  same: string | null;
  list: string[];
  nullable: string | null;
  ours: string;
}
interface Right {
  same?: string | null;
  list?: string[] | null;
  nullable?: string;
}
export type ChecksOfTheChecks = [
  Expect<Same<OnlyOurs<{ t: Left }, { t: Right }>, 't.ours'>>,
  Expect<Same<NullableOtherwise<{ t: Left }, { t: Right }>, 't.nullable'>>,
  Expect<Same<Members<'a' | 'b' | (string & {})>, 'a' | 'b'>>,
  Expect<Same<Same<'a' | 'b', 'a'>, false>>,
];
