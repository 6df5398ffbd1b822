import { describe, expect, test } from 'vitest';
import { type LoginRequest, noSuchId } from '../src/target.ts';
import { domainPrefix, permit, permitLogin, type Surface, standIn } from '../src/targets/guard.ts';
import { Refused } from '../src/targets/refusals.ts';

const own = 'pre-r12345678-own.contoso.com';
const ownAgents = '66666666-7777-4888-8999-aaaaaaaaaaaa';
const surface: Surface = {
  made: [
    { kind: 'domain', id: own, name: own },
    { kind: 'group', id: '11111111-2222-4333-8444-555555555555', name: 'pre-r12345678 group' },
    { kind: 'agentGroup', id: ownAgents, name: 'pre-r12345678 agents' },
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

describe('pass-through agents that a run may write', () => {
  const profile = '/onPremisesPublishingProfiles/authentication';

  test('are groups with its prefix', () => {
    expect(asked('POST', `${profile}/agentGroups`, { displayName: 'pre-r12345678 new' }).note).toContain('new');
    for (const body of [{ displayName: 'New' }, { displayName: 'pre-r87654321 new' }, {}])
      expect(() => asked('POST', `${profile}/agentGroups`, body)).toThrow(Refused);
    // Nor are those of other types.
    for (const type of ['provisioning', 'applicationProxy'])
      expect(() =>
        asked('POST', `/onPremisesPublishingProfiles/${type}/agentGroups`, { displayName: 'pre-r12345678 new' }),
      ).toThrow('group of pass-through agents');
  });

  test.each([
    ['PATCH', { displayName: 'pre-r12345678 renamed' }],
    ['DELETE', undefined],
  ])('%s passes for a group that it has made, and for no other', (method, body) => {
    expect(asked(method, `${profile}/agentGroups/${ownAgents}`, body).note).toContain('pre-r12345678 agents');
    for (const id of ['11111111-2222-4333-8444-555555555555', '99999999-7777-4888-8999-aaaaaaaaaaaa'])
      expect(() => asked(method, `${profile}/agentGroups/${id}`, body)).toThrow('has not made this object');
  });

  test('are never agents, nor what they publish, nor when they are updated', () => {
    const agent = `${profile}/agents/${ownAgents}`;
    const reference = { '@odata.id': `https://graph.microsoft.com/beta${profile}/agentGroups/${ownAgents}` };
    for (const [method, path, body] of [
      ['POST', `${profile}/agents`, { machineName: 'x' }],
      ['DELETE', agent, undefined],
      ['POST', `${agent}/agentGroups/$ref`, reference],
      ['DELETE', `${agent}/agentGroups/${ownAgents}/$ref`, undefined],
      ['POST', `${profile}/publishedResources`, { displayName: 'pre-r12345678 new' }],
      ['PATCH', `${profile}/hybridAgentUpdaterConfiguration`, {}],
      ['PATCH', profile, {}],
    ] as const)
      expect(() => asked(method, path, body), `${method} ${path}`).toThrow(Refused);
  });
});

describe('the sign-in service', () => {
  const token = '/contoso.com/oauth2/v2.0/token';
  const post = (path: string, form?: LoginRequest['form']) => () =>
    permitLogin({ method: 'POST', path, ...(form ? { form } : {}) });

  test('is asked what it tells anyone', () => {
    permitLogin({ method: 'GET', path: '/common/v2.0/.well-known/openid-configuration' });
    permitLogin({ method: 'POST', path: '/common/GetCredentialType', json: { username: 'someone@contoso.com' } });
    post(token, { grant_type: 'client_credentials', client_id: noSuchId, client_secret: 'any' })();
    post(token, { client_id: noSuchId })();
    post(token)();
  });

  test.each(['username', 'password', 'refresh_token', 'device_code', 'code', 'assertion'])(
    'is handed no %s',
    (name) => {
      expect(post(token, { client_id: noSuchId, [name]: 'any' })).toThrow(`hands over no '${name}'`);
    },
  );

  test('is told nothing in the name of an application, and at no other place', () => {
    expect(post(token, { client_id: '11111111-2222-4333-8444-555555555556' })).toThrow('in the name of an application');
    for (const path of ['/contoso.com/oauth2/v2.0/devicecode', '/common/oauth2/token', '/devicelogin', `${token}/x`])
      expect(post(path, {}), path).toThrow('neither realm discovery nor the token endpoint');
  });
});
