import { describe, expect, test } from 'vitest';
import { contoso } from '../support/contoso.ts';
import { expectError, type Harness, setUp, valuesOf } from '../support/harness.ts';

const rollout = { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] };
const code = (harness: Harness, userPrincipalName: string, password: string): string => {
  const outcome = harness.tenant.signIn({ userPrincipalName, password });
  return outcome.code === undefined ? outcome.result : `${outcome.result} ${outcome.code}`;
};
const expiring = async (harness: Harness): Promise<void> => {
  const { id } = await settings(harness);
  await harness.done('PATCH', `/directory/onPremisesSynchronization/${id ?? ''}`, {
    features: { cloudPasswordPolicyForPasswordSyncedUsersEnabled: true },
  });
};
const settings = async (harness: Harness) => {
  const [first] = valuesOf(await harness.call('GET', '/directory/onPremisesSynchronization'));
  if (!first) throw new Error('There are no synchronization settings.');
  return first;
};

describe('SR-21: passwords of users in hash sync rollout', () => {
  test('do not expire, whatever the domain says', () => {
    const harness = setUp({
      tenantFile: {
        ...rollout,
        domains: contoso.domains.map((domain) => ({ ...domain, passwordValidityPeriodInDays: 30 })),
      },
    });
    harness.advance('P400D');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    // A cloud account of the same tenant does expire.
    expect(code(harness, 'mia@fabrikam.com', 'Correct-Horse-7')).toBe('failure 50055');
  });

  test('expire 90 days after they were set on-premises once the policy for synced users is on', async () => {
    const harness = setUp({ tenantFile: rollout });
    await expiring(harness);
    expect((await settings(harness))['features']).toMatchObject({
      cloudPasswordPolicyForPasswordSyncedUsersEnabled: true,
      quarantineUponUpnConflictEnabled: true,
    });
    harness.advance({ milliseconds: 90 * 86_400_000 - 1 });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    harness.advance({ milliseconds: 1 });
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure 50055');
    // The day counts on which it was set on-premises, not the one on which its hash came.
    harness.tenant.onPremises.changePassword('ada@contoso.com', 'New-Horse-1');
    harness.advance({ milliseconds: 90 * 86_400_000 - 1 });
    expect(code(harness, 'ada@contoso.com', 'New-Horse-1')).toBe('success');
    harness.advance({ milliseconds: 1 });
    expect(code(harness, 'ada@contoso.com', 'New-Horse-1')).toBe('failure 50055');
  });

  test('cannot be given password policies; those of others can', async () => {
    const harness = setUp({ tenantFile: rollout });
    const body = { passwordPolicies: 'DisablePasswordExpiration' };
    const refused = await harness.call('PATCH', '/users/ada@contoso.com', body);
    expectError(
      refused,
      400,
      'Request_BadRequest',
      "Property 'passwordPolicies' cannot be updated while the user is in staged rollout.",
    );
    expect(refused.headers['x-mock-assumption']).toBe('SR-21');
    expect((await harness.call('PATCH', '/users/cyd@contoso.com', body)).status).toBe(204);
    expect((await harness.call('PATCH', '/users/mia@fabrikam.com', body)).status).toBe(204);
  });
});

describe('SR-22: a password changed on-premises', () => {
  test('is valid in the cloud after two minutes, and the old one until then', () => {
    const harness = setUp({ tenantFile: rollout });
    harness.tenant.onPremises.changePassword('ada@contoso.com', 'New-Horse-1');
    harness.advance({ milliseconds: 120_000 - 1 });
    expect(code(harness, 'ada@contoso.com', 'New-Horse-1')).toBe('failure 50126');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    harness.advance({ milliseconds: 1 });
    expect(code(harness, 'ada@contoso.com', 'New-Horse-1')).toBe('success');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure 50126');
  });

  test('says on the user when it was set on-premises', async () => {
    const harness = setUp({ tenantFile: rollout });
    harness.advance('PT1H');
    harness.tenant.onPremises.changePassword('ada@contoso.com', 'New-Horse-1');
    harness.advance('PT1H');
    const user = await harness.call(
      'GET',
      '/users/ada@contoso.com?$select=lastPasswordChangeDateTime,passwordPolicies',
    );
    expect(user.body).toMatchObject({
      lastPasswordChangeDateTime: '2026-01-05T09:00:00Z',
      passwordPolicies: 'DisablePasswordExpiration',
    });
  });

  test('counts at once where pass-through asks the directory itself', () => {
    const harness = setUp({
      tenantFile: {
        ...contoso,
        policies: [{ feature: 'passthroughAuthentication', groups: ['Pilot'] }],
        onPremises: { activeAgents: 2 },
      },
    });
    harness.tenant.onPremises.changePassword('ada@contoso.com', 'New-Horse-1');
    expect(code(harness, 'ada@contoso.com', 'New-Horse-1')).toBe('success');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure 50126');
  });

  test('changed in the cloud with writeback counts in the cloud within two minutes, by assumption not before', () => {
    const harness = setUp({ tenantFile: rollout });
    harness.tenant.onPremises.changeServer('connect', { passwordWriteback: true });
    harness.tenant.onPremises.changePasswordWithWriteback('ada@contoso.com', 'New-Horse-1');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    harness.advance('PT2M');
    expect(code(harness, 'ada@contoso.com', 'New-Horse-1')).toBe('success');
  });

  test('does not reach the cloud while password sync is off', () => {
    const harness = setUp({ tenantFile: { ...rollout, onPremises: { features: { passwordSyncEnabled: false } } } });
    harness.tenant.onPremises.changePassword('ada@contoso.com', 'New-Horse-1');
    harness.advance('PT1H');
    expect(code(harness, 'ada@contoso.com', 'New-Horse-1')).toBe('failure 50126');
  });

  test('gives an enrolled user who had no hash a way in', () => {
    const harness = setUp({
      tenantFile: {
        ...rollout,
        groups: [...contoso.groups, { displayName: 'Late', members: ['nohash@contoso.com'] }],
        policies: [{ feature: 'passwordHashSync', groups: ['Late'] }],
      },
    });
    expect(code(harness, 'nohash@contoso.com', 'Correct-Horse-5')).toBe('failure 50056');
    harness.tenant.onPremises.changePassword('nohash@contoso.com', 'New-Horse-1');
    harness.advance('PT2M');
    expect(code(harness, 'nohash@contoso.com', 'New-Horse-1')).toBe('success');
  });

  test('is refused for an account of the cloud and for nobody', () => {
    const harness = setUp();
    expect(() => harness.tenant.onPremises.changePassword('mia@fabrikam.com', 'x')).toThrow(
      "'mia@fabrikam.com' is not synchronized from on-premises.",
    );
    expect(() => harness.tenant.onPremises.changePassword('nobody@contoso.com', 'x')).toThrow('There is no user');
  });
});
