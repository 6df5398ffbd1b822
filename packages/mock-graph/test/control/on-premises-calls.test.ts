import { describe, expect, test } from 'vitest';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp, valuesOf } from '../support/harness.ts';
import { asked, expectRefusal } from '../support/refusals.ts';

const users = async (harness: Harness): Promise<string[]> =>
  valuesOf(await harness.call('GET', '/users?$select=userPrincipalName')).map((user) =>
    String(user['userPrincipalName']),
  );

describe('public DNS', () => {
  test('DM-02: a record that is published proves a domain, and is listed until it is withdrawn', async () => {
    const harness = setUp();
    const [record] = valuesOf(await harness.call('GET', '/domains/unverified.com/verificationDnsRecords'));
    const value = String(record?.['text']);
    expect((await harness.call('POST', '/domains/unverified.com/verify')).status).toBe(400);
    expect(await asked(harness, 'POST', '/dns-records', { name: 'unverified.com', type: 'TXT', value })).toEqual({});
    const published = { name: 'unverified.com', type: 'TXT', value, ttl: 3_600 };
    expect(await asked(harness, 'GET', '/dns-records')).toEqual({ records: [published] });
    expect((await harness.call('POST', '/domains/unverified.com/verify')).status).toBe(200);
    const query = `name=unverified.com&type=TXT&value=${encodeURIComponent(value)}`;
    await asked(harness, 'DELETE', `/dns-records?${query}`);
    expect(await asked(harness, 'GET', '/dns-records')).toEqual({ records: [] });
    await expectRefusal(harness, ['DELETE', `/dns-records?${query}`], /^There is no TXT record/, 404);
    await expectRefusal(
      harness,
      ['POST', '/dns-records', { name: 'a..b', type: 'TXT', value: 'x' }],
      /no(t a)? name of DNS/,
    );
    await expectRefusal(harness, ['POST', '/dns-records', { name: 'a.com', type: 'A', value: 'x' }], /type must be/);
  });

  test('DM-02: names of services and keys are names of DNS, and values stay as they were given', async () => {
    const { tenant } = setUp();
    const records = [
      { name: '_dmarc.contoso.com', type: 'TXT', value: 'v=DMARC1; p=None', ttl: 3_600 },
      { name: '_sipfederationtls._tcp.contoso.com', type: 'SRV', value: '100 1 5061 SIP.contoso.com', ttl: 0 },
      { name: 'selector1._domainkey.contoso.com', type: 'TXT', value: 'v=DKIM1; p=a|B', ttl: 60 },
    ] as const;
    for (const record of records) tenant.dns.publish(record);
    expect(tenant.dns.records()).toEqual(records);
    tenant.dns.publish({ ...records[0], value: 'V=DMARC1; p=None', ttl: 5 });
    expect(tenant.dns.records()[0]).toEqual({ ...records[0], value: 'V=DMARC1; p=None', ttl: 5 });
    tenant.dns.withdraw({ ...records[0], name: '_DMARC.contoso.com' });
    expect(tenant.dns.records()).toEqual(records.slice(1));
  });

  test.each(['a|TXT|b', '-a.com', 'a.com.', '', 'a b.com', '*', 'a.*.com', '*a.com', `${'a'.repeat(64)}.com`])(
    'DM-02: %j is no name of DNS',
    (name) => {
      const { tenant } = setUp();
      expect(() => tenant.dns.publish({ name, type: 'TXT', value: 'x' })).toThrow(/is not a name of DNS/);
    },
  );

  test.each([
    ['MX', 'mail.contoso.com'],
    ['MX', '10 Mail.contoso.com.'],
    ['MX', '0 .'],
    ['CNAME', 'selector1._domainkey.contoso.com'],
    ['SRV', '0 0 0 .'],
    ['TXT', '???'],
  ] as const)('DM-02: %s can be %j', (type, value) => {
    const { tenant } = setUp();
    tenant.dns.publish({ name: '*.contoso.com', type, value });
    expect(tenant.dns.records()).toEqual([{ name: '*.contoso.com', type, value, ttl: 3_600 }]);
  });

  test.each([
    ['MX', '???'],
    ['MX', 'ten mail.contoso.com'],
    ['MX', '65536 mail.contoso.com'],
    ['MX', '10 20 mail.contoso.com'],
    ['MX', '10 192.0.2.1'],
    ['MX', '10'],
    ['CNAME', '.'],
    ['CNAME', '10 mail.contoso.com'],
    ['CNAME', 'https://contoso.com'],
    ['SRV', 'sip.contoso.com'],
    ['SRV', '1 1 443'],
  ] as const)('DM-02: %s cannot be %j: in a tenant file, over HTTP, in code', async (type, value) => {
    const harness = setUp();
    const record = { name: 'contoso.com', type, value };
    const message = `'${value}' is not the value of a record of type ${type}: write `;
    const { status, body } = await harness.control('POST', '/dns-records', record);
    expect([status, body['error']]).toEqual([400, expect.stringContaining(message)]);
    expect(() => harness.tenant.dns.publish(record)).toThrow(message);
    expect(() => setUp({ tenantFile: { version: 1, dns: [record] } })).toThrow(`dns[0]: ${message}`);
  });

  test('DM-02: a mail exchange proves a domain whatever its preference, and is one record', async () => {
    const harness = setUp();
    const records = valuesOf(await harness.done('GET', '/domains/unverified.com/verificationDnsRecords'));
    const exchange = String(records.find(({ recordType }) => recordType === 'Mx')?.['mailExchange']);
    const record = { name: 'unverified.com', type: 'MX' } as const;
    harness.tenant.dns.publish({ ...record, value: exchange });
    harness.tenant.dns.publish({ ...record, value: `32767 ${exchange}.` });
    expect(harness.tenant.dns.records()).toHaveLength(1);
    expect((await harness.call('POST', '/domains/unverified.com/verify')).status).toBe(200);
    harness.tenant.dns.withdraw({ ...record, value: `0 ${exchange}` });
    expect(harness.tenant.dns.records()).toEqual([]);
  });

  test('DM-02: a wildcard answers for a name that is not there itself', async () => {
    const harness = setUp();
    await harness.done('POST', '/domains', { id: 'sub.unverified.com' });
    const [proof] = valuesOf(await harness.done('GET', '/domains/sub.unverified.com/verificationDnsRecords'));
    const value = String(proof?.['text']);
    const verify = async () => (await harness.call('POST', '/domains/sub.unverified.com/verify')).status;
    harness.tenant.dns.publish({ name: '*.unverified.com', type: 'TXT', value });
    const own = { name: 'sub.unverified.com', type: 'TXT', value: 'v=spf1 -all' } as const;
    harness.tenant.dns.publish(own);
    expect(await verify()).toBe(400);
    harness.tenant.dns.withdraw(own);
    expect(await verify()).toBe(200);
  });

  test.each([-5, 1.5, Number.NaN, 2 ** 31])('DM-02: %d is no time to live', (ttl) => {
    const { tenant } = setUp();
    expect(() => tenant.dns.publish({ name: 'a.com', type: 'TXT', value: 'x', ttl })).toThrow(/^ttl is a whole number/);
  });
});

