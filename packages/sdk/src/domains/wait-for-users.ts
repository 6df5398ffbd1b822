import type { InEffect } from '../in-effect.ts';
import type { Transport } from '../transport/transport.ts';
import { watchUntilInEffect } from '../watch-in-effect.ts';

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
