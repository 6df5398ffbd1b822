import { describe, expect, test } from 'vitest';
import { quarantineNumbers } from '../../src/tenant/rules.ts';
import { expectError } from '../support/harness.ts';
import { World } from '../support/on-premises-world.ts';

describe('CV-07, SY-05: features of synchronization', () => {
  const settings = (world: World): string => `/directory/onPremisesSynchronization/${world.tenant.tenantId}`;

  test.each(['synchronizeUpnForManagedUsersEnabled', 'softMatchOnUpnEnabled'])(
    '%s stays on once it is',
    async (name) => {
      const world = new World({ version: 1, onPremises: { features: { [name]: false } } });
      await world.features({ [name]: false });
      await world.features({ [name]: true });
      await world.features({ [name]: true });
      const answer = await world.harness.call('PATCH', settings(world), {
        features: { [name]: false, blockSoftMatchEnabled: true },
      });
      expectError(answer, 400, 'Request_BadRequest', /cannot be disabled once it is enabled/);
      expect(answer.headers['x-mock-assumption']).toBe('CV-07');
      // Nothing of a request that is refused is done.
      expect(world.tenant.view().facts.synchronizationFeatures).toMatchObject({
        [name]: true,
        blockSoftMatchEnabled: false,
      });
    },
  );

  test.each([
    'blockSoftMatchEnabled',
    'blockCloudObjectTakeoverThroughHardMatchEnabled',
    'cloudPasswordPolicyForPasswordSyncedUsersEnabled',
    'userForcePasswordChangeOnLogonEnabled',
    'quarantineUponUpnConflictEnabled',
  ] as const)('%s is turned on and off', async (name) => {
    const world = new World();
    for (const value of [true, false, true]) {
      await world.features({ [name]: value });
      expect(world.tenant.view().facts.synchronizationFeatures[name]).toBe(value);
    }
  });
});

describe('SY-01: the name of a user whose own is taken', () => {
  test('has four digits', async () => {
    expect([quarantineNumbers.first, quarantineNumbers.first + quarantineNumbers.count - 1]).toEqual([1_000, 9_999]);
    const world = new World().installed();
    await world.features({ blockSoftMatchEnabled: true });
    world.user('admin@contoso.com');
    world.cycle();
    const digits = Number(/^admin(\d+)@/.exec(world.synced()[0] ?? '')?.[1]);
    expect(digits).toBeGreaterThanOrEqual(quarantineNumbers.first);
    expect(digits).toBeLessThan(quarantineNumbers.first + quarantineNumbers.count);
  });
});
