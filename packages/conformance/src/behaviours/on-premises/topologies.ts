/** Which servers read which forests for which tenant. */
import {
  type InstallationFacts,
  installationFindings,
  type TopologyFacts,
  topologyFindings,
} from '@cutover/contract/findings';
import { atOnce, type Behaviour, by, days, minutes, type Needs, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { finding } from '../domains/finding.ts';
import { attempt, refusalOf } from '../domains/outside.ts';
import { groupNamed, userNamed } from '../staged-rollout/vocabulary.ts';
import {
  addCloudSync,
  addContact,
  addForest,
  addGroup,
  addServer,
  addUser,
  change,
  changeCloudSync,
  changeForest,
  changeMembers,
  changeServer,
  contactNames,
  corp,
  cycle,
  explained,
  federated,
  groupsNamed,
  managed,
  memberNames,
  moveTo,
  objectsOnPremises,
  problemsOf,
  removeSynchronizer,
  server,
  shown,
  synchronized,
  synchronizedNames,
  synchronizer,
  userOf,
} from './vocabulary.ts';

const simulated: Needs = { onPremises: true };
const timed: Needs = { ...simulated, clock: true };
const other = 'other.example';
const tenant = 'contoso';
const password = 'Correct-Horse-7';

const topology = (title: string, situations: readonly (readonly [TopologyFacts, readonly string[]])[]) =>
  finding(title, topologyFindings, situations);

type Server = NonNullable<TopologyFacts['servers']>[number];
type CloudSync = NonNullable<TopologyFacts['cloudSync']>[number];

/** A server that is active, runs, and reads one forest for one tenant. */
const active = (more: Partial<Server> = {}): Server => ({
  name: 'one',
  tenants: [tenant],
  mode: 'active',
  running: true,
  scopes: [{ forest: corp }],
  ...more,
});
const standby = (more: Partial<Server> = {}): Server => active({ name: 'standby', mode: 'staging', ...more });
const pair = (more: Partial<Server> = {}): readonly Server[] => [active(more), standby(more)];
const agents = (more: Partial<CloudSync> = {}): CloudSync => ({
  name: 'agents',
  tenant,
  scopes: [{ forest: other }],
  agentsRunning: 2,
  ...more,
});

const manyForests = situation({
  title: 'one server that reaches several forests brings the users of all of them',
  needs: simulated,
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    await addForest(target, other, { upnSuffixes: [federated] });
    await addServer(target);
    return {};
  },
  act: async (target) => {
    const ada = await addUser(target, `ada@${managed}`, { displayName: 'Ada' });
    await addUser(target, `grace@${federated}`, { displayName: 'Grace', forest: other });
    await addGroup(target, 'Staff', { members: [ada] });
    await addContact(target, 'Supplier', { forest: other });
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target) => {
    same(await synchronizedNames(target), [`ada@${managed}`, `grace@${federated}`], 'Users');
    same(await memberNames(target, 'Staff'), ['Ada'], 'Members of the group');
    same(await contactNames(target), ['Supplier'], 'Contacts');
    claim(!(await explained(target, 'topology')).some((code) => code.startsWith('SY-02')), 'A forest is not reached.');
  }),
);

const appearsOnce = situation({
  title: 'somebody who is in two forests appears once, with what either of them says',
  needs: simulated,
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    await addForest(target, other);
    await addServer(target, { joinRule: 'mail' });
    const mail = `ada@${managed}`;
    return {
      ada: await addUser(target, mail, { displayName: 'Ada', mail }),
      elsewhere: await addUser(target, `ada@${other}`, {
        forest: other,
        mail,
        enabled: false,
        attributes: { department: 'Engines' },
      }),
    };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { ada, elsewhere }) => {
    same(await synchronizedNames(target), [`ada@${managed}`], 'Users');
    same(
      await shown(target, ada, ['displayName', 'department', 'accountEnabled']),
      ['Ada', 'Engines', true],
      'The user',
    );
    same((await userOf(target, elsewhere)) === undefined, true, 'That the second object has no user of its own');
  }),
);

