/** Trust of the cloud in a federation server: `federationConfiguration` of a domain. */
import type { OperationInputs } from '@cutover/contract/operations';
import { withoutAnnotations } from './annotations.ts';
import { recordAudit } from './audit.ts';
import { askForAuthentication, authorityOf, inheritorsOf, typeAsked } from './authentication.ts';
import type { Actor, Context } from './command.ts';
import { refuseUnlessAllowed } from './domain-life-cycle.ts';
import { requireDomain } from './domain-lookup.ts';
import { refuseTooManyDomains } from './domain-quota.ts';
import { schedule } from './effects.ts';
import { farmOf, isAvailable } from './federation-farms.ts';
import { absoluteUriPattern, webAddressPattern } from './names.ts';
import type { CertificateFacts, DomainRecord, Effect, FederationRecord } from './records.ts';
import { badRequest, invalidValue, notFound, ServiceError } from './service-error.ts';
import type { Draft, View } from './state.ts';
import { formatTime } from './time.ts';

/** A body with what the gate has read of its certificates. */
type WithCertificate<Input> = Input & {
  readonly certificate?: CertificateFacts;
  readonly nextCertificate?: CertificateFacts;
};
type FederationBody = OperationInputs['updateFederationConfiguration']['body'];

const resource = 'InternalDomainFederation';
const addresses = [
  'activeSignInUri',
  'metadataExchangeUri',
  'passiveSignInUri',
  'passwordResetUri',
  'signOutUri',
] as const;

/** The configuration that counts for a domain: its own, or its root's (DM-03). */
export function federationOf(view: View, domainId: string): FederationRecord | undefined {
  const domain = requireDomain(view, domainId);
  const authority = authorityOf(view, domain);
  const found = view.tables.federations.get(authority.id);
  // Seen: a configuration that was made without certificate can be neither read nor mended (FD-04).
  if (found?.unreadable) throw broken();
  return found;
}

const broken = (): ServiceError =>
  new ServiceError(500, 'InternalServerError', 'An internal server error occurred.', { assumption: 'FD-04' });

export function requireFederation(view: View, domainId: string, federationId?: string): FederationRecord {
  const found = federationOf(view, domainId);
  if (!found || (federationId !== undefined && found.id !== federationId))
    throw notFound(federationId ?? 'federationConfiguration');
  return found;
}

/** The domain whose own trust is written; one that inherits is changed at its root (DM-03). */
function ownerOf(view: View, domainId: string): DomainRecord {
  const domain = requireDomain(view, domainId);
  if (domain.inheritsFrom !== undefined) refuseUnlessAllowed(domain, 'manage');
  return domain;
}

/** Refuses values that no configuration can have, and an issuer that another domain has (FD-03). */
export function checkFederation(view: View, domainId: string, body: FederationBody): void {
  const { issuerUri } = body;
  const unchanged = view.tables.federations.get(domainId)?.issuerUri === issuerUri;
  if (issuerUri === null) throw invalidValue('issuerUri', resource);
  if (issuerUri !== undefined) {
    if (!absoluteUriPattern.test(issuerUri)) throw invalidValue('issuerUri', resource);
    for (const [id, other] of view.tables.federations.range()) {
      // A subdomain that was promoted shares the issuer of what it was promoted from (DM-04).
      const related = id.endsWith(`.${domainId}`) || domainId.endsWith(`.${id}`);
      if (id === domainId || unchanged || related || other.issuerUri !== issuerUri) continue;
      const message = 'Another object with the same value for property issuerUri already exists.';
      throw new ServiceError(409, 'Request_MultipleObjectsWithSameKeyValue', message, {
        details: [{ code: 'ObjectConflict', message, target: 'issuerUri' }],
      });
    }
  }
  for (const name of addresses) {
    const value = body[name];
    if (typeof value === 'string' && !webAddressPattern.test(value)) throw invalidValue(name, resource);
  }
  for (const name of ['federatedIdpMfaBehavior', 'preferredAuthenticationProtocol', 'promptLoginBehavior'] as const)
    if (body[name] === 'unknownFutureValue') throw invalidValue(name, resource);
}

