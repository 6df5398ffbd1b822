/** What a person should know before or during a staged rollout. */
import type { Finding, Severity } from './findings-form.ts';

export interface RolloutFacts {
  /** Desktops that are made anew for each session. */
  readonly nonPersistentVdi?: boolean;
  /** How Windows Hello for Business is set up. */
  readonly windowsHelloTrust?: 'key' | 'certificate' | 'cloud';
  readonly smartCards?: boolean;
  /** Multi-factor authentication by a server on-premises or by another vendor. */
  readonly multiFactorServer?: 'onPremises' | 'thirdParty';
  /** Whether users type `DOMAIN\name` or a bare account name. */
  readonly signInBySamAccountName?: boolean;
  /** Other features that only the federation server offers, in the operator's words. */
  readonly federationOnlyFeatures?: readonly string[];
  /** Windows version with which Autopilot enrols devices, such as `1909` or `22H2`. */
  readonly autopilotWindowsVersion?: string;
  /** Days since the first user was enrolled while others still sign in with federation. */
  readonly mixedForDays?: number;
  /** Groups of rollout policies. */
  readonly groups?: readonly { readonly displayName: string; readonly users: number }[];
  /** Features whose rollout policy is enabled. */
  readonly enabledFeatures?: readonly string[];
  /** Legacy clients with which enrolled users were seen. */
  readonly legacyClients?: readonly string[];
}

/** Days after which a mix of federated and cloud users counts as permanent. Ours: the sources name no number. */
export const mixedStateLimitInDays = 90;

/** Users of a group that can be in rollout (SR-11). */
export const rolloutGroupSizeLimit = 50_000;

/** First Windows version with which Autopilot works in staged rollout (SR-29). */
export const firstAutopilotVersion = '1909';

const exclusive = ['passwordHashSync', 'passthroughAuthentication', 'seamlessSso'] as const;

/** Orders Windows versions: `1903` < `1909` < `20H2` < `22H2`. */
const windowsOrder = (version: string): number => Number(version.toUpperCase().replace('H1', '04').replace('H2', '10'));

const remain = 'Leave these users out of the rollout, or replace the feature before they move.';

/** Findings of a rollout, in the order of the catalogue; the same facts give the same findings. */
export function rolloutFindings(facts: RolloutFacts): Finding[] {
  const findings: Finding[] = [];
  const find = (
    behaviour: string,
    code: string,
    text: string,
    whatToDo: string,
    severity: Severity = 'warning',
  ): void => {
    findings.push({ severity, behaviour, code, text, whatToDo });
  };
  for (const { displayName, users } of facts.groups ?? []) {
    if (users > rolloutGroupSizeLimit)
      find(
        'SR-11',
        'groupTooLarge',
        `The group '${displayName}' has ${users} users; those beyond ${rolloutGroupSizeLimit} are not enrolled.`,
        'Split the group into several and add each of them.',
        'error',
      );
  }
  if (exclusive.every((feature) => facts.enabledFeatures?.includes(feature)))
    find(
      'SR-14',
      'allThreeFeatures',
      'Password hash sync, pass-through authentication and seamless SSO are all enabled, which is not supported.',
      'Turn off password hash sync or pass-through authentication.',
      'error',
    );
  if (facts.legacyClients && facts.legacyClients.length > 0)
    find(
      'SR-16',
      'legacyClients',
      `Enrolled users sign in with legacy clients (${facts.legacyClients.join(', ')}), which fall back to federation and are not supported.`,
      'Move these clients to modern authentication before the cut-over.',
    );
  if (facts.nonPersistentVdi)
    find(
      'SR-29',
      'nonPersistentVdi',
      'Non-persistent virtual desktops with Windows 10 from 1903 cannot move to a managed domain.',
      'Keep the users of these desktops in a federated domain.',
    );
  if (facts.windowsHelloTrust === 'certificate')
    find(
      'SR-29',
      'windowsHelloCertificateTrust',
      'Windows Hello for Business with certificate trust, where the federation server is the registration authority, is not supported in staged rollout.',
      'Change to cloud or key trust first.',
    );
  if (facts.smartCards)
    find(
      'SR-29',
      'smartCards',
      'Smart cards are checked by the federation server and are not supported in staged rollout.',
      'Set up certificate-based authentication in the cloud, or leave these users out.',
    );
  if (facts.multiFactorServer)
    find(
      'SR-29',
      'multiFactorServer',
      facts.multiFactorServer === 'onPremises'
        ? 'A multi-factor server on-premises is not asked when the cloud checks the password.'
        : 'A multi-factor provider that hangs on the federation server is not asked when the cloud checks the password.',
      'Register users for multi-factor authentication in the cloud before they move.',
    );
  if (facts.signInBySamAccountName)
    find(
      'SR-29',
      'samAccountName',
      'The cloud does not take account names such as DOMAIN\\name; users sign in with their user principal name.',
      'Tell users their user principal name, or set up an alternate sign-in name.',
    );
  for (const feature of facts.federationOnlyFeatures ?? [])
    find('SR-29', 'federationOnlyFeature', `'${feature}' is a feature of the federation server only.`, remain);
  if (
    facts.autopilotWindowsVersion !== undefined &&
    windowsOrder(facts.autopilotWindowsVersion) < windowsOrder(firstAutopilotVersion)
  )
    find(
      'SR-29',
      'autopilotVersion',
      `Autopilot enrols with Windows 10 ${facts.autopilotWindowsVersion}; staged rollout supports it from ${firstAutopilotVersion}.`,
      `Update the image to ${firstAutopilotVersion} or later.`,
    );
  if (facts.mixedForDays !== undefined && facts.mixedForDays > mixedStateLimitInDays)
    find(
      'SR-32',
      'permanentMix',
      `Federated and cloud users have been side by side for ${facts.mixedForDays} days; staged rollout is meant for testing, and a permanent mix is not recommended.`,
      'Cut the domain over, or end the rollout.',
    );
  return findings;
}
