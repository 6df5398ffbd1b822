/** Sign-ins whose password an agent checks: which agent, how many, what Active Directory says, and whom they concern. */
import { agentCapacity } from '@cutover/contract/rules';
import { atOnce, type Behaviour, by, days, hours, minutes, situation, within } from '../../behaviour.ts';
import { claim, oneOf, same } from '../../claim.ts';
import { addFarm, changeAccount, connectServer, refusalOf } from '../domains/outside.ts';
import { addServer, changeForest, changeServer, federated, managed } from '../on-premises/vocabulary.ts';
import { rollout, userNamed } from '../staged-rollout/vocabulary.ts';
import { findingCases } from './findings.ts';
import {
  ada,
  agent,
  agents,
  attempt,
  changeAgent,
  install,
  type Load,
  loadOf,
  machines,
  methodOf,
  password,
  signIn,
  start,
  startLoad,
  statuses,
  stop,
  tenantWith,
  user,
  wrong,
} from './vocabulary.ts';

const atRandom = situation({
  title: 'any of several agents takes a request, in no fixed order',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(3) }),
  arrange: async () => ({}),
  act: async (target) => {
    const asked: string[] = [];
    for (let count = 0; count < 60; count++)
      asked.push((await target.control.signIn({ upn: ada, password })).agentId ?? '');
    return { asked };
  },
}).assert(
  atOnce(async (target, { asked }) => {
    const all = await agents(target);
    same([...new Set(asked)].sort(), all.map(({ id }) => id).sort(), 'The agents that were asked');
    for (const { id, machineName, load } of all)
      same(load.answered, asked.filter((each) => each === id).length, `Requests that ${machineName} has answered`);
    // Whoever goes round never asks the same one twice in a row.
    claim(
      asked.some((id, index) => index > 0 && id === asked[index - 1]),
      'No agent was asked twice in a row: they take turns.',
    );
  }),
);

const lost = situation({
  title: 'a request that an agent loses fails with 80002 and is not handed on',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: [{ machineName: 'agent-1', lossRate: 1 }, { machineName: 'agent-2' }] }),
  arrange: async () => ({}),
  act: async (target) => {
    const results: string[] = [];
    for (let count = 0; count < 40; count++) results.push(await signIn(target));
    return { results };
  },
}).assert(
  atOnce(async (target, { results }) => {
    same([...new Set(results)].sort(), ['80002', 'success'], 'What becomes of sign-ins');
    const failed = results.filter((result) => result === '80002').length;
    const counts = ({ answered, lost: gone }: Load) => [answered, gone];
    same(counts((await agent(target, 'agent-1')).load), [0, failed], 'What the first has answered and lost');
    same(counts((await agent(target, 'agent-2')).load), [40 - failed, 0], 'What the second has answered and lost');
  }),
);

const duration = 10;
const population = { count: 40, prefix: 'worker', domain: managed, synced: true, password };
const steadily = (count: number) => ({ domain: managed, count, duration: `PT${duration}S`, curve: [1] });

const capacity = situation({
  title: 'an agent answers 300 to 400 authentications a second; more of them wait',
  needs: { onPremises: true, signIn: true, clock: true },
  tenant: tenantWith({ agents: machines(1) }, { users: [population] }),
  arrange: async (target) => {
    const id = await startLoad(target, steadily(2_500));
    await target.control.pass(minutes(1));
    return { quiet: (await loadOf(target, id)).longestWait };
  },
  act: async (target) => ({ id: await startLoad(target, steadily(5_000)) }),
}).assert(
  by(minutes(1), async (target, { id, quiet }) => {
    const { done, outcomes, longestWait } = await loadOf(target, id);
    same([done, outcomes], [5_000, { 0: 5_000 }], 'The load, and what became of it');
    claim(quiet < 1_000, `At 250 a second a request waited ${quiet} ms.`);
    // What is left when the last has come, answered at the rate of the agent.
    const least = (5_000 / agentCapacity.most - duration) * 1_000;
    const most = (5_000 / agentCapacity.least - duration) * 1_000;
    claim(
      longestWait > least - 500 && longestWait < most + 500,
      `At 500 a second the longest waited ${longestWait} ms, not ${least} to ${most}.`,
    );
  }),
);

