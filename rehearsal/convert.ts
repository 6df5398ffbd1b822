/**
 * The conversion of a domain from beginning to end, after the rollout: a new domain is verified through DNS and federated,
 * its federation server fails, its users get over that with synced passwords, go back, and are cut over for good.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@cutover/sdk';
import { passwordFile, readPasswordFile } from '@cutover/sdk/node';
import { remoteMockTime } from '@cutover/sdk/testing';
import { Control, expect, type SignInOutcome, type Stage } from './control.ts';

const minute = 60 * 1_000;
const hour = 60 * minute;
const domain = 'tailspintoys.com';
const serviceName = `sts.${domain}`;
const password = 'Correct-Horse-7';
const ada = `ada@${domain}`;
const noah = `noah@${domain}`;

interface Named {
  readonly name: string;
}

/** Codes of the cloud that are met here. */
const meanings: Readonly<Record<number, string>> = {
  50056: 'no password in the cloud',
  50126: 'another password in the cloud',
};

/** What somebody meets who types a password, in a few words. */
function meets({ route, result, code, because }: SignInOutcome): string {
  const where = route === 'federation' ? 'at the federation server' : 'in the cloud';
  if (result === 'success') return `in, ${where}`;
  if (result === 'passwordChangeNeeded') return `in, ${where}, and has to change the password`;
  const why =
    code === undefined
      ? because.at(-1)?.behaviour === 'FD-08'
        ? 'the server is down'
        : because.at(-1)?.text
      : `${code}, ${meanings[code] ?? 'see the codes of sign-in errors'}`;
  return `locked out ${where} (${why})`;
}

/** Rehearses a conversion. Throws when the service behaves otherwise than documented. */
export async function rehearseConversion(baseUrl: string, token: string, stage: Stage): Promise<void> {
  const control = new Control(baseUrl);
  const time = await remoteMockTime(baseUrl);
  const client = createClient({ credential: () => token, baseUrl, time });
  const { say } = stage;
  const at = async (): Promise<string> => `${(await control.now()).toISOString().slice(5, 16).replace('T', ' ')}  `;

  say(`\n\nThe second act: ${domain}, a new domain, with people of its own.`);
  say(
    'Here every user follows a conversion after exactly two hours; in a real tenant each at some time within them.\n',
  );
  await addDomain(control, client, say, await at());
  await addPeople(control, time.sleep, say, await at());

  say(`\n${await at()} ${domain} is federated with AD FS.`);
  await control.post('/on-premises/farms', {
    name: 'Tailspin AD FS',
    product: 'adfs',
    serviceName,
    existing: true,
    members: [
      { name: 'adfs1', role: 'federationServer', healthy: true },
      { name: 'wap1', role: 'proxy', healthy: true },
    ],
    trusts: [domain],
  });
  await client.domains.convertToFederated(domain, {
    displayName: 'Tailspin AD FS',
    issuerUri: `http://${serviceName}/adfs/services/trust`,
    passiveSignInUri: `https://${serviceName}/adfs/ls/`,
    activeSignInUri: `https://${serviceName}/adfs/services/trust/2005/usernamemixed`,
    metadataExchangeUri: `https://${serviceName}/adfs/services/trust/mex`,
    preferredAuthenticationProtocol: 'wsFed',
    signingCertificate: await readFile(new URL('signing-certificate.txt', import.meta.url), 'utf8'),
  });
  const hours = (): Promise<readonly string[]> => watch(control, time.sleep, say);
  let seen = await hours();
  expect(seen.at(-1)?.startsWith('in, at the federation server') === true, 'two hours later the farm signs users in');
  expect(seen[0]?.includes('cloud') === true, 'the cloud signs users in until the change is in effect');

  const saved = await client.domains.saveFederation(domain);
  say(
    `\n${await at()} The federation is saved, ${Object.keys(saved.configuration).length} settings. Then its server fails.`,
  );
  await control.patch('/on-premises/farms/Tailspin%20AD%20FS', { healthy: false });
  const { kind } = await client.signIn.realm(ada);
  expect(kind === 'federation', 'realm discovery still says federated while the server is down');
  say(`   Ada: ${meets(await control.signIn(ada, password))}. Discovery still sends her there.`);

  say(`\n${await at()} The way out: synced passwords, SkipUserConversion true.`);
  const backup = await client.domains.convertToManaged(domain, { skipUserConversion: true, saved });
  expect(backup.users.converted === 0, 'nobody gets a temporary password');
  seen = await hours();
  expect(seen.at(-1)?.startsWith('in, in the cloud') === true, 'the synced hash signs Ada in');
  expect(seen[0]?.startsWith('locked out') === true, 'nothing helps before the conversion is in effect');

  say(`\n${await at()} The server is repaired, and the domain goes back to it.`);
  await control.patch('/on-premises/farms/Tailspin%20AD%20FS', { healthy: true });
  await client.domains.convertToFederated(domain, saved);
  seen = await hours();
  expect(seen.at(-1)?.startsWith('in, at the federation server') === true, 'the saved trust works again');

  const folder = await mkdtemp(join(tmpdir(), 'cutover-'));
  try {
    const path = join(folder, 'temporary-passwords.csv');
    say(`\n${await at()} Cut-over for good: SkipUserConversion false.`);
    const conversion = client.domains.convertToManaged(domain, {
      skipUserConversion: false,
      passwordFile: passwordFile(path),
      saved,
    });
    const { users } = await conversion;
    const made = await readPasswordFile(path);
    const noahs = made.find(({ upn }) => upn === noah)?.password ?? '';
    expect(users.converted === 1 && noahs !== '', 'Noah, who has no hash in the cloud, gets a temporary password');
    say(
      `   ${users.converted} temporary password in the file, for ${made.map(({ upn }) => upn).join(', ')}; ${users.skipped} keep their synced ones.`,
    );
    seen = await hours();
    expect(seen.at(-1)?.startsWith('in, in the cloud') === true, 'the cloud signs Ada in for good');
    const last = await control.signIn(noah, noahs);
    expect(last.result === 'passwordChangeNeeded', 'the temporary password has to be changed');
    say('   50126 for Noah: his own password is another one than the temporary one, which has arrived.');
    say(`   Noah with the temporary password: ${meets(last)}.`);
    const again = await client.domains.convertToManaged(domain, {
      skipUserConversion: false,
      passwordFile: passwordFile(join(folder, 'second-run.csv'), { after: [path] }),
    });
    expect(again.users.converted === 0, 'a second run makes no further password');
    say(`   A second run, to be sure: ${again.users.converted} new passwords.`);
  } finally {
    await rm(folder, { recursive: true });
  }
  const log = await control.get<{ signIns: readonly { readonly at: string }[] }>(
    `/on-premises/federation-log?domain=${domain}`,
  );
  const ended = (await control.now()).getTime();
  await time.sleep(12 * hour, new AbortController().signal);
  await control.signIn(ada, password);
  const since = (await control.get<typeof log>(`/on-premises/federation-log?domain=${domain}`)).signIns.filter(
    (signIn) => Date.parse(signIn.at) >= ended,
  );
  expect(since.length === 0, 'nobody comes to the federation server after the cut-over');
  say(
    `\n${await at()} The federation server's own log has ${log.signIns.length} sign-ins up to the cut-over and none in the 12 hours since: it can be shut down.`,
  );
}

