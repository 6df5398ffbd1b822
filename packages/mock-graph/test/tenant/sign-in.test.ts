import { describe, expect, test } from 'vitest';
import type { SignInRequest } from '../../src/tenant/sign-in.ts';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp } from '../support/harness.ts';

const withRollout = (feature: string, groups = ['Pilot', 'Synced', 'Extra']) => ({
  ...contoso,
  groups: [
    ...contoso.groups,
    {
      displayName: 'Extra',
      members: ['nohash@contoso.com', 'local@contoso.com', 'nat@fabrikam.com', 'carl@contoso.com'],
    },
  ],
  policies: [{ feature, groups }],
});

const hashSync = (): Harness => setUp({ tenantFile: withRollout('passwordHashSync') });
const passThrough = (): Harness => setUp({ tenantFile: withRollout('passthroughAuthentication') });

type Row = [string, Omit<SignInRequest, 'userPrincipalName'> & { upn?: string }, string, string[]];

describe('where a user signs in, and why', () => {
  test.each<Row>([
    ['an enrolled user in a browser', {}, 'cloud passwordHashSync', ['HR-02', 'SR-05']],
    ['a modern client', { client: 'modern' }, 'cloud passwordHashSync', ['HR-02', 'SR-05']],
    ['SR-15: a hint at the federated domain', { domainHint: 'contoso.com' }, 'federation', ['SR-15']],
    ['SR-15: a hint in capitals', { domainHint: 'CONTOSO.COM' }, 'federation', ['SR-15']],
    [
      'SR-15: a hint at a managed domain',
      { domainHint: 'fabrikam.com' },
      'cloud passwordHashSync',
      ['SR-15', 'HR-02', 'SR-05'],
    ],
    [
      'SR-15: a hint at no domain of the tenant',
      { domainHint: 'elsewhere.example' },
      'cloud passwordHashSync',
      ['SR-15', 'HR-02', 'SR-05'],
    ],
    [
      'SR-15: a hint at an unverified domain',
      { domainHint: 'unverified.com' },
      'cloud passwordHashSync',
      ['SR-15', 'HR-02', 'SR-05'],
    ],
    [
      'SR-15: the hint counts for a user of another domain too',
      { upn: 'mia@fabrikam.com', domainHint: 'contoso.com' },
      'federation',
      ['SR-15'],
    ],
    [
      'SR-15: and for a name that nobody knows',
      { upn: 'who@nowhere.example', domainHint: 'contoso.com' },
      'federation',
      ['SR-15'],
    ],
    ['SR-16: POP3', { client: 'pop3' }, 'federation', ['HR-02', 'SR-16']],
    ['SR-16: SMTP', { client: 'smtp' }, 'federation', ['HR-02', 'SR-16']],
    ['SR-16: IMAP', { client: 'imap' }, 'federation', ['HR-02', 'SR-16']],
    ['SR-16: ActiveSync', { client: 'activeSync' }, 'federation', ['HR-02', 'SR-16']],
    ['SR-16: Exchange without modern authentication', { client: 'exchangeBasic' }, 'federation', ['HR-02', 'SR-16']],
    ['SR-16: Outlook 2010', { client: 'outlook2010' }, 'federation', ['HR-02', 'SR-16']],
    ['SR-16: WS-Trust', { client: 'wsTrust' }, 'federation', ['HR-02', 'SR-16']],
    [
      'SR-17: a token of Windows 1809',
      { client: 'primaryRefreshToken', device: { join: 'hybrid', windows: '1809' } },
      'federation',
      ['HR-02', 'SR-17'],
    ],
    [
      'SR-17: a token of Windows 1903',
      { client: 'primaryRefreshToken', device: { join: 'hybrid', windows: '1903' } },
      'cloud passwordHashSync',
      ['HR-02', 'SR-17', 'SR-05'],
    ],
    [
      'SR-17: a token of Windows 22H2',
      { client: 'primaryRefreshToken', device: { join: 'entra', windows: '22H2' } },
      'cloud passwordHashSync',
      ['HR-02', 'SR-17', 'SR-05'],
    ],
    [
      'SR-17: a suffix that cannot be routed',
      { upn: 'local@contoso.com', client: 'primaryRefreshToken', device: { join: 'hybrid', windows: '22H2' } },
      'federation',
      ['HR-02', 'SR-17'],
    ],
    [
      'SR-17: the suffix does not matter in a browser',
      { upn: 'local@contoso.com' },
      'cloud passwordHashSync',
      ['HR-02', 'SR-05'],
    ],
    ['SR-12: an enrolled member made in the cloud', { upn: 'carl@contoso.com' }, 'federation', ['HR-02', 'SR-12']],
    ['a user who is not enrolled', { upn: 'cyd@contoso.com' }, 'federation', ['HR-02', 'HR-02']],
    ['nobody in a federated domain', { upn: 'nobody@contoso.com' }, 'federation', ['HR-02', 'HR-02']],
    ['nobody in a managed domain', { upn: 'nobody@fabrikam.com' }, 'cloud cloudPassword', ['HR-02']],
    ['a domain that the tenant does not have', { upn: 'ada@nowhere.example' }, 'unknown', ['HR-02']],
    ['a domain that is not verified', { upn: 'ada@unverified.com' }, 'unknown', ['HR-02']],
    ['a name in capitals', { upn: 'ADA@CONTOSO.COM' }, 'cloud passwordHashSync', ['HR-02', 'SR-05']],
    [
      'a legacy client in a managed domain',
      { upn: 'mia@fabrikam.com', client: 'pop3' },
      'cloud cloudPassword',
      ['HR-02'],
    ],
  ])('%s', (_what, { upn = 'ada@contoso.com', ...request }, expected, behaviours) => {
    const harness = hashSync();
    const { route, method, because } = harness.decide(upn, request);
    expect(method === undefined || method === route ? route : `${route} ${method}`).toBe(expected);
    expect(because.map((reason) => reason.behaviour)).toEqual(behaviours);
    expect(because.every((reason) => reason.text.length > 10)).toBe(true);
  });

  test('SR-16: IMAP and ActiveSync are an assumption, POP3 is documented', () => {
    const harness = hashSync();
    const assumed = (client: 'imap' | 'activeSync' | 'pop3') =>
      harness.decide('ada@contoso.com', { client }).assumptions;
    expect([assumed('imap'), assumed('activeSync'), assumed('pop3')]).toEqual([['SR-16'], ['SR-16'], []]);
  });

  test('SR-17: once its domain is managed, a device that asked the federation server fails', () => {
    const harness = setUp({
      tenantFile: {
        ...withRollout('passwordHashSync'),
        users: [
          ...contoso.users,
          {
            userPrincipalName: 'old@fabrikam.com',
            synced: true,
            onPremisesUserPrincipalName: 'old@fabrikam.local',
            password: 'Correct-Horse-9',
          },
        ],
      },
    });
    const decide = (upn: string, windows: string) =>
      harness.decide(upn, { client: 'primaryRefreshToken', device: { join: 'hybrid', windows } });
    expect(decide('nat@fabrikam.com', '22H2').failure).toBeUndefined();
    for (const [upn, windows] of [
      ['nat@fabrikam.com', '1809'],
      ['old@fabrikam.com', '22H2'],
    ] as const) {
      const decision = decide(upn, windows);
      expect(decision).toMatchObject({ route: 'cloud', failure: 50126, assumptions: ['SR-17'] });
    }
  });

  test('SR-30: an enrolled user whose hash never came meets the cloud page and fails, without going back', () => {
    const harness = hashSync();
    const decision = harness.decide('nohash@contoso.com');
    expect(decision).toMatchObject({
      route: 'cloud',
      method: 'passwordHashSync',
      failure: 50056,
      assumptions: ['SR-30'],
    });
    expect(decision.because.map((reason) => reason.behaviour)).toContain('SR-30');
    expect(
      harness.tenant.signIn({ userPrincipalName: 'nohash@contoso.com', password: 'Correct-Horse-5' }),
    ).toMatchObject({
      result: 'failure',
      code: 50056,
    });
  });

  test('SR-31: pass-through rollout needs an active agent, and works while the tenant has pass-through off', () => {
    const harness = passThrough();
    expect(harness.decide('ada@contoso.com')).toMatchObject({
      route: 'cloud',
      method: 'passthroughAuthentication',
      failure: 80001,
      assumptions: ['SR-31'],
    });
    const signIn = () => harness.tenant.signIn({ userPrincipalName: 'ada@contoso.com', password: 'Correct-Horse-1' });
    expect(signIn()).toMatchObject({ result: 'failure', code: 80001 });
    harness.tenant.onPremises.set({ activeAgents: 1 });
    expect(harness.decide('ada@contoso.com').failure).toBeUndefined();
    expect(signIn()).toMatchObject({ result: 'success' });
    harness.tenant.onPremises.set({ activeAgents: 0 });
    expect(signIn()).toMatchObject({ result: 'failure', code: 80001 });
  });
});

