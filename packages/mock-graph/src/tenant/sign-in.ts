import { isNonRoutable } from '@cutover/contract/rules';
import type { Secret } from '@cutover/contract/types';
import type { Assumption } from './assumptions.ts';
import { type AuthenticationInEffect, authenticationInEffect, authorityOf } from './authentication.ts';
import { verifiedDomain } from './domain-lookup.ts';
import { farmOf, hasTrust, isAvailable, logFederationSignIn } from './federation-farms.ts';
import { domainOf } from './names.ts';
import {
  accountNamed,
  accountProblem,
  answersFor,
  checkAtDomainController,
  onPremisesAccountOf,
} from './on-premises/accounts.ts';
import { signInNameOf, synchronizerOf } from './on-premises/names.ts';
import { anchorOf } from './on-premises/source-anchor.ts';
import { connectedAgents } from './pass-through/agents.ts';
import {
  type AgentQueues,
  askAgent,
  noQueues,
  type Random,
  randomFor,
  readQueues,
  writeQueues,
} from './pass-through/dispatch.ts';
import type {
  Arrival,
  DomainRecord,
  FederationRecord,
  OnPremisesObject,
  SignInApplication,
  SignInKind,
  UserRecord,
} from './records.ts';
import { neverExpires } from './rules.ts';
import { deviceProblem, hasComputerAccount, type SsoDevice } from './seamless-sso.ts';
import { recordSignIn, userOfEntry } from './sign-in-log.ts';
import { countFailure, forgetFailures, lockedUntil, type Place } from './smart-lockout.ts';
import { interactiveSignIn, isAskedForRollout, isEnrolled } from './staged-rollout.ts';
import type { Draft, View } from './state.ts';
import { day, formatTime, microseconds } from './time.ts';
import { delayOf, periodOf } from './timings.ts';
import { findUser } from './users.ts';

/** Clients by how they authenticate: with a web page, or with a protocol of before it. */
export const modernClients = ['browser', 'modern'] as const;
export const legacyClients = ['pop3', 'smtp', 'imap', 'activeSync', 'exchangeBasic', 'outlook2010', 'wsTrust'] as const;
export const clients = [...modernClients, ...legacyClients, 'primaryRefreshToken'] as const;
export type Client = (typeof clients)[number];

export interface Device extends SsoDevice {
  /** `domain`: of Active Directory only; `hybrid`: of both. */
  readonly join: 'domain' | 'hybrid' | 'entra' | 'none';
  /** Windows version such as `1809`, `1903`, `22H2`. */
  readonly windows?: string;
}

export interface SignInRequest {
  readonly userPrincipalName: string;
  /** Default `browser`. */
  readonly client?: Client;
  /** `domain_hint` or `whr`. */
  readonly domainHint?: string;
  /** Default: one that is joined to the domain, on the corporate network, with the service in its intranet zone. */
  readonly device?: Device;
}

export interface Reason {
  readonly behaviour: string;
  readonly text: string;
}

export type Method = 'federation' | 'passthroughAuthentication' | 'passwordHashSync' | 'cloudPassword';

/** Where a sign-in goes, by which method, and why. */
export interface Decision {
  readonly route: 'unknown' | 'cloud' | 'federation';
  readonly method: Method | undefined;
  readonly userPrincipalName: string;
  readonly userId: string | undefined;
  readonly domain: DomainRecord | undefined;
  /** The trust that the request follows, where the route is `federation`. */
  readonly federation: FederationRecord | undefined;
  /** Why the request goes to a federation server. */
  readonly arrival: Arrival | undefined;
  /** Changes of the domain's authentication that this user has still to follow, soonest first (CV-01). Times are milliseconds. */
  readonly next: AuthenticationInEffect['next'];
  readonly viaStagedRollout: boolean;
  /** The device can sign in without a prompt (SS-04). */
  readonly seamlessSso: boolean;
  /** Set when the request arrives where it cannot succeed, whatever the password. */
  readonly failure: number | undefined;
  readonly because: readonly Reason[];
  readonly assumptions: readonly Assumption[];
}

