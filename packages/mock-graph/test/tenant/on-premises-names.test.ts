import { sourceAnchorProblems } from '@cutover/contract/rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suffixStates } from '../../src/tenant/on-premises/forests.ts';
import { isHeldBack } from '../../src/tenant/on-premises/names.ts';
import { anchorOfGuid, guidOfAnchor } from '../../src/tenant/on-premises/source-anchor.ts';
import { cloud, World } from '../support/on-premises-world.ts';

const initial = 'default.onmicrosoft.com';
const initialOf = (world: World): string =>
  [...world.tenant.view().tables.domains.range()].find(([, { isInitial }]) => isInitial)?.[0] ?? initial;

describe('UP-01: the name in the cloud', () => {
  test('is the one on-premises where its suffix is verified, and nickname@initial domain where it is not', () => {
    const world = new World().installed();
    const domain = initialOf(world);
    world.user('ada@contoso.com');
    world.user('bob@unverified.com');
    world.user('cyd@contoso.local');
    world.user('d+n@contoso.com');
    world.cycle();
    expect(world.synced()).toEqual(['ada@contoso.com', `bob@${domain}`, `cyd@${domain}`, `dn@${domain}`].sort());
  });

  test('follows the worked cases: primary SMTP before mail, later nickname alone changes nothing', () => {
    const world = new World().installed();
    const domain = initialOf(world);
    const user = world.user('user3@unverified.com', {
      proxyAddresses: ['SMTP:user1@contoso.com'],
      mail: 'user2@contoso.com',
    });
    world.cycle();
    expect(world.synced()).toEqual([`user1@${domain}`]);
    world.change(user, { mailNickname: 'user4' });
    world.cycle();
    expect(world.synced()).toEqual([`user1@${domain}`]);
    expect(world.cloudUser(`user1@${domain}`)?.mailNickname).toBe('user4');
    world.change(user, { userPrincipalName: 'user5@unverified.com' });
    world.cycle();
    expect(world.synced()).toEqual([`user4@${domain}`]);
    world.change(user, { userPrincipalName: 'user5@fabrikam.com' });
    world.cycle();
    expect(world.synced()).toEqual(['user5@fabrikam.com']);
  });

  test('keeps the nickname that it first had, whatever becomes of the address it was taken from', () => {
    const world = new World().installed();
    const user = world.user('ada@contoso.local', { mail: 'first@contoso.com' });
    world.cycle();
    world.change(user, { mail: 'second@contoso.com', userPrincipalName: 'adele@contoso.local' });
    world.cycle();
    expect(world.synced()).toEqual([`first@${initialOf(world)}`]);
    expect(world.cloudUser(`first@${initialOf(world)}`)?.mail).toBe('second@contoso.com');
  });

  test.each([
    [{ mail: 'b@contoso.com', proxyAddresses: ['smtp:c@contoso.com'] }, 'b'],
    [{ proxyAddresses: ['smtp:c@contoso.com'] }, 'a'],
    [{ mailNickname: 'm', mail: 'b@contoso.com' }, 'm'],
  ])('has the nickname that %j gives', (more, nickname) => {
    const world = new World().installed();
    world.user('a@contoso.local', more);
    world.cycle();
    expect(world.synced()).toEqual([`${nickname}@${initialOf(world)}`]);
  });
});

describe('UP-07: a name that follows from a domain that has gone', () => {
  test('and is taken is a problem, and tried again with every cycle', async () => {
    const world = new World().installed();
    const initial = initialOf(world);
    const ada = world.user('ada@fabrikam.com');
    world.cycle();
    await world.harness.done('POST', '/users', {
      accountEnabled: true,
      displayName: 'Ada of the cloud',
      mailNickname: 'ada',
      userPrincipalName: `ada@${initial}`,
      passwordProfile: { password: 'Correct-Horse-1' },
    });
    await world.harness.done('POST', '/domains/fabrikam.com/forceDelete', {});
    world.advance('P2D');
    expect(world.synced()).not.toEqual([`ada@${initial}`]);
    expect(world.codes(ada)).toEqual(['userPrincipalNameConflict']);
    await world.harness.done('DELETE', `/users/ada@${initial}`);
    world.advance('PT30M');
    expect(world.synced()).toEqual([`ada@${initial}`]);
    expect(world.problems()).toEqual([]);
    expect(world.queue()).toEqual([]);
  });
});

describe('UP-02, UP-03: on-premises suffixes', () => {
  test('are the domains of the forest and those added, each with its state', () => {
    const world = new World().installed();
    world.run('changeForest', { name: 'contoso.com', addDomains: ['emea.contoso.com'], addUpnSuffixes: ['corp'] });
    expect(
      [...suffixStates(world.tenant.view())].map(({ suffix, state, routable }) => `${suffix} ${state} ${routable}`),
    ).toEqual([
      'contoso.com Verified true',
      'emea.contoso.com Not added true',
      'fabrikam.com Verified true',
      'federated.com Verified true',
      'unverified.com Not verified true',
      'contoso.local Not added false',
      'corp Not added false',
    ]);
    expect(() => world.user('x@nowhere.com')).toThrow("has no suffix 'nowhere.com'");
    world.user('x@corp');
    expect(() => world.run('changeForest', { name: 'contoso.com', removeUpnSuffixes: ['corp'] })).toThrow(
      'Give them another first',
    );
  });
});

