import { descriptors } from '@cutover/contract/descriptors';
import type { DirectoryAudit } from '@cutover/contract/types';
import type { AuditFilter } from './audit.ts';
import { readCalls } from './entities.ts';
import { optionLiteral } from './option-literal.ts';
import type { Call, QueryOptions } from './transport/call.ts';
import type { Collection } from './transport/paging.ts';

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
    .flatMap(([name, condition]) => {
      const value = wanted[name as keyof AuditFilter];
      return value === undefined ? [] : condition.replace('?', () => optionLiteral(name, value));
    })
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
