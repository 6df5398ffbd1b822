import type { RolloutFacts } from '@cutover/contract/findings';
import { typeAsked } from '../../tenant/authentication.ts';
import type { View } from '../../tenant/state.ts';
import { day } from '../../tenant/time.ts';

/** What the tenant itself knows of its rollout; the rest only people know. */
export function rolloutFacts(view: View): RolloutFacts {
  const { tables } = view;
  const attached = new Set([...tables.groupPolicies.range()].map(([key]) => key.split('|')[0] ?? ''));
  const since = [...tables.enrolments.range()].reduce(
    (first, [, enrolment]) => Math.min(first, enrolment.since),
    view.at,
  );
  const federated = [...tables.domains.range()].some(([, domain]) => typeAsked(domain) === 'Federated');
  return {
    groups: [...attached].flatMap((id) => {
      const group = tables.groups.get(id);
      return group ? [{ displayName: group.displayName ?? id, users: group.counts.user }] : [];
    }),
    enabledFeatures: [...tables.policies.range()].flatMap(([, policy]) => (policy.isEnabled ? [policy.feature] : [])),
    ...(federated && tables.enrolments.size > 0 ? { mixedForDays: Math.floor((view.at - since) / day) } : {}),
  };
}
