import { describe, expect, test } from 'vitest';
import { calls, type GraphError, type InternalDomainFederationCreate } from '../../src/index.ts';
import { responseValidator } from '../../src/validate.ts';
import { base64Of, certificate, otherCertificate, privateKey } from '../support/certificates.ts';
import { contoso, trust } from '../support/mock.ts';
import { failureOf, json, refusal, serviceOf } from '../support/service.ts';

const federationId = '44444444-4444-4444-8444-444444444444';
const found = { '@odata.type': '#microsoft.graph.internalDomainFederation', id: federationId, ...trust };
const domain = { id: 'contoso.com', authenticationType: 'Federated', isRoot: true, isVerified: true };
const notFound = () => refusal(404, 'Request_ResourceNotFound', "Resource 'federationConfiguration' does not exist.");

describe('An answer', () => {
  test.for([
    ['a list of one', { value: [found] }],
    ['the object itself', found],
    ['an object as value', { value: found }],
  ] as const)('FD-02: that is %s is read', async ([, body]) => {
    const { client } = serviceOf(() => json(body), { validate: responseValidator() });
    expect(await client.domains.federation.get('contoso.com')).toEqual(found);
    const { value } = await client.send(calls.domains.federation.list('contoso.com'));
    expect(value).toEqual([found]);
    expect(await client.send(calls.domains.federation.get('contoso.com', federationId))).toEqual(found);
  });

  test('FD-02: of none is an error', async () => {
    for (const answer of [notFound, () => json({ value: [] })])
      expect(await failureOf(serviceOf(answer).client.domains.federation.get('contoso.com'))).toMatchObject({
        name: 'NotFoundError',
      });
  });

  test.for([
    ['the object itself', domain],
    ['a list of one', { value: [domain] }],
    ['an object as value', { value: domain }],
  ] as const)('DM-03: about the root domain that is %s is read', async ([, body]) => {
    expect(await serviceOf(() => json(body)).client.domains.rootDomain('a.contoso.com')).toEqual(domain);
  });

  test('FD-05: to a change may be 204, or 200 with the configuration', async () => {
    for (const answer of [() => new Response(null, { status: 204 }), () => json(found)]) {
      const { client } = serviceOf(({ method }) => (method === 'PATCH' ? answer() : json({ value: [found] })), {
        validate: responseValidator(),
      });
      await client.domains.federation.update('contoso.com', { displayName: 'New' });
    }
  });
});

