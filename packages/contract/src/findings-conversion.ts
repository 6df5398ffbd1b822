/** Findings before a domain is converted from federated to managed. */
import { type Finding, sameName, suffixOf } from './findings-form.ts';

export interface ConversionFacts {
  /** The domain to be converted. */
  readonly domain: string;
  /** Subdomains that inherit its authentication and so are converted with it. */
  readonly inheritingDomains?: readonly string[];
  /** User principal name of the account that converts. */
  readonly operator?: string;
  /** User principal names of administrators that are not synchronized. */
  readonly cloudOnlyAdministrators?: readonly string[];
  /** Users of the domain. */
  readonly users?: number;
  /** Those of them for whom no password hash was synchronized. */
  readonly usersWithoutHash?: number;
  /** Whether users are left without a temporary password. Absent counts as true: Graph converts a domain alone. */
  readonly skipUserConversion?: boolean;
  /** Whether the federation settings have been saved outside of the tenant. */
  readonly federationSaved?: boolean;
  /** False while federated users cannot sign in at all. */
  readonly federationServerRunning?: boolean;
  /** AD FS as the retired cmdlet reaches it; absent when converting with Graph, which never does. */
  readonly adFs?: { readonly remote: boolean; readonly contextSet?: boolean };
  /** The tenant's synchronization feature of this name. */
  readonly synchronizeUpnForManagedUsersEnabled?: boolean;
  /** Whether pass-through authentication is on at tenant level. */
  readonly passThroughEnabled?: boolean;
  /** How users are meant to sign in afterwards. */
  readonly signInAfterwards?: 'passwordHashSync' | 'passthroughAuthentication';
}

/** Findings before a conversion to managed (CV-03, CV-07, CV-08, CV-09, CV-11, CV-14, CV-15). */
export function conversionFindings(facts: ConversionFacts): readonly Finding[] {
  const findings: Finding[] = [];
  const { domain, operator, users, usersWithoutHash = 0, skipUserConversion = true } = facts;
  const converted = [domain, ...(facts.inheritingDomains ?? [])];
  if (facts.synchronizeUpnForManagedUsersEnabled === false && skipUserConversion)
    findings.push({
      severity: 'warning',
      behaviour: 'CV-07',
      code: 'namesNotSynchronized',
      text: `synchronizeUpnForManagedUsersEnabled is off: while ${domain} is managed, on-premises changes of user principal names do not show in the cloud.`,
      whatToDo:
        'Turn the feature on (it cannot be turned off again), or change no names until the domain is federated again.',
    });
  // Pass-through asks the domain controllers, for whom no hash is needed.
  if (usersWithoutHash > 0 && facts.passThroughEnabled !== true) {
    const who = `${usersWithoutHash}${users === undefined ? '' : ` of ${users}`} users of ${domain} have no synchronized password hash`;
    findings.push(
      skipUserConversion
        ? {
            // Those who cannot sign in before the conversion lose nothing by it.
            severity: facts.federationServerRunning === false ? 'warning' : 'error',
            behaviour: 'CV-08',
            code: 'lockedOut',
            text: `${who} and would be locked out (50056) until one arrives.`,
            whatToDo: 'Run a full password synchronization first, or convert with temporary passwords.',
          }
        : {
            severity: 'warning',
            behaviour: 'CV-03',
            code: 'temporaryPasswords',
            text: `${who} and get temporary passwords, which they change when they sign in next.`,
            whatToDo: 'Prepare how these users learn their passwords, or run a full password synchronization first.',
          },
    );
  }
  if (facts.federationSaved === false)
    findings.push({
      severity: 'warning',
      behaviour: 'CV-09',
      code: 'federationNotSaved',
      text: `The federation settings of ${domain} are not saved; converting removes them, and converting back needs them.`,
      whatToDo: 'Save the federation configuration first.',
    });
  if (facts.signInAfterwards === 'passthroughAuthentication' && facts.passThroughEnabled === false)
    findings.push({
      severity: 'warning',
      behaviour: 'CV-11',
      code: 'passThroughOff',
      text: `Pass-through authentication is off for the tenant, and converting ${domain} does not turn it on; the cloud would check synchronized passwords.`,
      whatToDo: 'Choose pass-through authentication in Connect before the conversion.',
    });
  if (operator !== undefined && converted.some((name) => sameName(name, suffixOf(operator))))
    findings.push({
      severity: 'error',
      behaviour: 'CV-14',
      code: 'operatorInDomain',
      text: `${operator} converts ${domain} and belongs to what is converted; the account could lose its own sign-in on the way.`,
      whatToDo: 'Convert with a cloud-only account of another domain, such as the initial one.',
    });
  if (facts.cloudOnlyAdministrators?.length === 0)
    findings.push({
      severity: 'warning',
      behaviour: 'CV-14',
      code: 'noCloudOnlyAdministrator',
      text: 'All administrators are synchronized; when sign-in through the on-premises side fails, nobody can manage the tenant.',
      whatToDo: 'Create a cloud-only account with the Hybrid Identity Administrator role in the initial domain.',
    });
  if (facts.adFs?.remote && facts.adFs.contextSet === false)
    findings.push({
      severity: 'error',
      behaviour: 'CV-15',
      code: 'noAdFsContext',
      text: 'AD FS is on another server and its context is not set; the cmdlet cannot reach it to remove the trust.',
      whatToDo: 'Set the AD FS context to the primary federation server first.',
    });
  return findings;
}