const invalidCertificate = (property = 'signingCertificate'): ServiceError => {
  const message = `Invalid value specified for property '${property}' of resource '${resource}'. Send the public X.509 certificate as base64 without armour.`;
  return badRequest(message, { details: [{ code: 'InvalidValue', message, target: property }], assumption: 'FD-04' });
};

function refuseBadNextCertificate(body: FederationBody, certificate: CertificateFacts | undefined): void {
  if (typeof body.nextSigningCertificate === 'string' && !certificate)
    throw invalidCertificate('nextSigningCertificate');
}

function settingsAudit(draft: Draft, actor: Actor, domainId: string, before: object, after: object): void {
  const values = before as Record<string, unknown>;
  const modified = Object.entries(after).flatMap(([name, value]) =>
    name === 'certificate' || name === 'unreadable' || values[name] === value
      ? []
      : [{ name, old: values[name], new: value }],
  );
  recordAudit(draft, actor, {
    activity: 'Set federation settings on domain',
    category: 'DirectoryManagement',
    service: 'Core Directory',
    operation: 'Update',
    targets: [{ type: 'Other', displayName: domainId, modified }],
  });
}

/** Refuses what cannot be federated (FD-01, FD-02, DM-05, DM-09). */
export function refuseUnfederatable(draft: Draft, domain: DomainRecord): void {
  refuseUnlessAllowed(domain, 'federate');
  const inheritors = [...inheritorsOf(draft, domain.id)];
  for (const { id, isDefault } of inheritors)
    if (isDefault)
      throw badRequest(
        `The default domain '${id}' would become federated with its root. Make another domain the default first.`,
        {
          assumption: 'FD-01',
        },
      );
  refuseTooManyDomains(draft, 1 + inheritors.length);
}

/** Puts a trust in place and makes the domain federated; the caller has checked that it may. */
export function federate(draft: Draft, actor: Actor, domainId: string, record: FederationRecord): void {
  draft.write('federations').set(domainId, record);
  settingsAudit(draft, actor, domainId, {}, record);
  askForAuthentication(draft, actor, domainId, 'Federated');
  scheduleRollover(draft, domainId, record);
}

/** A whole record from the values of a body. */
export const federationRecord = (
  id: string,
  body: Partial<FederationBody>,
  certificate: CertificateFacts | undefined,
): FederationRecord => ({
  id,
  displayName: null,
  issuerUri: null,
  metadataExchangeUri: null,
  passiveSignInUri: null,
  preferredAuthenticationProtocol: null,
  activeSignInUri: null,
  signOutUri: null,
  promptLoginBehavior: null,
  isSignedAuthenticationRequestRequired: false,
  nextSigningCertificate: null,
  signingCertificateUpdateStatus: null,
  federatedIdpMfaBehavior: null,
  passwordResetUri: null,
  ...body,
  signingCertificate: certificate?.text ?? null,
  ...(certificate ? { certificate } : {}),
});

