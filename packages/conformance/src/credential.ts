import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TokenCredential } from '@cutover/sdk';
import { Refused } from './targets/refusals.ts';

const isCredential = (value: unknown): value is TokenCredential =>
  typeof value === 'object' && value !== null && typeof (value as { getToken?: unknown }).getToken === 'function';

/**
 * The credential of a live run: a module's default export, else the token in CUTOVER_ACCESS_TOKEN, else
 * DefaultAzureCredential of `@azure/identity` where that is installed.
 * @throws Refused when there is none
 */
export async function findCredential(
  module: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<TokenCredential> {
  if (module !== undefined) {
    const loaded = (await import(pathToFileURL(resolve(module)).href).catch((error: unknown) => {
      throw new Refused(`${module} cannot be loaded: ${error instanceof Error ? error.message : error}`);
    })) as { default?: unknown };
    if (isCredential(loaded.default)) return loaded.default;
    throw new Refused(`The default export of ${module} is no credential: it has no getToken.`);
  }
  const token = environment['CUTOVER_ACCESS_TOKEN'];
  // How long the token is good is not known here; the service will say.
  if (token) return { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const name = '@azure/identity';
  const identity = (await import(name).catch(() => undefined)) as
    | { DefaultAzureCredential?: new () => TokenCredential }
    | undefined;
  if (identity?.DefaultAzureCredential) return new identity.DefaultAzureCredential();
  throw new Refused(
    'There is no credential. Give --credential-module, set CUTOVER_ACCESS_TOKEN, or install @azure/identity.',
  );
}
