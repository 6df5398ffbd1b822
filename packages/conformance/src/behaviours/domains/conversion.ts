/** A domain that changes from one way to sign in to the other, and back. */
import { conversionFindings, federationFindings } from '@cutover/contract/findings';
import { atOnce, type Behaviour, by, hours, justBefore, minutes, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Person, Target } from '../../target.ts';
import { signInAt, userNamed } from '../staged-rollout/vocabulary.ts';
import { finding } from './finding.ts';
import {
  addFarm,
  attempt,
  changeFarm,
  changeServer,
  connectServer,
  convertToFederated,
  convertToStandard,
  reasonsOf,
  refusalOf,
  setAuthentication,
  trustsOf,
} from './outside.ts';
import {
  call,
  domainRights,
  done,
  federate,
  federationOf,
  federationPath,
  federationSettings,
  makeManaged,
  makeOwnRoot,
  makeUserIn,
  tryReadFederation,
  typeShown,
} from './vocabulary.ts';

const domain = 'federated.example';
const password = 'Correct-Horse-7';
const onPremises = { delegated: true, signIn: true, onPremises: true } as const;
const conversion = hours(2);
const ada = `ada@${domain}`;

const user = (name: string, more: object = {}) => ({
  userPrincipalName: `${name}@${domain}`,
  synced: true,
  password,
  ...more,
});

/** An own federated domain with a user, long enough for it to be in effect. */
async function settledFederation(target: Target, what: string): Promise<{ own: string; users: readonly Person[] }> {
  const own = await makeOwnRoot(target, what);
  const users = [await makeUserIn(target, what, own)];
  await federate(target, own);
  await target.control.pass(conversion);
  return { own, users };
}

const toFederated = situation({
  title: 'a domain that is federated shows it at once; its users go to the federation server within two hours',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const own = await makeOwnRoot(target, 'forth');
    return { own, users: [await makeUserIn(target, 'forth', own)] };
  },
  act: async (target, { own }) => {
    await federate(target, own);
    return { shown: await typeShown(target, own) };
  },
}).assert(
  within(conversion, {
    before: async (target, { shown, users }) => {
      same(shown, 'Federated', 'The type at once');
      await signInAt(target, users, 'cloud', 'before the change is in effect');
    },
    after: async (target, { own, users }) => {
      same(await typeShown(target, own), 'Federated', 'The type');
      await signInAt(target, users, 'federation', 'two hours after the change');
    },
  }),
);

const toManaged = situation({
  title: 'a domain that is made managed shows it at once; realm discovery follows within two hours',
  needs: { delegated: true, clock: true, rootDomains: 1 },
  arrange: (target) => settledFederation(target, 'back'),
  act: async (target, { own }) => {
    await makeManaged(target, own);
    return { shown: await typeShown(target, own) };
  },
}).assert(
  within(conversion, {
    before: async (target, { shown, users }) => {
      same(shown, 'Managed', 'The type at once');
      await signInAt(target, users, 'federation', 'before the change is in effect');
    },
    after: (target, { users }) => signInAt(target, users, 'cloud', 'two hours after the change'),
  }),
);

const signIns = situation({
  title: 'sign-in answers by the old type before, and by the new type after',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async () => ({}),
  act: async (target) => {
    await makeManaged(target, domain);
    return {};
  },
}).assert(
  within(conversion, {
    before: async (target) =>
      same(await attempt(target, { upn: ada, password }), 'federation success', 'The sign-in before'),
    after: async (target) =>
      same(await attempt(target, { upn: ada, password }), 'cloud passwordHashSync success', 'The sign-in after'),
  }),
);

