/** The token endpoint: each grant, and what becomes of it in each state of an account. */
import { atOnce, type Behaviour, by, days, hours, type Json, minutes, situation } from '../../behaviour.ts';
import { claim, same } from '../../claim.ts';
import { noSuchId, type Target } from '../../target.ts';
import { call, done } from '../domains/vocabulary.ts';
import { rollout, userNamed } from '../staged-rollout/vocabulary.ts';
import {
  ada,
  applications,
  ask,
  askToken,
  type Body,
  claimsOf,
  cloudUser,
  cyd,
  type Form,
  fay,
  federated,
  federatedUser,
  graphScope,
  invalidGrant,
  managed,
  otherProgram,
  password,
  passwordForm,
  program,
  type Refusal,
  refusal,
  sameByName,
  service,
  serviceForm,
  some,
  statusWith,
  textOf,
  tokens,
  user,
} from './vocabulary.ts';

const needs = { signIn: true } as const;
const [usersPath, groupsPath, policiesPath] = ['/users?$top=1', '/groups?$top=1', '/policies/featureRolloutPolicies'];
const offline = { scope: `${graphScope} openid profile offline_access` };

const ofService = situation({
  title: 'client credentials give a token with the permissions of the application, and nothing for a user',
  needs,
  tenant: { applications },
  arrange: async () => ({}),
  act: async (target) => ({ answer: await tokens(target, serviceForm) }),
}).assert(
  atOnce(async (target, { answer }) => {
    same(Object.keys(answer).sort(), ['access_token', 'expires_in', 'ext_expires_in', 'token_type'], 'The answer has');
    const token = textOf(answer, 'access_token');
    same(
      some(claimsOf(token), ['idtyp', 'appid', 'roles', 'scp', 'upn']),
      { idtyp: 'app', appid: service.appId, roles: service.applicationPermissions, scp: null, upn: null },
      'Claims of the token',
    );
    same(await statusWith(target, token, usersPath), 200, 'Status of what the application may read');
    same(await statusWith(target, token, groupsPath), 403, 'Status of what it may not');
  }),
);

/** Asks with each of these changes to a form; what is empty is left out. */
async function refusals(
  target: Target,
  form: Form,
  changes: Readonly<Record<string, Form>>,
): Promise<Record<string, Refusal>> {
  const found: Record<string, Refusal> = {};
  for (const [what, change] of Object.entries(changes)) {
    const { place = managed, ...parameters } = { ...form, ...change };
    const sent = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));
    found[what] = await refusal(target, sent, place);
  }
  return found;
}

const badClients = situation({
  title: 'an application that does not show who it is, or asks for what there is not, is refused with its code',
  needs,
  tenant: { applications },
  arrange: async () => ({}),
  act: async (target) => ({
    found: await refusals(target, serviceForm, {
      'a wrong secret': { client_secret: 'Wrong-Secret-1' },
      'a secret that has ended': { client_secret: service.secrets[1].value },
      'no secret': { client_secret: '' },
      'a public client by itself': { client_id: program.appId, client_secret: '' },
      'a single permission': { scope: 'https://graph.microsoft.com/User.Read.All' },
      'a resource that there is not': { scope: 'https://nowhere.example/.default' },
      'no tenant': { place: 'common' },
    }),
  }),
}).assert(
  atOnce(async (_target, { found }) =>
    sameByName<Json>(
      found,
      {
        'a wrong secret': [401, 'invalid_client', 7000215],
        'a secret that has ended': [401, 'invalid_client', 7000222],
        'no secret': [401, 'invalid_client', 7000218],
        'a public client by itself': [401, 'invalid_client', 7000218],
        'a single permission': [400, 'invalid_scope', 70011],
        'a resource that there is not': [400, 'invalid_resource', 500011],
        'no tenant': [400, 'invalid_request', 50059],
      },
      'A refusal',
    ),
  ),
);

const nobodysForm: Form = {
  grant_type: 'client_credentials',
  client_id: noSuchId,
  client_secret: 'Nobody-1',
  scope: graphScope,
};

