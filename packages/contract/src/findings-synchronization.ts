/** Findings about synchronization: topologies, installations, and password hashes. */
import { type Finding, sameName } from './findings-form.ts';
import { isNonRoutable } from './findings-sign-in-names.ts';

/** Members of a group that Cloud sync takes (SY-06). */
export const cloudSyncGroupLimit = 50_000;

/**
 * Members from which a group counts as large, so that only a filter by organizational unit should be used. Ours: the
 * sources name no number; a domain controller gives this many members in one answer.
 */
export const cloudSyncLargeGroup = 1_500;

/** Express settings go with these alone (SY-09). */
export const expressSettings = {
  sourceAnchorAttribute: 'objectGUID',
  userNameAttribute: 'userPrincipalName',
  signInMethod: 'passwordHashSync',
} as const;

/** Versions of Connect whose password hash sync has a defect (PH-05). */
export const defectiveConnectVersions: readonly string[] = ['1.1.557.0', '1.1.558.0', '1.1.561.0', '1.1.614.0'];

/** What is synchronized from one forest. */
export interface SynchronizedScope {
  /** DNS name of the forest's root domain. */
  readonly forest: string;
  /** Canonical names of domains and organizational units (`contoso.com`, `contoso.com/Staff/Sales`); absent: the whole forest. */
  readonly containers?: readonly string[];
  /** Canonical names of what is left out of these, with all that is within. */
  readonly without?: readonly string[];
}

export interface TopologyFacts {
  /** All tenants that are to be fed. */
  readonly tenants?: readonly string[];
  /** All forests whose users should be in the cloud. */
  readonly forests?: readonly {
    readonly name: string;
    /** What keeps the address lists of several Exchange organizations alike on-premises. */
    readonly galSync?: 'none' | 'identityManager' | 'connect';
  }[];
  /** Servers with Connect sync. */
  readonly servers?: readonly {
    readonly name: string;
    /** Tenants that it writes to, or would when it became active. */
    readonly tenants: readonly string[];
    readonly mode: 'active' | 'staging';
    readonly running?: boolean;
    readonly scopes: readonly SynchronizedScope[];
  }[];
  /** Configurations of Cloud sync. */
  readonly cloudSync?: readonly {
    readonly name: string;
    readonly tenant: string;
    readonly scopes: readonly SynchronizedScope[];
    readonly agentsRunning?: number;
    readonly filter?: 'organizationalUnit' | 'group' | 'attribute';
    /** Members of its largest group. */
    readonly largestGroup?: number;
  }[];
}

const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

/** A canonical name in the form in which names are compared. @throws TypeError for a distinguished name. */
function canonical(name: string): string {
  if (/^(ou|cn|dc)=/i.test(name))
    throw new TypeError(`'${name}' is a distinguished name. Write the canonical one, such as contoso.com/Staff/Sales.`);
  return name.toLowerCase().replace(/\/+$/, '');
}

/** Where two scopes meet, in canonical names or `forest …`; empty when no object is in both. */
export function scopesMeet(one: SynchronizedScope, other: SynchronizedScope): readonly string[] {
  if (!sameName(one.forest, other.forest)) return [];
  const leftOut = [...(one.without ?? []), ...(other.without ?? [])].map(canonical);
  const ours = one.containers?.map(canonical);
  const theirs = other.containers?.map(canonical);
  if (!ours && !theirs) return [`forest ${one.forest.toLowerCase()}`];
  // Containers are trees: of two that meet, one is within the other, and they share all of the inner one.
  const shared =
    ours && theirs
      ? ours.flatMap((our) =>
          theirs.flatMap((their) => (within(our, their) ? [our] : within(their, our) ? [their] : [])),
        )
      : (ours ?? theirs ?? []);
  return [...new Set(shared)].filter((inner) => !leftOut.some((outer) => within(inner, outer))).sort();
}

const scopesOverlap = (ours: readonly SynchronizedScope[], theirs: readonly SynchronizedScope[]): readonly string[] => [
  ...new Set(ours.flatMap((one) => theirs.flatMap((other) => scopesMeet(one, other)))),
];