const staging = situation({
  title: 'a staging server reads everything and writes nothing, also while the active one is down',
  needs: timed,
  arrange: async (target) => {
    await synchronized(target);
    await addServer(target, { name: 'standby', mode: 'staging' });
    await changeServer(target, { running: false });
    return { object: await addUser(target, `ada@${managed}`, { password }) };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  ...[0, days(1)].map((at) =>
    by(at, async (target: Target) => {
      same(await synchronizedNames(target), [], 'Users');
      const { lastCycleAt = null, waiting } = await synchronizer(target, 'standby');
      claim(lastCycleAt !== null, 'The staging server has not had a cycle.');
      same(waiting, 1, 'What the staging server has read and not written');
      const found = await explained(target, 'topology');
      claim(found.includes('SY-03 activeServerStopped'), `Findings are ${found.join(', ')}.`);
    }),
  ),
);

const switched = situation({
  title: 'the standby can be switched to: it writes from its next cycle on, and knows what is there',
  certainty: 'open',
  needs: { ...timed, signIn: true },
  arrange: async (target) => {
    await synchronized(target);
    const ada = await addUser(target, `ada@${managed}`, { displayName: 'Ada', password });
    await cycle(target);
    await addServer(target, { name: 'standby', mode: 'staging' });
    await cycle(target);
    const id = String((await userOf(target, ada))?.id);
    await changeServer(target, { running: false });
    await change(target, ada, { displayName: 'Ada L' });
    await addUser(target, `eve@${managed}`, { password });
    await target.control.pass(minutes(60));
    return { ada, id, before: await synchronizedNames(target) };
  },
  act: async (target) => {
    await changeServer(target, { mode: 'staging' });
    await changeServer(target, { mode: 'active' }, 'standby');
    return {};
  },
}).assert(
  by(minutes(30), async (target, { ada, id, before }) => {
    same(before, [`ada@${managed}`], 'Users before');
    same(await synchronizedNames(target), [`ada@${managed}`, `eve@${managed}`], 'Users');
    same(await shown(target, ada, ['id', 'displayName']), [id, 'Ada L'], 'The user who was there');
  }),
  by(minutes(32), async (target) =>
    same(
      await attempt(target, { upn: `eve@${managed}`, password }),
      'cloud passwordHashSync success',
      'The sign-in of the user who has come',
    ),
  ),
);

const filters = situation({
  title: 'a server brings only what stands in its domains and organizational units, and takes away what leaves them',
  needs: simulated,
  arrange: async (target) => {
    await addForest(target, corp, { domains: [`eu.${corp}`], upnSuffixes: [managed] });
    await addServer(target, { forests: [{ forest: corp, containers: [`${corp}/Staff`, `eu.${corp}`] }] });
    const at = (name: string, container: string) => addUser(target, `${name}@${managed}`, { container });
    return {
      staff: await at('staff', `${corp}/Staff/Sales`),
      europe: await at('europe', `eu.${corp}/Users`),
      guest: await at('guest', `${corp}/Guests`),
      similar: await at('similar', `${corp}/Staffing`),
    };
  },
  act: async (target, { staff, guest }) => {
    await cycle(target);
    const first = await synchronizedNames(target);
    await moveTo(target, staff, `${corp}/Guests`);
    await moveTo(target, guest, `${corp}/Staff`);
    await cycle(target);
    return { first };
  },
}).assert(
  atOnce(async (target, { first }) => {
    same(first, [`europe@${managed}`, `staff@${managed}`], 'Users of the first cycle');
    same(await synchronizedNames(target), [`europe@${managed}`, `guest@${managed}`], 'Users once two have moved');
  }),
);

const second = situation({
  title: 'a second active server can be set up, and is a finding until it is put into staging mode',
  needs: simulated,
  arrange: async (target) => {
    await synchronized(target);
    await addServer(target, { name: 'standby', mode: 'staging' });
    return { supported: await explained(target, 'topology') };
  },
  act: async (target) => {
    await changeServer(target, { mode: 'active' }, 'standby');
    const both = await explained(target, 'topology');
    await changeServer(target, { mode: 'staging' });
    return { both, one: await explained(target, 'topology') };
  },
}).assert(
  atOnce(async (_target, { supported, both, one }) => {
    same(supported, [], 'Findings with one active and one staging server');
    claim(both.includes('SY-04 secondActiveServer'), `Findings with two active servers: ${both.join(', ')}.`);
    same(one, [], 'Findings once the first is in staging mode');
  }),
);

const units = (...containers: readonly string[]) => [{ forest: corp, containers }];
const forTwo = (
  ours: readonly string[],
  theirs: readonly string[],
  without: readonly string[] = [],
): TopologyFacts => ({
  tenants: [tenant, 'fabrikam'],
  servers: [
    ...pair({ scopes: [{ forest: corp, containers: ours, ...(without.length > 0 ? { without } : {}) }] }),
    active({ name: 'two', tenants: ['fabrikam'], scopes: units(...theirs) }),
    standby({ name: 'second standby', tenants: ['fabrikam'], scopes: units(...theirs) }),
  ],
});

const everyTwoMinutes = situation({
  title: 'cloud sync brings users, groups and contacts within two minutes',
  needs: timed,
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    await addCloudSync(target, { name: 'agents', forest: corp, agents: ['one', 'two'] });
    await cycle(target);
    return {};
  },
  act: async (target) => {
    const ada = await addUser(target, `ada@${managed}`, { displayName: 'Ada' });
    await addGroup(target, 'Staff', { members: [ada] });
    await addContact(target, 'Supplier');
    return {};
  },
}).assert(
  within(minutes(2), {
    before: async (target) => same(await synchronizedNames(target), [], 'Users'),
    after: async (target) => {
      same(await synchronizedNames(target), [`ada@${managed}`], 'Users');
      same(await memberNames(target, 'Staff'), ['Ada'], 'Members of the group');
      same(await contactNames(target), ['Supplier'], 'Contacts');
    },
  }),
);

const severalAgents = situation({
  title: 'one running agent is enough, and with none of them changes wait',
  needs: timed,
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    await addCloudSync(target, { name: 'agents', forest: corp, agents: ['one', 'two'] });
    await cycle(target);
    const running = (one: boolean, two: boolean) =>
      changeCloudSync(target, 'agents', {
        agents: [
          { name: 'one', running: one },
          { name: 'two', running: two },
        ],
      });
    await running(false, true);
    await addUser(target, `first@${managed}`);
    await target.control.pass(minutes(2));
    const withOne = await synchronizedNames(target);
    await running(false, false);
    await addUser(target, `second@${managed}`);
    await target.control.pass(days(1));
    return { withOne, withNone: await synchronizedNames(target) };
  },
  act: async (target) => {
    await changeCloudSync(target, 'agents', {
      agents: [
        { name: 'one', running: true },
        { name: 'two', running: false },
      ],
    });
    return {};
  },
}).assert(
  by(minutes(2), async (target, { withOne, withNone }) => {
    same(withOne, [`first@${managed}`], 'Users with one of two agents');
    same(withNone, withOne, 'Users a day after the last agent has stopped');
    same(await synchronizedNames(target), [`first@${managed}`, `second@${managed}`], 'Users since an agent is back');
  }),
);

