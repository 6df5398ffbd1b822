/** Applications that sign in, by themselves or for users (HR-03, GP-05). */
import type { Secret } from '@cutover/contract/types';
import type { ApplicationRecord, NamedApplication, SignInApplication } from './records.ts';
import { decideSignIn, logSignIn, type Outcome, type SignInInput, signInAsDecided } from './sign-in.ts';
import { recordSignIn } from './sign-in-log.ts';
import type { Draft, View } from './state.ts';

/** An application by the id that its sign-ins name. */
export function applicationOf(view: View, appId: string): ApplicationRecord | undefined {
  const id = view.tables.applicationsByAppId.get(appId.toLowerCase());
  return id === undefined ? undefined : view.tables.applications.get(id);
}

/** The registration that has an address, or an application id, as the name of a resource. */
export function resourceOf(view: View, name: string): ApplicationRecord | undefined {
  const byId = applicationOf(view, name.replace(/^api:\/\//i, ''));
  if (byId) return byId;
  for (const [, application] of view.tables.applications.range())
    if (application.identifierUris.some((uri) => uri.toLowerCase() === name.toLowerCase())) return application;
  return undefined;
}

/** How an application shows who it is. */
export interface ClientProof {
  readonly secret?: Secret;
  /** The application acts by itself, which a program on somebody's machine cannot. */
  readonly byItself: boolean;
}

/** AADSTS code of what is wrong with the proof of an application; 0 when nothing is. */
export function proofCode(view: View, application: ApplicationRecord, { secret, byItself }: ClientProof): number {
  const { publicClient, secrets } = application;
  if (!secret) return publicClient && !byItself ? 0 : 7000218;
  if (publicClient && secrets.length === 0) return 700025;
  const matching = secrets.filter(({ digest }) => digest === secret.digest);
  if (matching.length === 0) return 7000215;
  return matching.some(({ endsAt }) => endsAt === undefined || endsAt > view.at) ? 0 : 7000222;
}

export interface ApplicationSignIn {
  readonly appId: string;
  readonly secret?: Secret;
  readonly ipAddress?: string;
  /** What the application wants to get at; absent: Microsoft Graph. */
  readonly resource?: NamedApplication;
}

/** An application as the sign-in log names it, with the resource that it wants to get at. */
export const signInApplication = (
  { appId, displayName }: ApplicationRecord,
  resource: NamedApplication | undefined,
): SignInApplication => ({ id: appId, displayName, ...(resource ? { resource } : {}) });

export const applicationOperations = {
  /** An application that signs in by itself. Gives the AADSTS code; 0 when it is in (HR-05: also a failure is logged). */
  signInApplication(draft: Draft, { appId, secret, ipAddress, resource }: ApplicationSignIn): number {
    const application = applicationOf(draft, appId);
    if (!application) return 700016;
    const code = proofCode(draft, application, { byItself: true, ...(secret ? { secret } : {}) });
    recordSignIn(draft, {
      at: draft.at,
      kind: 'servicePrincipal',
      application: signInApplication(application, resource),
      client: 'modern',
      ...(ipAddress === undefined ? {} : { ipAddress }),
      code,
    });
    return code;
  },

  /**
   * A password that an application hands over for its user. The cloud takes it to no federation server: a user who signs
   * in there is refused, whatever the password (HR-03).
   */
  signInWithPasswordGrant(draft: Draft, input: Omit<SignInInput, 'client'>): Outcome {
    const attempt = { ...input, client: 'modern' as const };
    const decision = decideSignIn(draft, attempt);
    if (decision.route !== 'federation') return signInAsDecided(draft, attempt, decision);
    const user = decision.userId === undefined ? undefined : draft.tables.users.get(decision.userId);
    const code = user ? (user.cloudPassword ? 50126 : 50056) : 50034;
    draft.assume('HR-03');
    const text = 'The user signs in at a federation server, which the password grant does not ask.';
    const outcome: Outcome = {
      ...{ decision, result: 'failure', code },
      because: [{ behaviour: 'HR-03', text }],
      assumptions: ['HR-03'],
    };
    // No federation server has had a part in it.
    const atCloud = { ...decision, method: undefined, federation: undefined };
    logSignIn(draft, attempt, { ...outcome, decision: atCloud }, 'interactiveUser');
    return outcome;
  },
};
