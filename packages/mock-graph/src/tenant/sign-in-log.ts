/** The sign-in log: one entry for every attempt at the cloud (HR-05). */
import type { BetaSignIn } from '@cutover/contract/types';
import { guidFor } from './ids.ts';
import { dropExpired, keptSince } from './log-retention.ts';
import type { SignInRecord, UserRecord } from './records.ts';
import { signInReason } from './sign-in-reasons.ts';
import type { Draft, View } from './state.ts';
import { formatTime, orderedKey } from './time.ts';

const sequenceWidth = 12;

/** Key of an entry: entries stand in order of time, and of sequence where the time is the same. */
const signInKey = (at: number, sequence: number): string => `${orderedKey(at)}.${orderedKey(sequence, sequenceWidth)}`;

/** The service's id for a user who is not there. */
const noUser = '00000000-0000-0000-0000-000000000000';

/** The id of the user as an entry shows it; empty where an application signed in by itself. */
const shownUserId = ({ userId, kind }: SignInRecord): string => userId ?? (kind === 'servicePrincipal' ? '' : noUser);

/** What an entry is found by in the index of users: the user, and the name that was typed, which others may have had. */
const subjectsOf = (record: SignInRecord): string[] =>
  [shownUserId(record), record.userPrincipalName ?? ''].filter((subject) => subject !== '');

/** Prefix of the keys of an index under which the entries of a user stand, by id or by name. */
export const signInsOf = (subject: string): string => `${subject.toLowerCase()}|`;

/** Who signs in, as an entry tells it: the user, and the name that was typed. */
export const userOfEntry = (
  user: UserRecord | undefined,
  typed: string,
): Pick<SignInRecord, 'userId' | 'displayName' | 'userPrincipalName'> => ({
  ...(user ? { userId: user.id, displayName: user.displayName ?? '' } : {}),
  userPrincipalName: typed.toLowerCase(),
});

/** Writes an entry at its time, and the index of its user. Gives its key. */
export function recordSignIn(draft: Draft, record: SignInRecord): string {
  const key = signInKey(record.at, draft.nextSequence());
  const signIns = draft.write('signIns');
  const byUser = draft.write('signInsByUser');
  const agent = record.agentId === undefined ? undefined : draft.tables.agents.get(record.agentId);
  signIns.set(key, agent ? { ...record, agentName: agent.machineName } : record);
  for (const subject of subjectsOf(record)) byUser.set(signInsOf(subject) + key, true);
  dropExpired(signIns, keptSince(draft), (old, entry) => {
    for (const subject of subjectsOf(entry)) byUser.delete(signInsOf(subject) + old);
  });
  return key;
}

const correlationOf = (seed: string, key: string): string => guidFor(seed, `signIn/${key}`);

