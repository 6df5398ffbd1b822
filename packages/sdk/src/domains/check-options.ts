import type { ConvertToFederatedOptions, ConvertToManagedOptions, ConvertUserOptions } from '../conversion.ts';
import type {
  DnsWait,
  DomainInEffectOptions,
  DomainOperations,
  ForceDeleteOptions,
  VerifyOptions,
} from '../domains.ts';
import type { SaveFederationOptions } from '../federation.ts';
import { anyObject, arrayOf, flag, invalidOption, oneOf, type Kind as PlainKind } from '../option-kinds.ts';
import type { CallOptions } from '../transport/call.ts';

/** What an option must be, and what of it. */
interface Kind extends PlainKind {
  /** Whether it may not be left out. */
  readonly needed?: true;
  /** Options inside of it, where it is an object. */
  readonly inside?: Kinds;
}

type Kinds = Readonly<Record<string, Kind>>;

/** Every option of an interface, so that none is forgotten here. */
type KindsOf<Options> = Readonly<Record<keyof Options, Kind>>;

/** Refuses options that are unknown, missing or of another kind. @throws RequestRefusedError that says what to give */
export function checkOptions(owner: string, options: unknown = {}, kinds: Kinds): void {
  if (!isObject(options)) throw invalidOption(`The options of ${owner} must be an object, and are ${kindOf(options)}.`);
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && !Object.hasOwn(kinds, name))
      throw invalidOption(`\`${name}\` is no option of ${owner}. It takes ${Object.keys(kinds).join(', ')}.`);
  for (const [name, { accepts, wanted, needed, inside }] of Object.entries(kinds)) {
    const value = options[name];
    if (value === undefined ? needed : !accepts(value))
      throw invalidOption(`${owner}: \`${name}\` must be ${wanted}; it is ${kindOf(value)}.`);
    if (inside && isObject(value)) checkOptions(`${name} of ${owner}`, value, inside);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => anyObject.accepts(value);

/** The kind of a value, without the value: it may be a secret. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (value === '') return 'empty';
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

const hasMethods = (value: unknown, ...names: readonly string[]): boolean =>
  isObject(value) && names.every((name) => typeof value[name] === 'function');
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const milliseconds: Kind = {
  accepts: (value) => Number.isFinite(value) && (value as number) > 0,
  wanted: 'milliseconds, more than 0',
};
export const texts = (wanted: string): Kind => ({
  ...arrayOf({ accepts: isText, wanted }),
  wanted: `a list of ${wanted}`,
});
const upns = texts('user principal names');

const signal: Kind = { accepts: (value) => value instanceof AbortSignal, wanted: 'an AbortSignal' };
const takers = {
  passwordFile: {
    accepts: (value) => hasMethods(value, 'open', 'write', 'mark', 'close'),
    wanted: 'made by passwordFile(path) of @cutover/sdk/node',
  },
  onPassword: { accepts: (value) => typeof value === 'function', wanted: 'a function that takes { upn, password }' },
} satisfies Kinds;
const call: KindsOf<CallOptions> = {
  signal,
  timeout: { accepts: (value) => typeof value === 'number' && value > 0, wanted: 'milliseconds, more than 0' },
  version: { ...oneOf('v1.0', 'beta'), wanted: 'v1.0 or beta' },
};
const times = { interval: milliseconds, maxInterval: milliseconds, timeout: milliseconds } satisfies KindsOf<DnsWait>;
const waitForDns: Kind = {
  accepts: (value) => typeof value === 'boolean' || isObject(value),
  wanted: 'true, false or an object with its times',
  inside: times,
};

/** Options of the long operations. */
export const operationOptions: { readonly [Name in keyof DomainOperations]: Kinds } = {
  verify: { signal, waitForDns, forceTakeover: flag } satisfies KindsOf<VerifyOptions>,
  forceDelete: { signal, disableUserAccounts: flag, ...times } satisfies KindsOf<ForceDeleteOptions>,
  convertToManaged: {
    skipUserConversion: {
      ...flag,
      wanted: 'true, which leaves users as they are, or false, which converts them too',
      needed: true,
    },
    signal,
    ...takers,
    who: {
      accepts: (value) => value === 'all' || value === 'withoutSyncedPassword' || typeof value === 'function',
      wanted: 'all, withoutSyncedPassword or a function of the user',
    },
    saved: {
      accepts: isObject,
      wanted: 'what client.domains.saveFederation() answered, or readFederation(path) of @cutover/sdk/node',
    },
    waitUntilInEffectFor: upns,
  } satisfies KindsOf<ConvertToManagedOptions>,
  convertToFederated: { signal, waitUntilInEffectFor: upns } satisfies KindsOf<ConvertToFederatedOptions>,
  convertUser: {
    signal,
    ...takers,
    newPassword: { accepts: isText, wanted: 'a password as text' },
  } satisfies KindsOf<ConvertUserOptions>,
  waitUntilInEffect: {
    upns: { ...upns, needed: true },
    expect: { ...oneOf('cloud', 'federation'), wanted: 'cloud or federation', needed: true },
    signal,
    delay: { accepts: (value) => Number.isFinite(value) && (value as number) >= 0, wanted: 'milliseconds, 0 or more' },
    consecutive: {
      accepts: (value) => Number.isInteger(value) && (value as number) > 0,
      wanted: 'a whole number, 1 or more',
    },
    confirmInterval: milliseconds,
    ...times,
  } satisfies KindsOf<DomainInEffectOptions>,
};

/** Options of the methods that take more than every call does. */
export const methodOptions = {
  saveFederation: {
    ...call,
    to: {
      // A file for passwords has `mark` too, and writes other things.
      accepts: (value) => hasMethods(value, 'open', 'write', 'close') && !hasMethods(value, 'mark'),
      wanted: 'made by saveFederationTo(path) of @cutover/sdk/node',
    },
  } satisfies KindsOf<SaveFederationOptions>,
  ensureVerified: { ...call, waitForDns } satisfies KindsOf<CallOptions & Pick<VerifyOptions, 'waitForDns'>>,
};
