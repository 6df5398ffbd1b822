import * as z from 'zod/mini';
import { SignInError } from '../../login/sign-in-error.ts';
import { domainOf } from '../../tenant/names.ts';
import { ControlError, call, flag, text } from '../call.ts';

/** A refusal of the sign-in service is one of the control surface. */
function carryOut(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    throw new ControlError(400, `AADSTS${error.code}: ${error.message}`);
  }
}

/** What a person does on the page of a device code. */
export const deviceCodeCalls = [
  call(
    'POST /device-code',
    ({ mock, tenant, body: { userCode, upn, password, decline } }) => {
      if (decline === true && (upn !== undefined || password !== undefined))
        throw new ControlError(400, 'The body has decline, and upn or password as well. Give the one or the others.');
      if (decline !== true && (upn === undefined || password === undefined))
        throw new ControlError(400, 'The body needs upn and password to sign in with the code, or decline: true.');
      carryOut(() => {
        if (upn === undefined || password === undefined) tenant.declineDeviceCode(userCode);
        else tenant.approveDeviceCode(userCode, { userPrincipalName: upn, password }, mock.findTenant(domainOf(upn)));
      });
      return { userCode, result: decline === true ? 'declined' : 'approved' };
    },
    {
      body: z.strictObject({
        userCode: text,
        upn: z.optional(text),
        password: z.optional(text),
        decline: z.optional(flag),
      }),
    },
  ),
];
