/** Findings about the names with which users sign in: suffixes of user principal names, and alternate ids. */
import { type Finding, sameName, suffixOf } from './findings-form.ts';
import { isNonRoutable } from './rules.ts';

export { isNonRoutable } from './rules.ts';

/** A domain of the tenant. */
export interface TenantDomain {
  readonly id: string;
  readonly isVerified: boolean;
}

/** How an on-premises suffix of user principal names stands in the tenant (UP-02). */
export interface SuffixState {
  /** In lower case. */
  readonly suffix: string;
  readonly state: 'Verified' | 'Not verified' | 'Not added';
  /** False for a suffix that can never be verified (UP-03). */
  readonly routable: boolean;
  /** What to do so that users keep the suffix. */
  readonly action: string;
}

function suffixState(suffix: string, domains: readonly TenantDomain[]): SuffixState {
  const domain = domains.find(({ id }) => sameName(id, suffix));
  const routable = !isNonRoutable(suffix);
  const state = domain === undefined ? 'Not added' : domain.isVerified ? 'Verified' : 'Not verified';
  if (state === 'Verified') return { suffix, state, routable, action: 'Nothing: users sign in with their own name.' };
  if (!routable)
    return {
      suffix,
      state,
      routable,
      action: `'${suffix}' cannot be verified. Give users a suffix that is in public DNS, or let another attribute carry their sign-in name.`,
    };
  const verify =
    state === 'Not added' ? `Add the domain ${suffix} to the tenant and verify it` : `Verify the domain ${suffix}`;
  return { suffix, state, routable, action: `${verify}; until then its users get a name in the initial domain.` };
}

/** The state of each on-premises suffix, in the order given, each once (UP-02, UP-03). */
export const suffixStates = (suffixes: readonly string[], domains: readonly TenantDomain[]): readonly SuffixState[] =>
  [...new Set(suffixes.map((suffix) => suffix.toLowerCase()))].map((suffix) => suffixState(suffix, domains));

export interface AlternateIdFacts {
  /** The attribute that gives users their sign-in name in the cloud. */
  readonly attribute: string;
  /** What users have in it. */
  readonly values?: readonly { readonly object: string; readonly value: string }[];
  /** On-premises suffixes of user principal names. */
  readonly suffixes?: readonly string[];
  readonly domains?: readonly TenantDomain[];
}

const signInName = /^[^\s@]+@[^\s@]+$/;

/** Findings about another attribute than the user principal name as sign-in name (UP-04). */
export function alternateIdFindings({ attribute, values, suffixes, domains }: AlternateIdFacts): readonly Finding[] {
  if (sameName(attribute, 'userPrincipalName')) return [];
  const behaviour = 'UP-04';
  const findings: Finding[] = [
    {
      severity: 'warning',
      behaviour,
      code: 'alternateIdWorkloads',
      text: `Users sign in with ${attribute} rather than with their user principal name; not every workload of Microsoft 365 takes an alternate id.`,
      whatToDo: 'Try the workloads that users need before the attribute is chosen.',
    },
  ];
  if (suffixes && suffixes.length > 0 && !suffixes.some(isNonRoutable))
    findings.push({
      severity: 'warning',
      behaviour,
      code: 'alternateIdNotNeeded',
      text: `${attribute} carries the sign-in name, though every suffix of user principal names can be verified: ${suffixes.join(', ')}.`,
      whatToDo: 'Keep userPrincipalName, and verify its suffixes.',
    });
  for (const { object, value } of values ?? []) {
    if (!signInName.test(value)) {
      findings.push({
        severity: 'error',
        behaviour,
        code: 'alternateIdForm',
        text: `${object} has '${value}' in ${attribute}, which is no sign-in name.`,
        whatToDo: 'Write it as user@suffix.',
      });
      continue;
    }
    const standing = domains && suffixState(suffixOf(value), domains);
    if (standing && standing.state !== 'Verified')
      findings.push({
        severity: 'error',
        behaviour,
        code: 'alternateIdSuffix',
        text: `${object} has '${value}' in ${attribute}, and the state of its suffix is: ${standing.state}.`,
        whatToDo: standing.action,
      });
  }
  return findings;
}
