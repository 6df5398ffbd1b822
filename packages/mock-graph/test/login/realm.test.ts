import { describe, expect, test } from 'vitest';
import { contoso } from '../support/contoso.ts';
import { type Harness, setUp } from '../support/harness.ts';

const login = 'https://login.microsoftonline.com';
const rollout = { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] };
const get = (harness: Harness, path: string) => harness.send('GET', `${login}${path}`, undefined, { token: '' });
const credentialType = (harness: Harness, body: object) =>
  harness.send('POST', `${login}/common/GetCredentialType`, body, { token: '' });
const redirect = (name: string) =>
  `https://sts.contoso.com/adfs/ls/?username=${encodeURIComponent(name)}&wa=wsignin1.0&wtrealm=urn%3afederation%3aMicrosoftOnline&wctx=`;

describe('realm discovery (HR-01)', () => {
  test('getuserrealm.srf: federated, enrolled, managed and unknown', async () => {
    const harness = setUp({ tenantFile: rollout });
    const realm = async (name: string) => (await get(harness, `/getuserrealm.srf?login=${name}&json=1`)).body;
    expect(await realm('cyd@contoso.com')).toEqual({
      State: 3,
      UserState: 2,
      Login: 'cyd@contoso.com',
      NameSpaceType: 'Federated',
      DomainName: 'contoso.com',
      FederationGlobalVersion: -1,
      AuthURL: redirect('cyd@contoso.com'),
      FederationBrandName: 'Contoso',
      CloudInstanceName: 'microsoftonline.com',
      CloudInstanceIssuerUri: 'urn:federation:MicrosoftOnline',
    });
    expect(await realm('ada@contoso.com')).toMatchObject({
      State: 4,
      NameSpaceType: 'Managed',
      DomainName: 'contoso.com',
    });
    expect(await realm('mia@fabrikam.com')).toMatchObject({
      State: 4,
      NameSpaceType: 'Managed',
      DomainName: 'fabrikam.com',
    });
    expect(await realm('who@nowhere.example')).toEqual({
      State: 4,
      UserState: 1,
      Login: 'who@nowhere.example',
      NameSpaceType: 'Unknown',
    });
    for (const name of ['ada@contoso.com', 'mia@fabrikam.com']) expect(await realm(name)).not.toHaveProperty('AuthURL');
  });

  test('userrealm in its versions', async () => {
    const harness = setUp({ tenantFile: rollout });
    const realm = async (name: string, version: string) =>
      (await get(harness, `/common/userrealm/${name}?api-version=${version}`)).body;
    expect(await realm('cyd@contoso.com', '1.0')).toMatchObject({
      ver: '1.0',
      account_type: 'Federated',
      domain_name: 'contoso.com',
      federation_protocol: 'WSTrust',
    });
    expect(await realm('ada@contoso.com', '1.0')).toMatchObject({ account_type: 'Managed' });
    expect(await realm('ada@contoso.com', '1.0')).not.toHaveProperty('federation_protocol');
    expect(await realm('who@nowhere.example', '1.0')).toMatchObject({ account_type: 'Unknown' });
    for (const version of ['2.0', '2.1'])
      expect(await realm('cyd@contoso.com', version)).toMatchObject({
        NameSpaceType: 'Federated',
        AuthURL: redirect('cyd@contoso.com'),
      });
    // Nothing of the tenant that was asked: the name is not its own.
    expect(await realm('who@nowhere.example', '2.0')).toEqual({
      NameSpaceType: 'Unknown',
      Login: 'who@nowhere.example',
      TenantBrandingInfo: null,
      cloud_instance_name: 'microsoftonline.com',
    });
    expect((await get(harness, '/common/userrealm/a@contoso.com?api-version=9')).status).toBe(400);
    expect((await get(harness, '/common/UserRealm/a%40contoso.com')).status).toBe(200);
  });

  test('GetCredentialType tells where the password is asked for', async () => {
    const harness = setUp({ tenantFile: rollout });
    const federated = await credentialType(harness, { username: 'cyd@contoso.com' });
    expect(federated.body).toMatchObject({
      Username: 'cyd@contoso.com',
      IfExistsResult: 0,
      Credentials: { PrefCredential: 4, FederationRedirectUrl: redirect('cyd@contoso.com') },
      EstsProperties: { DomainType: 4 },
    });
    const enrolled = await credentialType(harness, { username: 'ada@contoso.com' });
    expect(enrolled.body).toMatchObject({
      IfExistsResult: 0,
      Credentials: { PrefCredential: 1 },
      EstsProperties: { DomainType: 3 },
    });
    expect(enrolled.text).not.toContain('FederationRedirectUrl');
    expect((await credentialType(harness, { username: 'nobody@fabrikam.com' })).body).toMatchObject({
      IfExistsResult: 1,
    });
    expect((await credentialType(harness, { username: 'who@nowhere.example' })).body).toMatchObject({
      IfExistsResult: 1,
      EstsProperties: { DomainType: 1 },
    });
  });

  test.each([
    ['domain_hint', `${login}/common/oauth2/authorize?client_id=x&domain_hint=contoso.com`],
    ['whr', 'https://login.microsoftonline.com/login.srf?wa=wsignin1.0&whr=contoso.com'],
    ['an encoded hint', '?domain_hint=contoso%2Ecom'],
  ])(
    'SR-15: %s of the original request sends an enrolled user to the federation server',
    async (_what, originalRequest) => {
      const harness = setUp({ tenantFile: rollout });
      const { body } = await credentialType(harness, { username: 'ada@contoso.com', originalRequest });
      expect(body['Credentials']).toMatchObject({
        PrefCredential: 4,
        FederationRedirectUrl: redirect('ada@contoso.com'),
      });
    },
  );

  test('SR-15: another hint is ignored', async () => {
    const harness = setUp({ tenantFile: rollout });
    const { body } = await credentialType(harness, {
      username: 'ada@contoso.com',
      originalRequest: '?domain_hint=fabrikam.com',
    });
    expect(body['Credentials']).toMatchObject({ PrefCredential: 1 });
  });

  test('SS-03: seamless single sign-on shows for who is enrolled in it and in a method', async () => {
    const harness = setUp({
      tenantFile: {
        ...contoso,
        policies: [
          { feature: 'passwordHashSync', groups: ['Pilot'] },
          { feature: 'seamlessSso', groups: ['Second'] },
        ],
      },
    });
    const desktop = async (name: string) => (await credentialType(harness, { username: name })).body['EstsProperties'];
    expect(await desktop('ada@contoso.com')).toMatchObject({ DesktopSsoEnabled: true });
    expect(await desktop('bob@contoso.com')).not.toHaveProperty('DesktopSsoEnabled');
    expect(await desktop('cyd@contoso.com')).not.toHaveProperty('DesktopSsoEnabled');
  });

  test('getuserrealm.srf as XML says besides whether the name is federated', async () => {
    const harness = setUp({ tenantFile: rollout });
    const xml = async (name: string) => {
      const { headers, body } = await harness.mock.handle({
        method: 'GET',
        url: `${login}/GetUserRealm.srf?login=${encodeURIComponent(name)}&xml=1`,
        headers: {},
      });
      expect(headers['content-type']).toBe('text/xml; charset=utf-8');
      return body;
    };
    expect(await xml('cyd@contoso.com')).toBe(
      `<RealmInfo Success="true"><State>3</State><UserState>2</UserState><Login>cyd@contoso.com</Login><NameSpaceType>Federated</NameSpaceType><DomainName>contoso.com</DomainName><IsFederatedNS>true</IsFederatedNS><FederationGlobalVersion>-1</FederationGlobalVersion><AuthURL>${redirect('cyd@contoso.com').replaceAll('&', '&amp;')}</AuthURL><FederationBrandName>Contoso</FederationBrandName><CloudInstanceName>microsoftonline.com</CloudInstanceName><CloudInstanceIssuerUri>urn:federation:MicrosoftOnline</CloudInstanceIssuerUri></RealmInfo>`,
    );
    expect(await xml('ada@contoso.com')).toContain('<IsFederatedNS>false</IsFederatedNS>');
    expect(await xml('<&>@contoso.com')).toContain('<Login>&lt;&amp;&gt;@contoso.com</Login>');
    expect(await xml('who@nowhere.example')).toContain('<NameSpaceType>Unknown</NameSpaceType>');
  });

  test('personal accounts have a federation server of their own', async () => {
    const harness = setUp();
    const name = 'someone@outlook.com';
    expect((await get(harness, `/common/UserRealm/${name}?api-version=1.0`)).body).toMatchObject({
      account_type: 'Federated',
      domain_name: 'live.com',
    });
    expect((await get(harness, `/common/UserRealm/${name}?api-version=2.0`)).body).toMatchObject({
      NameSpaceType: 'Federated',
      ConsumerDomain: true,
    });
    expect((await credentialType(harness, { username: name })).body).toMatchObject({
      IfExistsResult: 5,
      Credentials: { PrefCredential: 6 },
      EstsProperties: { DomainType: 2 },
    });
  });

  test('without a prefix the domain says whose user it is', async () => {
    const harness = setUp();
    harness.mock.load({ version: 1, domains: [{ id: 'elsewhere.com' }] }, 'elsewhere');
    const realm = async (prefix: string) =>
      (await get(harness, `${prefix}/common/userrealm/eve@elsewhere.com?api-version=1.0`)).body;
    expect(await realm('')).toMatchObject({ account_type: 'Managed', domain_name: 'elsewhere.com' });
    expect(await realm('/t/contoso')).toMatchObject({ account_type: 'Unknown' });
  });

  test("SS-03: it shows for every name of a managed domain while the tenant's switch is on", async () => {
    const harness = setUp();
    const desktop = async (username: string) => (await credentialType(harness, { username })).body['EstsProperties'];
    expect(await desktop('nat@fabrikam.com')).not.toHaveProperty('DesktopSsoEnabled');
    harness.tenant.onPremises.set({ seamlessSsoEnabled: true });
    for (const name of ['nat@fabrikam.com', 'nobody@fabrikam.com'])
      expect(await desktop(name)).toMatchObject({ DesktopSsoEnabled: true });
    expect(await desktop('cyd@contoso.com')).not.toHaveProperty('DesktopSsoEnabled');
  });

  test('says on which assumptions an answer rests', async () => {
    const harness = setUp({
      tenantFile: { ...contoso, policies: [{ feature: 'passthroughAuthentication', groups: ['Pilot'] }] },
    });
    expect((await get(harness, '/getuserrealm.srf?login=ada@contoso.com')).headers['x-mock-assumption']).toBe('SR-31');
    expect(
      (await get(harness, '/getuserrealm.srf?login=cyd@contoso.com')).headers['x-mock-assumption'],
    ).toBeUndefined();
  });

  test.each([
    ['no name', 'GET', '/getuserrealm.srf', 400],
    ['an option that is not known', 'GET', '/getuserrealm.srf?login=a@contoso.com&x=1', 400],
    ['a broken escape', 'GET', '/common/userrealm/%zz', 400],
    ['a broken escape in the query', 'GET', '/getuserrealm.srf?login=%zz', 400],
    ['another path', 'GET', '/common/oauth2/v9/token', 404],
    ['another method', 'POST', '/getuserrealm.srf?login=a@contoso.com', 404],
  ])('refuses %s', async (_what, method, path, status) => {
    const harness = setUp();
    const answer = await harness.send(method, `${login}${path}`, undefined, { token: '' });
    expect(answer.status).toBe(status);
    expect(typeof answer.body.error).toBe('string');
    expect(String(answer.body['error_description']).length).toBeGreaterThan(10);
  });

  test.each([
    ['malformed', '{'],
    ['of another type', '{"username":5}'],
    ['without a name', '{}'],
    ['empty', ''],
  ])('refuses a body that is %s', async (_what, text) => {
    const harness = setUp();
    expect(
      (await harness.send('POST', `${login}/common/GetCredentialType`, undefined, { token: '', text })).status,
    ).toBe(400);
  });
});
