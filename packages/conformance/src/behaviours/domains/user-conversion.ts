/** What a conversion does to the users of the domain: their passwords, and what changes on-premises meanwhile. */
import { conversionFindings } from '@cutover/contract/findings';
import { atOnce, type Behaviour, by, hours, justBefore, minutes, situation, within } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { auditEvents, userNamed } from '../staged-rollout/vocabulary.ts';
import { finding } from './finding.ts';
import {
  attempt,
  changeAccount,
  changeServer,
  conversionOf,
  convertToStandard,
  convertUser,
  fullPasswordSync,
  interruptConversion,
  passwordFile,
  passwordIn,
  refusalOf,
} from './outside.ts';
import { domainRights, federate, federationSettings, makeManaged, typeShown, userShown } from './vocabulary.ts';

const domain = 'federated.example';
const password = 'Correct-Horse-7';
const renewed = 'Battery-Staple-8';
const simulated = { delegated: true, signIn: true, onPremises: true } as const;
const conversion = hours(2);
/** More than the conversion of the few users of a case takes. */
const soon = minutes(1);

const user = (name: string, more: object = {}) => ({
  userPrincipalName: `${name}@${domain}`,
  synced: true,
  password,
  ...more,
});
const hashless = { hashSynced: false };
const ada = `ada@${domain}`;
const bob = `bob@${domain}`;
const eve = `eve@${domain}`;
/** Ada's hash has been synchronized, Bob's and Eve's have not. */
const three = { users: [user('ada'), user('bob', hashless), user('eve', hashless)] };

const convert = (target: Target, passwordFileName: string, skipUserConversion = false): Promise<void> =>
  convertToStandard(target, domain, { skipUserConversion, passwordFile: passwordFileName });

const namesIn = async (target: Target, file: string): Promise<readonly string[]> =>
  (await passwordFile(target, file)).map(({ userPrincipalName }) => userPrincipalName);

const success = 'cloud passwordHashSync success';
const toBeChanged = 'cloud cloudPassword passwordChangeNeeded 50055';

const skipped = situation({
  title: 'with SkipUserConversion only the domain changes: synced passwords stay, and the password file stays empty',
  needs: simulated,
  tenant: three,
  arrange: async (target) => ({
    before: await userShown(target, ada, ['lastPasswordChangeDateTime', 'userPrincipalName', 'onPremisesImmutableId']),
  }),
  act: async (target) => {
    await convert(target, 'skipped.txt', true);
    return { shown: await typeShown(target, domain), ...(await conversionOf(target, domain)) };
  },
}).assert(
  within(conversion, {
    before: async (target, { shown, running, converted }) => {
      same([shown, running, converted], ['Managed', false, 0], 'The type, and how far the users are');
      same(await attempt(target, { upn: ada, password }), 'federation success', 'The sign-in before it is in effect');
    },
    after: async (target, { before }) => {
      same(await passwordFile(target, 'skipped.txt'), [], 'The password file');
      same(await attempt(target, { upn: ada, password }), success, 'The sign-in with the synced password');
      same(
        await userShown(target, ada, ['lastPasswordChangeDateTime', 'userPrincipalName', 'onPremisesImmutableId']),
        before,
        'What Graph shows of the user',
      );
    },
  }),
);

const fileRequired = situation({
  title: 'the password file has to be named although nothing is written to it',
  needs: simulated,
  tenant: three,
  arrange: async () => ({}),
  act: async (target) => ({
    refusal: await refusalOf(convertToStandard(target, domain, { skipUserConversion: true })),
  }),
}).assert(
  atOnce(async (target, { refusal }) => {
    claim(refusal.includes('passwordFile'), `Without a file it says: '${refusal}'.`);
    same(await typeShown(target, domain), 'Federated', 'The type afterwards');
  }),
);