describe('forests', () => {
  test('UP-02: are added, changed, listed and deleted, and their suffixes have a state', async () => {
    const harness = setUp();
    const body = { name: 'corp.example', domains: ['east.corp.example'], upnSuffixes: ['fabrikam.com', 'corp.local'] };
    expect(await asked(harness, 'POST', '/on-premises/forests', body)).toMatchObject({ name: 'corp.example' });
    await asked(harness, 'PATCH', '/on-premises/forests/corp.example', {
      addUpnSuffixes: ['unverified.com'],
      removeUpnSuffixes: ['corp.local'],
    });
    expect((await asked(harness, 'GET', '/on-premises/forests/corp.example'))['upnSuffixes']).toEqual([
      'fabrikam.com',
      'unverified.com',
    ]);
    const { suffixes } = await asked(harness, 'GET', '/on-premises/suffixes');
    expect(suffixes).toContainEqual({
      suffix: 'fabrikam.com',
      forest: 'corp.example',
      state: 'Verified',
      routable: true,
    });
    const explained = (await asked(harness, 'GET', '/explain/suffixes'))['suffixes'];
    expect(explained).toContainEqual(
      expect.objectContaining({ suffix: 'unverified.com', state: 'Not verified', action: expect.any(String) }),
    );
    const { forests } = await asked(harness, 'GET', '/on-premises/forests');
    expect(forests).toHaveLength(2);
    await asked(harness, 'DELETE', '/on-premises/forests/corp.example');
    await expectRefusal(harness, ['GET', '/on-premises/forests/corp.example'], /^There is no forest/, 404);
    await expectRefusal(harness, ['POST', '/on-premises/forests', { name: 'a b' }], /cannot be the name of a forest/);
    const inUse = ['DELETE', '/on-premises/forests/contoso.com'] as const;
    await expectRefusal(harness, inUse, "The forest contoso.com is in the scope of 'connect'. Take it out first.");
    await asked(harness, 'DELETE', '/on-premises/synchronizers/connect');
    await expectRefusal(harness, inUse, /^The forest contoso.com still holds objects, such as '[A-Za-z@.]+'/);
  });

  test('UP-02, UP-03: a suffix with an underscore is one of Active Directory and never of the cloud, wherever it is given', async () => {
    const harness = setUp();
    const suffixes = ['a_b', 'c_d.com'];
    const { onPremises } = harness.tenant;
    await asked(harness, 'POST', '/on-premises/forests', { name: 'corp.example', upnSuffixes: suffixes });
    await asked(harness, 'PATCH', '/on-premises/forests/contoso.com', { addUpnSuffixes: suffixes });
    for (const suffix of suffixes) {
      expect(onPremises.suffixes()).toContainEqual(
        expect.objectContaining({ suffix, forest: 'corp.example', routable: false }),
      );
      expect((await harness.call('POST', '/domains', { id: suffix })).status).toBe(400);
    }
    const user = { userPrincipalName: 'ada@contoso.com', synced: true, onPremisesUserPrincipalName: 'ada@c_d.com' };
    const domains = [{ id: 'contoso.com' }];
    const read = setUp({ tenantFile: { version: 1, domains, users: [user] } }).tenant;
    expect(read.onPremises.suffixes()).toMatchObject([{ suffix: 'c_d.com', routable: false }]);
    for (const users of [[{ userPrincipalName: 'ada@c_d.com' }], { count: 1, domain: 'c_d.com' }])
      expect(() => setUp({ tenantFile: { version: 1, users } })).toThrow(/the name of a domain: use labels of letters/);
  });

  test('SY-04: one that nothing reads is among the problems until something does', async () => {
    const harness = setUp();
    await asked(harness, 'POST', '/on-premises/forests', { name: 'corp.example' });
    const problems = async () => (await asked(harness, 'GET', '/on-premises/problems'))['problems'];
    const problem = {
      forest: 'corp.example',
      behaviour: 'SY-04',
      code: 'forestNotReached',
      text: expect.stringContaining('reads the forest corp.example'),
    };
    expect(await problems()).toEqual([problem]);
    const forests = [{ forest: 'corp.example' }];
    await asked(harness, 'POST', '/on-premises/servers', { name: 'standby', mode: 'staging', forests });
    expect(await problems()).toEqual([problem]);
    await asked(harness, 'POST', '/on-premises/cloud-sync', { name: 'light', forest: 'corp.example', agents: ['a'] });
    expect(await problems()).toEqual([]);
  });
});

