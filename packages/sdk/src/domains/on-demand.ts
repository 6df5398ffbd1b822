/** Domains, their federation and conversion: loaded together when the first of it is used. */

/** @public Not used from here: it keeps the core in one piece, as in the other file that is loaded on demand. */
export { createClient } from '../client.ts';
export { domainCalls } from './calls.ts';
export { carryOut } from './operations.ts';
export { verbsOf } from './verbs.ts';
