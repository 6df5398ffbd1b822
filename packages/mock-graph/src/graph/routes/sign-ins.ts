import type { BetaSignIn } from '@cutover/contract/types';
import { keptSince } from '../../tenant/log-retention.ts';
import type { SignInRecord } from '../../tenant/records.ts';
import { notFound, ServiceError } from '../../tenant/service-error.ts';
import { findSignIn, signInEntry, signInsOf } from '../../tenant/sign-in-log.ts';
import type { View } from '../../tenant/state.ts';
import { orderedKey } from '../../tenant/time.ts';
import { SERVED_LOG } from '../odata/validate.ts';
import type { FilterFacts, ListItem, ListSource, ReadInput, Rows } from '../rows.ts';
import { entriesBetween, type KeyRange, millisecondsOf } from './lists.ts';

const entity = 'signIn';
const time = 'createdDateTime';

/** How many entries are looked at for one page. The service ends pages early too, and gives a link to go on. */
const examined = 5_000;

const entry = (view: View, key: string, record: SignInRecord): ListItem => ({
  position: key,
  entity,
  item: signInEntry(view, key, record),
});

/** The log needs a licence (HR-05). */
function licensed({ view }: ReadInput): View {
  if (view.facts.isPremium) return view;
  throw new ServiceError(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  );
}

/** Keys of the log begin with the time of the entry. */
function keysOf(view: View, filter?: FilterFacts): KeyRange {
  const kept = keptSince(view);
  const { from, to } = filter?.period(time) ?? {};
  return {
    from: orderedKey(from ? Math.max(kept, millisecondsOf(from)) : kept),
    ...(to ? { to: orderedKey(millisecondsOf(to) + 1) } : {}),
  };
}

const isInteractive = (item: object): boolean => (item as BetaSignIn).isInteractive === true;

/** Entries that can pass a filter: of its period, and of its user if it names one. */
function entries(view: View, filter?: FilterFacts): ListSource {
  const range = keysOf(view, filter);
  const subject = filter?.equal('userId') ?? filter?.equal('userPrincipalName');
  const read = (order: 'asc' | 'desc') =>
    function* (position: string | undefined): IterableIterator<ListItem> {
      if (!subject) {
        for (const [key, record] of entriesBetween(view.tables.signIns, range, order, position))
          yield entry(view, key, record);
        return;
      }
      const ofUser = { ...range, prefix: signInsOf(subject) };
      for (const [key] of entriesBetween(view.tables.signInsByUser, ofUser, order, position)) {
        const record = view.tables.signIns.get(key);
        if (record) yield entry(view, key, record);
      }
    };
  const orders = { desc: read('desc'), asc: read('asc') };
  return {
    after: orders.desc,
    orders: { [time]: orders },
    served: SERVED_LOG,
    examined,
    ...(filter?.mentions('signInEventTypes') ? {} : { shows: isInteractive }),
    ...(filter
      ? {
          index: {
            id: (id: string): ListItem | undefined => {
              const found = findSignIn(view, id);
              return found && entry(view, found.key, found.record);
            },
          },
        }
      : { narrowed: (facts: FilterFacts) => entries(view, facts) }),
  };
}

export const signInRows = {
  listSignIns: { kind: 'list', list: (input) => entries(licensed(input)) },
  getSignIn: {
    kind: 'entity',
    read: (input) => {
      const view = licensed(input);
      const id = input.parameters['signInId'] ?? '';
      const found = findSignIn(view, id);
      if (!found) throw notFound(id);
      return entry(view, found.key, found.record);
    },
  },
} satisfies Partial<Rows>;
