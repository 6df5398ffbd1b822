import type { OperationDescriptor } from '@cutover/contract/types';
import { type Call, type CallOptions, callOf, type ResultOf } from './call.ts';
import { type Exchange, errorOf, type FailureContext } from './classify.ts';
import { GraphError, RequestRefusedError, ResponseShapeError } from './errors.ts';
import { explain } from './explain.ts';
import type { Answer } from './pipeline.ts';
import { readAnswer } from './read.ts';
import { redactUrl } from './redact.ts';
import { buildRequest, type OutgoingRequest } from './request.ts';
import { delayAfter, isThrottling } from './retry.ts';
import type { Settings } from './settings.ts';
import { wait } from './time.ts';
import type { Transport } from './transport.ts';

/** The most steps that the service takes in one request. */
export const stepsPerBatch = 20;

/** A step that is carried out only after others have succeeded; `dependsOn` holds their positions in the list. */
export interface DependentStep<T> {
  readonly call: Call<T>;
  readonly dependsOn: readonly number[];
}

/** A call, or one that waits for others. */
export type Step<T> = Call<T> | DependentStep<T>;

/** What became of a step. */
export type StepResult<T> =
  | { readonly ok: true; readonly status: number; readonly value: T }
  | { readonly ok: false; readonly status: number | undefined; readonly error: GraphError };

/** What becomes of a list of steps, position by position. */
export type StepResults<Steps extends readonly Step<unknown>[]> = {
  -readonly [Position in keyof Steps]: StepResult<
    Steps[Position] extends DependentStep<infer T> ? T : ResultOf<Steps[Position]>
  >;
};

interface StepAnswer {
  readonly id: string | number;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly body?: unknown;
}

interface BatchAnswer {
  readonly responses: readonly StepAnswer[];
}

interface Entry {
  readonly position: number;
  readonly call: Call<unknown>;
  readonly dependsOn: readonly number[];
  readonly request: OutgoingRequest;
  attempts: number;
}

/** Sends calls together: the service's `$batch`, twenty at a time. */
export type SendBatch = <const Steps extends readonly Step<unknown>[]>(
  steps: Steps,
  options?: CallOptions,
) => Promise<StepResults<Steps>>;

/** Sends the steps, twenty at a time and as often as throttling makes it necessary. */
export async function sendBatch<const Steps extends readonly Step<unknown>[]>(
  { send, settings }: Transport,
  steps: Steps,
  options: CallOptions = {},
): Promise<StepResults<Steps>> {
  const entries = steps.map((step, position) => entryOf(step, position, settings, options));
  const results: (StepResult<unknown> | undefined)[] = entries.map(() => undefined);
  for (let open = entries; open.length > 0; open = open.filter(({ position }) => results[position] === undefined)) {
    for (const entry of open) skipIfHopeless(entry, results);
    const ready = chunkOf(
      open.filter(({ position }) => results[position] === undefined),
      results,
    );
    if (ready.length === 0) continue;
    const answer = await send(chunkCall(ready, results), options);
    let delay = 0;
    for (const entry of ready) {
      const result = await resultOf(entry, answer, settings);
      if (!result.ok && isThrottling(result.error) && entry.attempts < settings.retry.attempts) {
        const wanted = delayAfter(entry.attempts, result.error, settings.retry, settings.random);
        if (wanted <= (options.timeout ?? settings.timeout)) {
          delay = Math.max(delay, wanted);
          continue;
        }
      }
      // A dependant of a throttled step has failed with it (424) and goes again together with it.
      const heldUp = result.status === 424 && entry.dependsOn.some((on) => results[on] === undefined);
      if (!heldUp) results[entry.position] = result;
    }
    if (delay > 0) {
      settings.log?.({ event: 'waiting', operation: batch.id, milliseconds: delay, message: 'Steps were throttled.' });
      await wait(settings.time, delay, options.signal);
    }
  }
  return results as StepResults<Steps>;
}

/** The request for some steps, which names only dependencies that go with it. */
function chunkCall(entries: readonly Entry[], results: readonly unknown[]): Call<BatchAnswer> {
  const requests = entries.map((entry) => {
    entry.attempts++;
    const { method, path, headers, body } = entry.request;
    const dependsOn = entry.dependsOn.filter((on) => results[on] === undefined).map(String);
    return {
      ...{ id: String(entry.position), method, url: path, headers },
      ...(body !== undefined && { body: JSON.parse(body) as unknown }),
      ...(dependsOn.length > 0 && { dependsOn }),
    };
  });
  return callOf<BatchAnswer>(batchOf(entries), { body: { requests } });
}

