import type { InEffect } from '../in-effect.ts';
import type { Transport } from '../transport/transport.ts';
import { usersOf, watchUntilInEffect } from '../watch-in-effect.ts';

/** Refuses, before anything is done, users for whom it could not be waited at the end. @throws RequestRefusedError */
export function requireUsers(domain: string, upns: readonly string[] | undefined): void {
  if (upns?.length) usersOf({ upns, subject: domain });
}

/** Waits, as a part of a conversion, until users sign in accordingly; the wait's own text is kept in `state`. */
export function waitForUsers(
  transport: Transport,
  state: { wait?: string },
  domain: string,
  expect: 'cloud' | 'federation',
  upns: readonly string[],
  signal: AbortSignal,
  tell: (inEffect: InEffect) => void,
): Promise<InEffect> {
  const begun = state.wait ?? JSON.stringify({ kind: 'waitUntilInEffect', options: { subject: domain, upns, expect } });
  return watchUntilInEffect(transport, begun, signal, (inEffect, text) => {
    state.wait = typeof text === 'string' ? text : text();
    tell(inEffect);
  });
}