export const federationOperations = {
  /** FD-01, FD-02, FD-03, FD-04. */
  createFederationConfiguration(
    draft: Draft,
    { domainId, body, certificate, nextCertificate }: WithCertificate<OperationInputs['createFederationConfiguration']>,
    { actor }: Context,
  ): FederationRecord | ServiceError {
    const domain = requireDomain(draft, domainId);
    const values = withoutAnnotations(body);
    refuseUnfederatable(draft, domain);
    checkFederation(draft, domain.id, values);
    refuseBadNextCertificate(values, nextCertificate);
    if (!values.issuerUri) throw invalidValue('issuerUri', resource);
    const id = draft.newId();
    if (!certificate) {
      if (typeof values.signingCertificate === 'string' || draft.facts.rules.missingCertificate === 'refuse')
        throw invalidCertificate();
      federate(draft, actor, domain.id, { ...federationRecord(id, values, undefined), unreadable: true });
      return broken();
    }
    const record = federationRecord(id, values, certificate);
    federate(draft, actor, domain.id, record);
    return record;
  },

  /** FD-03, FD-04, FD-05. */
  updateFederationConfiguration(
    draft: Draft,
    {
      domainId,
      federationId,
      body,
      certificate,
      nextCertificate,
    }: WithCertificate<OperationInputs['updateFederationConfiguration']>,
    { actor }: Context,
  ): void {
    const domain = ownerOf(draft, domainId);
    const before = requireFederation(draft, domain.id, federationId);
    const values = withoutAnnotations(body);
    checkFederation(draft, domain.id, values);
    refuseBadNextCertificate(values, nextCertificate);
    if (values.federatedIdpMfaBehavior === null && before.federatedIdpMfaBehavior !== null)
      throw badRequest('federatedIdpMfaBehavior cannot be set back to null once it has a value.');
    if (values.signingCertificate !== undefined && !certificate) throw invalidCertificate();
    const after: FederationRecord = {
      ...before,
      ...values,
      signingCertificate: certificate?.text ?? before.signingCertificate ?? null,
      ...(certificate ? { certificate } : {}),
    };
    draft.write('federations').set(domain.id, after);
    settingsAudit(draft, actor, domain.id, before, after);
    if (certificate && certificate.validTo !== before.certificate?.validTo) scheduleRollover(draft, domain.id, after);
  },

  /** FD-07. */
  deleteFederationConfiguration(
    draft: Draft,
    { domainId, federationId }: OperationInputs['deleteFederationConfiguration'],
    { actor }: Context,
  ): void {
    const domain = ownerOf(draft, domainId);
    requireFederation(draft, domain.id, federationId);
    draft.assume('FD-07');
    if (typeAsked(domain) === 'Federated') askForAuthentication(draft, actor, domain.id, 'Managed');
    else draft.write('federations').delete(domain.id);
  },
};

type Rollover = Extract<Effect, { kind: 'certificateRollover' }>;

/** The service looks for a new certificate some time before the present one ends (FD-09). */
export function scheduleRollover(draft: Draft, domainId: string, { id, certificate }: FederationRecord): void {
  if (!certificate) return;
  const due = Math.max(draft.at, certificate.validTo - draft.delay('certificateRollover'));
  schedule(draft, { kind: 'certificateRollover', domainId, federationId: id, until: certificate.validTo, due });
}

export const certificateRollover = {
  /** One look at the metadata; the next follows a day later until a newer certificate is found (FD-09). */
  carryOut(draft: Draft, effect: Rollover): void {
    if (!certificateRollover.isLive(draft, effect)) return;
    const before = draft.tables.federations.get(effect.domainId);
    if (!before?.certificate) return;
    const farm = farmOf(draft, before);
    const reachable = farm !== undefined && before.metadataExchangeUri !== null && isAvailable(farm);
    const found = reachable ? farm.certificate : undefined;
    const newer = found && found.validTo > before.certificate.validTo ? found : undefined;
    const result = !reachable ? 'couldNotAccessRemoteHost' : newer ? 'success' : 'noNewCertificateFound';
    const after: FederationRecord = {
      ...before,
      ...(newer ? { certificate: newer, signingCertificate: newer.text } : {}),
      signingCertificateUpdateStatus: { certificateUpdateResult: result, lastRunDateTime: formatTime(draft.at) },
    };
    draft.write('federations').set(effect.domainId, after);
    if (newer) scheduleRollover(draft, effect.domainId, after);
    else schedule(draft, { ...effect, due: draft.at + draft.delay('certificateSearch') });
  },
  isLive(view: View, { domainId, federationId, until }: Rollover): boolean {
    const record = view.tables.federations.get(domainId);
    return record?.id === federationId && record.certificate?.validTo === until;
  },
};