describe('What cannot work is refused before anything is sent', () => {
  const refusedOf = async (changes: Partial<Record<keyof InternalDomainFederationCreate, unknown>>) => {
    const { client, seen } = serviceOf(() => json({ value: [] }));
    const { signingCertificate: _, ...rest } = trust;
    const whole = { ...rest, signingCertificate: certificate, ...changes } as InternalDomainFederationCreate;
    const errors = [
      await failureOf(client.domains.federation.create('contoso.com', whole)),
      await failureOf(client.domains.federation.ensure('contoso.com', whole)),
      await failureOf(client.domains.convertToFederated('contoso.com', whole)),
    ] as GraphError[];
    expect(seen).toEqual([]);
    expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
    return errors[0];
  };

  test.for([
    ['FD-03: issuerUri', 'sts.contoso.com/adfs', 'no absolute URI'],
    ['FD-03: issuerUri', '/adfs/services/trust', 'no absolute URI'],
    ['FD-03: issuerUri', 'http://a b', 'no absolute URI'],
    ['FD-03: issuerUri', undefined, 'is missing'],
    ['FD-03: passiveSignInUri', 'http://sts.contoso.com/adfs/ls/', 'no absolute https address'],
    ['FD-03: passiveSignInUri', '/adfs/ls/', 'no absolute https address'],
    ['FD-03: passiveSignInUri', null, 'is missing'],
    ['FD-03: activeSignInUri', 'sts.contoso.com', 'no absolute https address'],
    ['FD-03: signOutUri', 'ftp://sts.contoso.com', 'no absolute https address'],
    ['FD-03: metadataExchangeUri', 'https://', 'no absolute https address'],
    ['FD-01: preferredAuthenticationProtocol', undefined, 'is missing'],
    ['FD-01: preferredAuthenticationProtocol', 'oauth', 'It is wsFed or saml'],
    ['FD-04: signingCertificate', undefined, 'in a state that Graph cannot repair'],
    ['FD-04: signingCertificate', `${certificate}\n${privateKey}`, 'holds a private key'],
    ['FD-04: nextSigningCertificate', 'x', 'is not base64'],
  ] as const)('%s: %j', async ([name, value, reason]) => {
    const property = name.split(' ').at(-1) ?? '';
    const error = await refusedOf({ [property]: value });
    expect(error).toMatchObject({ name: 'RequestRefusedError', details: [{ target: property }] });
    expect(error?.message).toContain(reason);
    expect(error?.message).toContain('Nothing was sent');
  });

  test('FD-01: what is missing is named with what it is for, and with nothing else', async () => {
    const error = await refusedOf({ preferredAuthenticationProtocol: undefined });
    expect(error?.message).toContain('[preferredAuthenticationProtocol: is missing: wsFed for AD FS');
    expect(error?.message).not.toContain('ertificate');
    const two = await refusedOf({ issuerUri: null, signingCertificate: undefined });
    expect(two?.details.map(({ target }) => target)).toEqual(['issuerUri', 'signingCertificate']);
  });

  test.for([
    ['issuerUri', 'a b', 'which is no absolute URI'],
    ['passiveSignInUri', '/adfs/ls/', 'which is no absolute https address'],
    ['signingCertificate', 'x', 'is not base64'],
    ['signingCertificate', undefined, 'is missing'],
  ] as const)('A reason is told once: %s %j', async ([property, value, reason]) => {
    const error = await refusedOf({ [property]: value });
    expect(error?.message.split(reason)).toHaveLength(2);
    expect(error?.message.split('Nothing was sent.')).toHaveLength(2);
  });

  test('FD-03: http and urn are good issuers', async () => {
    for (const issuerUri of [
      'http://contoso.com/adfs/services/trust/',
      'urn:federation:contoso',
      'https://idp.example/x',
    ])
      expect(
        await contoso({ federated: false }).client.domains.federation.create('fabrikam.com', {
          ...trust,
          issuerUri,
          signingCertificate: certificate,
        }),
      ).toMatchObject({ issuerUri });
  });

  test('FD-03: an issuer that another domain has, with what SupportMultipleDomain did', async () => {
    const { client, calls: sent } = contoso();
    const error = (await failureOf(client.domains.federation.create('fabrikam.com', trust))) as GraphError;
    expect(error.message).toContain('is that of contoso.com');
    expect(error.message).toContain('http://fabrikam.com/adfs/services/trust');
    expect(error.message).toContain('SupportMultipleDomain');
    expect(sent).toEqual(['GET /domains', 'POST /$batch']);
    await client.domains.federation.update('contoso.com', { issuerUri: trust.issuerUri });
  });
});

describe('FD-01: A trust', () => {
  const other = { ...trust, issuerUri: 'http://fabrikam.com/adfs/services/trust' };

  test('is made, changed, ensured and removed, and the domain follows', async () => {
    const { client } = contoso();
    const { federation } = client.domains;
    const typeNow = async () => (await client.domains.get('fabrikam.com')).authenticationType;
    expect(await federation.create('fabrikam.com', { ...other, signingCertificate: certificate })).toMatchObject(other);
    expect(await typeNow()).toBe('Federated');
    await federation.update('fabrikam.com', { displayName: 'Fabrikam', nextSigningCertificate: otherCertificate });
    expect(await federation.get('fabrikam.com')).toMatchObject({
      displayName: 'Fabrikam',
      nextSigningCertificate: base64Of(otherCertificate),
    });
    expect(await federation.ensure('fabrikam.com', { ...other, displayName: 'Fabrikam' })).toMatchObject({
      changed: false,
    });
    expect(await federation.ensure('fabrikam.com', { ...other, displayName: 'F' })).toMatchObject({
      changed: true,
      federation: { displayName: 'F' },
    });
    await federation.delete('fabrikam.com');
    expect(await typeNow()).toBe('Managed');
    expect(await failureOf(federation.delete('fabrikam.com'))).toMatchObject({ name: 'NotFoundError' });
    expect(await federation.ensure('fabrikam.com', other)).toMatchObject({ changed: true });
    expect(await typeNow()).toBe('Federated');
  });

  test('is refused as the service refuses it', async () => {
    const { client } = contoso();
    for (const name of ['contoso.com', 'contoso.onmicrosoft.com'])
      expect(await failureOf(client.domains.federation.create(name, other))).toMatchObject({ name: 'BadRequestError' });
  });
});

