import type { GraphAnswer, GraphRequest, Hint, LoginRequest, Realm } from '../target.ts';

/** A request and an answer as they go over the wire, whatever carries them. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export type Send = (request: WireRequest) => Promise<WireAnswer>;

/** Sends over the network. */
export const sendByFetch: Send = async ({ method, url, headers, body }) => {
  const answer = await fetch(url, { method, headers, redirect: 'error', ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  return { status: answer.status, headers: Object.fromEntries(answer.headers), ...(text === '' ? {} : { body: text }) };
};

/** `fetch` over a `Send`, for clients that want one. */
export function fetchOver(
  send: Send,
  rewrite: (request: { method: string; url: string }, answer: Response) => Response = (_request, answer) => answer,
): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const method = init.method ?? 'GET';
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = typeof init.body === 'string' ? { body: init.body } : {};
    const answer = await send({ method, url, headers, ...body });
    const response = new Response(answer.body ?? null, { status: answer.status, headers: answer.headers });
    return rewrite({ method, url }, response);
  };
}

export function parsed(answer: WireAnswer): unknown {
  if (answer.body === undefined || answer.body === '') return undefined;
  try {
    return JSON.parse(answer.body);
  } catch {
    return answer.body;
  }
}

/** The request of a Graph call, without its token. */
export function graphRequest(base: string, request: GraphRequest): WireRequest {
  const { method, path, version = 'v1.0', headers = {}, body } = request;
  return {
    method,
    url: `${base}/${version}${path}`,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

export const graphAnswer = (answer: WireAnswer): GraphAnswer => ({
  status: answer.status,
  headers: answer.headers,
  body: parsed(answer),
});

/** The request of a call of the sign-in service. */
export function loginRequest(login: string, { method, path, headers = {}, form, json }: LoginRequest): WireRequest {
  const [type, body] = form
    ? ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()]
    : ['application/json', json && JSON.stringify(json)];
  return {
    method,
    url: `${login}${path}`,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body }),
  };
}

/** The request of realm discovery, as the sign-in page sends it. */
export function realmRequest(login: string, upn: string, hint: Hint | undefined): WireRequest {
  // The page hands on the query of the request that opened it; a leading `?` is what the service itself sends.
  const originalRequest =
    hint === undefined ? {} : { originalRequest: `?${hint.name}=${encodeURIComponent(hint.domain)}` };
  return loginRequest(login, {
    method: 'POST',
    path: '/common/GetCredentialType',
    json: { username: upn, isOtherIdpSupported: true, ...originalRequest },
  });
}

/** Reads realm discovery. The redirect decides, not the type of the domain: rollout users have the one without the other. */
export function readRealm(answer: WireAnswer): Realm {
  const body = parsed(answer) as
    | {
        IfExistsResult?: number;
        Credentials?: { PrefCredential?: number; FederationRedirectUrl?: string | null };
        EstsProperties?: { DesktopSsoEnabled?: boolean | null };
      }
    | undefined;
  if (answer.status !== 200 || typeof body !== 'object' || body === null)
    throw new Error(`Realm discovery answered ${answer.status}: ${String(answer.body).slice(0, 300)}`);
  const redirect = body.Credentials?.FederationRedirectUrl;
  const federated = Boolean(redirect) || body.Credentials?.PrefCredential === 4;
  return {
    kind: federated ? 'federation' : body.IfExistsResult === 1 ? 'unknown' : 'cloud',
    ...(redirect ? { redirect } : {}),
    desktopSso: body.EstsProperties?.DesktopSsoEnabled === true,
  };
}
