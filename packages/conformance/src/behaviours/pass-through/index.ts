import type { Behaviour } from '../../behaviour.ts';
import { agentBehaviours } from './agents.ts';
import { auditBehaviours } from './audit.ts';
import { lockoutBehaviours } from './lockout.ts';
import { seamlessSsoBehaviours } from './seamless-sso.ts';
import { signInBehaviours } from './sign-ins.ts';

/** Areas PT and SS of the catalogue, and GP-09 for them. */
export const passThrough: readonly Behaviour[] = [
  ...agentBehaviours,
  ...signInBehaviours,
  ...lockoutBehaviours,
  ...seamlessSsoBehaviours,
  ...auditBehaviours,
];
