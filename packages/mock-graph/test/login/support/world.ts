import { decodeJwt, type JWTPayload } from 'jose';
import { expect } from 'vitest';
import type { MockGraphOptions } from '../../../src/mock.ts';
import { contoso } from '../../support/contoso.ts';
import { type Answer, type Harness, setUp } from '../../support/harness.ts';

export const service = 'https://login.microsoftonline.com';
export const graph = 'https://graph.microsoft.com';

export const automation = {
  displayName: 'Automation',
  appId: '11111111-1111-4111-8111-111111111111',
  identifierUris: ['api://automation'],
  secrets: [{ value: 'right-secret' }, { value: 'ended-secret', endsAt: '2026-01-05T07:59:59Z' }],
  applicationPermissions: ['User.Read.All'],
  delegatedPermissions: ['User.Read.All'],
  roles: ['Global Reader'],
};
export const publicApplication = {
  displayName: 'Console',
  appId: '22222222-2222-4222-8222-222222222222',
  publicClient: true,
  delegatedPermissions: ['User.Read.All', 'Policy.ReadWrite.HybridAuthentication', 'Directory.ReadWrite.All'],
};

/** The usual tenant with two applications, and an administrator who is not synchronized. */
export const world = {
  ...contoso,
  tenant: { id: '99999999-9999-4999-8999-999999999999', displayName: 'Contoso' },
  users: [
    ...contoso.users,
    {
      userPrincipalName: 'root@fabrikam.com',
      displayName: 'Root',
      password: 'Correct-Horse-9',
      roles: ['Hybrid Identity Administrator'],
    },
  ],
  applications: [automation, publicApplication],
};

export const signInWorld = (options: MockGraphOptions = {}): Harness => setUp({ tenantFile: world, ...options });

/** A user of the cloud, as she signs in on a page. */
export const mia = { username: 'mia@fabrikam.com', password: 'Correct-Horse-7' };

export type Form = Readonly<Record<string, string | undefined>>;

const encoded = (form: Form): string =>
  new URLSearchParams(
    Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();

export interface PostOptions {
  readonly place?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly origin?: string;
}

/** Posts a form to an endpoint of the sign-in service, by default as the tenant `contoso.com`. */
export function post(
  harness: Harness,
  endpoint: string,
  form: Form,
  { place = 'contoso.com', headers = {}, origin = service }: PostOptions = {},
): Promise<Answer> {
  return harness.send('POST', `${origin}/${place}/oauth2/v2.0/${endpoint}`, undefined, {
    token: '',
    text: encoded(form),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}

export const token = (harness: Harness, form: Form, options: PostOptions = {}): Promise<Answer> =>
  post(harness, 'token', form, options);

export const forms = {
  application: {
    grant_type: 'client_credentials',
    client_id: automation.appId,
    client_secret: 'right-secret',
    scope: `${graph}/.default`,
  },
  password: {
    grant_type: 'password',
    client_id: publicApplication.appId,
    ...mia,
    scope: `${graph}/.default openid profile offline_access`,
  },
} as const satisfies Readonly<Record<string, Form>>;

/** Holds an answer against the form of the service's refusals (HR-03). */
export function expectRefusal(answer: Answer, code: number, error: string, status = 400): void {
  expect({ status: answer.status, error: answer.body['error'], codes: answer.body['error_codes'] }).toEqual({
    status,
    error,
    codes: [code],
  });
  expect(answer.body['error_description']).toMatch(
    new RegExp(
      `^AADSTS${code}: [^]+\\r\\nTrace ID: [0-9a-f-]{36}\\r\\nCorrelation ID: .+\\r\\nTimestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`,
    ),
  );
  for (const name of ['timestamp', 'trace_id', 'correlation_id', 'error_uri'])
    expect(typeof answer.body[name]).toBe('string');
}

export function textOf(answer: Answer, name: string): string {
  const value = answer.body[name];
  if (typeof value !== 'string') throw new Error(`The answer (${answer.status}) has no ${name}: ${answer.text ?? ''}`);
  return value;
}

export const claimsOf = (answer: Answer, name = 'access_token'): JWTPayload => decodeJwt(textOf(answer, name));
