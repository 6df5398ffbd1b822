/** What forms of the sign-in service may hold, and reading them. */
import type { PlainRequest } from '../message.ts';
import { missing, SignInError } from './sign-in-error.ts';

/** Says which program asks; nothing follows from it. */
const telemetry = /^(x-client-[a-z-]+|x-ms-[a-z-]+|x-app-[a-z-]+|x-anchormailbox|clidata|haschrome|dc|slice)$/i;

/** Of every request. `clicapabilities` is the older form of `claims`. */
const common = ['client_id', 'client-request-id', 'return-client-request-id', 'api-version'];
const requesting = ['scope', 'claims', 'clicapabilities', 'client_info', 'nonce', 'instance_aware'];
const proving = ['client_secret', 'client_assertion', 'client_assertion_type'];

/** What a form may hold beside what all hold, by grant. */
export const parametersOf = {
  client_credentials: [...proving, ...requesting],
  // MSAL says here as `response_type` what the scopes say already.
  password: [...proving, ...requesting, 'username', 'password', 'login_hint', 'response_type'],
  refresh_token: [...proving, ...requesting, 'refresh_token', 'redirect_uri'],
  device_code: [...proving, ...requesting, 'device_code'],
  /** Of `/devicecode`. */
  start: [...requesting],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Grant = Exclude<keyof typeof parametersOf, 'start'>;

/** Grants by the names that clients give them. */
export const grants: Readonly<Record<string, Grant>> = {
  client_credentials: 'client_credentials',
  password: 'password',
  refresh_token: 'refresh_token',
  device_code: 'device_code',
  'urn:ietf:params:oauth:grant-type:device_code': 'device_code',
};

/** A form, by names in lower case. No value of it is told in an error. */
export type Form = Readonly<Record<string, string>>;

/** Whether a text may name a request: it comes back in a header. */
export const isRequestId = (text: string): boolean => /^[\x21-\x7e]{1,128}$/.test(text);

const names: ReadonlySet<string> = new Set([...common, 'grant_type', ...Object.values(parametersOf).flat()]);

/** Whether a name is one that forms have. Any other may be part of a value that was not encoded. */
export const isParameter = (name: string): boolean => names.has(name.toLowerCase()) || telemetry.test(name);

/** Largest form in characters. What is in one is kept in the journal and in logs, and nobody has to be known to send one. */
const formLimit = 32 * 1_024;

const formType = /^application\/x-www-form-urlencoded\b/i;

/** The parameters of body and query. Throws a SignInError for a body that is no form, and for a parameter given twice. */
export function readForm({ body = '', bodyRefused, headers }: PlainRequest, query: string): Form {
  if (bodyRefused) throw new SignInError(90013, bodyRefused.message, { status: bodyRefused.status });
  const type = headers['content-type'];
  if (body !== '' && type !== undefined && !formType.test(type.trim()))
    throw missing('grant_type', ` The content type '${type}' is not read: send application/x-www-form-urlencoded.`);
  if (body.length > formLimit)
    throw new SignInError(90013, `The form is longer than ${formLimit} characters. Send less.`, { status: 413 });
  // Without a prototype, so that no name is anything but a name.
  const form: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [source, text] of [
    ['body', body],
    ['query', query],
  ] as const) {
    // Not named: it may be the rest of a value that was not encoded.
    if (text.split('&').some((part) => part !== '' && !part.includes('=')))
      throw new SignInError(
        90013,
        `The ${source} has a part without '='. In a value an '&' is sent as %26, as any form encoder does it.`,
      );
    for (const [given, value] of new URLSearchParams(text)) {
      const name = given.toLowerCase();
      // Clients send their request id in both.
      if (Object.hasOwn(form, name) && source === 'query' && name === 'client-request-id') continue;
      if (Object.hasOwn(form, name))
        throw new SignInError(90013, `The parameter '${given}' is given twice. Send it once.`);
      if (source === 'query' && !common.includes(name) && !telemetry.test(name))
        throw new SignInError(90013, `The parameter '${given}' belongs in the body, not in the address.`);
      if (name === 'client-request-id' && !isRequestId(value))
        throw new SignInError(
          90013,
          "The parameter 'client-request-id' is not an id: send a GUID, or up to 128 printable ASCII characters without spaces.",
        );
      form[name] = value;
    }
  }
  return form;
}

/** Refuses what is not known: the service would ignore it, and a test would never learn. */
export function checkParameters(form: Form, what: string, known: readonly string[]): void {
  const names = [...common, ...known];
  const unknown = Object.keys(form).filter((name) => !names.includes(name) && !telemetry.test(name));
  if (unknown.length > 0)
    throw new SignInError(
      90013,
      `The mock does not know '${unknown.join("', '")}' for ${what}. Known: ${names.join(', ')}, and telemetry such as x-client-sku.`,
      { reason: 'parameter-not-known' },
    );
}

export function required(form: Form, name: string): string {
  const value = form[name];
  if (!value) throw missing(name);
  return value;
}
