import * as z from 'zod/mini';
import { iso } from '../../iso.ts';
import { type MockTenant, replayExport, type Snapshot } from '../../mock-tenant.ts';
import { ControlError, call, read, text } from '../call.ts';
import { clockBody } from './clock.ts';

/** Snapshots that were taken over HTTP; a name is enough to come back to one. */
const snapshots = new WeakMap<MockTenant, Map<string, Snapshot>>();
const snapshotLimit = 100;

/** Version of the form of an exported journal. */
const journalVersion = 1;

const journal = z.strictObject({
  version: z.literal(journalVersion),
  engine: text,
  start: z.looseObject({
    version: z.number(),
    at: z.number(),
    facts: z.looseObject({}),
    sequence: z.number(),
    tables: z.record(z.string(), z.array(z.tuple([z.string(), z.unknown()]))),
  }),
  commands: z.array(
    z.looseObject({
      position: z.number(),
      at: z.number(),
      operation: text,
      actor: z.looseObject({ kind: text, id: text }),
      engine: text,
    }),
  ),
});

/** An exported journal replayed. What goes wrong is a refusal: nothing has been loaded yet. */
function replayed(body: Record<string, unknown>): ReturnType<typeof replayExport> {
  const { version } = body;
  if (typeof version === 'number' && version > journalVersion)
    throw new ControlError(
      400,
      `The journal has version ${version}; this release reads version ${journalVersion}. Use a newer release of the mock.`,
    );
  const exported = read(journal, body, 'body') as unknown as Parameters<typeof replayExport>[0];
  try {
    return replayExport(exported);
  } catch (error) {
    throw new ControlError(
      400,
      `The journal cannot be replayed. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const noSnapshot = (status: 400 | 404, id: string): ControlError =>
  new ControlError(status, `There is no snapshot '${id}' of this tenant. Take one with POST /_mock/snapshots.`);

const position = z.strictObject({ position: z.number().check(z.int(), z.minimum(0)) });

export const historyCalls = [
  call('POST /snapshots', ({ tenant }) => {
    const kept = snapshots.get(tenant) ?? new Map<string, Snapshot>();
    if (kept.size >= snapshotLimit)
      throw new ControlError(
        409,
        `There are ${snapshotLimit} snapshots. Delete one with DELETE /_mock/snapshots?id=….`,
      );
    snapshots.set(tenant, kept);
    const id = `s${[...kept.keys()].reduce((highest, key) => Math.max(highest, Number(key.slice(1))), 0) + 1}`;
    kept.set(id, tenant.snapshot());
    return { id };
  }),
  call(
    'DELETE /snapshots',
    ({ tenant, query: { id } }) => {
      if (!snapshots.get(tenant)?.delete(id)) throw noSnapshot(404, id);
      return { deleted: true };
    },
    { query: z.strictObject({ id: text }) },
  ),
  call(
    'POST /restore',
    ({ tenant, body: { id } }) => {
      const snapshot = snapshots.get(tenant)?.get(id);
      if (!snapshot) throw noSnapshot(400, id);
      tenant.restore(snapshot);
      return clockBody(tenant);
    },
    { body: z.strictObject({ id: text }) },
  ),
  call(
    'GET /journal',
    ({ tenant, query: { after } }) => ({
      position: tenant.journal.position,
      commands: tenant.journal.entries(after === undefined ? undefined : Number(after)),
    }),
    { query: z.strictObject({ after: z.optional(z.string().check(z.regex(/^\d+$/, 'is not a position'))) }) },
  ),
  call('GET /journal/export', ({ tenant }) => tenant.journal.export()),
  call(
    'POST /journal/replay',
    ({ tenant, body }) => {
      if (Object.keys(body).length === 0) {
        const { state: _state, ...ended } = tenant.journal.replay();
        return { ...ended, at: iso(ended.at), same: ended.hash === tenant.hash(ended.at) };
      }
      if (!('commands' in body)) {
        const { state: _state, ...ended } = tenant.journal.replay(read(position, body, 'body').position);
        return { ...ended, at: iso(ended.at) };
      }
      const { state, at, hash } = replayed(body);
      tenant.load(state, at);
      return { hash, at: iso(at) };
    },
    { body: z.record(z.string(), z.unknown()) },
  ),
  call('GET /requests', ({ tenant }) => ({
    requests: tenant.requestLog.entries().map((entry) => ({ ...entry, at: iso(entry.at) })),
  })),
  call('GET /unserved', ({ tenant }) => ({ unserved: Object.fromEntries(tenant.unserved()) })),
  call('GET /pending', ({ tenant }) => ({
    now: iso(tenant.now()),
    effects: tenant.pending().map((effect) => ({ ...effect, due: iso(effect.due) })),
  })),
];
