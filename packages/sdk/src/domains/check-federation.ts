import type {
  InternalDomainFederation,
  InternalDomainFederationCreate,
  InternalDomainFederationUpdate,
} from '@cutover/contract/types';
import type { SavedFederation } from '../federation.ts';
import { invalidOption } from '../option-kinds.ts';
import type { CallOptions } from '../transport/call.ts';
import { type ErrorDetail, isGraphError, RequestRefusedError } from '../transport/errors.ts';
import { listOf, type Transport } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';
import { endingSoon, requireCertificate } from './certificate.ts';
import { requireDomainName } from './names.ts';
import { requireSaved } from './saved.ts';

type Settings = InternalDomainFederationUpdate;

/** Without these nobody can sign in, whatever the service says of it; with what it comes to, or what to give. */
const needed = {
  issuerUri: 'usual is http://{service name}/adfs/services/trust.',
  passiveSignInUri: 'it is where browsers are sent to sign in.',
  preferredAuthenticationProtocol: 'wsFed for AD FS; wsFed or saml for others.',
  signingCertificate: 'without it the service can leave the domain in a state that Graph cannot repair.',
} as const;
const addresses = [
  'activeSignInUri',
  'metadataExchangeUri',
  'openIdConnectDiscoveryEndpoint',
  'passiveSignInUri',
  'passwordChangeUri',
  'passwordResetUri',
  'signOutUri',
] as const;
const certificates = ['signingCertificate', 'nextSigningCertificate'] as const;
const protocols: readonly unknown[] = ['wsFed', 'saml'];

const refuse = (...problems: readonly (readonly [property: string, message: string])[]): never => {
  throw new RequestRefusedError({
    code: 'InvalidFederation',
    message: 'A federation with these settings cannot work.',
    details: problems.map(([target, message]) => ({ target, code: 'InvalidValue', message })),
    advice: 'Nothing was sent.',
  });
};

/** Refuses what are no settings at all, such as the path of a file. */
function requireSettings(settings: unknown): void {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    throw invalidOption(
      'The settings of a federation must be an object: what readFederation(path) of @cutover/sdk/node reads from a file, what client.domains.saveFederation() answered, or settings of your own.',
    );
}

/** The settings as the service takes them: certificates without armour. @throws RequestRefusedError with what is wrong */
export function checkSettings<S extends Settings>(settings: S, now: number): S {
  requireSettings(settings);
  for (const name of addresses) {
    const value = (settings as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || value === null) continue;
    const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'https:' || /\s/.test(`${value}`))
      refuse([name, `is ${JSON.stringify(value)}, which is no absolute https address.`]);
  }
  const { issuerUri, preferredAuthenticationProtocol: protocol } = settings;
  if (issuerUri === null) refuse(['issuerUri', 'cannot be removed.']);
  if (issuerUri !== undefined && !(URL.canParse(`${issuerUri}`) && /^[a-z][a-z0-9+.-]*:\S+$/i.test(`${issuerUri}`)))
    refuse(['issuerUri', `is ${JSON.stringify(issuerUri)}, which is no absolute URI: ${needed.issuerUri}`]);
  if (protocol !== undefined && !protocols.includes(protocol))
    refuse(['preferredAuthenticationProtocol', `is ${JSON.stringify(protocol)}. It is wsFed or saml.`]);
  const read = certificates.flatMap((name) => {
    const text: unknown = settings[name];
    if (text === undefined || text === null) return [];
    return [[name, requireCertificate(name, `${text}`, now).base64]];
  });
  return { ...settings, ...Object.fromEntries(read) };
}

/** As {@link checkSettings}, for a trust that is to be made: nothing that sign-in needs may be missing (FD-04). */
export function checkConfiguration(
  settings: InternalDomainFederationCreate,
  now: number,
): InternalDomainFederationCreate {
  requireSettings(settings);
  const missing = Object.entries(needed).filter(([name]) => (settings[name as keyof typeof needed] ?? null) === null);
  if (missing.length > 0) refuse(...missing.map(([name, why]) => [name, `is missing: ${why}`] as const));
  return checkSettings(settings, now);
}

/** Refuses an issuer that another domain of the tenant has (FD-03): reads the domains, and the trust of each federated one. */
export async function requireOwnIssuer(
  transport: Transport,
  domain: string,
  issuerUri: string | null | undefined,
  options?: CallOptions,
): Promise<void> {
  if (typeof issuerUri !== 'string') return;
  const domains = await listOf(transport, domainCalls.list(), options).toArray();
  // A subdomain that is no root has the trust of its root, which would be found twice; one that was promoted may share it (DM-04).
  const related = (id: string): boolean => id === domain || id.endsWith(`.${domain}`) || domain.endsWith(`.${id}`);
  const others = domains.filter(
    ({ id, authenticationType, isRoot }) => authenticationType === 'Federated' && isRoot && !related(id),
  );
  if (others.length === 0) return;
  const answers = await transport.batch(
    others.map(({ id }) => domainCalls.federation.list(id)),
    options,
  );
  const holder = others.find((_, position) => {
    const answer = answers[position];
    // What cannot be read is left to the service, which refuses it by itself.
    return answer?.ok && answer.value.value.some((other) => other.issuerUri === issuerUri);
  });
  if (holder)
    refuse([
      'issuerUri',
      `${issuerUri} is that of ${holder.id}; each domain needs one of its own. Several domains on one AD FS farm have issuers such as http://${domain}/adfs/services/trust, which the farm's claim rule makes from the user's suffix: what SupportMultipleDomain set up with the retired cmdlets. Graph has no switch for it.`,
    ]);
}

/** Why a domain could not be federated again with what was saved of it as it is, or not for long; none where it could. */
export function obstaclesTo(settings: InternalDomainFederationCreate, now: number): string[] {
  try {
    checkConfiguration(settings, now);
  } catch (error) {
    if (!isGraphError(error)) throw error;
    const problems = error.details.map(({ target, message }: ErrorDetail) => `${target} ${message}`);
    return [`Converting back with what was saved would be refused. ${problems.join(' ')}`];
  }
  const end = endingSoon(requireCertificate('signingCertificate', `${settings.signingCertificate}`, now), now);
  return end ? [`${end} Converting back later needs the one that the federation server has then.`] : [];
}

/** Settings without what the service adds and without what is not set. */
export function settingsOf(found: InternalDomainFederation): InternalDomainFederationCreate {
  return Object.fromEntries(
    Object.entries(found).filter(
      ([name, value]) =>
        value !== null && !name.includes('@') && name !== 'id' && name !== 'signingCertificateUpdateStatus',
    ),
  );
}

/** The settings that differ from those found. */
export function differencesFrom(
  found: InternalDomainFederation,
  wanted: InternalDomainFederationCreate,
): InternalDomainFederationUpdate {
  const plain = (value: unknown) => (typeof value === 'string' ? value.replace(/\s/g, '') : (value ?? null));
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        value !== undefined &&
        !name.includes('@') &&
        plain(found[name as keyof InternalDomainFederationCreate]) !== plain(value),
    ),
  );
}

/** Settings to federate a domain with, from a configuration or from what was saved; checked. @throws RequestRefusedError */
export function configurationFor(
  domain: string,
  given: InternalDomainFederationCreate | SavedFederation,
  now: number,
): InternalDomainFederationCreate {
  const name = requireDomainName(domain);
  requireSettings(given);
  const saved = 'configuration' in given || 'kind' in given;
  return checkConfiguration(
    saved ? requireSaved(given, name).configuration : (given as InternalDomainFederationCreate),
    now,
  );
}