const overloaded = situation({
  title: 'what cannot be answered in time fails with 80002',
  certainty: 'open',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: [{ machineName: 'agent-1', capacity: 1 }] }),
  arrange: async () => ({}),
  act: async (target) => {
    const waits: number[] = [];
    for (let count = 0; count < 30; count++)
      waits.push((await target.control.signIn({ upn: ada, password })).waited ?? 0);
    return { waits, oneTooMany: await signIn(target) };
  },
}).assert(
  atOnce(async (target, { waits, oneTooMany }) => {
    same(
      waits,
      Array.from({ length: 30 }, (_, index) => index * 1_000),
      'How long requests of one moment wait',
    );
    same(oneTooMany, '80002', 'The request that would wait too long');
    same((await agent(target, 'agent-1')).load.timedOut, 1, 'Requests that have timed out');
  }),
);

const bytes = situation({
  title: 'a request carries 512 bytes and 1,024 for each registered agent, a response 1 KB',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(3) }),
  arrange: async (target) => {
    await install(target, 'installed-only');
    for (const name of ['agent-2', 'agent-3']) await stop(target, name);
    return {};
  },
  act: async (target) => ({ results: [await signIn(target), await signIn(target)] }),
}).assert(
  atOnce(async (target, { results }) => {
    same(results, ['success', 'success'], 'The sign-ins');
    const { bytesReceived, bytesSent } = (await agent(target, 'agent-1')).load;
    same([bytesReceived, bytesSent], [2 * (512 + 3 * 1_024), 2 * 1_024], 'Bytes of two requests and of two responses');
  }),
);

/** What becomes of sign-ins of an account in one state after the other. */
const inStates = async (
  target: Parameters<typeof signIn>[0],
  states: readonly { readonly change: object; readonly undo: object }[],
): Promise<readonly string[]> => {
  const results: string[] = [];
  for (const { change, undo } of states) {
    await changeAccount(target, ada, change);
    results.push(await signIn(target));
    await changeAccount(target, ada, undo);
    results.push(await signIn(target));
  }
  return results;
};

const hourOfWeek = (at: number): number => {
  const date = new Date(at);
  return date.getUTCDay() * 24 + date.getUTCHours();
};

const accountStates = situation({
  title: 'a disabled account, an expired password and other hours are refused at once, each with its code',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => {
    const now = await target.control.now();
    const time = (at: number) => new Date(at).toISOString();
    const others = Array.from({ length: 168 }, (_, hour) => hour).filter((hour) => hour !== hourOfWeek(now));
    return {
      states: [
        { change: { enabled: false }, undo: { enabled: true } },
        {
          change: { passwordExpiresAt: time(now - hours(1)) },
          undo: { passwordExpiresAt: time(now + hours(1)) },
        },
        { change: { logonHours: others }, undo: { logonHours: [hourOfWeek(now)] } },
      ],
    };
  },
  act: async (target, { states }) => ({ results: await inStates(target, states) }),
}).assert(
  atOnce(async (_target, { results }) =>
    same(
      results,
      ['50057', 'success', '50144', 'success', '80012', 'success'],
      'Sign-ins while disabled, with an expired password and outside the hours, and each undone',
    ),
  ),
);

const openStates = situation({
  title: 'a locked account, an expired one and one that must change its password are refused',
  certainty: 'open',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => {
    const now = await target.control.now();
    const time = (at: number) => new Date(at).toISOString();
    return {
      states: [
        { change: { locked: true }, undo: { locked: false } },
        { change: { accountExpiresAt: time(now - hours(1)) }, undo: { accountExpiresAt: null } },
        { change: { mustChangePassword: true }, undo: { mustChangePassword: false } },
      ],
    };
  },
  act: async (target, { states }) => ({ results: await inStates(target, states) }),
}).assert(
  atOnce(async (_target, { results }) =>
    same(
      results,
      ['50053', 'success', '50057', 'success', '50144', 'success'],
      'Sign-ins while locked, while expired and while the password must be changed, and each undone',
    ),
  ),
);

