/** Password hash synchronization: when hashes come to the cloud, and what does not come with them. */
import { passwordSyncFindings } from '@cutover/contract/findings';
import {
  atOnce,
  type Behaviour,
  by,
  days,
  hours,
  justBefore,
  minutes,
  type Needs,
  situation,
  within,
} from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { finding } from '../domains/finding.ts';
import { call, domainRights, done, makeManaged, userShown } from '../domains/vocabulary.ts';
import { signInAt } from '../staged-rollout/vocabulary.ts';
import {
  addServer,
  addUser,
  change,
  changeServer,
  changeSettings,
  cycle,
  explained,
  federated,
  fullPasswordSync,
  managed,
  synchronized,
  synchronizer,
} from './vocabulary.ts';

const original = 'Correct-Horse-7';
const renewed = 'Battery-Staple-8';
const fromCloud = 'Cloudy-Weather-9';
const upn = `ada@${managed}`;

const simulated: Needs = { onPremises: true, signIn: true, clock: true };

/**
 * Which of the three passwords of these cases opens the account in the cloud; when none does, the codes that say more than
 * that a password is another, if there are any.
 */
async function opens(target: Target, name = upn): Promise<string> {
  const codes = new Set<string>();
  for (const [which, password] of Object.entries({ original, renewed, fromCloud })) {
    const { route, result, code } = await target.control.signIn({ upn: name, password });
    claim(route === 'cloud', `${name} signs in at ${route}.`);
    if (result === 'success') return which;
    codes.add(String(code));
  }
  const telling = [...codes].filter((code) => code !== '50126');
  return (telling.length > 0 ? telling : [...codes]).join(', ');
}

const setPassword = (target: Target, password: string): Promise<void> =>
  target.control.setPassword(upn, password, 'onPremises');

/** An administrator resets the password in the cloud. */
async function resetInCloud(target: Target): Promise<void> {
  const passwordProfile = { password: fromCloud, forceChangePasswordNextSignIn: false };
  await done(call(target, 'PATCH', `/users/${upn}`, { passwordProfile }), 204, 'Setting a password in the cloud');
}

/** A server and one user in the cloud, with the hash of the password there. Gives the objectGUID. */
async function oneUser(target: Target, more: object = {}): Promise<string> {
  await synchronized(target, more);
  const object = await addUser(target, upn, { password: original });
  await cycle(target);
  await target.control.pass(minutes(2));
  return object;
}

const onChange = situation({
  title: 'a password that changes on-premises is in the cloud within two minutes and overwrites what was there',
  needs: simulated,
  arrange: async (target) => {
    await oneUser(target);
    const first = await opens(target);
    await resetInCloud(target);
    return { first };
  },
  act: async (target) => {
    await setPassword(target, renewed);
    return {};
  },
}).assert(
  within(minutes(2), {
    before: async (target, { first }) => {
      same(first, 'original', 'What opened the account at first');
      same(await opens(target), 'fromCloud', 'What opens the account');
    },
    after: async (target) => same(await opens(target), 'renewed', 'What opens the account'),
  }),
);

const onlyOnChange = situation({
  title: 'nothing is sent without a change: a password that was set in the cloud stays until the next one on-premises',
  needs: simulated,
  arrange: async (target) => ({ object: await oneUser(target) }),
  act: async (target, { object }) => {
    await resetInCloud(target);
    await change(target, object, { displayName: 'Ada' });
    await cycle(target);
    return {};
  },
}).assert(
  by(minutes(2), async (target) => same(await opens(target), 'fromCloud', 'What opens the account after two minutes')),
  by(days(30), async (target) => same(await opens(target), 'fromCloud', 'What opens the account after 30 days')),
);

const initialRun = situation({
  title: 'turning hash sync on sends the hash of everybody, within two minutes',
  needs: simulated,
  arrange: async (target) => {
    await oneUser(target, { signInMethod: 'notConfigured' });
    return { without: await opens(target) };
  },
  act: async (target) => {
    await changeServer(target, { passwordHashSync: true });
    return {};
  },
}).assert(
  within(minutes(2), {
    before: async (target, { without }) => {
      same(without, '50056', 'Codes while no hash is sent');
      same(await opens(target), '50056', 'Codes of the sign-ins');
    },
    after: async (target) => same(await opens(target), 'original', 'What opens the account'),
  }),
);

const fullSync = situation({
  title: 'a full password sync sends every hash again',
  needs: simulated,
  arrange: async (target) => {
    await oneUser(target);
    await resetInCloud(target);
    return {};
  },
  act: async (target) => {
    await fullPasswordSync(target);
    return {};
  },
}).assert(
  within(minutes(2), {
    before: async (target) => same(await opens(target), 'fromCloud', 'What opens the account'),
    after: async (target) => same(await opens(target), 'original', 'What opens the account'),
  }),
);