/** Orders Windows 10 and 11 versions: `1809` < `1903` < `20H2` < `22H2`. */
const windowsOrder = (version: string): number => Number(version.toUpperCase().replace('H1', '04').replace('H2', '10'));

/**
 * The one decision of where a user signs in (HR-02): hint, unknown domain, managed domain, legacy exceptions, staged
 * rollout, federation, in this order.
 */
export function decideSignIn(view: View, request: SignInRequest): Decision {
  const because: Reason[] = [];
  const assumptions: Assumption[] = [];
  const { client = 'browser', device } = request;
  const user = findUser(view, request.userPrincipalName);
  const domain = verifiedDomain(view, domainOf(request.userPrincipalName));
  const say = (behaviour: string, text: string): void => {
    because.push({ behaviour, text });
  };
  // A name that nobody has stands for itself: discovery answers for it too.
  const subject = user?.id ?? request.userPrincipalName.toLowerCase();
  const inEffect = domain && authenticationInEffect(view, domain, subject);
  const decide = (route: Decision['route'], method?: Method, more: Partial<Decision> = {}): Decision => ({
    route,
    method,
    userPrincipalName: user?.userPrincipalName ?? request.userPrincipalName,
    userId: user?.id,
    domain,
    federation: undefined,
    arrival: undefined,
    next: inEffect?.next ?? [],
    viaStagedRollout: false,
    seamlessSso: false,
    failure: undefined,
    ...more,
    because,
    assumptions,
  });

  const federate = (arrival: Arrival, federation = inEffect?.federation, more: Partial<Decision> = {}): Decision =>
    decide('federation', 'federation', { arrival, federation, ...more });

  const hinted = request.domainHint === undefined ? undefined : verifiedDomain(view, request.domainHint);
  const hintedInEffect = hinted && authenticationInEffect(view, hinted, subject);
  if (hintedInEffect?.type === 'Federated') {
    say(
      'SR-15',
      `The hint names the federated domain ${hinted?.id}, so the request goes to its federation server, for rollout users too.`,
    );
    return federate('domainHint', hintedInEffect.federation, { domain: hinted });
  }
  if (request.domainHint !== undefined)
    say('SR-15', `The hint '${request.domainHint}' names no federated domain of the tenant and is ignored.`);

  if (!domain || !inEffect) {
    say('HR-02', `${domainOf(request.userPrincipalName)} is not a verified domain of the tenant.`);
    return decide('unknown');
  }

  const synced = user?.onPremisesSyncEnabled === true;
  for (const { type, due } of inEffect.next)
    say('CV-01', `${domain.id} was asked to become ${type}; this user follows at ${formatTime(due)}.`);
  if (inEffect.type === 'Managed') {
    say('HR-02', `${domain.id} is a managed domain.`);
    const { before, since } = inEffect;
    const grace = delayOf(view.facts.timings, 'activeSyncGrace', () => 1);
    if (
      client === 'activeSync' &&
      before !== undefined &&
      since !== undefined &&
      view.at < since + grace &&
      cloudMethod(view, user, true) === 'passthroughAuthentication'
    ) {
      say('CV-10', `Exchange ActiveSync clients use the federation server until ${formatTime(since + grace)}.`);
      return federate('activeSyncGrace', before);
    }
    if (
      synced &&
      device?.join !== 'none' &&
      client === 'primaryRefreshToken' &&
      isNonRoutable(onPremisesSuffix(user))
    ) {
      assumptions.push('SR-17');
      say(
        'SR-17',
        'The on-premises suffix is not routable: without the federation server the device cannot renew its token.',
      );
      return decide('cloud', cloudMethod(view, user, true), { failure: 50126 });
    }
    if (synced && client === 'primaryRefreshToken' && isBefore1903(device)) {
      assumptions.push('SR-17');
      say('SR-17', 'Windows before 1903 renews its token at the federation server, which is no longer asked.');
      return decide('cloud', cloudMethod(view, user, true), { failure: 50126 });
    }
    return cloud(view, user, true, request, say, assumptions, decide);
  }

  say('HR-02', `${domain.id} is a federated domain.`);
  if (user && synced && isRolledOut(view, user.id)) {
    if ((legacyClients as readonly string[]).includes(client)) {
      if (client === 'imap' || client === 'activeSync') assumptions.push('SR-16');
      say('SR-16', `${client} is legacy authentication, which falls back to federation during staged rollout.`);
      return federate('legacyClient');
    }
    if (client === 'primaryRefreshToken') {
      if (isBefore1903(device)) {
        say('SR-17', 'Windows before 1903 gets its primary refresh token at the federation server.');
        return federate('primaryRefreshToken');
      }
      const suffix = onPremisesSuffix(user);
      if (isNonRoutable(suffix) || !verifiedDomain(view, suffix)) {
        say(
          'SR-17',
          `The on-premises suffix ${suffix} is not routable or not verified, so the token comes from the federation server.`,
        );
        return federate('primaryRefreshToken');
      }
      say('SR-17', 'Windows from 1903 with a routable, verified suffix gets its primary refresh token in the cloud.');
    }
    return cloud(view, user, false, request, say, assumptions, decide);
  }
  if (user && !synced && isRolledOut(view, user.id))
    say('SR-12', 'The user is a member of a rollout group but is not synchronized from on-premises.');
  else say('HR-02', 'The user is not in staged rollout.');
  const waits = user !== undefined && synced && isAskedForRollout(view, user.id);
  return federate(
    waits
      ? 'editPending'
      : inEffect.next.some(({ type }) => type === 'Managed')
        ? 'conversionPending'
        : 'federatedDomain',
  );
}

