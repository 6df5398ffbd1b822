import type { DirectoryAudit } from '@cutover/contract/types';
import type { Actor } from './command.ts';
import { guidFor } from './ids.ts';
import { dropExpired, keptSince } from './log-retention.ts';
import type { AuditChange, AuditEvent, AuditRecord } from './records.ts';
import type { Draft, View } from './state.ts';
import { formatTime, orderedKey } from './time.ts';

const cells = ['EZPWC', 'K7R2M', 'QX4TN', 'B9HVD'] as const;
const jsonText = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

function initiator(actor: Actor): DirectoryAudit['initiatedBy'] {
  if (actor.kind === 'user') {
    return {
      user: {
        id: actor.id,
        displayName: actor.displayName ?? null,
        userPrincipalName: actor.userPrincipalName ?? null,
        ipAddress: null,
      },
      app: null,
    };
  }
  const displayName =
    actor.kind === 'application'
      ? (actor.displayName ?? null)
      : actor.kind === 'onPremises'
        ? 'Directory Synchronization'
        : 'Microsoft Entra';
  return {
    user: null,
    app: {
      appId: actor.kind === 'application' ? actor.id : null,
      displayName,
      servicePrincipalId: null,
      servicePrincipalName: null,
    },
  };
}

/** Synchronization is told from others by a property that every one of its events has (GP-09). */
const clientOf = (actor: Actor): readonly AuditChange[] =>
  actor.kind === 'onPremises' ? [{ name: 'Action Client Name', old: undefined, new: 'DirectorySync' }] : [];

/** Logs an event at the draft's time (SR-23, GP-09). */
export function recordAudit(draft: Draft, actor: Actor, event: AuditEvent): void {
  const audits = draft.write('audits');
  audits.set(orderedKey(draft.nextSequence(), sequenceWidth), { at: draft.at, actor, event });
  dropExpired(audits, keptSince(draft));
}

/** Logs that a way to authenticate was turned on or off: for the tenant, or for the forest that is named (GP-09). */
export function recordAuthenticationSwitch(draft: Draft, actor: Actor, activity: string, forest?: string): void {
  recordAudit(draft, actor, {
    activity,
    category: 'DirectoryManagement',
    service: 'Application Proxy',
    operation: 'Update',
    targets: [{ type: 'Directory', id: draft.facts.tenantId, displayName: forest ?? draft.facts.displayName }],
  });
}

/** Key from which on events are not before a moment: they stand in order of time. */
export function firstAuditSince(view: View, since: number): string {
  const { audits } = view.tables;
  const entryFrom = (sequence: number) => audits.range(orderedKey(sequence, sequenceWidth)).next().value;
  let low = Number(audits.first()?.[0] ?? 0);
  let high = Number(audits.reversed().next().value?.[0] ?? -1) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const entry = entryFrom(middle);
    if (!entry || entry[1].at >= since) high = middle;
    else low = Number(entry[0]) + 1;
  }
  return orderedKey(low, sequenceWidth);
}

const sequenceWidth = 12;

/** The event as the service shows it. */
export function auditEvent(view: View, key: string, { at, actor, event }: AuditRecord): DirectoryAudit {
  const sequence = Number(key);
  const correlationId = guidFor(view.facts.seed, `audit/${sequence}`);
  return {
    id: `Directory_${correlationId}_${cells[sequence % cells.length]}_${sequence}`,
    category: event.category,
    correlationId,
    result: 'success',
    resultReason: event.reason ?? '',
    activityDisplayName: event.activity,
    activityDateTime: formatTime(at, 7),
    loggedByService: event.service,
    operationType: event.operation,
    initiatedBy: initiator(actor),
    targetResources: event.targets.map((target) => ({
      id: target.id ?? null,
      displayName: target.displayName ?? null,
      type: target.type,
      userPrincipalName: target.userPrincipalName ?? null,
      groupType: target.type === 'Group' ? 'azureAD' : null,
      modifiedProperties: [...(target.modified ?? []), ...clientOf(actor)].map((change) => ({
        displayName: change.name,
        oldValue: jsonText(change.old),
        newValue: jsonText(change.new),
      })),
    })),
    additionalDetails: [],
  };
}

export function findAudit(view: View, id: string): DirectoryAudit | undefined {
  const sequence = Number(id.slice(id.lastIndexOf('_') + 1));
  if (!Number.isSafeInteger(sequence) || sequence < 0) return undefined;
  const key = orderedKey(sequence, sequenceWidth);
  const record = view.tables.audits.get(key);
  if (record && record.at < keptSince(view)) return undefined;
  const event = record && auditEvent(view, key, record);
  return event?.id === id ? event : undefined;
}
