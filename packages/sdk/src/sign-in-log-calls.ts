import { descriptors } from '@cutover/contract/descriptors/sign-ins';
import type { BetaSignIn } from '@cutover/contract/types';
import { optionLiteral } from './option-literal.ts';
import type { SignInEntry, SignInFilter, SignInMethod } from './sign-in-log.ts';
import { type Call, callOf, type QueryOptions } from './transport/call.ts';
import { literal } from './transport/filter.ts';
import type { Collection } from './transport/paging.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The OData filter of the conditions; empty when there are none. */
export function signInFilterOf({ user, from, to, errorCode, application, eventTypes }: SignInFilter): string {
  const conditions: (string | undefined)[] = [
    user === undefined
      ? undefined
      : guid.test(user)
        ? `userId eq ${literal(user.toLowerCase())}`
        : // The log has names in lower case.
          `userPrincipalName eq ${literal(user.toLowerCase())}`,
    from && `createdDateTime ge ${optionLiteral('from', from)}`,
    to && `createdDateTime le ${optionLiteral('to', to)}`,
    errorCode === undefined ? undefined : `status/errorCode eq ${literal(errorCode)}`,
    application === undefined
      ? undefined
      : `${guid.test(application) ? 'appId' : 'appDisplayName'} eq ${literal(application)}`,
    eventTypes && eventTypes.length > 0
      ? `signInEventTypes/any(t:${eventTypes.map((type) => `t eq ${literal(type)}`).join(' or ')})`
      : undefined,
  ];
  return conditions.filter((condition) => condition !== undefined).join(' and ');
}

/** How `authenticationMethodDetail` begins, by method. The literal of a federation server was not seen; both are in use. */
const details: readonly (readonly [RegExp, SignInMethod])[] = [
  [/^password hash sync/i, 'passwordHashSync'],
  [/^pass-through authentication/i, 'passthroughAuthentication'],
  [/^seamless sso/i, 'seamlessSso'],
  [/^(ad fs|federat)/i, 'federation'],
  [/^password in the cloud/i, 'cloudPassword'],
];

/** What an entry says of the password. */
export function decodeSignIn(entry: BetaSignIn): SignInEntry {
  const texts = (entry.authenticationDetails ?? []).flatMap((step) => step.authenticationMethodDetail ?? []);
  const decoded = texts
    .map((text) => [text, details.find(([pattern]) => pattern.test(text))?.[1]] as const)
    .find(([, method]) => method !== undefined);
  const [text = '', known] = decoded ?? [];
  // A federation server's token is told by its issuer where no step says so.
  const method = known ?? (/federation/i.test(entry.tokenIssuerType ?? '') ? 'federation' : undefined);
  return {
    ...entry,
    method,
    viaStagedRollout: method && /via staged rollout/i.test(text),
    agentId: /agentid:\s*([0-9a-f-]{36})/i.exec(text)?.[1]?.toLowerCase(),
  };
}

/** A page with its entries decoded; what is no page is left to the check of answers. */
const decodePage = (page: unknown): unknown => {
  const { value } = (page ?? {}) as { readonly value?: readonly BetaSignIn[] };
  return Array.isArray(value) ? { ...(page as object), value: value.map(decodeSignIn) } : page;
};

/** Calls of the sign-in log, to send or to batch; a batch needs `version: 'beta'` for them to tell methods. */
export const signInLogCalls = {
  list: (query: QueryOptions & SignInFilter = {}): Call<Collection<SignInEntry>> => {
    const wanted = signInFilterOf(query);
    const both = wanted && query.filter ? `(${query.filter}) and ${wanted}` : wanted || query.filter;
    return callOf<Collection<SignInEntry>>(descriptors.listSignIns, {
      version: 'beta',
      query: { ...query, ...(both && { filter: both }) },
      read: decodePage,
    });
  },
  get: (signInId: string, query?: QueryOptions): Call<SignInEntry> =>
    callOf<SignInEntry>(descriptors.getSignIn, {
      version: 'beta',
      parameters: { signInId },
      query,
      read: (entry) => (entry && typeof entry === 'object' ? decodeSignIn(entry as BetaSignIn) : entry),
    }),
};
