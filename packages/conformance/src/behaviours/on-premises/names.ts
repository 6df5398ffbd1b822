/** User principal names: suffixes, how they become names in the cloud, and alternate ids. */
import { alternateIdFindings, isNonRoutable, suffixStates } from '@cutover/contract/findings';
import { atOnce, type Behaviour, by, hours, type Json, minutes, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { finding } from '../domains/finding.ts';
import { attempt, prove, verifyByDns } from '../domains/outside.ts';
import { addDomain, answered, call, domainRights, done, pathOf, refusedAs, tryDomain } from '../domains/vocabulary.ts';
import { makeCloudUser, signInAt } from '../staged-rollout/vocabulary.ts';
import {
  addAccount,
  addForest,
  addServer,
  addUser,
  change,
  changeForest,
  corp,
  cycle,
  federated,
  initialDomain,
  managed,
  namesOf,
  shown,
  suffixes,
  synchronized,
} from './vocabulary.ts';

const pending = 'pending.example';
const absent = 'absent.example';
const password = 'Correct-Horse-7';

const cloudNames = situation({
  title: 'a verified suffix is kept; another one, and illegal characters, give the nickname in the initial domain',
  needs: { onPremises: true },
  tenant: { domains: [{ id: pending, isVerified: false }] },
  arrange: async (target) => {
    await synchronized(target, {}, [pending, absent]);
    return {
      initial: await initialDomain(target),
      objects: [
        await addUser(target, `Kept@${managed}`, { mailNickname: 'other' }),
        await addUser(target, `first@${pending}`, { mailNickname: 'nick.pending' }),
        await addUser(target, `second@${absent}`, { mailNickname: 'nick.absent' }),
        await addUser(target, `jo&hn@${managed}`, { mailNickname: 'john' }),
        await addUser(target, `zoë@${managed}`, { mailNickname: 'zoe' }),
        await addUser(target, `same@${absent}`),
      ],
    };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { objects, initial }) => {
    const expected = [
      `Kept@${managed}`,
      `nick.pending@${initial}`,
      `nick.absent@${initial}`,
      `john@${initial}`,
      `zoe@${initial}`,
      `same@${initial}`,
    ];
    same(await namesOf(target, objects), expected, 'Names in the cloud');
    const own = [`Kept@${managed}`, `first@${pending}`, `second@${absent}`];
    for (const [index, name] of own.entries())
      same(
        await shown(target, objects[index] ?? '', ['onPremisesUserPrincipalName']),
        [name],
        'The name on-premises, as the cloud shows it',
      );
  }),
);

const nicknames = situation({
  title: 'the nickname is the first of mailNickname, primary address, mail, name on-premises, other address',
  needs: { onPremises: true },
  arrange: async (target) => {
    await synchronized(target, {}, [absent]);
    const address = (name: string) => `${name}@${managed}`;
    return {
      initial: await initialDomain(target),
      objects: [
        await addUser(target, `a4@${absent}`, {
          mailNickname: 'a1',
          proxyAddresses: [`SMTP:${address('a2')}`],
          mail: address('a3'),
        }),
        await addUser(target, `b4@${absent}`, { proxyAddresses: [`SMTP:${address('b2')}`], mail: address('b3') }),
        await addUser(target, `c4@${absent}`, { mail: address('c3'), proxyAddresses: [`smtp:${address('c5')}`] }),
        await addUser(target, `d4@${absent}`, { proxyAddresses: [`smtp:${address('d5')}`] }),
        await addAccount(target, 'e6', { proxyAddresses: [`smtp:${address('e5')}`] }),
      ],
    };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { objects, initial }) => {
    const expected = ['a1', 'b2', 'c3', 'd4', 'e5'];
    for (const [index, nickname] of expected.entries())
      same(
        await shown(target, objects[index] ?? '', ['mailNickname', 'userPrincipalName']),
        [nickname, `${nickname}@${initial}`],
        'Nickname and name in the cloud',
      );
  }),
);

const onlyWithTheName = situation({
  title: 'the name is made again when the name on-premises changes, and not when addresses or the nickname do',
  needs: { onPremises: true },
  arrange: async (target) => {
    await synchronized(target, {}, [absent]);
    const object = await addUser(target, `user3@${absent}`, {
      proxyAddresses: [`SMTP:user1@${managed}`],
      mail: `user2@${managed}`,
    });
    return { object, initial: await initialDomain(target) };
  },
  act: async (target, { object }) => {
    const names: string[] = [];
    const changes = [
      {},
      { mailNickname: 'user4' },
      { userPrincipalName: `user5@${absent}` },
      { userPrincipalName: `user5@${managed}` },
    ];
    for (const each of changes) {
      await change(target, object, each);
      await cycle(target);
      names.push(...(await namesOf(target, [object])));
    }
    return { names };
  },
}).assert(
  atOnce(async (_target, { names, initial }) =>
    same(
      names,
      [`user1@${initial}`, `user1@${initial}`, `user4@${initial}`, `user5@${managed}`],
      'Names, change by change',
    ),
  ),
);

const states = situation({
  title: 'the suffixes are the names of the domains of the forest and those added, each with its state and the action',
  needs: { onPremises: true },
  tenant: { domains: [{ id: pending, isVerified: false }] },
  arrange: async (target) => {
    await addForest(target, 'corp.local', { domains: ['eu.corp.local', managed] });
    return {};
  },
  act: async (target) => {
    await changeForest(target, 'corp.local', { addUpnSuffixes: [pending, absent] });
    return {};
  },
}).assert(
  atOnce(async (target) => {
    same(
      await suffixes(target),
      {
        'corp.local': 'Not added, never',
        'eu.corp.local': 'Not added, never',
        [managed]: 'Verified',
        [pending]: 'Not verified',
        [absent]: 'Not added',
      },
      'States of the suffixes',
    );
    const { suffixes: explained } = (await target.control.ask('GET', '/explain/suffixes')) as {
      suffixes: readonly { suffix: string; action: string }[];
    };
    const actionOf = (suffix: string) => explained.find((each) => each.suffix === suffix)?.action ?? '';
    claim(/^Nothing\b/.test(actionOf(managed)), `The action for a verified suffix is '${actionOf(managed)}'.`);
    claim(/^Verify\b/.test(actionOf(pending)), `The action for an unverified suffix is '${actionOf(pending)}'.`);
    claim(/^Add\b.*\bverify\b/.test(actionOf(absent)), `The action for a suffix not added is '${actionOf(absent)}'.`);
  }),
);

const stateFollows = situation({
  title: 'the state of a suffix follows the domain of its name as that is added and verified',
  needs: { onPremises: true, dns: true },
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [absent] });
    return { first: (await suffixes(target))[absent] ?? '' };
  },
  act: async (target) => {
    await addDomain(target, absent);
    const added = (await suffixes(target))[absent] ?? '';
    await verifyByDns(target, absent);
    return { added, verified: (await suffixes(target))[absent] ?? '' };
  },
}).assert(
  atOnce(async (_target, { first, added, verified }) =>
    same([first, added, verified], ['Not added', 'Not verified', 'Verified'], 'States'),
  ),
);