const beside = situation({
  title: 'cloud sync of a disconnected forest, by organizational unit, runs beside a Connect server',
  needs: simulated,
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    await addForest(target, other, { upnSuffixes: [federated] });
    await addServer(target, { forests: [{ forest: corp }] });
    await addServer(target, { name: 'standby', mode: 'staging', forests: [{ forest: corp }] });
    await addCloudSync(target, {
      name: 'agents',
      forest: other,
      containers: [`${other}/Staff`],
      agents: ['one', 'two'],
    });
    return {};
  },
  act: async (target) => {
    await addUser(target, `ada@${managed}`);
    await addUser(target, `grace@${federated}`, { forest: other, container: `${other}/Staff/Sales` });
    await addUser(target, `guest@${federated}`, { forest: other, container: `${other}/Guests` });
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target) => {
    same(await synchronizedNames(target), [`ada@${managed}`, `grace@${federated}`], 'Users');
    same(await explained(target, 'topology'), [], 'Findings');
  }),
);

const largeGroup = situation({
  title: 'cloud sync takes a group of 50,000 members and leaves one of 50,001 out',
  needs: simulated,
  tenant: {
    users: [{ count: 50_001, prefix: 'many', domain: federated, synced: true }],
    groups: [
      {
        displayName: 'Full',
        synced: true,
        members: [{ count: 50_000, prefix: 'many', domain: federated }],
      },
    ],
  },
  arrange: async (target) => {
    await removeSynchronizer(target);
    const container = `${federated}/Groups`;
    await addCloudSync(target, { name: 'agents', forest: federated, containers: [container], agents: ['one', 'two'] });
    await moveTo(target, await groupNamed(target, 'Full'), container);
    await cycle(target);
    const { id } = await userNamed(target, `many50001@${federated}`);
    return { group: await groupNamed(target, 'Full'), surplus: id };
  },
  act: async (target, { group, surplus }) => {
    await change(target, group, { displayName: 'Full, renamed' });
    await cycle(target);
    const taken = (await groupsNamed(target, 'Full, renamed')).length;
    const { id: object } = (await target.control.ask('GET', `/on-premises/objects/${group}`)) as { id: string };
    const fine = await problemsOf(target, object);
    await changeMembers(target, group, { add: [surplus] });
    await change(target, group, { displayName: 'Over' });
    await cycle(target);
    return { object, taken, fine };
  },
}).assert(
  atOnce(async (target, { object, taken, fine }) => {
    same([taken, fine], [1, []], 'Groups of 50,000 members that were renamed, and their problems');
    same(await groupsNamed(target, 'Over'), [], 'Groups of 50,001 members that were renamed');
    same(await problemsOf(target, object), ['SY-06 groupTooLarge'], 'Problems of the group of 50,001 members');
  }),
);

