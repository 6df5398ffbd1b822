/** Rollout policies as objects: their life, their features, the older path. */
import { atOnce, type Behaviour, by, type Feature, hours, type Json, situation } from '../../behaviour.ts';
import { claim, oneOf, same } from '../../claim.ts';
import type { GraphAnswer, Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import {
  attach,
  deletePolicy,
  items,
  makeGroup,
  makePolicy,
  outcome,
  patchPolicy,
  person,
  policiesPath,
  reference,
  refused,
  rollout,
  signInAt,
  text,
  turn,
} from './vocabulary.ts';

const unknownMembers = { prefer: 'include-unknown-enum-members' };

const read = (
  target: Target,
  path: string,
  version: 'v1.0' | 'beta' = 'v1.0',
  headers: Record<string, string> = {},
): Promise<GraphAnswer> => target.graph.request({ method: 'GET', path, version, headers });

const withoutContext = (body: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body as object).filter(([name]) => !name.startsWith('@')));

/** The life of a policy in one version: every answer is kept, nothing is judged on the way. */
const life = (version: 'v1.0' | 'beta') =>
  situation({
    title: `a policy is created, listed, read, updated and deleted in ${version}`,
    needs: { delegated: true, features: ['passwordHashSync'] },
    arrange: async (target) => ({ displayName: target.name('life'), renamed: target.name('life, renamed') }),
    act: async (target, { displayName, renamed }) => {
      const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
        target.graph.request({ method, path, version, ...(body ? { body } : {}) });
      const body = { displayName, description: 'first', feature: 'passwordHashSync', isEnabled: false };
      const created = await call('POST', policiesPath, body);
      const id = text(created, 'id');
      const listed = items(await call('GET', policiesPath)).filter((policy) => policy['id'] === id);
      const got = await call('GET', `${policiesPath}/${id}`);
      const updated = await call('PATCH', `${policiesPath}/${id}`, {
        displayName: renamed,
        description: null,
        isEnabled: true,
      });
      const after = await call('GET', `${policiesPath}/${id}`);
      const off = await call('PATCH', `${policiesPath}/${id}`, { isEnabled: false });
      const deleted = await call('DELETE', `${policiesPath}/${id}`);
      const gone = outcome(await call('GET', `${policiesPath}/${id}`));
      const left = items(await call('GET', policiesPath)).filter((policy) => policy['id'] === id);
      return {
        id,
        statuses: [created, got, updated, after, off, deleted].map(({ status }) => status),
        created: withoutContext(created.body) as Record<string, Json>,
        got: withoutContext(got.body) as Record<string, Json>,
        after: withoutContext(after.body) as Record<string, Json>,
        listed: listed as unknown as Json,
        bodies: [updated.body ?? null, deleted.body ?? null] as Json[],
        gone,
        left: left.length,
      };
    },
  }).assert(
    atOnce(async (_target, facts) => {
      const policy = {
        id: facts.id,
        displayName: facts.displayName,
        description: 'first',
        feature: 'passwordHashSync',
        isEnabled: false,
        isAppliedToOrganization: false,
      };
      same(facts.statuses, [201, 200, 204, 200, 204, 204], 'Statuses of create, read, update, read, update, delete');
      claim(/^[0-9a-f-]{36}$/.test(facts.id), `The id '${facts.id}' is no GUID.`);
      same(facts.created, policy, 'The policy as created');
      same(facts.got, policy, 'The policy as read');
      same(facts.listed, [policy], 'The policy in the list');
      same(
        facts.after,
        { ...policy, displayName: facts.renamed, description: null, isEnabled: true },
        'The policy as updated',
      );
      same(facts.bodies, [null, null], 'Bodies of the 204 answers');
      same(facts.gone, { status: 404, code: 'Request_ResourceNotFound' }, 'Reading it after its deletion');
      same(facts.left, 0, 'How often the list has it after its deletion');
    }),
  );

