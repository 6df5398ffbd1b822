import { roleTemplates } from '@cutover/contract/rules';
import type { Behaviour, Case } from './behaviour.ts';
import type { Holder } from './target.ts';

/** Delegated permissions that the suite's principal has in every behaviour. */
const always = [
  'Policy.ReadWrite.HybridAuthentication',
  'Directory.ReadWrite.All',
  'User.ReadWrite.All',
  'Group.ReadWrite.All',
];
const role = 'Hybrid Identity Administrator';

/** Delegated permissions that a behaviour needs. */
export const permissionsOf = ({ permissions = [] }: Behaviour): readonly string[] => [
  ...new Set([...always, ...permissions]),
];

/** Directory roles that a behaviour needs. */
export const rolesOf = ({ roles = [] }: Behaviour): readonly string[] => [...new Set([role, ...roles])];

/** The principal that carries out a case: an application where the case says so, else a user who has signed in. */
export const holderOf = (behaviour: Behaviour, { needs: { application } }: Case): Holder =>
  application
    ? { kind: 'application', permissions: application }
    : { kind: 'delegated', permissions: permissionsOf(behaviour), roles: rolesOf(behaviour) };

/** Ids of roles as tokens carry them (`wids`). */
export const roleIds = roleTemplates;

/** What a token says of itself. */
export interface Claims {
  readonly tid?: string;
  /** Delegated permissions, in one text. */
  readonly scp?: string;
  /** Permissions of an application. */
  readonly roles?: readonly string[];
  /** Ids of directory roles. */
  readonly wids?: readonly string[];
}

/** Why a token will not do for a case; undefined when it will, as far as it says. */
export function unauthorised(behaviour: Behaviour, one: Case, claims: Claims | undefined): string | undefined {
  const { delegated, application } = one.needs;
  if (!delegated && !application) return undefined;
  const { kind, permissions, roles = [] } = holderOf(behaviour, one);
  if (delegated && claims?.scp === undefined)
    return 'It needs a delegated token; the credential gives one of an application, or one that does not say.';
  if (application && (claims === undefined || claims.scp !== undefined))
    return 'It needs a token of an application; the credential gives a delegated one, or one that does not say.';
  const held = new Set(kind === 'delegated' ? claims?.scp?.split(' ') : claims?.roles);
  const lacking = (names: readonly string[]) =>
    names.length === 0 ? undefined : `The token lacks ${names.join(', ')}.`;
  return lacking(permissions.filter((permission) => !held.has(permission))) ?? lackingRoles(roles, claims?.wids);
}

/** A token need not tell of roles; the global administrator has what every other role has. */
function lackingRoles(roles: readonly string[], held: readonly string[] | undefined): string | undefined {
  const has = (name: string) => held?.includes(roleIds[name] ?? '');
  if (!held || has('Global Administrator')) return undefined;
  const missing = roles.filter((name) => !has(name));
  return missing.length === 0
    ? undefined
    : `It needs a delegated token with the role ${missing.join(', ')}, which the token does not name.`;
}
