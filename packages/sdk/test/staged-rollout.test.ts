import { expect, test } from 'vitest';
import { failureOf, groupId, type Handler, json, noContent, policyId, refusal, serviceOf } from './support/service.ts';

const policy = {
  id: policyId,
  displayName: 'Password hash sync',
  description: null,
  feature: 'passwordHashSync',
  isEnabled: false,
  isAppliedToOrganization: false,
};
const listing =
  (...policies: readonly object[]): Handler =>
  ({ method }) =>
    method === 'GET' ? json({ value: policies }) : noContent();
const methodsOf = (seen: readonly { method: string }[]) => seen.map(({ method }) => method);

test('A group is added by its address; an answer with a body and one without are both success (SR-04)', async () => {
  const answers = [noContent, () => json({ directoryObject: { id: groupId, objectType: 'group' } }, 201)];
  for (const answer of answers) {
    const { client, seen } = serviceOf(answer);
    expect(await client.stagedRollout.addGroup(policyId, groupId)).toBeUndefined();
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: `https://graph.microsoft.com/v1.0/policies/featureRolloutPolicies/${policyId}/appliesTo/$ref`,
      body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${groupId}` },
    });
  }
});

test('A group that is in the policy already counts as ensured, another conflict does not', async () => {
  const conflict = () => refusal(400, 'Request_BadRequest', 'One or more added object references already exist');
  const there: Handler = ({ method }) => (method === 'POST' ? conflict() : json({ value: [{ id: groupId }] }));
  expect(await serviceOf(there).client.stagedRollout.ensureGroup(policyId, groupId)).toEqual({ changed: false });
  const elsewhere: Handler = ({ method }) => (method === 'POST' ? conflict() : json({ value: [] }));
  const failure = failureOf(serviceOf(elsewhere).client.stagedRollout.ensureGroup(policyId, groupId));
  expect(await failure).toMatchObject({ name: 'ConflictError' });
  expect(await serviceOf(noContent).client.stagedRollout.ensureGroup(policyId, groupId)).toEqual({ changed: true });
});

test('A group or a policy that is not there counts as removed, a refusal of another kind does not', async () => {
  const gone = serviceOf(() => refusal(404, 'Request_ResourceNotFound', 'no such policy'));
  expect(await gone.client.stagedRollout.ensureGroupRemoved(policyId, groupId)).toEqual({ changed: false });
  const absent: Handler = ({ method }) =>
    method === 'DELETE' ? refusal(400, 'Request_BadRequest', 'no such group') : json({ value: [] });
  expect(await serviceOf(absent).client.stagedRollout.ensureGroupRemoved(policyId, groupId)).toEqual({
    changed: false,
  });
  const there: Handler = ({ method }) =>
    method === 'DELETE' ? refusal(400, 'Request_BadRequest', 'not now') : json({ value: [{ id: groupId }] });
  const failure = failureOf(serviceOf(there).client.stagedRollout.ensureGroupRemoved(policyId, groupId));
  expect(await failure).toMatchObject({ name: 'BadRequestError' });
});

test('A policy is deleted after it was turned off (SR-20), and one that is gone is no failure', async () => {
  const on = serviceOf(({ method }) => (method === 'GET' ? json({ ...policy, isEnabled: true }) : noContent()));
  expect(await on.client.stagedRollout.ensureDeleted(policyId)).toEqual({ changed: true });
  expect(methodsOf(on.seen)).toEqual(['GET', 'PATCH', 'DELETE']);
  expect(on.seen[1]?.body).toEqual({ isEnabled: false });
  const gone = serviceOf(() => refusal(404, 'Request_ResourceNotFound', 'x'));
  expect(await gone.client.stagedRollout.ensureDeleted(policyId)).toEqual({ changed: false });
});

test('A policy is made when the feature has none, changed where it differs, and left alone where it does not', async () => {
  const wanted = { feature: 'passwordHashSync', displayName: 'Password hash sync', isEnabled: true };
  const none = serviceOf(({ method }) =>
    method === 'GET' ? json({ value: [] }) : json({ ...policy, ...wanted }, 201),
  );
  expect((await none.client.stagedRollout.ensurePolicy(wanted)).changed).toBe(true);
  expect(methodsOf(none.seen)).toEqual(['GET', 'POST']);
  const other = serviceOf(listing({ ...policy, feature: 'seamlessSso' }, policy));
  expect(await other.client.stagedRollout.ensurePolicy(wanted)).toEqual({
    changed: true,
    policy: { ...policy, isEnabled: true },
  });
  expect(other.seen[1]).toMatchObject({ method: 'PATCH', body: { isEnabled: true } });
  const same = serviceOf(listing({ ...policy, isEnabled: true }));
  expect((await same.client.stagedRollout.ensurePolicy(wanted)).changed).toBe(false);
  expect(methodsOf(same.seen)).toEqual(['GET']);
});

test('A feature is switched by its name; without a policy, or with two, that is an error that says so', async () => {
  const { client, seen } = serviceOf(listing(policy));
  await client.stagedRollout.enable('passwordHashSync');
  expect(seen[1]).toMatchObject({ method: 'PATCH', body: { isEnabled: true } });
  expect((await client.stagedRollout.ensureDisabled('passwordHashSync')).changed).toBe(false);
  expect((await client.stagedRollout.ensureEnabled('passwordHashSync')).changed).toBe(true);
  expect(await failureOf(client.stagedRollout.disable('seamlessSso'))).toMatchObject({ code: 'NoPolicy' });
  const two = serviceOf(listing(policy, { ...policy, id: groupId }));
  expect(await failureOf(two.client.stagedRollout.enable('passwordHashSync'))).toMatchObject({
    code: 'SeveralPolicies',
  });
});
