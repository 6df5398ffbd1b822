/** The trust in a federation server as Graph has it. */
import { atOnce, type Behaviour, type Json, situation } from '../../behaviour.ts';
import { claim, oneOf, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import { items, text } from '../staged-rollout/vocabulary.ts';
import { nextCertificate } from './certificates.ts';
import { refusalOf, setAuthentication } from './outside.ts';
import {
  addDomain,
  answered,
  call,
  deleteDomain,
  domainRights,
  federate,
  federationOf,
  federationPath,
  federationSettings,
  makeOwnRoot,
  plain,
  refusedAs,
  shownOf,
  tryFederate,
  tryReadFederation,
  tryUpdate,
  typeShown,
} from './vocabulary.ts';

const own = { delegated: true, rootDomains: 1 } as const;

const patchFederation = async (target: Target, domain: string, id: string, body: object) =>
  answered(await call(target, 'PATCH', `${federationPath(domain)}/${id}`, body));

const becomesFederated = (version: 'v1.0' | 'beta') =>
  situation({
    title: `creating a configuration makes a verified domain federated, and it shows what was written, in ${version}`,
    needs: own,
    arrange: async (target) => ({ domain: await makeOwnRoot(target, `fed${version === 'beta' ? 'b' : 'v'}`) }),
    act: async (target, { domain }) => {
      const settings = federationSettings(domain);
      const answer = await call(target, 'POST', federationPath(domain), settings, version);
      const id = text(answer, 'id');
      const read = await call(target, 'GET', `${federationPath(domain)}/${id}`, undefined, version);
      const listed = items(await call(target, 'GET', federationPath(domain), undefined, version));
      return {
        settings,
        statuses: [answer.status, read.status],
        type: String((answer.body as Record<string, unknown>)['@odata.type']),
        created: plain(answer.body),
        read: plain(read.body),
        listed: listed.map(plain),
        shown: await typeShown(target, domain),
      };
    },
  }).assert(
    atOnce(async (target, { domain, settings, statuses, type, created, read, listed, shown }) => {
      same(statuses, [201, 200], 'Statuses of create and read');
      same(type, '#microsoft.graph.internalDomainFederation', 'The type in the answer');
      claim(
        /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(created['id'])),
        `The id is ${String(created['id'])}.`,
      );
      const written = (body: Record<string, Json>) =>
        Object.fromEntries(Object.keys(settings).map((name) => [name, body[name]]));
      same(written(created), settings, 'The configuration as created');
      same(written(read), settings, 'The configuration as read');
      same(listed, [read], 'The list');
      same([shown, await typeShown(target, domain)], ['Federated', 'Federated'], 'The type at once and later');
    }),
  );

const unverified = situation({
  title: 'an unverified domain cannot be federated',
  needs: { delegated: true },
  arrange: async (target) => ({ domain: await addDomain(target, target.domainName('early')) }),
  act: async (target, { domain }) => ({ refusal: await tryFederate(target, domain) }),
}).assert(
  atOnce(async (target, { domain, refusal }) => {
    refusedAs(refusal, {}, 'federating an unverified domain');
    same(await typeShown(target, domain), 'Managed', 'The type afterwards');
  }),
);

const initialAndDefault = situation({
  title: 'neither the initial nor the default domain can be federated',
  certainty: 'open',
  needs: { delegated: true },
  tenant: { domains: [{ id: 'usual.example' }] },
  arrange: async (target) => {
    await call(target, 'PATCH', '/domains/usual.example', { isDefault: true });
    const initial = (await everyPage(target.graph.request, '/domains')).find((one) => one['isInitial'] === true);
    return { domains: ['usual.example', String(initial?.['id'])] };
  },
  act: async (target, { domains }) => {
    const refusals = [];
    for (const domain of domains) refusals.push(await tryFederate(target, domain));
    return { refusals };
  },
}).assert(
  atOnce(async (target, { domains, refusals }) => {
    for (const refusal of refusals) refusedAs(refusal, {}, 'federating it');
    for (const domain of domains) same(await typeShown(target, domain), 'Managed', `The type of ${domain}`);
  }),
);

