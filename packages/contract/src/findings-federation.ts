/** Findings about federation: signing certificates, farms, and the end of a federation server. */
import { type Finding, momentOf, sameName } from './findings-form.ts';

/** Days before its expiry from which the service looks for a signing certificate's successor (FD-09). */
export const certificateWindowInDays = 30;

/** Hours for which Exchange ActiveSync needs the federation server after a switch to pass-through (CV-10). */
export const activeSyncGraceInHours = 12;

const hour = 3_600_000;
const day = 24 * hour;

export interface FederationFacts {
  /** The time of looking. All times: ISO 8601 with a zone. */
  readonly now: string;
  readonly federations?: readonly {
    readonly domain: string;
    /** End of the signing certificate's validity. */
    readonly certificateExpires: string;
    /** `certificateUpdateResult` of the last look for a new certificate; null when there was none. */
    readonly certificateUpdateResult?: string | null;
  }[];
  /** The AD FS farm with which the tenant is to be federated. */
  readonly farm?:
    | {
        readonly kind: 'new';
        /** DNS name, such as `fs.contoso.com`. */
        readonly serviceName: string;
        readonly federationServers?: number;
        readonly webApplicationProxies?: number;
        /** Names in its TLS certificate; `*.` stands for one label. Empty: there is no certificate. */
        readonly certificateNames?: readonly string[];
      }
    | {
        readonly kind: 'existing';
        /** Whether its trust with Microsoft Entra ID is set. */
        readonly trust?: boolean;
      };
  /** When users were switched from the federation server to pass-through authentication. */
  readonly passThroughSince?: string;
  /** When the federation server was shut down, or is to be. */
  readonly federationServerShutDown?: string;
}

const covers = (pattern: string, name: string): boolean =>
  sameName(pattern, name) ||
  (pattern.startsWith('*.') && name.includes('.') && sameName(pattern.slice(2), name.slice(name.indexOf('.') + 1)));

function certificateFindings(facts: FederationFacts): Finding[] {
  const findings: Finding[] = [];
  const now = momentOf(facts.now, 'now');
  for (const { domain, certificateExpires, certificateUpdateResult } of facts.federations ?? []) {
    const left = momentOf(certificateExpires, `certificateExpires of ${domain}`) - now;
    if (left <= 0)
      findings.push({
        severity: 'error',
        behaviour: 'FD-09',
        code: 'certificateExpired',
        text: `The signing certificate of ${domain} has expired on ${certificateExpires}.`,
        whatToDo: 'Write the new certificate of the federation server to signingCertificate.',
      });
    else if (left <= certificateWindowInDays * day && !sameName(certificateUpdateResult ?? '', 'success'))
      findings.push({
        severity: 'warning',
        behaviour: 'FD-09',
        code: 'certificateExpires',
        text: `The signing certificate of ${domain} expires on ${certificateExpires}, in ${Math.floor(left / day)} days, and no new one was found by itself (${certificateUpdateResult ?? 'not looked for yet'}).`,
        whatToDo:
          'Make a new certificate on the federation server and see that its metadata can be read; otherwise write it to signingCertificate before that day.',
      });
  }
  return findings;
}

function farmFindings({ farm }: FederationFacts): Finding[] {
  const findings: Finding[] = [];
  const needs = (code: string, text: string, whatToDo: string): void => {
    findings.push({ severity: 'error', behaviour: 'FD-10', code, text, whatToDo });
  };
  if (farm?.kind === 'existing' && farm.trust === false)
    needs(
      'noTrust',
      'The existing farm has no trust with Microsoft Entra ID.',
      'Set the trust; nothing else of an existing farm needs to change.',
    );
  if (farm?.kind !== 'new') return findings;
  if (farm.federationServers !== undefined && farm.federationServers < 1)
    needs('noFederationServer', 'A new farm needs a federation server.', 'Name at least one server for it.');
  if (farm.webApplicationProxies !== undefined && farm.webApplicationProxies < 1)
    needs('noWebApplicationProxy', 'A new farm needs a Web Application Proxy.', 'Name at least one server for it.');
  if (farm.certificateNames && !farm.certificateNames.some((name) => covers(name, farm.serviceName)))
    needs(
      'noServiceCertificate',
      farm.certificateNames.length === 0
        ? `A new farm needs a certificate for its service name ${farm.serviceName}.`
        : `The certificate of the new farm is for ${farm.certificateNames.join(', ')}, not for its service name ${farm.serviceName}.`,
      `Get a TLS certificate with its private key for ${farm.serviceName}.`,
    );
  return findings;
}

/** Findings about federation (FD-09, FD-10, CV-10). @throws TypeError for times without a zone. */
export function federationFindings(facts: FederationFacts): readonly Finding[] {
  const findings = [...certificateFindings(facts), ...farmFindings(facts)];
  const { passThroughSince, federationServerShutDown } = facts;
  if (passThroughSince !== undefined && federationServerShutDown !== undefined) {
    const until = momentOf(passThroughSince, 'passThroughSince') + activeSyncGraceInHours * hour;
    if (momentOf(federationServerShutDown, 'federationServerShutDown') < until)
      findings.push({
        severity: 'error',
        behaviour: 'CV-10',
        code: 'shutDownTooEarly',
        text: `The federation server is shut down at ${federationServerShutDown}, less than ${activeSyncGraceInHours} hours after the switch to pass-through authentication; Exchange ActiveSync clients still use it.`,
        whatToDo: `Keep it running until ${new Date(until).toISOString()}.`,
      });
  }
  return findings;
}
