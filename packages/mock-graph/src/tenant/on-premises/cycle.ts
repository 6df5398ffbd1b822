/** A synchronization cycle: import what has changed, join it into metaverse objects, export those (SY-01). */
import { onPremisesActor } from '../command.ts';
import { groupOperations, synchronizeMember } from '../groups.ts';
import type { Effect, OnPremisesObject, SynchronizationProblem, SynchronizerRecord } from '../records.ts';
import { Draft, type Facts, type TableName, tableNames, type View } from '../state.ts';
import { userOperations } from '../users.ts';
import {
  type CloudRecord,
  cloudObjectOf,
  cloudRecordOf,
  deleteContact,
  type Exported,
  type Exporting,
  exportContact,
  exportGroup,
  exportUser,
  groupsOfArrived,
} from './export.ts';
import { inScope } from './forests.ts';
import { joined, joinRuleOf, related } from './metaverse.ts';
import { groupIdsOf, memberIdsOf, objectOfCloudId } from './objects.ts';
import {
  hasWork,
  isActive,
  isRunning,
  putSynchronizer,
  scheduleCycle,
  synchronizerKey,
  synchronizersOf,
} from './schedule.ts';
import { knownAnchor, objectOfAnchor } from './source-anchor.ts';

/** The objects that a cycle looks at, each as the synchronizer read it last; null for one that was not there. */
type Read = ReadonlyMap<string, OnPremisesObject | null>;

function* everyObject(view: View, synchronizer: SynchronizerRecord): IterableIterator<[string, OnPremisesObject]> {
  for (const entry of view.tables.onPremisesObjects.range())
    if (inScope(synchronizer.scopes, entry[1]) || inScope(synchronizer.scopesRead, entry[1])) yield entry;
}

/** What has changed since the last cycle, or everything, with all that is or was joined to it. */
function importChanges(view: View, synchronizer: SynchronizerRecord): Read {
  const read = new Map<string, OnPremisesObject | null>();
  if (synchronizer.fullCycle) for (const [id, object] of everyObject(view, synchronizer)) read.set(id, object);
  const start = `${synchronizerKey(synchronizer.name)}|`;
  for (const [key, before] of view.tables.synchronizationQueue.prefix(start)) read.set(key.slice(start.length), before);
  for (const [id, before] of [...read]) {
    const now = view.tables.onPremisesObjects.get(id);
    for (const each of [before, now])
      for (const other of each ? related(view, synchronizer, each) : [])
        if (!read.has(other.id)) read.set(other.id, other);
  }
  return read;
}

const exporters = { user: exportUser, group: exportGroup, contact: exportContact } as const;

/** Exports the metaverse objects of what was read. Names that are in the way are tried again once others have moved. */
function exportObjects(exporting: Exporting, ids: Iterable<string>): { waiting: Set<string>; conflicts: Set<string> } {
  const { draft, synchronizer } = exporting;
  const seen = new Set<string>();
  const waiting = new Set<string>();
  const conflicts = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) continue;
    const object = draft.tables.onPremisesObjects.get(id);
    if (!object || !inScope(synchronizer.scopes, object)) continue;
    const members = joined(draft, synchronizer, object);
    for (const member of members) {
      seen.add(member.id);
      exporting.problems.delete(member.id);
    }
    const outcome: Exported = exporters[members[0]?.kind ?? 'contact'](exporting, members);
    if (outcome === 'waiting') for (const member of members) waiting.add(member.id);
    if (outcome === 'conflict') for (const member of members) conflicts.add(member.id);
  }
  return { waiting, conflicts };
}

interface Orphan {
  readonly cloud: CloudRecord;
  /** The objects that it came from. */
  readonly objects: readonly string[];
}