/** What writes objects to a tenant. */
interface Feed {
  readonly kind: 'connect' | 'cloudSync';
  readonly name: string;
  readonly tenants: readonly string[];
  readonly scopes: readonly SynchronizedScope[];
}

/** Findings about which feeds take the same objects. */
function overlapFindings(feeds: readonly Feed[]): Finding[] {
  const findings: Finding[] = [];
  feeds.forEach((one, index) => {
    for (const other of feeds.slice(index + 1)) {
      const shared = scopesOverlap(one.scopes, other.scopes);
      if (shared.length === 0) continue;
      const what = `'${one.name}' and '${other.name}' both synchronize ${shared.join(', ')}`;
      const sameTenant = one.tenants.some((tenant) => other.tenants.some((its) => sameName(tenant, its)));
      if (!sameTenant)
        findings.push({
          severity: 'error',
          behaviour: 'SY-04',
          code: 'overlappingScopes',
          text: `${what}, and feed different tenants (${one.tenants.join(', ')}; ${other.tenants.join(', ')}).`,
          whatToDo: 'Give each of them domains or organizational units that the other does not have.',
        });
      else if (one.kind === 'cloudSync' || other.kind === 'cloudSync')
        findings.push({
          severity: 'error',
          behaviour: 'SY-06',
          code: 'cloudSyncOverlap',
          text: `${what} to the same tenant.`,
          whatToDo: 'Take these objects out of the scope of one of them; side by side, each has objects of its own.',
        });
    }
  });
  return findings;
}

