/** A sign-in as the control surface tells of it: where it goes, why, and what is about to change for the user. */

import { iso } from '../iso.ts';
import type { MockTenant } from '../mock-tenant.ts';
import { authorityOf } from '../tenant/authentication.ts';
import { onPremisesAccountOf } from '../tenant/on-premises/accounts.ts';
import type { DomainRecord, Effect } from '../tenant/records.ts';
import { type Decision, type Outcome, whoOf } from '../tenant/sign-in.ts';
import type { View } from '../tenant/state.ts';

interface Subject {
  readonly id: string | undefined;
  readonly domain: DomainRecord | undefined;
  readonly objectId: string | undefined;
  /** Passes through, so that ActiveSync clients have a time of grace (CV-10). */
  readonly hasGrace: boolean;
  /** Agents of pass-through matter to the user. */
  readonly passesThrough: boolean;
}

/** Tells whether an effect can change how a user signs in. What it needs of the state is read once, not for each effect. */
function concerns(view: View, { id, domain, objectId, hasGrace, passesThrough }: Subject): (effect: Effect) => boolean {
  const authority = domain && authorityOf(view, domain).id;
  const waiting = new Map<string, boolean>();
  const isAwaitedBy = (synchronizer: string, object: string): boolean => {
    const known = waiting.get(synchronizer) ?? waitsFor(view, synchronizer, object);
    waiting.set(synchronizer, known);
    return known;
  };
  return (effect) => {
    switch (effect.kind) {
      case 'rolloutEdit':
        return effect.userId === id;
      case 'passwordSync':
        return effect.objectId === objectId;
      case 'fullPasswordSync':
        return objectId !== undefined;
      case 'directoryCycle':
        return objectId !== undefined && isAwaitedBy(effect.synchronizer, objectId);
      case 'userConversion':
      case 'domainConversion':
        return effect.domainId === authority;
      case 'activeSyncGrace':
        return hasGrace && effect.domainId === authority;
      case 'forceDelete':
        return effect.domainId === domain?.id;
      case 'certificateRollover':
      case 'agentCertificate':
      case 'signInLoad':
        return false;
      case 'agentSilence':
      case 'agentRemoval':
        return passesThrough;
    }
  };
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
  const passesThrough = method === 'passthroughAuthentication';
  const hasGrace = passesThrough || decision.arrival === 'activeSyncGrace';
  const subject = {
    id: userId,
    domain,
    objectId: user && onPremisesAccountOf(view, user)?.id,
    hasGrace,
    passesThrough,
  };
  return {
    ...rest,
    userId,
    method: method ?? null,
    domain: domain?.id ?? null,
    federation: federation?.issuerUri ?? null,
    next: next.map(({ type, due }) => ({ type, due: iso(due) })),
    pending: tenant.pending(concerns(view, subject)).map((effect) => ({ ...effect, due: iso(effect.due) })),
  };
}

/** An outcome with its decision; the reasons of both in one list, and one code, that of the outcome. */
export function outcomeBody(tenant: MockTenant, given: Outcome) {
  const { decision, because, assumptions, ...outcome } = given;
  return {
    ...outcome,
    ...decisionBody(tenant, { ...decision, failure: undefined }),
    userId: whoOf(given),
    because: [...decision.because, ...because],
    assumptions: [...new Set([...decision.assumptions, ...assumptions])],
  };
}
