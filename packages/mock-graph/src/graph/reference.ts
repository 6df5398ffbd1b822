import { isGraphHost } from '../clouds.ts';
import { badRequest } from '../tenant/service-error.ts';
import { asVersion } from './route-tree.ts';
import { readAddress, readSegments } from './url.ts';

const sets: ReadonlySet<string> = new Set(['directoryobjects', 'users', 'groups', 'contacts']);
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The object id that an `@odata.id` names: an absolute address of Graph or of this server, with a version, a set of
 * directory objects and a GUID; as `/users/{id}` or `/users('{id}')`.
 */
export function readReference(text: string, ownHost: string): string {
  const explain = `Give an absolute address such as https://graph.microsoft.com/v1.0/directoryObjects/{id}.`;
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
  else throw badRequest(`'${text}' in @odata.id names no version of Microsoft Graph. ${explain}`);
  const [set = '', id = ''] = segments;
  if (!sets.has(set.toLowerCase()))
    throw badRequest(`'${text}' in @odata.id names no set of directory objects. ${explain}`);
  if (!guid.test(id)) throw badRequest(`Invalid object identifier '${id}'.`);
  return id.toLowerCase();
}

export const isGuid = (text: string): boolean => guid.test(text);
