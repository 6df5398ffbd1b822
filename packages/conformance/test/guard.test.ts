import { describe, expect, test } from 'vitest';
import { domainPrefix, permit, type Surface, standIn } from '../src/targets/guard.ts';
import { Refused } from '../src/targets/refusals.ts';

const own = 'pre-r12345678-own.contoso.com';
const surface: Surface = {
  made: [
    { kind: 'domain', id: own, name: own },
    { kind: 'group', id: '11111111-2222-4333-8444-555555555555', name: 'pre-r12345678 group' },
  ],
  mayUpdate: [],
  namePrefix: 'pre-r12345678 ',
};
const asked = (method: string, path: string, body?: object) =>
  permit(
    { method, url: '', headers: {}, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
    path,
    surface,
  );

describe('domains that a run may write', () => {
  test('bear its prefix in their first label', () => {
    expect(domainPrefix(surface.namePrefix)).toBe('pre-r12345678-');
    expect(asked('POST', '/domains', { id: 'pre-r12345678-new.contoso.com' }).note).toContain('pre-r12345678-new');
    for (const id of ['new.contoso.com', 'pre-r87654321-new.contoso.com', 'x.pre-r12345678-own.contoso.com', ''])
      expect(() => asked('POST', '/domains', { id }), id).toThrow(Refused);
    expect(() => asked('POST', '/domains', {})).toThrow('needs a name');
  });

  test.each([
    ['PATCH', '', { authenticationType: 'Managed' }],
    ['DELETE', '', undefined],
    ['POST', '/verify', undefined],
    ['POST', '/promote', undefined],
    ['POST', '/forceDelete', { disableUserAccounts: true }],
    ['POST', '/federationConfiguration', { displayName: 'Any name', issuerUri: 'urn:x' }],
    ['PATCH', '/federationConfiguration/1', { displayName: 'Any name' }],
    ['DELETE', '/federationConfiguration/1', undefined],
  ])('%s %s passes for one that it has made, and for no other', (method, rest, body) => {
    expect(asked(method, `/domains/${own}${rest}`, body).note).toBe('');
    for (const other of ['contoso.com', 'pre-r12345678-lost.contoso.com', '11111111-2222-4333-8444-555555555555'])
      expect(() => asked(method, `/domains/${other}${rest}`, body), other).toThrow('has not made this object');
  });

  test('never become the default, and are never taken over', () => {
    for (const isDefault of [true, false])
      expect(() => asked('PATCH', `/domains/${own}`, { isDefault })).toThrow("the tenant's default domain");
    expect(() => asked('POST', `/domains/${own}/verify`, { forceTakeover: true })).toThrow('from another tenant');
  });

  test('are planned for in a dry run as if they were there', () => {
    const answer = (method: string, path: string, body?: object) =>
      standIn(
        { method, url: '', headers: {}, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
        path,
        surface.made,
        true,
      );
    expect(answer('POST', '/domains', { id: own })).toMatchObject({ status: 201, body: JSON.stringify({ id: own }) });
    expect(answer('POST', `/domains/${own}/promote`)).toMatchObject({ status: 200 });
    expect(answer('POST', `/domains/${own}/federationConfiguration`, {})).toMatchObject({ status: 201 });
    expect(answer('PATCH', `/domains/${own}`, {})).toMatchObject({ status: 204 });
    expect(answer('GET', `/domains/${own}`)).toMatchObject({ status: 200, body: JSON.stringify({ id: own }) });
    // What is really there is read.
    expect(answer('GET', '/domains/contoso.com')).toBeUndefined();
  });
});
