import { validators } from '@cutover/contract/answers';
import type { PlainAnswer } from '../message.ts';

/** Holds answers against the description; gives what is wrong with one, or nothing. */
export function answerChecker(): (key: string, answer: PlainAnswer) => string | undefined {
  return (key, answer) => {
    if (answer.status === 204 || key === 'none') return answer.body === undefined ? undefined : 'it has a body';
    if (answer.body === undefined) return 'it has no body';
    const validate = validators[key];
    if (!validate) return `nothing describes it`;
    const value: unknown = JSON.parse(answer.body);
    if (validate(value)) return undefined;
    return (validate.errors ?? [])
      .map(
        (problem) =>
          `${problem.instancePath || 'the body'} ${problem.message ?? 'is not valid'} ${JSON.stringify(problem.params)}`,
      )
      .join('; ');
  };
}
