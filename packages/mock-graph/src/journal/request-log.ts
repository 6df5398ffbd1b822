import type { PlainAnswer, PlainRequest } from '../message.ts';

/** One exchange as it is remembered: no bodies and no headers, hence no secrets. */
export interface Exchange {
  /** Tenant time in milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestId: string;
  /** Why the mock itself refused, or on which assumption the answer rests. */
  readonly reason?: string;
}

/** Credentials in an address, where some clients put them. */
const credentials = /([?&](?:access_token|id_token|refresh_token|client_secret|password)=)[^&#]*/i;
const everyCredential = new RegExp(credentials, 'gi');

/** Most addresses have none, which is quicker to see than to replace. */
const withoutCredentials = (url: string): string =>
  url.includes('?') && credentials.test(url) ? url.replaceAll(everyCredential, '$1…') : url;

/** What is remembered of a request and its answer. */
export function exchange(at: number, request: PlainRequest, answer: PlainAnswer): Exchange {
  const reason = answer.headers['x-mock-reason'] ?? answer.headers['x-mock-assumption'];
  const requestId = answer.headers['request-id'] ?? answer.headers['x-ms-request-id'] ?? '';
  return {
    at,
    method: request.method,
    url: withoutCredentials(request.url),
    status: answer.status,
    requestId,
    ...(reason ? { reason } : {}),
  };
}

/** The newest exchanges, bounded by the bytes that they take (about). No part of state. */
export class RequestLog {
  readonly #limit: number;
  #entries: Exchange[] = [];
  #start = 0;
  #bytes = 0;

  constructor(limit = 1024 * 1024) {
    this.#limit = limit;
  }

  add(entry: Exchange): void {
    this.#entries.push(entry);
    this.#bytes += size(entry);
    while (this.#bytes > this.#limit && this.#start < this.#entries.length - 1) {
      const oldest = this.#entries[this.#start];
      if (oldest) this.#bytes -= size(oldest);
      this.#start += 1;
    }
    // Dropping from the front one by one would move the whole list each time.
    if (this.#start > 1_000 && this.#start > this.#entries.length / 2) {
      this.#entries = this.#entries.slice(this.#start);
      this.#start = 0;
    }
  }

  /** Oldest first. */
  entries(): readonly Exchange[] {
    return this.#entries.slice(this.#start);
  }

  clear(): void {
    this.#entries = [];
    this.#start = 0;
    this.#bytes = 0;
  }
}

const size = (entry: Exchange): number => 120 + 2 * (entry.url.length + (entry.reason?.length ?? 0));
