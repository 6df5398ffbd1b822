/** How a domain's users sign in: what was asked for, and what is in effect for each of them (CV-01). */
import { recordAudit } from './audit.ts';
import type { Actor } from './command.ts';
import { putDomain } from './domain-life-cycle.ts';
import { schedule } from './effects.ts';
import { chanceFor } from './ids.ts';
import type { AuthenticationState, DomainRecord, Effect, FederationRecord } from './records.ts';
import type { Draft, View } from './state.ts';
import { delayOf } from './timings.ts';

export type AuthenticationType = AuthenticationState['type'];

/** The domain whose authentication counts for another: its root where it inherits, else itself (DM-03). */
export const authorityOf = (view: View, domain: DomainRecord): DomainRecord =>
  (domain.inheritsFrom === undefined ? undefined : view.tables.domains.get(domain.inheritsFrom)) ?? domain;

/** The domains that inherit from a root, in order of name. */
export function* inheritorsOf(view: View, rootId: string): IterableIterator<DomainRecord> {
  for (const [, domain] of view.tables.domains.range()) if (domain.inheritsFrom === rootId) yield domain;
}

/** What was asked for: what Graph shows. */
export const typeAsked = (domain: DomainRecord): AuthenticationType =>
  domain.authenticationType === 'Federated' ? 'Federated' : 'Managed';

export interface AuthenticationInEffect {
  readonly type: AuthenticationType;
  /** The trust that federated sign-in uses. */
  readonly federation: FederationRecord | undefined;
  /** When it came into effect for this user, in milliseconds; undefined when it always was, as far as is known. */
  readonly since: number | undefined;
  /** The trust of before, while some clients still use it (CV-10). */
  readonly before: FederationRecord | undefined;
  /** What is to come, soonest first. */
  readonly next: readonly { readonly type: AuthenticationType; readonly due: number }[];
}

/** When a user follows a change. `subject` is the user's id, or a name that belongs to nobody. */
const dueFor = (view: View, state: AuthenticationState, subject: string): number =>
  state.at +
  delayOf(view.facts.timings, 'domainConversion', () =>
    chanceFor(view.facts.seed, `conversion/${state.sequence}/${subject}`),
  );

/** How a user of a domain signs in now: the last state that has come due for the user. A later wish is never overtaken by an earlier one. */
export function authenticationInEffect(view: View, domain: DomainRecord, subject: string): AuthenticationInEffect {
  const authority = authorityOf(view, domain);
  const federation = view.tables.federations.get(authority.id);
  const history = view.tables.authentications.get(authority.id);
  if (!history) return { type: typeAsked(authority), federation, since: undefined, before: undefined, next: [] };
  const { states } = history;
  const due = states.map((state, index) => (index === 0 ? undefined : dueFor(view, state, subject)));
  /** What was in effect for the user at a moment. */
  const reachedAt = (moment: number): number => {
    let index = states.length - 1;
    while (index > 0 && (due[index] ?? 0) > moment) index -= 1;
    return index;
  };
  const current = reachedAt(view.at);
  // States that the user never followed, or that changed nothing for the user, do not count.
  let since = due[current];
  let previous = since === undefined ? undefined : reachedAt(since - 1);
  while (since !== undefined && previous !== undefined && states[previous]?.type === states[current]?.type) {
    since = due[previous];
    previous = since === undefined ? undefined : reachedAt(since - 1);
  }
  const trustOf = (index: number): FederationRecord | undefined =>
    index === states.length - 1 ? federation : states[index]?.federation;
  // A wish that a later one overtakes is never followed.
  const next = states.slice(current + 1).flatMap(({ type }, index) => {
    const [own = 0, ...later] = due.slice(current + 1 + index);
    return later.some((other) => (other ?? 0) <= own) ? [] : [{ type, due: own }];
  });
  return {
    type: states[current]?.type ?? 'Managed',
    federation: trustOf(current),
    since,
    before: previous === undefined ? undefined : trustOf(previous),
    next,
  };
}

function showType(draft: Draft, domain: DomainRecord, type: AuthenticationType): void {
  putDomain(draft, type === 'Managed' ? 'manage' : 'federate', { ...domain, authenticationType: type });
  for (const inheritor of [...inheritorsOf(draft, domain.id)])
    putDomain(draft, type === 'Managed' ? 'rootManaged' : 'rootFederated', { ...inheritor, authenticationType: type });
}

/**
 * Asks for another authentication of a domain that has its own: Graph shows it at once, users follow (CV-01). The trust of
 * a federated domain is written by the caller before, and removed here when the domain becomes managed.
 */
