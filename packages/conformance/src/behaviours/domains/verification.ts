/** How a domain is proved to be the tenant's, and what stands below others. */
import { atOnce, type Behaviour, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { items } from '../staged-rollout/vocabulary.ts';
import { proofsOf, prove, publish, verifyByDns } from './outside.ts';
import {
  type Answered,
  addDomain,
  addSubdomain,
  answered,
  call,
  deleteDomain,
  domainRights,
  federate,
  federationOf,
  makeManaged,
  makeOwnRoot,
  makeUserIn,
  plain,
  refusedAs,
  shownOf,
  tryFederate,
  tryPromote,
  tryReadFederation,
  tryUpdate,
  typeShown,
} from './vocabulary.ts';

const tryVerify = async (target: Target, domain: string): Promise<Answered> =>
  answered(await call(target, 'POST', `/domains/${domain}/verify`));

const standing = ['isVerified', 'isRoot', 'authenticationType'];

/** The root that Graph names for a domain. Pages show it bare or as a list's one item. */
async function rootOf(target: Target, domain: string): Promise<string> {
  const { body } = await call(target, 'GET', `/domains/${domain}/rootDomain`);
  const { value = body } = body as { value?: unknown };
  const [found] = [value].flat() as { id?: string }[];
  return found?.id ?? '';
}

const records = situation({
  title: 'a TXT and an MX record prove a domain; they stay the same',
  needs: { delegated: true },
  arrange: async (target) => ({ domain: await addDomain(target, target.domainName('records')) }),
  act: async (target, { domain }) => {
    const read = async () => items(await call(target, 'GET', `/domains/${domain}/verificationDnsRecords`)).map(plain);
    return { first: await read(), second: await read() };
  },
}).assert(
  atOnce(async (_target, { domain, first, second }) => {
    same(first.map(({ recordType }) => recordType).sort(), ['Mx', 'Txt'], 'Kinds of the records');
    for (const record of first) {
      same([record['label'], record['ttl'], record['isOptional']], [domain, 3_600, false], 'A record');
      if (record['recordType'] === 'Txt')
        claim(/^MS=ms\d{8}$/.test(String(record['text'])), `The text is ${String(record['text'])}.`);
      else
        claim(/^ms\d{8}\./.test(String(record['mailExchange'])), `The exchange is ${String(record['mailExchange'])}.`);
    }
    same(second, first, 'The records when they are read again');
  }),
);

const typed = situation({
  title: 'the records say of which type they are',
  needs: { delegated: true },
  arrange: async (target) => ({ domain: await addDomain(target, target.domainName('typed')) }),
  act: async (target, { domain }) => ({
    types: items(await call(target, 'GET', `/domains/${domain}/verificationDnsRecords`))
      .map((record) => String(record['@odata.type']))
      .sort(),
  }),
}).assert(
  atOnce(async (_target, { types }) =>
    same(types, ['#microsoft.graph.domainDnsMxRecord', '#microsoft.graph.domainDnsTxtRecord'], 'Types of the records'),
  ),
);

const verified = (type: 'TXT' | 'MX') =>
  situation({
    title: `a domain is verified once its ${type} record is in DNS, not before, and not a second time`,
    needs: { delegated: true, dns: true },
    arrange: async (target) => ({ domain: await addDomain(target, target.domainName(`by${type.toLowerCase()}`)) }),
    act: async (target, { domain }) => {
      const before = await tryVerify(target, domain);
      await publish(target, { name: domain, type: 'TXT', value: 'MS=ms00000000' });
      const wrong = await tryVerify(target, domain);
      const unverified = await shownOf(target, domain, standing);
      await prove(target, domain, type);
      const answer = await call(target, 'POST', `/domains/${domain}/verify`);
      return {
        before,
        wrong,
        unverified,
        status: answer.status,
        body: plain(answer.body),
        again: await tryVerify(target, domain),
      };
    },
  }).assert(
    atOnce(async (target, { domain, before, wrong, unverified, status, body, again }) => {
      for (const refusal of [before, wrong])
        refusedAs(
          refusal,
          { message: 'Domain verification failed with the following error' },
          'verifying without proof',
        );
      same(unverified, [false, false, 'Managed'], 'The domain before');
      same(status, 200, 'Status of verifying');
      same(
        [body['id'], body['isVerified'], body['isRoot'], body['availabilityStatus']],
        [domain, true, true, 'AvailableImmediately'],
        'The domain in the answer',
      );
      same(
        await shownOf(target, domain, [...standing, 'availabilityStatus']),
        [true, true, 'Managed', null],
        'The domain as read',
      );
      refusedAs(again, { message: 'Domain is already verified.' }, 'verifying a second time');
    }),
  );

const foreignProof = situation({
  title: 'the proof of one domain is none for another',
  needs: { delegated: true, dns: true },
  arrange: async (target) => ({
    domain: await addDomain(target, target.domainName('proved')),
    other: await addDomain(target, target.domainName('other')),
  }),
  act: async (target, { domain, other }) => {
    for (const record of await proofsOf(target, other)) await publish(target, { ...record, name: domain });
    return { refusal: await tryVerify(target, domain) };
  },
}).assert(
  atOnce(async (target, { domain, refusal }) => {
    refusedAs(refusal, {}, "verifying with another domain's proof");
    same(await shownOf(target, domain, ['isVerified']), [false], 'Whether it is verified');
  }),
);

const rootVerifies = situation({
  title: 'verifying a root verifies its unverified subdomains, however deep, and nothing else',
  needs: { delegated: true, dns: true },
  arrange: async (target) => {
    const root = target.domainName('tree');
    const below = [target.domainName('a', root), target.domainName('b', target.domainName('a', root))];
    const beside = `x${root}`;
    for (const domain of [...below, root, beside]) await addDomain(target, domain);
    return { root, below, beside };
  },
  act: async (target, { root }) => {
    await verifyByDns(target, root);
    return {};
  },
}).assert(
  atOnce(async (target, { root, below, beside }) => {
    same(await shownOf(target, root, standing), [true, true, 'Managed'], 'The root');
    for (const domain of below) {
      same(await shownOf(target, domain, standing), [true, false, 'Managed'], domain);
      same(await rootOf(target, domain), root, `The root of ${domain}`);
    }
    same(await shownOf(target, beside, standing), [false, false, 'Managed'], 'A name that only ends alike');
  }),
);

const inherits = situation({
  title: 'a subdomain added after its verified root is verified, no root, and has its type',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => ({ root: await makeOwnRoot(target, 'root') }),
  act: async (target, { root }) => {
    const managed = await addDomain(target, target.domainName('below', root));
    const before = await shownOf(target, managed, standing);
    await federate(target, root);
    const federated = await addDomain(target, target.domainName('later', root));
    return { managed, before, federated };
  },
}).assert(
  atOnce(async (target, { root, managed, before, federated }) => {
    same(before, [true, false, 'Managed'], 'A subdomain of a managed root');
    same(await shownOf(target, managed, standing), [true, false, 'Federated'], 'The same once its root is federated');
    same(await shownOf(target, federated, standing), [true, false, 'Federated'], 'A subdomain of a federated root');
    same(await rootOf(target, federated), root, 'Its root');
    same(
      (await federationOf(target, federated))['issuerUri'] ?? null,
      (await federationOf(target, root))['issuerUri'] ?? null,
      'Its issuer',
    );
  }),
);

const follows = situation({
  title: 'a subdomain that inherits follows its root back to managed',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const root = await makeOwnRoot(target, 'followed');
    await federate(target, root);
    return { root, below: await addDomain(target, target.domainName('below', root)) };
  },
  act: async (target, { root }) => {
    await makeManaged(target, root);
    return {};
  },
}).assert(
  atOnce(async (target, { below }) => {
    same(await typeShown(target, below), 'Managed', 'The type of the subdomain');
    same((await tryReadFederation(target, below)).status, 404, 'Status of reading its federation');
  }),
);

