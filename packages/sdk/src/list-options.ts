import type { AuditFilter } from './audit.ts';
import { arrayOf, count, flag, type Kind, moment, oneOf, refuseOption, requireKinds, text } from './option-kinds.ts';
import type { SignInFilter } from './sign-in-log.ts';
import type { ReadOptions } from './transport/transport.ts';

const texts = arrayOf(text);
/** Checked where it is used. */
const unchecked: Kind = { accepts: () => true, wanted: '' };

/** What the list of a log takes beside its conditions. */
const readKinds: { readonly [Name in keyof ReadOptions]-?: Kind } = {
  select: texts,
  expand: texts,
  filter: unchecked,
  orderBy: text,
  search: text,
  top: count,
  count: flag,
  consistency: oneOf('eventual'),
  signal: unchecked,
  timeout: unchecked,
  version: unchecked,
};

const signInKinds: { readonly [Name in keyof (ReadOptions & SignInFilter)]-?: Kind } = {
  ...readKinds,
  user: text,
  from: moment,
  to: moment,
  errorCode: count,
  application: text,
  eventTypes: arrayOf(oneOf('interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity')),
};

const auditKinds: { readonly [Name in keyof (ReadOptions & AuditFilter)]-?: Kind } = {
  ...readKinds,
  activity: text,
  activityStartsWith: text,
  from: moment,
  to: moment,
  correlationId: text,
  loggedByService: text,
  initiatedBy: text,
  targetId: text,
  targetUpn: text,
};

function requireOrder({ from, to }: { readonly from?: Date; readonly to?: Date }): void {
  if (from && to && from > to) refuseOption('`from` must not be after `to`.');
}

/** Refuses options of the sign-in log that cannot be meant. @throws RequestRefusedError */
export function requireSignInOptions(options: ReadOptions & SignInFilter): ReadOptions & SignInFilter {
  requireKinds(options, signInKinds);
  requireOrder(options);
  return options;
}

/** Refuses options of the audit log that cannot be meant. @throws RequestRefusedError */
export function requireAuditOptions(options: ReadOptions & AuditFilter): ReadOptions & AuditFilter {
  requireKinds(options, auditKinds);
  requireOrder(options);
  return options;
}
