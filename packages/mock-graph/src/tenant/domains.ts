/** Domains of a tenant: added, verified, changed, promoted, deleted. */
import type { OperationInputs } from '@cutover/contract/operations';
import { recordAudit } from './audit.ts';
import { askForAuthentication, authorityOf, inheritorsOf, takeAuthentication, typeAsked } from './authentication.ts';
import type { Actor, Context } from './command.ts';
import { hasProof } from './dns.ts';
import { dropDomain, putDomain, refuseUnlessAllowed, stageOf } from './domain-life-cycle.ts';
import { initialDomain, requireDomain, verifiedParent } from './domain-lookup.ts';
import { refuseTooManyDomains } from './domain-quota.ts';
import {
  freeNameIn,
  hasReferences,
  indexNames,
  referencesTo,
  refuseForcedDeletion,
  renameReferences,
} from './domain-references.ts';
import { schedule } from './effects.ts';
import { scheduleRollover } from './federation.ts';
import { farmOf, hasTrust, setTrust } from './federation-farms.ts';
import { domainNameProblem, localPartOf } from './names.ts';
import { recalculateNames } from './on-premises/names.ts';
import type { AuditChange, DomainRecord, Effect } from './records.ts';
import { badRequest, conflict, ServiceError } from './service-error.ts';
import type { Draft, View } from './state.ts';
import { formatTime } from './time.ts';
import { putUser, recordRenaming } from './users.ts';

/** Whether a domain stands below another in DNS. */
const isBelow = (name: string, parent: string): boolean => name.endsWith(`.${parent}`);

const audit = (
  draft: Draft,
  actor: Actor,
  activity: string,
  operation: 'Add' | 'Update' | 'Delete',
  domainId: string,
  modified: readonly AuditChange[] = [],
): void =>
  recordAudit(draft, actor, {
    activity,
    category: 'DirectoryManagement',
    service: 'Core Directory',
    operation,
    targets: [{ type: 'Other', displayName: domainId, modified }],
  });

/** Makes a domain verified by the root above it, from which it then inherits (DM-03). */
const inheriting = (domain: DomainRecord, root: DomainRecord): DomainRecord => ({
  ...domain,
  isVerified: true,
  isRoot: false,
  inheritsFrom: root.id,
  authenticationType: root.authenticationType,
});

/** Services that the API adds and removes. */
const changeableServices: readonly string[] = ['Email', 'OfficeCommunicationsOnline', 'Yammer', 'CustomUrlDomain'];

const badName = (problem: string) => {
  const message = `Invalid value specified for property 'id' of resource 'Domain': ${problem}.`;
  return badRequest(message, { details: [{ code: 'InvalidValue', message, target: 'id' }] });
};

/** Names, that of the request and those below it, that other tenants of the same server have verified: the surface knows them, a tenant does not. */
type WithOthers<Input> = Input & { readonly verifiedElsewhere?: readonly string[] };

/** The answer for a name that another tenant has verified (DM-02). */
const takenElsewhere = (id: string): ServiceError =>
  badRequest(
    `Domain verification failed with the following error: 'The domain ${id} is verified in another tenant'. It has to be removed there first.`,
    { assumption: 'DM-02' },
  );