const badRequests = situation({
  title: 'a request that can come to nothing is refused with its code',
  arrange: async (target) => ({ place: (await target.domains()).managed[0] ?? '' }),
  act: async (target, { place }) => ({
    found: await refusals(target, nobodysForm, {
      'no grant type': { place, grant_type: '' },
      'a grant type that there is not': { place, grant_type: 'guessing' },
      'an application that there is not': { place },
      'a tenant that there is not': { place: noSuchId },
    }),
  }),
}).assert(
  atOnce(async (_target, { found }) =>
    sameByName<Json>(
      found,
      {
        'no grant type': [400, 'invalid_request', 900144],
        'a grant type that there is not': [400, 'unsupported_grant_type', 70003],
        'an application that there is not': [400, 'unauthorized_client', 700016],
        'a tenant that there is not': [400, 'invalid_request', 90002],
      },
      'A refusal',
    ),
  ),
);

const errorForm = situation({
  title: 'a refusal has its codes, ids and time in the form of the service, and the request id of the client',
  arrange: async (target) => ({
    place: (await target.domains()).managed[0] ?? '',
    requestId: '12345678-1234-4123-8123-123456789abc',
  }),
  act: async (target, { place, requestId }) => {
    const { status, body } = await target.login.request({
      method: 'POST',
      path: `/${place}/oauth2/v2.0/token`,
      headers: { 'client-request-id': requestId },
      form: nobodysForm,
    });
    return { status, body: body as Body };
  },
}).assert(
  atOnce(async (_target, { status, body, requestId }) => {
    same([status, body['error'], body['error_codes']], [400, 'unauthorized_client', [700016]], 'Status, error, codes');
    const form =
      /^AADSTS700016: .+\r\nTrace ID: ([0-9a-f-]{36})\r\nCorrelation ID: ([0-9a-f-]{36})\r\nTimestamp: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ)$/s;
    const [, ...parts] = form.exec(textOf(body, 'error_description')) ?? [];
    const [trace, correlation, time] = ['trace_id', 'correlation_id', 'timestamp'].map((name) => textOf(body, name));
    same(parts, [trace, correlation, time], 'Trace, correlation and time in the description');
    same(correlation, requestId, 'The correlation id');
  }),
);

const ofUser = situation({
  title: 'a password gives a token of the user with the roles of the user, and what else was asked for',
  needs,
  tenant: { applications, users: [user('ada'), { ...cloudUser, roles: ['Hybrid Identity Administrator'] }] },
  arrange: async () => ({}),
  act: async (target) => ({
    plain: await tokens(target, passwordForm(ada)),
    full: await tokens(target, passwordForm(cyd, offline), 'organizations'),
  }),
}).assert(
  atOnce(async (target, { plain, full }) => {
    same(
      ['refresh_token', 'id_token'].map((name) => name in plain),
      [false, false],
      'Tokens that were not asked for',
    );
    for (const [answer, upn, status] of [
      [plain, ada, 403],
      [full, cyd, 200],
    ] as const) {
      const token = textOf(answer, 'access_token');
      same(
        some(claimsOf(token), ['idtyp', 'appid', 'upn', 'roles']),
        { idtyp: 'user', appid: program.appId, upn, roles: null },
        `Claims of the token of ${upn}`,
      );
      const scopes = textOf(claimsOf(token), 'scp').split(' ');
      claim(
        program.delegatedPermissions.every((name) => scopes.includes(name)),
        `The token permits ${scopes.join(', ')}.`,
      );
      same(await statusWith(target, token, usersPath), 200, `Status of what ${upn} may read without a role`);
      same(await statusWith(target, token, policiesPath), status, `Status of what takes a role for ${upn}`);
    }
    const identity = claimsOf(textOf(full, 'id_token'));
    same(
      some(identity, ['aud', 'preferred_username']),
      { aud: program.appId, preferred_username: cyd },
      'Claims of the identity token',
    );
    claim('refresh_token' in full, 'There is no refresh token, though offline_access was asked for.');
  }),
);

/** How the password grant ends for each user: a token, or the refusal. */
async function codes(target: Target, upns: readonly string[], more: Form = {}): Promise<Record<string, Json>> {
  const found: Record<string, Json> = {};
  for (const upn of upns) {
    const form = passwordForm(upn, more);
    const { status } = await askToken(target, form);
    found[upn.split('@')[0] ?? ''] = status === 200 ? 'a token' : await refusal(target, form);
  }
  return found;
}

