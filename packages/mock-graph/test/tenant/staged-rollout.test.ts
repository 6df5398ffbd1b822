import { describe, expect, test } from 'vitest';
import {
  type Answer,
  absentId,
  expectError,
  type Harness,
  idOf,
  notFoundMessage,
  reference,
  setUp,
  valuesOf,
} from '../support/harness.ts';

const policies = '/policies/featureRolloutPolicies';
const hashSync = { displayName: 'Hash sync', feature: 'passwordHashSync', isEnabled: true };

/** `count` synced users, and a group `Large` of all of them. */
const population = (count: number, size = count) => ({
  version: 1,
  domains: [
    {
      id: 'contoso.com',
      authenticationType: 'Federated',
      federation: { issuerUri: 'urn:contoso', passiveSignInUri: 'https://sts.contoso.com/adfs/ls/' },
    },
  ],
  users: { count, domain: 'contoso.com', synced: true, password: 'Correct-Horse-1' },
  groups: [{ displayName: 'Large', members: [{ count: size, domain: 'contoso.com' }] }],
});

const add = (harness: Harness, policyId: string, objectId: string): Promise<Answer> =>
  harness.call('POST', `${policies}/${policyId}/appliesTo/$ref`, reference(objectId));

const inRollout = (harness: Harness): number => harness.tenant.view().tables.enrolments.size;