export const domainOperations = {
  /** DM-01, DM-03, DM-09. */
  createDomain(
    draft: Draft,
    { body, verifiedElsewhere = [] }: WithOthers<OperationInputs['createDomain']>,
    { actor }: Context,
  ): DomainRecord {
    const problem = domainNameProblem(body.id);
    if (problem !== undefined) throw badName(problem);
    const id = body.id.toLowerCase();
    if (id.endsWith('.onmicrosoft.com')) throw badName('names below onmicrosoft.com are given by the service');
    if (draft.tables.domains.has(id)) throw conflict('id', 'DM-01');
    if (body.authenticationType === 'Federated') throw badRequest('Creation of federated domain is not allowed.');
    const parent = verifiedParent(draft, id);
    const root = parent && authorityOf(draft, parent);
    if (root && body.authenticationType === 'Managed' && typeAsked(root) === 'Federated')
      throw badRequest('One or more properties contains invalid values.');
    if (root && verifiedElsewhere.includes(id)) throw takenElsewhere(id);
    refuseTooManyDomains(draft, root && typeAsked(root) === 'Federated' ? 1 : 0, 1);
    const unverified: DomainRecord = {
      id,
      authenticationType: 'Managed',
      availabilityStatus: null,
      isAdminManaged: true,
      isDefault: false,
      isInitial: false,
      isRoot: false,
      isVerified: false,
      manufacturer: null,
      model: null,
      passwordNotificationWindowInDays: null,
      passwordValidityPeriodInDays: null,
      state: null,
      supportedServices: [],
    };
    const domain = root ? inheriting(unverified, root) : unverified;
    putDomain(draft, 'create', domain);
    audit(draft, actor, root ? 'Add verified domain' : 'Add unverified domain', 'Add', id);
    if (root) recalculateNames(draft, id);
    return domain;
  },

  /** DM-02, DM-03, UP-03, UP-07. */
  verifyDomain(
    draft: Draft,
    { domainId, verifiedElsewhere = [] }: WithOthers<OperationInputs['verifyDomain']>,
    { actor }: Context,
  ): DomainRecord {
    const domain = requireDomain(draft, domainId);
    refuseUnlessAllowed(domain, 'verify');
    if (!hasProof(draft, domain.id))
      throw badRequest(
        `Domain verification failed with the following error: 'The DNS record was not found for ${domain.id}'. Publish one of the records of verificationDnsRecords, wait for DNS, and verify again.`,
        { assumption: 'DM-02' },
      );
    if (verifiedElsewhere.includes(domain.id)) throw takenElsewhere(domain.id);
    const verified: DomainRecord = { ...domain, isVerified: true, isRoot: true };
    putDomain(draft, 'verify', verified);
    audit(draft, actor, 'Verify domain', 'Update', domain.id, [{ name: 'IsVerified', old: false, new: true }]);
    const below = [...draft.tables.domains.range()].flatMap(([, other]) =>
      !other.isVerified && isBelow(other.id, domain.id) && !verifiedElsewhere.includes(other.id) ? [other] : [],
    );
    for (const subdomain of below) {
      putDomain(draft, 'inherit', inheriting(subdomain, verified));
      audit(draft, actor, 'Verify domain', 'Update', subdomain.id, [{ name: 'IsVerified', old: false, new: true }]);
    }
    for (const { id } of [verified, ...below]) recalculateNames(draft, id);
    return { ...verified, availabilityStatus: 'AvailableImmediately' };
  },

  /** DM-05, DM-06, FD-06, FD-07. */
  updateDomain(draft: Draft, { domainId, body }: OperationInputs['updateDomain'], { actor }: Context): void {
    const before = requireDomain(draft, domainId);
    refuseUnlessAllowed(before, 'update');
    if (body.federationConfiguration !== undefined)
      throw new ServiceError(500, 'InternalServerError', 'An internal server error occurred.');
    const { authenticationType, isDefault, supportedServices } = body;
    const type = typeAsked(before);
    const wantsType = authenticationType !== undefined && authenticationType !== type;
    if (wantsType && authenticationType !== 'Managed') {
      if (before.inheritsFrom !== undefined) refuseUnlessAllowed(before, 'federate');
      throw badRequest('Changing authenticationType from Managed to Federated is currently not supported.');
    }
    if (wantsType) refuseUnlessAllowed(before, 'manage');
    // Seen: what was made without certificate cannot be mended through Graph (FD-04).
    if (wantsType && draft.tables.federations.get(before.id)?.unreadable)
      throw new ServiceError(500, 'InternalServerError', 'An internal server error occurred.', { assumption: 'FD-04' });
    if (isDefault === false && before.isDefault)
      throw badRequest('A tenant has a default domain at all times. Make another domain the default instead.', {
        assumption: 'DM-05',
      });
    if (isDefault) refuseUnlessAllowed(before, 'makeDefault');
    if (supportedServices !== undefined) {
      const changed = [
        ...supportedServices.filter((service) => !before.supportedServices.includes(service)),
        ...before.supportedServices.filter((service) => !supportedServices.includes(service)),
      ];
      const fixed = changed.filter((service) => !changeableServices.includes(service));
      if (fixed.length > 0)
        throw badRequest(
          `supportedServices: ${fixed.join(', ')} can be neither added nor removed. Those that can are ${changeableServices.join(', ')}.`,
        );
    }
    const policy = (['passwordNotificationWindowInDays', 'passwordValidityPeriodInDays'] as const).filter(
      (name) => body[name] !== undefined && body[name] !== before[name],
    );
    if (policy.length > 0 && type === 'Federated' && !wantsType)
      throw badRequest('The password policy of a federated domain cannot be set.', { assumption: 'DM-06' });

    if (isDefault && !before.isDefault) {
      for (const [, other] of [...draft.tables.domains.range()])
        if (other.isDefault) putDomain(draft, 'yield', { ...other, isDefault: false });
    }
    const after: DomainRecord = {
      ...before,
      isDefault: isDefault ?? before.isDefault,
      supportedServices: supportedServices ? [...new Set(supportedServices)] : before.supportedServices,
      ...Object.fromEntries(policy.map((name) => [name, body[name]])),
    };
    putDomain(draft, isDefault ? 'makeDefault' : 'update', after);
    if (policy.length > 0)
      audit(
        draft,
        actor,
        'Set password policy',
        'Update',
        before.id,
        policy.map((name) => ({ name, old: before[name], new: body[name] })),
      );
    const modified = (['isDefault', 'supportedServices'] as const).flatMap((name) =>
      body[name] === undefined || JSON.stringify(body[name]) === JSON.stringify(before[name])
        ? []
        : [{ name, old: before[name], new: body[name] }],
    );
    if (modified.length > 0) audit(draft, actor, 'Update domain', 'Update', before.id, modified);
    if (wantsType) askForAuthentication(draft, actor, before.id, 'Managed');
  },

  /** DM-04. */
  promoteDomain(draft: Draft, { domainId }: OperationInputs['promoteDomain'], { actor }: Context): boolean {
    const domain = requireDomain(draft, domainId);
    refuseUnlessAllowed(domain, 'promote');
    const root = authorityOf(draft, domain);
    // What stands below it follows it from now on.
    const followers = [domain, ...[...inheritorsOf(draft, root.id)].filter(({ id }) => isBelow(id, domain.id))];
    const hasUsers = (id: string): boolean => !referencesTo(draft, id, new Set(['user'])).next().done;
    if (typeAsked(domain) === 'Federated' && followers.some(({ id }) => hasUsers(id)))
      throw badRequest(
        "Promoting a subdomain with user references isn't allowed. Migrate the users to the current root domain before promotion of the subdomain.",
      );
    draft.assume('DM-04');
    const { inheritsFrom: _root, ...own } = domain;
    putDomain(draft, 'promote', { ...own, isRoot: true });
    const trust = draft.tables.federations.get(root.id);
    if (trust) {
      const own = { ...trust, id: draft.newId() };
      draft.write('federations').set(domain.id, own);
      scheduleRollover(draft, domain.id, own);
      const farm = farmOf(draft, trust);
      if (farm && hasTrust(farm, root.id)) setTrust(draft, farm.name, domain.id, true);
    }
    takeAuthentication(draft, root.id, domain.id);
    for (const below of followers.slice(1)) putDomain(draft, 'update', { ...below, inheritsFrom: domain.id });
    const conversion = draft.tables.conversions.get(root.id);
    if (conversion) draft.write('conversions').set(domain.id, conversion);
    for (const { id } of followers)
      for (const [, userId] of draft.tables.usersByName.prefix(`${id}|`))
        if (draft.tables.convertedUsers.has(`${root.id}|${userId}`))
          draft.write('convertedUsers').set(`${domain.id}|${userId}`, true);
    audit(draft, actor, 'Promote sub domain to root domain', 'Update', domain.id, [
      { name: 'IsRoot', old: false, new: true },
    ]);
    return true;
  },

  /** DM-05, DM-07. */
  deleteDomain(draft: Draft, { domainId }: OperationInputs['deleteDomain'], { actor }: Context): void {
    const domain = requireDomain(draft, domainId);
    refuseUnlessAllowed(domain, 'delete');
    refuseWhileSubdomains(draft, domain);
    if (hasReferences(draft, domain.id))
      throw badRequest(
        `Domain '${domain.id}' cannot be deleted: users, groups or applications use its name. domainNameReferences lists them; forceDelete renames them.`,
        { assumption: 'DM-07' },
      );
    removeDomain(draft, actor, 'delete', domain);
  },

  /** DM-08. */
  forceDeleteDomain(
    draft: Draft,
    {
      domainId,
      body,
    }: Omit<OperationInputs['forceDeleteDomain'], 'body'> & {
      readonly body?: OperationInputs['forceDeleteDomain']['body'];
    },
    { actor }: Context,
  ): void {
    const domain = requireDomain(draft, domainId);
    refuseUnlessAllowed(domain, 'forceDelete');
    refuseWhileSubdomains(draft, domain);
    refuseForcedDeletion(draft, domain.id);
    draft.assume('DM-08');
    putDomain(draft, 'forceDelete', withState(domain, 'InProgress', draft.at));
    audit(draft, actor, 'Update domain', 'Update', domain.id, [
      { name: 'State', old: null, new: 'ForceDelete InProgress' },
    ]);
    schedule(draft, {
      kind: 'forceDelete',
      domainId: domain.id,
      disableUserAccounts: body?.disableUserAccounts ?? true,
      actor,
      due: draft.at + draft.delay('forceDelete'),
    });
  },
};

