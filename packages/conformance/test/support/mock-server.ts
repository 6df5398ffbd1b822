/** A mock in a process of its own, for a suite that knows nothing of it. Prints its origin, then serves until it is killed. */
import { createMockGraph } from '@cutover/mock-graph';
import { serveOnLoopback } from '../../src/targets/serve.ts';

const federated = (id: string) => ({
  id,
  authenticationType: 'Federated',
  federation: { issuerUri: `urn:${id}`, passiveSignInUri: `https://sts.${id}/adfs/ls/` },
});

const mock = createMockGraph({
  auth: 'enforced',
  validateAnswers: true,
  tenantFile: {
    version: 1,
    domains: [
      { id: 'stranger.example', isDefault: true },
      federated('first.stranger.example'),
      federated('second.stranger.example'),
    ],
    users: [
      { count: 4, prefix: 'cutover-conformance-user', domain: 'first.stranger.example', synced: true },
      // People who must not be touched.
      { count: 3, prefix: 'employee', domain: 'first.stranger.example', synced: true },
    ],
    contacts: [{ displayName: 'cutover-conformance-contact' }, { displayName: 'A supplier' }],
    groups: [{ displayName: 'Everybody', members: ['employee00001@first.stranger.example'] }],
  },
});

// As a busy service does: every so often a call is told to come back.
let calls = 0;
const throttleEvery = Number(process.env['THROTTLE_EVERY'] ?? 0);
const { origin } = await serveOnLoopback(async (request) => {
  calls++;
  if (throttleEvery > 0 && calls % throttleEvery === 0 && !request.url.includes('/_mock'))
    return { status: 429, headers: { 'retry-after': '1' }, body: '{"error":{"code":"TooManyRequests","message":""}}' };
  return mock.handle(request);
});
process.stdout.write(`${origin}\n`);
