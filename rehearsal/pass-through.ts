/**
 * A Monday morning with pass-through agents, after the conversion: are they healthy and enough, what users meet when all of
 * them fail, and how an administrator gets them in again.
 */
import { type Client, createClient } from '@cutover/sdk';
import { remoteMockTime } from '@cutover/sdk/testing';
import { Control, expect, type SignInOutcome, type Stage } from './control.ts';

const minute = 60 * 1_000;
const domain = 'tailspintoys.com';
const ada = `ada@${domain}`;
const noah = `noah@${domain}`;
const password = 'Correct-Horse-7';
const peak = 500;

interface Agent {
  readonly machineName: string;
  readonly isConnected: boolean;
}

interface Load {
  readonly id: string;
  readonly done: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly longestWait: number;
}

const codes: Readonly<Record<string, string>> = {
  '0': 'in',
  '80001': 'locked out (80001, no agent)',
  '50055': 'in, and have to change the password',
  '50126': 'locked out (50126, wrong password)',
};

const meets = ({ result, code, method }: SignInOutcome): string =>
  result === 'success' ? `in (${method})` : `locked out (${code})`;

/** Rehearses an outage of all agents. Throws when the service behaves otherwise than documented. */
export async function rehearseOutage(baseUrl: string, token: string, stage: Stage): Promise<void> {
  const control = new Control(baseUrl);
  const time = await remoteMockTime(baseUrl);
  const client = createClient({ credential: () => token, baseUrl, time });
  const { say } = stage;
  const never = new AbortController().signal;
  const at = async (): Promise<string> => `${(await control.now()).toISOString().slice(5, 16).replace('T', ' ')}  `;

  const now = await control.now();
  const daysToMonday = (8 - now.getUTCDay()) % 7 || 7;
  const monday = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + daysToMonday, 7, 30);
  await time.sleep(monday - now.getTime(), never);
  say('\n\nThe third act: the next Monday morning, with pass-through agents.\n');
  const connect = await connectServer(control);
  const choose = (signInMethod: string) =>
    control.patch(`/on-premises/servers/${encodeURIComponent(connect)}`, { signInMethod });
  await choose('passThrough');
  const agents = async (): Promise<readonly Agent[]> =>
    (await control.get<{ agents: readonly Agent[] }>('/on-premises/agents')).agents;
  say(
    `${await at()} Pass-through is chosen in Connect on ${connect}, which puts an agent there. There are ${(await agents()).length}.`,
  );
  say(`   Are they healthy, and enough for ${peak} sign-ins a second?`);
  await tellHealth(client, say);

  const { id } = (await control.post('/sign-in-loads', {
    domain,
    count: 30_000,
    duration: 'PT2H',
    curve: [1, 4, 6, 5, 3, 2, 2, 1],
  })) as Load;
  say(`\n${await at()} People come to work: 30,000 sign-ins in two hours. What they meet:`);
  let before: Load = { id, done: 0, outcomes: {}, longestWait: 0 };
  const watch = async (minutes: number): Promise<Readonly<Record<string, number>>> => {
    const label = (await control.now()).toISOString().slice(11, 16);
    await time.sleep(minutes * minute, never);
    const after = await control.get<Load>(`/sign-in-loads/${id}`);
    const met = Object.fromEntries(
      Object.entries(after.outcomes)
        .map(([code, count]) => [code, count - (before.outcomes[code] ?? 0)] as const)
        .filter(([, count]) => count > 0),
    );
    before = after;
    const told = Object.entries(met).map(([code, count]) => `${String(count).padStart(5)} ${codes[code] ?? code}`);
    say(`   ${label} + ${minutes} min   ${told.join(', ')}`);
    return met;
  };
  let met = await watch(30);
  expect(Object.keys(met).join() === '0', 'everybody gets in while the agents work');

  for (const { machineName } of await agents())
    await control.patch(`/on-premises/agents/${machineName}`, { isRunning: false });
  say(`\n${await at()} A firewall change cuts all agents off.`);
  met = await watch(20);
  expect(Object.keys(met).join() === '80001', 'nobody gets in without an agent, and nothing takes over');
  const { kind } = await client.signIn.realm(ada);
  say(
    `   Discovery still says "${kind}". Ada, whose hash is in the cloud: ${meets(await control.signIn(ada, password))}.`,
  );
  say('   What the SDK says now:');
  await tellHealth(client, say);

  await choose('passwordHashSync');
  say(`\n${await at()} An administrator switches to password hash synchronization by hand.`);
  met = await watch(20);
  expect((met['0'] ?? 0) > 0, 'hashes that are already in the cloud work at once');
  if (met['50055']) say('   They are Noah, by the temporary password of the cut-over, until his own hash had arrived.');
  const noahs = await control.signIn(noah, password);
  expect(
    noahs.result === 'success',
    'turning hash synchronization on sends every hash, also one that never was in the cloud',
  );
  say(
    `   The switch sent all hashes once; since then Noah, who had never had his in the cloud, uses his own password: ${meets(noahs)}.`,
  );

  for (const { machineName } of await agents())
    await control.patch(`/on-premises/agents/${machineName}`, { isRunning: true });
  await choose('passThrough');
  say(`\n${await at()} The firewall is mended, the agents are back, and so is pass-through.`);
  met = await watch(50);
  expect(Object.keys(met).join() === '0', 'the agents answer again');
  say(
    `   Noah: ${meets(await control.signIn(noah, password))}. The longest wait at an agent was ${before.longestWait.toFixed(0)} ms.`,
  );

  say('\nWhat the sign-in log of the tenant says of Ada, newest first:');
  let entries = 0;
  for await (const entry of client.signIns.list({ user: ada })) {
    const when = entry.createdDateTime?.slice(5, 16).replace('T', ' ') ?? '';
    const code = entry.status?.errorCode ?? 0;
    say(`   ${when}  ${(entry.method ?? '').padEnd(26)} ${code === 0 ? 'success' : code}`);
    entries += 1;
    if (entries === 6) break;
  }
  expect(entries > 0, 'the log has what users met');
}

/** The answer to the question of the morning, in three lines of code. */
async function tellHealth(client: Client, say: Stage['say']): Promise<void> {
  const health = await client.ptaAgents.health({ peakSignInsPerSecond: peak });
  say(`   ${health.verdict}: ${health.summary}`);
  for (const advice of health.advice) say(`   – ${advice}`);
}

/** The Connect server that is not in staging. */
async function connectServer(control: Control): Promise<string> {
  const { synchronizers } = await control.get<{
    synchronizers: readonly { readonly kind: string; readonly name: string; readonly mode?: string }[];
  }>('/on-premises/synchronizers');
  const found = synchronizers.find(({ kind, mode }) => kind === 'connect' && mode === 'active');
  if (!found) throw new Error('The third act needs a Connect server that is active. Add one to the tenant file.');
  return found.name;
}
