/** Cases over facts alone: what is found with each of them, and what is not without. */
import type { Finding } from '@cutover/contract/findings';
import { atOnce, type Case, type Json, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';

export const finding = <F extends object>(
  title: string,
  find: (facts: F) => readonly Finding[],
  situations: readonly (readonly [NoInfer<F>, readonly string[]])[],
): Case =>
  situation({
    title,
    arrange: async () => ({ situations: situations.map(([facts]) => facts) as unknown as Json[] }),
    act: async (_target, { situations: given }) => ({
      found: given.map((facts) =>
        find(facts as unknown as F).map(({ behaviour, code, text, whatToDo }) => {
          claim(
            text.length > 20 && whatToDo.length > 5,
            `The finding ${code} does not say what is wrong and what to do.`,
          );
          return `${behaviour} ${code}`;
        }),
      ),
    }),
  }).assert(
    atOnce(async (_target, { found }) =>
      same(
        found,
        situations.map(([, expected]) => expected),
        'Findings',
      ),
    ),
  );
