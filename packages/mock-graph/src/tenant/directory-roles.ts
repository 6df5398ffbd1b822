/** Roles of the directory, and who holds them (GP-05). */
import type { Draft, View } from './state.ts';

/** Template ids of the roles that operations name; a token carries these in `wids`. */
export const roleTemplates: Readonly<Record<string, string>> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Hybrid Identity Administrator': '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Domain Name Administrator': '8329153b-31d0-4727-b945-745eb3bc5f31',
  'Directory Readers': '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'External Identity Provider Administrator': 'be2f45a1-457d-42af-a067-6ec1fa63bc45',
};

const nameOfTemplate = new Map(Object.entries(roleTemplates).map(([name, id]) => [id, name]));

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
