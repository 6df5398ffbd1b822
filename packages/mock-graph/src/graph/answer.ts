import { graphApplicationId } from '../clouds.ts';
import { TokenRefusal } from '../gate/authentication.ts';
import type { PlainAnswer } from '../message.ts';
import type { Assumption } from '../tenant/assumptions.ts';
import { ServiceError } from '../tenant/service-error.ts';
import { formatTime } from '../tenant/time.ts';
import { ODataError } from './odata/errors.ts';

/** What every answer of one request carries. */
export interface AnswerContext {
  /** Tenant time in milliseconds. */
  readonly at: number;
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly clockMode: string;
  readonly resourceUnits: number;
  /** `Accept: …odata.metadata=none`: no context, no types. */
  readonly bare: boolean;
  /** Where a client gets a token: the address of the sign-in service, without a tenant. */
  readonly authority: string;
}

const contentTypes = {
  minimal: 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
  none: 'application/json;odata.metadata=none;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
};
const diagnostic =
  '{"ServerInfo":{"DataCenter":"Mock","Slice":"E","Ring":"0","ScaleUnit":"000","RoleInstance":"CUTOVERMOCK0001"}}';

let dateSecond = Number.NaN;
let dateText = '';

/** A `Date` header; one text serves all requests of a second. */
export function httpDate(at: number): string {
  const second = Math.floor(at / 1_000);
  if (second !== dateSecond) {
    dateSecond = second;
    dateText = new Date(second * 1_000).toUTCString();
  }
  return dateText;
}

function headers(
  context: AnswerContext,
  content: boolean,
  more: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...(content
      ? { 'content-type': context.bare ? contentTypes.none : contentTypes.minimal, 'odata-version': '4.0' }
      : {}),
    'cache-control': 'no-cache',
    'strict-transport-security': 'max-age=31536000',
    'request-id': context.requestId,
    'client-request-id': context.clientRequestId,
    'x-ms-ags-diagnostic': diagnostic,
    'x-ms-resource-unit': String(context.resourceUnits),
    vary: 'Accept-Encoding',
    date: httpDate(context.at),
    'x-mock-clock': context.clockMode,
    ...more,
  };
}

export const assumptionHeader = (assumed: readonly Assumption[]): Record<string, string> =>
  assumed.length === 0 ? {} : { 'x-mock-assumption': assumed.join(', ') };

export function jsonAnswer(
  context: AnswerContext,
  status: number,
  body: object | string,
  more: Readonly<Record<string, string>> = {},
): PlainAnswer {
  return {
    status,
    headers: headers(context, true, more),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

export function emptyAnswer(
  context: AnswerContext,
  status: number,
  more: Readonly<Record<string, string>> = {},
): PlainAnswer {
  return { status, headers: headers(context, false, more) };
}

export function errorBody(
  context: AnswerContext,
  code: string,
  message: string,
  details?: ServiceError['details'],
): object {
  return {
    error: {
      code,
      message,
      ...(details ? { details } : {}),
      innerError: {
        date: formatTime(context.at).slice(0, -1),
        'request-id': context.requestId,
        'client-request-id': context.clientRequestId,
      },
    },
  };
}

/** Why the mock itself refused, in a header, beside what the service would say. */
export class MockRefusal extends ServiceError {
  readonly reason: string;

  constructor(status: number, code: string, message: string, reason: string) {
    super(status, code, message);
    this.name = 'MockRefusal';
    this.reason = reason;
  }
}

/** Where a token can be had; and, for one that is over on the tenant's clock, what the next one has to have. */
const challenge = ({ authority }: AnswerContext, { claims }: TokenRefusal): string =>
  [
    'Bearer realm=""',
    `authorization_uri="${authority}/common/oauth2/authorize"`,
    `client_id="${graphApplicationId}"`,
    ...(claims === undefined ? [] : ['error="insufficient_claims"', `claims="${claims}"`]),
  ].join(', ');

/** The answer to anything that was thrown. What is no refusal is a defect of the mock, and says so. */
export function errorAnswer(context: AnswerContext, error: unknown): PlainAnswer {
  if (error instanceof ServiceError) {
    const more: Record<string, string> = {};
    if (error.assumption) more['x-mock-assumption'] = error.assumption;
    if (error instanceof MockRefusal) more['x-mock-reason'] = error.reason;
    if (error instanceof TokenRefusal) more['www-authenticate'] = challenge(context, error);
    return jsonAnswer(context, error.status, errorBody(context, error.code, error.message, error.details), more);
  }
  if (error instanceof ODataError)
    return jsonAnswer(context, error.status, errorBody(context, error.code, error.message));
  const message = `The mock failed: ${error instanceof Error ? error.message : String(error)}. This is a defect of the mock; please report it with the request.`;
  return jsonAnswer(context, 500, errorBody(context, 'InternalServerError', message), { 'x-mock-reason': 'defect' });
}
