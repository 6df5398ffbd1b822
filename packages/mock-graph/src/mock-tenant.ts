import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Secret } from '@cutover/contract/types';
import { Clock, type ClockMode, clockModeText, lastTime, readClockMode } from './clock.ts';
import { clouds, tokenIssuer } from './clouds.ts';
import { type Duration, milliseconds, readTime } from './duration.ts';
import { digestOf, secretOf } from './gate/digest.ts';
import type { PrincipalRequest } from './gate/principal.ts';
import { accessClaims, sign, type TokenSubject, type Tokens, tokenLifetime } from './gate/tokens.ts';
import type { TenantAccess } from './graph/call.ts';
import { type Mark, MemoryJournal } from './journal/memory.ts';
import { type Exchange, RequestLog } from './journal/request-log.ts';
import { notRegistered, SignInError } from './login/sign-in-error.ts';
import type { PlainAnswer } from './message.ts';
import { OnPremises } from './outside/on-premises.ts';
import { PassThrough } from './outside/pass-through.ts';
import { PublicDns } from './outside/public-dns.ts';
import { RetiredCmdlets } from './outside/retired-cmdlets.ts';
import { SeamlessSso } from './outside/seamless-sso.ts';
import { applicationOf, signInApplication } from './tenant/app-registrations.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './tenant/checkpoint.ts';
import { type Actor, type Command, engineVersion, systemActor } from './tenant/command.ts';
import { type StartedDeviceCode, waitingCode } from './tenant/device-codes.ts';
import { rolesOf } from './tenant/directory-roles.ts';
import { guidFor } from './tenant/ids.ts';
import type { Effect } from './tenant/records.ts';
import { ServiceError } from './tenant/service-error.ts';
import {
  type Decision,
  decideSignIn,
  type Outcome,
  type SignInInput,
  type SignInRequest,
  whoOf,
} from './tenant/sign-in.ts';
import type { State, View } from './tenant/state.ts';
import type { ReadonlyTable } from './tenant/table.ts';
import { type Handled, type InputOf, type OutputOf, Tenant, type TenantOperation } from './tenant/tenant.ts';
import { findUser } from './tenant/users.ts';

/** Of chance, in a token or a code. */
const credentialBytes = 32;

/** Without letters and digits that are taken for each other. */
const userCodeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const userCodeLength = 9;
const newUserCode = (): string =>
  Array.from({ length: userCodeLength }, () => userCodeLetters.charAt(randomInt(userCodeLetters.length))).join('');
/** What a person has typed, as it was shown: however it was parted. */
const readUserCode = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** A tenant at a moment, to come back to. */
export interface Snapshot {
  readonly state: State;
  readonly at: number;
  readonly clockMode: ClockMode;
  readonly requests: number;
}

/** A journal as JSON: where it starts, and what was done since. */
export interface JournalExport {
  readonly version: 1;
  readonly engine: string;
  readonly start: Checkpoint;
  readonly commands: readonly Command[];
}

export interface TenantSettings {
  readonly name: string;
  readonly auth: 'open' | 'enforced';
  readonly tokens: Tokens;
  readonly tokenClock: 'machine' | 'tenant';
  readonly state: State;
  readonly startAt: number;
  readonly clockMode: ClockMode;
  readonly requestLogBytes?: number;
  readonly checkAnswer: (key: string, answer: PlainAnswer) => string | undefined;
  readonly verifiedElsewhere: (domain: string) => readonly string[];
}

/** One tenant of a mock with all that is around it: clock, journal, request log, tokens. */
export class MockTenant implements TenantAccess {
  readonly name: string;
  readonly auth: 'open' | 'enforced';
  readonly tokens: Tokens;
  readonly tokenClock: 'machine' | 'tenant';
  readonly requestLog: RequestLog;
  readonly clock: TenantClock;
  readonly onPremises: OnPremises;
  readonly passThrough: PassThrough;
  readonly seamlessSso: SeamlessSso;
  readonly dns: PublicDns;
  readonly cmdlets: RetiredCmdlets;
  readonly journal: TenantJournal;
  readonly #checkAnswer: TenantSettings['checkAnswer'];
  readonly #verifiedElsewhere: TenantSettings['verifiedElsewhere'];
  readonly #clock: Clock;
  readonly #unserved = new Map<string, number>();
  #base: Snapshot;
  #tenant: Tenant;
  #commands: MemoryJournal;
  #requests = 0;

