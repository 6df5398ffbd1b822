/** The life of a domain as a table: what can happen to it in which stage, and what the service says where it cannot. */
import type { DomainRecord } from './records.ts';
import { badRequest, type ServiceError } from './service-error.ts';
import type { Draft } from './state.ts';

/** What may follow from an event in a stage; an event that a stage lacks is refused. */
export const domainLifeCycle = {
  unverified: { verify: ['managed'], inherit: ['inheritingManaged'], delete: ['gone'] },
  inheritingManaged: {
    update: ['inheritingManaged'],
    promote: ['managed'],
    makeDefault: ['inheritingDefault'],
    rootFederated: ['inheritingFederated'],
    delete: ['gone'],
    forceDelete: ['deleting'],
  },
  inheritingFederated: {
    update: ['inheritingFederated'],
    promote: ['federated'],
    rootManaged: ['inheritingManaged'],
    delete: ['gone'],
  },
  managed: {
    update: ['managed'],
    makeDefault: ['default'],
    federate: ['federated'],
    delete: ['gone'],
    forceDelete: ['deleting'],
  },
  federated: { update: ['federated'], manage: ['managed'], delete: ['gone'] },
  default: { update: ['default'], makeDefault: ['default'], yield: ['managed', 'initial'] },
  inheritingDefault: {
    update: ['inheritingDefault'],
    promote: ['default'],
    makeDefault: ['inheritingDefault'],
    yield: ['inheritingManaged'],
  },
  initial: { update: ['initial'], makeDefault: ['default'] },
  deleting: { finish: ['gone'], fail: ['managed', 'inheritingManaged', 'inheritingFederated'] },
  gone: { create: ['unverified', 'inheritingManaged', 'inheritingFederated'] },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;

export type DomainStage = keyof typeof domainLifeCycle;
export type DomainEvent = {
  [Stage in DomainStage]: keyof (typeof domainLifeCycle)[Stage];
}[DomainStage];

export function stageOf(domain: DomainRecord | undefined): DomainStage {
  if (!domain) return 'gone';
  if (domain.state?.operation === 'ForceDelete' && domain.state.status === 'InProgress') return 'deleting';
  if (!domain.isVerified) return 'unverified';
  if (domain.isDefault) return domain.inheritsFrom === undefined ? 'default' : 'inheritingDefault';
  if (domain.isInitial) return 'initial';
  const federated = domain.authenticationType === 'Federated';
  if (domain.inheritsFrom !== undefined) return federated ? 'inheritingFederated' : 'inheritingManaged';
  return federated ? 'federated' : 'managed';
}

type Refusal = readonly [message: string, assumption?: string];

const inherits: Refusal = [
  'Unable to change the authentication type of this domain because it is a subdomain. Change its root domain, or promote the subdomain first.',
];
const unverified: Refusal = ['Only verified domains can be updated. Verify the domain first.', 'DM-06'];
const deleting: Refusal = ['The domain is being deleted.', 'DM-08'];
const deletedDefault: Refusal = [
  'The default domain cannot be deleted. Make another domain the default first.',
  'DM-05',
];
const alreadyRoot: Refusal = ['The domain is a root domain already.', 'DM-04'];

/** What is said where a stage lacks an event; of the wire's texts, those that are known are used. */
const refusals: Readonly<Partial<Record<DomainEvent, Readonly<Partial<Record<DomainStage, Refusal>>>>>> = {
  verify: {},
  update: { unverified, deleting },
  promote: {
    unverified: ["Unverified domains can't be promoted. Verify the domain before promotion."],
    managed: alreadyRoot,
    federated: alreadyRoot,
    default: alreadyRoot,
    initial: alreadyRoot,
    deleting,
  },
  makeDefault: {
    unverified,
    federated: ['A federated domain cannot be the default domain. Make it managed first.', 'DM-05'],
    inheritingFederated: ['A federated domain cannot be the default domain. Make it managed first.', 'DM-05'],
    deleting,
  },
  federate: {
    unverified: ['The domain is not verified. Verify it before federating it.', 'FD-01'],
    inheritingManaged: inherits,
    inheritingFederated: inherits,
    inheritingDefault: inherits,
    federated: ['Domain already has Federation Configuration set.', 'FD-02'],
    default: ['The default domain cannot be federated. Make another domain the default first.', 'FD-01'],
    initial: ['The initial domain cannot be federated.', 'FD-01'],
    deleting,
  },
  manage: {
    unverified,
    inheritingManaged: inherits,
    inheritingFederated: inherits,
    inheritingDefault: inherits,
    deleting,
  },
  delete: {
    default: deletedDefault,
    inheritingDefault: deletedDefault,
    initial: ['The initial domain cannot be deleted.', 'DM-05'],
    deleting,
  },
  forceDelete: {
    unverified: ['The domain is not verified: nothing refers to it. Delete it without force.', 'DM-08'],
    federated: ['A federated domain cannot be deleted by force. Make it managed first.', 'DM-08'],
    inheritingFederated: ['A federated domain cannot be deleted by force. Make its root managed first.', 'DM-08'],
    default: deletedDefault,
    inheritingDefault: deletedDefault,
    initial: ['The initial domain cannot be deleted.', 'DM-05'],
    deleting,
  },
};

const allowed = (stage: DomainStage, event: DomainEvent): boolean => Object.hasOwn(domainLifeCycle[stage], event);

function refusalOf(stage: DomainStage, event: DomainEvent): ServiceError {
  if (event === 'verify') return badRequest('Domain is already verified.');
  const [message, assumption] = refusals[event]?.[stage] ?? [`A domain that is ${stage} has no '${event}'.`];
  const details = message === inherits[0] ? [{ code: 'DomainNotRoot', target: 'authenticationType' }] : undefined;
  return badRequest(message, { ...(assumption ? { assumption } : {}), ...(details ? { details } : {}) });
}

/** Refuses an event that the domain's stage lacks. */
export function refuseUnlessAllowed(domain: DomainRecord, event: DomainEvent): void {
  const stage = stageOf(domain);
  if (!allowed(stage, event)) throw refusalOf(stage, event);
}

/** What becomes of a domain with its root. */
const withRoot: ReadonlySet<DomainEvent> = new Set<DomainEvent>(['rootFederated', 'rootManaged', 'update']);

function stagesAfter(stage: DomainStage, event: DomainEvent): readonly string[] {
  const events: Readonly<Partial<Record<DomainEvent, readonly string[]>>> = domainLifeCycle[stage];
  // One that is being deleted stays so whatever becomes of its root.
  return events[event] ?? (stage === 'deleting' && withRoot.has(event) ? [stage] : []);
}

function requireStage(
  id: string,
  before: DomainRecord | undefined,
  event: DomainEvent,
  after: DomainRecord | undefined,
): void {
  const from = stageOf(before);
  const to = stageOf(after);
  if (!stagesAfter(from, event).includes(to))
    throw new Error(
      `The domain ${id} would go from '${from}' to '${to}' by '${event}', which its life cycle does not have. This is a defect of the tenant; report it with the journal.`,
    );
}

/** Writes a domain as an event leaves it. A stage that the table does not give is a defect, and throws. */
export function putDomain(draft: Draft, event: DomainEvent, domain: DomainRecord): void {
  requireStage(domain.id, draft.tables.domains.get(domain.id), event, domain);
  draft.write('domains').set(domain.id, domain);
}

/** Takes a domain away, as `putDomain` writes one. */
export function dropDomain(draft: Draft, event: DomainEvent, id: string): void {
  requireStage(id, draft.tables.domains.get(id), event, undefined);
  draft.write('domains').delete(id);
}