const queries = situation({
  title: '$expand=appliesTo, $select and $filter on displayName work',
  needs: { delegated: true, features: ['passwordHashSync', 'seamlessSso'] },
  arrange: async (target) => {
    const policyId = await makePolicy(target, 'passwordHashSync', false);
    const otherId = await makePolicy(target, 'seamlessSso', false);
    const displayName = target.name("O'Neil & Söhne");
    await patchPolicy(target, policyId, { displayName });
    const groupId = await makeGroup(target, 'expanded');
    return { policyId, otherId, displayName, groupId };
  },
  act: async (target, { policyId, groupId }) => {
    await attach(target, policyId, groupId);
    return {};
  },
}).assert(
  atOnce(async (target, { policyId, otherId, displayName, groupId }) => {
    const group = async (found: unknown) => {
      const [first, ...others] = (found as Record<string, unknown>[] | undefined) ?? [];
      same(
        [first?.['@odata.type'], first?.['id'], others.length],
        ['#microsoft.graph.group', groupId, 0],
        'The group in appliesTo',
      );
      claim(typeof first?.['displayName'] === 'string', 'The expanded group has no displayName.');
    };
    const one = await read(target, `${policiesPath}/${policyId}?$expand=appliesTo`);
    same(one.status, 200, 'Status of a read with $expand');
    await group((one.body as Record<string, unknown>)['appliesTo']);
    const listed = items(await read(target, `${policiesPath}?$expand=appliesTo`));
    await group(listed.find(({ id }) => id === policyId)?.['appliesTo']);
    same(listed.find(({ id }) => id === otherId)?.['appliesTo'], [], 'appliesTo of a policy without groups');
    const plain = await read(target, `${policiesPath}/${policyId}`);
    claim(!('appliesTo' in (plain.body as object)), 'appliesTo is there without being asked for.');

    const selected = await read(target, `${policiesPath}/${policyId}?$select=displayName,feature`);
    same(withoutContext(selected.body), { displayName, feature: 'passwordHashSync' }, 'The policy with $select');

    const find = async (filter: string) =>
      (await everyPage(target.graph.request, `${policiesPath}?$filter=${encodeURIComponent(filter)}`)).map(
        ({ id }) => id,
      );
    const quoted = displayName.replaceAll("'", "''");
    same(await find(`displayName eq '${quoted}'`), [policyId], 'Policies found by displayName');
    same(await find(`displayName eq '${quoted}x'`), [], 'Policies found by a name that none has');
    const begins = target.name('').trim();
    same(
      [...(await find(`startsWith(displayName,'${begins}')`))].sort(),
      [policyId, otherId].sort(),
      'Policies found by the beginning of displayName',
    );
  }),
);

const fixedFeature = situation({
  title: 'the feature of a policy cannot change; the same value is accepted',
  certainty: 'open',
  needs: { delegated: true, features: ['passwordHashSync'] },
  arrange: async (target) => ({ policyId: await makePolicy(target, 'passwordHashSync', false) }),
  act: async (target, { policyId }) => ({
    other: outcome(await patchPolicy(target, policyId, { feature: 'passthroughAuthentication' })),
    equal: outcome(await patchPolicy(target, policyId, { feature: 'passwordHashSync' })),
  }),
}).assert(
  atOnce(async (target, { policyId, other, equal }) => {
    refused(other, 'changing the feature');
    same(equal.status, 204, 'Status of writing the same feature');
    same(
      text(await read(target, `${policiesPath}/${policyId}`), 'feature'),
      'passwordHashSync',
      'The feature afterwards',
    );
  }),
);

const beforeSentinel: readonly Feature[] = [
  'passwordHashSync',
  'passthroughAuthentication',
  'seamlessSso',
  'emailAsAlternateId',
];
const afterSentinel: readonly Feature[] = ['certificateBasedAuthentication', 'multiFactorAuthentication'];
const allFeatures = [...beforeSentinel, ...afterSentinel];

/** A policy of each feature, disabled. */
const eachFeature = async (target: Target) => {
  const ids: Record<string, string> = {};
  for (const feature of allFeatures) ids[feature] = await makePolicy(target, feature, false);
  return { ids };
};

