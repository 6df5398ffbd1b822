/**
 * The conversion of a domain and of its users as the retired cmdlets did it. Graph changes the domain alone; what these
 * did beside it, on-premises and for each user, is on the control surface.
 */

import type { Secret } from '@cutover/contract/types';
import { askForAuthentication, authorityOf, typeAsked } from './authentication.ts';
import { type Context, systemActor } from './command.ts';
import { refuseUnlessAllowed } from './domain-life-cycle.ts';
import { requireDomain } from './domain-lookup.ts';
import { schedule } from './effects.ts';
import { checkFederation, federate, federationRecord, refuseUnfederatable } from './federation.ts';
import { farmOf, isAvailable, requireFarm, setTrust } from './federation-farms.ts';
import { giveTemporaryPassword } from './passwords.ts';
import type { CertificateFacts, ConversionRun, DomainRecord, Effect, FederationFarm, UserRecord } from './records.ts';
import { badRequest } from './service-error.ts';
import type { Draft, View } from './state.ts';
import { following } from './table.ts';
import { orderedKey } from './time.ts';
import { domainOfUser, isFederated, markConverted, requireUser } from './users.ts';

/** Refuses a run for which another is under way, or whose password file is there already. Nothing has changed then (CV-04). */
function claimPasswordFile(draft: Draft, domainId: string, passwordFile: string): void {
  if (passwordFile.includes('|')) throw badRequest("The name of a password file cannot contain '|'.");
  if (passwordFile === '') throw badRequest('Name a password file: one is needed even when it stays empty.');
  if (draft.tables.conversionRuns.has(domainId))
    throw badRequest(`The users of '${domainId}' are being converted now. Wait for the run, or interrupt it.`);
  if (draft.tables.passwordFiles.has(passwordFile))
    throw badRequest(`The password file '${passwordFile}' exists already. Name one that does not.`);
  draft.write('passwordFiles').set(passwordFile, domainId);
}

/** The farm behind a federated domain, reachable for the cmdlets (CV-15). */
function reachableFarm(view: View, domain: DomainRecord): FederationFarm | undefined {
  const trust = view.tables.federations.get(domain.id);
  const farm = trust && farmOf(view, trust);
  // The cmdlet knows AD FS; of any other server it changes nothing.
  if (farm?.product !== 'adfs') return undefined;
  if (!isAvailable(farm))
    throw badRequest(
      `The federation server of '${domain.id}' (${farm.name}) cannot be reached. Set the domain's authentication to managed instead, which changes only the cloud side.`,
      { assumption: 'CV-06' },
    );
  refuseWithoutContext(farm);
  return farm;
}

function refuseWithoutContext(farm: FederationFarm): void {
  if (farm.remote && !farm.contextSet)
    throw badRequest(`The federation server ${farm.name} is remote. Set its context first.`);
}

function startRun(draft: Draft, domainId: string, passwordFile: string): void {
  const run: ConversionRun = { passwordFile, sequence: draft.nextSequence() };
  draft.write('conversionRuns').set(domainId, run);
  schedule(draft, {
    kind: 'userConversion',
    domainId,
    sequence: run.sequence,
    due: draft.at + draft.delay('userConversion'),
  });
}

/** A user who needs a temporary password, by the rule that is in force (CV-03). */
const needsPassword = (view: View, user: UserRecord): boolean =>
  view.facts.rules.temporaryPasswords === 'every' || user.cloudPassword?.origin !== 'synced';