const express = situation({
  title: 'express settings take one forest, hash sync, objectGUID and userPrincipalName',
  needs: { ...timed, signIn: true },
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    const object = await addUser(target, `ada@${managed}`, { mail: `other@${managed}`, password });
    return { object };
  },
  act: async (target) => {
    await addServer(target, { installation: 'express' });
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { object }) => {
    const { installation, signInMethod, passwordHashSync, userNameAttribute, scopes } = await synchronizer(target);
    same(
      [installation, signInMethod, passwordHashSync, userNameAttribute, scopes],
      ['express', 'passwordHashSync', true, 'userPrincipalName', [{ forest: corp }]],
      'What was installed',
    );
    // Known by the base64 of the objectGUID.
    same(await shown(target, object, ['userPrincipalName']), [`ada@${managed}`], 'The user');
  }),
  by(minutes(2), async (target) =>
    same(
      await attempt(target, { upn: `ada@${managed}`, password }),
      'cloud passwordHashSync success',
      'The sign-in with the synchronized password',
    ),
  ),
);

const custom = situation({
  title: 'everything else is refused with express settings and taken with custom ones',
  needs: simulated,
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    return {};
  },
  act: async (target) => {
    const refusals: string[] = [];
    const express_ = async (more: object): Promise<void> => {
      refusals.push(await refusalOf(addServer(target, { installation: 'express', ...more })));
    };
    await express_({ sourceAnchorAttribute: 'employeeId' });
    await express_({ userNameAttribute: 'mail' });
    await express_({ signInMethod: 'notConfigured' });
    await express_({ forests: [{ forest: corp, containers: [`${corp}/Staff`] }] });
    await changeForest(target, corp, { addUpnSuffixes: ['corp.local'] });
    await express_({});
    await changeForest(target, corp, { removeUpnSuffixes: ['corp.local'] });
    await addForest(target, other);
    await express_({});
    const customised = await refusalOf(
      addServer(target, {
        sourceAnchorAttribute: 'employeeId',
        userNameAttribute: 'mail',
        signInMethod: 'notConfigured',
      }),
    );
    return { refusals, customised };
  },
}).assert(
  atOnce(async (target, { refusals, customised }) => {
    for (const [index, what] of [
      'objectGUID',
      'userPrincipalName',
      'password hash',
      'whole forest',
      'corp.local',
      'one forest',
    ].entries())
      claim(
        (refusals[index] ?? '').includes('custom') && (refusals[index] ?? '').includes(what),
        `The refusal about ${what} is '${refusals[index]}'.`,
      );
    same(customised, '', 'The refusal of custom settings');
    same((await synchronizer(target, server))['installation'], 'custom', 'What was installed');
  }),
);

