import { describe, expect, test } from 'vitest';
import { contoso } from '../support/contoso.ts';
import { expectError, idsOf, reference, setUp } from '../support/harness.ts';

const rollout = { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Synced'] }] };
const mastered =
  'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.';

describe('SR-25: the members of a group synced from on-premises', () => {
  test('change in the cloud at the next directory cycle, to which the delay of the edit is added', async () => {
    const harness = setUp({ tenantFile: rollout });
    const group = harness.groupId('Synced');
    const members = async () => idsOf(await harness.call('GET', `/groups/${group}/members`));
    harness.advance('PT10M');
    harness.tenant.onPremises.changeMembership(group, { add: ['ada@contoso.com'], remove: ['bob@contoso.com'] });
    expect(await members()).toEqual([harness.userId('bob@contoso.com')]);
    // Cycles run every half hour from the tenant's beginning: twenty minutes to go.
    harness.advance({ milliseconds: 20 * 60_000 - 1 });
    expect(await members()).toEqual([harness.userId('bob@contoso.com')]);
    harness.advance({ milliseconds: 1 });
    expect(await members()).toEqual([harness.userId('ada@contoso.com')]);
    expect(harness.route('ada@contoso.com')).toBe('federation');
    harness.advance({ milliseconds: 86_400_000 - 1 });
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(harness.route('bob@contoso.com')).toBe('cloud passwordHashSync');
    harness.advance({ milliseconds: 1 });
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect(harness.route('bob@contoso.com')).toBe('federation');
  });

  test('change at once when a cycle is run, and only once', async () => {
    const harness = setUp({ tenantFile: rollout });
    const group = harness.groupId('Synced');
    harness.tenant.onPremises.changeMembership(group, { add: ['ada@contoso.com'] });
    expect(harness.tenant.pending().map(({ kind }) => kind)).toEqual(['directoryCycle']);
    harness.tenant.onPremises.runCycle();
    expect(harness.tenant.pending().map(({ kind }) => kind)).toEqual(['rolloutEdit']);
    expect(idsOf(await harness.call('GET', `/groups/${group}/members`))).toHaveLength(2);
    harness.advance('P2D');
    expect(idsOf(await harness.call('GET', `/groups/${group}/members`))).toHaveLength(2);
  });

  test('undone before the cycle, change nothing', async () => {
    const harness = setUp({ tenantFile: rollout });
    const group = harness.groupId('Synced');
    harness.tenant.onPremises.changeMembership(group, { add: ['ada@contoso.com'] });
    harness.tenant.onPremises.changeMembership(group, { remove: ['ada@contoso.com'] });
    harness.advance('P2D');
    expect(idsOf(await harness.call('GET', `/groups/${group}/members`))).toEqual([harness.userId('bob@contoso.com')]);
    expect(harness.route('ada@contoso.com')).toBe('federation');
  });

  test('are refused in the cloud, as is any change of the group', async () => {
    const harness = setUp({ tenantFile: rollout });
    const group = harness.groupId('Synced');
    const bob = harness.userId('bob@contoso.com');
    const ada = reference(harness.userId('ada@contoso.com'));
    expectError(await harness.call('POST', `/groups/${group}/members/$ref`, ada), 400, 'Request_BadRequest', mastered);
    expectError(
      await harness.call('DELETE', `/groups/${group}/members/${bob}/$ref`),
      400,
      'Request_BadRequest',
      mastered,
    );
    expectError(
      await harness.call('PATCH', `/groups/${group}`, { displayName: 'x' }),
      400,
      'Request_BadRequest',
      mastered,
    );
  });

  test('belong to synced groups only, and have to exist', () => {
    const harness = setUp();
    const { tenant } = harness;
    const pilot = harness.groupId('Pilot');
    expect(() => tenant.onPremises.changeMembership(pilot, { add: ['ada@contoso.com'] })).toThrow(
      'is not synchronized from on-premises',
    );
    const synced = harness.groupId('Synced');
    expect(() => tenant.onPremises.changeMembership(synced, { add: ['who@contoso.com'] })).toThrow(
      "There is no on-premises object 'who@contoso.com'.",
    );
    // A user of the cloud alone has nothing on-premises that could be a member.
    expect(() => tenant.onPremises.changeMembership(synced, { add: ['mia@fabrikam.com'] })).toThrow(
      "There is no on-premises object 'mia@fabrikam.com'.",
    );
  });
});