/** Digits of an id: the time, the version of such ids, some of the correlation, and the sequence. */
function signInId(key: string, correlation: string): string {
  const time = Number(key.slice(0, -sequenceWidth - 1))
    .toString(16)
    .padStart(12, '0');
  const sequence = Number(key.slice(-sequenceWidth)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${correlation.slice(15, 23)}-${sequence}`;
}

/** The entry with an id and its key, if there is one that is still kept. */
export function findSignIn(
  view: View,
  id: string,
): { readonly key: string; readonly record: SignInRecord } | undefined {
  const parts = /^([0-9a-f]{8})-([0-9a-f]{4})-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{12})$/i.exec(id);
  if (!parts) return undefined;
  const key = signInKey(Number.parseInt(`${parts[1]}${parts[2]}`, 16), Number.parseInt(parts[3] ?? '', 16));
  const record = view.tables.signIns.get(key);
  if (!record || record.at < keptSince(view)) return undefined;
  return signInId(key, correlationOf(view.facts.seed, key)) === id.toLowerCase() ? { key, record } : undefined;
}

/** Names of programs in the log (HR-05); a program that is not here goes by its own name. */
const clientNames: Readonly<Record<string, string>> = {
  browser: 'Browser',
  modern: 'Mobile Apps and Desktop clients',
  primaryRefreshToken: 'Mobile Apps and Desktop clients',
  activeSync: 'Exchange ActiveSync',
  pop3: 'POP3',
  imap: 'IMAP4',
  smtp: 'Authenticated SMTP',
  exchangeBasic: 'Other clients',
  outlook2010: 'Other clients',
  wsTrust: 'Other clients',
};

/** Where a password was checked, as `authenticationMethodDetail` tells it. */
const methodDetails = {
  federation: 'AD FS',
  passthroughAuthentication: 'Pass-through Authentication',
  passwordHashSync: 'Password Hash Sync',
  cloudPassword: 'Password in the cloud',
  seamlessSso: 'Seamless SSO',
} as const satisfies Record<NonNullable<SignInRecord['method']>, string>;

const methodsUsed: Readonly<Partial<Record<NonNullable<SignInRecord['method']>, string>>> = {
  passthroughAuthentication: 'PTA',
  passwordHashSync: 'PHS',
  cloudPassword: 'Password',
};

function methodDetail({ method, viaStagedRollout, agentId }: SignInRecord): string | null {
  if (method === undefined) return null;
  const rollout = viaStagedRollout ? ' via Staged Rollout' : '';
  const agent = agentId === undefined ? '' : `; PTA AgentId: ${agentId}`;
  return `${methodDetails[method]}${rollout}${agent}`;
}

/** What the client had that stood in for a password. */
function incomingToken({ client, kind, method }: SignInRecord): NonNullable<BetaSignIn['incomingTokenType']> {
  if (client === 'primaryRefreshToken') return 'primaryRefreshToken';
  if (method === 'federation') return 'saml11';
  return kind === 'nonInteractiveUser' && method === undefined ? 'refreshToken' : 'none';
}

/** The agent or the federation server that took part. */
function processing({ agentName, farm }: SignInRecord): { key: string; value: string }[] {
  return [
    ...(agentName === undefined ? [] : [{ key: 'PTA Agent', value: agentName }]),
    ...(farm === undefined ? [] : [{ key: 'Federation Server', value: farm }]),
  ];
}

/** What a program signs in to where it names no other resource. */
const graph = { id: '00000003-0000-0000-c000-000000000000', displayName: 'Microsoft Graph' };

/** What the program wanted to get at; unknown where no program is known. */
function resourceOfEntry({ application }: SignInRecord) {
  const { id = null, displayName = null } = application ? (application.resource ?? graph) : {};
  return { resourceId: id, resourceDisplayName: displayName };
}

/** The entry as beta shows it; v1.0 shows a part. */
export function signInEntry(view: View, key: string, record: SignInRecord): BetaSignIn {
  const { seed, tenantId, displayName } = view.facts;
  const { code, kind, method } = record;
  const time = formatTime(record.at, 7);
  const isApplication = kind === 'servicePrincipal';
  const reason = code === 0 ? null : signInReason(code);
  const correlationId = correlationOf(seed, key);
  const id = signInId(key, correlationId);
  const user = record.userId === undefined ? undefined : view.tables.users.get(record.userId);
  const { application } = record;
  const registration = application && view.tables.applicationsByAppId.get(application.id);
  const registered = registration === undefined ? undefined : view.tables.applications.get(registration);
  const detail = methodDetail(record);
  const used = method && methodsUsed[method];
  return {
    id,
    createdDateTime: time,
    userDisplayName: record.displayName ?? null,
    userPrincipalName: record.userPrincipalName ?? null,
    userId: shownUserId(record),
    appId: application?.id ?? null,
    appDisplayName: application?.displayName ?? null,
    ipAddress: record.ipAddress ?? null,
    clientAppUsed: clientNames[record.client] ?? record.client,
    userAgent: null,
    correlationId,
    conditionalAccessStatus: 'notApplied',
    originalRequestId: id,
    incomingTokenType: incomingToken(record),
    isInteractive: kind === 'interactiveUser',
    homeTenantId: tenantId,
    homeTenantName: displayName,
    tokenIssuerName: record.farm ?? '',
    tokenIssuerType: method === 'federation' ? 'ADFederationServices' : 'AzureAD',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    riskEventTypes_v2: [],
    ...resourceOfEntry(record),
    resourceTenantId: tenantId,
    authenticationMethodsUsed: used === undefined ? [] : [used],
    authenticationRequirement: 'singleFactorAuthentication',
    signInIdentifier: record.userPrincipalName ?? '',
    signInIdentifierType: isApplication ? null : 'userPrincipalName',
    signInEventTypes: [kind],
    servicePrincipalId: isApplication ? (registered?.servicePrincipalId ?? '') : '',
    servicePrincipalName: isApplication ? (application?.displayName ?? null) : null,
    userType: isApplication ? null : user?.userType === 'Guest' ? 'guest' : 'member',
    status: { errorCode: code, failureReason: reason, additionalDetails: null },
    deviceDetail: {
      deviceId: '',
      displayName: null,
      operatingSystem: null,
      browser: null,
      isCompliant: null,
      isManaged: null,
      trustType: null,
    },
    location: { city: null, state: null, countryOrRegion: null },
    authenticationDetails:
      detail === null
        ? []
        : [
            {
              authenticationStepDateTime: time,
              authenticationMethod: 'Password',
              authenticationMethodDetail: detail,
              succeeded: code === 0,
              authenticationStepResultDetail: reason ?? 'methodSucceeded',
              authenticationStepRequirement: 'Primary authentication',
            },
          ],
    authenticationProcessingDetails: processing(record),
  };
}
