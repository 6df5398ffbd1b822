/** Refresh tokens (HR-03): texts made from the tenant's key, of which digests are kept. */
import { applicationOf } from './app-registrations.ts';
import type { RefreshToken, UserRecord } from './records.ts';
import { recordSignIn } from './sign-in-log.ts';
import type { Draft, View } from './state.ts';
import { delayOf } from './timings.ts';

/** A new token, as its text; it ends by itself `refreshToken` after this. */
export function issueRefreshToken(
  draft: Draft,
  user: UserRecord,
  { appId, scopes }: { readonly appId: string; readonly scopes: readonly string[] },
): string {
  const text = `1.${draft.digest(`refreshToken/${draft.nextSequence()}`)}`;
  const passwordDigest = user.cloudPassword?.digest;
  draft.write('refreshTokens').set(draft.digest(text), {
    userId: user.id,
    applicationId: appId.toLowerCase(),
    scopes,
    issuedAt: draft.at,
    endsAt: draft.at + delayOf(draft.facts.timings, 'refreshToken', () => 1),
    ...(passwordDigest === undefined ? {} : { passwordDigest }),
  });
  return text;
}

/** AADSTS code of what is wrong with a token that an application presents; 0 when nothing is. */
function codeOf(view: View, token: RefreshToken | undefined, appId: string): number {
  if (!token || token.applicationId !== appId.toLowerCase()) return 70000;
  if (token.endsAt <= view.at) return 700082;
  const user = view.tables.users.get(token.userId);
  if (!user) return 50034;
  if (user.accountEnabled === false) return 50057;
  return user.cloudPassword?.digest === token.passwordDigest ? 0 : 50173;
}

export interface Redeemed {
  /** AADSTS code; 0 when the user goes on. */
  readonly code: number;
  readonly userId?: string;
  /** Those of the sign-in. */
  readonly scopes?: readonly string[];
}

export const refreshTokenOperations = {
  /** A sign-in that goes on without the user. The token stays good beside the next one, as in the service. */
  redeemRefreshToken(
    draft: Draft,
    input: { readonly digest: string; readonly appId: string; readonly ipAddress?: string },
  ): Redeemed {
    const token = draft.tables.refreshTokens.get(input.digest);
    const code = codeOf(draft, token, input.appId);
    if (!token || code === 70000) return { code };
    const user = draft.tables.users.get(token.userId);
    const application = applicationOf(draft, input.appId);
    if (code === 700082) draft.write('refreshTokens').delete(input.digest);
    if (user)
      recordSignIn(draft, {
        at: draft.at,
        kind: 'nonInteractiveUser',
        userId: user.id,
        userPrincipalName: (user.userPrincipalName ?? '').toLowerCase(),
        displayName: user.displayName ?? '',
        ...(application ? { applicationId: application.appId, applicationName: application.displayName } : {}),
        client: 'modern',
        ...(input.ipAddress === undefined ? {} : { ipAddress: input.ipAddress }),
        code,
      });
    return code === 0 ? { code, userId: token.userId, scopes: token.scopes } : { code };
  },

  /** A refresh token beside the access token of a sign-in that asked for one. */
  giveRefreshToken(
    draft: Draft,
    input: { readonly userId: string; readonly appId: string; readonly scopes: readonly string[] },
  ): string | undefined {
    const user = draft.tables.users.get(input.userId);
    return user && issueRefreshToken(draft, user, input);
  },
};
