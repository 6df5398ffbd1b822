import { descriptors } from '@cutover/contract/descriptors';
import type {
  Group,
  GroupCreate,
  GroupUpdate,
  OnPremisesDirectorySynchronization,
  OnPremisesDirectorySynchronizationFeature,
  OrgContact,
  User,
  UserCreate,
  UserUpdate,
} from '@cutover/contract/types';
import { entities, entityCalls, readable, readCalls } from './entities.ts';
import { type Member, type Members, memberCalls, membersOf } from './members.ts';
import { type Call, type CallOptions, callOf, type QueryOptions } from './transport/call.ts';
import { NotFoundError } from './transport/errors.ts';
import type { Collection, List } from './transport/paging.ts';
import { type ReadOptions, type Transport, valueFrom } from './transport/transport.ts';

const synchronization = {
  list: (): Call<Collection<OnPremisesDirectorySynchronization>> =>
    callOf<Collection<OnPremisesDirectorySynchronization>>(descriptors.listOnPremisesSynchronization),
  updateFeatures: (
    synchronizationId: string,
    features: Partial<OnPremisesDirectorySynchronizationFeature>,
  ): Call<undefined> =>
    callOf<undefined>(descriptors.updateOnPremisesSynchronization, {
      parameters: { synchronizationId },
      body: { features },
    }),
};

/** Calls of the directory, to send or to batch. */
export const directoryCalls = {
  users: entityCalls<User, UserCreate, UserUpdate>(
    'userId',
    descriptors.listUsers,
    descriptors.getUser,
    descriptors.createUser,
    descriptors.updateUser,
    descriptors.deleteUser,
  ),
  groups: entityCalls<Group, GroupCreate, GroupUpdate>(
    'groupId',
    descriptors.listGroups,
    descriptors.getGroup,
    descriptors.createGroup,
    descriptors.updateGroup,
    descriptors.deleteGroup,
  ),
  members: memberCalls,
  contacts: readCalls<OrgContact>('contactId', descriptors.listContacts, descriptors.getContact),
  objects: {
    get: (directoryObjectId: string, query?: QueryOptions): Call<Member> =>
      callOf<Member>(descriptors.getDirectoryObject, { parameters: { directoryObjectId }, query }),
  },
  onPremisesSynchronization: synchronization,
};

/** Accounts. `userId` is an id or a user principal name. */
export interface Users {
  /** Users; the service answers a few properties unless `select` names others. */
  list(options?: ReadOptions): List<User>;
  /** One user. @throws NotFoundError */
  get(userId: string, options?: ReadOptions): Promise<User>;
  /** Makes a cloud user. @throws ConflictError when the name is in use */
  create(user: UserCreate, options?: CallOptions): Promise<User>;
  /** Changes a user. @throws BadRequestError for what is mastered on-premises */
  update(userId: string, changes: UserUpdate, options?: CallOptions): Promise<void>;
  /** Deletes a user. @throws NotFoundError */
  delete(userId: string, options?: CallOptions): Promise<void>;
}

/** Groups. For staged rollout only assigned security groups will do (SR-09). */
export interface Groups {
  /** Groups. */
  list(options?: ReadOptions): List<Group>;
  /** One group. @throws NotFoundError */
  get(groupId: string, options?: ReadOptions): Promise<Group>;
  /** Makes a group. @throws BadRequestError, ConflictError */
  create(group: GroupCreate, options?: CallOptions): Promise<Group>;
  /** Changes a group. @throws NotFoundError, BadRequestError */
  update(groupId: string, changes: GroupUpdate, options?: CallOptions): Promise<void>;
  /** Deletes a group. @throws NotFoundError */
  delete(groupId: string, options?: CallOptions): Promise<void>;
}

/** Contacts, to read. A group that holds one cannot be in staged rollout (SR-10). */
export interface Contacts {
  /** Contacts of the tenant. */
  list(options?: ReadOptions): List<OrgContact>;
  /** One contact. @throws NotFoundError */
  get(contactId: string, options?: ReadOptions): Promise<OrgContact>;
}

/** Objects of any kind; `@odata.type` tells which. */
export interface DirectoryObjects {
  /** One object. @throws NotFoundError */
  get(directoryObjectId: string, options?: ReadOptions): Promise<Member>;
}

/** Settings of synchronization from on-premises. They need a signed-in user. */
export interface OnPremisesSynchronization {
  /** The settings of the tenant. @throws NotFoundError when it never was synchronized */
  get(options?: CallOptions): Promise<OnPremisesDirectorySynchronization>;
  /** Switches features; those not named stay as they are (SR-21). */
  updateFeatures(features: Partial<OnPremisesDirectorySynchronizationFeature>, options?: CallOptions): Promise<void>;
}

/** Users, groups and what belongs to them. */
export interface Directory {
  readonly users: Users;
  readonly groups: Groups;
  readonly members: Members;
  readonly contacts: Contacts;
  readonly objects: DirectoryObjects;
  readonly onPremisesSynchronization: OnPremisesSynchronization;
}

/** The directory of a client. */
export function directoryOf(transport: Transport): Directory {
  const { users, groups, contacts, objects } = directoryCalls;
  const settings = async (options?: CallOptions): Promise<OnPremisesDirectorySynchronization> => {
    const [first] = (await valueFrom(transport, synchronization.list(), options)).value;
    if (first) return first;
    throw new NotFoundError({
      code: 'NotSynchronized',
      message: 'The tenant was never synchronized from on-premises.',
    });
  };
  return {
    users: entities(transport, users),
    groups: entities(transport, groups),
    members: membersOf(transport),
    contacts: readable(transport, contacts),
    objects: { get: (id, options) => valueFrom(transport, objects.get(id, options), options) },
    onPremisesSynchronization: {
      get: settings,
      async updateFeatures(features, options) {
        const { id } = await settings(options);
        await valueFrom(transport, synchronization.updateFeatures(id, features), options);
      },
    },
  };
}
