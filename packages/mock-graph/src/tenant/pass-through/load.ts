/** Sign-ins that come by themselves over a time: the load of a working day in one command (PT-04, PT-05). */
import type { Context } from '../command.ts';
import { schedule } from '../effects.ts';
import { streamFor } from '../ids.ts';
import { onPremisesAccountOf } from '../on-premises/accounts.ts';
import type { Effect, OnPremisesObject, SignInLoad, UserRecord } from '../records.ts';
import { signInLoadLimits as limits } from '../rules.ts';
import { absent, badRequest } from '../service-error.ts';
import { checkPassword, type Decision, decideSignIn } from '../sign-in.ts';
import { recordSignIn } from '../sign-in-log.ts';
import { interactiveSignIn } from '../staged-rollout.ts';
import type { Draft, TableName, View } from '../state.ts';
import { day, microseconds, second } from '../time.ts';
import { readQueues, writeQueues } from './dispatch.ts';

/** How the sign-ins of a working day are spread over its hours, from midnight. */
export const workingDay: readonly number[] = [
  1, 1, 1, 1, 2, 4, 10, 30, 60, 50, 25, 20, 20, 35, 25, 20, 15, 10, 6, 4, 3, 2, 2, 1,
];

/** How many sign-ins have come by a moment. */
export function countBy(load: Pick<SignInLoad, 'from' | 'until' | 'count' | 'curve'>, moment: number): number {
  if (moment >= load.until) return load.count;
  if (moment <= load.from) return 0;
  const total = load.curve.reduce((sum, weight) => sum + weight, 0);
  const parts = ((moment - load.from) / (load.until - load.from)) * load.curve.length;
  const whole = Math.floor(parts);
  let before = 0;
  for (let part = 0; part < whole; part++) before += load.curve[part] ?? 0;
  before += (load.curve[whole] ?? 0) * (parts - whole);
  return Math.floor((before / total) * load.count);
}

/** The end of the next second in which a sign-in comes. */
function nextStep(load: SignInLoad, after: number): number {
  let low = Math.min(after + second, load.until);
  if (countBy(load, low) > load.done) return low;
  // None comes for a while: the second of the next is found by halving.
  let high = load.until;
  while (high - low > second) {
    const middle = low + Math.floor((high - low) / 2 / second) * second;
    if (middle === low) break;
    if (countBy(load, middle) > load.done) high = middle;
    else low = middle;
  }
  return high;
}

function scheduleStep(draft: Draft, load: SignInLoad): void {
  if (load.done < load.count) schedule(draft, { kind: 'signInLoad', loadId: load.id, due: nextStep(load, draft.at) });
}

export interface LoadInput {
  readonly domain: string;
  readonly count: number;
  /** Milliseconds, from now. */
  readonly duration: number;
  /** Weights of equal parts of the time; default a working day. */
  readonly curve?: readonly number[];
  readonly wrongPasswords?: number;
  readonly sampling?: number;
}

function check({ count, duration, curve, wrongPasswords = 0, sampling = 0 }: LoadInput): void {
  if (!Number.isInteger(count) || count < 1 || count > limits.count)
    throw badRequest(`The number of sign-ins is whole, from 1 to ${limits.count}, not ${count}.`);
  if (!Number.isInteger(duration) || duration < second || duration > limits.duration)
    throw badRequest(`A load lasts from one second to ${limits.duration / day} days.`);
  const weights = curve ?? workingDay;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (
    weights.length > limits.parts ||
    weights.some((weight) => !(weight >= 0)) ||
    !(total > 0 && Number.isFinite(total))
  )
    throw badRequest(
      `The curve is a list of up to ${limits.parts} weights, none below 0 and one above it at least, with a finite sum.`,
    );
  const share = Math.max(...weights) / total;
  const busiest = Math.min(count, Math.ceil((count * share) / (duration / weights.length / second)));
  if (busiest > limits.countInASecond)
    throw badRequest(
      `In its busiest second the load has ${busiest} sign-ins (${count} × ${share.toFixed(3)} of them in ${duration / weights.length / second} s); up to ${limits.countInASecond} are possible. Take fewer, a longer time or a flatter curve.`,
    );
  if (!(wrongPasswords >= 0 && wrongPasswords <= 1))
    throw badRequest(`The share of wrong passwords is from 0 to 1, not ${wrongPasswords}.`);
  if (!Number.isInteger(sampling) || sampling < 0)
    throw badRequest(`Sampling is whole: one sign-in of so many is logged, or 0 for none; not ${sampling}.`);
}