describe('what becomes of a sign-in with a password', () => {
  const outcome = (harness: Harness, userPrincipalName: string, password?: string) => {
    const { result, code } = harness.tenant.signIn({
      userPrincipalName,
      ...(password === undefined ? {} : { password }),
    });
    return code === undefined ? result : `${result} ${code}`;
  };

  test('right and wrong passwords, unknown and disabled accounts, and who is sent on', async () => {
    const harness = hashSync();
    expect(outcome(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    expect(outcome(harness, 'ada@contoso.com', 'wrong')).toBe('failure 50126');
    expect(outcome(harness, 'ada@contoso.com')).toBe('passwordNeeded');
    expect(outcome(harness, 'cyd@contoso.com')).toBe('federated');
    expect(outcome(harness, 'cyd@contoso.com', 'Correct-Horse-3')).toBe('success');
    expect(outcome(harness, 'cyd@contoso.com', 'wrong')).toBe('failure');
    expect(outcome(harness, 'nobody@fabrikam.com', 'x')).toBe('failure 50034');
    expect(outcome(harness, 'ada@nowhere.example', 'x')).toBe('failure 50034');
    expect(outcome(harness, 'mia@fabrikam.com', 'Correct-Horse-7')).toBe('success');
    await harness.done('PATCH', '/users/mia@fabrikam.com', { accountEnabled: false });
    expect(outcome(harness, 'mia@fabrikam.com', 'Correct-Horse-7')).toBe('failure 50057');
  });

  test('a new cloud account has to change its password, unless its maker said otherwise', async () => {
    const harness = setUp();
    const body = {
      accountEnabled: true,
      displayName: 'New',
      mailNickname: 'new',
      userPrincipalName: 'new@fabrikam.com',
    };
    await harness.done('POST', '/users', { ...body, passwordProfile: { password: 'Initial-Pass-1' } });
    expect(outcome(harness, 'new@fabrikam.com', 'Initial-Pass-1')).toBe('passwordChangeNeeded 50055');
    await harness.done('PATCH', '/users/new@fabrikam.com', {
      passwordProfile: { password: 'Second-Pass-2', forceChangePasswordNextSignIn: false },
    });
    expect(outcome(harness, 'new@fabrikam.com', 'Initial-Pass-1')).toBe('failure 50126');
    expect(outcome(harness, 'new@fabrikam.com', 'Second-Pass-2')).toBe('success');
  });

  test('a change at the next sign-in can be asked for, and taken back, without a new password', async () => {
    const harness = setUp();
    const force = (forceChangePasswordNextSignIn: boolean) =>
      harness.done('PATCH', '/users/mia@fabrikam.com', { passwordProfile: { forceChangePasswordNextSignIn } });
    await force(true);
    expect(outcome(harness, 'mia@fabrikam.com', 'Correct-Horse-7')).toBe('passwordChangeNeeded 50055');
    await force(false);
    expect(outcome(harness, 'mia@fabrikam.com', 'Correct-Horse-7')).toBe('success');
    const audits = await harness.call('GET', '/auditLogs/directoryAudits');
    expect(audits.body.value?.map((event) => event['activityDisplayName'])).toEqual([
      'Set force change user password',
      'Set force change user password',
    ]);
  });

  test('a password is never kept: neither state, journal nor request log holds it', async () => {
    const harness = setUp();
    await harness.done('PATCH', '/users/mia@fabrikam.com', { passwordProfile: { password: 'Very-Secret-99' } });
    harness.tenant.onPremises.changePassword('ada@contoso.com', 'Very-Secret-99');
    harness.tenant.signIn({ userPrincipalName: 'ada@contoso.com', password: 'Very-Secret-99' });
    await harness.control('POST', '/sign-in', { upn: 'mia@fabrikam.com', password: 'Very-Secret-99' });
    harness.advance('PT1H');
    const kept = JSON.stringify([
      harness.tenant.journal.export(),
      harness.tenant.requestLog.entries(),
      harness.tenant.snapshot(),
    ]);
    expect(kept).not.toContain('Very-Secret-99');
    const audits = await harness.call('GET', '/auditLogs/directoryAudits');
    expect(audits.text).not.toContain('Very-Secret');
    expect(harness.tenant.signIn({ userPrincipalName: 'mia@fabrikam.com', password: 'Very-Secret-99' }).result).toBe(
      'success',
    );
  });
});

describe('rollout beside the settings of the tenant', () => {
  const upn = 'ada@contoso.com';
  const file = (feature: string, authenticationType: 'Managed' | 'Federated') => ({
    version: 1,
    domains: [
      {
        id: 'contoso.com',
        authenticationType,
        ...(authenticationType === 'Federated'
          ? {
              federation: { issuerUri: 'http://sts.contoso.com', passiveSignInUri: 'https://sts.contoso.com/adfs/ls/' },
            }
          : {}),
      },
    ],
    users: [{ userPrincipalName: upn, synced: true, password: 'Correct-Horse-1' }],
    groups: [{ displayName: 'Pilot', members: [upn] }],
    policies: [{ feature, groups: ['Pilot'] }],
    onPremises: { activeAgents: 1, tenantPassThrough: true },
  });

  test.each([
    [
      'SR-12: in a managed domain hash rollout has no effect',
      'passwordHashSync',
      'Managed',
      'passthroughAuthentication',
      false,
    ],
    [
      'PT-07: the tenant-wide switch does not reach a federated domain',
      'passwordHashSync',
      'Federated',
      'passwordHashSync',
      true,
    ],
    [
      'SR-14: pass-through rollout holds in a federated domain',
      'passthroughAuthentication',
      'Federated',
      'passthroughAuthentication',
      true,
    ],
  ] as const)('%s', (_title, feature, authenticationType, method, viaStagedRollout) => {
    const harness = setUp({ tenantFile: file(feature, authenticationType) });
    expect(harness.tenant.explain({ userPrincipalName: upn })).toMatchObject({
      route: 'cloud',
      method,
      viaStagedRollout,
    });
  });
});
