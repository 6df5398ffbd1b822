/** What a person should know before and during a cut-over, from facts that no service answers. */
export {
  type Finding,
  firstAutopilotVersion,
  mixedStateLimitInDays,
  type RolloutFacts,
  rolloutFindings,
  rolloutGroupSizeLimit,
} from '@cutover/contract/findings';
