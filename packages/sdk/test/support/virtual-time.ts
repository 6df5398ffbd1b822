import type { Time } from '../../src/index.ts';

interface Pending {
  readonly due: number;
  readonly ring: () => void;
}

/** A clock that moves only when told, or by itself to the end of each sleep. Keeps the sleeps asked for. */
export class VirtualTime implements Required<Omit<Time, 'hear'>> {
  /** Milliseconds asked for by each sleep. */
  readonly sleeps: number[] = [];
  readonly #pending = new Set<Pending>();
  readonly #manual: boolean;
  #now: number;

  constructor({ manual = false, start = Date.UTC(2026, 10, 20) }: { manual?: boolean; start?: number } = {}) {
    this.#manual = manual;
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(milliseconds);
    return new Promise((resolve, reject) => {
      const off = this.alarm(milliseconds, resolve);
      signal?.addEventListener('abort', () => {
        off();
        reject(signal.reason);
      });
      if (!this.#manual) queueMicrotask(() => this.advance(milliseconds));
    });
  }

  alarm(milliseconds: number, ring: () => void): () => void {
    const entry = { due: this.#now + milliseconds, ring };
    this.#pending.add(entry);
    return () => this.#pending.delete(entry);
  }

  /** Alarms and sleeps that have not gone off. */
  get pending(): number {
    return this.#pending.size;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const entry of [...this.#pending].sort((a, b) => a.due - b.due)) {
      if (entry.due > this.#now) break;
      this.#pending.delete(entry);
      entry.ring();
    }
  }
}
