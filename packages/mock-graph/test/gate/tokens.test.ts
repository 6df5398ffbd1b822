import fc from 'fast-check';
import { decodeJwt, exportSPKI, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import { publishedKeys, sign, Tokens } from '../../src/gate/tokens.ts';
import { expectError, type Harness, setUp } from '../support/harness.ts';

const badSignature = 'Access token validation failure. Invalid signature.';
const principal = { kind: 'application', permissions: ['User.Read.All'] } as const;

const enforced = () => setUp({ auth: 'enforced' });
const use = (harness: Harness, token: string) => harness.call('GET', '/users', undefined, { token });
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsFor = async (harness: Harness): Promise<JWTPayload> => decodeJwt(await harness.token(principal));
const refused = async (harness: Harness, token: string, message: string | RegExp) => {
  const answer = await use(harness, token);
  expectError(answer, 401, 'InvalidAuthenticationToken', message);
  return answer;
};

describe('GP-05: a token that was tampered with is refused', () => {
  test('each claim, changed, added or left out', async () => {
    const harness = enforced();
    const token = await harness.token(principal);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = decodeJwt(token);
    expect((await use(harness, token)).status).toBe(200);
    for (const name of [...Object.keys(claims), 'scp', 'xms_cc']) {
      const { [name]: value, ...without } = claims;
      const others = [{ ...claims, [name]: typeof value === 'number' ? value + 1 : `${String(value)}x` }, without];
      for (const other of others)
        if (encode(other) !== payload)
          await refused(harness, [header, encode(other), signature].join('.'), badSignature);
    }
  });

  test('property: whatever the claims, the old signature does not fit', async () => {
    const harness = enforced();
    const token = await harness.token(principal);
    const [header = '', payload, signature = ''] = token.split('.');
    const claims = decodeJwt(token);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(claims), 'new'),
        fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()), fc.constant(null)),
        async (name, value) => {
          const forged = encode({ ...claims, [name]: value });
          fc.pre(forged !== payload);
          expect((await use(harness, [header, forged, signature].join('.'))).status).toBe(401);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('property: a text that is no token of ours never passes', async () => {
    const harness = enforced();
    const part = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_='), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        expect((await use(harness, parts.join('.'))).status).toBe(401);
      }),
      { numRuns: 200 },
    );
  });

  test('algorithm none, with and without a signature', async () => {
    const harness = enforced();
    const [, payload = '', signature = ''] = (await harness.token(principal)).split('.');
    for (const alg of ['none', 'NONE', 'None'])
      for (const end of ['', signature])
        await refused(
          harness,
          `${encode({ typ: 'JWT', alg })}.${payload}.${end}`,
          /^(Access token validation|CompactToken)/,
        );
  });

  test('HS256 with the public key as its secret', async () => {
    const harness = enforced();
    const claims = await claimsFor(harness);
    const [key] = (await publishedKeys()).keys;
    const pem = await exportSPKI((await importJWK(key ?? {}, 'RS256', { extractable: true })) as CryptoKey);
    for (const secret of [pem, pem.trim(), key?.n ?? '']) {
      const forged = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: key?.kid ?? '' })
        .sign(new TextEncoder().encode(secret));
      await refused(harness, forged, badSignature);
    }
  });

  test('another key, and one that the token itself names', async () => {
    const harness = enforced();
    const claims = await claimsFor(harness);
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { kty: 'RSA', ...(await crypto.subtle.exportKey('jwk', publicKey)) };
    const [key] = (await publishedKeys()).keys;
    for (const header of [
      { alg: 'RS256', kid: key?.kid ?? '' },
      { alg: 'RS256', jwk: { kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '' } },
      { alg: 'RS256', jku: 'https://evil.example/keys' },
    ])
      await refused(harness, await new SignJWT(claims).setProtectedHeader(header).sign(privateKey), badSignature);
  });
});

