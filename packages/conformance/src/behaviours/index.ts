import type { Behaviour } from '../behaviour.ts';
import { domains } from './domains/index.ts';
import { onPremises } from './on-premises/index.ts';
import { passThrough } from './pass-through/index.ts';
import { signIn } from './sign-in/index.ts';
import { stagedRollout } from './staged-rollout/index.ts';

/** Areas in the order of the catalogue. */
const areas = ['SR', 'DM', 'FD', 'CV', 'UP', 'SY', 'PH', 'PT', 'SS', 'HR', 'GP'];

/** A row that has cases in several areas is one behaviour. */
function joined(rows: readonly Behaviour[]): readonly Behaviour[] {
  const byId = new Map<string, Behaviour>();
  for (const row of rows) {
    const before = byId.get(row.id);
    const union = (...lists: (readonly string[] | undefined)[]) => [...new Set(lists.flatMap((list) => list ?? []))];
    const merged = before && {
      ...before,
      permissions: union(before.permissions, row.permissions),
      roles: union(before.roles, row.roles),
      cases: [...before.cases, ...row.cases],
    };
    byId.set(row.id, merged ?? row);
  }
  const place = (id: string): number => areas.indexOf(id.slice(0, 2));
  return [...byId.values()].sort((left, right) => place(left.id) - place(right.id) || left.id.localeCompare(right.id));
}

/** Every behaviour of the suite, in the order of the catalogue. */
export const behaviours: readonly Behaviour[] = joined([
  ...stagedRollout,
  ...domains,
  ...onPremises,
  ...passThrough,
  ...signIn,
]);

const patternOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i');

/** A case with what it belongs to. */
export interface Chosen {
  readonly behaviour: Behaviour;
  /** From 0. */
  readonly index: number;
}

/**
 * The cases that the patterns name: `SR-07`, `SR-07.2`, `SR-1*`; all when there are none. A pattern that names nothing is
 * given back as unknown.
 */
export function choose(patterns: readonly string[]): { chosen: readonly Chosen[]; unknown: readonly string[] } {
  const every = behaviours.flatMap((behaviour) => behaviour.cases.map((_case, index) => ({ behaviour, index })));
  const names = ({ behaviour: { id }, index }: Chosen) => [id, `${id}.${index + 1}`];
  const matches = (pattern: string, one: Chosen) => names(one).some((name) => patternOf(pattern).test(name));
  return {
    chosen: patterns.length === 0 ? every : every.filter((one) => patterns.some((pattern) => matches(pattern, one))),
    unknown: patterns.filter((pattern) => !every.some((one) => matches(pattern, one))),
  };
}
