import type { OperationDescription } from '@cutover/contract/operation';
import { operations } from '@cutover/contract/operations';
import { denied, ServiceError } from '../tenant/service-error.ts';
import type { Principal, PrincipalRequest } from './principal.ts';

const holds = (principal: Principal, alternatives: readonly (readonly string[])[]): boolean =>
  alternatives.some((alternative) => alternative.every((permission) => principal.permissions.has(permission)));

/**
 * Refuses a caller without the permission or role that the description names for the operation (SR-24, GP-05).
 * `body` decides where a narrower permission suffices for part of what an operation can do.
 */
export function checkPermissions(
  operation: OperationDescription,
  principal: Principal,
  body: Readonly<Record<string, unknown>> | undefined,
): void {
  if (principal.unrestricted) return;
  const { permissions } = operation;
  const met = (permissions.when ?? []).filter((when) => body !== undefined && when.property in body);
  const narrow = met.filter(({ effect }) => effect === 'suffices' && Object.keys(body ?? {}).length === 1);
  const needed = met.filter(({ effect }) => effect === 'needed');
  const kind = principal.kind;
  const alternatives = [...permissions[kind], ...narrow.flatMap((when) => when[kind])];
  // Where no permission of this kind exists, the call is not supported for such a token.
  const assumption =
    permissions[kind].length === 0 || operation.behaviours.some((id) => id.startsWith('SR-'))
      ? { assumption: 'SR-24' }
      : {};
  const refuse = (): ServiceError => new ServiceError(403, denied().code, denied().message, assumption);
  if (!holds(principal, alternatives) || !needed.every((when) => holds(principal, when[kind]))) throw refuse();
  const { roles } = permissions;
  if (
    kind === 'delegated' &&
    roles.length > 0 &&
    !principal.roles.has('Global Administrator') &&
    !roles.some((role) => principal.roles.has(role))
  )
    throw refuse();
}

/** Every permission of a kind that an operation names. */
function permissionsOf(kind: Principal['kind']): Set<string> {
  const described: readonly OperationDescription[] = Object.values(operations);
  return new Set(
    described.flatMap(({ permissions: { [kind]: always, when = [] } }) =>
      [...always, ...when.flatMap((condition) => condition[kind])].flat(),
    ),
  );
}

/** A principal that may do everything: each permission that an operation names, and the role that includes the others. */
export const administrator = (): PrincipalRequest => ({
  kind: 'delegated',
  permissions: [...permissionsOf('delegated')].sort(),
  roles: ['Global Administrator'],
});

/** What is to be said of permissions that no operation names. Those of other workloads are as good, so nothing is refused. */
export function permissionWarnings(names: readonly string[]): string[] {
  const [delegated, application] = [permissionsOf('delegated'), permissionsOf('application')];
  return names
    .filter((name) => !delegated.has(name) && !application.has(name))
    .map((name) => `No operation of the mock asks for the permission '${name}'.`);
}
