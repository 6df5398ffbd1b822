export type { ClockMode } from './clock.ts';
export { type ControlCallDescription, describedControlCalls } from './control/control.ts';
export {
  type TenantFile,
  TenantFileError,
  type TenantFileProblem,
  tenantFileJsonSchema,
} from './control/tenant-file.ts';
export type { Duration } from './duration.ts';
export type { PrincipalRequest } from './gate/principal.ts';
export { bodyLimit, type PlainAnswer, type PlainRequest } from './message.ts';
export { createMockGraph, type MockGraph, type MockGraphOptions } from './mock.ts';
export { type JournalExport, type MockTenant, replayExport, type Snapshot } from './mock-tenant.ts';
export { assumptions } from './tenant/assumptions.ts';
export { domainLifeCycle } from './tenant/domain-life-cycle.ts';
export { agentLifeCycle } from './tenant/pass-through/agents.ts';
export { type Rules, ruleProfiles } from './tenant/rules.ts';
export type { Client, Decision, Device, Outcome, SignInRequest } from './tenant/sign-in.ts';
export { type TimingChoice, timings } from './tenant/timings.ts';
