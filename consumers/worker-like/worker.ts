// What a worker would have: no DOM and no Node, only what the web platform gives everywhere.
import { createClient, isGraphError } from '@cutover/sdk';
import { responseValidator } from '@cutover/sdk/validate';

declare const self: { answer?: Promise<string> };

async function work(): Promise<string> {
  const client = createClient({ credential: () => 'any', validate: responseValidator(), timeout: 10_000 });
  const found: string[] = [];
  for await (const user of client.directory.users.list({ top: 1 })) {
    const { kind } = await client.signIn.realm(user.userPrincipalName ?? '');
    found.push(`${user.userPrincipalName} ${kind}`);
  }
  try {
    await client.directory.users.get('nobody@contoso.com');
  } catch (error) {
    if (isGraphError(error, 'NotFoundError')) found.push(`nobody ${error.status}`);
  }
  return found.sort().join(', ');
}

self.answer = work();