const features = (version: 'v1.0' | 'beta', shown: Readonly<Record<string, string>>) =>
  situation({
    title: `${version} shows ${version === 'v1.0' ? 'all six features' : 'five features, not multi-factor authentication,'} to a request with the Prefer header, and only those before the sentinel to others`,
    needs: { delegated: true, features: allFeatures },
    arrange: eachFeature,
    act: async (target, { ids }) => {
      const plain: Record<string, string> = {};
      const preferred: Record<string, string> = {};
      for (const [feature, id] of Object.entries(ids)) {
        plain[feature] = text(await read(target, `${policiesPath}/${id}`, version), 'feature');
        preferred[feature] = text(await read(target, `${policiesPath}/${id}`, version, unknownMembers), 'feature');
      }
      const list = async (headers: Record<string, string>) =>
        items(await read(target, policiesPath, version, headers))
          .map((policy) => String(policy['feature']))
          .sort();
      return { plain, preferred, listed: await list({}), listedPreferred: await list(unknownMembers) };
    },
  }).assert(
    atOnce(async (_target, { plain, preferred, listed, listedPreferred }) => {
      const hidden = 'unknownFutureValue';
      const expected = Object.fromEntries(
        allFeatures.map((feature) => [feature, beforeSentinel.includes(feature) ? feature : hidden]),
      );
      same(plain, expected, 'Features without the header');
      same(preferred, { ...expected, ...shown }, 'Features with the header');
      same(listed, Object.values(expected).sort(), 'Features of the list without the header');
      same(listedPreferred, Object.values({ ...expected, ...shown }).sort(), 'Features of the list with the header');
    }),
  );

const onlyKnownFeatures = situation({
  title: 'beta has no multi-factor authentication, and the sentinel is no feature',
  needs: { delegated: true, features: ['multiFactorAuthentication'] },
  arrange: async (target) => ({ displayName: target.name('unknown feature') }),
  act: async (target, { displayName }) => {
    const create = async (version: 'v1.0' | 'beta', feature: string) =>
      outcome(
        await target.graph.request({
          method: 'POST',
          version,
          path: policiesPath,
          body: { displayName, feature, isEnabled: false },
        }),
      );
    return {
      inBeta: await create('beta', 'multiFactorAuthentication'),
      sentinel: await create('v1.0', 'unknownFutureValue'),
      invented: await create('v1.0', 'windowsHello'),
    };
  },
}).assert(
  atOnce(async (_target, { inBeta, sentinel, invented }) => {
    refused(inBeta, 'a policy for multi-factor authentication in beta');
    refused(sentinel, 'a policy for unknownFutureValue');
    refused(invented, 'a policy for an invented feature');
  }),
);

const featuresBySdk = situation({
  title: 'the SDK sees all six features',
  needs: { delegated: true, features: allFeatures },
  arrange: eachFeature,
  act: async (target) => {
    const client = await target.sdk();
    const seen: string[] = [];
    for await (const { feature } of client.stagedRollout.policies.list()) seen.push(feature);
    return { seen };
  },
}).assert(atOnce(async (_target, { seen }) => same([...seen].sort(), [...allFeatures].sort(), 'Features of the list')));

const onePerFeature = situation({
  title: 'a second policy for a feature is refused and the first one stays as it is',
  needs: { delegated: true, features: ['passwordHashSync'] },
  arrange: async (target) => ({ policyId: await makePolicy(target, 'passwordHashSync') }),
  act: async (target) => {
    const body = { displayName: target.name('second'), feature: 'passwordHashSync', isEnabled: false };
    return { second: outcome(await target.graph.request({ method: 'POST', path: policiesPath, body })) };
  },
}).assert(
  atOnce(async (target, { policyId, second }) => {
    refused(second, 'a second policy for the feature', [400, 409]);
    const policies = items(await read(target, policiesPath)).filter(({ feature }) => feature === 'passwordHashSync');
    same(
      policies.map(({ id, isEnabled }) => [id, isEnabled]),
      [[policyId, true]],
      'The policies of the feature',
    );
  }),
);

const freeAgain = situation({
  title: 'once the policy of a feature is deleted another one can be created',
  needs: { delegated: true, features: ['seamlessSso'] },
  arrange: async (target) => ({ firstId: await makePolicy(target, 'seamlessSso', false) }),
  act: async (target, { firstId }) => {
    const deleted = (await deletePolicy(target, firstId)).status;
    return { deleted, secondId: await makePolicy(target, 'seamlessSso', false) };
  },
}).assert(
  atOnce(async (target, { deleted, firstId, secondId }) => {
    same(deleted, 204, 'Status of the deletion');
    claim(secondId !== firstId, 'The new policy has the id of the old one.');
    same(
      items(await read(target, policiesPath))
        .filter(({ feature }) => feature === 'seamlessSso')
        .map(({ id }) => id),
      [secondId],
      'The policies of the feature',
    );
  }),
);

