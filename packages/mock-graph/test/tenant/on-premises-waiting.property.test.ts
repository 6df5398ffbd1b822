import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readCheckpoint, writeCheckpoint } from '../../src/tenant/checkpoint.ts';
import { engineVersion, onPremisesActor } from '../../src/tenant/command.ts';
import { buildState, type TenantSeed } from '../../src/tenant/seed.ts';
import { ServiceError } from '../../src/tenant/service-error.ts';
import { Table } from '../../src/tenant/table.ts';
import { type InputOf, Tenant, type TenantOperation } from '../../src/tenant/tenant.ts';
import { World } from '../support/on-premises-world.ts';

const createdAt = Date.UTC(2026, 0, 5, 8);
const minute = 60_000;
const names = ['ada', 'bob', 'cyd', 'dan'] as const;
const domains = ['contoso.com', 'federated.com'] as const;
const secret = { digest: '00', length: 20, classes: 4 };

const seedOf = (namesFollow: boolean, quarantines: boolean): TenantSeed => ({
  seed: 'waiting',
  createdAt,
  domains: ['x.onmicrosoft.com', ...domains].map((id, index) => ({
    id,
    authenticationType: id === 'federated.com' ? ('Federated' as const) : ('Managed' as const),
    isVerified: true,
    isDefault: index === 0,
    isInitial: index === 0,
  })),
  synchronizationFeatures: {
    synchronizeUpnForManagedUsersEnabled: namesFollow,
    quarantineUponUpnConflictEnabled: quarantines,
    blockSoftMatchEnabled: true,
    softMatchOnUpnEnabled: true,
  },
  users: [
    { userPrincipalName: 'ada@contoso.com', synced: false },
    { userPrincipalName: 'bob@contoso.com', synced: false },
  ],
  contacts: [],
  groups: [],
  policies: [],
  onPremises: {
    forests: [
      { name: 'contoso.com', upnSuffixes: [...domains, 'new.contoso.com'] },
      { name: 'fabrikam.com', upnSuffixes: [...domains, 'new.contoso.com'] },
    ],
    servers: [
      { name: 'one', joinRule: 'mail', signInMethod: 'notConfigured' },
      { name: 'two', mode: 'staging', joinRule: 'mail', signInMethod: 'notConfigured' },
    ],
  },
});

interface Step {
  readonly kind:
    | 'add'
    | 'rename'
    | 'address'
    | 'mail'
    | 'remove'
    | 'removeAll'
    | 'cloudUser'
    | 'noCloudUser'
    | 'managed'
    | 'domain'
    | 'feature'
    | 'threshold'
    | 'switch';
  readonly slot: number;
  readonly name: (typeof names)[number];
  readonly domain: string;
  readonly on: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('add' as const, 'noCloudUser' as const, 'feature' as const) },
    { weight: 4, arbitrary: fc.constantFrom('rename' as const, 'address' as const, 'mail' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('remove' as const, 'cloudUser' as const, 'managed' as const, 'threshold' as const),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('domain' as const, 'removeAll' as const, 'switch' as const),
    },
  ),
  slot: fc.nat(5),
  name: fc.constantFrom(...names),
  domain: fc.constantFrom(...domains, 'new.contoso.com'),
  on: fc.boolean(),
});

const act = (kind: Step['kind'], on = true, slot = 0, name: Step['name'] = 'ada', domain = 'contoso.com'): Step => ({
  kind,
  slot,
  name,
  domain,
  on,
});
/** How something comes to wait: for a name, for the authentication of a domain, for the limit on deletions. */
const openings: readonly (readonly Step[])[] = [
  [act('add', false), act('add', false, 1, 'bob'), act('address'), act('address', true, 1)],
  [act('add', false, 0, 'cyd', 'federated.com'), act('managed'), act('rename', true, 0, 'dan', 'federated.com')],
  [
    act('add', false, 0, 'cyd'),
    act('add', false, 1, 'dan'),
    act('add', false, 2, 'dan', 'federated.com'),
    act('threshold'),
    act('removeAll'),
  ],
];

/** A tenant to which the same happens; `forgetful`: it is restored from a checkpoint again and again, so remembers nothing. */
class Life {
  #tenant: Tenant;
  #position = 0;
  readonly #isForgetful: boolean;

  constructor(seed: TenantSeed, isForgetful: boolean) {
    this.#tenant = new Tenant(buildState(seed), createdAt);
    this.#isForgetful = isForgetful;
  }

  get state(): string {
    return JSON.stringify(writeCheckpoint(this.#tenant.state, this.#tenant.at));
  }

  get waiting(): number {
    return this.#tenant.state.tables.synchronizationQueue.size;
  }

  #forget(): void {
    if (this.#isForgetful) this.#tenant = new Tenant(readCheckpoint(JSON.parse(this.state) as never), this.#tenant.at);
  }

  run<Operation extends TenantOperation>(operation: Operation, input: InputOf<Operation>): void {
    this.#forget();
    this.#position += 1;
    try {
      this.#tenant.handle({
        position: this.#position,
        at: this.#tenant.at,
        operation,
        input,
        actor: onPremisesActor,
        engine: engineVersion,
      });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
    }
  }

  /** One cycle of each server at most. */
  wait(): void {
    this.#forget();
    this.#tenant.settle(this.#tenant.at + 30 * minute);
  }
}

const idOf = (slot: number): string => `00000000-0000-4000-8000-00000000000${slot}`;
const tenantId = (life: Life): string => (JSON.parse(life.state) as { facts: { tenantId: string } }).facts.tenantId;

