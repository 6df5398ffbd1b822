import { domainCalls } from './domains/calls.ts';
import { isInDomain, requireDomainName } from './domains/names.ts';
import type { InEffect, UserState, WaitState } from './in-effect.ts';
import { memberCalls } from './members.ts';
import { realmOf } from './realm.ts';
import type { Realm } from './sign-in.ts';
import { requireUpn, signInCalls } from './sign-in-calls.ts';
import { stagedRolloutCalls } from './staged-rollout.ts';
import { type GraphError, isGraphError, RequestRefusedError, TimeoutError } from './transport/errors.ts';
import type { Report } from './transport/long-operation.ts';
import { realTime, wait } from './transport/time.ts';
import { listOf, type Transport, valueFrom } from './transport/transport.ts';

const hour = 3_600_000;
/** Between the questions about two users, in milliseconds: ten a second at most. */
const pause = 100;
const movesSignIn = new Set<string>(['passwordHashSync', 'passthroughAuthentication']);

/** One wait under way. */
interface Watch {
  readonly transport: Transport;
  readonly state: WaitState;
  readonly plan: Plan;
  readonly signal: AbortSignal;
}

/** The options with their defaults. */
type Plan = Required<Omit<WaitState['options'], 'policyId' | 'askedAt' | 'upn' | 'upns' | 'subject'>>;

const planOf = ({ options }: WaitState): Plan => {
  const delay = options.delay ?? (options.subject === undefined ? 24 : 2) * hour;
  return {
    delay,
    ...{ consecutive: 3, interval: 2_000, maxInterval: 300_000, confirmInterval: 5_000, timeout: delay + hour },
    ...options,
  };
};

/** Asks Graph and realm discovery in rounds until all users are settled. */
export async function watchUntilInEffect(
  transport: Transport,
  serialized: string,
  signal: AbortSignal,
  report: Report<InEffect>,
): Promise<InEffect> {
  const { time, log } = transport.settings;
  const state = stateOf(serialized);
  const plan = planOf(state);
  const watch: Watch = { transport, state, plan, signal };
  if (state.users.length === 0) state.users = usersOf(state.options);
  let { interval } = plan;
  let clock: string | undefined;
  const warned = new Set<string>();
  for (;;) {
    state.rounds++;
    await lookWhetherAsked(watch);
    const seen = await lookAtSignIn(watch);
    // Not before: a clock that follows the service's is right only after an answer.
    state.startedAt ??= time.now();
    const end = state.startedAt + plan.timeout;
    await concludeOverdue(watch);
    const progress = progressOf(state, time.now());
    for (const message of progress.warnings)
      if (!warned.has(message)) log?.({ event: 'warning', operation: 'waitUntilInEffect', message });
    for (const message of progress.warnings) warned.add(message);
    report(progress, JSON.stringify(state));
    const open = state.users.filter(isOpen);
    if (open.length === 0) return progress;
    const confirming = open.some((user) => user.good > 0);
    if (time === realTime && seen !== undefined && seen === clock && !confirming)
      throw new RequestRefusedError({
        code: 'FrozenClock',
        message: `The clock of the mock stands still at ${seen}, so this wait would never end. Advance it (POST /_mock/clock), or give the client \`time: mockTime(…)\` of @cutover/sdk/testing, which moves it while waiting.`,
      });
    clock = seen;
    const due = open
      .map((user) => (user.askedAt === undefined ? end : user.askedAt + plan.delay) - time.now())
      .filter((left) => left > 0);
    const overdue = due.length < open.length;
    const next = confirming || overdue ? plan.confirmInterval : Math.min(interval, ...due);
    interval = Math.min(interval * 2, plan.maxInterval);
    if (time.now() + next > end) throw timeoutOf(plan, progress);
    await wait(time, next, signal);
  }
}

const isOpen = ({ state }: UserState): boolean => state === 'notAsked' || state === 'asked';
const count = (histogram: Record<string, number>, seen: string): void => {
  histogram[seen] = (histogram[seen] ?? 0) + 1;
};
const nameOf = (error: GraphError): string => `error ${error.status ?? error.code}`;

/** The state as text made into one that the watch can go on from. */
function stateOf(serialized: string): WaitState {
  const given = parse(serialized);
  const own = given?.options?.subject === undefined ? 'stagedRolloutInEffect' : 'waitUntilInEffect';
  const { kind = own, version = 1, ...rest } = given ?? {};
  if (rest.options && kind === own && version === 1)
    return { rounds: 0, users: [], asked: {}, ...rest, kind, version, options: rest.options };
  throw new RequestRefusedError({
    code: 'InvalidState',
    message: 'This text is no serialised wait until a change is in effect, or one of another version.',
    advice: 'Start a new wait.',
  });
}