export const conversionOperations = {
  /** CV-02, CV-03, CV-04, CV-06, CV-15: Convert-MsolDomainToStandard. */
  convertDomainToStandard(
    draft: Draft,
    input: { readonly domainId: string; readonly skipUserConversion: boolean; readonly passwordFile: string },
    { actor }: Context,
  ): { readonly users: 'skipped' | 'converting' } {
    const domain = requireDomain(draft, input.domainId);
    const federated = typeAsked(domain) === 'Federated';
    if (federated) refuseUnlessAllowed(domain, 'manage');
    else if (!draft.tables.conversions.has(authorityOf(draft, domain).id))
      throw badRequest(`'${domain.id}' has not been federated, so that it has nothing to convert.`);
    const farm = federated ? reachableFarm(draft, domain) : undefined;
    claimPasswordFile(draft, domain.id, input.passwordFile);
    if (farm) setTrust(draft, farm.name, domain.id, false);
    if (federated) askForAuthentication(draft, actor, domain.id, 'Managed');
    if (input.skipUserConversion) return { users: 'skipped' };
    startRun(draft, domain.id, input.passwordFile);
    return { users: 'converting' };
  },

  /** CV-09, CV-15: Convert-MsolDomainToFederated. */
  convertDomainToFederated(
    draft: Draft,
    input: { readonly domainId: string; readonly farm: string; readonly supportMultipleDomain?: boolean },
    { actor }: Context,
  ): void {
    const domain = requireDomain(draft, input.domainId);
    refuseUnfederatable(draft, domain);
    const farm = requireFarm(draft, input.farm);
    if (farm.product !== 'adfs')
      throw badRequest(
        `${farm.name} is not AD FS, which is all that the cmdlet sets up. Set the domain's authentication with the settings of its trust instead.`,
      );
    if (!isAvailable(farm)) throw badRequest(`The federation server ${farm.name} cannot be reached.`);
    refuseWithoutContext(farm);
    if (!farm.certificate)
      throw badRequest(`The federation server ${farm.name} shows no signing certificate in its metadata.`);
    const host = farm.serviceName;
    const issuerHost = input.supportMultipleDomain ? domain.id : host;
    const issuerUri = `http://${issuerHost}/adfs/services/trust`;
    for (const [id, other] of draft.tables.federations.range())
      if (other.issuerUri === issuerUri)
        throw badRequest(
          `The issuer ${issuerUri} belongs to '${id}'. Convert with supportMultipleDomain, so that each domain has an issuer of its own.`,
        );
    setTrust(draft, farm.name, domain.id, true);
    federate(
      draft,
      actor,
      domain.id,
      federationRecord(
        draft.newId(),
        {
          displayName: farm.name,
          issuerUri,
          passiveSignInUri: `https://${host}/adfs/ls/`,
          activeSignInUri: `https://${host}/adfs/services/trust/2005/usernamemixed`,
          metadataExchangeUri: `https://${host}/adfs/services/trust/mex`,
          signOutUri: `https://${host}/adfs/ls/`,
          preferredAuthenticationProtocol: 'wsFed',
        },
        farm.certificate,
      ),
    );
  },

  /** CV-06, CV-15, FD-04: Set-MsolDomainAuthentication changes the cloud side alone, whatever state it is in. */
  setDomainAuthentication(
    draft: Draft,
    input: {
      readonly domainId: string;
      readonly authentication: 'Managed' | 'Federated';
      readonly federation?: Parameters<typeof federationRecord>[1];
      readonly certificate?: CertificateFacts;
    },
    { actor }: Context,
  ): void {
    const domain = requireDomain(draft, input.domainId);
    if (input.authentication === 'Managed') {
      if (typeAsked(domain) === 'Managed') return;
      refuseUnlessAllowed(domain, 'manage');
      askForAuthentication(draft, actor, domain.id, 'Managed');
      return;
    }
    refuseUnfederatable(draft, domain);
    if (!input.federation?.issuerUri || !input.certificate)
      throw badRequest(
        'A federated domain needs the settings of its trust: issuerUri, addresses and a signing certificate.',
      );
    checkFederation(draft, domain.id, input.federation);
    federate(
      draft,
      actor,
      domain.id,
      federationRecord(
        draft.newId(),
        // Unlike Graph, the cmdlet has a default.
        { preferredAuthenticationProtocol: 'wsFed', ...input.federation },
        input.certificate,
      ),
    );
  },

  /** CV-05: Convert-MsolFederatedUser. Gives the line of the password that was made. */
  convertFederatedUser(
    draft: Draft,
    input: { readonly userPrincipalName: string; readonly newPassword?: Secret },
    { actor }: Context,
  ): { readonly userId: string; readonly sequence: number | null } {
    const user = requireUser(draft, input.userPrincipalName);
    if (isFederated(draft, user))
      throw badRequest(`'${user.userPrincipalName}' is in a federated domain. Convert the domain to managed first.`);
    if (!domainOfUser(draft, user)) throw badRequest(`The domain of '${user.userPrincipalName}' is not verified.`);
    const sequence = giveTemporaryPassword(draft, actor, user, input.newPassword);
    markConverted(draft, user);
    return { userId: user.id, sequence: input.newPassword ? null : sequence };
  },

  /** CV-13: a run ends where it is; what was done stays. */
  interruptConversion(draft: Draft, { domainId }: { readonly domainId: string }): { readonly interrupted: boolean } {
    return { interrupted: draft.write('conversionRuns').delete(requireDomain(draft, domainId).id) };
  },
};

