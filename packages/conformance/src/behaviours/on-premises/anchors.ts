/** Source anchors: what ties a cloud user to the on-premises object for good. */
import {
  installationFindings,
  type SourceAnchorHolder,
  sourceAnchorFindings,
  sourceAnchorForbidden,
} from '@cutover/contract/findings';
import { atOnce, type Behaviour, situation } from '../../behaviour.ts';
import { claim, oneOf, same } from '../../claim.ts';
import type { GraphAnswer, Target } from '../../target.ts';
import { finding } from '../domains/finding.ts';
import { refusalOf } from '../domains/outside.ts';
import { type Answered, addDomain, answered, call, domainRights, refusedAs, userShown } from '../domains/vocabulary.ts';
import { makeCloudUser } from '../staged-rollout/vocabulary.ts';
import {
  addForest,
  addServer,
  addUser,
  anchorOf,
  change,
  corp,
  cycle,
  explained,
  managed,
  problemsOf,
  removeSynchronizer,
  synchronized,
  synchronizedNames,
  synchronizer,
  userByAnchor,
} from './vocabulary.ts';

const attribute = 'employeeId';

/** Asks for a user of the cloud, whatever the answer. */
function tryUser(target: Target, what: string, domain: string, more: object = {}): Promise<GraphAnswer> {
  const displayName = target.name(what);
  const mailNickname = displayName.replace(/[^A-Za-z0-9]/g, '');
  return call(target, 'POST', '/users', {
    displayName,
    mailNickname,
    userPrincipalName: `${mailNickname}@${domain}`,
    accountEnabled: true,
    passwordProfile: { password: `Pw-${mailNickname.slice(-8)}-7q`, forceChangePasswordNextSignIn: false },
    ...more,
  });
}

const managedOf = async (target: Target): Promise<string> => {
  const [domain] = (await target.domains()).managed;
  if (domain === undefined) throw new Error('The tenant has no managed domain.');
  return domain;
};

const federatedOf = async (target: Target): Promise<string> => {
  const [domain] = (await target.domains()).federated;
  if (domain === undefined) throw new Error('The tenant has no federated domain.');
  return domain;
};

/** A value that no other object has. */
const ownAnchor = (target: Target, what: string, ending = '=='): string =>
  `${Buffer.from(target.name(what)).toString('base64').replace(/=+$/, '')}${ending}`;

const graphRules = situation({
  title: 'Graph takes base64 with + / = as onPremisesImmutableId and refuses $ and _',
  needs: { delegated: true },
  arrange: async (target) => ({ domain: await managedOf(target), plain: ownAnchor(target, 'plain', '+/==') }),
  act: async (target, { domain, plain }) => {
    const asked = async (what: string, onPremisesImmutableId: string): Promise<Answered> =>
      answered(await tryUser(target, what, domain, { onPremisesImmutableId }));
    return {
      taken: await asked('base64', plain),
      dollar: await asked('dollar', ownAnchor(target, 'dollar', '$')),
      underscore: await asked('underscore', ownAnchor(target, 'underscore', '_')),
    };
  },
}).assert(
  atOnce(async (target, { taken, dollar, underscore, plain }) => {
    same(taken.status, 201, 'Status of creating a user with a base64 anchor');
    claim((await userByAnchor(target, plain)) !== undefined, `No user has the anchor '${plain}'.`);
    refusedAs(dollar, {}, 'an anchor with $');
    refusedAs(underscore, {}, 'an anchor with _');
  }),
);

const graphUnique = situation({
  title: 'Graph refuses an onPremisesImmutableId that another user has, and lets that of a cloud user change and go',
  needs: { delegated: true },
  arrange: async (target) => {
    const domain = await managedOf(target);
    const holder = await makeCloudUser(target, 'holder', domain);
    const [anchor] = await userShown(target, holder.id, ['onPremisesImmutableId']);
    return { domain, holder, anchor: String(anchor), other: ownAnchor(target, 'other') };
  },
  act: async (target, { domain, holder, anchor, other }) => {
    const second = answered(await tryUser(target, 'second', domain, { onPremisesImmutableId: anchor }));
    const statuses: number[] = [];
    for (const onPremisesImmutableId of [other, null])
      statuses.push((await call(target, 'PATCH', `/users/${holder.id}`, { onPremisesImmutableId })).status);
    const [left] = await userShown(target, holder.id, ['onPremisesImmutableId']);
    return { second, statuses, left: left ?? null };
  },
}).assert(
  atOnce(async (_target, { second, statuses, left }) => {
    refusedAs(second, { detail: 'ObjectConflict onPremisesImmutableId' }, 'a second user with the anchor');
    same(statuses, [204, 204], 'Statuses of changing the anchor of a cloud user, and of clearing it');
    same(left, null, 'The anchor that is left');
  }),
);

