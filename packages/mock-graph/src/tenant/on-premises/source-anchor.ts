/** Source anchors: what ties a cloud object to its on-premises object for good (UP-05, UP-08). */
import type { OnPremisesObject, UserRecord } from '../records.ts';
import type { View } from '../state.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Where the bytes of a GUID's text stand in its binary form, which has its first three parts reversed. */
const byteOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
const base64Of16 = /^[A-Za-z0-9+/]{21}[AQgw]==$/;

/** Where the text of a GUID has each byte of the binary form. */
const places = byteOrder.map((byte) => 2 * byte + [4, 6, 8, 10].filter((start) => byte >= start).length);
const digitOf = (code: number): number => (code > 96 ? code - 87 : code - 48);
const codes = Array.from(alphabet, (character) => character.charCodeAt(0));
const padding = '='.charCodeAt(0);

/** The base64 form of an objectGUID in lower case, as synchronization sends it. */
export function anchorOfGuid(id: string): string {
  const text: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const place of places) {
    const byte = (digitOf(id.charCodeAt(place)) << 4) | digitOf(id.charCodeAt(place + 1));
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 6; bits -= 6) text.push(codes[(buffer >> (bits - 6)) & 63] ?? 0);
  }
  text.push(codes[(buffer << (6 - bits)) & 63] ?? 0, padding, padding);
  return String.fromCharCode(...text);
}

/** The objectGUID that an anchor is the base64 form of; undefined for any other anchor. */
export function guidOfAnchor(anchor: string): string | undefined {
  if (!base64Of16.test(anchor)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let buffer = 0;
  for (let index = 0; index < 22; index++) {
    buffer = (buffer << 6) | alphabet.indexOf(anchor.charAt(index));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 255);
  }
  const hexadecimal = byteOrder.map((place) => (bytes[place] ?? 0).toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20, 32].map((end, index) => hexadecimal.slice([0, 8, 12, 16, 20][index], end)).join('-');
}

/** What the cloud knows an object by, if it knows it. */
export const knownAnchor = (object: OnPremisesObject): string => object.sourceAnchor ?? anchorOfGuid(object.id);

const consistencyGuid = 'ms-DS-ConsistencyGuid';

/** The value that the tenant's source-anchor attribute has for an object now; undefined when it has none (UP-08). */
export function anchorOf(view: View, object: OnPremisesObject): string | undefined {
  const attribute = view.facts.sourceAnchorAttribute ?? 'objectGUID';
  // Groups and contacts go by their objectGUID whatever users go by.
  if (attribute === 'objectGUID' || object.kind !== 'user') return knownAnchor(object);
  if (attribute === consistencyGuid) return object.attributes?.[consistencyGuid] ?? knownAnchor(object);
  return attributeOf(object, attribute);
}

/** The value of a directory attribute by name. */
export function attributeOf(object: OnPremisesObject, name: string): string | undefined {
  if (name === 'userPrincipalName') return object.userPrincipalName;
  if (name === 'mail') return object.mail;
  if (name === 'sAMAccountName') return object.samAccountName;
  return object.attributes?.[name];
}

/** The object that the cloud knows by an anchor. */
export function objectOfAnchor(view: View, anchor: string): OnPremisesObject | undefined {
  const { onPremisesObjects, onPremisesByAnchor } = view.tables;
  const indexed = onPremisesByAnchor.get(anchor);
  if (indexed !== undefined) return onPremisesObjects.get(indexed);
  const id = guidOfAnchor(anchor);
  const object = id === undefined ? undefined : onPremisesObjects.get(id);
  return object?.sourceAnchor === undefined ? object : undefined;
}

/** The synchronized user that the cloud knows by an object's anchor. */
export function userOfObject(view: View, object: OnPremisesObject): UserRecord | undefined {
  const id = view.tables.usersByImmutableId.get(knownAnchor(object));
  const user = id === undefined ? undefined : view.tables.users.get(id);
  return user?.onPremisesSyncEnabled ? user : undefined;
}

/** Whether an attribute holds text; binary ones are sent in base64. */
export const isTextAnchor = (attribute: string): boolean => attribute !== 'objectGUID' && attribute !== consistencyGuid;
