import type { Call } from './call.ts';
import type { Exchange, FailureContext } from './classify.ts';
import { ResponseShapeError } from './errors.ts';
import { shownOf } from './redact.ts';
import type { ResponseValidator } from './settings.ts';

/** The value of a successful answer; unknown properties and enum members stay. @throws ResponseShapeError */
export function readAnswer(
  { status, text, headers }: Exchange,
  { descriptor: { id, success, collection }, read = (value) => value }: Call<unknown>,
  validate: ResponseValidator | undefined,
  context: () => FailureContext,
): unknown {
  const refuse = (code: string, message: string, cause?: unknown) => {
    const known = context();
    return new ResponseShapeError({
      ...known,
      ...{ status, code, message, cause },
      requestId: headers.get('request-id') ?? known.requestId,
      advice: 'Is there a proxy on the way?',
      response: { status, headers: shownOf(headers), body: text },
    });
  };
  if (text === '') {
    if (success.includes(204)) return read(undefined, headers);
    throw refuse('EmptyAnswer', 'The answer is empty.');
  }
  const type = headers.get('content-type');
  if (!/[/+]json\b/i.test(type ?? '')) throw refuse('NotJson', `The answer is ${type}, not JSON.`);
  let value: unknown;
  try {
    value = read(JSON.parse(text), headers);
  } catch (cause) {
    throw refuse('BrokenJson', `The JSON is cut or broken after ${text.length} characters.`, cause);
  }
  const problems =
    typeof value !== 'object' ||
    value === null ||
    (collection ? !Array.isArray((value as { value?: unknown }).value) : Array.isArray(value))
      ? [collection ? 'no list' : 'no object']
      : validate?.(id, value);
  if (problems?.length) throw refuse('UnexpectedShape', `The answer is not as described: ${problems.join('; ')}.`);
  return value;
}