const temporary = situation({
  title: 'a domain can be managed for a while with SkipUserConversion: nothing of its users is different afterwards',
  needs: simulated,
  tenant: three,
  arrange: async (target) => {
    const names = ['lastPasswordChangeDateTime', 'onPremisesImmutableId', 'accountEnabled'];
    return { names, before: await userShown(target, ada, names) };
  },
  act: async (target) => {
    await convert(target, 'while.txt', true);
    await target.control.pass(conversion);
    await federate(target, domain, federationSettings(domain));
    return {};
  },
}).assert(
  by(conversion, async (target, { names, before }) => {
    same(await userShown(target, ada, names), before, 'What Graph shows of the user');
    for (const upn of [ada, bob, eve])
      same(await attempt(target, { upn, password }), 'federation success', `The sign-in of ${upn}`);
  }),
);

const byGraph = situation({
  title: 'making the domain managed with Graph does nothing to its users: no password, no event',
  needs: { ...simulated, clock: true },
  tenant: three,
  arrange: async (target) => ({ users: [await userNamed(target, ada), await userNamed(target, bob)] }),
  act: async (target) => {
    await makeManaged(target, domain);
    return {};
  },
}).assert(
  by(conversion, async (target, { users }) => {
    for (const { id } of users)
      same((await auditEvents(target, 'Convert federated user to managed', id)).length, 0, 'Events of a conversion');
    same(await attempt(target, { upn: ada, password }), success, 'The sign-in of a user with a synced password');
    same(await attempt(target, { upn: bob, password }), 'cloud passwordHashSync failure 50056', 'One without');
  }),
);

const converted = situation({
  title: 'without it users who have no synced password get a temporary one, which is in the file and has to be changed',
  needs: simulated,
  tenant: three,
  arrange: async () => ({}),
  act: async (target) => {
    await convert(target, 'converted.txt');
    return { shown: await typeShown(target, domain) };
  },
}).assert(
  by(soon, async (target, { shown }) => {
    same(shown, 'Managed', 'The type at once');
    const lines = await passwordFile(target, 'converted.txt');
    same(lines.map(({ userPrincipalName }) => userPrincipalName).sort(), [bob, eve], 'Who is in the file');
    claim(
      lines.every(({ password: made }) => made.length >= 8) && lines[0]?.password !== lines[1]?.password,
      'The passwords are too short, or the same.',
    );
    const { running, converted: count } = await conversionOf(target, domain);
    same([running, count], [false, 3], 'Whether the run goes on, and how many users are converted');
  }),
  justBefore(conversion, async (target) => {
    const made = await passwordIn(target, 'converted.txt', bob);
    same(await attempt(target, { upn: bob, password: made }), 'federation failure', 'The temporary password too early');
    same(await attempt(target, { upn: bob, password }), 'federation success', 'The old password until then');
  }),
  by(conversion, async (target) => {
    for (const upn of [bob, eve]) {
      const made = await passwordIn(target, 'converted.txt', upn);
      same(await attempt(target, { upn, password: made }), toBeChanged, `The temporary password of ${upn}`);
      same(await attempt(target, { upn, password }), 'cloud cloudPassword failure 50126', `The old password of ${upn}`);
    }
    same(await attempt(target, { upn: ada, password }), success, 'The user who has a synced password');
  }),
);

const everyUser = situation({
  title: 'by the older rule every user gets a temporary password',
  certainty: 'open',
  needs: simulated,
  tenant: { ...three, rules: { profile: 'documented', values: { temporaryPasswords: 'every' } } },
  arrange: async () => ({}),
  act: async (target) => {
    await convert(target, 'every.txt');
    return {};
  },
}).assert(
  by(soon, async (target) =>
    same([...(await namesIn(target, 'every.txt'))].sort(), [ada, bob, eve], 'Who is in the file'),
  ),
  by(conversion, async (target) => {
    for (const upn of [ada, bob, eve]) {
      const made = await passwordIn(target, 'every.txt', upn);
      same(await attempt(target, { upn, password: made }), toBeChanged, `The temporary password of ${upn}`);
    }
  }),
);