const hashesOnly = situation({
  title: 'hashes are sent, and no password stands in anything that the tenant keeps',
  needs: simulated,
  arrange: async (target) => {
    await oneUser(target);
    return {};
  },
  act: async (target) => {
    await setPassword(target, renewed);
    await target.control.pass(minutes(2));
    return {};
  },
}).assert(
  atOnce(async (target) => {
    same(await opens(target), 'renewed', 'What opens the account');
    const kept = JSON.stringify([
      await target.control.ask('GET', '/journal'),
      await target.control.ask('GET', '/on-premises/objects'),
    ]);
    for (const password of [original, renewed])
      claim(!kept.includes(password), 'The journal or an on-premises object holds a password in plain text.');
  }),
);

/** Who is disabled on-premises signs in until the next directory cycle. */
const disabled = situation({
  title: 'a disabled account signs in until the next directory cycle, whatever hash sync does',
  needs: simulated,
  arrange: async (target) => {
    const object = await oneUser(target);
    // Two minutes of the half hour between two cycles have passed.
    await target.control.pass(minutes(8));
    return { object };
  },
  act: async (target, { object }) => {
    await change(target, object, { enabled: false });
    await setPassword(target, renewed);
    return {};
  },
}).assert(
  by(minutes(2), async (target) => same(await opens(target), 'renewed', 'What opens the disabled account')),
  justBefore(minutes(20), async (target) =>
    same(await opens(target), 'renewed', 'What opens the disabled account before the cycle'),
  ),
  by(minutes(20), async (target) => {
    same(await opens(target), '50057', 'Codes after the cycle');
    same(await userShown(target, upn, ['accountEnabled']), [false], 'accountEnabled');
  }),
);

const gapEnded = situation({
  title: 'a directory cycle on demand ends the gap, for an account that is enabled again too',
  needs: simulated,
  arrange: async (target) => {
    const object = await oneUser(target);
    await change(target, object, { enabled: false });
    return { object, gap: await opens(target) };
  },
  act: async (target, { object }) => {
    await cycle(target);
    const closed = await opens(target);
    await change(target, object, { enabled: true });
    const still = await opens(target);
    await cycle(target);
    return { closed, still };
  },
}).assert(
  atOnce(async (target, { gap, closed, still }) => {
    same([gap, closed, still], ['original', '50057', '50057'], 'Before the cycle, after it, and once enabled again');
    same(await opens(target), 'original', 'What opens the account after the next cycle');
  }),
);

const expired = situation({
  title: 'that an account or its password expires on-premises never reaches the cloud',
  needs: simulated,
  arrange: async (target) => {
    const object = await oneUser(target);
    return { object, now: await target.control.now() };
  },
  act: async (target, { object, now }) => {
    const at = new Date(now + hours(1)).toISOString();
    await change(target, object, { accountExpiresAt: at, passwordExpiresAt: at });
    await cycle(target);
    return {};
  },
}).assert(
  by(hours(2), async (target) => {
    await cycle(target);
    same(await opens(target), 'original', 'What opens the account an hour after both have expired');
  }),
  by(days(200), async (target) => {
    await cycle(target);
    same(await opens(target), 'original', 'What opens the account half a year later');
  }),
);

const backup = situation({
  title: 'hashes are sent while a domain is federated, and are good as soon as it is managed',
  needs: simulated,
  arrange: async (target) => {
    await synchronized(target, { signInMethod: 'adfs', passwordHashSync: true });
    const name = `grace@${federated}`;
    await addUser(target, name, { password: original });
    await cycle(target);
    await target.control.setPassword(name, renewed, 'onPremises');
    await target.control.pass(minutes(2));
    await signInAt(target, [{ id: '', upn: name }], 'federation', 'the domain is federated');
    const [policies] = await userShown(target, name, ['passwordPolicies']);
    return { name, policies: String(policies) };
  },
  act: async (target) => {
    await makeManaged(target, federated);
    return {};
  },
}).assert(
  by(hours(2), async (target, { name, policies }) => {
    same(policies, 'DisablePasswordExpiration', 'What the hash sync has written while the domain was federated');
    same(await opens(target, name), 'renewed', 'What opens the account once the domain is managed');
  }),
);

const policiesOf = async (target: Target): Promise<string> =>
  String((await userShown(target, upn, ['passwordPolicies']))[0]);