describe('GP-05: a token of ours is held to what it says', () => {
  const now = () => Math.floor(Date.now() / 1_000);
  test.each<[string, (claims: JWTPayload) => JWTPayload, string]>([
    ['of another tenant', (claims) => ({ ...claims, tid: 'x' }), 'Access token validation failure. Invalid tenant.'],
    [
      'for another audience',
      (claims) => ({ ...claims, aud: 'https://graph.microsoft.us' }),
      'Access token validation failure. Invalid audience.',
    ],
    [
      'for an audience that begins alike',
      (claims) => ({ ...claims, aud: 'https://graph.microsoft.com.evil.example' }),
      'Access token validation failure. Invalid audience.',
    ],
    [
      'of another issuer',
      (claims) => ({ ...claims, iss: 'https://sts.windows.net/other/' }),
      'Access token validation failure. Invalid issuer.',
    ],
    ['that is over', (claims) => ({ ...claims, exp: now() }), 'Lifetime validation failed, the token is expired.'],
    ['without an end', ({ exp: _exp, ...claims }) => claims, 'Lifetime validation failed, the token is expired.'],
    [
      'that is not good yet',
      (claims) => ({ ...claims, nbf: now() + 60 }),
      'Access token has expired or is not yet valid.',
    ],
  ])('one %s is refused', async (_what, change, message) => {
    const harness = enforced();
    await refused(harness, await sign(change(await claimsFor(harness))), message);
  });

  test('one ends to the second, also when it was used before', async () => {
    const harness = enforced();
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const token = await harness.token(principal);
      const { exp = 0 } = decodeJwt(token);
      expect((await use(harness, token)).status).toBe(200);
      vi.setSystemTime(exp * 1_000 - 1);
      expect((await use(harness, token)).status).toBe(200);
      vi.setSystemTime(exp * 1_000);
      await refused(harness, token, 'Lifetime validation failed, the token is expired.');
    } finally {
      vi.useRealTimers();
    }
  });

  test('it stands alone in its header', async () => {
    const harness = enforced();
    const own = await sign(await claimsFor(harness));
    const message = async (token: string) =>
      (await harness.call('GET', '/users', undefined, { token })).body.error?.message;
    expect(await message(own)).toBeUndefined();
    expect(await message(`${own} x`)).toMatch(/more than 'Bearer' and one access token/);
  });

  test('it is for the Graph of the cloud that was asked, and of any where the host tells none', async () => {
    const harness = enforced();
    const claims = await claimsFor(harness);
    const status = async (audience: string, host: string) =>
      (
        await harness.send('GET', `https://${host}/v1.0/users`, undefined, {
          token: await sign({ ...claims, aud: audience }),
        })
      ).status;
    for (const host of ['graph.microsoft.com', 'localhost:4010'])
      for (const audience of ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'])
        expect([host, audience, await status(audience, host)]).toEqual([host, audience, 200]);
    expect(await status('https://graph.microsoft.us', 'graph.microsoft.us')).toBe(200);
    // The caller chooses the name of the host, and so could name another resource.
    expect(await status('https://localhost:4010', 'localhost:4010')).toBe(401);
    expect(await status('https://graph.microsoft.com', 'graph.microsoft.us')).toBe(401);
    expect(await status('https://elsewhere.example', 'localhost:4010')).toBe(401);
  });

  test('a refusal says where a token can be had: at the origin that was asked, or at the cloud', async () => {
    const harness = enforced();
    const authority = async (url: string) =>
      (await harness.send('GET', url, undefined, { token: '' })).headers['www-authenticate'];
    const at = (uri: string) =>
      `Bearer realm="", authorization_uri="${uri}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`;
    expect(await authority('https://graph.microsoft.com/v1.0/users')).toBe(at('https://login.microsoftonline.com'));
    expect(await authority('https://dod-graph.microsoft.us/v1.0/users')).toBe(at('https://login.microsoftonline.us'));
    expect(await authority('https://localhost:4010/beta/users')).toBe(at('https://localhost:4010'));
    expect(await authority('https://localhost:4010/t/contoso/v1.0/users')).toBe(at('https://localhost:4010/t/contoso'));
    expect(await authority('https://graph.microsoft.com/t/contoso/v1.0/users')).toBe(
      at('https://login.microsoftonline.com/t/contoso'),
    );
  });
});