const takesTime = situation({
  title: 'users are converted one after the other, so that a large domain takes long',
  certainty: 'open',
  needs: { ...simulated, clock: true },
  tenant: {
    users: [{ count: 20, prefix: 'many', domain, synced: true, password, hashSynced: false }],
    timings: { mode: 'maximum', values: { userConversion: minutes(1) } },
  },
  arrange: async () => ({}),
  act: async (target) => {
    await convert(target, 'many.txt');
    const seen: number[] = [];
    for (let step = 0; step < 4; step++) {
      const { converted: count, running } = await conversionOf(target, domain);
      same(running, true, 'Whether the run goes on');
      seen.push(count, (await passwordFile(target, 'many.txt')).length);
      await target.control.pass(minutes(5));
    }
    return { seen };
  },
}).assert(
  by(minutes(5), async (target, { seen }) => {
    same(seen, [0, 0, 5, 5, 10, 10, 15, 15], 'Converted users and lines of the file, every five minutes');
    const { converted: count, running } = await conversionOf(target, domain);
    same([count, running], [20, false], 'Converted users in the end, and whether the run goes on');
  }),
);

const secondRun = situation({
  title: 'a second run gives nobody a second password and converts who is left',
  needs: { ...simulated, clock: true },
  tenant: { ...three, users: [...three.users, { userPrincipalName: 'new@managed.example', password }] },
  arrange: async (target) => {
    await convert(target, 'first.txt');
    await target.control.pass(soon);
    const newcomer = await userNamed(target, 'new@managed.example');
    return { newcomer, first: await passwordFile(target, 'first.txt') };
  },
  act: async (target, { newcomer }) => {
    const body = { userPrincipalName: `new@${domain}` };
    await target.graph.request({ method: 'PATCH', path: `/users/${newcomer.id}`, body });
    await convert(target, 'second.txt');
    return {};
  },
}).assert(
  by(soon, async (target, { first }) => {
    same(first.map(({ userPrincipalName }) => userPrincipalName).sort(), [bob, eve], 'Who is in the first file');
    same(await namesIn(target, 'second.txt'), [`new@${domain}`], 'Who is in the second file');
    same(await passwordFile(target, 'first.txt'), first, 'The first file');
    same((await conversionOf(target, domain)).converted, 4, 'Converted users');
  }),
  by(conversion, async (target) => {
    const made = await passwordIn(target, 'first.txt', bob);
    same(await attempt(target, { upn: bob, password: made }), toBeChanged, 'The password of the first run');
  }),
);

const afterSkipping = situation({
  title: 'users who were skipped first are converted by a second run without SkipUserConversion',
  needs: { ...simulated, clock: true },
  tenant: three,
  arrange: async (target) => {
    await convert(target, 'skipped.txt', true);
    await target.control.pass(hours(24));
    return {};
  },
  act: async (target) => {
    await convert(target, 'now.txt');
    return {};
  },
}).assert(
  by(soon, async (target) => {
    same(await namesIn(target, 'skipped.txt'), [], 'Who is in the first file');
    same([...(await namesIn(target, 'now.txt'))].sort(), [bob, eve], 'Who is in the second file');
    const made = await passwordIn(target, 'now.txt', bob);
    same(await attempt(target, { upn: bob, password: made }), toBeChanged, 'The temporary password');
  }),
);

const existingFile = situation({
  title: 'a password file that exists is refused before anything changes',
  needs: simulated,
  tenant: { ...three, users: [...three.users, user('zoe', { ...hashless, userPrincipalName: 'zoe@partner.example' })] },
  arrange: async (target) => {
    await convertToStandard(target, 'partner.example', { skipUserConversion: false, passwordFile: 'same.txt' });
    return {};
  },
  act: async (target) => ({
    refusal: await refusalOf(convert(target, 'same.txt')),
    again: await refusalOf(
      convertToStandard(target, 'partner.example', { skipUserConversion: false, passwordFile: 'same.txt' }),
    ),
  }),
}).assert(
  by(soon, async (target, { refusal, again }) => {
    for (const text of [refusal, again]) claim(text !== '', 'A file that exists was taken.');
    claim(refusal.includes('same.txt'), `The refusal does not name the file: ${refusal}`);
    same(await typeShown(target, domain), 'Federated', 'The type of the domain');
    same((await tryStatus(target)).converted, 0, 'Converted users');
    same(await namesIn(target, 'same.txt'), ['zoe@partner.example'], 'Who is in the file');
  }),
);

