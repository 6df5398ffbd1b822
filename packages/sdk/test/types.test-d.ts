/** Held by `tsc`: what the calls of a client answer, and which options they take. */
import type {
  Client,
  Conversion,
  calls,
  Deletion,
  Domain,
  InEffect,
  InternalDomainFederation,
  LongOperation,
  ResultOf,
  UserConversion,
  Verification,
} from '../src/index.ts';
import type { passwordFile, saveFederationTo } from '../src/node.ts';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Expect<T extends true> = T;
type Refused<T extends false> = T;
type Takes<Given, Wanted> = Given extends Wanted ? true : false;

type Domains = Client['domains'];
type Options<Name extends 'convertToManaged' | 'convertUser' | 'verify' | 'saveFederation'> = NonNullable<
  Parameters<Domains[Name]>[1]
>;
type Resumed<Name extends 'verify' | 'forceDelete' | 'convertToManaged' | 'convertUser' | 'waitUntilInEffect'> =
  ReturnType<typeof resume<Name>>;
declare const resume: Domains['resume'];

export type Answers = [
  Expect<Same<ReturnType<Domains['verify']>, LongOperation<Domain, Verification>>>,
  Expect<Same<ReturnType<Domains['forceDelete']>, LongOperation<Deletion, Deletion>>>,
  Expect<Same<ReturnType<Domains['convertToManaged']>, LongOperation<Conversion, Conversion>>>,
  Expect<Same<Resumed<'verify'>, LongOperation<Domain, Verification>>>,
  Expect<Same<Resumed<'forceDelete'>, LongOperation<Deletion, Deletion>>>,
  Expect<Same<Resumed<'convertUser'>, LongOperation<UserConversion, UserConversion>>>,
  Expect<Same<Resumed<'waitUntilInEffect'>, LongOperation<InEffect, InEffect>>>,
  Expect<Same<Awaited<ReturnType<Domains['promote']>>, boolean>>,
  Expect<Same<Awaited<ReturnType<Domains['federation']['get']>>, InternalDomainFederation>>,
  Expect<Same<ResultOf<ReturnType<(typeof calls)['domains']['get']>>, Domain>>,
  Expect<Same<ResultOf<ReturnType<(typeof calls)['domains']['delete']>>, undefined>>,
];

export type Taken = [
  Expect<Takes<{ skipUserConversion: true }, Options<'convertToManaged'>>>,
  Expect<
    Takes<{ skipUserConversion: false; passwordFile: ReturnType<typeof passwordFile> }, Options<'convertToManaged'>>
  >,
  Expect<Takes<{ to: ReturnType<typeof saveFederationTo> }, Options<'saveFederation'>>>,
  Expect<Takes<{ waitForDns: { timeout: 1 } }, Options<'verify'>>>,
  // Whether users are converted is never left open.
  Refused<Takes<{ onPassword: () => void }, Options<'convertToManaged'>>>,
  // A path alone needs a file system.
  Refused<Takes<{ skipUserConversion: false; passwordFile: 'made.csv' }, Options<'convertToManaged'>>>,
];