const expressOf = (more: Partial<InstallationFacts>): InstallationFacts => ({ settings: 'express', ...more });

const separate = situation({
  title: 'in separate forests everybody is somebody else: one cloud object for each',
  certainty: 'open',
  needs: simulated,
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    await addForest(target, other, { upnSuffixes: [federated] });
    await addServer(target, { joinRule: 'once' });
    return {};
  },
  act: async (target) => {
    const mail = `sales@${managed}`;
    await addUser(target, `ada@${managed}`, { displayName: 'Ada', mail });
    await addUser(target, `grace@${federated}`, { displayName: 'Grace', mail, forest: other });
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target) => same(await synchronizedNames(target), [`ada@${managed}`, `grace@${federated}`], 'Users')),
);

const mesh = situation({
  title: 'in a full mesh a contact of another forest is the user there: one user, no contact, groups of both',
  certainty: 'open',
  needs: simulated,
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    await addForest(target, other, { upnSuffixes: [federated] });
    await addServer(target, { joinRule: 'mail' });
    const people = [
      ['Ada', `ada@${managed}`, corp, other],
      ['Grace', `grace@${federated}`, other, corp],
    ] as const;
    for (const [displayName, mail, home, elsewhere] of people) {
      const user = await addUser(target, mail, { displayName, mail, forest: home });
      const contact = await addContact(target, `${displayName} of ${home}`, { mail, forest: elsewhere });
      await addGroup(target, `${displayName} at home`, { members: [user], forest: home });
      await addGroup(target, `${displayName} elsewhere`, { members: [contact], forest: elsewhere });
    }
    await addContact(target, 'Supplier', { mail: 'supplier@elsewhere.example' });
    return { onPremises: await objectsOnPremises(target) };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { onPremises }) => {
    same(await objectsOnPremises(target), onPremises, 'Objects on-premises, where nothing is written');
    same(await synchronizedNames(target), [`ada@${managed}`, `grace@${federated}`], 'Users');
    same(await contactNames(target), ['Supplier'], 'Contacts');
    for (const name of ['Ada', 'Grace'])
      for (const where of ['at home', 'elsewhere'])
        same(await memberNames(target, `${name} ${where}`), [name], `Members of the group ${name} ${where}`);
  }),
);