export function askForAuthentication(draft: Draft, actor: Actor, id: string, type: AuthenticationType): void {
  const domain = draft.tables.domains.get(id);
  if (!domain || typeAsked(domain) === type) return;
  const trust = draft.tables.federations.get(id);
  const all = draft.tables.authentications.get(id)?.states ?? [
    { type: typeAsked(domain), at: draft.facts.createdAt, sequence: 0 },
  ];
  // Without chance, a state that ends at the moment at which it began is followed by nobody.
  const sampled = draft.facts.timings.mode === 'sampled';
  const states = all.filter(({ at }, index) => index === 0 || sampled || at !== draft.at);
  const last = states.at(-1);
  const ended = last && type === 'Managed' && trust ? { ...last, federation: trust } : last;
  const sequence = draft.nextSequence();
  draft.write('authentications').set(id, {
    states: [...states.slice(0, -1), ...(ended ? [ended] : []), { type, at: draft.at, sequence }],
  });
  schedule(draft, {
    kind: 'domainConversion',
    domainId: id,
    sequence,
    due: draft.at + delayOf(draft.facts.timings, 'domainConversion', () => 1),
  });
  showType(draft, domain, type);
  if (type === 'Managed') {
    draft.write('federations').delete(id);
    draft.write('conversions').set(id, { since: draft.at });
  } else {
    draft.write('conversions').delete(id);
    for (const each of [id, ...[...inheritorsOf(draft, id)].map((inheritor) => inheritor.id)])
      draft.write('conversionRuns').delete(each);
    for (const [key] of [...draft.tables.convertedUsers.prefix(`${id}|`)]) draft.write('convertedUsers').delete(key);
  }
  recordAudit(draft, actor, {
    activity: 'Set domain authentication',
    category: 'DirectoryManagement',
    service: 'Core Directory',
    operation: 'Update',
    targets: [
      {
        type: 'Other',
        displayName: id,
        modified: [
          { name: 'LiveType', old: [typeAsked(domain)], new: [type] },
          type === 'Managed'
            ? { name: 'IssuerUri', old: [trust?.issuerUri ?? null], new: [] }
            : { name: 'IssuerUri', old: [], new: [trust?.issuerUri ?? null] },
        ],
      },
    ],
  });
}

/** Gives a domain that stands by itself from now on the changes of its root that are still on the way, with their due times. */
export function takeAuthentication(draft: Draft, from: string, to: string): void {
  const history = draft.tables.authentications.get(from);
  const last = history?.states.at(-1);
  if (!history || !last) return;
  draft.write('authentications').set(to, history);
  for (const [, effect] of [...draft.tables.effects.range()])
    if ((effect.kind === 'domainConversion' || effect.kind === 'activeSyncGrace') && effect.domainId === from)
      schedule(draft, { ...effect, domainId: to });
}

type DomainConversion = Extract<Effect, { kind: 'domainConversion' }>;
type ActiveSyncGrace = Extract<Effect, { kind: 'activeSyncGrace' }>;

/** Every user follows now. What came before is forgotten, but for the trust that ActiveSync clients use a while longer. */
export const domainConversion = {
  carryOut(draft: Draft, { domainId, sequence }: DomainConversion): void {
    const states = draft.tables.authentications.get(domainId)?.states ?? [];
    const last = states.at(-1);
    if (last?.sequence !== sequence) return;
    if (last.type === 'Managed' && states.some(({ federation }) => federation)) {
      // Of all users the last; each has the whole of it from when the user followed.
      const grace = delayOf(draft.facts.timings, 'activeSyncGrace', () => 1);
      schedule(draft, { kind: 'activeSyncGrace', domainId, sequence, due: draft.at + grace });
    } else {
      draft.write('authentications').delete(domainId);
    }
  },
  isLive: (view: View, { domainId, sequence }: DomainConversion): boolean =>
    view.tables.authentications.get(domainId)?.states.some((state) => state.sequence === sequence) === true,
};

/** The federation of before matters to nobody any more (CV-10). */
export const activeSyncGrace = {
  carryOut(draft: Draft, effect: ActiveSyncGrace): void {
    if (activeSyncGrace.isLive(draft, effect)) draft.write('authentications').delete(effect.domainId);
  },
  isLive: (view: View, { domainId, sequence }: ActiveSyncGrace): boolean =>
    view.tables.authentications.get(domainId)?.states.at(-1)?.sequence === sequence,
};
