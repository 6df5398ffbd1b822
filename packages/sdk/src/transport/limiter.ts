/** Lets at most so many requests be under way at once; the others wait in order. */
export interface Limiter {
  /** Resolves when there is room; rejects with the signal's reason when aborted before. */
  enter(signal: AbortSignal): Promise<void> | undefined;
  leave(): void;
}

/** A limiter with room for `concurrency` requests. */
export function createLimiter(concurrency: number): Limiter {
  let room = concurrency;
  const queue = new Set<() => void>();
  return {
    enter(signal) {
      if (room > 0) {
        room--;
        return undefined;
      }
      return new Promise((resolve, reject) => {
        const admit = () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        };
        const giveUp = () => {
          queue.delete(admit);
          reject(signal.reason);
        };
        queue.add(admit);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
    leave() {
      const [next] = queue;
      if (!next) room++;
      else {
        queue.delete(next);
        next();
      }
    },
  };
}
