/** Domains and their federation over Graph. */
import type { Json } from '../../behaviour.ts';
import { claim, NotAsDescribed, same } from '../../claim.ts';
import type { GraphAnswer, GraphRequest, Person, Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';
import { items, text } from '../staged-rollout/vocabulary.ts';
import { certificate } from './certificates.ts';

/** What every behaviour of domains needs of the principal. */
export const domainRights = {
  permissions: ['Domain.ReadWrite.All', 'Domain-InternalFederation.ReadWrite.All'],
  roles: ['Domain Name Administrator', 'User Administrator'],
} as const;

/** What is kept of an answer to be judged later. */
export type Answered = {
  readonly status: number;
  /** Error code, or empty. */
  readonly code: string;
  /** Error text, or empty. */
  readonly message: string;
  /** Codes of the error's details. */
  readonly details: readonly string[];
};

export function answered({ status, body }: GraphAnswer): Answered {
  const { error } = (body ?? {}) as {
    error?: { code?: string; message?: string; details?: { code?: string; target?: string }[] };
  };
  return {
    status,
    code: error?.code ?? '',
    message: error?.message ?? '',
    details: (error?.details ?? []).map(({ code, target }) => `${code} ${target}`),
  };
}

/** Claims that a call was refused, and how; `message` is a part of the text. */
export function refusedAs(
  actual: Answered,
  expected: { readonly status?: number; readonly code?: string; readonly message?: string; readonly detail?: string },
  what: string,
): void {
  const { status = 400, code = 'Request_BadRequest', message, detail } = expected;
  same([actual.status, actual.code], [status, code], `Status and code of ${what}`);
  if (message !== undefined)
    claim(actual.message.includes(message), `${what}: the text is '${actual.message}', not '${message}'.`);
  if (detail !== undefined)
    claim(actual.details.includes(detail), `${what}: the details are ${JSON.stringify(actual.details)}.`);
}

export const call = (
  target: Target,
  method: GraphRequest['method'],
  path: string,
  body?: object,
  version: 'v1.0' | 'beta' = 'v1.0',
): Promise<GraphAnswer> => target.graph.request({ method, path, version, ...(body ? { body } : {}) });

/** What could not be prepared is no verdict on the behaviour; it says what the service answered. */
export async function done(answer: Promise<GraphAnswer>, status: number, what: string): Promise<GraphAnswer> {
  const found = await answer;
  if (found.status !== status)
    throw new NotAsDescribed(`${what} was answered with ${found.status}: ${JSON.stringify(found.body)}`);
  return found;
}

export const pathOf = (domain: string): string => `/domains/${domain}`;
export const federationPath = (domain: string): string => `${pathOf(domain)}/federationConfiguration`;

/** A body without its annotations. */
export const plain = (body: unknown): Record<string, Json> =>
  Object.fromEntries(Object.entries((body ?? {}) as object).filter(([name]) => !name.startsWith('@')));

export const tryDomain = async (target: Target, id: string, more: object = {}): Promise<Answered> =>
  answered(await call(target, 'POST', '/domains', { id, ...more }));

/** Adds a domain. Gives its name. */
export async function addDomain(target: Target, id: string): Promise<string> {
  await done(call(target, 'POST', '/domains', { id }), 201, `Adding the domain ${id}`);
  return id;
}

/** A root of the tenant below which domains can be added. */
export async function rootOfTenant(target: Target): Promise<string> {
  const [root] = (await target.domains()).roots;
  if (root === undefined) throw new Error('The tenant has no managed root of its own.');
  return root;
}

/** Adds a domain below a root of the tenant, which verifies it. */
export const addSubdomain = async (target: Target, what: string): Promise<string> =>
  addDomain(target, target.domainName(what, await rootOfTenant(target)));

export const tryPromote = async (target: Target, domain: string): Promise<Answered> =>
  answered(await call(target, 'POST', `${pathOf(domain)}/promote`));

/** A verified managed domain that stands by itself and has nothing to do with the others of the tenant. */
export async function makeOwnRoot(target: Target, what: string): Promise<string> {
  const domain = await addSubdomain(target, what);
  await done(call(target, 'POST', `${pathOf(domain)}/promote`), 200, `Promoting ${domain}`);
  return domain;
}

export const readDomain = async (target: Target, domain: string): Promise<Record<string, Json>> =>
  plain((await done(call(target, 'GET', pathOf(domain)), 200, `Reading ${domain}`)).body);

/** Some properties of a domain as Graph shows it. */
export async function shownOf(target: Target, domain: string, names: readonly string[]): Promise<readonly Json[]> {
  const found = await readDomain(target, domain);
  return names.map((name) => found[name] ?? null);
}

export const typeShown = async (target: Target, domain: string): Promise<Json> =>
  (await readDomain(target, domain))['authenticationType'] ?? null;

/** Settings of a trust that no other domain has. */
export const federationSettings = (domain: string): Record<string, Json> => ({
  displayName: `Federation of ${domain}`,
  issuerUri: `http://${domain}/adfs/services/trust`,
  passiveSignInUri: `https://sts.${domain}/adfs/ls/`,
  activeSignInUri: `https://sts.${domain}/adfs/services/trust/2005/usernamemixed`,
  metadataExchangeUri: `https://sts.${domain}/adfs/services/trust/mex`,
  signOutUri: `https://sts.${domain}/adfs/ls/`,
  preferredAuthenticationProtocol: 'wsFed',
  federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp',
  signingCertificate: certificate.text,
});

export const tryFederate = async (
  target: Target,
  domain: string,
  settings: object = federationSettings(domain),
): Promise<Answered> => answered(await call(target, 'POST', federationPath(domain), settings));

/** Makes a domain federated. Gives the id of its configuration. */
export async function federate(
  target: Target,
  domain: string,
  settings: object = federationSettings(domain),
): Promise<string> {
  return text(await done(call(target, 'POST', federationPath(domain), settings), 201, `Federating ${domain}`), 'id');
}

export const tryUpdate = async (target: Target, domain: string, body: object): Promise<Answered> =>
  answered(await call(target, 'PATCH', pathOf(domain), body));

/** Makes a federated domain managed. */
export async function makeManaged(target: Target, domain: string): Promise<void> {
  const body = { authenticationType: 'Managed' };
  await done(call(target, 'PATCH', pathOf(domain), body), 204, `Making ${domain} managed`);
}

/** The configuration of a federated domain. */
export async function federationOf(target: Target, domain: string): Promise<Record<string, Json>> {
  const [found] = items(
    await done(call(target, 'GET', federationPath(domain)), 200, `Reading the federation of ${domain}`),
  );
  return plain(found);
}

export const tryReadFederation = async (target: Target, domain: string): Promise<Answered> =>
  answered(await call(target, 'GET', federationPath(domain)));

export const tryDelete = async (target: Target, domain: string): Promise<Answered> =>
  answered(await call(target, 'DELETE', pathOf(domain)));

export const deleteDomain = async (target: Target, domain: string): Promise<void> => {
  await done(call(target, 'DELETE', pathOf(domain)), 204, `Deleting ${domain}`);
};

/** A user of the cloud in an own domain that is still managed. `what`: letters and digits, as the name before the `@`. */
export async function makeUserIn(target: Target, what: string, domain: string): Promise<Person> {
  const userPrincipalName = `${what}@${domain}`;
  const body = {
    displayName: target.name(what),
    mailNickname: what,
    userPrincipalName,
    accountEnabled: true,
    onPremisesImmutableId: Buffer.from(userPrincipalName).toString('base64'),
    passwordProfile: { password: `Pw-${what}-7q`, forceChangePasswordNextSignIn: false },
  };
  const answer = await done(call(target, 'POST', '/users', body), 201, `Creating the user ${userPrincipalName}`);
  return { id: text(answer, 'id'), upn: userPrincipalName };
}

/** Properties of a user that Graph shows to those who ask for them. */
export async function userShown(target: Target, key: string, names: readonly string[]): Promise<readonly Json[]> {
  const path = `/users/${encodeURIComponent(key)}?$select=${names.join(',')}`;
  const { body } = await done(call(target, 'GET', path), 200, `Reading ${key}`);
  const found = body as Record<string, Json>;
  return names.map((name) => found[name] ?? null);
}

/** Audit events of an activity about a domain, oldest first. Domains are named in them, ids they have none. */
export async function domainEvents(
  target: Target,
  activity: string,
  domain: string,
): Promise<readonly Record<string, unknown>[]> {
  const filter = encodeURIComponent(`activityDisplayName eq '${activity}'`);
  const events = await everyPage(target.graph.request, `/auditLogs/directoryAudits?$filter=${filter}`);
  return events
    .filter((event) => (event['targetResources'] as { displayName?: string }[])[0]?.displayName === domain)
    .reverse();
}
