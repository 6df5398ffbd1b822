import type { SendBatch } from './batch.ts';
import type { Call, CallOptions, QueryOptions } from './call.ts';
import { type Collection, List } from './paging.ts';
import type { Send } from './pipeline.ts';
import type { Settings } from './settings.ts';

/** Options of a read: OData options beside those of every call. */
export interface ReadOptions extends QueryOptions, CallOptions {}

/** What the resources are made of. */
export interface Transport {
  readonly settings: Settings;
  readonly send: Send;
  readonly batch: SendBatch;
}

/** Sends a call and gives its value. */
export async function valueFrom<T>({ send }: Transport, call: Call<T>, options?: CallOptions): Promise<T> {
  return (await send(call, options)).value;
}

/** The list that a call reads. */
export function listOf<T>({ send }: Transport, call: Call<Collection<T>>, options?: CallOptions): List<T> {
  return new List(send, call, options);
}