describe('UP-04: an alternate id', () => {
  test('carries the sign-in name, and changes it', () => {
    const world = new World().installed({ userNameAttribute: 'mail' });
    const user = world.user('ada@contoso.local', { mail: 'ada@fabrikam.com' });
    world.cycle();
    expect(world.cloudUser('ada@fabrikam.com')?.onPremisesUserPrincipalName).toBe('ada@contoso.local');
    // The name on-premises says nothing of the one in the cloud.
    world.change(user, { userPrincipalName: 'adele@contoso.local' });
    world.cycle();
    expect(world.synced()).toEqual(['ada@fabrikam.com']);
    world.change(user, { mail: 'adele@fabrikam.com' });
    world.cycle();
    expect(world.synced()).toEqual(['adele@fabrikam.com']);
  });
});

describe('UP-05: source anchors', () => {
  test('objectGUID and base64 are each other, for every GUID', () => {
    expect(anchorOfGuid('00112233-4455-6677-8899-aabbccddeeff')).toBe(
      Buffer.from('33221100554477668899aabbccddeeff', 'hex').toString('base64'),
    );
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(guidOfAnchor(anchorOfGuid(id))).toBe(id);
        expect(Buffer.from(anchorOfGuid(id), 'base64')).toHaveLength(16);
      }),
    );
  });

  test('are refused with every reason, and the object is not exported', () => {
    expect(sourceAnchorProblems('A'.repeat(59))).toEqual([]);
    expect(sourceAnchorProblems('A'.repeat(60)).map(({ code }) => code)).toEqual(['anchorTooLong']);
    // Nineteen that count three are 57.
    expect(sourceAnchorProblems('ä'.repeat(19))).toEqual([]);
    expect(sourceAnchorProblems(`${'ä'.repeat(20)}_`).map(({ code }) => code)).toEqual([
      'anchorTooLong',
      'anchorCharacters',
    ]);
    const world = new World().installed({ sourceAnchorAttribute: 'employeeId' });
    const none = world.user('none@contoso.com');
    const bad = world.user('bad@contoso.com', { attributes: { employeeId: 'a@b' } });
    const first = world.user('first@contoso.com', { attributes: { employeeId: 'E1' } });
    const second = world.user('second@contoso.com', { attributes: { employeeId: 'E1' } });
    world.cycle();
    expect(world.synced()).toHaveLength(1);
    expect(world.codes(none)).toEqual(['anchorMissing']);
    expect(world.codes(bad)).toEqual(['anchorCharacters']);
    expect([...world.codes(first), ...world.codes(second)]).toEqual(['anchorNotUnique']);
    world.change(none, { attributes: { employeeId: 'E2' } });
    world.change(second, { attributes: { employeeId: 'E3' } });
    world.change(first, { attributes: { employeeId: 'E4' } });
    world.cycle();
    expect(world.synced()).toContain('none@contoso.com');
    expect(world.codes(none)).toEqual([]);
  });

  test('stay for life: a changed one is a problem in a managed domain, and the rest goes on', () => {
    const world = new World().installed({ sourceAnchorAttribute: 'employeeId' });
    const user = world.user('ada@contoso.com', { attributes: { employeeId: 'E1' } });
    world.cycle();
    world.change(user, { attributes: { employeeId: 'E2', department: 'Sales' } });
    world.cycle();
    expect(world.cloudUser('ada@contoso.com')).toMatchObject({ onPremisesImmutableId: 'E1', department: 'Sales' });
    expect(world.codes(user)).toEqual(['anchorChanged']);
    const [problem] = world.problems(user);
    world.advance('PT1H');
    expect(world.problems(user)).toEqual([problem]);
    world.change(user, { attributes: { employeeId: 'E1' } });
    world.cycle();
    expect(world.codes(user)).toEqual([]);
    expect(world.queue()).toEqual([]);
  });
});

describe('UP-07: verifying and removing a domain', () => {
  const verify = async (world: World): Promise<void> => {
    const records =
      (await world.harness.call('GET', '/domains/unverified.com/verificationDnsRecords')).body.value ?? [];
    const text = String(records.find((record) => record['recordType'] === 'Txt')?.['text']);
    world.run('publishDnsRecord', { name: 'unverified.com', type: 'TXT', value: text });
    await world.harness.done('POST', '/domains/unverified.com/verify');
  };

  test.each([
    ['userPrincipalName', { userPrincipalName: 'bob@unverified.com' }],
    ['mail', { userPrincipalName: 'robert@contoso.local', mail: 'bob@unverified.com' }],
  ])('give synchronized users the names that follow from %s', async (userNameAttribute, values) => {
    const world = new World().installed({ userNameAttribute });
    world.user(values.userPrincipalName, values);
    world.user('ada@contoso.com', { mail: 'ada@contoso.com' });
    world.cycle();
    const domain = initialOf(world);
    expect(world.synced()).toEqual(['ada@contoso.com', `bob@${domain}`]);
    await verify(world);
    expect(world.synced()).toEqual(['ada@contoso.com', 'bob@unverified.com']);
  });
});

