/** The federation server on-premises: health, certificates, farms, its log, and what its tokens are matched by. */
import { federationFindings } from '@cutover/contract/findings';
import { atOnce, type Behaviour, by, days, hours, justBefore, minutes, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { addMember, attach, makeGroup, makePolicy, rollout, userNamed } from '../staged-rollout/vocabulary.ts';
import { certificate, nextCertificate } from './certificates.ts';
import { finding } from './finding.ts';
import {
  addAccount,
  addFarm,
  attempt,
  changeAccount,
  changeFarm,
  federationLog,
  reasonsOf,
  refusalOf,
  trustsOf,
} from './outside.ts';
import {
  domainRights,
  federate,
  federationOf,
  federationSettings,
  makeManaged,
  makeOwnRoot,
  typeShown,
} from './vocabulary.ts';

const domain = 'federated.example';
const otherDomain = 'partner.example';
const password = 'Correct-Horse-7';
const onPremises = { delegated: true, signIn: true, onPremises: true } as const;

const user = (name: string, more: object = {}) => ({
  userPrincipalName: `${name}@${domain}`,
  synced: true,
  password,
  ...more,
});
const ada = `ada@${domain}`;

const twoOfEach = ['federationServer', 'proxy'].flatMap((role) =>
  [1, 2].map((number) => ({ name: `${role}${number}`, role, healthy: true })),
);

const serverDown = situation({
  title:
    'with no healthy member behind it federated sign-in fails until one is back; realm discovery still says federated',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async (target) => {
    await addFarm(target, domain, { members: twoOfEach });
    return { ada };
  },
  act: async (target) => {
    const results: string[] = [];
    const look = async () => {
      results.push(`${await attempt(target, { upn: ada, password })}, ${(await target.realm(ada)).kind}`);
    };
    const health = (name: string, healthy: boolean) => changeFarm(target, domain, { members: [{ name, healthy }] });
    await look();
    await health('federationServer1', false);
    await look();
    await health('federationServer2', false);
    await look();
    await health('federationServer1', true);
    await look();
    await health('proxy1', false);
    await health('proxy2', false);
    await look();
    await changeFarm(target, domain, { healthy: true });
    await look();
    return { results };
  },
}).assert(
  atOnce(async (_target, { results }) =>
    same(
      results,
      [
        'federation success, federation',
        'federation success, federation',
        'federation failure, federation',
        'federation success, federation',
        'federation failure, federation',
        'federation success, federation',
      ],
      'Sign-ins with all, with one server, with none, with one again, without proxies, and with all again',
    ),
  ),
);

const downUntilConverted = situation({
  title: 'with the server down sign-in fails until the conversion is in effect',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async (target) => {
    await addFarm(target, domain);
    await changeFarm(target, domain, { healthy: false });
    return { before: await attempt(target, { upn: ada, password }) };
  },
  act: async (target) => {
    await makeManaged(target, domain);
    return {};
  },
}).assert(
  within(hours(2), {
    before: async (target, { before }) => {
      same(before, 'federation failure', 'The sign-in before the conversion');
      same(await attempt(target, { upn: ada, password }), 'federation failure', 'The sign-in while it is on its way');
    },
    after: async (target) =>
      same(await attempt(target, { upn: ada, password }), 'cloud passwordHashSync success', 'The sign-in afterwards'),
  }),
);

const enrolledUnaffected = situation({
  title: 'users in staged rollout do not notice that the federation server is down',
  needs: { ...onPremises, features: ['passwordHashSync'] },
  tenant: { users: [user('ada'), user('bob')] },
  arrange: async (target) => {
    await addFarm(target, domain);
    return { users: [await userNamed(target, ada)] };
  },
  act: async (target, { users }) => {
    await rollout(target, 'passwordHashSync', users);
    await changeFarm(target, domain, { healthy: false });
    const why = await reasonsOf(target, { upn: `bob@${domain}`, password });
    return { why };
  },
}).assert(
  atOnce(async (target, { why }) => {
    same(await attempt(target, { upn: ada, password }), 'cloud passwordHashSync success', 'The enrolled user');
    same(await attempt(target, { upn: `bob@${domain}`, password }), 'federation failure', 'Any other user');
    claim(why.includes('FD-08'), `The reasons of the failure are ${why.join(', ')}.`);
  }),
);

/** The configuration's last look for a certificate, and the certificate that it has. */
const rolloverOf = async (target: Target) => {
  const found = await federationOf(target, domain);
  const status = found['signingCertificateUpdateStatus'] as { certificateUpdateResult?: string } | null;
  return [status?.certificateUpdateResult ?? null, found['signingCertificate'] ?? null];
};

/** A federated domain an hour before the service begins to look for the successor of its certificate. */
const beforeRollover = (what: string, farm: object) => ({
  title: what,
  needs: { ...onPremises, clock: true } as const,
  arrange: async (target: Target) => {
    await makeManaged(target, domain);
    await federate(target, domain, federationSettings(domain));
    await addFarm(target, domain, farm);
    return { first: await rolloverOf(target) };
  },
  act: async (target: Target) => {
    await target.control.pass(certificate.validTo - days(30) - hours(1) - (await target.control.now()));
    return {};
  },
});

const rolledOver = situation(
  beforeRollover('thirty days before its end a new certificate is taken over from the metadata', {
    signingCertificate: nextCertificate.text,
  }),
).assert(
  within(hours(1), {
    before: async (target, { first }) => {
      same(first, [null, certificate.text], 'The status at first');
      same(await rolloverOf(target), [null, certificate.text], 'The status before the day');
    },
    after: async (target) => same(await rolloverOf(target), ['success', nextCertificate.text], 'The status on the day'),
  }),
);

const lookedForDaily = situation(
  beforeRollover('a certificate that is not there on the first day is looked for every day', {}),
).assert(
  by(hours(1), async (target) => {
    same(await rolloverOf(target), ['noNewCertificateFound', certificate.text], 'The status on the first day');
    await changeFarm(target, domain, { signingCertificate: nextCertificate.text });
  }),
  justBefore(hours(25), async (target) =>
    same(await rolloverOf(target), ['noNewCertificateFound', certificate.text], 'The status before the second look'),
  ),
  by(hours(25), async (target) =>
    same(await rolloverOf(target), ['success', nextCertificate.text], 'The status on the second day'),
  ),
);

const metadataOutOfReach = situation(
  beforeRollover('a farm that cannot be reached keeps its new certificate to itself until it can', {
    signingCertificate: nextCertificate.text,
    members: [{ name: 'sts', role: 'federationServer', healthy: false }],
  }),
).assert(
  by(hours(1), async (target) => {
    same(await rolloverOf(target), ['couldNotAccessRemoteHost', certificate.text], 'The status while it is down');
    await changeFarm(target, domain, { healthy: true });
  }),
  by(hours(25), async (target) =>
    same(await rolloverOf(target), ['success', nextCertificate.text], 'The status a day after it came back'),
  ),
);

const now = '2026-06-01T00:00:00Z';
const expiring = (certificateExpires: string, certificateUpdateResult: string | null = null) => ({
  now,
  federations: [{ domain, certificateExpires, certificateUpdateResult }],
});

const expiryFindings = finding(
  'a certificate in its last thirty days is a finding unless it was rolled over; one that has ended is an error',
  federationFindings,
  [
    [{ now }, []],
    [expiring('2026-07-02T00:00:00Z'), []],
    [expiring('2026-07-01T00:00:00Z'), ['FD-09 certificateExpires']],
    [expiring('2026-06-10T00:00:00Z', 'noNewCertificateFound'), ['FD-09 certificateExpires']],
    [expiring('2026-06-10T00:00:00Z', 'success'), []],
    [expiring('2026-06-01T00:00:00Z'), ['FD-09 certificateExpired']],
    [expiring('2026-05-01T00:00:00Z', 'success'), ['FD-09 certificateExpired']],
  ],
);

const alike = situation({
  title: 'AD FS, PingFederate and other WS-Federation and SAML providers are configured and used alike',
  needs: { ...onPremises, rootDomains: 1 },
  arrange: async () => ({
    providers: [
      { product: 'adfs', name: 'adfs', protocol: 'wsFed' },
      { product: 'pingFederate', name: 'ping', protocol: 'wsFed' },
      { product: 'other', name: 'saml', protocol: 'saml' },
    ],
  }),
  act: async (target, { providers }) => {
    const results: string[] = [];
    for (const { product, name, protocol } of providers) {
      const own = await makeOwnRoot(target, name);
      await federate(target, own, { ...federationSettings(own), preferredAuthenticationProtocol: protocol });
      await addFarm(target, own, { product });
      await target.control.pass(hours(2));
      const { kind, redirect = '' } = await target.realm(`somebody@${own}`);
      results.push(`${await typeShown(target, own)} ${kind} ${redirect.startsWith(`https://sts.${own}/`)}`);
    }
    return { results };
  },
}).assert(
  atOnce(async (_target, { results }) =>
    same(results, Array(3).fill('Federated federation true'), 'Type, route, and whether it leads to the own server'),
  ),
);

const newFarm = { existing: false, trusts: [] };
const complete = { ...newFarm, members: twoOfEach.slice(1, 3), serviceCertificateNames: [`sts.${domain}`] };

const farms = situation({
  title:
    'a new AD FS farm needs a federation server, a proxy and a certificate for its name; an existing one only the trust',
  needs: onPremises,
  arrange: async () => ({}),
  act: async (target) => {
    const refusal = (what: object) => refusalOf(addFarm(target, domain, what));
    const refusals = {
      everything: await refusal(newFarm),
      proxy: await refusal({ ...complete, members: complete.members.filter(({ role }) => role !== 'proxy') }),
      server: await refusal({ ...complete, members: complete.members.filter(({ role }) => role === 'proxy') }),
      certificate: await refusal({ ...complete, serviceCertificateNames: ['www.federated.example'] }),
    };
    const accepted = [await refusal({ ...complete, serviceCertificateNames: [`*.${domain}`] })];
    accepted.push(await refusalOf(addFarm(target, otherDomain, { trusts: [] })));
    await changeFarm(target, otherDomain, { trusts: [otherDomain] });
    return { refusals, accepted, trusts: await trustsOf(target, otherDomain) };
  },
}).assert(
  atOnce(async (_target, { refusals, accepted, trusts }) => {
    const lacks = (text: string, ...words: string[]) =>
      claim(
        words.every((word) => text.includes(word)),
        `The refusal does not say that ${words.join(', ')} is missing: ${text}`,
      );
    lacks(refusals.everything, 'federation server', 'Web Application Proxy', 'certificate');
    lacks(refusals.proxy, 'Web Application Proxy');
    lacks(refusals.server, 'federation server');
    lacks(refusals.certificate, 'certificate');
    same(accepted, ['', ''], 'Refusals of a complete new farm and of an existing one');
    same(trusts, [otherDomain], 'The trusts of the existing farm');
  }),
);

const service = 'fs.contoso.com';
const wanted = {
  kind: 'new',
  serviceName: service,
  federationServers: 1,
  webApplicationProxies: 1,
  certificateNames: [service],
} as const;

const farmFindings = finding('what a farm lacks is a finding', federationFindings, [
  [{ now, farm: wanted }, []],
  [{ now, farm: { ...wanted, certificateNames: ['*.contoso.com'] } }, []],
  [{ now, farm: { ...wanted, federationServers: 0 } }, ['FD-10 noFederationServer']],
  [{ now, farm: { ...wanted, webApplicationProxies: 0 } }, ['FD-10 noWebApplicationProxy']],
  [{ now, farm: { ...wanted, certificateNames: [] } }, ['FD-10 noServiceCertificate']],
  [{ now, farm: { ...wanted, certificateNames: ['www.contoso.com'] } }, ['FD-10 noServiceCertificate']],
  [{ now, farm: { ...wanted, certificateNames: ['*.fs.contoso.com'] } }, ['FD-10 noServiceCertificate']],
  [{ now, farm: { kind: 'existing', trust: true } }, []],
  [{ now, farm: { kind: 'existing', trust: false } }, ['FD-10 noTrust']],
]);

const log = situation({
  title: 'the federation server logs who arrives, rollout users who still do among them, and why',
  needs: { ...onPremises, features: ['passwordHashSync'] },
  tenant: { users: [user('ada'), user('bob'), user('eve')] },
  arrange: async (target) => {
    await addFarm(target, domain);
    const policyId = await makePolicy(target, 'passwordHashSync');
    const groupId = await makeGroup(target, 'logged', [(await userNamed(target, ada)).id]);
    await attach(target, policyId, groupId);
    return { groupId, eve: await userNamed(target, `eve@${domain}`) };
  },
  act: async (target, { groupId, eve }) => {
    await addMember(target, groupId, eve.id);
    const signIns = [
      { upn: `bob@${domain}` },
      { upn: `bob@${domain}`, password: 'Wrong-Horse-7' },
      { upn: ada },
      { upn: ada, domainHint: domain },
      { upn: ada, client: 'pop3' },
      { upn: ada, client: 'primaryRefreshToken', device: { join: 'hybrid', windows: '1809' } },
      { upn: eve.upn },
    ] as const;
    for (const one of signIns) await target.control.signIn({ password, ...one });
    return {
      entries: (await federationLog(target, domain)).map(
        ({ userPrincipalName, client, arrival, inRollout, succeeded }) =>
          `${userPrincipalName.split('@')[0]} ${client} ${arrival} ${inRollout} ${succeeded}`,
      ),
    };
  },
}).assert(
  atOnce(async (_target, { entries }) =>
    same(
      entries,
      [
        'bob browser federatedDomain false true',
        'bob browser federatedDomain false false',
        'ada browser domainHint true true',
        'ada pop3 legacyClient true true',
        'ada primaryRefreshToken primaryRefreshToken true true',
        'eve browser editPending true true',
      ],
      'The log: user, client, why, in rollout, success',
    ),
  ),
);

const logEnds = situation({
  title:
    'users of a domain that is being converted are in the log until they follow; a server that is down writes none',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async (target) => {
    await addFarm(target, domain);
    await changeFarm(target, domain, { healthy: false });
    await attempt(target, { upn: ada, password });
    await changeFarm(target, domain, { healthy: true });
    return { whileDown: (await federationLog(target, domain)).length };
  },
  act: async (target) => {
    await makeManaged(target, domain);
    await attempt(target, { upn: ada, password });
    return { arrivals: (await federationLog(target, domain)).map(({ arrival }) => arrival) };
  },
}).assert(
  by(hours(2), async (target, { whileDown, arrivals }) => {
    same(whileDown, 0, 'Entries of a server that is down');
    same(arrivals, ['conversionPending'], 'Why the user of a domain under conversion arrives');
    await attempt(target, { upn: ada, password });
    same((await federationLog(target, domain)).length, 1, 'Entries once the conversion is in effect');
  }),
);

const matched = situation({
  title: 'a token whose source anchor or name is not that of one user fails with 90072',
  certainty: 'open',
  needs: onPremises,
  tenant: {
    users: [
      user('ada'),
      user('bob'),
      // Known in the cloud by another source anchor than the account on-premises has.
      { userPrincipalName: `eve@${domain}`, immutableId: 'ZXZlIGluIHRoZSBjbG91ZA==' },
    ],
  },
  arrange: async (target) => {
    await addFarm(target, domain);
    return { before: await attempt(target, { upn: ada, password }) };
  },
  act: async (target) => {
    await changeAccount(target, ada, { userPrincipalName: `ada.renamed@${domain}` });
    await addAccount(target, { forest: domain, userPrincipalName: `eve@${domain}`, password });
    const results: string[] = [];
    for (const name of ['ada.renamed', 'ada', 'bob', 'eve'])
      results.push(await attempt(target, { upn: `${name}@${domain}`, password }));
    return { results };
  },
}).assert(
  atOnce(async (_target, { before, results }) => {
    same(before, 'federation success', 'The sign-in before anything changes');
    same(
      results,
      ['federation failure 90072', 'federation failure', 'federation success', 'federation failure 90072'],
      'The new name that the cloud does not know, the old one, a user who matches, and one of another source anchor',
    );
  }),
  by(minutes(30), async (target) =>
    same(
      await attempt(target, { upn: `ada.renamed@${domain}`, password }),
      'federation success',
      'The new name once the cloud knows it',
    ),
  ),
);

export const federationServerBehaviours: readonly Behaviour[] = [
  {
    id: 'FD-08',
    title: 'Without a healthy farm member federated sign-in fails; realm discovery still says federated.',
    certainty: 'doc',
    ...domainRights,
    cases: [serverDown, downUntilConverted, enrolledUnaffected],
  },
  {
    id: 'FD-09',
    title: 'From thirty days before its end a signing certificate is replaced from the metadata.',
    certainty: 'doc',
    ...domainRights,
    cases: [rolledOver, lookedForDaily, metadataOutOfReach, expiryFindings],
  },
  {
    id: 'FD-10',
    title: 'Providers are configured alike; a new AD FS farm needs servers, a proxy and a certificate.',
    certainty: 'doc',
    ...domainRights,
    cases: [alike, farms, farmFindings],
  },
  {
    id: 'FD-11',
    title: "The federation server's own log also lists rollout users who still arrive.",
    certainty: 'doc',
    ...domainRights,
    cases: [log, logEnds],
  },
  {
    id: 'FD-12',
    title: 'A federated token is matched by source anchor and name.',
    certainty: 'doc',
    ...domainRights,
    cases: [matched],
  },
];
