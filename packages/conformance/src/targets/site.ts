import type { Behaviour, Case } from '../behaviour.ts';
import type { OpenTarget } from '../target.ts';

/** Where behaviours are tried: a mock, or a real tenant. */
export interface Site {
  readonly kind: 'mock' | 'live';
  /** Why a case cannot be tried here; undefined when it can. */
  obstacle(behaviour: Behaviour, one: Case): Promise<string | undefined>;
  /** Makes ready for a case. */
  open(behaviour: Behaviour, one: Case): Promise<OpenTarget>;
  close(): Promise<void>;
}
