import type { Draft, View } from './state.ts';
import { orderedKey } from './time.ts';

/** Something that happens later. It looks at the state when it is due rather than carrying a decision made earlier. */
export type Effect = { readonly due: number } & (
  | { readonly kind: 'rolloutEdit'; readonly policyId: string; readonly activation: number; readonly userId: string }
  | { readonly kind: 'passwordSync'; readonly userId: string }
  | { readonly kind: 'directoryCycle' }
);

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
