/** Refusals of the sign-in service, by their AADSTS codes (HR-03). */
import { signInReasons as reasons, signInReason } from '../tenant/sign-in-reasons.ts';

interface Kind {
  readonly error: string;
  readonly text: string;
  readonly status?: 400 | 401 | 404 | 405;
  readonly suberror?: string;
}

const grant = (text: string, suberror?: string): Kind => ({
  error: 'invalid_grant',
  text,
  ...(suberror === undefined ? {} : { suberror }),
});
const request = (text: string): Kind => ({ error: 'invalid_request', text });
const client = (text: string): Kind => ({ error: 'invalid_client', text, status: 401 });

const kinds: Readonly<Record<number, Kind>> = {
  50034: grant(reasons[50034], 'bad_token'),
  50049: { error: 'invalid_instance', text: 'The instance is unknown or invalid.' },
  50053: grant(reasons[50053]),
  50055: grant(reasons[50055], 'user_password_expired'),
  50056: grant(reasons[50056]),
  50057: grant(reasons[50057]),
  50059: request('The request names no tenant, and nothing in it implies one.'),
  50126: grant(reasons[50126]),
  50144: grant(reasons[50144]),
  50173: grant(reasons[50173], 'bad_token'),
  54005: grant('The code was redeemed before.'),
  65001: grant('The user or an administrator has not consented to what the application asks for.', 'consent_required'),
  70000: grant(reasons[70000]),
  70003: { error: 'unsupported_grant_type', text: 'The grant type is not supported.' },
  70011: { error: 'invalid_scope', text: 'The scope is not valid.' },
  70016: { error: 'authorization_pending', text: 'Nobody has signed in with the code yet. Ask again.' },
  70018: { error: 'authorization_declined', text: 'The person with the code has declined.' },
  70019: { error: 'expired_token', text: 'The code has expired. Start anew.' },
  80001: grant(reasons[80001]),
  80002: grant(reasons[80002]),
  80007: grant(reasons[80007]),
  80012: grant(reasons[80012]),
  90002: { error: 'invalid_request', text: 'The tenant was not found.' },
  90013: request('The request is not valid.'),
  90072: grant(reasons[90072]),
  500011: { error: 'invalid_resource', text: 'The resource was not found in the tenant.' },
  700016: { error: 'unauthorized_client', text: 'The application was not found in the tenant.' },
  700025: client(reasons[700025]),
  700027: client('No certificate of the application is registered that the assertion could be signed with.'),
  700082: grant(reasons[700082], 'bad_token'),
  900144: request('A parameter is missing.'),
  7000215: client(reasons[7000215]),
  7000218: client(reasons[7000218]),
  7000222: client(reasons[7000222]),
  9001023: request(
    'The grant type is not supported at /common and /consumers. Name the tenant, or use /organizations.',
  ),
};

/** Codes whose pairing with an `error` the sources leave open. */
const isAssumed = (code: number): boolean =>
  (kinds[code]?.error ?? 'invalid_grant') === 'invalid_grant' || code === 70018;

/** A refusal of the sign-in service. */
export class SignInError extends Error {
  readonly code: number;
  readonly error: string;
  readonly status: number;
  readonly suberror: string | undefined;
  /** What the mock itself refuses, where the service would not. */
  readonly reason: string | undefined;
  readonly isAssumed: boolean;

  constructor(
    code: number,
    text?: string,
    more: { reason?: string; error?: string; status?: number; isAssumed?: boolean } = {},
  ) {
    const kind = kinds[code] ?? grant(signInReason(code));
    super(text ?? kind.text);
    this.code = code;
    this.error = more.error ?? kind.error;
    this.status = more.status ?? kind.status ?? 400;
    this.suberror = kind.suberror;
    this.reason = more.reason;
    this.isAssumed = more.isAssumed ?? (isAssumed(code) && more.error === undefined);
  }
}

/** An application that the tenant does not have. */
export const notRegistered = (tenantName: string, clientId: string): SignInError =>
  new SignInError(
    700016,
    `The application '${clientId}' was not found in the tenant ${tenantName}. Register it in the tenant file: "applications":[{"displayName":…,"appId":"${clientId}",…}].`,
  );

/** A parameter that has to be there. */
export const missing = (name: string, hint = ''): SignInError =>
  new SignInError(900144, `The request body must contain the parameter '${name}'.${hint}`);
