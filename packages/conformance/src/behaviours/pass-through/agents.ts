/** Agents as Graph shows them, from registration until the service forgets them. */
import { highestAgentCount } from '@cutover/contract/rules';
import { atOnce, type Behaviour, by, days, justBefore, minutes, situation, within } from '../../behaviour.ts';
import { claim, oneOf, same } from '../../claim.ts';
import type { Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import { refusalOf } from '../domains/outside.ts';
import { answered, call, done } from '../domains/vocabulary.ts';
import { text } from '../staged-rollout/vocabulary.ts';
import { findingCases } from './findings.ts';
import {
  ada,
  agentGroupsPath,
  agentsPath,
  agentsShown,
  changeAgent,
  each,
  install,
  machines,
  makeAgentGroup,
  profile,
  read,
  register,
  signIn,
  start,
  statuses,
  stop,
  tenantWith,
  uninstall,
  user,
} from './vocabulary.ts';

const silence = minutes(10);
const removal = days(10);
const properties = ['externalIp', 'id', 'machineName', 'status', 'supportedPublishingTypes'];

const onlyInBeta = situation({
  title: 'beta has a publishing profile for authentication, with one default group; v1.0 knows nothing of it',
  certainty: 'open',
  needs: { delegated: true },
  arrange: async () => ({}),
  act: async (target) => ({
    beta: text(await done(call(target, 'GET', profile, undefined, 'beta'), 200, 'Reading the profile'), 'id'),
    stable: (await call(target, 'GET', agentsPath)).status,
  }),
}).assert(
  atOnce(async (target, { beta, stable }) => {
    same(beta.toLowerCase(), 'authentication', 'The id of the profile');
    oneOf(stable, [400, 404], 'Status of the list of agents in v1.0');
    const groups = await everyPage(target.graph.request, agentGroupsPath, 'beta');
    same(groups.filter(({ isDefault }) => isDefault === true).length, 1, 'How many groups are the default');
  }),
);

/** What is shown of an agent that is read by itself. */
async function checkShape(target: Target, id: string): Promise<void> {
  const shown = await read(target, `${agentsPath}/${id}`, 'an agent');
  const names = Object.keys(shown).filter((name) => !name.startsWith('@'));
  same(names.sort(), properties, 'Properties of an agent');
  oneOf(shown['status'], ['active', 'inactive'], 'The status of an agent');
  claim(
    JSON.stringify(shown['supportedPublishingTypes']).includes('"authentication"'),
    `The types of the agent are ${JSON.stringify(shown['supportedPublishingTypes'])}.`,
  );
}

const shape = situation({
  title: 'each agent that is listed can be read by itself: machine, address, status and types, and no version',
  needs: { delegated: true },
  arrange: async () => ({}),
  act: async (target) => ({ ids: (await agentsShown(target)).map(({ id }) => id) }),
}).assert(
  atOnce(async (target, { ids }) => {
    for (const id of ids) await checkShape(target, id);
  }),
);

const listed = situation({
  title: 'every registered agent is listed, in the default group, and with the profile on $expand',
  needs: { delegated: true, onPremises: true },
  tenant: tenantWith({ agents: machines(2) }),
  arrange: async () => ({}),
  act: async (target) => {
    await install(target, 'agent-3');
    await register(target, 'agent-3');
    return {};
  },
}).assert(
  atOnce(async (target) => {
    const names = ['agent-1', 'agent-2', 'agent-3'];
    same(
      await statuses(target),
      names.map((name) => `${name} active`),
      'The agents that are listed',
    );
    const whole = await read(target, `${profile}?$expand=publishedResources,agents,agentGroups`, 'the profile');
    same(each(whole['agents'], 'machineName'), names, 'The agents of the profile');
    same(each(whole['agentGroups'], 'isDefault'), ['true'], 'The groups of the profile');
    same(whole['publishedResources'], [], 'The published resources of the profile');
    for (const { id, machineName } of await agentsShown(target)) {
      await checkShape(target, id);
      const shown = await read(target, `${agentsPath}/${id}?$expand=agentGroups`, machineName);
      same(each(shown['agentGroups'], 'isDefault'), ['true'], `The groups of ${machineName}`);
    }
  }),
);

const groups = situation({
  title: 'a group of agents is made, read, renamed and deleted',
  needs: { delegated: true },
  arrange: async (target) => ({ groupId: await makeAgentGroup(target, 'agents') }),
  act: async (target, { groupId }) => {
    const path = `${agentGroupsPath}/${groupId}`;
    const made = await read(target, path, 'the group');
    const displayName = target.name('renamed agents');
    const renamed = (await call(target, 'PATCH', path, { displayName }, 'beta')).status;
    const name = String((await read(target, path, 'the group'))['displayName']);
    const names = each(await everyPage(target.graph.request, agentGroupsPath, 'beta'), 'displayName');
    const deleted = (await call(target, 'DELETE', path, undefined, 'beta')).status;
    return {
      isDefault: made['isDefault'] ?? null,
      type: made['publishingType'] ?? null,
      displayName,
      renamed,
      name,
      isListed: names.includes(displayName),
      deleted,
    };
  },
}).assert(
  atOnce(async (target, { groupId, isDefault, type, displayName, renamed, name, isListed, deleted }) => {
    same([isDefault, type], [false, 'authentication'], 'isDefault and publishingType of the group');
    same([renamed, name, isListed], [204, displayName, true], 'Renaming, the name, and whether it is listed');
    same(deleted, 204, 'Status of deleting the group');
    same(
      (await call(target, 'GET', `${agentGroupsPath}/${groupId}`, undefined, 'beta')).status,
      404,
      'Status afterwards',
    );
  }),
);

const agentReference = (id: string) => ({
  '@odata.id': `https://graph.microsoft.com/beta${agentGroupsPath}/${id}`,
});

const membership = situation({
  title: 'an agent is put into a group and taken out of it',
  certainty: 'open',
  needs: { delegated: true, onPremises: true },
  tenant: tenantWith({ agents: machines(2) }),
  arrange: async (target) => ({ groupId: await makeAgentGroup(target, 'agents') }),
  act: async (target, { groupId }) => {
    const [first] = await agentsShown(target);
    const path = `${agentsPath}/${first?.id}/agentGroups`;
    const added = (await call(target, 'POST', `${path}/$ref`, agentReference(groupId), 'beta')).status;
    const again = (await call(target, 'POST', `${path}/$ref`, agentReference(groupId), 'beta')).status;
    const inGroup = each(
      (await read(target, `${agentGroupsPath}/${groupId}?$expand=agents`, 'the group'))['agents'],
      'machineName',
    );
    const { agentGroups: ofAgent } = await read(target, `${agentsPath}/${first?.id}?$expand=agentGroups`, 'the agent');
    const removed = (await call(target, 'DELETE', `${path}/${groupId}/$ref`, undefined, 'beta')).status;
    return { added, again, inGroup, ids: each(ofAgent, 'id'), kinds: each(ofAgent, 'isDefault'), removed };
  },
}).assert(
  atOnce(async (target, { groupId, added, again, inGroup, ids, kinds, removed }) => {
    oneOf(added, [201, 204], 'Status of adding the agent');
    same(again, 400, 'Status of adding it again');
    same(
      [inGroup, ids.includes(groupId)],
      [['agent-1'], true],
      'The agents of the group, and whether the agent shows it',
    );
    same(kinds, ['false', 'true'], 'Whether its groups are the default one: it stays there too');
    same(removed, 204, 'Status of taking it out');
    const left = await read(target, `${agentGroupsPath}/${groupId}?$expand=agents`, 'the group');
    same(left['agents'], [], 'The agents of the group afterwards');
  }),
);

const publisher = {
  kind: 'delegated',
  permissions: ['OnPremisesPublishingProfiles.ReadWrite.All', 'Policy.ReadWrite.HybridAuthentication'],
  roles: ['Global Administrator'],
} as const;

const resources = situation({
  title: 'a resource is published, assigned to a group of agents, changed and deleted',
  needs: { principals: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => ({ groupId: await makeAgentGroup(target, 'agents') }),
  act: async (target, { groupId }) => {
    const path = `${profile}/publishedResources`;
    const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', rest: string, body?: object) =>
      target.graph.request({ method, path: path + rest, version: 'beta', as: publisher, ...(body ? { body } : {}) });
    const made = await ask('POST', '', { displayName: target.name('forest'), resourceName: 'corp.example' });
    const id = text(made, 'id');
    const statuses = [made.status];
    statuses.push((await ask('PATCH', `/${id}`, { resourceName: 'corp2.example' })).status);
    statuses.push((await ask('POST', `/${id}/agentGroups/$ref`, agentReference(groupId))).status);
    const { body } = await ask('GET', `/${id}?$expand=agentGroups`);
    const { resourceName, agentGroups } = body as { resourceName: string; agentGroups: { id: string }[] };
    statuses.push((await ask('DELETE', `/${id}/agentGroups/${groupId}/$ref`)).status);
    statuses.push((await ask('DELETE', `/${id}`)).status);
    statuses.push((await ask('GET', `/${id}`)).status);
    return { statuses, resourceName, groups: each(agentGroups, 'id') };
  },
}).assert(
  atOnce(async (_target, { statuses: found, resourceName, groups: ofResource, groupId }) => {
    const [made, changed, assigned, ...rest] = found;
    same([made, changed], [201, 204], 'Status of publishing and of changing');
    oneOf(assigned, [201, 204], 'Status of assigning a group');
    same([resourceName, ofResource], ['corp2.example', [groupId]], 'The name and the groups of the resource');
    same(rest, [204, 204, 404], 'Status of taking the group away, of deleting, and afterwards');
  }),
);

const notThroughGraph = situation({
  title: 'Graph neither makes nor deletes an agent',
  needs: { delegated: true, onPremises: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => ({ before: await statuses(target), id: (await agentsShown(target))[0]?.id ?? '' }),
  act: async (target, { id }) => {
    const body = {
      machineName: 'agent-2',
      externalIp: '203.0.113.9',
      status: 'active',
      supportedPublishingTypes: ['authentication'],
    };
    const made = answered(await call(target, 'POST', agentsPath, body, 'beta'));
    const deleted = answered(await call(target, 'DELETE', `${agentsPath}/${id}`, undefined, 'beta'));
    return { statuses: [made.status, deleted.status], codes: [made.code, deleted.code] };
  },
}).assert(
  atOnce(async (target, { before, statuses: found, codes }) => {
    claim(
      found.every((status) => status >= 400) && codes.every((code) => code !== ''),
      `Making and deleting an agent was answered with ${found.join(' and ')}.`,
    );
    same(await statuses(target), before, 'The agents afterwards');
  }),
);

const limit = situation({
  title: 'the 41st agent is refused at registration, until the service has forgotten another',
  certainty: 'open',
  needs: { onPremises: true },
  tenant: tenantWith({ agents: machines(39) }),
  arrange: async (target) => {
    for (const name of ['agent-40', 'agent-41']) await install(target, name);
    return {};
  },
  act: async (target) => {
    const refusals = [];
    for (const name of ['agent-40', 'agent-41']) refusals.push(await refusalOf(register(target, name)));
    await uninstall(target, 'agent-1');
    refusals.push(await refusalOf(register(target, 'agent-41')));
    return { refusals };
  },
}).assert(
  atOnce(async (target, { refusals: [fortieth = '', next = '', soon = ''] }) => {
    same(fortieth, '', 'The refusal of the 40th');
    for (const refusal of [next, soon])
      claim(refusal.includes('40'), `The refusal does not name the limit: ${refusal}`);
    same((await agentsShown(target)).length, highestAgentCount, 'Agents that are listed');
  }),
  by(removal, async (target) => {
    same(await refusalOf(register(target, 'agent-41')), '', 'The refusal once another is forgotten');
    same((await agentsShown(target)).length, highestAgentCount, 'Agents that are listed');
  }),
);

const olderLimit = situation({
  title: 'where the rule of an older page is chosen, twelve is the limit',
  needs: { onPremises: true },
  tenant: { ...tenantWith({ agents: machines(12) }), rules: { values: { agentLimit: 12 } } },
  arrange: async (target) => {
    await install(target, 'agent-13');
    return {};
  },
  act: async (target) => ({ refusal: await refusalOf(register(target, 'agent-13')) }),
}).assert(
  atOnce(async (target, { refusal }) => {
    claim(refusal.includes('12'), `The refusal does not name the limit: ${refusal}`);
    same((await agentsShown(target)).length, 12, 'Agents that are listed');
  }),
);

const clone = situation({
  title: 'an agent on a cloned machine is refused at registration',
  certainty: 'open',
  needs: { onPremises: true },
  tenant: tenantWith({ agents: [{ machineName: 'agent-1', machineId: 'machine-1' }] }),
  arrange: async (target) => {
    await install(target, 'copy', { machineId: 'machine-1' });
    return {};
  },
  act: async (target) => ({ refusal: await refusalOf(register(target, 'copy')) }),
}).assert(
  atOnce(async (target, { refusal }) => {
    claim(refusal.includes('clone'), `The refusal does not say that it is a clone: ${refusal}`);
    same(await statuses(target), ['agent-1 active'], 'The agents that are listed');
  }),
);

const installedAnew = situation({
  title: 'a machine whose agent was uninstalled is no clone of itself, though the service still shows the first',
  certainty: 'open',
  needs: { onPremises: true },
  tenant: tenantWith({ agents: [{ machineName: 'agent-1', machineId: 'machine-1' }] }),
  arrange: async (target) => {
    await uninstall(target, 'agent-1');
    await install(target, 'agent-1', { machineId: 'machine-1' });
    return {};
  },
  act: async (target) => ({ refusal: await refusalOf(register(target, 'agent-1')) }),
}).assert(
  atOnce(async (target, { refusal }) => {
    same(refusal, '', 'The refusal of the second agent of the machine');
    same(await signIn(target), 'success', 'A sign-in');
  }),
  by(silence, async (target) =>
    same([...(await statuses(target))].sort(), ['agent-1 active', 'agent-1 inactive'], 'Once the first is silent'),
  ),
);

const silent = situation({
  title: 'an agent that has stopped is inactive after its silence, and forgotten after ten days',
  needs: { onPremises: true },
  tenant: tenantWith({ agents: machines(2) }),
  arrange: async () => ({}),
  act: async (target) => {
    await stop(target, 'agent-1');
    return {};
  },
}).assert(
  within(silence, {
    before: async (target) => same(await statuses(target), ['agent-1 active', 'agent-2 active'], 'Before its silence'),
    after: async (target) => same(await statuses(target), ['agent-1 inactive', 'agent-2 active'], 'After its silence'),
  }),
  justBefore(removal, async (target) =>
    same(await statuses(target), ['agent-1 inactive', 'agent-2 active'], 'Before the ten days are over'),
  ),
  by(removal, async (target) => {
    same(await statuses(target), ['agent-2 active'], 'After ten days');
    claim((await refusalOf(start(target, 'agent-1'))) !== '', 'An agent that is forgotten starts again.');
    await install(target, 'agent-1');
    same(await statuses(target), ['agent-2 active'], 'Installed anew');
    await register(target, 'agent-1');
    same(await statuses(target), ['agent-1 active', 'agent-2 active'], 'Registered anew');
  }),
);

const back = situation({
  title: 'an agent that comes back is active at once, and its ten days begin anew when it stops again',
  needs: { onPremises: true, clock: true },
  tenant: tenantWith({ agents: machines(1) }),
  arrange: async (target) => {
    await stop(target, 'agent-1');
    await target.control.pass(days(9));
    return { whileSilent: await statuses(target) };
  },
  act: async (target) => {
    await start(target, 'agent-1');
    const backAgain = await statuses(target);
    await stop(target, 'agent-1');
    return { backAgain };
  },
}).assert(
  atOnce(async (_target, { whileSilent, backAgain }) => {
    same(whileSilent, ['agent-1 inactive'], 'While it was silent');
    same(backAgain, ['agent-1 active'], 'When it was back');
  }),
  justBefore(removal, async (target) =>
    same(await statuses(target), ['agent-1 inactive'], 'Nine days of the first silence later'),
  ),
  by(removal, async (target) => same(await statuses(target), [], 'Ten days after it stopped again')),
);

const closed = { port443: false };
const statusPort = situation({
  title: 'while 443 is closed an agent is kept alive by reports over 8080, and takes no request',
  needs: { onPremises: true },
  tenant: tenantWith({ agents: machines(3) }),
  arrange: async (target) => {
    await changeAgent(target, 'agent-3', { network: { port8080: false } });
    return {};
  },
  act: async (target) => {
    await changeAgent(target, 'agent-1', { network: closed });
    await changeAgent(target, 'agent-2', { network: { ...closed, port8080: false } });
    return {};
  },
}).assert(
  by(silence, async (target) =>
    same(
      await statuses(target),
      ['agent-1 active', 'agent-2 inactive', 'agent-3 active'],
      '443 closed, 443 and 8080 closed, 8080 closed',
    ),
  ),
  by(removal, async (target) => {
    same(await statuses(target), ['agent-1 active', 'agent-3 active'], 'The same after ten days');
    await stop(target, 'agent-3');
    same(await signIn(target), '80001', 'A sign-in with 443 closed everywhere');
    await changeAgent(target, 'agent-1', { network: { port443: true } });
    same(await signIn(target), 'success', 'A sign-in with 443 open again');
  }),
);

const certificates = situation({
  title:
    'an agent renews its certificate while it can; one that comes back with a certificate that has ended is forgotten',
  certainty: 'open',
  needs: { onPremises: true, clock: true },
  tenant: tenantWith({ agents: machines(2) }),
  arrange: async (target) => {
    await changeAgent(target, 'agent-2', { network: closed });
    return {};
  },
  act: async (target) => {
    await target.control.pass(days(190));
    return { before: await statuses(target) };
  },
}).assert(
  atOnce(async (target, { before }) => {
    same(
      before,
      ['agent-1 active', 'agent-2 active'],
      'After 190 days, of which the second spent all behind a closed 443',
    );
    await stop(target, 'agent-1');
    await start(target, 'agent-1');
    await changeAgent(target, 'agent-2', { network: { port443: true } });
    same(await statuses(target), ['agent-1 active'], 'Once both have come back');
  }),
);

const twoSteps = situation({
  title: 'an agent that is installed only is not listed, counted nor asked; one that is registered is',
  needs: { onPremises: true },
  tenant: tenantWith({}),
  arrange: async () => ({}),
  act: async (target) => {
    await install(target, 'agent-1');
    return {
      installed: await statuses(target),
      before: await signIn(target),
      starts: (await refusalOf(start(target, 'agent-1'))) === '',
    };
  },
}).assert(
  atOnce(async (target, { installed, before, starts }) => {
    same([installed, before, starts], [[], '80001', false], 'Listed, a sign-in, and whether it starts');
    await register(target, 'agent-1');
    same(await statuses(target), ['agent-1 active'], 'Listed once it is registered');
    same(await signIn(target), 'success', 'A sign-in once it is registered');
  }),
);

const notCounted = situation({
  title: 'agents that are installed only leave the limit alone',
  needs: { onPremises: true },
  tenant: { ...tenantWith({ agents: machines(1) }), rules: { values: { agentLimit: 2 } } },
  arrange: async (target) => {
    for (const name of ['agent-2', 'agent-3', 'agent-4']) await install(target, name);
    return {};
  },
  act: async (target) => ({ refusal: await refusalOf(register(target, 'agent-4')) }),
}).assert(
  atOnce(async (target, { refusal }) => {
    same(refusal, '', 'The refusal of the second that is registered');
    same(await statuses(target), ['agent-1 active', 'agent-4 active'], 'The agents that are listed');
  }),
);

const credentials = situation({
  title: 'registering takes the credentials of a Hybrid Identity Administrator',
  needs: { onPremises: true },
  tenant: tenantWith({}, { users: [{ ...user('reader'), roles: ['Directory Readers'] }] }),
  arrange: async (target) => {
    await install(target, 'agent-1');
    return {};
  },
  act: async (target) => ({
    plain: await refusalOf(register(target, 'agent-1', ada)),
    other: await refusalOf(register(target, 'agent-1', 'reader@managed.example')),
    nobody: await refusalOf(register(target, 'agent-1', 'nobody@managed.example')),
    right: await refusalOf(register(target, 'agent-1')),
  }),
}).assert(
  atOnce(async (target, { plain, other, nobody, right }) => {
    for (const refusal of [plain, other])
      claim(refusal.includes('Hybrid Identity Administrator'), `The refusal does not name the role: ${refusal}`);
    claim(nobody !== '', 'Somebody who does not exist registers an agent.');
    same(right, '', 'The refusal of the administrator');
    same(await statuses(target), ['agent-1 active'], 'The agents that are listed');
  }),
);

const unfit = situation({
  title: 'without TLS 1.2, without port 443 or behind TLS inspection an agent cannot be registered',
  certainty: 'open',
  needs: { onPremises: true },
  tenant: tenantWith({}),
  arrange: async () => ({
    servers: [
      { name: 'old', what: 'TLS 1.2', with: { server: { tls12: false } } },
      { name: 'shut', what: '443', with: { network: { port443: false } } },
      { name: 'watched', what: 'inspection', with: { network: { tlsInspection: true } } },
      { name: 'good', what: '', with: { network: { port8080: false } } },
    ],
  }),
  act: async (target, { servers }) => {
    const refusals: string[] = [];
    for (const { name, with: more } of servers) {
      await install(target, name, more);
      refusals.push(await refusalOf(register(target, name)));
    }
    return { refusals };
  },
}).assert(
  atOnce(async (target, { servers, refusals }) => {
    for (const [index, { name, what }] of servers.entries()) {
      const refusal = refusals[index] ?? '';
      if (what === '') same(refusal, '', `The refusal of the server '${name}'`);
      else claim(refusal.includes(what), `The refusal of the server '${name}' does not say ${what}: '${refusal}'`);
    }
    same(await statuses(target), ['good active'], 'The agents that are listed');
  }),
);

export const agentBehaviours: readonly Behaviour[] = [
  {
    id: 'PT-01',
    title: 'Agents, their groups and what they publish are listed in beta; agents register from on-premises only.',
    certainty: 'doc',
    permissions: ['Policy.Read.HybridAuthentication'],
    cases: [onlyInBeta, shape, listed, groups, membership, resources, notThroughGraph],
  },
  {
    id: 'PT-02',
    title: 'A tenant has at most 40 agents; a cloned machine is not supported.',
    certainty: 'doc',
    cases: [limit, olderLimit, clone, installedAnew, ...findingCases['PT-02']],
  },
  {
    id: 'PT-03',
    title: 'A silent agent turns inactive and is forgotten after ten days.',
    certainty: 'doc',
    cases: [silent, back, statusPort, certificates],
  },
  {
    id: 'PT-11',
    title: 'An agent needs a recent version, a fit server, TLS 1.2 and ways out.',
    certainty: 'doc',
    cases: [...findingCases['PT-11'], unfit],
  },
  {
    id: 'PT-12',
    title: 'Installing and registering an agent are two steps.',
    certainty: 'doc',
    cases: [twoSteps, notCounted, credentials, ...findingCases['PT-12']],
  },
];