const isBefore1903 = (device: Device | undefined): boolean =>
  device?.windows !== undefined && windowsOrder(device.windows) < 1903;
const onPremisesSuffix = (user: UserRecord): string =>
  domainOf(user.onPremisesUserPrincipalName ?? user.userPrincipalName ?? '');

/** Enrolled in a feature that moves the password check to the cloud. */
const isRolledOut = (view: View, userId: string): boolean =>
  isEnrolled(view, 'passwordHashSync', userId) ||
  isEnrolled(view, 'passthroughAuthentication', userId) ||
  isEnrolled(view, 'certificateBasedAuthentication', userId);

/**
 * How the cloud checks a user's password. In a managed domain hash rollout has no effect (SR-12) and the tenant's switch
 * counts; in a federated one only the user's rollout does, pass-through before hash sync (SR-14, PT-07).
 */
function cloudMethod(view: View, user: UserRecord | undefined, managed: boolean): Method {
  if (!user?.onPremisesSyncEnabled) return 'cloudPassword';
  if (isEnrolled(view, 'passthroughAuthentication', user.id)) return 'passthroughAuthentication';
  if (managed && view.facts.tenantPassThrough) return 'passthroughAuthentication';
  if (!managed && isEnrolled(view, 'passwordHashSync', user.id)) return 'passwordHashSync';
  return user.cloudPassword?.origin === 'cloud' ? 'cloudPassword' : 'passwordHashSync';
}

function cloud(
  view: View,
  user: UserRecord | undefined,
  managed: boolean,
  request: SignInRequest,
  say: (behaviour: string, text: string) => void,
  assumptions: Assumption[],
  decide: (route: Decision['route'], method?: Method, more?: Partial<Decision>) => Decision,
): Decision {
  const method = cloudMethod(view, user, managed);
  const enrolled = (feature: 'passwordHashSync' | 'passthroughAuthentication' | 'seamlessSso'): boolean =>
    user !== undefined && user.onPremisesSyncEnabled === true && isEnrolled(view, feature, user.id);
  const viaStagedRollout = managed
    ? enrolled('passthroughAuthentication') && !view.facts.tenantPassThrough
    : method !== 'cloudPassword' && (enrolled('passwordHashSync') || enrolled('passthroughAuthentication'));
  if (!managed && enrolled('passwordHashSync') && enrolled('passthroughAuthentication')) {
    assumptions.push('SR-14');
    say('SR-14', 'The user is enrolled in both methods; pass-through is used.');
  }
  if (viaStagedRollout) say('SR-05', `Staged rollout: the password is checked by ${method}.`);
  // SR-13: in rollout the user needs both enrolments. SR-12: in a managed domain the tenant's switch alone decides.
  const seamless = managed
    ? view.facts.seamlessSsoEnabled && method !== 'cloudPassword'
    : enrolled('seamlessSso') && viaStagedRollout;
  const seamlessSso = seamless && silently(view, request, user, say);
  if (seamlessSso) say('SR-13', 'Seamless single sign-on applies.');
  else if (enrolled('seamlessSso') && !managed && !seamless)
    say('SR-13', 'Enrolled in seamless SSO only: without a password method it has no effect.');
  let failure: number | undefined;
  if (method === 'passthroughAuthentication' && connectedAgents(view).length === 0) {
    if (viaStagedRollout) assumptions.push('SR-31');
    say(
      viaStagedRollout ? 'SR-31' : 'PT-08',
      'No pass-through agent is active, and nothing else checks the password instead.',
    );
    failure = 80001;
  } else if (method === 'passwordHashSync' && user?.cloudPassword === undefined) {
    if (viaStagedRollout) assumptions.push('SR-30');
    say(
      viaStagedRollout ? 'SR-30' : 'CV-08',
      'No hash has been synchronized for the user, and the request does not go back to federation.',
    );
    failure = 50056;
  }
  return decide('cloud', method, { viaStagedRollout, seamlessSso, failure });
}