export function requireLoad(view: View, id: string): SignInLoad {
  const load = view.tables.signInLoads.get(id);
  if (!load) throw absent(`There is no load '${id}'. One that has ended is kept until it is deleted.`);
  return load;
}

export const loadOperations = {
  /** Begins now; what comes of it is counted as the clock moves. */
  startSignInLoad(draft: Draft, input: LoadInput, _context: Context): SignInLoad {
    check(input);
    if (draft.tables.signInLoads.size >= limits.kept)
      throw badRequest(
        `The tenant has ${limits.kept} loads, those that have ended among them, which is the limit. Delete some; deleting one that still runs ends it first.`,
      );
    const domain = input.domain.toLowerCase();
    if (draft.tables.usersByName.prefix(`${domain}|`).next().done)
      throw badRequest(`No user has a name of '${input.domain}', so nobody can sign in.`);
    const load: SignInLoad = {
      id: draft.newId(),
      from: draft.at,
      until: draft.at + input.duration,
      domain,
      count: input.count,
      curve: input.curve ?? workingDay,
      wrongPasswords: input.wrongPasswords ?? 0,
      sampling: input.sampling ?? 0,
      done: 0,
      outcomes: {},
      waits: [],
      longestWait: 0,
      byAgent: {},
    };
    draft.write('signInLoads').set(load.id, load);
    scheduleStep(draft, load);
    return load;
  },

  /** Ends a load before its time; what it has counted is kept. One that has ended is removed. */
  deleteSignInLoad(draft: Draft, input: { readonly id: string }): SignInLoad {
    const load = requireLoad(draft, input.id);
    if (load.done === load.count) {
      draft.write('signInLoads').delete(load.id);
      return load;
    }
    const ended = { ...load, until: Math.min(load.until, draft.at), count: load.done };
    draft.write('signInLoads').set(load.id, ended);
    return ended;
  },
};

/** What a user's sign-in follows from, besides the password. */
interface Route {
  readonly user: UserRecord;
  readonly decision: Decision;
  readonly accountId: string | undefined;
  readonly account: OnPremisesObject | undefined;
  /** Mark of the accounts that it was read from. */
  readonly accounts: object;
}

type Routes = (Route | undefined)[];

interface Remembered {
  readonly users: readonly string[];
  /** Marks of what the routes follow from. */
  readonly marks: readonly object[];
  readonly routes: Routes;
}

/** What decides where and by which method a user signs in; whether an agent is there shows when one is asked. While none of it changes, neither does the decision. */
const deciding: readonly TableName[] = [
  'users',
  'usersByName',
  'domains',
  'federations',
  'enrolments',
  'policies',
  'forests',
  'onPremisesByMasterAccount',
  'onPremisesByAnchor',
];

/** Only saves work: under the same mark stands the same content. By the mark of the index of names, and domain. */
const memory = new WeakMap<object, Map<string, Remembered>>();

/** The users of a domain, and where they go as far as that is known. */
function remembered(draft: Draft, domain: string): Pick<Remembered, 'users' | 'routes'> {
  const names = draft.tables.usersByName.mark;
  const ofTenant = memory.get(names) ?? new Map<string, Remembered>();
  const marks = [...deciding.map((name) => draft.tables[name].mark), draft.facts];
  const known = ofTenant.get(domain);
  const isSame = known?.marks.every((mark, index) => mark === marks[index]) === true;
  const users = known?.users ?? Array.from(draft.tables.usersByName.prefix(`${domain}|`), ([, id]) => id);
  const routes = known && isSame ? known.routes : [];
  memory.set(names, ofTenant.set(domain, { users, marks, routes }));
  // While a domain changes, users follow one by one as time goes by.
  return { users, routes: draft.tables.authentications.first() ? [] : routes };
}

function routeOf(draft: Draft, users: readonly string[], routes: Routes, index: number): Route | undefined {
  const known = routes[index];
  if (known) return known;
  const user = draft.tables.users.get(users[index] ?? '');
  if (!user) return undefined;
  const decision = decideSignIn(draft, { userPrincipalName: user.userPrincipalName ?? '' });
  const account = onPremisesAccountOf(draft, user);
  const route = { user, decision, accountId: account?.id, account, accounts: draft.tables.onPremisesObjects.mark };
  routes[index] = route;
  return route;
}

/** The account as it is now: sign-ins change it, and it may be deleted or made anew. */
function accountNow(draft: Draft, { user, accountId, account, accounts }: Route): OnPremisesObject | undefined {
  const { onPremisesObjects } = draft.tables;
  if (onPremisesObjects.mark === accounts) return account;
  const changed = accountId === undefined ? undefined : onPremisesObjects.get(accountId);
  // The account that one stands for may come later than what was remembered, or go.
  return changed && changed.masterAccount === undefined ? changed : onPremisesAccountOf(draft, user);
}