const fixedType = situation({
  title: 'an inheriting subdomain cannot change its type until it is promoted',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const root = await makeOwnRoot(target, 'bound');
    await federate(target, root);
    return {
      below: await addDomain(target, target.domainName('below', root)),
      plainBelow: await addSubdomain(target, 'plain'),
    };
  },
  act: async (target, { below, plainBelow }) => {
    const toManaged = await tryUpdate(target, below, { authenticationType: 'Managed' });
    const toFederated = await tryFederate(target, plainBelow);
    const unchanged = [await typeShown(target, below), await typeShown(target, plainBelow)];
    const promoted = [await tryPromote(target, below), await tryPromote(target, plainBelow)].map(
      ({ status }) => status,
    );
    return {
      toManaged,
      toFederated,
      unchanged,
      promoted,
      afterwards: [
        (await tryUpdate(target, below, { authenticationType: 'Managed' })).status,
        (await tryFederate(target, plainBelow)).status,
      ],
    };
  },
}).assert(
  atOnce(async (target, { below, plainBelow, toManaged, toFederated, unchanged, promoted, afterwards }) => {
    const text = 'Unable to change the authentication type of this domain because it is a subdomain.';
    refusedAs(toManaged, { message: text }, 'making an inheriting subdomain managed');
    refusedAs(toFederated, { message: text }, 'federating an inheriting subdomain');
    same(unchanged, ['Federated', 'Managed'], 'The types after the refusals');
    same(promoted, [200, 200], 'Statuses of promoting both');
    same(afterwards, [204, 201], 'Statuses of the same calls afterwards');
    same([await typeShown(target, below), await typeShown(target, plainBelow)], ['Managed', 'Federated'], 'The types');
  }),
);

