import type { Behaviour } from '../../behaviour.ts';
import { accessBehaviours } from './access.ts';
import { logBehaviours } from './log.ts';
import { metadataBehaviours } from './metadata.ts';
import { orderBehaviours } from './order.ts';
import { realmBehaviours } from './realm.ts';
import { tokenBehaviours } from './tokens.ts';

/** Area HR of the catalogue, and GP-05. */
export const signIn: readonly Behaviour[] = [
  ...realmBehaviours,
  ...orderBehaviours,
  ...tokenBehaviours,
  ...metadataBehaviours,
  ...logBehaviours,
  ...accessBehaviours,
];