const disables = situation({
  title: 'with the policy feature off each hash sync writes DisablePasswordExpiration, over what stood there',
  needs: simulated,
  arrange: async (target) => {
    await oneUser(target);
    const first = await policiesOf(target);
    await done(call(target, 'PATCH', `/users/${upn}`, { passwordPolicies: 'None' }), 204, 'Clearing the policies');
    return { first };
  },
  act: async (target) => {
    await setPassword(target, renewed);
    return {};
  },
}).assert(
  within(minutes(2), {
    before: async (target, { first }) => {
      same(first, 'DisablePasswordExpiration', 'passwordPolicies after the first hash');
      claim((await policiesOf(target)) !== first, 'The policies were not cleared.');
    },
    after: async (target) => same(await policiesOf(target), 'DisablePasswordExpiration', 'passwordPolicies'),
  }),
);

const clears = situation({
  title: 'with the feature on the value stays until the next hash of that user, and new users get none',
  needs: { ...simulated, principals: true },
  arrange: async (target) => {
    const object = await oneUser(target);
    return { object, first: await policiesOf(target) };
  },
  act: async (target) => {
    await changeSettings(target, { features: { cloudPasswordPolicyForPasswordSyncedUsersEnabled: true } });
    await addUser(target, `eve@${managed}`, { password: original });
    await cycle(target);
    await target.control.pass(days(1));
    const stays = await policiesOf(target);
    const [newcomer] = await userShown(target, `eve@${managed}`, ['passwordPolicies']);
    await setPassword(target, renewed);
    return { stays, newcomer: newcomer ?? 'none' };
  },
}).assert(
  by(minutes(2), async (target, { first, stays, newcomer }) => {
    same([first, stays], ['DisablePasswordExpiration', 'DisablePasswordExpiration'], 'passwordPolicies before');
    claim(!/DisablePasswordExpiration/.test(String(newcomer)), `A new user has passwordPolicies '${newcomer}'.`);
    claim(!/DisablePasswordExpiration/.test(await policiesOf(target)), 'The hash has not cleared passwordPolicies.');
  }),
);

const waits = situation({
  title: 'with the server down the last hash keeps working and the next one waits, to be sent once it is up',
  needs: simulated,
  arrange: async (target) => {
    const object = await oneUser(target);
    await changeServer(target, { running: false });
    await setPassword(target, renewed);
    await change(target, object, { enabled: false });
    await addUser(target, `eve@${managed}`, { password: original });
    await target.control.pass(days(30));
    const [enabled] = await userShown(target, upn, ['accountEnabled']);
    const { status } = await call(target, 'GET', `/users/eve@${managed}`);
    return {
      object,
      down: await opens(target),
      enabled: enabled ?? null,
      newcomer: status,
      findings: await explained(target, 'password-sync'),
    };
  },
  act: async (target, { object }) => {
    await change(target, object, { enabled: true });
    await changeServer(target, { running: true });
    return {};
  },
}).assert(
  atOnce(async (target, { down, enabled, newcomer, findings }) => {
    same([down, enabled], ['original', true], 'What opens the account after 30 days, and whether it is enabled');
    same(newcomer, 404, 'Status of a user who was added meanwhile');
    same(findings, ['PH-06 serverDown'], 'Findings while it is down');
    same(await opens(target), 'original', 'What opens the account as soon as the server is up');
  }),
  by(minutes(2), async (target) => same(await opens(target), 'renewed', 'What opens the account two minutes later')),
  by(minutes(32), async (target) =>
    same(await opens(target, `eve@${managed}`), 'original', 'What opens the new account'),
  ),
);

const takenOver = situation({
  title: 'a standby that is switched to sends what has waited for the server that is down',
  needs: simulated,
  arrange: async (target) => {
    await oneUser(target);
    await addServer(target, { name: 'standby', mode: 'staging' });
    await changeServer(target, { running: false });
    await setPassword(target, renewed);
    await target.control.pass(days(1));
    return { down: await opens(target) };
  },
  act: async (target) => {
    await changeServer(target, { mode: 'staging' });
    await changeServer(target, { mode: 'active' }, 'standby');
    return { mode: (await synchronizer(target, 'standby'))['mode'] ?? '' };
  },
}).assert(
  by(minutes(2), async (target, { down, mode }) => {
    same(
      [down, mode],
      ['original', 'active'],
      'What opened the account while no server was active, and the mode since',
    );
    same(await opens(target), 'renewed', 'What opens the account');
  }),
);

