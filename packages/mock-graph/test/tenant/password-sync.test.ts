import { describe, expect, test } from 'vitest';
import { contoso } from '../support/contoso.ts';
import { cloud, World } from '../support/on-premises-world.ts';

const withAda = (server: ConstructorParameters<typeof World>[0] = cloud): { world: World; ada: string } => {
  const world = new World(server).installed();
  const { id } = world.user('ada@contoso.com', { password: world.tenant.digest('Correct-Horse-1') });
  world.cycle();
  return { world, ada: id };
};
const change = (world: World, password: string, userPrincipalName = 'ada@contoso.com', mustChange = false): void =>
  world.run('changeOnPremisesPassword', { userPrincipalName, password: world.tenant.digest(password), mustChange });

describe('PH-01: hashes', () => {
  test('of a new user come after the cycle that made the user', () => {
    const { world } = withAda();
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('failure 50056');
    world.advance({ milliseconds: 2 * 60_000 - 1 });
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('failure 50056');
    world.advance({ milliseconds: 1 });
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });

  test('overwrite the password of the cloud at the next change, and in a full synchronization', async () => {
    const { world } = withAda();
    world.advance('PT2M');
    const reset = () =>
      world.harness.done('PATCH', '/users/ada@contoso.com', {
        passwordProfile: { password: 'Cloud-Horse-1', forceChangePasswordNextSignIn: false },
      });
    await reset();
    world.advance('P1D');
    expect(world.signIn('ada@contoso.com', 'Cloud-Horse-1')).toBe('success');
    change(world, 'New-Horse-1');
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-1')).toBe('success');
    await reset();
    world.run('runFullPasswordSync', {});
    expect(world.signIn('ada@contoso.com', 'Cloud-Horse-1')).toBe('success');
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-1')).toBe('success');
  });

  test('are all sent when hash synchronization is turned on, those of users of the cloud never', async () => {
    const world = new World().installed({ signInMethod: 'adfs' });
    world.user('ada@contoso.com', { password: world.tenant.digest('Correct-Horse-1') });
    world.cycle();
    world.advance('PT1H');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('failure 50056');
    expect(() => world.run('runFullPasswordSync', {})).toThrow('Turn it on');
    world.run('changeConnectServer', { name: 'one', changes: { passwordHashSync: true } });
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    expect(world.signIn('admin@contoso.com', 'Correct-Horse-9')).toBe('success');
    world.run('changeConnectServer', { name: 'one', changes: { passwordHashSync: false } });
    await world.harness.done('PATCH', '/users/ada@contoso.com', {
      passwordProfile: { password: 'Cloud-Horse-1', forceChangePasswordNextSignIn: false },
    });
    world.advance('PT1H');
    expect(world.signIn('ada@contoso.com', 'Cloud-Horse-1')).toBe('success');
    world.run('changeConnectServer', { name: 'one', changes: { passwordHashSync: true } });
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });

  test('of a password that must be changed come as such for a new user, and later with the feature for it only', async () => {
    const world = new World().installed();
    world.user('ada@contoso.com', { password: world.tenant.digest('Correct-Horse-1'), mustChangePassword: true });
    world.cycle();
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('passwordChangeNeeded 50055');
    change(world, 'New-Horse-1', 'ada@contoso.com', true);
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-1')).toBe('success');
    await world.features({ userForcePasswordChangeOnLogonEnabled: true });
    change(world, 'New-Horse-2', 'ada@contoso.com', true);
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-2')).toBe('passwordChangeNeeded 50055');
  });

  test('are sent by cloud sync as well', () => {
    const world = new World();
    world.run('addForest', { name: 'contoso.com' });
    world.run('addCloudSync', { name: 'light', forest: 'contoso.com', agents: ['a'] });
    world.user('ada@contoso.com', { password: world.tenant.digest('Correct-Horse-1') });
    world.advance('PT4M');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });
});

