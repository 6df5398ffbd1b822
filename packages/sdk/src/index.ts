export type {
  Application,
  BetaSignIn,
  DirectoryAudit,
  DirectoryObject,
  Domain,
  DomainDnsRecord,
  DomainUpdate,
  FeatureRolloutPolicy,
  FeatureRolloutPolicyCreate,
  FeatureRolloutPolicyUpdate,
  GraphVersion,
  Group,
  GroupCreate,
  GroupUpdate,
  HybridAgentUpdaterConfiguration,
  HybridAgentUpdaterConfigurationUpdate,
  InternalDomainFederation,
  InternalDomainFederationCreate,
  InternalDomainFederationUpdate,
  LongRunningOperation,
  OnPremisesAgent,
  OnPremisesAgentGroup,
  OnPremisesDirectorySynchronization,
  OnPremisesDirectorySynchronizationFeature,
  OperationDescriptor,
  OrgContact,
  StagedFeatureName,
  User,
  UserCreate,
  UserUpdate,
} from '@cutover/contract/types';
export type { Audit, AuditFilter } from './audit.ts';
export { calls } from './calls.ts';
export { type Client, type ClientOptions, type Cloud, createClient } from './client.ts';
export type {
  Conversion,
  ConvertToFederatedOptions,
  ConvertToManagedOptions,
  ConvertUserOptions,
  DomainOperationOptions,
  FailedUser,
  MadePassword,
  PasswordFile,
  PasswordOptions,
  PasswordOutcome,
  UserConversion,
  UsersConverted,
  WhoIsConverted,
} from './conversion.ts';
export type {
  Contacts,
  Directory,
  DirectoryObjects,
  Groups,
  OnPremisesSynchronization,
  Users,
} from './directory.ts';
export type { DomainReference } from './domains/calls.ts';
export type {
  Deletion,
  DnsWait,
  DomainInEffectOptions,
  DomainOperations,
  Domains,
  EnsuredDomain,
  ForceDeleteOptions,
  ResumeOptions,
  Verification,
  VerifyOptions,
} from './domains.ts';
export type { EntityCalls, ReadCalls } from './entities.ts';
export type {
  EnsuredFederation,
  Federation,
  FederationFile,
  SavedFederation,
  SaveFederationOptions,
} from './federation.ts';
export type { InEffect, InEffectOptions, UserInEffect } from './in-effect.ts';
export type { FailedMember, ManyMembersOptions, Member, Members, MembersChanged } from './members.ts';
export type {
  AgentGroups,
  AgentHealth,
  AgentHealthOptions,
  AgentUpdater,
  HealthOfAgent,
  PtaAgents,
} from './pta-agents.ts';
export type { CredentialType, Realm, SignIn } from './sign-in.ts';
export type { SignInEntry, SignInEventType, SignInFilter, SignInMethod, SignIns } from './sign-in-log.ts';
export type { Ensured, EnsuredPolicy, RolloutPolicies, StagedRollout } from './staged-rollout.ts';
export type { AccessToken, Credential, TokenCredential, TokenRequest } from './transport/auth.ts';
export type { DependentStep, SendBatch, Step, StepResult, StepResults } from './transport/batch.ts';
export type { Call, CallOptions, Link, QueryOptions, ResultOf } from './transport/call.ts';
export type { HeaderTable } from './transport/classify.ts';
export {
  AuthenticationError,
  AuthorizationError,
  BadRequestError,
  ConflictError,
  type ErrorDetail,
  FailedDependencyError,
  GraphError,
  type GraphErrorFields,
  type GraphErrors,
  isGraphError,
  NotFoundError,
  RequestRefusedError,
  ResponseShapeError,
  ServiceError,
  type ShownRequest,
  type ShownResponse,
  ThrottledError,
  TimeoutError,
  TransportError,
} from './transport/errors.ts';
export { filter } from './transport/filter.ts';
export type { Log, LogEntry } from './transport/log.ts';
export type { LongOperation } from './transport/long-operation.ts';
export type { Collection, List, Page } from './transport/paging.ts';
export type { OutgoingRequest } from './transport/request.ts';
export type { RetryOptions } from './transport/retry.ts';
export type { Attempt, Fetch, Hooks, ResponseValidator } from './transport/settings.ts';
export { realTime, type Time } from './transport/time.ts';
export type { ReadOptions } from './transport/transport.ts';
