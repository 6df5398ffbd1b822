/** Federation servers on-premises: farms, their trusts, and the log that they keep (FD-08, FD-10, FD-11, CV-15). */
import type { Context } from './command.ts';
import { domainNameProblem } from './names.ts';
import type { CertificateFacts, FarmMember, FederationFarm, FederationRecord, FederationSignIn } from './records.ts';
import { badRequest } from './service-error.ts';
import type { Draft, View } from './state.ts';
import { orderedKey } from './time.ts';

/** The host that a web address names, in lower case; an empty text for anything else. */
export const hostOf = (address: string): string => (/^https?:\/\/([^\s/?#:]+)/i.exec(address)?.[1] ?? '').toLowerCase();

/** The farm to which a configuration leads browsers and clients; undefined for one that the tenant does not know. */
export function farmOf(view: View, federation: FederationRecord): FederationFarm | undefined {
  const hosts = [federation.passiveSignInUri, federation.activeSignInUri].map((address) => hostOf(address ?? ''));
  for (const [, farm] of view.tables.federationFarms.range()) if (hosts.includes(farm.serviceName)) return farm;
  return undefined;
}

/** Signs users in: a federation server is healthy, and a proxy where the farm has some. */
export function isAvailable({ members }: FederationFarm): boolean {
  const healthy = (role: FarmMember['role']): boolean =>
    members.some((member) => member.role === role && member.healthy);
  return healthy('federationServer') && (healthy('proxy') || !members.some(({ role }) => role === 'proxy'));
}

export const hasTrust = (farm: FederationFarm, domainId: string): boolean => farm.trusts.includes(domainId);

export function requireFarm(view: View, name: string): FederationFarm {
  const farm = view.tables.federationFarms.get(name.toLowerCase());
  if (!farm) {
    const known = [...view.tables.federationFarms.range()].map(([, { name: other }]) => other);
    throw badRequest(
      `There is no federation farm '${name}'. ${known.length === 0 ? 'Add one first.' : `Known: ${known.join(', ')}.`}`,
    );
  }
  return farm;
}

const putFarm = (draft: Draft, farm: FederationFarm): void => {
  draft.write('federationFarms').set(farm.name.toLowerCase(), farm);
};

export function setTrust(draft: Draft, name: string, domainId: string, trusted: boolean): void {
  const farm = requireFarm(draft, name);
  const others = farm.trusts.filter((trust) => trust !== domainId);
  putFarm(draft, { ...farm, trusts: trusted ? [...others, domainId].sort() : others });
}

/** Keeps an entry of the federation server's log, and forgets the oldest beyond its size. */
export function logFederationSignIn(draft: Draft, entry: FederationSignIn): void {
  const log = draft.write('federationSignIns');
  log.set(orderedKey(draft.nextSequence(), 12), entry);
  const oldest = log.first();
  if (log.size > draft.facts.rules.federationLogSize && oldest) log.delete(oldest[0]);
}

export interface FarmInput {
  readonly name: string;
  readonly product: FederationFarm['product'];
  readonly serviceName: string;
  /** An existing farm gets the trust only; a new one needs its servers and a certificate for the service name (FD-10). */
  readonly existing: boolean;
  readonly members?: readonly FarmMember[];
  /** DNS names that the TLS certificate is for. */
  readonly serviceCertificateNames?: readonly string[];
  readonly remote?: boolean;
  readonly trusts?: readonly string[];
  readonly certificate?: CertificateFacts;
}

const coversName = (pattern: string, name: string): boolean =>
  pattern.toLowerCase() === name ||
  (pattern.startsWith('*.') && name.slice(name.indexOf('.') + 1) === pattern.slice(2).toLowerCase());

/** What a new AD FS farm lacks (FD-10). */
function lackingOf(farm: FarmInput): string[] {
  const has = (role: FarmMember['role']): boolean => (farm.members ?? []).some((member) => member.role === role);
  return [
    ...(has('federationServer') ? [] : ['a federation server']),
    ...(has('proxy') ? [] : ['a Web Application Proxy']),
    ...((farm.serviceCertificateNames ?? []).some((name) => coversName(name, farm.serviceName.toLowerCase()))
      ? []
      : [`a certificate for ${farm.serviceName}`]),
  ];
}

/** Domains whose users a farm signs in, each once. They may be those of another tenant. */
function checkedTrusts(trusts: readonly string[]): readonly string[] {
  for (const trust of trusts) {
    const problem = domainNameProblem(trust);
    if (problem !== undefined) throw badRequest(`'${trust}' among trusts is not the name of a domain: ${problem}.`);
  }
  return [...new Set(trusts.map((trust) => trust.toLowerCase()))].sort();
}

export const federationFarmOperations = {
  /** FD-10. */
  addFederationFarm(draft: Draft, input: FarmInput, _context: Context): FederationFarm {
    if (draft.tables.federationFarms.has(input.name.toLowerCase()))
      throw badRequest(`There is a federation farm '${input.name}' already.`);
    const serviceName = input.serviceName.toLowerCase();
    const problem = domainNameProblem(serviceName);
    if (problem !== undefined)
      throw badRequest(`'${input.serviceName}' is not the host name of a federation service: ${problem}.`);
    const trusts = checkedTrusts(input.trusts ?? []);
    for (const [, other] of draft.tables.federationFarms.range())
      if (other.serviceName === serviceName)
        throw badRequest(`The service name '${serviceName}' belongs to the farm '${other.name}'.`);
    if (input.product === 'adfs' && !input.existing) {
      const lacking = lackingOf(input);
      if (lacking.length > 0) throw badRequest(`A new AD FS farm needs ${lacking.join(', ')}.`);
    }
    if (input.members?.length === 0)
      throw badRequest('A farm has a federation server at least. Name its members, or leave them out for one.');
    const farm: FederationFarm = {
      name: input.name,
      product: input.product,
      serviceName,
      members: input.members ?? [{ name: serviceName, role: 'federationServer', healthy: true }],
      remote: input.remote ?? false,
      contextSet: false,
      trusts,
      ...(input.certificate ? { certificate: input.certificate } : {}),
    };
    putFarm(draft, farm);
    return farm;
  },

  /** FD-08: members fail and come back; FD-09: the farm publishes another certificate; CV-15: its context is set. */
  changeFederationFarm(
    draft: Draft,
    input: {
      readonly name: string;
      /** All members at once. */
      readonly healthy?: boolean;
      readonly members?: readonly { readonly name: string; readonly healthy: boolean }[];
      readonly contextSet?: boolean;
      readonly trusts?: readonly string[];
      readonly certificate?: CertificateFacts;
    },
  ): FederationFarm {
    const farm = requireFarm(draft, input.name);
    for (const { name } of input.members ?? [])
      if (!farm.members.some((member) => member.name === name))
        throw badRequest(
          `The farm '${farm.name}' has no member '${name}'. It has ${farm.members.map((member) => member.name).join(', ')}.`,
        );
    const healthOf = (member: FarmMember): boolean =>
      input.members?.find(({ name }) => name === member.name)?.healthy ?? input.healthy ?? member.healthy;
    const changed: FederationFarm = {
      ...farm,
      members: farm.members.map((member) => ({ ...member, healthy: healthOf(member) })),
      contextSet: input.contextSet ?? farm.contextSet,
      trusts: input.trusts ? checkedTrusts(input.trusts) : farm.trusts,
      ...(input.certificate ? { certificate: input.certificate } : {}),
    };
    putFarm(draft, changed);
    return changed;
  },

  removeFederationFarm(draft: Draft, { name }: { readonly name: string }): void {
    const farm = requireFarm(draft, name);
    for (const [id, trust] of draft.tables.federations.range())
      if (farmOf(draft, trust)?.name === farm.name)
        throw badRequest(
          `'${id}' is federated with ${farm.name}. Convert it first; a farm that has failed is one without healthy members.`,
        );
    draft.write('federationFarms').delete(name.toLowerCase());
  },
};