describe('PH-03: in a federated domain', () => {
  test('hashes are synchronized all the same', () => {
    const world = new World().installed({ signInMethod: 'adfs', passwordHashSync: true });
    world.user('ada@federated.com', { password: world.tenant.digest('Correct-Horse-1') });
    world.cycle();
    world.advance('PT2M');
    expect(world.cloudUser('ada@federated.com')?.cloudPassword).toMatchObject({ origin: 'synced' });
    expect(world.harness.route('ada@federated.com')).toBe('federation');
  });
});

describe('PH-04: the policy for synchronized users', () => {
  test('is written by each hash: DisablePasswordExpiration with the feature off, nothing with it on', async () => {
    const { world } = withAda();
    world.advance('PT2M');
    expect(world.cloudUser('ada@contoso.com')?.passwordPolicies).toBe('DisablePasswordExpiration');
    await world.features({ cloudPasswordPolicyForPasswordSyncedUsersEnabled: true });
    world.advance('P1D');
    expect(world.cloudUser('ada@contoso.com')?.passwordPolicies).toBe('DisablePasswordExpiration');
    change(world, 'New-Horse-1');
    world.advance('PT2M');
    expect(world.cloudUser('ada@contoso.com')?.passwordPolicies).toBeNull();
  });
});

describe('PH-06: with the server down', () => {
  test('the last hash keeps working, and the change goes when it is back', () => {
    const { world } = withAda();
    world.advance('PT2M');
    change(world, 'New-Horse-1');
    world.run('changeConnectServer', { name: 'one', changes: { running: false } });
    world.advance('P3D');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    change(world, 'New-Horse-2');
    world.run('changeConnectServer', { name: 'one', changes: { running: true } });
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-2')).toBe('success');
    expect(world.tenant.view().tables.waitingHashes.size).toBe(0);
  });

  test('what happens in the directory waits for it too', () => {
    const { world, ada } = withAda();
    world.run('changeConnectServer', { name: 'one', changes: { running: false } });
    world.run('deleteOnPremisesObject', { object: ada });
    world.advance('P3D');
    world.cycle();
    expect(world.synced()).toEqual(['ada@contoso.com']);
    world.run('changeConnectServer', { name: 'one', changes: { running: true } });
    world.advance('PT30M');
    expect(world.synced()).toEqual([]);
  });

  test('a full synchronization that was asked for is not lost', async () => {
    const { world } = withAda();
    world.advance('PT2M');
    await world.harness.done('PATCH', '/users/ada@contoso.com', { passwordProfile: { password: 'Cloud-Horse-1' } });
    world.run('runFullPasswordSync', {});
    world.run('changeConnectServer', { name: 'one', changes: { running: false } });
    world.advance('PT1H');
    world.run('changeConnectServer', { name: 'one', changes: { running: true } });
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
  });

  test('a staging server sends none in its place until it is active', () => {
    const { world } = withAda();
    world.run('addConnectServer', { name: 'standby', mode: 'staging' });
    world.advance('PT2M');
    world.run('changeConnectServer', { name: 'one', changes: { running: false } });
    change(world, 'New-Horse-1');
    world.advance('P1D');
    expect(world.signIn('ada@contoso.com', 'New-Horse-1')).toBe('failure 50126');
    world.run('changeConnectServer', { name: 'standby', changes: { mode: 'active' } });
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-1')).toBe('success');
  });
});

describe('SR-22: hash synchronization off in the tenant', () => {
  test('lets changes wait until it is on', async () => {
    const world = new World({ ...contoso, domains: [{ id: 'contoso.com' }, { id: 'fabrikam.com' }] });
    await world.features({ passwordSyncEnabled: false });
    change(world, 'New-Horse-1');
    world.advance('P1D');
    expect(world.signIn('ada@contoso.com', 'Correct-Horse-1')).toBe('success');
    await world.features({ passwordSyncEnabled: true });
    world.advance('PT2M');
    expect(world.signIn('ada@contoso.com', 'New-Horse-1')).toBe('success');
  });
});
