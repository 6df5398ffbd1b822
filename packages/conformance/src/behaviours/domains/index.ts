import type { Behaviour } from '../../behaviour.ts';
import { auditBehaviours } from './audit.ts';
import { conversionBehaviours } from './conversion.ts';
import { deletionBehaviours } from './deletion.ts';
import { domainBehaviours } from './domains.ts';
import { federationBehaviours } from './federation.ts';
import { federationServerBehaviours } from './federation-server.ts';
import { userConversionBehaviours } from './user-conversion.ts';
import { verificationBehaviours } from './verification.ts';

/** Areas DM, FD and CV of the catalogue, and GP-09 for them. */
export const domains: readonly Behaviour[] = [
  ...domainBehaviours,
  ...verificationBehaviours,
  ...deletionBehaviours,
  ...federationBehaviours,
  ...federationServerBehaviours,
  ...conversionBehaviours,
  ...userConversionBehaviours,
  ...auditBehaviours,
];