/** Moments of so many sign-ins in a second, in microseconds, in order: they come as people do, not in step. */
function arrivals(count: number, from: number, to: number, random: () => number): Float64Array {
  const moments = new Float64Array(count);
  let sum = 0;
  for (let index = 0; index < count; index++) {
    sum -= Math.log(1 - random());
    moments[index] = sum;
  }
  const scale = ((to - from) * microseconds) / (sum - Math.log(1 - random()));
  for (let index = 0; index < count; index++)
    moments[index] = from * microseconds + Math.floor((moments[index] ?? 0) * scale);
  return moments;
}

/** By powers of two: the bucket of waits up to 1 ms, 2 ms, 4 ms, and so on. */
const bucketOf = (waited: number): number => (waited <= 1 ? 0 : Math.ceil(Math.log2(waited)));

/** Outcome of sign-ins to a domain whose users have all gone. */
const nobody = '50034';

type LoadStep = Extract<Effect, { kind: 'signInLoad' }>;

/** The sign-ins of the time up to now, one after the other. */
export const signInLoad = {
  carryOut(draft: Draft, { loadId }: LoadStep): void {
    const load = draft.tables.signInLoads.get(loadId);
    if (!load || load.done >= load.count) return;
    const due = countBy(load, draft.at);
    const from = Math.max(load.from, draft.at - second);
    const random = streamFor(draft.facts.seed, `load/${loadId}/${draft.at}`);
    const moments = arrivals(due - load.done, from, draft.at, random);
    let { users, routes } = remembered(draft, load.domain);
    const outcomes: Record<string, number> = { ...load.outcomes };
    const byAgent: Record<string, number> = { ...load.byAgent };
    const waits = [...load.waits];
    let { longestWait } = load;
    const queues = readQueues(draft, (waited) => {
      const bucket = bucketOf(waited);
      while (waits.length <= bucket) waits.push(0);
      waits[bucket] = (waits[bucket] ?? 0) + 1;
      if (waited > longestWait) longestWait = waited;
    });
    let number = load.done;
    const end = draft.at;
    for (const moment of moments) {
      number += 1;
      draft.at = Math.floor(moment / microseconds);
      const route = routeOf(draft, users, routes, Math.floor(random() * users.length));
      if (!route) {
        outcomes[nobody] = (outcomes[nobody] ?? 0) + 1;
        continue;
      }
      const { user, decision } = route;
      const isWrong = random() < load.wrongPasswords;
      let outcome = 'federated';
      let agentId: string | undefined;
      if (decision.route === 'cloud' && decision.method) {
        const account = accountNow(draft, route);
        // People type the password of their account on-premises, whether or not the cloud has it by now.
        const ofCloud = decision.method === 'cloudPassword' ? user.cloudPassword?.digest : undefined;
        const right = ofCloud ?? account?.passwordDigest ?? user.cloudPassword?.digest;
        const tried = {
          user,
          method: decision.method,
          digest: isWrong || right === undefined ? `load/${number}` : right,
          place: 'familiar' as const,
          moment,
          account,
        };
        const check = checkPassword(draft, tried, queues, random);
        outcome = String(check.code);
        ({ agentId } = check);
        if (agentId !== undefined) byAgent[agentId] = (byAgent[agentId] ?? 0) + 1;
        if (load.sampling > 0 && number % load.sampling === 0)
          recordSignIn(draft, {
            at: draft.at,
            kind: 'interactiveUser',
            userId: user.id,
            displayName: user.displayName ?? '',
            userPrincipalName: (user.userPrincipalName ?? '').toLowerCase(),
            client: 'browser',
            code: check.code,
            method: decision.method,
            ...(decision.viaStagedRollout ? { viaStagedRollout: true } : {}),
            ...(agentId === undefined ? {} : { agentId }),
          });
      }
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      const cameIn = outcome === '0' || outcome === 'federated';
      if (cameIn && draft.facts.rules.extraSignIn && interactiveSignIn(draft, user.id))
        ({ users, routes } = remembered(draft, load.domain));
    }
    draft.at = end;
    writeQueues(draft, queues);
    const after: SignInLoad = { ...load, done: due, outcomes, waits, longestWait, byAgent };
    draft.write('signInLoads').set(loadId, after);
    scheduleStep(draft, after);
  },
  isLive: (view: View, { loadId }: LoadStep): boolean => {
    const load = view.tables.signInLoads.get(loadId);
    return load !== undefined && load.done < load.count;
  },
};
