import type { Effect } from './records.ts';
import type { Draft, View } from './state.ts';
import { orderedKey } from './time.ts';

export type EffectKind = Effect['kind'];
type EffectOf<Kind extends EffectKind> = Extract<Effect, { readonly kind: Kind }>;

export type EffectHandlers = {
  readonly [Kind in EffectKind]: {
    readonly carryOut: (draft: Draft, effect: EffectOf<Kind>) => void;
    /** False for one that will do nothing because what it was for has gone. */
    readonly isLive: (view: View, effect: EffectOf<Kind>) => boolean;
  };
};

/** Puts an effect after all that are due at the same time. */
export function schedule(draft: Draft, effect: Effect): void {
  draft.write('effects').set(`${orderedKey(effect.due)}.${orderedKey(draft.nextSequence(), 12)}`, effect);
}