describe('objects', () => {
  test('SY-01, CV-12, PH-02: are added, changed, moved and deleted; the cloud follows at the next cycle', async () => {
    const harness = setUp();
    const eve = await asked(harness, 'POST', '/on-premises/objects', {
      kind: 'user',
      forest: 'contoso.com',
      userPrincipalName: 'eve@contoso.com',
      password: 'Correct-Horse-9',
      attributes: { department: 'Sales' },
      accountExpiresAt: '2026-02-01T00:00:00Z',
    });
    expect(eve).toMatchObject({
      displayName: 'eve',
      enabled: true,
      hasPassword: true,
      accountExpiresAt: '2026-02-01T00:00:00.000Z',
      memberOf: [],
    });
    expect(JSON.stringify(eve)).not.toMatch(/digest/i);
    expect(await users(harness)).not.toContain('eve@contoso.com');
    await asked(harness, 'POST', '/on-premises/cycle', { synchronizer: 'connect' });
    expect(await users(harness)).toContain('eve@contoso.com');
    const path = '/on-premises/objects/eve@contoso.com';
    expect(await asked(harness, 'GET', `${path}/metaverse`)).toEqual({
      metaverse: [
        {
          synchronizer: 'connect',
          joined: [eve['id']],
          cloud: { kind: 'user', id: harness.userId('eve@contoso.com'), name: 'eve@contoso.com' },
          heldBack: false,
        },
      ],
    });
    expect(await asked(harness, 'PATCH', path, { enabled: false, accountExpiresAt: null })).toMatchObject({
      enabled: false,
      accountExpiresAt: null,
    });
    expect(await asked(harness, 'POST', `${path}/move`, { container: 'contoso.com/Staff' })).toMatchObject({
      container: 'contoso.com/Staff',
    });
    await asked(harness, 'POST', '/on-premises/cycle', {});
    const cloud = await harness.call('GET', '/users/eve@contoso.com?$select=accountEnabled,department');
    expect(cloud.body).toMatchObject({ accountEnabled: false, department: 'Sales' });
    await asked(harness, 'DELETE', path);
    await asked(harness, 'POST', '/on-premises/cycle', { full: true });
    expect(await users(harness)).not.toContain('eve@contoso.com');
    await expectRefusal(harness, ['GET', path], /^There is no on-premises object/, 404);
    await expectRefusal(
      harness,
      ['POST', '/on-premises/objects', { kind: 'user', forest: 'nowhere.com', userPrincipalName: 'x@nowhere.com' }],
      /^There is no forest 'nowhere.com'/,
    );
    await expectRefusal(
      harness,
      ['PATCH', '/on-premises/objects/ada@contoso.com', { accountExpiresAt: 'soon' }],
      /^'soon' is not a time/,
    );
  });

  test('SR-25: members of a group change, by any key', async () => {
    const harness = setUp();
    const group = `/on-premises/objects/${harness.groupId('Synced')}`;
    const cyd = (await asked(harness, 'GET', '/on-premises/objects/cyd@contoso.com'))['id'];
    await asked(harness, 'POST', `${group}/members`, { add: ['ada@contoso.com', cyd], remove: ['bob@contoso.com'] });
    expect((await asked(harness, 'GET', group))['members']).toHaveLength(2);
    const all = (await asked(harness, 'GET', '/on-premises/objects?forest=contoso.com'))['objects'];
    expect(all).toContainEqual(expect.objectContaining({ kind: 'group', displayName: 'Synced' }));
    await expectRefusal(harness, ['POST', `${group}/members`, { add: ['who@contoso.com'] }], /who@contoso.com/);
  });

  test('SR-22, PH-01: passwords are set, to be changed first if wanted, and written back', async () => {
    const harness = setUp();
    const post = { upn: 'ada@contoso.com', password: 'New-Horse-1', mustChange: true };
    await asked(harness, 'POST', '/on-premises/password', post);
    const object = await asked(harness, 'GET', '/on-premises/objects/ada@contoso.com');
    expect(object['mustChangePassword']).toBe(true);
    await asked(harness, 'PATCH', '/on-premises/servers/connect', { passwordWriteback: true });
    await asked(harness, 'POST', '/on-premises/password', { upn: 'ada@contoso.com', password: 'b', origin: 'cloud' });
    await expectRefusal(
      harness,
      ['POST', '/on-premises/password', { ...post, origin: 'cloud' }],
      /mustChange is not known/,
    );
  });
});

