import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMockGraph } from '../../src/mock.ts';
import { signingCertificate } from '../support/certificates.ts';
import { DomainModel } from '../support/domain-model.ts';
import { expectReplay, Harness, valuesOf } from '../support/harness.ts';

const certificate = await signingCertificate();
const initial = 'contoso.onmicrosoft.com';
const kinds = ['add', 'publish', 'verify', 'promote', 'federate', 'manage', 'makeDefault', 'delete', 'use'] as const;
interface Step {
  readonly kind: (typeof kinds)[number];
  readonly id: string;
}

const label = fc.constantFrom('a', 'b');
const name = fc
  .oneof(
    { weight: 8, arbitrary: fc.tuple(fc.array(label, { maxLength: 2 }), fc.constantFrom('x.com', 'y.com')) },
    { weight: 1, arbitrary: fc.tuple(fc.array(label, { maxLength: 1 }), fc.constant('x.local')) },
  )
  .map(([labels, base]) => [...labels, base].join('.'));
/** What comes to nothing without much before it comes more often. */
const weights = {
  add: 4,
  publish: 3,
  verify: 4,
  promote: 3,
  federate: 3,
  manage: 2,
  makeDefault: 1,
  delete: 2,
  use: 1,
};
const step: fc.Arbitrary<Step> = fc.oneof(
  ...kinds.map((kind) => ({ weight: weights[kind], arbitrary: fc.record({ kind: fc.constant(kind), id: name }) })),
);

async function compare(steps: readonly Step[]): Promise<void> {
  const harness = new Harness(createMockGraph({ validateAnswers: true, tenantFile: { version: 1 } }));
  const model = new DomainModel(initial);
  let users = 0;
  const call = async (method: string, path: string, body?: unknown): Promise<boolean> =>
    (await harness.call(method, path, body)).status < 300;

  const take = ({ kind, id }: Step): Promise<[boolean, boolean]> | undefined => {
    const path = `/domains/${id}`;
    const both = async (accepted: Promise<boolean>, expected: boolean): Promise<[boolean, boolean]> => [
      await accepted,
      expected,
    ];
    switch (kind) {
      case 'add':
        return both(call('POST', '/domains', { id }), model.add(id));
      case 'publish': {
        if (!model.domains.has(id)) return undefined;
        model.published.add(id);
        return harness.call('GET', `${path}/verificationDnsRecords`).then((answer): [boolean, boolean] => {
          const value = String(valuesOf(answer).find(({ recordType }) => recordType === 'Txt')?.['text']);
          harness.tenant.run('publishDnsRecord', { name: id, type: 'TXT', value });
          return [true, true];
        });
      }
      case 'verify':
        return both(call('POST', `${path}/verify`), model.verify(id));
      case 'promote':
        return both(call('POST', `${path}/promote`), model.promote(id));
      case 'federate':
        return both(
          call('POST', `${path}/federationConfiguration`, {
            issuerUri: `urn:${id}`,
            passiveSignInUri: 'https://sts.example/adfs/ls/',
            preferredAuthenticationProtocol: 'wsFed',
            signingCertificate: certificate.text,
          }),
          model.federate(id),
        );
      case 'manage':
        return both(call('PATCH', path, { authenticationType: 'Managed' }), model.manage(id));
      case 'makeDefault':
        return both(call('PATCH', path, { isDefault: true }), model.makeDefault(id));
      case 'delete':
        return both(call('DELETE', path), model.delete(id));
      case 'use': {
        users += 1;
        const body = {
          accountEnabled: true,
          displayName: 'New',
          mailNickname: 'new',
          userPrincipalName: `u${users}@${id}`,
          onPremisesImmutableId: `anchor${users}`,
          passwordProfile: { password: 'Initial-Pass-1' },
        };
        return both(call('POST', '/users', body), model.use(id));
      }
    }
  };

  for (const [index, each] of steps.entries()) {
    const where = `step ${index}: ${each.kind} ${each.id}`;
    const before = harness.tenant.hash();
    const outcome = await take(each);
    if (outcome) expect(outcome[0], `${where} was ${outcome[0] ? 'accepted' : 'refused'}`).toBe(outcome[1]);
    if (outcome && !outcome[1]) expect(harness.tenant.hash(), `${where}: a refusal changes nothing`).toBe(before);
    const shown = valuesOf(await harness.done('GET', '/domains'));
    expect(shown.map(({ id }) => id).sort(), `domains after ${where}`).toEqual([...model.domains.keys()].sort());
    for (const { id = '', isVerified, isRoot, isDefault, authenticationType } of shown) {
      const rootDomain = (await harness.done('GET', `/domains/${id}/rootDomain`)).body.id;
      const expected = model.show(id);
      expect({ isVerified, isRoot, isDefault, authenticationType, rootDomain }, `${id} after ${where}`).toEqual(
        expected,
      );
      // A federated domain shows a trust, its own or that of its root; a managed one has none.
      const trust = await harness.call('GET', `/domains/${id}/federationConfiguration`);
      expect(trust.status, `trust of ${id} after ${where}`).toBe(
        expected?.authenticationType === 'Federated' ? 200 : 404,
      );
    }
  }
  expectReplay(harness.tenant);
}

test('DM-03, DM-04: whatever becomes of a tree of domains, it is verified, a root, and of the type that the plain model says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
      fc.boolean(),
      async (steps, begun) => {
        // Many runs begin with a verified root, so that there is something to inherit from.
        const begin: Step[] = (['add', 'publish', 'verify'] as const).map((kind) => ({ kind, id: 'x.com' }));
        await compare(begun ? [...begin, ...steps] : steps);
      },
    ),
    { numRuns: 60 },
  );
});