/** By id, cloud objects that come from what a synchronizer held at its last cycle, and that nothing in its scope stands for now. */
function orphans(view: View, synchronizer: SynchronizerRecord, read: Read): Map<string, Orphan> {
  const claimed = new Set<string>();
  const claim = (object: OnPremisesObject | undefined): void => {
    const cloud = object && inScope(synchronizer.scopes, object) && cloudRecordOf(view, synchronizer, object);
    if (cloud) claimed.add(cloud.record.id);
  };
  for (const [id, before] of read) {
    const now = view.tables.onPremisesObjects.get(id);
    // Another object goes by the anchor of one that has gone when the two were joined, or the one became the other.
    claim(now ?? (before ? objectOfAnchor(view, knownAnchor(before)) : undefined));
  }
  // Objects that were joined share their cloud object.
  const found = new Map<string, Orphan>();
  for (const [id, before] of read) {
    if (!before || !inScope(synchronizer.scopesRead, before)) continue;
    const cloud = cloudObjectOf(view, view.tables.onPremisesObjects.get(id) ?? before);
    if (!cloud || claimed.has(cloud.record.id)) continue;
    const objects = found.get(cloud.record.id)?.objects ?? [];
    found.set(cloud.record.id, { cloud, objects: [...objects, id] });
  }
  return found;
}

function remove(draft: Draft, { kind, record }: CloudRecord): void {
  const context = { actor: onPremisesActor };
  if (kind === 'user') userOperations.deleteUser(draft, { userId: record.id }, context);
  else if (kind === 'contact') deleteContact(draft, record);
  else {
    groupOperations.deleteGroup(draft, { groupId: record.id }, context);
    if (record.sourceAnchor !== undefined) draft.write('synchronizedObjects').delete(record.sourceAnchor);
  }
}

const percent = 100;

/** Whether so many deletions are more than the tenant takes at once. */
function isTooMany(view: View, synchronizer: SynchronizerRecord, count: number): boolean {
  if (count === 0) return false;
  const { preventionType, alertThreshold } = view.facts;
  if (preventionType === 'enabledForCount') return count > alertThreshold;
  if (preventionType !== 'enabledForPercentage') return false;
  let all = 0;
  for (const _object of everyObject(view, synchronizer)) all += 1;
  return count * percent > alertThreshold * Math.max(1, all);
}

/** Brings one membership in the cloud in line with the one on-premises (SR-25). */
function exportMember({ draft, synchronizer }: Exporting, groupId: string, memberId: string): void {
  const group = draft.tables.onPremisesObjects.get(groupId);
  const cloudGroup =
    group && inScope(synchronizer.scopes, group) ? cloudRecordOf(draft, synchronizer, group) : undefined;
  if (!group || cloudGroup?.kind !== 'group') return;
  const member = draft.tables.onPremisesObjects.get(memberId);
  const cloudMember = member && cloudRecordOf(draft, synchronizer, member);
  if (!cloudMember) return;
  // Somebody is a member who is so as any of the objects that are joined, of any of the groups that are.
  const members = joined(draft, synchronizer, member);
  const wanted = joined(draft, synchronizer, group).some((each) =>
    members.some(({ id }) => draft.tables.onPremisesMembers.has(`${each.id}|${id}`)),
  );
  synchronizeMember(draft, onPremisesActor, cloudGroup.record.id, cloudMember.record.id, wanted);
}

function exportMembers(exporting: Exporting, read: Read): void {
  const { draft, synchronizer } = exporting;
  const start = `${synchronizerKey(synchronizer.name)}|`;
  for (const [key] of [...draft.tables.membershipQueue.prefix(start)]) {
    const [, groupId = '', memberId = ''] = key.split('|');
    exportMember(exporting, groupId, memberId);
    // One that has gone may have been joined with others, which were members through it.
    const before = draft.tables.onPremisesObjects.has(memberId) ? undefined : read.get(memberId);
    for (const other of before ? related(draft, synchronizer, before) : []) exportMember(exporting, groupId, other.id);
    draft.write('membershipQueue').delete(key);
  }
  for (const groupId of exporting.newGroups)
    for (const memberId of memberIdsOf(draft, groupId)) exportMember(exporting, groupId, memberId);
  for (const [groupId, memberId] of groupsOfArrived(draft, exporting.arrived))
    exportMember(exporting, groupId, memberId);
  if (synchronizer.kind === 'cloudSync' || synchronizer.joinRule === 'once') return;
  // What an object is joined with may have changed, and with it the groups that it is in.
  for (const [id, before] of read) {
    const now = draft.tables.onPremisesObjects.get(id);
    const partners = [before, now].flatMap((each) => (each ? related(draft, synchronizer, each) : []));
    for (const groupId of new Set([...partners, ...(now ? [now] : [])].flatMap((each) => groupIdsOf(draft, each.id))))
      exportMember(exporting, groupId, id);
  }
}

