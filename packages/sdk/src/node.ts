/** What needs a file system: for Node, and for runtimes with its `fs`. */
import { type FileHandle, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkOptions, texts } from './domains/check-options.ts';
import { problemOfSaved } from './domains/saved.ts';
import {
  type FederationFile,
  type PasswordFile,
  type PasswordOutcome,
  RequestRefusedError,
  type SavedFederation,
} from './index.ts';

/** A line of a password file. */
export interface PasswordLine {
  readonly upn: string;
  readonly password: string;
  /**
   * `pending`: handed over, and not known to be set. It counts where Graph shows that the password of the user changed after
   * that; a next run that is given this file makes another one. `applied`: set. `refused`: not set.
   */
  readonly state: PasswordOutcome;
}

/** Options of {@link passwordFile}. */
export interface PasswordFileOptions {
  /**
   * Files of earlier runs: who has an applied password there gets no other, who has a pending one does (CV-04). Leave out runs
   * that made no password: they have no file.
   */
  readonly after?: readonly string[];
}

const header = 'userPrincipalName,password,state\n';
/** All states have as many letters, so that one is written over another. */
const states: readonly PasswordOutcome[] = ['pending', 'applied', 'refused'];

/**
 * A new file for the passwords of a conversion (CV-03), as CSV with a line for each: made with mode 0600, and refused where it
 * exists or cannot be written before anything is sent (CV-04). Lines are on the disk before the service is asked.
 *
 * A run that makes no password leaves no file: the empty one is removed when the run ends, well or not, so that its name can be
 * used again. The retired cmdlets leave an empty file (CV-02).
 *
 *     client.domains.convertToManaged('contoso.com', { skipUserConversion: false, passwordFile: passwordFile('made.csv') })
 */
export function passwordFile(path: string, options: PasswordFileOptions = {}): PasswordFile {
  checkOptions('passwordFile', options, { after: texts('paths of password files') });
  const { after = [] } = options;
  const file = newFile(path, 'Name a file that does not exist: each run has one of its own.');
  /** Where the state of a user's last line is. */
  const places = new Map<string, number>();
  return {
    async open() {
      const earlier = new Map<string, PasswordOutcome>();
      for (const each of after)
        for (const { upn, state } of await readPasswordFile(each)) earlier.set(upn.toLowerCase(), state);
      await file.open();
      return earlier;
    },
    async write(passwords) {
      let text = file.size === 0 ? header : '';
      for (const { upn, password } of passwords) {
        text += `${cell(upn)},${cell(password)},`;
        places.set(upn, file.size + Buffer.byteLength(text));
        text += `${'pending' satisfies PasswordOutcome}\n`;
      }
      await file.append(text);
    },
    async mark(upns, outcome) {
      for (const upn of upns) {
        const place = places.get(upn);
        if (place !== undefined) await file.replace(place, outcome);
        places.delete(upn);
      }
      await file.sync();
    },
    close: () => file.close(),
  };
}

/** The lines of a password file; of several for one user the last one counts. @throws RequestRefusedError for another file */
export async function readPasswordFile(path: string): Promise<PasswordLine[]> {
  const text = await readText(
    path,
    'A run that made no password leaves no file: then there is nothing to read, and nothing to name in `after`.',
  );
  // Cut off before its first line was whole: no password was made.
  if (header.startsWith(text)) return [];
  const refuse = (line: number) =>
    new RequestRefusedError({
      code: 'NotPasswordFile',
      message: `${path} is no password file: line ${line} is not one of its lines.`,
    });
  if (!text.startsWith(header)) throw refuse(1);
  // A line without its end was cut off while it was written: the service was not asked about it.
  const lines = text.slice(header.length).split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const [, upn = '', password = '', state = ''] = /^"((?:[^"]|"")*)","((?:[^"]|"")*)",([a-z]+)$/.exec(line) ?? [];
    if (!states.includes(state as PasswordOutcome)) throw refuse(index + 2);
    return { upn: uncell(upn), password: uncell(password), state: state as PasswordOutcome };
  });
}

/**
 * A new file for what `saveFederation` saves, as JSON; refused where it exists or cannot be written, before anything is sent.
 *
 *     await client.domains.saveFederation('contoso.com', { to: saveFederationTo('contoso.federation.json') })
 */
export function saveFederationTo(path: string): FederationFile {
  const file = newFile(
    path,
    'It may hold the only copy of what is needed to convert back: look at it with readFederation(path). Then name a file that does not exist.',
  );
  return { open: () => file.open(), write: (text) => file.append(text), close: () => file.close() };
}

/**
 * What {@link saveFederationTo} wrote; `convertToFederated` checks its settings.
 * @throws RequestRefusedError for a file that is none, or of another version
 */
export async function readFederation(path: string): Promise<SavedFederation> {
  const text = await readText(path, 'Give the path that was given to saveFederationTo(path).');
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch (cause) {
    throw new RequestRefusedError({ code: 'NotJson', message: `${path} is not JSON.`, cause });
  }
  const problem = problemOfSaved(saved);
  if (problem === undefined) return saved as SavedFederation;
  throw new RequestRefusedError({
    code: 'InvalidSavedFederation',
    message: `${path} cannot be used. ${problem}`,
    advice: 'Give a file that saveFederationTo(path) of this version of the package wrote.',
  });
}

/** A cell that no spreadsheet takes for a formula: what could begin one has an apostrophe before it. */
function cell(text: string): string {
  return `"${text.replace(/^(?=[=+\-@'\t\r])/, "'").replaceAll('"', '""')}"`;
}

function uncell(text: string): string {
  return text.replaceAll('""', '"').replace(/^'(?=[=+\-@'\t\r])/, '');
}

async function readText(path: string, advice: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new RequestRefusedError({
      code: 'FileNotReadable',
      message: `${path} cannot be read: ${reasonOf(cause)}.`,
      advice,
      cause,
    });
  }
}

/**
 * A file that does not exist before, readable by its owner alone. What is written is on the disk when the promise resolves.
 * `whereItExists` says what to do then.
 */
function newFile(path: string, whereItExists: string) {
  let handle: FileHandle | undefined;
  let size = 0;
  const opened = (): FileHandle => {
    if (handle) return handle;
    throw new RequestRefusedError({
      code: 'FileNotOpen',
      message: `${path} is not open: use it for one operation at a time.`,
    });
  };
  return {
    get size() {
      return size;
    },
    async open(): Promise<void> {
      try {
        handle = await open(path, 'wx', 0o600);
      } catch (cause) {
        const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST';
        throw new RequestRefusedError({
          code: exists ? 'FileExists' : 'FileNotWritable',
          message: exists
            ? `${path} exists already. Nothing was sent.`
            : `${path} cannot be written: ${reasonOf(cause)}. Nothing was sent.`,
          advice: exists ? whereItExists : 'Name a folder that you can write to.',
          cause,
        });
      }
      size = 0;
    },
    async append(text: string): Promise<void> {
      const file = opened();
      await file.write(text, size);
      await file.sync();
      if (size === 0) await syncFolder(path);
      size += Buffer.byteLength(text);
    },
    async replace(position: number, text: string): Promise<void> {
      await opened().write(text, position);
    },
    async sync(): Promise<void> {
      await opened().sync();
    },
    async close(): Promise<void> {
      await handle?.close();
      if (handle && size === 0) await unlink(path);
      handle = undefined;
    },
  };
}

/** Puts the name of a new file on the disk too, where the system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