/** The same for users of the managed domain by their local parts, and for ada with a wrong password. */
async function grantsOf(target: Target, names: readonly string[]): Promise<{ found: Record<string, Json> }> {
  const found = await codes(
    target,
    names.map((name) => `${name}@${managed}`),
  );
  return { found: { ...found, wrong: await refusal(target, passwordForm(ada, { password: 'Wrong-Horse-7' })) } };
}

const atHash = situation({
  title: 'with hashes: nobody, a wrong password, no hash, disabled, and one that must change each have a code',
  needs,
  tenant: {
    applications,
    users: [user('ada'), user('nohash', { hashSynced: false }), user('disabled', { accountEnabled: false })],
  },
  arrange: async (target) => {
    const body = {
      displayName: 'Must change',
      mailNickname: 'mustchange',
      userPrincipalName: `mustchange@${managed}`,
      accountEnabled: true,
      passwordProfile: { password, forceChangePasswordNextSignIn: true },
    };
    await done(call(target, 'POST', '/users', body), 201, 'Creating a user');
    return {};
  },
  act: (target) => grantsOf(target, ['ada', 'nohash', 'disabled', 'mustchange', 'nobody']),
}).assert(
  atOnce(async (_target, { found }) =>
    sameByName<Json>(
      found,
      {
        ada: 'a token',
        nohash: invalidGrant(50056),
        disabled: invalidGrant(50057),
        mustchange: invalidGrant(50055),
        nobody: invalidGrant(50034),
        wrong: invalidGrant(50126),
      },
      'The password grant',
    ),
  ),
);

const expired = situation({
  title: 'a cloud password that is older than the domain allows is refused with 50055, not before',
  needs: { ...needs, clock: true },
  tenant: { applications, users: [cloudUser] },
  arrange: async () => ({}),
  act: async (target) => ({ found: await codes(target, [cyd]) }),
}).assert(
  atOnce(async (_target, { found }) => same(found, { cyd: 'a token' }, 'The password grant at first')),
  by(days(91), async (target) =>
    same(await codes(target, [cyd]), { cyd: invalidGrant(50055) }, 'The password grant 91 days later'),
  ),
);

const locked = situation({
  title: 'too many wrong passwords lock the account: 50053, also for the right one, until the lockout is over',
  needs,
  tenant: { applications, users: [user('ada')] },
  arrange: async () => ({}),
  act: async (target) => {
    const wrong: number[] = [];
    for (let count = 1; count <= 10; count++)
      wrong.push((await refusal(target, passwordForm(ada, { password: `Wrong-Horse-${count}` })))[2]);
    return { wrong, right: [...(await refusal(target, passwordForm(ada)))] };
  },
}).assert(
  atOnce(async (_target, { wrong, right }) => {
    same(wrong, Array<number>(10).fill(50126), 'Codes of ten wrong passwords');
    same(right, invalidGrant(50053), 'The right password after them');
  }),
  by(minutes(1), async (target) =>
    same(await codes(target, [ada]), { ada: 'a token' }, 'The right password a minute later'),
  ),
);

/** Users of a forest of their own, which passes through. */
const passing = (agent: object | undefined, more: readonly object[] = []) => ({
  applications,
  users: [user('ada'), ...more],
  onPremises: { tenantPassThrough: true, agents: agent ? [{ machineName: 'agent-1', ...agent }] : [] },
});

const throughAgent = situation({
  title: 'through an agent: disabled, expired and outside the hours each have a code, and a wrong password',
  needs: { ...needs, onPremises: true },
  tenant: passing({}, [
    user('disabled', { accountEnabled: false }),
    user('expired', { onPremises: { passwordExpiresAt: '2020-01-01T00:00:00Z' } }),
    user('hours', { onPremises: { logonHours: [] } }),
    user('locked', { onPremises: { locked: true } }),
  ]),
  arrange: async () => ({}),
  act: (target) => grantsOf(target, ['ada', 'disabled', 'expired', 'hours', 'locked']),
}).assert(
  atOnce(async (_target, { found }) =>
    sameByName<Json>(
      found,
      {
        ada: 'a token',
        disabled: invalidGrant(50057),
        expired: invalidGrant(50144),
        hours: invalidGrant(80012),
        locked: invalidGrant(50053),
        wrong: invalidGrant(50126),
      },
      'The password grant',
    ),
  ),
);

