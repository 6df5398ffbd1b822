/** Public DNS, as far as the tenant's domains are concerned, and the records that the service asks for. */
import { isNonRoutable } from '@cutover/contract/rules';
import type { DomainDnsRecord } from '@cutover/contract/types';
import { chanceFor, guidFor } from './ids.ts';
import type { DomainRecord } from './records.ts';
import { badRequest } from './service-error.ts';
import type { Draft, View } from './state.ts';

/** A record as somebody publishes it. */
export interface PublishedRecord {
  readonly name: string;
  readonly type: 'TXT' | 'MX' | 'CNAME' | 'SRV';
  readonly value: string;
  /** Seconds. */
  readonly ttl?: number;
}

const keyOf = ({ name, type, value }: PublishedRecord): string =>
  `${name.toLowerCase()}|${type}|${value.toLowerCase()}`;

/** What proves that a domain is the tenant's: eight digits that follow from tenant and name. */
const proofOf = (view: View, domainId: string): string =>
  `ms${String(Math.floor(chanceFor(view.facts.seed, `proof/${view.facts.tenantId}/${domainId}`) * 1e8)).padStart(8, '0')}`;

const proofText = (view: View, domainId: string): string => proofOf(view, domainId).replace('ms', 'MS=ms');
const proofExchange = (view: View, domainId: string): string => `${proofOf(view, domainId)}.msv1.invalid`;

/** Whether one of the proofs stands in public DNS. Names that public DNS cannot have are never found there (UP-03). */
export const hasProof = (view: View, domainId: string): boolean =>
  !isNonRoutable(domainId) &&
  (view.tables.dnsRecords.has(keyOf({ name: domainId, type: 'TXT', value: proofText(view, domainId) })) ||
    view.tables.dnsRecords.has(keyOf({ name: domainId, type: 'MX', value: proofExchange(view, domainId) })));

type Wanted = Omit<DomainDnsRecord, 'id'> & { readonly [name: string]: unknown };
export interface ShownRecord {
  readonly entity: string;
  readonly item: { readonly id: string };
}

const shown = (view: View, domainId: string, wanted: readonly Wanted[]): ShownRecord[] =>
  wanted.map((record, index) => ({
    entity: `domainDns${record.recordType === 'CName' ? 'Cname' : record.recordType}Record`,
    item: { id: guidFor(view.facts.seed, `dns/${domainId}/${record.label}/${record.recordType}/${index}`), ...record },
  }));

const timeToLive = 3_600;
/** RFC 2181, section 8. */
const longestTimeToLive = 2_147_483_647;
/** Wider than the name of a domain: the owner of a record may be a service or a key, such as `_dmarc.contoso.com`. */
const ownerName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;

/** DM-02: either of the two will do. */
export const verificationRecords = (view: View, { id }: DomainRecord): ShownRecord[] => {
  const common = { isOptional: false, label: id, supportedService: 'Email', ttl: timeToLive };
  return shown(view, id, [
    { ...common, recordType: 'Txt', text: proofText(view, id) },
    { ...common, recordType: 'Mx', mailExchange: proofExchange(view, id), preference: 32_767 },
  ]);
};

/** The records that the services of a domain need. */
export function serviceRecords(view: View, { id, supportedServices }: DomainRecord): ShownRecord[] {
  const common = { isOptional: false, ttl: timeToLive };
  const alias = (service: string, name: string, canonicalName: string): Wanted => ({
    ...common,
    label: `${name}.${id}`,
    recordType: 'CName',
    supportedService: service,
    canonicalName,
  });
  const records: Readonly<Record<string, readonly Wanted[]>> = {
    Email: [
      {
        ...common,
        label: id,
        recordType: 'Mx',
        supportedService: 'Email',
        mailExchange: `${id.replaceAll('.', '-')}.mail.protection.outlook.com`,
        preference: 0,
      },
      {
        ...common,
        label: id,
        recordType: 'Txt',
        supportedService: 'Email',
        text: 'v=spf1 include:spf.protection.outlook.com -all',
      },
      alias('Email', 'autodiscover', 'autodiscover.outlook.com'),
    ],
    OfficeCommunicationsOnline: [
      alias('OfficeCommunicationsOnline', 'sip', 'sipdir.online.lync.com'),
      alias('OfficeCommunicationsOnline', 'lyncdiscover', 'webdir.online.lync.com'),
    ],
    OrgIdAuthentication: [alias('OrgIdAuthentication', 'msoid', 'clientconfig.microsoftonline-p.net')],
    Intune: [
      alias('Intune', 'enterpriseregistration', 'enterpriseregistration.windows.net'),
      alias('Intune', 'enterpriseenrollment', 'enterpriseenrollment-s.manage.microsoft.com'),
    ],
  };
  return shown(
    view,
    id,
    supportedServices.flatMap((service) => records[service] ?? []),
  );
}

export const dnsOperations = {
  /** DM-02: a record is published; what stood there with the same value is renewed. */
  publishDnsRecord(draft: Draft, record: PublishedRecord): void {
    const { name, value, ttl = timeToLive } = record;
    if (!ownerName.test(name))
      throw badRequest(
        `'${name}' is not a name of DNS: use labels of letters, digits, hyphens and underscores, 63 at most each, 253 in all.`,
      );
    if (!Number.isInteger(ttl) || ttl < 0 || ttl > longestTimeToLive)
      throw badRequest(`ttl is a whole number of seconds from 0 to ${longestTimeToLive}; it was ${ttl}.`);
    draft.write('dnsRecords').set(keyOf(record), { value, ttl });
  },

  withdrawDnsRecord(draft: Draft, record: PublishedRecord): void {
    if (!draft.write('dnsRecords').delete(keyOf(record)))
      throw badRequest(`There is no ${record.type} record '${record.value}' at '${record.name}'.`);
  },
};

/** What is published, by name. */
export function* publishedRecords(view: View): IterableIterator<PublishedRecord> {
  for (const [key, { value, ttl }] of view.tables.dnsRecords.range()) {
    const [name = '', type = ''] = key.split('|');
    yield { name, type: type as PublishedRecord['type'], value, ttl };
  }
}
