import type { DomainOperationOptions, PasswordOptions } from '../conversion.ts';
import { RequestRefusedError } from '../transport/errors.ts';
import type { Report } from '../transport/long-operation.ts';
import type { Transport } from '../transport/transport.ts';
import { watchUntilInEffect } from '../watch-in-effect.ts';
import { convertToFederated } from './convert-to-federated.ts';
import { convertToManaged } from './convert-to-managed.ts';
import { convertUser } from './convert-user.ts';
import { forceDelete } from './force-delete.ts';
import type { OperationState, Run } from './run.ts';
import { verifyDomain } from './verify-domain.ts';

/** The work of each operation. Functions, files and secrets are in `hands`, all else is in the state. */
const works: Readonly<
  Record<string, (run: Run<never, unknown>, hands: DomainOperationOptions & PasswordOptions) => Promise<unknown>>
> = {
  verify: verifyDomain,
  forceDelete,
  convertToManaged,
  convertToFederated,
  convertUser,
};

/** Carries an operation out, or goes on with it. @throws RequestRefusedError for the text of another one */
export async function carryOut(
  transport: Transport,
  operation: string,
  hands: DomainOperationOptions,
  text: string,
  signal: AbortSignal,
  report: Report<unknown>,
): Promise<unknown> {
  if (operation === 'waitUntilInEffect') return watchUntilInEffect(transport, text, signal, report);
  const work = works[operation];
  const state = parse(text);
  if (work && state?.kind === operation && state.version === 1 && typeof state.options?.subject === 'string')
    return work({ transport, state: state as never, signal, report }, hands);
  throw new RequestRefusedError({
    code: 'InvalidState',
    message: `This text is no serialised ${operation}, or one of another version.`,
    advice: 'Name the operation that it is of, or start a new one.',
  });
}

function parse(text: string): Partial<OperationState<object>> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