describe('UP-08: the source-anchor attribute', () => {
  test('of the first installation is that of every later one', () => {
    const world = new World().installed({ sourceAnchorAttribute: 'employeeId' });
    expect(() =>
      world.run('addConnectServer', { name: 'two', mode: 'staging', sourceAnchorAttribute: 'objectGUID' }),
    ).toThrow('The tenant uses employeeId as source anchor');
    world.run('addConnectServer', { name: 'two', mode: 'staging' });
    world.run('addConnectServer', { name: 'three', mode: 'staging', sourceAnchorAttribute: 'employeeId' });
    expect(() => new World().installed({ sourceAnchorAttribute: 'mail' })).toThrow('is a name, which changes');
  });
});

describe('CV-07: while a domain is managed', () => {
  const federate = (world: World): void => {
    world.run('createFederationConfiguration', {
      domainId: 'federated.com',
      body: { issuerUri: 'urn:federated', passiveSignInUri: 'https://sts.federated.com/adfs/ls/' },
      certificate: { text: 'AA==', thumbprint: '00', validFrom: 0, validTo: world.tenant.now() + 1 },
    });
  };

  test('a changed name waits with the feature for it off, and shows in the first cycle after', async () => {
    const features = { synchronizeUpnForManagedUsersEnabled: false };
    const world = new World({ ...cloud, onPremises: { features } }).installed();
    const user = world.user('ada@federated.com');
    world.cycle();
    await world.harness.done('PATCH', '/domains/federated.com', { authenticationType: 'Managed' });
    world.change(user, { userPrincipalName: 'adele@federated.com', attributes: { department: 'Sales' } });
    world.cycle();
    const held = world.cloudUser('ada@federated.com');
    expect(held).toMatchObject({ department: 'Sales', onPremisesUserPrincipalName: 'ada@federated.com' });
    expect(held && isHeldBack(world.tenant.view(), held)).toBe(true);
    world.advance('P3D');
    expect(world.synced()).toEqual(['ada@federated.com']);
    federate(world);
    expect(world.synced()).toEqual(['ada@federated.com']);
    world.advance('PT30M');
    expect(world.synced()).toEqual(['adele@federated.com']);
    expect(world.queue()).toEqual([]);
  });

  test('a changed name shows with the feature on, as it is by default', async () => {
    const world = new World().installed();
    const user = world.user('ada@federated.com');
    world.cycle();
    await world.harness.done('PATCH', '/domains/federated.com', { authenticationType: 'Managed' });
    world.change(user, { userPrincipalName: 'adele@federated.com' });
    world.cycle();
    expect(world.synced()).toEqual(['adele@federated.com']);
  });

  test('a changed immutable id waits while it is so temporarily, and is applied once it is federated again', async () => {
    const world = new World().installed({ sourceAnchorAttribute: 'employeeId' });
    const user = world.user('ada@federated.com', { attributes: { employeeId: 'E1' } });
    world.cycle();
    await world.harness.done('PATCH', '/domains/federated.com', { authenticationType: 'Managed' });
    world.change(user, { attributes: { employeeId: 'E2' } });
    world.cycle();
    world.advance('P1D');
    const held = world.cloudUser('ada@federated.com');
    expect(held?.onPremisesImmutableId).toBe('E1');
    expect(held && isHeldBack(world.tenant.view(), held)).toBe(true);
    expect(world.codes(user)).toEqual([]);
    federate(world);
    world.advance('PT30M');
    expect(world.cloudUser('ada@federated.com')?.onPremisesImmutableId).toBe('E2');
    expect(world.queue()).toEqual([]);
    const account = world.cloudUser('ada@federated.com');
    expect(account && isHeldBack(world.tenant.view(), account)).toBe(false);
  });
});

describe('CV-12: another suffix on-premises', () => {
  test('is another name in the cloud after the cycle, and another way to sign in', () => {
    const world = new World().installed();
    const user = world.user('ada@federated.com', { password: world.tenant.digest('Correct-Horse-1') });
    world.cycle();
    world.advance('PT2M');
    expect(world.harness.route('ada@federated.com')).toBe('federation');
    world.change(user, { userPrincipalName: 'ada@contoso.com' });
    expect(world.harness.route('ada@contoso.com')).toBe('cloud cloudPassword');
    world.advance('PT30M');
    expect(world.synced()).toEqual(['ada@contoso.com']);
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });
});