  constructor(settings: TenantSettings) {
    this.name = settings.name;
    this.auth = settings.auth;
    this.tokens = settings.tokens;
    this.tokenClock = settings.tokenClock;
    this.requestLog = new RequestLog(settings.requestLogBytes);
    this.#checkAnswer = settings.checkAnswer;
    this.#verifiedElsewhere = settings.verifiedElsewhere;
    this.#clock = new Clock(settings.clockMode, settings.startAt);
    this.#base = { state: settings.state, at: settings.startAt, clockMode: settings.clockMode, requests: 0 };
    this.#tenant = new Tenant(settings.state, settings.startAt, digestOf);
    this.#commands = new MemoryJournal({ position: 0, at: settings.startAt, state: settings.state });
    this.clock = new TenantClock(this, this.#clock);
    this.onPremises = new OnPremises(this);
    this.passThrough = new PassThrough(this);
    this.seamlessSso = new SeamlessSso(this);
    this.dns = new PublicDns(this);
    this.cmdlets = new RetiredCmdlets(this, (text) => digestOf(this.#tenant.state.facts.secretKey, text));
    this.journal = new TenantJournal(() => ({ journal: this.#commands, tenant: this.#tenant, now: this.now() }));
  }

  get tenantId(): string {
    return this.#tenant.state.facts.tenantId;
  }

  get seed(): string {
    return this.#tenant.state.facts.seed;
  }

  /** As one word, with the factor of a scaled clock: `scaled:3600`. */
  get clockMode(): string {
    return clockModeText(this.#clock.mode);
  }

  /** The tenant's time in milliseconds; never less than that of the last command. */
  now(): number {
    return Math.max(this.#clock.now(), this.#tenant.at);
  }

  /** The state as of now, for reading. */
  view(at: number = this.now()): View {
    return this.#tenant.view(at);
  }

  /** Journals a command, then carries it out. Throws a ServiceError for a refusal, with nothing changed. */
  execute(operation: TenantOperation, input: unknown, actor: Actor, at: number = this.now()): Handled {
    const command: Command = {
      position: this.#commands.position + 1,
      at,
      operation,
      input,
      actor,
      engine: engineVersion,
    };
    this.#tenant.settle(at);
    this.#commands.append(command, this.#tenant.state);
    try {
      return this.#tenant.handle(command);
    } catch (error) {
      // A refusal is repeated at replay; a defect changed nothing and could not be.
      if (!(error instanceof ServiceError)) this.#commands.withdraw(command);
      throw error;
    }
  }

  /** Typed form of `execute` for callers in code. */
  run<Operation extends TenantOperation>(
    operation: Operation,
    input: InputOf<Operation>,
    actor: Actor = systemActor,
  ): OutputOf<Operation> {
    return this.execute(operation, input, actor).output as OutputOf<Operation>;
  }

  nextRequestId(): string {
    return guidFor(this.seed, `request/${this.#requests++}`);
  }

  /** What may be kept of a secret, under the tenant's own key. */
  digest = (secret: string): Secret => secretOf(this.#tenant.state.facts.secretKey, secret);

  checkAnswer(key: string, answer: PlainAnswer): string | undefined {
    return this.#checkAnswer(key, answer);
  }

  verifiedElsewhere(domain: string): readonly string[] {
    return this.#verifiedElsewhere(domain);
  }

  countUnserved(path: string): void {
    if (this.#unserved.size >= unservedLimit && !this.#unserved.has(path)) return;
    this.#unserved.set(path, (this.#unserved.get(path) ?? 0) + 1);
  }

  /** Calls that Graph has and the mock does not serve, with how often they came. */
  unserved(): ReadonlyMap<string, number> {
    return this.#unserved;
  }

  log(exchange: Exchange): void {
    this.requestLog.add(exchange);
  }

  /** Who issues access tokens of this tenant. */
  get tokenIssuer(): string {
    return tokenIssuer(this.#tenant.state.facts.cloud, this.tenantId);
  }

  /** Now in seconds, on the clock that the lifetimes of tokens run on. */
  tokenTime(at: number = this.now()): number {
    return Math.floor((this.tokenClock === 'tenant' ? at : Date.now()) / 1_000);
  }

  /**
   * An access token for a principal of your choice, good where permissions are enforced; `expiresOn` in seconds. Rejects
   * with a ServiceError for a role that there is not, and with a RangeError for a lifetime that is no number.
   */
  async token(request: PrincipalRequest): Promise<{ readonly token: string; readonly expiresOn: number }> {
    const { kind, lifetime = tokenLifetime } = request;
    if (!Number.isFinite(lifetime))
      throw new RangeError(`The lifetime of a token is a number of seconds, and '${lifetime}' is none.`);
    const at = this.now();
    const view = this.view(at);
    const named = request.userPrincipalName;
    const user = named === undefined ? undefined : findUser(view, named);
    const displayName =
      request.displayName ?? user?.displayName ?? (kind === 'delegated' ? 'Mock administrator' : 'Mock application');
    const objectId =
      request.objectId ?? user?.id ?? guidFor(this.seed, `principal/${kind}/${displayName}/${named ?? ''}`);
    const subject: TokenSubject = {
      kind,
      objectId,
      applicationId: guidFor(this.seed, `application/${displayName}`),
      applicationName: kind === 'application' ? displayName : 'Mock client',
      displayName,
      ...(named === undefined ? {} : { userPrincipalName: named }),
      permissions: request.permissions ?? [],
      roles: request.roles ?? rolesOf(view, objectId),
    };
    const audience = `https://${clouds[view.facts.cloud].graph}`;
    const token = await this.accessToken(subject, { audience, at, lifetime });
    return { token, expiresOn: this.tokenTime(at) + lifetime };
  }

  /** An access token about a subject, as the token endpoint gives it. */
  accessToken(
    subject: TokenSubject,
    { audience, at, lifetime = tokenLifetime }: { audience: string; at: number; lifetime?: number },
  ): Promise<string> {
    const { tenantId, tokenIssuer: issuer } = this;
    return sign(accessClaims({ issuer, audience, tenantId, now: this.tokenTime(at), lifetime }, subject));
  }

  /** What is kept of a token or a code that a client presents; of no use in another tenant, also one that began alike. */
  credentialDigest(text: string): string {
    return digestOf(this.#tenant.state.facts.secretKey, `${this.tenantId}/${text}`);
  }

  /** Whether a refresh token or a device code was given here. */
  hasCredential(text: string): boolean {
    const { refreshTokens, deviceCodes } = this.#tenant.state.tables;
    const digest = this.credentialDigest(text);
    return refreshTokens.has(digest) || deviceCodes.has(digest);
  }

  /** A new refresh token. Its text follows from nothing, and is kept nowhere. */
  giveRefreshToken(subject: Omit<InputOf<'giveRefreshToken'>, 'digest'>): string {
    const text = `1.${randomBytes(credentialBytes).toString('base64url')}`;
    this.run('giveRefreshToken', { ...subject, digest: this.credentialDigest(text) });
    return text;
  }

  /** A new device code with the code that a person types. */
  startDeviceCode(
    request: Omit<InputOf<'startDeviceCode'>, 'digest' | 'userCodeDigest'>,
  ): StartedDeviceCode & { readonly deviceCode: string; readonly userCode: string } {
    const deviceCode = `2.${randomBytes(credentialBytes).toString('base64url')}`;
    const { userCodes } = this.#tenant.state.tables;
    let userCode = newUserCode();
    while (userCodes.has(this.credentialDigest(userCode))) userCode = newUserCode();
    const started = this.run('startDeviceCode', {
      ...request,
      userCodeDigest: this.credentialDigest(userCode),
      digest: this.credentialDigest(deviceCode),
    });
    return { ...started, deviceCode, userCode };
  }

  /**
   * A person signs in with a device code. `home` is the tenant of the user, which counts for a code that was begun where
   * the path names no tenant. Throws a SignInError for a code that does not wait, and for a failed sign-in.
   */
  approveDeviceCode(
    userCode: string,
    { userPrincipalName, password }: { readonly userPrincipalName: string; readonly password: string },
    home: MockTenant = this,
  ): void {
    const { record } = this.#waitingCode(userCode);
    const tenant = record.isShared ? home : this;
    const application = applicationOf(tenant.view(), record.applicationId);
    if (!application && tenant !== this) throw notRegistered(tenant.view().facts.displayName, record.applicationId);
    if (password === '' || userPrincipalName === '')
      throw new SignInError(50126, 'A user name and a password are needed.');
    const typed = tenant.digest(password);
    const outcome = tenant.run('signIn', {
      userPrincipalName,
      password: typed,
      client: 'browser',
      ...(application ? { application: signInApplication(application, record.resource) } : {}),
    });
    const { result, code, because } = outcome;
    const userId = whoOf(outcome);
    // A federation server refuses without a code of the cloud.
    if (result !== 'success' || userId === undefined)
      throw new SignInError(code ?? 50126, code === undefined ? because[0]?.text : undefined);
    const elsewhere = tenant === this ? {} : { tenantId: tenant.tenantId };
    const { userCodeDigest } = record;
    this.run('answerDeviceCode', { userCodeDigest, userId, passwordDigest: typed.digest, ...elsewhere });
  }

  /** A person does not want to sign in with a device code. Throws a SignInError for a code that does not wait. */
  declineDeviceCode(userCode: string): void {
    const { userCodeDigest } = this.#waitingCode(userCode).record;
    this.run('answerDeviceCode', { userCodeDigest });
  }

  #waitingCode(userCode: string): NonNullable<ReturnType<typeof waitingCode>> {
    const waiting = waitingCode(this.view(), this.credentialDigest(readUserCode(userCode)));
    if (!waiting)
      throw new SignInError(70018, 'No program waits with this code: it is wrong, was used already, or has expired.', {
        error: 'bad_verification_code',
      });
    return waiting;
  }

  /** A sign-in at the cloud with a password, as a command. */
  signIn(request: Omit<SignInInput, 'password'> & { readonly password?: string }): Outcome {
    const { password, ...rest } = request;
    return this.run('signIn', { ...rest, ...(password === undefined ? {} : { password: this.digest(password) }) });
  }

  /** Where a sign-in would go now, and why. Changes nothing. */
  explain(request: SignInRequest): Decision {
    return decideSignIn(this.view(), request);
  }

  /** What will happen later, soonest first: all of it, or what is wanted. */
  pending(isWanted?: (effect: Effect) => boolean): Effect[] {
    return [...this.#tenant.pending(this.now(), isWanted)];
  }

  snapshot(): Snapshot {
    const at = this.now();
    this.#tenant.settle(at);
    return { state: this.#tenant.state, at, clockMode: this.#clock.mode, requests: this.#requests };
  }

  /** Comes back to a snapshot: state, time and request ids. Commands since are forgotten. */
  restore(snapshot: Snapshot): void {
    this.#start(snapshot);
  }

  /** Back to what the tenant began with, its tenant file kept; request log and counters are cleared. */
  reset(): void {
    this.#start(this.#base);
    this.requestLog.clear();
    this.#unserved.clear();
  }

  /** Begins anew from a state; `reset` comes back to it. */
  load(state: State, at: number): void {
    this.#base = { state, at, clockMode: this.#clock.mode, requests: 0 };
    this.reset();
  }

  #start(from: Snapshot): void {
    this.#tenant = new Tenant(from.state, from.at, digestOf);
    this.#commands = new MemoryJournal({ position: 0, at: from.at, state: from.state });
    this.#requests = from.requests;
    this.#clock.set(from.at, from.clockMode);
  }

  /** A digest of the whole state as of now, or of a moment since the last that was looked at: equal states, equal digests. */
  hash(at: number = this.now()): string {
    this.#tenant.settle(at);
    return stateHash(this.#tenant.state);
  }
}

export function stateHash(state: State): string {
  const hash = createHash('sha256').update(JSON.stringify({ facts: state.facts, sequence: state.sequence }));
  // Row by row: a large state has no text that fits into one string.
  for (const [name, table] of Object.entries(state.tables)) {
    hash.update(`\n${name}\n`);
    for (const row of (table as ReadonlyTable<unknown>).range()) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

/** Different calls that are counted as not served; more would only fill the memory. */
const unservedLimit = 1_000;

/** The clock of a tenant as a test moves it. */
export class TenantClock {
  readonly #tenant: MockTenant;
  readonly #clock: Clock;

  constructor(tenant: MockTenant, clock: Clock) {
    this.#tenant = tenant;
    this.#clock = clock;
  }

  get mode(): 'frozen' | 'real' | 'scaled' {
    const { mode } = this.#clock;
    return typeof mode === 'string' ? mode : mode.mode;
  }

  /** How many times as fast as the machine's a scaled clock runs; undefined for others. */
  get factor(): number | undefined {
    const { mode } = this.#clock;
    return typeof mode === 'string' ? undefined : mode.factor;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#tenant.now();
  }

  /** Moves the clock forward; what is due on the way happens at its own time. Throws a RangeError for a bad duration. */
  advance(duration: Duration): void {
    const now = this.#tenant.now();
    this.#move(now, now + milliseconds(duration));
  }

  /** Sets the clock, in milliseconds or ISO 8601. Throws a RangeError for a time before now. */
  set(time: number | string): void {
    this.#move(this.#tenant.now(), readTime(time));
  }

  #move(now: number, to: number): void {
    if (to > lastTime) throw new RangeError('The clock goes up to 9999-12-31T23:59:59Z.');
    if (to < now)
      throw new RangeError(
        `The clock is at ${new Date(now).toISOString()} and is not moved backwards to ${new Date(to).toISOString()}. Restore a snapshot or reset instead.`,
      );
    this.#tenant.execute('moveClock', { to }, systemActor, to);
    this.#clock.set(to);
  }

  /** Stops the clock where it is. */
  freeze(): void {
    this.run('frozen');
  }

  /** Lets the clock run with the machine's, from where it is. */
  release(): void {
    this.run('real');
  }

  /** Lets the clock run `factor` times as fast as the machine's, from where it is. Throws a RangeError for one that is not above 0 and up to 1,000,000. */
  scale(factor: number): void {
    this.run({ mode: 'scaled', factor });
  }

  /** Lets the clock run in a mode, from where it is. Throws a RangeError for what is no mode. */
  run(mode: ClockMode): void {
    this.#clock.set(this.#tenant.now(), readClockMode(mode));
  }
}

/** The commands that a tenant has carried out. */
export class TenantJournal {
  readonly #read: () => { readonly journal: MemoryJournal; readonly tenant: Tenant; readonly now: number };

  constructor(read: () => { readonly journal: MemoryJournal; readonly tenant: Tenant; readonly now: number }) {
    this.#read = read;
  }

  get position(): number {
    return this.#read().journal.position;
  }

  /** Commands after a position (default: all that are kept), oldest first. Throws a RangeError for one that is forgotten. */
  entries(after?: number): readonly Command[] {
    const { journal } = this.#read();
    if (after !== undefined && after < journal.oldest.position)
      throw new RangeError(
        `Commands after position ${after} are forgotten. Kept: those after ${journal.oldest.position}.`,
      );
    return journal.after(after ?? journal.oldest.position);
  }

  export(): JournalExport {
    const { journal } = this.#read();
    const { oldest } = journal;
    return {
      version: 1,
      engine: engineVersion,
      start: writeCheckpoint(oldest.state, oldest.at),
      commands: journal.after(oldest.position),
    };
  }

  /**
   * Repeats the commands from the oldest state that is kept, up to `position` or to now, and gives the state that comes
   * out. Throws a RangeError for a position that is forgotten.
   */
  replay(position?: number): {
    readonly hash: string;
    readonly at: number;
    readonly position: number;
    readonly state: State;
  } {
    const { journal, now } = this.#read();
    const to = position ?? journal.position;
    if (to < journal.oldest.position || to > journal.position) {
      throw new RangeError(
        `Position ${to} cannot be reached. Kept: ${journal.oldest.position} (${new Date(journal.oldest.at).toISOString()}) to ${journal.position}.`,
      );
    }
    // From now the oldest mark proves most; for a position in the middle the nearest is quickest.
    const mark = position === undefined ? journal.oldest : (journal.markBefore(to - 1) ?? journal.oldest);
    const tenant = replay(
      mark,
      journal.after(mark.position).filter((command) => command.position <= to),
    );
    // What is due at the very moment of the last command happens after it.
    tenant.settle(position === undefined ? now : tenant.at);
    return { hash: stateHash(tenant.state), at: tenant.at, position: to, state: tenant.state };
  }
}

function replay(mark: Mark, commands: readonly Command[]): Tenant {
  const tenant = new Tenant(mark.state, mark.at, digestOf);
  for (const command of commands) {
    try {
      tenant.handle(command);
    } catch (error) {
      // A command that was refused is refused again, and changes as little.
      if (!(error instanceof Error) || error.name !== 'ServiceError') throw error;
    }
  }
  return tenant;
}

/** The state that an exported journal gives. Throws for a journal of another engine, naming both. */
export function replayExport(journal: JournalExport): {
  readonly hash: string;
  readonly at: number;
  readonly state: State;
} {
  if (journal.engine !== engineVersion) {
    throw new Error(
      `The journal was written by engine ${journal.engine}; this is engine ${engineVersion}, which cannot replay it. Use the version that wrote it, or start from its checkpoint.`,
    );
  }
  const state = readCheckpoint(journal.start);
  const tenant = replay({ position: 0, at: journal.start.at, state }, journal.commands);
  // What is due at the very moment of the last command happens after it.
  tenant.settle(tenant.at);
  return { hash: stateHash(tenant.state), at: tenant.at, state: tenant.state };
}