const withAnchor = (target: Target, name: string, value?: string): Promise<string> =>
  addUser(target, `${name}@${managed}`, value === undefined ? {} : { attributes: { [attribute]: value } });

const violations = situation({
  title: 'synchronization names every violation of the rules, and leaves the object out until it is mended',
  needs: { onPremises: true },
  arrange: async (target) => {
    await synchronized(target, { sourceAnchorAttribute: attribute });
    const fine: Record<string, string> = {
      plain: 'E-0001',
      longest: `${'-'.repeat(19)}ab`,
      letters: 'x'.repeat(59),
    };
    const wrong: Record<string, string> = {
      long: 'x'.repeat(60),
      heavy: '-'.repeat(20),
      both: `@${'x'.repeat(60)}`,
      ...Object.fromEntries([...sourceAnchorForbidden].map((each, index) => [`forbidden${index}`, `E${each}1`])),
    };
    const made: string[] = [];
    for (const [name, value] of Object.entries(fine)) await withAnchor(target, name, value);
    for (const [name, value] of Object.entries(wrong)) made.push(await withAnchor(target, name, value));
    return { missing: await withAnchor(target, 'missing'), made };
  },
  act: async (target, { made, missing }) => {
    await cycle(target);
    const problems: (readonly string[])[] = [];
    for (const object of [missing, ...made]) problems.push(await problemsOf(target, object));
    const first = await synchronizedNames(target);
    await change(target, missing, { attributes: { [attribute]: 'E-0002' } });
    await cycle(target);
    return { problems, first, mended: await synchronizedNames(target), left: await problemsOf(target, missing) };
  },
}).assert(
  atOnce(async (target, { problems, first, mended, left }) => {
    const characters = 'UP-05 anchorCharacters';
    const tooLong = 'UP-05 anchorTooLong';
    same(
      problems,
      [
        ['UP-05 anchorMissing'],
        [tooLong],
        [tooLong],
        [characters, tooLong],
        ...[...sourceAnchorForbidden].map(() => [characters]),
      ],
      'Problems of synchronization',
    );
    const fine = ['letters', 'longest', 'plain'].map((name) => `${name}@${managed}`);
    same(first, fine, 'Users in the cloud');
    same(mended, [...fine.slice(0, 2), `missing@${managed}`, ...fine.slice(2)], 'Users once one was mended');
    same(left, [], 'Problems of the one that was mended');
    const user = await userByAnchor(target, 'E-0001');
    same(user?.userPrincipalName, `plain@${managed}`, 'Who has the anchor of the attribute in the cloud');
  }),
);

const unique = situation({
  title: 'of two objects with the same anchor one is in the cloud, and the other is a problem',
  needs: { onPremises: true },
  arrange: async (target) => {
    await synchronized(target, { sourceAnchorAttribute: attribute });
    await withAnchor(target, 'first', 'E-0001');
    await cycle(target);
    return { second: await withAnchor(target, 'second', 'E-0001') };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { second }) => {
    same(await synchronizedNames(target), [`first@${managed}`], 'Users in the cloud');
    same(await problemsOf(target, second), ['UP-05 anchorNotUnique'], 'Problems of the second');
    const found = await explained(target, 'source-anchors');
    same(found, ['UP-05 anchorNotUnique'], 'Findings about the source anchors');
  }),
);

const constant = situation({
  title: 'an anchor that changes is a problem, and the user in the cloud keeps the one that is known',
  certainty: 'open',
  needs: { onPremises: true },
  arrange: async (target) => {
    await synchronized(target, { sourceAnchorAttribute: attribute });
    const object = await withAnchor(target, 'ada', 'E-0001');
    await cycle(target);
    return { object };
  },
  act: async (target, { object }) => {
    await change(target, object, { attributes: { [attribute]: 'E-0002' }, displayName: 'Renamed' });
    await cycle(target);
    const problems = await problemsOf(target, object);
    const user = await userByAnchor(target, 'E-0001');
    const displayName = String(user?.['displayName'] ?? '');
    await change(target, object, { attributes: { [attribute]: 'E-0001' } });
    await cycle(target);
    return { problems, displayName, mended: await problemsOf(target, object) };
  },
}).assert(
  atOnce(async (target, { problems, displayName, mended }) => {
    same(problems, ['UP-05 anchorChanged'], 'Problems while the anchor is another one');
    same(displayName, 'Renamed', 'Another change of the same object');
    same(mended, [], 'Problems once it is the old one again');
    same((await userByAnchor(target, 'E-0002')) === undefined, true, 'That no user has the new anchor');
  }),
);