/** Codes of the findings when reports of leaked credentials and Domain Services are wanted. */
async function wanted(target: Target): Promise<readonly string[]> {
  const asked = { leakedCredentialReports: true, domainServices: true };
  const { findings } = (await target.control.ask('POST', '/explain/password-sync', asked)) as {
    findings: readonly { code: string }[];
  };
  return findings.map(({ code }) => code);
}

const running = (version: string) => ({ name: 'one', version });

export const hashBehaviours: readonly Behaviour[] = [
  {
    id: 'PH-01',
    title: 'Hashes are sent every two minutes: initially, on a change, in a full sync.',
    certainty: 'doc',
    roles: ['User Administrator'],
    cases: [onChange, onlyOnChange, initialRun, fullSync, hashesOnly],
  },
  {
    id: 'PH-02',
    title: 'The state of an account follows with the directory cycle; expiry on-premises never does.',
    certainty: 'doc',
    cases: [disabled, gapEnded, expired],
  },
  {
    id: 'PH-03',
    title: 'Hash sync can run while a domain is federated.',
    certainty: 'doc',
    ...domainRights,
    cases: [backup],
  },
  {
    id: 'PH-04',
    title: 'Hash syncs write DisablePasswordExpiration; with the policy feature they clear it.',
    certainty: 'doc',
    roles: ['User Administrator'],
    cases: [disables, clears],
  },
  {
    id: 'PH-05',
    title: 'Four versions of Connect have a defect in hash sync.',
    certainty: 'doc',
    cases: [
      finding('each defective version is a finding, and its neighbours are none', passwordSyncFindings, [
        ...['1.1.557.0', '1.1.558.0', '1.1.561.0', '1.1.614.0'].map(
          (version) => [{ servers: [running(version)] }, ['PH-05 defectiveVersion']] as const,
        ),
        [{ servers: ['1.1.553.0', '1.1.556.0', '1.1.615.0', '1.1.647.0', '2.5.3.0'].map(running) }, []],
        [
          { servers: [running('1.1.557.0'), running('2.5.3.0'), running('1.1.614.0')] },
          ['PH-05 defectiveVersion', 'PH-05 defectiveVersion'],
        ],
      ]),
      situation({
        title: 'a server with a defective version is found in the tenant',
        needs: { onPremises: true },
        arrange: async (target) => {
          await synchronized(target, { version: '1.1.614.0' });
          return { before: await explained(target, 'password-sync') };
        },
        act: async (target) => {
          await changeServer(target, { version: '1.1.647.0' });
          return {};
        },
      }).assert(
        atOnce(async (target, { before }) => {
          same(before, ['PH-05 defectiveVersion'], 'Findings');
          same(await explained(target, 'password-sync'), [], 'Findings once the server was updated');
        }),
      ),
    ],
  },
  {
    id: 'PH-06',
    title: 'With the server down the last hashes keep working, and changes wait.',
    certainty: 'doc',
    cases: [waits, takenOver],
  },
  {
    id: 'PH-07',
    title: 'Reports of leaked credentials and Domain Services need synchronized hashes.',
    certainty: 'doc',
    cases: [
      finding('either of them without hashes is a finding', passwordSyncFindings, [
        [{ passwordHashSync: false }, []],
        [{ passwordHashSync: true, leakedCredentialReports: true, domainServices: true }, []],
        [{ passwordHashSync: false, leakedCredentialReports: true }, ['PH-07 leakedCredentialReports']],
        [{ passwordHashSync: false, domainServices: true }, ['PH-07 domainServices']],
        [
          { passwordHashSync: false, leakedCredentialReports: true, domainServices: true },
          ['PH-07 leakedCredentialReports', 'PH-07 domainServices'],
        ],
      ]),
      situation({
        title: 'a tenant whose only server sends no hashes has both findings',
        needs: { onPremises: true },
        arrange: async (target) => {
          await synchronized(target, { signInMethod: 'notConfigured' });
          return {};
        },
        act: async (target) => ({ found: await wanted(target) }),
      }).assert(
        atOnce(async (_target, { found }) => same(found, ['leakedCredentialReports', 'domainServices'], 'Findings')),
      ),
      situation({
        title: 'whichever sign-in method is used: pass-through without hashes is a finding, with them it is none',
        needs: { onPremises: true },
        arrange: async (target) => {
          await synchronized(target, { signInMethod: 'passThrough', passwordHashSync: true });
          return {};
        },
        act: async (target) => {
          const beside = await wanted(target);
          await changeServer(target, { passwordHashSync: false });
          return { beside, without: await wanted(target) };
        },
      }).assert(
        atOnce(async (_target, { beside, without }) =>
          same([beside, without], [[], ['leakedCredentialReports', 'domainServices']], 'Findings'),
        ),
      ),
    ],
  },
];