describe('rollout policies', () => {
  test('SR-01: are made, read, listed, changed and deleted in v1.0 and beta', async () => {
    for (const version of ['v1.0', 'beta'] as const) {
      const harness = setUp();
      const options = { version };
      const made = await harness.call('POST', policies, { ...hashSync, description: 'First' }, options);
      expect(made.status).toBe(201);
      const policy = {
        id: idOf(made),
        displayName: 'Hash sync',
        description: 'First',
        feature: 'passwordHashSync',
        isEnabled: true,
        isAppliedToOrganization: false,
      };
      expect(made.body).toEqual({
        '@odata.context': `https://graph.microsoft.com/${version}/$metadata#policies/featureRolloutPolicies/$entity`,
        ...policy,
      });
      expect(Object.keys(made.body).slice(1)).toEqual(Object.keys(policy));
      const path = `${policies}/${policy.id}`;
      expect((await harness.call('GET', path, undefined, options)).body).toEqual(made.body);
      const changed = await harness.call('PATCH', path, { displayName: 'Renamed', isEnabled: false }, options);
      expect(changed.status).toBe(204);
      const listed = await harness.call('GET', `${policies}?$filter=displayName eq 'renamed'`, undefined, options);
      expect(valuesOf(listed)).toEqual([{ ...policy, displayName: 'Renamed', isEnabled: false }]);
      expect((await harness.call('DELETE', path, undefined, options)).status).toBe(204);
      expectError(
        await harness.call('GET', path, undefined, options),
        404,
        'Request_ResourceNotFound',
        notFoundMessage(policy.id),
      );
      expect(valuesOf(await harness.call('GET', policies, undefined, options))).toEqual([]);
    }
  });

  test('SR-01: show their groups on $expand, a part of themselves on $select, and are found by name', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot', 'Second']);
    const expanded = await harness.call('GET', `${policies}/${id}?$expand=appliesTo`);
    const groups = expanded.body['appliesTo'] as { id: string; displayName: string; '@odata.type': string }[];
    expect(groups.map((group) => group.displayName).sort()).toEqual(['Pilot', 'Second']);
    expect(groups.map((group) => Object.keys(group)[0])).toEqual(['@odata.type', '@odata.type']);
    expect(groups[0]?.['@odata.type']).toBe('#microsoft.graph.group');
    expect((await harness.call('GET', `${policies}/${id}?$select=feature`)).body).toEqual({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#policies/featureRolloutPolicies(feature)/$entity',
      feature: 'passwordHashSync',
    });
    const found = await harness.call('GET', `${policies}?$filter=startswith(displayName,'PASS')&$expand=appliesTo`);
    expect(valuesOf(found)).toHaveLength(1);
    expect(valuesOf(await harness.call('GET', `${policies}?$filter=displayName eq 'other'`))).toEqual([]);
  });

  test('SR-01: keep their feature; the same value is accepted', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync');
    const refused = await harness.call('PATCH', `${policies}/${id}`, { feature: 'seamlessSso' });
    expectError(
      refused,
      400,
      'Request_BadRequest',
      "Property 'feature' cannot be changed after the policy has been created.",
    );
    expect(refused.headers['x-mock-assumption']).toBe('SR-01');
    expect((await harness.call('PATCH', `${policies}/${id}`, { feature: 'passwordHashSync' })).status).toBe(204);
  });

  test('SR-02: features after the sentinel show only to a request that prefers them, and only where the version has them', async () => {
    const harness = setUp();
    const features = [
      'passthroughAuthentication',
      'seamlessSso',
      'emailAsAlternateId',
      'certificateBasedAuthentication',
      'multiFactorAuthentication',
    ];
    const ids = new Map<string, string>();
    for (const feature of features) ids.set(feature, await harness.policy(feature));
    const shown = async (feature: string, version: 'v1.0' | 'beta', prefer?: string) =>
      (
        await harness.call('GET', `${policies}/${ids.get(feature)}`, undefined, {
          version,
          headers: prefer === undefined ? {} : { prefer },
        })
      ).body['feature'];
    const all = 'include-unknown-enum-members';
    expect(await shown('seamlessSso', 'v1.0')).toBe('seamlessSso');
    expect(await shown('emailAsAlternateId', 'beta')).toBe('emailAsAlternateId');
    expect(await shown('certificateBasedAuthentication', 'v1.0')).toBe('unknownFutureValue');
    expect(await shown('certificateBasedAuthentication', 'v1.0', all)).toBe('certificateBasedAuthentication');
    expect(await shown('certificateBasedAuthentication', 'beta', all)).toBe('certificateBasedAuthentication');
    expect(await shown('multiFactorAuthentication', 'v1.0', all)).toBe('multiFactorAuthentication');
    expect(await shown('multiFactorAuthentication', 'beta', all)).toBe('unknownFutureValue');
    const body = { displayName: 'x', feature: 'multiFactorAuthentication', isEnabled: false };
    expect((await harness.call('POST', policies, body, { version: 'beta' })).status).toBe(400);
  });

  test('SR-02: the sentinel itself is no feature', async () => {
    const harness = setUp();
    const refused = await harness.call('POST', policies, { ...hashSync, feature: 'unknownFutureValue' });
    expect(refused.status).toBe(400);
    expect(refused.body.error?.code).toBe('Request_BadRequest');
  });

  test('SR-03: are one per feature, until the first is deleted', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', [], false);
    const refused = await harness.call('POST', policies, hashSync);
    const message = "A feature rollout policy for the feature 'passwordHashSync' already exists.";
    expectError(refused, 400, 'Request_BadRequest', message);
    expect(refused.body.error?.details).toEqual([{ code: 'ObjectConflict', message, target: 'feature' }]);
    expect(refused.headers['x-mock-assumption']).toBe('SR-03');
    await harness.done('DELETE', `${policies}/${id}`);
    expect((await harness.call('POST', policies, hashSync)).status).toBe(201);
  });

  test('SR-14: the third of hash sync, pass-through and seamless single sign-on is refused, when made or turned on', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync');
    await harness.policy('seamlessSso');
    const message =
      'Password hash sync, pass-through authentication and seamless single sign-on cannot all be enabled for staged rollout.';
    const body = { displayName: 'PTA', feature: 'passthroughAuthentication', isEnabled: true };
    expectError(await harness.call('POST', policies, body), 400, 'Request_BadRequest', message);
    const id = await harness.policy('passthroughAuthentication', [], false);
    const refused = await harness.call('PATCH', `${policies}/${id}`, { isEnabled: true });
    expectError(refused, 400, 'Request_BadRequest', message);
    expect(refused.headers['x-mock-assumption']).toBe('SR-14');
    expect((await harness.call('GET', `${policies}/${id}`)).body['isEnabled']).toBe(false);
  });

  test('SR-14: all three are accepted under the lenient rules', async () => {
    const harness = setUp({ rules: 'lenient' });
    for (const feature of ['passwordHashSync', 'seamlessSso', 'passthroughAuthentication'])
      await harness.policy(feature);
  });

  test('SR-20: have to be off before they can be deleted', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    const refused = await harness.call('DELETE', `${policies}/${id}`);
    expectError(
      refused,
      400,
      'Request_BadRequest',
      'The feature rollout policy is enabled. Set isEnabled to false before deleting it.',
    );
    expect(refused.headers['x-mock-assumption']).toBe('SR-20');
    await harness.turn(id, false);
    // Groups need not be removed first.
    expect((await harness.call('DELETE', `${policies}/${id}`)).status).toBe(204);
  });

  test('SR-28: answer on the older path too, in beta only', async () => {
    const harness = setUp();
    const old = '/directory/featureRolloutPolicies';
    const made = await harness.call('POST', old, hashSync, { version: 'beta' });
    expect(made.status).toBe(201);
    expect(made.body['@odata.context']).toBe(
      'https://graph.microsoft.com/beta/$metadata#directory/featureRolloutPolicies/$entity',
    );
    const id = idOf(made);
    const added = await harness.call('POST', `${old}/${id}/appliesTo/$ref`, reference(harness.groupId('Pilot')), {
      version: 'beta',
    });
    expect(added.status).toBe(204);
    expect((await harness.call('GET', `${policies}/${id}`)).body['displayName']).toBe('Hash sync');
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect((await harness.call('GET', old)).status).toBe(400);
  });

  test('SR-33: cannot be applied to the whole organization; the lenient rules store it, without effect', async () => {
    const harness = setUp();
    const body = { ...hashSync, isAppliedToOrganization: true };
    const refused = await harness.call('POST', policies, body);
    expectError(
      refused,
      400,
      'Request_BadRequest',
      "Property 'isAppliedToOrganization' cannot be true: rollout to the whole organization is not supported.",
    );
    expect(refused.headers['x-mock-assumption']).toBe('SR-33');
    const id = await harness.policy('passwordHashSync');
    expect((await harness.call('PATCH', `${policies}/${id}`, { isAppliedToOrganization: true })).status).toBe(400);
    expect((await harness.call('PATCH', `${policies}/${id}`, { isAppliedToOrganization: false })).status).toBe(204);

    const lenient = setUp({ rules: 'lenient' });
    const made = await lenient.call('POST', policies, body);
    expect(made.body['isAppliedToOrganization']).toBe(true);
    expect(lenient.route('ada@contoso.com')).toBe('federation');
  });
});

