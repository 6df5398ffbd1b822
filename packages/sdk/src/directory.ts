import { descriptors } from '@cutover/contract/descriptors';
import type {
  Domain,
  Group,
  GroupCreate,
  GroupUpdate,
  OnPremisesDirectorySynchronization,
  OnPremisesDirectorySynchronizationFeature,
  User,
  UserCreate,
  UserUpdate,
} from '@cutover/contract/types';
import { Members, memberCalls } from './members.ts';
import { type Call, type CallOptions, callOf, type QueryOptions } from './transport/call.ts';
import { NotFoundError } from './transport/errors.ts';
import type { Collection, List } from './transport/paging.ts';
import { listOf, type ReadOptions, type Transport, valueFrom } from './transport/transport.ts';

/** Calls of the directory, to send or to batch. */
export const directoryCalls = {
  users: {
    list: (query: QueryOptions = {}): Call<Collection<User>> =>
      callOf<Collection<User>>(descriptors.listUsers, { query }),
    get: (userId: string, query: QueryOptions = {}): Call<User> =>
      callOf<User>(descriptors.getUser, { parameters: { userId }, query }),
    create: (user: UserCreate): Call<User> => callOf<User>(descriptors.createUser, { body: user }),
    update: (userId: string, changes: UserUpdate): Call<undefined> =>
      callOf<undefined>(descriptors.updateUser, { parameters: { userId }, body: changes }),
    delete: (userId: string): Call<undefined> => callOf<undefined>(descriptors.deleteUser, { parameters: { userId } }),
  },
  groups: {
    list: (query: QueryOptions = {}): Call<Collection<Group>> =>
      callOf<Collection<Group>>(descriptors.listGroups, { query }),
    get: (groupId: string, query: QueryOptions = {}): Call<Group> =>
      callOf<Group>(descriptors.getGroup, { parameters: { groupId }, query }),
    create: (group: GroupCreate): Call<Group> => callOf<Group>(descriptors.createGroup, { body: group }),
    update: (groupId: string, changes: GroupUpdate): Call<undefined> =>
      callOf<undefined>(descriptors.updateGroup, { parameters: { groupId }, body: changes }),
    delete: (groupId: string): Call<undefined> =>
      callOf<undefined>(descriptors.deleteGroup, { parameters: { groupId } }),
  },
  members: memberCalls,
  domains: {
    list: (query: QueryOptions = {}): Call<Collection<Domain>> =>
      callOf<Collection<Domain>>(descriptors.listDomains, { query }),
    get: (domainId: string, query: QueryOptions = {}): Call<Domain> =>
      callOf<Domain>(descriptors.getDomain, { parameters: { domainId }, query }),
  },
  onPremisesSynchronization: {
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
  },
};

/** Accounts. `userId` is an id or a user principal name. */
export class Users {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Users; the service answers a few properties unless `select` names others. */
  list(options?: ReadOptions): List<User> {
    return listOf(this.#transport, directoryCalls.users.list(options), options);
  }

  /** One user. @throws NotFoundError */
  get(userId: string, options?: ReadOptions): Promise<User> {
    return valueFrom(this.#transport, directoryCalls.users.get(userId, options), options);
  }

  /** Makes a cloud user. @throws ConflictError when the name is in use */
  create(user: UserCreate, options?: CallOptions): Promise<User> {
    return valueFrom(this.#transport, directoryCalls.users.create(user), options);
  }

  /** Changes a user. @throws BadRequestError for what is mastered on-premises */
  async update(userId: string, changes: UserUpdate, options?: CallOptions): Promise<void> {
    await valueFrom(this.#transport, directoryCalls.users.update(userId, changes), options);
  }

  /** Deletes a user. @throws NotFoundError */
  async delete(userId: string, options?: CallOptions): Promise<void> {
    await valueFrom(this.#transport, directoryCalls.users.delete(userId), options);
  }
}

/** Groups. For staged rollout only assigned security groups will do (SR-09). */
export class Groups {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Groups. */
  list(options?: ReadOptions): List<Group> {
    return listOf(this.#transport, directoryCalls.groups.list(options), options);
  }

  /** One group. @throws NotFoundError */
  get(groupId: string, options?: ReadOptions): Promise<Group> {
    return valueFrom(this.#transport, directoryCalls.groups.get(groupId, options), options);
  }

  /** Makes a group. @throws BadRequestError, ConflictError */
  create(group: GroupCreate, options?: CallOptions): Promise<Group> {
    return valueFrom(this.#transport, directoryCalls.groups.create(group), options);
  }

  /** Changes a group. @throws NotFoundError, BadRequestError */
  async update(groupId: string, changes: GroupUpdate, options?: CallOptions): Promise<void> {
    await valueFrom(this.#transport, directoryCalls.groups.update(groupId, changes), options);
  }

  /** Deletes a group. @throws NotFoundError */
  async delete(groupId: string, options?: CallOptions): Promise<void> {
    await valueFrom(this.#transport, directoryCalls.groups.delete(groupId), options);
  }
}

/** The tenant's domains, to read. */
export class Domains {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** All domains of the tenant. */
  list(options?: ReadOptions): List<Domain> {
    return listOf(this.#transport, directoryCalls.domains.list(options), options);
  }

  /** One domain, by its name. @throws NotFoundError */
  get(domainId: string, options?: ReadOptions): Promise<Domain> {
    return valueFrom(this.#transport, directoryCalls.domains.get(domainId, options), options);
  }
}

/** Settings of synchronization from on-premises. They need a signed-in user. */
export class OnPremisesSynchronization {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The settings of the tenant. @throws NotFoundError when it never was synchronized */
  async get(options?: CallOptions): Promise<OnPremisesDirectorySynchronization> {
    const { value } = await valueFrom(this.#transport, directoryCalls.onPremisesSynchronization.list(), options);
    const [settings] = value;
    if (settings) return settings;
    throw new NotFoundError({
      code: 'NotSynchronized',
      message: 'The tenant was never synchronized from on-premises.',
    });
  }

  /** Switches features; those not named stay as they are (SR-21). */
  async updateFeatures(
    features: Partial<OnPremisesDirectorySynchronizationFeature>,
    options?: CallOptions,
  ): Promise<void> {
    const { id } = await this.get(options);
    await valueFrom(this.#transport, directoryCalls.onPremisesSynchronization.updateFeatures(id, features), options);
  }
}

/** Users, groups and what belongs to them. */
export class Directory {
  readonly users: Users;
  readonly groups: Groups;
  readonly members: Members;
  readonly domains: Domains;
  readonly onPremisesSynchronization: OnPremisesSynchronization;

  /** @internal */
  constructor(transport: Transport) {
    this.users = new Users(transport);
    this.groups = new Groups(transport);
    this.members = new Members(transport);
    this.domains = new Domains(transport);
    this.onPremisesSynchronization = new OnPremisesSynchronization(transport);
  }
}
