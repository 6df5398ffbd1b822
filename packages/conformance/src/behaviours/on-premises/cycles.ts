/** What a cycle of synchronization carries, and to which cloud objects. */
import {
  atOnce,
  type Behaviour,
  by,
  days,
  type Json,
  minutes,
  type Needs,
  situation,
  within,
} from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { attempt } from '../domains/outside.ts';
import {
  answered,
  call,
  domainRights,
  done,
  federationOf,
  refusedAs,
  typeShown,
  userShown,
} from '../domains/vocabulary.ts';
import { makeCloudUser, person } from '../staged-rollout/vocabulary.ts';
import {
  addContact,
  addForest,
  addGroup,
  addServer,
  addUser,
  anchorOf,
  change,
  changeMembers,
  changeSettings,
  contactNames,
  corp,
  cycle,
  federated,
  groupsNamed,
  initialDomain,
  managed,
  memberNames,
  namesOf,
  problemsOf,
  remove,
  removeSynchronizer,
  shown,
  synchronized,
  synchronizedNames,
  userByAnchor,
  userOf,
} from './vocabulary.ts';

const simulated: Needs = { onPremises: true };
const timed: Needs = { ...simulated, clock: true };

/** A user, a group with both as members, and a contact. */
async function addThree(target: Target): Promise<{ user: string; group: string; contact: string }> {
  const user = await addUser(target, `ada@${managed}`, {
    displayName: 'Ada',
    samAccountName: 'adal',
    mail: `ada@${managed}`,
    attributes: { department: 'Engines' },
  });
  const contact = await addContact(target, 'Supplier', { mail: 'supplier@elsewhere.example' });
  return { user, contact, group: await addGroup(target, 'Staff', { members: [user, contact] }) };
}

const nothingThere = async (target: Target): Promise<void> => {
  same(await synchronizedNames(target), [], 'Users from on-premises');
  same(await groupsNamed(target, 'Staff'), [], 'Groups from on-premises');
  same(await contactNames(target), [], 'Contacts');
};

async function allThree(target: Target, { user }: { readonly user: string }): Promise<void> {
  same(
    await shown(target, user, [
      'userPrincipalName',
      'displayName',
      'mail',
      'department',
      'accountEnabled',
      'onPremisesSyncEnabled',
      'onPremisesImmutableId',
      'onPremisesDomainName',
      'onPremisesSamAccountName',
    ]),
    [`ada@${managed}`, 'Ada', `ada@${managed}`, 'Engines', true, true, anchorOf(user), corp, 'adal'],
    'The user in the cloud',
  );
  const groups = await groupsNamed(target, 'Staff');
  same(
    groups.map((group) => group['onPremisesSyncEnabled']),
    [true],
    'Groups in the cloud, and whether they are synchronized',
  );
  same(await memberNames(target, 'Staff'), ['Ada', 'Supplier'], 'Members of the group');
  same(await contactNames(target), ['Supplier'], 'Contacts');
}

const scheduled = situation({
  title: 'users, groups with their members, and contacts are in the cloud after the next scheduled cycle',
  certainty: 'open',
  needs: timed,
  arrange: async (target) => {
    await synchronized(target);
    // Cycles begin at fixed intervals, whenever something changes.
    await target.control.pass(minutes(40));
    return {};
  },
  act: (target) => addThree(target),
}).assert(within(minutes(20), { before: nothingThere, after: allThree }));

const onDemand = situation({
  title: 'a cycle on demand carries everything at once, and there is nothing left for the schedule',
  needs: timed,
  arrange: async (target) => {
    await synchronized(target);
    return addThree(target);
  },
  act: async (target) => {
    await cycle(target);
    return {};
  },
}).assert(atOnce(allThree), by(days(1), allThree));

