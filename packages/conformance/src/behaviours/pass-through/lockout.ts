/** Smart lockout in the cloud, and what it keeps from the agents. */
import { atOnce, type Behaviour, by, days, justBefore, minutes, seconds, situation, within } from '../../behaviour.ts';
import { same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { changeForest, managed } from '../on-premises/vocabulary.ts';
import { findingCases } from './findings.ts';
import { ada, agent, attempt, fail, machines, password, signIn, tenantWith, user, wrong } from './vocabulary.ts';

const first = seconds(60);

const locks = (method: string, tenantPassThrough: boolean, subject: object = user('bob')) =>
  situation({
    title: `ten wrong passwords lock an account for sixty seconds: ${method}`,
    needs: { onPremises: true, signIn: true },
    tenant: {
      users: [subject],
      onPremises: { agents: machines(1), tenantPassThrough },
    },
    arrange: async () => ({ bob: `bob@${managed}` }),
    act: async (target, { bob }) => {
      const nine = await fail(target, bob, 9);
      const still = await signIn(target, bob);
      return { nine, still, ten: await fail(target, bob, 10) };
    },
  }).assert(
    atOnce(async (_target, { nine, still, ten }) => {
      same([nine, still], [Array(9).fill('50126'), 'success'], 'Nine wrong passwords, and the right one');
      same(ten, Array(10).fill('50126'), 'Ten wrong passwords, whose count began anew');
    }),
    within(first, {
      before: async (target, { bob }) => same(await signIn(target, bob), '50053', 'The right password while locked'),
      after: async (target, { bob }) => same(await signIn(target, bob), 'success', 'The right password afterwards'),
    }),
  );

const inCloud = (cloud: string, threshold: number) =>
  situation({
    title: `${threshold} wrong passwords lock an account in the cloud ${cloud}`,
    needs: { onPremises: true, signIn: true },
    tenant: { tenant: { cloud }, ...tenantWith({ agents: machines(1) }) },
    arrange: async (target) => ({ before: await fail(target, ada, threshold - 1) }),
    act: async (target) => ({ results: [...(await fail(target, ada, 1)), await signIn(target)] }),
  }).assert(
    atOnce(async (_target, { before, results }) => {
      same(before, Array(threshold - 1).fill('50126'), 'Wrong passwords below the threshold');
      same(results, ['50126', '50053'], 'The last of them, and the right password after it');
    }),
  );

const again = situation({
  title: 'the first failure after a lockout locks again, for longer; a success ends it',
  needs: { onPremises: true, signIn: true, clock: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => {
    await fail(target, ada, 10);
    await target.control.pass(first);
    return {};
  },
  act: async (target) => ({ results: [...(await fail(target, ada, 1)), await signIn(target)] }),
}).assert(
  atOnce(async (_target, { results }) =>
    same(results, ['50126', '50053'], 'One wrong password after the lockout, and the right one'),
  ),
  // How fast it grows is not told.
  justBefore(first + seconds(1), async (target) =>
    same(await signIn(target), '50053', 'The second lockout when it has lasted as long as the first'),
  ),
  by(minutes(10), async (target) => {
    same(await signIn(target), 'success', 'Ten minutes later');
    same(await fail(target, ada, 1), ['50126'], 'One wrong password after the success');
    same(await signIn(target), 'success', 'The right one after it');
  }),
);

const longest = situation({
  title: 'however often an account was locked, a lockout lasts no longer than a day',
  certainty: 'open',
  needs: { onPremises: true, signIn: true, clock: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => {
    await fail(target, ada, 10);
    return {};
  },
  act: async (target) => {
    const results: string[] = [];
    for (let lockout = 0; lockout < 15; lockout++) {
      await target.control.pass(days(1));
      results.push(...(await fail(target, ada, 1)));
    }
    return { results };
  },
}).assert(
  atOnce(async (_target, { results }) =>
    same(results, Array(15).fill('50126'), 'Wrong passwords, each a day after the one before had locked the account'),
  ),
  within(days(1), {
    before: async (target) => same(await signIn(target), '50053', 'The right password while locked'),
    after: async (target) => same(await signIn(target), 'success', 'The right password a day later'),
  }),
);

const answered = async (target: Target): Promise<number> => (await agent(target, 'agent-1')).load.answered;
const lockoutOnPremises = { threshold: 8, duration: 'PT30S', resetAfter: 'PT30M' };

const shielded = situation({
  title: 'while an account is locked in the cloud no request reaches an agent, and nothing counts on-premises',
  needs: { onPremises: true, signIn: true },
  tenant: { tenant: { smartLockout: { threshold: 4 } }, ...tenantWith({ agents: machines(1) }) },
  arrange: async (target) => {
    await changeForest(target, managed, { lockout: lockoutOnPremises });
    return { results: await fail(target, ada, 4), asked: await answered(target) };
  },
  act: async (target) => ({ locked: await fail(target, ada, 20), askedAgain: await answered(target) }),
}).assert(
  atOnce(async (target, { results, asked, locked, askedAgain }) => {
    same([results, asked], [Array(4).fill('50126'), 4], 'Wrong passwords up to the threshold, and requests');
    same([locked, askedAgain], [Array(20).fill('50053'), 4], 'Wrong passwords beyond it, and requests');
    const account = (await target.control.ask('GET', `/on-premises/objects/${encodeURIComponent(ada)}`)) as {
      badPasswords?: { count: number };
    };
    same(account.badPasswords?.count, 4, 'What was counted on-premises');
  }),
  within(first, {
    before: async (target) => same(await signIn(target), '50053', 'The right password while locked'),
    after: async (target) => same(await signIn(target), 'success', 'The right password afterwards'),
  }),
);

const exposed = situation({
  title: 'where the threshold on-premises is lower, attempts at the cloud lock the account there',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => {
    await changeForest(target, managed, { lockout: { ...lockoutOnPremises, threshold: 5, duration: 'PT30M' } });
    return {};
  },
  act: async (target) => ({ results: await fail(target, ada, 5) }),
}).assert(
  atOnce(async (_target, { results }) => same(results, Array(5).fill('50126'), 'Wrong passwords')),
  within(minutes(30), {
    before: async (target) => same(await signIn(target), '50053', 'The right password while locked on-premises'),
    after: async (target) => same(await signIn(target), 'success', 'The right password afterwards'),
  }),
);

const sameAgain = situation({
  title: 'one of the last three wrong passwords is not counted twice against a hash; through agents it is',
  needs: { onPremises: true, signIn: true },
  tenant: { users: [user('ada')], onPremises: { agents: machines(1) } },
  arrange: async (target) => {
    const results: string[] = [];
    for (let count = 0; count < 12; count++) results.push(await attempt(target, { upn: ada, password: wrong }));
    return { byHash: [...new Set(results)], after: await signIn(target) };
  },
  act: async (target) => {
    await target.control.set({ tenantPassThrough: true });
    const results: string[] = [];
    for (let count = 0; count < 12; count++) results.push(await attempt(target, { upn: ada, password: wrong }));
    return { byAgent: results };
  },
}).assert(
  atOnce(async (_target, { byHash, after, byAgent }) => {
    same([byHash, after], [['50126'], 'success'], 'The same wrong password against a hash, and the right one');
    same(byAgent, [...Array(10).fill('50126'), '50053', '50053'], 'The same wrong password through an agent');
  }),
);

const places = situation({
  title: 'familiar and unfamiliar places are counted by themselves',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async () => ({}),
  act: async (target) => {
    await fail(target, ada, 10, { place: 'unfamiliar' });
    // Being let in at home does not let the attacker in.
    const atHome = await signIn(target);
    return { atHome, elsewhere: await attempt(target, { upn: ada, password, place: 'unfamiliar' }) };
  },
}).assert(
  atOnce(async (_target, { elsewhere, atHome }) =>
    same([elsewhere, atHome], ['50053', 'success'], 'A sign-in from where the attacker is, and from a familiar place'),
  ),
);

export const lockoutBehaviours: readonly Behaviour[] = [
  {
    id: 'PT-09',
    title: 'Smart lockout locks an account in the cloud before it is locked on-premises.',
    certainty: 'doc',
    cases: [
      locks('an agent checks', true),
      locks('the cloud has a hash', false),
      locks('a user of the cloud', true, { userPrincipalName: `bob@${managed}`, password }),
      inCloud('usgov', 3),
      inCloud('china', 10),
      again,
      longest,
      shielded,
      exposed,
      sameAgain,
      places,
      ...findingCases['PT-09'],
    ],
  },
];