const eachUser = situation({
  title: 'each user follows once, at a time of their own within two hours, and stays there',
  certainty: 'open',
  needs: { delegated: true, clock: true, syncedUsers: 20 },
  tenant: { timings: { mode: 'sampled' } },
  arrange: async (target) => ({ users: await target.syncedUsers(20) }),
  act: async (target, { users }) => {
    await makeManaged(target, domain);
    const seen: boolean[][] = [];
    for (let step = 0; step <= 12; step++) {
      const look: boolean[] = [];
      for (const { upn } of users) look.push((await target.realm(upn)).kind === 'cloud');
      seen.push(look);
      if (step < 12) await target.control.pass(minutes(10));
    }
    return { seen };
  },
}).assert(
  atOnce(async (target, { users, seen }) => {
    const followed = seen.map((look) => look.filter(Boolean).length);
    same(
      seen.at(-1),
      users.map(() => true),
      'Who has followed after two hours',
    );
    claim(new Set(followed).size > 3, `The users follow together: ${followed.join(', ')}.`);
    users.forEach((one, index) => {
      const path = seen.map((look) => look[index]);
      claim(path.indexOf(true) === path.lastIndexOf(false) + 1, `${one.upn} goes back and forth: ${path.join(', ')}.`);
    });
    await signInAt(target, users, 'cloud', 'in the end');
  }),
);

const changedMind = situation({
  title: 'a later wish is not overtaken by an earlier one',
  certainty: 'open',
  needs: { delegated: true, clock: true, rootDomains: 1 },
  arrange: (target) => settledFederation(target, 'doubt'),
  act: async (target, { own }) => {
    await makeManaged(target, own);
    await target.control.pass(hours(1));
    await federate(target, own);
    return {};
  },
}).assert(
  justBefore(hours(1), (target, { users }) => signInAt(target, users, 'federation', 'neither wish is in effect')),
  by(conversion, async (target, { own, users }) => {
    same(await typeShown(target, own), 'Federated', 'The type in the end');
    await signInAt(target, users, 'federation', 'two hours after the last wish');
  }),
  by(hours(24), (target, { users }) => signInAt(target, users, 'federation', 'a day later')),
);

const inheritors = situation({
  title: 'users of an inheriting subdomain follow its root',
  needs: { delegated: true, clock: true, rootDomains: 1 },
  arrange: async (target) => {
    const own = await makeOwnRoot(target, 'family');
    const below = target.domainName('child', own);
    await done(call(target, 'POST', '/domains', { id: below }), 201, 'Adding a subdomain');
    const users = [await makeUserIn(target, 'child', below)];
    await federate(target, own);
    await target.control.pass(conversion);
    return { own, users };
  },
  act: async (target, { own }) => {
    await makeManaged(target, own);
    return {};
  },
}).assert(
  within(conversion, {
    before: (target, { users }) => signInAt(target, users, 'federation', 'the root has just changed'),
    after: (target, { users }) => signInAt(target, users, 'cloud', 'two hours after its root'),
  }),
);

const serverDown = (how: 'Graph' | 'the cmdlet') =>
  situation({
    title: `converting with ${how} while the federation server is down changes only the cloud side`,
    needs: onPremises,
    tenant: { users: [user('ada')] },
    arrange: async (target) => {
      await addFarm(target, domain);
      await changeFarm(target, domain, { healthy: false });
      return {};
    },
    act: async (target) => {
      const refusal = await refusalOf(
        convertToStandard(target, domain, { skipUserConversion: true, passwordFile: 'unreachable.txt' }),
      );
      const unchanged = await typeShown(target, domain);
      if (how === 'Graph') await makeManaged(target, domain);
      else await setAuthentication(target, domain, { authentication: 'Managed' });
      return { refusal, unchanged };
    },
  }).assert(
    within(conversion, {
      before: async (target, { refusal, unchanged }) => {
        // The cmdlet that changes both sides needs the server; the other is for this case.
        claim(refusal.includes('cannot be reached'), `Converting both sides says: '${refusal}'.`);
        same(unchanged, 'Federated', 'The type after that');
        same(await typeShown(target, domain), 'Managed', 'The type at once');
        same(await trustsOf(target, domain), [domain], 'The trust on the federation server');
      },
      after: async (target) => {
        same(await trustsOf(target, domain), [domain], 'The trust on the federation server');
        same(await attempt(target, { upn: ada, password }), 'cloud passwordHashSync success', 'The sign-in');
      },
    }),
  );