const withAgent = (title: string, agent: object | undefined, code: number) =>
  situation({
    title: `through an agent: ${title} is ${code}`,
    needs: { ...needs, onPremises: true },
    tenant: passing(agent),
    arrange: async () => ({}),
    act: async (target) => ({ found: await codes(target, [ada]) }),
  }).assert(atOnce(async (_target, { found }) => same(found, { ada: invalidGrant(code) }, 'The password grant')));

const federatedUsers = situation({
  title: 'the password grant asks no federation server; in rollout the same password is taken',
  certainty: 'open',
  needs: { ...needs, delegated: true, features: ['passwordHashSync'] },
  tenant: {
    applications,
    users: [
      federatedUser,
      { userPrincipalName: `nohash@${federated}`, synced: true, password, hashSynced: false },
      { userPrincipalName: `gil@${federated}`, synced: true, password },
    ],
  },
  arrange: async (target) => ({ users: [await userNamed(target, `gil@${federated}`)] }),
  act: async (target, { users }) => {
    await rollout(target, 'passwordHashSync', users);
    return { found: await codes(target, [fay, `nohash@${federated}`, `gil@${federated}`]) };
  },
}).assert(
  atOnce(async (_target, { found }) =>
    sameByName<Json>(
      found,
      { fay: invalidGrant(50126), nohash: invalidGrant(50056), gil: 'a token' },
      'The password grant',
    ),
  ),
);

const refreshForm = (token: string, more: Form = {}): Form => ({
  grant_type: 'refresh_token',
  client_id: program.appId,
  refresh_token: token,
  ...more,
});

/** A refresh token of a user. */
const refreshTokenOf = async (target: Target, upn: string): Promise<string> =>
  textOf(await tokens(target, passwordForm(upn, offline)), 'refresh_token');

const refreshed = situation({
  title: 'a refresh token gives new tokens without the password, again and again, and only to its application',
  needs,
  tenant: { applications, users: [cloudUser] },
  arrange: async (target) => ({ token: await refreshTokenOf(target, cyd) }),
  act: async (target, { token }) => ({
    first: await tokens(target, refreshForm(token)),
    again: await tokens(target, refreshForm(token, { scope: 'User.Read.All' })),
    other: [...(await refusal(target, refreshForm(token, { client_id: otherProgram.appId })))],
    garbled: [...(await refusal(target, refreshForm('garbled')))],
  }),
}).assert(
  atOnce(async (target, { token, first, again, other, garbled }) => {
    same(claimsOf(textOf(first, 'access_token'))['upn'], cyd, 'The user of the new token');
    same(await statusWith(target, textOf(first, 'access_token'), usersPath), 200, 'Status with the new token');
    const next = textOf(first, 'refresh_token');
    claim(next !== token && textOf(again, 'refresh_token') !== next, 'A refresh token is given a second time.');
    await tokens(target, refreshForm(next));
    same([other, garbled], [invalidGrant(70000), invalidGrant(70000)], 'For another application, and a garbled one');
  }),
);

const revoked = situation({
  title: 'a refresh token ends with a new password (50173), and is not redeemed for a disabled account (50057)',
  needs,
  tenant: { applications, users: [cloudUser, { userPrincipalName: `dan@${managed}`, password }] },
  arrange: async (target) => ({
    ofCyd: await refreshTokenOf(target, cyd),
    ofDan: await refreshTokenOf(target, `dan@${managed}`),
  }),
  act: async (target) => {
    const change = async (upn: string, body: object) =>
      done(call(target, 'PATCH', `/users/${upn}`, body), 204, `Changing ${upn}`);
    await change(cyd, { passwordProfile: { password: 'Correct-Horse-8', forceChangePasswordNextSignIn: false } });
    await change(`dan@${managed}`, { accountEnabled: false });
    return {};
  },
}).assert(
  atOnce(async (target, { ofCyd, ofDan }) => {
    same(await refusal(target, refreshForm(ofCyd)), invalidGrant(50173), 'After a new password');
    same(await refusal(target, refreshForm(ofDan)), invalidGrant(50057), 'Of a disabled account');
  }),
);