/** Findings about who synchronizes what to which tenant (SY-02, SY-03, SY-04, SY-06, SY-10); none for a supported topology. */
export function topologyFindings({
  tenants = [],
  forests = [],
  servers = [],
  cloudSync = [],
}: TopologyFacts): readonly Finding[] {
  const findings: Finding[] = [];
  const active = servers.filter(({ mode }) => mode === 'active');
  const feeds: Feed[] = [
    ...active.map((server): Feed => ({ kind: 'connect', ...server })),
    ...cloudSync.map((one): Feed => ({ kind: 'cloudSync', name: one.name, tenants: [one.tenant], scopes: one.scopes })),
  ];
  for (const { name } of forests)
    if (!feeds.some(({ scopes }) => scopes.some(({ forest }) => sameName(forest, name))))
      findings.push({
        severity: 'warning',
        behaviour: 'SY-02',
        code: 'forestNotReached',
        text: `No active server and no Cloud sync configuration reaches the forest ${name}; its users are not in the cloud.`,
        whatToDo: 'Let the server that feeds the tenant reach this forest too, or set up Cloud sync for it.',
      });
  const fed = [
    ...new Set([...tenants, ...servers.flatMap((server) => server.tenants)].map((name) => name.toLowerCase())),
  ];
  for (const tenant of fed) {
    const feeding = (name: string): boolean => sameName(name, tenant);
    const its = active.filter((server) => server.tenants.some(feeding));
    const standby = servers.filter((server) => server.mode === 'staging' && server.tenants.some(feeding));
    const names = its.map(({ name }) => name).join(', ');
    if (its.length === 0 && !cloudSync.some((one) => feeding(one.tenant)))
      findings.push({
        severity: 'warning',
        behaviour: 'SY-04',
        code: 'tenantNotFed',
        text: `No active server and no Cloud sync configuration feeds the tenant ${tenant}.`,
        whatToDo: 'Give each tenant a server of its own.',
      });
    if (its.length > 1) {
      const together = its.filter(({ running }) => running !== false).length > 1;
      findings.push({
        severity: together ? 'error' : 'warning',
        behaviour: 'SY-04',
        code: 'secondActiveServer',
        text: `Several active servers feed the tenant ${tenant}: ${names}.${together ? '' : ' Those that are stopped write beside the other as soon as they start.'}`,
        whatToDo: 'Put all but one into staging mode.',
      });
    }
    if (its.length > 0 && its.every(({ running }) => running === false))
      findings.push({
        severity: 'warning',
        behaviour: 'SY-03',
        code: 'activeServerStopped',
        text: `No active server of the tenant ${tenant} is running (${names}); no change reaches the cloud.`,
        whatToDo:
          standby.length > 0
            ? `Start it, or take it out of service and make its standby active: ${standby.map(({ name }) => name).join(', ')}.`
            : 'Start it.',
      });
    if (its.length > 0 && !standby.some(({ running }) => running !== false))
      findings.push({
        severity: 'warning',
        behaviour: 'SY-03',
        code: 'noStandbyServer',
        text: `The tenant ${tenant} has no running server in staging mode that could take over from ${names}.`,
        whatToDo: 'Set up a second server in staging mode with the same scopes.',
      });
  }
  for (const { name, tenants: its } of servers)
    if (its.length > 1)
      findings.push({
        severity: 'error',
        behaviour: 'SY-04',
        code: 'severalTenants',
        text: `The server '${name}' is set up for several tenants (${its.join(', ')}); a server feeds one.`,
        whatToDo: 'Install a server for each tenant.',
      });
  findings.push(...overlapFindings(feeds));
  for (const { name, agentsRunning, filter, largestGroup = 0 } of cloudSync) {
    if (agentsRunning !== undefined && agentsRunning < 2)
      findings.push({
        severity: agentsRunning < 1 ? 'error' : 'warning',
        behaviour: 'SY-06',
        code: agentsRunning < 1 ? 'noAgent' : 'singleAgent',
        text:
          agentsRunning < 1
            ? `No agent of the Cloud sync configuration '${name}' is running; nothing is synchronized.`
            : `The Cloud sync configuration '${name}' has one running agent; when it stops, nothing is synchronized.`,
        whatToDo: 'Install agents on several servers, and keep them running.',
      });
    if (largestGroup > cloudSyncGroupLimit)
      findings.push({
        severity: 'error',
        behaviour: 'SY-06',
        code: 'cloudSyncGroupTooLarge',
        text: `The Cloud sync configuration '${name}' has a group of ${largestGroup} members; Cloud sync takes up to ${cloudSyncGroupLimit}.`,
        whatToDo: 'Split the group, or synchronize it with Connect sync.',
      });
    if (largestGroup >= cloudSyncLargeGroup && filter !== undefined && filter !== 'organizationalUnit')
      findings.push({
        severity: 'warning',
        behaviour: 'SY-06',
        code: 'largeGroupFilter',
        text: `The Cloud sync configuration '${name}' filters by ${filter} and has a group of ${largestGroup} members.`,
        whatToDo: 'Filter by organizational unit alone where groups are large.',
      });
  }
  const galSync = forests.filter((forest) => forest.galSync === 'connect').map(({ name }) => name);
  if (galSync.length > 0)
    findings.push({
      severity: 'error',
      behaviour: 'SY-10',
      code: 'galSyncByConnect',
      text: `Connect is to keep address lists alike on-premises (${galSync.join(', ')}), which it does not do.`,
      whatToDo: 'Use an identity manager for this, and let Connect join the contacts to their users.',
    });
  return findings;
}

export interface InstallationFacts {
  readonly settings: 'express' | 'custom';
  /** Forests to be synchronized. */
  readonly forests?: number;
  readonly tenants?: number;
  /** Asked for; absent: the one that the settings or the tenant give. */
  readonly sourceAnchorAttribute?: string;
  /** What an earlier installation has stored in the tenant; null when there was none. */
  readonly storedSourceAnchorAttribute?: string | null;
  /** The attribute that gives users their sign-in name. */
  readonly userNameAttribute?: string;
  readonly signInMethod?:
    | 'passwordHashSync'
    | 'passthroughAuthentication'
    | 'federationWithAdFs'
    | 'federationWithPingFederate'
    | 'notConfigured';
  /** On-premises suffixes of user principal names. */
  readonly suffixes?: readonly string[];
}

