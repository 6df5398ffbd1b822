/** The sign-in service of a cloud: realm discovery, metadata, tokens (HR-01, HR-03, HR-04). */

import { cloudOf } from '../clouds.ts';
import { publishedKeys } from '../gate/tokens.ts';
import { assumptionHeader, httpDate } from '../graph/answer.ts';
import { decodeSegment } from '../graph/url.ts';
import { exchange } from '../journal/request-log.ts';
import type { PlainAnswer } from '../message.ts';
import type { MockTenant } from '../mock-tenant.ts';
import { ServiceError } from '../tenant/service-error.ts';
import { formatTime } from '../tenant/time.ts';
import { answerDevicePage } from './device-page.ts';
import { isParameter, isRequestId } from './form.ts';
import { instanceDiscovery, openIdConfiguration } from './metadata.ts';
import { answerCredentialType, answerRealmPage, answerUserRealm } from './realm.ts';
import { SignInError } from './sign-in-error.ts';
import { type Authority, answerJson, authorityOf, type LoginRequest } from './site.ts';
import { answerDeviceCode, answerToken } from './token.ts';

type Answer = PlainAnswer | Promise<PlainAnswer>;

interface Asked {
  readonly login: LoginRequest;
  /** Of the path, decoded. */
  readonly segments: readonly string[];
  readonly at: number;
  /** The tenant of the first segment. */
  authority(): Authority;
}

/** Method and path: `*` stands for a tenant or a name; words without regard to case. */
const endpoints: readonly (readonly [method: string, path: string, answer: (asked: Asked) => Answer])[] = [
  ['GET', 'getuserrealm.srf', ({ login, at }) => answerRealmPage(login, at)],
  ['GET', '*/userrealm/*', ({ login, at, segments }) => answerUserRealm(login, at, segments[2] ?? '')],
  ['POST', '*/getcredentialtype', ({ login, at }) => answerCredentialType(login, at)],
  ['GET', '*/v2.0/.well-known/openid-configuration', (asked) => answerConfiguration(asked, '2.0')],
  ['GET', '*/.well-known/openid-configuration', (asked) => answerConfiguration(asked, '1.0')],
  ['GET', '*/discovery/v2.0/keys', (asked) => answerKeys(asked)],
  ['GET', '*/discovery/keys', (asked) => answerKeys(asked)],
  ['GET', 'common/discovery/instance', ({ login }) => answerInstance(login)],
  ['POST', '*/oauth2/v2.0/token', ({ login, authority }) => answerToken(login, authority())],
  ['POST', '*/oauth2/v2.0/devicecode', ({ login, authority }) => answerDeviceCode(login, authority())],
  ['GET', 'devicelogin', ({ login }) => answerDevicePage(login)],
  ['POST', 'devicelogin', ({ login }) => answerDevicePage(login)],
];

const noPage =
  'The mock has no page for interactive sign-in (/authorize). Use client credentials, the password grant, or a device code.';
const noOldToken =
  "The mock has no token endpoint of version 1.0. Ask /{tenant}/oauth2/v2.0/token, with 'scope' of the resource in place of 'resource'.";
const noSession = 'The mock keeps no session of a browser, so there is none to end. Forget the tokens instead.';

/** What the service has and the mock has not, with what to do instead. */
const absent: readonly (readonly [method: string, path: string, error: string, text: string])[] = [
  ['GET', '*/oauth2/v2.0/authorize', 'unsupported_response_type', noPage],
  ['POST', '*/oauth2/v2.0/authorize', 'unsupported_response_type', noPage],
  // As the challenge of Graph names it.
  ['GET', '*/oauth2/authorize', 'unsupported_response_type', noPage],
  ['POST', '*/oauth2/token', 'invalid_request', noOldToken],
  ['GET', '*/oauth2/v2.0/logout', 'invalid_request', noSession],
  ['GET', '*/oauth2/logout', 'invalid_request', noSession],
];

const matches = (path: string, segments: readonly string[]): boolean => {
  const words = path.split('/');
  return (
    words.length === segments.length &&
    words.every((word, index) => word === '*' || word === segments[index]?.toLowerCase())
  );
};

function answerConfiguration({ login, authority }: Asked, version: '1.0' | '2.0'): PlainAnswer {
  const found = authority();
  if (found.segment === 'consumers')
    throw new SignInError(90002, 'The mock has no personal accounts, hence no /consumers.');
  return answerJson(200, openIdConfiguration(login, found, version), openToPages);
}

async function answerKeys({ authority }: Asked): Promise<PlainAnswer> {
  authority();
  return answerJson(200, await publishedKeys(), openToPages);
}

/** As the service has it: programs in a browser read these. */
const openToPages = { 'access-control-allow-origin': '*' };

function answerInstance(login: LoginRequest): PlainAnswer {
  const options = new URLSearchParams(login.address.query);
  for (const name of options.keys())
    if (name !== 'api-version' && name !== 'authorization_endpoint')
      throw new SignInError(
        90013,
        `The query option '${name}' is not known here. Known: api-version, authorization_endpoint.`,
      );
  const endpoint = options.get('authorization_endpoint');
  if (!endpoint) throw new SignInError(900144, "The query option 'authorization_endpoint' is needed.");
  return answerJson(200, instanceDiscovery(login, endpoint), openToPages);
}

