import type { Behaviour } from './behaviour.ts';

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
