import { synchronizationSettings } from '../../tenant/on-premises/settings.ts';
import { notFound } from '../../tenant/service-error.ts';
import { type Rows, write } from '../rows.ts';

const entity = 'onPremisesDirectorySynchronization';

export const synchronizationRows = {
  listOnPremisesSynchronization: {
    kind: 'list',
    list: ({ view }) => {
      const item = synchronizationSettings(view);
      return { after: (position) => (position === undefined ? [{ position: item.id, entity, item }] : []) };
    },
  },
  getOnPremisesSynchronization: {
    kind: 'entity',
    read: ({ view, parameters }) => {
      const item = synchronizationSettings(view);
      if (parameters['synchronizationId'] !== item.id) throw notFound(parameters['synchronizationId'] ?? '');
      return { entity, item };
    },
  },
  updateOnPremisesSynchronization: write('updateOnPremisesSynchronization'),
} satisfies Partial<Rows>;