const managedBelowFederated = situation({
  title: 'a managed subdomain cannot be added below a federated root',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const root = await makeOwnRoot(target, 'strict');
    await federate(target, root);
    return { root };
  },
  act: async (target, { root }) => ({
    refusal: answered(
      await call(target, 'POST', '/domains', { id: target.domainName('below', root), authenticationType: 'Managed' }),
    ),
  }),
}).assert(
  atOnce(async (_target, { refusal }) =>
    refusedAs(refusal, { message: 'One or more properties contains invalid values.' }, 'adding it as managed'),
  ),
);

const independent = situation({
  title: 'a subdomain that was verified before its root stays independent of it',
  needs: { delegated: true, dns: true },
  arrange: async (target) => {
    const root = target.domainName('late');
    const below = await addDomain(target, target.domainName('early', root));
    await verifyByDns(target, below);
    await addDomain(target, root);
    await verifyByDns(target, root);
    return { root, below };
  },
  act: async (target, { root, below }) => {
    const before = await shownOf(target, below, standing);
    await federate(target, root);
    const afterRoot = await shownOf(target, below, standing);
    await federate(target, below);
    await makeManaged(target, root);
    return { before, afterRoot };
  },
}).assert(
  atOnce(async (target, { root, below, before, afterRoot }) => {
    same(before, [true, true, 'Managed'], 'The subdomain that was there first');
    same(afterRoot, [true, true, 'Managed'], 'The same once the root is federated');
    same([await typeShown(target, root), await typeShown(target, below)], ['Managed', 'Federated'], 'Types in the end');
    same(await rootOf(target, below), below, 'Its root');
  }),
);

const rejoins = situation({
  title: 'to inherit, an independent subdomain is removed and added again',
  needs: { delegated: true, dns: true },
  arrange: async (target) => {
    const root = target.domainName('joined');
    const below = await addDomain(target, target.domainName('early', root));
    await verifyByDns(target, below);
    await addDomain(target, root);
    await verifyByDns(target, root);
    await federate(target, root);
    return { root, below };
  },
  act: async (target, { below }) => {
    await deleteDomain(target, below);
    await addDomain(target, below);
    return {};
  },
}).assert(
  atOnce(async (target, { root, below }) => {
    same(await shownOf(target, below, standing), [true, false, 'Federated'], 'The subdomain added again');
    same(await rootOf(target, below), root, 'Its root');
  }),
);