const disabledInCloud = situation({
  title: 'an account that is disabled in the cloud is refused, though Active Directory takes its password',
  needs: { onPremises: true, signIn: true, clock: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => {
    await changeAccount(target, ada, { enabled: false });
    await target.control.pass(hours(1));
    return {};
  },
  act: async (target) => {
    await changeAccount(target, ada, { enabled: true });
    return { answered: (await agent(target, 'agent-1')).load.answered };
  },
}).assert(
  atOnce(async (target, { answered }) => {
    same(await signIn(target), '50057', 'A sign-in before the cloud knows that the account is enabled again');
    same((await agent(target, 'agent-1')).load.answered, answered + 1, 'Requests that the agent has answered');
  }),
  by(hours(1), async (target) => same(await signIn(target), 'success', 'A sign-in once the cloud knows')),
);

const wrongPassword = situation({
  title: 'a wrong password is refused with 50126, whatever the state of the account',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async () => ({}),
  act: async (target) => {
    const results = [await attempt(target, { upn: ada, password: wrong })];
    await changeAccount(target, ada, { enabled: false });
    results.push(await attempt(target, { upn: ada, password: wrong }));
    return { results };
  },
}).assert(
  atOnce(async (_target, { results }) => same(results, ['50126', '50126'], 'Sign-ins while enabled and disabled')),
);

const everyDomain = situation({
  title: 'the switch is for synchronized users of every managed domain, and for nobody else',
  needs: { onPremises: true, signIn: true },
  tenant: {
    domains: [{ id: 'second.example' }],
    users: [
      user('ada'),
      { userPrincipalName: 'bob@second.example', synced: true, password },
      { userPrincipalName: `fay@${federated}`, synced: true, password },
      { userPrincipalName: `cloud@${managed}`, password },
    ],
    onPremises: { agents: machines(1) },
  },
  arrange: async (target) => {
    const upns = [ada, 'bob@second.example', `fay@${federated}`, `cloud@${managed}`];
    const before: string[] = [];
    for (const upn of upns) before.push(await methodOf(target, upn));
    return { upns, before };
  },
  act: async (target) => {
    await target.control.set({ tenantPassThrough: true });
    return {};
  },
}).assert(
  atOnce(async (target, { upns, before }) => {
    const [federation, cloud] = ['federation federation', 'cloud cloudPassword'];
    same(
      before,
      ['cloud passwordHashSync', 'cloud passwordHashSync', federation, cloud],
      'How passwords were checked before, in two managed domains, in a federated one, and of the cloud only',
    );
    const after: string[] = [];
    for (const upn of upns) after.push(await methodOf(target, upn));
    const method = 'cloud passthroughAuthentication';
    same(after, [method, method, federation, cloud], 'How passwords are checked afterwards');
    same(await signIn(target, `cloud@${managed}`), 'success', 'A sign-in of the user of the cloud');
    same((await agent(target, 'agent-1')).load.answered, 0, 'Requests that the agent has answered');
  }),
);

const rolloutUsers = situation({
  title: 'of a federated domain only those in pass-through rollout use agents, whatever the switch',
  needs: { delegated: true, onPremises: true, signIn: true, features: ['passthroughAuthentication'] },
  tenant: {
    users: ['fay', 'gil'].map((name) => ({ userPrincipalName: `${name}@${federated}`, synced: true, password })),
    onPremises: { agents: machines(1), tenantPassThrough: true },
  },
  arrange: async (target) => ({ users: [await userNamed(target, `fay@${federated}`)] }),
  act: async (target, { users }) => {
    await rollout(target, 'passthroughAuthentication', users);
    const look = async () => [await methodOf(target, `fay@${federated}`), await methodOf(target, `gil@${federated}`)];
    const on = await look();
    await target.control.set({ tenantPassThrough: false });
    return { on, off: await look() };
  },
}).assert(
  atOnce(async (_target, { on, off }) => {
    const expected = ['cloud passthroughAuthentication', 'federation federation'];
    same([on, off], [expected, expected], 'The methods of the two with the switch on and off');
  }),
);

const noFailover = situation({
  title: 'with all agents down sign-in fails with 80001, for days, until Connect is set to hashes',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(2) }, { users: [user('hashless', { hashSynced: false })] }),
  arrange: async (target) => ({ before: await signIn(target), server: (await connectServer(target)).name }),
  act: async (target) => {
    for (const { machineName } of machines(2)) await stop(target, machineName);
    return {};
  },
}).assert(
  atOnce(async (target, { before }) => {
    same(before, 'success', 'A sign-in before');
    same(await signIn(target), '80001', 'A sign-in as soon as the agents are down');
  }),
  by(days(5), async (target, { server }) => {
    same(await signIn(target), '80001', 'A sign-in five days later');
    await changeServer(target, { signInMethod: 'passwordHashSync' }, server);
    same(await signIn(target), 'success', 'A sign-in with a hash that was synchronized');
    same(await signIn(target, `hashless@${managed}`), '50056', 'A sign-in of a user without one');
  }),
);

