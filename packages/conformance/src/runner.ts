import { type Case, caseName, duration, type Facts, type Step } from './behaviour.ts';
import type { Chosen } from './behaviours/index.ts';
import { NotAsDescribed } from './claim.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Result } from './report-types.ts';
import type { OpenTarget } from './target.ts';
import { Interrupted, OutOfReach } from './targets/refusals.ts';
import type { Site } from './targets/site.ts';

/** Facts on their way to the assertions, perhaps in another process. */
export interface Envelope {
  /** `SR-07.2`. */
  readonly name: string;
  readonly facts: Facts;
  /** End of the act, in milliseconds. */
  readonly actedAt: number;
}

export interface RunOptions {
  /** Carries out the assertions elsewhere: given the envelope and the address of the tenant. Rejects when they fail. */
  readonly assertElsewhere?: (envelope: Envelope, address: string) => Promise<void>;
  /** How long assertions are waited for where time cannot be moved, in milliseconds. What takes longer is deferred. Default 10 minutes. */
  readonly patience?: number;
  /** How much later than described a real service may be, in milliseconds: replicas agree in the end. Default 2 minutes. */
  readonly tolerance?: number;
  /** Milliseconds between two looks while waiting. Default 5 seconds. */
  readonly interval?: number;
  /** Called with each result as it is there. */
  readonly onResult?: (result: Result) => void;
  /** Arranges and acts only, on a target that answers writes itself; what would be written is in the results. */
  readonly dryRun?: boolean;
  /** Keeps what is deferred. Without it, what would be deferred is not begun. */
  readonly keep?: (entry: LedgerEntry) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** The facts as another process would get them. Throws where a behaviour hands on what JSON does not carry. */
function throughJson(facts: Facts, name: string): Facts {
  const text = JSON.stringify(facts, (key, value: unknown) => {
    if (value === undefined || typeof value === 'function' || typeof value === 'bigint' || typeof value === 'symbol')
      throw new Error(`${name} hands on '${key}', which JSON does not carry.`);
    return value;
  });
  return JSON.parse(text) as Facts;
}

/** Makes the assertions of a case whose clock can be moved, each at its time. */
export async function assertInTime(one: Case, open: OpenTarget, { facts, actedAt }: Envelope): Promise<void> {
  for (const step of [...one.assert].sort((left, right) => left.at - right.at)) {
    const at = actedAt + step.at;
    if (open.moveTo && (await open.now()) < at) await open.moveTo(at);
    await step.check(open.target, facts);
  }
}

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
  });

/** Waits until a step holds. Gives the milliseconds from the act until it did; throws the last failure when it is too late. */
async function waitFor(
  step: Step<Facts>,
  open: OpenTarget,
  { facts, actedAt }: Envelope,
  options: RunOptions,
): Promise<number> {
  const { tolerance = 120_000, interval = 5_000, signal } = options;
  for (;;) {
    const now = await open.now();
    try {
      await step.check(open.target, facts);
      return now - actedAt;
    } catch (error) {
      if (!(error instanceof NotAsDescribed) || now >= actedAt + step.at + tolerance) throw error;
    }
    await pause(interval, signal);
    if (signal?.aborted) throw new Interrupted();
  }
}

/** Asserts what can be waited for on a target whose time runs by itself. */
export async function assertAsItComes(
  one: Case,
  open: OpenTarget,
  envelope: Envelope,
  options: RunOptions,
  reach: number,
): Promise<number | undefined> {
  let measured: number | undefined;
  for (const step of one.assert) {
    // A service may be quicker than its bound, so what holds before it is not asked for.
    if (step.bound === 'before' || step.at > reach) continue;
    measured = await waitFor(step, open, envelope, options);
  }
  return measured;
}

/** Tries cases, one after the other. Never rejects for what a behaviour does; what went wrong is in the results. */
export async function run(site: Site, chosen: readonly Chosen[], options: RunOptions = {}): Promise<readonly Result[]> {
  const results: Result[] = [];
  const longest = ({ behaviour, index }: Chosen) => duration(behaviour.cases[index] as Case);
  const { patience = 600_000 } = options;
  // What is kept for a later night holds on to its objects, so it comes last.
  const ordered =
    site.kind === 'live'
      ? [...chosen].sort((a, b) => Number(longest(a) > patience) - Number(longest(b) > patience))
      : chosen;
  for (const one of ordered) {
    if (options.signal?.aborted) break;
    const result = await tryCase(site, one, options, patience);
    if (result === undefined) break;
    results.push(result);
    options.onResult?.(result);
  }
  return results;
}

