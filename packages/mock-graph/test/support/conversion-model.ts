/**
 * Conversion as the catalogue words it (CV-01 to CV-13, FD-07, FD-08, PH-01), in Maps and Sets, written without a look at
 * the code that it is compared with. One domain is converted to and fro; another one is managed all the time.
 */
const minute = 60_000;

export const converted = 'contoso.com';
export const managed = 'fabrikam.com';
export type ModelType = 'Managed' | 'Federated';

export interface ModelPassword {
  /** Undefined for a temporary one, which stands in a password file. */
  readonly text?: string;
  readonly line?: { readonly file: string; readonly index: number };
  readonly origin: 'synced' | 'cloud';
  readonly mustChange: boolean;
}

export interface ModelUser {
  readonly id: string;
  readonly synced: boolean;
  /** The name in the cloud, and the one on-premises. */
  name: string;
  onPremisesName: string;
  onPremisesPassword: string | undefined;
  password: ModelPassword | undefined;
}

interface ModelState {
  readonly type: ModelType;
  /** When each user follows; everybody follows the first from the start. */
  readonly dues: Map<string, number>;
}

interface ModelEvent {
  readonly due: number;
  readonly act: () => void;
}

export interface ModelDelays {
  readonly passwordSync: number;
  readonly userConversion: number;
  readonly activeSyncGrace: number;
}

export interface ModelSignIn {
  readonly result: 'success' | 'failure' | 'passwordChangeNeeded';
  readonly code: number | undefined;
}

const domainOf = (name: string): string => name.slice(name.indexOf('@') + 1);

export class ConversionModel {
  now: number;
  readonly begin: number;
  readonly delays: ModelDelays;
  /** `synchronizeUpnForManagedUsersEnabled`. */
  readonly namesFollow: boolean;
  readonly users = new Map<string, ModelUser>();
  readonly states: ModelState[] = [{ type: 'Federated', dues: new Map() }];
  /** Who needs no conversion any more, since the domain is managed. */
  readonly done = new Set<string>();
  /** Password files with the users who stand in them. */
  readonly files = new Map<string, string[]>();
  running: { readonly file: string; last: string } | undefined;
  serverIsUp = true;
  isTrusted = true;
  passThrough = false;
  #events: ModelEvent[] = [];
  #cycleIsQueued = false;

  constructor(now: number, delays: ModelDelays, namesFollow: boolean) {
    this.now = now;
    this.begin = now;
    this.delays = delays;
    this.namesFollow = namesFollow;
  }

  // Time.

