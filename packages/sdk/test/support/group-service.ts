import { groupId, type Handler, json, refusal, type Seen } from './service.ts';

interface StepRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: { readonly 'members@odata.bind'?: readonly string[]; readonly '@odata.id'?: string };
}

interface StepAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

const idIn = (address: unknown): string => `${address}`.split('/').at(-1) ?? '';
const refusalOf = (id: string, status: number, code: string, message: string): StepAnswer => ({
  id,
  status,
  headers: { 'request-id': `request-of-${id}` },
  body: { error: { code, message } },
});

/**
 * A group that answers batches as Graph does: a PATCH of members is all or nothing, a member that is there already is
 * refused, and so are ids in `bad`. `throttle` says how often a step is throttled before it is carried out.
 */
export function groupServiceOf({
  members = new Set<string>(),
  bad = new Set<string>(),
  throttle = (_step: StepRequest): number => 0,
} = {}) {
  const throttled = new Map<string, number>();
  const batches: StepRequest[][] = [];

  const add = (id: string, wanted: readonly string[]): StepAnswer => {
    const wrong = wanted.find((member) => bad.has(member));
    if (wrong !== undefined)
      return refusalOf(id, 404, 'Request_ResourceNotFound', `Resource '${wrong}' does not exist.`);
    if (wanted.some((member) => members.has(member)))
      return refusalOf(id, 400, 'Request_BadRequest', 'One or more added object references already exist.');
    for (const member of wanted) members.add(member);
    return { id, status: 204, body: null };
  };

  const carryOut = (step: StepRequest): StepAnswer => {
    const key = JSON.stringify([step.method, step.url, step.body]);
    const times = throttled.get(key) ?? 0;
    if (times < throttle(step)) {
      throttled.set(key, times + 1);
      return {
        id: step.id,
        status: 429,
        headers: { 'Retry-After': '10' },
        body: { error: { code: 'TooManyRequests' } },
      };
    }
    if (step.method === 'PATCH') return add(step.id, (step.body?.['members@odata.bind'] ?? []).map(idIn));
    if (step.method === 'POST') return add(step.id, [idIn(step.body?.['@odata.id'])]);
    const member = step.url.split('/').at(-2) ?? '';
    return members.delete(member)
      ? { id: step.id, status: 204 }
      : refusalOf(step.id, 404, 'Request_ResourceNotFound', `Resource '${member}' does not exist.`);
  };

  const handler: Handler = ({ url, body }: Seen) => {
    if (!url.endsWith('/v1.0/$batch')) return refusal(404, 'Request_ResourceNotFound', url);
    const { requests } = body as { requests: StepRequest[] };
    batches.push(requests);
    if (requests.length > 20) return refusal(400, 'MaximumValueExceeded', 'Number of batch request steps exceeds 20.');
    return json({ responses: requests.map(carryOut).reverse() });
  };
  return { members, batches, handler, groupId };
}