/** A case over suffixes and domains that are given: state and routability of each suffix. */
const givenSuffixes = (
  title: string,
  given: readonly string[],
  domains: readonly { readonly id: string; readonly isVerified: boolean }[],
  expected: readonly (readonly [string, string, boolean])[],
) =>
  situation({
    title,
    arrange: async () => ({ given, domains: domains as unknown as Json[] }),
    act: async (_target, facts) => ({
      found: suffixStates(facts.given, facts.domains as unknown as typeof domains).map(
        ({ suffix, state, routable, action }) => {
          claim(action.length > 10, `There is no action for ${suffix}.`);
          return [suffix, state, routable];
        },
      ),
    }),
  }).assert(atOnce(async (_target, { found }) => same(found, expected, 'Suffixes')));

const neverVerified = situation({
  title: 'a non-routable name is not verified, whatever stands in DNS; a single label cannot be added at all',
  needs: { onPremises: true, dns: true },
  arrange: async (target) => {
    await addForest(target, 'corp.local', { domains: ['corp'] });
    return {};
  },
  act: async (target) => {
    const single = await tryDomain(target, 'corp');
    const added = await tryDomain(target, 'corp.local');
    if (added.status === 201) await prove(target, 'corp.local');
    return { single, added, verified: answered(await call(target, 'POST', `${pathOf('corp.local')}/verify`)) };
  },
}).assert(
  atOnce(async (target, { single, added, verified }) => {
    refusedAs(single, {}, 'adding a single label');
    if (added.status === 201) refusedAs(verified, {}, 'verifying corp.local');
    else refusedAs(added, {}, 'adding corp.local');
    const found = await suffixes(target);
    for (const name of ['corp', 'corp.local'])
      claim(/^Not .*, never$/.test(found[name] ?? ''), `The state of ${name} is '${found[name]}'.`);
  }),
);

const nonRoutable = situation({
  title: 'a name is non-routable by its last label, or by having one label only',
  arrange: async () => ({
    names: [
      'corp.local',
      'CORP.LOCAL',
      'a.b.local',
      'contoso',
      'ad.internal',
      'site.lan',
      'local.example',
      'contoso.com',
    ],
  }),
  act: async (_target, { names }) => ({ found: names.map(isNonRoutable) }),
}).assert(
  atOnce(async (_target, { found }) =>
    same(found, [true, true, true, true, true, true, false, false], 'Whether the names can never be verified'),
  ),
);