const resource = situation({
  title: 'a disabled account of a resource forest is joined to the account that it stands for',
  certainty: 'open',
  needs: { ...timed, signIn: true },
  arrange: async (target) => {
    await addForest(target, corp, { upnSuffixes: [managed] });
    await addForest(target, other, { upnSuffixes: [managed] });
    await addServer(target, { joinRule: 'masterAccount' });
    const account = await addUser(target, `ada@${managed}`, { displayName: 'Ada', password });
    const mailbox = await addUser(target, `ada.mailbox@${managed}`, {
      forest: other,
      enabled: false,
      masterAccount: account,
      mail: `ada.l@${managed}`,
      password: 'Another-Horse-7',
    });
    return { account, mailbox };
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { account }) => {
    same(await synchronizedNames(target), [`ada@${managed}`], 'Users');
    same(
      await shown(target, account, ['displayName', 'mail', 'accountEnabled']),
      ['Ada', `ada.l@${managed}`, true],
      'The user, with the mail of the resource forest',
    );
  }),
  by(minutes(2), async (target) => {
    same(
      await attempt(target, { upn: `ada@${managed}`, password }),
      'cloud passwordHashSync success',
      'The sign-in with the password of the account forest',
    );
    same(
      await attempt(target, { upn: `ada@${managed}`, password: 'Another-Horse-7' }),
      'cloud passwordHashSync failure 50126',
      'The sign-in with that of the disabled account',
    );
  }),
);

