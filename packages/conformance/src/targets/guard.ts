/** What a run may write in a real tenant: objects it has made, under its own names, and nothing else. */
import type { Made } from '../ledger.ts';
import { type LoginRequest, noSuchId } from '../target.ts';
import { Refused } from './refusals.ts';
import type { WireAnswer, WireRequest } from './wire.ts';

export interface Surface {
  /** What the case has made so far. */
  readonly made: readonly Made[];
  /** Users set aside for the suite; their own properties may be written. */
  readonly mayUpdate: readonly string[];
  /** What the name of everything made begins with. */
  readonly namePrefix: string;
}

export interface Permit {
  /** What a person would like to know beside method and path. */
  readonly note: string;
}

const sets: Readonly<Record<string, Made['kind']>> = {
  groups: 'group',
  users: 'user',
  domains: 'domain',
  'policies/featurerolloutpolicies': 'policy',
  'directory/featurerolloutpolicies': 'policy',
  'onpremisespublishingprofiles/authentication/agentgroups': 'agentGroup',
};

/** What the names of domains begin with, where those of other objects begin with `namePrefix`: DNS knows no blanks. */
export const domainPrefix = (namePrefix: string): string => namePrefix.trimEnd().replaceAll(' ', '-').concat('-');

/** What a path is about: the set, the object if it names one, and whether it is the object as a whole. */
export function kindOfPath(
  path: string,
): { kind: Made['kind']; id: string | undefined; whole: boolean; last: string } | undefined {
  const segments = (path.split('?')[0] ?? '').split('/').filter((segment) => segment !== '');
  for (const length of [1, 2, 3]) {
    const kind = sets[segments.slice(0, length).join('/').toLowerCase()];
    const id = segments[length];
    if (kind) return { kind, id, whole: segments.length === length + 1, last: (segments.at(-1) ?? '').toLowerCase() };
  }
  return undefined;
}

const bodyOf = (request: WireRequest): Record<string, unknown> =>
  request.body === undefined ? {} : (JSON.parse(request.body) as Record<string, unknown>);

/** What can be asked of an own domain and reaches beyond it. */
function beyond(body: Readonly<Record<string, unknown>>): string | undefined {
  if (body['isDefault'] !== undefined) return "it would change the tenant's default domain";
  if (body['forceTakeover'] !== undefined) return 'it could take a domain over from another tenant';
  return undefined;
}

/** Lets a write pass. Throws a Refused for one that would touch what the run has not made. */
export function permit(request: WireRequest, path: string, surface: Surface): Permit {
  const { method } = request;
  const about = kindOfPath(path);
  const body = bodyOf(request);
  const { displayName } = body;
  const refuse = (why: string): never => {
    throw new Refused(`${method} ${path} was not sent: ${why}.`);
  };
  if (!about) return refuse('it is no group, user, domain, rollout policy or group of pass-through agents');
  const { kind, id } = about;
  const reach = kind === 'domain' ? beyond(body) : undefined;
  if (reach) return refuse(reach);
  // What a federation configuration is called is shown to nobody but its own users.
  const named = kind !== 'domain' || about.id === undefined;
  const name = kind === 'domain' ? body['id'] : displayName;
  const prefix = kind === 'domain' ? domainPrefix(surface.namePrefix) : surface.namePrefix;
  if (named && name !== undefined && !String(name).startsWith(prefix))
    return refuse(`the name '${name}' does not begin with '${prefix}'`);
  if (id === undefined) {
    if (method !== 'POST' || name === undefined) return refuse('what is made needs a name');
    return { note: ` ${String(name)}` };
  }
  const made = surface.made.find((one) => one.id === id && one.kind === kind);
  const aside = kind === 'user' && method === 'PATCH' && about.whole && surface.mayUpdate.includes(id);
  if (!made && id !== noSuchId && !aside) return refuse('the run has not made this object');
  return { note: made === undefined || made.name === id ? '' : ` (${made.name})` };
}

/** Where the sign-in service is told something. */
const discovery = /^\/common\/getcredentialtype$/i;
const tokens = /^\/[^/?]+\/oauth2\/v2\.0\/token$/i;

/**
 * Lets a call of the sign-in service pass. Throws a Refused for one that could count against a user, or concern an
 * application that there is.
 */
export function permitLogin({ method, path, form }: LoginRequest): void {
  const refuse = (why: string): never => {
    throw new Refused(`${method} ${path} was not sent: ${why}.`);
  };
  if (method === 'GET' || discovery.test(path)) return;
  if (!tokens.test(path)) refuse('it is neither realm discovery nor the token endpoint');
  const { client_id: application = noSuchId } = form ?? {};
  if (application !== noSuchId) refuse('a run asks for no token in the name of an application');
  for (const name of ['username', 'password', 'refresh_token', 'device_code', 'code', 'assertion'])
    if (form?.[name] !== undefined) refuse(`a run hands over no '${name}'`);
}

let invented = 0;
const inventedId = (): string => `00000000-0000-4000-8000-${String(++invented).padStart(12, '0')}`;

/** Answers in place of the service in a dry run: writes succeed, and what was not really made can be read. */
export function standIn(
  request: WireRequest,
  path: string,
  made: readonly Made[],
  dryRun: boolean,
): WireAnswer | undefined {
  if (!dryRun) return undefined;
  const about = kindOfPath(path);
  const json = (status: number, value: object): WireAnswer => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  if (request.method === 'POST' && (about?.id === undefined || about.last === 'federationconfiguration'))
    return json(201, { id: inventedId(), ...bodyOf(request) });
  if (request.method === 'POST' && about?.kind === 'domain')
    return json(200, about.last === 'promote' ? { value: true } : { id: about.id });
  if (request.method !== 'GET') return { status: 204, headers: {} };
  const known = made.find(({ id }) => id === about?.id);
  if (!known) return undefined;
  if (!about?.whole) return json(200, { value: [] });
  return json(200, known.kind === 'domain' ? { id: known.id } : { id: known.id, displayName: known.name });
}