/** Groups of which every membership is compared: all in a full cycle, else those that are or were joined with others. */
function groupsToCompare({ draft, synchronizer }: Exporting, read: Read): Set<string> {
  const found = new Set<string>();
  for (const [id, before] of read)
    for (const group of [before, draft.tables.onPremisesObjects.get(id)]) {
      if (group?.kind !== 'group') continue;
      const others = related(draft, synchronizer, group).filter((other) => other.id !== id);
      if (synchronizer.fullCycle || others.length > 0) for (const each of [group, ...others]) found.add(each.id);
    }
  return found;
}

function exportAllMembers(exporting: Exporting, read: Read): void {
  const { draft, synchronizer } = exporting;
  for (const id of groupsToCompare(exporting, read)) {
    const group = draft.tables.onPremisesObjects.get(id);
    if (group?.kind !== 'group' || !inScope(synchronizer.scopes, group)) continue;
    const cloud = cloudRecordOf(draft, synchronizer, group)?.record.id ?? '';
    const inCloud = [...draft.tables.members.prefix(`${cloud}|`)].flatMap(
      ([key]) => objectOfCloudId(draft, key.slice(cloud.length + 1))?.id ?? [],
    );
    for (const memberId of new Set([...memberIdsOf(draft, id), ...inCloud])) exportMember(exporting, id, memberId);
  }
}

interface Cycled {
  /** Objects that are not yet as they should be. */
  readonly waiting: ReadonlySet<string>;
  readonly deletionsPrevented: number;
}

/** Carries the objects that were read to the tenant, then their memberships. */
function exportAll(draft: Draft, synchronizer: SynchronizerRecord, read: Read): Cycled {
  const exporting = newExport(draft, synchronizer, read);
  const cycled = exportRead(exporting, read);
  writeProblems(exporting, read);
  exportMembers(exporting, read);
  exportAllMembers(exporting, read);
  return cycled;
}

function lostAnchors(view: View, read: Read): Set<string> {
  const lost = new Set<string>();
  for (const [id, before] of read) if (before && !view.tables.onPremisesObjects.has(id)) lost.add(knownAnchor(before));
  return lost;
}

const newExport = (draft: Draft, synchronizer: SynchronizerRecord, read: Read): Exporting => ({
  draft,
  synchronizer,
  lost: joinRuleOf(synchronizer) === 'once' ? new Set() : lostAnchors(draft, read),
  arrived: new Set(),
  newGroups: new Set(),
  problems: new Map(),
  last: false,
});

const sameProblem = (left: SynchronizationProblem | undefined, right: SynchronizationProblem): boolean =>
  left?.text === right.text && left.synchronizer === right.synchronizer && left.since === right.since;

/** What was found takes the place of what was known of the objects that were read; what is known already is not written again. */
function writeProblems({ draft, problems }: Exporting, read: Read): void {
  const { synchronizationProblems: known } = draft.tables;
  for (const id of new Set([...read.keys(), ...problems.keys()])) {
    const found = problems.get(id);
    for (const [key] of [...known.prefix(`${id}|`)])
      if (!found?.has(key.slice(id.length + 1))) draft.write('synchronizationProblems').delete(key);
    for (const [code, problem] of found ?? []) {
      const key = `${id}|${code}`;
      if (!sameProblem(draft.tables.synchronizationProblems.get(key), problem))
        draft.write('synchronizationProblems').set(key, problem);
    }
  }
}

