import { isGraphHost } from '../clouds.ts';
import { guidPattern } from '../tenant/names.ts';
import { badRequest, notFound } from '../tenant/service-error.ts';
import { asVersion } from './route-tree.ts';
import { readAddress, readSegments } from './url.ts';

/** What the on-premises publishing profile of a type has under a name. */
export interface PublishedTarget {
  readonly publishingType: string;
  readonly name: 'agentGroups' | 'connectors' | 'connectorGroups';
}

/** What a reference leads to. */
export type ReferenceTarget = 'directoryObject' | PublishedTarget;

const directorySets: ReadonlySet<string> = new Set(['directoryobjects', 'users', 'groups', 'contacts']);

/** The id behind a set of directory objects; undefined where the segments name none. */
const directoryId = ([set = '', id]: readonly string[]): string | undefined =>
  directorySets.has(set.toLowerCase()) ? (id ?? '') : undefined;

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The id behind `onPremisesPublishingProfiles/{type}/{name}`; undefined where the segments name another. */
function publishedId(
  [set = '', type = '', name = '', id = '']: readonly string[],
  wanted: PublishedTarget,
): string | undefined {
  if (!sameName(set, 'onPremisesPublishingProfiles') || !sameName(name, wanted.name)) return undefined;
  // Under another type there is another's, or none: not what the path asks for.
  if (!sameName(type, wanted.publishingType)) throw notFound(id);
  return id;
}

/**
 * The object id that an `@odata.id` names: an absolute address of Graph or of this server, with a version, a set of
 * objects and a GUID; as `/users/{id}` or `/users('{id}')`.
 */
export function readReference(text: string, ownHost: string, target: ReferenceTarget = 'directoryObject'): string {
  const published = target === 'directoryObject' ? undefined : target;
  const example = published
    ? `beta/onPremisesPublishingProfiles/${published.publishingType}/${published.name}/{id}`
    : 'v1.0/directoryObjects/{id}';
  const explain = `Give an absolute address such as https://graph.microsoft.com/${example}.`;
  if (!/^https?:\/\//i.test(text)) throw badRequest(`'${text}' in @odata.id is not an absolute address. ${explain}`);
  const address = readAddress(text, {}, true);
  if (address.host !== ownHost && !isGraphHost(address.host)) {
    throw badRequest(
      `@odata.id names the host '${address.host}', which is neither Microsoft Graph nor this server. ${explain}`,
    );
  }
  const segments = readSegments(address.path);
  if (segments[0]?.toLowerCase() === 't') segments.splice(0, 2);
  // The service itself answers with /v2/{tenant}/… in places; clients send such links back.
  if (segments[0]?.toLowerCase() === 'v2') segments.splice(0, 2);
  else if (asVersion(segments[0])) segments.shift();
  // The page of an application's connector group shows an address without a version.
  else if (!published) throw badRequest(`'${text}' in @odata.id names no version of Microsoft Graph. ${explain}`);
  const id = published ? publishedId(segments, published) : directoryId(segments);
  if (id === undefined)
    throw badRequest(`'${text}' in @odata.id names no ${published?.name ?? 'set of directory objects'}. ${explain}`);
  if (!guidPattern.test(id)) throw badRequest(`Invalid object identifier '${id}'.`);
  return id.toLowerCase();
}

export const isGuid = (text: string): boolean => guidPattern.test(text);