const tryStatus = (target: Target) => conversionOf(target, domain);

const alone = situation({
  title: 'one user of a managed domain is converted alone, with a password that is made or given',
  needs: { ...simulated, clock: true },
  tenant: three,
  arrange: async (target) => {
    await convert(target, 'skipped.txt', true);
    await target.control.pass(conversion);
    return {};
  },
  act: async (target) => ({
    made: await convertUser(target, bob),
    given: await convertUser(target, ada, renewed),
  }),
}).assert(
  atOnce(async (target, { made, given }) => {
    claim(made.length >= 8, 'No temporary password was told.');
    same(given, '', 'What is told where a password was given');
    same(await attempt(target, { upn: bob, password: made }), toBeChanged, 'The password that was made');
    same(await attempt(target, { upn: ada, password: renewed }), toBeChanged, 'The password that was given');
    same(await attempt(target, { upn: eve, password }), 'cloud passwordHashSync failure 50056', 'Anybody else');
    same((await conversionOf(target, domain)).converted, 2, 'Converted users');
  }),
);

const aloneFederated = situation({
  title: 'while the domain is federated a user cannot be converted alone',
  needs: simulated,
  tenant: three,
  arrange: async () => ({}),
  act: async (target) => ({ refusal: await refusalOf(convertUser(target, bob)) }),
}).assert(
  atOnce(async (target, { refusal }) => {
    claim(refusal.includes('federated'), `Converting a user of a federated domain says: '${refusal}'.`);
    same(await attempt(target, { upn: bob, password }), 'federation success', 'The sign-in of the user');
  }),
);

const aloneFirst = situation({
  title: 'who was converted alone gets no second password from a run',
  needs: { ...simulated, clock: true },
  tenant: three,
  arrange: async (target) => {
    await convert(target, 'skipped.txt', true);
    return { made: await convertUser(target, bob) };
  },
  act: async (target) => {
    await convert(target, 'rest.txt');
    return {};
  },
}).assert(
  by(soon, async (target) => same(await namesIn(target, 'rest.txt'), [eve], 'Who is in the file')),
  by(conversion, async (target, { made }) =>
    same(await attempt(target, { upn: bob, password: made }), toBeChanged, 'The password that was told'),
  ),
);

const graphReset = situation({
  title:
    "Graph's password reset is what there is today: refused in a federated domain, a synced user's password is given",
  needs: { ...simulated, clock: true },
  tenant: { users: [...three.users, { userPrincipalName: `cloud@${domain}`, immutableId: 'Y2xvdWQ=' }] },
  arrange: async (target) => ({
    synced: await userNamed(target, bob),
    cloud: await userNamed(target, `cloud@${domain}`),
  }),
  act: async (target, { synced, cloud }) => {
    const reset = async (id: string, body: object) => {
      const path = `/users/${id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`;
      const { status, body: answer } = await target.graph.request({ method: 'POST', path, body });
      return { status, made: (answer as { newPassword?: string } | undefined)?.newPassword ?? '' };
    };
    const federated = await reset(synced.id, { newPassword: renewed });
    await makeManaged(target, domain);
    await target.control.pass(conversion);
    return {
      federated: federated.status,
      withoutOne: (await reset(synced.id, {})).status,
      given: await reset(synced.id, { newPassword: renewed }),
      cloudOnly: await reset(cloud.id, {}),
    };
  },
}).assert(
  atOnce(async (target, { synced, cloud, federated, withoutOne, given, cloudOnly }) => {
    same([federated, withoutOne, given.status, cloudOnly.status], [403, 400, 202, 202], 'Statuses');
    same(given.made, '', 'What is told where a password was given');
    same(await attempt(target, { upn: synced.upn, password: renewed }), toBeChanged, 'The password that was given');
    same(
      await attempt(target, { upn: cloud.upn, password: cloudOnly.made }),
      toBeChanged,
      'The password that was made',
    );
  }),
);