/** Whether seamless single sign-on, which is in effect for the user, works from the device that asks (SS-01, SS-04). */
function silently(
  view: View,
  { client = 'browser', device }: SignInRequest,
  user: UserRecord | undefined,
  say: (behaviour: string, text: string) => void,
): boolean {
  const no = (behaviour: string, text: string): boolean => {
    say(behaviour, `Seamless single sign-on does not apply: ${text}.`);
    return false;
  };
  if (client === 'primaryRefreshToken') return no('SS-04', 'the primary refresh token of the device comes first');
  if (!modernClients.some((modern) => modern === client)) return no('SS-04', `${client} sends a password`);
  const problem = deviceProblem(device);
  if (problem !== undefined) return no('SS-04', problem);
  const account = user && onPremisesAccountOf(view, user);
  if (!account || !hasComputerAccount(view, account))
    return no('SS-01', "it is not set up in the user's forest, or no domain controller of it answers");
  const refusal = accountProblem(view, account);
  return refusal ? no('SS-04', `Active Directory refuses the account a ticket, since ${refusal.text}`) : true;
}

/** When the cloud password expires, in milliseconds; undefined when it does not (SR-21). */
export function passwordExpiry(view: View, user: UserRecord): number | undefined {
  const password = user.cloudPassword;
  if (!password) return undefined;
  const period = periodOf(view.facts.timings, 'passwordExpiry');
  if (user.onPremisesSyncEnabled && isEnrolled(view, 'passwordHashSync', user.id)) {
    // While enrolled neither the domain nor the user's own policy counts.
    return view.facts.synchronizationFeatures.cloudPasswordPolicyForPasswordSyncedUsersEnabled
      ? password.setAt + period
      : undefined;
  }
  if (/disablepasswordexpiration/i.test(user.passwordPolicies ?? '')) return undefined;
  const domain = verifiedDomain(view, domainOf(user.userPrincipalName ?? ''));
  const days = domain?.passwordValidityPeriodInDays;
  return days === neverExpires ? undefined : password.setAt + (days ? days * day : period);
}

export interface Outcome {
  readonly decision: Decision;
  /**
   * `federated`: handed to the federation server, whose page asks for the password. `passwordNeeded`: the page of the cloud
   * asks for it, and nobody has given one.
   */
  readonly result: 'success' | 'failure' | 'federated' | 'passwordChangeNeeded' | 'passwordNeeded';
  /** Object id of who has come in, where the federation server's token names another user than the name that was typed (FD-12). */
  readonly userId?: string;
  /** AADSTS code of a failure; absent where the cloud is not asked. */
  readonly code?: number;
  /** The pass-through agent that was asked (PT-04). */
  readonly agentId?: string;
  /** How long the request waited at the agent, in milliseconds (PT-05). */
  readonly waited?: number;
  /** Signed in by a Kerberos ticket, without a password (SS-04). */
  readonly bySeamlessSso?: true;
  /** Why it ended so, where the decision does not say it already. */
  readonly because: readonly Reason[];
  readonly assumptions: readonly Assumption[];
}

