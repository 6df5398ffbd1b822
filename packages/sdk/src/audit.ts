import type { DirectoryAudit } from '@cutover/contract/types';
import { onDemand } from './transport/on-demand.ts';
import { List } from './transport/paging.ts';
import { type ReadOptions, type Transport, valueFrom } from './transport/transport.ts';

/** Which audit events are wanted; all conditions must hold. Values are quoted and escaped. */
export interface AuditFilter {
  /** The activity's display name, for example `Add user to feature rollout` (SR-23). */
  readonly activity?: string;
  /** The beginning of the activity's display name. */
  readonly activityStartsWith?: string;
  /** The earliest moment, included. */
  readonly from?: Date;
  /** The latest moment, included. */
  readonly to?: Date;
  readonly correlationId?: string;
  readonly loggedByService?: string;
  /** User principal name of who did it. */
  readonly initiatedBy?: string;
  /** Id of an object that it was done to. */
  readonly targetId?: string;
  /** User principal name of a user that it was done to. */
  readonly targetUpn?: string;
}

/** The directory's audit log. */
export interface Audit {
  /** Audit events, newest first: those that meet all conditions given, and `filter` if there is one (SR-23). */
  list(options?: ReadOptions & AuditFilter): List<DirectoryAudit>;

  /** One audit event. @throws NotFoundError */
  get(auditId: string, options?: ReadOptions): Promise<DirectoryAudit>;
}

const auditCall = async (options: ReadOptions & AuditFilter = {}) => {
  const { auditCalls, requireAuditOptions } = await onDemand();
  return auditCalls.list(requireAuditOptions(options));
};

/** The audit log for a client. */
export const auditOf = (transport: Transport): Audit => ({
  list: (options) => new List(transport.send, () => auditCall(options), options),
  get: async (id, options) => valueFrom(transport, (await onDemand()).auditCalls.get(id, options), options),
});
