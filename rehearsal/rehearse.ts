/**
 * A staged rollout from beginning to end, against a mock that serves over HTTP: the SDK does it, the mock's clock makes a
 * week pass. Works on any tenant file that has synced users in a federated domain.
 */
import { BadRequestError, type Client, createClient, type Group, type User } from '@cutover/sdk';
import { remoteMockTime } from '@cutover/sdk/testing';
import { Control, expect, type Stage } from './control.ts';

const minute = 60 * 1_000;
const day = 24 * 60 * minute;

/** Rehearses a rollout. Throws when the service behaves otherwise than documented. */
export async function rehearse(baseUrl: string, token: string, stage: Stage): Promise<void> {
  const control = new Control(baseUrl);
  const time = await remoteMockTime(baseUrl);
  const client = createClient({ credential: () => token, baseUrl, time });
  const { say } = stage;
  const began = await control.now();
  const clock = async (): Promise<string> => {
    const hours = ((await control.now()).getTime() - began.getTime()) / 3_600_000;
    return `day ${Math.floor(hours / 24) + 1}, ${String(Math.floor(hours % 24)).padStart(2, '0')}:00 h`;
  };

  const users = await syncedUsers(client, stage);
  const first = users.slice(0, Math.min(150, Math.floor(users.length / 2)));
  const grown = users.slice(0, Math.min(2_000, users.length));
  if (first.length === 0)
    throw new Error('The tenant has no synced users in a federated domain; there is nothing to roll out.');
  const before = await control.map();
  say(`${users.length} synced users sign in at a federation server. A staged rollout of password hash sync begins.`);

  const { policy } = await client.stagedRollout.ensurePolicy({
    feature: 'passwordHashSync',
    displayName: 'Rehearsal: password hash sync',
    isEnabled: true,
  });
  const pilot = await newGroup(client, 'Rehearsal pilot');
  await fill(client, pilot, first, stage);
  await client.stagedRollout.ensureGroup(policy.id, pilot.id);
  say(`\n${await clock()}   A first group of ${first.length} is added.`);
  await sample(client, say, 'at once', [first[0], first.at(-1)], 'cloud');

  say(`\n${await clock()}   The group grows to ${grown.length}.`);
  await fill(client, pilot, grown.slice(first.length), stage);
  await sample(client, say, 'nobody new moves', [grown[first.length], grown.at(-1)], 'federation');
  await time.sleep(day - minute);
  await sample(client, say, 'nor after 23 h 59 min', [grown[first.length], grown.at(-1)], 'federation');
  await time.sleep(minute);
  await sample(client, say, 'after 24 hours all have', [grown[first.length], grown.at(-1)], 'cloud');

  say(`\n${await clock()}   What is refused:`);
  await refusals(client, policy.id, say);

  const [someone] = first;
  if (someone) {
    say(`\n${await clock()}   What stays with the federation server, for ${someone.userPrincipalName}:`);
    const domain = someone.userPrincipalName?.split('@')[1] ?? '';
    for (const [what, more] of [
      [`an application that sends domain_hint=${domain}`, { domainHint: domain }],
      ['a POP3 client', { client: 'pop3' }],
      ['Windows 10 1809 renewing its token', { client: 'primaryRefreshToken', windows: '1809', join: 'hybrid' }],
    ] as const) {
      const { route, because } = await control.explain(someone.userPrincipalName ?? '', more);
      expect(route === 'federation', `${what} should stay with federation`);
      say(`   ${what}: ${because.at(-1)?.behaviour}`);
    }

    say(`\n${await clock()}   ${someone.userPrincipalName} is taken out of the group.`);
    await client.directory.members.remove(pilot.id, someone.id);
    await sample(client, say, 'still in the cloud', [someone], 'cloud');
    const wait = await client.stagedRollout.waitUntilInEffect({
      upn: someone.userPrincipalName ?? '',
      expect: 'federation',
      policyId: policy.id,
    });
    expect(wait.allInEffect, 'the user should be back at the federation server');
    say(
      `   ${await clock()}   seen back at the federation server, ${wait.rounds} rounds of asking, state ${wait.users[0]?.state}`,
    );
  }

  const rest = 7 * day - ((await control.now()).getTime() - began.getTime());
  if (rest > 0) await time.sleep(rest);
  const trail = new Map<string, number>();
  for await (const event of client.audit.list({ from: began, top: 999 })) {
    if (/rollout/.test(event.activityDisplayName))
      trail.set(event.activityDisplayName, (trail.get(event.activityDisplayName) ?? 0) + 1);
    stage.progress(
      `   reading the audit log: ${[...trail.values()].reduce((sum, count) => sum + count, 0)} rollout events`,
    );
  }
  stage.progress('');
  say(`\n${await clock()}   The audit trail of the week:`);
  for (const [activity, count] of [...trail].sort()) say(`   ${String(count).padStart(6)}  ${activity}`);

  say('\n   Who signs in how          before     after');
  const after = await control.map();
  for (const route of new Set([...Object.keys(before.counts), ...Object.keys(after.counts)])) {
    say(
      `   ${route.padEnd(22)} ${String(before.counts[route] ?? 0).padStart(9)} ${String(after.counts[route] ?? 0).padStart(9)}`,
    );
  }
}