describe('FD-04: When making a trust is answered with an error', () => {
  /** A service whose domain is as `state` says after the first POST, which is answered with 500 or not at all. */
  const serviceWith = (
    state: { type: string; configuration: () => Response },
    answer = (): Response => refusal(500, 'InternalServerError', 'An internal server error occurred.'),
    later = () => json(found, 201),
  ) => {
    let posts = 0;
    return serviceOf(({ method, url }) => {
      if (method === 'POST') return ++posts === 1 ? answer() : later();
      if (url.endsWith('/federationConfiguration')) return state.configuration();
      if (url.endsWith('/domains')) return json({ value: [] });
      return json({ ...domain, authenticationType: state.type });
    });
  };
  const lost = (): never => {
    throw new TypeError('fetch failed');
  };

  test.for([
    ['500', undefined],
    ['no answer', lost],
  ] as const)('%s although it happened, it is a success', async ([, answer]) => {
    const { client, seen } = serviceWith({ type: 'Federated', configuration: () => json({ value: [found] }) }, answer);
    expect(await client.domains.federation.create('contoso.com', trust)).toEqual(found);
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test.for([
    ['500', undefined],
    ['no answer', lost],
  ] as const)('%s and it did not happen, it is asked for again', async ([, answer]) => {
    const { client, seen } = serviceWith({ type: 'Managed', configuration: notFound }, answer);
    expect(await client.domains.federation.create('contoso.com', trust)).toEqual(found);
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  test('and a replica shows only later that it happened, it is a success', async () => {
    let posts = 0;
    const { client } = serviceOf(({ method, url }) => {
      if (method === 'POST')
        return ++posts === 1
          ? lost()
          : refusal(400, 'Request_BadRequest', 'Domain already has Federation Configuration set.');
      if (url.endsWith('/federationConfiguration')) return posts > 1 ? json({ value: [found] }) : notFound();
      return json(url.endsWith('/domains') ? { value: [] } : { ...domain, authenticationType: 'Managed' });
    });
    expect(await client.domains.federation.create('contoso.com', trust)).toEqual(found);
    expect(posts).toBe(2);
  });

  test('and the domain is left federated without a configuration, the error says so and what repairs it', async () => {
    for (const configuration of [notFound, () => refusal(500, 'InternalServerError', 'x')]) {
      const { client } = serviceWith({ type: 'Federated', configuration });
      const error = (await failureOf(client.domains.federation.create('contoso.com', trust))) as GraphError;
      expect(error).toMatchObject({ name: 'ServiceError', code: 'FederationUnreadable', status: 500 });
      expect(error.message).toContain('contoso.com is federated now, but its configuration cannot be read');
      expect(error.message).toContain('removal of the domain');
    }
  });

  test('and it is federated in another way, the error says what differs', async () => {
    const { client } = serviceWith({
      type: 'Federated',
      configuration: () => json({ value: [{ ...found, displayName: 'Other' }] }),
    });
    const error = (await failureOf(client.domains.federation.create('contoso.com', trust))) as GraphError;
    expect(error).toMatchObject({ code: 'FederatedOtherwise' });
    expect(error.message).toContain('displayName differs');
  });

  test('and what is then cannot be read, the first error stands', async () => {
    const { client } = serviceWith({ type: '', configuration: () => refusal(403, 'Authorization_RequestDenied', 'x') });
    expect(await failureOf(client.domains.federation.create('contoso.com', trust))).toMatchObject({
      status: 500,
      code: 'InternalServerError',
    });
  });
});