function parse(text: string): Partial<WaitState> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Who is waited for. @throws RequestRefusedError for nobody, a name that is none, and users of other domains */
export function usersOf({
  upn,
  upns = [],
  subject,
}: Pick<WaitState['options'], 'upn' | 'upns' | 'subject'>): UserState[] {
  const names = [...new Set([...(upn === undefined ? [] : [upn]), ...upns].map(requireUpn))];
  const domain = subject === undefined ? undefined : requireDomainName(subject);
  const outside = names.find((name) => domain !== undefined && !isInDomain(name, domain));
  if (outside !== undefined)
    throw new RequestRefusedError({
      code: 'InvalidOption',
      message: `${outside} is not in ${domain}, so its conversion does not move this user. Nothing was sent.`,
    });
  if (names.length === 0)
    throw new RequestRefusedError({ code: 'InvalidOption', message: 'Name the users to wait for: `upn` or `upns`.' });
  return names.map((name) => ({
    upn: name,
    state: 'notAsked',
    good: 0,
    bad: 0,
    unknown: 0,
    notAsked: 0,
    observations: {},
  }));
}

/** Reads from Graph who is enrolled, for users of whom that is not known yet. */
async function lookWhetherAsked(watch: Watch, again = false): Promise<void> {
  const { state, plan } = watch;
  const { time } = watch.transport.settings;
  const users = state.users.filter((user) => isOpen(user) && (again || user.state === 'notAsked'));
  if (users.length === 0) return;
  let isAsked: (user: UserState) => boolean;
  try {
    isAsked = await askedOf(watch);
  } catch (error) {
    if (!isGraphError(error) || !(error.retryable || error.status === 403)) throw error;
    count(state.asked, nameOf(error));
    return;
  }
  for (const user of users) {
    const asked = isAsked(user);
    count(state.asked, asked ? 'yes' : 'no');
    if (asked) {
      user.state = 'asked';
      user.askedAt ??= startOf(state) ?? time.now();
      continue;
    }
    user.state = 'notAsked';
    user.notAsked++;
    if (user.notAsked >= plan.consecutive)
      throw new RequestRefusedError({
        code: 'NotAsked',
        message:
          state.options.subject !== undefined
            ? `Graph does not show ${state.options.subject} as ${typeFor(plan)}, so there is nothing to wait for. Convert the domain first.`
            : plan.expect === 'cloud'
              ? `Graph does not show ${user.upn} as a direct member of a group in an enabled rollout policy, so there is nothing to wait for. Add the user to such a group, and turn the policy on.`
              : `Graph still shows ${user.upn} as a member of a group in an enabled rollout policy, so there is nothing to wait for. Remove the user from the group, the group from the policy, or turn the policy off.`,
      });
  }
}

/** When it was asked for, if that was said; in milliseconds. */
const startOf = ({ options: { askedAt } }: WaitState): number | undefined =>
  askedAt === undefined ? undefined : Date.parse(askedAt);

/** How Graph shows a domain whose users sign in as expected. */
const typeFor = ({ expect }: Plan): string => (expect === 'cloud' ? 'Managed' : 'Federated');

/** Reads what Graph shows, and gives the function that tells of a user whether it was asked for. */
async function askedOf(watch: Watch): Promise<(user: UserState) => boolean> {
  const { transport, state, plan, signal } = watch;
  const { subject } = state.options;
  if (subject !== undefined) {
    const { authenticationType } = await valueFrom(transport, domainCalls.get(subject), { signal });
    return () => authenticationType === typeFor(plan);
  }
  const enrolled = await enrolledOf(watch);
  return ({ upn }) => enrolled.has(upn.toLowerCase()) === (plan.expect === 'cloud');
}

/** User principal names, in lower case, of the direct members of all groups in enabled policies. */
async function enrolledOf({ transport, state, signal }: Watch): Promise<ReadonlySet<string>> {
  const query = { expand: ['appliesTo'] };
  const { policyId } = state.options;
  const { policies: calls } = stagedRolloutCalls;
  const policies = policyId
    ? [await valueFrom(transport, calls.get(policyId, query), { signal })]
    : await listOf(transport, calls.list(query), { signal }).toArray();
  const relevant = policies.filter((policy) => policy.isEnabled && (policyId || movesSignIn.has(policy.feature)));
  const groups = new Set(relevant.flatMap((policy) => policy.appliesTo ?? []).map(({ id }) => id));
  const enrolled = new Set<string>();
  for (const groupId of groups) {
    const query = { select: ['id', 'userPrincipalName'], top: 999 };
    const members = listOf(transport, memberCalls.list(groupId, query), { signal });
    for await (const member of members)
      if ('userPrincipalName' in member && member.userPrincipalName)
        enrolled.add(member.userPrincipalName.toLowerCase());
  }
  return enrolled;
}

