import * as z from 'zod/mini';
import { call, flag, moment, text } from '../call.ts';

const optionalText = z.optional(z.nullable(text));
const keys = z.optional(z.array(text));

/** What can be said of an object; null takes a value away. */
export const objectValues = {
  userPrincipalName: optionalText,
  samAccountName: optionalText,
  displayName: optionalText,
  mail: optionalText,
  mailNickname: optionalText,
  proxyAddresses: z.optional(z.nullable(z.array(text))),
  attributes: z.optional(z.record(z.string(), z.nullable(z.string()))),
  enabled: z.optional(flag),
  locked: z.optional(flag),
  accountExpiresAt: z.optional(z.nullable(moment)),
  passwordExpiresAt: z.optional(z.nullable(moment)),
  mustChangePassword: z.optional(flag),
  logonHours: z.optional(z.nullable(z.array(z.number()))),
  masterAccount: optionalText,
};

const membership = { add: keys, remove: keys };

export const objectCalls = [
  call('GET /on-premises/objects', ({ tenant, query }) => ({ objects: tenant.onPremises.objects(query.forest) }), {
    query: z.strictObject({ forest: z.optional(text) }),
  }),
  call('POST /on-premises/objects', ({ tenant, body }) => tenant.onPremises.addObject(body), {
    body: z.strictObject({
      kind: z.enum(['user', 'group', 'contact']),
      forest: text,
      id: z.optional(text),
      container: z.optional(text),
      password: z.optional(text),
      members: keys,
      ...objectValues,
    }),
  }),
  call('GET /on-premises/objects/{object}', ({ tenant, path }) => tenant.onPremises.object(path.object)),
  call(
    'PATCH /on-premises/objects/{object}',
    ({ tenant, path, body }) => tenant.onPremises.changeObject(path.object, body),
    { body: z.strictObject(objectValues) },
  ),
  call('DELETE /on-premises/objects/{object}', ({ tenant, path }) => tenant.onPremises.deleteObject(path.object)),
  call(
    'POST /on-premises/objects/{object}/move',
    ({ tenant, path, body }) => tenant.onPremises.moveObject(path.object, body),
    { body: z.strictObject({ forest: z.optional(text), container: z.optional(text) }) },
  ),
  call(
    'POST /on-premises/objects/{object}/members',
    ({ tenant, path, body }) => tenant.onPremises.changeMembership(path.object, body),
    { body: z.strictObject(membership) },
  ),
  call('GET /on-premises/objects/{object}/metaverse', ({ tenant, path }) => ({
    metaverse: tenant.onPremises.metaverse(path.object),
  })),
  call(
    'POST /on-premises/password',
    ({ tenant, body: { upn, password, origin, ...options } }) => {
      if (origin === 'cloud') tenant.onPremises.changePasswordWithWriteback(upn, password);
      else tenant.onPremises.changePassword(upn, password, options);
    },
    {
      body: z.union([
        z.strictObject({
          upn: text,
          password: text,
          origin: z.optional(z.literal('onPremises')),
          mustChange: z.optional(flag),
        }),
        z.strictObject({ upn: text, password: text, origin: z.literal('cloud') }),
      ]),
    },
  ),
  call(
    'POST /on-premises/membership',
    ({ tenant, body: { groupId, ...change } }) => tenant.onPremises.changeMembership(groupId, change),
    { body: z.strictObject({ groupId: text, ...membership }) },
  ),
];