const changes = situation({
  title: 'changed values and members, and deletions, follow with the next cycle',
  needs: simulated,
  arrange: async (target) => {
    await synchronized(target);
    const { user, group, contact } = await addThree(target);
    const leaver = await addUser(target, `leaver@${managed}`, { displayName: 'Leaver' });
    const gone = await addGroup(target, 'Gone', { members: [user] });
    await cycle(target);
    const known = await userOf(target, user);
    return { user, group, contact, leaver, gone, id: String(known?.id) };
  },
  act: async (target, { user, group, contact, leaver, gone }) => {
    await change(target, user, { displayName: 'Ada L', attributes: { department: null } });
    await change(target, group, { attributes: { description: 'Everybody' } });
    await changeMembers(target, group, { add: [leaver], remove: [contact] });
    await addGroup(target, 'Later', { members: [user] });
    await remove(target, gone);
    await remove(target, contact);
    await cycle(target);
    const members = await memberNames(target, 'Staff');
    await remove(target, leaver);
    await cycle(target);
    return { members };
  },
}).assert(
  atOnce(async (target, { user, id, members }) => {
    same(await shown(target, user, ['id', 'displayName', 'department']), [id, 'Ada L', null], 'The user');
    same(
      (await groupsNamed(target, 'Staff')).map((group) => group['description']),
      ['Everybody'],
      'The group',
    );
    same(members, ['Ada L', 'Leaver'], 'Members after the first cycle');
    same(await memberNames(target, 'Staff'), ['Ada L'], 'Members once one was deleted');
    same(await memberNames(target, 'Later'), ['Ada L'], 'Members of a group that came after its member');
    same(await groupsNamed(target, 'Gone'), [], 'The group that was deleted');
    same(await contactNames(target), [], 'Contacts');
    same(await synchronizedNames(target), [`ada@${managed}`], 'Users');
  }),
);

const taken = situation({
  title: 'a new user whose name is taken gets digits in the initial domain, and the name once it is free',
  certainty: 'open',
  needs: simulated,
  arrange: async (target) => {
    await synchronized(target);
    await addForest(target, 'other.example', { upnSuffixes: [managed] });
    await removeSynchronizer(target);
    await addServer(target);
    const first = await addUser(target, `ada@${managed}`);
    await cycle(target);
    return { first, initial: await initialDomain(target) };
  },
  act: async (target, { first }) => {
    const second = await addUser(target, `ada@${managed}`, { forest: 'other.example' });
    await cycle(target);
    const [name = ''] = await namesOf(target, [second]);
    const problems = await problemsOf(target, second);
    await remove(target, first);
    await cycle(target);
    const [freed = ''] = await namesOf(target, [second]);
    return { name, problems, freed, left: await problemsOf(target, second) };
  },
}).assert(
  atOnce(async (_target, { name, problems, freed, left, initial }) => {
    claim(
      /^ada\d{4}@/.test(name) && name.endsWith(`@${initial}`),
      `The name of the second user is '${name}', not four digits in ${initial}.`,
    );
    same(problems, ['SY-01 userPrincipalNameConflict'], 'Problems of the second user');
    same([freed, left], [`ada@${managed}`, []], 'Name and problems once the first user has gone');
  }),
);

/** A user of the cloud with the anchor that an on-premises object will have. Gives the id. */
async function cloudTwin(target: Target, object: string, domain: string): Promise<string> {
  const { id } = await makeCloudUser(target, `twin ${domain}`, domain);
  const body = { onPremisesImmutableId: anchorOf(object) };
  await done(call(target, 'PATCH', `/users/${id}`, body), 204, 'Giving the cloud user an anchor');
  return id;
}

const guid = 'c0ffee00-1111-4222-8333-444455556666';

const hardMatch = situation({
  title: 'a cloud user who has the source anchor is taken over: the same user, mastered on-premises from then on',
  needs: simulated,
  arrange: async (target) => {
    await synchronized(target);
    const guids = [guid, guid.replace('c0ffee00', 'c0ffee01')];
    const ids = [await cloudTwin(target, guids[0] ?? '', managed), await cloudTwin(target, guids[1] ?? '', federated)];
    return { ids, guids };
  },
  act: async (target, { guids }) => {
    await addUser(target, `ada@${managed}`, { id: guids[0], displayName: 'Ada' });
    await addUser(target, `grace@${federated}`, { id: guids[1], displayName: 'Grace' });
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { ids, guids }) => {
    for (const [index, expected] of [
      [`ada@${managed}`, 'Ada', true],
      [`grace@${federated}`, 'Grace', true],
    ].entries())
      same(
        await shown(target, guids[index] ?? '', ['id', 'userPrincipalName', 'displayName', 'onPremisesSyncEnabled']),
        [ids[index], ...expected],
        'The user',
      );
    same(await synchronizedNames(target), [`ada@${managed}`, `grace@${federated}`], 'All synchronized users');
  }),
);

