/**
 * What the service does not answer and a person should know before a change. Pure functions over given facts: a
 * procedure collects the facts in its own way. A fact that is left out is unknown and gives no finding.
 */
export * from './findings-conversion.ts';
export * from './findings-federation.ts';
export type { Finding, Severity } from './findings-form.ts';
export * from './findings-pass-through.ts';
export * from './findings-rollout.ts';
export * from './findings-seamless-sso.ts';
export * from './findings-sign-in-names.ts';
export * from './findings-source-anchor.ts';
export * from './findings-synchronization.ts';
