import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { TenantFileError } from '../../src/control/tenant-file.ts';
import { createMockGraph } from '../../src/mock.ts';
import { Harness, newMock } from '../support/harness.ts';
import { automation, expectRefusal, forms, signInWorld, textOf, token, world } from './support/world.ts';

const problemsOf = (change: object): string => {
  try {
    createMockGraph({ tenantFile: { ...world, ...change } });
  } catch (error) {
    if (error instanceof TenantFileError)
      return error.problems.map(({ path, message }) => `${path} ${message}`).join('\n');
    throw error;
  }
  return '';
};
const withApplication = (change: object) => problemsOf({ applications: [{ ...automation, ...change }] });

describe('applications and roles of a tenant file (GP-05)', () => {
  test('the secret is kept as a digest only', () => {
    const harness = signInWorld();
    expect(JSON.stringify(harness.tenant.journal.export())).not.toContain('right-secret');
    const [application] = [...harness.tenant.view().tables.applications.range()].filter(
      ([, { appId }]) => appId === automation.appId,
    );
    expect(application?.[1].secrets.map(({ digest }) => digest)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  });

  test('a secret that reads like a domain of the file is the same in every tenant', async () => {
    const secret = 'secret@contoso.onmicrosoft.com';
    const applications = [{ ...automation, secrets: [{ value: secret }] }];
    const mock = newMock({ tenantFile: { ...world, tenant: undefined, applications } });
    mock.tenant('other');
    const answer = await token(
      new Harness(mock),
      { ...forms.application, client_secret: secret },
      { place: 't/other/contoso.com' },
    );
    expect(answer.status).toBe(200);
  });

  test.each<[string, string, RegExp]>([
    [
      'a role that there is not',
      withApplication({ roles: ['Emperor'] }),
      /^applications\[0\].roles\[0\] must be "Global Administrator"/,
    ],
    [
      "a user's role that there is not",
      problemsOf({ users: [{ userPrincipalName: 'a@fabrikam.com', roles: ['global administrator'] }] }),
      /roles/,
    ],
    [
      'an end that is no time',
      withApplication({ secrets: [{ value: 'very-secret', endsAt: 'soon' }] }),
      /secrets\[0\]\.endsAt/,
    ],
    ['a secret without a value', withApplication({ secrets: [{}] }), /secrets\[0\]\.value/],
    [
      'two applications with one id',
      problemsOf({ applications: [automation, { ...automation, displayName: 'Other' }] }),
      /applications\[1\]\.appId the application id .* is already used at applications\[0\]\.appId/,
    ],
    ['what is not known', withApplication({ password: 'very-secret' }), /password/],
  ])('refuses %s, and tells no secret', (_what, problems, told) => {
    expect(problems).toMatch(told);
    expect(problems).not.toContain('very-secret');
  });

  test('without applications nobody is registered, and the refusal says how to change that', async () => {
    const harness = signInWorld({ tenantFile: { ...world, applications: undefined } });
    const answer = await token(harness, forms.application);
    expectRefusal(answer, 700016, 'unauthorized_client');
    expect(answer.body['error_description']).toMatch(/tenant file/);
  });

  test('nobody holds the roles of a user who was deleted', async () => {
    const harness = signInWorld();
    const size = () => harness.tenant.view().tables.roleAssignments.size;
    const before = size();
    await harness.done('DELETE', `/users/${harness.userId('root@fabrikam.com')}`);
    expect(size()).toBe(before - 1);
  });

  test('roles that are assigned are in the token of the sign-in, and of a token that is minted for the user', async () => {
    const harness = signInWorld();
    const hybrid = ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2'];
    const root = { ...forms.password, username: 'root@fabrikam.com', password: 'Correct-Horse-9' };
    expect(decodeJwt(textOf(await token(harness, root), 'access_token'))['wids']).toEqual(hybrid);
    const minted = await harness.token({ kind: 'delegated', userPrincipalName: 'ROOT@fabrikam.com' });
    expect(decodeJwt(minted)['wids']).toEqual(hybrid);
  });
});

describe("HR-03: the account's state at the token endpoint", () => {
  const rollout = { ...world, policies: [{ feature: 'passthroughAuthentication', groups: ['Pilot'] }] };
  const ada = { ...forms.password, username: 'ada@contoso.com', password: 'Correct-Horse-1' };

  test('80001 while no agent is active, and in with one', async () => {
    const harness = signInWorld({ tenantFile: rollout });
    expectRefusal(await token(harness, ada), 80001, 'invalid_grant');
    harness.tenant.onPremises.set({ activeAgents: 1 });
    expect((await token(harness, ada)).status).toBe(200);
  });

  test.each<[string, object, number]>([
    ['disabled', { enabled: false }, 50057],
    ['locked', { locked: true }, 50053],
    ['with a password that has expired', { passwordExpiresAt: '2026-01-01T00:00:00Z' }, 50144],
    ['outside its hours', { logonHours: [] }, 80012],
  ])('on-premises %s', async (_what, change, code) => {
    const harness = signInWorld({ tenantFile: rollout });
    harness.tenant.onPremises.set({ activeAgents: 1 });
    const changed = await harness.control('PATCH', '/on-premises/objects/ada@contoso.com', change);
    expect(changed.status).toBe(200);
    const answer = await token(harness, ada);
    expectRefusal(answer, code, 'invalid_grant');
    expect(answer.headers['x-mock-assumption']).toContain('HR-03');
  });

  test('50055 for a cloud password that has expired, or has to be changed', async () => {
    const harness = signInWorld();
    await harness.done('PATCH', `/users/${harness.userId('mia@fabrikam.com')}`, {
      passwordProfile: { password: 'Another-Horse-7', forceChangePasswordNextSignIn: true },
    });
    const answer = await token(harness, { ...forms.password, password: 'Another-Horse-7' });
    expectRefusal(answer, 50055, 'invalid_grant');
    expect(answer.body['suberror']).toBe('user_password_expired');
    const root = { ...forms.password, username: 'root@fabrikam.com', password: 'Correct-Horse-9' };
    harness.advance({ days: 90 });
    expectRefusal(await token(harness, root), 50055, 'invalid_grant');
  });
});
