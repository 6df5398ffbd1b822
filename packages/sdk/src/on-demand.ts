/**
 * What is loaded only when it is first used, together as one piece: applications that never batch, wait or ensure do not
 * carry it, and what it shares with the rest is not scattered over many small files.
 */

export { auditCalls } from './audit-calls.ts';
/** @public Not used from here: it keeps the core in one piece, where bundlers would cut it in two at what this file shares with it. */
export { createClient } from './client.ts';
export { rolloutVerbsOf } from './ensure.ts';
export { requireAuditOptions, requireSignInOptions } from './list-options.ts';
export { memberVerbsOf } from './many-members.ts';
export { askRealm } from './realm.ts';
export { signInLogCalls } from './sign-in-log-calls.ts';
export { sendBatch } from './transport/batch.ts';
export { observationsOf } from './transport/observations.ts';
export { didItHappen } from './transport/verify.ts';
export { watchUntilInEffect } from './watch-in-effect.ts';