/** The tenant keeps names of managed users as they are. */
const namesKept = { features: { synchronizeUpnForManagedUsersEnabled: false } };
const renamed = `ada.renamed@${domain}`;
const cycle = minutes(30);

const nameOf = async (target: Target, id: string): Promise<unknown> =>
  (await userShown(target, id, ['userPrincipalName']))[0];

const hiddenName = situation({
  title: 'a name changed on-premises meanwhile does not show while the feature is off, and does after converting back',
  certainty: 'open',
  needs: { ...simulated, clock: true },
  tenant: { ...three, onPremises: namesKept },
  arrange: async (target) => {
    const { id } = await userNamed(target, ada);
    await convert(target, 'skipped.txt', true);
    await target.control.pass(conversion);
    await changeAccount(target, ada, { userPrincipalName: renamed });
    await target.control.pass(cycle);
    const afterCycle = await nameOf(target, id);
    await target.control.pass(hours(24));
    return { id, seen: [afterCycle, await nameOf(target, id)].map(String) };
  },
  act: async (target) => {
    await federate(target, domain, federationSettings(domain));
    return {};
  },
}).assert(
  by(cycle, async (target, { id, seen }) => {
    same(seen, [ada, ada], 'The name after a cycle, and a day later');
    same(await nameOf(target, id), renamed, 'The name at the first cycle after converting back');
  }),
);

const shownName = situation({
  title: 'with the feature on the name shows at the next cycle although the domain is managed',
  needs: { ...simulated, clock: true },
  tenant: { ...three, onPremises: { features: { synchronizeUpnForManagedUsersEnabled: true } } },
  arrange: async (target) => {
    const { id } = await userNamed(target, ada);
    await convert(target, 'skipped.txt', true);
    await target.control.pass(conversion);
    return { id };
  },
  act: async (target) => {
    await changeAccount(target, ada, { userPrincipalName: renamed });
    return {};
  },
}).assert(
  within(cycle, {
    before: async (target, { id }) => same(await nameOf(target, id), ada, 'The name before the cycle'),
    after: async (target, { id }) => same(await nameOf(target, id), renamed, 'The name after the cycle'),
  }),
);

const hiddenAnchor = situation({
  title: 'a source anchor changed on-premises meanwhile does not show, and does after converting back',
  certainty: 'open',
  needs: { ...simulated, clock: true },
  tenant: {
    users: [user('ada', { employeeId: 'E1' })],
    onPremises: { servers: [{ name: 'Connect', sourceAnchorAttribute: 'employeeId' }] },
  },
  arrange: async (target) => {
    const { id } = await userNamed(target, ada);
    const anchor = async () => String((await userShown(target, id, ['onPremisesImmutableId']))[0]);
    const first = await anchor();
    await convert(target, 'skipped.txt', true);
    await target.control.pass(conversion);
    await changeAccount(target, ada, { attributes: { employeeId: 'E2' } });
    await target.control.pass(cycle);
    return { id, first, meanwhile: await anchor() };
  },
  act: async (target) => {
    await federate(target, domain, federationSettings(domain));
    return {};
  },
}).assert(
  by(cycle, async (target, { id, first, meanwhile }) => {
    same(meanwhile, first, 'The anchor while the domain is managed');
    const [now] = await userShown(target, id, ['onPremisesImmutableId']);
    claim(now !== first, `The anchor is still ${String(now)} after converting back.`);
  }),
);

const namesFinding = finding('the feature being off is a finding where users are skipped', conversionFindings, [
  [{ domain, synchronizeUpnForManagedUsersEnabled: true }, []],
  [{ domain, synchronizeUpnForManagedUsersEnabled: false }, ['CV-07 namesNotSynchronized']],
  [{ domain, synchronizeUpnForManagedUsersEnabled: false, skipUserConversion: false }, []],
]);