describe('synchronizers', () => {
  test('SY-03, CV-16, PH-06: Connect servers are added, changed and removed', async () => {
    const harness = setUp();
    const added = await asked(harness, 'POST', '/on-premises/servers', { name: 'standby', mode: 'staging' });
    expect(added).toMatchObject({ kind: 'connect', mode: 'staging', isRunning: true, lastCycleAt: null });
    expect(added['nextCycleAt']).toBe('2026-01-05T08:30:00.000Z');
    const server = '/on-premises/servers/standby';
    await asked(harness, 'PATCH', '/on-premises/servers/connect', { mode: 'staging' });
    const active = await asked(harness, 'PATCH', server, { mode: 'active', signInMethod: 'passThrough' });
    expect(active).toMatchObject({ mode: 'active', signInMethod: 'passThrough' });
    expect(harness.tenant.view().facts.tenantPassThrough).toBe(true);
    expect(await asked(harness, 'PATCH', server, { running: false })).toMatchObject({
      isRunning: false,
      nextCycleAt: null,
    });
    expect((await asked(harness, 'GET', '/on-premises/synchronizers'))['synchronizers']).toMatchObject([
      { name: 'connect', mode: 'staging' },
      { name: 'standby', mode: 'active' },
    ]);
    await asked(harness, 'DELETE', '/on-premises/synchronizers/standby');
    await expectRefusal(harness, ['GET', '/on-premises/synchronizers/standby'], /^There is no synchronizer/, 404);
    await expectRefusal(harness, ['PATCH', server, { mode: 'active' }], /^There is no synchronizer 'standby'/, 404);
    await expectRefusal(
      harness,
      ['POST', '/on-premises/servers', { name: 'other', sourceAnchorAttribute: 'employeeId' }],
      /is refused/,
    );
    await expectRefusal(harness, ['POST', '/on-premises/servers', { name: 'x', mode: 'asleep' }], /mode must be/);
  });

  test('SY-06: cloud sync is set up and changed', async () => {
    const harness = setUp();
    const body = { name: 'light', forest: 'contoso.com', containers: ['contoso.com/Branch'], agents: ['one', 'two'] };
    expect(await asked(harness, 'POST', '/on-premises/cloud-sync', body)).toMatchObject({ kind: 'cloudSync' });
    const changed = await asked(harness, 'PATCH', '/on-premises/cloud-sync/light', {
      containers: null,
      agents: [{ name: 'one', running: false }],
    });
    expect(changed).toMatchObject({ scopes: [{ forest: 'contoso.com' }], isRunning: false });
    await expectRefusal(harness, ['PATCH', '/on-premises/cloud-sync/light', { agents: [] }], /at least one agent/);
    await expectRefusal(
      harness,
      ['POST', '/on-premises/cloud-sync', { ...body, forest: 'no.com' }],
      /already|no forest/,
    );
  });

  test('PH-01: every hash is sent again on demand', async () => {
    const harness = setUp();
    await asked(harness, 'POST', '/on-premises/password-sync', { synchronizer: 'connect' });
    await asked(harness, 'PATCH', '/on-premises/objects/ada@contoso.com', { displayName: 'Ada L' });
    const kinds = (isWanted?: Parameters<typeof harness.tenant.pending>[0]) =>
      harness.tenant.pending(isWanted).map(({ kind }) => kind);
    expect(new Set(kinds())).toEqual(new Set(['fullPasswordSync', 'directoryCycle']));
    expect(new Set(kinds(({ kind }) => kind === 'fullPasswordSync'))).toEqual(new Set(['fullPasswordSync']));
    await expectRefusal(
      harness,
      ['POST', '/on-premises/password-sync', { synchronizer: 'no' }],
      /no synchronizer 'no'/,
    );
  });

  test('UP-05: what is not synchronized is told with its reason', async () => {
    const harness = setUp();
    expect(await asked(harness, 'GET', '/on-premises/problems')).toEqual({ problems: [] });
    const twin = { kind: 'user', forest: 'contoso.com', mail: 'shared@contoso.com' };
    for (const name of ['one', 'two'])
      await asked(harness, 'POST', '/on-premises/objects', {
        ...twin,
        userPrincipalName: `${name}@contoso.com`,
        proxyAddresses: ['SMTP:shared@contoso.com'],
      });
    await asked(harness, 'POST', '/on-premises/cycle');
    const { problems } = await asked(harness, 'GET', '/on-premises/problems');
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'proxyAddressConflict',
        name: expect.stringMatching(/^(one|two)@contoso.com$/),
        synchronizer: 'connect',
        since: '2026-01-05T08:00:00.000Z',
      }),
    ]);
  });
});