describe('groups of a policy', () => {
  test('SR-04: are added and removed with 204', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync');
    const group = harness.groupId('Pilot');
    const added = await add(harness, id, group);
    expect([added.status, added.text]).toEqual([204, undefined]);
    expect(valuesOf(await harness.call('GET', `${policies}/${id}/appliesTo`)).map((item) => item.id)).toEqual([group]);
    const removed = await harness.call('DELETE', `${policies}/${id}/appliesTo/${group}/$ref`);
    expect([removed.status, removed.text]).toEqual([204, undefined]);
    expect(valuesOf(await harness.call('GET', `${policies}/${id}/appliesTo`))).toEqual([]);
  });

  test('SR-04: a group that is there already, or is not there, is refused, as is a policy that does not exist', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    const group = harness.groupId('Pilot');
    expectError(
      await add(harness, id, group),
      400,
      'Request_BadRequest',
      "One or more added object references already exist for the following modified properties: 'appliesTo'.",
    );
    const other = harness.groupId('Second');
    expectError(
      await harness.call('DELETE', `${policies}/${id}/appliesTo/${other}/$ref`),
      404,
      'Request_ResourceNotFound',
      notFoundMessage(other),
    );
    expectError(await add(harness, absentId, group), 404, 'Request_ResourceNotFound', notFoundMessage(absentId));
  });

  test('SR-05: the members of a group that is first added sign in with managed authentication at once', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    expect(['ada', 'bob', 'cyd'].map((name) => harness.route(`${name}@contoso.com`))).toEqual([
      'cloud passwordHashSync',
      'cloud passwordHashSync',
      'federation',
    ]);
    // One that was removed before is first added again.
    await harness.detach(id, harness.groupId('Pilot'));
    harness.advance('P2D');
    expect(harness.route('ada@contoso.com')).toBe('federation');
    await harness.attach(id, harness.groupId('Pilot'));
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('SR-05: a group added to a policy that is off does nothing until the policy is turned on, then all at once', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', [], false);
    const added = await add(harness, id, harness.groupId('Pilot'));
    expect(added.headers['x-mock-assumption']).toBe('SR-05');
    harness.advance('P30D');
    expect(harness.route('ada@contoso.com')).toBe('federation');
    await harness.turn(id, true);
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('SR-06: 200 users can be first added and move at once; 201 are refused', async () => {
    const most = setUp({ tenantFile: population(200) });
    await most.policy('passwordHashSync', ['Large']);
    expect(inRollout(most)).toBe(200);

    const more = setUp({ tenantFile: population(201) });
    const id = await more.policy('passwordHashSync');
    const refused = await add(more, id, more.groupId('Large'));
    expectError(
      refused,
      400,
      'Request_BadRequest',
      'A group with more than 200 users cannot be added to a feature rollout policy.',
    );
    expect(refused.headers['x-mock-assumption']).toBe('SR-06');
    expect(inRollout(more)).toBe(0);
    expect(valuesOf(await more.call('GET', `${policies}/${id}/appliesTo`))).toEqual([]);
  });

  test('SR-06: once added a group may grow past 200, its new users following as edits', async () => {
    const harness = setUp({ tenantFile: population(230, 200) });
    await harness.policy('passwordHashSync', ['Large']);
    const newcomers = Array.from(
      { length: 20 },
      (_, index) => `user${String(201 + index).padStart(5, '0')}@contoso.com`,
    );
    await harness.join('Large', ...newcomers);
    expect(inRollout(harness)).toBe(200);
    harness.advance('PT24H');
    expect(inRollout(harness)).toBe(220);
  });

  test('SR-06: under the lenient rules the first 200 by id move at once and the rest after a day', async () => {
    const harness = setUp({ tenantFile: population(205), rules: 'lenient' });
    await harness.policy('passwordHashSync', ['Large']);
    const { users, enrolments } = harness.tenant.view().tables;
    const lowest = [...users.range()].map(([id]) => id).slice(0, 200);
    expect([...enrolments.range()].map(([key]) => key)).toEqual(lowest.map((id) => `passwordHashSync|${id}`));
    harness.advance({ milliseconds: 86_400_000 - 1 });
    expect(inRollout(harness)).toBe(200);
    harness.advance({ milliseconds: 1 });
    expect(inRollout(harness)).toBe(205);
  });

  test('SR-07: a user added to an attached group moves after the delay, not before, while the list shows the user at once', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot']);
    await harness.join('Pilot', 'cyd@contoso.com');
    const members = valuesOf(await harness.call('GET', `/groups/${harness.groupId('Pilot')}/members`));
    expect(members.map((member) => member['userPrincipalName'])).toContain('cyd@contoso.com');
    harness.advance({ milliseconds: 86_400_000 - 1 });
    expect(harness.route('cyd@contoso.com')).toBe('federation');
    harness.advance({ milliseconds: 1 });
    expect(harness.route('cyd@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('SR-07: a user removed stays for the delay; leaving one of two groups, or coming back in time, changes nothing', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot', 'Second']);
    await harness.leave('Pilot', 'ada@contoso.com');
    await harness.leave('Pilot', 'bob@contoso.com');
    await harness.leave('Second', 'cyd@contoso.com');
    harness.advance('PT23H');
    await harness.join('Pilot', 'bob@contoso.com');
    harness.advance('PT1H');
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect(harness.route('bob@contoso.com')).toBe('cloud passwordHashSync');
    expect(harness.route('cyd@contoso.com')).toBe('federation');
    // A single event for the one who moved.
    const removed = await harness.call(
      'GET',
      "/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Remove user from feature rollout'",
    );
    expect(valuesOf(removed)).toHaveLength(1);
  });

  test('SR-07: deleting the group, or the user, counts as removing', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    await harness.done('DELETE', `/groups/${harness.groupId('Pilot')}`);
    expect(valuesOf(await harness.call('GET', `${policies}/${id}/appliesTo`))).toEqual([]);
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    await harness.done('DELETE', `/users/${harness.userId('bob@contoso.com')}`);
    harness.advance('PT24H');
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(inRollout(harness)).toBe(0);
  });

  test('SR-08: the eleventh is refused, whether the policy is on or off', async () => {
    for (const isEnabled of [true, false]) {
      const groups = Array.from({ length: 11 }, (_, index) => ({ displayName: `G${index}` }));
      const harness = setUp({ tenantFile: { version: 1, groups } });
      const id = await harness.policy(
        'passwordHashSync',
        groups.slice(0, 10).map((group) => group.displayName),
        isEnabled,
      );
      const refused = await add(harness, id, harness.groupId('G10'));
      expectError(refused, 400, 'Request_BadRequest', 'A feature rollout policy can apply to at most 10 groups.');
      expect(refused.headers['x-mock-assumption']).toBe('SR-08');
      await harness.detach(id, harness.groupId('G3'));
      expect((await add(harness, id, harness.groupId('G10'))).status).toBe(204);
    }
  });

  test.each([
    [
      'a dynamic group',
      (harness: Harness) => harness.groupId('Dynamic'),
      'A group with dynamic membership cannot be added to a feature rollout policy.',
    ],
    [
      'a Microsoft 365 group',
      (harness: Harness) => harness.groupId('Unified'),
      'Only a security group can be added to a feature rollout policy.',
    ],
    [
      'a user',
      (harness: Harness) => harness.userId('ada@contoso.com'),
      'Only a security group can be added to a feature rollout policy.',
    ],
    [
      'a contact',
      (harness: Harness) => harness.contactId(),
      'Only a security group can be added to a feature rollout policy.',
    ],
    ['nothing that exists', () => absentId, notFoundMessage(absentId)],
  ])('SR-09: %s is refused', async (_what, find, message) => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync');
    const refused = await add(harness, id, find(harness));
    expectError(refused, 400, 'Request_BadRequest', message);
    expect(refused.headers['x-mock-assumption']).toBe('SR-09');
  });

  test('SR-09: a group of groups is accepted, and only its direct users enrol', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync');
    const added = await add(harness, id, harness.groupId('Outer'));
    expect(added.status).toBe(204);
    expect(added.headers['x-mock-assumption']).toContain('SR-09');
    expect(harness.route('dan@contoso.com')).toBe('cloud passwordHashSync');
    expect(harness.route('cyd@contoso.com')).toBe('federation');
  });

  test('SR-10: a group with a contact is refused; a contact that joins later changes nothing', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    const refused = await add(harness, id, harness.groupId('WithContact'));
    expectError(
      refused,
      400,
      'Request_BadRequest',
      'A group with contacts cannot be added to a feature rollout policy.',
    );
    expect(refused.headers['x-mock-assumption']).toBe('SR-10');
    await harness.done('POST', `/groups/${harness.groupId('Pilot')}/members/$ref`, reference(harness.contactId()));
    harness.advance('P2D');
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect(inRollout(harness)).toBe(2);
  });

  test('SR-11: a group over the size limit is refused after SR-06; one that grows past it leaves the surplus out', async () => {
    const rules = { firstAddLimit: 5, groupSizeLimit: 5, firstAddOverLimit: 'accept' as const };
    const refusing = setUp({ tenantFile: population(6), rules });
    const refusingId = await refusing.policy('passwordHashSync');
    const refused = await add(refusing, refusingId, refusing.groupId('Large'));
    expectError(
      refused,
      400,
      'Request_BadRequest',
      'A group with more than 5 users cannot be added to a feature rollout policy.',
    );
    expect(refused.headers['x-mock-assumption']).toBe('SR-11');

    const harness = setUp({ tenantFile: population(7, 4), rules });
    await harness.policy('passwordHashSync', ['Large']);
    await harness.join('Large', 'user00005@contoso.com', 'user00006@contoso.com');
    harness.advance('PT24H');
    expect(harness.route('user00005@contoso.com')).toBe('cloud passwordHashSync');
    expect(harness.route('user00006@contoso.com')).toBe('federation');
    expect(valuesOf(await harness.call('GET', `/groups/${harness.groupId('Large')}/members`))).toHaveLength(6);
  });

  test('SR-12: members made in the cloud stay as they are, and so do those of a managed domain', async () => {
    const harness = setUp();
    const before = harness.decide('mia@fabrikam.com');
    await harness.policy('passwordHashSync', ['Everyone']);
    expect(harness.route('carl@contoso.com')).toBe('federation');
    expect(harness.decide('carl@contoso.com').because.map((reason) => reason.behaviour)).toContain('SR-12');
    expect(harness.decide('mia@fabrikam.com')).toEqual(before);
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('SR-12: in a managed domain pass-through rollout still matters', async () => {
    const harness = setUp();
    expect(harness.route('nat@fabrikam.com')).toBe('cloud passwordHashSync');
    await harness.policy('passthroughAuthentication', ['Everyone']);
    expect(harness.route('nat@fabrikam.com')).toBe('cloud passthroughAuthentication');
  });

  test('SR-13: seamless single sign-on needs a password method too', async () => {
    const harness = setUp();
    harness.tenant.seamlessSso.enable('contoso.com', 'ada@contoso.com');
    await harness.policy('seamlessSso', ['Pilot']);
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(harness.decide('ada@contoso.com').seamlessSso).toBe(false);
    await harness.policy('passwordHashSync', ['Second']);
    // Ada is in both groups, Bob only in the one, Cyd only in the other.
    expect(['ada', 'bob', 'cyd'].map((name) => harness.decide(`${name}@contoso.com`).seamlessSso)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('SR-14: who is enrolled in both methods uses pass-through', async () => {
    const harness = setUp();
    await harness.policy('passwordHashSync', ['Pilot']);
    await harness.policy('passthroughAuthentication', ['Second']);
    expect(harness.route('ada@contoso.com')).toBe('cloud passthroughAuthentication');
    expect(harness.decide('ada@contoso.com').assumptions).toContain('SR-14');
    expect(harness.route('bob@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('SR-18: rollout never changes how the domain says it signs in', async () => {
    const harness = setUp();
    const before = await harness.call('GET', '/domains/contoso.com');
    await harness.policy('passwordHashSync', ['Pilot']);
    expect((await harness.call('GET', '/domains/contoso.com')).body).toEqual(before.body);
    expect(before.body['authenticationType']).toBe('Federated');
  });

  test('SR-19: turning the policy off returns its users at once and drops what was pending; on again enrols at once', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot']);
    await harness.join('Pilot', 'cyd@contoso.com');
    expect(harness.tenant.pending()).toHaveLength(1);
    const off = await harness.turn(id, false);
    expect(off.headers['x-mock-assumption']).toContain('SR-19');
    expect(harness.route('ada@contoso.com')).toBe('federation');
    expect(harness.tenant.pending()).toEqual([]);
    harness.advance('P2D');
    expect(harness.route('cyd@contoso.com')).toBe('federation');
    await harness.turn(id, true);
    expect(harness.route('cyd@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('SR-19: removing a group counts as an edit of each of its users', async () => {
    const harness = setUp();
    const id = await harness.policy('passwordHashSync', ['Pilot', 'Second']);
    await harness.detach(id, harness.groupId('Pilot'));
    harness.advance({ milliseconds: 86_400_000 - 1 });
    expect(harness.route('bob@contoso.com')).toBe('cloud passwordHashSync');
    harness.advance({ milliseconds: 1 });
    expect(harness.route('bob@contoso.com')).toBe('federation');
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
  });

  test('SR-26: email as alternate ID takes an hour for a new group and a day for a new member', async () => {
    const harness = setUp();
    await harness.policy('emailAsAlternateId', ['Pilot']);
    const enrolled = () => [...harness.tenant.view().tables.enrolments.range()].length;
    expect(enrolled()).toBe(0);
    harness.advance({ milliseconds: 3_600_000 - 1 });
    expect(enrolled()).toBe(0);
    harness.advance({ milliseconds: 1 });
    expect(enrolled()).toBe(2);
    await harness.join('Pilot', 'cyd@contoso.com');
    harness.advance('PT23H59M');
    expect(enrolled()).toBe(2);
    harness.advance('PT1M');
    expect(enrolled()).toBe(3);
    // It is no password method.
    expect(harness.route('ada@contoso.com')).toBe('federation');
  });
});

describe('what a tenant file says is in effect from the start', () => {
  test('the users of its policies are enrolled, and nothing is pending or audited', async () => {
    const { contoso } = await import('../support/contoso.ts');
    const harness = setUp({
      tenantFile: { ...contoso, policies: [{ feature: 'passwordHashSync', groups: ['Pilot'] }] },
    });
    expect(harness.route('ada@contoso.com')).toBe('cloud passwordHashSync');
    expect(harness.tenant.pending()).toEqual([]);
    expect(valuesOf(await harness.call('GET', '/auditLogs/directoryAudits'))).toEqual([]);
    await harness.leave('Pilot', 'ada@contoso.com');
    harness.advance('PT24H');
    expect(harness.route('ada@contoso.com')).toBe('federation');
  });
});
