import { permissions } from '@cutover/contract/permissions';
import { claimsIn } from './claims.ts';

/** Roles of the directory by the id that tokens carry in `wids`. */
const roles: Readonly<Record<string, string>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2': 'Hybrid Identity Administrator',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451': 'Global Reader',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'User Administrator',
  'fdd7a751-b60b-444a-984c-02652fe8fa1c': 'Groups Administrator',
  '5d6b6bb7-de71-4623-b4af-96380a352509': 'Security Reader',
  '194ae4cb-b126-40b2-bd5b-6091b380977d': 'Security Administrator',
  '4a5d8f65-41da-4de4-8968-e035b65339cf': 'Reports Reader',
  '8329153b-31d0-4727-b945-745eb3bc5f31': 'Domain Name Administrator',
  '9360feb5-f418-4baa-8175-e2a00bac4301': 'Directory Writers',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f': 'Authentication Administrator',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13': 'Privileged Authentication Administrator',
  'be2f45a1-457d-42af-a067-6ec1fa63bc45': 'External Identity Provider Administrator',
};

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
    .map((id) => roles[id])
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