const oneOnly = situation({
  title: 'a domain has one configuration: a second is refused and the first stays',
  needs: own,
  arrange: async (target) => {
    const domain = await makeOwnRoot(target, 'single');
    return { domain, id: await federate(target, domain) };
  },
  act: async (target, { domain }) => ({
    refusal: await tryFederate(target, domain, { ...federationSettings(domain), issuerUri: `urn:second:${domain}` }),
  }),
}).assert(
  atOnce(async (target, { domain, id, refusal }) => {
    refusedAs(refusal, { message: 'Domain already has Federation Configuration set.' }, 'a second configuration');
    const found = await federationOf(target, domain);
    same([found['id'], found['issuerUri']], [id, federationSettings(domain)['issuerUri']], 'The configuration');
  }),
);

const none = situation({
  title: 'a domain without a configuration answers 404, not an empty list',
  needs: own,
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'none') }),
  act: async (target, { domain }) => ({
    list: await tryReadFederation(target, domain),
    one: answered(await call(target, 'GET', `${federationPath(domain)}/00000000-1111-4222-8333-444444444444`)),
  }),
}).assert(
  atOnce(async (_target, { list, one }) => {
    refusedAs(
      list,
      { status: 404, code: 'Request_ResourceNotFound', message: "Resource 'federationConfiguration' does not exist" },
      'reading the configuration of a managed domain',
    );
    refusedAs(one, { status: 404, code: 'Request_ResourceNotFound' }, 'reading one by id');
  }),
);

const invalidIssuer = "Invalid value specified for property 'issuerUri' of resource 'InternalDomainFederation'.";

const absoluteIssuer = situation({
  title: 'an issuer that is no absolute URI is refused, at first and later',
  needs: own,
  arrange: async (target) => {
    const domain = await makeOwnRoot(target, 'issuer');
    return { domain, fresh: await makeOwnRoot(target, 'issuer2'), id: await federate(target, domain) };
  },
  act: async (target, { domain, fresh, id }) => {
    const created = [];
    for (const issuerUri of ['adfs.contoso.com', '/adfs/services/trust', ''])
      created.push(await tryFederate(target, fresh, { ...federationSettings(fresh), issuerUri }));
    return { created, changed: await patchFederation(target, domain, id, { issuerUri: 'not a uri' }) };
  },
}).assert(
  atOnce(async (target, { domain, fresh, created, changed }) => {
    for (const refusal of [...created, changed])
      refusedAs(
        refusal,
        { message: invalidIssuer, detail: 'InvalidValue issuerUri' },
        'an issuer that is no absolute URI',
      );
    same(await typeShown(target, fresh), 'Managed', 'The type of the domain that was not federated');
    same(
      (await federationOf(target, domain))['issuerUri'] ?? null,
      federationSettings(domain)['issuerUri'],
      'The issuer',
    );
  }),
);

const uniqueIssuer = situation({
  title: 'an issuer that another domain of the tenant has is refused with 409, at first and later',
  needs: own,
  arrange: async (target) => {
    const first = await makeOwnRoot(target, 'first');
    const second = await makeOwnRoot(target, 'second');
    await federate(target, first);
    return { first, second, third: await makeOwnRoot(target, 'third'), id: await federate(target, second) };
  },
  act: async (target, { first, second, third, id }) => {
    const { issuerUri = null } = federationSettings(first);
    return {
      created: await tryFederate(target, third, { ...federationSettings(third), issuerUri }),
      changed: await patchFederation(target, second, id, { issuerUri }),
      itself: await patchFederation(target, second, id, { issuerUri: federationSettings(second)['issuerUri'] ?? null }),
    };
  },
}).assert(
  atOnce(async (target, { second, third, created, changed, itself }) => {
    for (const refusal of [created, changed])
      refusedAs(refusal, { status: 409, code: 'Request_MultipleObjectsWithSameKeyValue' }, 'an issuer that is taken');
    same(itself.status, 204, 'Status of writing its own issuer again');
    same(await typeShown(target, third), 'Managed', 'The type of the domain that was not federated');
    same(
      (await federationOf(target, second))['issuerUri'] ?? null,
      federationSettings(second)['issuerUri'],
      'The issuer',
    );
  }),
);

