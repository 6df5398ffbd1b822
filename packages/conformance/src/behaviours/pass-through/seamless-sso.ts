/** Seamless single sign-on: where it is turned on, for whom it works, from which devices, and what tells of it. */
import { seamlessSsoFindings } from '@cutover/contract/findings';
import { atOnce, type Behaviour, by, days, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { SignInAttempt, Target } from '../../target.ts';
import { finding } from '../domains/finding.ts';
import { refusalOf } from '../domains/outside.ts';
import { federated, managed } from '../on-premises/vocabulary.ts';
import { ada, machines, password, user } from './vocabulary.ts';

const second = 'second.example';
const bob = `bob@${second}`;
const side = '/on-premises/seamless-sso';

/** Sets up a forest with the name of one of its accounts. */
const setUp = async (target: Target, forest: string, by: string): Promise<void> => {
  await target.control.ask('POST', `${side}/${forest}`, { administrator: by });
};

const takeDown = async (target: Target, forest: string): Promise<void> => {
  await target.control.ask('DELETE', `${side}/${forest}`);
};

type ForestOfTenant = { readonly forest: string; readonly keyRolledAt: string | null };

const forests = async (target: Target): Promise<readonly ForestOfTenant[]> =>
  ((await target.control.ask('GET', side)) as { forests: readonly ForestOfTenant[] }).forests;

/** What a device of the domain meets that types a user name only. */
const arrive = async (
  target: Target,
  upn = ada,
  device: NonNullable<SignInAttempt['device']> = { join: 'domain' },
): Promise<string> => {
  const { result = '', bySeamlessSso = false } = await target.control.signIn({ upn, device });
  return bySeamlessSso ? `${result} silently` : result;
};
const [silent, prompt] = ['success silently', 'passwordNeeded'];

const twoForests = {
  domains: [{ id: second }],
  users: [user('ada'), { userPrincipalName: bob, synced: true, password }],
};
const onPremises = { forests: [{ name: managed }, { name: second }] };

const offByDefault = situation({
  title: 'it is off in a new tenant',
  needs: { onPremises: true, signIn: true },
  tenant: { users: [user('ada')] },
  arrange: async () => ({ upn: ada }),
  act: async (target, { upn }) => ({ result: await arrive(target, upn), forests: await forests(target) }),
}).assert(
  atOnce(async (target, { upn, result, forests: found }) => {
    same(result, prompt, 'What a device of the domain meets');
    same(found, [{ forest: managed, keyRolledAt: null }], 'Forests, and when their keys were made');
    same((await target.realm(upn)).desktopSso, false, 'Whether it is offered');
  }),
);

const twoSwitches = situation({
  title: 'it takes the switch of the tenant and the computer account of the forest; neither alone is enough',
  needs: { onPremises: true, signIn: true },
  tenant: { ...twoForests, onPremises: { ...onPremises, seamlessSsoEnabled: true } },
  arrange: async (target) => {
    for (const { forest, keyRolledAt } of await forests(target))
      if (keyRolledAt !== null) await takeDown(target, forest);
    return { tenantAlone: await arrive(target) };
  },
  act: async (target) => {
    await setUp(target, managed, ada);
    return { both: await arrive(target), otherForest: await arrive(target, bob) };
  },
}).assert(
  atOnce(async (target, { tenantAlone, both, otherForest }) => {
    same(tenantAlone, prompt, 'With the switch and without a computer account');
    same([both, otherForest], [silent, prompt], 'With both, in that forest and in the other');
    await setUp(target, second, bob);
    same(await arrive(target, bob), silent, 'In the other forest, once that is set up too');
    await target.control.set({ seamlessSsoEnabled: false });
    same(await arrive(target), prompt, 'With the computer account and without the switch');
  }),
);

const ownAdministrator = situation({
  title: 'a forest is set up with an administrator of its own',
  needs: { onPremises: true, signIn: true },
  tenant: { ...twoForests, onPremises },
  arrange: async () => ({}),
  act: async (target) => ({
    others: await refusalOf(setUp(target, managed, bob)),
    own: await refusalOf(setUp(target, managed, ada)),
    again: await refusalOf(setUp(target, managed, ada)),
  }),
}).assert(
  atOnce(async (target, { others, own, again }) => {
    claim(others.includes(managed), `The administrator of another forest is not refused as such: '${others}'`);
    same(own, '', 'The refusal of its own administrator');
    claim(again !== '', 'A forest is set up twice.');
    same(
      (await forests(target)).map(({ forest, keyRolledAt }) => [forest, keyRolledAt !== null]),
      [
        [managed, true],
        [second, false],
      ],
      'Forests, and whether they are set up',
    );
  }),
);

const methods = situation({
  title: 'it works with hash synchronization and with pass-through, and not for federated users',
  needs: { onPremises: true, signIn: true },
  tenant: {
    users: [user('ada'), { userPrincipalName: `fay@${federated}`, synced: true, password }],
    onPremises: { seamlessSsoEnabled: true, agents: machines(1) },
  },
  arrange: async (target) => ({ byHash: await arrive(target) }),
  act: async (target) => {
    await target.control.set({ tenantPassThrough: true });
    return { byAgent: await arrive(target), atFederation: await arrive(target, `fay@${federated}`) };
  },
}).assert(
  atOnce(async (_target, { byHash, byAgent, atFederation }) => {
    same([byHash, byAgent], [silent, silent], 'With hash synchronization, and with pass-through');
    same(atFederation, 'federated', 'A user of a federated domain');
  }),
);

const now = '2026-06-30T00:00:00Z';
const keyFindings = finding('a key older than thirty days is a finding for each forest', seamlessSsoFindings, [
  [{ now }, []],
  [{ now, forests: [{ name: 'corp.example' }] }, []],
  [{ now, forests: [{ name: 'corp.example', keyRolledAt: '2026-05-31T00:00:00Z' }] }, []],
  [{ now, forests: [{ name: 'corp.example', keyRolledAt: '2026-05-30T00:00:00Z' }] }, ['SS-02 seamlessSsoKeyOld']],
  [
    {
      now,
      forests: [
        { name: 'corp.example', keyRolledAt: '2025-01-01T00:00:00Z' },
        { name: 'lab.example', keyRolledAt: '2026-06-29T00:00:00Z' },
        { name: 'old.example', keyRolledAt: '2025-01-01T00:00:00Z' },
      ],
    },
    ['SS-02 seamlessSsoKeyOld', 'SS-02 seamlessSsoKeyOld'],
  ],
]);

/** What is found about the keys of the tenant's forests as they are now. */
async function keysFound(target: Target): Promise<readonly string[]> {
  const given = (await forests(target)).flatMap(({ forest: name, keyRolledAt }) =>
    keyRolledAt === null ? [] : [{ name, keyRolledAt }],
  );
  const at = new Date(await target.control.now()).toISOString();
  return seamlessSsoFindings({ now: at, forests: given }).map(({ behaviour, code }) => `${behaviour} ${code}`);
}

const rolledOver = situation({
  title: 'a key ages with the tenant until it is rolled over',
  needs: { onPremises: true, clock: true },
  tenant: { users: [user('ada')], onPremises: { seamlessSsoEnabled: true } },
  arrange: async (target) => {
    await target.control.pass(days(20));
    return { young: await keysFound(target) };
  },
  act: async () => ({}),
}).assert(
  by(days(11), async (target, { young }) => {
    same([young, await keysFound(target)], [[], ['SS-02 seamlessSsoKeyOld']], 'Findings after 20 days, and after 31');
    await target.control.ask('POST', `${side}/${managed}/roll-key`, { administrator: ada });
    same(await keysFound(target), [], 'Findings once the key is rolled over');
    same(await arrive(target), silent, 'What a device of the domain meets with the new key');
  }),
);

const rolledByOthers = situation({
  title: 'a key is rolled over by an administrator of its own forest, and by nobody else',
  needs: { onPremises: true, clock: true },
  tenant: { ...twoForests, onPremises: { ...onPremises, seamlessSsoEnabled: true } },
  arrange: async (target) => {
    await target.control.pass(days(1));
    return { before: await forests(target) };
  },
  act: async (target) => {
    const roll = (administrator: string) =>
      refusalOf(target.control.ask('POST', `${side}/${managed}/roll-key`, { administrator }));
    return { others: await roll(bob), nobody: await roll(`nobody@${managed}`), roll: await forests(target) };
  },
}).assert(
  atOnce(async (target, { before, others, nobody, roll }) => {
    claim(others.includes(managed), `The administrator of another forest is not refused as such: '${others}'`);
    claim(nobody !== '', 'Somebody who does not exist rolls a key over.');
    same(roll, before, 'The keys after both were refused');
    await target.control.ask('POST', `${side}/${managed}/roll-key`, { administrator: ada });
    const changed = (await forests(target)).map(
      ({ forest, keyRolledAt }, index) => [forest, keyRolledAt !== before[index]?.keyRolledAt] as const,
    );
    same(
      changed,
      [
        [managed, true],
        [second, false],
      ],
      'Forests, and whether their keys are new',
    );
  }),
);

const outside = situation({
  title: 'realm discovery says that it is on for users of managed domains, and does not for federated ones',
  needs: { onPremises: true },
  tenant: {
    users: [user('ada'), { userPrincipalName: `fay@${federated}`, synced: true, password }],
    onPremises: { seamlessSsoEnabled: false },
  },
  arrange: async (target) => ({ before: (await target.realm(ada)).desktopSso }),
  act: async (target) => {
    await target.control.set({ seamlessSsoEnabled: true });
    return {};
  },
}).assert(
  atOnce(async (target, { before }) => {
    same(before, false, 'DesktopSsoEnabled while it is off');
    same((await target.realm(ada)).desktopSso, true, 'DesktopSsoEnabled of a managed user');
    same((await target.realm(`fay@${federated}`)).desktopSso, false, 'DesktopSsoEnabled of a federated user');
    await target.control.set({ seamlessSsoEnabled: false });
    same((await target.realm(ada)).desktopSso, false, 'DesktopSsoEnabled once it is off again');
  }),
);

const devices = situation({
  title: 'only a device of the domain, on its network, with the address in the intranet zone types no password',
  needs: { onPremises: true, signIn: true },
  tenant: { users: [user('ada')], onPremises: { seamlessSsoEnabled: true } },
  arrange: async () => ({
    devices: [
      { join: 'domain', result: silent },
      { join: 'hybrid', result: silent },
      { join: 'entra', result: prompt },
      { join: 'none', result: prompt },
      { join: 'domain', corporateNetwork: false, result: prompt },
      { join: 'domain', intranetZone: false, result: prompt },
    ] as const,
  }),
  act: async (target, { devices: all }) => {
    const results: string[] = [];
    for (const { result: _, ...device } of all) results.push(await arrive(target, ada, device));
    const typed = await target.control.signIn({ upn: ada, password, device: { join: 'none' } });
    return { results, typed: typed.result ?? '' };
  },
}).assert(
  atOnce(async (_target, { devices: all, results, typed }) => {
    same(
      results,
      all.map(({ result }) => result),
      'What each device meets',
    );
    same(typed, 'success', 'The password that was asked for');
  }),
);

const whoIsConcerned = situation({
  title: 'a user of the cloud only is asked for the password from the same device',
  needs: { onPremises: true, signIn: true },
  tenant: {
    users: [user('ada'), { userPrincipalName: `cloud@${managed}`, password }],
    onPremises: { seamlessSsoEnabled: true },
  },
  arrange: async () => ({}),
  act: async (target) => ({ results: [await arrive(target), await arrive(target, `cloud@${managed}`)] }),
}).assert(
  atOnce(async (_target, { results }) => same(results, [silent, prompt], 'A synchronized user, and one of the cloud')),
);

const tokenFirst = situation({
  title: 'a primary refresh token comes before it',
  needs: { onPremises: true, signIn: true },
  tenant: { users: [user('ada')], onPremises: { seamlessSsoEnabled: true } },
  arrange: async () => ({}),
  act: async (target) => {
    const device = { join: 'hybrid', windows: '22H2' } as const;
    const browser = await target.control.explain({ upn: ada, device });
    const token = await target.control.explain({ upn: ada, device, client: 'primaryRefreshToken' });
    return { browser: browser.seamlessSso, token: token.seamlessSso };
  },
}).assert(
  atOnce(async (_target, { browser, token }) =>
    same([browser, token], [true, false], 'Whether it applies in a browser without a token, and with the token'),
  ),
);

export const seamlessSsoBehaviours: readonly Behaviour[] = [
  {
    id: 'SS-01',
    title: 'Seamless SSO is off by default, and enabled per forest and per tenant.',
    certainty: 'doc',
    cases: [offByDefault, twoSwitches, ownAdministrator, methods],
  },
  {
    id: 'SS-02',
    title: 'The Kerberos key should roll every 30 days.',
    certainty: 'doc',
    cases: [keyFindings, rolledOver, rolledByOthers],
  },
  {
    id: 'SS-03',
    title: 'Realm discovery tells whether seamless SSO is on.',
    certainty: 'seen',
    cases: [outside],
  },
  {
    id: 'SS-04',
    title: 'Only a device of the domain where everything fits types the user name alone.',
    certainty: 'doc',
    cases: [devices, whoIsConcerned, tokenFirst],
  },
];
