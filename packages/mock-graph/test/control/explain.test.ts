import { describe, expect, test } from 'vitest';
import { signingCertificate } from '../support/certificates.ts';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp } from '../support/harness.ts';
import { asked, expectRefusal } from '../support/refusals.ts';

async function codes(harness: Harness, ...request: [method: string, path: string, body?: object]): Promise<string[]> {
  const { findings } = await asked(harness, ...request);
  return (findings as { code: string }[]).map(({ code }) => code);
}

describe('what to know before a conversion', () => {
  test('PT-08: too few agents are found where pass-through is used, by the switch or in a rollout, and nowhere else', async () => {
    const path = '/explain/pass-through';
    expect(await codes(setUp({ tenantFile: contoso }), 'GET', path)).toEqual([]);
    const switched = { ...contoso, onPremises: { tenantPassThrough: true } };
    expect(await codes(setUp({ tenantFile: switched }), 'GET', path)).toEqual(['noActiveAgent']);
    const rollout = setUp({ tenantFile: contoso });
    await rollout.policy('passthroughAuthentication', ['Pilot']);
    expect(await codes(rollout, 'GET', path)).toEqual(['noActiveAgent']);
  });

  test('CV-08, CV-11, CV-14, CV-15: the tenant tells what it knows, people the rest', async () => {
    const farm = { name: 'sts', product: 'adfs', serviceName: 'sts.contoso.com', remote: true };
    const harness = setUp({ tenantFile: { ...contoso, onPremises: { farms: [farm] } } });
    const path = '/explain/conversion?domain=contoso.com';
    expect(await asked(harness, 'GET', path)).toMatchObject({
      facts: { domain: 'contoso.com', users: 7, usersWithoutHash: 2, federationServerRunning: true },
    });
    expect(await codes(harness, 'GET', path)).toEqual(['lockedOut', 'noAdFsContext']);
    expect(await codes(harness, 'POST', path, { adFs: null, skipUserConversion: false })).toEqual([
      'temporaryPasswords',
    ]);
    expect(
      await codes(harness, 'POST', path, {
        adFs: null,
        operator: 'ada@contoso.com',
        cloudOnlyAdministrators: [],
        signInAfterwards: 'passthroughAuthentication',
      }),
    ).toEqual(['lockedOut', 'passThroughOff', 'operatorInDomain', 'noCloudOnlyAdministrator']);
    await expectRefusal(harness, ['GET', '/explain/conversion'], /domain is missing/);
    await expectRefusal(harness, ['GET', '/explain/conversion?domain=no.com'], /no\.com/, 404);
    await expectRefusal(harness, ['POST', path, { operator: 5 }], /operator must be string/);
  });

  test('FD-09, FD-10, CV-10: certificates that expire, farms that lack something, a shut-down that is too early', async () => {
    const { text } = await signingCertificate('2025-01-01T00:00:00Z', '2026-01-20T00:00:00Z');
    const [federated, ...others] = contoso.domains;
    const trusted = { ...federated, federation: { ...federated?.federation, signingCertificate: text } };
    const harness = setUp({ tenantFile: { ...contoso, domains: [trusted, ...others] } });
    expect(await codes(harness, 'GET', '/explain/federation')).toEqual(['certificateExpires']);
    harness.advance('P30D');
    expect(
      await codes(harness, 'POST', '/explain/federation', {
        farm: { kind: 'new', serviceName: 'fs.contoso.com', federationServers: 1, webApplicationProxies: 0 },
        passThroughSince: '2026-02-01T00:00:00Z',
        federationServerShutDown: '2026-02-01T06:00:00Z',
      }),
    ).toEqual(['certificateExpired', 'noWebApplicationProxy', 'shutDownTooEarly']);
    await expectRefusal(
      harness,
      ['POST', '/explain/federation', { passThroughSince: 'soon', federationServerShutDown: 'later' }],
      /^The fact 'passThroughSince' is 'soon'/,
    );
  });
});

