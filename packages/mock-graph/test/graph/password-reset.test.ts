import { describe, expect, test } from 'vitest';
import { contoso } from '../support/contoso.ts';
import {
  type Answer,
  absentId,
  expectError,
  type Harness,
  notFoundMessage,
  setUp,
  valuesOf,
} from '../support/harness.ts';

const method = '28c10230-6103-485e-b985-444c60001490';
const path = (user: string, id = method): string => `/users/${user}/authentication/methods/${id}/resetPassword`;
const code = (harness: Harness, userPrincipalName: string, password: string): string => {
  const outcome = harness.tenant.signIn({ userPrincipalName, password });
  return outcome.code === undefined ? outcome.result : `${outcome.result} ${outcome.code}`;
};
async function refused(harness: Harness, to: string, body?: unknown): Promise<Answer> {
  const before = harness.tenant.hash();
  const answer = await harness.call('POST', to, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(harness.tenant.hash(), 'a refusal changes nothing').toBe(before);
  return answer;
}

describe('a password that an administrator resets (CV-03, CV-05)', () => {
  test.each(['v1.0', 'beta'] as const)('CV-05: in %s the service makes one that has to be changed', async (version) => {
    const harness = setUp();
    const answer = await harness.call('POST', path('mia@fabrikam.com'), {}, { version });
    expect(answer.status).toBe(202);
    const made = String(answer.body['newPassword']);
    expect(made.length).toBeGreaterThanOrEqual(8);
    expect(code(harness, 'mia@fabrikam.com', made)).toBe('passwordChangeNeeded 50055');
    expect(code(harness, 'mia@fabrikam.com', 'Correct-Horse-7')).toBe('failure 50126');
    const location = answer.headers['location'] ?? '';
    expect(location).toMatch(new RegExp(`^https://graph\\.microsoft\\.com/${version}/users/`));
    const operation = await harness.send('GET', location);
    expect(operation.body).toMatchObject({ status: 'succeeded' });
    // Another user has no such operation.
    const other = location.replace(/users\/[^/]+/, `users/${harness.userId('nat@fabrikam.com')}`);
    expect((await harness.send('GET', other)).status).toBe(404);
  });

  test('CV-05: no body at all is as an empty one, and two resets make two passwords', async () => {
    const harness = setUp();
    const [one, two] = [
      await harness.call('POST', path('mia@fabrikam.com')),
      await harness.call('POST', path('mia@fabrikam.com')),
    ];
    expect([one.status, two.status]).toEqual([202, 202]);
    expect(one.body['newPassword']).not.toBe(two.body['newPassword']);
  });

  test('CV-05: a password that was given is not told again', async () => {
    const harness = setUp();
    const answer = await harness.call('POST', path('mia@fabrikam.com'), { newPassword: 'Given-Pass-1' });
    expect(answer.status).toBe(202);
    expect(answer.text ?? '').not.toContain('Given-Pass-1');
    expect('newPassword' in answer.body).toBe(false);
    expect(code(harness, 'mia@fabrikam.com', 'Given-Pass-1')).toBe('passwordChangeNeeded 50055');
  });

  test('CV-05: no password stands in the journal or in the log', async () => {
    const harness = setUp();
    const made = String((await harness.call('POST', path('mia@fabrikam.com'))).body['newPassword']);
    await harness.call('POST', path('nat@fabrikam.com'), { newPassword: 'Given-Pass-1' });
    const kept = JSON.stringify(harness.tenant.journal.export());
    const log = (await harness.done('GET', '/auditLogs/directoryAudits')).text ?? '';
    for (const password of [made, 'Given-Pass-1']) {
      expect(kept).not.toContain(password);
      expect(log).not.toContain(password);
    }
    const events = valuesOf(await harness.done('GET', '/auditLogs/directoryAudits'));
    expect(events.map((event) => event['activityDisplayName'])).toEqual(['Reset password', 'Reset password']);
  });

  test("CV-05: a synchronized user's has to be given; it counts in the cloud until the next change on-premises", async () => {
    const harness = setUp();
    expectError(await refused(harness, path('nat@fabrikam.com'), {}), 400, 'Request_BadRequest', /'newPassword'/);
    await harness.done('POST', path('nat@fabrikam.com'), { newPassword: 'Given-Pass-1' });
    expect(code(harness, 'nat@fabrikam.com', 'Given-Pass-1')).toBe('passwordChangeNeeded 50055');
    expect(code(harness, 'nat@fabrikam.com', 'Correct-Horse-8')).toBe('failure 50126');
    harness.tenant.onPremises.changePassword('nat@fabrikam.com', 'New-Horse-1');
    harness.advance('PT2M');
    expect(code(harness, 'nat@fabrikam.com', 'New-Horse-1')).toBe('success');
  });

  test('CV-05: with writeback it becomes the password on-premises, without it does not', async () => {
    for (const passwordWriteback of [true, false]) {
      const harness = setUp({ tenantFile: { ...contoso, onPremises: { activeAgents: 1 } } });
      harness.tenant.onPremises.changeServer('connect', { passwordWriteback });
      await harness.done('POST', path('nat@fabrikam.com'), { newPassword: 'Given-Pass-1' });
      harness.advance('PT2M');
      harness.tenant.onPremises.set({ tenantPassThrough: true, activeAgents: 1 });
      expect(code(harness, 'nat@fabrikam.com', 'Given-Pass-1')).toBe(passwordWriteback ? 'success' : 'failure 50126');
    }
  });

  test('CV-05: in a federated domain it is refused, and possible as soon as Graph shows it managed', async () => {
    const harness = setUp();
    for (const body of [{}, { newPassword: 'Given-Pass-1' }])
      expectError(
        await refused(harness, path('ada@contoso.com'), body),
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
    await harness.done('PATCH', '/domains/contoso.com', { authenticationType: 'Managed' });
    await harness.done('POST', path('ada@contoso.com'), { newPassword: 'Given-Pass-1' });
    // The user still goes to the federation server, where it is not known (CV-01).
    expect(harness.route('ada@contoso.com')).toBe('federation');
    harness.advance('PT2H');
    expect(code(harness, 'ada@contoso.com', 'Given-Pass-1')).toBe('passwordChangeNeeded 50055');
  });

  test.each([
    ['short', 'Abc-1'],
    ['of one kind of characters', 'abcdefghijkl'],
    ['of two kinds', 'abcdefgh1234'],
    ['empty', ''],
    ['of 257 characters', `Aa1-${'x'.repeat(253)}`],
  ])('CV-05: a password that is %s is refused', async (_what, newPassword) => {
    const harness = setUp();
    const answer = await refused(harness, path('mia@fabrikam.com'), { newPassword });
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'Request_BadRequest']);
    expect(answer.text ?? '').not.toContain(newPassword || '\u0000');
  });

  test('CV-05: a user or a method that there is not is not found, and unknown properties are refused', async () => {
    const harness = setUp();
    expectError(
      await refused(harness, path('nobody@fabrikam.com')),
      404,
      'Request_ResourceNotFound',
      notFoundMessage('nobody@fabrikam.com'),
    );
    expectError(
      await refused(harness, path('mia@fabrikam.com', absentId)),
      404,
      'Request_ResourceNotFound',
      notFoundMessage(absentId),
    );
    const unknown = await refused(harness, path('mia@fabrikam.com'), { password: 'Given-Pass-1' });
    expectError(unknown, 400, 'Request_BadRequest', /'password'/);
    expect(unknown.text ?? '').not.toContain('Given-Pass-1');
  });
});