  /** When something happens next that users can notice, soonest first. */
  moments(): number[] {
    const grace = this.states.flatMap(({ dues }) =>
      [...dues.values()].flatMap((due) => [due, due + this.delays.activeSyncGrace]),
    );
    return [...new Set([...this.#events.map(({ due }) => due), ...grace])]
      .filter((due) => due > this.now)
      .sort((a, b) => a - b);
  }

  wait(to: number): void {
    for (;;) {
      const due = Math.min(...this.#events.map((event) => event.due));
      if (!(due <= to)) break;
      const index = this.#events.findIndex((event) => event.due === due);
      const [event] = this.#events.splice(index, 1);
      this.now = Math.max(this.now, due);
      event?.act();
    }
    this.now = to;
  }

  #later(due: number, act: () => void): void {
    this.#events.push({ due, act });
  }

  // The domain.

  get asked(): ModelType {
    return this.states.at(-1)?.type ?? 'Managed';
  }

  askedFor(name: string): ModelType {
    return domainOf(name) === converted ? this.asked : 'Managed';
  }

  /** CV-01: the last wish that has come into effect for the user. */
  typeFor(user: ModelUser, at = this.now): ModelType {
    if (domainOf(user.name) !== converted) return 'Managed';
    return this.#stateFor(user, at).type;
  }

  #stateFor(user: ModelUser, at: number): ModelState {
    const reached = this.states.filter(
      ({ dues }, index) => index === 0 || (dues.get(user.id) ?? Number.POSITIVE_INFINITY) <= at,
    );
    return reached.at(-1) ?? { type: 'Managed', dues: new Map() };
  }

  /** What the user has still to follow: wishes that no later one overtakes. */
  next(user: ModelUser): { readonly type: ModelType; readonly due: number }[] {
    if (domainOf(user.name) !== converted) return [];
    const dues = this.states.map((state) => state.dues.get(user.id) ?? Number.NEGATIVE_INFINITY);
    return this.states.flatMap(({ type }, index) => {
      const due = dues[index] ?? 0;
      return due > this.now && dues.slice(index + 1).every((later) => later > due) ? [{ type, due }] : [];
    });
  }

  /** CV-10: when the user last went over from the federation server to the cloud. */
  #leftFederation(user: ModelUser): number | undefined {
    if (domainOf(user.name) !== converted) return undefined;
    const changes = this.states.flatMap(({ dues }) => dues.get(user.id) ?? []).filter((due) => due <= this.now);
    return changes
      .sort((left, right) => right - left)
      .find(
        (due) => this.#stateFor(user, due).type === 'Managed' && this.#stateFor(user, due - 1).type === 'Federated',
      );
  }

  #ask(type: ModelType): void {
    this.states.push({ type, dues: new Map() });
    if (type === 'Managed') return;
    // CV-04: what was converted counts for one time of being managed.
    this.done.clear();
    this.running = undefined;
  }

  /** FD-07; `PATCH` and Set-MsolDomainAuthentication. */
  setManaged(): boolean {
    if (this.asked === 'Federated') this.#ask('Managed');
    return true;
  }

  deleteConfiguration(): boolean {
    if (this.asked === 'Managed') return false;
    this.#ask('Managed');
    return true;
  }

  /** CV-09. */
  postConfiguration(): boolean {
    if (this.asked === 'Federated') return false;
    this.#ask('Federated');
    return true;
  }

  /** CV-02 to CV-04, CV-06, CV-15. */
  toStandard(skip: boolean, file: string): boolean {
    if (this.running || this.files.has(file)) return false;
    if (this.asked === 'Federated') {
      if (!this.serverIsUp) return false;
      this.isTrusted = false;
      this.#ask('Managed');
    }
    this.files.set(file, []);
    if (!skip) {
      const run = { file, last: '' };
      this.running = run;
      this.#later(this.now + this.delays.userConversion, () => this.#convertNext(run));
    }
    return true;
  }

  /** CV-09, CV-15. */
  toFederated(): boolean {
    if (this.asked === 'Federated' || !this.serverIsUp) return false;
    this.isTrusted = true;
    this.#ask('Federated');
    return true;
  }

  interrupt(): boolean {
    const was = this.running !== undefined;
    this.running = undefined;
    return was;
  }

