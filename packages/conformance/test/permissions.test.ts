import { createMockGraph } from '@cutover/mock-graph';
import { describe, expect, test } from 'vitest';
import { atOnce, type Behaviour, type Case, type Needs, situation } from '../src/behaviour.ts';
import { behaviours } from '../src/behaviours/index.ts';
import { same } from '../src/claim.ts';
import { type Claims, holderOf, permissionsOf, roleIds, rolesOf, unauthorised } from '../src/permissions.ts';
import { run } from '../src/runner.ts';
import { mockSite } from '../src/targets/mock.ts';

const behaviourOf = (one: Case): Behaviour => ({
  id: 'GP-05',
  title: 'A row.',
  certainty: 'doc',
  permissions: ['Domain.Read.All'],
  roles: ['Domain Name Administrator'],
  cases: [one],
});
const idle = (needs: Needs): Case =>
  situation({ title: 'idle', needs, arrange: async () => ({}), act: async () => ({}) }).assert(atOnce(async () => {}));
const problem = (needs: Needs, claims: Claims | undefined) => {
  const one = idle(needs);
  return unauthorised(behaviourOf(one), one, claims);
};

const behaviour = behaviourOf(idle({}));
const scp = permissionsOf(behaviour).join(' ');
const wids = rolesOf(behaviour).map((name) => roleIds[name] ?? '');

describe('a token', () => {
  test.each<[string, Needs, Claims | undefined, string | undefined]>([
    ['does not matter where none is needed', {}, undefined, undefined],
    ['of a user with permissions and roles will do', { delegated: true }, { scp, wids }, undefined],
    ['need not tell of roles', { delegated: true }, { scp }, undefined],
    [
      'of the global administrator has every role',
      { delegated: true },
      { scp, wids: [roleIds['Global Administrator'] ?? ''] },
      undefined,
    ],
    [
      'lacks a permission',
      { delegated: true },
      { scp: scp.replace('Domain.Read.All', ''), wids },
      'The token lacks Domain.Read.All.',
    ],
    [
      'lacks a role',
      { delegated: true },
      { scp, wids: wids.slice(0, 1) },
      'It needs a delegated token with the role Domain Name Administrator, which the token does not name.',
    ],
    ['is not of a user', { delegated: true }, { roles: ['Domain.Read.All'] }, 'It needs a delegated token'],
    ['cannot be read', { delegated: true }, undefined, 'It needs a delegated token'],
    ['of an application will do', { application: ['Domain.Read.All'] }, { roles: ['Domain.Read.All'] }, undefined],
    [
      'of an application lacks a permission',
      { application: ['Domain.Read.All'] },
      {},
      'The token lacks Domain.Read.All.',
    ],
    ['is not of an application', { application: [] }, { scp, wids }, 'It needs a token of an application'],
  ])('%s', (_what, needs, claims, expected) => {
    if (expected === undefined) expect(problem(needs, claims)).toBeUndefined();
    else expect(problem(needs, claims)).toContain(expected);
  });
});

test('every role that a behaviour needs can be told from a token', () => {
  expect(behaviours.flatMap(rolesOf).filter((name) => !Object.hasOwn(roleIds, name))).toEqual([]);
});

test.each<Needs>([{ delegated: true }, {}, { application: ['User.Read.All', 'Domain.Read.All'] }])(
  'a mock gives exactly the token that a case with %j needs',
  async (needs) => {
    const mock = createMockGraph({ auth: 'enforced' });
    const site = mockSite({ send: (request) => mock.handle(request), origin: 'http://localhost' });
    const one = situation({
      title: 'token',
      needs,
      arrange: async () => ({}),
      act: async (target) => {
        let claims: Claims = {};
        const token = (own: string) => {
          claims = JSON.parse(Buffer.from(own.split('.')[1] ?? '', 'base64url').toString()) as Claims;
          return own;
        };
        const { status } = await target.graph.request({ method: 'GET', path: '/domains', as: { token } });
        const { scp: delegated = '', roles = [], wids: held = [] } = claims;
        return { status, delegated, roles: [...roles], held: [...held] };
      },
    }).assert(
      atOnce(async (_target, facts) => {
        const { kind, permissions, roles = [] } = holderOf(behaviourOf(one), one);
        same(
          facts,
          {
            status: 200,
            delegated: kind === 'delegated' ? permissions.join(' ') : '',
            roles: kind === 'application' ? permissions : [],
            held: roles.map((name) => roleIds[name]),
          },
          'The token',
        );
      }),
    );
    const [result] = await run(site, [{ behaviour: behaviourOf(one), index: 0 }]);
    expect(result?.reason).toBeUndefined();
    expect(result?.outcome).toBe('passed');
  },
);
