import type { DomainOperationOptions, PasswordOptions } from '../conversion.ts';
import type { DomainOperations } from '../domains.ts';
import { invalidOption } from '../option-kinds.ts';
import { RequestRefusedError } from '../transport/errors.ts';
import type { Report } from '../transport/long-operation.ts';
import type { Transport } from '../transport/transport.ts';
import { watchUntilInEffect } from '../watch-in-effect.ts';
import { checkOptions, operationOptions } from './check-options.ts';
import { convertToFederated } from './convert-to-federated.ts';
import { convertToManaged } from './convert-to-managed.ts';
import { convertUser } from './convert-user.ts';
import { forceDelete } from './force-delete.ts';
import { requireDomainName } from './names.ts';
import type { OperationState, Run } from './run.ts';
import { verifyDomain } from './verify-domain.ts';
import { requireUsers } from './wait-for-users.ts';

type Options = Readonly<Record<string, unknown>>;
type State = OperationState<Options>;

/** The work of each operation. Functions, files and secrets are in `hands`, all else is in the state. */
const works: Readonly<
  Record<
    Exclude<keyof DomainOperations, 'waitUntilInEffect'>,
    (run: Run<never, unknown>, hands: DomainOperationOptions & PasswordOptions) => Promise<unknown>
  >
> = {
  verify: verifyDomain,
  forceDelete,
  convertToManaged,
  convertToFederated,
  convertUser,
};

/** What is given again with a text, since it is not in it or may be chosen anew. */
const givenAgain = /^(signal|passwordFile|onPassword|newPassword|who)$/;

/**
 * Carries an operation out, or goes on with it. All that was given is checked before the first call.
 * @throws RequestRefusedError for options that cannot be meant, and for the text of another operation or version
 */
export async function carryOut(
  transport: Transport,
  operation: string,
  given: DomainOperationOptions | undefined,
  text: string,
  running: AbortSignal,
  report: Report<unknown>,
): Promise<unknown> {
  if (!isOperation(operation))
    throw invalidOption(`There is no operation \`${operation}\`, but ${Object.keys(operationOptions).join(', ')}.`);
  const state = stateIn(text, operation);
  check(operation, state, given);
  const hands = given ?? {};
  const signal = hands.signal ? AbortSignal.any([running, hands.signal]) : running;
  signal.throwIfAborted();
  if (operation === 'waitUntilInEffect') return watchUntilInEffect(transport, text, signal, report);
  return works[operation]({ transport, state: state as never, signal, report }, hands);
}

const isOperation = (name: string): name is keyof DomainOperations => Object.hasOwn(operationOptions, name);

/** Checks what is in the text together with what was given. */
function check(operation: keyof DomainOperations, { options }: State, given: unknown = {}): void {
  // The configuration is no option, but the second thing that is given; it is checked by what uses it.
  const { subject, configuration: _, ...written } = options;
  const { configuration: __, ...hands } = Object(given) as Options;
  const domain = operation === 'convertUser' ? undefined : requireDomainName(subject);
  if (typeof subject !== 'string') throw invalidOption('A user is named by text: the user principal name.');
  // Of a function the text holds only that there was one.
  const kept = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== 'function'));
  checkOptions(operation, Object(given) === given ? { ...kept, ...hands } : given, operationOptions[operation]);
  for (const [name, value] of Object.entries(hands))
    if (!givenAgain.test(name) && value !== undefined && JSON.stringify(value) !== JSON.stringify(written[name]))
      throw invalidOption(`\`${name}\` is in the text of this ${operation} and stays as it is: leave it out.`);
  if (domain !== undefined) requireUsers(domain, kept['waitUntilInEffectFor'] as readonly string[] | undefined);
}

/** What the text of an operation holds. @throws RequestRefusedError with code `InvalidState` */
function stateIn(text: string, operation: string): State {
  const state = parse(text);
  const { kind, version, options } = state ?? {};
  const problem =
    typeof kind !== 'string' || typeof options !== 'object' || options === null
      ? `This text is no serialised ${operation}.`
      : kind !== operation
        ? `This text is of a ${kind}, not of a ${operation}.`
        : version !== 1
          ? `This text is of version ${JSON.stringify(version)}; this package reads version 1.`
          : undefined;
  if (problem === undefined) return state as State;
  throw new RequestRefusedError({
    code: 'InvalidState',
    message: `${problem} Nothing was sent.`,
    advice: 'Give what serialize() of the operation gave in this version of the package, or start a new one.',
  });
}

function parse(text: string): Partial<State> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