const newServer = (mode: 'active' | 'staging') =>
  situation({
    title: `choosing it on a server in ${mode === 'active' ? 'use' : 'staging'} puts an agent there and turns it on`,
    needs: { onPremises: true, signIn: true },
    tenant: { users: [user('ada')], onPremises: { servers: [] } },
    arrange: async (target) => ({ before: await methodOf(target, ada), agents: await statuses(target) }),
    act: async (target) => {
      await addServer(target, { name: 'sync-1', mode, signInMethod: 'passThrough' });
      return {};
    },
  }).assert(
    atOnce(async (target, { before, agents: first }) => {
      same([before, first], ['cloud passwordHashSync', []], 'The method and the agents before');
      same(await methodOf(target, ada), 'cloud passthroughAuthentication', 'The method');
      same(await statuses(target), ['sync-1 active'], 'The agents that are listed');
      same(await signIn(target), 'success', 'A sign-in');
    }),
  );

const needsActiveAgent = situation({
  title: 'it is refused while no agent is active, and changes nothing',
  needs: { onPremises: true, signIn: true },
  tenant: { users: [user('ada')], onPremises: { servers: [{ name: 'sync-1', signInMethod: 'passwordHashSync' }] } },
  arrange: async (target) => {
    await changeServer(target, { signInMethod: 'passThrough' }, 'sync-1');
    await changeServer(target, { signInMethod: 'passwordHashSync' }, 'sync-1');
    await stop(target, 'sync-1');
    return {};
  },
  act: async (target) => {
    const refusal = await refusalOf(changeServer(target, { signInMethod: 'passThrough' }, 'sync-1'));
    return { refusal, method: await methodOf(target, ada) };
  },
}).assert(
  atOnce(async (target, { refusal, method }) => {
    claim(refusal.includes('active'), `The refusal does not say that no agent is active: '${refusal}'`);
    same(method, 'cloud passwordHashSync', 'The method after the refusal');
    await start(target, 'sync-1');
    await changeServer(target, { signInMethod: 'passThrough' }, 'sync-1');
    same(await methodOf(target, ada), 'cloud passthroughAuthentication', 'The method once an agent is active');
    same(await statuses(target), ['sync-1 active'], 'The agents, still one on the server');
  }),
);

const turnedOff = situation({
  title: 'choosing another method on a staging server turns it off for the whole tenant',
  needs: { onPremises: true, signIn: true },
  tenant: {
    users: [user('ada')],
    onPremises: {
      tenantPassThrough: true,
      agents: machines(1),
      servers: [
        { name: 'primary', signInMethod: 'passThrough' },
        { name: 'spare', mode: 'staging', signInMethod: 'passThrough' },
      ],
    },
  },
  arrange: async (target) => ({ before: await methodOf(target, ada) }),
  act: async (target) => {
    await changeServer(target, { signInMethod: 'notConfigured' }, 'spare');
    return {};
  },
}).assert(
  atOnce(async (target, { before }) => {
    same(before, 'cloud passthroughAuthentication', 'The method before');
    same(await methodOf(target, ada), 'cloud passwordHashSync', 'The method afterwards');
    same((await agent(target, 'agent-1'))['stage'], 'active', 'The agent, which stays');
  }),
);

