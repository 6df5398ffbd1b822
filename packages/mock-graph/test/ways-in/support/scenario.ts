import { expect } from 'vitest';
import type { Received, Way } from './ways.ts';

interface Body {
  readonly id: string;
  readonly now: string;
  readonly NameSpaceType: string;
  readonly value: readonly { readonly id: string }[];
  readonly '@odata.nextLink'?: string;
}

const bodyOf = ({ text }: Received): Body => JSON.parse(text) as Body;

/** Any call as JSON; fails unless the answer is a success. */
async function call(way: Way, method: string, path: string, body?: object): Promise<Received> {
  const answer = await way.send(method, path, {
    headers: { authorization: 'Bearer any', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300);
  return answer;
}

const realm = async (way: Way, upn: string): Promise<string> =>
  bodyOf(await call(way, 'GET', `/common/userrealm/${upn}?api-version=2.1`)).NameSpaceType;

const reference = (id: string): object => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` });

/** SR-07: an edit of a group in rollout is seen in the group at once, and in sign-in after its delay. */
export async function rollOut(way: Way): Promise<void> {
  const cyd = bodyOf(await call(way, 'GET', '/v1.0/users/cyd@contoso.com?$select=id')).id;
  const [pilot] = bodyOf(
    await call(way, 'GET', "/v1.0/groups?$filter=displayName eq 'Pilot'".replaceAll(' ', '%20')),
  ).value;
  const group = pilot?.id ?? '';
  const policy = bodyOf(
    await call(way, 'POST', '/v1.0/policies/featureRolloutPolicies', {
      displayName: 'Hash sync',
      feature: 'passwordHashSync',
      isEnabled: true,
    }),
  ).id;
  const attached = await call(
    way,
    'POST',
    `/v1.0/policies/featureRolloutPolicies/${policy}/appliesTo/$ref`,
    reference(group),
  );
  expect(attached).toMatchObject({ status: 204, text: '' });
  expect(attached.headers['content-type']).toBeUndefined();
  expect(await realm(way, 'ada@contoso.com')).toBe('Managed');

  await call(way, 'POST', `/v1.0/groups/${group}/members/$ref`, reference(cyd));
  const members = bodyOf(await call(way, 'GET', `/v1.0/groups/${group}/members`)).value.map(({ id }) => id);
  expect(members).toContain(cyd);
  expect(await realm(way, 'cyd@contoso.com')).toBe('Federated');

  await call(way, 'POST', '/_mock/clock', { advance: 'PT23H59M59S' });
  expect(await realm(way, 'cyd@contoso.com')).toBe('Federated');
  await call(way, 'POST', '/_mock/clock', { advance: 'PT1S' });
  expect(await realm(way, 'cyd@contoso.com')).toBe('Managed');
  expect((await call(way, 'GET', '/v1.0/users?$top=1')).headers['x-mock-clock']).toBe('frozen');
}

/** Links lead back through the same way in, with the prefix of the tenant. */
export async function followLinks(way: Way, prefix: string): Promise<void> {
  let next: string | undefined = `${prefix}/v1.0/users?$top=4&$select=id`;
  const ids: string[] = [];
  for (let page = 0; next !== undefined && page < 10; page++) {
    const body: Body = bodyOf(await call(way, 'GET', next));
    ids.push(...body.value.map(({ id }) => id));
    next = body['@odata.nextLink'];
    if (next !== undefined) expect(next.startsWith(`${way.base}${prefix}/v1.0/users?`), next).toBe(true);
  }
  expect(new Set(ids).size).toBe(9);
}
