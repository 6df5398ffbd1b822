import { X509Certificate } from 'node:crypto';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudOf, clouds, isGraphHost, isServiceHost, serviceHosts } from '../../src/clouds.ts';
import { makeCertificate } from '../../src/https.ts';
import { mockGraphHandlers } from '../../src/msw.ts';
import { newMock } from '../support/harness.ts';

const server = setupServer(
  ...mockGraphHandlers(newMock()),
  http.all('*', () => HttpResponse.text('elsewhere', { status: 418 })),
);
beforeAll(() => server.listen());
afterAll(() => server.close());

interface Body {
  readonly [name: string]: unknown;
  readonly value: readonly unknown[];
}

const read = async (url: string, init?: RequestInit): Promise<{ body: Body; headers: Headers }> => {
  const answer = await fetch(url, init);
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return { body: JSON.parse(text) as Body, headers: answer.headers };
};
const authorized = { headers: { authorization: 'Bearer any' } };

const named = {
  global: { instance: 'microsoftonline.com', audience: 'urn:federation:MicrosoftOnline' },
  usgov: { instance: 'microsoftonline.us', audience: 'urn:federation:MicrosoftOnline' },
  usgovdod: { instance: 'microsoftonline.us', audience: 'urn:federation:MicrosoftOnline' },
  china: { instance: 'partner.microsoftonline.cn', audience: 'urn:federation:partner.microsoftonline.cn' },
};

describe.each(Object.entries(clouds))('The %s cloud through MSW', (name, { graph, login }) => {
  const { instance, audience } = named[name as keyof typeof named];
  const assumed = name === 'global' ? null : 'HR-01';

  test('context and next links name the host that was asked, with the prefix of the tenant', async () => {
    for (const prefix of ['', '/t/fabrikam']) {
      const base = `https://${graph}${prefix}/v1.0`;
      const { body } = await read(`${base}/users?$top=2&$select=id`, authorized);
      expect(body['@odata.context']).toBe(`${base}/$metadata#users(id)`);
      const next = String(body['@odata.nextLink']);
      expect(next.startsWith(`${base}/users?`), next).toBe(true);
      expect((await read(next, authorized)).body.value).toHaveLength(2);
    }
  });

  test('a reference may name its host', async () => {
    const users = (await read(`https://${graph}/v1.0/users?$select=id`, authorized)).body.value as { id: string }[];
    const groups = (await read(`https://${graph}/v1.0/groups?$filter=displayName eq 'Empty'`, authorized)).body
      .value as { id: string }[];
    const [user, group] = [users[Object.keys(clouds).indexOf(name)]?.id, groups[0]?.id];
    const added = await fetch(`https://${graph}/v1.0/groups/${group}/members/$ref`, {
      method: 'POST',
      headers: { ...authorized.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ '@odata.id': `https://${graph}/v1.0/directoryObjects/${user}` }),
    });
    expect(added.status, await added.text()).toBe(204);
  });

  test('HR-01: realm discovery names the cloud, and where that is an assumption says so', async () => {
    const page = await read(`https://${login}/getuserrealm.srf?login=cyd@contoso.com`);
    expect(page.body).toMatchObject({ CloudInstanceName: instance, CloudInstanceIssuerUri: audience });
    expect(page.headers.get('x-mock-assumption')).toBe(assumed);
    expect(new URL(String(page.body['AuthURL'])).searchParams.get('wtrealm')).toBe(audience);
    const one = await read(`https://${login}/common/userrealm/cyd@contoso.com?api-version=1.0`);
    expect(one.body).toMatchObject({ cloud_instance_name: instance, cloud_audience_urn: audience });
    const two = await read(`https://${login}/common/userrealm/cyd@contoso.com?api-version=2.1`);
    expect(two.body).toMatchObject({ cloud_instance_name: instance, NameSpaceType: 'Federated' });
    const type = await read(`https://${login}/common/GetCredentialType`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'cyd@contoso.com' }),
    });
    const { FederationRedirectUrl } = type.body['Credentials'] as { FederationRedirectUrl: string };
    expect(FederationRedirectUrl).toContain(`&wtrealm=${audience.replaceAll(':', '%3a')}&`);
  });

  test('the control surface is there too', async () => {
    expect((await read(`https://${graph}/_mock/health`)).body).toMatchObject({ status: 'ok' });
  });
});

test.each([
  'https://graph.microsoft.com.evil.example/v1.0/users',
  'https://evilgraph.microsoft.us/v1.0/users',
  'https://graphxmicrosoft.com/v1.0/users',
  'https://login.microsoftonline.de/common/userrealm/a@b.c',
  'http://graph.microsoft.us/v1.0/users',
  'https://graph.microsoft.us:8443/v1.0/users',
])('MSW leaves %s to others', async (url) => {
  expect((await fetch(url)).status).toBe(418);
});

test('Seven hosts stand in the table, each known as what it is', () => {
  expect(serviceHosts).toHaveLength(7);
  expect(serviceHosts.filter(isGraphHost)).toHaveLength(4);
  for (const host of serviceHosts) {
    expect(isServiceHost(host)).toBe(true);
    expect(isServiceHost(`${host.toUpperCase()}:443`)).toBe(true);
    expect(isServiceHost(`${host}.example`)).toBe(false);
  }
  // A reference on another port is not one of Microsoft's.
  expect(isGraphHost('graph.microsoft.us:8443')).toBe(false);
  expect(cloudOf('LOGIN.chinacloudapi.cn:443')).toBe(clouds.china);
  expect(cloudOf('127.0.0.1:4010')).toBe(clouds.global);
});

test('The certificate is good for the hosts of all clouds', async () => {
  const { cert } = await makeCertificate();
  const certificate = new X509Certificate(cert);
  for (const host of ['localhost', ...serviceHosts]) expect(certificate.checkHost(host)).toBe(host);
});
