// What a page would have: the core of the SDK, bundled for browsers.
import { createClient } from '@cutover/sdk';

export async function addPilot(fetcher: typeof fetch, upn: string): Promise<string> {
  const client = createClient({ credential: () => 'any', fetch: (url, init) => fetcher(url, init) });
  const { policy } = await client.stagedRollout.ensurePolicy({
    feature: 'passwordHashSync',
    displayName: 'Password hash sync',
    isEnabled: true,
  });
  for await (const group of client.directory.groups.list()) await client.stagedRollout.ensureGroup(policy.id, group.id);
  return (await client.signIn.realm(upn)).kind;
}