const saved = situation({
  title: 'the values that were saved before make the domain federated again as it was',
  needs: { delegated: true, rootDomains: 1 },
  arrange: async (target) => {
    const own = await makeOwnRoot(target, 'saved');
    await federate(target, own);
    return { own, before: await federationOf(target, own) };
  },
  act: async (target, { own, before }) => {
    await makeManaged(target, own);
    const gone = (await tryReadFederation(target, own)).status;
    const { id: _id, signingCertificateUpdateStatus: _status, ...values } = before;
    const settings = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    const answer = await call(target, 'POST', federationPath(own), settings);
    return { gone, status: answer.status };
  },
}).assert(
  atOnce(async (target, { own, before, gone, status }) => {
    same([gone, status], [404, 201], 'Statuses of reading the removed and of restoring the saved configuration');
    same(await typeShown(target, own), 'Federated', 'The type');
    const { id: _before, ...values } = before;
    const { id: _after, ...restored } = await federationOf(target, own);
    same(restored, values, 'The configuration');
  }),
);

const savedTiming = situation({
  title: 'users follow back to the federation server within two hours, as they did away from it',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async (target) => {
    await addFarm(target, domain);
    await makeManaged(target, domain);
    await target.control.pass(conversion);
    return { between: await attempt(target, { upn: ada, password }) };
  },
  act: async (target) => {
    await federate(target, domain, { ...federationSettings(domain), issuerUri: `urn:${domain}` });
    return { shown: await typeShown(target, domain) };
  },
}).assert(
  within(conversion, {
    before: async (target, { between, shown }) => {
      same(
        [between, shown],
        ['cloud passwordHashSync success', 'Federated'],
        'The sign-in before, and the type at once',
      );
      same(await attempt(target, { upn: ada, password }), 'cloud passwordHashSync success', 'The sign-in');
    },
    after: async (target) =>
      same(await attempt(target, { upn: ada, password }), 'federation success', 'The sign-in once it is in effect'),
  }),
);

const withPassThrough = { activeAgents: 1, tenantPassThrough: true };
const mobile = { upn: ada, password, client: 'activeSync' } as const;

const grace = situation({
  title: 'after a switch to pass-through Exchange ActiveSync clients use the federation server for twelve hours more',
  certainty: 'open',
  needs: onPremises,
  tenant: { users: [user('ada')], onPremises: withPassThrough },
  arrange: async (target) => {
    await addFarm(target, domain);
    return {};
  },
  act: async (target) => {
    await makeManaged(target, domain);
    return {};
  },
}).assert(
  by(conversion, async (target) => {
    same(await attempt(target, { upn: ada, password }), 'cloud passthroughAuthentication success', 'A browser');
    same(await attempt(target, mobile), 'federation success', 'ActiveSync');
  }),
  justBefore(conversion + hours(12), async (target) => {
    same(await attempt(target, mobile), 'federation success', 'ActiveSync just before the twelve hours are over');
    await changeFarm(target, domain, { healthy: false });
    same(await attempt(target, mobile), 'federation failure', 'ActiveSync when the server is shut down too early');
    same(await attempt(target, { upn: ada, password }), 'cloud passthroughAuthentication success', 'A browser then');
  }),
  by(conversion + hours(12), async (target) =>
    same(await attempt(target, mobile), 'cloud passthroughAuthentication success', 'ActiveSync after twelve hours'),
  ),
);

const noGrace = situation({
  title: 'users who are moved to synced passwords need no such time',
  certainty: 'open',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async () => ({}),
  act: async (target) => {
    await makeManaged(target, domain);
    return {};
  },
}).assert(
  by(conversion, async (target) => same(await attempt(target, mobile), 'cloud passwordHashSync success', 'ActiveSync')),
);

