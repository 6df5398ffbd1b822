import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { behaviours } from '../../src/behaviours/index.ts';
import { permissionsOf, rolesOf } from '../../src/permissions.ts';

const flags = ['--conditions=cutover-source', '--disable-warning=ExperimentalWarning'];
const mockServer = fileURLToPath(new URL('./mock-server.ts', import.meta.url));
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** A mock in another process, and what a test that looks behind the scenes asks of it. */
export interface Server extends AsyncDisposable {
  readonly origin: string;
  /** An access token as the sign-in service would give it. */
  token(principal?: object): Promise<string>;
  /** Names of objects of a kind, as an administrator sees them. */
  names(path: string, version?: 'v1.0' | 'beta'): Promise<readonly string[]>;
  control(method: string, path: string, body?: object): Promise<unknown>;
}

const everything = {
  kind: 'delegated',
  permissions: [...new Set([...behaviours.flatMap(permissionsOf), 'OrgContact.Read.All', 'Domain.Read.All'])],
  roles: [...new Set(behaviours.flatMap(rolesOf))],
};

export async function startServer(environment: Record<string, string> = {}): Promise<Server> {
  const child = spawn(process.execPath, [...flags, mockServer], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (code) => reject(new Error(`The mock ended with ${code}.`)));
  });
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${origin}/_mock${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const token = async (principal: object = everything) =>
    ((await control('POST', '/tokens', principal)) as { accessToken: string }).accessToken;
  return {
    origin,
    control,
    token,
    names: async (path, version = 'v1.0') => {
      const headers = { authorization: `Bearer ${await token()}` };
      const answer = await fetch(`${origin}/${version}${path}`, { headers });
      const { value = [] } = (await answer.json()) as { value?: { displayName?: string; id: string }[] };
      return value.map(({ displayName, id }) => displayName ?? id).sort();
    },
    [Symbol.asyncDispose]: () => ended(child),
  };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** The command in a process of its own. `onOutput` sees what it has written so far. */
export function command(
  arguments_: readonly string[],
  environment: Record<string, string> = {},
  onOutput: (out: string, child: ChildProcess) => void = () => {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, cli, ...arguments_], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CUTOVER_ACCESS_TOKEN: '', ...environment },
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
      onOutput(out, child);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      error += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, error }));
  });
}