const kept = situation({
  title: 'with blockCloudObjectTakeoverThroughHardMatchEnabled a cloud user is not taken over',
  needs: { ...simulated, principals: true },
  arrange: async (target) => {
    await synchronized(target);
    const id = await cloudTwin(target, guid, managed);
    await changeSettings(target, { features: { blockCloudObjectTakeoverThroughHardMatchEnabled: true } });
    return { id };
  },
  act: async (target) => {
    await addUser(target, `ada@${managed}`, { id: guid });
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { id }) => {
    const user = await userByAnchor(target, anchorOf(guid));
    same([user?.id, user?.['onPremisesSyncEnabled'] ?? null], [id, null], 'The user, and whether it is synchronized');
    same(await problemsOf(target, guid), ['SY-05 hardMatchBlocked'], 'Problems of the object');
  }),
);

const rebuilt = situation({
  title: 'a server that is rebuilt finds the users and groups of the first again, and changes nothing about them',
  needs: simulated,
  arrange: async (target) => {
    await synchronized(target, { sourceAnchorAttribute: 'employeeId' });
    const user = await addUser(target, `ada@${managed}`, { displayName: 'Ada', attributes: { employeeId: 'E-0001' } });
    await addGroup(target, 'Staff', { members: [user] });
    await cycle(target);
    const known = await userByAnchor(target, 'E-0001');
    const [group] = await groupsNamed(target, 'Staff');
    return { user, ids: [String(known?.id), String(group?.['id'])] };
  },
  act: async (target, { user }) => {
    await removeSynchronizer(target);
    await change(target, user, { displayName: 'Ada L' });
    await addServer(target, { name: 'rebuilt' });
    await cycle(target);
    return {};
  },
}).assert(
  atOnce(async (target, { ids, user }) => {
    const known = await userByAnchor(target, 'E-0001');
    const [group] = await groupsNamed(target, 'Staff');
    same([known?.id, group?.['id']], ids, 'Ids of the user and of the group');
    same(known?.['displayName'], 'Ada L', 'What has changed while there was no server');
    same(await memberNames(target, 'Staff'), ['Ada L'], 'Members of the group');
    same(
      [await synchronizedNames(target), await problemsOf(target, user)],
      [[`ada@${managed}`], []],
      'Users, problems',
    );
  }),
);

const mastered: Readonly<Record<string, string>> = {
  city: 'Nowhere',
  companyName: 'Nobody',
  department: 'None',
  employeeId: 'E-0000',
  givenName: 'No',
  jobTitle: 'None',
  mobilePhone: '+1 425 555 0100',
  officeLocation: '0',
  surname: 'One',
};

const message =
  'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.';

const usersMastered = situation({
  title: 'what is mastered on-premises is refused of a synchronized user, one property at a time, and stays',
  needs: { delegated: true, syncedUsers: 1 },
  arrange: async (target) => {
    const user = person(await target.syncedUsers(1), 0);
    return { user, before: await userShown(target, user.id, Object.keys(mastered)) };
  },
  act: async (target, { user, before }) => {
    const answers = [];
    for (const [index, [name, value]] of Object.entries(mastered).entries()) {
      const answer = answered(await call(target, 'PATCH', `/users/${user.id}`, { [name]: value }));
      answers.push(answer);
      // The user is somebody else's: what was taken all the same is put back.
      if (answer.status < 300) await call(target, 'PATCH', `/users/${user.id}`, { [name]: before[index] ?? null });
    }
    return { answers };
  },
}).assert(
  atOnce(async (target, { user, before, answers }) => {
    for (const [index, name] of Object.keys(mastered).entries())
      refusedAs(
        answers[index] ?? answered({ status: 0, headers: {}, body: undefined }),
        { message },
        `writing ${name}`,
      );
    same(await userShown(target, user.id, Object.keys(mastered)), before, 'The properties');
  }),
);

const namesMastered = situation({
  title: 'name, address, nickname and anchor of a synchronized user are refused too, in a managed domain as well',
  // A real tenant that took one of them would have lost the user.
  needs: simulated,
  arrange: async (target) => {
    await synchronized(target);
    const objects = [await addUser(target, `ada@${managed}`), await addUser(target, `grace@${federated}`)];
    await cycle(target);
    return { objects, names: await namesOf(target, objects) };
  },
  act: async (target, { names }) => {
    const answers = [];
    for (const name of names)
      for (const body of [
        { displayName: 'Nobody' },
        { mailNickname: 'nobody' },
        { mail: `nobody@${managed}` },
        { userPrincipalName: `nobody@${managed}` },
        { onPremisesImmutableId: 'bm9ib2R5' },
        { onPremisesExtensionAttributes: { extensionAttribute1: 'nobody' } },
      ])
        answers.push(answered(await call(target, 'PATCH', `/users/${name}`, body)));
    return { answers };
  },
}).assert(
  atOnce(async (target, { objects, names, answers }) => {
    same(answers.length, 12, 'Calls');
    for (const answer of answers) refusedAs(answer, { message }, 'writing what is mastered on-premises');
    same(await namesOf(target, objects), names, 'Names');
  }),
);

