import { descriptors } from '@cutover/contract/descriptors';
import type { DirectoryAudit } from '@cutover/contract/types';
import { readCalls } from './entities.ts';
import type { Call, QueryOptions } from './transport/call.ts';
import { literal } from './transport/filter.ts';
import type { Collection, List } from './transport/paging.ts';
import type { ReadOptions } from './transport/transport.ts';

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

const conditions: Readonly<Record<keyof AuditFilter, string>> = {
  activity: 'activityDisplayName eq ?',
  activityStartsWith: 'startsWith(activityDisplayName,?)',
  from: 'activityDateTime ge ?',
  to: 'activityDateTime le ?',
  correlationId: 'correlationId eq ?',
  loggedByService: 'loggedByService eq ?',
  initiatedBy: 'initiatedBy/user/userPrincipalName eq ?',
  targetId: 'targetResources/any(t:t/id eq ?)',
  targetUpn: 'targetResources/any(t:t/userPrincipalName eq ?)',
};

/** The OData filter of the conditions; empty when there are none. */
export function auditFilterOf(wanted: AuditFilter): string {
  return Object.entries(conditions)
    .map(([name, condition]) => [wanted[name as keyof AuditFilter], condition] as const)
    .filter(([value]) => value !== undefined)
    .map(([value = '', condition]) => condition.replace('?', () => literal(value)))
    .join(' and ');
}

const reads = readCalls<DirectoryAudit>('auditId', descriptors.listDirectoryAudits, descriptors.getDirectoryAudit);

/** Calls of the audit log. */
export const auditCalls = {
  ...reads,
  list: (query: QueryOptions & AuditFilter = {}): Call<Collection<DirectoryAudit>> => {
    const wanted = auditFilterOf(query);
    const both = wanted && query.filter ? `(${query.filter}) and ${wanted}` : wanted || query.filter;
    return reads.list({ ...query, ...(both && { filter: both }) });
  },
};

/** The directory's audit log. */
export interface Audit {
  /** Audit events, newest first: those that meet all conditions given, and `filter` if there is one (SR-23). */
  list(options?: ReadOptions & AuditFilter): List<DirectoryAudit>;

  /** One audit event. @throws NotFoundError */
  get(auditId: string, options?: ReadOptions): Promise<DirectoryAudit>;
}
