/** What waits for a synchronizer, and when it comes for it. */
import { schedule } from '../effects.ts';
import type { ForestScope, OnPremisesObject, SynchronizerRecord } from '../records.ts';
import type { Draft, View } from '../state.ts';
import { inScope } from './forests.ts';

export const synchronizerKey = (name: string): string => name.toLowerCase();

export const isRunning = (synchronizer: SynchronizerRecord): boolean =>
  synchronizer.kind === 'connect' ? synchronizer.running : synchronizer.agents.some(({ running }) => running);

/** Whether it writes to the tenant (SY-03). */
export const isActive = (synchronizer: SynchronizerRecord): boolean =>
  synchronizer.kind === 'cloudSync' || synchronizer.mode === 'active';

/** Synchronizers that write first, so that what they have done is done when a staging server compares. */
export const synchronizersOf = (view: View): SynchronizerRecord[] => {
  const all = [...view.tables.synchronizers.range()].map(([, synchronizer]) => synchronizer);
  return [...all.filter(isActive), ...all.filter((each) => !isActive(each))];
};

export const putSynchronizer = (draft: Draft, synchronizer: SynchronizerRecord): void => {
  draft.write('synchronizers').set(synchronizerKey(synchronizer.name), synchronizer);
};

export const hasWork = (view: View, synchronizer: SynchronizerRecord): boolean => {
  const start = `${synchronizerKey(synchronizer.name)}|`;
  return (
    synchronizer.fullCycle ||
    !view.tables.synchronizationQueue.prefix(start).next().done ||
    !view.tables.membershipQueue.prefix(start).next().done
  );
};

/** When a synchronizer's next cycle begins: at fixed intervals from the tenant's beginning. */
export function nextCycleAt(draft: Draft, synchronizer: SynchronizerRecord): number {
  const period = draft.delay(synchronizer.kind === 'connect' ? 'directorySync' : 'cloudSync');
  const since = draft.at - draft.facts.createdAt;
  return draft.facts.createdAt + (Math.floor(since / period) + 1) * period;
}

/** Queues the next cycle of a synchronizer that runs and has something to do; the others are queued when they have. */
export function scheduleCycle(draft: Draft, name: string): void {
  const synchronizer = draft.tables.synchronizers.get(synchronizerKey(name));
  if (!synchronizer || synchronizer.nextCycleAt !== null || !isRunning(synchronizer) || !hasWork(draft, synchronizer))
    return;
  const due = nextCycleAt(draft, synchronizer);
  putSynchronizer(draft, { ...synchronizer, nextCycleAt: due });
  schedule(draft, { kind: 'directoryCycle', synchronizer: synchronizerKey(name), due });
}

const reads = (
  { scopes, scopesRead }: { readonly scopes: readonly ForestScope[]; readonly scopesRead: readonly ForestScope[] },
  object: OnPremisesObject | undefined,
): boolean => object !== undefined && (inScope(scopes, object) || inScope(scopesRead, object));

/** Tells the synchronizers that read an object of its change. Only what it was before the first change is kept. */
export function noteChange(
  draft: Draft,
  before: OnPremisesObject | undefined,
  after: OnPremisesObject | undefined,
): void {
  const id = (after ?? before)?.id ?? '';
  for (const synchronizer of synchronizersOf(draft)) {
    if (!reads(synchronizer, before) && !reads(synchronizer, after)) continue;
    const key = `${synchronizerKey(synchronizer.name)}|${id}`;
    if (!draft.tables.synchronizationQueue.has(key)) draft.write('synchronizationQueue').set(key, before ?? null);
    scheduleCycle(draft, synchronizer.name);
  }
}

/** Tells the synchronizers that read a group of a change of its members. */
export function noteMembership(draft: Draft, group: OnPremisesObject, memberId: string): void {
  for (const synchronizer of synchronizersOf(draft)) {
    if (!reads(synchronizer, group)) continue;
    draft.write('membershipQueue').set(`${synchronizerKey(synchronizer.name)}|${group.id}|${memberId}`, true);
    scheduleCycle(draft, synchronizer.name);
  }
}
