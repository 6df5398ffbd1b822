import type { Domain } from '@cutover/contract/types';
import type { Deletion, ForceDeleteOptions } from '../domains.ts';
import { type GraphError, isGraphError, ServiceError, TimeoutError } from '../transport/errors.ts';
import { wait } from '../transport/time.ts';
import { listOf, type Transport, valueFrom } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';
import { requireDomainName } from './names.ts';
import type { OperationState, Run } from './run.ts';

const hour = 3_600_000;
/** How often the domain must be not found in a row, since replicas disagree; and the wait between these looks. */
const consecutive = 3;
const confirmInterval = 5_000;

interface State extends OperationState<Omit<ForceDeleteOptions, 'signal'>> {
  startedAt?: number;
  /** Whether the service has taken the request. */
  asked?: boolean;
  /** `lastActionDateTime` of a deletion that had failed before. */
  failedBefore?: string;
  observations?: Record<string, number>;
}

/** Asks for the deletion, unless it is under way, and looks until the domain is gone (DM-08). */
export async function forceDelete({ transport, state, signal, report }: Run<State, Deletion>): Promise<Deletion> {
  const { subject, disableUserAccounts, ...times } = state.options;
  const { time, retry } = transport.settings;
  const domain = requireDomainName(subject);
  const plan = { interval: 30_000, maxInterval: 10 * 60_000, timeout: 25 * hour, ...times };
  state.observations ??= {};
  let { interval } = plan;
  let missing = 0;
  let lost = 0;
  for (;;) {
    const found = await find(transport, domain, signal);
    if (!found && !state.asked) await valueFrom(transport, domainCalls.get(domain), { signal });
    const { operation, status, lastActionDateTime } = found?.state ?? {};
    const deleting = operation === 'ForceDelete' ? status : undefined;
    const seen = found ? (deleting ?? 'no state') : 'not found';
    state.observations[seen] = (state.observations[seen] ?? 0) + 1;
    missing = found ? 0 : missing + 1;
    if (deleting === 'Failed' && state.asked && (lastActionDateTime ?? '') !== state.failedBefore)
      throw await failed(transport, domain, signal);
    const underWay = deleting === 'Scheduled' || deleting === 'InProgress';
    if (underWay) state.asked = true;
    if (found && !underWay && !state.asked) {
      if (deleting === 'Failed') state.failedBefore = lastActionDateTime ?? '';
      try {
        const body = disableUserAccounts === undefined ? undefined : { disableUserAccounts };
        await valueFrom(transport, domainCalls.forceDelete(domain, body), { signal });
        state.asked = true;
      } catch (error) {
        // The answer was lost: the next look tells whether it happened.
        if (!isGraphError(error) || !error.retryable || ++lost >= retry.attempts) throw error;
      }
    }
    state.startedAt ??= time.now();
    const elapsed = time.now() - state.startedAt;
    const gone = missing >= consecutive;
    const reached = gone ? 'gone' : underWay ? 'underWay' : state.asked ? 'asked' : 'notAsked';
    const progress: Deletion = { domain, state: reached, observations: { ...state.observations }, elapsed };
    report(progress, JSON.stringify(state));
    if (gone) return progress;
    const next = missing > 0 || !state.asked ? confirmInterval : interval;
    if (state.asked && missing === 0) interval = Math.min(interval * 2, plan.maxInterval);
    if (elapsed + next > plan.timeout)
      throw new TimeoutError({
        code: 'Timeout',
        operation: 'forceDelete',
        message: `${domain} was not gone within ${plan.timeout} ms. Seen: ${Object.entries(state.observations)
          .map(([what, times]) => `${what} ${times}×`)
          .join(', ')}.`,
        retryable: true,
      });
    await wait(time, next, signal);
  }
}

async function find(transport: Transport, domain: string, signal: AbortSignal): Promise<Domain | undefined> {
  try {
    return await valueFrom(transport, domainCalls.get(domain), { signal });
  } catch (error) {
    if (isGraphError(error, 'NotFoundError')) return undefined;
    throw error;
  }
}

/** The error of a deletion that failed. The service does not say why, so a look at the domain does. */
async function failed(transport: Transport, domain: string, signal: AbortSignal): Promise<GraphError> {
  const { authenticationType, isDefault } = await valueFrom(transport, domainCalls.get(domain), { signal });
  const reasons = [
    ...(isDefault ? ['It is the default domain: make another one the default.'] : []),
    ...(authenticationType === 'Federated' ? ['It is federated: make it managed first.'] : []),
  ];
  if (authenticationType !== 'Federated') {
    const references = listOf(transport, domainCalls.references(domain, { top: 5 }), { signal });
    const left = await references.toArray({ limit: 5 }).catch(() => []);
    if (left.length > 0)
      reasons.push(`It is still used, by ${left.map(({ id, displayName }) => displayName ?? id).join(', ')} at least.`);
  }
  return new ServiceError({
    code: 'ForceDeleteFailed',
    operation: 'forceDelete',
    message: `The forced deletion of ${domain} failed. ${reasons.join(' ') || 'The domain does not show why.'}`,
    advice: 'Look at client.domains.references(). Mail-enabled groups are cleaned up in Exchange. Then try again.',
  });
}
