/** Who may call. */
import { atOnce, type Behaviour, type Needs, situation } from '../../behaviour.ts';
import { same } from '../../claim.ts';
import type { GraphRequest, Principal, Target } from '../../target.ts';
import { attach, makeGroup, makePolicy, type Outcome, outcome, policiesPath, reference } from './vocabulary.ts';

const readHybrid = 'Policy.Read.HybridAuthentication';
const writeHybrid = 'Policy.ReadWrite.HybridAuthentication';
const directory = 'Directory.ReadWrite.All';
const administrator = ['Hybrid Identity Administrator'];

const operations = ['list', 'create', 'get', 'update', 'addGroup', 'listGroups', 'removeGroup', 'delete'] as const;
type Operation = (typeof operations)[number];
type Rollout = { readonly policyId: string; readonly groupId: string; readonly otherId: string };

/** The request of each rollout operation. Each can be carried out once, in this order. */
function request(operation: Operation, target: Target, { policyId, groupId, otherId }: Rollout): GraphRequest {
  const one = `${policiesPath}/${policyId}`;
  switch (operation) {
    case 'list':
      return { method: 'GET', path: policiesPath };
    case 'create':
      return {
        method: 'POST',
        path: policiesPath,
        body: { displayName: target.name('made by the least'), feature: 'seamlessSso', isEnabled: false },
      };
    case 'get':
      return { method: 'GET', path: one };
    case 'update':
      return { method: 'PATCH', path: one, body: { description: 'updated' } };
    case 'addGroup':
      return { method: 'POST', path: `${one}/appliesTo/$ref`, body: reference(otherId) };
    case 'listGroups':
      return { method: 'GET', path: `${one}/appliesTo` };
    case 'removeGroup':
      return { method: 'DELETE', path: `${one}/appliesTo/${groupId}/$ref` };
    case 'delete':
      return { method: 'DELETE', path: one };
  }
}

const prepared = async (target: Target) => {
  const policyId = await makePolicy(target, 'passwordHashSync', false);
  const groupId = await makeGroup(target, 'attached');
  await attach(target, policyId, groupId);
  return { policyId, groupId, otherId: await makeGroup(target, 'other') };
};

/** The answer to each operation by a principal chosen for it. */
async function answers(
  target: Target,
  facts: Rollout,
  principal: (operation: Operation) => Principal,
): Promise<Record<string, Outcome>> {
  const found: Record<string, Outcome> = {};
  for (const operation of operations)
    found[operation] = outcome(
      await target.graph.request({ ...request(operation, target, facts), as: principal(operation) }),
    );
  return found;
}

const all = (expected: Outcome) => Object.fromEntries(operations.map((operation) => [operation, expected]));
const denied = { status: 403, code: 'Authorization_RequestDenied' };
const prepares = { delegated: true, features: ['passwordHashSync', 'seamlessSso'] } as const satisfies Needs;
const needs = { ...prepares, principals: true } as const satisfies Needs;

const least = (operation: Operation): readonly string[] =>
  operation === 'list' ? [readHybrid] : operation === 'create' ? [writeHybrid, directory] : [writeHybrid];

const leastSuffices = situation({
  title: 'the least permission and the role suffice for each operation',
  needs,
  arrange: prepared,
  act: async (target, facts) => ({
    found: await answers(target, facts, (operation) => ({
      kind: 'delegated',
      permissions: least(operation),
      roles: administrator,
    })),
  }),
}).assert(
  atOnce(async (_target, { found }) => {
    const statuses = Object.fromEntries(Object.entries(found).map(([name, { status }]) => [name, status]));
    same(
      { ...statuses, addGroup: statuses['addGroup'] === 201 ? 204 : statuses['addGroup'] },
      {
        list: 200,
        create: 201,
        get: 200,
        update: 204,
        addGroup: 204,
        listGroups: 200,
        removeGroup: 204,
        delete: 204,
      },
      'Statuses with the least permission',
    );
  }),
);

const refusedFor = (
  title: string,
  principal: (operation: Operation) => Principal,
  expected: Outcome,
  needed: Needs = needs,
) =>
  situation({
    title,
    ...(expected.status === 403 ? { certainty: 'open' as const } : {}),
    needs: needed,
    arrange: prepared,
    act: async (target, facts) => ({ found: await answers(target, facts, principal) }),
  }).assert(atOnce(async (_target, { found }) => same(found, all(expected), 'Answers to the operations')));

const readIsForTheList = situation({
  title: 'the read permission is for the list only, and creating needs both permissions',
  certainty: 'open',
  needs,
  arrange: prepared,
  act: async (target, facts) => {
    const byRead = await answers(target, facts, () => ({
      kind: 'delegated',
      permissions: [readHybrid],
      roles: administrator,
    }));
    const create = async (permission: string) =>
      outcome(
        await target.graph.request({
          ...request('create', target, facts),
          as: { kind: 'delegated', permissions: [permission], roles: administrator },
        }),
      );
    return { byRead, withPolicy: await create(writeHybrid), withDirectory: await create(directory) };
  },
}).assert(
  atOnce(async (_target, { byRead, withPolicy, withDirectory }) => {
    same(byRead, { ...all(denied), list: { status: 200, code: '' } }, `Answers with ${readHybrid}`);
    same([withPolicy, withDirectory], [denied, denied], 'Answers to creating with one of the two permissions');
  }),
);

export const accessBehaviours: readonly Behaviour[] = [
  {
    id: 'SR-24',
    title: 'Rollout calls need a delegated token with the permission and the role; applications are not supported.',
    certainty: 'doc',
    cases: [
      leastSuffices,
      refusedFor(
        'an application is refused whatever its permissions',
        () => ({
          kind: 'application',
          permissions: [readHybrid, writeHybrid, directory, 'Policy.ReadWrite.FeatureRollout'],
          roles: administrator,
        }),
        denied,
      ),
      refusedFor(
        'a user without the permission is refused',
        () => ({
          kind: 'delegated',
          permissions: ['Directory.Read.All', 'Group.ReadWrite.All', 'Policy.ReadWrite.FeatureRollout'],
          roles: administrator,
        }),
        denied,
      ),
      refusedFor(
        'a user without the role is refused',
        () => ({
          kind: 'delegated',
          permissions: [readHybrid, writeHybrid, directory],
          roles: ['User Administrator', 'Security Reader'],
        }),
        denied,
      ),
      refusedFor(
        'a caller without a token is refused',
        () => 'nobody',
        { status: 401, code: 'InvalidAuthenticationToken' },
        prepares,
      ),
      readIsForTheList,
    ],
  },
];