/** Answers a request at the sign-in service; only what needs a key is waited for. */
export function answerLogin(login: LoginRequest, at: number): Answer {
  let { tenant } = login;
  const finish = (answer: PlainAnswer): PlainAnswer => {
    const clientRequestId = clientRequestIdOf(login);
    const answered = {
      ...answer,
      headers: {
        date: httpDate(at),
        'cache-control': 'no-store',
        'x-ms-request-id': tenant.nextRequestId(),
        ...(clientRequestId === undefined ? {} : { 'client-request-id': clientRequestId }),
        'x-mock-clock': tenant.clockMode,
        ...answer.headers,
      },
    };
    tenant.log(exchange(at, { ...login.request, url: withoutValues(login.request.url) }, answered));
    return answered;
  };
  const refused = (error: unknown): PlainAnswer => finish(refusal(login, tenant, at, error));
  try {
    const segments = login.address.path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeSegment);
    const authority = (): Authority => {
      const found = authorityOf(login, segments[0] ?? '');
      tenant = found.tenant;
      return found;
    };
    const isAsked = ([method, path]: readonly [string, string, ...unknown[]]): boolean =>
      method === login.request.method && matches(path, segments);
    const found = endpoints.find(isAsked);
    if (!found) throw notServed(login, segments, absent.find(isAsked));
    const answer = found[2]({ login, segments, at, authority });
    return answer instanceof Promise ? answer.then(finish).catch(refused) : finish(answer);
  } catch (error) {
    return refused(error);
  }
}

/** How the caller names its request: in a header, or as MSAL does in the address and the form. */
function clientRequestIdOf({ request: { headers, body = '' }, address }: LoginRequest): string | undefined {
  const name = 'client-request-id';
  // A form is read once already.
  const inForm = () => (body.includes(name) ? new URLSearchParams(body).get(name) : undefined);
  const given = headers[name] ?? new URLSearchParams(address.query).get(name) ?? inForm();
  return given && isRequestId(given) ? given : undefined;
}

/** Query options whose values may be remembered; a secret that was sent in an address stays out of the log. */
const plainOptions: ReadonlySet<string> = new Set([
  'login',
  'json',
  'xml',
  'api-version',
  'authorization_endpoint',
  'client-request-id',
]);

function withoutValues(url: string): string {
  const question = url.indexOf('?');
  if (question < 0) return url;
  const options = url
    .slice(question + 1)
    .split('&')
    .map((option) => {
      const [name = ''] = option.split('=');
      if (plainOptions.has(name.toLowerCase())) return option;
      // What stands alone may be a value, such as half of a secret with an & in it.
      return option.includes('=') && isParameter(name) ? `${name}=…` : '…';
    });
  return `${url.slice(0, question)}?${options.join('&')}`;
}

function notServed(
  { tenant, request, address }: LoginRequest,
  segments: readonly string[],
  known: (typeof absent)[number] | undefined,
): SignInError | ServiceError {
  tenant.countUnserved(`${request.method} ${address.path}`);
  if (known) return new SignInError(90013, known[3], { reason: 'path-not-served', error: known[2], status: 501 });
  const [first = '', second = ''] = segments;
  // Clients of OAuth read an error of OAuth.
  if (second.toLowerCase() === 'oauth2') {
    const methods = endpoints.filter(([, path]) => matches(path, segments)).map(([method]) => method);
    const isServed = methods.length > 0;
    const what = isServed
      ? `It takes ${methods.join(', ')} there.`
      : 'Below oauth2 it has v2.0/token and v2.0/devicecode.';
    return new SignInError(90013, `The mock has nothing at ${request.method} ${address.path}. ${what}`, {
      reason: isServed ? 'method-not-served' : 'path-not-served',
      status: isServed ? 405 : 404,
    });
  }
  const hint =
    segments.length <= 2 && /^v\d/i.test(first)
      ? ` '${first}' is not a version of Graph that the mock serves: use v1.0 or beta.`
      : '';
  const served = endpoints.map(
    ([method, path]) => `${method} /${path.replace('*', '{tenant}').replace('*', '{name}')}`,
  );
  return new ServiceError(
    404,
    'NotFound',
    `The mock has nothing at ${request.method} ${address.path}.${hint} Graph is at /v1.0 and /beta, the control surface at /_mock, sign-in at ${served.join(', ')}.`,
  );
}

/** An error as the service words it (HR-03), or, of realm discovery, in short. */
function refusal(login: LoginRequest, tenant: MockTenant, at: number, error: unknown): PlainAnswer {
  if (error instanceof SignInError) {
    const traceId = tenant.nextRequestId();
    const correlationId = clientRequestIdOf(login) ?? tenant.nextRequestId();
    const timestamp = `${formatTime(at).slice(0, 19).replace('T', ' ')}Z`;
    return answerJson(
      error.status,
      {
        error: error.error,
        error_description: `AADSTS${error.code}: ${error.message}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`,
        error_codes: [error.code],
        timestamp,
        trace_id: traceId,
        correlation_id: correlationId,
        error_uri: `https://${cloudOf(login.address.host).login}/error?code=${error.code}`,
        ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
      },
      {
        ...(error.isAssumed ? assumptionHeader(['HR-03']) : {}),
        ...(error.reason === undefined ? {} : { 'x-mock-reason': error.reason }),
      },
    );
  }
  return plainRefusal(error);
}

/** An error where no tenant is known to answer, or of realm discovery: as a client of OAuth reads it, without a code. */
export function plainRefusal(error: unknown): PlainAnswer {
  if (error instanceof ServiceError)
    return answerJson(error.status, { error: error.code, error_description: error.message });
  const message = error instanceof Error ? error.message : String(error);
  return answerJson('status' in Object(error) ? 400 : 500, { error: 'server_error', error_description: message });
}