const batch = {
  id: 'batch',
  method: 'POST',
  path: '/$batch',
  versions: ['v1.0', 'beta'],
  success: [200],
  repeat: 'never',
} satisfies OperationDescriptor;

/** A batch may be repeated when all of its steps may. */
function batchOf(entries: readonly Entry[]): OperationDescriptor {
  const mayRepeat = entries.every(
    ({ call: { descriptor } }) => descriptor.repeat === 'safe' || descriptor.repeat === 'idempotent',
  );
  return mayRepeat ? { ...batch, repeat: 'idempotent' } : batch;
}

function entryOf(step: Step<unknown>, position: number, settings: Settings, options: CallOptions): Entry {
  const { call, dependsOn } = 'call' in step ? step : { call: step, dependsOn: [] };
  const wrong = dependsOn.find((on) => !Number.isInteger(on) || on < 0 || on >= position);
  if (wrong !== undefined)
    throw new RequestRefusedError({
      code: 'InvalidStep',
      message: `Step ${position} depends on step ${wrong}; a step can only depend on an earlier one. Nothing was sent.`,
    });
  if (call.service === 'login')
    throw new RequestRefusedError({
      code: 'InvalidStep',
      message: `Step ${position} (${call.descriptor.id}) is for the sign-in service, which takes no batches. Nothing was sent.`,
    });
  // All steps go to the version of the batch.
  const request = buildRequest(call, settings.site, options.version ?? settings.site.version);
  return { position, call, dependsOn, request, attempts: 0 };
}

/** The next steps to send: in order, and only those whose dependencies are done or go with them. */
function chunkOf(open: readonly Entry[], results: readonly unknown[]): Entry[] {
  const chunk: Entry[] = [];
  const going = new Set<number>();
  for (const entry of open) {
    if (chunk.length === stepsPerBatch) break;
    if (!entry.dependsOn.every((on) => results[on] !== undefined || going.has(on))) continue;
    chunk.push(entry);
    going.add(entry.position);
  }
  return chunk;
}

/** Ends a step whose dependency has failed in an earlier request, as the service would. */
function skipIfHopeless(entry: Entry, results: (StepResult<unknown> | undefined)[]): void {
  const failed = entry.dependsOn.find((on) => results[on]?.ok === false);
  if (failed === undefined) return;
  const message = `Step ${failed}, which it depends on, failed.`;
  const body = { error: { code: 'FailedDependency', message } };
  const error = errorOf(exchangeOf({ id: entry.position, status: 424, body }, undefined), contextOf(entry), 0);
  results[entry.position] = { ok: false, status: 424, error };
}

async function resultOf(entry: Entry, answer: Answer<BatchAnswer>, settings: Settings): Promise<StepResult<unknown>> {
  const { responses } = answer.value;
  const step = Array.isArray(responses) ? responses.find(({ id }) => `${id}` === `${entry.position}`) : undefined;
  if (!step)
    return {
      ok: false,
      status: undefined,
      error: new ResponseShapeError({
        ...contextOf(entry, answer),
        code: 'MissingStep',
        message: 'The answer to the batch says nothing of this step.',
        advice: 'Whether it happened is not known: look before you repeat it.',
      }),
    };
  const exchange = exchangeOf(step, answer);
  const context = contextOf(entry, answer);
  if (step.status < 200 || step.status >= 300) {
    const { id } = entry.call.descriptor;
    const explanation = step.status === 403 ? await explain(id, settings.authenticator.last, exchange.text) : undefined;
    return {
      ok: false,
      status: step.status,
      error: errorOf(exchange, { ...context, explanation }, settings.time.now()),
    };
  }
  try {
    return {
      ok: true,
      status: step.status,
      value: readAnswer(exchange, entry.call, settings.validate, () => context),
    };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { ok: false, status: step.status, error };
  }
}

/** A step's answer as if it had come by itself; it has no date of its own. */
function exchangeOf({ status, headers, body }: StepAnswer, whole: Answer<unknown> | undefined): Exchange {
  const own = new Map(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  if (body !== undefined && body !== null && !own.has('content-type')) own.set('content-type', 'application/json');
  const date = whole?.headers.get('date');
  if (date && !own.has('date')) own.set('date', date);
  const text = body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { status, text, headers: own };
}

/** What an error says of a step; ids of the answer to the whole stand in where the step has none. */
function contextOf({ call, request, attempts }: Entry, whole?: Answer<unknown>): FailureContext {
  const { method, path, headers } = request;
  return {
    operation: call.descriptor.id,
    path: redactUrl(path),
    attempts,
    requestId: whole?.headers.get('request-id') ?? undefined,
    clientRequestId: whole?.headers.get('client-request-id') ?? undefined,
    request: { method, url: redactUrl(path), headers },
  };
}