/** DM-02: the record is published late, and the verification waits for it. */
async function addDomain(control: Control, client: Client, say: Stage['say'], at: string): Promise<void> {
  await client.domains.ensureDomain(domain);
  const verification = client.domains.verify(domain, { waitForDns: { interval: 30 * minute, maxInterval: hour } });
  let published: Promise<unknown> | undefined;
  verification.onProgress(({ attempts, records }) => {
    const record = records.find(({ recordType }) => recordType === 'Txt');
    if (attempts < 3 || published || !record || !('text' in record)) return;
    published = control.post('/dns-records', { name: domain, type: 'TXT', value: String(record.text) });
  });
  const verified = await verification;
  expect(verified.isVerified === true, 'the domain is verified once the record is in DNS');
  await published;
  const { attempts = 0, elapsed = 0 } = verification.progress ?? {};
  say(
    `${at} Added; verified after ${attempts} attempts and ${Math.round(elapsed / minute)} minutes, when DNS had the record.`,
  );
}

/** Two people on-premises: the hash of one reaches the cloud, the other's does not. */
async function addPeople(
  control: Control,
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>,
  say: Stage['say'],
  at: string,
): Promise<void> {
  const never = new AbortController().signal;
  const { forests } = await control.get<{ forests: readonly Named[] }>('/on-premises/forests');
  const { synchronizers } = await control.get<{ synchronizers: readonly Named[] }>('/on-premises/synchronizers');
  const [forest] = forests;
  const [server] = synchronizers;
  if (!forest || !server) throw new Error('The tenant has no forest that is synchronized.');
  await control.patch(`/on-premises/forests/${forest.name}`, { addUpnSuffixes: [domain] });
  const add = (userPrincipalName: string): Promise<unknown> =>
    control.post('/on-premises/objects', { kind: 'user', forest: forest.name, userPrincipalName, password });
  await add(ada);
  await control.post('/on-premises/cycle', {});
  await sleep(5 * minute, never);
  await control.patch(`/on-premises/servers/${server.name}`, { passwordHashSync: false });
  await add(noah);
  await control.post('/on-premises/cycle', {});
  await sleep(5 * minute, never);
  const [adas, noahs] = [await control.signIn(ada, password), await control.signIn(noah, password)];
  expect(adas.result === 'success', 'Ada signs in with her synced password');
  expect(noahs.code === 50056, 'Noah has no password in the cloud');
  say(`${at} Two people come from on-premises. Ada: ${meets(adas)}. Noah, whose hash was not sent: ${meets(noahs)}.`);
}

/** What Ada and Noah meet with their own passwords in the two hours after a conversion was asked for (CV-01). */
async function watch(
  control: Control,
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>,
  say: Stage['say'],
): Promise<readonly string[]> {
  const never = new AbortController().signal;
  const adas: string[] = [];
  let passed = 0;
  for (const [label, moment] of [
    ['at once', 0],
    ['1 h 00', hour],
    ['1 h 59', 2 * hour - minute],
    ['2 h 00', 2 * hour],
  ] as const) {
    if (moment > passed) await sleep(moment - passed, never);
    passed = moment;
    const met = meets(await control.signIn(ada, password));
    adas.push(met);
    say(`   ${label.padEnd(8)} Ada: ${met.padEnd(44)} Noah: ${meets(await control.signIn(noah, password))}`);
  }
  return adas;
}
