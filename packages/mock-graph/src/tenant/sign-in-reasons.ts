/** Why a sign-in fails, by AADSTS code: for those that the log shows (PT-06, HR-03). */
export const signInReasons = {
  50034: 'No user of the directory has this name.',
  50053: 'The account is locked: there were too many attempts with a wrong password.',
  50055: 'The password has expired, or has to be changed at a page.',
  50056: 'The directory has no password of this user.',
  50057: 'The account is disabled.',
  50126: 'The user name or the password is wrong.',
  50144: "The user's password in Active Directory has expired.",
  50173: 'The grant was revoked after it was given: the password is another now. Sign in anew.',
  70000: 'The grant is malformed, unknown, or of another application.',
  80001: 'No pass-through agent is available.',
  80002: 'The check of the password through an agent has timed out.',
  80007: 'The agent cannot check the password at Active Directory.',
  80012: 'The user may not sign in at this hour.',
  90072: 'The account that the token of the federation server names is not that of the user.',
  700025: 'The application is a public client: it sends neither a secret nor an assertion.',
  700082: 'The refresh token has expired: it was not used for too long.',
  7000215: 'The client secret is not one of the application.',
  7000218: "The body has neither 'client_secret' nor 'client_assertion', and the application is no public client.",
  7000222: 'The client secret has expired. Give the application another.',
} as const satisfies Readonly<Record<number, string>>;

export const signInReason = (code: number): string =>
  (signInReasons as Readonly<Record<number, string>>)[code] ?? 'The sign-in has failed.';
