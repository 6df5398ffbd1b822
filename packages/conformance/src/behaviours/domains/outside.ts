/** What Graph does not have: public DNS, federation servers, synchronization, and the retired cmdlets. */
import type { Json } from '../../behaviour.ts';
import type { SignInAttempt, SignInResult, Target } from '../../target.ts';
import { items } from '../staged-rollout/vocabulary.ts';
import { certificate } from './certificates.ts';
import { call, done, pathOf } from './vocabulary.ts';

const segment = encodeURIComponent;

/** The text of a refusal; empty when the call was not refused. */
export const refusalOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

export interface DnsRecord {
  readonly name: string;
  readonly type: 'TXT' | 'MX';
  readonly value: string;
}

export const publish = async (target: Target, record: DnsRecord): Promise<void> => {
  await target.control.ask('POST', '/dns-records', record);
};

/** The records that prove a domain, as the service asks for them. */
export async function proofsOf(target: Target, domain: string): Promise<readonly DnsRecord[]> {
  const path = `${pathOf(domain)}/verificationDnsRecords`;
  const records = items(await done(call(target, 'GET', path), 200, `Reading the records of ${domain}`));
  return records.map(({ recordType, text, mailExchange, label }) =>
    recordType === 'Txt'
      ? { name: String(label), type: 'TXT', value: String(text) }
      : { name: String(label), type: 'MX', value: String(mailExchange) },
  );
}

/** Publishes what proves a domain. */
export async function prove(target: Target, domain: string, type: DnsRecord['type'] = 'TXT'): Promise<void> {
  for (const record of await proofsOf(target, domain)) if (record.type === type) await publish(target, record);
}

/** Adds a domain that is verified by its own DNS record. */
export async function verifyByDns(target: Target, domain: string): Promise<void> {
  await prove(target, domain);
  await done(call(target, 'POST', `${pathOf(domain)}/verify`), 200, `Verifying ${domain}`);
}

export const farmOf = (domain: string): string => `Farm of ${domain}`;

/** The AD FS farm to which the trust of a domain leads, with the trust on its side. */
export const addFarm = async (target: Target, domain: string, more: object = {}): Promise<void> => {
  await target.control.ask('POST', '/on-premises/farms', {
    name: farmOf(domain),
    product: 'adfs',
    serviceName: `sts.${domain}`,
    trusts: [domain],
    signingCertificate: certificate.text,
    ...more,
  });
};

export const changeFarm = async (target: Target, domain: string, change: object): Promise<void> => {
  await target.control.ask('PATCH', `/on-premises/farms/${segment(farmOf(domain))}`, change);
};

/** Domains for which the farm has a trust. */
export const trustsOf = async (target: Target, domain: string): Promise<readonly string[]> =>
  ((await target.control.ask('GET', `/on-premises/farms/${segment(farmOf(domain))}`)) as { trusts: string[] }).trusts;

export interface LoggedSignIn {
  readonly userPrincipalName: string;
  readonly client: string;
  readonly arrival: string;
  readonly inRollout: boolean;
  readonly succeeded?: boolean;
}

/** The federation server's own log, oldest first. */
export const federationLog = async (target: Target, domain: string): Promise<readonly LoggedSignIn[]> =>
  (
    (await target.control.ask('GET', `/on-premises/federation-log?domain=${segment(domain)}`)) as {
      signIns: LoggedSignIn[];
    }
  ).signIns;

export interface Conversion {
  readonly asked: string;
  readonly users: number;
  readonly converted: number;
  readonly running: boolean;
  readonly withoutPassword: number;
}

export const conversionOf = async (target: Target, domain: string): Promise<Conversion> =>
  (await target.control.ask('GET', `/domains/${segment(domain)}/conversion`)) as Conversion;

/** Convert-MsolDomainToStandard. */
export const convertToStandard = async (
  target: Target,
  domain: string,
  options: { readonly skipUserConversion?: boolean; readonly passwordFile?: string },
): Promise<void> => {
  await target.control.ask('POST', `/domains/${segment(domain)}/convert-to-standard`, options);
};

/** Convert-MsolDomainToFederated. */
export const convertToFederated = async (target: Target, domain: string, more: object = {}): Promise<void> => {
  await target.control.ask('POST', `/domains/${segment(domain)}/convert-to-federated`, {
    farm: farmOf(domain),
    ...more,
  });
};

/** Set-MsolDomainAuthentication. */
export const setAuthentication = async (target: Target, domain: string, body: object): Promise<void> => {
  await target.control.ask('POST', `/domains/${segment(domain)}/set-authentication`, body);
};

/** Convert-MsolFederatedUser. Gives the temporary password where none was given. */
export const convertUser = async (target: Target, upn: string, newPassword?: string): Promise<string> =>
  (
    (await target.control.ask(
      'POST',
      `/users/${segment(upn)}/convert`,
      newPassword === undefined ? {} : { newPassword },
    )) as { temporaryPassword?: string }
  ).temporaryPassword ?? '';

export const interruptConversion = async (target: Target, domain: string): Promise<void> => {
  await target.control.ask('POST', `/domains/${segment(domain)}/interrupt-conversion`, {});
};

export type PasswordLine = { readonly userPrincipalName: string; readonly password: string };

/** The lines of a password file. */
export const passwordFile = async (target: Target, name: string): Promise<readonly PasswordLine[]> =>
  ((await target.control.ask('GET', `/password-files/${segment(name)}`)) as { lines: PasswordLine[] }).lines;

/** The password that a file has for a user. */
export async function passwordIn(target: Target, file: string, upn: string): Promise<string> {
  return (await passwordFile(target, file)).find((line) => line.userPrincipalName === upn)?.password ?? '';
}

/** Another name, another address, another state of an account on-premises. */
export const changeAccount = async (target: Target, upn: string, change: object): Promise<void> => {
  await target.control.ask('PATCH', `/on-premises/objects/${segment(upn)}`, change);
};

export const addAccount = async (target: Target, account: object): Promise<void> => {
  await target.control.ask('POST', '/on-premises/objects', { kind: 'user', ...account });
};

export interface Server {
  readonly name: string;
  readonly kind: string;
  readonly signInMethod: string;
}

/** The Connect server of the tenant. */
export async function connectServer(target: Target): Promise<Server> {
  const { synchronizers } = (await target.control.ask('GET', '/on-premises/synchronizers')) as {
    synchronizers: Server[];
  };
  const found = synchronizers.find(({ kind }) => kind === 'connect');
  if (!found) throw new Error('The tenant has no Connect server.');
  return found;
}

export const changeServer = async (target: Target, change: object): Promise<void> => {
  await target.control.ask('PATCH', `/on-premises/servers/${segment((await connectServer(target)).name)}`, change);
};

export const fullPasswordSync = async (target: Target): Promise<void> => {
  await target.control.ask('POST', '/on-premises/password-sync', {});
};

/** What becomes of a sign-in, in a few words: route, method, result and code. */
export async function attempt(target: Target, attempted: SignInAttempt): Promise<string> {
  const { route, method, result = '', code } = await target.control.signIn(attempted);
  return [route, route === 'cloud' ? method : undefined, result, code].filter((part) => part !== undefined).join(' ');
}

/** Why a sign-in ends as it does: ids of behaviours. */
export async function reasonsOf(target: Target, attempted: SignInAttempt): Promise<readonly Json[]> {
  const { because } = (await target.control.signIn(attempted)) as SignInResult & {
    because: readonly { behaviour: string }[];
  };
  return because.map(({ behaviour }) => behaviour);
}
