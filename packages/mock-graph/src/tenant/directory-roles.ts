/** Roles of the directory, and who holds them (GP-05). */
import { roleTemplates } from '@cutover/contract/rules';
import type { Draft, View } from './state.ts';

/** Names of roles by the template ids that tokens carry. */
export const nameOfTemplate: ReadonlyMap<string, string> = new Map(
  Object.entries(roleTemplates).map(([name, id]) => [id, name]),
);

/** Names of the roles that a user or an application holds, in order of template id. */
export function rolesOf(view: View, principalId: string): string[] {
  const names: string[] = [];
  for (const [key] of view.tables.roleAssignments.prefix(`${principalId}|`)) {
    const name = nameOfTemplate.get(key.slice(principalId.length + 1));
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** Gives a principal a role by its name; true where there is such a role. */
export function assignRole(draft: Draft, principalId: string, role: string): boolean {
  const template = roleTemplates[role];
  if (template === undefined) return false;
  draft.write('roleAssignments').set(`${principalId}|${template}`, true);
  return true;
}

/** Takes all roles of a principal that is deleted. */
export function dropRoles(draft: Draft, principalId: string): void {
  for (const [key] of [...draft.tables.roleAssignments.prefix(`${principalId}|`)])
    draft.write('roleAssignments').delete(key);
}