const promoted = situation({
  title: 'promote answers 200 with true and makes a verified subdomain a root',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => ({ domain: await addSubdomain(target, 'risen') }),
  act: async (target, { domain }) => {
    const { status, body } = await call(target, 'POST', `/domains/${domain}/promote`);
    return { status, value: (body as { value?: boolean } | undefined)?.value ?? null };
  },
}).assert(
  atOnce(async (target, { domain, status, value }) => {
    same([status, value], [200, true], 'Status and value');
    same(await shownOf(target, domain, standing), [true, true, 'Managed'], 'The domain');
    same(await rootOf(target, domain), domain, 'Its root');
  }),
);

const unverifiedPromotion = situation({
  title: 'an unverified domain cannot be promoted',
  needs: { delegated: true },
  arrange: async (target) => ({ domain: await addDomain(target, target.domainName('unproved')) }),
  act: async (target, { domain }) => ({ refusal: await tryPromote(target, domain) }),
}).assert(
  atOnce(async (_target, { refusal }) =>
    refusedAs(
      refusal,
      { message: "Unverified domains can't be promoted. Verify the domain before promotion." },
      'promoting an unverified domain',
    ),
  ),
);

const inhabited = situation({
  title: 'a federated subdomain with users cannot be promoted; without them it can, and stays federated',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const root = await makeOwnRoot(target, 'lord');
    const empty = await addDomain(target, target.domainName('empty', root));
    const full = await addDomain(target, target.domainName('full', root));
    await makeUserIn(target, 'vassal', full);
    await federate(target, root);
    return { empty, full };
  },
  act: async (target, { empty, full }) => ({
    refusal: await tryPromote(target, full),
    accepted: await tryPromote(target, empty),
  }),
}).assert(
  atOnce(async (target, { empty, full, refusal, accepted }) => {
    refusedAs(
      refusal,
      {
        message:
          "Promoting a subdomain with user references isn't allowed. Migrate the users to the current root domain before promotion of the subdomain.",
      },
      'promoting a federated subdomain with users',
    );
    same(await shownOf(target, full, standing), [true, false, 'Federated'], 'The subdomain with users');
    same(accepted.status, 200, 'Status of promoting the other');
    same(await shownOf(target, empty, ['isVerified', 'isRoot']), [true, true], 'The promoted subdomain');
  }),
);

const staysFederated = situation({
  title: 'promoting does not change the type: a federated subdomain stays federated with a trust of its own',
  certainty: 'open',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const root = await makeOwnRoot(target, 'source');
    const below = await addDomain(target, target.domainName('below', root));
    await federate(target, root);
    return { root, below };
  },
  act: async (target, { root, below }) => {
    const status = (await tryPromote(target, below)).status;
    await makeManaged(target, root);
    return { status };
  },
}).assert(
  atOnce(async (target, { root, below, status }) => {
    same(status, 200, 'Status of promoting');
    same([await typeShown(target, root), await typeShown(target, below)], ['Managed', 'Federated'], 'Types');
    claim((await federationOf(target, below))['issuerUri'] !== undefined, 'The promoted domain shows no trust.');
  }),
);

export const verificationBehaviours: readonly Behaviour[] = [
  {
    id: 'DM-02',
    title: 'A domain is verified by a record in DNS; a root verifies its unverified subdomains.',
    certainty: 'doc',
    ...domainRights,
    cases: [records, typed, verified('TXT'), verified('MX'), foreignProof, rootVerifies],
  },
  {
    id: 'DM-03',
    title: 'A subdomain added after its verified root inherits; one verified before it stays independent.',
    certainty: 'doc',
    ...domainRights,
    cases: [inherits, follows, fixedType, managedBelowFederated, independent, rejoins],
  },
  {
    id: 'DM-04',
    title: 'Promoting makes a verified subdomain a root, unless it is federated and has users.',
    certainty: 'doc',
    ...domainRights,
    cases: [promoted, unverifiedPromotion, inhabited, staysFederated],
  },
];
