/** A sign-in as the control surface tells of it: where it goes, why, and what is about to change for the user. */
import type { MockTenant } from '../mock-tenant.ts';
import { authorityOf } from '../tenant/authentication.ts';
import { onPremisesAccountOf } from '../tenant/on-premises/accounts.ts';
import type { DomainRecord, Effect } from '../tenant/records.ts';
import type { Decision, Outcome } from '../tenant/sign-in.ts';
import type { View } from '../tenant/state.ts';
import { iso } from './call.ts';

/** Whether an effect can change how a user signs in. */
function concerns(
  view: View,
  effect: Effect,
  user: {
    readonly id: string | undefined;
    readonly domain: DomainRecord | undefined;
    readonly objectId: string | undefined;
  },
): boolean {
  switch (effect.kind) {
    case 'rolloutEdit':
      return effect.userId === user.id;
    case 'passwordSync':
      return effect.objectId === user.objectId;
    case 'fullPasswordSync':
      return user.objectId !== undefined;
    case 'directoryCycle':
      return user.objectId !== undefined && waitsFor(view, effect.synchronizer, user.objectId);
    case 'userConversion':
    case 'domainConversion':
    case 'activeSyncGrace':
      return user.domain !== undefined && authorityOf(view, user.domain).id === effect.domainId;
    case 'forceDelete':
      return user.domain?.id === effect.domainId;
    case 'certificateRollover':
      return false;
  }
}

/** Whether a synchronizer has still to carry an object, or a membership of it. */
function waitsFor(view: View, synchronizer: string, objectId: string): boolean {
  if (view.tables.synchronizationQueue.has(`${synchronizer}|${objectId}`)) return true;
  for (const [key] of view.tables.membershipQueue.prefix(`${synchronizer}|`))
    if (key.endsWith(`|${objectId}`)) return true;
  return false;
}

/** A decision with times in ISO 8601, domain and trust by name, and what is about to change. */
export function decisionBody(tenant: MockTenant, decision: Decision) {
  const { method, domain, federation, next, userId, ...rest } = decision;
  const view = tenant.view();
  const user = userId === undefined ? undefined : view.tables.users.get(userId);
  const subject = { id: userId, domain, objectId: user && onPremisesAccountOf(view, user)?.id };
  return {
    ...rest,
    userId,
    method: method ?? null,
    domain: domain?.id ?? null,
    federation: federation?.issuerUri ?? null,
    next: next.map(({ type, due }) => ({ type, due: iso(due) })),
    pending: tenant
      .pending()
      .filter((effect) => concerns(view, effect, subject))
      .map((effect) => ({ ...effect, due: iso(effect.due) })),
  };
}

/** An outcome with its decision; the reasons of both in one list. */
export function outcomeBody(tenant: MockTenant, { decision, because, ...outcome }: Outcome) {
  return { ...outcome, ...decisionBody(tenant, decision), because: [...decision.because, ...because] };
}