const offBeforeDelete = situation({
  title: 'an enabled policy is not deleted and its users stay where they are; a disabled one is deleted',
  needs: { delegated: true, syncedUsers: 1, features: ['passwordHashSync'] },
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    return { users, ...(await rollout(target, 'passwordHashSync', users)) };
  },
  act: async (target, { policyId }) => ({ whileOn: outcome(await deletePolicy(target, policyId)) }),
}).assert(
  atOnce(async (target, { policyId, whileOn, users }) => {
    refused(whileOn, 'deleting an enabled policy');
    same((await read(target, `${policiesPath}/${policyId}`)).status, 200, 'Status of reading it afterwards');
    await signInAt(target, users, 'cloud', 'the deletion was refused');
    await turn(target, policyId, false);
    same((await deletePolicy(target, policyId)).status, 204, 'Status of deleting it once it is off');
    same((await read(target, `${policiesPath}/${policyId}`)).status, 404, 'Status of reading it then');
  }),
);

const deletedBySdk = situation({
  title: 'the SDK turns an enabled policy off and deletes it, and takes its absence as already so',
  needs: { delegated: true, syncedUsers: 1, features: ['passwordHashSync'] },
  arrange: async (target) => {
    const users = await target.syncedUsers(1);
    return { users, ...(await rollout(target, 'passwordHashSync', users)) };
  },
  act: async (target, { policyId }) => {
    const { stagedRollout } = await target.sdk();
    const changed = [];
    for (let count = 0; count < 2; count++) changed.push((await stagedRollout.ensureDeleted(policyId)).changed);
    return { changed };
  },
}).assert(
  atOnce(async (target, { policyId, users, changed }) => {
    same(changed, [true, false], 'Whether deleting it, and deleting it again, changed anything');
    same((await read(target, `${policiesPath}/${policyId}`)).status, 404, 'Status of reading it afterwards');
    await signInAt(target, users, 'federation', 'the policy was deleted');
  }),
);

const olderPath = '/directory/featureRolloutPolicies';

const alias = situation({
  title: 'what is written at the older path shows at the present one, and the other way round',
  needs: { delegated: true, features: ['passwordHashSync'] },
  arrange: async (target) => ({
    displayName: target.name('alias'),
    renamed: target.name('alias, renamed'),
    groupId: await makeGroup(target, 'alias'),
  }),
  act: async (target, { displayName, renamed, groupId }) => {
    const older = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
      target.graph.request({ method, version: 'beta', path: `${olderPath}${path}`, ...(body ? { body } : {}) });
    const created = await older('POST', '', { displayName, feature: 'passwordHashSync', isEnabled: false });
    const id = text(created, 'id');
    const atPresent = await read(target, `${policiesPath}/${id}`);
    await patchPolicy(target, id, { displayName: renamed });
    const back = await older('GET', `/${id}`);
    const listed = items(await older('GET', '')).map((policy) => String(policy['id']));
    const added = await older('POST', `/${id}/appliesTo/$ref`, reference(groupId));
    const groups = items(await read(target, `${policiesPath}/${id}/appliesTo`)).map((group) => String(group['id']));
    const removed = await older('DELETE', `/${id}/appliesTo/${groupId}/$ref`);
    const updated = await older('PATCH', `/${id}`, { description: 'by the older path' });
    const described = text(await read(target, `${policiesPath}/${id}`), 'description');
    const deleted = await older('DELETE', `/${id}`);
    const gone = await read(target, `${policiesPath}/${id}`);
    const inVersionOne = await target.graph.request({ method: 'GET', path: olderPath });
    return {
      id,
      statuses: [created, atPresent, back, removed, updated, deleted, gone].map(({ status }) => status),
      added: added.status,
      names: [text(atPresent, 'displayName'), text(back, 'displayName')],
      listed,
      groups,
      described,
      inVersionOne: inVersionOne.status,
    };
  },
}).assert(
  atOnce(async (_target, facts) => {
    same(
      facts.statuses,
      [201, 200, 200, 204, 204, 204, 404],
      'Statuses of create, read here, read there, remove group, update, delete, read',
    );
    oneOf(facts.added, [204, 201], 'Status of adding a group at the older path');
    same(facts.names, [facts.displayName, facts.renamed], 'Names seen at either path');
    claim(facts.listed.includes(facts.id), 'The list at the older path lacks the policy.');
    same(facts.groups, [facts.groupId], 'Groups added at the older path, seen at the present one');
    same(facts.described, 'by the older path', 'The description written at the older path');
    claim(facts.inVersionOne >= 400, `v1.0 answers ${facts.inVersionOne} at the older path, which is in beta only.`);
  }),
);