const sameForTheTenant = situation({
  title: 'the tenant and the findings call the same suffixes non-routable',
  needs: { onPremises: true },
  arrange: async (target) => {
    const last = [
      'com',
      'corp',
      'home',
      'internal',
      'intranet',
      'invalid',
      'lan',
      'local',
      'localhost',
      'private',
      'test',
    ];
    await addForest(target, corp, { upnSuffixes: last.map((label) => `contoso.${label}`) });
    return {};
  },
  act: async (target) => ({ found: await suffixes(target) }),
}).assert(
  atOnce(async (_target, { found }) => {
    for (const [suffix, state] of Object.entries(found))
      same(state, isNonRoutable(suffix) ? 'Not added, never' : 'Not added', `State of ${suffix}`);
    same(
      Object.keys(found)
        .filter((suffix) => !isNonRoutable(suffix))
        .sort(),
      ['contoso.com', corp],
      'Suffixes that can be verified',
    );
  }),
);

const byPassword = situation({
  title: 'a user whose name cannot be routed signs in with the alternate id and the synchronized password',
  needs: { onPremises: true, signIn: true, clock: true },
  arrange: async (target) => {
    await addForest(target, 'corp.local');
    await addServer(target, { userNameAttribute: 'mail' });
    const object = await addUser(target, 'ada@corp.local', {
      forest: 'corp.local',
      mail: `ada.l@${managed}`,
      password,
    });
    return { object };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { object }) =>
    same(
      await shown(target, object, ['userPrincipalName', 'onPremisesUserPrincipalName']),
      [`ada.l@${managed}`, 'ada@corp.local'],
      'The name in the cloud, and the one on-premises',
    ),
  ),
  by(minutes(2), async (target) => {
    same(
      await attempt(target, { upn: `ada.l@${managed}`, password }),
      'cloud passwordHashSync success',
      'The sign-in with the alternate id',
    );
    same(
      await attempt(target, { upn: 'ada@corp.local', password }),
      'unknown failure 50034',
      'The sign-in with the name',
    );
  }),
);

const byFederation = situation({
  title: 'a user signs in at the federation server with an alternate id in a federated domain',
  needs: { onPremises: true, signIn: true },
  arrange: async (target) => {
    await addForest(target, 'corp.local');
    await addServer(target, { userNameAttribute: 'extensionAttribute1', signInMethod: 'adfs' });
    const attributes = { extensionAttribute1: `grace.h@${federated}` };
    const object = await addUser(target, 'grace@corp.local', { forest: 'corp.local', attributes, password });
    return { object };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { object }) => {
    const upn = `grace.h@${federated}`;
    same(await shown(target, object, ['userPrincipalName']), [upn], 'The name in the cloud');
    await signInAt(target, [{ id: '', upn }], 'federation', 'the suffix of the alternate id is federated');
    same(await attempt(target, { upn, password }), 'federation success', 'The sign-in with the alternate id');
    same(
      await attempt(target, { upn, password: 'Wrong-Horse-7' }),
      'federation failure',
      'The sign-in with another password',
    );
  }),
);

const verified = [{ id: 'contoso.com', isVerified: true }];

const recalculated = situation({
  title: 'verifying a domain gives the synchronized users of it and of its subdomains their own names, at once',
  needs: { onPremises: true, dns: true },
  arrange: async (target) => {
    const below = `eu.${absent}`;
    await synchronized(target, {}, [absent, below]);
    const initial = await initialDomain(target);
    const objects = [
      await addUser(target, `ada@${absent}`, { mailNickname: 'ada.l' }),
      await addUser(target, `bob@${below}`, { mailNickname: 'bob.b' }),
      await addUser(target, `sp&ce@${absent}`, { mailNickname: 'space' }),
      await addUser(target, `eve@${managed}`),
    ];
    await cycle(target);
    await addDomain(target, absent);
    await addDomain(target, below);
    const cloud = await makeCloudUser(target, 'cloud', initial);
    const before = await namesOf(target, objects);
    return { objects, before, initial, cloud };
  },
  act: async (target) => {
    await verifyByDns(target, absent);
    return {};
  },
}).assert(
  atOnce(async (target, { objects, before, initial, cloud }) => {
    same(
      before,
      [`ada.l@${initial}`, `bob.b@${initial}`, `space@${initial}`, `eve@${managed}`],
      'Names before the domain was verified',
    );
    same(
      await namesOf(target, objects),
      [`ada@${absent}`, `bob@eu.${absent}`, `space@${initial}`, `eve@${managed}`],
      'Names since',
    );
    const { body } = await done(call(target, 'GET', `/users/${cloud.id}`), 200, 'Reading the user of the cloud');
    same((body as { userPrincipalName: unknown }).userPrincipalName, cloud.upn, 'The name of a user of the cloud');
  }),
);