/** Findings about an installation of Connect sync (SY-09, UP-08). */
export function installationFindings(facts: InstallationFacts): readonly Finding[] {
  const findings: Finding[] = [];
  const express = facts.settings === 'express';
  const need = (code: string, has: unknown, needs: unknown, met: boolean): void => {
    if (express && has !== undefined && !met)
      findings.push({
        severity: 'error',
        behaviour: 'SY-09',
        code,
        text: `Express settings go with ${needs}; asked for is ${has}.`,
        whatToDo: 'Install with custom settings.',
      });
  };
  const as = (has: string | undefined, needs: string): boolean => has !== undefined && sameName(has, needs);
  const { sourceAnchorAttribute, userNameAttribute, signInMethod } = expressSettings;
  need('expressForests', facts.forests, 'exactly one forest', facts.forests === 1);
  need('expressTenants', facts.tenants, 'exactly one tenant', facts.tenants === 1);
  need(
    'expressSourceAnchor',
    facts.sourceAnchorAttribute,
    `the source anchor ${sourceAnchorAttribute}`,
    as(facts.sourceAnchorAttribute, sourceAnchorAttribute),
  );
  need(
    'expressUserName',
    facts.userNameAttribute,
    `the sign-in name ${userNameAttribute}`,
    as(facts.userNameAttribute, userNameAttribute),
  );
  need(
    'expressSignInMethod',
    facts.signInMethod,
    `the sign-in method ${signInMethod}`,
    as(facts.signInMethod, signInMethod),
  );
  const nonRoutable = facts.suffixes?.filter(isNonRoutable) ?? [];
  if (express && nonRoutable.length > 0)
    findings.push({
      severity: 'warning',
      behaviour: 'SY-09',
      code: 'expressNonRoutableSuffix',
      text: `Users have suffixes that can never be verified (${nonRoutable.join(', ')}); with express settings they get names in the initial domain.`,
      whatToDo: 'Install with custom settings and choose the attribute that carries the sign-in name.',
    });
  const asked = facts.sourceAnchorAttribute ?? (express ? sourceAnchorAttribute : undefined);
  const stored = facts.storedSourceAnchorAttribute ?? undefined;
  if (asked !== undefined && stored !== undefined && !sameName(asked, stored))
    findings.push({
      severity: 'error',
      behaviour: 'UP-08',
      code: 'otherSourceAnchor',
      text: `The installation would take its source anchor from ${asked}; the tenant has ${stored} stored, by which its objects are known.`,
      whatToDo: `Install with ${stored} as source anchor.`,
    });
  return findings;
}

export interface PasswordSyncFacts {
  /** Servers with Connect sync. */
  readonly servers?: readonly {
    readonly name: string;
    /** All four parts, such as `2.4.21.0`. */
    readonly version?: string;
    /** When the server stopped, as a person would read it; absent while it runs. */
    readonly downSince?: string;
  }[];
  /** Whether password hashes are synchronized to the tenant. */
  readonly passwordHashSync?: boolean;
  /** Whether reports of leaked credentials are wanted. */
  readonly leakedCredentialReports?: boolean;
  /** Whether Domain Services are used. */
  readonly domainServices?: boolean;
}

/** Findings about the synchronization of password hashes (PH-05, PH-06, PH-07). */
export function passwordSyncFindings(facts: PasswordSyncFacts): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { name, version } of facts.servers ?? [])
    if (version !== undefined && defectiveConnectVersions.includes(version))
      findings.push({
        severity: 'error',
        behaviour: 'PH-05',
        code: 'defectiveVersion',
        text: `The server '${name}' has Connect ${version}, whose password hash sync has a defect.`,
        whatToDo: 'Update Connect, then run a full password synchronization.',
      });
  for (const { name, downSince } of facts.servers ?? [])
    if (downSince !== undefined)
      findings.push({
        severity: 'warning',
        behaviour: 'PH-06',
        code: 'serverDown',
        text: `The server '${name}' is down since ${downSince}: users sign in with the passwords that they had then.`,
        whatToDo: 'Start the server or make its standby active before users depend on newer passwords.',
      });
  const needing = [
    ['leakedCredentialReports', 'Reports of leaked credentials', facts.leakedCredentialReports],
    ['domainServices', 'Domain Services', facts.domainServices],
  ] as const;
  for (const [code, who, wanted] of needing)
    if (wanted && facts.passwordHashSync === false)
      findings.push({
        severity: 'warning',
        behaviour: 'PH-07',
        code,
        text: `${who} need synchronized password hashes, whichever way users sign in; none are synchronized.`,
        whatToDo: 'Turn on password hash sync beside the sign-in method.',
      });
  return findings;
}
