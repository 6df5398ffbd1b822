/**
 * Device codes (HR-03): a program shows a code, and a person signs in with it elsewhere. Both texts, the program's and the
 * person's, are made outside of the tenant, by chance; here are their digests only.
 */
import { keepUntilForgotten } from './credential-ends.ts';
import type { DeviceCode, NamedApplication } from './records.ts';
import type { Draft, View } from './state.ts';
import { second } from './time.ts';
import { periodOf } from './timings.ts';

export interface StartedDeviceCode {
  /** Seconds. */
  readonly expiresIn: number;
  readonly interval: number;
}

/** Seconds between two questions for a code. */
export const pollingInterval = ({ facts }: View): number =>
  Math.ceil(periodOf(facts.timings, 'deviceCodePolling') / second);

/** A code that waits to be signed in with; undefined for any other. */
export function waitingCode(view: View, userCodeDigest: string): { digest: string; record: DeviceCode } | undefined {
  const digest = view.tables.userCodes.get(userCodeDigest);
  const record = digest === undefined ? undefined : view.tables.deviceCodes.get(digest);
  return digest !== undefined && record && record.endsAt > view.at ? { digest, record } : undefined;
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
      /** Of the code that a person types. */
      readonly userCodeDigest: string;
      readonly appId: string;
      readonly resource?: NamedApplication;
      readonly scopes: readonly string[];
      readonly isShared: boolean;
    },
  ): StartedDeviceCode {
    const { digest, userCodeDigest, appId, resource, scopes, isShared } = input;
    const lifetime = periodOf(draft.facts.timings, 'deviceCode');
    const endsAt = draft.at + lifetime;
    draft.write('deviceCodes').set(digest, {
      userCodeDigest,
      applicationId: appId.toLowerCase(),
      ...(resource ? { resource } : {}),
      scopes,
      endsAt,
      stage: 'waiting',
      ...(isShared ? { isShared } : {}),
    });
    draft.write('userCodes').set(userCodeDigest, digest);
    keepUntilForgotten(draft, { table: 'deviceCodes', digest, at: endsAt });
    return { expiresIn: Math.ceil(lifetime / second), interval: pollingInterval(draft) };
  },

  /** A person has signed in with the code, in this tenant or in the one named, or does not want to. True where the code was waiting. */
  answerDeviceCode(
    draft: Draft,
    input: { readonly userCodeDigest: string } & Partial<Pick<DeviceCode, 'userId' | 'passwordDigest' | 'tenantId'>>,
  ): boolean {
    const { userCodeDigest, ...who } = input;
    const waiting = waitingCode(draft, userCodeDigest);
    if (!waiting) return false;
    const { digest, record } = waiting;
    const answered: DeviceCode = { ...record, ...who, stage: who.userId === undefined ? 'declined' : 'approved' };
    draft.write('deviceCodes').set(digest, answered);
    draft.write('userCodes').delete(record.userCodeDigest);
    return true;
  },

  /** The program takes the sign-in that its code stands for, once. */
  redeemDeviceCode(draft: Draft, { digest }: { readonly digest: string }): void {
    const record = draft.tables.deviceCodes.get(digest);
    if (record) draft.write('deviceCodes').set(digest, { ...record, stage: 'redeemed' });
  },
};