const removed = situation({
  title: 'removing a domain gives its synchronized users names in the initial domain',
  needs: { onPremises: true, clock: true },
  tenant: { domains: [{ id: 'leaving.example' }] },
  arrange: async (target) => {
    await synchronized(target, {}, ['leaving.example']);
    const objects = [await addUser(target, 'ada@leaving.example', { mailNickname: 'ada.l' })];
    await cycle(target);
    same(await namesOf(target, objects), ['ada@leaving.example'], 'The name while the domain is there');
    return { objects, initial: await initialDomain(target) };
  },
  act: async (target) => {
    await done(call(target, 'POST', `${pathOf('leaving.example')}/forceDelete`), 204, 'Deleting the domain by force');
    return {};
  },
}).assert(
  within(hours(24), {
    before: async (target: Target, { objects }) =>
      same(await namesOf(target, objects), ['ada@leaving.example'], 'The name while the domain is going'),
    after: async (target: Target, { objects, initial }) => {
      same((await call(target, 'GET', pathOf('leaving.example'))).status, 404, 'Status of reading the domain');
      same(await namesOf(target, objects), [`ada.l@${initial}`], 'The name since');
    },
  }),
);

export const nameBehaviours: readonly Behaviour[] = [
  {
    id: 'UP-01',
    title: 'A verified suffix is kept; else the name is the nickname in the initial domain.',
    certainty: 'doc',
    ...domainRights,
    cases: [cloudNames, nicknames, onlyWithTheName],
  },
  {
    id: 'UP-02',
    title: 'Each suffix of a forest is Verified, Not verified or Not added, with the action it needs.',
    certainty: 'doc',
    ...domainRights,
    cases: [
      states,
      stateFollows,
      givenSuffixes(
        'the states of suffixes that are given follow from the domains, names in any case',
        ['Contoso.com', 'fabrikam.com', 'adatum.com', 'contoso.com'],
        [...verified, { id: 'FABRIKAM.com', isVerified: false }],
        [
          ['contoso.com', 'Verified', true],
          ['fabrikam.com', 'Not verified', true],
          ['adatum.com', 'Not added', true],
        ],
      ),
    ],
  },
  {
    id: 'UP-03',
    title: 'Non-routable suffixes can never be verified.',
    certainty: 'doc',
    ...domainRights,
    cases: [
      neverVerified,
      nonRoutable,
      sameForTheTenant,
      givenSuffixes(
        'a suffix that is given says whether it can be verified at all',
        ['contoso.local', 'contoso', 'contoso.com'],
        [],
        [
          ['contoso.local', 'Not added', false],
          ['contoso', 'Not added', false],
          ['contoso.com', 'Not added', true],
        ],
      ),
    ],
  },
  {
    id: 'UP-04',
    title: 'Another attribute can carry the sign-in name, with password and federation; not with every workload.',
    certainty: 'doc',
    cases: [
      byPassword,
      byFederation,
      finding(
        'an alternate id is a finding, and so are values that are no name of a verified domain',
        alternateIdFindings,
        [
          [{ attribute: 'userPrincipalName' }, []],
          [{ attribute: 'mail', suffixes: ['contoso.local'] }, ['UP-04 alternateIdWorkloads']],
          [
            { attribute: 'mail', suffixes: ['contoso.com'], domains: verified },
            ['UP-04 alternateIdWorkloads', 'UP-04 alternateIdNotNeeded'],
          ],
          [
            { attribute: 'mail', values: [{ object: 'Ada', value: 'ada' }], domains: verified },
            ['UP-04 alternateIdWorkloads', 'UP-04 alternateIdForm'],
          ],
          [
            { attribute: 'mail', values: [{ object: 'Ada', value: 'ada@contoso.com' }], domains: verified },
            ['UP-04 alternateIdWorkloads'],
          ],
          [
            { attribute: 'mail', values: [{ object: 'Ada', value: 'ada@fabrikam.com' }], domains: verified },
            ['UP-04 alternateIdWorkloads', 'UP-04 alternateIdSuffix'],
          ],
        ],
      ),
    ],
  },
  {
    id: 'UP-07',
    title: 'Verifying or removing a domain makes the names of synchronized users anew.',
    certainty: 'doc',
    ...domainRights,
    cases: [recalculated, removed],
  },
];