const lockedOut = (
  how: string,
  bring: (target: Target) => Promise<void>,
  before: (target: Target) => Promise<void> = async () => {},
) =>
  situation({
    title: `a user with neither a synced hash nor a temporary password cannot sign in after the conversion, until a hash arrives by ${how}`,
    needs: { ...simulated, clock: true },
    tenant: three,
    arrange: async (target) => {
      await before(target);
      await convert(target, 'skipped.txt', true);
      await target.control.pass(conversion);
      await target.control.pass(hours(24));
      return { failed: await attempt(target, { upn: bob, password }) };
    },
    act: async (target) => {
      await bring(target);
      return {};
    },
  }).assert(
    within(minutes(2), {
      before: async (target, { failed }) => {
        same(failed, 'cloud passwordHashSync failure 50056', 'The sign-in a day after the conversion');
        for (const one of [password, renewed])
          same(
            await attempt(target, { upn: bob, password: one }),
            'cloud passwordHashSync failure 50056',
            'The sign-in before the hash arrives',
          );
      },
      after: async (target) => {
        const results = [];
        for (const one of [password, renewed]) results.push(await attempt(target, { upn: bob, password: one }));
        claim(results.includes(success), `The sign-ins after the hash has arrived: ${results.join(', ')}.`);
      },
    }),
  );

const lockedOutFinding = finding('users who would be locked out are an error', conversionFindings, [
  [{ domain, users: 3, usersWithoutHash: 0 }, []],
  [{ domain, users: 3, usersWithoutHash: 2 }, ['CV-08 lockedOut']],
  [{ domain, users: 3, usersWithoutHash: 2, skipUserConversion: false }, ['CV-03 temporaryPasswords']],
  [{ domain, users: 3, usersWithoutHash: 2, passThroughEnabled: true }, []],
]);

const incremental = situation({
  title: 'a user moves by another suffix on-premises: the next cycle gives the name of a managed domain',
  needs: { ...simulated, clock: true },
  tenant: three,
  arrange: async (target) => ({ moved: await userNamed(target, ada), stays: await userNamed(target, bob) }),
  act: async (target) => {
    await target.control.ask('PATCH', `/on-premises/forests/${domain}`, { addUpnSuffixes: ['managed.example'] });
    await changeAccount(target, ada, { userPrincipalName: 'ada@managed.example' });
    return {};
  },
}).assert(
  within(cycle, {
    before: async (target, { moved }) => {
      same(await nameOf(target, moved.id), ada, 'The name before the cycle');
      same((await target.realm(ada)).kind, 'federation', 'Where the old name signs in');
    },
    after: async (target, { moved, stays }) => {
      same(await nameOf(target, moved.id), 'ada@managed.example', 'The name after the cycle');
      same(await attempt(target, { upn: 'ada@managed.example', password }), success, 'The sign-in with the new name');
      same(await attempt(target, { upn: stays.upn, password }), 'federation success', 'Anybody else');
    },
  }),
);

const incrementalHashless = situation({
  title: 'one who moves without a synced hash cannot sign in until it arrives',
  needs: { ...simulated, clock: true },
  tenant: three,
  arrange: async (target) => {
    await target.control.ask('PATCH', `/on-premises/forests/${domain}`, { addUpnSuffixes: ['managed.example'] });
    await changeAccount(target, bob, { userPrincipalName: 'bob@managed.example' });
    await target.control.pass(cycle);
    return { failed: await attempt(target, { upn: 'bob@managed.example', password }) };
  },
  act: async (target) => {
    await target.control.setPassword('bob@managed.example', renewed, 'onPremises');
    return {};
  },
}).assert(
  by(minutes(2), async (target, { failed }) => {
    same(failed, 'cloud passwordHashSync failure 50056', 'The sign-in without a hash');
    same(await attempt(target, { upn: 'bob@managed.example', password: renewed }), success, 'The sign-in with one');
  }),
);

