import { type State, stateVersion, type Tables, tableNames } from './state.ts';
import { Table } from './table.ts';

/** A state as JSON. */
export interface Checkpoint {
  readonly version: number;
  /** Moment that the state has reached, in milliseconds. */
  readonly at: number;
  readonly facts: State['facts'];
  readonly sequence: number;
  readonly tables: Readonly<Record<string, readonly (readonly [string, unknown])[]>>;
}

export function writeCheckpoint(state: State, at: number): Checkpoint {
  const tables = Object.fromEntries(
    Object.entries(state.tables).map(([name, table]) => [name, [...(table as Table<unknown>).range()]]),
  );
  return { version: stateVersion, at, facts: state.facts, sequence: state.sequence, tables };
}

export function readCheckpoint(checkpoint: Checkpoint): State {
  if (checkpoint.version !== stateVersion) {
    throw new Error(
      `The checkpoint has version ${checkpoint.version}; this engine reads version ${stateVersion}. Use the version of the mock that wrote it.`,
    );
  }
  const tables = Object.fromEntries(
    tableNames.map((name) => {
      const entries = checkpoint.tables[name];
      if (!entries) throw new Error(`The checkpoint lacks the table '${name}'. Take it as it was exported.`);
      const table = new Table<unknown>();
      for (const [key, value] of entries) table.set(key, value);
      return [name, table];
    }),
  ) as unknown as Tables;
  return { tables, facts: checkpoint.facts, sequence: checkpoint.sequence };
}
