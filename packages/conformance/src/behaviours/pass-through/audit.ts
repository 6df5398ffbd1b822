/** The audit trail of pass-through authentication and seamless single sign-on. */
import { atOnce, type Behaviour, situation } from '../../behaviour.ts';
import { same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import { managed } from '../on-premises/vocabulary.ts';
import { ada, user } from './vocabulary.ts';

const sso = `/on-premises/seamless-sso/${managed}`;

/** Activities that are logged, oldest first, each with its category. */
const logged = async (target: Target): Promise<readonly string[]> =>
  (await everyPage(target.graph.request, '/auditLogs/directoryAudits'))
    .map((event) => `${event['activityDisplayName']} | ${event['category']}`)
    .reverse();

const switches = situation({
  title: 'pass-through and desktop single sign-on are logged when they are turned on and off, once each',
  needs: { onPremises: true },
  tenant: { users: [user('ada')] },
  arrange: async (target) => ({ before: (await logged(target)).length }),
  act: async (target) => {
    await target.control.set({ tenantPassThrough: true });
    await target.control.set({ tenantPassThrough: true });
    await target.control.set({ tenantPassThrough: false });
    await target.control.ask('POST', sso, { administrator: ada });
    await target.control.set({ seamlessSsoEnabled: true });
    await target.control.set({ seamlessSsoEnabled: false });
    await target.control.ask('DELETE', sso);
    return {};
  },
}).assert(
  atOnce(async (target, { before }) =>
    same(
      (await logged(target)).slice(before),
      [
        'Enable passthrough authentication',
        'Disable passthrough authentication',
        'Enable Desktop Sso for a specific domain',
        'Enable Desktop Sso',
        'Disable Desktop Sso',
        'Disable Desktop Sso for a specific domain',
      ].map((activity) => `${activity} | DirectoryManagement`),
      'Events',
    ),
  ),
);

export const auditBehaviours: readonly Behaviour[] = [
  {
    id: 'GP-09',
    title: 'Writes log their documented activities.',
    certainty: 'doc',
    permissions: ['AuditLog.Read.All'],
    cases: [switches],
  },
];
