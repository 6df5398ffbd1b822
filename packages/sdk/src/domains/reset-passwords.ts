import type { PasswordFile } from '../conversion.ts';
import { stepsPerBatch } from '../transport/batch.ts';
import { type GraphError, isGraphError, ServiceError } from '../transport/errors.ts';
import { wait } from '../transport/time.ts';
import type { Transport } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';

/** How long a reset that the service has begun is followed, in milliseconds. */
const longest = 5 * 60_000;
const firstWait = 2_000;
const longestWait = 30_000;

/** A user whose password is to be set. */
export interface Reset {
  readonly id: string;
  readonly upn: string;
  readonly password: string;
}

/** What became of it. */
export type ResetResult =
  | { readonly ok: true; readonly followed: boolean }
  | { readonly ok: false; readonly error: GraphError };

/** The most resets that go together. */
export const resetsTogether = stepsPerBatch;

/**
 * Sets passwords, up to {@link resetsTogether}: hands them over, asks for all, and follows each until it has happened.
 * Rejects when what became of them is not known; doing it again, with other passwords, is safe then.
 */
export async function resetPasswords(
  transport: Transport,
  resets: readonly Reset[],
  taker: PasswordFile | undefined,
  signal: AbortSignal,
): Promise<ResetResult[]> {
  await taker?.write(resets.map(({ upn, password }) => ({ upn, password })));
  signal.throwIfAborted();
  const answers = await transport.batch(
    resets.map(({ id, password }) => domainCalls.resetPassword(id, password)),
    { signal },
  );
  const results: (ResetResult | undefined)[] = [];
  let open: { readonly position: number; readonly id: string; readonly operationId: string }[] = [];
  for (const [position, { id }] of resets.entries()) {
    const answer = answers[position];
    if (answer?.ok === false) {
      if (endsAll(answer.error)) throw answer.error;
      results[position] = { ok: false, error: answer.error };
    } else if (answer?.value.operationId) open.push({ position, id, operationId: answer.value.operationId });
    else results[position] = { ok: true, followed: false };
  }
  const { time } = transport.settings;
  let waited = 0;
  for (let next = firstWait; open.length > 0; next = Math.min(2 * next, longestWait)) {
    const looks = await transport.batch(
      open.map(({ id, operationId }) => domainCalls.passwordOperation(id, operationId)),
      { signal },
    );
    for (const [index, { position }] of open.entries()) {
      const look = looks[index];
      // The reset was taken; that its progress may not be read does not undo it.
      if (look?.ok === false) results[position] = { ok: true, followed: false };
      else if (look?.value.status === 'succeeded') results[position] = { ok: true, followed: true };
      else if (look?.value.status === 'failed')
        results[position] = { ok: false, error: refusalOf(look.value.statusDetail) };
      else if (waited >= longest) results[position] = { ok: true, followed: false };
    }
    open = open.filter(({ position }) => results[position] === undefined);
    if (open.length === 0) break;
    waited += next;
    await wait(time, next, signal);
  }
  const marked = (ok: boolean) => resets.filter((_, position) => results[position]?.ok === ok).map(({ upn }) => upn);
  for (const [upns, outcome] of [
    [marked(true), 'applied'],
    [marked(false), 'refused'],
  ] as const)
    if (upns.length > 0) await taker?.mark(upns, outcome);
  return results as ResetResult[];
}

/** Whether it would be the same for others, or whether it happened is not known: then all are done again. */
const endsAll = (error: GraphError): boolean =>
  error.retryable || isGraphError(error, 'ResponseShapeError') || isGraphError(error, 'AuthenticationError');

const refusalOf = (detail: string | null | undefined): ServiceError =>
  new ServiceError({
    code: 'PasswordResetFailed',
    operation: 'resetUserPassword',
    message: `The service took the password but could not set it: ${detail ?? 'it does not say why'}.`,
    advice: 'With password writeback, the policy on-premises may have refused it.',
  });
