import { permissions } from '@cutover/contract/permissions';
import { roleTemplates } from '@cutover/contract/rules';
import { claimsIn } from './claims.ts';

/** Roles of the directory by the id that tokens carry in `wids`. */
const roles = new Map(Object.entries(roleTemplates).map(([name, id]) => [id, name]));

/** In the code of a refusal that no permission helps against (HR-05). */
const withoutLicence = /NonPremiumTenant/;

/**
 * What the operation needs and what the token holds, in one or two sentences; undefined when nothing is known. `answer`:
 * the refusal as it came.
 */
export function explainRefusal(operation: string, token: string | undefined, answer: string): string | undefined {
  if (withoutLicence.test(answer))
    return `${operation} takes a tenant with a licence of Microsoft Entra ID P1 or P2; permissions and roles do not help.`;
  const needed = permissions[operation];
  if (!needed) return undefined;
  const claims = claimsIn(token);
  const appOnly =
    claims !== undefined &&
    claims['scp'] === undefined &&
    (claims['idtyp'] === 'app' || Array.isArray(claims['roles']));
  if (appOnly && needed.application.length === 0)
    return `${operation} cannot be called with application permissions: sign a user in, with ${oneOf(needed.delegated)}${roleText(needed.roles)}.`;
  const more = (needed.when ?? []).filter(({ effect }) => effect === 'needed');
  const need = [
    `${operation} needs ${oneOf(appOnly ? needed.application : needed.delegated)}${appOnly ? '' : roleText(needed.roles)}.`,
    ...more.map(
      ({ property, ...rest }) =>
        `To change ${property} it also needs ${oneOf(appOnly ? rest.application : rest.delegated)}.`,
    ),
  ].join(' ');
  if (!claims) return need;
  const held = appOnly ? list(claims['roles']) : list(claims['scp']);
  const wids = list(claims['wids'])
    .map((id) => roles.get(id))
    .filter((name) => name !== undefined);
  const alternatives = appOnly ? needed.application : needed.delegated;
  const holdsOne = (options: readonly (readonly string[])[]) =>
    options.some((together) => together.every((name) => held.includes(name)));
  const suffices =
    holdsOne(alternatives) && more.every((rest) => holdsOne(appOnly ? rest.application : rest.delegated));
  const holds = `The token holds ${held.length > 0 ? held.join(', ') : 'no permission'}${wids.length > 0 ? ` and the role ${wids.join(', ')}` : ''}.`;
  const hint = suffices
    ? ' The permission is there, so a role is missing, or a policy of the tenant or the object itself forbids it.'
    : '';
  return `${need} ${holds}${hint}`;
}

function oneOf(alternatives: readonly (readonly string[])[]): string {
  return alternatives.map((together) => together.join(' with ')).join(', or ');
}

function roleText(names: readonly string[]): string {
  return names.length > 0 ? ` and the role ${names.join(' or ')}` : '';
}

function list(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ').filter(Boolean);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