const freedIssuer = situation({
  title: 'an issuer is free again once its domain is managed',
  needs: own,
  arrange: async (target) => {
    const first = await makeOwnRoot(target, 'giver');
    await federate(target, first);
    return { first, second: await makeOwnRoot(target, 'taker') };
  },
  act: async (target, { first, second }) => {
    await tryUpdate(target, first, { authenticationType: 'Managed' });
    const { issuerUri = null } = federationSettings(first);
    return { answer: await tryFederate(target, second, { ...federationSettings(second), issuerUri }) };
  },
}).assert(atOnce(async (_target, { answer }) => same(answer.status, 201, 'Status of taking the issuer')));

const badCertificates: Readonly<Record<string, string>> = {
  'no base64': 'this is no certificate!',
  'base64 of something else': Buffer.from('a text, not a certificate').toString('base64'),
  'with armour': `-----BEGIN CERTIFICATE-----\n${nextCertificate.text}\n-----END CERTIFICATE-----`,
  'cut short': nextCertificate.text.slice(0, 200),
};

const certificates = situation({
  title: 'a signing certificate has to be base64 of an X.509 certificate, at first and later',
  certainty: 'open',
  needs: own,
  arrange: async (target) => {
    const domain = await makeOwnRoot(target, 'signed');
    return { domain, fresh: await makeOwnRoot(target, 'unsigned'), id: await federate(target, domain) };
  },
  act: async (target, { domain, fresh, id }) => {
    const refusals = [];
    for (const signingCertificate of Object.values(badCertificates)) {
      refusals.push(await tryFederate(target, fresh, { ...federationSettings(fresh), signingCertificate }));
      refusals.push(await patchFederation(target, domain, id, { signingCertificate }));
    }
    const good = await patchFederation(target, domain, id, { signingCertificate: nextCertificate.text });
    return { refusals, good };
  },
}).assert(
  atOnce(async (target, { domain, fresh, refusals, good }) => {
    for (const refusal of refusals)
      refusedAs(refusal, { detail: 'InvalidValue signingCertificate' }, 'a bad certificate');
    same(good.status, 204, 'Status of writing another certificate');
    same((await federationOf(target, domain))['signingCertificate'] ?? null, nextCertificate.text, 'The certificate');
    same(await typeShown(target, fresh), 'Managed', 'The type of the domain that was not federated');
  }),
);

const withoutCertificate = (domain: string): Record<string, Json> => {
  const { signingCertificate: _certificate, ...settings } = federationSettings(domain);
  return settings;
};

const missing = situation({
  title: 'a configuration without a signing certificate is refused',
  certainty: 'open',
  needs: { delegated: true },
  tenant: {},
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'bare') }),
  act: async (target, { domain }) => ({ refusal: await tryFederate(target, domain, withoutCertificate(domain)) }),
}).assert(
  atOnce(async (target, { domain, refusal }) => {
    refusedAs(refusal, { detail: 'InvalidValue signingCertificate' }, 'a configuration without certificate');
    same(await typeShown(target, domain), 'Managed', 'The type afterwards');
  }),
);

const changes = situation({
  title: 'a configuration is changed by PATCH: 204 without a body, what is not named stays',
  needs: own,
  arrange: async (target) => {
    const domain = await makeOwnRoot(target, 'changed');
    return { domain, id: await federate(target, domain) };
  },
  act: async (target, { domain, id }) => {
    const body = {
      displayName: 'Renamed',
      promptLoginBehavior: 'nativeSupport',
      isSignedAuthenticationRequestRequired: true,
    };
    const answer = await call(target, 'PATCH', `${federationPath(domain)}/${id}`, body);
    return { status: answer.status, empty: answer.body === undefined };
  },
}).assert(
  atOnce(async (target, { domain, id, status, empty }) => {
    // Older pages show 200 with the configuration, and clients take both.
    oneOf(
      [status, empty],
      [
        [204, true],
        [200, false],
      ],
      'Status, and whether there is no body',
    );
    const found = await federationOf(target, domain);
    same(
      ['displayName', 'promptLoginBehavior', 'isSignedAuthenticationRequestRequired'].map((name) => found[name]),
      ['Renamed', 'nativeSupport', true],
      'What was written',
    );
    const { displayName: _name, ...settings } = federationSettings(domain);
    for (const [name, value] of Object.entries({ ...settings, id })) same(found[name], value, name);
  }),
);

