import type { OperationDescriptor } from '@cutover/contract/types';
import type { CredentialType } from './sign-in.ts';
import { type Call, callOf } from './transport/call.ts';
import { RequestRefusedError } from './transport/errors.ts';

const getCredentialType = {
  id: 'getCredentialType',
  method: 'POST',
  path: '/common/GetCredentialType',
  versions: [],
  success: [200],
  // A POST by form only: it changes nothing.
  repeat: 'safe',
} satisfies OperationDescriptor;

/** Calls of realm discovery. */
export const signInCalls = {
  /** Asks how the user's sign-in begins. */
  realm: (upn: string): Call<CredentialType> =>
    callOf<CredentialType>(getCredentialType, {
      service: 'login',
      body: { username: requireUpn(upn), isOtherIdpSupported: true },
    }),
};

/** The name, if it can be one. @throws RequestRefusedError */
export function requireUpn(upn: string): string {
  if (/^[^@\s]+@[^@\s]+$/.test(upn)) return upn;
  throw new RequestRefusedError({
    code: 'InvalidUpn',
    message: `${JSON.stringify(upn)} is no user principal name (name@domain). Nothing was sent.`,
  });
}