const withState = (domain: DomainRecord, status: 'InProgress' | 'Failed', at: number): DomainRecord => ({
  ...domain,
  state: { operation: 'ForceDelete', status, lastActionDateTime: formatTime(at) },
});

function refuseWhileSubdomains(draft: Draft, domain: DomainRecord): void {
  const below = [...inheritorsOf(draft, domain.id)].map(({ id }) => id);
  if (below.length > 0)
    throw badRequest(
      `Domain '${domain.id}' cannot be deleted while its subdomains are there: ${below.join(', ')}. Delete them first.`,
      { assumption: 'DM-07' },
    );
}

function removeDomain(draft: Draft, actor: Actor, event: 'delete' | 'finish', domain: DomainRecord): void {
  dropDomain(draft, event, domain.id);
  for (const table of ['federations', 'authentications', 'conversions', 'conversionRuns'] as const)
    draft.write(table).delete(domain.id);
  for (const [key] of [...draft.tables.convertedUsers.prefix(`${domain.id}|`)])
    draft.write('convertedUsers').delete(key);
  audit(draft, actor, domain.isVerified ? 'Remove verified domain' : 'Remove unverified domain', 'Delete', domain.id);
  if (domain.isVerified) recalculateNames(draft, domain.id);
}

type ForcedDeletion = Extract<Effect, { kind: 'forceDelete' }>;

