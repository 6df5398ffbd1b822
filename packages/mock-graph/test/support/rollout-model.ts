/**
 * Staged rollout as the catalogue words it (SR-05, 06, 07, 08, 12, 13, 14, 19, 20), in Sets and arrays, written without
 * a look at the code that it is compared with.
 */
export const modelFeatures = ['passwordHashSync', 'passthroughAuthentication', 'seamlessSso'] as const;
export type ModelFeature = (typeof modelFeatures)[number];

export interface ModelUser {
  readonly id: string;
  readonly synced: boolean;
  readonly federated: boolean;
}

interface ModelPolicy {
  enabled: boolean;
  readonly groups: Set<string>;
}

interface PendingEdit {
  readonly due: number;
  readonly feature: ModelFeature;
  readonly user: string;
}

export interface ModelRules {
  readonly firstAddLimit: number;
  readonly groupsPerFeature: number;
  /** Whether what only the documentation forbids is accepted. */
  readonly lenient: boolean;
  /** The delay of an edit in milliseconds. */
  readonly delay: number;
}

export interface ModelDecision {
  readonly route: 'cloud' | 'federation';
  readonly method: string;
  /** Left open where the catalogue does not say (SR-12 and SR-13 differ for managed domains). */
  readonly seamless: boolean | undefined;
}

/** Every operation tells whether the service accepts it; one that is refused changes nothing. */
export class RolloutModel {
  now: number;
  readonly rules: ModelRules;
  readonly users = new Map<string, ModelUser>();
  readonly groups = new Map<string, Set<string>>();
  readonly policies = new Map<ModelFeature, ModelPolicy>();
  pending: PendingEdit[] = [];
  readonly enrolled: Readonly<Record<ModelFeature, Set<string>>> = {
    passwordHashSync: new Set(),
    passthroughAuthentication: new Set(),
    seamlessSso: new Set(),
  };

  constructor(now: number, rules: ModelRules) {
    this.now = now;
    this.rules = rules;
  }

  // The clock.

  wait(milliseconds: number): void {
    this.now += milliseconds;
    this.settle();
  }

  /** Edits that are due look at membership now. */
  settle(): void {
    const due = this.pending.filter((edit) => edit.due <= this.now);
    this.pending = this.pending.filter((edit) => edit.due > this.now);
    for (const { feature, user } of due) {
      if (this.#isMemberOfAny(feature, user)) this.enrolled[feature].add(user);
      else this.enrolled[feature].delete(user);
    }
  }

  // The directory.

  join(group: string, users: readonly string[]): boolean {
    const members = this.groups.get(group);
    if (!members || users.some((user) => !this.users.has(user) || members.has(user))) return false;
    for (const user of users) {
      members.add(user);
      this.#edit(group, user);
    }
    return true;
  }

  leave(group: string, user: string): boolean {
    if (!this.groups.get(group)?.delete(user)) return false;
    this.#edit(group, user);
    return true;
  }

  deleteUser(user: string): boolean {
    if (!this.users.delete(user)) return false;
    for (const [group, members] of this.groups) if (members.delete(user)) this.#edit(group, user);
    return true;
  }

  createGroup(group: string, users: readonly string[]): boolean {
    if (users.some((user) => !this.users.has(user))) return false;
    this.groups.set(group, new Set(users));
    return true;
  }

  deleteGroup(group: string): boolean {
    const members = this.groups.get(group);
    if (!members) return false;
    for (const user of members) this.#edit(group, user);
    this.groups.delete(group);
    for (const { groups } of this.policies.values()) groups.delete(group);
    return true;
  }

  // Policies.

  createPolicy(feature: ModelFeature, enabled: boolean): boolean {
    if (this.policies.has(feature) || (enabled && this.#wouldEnableAll(feature))) return false;
    this.policies.set(feature, { enabled, groups: new Set() });
    return true;
  }

  deletePolicy(feature: ModelFeature): boolean {
    const policy = this.policies.get(feature);
    if (!policy || policy.enabled) return false;
    return this.policies.delete(feature);
  }

  switchPolicy(feature: ModelFeature, on: boolean): boolean {
    const policy = this.policies.get(feature);
    if (!policy) return false;
    if (policy.enabled === on) return true;
    if (on && this.#wouldEnableAll(feature)) return false;
    policy.enabled = on;
    if (on) {
      for (const group of policy.groups) this.#firstAdd(feature, group);
    } else {
      this.pending = this.pending.filter((edit) => edit.feature !== feature);
      this.enrolled[feature].clear();
    }
    return true;
  }

  attach(feature: ModelFeature, group: string): boolean {
    const policy = this.policies.get(feature);
    const members = this.groups.get(group);
    if (!policy || !members || policy.groups.has(group)) return false;
    if (policy.groups.size >= this.rules.groupsPerFeature) return false;
    if (members.size > this.rules.firstAddLimit && !this.rules.lenient) return false;
    policy.groups.add(group);
    if (policy.enabled) this.#firstAdd(feature, group);
    return true;
  }

  detach(feature: ModelFeature, group: string): boolean {
    const policy = this.policies.get(feature);
    if (!policy?.groups.delete(group)) return false;
    if (policy.enabled) for (const user of this.groups.get(group) ?? []) this.#later(feature, user);
    return true;
  }

  // Sign-in.

  decide(user: ModelUser): ModelDecision {
    const has = (feature: ModelFeature): boolean => this.enrolled[feature].has(user.id);
    if (!user.synced) {
      return user.federated
        ? { route: 'federation', method: 'federation', seamless: false }
        : { route: 'cloud', method: 'cloudPassword', seamless: false };
    }
    const inRollout = has('passthroughAuthentication') || has('passwordHashSync');
    const method = has('passthroughAuthentication') ? 'passthroughAuthentication' : 'passwordHashSync';
    if (!user.federated) return { route: 'cloud', method, seamless: undefined };
    return inRollout
      ? { route: 'cloud', method, seamless: has('seamlessSso') }
      : { route: 'federation', method: 'federation', seamless: false };
  }

  // What happens inside.

  /** A membership has changed: an edit of each enabled policy that the group is in. */
  #edit(group: string, user: string): void {
    for (const feature of modelFeatures) {
      const policy = this.policies.get(feature);
      if (policy?.enabled && policy.groups.has(group)) this.#later(feature, user);
    }
  }

  #later(feature: ModelFeature, user: string): void {
    this.pending.push({ due: this.now + this.rules.delay, feature, user });
  }

  /** The lowest ids at once, up to the limit; the rest as edits. */
  #firstAdd(feature: ModelFeature, group: string): void {
    const users = [...(this.groups.get(group) ?? [])].sort();
    for (const user of users.slice(0, this.rules.firstAddLimit)) this.enrolled[feature].add(user);
    for (const user of users.slice(this.rules.firstAddLimit)) this.#later(feature, user);
  }

  #isMemberOfAny(feature: ModelFeature, user: string): boolean {
    return [...(this.policies.get(feature)?.groups ?? [])].some((group) => this.groups.get(group)?.has(user));
  }

  #wouldEnableAll(feature: ModelFeature): boolean {
    return (
      !this.rules.lenient &&
      modelFeatures.every((other) => other === feature || this.policies.get(other)?.enabled === true)
    );
  }
}
