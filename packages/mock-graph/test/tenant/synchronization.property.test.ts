import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { World } from '../support/on-premises-world.ts';

/**
 * Synchronization as the catalogue words it, in plain maps: after quiet time and a cycle of the active server the cloud
 * shows exactly the metaverse of what is in scope.
 */
interface Person {
  readonly forest: string;
  readonly kind: 'user' | 'contact';
  unit: 'Staff' | 'Left';
  name: string;
  department: string | undefined;
  enabled: boolean;
  readonly mail: string | undefined;
  readonly inGroup: Set<number>;
  password: string | undefined;
  /** Somebody else has had the mail address as well: the cloud user may have the password of that account still. */
  hasShared: boolean;
}

const slots = 6;
const groups = 2;
const forests = ['contoso.com', 'fabrikam.com'] as const;
const slot = fc.nat(slots - 1);
const pair = fc.nat(slots / 2 - 1);
const group = fc.nat(groups - 1);
const minute = 60_000;

type Step =
  | { readonly kind: 'add'; readonly slot: number; readonly contact: boolean; readonly withMail: boolean }
  | { readonly kind: 'rename'; readonly slot: number; readonly name: number; readonly suffix: number }
  | { readonly kind: 'department'; readonly slot: number; readonly value: string | null }
  | { readonly kind: 'enable'; readonly slot: number; readonly on: boolean }
  | { readonly kind: 'move'; readonly slot: number; readonly unit: 'Staff' | 'Left' }
  | { readonly kind: 'delete'; readonly slot: number }
  | { readonly kind: 'addPair'; readonly pair: number; readonly firstLast: boolean }
  | { readonly kind: 'deletePair'; readonly pair: number }
  | { readonly kind: 'password'; readonly slot: number; readonly password: string }
  | { readonly kind: 'member'; readonly slot: number; readonly group: number; readonly wanted: boolean }
  | { readonly kind: 'cycle'; readonly server: 'one' | 'two'; readonly full: boolean }
  | { readonly kind: 'switch' }
  | { readonly kind: 'running'; readonly server?: 'one' | 'two'; readonly on: boolean }
  | { readonly kind: 'scope'; readonly all: boolean }
  | { readonly kind: 'wait'; readonly minutes: number };

const of = <Kind extends string>(kind: Kind) => fc.constant(kind);
const server = fc.constantFrom('one' as const, 'two' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: of('add'), slot, contact: fc.boolean(), withMail: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: of('rename'), slot, name: fc.nat(3), suffix: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: of('department'), slot, value: fc.constantFrom('Sales', 'Legal', null) }) },
  { weight: 2, arbitrary: fc.record({ kind: of('enable'), slot, on: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: of('move'), slot, unit: fc.constantFrom('Staff' as const, 'Left' as const) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: of('delete'), slot }) },
  { weight: 3, arbitrary: fc.record({ kind: of('addPair'), pair, firstLast: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: of('deletePair'), pair }) },
  { weight: 3, arbitrary: fc.record({ kind: of('password'), slot, password: fc.constantFrom('Horse-1', 'Horse-2') }) },
  { weight: 5, arbitrary: fc.record({ kind: of('member'), slot, group, wanted: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: of('cycle'), server, full: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: of('switch') }) },
  { weight: 2, arbitrary: fc.record({ kind: of('running'), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: of('scope'), all: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: of('wait'), minutes: fc.constantFrom(1, 2, 15, 30, 45) }) },
);

/** Slots 0 to 2 stand in the first forest, 3 to 5 in the second; slot n and n + 3 share their mail, if they have one. */
const forestOf = (index: number): string => forests[index < 3 ? 0 : 1];

const bothOf = (place: number): number[] => [place, place + slots / 2];

class Model {
  readonly people: (Person | undefined)[] = Array.from({ length: slots }, () => undefined);
  active: 'one' | 'two' = 'one';
  all = false;

  inScope(person: Person): boolean {
    return this.all || person.unit === 'Staff';
  }

