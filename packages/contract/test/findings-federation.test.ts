import { describe, expect, test } from 'vitest';
import { type FederationFacts, federationFindings } from '../src/findings.ts';

const now = '2026-03-01T00:00:00Z';
const found = (facts: Omit<FederationFacts, 'now'>) =>
  federationFindings({ now, ...facts }).map(({ severity, behaviour, code }) => `${severity} ${behaviour} ${code}`);

describe('signing certificates', () => {
  const expiring = (certificateExpires: string, certificateUpdateResult?: string | null) =>
    found({
      federations: [
        {
          domain: 'contoso.com',
          certificateExpires,
          ...(certificateUpdateResult !== undefined && { certificateUpdateResult }),
        },
      ],
    });

  test('FD-09: expiry within 30 days warns unless a new certificate was found', () => {
    expect(expiring('2026-03-31T00:00:01Z')).toEqual([]);
    expect(expiring('2026-03-31T00:00:00Z')).toEqual(['warning FD-09 certificateExpires']);
    expect(expiring('2026-03-31T00:00:00Z', null)).toEqual(['warning FD-09 certificateExpires']);
    expect(expiring('2026-03-31T00:00:00Z', 'couldNotAccessRemoteHost')).toEqual(['warning FD-09 certificateExpires']);
    expect(expiring('2026-03-31T00:00:00Z', 'Success')).toEqual([]);
  });

  test('FD-09: an expired certificate is an error whatever the last look found', () => {
    expect(expiring(now, 'success')).toEqual(['error FD-09 certificateExpired']);
    expect(expiring('2026-03-01T00:00:01Z', 'success')).toEqual([]);
  });

  test('FD-09: a time that says no certain moment is refused', () => {
    for (const time of ['tomorrow', '2026-03-31', '2026-03-31T00:00:00', '2026-13-31T00:00:00Z'])
      expect(() => expiring(time)).toThrow(/certificateExpires of contoso\.com/);
  });
});

describe('farms', () => {
  const farm = {
    kind: 'new',
    serviceName: 'fs.contoso.com',
    federationServers: 1,
    webApplicationProxies: 1,
    certificateNames: ['FS.contoso.com'],
  } as const;

  test('FD-10: a new farm needs a federation server, a Web Application Proxy and a certificate', () => {
    expect(found({ farm })).toEqual([]);
    expect(found({ farm: { kind: 'new', serviceName: 'fs.contoso.com' } })).toEqual([]);
    expect(found({ farm: { ...farm, federationServers: 0 } })).toEqual(['error FD-10 noFederationServer']);
    expect(found({ farm: { ...farm, webApplicationProxies: 0 } })).toEqual(['error FD-10 noWebApplicationProxy']);
    expect(found({ farm: { ...farm, certificateNames: [] } })).toEqual(['error FD-10 noServiceCertificate']);
  });

  test('FD-10: the certificate is for the service name, a wildcard for one label', () => {
    const named = (name: string) => found({ farm: { ...farm, certificateNames: ['www.contoso.com', name] } });
    expect(named('*.contoso.com')).toEqual([]);
    for (const name of ['*.com', '*.fs.contoso.com', 'contoso.com'])
      expect(named(name), name).toEqual(['error FD-10 noServiceCertificate']);
  });

  test('FD-10: an existing farm needs the trust alone', () => {
    expect(found({ farm: { kind: 'existing', trust: false } })).toEqual(['error FD-10 noTrust']);
    expect(found({ farm: { kind: 'existing', trust: true } })).toEqual([]);
    expect(found({ farm: { kind: 'existing' } })).toEqual([]);
  });
});

test('CV-10: the federation server stays up for 12 hours after a switch to pass-through', () => {
  const passThroughSince = '2026-03-01T10:00:00+01:00';
  const [finding] = federationFindings({ now, passThroughSince, federationServerShutDown: '2026-03-01T20:59:59Z' });
  expect(finding).toMatchObject({ severity: 'error', behaviour: 'CV-10', code: 'shutDownTooEarly' });
  expect(finding?.whatToDo).toContain('2026-03-01T21:00:00.000Z');
  expect(found({ passThroughSince, federationServerShutDown: '2026-03-01T21:00:00Z' })).toEqual([]);
  expect(found({ federationServerShutDown: now })).toEqual([]);
  expect(found({ passThroughSince })).toEqual([]);
});