const bySdk = situation({
  title: 'the SDK takes a change that is answered with 200 and the configuration',
  needs: own,
  arrange: async (target) => {
    const domain = await makeOwnRoot(target, 'older');
    return { domain, id: await federate(target, domain) };
  },
  act: async (target, { domain, id }) => {
    const client = await target.sdk({
      rewrite: ({ method }, answer) =>
        method === 'PATCH' && answer.status === 204
          ? new Response(JSON.stringify({ id, displayName: 'Older' }), {
              status: 200,
              headers: { 'content-type': 'application/json' },
            })
          : answer,
    });
    await client.domains.federation.update(domain, { displayName: 'Older' });
    return {};
  },
}).assert(
  atOnce(async (target, { domain }) =>
    same((await federationOf(target, domain))['displayName'] ?? null, 'Older', 'What was written'),
  ),
);

const noWayBack = situation({
  title: 'federatedIdpMfaBehavior can change, and cannot return to null',
  needs: own,
  arrange: async (target) => {
    const domain = await makeOwnRoot(target, 'mfa');
    return { domain, id: await federate(target, domain) };
  },
  act: async (target, { domain, id }) => ({
    changed: await patchFederation(target, domain, id, { federatedIdpMfaBehavior: 'rejectMfaByFederatedIdp' }),
    toNull: await patchFederation(target, domain, id, { federatedIdpMfaBehavior: null }),
  }),
}).assert(
  atOnce(async (target, { domain, changed, toNull }) => {
    same(changed.status, 204, 'Status of changing it');
    refusedAs(toNull, {}, 'writing null');
    same(
      (await federationOf(target, domain))['federatedIdpMfaBehavior'] ?? null,
      'rejectMfaByFederatedIdp',
      'The value afterwards',
    );
  }),
);

const notByType = situation({
  title: 'writing authenticationType: Federated alone is refused',
  needs: own,
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'typed') }),
  act: async (target, { domain }) => ({
    refusal: await tryUpdate(target, domain, { authenticationType: 'Federated' }),
    equal: await tryUpdate(target, domain, { authenticationType: 'Managed' }),
  }),
}).assert(
  atOnce(async (target, { domain, refusal, equal }) => {
    refusedAs(
      refusal,
      { message: 'Changing authenticationType from Managed to Federated is currently not supported.' },
      'writing the type alone',
    );
    same(equal.status, 204, 'Status of writing the type that it has');
    same(await typeShown(target, domain), 'Managed', 'The type afterwards');
    same((await tryReadFederation(target, domain)).status, 404, 'Status of reading a configuration');
  }),
);

const inline = situation({
  title:
    'writing authenticationType: Federated with the configuration in the same body fails with 500 and changes nothing',
  certainty: 'seen',
  needs: own,
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'inline') }),
  act: async (target, { domain }) => ({
    refusal: await tryUpdate(target, domain, {
      authenticationType: 'Federated',
      federationConfiguration: [federationSettings(domain)],
    }),
  }),
}).assert(
  atOnce(async (target, { domain, refusal }) => {
    same(refusal.status, 500, 'Status of writing both');
    same(await typeShown(target, domain), 'Managed', 'The type afterwards');
  }),
);

const becomesManaged = (how: 'PATCH' | 'DELETE') =>
  situation({
    title:
      how === 'PATCH'
        ? 'writing authenticationType: Managed makes the domain managed and removes its configuration'
        : 'deleting the configuration makes the domain managed',
    ...(how === 'DELETE' ? { certainty: 'open' as const } : {}),
    needs: own,
    arrange: async (target) => {
      const domain = await makeOwnRoot(target, how.toLowerCase());
      return { domain, id: await federate(target, domain) };
    },
    act: async (target, { domain, id }) => {
      const answer =
        how === 'PATCH'
          ? await call(target, 'PATCH', `/domains/${domain}`, { authenticationType: 'Managed' })
          : await call(target, 'DELETE', `${federationPath(domain)}/${id}`);
      return { status: answer.status, body: (answer.body ?? null) as Json };
    },
  }).assert(
    atOnce(async (target, { domain, id, status, body }) => {
      same([status, body], [204, null], 'Status and body');
      same(
        await shownOf(target, domain, ['authenticationType', 'isVerified', 'isRoot']),
        ['Managed', true, true],
        'The domain',
      );
      same((await tryReadFederation(target, domain)).status, 404, 'Status of reading the list');
      same((await call(target, 'GET', `${federationPath(domain)}/${id}`)).status, 404, 'Status of reading it by id');
    }),
  );

