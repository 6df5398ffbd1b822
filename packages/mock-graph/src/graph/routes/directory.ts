import { directoryObject, requireGroup, requireObject } from '../../tenant/membership.ts';
import { notFound } from '../../tenant/service-error.ts';
import type { View } from '../../tenant/state.ts';
import { formatTime } from '../../tenant/time.ts';
import { findUser, requireUser } from '../../tenant/users.ts';
import { created, type ListItem, type Rows, type WriteInput, write } from '../rows.ts';
import { following, shownObject, tableList } from './lists.ts';

const userItem = (view: View, key: string): ListItem | undefined => {
  const user = findUser(view, key);
  return user && { position: user.id, entity: 'user', item: user };
};

const links = ({ body, reference }: WriteInput) => {
  const read = (name: string): string[] | undefined => {
    const list = body[name];
    return Array.isArray(list) ? list.map((link) => reference(link)) : undefined;
  };
  const members = read('members@odata.bind');
  const owners = read('owners@odata.bind');
  return { ...(members ? { members } : {}), ...(owners ? { owners } : {}) };
};

export const directoryRows = {
  listUsers: {
    kind: 'list',
    list: ({ view }) =>
      tableList(view.tables.users, 'user', {
        userPrincipalName: (value) => userItem(view, value),
        onPremisesImmutableId: (value) => {
          const id = view.tables.usersByImmutableId.get(value);
          return id === undefined ? undefined : userItem(view, id);
        },
      }),
  },
  createUser: write('createUser', { answer: created('user', 'User') }),
  getUser: {
    kind: 'entity',
    set: 'users',
    read: ({ view, parameters }) => ({ entity: 'user', item: requireUser(view, parameters['userId'] ?? '') }),
  },
  updateUser: write('updateUser'),
  deleteUser: write('deleteUser'),
  listGroups: { kind: 'list', list: ({ view }) => tableList(view.tables.groups, 'group') },
  createGroup: write('createGroup', {
    input: (input) => ({ body: input.body as never, links: links(input) }),
    answer: created('group', 'Group'),
  }),
  getGroup: {
    kind: 'entity',
    read: ({ view, parameters }) => ({ entity: 'group', item: requireGroup(view, parameters['groupId'] ?? '') }),
  },
  updateGroup: write('updateGroup', {
    input: (input) => ({ groupId: input.parameters['groupId'] ?? '', body: input.body as never, links: links(input) }),
  }),
  deleteGroup: write('deleteGroup'),
  listGroupMembers: {
    kind: 'list',
    set: 'directoryObjects',
    typed: true,
    list: ({ view, parameters }) => {
      const { id } = requireGroup(view, parameters['groupId'] ?? '');
      const prefix = `${id}|`;
      return {
        *after(position): IterableIterator<ListItem> {
          for (const [key] of view.tables.members.range(
            position === undefined ? prefix : following(prefix + position),
            `${id}}`,
          )) {
            const memberId = key.slice(prefix.length);
            const object = directoryObject(view, memberId);
            if (object) yield { ...shownObject(object), position: memberId };
          }
        },
      };
    },
  },
  addGroupMember: write('addGroupMember', {
    input: ({ parameters, body, reference }) => ({
      groupId: parameters['groupId'] ?? '',
      memberId: reference(body['@odata.id']),
    }),
  }),
  removeGroupMember: write('removeGroupMember', {
    input: ({ parameters }) => ({ groupId: parameters['groupId'] ?? '', memberId: parameters['memberId'] ?? '' }),
  }),
  listContacts: { kind: 'list', list: ({ view }) => tableList(view.tables.contacts, 'orgContact') },
  getContact: {
    kind: 'entity',
    read: ({ view, parameters }) => {
      const id = parameters['contactId'] ?? '';
      const contact = view.tables.contacts.get(id);
      if (!contact) throw notFound(id);
      return { entity: 'orgContact', item: contact };
    },
  },
  getDirectoryObject: {
    kind: 'entity',
    read: ({ view, parameters }) => shownObject(requireObject(view, parameters['directoryObjectId'] ?? '')),
  },
  resetUserPassword: write('resetUserPassword', {
    answer: ({ id, userId, newPassword }, { base }) => ({
      location: `${base}/users/${userId}/authentication/operations/${id}`,
      ...(newPassword === undefined ? {} : { shown: { entity: 'passwordResetResponse', item: { newPassword } } }),
    }),
  }),
  getPasswordOperation: {
    kind: 'entity',
    read: ({ view, parameters }) => {
      const user = requireUser(view, parameters['userId'] ?? '');
      const id = parameters['operationId'] ?? '';
      const at = view.tables.passwordOperations.get(`${user.id}|${id}`);
      if (at === undefined) throw notFound(id);
      const time = formatTime(at);
      const item = { id, createdDateTime: time, lastActionDateTime: time, status: 'succeeded', statusDetail: null };
      return { entity: 'longRunningOperation', item: { ...item, resourceLocation: null } };
    },
  },
} satisfies Partial<Rows>;
