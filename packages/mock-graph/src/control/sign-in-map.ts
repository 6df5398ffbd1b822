import { decideSignIn } from '../tenant/sign-in.ts';
import type { View } from '../tenant/state.ts';

export interface SignInMap {
  /** Users by `route method`, such as `cloud passwordHashSync`. */
  readonly counts: Readonly<Record<string, number>>;
  /** User principal name → `route method`; only when asked for. */
  readonly users?: Readonly<Record<string, string>>;
}

/** Who signs in how, all users at once, in a browser without a hint. */
export function signInMap(view: View, list: boolean): SignInMap {
  const counts: Record<string, number> = {};
  const users: Record<string, string> = {};
  for (const [, user] of view.tables.users.range()) {
    const userPrincipalName = user.userPrincipalName ?? '';
    const decision = decideSignIn(view, { userPrincipalName });
    const key =
      decision.method && decision.method !== decision.route ? `${decision.route} ${decision.method}` : decision.route;
    counts[key] = (counts[key] ?? 0) + 1;
    if (list) users[userPrincipalName] = key;
  }
  return list ? { counts, users } : { counts };
}
