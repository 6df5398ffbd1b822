/**
 * What a refused operation needs and what the token holds; `answer` is the refusal. The texts are loaded only when an error
 * needs them; where that fails there is no explanation, never another error.
 */
export async function explain(
  operation: string,
  token: string | undefined,
  answer: string,
): Promise<string | undefined> {
  try {
    const { explainRefusal } = await import('../permissions/explain.ts');
    return explainRefusal(operation, token, answer);
  } catch {
    return undefined;
  }
}
