/** Refresh tokens (HR-03). Their texts are made outside of the tenant, by chance; here are digests only. */
import { applicationOf, signInApplication } from './app-registrations.ts';
import { keepUntilForgotten } from './credential-ends.ts';
import type { NamedApplication, RefreshToken } from './records.ts';
import { recordSignIn, userOfEntry } from './sign-in-log.ts';
import type { Draft, View } from './state.ts';
import { periodOf } from './timings.ts';

/** AADSTS code of what is wrong with a token that an application presents; 0 when nothing is. */
function codeOf(view: View, token: RefreshToken | undefined, appId: string): number {
  if (!token || token.applicationId !== appId.toLowerCase()) return 70000;
  if (token.endsAt <= view.at) return 700082;
  const user = view.tables.users.get(token.userId);
  if (!user) return 50034;
  if (user.accountEnabled === false) return 50057;
  const { cloudPassword: password } = user;
  if (!password) return 0;
  const { passwordDigests } = token;
  // The hash of what was typed may come later, and where nothing was, the first one tells of no change.
  const isOther = passwordDigests.length > 0 && !passwordDigests.includes(password.digest);
  // One that was changed and changed back, or set anew to the same, ends what was given before too.
  return isOther || password.setAt > token.issuedAt ? 50173 : 0;
}

export interface Redeemed {
  /** AADSTS code; 0 when the user goes on. */
  readonly code: number;
  readonly userId?: string;
}

export const refreshTokenOperations = {
  /** A sign-in that goes on without the user. The token stays good beside the next one, as in the service. */
  redeemRefreshToken(
    draft: Draft,
    input: {
      readonly digest: string;
      readonly appId: string;
      readonly ipAddress?: string;
      /** What the application wants to get at; absent: Microsoft Graph. */
      readonly resource?: NamedApplication;
    },
  ): Redeemed {
    const token = draft.tables.refreshTokens.get(input.digest);
    const code = codeOf(draft, token, input.appId);
    if (!token || code === 70000) return { code };
    const user = draft.tables.users.get(token.userId);
    const application = applicationOf(draft, input.appId);
    if (user)
      recordSignIn(draft, {
        at: draft.at,
        kind: 'nonInteractiveUser',
        ...userOfEntry(user, user.userPrincipalName ?? ''),
        ...(application ? { application: signInApplication(application, input.resource) } : {}),
        client: 'modern',
        ...(input.ipAddress === undefined ? {} : { ipAddress: input.ipAddress }),
        code,
      });
    return code === 0 ? { code, userId: token.userId } : { code };
  },

  /** Keeps the refresh token that a sign-in asked for, by its digest; it ends by itself `refreshToken` after this. */
  giveRefreshToken(
    draft: Draft,
    input: {
      readonly digest: string;
      readonly userId: string;
      readonly appId: string;
      readonly scopes: readonly string[];
      /** Of what was typed, or what the token before knew. */
      readonly passwordDigests: readonly string[];
    },
  ): void {
    const { digest, userId, scopes } = input;
    const held = draft.tables.users.get(userId)?.cloudPassword?.digest;
    const endsAt = draft.at + periodOf(draft.facts.timings, 'refreshToken');
    draft.write('refreshTokens').set(digest, {
      userId,
      applicationId: input.appId.toLowerCase(),
      scopes,
      issuedAt: draft.at,
      endsAt,
      passwordDigests: [...new Set([...input.passwordDigests, ...(held === undefined ? [] : [held])])],
    });
    keepUntilForgotten(draft, { table: 'refreshTokens', digest, at: endsAt });
  },
};
