import { type PublishedRecord, publishedRecords } from '../tenant/dns.ts';
import type { Acting } from './acting.ts';

/** Public DNS, as far as the tenant's domains are concerned (DM-02). */
export class PublicDns {
  readonly #tenant: Acting;

  constructor(tenant: Acting) {
    this.#tenant = tenant;
  }

  /** Publishes a record; `ttl` in seconds, by default an hour. Throws a ServiceError for what is no name of DNS. */
  publish(record: PublishedRecord): void {
    this.#tenant.run('publishDnsRecord', record);
  }

  /** Takes a record out. Throws a ServiceError when it is not there. */
  withdraw(record: Omit<PublishedRecord, 'ttl'>): void {
    this.#tenant.run('withdrawDnsRecord', record);
  }

  /** What is published, in order of name. */
  records(): PublishedRecord[] {
    return [...publishedRecords(this.#tenant.view())];
  }
}
