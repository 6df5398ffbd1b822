import { domainMutants } from './domains.ts';
import type { Mutant } from './mutant.ts';
import { onPremisesMutants } from './on-premises.ts';
import { passThroughMutants } from './pass-through.ts';
import { signInMutants } from './sign-in.ts';
import { stagedRolloutMutants } from './staged-rollout.ts';

export type { Mutant } from './mutant.ts';

/** Every way to break the mock that the suite has to notice. */
export const mutants: readonly Mutant[] = [
  ...stagedRolloutMutants,
  ...domainMutants,
  ...onPremisesMutants,
  ...passThroughMutants,
  ...signInMutants,
];
