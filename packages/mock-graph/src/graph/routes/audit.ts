import { auditEvent, findAudit } from '../../tenant/audit.ts';
import { notFound } from '../../tenant/service-error.ts';
import type { View } from '../../tenant/state.ts';
import type { ListItem, Rows } from '../rows.ts';
import { following } from './lists.ts';

const entity = 'directoryAudit';

function* newestFirst(view: View, position: string | undefined): IterableIterator<ListItem> {
  for (const [key, record] of view.tables.audits.reversed(position))
    yield { position: key, entity, item: auditEvent(view, key, record) };
}

function* oldestFirst(view: View, position: string | undefined): IterableIterator<ListItem> {
  for (const [key, record] of view.tables.audits.range(following(position)))
    yield { position: key, entity, item: auditEvent(view, key, record) };
}

export const auditRows = {
  listDirectoryAudits: {
    kind: 'list',
    list: ({ view }) => ({
      after: (position) => newestFirst(view, position),
      orders: {
        activityDateTime: {
          desc: (position) => newestFirst(view, position),
          asc: (position) => oldestFirst(view, position),
        },
      },
    }),
  },
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