/** Users that a rollout can move: synced, in a federated domain. */
async function syncedUsers(client: Client, { progress }: Stage): Promise<User[]> {
  const federated = new Set<string>();
  for await (const domain of client.domains.list())
    if (domain.authenticationType === 'Federated') federated.add(domain.id);
  const users: User[] = [];
  const select = ['id', 'userPrincipalName', 'onPremisesSyncEnabled'] as const;
  for await (const user of client.directory.users.list({ select: [...select], top: 999 })) {
    const domain = user.userPrincipalName?.split('@')[1]?.toLowerCase() ?? '';
    if (user.onPremisesSyncEnabled && federated.has(domain)) users.push(user);
    if (users.length % 1_000 === 0) progress(`   reading users: ${users.length}`);
  }
  progress('');
  return users.sort((left, right) => ((left.userPrincipalName ?? '') < (right.userPrincipalName ?? '') ? -1 : 1));
}

const newGroup = (client: Client, displayName: string): Promise<Group> =>
  client.directory.groups.create({
    displayName,
    mailEnabled: false,
    mailNickname: displayName.replace(/[^A-Za-z0-9]/g, ''),
    securityEnabled: true,
  });

async function fill(client: Client, group: Group, users: readonly User[], { progress }: Stage): Promise<void> {
  const result = await client.directory.members.addMany(
    group.id,
    users.map((user) => user.id),
    { onProgress: ({ changed, total }) => progress(`   adding members: ${changed.length} of ${total}`) },
  );
  progress('');
  const [failed] = result.failed;
  if (failed) throw failed.error;
}

/** A few users through realm discovery, as anyone can ask. */
async function sample(
  client: Client,
  say: Stage['say'],
  what: string,
  users: readonly (User | undefined)[],
  expected: 'cloud' | 'federation',
): Promise<void> {
  const seen = new Set<string>();
  for (const user of users) {
    const upn = user?.userPrincipalName;
    if (!upn) continue;
    const { kind } = await client.signIn.realm(upn);
    expect(kind === expected, `${upn} signs in at ${kind}, not at ${expected}`);
    seen.add(upn);
  }
  say(`   ${what}: ${[...seen].join(' and ')} → ${expected}`);
}

/** Groups that the service does not take. */
async function refusals(client: Client, policyId: string, say: Stage['say']): Promise<void> {
  const refused = async (what: string, groupId: string): Promise<void> => {
    try {
      await client.stagedRollout.addGroup(policyId, groupId);
    } catch (error) {
      if (!(error instanceof BadRequestError)) throw error;
      say(`   ${what}: ${error.status} ${error.code}`);
      return;
    }
    throw new Error(`The rehearsal went otherwise than documented: ${what} was accepted.`);
  };
  const dynamic = await client.directory.groups.create({
    displayName: 'Rehearsal dynamic',
    mailEnabled: false,
    mailNickname: 'rehearsaldynamic',
    securityEnabled: true,
    groupTypes: ['DynamicMembership'],
    membershipRule: 'user.department -eq "Sales"',
  });
  await refused('a dynamic group', dynamic.id);
  const contact = await contactOf(client);
  if (contact === undefined) {
    say('   a group with a contact: not tried, the tenant has no contact');
  } else {
    const partners = await newGroup(client, 'Rehearsal partners');
    await client.directory.members.add(partners.id, contact);
    await refused('a group with a contact', partners.id);
  }
  const present = (await client.stagedRollout.listGroups(policyId)).items.length;
  for (let number = present + 1; number <= 10; number++) {
    const group = await newGroup(client, `Rehearsal group ${number}`);
    await client.stagedRollout.addGroup(policyId, group.id);
  }
  await refused('an eleventh group', (await newGroup(client, 'Rehearsal group 11')).id);
}

/** A contact, found as a member of some group: the SDK has no list of contacts. */
async function contactOf(client: Client): Promise<string | undefined> {
  for await (const group of client.directory.groups.list({ top: 100 })) {
    for await (const member of client.directory.members.list(group.id)) {
      if ((member as { '@odata.type'?: string })['@odata.type'] === '#microsoft.graph.orgContact') return member.id;
    }
  }
  return undefined;
}