const now = '2026-06-01T00:00:00Z';
const passThroughSince = '2026-06-01T08:00:00Z';
const graceFindings = finding('shutting the server down within twelve hours is a finding', federationFindings, [
  [{ now, passThroughSince }, []],
  [{ now, passThroughSince, federationServerShutDown: '2026-06-01T09:00:00Z' }, ['CV-10 shutDownTooEarly']],
  [{ now, passThroughSince, federationServerShutDown: '2026-06-01T19:59:59Z' }, ['CV-10 shutDownTooEarly']],
  [{ now, passThroughSince, federationServerShutDown: '2026-06-01T20:00:00Z' }, []],
  [{ now, federationServerShutDown: '2026-06-01T09:00:00Z' }, []],
]);

const passThrough = (on: boolean) =>
  situation({
    title: on
      ? 'with pass-through on for the tenant, users of a converted domain use it with no further step'
      : 'converting does not turn pass-through on',
    needs: onPremises,
    tenant: { users: [user('ada')], onPremises: { activeAgents: 1, tenantPassThrough: on } },
    arrange: async (target) => ({ before: await attempt(target, { upn: ada, password }) }),
    act: async (target) => {
      await makeManaged(target, domain);
      return {};
    },
  }).assert(
    within(conversion, {
      before: async (target, { before }) => {
        same(before, 'federation success', 'The sign-in before the conversion');
        same(await attempt(target, { upn: ada, password }), 'federation success', 'The sign-in while it is on its way');
      },
      after: async (target) =>
        same(
          await attempt(target, { upn: ada, password }),
          `cloud ${on ? 'passthroughAuthentication' : 'passwordHashSync'} success`,
          'The sign-in afterwards',
        ),
    }),
  );

const passThroughFindings = finding('a conversion for pass-through while it is off is a finding', conversionFindings, [
  [{ domain, signInAfterwards: 'passthroughAuthentication' }, []],
  [{ domain, signInAfterwards: 'passthroughAuthentication', passThroughEnabled: true }, []],
  [{ domain, signInAfterwards: 'passthroughAuthentication', passThroughEnabled: false }, ['CV-11 passThroughOff']],
  [{ domain, signInAfterwards: 'passwordHashSync', passThroughEnabled: false }, []],
]);

const operator = (upn: string, more: object = {}) => ({ domain, operator: upn, ...more });

const preflight = finding(
  'an operator of the domain to be converted is an error, and no cloud-only administrator is a finding',
  conversionFindings,
  [
    [{ domain }, []],
    [operator('admin@contoso.onmicrosoft.com'), []],
    [operator(ada), ['CV-14 operatorInDomain']],
    [operator('Ada@FEDERATED.example'), ['CV-14 operatorInDomain']],
    [operator(`ada@sub.${domain}`), []],
    [operator(`ada@sub.${domain}`, { inheritingDomains: [`sub.${domain}`] }), ['CV-14 operatorInDomain']],
    [operator('ada@notfederated.example'), []],
    [{ domain, cloudOnlyAdministrators: [] }, ['CV-14 noCloudOnlyAdministrator']],
    [{ domain, cloudOnlyAdministrators: ['admin@contoso.onmicrosoft.com'] }, []],
  ],
);

const preflightSeverity = situation({
  title: 'the operator stops the conversion, a missing cloud-only administrator does not',
  arrange: async () => ({ facts: { domain, operator: ada, cloudOnlyAdministrators: [] as string[] } }),
  act: async (_target, { facts }) => ({
    severities: conversionFindings(facts).map(({ code, severity }) => `${code} ${severity}`),
  }),
}).assert(
  atOnce(async (_target, { severities }) =>
    same(severities, ['operatorInDomain error', 'noCloudOnlyAdministrator warning'], 'Severities'),
  ),
);

