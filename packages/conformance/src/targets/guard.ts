/** What a run may write in a real tenant: objects it has made, under its own names, and nothing else. */
import type { Made } from '../ledger.ts';
import { noSuchId } from '../target.ts';
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
  'policies/featurerolloutpolicies': 'policy',
  'directory/featurerolloutpolicies': 'policy',
};

/** What a path is about: the set, the object if it names one, and whether it is the object as a whole. */
export function kindOfPath(path: string): { kind: Made['kind']; id: string | undefined; whole: boolean } | undefined {
  const segments = (path.split('?')[0] ?? '').split('/').filter((segment) => segment !== '');
  for (const length of [1, 2]) {
    const kind = sets[segments.slice(0, length).join('/').toLowerCase()];
    if (kind) return { kind, id: segments[length], whole: segments.length === length + 1 };
  }
  return undefined;
}

const bodyOf = (request: WireRequest): Record<string, unknown> =>
  request.body === undefined ? {} : (JSON.parse(request.body) as Record<string, unknown>);

/** Lets a write pass. Throws a Refused for one that would touch what the run has not made. */
export function permit(request: WireRequest, path: string, surface: Surface): Permit {
  const { method } = request;
  const about = kindOfPath(path);
  const body = bodyOf(request);
  const { displayName } = body;
  const refuse = (why: string): never => {
    throw new Refused(`${method} ${path} was not sent: ${why}.`);
  };
  if (!about) return refuse('it is no group, user or rollout policy');
  if (displayName !== undefined && !String(displayName).startsWith(surface.namePrefix))
    return refuse(`the name '${displayName}' does not begin with '${surface.namePrefix}'`);
  if (about.id === undefined) {
    if (method !== 'POST' || displayName === undefined) return refuse('what is made needs a name');
    return { note: ` ${String(displayName)}` };
  }
  const { id } = about;
  const own = surface.made.some((one) => one.id === id && one.kind === about.kind) || id === noSuchId;
  const aside = about.kind === 'user' && method === 'PATCH' && about.whole && surface.mayUpdate.includes(id);
  if (!own && !aside) return refuse('the run has not made this object');
  const name = surface.made.find((one) => one.id === id)?.name;
  return { note: name === undefined ? '' : ` (${name})` };
}

let invented = 0;

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
  if (request.method === 'POST' && about?.id === undefined)
    return json(201, { id: `00000000-0000-4000-8000-${String(++invented).padStart(12, '0')}`, ...bodyOf(request) });
  if (request.method !== 'GET') return { status: 204, headers: {} };
  const known = made.find(({ id }) => id === about?.id);
  if (!known) return undefined;
  return about?.whole ? json(200, { id: known.id, displayName: known.name }) : json(200, { value: [] });
}