describe('what to know of synchronization', () => {
  test('SY-03, SY-04, SY-06: the topology of the tenant, and one that people think of', async () => {
    const harness = setUp();
    expect(await codes(harness, 'GET', '/explain/topology')).toEqual(['noStandbyServer']);
    await asked(harness, 'POST', '/on-premises/servers', { name: 'second' });
    await asked(harness, 'POST', '/on-premises/cloud-sync', { name: 'light', forest: 'contoso.com', agents: ['one'] });
    expect(await codes(harness, 'GET', '/explain/topology')).toEqual([
      'secondActiveServer',
      'noStandbyServer',
      'cloudSyncOverlap',
      'cloudSyncOverlap',
      'singleAgent',
    ]);
    expect(
      await codes(harness, 'POST', '/explain/topology', { servers: [], cloudSync: [], forests: [{ name: 'a.com' }] }),
    ).toEqual(['forestNotReached', 'tenantNotFed']);
    await expectRefusal(
      harness,
      ['POST', '/explain/topology', { servers: [{ name: 'x' }] }],
      /servers\[0\]\.tenants is missing/,
    );
  });

  test('SY-09, UP-08: an installation', async () => {
    const harness = setUp();
    expect(
      await codes(harness, 'POST', '/explain/installation', {
        settings: 'express',
        sourceAnchorAttribute: 'employeeId',
      }),
    ).toEqual(['expressSourceAnchor', 'expressNonRoutableSuffix', 'otherSourceAnchor']);
    expect(await codes(harness, 'POST', '/explain/installation', { settings: 'custom' })).toEqual([]);
    await expectRefusal(harness, ['POST', '/explain/installation', {}], /settings must be|settings is missing/);
  });

  test('PH-05, PH-06, PH-07: password hashes', async () => {
    const harness = setUp();
    expect(await codes(harness, 'GET', '/explain/password-sync')).toEqual([]);
    await asked(harness, 'PATCH', '/on-premises/servers/connect', { version: '1.1.614.0', running: false });
    expect(await codes(harness, 'POST', '/explain/password-sync', { domainServices: true })).toEqual([
      'defectiveVersion',
      'serverDown',
    ]);
  });

  test('UP-04, UP-05: another sign-in name, another source anchor', async () => {
    const harness = setUp();
    expect(await codes(harness, 'GET', '/explain/alternate-id')).toEqual([]);
    await asked(harness, 'PATCH', '/on-premises/objects/ada@contoso.com', { mail: 'ada@unverified.com' });
    expect(await codes(harness, 'GET', '/explain/alternate-id?attribute=mail')).toEqual([
      'alternateIdWorkloads',
      'alternateIdSuffix',
    ]);
    expect(await asked(harness, 'GET', '/explain/source-anchors')).toEqual({ attribute: 'objectGUID', findings: [] });
    for (const name of ['ada', 'bob'])
      await asked(harness, 'PATCH', `/on-premises/objects/${name}@contoso.com`, { attributes: { employeeId: '7' } });
    const found = await codes(harness, 'GET', '/explain/source-anchors?attribute=employeeId');
    expect(found).toContain('anchorNotUnique');
    expect(found.filter((code) => code === 'anchorMissing')).toHaveLength(5);
  });

  test('UP-05: a source anchor that is no longer what the cloud knows the user by', async () => {
    const harness = setUp({
      tenantFile: {
        version: 1,
        domains: [{ id: 'contoso.com' }],
        users: [{ userPrincipalName: 'ada@contoso.com', synced: true, employeeId: 'E1' }],
        onPremises: { servers: [{ name: 'one', sourceAnchorAttribute: 'employeeId' }] },
      },
    });
    expect(await asked(harness, 'GET', '/explain/source-anchors')).toEqual({ attribute: 'employeeId', findings: [] });
    await asked(harness, 'PATCH', '/on-premises/objects/ada@contoso.com', { attributes: { employeeId: 'E2' } });
    expect(await codes(harness, 'GET', '/explain/source-anchors')).toEqual(['anchorChanged']);
  });
});
