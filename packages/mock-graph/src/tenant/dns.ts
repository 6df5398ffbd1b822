/** Public DNS, as far as the tenant's domains are concerned, and the records that the service asks for. */
import { isNonRoutable } from '@cutover/contract/rules';
import type { DomainDnsRecord } from '@cutover/contract/types';
import { chanceFor, guidFor } from './ids.ts';
import { isHostName, parentsOf } from './names.ts';
import type { DomainRecord } from './records.ts';
import { longestTimeToLive, proofPreference, usualTimeToLive } from './rules.ts';
import { absent, badRequest } from './service-error.ts';
import type { Draft, View } from './state.ts';

/** A record as somebody publishes it. */
export interface PublishedRecord {
  /** Its owner; `*` may stand for the first label (RFC 4592). */
  readonly name: string;
  readonly type: 'TXT' | 'MX' | 'CNAME' | 'SRV';
  /** Of MX: the mail exchange, with its preference before it or without. */
  readonly value: string;
  /** Seconds. */
  readonly ttl?: number;
}

/** One mail exchange is one record, whatever its preference. */
const comparable = ({ type, value }: PublishedRecord): string =>
  type === 'MX' ? value.replace(/^\d+ /, '').replace(/(?<=.)\.$/, '') : value;

const keyOf = (record: PublishedRecord): string =>
  `${record.name.toLowerCase()}|${record.type}|${comparable(record).toLowerCase()}`;

/** What proves that a domain is the tenant's: eight digits that follow from tenant and name. */
const proofOf = (view: View, domainId: string): string =>
  `ms${String(Math.floor(chanceFor(view.facts.seed, `proof/${view.facts.tenantId}/${domainId}`) * 1e8)).padStart(8, '0')}`;

const proofText = (view: View, domainId: string): string => proofOf(view, domainId).replace('ms', 'MS=ms');
const proofExchange = (view: View, domainId: string): string => `${proofOf(view, domainId)}.msv1.invalid`;

/** Whether one of the proofs stands in public DNS. Names that public DNS cannot have are never found there (UP-03). */
export const hasProof = (view: View, domainId: string): boolean =>
  !isNonRoutable(domainId) &&
  (stands(view, { name: domainId, type: 'TXT', value: proofText(view, domainId) }) ||
    stands(view, { name: domainId, type: 'MX', value: proofExchange(view, domainId) }));

const stands = (view: View, record: PublishedRecord): boolean =>
  view.tables.dnsRecords.has(keyOf({ ...record, name: ownerFor(view, record.name) }));

/** The owner whose records answer for a name: itself if it is there, else the wildcard at the nearest name above that is (RFC 4592). */
function ownerFor(view: View, name: string): string {
  const owners = [...view.tables.dnsRecords.range()].map(([key]) => key.slice(0, key.indexOf('|')));
  const isThere = (each: string): boolean => owners.some((owner) => owner === each || owner.endsWith(`.${each}`));
  if (isThere(name)) return name;
  for (const parent of parentsOf(name)) if (isThere(parent)) return `*.${parent}`;
  return name;
}

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

const isOwner = (name: string): boolean => isHostName(name.startsWith('*.') ? name.slice(2) : name);

/** A host, with or without the dot of the root; an address of IP is none. */
const isTarget = (name: string): boolean => {
  const host = name.replace(/\.$/, '');
  return isHostName(host) && !/(^|\.)\d+$/.test(host);
};
const isSixteenBits = (number: string): boolean => /^\d{1,5}$/.test(number) && Number(number) <= 65_535;

/** What is wrong with the value of a record; undefined when nothing is. */
function valueProblem({ type, value }: PublishedRecord): string | undefined {
  const words = value.split(' ');
  const target = words.pop() ?? '';
  // The root alone says that there is no such service (RFC 7505, RFC 2782).
  const isGood = isTarget(target) || (target === '.' && type !== 'CNAME');
  switch (type) {
    case 'TXT':
      return undefined;
    case 'CNAME':
      return isGood && words.length === 0 ? undefined : 'write the name of a host, such as autodiscover.outlook.com';
    case 'MX':
      return isGood && words.length < 2 && words.every(isSixteenBits)
        ? undefined
        : 'write the name of a mail server, or preference and name, such as 10 mail.contoso.com';
    case 'SRV':
      return isGood && words.length === 3 && words.every(isSixteenBits)
        ? undefined
        : 'write priority, weight, port and host, such as 100 1 443 sipdir.online.lync.com';
  }
}

/** DM-02: either of the two will do. */
export const verificationRecords = (view: View, { id }: DomainRecord): ShownRecord[] => {
  const common = { isOptional: false, label: id, supportedService: 'Email', ttl: usualTimeToLive };
  return shown(view, id, [
    { ...common, recordType: 'Txt', text: proofText(view, id) },
    { ...common, recordType: 'Mx', mailExchange: proofExchange(view, id), preference: proofPreference },
  ]);
};

/** The records that the services of a domain need. */
export function serviceRecords(view: View, { id, supportedServices }: DomainRecord): ShownRecord[] {
  const common = { isOptional: false, ttl: usualTimeToLive };
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
    const { name, value, ttl = usualTimeToLive } = record;
    if (!isOwner(name))
      throw badRequest(
        `'${name}' is not a name of DNS: use labels of letters, digits, hyphens and underscores, 63 at most each, 253 in all; * for the first.`,
      );
    const problem = valueProblem(record);
    if (problem !== undefined)
      throw badRequest(`'${value}' is not the value of a record of type ${record.type}: ${problem}.`);
    if (!Number.isInteger(ttl) || ttl < 0 || ttl > longestTimeToLive)
      throw badRequest(`ttl is a whole number of seconds from 0 to ${longestTimeToLive}; it was ${ttl}.`);
    draft.write('dnsRecords').set(keyOf(record), { value, ttl });
  },

  withdrawDnsRecord(draft: Draft, record: PublishedRecord): void {
    if (!draft.write('dnsRecords').delete(keyOf(record)))
      throw absent(`There is no ${record.type} record '${record.value}' at '${record.name}'.`);
  },
};

/** What is published, by name. */
export function* publishedRecords(view: View): IterableIterator<PublishedRecord> {
  for (const [key, { value, ttl }] of view.tables.dnsRecords.range()) {
    const [name = '', type = ''] = key.split('|');
    yield { name, type: type as PublishedRecord['type'], value, ttl };
  }
}
