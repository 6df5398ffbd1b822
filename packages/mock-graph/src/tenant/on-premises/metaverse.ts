/** Objects of several forests that stand for one person or thing: one metaverse object, one cloud object (SY-10). */
import type { OnPremisesObject, SynchronizerRecord } from '../records.ts';
import type { View } from '../state.ts';
import { inScope } from './forests.ts';

const firstRank = (object: OnPremisesObject): number =>
  object.kind === 'user' ? (object.enabled === false ? 1 : 0) : object.kind === 'group' ? 2 : 3;

/** An enabled account comes first, then what else there is, in the order of the synchronizer's forests, then of ids. */
const precedence =
  ({ scopes }: SynchronizerRecord) =>
  (left: OnPremisesObject, right: OnPremisesObject): number => {
    const place = (object: OnPremisesObject): number => scopes.findIndex(({ forest }) => forest === object.forest);
    return firstRank(left) - firstRank(right) || place(left) - place(right) || (left.id < right.id ? -1 : 1);
  };

const present = (view: View, ids: Iterable<string>): OnPremisesObject[] =>
  [...ids].flatMap((id) => view.tables.onPremisesObjects.get(id) ?? []);

function* after(keys: Iterable<[string, unknown]>, length: number): IterableIterator<string> {
  for (const [key] of keys) yield key.slice(length);
}

/** Objects of which a mail address is one of theirs, in order of id. */
export const objectsWithAddress = (view: View, address: string): OnPremisesObject[] => {
  const start = `${address.toLowerCase()}|`;
  return present(view, after(view.tables.onPremisesByAddress.prefix(start), start.length));
};

function linkedAccounts(view: View, object: OnPremisesObject): OnPremisesObject[] {
  const account = object.masterAccount ?? object.id;
  const start = `${account}|`;
  return present(view, [account, ...after(view.tables.onPremisesByMasterAccount.prefix(start), start.length)]);
}

/** Objects whose mail is that of an object, which may be gone itself. */
const withMailOf = (view: View, object: OnPremisesObject): OnPremisesObject[] => {
  const mail = object.mail?.toLowerCase();
  return mail === undefined ? [] : objectsWithAddress(view, mail).filter((other) => other.mail?.toLowerCase() === mail);
};

/** One object of each forest has the address as its mail; further ones of the same forest stand for themselves. */
function sameMail(view: View, synchronizer: SynchronizerRecord, object: OnPremisesObject): OnPremisesObject[] {
  const byForest = new Map<string, OnPremisesObject>();
  for (const other of withMailOf(view, object).sort(precedence(synchronizer)))
    if (!byForest.has(other.forest)) byForest.set(other.forest, other);
  return byForest.get(object.forest)?.id === object.id ? [...byForest.values()] : [object];
}

export const joinRuleOf = (synchronizer: SynchronizerRecord): 'once' | 'mail' | 'masterAccount' =>
  // Cloud sync does not merge objects of several forests.
  synchronizer.kind === 'cloudSync' ? 'once' : synchronizer.joinRule;

/** All objects whose joins may change with an object as it is or was. */
export function related(view: View, synchronizer: SynchronizerRecord, object: OnPremisesObject): OnPremisesObject[] {
  const rule = joinRuleOf(synchronizer);
  return rule === 'once' ? [] : rule === 'mail' ? withMailOf(view, object) : linkedAccounts(view, object);
}

function matching(view: View, synchronizer: SynchronizerRecord, object: OnPremisesObject): OnPremisesObject[] {
  const rule = joinRuleOf(synchronizer);
  return rule === 'once'
    ? [object]
    : rule === 'mail'
      ? sameMail(view, synchronizer, object)
      : linkedAccounts(view, object);
}

/** The objects in a synchronizer's scope that make one metaverse object with an object, the one that leads first. */
export const joined = (view: View, synchronizer: SynchronizerRecord, object: OnPremisesObject): OnPremisesObject[] =>
  matching(view, synchronizer, object)
    .filter((each) => inScope(synchronizer.scopes, each))
    .sort(precedence(synchronizer));