/** Object id of the user whom an outcome is about: who has come in, else who has the name. */
export const whoOf = ({ userId, decision }: Outcome): string | undefined => userId ?? decision.userId;

export interface Attempt extends SignInRequest {
  readonly password?: Secret;
  /** Default `familiar` (PT-09). */
  readonly place?: Place;
}

/** The account that has a name in the attribute that gives users theirs in the cloud (UP-04). */
function accountOfAlternateId(view: View, name: string): OnPremisesObject | undefined {
  const user = findUser(view, name);
  const account = user?.alternateId === undefined ? undefined : onPremisesAccountOf(view, user);
  const given = account && signInNameOf(account, synchronizerOf(view, account));
  return given?.toLowerCase() === name.toLowerCase() ? account : undefined;
}

/** What becomes of a sign-in at a federation server (FD-08, FD-12, CV-15, UP-04, PT-13). */
function atFederationServer(draft: Draft, request: Attempt, decision: Decision): Outcome {
  const end = (result: Outcome['result'], because: readonly Reason[], code?: number): Outcome => ({
    decision,
    result,
    ...(code === undefined ? {} : { code }),
    because,
    assumptions: [],
  });
  const fail = (behaviour: string, text: string, code?: number): Outcome => end('failure', [{ behaviour, text }], code);
  const { federation, domain } = decision;
  const farm = federation && farmOf(draft, federation);
  if (farm && !isAvailable(farm))
    return fail('FD-08', `No healthy member of ${farm.name} answers; the service does not sign the user in instead.`);
  const trusted = domain === undefined || farm === undefined || hasTrust(farm, authorityOf(draft, domain).id);
  if (!trusted) return fail('CV-15', `${farm?.name} has no trust for ${domain?.id} any more.`);
  if (federation && !federation.preferredAuthenticationProtocol && !isActive(request.client))
    return fail('FD-04', 'The configuration names no protocol, so a browser is not sent to the federation server.');
  if (request.password === undefined) return end('federated', []);
  const account =
    accountNamed(draft, request.userPrincipalName) ?? accountOfAlternateId(draft, request.userPrincipalName);
  if (!account) return fail('FD-12', 'The federation server knows no account of this name.');
  if (!answersFor(draft, account))
    return fail('PT-13', `No domain controller of ${account.forest} answers the federation server.`);
  const problem = checkAtDomainController(draft, account, request.password.digest);
  if (problem?.code === 50126) return fail('FD-12', 'The federation server does not accept the password.');
  if (problem) return fail('PH-02', `The federation server refuses the account: ${problem.text}.`);
  // The token names the account; the cloud looks for the user who has both its anchor and its name.
  const anchor = anchorOf(draft, account);
  const holder = anchor === undefined ? undefined : draft.tables.usersByImmutableId.get(anchor);
  const user = holder === undefined ? undefined : draft.tables.users.get(holder);
  const name = signInNameOf(account, synchronizerOf(draft, account))?.toLowerCase();
  if (!user || user.userPrincipalName?.toLowerCase() !== name)
    return fail('FD-12', 'No user of the tenant has the source anchor and the name that the token carries.', 90072);
  if (user.accountEnabled === false) return fail('HR-03', 'The account is disabled in the cloud.', 50057);
  return { ...end('success', []), ...(user.id === decision.userId ? {} : { userId: user.id }) };
}

/** Clients that ask the federation server themselves, without a browser. */
const isActive = (client: Client | undefined): boolean =>
  client !== undefined && client !== 'browser' && client !== 'modern';

/** What a check of a password at the cloud comes to. */
export interface Check {
  /** AADSTS code; 0 when the user is in. */
  readonly code: number;
  readonly because: readonly Reason[];
  readonly assumptions: readonly Assumption[];
  readonly agentId?: string;
  readonly waited?: number;
  readonly mustChange?: true;
}

export interface PasswordTried {
  readonly user: UserRecord;
  readonly method: Method;
  readonly digest: string;
  readonly place: Place;
  /** When, in microseconds. */
  readonly moment: number;
  /** The account that checks a synchronized user's password; looked up where it is left out. */
  readonly account?: OnPremisesObject | undefined;
}

