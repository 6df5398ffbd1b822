import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/gate/digest.ts';
import { conversionStatus, passwordFileLines } from '../../src/tenant/conversion.ts';
import { madePassword } from '../../src/tenant/passwords.ts';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp, valuesOf } from '../support/harness.ts';

const certificate = await signingCertificate('2026-01-01T00:00:00Z', '2036-01-01T00:00:00Z');
const two = 2 * 3_600_000;
const domainId = 'contoso.com';
const patch = (harness: Harness) => harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
const federate = (harness: Harness) =>
  harness.done('POST', '/domains/contoso.com/federationConfiguration', {
    issuerUri: 'urn:contoso',
    passiveSignInUri: 'https://sts.contoso.com/adfs/ls/',
    preferredAuthenticationProtocol: 'wsFed',
    signingCertificate: certificate.text,
  });
const code = (harness: Harness, userPrincipalName: string, password: string): string => {
  const outcome = harness.tenant.signIn({ userPrincipalName, password });
  return outcome.code === undefined ? outcome.result : `${outcome.result} ${outcome.code}`;
};
const toStandard = (harness: Harness, skipUserConversion: boolean, passwordFile: string, domain = domainId) =>
  harness.tenant.run('convertDomainToStandard', { domainId: domain, skipUserConversion, passwordFile });
const lines = (harness: Harness, file: string): string[] | undefined =>
  passwordFileLines(harness.tenant.view(), file)?.map(({ userPrincipalName }) => userPrincipalName);
const passwordIn = (harness: Harness, file: string, user: string): string => {
  const view = harness.tenant.view();
  const line = passwordFileLines(view, file)?.find(({ userPrincipalName }) => userPrincipalName === user);
  return madePassword((text) => digestOf(view.facts.secretKey, text), line?.sequence ?? -1);
};
const addFarm = (harness: Harness, more: object = {}) =>
  harness.tenant.run('addFederationFarm', {
    name: 'Contoso',
    product: 'adfs',
    serviceName: 'sts.contoso.com',
    existing: true,
    trusts: [domainId],
    certificate: {
      text: certificate.text,
      thumbprint: '00',
      validFrom: Date.parse('2026-01-01T00:00:00Z'),
      validTo: Date.parse('2036-01-01T00:00:00Z'),
    },
    ...more,
  });
const farm = (harness: Harness) => harness.tenant.view().tables.federationFarms.get('contoso');
const unchanged = (harness: Harness, act: () => unknown, message: RegExp): void => {
  const before = harness.tenant.hash();
  expect(act).toThrow(message);
  expect(harness.tenant.hash(), 'a refusal changes nothing').toBe(before);
};

