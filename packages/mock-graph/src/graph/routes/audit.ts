import { auditEvent, findAudit, firstAuditSince } from '../../tenant/audit.ts';
import { keptSince } from '../../tenant/log-retention.ts';
import { notFound } from '../../tenant/service-error.ts';
import type { View } from '../../tenant/state.ts';
import type { Period } from '../odata/indexable.ts';
import type { ListItem, ListSource, Rows } from '../rows.ts';
import { entriesBetween, type KeyRange, millisecondsOf } from './lists.ts';

const entity = 'directoryAudit';
const time = 'activityDateTime';

/** Events of a period, of those that are kept. */
function events(view: View, { from, to }: Period = {}): ListSource {
  const kept = keptSince(view);
  const range: KeyRange = {
    from: firstAuditSince(view, from ? Math.max(kept, millisecondsOf(from)) : kept),
    ...(to ? { to: firstAuditSince(view, millisecondsOf(to) + 1) } : {}),
  };
  const read = (order: 'asc' | 'desc') =>
    function* (position: string | undefined): IterableIterator<ListItem> {
      for (const [key, record] of entriesBetween(view.tables.audits, range, order, position))
        yield { position: key, entity, item: auditEvent(view, key, record) };
    };
  const orders = { desc: read('desc'), asc: read('asc') };
  return { after: orders.desc, orders: { [time]: orders }, narrowed: ({ period }) => events(view, period(time)) };
}

export const auditRows = {
  listDirectoryAudits: { kind: 'list', list: ({ view }) => events(view) },
  getDirectoryAudit: {
    kind: 'entity',
    read: ({ view, parameters }) => {
      const id = parameters['auditId'] ?? '';
      const event = findAudit(view, id);
      if (!event) throw notFound(id);
      return { entity, item: event };
    },
  },
} satisfies Partial<Rows>;