function exportRead(exporting: Exporting, read: Read): Cycled {
  const { draft, synchronizer } = exporting;
  const first = exportObjects(exporting, read.keys());
  const waiting = new Set(first.waiting);

  const gone = orphans(draft, synchronizer, read);
  const prevented = isTooMany(draft, synchronizer, gone.size);
  for (const { cloud, objects } of gone.values()) {
    if (prevented) for (const id of objects) waiting.add(id);
    else remove(draft, cloud);
  }

  let conflicts = first.conflicts;
  for (;;) {
    const again = exportObjects(exporting, conflicts);
    for (const id of again.waiting) waiting.add(id);
    if (again.conflicts.size === conflicts.size) break;
    conflicts = again.conflicts;
  }
  for (const id of exportObjects({ ...exporting, last: true }, conflicts).waiting) waiting.add(id);
  return { waiting, deletionsPrevented: prevented ? gone.size : 0 };
}

const exported = ['users', 'groups', 'contacts', 'members'] as const;

/** Whether an export would change the tenant: it is tried on a copy. */
function wouldChange(
  draft: Draft,
  synchronizer: SynchronizerRecord,
  read: Read,
  act: (trial: Exporting) => boolean,
): boolean {
  const trial = new Draft(draft.commit(), draft.at);
  const isWaiting = act(newExport(trial, synchronizer, read));
  return isWaiting || exported.some((name) => draft.tables[name] !== trial.tables[name]);
}

/** A staging server reads everything and writes nothing: what the tenant has as it should be no longer waits (SY-03). */
function compareOnly(draft: Draft, synchronizer: SynchronizerRecord, read: Read): Cycled {
  const waiting = new Set<string>();
  for (const [id, before] of read) {
    const one: Read = new Map([[id, before]]);
    const differs = wouldChange(draft, synchronizer, one, (trial) => {
      const cycled = exportRead(trial, one);
      return cycled.waiting.size > 0;
    });
    if (differs) waiting.add(id);
  }
  for (const [key] of [...draft.tables.membershipQueue.prefix(`${synchronizerKey(synchronizer.name)}|`)]) {
    const [, groupId = '', memberId = ''] = key.split('|');
    const differs = wouldChange(draft, synchronizer, new Map(), (trial) => {
      exportMember(trial, groupId, memberId);
      return false;
    });
    if (!differs) draft.write('membershipQueue').delete(key);
  }
  return { waiting, deletionsPrevented: 0 };
}

/** What a cycle writes of synchronizers itself. */
const ofCycles: ReadonlySet<string> = new Set<keyof SynchronizerRecord>(['lastCycleAt', 'nextCycleAt']);
/** Tables on which no cycle depends: what it writes itself without reading it, logs, and what sign-ins leave behind. */
const aside: ReadonlySet<TableName> = new Set<TableName>([
  'synchronizers',
  'effects',
  'audits',
  'federationSignIns',
  'signIns',
  'signInsByUser',
  'signInLoads',
  'agentLoads',
  'lockouts',
  'refreshTokens',
  'deviceCodes',
  'userCodes',
  'credentialEnds',
]);
const readByCycles = tableNames.filter((name) => !aside.has(name));

/** All that the outcome of a cycle follows from. */
interface Circumstances {
  readonly marks: readonly object[];
  readonly facts: Facts;
  readonly settings: string;
}

const circumstancesOf = (view: View): Circumstances => ({
  marks: readByCycles.map((name) => view.tables[name].mark),
  facts: view.facts,
  settings: JSON.stringify(synchronizersOf(view), (name, value: unknown) => (ofCycles.has(name) ? undefined : value)),
});