function take(life: Life, { kind, slot, name, domain, on }: Step): void {
  const object = idOf(slot);
  const change = (changes: InputOf<'changeOnPremisesObject'>['changes']) =>
    life.run('changeOnPremisesObject', { object, changes });
  const set = (body: InputOf<'updateOnPremisesSynchronization'>['body']) =>
    life.run('updateOnPremisesSynchronization', { synchronizationId: tenantId(life), body });
  const deeds: Readonly<Record<Step['kind'], () => void>> = {
    add: () =>
      life.run('addOnPremisesObject', {
        kind: 'user',
        id: object,
        forest: slot < 3 ? 'contoso.com' : 'fabrikam.com',
        userPrincipalName: `${name}@${domain}`,
        samAccountName: `s${slot}`,
        ...(on ? { mail: `m${slot % 3}@elsewhere.example` } : {}),
      }),
    rename: () => change({ userPrincipalName: `${name}@${domain}` }),
    address: () => change({ proxyAddresses: on ? ['smtp:team@contoso.com'] : null }),
    mail: () => change({ mail: on ? `m${slot % 3}@elsewhere.example` : null }),
    remove: () => life.run('deleteOnPremisesObject', { object }),
    removeAll: () => {
      for (const each of [0, 1, 2, 3, 4, 5]) life.run('deleteOnPremisesObject', { object: idOf(each) });
    },
    cloudUser: () =>
      life.run('createUser', {
        body: {
          accountEnabled: true,
          displayName: name,
          mailNickname: name,
          userPrincipalName: `${name}@contoso.com`,
          passwordProfile: { password: secret },
        },
      }),
    noCloudUser: () => life.run('deleteUser', { userId: `${name}@contoso.com` }),
    managed: () =>
      on
        ? life.run('updateDomain', { domainId: 'federated.com', body: { authenticationType: 'Managed' } })
        : life.run('createFederationConfiguration', {
            domainId: 'federated.com',
            body: { issuerUri: 'urn:federated', passiveSignInUri: 'https://sts.federated.com/adfs/ls/' },
            certificate: { text: 'AA==', thumbprint: '00', validFrom: 0, validTo: createdAt * 2 },
          }),
    // A name below one that is verified is verified at once.
    domain: () =>
      on
        ? life.run('createDomain', { body: { id: 'new.contoso.com' } })
        : life.run('deleteDomain', { domainId: 'new.contoso.com' }),
    feature: () =>
      set({
        features:
          slot % 3 === 0
            ? { blockSoftMatchEnabled: on }
            : slot % 3 === 1
              ? { quarantineUponUpnConflictEnabled: on }
              : { quarantineUponProxyAddressesConflictEnabled: on },
      }),
    threshold: () =>
      set({
        configuration: {
          accidentalDeletionPrevention: {
            alertThreshold: on ? 1 : 500,
            synchronizationPreventionType: slot % 2 === 0 ? 'enabledForCount' : 'enabledForPercentage',
          },
        },
      }),
    switch: () => {
      life.run('changeConnectServer', { name: 'one', changes: { mode: on ? 'active' : 'staging' } });
      life.run('changeConnectServer', { name: 'two', changes: { mode: on ? 'staging' : 'active' } });
    },
  };
  deeds[kind]();
}

describe('SY-01: objects that wait', () => {
  test('are exported when they can be, as in a tenant that tries in every cycle', () => {
    let waited = 0;
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(...openings),
        fc.array(step, { minLength: 2, maxLength: 25, size: 'max' }),
        (namesFollow, quarantines, opening, further) => {
          const lives = [false, true].map((isForgetful) => new Life(seedOf(namesFollow, quarantines), isForgetful));
          const steps = [...opening, ...further];
          let hasWaited = false;
          for (const life of lives)
            for (const each of steps) {
              take(life, each);
              life.wait();
              // Once more, with nothing that has moved.
              life.wait();
              hasWaited ||= life.waiting > 0;
            }
          expect(lives[0]?.state).toBe(lives[1]?.state);
          if (hasWaited) waited += 1;
        },
      ),
      { numRuns: 120 },
    );
    expect(waited).toBeGreaterThan(60);
  }, 120_000);

  test('cost nothing while nothing moves: names that are taken, and deletions that are prevented', async () => {
    const count = 200;
    const world = new World({
      version: 1,
      domains: [{ id: 'contoso.com' }],
      users: [{ count, prefix: 'p', domain: 'contoso.com' }],
      onPremises: { features: { blockSoftMatchEnabled: true } },
    }).installed();
    await world.harness.done('PATCH', `/directory/onPremisesSynchronization/${world.tenant.tenantId}`, {
      configuration: {
        accidentalDeletionPrevention: { synchronizationPreventionType: 'enabledForCount', alertThreshold: 1 },
      },
    });
    const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(5, '0'));
    for (const number of numbers) world.user(`p${number}@contoso.com`);
    const gone = numbers.map((number) => world.user(`g${number}@contoso.com`));
    world.cycle();
    for (const { id } of gone) world.run('deleteOnPremisesObject', { object: id });
    world.cycle();
    world.cycle();
    expect(world.queue()).toHaveLength(2 * count);
    const reads = (work: () => void): number => {
      const spy = vi.spyOn(Table.prototype, 'get');
      try {
        work();
        return spy.mock.calls.length;
      } finally {
        spy.mockRestore();
      }
    };
    expect(reads(() => world.cycle())).toBeLessThan(50);
    expect(reads(() => world.advance('P1D'))).toBeLessThan(48 * 50);
    // What frees one of them is seen in the next cycle.
    await world.harness.done('DELETE', '/users/p00007@contoso.com');
    world.advance('PT30M');
    expect(world.synced()).toContain('p00007@contoso.com');
    expect(world.queue()).toHaveLength(2 * count - 1);
  });
});