const many = { users: [...['a', 'b', 'c', 'd', 'e'].map((name) => user(name, hashless)), user('z')] };
const everybody = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@${domain}`);

const interrupted = (count: number) =>
  situation({
    title: `a run that is interrupted after ${count} users and run again ends as one that is not`,
    certainty: 'open',
    needs: { ...simulated, clock: true },
    tenant: { ...many, timings: { mode: 'maximum', values: { userConversion: 1_000 } } },
    arrange: async (target) => {
      await convert(target, 'part.txt');
      await target.control.pass(1_000 * count);
      await interruptConversion(target, domain);
      await target.control.pass(soon);
      const { converted: done, running } = await conversionOf(target, domain);
      return { done, running, part: await namesIn(target, 'part.txt') };
    },
    act: async (target) => {
      await convert(target, 'rest.txt');
      return {};
    },
  }).assert(
    by(soon, async (target, { done, running, part }) => {
      same([done, running], [count, false], 'Converted users after the interruption, and whether the run goes on');
      const rest = await namesIn(target, 'rest.txt');
      same([...part, ...rest].sort(), everybody, 'Who is in the two files, each once');
      const status = await conversionOf(target, domain);
      same([status.converted, status.running, status.withoutPassword], [6, false, 0], 'The end');
    }),
    by(conversion, async (target, { part }) => {
      for (const upn of everybody) {
        const made = await passwordIn(target, part.includes(upn) ? 'part.txt' : 'rest.txt', upn);
        same(await attempt(target, { upn, password: made }), toBeChanged, `The temporary password of ${upn}`);
      }
      same(await attempt(target, { upn: `z@${domain}`, password }), success, 'The user with a synced password');
    }),
  );

export const userConversionBehaviours: readonly Behaviour[] = [
  {
    id: 'CV-02',
    title: 'SkipUserConversion true: only the domain changes.',
    certainty: 'doc',
    permissions: [...domainRights.permissions, 'AuditLog.Read.All'],
    roles: domainRights.roles,
    cases: [skipped, fileRequired, temporary, byGraph],
  },
  {
    id: 'CV-03',
    title: 'SkipUserConversion false: users get temporary passwords, one after the other.',
    certainty: 'doc',
    ...domainRights,
    cases: [converted, everyUser, takesTime],
  },
  {
    id: 'CV-04',
    title: 'A second run gives nobody a second password; a password file that exists is refused.',
    certainty: 'doc',
    ...domainRights,
    cases: [secondRun, afterSkipping, existingFile],
  },
  {
    id: 'CV-05',
    title: 'One user can be converted alone once the domain is managed.',
    certainty: 'doc',
    permissions: [...domainRights.permissions, 'UserAuthenticationMethod.ReadWrite.All'],
    roles: [...domainRights.roles, 'Authentication Administrator'],
    cases: [alone, aloneFederated, aloneFirst, graphReset],
  },
  {
    id: 'CV-07',
    title: 'While a domain is managed for a while, changes of names and anchors wait until it is federated again.',
    certainty: 'doc',
    ...domainRights,
    cases: [hiddenName, shownName, hiddenAnchor, namesFinding],
  },
  {
    id: 'CV-08',
    title: 'A user without a hash and without a temporary password is locked out until a hash arrives.',
    certainty: 'doc',
    ...domainRights,
    cases: [
      lockedOut('a password change on-premises', (target) => target.control.setPassword(bob, renewed, 'onPremises')),
      lockedOut('a full password synchronization', fullPasswordSync),
      lockedOut(
        'the initial run when synchronization of hashes is turned on',
        (target) => changeServer(target, { passwordHashSync: true }),
        (target) => changeServer(target, { signInMethod: 'notConfigured', passwordHashSync: false }),
      ),
      lockedOutFinding,
    ],
  },
  {
    id: 'CV-12',
    title: 'Incremental migration: another suffix on-premises gives the name of a managed domain.',
    certainty: 'doc',
    ...domainRights,
    cases: [incremental, incrementalHashless],
  },
  {
    id: 'CV-13',
    title: 'A conversion that was interrupted can be run again and ends in the same state.',
    certainty: 'doc',
    ...domainRights,
    cases: [interrupted(0), interrupted(1), interrupted(3), interrupted(6)],
  },
];