const trapRules = { rules: { profile: 'documented', values: { missingCertificate: 'trap' } } };

const trap = situation({
  title:
    'seen: without a certificate the answer is 500, yet the domain is federated and its configuration cannot be read',
  certainty: 'seen',
  needs: { delegated: true },
  tenant: trapRules,
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'trap') }),
  act: async (target, { domain }) => ({
    answer: await tryFederate(target, domain, withoutCertificate(domain)),
    repair: await tryUpdate(target, domain, { authenticationType: 'Managed' }),
  }),
}).assert(
  atOnce(async (target, { domain, answer, repair }) => {
    same(answer.status, 500, 'Status of creating it');
    same(await typeShown(target, domain), 'Federated', 'The type afterwards');
    same((await tryReadFederation(target, domain)).status, 500, 'Status of reading the configuration');
    same(repair.status, 500, 'Status of making the domain managed through Graph');
    // Graph does not mend it; what does is the retired cmdlet, or removing the domain.
    same(await refusalOf(setAuthentication(target, domain, { authentication: 'Managed' })), '', 'What the cmdlet says');
    same(await typeShown(target, domain), 'Managed', 'The type once the cmdlet has mended it');
    await deleteDomain(target, domain);
  }),
);

const trapRemoved = situation({
  title: 'seen: a domain that is in this trap can be removed',
  certainty: 'seen',
  needs: { delegated: true },
  tenant: trapRules,
  arrange: async (target) => ({ domain: await makeOwnRoot(target, 'trapped') }),
  act: async (target, { domain }) => {
    await tryFederate(target, domain, withoutCertificate(domain));
    const answer = await call(target, 'DELETE', `/domains/${domain}`);
    return { status: answer.status };
  },
}).assert(
  atOnce(async (target, { domain, status }) => {
    same(status, 204, 'Status of deleting the domain');
    same((await call(target, 'GET', `/domains/${domain}`)).status, 404, 'Status of reading it');
  }),
);

export const federationBehaviours: readonly Behaviour[] = [
  {
    id: 'FD-01',
    title:
      'A federation configuration makes a verified domain federated; initial, default and unverified ones are refused.',
    certainty: 'seen',
    ...domainRights,
    cases: [becomesFederated('v1.0'), becomesFederated('beta'), unverified, initialAndDefault],
  },
  {
    id: 'FD-02',
    title: 'One configuration for a domain; one without answers 404.',
    certainty: 'seen',
    ...domainRights,
    cases: [oneOnly, none],
  },
  {
    id: 'FD-03',
    title: 'The issuer is an absolute URI and unique in the tenant.',
    certainty: 'seen',
    ...domainRights,
    cases: [absoluteIssuer, uniqueIssuer, freedIssuer],
  },
  {
    id: 'FD-04',
    title: 'The signing certificate is base64 of X.509; without one a seen trap leaves a federated domain behind.',
    certainty: 'doc',
    ...domainRights,
    cases: [certificates, missing, trap, trapRemoved],
  },
  {
    id: 'FD-05',
    title: 'PATCH answers 204; federatedIdpMfaBehavior cannot return to null.',
    certainty: 'doc',
    ...domainRights,
    cases: [changes, bySdk, noWayBack],
  },
  {
    id: 'FD-06',
    title: 'authenticationType: Federated alone is refused.',
    certainty: 'seen',
    ...domainRights,
    cases: [notByType, inline],
  },
  {
    id: 'FD-07',
    title: 'authenticationType: Managed, or deleting the configuration, makes the domain managed.',
    certainty: 'seen',
    ...domainRights,
    cases: [becomesManaged('PATCH'), becomesManaged('DELETE')],
  },
];