async function tryCase(
  site: Site,
  { behaviour, index }: Chosen,
  options: RunOptions,
  patience: number,
): Promise<Result | undefined> {
  const one = behaviour.cases[index] as Case;
  const name = caseName(behaviour, index);
  const begun = performance.now();
  const result = (outcome: Result['outcome'], more: Partial<Result> = {}): Result => ({
    behaviour: behaviour.id,
    name,
    title: one.title,
    certainty: one.certainty ?? behaviour.certainty,
    outcome,
    milliseconds: Math.round(performance.now() - begun),
    ...more,
  });
  const obstacle = await site.obstacle(behaviour, one);
  if (obstacle !== undefined) return result('skipped', { reason: obstacle });
  const long = site.kind === 'live' && duration(one) > patience;
  const waits = `The last assertion is due ${duration(one) / 3_600_000} h after the act`;
  const soon = one.assert.some(({ at, bound }) => bound === 'by' && at <= patience);
  if (long && !soon && !options.keep && !options.dryRun)
    return result('deferred', {
      reason: `${waits}, and no ledger was given to keep it in; nothing was begun.`,
      until: new Date(Date.now() + duration(one)).toISOString(),
    });

  const dry = (open: OpenTarget): Result => {
    const plan = open.writes?.() ?? [];
    return result('skipped', { reason: `A dry run: ${plan.length} writes would be sent.`, plan });
  };
  let open: OpenTarget | undefined;
  let found: Result | undefined;
  let kept = false;
  try {
    open = await site.open(behaviour, one);
    const arranged = throughJson(await one.arrange(open.target), name);
    const acted = throughJson(await one.act(open.target, arranged), name);
    if (options.dryRun) return dry(open);
    const envelope: Envelope = { name, facts: { ...arranged, ...acted }, actedAt: await open.now() };
    let measured: number | undefined;
    if (options.assertElsewhere && open.address !== undefined) await options.assertElsewhere(envelope, open.address);
    else if (open.moveTo) await assertInTime(one, open, envelope);
    else measured = await assertAsItComes(one, open, envelope, options, long ? patience : Number.POSITIVE_INFINITY);
    const time = measured === undefined ? {} : { measured };
    if (long && !options.keep) {
      found = result('deferred', {
        reason: `${waits}, and no ledger was given to keep it in; what can be seen before holds.`,
        until: new Date(envelope.actedAt + duration(one)).toISOString(),
      });
    } else if (long && options.keep) {
      const until = new Date(envelope.actedAt + duration(one)).toISOString();
      await options.keep({ ...envelope, until, objects: open.objects?.() ?? [] });
      kept = true;
      found = result('deferred', { reason: `${waits}; it is kept in the ledger.`, until });
    } else found = result('passed', time);
  } catch (error) {
    if (options.dryRun && open && !(error instanceof Interrupted)) return dry(open);
    if (error instanceof OutOfReach) found = result('skipped', { reason: error.message });
    else if (!(error instanceof Interrupted))
      found = result('failed', {
        reason:
          error instanceof NotAsDescribed || !(error instanceof Error)
            ? String(error instanceof Error ? error.message : error)
            : `${error.name}: ${error.message}`,
      });
  }
  let problem: string | undefined;
  try {
    problem = await open?.close(kept ? { keep: true } : {});
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  if (problem === undefined || found === undefined) return found;
  // A case is only as good as what it leaves behind.
  return found.outcome === 'failed' ? { ...found, problem } : { ...found, outcome: 'failed', reason: problem, problem };
}

/** Makes the assertions that an earlier run has kept, where they are due. Gives the results and what is still to come. */
export async function settle(
  entries: readonly LedgerEntry[],
  resume: (entry: LedgerEntry) => OpenTarget,
  find: (name: string) => Chosen | undefined,
  options: RunOptions = {},
): Promise<{ readonly results: readonly Result[]; readonly left: readonly LedgerEntry[] }> {
  const results: Result[] = [];
  const left: LedgerEntry[] = [];
  for (const entry of entries) {
    const found = find(entry.name);
    if (Date.parse(entry.until) > Date.now() || options.signal?.aborted || !found) {
      left.push(entry);
      continue;
    }
    const { behaviour, index } = found;
    const one = behaviour.cases[index] as Case;
    const begun = performance.now();
    const open = resume(entry);
    let more: Pick<Result, 'outcome' | 'reason' | 'measured'> = { outcome: 'passed' };
    try {
      const measured = await assertAsItComes(one, open, entry, options, Number.POSITIVE_INFINITY);
      if (measured !== undefined) more = { outcome: 'passed', measured };
    } catch (error) {
      more = { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
    const problem = await open.close();
    const result: Result = {
      behaviour: behaviour.id,
      name: entry.name,
      title: one.title,
      certainty: one.certainty ?? behaviour.certainty,
      milliseconds: Math.round(performance.now() - begun),
      ...more,
      ...(problem === undefined ? {} : { outcome: 'failed', reason: more.reason ?? problem, problem }),
    };
    results.push(result);
    options.onResult?.(result);
  }
  return { results, left };
}
