/** What the tenant knows of its forests and synchronizers. */
import type {
  AlternateIdFacts,
  InstallationFacts,
  PasswordSyncFacts,
  SourceAnchorHolder,
  TopologyFacts,
} from '@cutover/contract/findings';
import { iso } from '../../iso.ts';
import { inScope, suffixesOf } from '../../tenant/on-premises/forests.ts';
import { displayNameOf } from '../../tenant/on-premises/objects.ts';
import { isActive, synchronizersOf } from '../../tenant/on-premises/schedule.ts';
import {
  anchorOfGuid,
  attributeOf,
  isTextAnchor,
  knownAnchor,
  userOfObject,
} from '../../tenant/on-premises/source-anchor.ts';
import type { ConnectServer, OnPremisesObject } from '../../tenant/records.ts';
import type { View } from '../../tenant/state.ts';

const connectServers = (view: View): ConnectServer[] =>
  synchronizersOf(view).flatMap((each) => (each.kind === 'connect' ? [each] : []));

/** The suffixes of all forests, each once. */
export const allSuffixes = (view: View): string[] => [
  ...new Set([...view.tables.forests.range()].flatMap(([, forest]) => suffixesOf(forest))),
];

export const tenantDomains = (view: View): { readonly id: string; readonly isVerified: boolean }[] =>
  [...view.tables.domains.range()].map(([id, { isVerified }]) => ({ id, isVerified: isVerified === true }));

function groupSizes(view: View): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [key] of view.tables.onPremisesMembers.range()) {
    const group = key.slice(0, key.indexOf('|'));
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  return sizes;
}

export function topologyFacts(view: View, tenant: string): TopologyFacts {
  const sizes = groupSizes(view);
  const largestIn = (scopes: ConnectServer['scopes']): number =>
    Math.max(
      0,
      ...[...sizes].map(([id, size]) => {
        const group = view.tables.onPremisesObjects.get(id);
        return group && inScope(scopes, group) ? size : 0;
      }),
    );
  return {
    tenants: [tenant],
    forests: [...view.tables.forests.range()].map(([name]) => ({ name })),
    servers: connectServers(view).map(({ name, mode, running, scopes }) => ({
      name,
      tenants: [tenant],
      mode,
      running,
      scopes,
    })),
    cloudSync: synchronizersOf(view).flatMap((each) =>
      each.kind === 'cloudSync'
        ? [
            {
              name: each.name,
              tenant,
              scopes: each.scopes,
              agentsRunning: each.agents.filter(({ running }) => running).length,
              ...(each.scopes.some(({ containers }) => containers) ? { filter: 'organizationalUnit' as const } : {}),
              largestGroup: largestIn(each.scopes),
            },
          ]
        : [],
    ),
  };
}

export const installationFacts = (view: View): Omit<InstallationFacts, 'settings'> => ({
  forests: view.tables.forests.size,
  tenants: 1,
  storedSourceAnchorAttribute: view.facts.sourceAnchorAttribute,
  suffixes: allSuffixes(view),
});

export const passwordSyncFacts = (view: View): PasswordSyncFacts => ({
  servers: connectServers(view).map(({ name, version, running, lastCycleAt }) => ({
    name,
    version,
    ...(running
      ? {}
      : { downSince: lastCycleAt === null ? 'its installation' : `its last cycle at ${iso(lastCycleAt)}` }),
  })),
  passwordHashSync: view.facts.synchronizationFeatures.passwordSyncEnabled === true,
});

function* onPremisesUsers(view: View): IterableIterator<OnPremisesObject> {
  for (const [, object] of view.tables.onPremisesObjects.range()) if (object.kind === 'user') yield object;
}

const nameOf = (object: OnPremisesObject): string => object.userPrincipalName ?? displayNameOf(object);

/** `attribute`: what gives the sign-in name; by default that of the server that writes. */
export function alternateIdFacts(view: View, attribute?: string): AlternateIdFacts {
  const server = connectServers(view).find(isActive);
  const chosen = attribute ?? server?.userNameAttribute ?? 'userPrincipalName';
  return {
    attribute: chosen,
    values: [...onPremisesUsers(view)].flatMap((object) => {
      const value = attributeOf(object, chosen);
      return value === undefined ? [] : [{ object: nameOf(object), value }];
    }),
    suffixes: allSuffixes(view),
    domains: tenantDomains(view),
  };
}

/** What the users of all forests have in an attribute that is or could be the source anchor. */
export function sourceAnchorHolders(view: View, attribute: string): SourceAnchorHolder[] {
  const inUse = attribute === (view.facts.sourceAnchorAttribute ?? 'objectGUID');
  return [...onPremisesUsers(view)].map((object) => {
    const own = attribute === 'objectGUID' ? anchorOfGuid(object.id) : attributeOf(object, attribute);
    const asSent = (text: string | undefined) =>
      isTextAnchor(attribute) || text === undefined ? text : { base64: text };
    const known = inUse && userOfObject(view, object) ? knownAnchor(object) : undefined;
    return {
      object: nameOf(object),
      value: asSent(own),
      ...(known === undefined ? {} : { earlierValues: [asSent(known)] }),
    };
  });
}
