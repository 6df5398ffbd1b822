/** The sign-in service: realm discovery, metadata, tokens, and the log of sign-ins. */
import type { Json } from '../../behaviour.ts';
import { claim, NotAsDescribed, same } from '../../claim.ts';
import type { GraphAnswer, LoginRequest, Target } from '../../target.ts';
import { federated, managed } from '../on-premises/vocabulary.ts';

export { federated, managed } from '../on-premises/vocabulary.ts';

export const password = 'Correct-Horse-7';
export const graphScope = 'https://graph.microsoft.com/.default';

/** A synchronized user of the managed domain, whose name is that of the forest too. */
export const user = (name: string, more: object = {}) => ({
  userPrincipalName: `${name}@${managed}`,
  synced: true,
  password,
  ...more,
});
export const ada = `ada@${managed}`;
/** A user who was made in the cloud. */
export const cyd = `cyd@${managed}`;
export const cloudUser = { userPrincipalName: cyd, password };
/** A synchronized user of the federated domain. */
export const fay = `fay@${federated}`;
export const federatedUser = { userPrincipalName: fay, synced: true, password };

/** An application that signs in by itself. */
export const service = {
  displayName: 'Service',
  appId: '11111111-1111-4111-8111-111111111111',
  identifierUris: ['api://service'],
  secrets: [{ value: 'Right-Secret-1' }, { value: 'Ended-Secret-1', endsAt: '2020-01-01T00:00:00Z' }],
  applicationPermissions: ['User.Read.All'],
  delegatedPermissions: ['User.Read.All'],
} as const;

/** A program on somebody's machine. */
export const program = {
  displayName: 'Program',
  appId: '22222222-2222-4222-8222-222222222222',
  publicClient: true,
  delegatedPermissions: ['User.Read.All', 'Policy.Read.HybridAuthentication'],
} as const;

export const otherProgram = {
  displayName: 'Other program',
  appId: '33333333-3333-4333-8333-333333333333',
  publicClient: true,
  delegatedPermissions: ['User.Read.All'],
} as const;

export const applications = [service, program, otherProgram];

export type Form = Readonly<Record<string, string>>;
export type Body = Readonly<Record<string, Json>>;

const bodyOf = ({ body }: GraphAnswer): Body => (typeof body === 'object' && body !== null ? (body as Body) : {});

/** What the sign-in service answers. Fails the behaviour where that is another status. */
export async function ask(target: Target, request: LoginRequest, status = 200): Promise<Body> {
  const answer = await target.login.request(request);
  if (answer.status !== status)
    throw new NotAsDescribed(
      `${request.method} ${request.path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`,
    );
  return bodyOf(answer);
}

/** A document of the sign-in service. */
export const read = (target: Target, path: string): Promise<Body> => ask(target, { method: 'GET', path });

/** A text of an answer. Fails the behaviour where it has none. */
export function textOf(body: Body, name: string): string {
  const value = body[name];
  claim(typeof value === 'string', `'${name}' is no text but ${JSON.stringify(value)}.`);
  return value;
}

/** What stands in a part of an answer; empty where there is no such part. */
export const partOf = (body: Body, name: string): Body => {
  const value = body[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
};

/** Some members of an object; those that it lacks are null. */
export const some = (body: Body, names: readonly string[]): Body =>
  Object.fromEntries(names.map((name) => [name, body[name] ?? null]));

/** Asks for a token as a tenant that is named by one of its domains. */
export const askToken = (target: Target, form: Form, place: string = managed): Promise<GraphAnswer> =>
  target.login.request({ method: 'POST', path: `/${place}/oauth2/v2.0/token`, form });

/** A token. Fails the behaviour where it is refused. */
export async function tokens(target: Target, form: Form, place: string = managed): Promise<Body> {
  const { status, body } = await askToken(target, form, place);
  claim(status === 200, `The grant ${form['grant_type']} was answered with ${status}: ${JSON.stringify(body)}`);
  return body as Body;
}

export const serviceForm: Form = {
  grant_type: 'client_credentials',
  client_id: service.appId,
  client_secret: service.secrets[0].value,
  scope: graphScope,
};

export const passwordForm = (username: string, more: Form = {}): Form => ({
  grant_type: 'password',
  client_id: program.appId,
  username,
  password,
  scope: graphScope,
  ...more,
});

/** A refusal of the token endpoint: status, `error` and code. */
export type Refusal = readonly [status: number, error: string, code: number];

/** How the token endpoint refuses. Fails the behaviour where it does not. */
export async function refusal(target: Target, form: Form, place: string = managed): Promise<Refusal> {
  const answer = await askToken(target, form, place);
  const body = bodyOf(answer);
  const codes = body['error_codes'];
  claim(Array.isArray(codes) && codes.length === 1, `The answer has no one code: ${JSON.stringify(answer.body)}`);
  const code = Number(codes[0]);
  const description = textOf(body, 'error_description');
  claim(description.startsWith(`AADSTS${code}: `), `The description of ${code} is '${description}'.`);
  return [answer.status, textOf(body, 'error'), code];
}

export const invalidGrant = (code: number): Refusal => [400, 'invalid_grant', code];

/** The claims of a token, read without a look at its signature. */
export function claimsOf(token: string): Body {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Body;
}

/** What a call of Graph answers to a token. */
export const statusWith = async (target: Target, token: string, path: string): Promise<number> =>
  (await target.graph.request({ method: 'GET', path, as: { token: () => token } })).status;

export type Entry = Readonly<Record<string, unknown>>;

/** A page of the log of sign-ins, newest first. */
export async function signIns(target: Target, version: 'v1.0' | 'beta', query = ''): Promise<readonly Entry[]> {
  const answer = await target.graph.request({ method: 'GET', path: `/auditLogs/signIns${query}`, version });
  claim(answer.status === 200, `The log answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  return (answer.body as { readonly value: readonly Entry[] }).value;
}

/** Code of an entry; 0 for a success. */
export const codeOf = (entry: Entry): number => (entry['status'] as { readonly errorCode: number }).errorCode;

/** Where the password of an entry was checked, as beta tells it; empty where it does not. */
export function detailOf(entry: Entry): string {
  const [step] = (entry['authenticationDetails'] ?? []) as readonly { readonly authenticationMethodDetail?: string }[];
  return step?.authenticationMethodDetail ?? '';
}

/** Claims that an address is below the sign-in service that was asked. Gives its path. */
export function pathAt(target: Target, address: string, what: string): string {
  const { address: base } = target.login;
  claim(address.startsWith(`${base}/`), `${what} is ${address}, which is not below ${base}.`);
  return address.slice(base.length);
}

/** Claims that two lists of names with outcomes are the same, name by name. */
export function sameByName<Outcome extends Json>(
  found: Readonly<Record<string, Outcome>>,
  expected: Readonly<Record<string, Outcome>>,
  what: string,
): void {
  for (const name of Object.keys(expected)) same(found[name], expected[name], `${what}, ${name}`);
  same(Object.keys(found).sort(), Object.keys(expected).sort(), `What was tried of ${what}`);
}
