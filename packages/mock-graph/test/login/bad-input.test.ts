import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parametersOf } from '../../src/login/form.ts';
import { bodyLimit } from '../../src/message.ts';
import { automation, expectRefusal, forms, publicApplication, service, signInWorld, token } from './support/world.ts';

describe('bad input at the sign-in service', () => {
  const names = fc.oneof(
    fc.constantFrom('grant_type', 'client_id', ...new Set(Object.values(parametersOf).flat()), 'x-client-SKU'),
    fc.string({ maxLength: 8 }),
  );
  const values = fc.oneof(
    fc.constantFrom(
      ...[
        'client_credentials',
        'password',
        'refresh_token',
        'device_code',
        '__proto__',
        '{}',
        '[]',
        'null',
        '%zz',
        '.default',
      ],
      ...[
        automation.appId,
        publicApplication.appId,
        'mia@fabrikam.com',
        'https://graph.microsoft.com/.default',
        'openid',
      ],
    ),
    fc.string(),
    fc.string({ unit: 'binary' }),
  );

  test('property: whatever a form holds, the answer is a refusal in the form of the service, and never a defect', async () => {
    const harness = signInWorld();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('token', 'devicecode'),
        fc.constantFrom('contoso.com', 'common', 'organizations', 'consumers', '%00', "'", 'x'.repeat(300)),
        fc.array(fc.tuple(names, values), { maxLength: 8 }),
        async (endpoint, place, entries) => {
          const { status, headers, body } = await harness.mock.handle({
            method: 'POST',
            url: `${service}/${place}/oauth2/v2.0/${endpoint}`,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(entries).toString(),
          });
          expect(headers['content-type']).toMatch(/^application\/json/);
          expect([200, 400, 401]).toContain(status);
          if (status !== 200) expect(JSON.parse(body ?? '')).toMatchObject({ error: expect.any(String) });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('property: a body that is no form at all', async () => {
    const harness = signInWorld();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('token', 'devicecode'),
        async (body, endpoint) => {
          const url = `${service}/contoso.com/oauth2/v2.0/${endpoint}`;
          expect((await harness.mock.handle({ method: 'POST', url, headers: {}, body })).status).toBe(400);
        },
      ),
    );
  });

  test('a body beyond the limit, a parameter twice, and one in the address', async () => {
    const harness = signInWorld();
    expectRefusal(
      await token(harness, { ...forms.application, claims: 'x'.repeat(bodyLimit) }),
      90013,
      'invalid_request',
      413,
    );
    const twice = await harness.send('POST', `${service}/contoso.com/oauth2/v2.0/token`, undefined, {
      token: '',
      text: 'grant_type=password&grant_type=password',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expectRefusal(twice, 90013, 'invalid_request');
    const inAddress = await harness.send(
      'POST',
      `${service}/contoso.com/oauth2/v2.0/token?client_secret=x`,
      undefined,
      {
        token: '',
      },
    );
    expectRefusal(inAddress, 90013, 'invalid_request');
  });

  test('the rest of a password that was not encoded is in no answer and in no log', async () => {
    const harness = signInWorld();
    const { grant_type, client_id, username, scope } = forms.password;
    const start = new URLSearchParams({ grant_type, client_id, username, scope }).toString();
    const send = (query: string, text: string) =>
      harness.send('POST', `${service}/contoso.com/oauth2/v2.0/token${query}`, undefined, {
        token: '',
        text,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    for (const refused of [await send('', `${start}&password=Sec&ret99`), await send('?ret99', start)]) {
      expectRefusal(refused, 90013, 'invalid_request');
      expect(refused.text).not.toContain('ret99');
    }
    expect(JSON.stringify(harness.tenant.requestLog.entries())).not.toContain('ret99');
  });

  test('many at once get tokens of their own', async () => {
    const harness = signInWorld({ auth: 'enforced' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => token(harness, forms.password)));
    const statuses = await Promise.all(
      answers.map(
        async ({ body }) =>
          (await harness.call('GET', '/users', undefined, { token: String(body['access_token']) })).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body['refresh_token'])).size).toBe(50);
  });
});
