import { auditCalls } from './audit-calls.ts';
import { directoryCalls } from './directory.ts';
import { domainCalls } from './domains/calls.ts';
import { agentCalls } from './pta-agents-calls.ts';
import { signInCalls } from './sign-in-calls.ts';
import { signInLogCalls } from './sign-in-log-calls.ts';
import { stagedRolloutCalls } from './staged-rollout.ts';

/**
 * Every call of the service as data, under the names of the client: for `client.send`, `client.batch` and
 * `client.preview`. Making one sends nothing.
 */
export const calls = {
  stagedRollout: stagedRolloutCalls,
  directory: directoryCalls,
  domains: domainCalls,
  ptaAgents: agentCalls,
  audit: auditCalls,
  signIn: signInCalls,
  signIns: signInLogCalls,
};
