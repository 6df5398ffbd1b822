import { describe, expect, test } from 'vitest';
import { cloud, World } from '../support/on-premises-world.ts';

const mail = 'ada@contoso.com';

/** Two accounts of one person, each with a password; the first leads from the beginning, the other joins it and leads then. */
const joined = (): { world: World; first: string; second: string } => {
  const world = new World();
  for (const name of ['fabrikam.com', 'contoso.com']) world.run('addForest', { name });
  world.run('addConnectServer', {
    name: 'one',
    joinRule: 'mail',
    forests: [{ forest: 'fabrikam.com' }, { forest: 'contoso.com' }],
  });
  world.cycle();
  const password = (text: string) => world.tenant.digest(text);
  const first = world.user('ada@contoso.com', { mail, password: password('First-Horse-1') });
  world.cycle();
  world.advance('PT2M');
  expect(world.signIn('ada@contoso.com', 'First-Horse-1')).toBe('success');
  const second = world.user('ada@fabrikam.com', { forest: 'fabrikam.com', mail, password: password('Second-Horse-1') });
  world.cycle();
  return { world, first: first.id, second: second.id };
};
const name = (world: World): string => world.synced()[0] ?? '';
const reset = (world: World, password: string): Promise<unknown> =>
  world.harness.done('PATCH', `/users/${name(world)}`, {
    passwordProfile: { password, forceChangePasswordNextSignIn: false },
  });

describe('PH-01, SY-10: the password of a user with several accounts', () => {
  test('is that of the account that joins and leads, once its hash has come', () => {
    const { world } = joined();
    expect(name(world)).toBe('ada@fabrikam.com');
    expect(world.signIn(name(world), 'First-Horse-1')).toBe('success');
    world.advance('PT2M');
    expect(world.signIn(name(world), 'Second-Horse-1')).toBe('success');
    expect(world.signIn(name(world), 'First-Horse-1')).toBe('failure 50126');
  });

  test.each(['deleted', 'disabled', 'joined no more'] as const)(
    'is that of the other account when the one that leads is %s',
    async (what) => {
      const { world, second } = joined();
      world.advance('PT2M');
      // A password of the cloud is no reason to keep it: another account is another source.
      await reset(world, 'Cloud-Horse-1');
      if (what === 'deleted') world.run('deleteOnPremisesObject', { object: second });
      else
        world.run('changeOnPremisesObject', {
          object: second,
          changes: what === 'disabled' ? { enabled: false } : { mail: null },
        });
      world.cycle();
      world.advance('PT2M');
      expect(world.signIn(name(world), 'First-Horse-1')).toBe('success');
      // And it stays in step with that account.
      world.run('changeOnPremisesPassword', {
        userPrincipalName: 'ada@contoso.com',
        password: world.tenant.digest('First-Horse-2'),
      });
      world.advance('PT2M');
      expect(world.signIn('ada@contoso.com', 'First-Horse-2')).toBe('success');
    },
  );

  test('of the cloud stays when an account goes or changes that does not lead', async () => {
    const { world, first, second } = joined();
    world.advance('PT2M');
    // The lead goes back and forth, so that each account has had it.
    for (const enabled of [false, true]) {
      world.run('changeOnPremisesObject', { object: second, changes: { enabled } });
      world.cycle();
      world.advance('PT2M');
    }
    await reset(world, 'Cloud-Horse-1');
    world.run('changeOnPremisesObject', { object: first, changes: { displayName: 'Ada' } });
    world.run('changeOnPremisesObject', { object: second, changes: { displayName: 'Ada L' } });
    world.cycle();
    world.run('deleteOnPremisesObject', { object: first });
    world.cycle();
    world.advance('PT1H');
    expect(world.signIn('ada@fabrikam.com', 'Cloud-Horse-1')).toBe('success');
  });
});

test('SY-10: nothing is left of accounts that have all gone, whoever led last', () => {
  const { world, first, second } = joined();
  world.run('changeOnPremisesObject', { object: second, changes: { enabled: false } });
  world.cycle();
  for (const object of [first, second]) world.run('deleteOnPremisesObject', { object });
  world.cycle();
  expect(world.synced()).toEqual([]);
  expect(world.tenant.view().tables.onPremisesByAnchor.size).toBe(0);
});

describe('SR-22: writeback', () => {
  const withAda = (): World => {
    const world = new World().installed();
    world.user('ada@contoso.com', { password: world.tenant.digest('Correct-Horse-1') });
    world.cycle();
    world.advance('PT2M');
    return world;
  };
  const change =
    (world: World, userPrincipalName = 'ada@contoso.com') =>
    () =>
      world.run('changePasswordWithWriteback', { userPrincipalName, password: world.tenant.digest('New-Horse-1') });

  test('is off until a synchronizer has it, and that is up and active', async () => {
    const world = withAda();
    expect(change(world)).toThrow('Turn passwordWriteback on for one');
    world.run('changeConnectServer', { name: 'one', changes: { passwordWriteback: true } });
    change(world)();
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-1')).toBe('success');
    world.run('changeConnectServer', { name: 'one', changes: { running: false } });
    expect(change(world)).toThrow('writes passwords back');
    world.run('changeConnectServer', { name: 'one', changes: { running: true, mode: 'staging' } });
    expect(change(world)).toThrow('writes passwords back');
    // A user of the cloud alone has nothing on-premises.
    expect(change(world, 'admin@contoso.com')).toThrow('is not synchronized from on-premises');
  });

  test('is one of cloud sync too', () => {
    const world = new World();
    world.run('addForest', { name: 'contoso.com' });
    world.run('addCloudSync', { name: 'light', forest: 'contoso.com', agents: ['a'] });
    world.user('ada@contoso.com');
    world.advance('PT4M');
    expect(change(world)).toThrow('writes passwords back');
    world.run('changeCloudSync', { name: 'light', changes: { passwordWriteback: true } });
    change(world)();
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-1')).toBe('success');
  });

  test('has nothing to do with the switch of Graph, which a tenant file cannot set', () => {
    expect(() => new World({ ...cloud, onPremises: { features: { passwordWritebackEnabled: true } } })).toThrow(
      'passwordWriteback: true',
    );
    const world = withAda();
    world.run('changeConnectServer', { name: 'one', changes: { passwordWriteback: true } });
    expect(world.tenant.view().facts.synchronizationFeatures.passwordWritebackEnabled).toBe(false);
  });
});