export const forceDelete = {
  /** Looks again at what the request was refused for: a day has passed (DM-08). */
  carryOut(draft: Draft, effect: ForcedDeletion): void {
    const domain = draft.tables.domains.get(effect.domainId);
    if (!domain || stageOf(domain) !== 'deleting') return;
    try {
      refuseUnlessAllowed({ ...domain, state: null }, 'forceDelete');
      refuseWhileSubdomains(draft, domain);
      refuseForcedDeletion(draft, domain.id);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      putDomain(draft, 'fail', withState(domain, 'Failed', draft.at));
      return;
    }
    const initial = initialDomain(draft).id;
    renameReferences(draft, domain.id, initial, effect.disableUserAccounts, {
      putUser: (user) => {
        const before = draft.tables.users.get(user.id);
        putUser(draft, user);
        recordRenaming(draft, effect.actor, before, user);
      },
      putGroup: (group) => {
        indexNames(draft, 'group', draft.tables.groups.get(group.id), group);
        draft.write('groups').set(group.id, group);
        recordAudit(draft, effect.actor, {
          activity: 'Update group',
          category: 'GroupManagement',
          service: 'Core Directory',
          operation: 'Update',
          targets: [{ type: 'Group', id: group.id, displayName: group.displayName }],
        });
      },
      freeName: (user) => freeNameIn(draft, localPartOf(user.userPrincipalName ?? ''), initial),
    });
    removeDomain(draft, effect.actor, 'finish', domain);
  },
  isLive: (view: View, { domainId }: ForcedDeletion): boolean =>
    stageOf(view.tables.domains.get(domainId)) === 'deleting',
};
