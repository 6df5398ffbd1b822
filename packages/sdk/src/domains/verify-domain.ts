import type { Domain, DomainDnsRecord } from '@cutover/contract/types';
import type { Verification, VerifyOptions } from '../domains.ts';
import { type GraphError, isGraphError, TimeoutError } from '../transport/errors.ts';
import { delayAfter } from '../transport/retry.ts';
import { wait } from '../transport/time.ts';
import { listOf, valueFrom } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';
import { requireDomainName } from './names.ts';
import type { OperationState, Run } from './run.ts';

const minute = 60_000;
const hour = 60 * minute;

interface State extends OperationState<Pick<VerifyOptions, 'waitForDns' | 'forceTakeover'>> {
  startedAt?: number;
  attempts?: number;
  reason?: string;
}

/** Verifies a domain, once or until a record is seen in DNS (DM-02). */
export async function verifyDomain({ transport, state, signal, report }: Run<State, Verification>): Promise<Domain> {
  const { subject, waitForDns, forceTakeover } = state.options;
  const { time, retry, random } = transport.settings;
  const domain = requireDomainName(subject);
  const given = typeof waitForDns === 'object' ? waitForDns : {};
  const plan = { interval: minute, maxInterval: 15 * minute, timeout: 72 * hour, ...given };
  const records: readonly DomainDnsRecord[] = waitForDns
    ? await listOf(transport, domainCalls.verificationRecords(domain), { signal }).toArray()
    : [];
  let { interval } = plan;
  let lost = 0;
  const tell = (): number => {
    const { attempts = 0, reason, startedAt = time.now() } = state;
    const elapsed = time.now() - startedAt;
    report({ domain, records, attempts, ...(reason !== undefined && { reason }), elapsed }, JSON.stringify(state));
    return elapsed;
  };
  for (;;) {
    state.attempts = (state.attempts ?? 0) + 1;
    // Told before it is sent: after an interruption it may have happened.
    tell();
    let failure: GraphError;
    try {
      const body = forceTakeover === undefined ? undefined : { forceTakeover };
      return await valueFrom(transport, domainCalls.verify(domain, body), { signal });
    } catch (error) {
      if (!isGraphError(error)) throw error;
      failure = error;
    }
    const unknown = failure.retryable || isGraphError(failure, 'ResponseShapeError');
    // The answer to this attempt or an earlier one may be lost: a look tells whether it happened.
    if (unknown || (state.attempts > 1 && !isMissingRecord(failure))) {
      const seen = await valueFrom(transport, domainCalls.get(domain), { signal });
      if (seen.isVerified) return seen;
    }
    if (unknown) {
      if (++lost >= retry.attempts) throw failure;
    } else if (!waitForDns || !isMissingRecord(failure)) throw failure;
    else lost = 0;
    // Not before: a clock that follows the service's is right only after an answer.
    state.startedAt ??= time.now();
    state.reason = failure.message;
    const elapsed = tell();
    const next = unknown ? delayAfter(lost, failure, retry, random) : interval;
    if (!unknown) interval = Math.min(interval * 2, plan.maxInterval);
    if (elapsed + next > plan.timeout)
      throw new TimeoutError({
        code: 'Timeout',
        operation: 'verify',
        message: `${domain} was not verified within ${plan.timeout} ms, after ${state.attempts} attempts.`,
        retryable: true,
        cause: failure,
        advice: `Publish one of these records: ${records.map(textOf).join('; or ')}.`,
      });
    await wait(time, next, signal);
  }
}

/** Whether the refusal says that no record was found: the code tells nothing, the text does. */
const isMissingRecord = (error: GraphError): boolean =>
  isGraphError(error, 'BadRequestError') &&
  /verification failed/i.test(error.message) &&
  !/another tenant|other (tenant|organization)/i.test(error.message);

function textOf(record: DomainDnsRecord): string {
  const { label, recordType } = record;
  const { text, mailExchange } = record as { readonly text?: string; readonly mailExchange?: string };
  return `${recordType} ${label} ${text ?? mailExchange ?? ''}`;
}
