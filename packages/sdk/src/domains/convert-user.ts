import type { ConvertUserOptions, UserConversion } from '../conversion.ts';
import { directoryCalls } from '../directory.ts';
import { invalidOption } from '../option-kinds.ts';
import { requireUpn } from '../sign-in-calls.ts';
import { RequestRefusedError } from '../transport/errors.ts';
import { valueFrom } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';
import { requireDomainName } from './names.ts';
import { makePassword, takerOf } from './passwords.ts';
import { resetPasswords } from './reset-passwords.ts';
import type { OperationState, Run } from './run.ts';

type State = OperationState<object>;

/** Gives one user of a managed domain a password (CV-05). */
export async function convertUser(
  { transport, state, signal, report }: Run<State, UserConversion>,
  hands: Omit<ConvertUserOptions, 'signal'>,
): Promise<UserConversion> {
  const upn = requireUpn(state.options.subject);
  const domain = requireDomainName(upn.slice(upn.lastIndexOf('@') + 1));
  const { newPassword } = hands;
  const taker = takerOf(hands);
  if (newPassword !== undefined && taker)
    throw invalidOption('Give `newPassword`, or one of `passwordFile` and `onPassword` for a password that is made.');
  if (newPassword === undefined && !taker)
    throw invalidOption('Give `passwordFile` or `onPassword` for the password that is made, or `newPassword`.');
  const tell = (phase: UserConversion['phase']): UserConversion => {
    const progress = { upn, phase };
    report(progress, JSON.stringify(state));
    return progress;
  };
  await taker?.open();
  try {
    tell('checking');
    const { authenticationType } = await valueFrom(transport, domainCalls.get(domain), { signal });
    if (authenticationType === 'Federated')
      throw new RequestRefusedError({
        code: 'DomainFederated',
        message: `${upn} is in ${domain}, which is federated: a user cannot be converted alone before the domain is managed.`,
        advice: 'Convert the domain first, with client.domains.convertToManaged().',
      });
    const select = ['id', 'userPrincipalName'];
    const { id } = await valueFrom(transport, directoryCalls.users.get(upn, { select }), { signal });
    tell('resetting');
    const password = newPassword ?? makePassword();
    const [result] = await resetPasswords(transport, [{ id, upn, password }], taker, signal);
    if (result?.ok === false) throw result.error;
    return tell('done');
  } finally {
    await taker?.close();
  }
}
