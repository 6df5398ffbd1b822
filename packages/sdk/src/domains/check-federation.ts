import type {
  InternalDomainFederation,
  InternalDomainFederationCreate,
  InternalDomainFederationUpdate,
} from '@cutover/contract/types';
import type { SavedFederation } from '../federation.ts';
import type { CallOptions } from '../transport/call.ts';
import { RequestRefusedError } from '../transport/errors.ts';
import { listOf, type Transport } from '../transport/transport.ts';
import { domainCalls } from './calls.ts';
import { requireCertificate } from './certificate.ts';
import { requireDomainName } from './names.ts';

type Settings = InternalDomainFederationUpdate;

/** Without these nobody can sign in, whatever the service says of it. */
const needed = ['issuerUri', 'passiveSignInUri', 'preferredAuthenticationProtocol', 'signingCertificate'] as const;
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

const refuse = (property: string, message: string): never => {
  throw new RequestRefusedError({
    code: 'InvalidFederation',
    message: `${message} Nothing was sent.`,
    details: [{ target: property, code: 'InvalidValue', message }],
  });
};

/** The settings as the service takes them: certificates without armour. @throws RequestRefusedError with what is wrong */
export function checkSettings<S extends Settings>(settings: S, now: number): S {
  for (const name of addresses) {
    const value = (settings as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || value === null) continue;
    const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'https:' || /\s/.test(`${value}`))
      refuse(name, `${name} is ${JSON.stringify(value)}, which is no absolute https address.`);
  }
  const { issuerUri, preferredAuthenticationProtocol: protocol } = settings;
  if (issuerUri === null) refuse('issuerUri', 'issuerUri cannot be removed.');
  if (issuerUri !== undefined && !(URL.canParse(`${issuerUri}`) && /^[a-z][a-z0-9+.-]*:\S+$/i.test(`${issuerUri}`)))
    refuse(
      'issuerUri',
      `issuerUri is ${JSON.stringify(issuerUri)}, which is no absolute URI. Usual is http://{service name}/adfs/services/trust.`,
    );
  if (protocol !== undefined && !protocols.includes(protocol))
    refuse(
      'preferredAuthenticationProtocol',
      `preferredAuthenticationProtocol is ${JSON.stringify(protocol)}. It is wsFed or saml.`,
    );
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
  const missing = needed.filter((name) => settings[name] === undefined || settings[name] === null);
  if (missing.length > 0)
    refuse(
      missing[0] ?? '',
      `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing, without which sign-in does not work. Without a signing certificate the service can leave the domain in a state that Graph cannot repair.`,
    );
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
    refuse(
      'issuerUri',
      `The issuer ${issuerUri} is that of ${holder.id}; each domain needs one of its own. Several domains on one AD FS farm have issuers such as http://${domain}/adfs/services/trust, which the farm's claim rule makes from the user's suffix: what SupportMultipleDomain set up with the retired cmdlets. Graph has no switch for it.`,
    );
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

/** What was saved, if it is of this domain. @throws RequestRefusedError */
export function requireSaved(saved: unknown, domain: string): SavedFederation {
  const { kind, version, domain: of, configuration } = (saved ?? {}) as Partial<Record<keyof SavedFederation, unknown>>;
  const problem =
    kind !== 'savedFederation' || typeof configuration !== 'object' || configuration === null
      ? 'This is no saved federation.'
      : version !== 1
        ? `This federation was saved in version ${JSON.stringify(version)}; this package reads version 1.`
        : of !== domain
          ? `This federation was saved of ${JSON.stringify(of)}, not of ${domain}.`
          : undefined;
  if (problem === undefined) return saved as SavedFederation;
  throw new RequestRefusedError({
    code: 'InvalidSavedFederation',
    message: `${problem} Nothing was sent.`,
    advice: 'Give what client.domains.saveFederation() answered for this domain.',
  });
}

/** Settings to federate a domain with, from a configuration or from what was saved; checked. @throws RequestRefusedError */
export function configurationFor(
  domain: string,
  given: InternalDomainFederationCreate | SavedFederation,
  now: number,
): InternalDomainFederationCreate {
  const name = requireDomainName(domain);
  const saved = 'configuration' in given || 'kind' in given;
  return checkConfiguration(
    saved ? requireSaved(given, name).configuration : (given as InternalDomainFederationCreate),
    now,
  );
}
