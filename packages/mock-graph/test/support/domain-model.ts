/**
 * Domains as the catalogue words them (DM-01 to DM-05, FD-01, FD-07, UP-03), in a Map and Sets, written without a look at
 * the code that it is compared with. Every operation tells whether the service accepts it.
 */
export type ModelType = 'Managed' | 'Federated';

interface ModelDomain {
  verified: boolean;
  /** The root from which it inherits; undefined for one that stands by itself. */
  root: string | undefined;
  /** Of one that stands by itself. */
  type: ModelType;
}

export interface ShownDomain {
  readonly isVerified: boolean;
  readonly isRoot: boolean;
  readonly isDefault: boolean;
  readonly authenticationType: ModelType;
  /** The domain whose authentication counts. */
  readonly rootDomain: string;
}

export class DomainModel {
  readonly initial: string;
  readonly domains = new Map<string, ModelDomain>();
  /** Names whose proof is in DNS. */
  readonly published = new Set<string>();
  /** Domains that users have names in. */
  readonly used = new Set<string>();
  standard: string;

  constructor(initial: string) {
    this.initial = initial;
    this.standard = initial;
    this.domains.set(initial, { verified: true, root: undefined, type: 'Managed' });
  }

  show(id: string): ShownDomain | undefined {
    const domain = this.domains.get(id);
    return (
      domain && {
        isVerified: domain.verified,
        isRoot: domain.verified && domain.root === undefined,
        isDefault: this.standard === id,
        authenticationType: this.typeOf(id),
        rootDomain: domain.root ?? id,
      }
    );
  }

  typeOf(id: string): ModelType {
    const domain = this.domains.get(id);
    return this.domains.get(domain?.root ?? id)?.type ?? 'Managed';
  }

  add(id: string): boolean {
    if (this.domains.has(id)) return false;
    const above = this.#above(id).find((name) => this.domains.get(name)?.verified);
    const root = above === undefined ? undefined : (this.domains.get(above)?.root ?? above);
    this.domains.set(id, { verified: root !== undefined, root, type: 'Managed' });
    return true;
  }

  verify(id: string): boolean {
    const domain = this.domains.get(id);
    if (!domain || domain.verified || !this.published.has(id) || id.endsWith('.local')) return false;
    domain.verified = true;
    for (const [name, other] of this.domains)
      if (!other.verified && this.#above(name).includes(id)) {
        other.verified = true;
        other.root = id;
      }
    return true;
  }

  promote(id: string): boolean {
    const domain = this.domains.get(id);
    if (!domain?.verified || domain.root === undefined) return false;
    if (this.typeOf(id) === 'Federated' && this.used.has(id)) return false;
    const before = domain.root;
    domain.type = this.typeOf(id);
    domain.root = undefined;
    for (const [name, other] of this.domains)
      if (other.root === before && this.#above(name).includes(id)) other.root = id;
    return true;
  }

  federate(id: string): boolean {
    const domain = this.domains.get(id);
    if (!domain?.verified || domain.root !== undefined || domain.type === 'Federated' || id === this.initial)
      return false;
    if (this.standard === id || this.domains.get(this.standard)?.root === id) return false;
    domain.type = 'Federated';
    return true;
  }

  manage(id: string): boolean {
    const domain = this.domains.get(id);
    if (!domain?.verified) return false;
    if (this.typeOf(id) === 'Managed') return true;
    if (domain.root !== undefined) return false;
    domain.type = 'Managed';
    return true;
  }

  makeDefault(id: string): boolean {
    if (!this.domains.get(id)?.verified || this.typeOf(id) === 'Federated') return false;
    this.standard = id;
    return true;
  }

  delete(id: string): boolean {
    if (!this.domains.has(id) || id === this.initial || id === this.standard || this.used.has(id)) return false;
    for (const other of this.domains.values()) if (other.root === id) return false;
    return this.domains.delete(id);
  }

  /** A user of a managed domain. */
  use(id: string): boolean {
    if (!this.domains.get(id)?.verified) return false;
    this.used.add(id);
    return true;
  }

  /** The names above one, nearest first. */
  #above(id: string): string[] {
    const labels = id.split('.');
    return labels.slice(1).map((_label, index) => labels.slice(index + 1).join('.'));
  }
}