  /** Each metaverse object as what leads and all that is joined. */
  metaverse(): { readonly leader: Person; readonly parts: readonly Person[] }[] {
    const seen = new Set<Person>();
    const found: { leader: Person; parts: Person[] }[] = [];
    for (const person of this.people) {
      if (!person || seen.has(person) || !this.inScope(person)) continue;
      const parts = this.people.filter(
        (other): other is Person =>
          other !== undefined &&
          this.inScope(other) &&
          (other === person || (person.mail !== undefined && other.mail === person.mail)),
      );
      for (const part of parts) seen.add(part);
      const users = parts.filter(({ kind }) => kind === 'user');
      const leader = users.find(({ enabled }) => enabled) ?? users[0] ?? parts[0];
      if (leader) found.push({ leader, parts });
    }
    return found;
  }
}

function play(joined: boolean, steps: readonly Step[]): void {
  const world = new World();
  const model = new Model();
  for (const name of forests) world.run('addForest', { name, upnSuffixes: ['federated.com'] });
  const scopes = (all: boolean) =>
    forests.map((forest) => (all ? { forest } : { forest, containers: [`${forest}/Staff`] }));
  const setUpServer = (name: 'one' | 'two', mode: 'active' | 'staging') =>
    world.run('addConnectServer', { name, mode, joinRule: joined ? 'mail' : 'once', forests: scopes(false) });
  setUpServer('one', 'active');
  setUpServer('two', 'staging');
  const groupIds = Array.from(
    { length: groups },
    (_, index) =>
      world.run('addOnPremisesObject', {
        kind: 'group',
        forest: 'contoso.com',
        container: 'contoso.com/Staff',
        displayName: `Group ${index}`,
      }).id,
  );
  const ids: string[] = [];
  let fresh = 0;

  const take = (step: Step): void => {
    const person = 'slot' in step ? model.people[step.slot] : undefined;
    const id = 'slot' in step ? (ids[step.slot] ?? '') : '';
    switch (step.kind) {
      case 'add': {
        if (person) return;
        const kind = step.contact ? 'contact' : 'user';
        const name = kind === 'user' ? `p${fresh++}@${forestOf(step.slot)}` : `Contact ${fresh++}`;
        const mail = joined && step.withMail ? `m${step.slot % 3}@elsewhere.example` : undefined;
        const made = world.run('addOnPremisesObject', {
          kind,
          forest: forestOf(step.slot),
          container: `${forestOf(step.slot)}/Staff`,
          ...(kind === 'user' ? { userPrincipalName: name } : { displayName: name }),
          ...(mail ? { mail } : {}),
        });
        ids[step.slot] = made.id;
        model.people[step.slot] = {
          forest: forestOf(step.slot),
          kind,
          unit: 'Staff',
          name,
          department: undefined,
          enabled: true,
          mail,
          inGroup: new Set(),
          password: undefined,
          hasShared: false,
        };
        const sharing = model.people.filter((other) => mail !== undefined && other?.mail === mail);
        if (sharing.length > 1) for (const each of sharing) if (each) each.hasShared = true;
        return;
      }
      case 'addPair':
        // A cycle takes the one to the cloud before the other joins it.
        for (const each of step.firstLast ? bothOf(step.pair).reverse() : bothOf(step.pair)) {
          take({ kind: 'add', slot: each, contact: false, withMail: true });
          take({ kind: 'cycle', server: model.active, full: false });
        }
        return;
      case 'rename': {
        if (person?.kind !== 'user') return;
        const name = `n${step.name}${step.slot}@${step.suffix === 0 ? forestOf(step.slot) : 'federated.com'}`;
        world.run('changeOnPremisesObject', { object: id, changes: { userPrincipalName: name } });
        person.name = name;
        return;
      }
      case 'department':
        if (person?.kind !== 'user') return;
        world.run('changeOnPremisesObject', { object: id, changes: { attributes: { department: step.value } } });
        person.department = step.value ?? undefined;
        return;
      case 'enable':
        if (person?.kind !== 'user') return;
        world.run('changeOnPremisesObject', { object: id, changes: { enabled: step.on } });
        person.enabled = step.on;
        return;
      case 'move':
        if (!person) return;
        world.run('moveOnPremisesObject', { object: id, container: `${person.forest}/${step.unit}` });
        person.unit = step.unit;
        return;
      case 'delete':
        if (!person) return;
        world.run('deleteOnPremisesObject', { object: id });
        model.people[step.slot] = undefined;
        return;
      case 'deletePair':
        for (const each of bothOf(step.pair)) take({ kind: 'delete', slot: each });
        return;
      case 'password':
        if (person?.kind !== 'user') return;
        world.run('changeOnPremisesPassword', { userPrincipalName: id, password: world.tenant.digest(step.password) });
        person.password = step.password;
        return;
      case 'member':
        if (!person) return;
        world.run('changeOnPremisesMembership', {
          groupId: groupIds[step.group] ?? '',
          add: step.wanted ? [id] : [],
          remove: step.wanted ? [] : [id],
        });
        if (step.wanted) person.inGroup.add(step.group);
        else person.inGroup.delete(step.group);
        return;
      case 'cycle':
        world.run('runDirectoryCycle', { synchronizer: step.server, full: step.full });
        return;
      case 'switch': {
        const other = model.active === 'one' ? 'two' : 'one';
        world.run('changeConnectServer', { name: model.active, changes: { mode: 'staging' } });
        world.run('changeConnectServer', { name: other, changes: { mode: 'active' } });
        // The other one is repaired if it was down.
        take({ kind: 'running', on: true, server: model.active });
        model.active = other;
        return;
      }
      case 'running':
        world.run('changeConnectServer', { name: step.server ?? model.active, changes: { running: step.on } });
        return;
      case 'scope':
        for (const name of ['one', 'two'] as const)
          world.run('changeConnectServer', { name, changes: { forests: scopes(step.all) } });
        model.all = step.all;
        return;
      case 'wait':
        world.advance({ milliseconds: step.minutes * minute });
        return;
    }
  };
  // What a server has never read it cannot take away later, so the standby keeps up.
  const follow = (): void => world.run('runDirectoryCycle', { synchronizer: model.active === 'one' ? 'two' : 'one' });
  follow();
  for (const each of steps) {
    take(each);
    follow();
  }

  // Quiet time: the active server is up, a cycle runs, then the hashes of new users.
  take({ kind: 'running', server: model.active, on: true });
  world.advance({ milliseconds: 35 * minute });

  const expected = model.metaverse();
  const names = expected.filter(({ leader }) => leader.kind === 'user').map(({ leader }) => leader.name);
  expect(world.synced()).toEqual(names.sort());
  const { tables } = world.tenant.view();
  expect(tables.contacts.size).toBe(expected.length - names.length);
  for (const { leader, parts } of expected) {
    if (leader.kind !== 'user') continue;
    const user = world.cloudUser(leader.name);
    const merged = [leader, ...parts].map(({ department }) => department).find((value) => value !== undefined);
    expect(user?.accountEnabled).toBe(leader.enabled);
    // Of two accounts the one that leads decides; which of two equal ones does is not the model's concern.
    if (parts.filter(({ kind }) => kind === 'user').length === 1) {
      expect(user?.department ?? undefined).toBe(merged);
      const digest = leader.password === undefined ? undefined : world.tenant.digest(leader.password).digest;
      if (!leader.hasShared) expect(user?.cloudPassword?.digest).toBe(digest);
    }
  }
  for (let index = 0; index < groups; index++) {
    const members = expected.filter(({ parts }) => parts.some(({ inGroup }) => inGroup.has(index)));
    const users = members.filter(({ leader }) => leader.kind === 'user').length;
    expect(world.cloudGroup(`Group ${index}`)?.counts).toEqual({
      user: users,
      group: 0,
      contact: members.length - users,
    });
  }
  expect(world.queue(model.active)).toEqual([]);
  expect(world.problems()).toEqual([]);
}

describe('after quiet time and a cycle of the active server the cloud shows what is in scope', () => {
  test.each([
    ['one by one', false],
    ['joined by mail', true],
  ] as const)(
    'SY-01, SY-03, SY-10, PH-01: objects %s',
    (_name, joined) => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), (steps) => play(joined, steps)),
        { numRuns: 60 },
      );
    },
    120_000,
  );
});