  #convertNext(run: { readonly file: string; last: string }): void {
    if (this.running !== run) return;
    const [next] = [...this.users.values()]
      .filter(({ name, id }) => domainOf(name) === converted && name.toLowerCase() > run.last && !this.done.has(id))
      .sort((left, right) => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1));
    if (!next) {
      this.running = undefined;
      return;
    }
    run.last = next.name.toLowerCase();
    this.done.add(next.id);
    if (next.password?.origin !== 'synced') {
      const lines = this.files.get(run.file) ?? [];
      lines.push(next.name);
      next.password = { line: { file: run.file, index: lines.length - 1 }, origin: 'cloud', mustChange: true };
    }
    this.#later(this.now + this.delays.userConversion, () => this.#convertNext(run));
  }

  /** CV-05. */
  convertUser(user: ModelUser, text: string): boolean {
    if (this.askedFor(user.name) === 'Federated') return false;
    this.#setPassword(user, text);
    return true;
  }

  // Passwords.

  /** CV-03: an administrator's reset, which takes the place of a conversion. */
  reset(user: ModelUser, text: string): boolean {
    if (this.askedFor(user.name) === 'Federated') return false;
    this.#setPassword(user, text);
    return true;
  }

  #setPassword(user: ModelUser, text: string): void {
    user.password = { text, origin: 'cloud', mustChange: true };
    if (domainOf(user.name) === converted) this.done.add(user.id);
  }

  /** SR-22, PH-01, PH-03. */
  changeOnPremises(user: ModelUser, text: string): boolean {
    if (!user.synced) return false;
    user.onPremisesPassword = text;
    this.#later(this.now + this.delays.passwordSync, () => this.#sendHash(user));
    return true;
  }

  fullPasswordSync(): boolean {
    this.#later(this.now + this.delays.passwordSync, () => {
      for (const user of this.users.values()) if (user.synced) this.#sendHash(user);
    });
    return true;
  }

  #sendHash(user: ModelUser): void {
    if (user.onPremisesPassword !== undefined)
      user.password = { text: user.onPremisesPassword, origin: 'synced', mustChange: false };
  }

  // Names.

  /** CV-12. */
  rename(user: ModelUser, name: string): boolean {
    if (!user.synced) return false;
    user.onPremisesName = name;
    this.#queueCycle();
    return true;
  }

  /** CV-07: the name in the cloud follows at a cycle, unless it belongs to a managed domain whose names are held. */
  cycle(): boolean {
    for (const user of this.users.values()) {
      if (!user.synced || user.name === user.onPremisesName) continue;
      if (this.namesFollow || this.askedFor(user.name) === 'Federated') user.name = user.onPremisesName;
    }
    if ([...this.users.values()].some((user) => user.synced && user.name !== user.onPremisesName)) this.#queueCycle();
    return true;
  }

  #queueCycle(): void {
    if (this.#cycleIsQueued) return;
    this.#cycleIsQueued = true;
    const period = 30 * minute;
    const due = this.begin + (Math.floor((this.now - this.begin) / period) + 1) * period;
    this.#later(due, () => {
      this.#cycleIsQueued = false;
      this.cycle();
    });
  }

  // Sign-in.

  route(user: ModelUser, client: 'browser' | 'activeSync' = 'browser'): string {
    if (this.typeFor(user) === 'Federated') return 'federation';
    const left = this.#leftFederation(user);
    if (
      client === 'activeSync' &&
      this.passThrough &&
      user.synced &&
      left !== undefined &&
      this.now < left + this.delays.activeSyncGrace
    )
      return 'federation';
    if (user.synced && this.passThrough) return 'cloud passthroughAuthentication';
    return `cloud ${user.synced && user.password?.origin !== 'cloud' ? 'passwordHashSync' : 'cloudPassword'}`;
  }

  /** With a password as text, or the line of a password file where it stands. */
  signIn(user: ModelUser, given: string | NonNullable<ModelPassword['line']>): ModelSignIn {
    const fail = (code?: number): ModelSignIn => ({ result: 'failure', code });
    if (this.typeFor(user) === 'Federated') {
      // FD-08, CV-15, FD-12.
      const known = user.synced && user.onPremisesName === user.name;
      return this.serverIsUp && this.isTrusted && known && given === user.onPremisesPassword
        ? { result: 'success', code: undefined }
        : fail();
    }
    if (user.synced && this.passThrough)
      return given === user.onPremisesPassword ? { result: 'success', code: undefined } : fail(50126);
    const { password } = user;
    if (!password) return fail(50056);
    const right =
      typeof given === 'string'
        ? given === password.text
        : given.file === password.line?.file && given.index === password.line.index;
    if (!right) return fail(50126);
    return password.mustChange
      ? { result: 'passwordChangeNeeded', code: 50055 }
      : { result: 'success', code: undefined };
  }
}
