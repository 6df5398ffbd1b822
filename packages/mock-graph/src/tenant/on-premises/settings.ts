/** The tenant's settings for directory synchronization, as Graph shows them. */
import type { OperationInputs } from '@cutover/contract/operations';
import type {
  OnPremisesDirectorySynchronizationFeature as Features,
  OnPremisesDirectorySynchronization,
} from '@cutover/contract/types';
import { recordAudit } from '../audit.ts';
import type { Actor, Context } from '../command.ts';
import type { AuditChange } from '../records.ts';
import { badRequest, notFound } from '../service-error.ts';
import type { Draft, View } from '../state.ts';
import { releaseHashes } from './passwords.ts';
import { scheduleCycle, synchronizersOf } from './schedule.ts';

const log = (draft: Draft, actor: Actor, activity: string, modified: readonly AuditChange[]): void =>
  recordAudit(draft, actor, {
    activity,
    category: 'DirectoryManagement',
    service: 'Core Directory',
    operation: 'Update',
    targets: [{ type: 'Directory', id: draft.facts.tenantId, displayName: draft.facts.displayName, modified }],
  });

/** Features that stay on once they are. */
const onForGood = ['softMatchOnUpnEnabled', 'synchronizeUpnForManagedUsersEnabled'] as const;

function refuseTurningOff(before: Features, wanted: Partial<Features>): void {
  for (const name of onForGood)
    if (before[name] === true && wanted[name] !== undefined && wanted[name] !== true)
      throw badRequest(`Feature '${name}' cannot be disabled once it is enabled. Leave it out of the request.`, {
        assumption: 'CV-07',
      });
}

export const settingsOperations = {
  /** SR-21. */
  updateOnPremisesSynchronization(
    draft: Draft,
    { synchronizationId, body }: OperationInputs['updateOnPremisesSynchronization'],
    { actor }: Context,
  ): void {
    if (synchronizationId.toLowerCase() !== draft.facts.tenantId) throw notFound(synchronizationId);
    const before = draft.facts.synchronizationFeatures;
    const { passwordWritebackEnabled } = body.features ?? {};
    if (passwordWritebackEnabled !== undefined && passwordWritebackEnabled !== before.passwordWritebackEnabled) {
      throw badRequest("Property 'passwordWritebackEnabled' is read-only and cannot be set.");
    }
    refuseTurningOff(before, body.features ?? {});
    const prevention = body.configuration?.accidentalDeletionPrevention;
    const limits = draft.facts;
    draft.setFacts({
      synchronizationFeatures: { ...before, ...body.features },
      alertThreshold: prevention?.alertThreshold ?? draft.facts.alertThreshold,
      preventionType: prevention?.synchronizationPreventionType ?? draft.facts.preventionType,
    });
    const thresholds = (['alertThreshold', 'preventionType'] as const).flatMap((name) =>
      draft.facts[name] === limits[name] ? [] : [{ name, old: limits[name], new: draft.facts[name] }],
    );
    if (thresholds.length > 0) log(draft, actor, 'Set accidental deletion threshold', thresholds);
    const changed = Object.entries(body.features ?? {}).filter(
      ([name, value]) => before[name as keyof typeof before] !== value,
    );
    if (changed.length === 0) return;
    log(
      draft,
      actor,
      'Set DirSync feature',
      changed.map(([name, value]) => ({ name, old: before[name as keyof typeof before], new: value })),
    );
    // What has waited for a feature can go on now.
    releaseHashes(draft);
    for (const { name } of synchronizersOf(draft)) scheduleCycle(draft, name);
  },
};

/** The synchronization settings as one object; its id is the tenant's. */
export const synchronizationSettings = (view: View): Omit<OnPremisesDirectorySynchronization, '@odata.context'> => ({
  id: view.facts.tenantId,
  configuration: {
    accidentalDeletionPrevention: {
      synchronizationPreventionType: view.facts.preventionType as 'enabledForCount',
      alertThreshold: view.facts.alertThreshold,
    },
  },
  features: view.facts.synchronizationFeatures,
});
