import type { Behaviour } from '../../behaviour.ts';
import { anchorBehaviours } from './anchors.ts';
import { auditBehaviours } from './audit.ts';
import { cycleBehaviours } from './cycles.ts';
import { hashBehaviours } from './hashes.ts';
import { nameBehaviours } from './names.ts';
import { topologyBehaviours } from './topologies.ts';

/** Areas UP, SY and PH of the catalogue, and GP-09 for them. */
export const onPremises: readonly Behaviour[] = [
  ...nameBehaviours,
  ...anchorBehaviours,
  ...cycleBehaviours,
  ...topologyBehaviours,
  ...hashBehaviours,
  ...auditBehaviours,
];
