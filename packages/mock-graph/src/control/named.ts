/** What paths and queries name, found or refused in one way: with 404, and with where to look. */
import { findObject } from '../tenant/on-premises/objects.ts';
import { synchronizerKey } from '../tenant/on-premises/schedule.ts';
import { findAgent } from '../tenant/pass-through/agents.ts';
import type { View } from '../tenant/state.ts';
import { findUser } from '../tenant/users.ts';
import { ControlError } from './refusal.ts';

interface Kind {
  readonly what: string;
  /** The call that lists what there is. */
  readonly list: string;
  find(view: View, name: string): unknown;
}

const synchronizer: Kind = {
  what: 'synchronizer',
  list: '/_mock/on-premises/synchronizers',
  find: ({ tables }, name) => tables.synchronizers.get(synchronizerKey(name)),
};

const kinds = {
  domain: { what: 'domain', list: '/v1.0/domains', find: ({ tables }, name) => tables.domains.get(name.toLowerCase()) },
  user: { what: 'user', list: '/v1.0/users', find: findUser },
  forest: {
    what: 'forest',
    list: '/_mock/on-premises/forests',
    find: ({ tables }, name) => tables.forests.get(name.toLowerCase()),
  },
  object: { what: 'on-premises object', list: '/_mock/on-premises/objects', find: findObject },
  farm: {
    what: 'federation farm',
    list: '/_mock/on-premises/farms',
    find: ({ tables }, name) => tables.federationFarms.get(name.toLowerCase()),
  },
  passwordFile: {
    what: 'password file',
    list: '/_mock/password-files',
    find: ({ tables }, name) => tables.passwordFiles.get(name),
  },
  agent: { what: 'pass-through agent', list: '/_mock/on-premises/agents', find: findAgent },
  load: { what: 'sign-in load', list: '/_mock/sign-in-loads', find: ({ tables }, id) => tables.signInLoads.get(id) },
} as const satisfies Readonly<Record<string, Kind>>;

/** By the segment of a path after which a name stands. */
const ofPath: Readonly<Record<string, Kind>> = {
  domains: kinds.domain,
  users: kinds.user,
  forests: kinds.forest,
  objects: kinds.object,
  synchronizers: synchronizer,
  servers: synchronizer,
  'cloud-sync': synchronizer,
  farms: kinds.farm,
  'password-files': kinds.passwordFile,
  agents: kinds.agent,
  'sign-in-loads': kinds.load,
  'seamless-sso': kinds.forest,
};

/** By the option of a query. */
const ofQuery: Readonly<Record<string, Kind>> = { domain: kinds.domain, forest: kinds.forest };

/** Refuses a call whose path or query names something that is not there. `pattern`: the segments of the path with its parameters in braces. */
export function refuseAbsent(
  view: View,
  pattern: readonly string[],
  path: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>,
): void {
  for (const [index, segment] of pattern.entries())
    if (segment.startsWith('{')) refuseUnlessThere(view, ofPath[pattern[index - 1] ?? ''], path[segment.slice(1, -1)]);
  for (const [option, kind] of Object.entries(ofQuery)) refuseUnlessThere(view, kind, query[option]);
}

function refuseUnlessThere(view: View, kind: Kind | undefined, name: unknown): void {
  if (kind && typeof name === 'string' && kind.find(view, name) === undefined)
    throw new ControlError(404, `There is no ${kind.what} '${name}'. GET ${kind.list} lists what there is.`);
}
