/** Device codes (HR-03): a program shows a code, and a person signs in with it elsewhere. */
import type { DeviceCode } from './records.ts';
import type { Draft, View } from './state.ts';
import { second } from './time.ts';
import { delayOf } from './timings.ts';

/** Without letters and digits that are taken for each other. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const userCodeLength = 9;

export interface StartedDeviceCode {
  readonly deviceCode: string;
  readonly userCode: string;
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
    { appId, scopes }: { readonly appId: string; readonly scopes: readonly string[] },
  ): StartedDeviceCode {
    const bytes = draft.digest(`deviceCode/${draft.nextSequence()}`);
    const deviceCode = `2.${bytes}`;
    const pick = (index: number): string =>
      letters.charAt(Number.parseInt(bytes.slice(2 * index, 2 * index + 2), 16) % letters.length);
    const userCode = Array.from({ length: userCodeLength }, (_, index) => pick(index)).join('');
    const lifetime = delayOf(draft.facts.timings, 'deviceCode', () => 1);
    const digest = draft.digest(deviceCode);
    draft.write('deviceCodes').set(digest, {
      userCode,
      applicationId: appId.toLowerCase(),
      scopes,
      endsAt: draft.at + lifetime,
      stage: 'waiting',
    });
    draft.write('userCodes').set(userCode, digest);
    return { deviceCode, userCode, expiresIn: Math.ceil(lifetime / second), interval: pollingInterval(draft) };
  },

  /** A person has signed in with the code, or does not want to. True where the code was waiting. */
  answerDeviceCode(
    draft: Draft,
    { userCode, userId }: { readonly userCode: string; readonly userId?: string },
  ): boolean {
    const waiting = waitingCode(draft, userCode);
    if (!waiting) return false;
    const { digest, record } = waiting;
    const answered: DeviceCode =
      userId === undefined ? { ...record, stage: 'declined' } : { ...record, stage: 'approved', userId };
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