const areSame = (left: Circumstances, right: Circumstances): boolean =>
  left.facts === right.facts &&
  left.settings === right.settings &&
  left.marks.every((mark, index) => mark === right.marks[index]);

/**
 * By what stood in the queues, then by synchronizer: circumstances in which a cycle has changed nothing, so that another one
 * would not either. Objects that wait by the thousand cost nothing then. It is no part of the state: a tenant that was
 * restored runs the cycle and ends the same.
 */
const settled = new WeakMap<object, Map<string, Circumstances>>();

function isSettled(view: View, name: string, now: Circumstances): boolean {
  const known = settled.get(view.tables.synchronizationQueue.mark)?.get(name);
  return known !== undefined && areSame(known, now);
}

function noteSettled(view: View, name: string, circumstances: Circumstances): void {
  const queue = view.tables.synchronizationQueue.mark;
  const byName = settled.get(queue) ?? new Map<string, Circumstances>();
  settled.set(queue, byName.set(name, circumstances));
}

/** Runs a cycle of a synchronizer now. One that is down does nothing. */
export function runCycle(draft: Draft, name: string): void {
  const synchronizer = draft.tables.synchronizers.get(name);
  if (!synchronizer || !isRunning(synchronizer)) return;
  const before = circumstancesOf(draft);
  if (isSettled(draft, name, before)) putSynchronizer(draft, { ...synchronizer, lastCycleAt: draft.at });
  else {
    exchange(draft, name, synchronizer);
    const after = circumstancesOf(draft);
    if (areSame(before, after)) noteSettled(draft, name, after);
  }
  scheduleCycle(draft, name);
}

/** Reads what has changed and brings the tenant in line with it. */
function exchange(draft: Draft, name: string, synchronizer: SynchronizerRecord): void {
  const read = importChanges(draft, synchronizer);
  const { waiting, deletionsPrevented } = isActive(synchronizer)
    ? exportAll(draft, synchronizer, read)
    : compareOnly(draft, synchronizer, read);
  const { synchronizationQueue: queue } = draft.tables;
  for (const [id, before] of read) {
    const key = `${name}|${id}`;
    const now = draft.tables.onPremisesObjects.get(id);
    // One that has left is remembered as it was, so that its cloud object can still be deleted.
    const last = now && inScope(synchronizer.scopes, now) ? now : before;
    const known = queue.get(key);
    if (!last || !waiting.has(id)) {
      if (known !== undefined) draft.write('synchronizationQueue').delete(key);
    } else if (known !== last) draft.write('synchronizationQueue').set(key, last);
  }
  const after = draft.tables.synchronizers.get(name) ?? synchronizer;
  putSynchronizer(draft, {
    ...after,
    scopesRead: deletionsPrevented > 0 ? after.scopesRead : after.scopes,
    fullCycle: after.fullCycle && deletionsPrevented > 0,
    lastCycleAt: draft.at,
    deletionsPrevented,
  });
}

type DirectoryCycle = Extract<Effect, { kind: 'directoryCycle' }>;

/** A scheduled cycle (SR-25). */
export const directoryCycle = {
  carryOut(draft: Draft, { synchronizer: name, due }: DirectoryCycle): void {
    const synchronizer = draft.tables.synchronizers.get(name);
    if (synchronizer?.nextCycleAt !== due) return;
    putSynchronizer(draft, { ...synchronizer, nextCycleAt: null });
    // A cycle on demand may have left nothing to do.
    if (hasWork(draft, synchronizer)) runCycle(draft, name);
  },
  isLive(view: View, { synchronizer: name, due }: DirectoryCycle): boolean {
    const synchronizer = view.tables.synchronizers.get(name);
    return synchronizer?.nextCycleAt === due && isRunning(synchronizer) && hasWork(view, synchronizer);
  },
};

/** Names of the synchronizers that a cycle on demand concerns. */
export const namesOf = (view: View): string[] => synchronizersOf(view).map(({ name }) => synchronizerKey(name));