const bothSides = situation({
  title: 'the cmdlet with AD FS reachable removes the configuration in the cloud and the trust on-premises',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async (target) => {
    await addFarm(target, domain, { trusts: [domain, 'partner.example'] });
    return { before: await attempt(target, { upn: ada, password }) };
  },
  act: async (target) => {
    await convertToStandard(target, domain, { skipUserConversion: true, passwordFile: 'both.txt' });
    return { why: await reasonsOf(target, { upn: ada, password }) };
  },
}).assert(
  within(conversion, {
    before: async (target, { before, why }) => {
      same(before, 'federation success', 'The sign-in before');
      same((await tryReadFederation(target, domain)).status, 404, 'Status of reading the configuration');
      same(await trustsOf(target, domain), ['partner.example'], 'The trusts of the farm');
      // Users still arrive at the federation server, which does not know the domain any more.
      same(await attempt(target, { upn: ada, password }), 'federation failure', 'The sign-in before the due time');
      claim(why.includes('CV-15'), `The reasons of the failure are ${why.join(', ')}.`);
    },
    after: async (target) =>
      same(await attempt(target, { upn: ada, password }), 'cloud passwordHashSync success', 'The sign-in afterwards'),
  }),
);

const cloudOnly = (how: 'Graph' | 'the other cmdlet') =>
  situation({
    title: `${how} touches the cloud only, so that sign-in goes on until it is due`,
    needs: onPremises,
    tenant: { users: [user('ada')] },
    arrange: async (target) => {
      await addFarm(target, domain);
      return {};
    },
    act: async (target) => {
      if (how === 'Graph') await makeManaged(target, domain);
      else await setAuthentication(target, domain, { authentication: 'Managed' });
      return {};
    },
  }).assert(
    within(conversion, {
      before: async (target) => {
        same((await tryReadFederation(target, domain)).status, 404, 'Status of reading the configuration');
        same(await trustsOf(target, domain), [domain], 'The trusts of the farm');
        same(await attempt(target, { upn: ada, password }), 'federation success', 'The sign-in before the due time');
      },
      after: async (target) => same(await trustsOf(target, domain), [domain], 'The trusts of the farm'),
    }),
  );

const needsTrust = situation({
  title: 'converting back needs the trust: what the cmdlet removed, Graph does not restore, and the cmdlet does',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async (target) => {
    await addFarm(target, domain);
    await convertToStandard(target, domain, { skipUserConversion: true, passwordFile: 'away.txt' });
    await target.control.pass(conversion);
    await federate(target, domain);
    await target.control.pass(conversion);
    return { byGraph: await attempt(target, { upn: ada, password }), trusts: await trustsOf(target, domain) };
  },
  act: async (target) => {
    await makeManaged(target, domain);
    await convertToFederated(target, domain);
    return {};
  },
}).assert(
  by(conversion, async (target, { byGraph, trusts }) => {
    same([byGraph, trusts], ['federation failure', []], 'The sign-in and the trusts after Graph alone');
    same(await trustsOf(target, domain), [domain], 'The trusts after the cmdlet');
    same(await typeShown(target, domain), 'Federated', 'The type');
    same(await attempt(target, { upn: ada, password }), 'federation success', 'The sign-in after the cmdlet');
  }),
);

const remote = situation({
  title: 'a remote AD FS needs its context set first',
  needs: onPremises,
  tenant: { users: [user('ada')] },
  arrange: async (target) => {
    await addFarm(target, domain, { remote: true });
    return {};
  },
  act: async (target) => {
    const convert = () =>
      refusalOf(convertToStandard(target, domain, { skipUserConversion: true, passwordFile: 'remote.txt' }));
    const without = await convert();
    const unchanged = [await typeShown(target, domain), ...(await trustsOf(target, domain))];
    await changeFarm(target, domain, { contextSet: true });
    return { without, unchanged, with: await convert() };
  },
}).assert(
  atOnce(async (target, facts) => {
    claim(facts.without.includes('context'), `Without the context it says: '${facts.without}'.`);
    same(facts.unchanged, ['Federated', domain], 'Type and trusts after the refusal');
    same(facts.with, '', 'What it says with the context');
    same([await typeShown(target, domain), await trustsOf(target, domain)], ['Managed', []], 'Type and trusts');
  }),
);