const passed: Check = { code: 0, because: [], assumptions: [] };
const refused = (code: number, behaviour: string, text: string, ...assumptions: Assumption[]): Check => ({
  code,
  because: [{ behaviour, text }],
  assumptions,
});

/** The password of an account of Active Directory, checked through an agent (PT-04, PT-06). */
function throughAgent(draft: Draft, tried: PasswordTried, queues: AgentQueues, random: Random): Check {
  const account = tried.account ?? onPremisesAccountOf(draft, tried.user);
  const answer = askAgent(draft, queues, random, tried.moment, account, tried.digest);
  const { code, behaviour, text, agentId, waited, assumption } = answer;
  return {
    code,
    because: code === 0 ? [] : [{ behaviour, text }],
    assumptions: assumption ? [assumption] : [],
    ...(agentId === undefined ? {} : { agentId }),
    ...(waited > 0 ? { waited } : {}),
  };
}

/** The password that the cloud holds. */
function againstHash({ user, digest }: PasswordTried): Check {
  if (user.cloudPassword === undefined) return refused(50056, 'CV-08', 'The cloud holds no password of the user.');
  if (user.cloudPassword.digest !== digest) return refused(50126, 'HR-03', 'The password is another.');
  return passed;
}

/**
 * A password at the cloud: lockout, agent or hash, state of the account, in this order (PT-06, PT-09). Every sign-in with a
 * password, and every load of them, comes through here.
 */
export function checkPassword(draft: Draft, tried: PasswordTried, queues: AgentQueues, random: Random): Check {
  const { user, method, digest, place } = tried;
  const until = lockedUntil(draft, user.id, place);
  if (until !== undefined)
    return refused(50053, 'PT-09', `The account is locked in the cloud until ${formatTime(until)}.`, 'PT-09');
  const throughAgents = method === 'passthroughAuthentication';
  const check = throughAgents ? throughAgent(draft, tried, queues, random) : againstHash(tried);
  if (check.code === 50126) {
    // Where Active Directory checks, the cloud does not know which wrong passwords it has seen.
    countFailure(draft, user.id, place, throughAgents ? undefined : digest);
    return check;
  }
  if (check.code !== 0) return check;
  forgetFailures(draft, user.id, [place]);
  if (user.accountEnabled === false)
    return { ...check, ...refused(50057, 'HR-03', 'The account is disabled in the cloud.') };
  if (!throughAgents) {
    const expiry = passwordExpiry(draft, user);
    if (expiry !== undefined && draft.at >= expiry)
      return refused(50055, 'SR-21', `The cloud password has expired at ${formatTime(expiry)}.`);
    if (user.cloudPassword?.mustChange)
      return { ...refused(50055, 'HR-03', 'The password must be changed.'), mustChange: true };
  }
  return check;
}

/** What becomes of a sign-in at the cloud. */
function atCloud(draft: Draft, request: Attempt, decision: Decision): Outcome {
  const user = decision.userId === undefined ? undefined : draft.tables.users.get(decision.userId);
  const end = (result: Outcome['result'], check: Check, more: Partial<Outcome> = {}): Outcome => {
    const { agentId, waited } = check;
    return {
      decision,
      result,
      ...(check.code === 0 ? {} : { code: check.code }),
      ...(agentId === undefined ? {} : { agentId }),
      ...(waited === undefined ? {} : { waited }),
      ...more,
      because: check.code === decision.failure ? [] : check.because,
      assumptions: check.assumptions,
    };
  };
  if (decision.route === 'unknown' || !user || !decision.method)
    return end('failure', refused(50034, 'HR-02', 'No user of the tenant has this name.'));
  const { method, failure } = decision;
  // An exception of the decision holds whatever the password; what depends on it comes after the lockout.
  if (failure !== undefined && failure !== 80001 && failure !== 50056)
    return end('failure', { ...passed, code: failure });
  if (request.password === undefined) {
    if (decision.seamlessSso && user.accountEnabled !== false) return end('success', passed, { bySeamlessSso: true });
    return end('passwordNeeded', passed);
  }
  const queues = method === 'passthroughAuthentication' ? readQueues(draft) : noQueues;
  const tried = {
    user,
    method,
    digest: request.password.digest,
    place: request.place ?? 'familiar',
    moment: draft.at * microseconds,
  };
  const check = checkPassword(draft, tried, queues, randomFor(draft, `signIn/${draft.nextSequence()}`));
  if (check.agentId !== undefined) writeQueues(draft, queues);
  if (check.code === 0) return end('success', check);
  return end(check.mustChange ? 'passwordChangeNeeded' : 'failure', check);
}