const groupsMastered = situation({
  title: 'properties and members of a synchronized group cannot be written in the cloud',
  needs: simulated,
  arrange: async (target) => {
    await synchronized(target);
    const user = await addUser(target, `ada@${managed}`, { displayName: 'Ada' });
    await addUser(target, `eve@${managed}`, { displayName: 'Eve' });
    await addGroup(target, 'Staff', { members: [user] });
    await cycle(target);
    const [group] = await groupsNamed(target, 'Staff');
    const ids = [];
    for (const name of ['ada', 'eve']) ids.push((await userShown(target, `${name}@${managed}`, ['id']))[0] ?? '');
    return { group: String(group?.['id']), ids };
  },
  act: async (target, { group, ids: [ada, eve] }) => {
    const path = `/groups/${group}`;
    const link = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${String(eve)}` };
    return {
      answers: [
        answered(await call(target, 'PATCH', path, { displayName: 'Other' })),
        answered(await call(target, 'PATCH', path, { description: 'Other' })),
        answered(await call(target, 'POST', `${path}/members/$ref`, link)),
        answered(await call(target, 'DELETE', `${path}/members/${String(ada)}/$ref`)),
      ],
    };
  },
}).assert(
  atOnce(async (target, { answers }) => {
    for (const answer of answers) refusedAs(answer, { message }, 'writing a synchronized group');
    same(await memberNames(target, 'Staff'), ['Ada'], 'Members of the group');
  }),
);

type Before = { readonly domain: string; readonly trust: Readonly<Record<string, Json>>; readonly type: Json };

/** Users are there, and nothing has happened to the domains. */
async function federationAsItWas(target: Target, { domain, trust, type }: Before): Promise<void> {
  const password = 'Correct-Horse-7';
  const grace = `grace@${domain}`;
  const ada = `ada@${managed}`;
  same(await synchronizedNames(target), [ada, grace], 'Users');
  same(await typeShown(target, domain), type, 'Type of the federated domain');
  same(await typeShown(target, managed), 'Managed', 'Type of the managed domain');
  same(await federationOf(target, domain), trust, 'Federation of the domain');
  same(await attempt(target, { upn: grace, password }), 'federation success', 'The sign-in in the federated domain');
  same(
    await attempt(target, { upn: ada, password }),
    'cloud passwordHashSync failure 50056',
    'The sign-in of a user whose hash nobody sends',
  );
}

const besideFederation = situation({
  title: 'sync with no sign-in method configured brings users and changes nothing about federation',
  needs: { ...timed, signIn: true },
  arrange: async (target) => {
    const domain = federated;
    return { domain, trust: await federationOf(target, domain), type: await typeShown(target, domain) };
  },
  act: async (target, { domain }) => {
    await addForest(target, corp, { upnSuffixes: [domain, managed] });
    await addServer(target, { signInMethod: 'notConfigured' });
    await addUser(target, `grace@${domain}`, { password: 'Correct-Horse-7' });
    await addUser(target, `ada@${managed}`, { password: 'Correct-Horse-7' });
    await cycle(target);
    return {};
  },
}).assert(atOnce(federationAsItWas), by(days(1), federationAsItWas));

export const cycleBehaviours: readonly Behaviour[] = [
  {
    id: 'SY-01',
    title: 'A cycle brings users, groups and contacts to the tenant, on a schedule or on demand.',
    certainty: 'doc',
    ...domainRights,
    cases: [scheduled, onDemand, changes, taken],
  },
  {
    id: 'SY-05',
    title: 'Cloud users are matched by source anchor, also when a server is rebuilt.',
    certainty: 'doc',
    roles: ['User Administrator'],
    cases: [hardMatch, kept, rebuilt],
  },
  {
    id: 'SY-07',
    title: 'What is mastered on-premises cannot be written in the cloud.',
    certainty: 'seen',
    roles: ['User Administrator'],
    cases: [usersMastered, namesMastered, groupsMastered],
  },
  {
    id: 'SY-08',
    title: 'Sync without a sign-in method runs beside federation and changes no domain.',
    certainty: 'doc',
    ...domainRights,
    cases: [besideFederation],
  },
];
