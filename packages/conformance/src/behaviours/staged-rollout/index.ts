import type { Behaviour } from '../../behaviour.ts';
import { accessBehaviours } from './access.ts';
import { auditBehaviours } from './audit.ts';
import { editBehaviours } from './edits.ts';
import { findingBehaviours } from './findings.ts';
import { groupBehaviours } from './groups.ts';
import { passwordBehaviours } from './passwords.ts';
import { policyBehaviours } from './policies.ts';
import { signInBehaviours } from './sign-in.ts';

/** Area SR of the catalogue. */
export const stagedRollout: readonly Behaviour[] = [
  ...policyBehaviours,
  ...groupBehaviours,
  ...editBehaviours,
  ...signInBehaviours,
  ...passwordBehaviours,
  ...auditBehaviours,
  ...accessBehaviours,
  ...findingBehaviours,
].sort((left, right) => left.id.localeCompare(right.id));