const contextFindings = finding('a remote AD FS without its context is a finding', conversionFindings, [
  [{ domain, adFs: { remote: false } }, []],
  [{ domain, adFs: { remote: true } }, []],
  [{ domain, adFs: { remote: true, contextSet: false } }, ['CV-15 noAdFsContext']],
  [{ domain, adFs: { remote: true, contextSet: true } }, []],
]);

const methods = ['passThrough', 'adfs', 'pingFederate', 'notConfigured', 'passwordHashSync'] as const;

const oneMethod = situation({
  title: 'Connect holds one sign-in method and can switch it; the domain stays as it is',
  needs: onPremises,
  tenant: {
    users: [user('ada'), { userPrincipalName: 'eve@managed.example', synced: true, password }],
    onPremises: { activeAgents: 1 },
  },
  arrange: async () => ({}),
  act: async (target) => {
    const seen: string[] = [];
    for (const signInMethod of methods) {
      await changeServer(target, { signInMethod });
      const { signInMethod: held } = await connectServer(target);
      seen.push(`${held} ${await attempt(target, { upn: 'eve@managed.example', password })}`);
    }
    const types = [await typeShown(target, domain), await typeShown(target, 'managed.example')];
    return { seen, types, unknown: await refusalOf(changeServer(target, { signInMethod: 'kerberos' })) };
  },
}).assert(
  atOnce(async (target, { seen, types, unknown }) => {
    const hash = 'cloud passwordHashSync success';
    same(
      seen,
      methods.map(
        (method) => `${method} ${method === 'passThrough' ? 'cloud passthroughAuthentication success' : hash}`,
      ),
      'The method that Connect holds, and a sign-in in a managed domain',
    );
    same(types, ['Federated', 'Managed'], 'The types of the domains');
    claim(unknown !== '', 'A method that there is not was accepted.');
    await signInAt(target, [await userNamed(target, ada)], 'federation', 'the domain is federated');
  }),
);

export const conversionBehaviours: readonly Behaviour[] = [
  {
    id: 'CV-01',
    title: 'Conversion takes time: Graph shows it at once, each user follows within two hours.',
    certainty: 'doc',
    ...domainRights,
    cases: [toFederated, toManaged, signIns, eachUser, changedMind, inheritors],
  },
  {
    id: 'CV-06',
    title: 'Converting while the federation server is down changes only the cloud side.',
    certainty: 'doc',
    ...domainRights,
    cases: [serverDown('Graph'), serverDown('the cmdlet')],
  },
  {
    id: 'CV-09',
    title: 'Converting back with the saved values restores federation with the same timing.',
    certainty: 'doc',
    ...domainRights,
    cases: [saved, savedTiming],
  },
  {
    id: 'CV-10',
    title: 'After a switch to pass-through the federation server is needed for twelve hours more.',
    certainty: 'doc',
    ...domainRights,
    cases: [grace, noGrace, graceFindings],
  },
  {
    id: 'CV-11',
    title: 'Converting does not turn pass-through on; where it is on, users use it with no further step.',
    certainty: 'doc',
    ...domainRights,
    cases: [passThrough(false), passThrough(true), passThroughFindings],
  },
  {
    id: 'CV-14',
    title: 'An operator in the domain stops a conversion; a missing cloud-only administrator is a finding.',
    certainty: 'doc',
    cases: [preflight, preflightSeverity],
  },
  {
    id: 'CV-15',
    title: 'The cmdlet removes the trust on both sides, Graph in the cloud only; converting back needs it.',
    certainty: 'doc',
    ...domainRights,
    cases: [bothSides, cloudOnly('Graph'), cloudOnly('the other cmdlet'), needsTrust, remote, contextFindings],
  },
  {
    id: 'CV-16',
    title: 'Connect holds one sign-in method and can switch it.',
    certainty: 'doc',
    ...domainRights,
    cases: [oneMethod],
  },
];