/** Asks realm discovery about each user, one after the other; returns the time of a frozen mock clock. */
async function lookAtSignIn({ transport, state, plan, signal }: Watch): Promise<string | undefined> {
  const { time } = transport.settings;
  let frozen: string | undefined;
  let first = true;
  for (const user of state.users.filter(isOpen)) {
    if (!first) await wait(time, pause, signal);
    first = false;
    let realm: Realm;
    try {
      const answer = await transport.send(signInCalls.realm(user.upn), { signal });
      if (answer.headers.get('x-mock-clock') === 'frozen') frozen = answer.headers.get('date') ?? undefined;
      realm = realmOf(user.upn, answer.value);
    } catch (error) {
      if (!isGraphError(error) || !(error.retryable || error.status === 403)) throw error;
      count(user.observations, nameOf(error));
      user.good = 0;
      continue;
    }
    count(user.observations, realm.kind);
    user.unknown = realm.kind === 'unknown' ? user.unknown + 1 : 0;
    if (user.unknown >= plan.consecutive)
      throw new RequestRefusedError({
        code: 'UnknownUser',
        message: `Realm discovery does not know ${user.upn}. Check the name, and that its domain is verified in a tenant of this cloud.`,
      });
    const good = realm.kind === plan.expect;
    if (good && user.good === 0) user.seenAt = time.now();
    user.good = good ? user.good + 1 : 0;
    const isDue = time.now() >= (user.askedAt ?? Number.POSITIVE_INFINITY) + plan.delay;
    user.bad = isDue && !good ? user.bad + 1 : 0;
    // What cannot be read from Graph does not hold up what sign-in shows.
    const unreadable = state.asked['yes'] === undefined && state.asked['no'] === undefined;
    if (user.good >= plan.consecutive && (user.state === 'asked' || unreadable)) user.state = 'seenInEffect';
  }
  return frozen;
}

/** Settles users for whom the delay has passed without effect, if Graph still shows that it was asked. */
async function concludeOverdue(watch: Watch): Promise<void> {
  const { state, plan } = watch;
  const overdue = state.users.filter((user) => user.state === 'asked' && user.bad >= plan.consecutive);
  // A domain moves its users without a sign-in of theirs: who is late is waited for (CV-01).
  if (overdue.length === 0 || state.options.subject !== undefined) return;
  await lookWhetherAsked(watch, true);
  for (const user of overdue) if (user.state === 'asked') user.state = 'needsOneMoreSignIn';
}

function progressOf(state: WaitState, now: number): InEffect {
  const observations: Record<string, number> = {};
  for (const [seen, times] of Object.entries(state.asked)) observations[`asked ${seen}`] = times;
  for (const user of state.users)
    for (const [seen, times] of Object.entries(user.observations))
      observations[seen] = (observations[seen] ?? 0) + times;
  const forbidden = Object.entries(observations).filter(([seen]) => seen.endsWith('error 403'));
  const warnings = forbidden
    .filter(([seen, times]) => {
      const asked = seen.startsWith('asked ');
      const all = Object.entries(observations).filter(([other]) => other.startsWith('asked ') === asked);
      return times >= 3 && times * 2 > all.reduce((sum, [, other]) => sum + other, 0);
    })
    .map(([seen]) =>
      seen.startsWith('asked ')
        ? 'Most reads of Graph were refused (403), so whether the change was asked for is not known. The token needs to read rollout policies and group members.'
        : 'Most questions to realm discovery were refused (403).',
    );
  return {
    users: state.users.map(({ upn, state: reached, askedAt, seenAt, observations: own }) => ({
      upn,
      state: reached,
      ...(askedAt !== undefined && { askedAt: new Date(askedAt) }),
      ...(seenAt !== undefined && reached === 'seenInEffect' && { seenAt: new Date(seenAt) }),
      observations: { ...own },
    })),
    allInEffect: state.users.every((user) => user.state === 'seenInEffect'),
    observations,
    warnings,
    rounds: state.rounds,
    elapsed: now - (state.startedAt ?? now),
  };
}

function timeoutOf(plan: Plan, { users, observations, warnings }: InEffect): TimeoutError {
  const open = users
    .filter((user) => user.state === 'notAsked' || user.state === 'asked')
    .map(({ upn, state: reached }) => `${upn} (${reached})`);
  const evidence = Object.entries(observations).map(([seen, times]) => `${seen} ${times}×`);
  return new TimeoutError({
    code: 'Timeout',
    operation: 'waitUntilInEffect',
    message: `Not seen in effect within ${plan.timeout} ms: ${open.slice(0, 5).join(', ')}${open.length > 5 ? ` and ${open.length - 5} more` : ''}. Seen: ${evidence.join(', ')}.`,
    retryable: true,
    advice: warnings.join(' '),
  });
}