describe("lifetimes on the tenant's clock", () => {
  const challenge = (harness: Harness) =>
    `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="${Buffer.from(
      JSON.stringify({ access_token: { nbf: { essential: true, value: String(harness.tenant.now() / 1_000) } } }),
    ).toString('base64')}"`;

  test.each(['open', 'enforced'] as const)(
    '%s: one that is over is answered with a claims challenge, and the next one is good',
    async (auth) => {
      const harness = setUp({ auth, tokenClock: 'tenant' });
      const token = await harness.token(principal);
      harness.advance({ minutes: 59, seconds: 59 });
      expect((await use(harness, token)).status).toBe(200);
      harness.advance({ seconds: 1 });
      const answer = await refused(harness, token, 'Lifetime validation failed, the token is expired.');
      expect(answer.headers['www-authenticate']).toBe(challenge(harness));
      expect((await use(harness, await harness.token(principal))).status).toBe(200);
    },
  );

  test('after a restored snapshot a token of what is now the future is not good yet', async () => {
    const harness = setUp({ auth: 'enforced', tokenClock: 'tenant' });
    const snapshot = harness.tenant.snapshot();
    harness.advance({ days: 1 });
    const token = await harness.token(principal);
    harness.tenant.restore(snapshot);
    const answer = await refused(harness, token, 'Access token has expired or is not yet valid.');
    expect(answer.headers['www-authenticate']).toBe(challenge(harness));
  });

  test("on the machine's clock the tenant's time does not matter", async () => {
    const harness = enforced();
    const token = await harness.token(principal);
    harness.advance({ days: 365 });
    expect((await use(harness, token)).status).toBe(200);
  });
});

describe('tokens that a test makes', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a lifetime of %s seconds is refused', async (lifetime) => {
    await expect(enforced().token({ kind: 'application', lifetime })).rejects.toThrow(
      new RangeError(`The lifetime of a token is a number of seconds, and '${lifetime}' is none.`),
    );
  });

  test('a user of the tenant is named with id, name and roles', async () => {
    const roles = ['Hybrid Identity Administrator'];
    const users = [{ userPrincipalName: 'root@fabrikam.com', displayName: 'Root', roles }];
    const harness = setUp({ tenantFile: { version: 1, domains: [{ id: 'fabrikam.com' }], users } });
    const claims = decodeJwt(await harness.token({ kind: 'delegated', userPrincipalName: 'root@fabrikam.com' }));
    expect(claims).toMatchObject({
      oid: harness.userId('root@fabrikam.com'),
      name: 'Root',
      wids: ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2'],
    });
    const none = { kind: 'delegated', userPrincipalName: 'root@fabrikam.com', roles: [] } as const;
    expect(decodeJwt(await harness.token(none))['wids']).toEqual([]);
  });

  test('a permission that no operation knows is told, and given', async () => {
    const harness = setUp();
    const mint = async (permissions: readonly string[]) =>
      (await harness.control('POST', '/tokens', { kind: 'application', permissions })).body;
    expect(await mint(['User.Read.All'])).not.toHaveProperty('warnings');
    const body = await mint(['User.Read.All', 'Mail.Read']);
    expect(body['warnings']).toEqual(["No operation of the mock asks for the permission 'Mail.Read'."]);
    expect(decodeJwt(String(body['accessToken']))).toMatchObject({ roles: ['User.Read.All', 'Mail.Read'] });
  });
});

test('what was found of a token is remembered for the last thousand of them', async () => {
  const tokens = new Tokens();
  const text = (number: number): string => `e30.e30.${number}`;
  for (let number = 0; number < 1_000; number++) await tokens.verify(text(number));
  expect(tokens.verify(text(0))).toBeUndefined();
  await tokens.verify(text(1_000));
  // One that is used again is the newest again.
  expect(tokens.verify(text(0))).toBeUndefined();
  expect(tokens.verify(text(1))).toBeInstanceOf(Promise);
});
