/** The tenant's switch of pass-through authentication (PT-07, PT-10). */
import { recordAuthenticationSwitch } from '../audit.ts';
import type { Actor } from '../command.ts';
import type { Draft } from '../state.ts';

/** Turns pass-through on or off for all managed domains at once; the event is logged (GP-09). */
export function switchPassThrough(draft: Draft, actor: Actor, on: boolean): void {
  if (draft.facts.tenantPassThrough === on) return;
  draft.setFacts({ tenantPassThrough: on });
  recordAuthenticationSwitch(draft, actor, `${on ? 'Enable' : 'Disable'} passthrough authentication`);
}
