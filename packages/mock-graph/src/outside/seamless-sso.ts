/** Seamless single sign-on as administrators of forests set it up (SS-01, SS-02). */
import { isoOrNull } from '../iso.ts';
import { onPremisesActor } from '../tenant/command.ts';
import { requireForest } from '../tenant/on-premises/forests.ts';
import type { ForestRecord } from '../tenant/records.ts';
import type { Acting } from './acting.ts';

/** A forest as single sign-on sees it; `keyRolledAt` in ISO 8601, null where it is not set up. */
export interface ForestSso {
  readonly forest: string;
  readonly keyRolledAt: string | null;
}

const shown = ({ name, seamlessSso }: ForestRecord): ForestSso => ({
  forest: name,
  keyRolledAt: isoOrNull(seamlessSso?.keyRolledAt),
});

/** Computer accounts of single sign-on. Every method throws a ServiceError for what cannot be, with nothing changed. */
export class SeamlessSso {
  readonly #tenant: Acting;

  constructor(tenant: Acting) {
    this.#tenant = tenant;
  }

  forests(): ForestSso[] {
    return [...this.#tenant.view().tables.forests.range()].map(([, forest]) => shown(forest));
  }

  forest(name: string): ForestSso {
    return shown(requireForest(this.#tenant.view(), name));
  }

  /** Makes the computer account of a forest, as an administrator of that forest. */
  enable(forest: string, administrator: string): ForestSso {
    return shown(this.#tenant.run('enableForestSso', { forest, administrator }, onPremisesActor));
  }

  disable(forest: string): ForestSso {
    return shown(this.#tenant.run('disableForestSso', { forest }, onPremisesActor));
  }

  /** Gives the computer account another key. */
  rollKey(forest: string, administrator: string): ForestSso {
    return shown(this.#tenant.run('rollForestSsoKey', { forest, administrator }, onPremisesActor));
  }
}
