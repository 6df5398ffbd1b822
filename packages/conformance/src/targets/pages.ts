import type { GraphAnswer, GraphRequest } from '../target.ts';

/** All items of a list. Throws for an answer that is none. */
export async function everyPage(
  request: (request: GraphRequest) => Promise<GraphAnswer>,
  path: string,
  version: 'v1.0' | 'beta' = 'v1.0',
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const answer: GraphAnswer = await request({ method: 'GET', path: next, version });
    const body = answer.body as { value?: Record<string, unknown>[]; '@odata.nextLink'?: string } | undefined;
    if (answer.status !== 200 || !Array.isArray(body?.value))
      throw new Error(`GET ${next} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    items.push(...body.value);
    const link: string | undefined = body['@odata.nextLink'];
    // Only path and query are followed: a token never goes where a link points.
    next = link === undefined ? undefined : link.slice(link.indexOf(`/${version}/`) + version.length + 1);
  }
  return items;
}
