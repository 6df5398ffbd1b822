import { onDemand } from './on-demand.ts';

/**
 * Does the work of a long operation. `state` is JSON text: what to do and how far it has got; `report` tells of each
 * observation, with the state after it as text, or as a function that gives the text where writing it is costly.
 */
export type LongWork<Result, Progress> = (
  state: string,
  signal: AbortSignal,
  report: Report<Progress>,
) => Promise<Result>;

/** Tells of an observation and of the state after it. */
export type Report<Progress> = (progress: Progress, state: string | (() => string)) => void;

/**
 * Something that takes time: `await` it for the result, iterate it with `for await` or give `onProgress` a listener to
 * watch it, `abort` it, or `serialize` it and go on in another process. It starts when it is first awaited or iterated.
 */
export class LongOperation<Result, Progress> implements PromiseLike<Result>, AsyncIterable<Progress> {
  readonly #work: LongWork<Result, Progress>;
  readonly #signal: AbortSignal | undefined;
  readonly #controller = new AbortController();
  readonly #listeners = new Set<(progress: Progress) => void>();
  #state: string | (() => string);
  #running: Promise<Result> | undefined;
  #progress: Progress | undefined;

  /** @internal */
  constructor(state: string, work: LongWork<Result, Progress>, signal: AbortSignal | undefined) {
    this.#state = state;
    this.#work = work;
    this.#signal = signal;
  }

  /** What was last observed; undefined before the first observation. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** Starts it if need be, and waits for its end. */
  // biome-ignore lint/suspicious/noThenProperty: a long operation is meant to be awaited.
  then<A = Result, B = never>(
    fulfilled?: ((result: Result) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#run().then(fulfilled, rejected);
  }

  /** Calls `listener` after each observation; the returned function ends that. */
  onProgress(listener: (progress: Progress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends it at once, also while it waits; who awaits it gets `reason`. Nothing that was done is undone. */
  abort(reason?: unknown): void {
    this.#controller.abort(reason);
  }

  /** All that is needed to go on later, as JSON text. Holds no token. */
  serialize(): string {
    return typeof this.#state === 'string' ? this.#state : this.#state();
  }

  /** The observations from now on; ends with the operation and throws what it throws. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Progress, void, undefined> {
    yield* (await onDemand()).observationsOf(this);
  }

  #run(): Promise<Result> {
    this.#running ??= this.#start();
    return this.#running;
  }

  async #start(): Promise<Result> {
    const own = this.#controller.signal;
    const signal = this.#signal ? AbortSignal.any([own, this.#signal]) : own;
    signal.throwIfAborted();
    return this.#work(this.serialize(), signal, (progress, state) => {
      this.#progress = progress;
      this.#state = state;
      for (const listener of this.#listeners) listener(progress);
    });
  }
}
