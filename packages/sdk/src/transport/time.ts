/**
 * The clock of a client: the only source of time and of waiting. The default is the wall clock;
 * `@cutover/sdk/testing` has one that moves the clock of a mock.
 */
export interface Time {
  /** The present moment, in milliseconds since 1970. */
  now(): number;
  /** Waits `milliseconds`; rejects with the signal's reason as soon as the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /**
   * Calls `ring` after `milliseconds` unless the returned function is called first. Used for the `timeout` of a call,
   * for which nobody waits. Give one where `sleep` makes time pass instead of waiting for it; without one, `sleep` is
   * used.
   */
  alarm?(milliseconds: number, ring: () => void): () => void;
  /** Given the headers of each answer: a time that follows the clock of a service learns it from them. */
  hear?(headers: { get(name: string): string | null | undefined }): void;
}

/** The longest delay that a timer holds; a longer one would go off at once. */
const longestTimer = 2 ** 31 - 1;

/** The wall clock. */
export const realTime: Required<Omit<Time, 'hear'>> = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => {
    let off: (() => void) | undefined;
    const over = new Promise<void>((resolve) => {
      off = realTime.alarm(milliseconds, resolve);
    });
    return abortable(over, signal).finally(() => off?.());
  },
  alarm: (milliseconds, ring) => {
    const timer = setTimeout(ring, Math.min(milliseconds, longestTimer));
    return () => clearTimeout(timer);
  },
};

/** Calls `ring` after `milliseconds` by the given time; the returned function calls it off. */
export function setAlarm(time: Time, milliseconds: number, ring: () => void): () => void {
  if (time.alarm) return time.alarm(milliseconds, ring);
  const off = new AbortController();
  time.sleep(milliseconds, off.signal).then(
    () => off.signal.aborted || ring(),
    () => {},
  );
  return () => off.abort();
}

/** Waits by the given time, and wakes on abort even where that time's `sleep` does not. */
export function wait(time: Time, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return abortable(time.sleep(milliseconds, signal), signal);
}

/** Settles as `promise` does, or rejects with the signal's reason as soon as it is aborted. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
