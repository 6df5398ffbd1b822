import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMockGraph } from '../../src/mock.ts';
import type { MockTenant } from '../../src/mock-tenant.ts';
import { verificationRecords } from '../../src/tenant/dns.ts';
import {
  type DomainEvent,
  type DomainStage,
  domainLifeCycle,
  dropDomain,
  putDomain,
  stageOf,
} from '../../src/tenant/domain-life-cycle.ts';
import { buildState } from '../../src/tenant/seed.ts';
import { ServiceError } from '../../src/tenant/service-error.ts';
import { Draft } from '../../src/tenant/state.ts';
import { expectReplay } from '../support/harness.ts';

const initial = 'contoso.onmicrosoft.com';
const names = ['x.com', 'a.x.com', 'b.a.x.com', 'y.com', initial];
const acts = [
  'create',
  'verify',
  'update',
  'promote',
  'makeDefault',
  'federate',
  'manage',
  'delete',
  'forceDelete',
] as const;
type Act = (typeof acts)[number];
type Step =
  | { readonly kind: Act; readonly id: string }
  | { readonly kind: 'wait' | 'publish' | 'user'; readonly id: string };

const id = fc.constantFrom(...names);
const step: fc.Arbitrary<Step> = fc.oneof(
  ...acts.map((kind) => ({
    weight: kind === 'create' || kind === 'verify' ? 3 : 2,
    arbitrary: fc.record({ kind: fc.constant(kind), id }),
  })),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('publish' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('user' as const), id }) },
);

/** How some walks begin, so that there is something to inherit from. */
const begin: readonly Step[] = [
  { kind: 'create', id: 'x.com' },
  { kind: 'publish', id: 'x.com' },
  { kind: 'verify', id: 'x.com' },
  { kind: 'create', id: 'a.x.com' },
  { kind: 'federate', id: 'x.com' },
];
const walks = fc
  .tuple(fc.nat(begin.length), fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }))
  .map(([length, steps]) => [...begin.slice(0, length), ...steps]);

/** What follows from each stage, whatever brought it about. */
const targets = (stage: DomainStage): ReadonlySet<string> =>
  new Set(Object.values(domainLifeCycle[stage]).flatMap((each: readonly string[]) => each));

const stages = (tenant: MockTenant): Map<string, DomainStage> =>
  new Map(names.map((name) => [name, stageOf(tenant.view().tables.domains.get(name))]));

const certificate = { text: 'AAAA', thumbprint: '00', validFrom: 0, validTo: Date.parse('2036-01-01T00:00:00Z') };

function perform(tenant: MockTenant, kind: Act, domainId: string): void {
  const body = {
    issuerUri: `urn:${domainId}`,
    passiveSignInUri: 'https://sts.example/adfs/ls/',
    signingCertificate: certificate.text,
  };
  const deeds: Readonly<Record<Act, () => unknown>> = {
    create: () => tenant.run('createDomain', { body: { id: domainId } }),
    verify: () => tenant.run('verifyDomain', { domainId, body: {} }),
    update: () => tenant.run('updateDomain', { domainId, body: { passwordValidityPeriodInDays: null } }),
    promote: () => tenant.run('promoteDomain', { domainId }),
    makeDefault: () => tenant.run('updateDomain', { domainId, body: { isDefault: true } }),
    federate: () => tenant.run('createFederationConfiguration', { domainId, body, certificate }),
    manage: () => tenant.run('updateDomain', { domainId, body: { authenticationType: 'Managed' } }),
    delete: () => tenant.run('deleteDomain', { domainId }),
    forceDelete: () => tenant.run('forceDeleteDomain', { domainId }),
  };
  deeds[kind]();
}

/** What an act means for a domain in a stage: to make managed what is managed is to update it. */
const eventOf = (kind: Act, tenant: MockTenant, domainId: string): DomainEvent =>
  kind === 'manage' && tenant.view().tables.domains.get(domainId)?.authenticationType !== 'Federated' ? 'update' : kind;

