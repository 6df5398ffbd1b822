/** How long the audit log and the sign-in log keep their entries. */
import type { View } from './state.ts';
import type { Table } from './table.ts';
import { periodOf } from './timings.ts';

/** The moment from which entries are kept, in milliseconds; those before it are not shown. */
export function keptSince(view: View): number {
  const name = view.facts.isPremium ? 'logRetention' : 'logRetentionFree';
  return Math.max(0, view.at - periodOf(view.facts.timings, name));
}

/** Two go for each that comes: so a log shrinks to what is kept, and no write pays for many. */
const droppedAtOnce = 2;

/** Takes the oldest entries out of a log, as long as they are before a moment. */
export function dropExpired<Entry extends { readonly at: number }>(
  table: Table<Entry>,
  since: number,
  dropped: (key: string, entry: Entry) => void = () => {},
): void {
  for (let count = 0; count < droppedAtOnce; count++) {
    const [key, entry] = table.first() ?? [];
    if (key === undefined || entry === undefined || entry.at >= since) return;
    table.delete(key);
    dropped(key, entry);
  }
}
