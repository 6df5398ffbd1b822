import type { Domain } from '@cutover/contract/types';
import { TimeoutError } from '../transport/errors.ts';
import { wait } from '../transport/time.ts';
import { type Transport, valueFrom } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';

/** How often in a row Graph must show it, since replicas disagree. */
const consecutive = 3;
const interval = 1_000;
const longest = 10 * 60_000;

/** Looks at a domain until Graph shows the type several times in a row. @throws TimeoutError after ten minutes */
export async function untilShown(
  transport: Transport,
  domain: string,
  type: 'Managed' | 'Federated',
  signal: AbortSignal,
): Promise<Domain> {
  const { time } = transport.settings;
  let good = 0;
  let waited = 0;
  for (;;) {
    const seen = await valueFrom(transport, domainCalls.get(domain), { signal });
    good = seen.authenticationType === type ? good + 1 : 0;
    if (good >= consecutive) return seen;
    if (waited >= longest)
      throw new TimeoutError({
        code: 'Timeout',
        operation: 'getDomain',
        message: `Graph took the change of ${domain} but did not show it as ${type} within ${longest} ms.`,
        retryable: true,
        advice: 'Run the operation again: it goes on from here.',
      });
    waited += interval;
    await wait(time, interval, signal);
  }
}