type UserConversion = Extract<Effect, { kind: 'userConversion' }>;

/** The next user of a run, in order of name, who has not been converted (CV-04). */
function nextUser(view: View, domainId: string, after: string | undefined): [string, UserRecord] | undefined {
  const domain = requireDomain(view, domainId);
  const authority = authorityOf(view, domain).id;
  const from = after === undefined ? `${domainId}|` : following(after);
  for (const [key, id] of view.tables.usersByName.range(from, `${domainId}}`)) {
    const user = view.tables.users.get(id);
    if (user && !view.tables.convertedUsers.has(`${authority}|${id}`)) return [key, user];
  }
  return undefined;
}

/** Converts one user and comes back for the next (CV-03). */
export const userConversion = {
  carryOut(draft: Draft, effect: UserConversion): void {
    const { domainId } = effect;
    const run = draft.tables.conversionRuns.get(domainId);
    if (!run || run.sequence !== effect.sequence) return;
    const next = nextUser(draft, domainId, run.after);
    if (!next) {
      draft.write('conversionRuns').delete(domainId);
      return;
    }
    const [key, user] = next;
    if (needsPassword(draft, user)) {
      const sequence = giveTemporaryPassword(draft, systemActor, user);
      const line = { userId: user.id, userPrincipalName: user.userPrincipalName ?? '', sequence };
      draft.write('passwordFileLines').set(`${run.passwordFile}|${orderedKey(sequence, 12)}`, line);
    }
    markConverted(draft, user);
    draft.write('conversionRuns').set(domainId, { ...run, after: key });
    schedule(draft, { ...effect, due: draft.at + draft.delay('userConversion') });
  },
  isLive: (view: View, { domainId, sequence }: UserConversion): boolean =>
    view.tables.conversionRuns.get(domainId)?.sequence === sequence,
};

export interface ConversionStatus {
  readonly domainId: string;
  readonly asked: 'Managed' | 'Federated';
  readonly users: number;
  /** Converted since the domain is managed; 0 for a federated one. */
  readonly converted: number;
  readonly running: boolean;
  /** Users who can sign in with neither a synced hash nor a password of the cloud (CV-08). */
  readonly withoutPassword: number;
}

export function conversionStatus(view: View, id: string): ConversionStatus {
  const domain = requireDomain(view, id);
  const authority = authorityOf(view, domain);
  let users = 0;
  let withoutPassword = 0;
  let converted = 0;
  for (const [, userId] of view.tables.usersByName.prefix(`${domain.id}|`)) {
    users += 1;
    if (view.tables.users.get(userId)?.cloudPassword === undefined) withoutPassword += 1;
    if (view.tables.convertedUsers.has(`${authority.id}|${userId}`)) converted += 1;
  }
  return {
    domainId: domain.id,
    asked: typeAsked(authority),
    users,
    converted,
    running: view.tables.conversionRuns.has(domain.id),
    withoutPassword,
  };
}

/** The lines of a password file, in the order in which they were written; undefined for one that is not there. */
export function passwordFileLines(
  view: View,
  name: string,
): { userPrincipalName: string; sequence: number }[] | undefined {
  if (!view.tables.passwordFiles.has(name)) return undefined;
  return [...view.tables.passwordFileLines.prefix(`${name}|`)].map(([, line]) => line);
}
