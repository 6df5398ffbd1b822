import type { OperationDescriptor } from '@cutover/contract/types';
import { type Call, type CallOptions, callOf, type QueryOptions } from './transport/call.ts';
import type { Collection, List } from './transport/paging.ts';
import { listOf, type ReadOptions, type Transport, valueFrom } from './transport/transport.ts';

/** Calls that read objects of one kind. */
export interface ReadCalls<T> {
  list(query?: QueryOptions): Call<Collection<T>>;
  get(id: string, query?: QueryOptions): Call<T>;
}

/** Calls that read and change objects of one kind. */
export interface EntityCalls<T, Create, Update> extends ReadCalls<T> {
  create(entity: Create): Call<T>;
  update(id: string, changes: Update): Call<undefined>;
  delete(id: string): Call<undefined>;
}

/** Objects of one kind, to read. What users see of it is declared, with its errors, where the kind is. */
interface Readable<T> {
  list(options?: ReadOptions): List<T>;
  get(id: string, options?: ReadOptions): Promise<T>;
}

/** Objects of one kind, to read and to change. */
interface Entities<T, Create, Update> extends Readable<T> {
  create(entity: Create, options?: CallOptions): Promise<T>;
  update(id: string, changes: Update, options?: CallOptions): Promise<void>;
  delete(id: string, options?: CallOptions): Promise<void>;
}

/** The calls that read a kind; `parameter` is the name of the id in their paths. */
export const readCalls = <T>(parameter: string, list: OperationDescriptor, get: OperationDescriptor): ReadCalls<T> => ({
  list: (query) => callOf<Collection<T>>(list, { query }),
  get: (id, query) => callOf<T>(get, { parameters: { [parameter]: id }, query }),
});

/** The calls that read and change a kind; `parameter` is the name of the id in their paths. */
export const entityCalls = <T, Create extends object, Update extends object>(
  parameter: string,
  ...[list, get, create, update, remove]: readonly [
    list: OperationDescriptor,
    get: OperationDescriptor,
    create: OperationDescriptor,
    update: OperationDescriptor,
    remove: OperationDescriptor,
  ]
): EntityCalls<T, Create, Update> => ({
  ...readCalls<T>(parameter, list, get),
  create: (body) => callOf<T>(create, { body }),
  update: (id, body) => callOf<undefined>(update, { parameters: { [parameter]: id }, body }),
  delete: (id) => callOf<undefined>(remove, { parameters: { [parameter]: id } }),
});

/** Sends the calls that read a kind. */
export const readable = <T>(transport: Transport, calls: ReadCalls<T>): Readable<T> => ({
  list: (options) => listOf(transport, calls.list(options), options),
  get: (id, options) => valueFrom(transport, calls.get(id, options), options),
});

/** Sends the calls that read and change a kind. */
export const entities = <T, Create, Update>(
  transport: Transport,
  calls: EntityCalls<T, Create, Update>,
): Entities<T, Create, Update> => ({
  ...readable(transport, calls),
  create: (entity, options) => valueFrom(transport, calls.create(entity), options),
  update: (id, changes, options) => valueFrom(transport, calls.update(id, changes), options),
  delete: (id, options) => valueFrom(transport, calls.delete(id), options),
});
