import BTreeModule from 'sorted-btree';

// The package is CommonJS with a `default` member, which Node and bundlers unwrap differently.
const BTree = ('default' in BTreeModule ? BTreeModule.default : BTreeModule) as typeof BTreeModule.default;

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The first key after another one. */
export const following = (key: string): string => `${key}\u0000`;

/** Reads of a table: by key, or in key order. */
export interface ReadonlyTable<Value> {
  readonly size: number;
  get(key: string): Value | undefined;
  has(key: string): boolean;
  /** Entries with `from <= key < to` in key order; without bounds, all. */
  range(from?: string, to?: string): IterableIterator<[string, Value]>;
  /** Entries whose key starts with `prefix`, in key order. */
  prefix(prefix: string): IterableIterator<[string, Value]>;
  /** The entry with the lowest key. */
  first(): [string, Value] | undefined;
  /** Entries from the highest key below `before` downwards; without it, from the last. */
  reversed(before?: string): IterableIterator<[string, Value]>;
  /** The same object for as long as the content is the same; a copy shares it until either is written. */
  readonly mark: object;
}

/**
 * An ordered map from string to value whose copies cost the same at any size: `snapshot` shares all nodes, and a write
 * to either copy replaces only the path to the entry.
 */
export class Table<Value> implements ReadonlyTable<Value> {
  readonly #tree: InstanceType<typeof BTree<string, Value>>;
  #mark: object | undefined;

  /** Both are for `snapshot`; the type of the tree stays out of our declarations, since it reads differently in CommonJS. */
  constructor(tree?: unknown, mark?: object) {
    this.#tree = tree instanceof BTree ? tree : new BTree<string, Value>(undefined, compare);
    this.#mark = mark;
  }

  get mark(): object {
    this.#mark ??= {};
    return this.#mark;
  }

  get size(): number {
    return this.#tree.size;
  }

  get(key: string): Value | undefined {
    return this.#tree.get(key);
  }

  has(key: string): boolean {
    return this.#tree.has(key);
  }

  set(key: string, value: Value): void {
    this.#mark = undefined;
    this.#tree.set(key, value);
  }

  /** Removes the entry and tells whether there was one. */
  delete(key: string): boolean {
    const wasThere = this.#tree.delete(key);
    if (wasThere) this.#mark = undefined;
    return wasThere;
  }

  first(): [string, Value] | undefined {
    return this.#tree.nextHigherPair(undefined);
  }

  *range(from?: string, to?: string): IterableIterator<[string, Value]> {
    for (const entry of this.#tree.entries(from)) {
      if (to !== undefined && entry[0] >= to) return;
      yield entry;
    }
  }

  *prefix(prefix: string): IterableIterator<[string, Value]> {
    for (const entry of this.#tree.entries(prefix)) {
      if (!entry[0].startsWith(prefix)) return;
      yield entry;
    }
  }

  *reversed(before?: string): IterableIterator<[string, Value]> {
    yield* this.#tree.entriesReversed(before, undefined, true);
  }

  snapshot(): Table<Value> {
    return new Table(this.#tree.clone(), this.mark);
  }
}
