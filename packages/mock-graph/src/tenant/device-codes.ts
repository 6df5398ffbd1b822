/**
 * Device codes (HR-03): a program shows a code, and a person signs in with it elsewhere. The text that the program keeps
 * is made outside of the tenant, by chance; here is its digest only.
 */
import { keepUntilForgotten } from './credential-ends.ts';
import type { DeviceCode } from './records.ts';
import type { Draft, View } from './state.ts';
import { second } from './time.ts';
import { delayOf } from './timings.ts';

export interface StartedDeviceCode {
  /** Seconds. */
  readonly expiresIn: number;
  readonly interval: number;
}

/** A code as a person types it. */
export const readUserCode = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/g, '');

/** Seconds between two questions for a code. */
export const pollingInterval = ({ facts }: View): number =>
  Math.ceil(delayOf(facts.timings, 'deviceCodePolling', () => 1) / second);

/** A code that waits to be signed in with; undefined for any other text. */
export function waitingCode(view: View, userCode: string): { digest: string; record: DeviceCode } | undefined {
  const digest = view.tables.userCodes.get(readUserCode(userCode));
  const record = digest === undefined ? undefined : view.tables.deviceCodes.get(digest);
  return digest !== undefined && record?.stage === 'waiting' && record.endsAt > view.at
    ? { digest, record }
    : undefined;
}

/** What becomes of a program's question for its code: an AADSTS code, 0 when the user has signed in. */
export function deviceCodeState(view: View, digest: string, appId: string): { code: number; record?: DeviceCode } {
  const record = view.tables.deviceCodes.get(digest);
  if (!record || record.applicationId !== appId.toLowerCase()) return { code: 70000 };
  if (record.stage === 'redeemed') return { code: 54005 };
  if (record.stage === 'declined') return { code: 70018 };
  if (record.endsAt <= view.at) return { code: 70019 };
  return record.stage === 'waiting' ? { code: 70016 } : { code: 0, record };
}

export const deviceCodeOperations = {
  startDeviceCode(
    draft: Draft,
    input: {
      readonly digest: string;
      /** As `readUserCode` gives it. */
      readonly userCode: string;
      readonly appId: string;
      readonly scopes: readonly string[];
      readonly isShared: boolean;
    },
  ): StartedDeviceCode {
    const { digest, userCode, appId, scopes, isShared } = input;
    const lifetime = delayOf(draft.facts.timings, 'deviceCode', () => 1);
    const endsAt = draft.at + lifetime;
    draft.write('deviceCodes').set(digest, {
      userCode,
      applicationId: appId.toLowerCase(),
      scopes,
      endsAt,
      stage: 'waiting',
      ...(isShared ? { isShared } : {}),
    });
    draft.write('userCodes').set(userCode, digest);
    keepUntilForgotten(draft, { table: 'deviceCodes', digest, at: endsAt });
    return { expiresIn: Math.ceil(lifetime / second), interval: pollingInterval(draft) };
  },

  /** A person has signed in with the code, in this tenant or in the one named, or does not want to. True where the code was waiting. */
  answerDeviceCode(
    draft: Draft,
    { userCode, userId, tenantId }: { readonly userCode: string; readonly userId?: string; readonly tenantId?: string },
  ): boolean {
    const waiting = waitingCode(draft, userCode);
    if (!waiting) return false;
    const { digest, record } = waiting;
    const answered: DeviceCode =
      userId === undefined
        ? { ...record, stage: 'declined' }
        : { ...record, stage: 'approved', userId, ...(tenantId === undefined ? {} : { tenantId }) };
    draft.write('deviceCodes').set(digest, answered);
    draft.write('userCodes').delete(record.userCode);
    return true;
  },

  /** The program takes the sign-in that its code stands for, once. */
  redeemDeviceCode(draft: Draft, { digest }: { readonly digest: string }): void {
    const record = draft.tables.deviceCodes.get(digest);
    if (record) draft.write('deviceCodes').set(digest, { ...record, stage: 'redeemed' });
  },
};