/** What a sign-in with or without a password comes to; what it leaves behind is written, but for logs. */
export function signInOutcome(draft: Draft, request: Attempt, decision: Decision): Outcome {
  return decision.route === 'federation'
    ? atFederationServer(draft, request, decision)
    : atCloud(draft, request, decision);
}

export interface SignInInput extends Attempt {
  /** Default: whether the client shows a page. */
  readonly interactive?: boolean;
  readonly application?: SignInApplication;
  readonly ipAddress?: string;
}

/** The entry that an attempt leaves in the log of the cloud; none where the cloud is not asked (HR-05). */
export function logSignIn(draft: Draft, input: SignInInput, outcome: Outcome, kind: SignInKind): void {
  const { decision, code = 0, agentId } = outcome;
  const isFederated = decision.route === 'federation';
  if (outcome.result === 'passwordNeeded' || outcome.result === 'federated' || !decision.domain) return;
  if (isFederated && outcome.result === 'failure' && outcome.code === undefined) return;
  const userId = whoOf(outcome);
  const user = userId === undefined ? undefined : draft.tables.users.get(userId);
  const farm = decision.federation && farmOf(draft, decision.federation);
  const method = outcome.bySeamlessSso ? 'seamlessSso' : decision.method;
  recordSignIn(draft, {
    at: draft.at,
    kind,
    ...userOfEntry(user, outcome.userId === undefined ? input.userPrincipalName : (user?.userPrincipalName ?? '')),
    ...(input.application ? { application: input.application } : {}),
    client: input.client ?? 'browser',
    ...(input.ipAddress === undefined ? {} : { ipAddress: input.ipAddress }),
    code,
    ...(method === undefined ? {} : { method }),
    ...(decision.viaStagedRollout ? { viaStagedRollout: true } : {}),
    ...(agentId === undefined ? {} : { agentId }),
    ...(isFederated && farm ? { farm: farm.name } : {}),
  });
}

/** Carries out a sign-in that was decided on. */
export function signInAsDecided(draft: Draft, input: SignInInput, decision: Decision): Outcome {
  const outcome = signInOutcome(draft, input, decision);
  for (const row of [...decision.assumptions, ...outcome.assumptions]) draft.assume(row);
  const interactive = input.interactive ?? modernClients.some((client) => client === (input.client ?? 'browser'));
  const cameIn = outcome.result !== 'failure' && outcome.result !== 'passwordNeeded';
  const userId = whoOf(outcome);
  if (interactive && cameIn && userId !== undefined) interactiveSignIn(draft, userId);
  const farm = decision.federation && farmOf(draft, decision.federation);
  // A farm that is down writes no log.
  if (decision.arrival !== undefined && decision.domain && (!farm || isAvailable(farm)))
    logFederationSignIn(draft, {
      at: draft.at,
      userPrincipalName: decision.userPrincipalName,
      domainId: decision.domain.id,
      client: input.client ?? 'browser',
      arrival: decision.arrival,
      inRollout: decision.userId !== undefined && isAskedForRollout(draft, decision.userId),
      ...(outcome.result === 'federated' ? {} : { succeeded: outcome.result === 'success' }),
    });
  logSignIn(draft, input, outcome, interactive ? 'interactiveUser' : 'nonInteractiveUser');
  return outcome;
}

export const signInOperations = {
  /**
   * A sign-in. One that does not fail and shows a page makes later ones follow a changed enrolment (SR-27); one at a
   * federation server stands in that server's log (FD-11), one at the cloud in the tenant's (HR-05).
   */
  signIn(draft: Draft, input: SignInInput): Outcome {
    return signInAsDecided(draft, input, decideSignIn(draft, input));
  },
};
