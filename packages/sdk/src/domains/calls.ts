import { descriptors } from '@cutover/contract/descriptors/domains';
import type {
  Application,
  Domain,
  DomainDnsRecord,
  DomainUpdate,
  Group,
  InternalDomainFederation,
  InternalDomainFederationCreate,
  InternalDomainFederationUpdate,
  LongRunningOperation,
  OperationDescriptor,
  User,
} from '@cutover/contract/types';
import { type Call, callOf, type QueryOptions } from '../transport/call.ts';
import type { Collection } from '../transport/paging.ts';
import { requireDomainName } from './names.ts';

/** What uses the name of a domain. */
export type DomainReference = User | Group | Application;

/** The authentication method of every user that is a password. */
const passwordMethodId = '28c10230-6103-485e-b985-444c60001490';

/** With a password that is given, a second reset leaves what the first left; the answer then has no body. */
const resetPassword: OperationDescriptor = {
  ...descriptors.resetUserPassword,
  repeat: 'idempotent',
  success: [202, 204],
};

const at = (domain: string, more: Readonly<Record<string, string>> = {}) => ({
  parameters: { domainId: requireDomainName(domain), ...more },
});

/** The one object in an answer: by itself, as `{ value: object }`, or as `{ value: [object] }`; all three have been seen. */
function soleOf(answer: unknown): unknown {
  const { value } = (answer ?? {}) as { readonly value?: unknown };
  return Array.isArray(value) ? value[0] : (value ?? answer);
}

/** A list of none or one, whichever form it has. */
function listOfSole(answer: unknown): unknown {
  const sole = soleOf(answer);
  return { ...(answer as object), value: sole === undefined ? [] : [sole] };
}

/** Calls of domains, to send or to batch. Their names are checked: see `client.domains`. */
export const domainCalls = {
  list: (query?: QueryOptions): Call<Collection<Domain>> =>
    callOf<Collection<Domain>>(descriptors.listDomains, { query }),
  get: (domain: string, query?: QueryOptions): Call<Domain> =>
    callOf<Domain>(descriptors.getDomain, { ...at(domain), query }),
  create: (domain: string): Call<Domain> =>
    callOf<Domain>(descriptors.createDomain, { body: { id: requireDomainName(domain) } }),
  update: (domain: string, changes: DomainUpdate): Call<undefined> =>
    callOf<undefined>(descriptors.updateDomain, { ...at(domain), body: changes }),
  delete: (domain: string): Call<undefined> => callOf<undefined>(descriptors.deleteDomain, at(domain)),
  verify: (domain: string, body?: { readonly forceTakeover?: boolean }): Call<Domain> =>
    callOf<Domain>(descriptors.verifyDomain, { ...at(domain), ...(body && { body }) }),
  promote: (domain: string): Call<{ readonly value: boolean }> =>
    callOf<{ readonly value: boolean }>(descriptors.promoteDomain, at(domain)),
  forceDelete: (domain: string, body?: { readonly disableUserAccounts?: boolean }): Call<undefined> =>
    callOf<undefined>(descriptors.forceDeleteDomain, { ...at(domain), ...(body && { body }) }),
  rootDomain: (domain: string): Call<Domain> =>
    callOf<Domain>(descriptors.getRootDomain, { ...at(domain), read: soleOf }),
  references: (domain: string, query?: QueryOptions): Call<Collection<DomainReference>> =>
    callOf<Collection<DomainReference>>(descriptors.listDomainNameReferences, { ...at(domain), query }),
  referencingUsers: (domain: string, query?: QueryOptions): Call<Collection<User>> =>
    callOf<Collection<User>>(descriptors.listDomainNameReferenceUsers, { ...at(domain), query }),
  referencingGroups: (domain: string, query?: QueryOptions): Call<Collection<Group>> =>
    callOf<Collection<Group>>(descriptors.listDomainNameReferenceGroups, { ...at(domain), query }),
  verificationRecords: (domain: string, query?: QueryOptions): Call<Collection<DomainDnsRecord>> =>
    callOf<Collection<DomainDnsRecord>>(descriptors.listVerificationDnsRecords, { ...at(domain), query }),
  serviceRecords: (domain: string, query?: QueryOptions): Call<Collection<DomainDnsRecord>> =>
    callOf<Collection<DomainDnsRecord>>(descriptors.listServiceConfigurationRecords, { ...at(domain), query }),
  federation: {
    /** The configuration of the domain in a list of one; 404 when it has none (FD-02). */
    list: (domain: string): Call<Collection<InternalDomainFederation>> =>
      callOf<Collection<InternalDomainFederation>>(descriptors.listFederationConfiguration, {
        ...at(domain),
        read: listOfSole,
      }),
    get: (domain: string, federationId: string): Call<InternalDomainFederation> =>
      callOf<InternalDomainFederation>(descriptors.getFederationConfiguration, {
        ...at(domain, { federationId }),
        read: soleOf,
      }),
    create: (domain: string, configuration: InternalDomainFederationCreate): Call<InternalDomainFederation> =>
      callOf<InternalDomainFederation>(descriptors.createFederationConfiguration, {
        ...at(domain),
        body: configuration,
      }),
    update: (domain: string, federationId: string, changes: InternalDomainFederationUpdate): Call<undefined> =>
      callOf<undefined>(descriptors.updateFederationConfiguration, {
        ...at(domain, { federationId }),
        body: changes,
      }),
    delete: (domain: string, federationId: string): Call<undefined> =>
      callOf<undefined>(descriptors.deleteFederationConfiguration, at(domain, { federationId })),
  },
  /**
   * Gives a user another password, to be changed at the next sign-in (CV-03). The answer comes before it has happened:
   * `passwordOperation` tells how far it is.
   */
  resetPassword: (userId: string, newPassword: string): Call<{ readonly operationId?: string }> =>
    callOf<{ readonly operationId?: string }>(resetPassword, {
      parameters: { userId, methodId: passwordMethodId },
      body: { newPassword },
      read: (_, headers) => {
        const operationId = headers.get('location')?.split('/').at(-1);
        return operationId ? { operationId } : {};
      },
    }),
  passwordOperation: (userId: string, operationId: string): Call<LongRunningOperation> =>
    callOf<LongRunningOperation>(descriptors.getPasswordOperation, { parameters: { userId, operationId } }),
};
