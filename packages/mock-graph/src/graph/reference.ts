import { isGraphHost } from '../clouds.ts';
import { guidPattern } from '../tenant/names.ts';
import { badRequest } from '../tenant/service-error.ts';
import { asVersion } from './route-tree.ts';
import { readAddress, readSegments } from './url.ts';

/** What a reference leads to: a directory object, or what an on-premises publishing profile has under a name. */
export type ReferenceTarget = 'directoryObject' | 'agentGroups' | 'connectors' | 'connectorGroups';

const directorySets: ReadonlySet<string> = new Set(['directoryobjects', 'users', 'groups', 'contacts']);

/** The id behind a set of directory objects; undefined where the segments name none. */
const directoryId = ([set = '', id]: readonly string[]): string | undefined =>
  directorySets.has(set.toLowerCase()) ? (id ?? '') : undefined;

/** The id behind `onPremisesPublishingProfiles/{type}/{name}`; undefined where the segments name another. */
const publishedId = ([set = '', , name = '', id]: readonly string[], wanted: string): string | undefined =>
  set.toLowerCase() === 'onpremisespublishingprofiles' && name.toLowerCase() === wanted.toLowerCase()
    ? (id ?? '')
    : undefined;

/**
 * The object id that an `@odata.id` names: an absolute address of Graph or of this server, with a version, a set of
 * objects and a GUID; as `/users/{id}` or `/users('{id}')`.
 */
export function readReference(text: string, ownHost: string, target: ReferenceTarget = 'directoryObject'): string {
  const isDirectory = target === 'directoryObject';
  const example = isDirectory
    ? 'v1.0/directoryObjects/{id}'
    : `beta/onPremisesPublishingProfiles/{type}/${target}/{id}`;
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
  else if (isDirectory) throw badRequest(`'${text}' in @odata.id names no version of Microsoft Graph. ${explain}`);
  const id = isDirectory ? directoryId(segments) : publishedId(segments, target);
  if (id === undefined)
    throw badRequest(
      `'${text}' in @odata.id names no ${isDirectory ? 'set of directory objects' : target}. ${explain}`,
    );
  if (!guidPattern.test(id)) throw badRequest(`Invalid object identifier '${id}'.`);
  return id.toLowerCase();
}

export const isGuid = (text: string): boolean => guidPattern.test(text);