describe('CV-01: asked and in effect', () => {
  test('Graph shows the type at once, and users follow after exactly two hours by default', async () => {
    const harness = setUp();
    await patch(harness);
    expect((await harness.done('GET', '/domains/contoso.com')).body['authenticationType']).toBe('Managed');
    const decision = harness.decide('ada@contoso.com');
    expect(decision).toMatchObject({ route: 'federation', arrival: 'conversionPending' });
    expect(decision.next).toEqual([{ type: 'Managed', due: harness.tenant.now() + two }]);
    expect(decision.because.map(({ behaviour }) => behaviour)).toContain('CV-01');
    harness.advance({ milliseconds: two - 1 });
    expect(harness.route('ada@contoso.com')).toBe('federation');
    harness.advance({ milliseconds: 1 });
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });

  test('realm discovery answers by what is in effect, for names that nobody has too', async () => {
    const harness = setUp();
    const realm = async (name: string): Promise<unknown> =>
      (await harness.send('GET', `https://login.microsoftonline.com/common/userrealm/${name}?api-version=1.0`)).body[
        'account_type'
      ];
    await patch(harness);
    for (const name of ['ada@contoso.com', 'nobody@contoso.com']) expect(await realm(name)).toBe('Federated');
    harness.advance('PT2H');
    for (const name of ['ada@contoso.com', 'nobody@contoso.com']) expect(await realm(name)).toBe('Managed');
  });

  test('sampled, each user has a due time within two hours, the same in every run', async () => {
    const dues = async (seed: string): Promise<number[]> => {
      const harness = setUp({ timings: 'sampled', seed });
      await patch(harness);
      return ['ada', 'bob', 'cyd', 'dan'].map((name) => {
        const [next] = harness.decide(`${name}@contoso.com`).next;
        const delay = (next?.due ?? 0) - harness.tenant.now();
        expect(delay).toBeGreaterThan(0);
        expect(delay).toBeLessThanOrEqual(two);
        return delay;
      });
    };
    const one = await dues('one');
    expect(new Set(one).size).toBeGreaterThan(1);
    expect(await dues('one')).toEqual(one);
    expect(await dues('two')).not.toEqual(one);
  });

  test('the newer guidance is a value: sixty minutes', async () => {
    const harness = setUp({ timings: { mode: 'maximum', values: { domainConversion: 3_600_000 } } });
    await patch(harness);
    harness.advance('PT1H');
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('back and forth within the two hours: each wish in its order, the last one stays', async () => {
    const harness = setUp();
    await patch(harness);
    harness.advance('PT1H');
    await federate(harness);
    harness.advance('PT1H');
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    harness.advance('PT1H');
    expect(harness.route('ada@contoso.com')).toBe('federation');
    harness.advance('P1D');
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(harness.tenant.pending().filter(({ kind }) => kind === 'domainConversion')).toEqual([]);
  });

  test('a subdomain follows its root, user by user', async () => {
    const harness = setUp({ tenantFile: subdomain });
    await patch(harness);
    expect(harness.route('eve@emea.contoso.com')).toBe('federation');
    harness.advance('PT2H');
    expect(harness.route('eve@emea.contoso.com')).toBe('cloud cloudPassword');
  });

  test('a subdomain that is promoted on the way keeps the due times, and what was on the way ends', async () => {
    const harness = setUp({ tenantFile: subdomain });
    await patch(harness);
    harness.advance('PT1H');
    await harness.done('POST', '/domains/emea.contoso.com/promote');
    harness.advance({ milliseconds: two / 2 - 1 });
    expect(harness.route('eve@emea.contoso.com')).toBe('federation');
    harness.advance({ milliseconds: 1 });
    expect(harness.route('eve@emea.contoso.com')).toBe('cloud cloudPassword');
    harness.advance('P1D');
    expect(harness.tenant.view().tables.authentications.size).toBe(0);
  });
});

/** With a subdomain that inherits, and a user of the cloud in it. */
const subdomain = {
  ...contoso,
  domains: [...contoso.domains, { id: 'emea.contoso.com' }],
  users: [
    ...contoso.users,
    { userPrincipalName: 'eve@emea.contoso.com', immutableId: 'ZXZl', password: 'Correct-Horse-9' },
  ],
};

describe('SkipUserConversion (CV-02 to CV-05)', () => {
  test('CV-02: with it only the domain changes; the password file is made and stays empty', () => {
    const harness = setUp();
    const users = () => JSON.stringify([...harness.tenant.view().tables.users.range()]);
    const before = users();
    expect(toStandard(harness, true, 'passwords.txt')).toEqual({ users: 'skipped' });
    harness.advance('P1D');
    expect(users()).toBe(before);
    expect(lines(harness, 'passwords.txt')).toEqual([]);
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    // CV-08: without a hash there is no way in until one comes.
    expect(code(harness, 'nohash@contoso.com', 'Correct-Horse-5')).toBe('failure 50056');
    harness.tenant.run('runFullPasswordSync', {});
    harness.advance('PT2M');
    expect(code(harness, 'nohash@contoso.com', 'Correct-Horse-5')).toBe('success');
  });

  test('CV-03: without it, users who have no synchronized password get a temporary one, to be changed', () => {
    const harness = setUp();
    expect(toStandard(harness, false, 'passwords.txt')).toEqual({ users: 'converting' });
    harness.advance('PT2H');
    expect(lines(harness, 'passwords.txt')).toEqual(['carl@contoso.com', 'nohash@contoso.com']);
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    const temporary = passwordIn(harness, 'passwords.txt', 'nohash@contoso.com');
    expect(code(harness, 'nohash@contoso.com', temporary)).toBe('passwordChangeNeeded 50055');
    expect(temporary).not.toBe(passwordIn(harness, 'passwords.txt', 'carl@contoso.com'));
    // A change on-premises takes its place.
    harness.tenant.onPremises.changePassword('nohash@contoso.com', 'New-Horse-1');
    harness.advance('PT2M');
    expect(code(harness, 'nohash@contoso.com', 'New-Horse-1')).toBe('success');
  });

  test('CV-03: under the older text every user gets one', () => {
    const harness = setUp({ rules: { temporaryPasswords: 'every' } });
    toStandard(harness, false, 'passwords.txt');
    harness.advance('PT2H');
    expect(lines(harness, 'passwords.txt')).toHaveLength(7);
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure 50126');
  });

  test('CV-03: it takes its time for each user, one after the other', () => {
    const harness = setUp({ timings: { mode: 'maximum', values: { userConversion: 60_000 } } });
    toStandard(harness, false, 'passwords.txt');
    const converted = () => conversionStatus(harness.tenant.view(), domainId).converted;
    for (const expected of [1, 2, 3]) {
      harness.advance({ milliseconds: 59_999 });
      expect(converted()).toBe(expected - 1);
      harness.advance({ milliseconds: 1 });
      expect(converted()).toBe(expected);
    }
    expect(conversionStatus(harness.tenant.view(), domainId)).toMatchObject({
      users: 7,
      running: true,
      asked: 'Managed',
    });
    harness.advance('PT10M');
    expect(conversionStatus(harness.tenant.view(), domainId)).toMatchObject({ converted: 7, running: false });
  });

  test('CV-03: no password stands in the journal, the log or the state', async () => {
    const harness = setUp();
    toStandard(harness, false, 'passwords.txt');
    harness.advance('PT2H');
    const temporary = passwordIn(harness, 'passwords.txt', 'nohash@contoso.com');
    const log = await harness.done('GET', '/auditLogs/directoryAudits');
    expect(log.text).not.toContain(temporary);
    expect(JSON.stringify(harness.tenant.journal.export())).not.toContain(temporary);
    expect(
      valuesOf(log).filter((event) => event['activityDisplayName'] === 'Convert federated user to managed'),
    ).toHaveLength(2);
  });

  test('CV-04: a second run gives nobody another password, needs another file, and finds who is missing', () => {
    const harness = setUp();
    toStandard(harness, false, 'first.txt');
    unchanged(harness, () => toStandard(harness, false, 'second.txt'), /being converted now/);
    harness.advance('PT1H');
    unchanged(harness, () => toStandard(harness, false, 'first.txt'), /'first\.txt' exists already/);
    const temporary = passwordIn(harness, 'first.txt', 'nohash@contoso.com');
    harness.tenant.run('createUser', {
      body: {
        accountEnabled: true,
        displayName: 'Late',
        mailNickname: 'late',
        userPrincipalName: 'late@contoso.com',
        passwordProfile: { password: harness.tenant.digest('Initial-Pass-1') },
      },
    });
    toStandard(harness, false, 'second.txt');
    harness.advance('PT1H');
    expect(lines(harness, 'second.txt')).toEqual(['late@contoso.com']);
    expect(code(harness, 'nohash@contoso.com', temporary)).toBe('passwordChangeNeeded 50055');
  });

  test('CV-02: a password file has to be named, and a domain that was never federated has nothing to convert', () => {
    const harness = setUp();
    unchanged(harness, () => toStandard(harness, true, ''), /password file/);
    for (const domain of ['fabrikam.com', 'unverified.com', 'contoso.onmicrosoft.com'])
      unchanged(harness, () => toStandard(harness, false, 'x.txt', domain), /has not been federated/);
  });

  test('CV-04: an existing file is refused before the domain changes', async () => {
    const harness = setUp();
    toStandard(harness, true, 'passwords.txt');
    await federate(harness);
    unchanged(harness, () => toStandard(harness, false, 'passwords.txt'), /exists already/);
    expect((await harness.done('GET', '/domains/contoso.com')).body['authenticationType']).toBe('Federated');
  });

  test('CV-04: to have been federated again in between makes it a first run', async () => {
    const harness = setUp();
    toStandard(harness, false, 'first.txt');
    harness.advance('PT3H');
    await federate(harness);
    harness.advance('PT3H');
    toStandard(harness, false, 'second.txt');
    harness.advance('PT3H');
    expect(lines(harness, 'second.txt')).toEqual(['carl@contoso.com', 'nohash@contoso.com']);
  });

  test('CV-04: users of a subdomain are converted by runs of their own, once', () => {
    const harness = setUp({ tenantFile: subdomain });
    toStandard(harness, false, 'root.txt');
    harness.advance('PT1H');
    expect(lines(harness, 'root.txt')).not.toContain('eve@emea.contoso.com');
    toStandard(harness, false, 'first.txt', 'emea.contoso.com');
    harness.advance('PT1H');
    toStandard(harness, false, 'second.txt', 'emea.contoso.com');
    harness.advance('PT1H');
    expect([lines(harness, 'first.txt'), lines(harness, 'second.txt')]).toEqual([['eve@emea.contoso.com'], []]);
    expect(conversionStatus(harness.tenant.view(), 'emea.contoso.com')).toMatchObject({ users: 1, converted: 1 });
    expect(conversionStatus(harness.tenant.view(), domainId)).toMatchObject({ users: 7, converted: 7 });
  });

  test('CV-04: promoting a subdomain forgets nobody who was converted', async () => {
    const harness = setUp({ tenantFile: subdomain });
    toStandard(harness, true, 'root.txt');
    toStandard(harness, false, 'first.txt', 'emea.contoso.com');
    harness.advance('PT3H');
    await harness.done('POST', '/domains/emea.contoso.com/promote');
    toStandard(harness, false, 'second.txt', 'emea.contoso.com');
    harness.advance('PT1H');
    expect(lines(harness, 'second.txt')).toEqual([]);
  });

  test('CV-09: going back to federated ends a run, of a subdomain too', async () => {
    const harness = setUp({ tenantFile: subdomain, timings: { mode: 'maximum', values: { userConversion: 600_000 } } });
    toStandard(harness, false, 'root.txt');
    toStandard(harness, false, 'first.txt', 'emea.contoso.com');
    await federate(harness);
    harness.advance('P1D');
    expect([lines(harness, 'root.txt'), lines(harness, 'first.txt')]).toEqual([[], []]);
    expect(harness.tenant.view().tables.conversionRuns.size).toBe(0);
  });

  test('CV-05: one user is converted alone once the domain is managed, not before', async () => {
    const harness = setUp();
    const convert = () => harness.tenant.run('convertFederatedUser', { userPrincipalName: 'nohash@contoso.com' });
    unchanged(harness, convert, /federated domain/);
    await patch(harness);
    expect(convert().sequence).toEqual(expect.any(Number));
    harness.tenant.run('convertFederatedUser', {
      userPrincipalName: 'carl@contoso.com',
      newPassword: harness.tenant.digest('Chosen-Pass-1'),
    });
    harness.advance('PT2H');
    expect(code(harness, 'carl@contoso.com', 'Chosen-Pass-1')).toBe('passwordChangeNeeded 50055');
    // A run has nothing to do for the two.
    toStandard(harness, false, 'passwords.txt');
    harness.advance('PT1H');
    expect(lines(harness, 'passwords.txt')).toEqual([]);
  });

  test('CV-05: one user of a subdomain whose root is federated is refused', () => {
    const harness = setUp({ tenantFile: subdomain });
    const convert = () => harness.tenant.run('convertFederatedUser', { userPrincipalName: 'eve@emea.contoso.com' });
    unchanged(harness, convert, /federated domain/);
    unchanged(harness, () => toStandard(harness, false, 'x.txt', 'emea.contoso.com'), /because it is a subdomain/);
  });
});

describe('the federation server (CV-06, CV-15)', () => {
  test('CV-15: the cmdlet removes the configuration and the trust; Graph and the other cmdlet the configuration alone', async () => {
    for (const [act, trusts] of [
      [(harness: Harness) => toStandard(harness, true, 'x.txt'), []],
      [patch, [domainId]],
      [
        (harness: Harness) => harness.tenant.run('setDomainAuthentication', { domainId, authentication: 'Managed' }),
        [domainId],
      ],
    ] as const) {
      const harness = setUp();
      addFarm(harness);
      await act(harness);
      expect(farm(harness)?.trusts).toEqual(trusts);
      expect((await harness.call('GET', '/domains/contoso.com/federationConfiguration')).status).toBe(404);
    }
  });

  test('CV-15: without the trust federated attempts before the due time fail, and converting back with Graph does not bring it', async () => {
    const harness = setUp();
    addFarm(harness);
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    toStandard(harness, true, 'x.txt');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
    harness.advance('PT2H');
    await federate(harness);
    harness.advance('PT2H');
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
    await patch(harness);
    harness.tenant.run('convertDomainToFederated', { domainId, farm: 'Contoso' });
    expect(farm(harness)?.trusts).toEqual([domainId]);
    harness.advance('PT2H');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });

  test('CV-06: while the server is down only the cloud side changes', async () => {
    const harness = setUp();
    addFarm(harness);
    harness.tenant.run('changeFederationFarm', { name: 'Contoso', healthy: false });
    unchanged(harness, () => toStandard(harness, true, 'x.txt'), /cannot be reached/);
    harness.tenant.run('setDomainAuthentication', { domainId, authentication: 'Managed' });
    expect(farm(harness)?.trusts).toEqual([domainId]);
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('failure');
    harness.advance('PT2H');
    expect(code(harness, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    // The users can be converted all the same, since the domain is managed.
    toStandard(harness, false, 'y.txt');
    harness.advance('PT1H');
    expect(lines(harness, 'y.txt')).toEqual(['carl@contoso.com', 'nohash@contoso.com']);
  });

  test('CV-15: a remote server needs its context set first', () => {
    const harness = setUp();
    addFarm(harness, { remote: true });
    unchanged(harness, () => toStandard(harness, true, 'x.txt'), /Set its context first/);
    harness.tenant.run('changeFederationFarm', { name: 'Contoso', contextSet: true });
    toStandard(harness, true, 'x.txt');
    expect(farm(harness)?.trusts).toEqual([]);
  });
});

describe('changes while a domain is managed for a time (CV-07)', () => {
  const held = {
    ...contoso,
    onPremises: { features: { synchronizeUpnForManagedUsersEnabled: false } },
  };
  const rename = (harness: Harness, object: string, userPrincipalName: string) =>
    harness.tenant.run('changeOnPremisesObject', { object, changes: { userPrincipalName } });

  test('CV-07: a new name does not show until the first cycle after going back to federated', async () => {
    const harness = setUp({ tenantFile: held });
    const id = harness.userId('ada@contoso.com');
    const name = async () => (await harness.done('GET', `/users/${id}`)).body['userPrincipalName'];
    toStandard(harness, true, 'x.txt');
    harness.advance('PT2H');
    rename(harness, 'ada@contoso.com', 'ada.l@contoso.com');
    harness.tenant.onPremises.runCycle();
    harness.advance('PT1H');
    expect(await name()).toBe('ada@contoso.com');
    await federate(harness);
    expect(await name()).toBe('ada@contoso.com');
    harness.tenant.onPremises.runCycle();
    expect(await name()).toBe('ada.l@contoso.com');
  });

  test('CV-07: with names that follow for managed users it shows at the next cycle', async () => {
    const harness = setUp();
    await harness.done('PATCH', `/directory/onPremisesSynchronization/${harness.tenant.tenantId}`, {
      features: { synchronizeUpnForManagedUsersEnabled: true },
    });
    const id = harness.userId('ada@contoso.com');
    await patch(harness);
    rename(harness, 'ada@contoso.com', 'ada.l@contoso.com');
    harness.tenant.onPremises.runCycle();
    expect((await harness.done('GET', `/users/${id}`)).body['userPrincipalName']).toBe('ada.l@contoso.com');
  });

  test('CV-07: another source anchor waits too, whatever the names do', async () => {
    const harness = setUp({
      tenantFile: {
        ...contoso,
        onPremises: {
          features: { synchronizeUpnForManagedUsersEnabled: true },
          servers: [
            {
              name: 'connect',
              sourceAnchorAttribute: 'ms-DS-ConsistencyGuid',
              signInMethod: 'adfs',
              passwordHashSync: true,
            },
          ],
        },
      },
    });
    const anchor = async () =>
      (await harness.done('GET', '/users/ada@contoso.com?$select=onPremisesImmutableId')).body['onPremisesImmutableId'];
    const before = await anchor();
    toStandard(harness, true, 'x.txt');
    harness.tenant.run('changeOnPremisesObject', {
      object: 'ada@contoso.com',
      changes: { attributes: { 'ms-DS-ConsistencyGuid': 'AAAAAAAAAAAAAAAAAAAAAA==' } },
    });
    harness.tenant.onPremises.runCycle();
    expect(await anchor()).toBe(before);
    await federate(harness);
    harness.tenant.onPremises.runCycle();
    expect(await anchor()).toBe('AAAAAAAAAAAAAAAAAAAAAA==');
  });
});

describe('pass-through (CV-10, CV-11) and single users (CV-12)', () => {
  const withAgent = { tenantFile: { ...contoso, onPremises: { activeAgents: 1 } } };

  test('CV-10: ActiveSync clients use the federation server for twelve hours more, to the millisecond', async () => {
    const harness = setUp(withAgent);
    harness.tenant.onPremises.set({ tenantPassThrough: true });
    await patch(harness);
    harness.advance('PT2H');
    const route = () => harness.decide('ada@contoso.com', { client: 'activeSync' }).route;
    expect([route(), harness.route('ada@contoso.com')]).toEqual(['federation', 'cloud passthroughAuthentication']);
    harness.advance({ milliseconds: 12 * 3_600_000 - 1 });
    expect(route()).toBe('federation');
    harness.advance({ milliseconds: 1 });
    expect(route()).toBe('cloud');
    expect(harness.tenant.pending((effect) => effect.kind !== 'agentCertificate')).toEqual([]);
  });

  test('CV-10: sampled, the twelve hours count from when the user followed, and are as long as is said', async () => {
    const harness = setUp({ ...withAgent, timings: 'sampled' });
    harness.tenant.onPremises.set({ tenantPassThrough: true });
    await patch(harness);
    const [next] = harness.decide('ada@contoso.com').next;
    harness.tenant.clock.set((next?.due ?? 0) + 12 * 3_600_000 - 1);
    expect(harness.decide('ada@contoso.com', { client: 'activeSync' }).route).toBe('federation');
    harness.advance({ milliseconds: 1 });
    expect(harness.decide('ada@contoso.com', { client: 'activeSync' }).route).toBe('cloud');
  });

  test('CV-10: a switch to hash sync has no such time', async () => {
    const harness = setUp();
    await patch(harness);
    harness.advance('PT2H');
    expect(harness.decide('ada@contoso.com', { client: 'activeSync' }).route).toBe('cloud');
  });

  test('CV-11: converting does not turn pass-through on; where it is on, users go there by the same timing', async () => {
    const harness = setUp(withAgent);
    await patch(harness);
    harness.advance('PT2H');
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect(harness.tenant.view().facts.tenantPassThrough).toBe(false);
    const other = setUp(withAgent);
    other.tenant.onPremises.set({ tenantPassThrough: true });
    await patch(other);
    expect(other.route('ada@contoso.com')).toBe('federation');
    other.advance('PT2H');
    expect(other.route('ada@contoso.com')).toBe('cloud passthroughAuthentication');
    expect(code(other, 'ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });

  test('CV-12: a user moves to a managed suffix, with the sign-in name, and needs a hash', () => {
    const harness = setUp();
    const [ada, none] = [harness.userId('ada@contoso.com'), harness.userId('nohash@contoso.com')];
    for (const name of ['ada', 'nohash'])
      harness.tenant.run('changeOnPremisesObject', {
        object: `${name}@contoso.com`,
        changes: { userPrincipalName: `${name}@fabrikam.com` },
      });
    expect(harness.route('ada@contoso.com')).toBe('federation');
    harness.advance('PT30M');
    expect([harness.userId('ada@fabrikam.com'), harness.userId('nohash@fabrikam.com')]).toEqual([ada, none]);
    expect(code(harness, 'ada@fabrikam.com', 'Correct-Horse-1')).toBe('success');
    expect(code(harness, 'nohash@fabrikam.com', 'Correct-Horse-5')).toBe('failure 50056');
    harness.tenant.onPremises.changePassword('nohash@fabrikam.com', 'New-Horse-1');
    harness.advance('PT2M');
    expect(code(harness, 'nohash@fabrikam.com', 'New-Horse-1')).toBe('success');
    // The name of before goes on to the federation server, and finds nobody.
    expect(harness.route('ada@contoso.com')).toBe('federation');
  });
});

describe('CV-16: the sign-in method of Connect', () => {
  test('it can be switched, and says what the tenant does', () => {
    const harness = setUp({ tenantFile: { ...contoso, onPremises: { activeAgents: 1 } } });
    const change = (signInMethod: 'passThrough' | 'passwordHashSync' | 'notConfigured' | 'adfs') =>
      harness.tenant.run('changeConnectServer', { name: 'connect', changes: { signInMethod } });
    expect(harness.tenant.view().tables.synchronizers.get('connect')).toMatchObject({ signInMethod: 'adfs' });
    expect(change('passThrough').signInMethod).toBe('passThrough');
    expect(harness.tenant.view().facts.tenantPassThrough).toBe(true);
    expect(change('passwordHashSync').signInMethod).toBe('passwordHashSync');
    expect(harness.tenant.view().facts.tenantPassThrough).toBe(false);
    // It changes no domain.
    expect(harness.tenant.view().tables.domains.get(domainId)?.authenticationType).toBe('Federated');
  });
});