export const topologyBehaviours: readonly Behaviour[] = [
  {
    id: 'SY-02',
    title: 'Several forests feed one tenant from one server; an object appears once.',
    certainty: 'doc',
    cases: [
      manyForests,
      appearsOnce,
      topology('a forest that no active server reaches is a finding', [
        [{ forests: [{ name: corp }], servers: pair() }, []],
        [{ forests: [{ name: corp }, { name: other }], servers: pair() }, ['SY-02 forestNotReached']],
        [
          {
            forests: [{ name: corp }, { name: other }],
            servers: pair({ scopes: [{ forest: corp }, { forest: other }] }),
          },
          [],
        ],
        [{ forests: [{ name: corp }, { name: other }], servers: pair(), cloudSync: [agents()] }, []],
      ]),
    ],
  },
  {
    id: 'SY-03',
    title: 'A staging server reads and writes nothing; it is the standby.',
    certainty: 'doc',
    cases: [
      staging,
      switched,
      topology('no standby, or an active server that has stopped, is a finding', [
        [{ servers: pair() }, []],
        [{ servers: [active()] }, ['SY-03 noStandbyServer']],
        [{ servers: [active(), standby({ running: false })] }, ['SY-03 noStandbyServer']],
        [{ servers: [active({ running: false }), standby()] }, ['SY-03 activeServerStopped']],
        [{ servers: [active({ running: false })] }, ['SY-03 activeServerStopped', 'SY-03 noStandbyServer']],
      ]),
    ],
  },
  {
    id: 'SY-04',
    title: 'Server and tenant are one to one; filters of several tenants exclude each other.',
    certainty: 'doc',
    cases: [
      filters,
      second,
      topology('two active servers of a tenant, a server of two tenants, and a tenant without any are findings', [
        [{ servers: [active(), active({ name: 'two' }), standby()] }, ['SY-04 secondActiveServer']],
        [{ servers: [active(), active({ name: 'two', running: false }), standby()] }, ['SY-04 secondActiveServer']],
        [{ servers: pair({ tenants: [tenant, 'fabrikam'] }) }, ['SY-04 severalTenants', 'SY-04 severalTenants']],
        [{ tenants: [tenant, 'fabrikam'], servers: pair() }, ['SY-04 tenantNotFed']],
        [{ tenants: [tenant], servers: [standby()] }, ['SY-04 tenantNotFed']],
      ]),
      topology('filters of two tenants over one forest are a finding where they overlap, by domain or by unit', [
        [forTwo([`${corp}/Staff`], [`${corp}/Students`]), []],
        [forTwo([`eu.${corp}`], [`us.${corp}`]), []],
        [forTwo([`${corp}/Staff`], [`${corp}/Staffing`]), []],
        [forTwo([`${corp}/Staff`], [`${corp}/Staff`]), ['SY-04 overlappingScopes']],
        [forTwo([`${corp}/Staff`], [`${corp}/Staff/Sales`]), ['SY-04 overlappingScopes']],
        [forTwo([`${corp}/Staff/Sales`], [corp]), ['SY-04 overlappingScopes']],
        [forTwo([corp], [`${corp}/Staff`], [`${corp}/Staff`]), []],
      ]),
    ],
  },
  {
    id: 'SY-06',
    title: 'Cloud sync runs every two minutes with light agents, beside Connect.',
    certainty: 'doc',
    cases: [
      everyTwoMinutes,
      severalAgents,
      beside,
      largeGroup,
      topology('too few agents, too large a group, a filter that does not fit, and an overlap are findings', [
        [{ cloudSync: [agents()] }, []],
        [{ cloudSync: [agents({ agentsRunning: 1 })] }, ['SY-06 singleAgent']],
        [{ cloudSync: [agents({ agentsRunning: 0 })] }, ['SY-06 noAgent']],
        [{ cloudSync: [agents({ largestGroup: 50_000, filter: 'organizationalUnit' })] }, []],
        [{ cloudSync: [agents({ largestGroup: 50_001 })] }, ['SY-06 cloudSyncGroupTooLarge']],
        [{ cloudSync: [agents({ largestGroup: 50_000, filter: 'group' })] }, ['SY-06 largeGroupFilter']],
        [{ cloudSync: [agents({ largestGroup: 50_000, filter: 'attribute' })] }, ['SY-06 largeGroupFilter']],
        [{ servers: pair(), cloudSync: [agents()] }, []],
        [{ servers: pair(), cloudSync: [agents({ scopes: units(`${corp}/Staff`) })] }, ['SY-06 cloudSyncOverlap']],
      ]),
    ],
  },
  {
    id: 'SY-09',
    title: 'Express settings take one forest and one tenant, hash sync, objectGUID and userPrincipalName.',
    certainty: 'doc',
    cases: [
      express,
      custom,
      finding('what express settings do not go with is a finding; a non-routable suffix warns', installationFindings, [
        [
          expressOf({
            forests: 1,
            tenants: 1,
            sourceAnchorAttribute: 'objectGUID',
            userNameAttribute: 'userPrincipalName',
            signInMethod: 'passwordHashSync',
            suffixes: ['contoso.com'],
          }),
          [],
        ],
        [expressOf({ forests: 2 }), ['SY-09 expressForests']],
        [expressOf({ tenants: 2 }), ['SY-09 expressTenants']],
        [expressOf({ sourceAnchorAttribute: 'employeeID' }), ['SY-09 expressSourceAnchor']],
        [expressOf({ userNameAttribute: 'mail' }), ['SY-09 expressUserName']],
        [expressOf({ signInMethod: 'passthroughAuthentication' }), ['SY-09 expressSignInMethod']],
        [expressOf({ signInMethod: 'notConfigured' }), ['SY-09 expressSignInMethod']],
        [expressOf({ suffixes: ['contoso.com', 'contoso.local'] }), ['SY-09 expressNonRoutableSuffix']],
        [expressOf({ suffixes: ['contoso'] }), ['SY-09 expressNonRoutableSuffix']],
        [
          {
            settings: 'custom',
            forests: 2,
            sourceAnchorAttribute: 'employeeID',
            userNameAttribute: 'mail',
            signInMethod: 'federationWithAdFs',
            suffixes: ['contoso.local'],
          },
          [],
        ],
      ]),
    ],
  },
  {
    id: 'SY-10',
    title: 'Separate forests, full mesh and account-resource forests: one cloud object each.',
    certainty: 'doc',
    cases: [
      separate,
      mesh,
      resource,
      topology('address lists kept alike by Connect on-premises are a finding', [
        [{ forests: [{ name: corp, galSync: 'identityManager' }], servers: pair() }, []],
        [{ forests: [{ name: corp, galSync: 'none' }], servers: pair() }, []],
        [{ forests: [{ name: corp, galSync: 'connect' }], servers: pair() }, ['SY-10 galSyncByConnect']],
      ]),
    ],
  },
];