const unused = situation({
  title: 'a refresh token that is not used for ninety days has expired (700082)',
  needs: { ...needs, clock: true },
  tenant: { applications, users: [user('ada')] },
  arrange: async () => ({}),
  act: async (target) => ({ token: await refreshTokenOf(target, ada) }),
}).assert(
  by(days(90) - hours(1), async (target, { token }) => {
    await tokens(target, refreshForm(token));
  }),
  by(days(90), async (target, { token }) =>
    same(await refusal(target, refreshForm(token)), invalidGrant(700082), 'After ninety days'),
  ),
);

/** A program begins to sign somebody in with a code. */
const start = (target: Target): Promise<Body> =>
  ask(target, {
    method: 'POST',
    path: `/${managed}/oauth2/v2.0/devicecode`,
    form: { client_id: program.appId, scope: graphScope },
  });

const deviceForm = (code: string, { appId }: { readonly appId: string } = program): Form => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  client_id: appId,
  device_code: code,
});

const pending: Refusal = [400, 'authorization_pending', 70016];

const deviceCode = situation({
  title: 'a device code waits for somebody who signs in with it, and is good once, for its program',
  needs,
  tenant: { applications, users: [user('ada')] },
  arrange: async (target) => ({ started: await start(target) }),
  act: async (target, { started }) => {
    const form = deviceForm(textOf(started, 'device_code'));
    const before = await refusal(target, form);
    const person = { userCode: textOf(started, 'user_code'), upn: ada, password };
    await target.control.ask('POST', '/device-code', person);
    const other = await refusal(target, deviceForm(textOf(started, 'device_code'), otherProgram));
    return {
      before: [...before],
      other: [...other],
      answer: await tokens(target, form),
      again: [...(await refusal(target, form))],
    };
  },
}).assert(
  atOnce(async (target, { started, before, other, answer, again }) => {
    claim(
      textOf(started, 'message').includes(textOf(started, 'user_code')),
      'The message for the person does not have the code.',
    );
    same([started['expires_in'], started['interval']], [900, 5], 'Seconds that it is good, and between two questions');
    same(before, pending, 'The question before somebody has signed in');
    same(other, [400, 'bad_verification_code', 70000], 'The question of another program');
    same(claimsOf(textOf(answer, 'access_token'))['upn'], ada, 'The user of the token');
    same(await statusWith(target, textOf(answer, 'access_token'), usersPath), 200, 'Status with the token');
    same(again, invalidGrant(54005), 'The question after the token was given');
  }),
);

const noDeviceCode = situation({
  title: 'a device code that was declined, or for which nobody has signed in for a quarter of an hour, is none',
  needs: { ...needs, clock: true },
  tenant: { applications },
  arrange: async () => ({}),
  act: async (target) => {
    const declined = await start(target);
    const person = { userCode: textOf(declined, 'user_code'), decline: true };
    await target.control.ask('POST', '/device-code', person);
    return {
      declined: [...(await refusal(target, deviceForm(textOf(declined, 'device_code'))))],
      code: textOf(await start(target), 'device_code'),
    };
  },
}).assert(
  atOnce(async (_target, { declined }) =>
    same(declined, [400, 'authorization_declined', 70018], 'The question after it was declined'),
  ),
  by(minutes(15) - 1_000, async (target, { code }) =>
    same(await refusal(target, deviceForm(code)), pending, 'The question a second before it ends'),
  ),
  by(minutes(15), async (target, { code }) =>
    same(await refusal(target, deviceForm(code)), [400, 'expired_token', 70019], 'The question when it has ended'),
  ),
);

export const tokenBehaviours: readonly Behaviour[] = [
  {
    id: 'HR-03',
    title: "The token endpoint issues tokens for each grant, and fails with the code of the account's state.",
    certainty: 'doc',
    roles: ['User Administrator'],
    cases: [
      ofService,
      badClients,
      badRequests,
      errorForm,
      ofUser,
      atHash,
      expired,
      locked,
      throughAgent,
      withAgent('no agent at all', undefined, 80001),
      withAgent('one that does not run', { isRunning: false }, 80001),
      withAgent('a request that is lost', { lossRate: 1 }, 80002),
      withAgent('one that reaches no domain controller', { reachesDomainControllers: false }, 80007),
      federatedUsers,
      refreshed,
      revoked,
      unused,
      deviceCode,
      noDeviceCode,
    ],
  },
];
