import type { Call, CallOptions } from './call.ts';
import { ResponseShapeError } from './errors.ts';
import type { Send } from './pipeline.ts';

/** A list as the service answers it. */
export interface Collection<T> {
  readonly value: readonly T[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.count'?: number;
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Number of items in all pages; only on the first page, and only when asked for with `count`. */
  readonly count: number | undefined;
  /** Where the next page is; undefined on the last. Opaque. */
  readonly nextLink: string | undefined;
}

/**
 * A list: `await` it for the first page, iterate it with `for await` for all items. Nothing is sent before that, and
 * each use reads anew.
 */
export class List<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #send: Send;
  readonly #call: Call<Collection<T>> | (() => Promise<Call<Collection<T>>>);
  readonly #options: CallOptions | undefined;

  /** @internal */
  constructor(
    send: Send,
    call: Call<Collection<T>> | (() => Promise<Call<Collection<T>>>),
    options: CallOptions | undefined,
  ) {
    this.#send = send;
    this.#call = call;
    this.#options = options;
  }

  /** Reads the first page. */
  // biome-ignore lint/suspicious/noThenProperty: a list is meant to be awaited.
  then<A = Page<T>, B = never>(
    fulfilled?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#read(undefined).then(fulfilled, rejected);
  }

  /** The pages, one after the other. @throws RequestRefusedError when a next link points to another origin. */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    let link: string | undefined;
    do {
      const page: Page<T> = await this.#read(link);
      yield page;
      link = page.nextLink;
    } while (link);
  }

  /** The items of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /** All items, or the first `limit`; no page is read that is not needed. */
  async toArray({ limit = Number.POSITIVE_INFINITY }: { readonly limit?: number } = {}): Promise<T[]> {
    const items: T[] = [];
    if (limit <= 0) return items;
    for await (const item of this) if (items.push(item) >= limit) break;
    return items;
  }

  async #read(link: string | undefined): Promise<Page<T>> {
    const call = typeof this.#call === 'function' ? await this.#call() : this.#call;
    const { value } = await this.#send(call, this.#options, link);
    const nextLink = value['@odata.nextLink'];
    if (link && nextLink === link)
      throw new ResponseShapeError({
        code: 'EndlessList',
        operation: call.descriptor.id,
        message: 'A page names itself as the next.',
      });
    return { items: value.value, count: value['@odata.count'], nextLink };
  }
}