const organizationRefused = situation({
  title: 'isAppliedToOrganization: true is refused at creation and at an update',
  needs: { delegated: true, features: ['passwordHashSync', 'seamlessSso'] },
  arrange: async (target) => ({ policyId: await makePolicy(target, 'passwordHashSync', false) }),
  act: async (target, { policyId }) => {
    const body = {
      displayName: target.name('everyone'),
      feature: 'seamlessSso',
      isEnabled: false,
      isAppliedToOrganization: true,
    };
    return {
      created: outcome(await target.graph.request({ method: 'POST', path: policiesPath, body })),
      updated: outcome(await patchPolicy(target, policyId, { isAppliedToOrganization: true })),
      off: outcome(await patchPolicy(target, policyId, { isAppliedToOrganization: false })),
    };
  },
}).assert(
  atOnce(async (target, { policyId, created, updated, off }) => {
    refused(created, 'creating a policy for the whole organization');
    refused(updated, 'widening a policy to the whole organization');
    same(off.status, 204, 'Status of writing isAppliedToOrganization: false');
    const policies = items(await read(target, policiesPath));
    same(
      policies.filter(({ id }) => id === policyId).map((policy) => policy['isAppliedToOrganization']),
      [false],
      'isAppliedToOrganization afterwards',
    );
    claim(!policies.some(({ feature }) => feature === 'seamlessSso'), 'The refused policy is there.');
  }),
);

const organizationStored = situation({
  title: 'under the lenient rules isAppliedToOrganization is stored and moves nobody',
  needs: { delegated: true, syncedUsers: 1, features: ['passwordHashSync'], rules: 'lenient' },
  arrange: async (target) => ({ users: await target.syncedUsers(1) }),
  act: async (target) => {
    const body = {
      displayName: target.name('everyone'),
      feature: 'passwordHashSync',
      isEnabled: true,
      isAppliedToOrganization: true,
    };
    const created = await target.graph.request({ method: 'POST', path: policiesPath, body });
    return { status: created.status, policyId: text(created, 'id') };
  },
}).assert(
  atOnce(async (target, { status, policyId, users }) => {
    same(status, 201, 'Status of the creation');
    const policy = await read(target, `${policiesPath}/${policyId}`);
    same(
      (policy.body as Record<string, unknown>)['isAppliedToOrganization'],
      true,
      'isAppliedToOrganization as stored',
    );
    await signInAt(target, [person(users, 0)], 'federation', 'the user is in no group');
  }),
  by(hours(25), async (target, { users }) => signInAt(target, users, 'federation', 'a day later')),
);

export const policyBehaviours: readonly Behaviour[] = [
  {
    id: 'SR-01',
    title: 'Rollout policies can be listed, read, created, updated and deleted in v1.0 and beta.',
    certainty: 'doc',
    cases: [life('v1.0'), life('beta'), queries, fixedFeature],
  },
  {
    id: 'SR-02',
    title: 'There are six features, and members after the sentinel are shown on request only.',
    certainty: 'doc',
    cases: [
      features('v1.0', {
        certificateBasedAuthentication: 'certificateBasedAuthentication',
        multiFactorAuthentication: 'multiFactorAuthentication',
      }),
      features('beta', { certificateBasedAuthentication: 'certificateBasedAuthentication' }),
      onlyKnownFeatures,
      featuresBySdk,
    ],
  },
  {
    id: 'SR-03',
    title: 'A feature has one policy; a second is refused.',
    certainty: 'open',
    cases: [onePerFeature, freeAgain],
  },
  {
    id: 'SR-20',
    title: 'A policy must be turned off before it can be deleted.',
    certainty: 'doc',
    cases: [offBeforeDelete, deletedBySdk],
  },
  {
    id: 'SR-28',
    title: 'The beta path /directory/featureRolloutPolicies is an alias of the same policies.',
    certainty: 'open',
    cases: [alias],
  },
  {
    id: 'SR-33',
    title: 'isAppliedToOrganization: true is refused.',
    certainty: 'open',
    cases: [organizationRefused, organizationStored],
  },
];