describe('federation farms', () => {
  test('FD-08, FD-10, CV-15: are added, fail, lose a trust, get another certificate, and go', async () => {
    const harness = setUp();
    const { text, pem } = await signingCertificate();
    const body = { name: 'sts', product: 'adfs', serviceName: 'sts.contoso.com', trusts: ['contoso.com'] };
    const added = await asked(harness, 'POST', '/on-premises/farms', { ...body, signingCertificate: text });
    expect(added).toMatchObject({
      isAvailable: true,
      trusts: ['contoso.com'],
      certificate: { validTo: '2027-01-01T00:00:00.000Z' },
    });
    const signIn = { upn: 'ada@contoso.com', password: 'Correct-Horse-1' };
    expect(await asked(harness, 'POST', '/sign-in', signIn)).toMatchObject({ result: 'success' });
    const farm = '/on-premises/farms/sts';
    expect(await asked(harness, 'PATCH', farm, { healthy: false })).toMatchObject({ isAvailable: false });
    const failed = await asked(harness, 'POST', '/sign-in', signIn);
    expect(failed).toMatchObject({
      result: 'failure',
      route: 'federation',
      domain: 'contoso.com',
      federation: 'http://sts.contoso.com/adfs/services/trust',
      arrival: 'federatedDomain',
      because: [{ behaviour: 'HR-02' }, { behaviour: 'HR-02' }, { behaviour: 'FD-08' }],
      next: [],
      pending: [],
    });
    await asked(harness, 'PATCH', farm, { healthy: true, trusts: [] });
    expect(await asked(harness, 'POST', '/sign-in', signIn)).toMatchObject({
      because: expect.arrayContaining([expect.objectContaining({ behaviour: 'CV-15' })]),
    });
    expect((await asked(harness, 'GET', '/on-premises/farms'))['farms']).toHaveLength(1);
    expect(await asked(harness, 'GET', farm)).toMatchObject({ trusts: [] });

    // A farm that is down writes no log.
    const { signIns } = await asked(harness, 'GET', '/on-premises/federation-log?domain=contoso.com');
    expect(signIns).toMatchObject([
      {
        at: '2026-01-05T08:00:00.000Z',
        userPrincipalName: 'ada@contoso.com',
        arrival: 'federatedDomain',
        succeeded: true,
      },
      { succeeded: false },
    ]);
    expect((await asked(harness, 'GET', '/on-premises/federation-log?domain=fabrikam.com'))['signIns']).toEqual([]);
    await expectRefusal(
      harness,
      ['PATCH', farm, { signingCertificate: pem }],
      /^signingCertificate must be without armour/,
    );
    await expectRefusal(
      harness,
      ['PATCH', farm, { signingCertificate: 'AAAA' }],
      /^signingCertificate must be one X.509/,
    );
    await expectRefusal(harness, ['PATCH', farm, { members: [{ name: 'no', healthy: true }] }], /has no member 'no'/);
    await expectRefusal(
      harness,
      ['POST', '/on-premises/farms', { ...body, name: 'new', serviceName: 'fs.contoso.com', existing: false }],
      'A new AD FS farm needs a federation server, a Web Application Proxy, a certificate for fs.contoso.com.',
    );
    await expectRefusal(harness, ['DELETE', farm], /'contoso.com' is federated with/);
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    await asked(harness, 'DELETE', farm);
    await expectRefusal(harness, ['DELETE', farm], /^There is no federation farm 'sts'/, 404);
  });

  test('FD-10, FD-11: trusts are names of domains, each once, of this tenant or another; a log is of a domain of this one', async () => {
    const harness = setUp();
    const body = { name: 'sts', product: 'adfs', serviceName: 'sts.contoso.com' };
    const given = { trusts: ['Partner.example', 'contoso.com', 'CONTOSO.com'] };
    const kept = { trusts: ['contoso.com', 'partner.example'] };
    const bad = { trusts: ['contoso.com.'] };
    const message = "'contoso.com.' among trusts is not the name of a domain: leave out the dot at its end.";
    const farm = '/on-premises/farms/sts';
    await expectRefusal(harness, ['POST', '/on-premises/farms', { ...body, ...bad }], message);
    expect(await asked(harness, 'POST', '/on-premises/farms', { ...body, ...given })).toMatchObject(kept);
    await expectRefusal(harness, ['PATCH', farm, bad], message);
    expect(await asked(harness, 'PATCH', farm, given)).toMatchObject(kept);
    expect(() => harness.tenant.onPremises.changeFarm('sts', bad)).toThrow(message);
    const file = (trusts: object) => ({ version: 1, onPremises: { farms: [{ ...body, ...trusts }] } });
    expect(() => setUp({ tenantFile: file(bad) })).toThrow('leave out the dot at its end');
    expect(setUp({ tenantFile: file(given) }).tenant.onPremises.farm('sts')).toMatchObject(kept);
    expect(() => harness.tenant.onPremises.federationLog('no.com')).toThrow(/no\.com/);
  });
});

describe('in code', () => {
  test('the same is there with types', () => {
    const { tenant } = setUp({ tenantFile: { version: 1, domains: contoso.domains } });
    const { onPremises } = tenant;
    onPremises.addForest({ name: 'contoso.com' });
    onPremises.addServer({ name: 'one' });
    const user = onPremises.addObject({
      kind: 'user',
      forest: 'contoso.com',
      userPrincipalName: 'ada@contoso.com',
      password: 'Correct-Horse-1',
      passwordExpiresAt: Date.parse('2026-03-01T00:00:00Z'),
    });
    expect(user.passwordExpiresAt).toBe('2026-03-01T00:00:00.000Z');
    onPremises.runCycle();
    tenant.clock.advance('PT2M');
    expect(tenant.view().tables.users.size).toBe(1);
    expect(onPremises.synchronizers().map(({ name, lastCycleAt }) => [name, lastCycleAt])).toEqual([
      ['one', '2026-01-05T08:00:00.000Z'],
    ]);
    expect(onPremises.metaverse('ada@contoso.com')).toHaveLength(1);
    expect(() => onPremises.changeObject('who@contoso.com', { enabled: false })).toThrow(
      'There is no on-premises object',
    );
  });
});