const holder = (object: string, value: unknown, ...earlierValues: unknown[]): SourceAnchorHolder => ({
  object,
  value,
  ...(earlierValues.length > 0 ? { earlierValues } : {}),
});

type Holders = { readonly attribute: string; readonly holders: readonly SourceAnchorHolder[] };

const anchorsGiven = finding<Holders>(
  'each rule for an anchor is a finding: kind, length, characters, uniqueness, constancy, and names',
  ({ attribute: name, holders }) => sourceAnchorFindings(holders, name),
  [
    [{ attribute: 'employeeID', holders: [holder('A', 'E1'), holder('B', 17), holder('C', { hex: '00ff' })] }, []],
    [{ attribute: 'objectGUID', holders: [holder('A', { base64: 'oEC+/wAAAAAAAAAAAAAAAA==' })] }, []],
    [{ attribute: 'employeeID', holders: [holder('A', true)] }, ['UP-05 anchorKind']],
    [{ attribute: 'employeeID', holders: [holder('A', ['E1', 'E2'])] }, ['UP-05 anchorKind']],
    [{ attribute: 'employeeID', holders: [holder('A', null)] }, ['UP-05 anchorMissing']],
    [{ attribute: 'employeeID', holders: [holder('A', 'x'.repeat(59))] }, []],
    [{ attribute: 'employeeID', holders: [holder('A', 'x'.repeat(60))] }, ['UP-05 anchorTooLong']],
    [{ attribute: 'employeeID', holders: [holder('A', '-'.repeat(20))] }, ['UP-05 anchorTooLong']],
    [{ attribute: 'employeeID', holders: [holder('A', 'a@b')] }, ['UP-05 anchorCharacters']],
    [
      { attribute: 'employeeID', holders: [holder('A', `@${'x'.repeat(60)}`)] },
      ['UP-05 anchorTooLong', 'UP-05 anchorCharacters'],
    ],
    [{ attribute: 'employeeID', holders: [holder('A', 'E1'), holder('B', 'E1')] }, ['UP-05 anchorNotUnique']],
    [{ attribute: 'employeeID', holders: [holder('A', 'E1'), holder('B', 'e1')] }, ['UP-05 anchorCase']],
    [{ attribute: 'employeeID', holders: [holder('A', 'E2', 'E1')] }, ['UP-05 anchorChanged']],
    [{ attribute: 'employeeID', holders: [holder('A', 'E1', 'E1')] }, []],
    [{ attribute: 'mail', holders: [] }, ['UP-05 anchorFromName']],
    [{ attribute: 'userPrincipalName', holders: [] }, ['UP-05 anchorFromName']],
  ],
);

const anchorNeeded = situation({
  title: 'a user of a federated domain is refused without onPremisesImmutableId and taken with it',
  needs: { delegated: true, federatedDomains: 1 },
  arrange: async (target) => ({ domain: await federatedOf(target) }),
  act: async (target, { domain }) => ({
    without: answered(await tryUser(target, 'without', domain)),
    with: answered(await tryUser(target, 'with', domain, { onPremisesImmutableId: ownAnchor(target, 'with') })),
  }),
}).assert(
  atOnce(async (_target, facts) => {
    refusedAs(facts.without, {}, 'a user of a federated domain without anchor');
    oneOf(
      facts.without.message,
      [
        'SourceAnchor is a required property for creation of a federated user.',
        'One or more properties contains invalid values.',
      ],
      'The text of the refusal',
    );
    same(facts.with.status, 201, 'Status of creating the user with an anchor');
  }),
);

const unverified = situation({
  title: 'a user is refused in a domain that is not verified, or not there, with or without onPremisesImmutableId',
  needs: { delegated: true },
  arrange: async (target) => {
    const absent = target.domainName('absent');
    return { absent, domain: await addDomain(target, target.domainName('unverified')) };
  },
  act: async (target, { domain, absent }) => {
    const more = { onPremisesImmutableId: ownAnchor(target, 'anchored') };
    return {
      unverified: answered(await tryUser(target, 'unverified', domain)),
      anchored: answered(await tryUser(target, 'anchored', domain, more)),
      absent: answered(await tryUser(target, 'absent', absent)),
    };
  },
}).assert(
  atOnce(async (_target, facts) => {
    const message =
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.';
    refusedAs(facts.unverified, { message }, 'a user of an unverified domain');
    refusedAs(facts.anchored, { message }, 'a user of an unverified domain with anchor');
    refusedAs(facts.absent, { message }, 'a user of a domain that is not there');
  }),
);