const second = 'second.example';
const controllersDown = situation({
  title: 'with all domain controllers of a forest down, its users fail but for those of hash synchronization',
  needs: { delegated: true, onPremises: true, signIn: true, features: ['passwordHashSync'] },
  tenant: {
    domains: [{ id: second }],
    users: [
      user('ada'),
      { userPrincipalName: `bob@${second}`, synced: true, password },
      ...['fay', 'hal'].map((name) => ({ userPrincipalName: `${name}@${federated}`, synced: true, password })),
    ],
    onPremises: {
      tenantPassThrough: true,
      agents: machines(1),
      forests: [{ name: managed, domains: [federated] }, { name: second }],
    },
  },
  arrange: async (target) => {
    await addFarm(target, federated);
    await rollout(target, 'passwordHashSync', [await userNamed(target, `hal@${federated}`)]);
    const upns = [ada, `fay@${federated}`, `hal@${federated}`, `bob@${second}`];
    const before: string[] = [];
    for (const upn of upns) before.push(await signIn(target, upn));
    return { upns, before };
  },
  act: async (target, { upns }) => {
    await changeForest(target, managed, { domainControllersDown: true });
    const results: string[] = [];
    for (const upn of upns) results.push(await signIn(target, upn));
    await changeForest(target, managed, { domainControllersDown: false });
    return { results };
  },
}).assert(
  atOnce(async (target, { upns, before, results }) => {
    same(before, Array(4).fill('success'), 'Sign-ins before');
    const [passThrough, federation, ...others] = results;
    oneOf(passThrough, ['80001', '80007'], 'The sign-in by pass-through');
    same(federation, 'failure', 'The sign-in at the federation server');
    same(others, ['success', 'success'], 'The sign-ins by hash, and by pass-through in another forest');
    for (const upn of upns)
      same(await signIn(target, upn), 'success', `The sign-in of ${upn} with the forest up again`);
  }),
);

const partitioned = situation({
  title: 'an agent that reaches no domain controller fails its requests, and is listed as active',
  certainty: 'open',
  needs: { onPremises: true, signIn: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async () => ({}),
  act: async (target) => {
    await changeAgent(target, 'agent-1', { reachesDomainControllers: false });
    return { result: await signIn(target) };
  },
}).assert(
  within(hours(1), {
    before: async (target) => same(await statuses(target), ['agent-1 active'], 'The agents that are listed'),
    after: async (target, { result }) => {
      oneOf(result, ['80001', '80007'], 'The sign-in');
      same(await statuses(target), ['agent-1 active'], 'The agents that are listed an hour later');
    },
  }),
);

export const signInBehaviours: readonly Behaviour[] = [
  {
    id: 'PT-04',
    title: 'Any active agent takes a request, at random; if it fails, no other does.',
    certainty: 'doc',
    cases: [atRandom, lost],
  },
  {
    id: 'PT-05',
    title: 'An agent handles 300 to 400 authentications a second; requests grow with registered agents.',
    certainty: 'doc',
    cases: [capacity, overloaded, bytes, ...findingCases['PT-05']],
  },
  {
    id: 'PT-06',
    title: 'The state of the account on-premises is enforced at sign-in, each with its code.',
    certainty: 'doc',
    cases: [accountStates, openStates, disabledInCloud, wrongPassword],
  },
  {
    id: 'PT-07',
    title: 'Pass-through is for all managed domains, and for no federated or cloud-only user.',
    certainty: 'doc',
    cases: [everyDomain, rolloutUsers],
  },
  {
    id: 'PT-08',
    title: 'Nothing takes over when all agents are down, until an administrator switches.',
    certainty: 'doc',
    cases: [noFailover, ...findingCases['PT-08']],
  },
  {
    id: 'PT-10',
    title: 'Connect turns pass-through on with an agent of its own, and off by another method on any server.',
    certainty: 'doc',
    cases: [newServer('active'), newServer('staging'), needsActiveAgent, turnedOff, ...findingCases['PT-10']],
  },
  {
    id: 'PT-13',
    title: 'With all domain controllers of a forest down, only hash synchronization signs its users in.',
    certainty: 'doc',
    cases: [controllersDown, partitioned],
  },
];
