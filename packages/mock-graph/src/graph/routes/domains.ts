import { readCertificates } from '../../gate/certificate.ts';
import { authorityOf } from '../../tenant/authentication.ts';
import { type ShownRecord, serviceRecords, verificationRecords } from '../../tenant/dns.ts';
import { requireDomain } from '../../tenant/domain-lookup.ts';
import { type Reference, referencesTo } from '../../tenant/domain-references.ts';
import { requireFederation } from '../../tenant/federation.ts';
import type { DomainRecord, FederationRecord } from '../../tenant/records.ts';
import { ServiceError } from '../../tenant/service-error.ts';
import type { View } from '../../tenant/state.ts';
import { created, type ListItem, type ListSource, type ReadInput, type Row, type Rows, write } from '../rows.ts';
import { tableList } from './lists.ts';

const domainOfPath = ({ view, parameters }: ReadInput): DomainRecord =>
  requireDomain(view, parameters['domainId'] ?? '');

const expand = {
  rootDomain: (view: View, item: object) => ({ entity: 'domain', item: authorityOf(view, item as DomainRecord) }),
};

/** A list that is small and made at once. */
const listOf = (shown: readonly ShownRecord[]): ListSource => ({
  *after(position): IterableIterator<ListItem> {
    for (const one of shown)
      if (position === undefined || one.item.id > position) yield { position: one.item.id, ...one };
  },
});

const shownFederation = (item: FederationRecord) =>
  ({ entity: 'internalDomainFederation', item, typed: true }) as const;

const inOrder = (shown: readonly ShownRecord[]): ShownRecord[] =>
  [...shown].sort((left, right) => (left.item.id < right.item.id ? -1 : 1));

/** What uses a domain's name, of some kinds (DM-07). */
function references(kinds: readonly Reference['entity'][], typed: boolean): Row {
  return {
    kind: 'list',
    set: 'directoryObjects',
    typed,
    list: (input) => {
      const domain = domainOfPath(input);
      if (domain.authenticationType === 'Federated')
        throw new ServiceError(400, 'Request_UnsupportedQuery', 'This API is not supported for federated domains.');
      return {
        *after(position): IterableIterator<ListItem> {
          yield* referencesTo(input.view, domain.id, new Set(kinds), position);
        },
      };
    },
  };
}

export const domainRows = {
  listDomains: { kind: 'list', list: ({ view }) => tableList(view.tables.domains, 'domain'), expand },
  createDomain: write('createDomain', {
    input: ({ body, verifiedElsewhere }) => ({
      body: body as never,
      verifiedElsewhere: verifiedElsewhere(String(body['id'])),
    }),
    answer: created('domain'),
  }),
  getDomain: { kind: 'entity', read: (input) => ({ entity: 'domain', item: domainOfPath(input) }), expand },
  updateDomain: write('updateDomain'),
  deleteDomain: write('deleteDomain'),
  verifyDomain: write('verifyDomain', {
    input: ({ parameters, body, verifiedElsewhere }) => {
      const domainId = parameters['domainId'] ?? '';
      return { domainId, body, verifiedElsewhere: verifiedElsewhere(domainId) };
    },
    answer: (item) => ({ shown: { entity: 'domain', item } }),
  }),
  promoteDomain: write('promoteDomain', {
    answer: (value) => ({ value: { type: 'Edm.Boolean', value } }),
  }),
  forceDeleteDomain: write('forceDeleteDomain'),
  getRootDomain: {
    kind: 'entity',
    set: 'domains',
    read: (input) => ({ entity: 'domain', item: authorityOf(input.view, domainOfPath(input)) }),
  },
  listDomainNameReferences: references(['user', 'group', 'application'], true),
  listDomainNameReferenceUsers: references(['user'], false),
  listDomainNameReferenceGroups: references(['group'], false),
  listVerificationDnsRecords: {
    kind: 'list',
    typed: true,
    list: (input) => listOf(inOrder(verificationRecords(input.view, domainOfPath(input)))),
  },
  listServiceConfigurationRecords: {
    kind: 'list',
    typed: true,
    list: (input) => listOf(inOrder(serviceRecords(input.view, domainOfPath(input)))),
  },
  listFederationConfiguration: {
    kind: 'list',
    typed: true,
    list: ({ view, parameters }) => {
      const item = requireFederation(view, parameters['domainId'] ?? '');
      return {
        after: (position) =>
          position === undefined ? [{ position: item.id, entity: 'internalDomainFederation', item }] : [],
      };
    },
  },
  createFederationConfiguration: write('createFederationConfiguration', {
    input: ({ parameters, body }) => ({
      domainId: parameters['domainId'] ?? '',
      ...readCertificates(body as never),
    }),
    answer: (item) => ({ shown: shownFederation(item as FederationRecord) }),
  }),
  getFederationConfiguration: {
    kind: 'entity',
    read: ({ view, parameters }) =>
      shownFederation(requireFederation(view, parameters['domainId'] ?? '', parameters['federationId'])),
  },
  updateFederationConfiguration: write('updateFederationConfiguration', {
    input: ({ parameters, body }) => ({
      domainId: parameters['domainId'] ?? '',
      federationId: parameters['federationId'] ?? '',
      ...readCertificates(body as never),
    }),
  }),
  deleteFederationConfiguration: write('deleteFederationConfiguration'),
} satisfies Partial<Rows>;