function walk(steps: readonly Step[], seen: Set<string>): void {
  // A low limit, so that users who come while a domain is being deleted let it fail.
  const tenant = createMockGraph({ tenantFile: { version: 1 }, rules: { forceDeleteLimit: 1 } }).tenant();
  let users = 0;
  for (const [index, { kind, id: domainId }] of steps.entries()) {
    const where = `step ${index}: ${kind} ${domainId}`;
    const before = stages(tenant);
    const stage = before.get(domainId) ?? 'gone';
    if (kind === 'wait') tenant.clock.advance({ hours: 12 });
    else if (kind === 'publish') {
      const domain = tenant.view().tables.domains.get(domainId);
      const text =
        domain &&
        verificationRecords(tenant.view(), domain).flatMap(({ item }) =>
          'text' in item ? [String(item.text)] : [],
        )[0];
      if (text !== undefined) tenant.run('publishDnsRecord', { name: domainId, type: 'TXT', value: text });
    } else if (kind === 'user') {
      users += 1;
      try {
        tenant.run('createUser', {
          body: {
            accountEnabled: true,
            displayName: 'New',
            mailNickname: 'new',
            userPrincipalName: `u${users}@${domainId}`,
            onPremisesImmutableId: `anchor${users}`,
            passwordProfile: { password: tenant.digest('Initial-Pass-1') },
          },
        });
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
      }
    } else {
      const event = eventOf(kind, tenant, domainId);
      const possible: Readonly<Record<string, readonly string[]>> = domainLifeCycle[stage];
      const expected = possible[event];
      const hash = tenant.hash();
      let refused: ServiceError | undefined;
      try {
        perform(tenant, kind, domainId);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        refused = error;
      }
      if (refused) expect(tenant.hash(), `${where}: a refusal changes nothing`).toBe(hash);
      if (!expected) expect(refused, `${where} in stage ${stage} is not in the table`).toBeInstanceOf(ServiceError);
      if (refused) expect(refused.message, where).not.toMatch(/^A domain that is/);
      else {
        expect(expected, `${where} in stage ${stage}`).toContain(stageOf(tenant.view().tables.domains.get(domainId)));
        seen.add(`${stage} ${event}`);
      }
    }
    for (const [name, after] of stages(tenant)) {
      const from = before.get(name) ?? 'gone';
      if (from === after) continue;
      expect(targets(from), `${name} went from ${from} to ${after} in ${where}`).toContain(after);
      seen.add(`${from} → ${after}`);
    }
  }
  expectReplay(tenant);
}

describe('the life of a domain', () => {
  test('DM-02 to DM-08: every event in every stage is in the table and leads to one of its targets, or is refused and changes nothing', () => {
    fc.assert(
      fc.property(walks, (steps) => walk(steps, new Set())),
      { numRuns: 100 },
    );
  });

  test('and nothing is in the table without need: each event and each target is walked', () => {
    const seen = new Set<string>();
    const of = (domain: string, ...done: readonly Step['kind'][]): Step[] =>
      done.map((kind) => ({ kind, id: domain }) as Step);
    // What chance seldom brings about: a deletion that fails, of one that inherits and of a root.
    for (const domain of ['x.com', 'a.x.com'])
      walk(
        [...begin.slice(0, domain === 'x.com' ? 3 : 4), ...of(domain, 'forceDelete', 'user', 'user', 'wait', 'wait')],
        seen,
      );
    walk(
      [
        ...begin.slice(0, 4),
        ...of('a.x.com', 'forceDelete'),
        ...of('x.com', 'federate'),
        ...of('a.x.com', 'wait', 'wait'),
      ],
      seen,
    );
    // The same walks each time, so that what they reach does not change with chance.
    fc.assert(
      fc.property(walks, (steps) => walk(steps, seen)),
      { numRuns: 200, seed: 7 },
    );
    const acted = new Set<string>(acts);
    for (const [stage, events] of Object.entries(domainLifeCycle))
      for (const [event, after] of Object.entries(events)) {
        if (acted.has(event))
          expect(seen, `${event} of a domain that is ${stage} has not been walked`).toContain(`${stage} ${event}`);
        else
          for (const to of after as readonly string[])
            expect(seen, `${event} has not been walked`).toContain(`${stage} → ${to}`);
      }
  });

  test('a stage that the table does not give for an event is a defect, and nothing is written', () => {
    const state = buildState({
      seed: 'test',
      createdAt: 0,
      domains: [
        { id: initial, authenticationType: 'Managed', isVerified: true, isDefault: true, isInitial: true },
        { id: 'x.com', authenticationType: 'Managed', isVerified: true, isDefault: false, isInitial: false },
      ],
      users: [],
      contacts: [],
      groups: [],
      policies: [],
    });
    const draft = new Draft(state, 0);
    const domain = draft.tables.domains.get('x.com');
    if (!domain) throw new Error('The domain is missing.');
    const inherits = { ...domain, inheritsFrom: initial };
    expect(() => putDomain(draft, 'federate', domain)).toThrow("from 'managed' to 'managed' by 'federate'");
    expect(() => putDomain(draft, 'update', { ...domain, isVerified: false })).toThrow("to 'unverified' by 'update'");
    expect(() => putDomain(draft, 'promote', inherits)).toThrow('report it with the journal');
    expect(() => dropDomain(draft, 'finish', 'x.com')).toThrow("from 'managed' to 'gone' by 'finish'");
    expect(draft.tables.domains.get('x.com')).toBe(domain);
    putDomain(draft, 'federate', { ...domain, authenticationType: 'Federated' });
    expect(stageOf(draft.tables.domains.get('x.com'))).toBe('federated');
    dropDomain(draft, 'delete', 'x.com');
    expect(draft.tables.domains.has('x.com')).toBe(false);
  });

  test('an event that a stage lacks is refused with words of its own', () => {
    const tenant = createMockGraph({ tenantFile: { version: 1 } }).tenant();
    expect(() => perform(tenant, 'promote', initial)).toThrow('The domain is a root domain already.');
    expect(() => perform(tenant, 'verify', initial)).toThrow('Domain is already verified.');
  });
});