/** Whether an installation was refused for its source anchor. */
const install = async (target: Target, name: string, more: object): Promise<string> =>
  refusalOf(addServer(target, { name, mode: 'staging', ...more }));

const stored = situation({
  title: 'the attribute of the first installation holds for every later one, also when the first server has gone',
  certainty: 'open',
  needs: { onPremises: true },
  arrange: async (target) => {
    await addForest(target, corp);
    await addServer(target, { sourceAnchorAttribute: attribute });
    return {};
  },
  act: async (target) => {
    const other = await install(target, 'other', { sourceAnchorAttribute: 'objectGUID' });
    const alike = await install(target, 'alike', { sourceAnchorAttribute: attribute });
    const silent = await install(target, 'silent', {});
    for (const name of ['connect', 'alike', 'silent']) await removeSynchronizer(target, name);
    const later = await install(target, 'later', { sourceAnchorAttribute: 'ms-DS-ConsistencyGuid' });
    return { other, alike, silent, later };
  },
}).assert(
  atOnce(async (_target, { other, alike, silent, later }) => {
    same([alike, silent], ['', ''], 'Refusals of an installation with the same attribute, and with none named');
    for (const text of [other, later])
      claim(
        text.includes('400') && text.includes(attribute),
        `Another attribute was answered with '${text}', which does not name the stored one.`,
      );
  }),
);

const byDefault = situation({
  title: 'the attribute is objectGUID when an installation names none, and a name cannot be one',
  certainty: 'open',
  needs: { onPremises: true },
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    return { name: await install(target, 'named', { sourceAnchorAttribute: 'mail' }) };
  },
  act: async (target) => {
    await addServer(target);
    const object = await addUser(target, `ada@${managed}`, { attributes: { [attribute]: 'E-0001' } });
    await cycle(target);
    return {
      object,
      other: await install(target, 'other', { sourceAnchorAttribute: attribute }),
      same: await install(target, 'same', { sourceAnchorAttribute: 'objectGUID' }),
    };
  },
}).assert(
  atOnce(async (target, facts) => {
    claim(facts.name.includes('400'), `A name as source anchor was answered with '${facts.name}'.`);
    claim(facts.other.includes('objectGUID'), `Another attribute was answered with '${facts.other}'.`);
    same(facts.same, '', 'The refusal of the same attribute');
    const user = await userByAnchor(target, anchorOf(facts.object));
    same(user?.userPrincipalName, `ada@${managed}`, 'Who is known by the base64 of the objectGUID');
    same((await synchronizer(target))['mode'], 'active', 'Mode of the first server');
  }),
);

export const anchorBehaviours: readonly Behaviour[] = [
  {
    id: 'UP-05',
    title: 'A source anchor is short, plain, unique and constant; Graph checks rules of its own.',
    certainty: 'doc',
    // Passwords of the users that it makes.
    roles: ['User Administrator'],
    cases: [graphRules, graphUnique, violations, unique, constant, anchorsGiven],
  },
  {
    id: 'UP-06',
    title: 'A user of a federated domain needs onPremisesImmutableId; one of an unverified domain is refused.',
    certainty: 'seen',
    ...domainRights,
    cases: [anchorNeeded, unverified],
  },
  {
    id: 'UP-08',
    title: 'The source-anchor attribute is stored in the tenant, and another one is refused.',
    certainty: 'doc',
    cases: [
      stored,
      byDefault,
      finding('an installation with another attribute than the stored one is a finding', installationFindings, [
        [{ settings: 'custom', sourceAnchorAttribute: 'objectGUID', storedSourceAnchorAttribute: 'objectGUID' }, []],
        [{ settings: 'custom', sourceAnchorAttribute: 'employeeID', storedSourceAnchorAttribute: null }, []],
        [
          { settings: 'custom', sourceAnchorAttribute: 'employeeID', storedSourceAnchorAttribute: 'objectGUID' },
          ['UP-08 otherSourceAnchor'],
        ],
        [{ settings: 'express', storedSourceAnchorAttribute: 'employeeID' }, ['UP-08 otherSourceAnchor']],
      ]),
    ],
  },
];
